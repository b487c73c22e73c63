//! Random kernels 104 to 111 of seed 0x6b65726e656c0001, made by
//! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.

use super::prelude::*;

#[derive(LogicBlock)]
pub struct K0104Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<31>>,
    pub b: Signal<In, Bits<15>>,
    pub w: Signal<Out, Bits<31>>,
    pub x: Signal<Out, Bit>,
    r0: RegEn<Bits<9>>,
    r1: Reg<Bits<3>>,
    rom: Rom<3, 9>,
    l0: Signal<Local, Signed<15>>,
    l1: Signal<Local, Bit>,
}

impl Default for K0104Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: RegEn::without_reset(),
            r1: Reg::new(bits::<3>(7)),
            rom: Rom::new(vec![bits::<9>(201), bits::<9>(14), bits::<9>(311), bits::<9>(368), bits::<9>(495), bits::<9>(1)]),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0104Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, r0, r1, rom);
        self.l1.next = self.b.val().get_bit(14);
        if self.b.val().get_bit(self.r1.q.val().index()) {
            self.l1.next = !self.rom.read_data.val().get_bit(6);
        } else if (0x15c_u64 + self.a.val().get_bits::<9>(self.r1.q.val().index())).all() {
            self.l1.next = self.b.val() >= self.b.val() & self.b.val();
        }
        self.r0.en.next = self.r1.q.val().xor();
        if signed_cast(self.r1.q.val()).get_bits::<15>(1) <= signed_cast(self.b.val()) + (5210).into() {
            self.r0.en.next = !self.l1.val();
        }
        if self.l1.val() ^ self.l1.val() {
            self.l0.next = (6294).into();
        } else {
            self.l0.next = signed_cast(self.b.val());
        }
        self.x.next = self.a.val().get_bits::<3>(self.r1.q.val().index()) == 0x7_u64 && self.l1.val();
        self.r1.d.next = self.r1.q.val();
        for i in 0..3 {
            if self.r1.q.val().any() {
                self.r1.d.next = !(self.r1.q.val() >> 3);
            }
        }
        self.w.next = 391721941.into();
        self.r0.d.next = self.a.val().get_bits::<9>(8) | bit_cast::<9, 3>(self.r1.q.val());
        self.rom.read_addr.next = bit_cast::<32, 15>(self.b.val()).get_bits::<15>(11).get_bits::<3>(8);
    }
}

#[derive(LogicBlock)]
pub struct K0105Top {
    pub a: Signal<In, Bits<32>>,
    pub b: Signal<In, Bits<3>>,
    pub w: Signal<Out, Bits<32>>,
    limit: Constant<Bits<3>>,
}

impl Default for K0105Top {
    fn default() -> Self {
        Self {
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<3>(1)),
        }
    }
}

impl Logic for K0105Top {
    #[hdl_gen]
    fn update(&mut self) {
        if self.limit.val().get_bit(2) ^ self.limit.val().get_bit(0) {
            self.w.next = (self.a.val().get_bits::<16>(0) * bit_cast::<16, 3>(self.b.val())).get_bits::<32>(self.limit.val().index());
        } else {
            self.w.next = (bit_cast::<16, 3>(self.limit.val()) >> 12) * bit_cast::<16, 3>(self.limit.val());
        }
    }
}

#[derive(LogicBlock)]
pub struct K0106Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<33>>,
    pub b: Signal<In, Bits<33>>,
    pub w: Signal<Out, Bits<33>>,
    limit: Constant<Bits<8>>,
    ram: Ram<4, 33, 3>,
    l0: Signal<Local, Bits<8>>,
    l1: Signal<Local, Signed<32>>,
}

impl Default for K0106Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<8>(0)),
            ram: Ram::new(16),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0106Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        clock!(self, clock, ram);
        self.l1.next = signed_cast(bit_cast::<16, 8>(self.limit.val())) * signed_cast(bit_cast::<16, 33>(self.a.val()));
        self.l0.next = 117.into();
        self.ram.read_addr.next = 0x5_u64 ^ bit_cast::<4, 33>(self.a.val());
        self.ram.write_addr.next = 0x5_u64 ^ bit_cast::<4, 33>(self.a.val());
        self.ram.write_data.next = bit_cast::<33, 32>(bits::<32>(2002280597)).replace_bit(self.limit.val().get_bits::<5>(0).index(), self.limit.val() > self.limit.val());
        if (self.a.val() >= self.a.val()) ^ self.limit.val().get_bit(4) {
            self.ram.write_data.next = !!self.ram.read_data.val();
        }
        match self.limit.val().index() {
            3 => {
                self.ram.write_en.next = bits::<3>(7);
            }
            0 => {
                self.ram.write_en.next = !(bit_cast::<3, 33>(self.a.val()) << 0);
            }
            _ => {
                self.ram.write_en.next = self.limit.val().get_bits::<3>(self.b.val().get_bits::<3>(0).index());
            }
        }
        self.w.next = (self.b.val() + self.l0.val().get_bit(3)).replace_bit(4, self.a.val().get_bit(self.l0.val().get_bits::<5>(0).index()));
    }
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0107BusSlave"]
pub struct K0107BusMaster {
    pub there: Signal<Out, Bits<32>>,
    pub back: Signal<In, Bits<5>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0107BusMaster"]
pub struct K0107BusSlave {
    pub there: Signal<In, Bits<32>>,
    pub back: Signal<Out, Bits<5>>,
}

#[derive(LogicBlock, Default)]
pub struct K0107Asker {
    pub bus: K0107BusMaster,
    pub a: Signal<In, Bits<34>>,
    pub w: Signal<Out, Bit>,
}

impl Logic for K0107Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<32, 34>(self.a.val()) ^ !bit_cast::<32, 34>(self.a.val());
        self.w.next = (self.a.val().get_bit(self.bus.back.val().index()) || self.a.val().get_bit(self.bus.back.val().index())) & (bits::<35>(34359738367_u64) <= bit_cast::<35, 34>(self.a.val()));
    }
}

#[derive(LogicBlock, Default)]
pub struct K0107Answerer {
    pub bus: K0107BusSlave,
}

impl Logic for K0107Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = bit_cast::<5, 32>(self.bus.there.val()) ^ bit_cast::<5, 32>(self.bus.there.val());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0107Outer {
    pub bus: K0107BusSlave,
    inner: K0107Answerer,
}

impl Logic for K0107Outer {
    #[hdl_gen]
    fn update(&mut self) {
        K0107BusSlave::link(&mut self.bus, &mut self.inner.bus);
    }
}

#[derive(LogicBlock, Default)]
pub struct K0107Top {
    pub a: Signal<In, Bits<34>>,
    pub b: Signal<In, Bits<35>>,
    pub w: Signal<Out, Bits<34>>,
    pub x: Signal<Out, Bit>,
    c0: K0107Asker,
    c2: K0107Outer,
    l0: Signal<Local, Bit>,
}

impl Logic for K0107Top {
    #[hdl_gen]
    fn update(&mut self) {
        self.c0.a.next = self.a.val().replace_bit(14, self.b.val().get_bit(self.b.val().get_bits::<5>(0).index()) && self.a.val().get_bit(7));
        K0107BusMaster::join(&mut self.c0.bus, &mut self.c2.bus);
        self.l0.next = signed_cast(self.a.val()) != signed_cast(self.a.val()) - signed_cast(self.a.val());
        self.w.next = bit_cast::<34, 32>(0xfa114d60_u64 & bit_cast::<32, 34>(self.a.val()));
        self.x.next = bit_cast::<32, 35>(self.b.val()).get_bit(14) || self.w.val() <= 6146406750_u64;
    }
}

#[derive(LogicBlock)]
pub struct K0108Child0 {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<35>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<6>>,
    limit: Constant<Bits<35>>,
    r0: RegEn<Bits<11>>,
    l0: Signal<Local, Bits<6>>,
    l1: Signal<Local, Bits<11>>,
}

impl Default for K0108Child0 {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            limit: Constant::new(bits::<35>(34359738367)),
            r0: RegEn::without_reset(),
            l0: Default::default(),
            l1: Default::default(),
        }
    }
}

impl Logic for K0108Child0 {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("wraps on purpose");
        dff_setup!(self, clock, r0);
        self.r0.en.next = (self.a.val() >> self.r0.q.val().get_bits::<10>(0)).get_bit(self.a.val().get_bits::<5>(0).index());
        match self.r0.q.val().index() {
            1 => {
                self.l1.next = !self.r0.q.val() - bit_cast::<11, 35>(self.limit.val());
                self.l0.next = self.limit.val().get_bits::<6>(self.r0.q.val().get_bits::<5>(0).index()) & 0x1_u64 - self.limit.val().get_bits::<6>(25);
            }
            _ => {
                self.l1.next = self.r0.q.val() - self.r0.q.val() >> 0;
                self.l0.next = 0x0_u64 | self.limit.val().get_bits::<6>(self.r0.q.val().get_bits::<5>(0).index()) & 8;
            }
        }
        if self.l0.val() > 0 {
            self.r0.d.next = bit_cast::<11, 3>(self.a.val().get_bits::<3>(25));
        }
        self.w.next = 0x3f_u64 + self.l0.val();
    }
}

#[derive(LogicBlock)]
pub struct K0108Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<35>>,
    pub b: Signal<In, Bits<35>>,
    pub c: Signal<In, Bit>,
    pub w: Signal<Out, Bits<35>>,
    pub x: Signal<Out, Bit>,
    limit: Constant<Bits<3>>,
    r0: Reg<Bits<11>>,
    r1: DFF<Bits<3>>,
    ram: Ram<4, 3, 1>,
    c0: K0108Child0,
    l0: Signal<Local, Bits<3>>,
    l1: Signal<Local, Bits<3>>,
    part: [Signal<Local, Bits<11>>; 2],
}

impl Default for K0108Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            c: Default::default(),
            w: Default::default(),
            x: Default::default(),
            limit: Constant::new(bits::<3>(2)),
            r0: Reg::without_reset(),
            r1: Default::default(),
            ram: Ram::new(16).never_collides(),
            c0: Default::default(),
            l0: Default::default(),
            l1: Default::default(),
            part: Default::default(),
        }
    }
}

impl Logic for K0108Top {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clock, ram);
        dff_setup!(self, clock, r0, r1);
        self.ram.read_addr.next = unsigned_cast(signed_cast(bits::<4>(14)));
        self.ram.write_addr.next = unsigned_cast(signed_cast(bits::<4>(14))) ^ bits::<4>(1);
        self.ram.write_data.next = bit_cast::<6, 3>(self.limit.val()).get_bits::<3>(2) + (signed_cast(bit_cast::<6, 3>(self.limit.val())) > signed_cast(bits::<6>(26)));
        match self.ram.read_data.val().index() {
            1 => {
                self.ram.write_en.next = bits::<1>(1);
            }
            2 => {
                self.ram.write_en.next = self.ram.read_data.val().get_bits::<1>(2);
            }
            5 => {
                self.ram.write_en.next = self.a.val().get_bits::<1>(17);
            }
            _ => {
                self.ram.write_en.next = 1.into();
            }
        }
        self.c0.clock.next = self.clock.val();
        self.c0.a.next = (0x0_u64 ^ self.b.val()) & self.b.val() + 1;
        self.c0.b.next = 0x1_u64 | bits::<35>(2177179395_u64) == self.a.val() >> 17;
        self.r1.d.next = (self.r1.q.val() ^ self.ram.read_data.val()) & 0x2_u64;
        self.r0.d.next = !(self.r0.q.val() + self.c.val());
        self.w.next = self.a.val() >> 10 & self.b.val();
        self.l1.next = self.ram.read_data.val();
        for i in 0..3 {
            if bits::<6>(13) >= self.c0.w.val() {
                self.l1.next = self.limit.val() >> self.c0.w.val() >> self.ram.read_data.val();
            }
        }
        self.l0.next = 2.into();
        self.part[0].next = self.r0.q.val() | 6;
        for i in 0..1 {
            self.part[i + 1].next = self.part[i].val() + bit_cast::<11, 32>(bits::<32>(1424062778));
        }
        self.x.next = self.c0.w.val() << 6 < self.c0.w.val() + self.c0.w.val();
    }
}

#[derive(LogicBlock)]
pub struct K0109Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<140>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<140>>,
    r0: RegEn<Bits<7>>,
    l0: Signal<Local, Bits<7>>,
}

impl Default for K0109Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: RegEn::new(bits::<7>(0)),
            l0: Default::default(),
        }
    }
}

impl Logic for K0109Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("last one wins");
        clock!(self, clock, r0);
        if !self.b.val() {
            self.r0.d.next = self.r0.q.val() - bits::<7>(16) << 2;
        } else {
            self.r0.d.next = bit_cast::<7, 140>(0x574badb83785be72_u64 & self.a.val());
        }
        self.l0.next = bit_cast::<7, 32>(bit_cast::<16, 7>(self.r0.q.val()) * bit_cast::<16, 7>(self.r0.q.val()));
        self.r0.en.next = self.a.val() >= self.a.val() << 39;
        self.w.next = self.a.val() + self.a.val() ^ self.a.val() << 53;
        if (bit_cast::<7, 140>(self.a.val()) + self.l0.val()).any() {
            self.w.next = !(self.a.val() + self.b.val());
        }
    }
}

#[derive(LogicBlock)]
pub struct K0110Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<36>>,
    pub b: Signal<In, Bits<36>>,
    pub w: Signal<Out, Bits<36>>,
    r0: DFFWithInit<Bits<35>>,
}

impl Default for K0110Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            r0: DFFWithInit::new(bits::<35>(7079809330)),
        }
    }
}

impl Logic for K0110Top {
    #[hdl_gen]
    fn update(&mut self) {
        comment!("held while idle");
        dff_setup!(self, clock, r0);
        self.w.next = bit_cast::<36, 35>(self.r0.q.val());
    }
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0111BusSlave"]
pub struct K0111BusMaster {
    pub there: Signal<Out, Bits<37>>,
    pub back: Signal<In, Bits<37>>,
}

#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "K0111BusMaster"]
pub struct K0111BusSlave {
    pub there: Signal<In, Bits<37>>,
    pub back: Signal<Out, Bits<37>>,
}

#[derive(LogicBlock, Default)]
pub struct K0111Asker {
    pub bus: K0111BusMaster,
    pub a: Signal<In, Bits<18>>,
    pub w: Signal<Out, Bits<7>>,
}

impl Logic for K0111Asker {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.there.next = bit_cast::<37, 18>(self.a.val()) ^ (bit_cast::<37, 18>(self.a.val()) | 12);
        self.w.next = bit_cast::<7, 37>(self.bus.back.val()) ^ bit_cast::<7, 18>(self.a.val());
    }
}

#[derive(LogicBlock, Default)]
pub struct K0111Answerer {
    pub bus: K0111BusSlave,
}

impl Logic for K0111Answerer {
    #[hdl_gen]
    fn update(&mut self) {
        self.bus.back.next = self.bus.there.val() ^ (self.bus.there.val() | self.bus.there.val());
    }
}

#[derive(LogicBlock)]
pub struct K0111Top {
    pub clock: Signal<In, Clock>,
    pub a: Signal<In, Bits<37>>,
    pub b: Signal<In, Bit>,
    pub w: Signal<Out, Bits<37>>,
    pub x: Signal<Out, Bits<37>>,
    r0: Reg<Bits<16>>,
    c0: K0111Asker,
    c1: K0111Answerer,
}

impl Default for K0111Top {
    fn default() -> Self {
        Self {
            clock: Default::default(),
            a: Default::default(),
            b: Default::default(),
            w: Default::default(),
            x: Default::default(),
            r0: Reg::new(bits::<16>(3825)),
            c0: Default::default(),
            c1: Default::default(),
        }
    }
}

impl Logic for K0111Top {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r0);
        self.c0.a.next = 0x0_u64.into();
        K0111BusMaster::join(&mut self.c0.bus, &mut self.c1.bus);
        self.w.next = self.a.val();
        self.r0.d.next = self.r0.q.val();
        self.x.next = !(self.w.val() + self.b.val());
    }
}

pub(crate) fn kernels() -> Vec<Kernel> {
    vec![
        kernel!("k0104", K0104Top, clocked, keeps, [a, b] -> [w, x]),
        kernel!("k0105", K0105Top, clockless, resets, [a, b] -> [w]),
        kernel!("k0106", K0106Top, clocked, keeps, [a, b] -> [w]),
        kernel!("k0107", K0107Top, clockless, resets, [a, b] -> [w, x]),
        kernel!("k0108", K0108Top, clocked, keeps, [a, b, c] -> [w, x]),
        kernel!("k0109", K0109Top, clocked, resets, [a, b] -> [w]),
        kernel!("k0110", K0110Top, clocked, resets, [a, b] -> [w]),
        kernel!("k0111", K0111Top, clocked, resets, [a, b] -> [w, x]),
    ]
}
