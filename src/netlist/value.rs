//! Two-state values of any width from 1 bit.
//!
//! A [`Value`] holds its bits in 64-bit words, least significant first; the bits above the width
//! are always zero.

use std::fmt;

/// A bit vector of a fixed width.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Value {
    width: u32,
    words: Vec<u64>,
}

/// Number of 64-bit words that hold `width` bits.
#[must_use]
pub const fn words_for(width: u32) -> usize {
    (width as usize).div_ceil(64)
}

impl Value {
    /// All bits zero.
    ///
    /// # Panics
    /// When `width` is 0.
    #[must_use]
    pub fn zero(width: u32) -> Self {
        assert!(width > 0, "a value has at least one bit");
        Self { width, words: vec![0; words_for(width)] }
    }

    /// All bits one.
    #[must_use]
    pub fn ones(width: u32) -> Self {
        Self::from_words(width, vec![u64::MAX; words_for(width)])
    }

    /// The low `width` bits of `value`.
    #[must_use]
    pub fn from_u64(width: u32, value: u64) -> Self {
        let mut words = vec![0; words_for(width)];
        words[0] = value;
        Self::from_words(width, words)
    }

    /// The low `width` bits of `value`.
    #[must_use]
    pub fn from_u128(width: u32, value: u128) -> Self {
        let mut words = vec![0; words_for(width).max(2)];
        for (word, bytes) in words.iter_mut().zip(value.to_le_bytes().chunks_exact(8)) {
            *word = bytes.iter().rev().fold(0, |sum, &byte| (sum << 8) | u64::from(byte));
        }
        Self::from_words(width, words)
    }

    /// From words, least significant first; missing words are zero, bits above the width are cut.
    ///
    /// # Panics
    /// When `width` is 0.
    #[must_use]
    pub fn from_words(width: u32, mut words: Vec<u64>) -> Self {
        assert!(width > 0, "a value has at least one bit");
        words.resize(words_for(width), 0);
        if !width.is_multiple_of(64) {
            let last = words.len() - 1;
            words[last] &= (1u64 << (width % 64)) - 1;
        }
        Self { width, words }
    }

    /// Parses hexadecimal digits (no prefix); bits above the width are an error.
    #[must_use]
    pub fn from_hex(width: u32, digits: &str) -> Option<Self> {
        let mut words = vec![0u64; words_for(width)];
        for (position, digit) in digits.bytes().rev().enumerate() {
            let nibble = u64::from(char::from(digit).to_digit(16)?);
            let (word, shift) = (position / 16, (position % 16) * 4);
            if word < words.len() {
                words[word] |= nibble << shift;
            } else if nibble != 0 {
                return None;
            }
        }
        let value = Self::from_words(width, words.clone());
        (value.words == words).then_some(value)
    }

    /// Width in bits.
    #[inline]
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// The words, least significant first.
    #[inline]
    #[must_use]
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// One bit; bits beyond the width read zero.
    #[must_use]
    pub fn bit(&self, index: u32) -> bool {
        index < self.width && (self.words[(index / 64) as usize] >> (index % 64)) & 1 == 1
    }

    /// Sets one bit; a bit beyond the width is ignored.
    pub fn set_bit(&mut self, index: u32, bit: bool) {
        if index < self.width {
            let mask = 1u64 << (index % 64);
            let word = &mut self.words[(index / 64) as usize];
            if bit { *word |= mask } else { *word &= !mask }
        }
    }

    /// The low 64 bits.
    #[inline]
    #[must_use]
    pub fn low_u64(&self) -> u64 {
        self.words[0]
    }

    /// The value when it fits 64 bits.
    #[must_use]
    pub fn to_u64(&self) -> Option<u64> {
        self.words[1..].iter().all(|&w| w == 0).then_some(self.words[0])
    }

    /// True when every bit is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.words.iter().all(|&w| w == 0)
    }

    /// The same number in another width: zero-extended or cut.
    #[must_use]
    pub fn resized(&self, width: u32) -> Self {
        Self::from_words(width, self.words.clone())
    }

    /// `width` bits from bit `lo` on; bits beyond the end read zero.
    #[must_use]
    pub fn slice(&self, lo: u32, width: u32) -> Self {
        let mut out = Self::zero(width);
        for index in 0..width {
            out.set_bit(index, self.bit(lo + index));
        }
        out
    }
}

impl fmt::LowerHex for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        for word in self.words.iter().rev() {
            if text.is_empty() {
                text = format!("{word:x}");
                if text == "0" && self.words.len() > 1 {
                    text.clear();
                }
            } else {
                text.push_str(&format!("{word:016x}"));
            }
        }
        if text.is_empty() {
            text.push('0');
        }
        f.write_str(&text)
    }
}

/// Verilog form: `8'h1f`.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}'h{self:x}", self.width)
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn bits_above_the_width_are_cut() {
        assert_eq!(Value::from_u64(4, 0xff).low_u64(), 0xf);
        assert_eq!(Value::ones(65).words(), &[u64::MAX, 1]);
    }

    #[test]
    fn hex_round_trips_across_word_boundaries() {
        let value = Value::from_hex(72, "12_".trim_end_matches('_')).unwrap();
        assert_eq!(value.to_string(), "72'h12");
        let wide = Value::from_hex(72, "ff0000000000000001").unwrap();
        assert_eq!(wide.to_string(), "72'hff0000000000000001");
        assert_eq!(Value::from_hex(4, "1f"), None);
    }

    #[test]
    fn a_slice_beyond_the_end_reads_zero() {
        assert_eq!(Value::ones(8).slice(6, 4).low_u64(), 0b11);
    }
}
