//! The design as one graph of operations on words of at most 64 bits.
//!
//! Every node stands once: equal operations on equal operands are the same node, and an operation
//! whose result is known is that result (`fold`). Operands have lower numbers than what is made of
//! them, so the order of the numbers is an order of evaluation. A value has no bits above its width.

use indexmap::IndexSet;

/// A node.
pub(super) type Id = u32;

/// An operation. Without other words, operands have the width of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Op {
    Const(u64),
    /// A limb of an input or of a register, by its number.
    Load(u32),
    /// A word of a memory at an address, 0 beyond the end: memory, limb of the word, address of any
    /// width.
    Fetch(u32, u32, Id),
    Not(Id),
    /// 1 bit of any width.
    Parity(Id),
    And(Id, Id),
    Or(Id, Id),
    Xor(Id, Id),
    Add(Id, Id),
    Sub(Id, Id),
    Mul(Id, Id),
    /// The high 64 bits of a product of 64-bit words.
    MulHigh(Id, Id),
    /// By a constant below the width.
    ShlBy(Id, u8),
    /// By an amount of any width; an amount of the width or more gives 0.
    Shl(Id, Id),
    /// The same to the right.
    Shr(Id, Id),
    /// The same with copies of the sign; an amount of the width or more gives all copies.
    Sar(Id, Id),
    /// As many bits as the result has, from a constant bit on.
    Bits(Id, u8),
    ZeroExtend(Id),
    SignExtend(Id),
    /// 1 bit; operands of one width.
    Eq(Id, Id),
    /// 1 bit, unsigned; operands of one width.
    Lt(Id, Id),
    /// The condition has one bit.
    Mux(Id, Id, Id),
}

impl Op {
    /// The operands, in order.
    pub(super) fn operands(self) -> impl Iterator<Item = Id> {
        let (a, b, c) = match self {
            Self::Const(_) | Self::Load(_) => (None, None, None),
            Self::Fetch(_, _, a)
            | Self::Not(a)
            | Self::Parity(a)
            | Self::ShlBy(a, _)
            | Self::Bits(a, _)
            | Self::ZeroExtend(a)
            | Self::SignExtend(a) => (Some(a), None, None),
            Self::And(a, b)
            | Self::Or(a, b)
            | Self::Xor(a, b)
            | Self::Add(a, b)
            | Self::Sub(a, b)
            | Self::Mul(a, b)
            | Self::MulHigh(a, b)
            | Self::Shl(a, b)
            | Self::Shr(a, b)
            | Self::Sar(a, b)
            | Self::Eq(a, b)
            | Self::Lt(a, b) => (Some(a), Some(b), None),
            Self::Mux(a, b, c) => (Some(a), Some(b), Some(c)),
        };
        [a, b, c].into_iter().flatten()
    }
}

/// All bits of a width.
pub(super) const fn ones(width: u8) -> u64 {
    u64::MAX >> (64 - width)
}

/// The nodes.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    nodes: IndexSet<(Op, u8)>,
    /// Bits of each node that may be 1.
    maybe: Vec<u64>,
}

impl Graph {
    /// Number of nodes.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// What a node does.
    pub(super) fn op(&self, id: Id) -> Op {
        self.nodes.get_index(id as usize).map_or(Op::Const(0), |node| node.0)
    }

    /// Bits of a node.
    pub(super) fn width(&self, id: Id) -> u8 {
        self.nodes.get_index(id as usize).map_or(1, |node| node.1)
    }

    /// Bits of a node that may be 1.
    pub(super) fn maybe(&self, id: Id) -> u64 {
        self.maybe[id as usize]
    }

    /// The value of a node that is a constant.
    pub(super) fn known(&self, id: Id) -> Option<u64> {
        match self.op(id) {
            Op::Const(value) => Some(value),
            _ => None,
        }
    }

    /// A node as it is, without a look at what its result might be.
    pub(super) fn add_node(&mut self, op: Op, width: u8) -> Id {
        let (index, new) = self.nodes.insert_full((op, width));
        if new {
            let maybe = self.bits_of(op, width);
            self.maybe.push(maybe);
        }
        Id::try_from(index).unwrap_or(Id::MAX)
    }

    fn bits_of(&self, op: Op, width: u8) -> u64 {
        let all = ones(width);
        match op {
            Op::Const(value) => value,
            Op::And(a, b) => self.maybe(a) & self.maybe(b),
            Op::Or(a, b) | Op::Xor(a, b) | Op::Mux(_, a, b) => self.maybe(a) | self.maybe(b),
            Op::ShlBy(a, by) => (self.maybe(a) << by) & all,
            Op::Bits(a, lo) => (self.maybe(a) >> lo) & all,
            Op::ZeroExtend(a) => self.maybe(a),
            // No sum of numbers below 2^n, 2^n, reaches 2^(n+1).
            Op::Add(a, b) => {
                let high = (self.maybe(a) | self.maybe(b)).leading_zeros();
                if high == 0 { all } else { (u64::MAX >> (high - 1)) & all }
            }
            Op::Shr(a, _) => match self.maybe(a).leading_zeros() {
                64 => 0,
                high => u64::MAX >> high,
            },
            _ => all,
        }
    }
}

impl Op {
    /// The same operation on other operands.
    pub(super) fn map(self, at: impl Fn(Id) -> Id) -> Self {
        match self {
            Self::Const(_) | Self::Load(_) => self,
            Self::Fetch(memory, limb, a) => Self::Fetch(memory, limb, at(a)),
            Self::Not(a) => Self::Not(at(a)),
            Self::Parity(a) => Self::Parity(at(a)),
            Self::And(a, b) => Self::And(at(a), at(b)),
            Self::Or(a, b) => Self::Or(at(a), at(b)),
            Self::Xor(a, b) => Self::Xor(at(a), at(b)),
            Self::Add(a, b) => Self::Add(at(a), at(b)),
            Self::Sub(a, b) => Self::Sub(at(a), at(b)),
            Self::Mul(a, b) => Self::Mul(at(a), at(b)),
            Self::MulHigh(a, b) => Self::MulHigh(at(a), at(b)),
            Self::ShlBy(a, by) => Self::ShlBy(at(a), by),
            Self::Shl(a, b) => Self::Shl(at(a), at(b)),
            Self::Shr(a, b) => Self::Shr(at(a), at(b)),
            Self::Sar(a, b) => Self::Sar(at(a), at(b)),
            Self::Bits(a, lo) => Self::Bits(at(a), lo),
            Self::ZeroExtend(a) => Self::ZeroExtend(at(a)),
            Self::SignExtend(a) => Self::SignExtend(at(a)),
            Self::Eq(a, b) => Self::Eq(at(a), at(b)),
            Self::Lt(a, b) => Self::Lt(at(a), at(b)),
            Self::Mux(c, a, b) => Self::Mux(at(c), at(a), at(b)),
        }
    }
}
