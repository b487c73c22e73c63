//! Random kernels 152 to 159 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0152State { Idle, Load }

#[derive(LogicBlock)]
pub struct K0152Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<10>>,
    pub b: Signal<In, Bits<9>>,
    pub c: Signal<In, Bits<3>>,
    pub w: Signal<Out, Bits<10>>,
    r0: Reg<Bits<11>>,
    l0: Signal<Local, K0152State>,
    l1: Signal<Local, Bits<3>>,
}

impl Default for K0152Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::without_reset(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0152Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.l1.next = 1_u64.to_bits::<3>();
        if self.b.val().get_bit(4) {
            self.l1.next = bit_cast::<3, 11>(self.r0.q.val()) + (self.b.val().get_bit(self.c.val().index()) && self.b.val().get_bit(6));
        } else if (self.b.val() >> 7).get_bit(self.c.val().index()) {
            self.l1.next = self.c.val();
        }
        match self.c.val().index() {
            5 => {
                self.l0.next = K0152State::Load;
            }
            2 => {
                self.l0.next = K0152State::Idle;
                self.r0.d.next = 2047.into();
            }
            _ => {
                self.l0.next = K0152State::Load;
                self.r0.d.next = self.r0.q.val();
            }
        }
        match self.l0.val() {
            K0152State::Idle => {
                self.w.next = self.a.val().replace_bit(4, self.r0.q.val().get_bit(8)) - self.a.val();
            }
            K0152State::Load => {
                self.w.next = self.a.val() + 1023;
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0153Word {
    pub tag: Bits<193>,
    pub valid: Bit,
    pub data: Bits<11>,
}

#[derive(LogicBlock)]
pub struct K0153Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<193>>,
    pub b: Signal<In, Bits<11>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<193>>,
    r0: DFFWithInit<Bit>,
    r1: Reg<K0153Word>,
    ram: Ram<2, 11, 1>,
    rom: Rom<2, 128>,
    l0: Signal<Local, Bit>,
    l1: Signal<Local, Bits<11>>,
}

impl Default for K0153Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: DFFWithInit::new(false),
            r1: Reg::new(Default::default()),
            ram: Ram::new(4).never_collides(),
            rom: Rom::new(vec![bits::<128>(0), bits::<128>(0), bits::<128>(1)]),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0153Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r1, ram, rom);
        dff_setup!(self, clock, r0);
        self.l1.next = self.r1.q.val().data << self.b.val().get_bits::<10>(0);
        self.rom.read_addr.next = bit_cast::<2, 193>(bit_cast::<193, 32>(bit_cast::<32, 11>(self.r1.q.val().data)));
        if self.b.val().xor() {
            self.r1.d.next = self.r1.q.val();
            self.w.next = self.a.val();
        } else {
            self.r1.d.next = self.r1.q.val();
            self.w.next = self.r1.q.val().tag.replace_bit(159, self.c.val()) & self.r1.q.val().tag << self.b.val().get_bits::<10>(0);
        }
        self.l0.next = self.r1.q.val().tag.get_bits::<193>(self.r1.q.val().tag.get_bits::<7>(0).index()) == 12563872225230109880_u64;
        self.r0.d.next = !self.r1.q.val().tag.all();
        self.ram.read_addr.next = self.a.val().get_bits::<2>(self.b.val().get_bits::<7>(0).index());
        self.ram.write_addr.next = self.a.val().get_bits::<2>(self.b.val().get_bits::<7>(0).index()) ^ bits::<2>(1);
        self.ram.write_data.next = 0x654_u64.into();
        if (self.a.val() & self.r1.q.val().tag).get_bit(self.ram.read_data.val().get_bits::<7>(0).index()) {
            self.ram.write_data.next = self.l1.val().get_bits::<11>(0);
        }
        if self.r1.q.val().data != 2047_u64.to_bits::<11>() {
            self.ram.write_en.next = self.rom.read_data.val().get_bits::<1>(self.rom.read_data.val().get_bits::<7>(0).index()) ^ 0x0_u64;
        } else if self.r1.q.val().valid || self.l0.val() {
            self.ram.write_en.next = self.ram.read_data.val().get_bits::<1>(self.rom.read_data.val().get_bits::<3>(0).index());
        } else {
            self.ram.write_en.next = bit_cast::<1, 193>(bit_cast::<193, 193>(self.a.val()));
        }
    }
}

#[derive(LogicBlock)]
pub struct K0154Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<11>>,
    pub b: Signal<In, Signed<5>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<11>>,
    pub x: Signal<Out, Bits<12>>,
    limit: Constant<Bits<5>>,
    r0: Reg<Bit>,
    r1: Reg<Bits<11>>,
    ram: Ram<1, 12, 2>,
}

impl Default for K0154Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<5>(4)),
            r0: Reg::new(false),
            r1: Reg::without_reset(),
            ram: Ram::new(2),
        }
    }
}

impl Logic for K0154Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, r1, ram);
        dff_setup!(self, clock, r0);
        self.r0.d.next = self.ram.read_data.val() - 0xfff_u64 < !bit_cast::<12, 11>(self.a.val());
        self.ram.read_addr.next = self.limit.val().get_bits::<1>(3);
        self.ram.write_addr.next = bit_cast::<1, 11>(self.r1.q.val());
        self.ram.write_data.next = self.ram.read_data.val() >> 6;
        self.ram.write_en.next = bits::<2>(2) >> 1 >> 2;
        if self.a.val().get_bit(self.r1.q.val().get_bits::<3>(0).index()) {
            self.ram.write_en.next = bit_cast::<2, 11>(self.r1.q.val()) & self.ram.read_data.val().get_bits::<2>(self.a.val().get_bits::<3>(0).index()) ^ bit_cast::<2, 12>(self.ram.read_data.val()).replace_bit(self.limit.val().get_bits::<1>(0).index(), self.r0.q.val());
        } else if (signed_cast(self.a.val()) <= (-594).into()) > (self.c.val() && self.r0.q.val()) {
            self.ram.write_en.next = bit_cast::<2, 16>(bit_cast::<16, 11>(self.r1.q.val()) | bit_cast::<16, 5>(self.limit.val()));
        }
        self.x.next = self.ram.read_data.val() - self.ram.read_data.val() + self.c.val();
        for i in 1..2 {
            if bit_cast::<16, 5>(self.limit.val()) <= bit_cast::<16, 11>(self.a.val()) {
                self.x.next = self.ram.read_data.val() ^ 3366;
            }
        }
        self.r1.d.next = 0x4_u64.into();
        if (self.limit.val() | 31).any() {
            self.r1.d.next = self.a.val();
        } else if bits::<16>(0) | bit_cast::<16, 11>(self.a.val()) > 1 {
            self.r1.d.next = unsigned_cast(signed_cast(self.a.val())) & 2047;
        }
        self.w.next = bit_cast::<12, 11>(self.r1.q.val()).get_bits::<11>(10);
        if self.a.val() << self.limit.val() < self.r1.q.val() >> self.limit.val() {
            self.w.next = bit_cast::<11, 12>(self.ram.read_data.val());
        } else if bits::<16>(18182) & bit_cast::<16, 11>(self.a.val()) == bit_cast::<16, 11>(self.r1.q.val()) {
            self.w.next = !self.r1.q.val();
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0155Word {
    pub valid: Bit,
    pub data: Bits<12>,
}

#[derive(LogicBlock)]
pub struct K0155Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<12>>,
    pub b: Signal<In, Bits<5>>,
    pub w: Signal<Out, Bits<12>>,
    r0: Reg<Bits<11>>,
    l0: Signal<Local, K0155Word>,
}

impl Default for K0155Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: Reg::without_reset(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0155Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0);
        match self.r0.q.val().index() {
            2 => {
                self.l0.next.valid = self.r0.q.val() <= !self.r0.q.val();
                self.l0.next.data = self.a.val() - (0xfff_u64 + bits::<12>(4));
            }
            _ => {
                self.l0.next.valid = self.b.val() <= 0;
                self.l0.next.data = 0x0_u64.into();
            }
        }
        self.w.next = unsigned_cast(signed_cast(self.l0.val().data));
        if self.l0.val() == self.l0.val() || (self.l0.val().valid || self.l0.val().valid) {
            self.r0.d.next = self.r0.q.val() - (self.r0.q.val() ^ self.r0.q.val());
        }
    }
}

#[derive(LogicBlock)]
pub struct K0156Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<13>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<13>>,
    r0: Reg<Bits<14>>,
    l0: Signal<Local, Bit>,
    part: [Signal<Local, Bits<3>>; 4],
}

impl Default for K0156Top {
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

impl Logic for K0156Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        match self.r0.q.val().index() {
            5 => {
                self.l0.next = (self.b.val() || self.b.val()) && self.c.val() & self.c.val();
            }
            1 => {
                self.l0.next = self.r0.q.val().get_bits::<3>(0).xor();
            }
            _ => {
                self.l0.next = self.c.val();
            }
        }
        self.part[0].next = 7.into();
        for i in 0..3 {
            self.part[i + 1].next = self.part[i].val() + (self.a.val().get_bits::<3>(9) >> 1);
        }
        match self.part[3].val().index() {
            2 => {
                self.w.next = self.a.val().replace_bit(2, !self.c.val());
            }
            7 => {
                self.r0.d.next = self.r0.q.val();
                self.w.next = self.a.val() - self.a.val() << 7;
            }
            1 => {
                self.r0.d.next = self.r0.q.val() >> self.part[1].val() >> 0;
                self.w.next = bit_cast::<13, 12>(self.a.val().get_bits::<12>(self.part[2].val().index()) - bits::<12>(1));
            }
            _ => {
                self.r0.d.next = (self.r0.q.val() | self.r0.q.val()) >> self.part[3].val();
                self.w.next = !self.a.val() + (self.a.val() << 11);
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0157Top {
    pub a: Signal<In, Bits<14>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<7>>,
    pub w: Signal<Out, Bits<14>>,
    pub x: Signal<Out, Bits<7>>,
    limit: Constant<Bits<7>>,
    l0: Signal<Local, Bits<7>>,
}

impl Default for K0157Top {
    fn default() -> Self {
        Self {
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<7>(36)),
            l0: Default::default(),
        }
    }
}

impl Logic for K0157Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = 26.into();
        self.w.next = bit_cast::<14, 14>(self.a.val() & 5826);
        if self.limit.val() << 6 < 0x7f_u64 {
            for i in 1..2 {
                if self.c.val().get_bit(5) {
                    self.w.next = 9832_u64.to_bits::<14>();
                }
            }
        } else if self.a.val().any() & (self.b.val() ^ self.b.val()) {
            self.w.next = bit_cast::<14, 8>(bit_cast::<8, 7>(self.limit.val()) ^ self.a.val().get_bits::<8>(1));
        }
        self.x.next = (self.limit.val() >> self.limit.val()) + 1;
        match self.a.val().index() {
            2 => {
                self.x.next = !self.c.val().replace_bit(2, self.b.val());
            }
            _ => {}
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0158State { Idle, Load, Run, Wait, Done, Fail }

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0158Word {
    pub valid: Bit,
    pub data: Bits<15>,
    pub state: K0158State,
}

#[derive(LogicBlock, Default)]
pub struct K0158Child0 {
    pub a: Signal<In, Bits<3>>,
    pub b: Signal<In, K0158Word>,
    pub w: Signal<Out, Bits<15>>,
    pub x: Signal<Out, K0158State>,
}

impl Logic for K0158Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        self.w.next = bit_cast::<15, 3>(self.a.val());
        self.x.next = self.b.val().state;
        if !bit_cast::<16, 15>(self.b.val().data).all() {
            self.x.next = self.b.val().state;
        } else if !bit_cast::<16, 3>(self.a.val()).xor() {
            self.x.next = self.b.val().state;
        }
    }
}

#[derive(LogicBlock)]
pub struct K0158Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, K0158Word>,
    pub b: Signal<In, Signed<3>>,
    pub w: Signal<Out, Bits<15>>,
    pub x: Signal<Out, K0158Word>,
    r0: Reg<K0158State>,
    c0: K0158Child0,
    l0: Signal<Local, K0158State>,
}

impl Default for K0158Child1 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(K0158State::Idle),
            c0: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0158Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        dff_setup!(self, clock, r0);
        self.c0.a.next = bit_cast::<3, 33>(bits::<33>(1)) - (bits::<3>(6) | bits::<3>(5));
        self.c0.b.next = self.a.val();
        self.l0.next = self.r0.q.val();
        if (self.a.val().data + self.a.val().valid).all() {
            self.l0.next = self.a.val().state;
        } else if self.a.val().valid && self.a.val().valid & self.a.val().valid {
            for i in 0..4 {
                if i < 3 {
                    if self.a.val().valid & self.a.val().valid {
                        self.r0.d.next = self.a.val().state;
                    }
                }
            }
        }
        self.w.next = !(self.c0.w.val() + 11);
        self.x.next = self.a.val();
    }
}

#[derive(LogicBlock)]
pub struct K0158Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<15>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<16>>,
    pub w: Signal<Out, Bits<15>>,
    r0: DFF<Bits<15>>,
    r1: Reg<K0158State>,
    rom: Rom<4, 15>,
    c0: K0158Child0,
    c1: K0158Child1,
    part: [Signal<Local, Bits<3>>; 3],
}

impl Default for K0158Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Default::default(),
            r1: Reg::new(K0158State::Idle),
            rom: Rom::new(vec![bits::<15>(0), bits::<15>(7305), bits::<15>(0)]),
            c0: Default::default(),
            c1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0158Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0, rom);
        dff_setup!(self, clock, r1);
        match self.c.val().index() {
            5 => {}
            4 => {
                self.r1.d.next = self.r1.q.val();
            }
            3 => {}
            _ => {
                self.r1.d.next = self.r1.q.val();
            }
        }
        self.c0.a.next = 0x7_u64 & self.c.val().get_bits::<3>(4) ^ !self.r0.q.val().get_bits::<3>(9);
        self.c0.b.next.valid = self.b.val() ^ self.b.val() || self.r1.q.val() == K0158State::Load;
        self.c0.b.next.data = (self.a.val() & self.rom.read_data.val()).get_bits::<15>(0);
        self.c0.b.next.state = self.r1.q.val();
        self.rom.read_addr.next = self.a.val().get_bits::<4>(self.c.val().get_bits::<3>(0).index());
        self.c1.clock.next = self.clock.val();
        self.c1.a.next.valid = 0x0_u64 + self.c0.w.val().get_bits::<3>(7) != 0_u64.to_bits::<3>();
        self.c1.a.next.data = (bit_cast::<3, 16>(self.c.val()) << self.c0.w.val().get_bits::<10>(0)).get_bits::<15>(1);
        self.c1.a.next.state = self.c0.x.val();
        self.c1.b.next = -signed_cast(bits::<3>(1));
        self.r0.d.next = bits::<15>(5);
        self.part[0].next = self.c0.w.val().get_bits::<3>(self.c.val().get_bits::<3>(0).index());
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() - (bits::<3>(1) >> self.c0.w.val().get_bits::<10>(0));
        }
        self.w.next = self.c1.x.val().data;
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0159State { Idle, Load, Run }

#[derive(LogicBlock)]
pub struct K0159Child0 {
    pub a: Signal<In, Bit>,
    pub w: Signal<Out, K0159State>,
    limit: Constant<Bits<15>>,
    l0: Signal<Local, Bits<16>>,
    l1: Signal<Local, K0159State>,
    part: [Signal<Local, Bits<64>>; 4],
}

impl Default for K0159Child0 {
    fn default() -> Self {
        Self {
            a: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<15>(4)),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0159Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        match self.limit.val().index() {
            0 => {
                self.l1.next = K0159State::Run;
            }
            3 => {
                self.l1.next = K0159State::Load;
            }
            9027 => {
                self.l1.next = K0159State::Idle;
            }
            _ => {
                self.l1.next = K0159State::Run;
            }
        }
        self.l0.next = bit_cast::<16, 15>(self.limit.val());
        for i in 0..4 {
            self.part[i].next = unsigned_cast(-signed_cast(bit_cast::<64, 15>(self.limit.val())));
            match self.l1.val() {
                K0159State::Run => {
                    self.part[i].next = bit_cast::<64, 15>(self.limit.val()) >> self.limit.val().get_bits::<10>(0);
                }
                _ => {}
            }
        }
        self.w.next = self.l1.val();
    }
}

#[derive(LogicBlock, Default)]
pub struct K0159Child1 {
    pub a: Signal<In, Signed<15>>,
    pub w: Signal<Out, Bits<16>>,
    pub x: Signal<Out, Bit>,
    c0: K0159Child0,
    l0: Signal<Local, Bit>,
}

impl Logic for K0159Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        self.c0.a.next = bits::<15>(31071) < 32767_u64.to_bits::<15>();
        self.l0.next = bits::<64>(18446744073709551615_u64).any() && bits::<16>(25790).xor();
        self.x.next = true | (bits::<16>(37539) > bits::<16>(53771));
        self.w.next = (bits::<16>(62794) ^ 34926_u64.to_bits::<16>()) + bits::<15>(18888).any();
        match (self.l0.val() && self.x.val()) {
            true => {
                self.w.next = bit_cast::<16, 7>(bits::<7>(1)).replace_bit(5, self.l0.val() && self.x.val());
            }
            false => {
                self.w.next = bits::<16>(1) + 65535 << 6;
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0159Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<16>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<16>>,
    pub x: Signal<Out, Bit>,
    r0: Reg<Bits<15>>,
    c0: K0159Child0,
    c1: Vec<K0159Child1>,
    l0: Signal<Local, Bits<15>>,
    l1: Signal<Local, K0159State>,
}

impl Default for K0159Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::without_reset(),
            c0: Default::default(),
            c1: (0..2).map(|_| K0159Child1::default()).collect(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0159Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, r0);
        self.l1.next = K0159State::Idle;
        self.l0.next = bits::<7>(43).get_bits::<15>(4);
        self.c0.a.next = -signed_cast(bit_cast::<64, 15>(self.l0.val())) == signed_cast(self.r0.q.val().get_bits::<7>(3)).get_bits::<64>(6);
        for i in 0..2 {
            self.c1[i].a.next = signed_cast(self.r0.q.val()) + (9778).into() + signed_cast(self.r0.q.val());
        }
        if !self.c1[0].x.val() {
            self.r0.d.next = self.l0.val() ^ self.r0.q.val() >> 4;
            self.x.next = self.l1.val() != K0159State::Run;
            if (self.a.val() + self.c1[0].w.val()).any() {
                self.r0.d.next = self.a.val().get_bits::<15>(1);
            } else if self.l1.val() == K0159State::Idle {
                self.r0.d.next = !(self.l0.val() << 4);
            }
        } else if self.b.val() && self.b.val() {
            self.r0.d.next = bit_cast::<15, 16>(self.c1[1].w.val());
            self.x.next = bit_cast::<16, 15>(self.l0.val()) + bit_cast::<16, 15>(self.r0.q.val()) >= 65535_u64.to_bits::<16>();
        } else {
            self.r0.d.next = 0.into();
            self.x.next = !(self.b.val() || self.c1[1].x.val());
        }
        self.w.next = 0x4482_u64 | self.c1[0].w.val() + self.x.val();
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0152", K0152Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0153", K0153Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0154", K0154Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0155", K0155Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0156", K0156Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0157", K0157Top, clockless, resets, [a, b, c] -> [w, x]),
        kernel!("k0158", K0158Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0159", K0159Top, clocked, keeps, [a, b] -> [w, x]),
    ]
}
