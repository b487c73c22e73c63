//! One plain-Rust model per hardware block, under the same file name; written from the
//! documentation, not from the hardware.

pub mod context_cache;
pub mod context_counters;
pub mod counters;
pub mod parser;
pub mod switch_controller;
pub mod table_engine;
