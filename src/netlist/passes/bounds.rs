//! How many low bits of every net can be other than 0, from reset on.
//!
//! A forward analysis with one number per net. Inputs, read data and registers without reset may
//! be anything; a register with reset starts with the bits of its initial value and takes what its
//! next value can have. A net that rises too often is given up: it may use all its bits. So the work
//! is linear in the size of the module.

use std::collections::BTreeSet;

use super::rewrite::{in_order, reads};
use crate::netlist::ir::{BinaryOp, Dir, DriverKind, Expr, ExprKind, Module, NetId, Stmt, UnaryOp};
use crate::netlist::value::Value;

/// Most times a bound rises before it is given up.
const RISES_MAX: u8 = 4;

/// Bits of a number without the zeros above.
fn length(value: &Value) -> u32 {
    (0..value.width()).rev().find(|&place| value.bit(place)).map_or(0, |place| place + 1)
}

/// For each net, the number of low bits that can be other than 0.
pub(super) struct Bounds {
    of: Vec<u32>,
}

impl Bounds {
    /// Of a module, with those of the ports of all modules before it.
    pub(super) fn new(module: &Module, ports: &[Vec<u32>]) -> Self {
        let mut bounds = Self { of: module.nets.iter().map(|net| net.width).collect() };
        for register in module.registers.iter().filter(|register| register.reset) {
            bounds.of[register.q.index()] = length(&register.init);
        }
        for instance in &module.instances {
            for (net, &bound) in instance.connections.iter().zip(&ports[instance.module.index()]) {
                let at = &mut bounds.of[net.index()];
                *at = bound.min(*at);
            }
        }
        for driver in &module.drivers {
            bounds.of[driver.target.index()] = 0;
        }
        bounds.settle(module);
        bounds
    }

    fn settle(&mut self, module: &Module) {
        let order = in_order(module);
        let mut readers: Vec<Vec<usize>> = vec![Vec::new(); module.nets.len()];
        for (rank, &at) in order.iter().enumerate() {
            reads(&module.drivers[at].kind, &mut |net| readers[net.index()].push(rank));
        }
        let mut rises = vec![0u8; module.nets.len()];
        let mut dirty: BTreeSet<usize> = (0..order.len()).collect();
        let mut clocked: BTreeSet<usize> = (0..module.registers.len()).collect();
        let mut next_of: Vec<Vec<usize>> = vec![Vec::new(); module.nets.len()];
        for (at, register) in module.registers.iter().enumerate() {
            next_of[register.d.index()].push(at);
        }
        loop {
            // What is combinational first, in the order of the data; then an edge.
            let (target, bound) = if let Some(rank) = dirty.pop_first() {
                let driver = &module.drivers[order[rank]];
                let bound = match &driver.kind {
                    DriverKind::Assign(expr) => self.expr(module, expr),
                    DriverKind::Process(body) => self.body(module, body),
                };
                (driver.target, bound)
            } else if let Some(at) = clocked.pop_first() {
                let register = &module.registers[at];
                (register.q, self.net(register.d))
            } else {
                return;
            };
            let index = target.index();
            if bound <= self.of[index] {
                continue;
            }
            rises[index] += 1;
            let given_up = rises[index] > RISES_MAX;
            self.of[index] = if given_up { module.net(target).width } else { bound };
            dirty.extend(&readers[index]);
            clocked.extend(&next_of[index]);
        }
    }

    /// One number for each net.
    pub(super) fn into_inner(self) -> Vec<u32> {
        self.of
    }

    /// Of a net.
    pub(super) fn net(&self, net: NetId) -> u32 {
        self.of[net.index()]
    }

    /// Of the ports of the module: what its parents may rely on.
    pub(super) fn ports(&self, module: &Module) -> Vec<u32> {
        let bound = |port: &crate::netlist::ir::Port| match port.dir {
            Dir::In => module.net(port.net).width,
            Dir::Out => self.net(port.net),
        };
        module.ports.iter().map(bound).collect()
    }

    fn body(&self, module: &Module, body: &[Stmt]) -> u32 {
        let one = |statement: &Stmt| match statement {
            Stmt::Assign(value) => self.expr(module, value),
            Stmt::AssignSlice { lo, value } => match self.expr(module, value) {
                0 => 0,
                bound => lo + bound,
            },
            Stmt::If { then, otherwise, .. } => {
                self.body(module, then).max(self.body(module, otherwise))
            }
            Stmt::Case { arms, default, .. } => {
                let arms = arms.iter().map(|(_, arm)| self.body(module, arm));
                arms.fold(self.body(module, default), u32::max)
            }
            Stmt::Comment(_) => 0,
        };
        body.iter().map(one).max().unwrap_or(0)
    }

    /// Of an expression.
    pub(super) fn expr(&self, module: &Module, expr: &Expr) -> u32 {
        if let Some(value) = expr.as_constant(module) {
            return length(&value);
        }
        let width = expr.width;
        let of = |inner: &Expr| self.expr(module, inner);
        match &expr.kind {
            ExprKind::Net(net) => self.net(*net),
            ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) => width,
            ExprKind::Unary(op, a) => unary(*op, of(a), width),
            ExprKind::Binary(op, ..) if op.is_compare() => 1,
            ExprKind::Binary(op, a, b) => binary(module, *op, (of(a), of(b)), b, width),
            ExprKind::Mux(_, a, b) => of(a).max(of(b)),
            ExprKind::Slice(a, lo) => of(a).saturating_sub(*lo).min(width),
            ExprKind::SliceAt(a, _) => of(a).min(width),
            ExprKind::ZeroExtend(a) => of(a),
            ExprKind::SignExtend(a) => match of(a) {
                bound if bound < a.width => bound,
                _ => width,
            },
            ExprKind::Concat(parts) => {
                let mut above = width;
                for part in parts {
                    above -= part.width;
                    match of(part) {
                        0 => {}
                        bound => return above + bound,
                    }
                }
                0
            }
        }
    }
}

fn unary(op: UnaryOp, a: u32, width: u32) -> u32 {
    match op {
        UnaryOp::Neg | UnaryOp::Any | UnaryOp::Xor if a == 0 => 0,
        UnaryOp::Not | UnaryOp::Neg => width,
        UnaryOp::All | UnaryOp::Any | UnaryOp::Xor => 1,
    }
}

/// Of an operator that does not compare, from the bounds of its operands.
pub(super) fn binary(
    module: &Module,
    op: BinaryOp,
    (a, b): (u32, u32),
    right: &Expr,
    width: u32,
) -> u32 {
    match op {
        BinaryOp::And => a.min(b),
        BinaryOp::Or | BinaryOp::Xor => a.max(b),
        BinaryOp::Add if a == 0 => b,
        BinaryOp::Add | BinaryOp::Sub if b == 0 => a,
        BinaryOp::Add => (a.max(b) + 1).min(width),
        BinaryOp::Mul if a == 0 || b == 0 => 0,
        BinaryOp::Mul => a.saturating_add(b).min(width),
        BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar if a == 0 => 0,
        BinaryOp::Sar if a == width => width,
        BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar => {
            let by = right.as_constant(module).map(|by| {
                by.to_u64().and_then(|by| u32::try_from(by).ok()).unwrap_or(width).min(width)
            });
            match (op, by) {
                (BinaryOp::Shl, Some(by)) => a.saturating_add(by).min(width),
                (BinaryOp::Shl, None) => width,
                (_, by) => a.saturating_sub(by.unwrap_or(0)),
            }
        }
        _ => width,
    }
}
