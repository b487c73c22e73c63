//! Comparisons: of one bit, of extended values, of choices between constants.

use super::eval;
use super::{binary, bit, mux, unary, unextended, zero_extend};
use crate::netlist::ir::{BinaryOp, Expr, ExprKind, Module, UnaryOp};
use crate::netlist::value::Value;

/// The unsigned operator for values whose sign bits are known to be 0.
fn unsigned(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::LtS => BinaryOp::Lt,
        BinaryOp::LeS => BinaryOp::Le,
        BinaryOp::GtS => BinaryOp::Gt,
        BinaryOp::GeS => BinaryOp::Ge,
        op => op,
    }
}

fn is_signed(op: BinaryOp) -> bool {
    unsigned(op) != op
}

/// The result when the left side is known to be less than the right one.
fn when_less(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::LtS | BinaryOp::LeS)
}

/// The result when the left side is known to be greater than the right one.
fn when_greater(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Ne | BinaryOp::Gt | BinaryOp::Ge | BinaryOp::GtS | BinaryOp::GeS)
}

/// The comparison in fewer bits, or without comparing.
pub(super) fn simpler(module: &Module, op: BinaryOp, a: &Expr, b: &Expr) -> Option<Expr> {
    if let Some(value) = b.as_constant(module) {
        return with_constant(module, op, a, b, &value);
    }
    let (x, y) = (unextended(module, a)?, unextended(module, b)?);
    let width = x.width.max(y.width);
    let grown = |side: Expr| match side.width {
        w if w == width => side,
        _ => zero_extend(module, side, width),
    };
    Some(binary(module, unsigned(op), grown(x), grown(y)))
}

fn with_constant(module: &Module, op: BinaryOp, a: &Expr, b: &Expr, value: &Value) -> Option<Expr> {
    if a.width == 1 && !is_signed(op) {
        // What is constant anyway was settled before.
        let as_is = match op {
            BinaryOp::Eq | BinaryOp::Ge | BinaryOp::Le => !value.is_zero(),
            _ => value.is_zero(),
        };
        return Some(if as_is { a.clone() } else { unary(module, UnaryOp::Not, a.clone()) });
    }
    if let ExprKind::Mux(cond, then, otherwise) = &a.kind
        && let (Some(then), Some(otherwise)) =
            (then.as_constant(module), otherwise.as_constant(module))
    {
        let result = |side: &Value| Expr::constant(eval::binary(op, side, value));
        return Some(mux(module, (**cond).clone(), result(&then), result(&otherwise)));
    }
    if let ExprKind::SignExtend(inner) = &a.kind {
        return sign_extended(module, op, inner, b, value);
    }
    let inner = unextended(module, a)?;
    if is_signed(op) && value.bit(value.width() - 1) {
        return Some(bit(when_greater(op)));
    }
    let short = value.resized(inner.width);
    if short.resized(value.width()) != *value {
        return Some(bit(when_less(op)));
    }
    keep_name(b, binary(module, unsigned(op), inner, Expr::constant(short)))
}

/// A comparison of a sign-extended value with a number, where signs matter or nothing does.
fn sign_extended(
    module: &Module,
    op: BinaryOp,
    inner: &Expr,
    b: &Expr,
    value: &Value,
) -> Option<Expr> {
    if !is_signed(op) && !matches!(op, BinaryOp::Eq | BinaryOp::Ne) {
        return None;
    }
    let short = value.resized(inner.width);
    let long = super::sign_extend(module, Expr::constant(short.clone()), value.width());
    if long.as_constant(module).as_ref() == Some(value) {
        return keep_name(b, binary(module, op, inner.clone(), Expr::constant(short)));
    }
    let negative = value.bit(value.width() - 1);
    Some(bit(if negative { when_greater(op) } else { when_less(op) }))
}

/// A comparison with a named constant stays as it is unless it is decided.
fn keep_name(b: &Expr, shorter: Expr) -> Option<Expr> {
    let named = !matches!(b.kind, ExprKind::Const(_));
    (!named || matches!(shorter.kind, ExprKind::Const(_))).then_some(shorter)
}
