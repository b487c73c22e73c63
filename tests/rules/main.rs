//! Rules: sets of numbers, cubes and semantics, each against brute force.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, unreachable_pub, reason = "tests")]

#[allow(dead_code, reason = "shared by several suites")]
#[path = "../support/random_policy.rs"]
mod random_policy;

mod context;
mod cubes;
mod lookup;
mod sets;
