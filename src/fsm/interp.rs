//! Walks an FSM on a key: the plain meaning of the IR.

use super::ir::{Fsm, Leaf, State, StateId};
use crate::net::key::Key;

/// A walk: the states in order, the last is the leaf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    /// States from the start to the leaf, both included.
    pub path: Vec<StateId>,
    /// What the leaf says; `None` when the FSM breaks an invariant (a missing state, a cycle).
    pub leaf: Option<Leaf>,
}

fn next_state(state: &State, key: &Key) -> Option<StateId> {
    match state {
        State::Test { slice, arcs, default } => {
            let value = slice.of(key);
            let taken = arcs.iter().find(|arc| arc.set.contains(value));
            Some(taken.map_or(*default, |arc| arc.next))
        }
        State::Leaf(_) => None,
    }
}

/// The leaf a key leads to; `None` only for an FSM that breaks an invariant.
#[must_use]
pub fn run(fsm: &Fsm, key: &Key) -> Option<Leaf> {
    let mut at = StateId::START;
    loop {
        match fsm.state(at)? {
            State::Leaf(leaf) => return Some(*leaf),
            state @ State::Test { .. } => {
                let next = next_state(state, key)?;
                if next <= at {
                    return None;
                }
                at = next;
            }
        }
    }
}

/// The whole walk of a key.
#[must_use]
pub fn walk(fsm: &Fsm, key: &Key) -> Walk {
    let mut path = Vec::new();
    let mut at = StateId::START;
    while let Some(state) = fsm.state(at) {
        path.push(at);
        match (state, next_state(state, key)) {
            (State::Leaf(leaf), _) => return Walk { path, leaf: Some(*leaf) },
            (_, Some(next)) if next > at => at = next,
            _ => break,
        }
    }
    Walk { path, leaf: None }
}
