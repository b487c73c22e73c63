//! Choices that are made together: those of one condition in one region are one jump, so that what
//! only one side needs is computed on that side alone, as behind an `if` of many statements.
//!
//! Nodes are asked for from the last to the first. A choice joins a group when no member needs its
//! result: a group is computed at once, and all that its members need comes before it.

use std::collections::BTreeMap;

use super::graph::{Graph, Id, Op};
use super::place::RegionId;

/// Groups of one condition and region that a choice tries to join, the latest first.
const TRIES_MAX: usize = 8;
/// Nodes looked at for all choices of a design, per node of it; then each choice stays alone.
const STEPS_PER_NODE: usize = 200;

/// Choices made by one jump.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Where the values are computed when the condition is 1, and when it is 0.
    pub(super) then: RegionId,
    pub(super) otherwise: RegionId,
    /// All of them, the last node first.
    pub(super) members: Vec<Id>,
}

/// The groups of a function.
pub(super) struct Groups {
    all: Vec<Group>,
    /// Group of each node.
    of: Vec<Option<u32>>,
    /// Groups by condition and region around.
    open: BTreeMap<(Id, RegionId), Vec<u32>>,
    /// When a node was last looked at.
    seen: Vec<u32>,
    now: u32,
    steps_left: usize,
}

impl Groups {
    pub(super) fn new(nodes: usize) -> Self {
        let (of, seen) = (vec![None; nodes], vec![0; nodes]);
        let steps_left = nodes.saturating_mul(STEPS_PER_NODE);
        Self { all: Vec::new(), of, open: BTreeMap::new(), seen, now: 0, steps_left }
    }

    /// The group of a choice.
    pub(super) fn of(&self, id: Id) -> Option<&Group> {
        self.of[id as usize].map(|group| &self.all[group as usize])
    }

    /// Joins a group of the condition in the region, if there is one that it may join. All nodes
    /// above `id` are in their groups, none below.
    pub(super) fn join(
        &mut self,
        graph: &Graph,
        id: Id,
        condition: Id,
        region: RegionId,
    ) -> Option<(RegionId, RegionId)> {
        let open = self.open.get(&(condition, region))?;
        let tries: Vec<u32> = open.iter().rev().take(TRIES_MAX).copied().collect();
        let group = tries.into_iter().find(|&group| !self.needs(graph, group, id))?;
        self.of[id as usize] = Some(group);
        let group = &mut self.all[group as usize];
        group.members.push(id);
        Some((group.then, group.otherwise))
    }

    /// Opens a group for a choice.
    pub(super) fn open(
        &mut self,
        id: Id,
        condition: Id,
        region: RegionId,
        (then, otherwise): (RegionId, RegionId),
    ) {
        let group = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(Group { then, otherwise, members: vec![id] });
        self.of[id as usize] = Some(group);
        self.open.entry((condition, region)).or_default().push(group);
    }

    /// True when the group needs a node, or there is no time to tell. What is below the node need not
    /// be looked at: it is in no group yet.
    fn needs(&mut self, graph: &Graph, group: u32, node: Id) -> bool {
        self.now += 1;
        let operands = |group: &Group| -> Vec<Id> {
            group.members.iter().flat_map(|&member| graph.op(member).operands()).collect()
        };
        let mut stack = operands(&self.all[group as usize]);
        while let Some(id) = stack.pop() {
            if id == node {
                return true;
            }
            if id < node || std::mem::replace(&mut self.seen[id as usize], self.now) == self.now {
                continue;
            }
            let Some(left) = self.steps_left.checked_sub(1) else { return true };
            self.steps_left = left;
            match self.of[id as usize] {
                Some(other) => stack.extend(operands(&self.all[other as usize])),
                None => stack.extend(graph.op(id).operands()),
            }
        }
        false
    }
}

/// The condition and the values of a choice.
pub(super) fn choice(graph: &Graph, id: Id) -> Option<(Id, Id, Id)> {
    match graph.op(id) {
        Op::Mux(c, a, b) => Some((c, a, b)),
        _ => None,
    }
}
