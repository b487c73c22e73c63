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

    /// Ones in the bits of a value of at most 64 bits, which has one at least.
    #[inline]
    const fn mask(self) -> u64 {
        u64::MAX >> (self.width.wrapping_neg() & 63)
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

    /// Sets a value of at most 64 bits to the low bits of a number; true when that changes something.
    #[inline]
    pub(crate) fn write_low(self, state: &mut [u64], value: u64) -> bool {
        let word = &mut state[self.at as usize];
        let change = ((*word >> self.shift) ^ value) & self.mask();
        *word ^= change << self.shift;
        change != 0
    }

    /// Sets the value, given without bits above its width; true when that changes something.
    #[inline]
    pub(crate) fn write(self, state: &mut [u64], value: &[u64]) -> bool {
        let at = self.at as usize;
        if self.width <= 64 {
            return self.write_low(state, value[0]);
        }
        let words = &mut state[at..at + self.words()];
        let changed = words != value;
        words.copy_from_slice(value);
        changed
    }

    /// The value in as many words as there are; words beyond the value become 0.
    #[inline]
    pub(crate) fn read_cut(self, state: &[u64], out: &mut [u64]) {
        if self.width <= 64 {
            if let Some((first, rest)) = out.split_first_mut() {
                *first = self.low(state);
                rest.fill(0);
            }
            return;
        }
        let words = &state[self.at as usize..self.at as usize + self.words()];
        let copied = words.len().min(out.len());
        out[..copied].copy_from_slice(&words[..copied]);
        out[copied..].fill(0);
    }

    /// Sets the value to the low bits of words, 0 where there are too few; true when that changes
    /// something.
    #[inline]
    pub(crate) fn write_cut(self, state: &mut [u64], words: &[u64]) -> bool {
        let word = |index: usize| words.get(index).copied().unwrap_or(0);
        if self.width <= 64 {
            return self.write_low(state, word(0));
        }
        let (at, count) = (self.at as usize, self.words());
        let mut changed = false;
        for (index, old) in state[at..at + count].iter_mut().enumerate() {
            let unused = if index + 1 == count { (64 - self.width % 64) % 64 } else { 0 };
            let new = word(index) & (u64::MAX >> unused);
            changed |= std::mem::replace(old, new) != new;
        }
        changed
    }

    /// One limb of the value, by its index and width.
    pub(crate) fn limb(self, index: usize, width: u8) -> Self {
        let at = self.at.saturating_add(u32::try_from(index).unwrap_or(u32::MAX));
        Self { at, shift: self.shift, width: width.into() }
    }
}
