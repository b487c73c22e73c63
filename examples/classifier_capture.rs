//! A capture through the classifier of a specification, with waves of the first cycles of traffic.
//!
//! ```text
//! cargo run --example classifier_capture -- waves.fst
//! cargo test --example classifier_capture
//! ```
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::error::Error;
use std::path::Path;

use ctxnic::flow::card::card_of;
use ctxnic::flow::classifier_run::ClassifierRun;
use ctxnic::net::capture;
use ctxnic::sim::{Model, Waves};
use ctxnic::spec;

/// Frames in, and frames that some interface gets.
fn classify(waves: Option<&Path>) -> Result<(usize, u64), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let name = "specs/edge-gateway.yaml";
    let (spec, _) = spec::load(name, &std::fs::read_to_string(root.join(name))?)?;
    let card = card_of(&spec, true)?;
    let mut run = ClassifierRun::new(Model::new(&card.design)?.sim())?;
    if run.wants_tables() {
        run.load(card.compiled.image.words())?;
    }
    if let Some(path) = waves {
        let begin = run.bench.sim.cycle();
        let file = std::fs::File::create(path)?;
        run.bench.sim.trace(Waves::fst(file).cycles(begin..begin + 500))?;
    }
    let bytes = std::fs::read(root.join("tests/data/gateway.pcap"))?;
    let capture = capture::read("gateway.pcap", &bytes)?;
    let frames: Vec<Vec<u8>> = capture.frames.into_iter().map(|frame| frame.data).collect();
    let seen = run.run(&frames)?;
    run.bench.sim.finish_trace()?;
    let status = run.status()?;
    let delivered = status.iter().find(|(name, _)| *name == "delivered").map_or(0, |(_, n)| *n);
    Ok((seen.len(), delivered))
}

fn main() -> Result<(), Box<dyn Error>> {
    let waves = std::env::args().nth(1);
    let (frames, delivered) = classify(waves.as_deref().map(Path::new))?;
    println!("{frames} frames, {delivered} delivered");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_frame_comes_out_and_the_counter_says_how_many_were_delivered()
    -> Result<(), Box<dyn Error>> {
        let (frames, delivered) = classify(None)?;
        assert_eq!(frames, 400);
        assert!(delivered > 0 && delivered < 400, "{delivered}");
        Ok(())
    }
}
