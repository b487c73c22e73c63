//! Lowers expressions: finds their widths and makes every extension and cut explicit.
//!
//! A signal has a width, a number has none until it meets one ([`Val`]). Widths are found bottom-up;
//! nothing is ever widened because of where it stands, so `a + 1` wraps at the width of `a` in a
//! comparison, a shift and a cast alike, as it does in Rust.

use rust_hdl::core::ast::{VerilogExpression, VerilogOp, VerilogOpUnary};

use super::kernel::{DEPTH_MAX, Kernel, Kind, Role, Symbol, WIDTH_MAX};
use super::literal::{self, Number};
use super::walk::readable;
use crate::netlist::check::codes;
use crate::netlist::ir::{BinaryOp, EnumId, Expr, ExprKind, UnaryOp};

/// A lowered expression, or one that still waits for its width.
#[derive(Clone, Debug)]
pub(super) enum Val {
    /// Width known.
    Typed(Expr, Kind),
    /// A number; true when a loop variable had part in it.
    Number(Number, bool),
    /// `signed_bit_cast` of a signed value: takes the width of its place, the sign is kept.
    SignCast(Expr),
}

/// What `Type::Variant` turned out to be.
pub(super) enum Lookup {
    /// A variant of a type that a signal here has.
    Found(Expr, EnumId),
    /// Wrong, and reported.
    Reported,
    /// No such type.
    Unknown,
}

impl Kernel<'_> {
    /// Lowers `e` to exactly `width` bits.
    pub(super) fn sized(&mut self, e: &VerilogExpression, width: u32, kind: &Kind) -> Option<Expr> {
        let value = self.expr(e, 0)?;
        if let (Val::Typed(_, Kind::Enum(found)), Kind::Enum(wanted)) = (&value, kind)
            && found != wanted
        {
            let names = (self.enum_name(*found), self.enum_name(*wanted));
            self.error(
                codes::KIND_MISMATCH,
                format!("a state of `{}` where one of `{}` belongs", names.0, names.1),
                "assign a variant of the signal's own type",
            );
            return None;
        }
        self.resolve(value, width, *kind == Kind::Signed)
    }

    /// Lowers a condition: one bit.
    pub(super) fn condition(&mut self, e: &VerilogExpression) -> Option<Expr> {
        let value = self.expr(e, 0)?;
        self.resolve(value, 1, false)
    }

    fn enum_name(&self, id: EnumId) -> String {
        self.module.enums.get(id.index()).map_or_else(String::new, |e| e.name.clone())
    }

    /// Gives a value its width.
    pub(super) fn resolve(&mut self, value: Val, width: u32, signed: bool) -> Option<Expr> {
        match value {
            Val::Typed(expr, _) if expr.width == width => Some(expr),
            Val::Typed(expr, _) => {
                self.error(
                    codes::WIDTH_MISMATCH,
                    format!("a value of {} where one of {} belongs", bits(expr.width), bits(width)),
                    "say which is meant with `bit_cast::<TO, FROM>` or `get_bits::<N>(0)`",
                );
                None
            }
            Val::Number(number, _) => {
                let value = number.fit(width, signed);
                if value.is_none() {
                    let kind = if signed { "signed " } else { "" };
                    self.error(
                        codes::DOES_NOT_FIT,
                        format!("the number {number} does not fit {kind}{}", bits(width)),
                        "use a smaller number or a wider signal",
                    );
                }
                value.map(Expr::constant)
            }
            Val::SignCast(expr) => Some(sign_resize(expr, width)),
        }
    }

    /// Lowers an expression.
    pub(super) fn expr(&mut self, e: &VerilogExpression, depth: usize) -> Option<Val> {
        if depth > DEPTH_MAX {
            self.error(
                codes::LIMIT,
                format!("an expression nested deeper than {DEPTH_MAX} levels"),
                "land parts of it in `Local` signals",
            );
            return None;
        }
        let depth = depth + 1;
        match e {
            VerilogExpression::Paren(inner) => self.expr(inner, depth),
            VerilogExpression::Signal(text) => self.signal(text),
            VerilogExpression::Literal(text) => self.literal(text),
            VerilogExpression::Cast(inner, to) => self.cast(inner, *to, depth),
            VerilogExpression::Signed(inner) => match self.expr(inner, depth)? {
                Val::Typed(expr, Kind::Signed) => Some(Val::SignCast(expr)),
                Val::Typed(expr, _) => Some(Val::Typed(expr, Kind::Signed)),
                number @ Val::Number(..) => Some(number),
                Val::SignCast(_) => self.no_width("a signed cast of a signed cast"),
            },
            VerilogExpression::Unsigned(inner) => match self.expr(inner, depth)? {
                Val::Typed(expr, _) => Some(Val::Typed(expr, Kind::Bits)),
                _ => self.no_width("an unsigned cast of a value without a width"),
            },
            VerilogExpression::Unary(op, inner) => self.unary(op, inner, depth),
            VerilogExpression::Binary(left, op, right) => self.binary(left, op, right, depth),
            VerilogExpression::Index(inner, index) => {
                let (operand, _) = self.typed(inner, "the value a bit is taken from", depth)?;
                let at = self.expr(index, depth)?;
                self.part(operand, &Kind::Bits, 1, at)
            }
            VerilogExpression::Slice(inner, width, offset) => {
                let (operand, kind) = self.typed(inner, "the value bits are taken from", depth)?;
                let width = self.width(*width)?;
                let at = self.expr(offset, depth)?;
                self.part(operand, &kind, width, at)
            }
            VerilogExpression::IndexReplace(inner, index, bit) => {
                self.replace_bit(inner, index, bit, depth)
            }
        }
    }

    /// A width of the text, checked.
    pub(super) fn width(&mut self, width: usize) -> Option<u32> {
        if width == 0 || width > WIDTH_MAX {
            self.error(codes::LIMIT, format!("a value of {width} bits"), "use 1 to 65536 bits");
            return None;
        }
        u32::try_from(width).ok()
    }

    pub(super) fn no_width(&mut self, what: &str) -> Option<Val> {
        self.error(
            codes::UNKNOWN_WIDTH,
            format!("nothing tells the width of {what}"),
            "land the value in a `Local` signal, whose type says the width",
        );
        None
    }

    pub(super) fn typed(
        &mut self,
        e: &VerilogExpression,
        what: &str,
        depth: usize,
    ) -> Option<(Expr, Kind)> {
        if let Val::Typed(expr, kind) = self.expr(e, depth)? {
            return Some((expr, kind));
        }
        self.no_width(what);
        None
    }

    fn literal(&mut self, text: &rust_hdl::core::prelude::VerilogLiteral) -> Option<Val> {
        let Some((number, width)) = literal::literal(text) else {
            self.error(
                codes::UNSUPPORTED,
                format!("the number `{text}` cannot be read"),
                "use a decimal or hexadecimal number",
            );
            return None;
        };
        match number.fit(1, false) {
            Some(bit) if width == 1 => Some(Val::Typed(Expr::constant(bit), Kind::Bits)),
            _ => Some(Val::Number(number, false)),
        }
    }

    fn signal(&mut self, text: &str) -> Option<Val> {
        if let Some(value) = super::path::loop_value(text, &self.loops) {
            return Some(Val::Number(Number::from_i128(value), true));
        }
        let name = self.name(text)?;
        let symbols = self.symbols;
        match symbols.get(&name) {
            Some(Symbol::Net(_, Role::ChildInput, _)) => {
                self.error(
                    codes::READS_CHILD_INPUT,
                    format!("reads `{}`, an input of a child", readable(&name)),
                    "keep the value in a `Local` signal and give it to the child from there",
                );
                None
            }
            Some(Symbol::Net(id, role, kind)) => {
                if matches!(role, Role::Local | Role::Output) {
                    self.mark_read(*id);
                }
                Some(Val::Typed(Expr::net(self.module, *id), kind.clone()))
            }
            Some(Symbol::Param(id, kind)) => {
                let width = self.module.params[id.index()].value.width();
                Some(Val::Typed(Expr { width, kind: ExprKind::Param(*id) }, kind.clone()))
            }
            Some(Symbol::Clock(_)) => {
                self.error(
                    codes::CLOCK,
                    format!("the clock `{}` is used as data", readable(&name)),
                    "count cycles with a register instead",
                );
                None
            }
            None => match self.variant(&name) {
                Lookup::Found(expr, id) => Some(Val::Typed(expr, Kind::Enum(id))),
                Lookup::Reported => None,
                Lookup::Unknown => {
                    self.unknown(&name);
                    None
                }
            },
        }
    }

    /// `Type$Variant` as an expression.
    pub(super) fn variant(&mut self, name: &str) -> Lookup {
        let mut parts = name.rsplit('$');
        let (Some(variant), Some(ty)) = (parts.next(), parts.next()) else {
            return Lookup::Unknown;
        };
        let same_name = |name: &str| {
            // Further types of the same name are called `Type_2` and so on.
            name.strip_prefix(ty).is_some_and(|rest| {
                rest.is_empty() || rest.strip_prefix('_').is_some_and(|r| r.parse::<u32>().is_ok())
            })
        };
        let mut hits = Vec::new();
        for (id, e) in self.module.enums.iter().enumerate().filter(|(_, e)| same_name(&e.name)) {
            if let Some(at) = e.variants.iter().position(|v| v == variant) {
                hits.push((EnumId::from(id), at, e.width));
            }
        }
        match hits[..] {
            [(id, at, width)] => {
                let at = u32::try_from(at).unwrap_or(u32::MAX);
                Lookup::Found(Expr { width, kind: ExprKind::Variant(id, at) }, id)
            }
            [] if !self.module.enums.iter().any(|e| same_name(&e.name)) => Lookup::Unknown,
            [] => {
                self.error(
                    codes::UNKNOWN_NAME,
                    format!("the enum `{ty}` has no variant `{variant}`"),
                    "use one of its variants",
                );
                Lookup::Reported
            }
            _ => {
                self.error(
                    codes::UNKNOWN_NAME,
                    format!("`{ty}::{variant}` is a variant of two enums named `{ty}`"),
                    "give one of the types another name",
                );
                Lookup::Reported
            }
        }
    }

    fn cast(&mut self, inner: &VerilogExpression, to: usize, depth: usize) -> Option<Val> {
        let width = self.width(to)?;
        match self.expr(inner, depth)? {
            Val::Typed(expr, _) => Some(Val::Typed(Expr::resize(expr, width), Kind::Bits)),
            number @ Val::Number(..) => {
                Some(Val::Typed(self.resolve(number, width, false)?, Kind::Bits))
            }
            Val::SignCast(_) => self.no_width("a signed cast inside a cast"),
        }
    }

    fn unary(&mut self, op: &VerilogOpUnary, e: &VerilogExpression, depth: usize) -> Option<Val> {
        let value = self.expr(e, depth)?;
        match (op, value) {
            (VerilogOpUnary::Neg, Val::Number(number, index)) => {
                Some(Val::Number(number.negated(), index))
            }
            (op, Val::Typed(expr, kind)) => {
                let (op, kind) = match op {
                    VerilogOpUnary::Not => (UnaryOp::Not, kind),
                    VerilogOpUnary::Neg => (UnaryOp::Neg, kind),
                    VerilogOpUnary::All => (UnaryOp::All, Kind::Bits),
                    VerilogOpUnary::Any => (UnaryOp::Any, Kind::Bits),
                    VerilogOpUnary::Xor => (UnaryOp::Xor, Kind::Bits),
                };
                Some(Val::Typed(Expr::unary(op, expr), kind))
            }
            _ => self.no_width("the operand of a unary operator"),
        }
    }

    fn binary(
        &mut self,
        left: &VerilogExpression,
        op: &VerilogOp,
        right: &VerilogExpression,
        depth: usize,
    ) -> Option<Val> {
        let left = self.expr(left, depth);
        let right = self.expr(right, depth);
        let (left, right) = (left?, right?);
        match op {
            VerilogOp::LogicalAnd | VerilogOp::LogicalOr => {
                let left = self.resolve(left, 1, false);
                let right = self.resolve(right, 1, false);
                let op =
                    if matches!(op, VerilogOp::LogicalAnd) { BinaryOp::And } else { BinaryOp::Or };
                Some(Val::Typed(Expr::binary(op, left?, right?), Kind::Bits))
            }
            VerilogOp::Shl | VerilogOp::Shr => {
                self.shift(matches!(op, VerilogOp::Shl), left, right)
            }
            VerilogOp::Mul => self.multiply(left, right),
            VerilogOp::Add => self.pair(BinaryOp::Add, BinaryOp::Add, left, right),
            VerilogOp::Sub => self.pair(BinaryOp::Sub, BinaryOp::Sub, left, right),
            VerilogOp::BitXor => self.pair(BinaryOp::Xor, BinaryOp::Xor, left, right),
            VerilogOp::BitAnd => self.pair(BinaryOp::And, BinaryOp::And, left, right),
            VerilogOp::BitOr => self.pair(BinaryOp::Or, BinaryOp::Or, left, right),
            VerilogOp::Eq => self.pair(BinaryOp::Eq, BinaryOp::Eq, left, right),
            VerilogOp::Ne => self.pair(BinaryOp::Ne, BinaryOp::Ne, left, right),
            VerilogOp::Lt => self.pair(BinaryOp::Lt, BinaryOp::LtS, left, right),
            VerilogOp::Le => self.pair(BinaryOp::Le, BinaryOp::LeS, left, right),
            VerilogOp::Gt => self.pair(BinaryOp::Gt, BinaryOp::GtS, left, right),
            VerilogOp::Ge => self.pair(BinaryOp::Ge, BinaryOp::GeS, left, right),
        }
    }

    /// Operators whose two sides have one width.
    fn pair(&mut self, op: BinaryOp, signed_op: BinaryOp, left: Val, right: Val) -> Option<Val> {
        let (left, right, kind) = match (left, right) {
            (Val::Number(l, by_loop), Val::Number(r, by_loop_too)) => {
                return self.numbers(op, &l, &r, by_loop || by_loop_too);
            }
            (Val::Typed(l, lk), Val::Typed(r, rk)) => self.typed_pair(op, l, lk, r, &rk)?,
            (Val::Typed(l, kind), other) => {
                let r = self.resolve(other, l.width, kind == Kind::Signed)?;
                (l, r, kind)
            }
            (other, Val::Typed(r, kind)) => {
                let l = self.resolve(other, r.width, kind == Kind::Signed)?;
                (l, r, kind)
            }
            _ => return self.no_width("the two operands"),
        };
        let op = if kind == Kind::Signed { signed_op } else { op };
        let kind = match kind {
            Kind::Signed if !op.is_compare() => Kind::Signed,
            _ => Kind::Bits,
        };
        Some(Val::Typed(Expr::binary(op, left, right), kind))
    }

    fn typed_pair(
        &mut self,
        op: BinaryOp,
        left: Expr,
        left_kind: Kind,
        right: Expr,
        right_kind: &Kind,
    ) -> Option<(Expr, Expr, Kind)> {
        let mixed = match (&left_kind, right_kind) {
            (Kind::Signed, Kind::Signed) => false,
            (Kind::Signed, _) | (_, Kind::Signed) => true,
            (Kind::Enum(l), Kind::Enum(r)) => l != r,
            _ => false,
        };
        if mixed {
            self.error(
                codes::KIND_MISMATCH,
                "an operator between values of two kinds".to_string(),
                "compare and combine signed with signed, unsigned with unsigned, and states of \
                 one enum",
            );
            return None;
        }
        if left.width == right.width {
            return Some((left, right, left_kind));
        }
        if op == BinaryOp::Add && right.width == 1 && left_kind == Kind::Bits {
            // `Bits<N> + bool`, the only operator of rust-hdl on unequal widths.
            let right = Expr::resize(right, left.width);
            return Some((left, right, left_kind));
        }
        self.error(
            codes::WIDTH_MISMATCH,
            format!("an operator between {} and {}", bits(left.width), bits(right.width)),
            "bring both sides to one width with `bit_cast`",
        );
        None
    }

    /// An operator between two numbers: only what loop variables need.
    fn numbers(&mut self, op: BinaryOp, l: &Number, r: &Number, by_loop: bool) -> Option<Val> {
        let values = l.to_i128().zip(r.to_i128());
        let Some((l, r)) = values.filter(|_| by_loop) else {
            self.error(
                codes::UNKNOWN_WIDTH,
                "an operator between two numbers has no width".to_string(),
                "write the result as one number, or keep it in a `Constant<T>` field",
            );
            return None;
        };
        let number = |v: Option<i128>| v.map(|v| Val::Number(Number::from_i128(v), true));
        let bit = |b: bool| Some(Val::Typed(Expr::number(1, u64::from(b)), Kind::Bits));
        let result = match op {
            BinaryOp::Add => number(l.checked_add(r)),
            BinaryOp::Sub => number(l.checked_sub(r)),
            BinaryOp::Mul => number(l.checked_mul(r)),
            BinaryOp::Eq => bit(l == r),
            BinaryOp::Ne => bit(l != r),
            BinaryOp::Lt => bit(l < r),
            BinaryOp::Le => bit(l <= r),
            BinaryOp::Gt => bit(l > r),
            BinaryOp::Ge => bit(l >= r),
            _ => None,
        };
        if result.is_none() {
            self.error(
                codes::UNSUPPORTED,
                "this operator on loop variables".to_string(),
                "loop variables take + - * and comparisons",
            );
        }
        result
    }

    fn shift(&mut self, left_shift: bool, left: Val, right: Val) -> Option<Val> {
        let Val::Typed(left, kind) = left else {
            return self.no_width("a number that is shifted");
        };
        let right = match right {
            Val::Typed(expr, _) => expr,
            Val::Number(number, _) => {
                let width = number.bits();
                self.resolve(Val::Number(number, false), width, false)?
            }
            Val::SignCast(_) => return self.no_width("a shift amount"),
        };
        let op = match (left_shift, &kind) {
            (true, _) => BinaryOp::Shl,
            (false, Kind::Signed) => BinaryOp::Sar,
            (false, _) => BinaryOp::Shr,
        };
        let kind = if kind == Kind::Signed { Kind::Signed } else { Kind::Bits };
        Some(Val::Typed(Expr::binary(op, left, right), kind))
    }

    /// The product has the widths of both sides together (rust-hdl: 16 by 16 gives 32 bits).
    fn multiply(&mut self, left: Val, right: Val) -> Option<Val> {
        let (left, right, kind) = match (left, right) {
            (Val::Number(l, by_loop), Val::Number(r, by_loop_too)) => {
                return self.numbers(BinaryOp::Mul, &l, &r, by_loop || by_loop_too);
            }
            (Val::Typed(l, lk), Val::Typed(r, rk)) => {
                if (lk == Kind::Signed) != (rk == Kind::Signed) {
                    self.error(
                        codes::KIND_MISMATCH,
                        "a product of a signed and an unsigned value".to_string(),
                        "cast one side with `signed_cast` or `unsigned_cast`",
                    );
                    return None;
                }
                (l, r, lk)
            }
            (Val::Typed(l, kind), Val::Number(n, _)) => {
                let r = self.resolve(Val::Number(n, false), l.width, kind == Kind::Signed)?;
                (l, r, kind)
            }
            (Val::Number(n, _), Val::Typed(r, kind)) => {
                let l = self.resolve(Val::Number(n, false), r.width, kind == Kind::Signed)?;
                (l, r, kind)
            }
            _ => return self.no_width("a factor"),
        };
        let width = self.width((left.width + right.width) as usize)?;
        let (left, right, kind) = if kind == Kind::Signed {
            (sign_resize(left, width), sign_resize(right, width), Kind::Signed)
        } else {
            (Expr::resize(left, width), Expr::resize(right, width), Kind::Bits)
        };
        Some(Val::Typed(Expr::binary(BinaryOp::Mul, left, right), kind))
    }
}

/// Sign-extended, cut, or left alone.
fn sign_resize(expr: Expr, width: u32) -> Expr {
    if width > expr.width {
        return Expr { width, kind: ExprKind::SignExtend(Box::new(expr)) };
    }
    Expr::resize(expr, width)
}

/// `1 bit`, `8 bits`.
pub(super) fn bits(width: u32) -> String {
    if width == 1 { "1 bit".to_string() } else { format!("{width} bits") }
}
