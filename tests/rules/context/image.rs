//! Memory images: what a specification becomes, read back by the packer of the tests and by the crate.

use std::collections::BTreeMap;

use ctxnic::context::emit::markdown;
use ctxnic::context::memory::Contents;
use ctxnic::context::record::{Host, table_crc};
use ctxnic::flow::memory::{Memory, rate_bits};
use ctxnic::fsm::image::Image;

use super::{SPEC, loaded, memory_of, mutants, packer};

/// The host's values of a record, read by the documentation.
fn values(image: &[u64], id: usize) -> BTreeMap<String, u64> {
    let words = &image[64 * id..64 * id + 16];
    let places = packer::places(&markdown());
    let host = places.into_iter().filter(|((piece, _), _)| piece == "host");
    host.map(|((_, name), place)| (name, packer::read(words, place))).collect()
}

/// What the records of [`SPEC`] must hold, written down by hand: id, field, value.
const WANTED: &[(usize, &str, u64)] = &[
    (5, "id", 5),
    (5, "state", 2),
    (5, "class", 0),
    (5, "pinned", 1),
    (5, "broadcast", 0),
    (5, "promiscuous", 0),
    (5, "spoof_check", 1),
    (5, "mac", 0x0200_0000_1003),
    (5, "vlan_mode", 1),
    (5, "vlan_id", 10),
    (5, "dma_guest", 0x4000_0000),
    (5, "dma_host", 0x9000_0000),
    (5, "dma_size", 64 << 20),
    (5, "irq_mode", 2),
    (5, "irq_address", 0x0802_0040),
    (5, "irq_data", 0xdead_beef),
    (5, "rx_queue", 6),
    // 10 Mbit/s at 125 MHz is a hundredth of a byte per cycle: 167,772.16 of 2^24.
    (5, "rx_rate", 167_772),
    (5, "rx_burst", 32 << 10),
    (5, "tx_queue", 9),
    (5, "tx_rate", 1_677_721),
    (5, "tx_burst", 16 << 10),
    (5, "mtu", 9000),
    (5, "tx_table_address", 0),
    (5, "rx_counter", 2),
    (0, "class", 1),
    (0, "pinned", 0),
    (0, "promiscuous", 1),
    (0, "broadcast", 1),
    (0, "vlan_mode", 0),
    (0, "dma_size", 0),
    (0, "irq_mode", 1),
    (0, "rx_rate", 0),
    (0, "rx_queue", 8),
    (2, "id", 2),
    (2, "rx_counter", 1),
];

/// Whether an image is what [`SPEC`] asks for, by the documentation alone.
fn judge(image: &[u64]) -> Result<(), String> {
    for (id, field, value) in WANTED {
        let found = values(image, *id)[*field];
        if found != *value {
            return Err(format!("interface {id}: {field} is {found}, not {value}"));
        }
    }
    for id in [0, 2, 5] {
        let values = values(image, id);
        let place = packer::places(&markdown())[&("host".into(), "crc".into())];
        let mut words = image[64 * id..64 * id + 16].to_vec();
        packer::write(&mut words, place, 0);
        let crc = packer::crc(words.iter().flat_map(|word| word.to_le_bytes()));
        if values["crc"] != u64::from(crc) {
            return Err(format!("interface {id}: CRC"));
        }
        let start = usize::try_from((values["rx_table_address"] - 0x8000_0000) / 8).unwrap();
        let length = usize::try_from(values["rx_table_words"]).unwrap();
        let table = image.get(start..start + length).ok_or("table outside")?;
        let crc = packer::crc(table.iter().flat_map(|word| word.to_le_bytes()));
        if values["rx_table_crc"] != u64::from(crc) {
            return Err(format!("interface {id}: the CRC of its table"));
        }
        let full = |burst: u64| burst << 24;
        if image[64 * id + 36] != full(values["rx_burst"])
            || image[64 * id + 44] != full(values["tx_burst"])
        {
            return Err(format!("interface {id}: token buckets"));
        }
    }
    Ok(())
}

#[test]
fn the_image_holds_what_the_specification_says() {
    let memory = memory_of(&loaded(SPEC));
    judge(&memory.words).unwrap();
    assert_eq!((memory.base, memory.records), (0x8000_0000, 8));
    for id in [1, 3, 4, 6, 7] {
        assert!(memory.words[64 * id..64 * (id + 1)].iter().all(|word| *word == 0), "{id} is free");
    }
    // Interfaces with equal rules name one table.
    let (desk, twin) = (values(&memory.words, 0), values(&memory.words, 2));
    assert_eq!(desk["rx_table_address"], twin["rx_table_address"]);
    assert_ne!(desk["rx_table_address"], values(&memory.words, 5)["rx_table_address"]);
    assert_eq!(memory.tables().len(), 2);
    // Behind the records stands the table image as the engine loads it.
    Image::from_words(memory.words[8 * 64..].to_vec()).unwrap();
}

#[test]
fn an_image_reads_back_as_it_was_written() {
    let memory = memory_of(&loaded(SPEC));
    let contents = Contents::from_bytes(&memory.to_bin()).unwrap();
    assert_eq!(contents.records().count(), 8);
    let present: Vec<u16> =
        contents.records().filter(|record| !record.is_empty()).map(|record| record.id).collect();
    assert_eq!(present, [0, 2, 5]);
    assert!(contents.check(Some(0x8000_0000), None).list.is_empty());
    assert_eq!(contents.table_words(), &memory.words[8 * 64..]);
    let host = contents.record(5).unwrap().host(false).unwrap().unwrap();
    assert_eq!(host.rx_table_words, memory.interfaces[2].2.words);
    assert!(contents.record(5).unwrap().host(true).is_none(), "copy B is the host's to write");
    assert!(contents.record(8).is_none());
    let found = contents.check(Some(0x8000_1000), None);
    assert_eq!(found.list.len(), 3, "another base: {found}");
    assert!(found.list.iter().all(|d| d.code == "T052"));
    assert_eq!(words_of(&memory.to_hex(), memory.words.len()), memory.words);
}

/// The words of a file for `$readmemh`, zero where it has none.
fn words_of(text: &str, count: usize) -> Vec<u64> {
    let mut words = vec![0; count];
    let mut at = 0;
    for line in text.lines().filter(|line| !line.starts_with("//")) {
        if let Some(address) = line.strip_prefix('@') {
            at = usize::from_str_radix(address, 16).unwrap();
        } else {
            words[at] = u64::from_str_radix(line, 16).unwrap();
            at += 1;
        }
    }
    words
}

#[test]
fn planted_bugs_of_an_image_are_caught_by_the_documentation_or_by_the_check() {
    let memory = memory_of(&loaded(SPEC));
    for mutant in mutants::IMAGE {
        let mut words = memory.words.clone();
        assert!((mutant.plant)(&mut words), "{} could not be planted", mutant.name);
        assert_ne!(words, memory.words, "{}", mutant.name);
        let wrong = Memory { words, ..memory.clone() };
        let judged = judge(&wrong.words);
        assert!(judged.is_err(), "{} goes unnoticed by the documentation", mutant.name);
        let checked = Contents::from_bytes(&wrong.to_bin())
            .map_or_else(|list| list, |contents| contents.check(Some(wrong.base), None));
        assert_eq!(checked.has_errors(), mutant.refused, "{}: {checked}", mutant.name);
    }
}

#[test]
fn rates_are_rounded_down_and_never_to_zero() {
    assert_eq!(rate_bits(1_000_000_000, 125_000_000), 1 << 24);
    assert_eq!(rate_bits(100_000_000_000, 1_562_500_000), 8 << 24);
    assert_eq!(rate_bits(10_000, 1_000_000_000), 20);
    assert_eq!(rate_bits(1, 1_000_000_000), 1);
    assert_eq!(rate_bits(u64::MAX, 1), u32::MAX);
}

#[test]
fn files_that_are_no_image_are_refused_with_what_they_are() {
    let good = memory_of(&loaded(SPEC)).to_bin();
    let message = |bytes: &[u8]| Contents::from_bytes(bytes).unwrap_err().list[0].message.clone();
    assert_eq!(message(&[]), "an image of 0 bytes");
    assert_eq!(message(&good[..511]), "an image of 511 bytes");
    assert_eq!(message(&good[..1000]), "an image of 1000 bytes without tables");
    assert_eq!(message(&[0; 1024]), "2 places for records, but no record");
    assert_eq!(message(&[0x5a; 512]), "1 places for records, but no record");
    assert_eq!(message(&vec![0; 512 * 4097]), "an image of 4097 records");
    // Cut behind the tables' first words: the records are whole, the table image is not.
    let cut = Contents::from_bytes(&good[..good.len() - 8]).unwrap();
    assert_eq!(cut.check(None, None).list[0].code, "F013");
    let mut torn = good.clone();
    torn[5 * 512 + 8] ^= 1;
    let found = Contents::from_bytes(&torn).unwrap().check(None, None);
    assert_eq!(found.list.len(), 1);
    assert!(found.list[0].message.contains("interface 5 (copy A) is refused: the CRC is wrong"));
    assert_eq!(table_crc(&[]), 0);
    assert_eq!(Host::default().faults(), []);
}
