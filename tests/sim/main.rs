//! The simulator, the Verilog writer and the text dump, against what does not share their code.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    reason = "tests"
)]

mod claims;
mod comfort;
mod naive;
mod random;
#[path = "../support/random_design.rs"]
mod random_design;
mod run;
mod small;
mod streams;
mod text;
mod writer;
