//! Planted bugs: changes of a table, an FSM or a netlist by name, each of which the comparison must
//! catch. A lane that cannot catch them proves nothing.

use ctxnic::fsm::compile::compile;
use ctxnic::fsm::interp;
use ctxnic::fsm::ir::{Fsm, Kind, Leaf, State};
use ctxnic::fsm::lower;
use ctxnic::fsm::pack::Word;
use ctxnic::golden::table_engine;
use ctxnic::net::header::Header;
use ctxnic::net::key::key_of;
use ctxnic::rules::model::Policy;
use ctxnic::rules::set16::Set16;

use crate::hardwired;
use crate::random_policy::{Rng, Shape, header, policy};

const SEED_MUTANTS: u64 = 0x5eed_0300;

/// A planted bug of one word: the word with the bug, or nothing when it has no such place.
type Bug = fn(Word) -> Option<Word>;

const BUGS: &[(&str, Bug)] = &[
    ("range-ends-one-late", |word| match word {
        Word::Range { field, low, high, next } if high < u16::MAX => {
            Some(Word::Range { field, low, high: high + 1, next })
        }
        _ => None,
    }),
    ("range-starts-one-late", |word| match word {
        Word::Range { field, low, high, next } if low < high => {
            Some(Word::Range { field, low: low + 1, high, next })
        }
        _ => None,
    }),
    ("exact-edges-swapped", |word| match word {
        Word::Exact { field, value, equal, other } if equal != other => {
            Some(Word::Exact { field, value, equal: other, other: equal })
        }
        _ => None,
    }),
    ("exact-looks-at-the-next-field", |word| match word {
        Word::Exact { field, value, equal, other } => {
            Some(Word::Exact { field: field + 1, value, equal, other })
        }
        _ => None,
    }),
    ("less-becomes-less-or-equal", |word| match word {
        Word::Less { field, value, less, other } if value < u16::MAX => {
            Some(Word::Less { field, value: value + 1, less, other })
        }
        _ => None,
    }),
    ("mask-loses-a-bit", |word| match word {
        Word::Mask { field, value, mask, next } if mask != 0 => {
            let bit = mask & mask.wrapping_neg();
            Some(Word::Mask { field, value: value & !bit, mask: mask & !bit, next })
        }
        _ => None,
    }),
    ("mask-always-falls-through", |word| match word {
        Word::Mask { field, value, next, .. } => {
            Some(Word::Mask { field, value: value | 1, mask: 0, next })
        }
        _ => None,
    }),
    ("multi-drops-its-default", |word| match word {
        Word::Multi { field, base, shift, bits, packed: false, last, .. } => {
            Some(Word::Multi { field, base, shift, bits, packed: false, last, default: base })
        }
        _ => None,
    }),
    ("multi-shifts-one-more", |word| match word {
        Word::Multi { field, base, shift, bits, packed, last, default } if shift < 15 => {
            Some(Word::Multi { field, base, shift: shift + 1, bits, packed, last, default })
        }
        _ => None,
    }),
    ("leaf-verdict-inverted", |word| match word {
        Word::Leaf { deliver, mark, rule } => Some(Word::Leaf { deliver: !deliver, mark, rule }),
        _ => None,
    }),
    ("leaf-counts-the-next-rule", |word| match word {
        Word::Leaf { deliver, mark, rule } => Some(Word::Leaf { deliver, mark, rule: rule + 1 }),
        _ => None,
    }),
    ("set-of-the-next-slot", |word| match word {
        Word::Set1 { slot } => Some(Word::Set1 { slot: slot ^ 1 }),
        _ => None,
    }),
    ("directory-of-another-table", |word| match word {
        Word::Dir { table, first_counter } => Some(Word::Dir { table: table + 1, first_counter }),
        _ => None,
    }),
];

/// True when some header gets another result.
fn caught(policy: &Policy, words: &[u64], headers: &[Header]) -> bool {
    headers.iter().any(|header| {
        let walked = table_engine::classify(words, &key_of(header));
        walked.map(|walked| walked.outcome).ok().as_ref() != Some(&policy.classify(header))
    })
}

/// Addresses of the words of a bundle that are operations: the directory and all table words that
/// walks can reach are among them.
fn operations(words: &[u64]) -> Vec<usize> {
    (2..words.len())
        .filter(|at| !matches!(Word::unpack(words[*at]), None | Some(Word::Header { .. })))
        .collect()
}

#[test]
fn every_planted_bug_of_a_table_is_caught() {
    for (name, bug) in BUGS {
        let mut rng = Rng::new(SEED_MUTANTS);
        let (mut planted, mut found) = (0, 0);
        for _ in 0..60 {
            let policy = policy(&mut rng, Shape { interfaces: 4, rules: 6 });
            let image = compile(&policy).unwrap().image;
            let headers: Vec<Header> = (0..400).map(|_| header(&mut rng, &policy)).collect();
            assert!(!caught(&policy, image.words(), &headers), "the sound image agrees");
            let mut words = image.words().to_vec();
            let places = operations(&words);
            let mut changed = 0;
            for at in places {
                if let Some(word) = Word::unpack(words[at]).and_then(bug) {
                    words[at] = word.pack();
                    changed += 1;
                }
            }
            if changed > 0 {
                planted += 1;
                found += u32::from(caught(&policy, &words, &headers));
            }
        }
        assert!(planted >= 5, "`{name}` fits only {planted} images");
        assert!(8 * found > planted, "`{name}` was caught in {found} of {planted} images");
    }
}

#[test]
fn words_that_fall_through_to_the_wrong_place_are_caught() {
    let mut rng = Rng::new(SEED_MUTANTS + 1);
    let (mut planted, mut found) = (0, 0);
    for _ in 0..60 {
        let policy = policy(&mut rng, Shape { interfaces: 3, rules: 8 });
        let image = compile(&policy).unwrap().image;
        let headers: Vec<Header> = (0..400).map(|_| header(&mut rng, &policy)).collect();
        let mut words = image.words().to_vec();
        // Exchange the word after a fall-through with the one behind it.
        let place = (2..words.len() - 2).find(|at| {
            matches!(Word::unpack(words[*at]), Some(Word::Mask { .. } | Word::Range { .. }))
                && words[at + 1] != words[at + 2]
        });
        if let Some(at) = place {
            words.swap(at + 1, at + 2);
            planted += 1;
            found += u32::from(caught(&policy, &words, &headers));
        }
    }
    assert!(planted >= 20 && 2 * found > planted, "caught {found} of {planted}");
}

/// An FSM with one arc widened by one value, if it has such an arc.
fn widened(fsm: &Fsm) -> Option<Fsm> {
    let mut fsm = fsm.clone();
    for state in &mut fsm.states {
        if let State::Test { slice, arcs, .. } = state
            && let Some(arc) = arcs.first_mut()
            && let Some(&(_, high)) = arc.set.spans().last()
            && high < slice.limit()
        {
            arc.set = arc.set.union(&Set16::single(high + 1));
            return Some(fsm);
        }
    }
    None
}

#[test]
fn an_arc_one_value_too_wide_is_caught_in_the_fsm_and_in_the_pipeline() {
    let mut rng = Rng::new(SEED_MUTANTS + 2);
    let (mut planted, mut in_fsm, mut in_pipeline) = (0, 0, 0);
    for round in 0..30 {
        let policy = policy(&mut rng, Shape { interfaces: 4, rules: 5 });
        let sound = lower::lookup(&policy).unwrap();
        let Some(bad) = widened(&sound) else { continue };
        planted += 1;
        let headers: Vec<Header> = (0..500).map(|_| header(&mut rng, &policy)).collect();
        let differs = headers.iter().any(|header| {
            let members = interp::run(&bad, &key_of(header)).and_then(Leaf::members);
            members != Some(policy.members(header))
        });
        in_fsm += u32::from(differs);
        if differs && ctxnic::fsm::verify::verify(&bad).is_ok() {
            let wanted: Vec<hardwired::Header> = headers
                .iter()
                .map(|header| hardwired::Header {
                    key: key_of(header),
                    slot: 0,
                    leaf: Leaf::Members(policy.members(header)),
                })
                .collect();
            let design = hardwired::design(&bad);
            assert!(hardwired::run(&design, Kind::Lookup, &wanted, round).is_err());
            in_pipeline += 1;
        }
    }
    assert!(planted >= 20 && in_fsm >= 3 && in_pipeline >= 1, "{planted} {in_fsm} {in_pipeline}");
}

#[test]
fn a_pipeline_register_that_ignores_stall_is_caught() {
    let mut rng = Rng::new(SEED_MUTANTS + 3);
    let policy = policy(&mut rng, Shape { interfaces: 4, rules: 6 });
    let (fsm, _) = lower::joint_rules(&policy).unwrap();
    let wanted = hardwired::headers(&mut rng, &policy, &fsm, 300);
    let sound = hardwired::design(&fsm);
    hardwired::run(&sound, Kind::Rules, &wanted, 1).unwrap();
    let mut bad = sound;
    for module in &mut bad.modules {
        for register in &mut module.registers {
            register.enable = None;
        }
    }
    assert!(hardwired::run(&bad, Kind::Rules, &wanted, 1).is_err());
}
