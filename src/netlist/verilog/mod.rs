//! Prints a design as Verilog-2005: one module per file, children before parents.
//!
//! ```text
//! Module --> normal (what Verilog can say, and no linter minds) --> wiring (no nets in between)
//!        --> usage (drop the dead) --> group (one block per control flow) --> print
//! ```
//!
//! The text is a function of the design alone. It is clean under `verilator --lint-only -Wall`,
//! `iverilog -Wall`, `slang -Weverything` and `yosys check -assert`:
//! - Widths are exact everywhere (invariant 1 of the IR), so that Verilog's own widening never acts.
//! - What nothing reads is not printed; bits of a net that nothing reads go into a wire
//!   `unused_<net>`.
//! - A memory whose address can point beyond it answers 0 through a flag beside the read data, so
//!   that the memory itself stays a plain block RAM.
//!
//! What only properties need stands with them under `` `ifdef FORMAL ``, with their immediate
//! assertions, which are SystemVerilog; the rest is Verilog-2005. An assumption below the top is
//! printed as an assertion: there it is for the design to keep. The ports of the top carry the
//! attributes by which Vivado and IP-XACT packagers infer AXI interfaces.
//!
//! Not here: `timescale`, loops, functions, `initial` but for memory images.
//!
#![doc = include_str!("review.md")]

mod attributes;
mod chained;
mod expr;
mod formal;
mod group;
mod layout;
mod logic;
pub(in crate::netlist) mod memory;
mod normal;
mod ports;
mod print;
mod registers;
mod state;
mod wiring;

pub use state::{InitialValue, initial_state};

use self::chained::Shifted;
use super::ir::{Design, Module, ModuleId};

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerilogFile {
    /// File name without a folder: the module's name and `.v`.
    pub name: String,
    /// Contents, ending in a line feed.
    pub text: String,
}

/// Prints all modules below the top, and the top last.
///
/// # Panics
/// When the design is not well formed (an id of nothing); `netlist::check` finds that first.
#[must_use]
pub fn write(design: &Design) -> Vec<VerilogFile> {
    let reached = reached(design);
    let shifted = Shifted::of(design);
    let modules = design.modules.iter().enumerate().zip(reached).filter(|(_, reached)| *reached);
    modules
        .map(|((index, module), _)| VerilogFile {
            name: format!("{}.v", module.name),
            text: print::module(
                design,
                &printed(design, index, &shifted),
                index == design.top.index(),
            ),
        })
        .collect()
}

/// A module as it is printed, dead nets still there.
fn printed(design: &Design, index: usize, shifted: &Shifted) -> Module {
    wiring::direct(design, normal(design, index, shifted))
}

/// A module in the form Verilog can say.
fn normal(design: &Design, index: usize, shifted: &Shifted) -> Module {
    let mut module = normal::normalise(&design.modules[index]);
    shifted.guard(index, &mut module);
    module
}

/// The file list that tools take with `-f`: one name per line.
#[must_use]
pub fn file_list(files: &[VerilogFile]) -> String {
    files.iter().flat_map(|file| [file.name.as_str(), "\n"]).collect()
}

/// The design almost as it is printed: expressions in the form Verilog can say, dead nets and nets
/// between children still there.
/// Equal in behaviour to the design; for tests.
#[must_use]
pub fn normalised(design: &Design) -> Design {
    let shifted = Shifted::of(design);
    let modules = (0..design.modules.len()).map(|at| normal(design, at, &shifted)).collect();
    Design { modules, top: design.top }
}

/// For each module, whether the top has it somewhere below.
fn reached(design: &Design) -> Vec<bool> {
    let mut reached = vec![false; design.modules.len()];
    reached[design.top.index()] = true;
    for index in (0..design.modules.len()).rev() {
        if reached[index] {
            let module: &Module = design.module(ModuleId::from(index));
            for instance in &module.instances {
                reached[instance.module.index()] = true;
            }
        }
    }
    reached
}
