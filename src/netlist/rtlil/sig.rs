//! Signals of RTLIL: bits of wires and numbers, joined.

use std::fmt;

use crate::netlist::value::Value;

/// A stretch of bits from one place.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Chunk {
    /// `width` bits of a wire from bit `lo` on; `whole` bits are all it has.
    Wire { name: String, whole: u32, lo: u32, width: u32 },
    /// A number.
    Const(Value),
}

impl Chunk {
    fn width(&self) -> u32 {
        match self {
            Self::Wire { width, .. } => *width,
            Self::Const(value) => value.width(),
        }
    }

    fn slice(&self, from: u32, bits: u32) -> Self {
        match self {
            Self::Wire { name, whole, lo, .. } => {
                Self::Wire { name: name.clone(), whole: *whole, lo: lo + from, width: bits }
            }
            Self::Const(value) => Self::Const(value.slice(from, bits)),
        }
    }
}

/// Any bits, least significant chunk first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sig {
    chunks: Vec<Chunk>,
}

impl Sig {
    /// A whole wire; `name` as RTLIL spells it, with `\` or `$`.
    pub(super) fn wire(name: impl Into<String>, width: u32) -> Self {
        Self { chunks: vec![Chunk::Wire { name: name.into(), whole: width, lo: 0, width }] }
    }

    /// A number.
    pub(super) fn constant(value: Value) -> Self {
        Self { chunks: vec![Chunk::Const(value)] }
    }

    /// Zeros; nothing for a width of 0.
    pub(super) fn zeros(width: u32) -> Self {
        if width == 0 { Self::default() } else { Self::constant(Value::zero(width)) }
    }

    /// Bits.
    pub(super) fn width(&self) -> u32 {
        self.chunks.iter().map(Chunk::width).sum()
    }

    /// `bits` bits from bit `lo` on; what lies beyond the end is left out.
    pub(super) fn slice(&self, lo: u32, bits: u32) -> Self {
        let mut chunks = Vec::new();
        let mut base = 0;
        for chunk in &self.chunks {
            let (from, to) = (lo.max(base), (lo + bits).min(base + chunk.width()));
            if from < to {
                chunks.push(chunk.slice(from - base, to - from));
            }
            base += chunk.width();
        }
        Self { chunks }
    }

    /// With more significant bits above.
    pub(super) fn below(mut self, above: &Self) -> Self {
        self.chunks.extend(above.chunks.iter().cloned());
        self
    }

    /// The bits, `times` times.
    pub(super) fn repeat(&self, times: u32) -> Self {
        (0..times).fold(Self::default(), |out, _| out.below(self))
    }

    /// With `width` bits, zeros above.
    pub(super) fn zero_extended(self, width: u32) -> Self {
        let more = Self::zeros(width.saturating_sub(self.width()));
        self.below(&more)
    }
}

/// `4'0101`, `\a`, `\a [3:0]`, `{ \high \low }`.
impl fmt::Display for Sig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let many = self.chunks.len() != 1;
        if many {
            f.write_str("{ ")?;
        }
        for chunk in self.chunks.iter().rev() {
            match chunk {
                Chunk::Const(value) => f.write_str(&binary(value))?,
                Chunk::Wire { name, whole, lo, width } => match (*lo, *width) {
                    (0, width) if width == *whole => f.write_str(name)?,
                    (lo, 1) => write!(f, "{name} [{lo}]")?,
                    (lo, width) => write!(f, "{name} [{}:{lo}]", lo + width - 1)?,
                },
            }
            if many {
                f.write_str(" ")?;
            }
        }
        if many {
            f.write_str("}")?;
        }
        Ok(())
    }
}

/// `<width>'<bits>`.
fn binary(value: &Value) -> String {
    let bits: String =
        (0..value.width()).rev().map(|bit| if value.bit(bit) { '1' } else { '0' }).collect();
    format!("{}'{bits}", value.width())
}

#[cfg(test)]
mod tests {
    use super::Sig;
    use crate::netlist::value::Value;

    #[test]
    fn slices_cross_chunks_and_print_high_bits_first() {
        let low = Sig::constant(Value::from_u64(3, 0b101));
        let sig = low.below(&Sig::wire("\\a", 4));
        assert_eq!(sig.width(), 7);
        assert_eq!(sig.to_string(), "{ \\a 3'101 }");
        assert_eq!(sig.slice(2, 2).to_string(), "{ \\a [0] 1'1 }");
        assert_eq!(sig.slice(4, 2).to_string(), "\\a [2:1]");
        assert_eq!(sig.slice(3, 4).to_string(), "\\a");
        assert_eq!(sig.slice(1, 1).repeat(2).to_string(), "{ 1'0 1'0 }");
        assert_eq!(sig.slice(6, 1).zero_extended(3).to_string(), "{ 2'00 \\a [3] }");
    }
}
