//! Random kernels 168 to 175 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock)]
pub struct K0168Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<24>>,
    pub b: Signal<In, Bits<16>>,
    pub w: Signal<Out, Bits<24>>,
    pub x: Signal<Out, Bits<4>>,
    limit: Constant<Bits<24>>,
    ram: Ram<1, 24, 1>,
}

impl Default for K0168Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<24>(16777215)),
            ram: Ram::new(2),
        }
    }
}

impl Logic for K0168Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        self.x.next = self.b.val().get_bits::<4>(self.a.val().get_bits::<4>(0).index()) >> 1 >> 0;
        self.ram.read_addr.next = self.x.val().get_bits::<1>(self.x.val().get_bits::<2>(0).index());
        self.ram.write_addr.next = self.x.val().get_bits::<1>(self.x.val().get_bits::<2>(0).index());
        self.ram.write_data.next = 0x201882_u64.into();
        self.ram.write_en.next = bits::<1>(0).replace_bit(0, self.a.val().get_bit(self.x.val().index())) | (self.x.val().get_bits::<1>(2) | 0x0_u64);
        for i in 0..4 {
            if i < 3 {
                if self.b.val() >= 0xffff_u64 {
                    self.ram.write_en.next = self.x.val().get_bits::<1>(0);
                }
            }
        }
        self.w.next = self.a.val();
    }
}

#[derive(LogicBlock)]
pub struct K0169Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<25>>,
    pub b: Signal<In, Bits<33>>,
    pub w: Signal<Out, Bits<25>>,
    limit: Constant<Bits<25>>,
    r0: Reg<Bits<8>>,
    r1: Reg<Bit>,
    ram: Ram<3, 12, 2>,
}

impl Default for K0169Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<25>(4)),
            r0: Reg::new(bits::<8>(0)),
            r1: Reg::new(false),
            ram: Ram::new(2),
        }
    }
}

impl Logic for K0169Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        self.ram.read_addr.next = self.ram.read_data.val().get_bits::<3>(5) | bits::<3>(7);
        self.ram.write_addr.next = self.ram.read_data.val().get_bits::<3>(5) | bits::<3>(7);
        if self.a.val().xor() {
            self.ram.write_data.next = self.ram.read_data.val();
        } else if self.r1.q.val() | self.r1.q.val() {
            self.ram.write_data.next = self.ram.read_data.val() + self.ram.read_data.val() >> self.r0.q.val();
        } else {
            self.ram.write_data.next = 0x5fc_u64 | self.ram.read_data.val();
        }
        self.ram.write_en.next = self.ram.read_data.val().get_bits::<2>(8) - self.ram.read_data.val().get_bits::<2>(4);
        self.r0.d.next = (self.r0.q.val() >> 7) + (self.r1.q.val() || self.r1.q.val());
        self.w.next = 0x6_u64 | self.limit.val();
        self.r1.d.next = self.ram.read_data.val().xor() && signed_cast(self.ram.read_data.val()) != (399).into();
    }
}

#[derive(LogicBlock)]
pub struct K0170Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<26>>,
    pub b: Signal<In, Bits<27>>,
    pub w: Signal<Out, Bits<26>>,
    limit: Constant<Bits<26>>,
    r0: DFFWithInit<Bit>,
    r1: RegEn<Bits<7>>,
    ram: Ram<1, 3, 1>,
    l0: Signal<Local, Bits<3>>,
    l1: Signal<Local, Bits<27>>,
}

impl Default for K0170Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<26>(13913004)),
            r0: DFFWithInit::new(false),
            r1: RegEn::new(bits::<7>(127)),
            ram: Ram::new(2),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0170Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        self.l0.next = (0x3_u64 | self.a.val()).get_bits::<3>(20);
        self.r0.d.next = (signed_cast(self.limit.val()) >= signed_cast(self.a.val())) & self.r0.q.val();
        self.ram.read_addr.next = bit_cast::<1, 27>(self.b.val());
        self.ram.write_addr.next = bit_cast::<1, 27>(self.b.val());
        self.ram.write_data.next = self.ram.read_data.val();
        self.ram.write_en.next = 0x1_u64 & self.a.val().get_bits::<1>(16) | bit_cast::<1, 3>(self.ram.read_data.val()) ^ self.a.val().get_bits::<1>(12);
        match self.limit.val().index() {
            2 => {
                self.r1.en.next = self.b.val() <= 134217727_u64.to_bits::<27>();
                self.r1.d.next = self.r1.q.val();
            }
            0 => {
                self.r1.en.next = self.r1.q.val().any();
            }
            21646748 => {
                self.r1.en.next = self.r1.q.val().xor();
                self.r1.d.next = bits::<7>(127) + (self.r1.q.val() + self.r0.q.val());
            }
            _ => {
                self.r1.en.next = (self.r1.q.val() & self.r1.q.val()).xor();
            }
        }
        self.l1.next = bit_cast::<27, 3>(self.l0.val()).replace_bit(14, self.b.val() == bit_cast::<27, 7>(self.r1.q.val()));
        self.w.next = self.limit.val();
        if (self.r1.q.val() | self.r1.q.val()).get_bit(self.l1.val().get_bits::<2>(0).index()) {
            self.w.next = (self.a.val() | self.a.val()) & self.limit.val() - self.limit.val();
        } else if self.ram.read_data.val() | self.ram.read_data.val() != self.ram.read_data.val() - self.l0.val() {
            self.w.next = 0x1_u64.into();
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0171State { Idle, Load, Run, Wait, Done }

#[derive(LogicBlock, Default)]
pub struct K0171Top {
    pub a: Signal<In, Bits<27>>,
    pub b: Signal<In, Bits<28>>,
    pub c: Signal<In, Bits<28>>,
    pub w: Signal<Out, Bits<27>>,
    l0: Signal<Local, Bits<28>>,
    l1: Signal<Local, K0171State>,
}

impl Logic for K0171Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = !self.b.val();
        self.l1.next = K0171State::Done;
        self.w.next = self.a.val() << self.l0.val().get_bits::<10>(0) << 17;
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0172State { Idle, Load, Run, Wait, Done }

#[derive(LogicBlock, Default)]
pub struct K0172Top {
    pub a: Signal<In, Bits<28>>,
    pub b: Signal<In, Bits<27>>,
    pub w: Signal<Out, Bits<28>>,
    l0: Signal<Local, K0172State>,
    part: [Signal<Local, Bit>; 3],
}

impl Logic for K0172Top {
    #[hdl_gen]
    fn update(&mut self) {
        for i in 0..3 {
            if self.a.val().get_bit(25) {
                self.part[i].next = self.b.val().get_bit(i * 3 + 3);
            } else if bits::<14>(16383) > self.a.val().get_bits::<14>(self.b.val().get_bits::<4>(0).index()) {
                self.part[i].next = !bit_cast::<7, 27>(self.b.val()) < self.b.val().get_bits::<7>(i * 8 + 3) | self.a.val().get_bits::<7>(20);
            } else {
                self.part[i].next = !(bit_cast::<7, 27>(self.b.val()) != bits::<7>(1));
            }
        }
        match self.b.val().index() {
            1 => {
                self.l0.next = K0172State::Run;
                self.w.next = self.a.val().replace_bit(5, self.part[2].val()) | self.a.val().replace_bit(16, self.part[1].val());
            }
            5 => {
                self.l0.next = K0172State::Wait;
                self.w.next = 0x0_u64.into();
            }
            _ => {
                self.l0.next = K0172State::Run;
                self.w.next = 218258383_u64.to_bits::<28>();
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0173State { Idle, Load, Run }

#[derive(LogicBlock)]
pub struct K0173Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bit>,
    pub b: Signal<In, Bits<28>>,
    pub w: Signal<Out, Signed<28>>,
    pub x: Signal<Out, K0173State>,
    limit: Constant<Bits<28>>,
    r0: RegEn<K0173State>,
}

impl Default for K0173Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<28>(0)),
            r0: RegEn::new(K0173State::Load),
        }
    }
}

impl Logic for K0173Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        match self.r0.q.val() {
            K0173State::Run => {
                self.r0.en.next = self.a.val();
            }
            _ => {
                self.r0.en.next = self.a.val();
            }
        }
        self.r0.d.next = self.r0.q.val();
        self.x.next = self.r0.q.val();
        self.w.next = signed_cast(bit_cast::<29, 28>(self.b.val())).get_bits::<28>(0) - (signed_cast(self.limit.val()) - signed_cast(self.limit.val()));
    }
}

#[derive(LogicBlock)]
pub struct K0173Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Signed<28>>,
    pub w: Signal<Out, Signed<29>>,
    r0: Reg<Bits<28>>,
}

impl Default for K0173Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            r0: Reg::without_reset(),
        }
    }
}

impl Logic for K0173Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.r0.d.next = unsigned_cast(self.a.val());
        self.w.next = (-138880358).into();
    }
}

#[derive(LogicBlock)]
pub struct K0173Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<29>>,
    pub b: Signal<In, Bits<7>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<29>>,
    limit: Constant<Bits<7>>,
    r0: RegEn<Bit>,
    c0: K0173Child0,
    c1: K0173Child1,
}

impl Default for K0173Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<7>(6)),
            r0: RegEn::new(false),
            c0: Default::default(),
            c1: Default::default(),
        }
    }
}

impl Logic for K0173Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = (self.b.val() + 32).all();
        self.c0.b.next = bit_cast::<28, 7>(self.b.val());
        if self.r0.q.val() || self.c.val() {
            self.r0.en.next = (self.c0.x.val() != K0173State::Load) ^ self.r0.q.val();
            self.w.next = self.a.val();
        } else {
            self.r0.en.next = (self.b.val() & self.b.val()).xor();
            self.w.next = self.a.val() << self.limit.val() ^ self.a.val() - self.a.val();
        }
        self.c1.clock.next = self.clock.val();
        self.c1.a.next = (76912169).to_signed_bits();
        if self.r0.q.val() {
            self.r0.d.next = (self.limit.val() ^ self.b.val()).xor();
        } else {
            self.r0.d.next = !(self.c.val() && self.r0.q.val());
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0174Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<30>>,
    pub b: Signal<In, Bits<8>>,
    pub w: Signal<Out, Bit>,
    pub x: Signal<Out, Bit>,
    r0: DFF<Bits<31>>,
}

impl Logic for K0174Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.r0.d.next = (self.r0.q.val() ^ self.r0.q.val()) + self.r0.q.val();
        self.w.next = self.a.val() - self.a.val() <= 0x0_u64;
        self.x.next = unsigned_cast(signed_cast(self.b.val())).all();
    }
}

#[derive(LogicBlock)]
pub struct K0174Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<30>>,
    pub b: Signal<In, Bits<30>>,
    pub w: Signal<Out, Bits<30>>,
    r0: RegEn<Bits<30>>,
    ram: Ram<2, 16, 2>,
    c0: Vec<K0174Child0>,
    part: [Signal<Local, Bits<8>>; 2],
}

impl Default for K0174Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: RegEn::new(bits::<30>(11)),
            ram: Ram::new(4),
            c0: (0..2).map(|_| K0174Child0::default()).collect(),
            part: Default::default(),
        }
    }
}

impl Logic for K0174Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0);
        self.r0.d.next = bit_cast::<30, 8>(self.b.val().get_bits::<8>(self.ram.read_data.val().get_bits::<4>(0).index())) | self.b.val();
        for i in 0..2 {
            self.part[i].next = self.a.val().get_bits::<8>(14);
        }
        self.r0.en.next = self.part[1].val().replace_bit(self.a.val().get_bits::<3>(0).index(), self.b.val().get_bit(12)).get_bit(6);
        self.w.next = self.b.val() ^ self.a.val();
        self.ram.read_addr.next = bit_cast::<2, 8>(self.part[0].val()) ^ bit_cast::<2, 30>(self.r0.q.val());
        self.ram.write_addr.next = bit_cast::<2, 8>(self.part[0].val()) ^ bit_cast::<2, 30>(self.r0.q.val());
        self.ram.write_data.next = bit_cast::<16, 8>(self.a.val().get_bits::<8>(20) & self.part[1].val());
        self.ram.write_en.next = bit_cast::<2, 8>(self.part[1].val()) << self.part[0].val();
        for i in 0..2 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = self.r0.q.val() | self.b.val();
            self.c0[i].b.next = self.part[i].val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0175Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<605>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<605>>,
    r0: RegEn<Bits<605>>,
    r1: RegEn<Bits<4>>,
    l0: Signal<Local, Bits<605>>,
    l1: Signal<Local, Bits<4>>,
}

impl Default for K0175Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: RegEn::without_reset(),
            r1: RegEn::new(bits::<4>(0)),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0175Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        dff_setup!(self, clock, r1);
        self.r1.en.next = self.r0.q.val().any();
        self.l1.next = self.r1.q.val() | bit_cast::<4, 605>(self.a.val()) >> self.r1.q.val();
        self.l0.next = bit_cast::<605, 605>(self.r0.q.val()) & self.r0.q.val() + self.b.val();
        match self.l1.val().index() {
            5 => {
                self.r0.d.next = self.r0.q.val() - self.l0.val() | bit_cast::<605, 4>(self.l1.val());
            }
            3 => {
                self.r0.d.next = self.r0.q.val();
            }
            _ => {
                self.r0.d.next = self.r0.q.val() | self.a.val() + self.b.val();
            }
        }
        self.r0.en.next = self.b.val() || self.l1.val().any();
        for i in 0..3 {
            if i < 2 {
                if self.b.val() {
                    self.r1.d.next = 10.into();
                }
            }
        }
        self.w.next = (self.a.val() ^ self.l0.val()) + !self.l0.val();
        match self.r1.q.val().index() {
            2 => {
                self.w.next = bit_cast::<605, 32>(bits::<32>(10)) ^ self.r0.q.val();
            }
            4 => {
                self.w.next = self.l0.val().replace_bit(39, self.b.val()) - self.r0.q.val();
            }
            _ => {}
        }
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0168", K0168Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0169", K0169Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0170", K0170Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0171", K0171Top, clockless, resets, [a, b, c] -> [w]),
        kernel!("k0172", K0172Top, clockless, resets, [a, b] -> [w]),
        kernel!("k0173", K0173Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0174", K0174Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0175", K0175Top, clocked, keeps, [a, b] -> [w]),
    ]
}
