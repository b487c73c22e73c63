//! Rewrites of the FSM: one pass, one file, one name.
//!
//! A pass takes a verified FSM and gives a verified FSM that decides the same for every key.

pub mod merge_equivalent;
pub mod prune_unreachable;

use super::ir::Fsm;

/// Joins equivalent states, then drops what nothing reaches any more.
#[must_use]
pub fn minimise(fsm: &Fsm) -> Fsm {
    prune_unreachable::run(&merge_equivalent::run(fsm))
}
