//! Vector operations for the lanes of registers of one shape.
//!
//! A value of 1 bit is a mask: all bits of its lane are 1 or 0. Others may be dirty, as in `value`.

use std::collections::BTreeMap;

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::{InstBuilder, Type, Value, types};

use super::graph::{Id, Op, ones};
use super::lanes::{Arg, Step, Vector};
use super::value::{Emitter, MEM};

/// Vectors of one node in all lanes, by node and bytes of a lane.
pub(super) type Splats = BTreeMap<(Id, u8), Value>;

#[derive(Clone, Copy)]
struct Known {
    value: Value,
    width: u8,
    dirty: bool,
}

struct Lanes<'e, 'a, 'b> {
    e: &'e mut Emitter<'a, 'b>,
    vector: &'e Vector,
    ty: Type,
    steps: Vec<Known>,
}

/// Computes a vector; gives what its registers take, clean.
pub(super) fn compute(e: &mut Emitter<'_, '_>, splats: &mut Splats, vector: &Vector) -> Value {
    let lane = lane_type(vector.bytes);
    let ty = lane.by(16 / u32::from(vector.bytes)).unwrap_or(types::I32X4);
    let mut lanes = Lanes { e, vector, ty, steps: Vec::new() };
    let mut args = vector.args.iter();
    for &(step, width) in vector.shape.iter() {
        let known = match step {
            Step::Operand => match args.next() {
                Some(arg) => lanes.operand(splats, arg, width),
                None => break,
            },
            Step::Op(op) => lanes.op(op, width),
        };
        lanes.steps.push(known);
    }
    let last = Id::try_from(lanes.steps.len() - 1).unwrap_or(0);
    let width = lanes.steps[last as usize].width;
    let value = lanes.clean(last);
    if width == 1 { lanes.mask(value, 1) } else { value }
}

/// Stores a vector where its first register stands.
pub(super) fn store(e: &mut Emitter<'_, '_>, vector: &Vector, value: Value) {
    if let Some(&first) = vector.limbs.first() {
        let at = e.layout.limb(first).byte;
        e.b.ins().store(MEM, value, e.base, at);
    }
}

fn lane_type(bytes: u8) -> Type {
    match bytes {
        1 => types::I8,
        2 => types::I16,
        _ => types::I32,
    }
}

impl Lanes<'_, '_, '_> {
    fn constant(&mut self, numbers: impl Iterator<Item = u64>) -> Value {
        let bytes = usize::from(self.vector.bytes);
        let data: Vec<u8> =
            numbers.flat_map(|number| number.to_le_bytes().into_iter().take(bytes)).collect();
        let handle = self.e.b.func.dfg.constants.insert(data.into());
        self.e.b.ins().vconst(self.ty, handle)
    }

    fn same(&mut self, number: u64) -> Value {
        self.constant(std::iter::repeat_n(number, self.ty.lane_count() as usize))
    }

    fn mask(&mut self, value: Value, bits: u64) -> Value {
        let bits = self.same(bits);
        self.e.b.ins().band(value, bits)
    }

    fn operand(&mut self, splats: &mut Splats, arg: &Arg, width: u8) -> Known {
        let value = match arg {
            Arg::Same(id) => return self.splat(splats, *id, width),
            Arg::Each(numbers) => self.constant(numbers.iter().copied()),
            Arg::Along(limb) => {
                let at = self.e.layout.limb(*limb).byte;
                self.e.b.ins().load(self.ty, MEM, self.e.base, at)
            }
        };
        if width > 1 {
            return Known { value, width, dirty: false };
        }
        let one = self.same(1);
        let value = self.e.b.ins().icmp(IntCC::Equal, value, one);
        Known { value, width, dirty: false }
    }

    fn splat(&mut self, splats: &mut Splats, id: Id, width: u8) -> Known {
        if let Some(number) = self.e.graph.known(id) {
            let value = self.same(if width == 1 && number == 1 { u64::MAX } else { number });
            return Known { value, width, dirty: false };
        }
        let key = (id, self.vector.bytes);
        let value = if let Some(&value) = splats.get(&key) {
            value
        } else {
            let scalar = self.e.clean(id);
            let lane = self.e.as_type(scalar, lane_type(self.vector.bytes));
            let lane = if width == 1 { self.e.b.ins().ineg(lane) } else { lane };
            let value = self.e.b.ins().splat(self.ty, lane);
            splats.insert(key, value);
            value
        };
        Known { value, width, dirty: false }
    }

    fn raw(&self, step: Id) -> Value {
        self.steps[step as usize].value
    }

    fn clean(&mut self, step: Id) -> Value {
        let Known { value, width, dirty } = self.steps[step as usize];
        if !dirty {
            return value;
        }
        let value = self.mask(value, ones(width));
        self.steps[step as usize] = Known { value, width, dirty: false };
        value
    }

    fn op(&mut self, op: Op, width: u8) -> Known {
        let full = u32::from(width) == self.ty.lane_bits() || width == 1;
        let known = |value, dirty| Known { value, width, dirty };
        let dirty = |lanes: &Self, a: Id| lanes.steps[a as usize].dirty;
        match op {
            Op::Not(a) => {
                let a = self.raw(a);
                known(self.e.b.ins().bnot(a), !full)
            }
            Op::And(a, b) => {
                let dirty = dirty(self, a) && dirty(self, b);
                let (a, b) = (self.raw(a), self.raw(b));
                known(self.e.b.ins().band(a, b), dirty)
            }
            Op::Or(a, b) => {
                let dirty = dirty(self, a) || dirty(self, b);
                let (a, b) = (self.raw(a), self.raw(b));
                known(self.e.b.ins().bor(a, b), dirty)
            }
            Op::Xor(a, b) => {
                let dirty = dirty(self, a) || dirty(self, b);
                let (a, b) = (self.raw(a), self.raw(b));
                known(self.e.b.ins().bxor(a, b), dirty)
            }
            Op::Add(a, b) => {
                let (a, b) = (self.raw(a), self.raw(b));
                known(self.e.b.ins().iadd(a, b), !full)
            }
            Op::Sub(a, b) => {
                let (a, b) = (self.raw(a), self.raw(b));
                known(self.e.b.ins().isub(a, b), !full)
            }
            Op::ShlBy(a, by) => {
                let a = self.raw(a);
                known(self.e.b.ins().ishl_imm_u(a, i64::from(by)), !full)
            }
            Op::Bits(a, lo) => self.bits(a, lo, width),
            Op::ZeroExtend(a) => {
                let from = self.steps[a as usize].width;
                let a = self.clean(a);
                known(if from == 1 { self.mask(a, 1) } else { a }, false)
            }
            Op::SignExtend(a) => known(self.raw(a), !full),
            Op::Eq(a, b) => {
                let (a, b) = (self.clean(a), self.clean(b));
                known(self.e.b.ins().icmp(IntCC::Equal, a, b), false)
            }
            Op::Mux(c, a, b) => {
                let dirty = dirty(self, a) || dirty(self, b);
                let (c, a, b) = (self.raw(c), self.raw(a), self.raw(b));
                known(self.e.b.ins().bitselect(c, a, b), dirty)
            }
            // `lanes` makes no steps of other operations.
            _ => known(self.e.base, false),
        }
    }

    fn bits(&mut self, a: Id, lo: u8, width: u8) -> Known {
        let from = self.steps[a as usize].width;
        if width == 1 {
            let a = self.raw(a);
            let bit = self.same(1 << lo);
            let masked = self.e.b.ins().band(a, bit);
            let value = self.e.b.ins().icmp(IntCC::Equal, masked, bit);
            return Known { value, width, dirty: false };
        }
        let top = lo + width == from;
        let value = if top { self.clean(a) } else { self.raw(a) };
        let value = if lo == 0 { value } else { self.e.b.ins().ushr_imm_u(value, i64::from(lo)) };
        Known { value, width, dirty: !top }
    }
}
