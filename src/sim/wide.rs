//! Operations on values of several words.

use super::code::{At, Span, WideOp};

/// Runs one wide operation.
pub(crate) fn run(op: WideOp, m: &mut [u64]) {
    match op {
        WideOp::Zero(d) => m[d.range()].fill(0),
        WideOp::Copy(d, a) => m.copy_within(a.range(), d.at as usize),
        WideOp::Not(d, a) => map(m, d, |m, i| !m[a.at as usize + i]),
        WideOp::Neg(d, a) => {
            let mut carry = true;
            map(m, d, |m, i| {
                let (word, next) = (!m[a.at as usize + i]).overflowing_add(u64::from(carry));
                carry = next;
                word
            });
        }
        WideOp::All(d, a) => {
            let last = a.words() - 1;
            let words = &m[a.range()];
            let all = words[..last].iter().all(|&w| w == u64::MAX) && words[last] == top_mask(a);
            m[d as usize] = u64::from(all);
        }
        WideOp::Any(d, a) => m[d as usize] = u64::from(m[a.range()].iter().any(|&w| w != 0)),
        WideOp::Parity(d, a) => {
            let ones: u32 = m[a.range()].iter().map(|w| w.count_ones()).sum();
            m[d as usize] = u64::from(ones & 1);
        }
        WideOp::Add(d, a, b) => {
            let mut carry = false;
            map(m, d, |m, i| {
                let (sum, over) = m[a.at as usize + i].overflowing_add(m[b.at as usize + i]);
                let (sum, again) = sum.overflowing_add(u64::from(carry));
                carry = over || again;
                sum
            });
        }
        WideOp::Sub(d, a, b) => {
            let mut borrow = false;
            map(m, d, |m, i| {
                let (rest, over) = m[a.at as usize + i].overflowing_sub(m[b.at as usize + i]);
                let (rest, again) = rest.overflowing_sub(u64::from(borrow));
                borrow = over || again;
                rest
            });
        }
        WideOp::Mul(d, a, b) => multiply(m, d, a, b),
        WideOp::And(d, a, b) => map(m, d, |m, i| m[a.at as usize + i] & m[b.at as usize + i]),
        WideOp::Or(d, a, b) => map(m, d, |m, i| m[a.at as usize + i] | m[b.at as usize + i]),
        WideOp::Xor(d, a, b) => map(m, d, |m, i| m[a.at as usize + i] ^ m[b.at as usize + i]),
        WideOp::Shl(d, a, amount) => {
            let amount = position(m, amount, d.width);
            map(m, d, |m, i| bits_below(m, a, i, amount));
        }
        WideOp::Slice(d, a, lo) => map(m, d, |m, i| bits_from(m, a, u64::from(lo), i)),
        WideOp::SliceAt(d, a, at) => {
            let lo = u64::from(position(m, at, a.width));
            map(m, d, |m, i| bits_from(m, a, lo, i));
        }
        WideOp::Sar(d, a, amount) => {
            let negative = sign(m, a);
            let lo = position(m, amount, a.width);
            map(m, d, |m, i| bits_from(m, a, u64::from(lo), i));
            if negative {
                fill_ones(m, d, d.width - lo);
            }
        }
        WideOp::Eq(d, a, b) => m[d as usize] = u64::from(m[a.range()] == m[b.range()]),
        WideOp::Ne(d, a, b) => m[d as usize] = u64::from(m[a.range()] != m[b.range()]),
        WideOp::Lt(d, a, b) => m[d as usize] = u64::from(less(m, a, b)),
        WideOp::Le(d, a, b) => m[d as usize] = u64::from(!less(m, b, a)),
        WideOp::LtS(d, a, b) => m[d as usize] = u64::from(less_signed(m, a, b)),
        WideOp::LeS(d, a, b) => m[d as usize] = u64::from(!less_signed(m, b, a)),
        WideOp::Mux(d, c, a, b) => {
            let from = if m[c as usize] != 0 { a } else { b };
            m.copy_within(from.range(), d.at as usize);
        }
        WideOp::ZeroExtend(d, a) => {
            m.copy_within(a.range(), d.at as usize);
            m[d.range()][a.words()..].fill(0);
        }
        WideOp::SignExtend(d, a) => {
            let negative = sign(m, a);
            m.copy_within(a.range(), d.at as usize);
            m[d.range()][a.words()..].fill(0);
            if negative {
                fill_ones(m, d, a.width);
            }
        }
        WideOp::Insert(d, a, lo) => insert(m, d, a, lo),
        WideOp::Saturate(d, a) => {
            let words = &m[a.range()];
            let fits = words[1..].iter().all(|&word| word == 0);
            m[d as usize] = if fits { words[0] } else { u64::MAX };
        }
    }
}

/// The bits of the top word that belong to the value.
const fn top_mask(span: Span) -> u64 {
    match span.width % 64 {
        0 => u64::MAX,
        rest => (1 << rest) - 1,
    }
}

/// Gives each word of `d` its value; cuts the top one.
#[inline]
fn map(m: &mut [u64], d: Span, mut word: impl FnMut(&[u64], usize) -> u64) {
    let at = d.at as usize;
    for i in 0..d.words() {
        let value = word(m, i);
        m[at + i] = value;
    }
    m[at + d.words() - 1] &= top_mask(d);
}

/// A variable position, at most `limit`.
fn position(m: &[u64], at: At, limit: u32) -> u32 {
    u32::try_from(m[at as usize]).unwrap_or(u32::MAX).min(limit)
}

/// 64 bits of `a` from bit `lo + 64 * i` on; zero beyond its end.
#[inline]
fn bits_from(m: &[u64], a: Span, lo: u64, i: usize) -> u64 {
    let words = &m[a.range()];
    let shift = lo % 64;
    let Ok(first) = usize::try_from(lo / 64) else { return 0 };
    let first = first + i;
    let low = words.get(first).copied().unwrap_or(0);
    if shift == 0 {
        return low;
    }
    let high = words.get(first + 1).copied().unwrap_or(0);
    (low >> shift) | (high << (64 - shift))
}

/// Word `i` of `a` shifted left by `amount`.
#[inline]
fn bits_below(m: &[u64], a: Span, i: usize, amount: u32) -> u64 {
    let words = &m[a.range()];
    let (skip, shift) = ((amount / 64) as usize, amount % 64);
    let word = |back: usize| i.checked_sub(back).and_then(|at| words.get(at)).copied().unwrap_or(0);
    if shift == 0 {
        return word(skip);
    }
    (word(skip) << shift) | (word(skip + 1) >> (64 - shift))
}

fn sign(m: &[u64], a: Span) -> bool {
    let bit = a.width - 1;
    (m[a.at as usize + (bit / 64) as usize] >> (bit % 64)) & 1 == 1
}

/// Sets the bits of `d` from bit `lo` on.
fn fill_ones(m: &mut [u64], d: Span, lo: u32) {
    let words = &mut m[d.range()];
    let first = (lo / 64) as usize;
    for (i, word) in words.iter_mut().enumerate().skip(first) {
        *word |= if i == first { u64::MAX << (lo % 64) } else { u64::MAX };
    }
    let last = words.len() - 1;
    words[last] &= top_mask(d);
}

fn less(m: &[u64], a: Span, b: Span) -> bool {
    m[a.range()].iter().rev().lt(m[b.range()].iter().rev())
}

fn less_signed(m: &[u64], a: Span, b: Span) -> bool {
    match (sign(m, a), sign(m, b)) {
        (true, false) => true,
        (false, true) => false,
        _ => less(m, a, b),
    }
}

fn multiply(m: &mut [u64], d: Span, a: Span, b: Span) {
    let words = d.words();
    let (d_at, a_at, b_at) = (d.at as usize, a.at as usize, b.at as usize);
    m[d.range()].fill(0);
    for i in 0..words {
        let mut carry = 0u64;
        for j in 0..words - i {
            let (low, high) = m[a_at + i].mul_add_wide(m[b_at + j], m[d_at + i + j], carry);
            m[d_at + i + j] = low;
            carry = high;
        }
    }
    m[d_at + words - 1] &= top_mask(d);
}

trait MulAdd {
    /// `self * by + add + carry`: low and high word.
    fn mul_add_wide(self, by: u64, add: u64, carry: u64) -> (u64, u64);
}

impl MulAdd for u64 {
    #[allow(clippy::cast_possible_truncation, reason = "the two halves of 128 bits are meant")]
    fn mul_add_wide(self, by: u64, add: u64, carry: u64) -> (u64, u64) {
        let sum = u128::from(self) * u128::from(by) + u128::from(add) + u128::from(carry);
        (sum as u64, (sum >> 64) as u64)
    }
}

/// Bits from `lo` on of `d` become `a`.
fn insert(m: &mut [u64], d: Span, a: Span, lo: u32) {
    let (skip, shift) = ((lo / 64) as usize, lo % 64);
    let at = d.at as usize + skip;
    let mut left = a.width;
    for i in 0..a.words() {
        let bits = left.min(64);
        left -= bits;
        let mask = u64::MAX >> (64 - bits);
        let word = m[a.at as usize + i];
        m[at + i] = (m[at + i] & !(mask << shift)) | (word << shift);
        if shift != 0 && bits > 64 - shift {
            let over = &mut m[at + i + 1];
            *over = (*over & !(mask >> (64 - shift))) | (word >> (64 - shift));
        }
    }
}

/// Copies `width` bits from bit `lo` on between two values of the same shape.
pub(crate) fn copy_bits(to: &mut [u64], from: &[u64], lo: u32, width: u32) {
    let end = lo + width;
    let mut at = lo;
    while at < end {
        let (word, shift) = ((at / 64) as usize, at % 64);
        let bits = (64 - shift).min(end - at);
        let mask = (u64::MAX >> (64 - bits)) << shift;
        to[word] = (to[word] & !mask) | (from[word] & mask);
        at += bits;
    }
}
