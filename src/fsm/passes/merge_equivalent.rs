//! **merge-equivalent**: joins states that decide the same, and skips tests that decide nothing.
//!
//! Requires invariants 1 and 3. From the last state up: two leaves are equal when they say the same;
//! two tests are equal when they look at the same slice and every value goes to equal states; a test
//! whose edges all go to one state is that state. Keeps the lowest number of each class, so states
//! nobody reaches remain: run `prune-unreachable` after it. Cost: linear in the edges, times the
//! logarithm of the states. No error.
//!
//! Weak point: two tests of different slices that decide the same by chance are kept apart; the
//! diagrams that FSMs are made from do not hold any on the same path.

use std::collections::BTreeMap;

use crate::fsm::ir::{Arc, Fsm, State, StateId};
use crate::rules::set16::Set16;

/// The pass.
#[must_use]
pub fn run(fsm: &Fsm) -> Fsm {
    let mut same: Vec<StateId> =
        (0..fsm.states.len()).map(|index| StateId::new(index).unwrap_or(StateId::START)).collect();
    let mut states = fsm.states.clone();
    // Highest number of a class first: all edges go up, so any member may stand for it.
    let mut known: BTreeMap<State, StateId> = BTreeMap::new();
    for index in (0..states.len()).rev() {
        let state = rewritten(&states[index], &same);
        if let State::Test { arcs, default, .. } = &state
            && arcs.is_empty()
        {
            same[index] = *default;
        } else if let Some(other) = known.get(&state) {
            same[index] = *other;
        } else {
            known.insert(state.clone(), same[index]);
        }
        states[index] = state;
    }
    // A start that decides nothing is replaced by what it leads to.
    if let Some(start) = same.first().copied()
        && start != StateId::START
    {
        states[0] = states[start.index()].clone();
    }
    Fsm { kind: fsm.kind, states }
}

fn rewritten(state: &State, same: &[StateId]) -> State {
    let State::Test { slice, arcs, default } = state else { return state.clone() };
    let target = |id: StateId| same.get(id.index()).copied().unwrap_or(id);
    let taken = arcs.iter().fold(Set16::empty(), |sum, arc| sum.union(&arc.set));
    let rest = Set16::range(0, slice.limit()).difference(&taken);
    let mut joined: BTreeMap<StateId, Set16> = BTreeMap::new();
    for (set, next) in arcs.iter().map(|arc| (&arc.set, arc.next)).chain([(&rest, *default)]) {
        let whole = joined.entry(target(next)).or_default();
        *whole = whole.union(set);
    }
    joined.retain(|_, set| !set.is_empty());
    State::test(*slice, joined.into_iter().map(|(next, set)| Arc { set, next }).collect())
}
