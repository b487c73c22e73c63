//! Random kernels 0 to 7 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0000Word {
    pub valid: Bit,
    pub data: Bits<1>,
}

#[derive(LogicBlock, Default)]
pub struct K0000Child0 {
    pub a: Signal<In, Bits<3>>,
    pub b: Signal<In, Bits<1>>,
    pub w: Signal<Out, Bits<2>>,
    pub x: Signal<Out, Bits<1>>,
    l0: Signal<Local, K0000Word>,
}

impl Logic for K0000Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next.valid = self.a.val().get_bit(2);
        self.l0.next.data = self.b.val();
        self.x.next = self.a.val().get_bits::<1>(self.b.val().index()) - self.b.val();
        self.w.next = 0x0_u64.into();
    }
}

#[derive(LogicBlock)]
pub struct K0000Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<1>>,
    pub b: Signal<In, Bits<2>>,
    pub c: Signal<In, Bits<2>>,
    pub w: Signal<Out, Bits<1>>,
    pub x: Signal<Out, Bits<1>>,
    limit: Constant<Bits<1>>,
    r0: RegEn<Bits<1>>,
    r1: Reg<Bit>,
    ram: Ram<2, 1, 1>,
    c0: Vec<K0000Child0>,
    l0: Signal<Local, Bits<3>>,
}

impl Default for K0000Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<1>(1)),
            r0: RegEn::new(bits::<1>(1)),
            r1: Reg::new(true),
            ram: Ram::new(4),
            c0: (0..3).map(|_| K0000Child0::default()).collect(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0000Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        for i in 0..3 {
            self.c0[i].a.next = bit_cast::<3, 1>(self.a.val()).replace_bit(1, self.r1.q.val()) + bit_cast::<3, 3>(bit_cast::<3, 2>(self.b.val()));
            self.c0[i].b.next = (!self.limit.val()).replace_bit(0, bit_cast::<3, 1>(self.r0.q.val()) == bit_cast::<3, 1>(self.r0.q.val()));
        }
        self.r0.en.next = self.b.val() != !self.b.val();
        self.ram.read_addr.next = self.c.val();
        self.ram.write_addr.next = bit_cast::<2, 1>(self.c0[2].x.val());
        self.ram.write_data.next = bit_cast::<1, 1>(self.c0[1].x.val() << self.a.val());
        for i in 0..3 {
            if i != 2 {
                if bit_cast::<1, 2>(self.c0[0].w.val()).all() {
                    self.ram.write_data.next = 0x1_u64.into();
                }
            }
        }
        self.ram.write_en.next = self.limit.val().replace_bit(0, self.r1.q.val() ^ self.r1.q.val());
        self.r1.d.next = self.a.val() ^ self.ram.read_data.val() > self.c0[0].x.val();
        self.l0.next = bit_cast::<3, 1>(self.limit.val()) ^ bit_cast::<3, 1>(self.c0[2].x.val());
        self.x.next = self.ram.read_data.val();
        match self.c0[1].w.val().index() {
            0 => {
                self.x.next = self.a.val();
            }
            3 => {
                self.x.next = self.ram.read_data.val() - self.r0.q.val().get_bits::<1>(0);
                self.r0.d.next = bit_cast::<1, 1>(self.c0[0].x.val()) >> 1;
            }
            1 => {
                self.x.next = (self.b.val() - self.b.val()).get_bits::<1>(self.ram.read_data.val().index());
                self.r0.d.next = self.a.val();
            }
            _ => {}
        }
        self.w.next = self.r0.q.val();
        if 0x0_u64 - self.r0.q.val() > self.ram.read_data.val() - self.c0[1].x.val() {
            self.w.next = 0.into();
        } else if self.r1.q.val() {
            self.w.next = (self.ram.read_data.val() ^ 1_u64.to_bits::<1>()).replace_bit(0, self.r1.q.val());
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0001Child0 {
    pub a: Signal<In, Bits<5>>,
    pub b: Signal<In, Bits<5>>,
    pub w: Signal<Out, Bits<5>>,
    l0: Signal<Local, Bits<2>>,
}

impl Logic for K0001Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = self.a.val().get_bits::<2>(1);
        self.w.next = !self.a.val();
    }
}

#[derive(LogicBlock)]
pub struct K0001Top {
    pub a: Signal<In, Bits<2>>,
    pub b: Signal<In, Signed<5>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<2>>,
    c0: Vec<K0001Child0>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bits<3>>,
    part: [Signal<Local, Bits<2>>; 3],
}

impl Default for K0001Top {
    fn default() -> Self {
        Self {
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            c0: (0..2).map(|_| K0001Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0001Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.l1.next = bit_cast::<3, 2>(self.a.val()) + self.c.val() - bit_cast::<3, 2>(self.a.val());
        self.l0.next = !(bits::<10>(1) < bits::<10>(0));
        for i in 0..2_usize {
            self.c0[i].a.next = i.to_bits::<5>();
            self.c0[i].b.next = (bit_cast::<5, 3>(self.l1.val()) & bit_cast::<5, 3>(self.l1.val())) >> self.a.val();
        }
        self.part[0].next = 0.into();
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() | self.a.val() >> 1;
        }
        self.w.next = bit_cast::<2, 3>(self.l1.val()) >> 2 ^ self.l1.val().get_bits::<2>(self.a.val().get_bits::<1>(0).index());
    }
}

#[derive(LogicBlock)]
pub struct K0002Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<3>>,
    pub b: Signal<In, Bits<64>>,
    pub c: Signal<In, Bits<2>>,
    pub w: Signal<Out, Bits<3>>,
    pub x: Signal<Out, Bits<2>>,
    r0: RegEn<Bits<33>>,
    l0: Signal<Local, Bits<3>>,
}

impl Default for K0002Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<33>(13)),
            l0: Default::default(),
        }
    }
}

impl Logic for K0002Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l0.next = 0x7_u64 + (self.a.val() >> self.c.val());
        self.r0.d.next = bits::<33>(8589934591_u64);
        self.w.next = self.l0.val() ^ bit_cast::<32, 64>(self.b.val()).get_bits::<3>(3);
        if self.c.val() == self.c.val() {
            self.r0.en.next = !self.l0.val().get_bit(2) || signed_cast(self.b.val()) == (-222833148).into();
        } else {
            self.r0.en.next = self.b.val() ^ self.b.val() > self.b.val();
        }
        match self.c.val().index() {
            0 => {
                self.x.next = 1.into();
            }
            3 => {
                self.x.next = 2.into();
            }
            _ => {
                self.x.next = unsigned_cast(signed_cast(self.c.val()));
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0003State { Idle, Load, Run }

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0003Word {
    pub valid: Bit,
    pub data: Bits<1>,
    pub state: K0003State,
}

#[derive(LogicBlock)]
pub struct K0003Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<4>>,
    pub b: Signal<In, Signed<2>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<4>>,
    pub x: Signal<Out, Bits<4>>,
    r0: Reg<K0003Word>,
}

impl Default for K0003Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(Default::default()),
        }
    }
}

impl Logic for K0003Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.x.next = self.a.val();
        if self.r0.q.val().data <= 0x1_u64 {
            self.w.next = 14.into();
        } else if bit_cast::<1, 4>(self.x.val()).all() {
            self.w.next = self.a.val() | 0xf_u64;
        } else {
            self.w.next = self.a.val() + bit_cast::<4, 1>(self.r0.q.val().data);
        }
    }
}

#[derive(LogicBlock)]
pub struct K0004Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<5>>,
    pub b: Signal<In, Bits<32>>,
    pub c: Signal<In, Bits<3>>,
    pub w: Signal<Out, Bits<5>>,
    pub x: Signal<Out, Bits<3>>,
    r0: RegEn<Bits<32>>,
    r1: Reg<Bit>,
    ram: Ram<2, 32, 2>,
    part: [Signal<Local, Signed<32>>; 2],
}

impl Default for K0004Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<32>(1)),
            r1: Reg::new(false),
            ram: Ram::new(3),
            part: Default::default(),
        }
    }
}

impl Logic for K0004Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        if !self.r1.q.val() {
            self.r0.en.next = !(self.ram.read_data.val().get_bits::<4>(self.c.val().index()) >= bit_cast::<4, 3>(self.c.val()));
        } else if !self.r1.q.val() {
            self.r0.en.next = 0x4_u64 + self.r0.q.val().get_bits::<4>(self.c.val().index()) == 0x3_u64;
        } else {
            self.r0.en.next = self.r1.q.val() || self.r1.q.val() && self.r1.q.val();
        }
        for i in 0..2 {
            self.part[i].next = signed_cast(self.r0.q.val().get_bits::<32>(29));
            for j in 0..4 {
                if self.r1.q.val() {
                    self.part[i].next = (500219218).into();
                }
            }
        }
        self.ram.read_addr.next = self.ram.read_data.val().get_bits::<2>(6);
        self.ram.write_addr.next = self.ram.read_data.val().get_bits::<2>(self.c.val().index()) >> self.c.val();
        match self.a.val().index() {
            3 => {
                self.ram.write_data.next = !self.b.val().get_bits::<32>(0);
            }
            2 => {
                self.ram.write_data.next = self.ram.read_data.val() >> self.c.val();
            }
            _ => {
                self.ram.write_data.next = 0x84dca3cc_u64 ^ self.r0.q.val();
            }
        }
        self.ram.write_en.next = bits::<2>(0) + self.r1.q.val() - 0x3_u64;
        match self.b.val().index() {
            0 => {
                self.w.next = 1.into();
            }
            1 => {
                self.w.next = bit_cast::<5, 32>(self.b.val().replace_bit(30, self.r1.q.val()));
            }
            _ => {
                self.w.next = self.a.val() & self.a.val() & self.a.val();
            }
        }
        self.r1.d.next = self.r1.q.val();
        if self.ram.read_data.val().xor() {
            self.x.next = self.c.val();
        } else if self.r1.q.val() && self.r1.q.val() {
            self.x.next = (self.c.val() | self.ram.read_data.val().get_bits::<3>(10)) + self.c.val();
        } else {
            self.x.next = 0.into();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0005Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<6>>,
    pub b: Signal<In, Bits<2>>,
    pub w: Signal<Out, Bits<6>>,
    r0: RegEn<Bits<7>>,
}

impl Default for K0005Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: RegEn::new(bits::<7>(127)),
        }
    }
}

impl Logic for K0005Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, r0);
        self.r0.d.next = self.r0.q.val() + self.r0.q.val() + (self.r0.q.val() & self.r0.q.val());
        self.w.next = (self.b.val() ^ self.b.val()).get_bits::<6>(1);
        self.r0.en.next = self.a.val().get_bit(0);
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0006State { Idle, Load, Run, Wait, Done, Fail }

#[derive(LogicBlock)]
pub struct K0006Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<5>>,
    pub w: Signal<Out, K0006State>,
    r0: RegEn<Bits<5>>,
    l0: Signal<Local, Bits<12>>,
    part: [Signal<Local, Bits<7>>; 2],
}

impl Default for K0006Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            r0: RegEn::without_reset(),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0006Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l0.next = 0x0_u64 + (bit_cast::<12, 5>(self.r0.q.val()) ^ bit_cast::<12, 5>(self.r0.q.val()));
        self.r0.en.next = bit_cast::<32, 5>(self.r0.q.val()).get_bits::<32>(self.r0.q.val().index()).get_bit(21);
        if self.a.val().get_bit(self.a.val().get_bits::<2>(0).index()) {
        } else {
            self.r0.d.next = self.a.val();
        }
        self.part[0].next = bits::<7>(50);
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() ^ bit_cast::<7, 5>(self.r0.q.val());
        }
        self.w.next = K0006State::Load;
        if bit_cast::<32, 5>(self.a.val()) == bits::<32>(3).replace_bit(2, self.r0.q.val().get_bit(2)) {
            self.w.next = K0006State::Done;
        }
    }
}

#[derive(LogicBlock)]
pub struct K0006Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<7>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<12>>,
    pub w: Signal<Out, Bits<7>>,
    limit: Constant<Bits<5>>,
    r0: Reg<Bits<5>>,
    r1: Reg<Bits<12>>,
    c0: Vec<K0006Child0>,
    part: [Signal<Local, Bits<7>>; 4],
}

impl Default for K0006Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<5>(14)),
            r0: Reg::new(bits::<5>(0)),
            r1: Reg::new(bits::<12>(4095)),
            c0: (0..2).map(|_| K0006Child0::default()).collect(),
            part: Default::default(),
        }
    }
}

impl Logic for K0006Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        if (bits::<32>(1) << 16).get_bit(29) {
            self.r0.d.next = self.limit.val();
        } else if self.b.val() & self.b.val() && self.a.val().any() {
            self.r0.d.next = self.limit.val();
        }
        self.part[0].next = bit_cast::<32, 7>(self.a.val()).get_bits::<7>(12);
        for i in 0..3 {
            self.part[i + 1].next = self.part[i].val() | (0x1_u64 | self.a.val());
        }
        for i in 0..2_usize {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = i.to_bits::<5>();
        }
        if self.r1.q.val() == self.c.val() {
            self.r1.d.next = self.r1.q.val();
            self.w.next = !(0x7f_u64 | bits::<7>(119));
        } else if self.part[0].val() > self.part[1].val() {
            self.r1.d.next = unsigned_cast(signed_cast(self.r1.q.val()));
            self.w.next = !(bits::<7>(14) + self.b.val());
        } else {
            self.r1.d.next = self.r1.q.val() << 12;
            self.w.next = !!self.part[1].val();
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0007Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<8>>,
    pub b: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bits<9>>,
    pub x: Signal<Out, Bits<9>>,
    r0: DFF<Bits<8>>,
    part: [Signal<Local, Bit>; 4],
}

impl Logic for K0007Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.part[0].next = self.b.val() | self.b.val() <= 0x1_u64;
        for i in 0..3 {
            self.part[i + 1].next = self.part[i].val() ^ (self.b.val().get_bit(self.a.val().get_bits::<2>(0).index()) ^ self.a.val().get_bit(7));
        }
        self.w.next = bit_cast::<9, 7>(self.b.val()).get_bits::<9>(0);
        if self.part[1].val() & self.part[0].val() {
            self.x.next = !bits::<9>(511);
        } else if self.w.val().get_bit(3) {
            self.x.next = 398_u64.to_bits::<9>();
        } else {
            self.x.next = self.w.val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0007Child1 {
    pub a: Signal<In, Signed<9>>,
    pub b: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bit>,
    pub x: Signal<Out, Bits<9>>,
    limit: Constant<Bits<9>>,
}

impl Default for K0007Child1 {
    fn default() -> Self {
        Self {
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<9>(1)),
        }
    }
}

impl Logic for K0007Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        if self.b.val().get_bit(3) {
            self.w.next = self.b.val() + self.limit.val().get_bit(self.b.val().get_bits::<3>(0).index()) != 127_u64.to_bits::<7>();
        } else {
            self.w.next = -self.a.val() <= (-96).into();
        }
        self.x.next = bit_cast::<9, 32>(bit_cast::<16, 7>(self.b.val()) * bit_cast::<16, 7>(self.b.val()));
    }
}

#[derive(LogicBlock)]
pub struct K0007Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<8>>,
    pub b: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bits<8>>,
    pub x: Signal<Out, Bits<8>>,
    r0: DFFWithInit<Bits<7>>,
    r1: Reg<Bits<7>>,
    c0: K0007Child0,
    c1: Vec<K0007Child1>,
    l0: Signal<Local, Bits<8>>,
}

impl Default for K0007Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: DFFWithInit::new(bits::<7>(1)),
            r1: Reg::new(bits::<7>(123)),
            c0: Default::default(),
            c1: (0..2).map(|_| K0007Child1::default()).collect(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0007Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, r0);
        dff_setup!(self, clock, r1);
        for i in 0..2 {
            self.c1[i].a.next = signed_cast(unsigned_cast(signed_cast(bit_cast::<9, 8>(self.a.val()))));
            self.c1[i].b.next = bit_cast::<7, 7>(self.r1.q.val());
        }
        self.l0.next = self.a.val();
        self.r0.d.next = self.b.val() & self.r1.q.val() & (self.r1.q.val() ^ 121);
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = self.a.val() ^ self.l0.val();
        self.c0.b.next = self.r0.q.val() & self.r1.q.val() - self.r1.q.val();
        self.w.next = (self.a.val() << self.a.val()) - !self.a.val();
        match self.a.val().index() {
            4 => {
                self.w.next = self.l0.val() & 0x77_u64;
            }
            3 => {
                self.r1.d.next = self.r1.q.val() | self.r0.q.val();
            }
            0 => {
                self.w.next = self.a.val();
            }
            _ => {}
        }
        match self.w.val().index() {
            4 => {
                self.x.next = 1.into();
            }
            2 => {
                self.x.next = 0x1_u64.into();
            }
            _ => {
                self.x.next = bit_cast::<32, 8>(self.l0.val()).get_bits::<8>(0);
            }
        }
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0000", K0000Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0001", K0001Top, clockless, resets, [a, b, c] -> [w]),
        kernel!("k0002", K0002Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0003", K0003Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0004", K0004Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0005", K0005Top, clocked, resets, [a, b] -> [w]),
        kernel!("k0006", K0006Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0007", K0007Top, clocked, resets, [a, b] -> [w, x]),
    ]
}
