//! Constant folding and algebraic identities.
//!
//! Law: every net of every module has the same value in every cycle from every state; no net,
//! register, memory or instance comes or goes. Afterwards nothing is computed that is constant by
//! its form, and no driver reads a net that a constant drives, in its own module or inside a child;
//! a `case` on a number and an `if` on one are gone, and a `case` that covers all values without a
//! default has one. Cost: linear, the drivers are visited in the order of their data.

use super::Pass;
use super::algebra::{concat, deep, mux, node, slice};
use super::rewrite::{self, bottom_up, in_order};
use crate::netlist::ir::{
    BinaryOp, Design, Dir, Driver, DriverKind, Expr, ExprKind, Module, NetId, Stmt, UnaryOp,
};
use crate::netlist::value::Value;

/// The pass.
pub(super) const PASS: Pass = Pass {
    name: "fold",
    law: "every net keeps its value in every cycle from every state; what is constant by its form \
          is a number, and nothing reads a net that a number drives",
    run,
};

/// For each net, the constant it is known to be.
type Known = Vec<Option<Expr>>;

fn run(design: &mut Design) {
    let mut constant_ports: Vec<Vec<Option<Value>>> = Vec::with_capacity(design.modules.len());
    for at in 0..design.modules.len() {
        let mut module = std::mem::take(&mut design.modules[at]);
        let mut known: Known = vec![None; module.nets.len()];
        for instance in &module.instances {
            let values = &constant_ports[instance.module.index()];
            for (&net, value) in instance.connections.iter().zip(values) {
                if let Some(value) = value {
                    known[net.index()] = Some(Expr::constant(value.clone()));
                }
            }
        }
        fold(&mut module, &mut known);
        let value = |net: NetId| known[net.index()].as_ref()?.as_constant(&module);
        let out = |port: &crate::netlist::ir::Port| match port.dir {
            Dir::In => None,
            Dir::Out => value(port.net),
        };
        constant_ports.push(module.ports.iter().map(out).collect());
        design.modules[at] = module;
    }
}

/// Folds one module that stands alone.
pub(in crate::netlist) fn module(module: &mut Module) {
    let mut known: Known = vec![None; module.nets.len()];
    fold(module, &mut known);
}

/// Folds a module with what is known of its nets, and learns more.
fn fold(module: &mut Module, known: &mut Known) {
    let order = in_order(module);
    let mut drivers: Vec<Option<Driver>> =
        std::mem::take(&mut module.drivers).into_iter().map(Some).collect();
    for at in order {
        let Some(driver) = drivers[at].take() else { continue };
        let Driver { target, kind } = driver;
        let width = module.net(target).width;
        let kind = Folder { module, known }.driver(kind, width);
        if let DriverKind::Assign(expr) = &kind
            && expr.as_constant(module).is_some()
        {
            known[target.index()] = Some(expr.clone());
        }
        drivers[at] = Some(Driver { target, kind });
    }
    module.drivers = drivers.into_iter().flatten().collect();
}

struct Folder<'a> {
    module: &'a Module,
    known: &'a Known,
}

impl Folder<'_> {
    fn driver(&self, kind: DriverKind, width: u32) -> DriverKind {
        match kind {
            DriverKind::Assign(expr) => DriverKind::Assign(self.expr(expr)),
            DriverKind::Process(body) => {
                let body = self.body(body);
                if let [Stmt::Assign(expr)] = &body[..] {
                    return DriverKind::Assign(expr.clone());
                }
                let mut reads = false;
                rewrite::body_reads(&body, &mut |_| reads = true);
                if reads {
                    return DriverKind::Process(body);
                }
                // Nothing would ever make an `always @*` run.
                let value = as_expr(self.module, &body, Expr::constant(Value::zero(width)));
                DriverKind::Assign(self.expr(value))
            }
        }
    }

    fn expr(&self, expr: Expr) -> Expr {
        let folded = bottom_up(expr, &mut |inner| match inner.kind {
            ExprKind::Net(net) => match &self.known[net.index()] {
                Some(constant) => constant.clone(),
                None => inner,
            },
            _ => node(self.module, inner),
        });
        deep(self.module, folded)
    }

    fn body(&self, body: Vec<Stmt>) -> Vec<Stmt> {
        let mut out = Vec::with_capacity(body.len());
        for statement in body {
            match statement {
                Stmt::Assign(value) => out.push(Stmt::Assign(self.expr(value))),
                Stmt::AssignSlice { lo, value } => {
                    out.push(Stmt::AssignSlice { lo, value: self.expr(value) });
                }
                Stmt::If { cond, then, otherwise } => {
                    let cond = self.expr(cond);
                    if let Some(value) = cond.as_constant(self.module) {
                        out.extend(self.body(if value.is_zero() { otherwise } else { then }));
                        continue;
                    }
                    let (then, otherwise) = (self.body(then), self.body(otherwise));
                    match (acts(&then), acts(&otherwise)) {
                        (false, false) => {}
                        (false, true) => {
                            let not = ExprKind::Unary(UnaryOp::Not, Box::new(cond));
                            let cond = self.expr(Expr { width: 1, kind: not });
                            out.push(Stmt::If { cond, then: otherwise, otherwise: Vec::new() });
                        }
                        _ => out.push(Stmt::If { cond, then, otherwise }),
                    }
                }
                Stmt::Case { sel, arms, default } => {
                    let sel = self.expr(sel);
                    self.case(sel, arms, default, &mut out);
                }
                Stmt::Comment(text) => out.push(Stmt::Comment(text)),
            }
        }
        out
    }

    fn case(
        &self,
        sel: Expr,
        mut arms: Vec<(Expr, Vec<Stmt>)>,
        default: Vec<Stmt>,
        out: &mut Vec<Stmt>,
    ) {
        if let Some(value) = sel.as_constant(self.module) {
            let hit = |pattern: &Expr| pattern.as_constant(self.module).as_ref() == Some(&value);
            let arm = arms.iter().position(|(pattern, _)| hit(pattern));
            let body = arm.map_or(default, |at| arms.swap_remove(at).1);
            out.extend(self.body(body));
            return;
        }
        let arm = |(pattern, body): (Expr, Vec<Stmt>)| (pattern, self.body(body));
        let mut arms: Vec<(Expr, Vec<Stmt>)> = arms.into_iter().map(arm).collect();
        let mut default = self.body(default);
        let all = sel.width < 32 && arms.len() as u64 >= 1 << sel.width;
        if all && let Some((_, last)) = arms.pop() {
            default = last;
        }
        if arms.is_empty() {
            out.extend(default);
        } else if acts(&default) || arms.iter().any(|(_, body)| acts(body)) {
            out.push(Stmt::Case { sel, arms, default });
        }
    }
}

/// True when a statement list writes something.
pub(super) fn acts(body: &[Stmt]) -> bool {
    body.iter().any(|statement| !matches!(statement, Stmt::Comment(_)))
}

/// The value that a process gives its target, as one expression.
fn as_expr(module: &Module, body: &[Stmt], start: Expr) -> Expr {
    body.iter().fold(start, |old, statement| match statement {
        Stmt::Assign(value) => value.clone(),
        Stmt::AssignSlice { lo, value } => {
            let (width, top) = (old.width, lo + value.width);
            let mut parts = Vec::new();
            if top < width {
                parts.push(slice(module, old.clone(), top, width - top));
            }
            parts.push(value.clone());
            if *lo > 0 {
                parts.push(slice(module, old, 0, *lo));
            }
            concat(module, parts, width)
        }
        Stmt::If { cond, then, otherwise } => mux(
            module,
            cond.clone(),
            as_expr(module, then, old.clone()),
            as_expr(module, otherwise, old),
        ),
        Stmt::Case { sel, arms, default } => {
            let last = as_expr(module, default, old.clone());
            arms.iter().rev().fold(last, |rest, (pattern, body)| {
                let hit = Expr::binary(BinaryOp::Eq, sel.clone(), pattern.clone());
                mux(module, hit, as_expr(module, body, old.clone()), rest)
            })
        }
        Stmt::Comment(_) => old,
    })
}
