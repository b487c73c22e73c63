//! What one clock edge does, task by task, in an order in which few old values must be kept.
//!
//! A register that holds under a condition is a *guarded* update: nothing of it is computed or
//! stored when the condition is 0. Updates behind one condition are one task. A task that stores a
//! limb comes after the tasks that read it, as far as that is possible.

use std::collections::{BTreeMap, BTreeSet};

use super::build::{Model, Write};
use super::graph::{Graph, Id, Op};
use super::lanes::{Arg, Vector};
use super::memo::Memo;
use super::place::{Places, RegionId};

/// How deep a chain of conditions is taken apart to find when a register holds.
const GUARD_DEPTH_MAX: u32 = 4;
/// Work for which a region is always code of its own.
const ALWAYS: u32 = u32::MAX / 8;

/// A part of the edge.
#[derive(Clone, Debug)]
pub(super) struct Task {
    /// The condition under which anything happens.
    condition: Option<Id>,
    /// The condition, and the region behind it.
    pub(super) guard: Option<(Id, RegionId)>,
    /// Limb, value.
    pub(super) stores: Vec<(u32, Id)>,
    /// How the stores are made by one vector.
    pub(super) vector: Option<Vector>,
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

/// Registers that are written together.
#[derive(Clone, Copy)]
pub(super) struct Together<'a> {
    pub(super) vectors: &'a [Vector],
    pub(super) memos: &'a [Memo],
    /// Of each the first feeds the second, and so on.
    pub(super) chains: &'a [Vec<u32>],
}

/// Plans the edge.
pub(super) fn plan(
    model: &mut Model,
    together: &Together<'_>,
    alarm: Option<Id>,
    counted: Vec<Id>,
) -> Plan {
    let tasks = tasks(model, together);
    let mut tasks = in_order(&model.graph, tasks);
    without_torn_vectors(&mut tasks);
    let mut places = Places::new(&model.graph);
    for task in &mut tasks {
        let stores = u32::try_from(task.stores.len()).unwrap_or(u32::MAX);
        // A memory is never written without its enable.
        let cost = if task.write.is_some() { ALWAYS } else { stores };
        task.guard = task.condition.map(|condition| (condition, places.guard(cost)));
        if let Some(condition) = task.condition {
            places.need(condition, 0);
        }
        let region = task.guard.map_or(0, |(_, region)| region);
        task.values().for_each(|id| places.need(id, region));
    }
    alarm.iter().chain(&counted).for_each(|&id| places.need(id, 0));
    places.settle(&model.graph);
    Plan { tasks, places, alarm, counted }
}

fn tasks(model: &mut Model, together: &Together<'_>) -> Vec<Task> {
    let Together { vectors, memos, chains } = *together;
    let task =
        |condition, stores| Task { condition, guard: None, stores, vector: None, write: None };
    let next: BTreeMap<u32, Id> = model.updates.iter().copied().collect();
    let mut tasks: Vec<Task> = Vec::new();
    let mut taken = BTreeSet::new();
    for vector in vectors {
        let stores = vector.limbs.iter().filter_map(|&limb| Some((limb, *next.get(&limb)?)));
        taken.extend(vector.limbs.iter().copied());
        tasks.push(Task { vector: Some(vector.clone()), ..task(None, stores.collect()) });
    }
    for chain in chains {
        let stores = chain[1..].iter().filter_map(|&limb| Some((limb, *next.get(&limb)?)));
        taken.extend(&chain[1..]);
        tasks.push(task(None, stores.collect()));
    }
    let kept = u32::try_from(model.limbs.len()).unwrap_or(u32::MAX);
    let cold_limb = kept + u32::try_from(memos.len()).unwrap_or(u32::MAX);
    if !memos.is_empty() {
        let zero = model.graph.constant(1, 0);
        tasks.push(task(None, vec![(cold_limb, zero)]));
    }
    for (kept, Memo { neck, limbs }) in (kept..).zip(memos) {
        let g = &mut model.graph;
        let before = g.load(kept, g.width(*neck));
        let same = g.eq(before, *neck);
        let (changed, cold) = (g.not(same), g.load(cold_limb, 1));
        let condition = g.or(changed, cold);
        let stores = limbs.iter().filter_map(|&limb| Some((limb, *next.get(&limb)?)));
        tasks.push(task(Some(condition), stores.chain([(kept, *neck)]).collect()));
        taken.extend(limbs);
    }
    let mut groups: BTreeMap<Id, Vec<(u32, Id)>> = BTreeMap::new();
    for &(limb, next) in model.updates.iter().filter(|(limb, _)| !taken.contains(limb)) {
        match strip(&mut model.graph, next, limb, GUARD_DEPTH_MAX) {
            Some((condition, value)) => groups.entry(condition).or_default().push((limb, value)),
            None => tasks.push(task(None, vec![(limb, next)])),
        }
    }
    tasks.extend(groups.into_iter().map(|(condition, stores)| task(Some(condition), stores)));
    for write in &model.writes {
        tasks.push(Task { write: Some(write.clone()), ..task(Some(write.enable), Vec::new()) });
    }
    tasks
}

/// A vector reads the state as it stands: one that would come after a store to what it reads is
/// taken apart again.
fn without_torn_vectors(tasks: &mut [Task]) {
    let mut stored = BTreeSet::new();
    for task in tasks {
        if task.vector.as_ref().is_some_and(|v| v.reads.iter().any(|limb| stored.contains(limb))) {
            task.vector = None;
        }
        stored.extend(task.stores.iter().map(|&(limb, _)| limb));
    }
}

impl Task {
    /// The nodes that the task needs one by one, its condition aside.
    pub(super) fn values(&self) -> impl Iterator<Item = Id> {
        let same = self.vector.iter().flat_map(|vector| {
            vector.args.iter().filter_map(|arg| match arg {
                Arg::Same(id) => Some(*id),
                Arg::Each(_) | Arg::Along(_) => None,
            })
        });
        let stored = self.stores.iter().filter(|_| self.vector.is_none()).map(|&(_, id)| id);
        same.chain(stored).chain(self.written())
    }

    fn written(&self) -> impl Iterator<Item = Id> {
        self.write.iter().flat_map(|write| {
            let masks = write.masks.iter().flatten();
            [write.address].into_iter().chain(write.data.iter().chain(masks).copied())
        })
    }

    /// The nodes that the task needs.
    pub(super) fn roots(&self) -> impl Iterator<Item = Id> {
        self.condition.into_iter().chain(self.values())
    }

    /// The nodes whose values the task is made of.
    fn sources(&self) -> impl Iterator<Item = Id> {
        let stored = self.stores.iter().map(|&(_, id)| id);
        self.condition.into_iter().chain(stored).chain(self.written())
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
        for &place in reads {
            readers.entry(place).or_default().push(index);
        }
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
    let mut stack: Vec<Id> = task.sources().collect();
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
