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
        self.ram.write_en.next = self.b.val().get_bits::<2>(self.ram.read_data.val().get_bits::<1>(0).index()) >> 1;
        self.w.next = self.limit.val();
        self.x.next = self.ram.read_data.val();
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
        self.l0.next = bit_cast::<32, 31>(self.r0.q.val()) - bit_cast::<32, 31>(self.r0.q.val()) >> self.r0.q.val().get_bits::<10>(0);
        self.w.next = 0x1_u64 | self.r0.q.val().get_bits::<2>(self.r0.q.val().get_bits::<4>(0).index());
        if !bits::<32>(0) != 5 {
            self.w.next = bit_cast::<2, 4>(bit_cast::<4, 4>(self.r0.q.val().get_bits::<4>(19)));
        }
    }
}

#[derive(LogicBlock)]
pub struct K0177Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Signed<32>>,
    pub b: Signal<In, Bits<2>>,
    pub w: Signal<Out, Signed<2>>,
    r0: Reg<Bits<2>>,
    l0: Signal<Local, Bit>,
}

impl Default for K0177Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<2>(1)),
            l0: Default::default(),
        }
    }
}

impl Logic for K0177Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        match self.b.val().index() {
            0 => {}
            3 => {
                self.r0.d.next = self.r0.q.val();
            }
            1 => {
                self.r0.d.next = !(self.r0.q.val() << self.b.val());
            }
            _ => {
                self.r0.d.next = bit_cast::<2, 31>(bit_cast::<31, 2>(self.b.val())) + (signed_cast(bit_cast::<4, 2>(self.b.val())) == (5).into());
            }
        }
        self.l0.next = signed_cast(bit_cast::<31, 2>(self.b.val())) == signed_cast(bits::<31>(1)) && self.b.val() < self.r0.q.val();
        self.w.next = signed_cast(self.b.val()).get_bits::<2>(1);
    }
}

#[derive(LogicBlock)]
pub struct K0177Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<32>>,
    pub b: Signal<In, Bits<4>>,
    pub c: Signal<In, Bits<32>>,
    pub w: Signal<Out, Bits<32>>,
    pub x: Signal<Out, Bits<32>>,
    r0: DFFWithInit<Bits<31>>,
    c0: Vec<K0177Child0>,
    c1: Vec<K0177Child1>,
    l0: Signal<Local, Bits<2>>,
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
            r0: DFFWithInit::new(bits::<31>(1064631522)),
            c0: (0..2).map(|_| K0177Child0::default()).collect(),
            c1: (0..2).map(|_| K0177Child1::default()).collect(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0177Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        for i in 0..2 {
            self.c1[i].clock.next = self.clock.val();
            self.c1[i].a.next = (-912589035).to_signed_bits();
            self.c1[i].b.next = bit_cast::<2, 2>(bits::<2>(3) + self.b.val().get_bit(3));
        }
        for i in 0..2 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = signed_cast(self.b.val()) - signed_cast(self.b.val()) - (2).into();
            self.c0[i].b.next = unsigned_cast(signed_cast(bit_cast::<4, 32>(self.a.val()))) >= self.b.val() << self.b.val();
        }
        self.l0.next = (self.c.val() - self.c.val()).get_bits::<2>(9);
        match self.b.val().index() {
            0 => {
                self.l0.next = self.b.val().get_bits::<2>(1) + 1_u64.to_bits::<2>();
            }
            _ => {
                self.l0.next = self.c0[1].w.val().replace_bit(0, self.c0[0].w.val().get_bit(self.r0.q.val().get_bits::<1>(0).index())) << self.c0[0].w.val();
            }
        }
        self.r0.d.next = self.r0.q.val().replace_bit(16, self.b.val().get_bit(self.l0.val().index())) + (0x7fffffff_u64 & self.r0.q.val());
        self.x.next = self.a.val() + bit_cast::<31, 2>(self.c0[1].w.val()).get_bit(3);
        for i in 0..3 {
            if self.a.val().get_bit(1) >= self.c.val().get_bit(31) {
                self.x.next = bit_cast::<32, 2>(self.l0.val()) + (self.r0.q.val().get_bit(self.b.val().index()) || self.a.val().get_bit(self.c0[1].w.val().index()));
            }
        }
        self.w.next = bits::<32>(0) + self.a.val().get_bit(13);
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
        self.c0.a.next = bit_cast::<8, 34>(bit_cast::<34, 5>(self.b.val())).replace_bit(self.a.val().get_bits::<3>(0).index(), self.c.val().get_bit(10));
        K0178BusMaster::join(&mut self.c0.bus, &mut self.c2.bus);
        if bits::<5>(23) < self.b.val() {
            self.x.next = self.a.val().get_bit(2) && bits::<34>(1) == bit_cast::<34, 33>(self.c.val());
            self.r0.d.next = unsigned_cast(signed_cast(self.r0.q.val()) - signed_cast(self.r0.q.val()));
        } else {
            self.x.next = self.part[1].val().get_bit(3) | self.a.val().get_bit(8) | self.r0.q.val().any();
            self.r0.d.next = bits::<34>(0).get_bits::<5>(12) - (self.b.val() + self.r0.q.val().get_bit(1));
        }
        if self.a.val().get_bits::<5>(self.r0.q.val().index()).get_bit(0) {
            self.w.next = (self.c.val() | 0) + (self.a.val() + self.x.val());
        } else {
            self.w.next = (0x1abfd7ee5_u64 | self.c.val()) >> 33;
            if !self.r0.q.val() != self.r0.q.val() {
                self.w.next = unsigned_cast(signed_cast(bit_cast::<34, 33>(self.c.val()))).get_bits::<33>(0);
            }
        }
    }
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
                self.x.next = unsigned_cast(signed_cast(bit_cast::<34, 33>(self.a.val()))) < bit_cast::<6, 33>(self.a.val()).get_bits::<34>(self.a.val().get_bits::<2>(0).index());
            }
        }
        match self.l0.val().index() {
            4 => {
                self.w.next = bits::<17>(1);
            }
            3 => {
                self.w.next = self.a.val().get_bits::<17>(self.l0.val().get_bits::<5>(0).index()) + self.l0.val().all();
            }
            _ => {
                self.w.next = 0.into();
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0179Child1 {
    pub a: Signal<In, Bits<34>>,
    pub w: Signal<Out, Bits<6>>,
    pub x: Signal<Out, Bits<34>>,
    l0: Signal<Local, Bits<33>>,
    l1: Signal<Local, Bits<6>>,
}

impl Logic for K0179Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        match (self.a.val() == self.a.val()) {
            true => {
                self.l0.next = self.a.val().get_bits::<33>(1) + self.a.val().get_bit(21) ^ self.a.val().get_bits::<33>(1) & bit_cast::<33, 34>(self.a.val());
            }
            false => {
                self.l0.next = bit_cast::<33, 34>(self.a.val()).replace_bit(15, self.a.val().get_bits::<33>(1).all());
            }
        }
        self.l1.next = self.a.val().get_bits::<6>(22) - (self.l0.val().get_bits::<6>(8) >> 3);
        self.w.next = 1.into();
        match bit_cast::<6, 33>(self.l0.val()).all() {
            true => {
                self.w.next = bit_cast::<6, 17>(!self.a.val().get_bits::<17>(self.a.val().get_bits::<5>(0).index()));
            }
            false => {
                self.l1.next = self.a.val().get_bits::<6>(self.l0.val().get_bits::<5>(0).index());
            }
        }
        self.x.next = self.a.val();
        if self.w.val().get_bit(1) {
            for i in 0..3 {
                if self.l1.val().get_bit(1) {
                    self.x.next = self.a.val() & self.a.val().replace_bit(9, self.l0.val().get_bit(24));
                }
            }
        } else if !self.l1.val().get_bit(3) {
            self.x.next = self.a.val().replace_bit(30, self.l0.val().get_bit(22)) >> self.w.val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0179Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<34>>,
    pub b: Signal<In, Bits<6>>,
    pub w: Signal<Out, Bits<34>>,
    r0: DFFWithInit<Bit>,
    c0: Vec<K0179Child0>,
    c1: K0179Child1,
    part: [Signal<Local, Signed<34>>; 3],
}

impl Default for K0179Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: DFFWithInit::new(false),
            c0: (0..2).map(|_| K0179Child0::default()).collect(),
            c1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0179Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0);
        for i in 0..2_usize {
            self.c0[i].a.next = (bit_cast::<33, 6>(self.b.val()) & i.to_bits::<33>()) >> self.b.val();
        }
        for i in 0..3 {
            self.part[i].next = signed_cast(bit_cast::<33, 17>(self.c0[1].w.val())).get_bits::<34>(self.a.val().get_bits::<5>(0).index());
        }
        if self.a.val() != self.a.val() {
            self.r0.d.next = bit_cast::<17, 6>(self.b.val()) > 13;
        } else if self.c0[0].x.val() {
            self.r0.d.next = self.r0.q.val() ^ self.r0.q.val() && self.c0[1].x.val();
        } else {
            self.r0.d.next = (signed_cast(self.c0[1].w.val()) < signed_cast(self.c0[0].w.val())) >= !self.r0.q.val();
        }
        self.c1.a.next = unsigned_cast(signed_cast(self.a.val()));
        self.w.next = 17179869183_u64.into();
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
                    self.r0.d.next = bit_cast::<36, 35>(self.limit.val()).get_bits::<6>(self.a.val().get_bits::<5>(0).index()) + self.r0.q.val();
                }
            }
        } else {
            self.r0.d.next = bit_cast::<6, 7>(self.a.val()) | 5_u64.to_bits::<6>();
        }
        for i in 0..2 {
            for j in 0..2 {
                self.part[i * 2 + j].next = self.limit.val() - (self.limit.val() + self.limit.val());
            }
        }
        self.r0.en.next = self.part[1].val().get_bit(26);
        self.w.next = bits::<36>(68719476735_u64);
        self.x.next = (self.limit.val() ^ self.part[0].val()) >> 30;
    }
}

#[derive(LogicBlock)]
pub struct K0181Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<36>>,
    pub b: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bit>,
    limit: Constant<Bits<36>>,
    r0: Reg<Bits<6>>,
    l0: Signal<Local, Bits<35>>,
    l1: Signal<Local, Bits<36>>,
}

impl Default for K0181Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<36>(68719476735)),
            r0: Reg::new(bits::<6>(56)),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0181Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        self.l0.next = (bit_cast::<35, 6>(self.r0.q.val()) ^ 0).replace_bit(20, self.a.val().get_bit(self.limit.val().get_bits::<5>(0).index()));
        self.w.next = self.r0.q.val().get_bit(0);
        match self.r0.q.val().index() {
            2 => {
                self.r0.d.next = self.r0.q.val();
            }
            4 => {
                self.r0.d.next = bit_cast::<6, 35>(bits::<35>(3109826457_u64) << self.r0.q.val());
            }
            _ => {
                self.r0.d.next = self.r0.q.val();
            }
        }
        self.l1.next = 0x0_u64 + self.a.val() + bit_cast::<36, 35>(self.l0.val());
        if self.a.val() ^ bits::<36>(7010304787_u64) < self.a.val() + self.w.val() {
            match self.r0.q.val().index() {
                0 => {
                    self.l1.next = !self.a.val() | self.l0.val().get_bits::<36>(self.b.val().get_bits::<5>(0).index());
                }
                4 => {
                    self.l1.next = self.a.val() + unsigned_cast(signed_cast(self.a.val()));
                }
                3 => {
                    self.l1.next = self.a.val();
                }
                _ => {
                    self.l1.next = self.a.val();
                }
            }
        } else if self.w.val() {
            self.l1.next = self.limit.val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0181Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<36>>,
    pub b: Signal<In, Signed<35>>,
    pub w: Signal<Out, Bits<36>>,
    limit: Constant<Bits<7>>,
    r0: Reg<Bits<6>>,
    r1: DFFWithInit<Bits<36>>,
    ram: Ram<2, 7, 1>,
    c0: Vec<K0181Child0>,
    c1: K0181Child1,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bit>,
}

impl Default for K0181Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<7>(1)),
            r0: Reg::new(bits::<6>(1)),
            r1: DFFWithInit::new(bits::<36>(0)),
            ram: Ram::new(4),
            c0: (0..2).map(|_| K0181Child0::default()).collect(),
            c1: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0181Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        self.l0.next = self.limit.val().get_bit(self.ram.read_data.val().get_bits::<2>(0).index()) & self.limit.val().get_bit(self.ram.read_data.val().get_bits::<2>(0).index()) && self.limit.val().get_bit(0) & self.r1.q.val().get_bit(8);
        match self.ram.read_data.val().index() {
            0 => {
                self.r0.d.next = 0x3a_u64 + (bits::<6>(41) & self.r0.q.val());
            }
            _ => {}
        }
        self.c1.clock.next = self.clock.val();
        self.c1.a.next = self.a.val() << self.ram.read_data.val();
        self.c1.b.next = self.limit.val();
        match self.limit.val().index() {
            4 => {
                self.r1.d.next = bit_cast::<36, 35>(bit_cast::<35, 6>(self.r0.q.val()) & 0x9430088a_u64);
                self.l1.next = self.l0.val() < self.l0.val();
            }
            1 => {
                self.r1.d.next = self.r1.q.val() + 1;
                self.l1.next = self.r1.q.val() != 17785670423_u64;
            }
            _ => {
                self.r1.d.next = self.r1.q.val();
                self.l1.next = self.ram.read_data.val() | self.ram.read_data.val() <= bit_cast::<7, 36>(self.r1.q.val()) >> self.r0.q.val();
            }
        }
        for i in 0..2 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = self.limit.val().replace_bit(self.r1.q.val().get_bits::<2>(0).index(), self.c1.w.val() && self.c1.w.val());
        }
        self.ram.read_addr.next = 0x3_u64 + self.c0[1].x.val().get_bits::<2>(0);
        self.ram.write_addr.next = 0x3_u64 + self.c0[1].x.val().get_bits::<2>(0);
        match self.r0.q.val().index() {
            58 => {
                self.ram.write_data.next = self.ram.read_data.val().get_bits::<7>(0) & self.c0[0].x.val().get_bits::<7>(5);
            }
            2 => {
                self.ram.write_data.next = self.ram.read_data.val();
            }
            5 => {
                self.ram.write_data.next = self.limit.val() << 8;
            }
            _ => {
                self.ram.write_data.next = (bits::<7>(0) ^ self.ram.read_data.val()).replace_bit(self.r1.q.val().get_bits::<2>(0).index(), self.c0[1].x.val().get_bits::<7>(self.c0[1].w.val().get_bits::<5>(0).index()).any());
            }
        }
        self.ram.write_en.next = self.r1.q.val().get_bits::<1>(self.limit.val().get_bits::<5>(0).index()) | bits::<1>(1) ^ bit_cast::<1, 7>(self.ram.read_data.val());
        match self.r0.q.val().index() {
            0 => {
                self.ram.write_en.next = bits::<1>(1);
            }
            4 => {
                self.ram.write_en.next = !bits::<1>(0) + self.limit.val().any();
            }
            5 => {
                self.ram.write_en.next = bit_cast::<1, 6>(self.r0.q.val()) + bits::<1>(1) - 1;
            }
            _ => {}
        }
        self.w.next = self.r1.q.val();
        for i in 0..3 {
            if i < 2 {
                if !self.l1.val() {
                    self.w.next = bit_cast::<36, 35>(self.c0[1].x.val() >> 9);
                }
            }
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
                self.ram.write_en.next = bit_cast::<4, 37>(self.a.val() + self.b.val());
            }
        }
        self.rom.read_addr.next = (!self.b.val().get_bits::<3>(self.rom.read_data.val().index())).replace_bit(2, signed_cast(self.ram.read_data.val()) == (2082).into());
        if self.r0.q.val() {
            self.r0.d.next = self.b.val() != self.a.val() && signed_cast(self.ram.read_data.val()) == (-30619).into();
        } else {
            self.r0.d.next = (0x1_u64 | self.ram.read_data.val()).get_bit(2);
        }
        self.w.next = self.b.val();
        for i in 0..3 {
            if self.r0.q.val() {
                self.w.next = self.a.val().replace_bit(self.rom.read_data.val().index(), self.ram.read_data.val().xor());
            }
        }
        self.x.next = self.ram.read_data.val() | self.ram.read_data.val() + self.r0.q.val();
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
        kernel!("k0179", K0179Top, clocked, resets, [a, b] -> [w]),
        kernel!("k0180", K0180Top, clocked, resets, [a, b] -> [w]),
        kernel!("k0181", K0181Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0182", K0182Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0183", K0183Top, clocked, keeps, [a, b, c] -> [w]),
    ]
}
