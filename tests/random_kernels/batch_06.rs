//! Random kernels 48 to 55 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock, Default)]
pub struct K0048Top {
    pub a: Signal<In, Bits<45>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<45>>,
    pub x: Signal<Out, Bit>,
    l0: Signal<Local, Bits<1>>,
    l1: Signal<Local, Bit>,
}

impl Logic for K0048Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = 0x1_u64 & self.a.val().get_bits::<1>(self.a.val().get_bits::<5>(0).index());
        for i in 0..2 {
            if i != 1 {
                if self.a.val().get_bits::<10>(self.a.val().get_bits::<5>(0).index()).xor() {
                    self.l0.next = bit_cast::<1, 10>(bits::<10>(377));
                }
            }
        }
        self.l1.next = (bit_cast::<5, 1>(self.l0.val()) ^ bit_cast::<5, 1>(self.l0.val())).xor();
        self.x.next = self.l0.val().replace_bit(0, self.b.val()).get_bit(0);
        self.w.next = self.a.val();
        if self.l1.val() {
            self.x.next = (bit_cast::<10, 1>(self.l0.val()) + self.l1.val()).get_bit(2);
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0049Child0 {
    pub a: Signal<In, Bit>,
    pub b: Signal<In, Bits<4>>,
    pub w: Signal<Out, Bits<1>>,
    pub x: Signal<Out, Bits<4>>,
    l0: Signal<Local, Bits<32>>,
    l1: Signal<Local, Bits<32>>,
}

impl Logic for K0049Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = bit_cast::<32, 4>(self.b.val());
        self.l1.next = 0x0_u64 + (bit_cast::<32, 4>(self.b.val()) + self.a.val());
        self.w.next = bit_cast::<1, 4>(self.b.val());
        if self.l1.val().xor() {
            self.x.next = self.b.val() - self.b.val();
        } else if self.l0.val() != self.l1.val() {
            self.x.next = bits::<4>(0);
        } else {
            self.x.next = self.b.val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0049Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<46>>,
    pub b: Signal<In, Bits<46>>,
    pub c: Signal<In, Bits<4>>,
    pub w: Signal<Out, Bits<46>>,
    r0: RegEn<Bits<1>>,
    c0: Vec<K0049Child0>,
    l0: Signal<Local, Bits<32>>,
}

impl Default for K0049Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::without_reset(),
            c0: (0..3).map(|_| K0049Child0::default()).collect(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0049Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.r0.en.next = (self.c.val() & 1).get_bit(self.r0.q.val().index());
        if signed_cast(bit_cast::<32, 4>(self.c.val())) < signed_cast(self.b.val().get_bits::<2>(self.c.val().index())).get_bits::<32>(0) {
            self.r0.en.next = self.b.val().get_bit(9);
        }
        for i in 0..3 {
            self.c0[i].a.next = self.a.val().get_bit(self.c.val().index());
            self.c0[i].b.next = self.c.val();
        }
        self.r0.d.next = !self.r0.q.val();
        self.l0.next = bit_cast::<32, 1>(self.c0[0].w.val());
        self.w.next = self.a.val() >> 22 & (self.a.val() | bit_cast::<46, 1>(self.c0[0].w.val()));
        match self.c.val().index() {
            3 => {
                self.w.next = self.b.val() ^ (self.b.val() | 1_u64.to_bits::<46>());
            }
            5 => {
                self.w.next = unsigned_cast(signed_cast(self.a.val())) + !self.c0[1].x.val().get_bit(2);
            }
            _ => {
                self.w.next = unsigned_cast(signed_cast(self.l0.val())).get_bits::<46>(self.c.val().index());
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0050Word {
    pub valid: Bit,
    pub data: Bits<4>,
}

#[derive(LogicBlock, Default)]
pub struct K0050Child0 {
    pub a: Signal<In, Bits<23>>,
    pub w: Signal<Out, K0050Word>,
    pub x: Signal<Out, Bit>,
    l0: Signal<Local, Bits<4>>,
    l1: Signal<Local, Bits<23>>,
    part: [Signal<Local, Bits<4>>; 2],
}

impl Logic for K0050Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        self.l0.next = 0xf_u64 & self.a.val().get_bits::<4>(self.a.val().get_bits::<4>(0).index()) + self.a.val().get_bit(8);
        self.l1.next = self.a.val();
        for i in 0..2 {
            self.part[i].next = 1.into();
            if (self.l0.val() <= self.l0.val()) & bits::<47>(140737488355327_u64).get_bit(i * 4 + 2) {
                self.part[i].next = bit_cast::<46, 23>(self.l1.val()).get_bits::<4>(i * 3 + 1) + (signed_cast(self.l0.val()) != signed_cast(self.l0.val()));
            } else if bit_cast::<47, 4>(self.l0.val()) >= bit_cast::<47, 23>(self.a.val()) | bit_cast::<47, 23>(self.l1.val()) {
                self.part[i].next = bit_cast::<4, 4>(self.l0.val());
            }
        }
        self.w.next.valid = self.l0.val().replace_bit(self.l1.val().get_bits::<2>(0).index(), self.l0.val().get_bit(0)) > self.part[1].val();
        self.w.next.data = 0.into();
        self.x.next = !self.l1.val().get_bit(0);
    }
}

#[derive(LogicBlock)]
pub struct K0050Top {
    pub a: Signal<In, Bits<47>>,
    pub b: Signal<In, Bits<23>>,
    pub c: Signal<In, Bits<46>>,
    pub w: Signal<Out, Bits<47>>,
    limit: Constant<Bits<23>>,
    c0: Vec<K0050Child0>,
    l0: Signal<Local, Bits<23>>,
    l1: Signal<Local, K0050Word>,
}

impl Default for K0050Top {
    fn default() -> Self {
        Self {
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<23>(1556199)),
            c0: (0..2).map(|_| K0050Child0::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0050Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        for i in 0..2 {
            self.c0[i].a.next = self.limit.val();
        }
        match self.limit.val().index() {
            3 => {
                self.l0.next = bits::<4>(0).get_bits::<46>(3).get_bits::<23>(self.b.val().get_bits::<5>(0).index());
            }
            4 => {
                self.l0.next = !self.b.val() + (bits::<23>(7178949) & self.b.val());
            }
            _ => {
                self.l0.next = (self.limit.val() ^ self.limit.val()) + !self.c0[1].x.val();
            }
        }
        self.l1.next = self.c0[0].w.val();
        for i in 1..2 {
            if self.c0[i].x.val() && self.c0[i].x.val() {
                self.l1.next.data = bits::<4>(9);
            }
        }
        self.w.next = unsigned_cast(-signed_cast(self.a.val()));
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0051State { Idle, Load, Run, Wait }

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0051BusSlave"]
pub struct K0051BusMaster {
    pub there: Signal<Out, Bits<5>>,
    pub back: Signal<In, Bits<3>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0051BusMaster"]
pub struct K0051BusSlave {
    pub there: Signal<In, Bits<5>>,
    pub back: Signal<Out, Bits<3>>,
}

#[derive(LogicBlock)]
pub struct K0051Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<49>>,
    pub w: Signal<Out, Bits<48>>,
    r0: Reg<Bit>,
    l0: Signal<Local, K0051State>,
    l1: Signal<Local, Bits<3>>,
    part: [Signal<Local, Bits<3>>; 4],
}

impl Default for K0051Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            r0: Reg::without_reset(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0051Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        for i in 0..4 {
            match (bit_cast::<48, 49>(self.a.val()) < bit_cast::<48, 49>(self.a.val())) {
                true => {
                    self.part[i].next = bit_cast::<3, 49>(self.a.val());
                }
                false => {
                    self.part[i].next = self.a.val().get_bits::<5>(i * 3 + 3).get_bits::<3>(self.a.val().get_bits::<2>(0).index());
                }
            }
        }
        self.l0.next = K0051State::Idle;
        self.r0.d.next = bit_cast::<48, 49>(self.a.val()) + self.r0.q.val() > bit_cast::<48, 3>(self.part[0].val()) << 32;
        self.l1.next = 3_u64.to_bits::<3>();
        if self.r0.q.val() {
            self.l1.next = self.part[2].val();
        }
        self.w.next = 0xe27dfa671964_u64 & bits::<48>(281474976710655_u64);
    }
}

#[derive(LogicBlock, Default)]
pub struct K0051Asker {
    pub bus: K0051BusMaster,
    pub a: Signal<In, Bits<49>>,
    pub w: Signal<Out, Bits<49>>,
}

impl Logic for K0051Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<5, 49>(self.a.val()) ^ bit_cast::<5, 49>(self.a.val()) >> 0;
        self.w.next = bit_cast::<49, 3>(self.bus.back.val()) ^ self.a.val();
    }
}

#[derive(LogicBlock, Default)]
pub struct K0051Answerer {
    pub bus: K0051BusSlave,
}

impl Logic for K0051Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<3, 5>(self.bus.there.val()) ^ self.bus.there.val().get_bits::<3>(1) & bit_cast::<3, 5>(self.bus.there.val());
    }
}

#[derive(LogicBlock)]
pub struct K0051Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<48>>,
    pub b: Signal<In, Bits<5>>,
    pub c: Signal<In, Bits<49>>,
    pub w: Signal<Out, Bits<48>>,
    pub x: Signal<Out, Bit>,
    c0: Vec<K0051Child0>,
    c1: K0051Asker,
    c2: K0051Answerer,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, K0051State>,
    part: [Signal<Local, Bits<3>>; 3],
}

impl Default for K0051Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            c0: (0..3).map(|_| K0051Child0::default()).collect(),
            c1: Default::default(),
            c2: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0051Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.c1.a.next = self.c.val() >> self.b.val() >> 25;
        K0051BusMaster::join(&mut self.c1.bus, &mut self.c2.bus);
        self.part[0].next = 0.into();
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() | self.a.val().get_bits::<3>(18).get_bits::<3>(self.c.val().get_bits::<1>(0).index());
        }
        self.l1.next = K0051State::Wait;
        self.l0.next = self.c.val().get_bit(31);
        for i in 0..3 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = self.c1.w.val();
        }
        self.x.next = (0x0_u64 ^ self.b.val()).get_bit(self.c0[1].w.val().get_bits::<2>(0).index());
        self.w.next = (self.c0[2].w.val() >> 24).get_bits::<48>(self.part[1].val().index());
    }
}

#[derive(LogicBlock)]
pub struct K0052Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<49>>,
    pub b: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bits<49>>,
    pub x: Signal<Out, Bits<50>>,
    limit: Constant<Bits<7>>,
    r0: Reg<Bits<50>>,
}

impl Default for K0052Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<7>(1)),
            r0: Reg::without_reset(),
        }
    }
}

impl Logic for K0052Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        self.r0.d.next = (self.r0.q.val() ^ self.r0.q.val()) - 1_u64.to_bits::<50>();
        match self.limit.val().index() {
            4 => {
                self.r0.d.next = bit_cast::<50, 32>(self.r0.q.val().get_bits::<32>(9)) - (self.r0.q.val() + self.r0.q.val());
            }
            0 => {
                self.r0.d.next = self.r0.q.val() + self.r0.q.val() | self.r0.q.val();
            }
            _ => {}
        }
        self.x.next = 0x1_u64.into();
        self.w.next = self.a.val();
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0053Word {
    pub tag: Bits<49>,
    pub valid: Bit,
    pub data: Bits<49>,
}

#[derive(LogicBlock)]
pub struct K0053Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<49>>,
    pub w: Signal<Out, Bits<49>>,
    pub x: Signal<Out, K0053Word>,
    r0: Reg<Signed<49>>,
    l0: Signal<Local, K0053Word>,
    l1: Signal<Local, K0053Word>,
}

impl Default for K0053Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(signed_cast(bits::<49>(508213369055014))),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0053Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l1.next.tag = self.a.val().replace_bit(27, bit_cast::<2, 49>(self.a.val()) == bit_cast::<2, 49>(self.a.val()));
        self.l1.next.valid = self.r0.q.val().get_bits::<50>(37) > signed_cast(bit_cast::<50, 49>(self.a.val()));
        self.l1.next.data = 0x5_u64 ^ self.a.val().replace_bit(28, self.a.val().get_bit(47));
        self.x.next.tag = self.a.val();
        self.x.next.valid = (bit_cast::<50, 49>(self.a.val()) > 568779306881840_u64.to_bits::<50>()) < (self.a.val() != self.a.val());
        self.x.next.data = self.a.val();
        if self.x.val().valid {
            self.r0.d.next = signed_bit_cast::<49, 32>(signed_cast(bit_cast::<32, 31>(bit_cast::<31, 49>(self.a.val()))) - 1073741824.into());
        } else {
            self.r0.d.next = signed_bit_cast::<49, 32>(signed_cast(bit_cast::<32, 31>(bits::<31>(1) + self.x.val().tag.get_bits::<31>(1))) - 1073741824.into());
        }
        if bit_cast::<2, 49>(self.a.val()).all() {
            self.l0.next.tag = unsigned_cast(signed_cast(self.x.val().tag));
            self.l0.next.valid = self.x.val().valid;
            self.l0.next.data = unsigned_cast(signed_cast(self.l1.val().data));
        } else {
            self.l0.next = self.x.val();
        }
        self.w.next = unsigned_cast(self.r0.q.val() + (-887324615).into());
    }
}

#[derive(LogicBlock)]
pub struct K0053Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, K0053Word>,
    pub w: Signal<Out, K0053Word>,
    pub x: Signal<Out, Bit>,
    r0: Reg<Bits<49>>,
    c0: K0053Child0,
    part: [Signal<Local, Signed<49>>; 2],
}

impl Default for K0053Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<49>(0)),
            c0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0053Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        for i in 0..2 {
            self.part[i].next = signed_cast(0x0_u64 + self.r0.q.val());
            for j in 0..3 {
                if self.a.val().valid || self.a.val().valid {
                    self.part[i].next = (-310226859).into();
                }
            }
        }
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = !bit_cast::<50, 49>(self.a.val().tag).get_bits::<49>(1);
        self.r0.d.next = self.c0.w.val().replace_bit(19, self.c0.x.val().valid) + (self.c0.x.val().tag.get_bits::<2>(14) > 0x0_u64);
        self.w.next.tag = 0x1_u64.into();
        self.w.next.valid = unsigned_cast(self.part[0].val()).get_bit(33);
        self.w.next.data = unsigned_cast(self.part[1].val() + self.part[0].val());
        self.x.next = self.c0.x.val() != self.a.val() && self.c0.x.val().valid ^ self.c0.x.val().valid;
    }
}

#[derive(LogicBlock)]
pub struct K0053Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<50>>,
    pub b: Signal<In, Signed<2>>,
    pub w: Signal<Out, Bits<50>>,
    pub x: Signal<Out, Bit>,
    c0: Vec<K0053Child0>,
    c1: K0053Child1,
    part: [Signal<Local, Bits<50>>; 2],
}

impl Default for K0053Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            c0: (0..3).map(|_| K0053Child0::default()).collect(),
            c1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0053Top {
    #[hdl_gen]
    fn update(&mut self) {
        for i in 0..3 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = bit_cast::<49, 32>(self.a.val().get_bits::<32>(32)) >> 45;
        }
        self.part[0].next = 28204940872781_u64.into();
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() - !bit_cast::<50, 49>(self.c0[1].w.val());
        }
        self.c1.clock.next = self.clock.val();
        self.c1.a.next = self.c0[2].x.val();
        self.x.next = self.c1.x.val();
        self.w.next = 0x2127dd72b4616_u64.into();
    }
}

#[derive(LogicBlock)]
pub struct K0054Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<189>>,
    pub b: Signal<In, Bits<189>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<189>>,
    r0: RegEn<Bits<10>>,
    r1: RegEn<Bits<189>>,
    rom: Rom<3, 10>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bits<10>>,
}

impl Default for K0054Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::new(bits::<10>(1023)),
            r1: RegEn::new(bits::<189>(0)),
            rom: Rom::new(vec![bits::<10>(1), bits::<10>(960), bits::<10>(13), bits::<10>(75), bits::<10>(333)]),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0054Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        dff_setup!(self, clock, r0, r1);
        self.r1.en.next = self.c.val();
        self.rom.read_addr.next = 3_u64.to_bits::<3>();
        self.l1.next = self.rom.read_data.val() << self.r0.q.val() << 9;
        if bits::<10>(861) != 904 {
            self.r0.en.next = (self.r1.q.val() << self.r0.q.val()).get_bit(4);
            self.r0.d.next = 0x3ff_u64.into();
        } else {
            self.r0.en.next = !(self.b.val() < self.b.val());
        }
        match self.l1.val().index() {
            5 => {
                self.w.next = bit_cast::<189, 10>(self.l1.val()) & self.r1.q.val() >> self.r0.q.val();
            }
            0 => {
                self.w.next = self.r1.q.val();
            }
            1 => {
                self.w.next = (self.r1.q.val() >> self.rom.read_data.val()) - self.r1.q.val();
            }
            _ => {
                self.w.next = self.b.val();
            }
        }
        if self.c.val() && self.c.val() {
            self.r1.d.next = self.r1.q.val();
            self.l0.next = self.c.val();
        } else if self.c.val() == self.c.val() {
            self.r1.d.next = self.w.val();
            self.l0.next = (self.b.val() << self.rom.read_data.val()).get_bit(self.l1.val().get_bits::<7>(0).index());
        } else {
            self.r1.d.next = bit_cast::<189, 10>(self.l1.val()) + self.b.val() | self.a.val() ^ self.r1.q.val();
            self.l0.next = self.r0.q.val() - self.rom.read_data.val() < 0x0_u64;
        }
    }
}

#[derive(LogicBlock)]
pub struct K0055Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<51>>,
    pub b: Signal<In, Bits<4>>,
    pub w: Signal<Out, Bits<51>>,
    limit: Constant<Bits<50>>,
    r0: RegEn<Bit>,
    ram: Ram<4, 51, 1>,
    part: [Signal<Local, Bits<51>>; 3],
}

impl Default for K0055Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<50>(1)),
            r0: RegEn::new(true),
            ram: Ram::new(16),
            part: Default::default(),
        }
    }
}

impl Logic for K0055Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0);
        self.r0.en.next = (self.r0.q.val() && self.r0.q.val()) | !self.r0.q.val();
        for i in 0..3 {
            self.part[i].next = self.a.val();
        }
        self.ram.read_addr.next = self.b.val();
        self.ram.write_addr.next = self.b.val();
        self.ram.write_data.next = bit_cast::<51, 50>(self.limit.val()) | !self.part[0].val();
        if self.r0.q.val() {
            self.ram.write_data.next = self.a.val();
        }
        match self.b.val().index() {
            5 => {
                self.ram.write_en.next = self.part[0].val().get_bits::<1>(26) + bits::<1>(0) ^ (self.limit.val().get_bits::<1>(22) | self.part[2].val().get_bits::<1>(33));
            }
            1 => {
                self.ram.write_en.next = 0x1_u64 & bit_cast::<1, 50>(self.limit.val());
            }
            _ => {
                self.ram.write_en.next = self.limit.val().get_bits::<1>(self.b.val().index());
            }
        }
        self.w.next = bit_cast::<51, 50>(self.limit.val()) - 2050189636424050_u64 + (self.a.val() << 26);
        if self.r0.q.val() && self.r0.q.val() || self.r0.q.val() {
            self.r0.d.next = self.b.val() + 0x0_u64 > bit_cast::<4, 51>(self.a.val());
        }
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0048", K0048Top, clockless, resets, [a, b, c] -> [w, x]),
        kernel!("k0049", K0049Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0050", K0050Top, clockless, resets, [a, b, c] -> [w]),
        kernel!("k0051", K0051Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0052", K0052Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0053", K0053Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0054", K0054Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0055", K0055Top, clocked, keeps, [a, b] -> [w]),
    ]
}
