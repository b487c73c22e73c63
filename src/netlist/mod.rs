//! Typed module IR: elaboration of rust-hdl blocks, checks, Verilog writer.

pub mod check;
pub mod dot;
pub mod dump;
pub mod elaborate;
pub mod ir;
pub mod names;
pub mod passes;
pub mod rtlil;
mod usage;
pub mod value;
pub mod verilog;
