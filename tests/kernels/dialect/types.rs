//! Enums, structs, `match`, `if`, order.

use rust_hdl::core::prelude::*;

use super::{block, refuse};
use crate::kernels::{Kernel, PortType, kernel};
use ctxnic::comment;
use ctxnic::hw::prim::Reg;
use ctxnic::netlist::value::Value;
use rust_hdl::widgets::dff_setup;

/// The states of the examples.
#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum Phase {
    Idle,
    Load,
    Send,
}

/// The states of a gearbox.
#[derive(Copy, Clone, Debug, PartialEq, LogicState)]
pub enum Gear {
    Low,
    High,
}

/// A variant without its type in front.
const LOWEST: Gear = Gear::Low;

/// The struct of the examples.
#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct Header {
    pub valid: Bit,
    pub phase: Phase,
    pub length: Bits<5>,
}

/// A struct in a struct.
#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]
pub struct Packet {
    pub header: Header,
    pub data: Bits<8>,
}

impl PortType for Packet {
    fn from_value(value: &Value) -> Self {
        let part = |lo, width| value.slice(lo, width);
        Self {
            header: Header {
                valid: PortType::from_value(&part(0, 1)),
                phase: [Phase::Idle, Phase::Load, Phase::Send, Phase::Send]
                    [part(1, 2).low_u64() as usize],
                length: PortType::from_value(&part(3, 5)),
            },
            data: PortType::from_value(&part(8, 8)),
        }
    }
    fn to_value(self) -> Value {
        unreachable!("a packet is no output of a kernel")
    }
}

block! { States {
    clock: Signal<In, Clock>,
    go: Signal<In, Bit>,
    busy: Signal<Out, Bit>,
    code: Signal<Out, Bits<2>>,
    phase: Reg<Phase>,
    rest: Constant<Phase> = Constant::new(Phase::Idle),
}
#[hdl_gen]
fn update(&mut self) {
    dff_setup!(self, clock, phase);
    match self.phase.q.val() {
        Phase::Idle => {
            if self.go.val() {
                self.phase.d.next = Phase::Load;
            }
        }
        Phase::Load => self.phase.d.next = Phase::Send,
        Phase::Send => self.phase.d.next = Phase::Idle,
    }
    self.busy.next = self.phase.q.val() != self.rest.val();
    self.code.next = self.phase.q.val().into();
} }

block! { VariantByAnotherName {
    y: Signal<Out, Gear>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = LOWEST;
} }

block! { Matching {
    a: Signal<In, Bits<3>>,
    f: Signal<In, Bit>,
    y: Signal<Out, Bits<4>>,
    z: Signal<Out, Bit>,
}
#[hdl_gen]
fn update(&mut self) {
    match self.a.val().index() {
        0 => self.y.next = 8.into(),
        0b101 => self.y.next = 1.into(),
        _ => self.y.next = 2.into(),
    }
    match self.f.val() {
        true => self.z.next = self.a.val().any(),
        false => self.z.next = false,
    }
} }

const SEVEN: usize = 7;

block! { PatternByName {
    a: Signal<In, Bits<3>>,
    y: Signal<Out, Bit>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = false;
    match self.a.val().index() {
        SEVEN => self.y.next = true,
        _ => {}
    }
} }

block! { PatternTwice {
    a: Signal<In, Bits<3>>,
    y: Signal<Out, Bit>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = false;
    match self.a.val().index() {
        3 => self.y.next = true,
        0x3 => self.y.next = false,
        _ => {}
    }
} }

block! { Decisions {
    a: Signal<In, Bits<4>>,
    f: Signal<In, Bit>,
    y: Signal<Out, Bits<4>>,
    z: Signal<Out, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = self.a.val();
    if self.f.val() {
        self.y.next = 0.into();
        self.z.next = 1.into();
    } else if self.a.val() > 9 {
        self.y.next = 9.into();
        self.z.next = 2.into();
    } else {
        self.z.next = self.a.val() + 3;
    }
} }

block! { Latch {
    f: Signal<In, Bit>,
    a: Signal<In, Bits<4>>,
    y: Signal<Out, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    if self.f.val() {
        self.y.next = self.a.val();
    }
} }

block! { Locals {
    a: Signal<In, Bits<4>>,
    b: Signal<In, Bits<4>>,
    larger: Signal<Out, Bits<4>>,
    twice: Signal<Out, Bits<4>>,
    m: Signal<Local, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.m.next = self.a.val();
    if self.b.val() > self.a.val() {
        self.m.next = self.b.val();
    }
    self.larger.next = self.m.val();
    self.twice.next = self.m.val() + self.m.val();
} }

block! { ReadTooEarly {
    a: Signal<In, Bits<4>>,
    y: Signal<Out, Bits<4>>,
    m: Signal<Local, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = self.m.val();
    self.m.next = self.a.val();
} }

block! { ReadBetweenWrites {
    a: Signal<In, Bits<4>>,
    y: Signal<Out, Bits<4>>,
    m: Signal<Local, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.m.next = self.a.val();
    self.y.next = self.m.val();
    self.m.next = self.a.val() + 1;
} }

block! { Structs {
    clock: Signal<In, Clock>,
    a: Signal<In, Bits<5>>,
    valid: Signal<Out, Bit>,
    length: Signal<Out, Bits<5>>,
    same: Signal<Out, Bit>,
    header: Signal<Local, Header>,
    kept: Reg<Header>,
    none: Constant<Header> = Constant::new(Header { length: 3.into(), ..Header::default() }),
}
#[hdl_gen]
fn update(&mut self) {
    dff_setup!(self, clock, kept);
    self.header.next.valid = self.a.val().any();
    self.header.next.phase = Phase::Load;
    self.header.next.length = self.a.val() + 1;
    if self.a.val() == self.none.val().length {
        self.header.next.phase = Phase::Idle;
    }
    self.kept.d.next = self.header.val();
    self.valid.next = self.kept.q.val().valid;
    self.length.next = self.kept.q.val().length;
    self.same.next = self.kept.q.val() == self.none.val();
} }

block! { NestedStructs {
    packet: Signal<In, Packet>,
    length: Signal<Out, Bits<5>>,
    header: Signal<Local, Header>,
}
#[hdl_gen]
fn update(&mut self) {
    self.header.next = self.packet.val().header;
    self.length.next = self.header.val().length;
} }

block! { FieldOfAField {
    packet: Signal<In, Packet>,
    length: Signal<Out, Bits<5>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.length.next = self.packet.val().header.length;
} }

block! { WriteOfAFieldOfAField {
    a: Signal<In, Bits<5>>,
    packet: Signal<Out, Packet>,
}
#[hdl_gen]
fn update(&mut self) {
    self.packet.next.data = 1.into();
    self.packet.next.header.length = self.a.val();
} }

block! { Remarks {
    a: Signal<In, Bits<4>>,
    y: Signal<Out, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    comment!("an odd way to negate");
    self.y.next = !self.a.val() + 1;
} }

refuse! {
    VariantByAnotherName, PatternByName, PatternTwice, Latch, ReadTooEarly, ReadBetweenWrites,
    FieldOfAField, WriteOfAFieldOfAField,
}

/// What is accepted.
pub fn all() -> Vec<Kernel> {
    vec![
        kernel!("states", States::default(), clock, [go] -> [busy, code]),
        kernel!("matching", Matching::default(), [a, f] -> [y, z]),
        kernel!("decisions", Decisions::default(), [a, f] -> [y, z]),
        kernel!("locals", Locals::default(), [a, b] -> [larger, twice]),
        kernel!("structs", Structs::default(), clock, [a] -> [valid, length, same]),
        kernel!("nested_structs", NestedStructs::default(), [packet] -> [length]),
        kernel!("remarks", Remarks::default(), [a] -> [y]),
    ]
}
