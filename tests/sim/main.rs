//! The simulator, the Verilog writer and the text dump, against what does not share their code.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    reason = "tests"
)]

mod axi_adversary;
mod axi_blocks;
mod axi_dma;
mod axi_lite;
mod axi_memory;
mod axi_rules;
mod axi_traffic;
mod axi_wires;
mod bench;
mod claims;
mod engines;
mod naive;
mod random;
#[path = "../support/random_design.rs"]
mod random_design;
mod run;
mod small;
mod streams;
mod text;
mod writer;
