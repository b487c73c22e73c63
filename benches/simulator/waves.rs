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

/// Best seconds per cycle.
fn least(mut run: impl FnMut() -> f64) -> f64 {
    (0..RUNS).map(|_| run()).fold(f64::INFINITY, f64::min)
}

/// Seconds per cycle of a run on the lanes with waves, or without.
fn lanes(model: &Model, cycles: u64, waves: Option<fn() -> Waves>) -> f64 {
    least(|| {
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
    })
}

/// Seconds per cycle of a FIFO between a source, a sink and a monitor, all of them busy.
fn stream() -> f64 {
    least(|| {
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
    })
}

/// All figures.
pub fn costs() {
    let model =
        Model::new(&Case::find("lane32").expect("a design").design()).expect("a sound design");
    let none = lanes(&model, FREE, None);
    let cost = |name: &str, seconds: f64| figure(name, format!("{:.2}", seconds / none), "x");
    cost("waves_off_cost", lanes(&model, FREE, Some(|| Waves::vcd(sink()).cycles(u64::MAX..))));
    let waiting = || Waves::vcd(sink()).scope("y").from(When::test(|sim| sim.cycle() == u64::MAX));
    cost("waves_waiting_cost", lanes(&model, LOOKED_AT, Some(waiting)));
    cost("waves_on_cost", lanes(&model, LOOKED_AT, Some(|| Waves::fst(Cursor::new(Vec::new())))));
    cost("waves_on_vcd_cost", lanes(&model, LOOKED_AT, Some(|| Waves::vcd(sink()))));
    let one = || Waves::fst(Cursor::new(Vec::new())).scope("y");
    cost("waves_on_one_signal_cost", lanes(&model, LOOKED_AT, Some(one)));
    figure("stream_models_ns", format!("{:.0}", stream() * 1e9), "ns/cycle");
}
