//! Passes over the module IR: each makes a design smaller or easier to read, and keeps what it does.
//!
//! ```text
//! elaborate --> fold --> narrow --> enums --> shape --> dead --> share --> (again until nothing
//!               changes) --> simulation, Verilog
//! ```
//!
//! The law that all keep, a valid design in and a valid design out: *ports stay (names, widths,
//! order, of every module that stays), and every output of the top has the same value in every cycle
//! from reset on*. Properties stay, and hold in the same cycles. What each pass adds to it stands at
//! the top of its file and in [`Pass::law`]. Every pass is idempotent, deterministic, and linear in
//! the size of the design or nearly so.
//!
//! Not here: what the printer needs to say a thing in Verilog at all (`netlist::verilog` does that
//! for every valid design, optimised or not).

pub(in crate::netlist) mod algebra;
mod bounds;
mod chain;
mod dead;
mod enums;
pub(in crate::netlist) mod fold;
mod narrow;
pub(in crate::netlist) mod rewrite;
mod shape;
pub(in crate::netlist) mod share;

use super::ir::Design;

/// A pass.
#[derive(Clone, Copy, Debug)]
pub struct Pass {
    /// `fold`, `dead`, ...
    pub name: &'static str,
    /// What it keeps and what holds afterwards, in one sentence.
    pub law: &'static str,
    /// Runs it on a valid design.
    pub run: fn(&mut Design),
}

/// All passes, in the order they run.
pub const ALL: &[Pass] =
    &[fold::PASS, narrow::PASS, enums::PASS, shape::PASS, dead::PASS, share::PASS];

/// Most rounds over all passes. Two are usual: a second one finds nothing.
const ROUNDS_MAX: usize = 6;

/// The pass of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Pass> {
    ALL.iter().find(|pass| pass.name == name)
}

/// For each net of each module, how many of its low bits can be other than 0 from reset on. These
/// are the facts that `narrow` rests on; a proof of it assumes and proves them.
#[must_use]
pub fn low_bits(design: &Design) -> Vec<Vec<u32>> {
    let mut ports: Vec<Vec<u32>> = Vec::with_capacity(design.modules.len());
    let mut out = Vec::with_capacity(design.modules.len());
    for module in &design.modules {
        let bounds = bounds::Bounds::new(module, &ports);
        ports.push(bounds.ports(module));
        out.push(bounds.into_inner());
    }
    out
}

/// Runs all passes until nothing changes.
pub fn optimise(design: &mut Design) {
    for _ in 0..ROUNDS_MAX {
        let before = design.clone();
        for pass in ALL {
            (pass.run)(design);
        }
        if *design == before {
            return;
        }
    }
}
