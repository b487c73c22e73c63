//! Numbers, operators, casts, bits.

use rust_hdl::core::prelude::*;

use super::{block, refuse};
use crate::kernels::{Kernel, kernel};

block! { Numbers {
    a: Signal<In, Bits<4>>,
    next: Signal<Out, Bits<4>>,
    is_nine: Signal<Out, Bit>,
    fixed: Signal<Out, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.next.next = self.a.val() + 1;
    self.is_nine.next = self.a.val() == 9;
    self.fixed.next = 0xc.into();
} }

block! { NumberTooLarge {
    a: Signal<In, Bits<4>>,
    y: Signal<Out, Bit>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = self.a.val() == 99;
} }

block! { TwoNumbers {
    y: Signal<Out, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = (1 + 2).into();
} }

block! { Constants {
    a: Signal<In, Bits<4>>,
    s: Signal<In, Signed<6>>,
    y: Signal<Out, Bits<4>>,
    low: Signal<Out, Bit>,
    limit: Constant<Bits<4>> = Constant::new(9.into()),
    floor: Constant<Signed<6>> = Constant::new((-5).into()),
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = self.a.val() ^ self.limit.val();
    self.low.next = self.s.val() < self.floor.val();
} }

const LIMIT: u64 = 9;

block! { BareConst {
    a: Signal<In, Bits<4>>,
    y: Signal<Out, Bit>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = self.a.val() == LIMIT;
} }

block! { Operators {
    a: Signal<In, Bits<4>>,
    b: Signal<In, Bits<4>>,
    carry: Signal<In, Bit>,
    sum: Signal<Out, Bits<4>>,
    with_carry: Signal<Out, Bits<4>>,
    difference: Signal<Out, Bits<4>>,
    mixed: Signal<Out, Bits<4>>,
    wraps: Signal<Out, Bit>,
}
#[hdl_gen]
fn update(&mut self) {
    self.sum.next = self.a.val() + self.b.val();
    self.with_carry.next = self.a.val() + self.carry.val();
    self.difference.next = self.a.val() - self.b.val();
    self.mixed.next = (self.a.val() & 3) | (!self.b.val() ^ 9);
    self.wraps.next = (self.a.val() + self.b.val()) < self.a.val();
} }

block! { Compared {
    a: Signal<In, Bits<5>>,
    b: Signal<In, Bits<5>>,
    f: Signal<In, Bit>,
    y: Signal<Out, Bits<6>>,
    both: Signal<Out, Bit>,
    either: Signal<Out, Bit>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = bits::<6>(0)
        .replace_bit(0, self.a.val() == self.b.val())
        .replace_bit(1, self.a.val() != self.b.val())
        .replace_bit(2, self.a.val() < self.b.val())
        .replace_bit(3, self.a.val() <= self.b.val())
        .replace_bit(4, self.a.val() > self.b.val())
        .replace_bit(5, self.a.val() >= self.b.val());
    self.both.next = self.f.val() && self.a.val() > 7;
    self.either.next = !self.f.val() || self.b.val() == 2;
} }

block! { Shifted {
    a: Signal<In, Bits<6>>,
    by: Signal<In, Bits<4>>,
    left: Signal<Out, Bits<6>>,
    right: Signal<Out, Bits<6>>,
    fixed: Signal<Out, Bits<6>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.left.next = self.a.val() << self.by.val();
    self.right.next = self.a.val() >> self.by.val();
    self.fixed.next = self.a.val() << 2;
} }

block! { ShiftedNumber {
    y: Signal<Out, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = (1 << 2).into();
} }

block! { Product {
    a: Signal<In, Bits<16>>,
    b: Signal<In, Bits<16>>,
    y: Signal<Out, Bits<32>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = self.a.val() * self.b.val();
} }

block! { Casts {
    a: Signal<In, Bits<4>>,
    w: Signal<In, Bits<8>>,
    wide: Signal<Out, Bits<8>>,
    narrow: Signal<Out, Bits<4>>,
    no_carry: Signal<Out, Bits<8>>,
    five: Signal<Out, Bits<8>>,
    one: Signal<Out, Bits<1>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.wide.next = bit_cast::<8, 4>(self.a.val());
    self.narrow.next = bit_cast::<4, 8>(self.w.val());
    self.no_carry.next = bit_cast::<8, 4>(self.a.val() + self.a.val());
    self.five.next = bits::<8>(5) + self.w.val();
    self.one.next = self.a.val().any().into();
} }

block! { NoWidth {
    y: Signal<Out, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = !0_u32.to_bits::<4>();
} }

block! { SignedValues {
    a: Signal<In, Signed<8>>,
    b: Signal<In, Signed<8>>,
    raw: Signal<In, Bits<8>>,
    less: Signal<Out, Bit>,
    sum: Signal<Out, Signed<8>>,
    minus: Signal<Out, Signed<8>>,
    below: Signal<Out, Bit>,
    cast: Signal<Out, Signed<8>>,
    back: Signal<Out, Bits<8>>,
    top: Signal<Out, Bit>,
}
#[hdl_gen]
fn update(&mut self) {
    self.less.next = self.a.val() < self.b.val();
    self.sum.next = self.a.val() - self.b.val();
    self.minus.next = -self.a.val();
    self.below.next = self.a.val() <= (-3).into();
    self.cast.next = signed_cast(self.raw.val());
    self.back.next = unsigned_cast(self.a.val());
    self.top.next = self.a.val().get_bit(7);
} }

block! { SignedWidths {
    a: Signal<In, Bits<5>>,
    p: Signal<In, Signed<16>>,
    q: Signal<In, Signed<16>>,
    big: Signal<In, Signed<12>>,
    wide: Signal<Out, Signed<12>>,
    sum: Signal<Out, Signed<12>>,
    product: Signal<Out, Signed<32>>,
    small: Signal<Local, Signed<6>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.small.next = signed_cast(bit_cast::<6, 5>(self.a.val())) - 9.into();
    self.wide.next = signed_bit_cast::<12, 6>(self.small.val());
    self.sum.next = signed_bit_cast::<12, 6>(self.small.val()) + self.big.val();
    self.product.next = self.p.val() * self.q.val();
} }

block! { SignedWithoutWidth {
    a: Signal<In, Signed<4>>,
    b: Signal<In, Signed<4>>,
    y: Signal<Out, Bit>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = signed_bit_cast::<8, 4>(self.a.val()) < signed_bit_cast::<8, 4>(self.b.val());
} }

block! { TakenBits {
    a: Signal<In, Bits<8>>,
    at: Signal<In, Bits<3>>,
    fixed: Signal<Out, Bit>,
    moving: Signal<Out, Bit>,
    part: Signal<Out, Bits<3>>,
    window: Signal<Out, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.fixed.next = self.a.val().get_bit(6);
    self.moving.next = self.a.val().get_bit(self.at.val().index());
    self.part.next = self.a.val().get_bits::<3>(2);
    self.window.next = self.a.val().get_bits::<4>(self.at.val().index());
} }

block! { BitBeyondTheEnd {
    a: Signal<In, Bits<4>>,
    y: Signal<Out, Bit>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = self.a.val().get_bit(4);
} }

block! { ReplacedBits {
    a: Signal<In, Bits<8>>,
    at: Signal<In, Bits<3>>,
    f: Signal<In, Bit>,
    fixed: Signal<Out, Bits<8>>,
    moving: Signal<Out, Bits<8>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.fixed.next = self.a.val().replace_bit(5, self.f.val());
    self.moving.next = self.a.val().replace_bit(self.at.val().index(), self.f.val());
} }

block! { ReplacedBeyondTheEnd {
    a: Signal<In, Bits<4>>,
    y: Signal<Out, Bits<4>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.y.next = self.a.val().replace_bit(4, true);
} }

block! { Reduced {
    a: Signal<In, Bits<5>>,
    all: Signal<Out, Bit>,
    any: Signal<Out, Bit>,
    odd: Signal<Out, Bit>,
}
#[hdl_gen]
fn update(&mut self) {
    self.all.next = self.a.val().all();
    self.any.next = self.a.val().any();
    self.odd.next = self.a.val().xor();
} }

block! { Wide {
    a: Signal<In, Bits<601>>,
    b: Signal<In, Bits<601>>,
    big: Signal<In, Bits<1024>>,
    at: Signal<In, Bits<10>>,
    sum: Signal<Out, Bits<601>>,
    less: Signal<Out, Bit>,
    moved: Signal<Out, Bits<1024>>,
    window: Signal<Out, Bits<64>>,
    middle: Signal<Out, Bits<300>>,
}
#[hdl_gen]
fn update(&mut self) {
    self.sum.next = self.a.val() + self.b.val();
    self.less.next = self.a.val() < self.b.val();
    self.moved.next = self.big.val() << self.at.val();
    self.window.next = self.big.val().get_bits::<64>(self.at.val().index());
    self.middle.next = self.a.val().get_bits::<300>(150) ^ self.big.val().get_bits::<300>(700);
} }

refuse! {
    NumberTooLarge, TwoNumbers, BareConst, ShiftedNumber, NoWidth, SignedWithoutWidth,
    BitBeyondTheEnd, ReplacedBeyondTheEnd,
}

/// What is accepted.
pub fn all() -> Vec<Kernel> {
    vec![
        kernel!("numbers", Numbers::default(), [a] -> [next, is_nine, fixed]),
        kernel!("constants", Constants::default(), [a, s] -> [y, low]),
        kernel!("operators", Operators::default(), [a, b, carry] ->
            [sum, with_carry, difference, mixed, wraps]),
        kernel!("compared", Compared::default(), [a, b, f] -> [y, both, either]),
        kernel!("shifted", Shifted::default(), [a, by] -> [left, right, fixed]),
        kernel!("product", Product::default(), [a, b] -> [y]),
        kernel!("casts", Casts::default(), [a, w] -> [wide, narrow, no_carry, five, one]),
        kernel!("signed_values", SignedValues::default(), [a, b, raw] ->
            [less, sum, minus, below, cast, back, top]),
        kernel!("signed_widths", SignedWidths::default(), [a, p, q, big] -> [wide, sum, product]),
        kernel!("taken_bits", TakenBits::default(), [a, at] -> [fixed, moving, part, window]),
        kernel!("replaced_bits", ReplacedBits::default(), [a, at, f] -> [fixed, moving]),
        kernel!("reduced", Reduced::default(), [a] -> [all, any, odd]),
        kernel!("wide", Wide::default(), [a, b, big, at] -> [sum, less, moved, window, middle]),
    ]
}
