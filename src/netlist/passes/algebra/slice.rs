//! Slices, pushed towards the nets they are of.

use super::{concat, zero_extend};
use crate::netlist::ir::{BinaryOp, Expr, ExprKind, Module, UnaryOp};
use crate::netlist::passes::rewrite::operands;
use crate::netlist::value::Value;

/// Bits `lo .. lo + width` of an expression, pushed as far down as that costs nothing. What is left
/// is a [`ExprKind::Slice`] of a net, or of something that only a wire of its own can give.
pub(in crate::netlist) fn slice(module: &Module, expr: Expr, lo: u32, width: u32) -> Expr {
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
            return zero_extend(module, slice(module, *a, lo, rest), width);
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
    concat(module, out, width)
}

/// True when every slice in the expression is of a net: none of them needs a name for the whole.
pub(in crate::netlist) fn is_clean(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Slice(a, _) => matches!(a.kind, ExprKind::Net(_)),
        _ => operands(expr).into_iter().all(is_clean),
    }
}
