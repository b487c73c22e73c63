//! Random kernels 64 to 71 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock, Default)]
pub struct K0064Child0 {
    pub a: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bit>,
    l0: Signal<Local, Bit>,
    part: [Signal<Local, Bit>; 4],
}

impl Logic for K0064Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.part[0].next = self.a.val().get_bit(0);
        for i in 0..3 {
            self.part[i + 1].next = self.part[i].val() & bit_cast::<60, 7>(self.a.val()).get_bit(self.a.val().get_bits::<5>(0).index());
        }
        if self.part[1].val() || self.part[3].val() {
            if bit_cast::<60, 7>(self.a.val()) < bits::<60>(107880780090284107_u64) {
                self.l0.next = self.part[3].val() || self.part[3].val();
                self.w.next = self.part[1].val();
            } else {
                self.l0.next = self.a.val().replace_bit(self.a.val().get_bits::<2>(0).index(), self.part[1].val()) != 0_u64.to_bits::<7>();
                self.w.next = (bit_cast::<64, 7>(self.a.val()) > 5224756988769320618_u64) > (self.part[0].val() || self.part[3].val());
            }
        } else {
            if bit_cast::<60, 7>(self.a.val()).get_bit(30) {
                self.l0.next = -signed_cast(bit_cast::<60, 7>(self.a.val())) != signed_cast(bit_cast::<60, 7>(self.a.val()));
                self.w.next = (self.part[2].val() || self.part[3].val()) && !self.part[0].val();
            } else if !self.part[0].val() {
                self.l0.next = self.part[3].val();
                self.w.next = bit_cast::<64, 7>(self.a.val()) == bit_cast::<64, 7>(self.a.val());
            } else {
                self.l0.next = self.part[0].val();
                self.w.next = !(signed_cast(self.a.val()) > (-59).into());
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0064Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<60>>,
    pub b: Signal<In, Bits<60>>,
    pub w: Signal<Out, Bits<60>>,
    pub x: Signal<Out, Bit>,
    limit: Constant<Bits<60>>,
    r0: Reg<Bits<30>>,
    r1: Reg<Bits<64>>,
    c0: Vec<K0064Child0>,
    l0: Signal<Local, Bit>,
    part: [Signal<Local, Bits<7>>; 2],
}

impl Default for K0064Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<60>(1)),
            r0: Reg::new(bits::<30>(864478284)),
            r1: Reg::without_reset(),
            c0: (0..3).map(|_| K0064Child0::default()).collect(),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0064Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        dff_setup!(self, clock, r0, r1);
        self.r0.d.next = self.r0.q.val();
        for i in 0..2 {
            if self.r1.q.val().get_bits::<7>(i * 6 + 3).all() {
                self.part[i].next = bit_cast::<7, 64>(self.r1.q.val()) | bits::<7>(3) | bits::<7>(0);
            } else {
                self.part[i].next = self.r1.q.val().get_bits::<64>(0).get_bits::<7>(self.a.val().get_bits::<6>(0).index());
            }
        }
        self.l0.next = self.limit.val().get_bit(self.a.val().get_bits::<5>(0).index()) && self.r0.q.val().get_bit(6);
        match self.r0.q.val().index() {
            3 => {
                self.r1.d.next = self.r1.q.val();
            }
            1 => {
                self.l0.next = -signed_cast(bit_cast::<30, 60>(self.a.val())) == (-402475934).into();
            }
            _ => {}
        }
        for i in 0..3 {
            self.c0[i].a.next = bit_cast::<7, 7>(self.part[0].val()) >> 2;
        }
        self.x.next = (self.r1.q.val() >> 17).get_bit(45);
        self.w.next = self.a.val().replace_bit(self.r0.q.val().get_bits::<5>(0).index(), self.c0[1].w.val()) + !self.b.val();
    }
}

#[derive(LogicBlock)]
pub struct K0065Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<80>>,
    pub b: Signal<In, Bits<80>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<80>>,
    limit: Constant<Bits<80>>,
    r0: RegEn<Bit>,
    r1: DFF<Bits<80>>,
}

impl Default for K0065Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<80>(18446744073709551615)),
            r0: RegEn::new(false),
            r1: Default::default(),
        }
    }
}

impl Logic for K0065Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        dff_setup!(self, clock, r1);
        self.r1.d.next = self.limit.val() << self.r1.q.val().get_bits::<10>(0);
        self.r0.en.next = self.limit.val().get_bits::<80>(0).any();
        for i in 0..2 {
            if self.r0.q.val() ^ self.c.val() {
                self.r0.en.next = self.limit.val() == self.r1.q.val() && (self.c.val() || self.r0.q.val());
            }
        }
        self.r0.d.next = (self.b.val() >> 33).xor();
        self.w.next = bit_cast::<80, 80>(self.a.val()) | self.limit.val();
        if self.b.val() > self.limit.val() + self.r0.q.val() {
            self.w.next = self.a.val().replace_bit(48, self.b.val().get_bit(self.a.val().get_bits::<6>(0).index()));
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0066Word {
    pub tag: Bits<30>,
    pub valid: Bit,
    pub data: Bits<61>,
}

#[derive(LogicBlock, Default)]
pub struct K0066Child0 {
    pub a: Signal<In, Signed<30>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<30>>,
    l0: Signal<Local, K0066Word>,
    l1: Signal<Local, Bits<8>>,
}

impl Logic for K0066Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next.tag = (bits::<30>(407878001) | bits::<30>(1073741823)) & 0x0_u64;
        self.l0.next.valid = self.b.val() && signed_cast(bits::<2>(0)) == (0).into();
        self.l0.next.data = bits::<61>(1);
        self.l1.next = 0x1_u64.into();
        self.w.next = bits::<30>(651923604) | 0x33100754_u64;
        for i in 0..3_usize {
            if !self.b.val() {
                self.w.next = (bits::<8>(1) | i.to_bits::<8>()).get_bits::<30>(4);
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0066Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<61>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<30>>,
    pub w: Signal<Out, Bits<61>>,
    r0: Reg<Signed<61>>,
    c0: Vec<K0066Child0>,
    l0: Signal<Local, Bits<30>>,
    l1: Signal<Local, Bit>,
}

impl Default for K0066Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::new(signed_cast(bits::<61>(0))),
            c0: (0..2).map(|_| K0066Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0066Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        for i in 0..2 {
            self.c0[i].a.next = --signed_cast(self.c.val());
            self.c0[i].b.next = self.c.val().get_bits::<2>(i * 8 + 1).any();
        }
        match self.c.val().index() {
            4 => {
                self.l0.next = 0x269e04fe_u64 & self.c0[0].w.val().replace_bit(5, self.b.val());
            }
            1 => {
                self.l0.next = self.c.val();
            }
            _ => {
                self.l0.next = self.c.val() << self.c.val().get_bits::<10>(0);
            }
        }
        self.l1.next = self.b.val();
        self.r0.d.next = signed_cast(bit_cast::<61, 30>(self.c0[1].w.val()));
        self.w.next = 0x0_u64.into();
    }
}

#[derive(LogicBlock)]
pub struct K0067Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<62>>,
    pub w: Signal<Out, Bits<62>>,
    pub x: Signal<Out, Bits<62>>,
    r0: RegEn<Bits<6>>,
    part: [Signal<Local, Bits<11>>; 4],
}

impl Default for K0067Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::without_reset(),
            part: Default::default(),
        }
    }
}

impl Logic for K0067Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0);
        for i in 0..2 {
            for j in 0..2 {
                self.part[i * 2 + j].next = (!self.a.val().get_bits::<11>(i * 3 + 3)).replace_bit(self.r0.q.val().get_bits::<3>(0).index(), bit_cast::<11, 6>(self.r0.q.val()) > 1_u64.to_bits::<11>());
            }
        }
        self.w.next = self.part[3].val().get_bits::<62>(6);
        self.r0.d.next = bits::<6>(24) + self.r0.q.val().replace_bit(4, self.r0.q.val().get_bit(3));
        self.r0.en.next = self.a.val().get_bit(9) & self.w.val().get_bit(17) && self.a.val().any();
        match self.r0.q.val().index() {
            5 => {
                self.r0.en.next = self.r0.q.val() << 7 < self.r0.q.val() + self.part[0].val().get_bit(7);
            }
            1 => {
                self.r0.en.next = signed_cast(self.part[2].val()) + signed_cast(self.part[0].val()) == (977).into();
            }
            2 => {
                self.r0.en.next = self.r0.q.val().get_bit(self.r0.q.val().get_bits::<2>(0).index());
            }
            _ => {}
        }
        self.x.next = self.a.val() - 0x0_u64 + unsigned_cast(signed_cast(self.w.val()));
        for i in 0..4 {
            if bits::<8>(1).get_bit(i * 2) {
                self.x.next = self.a.val() << self.r0.q.val() ^ self.a.val() + self.a.val().get_bit(14);
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0067Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<62>>,
    pub b: Signal<In, Bits<6>>,
    pub c: Signal<In, Bits<11>>,
    pub w: Signal<Out, Bits<62>>,
    pub x: Signal<Out, Bits<62>>,
    limit: Constant<Bits<62>>,
    r0: DFF<Bits<62>>,
    ram: Ram<1, 8, 1>,
    c0: Vec<K0067Child0>,
    part: [Signal<Local, Bits<11>>; 3],
}

impl Default for K0067Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<62>(10)),
            r0: Default::default(),
            ram: Ram::new(2).never_collides(),
            c0: (0..2).map(|_| K0067Child0::default()).collect(),
            part: Default::default(),
        }
    }
}

impl Logic for K0067Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0, ram);
        for i in 0..3 {
            self.part[i].next = self.c.val() + self.c.val() << 7;
        }
        for i in 0..2 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = (bit_cast::<62, 11>(self.c.val()) << 36).get_bits::<62>(0);
        }
        self.x.next = 1.into();
        for i in 0..2 {
            if i < 1 {
                if self.c0[1].x.val().get_bit(self.r0.q.val().get_bits::<5>(0).index()) & self.part[2].val().get_bit(10) {
                    self.x.next = bit_cast::<62, 8>(bits::<8>(14)) + self.a.val().get_bit(self.limit.val().get_bits::<5>(0).index());
                }
            }
        }
        self.ram.read_addr.next = bit_cast::<1, 62>(self.a.val());
        self.ram.write_addr.next = bit_cast::<1, 62>(self.a.val()) ^ bits::<1>(1);
        match self.part[2].val().index() {
            0 => {
                self.ram.write_data.next = self.ram.read_data.val().replace_bit(4, self.ram.read_data.val().get_bit(3)) + (self.a.val().get_bit(19) && self.r0.q.val().get_bit(self.x.val().get_bits::<5>(0).index()));
            }
            5 => {
                self.ram.write_data.next = self.ram.read_data.val();
            }
            _ => {
                self.ram.write_data.next = self.ram.read_data.val().replace_bit(self.a.val().get_bits::<3>(0).index(), self.c0[1].w.val().get_bit(60)) << self.b.val();
            }
        }
        self.ram.write_en.next = 1.into();
        self.r0.d.next = !self.ram.read_data.val().get_bits::<62>(2);
        self.w.next = !self.part[0].val().get_bits::<62>(8);
        if self.ram.read_data.val() != bit_cast::<8, 62>(self.r0.q.val()) {
            match self.part[2].val().index() {
                1534 => {
                    self.w.next = self.c0[1].w.val() ^ self.r0.q.val() | self.c0[0].w.val() + self.c.val().get_bit(9);
                }
                0 => {
                    self.w.next = self.c0[0].x.val();
                }
                3 => {
                    self.w.next = unsigned_cast(signed_cast(self.limit.val())) << 61;
                }
                _ => {}
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0068Word {
    pub valid: Bit,
    pub data: Bits<2>,
}

#[derive(LogicBlock)]
pub struct K0068Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<4>>,
    pub b: Signal<In, K0068Word>,
    pub w: Signal<Out, K0068Word>,
    r0: Reg<K0068Word>,
    rom: Rom<4, 4>,
}

impl Default for K0068Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::new(Default::default()),
            rom: Rom::new(vec![bits::<4>(8), bits::<4>(11), bits::<4>(0), bits::<4>(0), bits::<4>(0), bits::<4>(8), bits::<4>(1), bits::<4>(0), bits::<4>(0), bits::<4>(0)]),
        }
    }
}

impl Logic for K0068Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        dff_setup!(self, clock, r0);
        self.rom.read_addr.next = 14.into();
        if bit_cast::<31, 4>(self.a.val()).any() {
            self.r0.d.next = self.b.val();
        } else {
            self.r0.d.next = self.r0.q.val();
        }
        match self.a.val().index() {
            2 => {
                self.w.next = self.r0.q.val();
            }
            15 => {
                self.w.next.valid = self.b.val() != self.r0.q.val();
                self.w.next.data = 0.into();
            }
            0 => {
                self.w.next.valid = (bits::<31>(1764345611) - bit_cast::<31, 4>(self.rom.read_data.val())).any();
                self.w.next.data = unsigned_cast(signed_cast(self.r0.q.val().data) + (1).into());
            }
            _ => {
                self.w.next = self.r0.q.val();
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0068Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<63>>,
    pub b: Signal<In, Bits<31>>,
    pub c: Signal<In, Bits<2>>,
    pub w: Signal<Out, Bits<63>>,
    r0: Reg<Bits<4>>,
    r1: RegEn<Bits<31>>,
    c0: K0068Child0,
    l0: Signal<Local, K0068Word>,
}

impl Default for K0068Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<4>(4)),
            r1: RegEn::new(bits::<31>(1)),
            c0: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0068Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r1);
        dff_setup!(self, clock, r0);
        if self.a.val().any() {
            self.l0.next.valid = self.c.val() > self.c.val() || self.c.val() > self.c.val();
            self.l0.next.data = self.a.val().get_bits::<2>(46) - self.c.val();
            self.r1.d.next = self.b.val();
        } else {
            self.l0.next.valid = !(self.r1.q.val().get_bits::<2>(13) != self.c.val());
            self.l0.next.data = unsigned_cast(signed_cast(self.c.val()));
            self.r1.d.next = 0_u64.to_bits::<31>();
        }
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = self.r0.q.val() + 11;
        self.c0.b.next.valid = (bit_cast::<2, 31>(self.r1.q.val()) > bits::<2>(1)) & (self.a.val() >= self.a.val());
        self.c0.b.next.data = self.b.val().replace_bit(9, self.l0.val().valid).get_bits::<2>(4);
        match self.r1.q.val().index() {
            5 => {}
            1 => {}
            4 => {
                self.r0.d.next = bit_cast::<4, 4>(self.r0.q.val() + self.c0.w.val().valid);
            }
            _ => {}
        }
        self.r1.en.next = bit_cast::<63, 63>(bit_cast::<63, 31>(self.r1.q.val())) <= self.a.val() - self.a.val();
        match self.r0.q.val().index() {
            0 => {
                self.w.next = self.a.val();
            }
            15 => {
                self.w.next = self.a.val();
            }
            3 => {
                self.w.next = 14_u64.to_bits::<63>();
            }
            _ => {
                self.w.next = (self.r0.q.val() >> self.r0.q.val()).get_bits::<63>(0);
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0069Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<8>>,
    pub w: Signal<Out, Bits<64>>,
    pub x: Signal<Out, Bits<64>>,
    r0: Reg<Bits<2>>,
    l0: Signal<Local, Bit>,
}

impl Default for K0069Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<2>(3)),
            l0: Default::default(),
        }
    }
}

impl Logic for K0069Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l0.next = self.a.val().get_bit(0) && self.r0.q.val().get_bit(0) | self.r0.q.val().get_bit(0);
        self.w.next = bit_cast::<64, 2>(self.r0.q.val());
        self.r0.d.next = self.r0.q.val().replace_bit(1, self.l0.val()) | self.r0.q.val();
        self.x.next = self.w.val() >> 7 | 1;
    }
}

#[derive(LogicBlock)]
pub struct K0069Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<64>>,
    pub b: Signal<In, Bits<2>>,
    pub c: Signal<In, Bits<8>>,
    pub w: Signal<Out, Bits<64>>,
    limit: Constant<Bits<8>>,
    r0: Reg<Bits<8>>,
    r1: RegEn<Bits<2>>,
    rom: Rom<4, 64>,
    c0: Vec<K0069Child0>,
}

impl Default for K0069Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<8>(255)),
            r0: Reg::new(bits::<8>(201)),
            r1: RegEn::without_reset(),
            rom: Rom::new(vec![bits::<64>(1), bits::<64>(13912912164047598666), bits::<64>(0), bits::<64>(18446744073709551615), bits::<64>(7206068353494651016), bits::<64>(4), bits::<64>(8)]),
            c0: (0..3).map(|_| K0069Child0::default()).collect(),
        }
    }
}

impl Logic for K0069Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        dff_setup!(self, clock, r0, r1);
        for i in 0..3 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = self.c.val().replace_bit(self.b.val().index(), self.r1.q.val().get_bit(self.r1.q.val().get_bits::<1>(0).index())) + (self.c.val() + self.r0.q.val().get_bit(i * 3));
        }
        self.r1.d.next = self.r1.q.val();
        self.r1.en.next = self.a.val().get_bit(60) || self.c.val().get_bit(self.r1.q.val().index()) ^ self.c0[2].x.val().get_bit(self.b.val().index());
        self.rom.read_addr.next = self.c0[2].w.val().get_bits::<4>(35);
        self.r0.d.next = !self.r0.q.val();
        self.w.next = self.a.val().get_bits::<64>(self.b.val().index()) + self.c0[0].w.val();
    }
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0070BusSlave"]
pub struct K0070BusMaster {
    pub there: Signal<Out, Bits<3>>,
    pub back: Signal<In, Bits<65>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0070BusMaster"]
pub struct K0070BusSlave {
    pub there: Signal<In, Bits<3>>,
    pub back: Signal<Out, Bits<65>>,
}

#[derive(LogicBlock, Default)]
pub struct K0070Child0 {
    pub a: Signal<In, Bits<32>>,
    pub w: Signal<Out, Bits<3>>,
    pub x: Signal<Out, Bits<3>>,
    l0: Signal<Local, Bit>,
    part: [Signal<Local, Signed<64>>; 4],
}

impl Logic for K0070Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        for i in 0..4 {
            self.part[i].next = signed_cast(bit_cast::<64, 32>(self.a.val()));
        }
        self.l0.next = self.part[1].val() >= signed_cast(bit_cast::<64, 32>(self.a.val()));
        self.w.next = (bit_cast::<3, 32>(self.a.val()) ^ bit_cast::<3, 32>(self.a.val())) & self.a.val().get_bits::<3>(self.a.val().get_bits::<5>(0).index()) - 1;
        self.x.next = self.w.val() - (self.w.val() & self.w.val());
    }
}

#[derive(LogicBlock)]
pub struct K0070Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<32>>,
    pub b: Signal<In, Bits<3>>,
    pub w: Signal<Out, Bits<3>>,
    r0: RegEn<Bits<32>>,
    c0: K0070Child0,
    l0: Signal<Local, Bits<32>>,
}

impl Default for K0070Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: RegEn::new(bits::<32>(4294967295)),
            c0: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0070Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        dff_setup!(self, clock, r0);
        if self.b.val().get_bit(1) & !self.b.val().get_bit(self.r0.q.val().get_bits::<1>(0).index()) {
            self.r0.d.next = bits::<16>(0) * self.a.val().get_bits::<16>(5) + bit_cast::<65, 32>(self.a.val()).xor();
        } else if bit_cast::<64, 32>(self.a.val()) != 4043374148153111734_u64 || signed_cast(bit_cast::<64, 32>(self.a.val())) >= signed_cast(bit_cast::<64, 32>(self.r0.q.val())) {
            self.r0.d.next = self.a.val();
        }
        match self.r0.q.val().index() {
            3 => {
                self.l0.next = !self.a.val().replace_bit(11, self.b.val().get_bit(2));
            }
            5 => {
                self.l0.next = unsigned_cast(signed_cast(self.a.val()));
            }
            _ => {
                self.l0.next = 4294967295_u64.into();
            }
        }
        self.c0.a.next = bits::<32>(375244474);
        self.r0.en.next = signed_cast(self.b.val()).get_bits::<64>(2) != signed_cast(bit_cast::<64, 3>(self.c0.x.val())) + signed_cast(bit_cast::<64, 32>(self.a.val()));
        self.w.next = self.b.val() + (signed_cast(bits::<65>(8630389116696026143_u64)) < signed_cast(bits::<65>(1)));
    }
}

#[derive(LogicBlock, Default)]
pub struct K0070Asker {
    pub bus: K0070BusMaster,
    pub a: Signal<In, Bits<3>>,
    pub w: Signal<Out, Bits<32>>,
}

impl Logic for K0070Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = self.a.val() ^ self.a.val() >> self.a.val();
        self.w.next = bit_cast::<32, 65>(self.bus.back.val()) ^ bit_cast::<16, 3>(self.a.val()) * self.bus.back.val().get_bits::<16>(40);
    }
}

#[derive(LogicBlock, Default)]
pub struct K0070Answerer {
    pub bus: K0070BusSlave,
}

impl Logic for K0070Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<65, 3>(self.bus.there.val()) ^ bit_cast::<65, 3>(self.bus.there.val());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0070Outer {
    pub bus: K0070BusSlave,
    inner: K0070Answerer,
}

impl Logic for K0070Outer {
    #[hdl_gen]
    fn update(&mut self) {
        K0070BusSlave::link(&mut self.bus, &mut self.inner.bus);
    }
}

#[derive(LogicBlock)]
pub struct K0070Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<65>>,
    pub b: Signal<In, Bits<32>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<65>>,
    pub x: Signal<Out, Bits<32>>,
    r0: RegEn<Bit>,
    r1: Reg<Bits<3>>,
    rom: Rom<4, 64>,
    c0: K0070Child0,
    c1: K0070Child1,
    c2: K0070Asker,
    c4: K0070Outer,
}

impl Default for K0070Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(true),
            r1: Reg::without_reset(),
            rom: Rom::new(vec![bits::<64>(18446744073709551615), bits::<64>(14786638046669132429), bits::<64>(18446744073709551615)]),
            c0: Default::default(),
            c1: Default::default(),
            c2: Default::default(),
            c4: Default::default(),
        }
    }
}

impl Logic for K0070Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r1, rom);
        dff_setup!(self, clock, r0);
        self.rom.read_addr.next = self.rom.read_data.val().get_bits::<4>(45).replace_bit(1, !self.c.val());
        self.c2.a.next = self.r1.q.val() << 4;
        K0070BusMaster::join(&mut self.c2.bus, &mut self.c4.bus);
        self.c0.a.next = (bit_cast::<16, 65>(self.a.val()) >> self.r1.q.val()) * (bits::<16>(0) ^ 0x4d33_u64);
        self.r0.d.next = (self.a.val() >> 51).all();
        self.r0.en.next = self.r0.q.val();
        self.c1.clock.next = self.clock.val();
        self.c1.a.next = self.b.val();
        self.c1.b.next = !(self.c0.w.val() >> self.c0.w.val());
        match self.c0.x.val().index() {
            4 => {
                self.x.next = bit_cast::<32, 3>(self.c0.w.val());
                self.r1.d.next = self.c1.w.val() | self.c0.w.val() >> 3;
            }
            7 => {
                self.x.next = (bit_cast::<32, 3>(self.c1.w.val()) | 0x0_u64) ^ self.b.val();
                self.r1.d.next = self.r1.q.val() << self.c0.w.val() ^ self.r1.q.val().replace_bit(1, self.c.val());
            }
            1 => {
                self.x.next = (bits::<32>(2321318142_u64) >> self.c0.w.val()) + 4294967295_u64;
                self.r1.d.next = 0x6_u64.into();
            }
            _ => {
                self.x.next = self.b.val();
                self.r1.d.next = self.c0.x.val();
            }
        }
        self.w.next = bit_cast::<64, 65>(self.a.val()).get_bits::<65>(28);
    }
}

#[derive(LogicBlock, Default)]
pub struct K0071Top {
    pub a: Signal<In, Bits<1>>,
    pub b: Signal<In, Signed<2>>,
    pub w: Signal<Out, Bits<1>>,
    pub x: Signal<Out, Bits<4>>,
    l0: Signal<Local, Bits<1>>,
    l1: Signal<Local, Bits<1>>,
    part: [Signal<Local, Bits<1>>; 3],
}

impl Logic for K0071Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = (self.a.val() & self.a.val()).replace_bit(0, bit_cast::<10, 1>(self.a.val()) > 0);
        self.l1.next = self.a.val().replace_bit(0, self.a.val().get_bit(0)) << 1;
        self.part[0].next = bit_cast::<10, 1>(self.l1.val()).get_bits::<1>(self.a.val().index()) + self.a.val().get_bit(0);
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() | self.l1.val() - self.l0.val();
        }
        self.w.next = bits::<4>(11).get_bits::<1>(1) - 1;
        self.x.next = bit_cast::<4, 1>(self.w.val());
        if self.part[2].val().get_bits::<10>(0).get_bit(self.l1.val().index()) {
            self.x.next = bit_cast::<4, 1>(self.part[2].val());
        } else if (bit_cast::<10, 1>(self.part[2].val()) >> 11).any() {
            self.x.next = bit_cast::<4, 1>(self.a.val()) << 3 ^ bit_cast::<4, 1>(self.l0.val()).replace_bit(0, self.a.val().get_bit(0));
        }
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0064", K0064Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0065", K0065Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0066", K0066Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0067", K0067Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0068", K0068Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0069", K0069Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0070", K0070Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0071", K0071Top, clockless, resets, [a, b] -> [w, x]),
    ]
}
