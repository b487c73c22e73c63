//! Elaboration and checks of the netlist.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_possible_truncation,
    missing_docs,
    unreachable_pub,
    reason = "tests"
)]

mod accepted;
mod built;
mod built_blocks;
mod dialect;
mod eval;
#[path = "../kernels/mod.rs"]
mod kernels;
#[allow(dead_code, reason = "other suites plant the others")]
#[path = "../mutants/mod.rs"]
mod mutants;
mod passes;
#[path = "../support/random_design.rs"]
mod random_design;
mod random_expressions;
#[path = "../support/random_patterns.rs"]
mod random_patterns;
mod refused;
mod verify;
