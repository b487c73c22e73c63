//! Random kernels 16 to 23 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock, Default)]
pub struct K0016Top {
    pub a: Signal<In, Bits<16>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<16>>,
    pub x: Signal<Out, Bits<15>>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bits<17>>,
}

impl Logic for K0016Top {
    #[hdl_gen]
    fn update(&mut self) {
        if self.b.val() || self.b.val() {
            self.l0.next = self.a.val().get_bits::<8>(2) >> 3 < 94_u64.to_bits::<8>();
            self.l1.next = bit_cast::<17, 16>(self.a.val()).replace_bit(3, self.c.val()) << 4;
        } else {
            self.l0.next = self.c.val();
            self.l1.next = bit_cast::<17, 16>(self.a.val()) & bit_cast::<17, 16>(self.a.val());
        }
        self.w.next = (self.a.val() | self.a.val()).replace_bit(13, self.l1.val().get_bits::<15>(self.a.val().get_bits::<4>(0).index()).all());
        self.x.next = self.l1.val().get_bits::<15>(0) + self.a.val().get_bits::<15>(self.a.val().get_bits::<4>(0).index()).all();
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0017State { Idle, Load, Run, Wait, Done }

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0017Word {
    pub valid: Bit,
    pub data: Bits<16>,
    pub state: K0017State,
}

#[derive(LogicBlock)]
pub struct K0017Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<17>>,
    pub b: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bits<17>>,
    pub x: Signal<Out, Bits<17>>,
    r0: RegEn<Bits<16>>,
    r1: RegEn<K0017Word>,
    l0: Signal<Local, K0017Word>,
}

impl Default for K0017Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<16>(21288)),
            r1: RegEn::new(Default::default()),
            l0: Default::default(),
        }
    }
}

impl Logic for K0017Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        dff_setup!(self, clock, r1);
        self.r1.d.next = self.r1.q.val();
        self.r0.en.next = (self.a.val() == self.a.val()) ^ (self.a.val() < self.a.val());
        for i in 0..3 {
            if self.r1.q.val() != self.r1.q.val() {
                self.r0.en.next = (self.r1.q.val().data ^ self.r1.q.val().data).xor();
            }
        }
        self.r1.en.next = self.r1.q.val() != self.r1.q.val();
        self.l0.next.valid = self.r1.q.val().valid;
        self.l0.next.data = self.a.val().get_bits::<16>(0);
        self.l0.next.state = self.r1.q.val().state;
        self.w.next = (self.a.val() & self.a.val()) - bit_cast::<17, 16>(self.r0.q.val());
        if self.r0.q.val().get_bits::<16>(12) >= self.r0.q.val() << 7 {
            self.l0.next.data = 14_u64.to_bits::<16>();
        } else if self.r0.q.val() < self.r0.q.val() {
            self.w.next = self.a.val();
        }
        self.r0.d.next = self.r0.q.val();
        self.x.next = self.w.val() & self.w.val() - 103151_u64.to_bits::<17>();
        if (bits::<16>(4) + self.l0.val().data).xor() {
            self.x.next = bit_cast::<17, 16>(self.r0.q.val()) >> 13;
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0018State { Idle, Load }

#[derive(LogicBlock)]
pub struct K0018Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Signed<5>>,
    pub w: Signal<Out, K0018State>,
    pub x: Signal<Out, K0018State>,
    limit: Constant<Bits<18>>,
    r0: DFF<Bit>,
    l0: Signal<Local, Bits<5>>,
}

impl Default for K0018Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<18>(262143)),
            r0: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0018Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, r0);
        self.r0.d.next = self.limit.val().get_bits::<6>(self.limit.val().get_bits::<4>(0).index()) >= bits::<6>(63) ^ bit_cast::<6, 18>(self.limit.val());
        self.l0.next = 28_u64.to_bits::<5>();
        if self.limit.val().get_bits::<5>(8).get_bit(1) {
            self.r0.d.next = self.limit.val().get_bits::<5>(0).xor();
            self.l0.next = self.limit.val().get_bits::<5>(8);
        } else if bits::<9>(1) >= 0x1a8_u64 {
            self.r0.d.next = (bit_cast::<6, 18>(self.limit.val()) & bit_cast::<6, 18>(self.limit.val())).all();
        }
        self.x.next = K0018State::Load;
        self.w.next = self.x.val();
    }
}

#[derive(LogicBlock)]
pub struct K0018Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bit>,
    pub b: Signal<In, Bits<18>>,
    pub w: Signal<Out, Bit>,
    pub x: Signal<Out, Signed<18>>,
    r0: DFFWithInit<Bits<9>>,
    l0: Signal<Local, Bits<5>>,
    l1: Signal<Local, Bits<9>>,
}

impl Default for K0018Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: DFFWithInit::new(bits::<9>(380)),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0018Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.x.next = -signed_cast(self.b.val()) + (signed_cast(self.b.val()) + signed_cast(self.b.val()));
        self.l1.next = (self.r0.q.val() << self.r0.q.val()) + (bit_cast::<9, 18>(self.b.val()) >> self.r0.q.val());
        if signed_cast(self.b.val().get_bits::<5>(12)) != (11).into() && !self.a.val() {
            if self.a.val() {
                self.l1.next = self.r0.q.val();
            }
        }
        self.l0.next = (self.b.val().get_bits::<5>(self.b.val().get_bits::<4>(0).index()) | self.b.val().get_bits::<5>(self.b.val().get_bits::<4>(0).index())) + self.a.val();
        match self.l0.val().index() {
            1 => {
                self.w.next = (self.l1.val() >> 10).any();
            }
            5 => {
                self.w.next = self.b.val().replace_bit(8, self.a.val()).all();
            }
            2 => {
                self.w.next = (self.l1.val() >> self.l1.val()).all();
            }
            _ => {
                self.w.next = (bit_cast::<6, 5>(self.l0.val()) - 0).all();
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0018Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<18>>,
    pub b: Signal<In, Bits<6>>,
    pub w: Signal<Out, Bits<18>>,
    pub x: Signal<Out, Bits<18>>,
    c0: K0018Child0,
    c1: Vec<K0018Child1>,
    l0: Signal<Local, Bits<9>>,
    l1: Signal<Local, Bits<9>>,
    part: [Signal<Local, Bits<9>>; 4],
}

impl Default for K0018Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            c0: Default::default(),
            c1: (0..2).map(|_| K0018Child1::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0018Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.l1.next = self.a.val().get_bits::<9>(3) - self.a.val().get_bits::<9>(self.b.val().get_bits::<4>(0).index());
        self.part[0].next = self.l1.val();
        for i in 0..3 {
            self.part[i + 1].next = self.part[i].val() - (self.l1.val() | self.l1.val());
        }
        for i in 0..2 {
            self.c1[i].clock.next = self.clock.val();
            self.c1[i].a.next = self.b.val() + self.b.val().get_bit(i * 5) <= self.b.val() << 3;
            self.c1[i].b.next = 0_u64.to_bits::<18>();
        }
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = -self.c1[1].x.val().get_bits::<5>(5);
        if self.c1[1].w.val() {
            self.l0.next = bit_cast::<9, 5>(bits::<18>(262143).get_bits::<5>(1));
        } else if self.c1[0].w.val() {
            self.l0.next = self.l1.val();
        } else {
            self.l0.next = self.l1.val() + (self.l1.val() - self.part[3].val());
        }
        self.x.next = 245823.into();
        self.w.next = 0x3ffff_u64 & self.x.val() >> 17;
        for i in 0..4 {
            if i < 3 {
                if self.c1[1].w.val() || self.c1[1].w.val() {
                    self.w.next = self.a.val();
                }
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0019State { Idle, Load, Run, Wait, Done }

#[derive(LogicBlock)]
pub struct K0019Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<19>>,
    pub b: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bits<19>>,
    r0: DFF<K0019State>,
    rom: Rom<3, 18>,
}

impl Default for K0019Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Default::default(),
            rom: Rom::new(vec![bits::<18>(6), bits::<18>(1), bits::<18>(10), bits::<18>(262143), bits::<18>(262143), bits::<18>(74038), bits::<18>(190600), bits::<18>(262143)]),
        }
    }
}

impl Logic for K0019Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        dff_setup!(self, clock, r0);
        self.rom.read_addr.next = (0x1_u64 | self.rom.read_data.val().get_bits::<3>(2)) + (self.a.val() > 368001);
        self.w.next = (bit_cast::<19, 7>(self.b.val()) >> self.b.val()) + (self.a.val() >= bits::<19>(524287));
    }
}

#[derive(LogicBlock, Default)]
pub struct K0020Child0 {
    pub a: Signal<In, Bits<4>>,
    pub w: Signal<Out, Bits<10>>,
}

impl Logic for K0020Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.w.next = bit_cast::<10, 4>(self.a.val()) - 0 - (bit_cast::<10, 4>(self.a.val()) + self.a.val().get_bit(0));
    }
}

#[derive(LogicBlock)]
pub struct K0020Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<20>>,
    pub b: Signal<In, Signed<20>>,
    pub c: Signal<In, Bits<10>>,
    pub w: Signal<Out, Bits<20>>,
    r0: RegEn<Bits<4>>,
    c0: Vec<K0020Child0>,
    l0: Signal<Local, Bits<10>>,
    part: [Signal<Local, Bits<20>>; 3],
}

impl Default for K0020Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::new(bits::<4>(0)),
            c0: (0..3).map(|_| K0020Child0::default()).collect(),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0020Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        match self.r0.q.val().index() {
            0 => {
                self.r0.d.next = self.r0.q.val();
            }
            1 => {
                self.r0.d.next = bit_cast::<4, 20>(bit_cast::<20, 4>(self.r0.q.val()) + self.c.val().get_bit(8));
            }
            _ => {
                self.r0.d.next = self.r0.q.val();
            }
        }
        for i in 0..3 {
            self.part[i].next = bit_cast::<32, 10>(self.c.val()).get_bits::<20>(8);
        }
        self.r0.en.next = bit_cast::<21, 21>(bit_cast::<21, 20>(self.a.val())) == 0x8_u64 - bits::<21>(0);
        self.l0.next = self.a.val().get_bits::<10>(5);
        match self.a.val().index() {
            0 => {
                self.l0.next = self.c.val();
            }
            1 => {
                self.r0.en.next = (self.part[2].val() ^ self.a.val()).get_bit(self.r0.q.val().index());
                self.l0.next = self.c.val();
            }
            _ => {
                self.r0.en.next = self.c.val() - self.c.val() != 55;
                self.l0.next = self.c.val() << 1;
            }
        }
        for i in 0..3 {
            self.c0[i].a.next = self.r0.q.val();
        }
        self.w.next = unsigned_cast(self.b.val());
    }
}

#[derive(LogicBlock)]
pub struct K0021Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<95>>,
    pub b: Signal<In, Bits<2>>,
    pub c: Signal<In, Bits<2>>,
    pub w: Signal<Out, Bits<95>>,
    r0: Reg<Bits<2>>,
    l0: Signal<Local, Bits<2>>,
}

impl Default for K0021Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<2>(2)),
            l0: Default::default(),
        }
    }
}

impl Logic for K0021Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.r0.d.next = 3_u64.to_bits::<2>();
        self.l0.next = self.b.val() ^ 0x3_u64;
        self.w.next = self.a.val().get_bits::<95>(self.c.val().index()) - (self.a.val() - self.a.val());
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0022Word {
    pub tag: Bits<8>,
    pub valid: Bit,
    pub data: Bits<4>,
}

#[derive(LogicBlock, Default)]
pub struct K0022Child0 {
    pub a: Signal<In, Signed<10>>,
    pub b: Signal<In, K0022Word>,
    pub w: Signal<Out, Bits<10>>,
    pub x: Signal<Out, K0022Word>,
}

impl Logic for K0022Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        self.x.next.tag = self.b.val().tag;
        self.x.next.valid = self.b.val().valid;
        self.x.next.data = self.b.val().data;
        self.w.next = bits::<10>(65).replace_bit(2, self.x.val().valid) + (bits::<10>(1023) != bits::<10>(1023));
    }
}

#[derive(LogicBlock)]
pub struct K0022Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<21>>,
    pub b: Signal<In, Bits<4>>,
    pub w: Signal<Out, Bits<21>>,
    pub x: Signal<Out, Bit>,
    r0: Reg<Bits<21>>,
    r1: RegEn<K0022Word>,
    c0: K0022Child0,
    l0: Signal<Local, Bits<4>>,
    l1: Signal<Local, Bits<21>>,
}

impl Default for K0022Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::without_reset(),
            r1: RegEn::new(Default::default()),
            c0: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0022Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0, r1);
        self.r1.d.next = self.r1.q.val();
        self.l1.next = 0.into();
        self.c0.a.next = (-273).to_signed_bits();
        self.c0.b.next = self.r1.q.val();
        self.l0.next = self.b.val();
        self.r0.d.next = self.l1.val();
        self.r1.en.next = (self.c0.x.val().tag & bit_cast::<8, 4>(self.c0.x.val().data)).get_bit(self.l1.val().get_bits::<3>(0).index());
        self.w.next = !(bits::<21>(2097151) | self.r0.q.val());
        self.x.next = self.r1.q.val() == self.c0.x.val();
    }
}

#[derive(LogicBlock, Default)]
pub struct K0023Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<22>>,
    pub b: Signal<In, Bits<4>>,
    pub w: Signal<Out, Bits<22>>,
    r0: DFF<Bits<8>>,
    l0: Signal<Local, Bits<22>>,
}

impl Logic for K0023Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.r0.d.next = self.b.val().get_bits::<1>(0).get_bits::<8>(0) | self.r0.q.val() + self.a.val().get_bit(20);
        self.l0.next = bit_cast::<22, 8>(self.r0.q.val()) << 17;
        if !self.r0.q.val().get_bit(4) {
            self.w.next = bit_cast::<22, 4>(self.b.val()) >> 4;
        } else {
            self.w.next = self.l0.val().replace_bit(10, self.b.val().get_bit(3)) & 1367713_u64.to_bits::<22>();
        }
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0016", K0016Top, clockless, resets, [a, b, c] -> [w, x]),
        kernel!("k0017", K0017Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0018", K0018Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0019", K0019Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0020", K0020Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0021", K0021Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0022", K0022Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0023", K0023Top, clocked, resets, [a, b] -> [w]),
    ]
}
