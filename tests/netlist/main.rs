//! Elaboration and checks of the netlist.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    missing_docs,
    unreachable_pub,
    reason = "tests"
)]

mod accepted;
mod built;
mod built_blocks;
mod chained;
mod dialect;
mod dot;
mod eval;
mod fuzz;
#[path = "../kernels/mod.rs"]
mod kernels;
#[path = "../mutants/netlist.rs"]
mod mutants;
mod mutation;
mod page;
mod passes;
#[allow(dead_code, reason = "other suites plant the others")]
#[path = "../mutants/mod.rs"]
mod planted;
mod property;
#[path = "../support/random_design.rs"]
mod random_design;
mod random_expressions;
#[path = "../support/random_patterns.rs"]
mod random_patterns;
mod refused;
#[path = "../support/shifted_twice.rs"]
mod shifted_twice;
mod traps;
mod verify;
