//! Random kernels 80 to 87 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock)]
pub struct K0080Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<9>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<9>>,
    pub x: Signal<Out, Signed<9>>,
    limit: Constant<Bits<9>>,
    r0: Reg<Bits<8>>,
    r1: RegEn<Bits<9>>,
}

impl Default for K0080Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<9>(8)),
            r0: Reg::new(bits::<8>(14)),
            r1: RegEn::new(bits::<9>(13)),
        }
    }
}

impl Logic for K0080Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0, r1);
        self.r1.d.next = bit_cast::<9, 10>(bits::<10>(11)) | self.limit.val();
        self.r1.en.next = (self.a.val() & 0).get_bit(self.a.val().get_bits::<3>(0).index());
        match self.limit.val().index() {
            4 => {
                self.r0.d.next = self.r0.q.val() << 1;
            }
            2 => {
                self.r0.d.next = bit_cast::<8, 9>(self.r1.q.val());
            }
            5 => {
                self.r0.d.next = self.r0.q.val();
            }
            _ => {
                self.r0.d.next = bits::<8>(0) + self.b.val() ^ bits::<8>(12);
            }
        }
        if self.b.val() {
            self.x.next = signed_cast(self.a.val().replace_bit(self.r0.q.val().get_bits::<3>(0).index(), self.b.val()));
            self.w.next = unsigned_cast(-signed_cast(self.limit.val()));
        } else {
            self.x.next = -signed_cast(self.a.val());
            self.w.next = 511_u64.to_bits::<9>();
        }
    }
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0081BusSlave"]
pub struct K0081BusMaster {
    pub there: Signal<Out, Bits<11>>,
    pub back: Signal<In, Bits<2>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0081BusMaster"]
pub struct K0081BusSlave {
    pub there: Signal<In, Bits<11>>,
    pub back: Signal<Out, Bits<2>>,
}

#[derive(LogicBlock, Default)]
pub struct K0081Asker {
    pub bus: K0081BusMaster,
    pub a: Signal<In, Bits<11>>,
    pub w: Signal<Out, Bits<10>>,
}

impl Logic for K0081Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = self.a.val() ^ self.a.val();
        self.w.next = bit_cast::<10, 2>(self.bus.back.val()) ^ bit_cast::<10, 2>(self.bus.back.val()) - bit_cast::<10, 11>(self.a.val());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0081Answerer {
    pub bus: K0081BusSlave,
}

impl Logic for K0081Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<2, 11>(self.bus.there.val()) ^ self.bus.there.val().get_bits::<2>(1) + self.bus.there.val().get_bit(self.bus.there.val().get_bits::<3>(0).index());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0081Top {
    pub a: Signal<In, Bits<10>>,
    pub b: Signal<In, Bits<4>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<10>>,
    pub x: Signal<Out, Signed<4>>,
    c0: K0081Asker,
    c1: K0081Answerer,
    part: [Signal<Local, Bits<11>>; 2],
}

impl Logic for K0081Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        for i in 0..2_usize {
            if self.b.val() <= 10 {
                self.part[i].next = bit_cast::<11, 10>(self.a.val()) - bits::<11>(1354) - i.to_bits::<11>();
            } else if self.a.val().all() {
                self.part[i].next = (bit_cast::<11, 10>(self.a.val()) >> 11) - i.to_bits::<11>();
            } else {
                self.part[i].next = (bit_cast::<11, 10>(self.a.val()) & bits::<11>(1)) >> 5;
            }
        }
        self.c0.a.next = self.part[1].val() << self.a.val();
        K0081BusMaster::join(&mut self.c0.bus, &mut self.c1.bus);
        self.w.next = self.c0.w.val() << 1;
        self.x.next = signed_bit_cast::<4, 4>(signed_cast(bit_cast::<4, 3>(bit_cast::<3, 4>(self.b.val()))) - 4.into());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0082Top {
    pub a: Signal<In, Bits<11>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bits<12>>,
    pub w: Signal<Out, Bits<11>>,
}

impl Logic for K0082Top {
    #[hdl_gen]
    fn update(&mut self) {
        if self.b.val() {
            self.w.next = self.a.val();
        } else if signed_cast(bit_cast::<2, 11>(self.a.val())) != (-1).into() {
            self.w.next = self.a.val();
        } else {
            self.w.next = self.a.val() + self.a.val() >> 7;
        }
    }
}

#[derive(LogicBlock)]
pub struct K0083Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Signed<12>>,
    pub w: Signal<Out, Bits<12>>,
    pub x: Signal<Out, Bit>,
    r0: Reg<Bit>,
}

impl Default for K0083Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(false),
        }
    }
}

impl Logic for K0083Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        self.r0.d.next = self.a.val().get_bits::<10>(1) == (-468).into();
        self.w.next = 0.into();
        if (self.r0.q.val() && self.r0.q.val()) ^ (bits::<10>(955) < bits::<10>(36)) {
            self.r0.d.next = (bits::<5>(31) + self.r0.q.val()).get_bit(0);
        }
        if self.r0.q.val() && self.r0.q.val() {
            self.x.next = self.w.val() == self.w.val() && self.r0.q.val();
        } else {
            self.x.next = self.r0.q.val();
        }
    }
}

#[derive(LogicBlock)]
pub struct K0083Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<12>>,
    pub b: Signal<In, Bits<12>>,
    pub w: Signal<Out, Bits<12>>,
    pub x: Signal<Out, Bits<10>>,
    r0: RegEn<Bits<5>>,
    r1: DFFWithInit<Bits<12>>,
    ram: Ram<4, 12, 2>,
    c0: K0083Child0,
    part: [Signal<Local, Bits<12>>; 3],
}

impl Default for K0083Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<5>(8)),
            r1: DFFWithInit::new(bits::<12>(0)),
            ram: Ram::new(2),
            c0: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0083Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0, ram);
        dff_setup!(self, clock, r1);
        self.r0.d.next = self.r0.q.val() + self.ram.read_data.val().get_bit(self.a.val().get_bits::<3>(0).index()) << self.r0.q.val();
        match self.b.val().index() {
            2 => {
                self.r0.d.next = self.ram.read_data.val().get_bits::<5>(0) << 5;
            }
            3484 => {
                self.r0.d.next = !self.r0.q.val();
            }
            5 => {
                self.r0.d.next = !self.r0.q.val();
            }
            _ => {
                self.r0.d.next = self.r0.q.val();
            }
        }
        self.r0.en.next = self.r0.q.val().get_bit(2);
        self.ram.read_addr.next = bit_cast::<4, 5>(self.r0.q.val());
        self.ram.write_addr.next = bits::<4>(3) << 5;
        self.ram.write_data.next = self.r1.q.val() - self.r1.q.val() >> 2;
        self.ram.write_en.next = self.a.val().get_bits::<2>(11) | self.a.val().get_bits::<2>(4).replace_bit(0, self.r1.q.val().get_bit(self.r1.q.val().get_bits::<3>(0).index()));
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = -signed_cast(self.ram.read_data.val()).get_bits::<12>(0);
        match self.r0.q.val().index() {
            12 => {
                self.r1.d.next = (bit_cast::<10, 12>(self.ram.read_data.val()) + self.c0.x.val()).get_bits::<12>(4);
                self.w.next = self.r1.q.val() << 1 | self.c0.w.val();
            }
            5 => {
                self.r1.d.next = self.r1.q.val() & 4095;
                self.w.next = bit_cast::<12, 12>(self.b.val() - self.ram.read_data.val());
            }
            _ => {
                self.r1.d.next = self.ram.read_data.val();
                self.w.next = (self.c0.w.val().get_bits::<10>(1) >> 0).get_bits::<12>(3);
            }
        }
        self.part[0].next = bit_cast::<12, 12>(!self.w.val());
        for i in 0..2 {
            self.part[i + 1].next = self.part[i].val() + !self.w.val();
        }
        self.x.next = self.c0.w.val().get_bits::<10>(5);
    }
}

#[derive(LogicBlock, Default)]
pub struct K0084Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<13>>,
    pub b: Signal<In, Bits<8>>,
    pub w: Signal<Out, Bits<13>>,
    r0: DFF<Bits<13>>,
}

impl Logic for K0084Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0);
        match self.b.val().index() {
            1 => {
                self.r0.d.next = self.r0.q.val();
                self.w.next = self.r0.q.val() << self.b.val();
            }
            4 => {
                self.r0.d.next = self.r0.q.val();
                self.w.next = bits::<13>(1265);
            }
            0 => {
                self.r0.d.next = self.r0.q.val();
                self.w.next = 3564.into();
            }
            _ => {
                self.r0.d.next = self.a.val() | self.r0.q.val() << self.b.val();
                self.w.next = !(self.r0.q.val() + self.a.val());
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0085Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<14>>,
    pub b: Signal<In, Bits<14>>,
    pub c: Signal<In, Bits<3>>,
    pub w: Signal<Out, Bits<14>>,
    r0: Reg<Bits<3>>,
    r1: RegEn<Bits<13>>,
    l0: Signal<Local, Signed<3>>,
    l1: Signal<Local, Bit>,
}

impl Default for K0085Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            r0: Reg::new(bits::<3>(7)),
            r1: RegEn::new(bits::<13>(0)),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0085Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0, r1);
        self.r1.en.next = (self.c.val() & self.r0.q.val()).all();
        self.r1.d.next = 0x1_u64 ^ (self.r1.q.val() | 8);
        self.l1.next = self.a.val() + self.b.val().get_bit(self.r0.q.val().index()) < self.a.val() + self.a.val().get_bit(11);
        self.l0.next = (-2).into();
        if signed_cast(self.c.val()) > signed_cast(self.c.val()) {
            self.r0.d.next = !(self.c.val() & 0);
        } else if self.r1.q.val().xor() {
            self.l0.next = signed_bit_cast::<3, 13>(signed_cast(bit_cast::<13, 12>(bit_cast::<12, 14>(self.b.val()))) - 2048.into());
            self.r0.d.next = !(self.r0.q.val() & 1_u64.to_bits::<3>());
        }
        if self.l1.val() || self.l1.val() {
            self.w.next = 16383.into();
            match self.c.val().index() {
                2 => {
                    self.w.next = bit_cast::<14, 13>(self.r1.q.val()) - (0x1_u64 - self.b.val());
                }
                1 => {
                    self.w.next = bit_cast::<14, 3>(0x0_u64 + self.c.val());
                }
                7 => {
                    self.w.next = !self.a.val();
                }
                _ => {}
            }
        } else if self.a.val() != self.b.val() {
            self.w.next = 7001.into();
        } else {
            if self.r0.q.val().all() {
                self.w.next = self.r1.q.val().get_bits::<14>(2) & !self.b.val();
            } else if self.r0.q.val() > self.c.val() {
                self.w.next = bit_cast::<14, 3>(self.c.val()) >> 1 >> 2;
            } else {
                self.w.next = self.b.val();
            }
        }
    }
}

#[derive(LogicBlock)]
pub struct K0086Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<15>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<15>>,
    pub x: Signal<Out, Bits<7>>,
    r0: RegEn<Bits<6>>,
    l0: Signal<Local, Bits<6>>,
}

impl Default for K0086Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::new(bits::<6>(0)),
            l0: Default::default(),
        }
    }
}

impl Logic for K0086Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.r0.en.next = bit_cast::<7, 6>(self.r0.q.val()) != 0x7f_u64 & bit_cast::<7, 6>(self.r0.q.val());
        if self.a.val().get_bits::<7>(self.r0.q.val().get_bits::<3>(0).index()) > bit_cast::<7, 6>(self.r0.q.val()) {
            self.r0.en.next = self.b.val();
        } else if self.b.val() {
            self.r0.en.next = self.a.val().get_bits::<7>(self.r0.q.val().get_bits::<3>(0).index()) == 4;
        }
        self.r0.d.next = bit_cast::<6, 6>(self.r0.q.val()).replace_bit(0, bit_cast::<7, 6>(self.r0.q.val()) != 4);
        self.x.next = bit_cast::<7, 6>(self.r0.q.val());
        self.l0.next = bit_cast::<6, 7>(self.x.val()) & self.r0.q.val().replace_bit(self.x.val().get_bits::<2>(0).index(), self.b.val());
        for i in 1..2 {
            if self.b.val() == self.b.val() {
                self.l0.next = self.r0.q.val().replace_bit(2, self.b.val()) & unsigned_cast(signed_cast(self.r0.q.val()));
            }
        }
        match self.r0.q.val().index() {
            5 => {
                self.w.next = self.a.val();
            }
            1 => {
                self.w.next = bit_cast::<15, 15>(!self.a.val());
            }
            _ => {
                self.w.next = 32767_u64.to_bits::<15>();
            }
        }
    }
}

#[derive(LogicBlock, Default)]
pub struct K0087Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<597>>,
    pub b: Signal<In, Bit>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<597>>,
    pub x: Signal<Out, Bits<597>>,
    r0: DFF<Bits<597>>,
}

impl Logic for K0087Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, r0);
        match (self.a.val().get_bits::<9>(445) < self.r0.q.val().get_bits::<9>(522)) {
            true => {
                self.r0.d.next = (self.a.val() << 233) + self.r0.q.val().any();
                self.x.next = 0.into();
            }
            false => {
                self.r0.d.next = 0x1_u64 & (self.a.val() | self.r0.q.val());
                self.x.next = self.r0.q.val() - (self.r0.q.val() + self.b.val());
            }
        }
        self.w.next = (0xf9d9506d9da10c71_u64 ^ self.r0.q.val()) + self.r0.q.val().get_bits::<9>(20).xor();
        if (self.r0.q.val() > self.a.val()) | self.a.val().get_bit(256) {
            self.w.next = !(self.r0.q.val() + self.c.val());
        }
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0080", K0080Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0081", K0081Top, clockless, resets, [a, b, c] -> [w, x]),
        kernel!("k0082", K0082Top, clockless, resets, [a, b, c] -> [w]),
        kernel!("k0083", K0083Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0084", K0084Top, clocked, resets, [a, b] -> [w]),
        kernel!("k0085", K0085Top, clocked, resets, [a, b, c] -> [w]),
        kernel!("k0086", K0086Top, clocked, resets, [a, b] -> [w, x]),
        kernel!("k0087", K0087Top, clocked, resets, [a, b, c] -> [w, x]),
    ]
}
