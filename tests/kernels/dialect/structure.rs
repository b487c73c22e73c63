//! Loops, arrays, interfaces, children, clocks.

use ctxnic::hw::prim::{Reg, RegEn};
use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;
use rust_hdl::widgets::edge_ff::EdgeDFF;
use rust_hdl::widgets::prelude::{DFF, DFFWithInit, TristateBuffer};

use super::{block, refuse};
use crate::kernels::{Kernel, kernel};

block! { Loops {
    x: Signal<In, Bits<12>>,
    y: Signal<Out, Bits<4>>,
    at: Signal<Out, Bits<4>>,
    part: [Signal<Local, Bits<4>>; 4],
}
#[hdl_gen]
fn update(&mut self) {
    self.part[0].next = 1.into();
    for i in 0..3 {
        self.part[i + 1].next = self.part[i].val() + self.x.val().get_bits::<4>(i * 4);
    }
    self.y.next = self.part[3].val();
    self.at.next = 15.into();
    for i in 0..3 {
        if i != 1 {
            if self.x.val().get_bit(i * 4 + 3) {
                self.at.next = i.to_bits();
            }
        }
    }
} }

block! { LoopVariableIsAField {
    i: Signal<In, Bits<4>>,
    y: Signal<Out, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = 0.into();
    for i in 0..3_usize {
        if self.i.val() == 9 {
            self.y.next = i.to_bits();
        }
    }
} }

block! { Grid {
    x: Signal<In, Bits<6>>,
    y: Signal<Out, Bits<6>>,
    cell: [[Signal<Local, Bit>; 3]; 2],
    flat: Vec<Signal<Local, Bit>> = (0..6).map(|_| Signal::default()).collect(),
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = 0.into();
    for i in 0..2 {
        for j in 0..3 {
            self.cell[i][j].next = self.x.val().get_bit(i * 3 + j) ^ self.x.val().get_bit(0);
        }
    }
    for i in 0..2 {
        for j in 0..3 {
            self.flat[(1 - i) * 3 + (j + 1) % 3].next = self.cell[i][2 - j].val();
        }
    }
    for i in 0..6 {
        if self.flat[i].val() {
            self.y.next = self.x.val() + i.to_bits::<6>();
        }
    }
} }

block! { IndexBySignal {
    at: Signal<In, Bits<1>>,
    y: Signal<Out, Bits<4>>,
    part: [Signal<Local, Bits<4>>; 2],
}
#[hdl_gen]
fn update(&mut self) {
    self.part[0].next = 1.into();
    self.part[1].next = 2.into();
    self.y.next = self.part[self.at.val().index()].val();
} }

block! { Cell {
    clock: Signal<In, Clock>,
    x: Signal<In, Bits<4>>,
    y: Signal<Out, Bits<4>>,
    last: Reg<Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    dff_setup!(self, clock, last);
    self.last.d.next = self.x.val();
    self.y.next = self.last.q.val() + 1;
} }

block! { Chain {
    clock: Signal<In, Clock>,
    x: Signal<In, Bits<4>>,
    y: Signal<Out, Bits<4>>,
    cell: Vec<Cell> = (0..3).map(|_| Cell::default()).collect(),
    last: [Cell; 1],
}
#[hdl_gen]
fn update(&mut self) {
    for i in 0..3 {
        self.cell[i].clock.next = self.clock.val();
    }
    self.last[0].clock.next = self.clock.val();
    self.cell[0].x.next = self.x.val();
    for i in 1..3 {
        self.cell[i].x.next = self.cell[i - 1].y.val();
    }
    self.last[0].x.next = self.cell[2].y.val();
    self.y.next = self.last[0].y.val();
} }

block! { ReadsChildInput {
    clock: Signal<In, Clock>,
    x: Signal<In, Bits<4>>,
    y: Signal<Out, Bits<4>>,
    cell: Cell,
}
#[hdl_gen]
fn update(&mut self) {
    self.cell.clock.next = self.clock.val();
    self.cell.x.next = self.x.val();
    self.y.next = self.cell.x.val();
} }

block! { LeavesChildInput {
    clock: Signal<In, Clock>,
    y: Signal<Out, Bits<4>>,
    cell: Cell,
}
#[hdl_gen]
fn update(&mut self) {
    self.cell.clock.next = self.clock.val();
    self.y.next = self.cell.y.val();
} }

block! { WritesInput {
    x: Signal<In, Bits<4>>,
    y: Signal<Out, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.x.next = 3.into();
    self.y.next = self.x.val();
} }

/// A request and its answer, seen from who asks.
#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "Server"]
pub struct Client {
    pub ask: Signal<Out, Bits<4>>,
    pub answer: Signal<In, Bits<4>>,
}

/// The same, seen from who answers.
#[derive(LogicInterface, Default, Clone, Debug)]
#[join = "Client"]
pub struct Server {
    pub ask: Signal<In, Bits<4>>,
    pub answer: Signal<Out, Bits<4>>,
}

block! { Adder {
    bus: Server,
}
#[hdl_gen]
fn update(&mut self) {
    self.bus.answer.next = self.bus.ask.val() + 3;
} }

block! { Asker {
    bus: Client,
    x: Signal<In, Bits<4>>,
    y: Signal<Out, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.bus.ask.next = self.x.val();
    self.y.next = self.bus.answer.val();
} }

block! { Hub {
    port: [Server; 2],
    adder: [Adder; 2],
}
#[hdl_gen]
fn update(&mut self) {
    for i in 0..2 {
        Server::link(&mut self.port[i], &mut self.adder[1 - i].bus);
    }
} }

block! { Interfaces {
    x: Signal<In, Bits<4>>,
    y: Signal<Out, Bits<4>>,
    z: Signal<Out, Bits<4>>,
    asker: [Asker; 2],
    hub: Hub,
}
#[hdl_gen]
fn update(&mut self) {
    for i in 0..2 {
        Client::join(&mut self.asker[i].bus, &mut self.hub.port[i]);
    }
    self.asker[0].x.next = self.x.val();
    self.asker[1].x.next = !self.x.val();
    self.y.next = self.asker[0].y.val();
    self.z.next = self.asker[1].y.val();
} }

block! { Tristate {
    buffer: TristateBuffer<Bits<4>>,
    x: Signal<In, Bits<4>>,
    on: Signal<In, Bit>,
    y: Signal<Out, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.buffer.write_data.next = self.x.val();
    self.buffer.write_enable.next = self.on.val();
    self.y.next = self.buffer.read_data.val();
} }

block! { Registers {
    clock: Signal<In, Clock>,
    x: Signal<In, Bits<8>>,
    on: Signal<In, Bit>,
    y: Signal<Out, Bits<8>>,
    z: Signal<Out, Bits<8>>,
    count: Reg<Bits<8>> = Reg::new(3.into()),
    held: RegEn<Bits<8>>,
    free: Reg<Bits<8>> = Reg::without_reset(),
}
#[hdl_gen]
fn update(&mut self) {
    dff_setup!(self, clock, count);
    clock!(self, clock, held, free);
    self.count.d.next = self.count.q.val() + 1;
    self.held.d.next = self.x.val();
    self.held.en.next = self.on.val();
    self.free.d.next = self.x.val() ^ self.count.q.val();
    self.y.next = self.held.q.val();
    self.z.next = self.free.q.val();
} }

block! { FlipFlops {
    clock: Signal<In, Clock>,
    x: Signal<In, Bits<6>>,
    y: Signal<Out, Bits<6>>,
    plain: DFF<Bits<6>>,
    init: DFFWithInit<Bits<6>> = DFFWithInit::new(0x2a.into()),
    rising: EdgeDFF<Bits<6>> = EdgeDFF::new(0x15.into()),
}
#[hdl_gen]
fn update(&mut self) {
    dff_setup!(self, clock, plain, init);
    self.rising.clk.next = self.clock.val();
    self.plain.d.next = self.x.val();
    self.init.d.next = self.plain.q.val();
    self.rising.d.next = self.init.q.val();
    self.y.next = self.rising.q.val();
} }

block! { ClockForOthers {
    clock: Signal<In, Clock>,
    out: Signal<Out, Clock>,
    x: Signal<In, Bits<4>>,
    y: Signal<Out, Bits<4>>,
    last: Reg<Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.out.next = self.clock.val();
    self.last.clock.next = self.clock.val();
    self.last.d.next = self.x.val();
    self.y.next = self.last.q.val();
} }

block! { GatedClock {
    clock: Signal<In, Clock>,
    on: Signal<In, Bit>,
    y: Signal<Out, Bits<4>>,
    count: Reg<Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    if self.on.val() {
        self.count.clock.next = self.clock.val();
    }
    self.count.d.next = self.count.q.val() + 1;
    self.y.next = self.count.q.val();
} }

block! { TwoClocks {
    clock: Signal<In, Clock>,
    other: Signal<In, Clock>,
    y: Signal<Out, Bits<4>>,
    count: Reg<Bits<4>>,
    late: Reg<Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    dff_setup!(self, clock, count);
    dff_setup!(self, other, late);
    self.count.d.next = self.count.q.val() + 1;
    self.late.d.next = self.count.q.val();
    self.y.next = self.late.q.val();
} }

block! { OwnReset {
    clock: Signal<In, Clock>,
    rst: Signal<In, Bit>,
    y: Signal<Out, Bits<4>>,
    count: Reg<Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    dff_setup!(self, clock, count);
    self.count.d.next = self.count.q.val() + 1;
    if self.rst.val() {
        self.count.d.next = 0.into();
    }
    self.y.next = self.count.q.val();
} }

/// A kernel whose `Signal` goes both ways.
#[derive(LogicBlock, Default)]
pub struct TwoWay {
    pub pad: Signal<InOut, Bits<4>>,
    pub y: Signal<Out, Bits<4>>,
}

impl Logic for TwoWay {
    #[hdl_gen]
    fn update(&mut self) {
        self.y.next = self.pad.val();
    }
}

refuse! {
    LoopVariableIsAField, IndexBySignal, ReadsChildInput, LeavesChildInput,
    WritesInput, Tristate, TwoWay, GatedClock, TwoClocks, OwnReset,
}

/// What is accepted.
pub fn all() -> Vec<Kernel> {
    vec![
        kernel!("loops", Loops::default(), [x] -> [y, at]),
        kernel!("grid", Grid::default(), [x] -> [y]),
        kernel!("chain", Chain::default(), clock, [x] -> [y]),
        kernel!("interfaces", Interfaces::default(), [x] -> [y, z]),
        kernel!("registers", Registers::default(), clock, [x, on] -> [y, z]),
        kernel!("flip_flops", FlipFlops::default(), clock, [x] -> [y]),
        kernel!("clock_for_others", ClockForOthers::default(), clock, [x] -> [y]),
    ]
}
