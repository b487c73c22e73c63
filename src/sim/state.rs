//! Where a value is in the words of a state.

use crate::netlist::value::words_for;

use super::code::At;

/// The bits of a signal: a part of one word, or several whole words, least significant first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// First word.
    pub(crate) at: At,
    /// Lowest bit in it; 0 for several words.
    pub(crate) shift: u8,
    /// Bits.
    pub(crate) width: u32,
}

impl Place {
    /// A value that starts a word.
    pub(crate) const fn word(at: At, width: u32) -> Self {
        Self { at, shift: 0, width }
    }

    /// Number of words of the value.
    pub(crate) const fn words(self) -> usize {
        words_for(self.width)
    }

    const fn mask(self) -> u64 {
        if self.width >= 64 { u64::MAX } else { (1 << self.width) - 1 }
    }

    /// The low 64 bits.
    #[inline]
    pub(crate) fn low(self, state: &[u64]) -> u64 {
        (state[self.at as usize] >> self.shift) & self.mask()
    }

    /// The value, in as many words as it has.
    pub(crate) fn read(self, state: &[u64], out: &mut [u64]) {
        if self.width <= 64 {
            out[0] = self.low(state);
        } else {
            let at = self.at as usize;
            out.copy_from_slice(&state[at..at + self.words()]);
        }
    }

    /// Sets the value, given without bits above its width; true when that changes something.
    #[inline]
    pub(crate) fn write(self, state: &mut [u64], value: &[u64]) -> bool {
        let at = self.at as usize;
        if self.width <= 64 {
            let word = &mut state[at];
            let new = (*word & !(self.mask() << self.shift)) | (value[0] << self.shift);
            return std::mem::replace(word, new) != new;
        }
        let words = &mut state[at..at + self.words()];
        let changed = words != value;
        words.copy_from_slice(value);
        changed
    }

    /// One limb of the value, by its index and width.
    pub(crate) fn limb(self, index: usize, width: u8) -> Self {
        let at = self.at.saturating_add(u32::try_from(index).unwrap_or(u32::MAX));
        Self { at, shift: self.shift, width: width.into() }
    }
}
