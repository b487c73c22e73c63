//! Breaks long expressions over lines: an operator begins its line, operands stand in a column.

use crate::netlist::ir::{BinaryOp, Expr, ExprKind};
use crate::netlist::value::Value;

use super::expr::{Context, Exprs, number, sign, unary_sign};

/// Longest line.
pub(super) const LINE_MAX: usize = 100;

/// Beyond this column nothing is broken any more.
const COLUMN_MAX: usize = 64;

impl Exprs<'_> {
    /// An expression that begins at a column and that `after` more characters follow.
    pub(super) fn laid_out(&mut self, expr: &Expr, column: usize, after: usize) -> String {
        self.broken(expr, Context::Alone, column, after)
    }

    fn broken(&mut self, expr: &Expr, context: Context, column: usize, after: usize) -> String {
        let flat = self.within(expr, context);
        if column + flat.len() + after <= LINE_MAX || column > COLUMN_MAX {
            return flat;
        }
        if context.wraps(expr) {
            let inner = self.broken(expr, Context::Alone, column + 1, after + 1);
            return format!("({inner})");
        }
        match &expr.kind {
            ExprKind::Mux(..) => self.choices(expr, column, after),
            ExprKind::Binary(op, ..) if op.chains() => {
                let mut operands = Vec::new();
                chain(expr, *op, &mut operands);
                let context = Context::operand_of(expr);
                self.lines(&operands, sign(*op, expr), context, column, after)
            }
            ExprKind::Binary(op @ (BinaryOp::Shl | BinaryOp::Shr), a, b) => {
                let amount = self.amount(b);
                let sign = sign(*op, expr);
                let more = after + amount.len() + sign.len() + 2;
                format!("{} {sign} {amount}", self.broken(a, Context::Binary, column, more))
            }
            ExprKind::Binary(op, a, b) if !is_signed(*op) => {
                let context = Context::operand_of(expr);
                self.lines(&[a, b], sign(*op, expr), context, column, after)
            }
            ExprKind::Unary(op, a) if !matches!(a.kind, ExprKind::Unary(..)) => {
                let sign = unary_sign(*op, a);
                format!("{sign}{}", self.broken(a, Context::Unary, column + 1, after))
            }
            ExprKind::ZeroExtend(a) => {
                let zeros = number(&Value::zero(expr.width - a.width));
                let from = column + zeros.len() + 3;
                format!("{{{zeros}, {}}}", self.broken(a, Context::Alone, from, after + 1))
            }
            ExprKind::Concat(parts) => {
                let (gap, last) = (" ".repeat(column + 1), parts.len().saturating_sub(1));
                let mut out = String::from("{");
                for (index, part) in parts.iter().enumerate() {
                    out.push_str(&self.broken(part, Context::Alone, column + 1, after + 1));
                    if index < last {
                        out.push_str(",\n");
                        out.push_str(&gap);
                    }
                }
                out.push('}');
                out
            }
            _ => flat,
        }
    }

    /// Operands, one on each line, the operator before all but the first.
    fn lines(
        &mut self,
        operands: &[&Expr],
        sign: &str,
        context: Context,
        column: usize,
        after: usize,
    ) -> String {
        let gap = " ".repeat(column.saturating_sub(sign.len() + 1));
        let mut out = String::new();
        for operand in operands {
            if !out.is_empty() {
                out.push_str(&format!("\n{gap}{sign} "));
            }
            out.push_str(&self.broken(operand, context, column, after));
        }
        out
    }

    /// A chain of choices, one on each line.
    pub(super) fn choices(&mut self, expr: &Expr, column: usize, after: usize) -> String {
        let gap = " ".repeat(column);
        let mut out = String::new();
        let mut last = expr;
        while let ExprKind::Mux(cond, then, otherwise) = &last.kind {
            let cond = self.broken(cond, Context::Condition, column, 2);
            let width = column + cond.lines().last().map_or(0, str::len) + 3;
            let then = self.broken(then, Context::Branch, width, 2);
            out.push_str(&format!("{cond} ? {then} :\n{gap}"));
            last = otherwise;
        }
        out.push_str(&self.broken(last, Context::Branch, column, after));
        out
    }
}

const fn is_signed(op: BinaryOp) -> bool {
    use BinaryOp::{GeS, GtS, LeS, LtS, Sar};
    matches!(op, Sar | LtS | LeS | GtS | GeS)
}

/// The operands of a chain of one operator, first to last.
fn chain<'e>(expr: &'e Expr, op: BinaryOp, out: &mut Vec<&'e Expr>) {
    let mut stack = vec![expr];
    while let Some(expr) = stack.pop() {
        match &expr.kind {
            ExprKind::Binary(inner, a, b) if *inner == op => stack.extend([&**b, &**a]),
            _ => out.push(expr),
        }
    }
}
