//! The classifiers against the meaning of their rules: every frame, every verdict, every counter.

use std::collections::BTreeMap;

use ctxnic::flow::card::{Card, CardParams, card};
use ctxnic::flow::classifier_run::{Classified, ClassifierRun};
use ctxnic::flow::tuser::Verdicts;
use ctxnic::golden::counters::Counters;
use ctxnic::golden::parser::parse;
use ctxnic::net::rng::Rng;
use ctxnic::rules::model::Policy;
use ctxnic::sim::Sim;
use ctxnic::sim::axis::Pause;
use ctxnic::spec::model::Engine;

use crate::random_frame::FrameShaper;
use crate::random_policy::{self, Shape};

pub const FRAME_BYTES: usize = 1522;

/// What the meaning of the rules says of a frame, in the words of the hardware.
pub fn expected(policy: &Policy, frame: &[u8]) -> Verdicts {
    let header = parse(frame);
    let outcome = policy.classify(&header);
    Verdicts {
        members: outcome.members,
        accepted: outcome.accepted,
        deliver: outcome.accepted != 0,
        mark: outcome.mark,
        rule: outcome.rule,
        not_parsed: header.not_parsed,
        no_interface: outcome.members == 0,
        oversize: false,
        table_error: false,
    }
}

pub fn small_card(policy: &Policy, engine: Engine) -> Card {
    let params =
        CardParams { name: "dut".into(), engine, frame_bytes: FRAME_BYTES, store_words: 8192 };
    card(policy, params).unwrap_or_else(|found| panic!("{found}"))
}

pub fn started(card: &Card) -> ClassifierRun {
    let mut run = ClassifierRun::new(Sim::new(&card.design).unwrap()).unwrap();
    if run.wants_tables() {
        run.load(card.compiled.image.words()).unwrap();
    }
    run
}

/// Runs the frames and compares all that comes out.
pub fn check(policy: &Policy, card: &Card, frames: &[Vec<u8>], pauses: (Pause, Pause), seed: u64) {
    let mut run = started(card);
    run.set_pauses(pauses.0, pauses.1);
    let out = run.run(frames).unwrap();
    compare(policy, frames, &out, seed);
    compare_counters(policy, card, &mut run, frames);
}

pub fn compare(policy: &Policy, frames: &[Vec<u8>], out: &[Classified], seed: u64) {
    assert_eq!(out.len(), frames.len(), "frames lost or doubled, seed {seed:#x}");
    for (index, (frame, seen)) in frames.iter().zip(out).enumerate() {
        assert_eq!(&seen.bytes, frame, "frame {index}, seed {seed:#x}: not the bytes that went in");
        assert_eq!(
            seen.verdicts,
            expected(policy, frame),
            "frame {index}, seed {seed:#x}: {:?}",
            parse(frame)
        );
    }
}

pub fn compare_counters(policy: &Policy, card: &Card, run: &mut ClassifierRun, frames: &[Vec<u8>]) {
    let mut golden = Counters::new();
    for frame in frames {
        let header = parse(frame);
        golden.record(&header, Some(&policy.classify(&header)));
    }
    assert_eq!(golden.imbalance(), None);
    let status: BTreeMap<&str, u64> = run.status().unwrap().into_iter().collect();
    assert_eq!(status["frames"], golden.rx_frames);
    assert_eq!(status["octets"], golden.rx_bytes);
    assert_eq!(status["delivered"], golden.delivered);
    assert_eq!(status["dropped"], golden.dropped);
    assert_eq!(status["not_parsed"], golden.not_parsed);
    assert_eq!(status["no_interface"], golden.no_interface);
    assert_eq!(status["oversize"], 0);
    assert_eq!(status["table_errors"], 0);
    for counter in &card.compiled.counters {
        let expected = golden.rules.get(&(counter.slot, counter.rule)).copied().unwrap_or_default();
        assert_eq!(
            run.rule_counter(counter.index).unwrap(),
            (expected.matched_packets, expected.matched_octets),
            "counter {counter:?}"
        );
    }
}

fn random_case(seed: u64, interfaces: usize, rules: usize, count: usize) -> (Policy, Vec<Vec<u8>>) {
    let mut rng = random_policy::Rng::new(seed);
    let policy = random_policy::policy(&mut rng, Shape { interfaces, rules });
    let shaper = FrameShaper::new(&policy);
    let mut frame_rng = Rng::new(seed);
    let frames = (0..count).map(|_| shaper.frame(&mut frame_rng)).collect();
    (policy, frames)
}

const SEED_VERDICTS: u64 = 0xc1a5_0001;

fn verdicts(engine: Engine) {
    let cases = [(1, 1, 100), (2, 3, 300), (8, 6, 400), (9, 4, 300), (16, 10, 600), (40, 5, 500)];
    for (index, (interfaces, rules, count)) in cases.into_iter().enumerate() {
        let seed = SEED_VERDICTS + index as u64;
        let (policy, frames) = random_case(seed, interfaces, rules, count);
        let card = small_card(&policy, engine);
        let pauses = match index % 3 {
            0 => (Pause::Never, Pause::Never),
            1 => {
                (Pause::Random { percent: 30, seed }, Pause::Random { percent: 50, seed: seed + 1 })
            }
            _ => (Pause::Never, Pause::Every { pause: 3, of: 4 }),
        };
        check(&policy, &card, &frames, pauses, seed);
    }
}

#[test]
fn table_engine_gives_the_verdicts_of_the_rules() {
    verdicts(Engine::Table);
}

#[test]
fn hardwired_engine_gives_the_verdicts_of_the_rules() {
    verdicts(Engine::Hardwired);
}
