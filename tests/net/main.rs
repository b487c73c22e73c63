//! Frames and captures: the golden parser against `etherparse`, capture files good and bad, and the
//! generated traffic.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::cast_possible_truncation,
    missing_docs,
    unreachable_pub,
    reason = "tests"
)]

mod capture;
mod coverage;
mod data;
mod oracle;
mod pcapng;
#[path = "../support/random_frame.rs"]
mod random_frame;
mod sample;
mod shaping;
mod traffic;
