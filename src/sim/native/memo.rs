//! Registers whose next value is a costly function of one node: as long as that node does not change,
//! neither do they, and nothing of the function is computed.
//!
//! The *neck* of a node is the one node that all it depends on goes through. The state keeps for each
//! neck the value it had when its registers were last written. One more bit says that this cannot be
//! relied on, because registers were changed by other ways than an edge of compiled code.

use std::collections::{BTreeMap, BTreeSet};

use super::build::Model;
use super::graph::{Graph, Id, Op};
use super::place::cost_of;

/// Work for which keeping the neck pays.
const COST_MIN: u32 = 30;

/// A neck and the registers behind it.
#[derive(Clone, Debug)]
pub(super) struct Memo {
    pub(super) neck: Id,
    /// Limbs of state that are written together.
    pub(super) limbs: Vec<u32>,
}

/// Finds what is worth it among the registers that always take a new value; `taken` are those that
/// are written by other ways. Memories from `first_table` on never change.
pub(super) fn find(model: &Model, taken: &BTreeSet<u32>, first_table: u32) -> Vec<Memo> {
    let necks = necks(&model.graph, first_table);
    let mut groups: BTreeMap<Id, Vec<(u32, Id)>> = BTreeMap::new();
    for &(limb, next) in model.updates.iter().filter(|(limb, _)| !taken.contains(limb)) {
        match necks[next as usize] {
            Some(neck) if neck != next => groups.entry(neck).or_default().push((limb, next)),
            _ => {}
        }
    }
    let pays = |&(neck, ref group): &(Id, Vec<(u32, Id)>)| {
        cost_behind(&model.graph, neck, group.iter().map(|&(_, next)| next)) >= COST_MIN
    };
    let memo = |(neck, group): (Id, Vec<(u32, Id)>)| Memo {
        neck,
        limbs: group.into_iter().map(|(limb, _)| limb).collect(),
    };
    groups.into_iter().filter(pays).map(memo).collect()
}

/// The neck of each node; a node that joins several is its own, a constant has none.
fn necks(graph: &Graph, first_table: u32) -> Vec<Option<Id>> {
    let mut necks: Vec<Option<Id>> = Vec::with_capacity(graph.len());
    for index in 0..graph.len() {
        let id = Id::try_from(index).unwrap_or(Id::MAX);
        let op = graph.op(id);
        let below: BTreeSet<Id> =
            op.operands().filter_map(|operand| necks[operand as usize]).collect();
        let own = match op {
            Op::Load(_) => true,
            Op::Fetch(memory, ..) => memory < first_table,
            _ => below.len() > 1,
        };
        necks.push(if own { Some(id) } else { below.first().copied() });
    }
    necks
}

/// What computing nodes from their neck costs.
fn cost_behind(graph: &Graph, neck: Id, nodes: impl Iterator<Item = Id>) -> u32 {
    let mut seen = BTreeSet::new();
    let mut stack: Vec<Id> = nodes.collect();
    let mut cost = 0u32;
    while let Some(id) = stack.pop() {
        if id != neck && seen.insert(id) {
            cost = cost.saturating_add(cost_of(graph.op(id)));
            stack.extend(graph.op(id).operands());
        }
    }
    cost
}
