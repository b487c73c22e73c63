//! Lowers a connected rust-hdl block to the typed module IR.

mod expr;
mod kernel;
mod literal;
mod module;
mod path;
mod prim;
mod stmt;
mod walk;

use rust_hdl::core::prelude::Block;

use super::check;
use super::check::codes;
use super::ir::Design;
use crate::diag::{Diagnostic, Diagnostics};

/// Lowers `block` and everything below it to a [`Design`] whose top module is called `name`.
///
/// `connect_all` was called on the block; inputs of the top need not be driven.
///
/// # Errors
/// Everything found wrong in all kernels and in what they were lowered to, each with a code
/// ([`codes`]), the path of the block and signal, and what to do.
pub fn elaborate(name: &str, block: &dyn Block) -> Result<Design, Diagnostics> {
    let Some(raw) = walk::walk(block) else {
        return Err(Diagnostic::error(codes::UNSUPPORTED_BLOCK, "a bare signal is no block")
            .with_place("top")
            .with_help("pass a struct that derives `LogicBlock`")
            .into());
    };
    let mut builder = module::Builder::new(name);
    let Some(top) = builder.top(&raw) else { return Err(builder.found) };
    let design = Design { modules: builder.modules, top };
    let mut found = builder.found;
    if let Err(more) = check::verify(&design) {
        found.extend(more);
    }
    found.into_result(design)
}
