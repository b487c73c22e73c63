//! Random kernels 72 to 79 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock)]
pub struct K0072Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<2>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<11>>,
    pub w: Signal<Out, Bits<2>>,
    limit: Constant<Bits<2>>,
    r0: DFFWithInit<Bits<2>>,
    l0: Signal<Local, Bits<11>>,
    part: [Signal<Local, Bits<2>>; 3],
}

impl Default for K0072Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<2>(0)),
            r0: DFFWithInit::new(bits::<2>(0)),
            l0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0072Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        for i in 0..3 {
            self.part[i].next = (self.limit.val() + self.b.val()).get_bits::<2>(0);
            for j in 1..2 {
                if self.a.val().get_bit(0) {
                    self.part[i].next = self.limit.val() << 2;
                }
            }
        }
        self.r0.d.next = 1_u64.to_bits::<2>();
        self.l0.next = !(self.c.val() >> 12);
        self.w.next = bit_cast::<5, 2>(self.part[1].val()).get_bits::<2>(4) + (self.part[1].val() + self.b.val());
    }
}

#[derive(LogicBlock)]
pub struct K0073Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<3>>,
    pub b: Signal<In, Signed<4>>,
    pub c: Signal<In, Bits<64>>,
    pub w: Signal<Out, Bits<3>>,
    pub x: Signal<Out, Bits<3>>,
    limit: Constant<Bits<3>>,
    r0: Reg<Bits<3>>,
}

impl Default for K0073Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<3>(1)),
            r0: Reg::new(bits::<3>(3)),
        }
    }
}

impl Logic for K0073Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        dff_setup!(self, clock, r0);
        self.r0.d.next = self.r0.q.val();
        self.x.next = (self.a.val() ^ self.r0.q.val()) & (0x0_u64 ^ self.a.val());
        self.w.next = 0x4_u64 + self.x.val();
        match self.r0.q.val().index() {
            0 => {
                self.w.next = 7.into();
            }
            5 => {
                self.w.next = !(self.r0.q.val() >> 1);
            }
            _ => {
                self.w.next = 0x7_u64 + (self.x.val() << self.limit.val());
            }
        }
    }
}

#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum K0074State { Idle, Load, Run, Wait, Done }

#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct K0074Word {
    pub valid: Bit,
    pub data: Bits<32>,
    pub state: K0074State,
}

#[derive(LogicBlock)]
pub struct K0074Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, K0074Word>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, K0074State>,
    pub x: Signal<Out, Bits<4>>,
    r0: Reg<K0074State>,
    l0: Signal<Local, Bits<4>>,
}

impl Default for K0074Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(K0074State::Idle),
            l0: Default::default(),
        }
    }
}

impl Logic for K0074Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        self.r0.d.next = self.a.val().state;
        self.l0.next = 0x7_u64 ^ (bits::<4>(15) ^ bits::<4>(4));
        match self.r0.q.val() {
            K0074State::Idle => {
                self.w.next = self.r0.q.val();
            }
            K0074State::Load => {
                self.w.next = self.a.val().state;
            }
            K0074State::Run => {
                self.w.next = self.a.val().state;
            }
            K0074State::Wait => {
                self.w.next = self.r0.q.val();
            }
            K0074State::Done => {
                self.w.next = self.r0.q.val();
            }
        }
        self.x.next = (self.l0.val() ^ 10_u64.to_bits::<4>()) + (self.a.val().state == K0074State::Done);
        for i in 1..4 {
            if i != 3 {
                if self.a.val().valid {
                    self.x.next = self.l0.val();
                }
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0074Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<4>>,
    pub b: Signal<In, Bits<8>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<4>>,
    c0: K0074Child0,
    l0: Signal<Local, Bits<4>>,
    l1: Signal<Local, K0074Word>,
}

impl Logic for K0074Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        self.l0.next = self.a.val();
        if self.c.val() {
            self.l0.next = (self.a.val() >> self.b.val()).replace_bit(2, self.c.val() != self.c.val());
        }
        self.c0.clock.next = self.clock.val();
        self.c0.a.next.valid = signed_cast(self.a.val()) < signed_cast(self.l0.val()) || self.l0.val() <= self.a.val();
        self.c0.a.next.data = (bits::<16>(15) + self.c.val()) * (bit_cast::<16, 8>(self.b.val()) << self.a.val());
        self.c0.a.next.state = K0074State::Wait;
        self.c0.b.next = self.c.val();
        if self.c0.w.val() == K0074State::Done {
            self.w.next = self.c0.x.val().get_bits::<4>(self.c0.x.val().get_bits::<2>(0).index()) + (self.c0.w.val() == K0074State::Run);
        } else {
            self.w.next = self.a.val().get_bits::<4>(0);
        }
        self.l1.next.valid = (self.c.val() && self.c.val()) | (self.c0.w.val() != K0074State::Idle);
        self.l1.next.data = bit_cast::<16, 8>(self.b.val()) * bit_cast::<16, 4>(self.l0.val()) ^ bits::<16>(65535) * bit_cast::<16, 4>(self.w.val());
        self.l1.next.state = self.c0.w.val();
    }
}

#[derive(LogicBlock)]
pub struct K0075Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<5>>,
    pub b: Signal<In, Signed<4>>,
    pub w: Signal<Out, Bits<5>>,
    pub x: Signal<Out, Bits<5>>,
    r0: DFFWithInit<Bits<5>>,
}

impl Default for K0075Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: DFFWithInit::new(bits::<5>(20)),
        }
    }
}

impl Logic for K0075Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        match self.r0.q.val().index() {
            2 => {
                self.w.next = 1_u64.to_bits::<5>();
            }
            4 => {
                self.w.next = bit_cast::<5, 4>(!bits::<4>(15));
            }
            _ => {
                self.w.next = (self.a.val() >> 3) + self.r0.q.val().get_bit(2);
            }
        }
        self.r0.d.next = self.a.val() & self.a.val().replace_bit(4, self.w.val().get_bit(0));
        self.x.next = bit_cast::<5, 32>(bit_cast::<16, 5>(self.a.val()) * bit_cast::<16, 5>(self.w.val()));
    }
}

#[derive(LogicBlock)]
pub struct K0076Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<79>>,
    pub b: Signal<In, Bits<12>>,
    pub c: Signal<In, Bits<12>>,
    pub w: Signal<Out, Bits<79>>,
    limit: Constant<Bits<12>>,
    r0: Reg<Bits<12>>,
    r1: Reg<Bits<79>>,
    l0: Signal<Local, Bits<12>>,
    l1: Signal<Local, Bits<79>>,
}

impl Default for K0076Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<12>(1026)),
            r0: Reg::new(bits::<12>(2736)),
            r1: Reg::without_reset(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0076Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        if self.r1.q.val() == self.r1.q.val() {
            self.l0.next = bit_cast::<79, 32>(bits::<32>(8)).get_bits::<12>(self.a.val().get_bits::<6>(0).index());
        } else if self.a.val().xor() {
            self.l0.next = (self.limit.val() & self.r0.q.val()) + self.r1.q.val().get_bit(73);
        } else {
            self.l0.next = 0xfff_u64 + self.limit.val() & self.limit.val();
        }
        if self.l0.val().get_bit(6) && self.b.val().get_bit(self.c.val().get_bits::<3>(0).index()) {
            self.r1.d.next = !self.a.val().get_bits::<79>(0);
        } else if self.b.val().get_bit(5) {
            self.r0.d.next = self.limit.val() >> 9 & (self.c.val() | 0x1_u64);
        }
        self.l1.next = self.r1.q.val();
        self.w.next = bit_cast::<79, 12>(self.c.val().replace_bit(1, self.r0.q.val().get_bit(7)));
    }
}

#[derive(LogicBlock)]
pub struct K0077Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<6>>,
    pub b: Signal<In, Bits<5>>,
    pub w: Signal<Out, Bits<6>>,
    limit: Constant<Bits<5>>,
    r0: DFF<Bits<6>>,
    ram: Ram<4, 6, 3>,
    l0: Signal<Local, Signed<5>>,
    l1: Signal<Local, Bit>,
}

impl Default for K0077Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<5>(9)),
            r0: Default::default(),
            ram: Ram::new(16),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0077Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0);
        self.l1.next = (self.b.val() + self.a.val().get_bit(4)).all();
        match self.ram.read_data.val().index() {
            0 => {
                self.l1.next = self.b.val().get_bit(self.ram.read_data.val().get_bits::<2>(0).index());
            }
            2 => {
                self.l1.next = self.limit.val().get_bits::<6>(3) == self.a.val() << self.r0.q.val();
            }
            _ => {}
        }
        self.ram.read_addr.next = self.b.val().get_bits::<4>(self.limit.val().get_bits::<2>(0).index());
        self.ram.write_addr.next = bits::<4>(15);
        self.ram.write_data.next = self.limit.val().get_bits::<6>(3) & (self.ram.read_data.val() | self.r0.q.val());
        match self.b.val().index() {
            4 => {
                self.ram.write_en.next = 0x4_u64 - self.b.val().get_bits::<3>(self.r0.q.val().get_bits::<2>(0).index());
            }
            2 => {
                self.ram.write_en.next = self.ram.read_data.val().get_bits::<3>(2);
            }
            1 => {
                self.ram.write_en.next = bit_cast::<3, 5>(self.b.val()) + self.b.val().xor();
            }
            _ => {
                self.ram.write_en.next = !self.a.val().get_bits::<3>(2).replace_bit(self.a.val().get_bits::<1>(0).index(), self.l1.val());
            }
        }
        self.r0.d.next = 0x2f_u64.into();
        self.l0.next = signed_bit_cast::<5, 5>(signed_cast(bit_cast::<5, 4>(bit_cast::<4, 6>(self.a.val()))) - 8.into());
        self.w.next = self.a.val().replace_bit(4, self.l1.val()) - self.a.val().replace_bit(1, self.l1.val());
        match self.limit.val().index() {
            0 => {
                self.w.next = 0x5_u64 - (self.a.val() - self.a.val());
            }
            3 => {
                self.w.next = bit_cast::<6, 5>(self.limit.val());
            }
            _ => {
                self.w.next = self.a.val() << self.b.val();
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0078Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bit>,
    pub w: Signal<Out, Bits<3>>,
    r0: Reg<Signed<6>>,
    l0: Signal<Local, Bits<6>>,
}

impl Default for K0078Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            r0: Reg::new(signed_cast(bits::<6>(62))),
            l0: Default::default(),
        }
    }
}

impl Logic for K0078Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        self.l0.next = bits::<6>(1) & 4 | bits::<6>(1) ^ bits::<6>(49);
        self.r0.d.next = (-8).into();
        self.w.next = self.l0.val().get_bits::<2>(self.l0.val().get_bits::<2>(0).index()).get_bits::<3>(0);
        if signed_cast(bits::<3>(5)).get_bits::<7>(0) <= self.r0.q.val().get_bits::<7>(self.l0.val().get_bits::<2>(0).index()) {
            self.w.next = self.l0.val().get_bits::<3>(1).replace_bit(2, self.a.val()) + bit_cast::<3, 32>(bit_cast::<32, 6>(self.l0.val()));
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0078Child1 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<6>>,
    pub w: Signal<Out, Bits<3>>,
    pub x: Signal<Out, Bit>,
    c0: K0078Child0,
    l0: Signal<Local, Bit>,
}

impl Logic for K0078Child1 {
    #[hdl_gen]
    fn update(&mut self) {
        self.l0.next = bit_cast::<7, 7>(bit_cast::<7, 6>(self.a.val())) != bit_cast::<7, 6>(self.a.val()) << self.a.val();
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = self.a.val().all() == bits::<7>(127).get_bit(self.a.val().get_bits::<2>(0).index());
        self.x.next = self.c0.w.val() > self.c0.w.val();
        if self.l0.val() {
            self.x.next = self.l0.val() != self.l0.val() && !self.l0.val();
        }
        self.w.next = 7_u64.to_bits::<3>();
    }
}

#[derive(LogicBlock)]
pub struct K0078Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<7>>,
    pub b: Signal<In, Bits<3>>,
    pub c: Signal<In, Signed<3>>,
    pub w: Signal<Out, Bits<7>>,
    r0: Reg<Bits<3>>,
    r1: Reg<Bits<3>>,
    c0: K0078Child0,
    c1: K0078Child1,
    l0: Signal<Local, Bit>,
}

impl Default for K0078Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::without_reset(),
            r1: Reg::without_reset(),
            c0: Default::default(),
            c1: Default::default(),
            l0: Default::default(),
        }
    }
}

impl Logic for K0078Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        if self.r0.q.val().any() {
            self.l0.next = self.a.val().get_bit(4);
        } else {
            self.l0.next = bit_cast::<6, 7>(bits::<7>(0)).xor();
        }
        self.c1.clock.next = self.clock.val();
        self.c1.a.next = bit_cast::<32, 7>(self.a.val()).get_bits::<6>(13);
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = self.c.val() + self.c.val() < signed_cast(self.a.val()).get_bits::<3>(4);
        self.r1.d.next = self.r0.q.val();
        self.w.next = 0x74_u64 + self.a.val();
    }
}

#[derive(LogicBlock)]
pub struct K0079Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<8>>,
    pub b: Signal<In, Signed<8>>,
    pub w: Signal<Out, Bits<8>>,
    pub x: Signal<Out, Bits<32>>,
    r0: DFFWithInit<Bits<8>>,
    part: [Signal<Local, Bits<7>>; 4],
}

impl Default for K0079Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: DFFWithInit::new(bits::<8>(255)),
            part: Default::default(),
        }
    }
}

impl Logic for K0079Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        dff_setup!(self, clock, r0);
        self.r0.d.next = !(self.a.val() - self.r0.q.val());
        self.x.next = (0xffffffff_u64 - bit_cast::<32, 8>(self.r0.q.val())).replace_bit(self.r0.q.val().get_bits::<5>(0).index(), self.r0.q.val().get_bit(3) >= self.r0.q.val().get_bit(2));
        for i in 0..2 {
            for j in 0..2 {
                self.part[i * 2 + j].next = self.r0.q.val().get_bits::<7>(i * 5 + 1).replace_bit(self.x.val().get_bits::<2>(0).index(), self.a.val().get_bit(self.r0.q.val().get_bits::<3>(0).index()) || self.a.val().get_bit(self.a.val().get_bits::<3>(0).index()));
            }
        }
        match self.a.val().index() {
            3 => {
                self.w.next = unsigned_cast(self.b.val()) & unsigned_cast(self.b.val());
            }
            2 => {
                self.w.next = !self.r0.q.val();
            }
            _ => {
                self.w.next = 0.into();
            }
        }
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0072", K0072Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0073", K0073Top, clocked, resets, [a, b, c] -> [w, x]),
        kernel!("k0074", K0074Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0075", K0075Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0076", K0076Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0077", K0077Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0078", K0078Top, clocked, keeps, [a, b, c] -> [w]),
        kernel!("k0079", K0079Top, clocked, resets, [a, b] -> [w, x]),
    ]
}
