//! Values of any width as 64-bit limbs, least significant first; the last has the bits that are
//! left. Every operation on a value is a few on its limbs.

use super::graph::{Graph, Id, Op, ones};

/// The limbs of a value.
pub(super) type Limbs = Vec<Id>;

/// Bits of limb `index` of a value.
pub(super) fn limb_width(width: u32, index: usize) -> u8 {
    let below = u32::try_from(index * 64).unwrap_or(u32::MAX);
    u8::try_from(width.saturating_sub(below).min(64)).unwrap_or(64)
}

/// Bits of a value.
pub(super) fn total(g: &Graph, a: &[Id]) -> u32 {
    a.iter().map(|&limb| u32::from(g.width(limb))).sum()
}

/// Joins pieces, least significant first, to limbs.
pub(super) fn join(g: &mut Graph, pieces: &[Id]) -> Limbs {
    let mut out = Limbs::new();
    let mut open: Option<(Id, u8)> = None;
    for &piece in pieces {
        let mut rest = piece;
        loop {
            let width = g.width(rest);
            let (limb, have) = open.unwrap_or((rest, 0));
            let take = width.min(64 - have);
            let part = g.bits(rest, 0, take);
            let joined = if have == 0 { part } else { pair(g, part, limb) };
            open = Some((joined, have + take));
            if have + take == 64 {
                out.push(joined);
                open = None;
            }
            if take == width {
                break;
            }
            rest = g.bits(rest, take, width - take);
        }
    }
    out.extend(open.map(|(limb, _)| limb));
    out
}

/// Two pieces of one limb.
fn pair(g: &mut Graph, high: Id, low: Id) -> Id {
    let (below, above) = (g.width(low), g.width(high));
    let width = below + above;
    // Neighbours of one value are a piece of it again.
    let source = |g: &Graph, id: Id| match g.op(id) {
        Op::Bits(from, lo) => (from, lo),
        _ => (id, 0),
    };
    let ((x, x_lo), (y, y_lo)) = (source(g, low), source(g, high));
    if x == y && x_lo + below == y_lo {
        return g.bits(x, x_lo, width);
    }
    let (high, low) = (g.zero_extend(high, width), g.zero_extend(low, width));
    let high = g.shl_by(high, below.into());
    g.or(high, low)
}

/// `width` bits from bit `lo` on, wholly inside.
pub(super) fn slice(g: &mut Graph, a: &[Id], lo: u32, width: u32) -> Limbs {
    let mut pieces = Limbs::new();
    let (mut at, end) = (lo, lo + width);
    while at < end {
        let limb = a[(at / 64) as usize];
        let from = u8::try_from(at % 64).unwrap_or(0);
        let take = u32::from(g.width(limb) - from).min(end - at);
        pieces.push(g.bits(limb, from, u8::try_from(take).unwrap_or(64)));
        at += take;
    }
    join(g, &pieces)
}

/// Zeros above.
pub(super) fn zero_extend(g: &mut Graph, a: &[Id], width: u32) -> Limbs {
    let mut pieces = a.to_vec();
    fill(g, &mut pieces, width - total(g, a), 0);
    join(g, &pieces)
}

/// Copies of the top bit above.
pub(super) fn sign_extend(g: &mut Graph, a: &[Id], width: u32) -> Limbs {
    if width <= 64 {
        let to = u8::try_from(width).unwrap_or(64);
        return vec![g.sign_extend(a[0], to)];
    }
    let sign = top_bit(g, a);
    let copies = g.sign_extend(sign, 64);
    let mut pieces = a.to_vec();
    let mut left = width - total(g, a);
    while left > 0 {
        let take = left.min(64);
        pieces.push(g.bits(copies, 0, u8::try_from(take).unwrap_or(64)));
        left -= take;
    }
    join(g, &pieces)
}

fn fill(g: &mut Graph, pieces: &mut Limbs, mut bits: u32, value: u64) {
    while bits > 0 {
        let take = u8::try_from(bits.min(64)).unwrap_or(64);
        pieces.push(g.constant(take, value));
        bits -= u32::from(take);
    }
}

fn top_bit(g: &mut Graph, a: &[Id]) -> Id {
    let last = a[a.len() - 1];
    let width = g.width(last);
    g.bits(last, width - 1, 1)
}

/// Limb by limb.
pub(super) fn zip(
    g: &mut Graph,
    a: &[Id],
    b: &[Id],
    op: impl Fn(&mut Graph, Id, Id) -> Id,
) -> Limbs {
    a.iter().zip(b).map(|(&a, &b)| op(g, a, b)).collect()
}

/// `c ? a : b`
pub(super) fn mux(g: &mut Graph, c: Id, a: &[Id], b: &[Id]) -> Limbs {
    zip(g, a, b, |g, a, b| g.mux(c, a, b))
}

/// Sum modulo the width.
pub(super) fn add(g: &mut Graph, a: &[Id], b: &[Id]) -> Limbs {
    let mut carry = None;
    let mut out = Limbs::new();
    for (&a, &b) in a.iter().zip(b) {
        let sum = g.add(a, b);
        let over = g.lt(sum, a);
        let (sum, over) = match carry {
            None => (sum, over),
            Some(carry) => {
                let one = g.zero_extend(carry, g.width(a));
                let more = g.add(sum, one);
                let again = g.lt(more, sum);
                (more, g.or(over, again))
            }
        };
        out.push(sum);
        carry = Some(over);
    }
    out
}

/// Difference modulo the width.
pub(super) fn sub(g: &mut Graph, a: &[Id], b: &[Id]) -> Limbs {
    let mut borrow = None;
    let mut out = Limbs::new();
    for (&a, &b) in a.iter().zip(b) {
        let rest = g.sub(a, b);
        let under = g.lt(a, b);
        let (rest, under) = match borrow {
            None => (rest, under),
            Some(borrow) => {
                let one = g.zero_extend(borrow, g.width(a));
                let less = g.sub(rest, one);
                let again = g.lt(rest, one);
                (less, g.or(under, again))
            }
        };
        out.push(rest);
        borrow = Some(under);
    }
    out
}

/// Product modulo the width.
pub(super) fn mul(g: &mut Graph, a: &[Id], b: &[Id]) -> Limbs {
    if a.len() == 1 {
        return vec![g.mul(a[0], b[0])];
    }
    let width = total(g, a);
    let full = |g: &mut Graph, limbs: &[Id]| -> Limbs {
        limbs.iter().map(|&limb| g.zero_extend(limb, 64)).collect()
    };
    let (a, b) = (full(g, a), full(g, b));
    let count = a.len();
    let zero = g.constant(64, 0);
    let mut sum = vec![zero; count];
    for (i, &x) in a.iter().enumerate() {
        for (j, &y) in b.iter().enumerate().take(count - i) {
            let mut part = vec![zero; count];
            part[i + j] = g.mul(x, y);
            if let Some(above) = part.get_mut(i + j + 1) {
                *above = g.mul_high(x, y);
            }
            sum = add(g, &sum, &part);
        }
    }
    slice(g, &sum, 0, width)
}

/// 1 bit: equal.
pub(super) fn eq(g: &mut Graph, a: &[Id], b: &[Id]) -> Id {
    let equal = zip(g, a, b, Graph::eq);
    all_of(g, &equal)
}

/// 1 bit: unsigned less than.
pub(super) fn lt(g: &mut Graph, a: &[Id], b: &[Id]) -> Id {
    let mut less = g.constant(1, 0);
    for (&a, &b) in a.iter().zip(b) {
        let here = g.lt(a, b);
        let same = g.eq(a, b);
        let below = g.and(same, less);
        less = g.or(here, below);
    }
    less
}

/// With the top bit turned, signed numbers are ordered as unsigned ones are.
pub(super) fn turn_sign(g: &mut Graph, a: &[Id]) -> Limbs {
    let mut out = a.to_vec();
    if let Some(last) = out.last_mut() {
        let width = g.width(*last);
        let sign = g.constant(width, 1 << (width - 1));
        *last = g.xor(*last, sign);
    }
    out
}

/// 1 bit: all of some bits.
pub(super) fn all_of(g: &mut Graph, bits: &[Id]) -> Id {
    let one = g.constant(1, 1);
    bits.iter().fold(one, |all, &bit| g.and(all, bit))
}

/// 1 bit: some bit is 1.
pub(super) fn any(g: &mut Graph, a: &[Id]) -> Id {
    let zero = g.constant(1, 0);
    a.iter().fold(zero, |some, &limb| {
        let here = g.any(limb);
        g.or(some, here)
    })
}

/// 1 bit: all bits are 1.
pub(super) fn all(g: &mut Graph, a: &[Id]) -> Id {
    let full: Limbs = a
        .iter()
        .map(|&limb| {
            let width = g.width(limb);
            let number = g.constant(width, ones(width));
            g.eq(limb, number)
        })
        .collect();
    all_of(g, &full)
}

/// 1 bit: parity.
pub(super) fn parity(g: &mut Graph, a: &[Id]) -> Id {
    let zero = g.constant(1, 0);
    a.iter().fold(zero, |odd, &limb| {
        let here = g.parity(limb);
        g.xor(odd, here)
    })
}

/// What comes in at the end of a shift.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shift {
    Left,
    Right,
    /// With copies of the sign.
    Arithmetic,
}

/// Shifts by an amount of any width.
pub(super) fn shift(g: &mut Graph, how: Shift, a: &[Id], amount: &[Id]) -> Limbs {
    let by = saturate(g, amount);
    if a.len() == 1 {
        return vec![match how {
            Shift::Left => g.shl(a[0], by),
            Shift::Right => g.shr(a[0], by),
            Shift::Arithmetic => g.sar(a[0], by),
        }];
    }
    let width = total(g, a);
    let incoming = match how {
        Shift::Arithmetic => {
            let sign = top_bit(g, a);
            g.sign_extend(sign, 64)
        }
        _ => g.constant(64, 0),
    };
    let mut limbs = a.to_vec();
    if let Some(last) = limbs.last_mut() {
        *last = match how {
            Shift::Arithmetic => g.sign_extend(*last, 64),
            _ => g.zero_extend(*last, 64),
        };
    }
    if how == Shift::Left {
        limbs.reverse();
    }
    let shifted = barrel(g, how, limbs, by, incoming);
    let mut out = shifted;
    if how == Shift::Left {
        out.reverse();
    }
    slice(g, &out, 0, width)
}

/// An amount as one limb; one too large for that becomes all ones.
fn saturate(g: &mut Graph, amount: &[Id]) -> Id {
    let (&low, high) = amount.split_first().unwrap_or((&0, &[]));
    if high.is_empty() {
        return low;
    }
    let beyond = any(g, high);
    let most = g.constant(64, u64::MAX);
    g.mux(beyond, most, low)
}

/// Moves limbs of 64 bits towards the first by `by` bits: whole limbs by the high bits of the
/// amount, then bits. To the left the limbs stand in reverse.
fn barrel(g: &mut Graph, how: Shift, mut limbs: Limbs, by: Id, incoming: Id) -> Limbs {
    let count = limbs.len();
    let by = if g.width(by) < 8 { g.zero_extend(by, 8) } else { by };
    let width = g.width(by);
    let mut step = 1;
    let mut bit: u8 = 6;
    while step < count && bit < width {
        let chosen = g.bits(by, bit, 1);
        for i in 0..count {
            let from = limbs.get(i + step).copied().unwrap_or(incoming);
            limbs[i] = g.mux(chosen, from, limbs[i]);
        }
        step *= 2;
        bit += 1;
    }
    let low = g.bits(by, 0, 6);
    let low = g.zero_extend(low, 8);
    let all = g.constant(8, 64);
    let other = g.sub(all, low);
    let shifted: Limbs = (0..count)
        .map(|i| {
            let next = limbs.get(i + 1).copied().unwrap_or(incoming);
            let (here, there) = match how {
                Shift::Left => (g.shl(limbs[i], low), g.shr(next, other)),
                _ => (g.shr(limbs[i], low), g.shl(next, other)),
            };
            g.or(here, there)
        })
        .collect();
    if bit >= width {
        return shifted;
    }
    let beyond = g.bits(by, bit, width - bit);
    let beyond = g.any(beyond);
    shifted.into_iter().map(|limb| g.mux(beyond, incoming, limb)).collect()
}
