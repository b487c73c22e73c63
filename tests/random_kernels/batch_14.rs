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
        self.w.next = (self.b.val() | bits::<8>(255)).get_bits::<38>(3);
        if self.b.val() != 2_u64.to_bits::<8>() {
            self.l0.next = (self.r0.q.val().valid || self.r0.q.val().valid) && self.b.val() <= 1;
        } else {
            self.r1.d.next = self.b.val();
            self.l0.next = self.r0.q.val().data.all() || self.w.val().any();
        }
        match self.r1.q.val().index() {
            0 => {
                self.r0.d.next.tag = (self.w.val() ^ self.r0.q.val().tag).replace_bit(25, self.b.val() == self.r1.q.val());
                self.r0.d.next.valid = self.b.val().any();
                self.r0.d.next.data = !(bit_cast::<39, 38>(self.a.val()) << 27);
            }
            _ => {}
        }
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
                self.l1.next = bit_cast::<39, 7>(self.a.val().get_bits::<7>(self.limit.val().index()));
                self.l0.next.tag = 0x2_u64.into();
                self.l0.next.valid = self.b.val();
                self.l0.next.data = bits::<2>(1) ^ bits::<2>(0) | !self.limit.val().get_bits::<2>(0);
            }
            3 => {
                self.l1.next = self.a.val();
                self.l0.next.tag = bit_cast::<2, 3>(self.limit.val());
                self.l0.next.valid = self.c.val().get_bits::<2>(self.limit.val().index()) == self.a.val().get_bits::<2>(35) + self.part[1].val();
                self.l0.next.data = bits::<2>(1);
            }
            4 => {
                self.l1.next = self.a.val().replace_bit(9, self.part[3].val());
                self.l0.next.tag = !bits::<2>(1) << 1;
                self.l0.next.valid = self.a.val().get_bits::<7>(self.limit.val().index()) ^ bit_cast::<7, 3>(self.limit.val()) < bit_cast::<7, 39>(self.a.val()) + self.b.val();
                self.l0.next.data = self.c.val().get_bits::<2>(20) - 1 ^ bits::<2>(3) << 2;
            }
            _ => {
                self.l1.next = 0x0_u64 ^ bit_cast::<7, 39>(self.c.val()).get_bits::<39>(0);
                self.l0.next.tag = self.a.val().get_bits::<2>(17) >> 1 | 2;
                self.l0.next.valid = self.part[0].val();
                self.l0.next.data = (0x3_u64 | bits::<2>(2)) & self.c.val().get_bits::<2>(self.limit.val().index());
            }
        }
        if self.part[0].val() | self.part[0].val() {
            self.w.next = self.a.val() - self.a.val() - (self.a.val() << self.limit.val());
            self.x.next = (self.limit.val() ^ bits::<3>(0)).replace_bit(1, self.part[1].val());
        } else if self.l0.val().valid || self.part[3].val() {
            self.w.next = (self.c.val() | 0x19fdaaf65a_u64) - unsigned_cast(signed_cast(self.l1.val()));
            self.x.next = bit_cast::<3, 3>(self.limit.val() + self.limit.val());
        } else {
            self.w.next = !self.l0.val().data.get_bits::<39>(0);
            self.x.next = self.limit.val() + bit_cast::<2, 39>(self.l1.val()).all();
        }
    }
}

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
        self.part[0].next = bit_cast::<20, 39>(self.w.val().get_bits::<39>(9));
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() | self.w.val() >> self.a.val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0114Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<40>>,
    pub b: Signal<In, Bits<5>>,
    pub c: Signal<In, Signed<5>>,
    pub w: Signal<Out, Bits<40>>,
    r0: Reg<Bits<40>>,
    r1: Reg<Bits<39>>,
    c0: Vec<K0114Child0>,
    l0: Signal<Local, Bits<40>>,
    l1: Signal<Local, Bits<39>>,
}

impl Default for K0114Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<40>(6)),
            r1: Reg::without_reset(),
            c0: (0..3).map(|_| K0114Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0114Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0, r1);
        if self.r0.q.val() != 800818775491_u64 {
            self.l1.next = (self.r1.q.val() & self.r1.q.val()) + (self.b.val() <= self.r1.q.val().get_bits::<5>(self.b.val().index()));
            for i in 0..4 {
                if self.r1.q.val() <= self.r1.q.val() {
                    self.l1.next = (self.r1.q.val() >> 24) + (self.r1.q.val().get_bit(15) | self.r0.q.val().get_bit(self.b.val().index()));
                }
            }
        } else {
            self.l1.next = bit_cast::<39, 40>(self.a.val());
            if bit_cast::<20, 39>(self.r1.q.val()) << 17 == bits::<20>(574798) << 19 {
                self.l1.next = self.r1.q.val().replace_bit(28, self.r1.q.val().get_bit(13) && self.b.val().get_bit(4));
            }
        }
        for i in 0..3 {
            self.c0[i].a.next = bit_cast::<5, 5>(self.b.val().replace_bit(self.a.val().get_bits::<2>(0).index(), self.r0.q.val().get_bit(33)));
        }
        self.l0.next = self.r0.q.val().get_bits::<40>(0).replace_bit(38, self.a.val().get_bit(38));
        if (self.c0[0].w.val() - 0x0_u64).get_bit(8) {
            self.r0.d.next = unsigned_cast(signed_cast(self.r0.q.val()) - signed_cast(self.a.val()));
        } else if self.r0.q.val().get_bit(7) {
            self.r0.d.next = bit_cast::<40, 39>(self.l1.val() & bit_cast::<39, 20>(self.c0[0].w.val()));
        }
        self.r1.d.next = self.r1.q.val();
        self.w.next = self.l0.val();
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
        self.l0.next = (0x1_u64 ^ self.a.val()).get_bits::<6>(0);
        match self.l0.val().index() {
            3 => {
                self.l1.next = bits::<6>(15) & 17;
            }
            5 => {
                self.l1.next = self.l0.val();
            }
            _ => {
                self.l1.next = self.l0.val();
            }
        }
        self.w.next = -signed_cast(self.b.val()) + signed_cast(bit_cast::<40, 20>(self.b.val())).get_bits::<20>(5);
        for i in 0..4 {
            if self.b.val().get_bit(15) && self.l0.val().get_bit(4) {
                self.w.next = -signed_cast(self.b.val()) + signed_cast(self.b.val());
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0115Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<41>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<41>>,
    pub w: Signal<Out, Bits<41>>,
    r0: Reg<Bits<41>>,
    r1: RegEn<Bits<20>>,
    c0: Vec<K0115Child0>,
    c1: Vec<K0115Child1>,
    l0: Signal<Local, Bits<41>>,
    l1: Signal<Local, Bits<6>>,
    part: [Signal<Local, Bit>; 4],
}

impl Default for K0115Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<41>(0)),
            r1: RegEn::new(bits::<20>(0)),
            c0: (0..2).map(|_| K0115Child0::default()).collect(),
            c1: (0..2).map(|_| K0115Child1::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0115Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        dff_setup!(self, clock, r0, r1);
        self.r0.d.next = (self.r0.q.val() ^ self.r0.q.val()).replace_bit(self.a.val().get_bits::<5>(0).index(), bits::<6>(50).xor());
        self.r1.d.next = bit_cast::<20, 41>(self.r0.q.val());
        for i in 0..2 {
            self.c0[i].a.next = self.r0.q.val().get_bits::<40>(i * 3);
        }
        self.r1.en.next = self.b.val();
        self.l0.next = self.r1.q.val().get_bits::<41>(5);
        if self.r1.q.val().all() {
            self.r1.en.next = self.r1.q.val().xor() && (self.b.val() && self.b.val());
        } else if self.b.val() {
            self.r1.en.next = (self.c.val().get_bits::<40>(self.r0.q.val().get_bits::<5>(0).index()) + self.b.val()).all();
            self.l0.next = (self.c.val() << self.r1.q.val().get_bits::<10>(0)) + (self.b.val() ^ self.b.val());
        }
        for i in 0..2 {
            self.c1[i].a.next = self.r0.q.val().get_bits::<6>(7).get_bits::<6>(i * 2 + 3) | unsigned_cast(self.c0[i].w.val());
            self.c1[i].b.next = bit_cast::<20, 32>(bit_cast::<32, 20>(self.r1.q.val())) & self.l0.val().get_bits::<20>(32);
        }
        self.part[0].next = self.l0.val() + 5_u64.to_bits::<41>() < bit_cast::<41, 41>(self.c.val());
        for i in 0..3 {
            self.part[i + 1].next = self.part[i].val() & !self.b.val();
        }
        self.l1.next = self.r0.q.val().get_bits::<6>(28) ^ self.r1.q.val().get_bits::<6>(8);
        self.w.next = 0_u64.to_bits::<41>();
        for i in 0..2 {
            if !self.part[2].val() {
                self.w.next = self.a.val() >> 32;
            }
        }
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

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0117BusSlave"]
pub struct K0117BusMaster {
    pub there: Signal<Out, Bits<7>>,
    pub back: Signal<In, Bits<21>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0117BusMaster"]
pub struct K0117BusSlave {
    pub there: Signal<In, Bits<7>>,
    pub back: Signal<Out, Bits<21>>,
}

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
        self.l1.next = bit_cast::<44, 32>(bit_cast::<32, 21>(self.r0.q.val()) & 1_u64.to_bits::<32>());
        self.r0.d.next = bits::<44>(1796805048704_u64).get_bits::<21>(self.r0.q.val().get_bits::<5>(0).index()) & 0x0_u64;
        if self.l1.val().get_bits::<7>(22) == 127_u64.to_bits::<7>() {
            self.x.next = self.l0.val();
        } else if signed_cast(bit_cast::<21, 44>(self.l1.val())) >= signed_cast(self.r0.q.val()) {
            self.x.next = self.l0.val();
        } else {
            self.x.next = self.a.val();
        }
        self.w.next = self.x.val();
    }
}

#[derive(LogicBlock, Default)]
pub struct K0117Child1 {
    pub a: Signal<In, Bits<43>>,
    pub w: Signal<Out, Bits<44>>,
    l0: Signal<Local, K0117State>,
    l1: Signal<Local, Bits<21>>,
}

impl Logic for K0117Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l1.next = bits::<21>(2097151);
        self.w.next = (bits::<44>(1) >> self.l1.val().get_bits::<10>(0)).replace_bit(6, signed_cast(bit_cast::<44, 43>(self.a.val())) >= (-452273370).into());
        self.l0.next = K0117State::Load;
        if !(self.a.val().get_bit(self.l1.val().get_bits::<5>(0).index()) && self.l1.val().get_bit(14)) {
            self.w.next = 0x4509e717512_u64 | unsigned_cast(signed_cast(bit_cast::<44, 21>(self.l1.val())));
            self.l0.next = K0117State::Idle;
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0117Asker {
    pub bus: K0117BusMaster,
    pub a: Signal<In, Bits<7>>,
    pub w: Signal<Out, Signed<44>>,
}

impl Logic for K0117Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = self.a.val() ^ unsigned_cast(signed_cast(self.a.val()));
        self.w.next = signed_cast(bit_cast::<32, 7>(self.a.val()).get_bits::<44>(self.a.val().get_bits::<5>(0).index()));
    }
}

#[derive(LogicBlock, Default)]
pub struct K0117Answerer {
    pub bus: K0117BusSlave,
}

impl Logic for K0117Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<21, 7>(self.bus.there.val()) ^ bit_cast::<21, 7>(self.bus.there.val());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0117Outer {
    pub bus: K0117BusSlave,
    inner: K0117Answerer,
}

impl Logic for K0117Outer {
    #[hdl_gen]
    fn update(&mut self) {
        K0117BusSlave::link(&mut self.bus, &mut self.inner.bus);
    }
}

#[derive(LogicBlock)]
pub struct K0117Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<43>>,
    pub b: Signal<In, Bits<44>>,
    pub c: Signal<In, Bits<44>>,
    pub w: Signal<Out, Bits<43>>,
    pub x: Signal<Out, Bits<44>>,
    r0: Reg<Bits<21>>,
    r1: RegEn<Signed<7>>,
    ram: Ram<1, 21, 3>,
    c0: Vec<K0117Child0>,
    c1: K0117Child1,
    c2: K0117Asker,
    c4: K0117Outer,
    part: [Signal<Local, Bits<43>>; 2],
}

impl Default for K0117Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::without_reset(),
            r1: RegEn::new(signed_cast(bits::<7>(1))),
            ram: Ram::new(2).never_collides(),
            c0: (0..3).map(|_| K0117Child0::default()).collect(),
            c1: Default::default(),
            c2: Default::default(),
            c4: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0117Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        self.c1.a.next = self.a.val() ^ 0x36640058665_u64;
        for i in 0..3 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = K0117State::Run;
        }
        self.c2.a.next = self.c.val().get_bits::<7>(self.c.val().get_bits::<5>(0).index());
        K0117BusMaster::join(&mut self.c2.bus, &mut self.c4.bus);
        if self.c1.w.val() >= self.c1.w.val() {
            self.r1.en.next = self.c.val().get_bit(self.b.val().get_bits::<5>(0).index());
            self.r1.d.next = signed_bit_cast::<7, 7>(signed_cast(bit_cast::<7, 6>(self.c.val().get_bits::<6>(15))) - 32.into());
        } else if self.a.val() != 1 {
            self.r1.en.next = self.a.val().any();
            self.r1.d.next = signed_cast(self.r0.q.val().get_bits::<7>(self.a.val().get_bits::<4>(0).index())) + signed_cast(bit_cast::<7, 21>(self.r0.q.val()));
        } else {
            self.r1.en.next = bit_cast::<21, 44>(self.c1.w.val()).get_bit(18);
            self.r1.d.next = signed_bit_cast::<7, 32>(signed_cast(bit_cast::<32, 31>(self.b.val().get_bits::<31>(11))) - 1073741824.into());
        }
        self.r0.d.next = self.c.val().get_bits::<7>(self.ram.read_data.val().get_bits::<5>(0).index()).get_bits::<21>(1) + 1;
        self.part[0].next = 1.into();
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() + (self.a.val() - self.a.val());
        }
        self.ram.read_addr.next = self.r0.q.val().get_bits::<1>(self.c.val().get_bits::<4>(0).index()) & 0;
        self.ram.write_addr.next = self.r0.q.val().get_bits::<1>(self.c.val().get_bits::<4>(0).index()) & 0 ^ bits::<1>(1);
        self.ram.write_data.next = self.r0.q.val() + self.b.val().get_bit(19) + (self.b.val().get_bit(19) && self.part[1].val().get_bit(21));
        if self.c1.w.val().get_bit(29) {
            self.ram.write_en.next = (0x2_u64 ^ bit_cast::<3, 21>(self.r0.q.val())) << self.ram.read_data.val().get_bits::<10>(0);
        } else if self.c1.w.val() <= self.b.val() {
            self.ram.write_en.next = !(bits::<3>(1) << 1);
        } else {
            self.ram.write_en.next = (self.a.val() + self.c1.w.val().get_bit(43)).get_bits::<3>(28);
        }
        self.w.next = (0x6_u64 ^ self.part[0].val()) >> 3;
        self.x.next = 0x6dcc06a5c3d_u64 + (bits::<44>(0) + self.c1.w.val());
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
            self.part[i].next = bit_cast::<22, 32>(bits::<32>(4294967295_u64)) & bit_cast::<22, 9>(self.a.val().get_bits::<9>(35));
        }
        self.w.next = bits::<9>(0);
        self.x.next = self.part[0].val() ^ self.part[0].val() - 0x5_u64;
        if (self.w.val().get_bits::<8>(1) + self.l0.val()).any() {
            self.x.next = (self.part[1].val() | self.part[1].val()) << self.w.val();
        }
        self.l1.next = bit_cast::<22, 22>(self.x.val() | 1_u64.to_bits::<22>());
    }
}

#[derive(LogicBlock)]
pub struct K0119Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<45>>,
    pub b: Signal<In, Bits<9>>,
    pub c: Signal<In, Bits<9>>,
    pub w: Signal<Out, Bits<45>>,
    r0: DFFWithInit<Bits<9>>,
    c0: Vec<K0119Child0>,
    l0: Signal<Local, Signed<45>>,
    l1: Signal<Local, Signed<22>>,
}

impl Default for K0119Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: DFFWithInit::new(bits::<9>(511)),
            c0: (0..3).map(|_| K0119Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0119Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        self.l0.next = (-815647901).into();
        self.l1.next = signed_cast(self.c.val()).get_bits::<22>(self.b.val().get_bits::<3>(0).index());
        match self.b.val().index() {
            0 => {
                self.l0.next = --signed_cast(self.a.val());
            }
            _ => {
                self.l0.next = signed_bit_cast::<45, 8>(signed_cast(bit_cast::<8, 7>(bits::<7>(0) + self.c.val().get_bits::<7>(4))) - 64.into());
                self.l1.next = signed_cast(bit_cast::<22, 9>(self.b.val()));
            }
        }
        for i in 0..3 {
            self.c0[i].a.next = unsigned_cast(self.l0.val()) + unsigned_cast(self.l0.val());
            self.c0[i].b.next = signed_bit_cast::<45, 32>(signed_cast(bit_cast::<32, 31>(bit_cast::<31, 9>(self.b.val()) & 2147483647_u64.to_bits::<31>())) - 1073741824.into());
        }
        self.r0.d.next = 1.into();
        self.w.next = (self.a.val() | 15) & self.c0[0].x.val().get_bits::<45>(0);
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0112", K0112Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0113", K0113Top, clockless, resets, [a, b, c] -> [w, x]),
        kernel!("k0114", K0114Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0115", K0115Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0116", K0116Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0117", K0117Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0118", K0118Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0119", K0119Top, clocked, resets, [a, b, c] -> [w]),
    ]
}
