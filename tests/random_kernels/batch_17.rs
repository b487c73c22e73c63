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
        self.w.next.data = self.l0.val().get_bits::<4>(13) << 2 | self.l0.val().get_bits::<30>(10).get_bits::<4>(26);
        self.x.next = !self.l0.val() | self.l0.val();
    }
}

#[derive(LogicBlock)]
pub struct K0136Top {
    pub a: Signal<In, Bits<60>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<5>>,
    pub w: Signal<Out, Bits<60>>,
    limit: Constant<Bits<30>>,
    c0: Vec<K0136Child0>,
    part: [Signal<Local, Bits<5>>; 3],
}

impl Default for K0136Top {
    fn default() -> Self {
        Self {
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<30>(1073741823)),
            c0: (0..3).map(|_| K0136Child0::default()).collect(),
            part: Default::default(),
        }
    }
}

impl Logic for K0136Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.part[0].next = self.c.val();
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() + (self.c.val() - self.c.val());
        }
        if bits::<5>(15) == self.part[2].val() {
            self.w.next = bit_cast::<60, 5>(self.part[2].val().get_bits::<5>(0));
        } else {
            self.w.next = (self.a.val() << 43) + 606608019486409601_u64.to_bits::<60>();
        }
        for i in 0..3 {
            self.c0[i].a.next = signed_cast(self.c.val()) <= signed_cast(bits::<5>(22)) - (8).into();
        }
    }
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
            self.l0.next = bit_cast::<64, 11>(self.a.val()) - 0x1_u64 ^ bit_cast::<64, 11>(self.a.val());
        } else if self.a.val().get_bit(2) {
            self.l0.next = !bit_cast::<64, 11>(self.a.val()) << 33;
        } else {
            self.l0.next = bit_cast::<64, 11>(self.a.val()) | 18446744073709551615_u64;
        }
        if self.a.val().get_bit(self.l0.val().get_bits::<3>(0).index()) || self.a.val().get_bit(7) {
            self.l1.next = self.l0.val() << self.a.val().get_bits::<10>(0) ^ self.l0.val() >> self.l0.val().get_bits::<10>(0);
            self.x.next = self.l0.val();
        } else {
            self.l1.next = self.l0.val();
            self.x.next = 0x62fb29ce223d9fad_u64 | bit_cast::<64, 11>(self.a.val());
        }
        match self.a.val().index() {
            5 => {
                self.w.next = self.a.val();
            }
            194 => {
                self.w.next = 0x1_u64 + (self.a.val() & 0_u64.to_bits::<11>());
            }
            3 => {
                self.w.next = 0x21e_u64 + self.a.val();
            }
            _ => {
                self.w.next = self.l1.val().get_bits::<11>(self.x.val().get_bits::<6>(0).index());
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0137Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<61>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<61>>,
    r0: RegEn<Bits<11>>,
    r1: DFF<Bit>,
    rom: Rom<4, 11>,
    c0: Vec<K0137Child0>,
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
        for i in 0..3 {
            self.c0[i].a.next = (self.r0.q.val() | 53_u64.to_bits::<11>()) << 9;
        }
        self.r0.en.next = self.c0[1].x.val() > self.c0[1].x.val() | bit_cast::<64, 11>(self.rom.read_data.val());
        self.r1.d.next = !self.c.val() ^ self.c.val() & self.r1.q.val();
        self.l0.next = bit_cast::<61, 6>(self.c0[1].x.val().get_bits::<6>(12)) + self.c0[0].w.val().get_bit(8);
        self.rom.read_addr.next = self.rom.read_data.val().get_bits::<4>(self.rom.read_data.val().get_bits::<3>(0).index()) + self.rom.read_data.val().get_bits::<4>(2) ^ bits::<4>(11) & 1;
        self.r0.d.next = (self.c0[1].w.val() + self.r1.q.val()).get_bits::<11>(0);
        self.w.next = (self.l0.val() ^ bit_cast::<61, 11>(self.r0.q.val())) + self.b.val();
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

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0138BusSlave"]
pub struct K0138BusMaster {
    pub there: Signal<Out, Bits<62>>,
    pub back: Signal<In, Bits<61>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0138BusMaster"]
pub struct K0138BusSlave {
    pub there: Signal<In, Bits<62>>,
    pub back: Signal<Out, Bits<61>>,
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
        self.l0.next = self.c0.w.val().tag.get_bits::<5>(4) & bits::<5>(11);
        if bits::<61>(257823488984935540_u64) >= 2305843009213693951_u64 || self.c0.x.val() == K0138State::Run {
            self.l0.next = !(bits::<5>(31) ^ bits::<5>(0));
        }
        self.w.next = self.c0.w.val();
        match self.c0.x.val() {
            K0138State::Run => {
                self.w.next = self.c0.w.val();
            }
            _ => {
                self.w.next.valid = self.c0.x.val() != K0138State::Idle;
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0138Asker {
    pub bus: K0138BusMaster,
    pub a: Signal<In, Bits<5>>,
    pub w: Signal<Out, Bits<62>>,
}

impl Logic for K0138Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<62, 5>(self.a.val()) ^ !bit_cast::<62, 5>(self.a.val());
        self.w.next = bit_cast::<62, 61>(self.bus.back.val()) ^ unsigned_cast(signed_cast(bit_cast::<62, 61>(self.bus.back.val())));
    }
}

#[derive(LogicBlock, Default)]
pub struct K0138Answerer {
    pub bus: K0138BusSlave,
}

impl Logic for K0138Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<61, 62>(self.bus.there.val()) ^ bit_cast::<61, 5>(self.bus.there.val().get_bits::<5>(self.bus.there.val().get_bits::<5>(0).index()));
    }
}

#[derive(LogicBlock, Default)]
pub struct K0138Outer {
    pub bus: K0138BusSlave,
    inner: K0138Answerer,
}

impl Logic for K0138Outer {
    #[hdl_gen]
    fn update(&mut self) {
        K0138BusSlave::link(&mut self.bus, &mut self.inner.bus);
    }
}

#[derive(LogicBlock)]
pub struct K0138Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<62>>,
    pub b: Signal<In, Bits<62>>,
    pub w: Signal<Out, Bits<62>>,
    limit: Constant<Bits<61>>,
    r0: RegEn<Bits<62>>,
    c0: K0138Child0,
    c1: Vec<K0138Child1>,
    c2: K0138Asker,
    c4: K0138Outer,
    l0: Signal<Local, K0138Word>,
    l1: Signal<Local, Bit>,
}

impl Default for K0138Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<61>(0)),
            r0: RegEn::new(bits::<62>(4611686018427387903)),
            c0: Default::default(),
            c1: (0..3).map(|_| K0138Child1::default()).collect(),
            c2: Default::default(),
            c4: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0138Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l0.next.tag = self.b.val();
        self.l0.next.valid = bit_cast::<16, 62>(self.a.val()).any() && !self.r0.q.val().get_bit(self.a.val().get_bits::<5>(0).index());
        self.l0.next.data = self.r0.q.val().get_bits::<16>(16);
        self.r0.en.next = !!self.limit.val().get_bit(41);
        for i in 0..3 {
            self.c1[i].clock.next = self.clock.val();
            self.c1[i].a.next = self.l0.val().valid;
        }
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = self.c1[0].w.val();
        self.c0.b.next = self.limit.val().get_bits::<5>(self.limit.val().get_bits::<5>(0).index()) - (self.a.val().get_bits::<5>(56) | bit_cast::<5, 62>(self.l0.val().tag));
        self.c2.a.next = 28.into();
        K0138BusMaster::join(&mut self.c2.bus, &mut self.c4.bus);
        match self.c0.x.val() {
            K0138State::Idle => {
                self.l1.next = self.a.val() >= self.b.val() && self.l0.val().valid;
                self.r0.d.next = self.r0.q.val() + self.l0.val().tag - (self.c0.w.val().tag + self.l0.val().valid);
            }
            K0138State::Load => {
                self.l1.next = self.c0.w.val().valid;
                self.r0.d.next = self.l0.val().tag;
            }
            K0138State::Run => {
                self.l1.next = (self.l0.val().valid || self.l0.val().valid) && self.limit.val() != self.limit.val();
                self.r0.d.next = self.b.val() + self.c2.w.val() >> self.l0.val().tag.get_bits::<10>(0);
            }
        }
        self.w.next = 3120291443667446847_u64.into();
    }
}

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
        self.w.next = self.a.val().get_bits::<2>(1).replace_bit(self.a.val().get_bits::<1>(0).index(), self.a.val().xor());
        if self.l0.val() <= self.l0.val() {
            self.x.next = self.a.val();
        } else if self.a.val().xor() {
            self.x.next = 4294967295_u64.into();
        } else {
            self.x.next = self.a.val() - (self.a.val() + self.a.val());
        }
    }
}

#[derive(LogicBlock)]
pub struct K0139Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<63>>,
    pub b: Signal<In, Bits<32>>,
    pub c: Signal<In, Bits<63>>,
    pub w: Signal<Out, Bits<63>>,
    r0: DFFWithInit<Bit>,
    r1: Reg<Bits<31>>,
    c0: K0139Child0,
    l0: Signal<Local, Bits<32>>,
}

impl Default for K0139Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: DFFWithInit::new(false),
            r1: Reg::new(bits::<31>(1)),
            c0: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0139Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        self.l0.next = self.b.val();
        for i in 0..4 {
            if self.r0.q.val() {
                self.l0.next = self.b.val() >> self.r1.q.val().get_bits::<10>(0) << 2;
            }
        }
        match self.b.val().index() {
            4 => {
                self.w.next = self.a.val();
                self.r0.d.next = self.a.val() == self.c.val();
            }
            5 => {
                self.w.next = self.a.val();
            }
            _ => {
                self.w.next = (self.r1.q.val() + self.r1.q.val()).get_bits::<63>(9);
            }
        }
        self.c0.a.next = self.b.val();
        self.c0.b.next = signed_cast(self.r1.q.val().get_bits::<2>(20)).get_bits::<63>(self.l0.val().get_bits::<1>(0).index()) <= (1017889959).into();
        self.r1.d.next = self.r1.q.val() + 0x1_u64;
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
        self.l0.next = (bit_cast::<64, 32>(self.b.val()) + bit_cast::<64, 3>(self.rom.read_data.val())).get_bits::<64>(0);
        self.rom.read_addr.next = (self.rom.read_data.val() + self.a.val()).replace_bit(self.rom.read_data.val().get_bits::<1>(0).index(), signed_cast(self.l0.val()) >= signed_cast(self.l0.val()));
        for i in 0..2 {
            self.part[i].next = self.l0.val().any();
        }
        self.l1.next = self.b.val();
        self.x.next.valid = self.part[1].val();
        self.x.next.data = !!self.rom.read_data.val();
        self.w.next = self.b.val().get_bits::<3>(25);
        for i in 0..4 {
            if self.x.val().data.xor() {
                self.w.next = self.rom.read_data.val() - bit_cast::<3, 32>(self.l1.val());
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0140Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<64>>,
    pub b: Signal<In, Bits<32>>,
    pub c: Signal<In, Bits<32>>,
    pub w: Signal<Out, Bits<64>>,
    r0: RegEn<Bits<3>>,
    r1: Reg<Bits<3>>,
    c0: K0140Child0,
    l0: Signal<Local, Bits<64>>,
    l1: Signal<Local, K0140Word>,
}

impl Default for K0140Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::new(bits::<3>(0)),
            r1: Reg::new(bits::<3>(1)),
            c0: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0140Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        match self.c.val().index() {
            1 => {}
            5 => {}
            _ => {
                self.r1.d.next = (self.r1.q.val() ^ self.r0.q.val()) + self.r0.q.val().get_bit(1);
            }
        }
        self.l0.next = self.a.val() + 10_u64.to_bits::<64>() + self.a.val();
        match self.b.val().index() {
            4 => {
                self.r0.d.next = 0.into();
            }
            0 => {
                self.r0.d.next = bit_cast::<3, 3>(self.r0.q.val() << self.r1.q.val());
            }
            _ => {}
        }
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = !self.b.val().get_bits::<3>(18) <= self.r0.q.val() + bits::<3>(5);
        self.c0.b.next = !self.b.val() + (self.r1.q.val().get_bit(self.b.val().get_bits::<1>(0).index()) & self.l0.val().get_bit(56));
        self.l1.next.valid = self.c0.x.val().valid;
        self.l1.next.data = self.l0.val().get_bits::<3>(29) + self.r1.q.val() + !self.c0.x.val().valid;
        if self.c0.x.val() == self.c0.x.val() {
            self.l1.next.valid = self.c0.x.val().valid || self.c0.x.val() != self.c0.x.val();
        } else if self.r0.q.val() << 1 > self.l0.val().get_bits::<3>(self.c0.w.val().index()) {
            self.l1.next.valid = self.c0.x.val() == self.c0.x.val();
            self.l1.next.data = bit_cast::<3, 3>(!self.r0.q.val());
        }
        self.r0.en.next = self.l1.val() != self.l1.val();
        self.w.next = self.a.val() + self.l1.val().valid | self.l0.val();
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
            self.w.next = bit_cast::<66, 65>(self.limit.val()).get_bits::<65>(1) + (self.limit.val() + 6246102725048840978_u64);
            self.x.next.tag = unsigned_cast(signed_cast(bit_cast::<64, 3>(self.b.val())) - signed_cast(bit_cast::<64, 3>(self.b.val())));
        } else if self.limit.val() > 1 {
            self.x.next.tag = bits::<64>(10997700413639696804_u64) & self.a.val().get_bits::<64>(self.b.val().index()) & self.a.val().get_bits::<64>(self.b.val().index());
            self.x.next.valid = self.limit.val() < self.limit.val();
            self.x.next.data = self.b.val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0141Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<65>>,
    pub b: Signal<In, K0141State>,
    pub w: Signal<Out, K0141Word>,
    pub x: Signal<Out, Bit>,
    r0: Reg<K0141Word>,
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
        }
    }
}

impl Logic for K0141Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.r0.d.next.tag = self.r0.q.val().tag;
        self.r0.d.next.valid = 0x4_u64 ^ self.r0.q.val().data <= 0x1_u64;
        self.r0.d.next.data = self.r0.q.val().data;
        self.x.next = self.b.val() != K0141State::Load;
        self.w.next.tag = (self.r0.q.val().data - self.r0.q.val().data).get_bits::<64>(1);
        self.w.next.valid = (self.a.val() ^ self.a.val()).any();
        self.w.next.data = bit_cast::<3, 66>(bits::<66>(14934907816638421247_u64) ^ bit_cast::<66, 65>(self.a.val()));
    }
}

#[derive(LogicBlock)]
pub struct K0141Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<65>>,
    pub b: Signal<In, Bits<3>>,
    pub w: Signal<Out, Bits<65>>,
    pub x: Signal<Out, Bit>,
    c0: Vec<K0141Child0>,
    c1: K0141Child1,
    l0: Signal<Local, K0141State>,
    l1: Signal<Local, K0141State>,
}

impl Default for K0141Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            c0: (0..2).map(|_| K0141Child0::default()).collect(),
            c1: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0141Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        self.c1.clock.next = self.clock.val();
        self.c1.a.next = 0x33f0ab127f9d2f0a_u64 - bit_cast::<65, 3>(self.b.val());
        self.c1.b.next = K0141State::Idle;
        for i in 0..2 {
            self.c0[i].a.next = bits::<66>(1731570245828922029_u64);
            self.c0[i].b.next = self.b.val() & (self.b.val() & self.b.val());
        }
        self.l0.next = K0141State::Idle;
        if self.c1.x.val() || self.c1.x.val() {
            self.l1.next = self.l0.val();
            self.w.next = self.a.val();
        } else if self.c1.w.val().valid && self.c1.x.val() {
            self.l1.next = self.l0.val();
            self.w.next = (bit_cast::<66, 65>(self.a.val()) + self.c1.x.val()).get_bits::<65>(0);
        } else {
            self.l1.next = self.l0.val();
            self.w.next = self.a.val() - self.c0[0].w.val();
        }
        self.x.next = self.a.val() + self.a.val() > bit_cast::<65, 66>(bit_cast::<66, 3>(self.b.val()));
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
                self.w.next = self.r0.q.val().get_bits::<8>(self.r0.q.val().get_bits::<7>(0).index()).get_bits::<130>(2).replace_bit(38, !self.b.val());
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
            self.l0.next = (self.l1.val() >> 1).get_bits::<1>(0);
        } else if bit_cast::<5, 1>(self.l1.val()).get_bit(4) {
            self.l0.next = 0x1_u64.into();
        } else {
            self.l0.next = (self.l1.val() & self.l1.val()) - (self.l1.val() + self.l1.val().get_bit(0));
        }
        self.w.next = bit_cast::<5, 1>(self.l1.val()) << 4;
        match self.r0.q.val().index() {
            1 => {
                self.w.next = !bits::<5>(22) ^ 1;
            }
            0 => {
                self.w.next = (bit_cast::<5, 1>(self.l0.val()) | bit_cast::<5, 1>(self.l0.val())) + self.l1.val().get_bits::<5>(0);
            }
            _ => {}
        }
    }
}

#[derive(LogicBlock)]
pub struct K0143Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<1>>,
    pub b: Signal<In, Bits<2>>,
    pub w: Signal<Out, Bits<1>>,
    pub x: Signal<Out, Bits<2>>,
    r0: DFF<Signed<2>>,
    r1: DFF<Bits<1>>,
    c0: Vec<K0143Child0>,
}

impl Default for K0143Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Default::default(),
            r1: Default::default(),
            c0: (0..3).map(|_| K0143Child0::default()).collect(),
        }
    }
}

impl Logic for K0143Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        for i in 0..3 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = K0143State::Idle;
        }
        self.r1.d.next = self.a.val() >> self.a.val() << self.r1.q.val();
        self.x.next = self.b.val() ^ bit_cast::<2, 1>(self.r1.q.val()) ^ self.b.val();
        self.r0.d.next = self.r0.q.val();
        if self.c0[1].w.val().get_bit(self.a.val().index()) {
            self.w.next = self.r1.q.val();
        } else {
            self.w.next = self.a.val().replace_bit(0, self.x.val().get_bit(0)) >> 2;
        }
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0136", K0136Top, clockless, resets, [a, b, c] -> [w]),
        kernel!("k0137", K0137Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0138", K0138Top, clocked, resets, [a, b] -> [w]),
        kernel!("k0139", K0139Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0140", K0140Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0141", K0141Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0142", K0142Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0143", K0143Top, clocked, keeps, [a, b] -> [w, x]),
    ]
}
