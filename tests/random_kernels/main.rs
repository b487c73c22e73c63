//! Random kernels, compiled from their Rust text, in four simulators: rust-hdl's `simulate()`, ours,
//! Icarus and Verilator give the same outputs in every cycle.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_possible_truncation,
    missing_docs,
    unreachable_pub,
    reason = "tests"
)]

mod harness;
mod lanes;
mod prelude;
#[path = "../support/random_kernel/mod.rs"]
mod random_kernel;
mod series;

use libtest_mimic::Arguments;

fn main() {
    let mut trials = Vec::new();
    trials.extend(series::trials());
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
