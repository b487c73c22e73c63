//! All engines give the same: on the cards under traffic, with claims, and when only little of a
//! design is looked at.

use std::path::Path;

use ctxnic::flow::card::{Card, CardParams, card};
use ctxnic::flow::classifier_run::ClassifierRun;
use ctxnic::net::capture;
use ctxnic::sim::axis::Pause;
use ctxnic::sim::{Bench, EngineKind, Model};
use ctxnic::spec::{self, model::Engine};

/// Frames of the shipped capture that are sent.
const FRAMES: usize = 60;
const SEED_PAUSES: u64 = 0xe11_9135;

fn card_of(name: &str, engine: Engine) -> Card {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = format!("specs/{name}.yaml");
    let text = std::fs::read_to_string(root.join(&path)).unwrap();
    let (spec, _) = spec::load(&path, &text).unwrap();
    card(&spec.policy, CardParams { engine, ..CardParams::from(&spec.nic) }).unwrap()
}

/// All that a run shows: frames with verdicts and times, counters, every signal at the end.
fn run(card: &Card, kind: EngineKind, frames: &[Vec<u8>]) -> Vec<String> {
    let sim = Model::with_engine(&card.design, kind).unwrap().sim();
    let mut run = ClassifierRun::on(Bench::new(sim)).unwrap();
    if run.wants_tables() {
        run.load(card.compiled.image.words()).unwrap();
    }
    let pause = |percent, seed| Pause::Random { percent, seed };
    run.set_pauses(pause(20, SEED_PAUSES), pause(40, SEED_PAUSES + 1));
    let mut seen: Vec<String> =
        run.run(frames).unwrap().iter().map(|frame| format!("{frame:?}")).collect();
    seen.push(format!("{:?}", run.status().unwrap()));
    let sim = &run.bench.sim;
    seen.extend(sim.paths().map(|(path, handle)| format!("{path} = {}", sim.peek_value(handle))));
    seen
}

fn frames() -> Vec<Vec<u8>> {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/gateway.pcap");
    let capture = capture::read("gateway.pcap", &std::fs::read(file).unwrap()).unwrap();
    capture.frames.into_iter().take(FRAMES).map(|frame| frame.data).collect()
}

#[test]
fn all_engines_classify_alike_to_the_last_signal() {
    let frames = frames();
    for (name, engine) in [
        ("edge-gateway", Engine::Table),
        ("edge-gateway", Engine::Hardwired),
        ("minimal", Engine::Table),
        ("minimal", Engine::Hardwired),
    ] {
        let card = card_of(name, engine);
        let expected = run(&card, EngineKind::Interpreter, &frames);
        for kind in [EngineKind::Auto, EngineKind::Compiled, EngineKind::Graph] {
            let got = run(&card, kind, &frames);
            let different = expected.iter().zip(&got).find(|(a, b)| a != b);
            assert_eq!(different, None, "{name}, {engine:?}, {kind:?}");
            assert_eq!(expected.len(), got.len());
        }
    }
}
