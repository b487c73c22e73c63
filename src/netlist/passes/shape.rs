//! Choices in the form that people write.
//!
//! Law: every net has the same value in every cycle from every state; only drivers change. Then:
//! - a tree of three choices or more at the root of a value is `if`s in a process; a process with
//!   one small choice is an `assign`;
//! - `if`s that compare one selector with three numbers or more are a `case`; a `case` with one arm
//!   is an `if`;
//! - conditions with an `else` are not negated, equal branches are one, what all branches begin or
//!   end with stands outside of them, `if`s in each other without `else` are one;
//! - a write that is always overwritten is gone, and one that changes nothing.
//!
//! Cost: linear in the size of a driver, for each level that its statements are nested.

use super::Pass;
use super::algebra::{binary, deep, mux, unary};
use super::chain::{chain, covers, merge, runs};
use super::fold::acts;
use super::rewrite::operands;
use crate::netlist::ir::{BinaryOp, Design, DriverKind, Expr, ExprKind, Module, Stmt, UnaryOp};

/// The pass.
pub(super) const PASS: Pass = Pass {
    name: "shape",
    law: "every net keeps its value in every cycle from every state; nested choices are `if` and \
          `case` as people write them",
    run,
};

/// Choices that an `assign` may have at its root, one less than this.
const CHOICES_MAX: usize = 3;
/// Largest choice, in nodes, that becomes an `assign`.
const SMALL: usize = 9;
/// Largest condition, in nodes, that two are joined to.
const CONDITION_MAX: usize = 12;
/// Most rounds over a driver; two or three are usual.
const ROUNDS_MAX: usize = 8;

fn run(design: &mut Design) {
    for module in &mut design.modules {
        let mut drivers = std::mem::take(&mut module.drivers);
        for driver in &mut drivers {
            for _ in 0..ROUNDS_MAX {
                let shaped = driver_kind(module, driver.kind.clone());
                if shaped == driver.kind {
                    break;
                }
                driver.kind = shaped;
            }
        }
        module.drivers = drivers;
    }
}

fn driver_kind(module: &Module, kind: DriverKind) -> DriverKind {
    let body = match kind {
        DriverKind::Assign(expr) if choices(&expr) < CHOICES_MAX => {
            return DriverKind::Assign(expr);
        }
        DriverKind::Assign(expr) => unfold(expr),
        DriverKind::Process(body) => body,
    };
    let body = shape(module, body);
    let small = |cond: &Expr, a: &Expr, b: &Expr| {
        weight(cond) + weight(a) + weight(b) <= SMALL && choices(a) + choices(b) == 0
    };
    match &body[..] {
        [Stmt::Assign(expr)] if choices(expr) < CHOICES_MAX => DriverKind::Assign(expr.clone()),
        [Stmt::Assign(b), Stmt::If { cond, then, otherwise }] if otherwise.is_empty() => {
            match &then[..] {
                [Stmt::Assign(a)] if small(cond, a, b) => choice(module, cond, a, b),
                _ => DriverKind::Process(body),
            }
        }
        [Stmt::If { cond, then, otherwise }] => match (&then[..], &otherwise[..]) {
            ([Stmt::Assign(a)], [Stmt::Assign(b)]) if small(cond, a, b) => {
                choice(module, cond, a, b)
            }
            _ => DriverKind::Process(body),
        },
        _ => DriverKind::Process(body),
    }
}

fn choice(module: &Module, cond: &Expr, a: &Expr, b: &Expr) -> DriverKind {
    let expr = mux(module, cond.clone(), a.clone(), b.clone());
    DriverKind::Assign(deep(module, expr))
}

/// Choices at the root of a value.
fn choices(expr: &Expr) -> usize {
    match &expr.kind {
        ExprKind::Mux(_, a, b) => 1 + choices(a) + choices(b),
        _ => 0,
    }
}

/// Nodes of an expression.
fn weight(expr: &Expr) -> usize {
    1 + operands(expr).into_iter().map(weight).sum::<usize>()
}

/// Choices at the root of a value as statements.
fn unfold(expr: Expr) -> Vec<Stmt> {
    match expr.kind {
        ExprKind::Mux(cond, a, b) => {
            vec![Stmt::If { cond: *cond, then: unfold(*a), otherwise: unfold(*b) }]
        }
        kind => vec![Stmt::Assign(Expr { width: expr.width, kind })],
    }
}

fn shape(module: &Module, body: Vec<Stmt>) -> Vec<Stmt> {
    let mut out = Vec::with_capacity(body.len());
    for statement in body {
        match statement {
            Stmt::Assign(expr) if choices(&expr) >= CHOICES_MAX => {
                out.extend(shape(module, unfold(expr)));
            }
            Stmt::If { cond, then, otherwise } => {
                let (then, otherwise) = (shape(module, then), shape(module, otherwise));
                branch(module, cond, then, otherwise, &mut out);
            }
            Stmt::Case { sel, arms, default } => {
                let arm = |(pattern, arm)| (pattern, shape(module, arm));
                let arms = arms.into_iter().map(arm).collect();
                let default = shape(module, default);
                select(module, sel, arms, default, &mut out);
            }
            other => out.push(other),
        }
    }
    overwritten(&mut out);
    repeated(&mut out, None);
    runs(module, out)
}

/// An `if`, with what comes before and behind it.
fn branch(
    module: &Module,
    cond: Expr,
    mut then: Vec<Stmt>,
    mut otherwise: Vec<Stmt>,
    out: &mut Vec<Stmt>,
) {
    if then == otherwise {
        out.extend(then);
        return;
    }
    let mut behind = Vec::new();
    while let (Some(a), Some(b)) = (then.first(), otherwise.first())
        && a == b
    {
        out.push(then.remove(0));
        otherwise.remove(0);
    }
    while let (Some(a), Some(b)) = (then.last(), otherwise.last())
        && a == b
    {
        behind.extend(then.pop());
        otherwise.pop();
    }
    match (acts(&then), acts(&otherwise)) {
        (false, false) => {}
        (false, true) => {
            let cond = unary(module, UnaryOp::Not, cond);
            out.push(joined(module, cond, otherwise));
        }
        (true, false) => out.push(joined(module, cond, then)),
        (true, true) => {
            let (cond, then, otherwise) = match cond.kind {
                ExprKind::Unary(UnaryOp::Not, inner) => (*inner, otherwise, then),
                ExprKind::Binary(BinaryOp::Ne, a, b) => {
                    (Expr::binary(BinaryOp::Eq, *a, *b), otherwise, then)
                }
                kind => (Expr { width: 1, kind }, then, otherwise),
            };
            out.push(chain(module, Stmt::If { cond, then, otherwise }));
        }
    }
    out.extend(behind.into_iter().rev());
}

/// An `if` without `else`, one with the `if` that is all of it.
fn joined(module: &Module, cond: Expr, mut then: Vec<Stmt>) -> Stmt {
    let one = match &then[..] {
        [Stmt::If { cond: inner, otherwise, .. }] => {
            otherwise.is_empty() && weight(&cond) + weight(inner) < CONDITION_MAX
        }
        _ => false,
    };
    if one && let Some(Stmt::If { cond: inner, then, .. }) = then.pop() {
        let cond = both(module, cond, inner);
        return Stmt::If { cond, then, otherwise: Vec::new() };
    }
    Stmt::If { cond, then, otherwise: Vec::new() }
}

/// Two conditions, in a row as they are printed.
fn both(module: &Module, first: Expr, second: Expr) -> Expr {
    match second.kind {
        ExprKind::Binary(BinaryOp::And, a, b) => {
            let first = both(module, first, *a);
            both(module, first, *b)
        }
        kind => binary(module, BinaryOp::And, first, Expr { width: 1, kind }),
    }
}

/// A `case`, with what comes before and behind it.
fn select(
    module: &Module,
    sel: Expr,
    arms: Vec<(Expr, Vec<Stmt>)>,
    default: Vec<Stmt>,
    out: &mut Vec<Stmt>,
) {
    let (mut arms, mut default) = merge(module, &sel, arms, default);
    arms.retain(|(_, arm)| *arm != default);
    if arms.is_empty() {
        out.extend(default);
        return;
    }
    let mut behind = Vec::new();
    while let Some(first) = default.first()
        && arms.iter().all(|(_, arm)| arm.first() == Some(first))
    {
        out.push(default.remove(0));
        for (_, arm) in &mut arms {
            arm.remove(0);
        }
    }
    while let Some(last) = default.last()
        && arms.iter().all(|(_, arm)| arm.last() == Some(last))
    {
        behind.extend(default.pop());
        for (_, arm) in &mut arms {
            arm.pop();
        }
    }
    if arms.len() == 1
        && let Some((pattern, arm)) = arms.pop()
    {
        let cond = binary(module, BinaryOp::Eq, sel, pattern);
        branch(module, cond, arm, default, out);
    } else if acts(&default) || arms.iter().any(|(_, arm)| acts(arm)) {
        out.push(Stmt::Case { sel, arms, default });
    }
    out.extend(behind.into_iter().rev());
}

/// Drops what is written before the last statement that writes the whole target on every path.
fn overwritten(body: &mut Vec<Stmt>) {
    let last = (0..body.len()).rev().find(|&at| covers(&body[at..=at]));
    if let Some(last) = last {
        let mut at = 0;
        body.retain(|statement| {
            at += 1;
            at > last || matches!(statement, Stmt::Comment(_))
        });
    }
}

/// Drops assignments of the value that the target has anyway.
fn repeated(body: &mut Vec<Stmt>, before: Option<&Expr>) {
    let mut now = before.cloned();
    let mut at = 0;
    while at < body.len() {
        match &mut body[at] {
            Stmt::Assign(value) => {
                if now.as_ref() == Some(value) {
                    body.remove(at);
                    continue;
                }
                now = Some(value.clone());
            }
            Stmt::AssignSlice { .. } => now = None,
            Stmt::If { then, otherwise, .. } => {
                // An empty branch before an `else` would only turn the condition round.
                let kept = acts(otherwise).then(|| then.clone());
                repeated(then, now.as_ref());
                if let Some(kept) = kept.filter(|_| !acts(then)) {
                    *then = kept;
                }
                repeated(otherwise, now.as_ref());
                now = now.filter(|_| !acts(then) && !acts(otherwise));
            }
            Stmt::Case { arms, default, .. } => {
                repeated(default, now.as_ref());
                if !acts(default) {
                    for (_, arm) in arms {
                        repeated(arm, now.as_ref());
                    }
                }
                now = None;
            }
            Stmt::Comment(_) => {}
        }
        at += 1;
    }
}
