//! A stream under random pauses, with a seed, protocol checks, and a report that tells how to run a
//! failure again.
//!
//! ```text
//! cargo run --example axis_fifo
//! cargo test --example axis_fifo
//! ```
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::error::Error;

use ctxnic::hw::frame_fifo::FrameFifo;
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::typed::BlockSim;
use ctxnic::sim::{Bench, Check, Failure, Pause, SimError};

/// First seed; set `CTXNIC_SEED` to run one alone.
const SEED: u64 = 0xf1f0;

fn bench() -> Result<Bench, Box<dyn Error>> {
    let sim = BlockSim::new("fifo", FrameFifo::<4>::default())?.into_sim();
    Ok(Bench::new(sim))
}

/// Random frames in, the same frames out, whatever either side does.
fn passes_frames(tb: &mut Bench, seed: u64) -> Result<(), Failure> {
    let source = tb.add_source("s_axis")?;
    let sink = tb.add_sink("m_axis")?;
    tb.reset(2);
    tb[source].set_pause(Pause::Random { percent: 30, seed });
    tb[sink].set_pause(Pause::Random { percent: 50, seed: seed + 1 });
    let mut random = Rng::new(seed);
    let mut sent: Vec<Vec<u8>> = Vec::new();
    for _ in 0..20 {
        let length = 1 + random.below(64);
        let byte = |_| u8::try_from(random.below(256)).unwrap_or(0);
        let frame: Vec<u8> = (0..length).map(byte).collect();
        tb[source].send(frame.clone())?;
        sent.push(frame);
    }
    tb.run_until(10_000, |tb| tb[sink].frames().len() == sent.len())?;
    for (sent, got) in sent.iter().zip(tb[sink].frames()) {
        if *sent != got.bytes {
            let error = tb.sim.error("m_axis_tdata", "another frame");
            return Err(error.with_values(format!("{sent:?}"), format!("{:?}", got.bytes)).into());
        }
    }
    Ok(())
}

fn run(seed: u64) -> Result<(), Failure> {
    let tb = match bench() {
        Ok(tb) => tb,
        Err(error) => return Err(SimError::new(0, "top", error.to_string()).into()),
    };
    Check::new(seed).test("passes_frames").run(tb, passes_frames)
}

fn main() -> Result<(), Box<dyn Error>> {
    for seed in SEED..SEED + 10 {
        run(seed)?;
    }
    println!("10 runs of 20 frames: all came out as they went in");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_leave_as_they_came() -> Result<(), Failure> {
        (SEED..SEED + 10).try_for_each(run)
    }
}
