//! Random kernels 56 to 63 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock)]
pub struct K0056Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<26>>,
    pub b: Signal<In, Bits<3>>,
    pub w: Signal<Out, Bit>,
    pub x: Signal<Out, Signed<52>>,
    r0: RegEn<Bits<26>>,
}

impl Default for K0056Child0 {
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

impl Logic for K0056Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        if signed_cast(self.b.val()) < signed_cast(self.b.val()) {
            self.x.next = signed_cast(bit_cast::<52, 26>(self.r0.q.val())) - signed_cast(bit_cast::<52, 3>(self.b.val())) + (signed_cast(bit_cast::<52, 3>(self.b.val())) - signed_cast(bit_cast::<52, 26>(self.a.val())));
            if (self.b.val().get_bit(self.a.val().get_bits::<1>(0).index()) && self.a.val().get_bit(11)) < self.r0.q.val().get_bit(21) {
                self.r0.d.next = self.a.val();
            } else if (bits::<52>(15309548686495_u64) ^ bit_cast::<52, 26>(self.r0.q.val())).xor() {
                self.r0.d.next = self.a.val().get_bits::<26>(0) | self.r0.q.val();
                self.x.next = signed_cast(bit_cast::<6, 26>(self.r0.q.val())).get_bits::<52>(self.b.val().get_bits::<2>(0).index()) - (818518887).into();
            }
        } else if self.b.val().get_bit(2) == self.r0.q.val().get_bit(18) {
            match self.a.val().index() {
                1 => {
                    self.r0.d.next = self.a.val();
                    self.x.next = signed_bit_cast::<52, 3>(signed_cast(bit_cast::<3, 2>(!bit_cast::<2, 26>(self.r0.q.val()))) - 2.into());
                }
                2 => {
                    self.r0.d.next = self.r0.q.val();
                    self.x.next = signed_cast(bit_cast::<52, 26>(self.r0.q.val()) + bit_cast::<52, 3>(self.b.val()));
                }
                3 => {
                    self.r0.d.next = 0x3ffffff_u64.into();
                    self.x.next = signed_cast(bit_cast::<52, 3>(self.b.val())) + (-1041340664).into();
                }
                _ => {
                    self.r0.d.next = (self.r0.q.val() ^ self.r0.q.val()) - 23954799;
                    self.x.next = signed_cast(bits::<52>(0) ^ 8);
                }
            }
        } else {
            self.x.next = signed_cast(bit_cast::<52, 3>(self.b.val()).replace_bit(38, self.a.val().get_bit(self.b.val().index())));
        }
        self.r0.en.next = self.b.val().get_bit(self.a.val().get_bits::<1>(0).index());
        self.w.next = -self.x.val() >= (768068779).into();
    }
}

#[derive(LogicBlock)]
pub struct K0056Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<52>>,
    pub b: Signal<In, Bits<6>>,
    pub w: Signal<Out, Bits<52>>,
    r0: RegEn<Signed<52>>,
    r1: RegEn<Bits<26>>,
    c0: Vec<K0056Child0>,
}

impl Default for K0056Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: RegEn::without_reset(),
            r1: RegEn::new(bits::<26>(67108863)),
            c0: (0..2).map(|_| K0056Child0::default()).collect(),
        }
    }
}

impl Logic for K0056Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0, r1);
        self.r1.d.next = (self.r1.q.val() | self.r1.q.val()).get_bits::<26>(0);
        for i in 0..2_usize {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = (self.r1.q.val() | self.r1.q.val()) + (bits::<26>(44735159) ^ self.r1.q.val());
            self.c0[i].b.next = i.to_bits::<3>();
        }
        self.r0.en.next = (self.b.val() != self.b.val()) ^ (self.b.val() > self.b.val());
        for i in 0..2_usize {
            if self.a.val() < i.to_bits::<52>() {
                self.r0.en.next = unsigned_cast(self.r0.q.val()) > bits::<3>(1).get_bits::<52>(self.a.val().get_bits::<1>(0).index());
            }
        }
        self.r1.en.next = self.a.val() - self.a.val() <= self.a.val().replace_bit(24, self.c0[1].w.val());
        self.r0.d.next = (self.c0[0].x.val() + (-484630758).into()).get_bits::<52>(self.r1.q.val().get_bits::<5>(0).index());
        self.w.next = self.a.val();
    }
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0057BusSlave"]
pub struct K0057BusMaster {
    pub there: Signal<Out, Bits<53>>,
    pub back: Signal<In, Bits<53>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0057BusMaster"]
pub struct K0057BusSlave {
    pub there: Signal<In, Bits<53>>,
    pub back: Signal<Out, Bits<53>>,
}

#[derive(LogicBlock, Default)]
pub struct K0057Child0 {
    pub a: Signal<In, Bit>,
    pub w: Signal<Out, Bits<53>>,
    pub x: Signal<Out, Bits<53>>,
}

impl Logic for K0057Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        if self.a.val() || self.a.val() {
            self.w.next = bits::<53>(3766036212902363_u64) + bits::<53>(3748225937965714_u64) + bits::<53>(0).all();
            self.x.next = bits::<53>(8035384661889574_u64);
        } else {
            self.w.next = bits::<53>(0);
            self.x.next = bits::<6>(21).get_bits::<53>(5);
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0057Asker {
    pub bus: K0057BusMaster,
    pub a: Signal<In, Bits<26>>,
    pub w: Signal<Out, Bits<6>>,
}

impl Logic for K0057Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<53, 26>(self.a.val()) ^ (bit_cast::<53, 26>(self.a.val()) | bit_cast::<53, 26>(self.a.val()));
        self.w.next = bit_cast::<6, 53>(self.bus.back.val()) ^ bit_cast::<6, 53>(self.bus.back.val()) - self.bus.back.val().get_bits::<6>(1);
    }
}

#[derive(LogicBlock, Default)]
pub struct K0057Answerer {
    pub bus: K0057BusSlave,
}

impl Logic for K0057Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = self.bus.there.val() ^ self.bus.there.val() - self.bus.there.val();
    }
}

#[derive(LogicBlock)]
pub struct K0057Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<53>>,
    pub b: Signal<In, Bits<6>>,
    pub w: Signal<Out, Bits<53>>,
    pub x: Signal<Out, Bit>,
    limit: Constant<Bits<26>>,
    rom: Rom<3, 6>,
    c0: K0057Child0,
    c1: K0057Asker,
    c2: K0057Answerer,
    l0: Signal<Local, Bit>,
    part: [Signal<Local, Bits<53>>; 4],
}

impl Default for K0057Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<26>(67108863)),
            rom: Rom::new(vec![bits::<6>(5), bits::<6>(63), bits::<6>(13), bits::<6>(63), bits::<6>(1)]),
            c0: Default::default(),
            c1: Default::default(),
            c2: Default::default(),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0057Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        self.rom.read_addr.next = 0x1_u64.into();
        self.part[0].next = bit_cast::<53, 5>(bits::<5>(3) << 1);
        for i in 0..3 {
            self.part[i + 1].next = self.part[i].val() | self.a.val();
        }
        self.c0.a.next = self.rom.read_data.val().get_bit(2) | self.limit.val().any();
        self.c1.a.next = self.limit.val().replace_bit(18, self.b.val() > self.b.val());
        K0057BusMaster::join(&mut self.c1.bus, &mut self.c2.bus);
        self.l0.next = self.part[2].val().get_bit(self.limit.val().get_bits::<5>(0).index()) >= self.c1.w.val().get_bit(0) || self.limit.val().get_bit(12);
        self.w.next = self.c0.w.val();
        if self.c1.w.val().get_bit(self.rom.read_data.val().get_bits::<2>(0).index()) {
            self.w.next = 0x1fffffffffffff_u64 - bit_cast::<53, 6>(self.c1.w.val());
        } else if (self.limit.val() & self.limit.val()).all() {
            self.l0.next = self.part[1].val().get_bit(49);
        }
        self.x.next = bit_cast::<6, 5>(bits::<5>(1)).xor();
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0058Word {
    pub tag: Bits<53>,
    pub valid: Bit,
    pub data: Bits<5>,
}

#[derive(LogicBlock)]
pub struct K0058Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<54>>,
    pub b: Signal<In, Bits<5>>,
    pub w: Signal<Out, Bits<54>>,
    r0: Reg<K0058Word>,
    r1: Reg<Signed<2>>,
    ram: Ram<2, 5, 1>,
    l0: Signal<Local, K0058Word>,
}

impl Default for K0058Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::new(Default::default()),
            r1: Reg::new(signed_cast(bits::<2>(1))),
            ram: Ram::new(3),
            l0: Default::default(),
        }
    }
}

impl Logic for K0058Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0, ram);
        dff_setup!(self, clock, r1);
        self.r0.d.next.tag = 1.into();
        self.r0.d.next.valid = (self.r0.q.val().tag << self.r0.q.val().data).get_bit(self.r0.q.val().data.index());
        self.r0.d.next.data = self.b.val() | (self.r0.q.val().data | self.r0.q.val().data);
        match self.b.val().index() {
            3 => {
                self.r0.d.next.tag = self.r0.q.val().tag;
            }
            5 => {
                self.r0.d.next.tag = (0x1e60115ef6123d_u64 | self.r0.q.val().tag) >> 11;
                self.r0.d.next.valid = signed_cast(self.r0.q.val().tag) < signed_cast(self.r0.q.val().data).get_bits::<53>(1);
                self.r0.d.next.data = !(self.ram.read_data.val() + self.r0.q.val().valid);
            }
            _ => {}
        }
        self.l0.next = self.r0.q.val();
        for i in 0..3 {
            if self.r0.q.val().valid || self.r0.q.val().valid {
                self.l0.next = self.r0.q.val();
                self.r1.d.next = signed_cast(bit_cast::<2, 54>(self.a.val())) - (-1).into();
            }
        }
        self.ram.read_addr.next = bits::<2>(2);
        self.ram.write_addr.next = bits::<2>(2);
        match self.l0.val().data.index() {
            28 => {
                self.ram.write_data.next = self.ram.read_data.val();
            }
            4 => {
                self.ram.write_data.next = bits::<5>(30);
            }
            _ => {
                self.ram.write_data.next = (self.b.val() << self.b.val()) + !self.l0.val().valid;
            }
        }
        self.ram.write_en.next = 0x1_u64 - bit_cast::<1, 54>(self.a.val());
        match self.ram.read_data.val().index() {
            4 => {
                self.w.next = bit_cast::<54, 5>(self.r0.q.val().data);
            }
            1 => {
                self.w.next = self.a.val() ^ self.a.val().replace_bit(38, self.l0.val().valid);
            }
            2 => {
                self.w.next = self.a.val();
            }
            _ => {
                self.w.next = self.a.val() ^ self.a.val();
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0059Word {
    pub valid: Bit,
    pub data: Bits<55>,
}

#[derive(LogicBlock)]
pub struct K0059Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<55>>,
    pub b: Signal<In, Bits<54>>,
    pub w: Signal<Out, Bits<55>>,
    r0: RegEn<Bit>,
    l0: Signal<Local, K0059Word>,
}

impl Default for K0059Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: RegEn::without_reset(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0059Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        match (self.r0.q.val() & self.r0.q.val()) {
            true => {
                self.r0.en.next = self.a.val().xor() || self.r0.q.val() ^ self.r0.q.val();
            }
            false => {
                self.r0.en.next = self.b.val().get_bits::<2>(self.b.val().get_bits::<5>(0).index()) == self.a.val().get_bits::<2>(34) + self.r0.q.val();
            }
        }
        self.l0.next.valid = unsigned_cast(signed_cast(self.a.val())) > self.a.val() - self.a.val();
        self.l0.next.data = self.a.val();
        self.w.next = 0x1_u64 - (self.a.val() << self.a.val().get_bits::<10>(0));
        if self.r0.q.val() && self.r0.q.val() && self.b.val().get_bit(45) {
            self.w.next = self.a.val().replace_bit(self.b.val().get_bits::<5>(0).index(), self.r0.q.val()) ^ bit_cast::<55, 55>(self.a.val());
        } else if !self.r0.q.val() {
            self.l0.next.valid = self.a.val() + self.a.val() > self.a.val().replace_bit(40, self.r0.q.val());
            self.l0.next.data = self.a.val() - self.a.val().replace_bit(self.a.val().get_bits::<5>(0).index(), self.r0.q.val());
            self.w.next = self.a.val();
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0060Child0 {
    pub a: Signal<In, Bits<5>>,
    pub w: Signal<Out, Bits<1>>,
    pub x: Signal<Out, Bits<56>>,
    l0: Signal<Local, Bits<7>>,
}

impl Logic for K0060Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = self.a.val().get_bits::<1>(0).get_bits::<7>(0);
        if self.a.val().get_bit(0) {
            self.x.next = bit_cast::<56, 5>(self.a.val()).get_bits::<56>(33).get_bits::<56>(0);
        } else {
            self.x.next = !bit_cast::<56, 7>(self.l0.val()) ^ 45553418476264445_u64.to_bits::<56>();
        }
        self.w.next = (self.l0.val() << 0).get_bits::<1>(6);
    }
}

#[derive(LogicBlock)]
pub struct K0060Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<56>>,
    pub b: Signal<In, Bits<56>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<56>>,
    r0: Reg<Bits<5>>,
    r1: RegEn<Bits<7>>,
    c0: Vec<K0060Child0>,
    l0: Signal<Local, Bits<56>>,
    l1: Signal<Local, Bits<56>>,
}

impl Default for K0060Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<5>(1)),
            r1: RegEn::without_reset(),
            c0: (0..2).map(|_| K0060Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0060Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        if self.r1.q.val() <= self.r1.q.val() {
            self.r1.d.next = 6_u64.to_bits::<7>();
            self.l0.next = bit_cast::<56, 7>(self.r1.q.val());
        } else if bits::<1>(1) < self.a.val().get_bits::<1>(self.r0.q.val().index()) {
            self.l0.next = self.a.val();
        } else {
            self.r1.d.next = unsigned_cast(signed_cast(self.r1.q.val())) << self.r0.q.val();
            self.l0.next = 0x9a6b02721b225f_u64 ^ self.b.val();
        }
        self.l1.next = 13058464056208365_u64.to_bits::<56>();
        if self.a.val() + self.l0.val() != 1183349495470793_u64 {
            self.l1.next = 23492516188145188_u64.into();
        } else if signed_cast(self.b.val()) <= (-763915026).into() || self.a.val() > 0 {
            self.l1.next = bits::<56>(9);
        }
        for i in 0..2 {
            self.c0[i].a.next = self.r0.q.val() << 5 ^ bits::<5>(6);
        }
        self.r1.en.next = self.r0.q.val().get_bits::<1>(0) - self.c0[1].w.val() <= 0x1_u64;
        self.w.next = 1.into();
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0061State { Idle, Load, Run, Wait, Done, Fail }

#[derive(LogicBlock)]
pub struct K0061Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<57>>,
    pub b: Signal<In, Bits<58>>,
    pub c: Signal<In, Signed<7>>,
    pub w: Signal<Out, Bits<57>>,
    limit: Constant<Bits<58>>,
    r0: Reg<K0061State>,
    r1: Reg<Signed<7>>,
}

impl Default for K0061Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<58>(15)),
            r0: Reg::without_reset(),
            r1: Reg::without_reset(),
        }
    }
}

impl Logic for K0061Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        clock!(self, clock, r1);
        dff_setup!(self, clock, r0);
        self.r1.d.next = signed_cast(bit_cast::<7, 32>(self.b.val().get_bits::<32>(self.limit.val().get_bits::<5>(0).index())));
        for i in 0..4 {
            if i < 3 {
                if self.r0.q.val() == K0061State::Run {
                    self.r1.d.next = signed_cast(self.b.val().get_bits::<7>(self.b.val().get_bits::<5>(0).index()).replace_bit(self.a.val().get_bits::<2>(0).index(), self.a.val().get_bit(18)));
                }
            }
        }
        self.w.next = bit_cast::<57, 58>(bit_cast::<58, 32>(bits::<32>(0)));
    }
}

#[derive(LogicBlock)]
pub struct K0062Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<58>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<58>>,
    pub w: Signal<Out, Bits<58>>,
    pub x: Signal<Out, Bits<11>>,
    rom: Rom<1, 58>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bits<11>>,
}

impl Default for K0062Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            rom: Rom::new(vec![bits::<58>(0), bits::<58>(15)]),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0062Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        self.l0.next = bits::<6>(1) + self.b.val() >= bit_cast::<6, 58>(self.a.val()) ^ bits::<6>(1);
        match (self.a.val() != self.c.val()) {
            true => {
                self.l0.next = (0x7_u64 | bits::<11>(1)).xor();
            }
            false => {
                self.l0.next = bit_cast::<11, 6>(self.a.val().get_bits::<6>(self.a.val().get_bits::<5>(0).index())).any();
            }
        }
        self.rom.read_addr.next = self.a.val().get_bits::<1>(51).replace_bit(0, self.b.val() >= self.b.val());
        self.l1.next = bits::<11>(1995);
        for i in 0..2 {
            if bit_cast::<6, 58>(self.c.val()).all() {
                self.l1.next = (bit_cast::<11, 58>(self.c.val()) | self.a.val().get_bits::<11>(4)) + self.c.val().get_bits::<11>(self.c.val().get_bits::<5>(0).index());
            }
        }
        self.w.next = self.c.val();
        self.x.next = self.l1.val() - self.l1.val();
        if self.l0.val() {
            self.x.next = bit_cast::<11, 58>(self.rom.read_data.val().get_bits::<58>(0));
        } else if signed_cast(bits::<6>(63)) >= signed_cast(bits::<6>(50)) {
            self.x.next = self.l1.val() + (bit_cast::<29, 11>(self.l1.val()) == self.c.val().get_bits::<29>(self.rom.read_data.val().get_bits::<5>(0).index()));
        }
    }
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0063BusSlave"]
pub struct K0063BusMaster {
    pub there: Signal<Out, Bits<60>>,
    pub back: Signal<In, Bits<60>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0063BusMaster"]
pub struct K0063BusSlave {
    pub there: Signal<In, Bits<60>>,
    pub back: Signal<Out, Bits<60>>,
}

#[derive(LogicBlock, Default)]
pub struct K0063Asker {
    pub bus: K0063BusMaster,
    pub a: Signal<In, Bits<29>>,
    pub w: Signal<Out, Signed<3>>,
}

impl Logic for K0063Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<60, 29>(self.a.val()) ^ unsigned_cast(signed_cast(bit_cast::<60, 29>(self.a.val())));
        self.w.next = signed_cast(self.bus.back.val().get_bits::<3>(55));
    }
}

#[derive(LogicBlock, Default)]
pub struct K0063Answerer {
    pub bus: K0063BusSlave,
}

impl Logic for K0063Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = self.bus.there.val() ^ bit_cast::<60, 32>(self.bus.there.val().get_bits::<32>(self.bus.there.val().get_bits::<5>(0).index()));
    }
}

#[derive(LogicBlock)]
pub struct K0063Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<59>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<59>>,
    pub w: Signal<Out, Bits<59>>,
    pub x: Signal<Out, Bits<60>>,
    r0: RegEn<Signed<60>>,
    c0: K0063Asker,
    c1: K0063Answerer,
}

impl Default for K0063Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(signed_cast(bits::<60>(1152921504606846975))),
            c0: Default::default(),
            c1: Default::default(),
        }
    }
}

impl Logic for K0063Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.c0.a.next = !(self.a.val().get_bits::<29>(21) - bit_cast::<29, 59>(self.a.val()));
        K0063BusMaster::join(&mut self.c0.bus, &mut self.c1.bus);
        self.r0.en.next = self.a.val().get_bits::<29>(4) <= 536870911_u64.to_bits::<29>();
        if !(self.b.val() && self.b.val()) {
            self.r0.en.next = (self.a.val() + self.a.val()).xor();
        } else if self.b.val() != (self.c.val().get_bits::<3>(20) <= 6) {
            self.r0.d.next = (-883902689).into();
            self.r0.en.next = self.b.val();
        }
        if self.b.val() || self.b.val() {
            match (bit_cast::<3, 59>(self.c.val()) == bit_cast::<3, 59>(self.c.val())) {
                true => {
                    self.w.next = bit_cast::<59, 3>(bits::<3>(0)) + (self.a.val() < self.a.val());
                }
                false => {
                    self.w.next = self.a.val();
                }
            }
        } else {
            self.w.next = 298388430941553858_u64.into();
        }
        self.x.next = (bit_cast::<60, 59>(self.a.val()) >> self.c.val().get_bits::<10>(0)).replace_bit(47, self.c.val().get_bits::<29>(1) > 311896480);
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0056", K0056Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0057", K0057Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0058", K0058Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0059", K0059Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0060", K0060Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0061", K0061Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0062", K0062Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0063", K0063Top, clocked, resets, [a, b, c] -> [w, x]),
    ]
}
