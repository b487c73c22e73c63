//! The layout as a `no_std` Rust module for drivers and hypervisors.

use super::{constants, named};

const HEAD: &str = "\
//! Context record of ctxnic. Needs only `core`.
//!
//! A field is read with `HOST_STATE.get(&words)` and written with `HOST_STATE.set(&mut words, 2)`;
//! `words` are those of its piece, read from memory in little-endian byte order.
#![allow(dead_code)]

/// A field: some bits of one word of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Word within the piece.
    pub word: usize,
    /// Lowest bit.
    pub lo: u32,
    /// Mask of the value, from bit 0.
    pub mask: u64,
}

impl Field {
    /// The field's value; 0 if the slice is too short.
    pub const fn get(self, words: &[u64]) -> u64 {
        if self.word < words.len() { (words[self.word] >> self.lo) & self.mask } else { 0 }
    }

    /// Puts the low bits of a value into the field; does nothing if the slice is too short.
    pub fn set(self, words: &mut [u64], value: u64) {
        if let Some(word) = words.get_mut(self.word) {
            *word = *word & !(self.mask << self.lo) | (value & self.mask) << self.lo;
        }
    }
}

/// CRC-32 (IEEE 802.3) of a host's piece, its own four bytes taken as zero.
pub const fn host_crc(words: &[u64; HOST_WORDS]) -> u32 {
    let mut crc = u32::MAX;
    let mut index = 0;
    while index < HOST_WORDS {
        let mut word = words[index];
        if index == HOST_CRC.word {
            word &= !(HOST_CRC.mask << HOST_CRC.lo);
        }
        let mut bit = 0;
        while bit < 64 {
            let low = (crc as u64 ^ word >> bit) & 1;
            crc = crc >> 1 ^ if low == 1 { 0xEDB8_8320 } else { 0 };
            bit += 1;
        }
        index += 1;
    }
    !crc
}

/// Writes magic number, layout version and CRC.
pub fn host_seal(words: &mut [u64; HOST_WORDS]) {
    HOST_MAGIC.set(words, MAGIC as u64);
    HOST_LAYOUT.set(words, LAYOUT as u64);
    let crc = host_crc(words);
    HOST_CRC.set(words, crc as u64);
}

";

/// The text of `ctxnic_context.rs`.
pub fn rust_module() -> String {
    let mut text = String::from(HEAD);
    for (name, value, meaning) in constants() {
        text.push_str(&format!("/// {meaning}\npub const {name}: usize = {value};\n"));
    }
    for (name, field) in named() {
        text.push_str(&format!(
            "/// {}, {} bits\npub const {name}: Field = Field {{ word: {}, lo: {}, mask: 0x{:x} }};\n",
            field.meaning,
            field.width,
            field.word,
            field.lo,
            field.mask()
        ));
    }
    text
}
