//! Figures of the spine: what a build takes, what the tables and the hardware cost, how fast the
//! simulation is. One line per figure: `figure NAME VALUE UNIT`.
//!
//! `cargo bench --bench spine`; synthesis wants yosys (`tools/install-eda`) and is reported as
//! SKIPPED without it.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "a bench prints, and stops when it cannot go on"
)]

use std::time::Instant;

use ctxnic::flow::card::{Card, CardParams, card};
use ctxnic::flow::classifier_run::{Classified, ClassifierRun};
use ctxnic::net::capture;
use ctxnic::netlist::verilog;
use ctxnic::sim::Sim;
use ctxnic::spec::model::Engine;
use ctxnic::spec::{self, Spec};
use ctxnic::tool::{Scratch, yosys};

const RUNS: usize = 5;

fn figure(name: &str, value: impl std::fmt::Display, unit: &str) {
    println!("figure {name} {value} {unit}");
}

/// Median of some runs, in milliseconds.
fn median_ms(mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[RUNS / 2]
}

fn gateway() -> Spec {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/edge-gateway.yaml");
    let text = std::fs::read_to_string(file).expect("the shipped specification");
    spec::load("specs/edge-gateway.yaml", &text).expect("it is right").0
}

fn build(spec: &Spec, engine: Engine) -> Card {
    card(&spec.policy, CardParams { engine, ..CardParams::from(&spec.nic) }).expect("it fits")
}

fn started(card: &Card) -> ClassifierRun {
    let sim = Sim::new(&card.design).expect("a sound design");
    let mut run = ClassifierRun::new(sim).expect("a classifier");
    if run.wants_tables() {
        run.load(card.compiled.image.words()).expect("good tables");
    }
    run
}

/// Beats from the first frame in to the last frame in, per frame: 9 is the line rate of 64 bytes.
fn pace(seen: &[Classified]) -> f64 {
    let (first, last) = (seen[0].first_in, seen[seen.len() - 1].first_in);
    let gaps = u32::try_from(seen.len() - 1).unwrap_or(1);
    f64::from(u32::try_from(last - first).unwrap_or(u32::MAX)) / f64::from(gaps)
}

fn main() {
    let spec = gateway();
    let text_ms = median_ms(|| {
        for engine in [Engine::Table, Engine::Hardwired] {
            let card = build(&spec, engine);
            assert!(!verilog::write(&card.design).is_empty());
        }
    });
    let table = build(&spec, Engine::Table);
    let table_ms = median_ms(|| {
        let spec = gateway();
        assert!(!verilog::write(&build(&spec, Engine::Table).design).is_empty());
    });
    figure("build_table_ms", format!("{table_ms:.1}"), "ms");
    figure("build_hardwired_ms", format!("{:.1}", text_ms - table_ms), "ms");
    let figures = &table.compiled.figures;
    figure("table_states", figures.states, "states");
    figure("table_bytes", figures.bytes, "bytes");
    figure("table_reads_max", figures.reads_max, "words");

    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/gateway.pcap"))
        .expect("the shipped capture");
    let capture = capture::read("gateway.pcap", &bytes).expect("a capture");
    let frames: Vec<Vec<u8>> = capture.frames.iter().map(|frame| frame.data.clone()).collect();
    // Unicast minimum frames of one interface, back to back.
    let host = spec.policy.interfaces.iter().find(|i| !i.promiscuous).expect("an interface");
    let small: Vec<Vec<u8>> = (0..2000u16)
        .map(|n| {
            let mut frame = host.mac.to_be_bytes()[2..].to_vec();
            frame.extend([2, 0, 0, 0, 0, 9]);
            if let ctxnic::rules::model::VlanMode::Access(vid) = host.vlan {
                frame.extend([0x81, 0]);
                frame.extend(vid.to_be_bytes());
            }
            frame.extend([8, 0, 0x45, 0, 0, 46, 0, 0, 0, 0, 64, 6, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2]);
            frame.extend(n.to_be_bytes());
            frame.extend([0, 80]);
            frame.resize(64, 0);
            frame
        })
        .collect();
    for (name, engine) in [("table", Engine::Table), ("hardwired", Engine::Hardwired)] {
        let card = build(&spec, engine);
        let mut run = started(&card);
        let start = (Instant::now(), run.bench.sim.cycle());
        for _ in 0..20 {
            run.run(&frames).expect("a sound classifier");
        }
        let cycles = u32::try_from(run.bench.sim.cycle() - start.1).unwrap_or(u32::MAX);
        let rate = f64::from(cycles) / start.0.elapsed().as_secs_f64();
        figure(&format!("sim_{name}_cycles_per_s"), format!("{rate:.0}"), "cycles/s");
        let mut run = started(&card);
        let seen = run.run(&small).expect("a sound classifier");
        figure(&format!("pace_{name}_64_byte"), format!("{:.2}", pace(&seen)), "cycles/frame");
        let worst = seen.iter().map(Classified::verdict_cycles).max().unwrap_or(0);
        figure(&format!("latency_{name}_64_byte_max"), worst, "cycles");
    }

    if let Err(error) = yosys::available() {
        println!("SKIPPED synthesis: {error}");
        return;
    }
    for (name, engine) in [("table", Engine::Table), ("hardwired", Engine::Hardwired)] {
        let card = build(&spec, engine);
        let dir = Scratch::new("spine").expect("a folder");
        let mut files = Vec::new();
        for file in verilog::write(&card.design) {
            files.push(dir.write(&file.name, file.text.as_bytes()).expect("room for a file"));
        }
        let top = card.design.top().name.clone();
        let ecp5 = yosys::synth_ecp5(dir.path(), &top, &files).expect("it synthesizes");
        figure(&format!("lut4_{name}"), ecp5.lut4(), "LUT4");
        figure(&format!("ff_{name}"), ecp5.ff(), "FF");
        figure(&format!("bram_{name}"), ecp5.bram(), "DP16KD");
    }
}
