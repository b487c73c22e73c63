//! Decides where each node is computed: always, or only behind a condition.
//!
//! A *region* is a stretch of code behind one condition: what a group of registers takes when it is
//! enabled, or one side of a choice. A node belongs to the innermost region that encloses all its
//! uses. A region whose work is less than a mispredicted jump is dissolved into the one around it.

use super::graph::{Graph, Id, Op};
use super::group::{Group, Groups};

/// Work in a region for which a jump pays, in operations.
const GUARD_COST_MIN: u32 = 10;
/// The same for a side of a choice: without a jump it costs one more operation.
const ARM_COST_MIN: u32 = 6;
/// What storing a limb costs.
pub(super) const STORE_COST: u32 = 1;

/// A region; 0 is the code that always runs.
pub(super) type RegionId = u32;

#[derive(Clone, Copy, Debug)]
struct Region {
    parent: RegionId,
    depth: u32,
    /// Operations inside, inner regions included.
    cost: u32,
    cost_min: u32,
    /// The other side of the same choice.
    twin: Option<RegionId>,
    kept: bool,
}

/// Where everything is computed.
pub(super) struct Places {
    regions: Vec<Region>,
    /// Region of each node; `None` when nothing needs it.
    place: Vec<Option<RegionId>>,
    groups: Groups,
}

impl Places {
    /// Nothing is needed yet.
    pub(super) fn new(graph: &Graph) -> Self {
        let root = Region { parent: 0, depth: 0, cost: 0, cost_min: 0, twin: None, kept: true };
        let (place, groups) = (vec![None; graph.len()], Groups::new(graph.len()));
        Self { regions: vec![root], place, groups }
    }

    /// A new region for the registers behind one condition; storing costs `stores`.
    pub(super) fn guard(&mut self, stores: u32) -> RegionId {
        self.region(0, stores * STORE_COST, GUARD_COST_MIN)
    }

    fn region(&mut self, parent: RegionId, cost: u32, cost_min: u32) -> RegionId {
        let depth = self.regions[parent as usize].depth + 1;
        self.regions.push(Region { parent, depth, cost, cost_min, twin: None, kept: false });
        u32::try_from(self.regions.len() - 1).unwrap_or(u32::MAX)
    }

    /// A node is needed in a region.
    pub(super) fn need(&mut self, id: Id, region: RegionId) {
        let place = &mut self.place[id as usize];
        *place = Some(match *place {
            None => region,
            Some(before) => common(&self.regions, before, region),
        });
    }

    /// Places all that is needed, and dissolves small regions.
    pub(super) fn settle(&mut self, graph: &Graph) {
        for index in (0..graph.len()).rev() {
            let Some(region) = self.place[index] else { continue };
            let id = Id::try_from(index).unwrap_or(Id::MAX);
            let cost = &mut self.regions[region as usize].cost;
            *cost = cost.saturating_add(cost_of(graph.op(id)));
            match graph.op(id) {
                Op::Mux(c, a, b) if has_work(graph, a) || has_work(graph, b) => {
                    let sides = self.groups.join(graph, id, c, region);
                    let (then, otherwise) = sides.unwrap_or_else(|| self.sides(id, c, region));
                    self.need(c, region);
                    self.need(a, then);
                    self.need(b, otherwise);
                }
                op => op.operands().for_each(|operand| self.need(operand, region)),
            }
        }
        for index in (1..self.regions.len()).rev() {
            let Region { parent, cost, cost_min, .. } = self.regions[index];
            self.regions[index].kept = cost >= cost_min;
            let around = &mut self.regions[parent as usize].cost;
            *around = around.saturating_add(cost);
        }
        for index in 1..self.regions.len() {
            if let (true, Some(twin)) = (self.regions[index].kept, self.regions[index].twin) {
                self.regions[twin as usize].kept = true;
            }
        }
        for index in 0..self.place.len() {
            self.place[index] = self.place[index].map(|region| self.kept(region));
        }
    }

    /// Opens a group for a choice.
    fn sides(&mut self, id: Id, condition: Id, region: RegionId) -> (RegionId, RegionId) {
        let then = self.region(region, 0, ARM_COST_MIN);
        let otherwise = self.region(region, 0, ARM_COST_MIN);
        self.regions[then as usize].twin = Some(otherwise);
        self.regions[otherwise as usize].twin = Some(then);
        self.groups.open(id, condition, region, (then, otherwise));
        (then, otherwise)
    }

    /// True when a region is code of its own.
    pub(super) fn is_kept(&self, region: RegionId) -> bool {
        self.regions[region as usize].kept
    }

    /// The innermost region around one that is code of its own.
    fn kept(&self, mut region: RegionId) -> RegionId {
        while !self.regions[region as usize].kept {
            region = self.regions[region as usize].parent;
        }
        region
    }

    /// Where a node is computed; `None` when it is not.
    pub(super) fn of(&self, id: Id) -> Option<RegionId> {
        self.place[id as usize]
    }

    /// The group of a choice whose sides are code of their own.
    pub(super) fn group(&self, id: Id) -> Option<&Group> {
        self.groups.of(id).filter(|group| self.is_kept(group.then))
    }

    /// True when `inner` is `outer` or lies in it.
    pub(super) fn is_in(&self, inner: RegionId, outer: RegionId) -> bool {
        let mut at = inner;
        while self.regions[at as usize].depth > self.regions[outer as usize].depth {
            at = self.regions[at as usize].parent;
        }
        at == outer
    }
}

fn common(regions: &[Region], mut a: RegionId, mut b: RegionId) -> RegionId {
    while a != b {
        if regions[a as usize].depth >= regions[b as usize].depth {
            a = regions[a as usize].parent;
        } else {
            b = regions[b as usize].parent;
        }
    }
    a
}

fn has_work(graph: &Graph, id: Id) -> bool {
    !matches!(graph.op(id), Op::Const(_) | Op::Load(_))
}

/// Machine operations, roughly.
pub(super) fn cost_of(op: Op) -> u32 {
    match op {
        Op::Const(_) | Op::ZeroExtend(_) => 0,
        Op::Shl(..) | Op::Shr(..) | Op::Sar(..) | Op::Eq(..) | Op::Lt(..) | Op::Mux(..) => 2,
        Op::Mul(..) | Op::MulHigh(..) => 3,
        Op::Fetch(..) => 4,
        _ => 1,
    }
}
