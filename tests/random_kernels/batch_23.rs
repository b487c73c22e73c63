//! Random kernels 184 to 191 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0184Word {
    pub valid: Bit,
    pub data: Bits<64>,
}

#[derive(LogicBlock, Default)]
pub struct K0184Child0 {
    pub a: Signal<In, Bit>,
    pub w: Signal<Out, Bits<39>>,
    l0: Signal<Local, Bits<5>>,
    l1: Signal<Local, K0184Word>,
}

impl Logic for K0184Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        self.l0.next = bits::<5>(15) ^ 25;
        for i in 0..2 {
            if self.a.val() {
                self.l0.next = bit_cast::<5, 38>(bits::<38>(274877906943_u64));
            }
        }
        self.l1.next.valid = self.a.val();
        self.l1.next.data = bits::<64>(6);
        self.w.next = !(bit_cast::<39, 5>(self.l0.val()) ^ 0);
        if bit_cast::<38, 5>(self.l0.val()).get_bit(28) | (bit_cast::<39, 5>(self.l0.val()) == bit_cast::<39, 5>(self.l0.val())) {
            self.l1.next.valid = (self.a.val() >= self.a.val()) & (bits::<64>(13882781907077145287_u64) < 0xffffffffffffffff_u64);
            self.l1.next.data = bit_cast::<64, 5>(self.l0.val());
        } else if self.a.val() {
            self.l1.next.valid = 0x7fffffffff_u64 | bit_cast::<39, 5>(self.l0.val()) < 120766451510_u64;
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0184Child1 {
    pub a: Signal<In, Bit>,
    pub b: Signal<In, K0184Word>,
    pub w: Signal<Out, Bits<5>>,
    pub x: Signal<Out, K0184Word>,
    c0: K0184Child0,
}

impl Logic for K0184Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        self.c0.a.next = (!bits::<38>(0)).any();
        self.w.next = self.c0.w.val().get_bits::<5>(self.c0.w.val().get_bits::<5>(0).index()) >> 0;
        self.x.next = self.b.val();
    }
}

#[derive(LogicBlock)]
pub struct K0184Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<39>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<39>>,
    r0: RegEn<K0184Word>,
    r1: Reg<Bits<64>>,
    ram: Ram<3, 64, 1>,
    c0: Vec<K0184Child0>,
    c1: K0184Child1,
    l0: Signal<Local, Signed<39>>,
    part: [Signal<Local, Bit>; 4],
}

impl Default for K0184Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: RegEn::new(Default::default()),
            r1: Reg::new(bits::<64>(12867243917507008739)),
            ram: Ram::new(8),
            c0: (0..3).map(|_| K0184Child0::default()).collect(),
            c1: Default::default(),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0184Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        self.ram.read_addr.next = self.a.val().get_bits::<3>(29);
        self.ram.write_addr.next = self.ram.read_data.val().get_bits::<3>(3) + self.r0.q.val().valid;
        self.ram.write_data.next = self.r1.q.val() - (self.r1.q.val() << self.a.val().get_bits::<10>(0));
        self.ram.write_en.next = self.a.val().get_bits::<1>(self.ram.read_data.val().get_bits::<5>(0).index());
        self.c1.a.next = (!self.a.val()).xor();
        self.c1.b.next = self.r0.q.val();
        self.l0.next = (signed_cast(self.a.val().get_bits::<5>(self.c1.w.val().index())) + (-13).into()).get_bits::<39>(self.c1.x.val().data.get_bits::<2>(0).index());
        if bits::<38>(157112878271_u64) >= 0x2be9350861_u64 {
            self.l0.next = signed_cast(self.a.val());
        } else if self.c1.x.val().valid && self.c1.x.val().valid || self.r0.q.val().data.get_bit(self.c1.w.val().index()) {
            self.r0.d.next.data = bit_cast::<64, 39>(self.a.val());
            self.l0.next = signed_cast(self.r1.q.val().get_bits::<39>(12)).get_bits::<38>(0).get_bits::<39>(self.c1.w.val().index());
        }
        self.part[0].next = self.r0.q.val().data < 0x1_u64 + self.ram.read_data.val();
        for i in 0..3 {
            self.part[i + 1].next = self.part[i].val() & (self.r0.q.val().valid | self.r0.q.val().valid);
        }
        for i in 0..3 {
            self.c0[i].a.next = signed_cast(bit_cast::<5, 39>(self.a.val())) < (-8).into() && bit_cast::<5, 39>(self.a.val()) > self.c1.w.val();
        }
        self.r0.en.next = !self.b.val();
        self.w.next = (self.a.val() + self.r0.q.val().valid).replace_bit(9, self.part[0].val());
    }
}

#[derive(LogicBlock)]
pub struct K0185Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<40>>,
    pub b: Signal<In, Bits<41>>,
    pub c: Signal<In, Bits<40>>,
    pub w: Signal<Out, Bits<40>>,
    pub x: Signal<Out, Bits<16>>,
    r0: RegEn<Bits<16>>,
    l0: Signal<Local, Bits<16>>,
    l1: Signal<Local, Bits<41>>,
}

impl Default for K0185Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::without_reset(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0185Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        self.r0.en.next = self.r0.q.val().get_bit(9);
        self.l0.next = (self.r0.q.val() << 12) + (self.r0.q.val() >> self.a.val().get_bits::<10>(0));
        self.r0.d.next = self.l0.val() << 3 >> 15;
        match self.l0.val().index() {
            1 => {
                self.r0.d.next = !unsigned_cast(signed_cast(self.r0.q.val()));
            }
            4 => {
                self.r0.d.next = self.l0.val();
            }
            _ => {
                self.r0.d.next = self.l0.val();
            }
        }
        match self.r0.q.val().index() {
            0 => {
                self.l1.next = self.b.val();
            }
            4 => {
                self.l1.next = !!self.b.val();
            }
            _ => {
                self.l1.next = (self.b.val() >> self.r0.q.val().get_bits::<10>(0)) - self.b.val().replace_bit(30, self.r0.q.val().get_bit(3));
            }
        }
        match self.r0.q.val().index() {
            4 => {
                self.x.next = 0xffff_u64 | self.l0.val();
            }
            5 => {
                self.x.next = bit_cast::<16, 40>(self.a.val()).replace_bit(10, self.l1.val().get_bit(22) == self.l1.val().get_bit(self.r0.q.val().get_bits::<5>(0).index()));
            }
            1 => {
                self.x.next = self.r0.q.val() >> 2;
            }
            _ => {
                self.x.next = self.l0.val() + self.b.val().get_bit(self.l1.val().get_bits::<5>(0).index()) - (self.r0.q.val() >> self.l0.val().get_bits::<10>(0));
            }
        }
        if !self.l1.val().get_bit(self.r0.q.val().get_bits::<5>(0).index()) {
            self.w.next = bit_cast::<40, 16>(self.l0.val()) << self.b.val().get_bits::<10>(0) << 11;
        } else {
            self.w.next = 0.into();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0186Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<99>>,
    pub b: Signal<In, Bits<1>>,
    pub w: Signal<Out, Bits<99>>,
    r0: Reg<Bits<1>>,
    r1: Reg<Bits<1>>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bits<99>>,
}

impl Default for K0186Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<1>(1)),
            r1: Reg::without_reset(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0186Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        self.l1.next = (bit_cast::<99, 1>(self.r1.q.val()) & 0_u64.to_bits::<99>()) << 62;
        match (self.r0.q.val().get_bit(0) && self.a.val().get_bit(self.r0.q.val().index())) {
            true => {
                self.l1.next = 0xdf0e63c28bf0c961_u64 ^ bit_cast::<99, 1>(self.r0.q.val());
                self.r1.d.next = 0x1_u64 - self.r1.q.val();
            }
            false => {
                self.l1.next = self.a.val();
            }
        }
        self.l0.next = self.r1.q.val().get_bit(0) > self.l1.val().get_bit(self.r1.q.val().index()) && self.l1.val() == self.l1.val();
        self.w.next = !self.a.val() & (self.l1.val() & self.a.val());
    }
}

#[derive(LogicBlock)]
pub struct K0187Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<41>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bit>,
    pub x: Signal<Out, Bits<64>>,
    r0: RegEn<Bit>,
    l0: Signal<Local, Bits<40>>,
    l1: Signal<Local, Bits<40>>,
    part: [Signal<Local, Bits<8>>; 3],
}

impl Default for K0187Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::without_reset(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0187Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l0.next = bit_cast::<40, 41>(self.a.val());
        if signed_cast(self.a.val().get_bits::<8>(self.l0.val().get_bits::<5>(0).index())) == signed_cast(bit_cast::<8, 40>(self.l0.val())) {
            self.l1.next = self.l0.val();
        } else if self.r0.q.val() {
            self.l1.next = bit_cast::<40, 41>(self.a.val()) + (self.r0.q.val() || self.r0.q.val());
        } else {
            self.l1.next = 0x6f2f02c0af_u64.into();
        }
        self.r0.en.next = signed_cast(bits::<8>(54)) == signed_cast(bits::<8>(0)) + (-59).into();
        for i in 0..3 {
            match (bit_cast::<8, 41>(self.a.val()) > self.l1.val().get_bits::<8>(4)) {
                true => {
                    self.part[i].next = self.l0.val().get_bits::<8>(30) - self.l0.val().get_bits::<8>(5) + (0xcb_u64 - self.l1.val().get_bits::<8>(i + 2));
                }
                false => {
                    self.part[i].next = self.l0.val().get_bits::<8>(26);
                }
            }
        }
        self.w.next = (self.l0.val() > self.l1.val()) ^ self.b.val();
        match self.part[0].val().index() {
            2 => {
                self.x.next = !(bits::<64>(0) << 21);
            }
            1 => {
                self.x.next = bit_cast::<64, 40>(self.l0.val());
            }
            _ => {
                self.x.next = bit_cast::<64, 41>(self.a.val()) << 40 ^ 0;
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0187Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<41>>,
    pub b: Signal<In, Bits<41>>,
    pub w: Signal<Out, Bits<41>>,
    pub x: Signal<Out, Signed<8>>,
    r0: RegEn<Signed<41>>,
    r1: Reg<Bit>,
    ram: Ram<1, 41, 1>,
    c0: K0187Child0,
    l0: Signal<Local, Bits<8>>,
    part: [Signal<Local, Bit>; 3],
}

impl Default for K0187Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(signed_cast(bits::<41>(0))),
            r1: Reg::without_reset(),
            ram: Ram::new(2),
            c0: Default::default(),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0187Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r1, ram);
        dff_setup!(self, clock, r0);
        self.part[0].next = signed_cast(bit_cast::<64, 41>(self.b.val())) - (263751312).into() >= signed_cast(bit_cast::<64, 41>(self.ram.read_data.val()));
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() & (self.r1.q.val() && self.r1.q.val());
        }
        self.l0.next = self.a.val().get_bits::<8>(26);
        self.r1.d.next = unsigned_cast(self.r0.q.val()).all();
        if (self.ram.read_data.val() + bits::<41>(2199023255551_u64)).get_bit(39) {
            self.l0.next = self.a.val().get_bits::<8>(self.ram.read_data.val().get_bits::<5>(0).index()).replace_bit(6, self.r1.q.val());
            self.r1.d.next = !self.a.val() >= 0xd6bd02c5ee_u64;
        }
        self.ram.read_addr.next = bit_cast::<1, 8>(self.l0.val());
        self.ram.write_addr.next = bit_cast::<1, 8>(self.l0.val());
        self.ram.write_data.next = (self.b.val() ^ self.a.val()) + (self.a.val().get_bits::<40>(1) >= self.ram.read_data.val().get_bits::<40>(0));
        self.ram.write_en.next = bits::<1>(1) >> 2 >> self.l0.val();
        self.r0.en.next = (bit_cast::<40, 8>(self.l0.val()) == bit_cast::<40, 41>(self.ram.read_data.val())) ^ self.a.val().xor();
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = 0x1_u64.into();
        self.c0.b.next = self.part[1].val() == (self.r1.q.val() && self.r1.q.val());
        self.x.next = signed_cast(self.c0.x.val().get_bits::<8>(27) | self.l0.val());
        self.w.next = bit_cast::<41, 8>(self.l0.val() & self.l0.val());
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0188Word {
    pub valid: Bit,
    pub data: Bits<42>,
}

#[derive(LogicBlock)]
pub struct K0188Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<42>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<6>>,
    pub w: Signal<Out, Bits<42>>,
    pub x: Signal<Out, Signed<6>>,
    r0: Reg<Bits<6>>,
    r1: Reg<K0188Word>,
    part: [Signal<Local, Bits<6>>; 2],
}

impl Default for K0188Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::without_reset(),
            r1: Reg::new(Default::default()),
            part: Default::default(),
        }
    }
}

impl Logic for K0188Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        dff_setup!(self, clock, r0, r1);
        self.part[0].next = (self.r0.q.val() ^ bits::<6>(62)) << self.r0.q.val();
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() + self.r0.q.val();
        }
        self.x.next = signed_cast(self.part[0].val());
        for i in 0..2 {
            if i != 1 {
                if self.b.val() && self.b.val() {
                    self.x.next = signed_cast(self.c.val() >> self.c.val());
                }
            }
        }
        if self.r1.q.val().valid {
            self.r1.d.next.valid = (self.r1.q.val().valid && self.b.val()) != (self.b.val() && self.r1.q.val().valid);
            self.r1.d.next.data = 10.into();
        }
        self.w.next = self.a.val() << self.r0.q.val() | !bits::<42>(5);
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0189State { Idle, Load, Run, Wait, Done }

#[derive(LogicBlock)]
pub struct K0189Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<43>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<21>>,
    pub w: Signal<Out, Bits<43>>,
    r0: RegEn<Bits<44>>,
    r1: RegEn<K0189State>,
}

impl Default for K0189Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::without_reset(),
            r1: RegEn::new(K0189State::Load),
        }
    }
}

impl Logic for K0189Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0, r1);
        if self.a.val() != 1_u64.to_bits::<43>() {
            self.r1.d.next = self.r1.q.val();
            self.w.next = self.a.val() << self.r0.q.val().get_bits::<10>(0) | self.a.val();
        } else if self.r1.q.val() == K0189State::Run {
            self.w.next = 0xb_u64.into();
        } else {
            self.r1.d.next = self.r1.q.val();
            self.w.next = self.a.val() - 3813225064035_u64;
        }
        match self.r1.q.val() {
            K0189State::Idle => {
                self.r1.en.next = self.b.val() | self.b.val() || (self.b.val() || self.b.val());
            }
            K0189State::Load => {
                self.r1.en.next = !(self.r1.q.val() == K0189State::Load);
            }
            K0189State::Run => {
                self.r1.en.next = self.b.val() & self.b.val();
            }
            K0189State::Wait => {
                self.r1.en.next = self.b.val() != self.b.val() || signed_cast(self.c.val()) > signed_cast(self.r0.q.val().get_bits::<21>(self.c.val().get_bits::<5>(0).index()));
            }
            K0189State::Done => {
                self.r1.en.next = signed_cast(bits::<8>(37)) == (93).into();
            }
        }
        self.r0.d.next = bit_cast::<44, 21>(self.r0.q.val().get_bits::<21>(10) << 2);
        self.r0.en.next = !self.b.val();
    }
}

#[derive(LogicBlock, Default)]
pub struct K0190Child0 {
    pub a: Signal<In, Bits<44>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<44>>,
    pub x: Signal<Out, Bit>,
}

impl Logic for K0190Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.w.next = !self.a.val() | 0;
        self.x.next = (self.b.val() || self.b.val()) | self.a.val().get_bits::<3>(25).all();
    }
}

#[derive(LogicBlock)]
pub struct K0190Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<44>>,
    pub b: Signal<In, Bits<2>>,
    pub c: Signal<In, Bits<2>>,
    pub w: Signal<Out, Bits<44>>,
    pub x: Signal<Out, Bit>,
    limit: Constant<Bits<44>>,
    r0: RegEn<Bit>,
    c0: Vec<K0190Child0>,
}

impl Default for K0190Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<44>(1484613323386)),
            r0: RegEn::new(false),
            c0: (0..3).map(|_| K0190Child0::default()).collect(),
        }
    }
}

impl Logic for K0190Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        for i in 0..3 {
            self.c0[i].a.next = unsigned_cast(signed_cast(self.a.val()));
            self.c0[i].b.next = self.a.val() > bit_cast::<44, 2>(self.c.val()) && self.r0.q.val();
        }
        match self.b.val().index() {
            3 => {
                self.w.next = !self.a.val().replace_bit(15, self.c0[0].x.val());
                self.r0.d.next = self.c.val().get_bit(0) & bit_cast::<3, 2>(self.c.val()).any();
            }
            2 => {
                self.w.next = (self.c0[0].w.val() >> self.b.val()) - (self.limit.val() + self.r0.q.val());
            }
            _ => {
                self.w.next = 0x0_u64.into();
            }
        }
        self.r0.en.next = self.r0.q.val() || self.r0.q.val() || (self.r0.q.val() || self.r0.q.val());
        if self.r0.q.val() {
            self.r0.en.next = signed_cast(self.c.val()) - signed_cast(self.c.val()) <= signed_cast(bit_cast::<2, 44>(self.c0[2].w.val()));
        } else if self.c0[2].x.val() {
            self.r0.en.next = self.r0.q.val() | self.c0[0].x.val() && bits::<2>(1) >= self.c.val();
        }
        self.x.next = bit_cast::<3, 44>(self.w.val()) < 0 && self.c.val() == self.b.val();
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0191State { Idle, Load, Run, Wait, Done, Fail }

#[derive(LogicBlock)]
pub struct K0191Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<45>>,
    pub b: Signal<In, Bits<45>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<45>>,
    ram: Ram<4, 32, 2>,
    l0: Signal<Local, K0191State>,
}

impl Default for K0191Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            ram: Ram::new(7),
            l0: Default::default(),
        }
    }
}

impl Logic for K0191Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        if bit_cast::<5, 32>(self.ram.read_data.val()) == self.b.val().get_bits::<5>(self.b.val().get_bits::<5>(0).index()) {
            self.l0.next = K0191State::Done;
        } else if bit_cast::<44, 45>(self.a.val()) > 17592186044415_u64 {
            self.l0.next = K0191State::Load;
        } else {
            self.l0.next = K0191State::Run;
        }
        self.ram.read_addr.next = !self.b.val().get_bits::<4>(4);
        self.ram.write_addr.next = self.a.val().get_bits::<4>(self.ram.read_data.val().get_bits::<5>(0).index()) | bits::<4>(9);
        self.ram.write_data.next = (self.ram.read_data.val() ^ self.ram.read_data.val()) + !self.ram.read_data.val();
        if signed_cast(self.b.val()) >= signed_cast(self.b.val()) {
            self.ram.write_data.next = !(self.ram.read_data.val() & self.ram.read_data.val());
        }
        self.ram.write_en.next = bit_cast::<2, 5>(bit_cast::<5, 45>(self.b.val()) >> 0);
        if self.l0.val() != K0191State::Fail {
            self.ram.write_en.next = self.b.val().get_bits::<2>(14) | (bit_cast::<2, 32>(self.ram.read_data.val()) | self.b.val().get_bits::<2>(26));
        }
        match self.ram.read_data.val().index() {
            4 => {
                self.w.next = self.b.val() + self.c.val() + (self.b.val() + self.b.val());
            }
            719162758 => {
                self.w.next = bit_cast::<45, 32>(self.ram.read_data.val());
            }
            1 => {
                self.w.next = bits::<45>(1).get_bits::<45>(self.a.val().get_bits::<5>(0).index()) - self.b.val();
            }
            _ => {
                self.w.next = self.b.val() | self.a.val() << self.b.val().get_bits::<10>(0);
            }
        }
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0184", K0184Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0185", K0185Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0186", K0186Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0187", K0187Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0188", K0188Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0189", K0189Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0190", K0190Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0191", K0191Top, clocked, keeps, [a, b, c] -> [w]),
    ]
}
