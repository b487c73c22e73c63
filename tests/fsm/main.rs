//! The decision FSM in all its forms, against the meaning of the rules.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    missing_docs,
    unreachable_pub,
    reason = "tests"
)]

#[allow(dead_code, reason = "shared by several suites")]
#[path = "../support/random_policy.rs"]
mod random_policy;

mod agreement;
mod budget;
mod hardwired;
mod image;
mod mutants;
mod words;
