//! Cuts a decision FSM into pipeline levels and encodes its states.
//!
//! A level tests one slice of the key. What stands between two levels is a *code*: the top bit says
//! whether the walk is over; below it is the index of the leaf, or the index of the state among those
//! alive at that place. A walk that is over is passed on unchanged.

use indexmap::IndexMap;

use crate::diag::{Diagnostic, Diagnostics};
use crate::fsm::ir::{Fsm, Kind, Leaf, State, StateId};
use crate::fsm::verify::verify;
use crate::rules::cube::Slice;
use crate::rules::set16::Set16;

/// A state that a level decides about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Arm {
    /// The state's code before the level.
    pub(super) code: u64,
    /// The code after the level, by class of the slice's value.
    pub(super) next: Vec<u64>,
}

/// A pipeline level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Level {
    /// What it tests.
    pub(super) slice: Slice,
    /// Values that no state of the level tells apart; disjoint, they cover the slice. The first has
    /// the most complicated shape and is what none of the others is.
    pub(super) classes: Vec<Set16>,
    /// States tested here.
    pub(super) arms: Vec<Arm>,
    /// States tested later whose code changes here: before, after.
    pub(super) renumbered: Vec<(u64, u64)>,
}

impl Level {
    /// Bits that hold a class.
    pub(super) fn class_bits(&self) -> usize {
        bits_for(self.classes.len())
    }
}

/// A cut and encoded FSM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// What the FSM decides.
    pub(super) kind: Kind,
    /// Levels in order.
    pub(super) levels: Vec<Level>,
    /// The different leaves with their codes.
    pub(super) leaves: Vec<(u64, Leaf)>,
    /// Bits of a code.
    pub(super) code_bits: usize,
    /// Code of the start.
    pub(super) start: u64,
}

/// Bits that hold `count` different numbers, at least 1.
pub(super) fn bits_for(count: usize) -> usize {
    let highest = count.saturating_sub(1).max(1);
    usize::try_from(usize::BITS - highest.leading_zeros()).unwrap_or(1)
}

/// Levels of the slices in order of the states that test them.
fn levels_of(fsm: &Fsm) -> Result<IndexMap<Slice, usize>, Diagnostics> {
    let mut levels: IndexMap<Slice, usize> = IndexMap::new();
    for state in &fsm.states {
        if let State::Test { slice, .. } = state {
            let next = levels.len();
            levels.entry(*slice).or_insert(next);
        }
    }
    for (index, state) in fsm.states.iter().enumerate() {
        let Some(here) = level(fsm, &levels, index) else { continue };
        for next in state.successors() {
            if level(fsm, &levels, next.index()).is_some_and(|below| below <= here) {
                return Err(Diagnostic::error(
                    "F009",
                    "an FSM that tests its slices in no one order",
                )
                .with_place(format!("state s{index}, edge to {next}"))
                .with_allowed("an FSM whose walks all test the slices in one order")
                .with_help("build the FSM with `fsm::lower`")
                .into());
            }
        }
    }
    Ok(levels)
}

fn level(fsm: &Fsm, levels: &IndexMap<Slice, usize>, state: usize) -> Option<usize> {
    match fsm.states.get(state)? {
        State::Test { slice, .. } => levels.get(slice).copied(),
        State::Leaf(_) => None,
    }
}

/// The successor of a test for a value.
fn successor(state: &State, value: u16) -> StateId {
    match state {
        State::Test { arcs, default, .. } => {
            arcs.iter().find(|arc| arc.set.contains(value)).map_or(*default, |arc| arc.next)
        }
        State::Leaf(_) => StateId::START,
    }
}

/// Values of a slice by what the states do with them: the successors, and the values.
fn classes(slice: Slice, states: &[&State]) -> Vec<(Vec<StateId>, Set16)> {
    let mut starts: Vec<u16> = vec![0];
    for state in states {
        if let State::Test { arcs, .. } = state {
            for (low, high) in arcs.iter().flat_map(|arc| arc.set.spans()) {
                starts.push(*low);
                starts.extend(high.checked_add(1).filter(|next| *next <= slice.limit()));
            }
        }
    }
    starts.sort_unstable();
    starts.dedup();
    let mut spans: IndexMap<Vec<StateId>, Vec<(u16, u16)>> = IndexMap::new();
    for (index, low) in starts.iter().enumerate() {
        let high = starts.get(index + 1).map_or(slice.limit(), |next| next - 1);
        let next = states.iter().map(|state| successor(state, *low)).collect();
        spans.entry(next).or_default().push((*low, high));
    }
    let mut classes: Vec<(Vec<StateId>, Set16)> =
        spans.into_iter().map(|(next, spans)| (next, Set16::from_spans(spans))).collect();
    let rank = |set: &Set16| (set.spans().len(), set.count());
    let first = (0..classes.len()).rev().max_by_key(|at| rank(&classes[*at].1)).unwrap_or(0);
    let rest = classes.remove(first);
    classes.insert(0, rest);
    classes
}

/// Cuts an FSM.
///
/// # Errors
/// `F001` an FSM that breaks its invariants, `F009` one that tests its slices in no one order.
pub(super) fn plan(fsm: &Fsm) -> Result<Plan, Diagnostics> {
    verify(fsm)?;
    let level_of = levels_of(fsm)?;
    let level = |id: StateId| level(fsm, &level_of, id.index());
    // The tests alive before each level, and after the last.
    let mut alive: Vec<Vec<StateId>> = vec![vec![StateId::START]];
    alive[0].retain(|id| level(*id).is_some());
    for number in 0..level_of.len() {
        let mut next: Vec<StateId> = Vec::new();
        for id in &alive[number] {
            if level(*id) == Some(number) {
                next.extend(fsm.states[id.index()].successors());
            } else {
                next.push(*id);
            }
        }
        next.retain(|id| level(*id).is_some());
        next.sort_unstable();
        next.dedup();
        alive.push(next);
    }
    let mut leaves: IndexMap<Leaf, usize> = IndexMap::new();
    for state in &fsm.states {
        if let State::Leaf(leaf) = state {
            let next = leaves.len();
            leaves.entry(*leaf).or_insert(next);
        }
    }
    let most = alive.iter().map(Vec::len).chain([leaves.len()]).max().unwrap_or(1);
    let code_bits = bits_for(most) + 1;
    let over = 1u64 << (code_bits - 1);
    let code = |place: usize, id: StateId| match &fsm.states[id.index()] {
        State::Leaf(leaf) => over | leaves.get(leaf).copied().unwrap_or(0) as u64,
        State::Test { .. } => alive[place].binary_search(&id).unwrap_or(0) as u64,
    };
    let mut levels = Vec::new();
    for (number, slice) in level_of.keys().enumerate() {
        let here: Vec<StateId> =
            alive[number].iter().copied().filter(|id| level(*id) == Some(number)).collect();
        let states: Vec<&State> = here.iter().map(|id| &fsm.states[id.index()]).collect();
        let classes = classes(*slice, &states);
        let arm = |(at, id): (usize, &StateId)| Arm {
            code: code(number, *id),
            next: classes.iter().map(|(next, _)| code(number + 1, next[at])).collect(),
        };
        let arms = here.iter().enumerate().map(arm).collect();
        let renumbered = alive[number]
            .iter()
            .filter(|id| level(**id) != Some(number))
            .map(|id| (code(number, *id), code(number + 1, *id)))
            .filter(|(before, after)| before != after)
            .collect();
        let classes = classes.into_iter().map(|(_, set)| set).collect();
        levels.push(Level { slice: *slice, classes, arms, renumbered });
    }
    let start = code(0, StateId::START);
    let leaves = leaves.into_iter().map(|(leaf, index)| (over | index as u64, leaf)).collect();
    Ok(Plan { kind: fsm.kind, levels, leaves, code_bits, start })
}
