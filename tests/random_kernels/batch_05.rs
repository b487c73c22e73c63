//! Random kernels 40 to 47 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock, Default)]
pub struct K0040Top {
    pub a: Signal<In, Bits<38>>,
    pub b: Signal<In, Bits<38>>,
    pub c: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bits<38>>,
    l0: Signal<Local, Signed<38>>,
    l1: Signal<Local, Signed<19>>,
    part: [Signal<Local, Bits<2>>; 4],
}

impl Logic for K0040Top {
    #[hdl_gen]
    fn update(&mut self) {
        for i in 0..2 {
            for j in 0..2 {
                self.part[i * 2 + j].next = self.b.val().get_bits::<2>(13);
            }
        }
        self.l0.next = signed_bit_cast::<38, 19>(signed_cast(bit_cast::<19, 18>(bit_cast::<18, 38>(self.a.val()) - bit_cast::<18, 7>(self.c.val()))) - 131072.into());
        match self.c.val().index() {
            0 => {
                self.l1.next = (-236073).to_signed_bits();
            }
            2 => {
                self.l1.next = signed_cast(self.a.val().get_bits::<19>(2) >> 15);
            }
            _ => {
                self.l1.next = signed_cast(bit_cast::<19, 7>(self.c.val()));
            }
        }
        self.w.next = 0.into();
    }
}

#[derive(LogicBlock)]
pub struct K0041Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<39>>,
    pub b: Signal<In, Bits<39>>,
    pub c: Signal<In, Signed<6>>,
    pub w: Signal<Out, Bits<39>>,
    r0: Reg<Bits<11>>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bits<11>>,
    part: [Signal<Local, Bit>; 2],
}

impl Default for K0041Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<11>(1)),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0041Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l1.next = self.r0.q.val();
        self.l0.next = (self.l1.val().get_bits::<6>(5) >= self.r0.q.val().get_bits::<6>(self.r0.q.val().get_bits::<3>(0).index())) != self.b.val().xor();
        for i in 0..2 {
            self.part[i].next = self.l0.val();
        }
        self.w.next = self.a.val();
        self.r0.d.next = self.b.val().get_bits::<11>(self.a.val().get_bits::<5>(0).index()) - self.l1.val() & self.r0.q.val();
    }
}

#[derive(LogicBlock)]
pub struct K0042Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<40>>,
    pub b: Signal<In, Bits<3>>,
    pub w: Signal<Out, Bits<40>>,
    pub x: Signal<Out, Bits<20>>,
    r0: RegEn<Bits<20>>,
    r1: RegEn<Bits<40>>,
    l0: Signal<Local, Bits<9>>,
    l1: Signal<Local, Bit>,
}

impl Default for K0042Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<20>(0)),
            r1: RegEn::new(bits::<40>(1099511627775)),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0042Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        match self.b.val().index() {
            0 => {
                self.l1.next = self.a.val() >= 712243904230_u64.to_bits::<40>() && signed_cast(self.r1.q.val()) > (883083209).into();
                self.r1.en.next = self.a.val().get_bit(26);
            }
            2 => {
                self.l1.next = signed_cast(self.a.val()) < signed_cast(self.r1.q.val());
                self.r1.en.next = !(self.b.val() != self.b.val());
            }
            _ => {
                self.l1.next = self.r0.q.val().get_bit(3);
                self.r1.en.next = self.r0.q.val().get_bit(10);
            }
        }
        self.r0.d.next = self.r0.q.val();
        self.l0.next = bit_cast::<9, 3>(self.b.val());
        for i in 0..3 {
            if self.l1.val() {
                self.l0.next = !self.r0.q.val().get_bits::<9>(self.b.val().index()) + (self.l1.val() && self.l1.val());
            }
        }
        self.r0.en.next = (self.l1.val() || self.l1.val()) && bit_cast::<20, 9>(self.l0.val()).get_bit(6);
        self.w.next = (self.r1.q.val() ^ 0) - (self.r1.q.val() + self.l1.val());
        self.x.next = (self.r0.q.val() ^ self.r0.q.val()) << self.l0.val();
        match self.b.val().index() {
            1 => {
                self.x.next = (bit_cast::<16, 9>(self.l0.val()) * bit_cast::<16, 40>(self.w.val())).get_bits::<20>(7);
            }
            0 => {
                self.x.next = self.r0.q.val();
            }
            4 => {
                self.x.next = 1.into();
            }
            _ => {}
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0043State { Idle, Load, Run, Wait, Done, Fail }

#[derive(LogicBlock)]
pub struct K0043Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<184>>,
    pub b: Signal<In, Bits<4>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<184>>,
    pub x: Signal<Out, Bits<4>>,
    limit: Constant<Bits<4>>,
    r0: RegEn<Bits<4>>,
    l0: Signal<Local, Bits<184>>,
    l1: Signal<Local, K0043State>,
}

impl Default for K0043Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<4>(2)),
            r0: RegEn::new(bits::<4>(6)),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0043Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0);
        self.r0.en.next = self.limit.val().get_bits::<184>(2).get_bit(74);
        self.l0.next = self.limit.val().get_bits::<184>(0) + !self.c.val();
        for i in 1..2 {
            if i < 1 {
                if !self.c.val() {
                    self.l0.next = !(self.a.val() >> self.r0.q.val());
                }
            }
        }
        self.w.next = self.a.val();
        self.r0.d.next = !self.limit.val();
        if self.w.val() == self.a.val() {
            self.l1.next = K0043State::Wait;
            self.x.next = 0xa_u64.into();
        } else if !self.c.val() {
            self.l1.next = K0043State::Wait;
            self.x.next = self.b.val();
        } else {
            self.l1.next = K0043State::Wait;
            self.x.next = self.w.val().get_bits::<4>(161);
        }
    }
}

#[derive(LogicBlock)]
pub struct K0044Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<5>>,
    pub w: Signal<Out, Bit>,
    pub x: Signal<Out, Bits<1>>,
    r0: RegEn<Bits<41>>,
}

impl Default for K0044Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<41>(7)),
        }
    }
}

impl Logic for K0044Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        dff_setup!(self, clock, r0);
        self.r0.d.next = self.r0.q.val();
        self.x.next = self.r0.q.val().get_bits::<1>(19) ^ self.a.val().get_bits::<1>(1) >> self.a.val();
        self.w.next = !!self.r0.q.val().get_bit(33);
        if self.a.val().xor() {
            self.w.next = (self.r0.q.val() ^ self.r0.q.val()).get_bit(self.a.val().index());
        }
        if self.w.val() {
            self.r0.en.next = bit_cast::<41, 5>(self.a.val()) == self.r0.q.val() ^ 2;
        } else {
            self.r0.en.next = self.w.val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0044Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<41>>,
    pub b: Signal<In, Bits<41>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<41>>,
    pub x: Signal<Out, Bits<1>>,
    r0: RegEn<Bits<2>>,
    r1: DFF<Bits<5>>,
    c0: Vec<K0044Child0>,
    l0: Signal<Local, Bits<1>>,
    l1: Signal<Local, Bits<2>>,
    part: [Signal<Local, Bits<2>>; 3],
}

impl Default for K0044Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::without_reset(),
            r1: Default::default(),
            c0: (0..2).map(|_| K0044Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0044Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        for i in 0..2 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = (bit_cast::<5, 2>(self.r0.q.val()) << self.r0.q.val()) + (self.r1.q.val() - self.r1.q.val());
        }
        self.r0.d.next = 0x1_u64.into();
        self.l1.next = bit_cast::<41, 2>(self.r0.q.val()).get_bits::<2>(29) + (self.r0.q.val() << 2);
        self.w.next = self.b.val() << 13 | self.a.val();
        self.r0.en.next = self.c0[1].w.val();
        match self.r0.q.val().index() {
            3 => {
                self.r0.en.next = self.c0[1].x.val() > 1;
            }
            0 => {
                self.r0.en.next = self.c0[0].w.val() || self.c0[0].w.val() || self.r1.q.val().get_bits::<2>(0).get_bit(1);
            }
            _ => {}
        }
        self.l0.next = 0x1_u64 + self.c0[1].x.val() >> 0;
        if self.l1.val().get_bit(1) > (self.b.val() != 0x1ffffffffff_u64) {
            self.l0.next = self.c0[1].x.val();
        }
        for i in 0..3 {
            self.part[i].next = self.l1.val() + (self.c0[1].w.val() && self.c.val());
            if bits::<2>(0).xor() {
                self.part[i].next = !(self.r0.q.val() & self.l1.val());
            } else if self.l1.val().xor() {
                self.part[i].next = (self.l1.val() ^ self.l1.val()) - self.l0.val().get_bits::<2>(0);
            }
        }
        self.x.next = self.c0[0].x.val();
        for i in 0..4 {
            if self.c0[0].w.val() {
                self.x.next = self.l0.val();
                self.r1.d.next = self.r1.q.val();
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0045State { Idle, Load, Run, Wait }

#[derive(LogicBlock, Default)]
pub struct K0045Child0 {
    pub a: Signal<In, Signed<21>>,
    pub w: Signal<Out, K0045State>,
    pub x: Signal<Out, K0045State>,
}

impl Logic for K0045Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.x.next = K0045State::Idle;
        self.w.next = K0045State::Wait;
    }
}

#[derive(LogicBlock)]
pub struct K0045Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<42>>,
    pub b: Signal<In, Signed<42>>,
    pub c: Signal<In, Bits<21>>,
    pub w: Signal<Out, Bits<42>>,
    r0: RegEn<Signed<7>>,
    c0: Vec<K0045Child0>,
    l0: Signal<Local, Bits<42>>,
    l1: Signal<Local, Signed<42>>,
}

impl Default for K0045Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::without_reset(),
            c0: (0..2).map(|_| K0045Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0045Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l1.next = signed_cast(bit_cast::<42, 7>(bits::<7>(77)));
        self.r0.en.next = self.a.val().replace_bit(19, self.c.val().get_bit(18)).all();
        self.l0.next = (bits::<42>(0) ^ self.a.val()) + (self.a.val().get_bit(16) < self.c.val().get_bit(self.c.val().get_bits::<4>(0).index()));
        for i in 0..2 {
            self.c0[i].a.next = signed_cast(self.l0.val().get_bits::<21>(self.c.val().get_bits::<5>(0).index()));
        }
        if self.a.val().get_bit(28) || self.c.val().get_bit(2) {
            self.w.next = self.a.val();
        } else if self.a.val().get_bit(28) || self.c.val().get_bit(12) {
            self.r0.d.next = signed_cast(self.l0.val().get_bits::<7>(19)) + (-59).into();
            self.w.next = self.l0.val() << 12;
        } else {
            self.r0.d.next = -self.r0.q.val().get_bits::<7>(0);
            self.w.next = 0.into();
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0046Top {
    pub a: Signal<In, Bits<43>>,
    pub b: Signal<In, Bits<11>>,
    pub w: Signal<Out, Bits<43>>,
}

impl Logic for K0046Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.w.next = self.a.val();
    }
}

#[derive(LogicBlock)]
pub struct K0047Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<44>>,
    pub b: Signal<In, Bits<5>>,
    pub w: Signal<Out, Bits<44>>,
    limit: Constant<Bits<5>>,
    r0: RegEn<Bits<44>>,
}

impl Default for K0047Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<5>(0)),
            r0: RegEn::new(bits::<44>(13140136895171)),
        }
    }
}

impl Logic for K0047Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.r0.en.next = self.b.val() >> self.b.val() != !bit_cast::<5, 44>(self.r0.q.val());
        self.r0.d.next = self.a.val() + self.r0.q.val().get_bit(43) >> 18;
        self.w.next = bit_cast::<44, 32>(bit_cast::<32, 5>(self.limit.val())) | bit_cast::<44, 8>(bit_cast::<8, 5>(self.limit.val()));
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0040", K0040Top, clockless, resets, [a, b, c] -> [w]),
        kernel!("k0041", K0041Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0042", K0042Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0043", K0043Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0044", K0044Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0045", K0045Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0046", K0046Top, clockless, resets, [a, b] -> [w]),
        kernel!("k0047", K0047Top, clocked, resets, [a, b] -> [w]),
    ]
}
