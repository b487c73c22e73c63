//! Random kernels 144 to 151 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0144BusSlave"]
pub struct K0144BusMaster {
    pub there: Signal<Out, Bits<8>>,
    pub back: Signal<In, Bits<12>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0144BusMaster"]
pub struct K0144BusSlave {
    pub there: Signal<In, Bits<8>>,
    pub back: Signal<Out, Bits<12>>,
}

#[derive(LogicBlock, Default)]
pub struct K0144Asker {
    pub bus: K0144BusMaster,
    pub a: Signal<In, Bits<64>>,
    pub w: Signal<Out, Bits<8>>,
}

impl Logic for K0144Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<8, 64>(self.a.val()) ^ (bit_cast::<8, 64>(self.a.val()) ^ bit_cast::<8, 64>(self.a.val()));
        self.w.next = bit_cast::<8, 12>(self.bus.back.val()) ^ self.a.val().get_bits::<8>(36) << self.bus.back.val().get_bits::<10>(0);
    }
}

#[derive(LogicBlock, Default)]
pub struct K0144Answerer {
    pub bus: K0144BusSlave,
}

impl Logic for K0144Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<12, 8>(self.bus.there.val()) ^ (bit_cast::<12, 8>(self.bus.there.val()) ^ bits::<12>(0));
    }
}

#[derive(LogicBlock, Default)]
pub struct K0144Outer {
    pub bus: K0144BusSlave,
    inner: K0144Answerer,
}

impl Logic for K0144Outer {
    #[hdl_gen]
    fn update(&mut self) {
        K0144BusSlave::link(&mut self.bus, &mut self.inner.bus);
    }
}

#[derive(LogicBlock)]
pub struct K0144Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<2>>,
    pub b: Signal<In, Bits<8>>,
    pub w: Signal<Out, Bits<2>>,
    pub x: Signal<Out, Bits<2>>,
    r0: DFFWithInit<Bits<12>>,
    r1: Reg<Bits<2>>,
    c0: K0144Asker,
    c2: K0144Outer,
}

impl Default for K0144Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: DFFWithInit::new(bits::<12>(1)),
            r1: Reg::new(bits::<2>(0)),
            c0: Default::default(),
            c2: Default::default(),
        }
    }
}

impl Logic for K0144Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        if bit_cast::<64, 2>(self.r1.q.val()) != bit_cast::<64, 2>(self.r1.q.val()) && self.r0.q.val().get_bit(3) {
            self.r1.d.next = self.a.val() + 0x1_u64 & self.a.val() + self.r1.q.val();
        }
        self.c0.a.next = bit_cast::<32, 8>(self.b.val()).get_bits::<64>(self.r1.q.val().index()) ^ (bit_cast::<64, 8>(self.b.val()) | bits::<64>(1382332704731975046_u64));
        K0144BusMaster::join(&mut self.c0.bus, &mut self.c2.bus);
        self.x.next = bits::<2>(3);
        self.r0.d.next = !(0x5d3_u64 ^ self.r0.q.val());
        self.w.next = 0x3_u64 + self.x.val();
    }
}

#[derive(LogicBlock)]
pub struct K0145Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<3>>,
    pub b: Signal<In, Bits<1>>,
    pub c: Signal<In, Bits<1>>,
    pub w: Signal<Out, Bits<3>>,
    r0: Reg<Bits<1>>,
}

impl Default for K0145Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<1>(1)),
        }
    }
}

impl Logic for K0145Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        if bit_cast::<4, 1>(self.r0.q.val()).any() {
            self.w.next = self.a.val() - 0x6_u64;
        } else if self.a.val() != 1_u64.to_bits::<3>() {
            self.r0.d.next = self.r0.q.val();
            self.w.next = self.a.val();
        } else {
            self.w.next = 0x1_u64 & self.a.val() | self.a.val() >> 2;
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0146State { Idle, Load, Run }

#[derive(LogicBlock, Default)]
pub struct K0146Child0 {
    pub a: Signal<In, Bits<11>>,
    pub b: Signal<In, Signed<11>>,
    pub w: Signal<Out, Bits<7>>,
    l0: Signal<Local, K0146State>,
    l1: Signal<Local, Bits<33>>,
}

impl Logic for K0146Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l1.next = 0x1_u64 & (bit_cast::<33, 11>(self.a.val()) ^ bit_cast::<33, 11>(self.a.val()));
        self.l0.next = K0146State::Load;
        self.w.next = 94.into();
        if self.l0.val() == K0146State::Run {
            self.w.next = bit_cast::<7, 11>(self.a.val()).replace_bit(0, self.l1.val().get_bit(self.a.val().get_bits::<5>(0).index())) - 127_u64.to_bits::<7>();
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0146Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<4>>,
    pub b: Signal<In, Bits<33>>,
    pub w: Signal<Out, Bits<4>>,
    r0: DFF<Bits<11>>,
    c0: K0146Child0,
    l0: Signal<Local, Signed<4>>,
}

impl Logic for K0146Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        if self.a.val().get_bit(3) {
            self.l0.next = -signed_cast(self.a.val()) - signed_cast(self.b.val().get_bits::<7>(24)).get_bits::<4>(3);
        } else if bits::<7>(127).get_bit(self.r0.q.val().get_bits::<2>(0).index()) {
            self.l0.next = signed_cast(self.a.val());
        } else {
            self.l0.next = signed_cast(self.a.val()) + (signed_cast(self.a.val()) - signed_cast(self.a.val()));
        }
        self.c0.a.next = bit_cast::<11, 11>(self.r0.q.val()) & self.r0.q.val();
        self.c0.b.next = signed_cast(self.a.val().get_bits::<11>(2));
        self.r0.d.next = self.r0.q.val();
        self.w.next = self.a.val().get_bits::<4>(0) >> 0;
        for i in 0..4_usize {
            if signed_cast(bit_cast::<33, 4>(self.a.val())) > signed_cast(self.b.val()) {
                self.r0.d.next = self.r0.q.val().get_bits::<11>(self.a.val().get_bits::<3>(0).index()) + i.to_bits::<11>();
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0147State { Idle, Load, Run, Wait, Done, Fail }

#[derive(LogicBlock)]
pub struct K0147Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bit>,
    pub w: Signal<Out, Bits<5>>,
    pub x: Signal<Out, Bits<5>>,
    r0: Reg<K0147State>,
    part: [Signal<Local, Bits<5>>; 2],
}

impl Default for K0147Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::without_reset(),
            part: Default::default(),
        }
    }
}

impl Logic for K0147Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        for i in 0..2 {
            self.part[i].next = bit_cast::<5, 4>(bits::<4>(1) ^ bits::<4>(7));
        }
        if self.part[0].val().get_bits::<3>(2).xor() {
            self.r0.d.next = self.r0.q.val();
            self.x.next = self.part[0].val();
        } else if self.a.val() || self.a.val() {
            self.r0.d.next = self.r0.q.val();
            self.x.next = 0x7_u64.into();
        } else {
            self.r0.d.next = self.r0.q.val();
            self.x.next = self.part[0].val();
        }
        self.w.next = self.x.val();
    }
}

#[derive(LogicBlock)]
pub struct K0147Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<5>>,
    pub b: Signal<In, Bits<3>>,
    pub w: Signal<Out, Bits<5>>,
    r0: Reg<K0147State>,
    c0: Vec<K0147Child0>,
    l0: Signal<Local, Bits<5>>,
}

impl Default for K0147Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::new(K0147State::Idle),
            c0: (0..2).map(|_| K0147Child0::default()).collect(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0147Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.r0.d.next = self.r0.q.val();
        if self.a.val().get_bit(self.b.val().get_bits::<2>(0).index()) {
            self.l0.next = self.a.val() ^ self.a.val() + self.a.val();
        } else {
            self.l0.next = self.a.val();
        }
        for i in 0..2 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = self.l0.val().get_bits::<3>(self.l0.val().get_bits::<2>(0).index()).get_bit(1);
        }
        if self.a.val().xor() {
            self.w.next = self.l0.val();
        } else {
            self.w.next = bit_cast::<5, 3>(self.b.val() - self.b.val());
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0148Word {
    pub tag: Bits<5>,
    pub valid: Bit,
    pub data: Bits<3>,
}

#[derive(LogicBlock)]
pub struct K0148Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<6>>,
    pub b: Signal<In, Bits<6>>,
    pub c: Signal<In, Bits<6>>,
    pub w: Signal<Out, Bits<6>>,
    r0: RegEn<Bit>,
    r1: Reg<K0148Word>,
    rom: Rom<2, 3>,
    l0: Signal<Local, Bits<6>>,
}

impl Default for K0148Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::new(true),
            r1: Reg::new(Default::default()),
            rom: Rom::new(vec![bits::<3>(0), bits::<3>(7), bits::<3>(7), bits::<3>(0)]),
            l0: Default::default(),
        }
    }
}

impl Logic for K0148Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r1, rom);
        dff_setup!(self, clock, r0);
        match self.b.val().index() {
            2 => {
                self.l0.next = self.b.val();
            }
            4 => {
                self.r0.d.next = self.r1.q.val().valid;
                self.l0.next = self.c.val();
            }
            _ => {
                self.r0.d.next = bit_cast::<11, 6>(self.a.val()).get_bit(4);
                self.l0.next = self.b.val() >> 5 & bit_cast::<6, 5>(self.r1.q.val().tag);
            }
        }
        self.rom.read_addr.next = self.a.val().get_bits::<2>(5) + self.l0.val().get_bits::<2>(self.c.val().get_bits::<2>(0).index()) | bit_cast::<2, 3>(self.r1.q.val().data);
        self.r0.en.next = self.a.val() < self.c.val() && (self.r0.q.val() || self.r0.q.val());
        self.r1.d.next = self.r1.q.val();
        for i in 0..3 {
            if self.b.val().all() {
                self.r1.d.next = self.r1.q.val();
            }
        }
        match self.a.val().index() {
            5 => {
                self.w.next = !self.c.val() << 1;
            }
            1 => {
                self.w.next = (self.a.val() << self.a.val()).replace_bit(self.b.val().get_bits::<2>(0).index(), signed_cast(bits::<11>(882)) > signed_cast(bits::<11>(2047)));
            }
            _ => {
                self.w.next = self.a.val() ^ self.l0.val().replace_bit(3, self.r0.q.val());
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0149State { Idle, Load, Run, Wait, Done, Fail }

#[derive(LogicBlock, Default)]
pub struct K0149Child0 {
    pub a: Signal<In, Bits<8>>,
    pub w: Signal<Out, Bits<7>>,
    pub x: Signal<Out, K0149State>,
}

impl Logic for K0149Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        match self.a.val().index() {
            5 => {
                self.x.next = K0149State::Run;
                self.w.next = self.a.val().get_bits::<7>(self.a.val().get_bits::<3>(0).index());
            }
            2 => {
                self.x.next = K0149State::Load;
                self.w.next = 127.into();
            }
            _ => {
                self.x.next = K0149State::Fail;
                self.w.next = bit_cast::<7, 8>(self.a.val());
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0149Child1 {
    pub a: Signal<In, Bits<8>>,
    pub b: Signal<In, Bits<8>>,
    pub w: Signal<Out, Bits<7>>,
    pub x: Signal<Out, Bit>,
    limit: Constant<Bits<5>>,
    l0: Signal<Local, K0149State>,
    part: [Signal<Local, Bits<8>>; 3],
}

impl Default for K0149Child1 {
    fn default() -> Self {
        Self {
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<5>(23)),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0149Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        self.part[0].next = 156.into();
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() ^ self.b.val().get_bits::<8>(6);
        }
        self.l0.next = K0149State::Idle;
        self.x.next = self.b.val().get_bits::<7>(self.b.val().get_bits::<3>(0).index()).replace_bit(self.b.val().get_bits::<2>(0).index(), self.b.val().get_bit(3)).xor();
        self.w.next = 0x0_u64 - self.b.val().get_bits::<7>(self.a.val().get_bits::<3>(0).index());
    }
}

#[derive(LogicBlock)]
pub struct K0149Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<7>>,
    pub b: Signal<In, Bits<8>>,
    pub w: Signal<Out, Bits<7>>,
    limit: Constant<Bits<5>>,
    r0: DFFWithInit<Bits<8>>,
    r1: RegEn<Signed<8>>,
    ram: Ram<3, 5, 1>,
    c0: K0149Child0,
    c1: Vec<K0149Child1>,
}

impl Default for K0149Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<5>(31)),
            r0: DFFWithInit::new(bits::<8>(59)),
            r1: RegEn::new(signed_cast(bits::<8>(1))),
            ram: Ram::new(8).never_collides(),
            c0: Default::default(),
            c1: (0..2).map(|_| K0149Child1::default()).collect(),
        }
    }
}

impl Logic for K0149Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        self.r1.en.next = self.r0.q.val() + self.b.val() != bit_cast::<8, 7>(self.a.val());
        self.c0.a.next = bit_cast::<8, 5>(self.limit.val());
        match self.b.val().index() {
            1 => {
                self.r1.d.next = self.r1.q.val();
                self.r0.d.next = unsigned_cast(signed_cast(self.ram.read_data.val()).get_bits::<8>(3));
            }
            5 => {
                self.r1.d.next = -signed_cast(self.r0.q.val());
                self.r0.d.next = self.r0.q.val() & unsigned_cast(self.r1.q.val());
            }
            _ => {
                self.r0.d.next = (self.c0.w.val() ^ 1).get_bits::<8>(4);
            }
        }
        for i in 0..2 {
            self.c1[i].a.next = 57.into();
            self.c1[i].b.next = bit_cast::<8, 8>(self.b.val()) - bit_cast::<32, 5>(self.limit.val()).get_bits::<8>(0);
        }
        self.ram.read_addr.next = bits::<3>(7).replace_bit(self.b.val().get_bits::<1>(0).index(), self.c1[1].x.val());
        self.ram.write_addr.next = bits::<3>(7).replace_bit(self.b.val().get_bits::<1>(0).index(), self.c1[1].x.val()) ^ bits::<3>(1);
        if self.c1[1].x.val() && self.c1[0].x.val() {
            self.ram.write_data.next = bits::<5>(0) - bits::<5>(8) << self.b.val();
        } else {
            self.ram.write_data.next = self.ram.read_data.val();
        }
        self.ram.write_en.next = self.c0.w.val().get_bits::<1>(self.a.val().get_bits::<2>(0).index());
        if (self.limit.val() & self.ram.read_data.val()).get_bit(self.r0.q.val().get_bits::<2>(0).index()) {
            self.ram.write_en.next = bit_cast::<1, 7>(self.c0.w.val().get_bits::<7>(0));
        } else if 0x62_u64 | self.c1[1].w.val() <= self.b.val().get_bits::<7>(self.b.val().get_bits::<3>(0).index()) {
            self.ram.write_en.next = self.c0.w.val().get_bits::<1>(0);
        }
        self.w.next = self.a.val();
        match self.c0.x.val() {
            K0149State::Idle => {
                self.w.next = self.r0.q.val().get_bits::<7>(0) << 3 | self.c1[0].w.val() & 127_u64.to_bits::<7>();
            }
            K0149State::Wait => {
                self.w.next = self.c0.w.val() + self.c0.w.val() & 1_u64.to_bits::<7>();
            }
            _ => {}
        }
    }
}

#[derive(LogicBlock)]
pub struct K0150Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<8>>,
    pub b: Signal<In, Bits<8>>,
    pub w: Signal<Out, Bits<8>>,
    pub x: Signal<Out, Bits<8>>,
    r0: Reg<Bits<3>>,
    l0: Signal<Local, Bits<8>>,
    l1: Signal<Local, Bits<7>>,
}

impl Default for K0150Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<3>(7)),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0150Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l0.next = self.b.val();
        if -signed_cast(bit_cast::<3, 8>(self.a.val())) == signed_cast(self.r0.q.val()) {
            self.r0.d.next = self.r0.q.val() + self.a.val().get_bit(self.r0.q.val().index()) & unsigned_cast(signed_cast(self.r0.q.val()));
        }
        self.l1.next = unsigned_cast(signed_cast(bit_cast::<7, 8>(self.a.val())));
        if self.r0.q.val() >= self.r0.q.val() {
            self.x.next = self.l0.val() << 4 << self.l1.val();
            self.w.next = self.a.val().get_bits::<8>(0);
        } else {
            self.x.next = self.a.val() >> 6 & bit_cast::<8, 3>(self.l0.val().get_bits::<3>(0));
            self.w.next = self.a.val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0151Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<9>>,
    pub w: Signal<Out, Bits<4>>,
    limit: Constant<Bits<9>>,
    r0: Reg<Bits<8>>,
    l0: Signal<Local, Bits<4>>,
    l1: Signal<Local, Bits<4>>,
}

impl Default for K0151Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<9>(1)),
            r0: Reg::without_reset(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0151Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        if self.r0.q.val() == self.r0.q.val() || self.r0.q.val().get_bit(1) {
            self.r0.d.next = (!self.r0.q.val()).replace_bit(self.a.val().get_bits::<3>(0).index(), self.r0.q.val() > self.r0.q.val());
        }
        self.l0.next = self.limit.val().get_bits::<4>(0);
        self.w.next = (bit_cast::<4, 9>(self.limit.val()) + 15_u64.to_bits::<4>()).replace_bit(1, self.a.val().get_bits::<4>(5) > 0x0_u64);
        match self.l0.val().index() {
            5 => {
                self.l1.next = self.l0.val();
            }
            1 => {
                self.l1.next = self.l0.val() & (0xa_u64 & self.w.val());
            }
            _ => {
                self.l1.next = (self.l0.val() & 0x1_u64).get_bits::<4>(self.w.val().get_bits::<2>(0).index());
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0151Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<9>>,
    pub b: Signal<In, Bits<8>>,
    pub w: Signal<Out, Bits<9>>,
    pub x: Signal<Out, Bits<9>>,
    limit: Constant<Bits<9>>,
    r0: Reg<Bits<9>>,
    r1: Reg<Bit>,
    c0: K0151Child0,
    l0: Signal<Local, Bits<8>>,
    l1: Signal<Local, Bits<8>>,
    part: [Signal<Local, Signed<9>>; 2],
}

impl Default for K0151Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<9>(446)),
            r0: Reg::new(bits::<9>(0)),
            r1: Reg::new(false),
            c0: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0151Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = self.a.val() << 7;
        self.l0.next = self.b.val() - bit_cast::<8, 9>(bits::<9>(14));
        match self.limit.val().index() {
            1 => {
                self.l0.next = bits::<8>(0) ^ self.b.val() ^ self.b.val() + self.r1.q.val();
            }
            4 => {
                self.l0.next = self.b.val();
            }
            2 => {
                self.l0.next = unsigned_cast(signed_cast(self.b.val()) + signed_cast(self.b.val()));
            }
            _ => {}
        }
        for i in 0..2 {
            self.part[i].next = signed_cast(self.limit.val()) - (-84).into() + (signed_cast(self.limit.val()) - signed_cast(self.a.val()));
        }
        for i in 0..2 {
            if self.r1.q.val() || self.r1.q.val() {
                self.r0.d.next = unsigned_cast(-self.part[i].val());
            }
        }
        self.w.next = self.r0.q.val() ^ bit_cast::<9, 8>(self.b.val());
        self.x.next = self.limit.val() + self.r1.q.val() << self.b.val();
        self.l1.next = self.l0.val() + self.b.val() << self.w.val();
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0144", K0144Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0145", K0145Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0146", K0146Top, clocked, resets, [a, b] -> [w]),
        kernel!("k0147", K0147Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0148", K0148Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0149", K0149Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0150", K0150Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0151", K0151Top, clocked, keeps, [a, b] -> [w, x]),
    ]
}
