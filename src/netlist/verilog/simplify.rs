//! Rewrites of expressions that keep their meaning: slices are pushed towards nets, and comparisons
//! that a linter would call constant become constants.

use crate::netlist::ir::{BinaryOp, Expr, ExprKind, Module, UnaryOp};
use crate::netlist::value::Value;

/// Bits `lo .. lo + width` of an expression, pushed as far down as that costs nothing. What is left
/// is a [`ExprKind::Slice`] of a net, or of something that only a wire of its own can give.
pub(super) fn slice(module: &Module, expr: Expr, lo: u32, width: u32) -> Expr {
    if lo == 0 && width == expr.width {
        return expr;
    }
    if let Some(value) = expr.as_constant(module) {
        return Expr::constant(value.slice(lo, width));
    }
    let inner = |part: Expr, lo: u32| slice(module, part, lo, width);
    let kind = match expr.kind {
        ExprKind::Slice(a, more) => return inner(*a, lo + more),
        ExprKind::ZeroExtend(a) if lo >= a.width => ExprKind::Const(Value::zero(width)),
        ExprKind::ZeroExtend(a) if lo + width > a.width => {
            let rest = a.width - lo;
            ExprKind::ZeroExtend(Box::new(slice(module, *a, lo, rest)))
        }
        ExprKind::SignExtend(a) | ExprKind::ZeroExtend(a) if lo + width <= a.width => {
            return inner(*a, lo);
        }
        ExprKind::Concat(parts) => return slice_concat(module, parts, lo, width),
        ExprKind::Unary(UnaryOp::Not, a) => ExprKind::Unary(UnaryOp::Not, Box::new(inner(*a, lo))),
        ExprKind::Unary(UnaryOp::Neg, a) if lo == 0 => {
            ExprKind::Unary(UnaryOp::Neg, Box::new(inner(*a, 0)))
        }
        ExprKind::Binary(op @ (BinaryOp::And | BinaryOp::Or | BinaryOp::Xor), a, b) => {
            ExprKind::Binary(op, Box::new(inner(*a, lo)), Box::new(inner(*b, lo)))
        }
        ExprKind::Binary(op @ (BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul), a, b) if lo == 0 => {
            ExprKind::Binary(op, Box::new(inner(*a, 0)), Box::new(inner(*b, 0)))
        }
        ExprKind::Binary(BinaryOp::Shl, a, b) if lo == 0 => {
            ExprKind::Binary(BinaryOp::Shl, Box::new(inner(*a, 0)), b)
        }
        ExprKind::Mux(cond, a, b) => {
            ExprKind::Mux(cond, Box::new(inner(*a, lo)), Box::new(inner(*b, lo)))
        }
        kind => ExprKind::Slice(Box::new(Expr { width: expr.width, kind }), lo),
    };
    Expr { width, kind }
}

fn slice_concat(module: &Module, parts: Vec<Expr>, lo: u32, width: u32) -> Expr {
    let mut out = Vec::new();
    let mut base = 0;
    for part in parts.into_iter().rev() {
        let (from, to) = (lo.max(base), (lo + width).min(base + part.width));
        let part_base = base;
        base += part.width;
        if from < to {
            out.push(slice(module, part, from - part_base, to - from));
        }
    }
    out.reverse();
    concat(out, width)
}

/// Joined parts; the part itself when there is only one.
pub(super) fn concat(mut parts: Vec<Expr>, width: u32) -> Expr {
    if parts.len() == 1
        && let Some(only) = parts.pop()
    {
        return only;
    }
    Expr { width, kind: ExprKind::Concat(parts) }
}

/// A comparison with the least or greatest number of its width, whose result is known.
pub(super) fn known_compare(module: &Module, op: BinaryOp, a: &Expr, b: &Expr) -> Option<bool> {
    let (left, right) = (a.as_constant(module), b.as_constant(module));
    if let (Some(left), Some(right)) = (&left, &right) {
        return op.is_compare().then(|| compare(op, left, right));
    }
    let width = a.width;
    let least = Value::zero(width);
    let greatest = Value::ones(width);
    let mut least_signed = Value::zero(width);
    least_signed.set_bit(width - 1, true);
    let mut greatest_signed = Value::ones(width);
    greatest_signed.set_bit(width - 1, false);
    let left_is = |value: &Value| left.as_ref() == Some(value);
    let right_is = |value: &Value| right.as_ref() == Some(value);
    match op {
        BinaryOp::Lt if right_is(&least) || left_is(&greatest) => Some(false),
        BinaryOp::Ge if right_is(&least) || left_is(&greatest) => Some(true),
        BinaryOp::Gt if right_is(&greatest) || left_is(&least) => Some(false),
        BinaryOp::Le if right_is(&greatest) || left_is(&least) => Some(true),
        BinaryOp::LtS if right_is(&least_signed) || left_is(&greatest_signed) => Some(false),
        BinaryOp::GeS if right_is(&least_signed) || left_is(&greatest_signed) => Some(true),
        BinaryOp::GtS if right_is(&greatest_signed) || left_is(&least_signed) => Some(false),
        BinaryOp::LeS if right_is(&greatest_signed) || left_is(&least_signed) => Some(true),
        _ => None,
    }
}

/// Compares two numbers of one width.
fn compare(op: BinaryOp, a: &Value, b: &Value) -> bool {
    let order = |signed: bool| {
        let top = |value: &Value| signed && value.bit(value.width() - 1);
        let words = |value: &Value| value.words().iter().rev().copied().collect::<Vec<u64>>();
        top(b).cmp(&top(a)).then_with(|| words(a).cmp(&words(b)))
    };
    match op {
        BinaryOp::Ne => a != b,
        BinaryOp::Lt => order(false).is_lt(),
        BinaryOp::Le => order(false).is_le(),
        BinaryOp::Gt => order(false).is_gt(),
        BinaryOp::Ge => order(false).is_ge(),
        BinaryOp::LtS => order(true).is_lt(),
        BinaryOp::LeS => order(true).is_le(),
        BinaryOp::GtS => order(true).is_gt(),
        BinaryOp::GeS => order(true).is_ge(),
        _ => a == b,
    }
}
