//! Random kernels 176 to 183 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock)]
pub struct K0176Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<31>>,
    pub b: Signal<In, Bits<2>>,
    pub w: Signal<Out, Bits<31>>,
    pub x: Signal<Out, Bits<2>>,
    limit: Constant<Bits<31>>,
    ram: Ram<1, 2, 2>,
}

impl Default for K0176Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<31>(2147483647)),
            ram: Ram::new(2).never_collides(),
        }
    }
}

impl Logic for K0176Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        self.ram.read_addr.next = self.b.val().get_bits::<1>(self.ram.read_data.val().get_bits::<1>(0).index()).replace_bit(0, self.limit.val().get_bit(self.ram.read_data.val().index()));
        self.ram.write_addr.next = self.b.val().get_bits::<1>(self.ram.read_data.val().get_bits::<1>(0).index()).replace_bit(0, self.limit.val().get_bit(self.ram.read_data.val().index())) ^ bits::<1>(1);
        self.ram.write_data.next = self.ram.read_data.val();
        self.ram.write_en.next = self.b.val().get_bits::<2>(self.limit.val().get_bits::<1>(0).index()) >> 1;
        if self.limit.val().get_bits::<2>(24).xor() {
            self.w.next = unsigned_cast(signed_cast(self.a.val())) + self.b.val().xor();
            self.x.next = bit_cast::<2, 2>(self.b.val());
        } else {
            self.w.next = bits::<31>(1);
            self.x.next = bit_cast::<2, 9>(bits::<9>(511)) - (self.b.val() + self.a.val().get_bit(22));
        }
    }
}

#[derive(LogicBlock)]
pub struct K0177Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Signed<4>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<2>>,
    r0: Reg<Bits<31>>,
    l0: Signal<Local, Bits<32>>,
    part: [Signal<Local, Bit>; 3],
}

impl Default for K0177Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<31>(2147483647)),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0177Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        if bit_cast::<32, 31>(self.r0.q.val()) >= 0x5acc7152_u64 {
            self.r0.d.next = 2147483647.into();
        } else {
            self.r0.d.next = self.r0.q.val();
        }
        self.part[0].next = self.b.val();
        for i in 0..2_usize {
            self.part[i + 1].next = self.part[i].val() ^ (self.r0.q.val() > i.to_bits::<31>());
        }
        self.l0.next = (self.r0.q.val().get_bits::<16>(13) * self.r0.q.val().get_bits::<16>(self.r0.q.val().get_bits::<4>(0).index())).replace_bit(self.r0.q.val().get_bits::<5>(0).index(), bit_cast::<32, 31>(self.r0.q.val()) <= 0x9315e976_u64);
        self.w.next = 1_u64.to_bits::<2>();
        if self.part[1].val() || !self.part[1].val() {
            self.w.next = bit_cast::<32, 31>(self.r0.q.val()).get_bits::<2>(self.r0.q.val().get_bits::<5>(0).index()) + (bit_cast::<32, 31>(self.r0.q.val()) > 0xffffffff_u64);
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0177Child1 {
    pub a: Signal<In, Bits<32>>,
    pub b: Signal<In, Bits<2>>,
    pub w: Signal<Out, Bits<2>>,
    part: [Signal<Local, Bits<2>>; 2],
}

impl Logic for K0177Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        self.part[0].next = self.b.val();
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() ^ bit_cast::<2, 4>(bit_cast::<4, 2>(self.b.val()));
        }
        self.w.next = bit_cast::<2, 2>(self.b.val()) + (signed_cast(bit_cast::<4, 2>(self.part[0].val())) == signed_cast(bit_cast::<4, 2>(self.part[0].val())));
    }
}

#[derive(LogicBlock)]
pub struct K0177Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<32>>,
    pub b: Signal<In, Bits<32>>,
    pub c: Signal<In, Bits<32>>,
    pub w: Signal<Out, Bits<32>>,
    pub x: Signal<Out, Signed<4>>,
    limit: Constant<Bits<4>>,
    r0: Reg<Bits<2>>,
    c0: Vec<K0177Child0>,
    c1: K0177Child1,
    l0: Signal<Local, Bits<31>>,
}

impl Default for K0177Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<4>(7)),
            r0: Reg::new(bits::<2>(1)),
            c0: (0..3).map(|_| K0177Child0::default()).collect(),
            c1: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0177Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.c1.a.next = self.a.val() + self.r0.q.val().get_bit(0) + self.a.val().get_bits::<31>(self.limit.val().index()).get_bit(self.r0.q.val().index());
        self.c1.b.next = bit_cast::<2, 32>(self.b.val()).replace_bit(0, self.a.val().get_bit(self.r0.q.val().index()) || self.limit.val().get_bit(0));
        for i in 0..3 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = -signed_cast(bit_cast::<4, 2>(self.c1.w.val()));
            self.c0[i].b.next = self.limit.val().get_bits::<31>(i + 1) < !bit_cast::<31, 2>(self.r0.q.val());
        }
        self.l0.next = 0x7fffffff_u64 + bit_cast::<31, 32>(self.c.val());
        if (!self.b.val()).any() {
            self.l0.next = bit_cast::<31, 32>(self.a.val() << self.limit.val());
        } else if self.limit.val().get_bit(3) & !self.c.val().get_bit(17) {
            self.l0.next = bit_cast::<31, 2>(self.c1.w.val()).replace_bit(13, self.c1.w.val().get_bit(self.c1.w.val().get_bits::<1>(0).index())) << self.r0.q.val();
        }
        self.r0.d.next = self.r0.q.val();
        self.w.next = (bits::<16>(7) + self.limit.val().get_bit(1)) * (bit_cast::<16, 4>(self.limit.val()) ^ bit_cast::<16, 4>(self.limit.val()));
        match self.c.val().index() {
            1 => {
                self.w.next = (self.b.val() & self.b.val()) - bit_cast::<16, 2>(self.r0.q.val()) * bit_cast::<16, 2>(self.c0[2].w.val());
            }
            3 => {
                self.w.next = self.r0.q.val().get_bits::<32>(0);
            }
            _ => {}
        }
        self.x.next = signed_cast(self.limit.val() + self.r0.q.val().get_bit(self.limit.val().get_bits::<1>(0).index()));
        if (self.limit.val() + self.c1.w.val().get_bit(1)).all() {
            self.x.next = signed_cast(self.limit.val()) + (3).into() - signed_cast(self.c0[0].w.val()).get_bits::<4>(1);
        }
    }
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0178BusSlave"]
pub struct K0178BusMaster {
    pub there: Signal<Out, Bits<34>>,
    pub back: Signal<In, Bits<34>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0178BusMaster"]
pub struct K0178BusSlave {
    pub there: Signal<In, Bits<34>>,
    pub back: Signal<Out, Bits<34>>,
}

#[derive(LogicBlock, Default)]
pub struct K0178Asker {
    pub bus: K0178BusMaster,
    pub a: Signal<In, Bits<8>>,
    pub w: Signal<Out, Signed<33>>,
}

impl Logic for K0178Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<34, 8>(self.a.val()) ^ bit_cast::<34, 8>(self.a.val()).replace_bit(13, self.a.val().get_bit(self.a.val().get_bits::<3>(0).index()));
        self.w.next = (33578946).into();
    }
}

#[derive(LogicBlock, Default)]
pub struct K0178Answerer {
    pub bus: K0178BusSlave,
}

impl Logic for K0178Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = self.bus.there.val() ^ self.bus.there.val();
    }
}

#[derive(LogicBlock, Default)]
pub struct K0178Outer {
    pub bus: K0178BusSlave,
    inner: K0178Answerer,
}

impl Logic for K0178Outer {
    #[hdl_gen]
    fn update(&mut self) {
        K0178BusSlave::link(&mut self.bus, &mut self.inner.bus);
    }
}

#[derive(LogicBlock)]
pub struct K0178Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<33>>,
    pub b: Signal<In, Bits<5>>,
    pub c: Signal<In, Bits<33>>,
    pub w: Signal<Out, Bits<33>>,
    pub x: Signal<Out, Bit>,
    r0: Reg<Bits<5>>,
    c0: K0178Asker,
    c2: K0178Outer,
    part: [Signal<Local, Bits<5>>; 4],
}

impl Default for K0178Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<5>(4)),
            c0: Default::default(),
            c2: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0178Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        clock!(self, clock, r0);
        self.part[0].next = self.b.val();
        for i in 0..3 {
            self.part[i + 1].next = self.part[i].val() ^ (self.r0.q.val() ^ self.c.val().get_bits::<5>(1));
        }
        self.c0.a.next = bit_cast::<8, 34>(bit_cast::<34, 5>(self.b.val())).replace_bit(2, self.c.val().get_bit(10));
        K0178BusMaster::join(&mut self.c0.bus, &mut self.c2.bus);
        if bits::<5>(23) < self.b.val() {
            self.x.next = self.a.val().get_bit(2) && bits::<34>(1) == bit_cast::<34, 33>(self.c.val());
            self.r0.d.next = unsigned_cast(signed_cast(self.r0.q.val()) - signed_cast(self.r0.q.val()));
        } else {
            self.x.next = self.part[1].val().get_bit(3) | self.a.val().get_bit(8) | self.r0.q.val().any();
            self.r0.d.next = bit_cast::<8, 5>(self.part[1].val()).get_bits::<5>(self.a.val().get_bits::<3>(0).index()) - (self.part[1].val() << self.b.val());
        }
        self.w.next = unsigned_cast(signed_cast(self.a.val()));
    }
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0179BusSlave"]
pub struct K0179BusMaster {
    pub there: Signal<Out, Bits<34>>,
    pub back: Signal<In, Bits<6>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0179BusMaster"]
pub struct K0179BusSlave {
    pub there: Signal<In, Bits<34>>,
    pub back: Signal<Out, Bits<6>>,
}

#[derive(LogicBlock, Default)]
pub struct K0179Child0 {
    pub a: Signal<In, Bits<33>>,
    pub w: Signal<Out, Bits<17>>,
    pub x: Signal<Out, Bit>,
    l0: Signal<Local, Bits<6>>,
}

impl Logic for K0179Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        match (self.a.val().get_bit(12) <= self.a.val().get_bit(self.a.val().get_bits::<5>(0).index())) {
            true => {
                self.l0.next = self.a.val().get_bits::<6>(8) + 8_u64.to_bits::<6>();
                self.x.next = (bit_cast::<6, 33>(self.a.val()) & self.a.val().get_bits::<6>(self.a.val().get_bits::<5>(0).index())).any();
            }
            false => {
                self.l0.next = 0_u64.to_bits::<6>();
                self.x.next = unsigned_cast(signed_cast(bit_cast::<34, 33>(self.a.val()))) < self.a.val().get_bits::<34>(31);
            }
        }
        self.w.next = (self.l0.val() << self.l0.val()).get_bits::<17>(2);
    }
}

#[derive(LogicBlock, Default)]
pub struct K0179Child1 {
    pub a: Signal<In, Signed<17>>,
    pub b: Signal<In, Bits<34>>,
    pub w: Signal<Out, Bits<17>>,
    pub x: Signal<Out, Bits<34>>,
    l0: Signal<Local, Bits<34>>,
    l1: Signal<Local, Bit>,
}

impl Logic for K0179Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        self.l0.next = self.b.val().replace_bit(25, self.b.val().get_bit(30)) - 0x1_u64;
        match (self.b.val() == self.b.val()) {
            true => {
                self.w.next = self.l0.val().get_bits::<17>(17) + self.b.val().get_bit(21) ^ self.b.val().get_bits::<17>(14) & bit_cast::<17, 34>(self.l0.val());
            }
            false => {
                self.w.next = bit_cast::<17, 34>(self.l0.val()).replace_bit(7, self.b.val().get_bits::<33>(1).all());
            }
        }
        self.l1.next = bits::<6>(8).all() && self.l0.val().get_bits::<33>(self.b.val().get_bits::<5>(0).index()).any();
        self.x.next = 1.into();
        match self.w.val().index() {
            0 => {
                self.x.next = !self.b.val() >> 9;
            }
            61882 => {
                self.l1.next = bit_cast::<17, 32>(self.b.val().get_bits::<32>(1)).xor();
                self.x.next = self.l0.val();
            }
            _ => {
                self.l1.next = self.w.val().get_bit(13) | self.w.val().get_bits::<6>(self.w.val().get_bits::<4>(0).index()).any();
                self.x.next = 0x35abb9fdd_u64 ^ self.l0.val() << 16;
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0179Asker {
    pub bus: K0179BusMaster,
    pub a: Signal<In, Bits<17>>,
    pub w: Signal<Out, Signed<6>>,
}

impl Logic for K0179Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<34, 17>(self.a.val()) ^ bit_cast::<6, 17>(self.a.val()).get_bits::<34>(2);
        self.w.next = -signed_cast(self.bus.back.val()) - -signed_cast(self.bus.back.val());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0179Answerer {
    pub bus: K0179BusSlave,
}

impl Logic for K0179Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<6, 34>(self.bus.there.val()) ^ (bit_cast::<6, 34>(self.bus.there.val()) | self.bus.there.val().get_bits::<6>(16));
    }
}

#[derive(LogicBlock)]
pub struct K0179Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<34>>,
    pub b: Signal<In, Bits<34>>,
    pub w: Signal<Out, Bits<34>>,
    pub x: Signal<Out, Bit>,
    limit: Constant<Bits<17>>,
    r0: Reg<Bits<17>>,
    r1: RegEn<Bit>,
    c0: Vec<K0179Child0>,
    c1: K0179Child1,
    c2: K0179Asker,
    c3: K0179Answerer,
    l0: Signal<Local, Bits<33>>,
}

impl Default for K0179Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<17>(131071)),
            r0: Reg::without_reset(),
            r1: RegEn::new(true),
            c0: (0..2).map(|_| K0179Child0::default()).collect(),
            c1: Default::default(),
            c2: Default::default(),
            c3: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0179Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        clock!(self, clock, r0, r1);
        self.c2.a.next = self.limit.val();
        K0179BusMaster::join(&mut self.c2.bus, &mut self.c3.bus);
        self.r0.d.next = self.limit.val().replace_bit(9, self.r1.q.val()) << 3;
        self.l0.next = bit_cast::<33, 17>(self.limit.val()) << 17;
        if (bit_cast::<6, 34>(self.a.val()) - bit_cast::<6, 17>(self.r0.q.val())).all() {
            if self.r1.q.val() {
                self.r0.d.next = !self.r0.q.val().replace_bit(16, self.r1.q.val());
            } else if signed_cast(self.r0.q.val()) < signed_cast(self.limit.val()).get_bits::<17>(11) {
                self.r0.d.next = 131071.into();
                self.l0.next = (self.b.val().get_bits::<33>(0) + self.r1.q.val()).replace_bit(14, self.r1.q.val() && self.r1.q.val());
            }
        }
        self.c1.a.next = signed_cast(self.r0.q.val() + self.r1.q.val());
        self.c1.b.next = self.b.val() | self.b.val() - self.a.val();
        for i in 0..2 {
            self.c0[i].a.next = self.l0.val() | 0x19475b719_u64 & self.l0.val();
        }
        self.r1.en.next = self.c0[0].x.val();
        self.r1.d.next = self.r1.q.val();
        for i in 0..4_usize {
            if self.r1.q.val() {
                self.r1.en.next = self.l0.val() > i.to_bits::<33>();
            }
        }
        self.x.next = self.c0[0].x.val();
        self.w.next = bit_cast::<34, 6>(bit_cast::<6, 17>(self.r0.q.val())) + 17179869183_u64.to_bits::<34>();
    }
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0180BusSlave"]
pub struct K0180BusMaster {
    pub there: Signal<Out, Bits<6>>,
    pub back: Signal<In, Bits<35>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0180BusMaster"]
pub struct K0180BusSlave {
    pub there: Signal<In, Bits<6>>,
    pub back: Signal<Out, Bits<35>>,
}

#[derive(LogicBlock, Default)]
pub struct K0180Asker {
    pub bus: K0180BusMaster,
    pub a: Signal<In, Bits<34>>,
    pub w: Signal<Out, Bits<34>>,
}

impl Logic for K0180Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<6, 34>(self.a.val()) ^ (bit_cast::<6, 34>(self.a.val()) ^ self.a.val().get_bits::<6>(15));
        self.w.next = bit_cast::<34, 35>(self.bus.back.val()) ^ bits::<34>(17179869183_u64);
    }
}

#[derive(LogicBlock, Default)]
pub struct K0180Answerer {
    pub bus: K0180BusSlave,
}

impl Logic for K0180Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<35, 6>(self.bus.there.val()) ^ !bit_cast::<35, 6>(self.bus.there.val());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0180Outer {
    pub bus: K0180BusSlave,
    inner: K0180Answerer,
}

impl Logic for K0180Outer {
    #[hdl_gen]
    fn update(&mut self) {
        K0180BusSlave::link(&mut self.bus, &mut self.inner.bus);
    }
}

#[derive(LogicBlock)]
pub struct K0180Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<35>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<35>>,
    r0: Reg<Bits<34>>,
    c0: K0180Asker,
    c2: K0180Outer,
    l0: Signal<Local, Bits<64>>,
}

impl Default for K0180Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<34>(0)),
            c0: Default::default(),
            c2: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0180Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, r0);
        self.r0.d.next = self.r0.q.val().replace_bit(12, self.b.val()) + bit_cast::<64, 34>(self.r0.q.val()).get_bit(self.a.val().get_bits::<6>(0).index());
        self.w.next = self.a.val() + self.b.val();
        self.c0.a.next = self.r0.q.val();
        K0180BusMaster::join(&mut self.c0.bus, &mut self.c2.bus);
        self.l0.next = bit_cast::<64, 34>(self.c0.w.val());
    }
}

#[derive(LogicBlock)]
pub struct K0181Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bits<36>>,
    pub x: Signal<Out, Bits<35>>,
    limit: Constant<Bits<35>>,
    r0: RegEn<Bits<6>>,
    part: [Signal<Local, Bits<35>>; 4],
}

impl Default for K0181Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<35>(0)),
            r0: RegEn::new(bits::<6>(47)),
            part: Default::default(),
        }
    }
}

impl Logic for K0181Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        if signed_cast(bits::<7>(127)) > signed_cast(self.a.val()) {
            match self.a.val().index() {
                0 => {
                    self.r0.d.next = 0x1_u64 ^ self.r0.q.val().replace_bit(self.limit.val().get_bits::<2>(0).index(), self.a.val().get_bit(self.a.val().get_bits::<2>(0).index()));
                }
                3 => {
                    self.r0.d.next = 0x1_u64.into();
                }
                _ => {
                    self.r0.d.next = self.limit.val().get_bits::<32>(2).get_bits::<6>(28) + (self.r0.q.val() + self.r0.q.val());
                }
            }
        } else {
            match self.r0.q.val().index() {
                0 => {}
                3 => {
                    self.r0.d.next = self.r0.q.val() - (self.r0.q.val() + self.r0.q.val());
                }
                _ => {
                    self.r0.d.next = 13.into();
                }
            }
        }
        for i in 0..4 {
            self.part[i].next = bit_cast::<35, 6>(self.r0.q.val());
        }
        self.r0.en.next = bits::<36>(68719476735_u64).replace_bit(21, self.r0.q.val().get_bit(5)) < bits::<36>(0);
        self.w.next = 68719476735_u64.into();
        match self.r0.q.val().index() {
            56 => {
                self.x.next = !!self.part[3].val();
            }
            3 => {
                self.x.next = self.part[1].val() & self.limit.val() ^ 0_u64.to_bits::<35>();
            }
            _ => {
                self.x.next = self.part[3].val();
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0181Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bit>,
    pub w: Signal<Out, Bit>,
    r0: RegEn<Bit>,
    part: [Signal<Local, Bits<7>>; 2],
}

impl Default for K0181Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            r0: RegEn::new(true),
            part: Default::default(),
        }
    }
}

impl Logic for K0181Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.r0.en.next = bits::<7>(45) > bits::<7>(6) + self.a.val();
        self.r0.d.next = (bits::<36>(1) ^ bits::<36>(68719476735_u64)).get_bit(5);
        self.part[0].next = bits::<7>(127);
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() ^ bits::<7>(36);
        }
        self.w.next = bits::<6>(13) >= bit_cast::<6, 7>(self.part[0].val()) || self.part[0].val() == 127;
    }
}

#[derive(LogicBlock)]
pub struct K0181Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<36>>,
    pub b: Signal<In, Bits<36>>,
    pub c: Signal<In, Bits<6>>,
    pub w: Signal<Out, Bits<36>>,
    pub x: Signal<Out, Bits<7>>,
    r0: RegEn<Bits<6>>,
    c0: K0181Child0,
    c1: Vec<K0181Child1>,
    l0: Signal<Local, Bit>,
}

impl Default for K0181Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<6>(0)),
            c0: Default::default(),
            c1: (0..2).map(|_| K0181Child1::default()).collect(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0181Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l0.next = signed_cast(bit_cast::<35, 6>(self.c.val())) < signed_cast(self.a.val().get_bits::<35>(1)).get_bits::<35>(0);
        self.r0.d.next = (self.b.val().get_bits::<32>(4) - bits::<32>(650472052)).get_bits::<6>(17);
        self.w.next = self.b.val();
        for i in 0..3 {
            if i != 2 {
                if bit_cast::<36, 6>(self.c.val()).xor() {
                    self.w.next = self.a.val();
                }
            }
        }
        match self.r0.q.val().index() {
            0 => {
                self.x.next = bit_cast::<7, 36>(self.w.val()) << self.c.val() >> self.r0.q.val();
            }
            2 => {
                self.x.next = bit_cast::<7, 7>(bit_cast::<7, 6>(self.r0.q.val())) - (bit_cast::<7, 6>(self.r0.q.val()) & 0xa_u64);
            }
            _ => {
                self.x.next = self.w.val().get_bits::<7>(self.a.val().get_bits::<5>(0).index());
            }
        }
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = self.x.val();
        self.r0.en.next = self.l0.val();
        for i in 0..2 {
            self.c1[i].clock.next = self.clock.val();
            self.c1[i].a.next = self.l0.val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0182Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<37>>,
    pub b: Signal<In, Bits<37>>,
    pub w: Signal<Out, Bits<37>>,
    pub x: Signal<Out, Bits<16>>,
    r0: DFFWithInit<Bit>,
    ram: Ram<1, 16, 4>,
    rom: Rom<3, 2>,
}

impl Default for K0182Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: DFFWithInit::new(false),
            ram: Ram::new(2).never_collides(),
            rom: Rom::new(vec![bits::<2>(3), bits::<2>(3), bits::<2>(1), bits::<2>(0), bits::<2>(0), bits::<2>(3), bits::<2>(0)]),
        }
    }
}

impl Logic for K0182Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0, ram, rom);
        self.ram.read_addr.next = self.ram.read_data.val().get_bits::<1>(self.rom.read_data.val().index());
        self.ram.write_addr.next = self.ram.read_data.val().get_bits::<1>(self.rom.read_data.val().index()) ^ bits::<1>(1);
        self.ram.write_data.next = self.a.val().get_bits::<16>(20) + (self.ram.read_data.val() ^ self.ram.read_data.val());
        self.ram.write_en.next = unsigned_cast(signed_cast(self.ram.read_data.val().get_bits::<4>(self.rom.read_data.val().index())) + signed_cast(bit_cast::<4, 2>(self.rom.read_data.val())));
        for i in 0..4 {
            if self.ram.read_data.val().get_bit(5) {
                self.ram.write_en.next = bit_cast::<4, 16>(0xffff_u64 | self.ram.read_data.val());
            }
        }
        self.rom.read_addr.next = (self.b.val().get_bits::<3>(6) ^ 0x7_u64) << 4;
        self.r0.d.next = self.r0.q.val();
        self.w.next = self.a.val();
        self.x.next = self.ram.read_data.val() & 9_u64.to_bits::<16>() | self.ram.read_data.val() - 5124_u64.to_bits::<16>();
    }
}

#[derive(LogicBlock)]
pub struct K0183Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<38>>,
    pub b: Signal<In, Bits<8>>,
    pub c: Signal<In, Bits<19>>,
    pub w: Signal<Out, Bits<38>>,
    r0: RegEn<Bits<38>>,
    rom: Rom<1, 39>,
}

impl Default for K0183Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::without_reset(),
            rom: Rom::new(vec![bits::<39>(549755813887), bits::<39>(501285477911)]),
        }
    }
}

impl Logic for K0183Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        dff_setup!(self, clock, r0);
        self.r0.d.next = (self.r0.q.val() | self.a.val()) ^ 160964700452_u64.to_bits::<38>();
        self.r0.en.next = self.c.val().get_bit(1);
        self.rom.read_addr.next = bits::<1>(1) & bit_cast::<1, 39>(self.rom.read_data.val()) >> self.b.val();
        self.w.next = self.r0.q.val();
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0176", K0176Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0177", K0177Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0178", K0178Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0179", K0179Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0180", K0180Top, clocked, resets, [a, b] -> [w]),
        kernel!("k0181", K0181Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0182", K0182Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0183", K0183Top, clocked, keeps, [a, b, c] -> [w]),
    ]
}
