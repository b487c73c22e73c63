//! The simulator, the Verilog writer and the text dump, against what does not share their code.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::single_range_in_vec_init,
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
mod checkpoints;
mod claims;
mod codes;
mod comfort;
mod coverage;
mod engines;
#[path = "../support/kept_waves.rs"]
mod kept_waves;
mod naive;
mod random;
#[path = "../support/random_design.rs"]
mod random_design;
mod report;
mod run;
mod shortcuts;
mod small;
mod stream_bugs;
mod streams;
mod text;
mod text_wave;
mod typed;
mod wave_engines;
mod wave_file;
mod waves;
mod wide;
mod writer;
