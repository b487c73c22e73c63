//! Evaluates the graph node by node: for nets that compiled code does not keep, and for cycles in
//! which it is not worth while or not allowed to run.

use super::graph::{Graph, Id, Op, ones};

/// Where the values of a state are.
pub(super) trait Source {
    /// A limb of an input or of state.
    fn limb(&self, limb: u32) -> u64;
    /// A limb of a word of a memory, 0 beyond the end.
    fn fetch(&self, memory: u32, limb: u32, address: u64) -> u64;
}

/// Gives every node its value.
pub(super) fn evaluate(graph: &Graph, source: &impl Source, values: &mut Vec<u64>) {
    values.clear();
    values.reserve(graph.len());
    for index in 0..graph.len() {
        let id = Id::try_from(index).unwrap_or(Id::MAX);
        let value = node(graph, source, values, id);
        values.push(value);
    }
}

/// The value of a node, from the values of those below it.
pub(super) fn node(graph: &Graph, source: &impl Source, values: &[u64], id: Id) -> u64 {
    let width = graph.width(id);
    let all = ones(width);
    let at = |id: Id| values[id as usize];
    let signed = |id: Id| {
        let unused = 64 - graph.width(id);
        (at(id) << unused).cast_signed() >> unused
    };
    let amount = |id: Id| u32::try_from(at(id)).unwrap_or(u32::MAX);
    match graph.op(id) {
        Op::Const(value) => value,
        Op::Load(limb) => source.limb(limb),
        Op::Fetch(memory, limb, address) => source.fetch(memory, limb, at(address)),
        Op::Not(a) => !at(a) & all,
        Op::Parity(a) => u64::from(at(a).count_ones() & 1),
        Op::And(a, b) => at(a) & at(b),
        Op::Or(a, b) => at(a) | at(b),
        Op::Xor(a, b) => at(a) ^ at(b),
        Op::Add(a, b) => at(a).wrapping_add(at(b)) & all,
        Op::Sub(a, b) => at(a).wrapping_sub(at(b)) & all,
        Op::Mul(a, b) => at(a).wrapping_mul(at(b)) & all,
        Op::MulHigh(a, b) => {
            let product = (u128::from(at(a)) * u128::from(at(b))) >> 64;
            u64::try_from(product).unwrap_or(0)
        }
        Op::ShlBy(a, by) => (at(a) << by) & all,
        Op::Shl(a, by) => at(a).checked_shl(amount(by)).unwrap_or(0) & all,
        Op::Shr(a, by) => at(a).checked_shr(amount(by)).unwrap_or(0),
        Op::Sar(a, by) => (signed(a) >> amount(by).min(63)).cast_unsigned() & all,
        Op::Bits(a, lo) => (at(a) >> lo) & all,
        Op::ZeroExtend(a) => at(a),
        Op::SignExtend(a) => signed(a).cast_unsigned() & all,
        Op::Eq(a, b) => u64::from(at(a) == at(b)),
        Op::Lt(a, b) => u64::from(at(a) < at(b)),
        Op::Mux(c, a, b) => at(if at(c) == 0 { b } else { a }),
    }
}
