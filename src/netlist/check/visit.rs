//! Walks through expressions and statements without recursion.

use crate::netlist::ir::{DriverKind, Expr, ExprKind, NetId, Stmt};

/// The direct operands of an expression, pushed on a stack.
pub(super) fn operands<'a>(expr: &'a Expr, stack: &mut Vec<&'a Expr>) {
    match &expr.kind {
        ExprKind::Unary(_, a)
        | ExprKind::Slice(a, _)
        | ExprKind::ZeroExtend(a)
        | ExprKind::SignExtend(a) => stack.push(a),
        ExprKind::Binary(_, a, b) | ExprKind::SliceAt(a, b) => stack.extend([&**a, &**b]),
        ExprKind::Mux(a, b, c) => stack.extend([&**a, &**b, &**c]),
        ExprKind::Concat(parts) => stack.extend(parts),
        ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) | ExprKind::Net(_) => {}
    }
}

/// Calls `f` with every expression of a driver's statements that stands at the root: conditions,
/// selectors, patterns, assigned values.
pub(in crate::netlist) fn roots<'a>(kind: &'a DriverKind, mut f: impl FnMut(&'a Expr)) {
    let mut blocks: Vec<&'a [Stmt]> = Vec::new();
    match kind {
        DriverKind::Assign(value) => f(value),
        DriverKind::Process(block) => blocks.push(block),
    }
    while let Some(block) = blocks.pop() {
        for statement in block {
            match statement {
                Stmt::Assign(value) | Stmt::AssignSlice { value, .. } => f(value),
                Stmt::If { cond, then, otherwise } => {
                    f(cond);
                    blocks.extend([&then[..], &otherwise[..]]);
                }
                Stmt::Case { sel, arms, default } => {
                    f(sel);
                    for (pattern, body) in arms {
                        f(pattern);
                        blocks.push(body);
                    }
                    blocks.push(default);
                }
                Stmt::Comment(_) => {}
            }
        }
    }
}

/// Calls `f` with every expression of a driver, inner ones too.
pub(super) fn expressions<'a>(kind: &'a DriverKind, mut f: impl FnMut(&'a Expr)) {
    let mut stack: Vec<&'a Expr> = Vec::new();
    roots(kind, |root| {
        stack.push(root);
        while let Some(expr) = stack.pop() {
            f(expr);
            operands(expr, &mut stack);
        }
    });
}

/// Calls `f` with every net a driver reads; a net read twice comes twice.
pub(in crate::netlist) fn reads(kind: &DriverKind, mut f: impl FnMut(NetId)) {
    expressions(kind, |expr| {
        if let ExprKind::Net(net) = expr.kind {
            f(net);
        }
    });
}
