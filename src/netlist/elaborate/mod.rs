//! Lowers a connected rust-hdl block to the typed module IR.
//!
//! rust-hdl's `Probe` shows the blocks and signals, each block's `hdl()` its kernel as a tree
//! without types. [`elaborate`] gives the types back: widths come from the signals, everything else
//! follows bottom-up or is refused. What comes out computes what `update()` computes.
//!
//! # The kernel dialect
//!
//! | Accepted | Meaning | Otherwise |
//! |---|---|---|
//! | a number beside a signal, or assigned | takes that width and must fit | H006, H008 |
//! | `+ - & \| ^` and comparisons | both sides of one width; a sum wraps there, wherever it stands | H007 |
//! | `bits + bit` | the bit is zero-extended | H007 |
//! | `<< >>` | width of the left side; an amount of the width or more gives 0 | H006 |
//! | `*` | as wide as both factors together | H006 |
//! | `bit_cast::<M, N>(e)`, `bits::<M>(n)` | `e` is computed at its own width, then cut or zero-extended | H006 |
//! | `to_bits`, `into`, `val`, `index` | nothing | H006 |
//! | `signed_cast`, `unsigned_cast` | the same bits, read otherwise | |
//! | `signed_bit_cast(e)` assigned to a signal or beside one | sign-extended or cut to that width | H006 |
//! | signed operands | compare signed; signed with signed only | H021 |
//! | `get_bit(i)`, `get_bits::<N>(i)` | bits beyond the end are 0; a constant start must lie inside | H017 |
//! | `replace_bit(i, b)` | the value with one other bit | H017 |
//! | `all any xor`, `!`, `-`, `&& \|\|` | reductions; complement and negation keep the width | H007 |
//! | `Type::Variant` | of an enum that a signal of the block or of a child's port has | H009, H021 |
//! | `match` on states, numbers, bits | first arm that fits; without `_` the last arm takes the rest | H018 |
//! | `if` on a loop variable | decided here, the other branch does not exist | |
//! | `for i in from..to` | unrolled, at most 1,000,000 statements in all | H020 |
//! | `field[i + 1].signal` | indices are `+ - *` of loop variables and numbers | H017 |
//! | `Constant<T>` field | a named constant; a `const` or const generic has no value here | H009 |
//! | `signal.next.field = e`, `signal.val().field` | one level of a `LogicStruct` | H010 |
//! | `Type::join`, `Type::link` of a `LogicInterface` | one assignment per signal | H010 |
//! | `dff_setup!`, `clock!` | clocks are tied, `d` defaults to `q` | H015 |
//! | `comment!` | a remark above the next statement's logic | |
//!
//! *Order.* A signal is written on every path (H003) before it is read, and not between two writes
//! (H004). So a read always means the final value, and each signal gets a driver of its own. A
//! parent reads no input of a child (H011), drives all of them (H012), and writes neither inputs nor
//! constants (H013).
//!
//! *Clock and reset.* There is one clock. Clock signals vanish; a sequential module gets the ports
//! `clk` and `rst`, and registers take their initial value while `rst` is 1. A clock is only tied
//! on, never gated, made or read (H015); fields named `rst` or `clk` are refused (H016).
//!
//! *Blocks.* A child is an instance of a module; equal modules are shared. The primitives of
//! [`crate::hw::prim`] and rust-hdl's `DFF` become registers and memories of their parent: the nets
//! of `state` are `state_d`, `state_q` and `state_en`. `Assert`, `Assume` and `Cover` become its
//! properties, under the name of their field. Other blocks with their own Verilog text are refused
//! (H014).

mod expr;
mod kernel;
mod literal;
mod module;
mod part;
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
/// `connect_all` was called on the block; inputs of the top need not be driven. The block may be
/// built at run time: any `Logic` whose `hdl()` gives a combinatorial tree.
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
    found.into_result(design)
}
