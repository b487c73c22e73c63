//! What the macro does not tell the elaborator (the last section of the dialect page): the hardware
//! of these kernels is not what their `update()` does, and comparing with `simulate()` shows it.

#![allow(clippy::cast_possible_truncation, reason = "kernels")]

use ctxnic::netlist::elaborate::elaborate;
use ctxnic::sim::Sim;
use rust_hdl::core::prelude::*;

use crate::kernels::{Kernel, kernel, stimulus};

/// A guard: the tree has the pattern alone.
#[derive(LogicBlock, Default)]
pub struct Guard {
    pub a: Signal<In, Bits<2>>,
    pub c: Signal<In, Bit>,
    pub y: Signal<Out, Bit>,
}

impl Logic for Guard {
    #[hdl_gen]
    fn update(&mut self) {
        self.y.next = false;
        match self.a.val().index() {
            3 if self.c.val() => self.y.next = true,
            _ => {}
        }
    }
}

/// `index()` counts on where the hardware wraps.
#[derive(LogicBlock, Default)]
pub struct IndexSum {
    pub a: Signal<In, Bits<2>>,
    pub b: Signal<In, Bits<2>>,
    pub y: Signal<Out, Bit>,
}

impl Logic for IndexSum {
    #[hdl_gen]
    fn update(&mut self) {
        self.y.next = self.a.val().index() + 1 == self.b.val().index();
    }
}

/// Not a cast at all.
fn bits_swapped(x: Bits<2>) -> Bits<2> {
    (x << 1) | (x >> 1)
}

/// A function with the name of a cast.
#[derive(LogicBlock, Default)]
pub struct Named {
    pub a: Signal<In, Bits<2>>,
    pub y: Signal<Out, Bits<2>>,
}

impl Logic for Named {
    #[hdl_gen]
    fn update(&mut self) {
        self.y.next = bits_swapped(self.a.val());
    }
}

/// A plain field with the name of a loop variable.
#[allow(clippy::used_underscore_binding, reason = "the macro takes the names as they are")]
#[derive(LogicBlock, Default)]
pub struct PlainField {
    pub a: Signal<In, Bits<4>>,
    pub y: Signal<Out, Bits<4>>,
    part: [Signal<Local, Bits<4>>; 2],
    _n: usize,
}

#[allow(clippy::used_underscore_binding, reason = "the macro takes the names as they are")]
impl Logic for PlainField {
    #[hdl_gen]
    fn update(&mut self) {
        self.part[0].next = self.a.val();
        self.part[1].next = !self.a.val();
        self.y.next = 0.into();
        for _n in 0..2_usize {
            self.y.next = self.part[self._n].val();
        }
    }
}

/// Whether the hardware and `update()` differ in some cycle.
fn differs(mut kernel: Kernel) -> bool {
    let design = elaborate(&kernel.name, &*kernel.block).unwrap_or_else(|e| panic!("{e}"));
    let mut sim = Sim::new(&design).unwrap();
    stimulus(&kernel, 100, 3).iter().any(|row| {
        let expected = (kernel.cycle)(row);
        for ((input, _), value) in kernel.inputs.iter().zip(row) {
            sim.poke(input, value.clone()).unwrap();
        }
        sim.eval();
        kernel.outputs.iter().zip(&expected).any(|((output, _), e)| sim.peek(output).unwrap() != *e)
    })
}

#[test]
fn what_the_macro_leaves_out_shows_in_a_comparison() {
    assert!(differs(kernel!("guard", Guard::default(), [a, c] -> [y])));
    assert!(differs(kernel!("index_sum", IndexSum::default(), [a, b] -> [y])));
    assert!(differs(kernel!("named", Named::default(), [a] -> [y])));
    assert!(differs(kernel!("plain_field", PlainField::default(), [a] -> [y])));
}
