//! The bytecode: what the compiler makes of a design and the interpreter runs.
//!
//! Operands are indices into the words of the state. A *narrow* value (up to 64 bits) is one word;
//! a *wide* one several, least significant first. Jumps are forward and relative to their own
//! position, so that the code of a node can stand anywhere.

use crate::netlist::value::words_for;

/// Index of a word of the state.
pub(crate) type At = u32;

/// "No such signal", where one is optional.
pub(crate) const NONE: At = At::MAX;

/// One operation. `d` is the destination, `w` its width in bits (1 to 64).
#[derive(Clone, Copy, Debug)]
pub(crate) enum Op {
    Copy {
        d: At,
        a: At,
    },
    Not {
        d: At,
        a: At,
        w: u8,
    },
    Neg {
        d: At,
        a: At,
        w: u8,
    },
    /// One bit: all `w` bits of `a` are 1.
    All {
        d: At,
        a: At,
        w: u8,
    },
    Any {
        d: At,
        a: At,
    },
    Parity {
        d: At,
        a: At,
    },
    Add {
        d: At,
        a: At,
        b: At,
        w: u8,
    },
    Sub {
        d: At,
        a: At,
        b: At,
        w: u8,
    },
    Mul {
        d: At,
        a: At,
        b: At,
        w: u8,
    },
    And {
        d: At,
        a: At,
        b: At,
    },
    Or {
        d: At,
        a: At,
        b: At,
    },
    Xor {
        d: At,
        a: At,
        b: At,
    },
    Shl {
        d: At,
        a: At,
        b: At,
        w: u8,
    },
    Shr {
        d: At,
        a: At,
        b: At,
    },
    Sar {
        d: At,
        a: At,
        b: At,
        w: u8,
    },
    Eq {
        d: At,
        a: At,
        b: At,
    },
    Ne {
        d: At,
        a: At,
        b: At,
    },
    Lt {
        d: At,
        a: At,
        b: At,
    },
    Le {
        d: At,
        a: At,
        b: At,
    },
    /// Signed, of `w`-bit operands.
    LtS {
        d: At,
        a: At,
        b: At,
        w: u8,
    },
    /// Signed, of `w`-bit operands.
    LeS {
        d: At,
        a: At,
        b: At,
        w: u8,
    },
    /// `d = c ? a : b`
    Mux {
        d: At,
        c: At,
        a: At,
        b: At,
    },
    /// `w` bits of the word `a` from bit `lo` on.
    Slice {
        d: At,
        a: At,
        lo: u8,
        w: u8,
    },
    /// The same across the words `a` and `a + 1`; `lo` is 1 to 63.
    Slice2 {
        d: At,
        a: At,
        lo: u8,
        w: u8,
    },
    /// `w` bits of the word `a` from bit `b` on.
    SliceAt {
        d: At,
        a: At,
        b: At,
        w: u8,
    },
    /// From `from` bits to `w`.
    SignExtend {
        d: At,
        a: At,
        from: u8,
        w: u8,
    },
    /// `d = hi << shift | lo`
    Join {
        d: At,
        hi: At,
        lo: At,
        shift: u8,
    },
    /// Bits `lo .. lo + w` of the word `d` become `a`.
    Insert {
        d: At,
        a: At,
        lo: u8,
        w: u8,
    },
    Jump {
        by: u32,
    },
    /// Jumps when `a` is 0.
    JumpUnless {
        a: At,
        by: u32,
    },
    /// Jumps when `a` and `b` differ.
    JumpNe {
        a: At,
        b: At,
        by: u32,
    },
    /// Jumps by the table's entry for `a`.
    Switch {
        a: At,
        table: u32,
    },
    /// One of the wide operations.
    Wide(u32),
}

/// Where a `Switch` goes.
#[derive(Clone, Debug)]
pub(crate) enum Table {
    /// By value; the last resort for values beyond.
    Dense { by: Vec<u32>, default: u32 },
    /// By sorted value.
    Sorted { by: Vec<(u64, u32)>, default: u32 },
}

/// A value of several words, or of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// First word.
    pub(crate) at: At,
    /// Bits.
    pub(crate) width: u32,
}

impl Span {
    /// Number of words.
    pub(crate) const fn words(self) -> usize {
        words_for(self.width)
    }

    /// The words of the state.
    pub(crate) const fn range(self) -> std::ops::Range<usize> {
        self.at as usize..self.at as usize + self.words()
    }

    /// True for one word.
    pub(crate) const fn is_narrow(self) -> bool {
        self.width <= 64
    }
}

/// Wide operations. Destinations never overlap operands, except with `Copy` of a value to itself.
#[derive(Clone, Copy, Debug)]
pub(crate) enum WideOp {
    Zero(Span),
    Copy(Span, Span),
    Not(Span, Span),
    Neg(Span, Span),
    All(At, Span),
    Any(At, Span),
    Parity(At, Span),
    Add(Span, Span, Span),
    Sub(Span, Span, Span),
    Mul(Span, Span, Span),
    And(Span, Span, Span),
    Or(Span, Span, Span),
    Xor(Span, Span, Span),
    /// The amount is narrow.
    Shl(Span, Span, At),
    /// Bits from a constant position on; serves slices.
    Slice(Span, Span, u32),
    /// Bits from a narrow variable position on; serves slices and right shifts.
    SliceAt(Span, Span, At),
    Sar(Span, Span, At),
    Eq(At, Span, Span),
    Ne(At, Span, Span),
    Lt(At, Span, Span),
    Le(At, Span, Span),
    LtS(At, Span, Span),
    LeS(At, Span, Span),
    Mux(Span, At, Span, Span),
    ZeroExtend(Span, Span),
    SignExtend(Span, Span),
    /// Bits from a constant position on of the first become the second.
    Insert(Span, Span, u32),
    /// The low word when the others are zero, else all ones: a wide shift amount made narrow.
    Saturate(At, Span),
}

/// A register at the clock edge.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RegOp {
    /// Where the new value goes: the output itself, or a scratch word when others read the output
    /// at the same edge.
    pub(crate) to: At,
    /// The output.
    pub(crate) q: At,
    pub(crate) d: At,
    pub(crate) init: At,
    pub(crate) words: u32,
    /// Reset, or [`NONE`].
    pub(crate) rst: At,
    /// Enable, or [`NONE`].
    pub(crate) enable: At,
}

/// A memory at the clock edge.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MemOp {
    /// First word of the contents.
    pub(crate) at: At,
    /// Words of 64 bits per memory word.
    pub(crate) stride: u32,
    pub(crate) depth: u32,
    pub(crate) read_addr: Span,
    pub(crate) read_data: At,
    /// Scratch that takes the word read.
    pub(crate) to: At,
    /// Read enable, or [`NONE`].
    pub(crate) read_enable: At,
    pub(crate) write: Option<WriteOp>,
}

/// The write port of a memory at the clock edge.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WriteOp {
    pub(crate) addr: Span,
    pub(crate) data: At,
    pub(crate) enable: Span,
    /// Data bits per enable bit.
    pub(crate) lane: u32,
}

/// A compiled design.
#[derive(Clone, Debug, Default)]
pub(crate) struct Program {
    /// All nodes.
    pub(crate) full: Vec<Op>,
    /// The nodes that depend on inputs of the top.
    pub(crate) inputs: Vec<Op>,
    pub(crate) wide: Vec<WideOp>,
    pub(crate) tables: Vec<Table>,
    pub(crate) registers: Vec<RegOp>,
    pub(crate) memories: Vec<MemOp>,
    /// Copies from scratch to outputs, after all else at an edge: to, from, words.
    pub(crate) commits: Vec<(At, At, u32)>,
}
