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
mod property;
mod random_expressions;
mod refused;
mod verify;
