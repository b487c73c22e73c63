//! **prune-unreachable**: drops states that no way leads to.
//!
//! Requires edges to higher numbers only (invariant 1), establishes invariant 2, keeps the order of
//! the states. Cost: linear in the edges. No error.

use crate::fsm::ir::{Arc, Fsm, State, StateId};

/// The pass.
#[must_use]
pub fn run(fsm: &Fsm) -> Fsm {
    let mut reached = vec![false; fsm.states.len()];
    if let Some(start) = reached.first_mut() {
        *start = true;
    }
    for (index, state) in fsm.states.iter().enumerate() {
        if reached[index] {
            for next in state.successors() {
                if let Some(mark) = reached.get_mut(next.index()) {
                    *mark = true;
                }
            }
        }
    }
    let mut new_id = vec![StateId::START; fsm.states.len()];
    let mut count = 0;
    for (index, reached) in reached.iter().enumerate() {
        if *reached {
            new_id[index] = StateId::new(count).unwrap_or(StateId::START);
            count += 1;
        }
    }
    let renumber = |id: StateId| new_id.get(id.index()).copied().unwrap_or(id);
    let states = fsm.states.iter().zip(&reached).filter(|(_, reached)| **reached);
    let states = states.map(|(state, _)| match state {
        State::Test { slice, arcs, default } => {
            let mut arcs: Vec<Arc> = arcs
                .iter()
                .map(|arc| Arc { set: arc.set.clone(), next: renumber(arc.next) })
                .collect();
            arcs.sort();
            State::Test { slice: *slice, arcs, default: renumber(*default) }
        }
        State::Leaf(leaf) => State::Leaf(*leaf),
    });
    Fsm { kind: fsm.kind, states: states.collect() }
}
