//! Choices by one selector: runs and chains of `if (sel == number)` become a `case`.

use std::collections::BTreeSet;

use super::fold::acts;
use crate::netlist::ir::{BinaryOp, Expr, ExprKind, Module, Stmt};
use crate::netlist::value::Value;

/// Fewest arms that make a `case` out of `if`s.
const ARMS_MIN: usize = 3;

/// Arms of a `case`.
type Arms = Vec<(Expr, Vec<Stmt>)>;

/// The selector and the pattern of `sel == pattern`.
fn selects<'a>(module: &Module, cond: &'a Expr) -> Option<(&'a Expr, &'a Expr, Value)> {
    let ExprKind::Binary(BinaryOp::Eq, sel, pattern) = &cond.kind else { return None };
    let value = pattern.as_constant(module)?;
    sel.as_constant(module).is_none().then_some((&**sel, &**pattern, value))
}

/// True when every path through the statements writes the whole target.
pub(super) fn covers(body: &[Stmt]) -> bool {
    body.iter().any(|statement| match statement {
        Stmt::Assign(_) => true,
        Stmt::If { then, otherwise, .. } => covers(then) && covers(otherwise),
        Stmt::Case { arms, default, .. } => {
            covers(default) && arms.iter().all(|(_, arm)| covers(arm))
        }
        Stmt::AssignSlice { .. } | Stmt::Comment(_) => false,
    })
}

/// An `if ... else if` chain on one selector as a `case`; any other statement as it is.
pub(super) fn chain(module: &Module, statement: Stmt) -> Stmt {
    if length(module, &statement) < ARMS_MIN {
        return statement;
    }
    let mut arms = Arms::new();
    let mut seen = BTreeSet::new();
    let mut selector: Option<Expr> = None;
    let mut rest = vec![statement];
    loop {
        let found = match &rest[..] {
            [Stmt::If { cond, .. }] => selects(module, cond)
                .filter(|(sel, ..)| selector.as_ref().is_none_or(|known| known == *sel))
                .map(|(sel, pattern, value)| (sel.clone(), pattern.clone(), value)),
            _ => None,
        };
        let (Some((sel, pattern, value)), Some(Stmt::If { then, otherwise, .. })) =
            (found.clone(), found.and_then(|_| rest.pop()))
        else {
            break;
        };
        // What an earlier arm takes never comes here.
        if seen.insert(value) {
            arms.push((pattern, then));
        }
        selector = Some(sel);
        rest = otherwise;
    }
    match selector {
        Some(sel) => Stmt::Case { sel, arms, default: rest },
        None => Stmt::Comment(String::new()),
    }
}

/// Number of different arms that a chain has.
fn length(module: &Module, statement: &Stmt) -> usize {
    let mut seen = BTreeSet::new();
    let mut selector = None;
    let mut next = Some(statement);
    while let Some(Stmt::If { cond, otherwise, .. }) = next {
        match selects(module, cond) {
            Some((sel, _, value)) if selector.is_none_or(|known| known == sel) => {
                selector = Some(sel);
                seen.insert(value);
            }
            _ => break,
        }
        next = match &otherwise[..] {
            [only] => Some(only),
            _ => None,
        };
    }
    seen.len()
}

/// Runs of `if`s without `else` on one selector become a `case`: at most one of them acts. A value
/// assigned just before it becomes the default, where all arms overwrite it.
pub(super) fn runs(module: &Module, body: Vec<Stmt>) -> Vec<Stmt> {
    let mut out: Vec<Stmt> = Vec::with_capacity(body.len());
    let mut body = body.into_iter().peekable();
    while let Some(statement) = body.next() {
        let Some((sel, pattern, value)) = lone(module, &statement) else {
            out.push(statement);
            continue;
        };
        let mut seen = BTreeSet::from([value]);
        let mut run = vec![(pattern, statement)];
        while let Some((other, pattern, value)) = body.peek().and_then(|next| lone(module, next)) {
            if other != sel || !seen.insert(value) {
                break;
            }
            if let Some(next) = body.next() {
                run.push((pattern, next));
            }
        }
        if run.len() < ARMS_MIN {
            out.extend(run.into_iter().map(|(_, statement)| statement));
            continue;
        }
        let arm = |(pattern, statement)| match statement {
            Stmt::If { then, .. } => (pattern, then),
            other => (pattern, vec![other]),
        };
        let arms = run.into_iter().map(arm).collect();
        out.push(Stmt::Case { sel, arms, default: Vec::new() });
    }
    defaults(out)
}

/// `if (sel == pattern)` without `else`.
fn lone(module: &Module, statement: &Stmt) -> Option<(Expr, Expr, Value)> {
    match statement {
        Stmt::If { cond, otherwise, .. } if !acts(otherwise) => {
            selects(module, cond).map(|(sel, pattern, value)| (sel.clone(), pattern.clone(), value))
        }
        _ => None,
    }
}

/// A value assigned just before a `case` becomes its default where the arms always overwrite it.
fn defaults(body: Vec<Stmt>) -> Vec<Stmt> {
    let mut out: Vec<Stmt> = Vec::with_capacity(body.len());
    for statement in body {
        match statement {
            Stmt::Case { sel, arms, default }
                if !acts(&default)
                    && arms.iter().all(|(_, arm)| covers(arm))
                    && matches!(out.last(), Some(Stmt::Assign(_))) =>
            {
                let default = out.pop().into_iter().collect();
                out.push(Stmt::Case { sel, arms, default });
            }
            other => out.push(other),
        }
    }
    out
}

/// A `case` in the default of a `case` on the same selector is one with it.
pub(super) fn merge(
    module: &Module,
    sel: &Expr,
    mut arms: Arms,
    mut default: Vec<Stmt>,
) -> (Arms, Vec<Stmt>) {
    let inner = match &default[..] {
        [Stmt::Case { sel: inner, .. }] => inner == sel,
        _ => false,
    };
    if inner && let Some(Stmt::Case { arms: more, default: last, .. }) = default.pop() {
        let mut seen: BTreeSet<Option<Value>> =
            arms.iter().map(|(pattern, _)| pattern.as_constant(module)).collect();
        for (pattern, arm) in more {
            if seen.insert(pattern.as_constant(module)) {
                arms.push((pattern, arm));
            }
        }
        default = last;
    }
    (arms, default)
}
