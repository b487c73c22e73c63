//! The decision FSM: an acyclic automaton over the [key](crate::net::key) of one frame.
//!
//! # Invariants (checked by [`verify`](super::verify::verify))
//! 1. States are numbered topologically: the start is state 0, every edge goes to a higher number.
//!    So there is no cycle, and a walk ends.
//! 2. Every state is reachable.
//! 3. The arcs of a test are disjoint, not empty, inside the slice, and none goes where the default
//!    edge goes; a test has at least one arc. Together with the default edge every value has exactly
//!    one successor.
//! 4. Leaves fit the kind of the FSM: verdicts in rule FSMs, members in lookup FSMs.

use crate::net::key::WORDS;
use crate::rules::cube::Slice;
use crate::rules::model::Verdict;
use crate::rules::set16::Set16;

/// A state of an [`Fsm`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateId(u32);

impl StateId {
    /// Most states of one FSM.
    pub const LIMIT: usize = 1 << 20;
    /// The state every walk begins in.
    pub const START: Self = Self(0);

    /// The state with an index; `None` from [`StateId::LIMIT`] on.
    #[must_use]
    pub fn new(index: usize) -> Option<Self> {
        (index < Self::LIMIT).then_some(()).and_then(|()| u32::try_from(index).ok()).map(Self)
    }

    /// The index into [`Fsm::states`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl std::fmt::Display for StateId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "s{}", self.0)
    }
}

/// What an FSM decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The rules of one interface: leaves are verdicts.
    Rules,
    /// The NIC-wide lookup: leaves are sets of slots.
    Lookup,
}

/// The result of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Leaf {
    /// A rule decided.
    Verdict {
        /// Index in the interface's list; its length for the default.
        rule: u16,
        /// Deliver or drop.
        verdict: Verdict,
        /// Mark; 0 without one.
        mark: u8,
    },
    /// The interfaces the frame belongs to: bit `s` is slot `s`.
    Members(u64),
}

/// An edge of a test.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Arc {
    /// Values of the slice that take it.
    pub set: Set16,
    /// Where it goes.
    pub next: StateId,
}

/// A state.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Looks at a slice of a key word.
    Test {
        /// What it looks at.
        slice: Slice,
        /// Disjoint arcs.
        arcs: Vec<Arc>,
        /// Where all other values go.
        default: StateId,
    },
    /// The end.
    Leaf(Leaf),
}

impl State {
    /// The test whose arcs, default included, are these: disjoint and covering the slice. The
    /// default edge takes the arc with most intervals, among these the one with most values, among
    /// these the earliest state. One arc alone gives a test without arcs.
    #[must_use]
    pub fn test(slice: Slice, mut arcs: Vec<Arc>) -> Self {
        let rank =
            |arc: &Arc| (arc.set.spans().len(), arc.set.count(), std::cmp::Reverse(arc.next));
        let most = (0..arcs.len()).max_by_key(|index| rank(&arcs[*index])).unwrap_or(0);
        let default = if arcs.is_empty() { StateId::START } else { arcs.swap_remove(most).next };
        arcs.sort();
        Self::Test { slice, arcs, default }
    }

    /// The successors: the arcs' in order, then the default's. None for a leaf.
    pub fn successors(&self) -> impl Iterator<Item = StateId> + '_ {
        let (arcs, default) = match self {
            Self::Test { arcs, default, .. } => (arcs.as_slice(), Some(*default)),
            Self::Leaf(_) => (&[][..], None),
        };
        arcs.iter().map(|arc| arc.next).chain(default)
    }
}

/// A decision FSM.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fsm {
    /// What it decides.
    pub kind: Kind,
    /// The states; the first is the start.
    pub states: Vec<State>,
}

impl Fsm {
    /// The state behind an id, if there is one.
    #[must_use]
    pub fn state(&self, id: StateId) -> Option<&State> {
        self.states.get(id.index())
    }

    /// Number of edges, defaults included.
    #[must_use]
    pub fn edges(&self) -> usize {
        self.states.iter().map(|state| state.successors().count()).sum()
    }

    /// Most tests on a way from the start to a leaf. Wants a verified FSM.
    #[must_use]
    pub fn depth(&self) -> usize {
        let mut depth = vec![0usize; self.states.len()];
        for (index, state) in self.states.iter().enumerate().rev() {
            let below = state.successors().filter_map(|next| depth.get(next.index()).copied());
            let deepest = below.map(|depth| depth + 1).max();
            depth[index] = deepest.unwrap_or(0);
        }
        depth.first().copied().unwrap_or(0)
    }
}

/// True when a slice lies inside a key.
#[must_use]
pub(crate) fn slice_is_legal(slice: Slice) -> bool {
    usize::from(slice.word) < WORDS
        && slice.bits >= 1
        && u16::from(slice.shift) + u16::from(slice.bits) <= 16
}
