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
            self.l1.next = bit_cast::<3, 11>(self.r0.q.val()) + (signed_cast(self.b.val()) > (3).into());
        } else if !bit_cast::<9, 3>(self.c.val()).get_bit(1) {
            self.l1.next = 0x1_u64.into();
        }
        self.l0.next = K0152State::Load;
        match self.l1.val().index() {
            1 => {
                self.l0.next = K0152State::Load;
            }
            5 => {
                self.l0.next = K0152State::Idle;
            }
            _ => {
                self.l0.next = K0152State::Idle;
            }
        }
        if self.r0.q.val().get_bit(self.c.val().index()) {
            self.r0.d.next = bit_cast::<11, 10>(self.a.val()).replace_bit(4, self.r0.q.val().get_bit(8)) - self.r0.q.val();
        } else if self.r0.q.val() == 0x1_u64 {
            self.r0.d.next = 0xa_u64 + self.r0.q.val();
        }
        self.w.next = self.a.val();
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
        self.rom.read_addr.next = bit_cast::<2, 11>(self.ram.read_data.val() >> 1);
        self.r1.d.next = self.r1.q.val();
        self.w.next = self.r1.q.val().data.get_bits::<193>(0) & !self.a.val();
        self.l0.next = self.c.val() || self.r1.q.val().valid || self.r0.q.val();
        self.ram.read_addr.next = !bit_cast::<2, 11>(self.b.val());
        self.ram.write_addr.next = !bit_cast::<2, 11>(self.b.val()) ^ bits::<2>(1);
        self.ram.write_data.next = self.l1.val() - (self.r1.q.val().data + self.r1.q.val().valid);
        self.ram.write_en.next = bit_cast::<1, 11>(self.r1.q.val().data) << self.r1.q.val().tag.get_bits::<10>(0);
        self.r0.d.next = self.r1.q.val().valid;
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
        self.ram.read_addr.next = bits::<12>(4025).get_bits::<1>(6);
        self.ram.write_addr.next = bits::<12>(4025).get_bits::<1>(6);
        match self.r1.q.val().index() {
            0 => {
                self.ram.write_data.next = self.ram.read_data.val();
            }
            3 => {
                self.ram.write_data.next = self.ram.read_data.val().get_bits::<12>(0) << self.limit.val();
            }
            2 => {
                self.ram.write_data.next = bit_cast::<12, 16>(bit_cast::<16, 11>(self.r1.q.val())) - !self.ram.read_data.val();
            }
            _ => {
                self.ram.write_data.next = self.ram.read_data.val();
            }
        }
        self.ram.write_en.next = (bit_cast::<16, 12>(self.ram.read_data.val()) << 14).get_bits::<2>(self.limit.val().get_bits::<4>(0).index());
        self.x.next = self.ram.read_data.val() ^ self.ram.read_data.val() + self.ram.read_data.val();
        match self.r1.q.val().index() {
            0 => {
                self.r1.d.next = self.a.val();
                self.w.next = bit_cast::<11, 5>(self.limit.val()).replace_bit(self.limit.val().get_bits::<3>(0).index(), self.x.val() <= self.ram.read_data.val());
            }
            2 => {
                self.r1.d.next = self.a.val() << 10 & self.r1.q.val();
                self.w.next = 0x7ff_u64.into();
            }
            _ => {
                self.r1.d.next = self.a.val();
                self.w.next = bit_cast::<11, 16>(bit_cast::<16, 11>(self.r1.q.val()));
            }
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
                self.w.next = bit_cast::<13, 14>(self.r0.q.val() + self.r0.q.val());
            }
            _ => {
                self.r0.d.next = 5.into();
                self.w.next = self.a.val() - self.a.val() << self.part[2].val();
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
        self.w.next = bit_cast::<14, 7>(self.c.val());
        if self.b.val() {
            match self.l0.val().index() {
                1 => {
                    self.w.next = bit_cast::<14, 7>(self.a.val().get_bits::<7>(3));
                }
                _ => {
                    self.w.next = self.a.val();
                }
            }
        } else if self.l0.val() << self.l0.val() >= self.limit.val() {
            self.w.next = (self.a.val() | self.a.val()) ^ self.a.val() - self.a.val();
        }
        self.x.next = 1.into();
        if self.b.val() {
            self.x.next = (self.limit.val() >> self.limit.val()) + 1;
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
        self.w.next = bit_cast::<15, 16>(bit_cast::<16, 3>(self.a.val()) & bit_cast::<16, 3>(self.a.val()));
        self.x.next = self.b.val().state;
    }
}

#[derive(LogicBlock)]
pub struct K0158Child1 {
    pub a: Signal<In, Bit>,
    pub b: Signal<In, Signed<15>>,
    pub w: Signal<Out, K0158Word>,
    pub x: Signal<Out, Bits<3>>,
    limit: Constant<Bits<16>>,
    c0: K0158Child0,
    l0: Signal<Local, K0158Word>,
    l1: Signal<Local, Signed<3>>,
}

impl Default for K0158Child1 {
    fn default() -> Self {
        Self {
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<16>(65535)),
            c0: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0158Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l1.next = signed_bit_cast::<3, 3>(signed_cast(bit_cast::<3, 2>(bit_cast::<2, 16>(self.limit.val()))) - 2.into());
        self.c0.a.next = bits::<3>(3);
        self.c0.b.next.valid = bit_cast::<33, 33>(bit_cast::<33, 16>(self.limit.val())) != 8589934591_u64;
        self.c0.b.next.data = self.limit.val().get_bits::<15>(1) - self.limit.val().get_bits::<15>(self.limit.val().get_bits::<4>(0).index()) << self.limit.val().get_bits::<10>(0);
        self.c0.b.next.state = K0158State::Idle;
        match self.c0.w.val().index() {
            1 => {
                self.l0.next.valid = (self.c0.w.val().get_bits::<3>(self.limit.val().get_bits::<3>(0).index()) >> 3).get_bit(self.limit.val().get_bits::<1>(0).index());
                self.l0.next.data = self.c0.w.val() | (0x0_u64 | self.c0.w.val());
                self.l0.next.state = self.c0.x.val();
            }
            0 => {
                self.l0.next.valid = unsigned_cast(self.b.val()) <= self.c0.w.val();
                self.l0.next.data = 3.into();
                self.l0.next.state = self.c0.x.val();
            }
            5 => {
                self.l0.next.valid = self.limit.val() + self.a.val() <= self.c0.w.val().get_bits::<16>(12);
                self.l0.next.data = (self.limit.val() | self.limit.val()).get_bits::<15>(0);
                self.l0.next.state = self.c0.x.val();
            }
            _ => {
                self.l0.next.valid = (self.a.val() && self.a.val()) & (self.c0.x.val() != K0158State::Run);
                self.l0.next.data = self.c0.w.val();
                self.l0.next.state = self.c0.x.val();
            }
        }
        self.x.next = unsigned_cast(-self.l1.val());
        self.w.next = self.l0.val();
        if (self.limit.val().get_bits::<3>(10) & self.c0.w.val().get_bits::<3>(10)).xor() {
            self.x.next = unsigned_cast(self.l1.val());
            self.w.next.valid = (self.a.val() > self.l0.val().valid) == self.l0.val().valid ^ self.l0.val().valid;
        } else if self.l0.val().data.xor() {
            self.x.next = (bits::<3>(1) >> self.c0.w.val().get_bits::<10>(0)).get_bits::<3>(1);
            self.w.next.data = self.l0.val().data;
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0158Top {
    pub a: Signal<In, Bits<15>>,
    pub b: Signal<In, Signed<16>>,
    pub w: Signal<Out, Bits<15>>,
    pub x: Signal<Out, Bits<15>>,
    c0: K0158Child0,
    c1: K0158Child1,
    l0: Signal<Local, K0158Word>,
    l1: Signal<Local, Bit>,
}

impl Logic for K0158Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.l1.next = !(self.a.val().get_bit(2) && self.a.val().get_bit(7));
        if self.a.val().any() {
            self.l1.next = self.a.val().get_bit(13) && bits::<3>(7) <= 0;
        } else if (bit_cast::<16, 15>(self.a.val()) - bit_cast::<16, 15>(self.a.val())).get_bit(self.a.val().get_bits::<4>(0).index()) {
            self.l1.next = bit_cast::<3, 15>(self.a.val()) & self.a.val().get_bits::<3>(11) >= bits::<3>(2) ^ bits::<3>(0);
        }
        self.c1.a.next = self.a.val().xor();
        self.c1.b.next = signed_cast(self.a.val()) - signed_cast(self.a.val());
        self.c0.a.next = self.c1.x.val() >> self.c1.x.val() & 4_u64.to_bits::<3>();
        self.c0.b.next = self.c1.w.val();
        self.l0.next = self.c1.w.val();
        if self.l0.val().valid || self.l0.val().valid {
            self.w.next = bit_cast::<15, 15>(self.c0.w.val() - self.c1.w.val().data);
        } else {
            self.w.next = bit_cast::<15, 16>(bit_cast::<16, 3>(self.c1.x.val()) - bit_cast::<16, 15>(self.a.val()));
        }
        self.x.next = self.w.val();
        match self.w.val().index() {
            32767 => {
                self.x.next = (self.l0.val().data >> 12) + 9565;
            }
            1 => {
                self.x.next = 0x2_u64 - self.a.val() >> self.c1.x.val();
            }
            _ => {
                self.x.next = bits::<15>(0);
            }
        }
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
                self.w.next = bit_cast::<16, 64>(bits::<64>(1)).replace_bit(5, self.l0.val() && self.x.val());
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
        self.l0.next = (0xa57e0269faaa0c98_u64 ^ bits::<64>(16734815394807211949_u64)).get_bits::<15>(self.a.val().get_bits::<6>(0).index());
        self.c0.a.next = !self.b.val();
        for i in 0..2 {
            self.c1[i].a.next = signed_cast(bits::<15>(32767)) - signed_cast(self.r0.q.val()) - (8503).into();
        }
        self.r0.d.next = self.a.val().get_bits::<15>(1);
        self.x.next = bit_cast::<64, 15>(self.l0.val()) != 0xffffffffffffffff_u64;
        match self.l1.val() {
            K0159State::Idle => {
                self.w.next = (self.a.val() | 39054_u64.to_bits::<16>()) >> 4;
            }
            K0159State::Load => {
                self.w.next = self.a.val() + self.c1[0].w.val() | 14;
            }
            K0159State::Run => {
                self.w.next = self.a.val();
            }
        }
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
        kernel!("k0158", K0158Top, clockless, resets, [a, b] -> [w, x]),
        kernel!("k0159", K0159Top, clocked, keeps, [a, b] -> [w, x]),
    ]
}
