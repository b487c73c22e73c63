//! Figures of the context cache: cycles from a request to its grant, grants per cycle, what a pinned
//! context feels of an attack, what it costs on an FPGA. One line per figure: `figure NAME VALUE UNIT`.
//!
//! `cargo bench --bench context`; synthesis wants yosys, the clock nextpnr-ecp5 (`tools/install-eda`),
//! and are reported as SKIPPED without them. Cycles are counted in the simulation of the netlist, with
//! a memory of 25 cycles latency; they are the same on every machine.
#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    clippy::print_stdout,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a bench prints, and stops when it cannot go on; it shares the bench of the tests"
)]

#[path = "../../tests/hw/context_cache/attack.rs"]
mod attack;
#[path = "../../tests/hw/context_cache/bench.rs"]
mod bench;
#[path = "../../tests/hw/context_cache/exact.rs"]
mod exact;
#[path = "../../tests/hw/context_cache/memory.rs"]
mod memory;
#[path = "../../tests/hw/context_cache/records.rs"]
mod records;
#[path = "../../tests/hw/context_cache/scenario.rs"]
mod scenario;

use ctxnic::analysis::bounds::miss_cycles;
use ctxnic::golden::context_cache::{Command, Status};
use ctxnic::hw::context_cache::directory::Geometry;
use ctxnic::netlist::ir::Design;
use ctxnic::netlist::passes::optimise;
use ctxnic::netlist::verilog;
use ctxnic::tool::{Scratch, nextpnr, yosys};

use attack::{Attack, Cell, Victim};
use bench::{Bench, design};
use scenario::{CALM, SEED_CACHE, SIXTEEN, params};

fn figure(name: &str, value: impl std::fmt::Display, unit: &str) {
    println!("figure {name} {value} {unit}");
}

/// A cache of 16 contexts with some VIFs, at rest.
fn rested(vifs: usize) -> Bench {
    let params = params(SIXTEEN, 16, 8);
    let mut bench = Bench::of(&design(params), params, CALM, SEED_CACHE);
    for vif in 0..vifs {
        assert_eq!(bench.run(Command::Create, vif).expect("a cache"), Status::Ok);
    }
    bench
}

fn latencies() {
    let mut bench = rested(4);
    let (_, miss) = bench.ask(0, 3, 5).expect("a miss");
    bench.give_back(0, 3, 5, 0).expect("a release");
    let (_, hit) = bench.ask(0, 3, 5).expect("a hit");
    bench.give_back(0, 3, 5, 0).expect("a release");
    figure("hit_latency_cycles", hit, "cycles");
    figure("miss_cycles", miss, "cycles");
    // Over memory latency and beats; 4 is the limit.
    let over = miss.saturating_sub(miss_cycles(CALM.latency, 32));
    figure("miss_over_limit_cycles", over, "cycles");
    let (_, grants) = bench.stream(0, 3, true, 1000).expect("a stream");
    figure("hit_grants_per_cycle", format!("{:.3}", grants as f64 / 1000.0), "grants/cycle");
}

fn attacks() {
    let cells = attack::matrix(&design).expect("a sound cache");
    for line in attack::table(&cells).lines() {
        println!("{line}");
    }
    let of = |victim, attack| -> &Cell {
        cells.iter().find(|c| c.victim == victim && c.attack == attack).expect("a cell")
    };
    let pinned: u64 = attack::ATTACKS.iter().map(|attack| of(Victim::Pinned, *attack).misses).sum();
    figure("pinned_misses_under_attack", pinned, "bursts");
    let ratio = |victim: Victim| {
        let alone = of(victim, Attack::None).frames as f64;
        let under = attack::ATTACKS.iter().map(|attack| of(victim, *attack).frames);
        under.min().unwrap_or_default() as f64 / alone
    };
    let least = attack::VICTIMS.into_iter().map(ratio).fold(f64::INFINITY, f64::min);
    figure("victim_ratio_min", format!("{least:.3}"), "frames/frames");
    let worst = attack::ATTACKS.iter().map(|attack| of(Victim::Pinned, *attack).worst).max();
    figure("pinned_worst_cycles", worst.unwrap_or_default(), "cycles");
}

/// LUTs, and the clock if wanted.
fn synthesis(name: &str, mut design: Design, clock: bool) {
    optimise(&mut design);
    let dir = Scratch::new("context").expect("a folder");
    let mut files = Vec::new();
    for file in verilog::write(&design) {
        files.push(dir.write(&file.name, file.text.as_bytes()).expect("room for a file"));
    }
    let ecp5 = yosys::synth_ecp5(dir.path(), &design.top().name, &files).expect("it synthesizes");
    figure(&format!("lut4_{name}"), ecp5.lut4(), "LUT4");
    figure(&format!("ff_{name}"), ecp5.ff(), "FF");
    figure(&format!("bram_{name}"), ecp5.bram(), "DP16KD");
    if !clock {
        return;
    }
    match nextpnr::available() {
        Ok(_) => {
            let mhz = nextpnr::run(dir.path(), 125, 1).expect("it is placed");
            figure(&format!("fmax_mhz_{name}"), format!("{mhz:.1}"), "MHz");
        }
        Err(error) => println!("SKIPPED place and route: {error}"),
    }
}

fn main() {
    latencies();
    attacks();
    if let Err(error) = yosys::available() {
        println!("SKIPPED synthesis: {error}");
        return;
    }
    synthesis("16", design(params(SIXTEEN, 16, 8)), true);
    // Fully associative ends at 32 contexts: 64 are 16 sets of 4.
    let sixty_four = Geometry { vifs: 256, sets: 16, ways: 4, ..SIXTEEN };
    synthesis("64", design(params(sixty_four, 16, 8)), false);
}
