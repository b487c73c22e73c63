//! Binary operators: constant operands, equal and opposite operands, constant shifts.

use super::eval::settled;
use super::{bit, compare, concat, fields, is_clean, sign_extend, slice, unary, zero, zero_extend};
use crate::netlist::ir::{BinaryOp, Expr, ExprKind, Module, UnaryOp};
use crate::netlist::value::Value;

/// A binary operator.
pub(in crate::netlist) fn binary(module: &Module, op: BinaryOp, a: Expr, b: Expr) -> Expr {
    let (op, a, b) = constant_right(module, op, a, b);
    if let Some(settled) = settled(module, op, &a, &b) {
        return settled;
    }
    if let Some(known) = related(op, &a, &b) {
        return known;
    }
    let right = b.as_constant(module);
    if let Some(value) = &right {
        if op == BinaryOp::Xor && *value == Value::ones(a.width) {
            return unary(module, UnaryOp::Not, a);
        }
        if let Some(shifted) = shifted(module, op, &a, value) {
            return shifted;
        }
    }
    if op.is_compare()
        && let Some(simpler) = compare::simpler(module, op, &a, &b)
    {
        return simpler;
    }
    if op == BinaryOp::And
        && a.width == 1
        && let Some(one) = exclusive(module, &a, &b)
    {
        return one;
    }
    if let Some(joined) = fields::joined(module, op, &a, &b) {
        return joined;
    }
    Expr::binary(op, a, b)
}

/// The operator with its operands swapped, where there is one.
fn swapped(op: BinaryOp) -> Option<BinaryOp> {
    Some(match op {
        BinaryOp::Add
        | BinaryOp::Mul
        | BinaryOp::And
        | BinaryOp::Or
        | BinaryOp::Xor
        | BinaryOp::Eq
        | BinaryOp::Ne => op,
        BinaryOp::Lt => BinaryOp::Gt,
        BinaryOp::Le => BinaryOp::Ge,
        BinaryOp::Gt => BinaryOp::Lt,
        BinaryOp::Ge => BinaryOp::Le,
        BinaryOp::LtS => BinaryOp::GtS,
        BinaryOp::LeS => BinaryOp::GeS,
        BinaryOp::GtS => BinaryOp::LtS,
        BinaryOp::GeS => BinaryOp::LeS,
        BinaryOp::Sub | BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar => return None,
    })
}

/// A lone constant goes to the right.
fn constant_right(module: &Module, op: BinaryOp, a: Expr, b: Expr) -> (BinaryOp, Expr, Expr) {
    match swapped(op) {
        Some(other) if a.as_constant(module).is_some() && b.as_constant(module).is_none() => {
            (other, b, a)
        }
        _ => (op, a, b),
    }
}

/// What is known when the operands are equal, or one is the complement of the other.
fn related(op: BinaryOp, a: &Expr, b: &Expr) -> Option<Expr> {
    let opposite = |a: &Expr, b: &Expr| matches!(&a.kind, ExprKind::Unary(UnaryOp::Not, inner) if **inner == *b);
    if opposite(a, b) || opposite(b, a) {
        return match op {
            BinaryOp::And => Some(zero(a.width)),
            BinaryOp::Or | BinaryOp::Xor | BinaryOp::Add => {
                Some(Expr::constant(Value::ones(a.width)))
            }
            BinaryOp::Eq => Some(bit(false)),
            BinaryOp::Ne => Some(bit(true)),
            _ => None,
        };
    }
    if a != b {
        return None;
    }
    match op {
        BinaryOp::And | BinaryOp::Or => Some(a.clone()),
        BinaryOp::Xor | BinaryOp::Sub => Some(zero(a.width)),
        BinaryOp::Eq | BinaryOp::Le | BinaryOp::Ge | BinaryOp::LeS | BinaryOp::GeS => {
            Some(bit(true))
        }
        BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Gt | BinaryOp::LtS | BinaryOp::GtS => {
            Some(bit(false))
        }
        _ => None,
    }
}

/// `x != 2 && x == 4` is `x == 4`, with anything else beside `x != 2`.
fn exclusive(module: &Module, a: &Expr, b: &Expr) -> Option<Expr> {
    let equal = |expr: &Expr, op| match &expr.kind {
        ExprKind::Binary(found, sel, value) if *found == op => {
            Some(((**sel).clone(), value.as_constant(module)?))
        }
        _ => None,
    };
    let (rest, known, swap) = match (equal(a, BinaryOp::Eq), equal(b, BinaryOp::Eq)) {
        (_, Some(known)) => (a, known, false),
        (Some(known), None) => (b, known, true),
        (None, None) => return None,
    };
    let holds = |part: &Expr| {
        let (sel, value) = equal(part, BinaryOp::Ne)?;
        (sel == known.0).then(|| value != known.1)
    };
    let mut parts = Vec::new();
    conjuncts(rest, &mut parts);
    if parts.iter().any(|part| holds(part) == Some(false)) {
        return Some(bit(false));
    }
    let kept: Vec<&Expr> = parts.iter().copied().filter(|part| holds(part).is_none()).collect();
    if kept.len() == parts.len() {
        return None;
    }
    let mut all: Vec<&Expr> = kept;
    all.insert(if swap { 0 } else { all.len() }, if swap { a } else { b });
    all.into_iter().cloned().reduce(|all, part| Expr::binary(BinaryOp::And, all, part))
}

/// What a chain of `&&` joins.
fn conjuncts<'a>(expr: &'a Expr, out: &mut Vec<&'a Expr>) {
    match &expr.kind {
        ExprKind::Binary(BinaryOp::And, a, b) if expr.width == 1 => {
            conjuncts(a, out);
            conjuncts(b, out);
        }
        _ => out.push(expr),
    }
}

/// A shift by a number: wires, where the bits can be taken without a name for the whole.
fn shifted(module: &Module, op: BinaryOp, a: &Expr, by: &Value) -> Option<Expr> {
    let width = a.width;
    let by = by.to_u64().and_then(|by| u32::try_from(by).ok()).unwrap_or(width);
    let out = match op {
        BinaryOp::Shl => {
            let kept = slice(module, a.clone(), 0, width.checked_sub(by).filter(|&w| w > 0)?);
            concat(module, vec![kept, zero(by)], width)
        }
        BinaryOp::Shr => {
            let kept = slice(module, a.clone(), by, width.checked_sub(by).filter(|&w| w > 0)?);
            zero_extend(module, kept, width)
        }
        BinaryOp::Sar => {
            let by = by.min(width - 1);
            sign_extend(module, slice(module, a.clone(), by, width - by), width)
        }
        _ => return None,
    };
    is_clean(&out).then_some(out)
}
