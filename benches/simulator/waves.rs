//! What waves cost on the lanes, and what a stream with its models costs.
//!
//! A cost is how many times slower a run is than the same run without: with waves that wait for a
//! cycle that does not come, with waves that wait for a condition, and while they are recorded.

use std::io::{Cursor, sink};
use std::time::Instant;

use ctxnic::hw::frame_fifo::FrameFifo;
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::typed::BlockSim;
use ctxnic::sim::{Bench, Model, Pause, Waves, When};

use super::designs::Case;
use super::{RUNS, figure};

/// Cycles before each measurement, so that the engine has compiled.
const WARM: u64 = 2_000;
/// Cycles of a run at full speed, and of one that is looked at in every cycle.
const FREE: u64 = 5_000_000;
const LOOKED_AT: u64 = 20_000;
const STREAM: u64 = 200_000;

type Make = fn() -> Waves;

/// Seconds per cycle of one run on the lanes, with waves or without.
fn lanes(model: &Model, cycles: u64, waves: Option<Make>) -> f64 {
    let mut sim = model.sim();
    sim.reset(2);
    sim.poke("x", 0x1234_5678_u32).expect("an input");
    sim.run(WARM);
    if let Some(waves) = waves {
        sim.trace(waves()).expect("signals of the design");
    }
    let begin = Instant::now();
    sim.run(cycles);
    let seconds = begin.elapsed().as_secs_f64();
    sim.finish_trace().expect("memory takes everything");
    seconds / cycles as f64
}

/// Best of some runs with waves over best of as many without, in turn.
fn cost(model: &Model, cycles: u64, waves: Make) -> f64 {
    let (mut with, mut without) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..RUNS {
        without = without.min(lanes(model, FREE, None));
        with = with.min(lanes(model, cycles, Some(waves)));
    }
    with / without
}

/// Seconds per cycle of a FIFO between a source, a sink and a monitor, all of them busy.
fn stream() -> f64 {
    let fifo = BlockSim::new("fifo", FrameFifo::<4>::default()).expect("a sound block");
    let mut tb = Bench::new(fifo.into_sim());
    let source = tb.add_source("s_axis").expect("its stream");
    let sink = tb.add_sink("m_axis").expect("its stream");
    tb.add_monitor("s_axis").expect("its stream");
    tb.reset(2);
    tb[source].set_pause(Pause::Random { percent: 30, seed: 8 });
    tb[sink].set_pause(Pause::Random { percent: 30, seed: 7 });
    let mut rng = Rng::new(1);
    for _ in 0..STREAM / 8 {
        let len = 60 + rng.index(100);
        tb[source].send(rng.bytes(len)).expect("a frame");
    }
    tb.run(WARM).expect("a sound block");
    let begin = Instant::now();
    tb.run(STREAM).expect("a sound block");
    let seconds = begin.elapsed().as_secs_f64();
    assert!(!tb[source].is_idle(), "it is busy to the end");
    seconds / STREAM as f64
}

/// All figures.
pub fn costs() {
    let design = Case::find("lane32").expect("a design").design();
    let model = Model::new(&design).expect("a sound design");
    let costs: [(&str, u64, Make); 5] = [
        ("waves_off_cost", FREE, || Waves::vcd(sink()).cycles(u64::MAX..)),
        ("waves_waiting_cost", LOOKED_AT, || {
            Waves::vcd(sink()).scope("y").from(When::test(|sim| sim.cycle() == u64::MAX))
        }),
        ("waves_on_cost", LOOKED_AT, || Waves::fst(Cursor::new(Vec::new()))),
        ("waves_on_vcd_cost", LOOKED_AT, || Waves::vcd(sink())),
        ("waves_on_one_signal_cost", LOOKED_AT, || Waves::fst(Cursor::new(Vec::new())).scope("y")),
    ];
    for (name, cycles, waves) in costs {
        figure(name, format!("{:.2}", cost(&model, cycles, waves)), "x");
    }
    let seconds = (0..RUNS).map(|_| stream()).fold(f64::INFINITY, f64::min);
    figure("stream_models_ns", format!("{:.0}", seconds * 1e9), "ns/cycle");
}
