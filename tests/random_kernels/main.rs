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

mod agree;
mod batches;
mod harness;
#[path = "../mutants/ir.rs"]
mod ir;
mod lanes;
mod mutants;
mod nightly;
mod prelude;
#[path = "../support/random_kernel/mod.rs"]
mod random_kernel;
#[allow(dead_code, reason = "the main function of another crate, checked here")]
mod report;
mod scratch;
mod series;
mod shrinking;
#[allow(dead_code, reason = "this suite needs two of the tools")]
#[path = "../tools/trial.rs"]
mod trial;

use libtest_mimic::Arguments;

fn main() {
    let mut trials = Vec::new();
    trials.extend(series::trials());
    trials.extend(shrinking::trials());
    trials.extend(agree::trials());
    trials.extend(mutants::trials());
    trials.extend(nightly::trials());
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
