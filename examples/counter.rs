//! The smallest test of a block of one's own: signals by their Rust type, poke, run, peek.
//!
//! ```text
//! cargo run --example counter
//! cargo test --example counter
//! ```
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::error::Error;

use ctxnic::hw::prim::Reg;
use ctxnic::sim::typed::BlockSim;
use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

/// Counts the cycles in which `enable` is 1.
#[derive(LogicBlock, Default)]
struct Counter {
    pub enable: Signal<In, Bit>,
    pub count: Signal<Out, Bits<8>>,
    pub clock: Signal<In, Clock>,
    value: Reg<Bits<8>>,
}

impl Logic for Counter {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, value);
        self.value.d.next = self.value.q.val();
        if self.enable.val() {
            self.value.d.next = self.value.q.val() + 1;
        }
        self.count.next = self.value.q.val();
    }
}

/// What it shows after some cycles with and some without `enable`.
fn count(on: u64, off: u64) -> Result<Bits<8>, Box<dyn Error>> {
    let mut sim = BlockSim::new("counter", Counter::default())?;
    let enable = sim.port(|counter| &counter.enable)?;
    let count = sim.port(|counter| &counter.count)?;
    sim.reset(2);
    sim.set(&enable, true)?;
    sim.run(on);
    sim.set(&enable, false)?;
    sim.run(off);
    Ok(sim.get(&count)?)
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("after 1,000,000 cycles: {:?}", count(1_000_000, 5)?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_counts_enabled_cycles_and_wraps() -> Result<(), Box<dyn Error>> {
        assert_eq!(count(0, 9)?, Bits::from(0));
        assert_eq!(count(7, 9)?, Bits::from(7));
        assert_eq!(count(255 + 3, 0)?, Bits::from(2));
        Ok(())
    }
}
