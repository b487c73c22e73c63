//! Machine operations for nodes.
//!
//! A node of 1 bit is an `i8`, of up to 32 bits an `i32`, else an `i64`. A value may be *dirty*: the
//! bits above its width are anything. Where they matter it is cleaned first. A value of the state is
//! read anew for each task, which costs less than to hold it, until it is about to be overwritten.

use cranelift_codegen::ir::condcodes::{CondCode as _, IntCC};
use cranelift_codegen::ir::{InstBuilder, MemFlagsData, Type, Value, types};
use cranelift_frontend::FunctionBuilder;

use super::graph::{Graph, Id, Op, ones};
use super::group::{Group, choice};
use super::layout::{Layout, Slot};
use super::place::{Places, RegionId};

/// Every access is to words of the state.
pub(super) const MEM: MemFlagsData = MemFlagsData::new().with_notrap();

/// The type that holds a width.
pub(super) fn type_of(width: u8) -> Type {
    match width {
        1 => types::I8,
        2..=32 => types::I32,
        _ => types::I64,
    }
}

/// A node that was computed.
#[derive(Clone, Copy)]
struct Known {
    value: Value,
    dirty: bool,
}

/// Computes nodes into the block at hand.
pub(super) struct Emitter<'a, 'b> {
    pub(super) b: &'a mut FunctionBuilder<'b>,
    pub(super) graph: &'a Graph,
    pub(super) layout: &'a Layout,
    pub(super) places: &'a Places,
    /// Address of the state.
    pub(super) base: Value,
    /// The region at hand.
    pub(super) region: RegionId,
    known: Vec<Option<Known>>,
    /// Uses of each node that are still to come.
    pending: Vec<u32>,
    /// Values of the state that are known for now.
    read: Vec<Id>,
}

impl<'a, 'b> Emitter<'a, 'b> {
    /// An emitter of a function; `roots` are the nodes that it is asked for, each as often.
    pub(super) fn new(
        b: &'a mut FunctionBuilder<'b>,
        graph: &'a Graph,
        layout: &'a Layout,
        places: &'a Places,
        base: Value,
        roots: impl Iterator<Item = Id>,
    ) -> Self {
        let mut pending = vec![0; graph.len()];
        for index in 0..graph.len() {
            let id = Id::try_from(index).unwrap_or(Id::MAX);
            if places.of(id).is_some() {
                graph.op(id).operands().for_each(|operand| pending[operand as usize] += 1);
            }
        }
        roots.for_each(|id| pending[id as usize] += 1);
        let known = vec![None; graph.len()];
        Self { b, graph, layout, places, base, region: 0, known, pending, read: Vec::new() }
    }

    /// A root was used.
    pub(super) fn used(&mut self, id: Id) {
        self.pending[id as usize] -= 1;
    }

    /// True when a node is still to be computed, or was and is still to be used.
    pub(super) fn is_pending(&self, id: Id) -> bool {
        self.pending[id as usize] > 0 && self.places.of(id).is_some()
    }

    /// True when a node was computed.
    pub(super) fn is_known(&self, id: Id) -> bool {
        self.known[id as usize].is_some()
    }

    /// Computes a node and all it needs, each in its region.
    pub(super) fn need(&mut self, root: Id) {
        let mut stack = vec![(root, false)];
        while let Some((id, ready)) = stack.pop() {
            if self.is_known(id) || matches!(self.graph.op(id), Op::Const(_) | Op::Load(_)) {
                continue;
            }
            if ready {
                self.compute(id);
                continue;
            }
            stack.push((id, true));
            let Some(group) = self.places.group(id) else {
                let from = self.opposite(id).unwrap_or(id);
                let operands = self.graph.op(from).operands();
                stack.extend(operands.map(|operand| (operand, false)));
                continue;
            };
            let choices = || group.members.iter().filter_map(|&m| choice(self.graph, m));
            stack.extend(choices().take(1).map(|(c, ..)| (c, false)));
            let mut outside = self.outside(choices().map(|(_, a, _)| a), group.then);
            outside.extend(self.outside(choices().map(|(.., b)| b), group.otherwise));
            stack.extend(outside.into_iter().map(|id| (id, false)));
        }
    }

    /// Keeps what is about to be overwritten: a value of the state that is still to be used, or a word
    /// of a memory.
    pub(super) fn pin(&mut self, id: Id) {
        if matches!(self.graph.op(id), Op::Load(_)) {
            self.get(id);
            self.read.retain(|&read| read != id);
        } else {
            self.need(id);
        }
    }

    /// How many values of the state are known for now.
    pub(super) fn reads(&self) -> usize {
        self.read.len()
    }

    /// Forgets the values of the state that became known after there were so many.
    pub(super) fn forget(&mut self, reads: usize) {
        for id in self.read.drain(reads..) {
            self.known[id as usize] = None;
        }
    }

    /// The nodes that must be there before a region is entered in which `roots` are computed.
    pub(super) fn outside(&self, roots: impl IntoIterator<Item = Id>, region: RegionId) -> Vec<Id> {
        let mut stack: Vec<Id> = roots.into_iter().collect();
        let mut seen = std::collections::BTreeSet::new();
        let mut out = Vec::new();
        while let Some(id) = stack.pop() {
            if self.is_known(id) || !seen.insert(id) {
                continue;
            }
            match self.places.of(id) {
                Some(place) if self.places.is_in(place, region) => {
                    stack.extend(self.graph.op(id).operands());
                }
                _ => out.push(id),
            }
        }
        out
    }

    /// A value whose bits above the width are anything.
    pub(super) fn raw(&mut self, id: Id) -> Value {
        self.get(id).value
    }

    fn get(&mut self, id: Id) -> Known {
        if let Op::Const(number) = self.graph.op(id) {
            let ty = type_of(self.graph.width(id));
            let value = self.b.ins().iconst(ty, number.cast_signed());
            return Known { value, dirty: false };
        }
        if !self.is_known(id) {
            if let Op::Load(limb) = self.graph.op(id) {
                let value = self.load(self.layout.limb(limb), self.graph.width(id));
                let known = Known { value, dirty: false };
                self.known[id as usize] = Some(known);
                self.read.push(id);
                return known;
            }
            self.need(id);
        }
        // `need` computes what it is asked for.
        self.known[id as usize].unwrap_or(Known { value: self.base, dirty: false })
    }

    /// A value without bits above its width.
    pub(super) fn clean(&mut self, id: Id) -> Value {
        let Known { value, dirty } = self.get(id);
        if !dirty {
            return value;
        }
        let mask = ones(self.graph.width(id)).cast_signed();
        let value = self.b.ins().band_imm_u(value, mask);
        // Elsewhere this instruction need not have run.
        if self.places.of(id) == Some(self.region) {
            self.known[id as usize] = Some(Known { value, dirty: false });
        }
        value
    }

    /// A value of another type, zeros above.
    pub(super) fn as_type(&mut self, value: Value, ty: Type) -> Value {
        let from = self.b.func.dfg.value_type(value);
        match from.bits().cmp(&ty.bits()) {
            std::cmp::Ordering::Less => self.b.ins().uextend(ty, value),
            std::cmp::Ordering::Equal => value,
            std::cmp::Ordering::Greater => self.b.ins().ireduce(ty, value),
        }
    }

    fn compute(&mut self, id: Id) {
        if let Some(group) = self.places.group(id) {
            return self.choose(group);
        }
        let compared = self.opposite(id);
        let known = match compared {
            Some(compared) => self.compare(compared, true),
            None => self.node(id),
        };
        if let Some(compared) = compared {
            self.computed(compared, known);
            self.known[compared as usize] = None;
        }
        self.computed(id, known);
    }

    /// The comparison of which a node is the opposite, when nothing else looks at it.
    fn opposite(&self, id: Id) -> Option<Id> {
        let Op::Not(a) = self.graph.op(id) else { return None };
        let compares = matches!(self.graph.op(a), Op::Eq(..) | Op::Lt(..));
        (compares && !self.is_known(a) && self.pending[a as usize] == 1).then_some(a)
    }

    /// A comparison or its opposite.
    fn compare(&mut self, id: Id, opposite: bool) -> Known {
        let (a, b, code) = match self.graph.op(id) {
            Op::Eq(a, b) => (a, b, IntCC::Equal),
            Op::Lt(a, b) => (a, b, IntCC::UnsignedLessThan),
            _ => return self.get(id),
        };
        let code = if opposite { code.complement() } else { code };
        let equal = matches!(code, IntCC::Equal | IntCC::NotEqual);
        let value = if let Some(number) = self.graph.known(b).filter(|_| equal) {
            let a = self.clean(a);
            self.b.ins().icmp_imm_u(code, a, number.cast_signed())
        } else {
            let (a, b) = (self.clean(a), self.clean(b));
            self.b.ins().icmp(code, a, b)
        };
        Known { value, dirty: false }
    }

    fn computed(&mut self, id: Id, known: Known) {
        self.known[id as usize] = Some(known);
        for operand in self.graph.op(id).operands() {
            self.pending[operand as usize] -= 1;
        }
    }

    #[allow(clippy::too_many_lines, reason = "one match, a few lines per operation")]
    fn node(&mut self, id: Id) -> Known {
        let width = self.graph.width(id);
        let ty = type_of(width);
        let full = u32::from(width) == ty.bits();
        let clean = |value| Known { value, dirty: false };
        let cut = |value| Known { value, dirty: !full };
        match self.graph.op(id) {
            Op::Const(_) => self.get(id),
            Op::Load(limb) => clean(self.load(self.layout.limb(limb), width)),
            Op::Fetch(memory, limb, address) => clean(self.fetch(memory, limb, address, width)),
            Op::Not(a) => {
                if width == 1 {
                    let a = self.clean(a);
                    return clean(self.b.ins().bxor_imm_u(a, 1));
                }
                let a = self.raw(a);
                cut(self.b.ins().bnot(a))
            }
            Op::Parity(a) => {
                let a = self.clean(a);
                let count = self.b.ins().popcnt(a);
                let low = self.as_type(count, types::I8);
                clean(self.b.ins().band_imm_u(low, 1))
            }
            Op::And(a, b) => {
                let (a, b) = (self.get(a), self.get(b));
                let value = self.b.ins().band(a.value, b.value);
                Known { value, dirty: a.dirty && b.dirty }
            }
            Op::Or(a, b) => {
                let (a, b) = (self.get(a), self.get(b));
                let value = self.b.ins().bor(a.value, b.value);
                Known { value, dirty: a.dirty || b.dirty }
            }
            Op::Xor(a, b) => {
                let (a, b) = (self.get(a), self.get(b));
                let value = self.b.ins().bxor(a.value, b.value);
                Known { value, dirty: a.dirty || b.dirty }
            }
            Op::Add(a, b) => {
                let most = self.graph.maybe(a).checked_add(self.graph.maybe(b));
                let fits = most.is_some_and(|most| most <= ones(width));
                let (a, b) = (self.get(a), self.get(b));
                let value = self.b.ins().iadd(a.value, b.value);
                Known { value, dirty: !full && (a.dirty || b.dirty || !fits) }
            }
            Op::Sub(a, b) => {
                let (a, b) = (self.raw(a), self.raw(b));
                cut(self.b.ins().isub(a, b))
            }
            Op::Mul(a, b) => {
                let (a, b) = (self.raw(a), self.raw(b));
                cut(self.b.ins().imul(a, b))
            }
            Op::MulHigh(a, b) => {
                let (a, b) = (self.clean(a), self.clean(b));
                clean(self.b.ins().umulhi(a, b))
            }
            Op::ShlBy(a, by) => {
                let fits =
                    self.graph.maybe(a).leading_zeros() + u32::from(width) >= u32::from(by) + 64;
                let a = self.get(a);
                let value = self.b.ins().ishl_imm_u(a.value, i64::from(by));
                Known { value, dirty: !full && (a.dirty || !fits) }
            }
            Op::Shl(a, by) => {
                let a = self.raw(a);
                let (amount, beyond) = self.amount(by, ty);
                let value = self.b.ins().ishl(a, amount);
                cut(self.unless(beyond, value, ty))
            }
            Op::Shr(a, by) => {
                let a = self.clean(a);
                let (amount, beyond) = self.amount(by, ty);
                let value = self.b.ins().ushr(a, amount);
                clean(self.unless(beyond, value, ty))
            }
            Op::Sar(a, by) => {
                let a = self.signed(a, ty);
                let (amount, beyond) = self.amount(by, ty);
                let amount = match beyond {
                    Some(beyond) => {
                        let of = self.b.func.dfg.value_type(amount);
                        let most = self.b.ins().iconst(of, i64::from(ty.bits()) - 1);
                        self.b.ins().select(beyond, most, amount)
                    }
                    None => amount,
                };
                cut(self.b.ins().sshr(a, amount))
            }
            Op::Bits(a, lo) => self.bits(a, lo, width),
            Op::ZeroExtend(a) => {
                let a = self.clean(a);
                clean(self.as_type(a, ty))
            }
            Op::SignExtend(a) => cut(self.signed(a, ty)),
            Op::Eq(..) | Op::Lt(..) => self.compare(id, false),
            Op::Mux(c, a, b) => {
                let c = self.clean(c);
                let (a, b) = (self.get(a), self.get(b));
                let value = self.b.ins().select(c, a.value, b.value);
                Known { value, dirty: a.dirty || b.dirty }
            }
        }
    }

    /// The value in a slot.
    pub(super) fn load(&mut self, slot: Slot, width: u8) -> Value {
        let (ty, at) = (type_of(width), slot.byte);
        match (slot.bytes, width) {
            (1, 1) => self.b.ins().load(types::I8, MEM, self.base, at),
            (1, _) => self.b.ins().uload8(ty, MEM, self.base, at),
            (2, _) => self.b.ins().uload16(ty, MEM, self.base, at),
            _ => self.b.ins().load(ty, MEM, self.base, at),
        }
    }

    /// A node as a slot of its width takes it.
    pub(super) fn for_slot(&mut self, slot: Slot, id: Id) -> Value {
        let whole = u32::from(self.graph.width(id)) == u32::from(slot.bytes) * 8;
        if whole { self.raw(id) } else { self.clean(id) }
    }

    /// Stores a node in a slot of its width.
    pub(super) fn store(&mut self, slot: Slot, id: Id) {
        let value = self.for_slot(slot, id);
        self.store_value(slot, self.graph.width(id), value);
    }

    /// Stores a value of a width in a slot.
    pub(super) fn store_value(&mut self, slot: Slot, width: u8, value: Value) {
        let at = slot.byte;
        match (slot.bytes, width) {
            (1, 2..) => self.b.ins().istore8(MEM, value, self.base, at),
            (2, _) => self.b.ins().istore16(MEM, value, self.base, at),
            _ => self.b.ins().store(MEM, value, self.base, at),
        };
    }

    /// The address of a word of a memory, and what says that there is none.
    pub(super) fn word(&mut self, memory: u32, address: Id) -> (Value, Option<Value>) {
        let area = self.layout.memory(memory);
        let most = self.graph.maybe(address);
        let address = self.clean(address);
        let wide = self.as_type(address, types::I64);
        let beyond = (most >= u64::from(area.depth)).then(|| {
            let last = i64::from(area.depth);
            self.b.ins().icmp_imm_u(IntCC::UnsignedGreaterThanOrEqual, wide, last)
        });
        let index = match beyond {
            Some(beyond) => {
                let zero = self.b.ins().iconst(types::I64, 0);
                self.b.ins().select(beyond, zero, wide)
            }
            None => wide,
        };
        let bytes = i64::from(area.stride) * 8;
        let offset = if bytes.count_ones() == 1 {
            self.b.ins().ishl_imm_u(index, i64::from(bytes.trailing_zeros()))
        } else {
            self.b.ins().imul_imm_u(index, bytes)
        };
        (self.b.ins().iadd(self.base, offset), beyond)
    }

    fn fetch(&mut self, memory: u32, limb: u32, address: Id, width: u8) -> Value {
        let (word, beyond) = self.word(memory, address);
        let ty = type_of(width);
        let at = self.layout.memory(memory).limb_byte(limb);
        let value = self.b.ins().load(ty, MEM, word, at);
        self.unless(beyond, value, ty)
    }

    /// An amount to shift by, and what says that it is too large for the type.
    fn amount(&mut self, by: Id, ty: Type) -> (Value, Option<Value>) {
        let most = self.graph.maybe(by);
        let by = self.clean(by);
        let beyond = (most >= u64::from(ty.bits())).then(|| {
            let limit = i64::from(ty.bits());
            self.b.ins().icmp_imm_u(IntCC::UnsignedGreaterThanOrEqual, by, limit)
        });
        (by, beyond)
    }

    /// The value, or 0 when it is beyond.
    fn unless(&mut self, beyond: Option<Value>, value: Value, ty: Type) -> Value {
        match beyond {
            Some(beyond) => {
                let zero = self.b.ins().iconst(ty, 0);
                self.b.ins().select(beyond, zero, value)
            }
            None => value,
        }
    }

    /// A value with copies of its sign up to the end of a type.
    fn signed(&mut self, id: Id, ty: Type) -> Value {
        let width = self.graph.width(id);
        if width == 1 {
            let bit = self.clean(id);
            let bit = self.as_type(bit, ty);
            return self.b.ins().ineg(bit);
        }
        let value = self.raw(id);
        if let 8 | 16 | 32 = width {
            let small = Type::int(u16::from(width)).unwrap_or(types::I32);
            let value = self.as_type(value, small);
            return if small == ty { value } else { self.b.ins().sextend(ty, value) };
        }
        let value = self.as_type(value, ty);
        let unused = i64::from(ty.bits()) - i64::from(width);
        let high = self.b.ins().ishl_imm_u(value, unused);
        self.b.ins().sshr_imm_u(high, unused)
    }

    fn bits(&mut self, a: Id, lo: u8, width: u8) -> Known {
        let from = self.graph.width(a);
        let ty = type_of(width);
        if width == 1 && from > 1 {
            // A test of a bit goes into what looks at it.
            let a = self.raw(a);
            let bit = (1u64 << lo).cast_signed();
            let masked = self.b.ins().band_imm_u(a, bit);
            let value = self.b.ins().icmp_imm_u(IntCC::NotEqual, masked, 0);
            return Known { value, dirty: false };
        }
        let top = lo + width == from;
        let value = if top { self.clean(a) } else { self.raw(a) };
        let moved = if lo == 0 { value } else { self.b.ins().ushr_imm_u(value, i64::from(lo)) };
        let value = self.as_type(moved, ty);
        Known { value, dirty: !top && u32::from(width) != ty.bits() }
    }

    /// All choices of a group, by one jump.
    fn choose(&mut self, group: &Group) {
        let choices: Vec<(Id, (Id, Id, Id))> =
            group.members.iter().filter_map(|&m| Some((m, choice(self.graph, m)?))).collect();
        let Some(&(_, (c, ..))) = choices.first() else { return };
        let c = self.clean(c);
        let (on, off) = (self.b.create_block(), self.b.create_block());
        let end = self.b.create_block();
        let types = choices.iter().map(|&(id, _)| type_of(self.graph.width(id)));
        let chosen: Vec<Value> = types.map(|ty| self.b.append_block_param(end, ty)).collect();
        self.b.ins().brif(c, on, &[], off, &[]);
        let around = self.region;
        let reads = self.reads();
        let mut dirty = vec![false; choices.len()];
        for (block, region, first) in [(on, group.then, true), (off, group.otherwise, false)] {
            self.b.switch_to_block(block);
            self.region = region;
            let mut values = Vec::with_capacity(choices.len());
            for (dirty, &(_, (_, a, b))) in dirty.iter_mut().zip(&choices) {
                let known = self.get(if first { a } else { b });
                *dirty |= known.dirty;
                values.push(known.value.into());
            }
            self.forget(reads);
            self.b.ins().jump(end, &values);
        }
        self.region = around;
        for ((dirty, value), &(id, _)) in dirty.into_iter().zip(chosen).zip(&choices) {
            self.computed(id, Known { value, dirty });
        }
        self.b.switch_to_block(end);
    }
}
