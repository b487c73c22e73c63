//! Expressions made simpler, one node at a time, without looking at anything but the operands.
//!
//! Law: the value is the same for all values of the nets, and so is the width. A result is not
//! larger than what it stands for but for a constant number of nodes, and slices are of nets
//! wherever that costs nothing.
//!
//! What is constant by its form becomes a number: linters call it a mistake otherwise, and a process
//! that reads nothing else never runs.

mod binary;
mod compare;
mod eval;
mod fields;
mod slice;

pub(in crate::netlist) use binary::binary;
pub(in crate::netlist) use fields::{concat, unextended};
pub(in crate::netlist) use slice::{is_clean, slice};

use super::rewrite::bottom_up;
use crate::netlist::ir::{BinaryOp, Expr, ExprKind, Module, UnaryOp};
use crate::netlist::value::Value;

/// Most times an expression is gone over; twice is usual.
const ROUNDS_MAX: usize = 8;

/// The expression with every node simplified, until nothing changes.
pub(in crate::netlist) fn deep(module: &Module, expr: Expr) -> Expr {
    let mut expr = expr;
    for _ in 0..ROUNDS_MAX {
        let before = expr.clone();
        expr = bottom_up(expr, &mut |inner| node(module, inner));
        if expr == before {
            break;
        }
    }
    expr
}

/// One node, its operands simplified already.
pub(in crate::netlist) fn node(module: &Module, expr: Expr) -> Expr {
    let Expr { width, kind } = expr;
    match kind {
        ExprKind::Unary(op, a) => unary(module, op, *a),
        ExprKind::Binary(op, a, b) => binary(module, op, *a, *b),
        ExprKind::Mux(cond, a, b) => mux(module, *cond, *a, *b),
        ExprKind::Slice(a, lo) => slice(module, *a, lo, width),
        ExprKind::SliceAt(a, at) => slice_at(module, *a, *at, width),
        ExprKind::ZeroExtend(a) => zero_extend(module, *a, width),
        ExprKind::SignExtend(a) => sign_extend(module, *a, width),
        ExprKind::Concat(parts) => concat(module, parts, width),
        kind => Expr { width, kind },
    }
}

/// A bit as an expression.
fn bit(bit: bool) -> Expr {
    Expr::number(1, u64::from(bit))
}

fn is_zero(expr: &Expr) -> bool {
    matches!(&expr.kind, ExprKind::Const(value) if value.is_zero())
}

fn zero(width: u32) -> Expr {
    Expr::constant(Value::zero(width))
}

/// The operator that compares the other way; only comparisons have one.
fn inverse(op: BinaryOp) -> Option<BinaryOp> {
    Some(match op {
        BinaryOp::Eq => BinaryOp::Ne,
        BinaryOp::Ne => BinaryOp::Eq,
        BinaryOp::Lt => BinaryOp::Ge,
        BinaryOp::Le => BinaryOp::Gt,
        BinaryOp::Gt => BinaryOp::Le,
        BinaryOp::Ge => BinaryOp::Lt,
        BinaryOp::LtS => BinaryOp::GeS,
        BinaryOp::LeS => BinaryOp::GtS,
        BinaryOp::GtS => BinaryOp::LeS,
        BinaryOp::GeS => BinaryOp::LtS,
        _ => return None,
    })
}

/// A unary operator.
pub(in crate::netlist) fn unary(module: &Module, op: UnaryOp, a: Expr) -> Expr {
    if let Some(value) = a.as_constant(module) {
        return Expr::constant(eval::unary(op, &value));
    }
    let reduces = matches!(op, UnaryOp::All | UnaryOp::Any | UnaryOp::Xor);
    if a.width == 1 && (reduces || op == UnaryOp::Neg) {
        return a;
    }
    match (op, a.kind) {
        (UnaryOp::Not, ExprKind::Unary(UnaryOp::Not, inner))
        | (UnaryOp::Neg, ExprKind::Unary(UnaryOp::Neg, inner)) => *inner,
        (UnaryOp::Not, ExprKind::Binary(op, x, y)) if inverse(op).is_some() => {
            binary(module, inverse(op).unwrap_or(op), *x, *y)
        }
        (op, kind) if reduces => {
            let a = Expr { width: a.width, kind };
            if let ExprKind::Concat(parts) = &a.kind
                && op != UnaryOp::All
                && parts.iter().any(is_zero)
            {
                let kept: Vec<Expr> = parts.iter().filter(|part| !is_zero(part)).cloned().collect();
                let width = kept.iter().map(|part| part.width).sum();
                return unary(module, op, concat(module, kept, width));
            }
            match unextended(module, &a) {
                Some(_) if op == UnaryOp::All => bit(false),
                Some(inner) => unary(module, op, inner),
                None => Expr::unary(op, a),
            }
        }
        (op, kind) => Expr::unary(op, Expr { width: a.width, kind }),
    }
}

/// `cond ? a : b`.
pub(in crate::netlist) fn mux(module: &Module, cond: Expr, a: Expr, b: Expr) -> Expr {
    if let Some(value) = cond.as_constant(module) {
        return if value.is_zero() { b } else { a };
    }
    if a == b {
        return a;
    }
    if let ExprKind::Unary(UnaryOp::Not, inner) = cond.kind {
        return mux(module, *inner, b, a);
    }
    let a = match a.kind {
        ExprKind::Mux(again, then, _) if *again == cond => *then,
        kind => Expr { width: a.width, kind },
    };
    let b = match b.kind {
        ExprKind::Mux(again, _, otherwise) if *again == cond => *otherwise,
        kind => Expr { width: b.width, kind },
    };
    if a == b {
        return a;
    }
    if a.width != 1 {
        return Expr::mux(cond, a, b);
    }
    let constant = |side: &Expr| side.as_constant(module).map(|value| !value.is_zero());
    let not = |cond| unary(module, UnaryOp::Not, cond);
    match (constant(&a), constant(&b)) {
        (Some(true), _) => binary(module, BinaryOp::Or, cond, b),
        (Some(false), _) => binary(module, BinaryOp::And, not(cond), b),
        (_, Some(true)) => binary(module, BinaryOp::Or, not(cond), a),
        (_, Some(false)) => binary(module, BinaryOp::And, cond, a),
        (None, None) => Expr::mux(cond, a, b),
    }
}

/// Bits from a variable place on.
fn slice_at(module: &Module, a: Expr, at: Expr, width: u32) -> Expr {
    if let Some(value) = at.as_constant(module) {
        let lo = value.to_u64().and_then(|lo| u32::try_from(lo).ok());
        let Some(lo) = lo.filter(|&lo| lo < a.width) else {
            return zero(width);
        };
        let inside = width.min(a.width - lo);
        let part = slice(module, a, lo, inside);
        return if inside == width { part } else { zero_extend(module, part, width) };
    }
    if a.as_constant(module).is_some_and(|value| value.is_zero()) {
        return zero(width);
    }
    Expr { width, kind: ExprKind::SliceAt(Box::new(a), Box::new(at)) }
}

/// Zeros above.
pub(in crate::netlist) fn zero_extend(module: &Module, a: Expr, width: u32) -> Expr {
    if let Some(value) = a.as_constant(module) {
        return Expr::constant(value.resized(width));
    }
    match a.kind {
        _ if a.width >= width => slice(module, a, 0, width),
        ExprKind::ZeroExtend(inner) => zero_extend(module, *inner, width),
        ExprKind::Concat(mut parts) => {
            parts.insert(0, zero(width - a.width));
            concat(module, parts, width)
        }
        kind => {
            let a = Expr { width: a.width, kind };
            Expr { width, kind: ExprKind::ZeroExtend(Box::new(a)) }
        }
    }
}

/// Copies of the top bit above.
fn sign_extend(module: &Module, a: Expr, width: u32) -> Expr {
    if a.width >= width {
        return slice(module, a, 0, width);
    }
    if let Some(value) = a.as_constant(module) {
        let mut out = value.resized(width);
        for place in a.width..width {
            out.set_bit(place, value.bit(a.width - 1));
        }
        return Expr::constant(out);
    }
    if let ExprKind::SignExtend(inner) = a.kind {
        return sign_extend(module, *inner, width);
    }
    if let Some(inner) = unextended(module, &a) {
        return zero_extend(module, inner, width);
    }
    Expr { width, kind: ExprKind::SignExtend(Box::new(a)) }
}
