//! The hardwired FSM in the netlist simulation against the interpreter.

use std::collections::VecDeque;

use ctxnic::fsm::ir::{Fsm, Kind, Leaf};
use ctxnic::fsm::{interp, lower};
use ctxnic::hw::hardwired_fsm::HardwiredFsm;
use ctxnic::net::key::{Key, key_of};
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::Design;
use ctxnic::netlist::value::Value;
use ctxnic::rules::model::{Policy, Verdict};
use ctxnic::sim::Sim;
use rust_hdl::core::prelude::Block;

use crate::random_policy::{Rng, Shape, header, policy};

const SEED_HARDWIRED: u64 = 0x5eed_0100;

fn block(fsm: &Fsm) -> HardwiredFsm {
    let made = match fsm.kind {
        Kind::Lookup => HardwiredFsm::lookup(fsm),
        Kind::Rules => HardwiredFsm::rules(fsm),
    };
    let mut block = made.unwrap();
    block.connect_all();
    block
}

pub fn design(fsm: &Fsm) -> Design {
    elaborate("hardwired_fsm", &block(fsm)).unwrap_or_else(|found| panic!("{found}"))
}

fn key_value(key: &Key) -> Value {
    let words = key
        .chunks(4)
        .map(|four| four.iter().rev().fold(0u64, |sum, word| (sum << 16) | u64::from(*word)));
    Value::from_words(512, words.collect())
}

/// One header and what the interpreter says about it.
pub struct Header {
    pub key: Key,
    pub slot: u64,
    pub leaf: Leaf,
}

/// Random headers with their leaves.
pub fn headers(rng: &mut Rng, policy: &Policy, fsm: &Fsm, count: usize) -> Vec<Header> {
    (0..count)
        .map(|_| {
            let mut key = key_of(&header(rng, policy));
            let slot = rng.below(policy.interfaces.len().max(1)) as u64;
            let wire = key;
            key[usize::from(lower::SLOT.word)] = u16::try_from(slot).unwrap();
            Header { key: wire, slot, leaf: interp::run(fsm, &key).unwrap() }
        })
        .collect()
}

/// Drives the headers through with random gaps and stalls; `Err` tells the first difference.
pub fn run(design: &Design, kind: Kind, headers: &[Header], seed: u64) -> Result<u64, String> {
    let mut rng = Rng::new(seed);
    let mut sim = Sim::new(design).unwrap();
    let input = |sim: &Sim, name: &str| sim.input(name).unwrap();
    let (valid, key) = (input(&sim, "in_valid"), input(&sim, "in_key"));
    let (slot, tag, stall) = (input(&sim, "in_slot"), input(&sim, "in_tag"), input(&sim, "stall"));
    let output = |sim: &Sim, name: &str| sim.handle(name).unwrap();
    let (out_valid, out_tag) = (output(&sim, "out_valid"), output(&sim, "out_tag"));
    sim.reset(2);
    let mut waiting: VecDeque<(u64, &Header)> = VecDeque::new();
    let (mut next, mut done) = (0usize, 0usize);
    while done < headers.len() {
        let offer = next < headers.len() && rng.percent(80);
        let stalled = rng.percent(15);
        sim.poke_u64(stall, u64::from(stalled));
        sim.poke_u64(valid, u64::from(offer));
        if offer {
            sim.poke_value(key, &key_value(&headers[next].key));
            sim.poke_u64(slot, headers[next].slot);
            sim.poke_u64(tag, next as u64 & 0xff);
        } else {
            sim.poke_value(key, &Value::ones(512));
            sim.poke_u64(slot, 63);
        }
        sim.eval();
        if !stalled && sim.peek_u64(out_valid) == 1 {
            let Some((wanted_tag, header)) = waiting.pop_front() else {
                return Err(format!("cycle {}: a result nobody waits for", sim.cycle()));
            };
            let get = |name: &str| sim.peek_u64(output(&sim, name));
            let got = match kind {
                Kind::Lookup => Leaf::Members(get("out_set")),
                Kind::Rules => Leaf::Verdict {
                    rule: u16::try_from(get("out_rule")).unwrap(),
                    verdict: if get("out_deliver") == 1 { Verdict::Deliver } else { Verdict::Drop },
                    mark: u8::try_from(get("out_mark")).unwrap(),
                },
            };
            let slot_fits = kind == Kind::Lookup || get("out_slot") == header.slot;
            if got != header.leaf || sim.peek_u64(out_tag) != wanted_tag || !slot_fits {
                return Err(format!(
                    "cycle {}: header {done}: expected {}, got {got}, seed {seed:#x}",
                    sim.cycle(),
                    header.leaf
                ));
            }
            done += 1;
        }
        if offer && !stalled {
            waiting.push_back((next as u64 & 0xff, &headers[next]));
            next += 1;
        }
        sim.step();
        if sim.cycle() > 100 + 20 * headers.len() as u64 {
            return Err(format!("{done} results after {} cycles", sim.cycle()));
        }
    }
    Ok(sim.cycle())
}

#[test]
fn the_pipelines_decide_like_the_interpreter_under_stalls() {
    let mut rng = Rng::new(SEED_HARDWIRED);
    for round in 0..24 {
        let shape = Shape { interfaces: round % 12, rules: 6 };
        let policy = policy(&mut rng, shape);
        let lookup = lower::lookup(&policy).unwrap();
        let (rules, _) = lower::joint_rules(&policy).unwrap();
        for fsm in [&lookup, &rules] {
            let design = design(fsm);
            let headers = headers(&mut rng, &policy, fsm, 250);
            let outcome = run(&design, fsm.kind, &headers, SEED_HARDWIRED + round as u64);
            outcome.unwrap_or_else(|error| panic!("round {round}, {:?}: {error}", fsm.kind));
        }
    }
}

#[test]
fn a_result_leaves_exactly_latency_cycles_after_its_header() {
    let mut rng = Rng::new(SEED_HARDWIRED + 100);
    for interfaces in [0, 1, 5] {
        let policy = policy(&mut rng, Shape { interfaces, rules: 5 });
        let (fsm, _) = lower::joint_rules(&policy).unwrap();
        let block = block(&fsm);
        let mut sim = Sim::new(&design(&fsm)).unwrap();
        sim.reset(1);
        sim.poke("stall", 0u64).unwrap();
        sim.poke("in_valid", 1u64).unwrap();
        sim.step();
        sim.poke("in_valid", 0u64).unwrap();
        let valid = sim.handle("out_valid").unwrap();
        let more = sim.run_until(1000, |sim| sim.peek_u64(valid) == 1).unwrap();
        assert_eq!(more + 1, block.latency() as u64);
        sim.step();
        assert_eq!(sim.peek_u64(valid), 0, "one header, one result");
    }
}

#[test]
fn the_rust_hdl_model_gives_the_same_results_as_the_netlist() {
    use rust_hdl::core::prelude::simulate;
    let mut rng = Rng::new(SEED_HARDWIRED + 200);
    let policy = policy(&mut rng, Shape { interfaces: 4, rules: 6 });
    let (fsm, _) = lower::joint_rules(&policy).unwrap();
    let mut block = block(&fsm);
    let headers = headers(&mut rng, &policy, &fsm, 60);
    let mut results = Vec::new();
    for index in 0..headers.len() + block.latency() {
        block.in_valid.next = index < headers.len();
        block.stall.next = false;
        if let Some(header) = headers.get(index) {
            let mut key = rust_hdl::core::prelude::Bits::<512>::default();
            for bit in 0..512 {
                key = key.replace_bit(bit, header.key[bit / 16] >> (bit % 16) & 1 == 1);
            }
            block.in_key.next = key;
            block.in_slot.next = header.slot.into();
        }
        for level in [false, true] {
            block.clk.next = level.into();
            assert!(simulate(&mut block, 100));
        }
        if block.out_valid.val() {
            results.push((block.out_rule.val(), block.out_mark.val(), block.out_deliver.val()));
        }
    }
    let wanted: Vec<_> = headers
        .iter()
        .map(|header| {
            let decision = header.leaf.decision().unwrap();
            let deliver = decision.verdict == Verdict::Deliver;
            (u64::from(decision.rule).into(), u64::from(decision.mark).into(), deliver)
        })
        .collect();
    assert_eq!(results, wanted);
}
