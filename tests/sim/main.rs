//! The simulator, the Verilog writer and the text dump, against what does not share their code.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    unreachable_pub,
    reason = "tests"
)]

mod run;
mod small;
