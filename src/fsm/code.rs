//! Symbolic table code: words whose pointers are still other codes, each different one once.

use super::hash::Set;
use super::pack::Word;
use crate::rules::cube::Slice;

/// A code of a [`Codes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct CodeId(u32);

/// One operation. `miss` is the next address in the table; all else are pointers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Code {
    /// A word without pointers that ends the walk.
    End(Word),
    /// Ends the walk with a set of several slots: one more word is read.
    Set(u64),
    Exact {
        word: u8,
        value: u16,
        equal: CodeId,
        other: CodeId,
    },
    Less {
        word: u8,
        value: u16,
        less: CodeId,
        other: CodeId,
    },
    Mask {
        word: u8,
        value: u16,
        mask: u16,
        hit: CodeId,
        miss: CodeId,
    },
    Range {
        word: u8,
        low: u16,
        high: u16,
        hit: CodeId,
        miss: CodeId,
    },
    Multi {
        word: u8,
        shift: u8,
        bits: u8,
        packed: bool,
        lanes: Vec<CodeId>,
        default: CodeId,
    },
}

impl Code {
    /// True when the operation goes on at the next address.
    pub(super) fn falls_through(&self) -> bool {
        matches!(self, Self::Mask { .. } | Self::Range { .. })
    }
}

/// All codes of a table.
#[derive(Default)]
pub(super) struct Codes {
    codes: Set<Code>,
    reads: Vec<u32>,
}

impl Codes {
    /// The id of a code; equal codes are the same.
    pub(super) fn intern(&mut self, code: Code) -> CodeId {
        let reads = self.reads_of(&code);
        let (index, new) = self.codes.insert_full(code);
        if new {
            self.reads.push(reads);
        }
        CodeId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The code behind an id.
    pub(super) fn get(&self, id: CodeId) -> &Code {
        &self.codes[id.0 as usize]
    }

    /// Most words read from this code to the end, itself included, jumps not counted.
    pub(super) fn reads(&self, id: CodeId) -> u32 {
        self.reads[id.0 as usize]
    }

    fn reads_of(&self, code: &Code) -> u32 {
        let most = |ids: &[CodeId]| ids.iter().map(|id| self.reads(*id)).max().unwrap_or(0);
        match code {
            Code::End(_) => 1,
            Code::Set(_) => 2,
            Code::Exact { equal: a, other: b, .. }
            | Code::Less { less: a, other: b, .. }
            | Code::Mask { hit: a, miss: b, .. }
            | Code::Range { hit: a, miss: b, .. } => 1 + most(&[*a, *b]),
            Code::Multi { packed: true, lanes, default, .. } => {
                1 + (1 + most(lanes)).max(self.reads(*default))
            }
            Code::Multi { packed: false, lanes, default, .. } => {
                let lane = |id: &CodeId| self.reads(*id) + u32::from(self.get(*id).falls_through());
                let lanes = lanes.iter().map(lane).max().unwrap_or(0);
                1 + lanes.max(self.reads(*default))
            }
        }
    }
}

/// What a state has to tell apart: a function from an interval of a slice's values to codes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Function {
    /// Where the values are in the key.
    pub(super) slice: Slice,
    /// Lowest value that can occur.
    pub(super) low: u16,
    /// Last value of each interval, ascending, and its code. Neighbours differ.
    pub(super) cuts: Vec<(u16, CodeId)>,
}

impl Function {
    /// Highest value that can occur.
    pub(super) fn high(&self) -> u16 {
        self.cuts.last().map_or(self.low, |cut| cut.0)
    }

    /// The intervals `(low, high, code)`.
    pub(super) fn spans(&self) -> Vec<(u16, u16, CodeId)> {
        let mut low = self.low;
        let mut spans = Vec::with_capacity(self.cuts.len());
        for &(last, code) in &self.cuts {
            spans.push((low, last, code));
            low = last.saturating_add(1);
        }
        spans
    }

    /// The function on `low..=high` only; values of that interval this function does not have go
    /// where the nearest one goes.
    pub(super) fn restricted(&self, low: u16, high: u16) -> Self {
        let mut cuts: Vec<(u16, CodeId)> = Vec::new();
        let first = self.cuts.partition_point(|cut| cut.0 < low).min(self.cuts.len() - 1);
        for &(last, code) in &self.cuts[first..] {
            cuts.push((last.min(high), code));
            if last >= high {
                break;
            }
        }
        if let Some(last) = cuts.last_mut() {
            last.0 = high;
        }
        Self { slice: self.slice, low, cuts }
    }

    /// True when the slice reaches the top of its word, so that comparing words compares values.
    pub(super) fn ordered(&self) -> bool {
        self.slice.shift + self.slice.bits == 16
    }
}
