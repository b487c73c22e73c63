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
    let cases =
        [(1, 1, 100), (2, 3, 500), (8, 6, 1000), (9, 4, 800), (16, 10, 1600), (40, 5, 1000)];
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

/// Frames of 64 bytes for one interface, one every 9 beats.
fn minimum_frames(policy: &Policy, count: u16) -> Vec<Vec<u8>> {
    let host = policy.interfaces.iter().find(|one| one.name == "host").unwrap();
    (0..count)
        .map(|number| {
            let mut frame = host.mac.to_be_bytes()[2..].to_vec();
            frame.extend([2, 0, 0, 0, 0, 9]);
            frame.extend([8, 0, 0x45, 0, 0, 50, 0, 0, 0, 0, 64, 6, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2]);
            frame.extend(number.to_be_bytes());
            frame.extend([0, if number % 2 == 0 { 23 } else { 80 }]);
            frame.resize(64, 0);
            frame
        })
        .collect()
}

fn minimal() -> Policy {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/minimal.yaml");
    let text = std::fs::read_to_string(file).unwrap();
    ctxnic::spec::load("specs/minimal.yaml", &text).unwrap().0.policy
}

#[test]
fn the_hardwired_classifier_never_stalls_a_64_byte_frame_every_9_beats() {
    let policy = minimal();
    let frames = minimum_frames(&policy, 3000);
    let card = small_card(&policy, Engine::Hardwired);
    let mut run = started(&card);
    run.set_pauses(Pause::Every { pause: 1, of: 9 }, Pause::Never);
    let out = run.run(&frames).unwrap();
    compare(&policy, &frames, &out, 0);
    for (index, pair) in out.windows(2).enumerate() {
        let gap = pair[1].first_in - pair[0].first_in;
        assert_eq!(gap, 9, "frame {index}: the source was held back");
    }
}

#[test]
fn a_beat_moves_in_every_cycle_of_long_frames() {
    for engine in [Engine::Table, Engine::Hardwired] {
        let policy = minimal();
        let mut frames = minimum_frames(&policy, 40);
        for frame in &mut frames {
            frame.resize(1514, 0x5a);
        }
        let card = small_card(&policy, engine);
        let mut run = started(&card);
        let out = run.run(&frames).unwrap();
        compare(&policy, &frames, &out, 0);
        for frame in &out {
            assert_eq!(frame.last_in - frame.first_in, 189, "190 beats without a stall");
            assert_eq!(frame.last_out - frame.first_out, 189, "190 beats without a stall");
        }
    }
}

#[test]
fn a_frame_that_never_ends_is_cut_marked_and_dropped_and_the_next_is_right() {
    for engine in [Engine::Table, Engine::Hardwired] {
        let policy = minimal();
        let mut frames = minimum_frames(&policy, 3);
        frames[1].resize(20_000, 0x77);
        let card = small_card(&policy, engine);
        let mut run = started(&card);
        let out = run.run(&frames).unwrap();
        assert_eq!(out[1].bytes, frames[1][..1528]);
        assert!(out[1].verdicts.oversize && !out[1].verdicts.deliver);
        assert_eq!((out[1].verdicts.members, out[1].verdicts.rule), (0, 0xffff));
        for index in [0, 2] {
            assert_eq!(out[index].bytes, frames[index]);
            assert_eq!(out[index].verdicts, expected(&policy, &frames[index]));
        }
    }
}

#[test]
fn tables_are_swapped_between_frames_and_bad_ones_change_nothing() {
    let old = minimal();
    let mut new = old.clone();
    new.interfaces[0].rx.rules.clear();
    let (old_card, new_card) = (small_card(&old, Engine::Table), small_card(&new, Engine::Table));
    let frames = minimum_frames(&old, 400);
    let mut run = started(&old_card);
    // Every single-bit flip of the first words is refused by the hardware, with the old rules kept.
    let words = new_card.compiled.image.words().to_vec();
    for bit in (0..192).step_by(7) {
        let mut bad = words.clone();
        bad[bit / 64] ^= 1 << (bit % 64);
        assert!(run.load(&bad).is_err(), "bit {bit}");
    }
    assert!(run.load(&words[..words.len() - 1]).is_err(), "cut short");
    compare(&old, &frames[..50], &run.run(&frames[..50]).unwrap(), 0);
    // Swapped under traffic: old verdicts, then new ones, and never anything else.
    let out = run.run_while_loading(&frames, &words).unwrap();
    let (want_old, want_new): (Vec<_>, Vec<_>) =
        frames.iter().map(|frame| (expected(&old, frame), expected(&new, frame))).unzip();
    let swap = (0..frames.len())
        .find(|&index| out[index].verdicts != want_old[index])
        .expect("the swap came while frames were on their way");
    assert!(swap > 0);
    for index in swap..frames.len() {
        assert_eq!(out[index].verdicts, want_new[index], "frame {index} after the swap at {swap}");
    }
}
