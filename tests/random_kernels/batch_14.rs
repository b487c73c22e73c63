//! Random kernels 112 to 119 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0112Word {
    pub tag: Bits<38>,
    pub valid: Bit,
    pub data: Bits<39>,
}

#[derive(LogicBlock)]
pub struct K0112Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<38>>,
    pub b: Signal<In, Bits<8>>,
    pub c: Signal<In, Signed<8>>,
    pub w: Signal<Out, Bits<38>>,
    r0: DFF<K0112Word>,
    r1: RegEn<Bits<8>>,
    l0: Signal<Local, Bit>,
}

impl Default for K0112Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Default::default(),
            r1: RegEn::without_reset(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0112Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        self.r1.en.next = self.r0.q.val() != self.r0.q.val();
        self.w.next = (self.b.val() - 0x49_u64).get_bits::<38>(self.b.val().get_bits::<3>(0).index());
        for i in 0..2 {
            if i != 1 {
                if self.r0.q.val().valid {
                    self.r1.d.next = self.r1.q.val() - self.r1.q.val() >> self.r1.q.val();
                }
            }
        }
        self.l0.next = !self.r1.q.val().any();
        self.r0.d.next.tag = 274877906943_u64.into();
        self.r0.d.next.valid = self.a.val() >> 11 < self.w.val() << 15;
        self.r0.d.next.data = self.r0.q.val().data;
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0113Word {
    pub tag: Bits<2>,
    pub valid: Bit,
    pub data: Bits<2>,
}

#[derive(LogicBlock)]
pub struct K0113Top {
    pub a: Signal<In, Bits<39>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<39>>,
    pub w: Signal<Out, Bits<39>>,
    pub x: Signal<Out, Bits<3>>,
    limit: Constant<Bits<3>>,
    l0: Signal<Local, K0113Word>,
    l1: Signal<Local, Bits<39>>,
    part: [Signal<Local, Bit>; 4],
}

impl Default for K0113Top {
    fn default() -> Self {
        Self {
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<3>(6)),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0113Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        self.part[0].next = 0x5f_u64 + self.a.val().get_bits::<7>(23) == 127_u64.to_bits::<7>();
        for i in 0..3 {
            self.part[i + 1].next = self.part[i].val() ^ (self.limit.val() != self.limit.val());
        }
        match self.limit.val().index() {
            2 => {
                self.l1.next = bit_cast::<39, 7>(self.a.val().get_bits::<7>(20) >> self.limit.val());
                self.l0.next.tag = 1.into();
                self.l0.next.valid = (self.b.val() && self.b.val()) & self.a.val().get_bits::<2>(29).xor();
                self.l0.next.data = (bit_cast::<2, 39>(self.c.val()) + bit_cast::<2, 3>(self.limit.val())).replace_bit(0, self.a.val().any());
            }
            3 => {
                self.l1.next = self.c.val();
                self.l0.next.tag = (!self.a.val().get_bits::<2>(28)).replace_bit(0, !self.b.val());
                self.l0.next.valid = self.part[1].val();
                self.l0.next.data = self.limit.val().get_bits::<2>(self.limit.val().get_bits::<1>(0).index()).replace_bit(0, bits::<7>(127).xor());
            }
            4 => {
                self.l1.next = 337056902396_u64.into();
                self.l0.next.tag = bits::<2>(1) >> 2;
                self.l0.next.valid = bit_cast::<39, 3>(self.limit.val()) | self.a.val() == self.a.val();
                self.l0.next.data = self.c.val().get_bits::<2>(20) - 1 ^ bits::<2>(3) << 2;
            }
            _ => {
                self.l1.next = self.c.val().get_bits::<39>(self.limit.val().index()) ^ self.a.val().replace_bit(self.limit.val().index(), self.b.val());
                self.l0.next.tag = bit_cast::<2, 39>(self.a.val()) >> 1;
                self.l0.next.valid = (self.a.val() + self.part[0].val()).get_bit(0);
                self.l0.next.data = self.c.val().get_bits::<2>(self.limit.val().index()) ^ self.c.val().get_bits::<2>(30) | self.a.val().get_bits::<2>(self.limit.val().index());
            }
        }
        self.w.next = self.a.val().replace_bit(24, self.b.val()) & 0x684f2396_u64;
        self.x.next = 0x0_u64 | self.limit.val();
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0114State { Idle, Load }

#[derive(LogicBlock, Default)]
pub struct K0114Child0 {
    pub a: Signal<In, Bits<5>>,
    pub w: Signal<Out, Bits<20>>,
    pub x: Signal<Out, Signed<20>>,
    part: [Signal<Local, Bits<20>>; 3],
}

impl Logic for K0114Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        self.w.next = 0_u64.to_bits::<20>();
        self.x.next = -signed_cast(bit_cast::<20, 5>(self.a.val()));
        self.part[0].next = bit_cast::<20, 39>(bit_cast::<39, 20>(self.w.val()) + self.w.val().get_bit(11));
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() | self.w.val().get_bits::<20>(0);
        }
    }
}

#[derive(LogicBlock)]
pub struct K0114Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<40>>,
    pub b: Signal<In, Bits<39>>,
    pub c: Signal<In, Bits<20>>,
    pub w: Signal<Out, Bits<40>>,
    pub x: Signal<Out, Bits<40>>,
    limit: Constant<Bits<39>>,
    r0: DFF<Bits<5>>,
    r1: RegEn<K0114State>,
    c0: K0114Child0,
    l0: Signal<Local, Bits<40>>,
}

impl Default for K0114Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<39>(549755813887)),
            r0: Default::default(),
            r1: RegEn::without_reset(),
            c0: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0114Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        self.r1.en.next = self.r1.q.val() != K0114State::Load;
        self.l0.next = 10.into();
        self.r1.d.next = self.r1.q.val();
        self.x.next = !bit_cast::<40, 39>(self.b.val()) | self.a.val();
        match self.r1.q.val() {
            K0114State::Idle => {
                self.r0.d.next = 31.into();
            }
            K0114State::Load => {}
        }
        self.c0.a.next = self.r0.q.val() & self.r0.q.val() - 27;
        self.w.next = (self.x.val() >> 31).replace_bit(14, self.c.val().get_bit(10));
    }
}

#[derive(LogicBlock, Default)]
pub struct K0115Child0 {
    pub a: Signal<In, Bits<40>>,
    pub w: Signal<Out, Signed<6>>,
}

impl Logic for K0115Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.w.next = signed_cast(!self.a.val().get_bits::<6>(7));
    }
}

#[derive(LogicBlock, Default)]
pub struct K0115Child1 {
    pub a: Signal<In, Bits<6>>,
    pub b: Signal<In, Bits<20>>,
    pub w: Signal<Out, Signed<20>>,
    l0: Signal<Local, Bits<6>>,
    l1: Signal<Local, Bits<6>>,
}

impl Logic for K0115Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = (0x3f_u64 - self.a.val()).get_bits::<6>(0);
        self.l1.next = self.a.val() + (self.a.val() >> self.a.val());
        self.w.next = signed_cast(self.b.val() ^ self.b.val());
        for i in 0..4 {
            if self.b.val().get_bit(i * 5 + 3) {
                self.w.next = signed_cast(self.b.val() + self.l0.val().get_bit(1));
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0115Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<41>>,
    pub b: Signal<In, Bits<6>>,
    pub w: Signal<Out, Bits<41>>,
    r0: Reg<Bits<20>>,
    c0: Vec<K0115Child0>,
    c1: K0115Child1,
    l0: Signal<Local, Signed<20>>,
}

impl Default for K0115Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::without_reset(),
            c0: (0..2).map(|_| K0115Child0::default()).collect(),
            c1: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0115Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        match self.r0.q.val().index() {
            1 => {
                self.l0.next = -signed_cast(self.r0.q.val()) + (481501).into();
            }
            569702 => {
                self.l0.next = (239702).into();
            }
            _ => {
                self.l0.next = (228790).into();
            }
        }
        self.c1.a.next = self.b.val();
        self.c1.b.next = 0xd8d5e_u64.into();
        for i in 0..2 {
            self.c0[i].a.next = bit_cast::<40, 20>(self.r0.q.val());
        }
        for i in 0..4 {
            if self.r0.q.val().xor() {
                self.r0.d.next = (self.r0.q.val() ^ self.r0.q.val()).replace_bit(self.b.val().get_bits::<4>(0).index(), self.b.val().xor());
            }
        }
        self.w.next = bit_cast::<41, 6>(self.b.val());
    }
}

#[derive(LogicBlock)]
pub struct K0116Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<42>>,
    pub b: Signal<In, Bits<5>>,
    pub c: Signal<In, Bits<42>>,
    pub w: Signal<Out, Bits<42>>,
    r0: DFFWithInit<Bits<5>>,
    r1: DFFWithInit<Bit>,
    l0: Signal<Local, Bits<42>>,
    l1: Signal<Local, Bits<5>>,
}

impl Default for K0116Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: DFFWithInit::new(bits::<5>(0)),
            r1: DFFWithInit::new(true),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0116Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        if self.r1.q.val() || self.r1.q.val() {
        } else {
            match self.b.val().index() {
                0 => {
                    self.r1.d.next = self.r1.q.val();
                }
                9 => {
                    self.r1.d.next = -signed_cast(self.a.val()) >= signed_cast(bit_cast::<41, 5>(self.r0.q.val())).get_bits::<42>(11);
                    self.r0.d.next = self.b.val();
                }
                _ => {
                    self.r1.d.next = (bit_cast::<43, 5>(self.b.val()) ^ 1).all();
                    self.r0.d.next = self.r0.q.val();
                }
            }
        }
        self.l0.next = self.c.val();
        self.w.next = self.c.val();
        self.l1.next = !self.b.val() + (signed_cast(self.b.val()) == signed_cast(self.b.val()));
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0117State { Idle, Load, Run }

#[derive(LogicBlock)]
pub struct K0117Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, K0117State>,
    pub w: Signal<Out, K0117State>,
    pub x: Signal<Out, K0117State>,
    r0: Reg<Bits<21>>,
    l0: Signal<Local, K0117State>,
    l1: Signal<Local, Bits<44>>,
}

impl Default for K0117Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<21>(0)),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0117Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0);
        if self.r0.q.val().get_bit(16) && self.r0.q.val().get_bit(self.r0.q.val().get_bits::<4>(0).index()) {
            self.l0.next = self.a.val();
        } else {
            self.l0.next = self.a.val();
        }
        self.l1.next = bit_cast::<44, 43>(bit_cast::<43, 21>(self.r0.q.val()));
        self.r0.d.next = 1_u64.to_bits::<21>();
        self.x.next = self.a.val();
        self.w.next = self.l0.val();
        match self.r0.q.val().index() {
            1552874 => {
                self.w.next = self.l0.val();
            }
            1 => {
                self.x.next = self.l0.val();
            }
            _ => {}
        }
    }
}

#[derive(LogicBlock)]
pub struct K0117Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<21>>,
    pub w: Signal<Out, K0117State>,
    r0: Reg<Bits<7>>,
    c0: K0117Child0,
    l0: Signal<Local, Bits<43>>,
    l1: Signal<Local, Bits<21>>,
    part: [Signal<Local, Bits<21>>; 2],
}

impl Default for K0117Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<7>(0)),
            c0: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0117Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = K0117State::Run;
        if !self.a.val().get_bit(self.r0.q.val().get_bits::<4>(0).index()) {
            self.l0.next = bit_cast::<43, 7>(self.r0.q.val()) + (self.c0.w.val() != K0117State::Load);
            self.r0.d.next = !(self.r0.q.val() - 0);
        } else {
            self.l0.next = (bit_cast::<43, 21>(self.a.val()) + self.r0.q.val().get_bit(6)).replace_bit(12, bit_cast::<44, 21>(self.a.val()).any());
            self.r0.d.next = bit_cast::<43, 21>(self.a.val()).replace_bit(self.r0.q.val().get_bits::<5>(0).index(), self.a.val().get_bit(17)).get_bits::<7>(self.a.val().get_bits::<5>(0).index());
        }
        match self.a.val().index() {
            3 => {
                self.l1.next = self.a.val();
            }
            2 => {
                self.l1.next = (self.a.val() - 0).get_bits::<21>(0);
            }
            1 => {
                self.l1.next = self.r0.q.val().get_bits::<21>(5);
            }
            _ => {
                self.l1.next = self.a.val() & self.a.val() & !self.a.val();
            }
        }
        self.part[0].next = !bit_cast::<21, 44>(bits::<44>(4151529229234_u64));
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() ^ self.a.val();
        }
        self.w.next = self.c0.w.val();
        if self.c0.w.val() != K0117State::Load {
            self.w.next = self.c0.w.val();
        } else if self.l0.val().get_bit(7) {
            self.w.next = self.c0.w.val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0117Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<43>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<43>>,
    r0: RegEn<K0117State>,
    r1: Reg<Bits<43>>,
    ram: Ram<3, 44, 4>,
    c0: Vec<K0117Child0>,
    c1: Vec<K0117Child1>,
    l0: Signal<Local, Bits<44>>,
}

impl Default for K0117Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: RegEn::new(K0117State::Load),
            r1: Reg::without_reset(),
            ram: Ram::new(8).never_collides(),
            c0: (0..2).map(|_| K0117Child0::default()).collect(),
            c1: (0..2).map(|_| K0117Child1::default()).collect(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0117Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        for i in 0..2 {
            self.c1[i].clock.next = self.clock.val();
            self.c1[i].a.next = (self.r1.q.val() >> 28).get_bits::<21>(i * 7 + 1);
        }
        self.r0.en.next = bit_cast::<7, 43>(self.r1.q.val()) << self.a.val().get_bits::<10>(0) == 0xb_u64;
        self.r0.d.next = self.r0.q.val();
        self.ram.read_addr.next = bit_cast::<3, 43>(self.a.val());
        self.ram.write_addr.next = bit_cast::<3, 43>(self.a.val()) ^ bits::<3>(1);
        if self.c1[0].w.val() == K0117State::Run {
            self.ram.write_data.next = !(self.ram.read_data.val() ^ self.ram.read_data.val());
        } else {
            self.ram.write_data.next = self.ram.read_data.val() & self.ram.read_data.val() + self.b.val();
        }
        self.ram.write_en.next = self.a.val().get_bits::<4>(self.a.val().get_bits::<5>(0).index());
        if self.b.val() {
            self.ram.write_en.next = bits::<4>(11) + bit_cast::<4, 43>(self.a.val()) & self.a.val().get_bits::<4>(3) + self.b.val();
        } else if self.c1[1].w.val() != K0117State::Load {
            self.ram.write_en.next = self.r1.q.val().get_bits::<4>(17) & 2;
        }
        if self.a.val().get_bits::<21>(6).get_bit(14) {
            self.r1.d.next = unsigned_cast(signed_cast(self.r1.q.val())) & self.ram.read_data.val().get_bits::<7>(35).get_bits::<43>(3);
            self.l0.next = 14990807417832_u64.to_bits::<44>();
        } else if bits::<21>(2).xor() {
            self.r1.d.next = self.r1.q.val() + self.b.val() >> self.ram.read_data.val().get_bits::<10>(0);
            self.l0.next = bits::<44>(2);
        } else {
            self.r1.d.next = 4813828435198_u64.into();
            self.l0.next = self.ram.read_data.val().get_bits::<44>(0) | self.ram.read_data.val();
        }
        for i in 0..2 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = self.c1[i].w.val();
        }
        self.w.next = 8_u64.to_bits::<43>();
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0118State { Idle, Load, Run, Wait, Done, Fail }

#[derive(LogicBlock, Default)]
pub struct K0118Child0 {
    pub a: Signal<In, K0118State>,
    pub w: Signal<Out, K0118State>,
    pub x: Signal<Out, Bits<4>>,
}

impl Logic for K0118Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        match self.a.val() {
            K0118State::Idle => {
                self.x.next = bits::<4>(15);
                self.w.next = self.a.val();
            }
            K0118State::Load => {
                self.x.next = bits::<4>(3);
                self.w.next = self.a.val();
            }
            K0118State::Run => {
                self.x.next = bits::<4>(1) ^ 10_u64.to_bits::<4>();
                self.w.next = self.a.val();
            }
            K0118State::Wait => {
                self.x.next = bits::<4>(7);
                self.w.next = self.a.val();
            }
            K0118State::Done => {
                self.x.next = 0x9_u64 - (bits::<4>(1) & 0);
                self.w.next = self.a.val();
            }
            K0118State::Fail => {
                self.x.next = bits::<4>(9);
                self.w.next = self.a.val();
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0118Child1 {
    pub a: Signal<In, Bits<44>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, K0118State>,
    part: [Signal<Local, Bits<44>>; 2],
}

impl Logic for K0118Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        self.part[0].next = self.a.val();
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() + (bits::<44>(0) - self.a.val());
        }
        self.w.next = K0118State::Load;
    }
}

#[derive(LogicBlock)]
pub struct K0118Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<44>>,
    pub b: Signal<In, Bits<45>>,
    pub c: Signal<In, Bits<45>>,
    pub w: Signal<Out, Bits<44>>,
    pub x: Signal<Out, Bits<45>>,
    r0: Reg<K0118State>,
    r1: DFF<Bits<44>>,
    c0: Vec<K0118Child0>,
    c1: K0118Child1,
}

impl Default for K0118Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(K0118State::Load),
            r1: Default::default(),
            c0: (0..3).map(|_| K0118Child0::default()).collect(),
            c1: Default::default(),
        }
    }
}

impl Logic for K0118Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0, r1);
        self.r1.d.next = 0x9_u64.into();
        self.r0.d.next = self.r0.q.val();
        self.c1.a.next = 0_u64.to_bits::<44>();
        self.c1.b.next = (self.c.val() + self.b.val().get_bit(self.r1.q.val().get_bits::<5>(0).index())).xor();
        for i in 0..3 {
            self.c0[i].a.next = self.c1.w.val();
        }
        self.w.next = (self.r1.q.val() | self.a.val()) ^ self.r1.q.val();
        self.x.next = 0x8864b42a1fd_u64.into();
        for i in 1..3_usize {
            if i < 2 {
                if self.c1.w.val() != K0118State::Fail {
                    self.x.next = self.c.val() ^ self.c.val() & i.to_bits::<45>();
                }
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0119Child0 {
    pub a: Signal<In, Bits<45>>,
    pub b: Signal<In, Signed<45>>,
    pub w: Signal<Out, Bits<9>>,
    pub x: Signal<Out, Bits<22>>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bits<22>>,
    part: [Signal<Local, Bits<22>>; 2],
}

impl Logic for K0119Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = self.a.val().get_bit(12);
        for i in 0..2 {
            self.part[i].next = bit_cast::<22, 45>(self.a.val()) & (self.a.val().get_bits::<22>(0) & bits::<22>(4194303));
        }
        self.w.next = bit_cast::<9, 22>(self.part[1].val());
        self.x.next = self.part[0].val() - 0x5_u64 + (self.part[1].val() != bit_cast::<22, 45>(self.a.val()));
        self.l1.next = (self.part[1].val() >> 18).get_bits::<22>(0);
    }
}

#[derive(LogicBlock)]
pub struct K0119Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<45>>,
    pub b: Signal<In, Bits<9>>,
    pub w: Signal<Out, Bits<45>>,
    pub x: Signal<Out, Signed<22>>,
    limit: Constant<Bits<9>>,
    r0: Reg<Bits<22>>,
    r1: Reg<Bits<9>>,
    c0: K0119Child0,
    l0: Signal<Local, Bits<8>>,
    l1: Signal<Local, Bits<22>>,
}

impl Default for K0119Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<9>(13)),
            r0: Reg::new(bits::<22>(3039687)),
            r1: Reg::new(bits::<9>(511)),
            c0: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0119Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        dff_setup!(self, clock, r1);
        self.l0.next = bit_cast::<8, 45>(self.a.val()) & (self.r0.q.val().get_bits::<8>(4) | self.a.val().get_bits::<8>(19));
        self.c0.a.next = self.l0.val().get_bits::<45>(self.a.val().get_bits::<3>(0).index()).replace_bit(self.limit.val().get_bits::<5>(0).index(), self.l0.val().get_bit(3) && self.a.val().get_bit(19));
        self.c0.b.next = (signed_cast(bit_cast::<9, 8>(self.l0.val())) + (56).into()).get_bits::<45>(3);
        match self.b.val().index() {
            2 => {
                self.l1.next = self.r0.q.val() + 1;
                self.r0.d.next = (self.r0.q.val() | 15) & self.a.val().get_bits::<22>(23);
            }
            5 => {
                self.l1.next = self.b.val().get_bits::<22>(self.l0.val().get_bits::<3>(0).index()) | self.r0.q.val();
                self.r0.d.next = bit_cast::<22, 9>(self.c0.w.val());
            }
            _ => {
                self.l1.next = bit_cast::<22, 8>(self.l0.val()) & self.r0.q.val() << 20;
                self.r0.d.next = !self.r0.q.val() - bit_cast::<22, 9>(self.c0.w.val());
            }
        }
        self.w.next = unsigned_cast(signed_cast(self.a.val()));
        self.r1.d.next = 0x0_u64 | 0x1ff_u64 - self.limit.val();
        self.x.next = signed_cast(self.r0.q.val()).get_bits::<22>(0);
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0112", K0112Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0113", K0113Top, clockless, resets, [a, b, c] -> [w, x]),
        kernel!("k0114", K0114Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0115", K0115Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0116", K0116Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0117", K0117Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0118", K0118Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0119", K0119Top, clocked, resets, [a, b] -> [w, x]),
    ]
}
