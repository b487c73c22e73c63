//! Makes a capture of traffic for the interfaces of a specification:
//!
//! ```text
//! cargo run --example gateway_traffic -- specs/edge-gateway.yaml 400 1 > traffic.pcap
//! ```
//!
//! The arguments are the specification, the number of frames and the seed. The same three give the
//! same bytes. About one frame in eight is broken on purpose.

use std::error::Error;
use std::io::Write as _;

use ctxnic::net::capture;
use ctxnic::net::target::targets_of;
use ctxnic::net::traffic::Traffic;
use ctxnic::spec;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut argument = |name: &str| arguments.next().ok_or(format!("missing argument: {name}"));
    let file = argument("specification")?;
    let count: usize = argument("number of frames")?.parse()?;
    let seed: u64 = argument("seed")?.parse()?;

    let (spec, _warnings) = spec::load(&file, &spec::decode(&file, &std::fs::read(&file)?)?)?;
    let traffic = Traffic::new(seed, &targets_of(&spec.policy)).take(count);
    let frames: Vec<_> = traffic.map(|made| made.frame).collect();
    std::io::stdout().write_all(&capture::write(&frames)?)?;
    Ok(())
}
