//! A packer of its own: it reads the tables of the Markdown page and places bits one by one, with a
//! CRC of its own. It shares nothing with the crate's but that page.

use std::collections::BTreeMap;

/// Where a field lies: word and lowest bit within its piece, width.
pub(super) type Place = (usize, usize, usize);

/// The fields of a page by piece and name.
pub(super) fn places(page: &str) -> BTreeMap<(String, String), Place> {
    let mut piece = String::new();
    let mut found = BTreeMap::new();
    for line in page.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            title.clone_into(&mut piece);
        }
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, word, bits, name, width, ..] = cells.as_slice() else { continue };
        let (Ok(word), Some(name)) = (word.parse(), name.strip_prefix('`')) else { continue };
        let (high, low) = bits.split_once(':').unwrap_or((bits, bits));
        let (high, low): (usize, usize) = (high.parse().unwrap(), low.parse().unwrap());
        assert_eq!(width.parse::<usize>().unwrap(), high - low + 1, "{line}");
        let key = (piece.clone(), name.trim_end_matches('`').to_owned());
        assert!(found.insert(key, (word, low, high - low + 1)).is_none(), "twice: {line}");
    }
    found
}

/// Reads a field bit by bit.
pub(super) fn read(words: &[u64], (word, low, width): Place) -> u64 {
    (0..width).map(|bit| (words[word] >> (low + bit) & 1) << bit).sum()
}

/// Writes a field bit by bit.
pub(super) fn write(words: &mut [u64], (word, low, width): Place, value: u64) {
    for bit in 0..width {
        let mask = 1 << (low + bit);
        if value >> bit & 1 == 1 {
            words[word] |= mask;
        } else {
            words[word] &= !mask;
        }
    }
}

/// CRC-32 of IEEE 802.3, bit by bit.
pub(super) fn crc(bytes: impl Iterator<Item = u8>) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

/// The words of a piece with these values; `host` is sealed as the page says.
pub(super) fn pack(page: &str, piece: &str, values: &[(&str, u64)]) -> Vec<u64> {
    let places = places(page);
    let place = |name: &str| places[&(piece.to_owned(), name.to_owned())];
    let mut words = vec![0; if piece == "host" { 16 } else { 8 }];
    for (name, value) in values {
        write(&mut words, place(name), *value);
    }
    if piece == "host" {
        write(&mut words, place("magic"), 0x5243);
        write(&mut words, place("layout"), 1);
        let sum = crc(words.iter().flat_map(|word| word.to_le_bytes()));
        write(&mut words, place("crc"), u64::from(sum));
    }
    words
}

#[test]
fn the_packer_of_the_tests_knows_the_check_value_of_the_crc() {
    assert_eq!(crc(b"123456789".iter().copied()), 0xCBF4_3926);
}
