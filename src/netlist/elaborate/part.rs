//! Lowers the access to parts of a value: slices, single bits, replaced bits.

use rust_hdl::core::ast::VerilogExpression;

use super::expr::{Val, bits};
use super::kernel::{Kernel, Kind};
use crate::netlist::check::codes;
use crate::netlist::ir::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::netlist::value::Value;

/// Most nodes of an expression that has to be written twice.
const COPIED_NODES_MAX: usize = 16;

impl Kernel<'_> {
    /// `width` bits of `operand` from bit `at` on; bits beyond the end are 0.
    pub(super) fn part(&mut self, operand: Expr, kind: &Kind, width: u32, at: Val) -> Option<Val> {
        let number = match at {
            Val::Typed(at, _) => {
                let inside = width.min(operand.width);
                let part = ExprKind::SliceAt(Box::new(operand), Box::new(at));
                let part = Expr::resize(Expr { width: inside, kind: part }, width);
                let kind = if *kind == Kind::Signed { Kind::Signed } else { Kind::Bits };
                return Some(Val::Typed(part, kind));
            }
            Val::Number(number, _) => number,
            Val::SignCast(_) => return self.no_width("a bit index"),
        };
        let lo = number.to_i128().and_then(|v| u32::try_from(v).ok());
        let Some(lo) = lo.filter(|&lo| lo < operand.width) else {
            self.error(
                codes::INDEX,
                format!("bit {number} of a value of {}", bits(operand.width)),
                "take a bit that exists",
            );
            return None;
        };
        let kind = match kind {
            Kind::Struct(fields) => fields
                .iter()
                .find(|f| f.lo == lo && f.width == width)
                .map_or(Kind::Bits, |f| f.kind.clone()),
            Kind::Signed => Kind::Signed,
            _ => Kind::Bits,
        };
        let inside = width.min(operand.width - lo);
        Some(Val::Typed(Expr::resize(Expr::slice(operand, lo, inside), width), kind))
    }

    /// The value with one bit replaced.
    pub(super) fn replace_bit(
        &mut self,
        inner: &VerilogExpression,
        index: &VerilogExpression,
        bit: &VerilogExpression,
        depth: usize,
    ) -> Option<Val> {
        let (operand, kind) = self.typed(inner, "the value a bit is replaced in", depth)?;
        let index = self.expr(index, depth)?;
        let bit = self.expr(bit, depth)?;
        let bit = self.resolve(bit, 1, false)?;
        let width = operand.width;
        let index = match index {
            Val::Typed(index, _) if nodes(&index, COPIED_NODES_MAX) > COPIED_NODES_MAX => {
                self.error(
                    codes::LIMIT,
                    "a bit index that is a large expression".to_string(),
                    "land the index in a `Local` signal",
                );
                return None;
            }
            Val::Typed(index, _) => index,
            Val::Number(number, _) => {
                if number.to_i128().is_none_or(|at| at < 0 || at >= i128::from(width)) {
                    self.error(
                        codes::INDEX,
                        format!("bit {number} of a value of {}", bits(width)),
                        "replace a bit that exists",
                    );
                    return None;
                }
                let index_width = number.bits();
                self.resolve(Val::Number(number, false), index_width, false)?
            }
            Val::SignCast(_) => return self.no_width("a bit index"),
        };
        let one = match &index.kind {
            ExprKind::Const(at) => {
                let mut mask = Value::zero(width);
                mask.set_bit(u32::try_from(at.low_u64()).ok()?, true);
                Expr::constant(mask)
            }
            _ => Expr::binary(BinaryOp::Shl, Expr::number(width, 1), index.clone()),
        };
        let keep = match &one.kind {
            ExprKind::Const(mask) => {
                let inverse = mask.words().iter().map(|w| !w).collect();
                Expr::constant(Value::from_words(width, inverse))
            }
            _ => Expr::unary(UnaryOp::Not, one),
        };
        let kept = Expr::binary(BinaryOp::And, operand, keep);
        let set = Expr::binary(BinaryOp::Shl, Expr::resize(bit, width), index);
        let kind = if kind == Kind::Signed { Kind::Signed } else { Kind::Bits };
        Some(Val::Typed(Expr::binary(BinaryOp::Or, kept, set), kind))
    }
}

/// Number of nodes, counted up to a little beyond `limit`.
fn nodes(expr: &Expr, limit: usize) -> usize {
    let mut stack = vec![expr];
    let mut count = 0;
    while let Some(expr) = stack.pop() {
        count += 1;
        if count > limit {
            break;
        }
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
    count
}
