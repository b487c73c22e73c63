//! Random kernels 88 to 95 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0088Word {
    pub tag: Bits<15>,
    pub valid: Bit,
    pub data: Bits<16>,
}

#[derive(LogicBlock, Default)]
pub struct K0088Child0 {
    pub a: Signal<In, Signed<6>>,
    pub w: Signal<Out, Bit>,
    l0: Signal<Local, Bit>,
}

impl Logic for K0088Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        self.l0.next = signed_cast(bits::<15>(0)) <= signed_cast(bits::<15>(1)) - signed_cast(bits::<15>(9746));
        self.w.next = bit_cast::<6, 16>(bits::<16>(3)) < 0x1_u64 + bits::<6>(14);
    }
}

#[derive(LogicBlock)]
pub struct K0088Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<16>>,
    pub b: Signal<In, Bits<15>>,
    pub w: Signal<Out, Bits<16>>,
    pub x: Signal<Out, Bits<16>>,
    limit: Constant<Bits<15>>,
    r0: Reg<K0088Word>,
    c0: K0088Child0,
}

impl Default for K0088Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<15>(0)),
            r0: Reg::new(Default::default()),
            c0: Default::default(),
        }
    }
}

impl Logic for K0088Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        clock!(self, clock, r0);
        self.c0.a.next = signed_cast(bits::<6>(63) >> self.b.val().get_bits::<10>(0));
        self.r0.d.next.tag = 0x0_u64.into();
        self.r0.d.next.valid = self.c0.w.val() || self.a.val() != 63982_u64.to_bits::<16>();
        self.r0.d.next.data = bit_cast::<16, 15>(self.b.val() | self.limit.val());
        self.x.next = (self.a.val() >> 2) + (self.a.val() | self.a.val());
        self.w.next = self.r0.q.val().data + bit_cast::<6, 16>(self.r0.q.val().data).get_bit(self.a.val().get_bits::<2>(0).index());
    }
}

#[derive(LogicBlock)]
pub struct K0089Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<17>>,
    pub w: Signal<Out, Bits<5>>,
    pub x: Signal<Out, Signed<17>>,
    rom: Rom<2, 16>,
    l0: Signal<Local, Signed<9>>,
    part: [Signal<Local, Bits<5>>; 3],
}

impl Default for K0089Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            rom: Rom::new(vec![bits::<16>(65535), bits::<16>(6), bits::<16>(14051), bits::<16>(0)]),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0089Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        clock!(self, clock, rom);
        if self.rom.read_data.val().get_bits::<9>(3) == self.a.val().get_bits::<9>(self.rom.read_data.val().get_bits::<4>(0).index()) {
            self.w.next = bit_cast::<5, 17>(self.a.val()) & self.a.val().get_bits::<5>(self.a.val().get_bits::<4>(0).index());
        } else {
            self.w.next = 0x2_u64 | bit_cast::<5, 16>(self.rom.read_data.val()) << 1;
        }
        self.part[0].next = (self.w.val() | self.w.val()) & 1;
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() + self.w.val().replace_bit(i * 3 + 1, self.a.val().get_bit(i * 3 + 3));
        }
        self.x.next = signed_bit_cast::<17, 16>(signed_cast(bit_cast::<16, 15>(bit_cast::<15, 5>(self.part[0].val()))) - 16384.into());
        self.rom.read_addr.next = !(bit_cast::<2, 17>(self.a.val()) - bits::<2>(2));
        self.l0.next = signed_cast(self.rom.read_data.val().get_bits::<9>(7).replace_bit(6, self.a.val().get_bit(self.w.val().get_bits::<4>(0).index())));
    }
}

#[derive(LogicBlock)]
pub struct K0089Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<17>>,
    pub b: Signal<In, Bits<17>>,
    pub w: Signal<Out, Bits<17>>,
    r0: Reg<Bits<9>>,
    r1: Reg<Bits<17>>,
    c0: K0089Child0,
}

impl Default for K0089Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<9>(9)),
            r1: Reg::new(bits::<17>(129028)),
            c0: Default::default(),
        }
    }
}

impl Logic for K0089Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0, r1);
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = bit_cast::<17, 16>(self.a.val().get_bits::<16>(self.a.val().get_bits::<4>(0).index()) | bit_cast::<16, 17>(self.r1.q.val()));
        match self.r1.q.val().index() {
            4 => {
                self.r0.d.next = self.r0.q.val() | !self.r0.q.val();
                self.r1.d.next = bit_cast::<17, 16>(bit_cast::<16, 9>(self.r0.q.val())) + (self.b.val() | 0x1_u64);
            }
            5 => {
                self.r0.d.next = bit_cast::<9, 5>(self.c0.w.val()) + 7;
                self.r1.d.next = 104319.into();
            }
            _ => {
                self.r0.d.next = self.r0.q.val();
                self.r1.d.next = bit_cast::<17, 17>(self.a.val());
            }
        }
        self.w.next = bit_cast::<17, 32>(bit_cast::<32, 17>(self.a.val())) + (0x96a0_u64 + self.a.val());
        if self.a.val().get_bits::<9>(self.c0.w.val().get_bits::<4>(0).index()).get_bit(self.b.val().get_bits::<3>(0).index()) {
            self.w.next = (bit_cast::<17, 5>(self.c0.w.val()) | self.b.val()) << 4;
        } else if self.c0.w.val().get_bit(self.a.val().get_bits::<2>(0).index()) != self.r0.q.val().get_bit(self.a.val().get_bits::<3>(0).index()) || self.c0.w.val().all() {
            self.w.next = 131071.into();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0090Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bit>,
    pub w: Signal<Out, Bits<3>>,
    pub x: Signal<Out, Bits<19>>,
    r0: RegEn<Signed<19>>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bit>,
    part: [Signal<Local, Bits<18>>; 3],
}

impl Default for K0090Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(signed_cast(bits::<19>(306598))),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0090Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        self.r0.d.next = signed_cast(bits::<18>(1)).get_bits::<19>(13) + signed_cast(bits::<19>(0));
        if (bits::<19>(14) >> 14).all() {
            for i in 0..3 {
                if i < 2 {
                    if !self.a.val() {
                        self.r0.d.next = self.r0.q.val();
                    }
                }
            }
        }
        self.part[0].next = (bits::<16>(50471) * bits::<16>(1)).get_bits::<18>(1);
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() ^ bits::<18>(262143);
        }
        self.l1.next = bit_cast::<3, 18>(self.part[2].val()).get_bit(self.part[0].val().get_bits::<1>(0).index()) || bit_cast::<32, 18>(self.part[2].val()) > bits::<32>(1);
        self.l0.next = self.a.val();
        self.w.next = !bits::<3>(1);
        for i in 0..3_usize {
            if bit_cast::<3, 18>(self.part[1].val()).get_bit(1) {
                self.w.next = i.to_bits::<3>();
            }
        }
        self.x.next = unsigned_cast(self.r0.q.val());
        self.r0.en.next = !!self.l0.val();
    }
}

#[derive(LogicBlock)]
pub struct K0090Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<18>>,
    pub b: Signal<In, Bits<3>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<18>>,
    r0: RegEn<Bits<19>>,
    ram: Ram<1, 18, 3>,
    c0: K0090Child0,
}

impl Default for K0090Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::new(bits::<19>(419673)),
            ram: Ram::new(2).never_collides(),
            c0: Default::default(),
        }
    }
}

impl Logic for K0090Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        clock!(self, clock, r0, ram);
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = !(self.c.val() == self.c.val());
        self.r0.d.next = self.r0.q.val() + 1_u64.to_bits::<19>() + bit_cast::<32, 18>(self.a.val()).get_bit(8);
        match self.c0.w.val().index() {
            3 => {
                self.r0.d.next = (self.c0.x.val() & self.r0.q.val()) + self.c0.x.val();
            }
            4 => {
                self.r0.d.next = self.c0.x.val();
            }
            2 => {
                self.r0.d.next = self.c0.x.val();
            }
            _ => {}
        }
        self.ram.read_addr.next = bit_cast::<1, 19>(self.c0.x.val()) & bit_cast::<1, 18>(self.ram.read_data.val());
        self.ram.write_addr.next = bit_cast::<1, 19>(self.c0.x.val()) & bit_cast::<1, 18>(self.ram.read_data.val()) ^ bits::<1>(1);
        self.ram.write_data.next = (bit_cast::<32, 18>(self.a.val()) ^ bits::<32>(0)).get_bits::<18>(27);
        self.ram.write_en.next = !self.b.val();
        self.r0.en.next = unsigned_cast(signed_cast(self.ram.read_data.val())) >= self.ram.read_data.val() & self.a.val();
        self.w.next = self.a.val();
        for i in 0..3 {
            if bit_cast::<32, 3>(self.b.val()).get_bit(27) {
                self.r0.en.next = signed_cast(self.r0.q.val()).get_bits::<18>(0) >= (61560).into();
                self.w.next = !self.ram.read_data.val();
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0091Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<19>>,
    pub b: Signal<In, Bits<19>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<19>>,
    pub x: Signal<Out, Bits<2>>,
    limit: Constant<Bits<19>>,
    r0: RegEn<Bits<18>>,
    l0: Signal<Local, Bits<18>>,
}

impl Default for K0091Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<19>(489560)),
            r0: RegEn::without_reset(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0091Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.x.next = self.a.val().get_bits::<2>(2);
        self.r0.en.next = (self.c.val() || self.c.val()) && self.c.val() & self.c.val();
        self.l0.next = self.r0.q.val();
        self.r0.d.next = self.a.val().get_bits::<18>(1).replace_bit(17, self.c.val()).get_bits::<18>(self.x.val().index());
        self.w.next = self.limit.val();
    }
}

#[derive(LogicBlock)]
pub struct K0092Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<20>>,
    pub b: Signal<In, Bits<21>>,
    pub w: Signal<Out, Bits<20>>,
    pub x: Signal<Out, Bits<4>>,
    r0: Reg<Bits<4>>,
    r1: RegEn<Bits<21>>,
    l0: Signal<Local, Bits<20>>,
    l1: Signal<Local, Bit>,
}

impl Default for K0092Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<4>(0)),
            r1: RegEn::new(bits::<21>(0)),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0092Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        dff_setup!(self, clock, r0, r1);
        match self.r0.q.val().index() {
            2 => {
                self.r0.d.next = (self.r1.q.val() + self.b.val()).get_bits::<4>(5);
                self.r1.d.next = self.r1.q.val() << self.r0.q.val();
            }
            5 => {
                self.r0.d.next = self.r0.q.val();
            }
            _ => {}
        }
        self.l1.next = self.r0.q.val() | 15_u64.to_bits::<4>() <= 7_u64.to_bits::<4>();
        match self.a.val().index() {
            5 => {
                self.l0.next = 0xfffff_u64 | self.r0.q.val().get_bits::<20>(self.b.val().get_bits::<2>(0).index());
                self.r1.en.next = self.b.val() != bit_cast::<21, 20>(self.a.val()) << self.r0.q.val();
            }
            0 => {
                self.l0.next = 19991.into();
                self.r1.en.next = self.l1.val();
            }
            _ => {
                self.l0.next = 80514_u64.to_bits::<20>();
                self.r1.en.next = self.l1.val();
            }
        }
        self.x.next = (0x6_u64 + bit_cast::<32, 4>(self.r0.q.val())).get_bits::<4>(self.r0.q.val().index());
        self.w.next = !self.a.val() + self.r0.q.val().get_bit(3);
        match self.r0.q.val().index() {
            1 => {
                self.w.next = self.l0.val() >> self.r0.q.val();
            }
            11 => {
                self.w.next = 1_u64.to_bits::<20>();
            }
            _ => {
                self.w.next = bits::<20>(0);
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0093Top {
    pub a: Signal<In, Bits<21>>,
    pub b: Signal<In, Bits<10>>,
    pub w: Signal<Out, Bits<21>>,
    limit: Constant<Bits<8>>,
}

impl Default for K0093Top {
    fn default() -> Self {
        Self {
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<8>(1)),
        }
    }
}

impl Logic for K0093Top {
    #[hdl_gen]
    fn update(&mut self) {
        match self.a.val().index() {
            4 => {
                self.w.next = !self.a.val() >> 3;
            }
            0 => {
                self.w.next = self.a.val();
            }
            _ => {
                self.w.next = self.a.val();
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0094Top {
    pub a: Signal<In, Bits<22>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bits<22>>,
    pub x: Signal<Out, Bits<23>>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bits<7>>,
}

impl Logic for K0094Top {
    #[hdl_gen]
    fn update(&mut self) {
        match self.c.val().index() {
            5 => {
                self.l1.next = 9.into();
                self.w.next = self.a.val().replace_bit(self.a.val().get_bits::<4>(0).index(), self.b.val()) << 2;
            }
            3 => {
                self.l1.next = self.c.val();
                self.w.next = self.a.val().replace_bit(3, self.b.val()) - (self.a.val() + self.b.val());
            }
            _ => {
                self.l1.next = self.c.val();
                self.w.next = self.a.val();
            }
        }
        self.l0.next = bit_cast::<23, 22>(self.w.val()).replace_bit(17, self.b.val()) < bits::<23>(6220015);
        if bits::<23>(3753673) <= 1143067 {
            self.x.next = bit_cast::<23, 23>(!bit_cast::<23, 22>(self.a.val()));
        } else if self.l0.val() {
            self.x.next = 0x7d174d_u64.into();
        } else {
            self.x.next = bit_cast::<23, 22>(self.a.val()) ^ bit_cast::<23, 7>(self.l1.val());
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0095Child0 {
    pub a: Signal<In, Bits<4>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bit>,
    pub x: Signal<Out, Bits<11>>,
}

impl Logic for K0095Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        self.x.next = (bit_cast::<11, 4>(self.a.val()) | bits::<11>(2047)) + (self.a.val() != self.a.val());
        self.w.next = self.b.val();
    }
}

#[derive(LogicBlock)]
pub struct K0095Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<23>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<23>>,
    limit: Constant<Bits<4>>,
    r0: RegEn<Bits<4>>,
    r1: Reg<Bits<11>>,
    ram: Ram<3, 11, 1>,
    c0: K0095Child0,
}

impl Default for K0095Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<4>(10)),
            r0: RegEn::new(bits::<4>(0)),
            r1: Reg::new(bits::<11>(734)),
            ram: Ram::new(7),
            c0: Default::default(),
        }
    }
}

impl Logic for K0095Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        self.ram.read_addr.next = bit_cast::<3, 4>(self.limit.val()) & self.a.val().get_bits::<3>(self.limit.val().index());
        self.ram.write_addr.next = self.limit.val().get_bits::<3>(0).replace_bit(0, self.b.val());
        self.ram.write_data.next = self.ram.read_data.val();
        match self.a.val().index() {
            4 => {
                self.ram.write_en.next = self.r1.q.val().get_bits::<1>(self.r0.q.val().get_bits::<3>(0).index());
            }
            0 => {
                self.ram.write_en.next = self.limit.val().get_bits::<1>(self.ram.read_data.val().get_bits::<2>(0).index());
            }
            _ => {
                self.ram.write_en.next = self.ram.read_data.val().get_bits::<1>(5);
            }
        }
        if self.b.val() && self.b.val() {
            self.r0.d.next = !unsigned_cast(signed_cast(self.limit.val()));
            self.r0.en.next = self.b.val();
        } else if self.b.val() {
            self.r0.en.next = (0x0_u64 | self.r1.q.val()).any();
        } else {
            self.r0.d.next = (self.limit.val() + self.b.val()).replace_bit(2, self.ram.read_data.val().xor());
            self.r0.en.next = !self.r0.q.val() != self.r0.q.val();
        }
        self.w.next = self.a.val();
        self.c0.a.next = self.limit.val();
        self.c0.b.next = (bits::<8>(1) ^ self.ram.read_data.val().get_bits::<8>(2)).get_bit(1);
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0088", K0088Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0089", K0089Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0090", K0090Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0091", K0091Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0092", K0092Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0093", K0093Top, clockless, resets, [a, b] -> [w]),
        kernel!("k0094", K0094Top, clockless, resets, [a, b, c] -> [w, x]),
        kernel!("k0095", K0095Top, clocked, keeps, [a, b] -> [w]),
    ]
}
