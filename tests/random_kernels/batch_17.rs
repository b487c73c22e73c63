//! Random kernels 136 to 143 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0136Word {
    pub valid: Bit,
    pub data: Bits<4>,
}

#[derive(LogicBlock, Default)]
pub struct K0136Child0 {
    pub a: Signal<In, Bit>,
    pub w: Signal<Out, K0136Word>,
    pub x: Signal<Out, Bits<60>>,
    l0: Signal<Local, Bits<60>>,
}

impl Logic for K0136Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        if self.a.val() {
            self.l0.next = bits::<60>(9);
        } else {
            self.l0.next = bits::<60>(1);
        }
        self.w.next.valid = !self.l0.val().get_bits::<5>(32) > unsigned_cast(signed_cast(self.l0.val().get_bits::<5>(self.l0.val().get_bits::<5>(0).index())));
        self.w.next.data = self.l0.val().get_bits::<4>(13) << 2 | self.l0.val().get_bits::<4>(self.l0.val().get_bits::<5>(0).index());
        match self.l0.val().get_bits::<30>(self.l0.val().get_bits::<5>(0).index()).xor() {
            true => {
                self.x.next = unsigned_cast(signed_cast(self.l0.val()));
            }
            false => {
                self.x.next = self.l0.val() + (self.a.val() && self.w.val().valid);
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0136Top {
    pub a: Signal<In, Bits<60>>,
    pub b: Signal<In, Bits<30>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<60>>,
    c0: Vec<K0136Child0>,
    l0: Signal<Local, K0136Word>,
    l1: Signal<Local, K0136Word>,
    part: [Signal<Local, Bits<60>>; 3],
}

impl Default for K0136Top {
    fn default() -> Self {
        Self {
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            c0: (0..3).map(|_| K0136Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0136Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.l1.next.valid = self.c.val() || self.c.val() || self.b.val().get_bits::<5>(17).xor();
        self.l1.next.data = bit_cast::<4, 32>(bits::<32>(1)).replace_bit(0, bits::<5>(31) < bit_cast::<5, 30>(self.b.val()));
        if bits::<5>(30) | self.a.val().get_bits::<5>(1) != bit_cast::<5, 60>(self.a.val()) {
            self.l1.next.valid = (self.a.val() != self.a.val()) & !self.c.val();
            self.l1.next.data = 1.into();
        }
        for i in 0..3 {
            self.c0[i].a.next = signed_cast(self.a.val()).get_bits::<4>(self.a.val().get_bits::<5>(0).index()) != (3).into();
        }
        self.part[0].next = self.c0[1].x.val();
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() ^ unsigned_cast(signed_cast(self.c0[i * 2].x.val()));
        }
        self.l0.next.valid = !self.c.val() || !self.c.val();
        self.l0.next.data = unsigned_cast(signed_cast(self.l1.val().data) - (4).into());
        if self.part[1].val().get_bits::<30>(9) | self.b.val() <= 1 {
            self.l0.next.valid = self.a.val().any();
        }
        self.w.next = 0x1_u64 + self.part[2].val();
        if bit_cast::<60, 30>(self.b.val()).xor() {
            self.w.next = self.part[2].val() << 8;
        }
    }
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0137BusSlave"]
pub struct K0137BusMaster {
    pub there: Signal<Out, Bits<61>>,
    pub back: Signal<In, Bits<64>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0137BusMaster"]
pub struct K0137BusSlave {
    pub there: Signal<In, Bits<61>>,
    pub back: Signal<Out, Bits<64>>,
}

#[derive(LogicBlock, Default)]
pub struct K0137Child0 {
    pub a: Signal<In, Bits<11>>,
    pub w: Signal<Out, Bits<11>>,
    pub x: Signal<Out, Bits<64>>,
    l0: Signal<Local, Bits<64>>,
    l1: Signal<Local, Bits<64>>,
}

impl Logic for K0137Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        if bit_cast::<64, 11>(self.a.val()) == bit_cast::<64, 11>(self.a.val()) {
            self.l0.next = bit_cast::<64, 11>(self.a.val()) - 0x1_u64 ^ bit_cast::<64, 61>(bit_cast::<61, 11>(self.a.val()));
        } else if self.a.val() != self.a.val() {
            self.l0.next = bit_cast::<64, 11>(self.a.val());
        } else {
            self.l0.next = bit_cast::<64, 11>(self.a.val());
        }
        self.l1.next = self.l0.val().replace_bit(19, self.a.val().get_bit(7) | self.a.val().get_bit(6));
        match self.a.val().index() {
            3 => {
                self.x.next = self.l0.val();
            }
            1 => {
                self.x.next = self.l0.val();
            }
            2 => {
                self.x.next = self.l1.val();
            }
            _ => {
                self.x.next = self.l0.val();
            }
        }
        self.w.next = self.a.val();
    }
}

#[derive(LogicBlock, Default)]
pub struct K0137Asker {
    pub bus: K0137BusMaster,
    pub a: Signal<In, Bits<64>>,
    pub w: Signal<Out, Bits<61>>,
}

impl Logic for K0137Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<61, 64>(self.a.val()) ^ self.a.val().get_bits::<61>(1).replace_bit(self.a.val().get_bits::<5>(0).index(), self.a.val().get_bit(34));
        self.w.next = bit_cast::<61, 64>(self.bus.back.val()) ^ self.a.val().get_bits::<61>(self.bus.back.val().get_bits::<6>(0).index()) << 51;
    }
}

#[derive(LogicBlock, Default)]
pub struct K0137Answerer {
    pub bus: K0137BusSlave,
}

impl Logic for K0137Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<64, 61>(self.bus.there.val()) ^ bit_cast::<64, 61>(self.bus.there.val()) + self.bus.there.val().get_bit(self.bus.there.val().get_bits::<5>(0).index());
    }
}

#[derive(LogicBlock)]
pub struct K0137Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<61>>,
    pub b: Signal<In, Bits<61>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<61>>,
    r0: RegEn<Bits<11>>,
    r1: DFF<Bit>,
    rom: Rom<4, 11>,
    c0: Vec<K0137Child0>,
    c1: K0137Asker,
    c2: K0137Answerer,
    l0: Signal<Local, Bits<61>>,
}

impl Default for K0137Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::new(bits::<11>(1999)),
            r1: Default::default(),
            rom: Rom::new(vec![bits::<11>(1), bits::<11>(1), bits::<11>(13), bits::<11>(0), bits::<11>(13), bits::<11>(1), bits::<11>(2047)]),
            c0: (0..3).map(|_| K0137Child0::default()).collect(),
            c1: Default::default(),
            c2: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0137Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, r0, rom);
        dff_setup!(self, clock, r1);
        self.rom.read_addr.next = (self.b.val() & self.b.val()).get_bits::<4>(48);
        self.r0.en.next = bit_cast::<64, 11>(self.r0.q.val()) != bit_cast::<64, 11>(self.rom.read_data.val()) || self.rom.read_data.val().get_bits::<6>(5).get_bit(2);
        for i in 1..2 {
            if i < 1 {
                if self.c.val() {
                    self.r1.d.next = !!self.c.val();
                }
            }
        }
        match self.r0.q.val().index() {
            2 => {
                self.r0.d.next = self.rom.read_data.val();
                self.l0.next = self.a.val();
            }
            3 => {
                self.r0.d.next = 0x5_u64 + (self.r0.q.val() & self.rom.read_data.val());
                self.l0.next = self.a.val() >> self.rom.read_data.val().get_bits::<10>(0);
            }
            _ => {
                self.r0.d.next = self.r0.q.val();
                self.l0.next = bit_cast::<61, 64>(bits::<64>(1) ^ bit_cast::<64, 61>(self.b.val()));
            }
        }
        for i in 0..3 {
            self.c0[i].a.next = self.r0.q.val() + (self.c.val() && self.c.val());
        }
        self.c1.a.next = (self.c0[1].x.val() ^ 0) + (self.l0.val() != self.b.val());
        K0137BusMaster::join(&mut self.c1.bus, &mut self.c2.bus);
        self.w.next = bit_cast::<61, 32>(bit_cast::<32, 11>(self.r0.q.val())) >> 37;
        for i in 1..2 {
            if signed_cast(self.rom.read_data.val()) == signed_cast(self.c0[2].w.val()) {
                self.w.next = self.b.val() + self.b.val();
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0138State { Idle, Load, Run }

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0138Word {
    pub tag: Bits<62>,
    pub valid: Bit,
    pub data: Bits<16>,
}

#[derive(LogicBlock)]
pub struct K0138Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, K0138Word>,
    pub b: Signal<In, Bits<5>>,
    pub w: Signal<Out, K0138Word>,
    pub x: Signal<Out, K0138State>,
    limit: Constant<Bits<5>>,
    r0: Reg<K0138State>,
    l0: Signal<Local, Bits<61>>,
}

impl Default for K0138Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<5>(9)),
            r0: Reg::new(K0138State::Load),
            l0: Default::default(),
        }
    }
}

impl Logic for K0138Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        clock!(self, clock, r0);
        self.l0.next = 0x1fffffffffffffff_u64 & !bit_cast::<61, 5>(self.limit.val());
        self.r0.d.next = self.r0.q.val();
        self.w.next = self.a.val();
        self.x.next = self.r0.q.val();
        for i in 0..4 {
            if i != 3 {
                if self.a.val().valid > self.a.val().valid {
                    self.x.next = self.r0.q.val();
                }
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0138Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bit>,
    pub w: Signal<Out, K0138Word>,
    c0: K0138Child0,
    l0: Signal<Local, Bits<5>>,
}

impl Logic for K0138Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        self.c0.clock.next = self.clock.val();
        self.c0.a.next.tag = 0x1_u64 - bits::<62>(442498414113104991_u64) - (bits::<62>(1) ^ 4611686018427387903_u64);
        self.c0.a.next.valid = self.a.val();
        self.c0.a.next.data = bits::<16>(65535);
        self.c0.b.next = bits::<5>(9) - bits::<5>(8);
        self.l0.next = bits::<32>(2356150106_u64).get_bits::<5>(30) & self.c0.w.val().tag.get_bits::<5>(57);
        if self.c0.w.val().valid {
            self.l0.next = bit_cast::<5, 5>(bits::<5>(1));
        } else if self.a.val() {
            self.l0.next = bits::<5>(31) | bits::<5>(31).replace_bit(0, self.c0.w.val().valid);
        }
        self.w.next = self.c0.w.val();
    }
}

#[derive(LogicBlock)]
pub struct K0138Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<62>>,
    pub b: Signal<In, Bits<62>>,
    pub c: Signal<In, Bits<61>>,
    pub w: Signal<Out, Bits<62>>,
    limit: Constant<Bits<16>>,
    r0: RegEn<K0138Word>,
    r1: DFF<K0138State>,
    ram: Ram<4, 16, 2>,
    c0: K0138Child0,
    c1: K0138Child1,
    l0: Signal<Local, K0138State>,
    l1: Signal<Local, K0138Word>,
}

impl Default for K0138Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<16>(0)),
            r0: RegEn::without_reset(),
            r1: Default::default(),
            ram: Ram::new(11).never_collides(),
            c0: Default::default(),
            c1: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0138Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        self.l0.next = self.r1.q.val();
        if !self.r0.q.val().valid {
            self.l0.next = self.r1.q.val();
        }
        self.r0.en.next = self.r1.q.val() != K0138State::Run;
        self.c1.clock.next = self.clock.val();
        self.c1.a.next = !self.r0.q.val().tag >= self.a.val();
        if self.r0.q.val().valid || self.c1.w.val().valid {
            if self.r0.q.val().data.any() {
                self.l1.next.tag = self.b.val();
                self.l1.next.valid = self.a.val().get_bits::<16>(38).get_bit(4) & !self.c1.w.val().valid;
                self.l1.next.data = self.limit.val().get_bits::<5>(self.c.val().get_bits::<4>(0).index()).get_bits::<16>(self.c1.w.val().tag.get_bits::<2>(0).index());
                self.w.next = bit_cast::<32, 61>(self.c.val()).get_bits::<62>(self.r0.q.val().data.get_bits::<5>(0).index()) - self.c1.w.val().tag;
            } else {
                self.l1.next = self.c1.w.val();
                self.w.next = self.a.val().replace_bit(self.limit.val().get_bits::<5>(0).index(), self.c1.w.val().valid) - self.r0.q.val().tag;
            }
        } else if self.r0.q.val().valid < self.r0.q.val().valid {
            self.l1.next = self.c1.w.val();
            self.w.next = self.b.val();
            if self.r1.q.val() == K0138State::Load {
                self.l1.next.valid = (self.r0.q.val().data + self.limit.val()).all();
            } else if self.l0.val() == K0138State::Run {
                self.l1.next = self.r0.q.val();
                self.w.next = self.a.val();
            }
        } else {
            match self.r1.q.val() {
                K0138State::Idle => {
                    self.l1.next.tag = (self.a.val() >> self.r0.q.val().data.get_bits::<10>(0)) + self.r0.q.val().tag;
                    self.l1.next.valid = self.r0.q.val().valid && (self.c1.w.val().valid || self.c1.w.val().valid);
                    self.l1.next.data = (self.c1.w.val().data | self.r0.q.val().data) + (self.c1.w.val().data | bit_cast::<16, 62>(self.a.val()));
                    self.w.next = 0x0_u64.into();
                }
                K0138State::Load => {
                    self.l1.next = self.r0.q.val();
                    self.w.next = bit_cast::<62, 16>(self.c1.w.val().data);
                }
                K0138State::Run => {
                    self.l1.next = self.c1.w.val();
                    self.w.next = self.c1.w.val().tag;
                }
            }
        }
        self.ram.read_addr.next = self.a.val().get_bits::<4>(9) + self.l1.val().valid;
        self.ram.write_addr.next = self.a.val().get_bits::<4>(9) + self.l1.val().valid ^ bits::<4>(1);
        self.ram.write_data.next = (self.ram.read_data.val() + self.c1.w.val().valid).replace_bit(self.r0.q.val().tag.get_bits::<4>(0).index(), self.l1.val().valid && self.c1.w.val().valid);
        for i in 0..3 {
            if self.l1.val().valid {
                self.ram.write_data.next = self.l1.val().data - self.c1.w.val().data ^ self.limit.val();
            }
        }
        self.ram.write_en.next = self.l1.val().data.get_bits::<2>(5);
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = self.c1.w.val();
        self.c0.b.next = !bits::<5>(31).replace_bit(1, self.l1.val().valid);
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0139State { Idle, Load, Run, Wait, Done }

#[derive(LogicBlock, Default)]
pub struct K0139Child0 {
    pub a: Signal<In, Bits<32>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<2>>,
    pub x: Signal<Out, Bits<32>>,
    l0: Signal<Local, Bits<31>>,
}

impl Logic for K0139Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = self.a.val().get_bits::<31>(0);
        self.w.next = bits::<63>(0).get_bits::<2>(41).replace_bit(1, self.b.val() < self.b.val());
        self.x.next = 0x0_u64 | self.a.val();
    }
}

#[derive(LogicBlock)]
pub struct K0139Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<63>>,
    pub b: Signal<In, Bits<63>>,
    pub w: Signal<Out, Bits<63>>,
    r0: RegEn<Bit>,
    r1: RegEn<K0139State>,
    ram: Ram<4, 63, 3>,
    c0: K0139Child0,
    l0: Signal<Local, Bits<63>>,
    l1: Signal<Local, K0139State>,
}

impl Default for K0139Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: RegEn::new(false),
            r1: RegEn::new(K0139State::Idle),
            ram: Ram::new(16),
            c0: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0139Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        self.ram.read_addr.next = self.b.val().get_bits::<4>(2) >> self.b.val().get_bits::<10>(0);
        self.ram.write_addr.next = 0x1_u64 + bit_cast::<4, 63>(self.a.val());
        self.ram.write_data.next = self.b.val();
        for i in 0..3 {
            if i < 2 {
                if self.r0.q.val() && self.r0.q.val() {
                    self.ram.write_data.next = (self.ram.read_data.val() + self.b.val()).replace_bit(self.a.val().get_bits::<5>(0).index(), self.r0.q.val());
                }
            }
        }
        self.ram.write_en.next = bits::<3>(2) - (self.ram.read_data.val().get_bits::<3>(3) & bits::<3>(7));
        self.l0.next = self.a.val().get_bits::<32>(self.a.val().get_bits::<5>(0).index()).get_bits::<63>(19);
        self.c0.a.next = unsigned_cast(signed_cast(bit_cast::<32, 63>(self.l0.val())));
        self.c0.b.next = self.r1.q.val() != K0139State::Idle;
        match self.r1.q.val() {
            K0139State::Run => {
                self.r1.en.next = self.c0.x.val().any();
            }
            _ => {
                self.r1.en.next = self.r1.q.val() == K0139State::Done;
            }
        }
        if self.r1.q.val() == K0139State::Run {
            self.r0.d.next = self.r0.q.val() && self.r0.q.val() && self.r1.q.val() == K0139State::Wait;
        }
        if self.l0.val() > 1 {
            self.r0.en.next = self.r1.q.val() == K0139State::Load;
            self.l1.next = self.r1.q.val();
        } else {
            self.r0.en.next = self.r1.q.val() == K0139State::Load;
            self.l1.next = self.r1.q.val();
        }
        self.w.next = self.a.val().replace_bit(30, self.r0.q.val()) | self.b.val().replace_bit(23, self.r0.q.val());
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0140Word {
    pub valid: Bit,
    pub data: Bits<3>,
}

#[derive(LogicBlock)]
pub struct K0140Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bit>,
    pub b: Signal<In, Bits<32>>,
    pub w: Signal<Out, Bits<3>>,
    pub x: Signal<Out, K0140Word>,
    rom: Rom<3, 3>,
    l0: Signal<Local, Bits<64>>,
    l1: Signal<Local, Bits<32>>,
    part: [Signal<Local, Bit>; 2],
}

impl Default for K0140Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            rom: Rom::new(vec![bits::<3>(7), bits::<3>(7)]),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0140Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, rom);
        self.l0.next = (bits::<16>(0) * bit_cast::<16, 3>(self.rom.read_data.val())).get_bits::<64>(26);
        self.l1.next = bit_cast::<32, 3>(!self.rom.read_data.val());
        match self.b.val().index() {
            0 => {
                self.l1.next = unsigned_cast(signed_cast(self.b.val()) - signed_cast(self.b.val()));
            }
            1 => {
                self.l1.next = self.b.val();
            }
            _ => {}
        }
        self.rom.read_addr.next = (!self.rom.read_data.val()).get_bits::<3>(0);
        self.part[0].next = self.rom.read_data.val() < self.l0.val().get_bits::<3>(15) || self.a.val();
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() ^ (self.rom.read_data.val() <= self.rom.read_data.val());
        }
        self.x.next.valid = bit_cast::<16, 3>(self.rom.read_data.val()) * self.l1.val().get_bits::<16>(20) >= 4;
        self.x.next.data = self.rom.read_data.val() + self.part[1].val() - (self.l1.val().get_bits::<3>(12) - self.rom.read_data.val());
        match self.b.val().index() {
            5 => {
                self.x.next.valid = -signed_cast(self.rom.read_data.val()) <= (-1).into();
            }
            _ => {}
        }
        match self.x.val().data.index() {
            4 => {
                self.w.next = 0x2_u64 - self.x.val().data;
            }
            2 => {
                self.w.next = 0.into();
            }
            3 => {
                self.w.next = self.x.val().data;
            }
            _ => {
                self.w.next = self.rom.read_data.val() - 3 << self.rom.read_data.val();
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0140Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<64>>,
    pub b: Signal<In, Bits<3>>,
    pub w: Signal<Out, Bits<64>>,
    rom: Rom<3, 32>,
    c0: K0140Child0,
    l0: Signal<Local, Bits<32>>,
    l1: Signal<Local, Bits<3>>,
}

impl Default for K0140Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            rom: Rom::new(vec![bits::<32>(1), bits::<32>(1), bits::<32>(4294967295), bits::<32>(4294967295)]),
            c0: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0140Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        clock!(self, clock, rom);
        self.l1.next = self.b.val() ^ 2;
        self.l0.next = bits::<16>(65535) * !bit_cast::<16, 64>(self.a.val());
        self.rom.read_addr.next = 0x7_u64 ^ self.l1.val();
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = signed_cast(self.b.val()) >= signed_cast(self.l1.val());
        self.c0.b.next = (self.rom.read_data.val() + self.rom.read_data.val().get_bit(29)).replace_bit(30, self.rom.read_data.val() != 3146111777_u64);
        self.w.next = !self.a.val() + self.a.val().xor();
        match self.c0.x.val().data.index() {
            5 => {
                self.w.next = self.c0.x.val().data.replace_bit(2, self.c0.x.val().valid).get_bits::<64>(2);
            }
            3 => {
                self.w.next = bit_cast::<64, 32>(self.rom.read_data.val());
            }
            2 => {
                self.w.next = self.a.val();
            }
            _ => {
                self.w.next = self.a.val();
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0141State { Idle, Load, Run, Wait, Done }

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0141Word {
    pub tag: Bits<64>,
    pub valid: Bit,
    pub data: Bits<3>,
}

#[derive(LogicBlock)]
pub struct K0141Child0 {
    pub a: Signal<In, Bits<66>>,
    pub b: Signal<In, Bits<3>>,
    pub w: Signal<Out, Bits<65>>,
    pub x: Signal<Out, K0141Word>,
    limit: Constant<Bits<65>>,
    l0: Signal<Local, K0141State>,
}

impl Default for K0141Child0 {
    fn default() -> Self {
        Self {
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<65>(0)),
            l0: Default::default(),
        }
    }
}

impl Logic for K0141Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        self.l0.next = K0141State::Idle;
        self.w.next = self.limit.val();
        self.x.next.tag = 0xffffffffffffffff_u64 | 0x0_u64 - bit_cast::<64, 66>(self.a.val());
        self.x.next.valid = signed_cast(self.limit.val().get_bits::<64>(0)) == signed_cast(bit_cast::<64, 3>(self.b.val()));
        self.x.next.data = !self.a.val().get_bits::<3>(8) >> self.b.val();
        if self.a.val().all() | self.b.val().get_bit(2) {
            self.w.next = self.b.val().get_bits::<65>(0) + self.limit.val().replace_bit(self.b.val().index(), self.b.val().get_bit(self.b.val().get_bits::<1>(0).index()));
            self.x.next.tag = 6270509631397588714_u64.to_bits::<64>();
            self.x.next.valid = (bits::<64>(11949615108543839240_u64) + self.limit.val().get_bit(10)).xor();
            self.x.next.data = self.b.val();
        } else if self.l0.val() == K0141State::Idle {
            self.w.next = self.limit.val() + self.limit.val() >> 0;
        }
    }
}

#[derive(LogicBlock)]
pub struct K0141Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, K0141Word>,
    pub b: Signal<In, K0141State>,
    pub w: Signal<Out, K0141State>,
    pub x: Signal<Out, K0141State>,
    r0: Reg<K0141State>,
    c0: K0141Child0,
    l0: Signal<Local, K0141State>,
}

impl Default for K0141Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::without_reset(),
            c0: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0141Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        if self.a.val() != self.a.val() {
            self.r0.d.next = self.r0.q.val();
        }
        self.c0.a.next = bits::<66>(1);
        self.c0.b.next = bit_cast::<3, 65>(bits::<65>(0)) + !self.a.val().valid;
        self.l0.next = self.r0.q.val();
        self.w.next = self.b.val();
        self.x.next = self.b.val();
    }
}

#[derive(LogicBlock)]
pub struct K0141Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<65>>,
    pub b: Signal<In, Signed<64>>,
    pub c: Signal<In, Signed<3>>,
    pub w: Signal<Out, Bits<65>>,
    r0: Reg<Bit>,
    r1: Reg<K0141State>,
    rom: Rom<2, 66>,
    c0: Vec<K0141Child0>,
    c1: K0141Child1,
}

impl Default for K0141Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::without_reset(),
            r1: Reg::new(K0141State::Load),
            rom: Rom::new(vec![bits::<66>(8), bits::<66>(1)]),
            c0: (0..3).map(|_| K0141Child0::default()).collect(),
            c1: Default::default(),
        }
    }
}

impl Logic for K0141Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0, rom);
        dff_setup!(self, clock, r1);
        self.rom.read_addr.next = !self.a.val().get_bits::<2>(self.rom.read_data.val().get_bits::<6>(0).index()) << self.rom.read_data.val().get_bits::<10>(0);
        self.c1.clock.next = self.clock.val();
        self.c1.a.next.tag = !bit_cast::<64, 65>(self.a.val());
        self.c1.a.next.valid = bit_cast::<3, 65>(self.a.val()).replace_bit(self.a.val().get_bits::<1>(0).index(), self.r0.q.val()) >= self.a.val().get_bits::<3>(22);
        self.c1.a.next.data = 2.into();
        self.c1.b.next = self.r1.q.val();
        self.r0.d.next = self.r1.q.val() == K0141State::Load;
        if self.r0.q.val() {
            for i in 1..2 {
                if bit_cast::<64, 66>(self.rom.read_data.val()) != self.a.val().get_bits::<64>(self.a.val().get_bits::<6>(0).index()) {
                    self.r0.d.next = self.r0.q.val() || self.r0.q.val() || self.a.val().any();
                }
            }
        } else if self.r0.q.val() && self.r0.q.val() {
            self.r0.d.next = self.rom.read_data.val().get_bit(12);
        }
        for i in 0..3 {
            self.c0[i].a.next = !bit_cast::<66, 65>(self.a.val());
            self.c0[i].b.next = self.a.val().get_bits::<3>(self.rom.read_data.val().get_bits::<6>(0).index()) & bits::<3>(1) | self.a.val().get_bits::<3>(i * 8 + 3) + self.rom.read_data.val().get_bits::<3>(self.rom.read_data.val().get_bits::<6>(0).index());
        }
        self.w.next = self.a.val() >> 50;
    }
}

#[derive(LogicBlock)]
pub struct K0142Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<130>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<130>>,
    pub x: Signal<Out, Bits<8>>,
    limit: Constant<Bits<130>>,
    r0: Reg<Bits<130>>,
    l0: Signal<Local, Bits<130>>,
}

impl Default for K0142Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<130>(1)),
            r0: Reg::new(bits::<130>(8)),
            l0: Default::default(),
        }
    }
}

impl Logic for K0142Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.r0.d.next = self.r0.q.val();
        self.l0.next = self.a.val().replace_bit(self.r0.q.val().get_bits::<7>(0).index(), self.b.val()).replace_bit(63, !self.b.val());
        match self.a.val().get_bits::<8>(self.r0.q.val().get_bits::<7>(0).index()).any() {
            true => {
                self.w.next = self.limit.val().get_bits::<8>(80).get_bits::<130>(2).replace_bit(38, !self.b.val());
            }
            false => {
                self.w.next = self.limit.val();
            }
        }
        self.x.next = self.a.val().get_bits::<8>(23) >> 9 >> self.limit.val().get_bits::<10>(0);
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0143State { Idle, Load }

#[derive(LogicBlock)]
pub struct K0143Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, K0143State>,
    pub w: Signal<Out, Bits<5>>,
    r0: RegEn<Bits<2>>,
    l0: Signal<Local, Bits<1>>,
    l1: Signal<Local, Bits<1>>,
}

impl Default for K0143Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            r0: RegEn::without_reset(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0143Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        dff_setup!(self, clock, r0);
        self.l1.next = bit_cast::<1, 2>(self.r0.q.val());
        self.r0.en.next = !(self.r0.q.val().get_bit(1) | self.r0.q.val().get_bit(1));
        self.r0.d.next = self.r0.q.val();
        if bit_cast::<5, 1>(self.l1.val()) == 0x15_u64 {
            self.l0.next = bit_cast::<1, 2>(self.r0.q.val()).get_bits::<32>(0).get_bits::<1>(22);
        } else if self.r0.q.val().get_bit(self.l1.val().index()) && self.r0.q.val().get_bit(0) {
            self.l0.next = 0_u64.to_bits::<1>();
        } else {
            self.l0.next = self.l1.val() << self.l1.val();
        }
        if self.r0.q.val().get_bit(1) {
            self.w.next = 0.into();
        } else if self.r0.q.val() > 1_u64.to_bits::<2>() {
            self.w.next = bits::<5>(22);
        } else {
            self.w.next = bit_cast::<5, 1>(self.l0.val()) - bits::<5>(5) << 2;
        }
    }
}

#[derive(LogicBlock)]
pub struct K0143Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<1>>,
    pub b: Signal<In, Bits<5>>,
    pub c: Signal<In, Bits<1>>,
    pub w: Signal<Out, Bits<1>>,
    pub x: Signal<Out, Bits<2>>,
    limit: Constant<Bits<5>>,
    r0: RegEn<Bits<5>>,
    c0: Vec<K0143Child0>,
    l0: Signal<Local, K0143State>,
    l1: Signal<Local, Bit>,
}

impl Default for K0143Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<5>(0)),
            r0: RegEn::new(bits::<5>(3)),
            c0: (0..2).map(|_| K0143Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0143Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        match self.r0.q.val().index() {
            5 => {
                self.l0.next = K0143State::Idle;
            }
            0 => {
                self.l0.next = K0143State::Idle;
            }
            _ => {
                self.l0.next = K0143State::Idle;
            }
        }
        for i in 0..2 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = self.l0.val();
        }
        self.x.next = 0.into();
        self.l1.next = self.c.val() < self.c0[0].w.val().get_bits::<1>(2) >> self.a.val();
        if self.b.val().get_bit(self.a.val().index()) {
            self.r0.en.next = (self.l1.val() >= self.l1.val()) ^ !self.l1.val();
        } else {
            self.r0.en.next = self.l1.val() ^ !self.l1.val();
        }
        self.w.next = (self.c.val() ^ self.a.val()) << 1;
        match self.l0.val() {
            K0143State::Idle => {
                self.w.next = 0_u64.to_bits::<1>();
            }
            K0143State::Load => {
                self.w.next = self.a.val() - 0_u64.to_bits::<1>();
            }
        }
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0136", K0136Top, clockless, resets, [a, b, c] -> [w]),
        kernel!("k0137", K0137Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0138", K0138Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0139", K0139Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0140", K0140Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0141", K0141Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0142", K0142Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0143", K0143Top, clocked, keeps, [a, b, c] -> [w, x]),
    ]
}
