//! Random kernels 8 to 15 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock, Default)]
pub struct K0008Child0 {
    pub a: Signal<In, Bits<9>>,
    pub b: Signal<In, Bits<5>>,
    pub w: Signal<Out, Bits<9>>,
    l0: Signal<Local, Bits<10>>,
    l1: Signal<Local, Bits<10>>,
}

impl Logic for K0008Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        match self.b.val().index() {
            3 => {
                self.l1.next = 1023_u64.to_bits::<10>();
                self.l0.next = unsigned_cast(signed_cast(bit_cast::<10, 5>(self.b.val())));
            }
            2 => {
                self.l1.next = bit_cast::<10, 9>(self.a.val());
                self.l0.next = bit_cast::<10, 10>(bit_cast::<10, 5>(self.b.val()) + self.b.val().get_bit(self.b.val().get_bits::<2>(0).index()));
            }
            _ => {
                self.l1.next = bit_cast::<10, 9>(self.a.val()) << self.a.val();
                self.l0.next = bits::<10>(0);
            }
        }
        self.w.next = !self.a.val() << 9;
        match self.l0.val().index() {
            4 => {
                self.w.next = self.l1.val().get_bits::<9>(0) >> 6;
            }
            3 => {
                self.w.next = self.a.val();
            }
            _ => {}
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0008Child1 {
    pub a: Signal<In, Bits<10>>,
    pub b: Signal<In, Bits<9>>,
    pub w: Signal<Out, Signed<10>>,
    pub x: Signal<Out, Bits<10>>,
    c0: K0008Child0,
    l0: Signal<Local, Bit>,
}

impl Logic for K0008Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = self.a.val().get_bits::<5>(1) == 27_u64.to_bits::<5>();
        self.x.next = 0x2c7_u64 | self.a.val().get_bits::<10>(self.b.val().get_bits::<3>(0).index());
        if bits::<10>(1023).any() {
            self.x.next = self.a.val().replace_bit(self.a.val().get_bits::<3>(0).index(), self.l0.val()) + 1023;
        } else if (self.b.val() + self.b.val()).xor() {
            self.x.next = self.a.val();
        }
        self.w.next = signed_cast(self.x.val() << self.b.val());
        self.c0.a.next = self.b.val();
        self.c0.b.next = self.b.val().get_bits::<5>(4) << 0 & (bit_cast::<5, 10>(self.a.val()) | 1_u64.to_bits::<5>());
    }
}

#[derive(LogicBlock)]
pub struct K0008Top {
    pub a: Signal<In, Bits<9>>,
    pub b: Signal<In, Bits<10>>,
    pub w: Signal<Out, Bits<9>>,
    c0: Vec<K0008Child0>,
    c1: K0008Child1,
}

impl Default for K0008Top {
    fn default() -> Self {
        Self {
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            c0: (0..3).map(|_| K0008Child0::default()).collect(),
            c1: Default::default(),
        }
    }
}

impl Logic for K0008Top {
    #[hdl_gen]
    fn update(&mut self) {
        for i in 0..3 {
            self.c0[i].a.next = self.b.val().get_bits::<9>(1);
            self.c0[i].b.next = self.b.val().get_bits::<5>(5) >> 4 | self.b.val().get_bits::<5>(self.b.val().get_bits::<3>(0).index()) << self.a.val();
        }
        self.c1.a.next = (self.b.val() >> 7) + self.c0[1].w.val().get_bits::<5>(self.a.val().get_bits::<3>(0).index()).get_bit(self.a.val().get_bits::<2>(0).index());
        self.c1.b.next = (self.a.val() << 2) + 0x1fa_u64;
        if self.c0[1].w.val().get_bit(4) {
            self.w.next = self.a.val();
        } else if signed_cast(self.c0[1].w.val()) >= signed_cast(self.c0[0].w.val()) {
            self.w.next = self.a.val() + (self.a.val().get_bit(7) != self.b.val().get_bit(self.c0[0].w.val().get_bits::<3>(0).index()));
        } else {
            self.w.next = self.a.val() - (0x90_u64 - self.a.val());
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0009Top {
    pub a: Signal<In, Bits<10>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<10>>,
}

impl Logic for K0009Top {
    #[hdl_gen]
    fn update(&mut self) {
        if self.b.val() {
            match self.a.val().index() {
                5 => {
                    self.w.next = !(self.a.val() >> self.a.val());
                }
                0 => {
                    self.w.next = !self.a.val();
                }
                1 => {
                    self.w.next = (self.a.val() + self.b.val()).replace_bit(8, self.b.val() & self.b.val());
                }
                _ => {
                    self.w.next = 1.into();
                }
            }
        } else if signed_cast(self.a.val().get_bits::<2>(3)) > signed_cast(bit_cast::<2, 10>(self.a.val())) {
            self.w.next = self.a.val() >> self.a.val();
        } else {
            self.w.next = (self.a.val() + self.a.val()).get_bits::<10>(self.a.val().get_bits::<3>(0).index());
        }
    }
}

#[derive(LogicBlock)]
pub struct K0010Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<99>>,
    pub b: Signal<In, Bits<99>>,
    pub w: Signal<Out, Bits<99>>,
    r0: Reg<Bits<7>>,
    r1: Reg<Bits<99>>,
    rom: Rom<4, 99>,
}

impl Default for K0010Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<7>(24)),
            r1: Reg::new(bits::<99>(5949102519969503379)),
            rom: Rom::new(vec![bits::<99>(9225355932415517048), bits::<99>(18446744073709551615), bits::<99>(1), bits::<99>(4), bits::<99>(7792847461533597824), bits::<99>(0), bits::<99>(9078015359419130754), bits::<99>(1)]),
        }
    }
}

impl Logic for K0010Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0, r1, rom);
        self.rom.read_addr.next = bit_cast::<4, 99>(self.a.val());
        self.r0.d.next = self.rom.read_data.val().get_bits::<7>(self.a.val().get_bits::<6>(0).index()) >> 4;
        self.r1.d.next = self.r1.q.val();
        match self.r0.q.val().index() {
            1 => {
                self.w.next = (0xffffffffffffffff_u64 ^ self.a.val()) & 14_u64.to_bits::<99>();
            }
            0 => {
                self.w.next = 8475198413055150134_u64.into();
            }
            _ => {
                self.w.next = self.rom.read_data.val() | self.r1.q.val() << 43;
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0011Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<11>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<11>>,
    pub x: Signal<Out, Bit>,
    r0: RegEn<Bits<12>>,
    l0: Signal<Local, Bits<11>>,
}

impl Default for K0011Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<12>(271)),
            l0: Default::default(),
        }
    }
}

impl Logic for K0011Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.r0.en.next = (bit_cast::<3, 12>(self.r0.q.val()) + self.r0.q.val().get_bits::<3>(7)).all();
        match self.r0.q.val().index() {
            5 => {
                self.r0.en.next = self.r0.q.val() < 4095_u64.to_bits::<12>();
            }
            0 => {
                self.r0.en.next = self.a.val() + self.b.val() <= self.a.val() & self.a.val();
            }
            7 => {
                self.r0.en.next = self.b.val() || (self.b.val() || self.b.val());
            }
            _ => {
                self.r0.en.next = bits::<3>(3) >> 4 >= 4_u64.to_bits::<3>();
            }
        }
        self.l0.next = self.a.val();
        self.r0.d.next = 0x3d_u64 ^ self.r0.q.val().replace_bit(self.r0.q.val().get_bits::<3>(0).index(), self.b.val());
        self.x.next = self.b.val();
        self.w.next = self.a.val();
        if (self.r0.q.val().get_bits::<3>(1) & self.r0.q.val().get_bits::<3>(6)).all() {
            self.w.next = self.r0.q.val().get_bits::<11>(1) << self.l0.val().get_bits::<10>(0) | 1_u64.to_bits::<11>();
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0012Child0 {
    pub a: Signal<In, Bits<8>>,
    pub b: Signal<In, Bits<11>>,
    pub w: Signal<Out, Bits<32>>,
    pub x: Signal<Out, Bits<12>>,
    l0: Signal<Local, Bits<8>>,
    l1: Signal<Local, Bits<11>>,
    part: [Signal<Local, Bits<11>>; 4],
}

impl Logic for K0012Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        match self.a.val().index() {
            3 => {
                self.l1.next = self.a.val().get_bits::<11>(self.a.val().get_bits::<3>(0).index()).replace_bit(5, self.b.val() >= self.b.val());
                self.l0.next = (bit_cast::<8, 11>(self.b.val()) & 1) + (self.a.val() > 137);
            }
            1 => {
                self.l1.next = bits::<11>(194) & self.b.val().replace_bit(self.b.val().get_bits::<3>(0).index(), self.b.val().get_bit(8));
                self.l0.next = self.a.val() + self.a.val() >> self.a.val();
            }
            255 => {
                self.l1.next = !self.b.val() + (self.b.val() <= self.b.val());
                self.l0.next = self.a.val();
            }
            _ => {
                self.l1.next = bit_cast::<11, 12>(bit_cast::<12, 11>(self.b.val()));
                self.l0.next = (self.a.val() | self.a.val()) << self.a.val();
            }
        }
        self.part[0].next = self.b.val() + self.a.val().get_bit(2) | self.b.val() + self.b.val().get_bit(1);
        for i in 0..3 {
            self.part[i + 1].next = self.part[i].val() - self.b.val();
        }
        if !self.l1.val().get_bit(7) {
            self.x.next = 0x960_u64.into();
            self.w.next = bit_cast::<32, 8>(self.l0.val()) - bits::<32>(4294967295_u64) ^ bits::<16>(1) * bit_cast::<16, 8>(self.a.val());
        } else if self.l1.val().get_bit(self.l0.val().get_bits::<3>(0).index()) & self.part[1].val().get_bit(self.l1.val().get_bits::<3>(0).index()) {
            self.x.next = unsigned_cast(signed_cast(bits::<12>(4095)));
            self.w.next = !(bit_cast::<16, 11>(self.b.val()) * bits::<16>(65535));
        } else {
            self.x.next = 1139.into();
            self.w.next = !bit_cast::<16, 11>(self.l1.val()) * bit_cast::<16, 11>(self.l1.val());
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0012Child1 {
    pub a: Signal<In, Bits<32>>,
    pub b: Signal<In, Bits<12>>,
    pub w: Signal<Out, Bits<11>>,
    l0: Signal<Local, Bits<11>>,
    part: [Signal<Local, Bits<12>>; 4],
}

impl Logic for K0012Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        for i in 0..2_usize {
            for j in 0..2 {
                self.part[i * 2 + j].next = (self.b.val() | i.to_bits::<12>()) & bits::<32>(4294967295_u64).get_bits::<12>(i * 5 + 1);
            }
        }
        self.l0.next = bits::<11>(2047) + self.part[2].val().get_bits::<11>(1);
        for i in 0..2 {
            if self.b.val().get_bits::<8>(i * 6 + 1) >= self.part[2].val().get_bits::<8>(2) {
                self.l0.next = bit_cast::<11, 32>(self.a.val());
            }
        }
        if self.l0.val().get_bit(3) | self.a.val().get_bit(7) {
            self.w.next = self.l0.val() ^ self.l0.val() + self.part[2].val().get_bit(8);
        } else if self.a.val() > self.a.val() {
            self.w.next = self.l0.val();
        } else {
            self.w.next = (bit_cast::<16, 12>(self.part[2].val()) * self.a.val().get_bits::<16>(15)).get_bits::<11>(3);
        }
    }
}

#[derive(LogicBlock)]
pub struct K0012Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<12>>,
    pub b: Signal<In, Bits<11>>,
    pub c: Signal<In, Bits<8>>,
    pub w: Signal<Out, Bits<12>>,
    pub x: Signal<Out, Bits<11>>,
    r0: RegEn<Bits<32>>,
    c0: K0012Child0,
    c1: Vec<K0012Child1>,
    part: [Signal<Local, Bits<11>>; 2],
}

impl Default for K0012Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<32>(0)),
            c0: Default::default(),
            c1: (0..2).map(|_| K0012Child1::default()).collect(),
            part: Default::default(),
        }
    }
}

impl Logic for K0012Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        for i in 0..2 {
            self.c1[i].a.next = self.r0.q.val() + self.r0.q.val().get_bit(9) + self.r0.q.val();
            self.c1[i].b.next = bit_cast::<12, 8>(self.c.val() & self.c.val());
        }
        for i in 0..2_usize {
            match self.c.val().index() {
                1 => {
                    self.part[i].next = bit_cast::<11, 8>(self.c.val()) << 4;
                }
                5 => {
                    self.part[i].next = self.b.val();
                }
                3 => {
                    self.part[i].next = 0x1_u64 ^ self.b.val() >> 1;
                }
                _ => {
                    self.part[i].next = (self.b.val() | i.to_bits::<11>()) << 3;
                }
            }
        }
        self.c0.a.next = self.r0.q.val().get_bits::<8>(4);
        self.c0.b.next = self.b.val() - self.part[0].val() << 3;
        match self.c1[1].w.val().index() {
            2047 => {
                self.r0.en.next = (self.c1[0].w.val() + self.part[0].val().get_bit(10)).get_bit(self.b.val().get_bits::<3>(0).index());
                self.w.next = 560.into();
            }
            14 => {
                self.r0.en.next = self.c.val().xor() >= !self.r0.q.val().get_bit(self.c.val().get_bits::<5>(0).index());
                self.w.next = bit_cast::<12, 11>(self.c1[1].w.val()) ^ unsigned_cast(signed_cast(self.a.val()));
            }
            _ => {
                self.r0.en.next = (self.r0.q.val() << self.c.val()).any();
                self.w.next = self.a.val();
            }
        }
        self.x.next = self.b.val().get_bits::<11>(0) + (self.c1[1].w.val() ^ bit_cast::<11, 8>(self.c.val()));
        if self.c.val().get_bit(6) && !self.a.val().get_bit(6) {
            self.x.next = (self.c1[0].w.val() | self.b.val()) >> self.c.val();
        } else if 0x62f_u64 | self.c0.x.val() == self.c0.x.val() + self.c0.w.val().get_bit(self.c0.w.val().get_bits::<5>(0).index()) {
            self.x.next = self.part[1].val() + !self.c1[1].w.val();
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0013Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<13>>,
    pub b: Signal<In, Bits<13>>,
    pub w: Signal<Out, Bits<13>>,
    pub x: Signal<Out, Signed<13>>,
    r0: DFF<Bits<33>>,
    l0: Signal<Local, Bits<3>>,
}

impl Logic for K0013Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0);
        self.l0.next = bit_cast::<3, 33>(self.r0.q.val());
        match self.b.val().index() {
            0 => {
                self.l0.next = self.a.val().get_bits::<3>(4).get_bits::<3>(0);
            }
            1 => {
                self.l0.next = bit_cast::<3, 11>(bit_cast::<11, 3>(bit_cast::<3, 33>(self.r0.q.val())));
            }
            _ => {}
        }
        if self.b.val() < self.a.val() {
            self.x.next = signed_cast(self.a.val() + self.a.val());
            self.w.next = self.b.val() - self.b.val() << self.l0.val();
        } else {
            self.x.next = -signed_cast(self.b.val()) - (-2262).into();
            self.w.next = 0x0_u64.into();
        }
        self.r0.d.next = self.r0.q.val();
    }
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0014BusSlave"]
pub struct K0014BusMaster {
    pub there: Signal<Out, Bits<14>>,
    pub back: Signal<In, Bits<5>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0014BusMaster"]
pub struct K0014BusSlave {
    pub there: Signal<In, Bits<14>>,
    pub back: Signal<Out, Bits<5>>,
}

#[derive(LogicBlock, Default)]
pub struct K0014Asker {
    pub bus: K0014BusMaster,
    pub a: Signal<In, Bits<32>>,
    pub w: Signal<Out, Signed<5>>,
}

impl Logic for K0014Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<14, 32>(self.a.val()) ^ !self.a.val().get_bits::<14>(18);
        self.w.next = signed_bit_cast::<5, 5>(signed_cast(bit_cast::<5, 4>(bits::<4>(5) & self.bus.back.val().get_bits::<4>(1))) - 8.into());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0014Answerer {
    pub bus: K0014BusSlave,
}

impl Logic for K0014Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<5, 14>(self.bus.there.val()) ^ self.bus.there.val().get_bits::<5>(6) << 3;
    }
}

#[derive(LogicBlock)]
pub struct K0014Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<14>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<14>>,
    pub x: Signal<Out, Signed<8>>,
    r0: DFFWithInit<Bit>,
    r1: DFF<Bits<8>>,
    rom: Rom<3, 8>,
    c0: K0014Asker,
    c1: K0014Answerer,
    l0: Signal<Local, Bits<14>>,
    l1: Signal<Local, Bits<32>>,
}

impl Default for K0014Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: DFFWithInit::new(false),
            r1: Default::default(),
            rom: Rom::new(vec![bits::<8>(159), bits::<8>(1), bits::<8>(8), bits::<8>(224)]),
            c0: Default::default(),
            c1: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0014Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        dff_setup!(self, clock, r0, r1);
        self.r0.d.next = self.a.val().get_bits::<5>(self.a.val().get_bits::<3>(0).index()) != 11 || self.r1.q.val().get_bits::<5>(self.r1.q.val().get_bits::<3>(0).index()) > bit_cast::<5, 14>(self.a.val());
        self.r1.d.next = self.r1.q.val() + 0 & self.r1.q.val();
        self.l0.next = bits::<32>(0).get_bits::<14>(16).replace_bit(0, self.a.val() > self.a.val());
        if self.c.val() || signed_cast(self.a.val()) <= signed_cast(self.a.val()) {
            self.l0.next = self.a.val();
        }
        self.rom.read_addr.next = unsigned_cast(signed_cast(self.l0.val().get_bits::<3>(9))) >> self.r1.q.val();
        if self.r0.q.val() {
            self.x.next = signed_cast(bit_cast::<32, 14>(self.l0.val())).get_bits::<5>(self.l0.val().get_bits::<5>(0).index()).get_bits::<8>(1);
        } else if !self.c.val() {
            self.x.next = signed_cast(bit_cast::<8, 32>(bit_cast::<32, 14>(self.a.val())));
        } else {
            self.x.next = (23).to_signed_bits();
        }
        self.c0.a.next = bit_cast::<32, 8>(self.l0.val().get_bits::<8>(3) >> self.rom.read_data.val());
        K0014BusMaster::join(&mut self.c0.bus, &mut self.c1.bus);
        self.l1.next = 0.into();
        match self.l0.val().index() {
            2 => {
                self.l1.next = (bits::<16>(1) ^ bit_cast::<16, 14>(self.a.val())) * (bit_cast::<16, 14>(self.a.val()) & 1);
            }
            0 => {
                self.l1.next = (bit_cast::<32, 14>(self.l0.val()) >> self.r1.q.val()) - 2951122938_u64;
            }
            _ => {
                self.l1.next = bit_cast::<16, 8>(self.rom.read_data.val()) * bits::<16>(65535) >> 6;
            }
        }
        match self.a.val().index() {
            4 => {
                self.w.next = unsigned_cast(signed_cast(self.l0.val()) + signed_cast(self.l0.val()));
            }
            5 => {
                self.w.next = (self.l0.val() | self.a.val()) + (self.l0.val() ^ self.l0.val());
            }
            _ => {
                self.w.next = !self.l0.val().replace_bit(self.l1.val().get_bits::<3>(0).index(), self.c.val());
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0015State { Idle, Load, Run, Wait, Done, Fail }

#[derive(LogicBlock, Default)]
pub struct K0015Child0 {
    pub a: Signal<In, Bit>,
    pub b: Signal<In, Bits<16>>,
    pub w: Signal<Out, K0015State>,
    part: [Signal<Local, Bit>; 3],
}

impl Logic for K0015Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        self.part[0].next = !self.a.val() & (signed_cast(self.b.val().get_bits::<15>(0)) >= signed_cast(bit_cast::<15, 16>(self.b.val())));
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() & self.a.val();
        }
        self.w.next = K0015State::Load;
        for i in 0..3 {
            if i < 2 {
                if !self.part[2].val() {
                    self.w.next = K0015State::Fail;
                }
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0015Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<8>>,
    pub w: Signal<Out, Bits<16>>,
    pub x: Signal<Out, K0015State>,
    limit: Constant<Bits<15>>,
    r0: Reg<Bits<16>>,
    c0: K0015Child0,
    l0: Signal<Local, Bit>,
    part: [Signal<Local, Bits<16>>; 3],
}

impl Default for K0015Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<15>(2)),
            r0: Reg::new(bits::<16>(4742)),
            c0: Default::default(),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0015Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l0.next = (self.a.val().get_bit(self.limit.val().get_bits::<3>(0).index()) || self.r0.q.val().get_bit(13)) && self.limit.val().get_bit(12);
        self.x.next = K0015State::Run;
        self.part[0].next = unsigned_cast(signed_cast(self.a.val()).get_bits::<16>(7));
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() + (0xffff_u64 & self.r0.q.val());
        }
        self.c0.a.next = self.a.val() + 255 != 155;
        self.c0.b.next = unsigned_cast(signed_cast(bits::<16>(0))).replace_bit(4, self.l0.val() & self.l0.val());
        self.w.next = self.r0.q.val();
        match self.x.val() {
            K0015State::Idle => {
                self.w.next = self.r0.q.val() + self.part[0].val();
            }
            K0015State::Load => {
                self.w.next = self.r0.q.val();
            }
            K0015State::Run => {
                self.w.next = self.a.val().get_bits::<16>(5);
            }
            K0015State::Wait => {
                self.w.next = self.part[2].val();
            }
            K0015State::Done => {
                self.w.next = self.r0.q.val();
            }
            K0015State::Fail => {
                self.w.next = unsigned_cast(signed_cast(self.part[0].val())) << 15;
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0015Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<15>>,
    pub b: Signal<In, Bits<8>>,
    pub w: Signal<Out, Bits<15>>,
    pub x: Signal<Out, Bits<15>>,
    r0: Reg<Bits<8>>,
    r1: RegEn<Bits<16>>,
    c0: Vec<K0015Child0>,
    c1: Vec<K0015Child1>,
    part: [Signal<Local, Bits<16>>; 2],
}

impl Default for K0015Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::without_reset(),
            r1: RegEn::new(bits::<16>(11)),
            c0: (0..3).map(|_| K0015Child0::default()).collect(),
            c1: (0..3).map(|_| K0015Child1::default()).collect(),
            part: Default::default(),
        }
    }
}

impl Logic for K0015Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        self.part[0].next = bit_cast::<16, 16>(self.r1.q.val() + 1_u64.to_bits::<16>());
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() + (self.r1.q.val() + 65535);
        }
        for i in 0..3 {
            self.c1[i].clock.next = self.clock.val();
            self.c1[i].a.next = bit_cast::<8, 16>(self.r1.q.val());
        }
        for i in 0..3 {
            self.c0[i].a.next = 0x1_u64 - self.r0.q.val() != 0_u64.to_bits::<8>();
            self.c0[i].b.next = self.r1.q.val() << 7;
        }
        self.r1.d.next = self.part[1].val() + self.r1.q.val() >> 5;
        self.r1.en.next = (!bits::<15>(32767)).get_bit(12);
        match self.a.val().index() {
            3 => {
                self.r0.d.next = !(self.part[1].val().get_bits::<8>(self.a.val().get_bits::<4>(0).index()) + self.c1[0].w.val().get_bits::<8>(8));
            }
            12786 => {}
            _ => {
                self.r0.d.next = (self.r0.q.val() - 5_u64.to_bits::<8>()).get_bits::<8>(0);
            }
        }
        self.w.next = 0x1_u64 & !self.a.val();
        match self.c1[0].x.val() {
            K0015State::Fail => {
                self.x.next = (0x1_u64 & self.w.val()).get_bits::<15>(0);
            }
            _ => {
                self.x.next = (self.a.val() & self.a.val()) << 7;
            }
        }
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0008", K0008Top, clockless, resets, [a, b] -> [w]),
        kernel!("k0009", K0009Top, clockless, resets, [a, b] -> [w]),
        kernel!("k0010", K0010Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0011", K0011Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0012", K0012Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0013", K0013Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0014", K0014Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0015", K0015Top, clocked, keeps, [a, b] -> [w, x]),
    ]
}
