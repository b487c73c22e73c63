//! What `generate_verilog` of rust-hdl 0.46 gets wrong: its literals are 32 bits wide and widen
//! what they meet, its casts keep carries, and it drops parentheses.

use rust_hdl::core::prelude::*;

use super::{Kernel, kernel};

/// `(a + 1) == b`: the sum wraps before it is compared.
#[derive(LogicBlock, Default)]
pub struct CompareSum<const N: usize> {
    pub a: Signal<In, Bits<N>>,
    pub b: Signal<In, Bits<N>>,
    pub equal: Signal<Out, Bit>,
    pub less: Signal<Out, Bit>,
}

impl<const N: usize> Logic for CompareSum<N> {
    #[hdl_gen]
    fn update(&mut self) {
        self.equal.next = (self.a.val() + 1) == self.b.val();
        self.less.next = self.b.val() < (self.a.val() + 1);
    }
}

/// `(a - b) < 2`: the difference wraps before it is compared.
#[derive(LogicBlock, Default)]
pub struct CompareDifference<const N: usize> {
    pub a: Signal<In, Bits<N>>,
    pub b: Signal<In, Bits<N>>,
    pub less: Signal<Out, Bit>,
    pub at_most: Signal<Out, Bit>,
    pub greater: Signal<Out, Bit>,
    pub at_least: Signal<Out, Bit>,
}

impl<const N: usize> Logic for CompareDifference<N> {
    #[hdl_gen]
    fn update(&mut self) {
        self.less.next = (self.a.val() - self.b.val()) < 2;
        self.at_most.next = (self.a.val() - 1) <= self.b.val();
        self.greater.next = (self.a.val() - self.b.val()) > 1;
        self.at_least.next = (self.a.val() - self.b.val()) >= self.a.val();
    }
}

/// `bit_cast` of a sum does not keep the carry.
#[derive(LogicBlock, Default)]
pub struct CastSum<const N: usize, const M: usize> {
    pub a: Signal<In, Bits<N>>,
    pub b: Signal<In, Bits<N>>,
    pub wide: Signal<Out, Bits<M>>,
    pub back: Signal<Out, Bits<N>>,
}

impl<const N: usize, const M: usize> Logic for CastSum<N, M> {
    #[hdl_gen]
    fn update(&mut self) {
        self.wide.next = bit_cast::<M, N>(self.a.val() + self.b.val());
        self.back.next =
            bit_cast::<N, M>(bit_cast::<M, N>(self.a.val()) + bit_cast::<M, N>(self.b.val() - 1));
    }
}

/// `(a + 1) >> 1`: the carry is gone before the shift.
#[derive(LogicBlock, Default)]
pub struct ShiftSum<const N: usize> {
    pub a: Signal<In, Bits<N>>,
    pub b: Signal<In, Bits<N>>,
    pub half: Signal<Out, Bits<N>>,
    pub mean: Signal<Out, Bits<N>>,
    pub back: Signal<Out, Bits<N>>,
}

impl<const N: usize> Logic for ShiftSum<N> {
    #[hdl_gen]
    fn update(&mut self) {
        self.half.next = (self.a.val() + 1) >> 1;
        self.mean.next = (self.a.val() + self.b.val()) >> 1;
        self.back.next = (self.a.val() << 1) >> 1;
    }
}

/// `a & c == a` in Rust is `(a & c) == a`, in Verilog `a & (c == a)`.
#[derive(LogicBlock, Default)]
pub struct Precedence<const N: usize> {
    pub a: Signal<In, Bits<N>>,
    pub c: Signal<In, Bits<N>>,
    pub subset: Signal<Out, Bit>,
    pub either: Signal<Out, Bit>,
    pub odd: Signal<Out, Bit>,
    pub not_equal: Signal<Out, Bit>,
    pub inverse: Signal<Out, Bits<N>>,
}

impl<const N: usize> Logic for Precedence<N> {
    #[hdl_gen]
    fn update(&mut self) {
        self.subset.next = self.a.val() & self.c.val() == self.a.val();
        self.either.next = self.a.val() | self.c.val() == self.c.val();
        self.odd.next = self.a.val() ^ self.c.val() != 1;
        self.not_equal.next = !(self.a.val() == self.c.val());
        self.inverse.next = !(self.a.val() + self.c.val());
    }
}

/// An inverted value against a number: the inverse has the signal's width.
#[derive(LogicBlock, Default)]
pub struct CompareInverse<const N: usize> {
    pub a: Signal<In, Bits<N>>,
    pub b: Signal<In, Bits<N>>,
    pub equal: Signal<Out, Bit>,
    pub less: Signal<Out, Bit>,
}

impl<const N: usize> Logic for CompareInverse<N> {
    #[hdl_gen]
    fn update(&mut self) {
        self.equal.next = !self.a.val() == 1;
        self.less.next = !(self.a.val() & self.b.val()) < 2;
    }
}

macro_rules! at_width {
    ($list:ident, $n:literal, $m:literal) => {{
        $list.push(compare_sum::<$n>());
        $list.push(compare_difference::<$n>());
        $list.push(cast_sum::<$n, $m>());
        $list.push(shift_sum::<$n>());
        $list.push(precedence::<$n>());
        $list.push(compare_inverse::<$n>());
    }};
}

pub fn compare_sum<const N: usize>() -> Kernel {
    kernel!(format!("compare_sum_{N}"), CompareSum::<N>::default(), [a, b] -> [equal, less])
}

pub fn compare_difference<const N: usize>() -> Kernel {
    kernel!(format!("compare_difference_{N}"), CompareDifference::<N>::default(),
        [a, b] -> [less, at_most, greater, at_least])
}

pub fn cast_sum<const N: usize, const M: usize>() -> Kernel {
    kernel!(format!("cast_sum_{N}"), CastSum::<N, M>::default(), [a, b] -> [wide, back])
}

pub fn shift_sum<const N: usize>() -> Kernel {
    kernel!(format!("shift_sum_{N}"), ShiftSum::<N>::default(), [a, b] -> [half, mean, back])
}

pub fn precedence<const N: usize>() -> Kernel {
    kernel!(format!("precedence_{N}"), Precedence::<N>::default(),
        [a, c] -> [subset, either, odd, not_equal, inverse])
}

pub fn compare_inverse<const N: usize>() -> Kernel {
    kernel!(format!("compare_inverse_{N}"), CompareInverse::<N>::default(), [a, b] -> [equal, less])
}

/// Every construct at every width.
pub fn all() -> Vec<Kernel> {
    let mut list = Vec::new();
    at_width!(list, 2, 5);
    at_width!(list, 4, 8);
    at_width!(list, 31, 33);
    at_width!(list, 32, 40);
    at_width!(list, 33, 64);
    at_width!(list, 64, 80);
    list
}
