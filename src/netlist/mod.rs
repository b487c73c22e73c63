//! Typed module IR: elaboration of rust-hdl blocks, checks, Verilog writer.

pub mod check;
pub mod dump;
pub mod elaborate;
pub mod ir;
pub mod names;
pub mod passes;
mod usage;
pub mod value;
pub mod verilog;
