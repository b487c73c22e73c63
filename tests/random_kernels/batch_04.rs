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
            self.r0.en.next = bits::<30>(713599973).get_bits::<1>(27) == self.r0.q.val().get_bits::<1>(self.a.val().get_bits::<4>(0).index());
        } else if self.r0.q.val().get_bit(11) {
            self.r0.en.next = !self.a.val().all();
        } else {
            self.r0.en.next = bit_cast::<30, 31>(self.r0.q.val()) - bit_cast::<30, 31>(self.r0.q.val()) == self.a.val().get_bits::<30>(self.a.val().get_bits::<4>(0).index()) << 21;
        }
        for i in 0..2 {
            self.c0[i].a.next = self.b.val().get_bits::<1>(i * 4 + 2);
        }
        self.r0.d.next = self.r0.q.val() + self.b.val().get_bit(1) << self.r1.q.val();
        self.l0.next = self.r0.q.val() - self.r0.q.val() - (self.a.val() | self.r0.q.val());
        self.l1.next = self.r0.q.val() ^ 2122618969;
        self.w.next = 1196123492.into();
        if self.r1.q.val() | self.r1.q.val() == self.r1.q.val() >> self.r1.q.val() {
            self.w.next = self.r0.q.val();
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
            self.r0.d.next = bit_cast::<32, 32>(self.a.val()).replace_bit(self.b.val().index(), self.a.val().get_bit(13) & self.a.val().get_bit(17));
            self.l0.next = 3_u64.to_bits::<2>();
        } else if self.r0.q.val().get_bits::<7>(25).get_bit(5) {
            self.l0.next = self.b.val();
        } else {
            self.r0.d.next = self.r0.q.val() + self.b.val().get_bit(1) << self.b.val();
            self.l0.next = bit_cast::<2, 33>(bit_cast::<33, 32>(self.a.val())) << 3;
        }
        self.w.next = bit_cast::<32, 32>(self.a.val()) & self.r0.q.val();
        match self.l0.val().index() {
            0 => {
                self.w.next = 4294967295_u64.into();
            }
            1 => {
                self.w.next = (bit_cast::<16, 2>(self.l0.val()) ^ self.a.val().get_bits::<16>(self.b.val().index())) * bit_cast::<7, 2>(self.b.val()).get_bits::<16>(self.l0.val().index());
            }
            _ => {}
        }
        match self.r0.q.val().index() {
            0 => {
                self.x.next = self.b.val();
            }
            4294967295 => {
                self.x.next = self.b.val();
            }
            2 => {
                self.x.next = unsigned_cast(signed_cast(self.l0.val())) - (self.b.val() << self.b.val());
            }
            _ => {
                self.x.next = self.a.val().replace_bit(18, self.b.val().get_bit(self.l0.val().get_bits::<1>(0).index())).get_bits::<2>(15);
            }
        }
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
                self.r1.d.next = self.r0.q.val().data.replace_bit(0, self.r0.q.val().valid) ^ self.r0.q.val().data.get_bits::<2>(0);
            }
            _ => {
                self.r1.d.next = self.r0.q.val().data - self.r1.q.val() & self.r0.q.val().data;
            }
        }
        if self.r0.q.val().valid || self.r0.q.val().valid || self.a.val().all() {
            self.r0.d.next = self.r0.q.val();
        }
        match self.r0.q.val().data.index() {
            0 => {
                self.w.next = self.a.val();
            }
            3 => {
                self.w.next = (self.a.val() | self.a.val()) & bit_cast::<33, 32>(self.b.val());
            }
            _ => {
                self.w.next = self.a.val();
            }
        }
        self.x.next = bit_cast::<32, 33>(self.a.val() + bit_cast::<33, 2>(self.r1.q.val()));
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
                self.r0.d.next = self.r0.q.val().get_bits::<5>(9).get_bits::<36>(0) & 3;
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0038Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<36>>,
    pub b: Signal<In, Bits<36>>,
    pub c: Signal<In, Bits<36>>,
    pub w: Signal<Out, Bits<36>>,
    r0: Reg<Bits<5>>,
    ram: Ram<2, 64, 4>,
    c0: K0038Child0,
    c1: Vec<K0038Child1>,
    l0: Signal<Local, Signed<64>>,
}

impl Default for K0038Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<5>(31)),
            ram: Ram::new(2),
            c0: Default::default(),
            c1: (0..3).map(|_| K0038Child1::default()).collect(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0038Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0);
        self.c0.a.next = signed_cast(self.ram.read_data.val() >> self.r0.q.val());
        self.c0.b.next = bit_cast::<5, 36>(self.c.val()) >> self.r0.q.val() >> 3;
        for i in 0..3 {
            self.c1[i].clock.next = self.clock.val();
            self.c1[i].a.next = 0x7_u64 & self.r0.q.val() != self.r0.q.val() - self.r0.q.val();
        }
        self.l0.next = signed_cast(bit_cast::<64, 36>(self.b.val()));
        if bit_cast::<37, 36>(self.c.val()).get_bit(20) {
            self.r0.d.next = self.r0.q.val();
        }
        self.ram.read_addr.next = self.r0.q.val().get_bits::<2>(1);
        self.ram.write_addr.next = self.r0.q.val().get_bits::<2>(1);
        self.ram.write_data.next = 4.into();
        self.ram.write_en.next = self.a.val().get_bits::<4>(5);
        match self.r0.q.val().index() {
            4 => {
                self.ram.write_en.next = self.ram.read_data.val().get_bits::<4>(55);
            }
            _ => {
                self.ram.write_en.next = bit_cast::<4, 36>(self.a.val()) << 1;
            }
        }
        self.w.next = 0x1_u64.into();
        match self.r0.q.val().index() {
            31 => {
                self.w.next = self.c.val() + self.c0.x.val() - bit_cast::<37, 64>(self.ram.read_data.val()).get_bits::<36>(1);
            }
            25 => {
                self.w.next = self.c.val() + self.c0.x.val() << 35;
            }
            _ => {}
        }
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
                self.l0.next = bit_cast::<18, 4>(self.b.val()).replace_bit(14, self.a.val() < bits::<37>(14));
                self.r0.d.next = self.r0.q.val() | 1;
            }
            3 => {
                self.r0.d.next = self.r0.q.val() << 16 >> 33;
            }
            _ => {}
        }
        self.part[0].next = !self.r0.q.val().get_bits::<18>(self.b.val().index());
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() | bit_cast::<18, 32>(bit_cast::<32, 18>(self.l0.val()));
        }
        self.w.next = (self.r0.q.val() | self.a.val()) ^ 0x9_u64;
        self.x.next = self.b.val().get_bits::<37>(self.b.val().get_bits::<2>(0).index());
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
        kernel!("k0038", K0038Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0039", K0039Top, clocked, resets, [a, b, c] -> [w, x]),
    ]
}
