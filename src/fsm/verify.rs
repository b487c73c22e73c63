//! Checks the invariants of [`ir`](super::ir).

use super::ir::{Fsm, Kind, Leaf, State, StateId, slice_is_legal};
use crate::diag::{Diagnostic, Diagnostics};
use crate::rules::set16::Set16;

fn finding(id: usize, message: String) -> Diagnostic {
    Diagnostic::error("F001", message)
        .with_place(format!("state s{id}"))
        .with_help("this FSM was not made by the compiler, or the compiler has a defect: report it")
}

fn check_test(fsm: &Fsm, id: usize, found: &mut Diagnostics) {
    let State::Test { slice, arcs, default } = &fsm.states[id] else { return };
    if !slice_is_legal(*slice) {
        found.push(finding(
            id,
            format!(
                "tests bits {}+:{} of word {}, outside the key",
                slice.shift, slice.bits, slice.word
            ),
        ));
        return;
    }
    if arcs.is_empty() {
        found.push(finding(id, "tests without an arc".into()));
    }
    let all = Set16::range(0, slice.limit());
    let mut taken = Set16::empty();
    for arc in arcs {
        if arc.set.is_empty() || !arc.set.difference(&all).is_empty() {
            found.push(finding(id, format!("an arc to {} has no or impossible values", arc.next)));
        }
        if !arc.set.intersection(&taken).is_empty() {
            found.push(finding(id, format!("the arc to {} overlaps an earlier one", arc.next)));
        }
        if arc.next == *default {
            found.push(finding(id, format!("an arc goes to {default}, like the default")));
        }
        taken = taken.union(&arc.set);
    }
    if taken == all {
        found.push(finding(id, "the default edge cannot be taken".into()));
    }
}

/// Checks an FSM against the invariants of [`ir`](super::ir).
///
/// # Errors
/// All violations, code `F001`, with the state.
pub fn verify(fsm: &Fsm) -> Result<(), Diagnostics> {
    let mut found = Diagnostics::new();
    if fsm.states.is_empty() || fsm.states.len() > StateId::LIMIT {
        found.push(finding(
            0,
            format!("{} states; 1 to {} are allowed", fsm.states.len(), StateId::LIMIT),
        ));
        return Err(found);
    }
    let mut reached = vec![false; fsm.states.len()];
    reached[0] = true;
    for (id, state) in fsm.states.iter().enumerate() {
        if !reached[id] {
            found.push(finding(id, "no way leads here".into()));
        }
        for next in state.successors() {
            if next.index() <= id || next.index() >= fsm.states.len() {
                found.push(finding(id, format!("an edge to {next}, which is not a later state")));
            } else {
                reached[next.index()] = true;
            }
        }
        match (fsm.kind, state) {
            (Kind::Rules, State::Leaf(Leaf::Members(_)))
            | (Kind::Lookup, State::Leaf(Leaf::Verdict { .. })) => {
                found.push(finding(id, format!("a leaf that does not fit {:?}", fsm.kind)));
            }
            _ => check_test(fsm, id, &mut found),
        }
    }
    found.into_result(())
}
