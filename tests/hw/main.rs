//! The hardware blocks in simulation against their golden models.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, unreachable_pub, reason = "tests")]

mod classifier;
mod context_cache;
mod context_directory;
mod frames;
mod header_parser;
#[allow(dead_code, reason = "other suites plant the others")]
#[path = "../mutants/mod.rs"]
mod planted;
#[path = "../support/random_frame.rs"]
mod random_frame;
#[allow(dead_code, reason = "this suite makes frames, not headers")]
#[path = "../support/random_policy.rs"]
mod random_policy;
mod switch_controller;
