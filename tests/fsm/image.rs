//! The table image: round trips, refusals, flipped bits, hostile contents.

use std::collections::BTreeSet;

use ctxnic::fsm::compile::compile;
use ctxnic::fsm::image::{Image, crc, seal};
use ctxnic::fsm::pack::Word;
use ctxnic::fsm::word::STEP_LIMIT;
use ctxnic::golden::table_engine;
use ctxnic::net::key::key_of;
use ctxnic::rules::model::Policy;

use crate::random_policy::{Rng, Shape, header, policy};

const SEED_IMAGE: u64 = 0x5eed_0200;

fn small() -> (Policy, Image) {
    let mut rng = Rng::new(SEED_IMAGE);
    let policy = policy(&mut rng, Shape { interfaces: 3, rules: 4 });
    let image = compile(&policy).unwrap().image;
    (policy, image)
}

fn code_of(words: Vec<u64>) -> &'static str {
    Image::from_words(words).unwrap_err().list[0].code
}

#[test]
fn bytes_and_hex_text_hold_the_words() {
    let (_, image) = small();
    assert_eq!(Image::from_bin(&image.to_bin()).unwrap(), image);
    let hex = image.to_hex();
    let words: Vec<u64> = hex
        .lines()
        .filter(|line| !line.starts_with("//"))
        .map(|line| u64::from_str_radix(line, 16).unwrap())
        .collect();
    assert_eq!(words, image.words());
}

#[test]
fn each_damage_of_the_header_has_its_own_code() {
    let (_, image) = small();
    let damaged = |change: &dyn Fn(&mut Vec<u64>)| {
        let mut words = image.words().to_vec();
        change(&mut words);
        code_of(words)
    };
    assert_eq!(Image::from_bin(&image.to_bin()[1..]).unwrap_err().list[0].code, "F010");
    assert_eq!(code_of(Vec::new()), "F010");
    assert_eq!(damaged(&|words| words[0] ^= 1), "F011");
    assert_eq!(damaged(&|words| words[0] ^= 1 << 16), "F012");
    assert_eq!(damaged(&|words| words.push(0)), "F013");
    assert_eq!(damaged(&|words| words[1] ^= 1), "F014");
    assert_eq!(damaged(&|words| words[0] ^= 1 << 63), "F014");
    assert_eq!(
        damaged(&|words| {
            words[1] |= 0xffff << 32;
            seal(words);
        }),
        "F015"
    );
    assert_eq!(
        damaged(&|words| {
            words[0] &= 0x0000_ffff_ffff_ffff;
            seal(words);
        }),
        "F016"
    );
    assert_eq!(
        damaged(&|words| {
            let root = usize::from(image.lookup_address()) + 1;
            words[root] = 0;
            seal(words);
        }),
        "F017"
    );
}

#[test]
fn every_single_flipped_bit_is_refused() {
    let (_, image) = small();
    let mut count = 0;
    for index in 0..image.words().len() {
        for bit in 0..64 {
            let mut words = image.words().to_vec();
            words[index] ^= 1 << bit;
            assert!(Image::from_words(words).is_err(), "word {index} bit {bit}");
            count += 1;
        }
    }
    assert!(count > 2000);
}

#[test]
fn damaged_tables_with_a_right_crc_never_hang_or_panic() {
    let (policy, image) = small();
    let mut rng = Rng::new(SEED_IMAGE + 1);
    let keys: Vec<_> = (0..20).map(|_| key_of(&header(&mut rng, &policy))).collect();
    let (mut errors, mut accepted) = (BTreeSet::new(), 0);
    for index in 0..image.words().len() {
        for bit in 0..64 {
            let mut words = image.words().to_vec();
            words[index] ^= 1 << bit;
            seal(&mut words);
            assert_eq!(words[1] & 0xffff_ffff, u64::from(crc(&words)));
            let loaded = Image::from_words(words.clone());
            for key in &keys {
                match table_engine::classify(&words, key) {
                    Ok(walked) => assert!(walked.reads <= STEP_LIMIT),
                    Err(error) => {
                        assert!(loaded.is_err(), "accepted, yet {error:?}: word {index} bit {bit}");
                        errors.insert(name(error));
                    }
                }
            }
            accepted += u32::from(loaded.is_ok());
        }
    }
    assert!(accepted > 0, "some flips are harmless to the walk");
    assert_eq!(errors, BTreeSet::from(["illegal", "outside", "too long"]));
}

fn name(error: table_engine::TableError) -> &'static str {
    match error {
        table_engine::TableError::TooLong => "too long",
        table_engine::TableError::Outside { .. } => "outside",
        table_engine::TableError::Illegal { .. } => "illegal",
    }
}

#[test]
fn random_words_never_hang_or_panic_a_walk_or_a_check() {
    let mut rng = Rng::new(SEED_IMAGE + 2);
    for _ in 0..20_000 {
        let length = 4 + rng.below(60);
        let mut words: Vec<u64> = (0..length).map(|_| rng.next()).collect();
        let address = 2 + rng.below(length - 2);
        words[0] = 0x0001_4358 | (length as u64) << 32 | (address as u64) << 48;
        words[1] = 2 << 32 | (1 + rng.below(4) as u64) << 48;
        words[address] = 0x57ab_0100_0000_0000 | (rng.next() & 0x3f);
        for word in words.iter_mut().skip(2) {
            if rng.percent(50) {
                // Keep pointers near, so that walks go on.
                *word &= 0xf01f_003f_003f_003f;
            }
        }
        seal(&mut words);
        let _ = Image::from_words(words.clone());
        let mut key = [0u16; 32];
        key.fill_with(|| u16::try_from(rng.next() & 0xffff).unwrap());
        if let Ok(walked) = table_engine::classify(&words, &key) {
            assert!(walked.reads <= STEP_LIMIT);
        }
    }
}

#[test]
fn equal_rule_sets_share_one_table() {
    let mut rng = Rng::new(SEED_IMAGE + 3);
    let mut policy = policy(&mut rng, Shape { interfaces: 6, rules: 10 });
    let rules = policy.interfaces[0].rx.clone();
    for interface in &mut policy.interfaces {
        interface.rx = rules.clone();
    }
    let compiled = compile(&policy).unwrap();
    let tables: BTreeSet<u16> =
        (0..6).map(|slot| compiled.image.directory(slot).unwrap().0).collect();
    assert_eq!(tables.len(), 1);
    let firsts: Vec<u16> = (0..6).map(|slot| compiled.image.directory(slot).unwrap().1).collect();
    let step = u16::try_from(rules.rules.len() + 1).unwrap();
    assert_eq!(firsts, (0..6).map(|slot| slot * step).collect::<Vec<_>>());
}

#[test]
fn the_c_header_lists_words_interfaces_and_counters() {
    let (policy, _) = small();
    let compiled = compile(&policy).unwrap();
    let text = ctxnic::fsm::c_header::c_header("edge-gateway", &policy, &compiled);
    let words = text.lines().filter(|line| line.trim().starts_with("UINT64_C(")).count();
    assert_eq!(words, compiled.image.words().len());
    assert!(text.contains(&format!("#define EDGE_GATEWAY_TABLES_WORDS {words}u")));
    assert!(text.contains("#define EDGE_GATEWAY_SLOT_VIF2 2u"));
    let counters: usize = policy.interfaces.iter().map(|vif| vif.rx.rules.len() + 1).sum();
    assert!(text.contains(&format!("#define EDGE_GATEWAY_COUNTERS {counters}u")));
    let named = compiled.counters.iter().filter(|counter| counter.name == "telemetry").count();
    assert!(named > 0, "the seed names a counter");
    assert_eq!(text.matches("\"telemetry\"").count(), named);
}

#[test]
fn limits_are_errors_with_their_codes() {
    let mut rng = Rng::new(SEED_IMAGE + 4);
    let codes = |policy: &Policy| -> Vec<&'static str> {
        compile(policy).unwrap_err().list.iter().map(|found| found.code).collect()
    };
    let many = policy(&mut rng, Shape { interfaces: 65, rules: 0 });
    assert_eq!(codes(&many), ["F003"]);
    let mut nowhere = policy(&mut rng, Shape { interfaces: 2, rules: 0 });
    nowhere.unknown_unicast = Some(2);
    assert_eq!(codes(&nowhere), ["F005"]);
    let mut long = policy(&mut rng, Shape { interfaces: 1, rules: 1 });
    let rule = crate::random_policy::rule(&mut rng);
    long.interfaces[0].rx.rules = vec![rule; 65_535];
    assert_eq!(codes(&long), ["F004"]);
    let mut sum = policy(&mut rng, Shape { interfaces: 64, rules: 0 });
    for interface in &mut sum.interfaces {
        interface.rx.rules = vec![long.interfaces[0].rx.rules[0].clone(); 1024];
    }
    assert_eq!(codes(&sum), ["F006"]);
}

#[test]
fn an_empty_card_has_an_image_that_drops_everything() {
    let policy = Policy { interfaces: Vec::new(), unknown_unicast: None };
    let image = compile(&policy).unwrap().image;
    assert_eq!(Image::from_words(image.words().to_vec()).unwrap(), image);
    let walked = table_engine::classify(image.words(), &[0xffff; 32]).unwrap();
    assert_eq!((walked.outcome.members, walked.outcome.rule), (0, 0xffff));
    assert_eq!(walked.reads, 2, "header and `none`");
    assert_eq!(Word::unpack(*image.words().last().unwrap()), Some(Word::Nobody));
}
