//! Values put together from parts: concatenations, and the shifts, masks and sums that kernels
//! write instead of them.

use super::{is_clean, is_zero, slice, zero};
use crate::netlist::ir::{BinaryOp, Expr, ExprKind, Module};
use crate::netlist::value::Value;

/// Joined parts, most significant first: neighbours that belong together become one.
pub(in crate::netlist) fn concat(module: &Module, parts: Vec<Expr>, width: u32) -> Expr {
    let mut flat: Vec<Expr> = Vec::new();
    for part in parts {
        flatten(module, part, &mut flat);
    }
    let values: Option<Vec<Value>> = flat.iter().map(|part| part.as_constant(module)).collect();
    if let Some(values) = values {
        return Expr::constant(join(&values, width));
    }
    if flat.len() == 1
        && let Some(only) = flat.pop()
    {
        return only;
    }
    if flat.len() == 2
        && is_zero(&flat[0])
        && let Some(low) = flat.pop()
    {
        return Expr { width, kind: ExprKind::ZeroExtend(Box::new(low)) };
    }
    Expr { width, kind: ExprKind::Concat(flat) }
}

/// Adds a part at the low end.
fn flatten(module: &Module, part: Expr, flat: &mut Vec<Expr>) {
    match part.kind {
        ExprKind::Concat(inner) => {
            for part in inner {
                flatten(module, part, flat);
            }
        }
        ExprKind::ZeroExtend(inner) => {
            flatten(module, zero(part.width - inner.width), flat);
            flatten(module, *inner, flat);
        }
        kind => {
            let part = Expr { width: part.width, kind };
            match flat.last().and_then(|last| merged(module, last, &part)) {
                Some(both) => {
                    flat.pop();
                    flat.push(both);
                }
                None => flat.push(part),
            }
        }
    }
}

/// Two neighbours as one: two numbers, two stretches of one net.
fn merged(module: &Module, high: &Expr, low: &Expr) -> Option<Expr> {
    let width = high.width + low.width;
    if let (ExprKind::Const(a), ExprKind::Const(b)) = (&high.kind, &low.kind) {
        return Some(Expr::constant(join(&[a.clone(), b.clone()], width)));
    }
    let (ExprKind::Slice(a, from), ExprKind::Slice(b, lo)) = (&high.kind, &low.kind) else {
        return None;
    };
    let one = a == b && matches!(a.kind, ExprKind::Net(_)) && *from == lo + low.width;
    one.then(|| slice(module, (**a).clone(), *lo, width))
}

/// Numbers joined, most significant first.
fn join(parts: &[Value], width: u32) -> Value {
    let mut out = Value::zero(width);
    let mut base = 0;
    for part in parts.iter().rev() {
        for bit in 0..part.width() {
            out.set_bit(base + bit, part.bit(bit));
        }
        base += part.width();
    }
    out
}

/// What a value is without the zeros above it; nothing when there are none to be seen.
pub(in crate::netlist) fn unextended(module: &Module, expr: &Expr) -> Option<Expr> {
    match &expr.kind {
        ExprKind::ZeroExtend(inner) => Some((**inner).clone()),
        ExprKind::Concat(parts) => {
            let (first, rest) = parts.split_first()?;
            let ExprKind::Const(value) = &first.kind else { return None };
            let bits = bit_length(value);
            if bits == first.width || rest.is_empty() {
                return None;
            }
            let mut parts = Vec::with_capacity(parts.len());
            if bits > 0 {
                parts.push(Expr::constant(value.resized(bits)));
            }
            parts.extend(rest.iter().cloned());
            Some(concat(module, parts, expr.width - first.width + bits))
        }
        _ => None,
    }
}

/// Bits of a number without the zeros above.
pub(in crate::netlist) fn bit_length(value: &Value) -> u32 {
    (0..value.width()).rev().find(|&place| value.bit(place)).map_or(0, |place| place + 1)
}

/// The parts that an expression shows, most significant first.
fn parts(expr: &Expr) -> Vec<Expr> {
    match &expr.kind {
        ExprKind::ZeroExtend(inner) => {
            let mut out = vec![zero(expr.width - inner.width)];
            out.extend(parts(inner));
            out
        }
        ExprKind::Concat(list) => list.iter().flat_map(parts).collect(),
        _ => vec![expr.clone()],
    }
}

/// An operator on values whose parts do not meet, as a concatenation.
pub(super) fn joined(module: &Module, op: BinaryOp, a: &Expr, b: &Expr) -> Option<Expr> {
    let out = match op {
        BinaryOp::Or | BinaryOp::Xor | BinaryOp::Add => disjoint(module, a, b)?,
        BinaryOp::And => masked(module, a, &b.as_constant(module)?)?,
        _ => return None,
    };
    is_clean(&out).then_some(out)
}

/// One of two values for each stretch of bits, where the other is 0.
fn disjoint(module: &Module, a: &Expr, b: &Expr) -> Option<Expr> {
    let shows = |side: &Expr| matches!(side.kind, ExprKind::ZeroExtend(_) | ExprKind::Concat(_));
    if !shows(a) && !shows(b) {
        return None;
    }
    let (left, right) = (parts(a), parts(b));
    if !left.iter().any(is_zero) && !right.iter().any(is_zero) {
        return None;
    }
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    let (mut x, mut y) = (left.next(), right.next());
    let mut out = Vec::new();
    while let (Some(p), Some(q)) = (x.take(), y.take()) {
        // Equal stretches at the top; what is left of the longer part comes next.
        let width = p.width.min(q.width);
        let cut = |part: &Expr| {
            let rest = part.width - width;
            let top = slice(module, part.clone(), rest, width);
            (top, (rest > 0).then(|| slice(module, part.clone(), 0, rest)))
        };
        let ((p_top, p_rest), (q_top, q_rest)) = (cut(&p), cut(&q));
        out.push(match (is_zero(&p_top), is_zero(&q_top)) {
            (true, _) => q_top,
            (_, true) => p_top,
            (false, false) => return None,
        });
        x = p_rest.or_else(|| left.next());
        y = q_rest.or_else(|| right.next());
    }
    Some(concat(module, out, a.width))
}

/// A value under a mask of one stretch of ones.
fn masked(module: &Module, a: &Expr, mask: &Value) -> Option<Expr> {
    let top = bit_length(mask);
    let low = (0..top).find(|&place| mask.bit(place))?;
    if (low..top).any(|place| !mask.bit(place)) {
        return None;
    }
    let mut out = Vec::new();
    if top < a.width {
        out.push(zero(a.width - top));
    }
    out.push(slice(module, a.clone(), low, top - low));
    if low > 0 {
        out.push(zero(low));
    }
    Some(concat(module, out, a.width))
}
