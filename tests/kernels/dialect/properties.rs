//! Properties: what a block claims.

use ctxnic::hw::prim::{Assert, Assume, Cover, Reg};
use rust_hdl::core::prelude::*;
use rust_hdl::prelude::{clock, dff_setup};

use super::{block, refuse};
use crate::kernels::{Kernel, kernel};

block! { Claims {
    clock: Signal<In, Clock>,
    step: Signal<In, Bit>,
    digit: Signal<Out, Bits<4>>,
    count: Reg<Bits<4>>,
    stepped: Reg<Bit>,
    decimal: Assert = Assert::new("the digit is below ten"),
    slow: Assume = Assume::new("no two steps in a row"),
    nine: Cover = Cover::new("the last digit comes"),
}
#[hdl_gen]
fn update(&mut self) {
    dff_setup!(self, clock, count, stepped);
    clock!(self, clock, decimal, slow, nine);
    if self.step.val() {
        self.count.d.next = self.count.q.val() + 1;
        if self.count.q.val() == 9 {
            self.count.d.next = 0.into();
        }
    }
    self.stepped.d.next = self.step.val();
    self.digit.next = self.count.q.val();
    self.decimal.holds.next = self.count.q.val() < 10;
    self.slow.holds.next = !self.stepped.q.val() || !self.step.val();
    self.nine.holds.next = self.count.q.val() == 9;
} }

block! { ClaimWithoutClock {
    clock: Signal<In, Clock>,
    d: Signal<In, Bits<4>>,
    q: Signal<Out, Bits<4>>,
    kept: Reg<Bits<4>>,
    small: Assert = Assert::new("the value is below nine"),
}
#[hdl_gen]
fn update(&mut self) {
    dff_setup!(self, clock, kept);
    self.kept.d.next = self.d.val();
    self.q.next = self.kept.q.val();
    self.small.holds.next = self.kept.q.val() < 9;
} }

refuse! { ClaimWithoutClock }

/// What is accepted.
pub fn all() -> Vec<Kernel> {
    vec![kernel!("claims", Claims::default(), clock, [step] -> [digit])]
}
