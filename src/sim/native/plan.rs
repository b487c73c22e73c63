//! What one clock edge does, task by task, in an order in which few old values must be kept.
//!
//! A register that holds under a condition is a *guarded* update: nothing of it is computed or
//! stored when the condition is 0. Updates behind one condition are one task. A task that stores a
//! limb comes after the tasks that read it, as far as that is possible.

use std::collections::{BTreeMap, BTreeSet};

use super::build::{Model, Write};
use super::graph::{Graph, Id, Op};
use super::place::{Places, RegionId};

/// How deep a chain of conditions is taken apart to find when a register holds.
const GUARD_DEPTH_MAX: u32 = 4;

/// A part of the edge.
#[derive(Clone, Debug)]
pub(super) struct Task {
    /// The condition, and the region behind it.
    pub(super) guard: Option<(Id, RegionId)>,
    /// Limb, value.
    pub(super) stores: Vec<(u32, Id)>,
    /// A write to a memory.
    pub(super) write: Option<Write>,
}

/// The edge of a design.
pub(super) struct Plan {
    pub(super) tasks: Vec<Task>,
    pub(super) places: Places,
    /// 1 bit that says that the claims must be looked at.
    pub(super) alarm: Option<Id>,
    /// 1-bit nodes whose cycles are counted.
    pub(super) counted: Vec<Id>,
}

/// Plans the edge.
pub(super) fn plan(model: &mut Model, alarm: Option<Id>, counted: Vec<Id>) -> Plan {
    let mut groups: BTreeMap<Id, Vec<(u32, Id)>> = BTreeMap::new();
    let mut tasks: Vec<Task> = Vec::new();
    let plain = |stores| Task { guard: None, stores, write: None };
    for &(limb, next) in &model.updates {
        match strip(&mut model.graph, next, limb, GUARD_DEPTH_MAX) {
            Some((condition, value)) => groups.entry(condition).or_default().push((limb, value)),
            None => tasks.push(plain(vec![(limb, next)])),
        }
    }
    let mut places = Places::new(&model.graph);
    for (condition, stores) in groups {
        let region = places.guard(u32::try_from(stores.len()).unwrap_or(u32::MAX));
        tasks.push(Task { guard: Some((condition, region)), stores, write: None });
    }
    for write in &model.writes {
        let region = places.guard(u32::MAX / 8);
        let guard = Some((write.enable, region));
        tasks.push(Task { guard, stores: Vec::new(), write: Some(write.clone()) });
    }
    for task in &tasks {
        let region = task.guard.map_or(0, |(_, region)| region);
        if let Some((condition, _)) = task.guard {
            places.need(condition, 0);
        }
        task.values().for_each(|id| places.need(id, region));
    }
    alarm.iter().chain(&counted).for_each(|&id| places.need(id, 0));
    places.settle(&model.graph);
    let tasks = in_order(&model.graph, tasks);
    Plan { tasks, places, alarm, counted }
}

impl Task {
    /// The nodes that the task needs, its condition aside.
    pub(super) fn values(&self) -> impl Iterator<Item = Id> {
        let written = self.write.iter().flat_map(|write| {
            let masks = write.masks.iter().flatten();
            [write.address].into_iter().chain(write.data.iter().chain(masks).copied())
        });
        self.stores.iter().map(|&(_, id)| id).chain(written)
    }

    /// The nodes that the task needs.
    pub(super) fn roots(&self) -> impl Iterator<Item = Id> {
        self.guard.iter().map(|&(condition, _)| condition).chain(self.values())
    }
}

/// Splits the next value of a limb into the condition under which it changes and what it takes
/// then; `None` when it has no such form.
fn strip(g: &mut Graph, next: Id, limb: u32, depth: u32) -> Option<(Id, Id)> {
    let Op::Mux(c, a, b) = g.op(next) else { return None };
    let holds = |g: &Graph, id: Id| g.op(id) == Op::Load(limb);
    if holds(g, b) {
        return Some((c, a));
    }
    if holds(g, a) {
        return Some((g.not(c), b));
    }
    if depth == 0 {
        return None;
    }
    if let Some((more, value)) = strip(g, b, limb, depth - 1) {
        return Some((g.or(c, more), g.mux(c, a, value)));
    }
    let (more, value) = strip(g, a, limb, depth - 1)?;
    let not = g.not(c);
    Some((g.or(not, more), g.mux(c, value, b)))
}

/// Puts readers before writers, depth first; where that goes round in a circle, the emitter keeps
/// the old value.
fn in_order(graph: &Graph, tasks: Vec<Task>) -> Vec<Task> {
    let reads: Vec<BTreeSet<Place>> = tasks.iter().map(|task| reads_of(graph, task)).collect();
    let mut readers: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for (index, reads) in reads.iter().enumerate() {
        reads.iter().for_each(|&place| readers.entry(place).or_default().push(index));
    }
    let before = |index: usize| -> Vec<usize> {
        let task: &Task = &tasks[index];
        let limbs = task.stores.iter().map(|&(limb, _)| Place::Limb(limb));
        let memory = task.write.iter().map(|write| Place::Memory(write.memory));
        limbs
            .chain(memory)
            .filter_map(|place| readers.get(&place))
            .flatten()
            .copied()
            .filter(|&reader| reader != index)
            .collect()
    };
    let mut seen = vec![false; tasks.len()];
    let mut order = Vec::with_capacity(tasks.len());
    for start in 0..tasks.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut stack = vec![(start, before(start))];
        while let Some((index, waiting)) = stack.last_mut() {
            match waiting.pop() {
                Some(next) if !seen[next] => {
                    seen[next] = true;
                    stack.push((next, before(next)));
                }
                Some(_) => {}
                None => {
                    order.push(*index);
                    stack.pop();
                }
            }
        }
    }
    let mut slots: Vec<Option<Task>> = tasks.into_iter().map(Some).collect();
    order.into_iter().filter_map(|index| slots[index].take()).collect()
}

/// Something that an edge changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Limb(u32),
    Memory(u32),
}

fn reads_of(graph: &Graph, task: &Task) -> BTreeSet<Place> {
    let mut seen = BTreeSet::new();
    let mut reads = BTreeSet::new();
    let mut stack: Vec<Id> = task.roots().collect();
    while let Some(id) = stack.pop() {
        if !seen.insert(id) {
            continue;
        }
        match graph.op(id) {
            Op::Load(limb) => {
                reads.insert(Place::Limb(limb));
            }
            Op::Fetch(memory, _, address) => {
                reads.insert(Place::Memory(memory));
                stack.push(address);
            }
            op => stack.extend(op.operands()),
        }
    }
    reads
}
