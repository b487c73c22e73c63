//! Random kernels 24 to 31 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock)]
pub struct K0024Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<23>>,
    pub b: Signal<In, Bits<23>>,
    pub c: Signal<In, Bits<12>>,
    pub w: Signal<Out, Bits<23>>,
    pub x: Signal<Out, Bits<6>>,
    r0: RegEn<Bits<3>>,
    ram: Ram<3, 3, 3>,
}

impl Default for K0024Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::without_reset(),
            ram: Ram::new(8),
        }
    }
}

impl Logic for K0024Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0);
        self.ram.read_addr.next = self.ram.read_data.val();
        self.ram.write_addr.next = self.ram.read_data.val();
        self.ram.write_data.next = (self.r0.q.val() ^ self.ram.read_data.val()) << self.r0.q.val();
        for i in 0..2 {
            if self.c.val() > self.c.val() {
                self.ram.write_data.next = self.ram.read_data.val() + self.ram.read_data.val().get_bit(i) ^ self.r0.q.val() >> 0;
            }
        }
        self.ram.write_en.next = self.r0.q.val();
        self.r0.en.next = self.a.val().get_bit(3);
        if self.a.val().get_bit(19) || self.a.val() != self.b.val() {
            for i in 1..2 {
                if i < 1 {
                    if self.ram.read_data.val().any() {
                        self.r0.en.next = self.c.val().get_bit(self.r0.q.val().index()) & (self.a.val().get_bit(self.ram.read_data.val().index()) && self.b.val().get_bit(i + 2));
                    }
                }
            }
        }
        if bit_cast::<6, 3>(self.r0.q.val()) > 0 {
            self.w.next = (bit_cast::<23, 3>(self.r0.q.val()) | self.b.val()) + 6536480;
            self.r0.d.next = self.r0.q.val() ^ self.ram.read_data.val() ^ self.ram.read_data.val();
        } else {
            self.w.next = !self.a.val() & self.a.val().replace_bit(self.r0.q.val().index(), self.b.val().get_bit(5));
        }
        self.x.next = self.a.val().get_bits::<6>(6) + 1 + (self.ram.read_data.val() > self.r0.q.val());
    }
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0025BusSlave"]
pub struct K0025BusMaster {
    pub there: Signal<Out, Bits<25>>,
    pub back: Signal<In, Bits<2>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0025BusMaster"]
pub struct K0025BusSlave {
    pub there: Signal<In, Bits<25>>,
    pub back: Signal<Out, Bits<2>>,
}

#[derive(LogicBlock, Default)]
pub struct K0025Asker {
    pub bus: K0025BusMaster,
    pub a: Signal<In, Bits<12>>,
    pub w: Signal<Out, Bit>,
}

impl Logic for K0025Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<25, 12>(self.a.val()) ^ bit_cast::<25, 12>(self.a.val()) & bit_cast::<25, 12>(self.a.val());
        self.w.next = self.bus.back.val().all() | (self.bus.back.val() != self.bus.back.val());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0025Answerer {
    pub bus: K0025BusSlave,
}

impl Logic for K0025Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<2, 25>(self.bus.there.val()) ^ self.bus.there.val().get_bits::<2>(22);
    }
}

#[derive(LogicBlock)]
pub struct K0025Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<24>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<24>>,
    pub x: Signal<Out, Bits<12>>,
    r0: Reg<Bits<25>>,
    c0: K0025Asker,
    c1: K0025Answerer,
    l0: Signal<Local, Bits<24>>,
}

impl Default for K0025Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<25>(33554431)),
            c0: Default::default(),
            c1: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0025Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        dff_setup!(self, clock, r0);
        self.c0.a.next = 0xefe_u64 - bits::<12>(4095);
        K0025BusMaster::join(&mut self.c0.bus, &mut self.c1.bus);
        self.x.next = self.a.val().get_bits::<12>(8);
        self.r0.d.next = self.r0.q.val() << 0;
        self.w.next = self.a.val().replace_bit(16, self.b.val() || self.c0.w.val());
        self.l0.next = bits::<24>(13);
        if self.x.val() >> 2 <= self.x.val() {
            self.l0.next = (self.a.val() << self.x.val().get_bits::<10>(0)) + bits::<25>(17927964).get_bit(21);
        } else if self.r0.q.val() <= self.r0.q.val() || self.a.val().any() {
            self.w.next = (self.a.val() ^ 8654094) >> self.a.val().get_bits::<10>(0);
            self.l0.next = self.a.val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0026Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<25>>,
    pub b: Signal<In, Signed<26>>,
    pub w: Signal<Out, Bits<25>>,
    limit: Constant<Bits<2>>,
    r0: RegEn<Bits<25>>,
    rom: Rom<2, 25>,
}

impl Default for K0026Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<2>(0)),
            r0: RegEn::new(bits::<25>(1)),
            rom: Rom::new(vec![bits::<25>(6108648), bits::<25>(15008823), bits::<25>(33554431), bits::<25>(33554431)]),
        }
    }
}

impl Logic for K0026Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        dff_setup!(self, clock, r0);
        self.rom.read_addr.next = self.limit.val();
        match self.a.val().index() {
            4 => {
                self.r0.en.next = bit_cast::<24, 2>(self.limit.val()) <= bit_cast::<24, 25>(self.a.val()) & 13389436;
                self.r0.d.next = self.r0.q.val() >> 15 << self.limit.val();
            }
            3 => {
                self.r0.en.next = self.a.val().get_bit(self.limit.val().index());
                self.r0.d.next = bit_cast::<2, 25>(self.r0.q.val()).get_bits::<25>(self.r0.q.val().get_bits::<1>(0).index());
            }
            _ => {
                self.r0.en.next = self.r0.q.val().get_bits::<24>(self.limit.val().index()) >> self.limit.val() > self.a.val().get_bits::<24>(0).replace_bit(11, self.limit.val().get_bit(self.a.val().get_bits::<1>(0).index()));
                self.r0.d.next = 0x15f1fc0_u64.into();
            }
        }
        self.w.next = self.rom.read_data.val() >> 5 ^ 8;
    }
}

#[derive(LogicBlock)]
pub struct K0027Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<64>>,
    pub w: Signal<Out, Bits<4>>,
    pub x: Signal<Out, Bit>,
    limit: Constant<Bits<4>>,
    r0: RegEn<Bits<64>>,
    rom: Rom<1, 4>,
    l0: Signal<Local, Bits<26>>,
    l1: Signal<Local, Bit>,
}

impl Default for K0027Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<4>(1)),
            r0: RegEn::new(bits::<64>(7503284311295562284)),
            rom: Rom::new(vec![bits::<4>(15), bits::<4>(15)]),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0027Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        dff_setup!(self, clock, r0);
        match self.limit.val().index() {
            0 => {
                self.l0.next = (self.r0.q.val() >> self.limit.val()).get_bits::<26>(22);
                self.l1.next = !self.rom.read_data.val().get_bit(0) || bits::<26>(34311228) != 0x3ffffff_u64;
            }
            1 => {
                self.l0.next = bit_cast::<26, 26>(bit_cast::<26, 4>(self.rom.read_data.val())) + (self.r0.q.val().get_bit(24) & self.r0.q.val().get_bit(49));
                self.l1.next = self.limit.val().get_bit(0) || bit_cast::<27, 64>(self.r0.q.val()) >= bit_cast::<27, 4>(self.limit.val());
            }
            _ => {
                self.l0.next = self.r0.q.val().get_bits::<26>(self.limit.val().index()).replace_bit(self.limit.val().index(), signed_cast(self.a.val().get_bits::<27>(25)) > signed_cast(bit_cast::<27, 64>(self.r0.q.val())));
                self.l1.next = self.a.val().get_bit(3);
            }
        }
        self.w.next = !self.limit.val();
        self.r0.en.next = signed_cast(self.r0.q.val()) < signed_cast(self.a.val());
        self.r0.d.next = self.r0.q.val() ^ self.r0.q.val();
        self.rom.read_addr.next = (bit_cast::<27, 64>(self.a.val()) ^ self.a.val().get_bits::<27>(13)).get_bits::<1>(10);
        self.x.next = self.a.val().replace_bit(17, self.l1.val()).all();
        if !(self.a.val() >= self.a.val()) {
            self.x.next = signed_cast(self.l0.val()) + signed_cast(self.l0.val()) != signed_cast(self.l0.val()) + signed_cast(self.l0.val());
        }
    }
}

#[derive(LogicBlock)]
pub struct K0027Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<26>>,
    pub b: Signal<In, Bits<4>>,
    pub c: Signal<In, Signed<64>>,
    pub w: Signal<Out, Bits<26>>,
    pub x: Signal<Out, Bit>,
    r0: DFF<Bit>,
    rom: Rom<4, 4>,
    c0: K0027Child0,
    l0: Signal<Local, Bits<26>>,
}

impl Default for K0027Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Default::default(),
            rom: Rom::new(vec![bits::<4>(15), bits::<4>(3), bits::<4>(7), bits::<4>(5), bits::<4>(0), bits::<4>(15), bits::<4>(5), bits::<4>(0), bits::<4>(7), bits::<4>(15), bits::<4>(15), bits::<4>(1), bits::<4>(2), bits::<4>(9), bits::<4>(1), bits::<4>(11)]),
            c0: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0027Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        dff_setup!(self, clock, r0);
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = bit_cast::<64, 4>(self.rom.read_data.val()) - bit_cast::<64, 4>(self.rom.read_data.val()) >> self.b.val();
        self.rom.read_addr.next = bit_cast::<4, 26>(self.a.val()) | self.b.val();
        self.l0.next = self.a.val();
        if bits::<27>(0) == bit_cast::<27, 4>(self.c0.w.val()) {
            self.x.next = signed_cast(self.l0.val()) < (31807588).into();
            self.w.next = !bit_cast::<26, 4>(self.rom.read_data.val()).get_bits::<26>(19);
        } else if bit_cast::<64, 26>(self.a.val()) >= bit_cast::<64, 26>(self.a.val()) {
            self.x.next = !self.r0.q.val();
            self.w.next = self.l0.val();
        } else {
            self.x.next = self.l0.val() > 38048267;
            self.w.next = self.l0.val();
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0028State { Idle, Load, Run, Wait }

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0028Word {
    pub valid: Bit,
    pub data: Bits<7>,
    pub state: K0028State,
}

#[derive(LogicBlock)]
pub struct K0028Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<27>>,
    pub b: Signal<In, Bits<28>>,
    pub w: Signal<Out, Bits<27>>,
    r0: Reg<K0028Word>,
    r1: Reg<K0028Word>,
    l0: Signal<Local, K0028State>,
    l1: Signal<Local, Bit>,
    part: [Signal<Local, Signed<7>>; 2],
}

impl Default for K0028Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::without_reset(),
            r1: Reg::without_reset(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0028Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        dff_setup!(self, clock, r1);
        match self.r0.q.val().state {
            K0028State::Idle => {
                self.r1.d.next = self.r1.q.val();
                self.r0.d.next.valid = (self.r1.q.val().valid && self.r1.q.val().valid) ^ (self.r1.q.val().valid || self.r0.q.val().valid);
                self.r0.d.next.data = self.r0.q.val().data + self.r0.q.val().valid | (self.r1.q.val().data | 50_u64.to_bits::<7>());
                self.r0.d.next.state = self.r1.q.val().state;
            }
            K0028State::Load => {
                self.r1.d.next.valid = self.r1.q.val() == self.r0.q.val();
                self.r1.d.next.data = bit_cast::<7, 7>(self.r1.q.val().data).replace_bit(self.a.val().get_bits::<2>(0).index(), self.r1.q.val().data >= self.r1.q.val().data);
                self.r1.d.next.state = self.r0.q.val().state;
                self.r0.d.next.valid = self.r0.q.val() != self.r1.q.val();
                self.r0.d.next.data = self.a.val().get_bits::<7>(15);
                self.r0.d.next.state = self.r0.q.val().state;
            }
            K0028State::Run => {
                self.r1.d.next = self.r0.q.val();
                self.r0.d.next.valid = bit_cast::<27, 28>(self.b.val()) > self.a.val() << self.b.val().get_bits::<10>(0);
                self.r0.d.next.data = self.r0.q.val().data + self.r0.q.val().data;
                self.r0.d.next.state = self.r0.q.val().state;
            }
            K0028State::Wait => {
                self.r1.d.next = self.r0.q.val();
                self.r0.d.next = self.r1.q.val();
            }
        }
        self.w.next = bit_cast::<27, 32>(bit_cast::<32, 28>(self.b.val()) + self.r0.q.val().valid);
        match self.r0.q.val().state {
            K0028State::Idle => {
                self.w.next = self.a.val().replace_bit(self.a.val().get_bits::<4>(0).index(), self.r0.q.val().valid || self.r0.q.val().valid);
            }
            K0028State::Load => {
                self.w.next = (self.a.val() & self.a.val()) + bits::<27>(108403998).xor();
            }
            K0028State::Run => {
                self.w.next = !self.a.val() + self.a.val().all();
            }
            K0028State::Wait => {
                self.w.next = self.a.val();
            }
        }
        self.part[0].next = signed_bit_cast::<7, 7>(signed_cast(bit_cast::<7, 6>(self.b.val().get_bits::<6>(self.b.val().get_bits::<4>(0).index()) - self.w.val().get_bits::<6>(self.b.val().get_bits::<4>(0).index()))) - 32.into());
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() - signed_cast(bit_cast::<13, 28>(self.b.val())).get_bits::<7>(0);
        }
        self.l1.next = self.r0.q.val().data.replace_bit(6, self.r1.q.val().valid).any();
        self.l0.next = self.r0.q.val().state;
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0029State { Idle, Load, Run, Wait }

#[derive(LogicBlock)]
pub struct K0029Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<28>>,
    pub b: Signal<In, Signed<3>>,
    pub w: Signal<Out, Bits<8>>,
    pub x: Signal<Out, K0029State>,
    r0: RegEn<Bits<14>>,
}

impl Default for K0029Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::without_reset(),
        }
    }
}

impl Logic for K0029Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        if self.a.val().any() {
            if (self.r0.q.val() ^ self.r0.q.val()).get_bit(self.a.val().get_bits::<3>(0).index()) {
                self.r0.d.next = (!self.r0.q.val()).replace_bit(3, self.a.val().get_bits::<3>(self.a.val().get_bits::<4>(0).index()).get_bit(2));
            }
        } else if self.a.val().get_bit(self.r0.q.val().get_bits::<4>(0).index()) <= self.r0.q.val().get_bit(self.r0.q.val().get_bits::<3>(0).index()) {
            if bit_cast::<28, 14>(self.r0.q.val()) + 0xb0ab483_u64 == bit_cast::<28, 14>(self.r0.q.val()) {
                self.r0.d.next = self.r0.q.val() & (self.r0.q.val() | self.r0.q.val());
            }
        } else {
            self.r0.d.next = 0xe_u64 ^ self.r0.q.val();
        }
        self.r0.en.next = self.b.val() >= self.b.val() && self.a.val() < self.a.val();
        self.x.next = K0029State::Wait;
        match self.x.val() {
            K0029State::Idle => {
                self.w.next = bits::<8>(255) >> self.r0.q.val().get_bits::<10>(0);
            }
            K0029State::Load => {
                self.w.next = (self.a.val().get_bits::<8>(self.a.val().get_bits::<4>(0).index()) + self.r0.q.val().get_bits::<8>(3)).replace_bit(7, self.a.val().get_bit(13) ^ self.r0.q.val().get_bit(5));
            }
            K0029State::Run => {
                self.w.next = 0x1_u64 & bit_cast::<8, 14>(self.r0.q.val()) >> self.r0.q.val().get_bits::<10>(0);
            }
            K0029State::Wait => {
                self.w.next = bit_cast::<8, 28>(self.a.val()) + self.a.val().any();
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0029Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<28>>,
    pub b: Signal<In, Bits<14>>,
    pub c: Signal<In, Bits<8>>,
    pub w: Signal<Out, Bits<28>>,
    pub x: Signal<Out, Bits<14>>,
    r0: RegEn<Bits<14>>,
    c0: Vec<K0029Child0>,
    l0: Signal<Local, K0029State>,
    l1: Signal<Local, K0029State>,
}

impl Default for K0029Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<14>(16383)),
            c0: (0..2).map(|_| K0029Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0029Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        clock!(self, clock, r0);
        if self.b.val().get_bit(11) {
            self.r0.en.next = self.r0.q.val().get_bits::<14>(4) != self.b.val() << 1;
        } else if bits::<3>(1).all() {
            self.r0.en.next = 0x4_u64 + bit_cast::<3, 14>(self.b.val()) != 0x6_u64 ^ self.r0.q.val().get_bits::<3>(10);
        } else {
            self.r0.en.next = bits::<3>(5) >= bit_cast::<3, 28>(self.a.val()) && self.a.val().all();
        }
        self.l0.next = K0029State::Idle;
        self.l1.next = K0029State::Run;
        for i in 0..2 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = (self.a.val() << self.c.val()).replace_bit(2, self.r0.q.val().get_bit(6) || self.r0.q.val().get_bit(self.a.val().get_bits::<3>(0).index()));
            self.c0[i].b.next = signed_cast(0x1_u64 ^ self.a.val().get_bits::<3>(self.a.val().get_bits::<4>(0).index()));
        }
        self.r0.d.next = self.r0.q.val() | self.b.val();
        self.w.next = self.a.val() + (self.c0[1].x.val() != K0029State::Run);
        match self.c0[0].x.val() {
            K0029State::Run => {
                self.r0.d.next = self.r0.q.val();
                self.w.next = (self.a.val() ^ self.a.val()) << self.c0[0].w.val();
            }
            K0029State::Wait => {
                self.w.next = self.a.val() >> 28;
            }
            _ => {
                self.r0.d.next = (self.r0.q.val() >> self.c0[0].w.val()) - (0x1_u64 ^ self.r0.q.val());
            }
        }
        self.x.next = self.b.val();
        if self.c.val().get_bit(1) || self.w.val() <= 0x1_u64 {
            self.x.next = self.b.val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0030Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<29>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<29>>,
    pub x: Signal<Out, Bits<5>>,
    r0: DFFWithInit<Bit>,
    r1: Reg<Bits<5>>,
    l0: Signal<Local, Bits<14>>,
}

impl Default for K0030Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: DFFWithInit::new(false),
            r1: Reg::new(bits::<5>(15)),
            l0: Default::default(),
        }
    }
}

impl Logic for K0030Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        dff_setup!(self, clock, r1);
        self.r1.d.next = unsigned_cast(signed_cast(self.r1.q.val())) | self.r1.q.val();
        self.l0.next = self.a.val().get_bits::<14>(4);
        self.r0.d.next = signed_cast(self.r1.q.val()) != (6).into();
        self.x.next = self.r1.q.val();
        if (self.r1.q.val() - self.r1.q.val()).all() {
            if (self.a.val() + self.r0.q.val()).any() {
                self.x.next = self.r1.q.val() & self.r1.q.val() | self.r1.q.val();
            } else if self.r1.q.val() > bit_cast::<5, 5>(self.r1.q.val()) {
                self.x.next = self.r1.q.val() + self.r0.q.val() - bit_cast::<5, 3>(self.r1.q.val().get_bits::<3>(2));
            }
        }
        self.w.next = self.a.val();
        match self.r1.q.val().index() {
            1 => {
                self.w.next = self.a.val();
            }
            3 => {
                self.w.next = self.l0.val().get_bits::<3>(10).get_bits::<29>(0) + 425099881;
            }
            _ => {
                self.w.next = 1_u64.to_bits::<29>();
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0031Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<30>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<30>>,
    pub x: Signal<Out, Bits<30>>,
    r0: Reg<Bit>,
    ram: Ram<2, 30, 1>,
    l0: Signal<Local, Bits<32>>,
}

impl Default for K0031Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(true),
            ram: Ram::new(2),
            l0: Default::default(),
        }
    }
}

impl Logic for K0031Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0, ram);
        self.r0.d.next = self.r0.q.val() < self.b.val() || !self.r0.q.val();
        self.l0.next = bits::<32>(0);
        self.x.next = self.ram.read_data.val() | self.a.val() - self.a.val();
        self.ram.read_addr.next = self.ram.read_data.val().get_bits::<2>(self.l0.val().get_bits::<4>(0).index());
        self.ram.write_addr.next = self.l0.val().get_bits::<2>(4);
        self.ram.write_data.next = 1038739035.into();
        match self.ram.read_data.val().index() {
            0 => {
                self.ram.write_data.next = !(self.a.val() - self.a.val());
            }
            3 => {
                self.ram.write_data.next = self.a.val();
            }
            _ => {}
        }
        self.ram.write_en.next = bits::<1>(0);
        if self.b.val() ^ self.b.val() {
            self.w.next = self.a.val() << 28;
        } else {
            self.w.next = self.ram.read_data.val() + self.b.val() | !self.x.val();
        }
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0024", K0024Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0025", K0025Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0026", K0026Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0027", K0027Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0028", K0028Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0029", K0029Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0030", K0030Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0031", K0031Top, clocked, keeps, [a, b] -> [w, x]),
    ]
}
