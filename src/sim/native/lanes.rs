//! Finds registers that take the same function of their neighbours, so that several are computed by
//! one vector operation.
//!
//! The next value of a register is written down as a *shape*: its operations with the operands left
//! open. Registers of one shape are a group and stand one after the other in the state. A run of them
//! is a vector where every operand is the same node for all, a constant of each, or the register of
//! another group that goes along with it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use indexmap::IndexMap;

use super::build::Model;
use super::graph::{Graph, Id, Op};

/// Bytes of a vector.
const VECTOR: usize = 16;
/// Fewer registers of one shape are no group.
const GROUP_MIN: usize = 8;
/// A shape has at most so many operations and operands.
const STEPS_MAX: usize = 32;
/// A node that is used so often is an operand: it is likely the same for all.
const USES_MAX: u32 = 8;

/// A step of a shape: an operation on earlier steps, or the next operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Step {
    Operand,
    Op(Op),
}

/// Steps with their widths, operands before operations; the last is the value.
pub(super) type Shape = Vec<(Step, u8)>;

/// What an operand of a vector is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Arg {
    /// One node for all lanes.
    Same(Id),
    /// A constant for each lane.
    Each(Vec<u64>),
    /// Limbs of state that stand one after the other; the first.
    Along(u32),
}

/// Some registers that are computed by one vector.
#[derive(Clone, Debug)]
pub(super) struct Vector {
    /// Bytes of a lane: 1, 2 or 4.
    pub(super) bytes: u8,
    pub(super) shape: Arc<Shape>,
    /// The operands, in order of the steps.
    pub(super) args: Vec<Arg>,
    /// The limbs stored, and those read as vectors.
    pub(super) limbs: Vec<u32>,
    pub(super) reads: Vec<u32>,
}

/// The vectors of a design.
#[derive(Clone, Debug, Default)]
pub(super) struct Lanes {
    /// Limbs of state that stand together in this order, each in its number of bytes.
    pub(super) first: Vec<(u32, u8)>,
    pub(super) vectors: Vec<Vector>,
}

struct Lane {
    limb: u32,
    args: Vec<Id>,
}

struct Group {
    shape: Shape,
    lanes: Vec<Lane>,
    bytes: u8,
}

/// Looks for vectors among the registers that always take a new value.
pub(super) fn find(model: &Model) -> Lanes {
    let graph = &model.graph;
    let uses = uses(graph);
    let mut shapes: IndexMap<Shape, Vec<Lane>> = IndexMap::new();
    for &(limb, next) in &model.updates {
        let (class, _, width) = model.limbs[limb as usize];
        let whole = model.nets[class].as_ref().is_some_and(|limbs| limbs.len() == 1);
        if let (true, true, Some((shape, args))) =
            (whole, width <= 32, shape_of(graph, &uses, next))
        {
            shapes.entry(shape).or_default().push(Lane { limb, args });
        }
    }
    let mut groups: Vec<Group> = shapes
        .into_iter()
        .filter(|(_, lanes)| lanes.len() >= GROUP_MIN)
        .map(|(shape, mut lanes)| {
            lanes.sort_by_key(|lane| lane.limb);
            let widest = shape.iter().map(|&(_, width)| width).max().unwrap_or(1);
            let bytes = widest.div_ceil(8).next_power_of_two();
            Group { shape, lanes, bytes }
        })
        .collect();
    let index = unify(graph, &mut groups);
    let mut out = Lanes::default();
    for group in groups.iter().filter(|group| group.bytes <= 4) {
        vectors(graph, &index, group, &mut out.vectors);
    }
    let stored = out.vectors.iter().flat_map(|vector| vector.limbs.iter().chain(&vector.reads));
    let used: BTreeSet<usize> =
        stored.filter_map(|limb| index.get(limb)).map(|&(group, _)| group).collect();
    for group in used.into_iter().map(|group| &groups[group]) {
        out.first.extend(group.lanes.iter().map(|lane| (lane.limb, group.bytes)));
    }
    out
}

fn uses(graph: &Graph) -> Vec<u32> {
    let mut uses = vec![0; graph.len()];
    for index in 0..graph.len() {
        let id = Id::try_from(index).unwrap_or(Id::MAX);
        graph.op(id).operands().for_each(|operand| uses[operand as usize] += 1);
    }
    uses
}

/// The shape of a node and its operands; `None` when it is too large or nothing but an operand.
fn shape_of(graph: &Graph, uses: &[u32], root: Id) -> Option<(Shape, Vec<Id>)> {
    let mut shape = Shape::new();
    let mut args = Vec::new();
    let mut known: BTreeMap<Id, Id> = BTreeMap::new();
    let mut stack = vec![(root, false)];
    while let Some((id, ready)) = stack.pop() {
        if known.contains_key(&id) {
            continue;
        }
        let op = graph.op(id);
        let inner = id == root || uses[id as usize] <= USES_MAX;
        if !inner || !is_lane_op(graph, op) {
            args.push(id);
            shape.push((Step::Operand, graph.width(id)));
        } else if ready {
            shape.push((Step::Op(op.map(|operand| known[&operand])), graph.width(id)));
        } else {
            stack.push((id, true));
            let operands: Vec<Id> = op.operands().collect();
            stack.extend(operands.into_iter().rev().map(|operand| (operand, false)));
            continue;
        }
        known.insert(id, Id::try_from(shape.len() - 1).unwrap_or(Id::MAX));
        if shape.len() > STEPS_MAX {
            return None;
        }
    }
    matches!(shape.last(), Some((Step::Op(_), _))).then_some((shape, args))
}

/// True for what a vector can do in every lane.
fn is_lane_op(graph: &Graph, op: Op) -> bool {
    match op {
        Op::Not(_)
        | Op::And(..)
        | Op::Or(..)
        | Op::Xor(..)
        | Op::Add(..)
        | Op::Sub(..)
        | Op::ShlBy(..)
        | Op::Bits(..)
        | Op::ZeroExtend(_)
        | Op::Eq(..)
        | Op::Mux(..) => true,
        Op::SignExtend(a) => graph.width(a) == 1,
        _ => false,
    }
}

/// Gives groups that are read along with each other one size of lanes; tells where each limb is.
fn unify(graph: &Graph, groups: &mut [Group]) -> BTreeMap<u32, (usize, usize)> {
    let mut index = BTreeMap::new();
    for (number, group) in groups.iter().enumerate() {
        for (position, lane) in group.lanes.iter().enumerate() {
            index.insert(lane.limb, (number, position));
        }
    }
    let mut links = BTreeSet::new();
    for (number, group) in groups.iter().enumerate() {
        for &arg in group.lanes.iter().flat_map(|lane| &lane.args) {
            if let Op::Load(limb) = graph.op(arg)
                && let Some(&(other, _)) = index.get(&limb)
            {
                links.insert((number, other));
            }
        }
    }
    loop {
        let mut changed = false;
        for &(a, b) in &links {
            let bytes = groups[a].bytes.max(groups[b].bytes);
            changed |= groups[a].bytes != bytes || groups[b].bytes != bytes;
            (groups[a].bytes, groups[b].bytes) = (bytes, bytes);
        }
        if !changed {
            return index;
        }
    }
}

/// What an operand of lanes from `start` on may be, as long as it goes.
fn fits(
    graph: &Graph,
    index: &BTreeMap<u32, (usize, usize)>,
    lanes: &[Lane],
    arg: usize,
) -> Option<Arg> {
    let first = lanes[0].args[arg];
    let all = |test: &dyn Fn(usize, Id) -> bool| {
        lanes.iter().enumerate().all(|(position, lane)| test(position, lane.args[arg]))
    };
    if all(&|_, id| id == first) {
        return Some(Arg::Same(first));
    }
    if all(&|_, id| graph.known(id).is_some()) {
        let each = lanes.iter().map(|lane| graph.known(lane.args[arg]).unwrap_or(0));
        return Some(Arg::Each(each.collect()));
    }
    let Op::Load(limb) = graph.op(first) else { return None };
    let &(group, start) = index.get(&limb)?;
    let along = |position: usize, id: Id| match graph.op(id) {
        Op::Load(limb) => index.get(&limb) == Some(&(group, start + position)),
        _ => false,
    };
    all(&along).then_some(Arg::Along(limb))
}

/// Cuts a group into vectors where that is possible.
fn vectors(
    graph: &Graph,
    index: &BTreeMap<u32, (usize, usize)>,
    group: &Group,
    out: &mut Vec<Vector>,
) {
    let count = VECTOR / usize::from(group.bytes);
    let shape = Arc::new(group.shape.clone());
    let mut start = 0;
    while start + count <= group.lanes.len() {
        let lanes = &group.lanes[start..start + count];
        let args: Option<Vec<Arg>> =
            (0..lanes[0].args.len()).map(|arg| fits(graph, index, lanes, arg)).collect();
        let Some(args) = args else {
            start += 1;
            continue;
        };
        let along = args.iter().enumerate().filter(|(_, arg)| matches!(arg, Arg::Along(_)));
        let reads = along.flat_map(|(arg, _)| {
            lanes.iter().filter_map(move |lane| match graph.op(lane.args[arg]) {
                Op::Load(limb) => Some(limb),
                _ => None,
            })
        });
        out.push(Vector {
            bytes: group.bytes,
            shape: shape.clone(),
            reads: reads.collect(),
            args,
            limbs: lanes.iter().map(|lane| lane.limb).collect(),
        });
        start += count;
    }
}
