//! Contexts of virtual interfaces in system memory: the record, described once, and what follows
//! from it.
//!
//! | file | job |
//! |---|---|
//! | `layout` | which bits hold what |
//! | `record` | the pieces as Rust structs |
//! | `emit` | the layout as Verilog, C, `no_std` Rust and Markdown |
//! | `memory` | a memory image of records, read back and checked |
//! | `show` | records as text |
//! | `placement` | which set of the cache an interface belongs to, and what pinning allows |
//! | `tum` | two older records, kept as test vectors |

pub mod emit;
pub mod layout;
pub mod memory;
pub mod placement;
pub mod record;
pub mod show;
pub mod tum;
