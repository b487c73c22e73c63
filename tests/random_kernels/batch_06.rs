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
            if self.a.val().get_bits::<10>(self.a.val().get_bits::<5>(0).index()).xor() {
                self.l0.next = bit_cast::<1, 1>(self.a.val().get_bits::<1>(self.a.val().get_bits::<5>(0).index()) & bits::<1>(1));
            }
        }
        match self.c.val() {
            true => {
                self.l1.next = bit_cast::<10, 1>(self.l0.val()) <= 391 || self.c.val();
                self.x.next = (self.b.val() && self.b.val()) < self.l0.val().get_bit(0);
            }
            false => {
                self.l1.next = signed_cast(self.a.val().get_bits::<5>(22)) - signed_cast(bit_cast::<5, 1>(self.l0.val())) != -signed_cast(self.a.val().get_bits::<5>(self.l0.val().index()));
                self.x.next = self.l0.val().get_bit(0);
            }
        }
        self.w.next = self.a.val() | self.a.val();
    }
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0049BusSlave"]
pub struct K0049BusMaster {
    pub there: Signal<Out, Bits<32>>,
    pub back: Signal<In, Bits<1>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0049BusMaster"]
pub struct K0049BusSlave {
    pub there: Signal<In, Bits<32>>,
    pub back: Signal<Out, Bits<1>>,
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
        self.l1.next = (bit_cast::<32, 4>(self.b.val()) & bits::<32>(8)).replace_bit(self.b.val().index(), self.a.val());
        self.w.next = bit_cast::<1, 32>(self.l1.val());
        self.x.next = 0xf_u64 | self.b.val();
        match self.b.val().index() {
            0 => {
                self.x.next = self.l1.val().get_bits::<4>(18);
            }
            1 => {
                self.x.next = self.b.val();
            }
            3 => {
                self.x.next = 0x1_u64 | self.b.val() ^ bit_cast::<4, 1>(self.w.val());
            }
            _ => {
                self.x.next = self.b.val() & 0x1_u64;
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0049Asker {
    pub bus: K0049BusMaster,
    pub a: Signal<In, Bits<46>>,
    pub w: Signal<Out, Bits<1>>,
}

impl Logic for K0049Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<32, 46>(self.a.val()) ^ !self.a.val().get_bits::<32>(self.a.val().get_bits::<5>(0).index());
        self.w.next = self.bus.back.val() ^ self.bus.back.val();
    }
}

#[derive(LogicBlock, Default)]
pub struct K0049Answerer {
    pub bus: K0049BusSlave,
}

impl Logic for K0049Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<1, 32>(self.bus.there.val()) ^ self.bus.there.val().get_bits::<1>(self.bus.there.val().get_bits::<5>(0).index());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0049Outer {
    pub bus: K0049BusSlave,
    inner: K0049Answerer,
}

impl Logic for K0049Outer {
    #[hdl_gen]
    fn update(&mut self) {
        K0049BusSlave::link(&mut self.bus, &mut self.inner.bus);
    }
}

#[derive(LogicBlock)]
pub struct K0049Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<46>>,
    pub b: Signal<In, Bits<1>>,
    pub c: Signal<In, Bits<32>>,
    pub w: Signal<Out, Bits<46>>,
    pub x: Signal<Out, Bits<4>>,
    r0: Reg<Bits<1>>,
    c0: K0049Child0,
    c1: K0049Asker,
    c3: K0049Outer,
    l0: Signal<Local, Bits<46>>,
}

impl Default for K0049Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<1>(0)),
            c0: Default::default(),
            c1: Default::default(),
            c3: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0049Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.c1.a.next = self.a.val();
        K0049BusMaster::join(&mut self.c1.bus, &mut self.c3.bus);
        self.r0.d.next = !self.b.val();
        self.l0.next = self.a.val();
        self.c0.a.next = self.r0.q.val().get_bit(0);
        self.c0.b.next = bit_cast::<4, 1>(self.r0.q.val()) >> 5 >> 0;
        self.w.next = bit_cast::<46, 4>(self.c0.x.val() >> self.c0.w.val());
        self.x.next = 0.into();
        for i in 0..3 {
            if i < 2 {
                if self.c1.w.val().get_bit(0) || self.l0.val().get_bit(i * 7) {
                    self.w.next = self.l0.val() << self.b.val() ^ self.a.val();
                    self.x.next = (self.l0.val().get_bits::<4>(i + 3) >> self.c0.w.val()) + self.c1.w.val().get_bit(0);
                }
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
        for i in 0..2_usize {
            self.part[i].next = 1.into();
            if (self.l0.val() <= self.l0.val()) & bits::<47>(140737488355327_u64).get_bit(i * 4 + 2) {
                self.part[i].next = self.a.val().get_bits::<4>(self.l0.val().index()) + self.a.val().any();
            } else if signed_cast(self.l0.val()) - signed_cast(self.l0.val()) != signed_cast(self.l0.val()) {
                self.part[i].next = i.to_bits::<4>();
            }
        }
        self.w.next.valid = bit_cast::<47, 4>(self.part[0].val()) > bits::<47>(5371167513513_u64) || !self.l0.val().get_bit(3);
        self.w.next.data = !self.a.val().get_bits::<4>(self.part[1].val().index());
        self.x.next = (self.l1.val().get_bit(5) || self.l0.val().get_bit(2)) && signed_cast(bit_cast::<47, 4>(self.l0.val())) >= signed_cast(bit_cast::<47, 4>(self.part[1].val()));
        match self.part[0].val().index() {
            5 => {
                self.w.next.valid = self.l1.val().get_bit(0);
                self.x.next = bit_cast::<47, 46>(bits::<46>(32980034404746_u64)) != bit_cast::<46, 4>(self.l0.val()).get_bits::<47>(1);
            }
            _ => {
                self.w.next.data = self.part[1].val();
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0050Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<47>>,
    pub b: Signal<In, Bits<4>>,
    pub w: Signal<Out, Bits<47>>,
    r0: RegEn<Bits<4>>,
    c0: K0050Child0,
    l0: Signal<Local, Bits<46>>,
}

impl Default for K0050Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: RegEn::new(bits::<4>(0)),
            c0: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0050Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        if self.b.val().get_bit(self.b.val().get_bits::<2>(0).index()) || self.a.val().get_bit(20) {
            self.r0.d.next = bit_cast::<4, 4>(self.b.val());
        } else if bits::<23>(4).all() {
            if signed_cast(self.b.val()) <= (3).into() {
                self.r0.d.next = bit_cast::<23, 23>(bit_cast::<23, 4>(self.b.val())).get_bits::<4>(self.r0.q.val().index());
            } else if !self.r0.q.val().get_bit(3) {
                self.r0.d.next = 15.into();
            } else {
                self.r0.d.next = unsigned_cast(signed_cast(self.b.val())) & bit_cast::<4, 23>(self.a.val().get_bits::<23>(23));
            }
        } else {
            self.r0.d.next = self.r0.q.val() << 2;
        }
        self.c0.a.next = !!bit_cast::<23, 4>(self.b.val());
        self.l0.next = 0x0_u64 + unsigned_cast(signed_cast(bit_cast::<46, 4>(self.b.val())));
        match self.r0.q.val().index() {
            3 => {
                self.r0.en.next = !self.c0.w.val().valid | (self.a.val() > 1);
                self.w.next = self.a.val();
            }
            6 => {
                self.r0.en.next = -signed_cast(bits::<23>(1)) > signed_cast(bit_cast::<23, 4>(self.b.val()));
                self.w.next = bit_cast::<47, 23>(self.a.val().get_bits::<23>(self.c0.w.val().data.index()) >> 16);
            }
            _ => {
                self.r0.en.next = self.c0.w.val() != self.c0.w.val() || bit_cast::<23, 46>(self.l0.val()).all();
                self.w.next = (bits::<47>(0) >> self.b.val()) - (bit_cast::<47, 4>(self.b.val()) & self.a.val());
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0051State { Idle, Load, Run, Wait }

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
                    self.part[i].next = (bit_cast::<5, 49>(self.a.val()) + self.r0.q.val()).get_bits::<3>(self.a.val().get_bits::<2>(0).index());
                }
            }
        }
        self.l0.next = K0051State::Load;
        self.r0.d.next = self.part[0].val().xor() == self.r0.q.val() | self.r0.q.val();
        self.l1.next = self.a.val().get_bits::<3>(self.part[2].val().index()) | unsigned_cast(signed_cast(self.part[3].val()));
        self.w.next = !bit_cast::<48, 3>(self.part[3].val());
        if self.l0.val() != K0051State::Load || self.r0.q.val() && self.r0.q.val() {
            self.w.next = bits::<48>(1) << 6 >> 0;
        } else if !self.r0.q.val() & (self.r0.q.val() || self.r0.q.val()) {
            self.w.next = self.a.val().get_bits::<48>(0);
        }
    }
}

#[derive(LogicBlock)]
pub struct K0051Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<48>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<48>>,
    pub w: Signal<Out, Bits<48>>,
    pub x: Signal<Out, Bits<48>>,
    r0: Reg<K0051State>,
    r1: Reg<Bits<3>>,
    ram: Ram<3, 5, 1>,
    c0: K0051Child0,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bits<49>>,
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
            r0: Reg::new(K0051State::Idle),
            r1: Reg::new(bits::<3>(1)),
            ram: Ram::new(8).never_collides(),
            c0: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0051Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = self.r1.q.val().get_bits::<49>(0) << 38;
        self.ram.read_addr.next = self.r1.q.val() | self.r1.q.val();
        self.ram.write_addr.next = (self.r1.q.val() | self.r1.q.val()) ^ bits::<3>(1);
        match self.r0.q.val() {
            K0051State::Wait => {
                self.ram.write_data.next = 0x1_u64 - self.ram.read_data.val() << 2;
            }
            _ => {
                self.ram.write_data.next = self.ram.read_data.val();
            }
        }
        match self.r0.q.val() {
            K0051State::Idle => {
                self.ram.write_en.next = self.c.val().get_bits::<1>(23) ^ 0;
            }
            K0051State::Load => {
                self.ram.write_en.next = 0x1_u64.into();
            }
            K0051State::Run => {
                self.ram.write_en.next = !self.c0.w.val().get_bits::<1>(6);
            }
            K0051State::Wait => {
                self.ram.write_en.next = !bit_cast::<49, 48>(self.c.val()).get_bits::<1>(self.r1.q.val().index());
            }
        }
        match self.r0.q.val() {
            K0051State::Idle => {
                self.x.next = bit_cast::<48, 3>(self.r1.q.val()) << self.ram.read_data.val();
                self.r0.d.next = self.r0.q.val();
            }
            K0051State::Load => {
                self.x.next = !(self.c.val() >> self.r1.q.val());
                self.r0.d.next = self.r0.q.val();
            }
            K0051State::Run => {
                self.x.next = self.c0.w.val();
            }
            K0051State::Wait => {
                self.x.next = 1400733605536_u64.into();
                self.r0.d.next = self.r0.q.val();
            }
        }
        self.l1.next = (bit_cast::<49, 48>(self.c0.w.val()) + 13).replace_bit(self.ram.read_data.val().index(), self.b.val() && self.b.val());
        for i in 0..3 {
            if i != 2 {
                if self.b.val() {
                    self.r1.d.next = (self.r1.q.val() >> 3) + (self.r1.q.val() <= 1);
                    self.l1.next = bit_cast::<49, 48>(self.c.val());
                }
            }
        }
        if self.r0.q.val() == K0051State::Wait {
            self.l0.next = self.x.val() + bit_cast::<48, 5>(self.ram.read_data.val()) != self.x.val();
            self.w.next = self.a.val().replace_bit(9, self.b.val()) >> 7;
        } else {
            self.l0.next = self.b.val();
            self.w.next = bit_cast::<48, 3>(self.r1.q.val() + self.c0.w.val().get_bits::<3>(28));
        }
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
                self.r0.d.next = bit_cast::<50, 49>(self.a.val()) - (self.r0.q.val() + self.limit.val().get_bit(1));
            }
            0 => {
                self.r0.d.next = (self.r0.q.val() ^ self.r0.q.val()) - unsigned_cast(signed_cast(self.r0.q.val()));
            }
            _ => {
                self.r0.d.next = 0.into();
            }
        }
        self.x.next = self.r0.q.val();
        if self.a.val().get_bit(self.r0.q.val().get_bits::<5>(0).index()) {
            self.x.next = self.r0.q.val();
        }
        self.w.next = (self.a.val() | self.a.val()).get_bits::<49>(0);
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
            self.r0.d.next = self.r0.q.val();
        }
        self.l0.next.tag = !self.l1.val().tag + (self.a.val() >> self.x.val().tag.get_bits::<10>(0));
        self.l0.next.valid = (0x97ff1eb43573_u64 + self.l1.val().data).xor();
        self.l0.next.data = unsigned_cast(signed_cast(self.x.val().tag));
        self.w.next = !unsigned_cast(self.r0.q.val());
    }
}

#[derive(LogicBlock)]
pub struct K0053Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, K0053Word>,
    pub w: Signal<Out, Bit>,
    r0: RegEn<Bits<49>>,
    rom: Rom<3, 49>,
    c0: K0053Child0,
    l0: Signal<Local, Bits<2>>,
    l1: Signal<Local, Bit>,
    part: [Signal<Local, Signed<49>>; 2],
}

impl Default for K0053Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            r0: RegEn::new(bits::<49>(191039768318131)),
            rom: Rom::new(vec![bits::<49>(562949953421311), bits::<49>(0), bits::<49>(10), bits::<49>(0), bits::<49>(562949953421311)]),
            c0: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0053Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        dff_setup!(self, clock, r0);
        self.l1.next = self.a.val().valid;
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = 0x94a6fae194e1_u64 + self.r0.q.val();
        self.r0.d.next = self.c0.x.val().tag;
        self.r0.en.next = self.a.val() != self.c0.x.val();
        self.l0.next = !bit_cast::<2, 49>(self.r0.q.val()).replace_bit(1, self.c0.x.val().valid);
        if (bits::<50>(0) | bit_cast::<50, 49>(self.a.val().tag)).xor() {
            self.l0.next = bit_cast::<2, 49>(self.r0.q.val()) & bit_cast::<2, 49>(self.a.val().tag) | bit_cast::<2, 49>(self.rom.read_data.val());
        }
        self.rom.read_addr.next = bits::<3>(7) >> 2 ^ 1;
        for i in 0..2 {
            self.part[i].next = signed_cast(self.l0.val()).get_bits::<49>(1) + (-823835331).into();
            if self.l1.val() {
                self.part[i].next = -signed_cast(self.r0.q.val());
            }
        }
        self.w.next = bit_cast::<2, 50>(bit_cast::<50, 49>(self.c0.w.val())).xor();
        if bit_cast::<50, 49>(self.rom.read_data.val()).all() {
            self.w.next = (self.a.val().tag & self.a.val().tag).any();
        } else if self.rom.read_data.val() + self.c0.x.val().valid <= bit_cast::<49, 49>(self.a.val().data) {
            self.w.next = self.l0.val().xor();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0053Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<50>>,
    pub b: Signal<In, Signed<50>>,
    pub c: Signal<In, Bits<50>>,
    pub w: Signal<Out, Bits<50>>,
    pub x: Signal<Out, Bits<2>>,
    limit: Constant<Bits<50>>,
    c0: K0053Child0,
    c1: K0053Child1,
}

impl Default for K0053Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<50>(763274404721892)),
            c0: Default::default(),
            c1: Default::default(),
        }
    }
}

impl Logic for K0053Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.c1.clock.next = self.clock.val();
        self.c1.a.next.tag = self.a.val().get_bits::<49>(self.a.val().get_bits::<5>(0).index());
        self.c1.a.next.valid = !self.a.val().get_bit(self.c.val().get_bits::<5>(0).index());
        self.c1.a.next.data = 0x1_u64 & self.c.val().get_bits::<49>(13);
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = bits::<49>(562949953421311_u64);
        self.w.next = unsigned_cast(self.b.val());
        self.x.next = self.c0.x.val().data.get_bits::<2>(22);
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
                self.w.next = bit_cast::<189, 189>(self.b.val()) & self.r1.q.val();
            }
            0 => {
                self.w.next = self.r1.q.val() - self.a.val() + self.r1.q.val().replace_bit(144, self.c.val());
            }
            1 => {
                self.w.next = self.b.val().get_bits::<189>(119);
            }
            _ => {
                self.w.next = 0xa06882eb7263f85c_u64 - self.b.val();
            }
        }
        self.r1.d.next = 15041728186658744538_u64.into();
        self.l0.next = self.c.val();
        match self.r0.q.val().index() {
            4 => {
                self.l0.next = bit_cast::<189, 189>(self.w.val()) != 0x1_u64;
            }
            0 => {
                self.l0.next = self.a.val() ^ self.r1.q.val() > 1;
            }
            _ => {
                self.l0.next = self.l1.val() <= 0x3ff_u64 || self.rom.read_data.val().any();
            }
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
        self.ram.write_data.next = bit_cast::<51, 2>(self.limit.val().get_bits::<2>(10)) | self.part[0].val() + self.r0.q.val();
        if self.b.val().replace_bit(3, self.r0.q.val()) >= self.b.val() {
            self.ram.write_data.next = self.ram.read_data.val();
        } else if self.b.val().any() {
            self.ram.write_data.next = self.ram.read_data.val() + (self.limit.val() < 0x8_u64);
        }
        match self.b.val().index() {
            6 => {
                self.ram.write_en.next = bits::<1>(0);
            }
            5 => {
                self.ram.write_en.next = self.b.val().get_bits::<1>(3);
            }
            1 => {
                self.ram.write_en.next = self.limit.val().get_bits::<1>(self.b.val().index()) ^ self.b.val().get_bits::<1>(3) << 1;
            }
            _ => {
                self.ram.write_en.next = self.limit.val().get_bits::<1>(17) + (bit_cast::<1, 51>(self.a.val()) >> self.b.val());
            }
        }
        self.w.next = self.a.val();
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0048", K0048Top, clockless, resets, [a, b, c] -> [w, x]),
        kernel!("k0049", K0049Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0050", K0050Top, clocked, resets, [a, b] -> [w]),
        kernel!("k0051", K0051Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0052", K0052Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0053", K0053Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0054", K0054Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0055", K0055Top, clocked, keeps, [a, b] -> [w]),
    ]
}
