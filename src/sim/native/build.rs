//! From a flattened design to the graph: what every net is, what every register and memory takes at
//! the edge.

use crate::netlist::ir::{BinaryOp, DriverKind, Expr, ExprKind, Stmt, UnaryOp};
use crate::netlist::value::{Value, words_for};
use crate::sim::flat::{Flat, Origin};
use crate::sim::order::Order;

use super::graph::{Graph, Id};
use super::limbs::{self, Limbs, Shift, limb_width};

/// A `case` over a selector of more bits is a chain of comparisons.
const TREE_BITS_MAX: u32 = 12;
/// A tree has at most this many times as many leaves as there are arms.
const TREE_SPREAD: usize = 4;

/// What happens at the edge.
#[derive(Clone, Debug)]
pub(super) struct Write {
    pub(super) memory: u32,
    /// Words of the memory.
    pub(super) depth: u32,
    /// Address, one limb; all ones when it is beyond every memory.
    pub(super) address: Id,
    /// 1 bit: some enable.
    pub(super) enable: Id,
    /// The limbs of the word written.
    pub(super) data: Limbs,
    /// For each limb the bits that are written; `None` for all of them.
    pub(super) masks: Option<Limbs>,
}

/// A design as a graph.
#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) graph: Graph,
    /// The limbs of each class that has a value, in order of the classes.
    pub(super) nets: Vec<Option<Limbs>>,
    /// Next value of limbs of state: number of the limb, node.
    pub(super) updates: Vec<(u32, Id)>,
    pub(super) writes: Vec<Write>,
    /// For each limb: class, index in it, width.
    pub(super) limbs: Vec<(usize, usize, u8)>,
}

/// Builds the graph; nothing can go wrong any more.
pub(super) fn build(flat: &Flat<'_>, order: &Order) -> Model {
    let mut b = Builder {
        flat,
        scope: 0,
        model: Model {
            graph: Graph::default(),
            nets: vec![None; flat.class.len()],
            updates: Vec::new(),
            writes: Vec::new(),
            limbs: Vec::new(),
        },
    };
    for class in 0..flat.class.len() {
        let stored = matches!(flat.origin[class], Origin::Input | Origin::State);
        if flat.class[class] == class && stored {
            b.place(class);
        }
    }
    for &node in &order.nodes {
        let placed = flat.nodes[node];
        b.scope = placed.scope;
        let class = flat.class_of(placed.scope, placed.item.target);
        let width = flat.width(class);
        let value = match &placed.item.kind {
            DriverKind::Assign(expr) => b.expr(expr),
            DriverKind::Process(body) => {
                let start = b.constant(&Value::zero(width));
                b.body(start, body)
            }
        };
        b.model.nets[class] = Some(value);
    }
    b.registers();
    b.memories();
    b.model
}

struct Builder<'a, 'd> {
    flat: &'a Flat<'d>,
    scope: usize,
    model: Model,
}

impl Builder<'_, '_> {
    fn g(&mut self) -> &mut Graph {
        &mut self.model.graph
    }

    /// Gives a class of state or an input its limbs.
    fn place(&mut self, class: usize) {
        let width = self.flat.width(class);
        let limbs = (0..words_for(width)).map(|index| {
            let number = u32::try_from(self.model.limbs.len()).unwrap_or(u32::MAX);
            let bits = limb_width(width, index);
            self.model.limbs.push((class, index, bits));
            self.model.graph.load(number, bits)
        });
        self.model.nets[class] = Some(limbs.collect());
    }

    fn constant(&mut self, value: &Value) -> Limbs {
        let words = value.words().iter().enumerate();
        words
            .map(|(i, &word)| self.model.graph.constant(limb_width(value.width(), i), word))
            .collect()
    }

    /// The limbs of a class; one without a driver is zero (only nets nobody reads are).
    fn class(&mut self, class: usize) -> Limbs {
        match &self.model.nets[class] {
            Some(limbs) => limbs.clone(),
            None => self.constant(&Value::zero(self.flat.width(class))),
        }
    }

    fn net(&mut self, net: crate::netlist::ir::NetId) -> Limbs {
        self.class(self.flat.class_of(self.scope, net))
    }

    fn bit(&mut self, expr: &Expr) -> Id {
        self.expr(expr)[0]
    }

    fn expr(&mut self, expr: &Expr) -> Limbs {
        let module = self.flat.scopes[self.scope].module;
        if let Some(value) = expr.as_constant(module) {
            return self.constant(&value.resized(expr.width));
        }
        match &expr.kind {
            ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) => {
                self.constant(&Value::zero(expr.width))
            }
            ExprKind::Net(id) => self.net(*id),
            ExprKind::Unary(op, a) => {
                let a = self.expr(a);
                self.unary(*op, &a)
            }
            ExprKind::Binary(op, a, b) => {
                let (a, b) = (self.expr(a), self.expr(b));
                self.binary(*op, &a, &b)
            }
            ExprKind::Mux(c, a, b) => {
                let c = self.bit(c);
                let (a, b) = (self.expr(a), self.expr(b));
                limbs::mux(self.g(), c, &a, &b)
            }
            ExprKind::Slice(a, lo) => {
                let a = self.expr(a);
                limbs::slice(self.g(), &a, *lo, expr.width)
            }
            ExprKind::SliceAt(a, at) => {
                let (a, at) = (self.expr(a), self.expr(at));
                let moved = limbs::shift(self.g(), Shift::Right, &a, &at);
                limbs::slice(self.g(), &moved, 0, expr.width)
            }
            ExprKind::ZeroExtend(a) => {
                let a = self.expr(a);
                limbs::zero_extend(self.g(), &a, expr.width)
            }
            ExprKind::SignExtend(a) => {
                let a = self.expr(a);
                limbs::sign_extend(self.g(), &a, expr.width)
            }
            ExprKind::Concat(parts) => {
                let pieces: Limbs = parts.iter().rev().flat_map(|part| self.expr(part)).collect();
                limbs::join(self.g(), &pieces)
            }
        }
    }

    fn unary(&mut self, op: UnaryOp, a: &[Id]) -> Limbs {
        let g = self.g();
        match op {
            UnaryOp::Not => a.iter().map(|&limb| g.not(limb)).collect(),
            UnaryOp::Neg => {
                let zero: Limbs = a.iter().map(|&limb| g.constant(g.width(limb), 0)).collect();
                limbs::sub(g, &zero, a)
            }
            UnaryOp::All => vec![limbs::all(g, a)],
            UnaryOp::Any => vec![limbs::any(g, a)],
            UnaryOp::Xor => vec![limbs::parity(g, a)],
        }
    }

    fn binary(&mut self, op: BinaryOp, a: &[Id], b: &[Id]) -> Limbs {
        let g = self.g();
        let not = |g: &mut Graph, bit: Id| vec![g.not(bit)];
        match op {
            BinaryOp::Add => limbs::add(g, a, b),
            BinaryOp::Sub => limbs::sub(g, a, b),
            BinaryOp::Mul => limbs::mul(g, a, b),
            BinaryOp::And => limbs::zip(g, a, b, Graph::and),
            BinaryOp::Or => limbs::zip(g, a, b, Graph::or),
            BinaryOp::Xor => limbs::zip(g, a, b, Graph::xor),
            BinaryOp::Shl => limbs::shift(g, Shift::Left, a, b),
            BinaryOp::Shr => limbs::shift(g, Shift::Right, a, b),
            BinaryOp::Sar => limbs::shift(g, Shift::Arithmetic, a, b),
            BinaryOp::Eq => vec![limbs::eq(g, a, b)],
            BinaryOp::Ne => {
                let equal = limbs::eq(g, a, b);
                not(g, equal)
            }
            BinaryOp::Lt => vec![limbs::lt(g, a, b)],
            BinaryOp::Gt => vec![limbs::lt(g, b, a)],
            BinaryOp::Le => {
                let more = limbs::lt(g, b, a);
                not(g, more)
            }
            BinaryOp::Ge => {
                let less = limbs::lt(g, a, b);
                not(g, less)
            }
            BinaryOp::LtS | BinaryOp::LeS | BinaryOp::GtS | BinaryOp::GeS => {
                let (a, b) = (limbs::turn_sign(g, a), limbs::turn_sign(g, b));
                let unsigned = match op {
                    BinaryOp::LtS => BinaryOp::Lt,
                    BinaryOp::LeS => BinaryOp::Le,
                    BinaryOp::GtS => BinaryOp::Gt,
                    _ => BinaryOp::Ge,
                };
                self.binary(unsigned, &a, &b)
            }
        }
    }

    /// What a target holds after statements, when it holds `now` before.
    fn body(&mut self, mut now: Limbs, body: &[Stmt]) -> Limbs {
        for statement in body {
            now = match statement {
                Stmt::Assign(value) => self.expr(value),
                Stmt::AssignSlice { lo, value } => {
                    let value = self.expr(value);
                    self.replace(&now, *lo, &value)
                }
                Stmt::If { cond, then, otherwise } => {
                    let c = self.bit(cond);
                    let a = self.body(now.clone(), then);
                    let b = self.body(now, otherwise);
                    limbs::mux(self.g(), c, &a, &b)
                }
                Stmt::Case { sel, arms, default } => self.case(now, sel, arms, default),
                Stmt::Comment(_) => now,
            };
        }
        now
    }

    fn replace(&mut self, now: &[Id], lo: u32, value: &[Id]) -> Limbs {
        let g = self.g();
        let (all, inserted) = (limbs::total(g, now), limbs::total(g, value));
        let mut pieces = Limbs::new();
        if lo > 0 {
            pieces.extend(limbs::slice(g, now, 0, lo));
        }
        pieces.extend_from_slice(value);
        let end = lo + inserted;
        if end < all {
            pieces.extend(limbs::slice(g, now, end, all - end));
        }
        limbs::join(g, &pieces)
    }

    fn case(
        &mut self,
        now: Limbs,
        sel: &Expr,
        arms: &[(Expr, Vec<Stmt>)],
        default: &[Stmt],
    ) -> Limbs {
        let module = self.flat.scopes[self.scope].module;
        let selector = self.expr(sel);
        let mut values: Vec<(Value, Limbs)> = Vec::new();
        for (pattern, arm) in arms {
            let Some(pattern) = pattern.as_constant(module) else { continue };
            values.push((pattern, self.body(now.clone(), arm)));
        }
        let otherwise = self.body(now, default);
        let few = values.len() < 4 || sel.width > TREE_BITS_MAX;
        if few || 1 << sel.width > values.len() * TREE_SPREAD {
            let mut result = otherwise;
            for (pattern, value) in values.iter().rev() {
                let pattern = self.constant(pattern);
                let hit = limbs::eq(self.g(), &selector, &pattern);
                result = limbs::mux(self.g(), hit, value, &result);
            }
            return result;
        }
        let mut leaves = vec![otherwise; 1 << sel.width];
        for (pattern, value) in values.into_iter().rev() {
            if let Some(leaf) =
                usize::try_from(pattern.low_u64()).ok().and_then(|i| leaves.get_mut(i))
            {
                *leaf = value;
            }
        }
        // Halve the leaves by the lowest bit first.
        let width = u8::try_from(sel.width).unwrap_or(0);
        for bit in 0..width {
            let chosen = self.g().bits(selector[0], bit, 1);
            leaves = leaves
                .chunks_exact(2)
                .map(|two| limbs::mux(&mut self.model.graph, chosen, &two[1], &two[0]))
                .collect();
        }
        leaves.pop().unwrap_or_default()
    }

    fn registers(&mut self) {
        for index in 0..self.flat.registers.len() {
            let placed = self.flat.registers[index];
            let item = placed.item;
            self.scope = placed.scope;
            let q = self.net(item.q);
            let mut next = self.net(item.d);
            if let Some(enable) = item.enable {
                let enable = self.net(enable)[0];
                next = limbs::mux(self.g(), enable, &next, &q);
            }
            if let (true, Some(rst)) = (item.reset, self.flat.scopes[placed.scope].module.rst) {
                let rst = self.net(rst)[0];
                let init = self.constant(&item.init);
                next = limbs::mux(self.g(), rst, &init, &next);
            }
            self.update(&q, &next);
        }
    }

    /// The limbs `q` of state take `next` at the edge.
    fn update(&mut self, q: &[Id], next: &[Id]) {
        for (&q, &next) in q.iter().zip(next) {
            if let super::graph::Op::Load(limb) = self.model.graph.op(q)
                && q != next
            {
                self.model.updates.push((limb, next));
            }
        }
    }

    fn memories(&mut self) {
        for index in 0..self.flat.memories.len() {
            let placed = self.flat.memories[index];
            let item = placed.item;
            self.scope = placed.scope;
            let memory = u32::try_from(index).unwrap_or(u32::MAX);
            let q = self.net(item.read_data);
            let address = self.address(item.read_addr);
            let g = &mut self.model.graph;
            let mut next: Limbs = (0u32..)
                .zip(&q)
                .map(|(limb, &q)| g.fetch(memory, limb, address, g.width(q)))
                .collect();
            if let Some(enable) = item.read_enable {
                let enable = self.net(enable)[0];
                next = limbs::mux(self.g(), enable, &next, &q);
            }
            self.update(&q, &next);
            let Some(port) = &item.write else { continue };
            let enables = self.net(port.enable);
            let write = Write {
                memory,
                depth: item.depth,
                address: self.address(port.addr),
                enable: limbs::any(self.g(), &enables),
                data: self.net(port.data),
                masks: self.masks(&enables, item.width),
            };
            self.model.writes.push(write);
        }
    }

    fn address(&mut self, net: crate::netlist::ir::NetId) -> Id {
        let address = self.net(net);
        let Some((&low, high)) = address.split_first() else { return 0 };
        if high.is_empty() {
            return low;
        }
        let beyond = limbs::any(self.g(), high);
        let most = self.g().constant(64, u64::MAX);
        self.g().mux(beyond, most, low)
    }

    /// The bits of a word that byte enables let through.
    fn masks(&mut self, enables: &[Id], width: u32) -> Option<Limbs> {
        let g = self.g();
        let count = limbs::total(g, enables);
        if count == 1 {
            return None;
        }
        let lane = width / count;
        let mut pieces = Limbs::new();
        for index in 0..count {
            let bit = limbs::slice(g, enables, index, 1)[0];
            let mut left = lane;
            while left > 0 {
                let take = u8::try_from(left.min(64)).unwrap_or(64);
                pieces.push(g.sign_extend(bit, take));
                left -= u32::from(take);
            }
        }
        Some(limbs::join(g, &pieces))
    }
}
