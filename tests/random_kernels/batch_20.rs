//! Random kernels 160 to 167 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0160State { Idle, Load, Run, Wait, Done }

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0160Word {
    pub valid: Bit,
    pub data: Bits<33>,
    pub state: K0160State,
}

#[derive(LogicBlock)]
pub struct K0160Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<17>>,
    pub b: Signal<In, Bits<17>>,
    pub c: Signal<In, Bits<33>>,
    pub w: Signal<Out, Bits<17>>,
    pub x: Signal<Out, Bits<6>>,
    limit: Constant<Bits<18>>,
    r0: Reg<Bits<6>>,
    r1: Reg<K0160Word>,
    l0: Signal<Local, K0160State>,
    l1: Signal<Local, K0160State>,
    part: [Signal<Local, Bits<17>>; 3],
}

impl Default for K0160Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<18>(8)),
            r0: Reg::new(bits::<6>(63)),
            r1: Reg::new(Default::default()),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0160Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        self.l0.next = self.r1.q.val().state;
        if self.limit.val() + self.r1.q.val().valid != self.limit.val() - self.limit.val() {
            self.l0.next = self.r1.q.val().state;
        } else if self.b.val().get_bit(15) & (self.r1.q.val().valid >= self.r1.q.val().valid) {
            self.l0.next = self.r1.q.val().state;
        }
        self.r1.d.next.valid = (self.r0.q.val() + self.r1.q.val().valid).any();
        self.r1.d.next.data = self.c.val();
        self.r1.d.next.state = self.r1.q.val().state;
        for i in 0..3 {
            if !self.r1.q.val().valid {
                self.part[i].next = 0x5c19_u64.into();
            } else {
                self.part[i].next = self.a.val();
            }
        }
        self.l1.next = self.l0.val();
        self.r0.d.next = self.r0.q.val();
        self.w.next = !!self.part[0].val();
        if self.b.val() << 8 == self.a.val() + self.r1.q.val().valid {
            self.w.next = !(self.a.val() - self.b.val());
        } else if self.r1.q.val().valid {
            self.w.next = self.part[1].val() >> 16;
        }
        self.x.next = (self.r1.q.val().data - 0xf3630619_u64).get_bits::<6>(6);
        for i in 0..2 {
            if i < 1 {
                if self.r1.q.val().valid {
                    self.x.next = self.r0.q.val();
                }
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0161Top {
    pub a: Signal<In, Bits<18>>,
    pub b: Signal<In, Bits<8>>,
    pub c: Signal<In, Bits<3>>,
    pub w: Signal<Out, Bits<18>>,
    pub x: Signal<Out, Bits<3>>,
    l0: Signal<Local, Bits<3>>,
}

impl Logic for K0161Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        self.w.next = 23064_u64.to_bits::<18>();
        self.l0.next = self.b.val().get_bits::<3>(5) & (self.c.val() & self.c.val());
        if self.a.val().get_bit(0) && self.c.val().get_bit(2) {
            self.x.next = (self.c.val() & self.c.val()) + 1;
        } else if self.b.val().get_bit(self.c.val().index()) {
            self.x.next = self.l0.val();
        } else {
            self.x.next = (bits::<3>(1) & self.l0.val()) << 0;
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0162State { Idle, Load, Run, Wait }

#[derive(LogicBlock)]
pub struct K0162Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<19>>,
    pub b: Signal<In, Bits<4>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<19>>,
    pub x: Signal<Out, Bits<20>>,
    r0: Reg<Bit>,
    r1: Reg<K0162State>,
    ram: Ram<3, 4, 4>,
    l0: Signal<Local, K0162State>,
}

impl Default for K0162Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(true),
            r1: Reg::new(K0162State::Load),
            ram: Ram::new(7).never_collides(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0162Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        self.l0.next = self.r1.q.val();
        if bit_cast::<32, 19>(self.a.val()) & bit_cast::<32, 4>(self.ram.read_data.val()) != bit_cast::<32, 19>(self.a.val()) {
            self.r0.d.next = self.r1.q.val() != K0162State::Idle;
        } else if self.r1.q.val() != K0162State::Load {
            self.r0.d.next = self.r1.q.val() != K0162State::Wait;
        }
        self.ram.read_addr.next = !self.b.val().get_bits::<3>(2);
        self.ram.write_addr.next = !self.b.val().get_bits::<3>(2) ^ bits::<3>(1);
        self.ram.write_data.next = bits::<4>(3) ^ bits::<32>(495596737).get_bits::<4>(8);
        self.ram.write_en.next = bit_cast::<4, 4>(self.b.val() >> 5);
        if self.a.val().get_bits::<19>(0) < !self.a.val() {
            self.ram.write_en.next = self.ram.read_data.val();
        }
        self.w.next = !(bit_cast::<19, 4>(self.b.val()) & self.a.val());
        self.r1.d.next = self.r1.q.val();
        self.x.next = 0x3a8b3_u64.into();
        if self.c.val() {
            self.x.next = bit_cast::<20, 19>(self.w.val());
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0163Child0 {
    pub a: Signal<In, Bit>,
    pub b: Signal<In, Bits<20>>,
    pub w: Signal<Out, Bits<10>>,
    l0: Signal<Local, Bits<10>>,
    l1: Signal<Local, Signed<7>>,
}

impl Logic for K0163Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        self.l0.next = self.b.val().get_bits::<10>(6).replace_bit(self.b.val().get_bits::<3>(0).index(), self.a.val()) & 1;
        if self.a.val() {
            self.l0.next = !(self.b.val().get_bits::<10>(2) + self.a.val());
        } else if self.b.val().get_bits::<7>(0) == 127 || signed_cast(self.b.val().get_bits::<7>(9)) == signed_cast(bits::<7>(56)) {
            self.l0.next = self.b.val().get_bits::<10>(9);
        }
        self.l1.next = signed_bit_cast::<7, 20>(signed_cast(bit_cast::<20, 19>(self.b.val().get_bits::<19>(self.b.val().get_bits::<4>(0).index()) ^ bit_cast::<19, 10>(self.l0.val()))) - 262144.into());
        self.w.next = self.l0.val();
    }
}

#[derive(LogicBlock)]
pub struct K0163Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<20>>,
    pub b: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bits<20>>,
    r0: Reg<Signed<7>>,
    r1: Reg<Bits<20>>,
    c0: Vec<K0163Child0>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bit>,
}

impl Default for K0163Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::without_reset(),
            r1: Reg::without_reset(),
            c0: (0..2).map(|_| K0163Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0163Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        dff_setup!(self, clock, r1);
        match self.b.val().index() {
            2 => {
                self.r0.d.next = self.r0.q.val();
            }
            53 => {
                self.r0.d.next = signed_cast(bit_cast::<19, 7>(self.b.val()).get_bits::<7>(13));
            }
            _ => {
                self.r0.d.next = -self.r0.q.val() - (self.r0.q.val() + self.r0.q.val());
            }
        }
        for i in 0..2 {
            self.c0[i].a.next = bit_cast::<10, 7>(self.b.val()).get_bit(i * 6 + 3);
            self.c0[i].b.next = (self.r1.q.val() & self.r1.q.val()) + self.a.val();
        }
        self.l0.next = self.a.val() > self.r1.q.val() << self.b.val();
        for i in 0..4 {
            if i != 3 {
                if self.a.val().get_bit(i) {
                    self.l0.next = (bits::<19>(524287) << 10).any();
                }
            }
        }
        self.l1.next = bit_cast::<19, 32>(bit_cast::<32, 10>(self.c0[1].w.val())) >= bit_cast::<19, 7>(self.b.val()) << self.b.val();
        self.r1.d.next = (self.a.val() ^ 14) & self.a.val();
        self.w.next = self.a.val() << 15;
    }
}

#[derive(LogicBlock, Default)]
pub struct K0164Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<188>>,
    pub b: Signal<In, Bits<2>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<188>>,
    pub x: Signal<Out, Bits<188>>,
    r0: DFF<Bits<188>>,
}

impl Logic for K0164Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.w.next = bit_cast::<188, 32>(bit_cast::<32, 2>(self.b.val())) + (self.a.val() < self.a.val());
        match self.b.val().index() {
            3 => {
                self.r0.d.next = bit_cast::<188, 32>(bits::<32>(12)) << self.b.val();
            }
            0 => {
                self.r0.d.next = bit_cast::<188, 188>(bit_cast::<188, 2>(self.b.val())).get_bits::<188>(0);
            }
            _ => {
                self.r0.d.next = (self.a.val() - self.w.val()).replace_bit(self.b.val().index(), self.c.val() ^ self.c.val());
            }
        }
        self.x.next = 6807714584922837894_u64.into();
    }
}

#[derive(LogicBlock)]
pub struct K0165Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Signed<22>>,
    pub w: Signal<Out, Bits<2>>,
    pub x: Signal<Out, Bit>,
    limit: Constant<Bits<2>>,
    r0: RegEn<Bits<2>>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bit>,
}

impl Default for K0165Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<2>(0)),
            r0: RegEn::without_reset(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0165Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l0.next = self.a.val() != self.a.val() + self.a.val();
        self.w.next = (self.r0.q.val() >> 2).replace_bit(self.r0.q.val().get_bits::<1>(0).index(), self.a.val() <= self.a.val());
        self.l1.next = bit_cast::<22, 2>(self.r0.q.val()).get_bits::<22>(self.limit.val().index()).xor();
        self.x.next = signed_cast(bit_cast::<22, 2>(self.r0.q.val())) >= self.a.val();
        match self.r0.q.val().index() {
            0 => {
                self.x.next = (!self.limit.val()).any();
            }
            1 => {
                self.x.next = self.l1.val();
            }
            3 => {
                self.x.next = bit_cast::<22, 2>(self.r0.q.val()).replace_bit(self.limit.val().index(), self.l1.val()).get_bit(14);
            }
            _ => {}
        }
        self.r0.en.next = unsigned_cast(self.a.val()).any();
        if self.limit.val() & self.r0.q.val() >= self.w.val() {
            self.r0.en.next = bit_cast::<2, 2>(bits::<2>(0)) < bits::<2>(3) << 3;
        } else if !self.limit.val() == bit_cast::<2, 21>(bit_cast::<21, 2>(self.w.val())) {
            self.r0.en.next = self.w.val() >> 1 != self.r0.q.val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0165Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<21>>,
    pub b: Signal<In, Bits<22>>,
    pub w: Signal<Out, Bits<21>>,
    limit: Constant<Bits<21>>,
    r0: DFF<Signed<22>>,
    r1: Reg<Bits<22>>,
    c0: Vec<K0165Child0>,
}

impl Default for K0165Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<21>(0)),
            r0: Default::default(),
            r1: Reg::new(bits::<22>(4194303)),
            c0: (0..2).map(|_| K0165Child0::default()).collect(),
        }
    }
}

impl Logic for K0165Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, r0);
        dff_setup!(self, clock, r1);
        self.r0.d.next = (-654889).to_signed_bits();
        if self.r1.q.val().get_bit(self.r1.q.val().get_bits::<4>(0).index()) {
            self.r0.d.next = -(self.r0.q.val() + self.r0.q.val());
        }
        if self.limit.val().get_bit(10) || self.b.val().get_bit(self.a.val().get_bits::<4>(0).index()) {
            self.r1.d.next = !self.r1.q.val() | self.r1.q.val() + self.r1.q.val();
        } else if self.b.val() <= self.r1.q.val() {
            self.r1.d.next = 313236.into();
        } else {
            self.r1.d.next = self.r1.q.val() - self.r1.q.val() | 3426536;
        }
        for i in 0..2 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = (697173).to_signed_bits();
        }
        self.w.next = self.a.val();
        for i in 1..2 {
            if i != 1 {
                if signed_cast(self.a.val()) >= signed_cast(self.limit.val()) {
                    self.w.next = self.a.val() << 9 | self.limit.val() >> 14;
                }
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0166Word {
    pub valid: Bit,
    pub data: Bits<23>,
}

#[derive(LogicBlock, Default)]
pub struct K0166Child0 {
    pub a: Signal<In, Signed<11>>,
    pub w: Signal<Out, K0166Word>,
    l0: Signal<Local, K0166Word>,
    l1: Signal<Local, K0166Word>,
}

impl Logic for K0166Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next.valid = self.a.val() != self.a.val() - (-982).into();
        self.l0.next.data = 2.into();
        self.w.next = self.l0.val();
        for i in 0..2 {
            if i < 1 {
                if self.l0.val().data <= self.l0.val().data {
                    self.w.next.data = self.l0.val().data;
                }
            }
        }
        if bits::<11>(15).any() {
            self.l1.next.valid = self.w.val().valid & (bits::<11>(2047) >= bits::<11>(1568));
            self.l1.next.data = self.l0.val().data.replace_bit(22, self.w.val().valid) | self.w.val().data;
        } else {
            self.l1.next.valid = bits::<11>(13).all() && self.w.val() != self.l0.val();
            self.l1.next.data = unsigned_cast(signed_cast(self.w.val().data));
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0166Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<22>>,
    pub b: Signal<In, Bits<22>>,
    pub w: Signal<Out, Bits<22>>,
    pub x: Signal<Out, Bits<11>>,
    r0: DFF<Signed<22>>,
    c0: K0166Child0,
    l0: Signal<Local, Bits<11>>,
    l1: Signal<Local, Bits<11>>,
}

impl Logic for K0166Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        self.l0.next = bits::<11>(892).replace_bit(4, self.a.val() == 1);
        self.r0.d.next = signed_bit_cast::<22, 22>(signed_cast(bit_cast::<22, 21>(bit_cast::<21, 22>(self.b.val()))) - 1048576.into());
        self.c0.a.next = -signed_cast(self.l0.val());
        self.l1.next = self.l0.val();
        self.w.next = self.a.val();
        self.x.next = 0.into();
    }
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0167BusSlave"]
pub struct K0167BusMaster {
    pub there: Signal<Out, Bits<23>>,
    pub back: Signal<In, Bits<2>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0167BusMaster"]
pub struct K0167BusSlave {
    pub there: Signal<In, Bits<23>>,
    pub back: Signal<Out, Bits<2>>,
}

#[derive(LogicBlock)]
pub struct K0167Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<7>>,
    pub b: Signal<In, Bits<23>>,
    pub w: Signal<Out, Bits<2>>,
    pub x: Signal<Out, Bits<23>>,
    r0: Reg<Signed<7>>,
    l0: Signal<Local, Bits<2>>,
    part: [Signal<Local, Bit>; 4],
}

impl Default for K0167Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::without_reset(),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0167Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.part[0].next = self.b.val().get_bit(17);
        for i in 0..3 {
            self.part[i + 1].next = self.part[i].val() & self.b.val().get_bit(14);
        }
        self.l0.next = 0x0_u64 ^ self.a.val().get_bits::<2>(5);
        self.r0.d.next = self.r0.q.val();
        self.x.next = self.b.val();
        if self.a.val() <= self.a.val() {
            self.w.next = self.l0.val() | self.l0.val() | self.l0.val();
        } else if bit_cast::<16, 7>(self.a.val()).any() {
            self.w.next = unsigned_cast(self.r0.q.val()).get_bits::<2>(2);
        } else {
            self.w.next = 2.into();
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0167Asker {
    pub bus: K0167BusMaster,
    pub a: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bit>,
}

impl Logic for K0167Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<23, 7>(self.a.val()) ^ bit_cast::<23, 7>(self.a.val());
        self.w.next = (self.a.val().get_bit(2) || self.bus.back.val().get_bit(1)) & (signed_cast(bit_cast::<16, 7>(self.a.val())) < (30530).into());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0167Answerer {
    pub bus: K0167BusSlave,
}

impl Logic for K0167Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<2, 23>(self.bus.there.val()) ^ self.bus.there.val().get_bits::<2>(15) & bit_cast::<2, 23>(self.bus.there.val());
    }
}

#[derive(LogicBlock)]
pub struct K0167Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<23>>,
    pub b: Signal<In, Bits<2>>,
    pub c: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bits<23>>,
    r0: RegEn<Bits<2>>,
    r1: DFF<Signed<7>>,
    rom: Rom<3, 2>,
    c0: K0167Child0,
    c1: K0167Asker,
    c2: K0167Answerer,
    l0: Signal<Local, Bits<23>>,
}

impl Default for K0167Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::without_reset(),
            r1: Default::default(),
            rom: Rom::new(vec![bits::<2>(0), bits::<2>(2), bits::<2>(3), bits::<2>(2)]),
            c0: Default::default(),
            c1: Default::default(),
            c2: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0167Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, r0, rom);
        dff_setup!(self, clock, r1);
        self.c1.a.next = self.c.val();
        K0167BusMaster::join(&mut self.c1.bus, &mut self.c2.bus);
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = 12_u64.to_bits::<7>();
        self.c0.b.next = bit_cast::<16, 2>(self.r0.q.val()).replace_bit(12, self.c1.w.val()).get_bits::<23>(7);
        match self.b.val().index() {
            2 => {
                self.r0.en.next = self.c1.w.val();
                self.l0.next = 7011101.into();
            }
            1 => {
                self.r0.en.next = self.c1.w.val();
                self.l0.next = self.a.val();
            }
            _ => {
                self.r0.en.next = bit_cast::<16, 2>(self.b.val()) << 5 == 0x1_u64;
                self.l0.next = self.a.val();
            }
        }
        self.r0.d.next = bit_cast::<2, 23>(self.a.val() - 1_u64.to_bits::<23>());
        self.rom.read_addr.next = self.c0.x.val().get_bits::<3>(5);
        self.r1.d.next = self.r1.q.val();
        match self.l0.val().index() {
            2 => {
                self.w.next = 0x7fffff_u64 - !self.a.val();
            }
            4 => {
                self.w.next = 1.into();
            }
            _ => {
                self.w.next = (self.c0.x.val() & 5665697) + self.c1.w.val();
            }
        }
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0160", K0160Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0161", K0161Top, clockless, resets, [a, b, c] -> [w, x]),
        kernel!("k0162", K0162Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0163", K0163Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0164", K0164Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0165", K0165Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0166", K0166Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0167", K0167Top, clocked, keeps, [a, b, c] -> [w]),
    ]
}
