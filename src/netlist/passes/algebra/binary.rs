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
