//! Lowers a connected rust-hdl block to the typed module IR.
//!
//! rust-hdl's `Probe` shows the blocks and signals, each block's `hdl()` its kernel as a tree
//! without types. [`elaborate`] gives the types back: widths come from the signals, everything else
//! follows bottom-up or is refused. What comes out computes what `update()` computes.
//!
//! `Assert`, `Assume` and `Cover` of [`crate::hw::prim`] become properties of the module that has
//! them, under the name of their field.
//!
//! The kernel dialect: which kernels are taken, and what is said of the others.
//!
#![doc = include_str!("dialect.md")]

mod expr;
mod fields;
mod kernel;
mod literal;
mod module;
mod part;
mod path;
mod prim;
mod stmt;
mod types;
mod walk;
mod widget;

use rust_hdl::core::prelude::Block;

use super::check;
use super::check::codes;
use super::ir::Design;
use crate::diag::{Diagnostic, Diagnostics};

pub(crate) use fields::FieldNet;
pub(crate) use literal::value_of;
pub(crate) use types::width_of;

/// Lowers `block` and everything below it to a [`Design`] whose top module is called `name`.
///
/// `connect_all` was called on the block; inputs of the top need not be driven. The block may be
/// built at run time: any `Logic` whose `hdl()` gives a combinatorial tree.
///
/// # Errors
/// Everything found wrong in all kernels and in what they were lowered to, each with a code
/// ([`codes`]), the path of the block and signal, and what to do.
pub fn elaborate(name: &str, block: &dyn Block) -> Result<Design, Diagnostics> {
    elaborate_with_fields(name, block).map(|(design, _)| design)
}

/// As [`elaborate`]; also the nets that the signals of the block became.
pub(crate) fn elaborate_with_fields(
    name: &str,
    block: &dyn Block,
) -> Result<(Design, Vec<FieldNet>), Diagnostics> {
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
        let broken = found.has_errors();
        for new in more.list {
            // What only follows from an error above is not worth a second message.
            let known = found.list.iter().any(|d| d.code == new.code && d.place == new.place);
            let follows = broken && new.code == codes::MALFORMED;
            if !known && !follows {
                found.push(new);
            }
        }
    }
    let design = found.into_result(design)?;
    let fields = fields::fields(&raw, &design);
    Ok((design, fields))
}
