//! Random kernels 120 to 127 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock)]
pub struct K0120Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<88>>,
    pub b: Signal<In, Bits<88>>,
    pub c: Signal<In, Bits<88>>,
    pub w: Signal<Out, Bits<88>>,
    pub x: Signal<Out, Bits<88>>,
    r0: RegEn<Bits<3>>,
    l0: Signal<Local, Bits<88>>,
}

impl Default for K0120Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<3>(3)),
            l0: Default::default(),
        }
    }
}

impl Logic for K0120Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        match self.r0.q.val().index() {
            3 => {
                self.r0.en.next = (0x0_u64 & self.a.val()).any();
                self.x.next = self.c.val();
            }
            2 => {
                self.r0.en.next = self.a.val().any() >= self.a.val().get_bit(self.r0.q.val().index());
                self.x.next = self.c.val() + self.r0.q.val().get_bit(self.c.val().get_bits::<1>(0).index());
            }
            0 => {
                self.r0.en.next = !(self.r0.q.val().get_bit(self.c.val().get_bits::<1>(0).index()) <= self.c.val().get_bit(self.r0.q.val().index()));
                self.x.next = self.b.val();
            }
            _ => {
                self.r0.en.next = self.r0.q.val() != self.r0.q.val().replace_bit(0, self.a.val().get_bit(6));
                self.x.next = bits::<88>(12928670007506426636_u64) + self.b.val() + 0;
            }
        }
        self.l0.next = self.c.val() | self.x.val();
        match self.r0.q.val().index() {
            3 => {
                self.w.next = bit_cast::<88, 88>(self.l0.val() ^ self.l0.val());
                self.r0.d.next = bits::<3>(7);
            }
            0 => {
                self.w.next = self.l0.val().replace_bit(35, self.a.val().get_bit(self.r0.q.val().index())).replace_bit(self.r0.q.val().index(), self.a.val() < 10844531216695014255_u64);
                self.r0.d.next = !self.r0.q.val() + !self.x.val().get_bit(13);
            }
            _ => {
                self.w.next = self.c.val() & self.l0.val() ^ self.r0.q.val().get_bits::<88>(self.r0.q.val().get_bits::<1>(0).index());
                self.r0.d.next = 1_u64.to_bits::<3>();
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0121Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<46>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<6>>,
    pub w: Signal<Out, Bits<46>>,
    r0: Reg<Signed<47>>,
    l0: Signal<Local, Bits<46>>,
    part: [Signal<Local, Bits<6>>; 2],
}

impl Default for K0121Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::without_reset(),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0121Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0);
        self.l0.next = bit_cast::<46, 46>(self.a.val()) + (signed_cast(self.c.val()) <= signed_cast(self.c.val()));
        if self.b.val() {
            self.l0.next = self.a.val();
            self.r0.d.next = signed_bit_cast::<47, 5>(signed_cast(bit_cast::<5, 4>(self.c.val().get_bits::<4>(0))) - 8.into());
        }
        self.part[0].next = 1.into();
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() + self.c.val();
        }
        self.w.next = !(self.a.val() + self.b.val());
        match self.part[0].val().index() {
            18 => {
                self.w.next = 0.into();
            }
            5 => {
                self.w.next = 0x3fffffffffff_u64.into();
            }
            _ => {}
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0122Child0 {
    pub a: Signal<In, Bit>,
    pub b: Signal<In, Bits<16>>,
    pub w: Signal<Out, Bits<16>>,
    pub x: Signal<Out, Bits<16>>,
    l0: Signal<Local, Bits<47>>,
    l1: Signal<Local, Bits<47>>,
}

impl Logic for K0122Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = bit_cast::<47, 16>(self.b.val()) >> self.b.val().get_bits::<10>(0) << 40;
        self.l1.next = bit_cast::<47, 16>(self.b.val()) + bit_cast::<47, 16>(self.b.val()) & bit_cast::<47, 16>(self.b.val()) >> self.b.val().get_bits::<10>(0);
        if self.b.val() == 15 && bit_cast::<47, 16>(self.b.val()).xor() {
            self.l1.next = bit_cast::<47, 16>(self.b.val()).replace_bit(46, self.a.val()) | 1;
        } else if self.a.val() {
            self.l1.next = self.b.val().get_bits::<47>(self.b.val().get_bits::<4>(0).index());
        }
        self.w.next = bits::<16>(65535) & self.b.val() ^ bit_cast::<16, 3>(self.l1.val().get_bits::<3>(self.l0.val().get_bits::<5>(0).index()));
        self.x.next = 0x1_u64 - self.b.val() | self.b.val();
    }
}

#[derive(LogicBlock)]
pub struct K0122Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Signed<3>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<3>>,
    pub x: Signal<Out, Bits<3>>,
    r0: Reg<Bits<3>>,
    l0: Signal<Local, Bits<5>>,
}

impl Default for K0122Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<3>(5)),
            l0: Default::default(),
        }
    }
}

impl Logic for K0122Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        self.l0.next = bits::<5>(0);
        match self.r0.q.val().index() {
            4 => {
                self.l0.next = bit_cast::<5, 3>(self.r0.q.val());
            }
            1 => {
                self.l0.next = bits::<5>(31);
            }
            _ => {}
        }
        self.r0.d.next = (self.r0.q.val() ^ self.r0.q.val()) & self.r0.q.val();
        self.x.next = self.l0.val().get_bits::<3>(2) - self.r0.q.val() + (0x7_u64 | self.r0.q.val());
        match self.l0.val().index() {
            5 => {
                self.x.next = bit_cast::<47, 3>(self.r0.q.val()).get_bits::<47>(0).get_bits::<3>(41);
            }
            2 => {
                self.r0.d.next = !bit_cast::<3, 5>(bits::<5>(15));
            }
            3 => {
                self.r0.d.next = self.r0.q.val();
            }
            _ => {}
        }
        self.w.next = bit_cast::<3, 5>(self.l0.val());
    }
}

#[derive(LogicBlock)]
pub struct K0122Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<47>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<47>>,
    pub w: Signal<Out, Bits<47>>,
    limit: Constant<Bits<47>>,
    r0: Reg<Bit>,
    c0: K0122Child0,
    c1: Vec<K0122Child1>,
}

impl Default for K0122Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<47>(140737488355327)),
            r0: Reg::new(true),
            c0: Default::default(),
            c1: (0..3).map(|_| K0122Child1::default()).collect(),
        }
    }
}

impl Logic for K0122Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        for i in 0..3 {
            self.c1[i].clock.next = self.clock.val();
            self.c1[i].a.next = signed_cast(self.c.val().get_bits::<3>(i * 4 + 1) | self.limit.val().get_bits::<3>(i + 1));
            self.c1[i].b.next = signed_cast(bits::<3>(7)) != (-4).into() && self.b.val();
        }
        self.c0.a.next = self.c.val().replace_bit(16, self.b.val()) > 0;
        self.c0.b.next = self.a.val().get_bits::<16>(self.c1[2].x.val().index()) + bit_cast::<16, 3>(self.c1[2].x.val()) - 42661_u64.to_bits::<16>();
        match self.c0.w.val().index() {
            3 => {
                self.r0.d.next = !self.r0.q.val() || self.r0.q.val();
                self.w.next = self.limit.val();
            }
            _ => {
                self.r0.d.next = (0x5_u64 ^ self.limit.val()).get_bit(12);
                self.w.next = 0x5_u64 & self.a.val().replace_bit(34, self.b.val());
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0123Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<48>>,
    pub b: Signal<In, Signed<48>>,
    pub c: Signal<In, Bits<48>>,
    pub w: Signal<Out, Bits<48>>,
    rom: Rom<1, 24>,
    l0: Signal<Local, Bits<6>>,
}

impl Default for K0123Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            rom: Rom::new(vec![bits::<24>(1), bits::<24>(9108596)]),
            l0: Default::default(),
        }
    }
}

impl Logic for K0123Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, rom);
        self.rom.read_addr.next = bits::<1>(1);
        self.l0.next = bit_cast::<6, 6>(bit_cast::<6, 48>(self.a.val()) + self.c.val().get_bit(self.rom.read_data.val().get_bits::<5>(0).index()));
        self.w.next = unsigned_cast(self.b.val()) | 281474976710655_u64.to_bits::<48>();
        if signed_cast(self.rom.read_data.val().get_bits::<5>(self.c.val().get_bits::<4>(0).index())) < (12).into() {
            for i in 0..4_usize {
                if self.rom.read_data.val().get_bit(self.a.val().get_bits::<4>(0).index()) {
                    self.w.next = i.to_bits::<48>();
                }
            }
        } else if self.rom.read_data.val().get_bit(1) {
            for i in 0..3 {
                if i != 2 {
                    if self.rom.read_data.val() < self.rom.read_data.val() {
                        self.w.next = self.c.val() >> 4 & (self.a.val() ^ self.c.val());
                    }
                }
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0124Child0 {
    pub a: Signal<In, Bits<1>>,
    pub w: Signal<Out, Bits<49>>,
    l0: Signal<Local, Bits<49>>,
    l1: Signal<Local, Bit>,
    part: [Signal<Local, Bits<32>>; 3],
}

impl Logic for K0124Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        self.l1.next = signed_cast(bits::<3>(7)) >= signed_cast(bit_cast::<3, 1>(self.a.val()));
        for i in 0..4 {
            if bit_cast::<49, 1>(self.a.val()) == bit_cast::<49, 1>(self.a.val()) {
                self.l1.next = self.a.val() ^ 0 != 1;
            }
        }
        for i in 0..3 {
            self.part[i].next = bit_cast::<32, 1>(self.a.val());
        }
        match self.part[0].val().index() {
            1616562761 => {
                self.l0.next = bit_cast::<1, 3>(bit_cast::<3, 32>(self.part[1].val())).get_bits::<49>(0);
                self.w.next = !bits::<49>(1) - (bits::<49>(139311606741141_u64) + self.l1.val());
            }
            0 => {
                self.l0.next = bit_cast::<49, 32>(self.part[2].val());
                self.w.next = bit_cast::<49, 3>(bit_cast::<3, 1>(self.a.val()) | 4);
            }
            _ => {
                self.l0.next = bit_cast::<49, 1>(self.a.val()).replace_bit(31, self.l1.val()) + bits::<49>(25833713709245_u64).all();
                self.w.next = (bits::<49>(562949953421311_u64) ^ bit_cast::<49, 32>(self.part[0].val())) + bit_cast::<49, 32>(self.part[2].val());
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0124Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<49>>,
    pub b: Signal<In, Bits<32>>,
    pub c: Signal<In, Bits<1>>,
    pub w: Signal<Out, Bits<49>>,
    pub x: Signal<Out, Signed<32>>,
    r0: DFF<Bits<1>>,
    c0: K0124Child0,
    l0: Signal<Local, Bits<1>>,
    part: [Signal<Local, Bits<49>>; 3],
}

impl Logic for K0124Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.c0.a.next = (self.c.val() ^ 1) >> self.c.val();
        if self.c.val().get_bit(0) {
            self.r0.d.next = bit_cast::<1, 32>(bit_cast::<32, 1>(self.r0.q.val()) << self.c.val());
        } else if self.a.val().get_bit(26) {
            self.r0.d.next = self.r0.q.val();
        }
        for i in 0..3_usize {
            self.part[i].next = bit_cast::<3, 1>(self.c.val()).get_bits::<49>(1).replace_bit(i, self.b.val() <= i.to_bits::<32>());
        }
        self.l0.next = self.r0.q.val() >> 1;
        self.w.next = (self.part[1].val() ^ 0x24e7b856d7d4_u64) + bit_cast::<49, 1>(self.c.val());
        if self.a.val().get_bit(14) {
            self.x.next = signed_bit_cast::<32, 3>(signed_cast(bit_cast::<3, 2>(self.w.val().get_bits::<2>(23))) - 2.into());
        } else if self.a.val().get_bit(self.c.val().index()) {
            self.x.next = signed_cast(bits::<3>(7)).get_bits::<32>(0);
        } else {
            self.x.next = signed_cast(self.c0.w.val().get_bits::<32>(8));
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0125State { Idle, Load, Run }

#[derive(LogicBlock, Default)]
pub struct K0125Child0 {
    pub a: Signal<In, Bit>,
    pub b: Signal<In, Bits<50>>,
    pub w: Signal<Out, Signed<25>>,
}

impl Logic for K0125Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        match (self.b.val().get_bits::<6>(14) != 0x17_u64) {
            true => {
                self.w.next = signed_bit_cast::<25, 32>(signed_cast(bit_cast::<32, 31>(bits::<31>(4) >> 25)) - 1073741824.into());
            }
            false => {
                self.w.next = -signed_cast(bit_cast::<25, 50>(self.b.val())) + (-362450).into();
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0125Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<50>>,
    pub b: Signal<In, Signed<25>>,
    pub c: Signal<In, Bits<25>>,
    pub w: Signal<Out, Bits<50>>,
    r0: RegEn<K0125State>,
    c0: K0125Child0,
}

impl Default for K0125Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: RegEn::new(K0125State::Load),
            c0: Default::default(),
        }
    }
}

impl Logic for K0125Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        dff_setup!(self, clock, r0);
        self.c0.a.next = self.a.val().get_bit(38);
        self.c0.b.next = self.a.val();
        self.r0.en.next = self.a.val().get_bit(self.c.val().get_bits::<5>(0).index());
        match self.r0.q.val() {
            K0125State::Idle => {
                self.r0.d.next = self.r0.q.val();
            }
            K0125State::Load => {
                self.r0.d.next = self.r0.q.val();
            }
            K0125State::Run => {
                self.r0.d.next = self.r0.q.val();
            }
        }
        self.w.next = self.a.val();
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0126Word {
    pub tag: Bits<52>,
    pub valid: Bit,
    pub data: Bits<52>,
}

#[derive(LogicBlock)]
pub struct K0126Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<51>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<51>>,
    r0: DFF<K0126Word>,
    ram: Ram<1, 52, 4>,
    l0: Signal<Local, Bits<52>>,
    l1: Signal<Local, K0126Word>,
    part: [Signal<Local, Bits<51>>; 4],
}

impl Default for K0126Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Default::default(),
            ram: Ram::new(2).never_collides(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0126Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0);
        self.r0.d.next.tag = self.r0.q.val().tag.replace_bit(36, self.b.val()) >> self.r0.q.val().tag.get_bits::<10>(0);
        self.r0.d.next.valid = (self.b.val() && self.r0.q.val().valid) & self.r0.q.val().data.all();
        self.r0.d.next.data = 0x210938060bad7_u64 + (self.r0.q.val().tag << self.ram.read_data.val().get_bits::<10>(0));
        self.l1.next = self.r0.q.val();
        self.ram.read_addr.next = self.l1.val().data.get_bits::<1>(23);
        self.ram.write_addr.next = self.l1.val().data.get_bits::<1>(23) ^ bits::<1>(1);
        if signed_cast(self.a.val()) != signed_cast(bit_cast::<51, 52>(self.ram.read_data.val())) {
            self.ram.write_data.next = self.ram.read_data.val();
        } else if self.l1.val().tag.get_bits::<6>(48) != 7_u64.to_bits::<6>() {
            self.ram.write_data.next = !self.r0.q.val().tag;
        } else {
            self.ram.write_data.next = (self.l1.val().data | self.r0.q.val().data) + unsigned_cast(signed_cast(self.ram.read_data.val()));
        }
        self.ram.write_en.next = bit_cast::<4, 6>(self.a.val().get_bits::<6>(self.ram.read_data.val().get_bits::<5>(0).index()));
        match (self.b.val() && self.r0.q.val().valid) {
            true => {
                self.ram.write_en.next = bit_cast::<4, 52>(self.l1.val().tag) & self.r0.q.val().tag.get_bits::<4>(self.a.val().get_bits::<5>(0).index());
            }
            false => {
                self.ram.write_en.next = (self.ram.read_data.val().get_bits::<4>(23) ^ self.a.val().get_bits::<4>(44)) & !bit_cast::<4, 52>(self.ram.read_data.val());
            }
        }
        self.part[0].next = self.a.val() ^ self.a.val();
        for i in 0..3 {
            self.part[i + 1].next = self.part[i].val() | bit_cast::<51, 52>(self.r0.q.val().tag);
        }
        match (signed_cast(bit_cast::<52, 51>(self.a.val())) != signed_cast(self.r0.q.val().data)) {
            true => {
                self.l0.next = 0xfffffffffffff_u64.into();
                self.w.next = self.part[0].val() ^ self.a.val() | self.a.val() + self.l1.val().valid;
            }
            false => {
                self.l0.next = self.ram.read_data.val();
                self.w.next = 0xa_u64 + self.a.val() ^ 1;
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0127Word {
    pub valid: Bit,
    pub data: Bits<51>,
}

#[derive(LogicBlock)]
pub struct K0127Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<52>>,
    pub b: Signal<In, Bits<5>>,
    pub c: Signal<In, Bits<52>>,
    pub w: Signal<Out, Bits<52>>,
    r0: DFFWithInit<Bits<51>>,
    r1: Reg<K0127Word>,
}

impl Default for K0127Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: DFFWithInit::new(bits::<51>(2251799813685247)),
            r1: Reg::new(Default::default()),
        }
    }
}

impl Logic for K0127Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        dff_setup!(self, clock, r1);
        self.r1.d.next = self.r1.q.val();
        self.w.next = bit_cast::<52, 51>(self.r1.q.val().data & 0x10c798ce2c8f_u64);
        self.r0.d.next = 1066463913405049_u64.into();
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0120", K0120Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0121", K0121Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0122", K0122Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0123", K0123Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0124", K0124Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0125", K0125Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0126", K0126Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0127", K0127Top, clocked, resets, [a, b, c] -> [w]),
    ]
}
