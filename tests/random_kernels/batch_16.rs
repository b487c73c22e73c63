//! Random kernels 128 to 135 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0128BusSlave"]
pub struct K0128BusMaster {
    pub there: Signal<Out, Bits<54>>,
    pub back: Signal<In, Bits<53>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0128BusMaster"]
pub struct K0128BusSlave {
    pub there: Signal<In, Bits<54>>,
    pub back: Signal<Out, Bits<53>>,
}

#[derive(LogicBlock, Default)]
pub struct K0128Asker {
    pub bus: K0128BusMaster,
    pub a: Signal<In, Bits<53>>,
    pub w: Signal<Out, Bit>,
}

impl Logic for K0128Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<54, 53>(self.a.val()) ^ unsigned_cast(signed_cast(bit_cast::<54, 53>(self.a.val())));
        self.w.next = bits::<26>(0) == bit_cast::<26, 53>(self.bus.back.val()) && self.bus.back.val().get_bit(self.a.val().get_bits::<5>(0).index());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0128Answerer {
    pub bus: K0128BusSlave,
}

impl Logic for K0128Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<53, 54>(self.bus.there.val()) ^ self.bus.there.val().get_bits::<53>(1) & 1;
    }
}

#[derive(LogicBlock, Default)]
pub struct K0128Outer {
    pub bus: K0128BusSlave,
    inner: K0128Answerer,
}

impl Logic for K0128Outer {
    #[hdl_gen]
    fn update(&mut self) {
        K0128BusSlave::link(&mut self.bus, &mut self.inner.bus);
    }
}

#[derive(LogicBlock)]
pub struct K0128Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<53>>,
    pub b: Signal<In, Bits<54>>,
    pub c: Signal<In, Bits<26>>,
    pub w: Signal<Out, Bits<53>>,
    pub x: Signal<Out, Bits<26>>,
    r0: Reg<Bits<26>>,
    c0: K0128Asker,
    c2: K0128Outer,
    l0: Signal<Local, Bit>,
}

impl Default for K0128Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<26>(1)),
            c0: Default::default(),
            c2: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0128Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        if bit_cast::<53, 26>(self.r0.q.val()).xor() {
            self.r0.d.next = bits::<26>(1);
        } else if self.b.val().get_bit(self.a.val().get_bits::<5>(0).index()) {
        } else {
            self.r0.d.next = unsigned_cast(signed_cast(self.r0.q.val()));
        }
        self.l0.next = self.a.val().get_bit(2) | (self.a.val() == self.a.val());
        self.c0.a.next = self.a.val().replace_bit(19, self.b.val().get_bit(0));
        K0128BusMaster::join(&mut self.c0.bus, &mut self.c2.bus);
        self.w.next = unsigned_cast(signed_cast(self.a.val())) & self.a.val() << 41;
        self.x.next = self.c.val().replace_bit(1, self.c0.w.val()) ^ bit_cast::<26, 6>(self.r0.q.val().get_bits::<6>(8));
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0129State { Idle, Load, Run, Wait }

#[derive(LogicBlock, Default)]
pub struct K0129Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Signed<54>>,
    pub w: Signal<Out, Bits<54>>,
    pub x: Signal<Out, Bits<54>>,
    r0: DFF<Bit>,
}

impl Logic for K0129Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        for i in 0..4 {
            if i < 3 {
                if self.r0.q.val() {
                    self.r0.d.next = !(self.r0.q.val() || self.r0.q.val());
                }
            }
        }
        self.x.next = bits::<54>(0);
        self.w.next = unsigned_cast(signed_cast(bits::<54>(18014398509481983_u64)));
    }
}

#[derive(LogicBlock)]
pub struct K0129Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<54>>,
    pub b: Signal<In, Signed<53>>,
    pub w: Signal<Out, Bits<54>>,
    limit: Constant<Bits<53>>,
    c0: K0129Child0,
    l0: Signal<Local, K0129State>,
    l1: Signal<Local, Bits<54>>,
}

impl Default for K0129Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<53>(0)),
            c0: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0129Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = (-278048472).into();
        self.l1.next = 0x1_u64.into();
        self.l0.next = K0129State::Idle;
        if self.c0.x.val().all() {
            self.w.next = self.c0.x.val().replace_bit(39, self.limit.val().get_bit(self.limit.val().get_bits::<5>(0).index()));
        } else if bits::<4>(6).any() {
            self.w.next = self.c0.x.val() & self.c0.w.val() ^ self.l1.val();
            if self.a.val().get_bit(43) || self.l1.val().get_bit(20) || bits::<27>(0).all() {
                self.w.next = 8086549907724055_u64.into();
            } else if self.c0.w.val().get_bit(self.a.val().get_bits::<5>(0).index()) {
                self.w.next = self.c0.w.val();
            }
        } else {
            self.w.next = self.l1.val() >> 10;
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0130Child0 {
    pub a: Signal<In, Bits<33>>,
    pub w: Signal<Out, Bits<33>>,
    pub x: Signal<Out, Bits<27>>,
    l0: Signal<Local, Bit>,
}

impl Logic for K0130Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        self.l0.next = bits::<27>(45577555).get_bits::<27>(self.a.val().get_bits::<4>(0).index()).all();
        self.x.next = self.a.val().get_bits::<27>(3) + self.a.val().get_bits::<27>(self.a.val().get_bits::<5>(0).index());
        if bit_cast::<8, 32>(self.a.val().get_bits::<32>(0)) != 255 {
            self.l0.next = bit_cast::<8, 33>(self.a.val()).any();
        }
        match self.x.val().index() {
            3 => {
                self.w.next = (bit_cast::<33, 27>(self.x.val()) | 8589934591_u64) & self.a.val() - bit_cast::<33, 27>(self.x.val());
            }
            5 => {
                self.w.next = self.a.val();
            }
            _ => {
                self.w.next = (bit_cast::<32, 27>(self.x.val()) + self.l0.val()).get_bits::<33>(1);
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0130Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<55>>,
    pub b: Signal<In, Bits<33>>,
    pub c: Signal<In, Bits<33>>,
    pub w: Signal<Out, Bits<55>>,
    pub x: Signal<Out, Bits<27>>,
    r0: RegEn<Bit>,
    c0: Vec<K0130Child0>,
    l0: Signal<Local, Bits<8>>,
    l1: Signal<Local, Bit>,
}

impl Default for K0130Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::without_reset(),
            c0: (0..3).map(|_| K0130Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0130Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.r0.en.next = !(self.c.val().get_bits::<27>(3) == bit_cast::<27, 33>(self.b.val()));
        for i in 0..3 {
            if self.r0.q.val() && self.r0.q.val() {
                self.r0.d.next = !self.r0.q.val();
                self.r0.en.next = !bits::<33>(8424963574_u64).get_bit(10);
            }
        }
        self.l0.next = self.a.val().get_bits::<8>(52).replace_bit(6, self.r0.q.val()) >> self.c.val().get_bits::<10>(0);
        self.l1.next = signed_cast(self.c.val().get_bits::<8>(4)) <= signed_cast(self.c.val().get_bits::<8>(8)) && self.c.val().get_bits::<8>(self.a.val().get_bits::<5>(0).index()).all();
        for i in 0..2 {
            if self.c.val() > self.b.val() {
                self.l1.next = self.c.val().get_bits::<27>(self.a.val().get_bits::<5>(0).index()) != self.a.val().get_bits::<27>(i * 8 + 3).replace_bit(14, self.r0.q.val());
            }
        }
        for i in 0..3 {
            self.c0[i].a.next = bit_cast::<33, 33>(self.c.val()) + self.l0.val().get_bit(i);
        }
        if self.b.val() < self.c0[0].w.val() {
            self.x.next = (self.c0[1].x.val() << 2).replace_bit(self.a.val().get_bits::<4>(0).index(), self.c0[2].x.val().get_bit(self.c.val().get_bits::<4>(0).index()));
            self.w.next = bit_cast::<55, 8>(self.l0.val() & self.l0.val());
        } else {
            self.x.next = (self.c0[0].x.val() - self.c0[0].x.val()).replace_bit(self.b.val().get_bits::<4>(0).index(), self.l1.val() && self.l1.val());
            self.w.next = bit_cast::<55, 55>(self.a.val() + self.r0.q.val());
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0131Top {
    pub a: Signal<In, Bits<98>>,
    pub b: Signal<In, Bits<3>>,
    pub w: Signal<Out, Bits<98>>,
    l0: Signal<Local, Bits<3>>,
}

impl Logic for K0131Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = (self.a.val() << 18).get_bits::<3>(28);
        self.w.next = (self.a.val() ^ self.a.val()) + (self.a.val() > self.a.val());
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0132State { Idle, Load, Run, Wait, Done }

#[derive(LogicBlock)]
pub struct K0132Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<56>>,
    pub b: Signal<In, Bits<2>>,
    pub w: Signal<Out, Bits<56>>,
    r0: Reg<K0132State>,
    r1: RegEn<K0132State>,
}

impl Default for K0132Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::new(K0132State::Load),
            r1: RegEn::new(K0132State::Load),
        }
    }
}

impl Logic for K0132Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        if self.r0.q.val() == K0132State::Load {
            self.r1.d.next = self.r0.q.val();
        }
        if signed_cast(self.b.val()) >= (-1).into() {
            self.r1.en.next = self.r1.q.val() == K0132State::Done;
        } else if self.r0.q.val() == K0132State::Wait {
            self.r1.en.next = self.r0.q.val() != K0132State::Idle;
        } else {
            self.r1.en.next = bit_cast::<57, 2>(self.b.val()) | bit_cast::<57, 2>(self.b.val()) > bit_cast::<57, 56>(self.a.val());
        }
        match self.b.val().index() {
            1 => {
                self.w.next = self.a.val() + self.b.val().get_bit(0) & (self.a.val() ^ self.a.val());
            }
            _ => {
                self.w.next = bit_cast::<56, 57>(bit_cast::<57, 56>(self.a.val()) << self.b.val());
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0133Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<57>>,
    pub b: Signal<In, Bits<33>>,
    pub c: Signal<In, Bits<57>>,
    pub w: Signal<Out, Bits<57>>,
    pub x: Signal<Out, Bits<33>>,
    r0: RegEn<Signed<33>>,
    r1: DFFWithInit<Bits<64>>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bits<57>>,
    part: [Signal<Local, Bits<33>>; 2],
}

impl Default for K0133Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(signed_cast(bits::<33>(5670740720))),
            r1: DFFWithInit::new(bits::<64>(649421161435684691)),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0133Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        dff_setup!(self, clock, r0, r1);
        if self.b.val().xor() {
            self.r0.en.next = !(self.r1.q.val().get_bit(1) && self.a.val().get_bit(56));
        } else {
            self.r0.en.next = self.b.val().get_bit(self.r1.q.val().get_bits::<5>(0).index());
        }
        self.part[0].next = bit_cast::<33, 57>(self.a.val() | self.a.val());
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() - self.b.val();
        }
        if self.r1.q.val().get_bit(35) || self.part[1].val().get_bit(5) {
            self.l0.next = self.r1.q.val().replace_bit(self.a.val().get_bits::<6>(0).index(), self.a.val().get_bit(43)) <= 0xffffffffffffffff_u64;
            self.l1.next = bit_cast::<32, 57>(self.c.val()).get_bits::<57>(13) | self.c.val();
        } else if self.a.val().all() {
            self.l0.next = !!self.c.val().get_bit(19);
            self.l1.next = 1.into();
        } else {
            self.l0.next = self.r1.q.val().get_bit(self.a.val().get_bits::<6>(0).index()) || self.c.val().any();
            self.l1.next = self.r1.q.val().get_bits::<57>(self.c.val().get_bits::<6>(0).index());
        }
        self.x.next = self.part[0].val().replace_bit(3, self.l0.val()) | 0x0_u64;
        self.r0.d.next = signed_cast(self.l1.val()).get_bits::<33>(19) - (self.r0.q.val() + (458916110).into());
        self.w.next = !self.c.val();
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0134State { Idle, Load, Run, Wait, Done, Fail }

#[derive(LogicBlock)]
pub struct K0134Child0 {
    pub a: Signal<In, Bits<4>>,
    pub w: Signal<Out, K0134State>,
    limit: Constant<Bits<4>>,
    l0: Signal<Local, Bits<4>>,
    l1: Signal<Local, K0134State>,
    part: [Signal<Local, Signed<58>>; 4],
}

impl Default for K0134Child0 {
    fn default() -> Self {
        Self {
            a: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<4>(4)),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0134Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = bits::<4>(7);
        for i in 0..4 {
            self.part[i].next = signed_cast(bit_cast::<58, 4>(self.limit.val())) - signed_cast(bit_cast::<58, 4>(self.l0.val()));
            for j in 0..4 {
                if j != 3 {
                    if bit_cast::<57, 4>(self.limit.val()) > bit_cast::<57, 4>(self.l0.val()) {
                        self.part[i].next = (543359041).into();
                    }
                }
            }
        }
        match self.l0.val().index() {
            7 => {
                self.l1.next = K0134State::Idle;
                self.w.next = K0134State::Idle;
            }
            2 => {
                self.l1.next = K0134State::Wait;
                self.w.next = K0134State::Wait;
            }
            _ => {
                self.l1.next = K0134State::Done;
                self.w.next = K0134State::Load;
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0134Child1 {
    pub a: Signal<In, Bits<4>>,
    pub w: Signal<Out, K0134State>,
}

impl Logic for K0134Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        self.w.next = K0134State::Fail;
        if self.a.val().get_bit(0) <= (self.a.val().get_bit(self.a.val().get_bits::<2>(0).index()) && self.a.val().get_bit(0)) {
            self.w.next = K0134State::Done;
        } else if !(bits::<57>(61025405960549607_u64) == bits::<57>(56336485426783057_u64)) {
            self.w.next = K0134State::Done;
        }
    }
}

#[derive(LogicBlock)]
pub struct K0134Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<58>>,
    pub b: Signal<In, Bits<16>>,
    pub w: Signal<Out, Bits<58>>,
    pub x: Signal<Out, Bits<57>>,
    r0: RegEn<Bit>,
    r1: DFF<Bits<58>>,
    c0: Vec<K0134Child0>,
    c1: K0134Child1,
}

impl Default for K0134Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(false),
            r1: Default::default(),
            c0: (0..3).map(|_| K0134Child0::default()).collect(),
            c1: Default::default(),
        }
    }
}

impl Logic for K0134Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        for i in 0..3 {
            self.c0[i].a.next = (bits::<4>(0) >> self.r1.q.val().get_bits::<10>(0)).get_bits::<4>(self.r1.q.val().get_bits::<2>(0).index());
        }
        if (bit_cast::<57, 16>(self.b.val()) | self.r1.q.val().get_bits::<57>(self.b.val().get_bits::<5>(0).index())).xor() {
            self.r0.d.next = self.a.val().get_bits::<57>(1).get_bit(41) ^ (self.r1.q.val().get_bits::<57>(17) > 144115188075855871_u64);
        }
        match self.c0[0].w.val() {
            K0134State::Fail => {
                self.r1.d.next = self.r1.q.val().replace_bit(self.a.val().get_bits::<5>(0).index(), self.r0.q.val());
            }
            K0134State::Run => {}
            K0134State::Load => {
                self.r1.d.next = self.r1.q.val() - self.a.val() >> 50;
            }
            K0134State::Done => {
                self.r1.d.next = self.a.val();
            }
            _ => {
                self.r1.d.next = bit_cast::<57, 16>(self.b.val()).get_bits::<58>(self.b.val().get_bits::<5>(0).index());
            }
        }
        self.r0.en.next = signed_cast(self.a.val()) != (541119041).into() && bit_cast::<4, 58>(self.a.val()) > bit_cast::<4, 58>(self.a.val());
        self.c1.a.next = 0x6_u64 ^ 0x1_u64 + self.r1.q.val().get_bits::<4>(30);
        self.x.next = bit_cast::<57, 16>(self.b.val()) >> 0 ^ bit_cast::<57, 16>(self.b.val());
        match self.c1.w.val() {
            K0134State::Run => {
                self.w.next = !(self.r1.q.val() ^ 288230376151711743_u64);
            }
            K0134State::Idle => {
                self.w.next = 0x3ffffffffffffff_u64.into();
            }
            K0134State::Fail => {
                self.w.next = self.a.val().get_bits::<32>(25).get_bits::<58>(10);
            }
            K0134State::Done => {
                self.w.next = self.r1.q.val();
            }
            _ => {
                self.w.next = self.r1.q.val();
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0135Child0 {
    pub a: Signal<In, Bits<33>>,
    pub w: Signal<Out, Bit>,
    pub x: Signal<Out, Bit>,
    l0: Signal<Local, Signed<6>>,
    l1: Signal<Local, Bits<33>>,
}

impl Logic for K0135Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = signed_bit_cast::<6, 32>(signed_cast(bit_cast::<32, 31>(bit_cast::<31, 33>(self.a.val()))) - 1073741824.into());
        self.l1.next = self.a.val();
        if signed_cast(bit_cast::<6, 33>(self.a.val())) <= signed_cast(bits::<6>(36)) || bit_cast::<6, 33>(self.a.val()).all() {
            self.l0.next = signed_cast(self.a.val().get_bits::<6>(16) ^ self.a.val().get_bits::<6>(25));
            self.l1.next = self.a.val() + bits::<33>(1) >> 11;
        }
        self.w.next = self.a.val().get_bit(self.a.val().get_bits::<5>(0).index());
        self.x.next = (self.l1.val().get_bit(13) || self.l1.val().get_bit(24)) & (self.l1.val().get_bits::<16>(14) != self.a.val().get_bits::<16>(self.l1.val().get_bits::<5>(0).index()));
        for i in 0..3 {
            if !self.a.val().get_bit(18) {
                self.w.next = (bit_cast::<16, 33>(self.l1.val()) > bit_cast::<16, 33>(self.a.val())) | (self.l1.val().get_bit(i * 7 + 2) && self.l1.val().get_bit(self.a.val().get_bits::<5>(0).index()));
                self.x.next = self.a.val().get_bits::<16>(0) < bits::<16>(57375) >> self.a.val().get_bits::<10>(0);
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0135Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<59>>,
    pub b: Signal<In, Bits<33>>,
    pub w: Signal<Out, Bits<59>>,
    pub x: Signal<Out, Bits<6>>,
    r0: RegEn<Bits<33>>,
    c0: Vec<K0135Child0>,
}

impl Default for K0135Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<33>(0)),
            c0: (0..2).map(|_| K0135Child0::default()).collect(),
        }
    }
}

impl Logic for K0135Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        self.r0.d.next = (0x43cb8396_u64 & self.r0.q.val()) - self.b.val();
        for i in 0..2 {
            self.c0[i].a.next = unsigned_cast(signed_cast(self.b.val())) + bit_cast::<6, 59>(self.a.val()).xor();
        }
        self.w.next = self.a.val() - self.a.val() + 4;
        self.r0.en.next = self.c0[0].w.val();
        match bit_cast::<16, 59>(self.a.val()).any() {
            true => {
                self.x.next = bits::<6>(63).get_bits::<6>(1) ^ 63;
            }
            false => {
                self.x.next = 1.into();
            }
        }
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0128", K0128Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0129", K0129Top, clocked, resets, [a, b] -> [w]),
        kernel!("k0130", K0130Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0131", K0131Top, clockless, resets, [a, b] -> [w]),
        kernel!("k0132", K0132Top, clocked, resets, [a, b] -> [w]),
        kernel!("k0133", K0133Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0134", K0134Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0135", K0135Top, clocked, resets, [a, b] -> [w, x]),
    ]
}
