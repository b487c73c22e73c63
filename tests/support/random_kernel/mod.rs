//! Random kernels as Rust source: a seeded generator of structs with `#[hdl_gen] fn update` inside
//! the kernel dialect, the printer of their text, the check that a changed kernel still compiles,
//! and the shrinker.
//!
//! What the generator keeps away from, because `simulate()` of rust-hdl 0.46 cannot do it:
//! - an index by a signal that can lie beyond the end (`get_bit` panics; the hardware reads 0);
//! - a shift of at most 32 bits by an amount of more than 10 bits (a big integer of 2^amount bits);
//! - `signed_bit_cast` of the smallest number (it never returns);
//! - a cast, or a struct field, of an element chosen by a loop variable: the macro repeats the
//!   expression in `hdl()`, where the variable does not exist.

mod check;
mod generate;
mod print;
mod shrink;
mod types;
mod visit;

pub(crate) use check::check;
pub(crate) use generate::{Plan, generate};
pub(crate) use print::{batch, kernel_text};
pub(crate) use shrink::{shrink, size};
pub(crate) use types::{BinOp, Expr, Kernel, port_widths};
pub(crate) use visit::any_expr;
