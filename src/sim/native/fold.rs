//! Makes nodes: each method gives a node with the meaning of its name, the simplest it knows.

use super::graph::{Graph, Id, Op, ones};

impl Graph {
    /// A number.
    pub(super) fn constant(&mut self, width: u8, value: u64) -> Id {
        self.add_node(Op::Const(value & ones(width)), width)
    }

    /// A limb of an input or of a register.
    pub(super) fn load(&mut self, limb: u32, width: u8) -> Id {
        self.add_node(Op::Load(limb), width)
    }

    /// A limb of a word of a memory.
    pub(super) fn fetch(&mut self, memory: u32, limb: u32, address: Id, width: u8) -> Id {
        self.add_node(Op::Fetch(memory, limb, address), width)
    }

    /// The operands of an operation that does not mind their order: a constant comes second.
    fn sorted(&self, a: Id, b: Id) -> (Id, Id) {
        match (self.known(a), self.known(b)) {
            (Some(_), None) => (b, a),
            (None, Some(_)) => (a, b),
            _ => (a.min(b), a.max(b)),
        }
    }

    /// Complement.
    pub(super) fn not(&mut self, a: Id) -> Id {
        let width = self.width(a);
        match self.op(a) {
            Op::Const(value) => self.constant(width, !value),
            Op::Not(b) => b,
            _ => self.add_node(Op::Not(a), width),
        }
    }

    /// Bitwise and.
    pub(super) fn and(&mut self, a: Id, b: Id) -> Id {
        let width = self.width(a);
        let (a, b) = self.sorted(a, b);
        if a == b {
            return a;
        }
        if self.maybe(a) & self.maybe(b) == 0 || self.opposite(a, b) {
            return self.constant(width, 0);
        }
        match (self.known(a), self.known(b)) {
            (Some(x), Some(y)) => self.constant(width, x & y),
            (None, Some(y)) if y & self.maybe(a) == self.maybe(a) => a,
            _ => self.add_node(Op::And(a, b), width),
        }
    }

    /// Bitwise or.
    pub(super) fn or(&mut self, a: Id, b: Id) -> Id {
        let width = self.width(a);
        let (a, b) = self.sorted(a, b);
        if a == b || self.known(b) == Some(0) {
            return a;
        }
        if self.known(b) == Some(ones(width)) || self.opposite(a, b) {
            return self.constant(width, ones(width));
        }
        match (self.known(a), self.known(b)) {
            (Some(x), Some(y)) => self.constant(width, x | y),
            _ => self.add_node(Op::Or(a, b), width),
        }
    }

    /// Bitwise exclusive or.
    pub(super) fn xor(&mut self, a: Id, b: Id) -> Id {
        let width = self.width(a);
        let (a, b) = self.sorted(a, b);
        if a == b {
            return self.constant(width, 0);
        }
        match (self.known(a), self.known(b)) {
            (Some(x), Some(y)) => self.constant(width, x ^ y),
            (None, Some(0)) => a,
            (None, Some(y)) if y == ones(width) => self.not(a),
            _ => self.add_node(Op::Xor(a, b), width),
        }
    }

    /// True when one is the complement of the other by its form.
    fn opposite(&self, a: Id, b: Id) -> bool {
        self.op(a) == Op::Not(b) || self.op(b) == Op::Not(a)
    }

    /// Sum modulo the width.
    pub(super) fn add(&mut self, a: Id, b: Id) -> Id {
        let width = self.width(a);
        let (a, b) = self.sorted(a, b);
        match (self.known(a), self.known(b)) {
            (Some(x), Some(y)) => self.constant(width, x.wrapping_add(y)),
            (None, Some(0)) => a,
            _ if width == 1 => self.xor(a, b),
            _ => self.add_node(Op::Add(a, b), width),
        }
    }

    /// Difference modulo the width.
    pub(super) fn sub(&mut self, a: Id, b: Id) -> Id {
        let width = self.width(a);
        match (self.known(a), self.known(b)) {
            (Some(x), Some(y)) => self.constant(width, x.wrapping_sub(y)),
            (None, Some(y)) => {
                let minus = self.constant(width, y.wrapping_neg());
                self.add(a, minus)
            }
            _ if a == b => self.constant(width, 0),
            _ if width == 1 => self.xor(a, b),
            _ => self.add_node(Op::Sub(a, b), width),
        }
    }

    /// Product modulo the width.
    pub(super) fn mul(&mut self, a: Id, b: Id) -> Id {
        let width = self.width(a);
        let (a, b) = self.sorted(a, b);
        match (self.known(a), self.known(b)) {
            (Some(x), Some(y)) => self.constant(width, x.wrapping_mul(y)),
            (None, Some(0)) => b,
            (None, Some(1)) => a,
            _ if width == 1 => self.and(a, b),
            _ => self.add_node(Op::Mul(a, b), width),
        }
    }

    /// The high 64 bits of a product of 64-bit words.
    pub(super) fn mul_high(&mut self, a: Id, b: Id) -> Id {
        let (a, b) = self.sorted(a, b);
        match (self.known(a), self.known(b)) {
            (Some(x), Some(y)) => {
                let product = (u128::from(x) * u128::from(y)) >> 64;
                self.constant(64, u64::try_from(product).unwrap_or(0))
            }
            (None, Some(0 | 1)) => self.constant(64, 0),
            _ => self.add_node(Op::MulHigh(a, b), 64),
        }
    }

    /// 1 bit: parity.
    pub(super) fn parity(&mut self, a: Id) -> Id {
        match self.known(a) {
            Some(value) => self.constant(1, u64::from(value.count_ones() & 1)),
            None if self.width(a) == 1 => a,
            None => self.add_node(Op::Parity(a), 1),
        }
    }

    /// Left by a constant; zeros come in.
    pub(super) fn shl_by(&mut self, a: Id, by: u32) -> Id {
        let width = self.width(a);
        let Ok(by) = u8::try_from(by) else { return self.constant(width, 0) };
        if by == 0 {
            return a;
        }
        if by >= width || (self.maybe(a) << by) & ones(width) == 0 {
            return self.constant(width, 0);
        }
        match self.op(a) {
            Op::Const(value) => self.constant(width, value << by),
            Op::ShlBy(b, first) => self.shl_by(b, u32::from(first) + u32::from(by)),
            _ => self.add_node(Op::ShlBy(a, by), width),
        }
    }

    /// Left by an amount of any width.
    pub(super) fn shl(&mut self, a: Id, by: Id) -> Id {
        match self.known(by) {
            Some(by) => self.shl_by(a, u32::try_from(by).unwrap_or(u32::MAX)),
            None if self.known(a) == Some(0) => a,
            None => self.add_node(Op::Shl(a, by), self.width(a)),
        }
    }

    /// Right by an amount of any width.
    pub(super) fn shr(&mut self, a: Id, by: Id) -> Id {
        let width = self.width(a);
        match self.known(by) {
            Some(by) if by >= u64::from(width) => self.constant(width, 0),
            Some(by) => {
                let by = u8::try_from(by).unwrap_or(0);
                let high = self.bits(a, by, width - by);
                self.zero_extend(high, width)
            }
            None if self.known(a) == Some(0) => a,
            None => self.add_node(Op::Shr(a, by), width),
        }
    }

    /// Right by an amount of any width, copies of the sign come in.
    pub(super) fn sar(&mut self, a: Id, by: Id) -> Id {
        let width = self.width(a);
        match self.known(by) {
            Some(by) => {
                let by = u8::try_from(by.min(u64::from(width) - 1)).unwrap_or(0);
                let high = self.bits(a, by, width - by);
                self.sign_extend(high, width)
            }
            None => self.add_node(Op::Sar(a, by), width),
        }
    }

    /// `width` bits from bit `lo` on, wholly inside.
    pub(super) fn bits(&mut self, a: Id, lo: u8, width: u8) -> Id {
        let from = self.width(a);
        if lo == 0 && width == from {
            return a;
        }
        let range = ones(width) << lo;
        if self.maybe(a) & range == 0 {
            return self.constant(width, 0);
        }
        match self.op(a) {
            Op::Const(value) => self.constant(width, value >> lo),
            Op::Bits(b, first) => self.bits(b, first + lo, width),
            Op::ZeroExtend(b) => {
                let inner = self.width(b);
                if lo + width <= inner {
                    self.bits(b, lo, width)
                } else {
                    let part = self.bits(b, lo, inner - lo);
                    self.zero_extend(part, width)
                }
            }
            Op::SignExtend(b) if lo + width <= self.width(b) => self.bits(b, lo, width),
            Op::ShlBy(b, by) if lo >= by => self.bits(b, lo - by, width),
            Op::Or(x, y) | Op::Xor(x, y) if self.maybe(y) & range == 0 => self.bits(x, lo, width),
            Op::Or(x, y) | Op::Xor(x, y) if self.maybe(x) & range == 0 => self.bits(y, lo, width),
            Op::And(x, y) if self.known(y).is_some_and(|y| y & range == range) => {
                self.bits(x, lo, width)
            }
            // A bit of a logical operation is that operation of bits.
            Op::Not(b) if width == 1 => {
                let bit = self.bits(b, lo, 1);
                self.not(bit)
            }
            Op::Mux(c, x, y) if self.known(x).is_some() || self.known(y).is_some() => {
                let (x, y) = (self.bits(x, lo, width), self.bits(y, lo, width));
                self.mux(c, x, y)
            }
            _ => self.add_node(Op::Bits(a, lo), width),
        }
    }

    /// Zeros above.
    pub(super) fn zero_extend(&mut self, a: Id, width: u8) -> Id {
        if width == self.width(a) {
            return a;
        }
        match self.op(a) {
            Op::Const(value) => self.constant(width, value),
            Op::ZeroExtend(b) => self.zero_extend(b, width),
            _ => self.add_node(Op::ZeroExtend(a), width),
        }
    }

    /// Copies of the top bit above.
    pub(super) fn sign_extend(&mut self, a: Id, width: u8) -> Id {
        let from = self.width(a);
        if width == from {
            return a;
        }
        match self.op(a) {
            Op::Const(value) => {
                let negative = value >> (from - 1) & 1 == 1;
                let high = if negative { !ones(from) } else { 0 };
                self.constant(width, value | high)
            }
            Op::SignExtend(b) => self.sign_extend(b, width),
            _ if self.maybe(a) >> (from - 1) & 1 == 0 => self.zero_extend(a, width),
            _ => self.add_node(Op::SignExtend(a), width),
        }
    }

    /// 1 bit: equal.
    pub(super) fn eq(&mut self, a: Id, b: Id) -> Id {
        let width = self.width(a);
        let (a, b) = self.sorted(a, b);
        if a == b {
            return self.constant(1, 1);
        }
        match (self.known(a), self.known(b)) {
            (Some(_), Some(_)) => return self.constant(1, 0),
            (None, Some(y)) if y & !self.maybe(a) != 0 => return self.constant(1, 0),
            (None, Some(y)) if width == 1 => return if y == 1 { a } else { self.not(a) },
            (None, Some(y)) => match self.op(a) {
                Op::ZeroExtend(inner) => {
                    let number = self.constant(self.width(inner), y);
                    return self.eq(inner, number);
                }
                Op::Xor(x, z) if self.known(z).is_some() => {
                    let number = self.constant(width, y ^ self.known(z).unwrap_or(0));
                    return self.eq(x, number);
                }
                _ => {}
            },
            _ if width == 1 => {
                let differ = self.xor(a, b);
                return self.not(differ);
            }
            _ => {}
        }
        self.add_node(Op::Eq(a, b), 1)
    }

    /// 1 bit: not zero.
    pub(super) fn any(&mut self, a: Id) -> Id {
        let zero = self.constant(self.width(a), 0);
        let none = self.eq(a, zero);
        self.not(none)
    }

    /// 1 bit: unsigned less than.
    pub(super) fn lt(&mut self, a: Id, b: Id) -> Id {
        if a == b || self.known(b) == Some(0) {
            return self.constant(1, 0);
        }
        if self.known(a) == Some(0) {
            return self.any(b);
        }
        match (self.known(a), self.known(b)) {
            (Some(x), Some(y)) => self.constant(1, u64::from(x < y)),
            (None, Some(y)) if self.maybe(a) < y => self.constant(1, 1),
            (None, Some(1)) => {
                let some = self.any(a);
                self.not(some)
            }
            _ if self.width(a) == 1 => {
                let not = self.not(a);
                self.and(not, b)
            }
            _ => self.add_node(Op::Lt(a, b), 1),
        }
    }

    /// `c ? a : b`
    pub(super) fn mux(&mut self, c: Id, a: Id, b: Id) -> Id {
        if a == b {
            return a;
        }
        match self.op(c) {
            Op::Const(0) => return b,
            Op::Const(_) => return a,
            Op::Not(opposite) => return self.mux(opposite, b, a),
            _ => {}
        }
        // What is known inside of the arms.
        if let Op::Mux(again, inner, _) = self.op(a)
            && again == c
        {
            return self.mux(c, inner, b);
        }
        if let Op::Mux(again, _, inner) = self.op(b)
            && again == c
        {
            return self.mux(c, a, inner);
        }
        let width = self.width(a);
        if width == 1 {
            return self.mux_bit(c, a, b);
        }
        // `c ? a : (d ? a : b)` is `(c | d) ? a : b`
        if let Op::Mux(d, x, y) = self.op(b) {
            if x == a {
                let either = self.or(c, d);
                return self.mux(either, a, y);
            }
            if y == a {
                let not = self.not(d);
                let either = self.or(c, not);
                return self.mux(either, a, x);
            }
        }
        if let Op::Mux(d, x, y) = self.op(a) {
            if y == b {
                let both = self.and(c, d);
                return self.mux(both, x, b);
            }
            if x == b {
                let not = self.not(d);
                let both = self.and(c, not);
                return self.mux(both, y, b);
            }
        }
        self.add_node(Op::Mux(c, a, b), width)
    }

    fn mux_bit(&mut self, c: Id, a: Id, b: Id) -> Id {
        match (self.known(a), self.known(b)) {
            (Some(1), Some(0)) => c,
            (Some(0), Some(1)) => self.not(c),
            (Some(1), None) => self.or(c, b),
            (Some(0), None) => {
                let not = self.not(c);
                self.and(not, b)
            }
            (None, Some(0)) => self.and(c, a),
            (None, Some(1)) => {
                let not = self.not(c);
                self.or(not, a)
            }
            _ if a == c => self.or(c, b),
            _ if b == c => self.and(c, a),
            _ => self.add_node(Op::Mux(c, a, b), 1),
        }
    }
}

impl Graph {
    /// An operation of another graph, on the operands that stand for its own.
    pub(super) fn again(&mut self, op: Op, width: u8, at: impl Fn(Id) -> Id) -> Id {
        match op {
            Op::Const(value) => self.constant(width, value),
            Op::Load(limb) => self.load(limb, width),
            Op::Fetch(memory, limb, address) => self.fetch(memory, limb, at(address), width),
            Op::Not(a) => self.not(at(a)),
            Op::Parity(a) => self.parity(at(a)),
            Op::And(a, b) => self.and(at(a), at(b)),
            Op::Or(a, b) => self.or(at(a), at(b)),
            Op::Xor(a, b) => self.xor(at(a), at(b)),
            Op::Add(a, b) => self.add(at(a), at(b)),
            Op::Sub(a, b) => self.sub(at(a), at(b)),
            Op::Mul(a, b) => self.mul(at(a), at(b)),
            Op::MulHigh(a, b) => self.mul_high(at(a), at(b)),
            Op::ShlBy(a, by) => self.shl_by(at(a), by.into()),
            Op::Shl(a, by) => self.shl(at(a), at(by)),
            Op::Shr(a, by) => self.shr(at(a), at(by)),
            Op::Sar(a, by) => self.sar(at(a), at(by)),
            Op::Bits(a, lo) => self.bits(at(a), lo, width),
            Op::ZeroExtend(a) => self.zero_extend(at(a), width),
            Op::SignExtend(a) => self.sign_extend(at(a), width),
            Op::Eq(a, b) => self.eq(at(a), at(b)),
            Op::Lt(a, b) => self.lt(at(a), at(b)),
            Op::Mux(c, a, b) => self.mux(at(c), at(a), at(b)),
        }
    }
}
