//! Kernels that every translation of rust-hdl must get right, each with rust-hdl's own simulation
//! as its oracle. Used by several suites.

#![allow(
    clippy::bool_comparison,
    clippy::cast_possible_truncation,
    clippy::collapsible_if,
    clippy::if_not_else,
    clippy::match_bool,
    clippy::match_overlapping_arm,
    clippy::match_same_arms,
    clippy::needless_pass_by_value,
    clippy::nonminimal_bool,
    clippy::precedence,
    clippy::single_match,
    dead_code,
    missing_docs,
    reason = "kernels are written for what they become, not as Rust usually is"
)]

mod blocks;
pub mod dialect;
mod miscompiles;

use ctxnic::netlist::value::Value;
use rust_hdl::core::prelude::*;

/// A kernel: the block to translate, and the same block run by rust-hdl.
pub struct Kernel {
    /// Legal module name, unique among the kernels.
    pub name: String,
    /// A connected block.
    pub block: Box<dyn Block>,
    /// Names and widths of the inputs without the clock.
    pub inputs: Vec<(String, u32)>,
    /// Names and widths of the outputs.
    pub outputs: Vec<(String, u32)>,
    /// Whether there is state, that is, a clock.
    pub sequential: bool,
    /// Sets the inputs, settles, returns the outputs, and gives one rising edge of the clock.
    pub cycle: Cycle,
}

/// Runs one cycle of a kernel: values of the inputs in, values of the outputs out.
pub type Cycle = Box<dyn FnMut(&[Value]) -> Vec<Value>>;

/// All kernels.
pub fn all() -> Vec<Kernel> {
    let mut all = miscompiles::all();
    all.extend(blocks::all());
    all.extend(dialect::all());
    all
}

/// The constructs that rust-hdl's own back end translates wrongly, at the widths 2, 4, 31, 32, 33
/// and 64.
pub fn miscompiles() -> Vec<Kernel> {
    miscompiles::all()
}

/// Random input values with corners, from a small generator; the same for the same seed.
pub fn stimulus(kernel: &Kernel, cycles: usize, seed: u64) -> Vec<Vec<Value>> {
    let mut state = seed;
    let mut next = move || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    };
    let mut out = Vec::new();
    for _ in 0..cycles {
        let mut row: Vec<Value> = Vec::new();
        for (_, width) in &kernel.inputs {
            let words = (*width as usize).div_ceil(64);
            let random: Vec<u64> = (0..words).map(|_| next()).collect();
            let value = match next() % 8 {
                0 => Value::zero(*width),
                1 => Value::ones(*width),
                2 => Value::from_u64(*width, 1),
                3 => {
                    let mut top = Value::zero(*width);
                    top.set_bit(width - 1, true);
                    top
                }
                4 => match row.iter().find(|v| v.width() == *width) {
                    Some(same) => beside(same, next() % 6),
                    None => Value::from_words(*width, random),
                },
                5 => Value::from_u64(*width, random[0] % 4),
                _ => Value::from_words(*width, random),
            };
            row.push(value);
        }
        out.push(row);
    }
    out
}

/// A value that has to do with another: the same, its complement, or one more or less.
fn beside(value: &Value, how: u64) -> Value {
    let width = value.width();
    let inverse = |value: &Value| -> Value {
        Value::from_words(width, value.words().iter().map(|word| !word).collect())
    };
    let next = |value: &Value| -> Value {
        let mut next = value.clone();
        for bit in 0..width {
            next.set_bit(bit, !value.bit(bit));
            if !value.bit(bit) {
                break;
            }
        }
        next
    };
    match how {
        0 | 1 => value.clone(),
        2 | 3 => inverse(value),
        4 => next(value),
        _ => inverse(&next(&inverse(value))),
    }
}

/// A type that a port can have.
pub trait PortType: Synth {
    fn from_value(value: &Value) -> Self;
    fn to_value(self) -> Value;
}

impl PortType for bool {
    fn from_value(value: &Value) -> Self {
        value.bit(0)
    }
    fn to_value(self) -> Value {
        Value::from_u64(1, u64::from(self))
    }
}

impl<const N: usize> PortType for Bits<N> {
    fn from_value(value: &Value) -> Self {
        (0..N).fold(Self::default(), |bits, i| bits.replace_bit(i, value.bit(i as u32)))
    }
    fn to_value(self) -> Value {
        let mut value = Value::zero(N as u32);
        for i in 0..N {
            value.set_bit(i as u32, self.get_bit(i));
        }
        value
    }
}

impl<const N: usize> PortType for Signed<N> {
    fn from_value(value: &Value) -> Self {
        signed_cast(Bits::from_value(value))
    }
    fn to_value(self) -> Value {
        self.inner().to_value()
    }
}

pub fn width<D: Direction, T: Synth>(_: &Signal<D, T>) -> u32 {
    T::BITS as u32
}

pub fn edge<T, B: FnOnce(&mut T)>(uut: &mut T, body: B) {
    body(uut);
}

/// Makes a [`Kernel`] of a block's constructor and its port names.
macro_rules! kernel {
    ($name:expr, $new:expr, [$($input:ident),*] -> [$($output:ident),*]) => {
        kernel!(@ $name, $new, [$($input),*] -> [$($output),*], false, |_uut| {})
    };
    ($name:expr, $new:expr, $clock:ident, [$($input:ident),*] -> [$($output:ident),*]) => {
        kernel!(@ $name, $new, [$($input),*] -> [$($output),*], true, |uut| {
            uut.$clock.next = Clock { clk: true };
            assert!(simulate(uut, 100), "does not settle");
            uut.$clock.next = Clock { clk: false };
            assert!(simulate(uut, 100), "does not settle");
        })
    };
    (@ $name:expr, $new:expr, [$($input:ident),*] -> [$($output:ident),*], $seq:expr,
     |$edge:ident| $body:block) => {{
        let mut block = $new;
        block.connect_all();
        let mut uut = $new;
        uut.connect_all();
        assert!(simulate(&mut uut, 100), "does not settle");
        $crate::kernels::Kernel {
            name: $name.to_string(),
            inputs: vec![$((stringify!($input).to_string(), $crate::kernels::width(&block.$input))),*],
            outputs: vec![$((stringify!($output).to_string(), $crate::kernels::width(&block.$output))),*],
            sequential: $seq,
            block: Box::new(block),
            cycle: Box::new(move |values| {
                let mut values = values.iter();
                $(uut.$input.next = $crate::kernels::PortType::from_value(values.next().expect("a value"));)*
                assert!(values.next().is_none());
                assert!(simulate(&mut uut, 100), "does not settle");
                let out = vec![$($crate::kernels::PortType::to_value(uut.$output.val())),*];
                $crate::kernels::edge(&mut uut, |$edge| $body);
                out
            }),
        }
    }};
}
pub(crate) use kernel;
