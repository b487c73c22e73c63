//! Compiles expressions to bytecode.

use std::collections::BTreeMap;

use crate::netlist::ir::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::netlist::value::{Value, words_for};

use super::code::{At, Op, Span, WideOp};
use super::flat::Flat;

/// More operations than this in an arm of a `?:` make a jump cheaper than computing both arms.
const ARM_OPS_MAX: usize = 3;

/// Compiles the expressions and statements of one node after the other.
pub(crate) struct Emitter<'a, 'd> {
    pub(crate) flat: &'a Flat<'d>,
    /// First word of each class.
    pub(crate) slots: &'a [At],
    /// Scope of the node at hand.
    pub(crate) scope: usize,
    pub(crate) ops: Vec<Op>,
    pub(crate) wide: &'a mut Vec<WideOp>,
    pub(crate) tables: &'a mut Vec<super::code::Table>,
    pub(crate) constants: &'a mut Constants,
    /// First scratch word, and the next free one.
    pub(crate) scratch: At,
    pub(crate) free: At,
}

/// The constants of a program, each once.
#[derive(Debug, Default)]
pub(crate) struct Constants {
    /// Where the first one stands.
    pub(crate) base: At,
    pub(crate) words: Vec<u64>,
    known: BTreeMap<Vec<u64>, At>,
}

impl Constants {
    /// No constants yet; the first will stand at `base`.
    pub(crate) fn new(base: At) -> Self {
        Self { base, ..Self::default() }
    }

    /// Where a constant stands.
    pub(crate) fn place(&mut self, value: &Value) -> At {
        if let Some(&at) = self.known.get(value.words()) {
            return at;
        }
        let at = self.base + u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.extend_from_slice(value.words());
        self.known.insert(value.words().to_vec(), at);
        at
    }
}

/// Scratch words that an expression needs at most.
pub(crate) fn scratch_words(expr: &Expr) -> usize {
    let own = words_for(expr.width) + 2;
    own + match &expr.kind {
        ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) | ExprKind::Net(_) => 0,
        ExprKind::Unary(_, a)
        | ExprKind::Slice(a, _)
        | ExprKind::ZeroExtend(a)
        | ExprKind::SignExtend(a) => scratch_words(a),
        ExprKind::Binary(_, a, b) | ExprKind::SliceAt(a, b) => scratch_words(a) + scratch_words(b),
        ExprKind::Mux(c, a, b) => scratch_words(c) + scratch_words(a) + scratch_words(b),
        ExprKind::Concat(parts) => {
            parts.len() * own + parts.iter().map(scratch_words).sum::<usize>()
        }
    }
}

/// A width of at most 64 as it stands in an operation.
fn narrow(width: u32) -> u8 {
    u8::try_from(width.min(64)).unwrap_or(64)
}

impl Emitter<'_, '_> {
    fn wide_op(&mut self, op: WideOp) {
        let index = u32::try_from(self.wide.len()).unwrap_or(u32::MAX);
        self.wide.push(op);
        self.ops.push(Op::Wide(index));
    }

    fn temp(&mut self, width: u32) -> At {
        let at = self.free;
        self.free += u32::try_from(words_for(width)).unwrap_or(u32::MAX);
        at
    }

    /// Copies a value to where it is wanted.
    fn copy(&mut self, d: At, a: At, width: u32) {
        if d == a {
        } else if width <= 64 {
            self.ops.push(Op::Copy { d, a });
        } else {
            self.wide_op(WideOp::Copy(Span { at: d, width }, Span { at: a, width }));
        }
    }

    /// Compiles an expression; its value is at `want` afterwards.
    pub(crate) fn expr_to(&mut self, expr: &Expr, want: At) {
        self.value(expr, Some(want));
    }

    /// Compiles an expression; tells where its value is.
    pub(crate) fn expr(&mut self, expr: &Expr) -> At {
        self.value(expr, None)
    }

    fn span(&mut self, expr: &Expr) -> Span {
        Span { at: self.expr(expr), width: expr.width }
    }

    /// A value that is there already, moved if it is wanted elsewhere.
    fn there(&mut self, at: At, width: u32, want: Option<At>) -> At {
        match want {
            Some(d) => {
                self.copy(d, at, width);
                d
            }
            None => at,
        }
    }

    fn value(&mut self, expr: &Expr, want: Option<At>) -> At {
        let module = self.flat.scopes[self.scope].module;
        if let Some(value) = expr.as_constant(module) {
            let at = self.constants.place(&value);
            return self.there(at, expr.width, want);
        }
        match &expr.kind {
            ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) => want.unwrap_or(0),
            ExprKind::Net(id) => {
                let at = self.slots[self.flat.class_of(self.scope, *id)];
                self.there(at, expr.width, want)
            }
            ExprKind::ZeroExtend(a) if expr.width <= 64 || a.width == expr.width => {
                self.value(a, want)
            }
            ExprKind::SignExtend(a) | ExprKind::Slice(a, 0) if a.width == expr.width => {
                self.value(a, want)
            }
            ExprKind::Concat(parts) if parts.len() == 1 => self.value(&parts[0], want),
            _ => {
                let d = want.unwrap_or_else(|| self.temp(expr.width));
                self.compute(expr, Span { at: d, width: expr.width });
                d
            }
        }
    }

    fn compute(&mut self, expr: &Expr, d: Span) {
        match &expr.kind {
            ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) | ExprKind::Net(_) => {}
            ExprKind::Unary(op, a) => self.unary(*op, a, d),
            ExprKind::Binary(op, a, b) => self.binary(*op, a, b, d),
            ExprKind::Mux(c, a, b) => self.mux(c, a, b, d),
            ExprKind::Slice(a, lo) => self.slice(a, *lo, d),
            ExprKind::SliceAt(a, at) => {
                let a = self.span(a);
                let at = self.amount(at);
                if a.is_narrow() {
                    self.ops.push(Op::SliceAt { d: d.at, a: a.at, b: at, w: narrow(d.width) });
                } else {
                    self.wide_op(WideOp::SliceAt(d, a, at));
                }
            }
            ExprKind::ZeroExtend(a) => {
                let a = self.span(a);
                self.wide_op(WideOp::ZeroExtend(d, a));
            }
            ExprKind::SignExtend(a) => {
                let a = self.span(a);
                if d.is_narrow() {
                    let (from, w) = (narrow(a.width), narrow(d.width));
                    self.ops.push(Op::SignExtend { d: d.at, a: a.at, from, w });
                } else {
                    self.wide_op(WideOp::SignExtend(d, a));
                }
            }
            ExprKind::Concat(parts) => self.concat(parts, d),
        }
    }

    fn unary(&mut self, op: UnaryOp, a: &Expr, d: Span) {
        let a = self.span(a);
        if a.is_narrow() {
            let (d, w, a) = (d.at, narrow(a.width), a.at);
            self.ops.push(match op {
                UnaryOp::Not => Op::Not { d, a, w },
                UnaryOp::Neg => Op::Neg { d, a, w },
                UnaryOp::All => Op::All { d, a, w },
                UnaryOp::Any => Op::Any { d, a },
                UnaryOp::Xor => Op::Parity { d, a },
            });
        } else {
            self.wide_op(match op {
                UnaryOp::Not => WideOp::Not(d, a),
                UnaryOp::Neg => WideOp::Neg(d, a),
                UnaryOp::All => WideOp::All(d.at, a),
                UnaryOp::Any => WideOp::Any(d.at, a),
                UnaryOp::Xor => WideOp::Parity(d.at, a),
            });
        }
    }

    /// A shift amount or index as a narrow value; one too large for that becomes all ones.
    fn amount(&mut self, expr: &Expr) -> At {
        let at = self.span(expr);
        if at.is_narrow() {
            return at.at;
        }
        let d = self.temp(64);
        self.wide_op(WideOp::Saturate(d, at));
        d
    }

    fn binary(&mut self, op: BinaryOp, left: &Expr, right: &Expr, d: Span) {
        let a = self.span(left);
        if matches!(op, BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar) {
            let b = self.amount(right);
            return self.shift(op, d, a, b);
        }
        let b = self.span(right);
        if a.is_narrow() {
            let (d, w, a, b) = (d.at, narrow(a.width), a.at, b.at);
            self.ops.push(match op {
                BinaryOp::Add => Op::Add { d, a, b, w },
                BinaryOp::Sub => Op::Sub { d, a, b, w },
                BinaryOp::Mul => Op::Mul { d, a, b, w },
                BinaryOp::And => Op::And { d, a, b },
                BinaryOp::Or => Op::Or { d, a, b },
                BinaryOp::Xor => Op::Xor { d, a, b },
                BinaryOp::Ne => Op::Ne { d, a, b },
                BinaryOp::Lt => Op::Lt { d, a, b },
                BinaryOp::Le => Op::Le { d, a, b },
                BinaryOp::Gt => Op::Lt { d, a: b, b: a },
                BinaryOp::Ge => Op::Le { d, a: b, b: a },
                BinaryOp::LtS => Op::LtS { d, a, b, w },
                BinaryOp::LeS => Op::LeS { d, a, b, w },
                BinaryOp::GtS => Op::LtS { d, a: b, b: a, w },
                BinaryOp::GeS => Op::LeS { d, a: b, b: a, w },
                BinaryOp::Eq | BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar => Op::Eq { d, a, b },
            });
        } else {
            self.wide_op(match op {
                BinaryOp::Add => WideOp::Add(d, a, b),
                BinaryOp::Sub => WideOp::Sub(d, a, b),
                BinaryOp::Mul => WideOp::Mul(d, a, b),
                BinaryOp::And => WideOp::And(d, a, b),
                BinaryOp::Or => WideOp::Or(d, a, b),
                BinaryOp::Xor => WideOp::Xor(d, a, b),
                BinaryOp::Ne => WideOp::Ne(d.at, a, b),
                BinaryOp::Lt => WideOp::Lt(d.at, a, b),
                BinaryOp::Le => WideOp::Le(d.at, a, b),
                BinaryOp::Gt => WideOp::Lt(d.at, b, a),
                BinaryOp::Ge => WideOp::Le(d.at, b, a),
                BinaryOp::LtS => WideOp::LtS(d.at, a, b),
                BinaryOp::LeS => WideOp::LeS(d.at, a, b),
                BinaryOp::GtS => WideOp::LtS(d.at, b, a),
                BinaryOp::GeS => WideOp::LeS(d.at, b, a),
                BinaryOp::Eq | BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar => {
                    WideOp::Eq(d.at, a, b)
                }
            });
        }
    }

    fn shift(&mut self, op: BinaryOp, d: Span, a: Span, b: At) {
        if a.is_narrow() {
            let (d, w, a) = (d.at, narrow(a.width), a.at);
            self.ops.push(match op {
                BinaryOp::Shl => Op::Shl { d, a, b, w },
                BinaryOp::Sar => Op::Sar { d, a, b, w },
                _ => Op::Shr { d, a, b },
            });
        } else {
            self.wide_op(match op {
                BinaryOp::Shl => WideOp::Shl(d, a, b),
                BinaryOp::Sar => WideOp::Sar(d, a, b),
                _ => WideOp::SliceAt(d, a, b),
            });
        }
    }

    fn mux(&mut self, cond: &Expr, then: &Expr, otherwise: &Expr, d: Span) {
        if ops_of(then) <= ARM_OPS_MAX && ops_of(otherwise) <= ARM_OPS_MAX {
            let c = self.expr(cond);
            let a = self.span(then);
            let b = self.span(otherwise);
            if d.is_narrow() {
                self.ops.push(Op::Mux { d: d.at, c, a: a.at, b: b.at });
            } else {
                self.wide_op(WideOp::Mux(d, c, a, b));
            }
            return;
        }
        let to_else = self.jump_unless(cond);
        self.expr_to(then, d.at);
        let to_end = self.jump();
        self.land(to_else);
        self.expr_to(otherwise, d.at);
        self.land(to_end);
    }

    fn slice(&mut self, a: &Expr, lo: u32, d: Span) {
        let a = self.span(a);
        if !d.is_narrow() {
            return self.wide_op(WideOp::Slice(d, a, lo));
        }
        let (word, shift, w) = (a.at + lo / 64, narrow(lo % 64), narrow(d.width));
        if lo % 64 + d.width <= 64 {
            self.ops.push(Op::Slice { d: d.at, a: word, lo: shift, w });
        } else {
            self.ops.push(Op::Slice2 { d: d.at, a: word, lo: shift, w });
        }
    }

    fn concat(&mut self, parts: &[Expr], d: Span) {
        if d.is_narrow() {
            let Some((first, rest)) = parts.split_first() else { return };
            let mut hi = self.expr(first);
            for (index, part) in rest.iter().enumerate() {
                let lo = self.expr(part);
                let to = if index + 1 == rest.len() { d.at } else { self.temp(64) };
                self.ops.push(Op::Join { d: to, hi, lo, shift: narrow(part.width) });
                hi = to;
            }
            return;
        }
        let mut at = d.width;
        let spans: Vec<Span> = parts.iter().map(|part| self.span(part)).collect();
        self.wide_op(WideOp::Zero(d));
        for part in spans {
            at -= part.width;
            self.wide_op(WideOp::Insert(d, part, at));
        }
    }

    /// Bits of a target from `lo` on become a value.
    pub(crate) fn insert(&mut self, d: Span, lo: u32, value: &Expr) {
        let a = self.span(value);
        if a.is_narrow() && lo % 64 + a.width <= 64 {
            let (lo_bit, w) = (narrow(lo % 64), narrow(a.width));
            self.ops.push(Op::Insert { d: d.at + lo / 64, a: a.at, lo: lo_bit, w });
        } else {
            self.wide_op(WideOp::Insert(d, a, lo));
        }
    }

    /// Jumps when a condition does not hold; [`Emitter::land`] says where to.
    pub(crate) fn jump_unless(&mut self, cond: &Expr) -> usize {
        let op = match &cond.kind {
            ExprKind::Binary(BinaryOp::Eq, a, b) if a.width <= 64 => {
                let (a, b) = (self.expr(a), self.expr(b));
                Op::JumpNe { a, b, by: 0 }
            }
            _ => Op::JumpUnless { a: self.expr(cond), by: 0 },
        };
        self.ops.push(op);
        self.ops.len() - 1
    }

    /// Jumps always.
    pub(crate) fn jump(&mut self) -> usize {
        self.ops.push(Op::Jump { by: 0 });
        self.ops.len() - 1
    }

    /// An earlier jump leads here.
    pub(crate) fn land(&mut self, jump: usize) {
        let distance = u32::try_from(self.ops.len() - jump).unwrap_or(u32::MAX);
        if let Op::Jump { by } | Op::JumpUnless { by, .. } | Op::JumpNe { by, .. } =
            &mut self.ops[jump]
        {
            *by = distance;
        }
    }
}

/// Operations an expression takes, roughly.
fn ops_of(expr: &Expr) -> usize {
    match &expr.kind {
        ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) | ExprKind::Net(_) => 0,
        ExprKind::Unary(_, a)
        | ExprKind::Slice(a, _)
        | ExprKind::ZeroExtend(a)
        | ExprKind::SignExtend(a) => 1 + ops_of(a),
        ExprKind::Binary(_, a, b) | ExprKind::SliceAt(a, b) => 1 + ops_of(a) + ops_of(b),
        ExprKind::Mux(c, a, b) => 1 + ops_of(c) + ops_of(a) + ops_of(b),
        ExprKind::Concat(parts) => parts.iter().map(|part| 1 + ops_of(part)).sum(),
    }
}
