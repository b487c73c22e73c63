//! Shifts of shifts, for Verilator.
//!
//! Verilator up to 5.050 at least makes `x >> (a + b)` of `(x >> a) >> b` when `a` and `b` have one
//! width, and adds them in that width: the carry is lost, and much too little is shifted (its issue
//! 7955). It does so through wires, through the low bits of a left shift, and from module to module.
//! Icarus, yosys, slang and older Verilators do not. So no shift by a variable amount is printed on
//! what is such a shift of the same direction already:
//! - Inside a module, [`join`] adds the amounts itself, in a width that holds the carry:
//!   `x >> ({1'b0, a} + {1'b0, b})`. That is also one shifter less.
//! - Where the first shift may come in through a port, [`Shifted::guard`] prints
//!   `|b ? y >> b : y`. With a second reader of `y`, Verilator leaves the shift alone.
//!
//! Amounts that are numbers need none of this: they are wires, or printed as plain numbers, which
//! have 32 bits, and no other amount has (see `normal`).

use std::collections::{BTreeMap, BTreeSet};

use super::normal::names;
use crate::netlist::ir::{
    BinaryOp, Design, Dir, Driver, DriverKind, Expr, ExprKind, Module, NetId, UnaryOp,
};
use crate::netlist::names::Namer;
use crate::netlist::passes::algebra::{deep, slice};
use crate::netlist::passes::rewrite::{bottom_up, in_order, operands, replace, roots};

/// A shift by a variable amount that can be merged: its direction, what is shifted, by what.
fn shift<'e>(module: &Module, expr: &'e Expr) -> Option<(BinaryOp, &'e Expr, &'e Expr)> {
    match &expr.kind {
        ExprKind::Binary(op @ (BinaryOp::Shl | BinaryOp::Shr), a, by)
            if by.as_constant(module).is_none() =>
        {
            Some((*op, a, by))
        }
        _ => None,
    }
}

/// What drives the nets that are shifts, or copies of nets, in a module.
type Values = BTreeMap<NetId, Expr>;

fn values(module: &Module) -> Values {
    let mut out = Values::new();
    for driver in &module.drivers {
        if let DriverKind::Assign(expr) = &driver.kind
            && (shift(module, expr).is_some() || matches!(expr.kind, ExprKind::Net(_)))
        {
            out.insert(driver.target, expr.clone());
        }
    }
    out
}

/// The shift in the direction `op` that an expression is, with the value shifted and the amount.
/// The low bits of a left shift are the left shift of the low bits.
fn inner(module: &Module, values: &Values, op: BinaryOp, expr: &Expr) -> Option<(Expr, Expr)> {
    if let Some((found, a, by)) = shift(module, expr) {
        return (found == op).then(|| (a.clone(), by.clone()));
    }
    match &expr.kind {
        ExprKind::Net(net) => inner(module, values, op, values.get(net)?),
        ExprKind::Slice(whole, 0) if op == BinaryOp::Shl => {
            let (a, by) = inner(module, values, op, whole)?;
            Some((slice(module, a, 0, expr.width), by))
        }
        _ => None,
    }
}

/// Joins every shift of a shift of the same direction in a module.
pub(super) fn join(module: &mut Module) {
    let values = name_shifted(module);
    let mut drivers = std::mem::take(&mut module.drivers);
    for driver in &mut drivers {
        roots(&mut driver.kind, &mut |root| {
            replace(root, &mut |expr| bottom_up(expr, &mut |node| joined(module, &values, node)));
        });
    }
    module.drivers = drivers;
}

fn joined(module: &Module, values: &Values, expr: Expr) -> Expr {
    let Some((op, a, by)) = shift(module, &expr) else { return expr };
    let (mut a, mut by) = (a.clone(), by.clone());
    let mut changed = false;
    while let Some((deeper, more)) = inner(module, values, op, &a) {
        let width = by.width.max(more.width) + 1;
        let sum = Expr::binary(BinaryOp::Add, Expr::resize(more, width), Expr::resize(by, width));
        (a, by, changed) = (deeper, deep(module, sum), true);
    }
    if changed { Expr::binary(op, a, by) } else { expr }
}

/// Where a wire that is a shift is shifted again, what it shifts gets a name, so that both shifts
/// can read it; gives the values of the wires.
fn name_shifted(module: &mut Module) -> Values {
    let values = values(module);
    let mut again: BTreeSet<NetId> = BTreeSet::new();
    for driver in &mut module.drivers {
        roots(&mut driver.kind, &mut |root| {
            let mut stack = vec![&*root];
            while let Some(expr) = stack.pop() {
                if let ExprKind::Binary(op @ (BinaryOp::Shl | BinaryOp::Shr), a, _) = &expr.kind {
                    again.extend(shifted_net(&values, *op, a));
                }
                stack.extend(operands(expr));
            }
        });
    }
    let mut namer: Option<Namer> = None;
    for at in 0..module.drivers.len() {
        let Driver { target, kind } = module.drivers[at].clone();
        let DriverKind::Assign(expr) = kind else { continue };
        let Some((op, a, by)) = shift(module, &expr) else { continue };
        if !again.contains(&target) || operands(a).is_empty() {
            continue;
        }
        let wanted = format!("{}_part", module.net(target).name);
        let name = namer.get_or_insert_with(|| names(module)).unique(&wanted);
        let whole = module.add_net(name, a.width);
        let (a, by) = (a.clone(), by.clone());
        let named = Expr::binary(op, Expr::net(module, whole), by);
        module.drivers[at].kind = DriverKind::Assign(named);
        module.drivers.push(Driver { target: whole, kind: DriverKind::Assign(a) });
    }
    if again.is_empty() { values } else { self::values(module) }
}

/// The wire that holds the first shift, of an expression that is shifted in the direction `op`.
fn shifted_net(values: &Values, op: BinaryOp, expr: &Expr) -> Option<NetId> {
    match &expr.kind {
        ExprKind::Net(net) => match &values.get(net)?.kind {
            ExprKind::Binary(found, ..) => (*found == op).then_some(*net),
            _ => shifted_net(values, op, values.get(net)?),
        },
        ExprKind::Slice(whole, 0) if op == BinaryOp::Shl => shifted_net(values, op, whole),
        _ => None,
    }
}

/// A set of directions of shifts, one bit each.
type Directions = u8;

const fn direction(op: BinaryOp) -> Directions {
    match op {
        BinaryOp::Shl => 1,
        BinaryOp::Shr => 2,
        _ => 0,
    }
}

/// The nets of each module that may be shifts already, in that module or beyond its ports.
pub(super) struct Shifted(Vec<Vec<Directions>>);

impl Shifted {
    /// Of a whole design.
    pub(super) fn of(design: &Design) -> Self {
        let none = |module: &Module| vec![0; module.nets.len()];
        let mut all = Self(design.modules.iter().map(none).collect());
        let orders: Vec<Vec<usize>> = design.modules.iter().map(in_order).collect();
        // Each round carries every shift through at least one more port.
        while all.round(design, &orders) {}
        all
    }

    fn round(&mut self, design: &Design, orders: &[Vec<usize>]) -> bool {
        let mut changed = false;
        for (at, module) in design.modules.iter().enumerate() {
            let mut add = |nets: &mut Vec<Directions>, net: NetId, found: Directions| {
                let flags = &mut nets[net.index()];
                changed |= found & !*flags != 0;
                *flags |= found;
            };
            for &driver in &orders[at] {
                let Driver { target, kind } = &module.drivers[driver];
                if let DriverKind::Assign(expr) = kind {
                    let found = value(module, &self.0[at], expr);
                    add(&mut self.0[at], *target, found);
                }
            }
            for instance in &module.instances {
                let child = instance.module.index();
                let ports = &design.modules[child].ports;
                for (port, &net) in ports.iter().zip(&instance.connections) {
                    match port.dir {
                        Dir::Out => {
                            let found = self.0[child][port.net.index()];
                            add(&mut self.0[at], net, found);
                        }
                        Dir::In => {
                            let found = self.0[at][net.index()];
                            add(&mut self.0[child], port.net, found);
                        }
                    }
                }
            }
        }
        changed
    }

    /// Guards the shifts of what may be a shift already, in a module in normal form, the module
    /// `at` of the design.
    pub(super) fn guard(&self, at: usize, module: &mut Module) {
        let nets = &self.0[at];
        if nets.iter().all(|&found| found == 0) {
            return;
        }
        let mut drivers = std::mem::take(&mut module.drivers);
        let mut wires = Vec::new();
        let mut namer = names(module);
        for driver in &mut drivers {
            let hint = format!("{}_by", module.net(driver.target).name);
            roots(&mut driver.kind, &mut |root| {
                replace(root, &mut |expr| {
                    bottom_up(expr, &mut |node| {
                        let Some((op, a, by)) = shift(module, &node) else { return node };
                        if value(module, nets, a) & direction(op) == 0 {
                            return node;
                        }
                        let (a, mut by) = (a.clone(), by.clone());
                        if !operands(&by).is_empty() {
                            let wire = module.add_net(namer.unique(&hint), by.width);
                            let kind = DriverKind::Assign(by);
                            wires.push(Driver { target: wire, kind });
                            by = Expr::net(module, wire);
                        }
                        let some = match by.width {
                            1 => by.clone(),
                            _ => Expr::unary(UnaryOp::Any, by.clone()),
                        };
                        Expr::mux(some, Expr::binary(op, a.clone(), by), a)
                    })
                });
            });
        }
        drivers.extend(wires);
        module.drivers = drivers;
    }
}

/// The directions in which an expression may be shifted already.
fn value(module: &Module, nets: &[Directions], expr: &Expr) -> Directions {
    match &expr.kind {
        ExprKind::Net(net) => nets.get(net.index()).copied().unwrap_or(0),
        ExprKind::Slice(whole, 0) => value(module, nets, whole) & direction(BinaryOp::Shl),
        _ => shift(module, expr).map_or(0, |(op, ..)| direction(op)),
    }
}
