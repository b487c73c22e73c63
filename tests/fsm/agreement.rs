//! Semantics, interpreter and table walker give the same verdict for every header.

use ctxnic::fsm::compile::{Compiled, compile};
use ctxnic::fsm::ir::Fsm;
use ctxnic::fsm::{interp, lower};
use ctxnic::golden::table_engine;
use ctxnic::net::header::Header;
use ctxnic::net::key::{Key, key_of};
use ctxnic::rules::model::{Decision, Policy};

use crate::random_policy::{Rng, Shape, header, policy};

const SEED_AGREEMENT: u64 = 0x5eed_0001;

/// Compares one header everywhere; gives the words the walk read.
#[track_caller]
fn compare(policy: &Policy, compiled: &Compiled, header: &Header, context: &str) -> u32 {
    let wanted = policy.classify(header);
    let key = key_of(header);
    let members = interp::run(&compiled.lookup, &key).unwrap().members();
    assert_eq!(members, Some(wanted.members), "lookup fsm, {context}, {header:?}");
    for (slot, decision) in &wanted.decisions {
        let leaf = interp::walk(&compiled.rules[*slot], &key).leaf.unwrap();
        assert_eq!(leaf.decision(), Some(*decision), "rules of {slot}, {context}, {header:?}");
    }
    let walked = table_engine::classify(compiled.image.words(), &key).unwrap();
    assert_eq!(walked.outcome, wanted, "tables, {context}, {header:?}");
    let limit = if wanted.members.count_ones() <= 1 {
        compiled.figures.reads_max
    } else {
        compiled.figures.reads_max_group
    };
    assert!(walked.reads <= limit, "{} words read, {limit} promised, {context}", walked.reads);
    walked.reads
}

#[test]
fn a_hundred_thousand_verdicts_agree_on_random_policies() {
    let mut rng = Rng::new(SEED_AGREEMENT);
    let (mut verdicts, mut members, mut several) = (0u32, 0u32, 0u32);
    let shapes = [
        Shape { interfaces: 1, rules: 4 },
        Shape { interfaces: 3, rules: 12 },
        Shape { interfaces: 16, rules: 8 },
        Shape { interfaces: 64, rules: 3 },
        Shape { interfaces: 2, rules: 24 },
    ];
    for round in 0..250 {
        let shape = shapes[round % shapes.len()];
        let policy = policy(&mut rng, shape);
        let compiled = compile(&policy).unwrap();
        for _ in 0..400 {
            let header = header(&mut rng, &policy);
            compare(&policy, &compiled, &header, &format!("round {round}"));
            let set = policy.members(&header);
            verdicts += 1;
            members += u32::from(set != 0);
            several += u32::from(set.count_ones() > 1);
        }
    }
    // The comparison is worth nothing when the headers do not reach the rules.
    assert_eq!(verdicts, 100_000);
    assert!(members > 50_000, "only {members} headers had a member");
    assert!(several > 10_000, "only {several} headers had several members");
}

/// The decision of a joint FSM for a slot.
fn joint(fsm: &Fsm, slot: usize, key: &Key) -> Option<Decision> {
    let mut key = *key;
    key[usize::from(lower::SLOT.word)] = u16::try_from(slot).unwrap();
    interp::run(fsm, &key).and_then(ctxnic::fsm::ir::Leaf::decision)
}

#[test]
fn one_fsm_over_slot_and_header_decides_like_the_rules_of_each_slot() {
    let mut rng = Rng::new(SEED_AGREEMENT + 1);
    for round in 0..40 {
        let policy = policy(&mut rng, Shape { interfaces: 1 + round % 9, rules: 6 });
        let (fsm, _) = lower::joint_rules(&policy).unwrap();
        ctxnic::fsm::verify::verify(&fsm).unwrap();
        for _ in 0..300 {
            let header = header(&mut rng, &policy);
            let key = key_of(&header);
            for (slot, interface) in policy.interfaces.iter().enumerate() {
                let wanted = interface.rx.decide(&header);
                assert_eq!(joint(&fsm, slot, &key), Some(wanted), "round {round}, slot {slot}");
            }
        }
    }
}

#[test]
fn compiling_twice_gives_the_same_image() {
    let mut rng = Rng::new(SEED_AGREEMENT + 2);
    let policy = policy(&mut rng, Shape { interfaces: 8, rules: 10 });
    assert_eq!(compile(&policy).unwrap(), compile(&policy).unwrap());
}
