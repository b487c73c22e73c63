//! Random kernels 96 to 103 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock, Default)]
pub struct K0096Top {
    pub a: Signal<In, Bits<24>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<24>>,
    pub x: Signal<Out, Bits<6>>,
    l0: Signal<Local, Bits<2>>,
}

impl Logic for K0096Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = bit_cast::<2, 32>(bit_cast::<32, 24>(self.a.val()) & bit_cast::<32, 24>(self.a.val()));
        self.w.next = (self.a.val() ^ self.a.val()) + self.b.val();
        self.x.next = bits::<6>(0);
    }
}

#[derive(LogicBlock)]
pub struct K0097Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<25>>,
    pub b: Signal<In, Bits<24>>,
    pub w: Signal<Out, Bits<25>>,
    pub x: Signal<Out, Bit>,
    r0: RegEn<Bits<16>>,
    r1: Reg<Signed<24>>,
    ram: Ram<2, 24, 4>,
    l0: Signal<Local, Bits<16>>,
    l1: Signal<Local, Bit>,
}

impl Default for K0097Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<16>(65535)),
            r1: Reg::new(signed_cast(bits::<24>(87902))),
            ram: Ram::new(4),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0097Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        match self.ram.read_data.val().index() {
            2 => {
                self.l0.next = unsigned_cast(signed_cast(self.r0.q.val()));
            }
            1 => {
                self.l0.next = self.r0.q.val();
            }
            _ => {
                self.l0.next = 3.into();
            }
        }
        self.ram.read_addr.next = !bits::<2>(3);
        self.ram.write_addr.next = self.a.val().get_bits::<2>(22) >> self.ram.read_data.val().get_bits::<10>(0);
        self.ram.write_data.next = self.b.val();
        if bits::<25>(1).get_bit(2) {
            self.ram.write_en.next = (!bit_cast::<4, 25>(self.a.val())).replace_bit(self.l0.val().get_bits::<2>(0).index(), self.r0.q.val().get_bits::<3>(11) > bits::<3>(0));
        } else {
            self.ram.write_en.next = (bits::<4>(0) & self.r0.q.val().get_bits::<4>(self.r0.q.val().get_bits::<4>(0).index())) >> self.b.val().get_bits::<10>(0);
        }
        match self.l0.val().index() {
            1 => {}
            5 => {
                self.r1.d.next = -(self.r1.q.val() - self.r1.q.val());
            }
            _ => {}
        }
        for i in 0..3 {
            if i != 2 {
                if bit_cast::<3, 16>(self.r0.q.val()) >= self.r0.q.val().get_bits::<3>(i * 4) {
                    self.r0.d.next = 0xc377_u64 | self.a.val().get_bits::<16>(self.b.val().get_bits::<4>(0).index());
                }
            }
        }
        if self.b.val().get_bit(10) & self.r0.q.val().get_bit(12) {
            self.w.next = self.a.val() - self.a.val() - self.a.val();
            self.r0.en.next = signed_cast(self.r0.q.val()) != signed_cast(self.r0.q.val()) && (self.a.val().get_bit(15) || self.r0.q.val().get_bit(self.b.val().get_bits::<4>(0).index()));
        } else if self.r0.q.val().all() {
            self.w.next = self.a.val();
            self.r0.en.next = self.ram.read_data.val().get_bit(0);
        } else {
            self.w.next = 0x1718d16_u64 ^ bit_cast::<3, 16>(self.r0.q.val()).get_bits::<25>(self.l0.val().get_bits::<1>(0).index());
            self.r0.en.next = !self.ram.read_data.val().get_bit(self.ram.read_data.val().get_bits::<4>(0).index()) || self.a.val().get_bit(2);
        }
        self.l1.next = self.l0.val() < self.l0.val() || self.ram.read_data.val() < self.ram.read_data.val();
        self.x.next = (self.r0.q.val().get_bit(11) || self.r0.q.val().get_bit(self.b.val().get_bits::<4>(0).index())) | (self.b.val() > bits::<24>(16777215));
    }
}

#[derive(LogicBlock)]
pub struct K0098Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<68>>,
    pub b: Signal<In, Bits<5>>,
    pub c: Signal<In, Bits<5>>,
    pub w: Signal<Out, Bits<68>>,
    pub x: Signal<Out, Bits<68>>,
    r0: Reg<Bit>,
}

impl Default for K0098Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(true),
        }
    }
}

impl Logic for K0098Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        if self.a.val() > self.a.val() {
            self.r0.d.next = self.a.val() >> 30 < 1;
            self.x.next = self.a.val() - 0;
        } else if !self.r0.q.val() {
            self.r0.d.next = bits::<5>(31) <= 0x0_u64;
            self.x.next = bit_cast::<68, 5>(self.b.val());
        } else {
            self.r0.d.next = (self.a.val() < self.a.val()) ^ (self.a.val() == 18446744073709551615_u64);
            self.x.next = self.a.val();
        }
        self.w.next = 0x0_u64 + (self.a.val() + self.r0.q.val());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0099Child0 {
    pub a: Signal<In, Signed<6>>,
    pub b: Signal<In, Signed<11>>,
    pub w: Signal<Out, Bits<11>>,
}

impl Logic for K0099Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.w.next = bits::<11>(0);
        if bits::<6>(56).get_bit(2) {
            self.w.next = bits::<11>(0) + true + !bits::<11>(1);
        } else if (!bits::<11>(0)).any() {
            self.w.next = !(bits::<11>(123) | bits::<11>(0));
        }
    }
}

#[derive(LogicBlock)]
pub struct K0099Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<26>>,
    pub b: Signal<In, Bits<6>>,
    pub w: Signal<Out, Bits<26>>,
    pub x: Signal<Out, Bit>,
    r0: Reg<Bits<6>>,
    c0: K0099Child0,
}

impl Default for K0099Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<6>(0)),
            c0: Default::default(),
        }
    }
}

impl Logic for K0099Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.c0.a.next = signed_cast(self.r0.q.val());
        self.c0.b.next = signed_cast(bit_cast::<11, 6>(self.r0.q.val())) + signed_cast(bit_cast::<11, 6>(self.b.val())) - signed_cast(bit_cast::<11, 6>(self.b.val())).get_bits::<11>(1);
        if bits::<6>(12).get_bit(2) {
            self.r0.d.next = (self.r0.q.val() | self.b.val()) >> 3;
        } else if self.b.val() == self.r0.q.val() {
            self.r0.d.next = self.b.val() << 0 ^ 0x3f_u64;
        } else {
            self.r0.d.next = self.b.val().replace_bit(self.c0.w.val().get_bits::<2>(0).index(), self.c0.w.val().get_bit(self.r0.q.val().get_bits::<3>(0).index())) ^ self.b.val();
        }
        self.w.next = 11_u64.to_bits::<26>();
        if !self.c0.w.val().get_bit(1) || self.c0.w.val().any() {
            self.w.next = self.a.val() | self.a.val() + self.r0.q.val().get_bit(self.c0.w.val().get_bits::<2>(0).index());
        } else if !self.b.val().all() {
            self.w.next = (self.a.val() + self.b.val().get_bit(3)).replace_bit(19, self.b.val().get_bit(3) && self.a.val().get_bit(self.r0.q.val().get_bits::<4>(0).index()));
        }
        self.x.next = self.b.val().any();
        if self.b.val().get_bit(2) & self.w.val().get_bit(self.r0.q.val().get_bits::<4>(0).index()) | (self.b.val().get_bit(self.r0.q.val().get_bits::<2>(0).index()) && self.w.val().get_bit(25)) {
            match self.w.val().index() {
                6 => {
                    self.x.next = (self.r0.q.val().get_bit(2) && self.r0.q.val().get_bit(0)) > (self.b.val() < 0xb_u64);
                }
                1 => {
                    self.x.next = self.r0.q.val().get_bit(5);
                }
                4 => {
                    self.x.next = self.w.val().get_bits::<11>(5).get_bit(5) || !self.r0.q.val().get_bit(self.r0.q.val().get_bits::<2>(0).index());
                }
                _ => {
                    self.x.next = (self.c0.w.val() == self.c0.w.val()) & self.w.val().any();
                }
            }
        } else if bit_cast::<27, 32>(bit_cast::<32, 6>(self.b.val())) >= bit_cast::<27, 26>(self.w.val()) & bit_cast::<27, 26>(self.a.val()) {
            self.x.next = (bits::<27>(14) - bit_cast::<27, 11>(self.c0.w.val())).xor();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0100Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<27>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<10>>,
    pub w: Signal<Out, Bits<27>>,
    r0: RegEn<Bits<7>>,
    rom: Rom<3, 7>,
}

impl Default for K0100Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::new(bits::<7>(1)),
            rom: Rom::new(vec![bits::<7>(11), bits::<7>(69), bits::<7>(7), bits::<7>(1), bits::<7>(0), bits::<7>(0), bits::<7>(127)]),
        }
    }
}

impl Logic for K0100Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, r0, rom);
        self.rom.read_addr.next = !(self.r0.q.val().get_bits::<3>(3) ^ self.rom.read_data.val().get_bits::<3>(0));
        self.r0.d.next = self.r0.q.val() + self.b.val();
        self.w.next = 8.into();
        if (bit_cast::<26, 27>(self.a.val()) ^ bits::<26>(19841999)).xor() {
            self.r0.d.next = self.r0.q.val();
            self.w.next = self.a.val();
        }
        self.r0.en.next = self.b.val() && self.b.val() || self.rom.read_data.val().get_bit(0);
        if self.rom.read_data.val() ^ self.r0.q.val() >= self.r0.q.val() {
            match self.a.val().index() {
                2 => {
                    self.r0.en.next = self.r0.q.val().get_bits::<7>(6) != self.r0.q.val() + self.r0.q.val();
                }
                127927625 => {
                    self.r0.en.next = signed_cast(bit_cast::<26, 7>(self.rom.read_data.val())) - signed_cast(self.w.val().get_bits::<26>(0)) <= signed_cast(bit_cast::<26, 27>(self.a.val()));
                }
                _ => {
                    self.r0.en.next = !!self.b.val();
                }
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0101Child0 {
    pub a: Signal<In, Bits<33>>,
    pub w: Signal<Out, Bits<8>>,
    limit: Constant<Bits<27>>,
}

impl Default for K0101Child0 {
    fn default() -> Self {
        Self {
            a: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<27>(67979679)),
        }
    }
}

impl Logic for K0101Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        match self.limit.val().index() {
            0 => {
                self.w.next = self.a.val().get_bits::<8>(5) + bits::<8>(255);
            }
            5 => {
                self.w.next = (self.limit.val().get_bits::<8>(self.limit.val().get_bits::<4>(0).index()) ^ bits::<8>(4)) + self.a.val().get_bits::<8>(11).replace_bit(self.limit.val().get_bits::<3>(0).index(), self.a.val().get_bit(self.a.val().get_bits::<5>(0).index()));
            }
            _ => {
                self.w.next = self.a.val().get_bits::<8>(17);
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0101Top {
    pub a: Signal<In, Bits<28>>,
    pub b: Signal<In, Bits<27>>,
    pub w: Signal<Out, Bits<28>>,
    pub x: Signal<Out, Bit>,
    c0: Vec<K0101Child0>,
    l0: Signal<Local, Bits<27>>,
    l1: Signal<Local, Signed<27>>,
}

impl Default for K0101Top {
    fn default() -> Self {
        Self {
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            c0: (0..2).map(|_| K0101Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0101Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        for i in 0..2 {
            self.c0[i].a.next = bit_cast::<33, 28>(self.a.val()) + self.b.val().get_bit(1) >> 8;
        }
        match self.c0[0].w.val().index() {
            1 => {
                self.l0.next = self.b.val();
            }
            _ => {
                self.l0.next = (self.b.val() | bit_cast::<27, 8>(self.c0[0].w.val())) + (self.b.val() - 98140777);
            }
        }
        match self.b.val().index() {
            0 => {
                self.w.next = self.a.val();
            }
            _ => {
                self.w.next = self.a.val() ^ self.l0.val().get_bits::<28>(8);
            }
        }
        self.l1.next = signed_cast(self.l0.val() - self.l0.val());
        self.x.next = self.a.val().get_bit(3);
    }
}

#[derive(LogicBlock)]
pub struct K0102Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bit>,
    pub x: Signal<Out, Bit>,
    r0: Reg<Bit>,
    l0: Signal<Local, Bits<1>>,
    l1: Signal<Local, Bits<1>>,
    part: [Signal<Local, Bits<29>>; 4],
}

impl Default for K0102Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(true),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0102Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        for i in 0..2 {
            for j in 0..2 {
                self.part[i * 2 + j].next = bit_cast::<29, 7>(self.a.val());
            }
        }
        self.l1.next = self.a.val().get_bits::<1>(5);
        match self.a.val().index() {
            0 => {
                self.r0.d.next = (self.part[2].val() + self.part[1].val()).get_bit(1);
            }
            _ => {}
        }
        match self.a.val().index() {
            69 => {
                self.x.next = (!self.l1.val()).all();
            }
            3 => {
                self.x.next = signed_cast(self.part[2].val().get_bits::<10>(2)) - signed_cast(bits::<10>(0)) > (-490).into();
            }
            _ => {
                self.x.next = bits::<10>(474).get_bits::<1>(5) >= !self.l1.val();
            }
        }
        self.l0.next = self.l1.val() - (self.l1.val() - bits::<1>(1));
        self.w.next = !bit_cast::<29, 1>(self.l1.val()) != bit_cast::<29, 7>(self.a.val());
        if bit_cast::<10, 1>(self.l1.val()).all() {
            self.w.next = -signed_cast(self.part[2].val()) < signed_cast(self.part[0].val()) - (-171987829).into();
        } else if self.r0.q.val() ^ self.x.val() ^ (self.r0.q.val() && self.x.val()) {
            self.w.next = signed_cast(self.a.val()) - signed_cast(self.a.val()) >= (-46).into();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0102Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bits<1>>,
    pub x: Signal<Out, Bits<10>>,
    limit: Constant<Bits<7>>,
    r0: Reg<Bit>,
    part: [Signal<Local, Bits<29>>; 3],
}

impl Default for K0102Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<7>(66)),
            r0: Reg::new(true),
            part: Default::default(),
        }
    }
}

impl Logic for K0102Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        for i in 0..3 {
            self.part[i].next = bits::<29>(0);
            for j in 0..3 {
                if j < 2 {
                    if self.r0.q.val() | self.r0.q.val() {
                        self.part[i].next = 0x0_u64 ^ bit_cast::<29, 7>(self.a.val()).replace_bit(12, self.r0.q.val());
                    }
                }
            }
        }
        self.r0.d.next = self.r0.q.val();
        self.x.next = bit_cast::<10, 7>(self.a.val());
        self.w.next = 1.into();
        for i in 0..3 {
            if bit_cast::<1, 7>(self.a.val()) >= self.x.val().get_bits::<1>(i + 2) {
                self.w.next = 0x0_u64 + self.limit.val().get_bits::<1>(self.limit.val().get_bits::<2>(0).index()) << 1;
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0102Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<29>>,
    pub b: Signal<In, Bits<29>>,
    pub c: Signal<In, Signed<10>>,
    pub w: Signal<Out, Bits<29>>,
    r0: Reg<Bits<29>>,
    r1: DFF<Bits<7>>,
    c0: K0102Child0,
    c1: K0102Child1,
    l0: Signal<Local, Bits<29>>,
    l1: Signal<Local, Bits<7>>,
    part: [Signal<Local, Bits<10>>; 3],
}

impl Default for K0102Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::without_reset(),
            r1: Default::default(),
            c0: Default::default(),
            c1: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0102Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        self.l0.next = self.a.val() & self.r0.q.val();
        self.c1.clock.next = self.clock.val();
        self.c1.a.next = self.r1.q.val();
        match self.a.val().index() {
            3 => {
                self.r1.d.next = bit_cast::<7, 7>(self.r1.q.val() ^ self.r1.q.val());
                self.r0.d.next = bits::<29>(1);
            }
            1 => {
                self.r1.d.next = bits::<7>(11);
            }
            436567192 => {
                self.r1.d.next = 0x1_u64 | self.r1.q.val();
                self.r0.d.next = !!self.l0.val();
            }
            _ => {
                self.r1.d.next = self.r1.q.val();
                self.r0.d.next = 408988780.into();
            }
        }
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = 76_u64.to_bits::<7>();
        self.part[0].next = unsigned_cast(self.c.val() - self.c.val());
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() ^ (0xc_u64 ^ self.c1.x.val());
        }
        self.l1.next = self.r1.q.val();
        self.w.next = 0x1_u64.into();
    }
}

#[derive(LogicBlock)]
pub struct K0103Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<30>>,
    pub b: Signal<In, Bits<5>>,
    pub w: Signal<Out, Bits<30>>,
    pub x: Signal<Out, Bit>,
    limit: Constant<Bits<5>>,
    ram: Ram<1, 30, 3>,
}

impl Default for K0103Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<5>(0)),
            ram: Ram::new(2),
        }
    }
}

impl Logic for K0103Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        clock!(self, clock, ram);
        self.ram.read_addr.next = !self.a.val().get_bits::<1>(5);
        self.ram.write_addr.next = bits::<1>(1) ^ 0;
        self.ram.write_data.next = self.ram.read_data.val() >> self.limit.val() >> self.b.val();
        if bits::<31>(2009746397) != 0x2581847c_u64 && bit_cast::<31, 5>(self.b.val()) > 1377076618_u64.to_bits::<31>() {
            self.ram.write_data.next = (self.a.val() ^ self.ram.read_data.val()) - (bits::<30>(506879043) ^ self.ram.read_data.val());
        }
        self.ram.write_en.next = self.limit.val().get_bits::<3>(0) + self.a.val().get_bits::<3>(14) + bit_cast::<3, 30>(self.ram.read_data.val());
        self.x.next = !bit_cast::<31, 30>(self.ram.read_data.val()) <= 2147483647;
        self.w.next = self.ram.read_data.val() << self.limit.val();
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0096", K0096Top, clockless, resets, [a, b] -> [w, x]),
        kernel!("k0097", K0097Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0098", K0098Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0099", K0099Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0100", K0100Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0101", K0101Top, clockless, resets, [a, b] -> [w, x]),
        kernel!("k0102", K0102Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0103", K0103Top, clocked, keeps, [a, b] -> [w, x]),
    ]
}
