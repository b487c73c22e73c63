//! Ways through expressions and statements that change them.

use crate::netlist::ir::{Driver, DriverKind, Expr, ExprKind, Module, NetId, Stmt};

/// Rebuilds an expression from its leaves up: `f` gets every node after its operands.
pub(in crate::netlist) fn bottom_up(expr: Expr, f: &mut dyn FnMut(Expr) -> Expr) -> Expr {
    let Expr { width, kind } = expr;
    let mut go = |inner: Box<Expr>| Box::new(bottom_up(*inner, f));
    let kind = match kind {
        ExprKind::Unary(op, a) => ExprKind::Unary(op, go(a)),
        ExprKind::Binary(op, a, b) => ExprKind::Binary(op, go(a), go(b)),
        ExprKind::Mux(c, a, b) => ExprKind::Mux(go(c), go(a), go(b)),
        ExprKind::Slice(a, lo) => ExprKind::Slice(go(a), lo),
        ExprKind::SliceAt(a, at) => ExprKind::SliceAt(go(a), go(at)),
        ExprKind::ZeroExtend(a) => ExprKind::ZeroExtend(go(a)),
        ExprKind::SignExtend(a) => ExprKind::SignExtend(go(a)),
        ExprKind::Concat(parts) => {
            ExprKind::Concat(parts.into_iter().map(|part| bottom_up(part, f)).collect())
        }
        leaf @ (ExprKind::Const(_)
        | ExprKind::Param(_)
        | ExprKind::Variant(..)
        | ExprKind::Net(_)) => leaf,
    };
    f(Expr { width, kind })
}

/// The direct operands of an expression.
pub(in crate::netlist) fn operands(expr: &Expr) -> Vec<&Expr> {
    match &expr.kind {
        ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) | ExprKind::Net(_) => {
            Vec::new()
        }
        ExprKind::Unary(_, a)
        | ExprKind::Slice(a, _)
        | ExprKind::ZeroExtend(a)
        | ExprKind::SignExtend(a) => vec![a],
        ExprKind::Binary(_, a, b) | ExprKind::SliceAt(a, b) => vec![a, b],
        ExprKind::Mux(c, a, b) => vec![c, a, b],
        ExprKind::Concat(parts) => parts.iter().collect(),
    }
}

/// Replaces an expression by what `f` makes of it.
pub(in crate::netlist) fn replace(expr: &mut Expr, f: &mut dyn FnMut(Expr) -> Expr) {
    let width = expr.width;
    let hole = Expr { width, kind: ExprKind::Concat(Vec::new()) };
    *expr = f(std::mem::replace(expr, hole));
}

/// Calls `f` with every expression of a driver that stands at a root, but for patterns.
pub(in crate::netlist) fn roots(kind: &mut DriverKind, f: &mut dyn FnMut(&mut Expr)) {
    match kind {
        DriverKind::Assign(value) => f(value),
        DriverKind::Process(body) => body_roots(body, f),
    }
}

fn body_roots(body: &mut [Stmt], f: &mut dyn FnMut(&mut Expr)) {
    for statement in body {
        match statement {
            Stmt::Assign(value) | Stmt::AssignSlice { value, .. } => f(value),
            Stmt::If { cond, then, otherwise } => {
                f(cond);
                body_roots(then, f);
                body_roots(otherwise, f);
            }
            Stmt::Case { sel, arms, default } => {
                f(sel);
                for (_, arm) in arms {
                    body_roots(arm, f);
                }
                body_roots(default, f);
            }
            Stmt::Comment(_) => {}
        }
    }
}

/// Calls `f` with every net that an expression reads.
pub(in crate::netlist) fn nets(expr: &Expr, f: &mut dyn FnMut(NetId)) {
    if let ExprKind::Net(net) = expr.kind {
        f(net);
    }
    for operand in operands(expr) {
        nets(operand, f);
    }
}

/// Calls `f` with every net that a driver reads.
pub(in crate::netlist) fn reads(kind: &DriverKind, f: &mut dyn FnMut(NetId)) {
    match kind {
        DriverKind::Assign(value) => nets(value, f),
        DriverKind::Process(body) => body_reads(body, f),
    }
}

/// Calls `f` with every net that statements read.
pub(in crate::netlist) fn body_reads(body: &[Stmt], f: &mut dyn FnMut(NetId)) {
    for statement in body {
        match statement {
            Stmt::Assign(value) | Stmt::AssignSlice { value, .. } => nets(value, f),
            Stmt::If { cond, then, otherwise } => {
                nets(cond, f);
                body_reads(then, f);
                body_reads(otherwise, f);
            }
            Stmt::Case { sel, arms, default } => {
                nets(sel, f);
                for (_, arm) in arms {
                    body_reads(arm, f);
                }
                body_reads(default, f);
            }
            Stmt::Comment(_) => {}
        }
    }
}

/// The drivers of a module, by index, each behind those that drive what it reads.
pub(in crate::netlist) fn in_order(module: &Module) -> Vec<usize> {
    let mut driver_of = vec![None; module.nets.len()];
    for (at, driver) in module.drivers.iter().enumerate() {
        driver_of[driver.target.index()] = Some(at);
    }
    let below: Vec<Vec<usize>> = module
        .drivers
        .iter()
        .map(|Driver { kind, .. }| {
            let mut list = Vec::new();
            reads(kind, &mut |net| list.extend(driver_of[net.index()]));
            list
        })
        .collect();
    let mut seen = vec![false; below.len()];
    let mut order = Vec::with_capacity(below.len());
    for start in 0..below.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut stack = vec![(start, 0)];
        while let Some((at, next)) = stack.last_mut() {
            match below[*at].get(*next) {
                None => {
                    order.push(*at);
                    stack.pop();
                }
                Some(&inner) => {
                    *next += 1;
                    if !std::mem::replace(&mut seen[inner], true) {
                        stack.push((inner, 0));
                    }
                }
            }
        }
    }
    order
}
