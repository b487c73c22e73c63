//! Ordered decision diagrams over slices of the key, with hash-consing.
//!
//! Along every path the slices come in one fixed order. A node holds its slice's values as a sorted
//! list of intervals, each with a child; two neighbouring intervals never have the same child, and
//! a node has at least two. So equal functions are the same node, redundant tests do not exist,
//! and equal sub-graphs are shared (Bryant 1986, with intervals instead of single bits).
//!
//! Slices that overlap in the key are independent variables here. That is sound: every real key is
//! one of the assignments; a diagram may only hold paths that no key takes.

use super::hash::{Map, Set};
use super::ir::{Arc, Fsm, Kind, Leaf, State, StateId};
use crate::rules::cube::{Cube, Slice, Term};
use crate::rules::set16::Set16;

/// A node of a [`Diagrams`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct NodeId(u32);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Node {
    /// A constant: 0 and 1 for conditions; what it means elsewhere is the owner's business.
    Terminal(u64),
    /// Last value of each interval, ascending, and its child.
    Test { level: usize, cuts: Vec<(u16, NodeId)> },
}

/// The work limit was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Exhausted;

/// Diagrams over one order of slices.
pub(super) struct Diagrams {
    order: Vec<Slice>,
    level_of: Map<Slice, usize>,
    nodes: Set<Node>,
    choices: Map<(NodeId, NodeId, NodeId), NodeId>,
    unions: Map<(NodeId, NodeId), NodeId>,
    work_left: u64,
}

impl Diagrams {
    /// The condition that never holds.
    pub(super) const FALSE: NodeId = NodeId(0);
    /// The condition that always holds.
    pub(super) const TRUE: NodeId = NodeId(1);

    /// No diagram yet. `work` bounds the intervals looked at.
    pub(super) fn new(order: Vec<Slice>, work: u64) -> Self {
        let level_of = order.iter().enumerate().map(|(level, slice)| (*slice, level)).collect();
        let nodes = [Node::Terminal(0), Node::Terminal(1)].into_iter().collect();
        Self {
            order,
            level_of,
            nodes,
            choices: Map::default(),
            unions: Map::default(),
            work_left: work,
        }
    }

    /// The constant.
    pub(super) fn terminal(&mut self, value: u64) -> NodeId {
        self.intern(Node::Terminal(value))
    }

    fn intern(&mut self, node: Node) -> NodeId {
        let index = self.nodes.insert_full(node).0;
        NodeId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    fn level(&self, node: NodeId) -> usize {
        match &self.nodes[node.0 as usize] {
            Node::Terminal(_) => usize::MAX,
            Node::Test { level, .. } => *level,
        }
    }

    /// Interval number `index` of a node seen from a level; a node below it is one interval.
    fn cut(&self, node: NodeId, level: usize, index: usize) -> (u16, NodeId) {
        match &self.nodes[node.0 as usize] {
            Node::Test { level: own, cuts } if *own == level => cuts[index],
            _ => (u16::MAX, node),
        }
    }

    fn test(&mut self, level: usize, cuts: Vec<(u16, NodeId)>) -> NodeId {
        match cuts.as_slice() {
            [(_, only)] => *only,
            _ => self.intern(Node::Test { level, cuts }),
        }
    }

    fn work(&mut self, amount: u64) -> Result<(), Exhausted> {
        self.work_left = self.work_left.checked_sub(amount).ok_or(Exhausted)?;
        Ok(())
    }

    fn constant(&self, node: NodeId) -> Option<u64> {
        match self.nodes[node.0 as usize] {
            Node::Terminal(value) => Some(value),
            Node::Test { .. } => None,
        }
    }

    /// `if condition { then } else { otherwise }`.
    pub(super) fn choose(
        &mut self,
        condition: NodeId,
        then: NodeId,
        otherwise: NodeId,
    ) -> Result<NodeId, Exhausted> {
        if condition == Self::FALSE || then == otherwise {
            return Ok(otherwise);
        }
        if condition == Self::TRUE {
            return Ok(then);
        }
        if then == Self::TRUE && otherwise == Self::FALSE {
            return Ok(condition);
        }
        if let Some(known) = self.choices.get(&(condition, then, otherwise)) {
            return Ok(*known);
        }
        let parts = [condition, then, otherwise];
        let level = parts.map(|part| self.level(part)).into_iter().min().unwrap_or(usize::MAX);
        let mut at = [0usize; 3];
        let mut cuts: Vec<(u16, NodeId)> = Vec::new();
        loop {
            let seen = [0, 1, 2].map(|which| self.cut(parts[which], level, at[which]));
            let last = seen[0].0.min(seen[1].0).min(seen[2].0);
            let child = self.choose(seen[0].1, seen[1].1, seen[2].1)?;
            push_cut(&mut cuts, last, child);
            if last == u16::MAX {
                break;
            }
            for which in 0..3 {
                at[which] += usize::from(seen[which].0 == last);
            }
        }
        self.work(1 + at.iter().sum::<usize>() as u64)?;
        let node = self.test(level, cuts);
        self.choices.insert((condition, then, otherwise), node);
        Ok(node)
    }

    /// Bitwise or of the constants.
    pub(super) fn union(&mut self, left: NodeId, right: NodeId) -> Result<NodeId, Exhausted> {
        if left == right || right == Self::FALSE {
            return Ok(left);
        }
        if left == Self::FALSE {
            return Ok(right);
        }
        if let (Some(a), Some(b)) = (self.constant(left), self.constant(right)) {
            return Ok(self.terminal(a | b));
        }
        let parts = if left < right { [left, right] } else { [right, left] };
        if let Some(known) = self.unions.get(&(parts[0], parts[1])) {
            return Ok(*known);
        }
        let level = self.level(left).min(self.level(right));
        let mut at = [0usize; 2];
        let mut cuts: Vec<(u16, NodeId)> = Vec::new();
        loop {
            let seen = [0, 1].map(|which| self.cut(parts[which], level, at[which]));
            let last = seen[0].0.min(seen[1].0);
            let child = self.union(seen[0].1, seen[1].1)?;
            push_cut(&mut cuts, last, child);
            if last == u16::MAX {
                break;
            }
            for which in 0..2 {
                at[which] += usize::from(seen[which].0 == last);
            }
        }
        self.work(1 + at.iter().sum::<usize>() as u64)?;
        let node = self.test(level, cuts);
        self.unions.insert((parts[0], parts[1]), node);
        Ok(node)
    }

    /// Both conditions.
    pub(super) fn and(&mut self, left: NodeId, right: NodeId) -> Result<NodeId, Exhausted> {
        self.choose(left, right, Self::FALSE)
    }

    /// The opposite condition.
    pub(super) fn not(&mut self, condition: NodeId) -> Result<NodeId, Exhausted> {
        self.choose(condition, Self::FALSE, Self::TRUE)
    }

    /// The condition that a key is in a cube. Every slice of the cube is in the order.
    pub(super) fn cube(&mut self, cube: &Cube) -> NodeId {
        let mut levels: Vec<(usize, &Set16)> = cube
            .conditions
            .iter()
            .map(|(slice, set)| (self.level_of.get(slice).copied().unwrap_or(usize::MAX), set))
            .collect();
        levels.sort_by_key(|(level, _)| *level);
        let mut below = Self::TRUE;
        for (level, set) in levels.into_iter().rev() {
            let mut cuts = Vec::with_capacity(2 * set.spans().len() + 1);
            for &(low, high) in set.spans() {
                if low > 0 {
                    push_cut(&mut cuts, low - 1, Self::FALSE);
                }
                push_cut(&mut cuts, high, below);
            }
            // Values beyond the slice do not occur: they prolong the last interval.
            let max = self.order.get(level).map_or(u16::MAX, |slice| slice.limit());
            match cuts.last_mut() {
                Some(last) if last.0 >= max => last.0 = u16::MAX,
                _ => push_cut(&mut cuts, u16::MAX, Self::FALSE),
            }
            below = self.test(level, cuts);
        }
        below
    }

    /// The condition that a key is in one of the cubes of a term.
    pub(super) fn term(&mut self, term: &Term) -> Result<NodeId, Exhausted> {
        let parts: Vec<NodeId> = term.any_of.iter().map(|cube| self.cube(cube)).collect();
        self.union_all(parts)
    }

    /// Union of many, joined pairwise.
    pub(super) fn union_all(&mut self, mut parts: Vec<NodeId>) -> Result<NodeId, Exhausted> {
        while parts.len() > 1 {
            let mut joined = Vec::with_capacity(parts.len().div_ceil(2));
            for pair in parts.chunks(2) {
                joined.push(match *pair {
                    [left, right] => self.union(left, right)?,
                    _ => pair[0],
                });
            }
            parts = joined;
        }
        Ok(parts.first().copied().unwrap_or(Self::FALSE))
    }

    /// The nodes that a root reaches, parents before children, and how many intervals they have.
    fn reachable(&self, root: NodeId) -> (Vec<NodeId>, usize) {
        // A child is always made before its parent, so descending ids are a topological order.
        let mut seen: std::collections::BTreeSet<NodeId> = std::collections::BTreeSet::new();
        let mut open = vec![root];
        let mut intervals = 0;
        while let Some(node) = open.pop() {
            if seen.insert(node)
                && let Node::Test { cuts, .. } = &self.nodes[node.0 as usize]
            {
                intervals += cuts.len();
                open.extend(cuts.iter().map(|(_, child)| *child));
            }
        }
        let mut list: Vec<NodeId> = seen.into_iter().collect();
        list.sort_by_key(|node| (self.level(*node), std::cmp::Reverse(*node)));
        (list, intervals)
    }

    /// Work done so far, of a diagram that was given `work`.
    pub(super) fn spent(&self, work: u64) -> u64 {
        work - self.work_left
    }

    /// Size of what a root reaches: nodes plus intervals.
    pub(super) fn size(&self, root: NodeId) -> usize {
        let (nodes, intervals) = self.reachable(root);
        nodes.len() + intervals
    }

    /// The FSM of a root; `leaf` gives the meaning of the constants.
    pub(super) fn to_fsm(
        &self,
        root: NodeId,
        kind: Kind,
        leaf: impl Fn(u64) -> Leaf,
    ) -> Result<Fsm, Exhausted> {
        let (nodes, _) = self.reachable(root);
        let mut ids: Map<NodeId, StateId> = Map::default();
        for (index, node) in nodes.iter().enumerate() {
            ids.insert(*node, StateId::new(index).ok_or(Exhausted)?);
        }
        let state = |node: &NodeId| match &self.nodes[node.0 as usize] {
            Node::Terminal(value) => State::Leaf(leaf(*value)),
            Node::Test { level, cuts } => Self::to_test(self.order[*level], cuts, &ids),
        };
        Ok(Fsm { kind, states: nodes.iter().map(state).collect() })
    }

    fn to_test(slice: Slice, cuts: &[(u16, NodeId)], ids: &Map<NodeId, StateId>) -> State {
        let mut spans: Map<StateId, Vec<(u16, u16)>> = Map::default();
        let mut low = 0u16;
        for (last, child) in cuts {
            spans.entry(ids[child]).or_default().push((low, (*last).min(slice.limit())));
            low = last.saturating_add(1);
        }
        let arcs = spans.into_iter();
        let arcs = arcs.map(|(next, spans)| Arc { set: Set16::from_spans(spans), next });
        State::test(slice, arcs.collect())
    }
}

/// Adds an interval that ends at `last`; one with the same child as its neighbour is joined to it.
fn push_cut(cuts: &mut Vec<(u16, NodeId)>, last: u16, child: NodeId) {
    match cuts.last_mut() {
        Some(previous) if previous.1 == child => previous.0 = last,
        _ => cuts.push((last, child)),
    }
}
