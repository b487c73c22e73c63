//! States by name.
//!
//! Law: every net has the same value in every cycle from every state, and the same width; only types
//! and the form of constants change. Afterwards a local net that copies a net of states, or is the
//! next value of a register of states, is of that type; a number that is assigned to, compared with
//! or a pattern for a net of states is the state's name where it has one. Cost: linear.

use std::collections::VecDeque;

use super::Pass;
use super::rewrite::bottom_up;
use crate::netlist::ir::{
    Design, DriverKind, EnumId, Expr, ExprKind, Module, NetId, NetType, Stmt,
};

/// The pass.
pub(super) const PASS: Pass = Pass {
    name: "enums",
    law: "every net keeps its value in every cycle from every state; numbers that meet a net of \
          states are states by name",
    run,
};

fn run(design: &mut Design) {
    for module in &mut design.modules {
        if !module.enums.is_empty() {
            spread(module);
            name(module);
        }
    }
}

/// Gives the type of a net of states to the local nets it is copied to and from.
fn spread(module: &mut Module) {
    let mut copies: Vec<Vec<NetId>> = vec![Vec::new(); module.nets.len()];
    let mut link = |a: NetId, b: NetId| {
        copies[a.index()].push(b);
        copies[b.index()].push(a);
    };
    for driver in &module.drivers {
        if let DriverKind::Assign(Expr { kind: ExprKind::Net(from), .. }) = &driver.kind {
            link(driver.target, *from);
        }
    }
    for register in &module.registers {
        link(register.q, register.d);
    }
    let mut fixed = vec![false; module.nets.len()];
    for port in &module.ports {
        fixed[port.net.index()] = true;
    }
    let ids = (0..module.nets.len()).map(NetId::from);
    let mut waiting: VecDeque<NetId> =
        ids.filter(|&net| matches!(module.net(net).ty, NetType::Enum(_))).collect();
    while let Some(net) = waiting.pop_front() {
        let ty = module.net(net).ty;
        for &other in &copies[net.index()] {
            if !fixed[other.index()] && module.net(other).ty == NetType::Bits {
                module.nets[other.index()].ty = ty;
                waiting.push_back(other);
            }
        }
    }
}

/// The state that a number is.
fn state(module: &Module, ty: EnumId, expr: Expr) -> Expr {
    let variants = module.enums.get(ty.index()).map_or(0, |ty| ty.variants.len());
    if let ExprKind::Const(value) = &expr.kind
        && let Some(index) = value.to_u64().and_then(|value| u32::try_from(value).ok())
        && (index as usize) < variants
    {
        return Expr { width: expr.width, kind: ExprKind::Variant(ty, index) };
    }
    expr
}

/// The enumeration that an expression is a state of.
fn states_of(module: &Module, expr: &Expr) -> Option<EnumId> {
    match &expr.kind {
        ExprKind::Net(net) => match module.net(*net).ty {
            NetType::Enum(ty) => Some(ty),
            NetType::Bits | NetType::Signed => None,
        },
        ExprKind::Variant(ty, _) => Some(*ty),
        ExprKind::Mux(_, a, b) => states_of(module, a).or_else(|| states_of(module, b)),
        _ => None,
    }
}

/// Numbers in the arms of a choice between states.
fn value(module: &Module, ty: EnumId, expr: Expr) -> Expr {
    match expr.kind {
        ExprKind::Mux(cond, a, b) => Expr::mux(*cond, value(module, ty, *a), value(module, ty, *b)),
        kind => state(module, ty, Expr { width: expr.width, kind }),
    }
}

fn name(module: &mut Module) {
    let mut drivers = std::mem::take(&mut module.drivers);
    for driver in &mut drivers {
        let ty = match module.net(driver.target).ty {
            NetType::Enum(ty) => Some(ty),
            NetType::Bits | NetType::Signed => None,
        };
        let namer = Namer { module, ty };
        match &mut driver.kind {
            DriverKind::Assign(expr) => namer.assigned(expr),
            DriverKind::Process(body) => namer.body(body),
        }
    }
    module.drivers = drivers;
}

struct Namer<'a> {
    module: &'a Module,
    /// Type of the target.
    ty: Option<EnumId>,
}

impl Namer<'_> {
    fn body(&self, body: &mut [Stmt]) {
        for statement in body {
            match statement {
                Stmt::Assign(expr) => self.assigned(expr),
                Stmt::AssignSlice { value, .. } => self.expr(value),
                Stmt::If { cond, then, otherwise } => {
                    self.expr(cond);
                    self.body(then);
                    self.body(otherwise);
                }
                Stmt::Case { sel, arms, default } => {
                    self.expr(sel);
                    let ty = states_of(self.module, sel);
                    for (pattern, arm) in arms {
                        if let Some(ty) = ty {
                            super::rewrite::replace(pattern, &mut |pattern| {
                                state(self.module, ty, pattern)
                            });
                        }
                        self.body(arm);
                    }
                    self.body(default);
                }
                Stmt::Comment(_) => {}
            }
        }
    }

    fn assigned(&self, expr: &mut Expr) {
        self.expr(expr);
        if let Some(ty) = self.ty {
            super::rewrite::replace(expr, &mut |expr| value(self.module, ty, expr));
        }
    }

    /// Numbers that are compared with states.
    fn expr(&self, expr: &mut Expr) {
        let module = self.module;
        super::rewrite::replace(expr, &mut |expr| {
            bottom_up(expr, &mut |expr| match expr.kind {
                ExprKind::Binary(op, a, b) if op.is_compare() => {
                    let ty = states_of(module, &a).or_else(|| states_of(module, &b));
                    let Some(ty) = ty else { return Expr::binary(op, *a, *b) };
                    Expr::binary(op, value(module, ty, *a), value(module, ty, *b))
                }
                kind => Expr { width: expr.width, kind },
            })
        });
    }
}
