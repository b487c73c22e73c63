//! Random kernels 192 to 199 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0192Word {
    pub tag: Bits<45>,
    pub valid: Bit,
    pub data: Bits<6>,
}

#[derive(LogicBlock)]
pub struct K0192Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, K0192Word>,
    pub w: Signal<Out, K0192Word>,
    pub x: Signal<Out, K0192Word>,
    r0: RegEn<Bits<46>>,
    rom: Rom<2, 46>,
    l0: Signal<Local, Bits<46>>,
    part: [Signal<Local, Bits<46>>; 2],
}

impl Default for K0192Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<46>(70368744177663)),
            rom: Rom::new(vec![bits::<46>(50425437846018), bits::<46>(70368744177663)]),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0192Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        dff_setup!(self, clock, r0);
        self.l0.next = self.rom.read_data.val() + !self.r0.q.val();
        self.rom.read_addr.next = (bit_cast::<2, 46>(self.rom.read_data.val()) | 1_u64.to_bits::<2>()) << 3;
        self.r0.en.next = bit_cast::<6, 45>(self.a.val().tag) >= self.a.val().data;
        for i in 0..2 {
            self.part[i].next = self.rom.read_data.val() >> self.l0.val().get_bits::<10>(0) | unsigned_cast(signed_cast(self.r0.q.val()));
        }
        match self.a.val().valid {
            true => {
                self.r0.d.next = self.l0.val() << 15 ^ 26113707045048_u64;
                self.x.next.tag = self.a.val().tag;
                self.x.next.valid = self.a.val().valid ^ self.a.val().valid != self.a.val().tag.any();
                self.x.next.data = (self.a.val().data ^ 0) >> self.r0.q.val().get_bits::<10>(0);
            }
            false => {
                self.r0.d.next = 0.into();
                self.x.next.tag = bit_cast::<32, 46>(self.l0.val()).get_bits::<45>(self.part[0].val().get_bits::<5>(0).index());
                self.x.next.valid = 0x10_u64 + self.a.val().data > self.a.val().data - self.a.val().data;
                self.x.next.data = bit_cast::<6, 32>(bit_cast::<32, 46>(self.l0.val()) >> 32);
            }
        }
        self.w.next.tag = self.x.val().tag.get_bits::<45>(0) ^ self.a.val().tag;
        self.w.next.valid = self.x.val().tag >= 23253103226344_u64;
        self.w.next.data = !(self.a.val().data + self.a.val().valid);
    }
}

#[derive(LogicBlock, Default)]
pub struct K0192Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<46>>,
    pub b: Signal<In, Bits<45>>,
    pub w: Signal<Out, Bits<46>>,
    pub x: Signal<Out, Bits<45>>,
    c0: K0192Child0,
    l0: Signal<Local, Bits<46>>,
}

impl Logic for K0192Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.c0.clock.next = self.clock.val();
        self.c0.a.next.tag = 0x1fee17635dd1_u64 & bit_cast::<45, 46>(self.a.val());
        self.c0.a.next.valid = self.b.val() >> self.a.val().get_bits::<10>(0) <= self.b.val() + self.b.val();
        self.c0.a.next.data = self.b.val().get_bits::<6>(12);
        self.l0.next = unsigned_cast(signed_cast(self.c0.w.val().data).get_bits::<46>(2));
        if self.c0.w.val().valid {
            self.l0.next = self.a.val() << self.c0.w.val().tag.get_bits::<10>(0) | self.a.val() >> 14;
        }
        self.w.next = self.l0.val();
        self.x.next = bit_cast::<45, 45>(self.c0.w.val().tag >> 3);
    }
}

#[derive(LogicBlock)]
pub struct K0193Child0 {
    pub a: Signal<In, Bits<48>>,
    pub w: Signal<Out, Bits<3>>,
    limit: Constant<Bits<48>>,
}

impl Default for K0193Child0 {
    fn default() -> Self {
        Self {
            a: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<48>(0)),
        }
    }
}

impl Logic for K0193Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        if self.limit.val().get_bit(5) {
            self.w.next = bit_cast::<3, 3>(0x7_u64 + self.limit.val().get_bits::<3>(self.limit.val().get_bits::<5>(0).index()));
        } else {
            self.w.next = bits::<3>(2) - (self.limit.val().get_bits::<3>(44) - self.a.val().get_bits::<3>(self.a.val().get_bits::<5>(0).index()));
        }
    }
}

#[derive(LogicBlock)]
pub struct K0193Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<47>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<48>>,
    pub w: Signal<Out, Bits<47>>,
    limit: Constant<Bits<3>>,
    r0: Reg<Bits<48>>,
    c0: K0193Child0,
    l0: Signal<Local, Bit>,
}

impl Default for K0193Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<3>(0)),
            r0: Reg::new(bits::<48>(211516443930403)),
            c0: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0193Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l0.next = self.limit.val() < 0x0_u64 ^ self.limit.val();
        self.c0.a.next = 2.into();
        match self.limit.val().index() {
            0 => {
                self.r0.d.next = bit_cast::<48, 47>(self.a.val()) - self.r0.q.val() + (self.r0.q.val() + self.c.val());
            }
            4 => {}
            _ => {
                self.r0.d.next = (bits::<48>(3) ^ self.r0.q.val()) >> 10;
            }
        }
        self.w.next = 0x66dc78bf0024_u64.into();
    }
}

#[derive(LogicBlock)]
pub struct K0194Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<48>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<48>>,
    r0: RegEn<Bit>,
}

impl Default for K0194Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::new(true),
        }
    }
}

impl Logic for K0194Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        dff_setup!(self, clock, r0);
        self.r0.en.next = (0xffffffffffff_u64 + self.a.val()).any();
        if self.r0.q.val() || self.r0.q.val() {
            self.r0.d.next = (self.a.val().get_bits::<47>(0) ^ self.a.val().get_bits::<47>(0)).get_bit(self.a.val().get_bits::<5>(0).index());
        } else {
            if bits::<7>(22).all() {
                self.r0.d.next = (self.b.val() || self.b.val()) && self.a.val().get_bits::<47>(0).get_bit(self.a.val().get_bits::<5>(0).index());
            } else if self.r0.q.val() && self.r0.q.val() {
                self.r0.d.next = !bits::<47>(1).xor();
            } else {
                self.r0.d.next = self.a.val().get_bits::<47>(1).get_bit(8) && self.a.val().all();
            }
        }
        self.w.next = self.a.val().replace_bit(self.a.val().get_bits::<5>(0).index(), self.r0.q.val()) ^ self.a.val() >> 24;
        match (self.r0.q.val() & self.r0.q.val()) {
            true => {
                self.w.next = self.a.val();
            }
            false => {
                self.w.next = (self.a.val() >> self.a.val().get_bits::<10>(0)).replace_bit(self.a.val().get_bits::<5>(0).index(), self.a.val().get_bits::<7>(self.a.val().get_bits::<5>(0).index()) == self.a.val().get_bits::<7>(6));
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0195Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<4>>,
    pub b: Signal<In, Signed<4>>,
    pub w: Signal<Out, Bit>,
    pub x: Signal<Out, Bits<1>>,
    r0: Reg<Bits<4>>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bits<24>>,
}

impl Default for K0195Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<4>(7)),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0195Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0);
        self.l0.next = self.a.val().get_bit(self.a.val().get_bits::<2>(0).index());
        if self.r0.q.val().get_bit(1) {
            self.r0.d.next = unsigned_cast(-self.b.val());
        } else if self.a.val().get_bit(self.r0.q.val().get_bits::<2>(0).index()) && self.r0.q.val().get_bit(0) || !self.a.val().get_bit(2) {
            self.l0.next = bits::<49>(132907574648219_u64) >> self.a.val() != 562949953421311_u64;
        }
        self.l1.next = (bit_cast::<24, 4>(self.r0.q.val()) & bits::<24>(1)) << 5;
        self.x.next = bit_cast::<1, 1>(bit_cast::<1, 4>(self.a.val()));
        if self.a.val() >= 15 {
            self.w.next = (self.x.val() << self.a.val()).all();
        } else {
            self.w.next = self.l0.val() && self.l0.val() && self.l1.val().all();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0195Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<49>>,
    pub b: Signal<In, Bits<49>>,
    pub w: Signal<Out, Bits<49>>,
    pub x: Signal<Out, Bits<4>>,
    r0: RegEn<Bits<4>>,
    c0: K0195Child0,
    l0: Signal<Local, Bits<24>>,
}

impl Default for K0195Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::without_reset(),
            c0: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0195Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        if self.r0.q.val().get_bit(3) | self.b.val().get_bit(31) {
            self.r0.en.next = !self.b.val().get_bit(self.r0.q.val().index()) <= bit_cast::<24, 4>(self.r0.q.val()).get_bit(21);
            self.l0.next = self.b.val().get_bits::<24>(self.r0.q.val().index()).replace_bit(self.r0.q.val().index(), self.a.val().get_bit(self.r0.q.val().index())).replace_bit(self.r0.q.val().index(), self.a.val().get_bit(16) >= self.r0.q.val().get_bit(0));
        } else {
            self.r0.en.next = self.a.val().get_bits::<1>(7).any() && bits::<24>(0) <= bit_cast::<24, 49>(self.b.val());
            self.l0.next = self.b.val().get_bits::<24>(self.r0.q.val().index());
        }
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = self.r0.q.val().replace_bit(self.b.val().get_bits::<2>(0).index(), self.a.val().get_bit(self.r0.q.val().index())) - self.r0.q.val().get_bits::<4>(self.r0.q.val().get_bits::<2>(0).index());
        self.c0.b.next = signed_bit_cast::<4, 3>(signed_cast(bit_cast::<3, 2>(bit_cast::<2, 32>(bits::<32>(3510383863_u64)))) - 2.into());
        self.r0.d.next = self.r0.q.val() + (bits::<4>(15) + self.r0.q.val());
        self.w.next = self.b.val();
        self.x.next = self.r0.q.val() & self.r0.q.val() ^ 12;
    }
}

#[derive(LogicBlock)]
pub struct K0196Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bit>,
    pub w: Signal<Out, Bits<9>>,
    pub x: Signal<Out, Bit>,
    rom: Rom<4, 9>,
    l0: Signal<Local, Bits<9>>,
    l1: Signal<Local, Bits<7>>,
}

impl Default for K0196Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            rom: Rom::new(vec![bits::<9>(108), bits::<9>(7), bits::<9>(141), bits::<9>(1), bits::<9>(60), bits::<9>(1), bits::<9>(0), bits::<9>(101), bits::<9>(389), bits::<9>(498), bits::<9>(1), bits::<9>(30), bits::<9>(511), bits::<9>(0), bits::<9>(506), bits::<9>(4)]),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0196Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        clock!(self, clock, rom);
        self.l1.next = 14.into();
        self.l0.next = 217.into();
        for i in 0..2 {
            if i != 1 {
                if self.a.val() && self.a.val() {
                    self.l1.next = bits::<7>(68);
                }
            }
        }
        if self.a.val() {
            self.w.next = bit_cast::<9, 7>(self.l1.val()) >> 8 ^ self.l0.val() + self.a.val();
        } else if !self.a.val() {
            self.w.next = 5.into();
        } else {
            self.w.next = self.l0.val() << self.rom.read_data.val() ^ self.rom.read_data.val() << 0;
        }
        self.rom.read_addr.next = !(self.w.val().get_bits::<4>(0) + self.a.val());
        self.x.next = signed_cast(bit_cast::<50, 7>(self.l1.val())) > signed_cast(bit_cast::<50, 7>(self.l1.val())) - (-337780732).into();
    }
}

#[derive(LogicBlock)]
pub struct K0196Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<50>>,
    pub b: Signal<In, Bits<9>>,
    pub w: Signal<Out, Bits<50>>,
    pub x: Signal<Out, Bits<8>>,
    r0: Reg<Signed<7>>,
    c0: Vec<K0196Child0>,
}

impl Default for K0196Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(signed_cast(bits::<7>(62))),
            c0: (0..2).map(|_| K0196Child0::default()).collect(),
        }
    }
}

impl Logic for K0196Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        for i in 0..2 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = !(self.a.val() != self.a.val());
        }
        self.x.next = !self.a.val().get_bits::<8>(15) ^ 1;
        self.w.next = self.a.val();
        self.r0.d.next = -self.r0.q.val() + self.r0.q.val();
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0197State { Idle, Load }

#[derive(LogicBlock)]
pub struct K0197Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<140>>,
    pub b: Signal<In, Bits<12>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<140>>,
    pub x: Signal<Out, Bits<12>>,
    limit: Constant<Bits<12>>,
    r0: Reg<Bit>,
    l0: Signal<Local, Bits<140>>,
    l1: Signal<Local, K0197State>,
}

impl Default for K0197Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<12>(4095)),
            r0: Reg::new(false),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0197Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        match self.b.val().index() {
            1113 => {
                self.r0.d.next = (0x32e4d3105fb22771_u64 ^ self.a.val()).xor();
            }
            1682 => {
                self.r0.d.next = (self.limit.val() - self.b.val()).get_bit(8);
            }
            2 => {
                self.r0.d.next = !(self.r0.q.val() || self.r0.q.val());
            }
            _ => {
                self.r0.d.next = self.b.val().any() != (self.a.val() > self.a.val());
            }
        }
        match self.limit.val().index() {
            4 => {
                self.l0.next = self.a.val();
            }
            2 => {
                self.l0.next = self.a.val();
            }
            _ => {
                self.l0.next = self.a.val() >> 36;
            }
        }
        self.l1.next = K0197State::Idle;
        self.w.next = !(self.l0.val() + self.l0.val());
        self.x.next = !self.b.val();
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0198State { Idle, Load, Run, Wait, Done, Fail }

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0198Word {
    pub valid: Bit,
    pub data: Bits<32>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0198BusSlave"]
pub struct K0198BusMaster {
    pub there: Signal<Out, Bits<52>>,
    pub back: Signal<In, Bits<32>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0198BusMaster"]
pub struct K0198BusSlave {
    pub there: Signal<In, Bits<52>>,
    pub back: Signal<Out, Bits<32>>,
}

#[derive(LogicBlock)]
pub struct K0198Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bit>,
    pub b: Signal<In, K0198State>,
    pub w: Signal<Out, K0198State>,
    r0: DFF<K0198State>,
    rom: Rom<1, 2>,
    l0: Signal<Local, Signed<2>>,
    l1: Signal<Local, K0198Word>,
    part: [Signal<Local, Bits<32>>; 2],
}

impl Default for K0198Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Default::default(),
            rom: Rom::new(vec![bits::<2>(3), bits::<2>(2)]),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0198Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, rom);
        dff_setup!(self, clock, r0);
        self.rom.read_addr.next = self.rom.read_data.val().get_bits::<1>(1) - bits::<1>(1) ^ self.rom.read_data.val().get_bits::<1>(self.rom.read_data.val().get_bits::<1>(0).index()) & self.rom.read_data.val().get_bits::<1>(0);
        self.part[0].next = 0x1_u64.into();
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() ^ bit_cast::<32, 2>(self.rom.read_data.val()) + bits::<32>(856870710);
        }
        match self.b.val() {
            K0198State::Idle => {
                self.l1.next.valid = self.part[0].val().get_bits::<2>(2).xor();
                self.l1.next.data = bit_cast::<16, 2>(self.rom.read_data.val()) * (bit_cast::<16, 2>(self.rom.read_data.val()) - bit_cast::<16, 2>(self.rom.read_data.val()));
                self.w.next = self.b.val();
            }
            K0198State::Load => {
                self.l1.next.valid = self.rom.read_data.val() == 0_u64.to_bits::<2>() && self.rom.read_data.val() == self.rom.read_data.val();
                self.l1.next.data = bit_cast::<52, 2>(self.rom.read_data.val()).replace_bit(47, self.a.val()).get_bits::<32>(26);
                self.w.next = self.r0.q.val();
            }
            K0198State::Run => {
                self.l1.next.valid = self.rom.read_data.val() | self.rom.read_data.val() >= 0x0_u64;
                self.l1.next.data = self.part[0].val();
                self.w.next = self.r0.q.val();
            }
            K0198State::Wait => {
                self.l1.next.valid = self.a.val();
                self.l1.next.data = bit_cast::<16, 2>(self.rom.read_data.val()) * bit_cast::<16, 2>(self.rom.read_data.val()) | self.part[1].val();
                self.w.next = self.b.val();
            }
            K0198State::Done => {
                self.l1.next.valid = signed_cast(self.part[1].val()) - signed_cast(self.part[0].val()) >= (-353754796).into();
                self.l1.next.data = self.part[1].val() + self.a.val() ^ self.part[0].val();
                self.w.next = self.r0.q.val();
            }
            K0198State::Fail => {
                self.l1.next.valid = self.a.val() || signed_cast(self.part[0].val()) <= (-1034051779).into();
                self.l1.next.data = bit_cast::<16, 2>(self.rom.read_data.val()) * bits::<52>(11).get_bits::<16>(21);
                self.w.next = self.r0.q.val();
            }
        }
        self.l0.next = --signed_cast(bit_cast::<2, 32>(self.l1.val().data));
    }
}

#[derive(LogicBlock, Default)]
pub struct K0198Asker {
    pub bus: K0198BusMaster,
    pub a: Signal<In, Bits<51>>,
    pub w: Signal<Out, Bits<52>>,
}

impl Logic for K0198Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<52, 51>(self.a.val()) ^ bits::<52>(4503599627370495_u64).replace_bit(self.a.val().get_bits::<5>(0).index(), self.a.val().get_bit(34));
        self.w.next = bit_cast::<52, 32>(self.bus.back.val()) ^ bit_cast::<52, 32>(self.bus.back.val());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0198Answerer {
    pub bus: K0198BusSlave,
}

impl Logic for K0198Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<32, 52>(self.bus.there.val()) ^ (bit_cast::<32, 52>(self.bus.there.val()) ^ self.bus.there.val().get_bits::<32>(10));
    }
}

#[derive(LogicBlock, Default)]
pub struct K0198Outer {
    pub bus: K0198BusSlave,
    inner: K0198Answerer,
}

impl Logic for K0198Outer {
    #[hdl_gen]
    fn update(&mut self) {
        K0198BusSlave::link(&mut self.bus, &mut self.inner.bus);
    }
}

#[derive(LogicBlock)]
pub struct K0198Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<51>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Signed<51>>,
    pub w: Signal<Out, Bits<51>>,
    pub x: Signal<Out, Bits<2>>,
    limit: Constant<Bits<51>>,
    r0: DFF<K0198Word>,
    r1: DFFWithInit<Bits<52>>,
    c0: Vec<K0198Child0>,
    c1: K0198Asker,
    c3: K0198Outer,
    l0: Signal<Local, K0198State>,
    l1: Signal<Local, Bit>,
}

impl Default for K0198Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<51>(2251799813685247)),
            r0: Default::default(),
            r1: DFFWithInit::new(bits::<52>(0)),
            c0: (0..3).map(|_| K0198Child0::default()).collect(),
            c1: Default::default(),
            c3: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0198Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        if self.r1.q.val() > self.r1.q.val() {
            self.l0.next = K0198State::Load;
            self.r0.d.next.valid = self.r1.q.val() <= self.r1.q.val() && !self.r0.q.val().valid;
            self.r0.d.next.data = self.r0.q.val().data << 1 << self.a.val().get_bits::<10>(0);
        } else if !self.b.val() {
            self.l0.next = K0198State::Idle;
            self.r0.d.next.valid = self.b.val() != (self.r0.q.val() == self.r0.q.val());
            self.r0.d.next.data = self.r0.q.val().data - self.r0.q.val().data;
        } else {
            self.l0.next = K0198State::Wait;
            self.r0.d.next.valid = !(self.r0.q.val().valid < self.b.val());
            self.r0.d.next.data = bits::<16>(1) * !bit_cast::<16, 51>(self.a.val());
        }
        if self.r0.q.val().data < self.r0.q.val().data {
            self.l1.next = self.r0.q.val().valid;
            for i in 0..2 {
                if self.l0.val() == K0198State::Fail {
                    self.l1.next = self.b.val() & self.b.val() && self.r1.q.val().get_bit(self.limit.val().get_bits::<5>(0).index());
                }
            }
        } else if bits::<52>(12).all() {
            self.l1.next = self.r0.q.val().valid;
            match self.l0.val() {
                K0198State::Idle => {
                    self.l1.next = self.r0.q.val().valid | (self.b.val() && self.r0.q.val().valid);
                }
                K0198State::Load => {
                    self.l1.next = self.b.val();
                }
                K0198State::Run => {
                    self.l1.next = self.limit.val() - self.limit.val() < 1_u64.to_bits::<51>();
                }
                K0198State::Wait => {
                    self.l1.next = signed_cast(self.r1.q.val()) - signed_cast(self.r1.q.val()) != (-110628693).into();
                }
                K0198State::Done => {
                    self.l1.next = self.r0.q.val().valid;
                }
                K0198State::Fail => {
                    self.l1.next = self.l0.val() == K0198State::Idle;
                }
            }
        } else {
            self.l1.next = unsigned_cast(self.c.val()).get_bit(16);
        }
        self.r1.d.next = self.r1.q.val();
        self.x.next = bit_cast::<2, 52>(self.r1.q.val()).replace_bit(1, self.r0.q.val().valid) & bit_cast::<2, 51>(self.a.val());
        for i in 0..3 {
            self.c0[i].clock.next = self.clock.val();
            self.c0[i].a.next = self.r0.q.val() == self.r0.q.val();
            self.c0[i].b.next = self.l0.val();
        }
        self.c1.a.next = unsigned_cast(-self.c.val());
        K0198BusMaster::join(&mut self.c1.bus, &mut self.c3.bus);
        self.w.next = self.limit.val() << self.x.val();
    }
}

#[derive(LogicBlock)]
pub struct K0199Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<52>>,
    pub b: Signal<In, Bits<26>>,
    pub c: Signal<In, Signed<3>>,
    pub w: Signal<Out, Bits<52>>,
    pub x: Signal<Out, Signed<3>>,
    r0: DFF<Signed<3>>,
    ram: Ram<1, 3, 1>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bit>,
    part: [Signal<Local, Bits<3>>; 2],
}

impl Default for K0199Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Default::default(),
            ram: Ram::new(2),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0199Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        clock!(self, clock, r0, ram);
        self.part[0].next = 0x7_u64 ^ self.a.val().get_bits::<3>(37) ^ unsigned_cast(self.c.val());
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() | self.ram.read_data.val();
        }
        self.r0.d.next = signed_bit_cast::<3, 3>(signed_cast(bit_cast::<3, 2>(self.part[1].val().get_bits::<2>(0))) - 2.into());
        self.l1.next = !self.ram.read_data.val().xor();
        self.l0.next = self.l1.val();
        self.w.next = (self.a.val() & 1).get_bits::<52>(0);
        if self.l0.val() && self.l0.val() {
            self.x.next = --self.c.val();
        } else {
            self.x.next = self.c.val();
        }
        self.ram.read_addr.next = self.b.val().get_bits::<1>(17) + self.l1.val();
        self.ram.write_addr.next = bit_cast::<32, 3>(self.ram.read_data.val()).get_bits::<1>(12);
        self.ram.write_data.next = self.part[1].val() + self.l1.val();
        self.ram.write_en.next = 0x0_u64 - self.a.val().get_bits::<1>(self.part[0].val().index()) + bit_cast::<1, 52>(self.w.val());
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0192", K0192Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0193", K0193Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0194", K0194Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0195", K0195Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0196", K0196Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0197", K0197Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0198", K0198Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0199", K0199Top, clocked, keeps, [a, b, c] -> [w, x]),
    ]
}
