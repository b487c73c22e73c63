//! Random kernels 32 to 39 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock, Default)]
pub struct K0032Top {
    pub a: Signal<In, Bits<189>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<189>>,
    pub w: Signal<Out, Bits<189>>,
}

impl Logic for K0032Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.w.next = self.a.val();
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0033Word {
    pub tag: Bits<1>,
    pub valid: Bit,
    pub data: Bits<1>,
}

#[derive(LogicBlock)]
pub struct K0033Child0 {
    pub a: Signal<In, Bits<1>>,
    pub w: Signal<Out, K0033Word>,
    limit: Constant<Bits<30>>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bit>,
}

impl Default for K0033Child0 {
    fn default() -> Self {
        Self {
            a: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<30>(570634171)),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0033Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.w.next.tag = self.a.val() & 1;
        self.w.next.valid = !self.a.val().get_bit(0);
        self.w.next.data = self.a.val() - 1_u64.to_bits::<1>();
        if self.limit.val() + self.limit.val().get_bit(16) > 1_u64.to_bits::<30>() {
            self.w.next.tag = self.a.val();
        }
        self.l0.next = self.limit.val().get_bits::<7>(13) | self.limit.val().get_bits::<7>(14) <= 19_u64.to_bits::<7>();
        self.l1.next = self.w.val() == self.w.val();
    }
}

#[derive(LogicBlock)]
pub struct K0033Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<31>>,
    pub b: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bits<31>>,
    r0: RegEn<Bits<31>>,
    r1: Reg<Bits<7>>,
    c0: Vec<K0033Child0>,
    l0: Signal<Local, Bits<31>>,
    l1: Signal<Local, Bits<31>>,
}

impl Default for K0033Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: RegEn::new(bits::<31>(0)),
            r1: Reg::new(bits::<7>(79)),
            c0: (0..2).map(|_| K0033Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0033Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        dff_setup!(self, clock, r1);
        self.r1.d.next = self.r1.q.val();
        if self.r1.q.val().get_bit(self.a.val().get_bits::<2>(0).index()) || self.r1.q.val().get_bit(4) {
            self.r0.en.next = self.a.val().get_bits::<1>(1) == self.r0.q.val().get_bits::<1>(0) ^ self.r0.q.val().get_bits::<1>(11);
        } else if !self.a.val().get_bit(self.r0.q.val().get_bits::<4>(0).index()) {
            self.r0.en.next = self.r0.q.val().get_bit(24) & (self.b.val() != self.r1.q.val());
        } else {
            self.r0.en.next = !self.r0.q.val().any();
        }
        for i in 0..2 {
            self.c0[i].a.next = self.a.val().get_bits::<1>(20);
        }
        self.r0.d.next = self.r0.q.val();
        self.l0.next = (self.r0.q.val() & 13) >> self.b.val();
        self.l1.next = self.r0.q.val();
        for i in 1..2 {
            if self.a.val().get_bit(29) && self.r1.q.val().get_bit(i * 5) {
                self.l1.next = bit_cast::<31, 1>(self.r0.q.val().get_bits::<1>(21));
            }
        }
        if self.b.val().get_bit(self.r1.q.val().get_bits::<2>(0).index()) {
            if self.l0.val().get_bit(18) && self.l0.val().get_bit(15) {
                self.w.next = 0x1bc34480_u64 - self.r0.q.val();
            } else if bits::<30>(0) <= bit_cast::<30, 31>(self.r0.q.val()) {
                self.w.next = self.l0.val() << self.b.val();
            } else {
                self.w.next = !self.l0.val();
            }
        } else if self.l1.val() < bit_cast::<31, 7>(self.b.val()) {
            self.w.next = 848137256.into();
        } else {
            if self.a.val().get_bit(5) || self.r1.q.val().get_bit(self.b.val().get_bits::<2>(0).index()) {
                self.w.next = self.r0.q.val() << self.b.val() >> 7;
            } else {
                self.w.next = self.a.val().replace_bit(27, self.l1.val().get_bit(self.l1.val().get_bits::<4>(0).index()));
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0034Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<32>>,
    pub b: Signal<In, Bits<2>>,
    pub w: Signal<Out, Bits<32>>,
    pub x: Signal<Out, Bits<2>>,
    r0: Reg<Bits<32>>,
    l0: Signal<Local, Bits<2>>,
}

impl Default for K0034Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<32>(1256119356)),
            l0: Default::default(),
        }
    }
}

impl Logic for K0034Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0);
        if self.a.val().get_bit(6) {
            self.r0.d.next = bit_cast::<32, 33>(bit_cast::<33, 32>(self.a.val())) >> 22;
            self.l0.next = self.b.val();
        } else if self.r0.q.val().get_bit(self.b.val().index()) || self.r0.q.val().get_bit(31) {
            self.r0.d.next = self.a.val();
            self.l0.next = bit_cast::<2, 33>(bits::<33>(3032035073_u64));
        } else {
            self.l0.next = self.b.val();
        }
        self.w.next = self.r0.q.val() + self.r0.q.val().get_bit(31) & (self.a.val() ^ self.r0.q.val());
        self.x.next = self.b.val();
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0035Word {
    pub valid: Bit,
    pub data: Bits<2>,
}

#[derive(LogicBlock)]
pub struct K0035Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<33>>,
    pub b: Signal<In, Bits<32>>,
    pub w: Signal<Out, Bits<33>>,
    pub x: Signal<Out, Bits<32>>,
    r0: Reg<K0035Word>,
    r1: Reg<Bits<2>>,
}

impl Default for K0035Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(Default::default()),
            r1: Reg::new(bits::<2>(3)),
        }
    }
}

impl Logic for K0035Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0, r1);
        match self.r0.q.val().data.index() {
            2 => {
                self.r1.d.next = self.r0.q.val().data ^ self.r0.q.val().data ^ unsigned_cast(signed_cast(self.b.val().get_bits::<2>(self.r1.q.val().index())));
            }
            3 => {
                self.r1.d.next = self.r0.q.val().data.replace_bit(0, self.r0.q.val().valid) ^ bit_cast::<16, 33>(self.a.val()).get_bits::<2>(self.r1.q.val().index());
            }
            _ => {}
        }
        self.r0.d.next = self.r0.q.val();
        self.w.next = self.r0.q.val().data.get_bits::<33>(self.r1.q.val().get_bits::<1>(0).index()).replace_bit(self.r0.q.val().data.index(), self.a.val().xor());
        self.x.next = self.b.val();
        if bit_cast::<16, 2>(self.r0.q.val().data).get_bit(self.r1.q.val().index()) {
            self.x.next = self.b.val().replace_bit(4, bits::<16>(4498).xor());
        } else if self.a.val().get_bits::<33>(9) > self.w.val() {
            self.x.next = 0x1_u64 | bit_cast::<32, 2>(self.r1.q.val()) >> 26;
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0036Word {
    pub tag: Bits<17>,
    pub valid: Bit,
    pub data: Bits<34>,
}

#[derive(LogicBlock, Default)]
pub struct K0036Top {
    pub a: Signal<In, Bits<34>>,
    pub b: Signal<In, Bits<34>>,
    pub c: Signal<In, Bits<2>>,
    pub w: Signal<Out, Bits<34>>,
    l0: Signal<Local, K0036Word>,
}

impl Logic for K0036Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        self.l0.next.tag = self.b.val().get_bits::<17>(self.c.val().index());
        self.l0.next.valid = bits::<34>(17179869183_u64).any();
        self.l0.next.data = (self.b.val() | self.a.val()) << 1;
        self.w.next = self.a.val().replace_bit(self.c.val().index(), self.c.val().get_bit(self.c.val().get_bits::<1>(0).index())).replace_bit(16, self.c.val() >= 1);
        match self.c.val().index() {
            3 => {
                self.w.next = self.a.val();
            }
            1 => {
                self.l0.next.tag = self.a.val().get_bits::<17>(9);
                self.l0.next.valid = self.c.val() < self.c.val() + self.c.val();
                self.l0.next.data = 17179869183_u64.into();
            }
            _ => {
                self.l0.next.tag = !bit_cast::<17, 2>(self.c.val());
                self.w.next = self.a.val() & self.a.val() | self.a.val();
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0037Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<35>>,
    pub b: Signal<In, Bits<17>>,
    pub w: Signal<Out, Bits<35>>,
    limit: Constant<Bits<7>>,
    r0: Reg<Bits<7>>,
    r1: RegEn<Bits<35>>,
    l0: Signal<Local, Signed<17>>,
}

impl Default for K0037Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<7>(35)),
            r0: Reg::new(bits::<7>(127)),
            r1: RegEn::without_reset(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0037Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        if signed_cast(self.r0.q.val()) >= signed_cast(self.r0.q.val()) {
        } else if self.b.val() == self.b.val() {
            self.r1.d.next = self.r1.q.val();
        } else {
            self.r0.d.next = self.r0.q.val() | self.limit.val() | self.limit.val() + self.r0.q.val().get_bit(3);
            self.r1.d.next = self.a.val();
        }
        self.l0.next = -(signed_cast(self.b.val()) - signed_cast(self.b.val()));
        self.r1.en.next = self.l0.val() + self.l0.val() < self.l0.val() + self.l0.val();
        match self.b.val().index() {
            4 => {
                self.w.next = self.r1.q.val() | self.r1.q.val();
            }
            3 => {
                self.w.next = 0x1_u64.into();
            }
            _ => {
                self.w.next = self.a.val();
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0038Child0 {
    pub a: Signal<In, Signed<64>>,
    pub b: Signal<In, Bits<5>>,
    pub w: Signal<Out, Signed<36>>,
    pub x: Signal<Out, Bit>,
    l0: Signal<Local, Bits<5>>,
}

impl Logic for K0038Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        self.l0.next = self.b.val();
        self.w.next = -(signed_cast(bit_cast::<36, 5>(self.b.val())) - signed_cast(bit_cast::<36, 5>(self.b.val())));
        match self.b.val().index() {
            4 => {
                self.l0.next = self.b.val();
                self.w.next = -signed_cast(bit_cast::<37, 5>(self.b.val())).get_bits::<36>(0);
            }
            0 => {
                self.l0.next = self.b.val();
            }
            _ => {
                self.l0.next = (!self.b.val()).replace_bit(4, bit_cast::<64, 5>(self.b.val()) != 0x1_u64);
                self.w.next = signed_bit_cast::<36, 32>(signed_cast(bit_cast::<32, 31>(bit_cast::<31, 5>(self.b.val()) >> 27)) - 1073741824.into());
            }
        }
        self.x.next = signed_cast(bit_cast::<37, 5>(self.b.val())) - signed_cast(bit_cast::<37, 5>(self.b.val())) == (-239284286).into();
    }
}

#[derive(LogicBlock)]
pub struct K0038Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bit>,
    pub w: Signal<Out, Bits<36>>,
    r0: Reg<Bits<36>>,
    c0: K0038Child0,
    l0: Signal<Local, Bit>,
}

impl Default for K0038Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<36>(1)),
            c0: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0038Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0);
        self.c0.a.next = signed_cast(bit_cast::<64, 36>(self.r0.q.val())) - signed_cast(bit_cast::<64, 36>(self.r0.q.val())) + signed_cast(bit_cast::<64, 36>(self.r0.q.val()));
        self.c0.b.next = (bit_cast::<5, 36>(self.r0.q.val()) - self.r0.q.val().get_bits::<5>(8)).replace_bit(3, self.r0.q.val().get_bit(self.r0.q.val().get_bits::<5>(0).index()));
        self.l0.next = !(bits::<5>(0) > 0);
        self.w.next = (!self.r0.q.val()).replace_bit(3, self.r0.q.val() <= 27703344509_u64);
        match (!self.c0.x.val()) {
            true => {
                self.w.next = unsigned_cast(self.c0.w.val() - self.c0.w.val());
            }
            false => {
                self.r0.d.next = bit_cast::<64, 36>(self.r0.q.val()).get_bits::<36>(self.r0.q.val().get_bits::<6>(0).index()) & self.r0.q.val().get_bits::<5>(22).get_bits::<36>(self.r0.q.val().get_bits::<2>(0).index());
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0038Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<36>>,
    pub b: Signal<In, Bits<37>>,
    pub w: Signal<Out, Bits<36>>,
    pub x: Signal<Out, Bit>,
    r0: RegEn<Bits<64>>,
    ram: Ram<4, 36, 3>,
    c0: K0038Child0,
    c1: Vec<K0038Child1>,
    l0: Signal<Local, Bits<36>>,
    l1: Signal<Local, Bits<5>>,
}

impl Default for K0038Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::without_reset(),
            ram: Ram::new(16),
            c0: Default::default(),
            c1: (0..2).map(|_| K0038Child1::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0038Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0);
        for i in 0..2 {
            self.c1[i].clock.next = self.clock.val();
            self.c1[i].a.next = bits::<5>(1).any();
        }
        self.ram.read_addr.next = 0x7_u64 - self.a.val().get_bits::<4>(14);
        self.ram.write_addr.next = 0xf_u64 - bit_cast::<4, 64>(self.r0.q.val());
        self.ram.write_data.next = self.ram.read_data.val();
        self.ram.write_en.next = self.r0.q.val().get_bits::<3>(31) - bit_cast::<3, 36>(self.ram.read_data.val()) - self.r0.q.val().get_bits::<3>(22);
        self.r0.d.next = self.r0.q.val();
        self.l0.next = self.a.val();
        self.l1.next = (0x0_u64 ^ bit_cast::<5, 36>(self.c1[1].w.val())) + 28_u64.to_bits::<5>();
        self.c0.a.next = (70408441).into();
        self.c0.b.next = self.l1.val() << 1 << 1;
        self.r0.en.next = self.c0.x.val() || self.l0.val().any();
        self.x.next = !self.c0.x.val();
        self.w.next = unsigned_cast(self.c0.w.val() + self.c0.w.val());
    }
}

#[derive(LogicBlock)]
pub struct K0039Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<37>>,
    pub b: Signal<In, Bits<4>>,
    pub c: Signal<In, Bits<18>>,
    pub w: Signal<Out, Bits<37>>,
    pub x: Signal<Out, Bits<37>>,
    r0: Reg<Bits<37>>,
    r1: RegEn<Bits<4>>,
    l0: Signal<Local, Bits<18>>,
    part: [Signal<Local, Bits<18>>; 3],
}

impl Default for K0039Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<37>(0)),
            r1: RegEn::new(bits::<4>(0)),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0039Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r1);
        dff_setup!(self, clock, r0);
        self.r1.d.next = self.r1.q.val() << self.r1.q.val() | self.r1.q.val();
        self.r1.en.next = self.a.val().any();
        for i in 0..4 {
            if self.a.val().get_bit(1) | self.r0.q.val().get_bit(i * 4 + 2) {
                self.r1.d.next = self.b.val() + self.a.val().get_bit(self.r1.q.val().index()) | self.b.val() << self.r1.q.val();
            }
        }
        self.l0.next = self.c.val().replace_bit(12, self.b.val().get_bit(3)).replace_bit(6, self.r0.q.val() != self.a.val());
        match self.c.val().index() {
            4 => {
                self.l0.next = bit_cast::<18, 18>(bits::<18>(1337)).replace_bit(8, self.r1.q.val().get_bit(self.a.val().get_bits::<2>(0).index()));
                self.r0.d.next = self.r0.q.val();
            }
            3 => {
                self.r0.d.next = 0x1_u64.into();
            }
            _ => {
                self.l0.next = self.c.val();
                self.r0.d.next = self.a.val();
            }
        }
        for i in 0..3 {
            self.part[i].next = !(self.c.val() + self.l0.val());
        }
        if self.l0.val().get_bit(16) && self.a.val().get_bit(self.b.val().index()) {
            if self.r0.q.val().get_bit(11) {
                self.w.next = !(self.r0.q.val() ^ self.r0.q.val());
            } else if self.c.val().get_bit(6) {
                self.w.next = !(self.a.val() >> self.r1.q.val());
            } else {
                self.w.next = self.r0.q.val();
            }
        } else if self.a.val().xor() {
            self.w.next = (self.a.val() ^ self.a.val()) - unsigned_cast(signed_cast(self.a.val()));
        } else {
            self.w.next = 106397167389_u64.into();
        }
        self.x.next = self.a.val();
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0032", K0032Top, clockless, resets, [a, b, c] -> [w]),
        kernel!("k0033", K0033Top, clocked, resets, [a, b] -> [w]),
        kernel!("k0034", K0034Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0035", K0035Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0036", K0036Top, clockless, resets, [a, b, c] -> [w]),
        kernel!("k0037", K0037Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0038", K0038Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0039", K0039Top, clocked, resets, [a, b, c] -> [w, x]),
    ]
}
