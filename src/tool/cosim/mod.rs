//! Co-simulation: the shipped Verilog in Icarus, Verilator and CXXRTL against [`crate::sim`].
//!
//! One run is a [`Job`]: a design, its Verilog files and a [`Stimulus`] (a value for every input in
//! every cycle). In each cycle the inputs are applied, the combinational logic settles, all outputs
//! are sampled, and then the clock rises. [`reference()`] does this with our simulator,
//! [`icarus::simulate`], [`verilator::simulate`] and [`cxxrtl::simulate`] with theirs; [`compare`] finds the first
//! difference. An output bit that Icarus shows as X or Z is a difference too.
//!
//! [`crate::sim`] starts with known state (registers at `init`, memories zero); the shipped Verilog
//! says nothing about it, so the test bench deposits it ([`PowerUp`]).

pub mod cxxrtl;
mod harness;
pub mod icarus;
mod record;
mod reference;
mod stimulus;
mod trace;
pub mod verilator;

pub use record::{Recorder, Recording};
pub use reference::{reference, reference_in};
pub use stimulus::{PowerUp, Stimulus};
pub use trace::{Mismatch, Sample, Trace, compare};

use crate::netlist::ir::{Design, Dir};
use crate::netlist::verilog::VerilogFile;

/// A port of a top module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortSpec {
    /// Name.
    pub name: String,
    /// Bits.
    pub width: u32,
}

/// What a test bench sees of a top module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    /// Name of the top module.
    pub top: String,
    /// Name of the clock input, for a sequential design.
    pub clk: Option<String>,
    /// Inputs but the clock, in order of declaration; `rst` is one of them.
    pub inputs: Vec<PortSpec>,
    /// Outputs in order of declaration.
    pub outputs: Vec<PortSpec>,
}

impl Interface {
    /// The interface of a design's top.
    #[must_use]
    pub fn of(design: &Design) -> Self {
        let module = design.top();
        let list = |dir: Dir| {
            let ports = module.ports.iter().filter(|p| p.dir == dir && Some(p.net) != module.clk);
            ports
                .map(|p| module.net(p.net))
                .map(|net| PortSpec { name: net.name.clone(), width: net.width })
                .collect()
        };
        Self {
            top: module.name.clone(),
            clk: module.clk.map(|id| module.net(id).name.clone()),
            inputs: list(Dir::In),
            outputs: list(Dir::Out),
        }
    }

    /// Bits of all inputs together.
    #[must_use]
    pub fn input_bits(&self) -> u32 {
        self.inputs.iter().map(|p| p.width).sum()
    }
}

/// One design to simulate.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    /// The design; it must have an output and an input besides the clock.
    pub design: &'a Design,
    /// Its Verilog, one module per file.
    pub files: &'a [VerilogFile],
    /// Values of the inputs.
    pub stimulus: &'a Stimulus,
}
