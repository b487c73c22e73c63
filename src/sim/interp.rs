//! The bytecode interpreter.

use std::sync::Arc;

use super::code::{MemOp, NONE, Op, Program, RegOp, Span, Table};
use super::engine::Engine;
use super::wide;

/// Interprets a compiled design.
#[derive(Debug)]
pub(crate) struct Interpreter {
    program: Arc<Program>,
}

impl Interpreter {
    /// An interpreter of a program.
    pub(crate) fn new(program: Arc<Program>) -> Self {
        Self { program }
    }
}

/// It keeps all nets and looks at no claim.
impl Engine for Interpreter {
    fn settle(&mut self, words: &mut [u64], inputs_only: bool) {
        let program = &self.program;
        run(program, if inputs_only { &program.inputs } else { &program.full }, words);
    }

    fn edges(&mut self, words: &mut [u64], _cycles: u64, _skip: bool) -> u64 {
        for op in &self.program.memories {
            memory_edge(op, words);
        }
        for op in &self.program.registers {
            register_edge(op, words);
        }
        for &(to, from, count) in &self.program.commits {
            copy(words, to, from, count);
        }
        1
    }

    fn touch(&mut self, _state: bool) {}

    fn want(&mut self, _class: usize) {}

    fn keeps_all(&self) -> bool {
        true
    }

    fn peek(&mut self, _words: &[u64], _class: usize, _out: &mut [u64]) {}

    fn looks(&self) -> bool {
        false
    }

    fn counted(&self, _words: &[u64], _index: usize) -> u64 {
        0
    }
}

#[inline]
const fn mask(width: u8) -> u64 {
    u64::MAX >> (64 - width)
}

/// The value of a `w`-bit word as a signed number, moved to the top so that order is kept.
#[inline]
const fn signed(word: u64, width: u8) -> i64 {
    (word << (64 - width)).cast_signed()
}

#[inline]
fn copy(m: &mut [u64], to: u32, from: u32, words: u32) {
    if words == 1 {
        m[to as usize] = m[from as usize];
    } else {
        let from = from as usize;
        m.copy_within(from..from + words as usize, to as usize);
    }
}

#[inline]
fn register_edge(op: &RegOp, m: &mut [u64]) {
    let from = if op.rst != NONE && m[op.rst as usize] != 0 {
        op.init
    } else if op.enable == NONE || m[op.enable as usize] != 0 {
        op.d
    } else if op.to == op.q {
        return;
    } else {
        op.q
    };
    copy(m, op.to, from, op.words);
}

/// The address when it is one of `depth` words.
#[inline]
fn address(m: &[u64], at: Span, depth: u32) -> Option<usize> {
    let low = m[at.at as usize];
    if !at.is_narrow() && m[at.range()][1..].iter().any(|&word| word != 0) {
        return None;
    }
    usize::try_from(low).ok().filter(|&address| address < depth as usize)
}

/// The old word is read before the new one is written.
fn memory_edge(op: &MemOp, m: &mut [u64]) {
    let stride = op.stride as usize;
    let first = |word: usize| op.at as usize + word * stride;
    let to = op.to as usize;
    if op.read_enable == NONE || m[op.read_enable as usize] != 0 {
        match address(m, op.read_addr, op.depth) {
            Some(word) => m.copy_within(first(word)..first(word) + stride, to),
            None => m[to..to + stride].fill(0),
        }
    } else {
        copy(m, op.to, op.read_data, op.stride);
    }
    let Some(write) = op.write else { return };
    if m[write.enable.range()].iter().all(|&word| word == 0) {
        return;
    }
    let Some(word) = address(m, write.addr, op.depth) else { return };
    let data = write.data as usize;
    if write.enable.width == 1 {
        return m.copy_within(data..data + stride, first(word));
    }
    // Memories come after all signals.
    let (signals, memories) = m.split_at_mut(op.at as usize);
    let old = &mut memories[word * stride..(word + 1) * stride];
    let new = &signals[data..data + stride];
    for lane in 0..write.enable.width {
        let enable = signals[write.enable.at as usize + (lane / 64) as usize];
        if (enable >> (lane % 64)) & 1 == 1 {
            wide::copy_bits(old, new, lane * write.lane, write.lane);
        }
    }
}

#[allow(clippy::too_many_lines, reason = "one match, one line per operation")]
fn run(program: &Program, code: &[Op], m: &mut [u64]) {
    let mut pc = 0usize;
    while let Some(op) = code.get(pc) {
        match *op {
            Op::Copy { d, a } => m[d as usize] = m[a as usize],
            Op::Not { d, a, w } => m[d as usize] = !m[a as usize] & mask(w),
            Op::Neg { d, a, w } => m[d as usize] = m[a as usize].wrapping_neg() & mask(w),
            Op::All { d, a, w } => m[d as usize] = u64::from(m[a as usize] == mask(w)),
            Op::Any { d, a } => m[d as usize] = u64::from(m[a as usize] != 0),
            Op::Parity { d, a } => m[d as usize] = u64::from(m[a as usize].count_ones() & 1),
            Op::Add { d, a, b, w } => {
                m[d as usize] = m[a as usize].wrapping_add(m[b as usize]) & mask(w);
            }
            Op::Sub { d, a, b, w } => {
                m[d as usize] = m[a as usize].wrapping_sub(m[b as usize]) & mask(w);
            }
            Op::Mul { d, a, b, w } => {
                m[d as usize] = m[a as usize].wrapping_mul(m[b as usize]) & mask(w);
            }
            Op::And { d, a, b } => m[d as usize] = m[a as usize] & m[b as usize],
            Op::Or { d, a, b } => m[d as usize] = m[a as usize] | m[b as usize],
            Op::Xor { d, a, b } => m[d as usize] = m[a as usize] ^ m[b as usize],
            Op::Shl { d, a, b, w } => {
                let amount = m[b as usize];
                m[d as usize] = if amount < 64 { (m[a as usize] << amount) & mask(w) } else { 0 };
            }
            Op::Shr { d, a, b } => {
                let amount = m[b as usize];
                m[d as usize] = if amount < 64 { m[a as usize] >> amount } else { 0 };
            }
            Op::Sar { d, a, b, w } => {
                let value = signed(m[a as usize], w) >> (64 - w);
                m[d as usize] = (value >> m[b as usize].min(63)).cast_unsigned() & mask(w);
            }
            Op::Eq { d, a, b } => m[d as usize] = u64::from(m[a as usize] == m[b as usize]),
            Op::Ne { d, a, b } => m[d as usize] = u64::from(m[a as usize] != m[b as usize]),
            Op::Lt { d, a, b } => m[d as usize] = u64::from(m[a as usize] < m[b as usize]),
            Op::Le { d, a, b } => m[d as usize] = u64::from(m[a as usize] <= m[b as usize]),
            Op::LtS { d, a, b, w } => {
                m[d as usize] = u64::from(signed(m[a as usize], w) < signed(m[b as usize], w));
            }
            Op::LeS { d, a, b, w } => {
                m[d as usize] = u64::from(signed(m[a as usize], w) <= signed(m[b as usize], w));
            }
            Op::Mux { d, c, a, b } => {
                m[d as usize] = m[if m[c as usize] != 0 { a } else { b } as usize];
            }
            Op::Slice { d, a, lo, w } => m[d as usize] = (m[a as usize] >> lo) & mask(w),
            Op::Slice2 { d, a, lo, w } => {
                let (low, high) = (m[a as usize], m[a as usize + 1]);
                m[d as usize] = ((low >> lo) | (high << (64 - lo))) & mask(w);
            }
            Op::SliceAt { d, a, b, w } => {
                let lo = m[b as usize];
                m[d as usize] = if lo < 64 { (m[a as usize] >> lo) & mask(w) } else { 0 };
            }
            Op::SignExtend { d, a, from, w } => {
                let value = signed(m[a as usize], from) >> (64 - from);
                m[d as usize] = value.cast_unsigned() & mask(w);
            }
            Op::Join { d, hi, lo, shift } => {
                m[d as usize] = (m[hi as usize] << shift) | m[lo as usize];
            }
            Op::Insert { d, a, lo, w } => {
                let keep = !(mask(w) << lo);
                m[d as usize] = (m[d as usize] & keep) | (m[a as usize] << lo);
            }
            Op::Jump { by } => {
                pc += by as usize;
                continue;
            }
            Op::JumpUnless { a, by } => {
                if m[a as usize] == 0 {
                    pc += by as usize;
                    continue;
                }
            }
            Op::JumpNe { a, b, by } => {
                if m[a as usize] != m[b as usize] {
                    pc += by as usize;
                    continue;
                }
            }
            Op::Switch { a, table } => {
                pc += find(&program.tables[table as usize], m[a as usize]) as usize;
                continue;
            }
            Op::Wide(index) => wide::run(program.wide[index as usize], m),
        }
        pc += 1;
    }
}

fn find(table: &Table, value: u64) -> u32 {
    match table {
        Table::Dense { by, default } => {
            usize::try_from(value).ok().and_then(|index| by.get(index)).copied().unwrap_or(*default)
        }
        Table::Sorted { by, default } => {
            by.binary_search_by_key(&value, |&(key, _)| key).map_or(*default, |index| by[index].1)
        }
    }
}
