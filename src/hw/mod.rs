//! The blocks of the card in rust-hdl, one per file.

pub mod hardwired_fsm;
pub mod prim;
