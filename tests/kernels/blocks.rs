//! Kernels of every construct of the dialect.

use ctxnic::comment;
use ctxnic::hw::prim::{Ram, Reg, RegEn, Rom};
use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;
use rust_hdl::widgets::prelude::{DFF, DFFWithInit};

use super::{Kernel, kernel};

/// States of [`Machine`]; three of them, so one code is unused.
#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum State {
    Idle,
    Run,
    Stop,
}

/// A state machine with a counter: registers, an enum, a constant, locals, `match`, `if`.
#[derive(LogicBlock)]
pub struct Machine {
    pub clock: Signal<In, Clock>,
    pub go: Signal<In, Bit>,
    pub step: Signal<In, Bits<8>>,
    pub count: Signal<Out, Bits<8>>,
    pub busy: Signal<Out, Bit>,
    pub code: Signal<Out, Bits<2>>,
    state: Reg<State>,
    sum: Reg<Bits<8>>,
    sum_next: Signal<Local, Bits<8>>,
    limit: Constant<Bits<8>>,
}

impl Default for Machine {
    fn default() -> Self {
        Self {
            clock: Signal::default(),
            go: Signal::default(),
            step: Signal::default(),
            count: Signal::default(),
            busy: Signal::default(),
            code: Signal::default(),
            state: Reg::new(State::Idle),
            sum: Reg::new(3.into()),
            sum_next: Signal::default(),
            limit: Constant::new(200.into()),
        }
    }
}

impl Logic for Machine {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, state, sum);
        comment!("wraps on purpose");
        self.sum_next.next = self.sum.q.val() + self.step.val();
        self.busy.next = self.state.q.val() != State::Idle;
        self.code.next = 0.into();
        match self.state.q.val() {
            State::Idle => {
                if self.go.val() {
                    self.state.d.next = State::Run;
                }
            }
            State::Run => {
                self.code.next = 1.into();
                self.sum.d.next = self.sum_next.val();
                if self.sum_next.val() > self.limit.val() {
                    self.state.d.next = State::Stop;
                } else if !self.go.val() && self.step.val().any() {
                    self.state.d.next = State::Idle;
                }
            }
            State::Stop => {
                self.code.next = 2.into();
                self.sum.d.next = 0.into();
                self.state.d.next = State::Idle;
            }
        }
        self.count.next = self.sum.q.val();
    }
}

pub fn machine() -> Kernel {
    kernel!("machine", Machine::default(), clock, [go, step] -> [count, busy, code])
}

/// One lane of [`Lanes`].
#[derive(LogicBlock, Default)]
pub struct Lane {
    pub clock: Signal<In, Clock>,
    pub x: Signal<In, Bits<4>>,
    pub y: Signal<Out, Bits<4>>,
    last: Reg<Bits<4>>,
}

impl Logic for Lane {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, last);
        self.last.d.next = self.x.val();
        self.y.next = self.last.q.val() ^ self.x.val();
    }
}

/// A `Vec` of children, an array of signals, loops, and an `if` on a loop variable.
#[derive(LogicBlock)]
pub struct Lanes {
    pub clock: Signal<In, Clock>,
    pub x: Signal<In, Bits<16>>,
    pub y: Signal<Out, Bits<4>>,
    pub z: Signal<Out, Bits<4>>,
    lane: Vec<Lane>,
    part: [Signal<Local, Bits<4>>; 5],
}

impl Default for Lanes {
    fn default() -> Self {
        Self {
            clock: Signal::default(),
            x: Signal::default(),
            y: Signal::default(),
            z: Signal::default(),
            lane: (0..4).map(|_| Lane::default()).collect(),
            part: Default::default(),
        }
    }
}

impl Logic for Lanes {
    #[hdl_gen]
    fn update(&mut self) {
        self.part[0].next = 0.into();
        for i in 0..4 {
            self.lane[i].clock.next = self.clock.val();
            self.lane[i].x.next = self.x.val().get_bits::<4>(i * 4);
            self.part[i + 1].next = self.part[i].val() + self.lane[i].y.val();
        }
        self.y.next = self.part[4].val();
        self.z.next = 0.into();
        for i in 0..4 {
            if i != 2 {
                if self.x.val().get_bit(i) {
                    self.z.next = self.lane[i].y.val();
                }
            }
        }
    }
}

pub fn lanes() -> Kernel {
    kernel!("lanes", Lanes::default(), clock, [x] -> [y, z])
}

/// RAM with byte enables, ROM, an enabled register without reset, and rust-hdl's own registers.
#[derive(LogicBlock)]
pub struct Stores {
    pub clock: Signal<In, Clock>,
    pub read: Signal<In, Bits<3>>,
    pub write: Signal<In, Bits<3>>,
    pub data: Signal<In, Bits<16>>,
    pub enable: Signal<In, Bits<2>>,
    pub ram_out: Signal<Out, Bits<16>>,
    pub rom_out: Signal<Out, Bits<6>>,
    pub held: Signal<Out, Bits<16>>,
    pub dff_out: Signal<Out, Bits<16>>,
    pub init_out: Signal<Out, Bits<16>>,
    ram: Ram<3, 16, 2>,
    rom: Rom<3, 6>,
    hold: RegEn<Bits<16>>,
    dff: DFF<Bits<16>>,
    init: DFFWithInit<Bits<16>>,
}

impl Default for Stores {
    fn default() -> Self {
        Self {
            clock: Signal::default(),
            read: Signal::default(),
            write: Signal::default(),
            data: Signal::default(),
            enable: Signal::default(),
            ram_out: Signal::default(),
            rom_out: Signal::default(),
            held: Signal::default(),
            dff_out: Signal::default(),
            init_out: Signal::default(),
            ram: Ram::new(6),
            rom: Rom::new(vec![1.into(), 2.into(), 63.into(), 9.into(), 5.into()]),
            hold: RegEn::without_reset(),
            dff: DFF::default(),
            init: DFFWithInit::new(0xbeef.into()),
        }
    }
}

impl Logic for Stores {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram, rom, hold);
        dff_setup!(self, clock, dff, init);
        self.ram.read_addr.next = self.read.val();
        self.ram.write_addr.next = self.write.val();
        self.ram.write_data.next = self.data.val();
        self.ram.write_en.next = self.enable.val();
        self.rom.read_addr.next = self.read.val();
        self.hold.d.next = self.data.val();
        self.hold.en.next = self.enable.val().all();
        if self.enable.val().any() {
            self.dff.d.next = self.dff.q.val() + self.data.val();
            self.init.d.next = self.data.val();
        }
        self.ram_out.next = self.ram.read_data.val();
        self.rom_out.next = self.rom.read_data.val();
        self.held.next = self.hold.q.val();
        self.dff_out.next = self.dff.q.val();
        self.init_out.next = self.init.q.val();
    }
}

pub fn stores() -> Kernel {
    kernel!("stores", Stores::default(), clock,
        [read, write, data, enable] -> [ram_out, rom_out, held, dff_out, init_out])
}

/// Bit operations: single bits, slices at constant and variable places, replaced bits, reductions,
/// shifts by signals, products.
#[derive(LogicBlock, Default)]
pub struct BitWork {
    pub a: Signal<In, Bits<16>>,
    pub b: Signal<In, Bits<16>>,
    pub at: Signal<In, Bits<4>>,
    pub flag: Signal<In, Bit>,
    pub one: Signal<Out, Bit>,
    pub bit7: Signal<Out, Bit>,
    pub low: Signal<Out, Bits<8>>,
    pub moving: Signal<Out, Bits<8>>,
    pub replaced: Signal<Out, Bits<16>>,
    pub replaced5: Signal<Out, Bits<16>>,
    pub reduced: Signal<Out, Bits<3>>,
    pub left: Signal<Out, Bits<16>>,
    pub right: Signal<Out, Bits<16>>,
    pub product: Signal<Out, Bits<32>>,
    pub plus: Signal<Out, Bits<16>>,
    pub decided: Signal<Out, Bit>,
    pub cut: Signal<Out, Bits<5>>,
}

impl Logic for BitWork {
    #[hdl_gen]
    fn update(&mut self) {
        self.one.next = self.a.val().get_bit(self.at.val().index());
        self.bit7.next = self.a.val().get_bit(7);
        self.low.next = self.a.val().get_bits::<8>(3);
        self.moving.next = self.a.val().get_bits::<8>(self.at.val().index());
        self.replaced.next = self.a.val().replace_bit(self.at.val().index(), self.flag.val());
        self.replaced5.next = self.a.val().replace_bit(5, self.b.val().get_bit(0));
        self.reduced.next = bits::<3>(0)
            .replace_bit(0, self.a.val().all())
            .replace_bit(1, self.a.val().any())
            .replace_bit(2, self.a.val().xor());
        self.left.next = self.a.val() << self.at.val();
        self.right.next = self.a.val() >> self.b.val().get_bits::<6>(0);
        self.product.next = self.a.val() * self.b.val();
        self.plus.next = self.a.val() + self.flag.val();
        self.decided.next =
            (self.flag.val() && self.a.val().get_bit(1)) || !(self.b.val() <= 0x8000_u64);
        self.cut.next = bit_cast::<5, 16>(self.a.val() | self.b.val());
    }
}

pub fn bit_work() -> Kernel {
    kernel!("bit_work", BitWork::default(), [a, b, at, flag] ->
        [one, bit7, low, moving, replaced, replaced5, reduced, left, right, product, plus, decided, cut])
}

/// Signed values: comparison, sums, casts that keep the sign, negative numbers.
#[derive(LogicBlock, Default)]
pub struct SignedWork {
    pub a: Signal<In, Signed<8>>,
    pub b: Signal<In, Signed<8>>,
    pub raw: Signal<In, Bits<8>>,
    pub m: Signal<In, Signed<16>>,
    pub less: Signal<Out, Bit>,
    pub at_least: Signal<Out, Bit>,
    pub negative: Signal<Out, Bit>,
    pub sum: Signal<Out, Signed<8>>,
    pub difference: Signal<Out, Signed<8>>,
    pub minus: Signal<Out, Signed<8>>,
    pub wide: Signal<Out, Signed<16>>,
    pub narrow: Signal<Out, Signed<4>>,
    pub cast: Signal<Out, Signed<8>>,
    pub uncast: Signal<Out, Bits<8>>,
    pub square: Signal<Out, Signed<32>>,
    pub fixed: Signal<Out, Signed<8>>,
    small: Signal<Local, Signed<8>>,
}

impl Logic for SignedWork {
    #[hdl_gen]
    fn update(&mut self) {
        self.less.next = self.a.val() < self.b.val();
        self.at_least.next = self.a.val() >= (self.b.val() + self.a.val());
        self.negative.next = self.a.val() < (-3).into();
        self.sum.next = self.a.val() + self.b.val();
        self.difference.next = self.a.val() - self.b.val();
        self.minus.next = -self.a.val();
        // -60 to 67: rust-hdl's `signed_bit_cast` of the smallest number never returns.
        self.small.next =
            signed_cast(bit_cast::<8, 7>(self.raw.val().get_bits::<7>(0))) - 60.into();
        self.wide.next = signed_bit_cast::<16, 8>(self.small.val());
        self.narrow.next = signed_bit_cast::<4, 8>(self.small.val());
        self.cast.next = signed_cast(self.raw.val());
        self.uncast.next = unsigned_cast(self.a.val());
        self.square.next = self.m.val() * self.m.val();
        self.fixed.next = (-7).to_signed_bits();
    }
}

pub fn signed_work() -> Kernel {
    kernel!("signed_work", SignedWork::default(), [a, b, raw, m] ->
        [less, at_least, negative, sum, difference, minus, wide, narrow, cast, uncast, square, fixed])
}

/// A struct with an enum inside.
#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct Word {
    pub valid: Bit,
    pub state: State,
    pub data: Bits<5>,
}

/// One level of struct fields, written and read; `match` on numbers and on a field.
#[derive(LogicBlock, Default)]
pub struct Fields {
    pub clock: Signal<In, Clock>,
    pub pick: Signal<In, Bits<3>>,
    pub x: Signal<In, Bits<5>>,
    pub valid: Signal<Out, Bit>,
    pub y: Signal<Out, Bits<5>>,
    pub code: Signal<Out, Bits<8>>,
    word: Signal<Local, Word>,
    kept: Reg<Word>,
}

impl Logic for Fields {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, kept);
        self.word.next.valid = self.pick.val() != 0;
        self.word.next.data = self.x.val() + 1;
        match self.pick.val().index() {
            0 => self.word.next.state = State::Stop,
            1 => {
                self.word.next.state = State::Run;
            }
            0x5_usize => self.word.next.state = State::Run,
            _ => self.word.next.state = State::Idle,
        }
        self.kept.d.next = self.word.val();
        self.valid.next = self.kept.q.val().valid;
        self.y.next = self.kept.q.val().data;
        match self.kept.q.val().state {
            State::Idle => self.code.next = 0x10.into(),
            State::Run => self.code.next = 0x20.into(),
            State::Stop => self.code.next = 0x40.into(),
        }
        match self.kept.q.val().valid {
            true => {}
            false => self.code.next = 0xff.into(),
        }
    }
}

pub fn fields() -> Kernel {
    kernel!("fields", Fields::default(), clock, [pick, x] -> [valid, y, code])
}

/// A small bus, seen from the driver.
#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "BusSlave"]
pub struct BusMaster {
    pub address: Signal<Out, Bits<4>>,
    pub data: Signal<In, Bits<4>>,
}

/// The same, seen from the other side.
#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "BusMaster"]
pub struct BusSlave {
    pub address: Signal<In, Bits<4>>,
    pub data: Signal<Out, Bits<4>>,
}

/// Drives a bus.
#[derive(LogicBlock, Default)]
pub struct Asker {
    pub bus: BusMaster,
    pub x: Signal<In, Bits<4>>,
    pub y: Signal<Out, Bits<4>>,
}

impl Logic for Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.address.next = self.x.val();
        self.y.next = self.bus.data.val();
    }
}

/// Answers on a bus.
#[derive(LogicBlock, Default)]
pub struct Answerer {
    pub bus: BusSlave,
}

impl Logic for Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.data.next = self.bus.address.val() ^ 5;
    }
}

/// Passes a bus on to a child.
#[derive(LogicBlock, Default)]
pub struct Outer {
    pub bus: BusSlave,
    inner: Answerer,
}

impl Logic for Outer {
    #[hdl_gen]
    fn update(&mut self) {
        BusSlave::link(&mut self.bus, &mut self.inner.bus);
    }
}

/// Interfaces joined and linked.
#[derive(LogicBlock, Default)]
pub struct Buses {
    pub x: Signal<In, Bits<4>>,
    pub y: Signal<Out, Bits<4>>,
    asker: Asker,
    outer: Outer,
}

impl Logic for Buses {
    #[hdl_gen]
    fn update(&mut self) {
        BusMaster::join(&mut self.asker.bus, &mut self.outer.bus);
        self.asker.x.next = self.x.val();
        self.y.next = self.asker.y.val();
    }
}

pub fn buses() -> Kernel {
    kernel!("buses", Buses::default(), [x] -> [y])
}

/// All of this file.
pub fn all() -> Vec<Kernel> {
    vec![machine(), lanes(), stores(), bit_work(), signed_work(), fields(), buses()]
}
