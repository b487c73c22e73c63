//! Memories: ours, and those of rust-hdl.

use ctxnic::hw::prim::{Ram, RamEn, Reg, Rom};
use rust_hdl::core::prelude::*;
use rust_hdl::widgets::prelude::{RAM, ROM, SyncROM};

use super::{block, refuse};
use crate::kernels::{Kernel, kernel};

block! { OurRam {
    clock: Signal<In, Clock>,
    read: Signal<In, Bits<2>>,
    write: Signal<In, Bits<2>>,
    data: Signal<In, Bits<16>>,
    enable: Signal<In, Bits<2>>,
    y: Signal<Out, Bits<16>>,
    ram: Ram<2, 16, 2> = Ram::new(4),
}
#[hdl_gen]
fn update(&mut self) {
    self.ram.clock.next = self.clock.val();
    self.ram.read_addr.next = self.read.val();
    self.ram.write_addr.next = self.write.val();
    self.ram.write_data.next = self.data.val();
    self.ram.write_en.next = self.enable.val();
    self.y.next = self.ram.read_data.val();
} }

block! { FilledRam {
    clock: Signal<In, Clock>,
    read: Signal<In, Bits<2>>,
    write: Signal<In, Bits<2>>,
    data: Signal<In, Bits<6>>,
    enable: Signal<In, Bits<1>>,
    y: Signal<Out, Bits<6>>,
    ram: Ram<2, 6, 1> = Ram::with_contents(vec![9.into(), 33.into(), 5.into()]),
}
#[hdl_gen]
fn update(&mut self) {
    self.ram.clock.next = self.clock.val();
    self.ram.read_addr.next = self.read.val();
    self.ram.write_addr.next = self.write.val();
    self.ram.write_data.next = self.data.val();
    self.ram.write_en.next = self.enable.val();
    self.y.next = self.ram.read_data.val();
} }

block! { HoldingRam {
    clock: Signal<In, Clock>,
    read: Signal<In, Bits<3>>,
    hold: Signal<In, Bit>,
    write: Signal<In, Bits<3>>,
    data: Signal<In, Bits<6>>,
    enable: Signal<In, Bit>,
    y: Signal<Out, Bits<6>>,
    ram: RamEn<3, 6> = RamEn::new(6),
}
#[hdl_gen]
fn update(&mut self) {
    self.ram.clock.next = self.clock.val();
    self.ram.read_addr.next = self.read.val();
    self.ram.read_en.next = !self.hold.val();
    self.ram.write_addr.next = self.write.val();
    self.ram.write_data.next = self.data.val();
    self.ram.write_en.next = self.enable.val();
    self.y.next = self.ram.read_data.val();
} }

block! { NewWordRam {
    clock: Signal<In, Clock>,
    read: Signal<In, Bits<2>>,
    write: Signal<In, Bits<2>>,
    data: Signal<In, Bits<6>>,
    enable: Signal<In, Bits<1>>,
    y: Signal<Out, Bits<6>>,
    ram: Ram<2, 6, 1> = Ram::new(4).never_collides(),
    meets: Reg<Bit>,
    newest: Reg<Bits<6>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.ram.clock.next = self.clock.val();
    self.meets.clock.next = self.clock.val();
    self.newest.clock.next = self.clock.val();
    self.ram.read_addr.next = self.read.val();
    self.ram.write_addr.next = self.write.val();
    self.ram.write_data.next = self.data.val();
    self.ram.write_en.next = self.enable.val();
    self.meets.d.next = self.enable.val().any() && self.read.val() == self.write.val();
    self.newest.d.next = self.data.val();
    self.y.next = self.ram.read_data.val();
    if self.meets.q.val() {
        self.y.next = self.newest.q.val();
    }
} }

block! { OurRom {
    clock: Signal<In, Clock>,
    at: Signal<In, Bits<2>>,
    y: Signal<Out, Bits<6>>,
    rom: Rom<2, 6> = Rom::new(vec![1.into(), 62.into(), 7.into()]),
}
#[hdl_gen]
fn update(&mut self) {
    self.rom.clock.next = self.clock.val();
    self.rom.read_addr.next = self.at.val();
    self.y.next = self.rom.read_data.val();
} }

block! { TheirRam {
    clock: Signal<In, Clock>,
    read: Signal<In, Bits<3>>,
    write: Signal<In, Bits<3>>,
    data: Signal<In, Bits<5>>,
    enable: Signal<In, Bit>,
    y: Signal<Out, Bits<5>>,
    ram: RAM<Bits<5>, 3> = vec![Bits::<5>::from(7), Bits::<5>::from(30)].into_iter().into(),
}
#[hdl_gen]
fn update(&mut self) {
    self.ram.read_clock.next = self.clock.val();
    self.ram.write_clock.next = self.clock.val();
    self.ram.read_address.next = self.read.val();
    self.ram.write_address.next = self.write.val();
    self.ram.write_data.next = self.data.val();
    self.ram.write_enable.next = self.enable.val();
    self.y.next = self.ram.read_data.val();
} }

block! { TheirEmptyRam {
    clock: Signal<In, Clock>,
    at: Signal<In, Bits<2>>,
    data: Signal<In, Signed<8>>,
    enable: Signal<In, Bit>,
    y: Signal<Out, Signed<8>>,
    ram: RAM<Signed<8>, 2>,
}
#[hdl_gen]
fn update(&mut self) {
    self.ram.read_clock.next = self.clock.val();
    self.ram.write_clock.next = self.clock.val();
    self.ram.read_address.next = self.at.val();
    self.ram.write_address.next = self.at.val();
    self.ram.write_data.next = self.data.val();
    self.ram.write_enable.next = self.enable.val();
    self.y.next = self.ram.read_data.val();
} }

block! { TheirRoms {
    clock: Signal<In, Clock>,
    at: Signal<In, Bits<2>>,
    looked_up: Signal<Out, Bits<6>>,
    full: Signal<Out, Signed<7>>,
    late: Signal<Out, Bits<12>>,
    rom: ROM<Bits<6>, 2> = vec![Bits::<6>::from(50), Bits::<6>::from(9)].into_iter().into(),
    signed: ROM<Signed<7>, 2> =
        [-3_i64, 5, -64, 63].map(Signed::<7>::from).into_iter().into(),
    sync: SyncROM<Bits<12>, 2> =
        [0xabc_u64, 0x123, 0xfff].map(Bits::<12>::from).into_iter().into(),
}
#[hdl_gen]
fn update(&mut self) {
    self.rom.address.next = self.at.val();
    self.signed.address.next = self.at.val();
    self.sync.address.next = self.at.val();
    self.sync.clock.next = self.clock.val();
    self.looked_up.next = self.rom.data.val();
    self.full.next = self.signed.data.val();
    self.late.next = self.sync.data.val();
} }

/// A block that says of its hardware what nobody has checked.
#[derive(LogicBlock, Default)]
pub struct Foreign {
    pub clock: Signal<In, Clock>,
    pub d: Signal<In, Bits<4>>,
    pub q: Signal<Out, Bits<4>>,
}

impl Logic for Foreign {
    fn update(&mut self) {}
    fn connect(&mut self) {
        self.q.connect();
    }
    fn hdl(&self) -> Verilog {
        Verilog::Custom("always @(negedge clock) q <= d;".into())
    }
}

block! { CustomText {
    clock: Signal<In, Clock>,
    x: Signal<In, Bits<4>>,
    y: Signal<Out, Bits<4>>,
    foreign: Foreign,
}
#[hdl_gen]
fn update(&mut self) {
    self.foreign.clock.next = self.clock.val();
    self.foreign.d.next = self.x.val();
    self.y.next = self.foreign.q.val();
} }

refuse! { CustomText }

/// What is accepted.
pub fn all() -> Vec<Kernel> {
    vec![
        kernel!("our_ram", OurRam::default(), clock, [read, write, data, enable] -> [y]),
        kernel!("filled_ram", FilledRam::default(), clock, [read, write, data, enable] -> [y]),
        kernel!("holding_ram", HoldingRam::default(), clock,
            [read, hold, write, data, enable] -> [y]),
        kernel!("new_word_ram", NewWordRam::default(), clock, [read, write, data, enable] -> [y]),
        kernel!("our_rom", OurRom::default(), clock, [at] -> [y]),
        kernel!("their_ram", TheirRam::default(), clock, [read, write, data, enable] -> [y]),
        kernel!("their_empty_ram", TheirEmptyRam::default(), clock, [at, data, enable] -> [y]),
        kernel!("their_roms", TheirRoms::default(), clock, [at] -> [looked_up, full, late]),
    ]
}
