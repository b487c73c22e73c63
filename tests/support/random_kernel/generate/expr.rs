//! Random expressions over what may be read.

use super::super::types::{At, BinOp, CmpOp, Expr, Index, Place, Style, Ty, UnOp};
use super::Gen;

/// A signal that may be read.
#[derive(Clone, Debug)]
pub(super) struct Readable {
    pub(super) field: String,
    pub(super) port: String,
    pub(super) ty: Ty,
    /// Of an array: its length.
    pub(super) count: Option<usize>,
}

/// Where an expression stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    pub(super) readable: Vec<Readable>,
    /// Loop variables with their ends.
    pub(super) loops: Vec<(String, usize)>,
    /// Inside a cast: loop variables do not exist.
    pub(super) in_cast: bool,
}

impl Scope {
    /// The loop variables that may be used here.
    fn loops(&self) -> &[(String, usize)] {
        if self.in_cast { &[] } else { &self.loops }
    }

    fn cast(&self) -> Self {
        Self { in_cast: true, ..self.clone() }
    }
}

const COMPARES: [CmpOp; 6] = [CmpOp::Eq, CmpOp::Ne, CmpOp::Lt, CmpOp::Le, CmpOp::Gt, CmpOp::Ge];

impl Gen {
    /// A whole right-hand side.
    pub(super) fn right_side(&mut self, ty: &Ty, scope: &Scope) -> Expr {
        match ty {
            Ty::Bits(n) if self.rng.chance(1, 10) => self.number(*n, scope),
            Ty::Signed(n) if self.rng.chance(1, 8) => self.signed_number(*n),
            Ty::Signed(n) if self.rng.chance(1, 6) => {
                let from = self.width().clamp(3, 32);
                let inner = self.expr(&Ty::Bits(from - 1), 1, &scope.cast());
                Expr::SignedResize(*n, from, Box::new(inner))
            }
            _ => self.expr(ty, 2, scope),
        }
    }

    /// An expression of a type, at most about `depth` operators deep.
    pub(super) fn expr(&mut self, ty: &Ty, depth: u32, scope: &Scope) -> Expr {
        match ty {
            Ty::Bit => self.bit(depth, scope),
            Ty::Bits(n) => self.bits(*n, depth, scope),
            Ty::Signed(n) => self.signed(*n, depth, scope),
            Ty::Enum(id) => self.read(ty, scope).unwrap_or_else(|| {
                let variants = self.types.enums[*id].variants.len();
                Expr::Variant(*id, self.rng.index(variants))
            }),
            // Callers ask for a struct only where there is one to read.
            Ty::Struct(_) => self.read(ty, scope).unwrap_or(Expr::Bool(false)),
        }
    }

    /// A read of something of exactly this type.
    pub(super) fn read(&mut self, ty: &Ty, scope: &Scope) -> Option<Expr> {
        let mut found: Vec<Expr> = Vec::new();
        for r in &scope.readable {
            if r.ty == *ty {
                let place = Place::of(&r.field, &r.port);
                let place = match r.count {
                    Some(count) => place.at(self.index(count, scope)),
                    None => place,
                };
                found.push(Expr::Read(place, ty.clone()));
            } else if let (Ty::Struct(id), None) = (&r.ty, r.count) {
                let fields = &self.types.structs[*id].fields;
                for (at, _) in fields.iter().enumerate().filter(|(_, (_, f))| f == ty) {
                    found.push(Expr::ReadField(Place::of(&r.field, &r.port), *id, at));
                }
            }
        }
        self.rng.pick(&found).cloned()
    }

    /// An index below `count`: of a loop variable when one fits.
    pub(super) fn index(&mut self, count: usize, scope: &Scope) -> Index {
        let fitting: Vec<(String, usize)> =
            scope.loops().iter().filter(|(_, to)| *to <= count).cloned().collect();
        match self.rng.pick(&fitting).cloned() {
            Some((var, to)) if self.rng.chance(4, 5) => {
                let factor = if to > 1 { (count - 1) / (to - 1) } else { 1 };
                let factor = 1 + self.rng.index(factor.clamp(1, 8));
                let room = count - 1 - (to - 1) * factor;
                Index::of(&var, factor, self.rng.index(room.min(3) + 1))
            }
            _ => Index::number(self.rng.index(count)),
        }
    }

    /// A value of so many bits with a bias to the ends.
    pub(super) fn value(&mut self, width: u32) -> u64 {
        let ones = if width >= 64 { u64::MAX } else { (1 << width) - 1 };
        let random = self.rng.next_u64();
        match self.rng.below(6) {
            0 => 0,
            1 => 1,
            2 => ones,
            3 => (random % 16) & ones,
            _ => random & ones,
        }
    }

    /// A bare number.
    fn number(&mut self, width: u32, scope: &Scope) -> Expr {
        let fits = |to: usize| width >= 16 || (to - 1) >> width == 0;
        let looping = scope.loops().iter().find(|(_, to)| fits(*to)).cloned();
        if let Some((var, _)) = looping.filter(|_| self.rng.chance(1, 2)) {
            return Expr::LoopBits(width, var);
        }
        let style = [Style::Decimal, Style::Decimal, Style::Hex, Style::ToBits];
        let style = self.rng.pick(&style).copied().unwrap_or(Style::Decimal);
        Expr::Number(width, self.value(width), style)
    }

    fn signed_number(&mut self, width: u32) -> Expr {
        let half = 1u64 << (width - 1).min(30);
        let value = self.rng.below(2 * half);
        let signed = |v: u64| i64::try_from(v).unwrap_or(0);
        Expr::SignedNumber(width, signed(value) - signed(half))
    }

    fn leaf_bits(&mut self, n: u32, scope: &Scope) -> Expr {
        if self.rng.chance(7, 8)
            && let Some(read) = self.read(&Ty::Bits(n), scope)
        {
            return read;
        }
        if self.rng.chance(4, 5)
            && let Some(other) = self.any_width(scope)
        {
            return self.resized(n, other, scope);
        }
        Expr::Bits(n, self.value(n))
    }

    /// A signal of any width that is read directly, with its width; cast-safe.
    fn any_width(&mut self, scope: &Scope) -> Option<(Expr, u32)> {
        let widths: Vec<u32> = scope
            .readable
            .iter()
            .filter_map(|r| if let Ty::Bits(m) = r.ty { Some(m) } else { None })
            .collect();
        let m = self.rng.pick(&widths).copied()?;
        Some((self.read(&Ty::Bits(m), &scope.cast())?, m))
    }

    /// Another width: a slice or a cast.
    fn resized(&mut self, n: u32, (e, m): (Expr, u32), scope: &Scope) -> Expr {
        if m == n {
            return e;
        }
        if m > n && self.rng.chance(2, 3) {
            let at = self.at(m, Some(m - n), scope);
            return Expr::Slice(n, Box::new(e), at);
        }
        Expr::Cast(n, m, Box::new(e))
    }

    /// A place in `m` bits; constant ones leave room for what is taken, when asked.
    fn at(&mut self, m: u32, last: Option<u32>, scope: &Scope) -> At {
        match self.rng.below(6) {
            0 | 1 if m >= 2 => {
                if let Some(e) = self.small(m, scope) {
                    return At::Signal(Box::new(e));
                }
            }
            2 | 3 => {
                let fits = scope.loops().iter().any(|(_, to)| *to <= m as usize);
                if fits {
                    return At::Loop(self.index(m as usize, scope));
                }
            }
            _ => {}
        }
        let limit = if self.rng.chance(3, 4) { last.unwrap_or(m - 1) } else { m - 1 };
        At::Number(u32::try_from(self.rng.below(u64::from(limit.min(m - 1)) + 1)).unwrap_or(0))
    }

    /// A signal whose every value is an index into `m` bits.
    fn small(&mut self, m: u32, scope: &Scope) -> Option<Expr> {
        let most = m.ilog2().min(10);
        let fitting: Vec<Ty> = scope
            .readable
            .iter()
            .filter_map(|r| match r.ty {
                Ty::Bits(k) if k <= most => Some(r.ty.clone()),
                _ => None,
            })
            .collect();
        if let Some(ty) = self.rng.pick(&fitting).cloned() {
            return self.read(&ty, scope);
        }
        let (e, width) = self.any_width(scope)?;
        (width > most).then(|| Expr::Slice(most, Box::new(e), At::Number(0)))
    }

    /// A shift amount.
    fn amount(&mut self, scope: &Scope) -> Option<Expr> {
        self.small(1 << 10, scope)
    }

    fn boxed(&mut self, ty: &Ty, depth: u32, scope: &Scope) -> Box<Expr> {
        Box::new(self.expr(ty, depth, scope))
    }

    fn bits(&mut self, n: u32, depth: u32, scope: &Scope) -> Expr {
        if depth == 0 || self.rng.chance(1, 5) {
            return self.leaf_bits(n, scope);
        }
        let d = depth - 1;
        let ty = Ty::Bits(n);
        if n == 32 && self.rng.chance(1, 4) {
            // The one product rust-hdl has.
            let ty = Ty::Bits(16);
            return Expr::Multiply(self.boxed(&ty, d, scope), self.boxed(&ty, d, scope));
        }
        match self.rng.below(14) {
            0..=4 => {
                let ops = [BinOp::Add, BinOp::Sub, BinOp::And, BinOp::Or, BinOp::Xor];
                let op = self.rng.pick(&ops).copied().unwrap_or(BinOp::Add);
                let a = self.boxed(&ty, d, scope);
                match self.rng.below(6) {
                    0 => Expr::Binary(op, a, Box::new(self.number(n, scope))),
                    1 => {
                        let value = self.value(n);
                        Expr::Binary(op, Box::new(Expr::Number(n, value, Style::Hex)), a)
                    }
                    _ => Expr::Binary(op, a, self.boxed(&ty, d, scope)),
                }
            }
            5 => Expr::AddBit(self.boxed(&ty, d, scope), self.boxed(&Ty::Bit, d, scope)),
            6 => Expr::Unary(UnOp::Not, self.boxed(&ty, d, scope)),
            7 => {
                let left = self.rng.chance(1, 2);
                let amount = u32::try_from(self.rng.below(u64::from(n) + 2)).unwrap_or(0);
                Expr::ShiftNumber(left, self.boxed(&ty, d, scope), amount)
            }
            8 => {
                let left = self.rng.chance(1, 2);
                let a = self.boxed(&ty, d, scope);
                match self.amount(scope) {
                    Some(by) => Expr::Shift(left, a, Box::new(by)),
                    None => *a,
                }
            }
            9 => {
                let m = if self.rng.chance(1, 6) { 32 } else { self.width() };
                let inner = self.boxed(&Ty::Bits(m), d, &scope.cast());
                Expr::Cast(n, m, inner)
            }
            10 => {
                let m = if self.rng.chance(1, 8) { 32 } else { self.width() };
                let inner = self.boxed(&Ty::Bits(m), d, scope);
                let at = self.at(m, m.checked_sub(n), scope);
                Expr::Slice(n, inner, at)
            }
            11 => {
                let inner = self.boxed(&ty, d, scope);
                let at = self.at(n, None, scope);
                Expr::Replace(inner, at, self.boxed(&Ty::Bit, d, scope))
            }
            12 | 13 if n >= 2 && !self.wide && self.has_signed(n, scope) => {
                Expr::ToUnsigned(self.boxed(&Ty::Signed(n), d, scope))
            }
            _ => self.leaf_bits(n, scope),
        }
    }

    /// Whether something signed can be read; a cast there and back now and then all the same.
    fn has_signed(&mut self, n: u32, scope: &Scope) -> bool {
        scope.readable.iter().any(|r| r.ty == Ty::Signed(n)) || self.rng.chance(1, 5)
    }

    fn signed(&mut self, n: u32, depth: u32, scope: &Scope) -> Expr {
        let ty = Ty::Signed(n);
        if (depth == 0 || self.rng.chance(1, 4))
            && let Some(read) = self.read(&ty, scope)
        {
            return read;
        }
        let d = depth.saturating_sub(1);
        match self.rng.below(if depth == 0 { 1 } else { 7 }) {
            2 | 3 => {
                let op = if self.rng.chance(1, 2) { BinOp::Add } else { BinOp::Sub };
                let a = self.boxed(&ty, d, scope);
                let b = if self.rng.chance(1, 4) {
                    Box::new(self.signed_number(n))
                } else {
                    self.boxed(&ty, d, scope)
                };
                Expr::Binary(op, a, b)
            }
            4 => Expr::Unary(UnOp::Neg, self.boxed(&ty, d, scope)),
            5 if n == 32 => {
                let ty = Ty::Signed(16);
                Expr::Multiply(self.boxed(&ty, d, scope), self.boxed(&ty, d, scope))
            }
            6 => {
                let m = self.width().max(2);
                let inner = self.boxed(&Ty::Signed(m), d, scope);
                let at = self.at(m, m.checked_sub(n), scope);
                Expr::Slice(n, inner, at)
            }
            _ => Expr::ToSigned(self.boxed(&Ty::Bits(n), d, scope)),
        }
    }

    /// A condition, never one that is the same always.
    pub(super) fn bit(&mut self, depth: u32, scope: &Scope) -> Expr {
        if depth == 0 || self.rng.chance(1, 6) {
            if let Some(read) = self.read(&Ty::Bit, scope) {
                return read;
            }
            if let Some((e, m)) = self.any_width(scope) {
                let at = self.at(m, None, scope);
                return Expr::GetBit(Box::new(e), at);
            }
            return Expr::Bool(self.rng.chance(1, 2));
        }
        let d = depth - 1;
        match self.rng.below(12) {
            0..=4 => self.compare(d, scope),
            5 => {
                let m = self.width();
                let of = self.boxed(&Ty::Bits(m), d, scope);
                let at = self.at(m, None, scope);
                Expr::GetBit(of, at)
            }
            6 | 7 => {
                let m = self.width();
                let ops = [UnOp::All, UnOp::Any, UnOp::Xor];
                let op = self.rng.pick(&ops).copied().unwrap_or(UnOp::Any);
                Expr::Unary(op, self.boxed(&Ty::Bits(m), d, scope))
            }
            8 => Expr::Unary(UnOp::Not, self.boxed(&Ty::Bit, d, scope)),
            9 | 10 => {
                let and = self.rng.chance(1, 2);
                Expr::Logic(and, self.boxed(&Ty::Bit, d, scope), self.boxed(&Ty::Bit, d, scope))
            }
            _ => {
                let ops = [BinOp::And, BinOp::Or, BinOp::Xor];
                let op = self.rng.pick(&ops).copied().unwrap_or(BinOp::Xor);
                Expr::Binary(op, self.boxed(&Ty::Bit, d, scope), self.boxed(&Ty::Bit, d, scope))
            }
        }
    }

    fn compare(&mut self, d: u32, scope: &Scope) -> Expr {
        let op = self.rng.pick(&COMPARES).copied().unwrap_or(CmpOp::Eq);
        let equality = if self.rng.chance(1, 2) { CmpOp::Eq } else { CmpOp::Ne };
        let whole = |ty: fn(&Ty) -> bool| {
            scope.readable.iter().find(|r| ty(&r.ty) && r.count.is_none()).map(|r| r.ty.clone())
        };
        if self.rng.chance(1, 2)
            && let Some(ty) = whole(|ty| matches!(ty, Ty::Enum(_)))
            && let Some(read) = self.read(&ty, scope)
            && let Ty::Enum(id) = ty
        {
            let variants = self.types.enums[id].variants.len();
            let variant = Expr::Variant(id, self.rng.index(variants));
            return Expr::Compare(equality, Box::new(read), Box::new(variant));
        }
        if self.rng.chance(1, 4)
            && let Some(ty) = whole(|ty| matches!(ty, Ty::Struct(_)))
            && let (Some(a), Some(b)) = (self.read(&ty, scope), self.read(&ty, scope))
        {
            return Expr::Compare(equality, Box::new(a), Box::new(b));
        }
        let m = self.width();
        if m >= 2 && !self.wide && self.rng.chance(1, 5) {
            let ty = Ty::Signed(m);
            let a = self.boxed(&ty, d, scope);
            let b = if self.rng.chance(1, 3) {
                Box::new(self.signed_number(m))
            } else {
                self.boxed(&ty, d, scope)
            };
            return Expr::Compare(op, a, b);
        }
        let ty = if self.rng.chance(1, 10) { Ty::Bit } else { Ty::Bits(m) };
        let a = self.boxed(&ty, d, scope);
        let b = match ty {
            Ty::Bits(m) if self.rng.chance(1, 3) => Box::new(self.number(m, scope)),
            _ => self.boxed(&ty, d, scope),
        };
        Expr::Compare(op, a, b)
    }
}
