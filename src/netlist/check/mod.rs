//! Checks of the module IR: one check, one file.
//!
//! [`verify`] holds a [`Design`] against the invariants that `netlist::ir` states, wherever the
//! design comes from: elaborated, transformed, or built at run time.

pub mod codes;
mod drivers;
mod latch;
mod loops;
mod own_target;
mod structure;
pub(in crate::netlist) mod visit;
mod widths;

pub(in crate::netlist) use visit::reads;

use super::ir::{Design, Module};
use crate::diag::{Diagnostic, Diagnostics};

/// Checks all invariants of the module IR.
///
/// # Errors
/// Everything found: a malformed structure (ids, names, clock) alone, because nothing else can be
/// looked at then; otherwise widths, drivers, latches, and combinational loops of all modules.
pub fn verify(design: &Design) -> Result<(), Diagnostics> {
    let mut found = Diagnostics::new();
    structure::check(design, &mut found);
    if found.has_errors() {
        return Err(found);
    }
    for module in &design.modules {
        widths::check(design, module, &mut found);
        drivers::check(design, module, &mut found);
        latch::check(module, &mut found);
        own_target::check(module, &mut found);
    }
    loops::check(design, &mut found);
    found.into_result(())
}

/// A finding at a named thing of a module.
fn at(module: &Module, thing: &str, code: &'static str, message: String, help: &str) -> Diagnostic {
    Diagnostic::error(code, message).with_place(format!("{}.{thing}", module.block)).with_help(help)
}

/// The name of a net, for messages.
fn net_name(module: &Module, net: super::ir::NetId) -> &str {
    module.nets.get(net.index()).map_or("?", |n| n.name.as_str())
}
