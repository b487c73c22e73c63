//! Random kernels 184 to 191 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0184Word {
    pub valid: Bit,
    pub data: Bits<64>,
}

#[derive(LogicBlock, Default)]
pub struct K0184Child0 {
    pub a: Signal<In, Bit>,
    pub w: Signal<Out, Bits<39>>,
    l0: Signal<Local, Bits<5>>,
    l1: Signal<Local, K0184Word>,
}

impl Logic for K0184Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        self.l0.next = bits::<5>(15) ^ 25;
        for i in 0..2 {
            if self.a.val() {
                self.l0.next = bit_cast::<5, 64>(bits::<64>(18446744073709551615_u64));
            }
        }
        self.l1.next.valid = bit_cast::<64, 5>(self.l0.val()) << self.l0.val() > 1;
        self.l1.next.data = bit_cast::<64, 5>(self.l0.val());
        self.w.next = bit_cast::<39, 5>(self.l0.val());
        if bit_cast::<64, 5>(self.l0.val()) != 0x0_u64 ^ bit_cast::<64, 5>(self.l0.val()) {
            for i in 0..3 {
                if i != 2 {
                    if self.a.val() && self.a.val() {
                        self.l1.next.valid = self.a.val() || bit_cast::<64, 5>(self.l0.val()).get_bit(i + 2);
                        self.w.next = bit_cast::<39, 5>(self.l0.val());
                    }
                }
            }
        } else if signed_cast(self.l0.val()) < signed_cast(self.l0.val()) {
            self.l1.next.valid = self.l0.val() != 0xb_u64 && self.l0.val().get_bit(self.l0.val().get_bits::<2>(0).index());
            self.l1.next.data = bit_cast::<64, 5>(self.l0.val()) >> 1;
        }
    }
}

#[derive(LogicBlock)]
pub struct K0184Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, K0184Word>,
    pub w: Signal<Out, Bits<64>>,
    rom: Rom<1, 38>,
    c0: K0184Child0,
}

impl Default for K0184Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            rom: Rom::new(vec![bits::<38>(3), bits::<38>(14)]),
            c0: Default::default(),
        }
    }
}

impl Logic for K0184Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        self.rom.read_addr.next = 0x1_u64 + bit_cast::<1, 5>(self.rom.read_data.val().get_bits::<5>(27));
        self.c0.a.next = (self.a.val().valid || self.a.val().valid) && bits::<39>(251499507484_u64) <= 1_u64.to_bits::<39>();
        self.w.next = 15852006568510079884_u64.into();
    }
}

#[derive(LogicBlock)]
pub struct K0184Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<39>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<38>>,
    pub w: Signal<Out, Bits<39>>,
    r0: Reg<Bits<64>>,
    ram: Ram<3, 39, 1>,
    c0: Vec<K0184Child0>,
    c1: K0184Child1,
}

impl Default for K0184Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::without_reset(),
            ram: Ram::new(8).never_collides(),
            c0: (0..3).map(|_| K0184Child0::default()).collect(),
            c1: Default::default(),
        }
    }
}

impl Logic for K0184Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0);
        self.ram.read_addr.next = !self.ram.read_data.val().get_bits::<3>(17);
        self.ram.write_addr.next = !self.ram.read_data.val().get_bits::<3>(17) ^ bits::<3>(1);
        match (self.ram.read_data.val() >= 1) {
            true => {
                self.ram.write_data.next = self.a.val().replace_bit(6, self.b.val()).replace_bit(26, self.b.val() || self.b.val());
            }
            false => {
                self.ram.write_data.next = unsigned_cast(-signed_cast(self.a.val()));
            }
        }
        self.ram.write_en.next = self.ram.read_data.val().get_bits::<1>(27) + self.c.val().xor();
        if !(signed_cast(self.r0.q.val()) <= signed_cast(self.r0.q.val())) {
            self.ram.write_en.next = self.r0.q.val().get_bits::<1>(14);
        } else if self.b.val() {
            self.ram.write_en.next = !bits::<1>(1) - bit_cast::<1, 38>(self.c.val());
        }
        for i in 0..3_usize {
            self.c0[i].a.next = bit_cast::<5, 39>(self.ram.read_data.val()) == bit_cast::<5, 39>(self.ram.read_data.val()) & i.to_bits::<5>();
        }
        match (self.b.val() && self.b.val()) {
            true => {
                self.r0.d.next = self.r0.q.val();
                self.w.next = bit_cast::<39, 5>(bits::<5>(12)) >> 29;
            }
            false => {
                self.r0.d.next = 1.into();
                self.w.next = (self.ram.read_data.val() + self.b.val()).replace_bit(18, signed_cast(bits::<5>(27)) == signed_cast(self.c.val().get_bits::<5>(29)));
            }
        }
        self.c1.clock.next = self.clock.val();
        self.c1.a.next.valid = self.b.val();
        self.c1.a.next.data = self.r0.q.val() & bit_cast::<64, 38>(self.c.val());
    }
}

#[derive(LogicBlock)]
pub struct K0185Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<40>>,
    pub b: Signal<In, Bits<41>>,
    pub c: Signal<In, Bits<40>>,
    pub w: Signal<Out, Bits<40>>,
    pub x: Signal<Out, Bits<16>>,
    r0: RegEn<Bits<16>>,
    l0: Signal<Local, Bits<16>>,
    l1: Signal<Local, Bits<41>>,
}

impl Default for K0185Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::without_reset(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0185Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        self.r0.en.next = self.r0.q.val().get_bit(9);
        self.l0.next = (self.r0.q.val() << 12) + (self.r0.q.val() >> self.a.val().get_bits::<10>(0));
        self.r0.d.next = self.l0.val() << 3 >> 15;
        match self.l0.val().index() {
            1 => {
                self.r0.d.next = !unsigned_cast(signed_cast(self.r0.q.val()));
            }
            4 => {
                self.r0.d.next = self.l0.val();
            }
            _ => {
                self.r0.d.next = self.l0.val();
            }
        }
        match self.r0.q.val().index() {
            0 => {
                self.l1.next = self.b.val();
            }
            4 => {
                self.l1.next = !!self.b.val();
            }
            _ => {
                self.l1.next = (self.b.val() >> self.r0.q.val().get_bits::<10>(0)) - self.b.val().replace_bit(30, self.r0.q.val().get_bit(3));
            }
        }
        match self.r0.q.val().index() {
            4 => {
                self.x.next = 0xffff_u64 | self.l0.val();
            }
            5 => {
                self.x.next = bit_cast::<16, 40>(self.c.val()).replace_bit(self.r0.q.val().get_bits::<4>(0).index(), self.c.val().get_bit(self.a.val().get_bits::<5>(0).index()));
            }
            1 => {
                self.x.next = self.l0.val();
            }
            _ => {
                self.x.next = (self.r0.q.val() | 65535_u64.to_bits::<16>()) + self.l0.val();
            }
        }
        self.w.next = !self.a.val();
        for i in 0..3 {
            if !self.b.val().get_bit(10) {
                self.w.next = 0x1_u64.into();
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0186Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<99>>,
    pub b: Signal<In, Bits<1>>,
    pub w: Signal<Out, Bits<99>>,
    r0: Reg<Bits<1>>,
    r1: Reg<Bits<1>>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bits<99>>,
}

impl Default for K0186Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<1>(1)),
            r1: Reg::without_reset(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0186Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        self.l1.next = (bit_cast::<99, 1>(self.r1.q.val()) & 0_u64.to_bits::<99>()) << 62;
        match (self.r0.q.val().get_bit(0) && self.a.val().get_bit(self.r0.q.val().index())) {
            true => {
                self.l1.next = bit_cast::<99, 99>(self.a.val()) ^ self.a.val() - 1;
                self.r1.d.next = self.r0.q.val() + 0 ^ self.a.val().get_bits::<1>(self.r0.q.val().index());
            }
            false => {
                self.r1.d.next = (self.r1.q.val() << self.b.val()) + self.r0.q.val().get_bit(0);
            }
        }
        self.l0.next = !self.a.val().any();
        match (self.l1.val() < 6307924522435108062_u64) {
            true => {
                self.l0.next = self.b.val() | self.r0.q.val() != bit_cast::<1, 99>(self.l1.val()) | self.r1.q.val();
            }
            false => {
                self.r0.d.next = self.r1.q.val() >> self.r1.q.val() & 0x0_u64 + self.b.val();
            }
        }
        self.w.next = self.a.val();
        match (self.b.val() <= 0x0_u64) {
            true => {
                self.w.next = self.r0.q.val().get_bits::<99>(0);
            }
            false => {
                self.w.next = self.a.val() + 18446744073709551615_u64 - (self.l1.val() << 7);
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0187Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<41>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bit>,
    pub x: Signal<Out, Bits<64>>,
    r0: RegEn<Bit>,
    l0: Signal<Local, Bits<40>>,
    l1: Signal<Local, Bits<40>>,
    part: [Signal<Local, Bits<8>>; 3],
}

impl Default for K0187Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::without_reset(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0187Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l0.next = bit_cast::<40, 41>(self.a.val());
        if signed_cast(self.a.val().get_bits::<8>(self.l0.val().get_bits::<5>(0).index())) == signed_cast(bit_cast::<8, 40>(self.l0.val())) {
            self.l1.next = self.l0.val();
        } else if self.r0.q.val() {
            self.l1.next = bit_cast::<40, 40>(self.l0.val()) + !self.r0.q.val();
        } else {
            self.l1.next = self.l0.val();
        }
        self.part[0].next = 0.into();
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() + (self.l0.val().get_bits::<8>(self.l1.val().get_bits::<5>(0).index()) | self.l1.val().get_bits::<8>(i));
        }
        self.r0.en.next = self.a.val().xor() ^ (self.b.val() || self.r0.q.val());
        self.w.next = self.b.val();
        match self.part[1].val().index() {
            1 => {
                self.x.next = (bit_cast::<64, 40>(self.l1.val()) + bit_cast::<64, 41>(self.a.val())).get_bits::<64>(0);
            }
            230 => {
                self.x.next = bit_cast::<64, 40>(self.l1.val()) - bit_cast::<64, 40>(self.l1.val());
            }
            _ => {
                self.x.next = bit_cast::<64, 8>(self.part[0].val());
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0187Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<41>>,
    pub b: Signal<In, Signed<40>>,
    pub w: Signal<Out, Bits<41>>,
    pub x: Signal<Out, Bits<41>>,
    r0: RegEn<Bits<40>>,
    rom: Rom<3, 41>,
    c0: Vec<K0187Child0>,
    l0: Signal<Local, Bits<8>>,
    l1: Signal<Local, Signed<64>>,
}

impl Default for K0187Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<40>(1099511627775)),
            rom: Rom::new(vec![bits::<41>(904416731335), bits::<41>(12), bits::<41>(1)]),
            c0: (0..2).map(|_| K0187Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0187Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        dff_setup!(self, clock, r0);
        for i in 0..2 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = !self.a.val();
            self.c0[i].b.next = self.a.val().get_bit(27) || self.rom.read_data.val().get_bit(self.rom.read_data.val().get_bits::<5>(0).index());
        }
        if self.c0[0].x.val().get_bit(63) {
            self.r0.d.next = self.r0.q.val();
            self.l1.next = -(signed_cast(self.c0[1].x.val()) + (399963955).into());
        } else {
            self.r0.d.next = unsigned_cast(self.b.val()) >> self.r0.q.val().get_bits::<10>(0);
            self.l1.next = (-577101849).into();
        }
        self.l0.next = self.c0[0].x.val().get_bits::<8>(39);
        self.r0.en.next = self.c0[0].w.val() && self.c0[1].w.val() & self.c0[1].w.val();
        self.rom.read_addr.next = !self.a.val().get_bits::<3>(12);
        self.x.next = self.rom.read_data.val() - 3 + (bit_cast::<8, 40>(self.r0.q.val()) > self.l0.val());
        self.w.next = !(self.rom.read_data.val() & 0);
        match self.l0.val().index() {
            0 => {
                self.x.next = unsigned_cast(signed_cast(self.a.val()) + signed_cast(self.a.val()));
            }
            3 => {
                self.x.next = self.a.val();
            }
            1 => {
                self.x.next = bit_cast::<41, 41>(self.rom.read_data.val()) ^ 1_u64.to_bits::<41>();
            }
            _ => {
                self.w.next = self.a.val();
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0188Word {
    pub valid: Bit,
    pub data: Bits<42>,
}

#[derive(LogicBlock)]
pub struct K0188Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<42>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<6>>,
    pub w: Signal<Out, Bits<42>>,
    pub x: Signal<Out, Signed<6>>,
    r0: Reg<Bits<6>>,
    r1: Reg<K0188Word>,
    part: [Signal<Local, Bits<6>>; 2],
}

impl Default for K0188Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::without_reset(),
            r1: Reg::new(Default::default()),
            part: Default::default(),
        }
    }
}

impl Logic for K0188Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        dff_setup!(self, clock, r0, r1);
        self.part[0].next = (self.r0.q.val() ^ bits::<6>(62)) << self.r0.q.val();
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() + self.r0.q.val();
        }
        self.x.next = signed_cast(self.part[0].val());
        for i in 0..2 {
            if i != 1 {
                if self.b.val() && self.b.val() {
                    self.x.next = signed_cast(self.c.val() >> self.c.val());
                }
            }
        }
        if self.r1.q.val().valid {
            self.r1.d.next.valid = (self.r1.q.val().valid && self.b.val()) != (self.b.val() && self.r1.q.val().valid);
            self.r1.d.next.data = 10.into();
        }
        self.w.next = self.a.val() << self.r0.q.val() | !bits::<42>(5);
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0189State { Idle, Load, Run, Wait, Done }

#[derive(LogicBlock)]
pub struct K0189Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<43>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<21>>,
    pub w: Signal<Out, Bits<43>>,
    r0: RegEn<Bits<44>>,
    r1: RegEn<K0189State>,
}

impl Default for K0189Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::without_reset(),
            r1: RegEn::new(K0189State::Load),
        }
    }
}

impl Logic for K0189Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0, r1);
        if self.a.val() != 1_u64.to_bits::<43>() {
            self.r1.d.next = self.r1.q.val();
            self.w.next = self.a.val() << self.r0.q.val().get_bits::<10>(0) | self.a.val();
        } else if self.r1.q.val() == K0189State::Run {
            self.w.next = 0xb_u64.into();
        } else {
            self.r1.d.next = self.r1.q.val();
            self.w.next = self.a.val() - 3813225064035_u64;
        }
        match self.r1.q.val() {
            K0189State::Idle => {
                self.r1.en.next = self.b.val() | self.b.val() || (self.b.val() || self.b.val());
            }
            K0189State::Load => {
                self.r1.en.next = !(self.r1.q.val() == K0189State::Load);
            }
            K0189State::Run => {
                self.r1.en.next = self.b.val() & self.b.val();
            }
            K0189State::Wait => {
                self.r1.en.next = self.b.val() != self.b.val() || signed_cast(self.c.val()) > signed_cast(self.r0.q.val().get_bits::<21>(self.c.val().get_bits::<5>(0).index()));
            }
            K0189State::Done => {
                self.r1.en.next = signed_cast(bits::<8>(37)) == (93).into();
            }
        }
        self.r0.d.next = bit_cast::<44, 21>(self.r0.q.val().get_bits::<21>(10) + self.c.val());
        self.r0.en.next = (self.c.val() ^ self.c.val()).get_bit(self.a.val().get_bits::<4>(0).index());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0190Child0 {
    pub a: Signal<In, Bits<44>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<44>>,
    pub x: Signal<Out, Bit>,
}

impl Logic for K0190Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.w.next = !self.a.val() | 0;
        self.x.next = (self.b.val() || self.b.val()) | self.a.val().get_bits::<3>(25).all();
    }
}

#[derive(LogicBlock)]
pub struct K0190Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<44>>,
    pub b: Signal<In, Bits<2>>,
    pub c: Signal<In, Bits<2>>,
    pub w: Signal<Out, Bits<44>>,
    pub x: Signal<Out, Bit>,
    limit: Constant<Bits<44>>,
    r0: RegEn<Bit>,
    c0: Vec<K0190Child0>,
}

impl Default for K0190Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<44>(1484613323386)),
            r0: RegEn::new(false),
            c0: (0..3).map(|_| K0190Child0::default()).collect(),
        }
    }
}

impl Logic for K0190Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        for i in 0..3 {
            self.c0[i].a.next = unsigned_cast(signed_cast(self.a.val()));
            self.c0[i].b.next = self.a.val() > bit_cast::<44, 2>(self.c.val()) && self.r0.q.val();
        }
        match self.b.val().index() {
            3 => {
                self.w.next = !self.a.val().replace_bit(15, self.c0[0].x.val());
                self.r0.d.next = self.c.val().get_bit(0) & bit_cast::<3, 2>(self.c.val()).any();
            }
            2 => {
                self.w.next = (self.c0[0].w.val() >> self.b.val()) - (self.limit.val() + self.r0.q.val());
            }
            _ => {
                self.w.next = 0x0_u64.into();
            }
        }
        self.r0.en.next = self.r0.q.val() || self.r0.q.val() || (self.r0.q.val() || self.r0.q.val());
        if self.r0.q.val() {
            self.r0.en.next = signed_cast(self.c.val()) - signed_cast(self.c.val()) <= signed_cast(bit_cast::<2, 44>(self.c0[2].w.val()));
        } else if self.c0[2].x.val() {
            self.r0.en.next = self.r0.q.val() | self.c0[0].x.val() && bits::<2>(1) >= self.c.val();
        }
        self.x.next = bit_cast::<3, 44>(self.w.val()) < 0 && self.c.val() == self.b.val();
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0191State { Idle, Load, Run, Wait, Done, Fail }

#[derive(LogicBlock)]
pub struct K0191Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<45>>,
    pub b: Signal<In, Bits<45>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<45>>,
    ram: Ram<4, 32, 2>,
    l0: Signal<Local, K0191State>,
}

impl Default for K0191Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            ram: Ram::new(7),
            l0: Default::default(),
        }
    }
}

impl Logic for K0191Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        if bit_cast::<5, 32>(self.ram.read_data.val()) == self.b.val().get_bits::<5>(self.b.val().get_bits::<5>(0).index()) {
            self.l0.next = K0191State::Done;
        } else if bit_cast::<44, 45>(self.a.val()) > 17592186044415_u64 {
            self.l0.next = K0191State::Load;
        } else {
            self.l0.next = K0191State::Run;
        }
        self.ram.read_addr.next = !self.b.val().get_bits::<4>(4);
        self.ram.write_addr.next = self.a.val().get_bits::<4>(self.ram.read_data.val().get_bits::<5>(0).index()) | bits::<4>(9);
        self.ram.write_data.next = bits::<16>(1) * !self.a.val().get_bits::<16>(3);
        for i in 0..2 {
            if self.c.val() || self.c.val() {
                self.ram.write_data.next = self.ram.read_data.val();
            }
        }
        self.ram.write_en.next = !(self.b.val().get_bits::<2>(self.ram.read_data.val().get_bits::<5>(0).index()) & self.b.val().get_bits::<2>(42));
        self.w.next = self.b.val();
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0184", K0184Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0185", K0185Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0186", K0186Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0187", K0187Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0188", K0188Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0189", K0189Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0190", K0190Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0191", K0191Top, clocked, keeps, [a, b, c] -> [w]),
    ]
}
