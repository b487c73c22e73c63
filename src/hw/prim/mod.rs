//! Primitives: the only sequential blocks that `hw` uses, and the properties of its blocks.
//!
//! Each is a hand-written [`Block`](rust_hdl::core::prelude::Block) whose `hdl()` text opens with a
//! line the elaborator reads: `// ctxnic-prim <kind> <key>=<value> ...`. The rest of the text is
//! plain Verilog with the same behaviour, so that rust-hdl's own back end can print the block too.
//!
//! None has a reset port: the elaborator gives every sequential module an implicit `rst`.

mod property;
mod ram;
mod ram_en;
mod reg;
mod rom;

pub use property::{Assert, Assume, Cover};
pub use ram::Ram;
pub use ram_en::RamEn;
pub use reg::{Reg, RegEn};
pub use rom::Rom;

/// First word of the line the elaborator reads.
pub const PRIM_MARK: &str = "// ctxnic-prim";

/// A remark in a kernel that reaches the hardware: `comment!("wraps on purpose")`. Does nothing in
/// Rust. rust-hdl's kernel macro knows the name but does not define it.
#[macro_export]
macro_rules! comment {
    ($text:literal) => {{
        let _: &str = $text;
    }};
}
