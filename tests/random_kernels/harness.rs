//! A generated kernel under rust-hdl's own `simulate()`.

use ctxnic::netlist::value::Value;
use ctxnic::tool::cosim::{Interface, Sample, Stimulus, Trace};
use rust_hdl::core::prelude::*;

/// A compiled kernel.
#[derive(Clone, Copy)]
pub(crate) struct Kernel {
    /// Of its module.
    pub(crate) name: &'static str,
    /// Names of the inputs without the clock, in the order of [`Run::cycle`].
    pub(crate) inputs: &'static [&'static str],
    /// Names of the outputs.
    pub(crate) outputs: &'static [&'static str],
    /// All state has a reset.
    pub(crate) resets: bool,
    /// The connected block, to be elaborated.
    pub(crate) block: fn() -> Box<dyn Block>,
    /// The block as rust-hdl runs it, in its first state.
    pub(crate) run: fn() -> Box<dyn Run>,
}

/// A kernel that runs.
pub(crate) trait Run {
    /// Sets the inputs, settles, gives the outputs, then one rising edge of the clock.
    fn cycle(&mut self, inputs: &[&Value]) -> Result<Vec<Value>, String>;
}

/// A block with the ways to its ports.
pub(crate) struct Uut<B> {
    pub(crate) block: B,
    pub(crate) set: fn(&mut B, &[&Value]),
    pub(crate) get: fn(&B) -> Vec<Value>,
    /// Sets the clock, where there is one.
    pub(crate) clock: Option<fn(&mut B, bool)>,
}

impl<B: Block> Uut<B> {
    fn settle(&mut self) -> Result<(), String> {
        if simulate(&mut self.block, 100) { Ok(()) } else { Err("does not settle".into()) }
    }
}

impl<B: Block> Run for Uut<B> {
    fn cycle(&mut self, inputs: &[&Value]) -> Result<Vec<Value>, String> {
        (self.set)(&mut self.block, inputs);
        self.settle()?;
        let out = (self.get)(&self.block);
        if let Some(clock) = self.clock {
            for level in [true, false] {
                clock(&mut self.block, level);
                self.settle()?;
            }
        }
        Ok(out)
    }
}

/// A type of a port of a top.
pub(crate) trait PortType: Synth {
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
        if N <= 64 {
            return value.low_u64().into();
        }
        let words = value.words();
        words.iter().enumerate().fold(Self::default(), |bits, (at, word)| {
            bits | (Self::from(*word) << (64 * at) as u64)
        })
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

/// What rust-hdl makes of a stimulus. It knows no reset: in the cycle after one the kernel is new.
pub(crate) fn trace(
    kernel: &Kernel,
    interface: &Interface,
    stimulus: &Stimulus,
) -> Result<Trace, String> {
    let at = |name: &str| interface.inputs.iter().position(|port| port.name == name);
    let order: Option<Vec<usize>> = kernel.inputs.iter().map(|name| at(name)).collect();
    let order = order.ok_or("the design lacks an input")?;
    let names: Vec<&str> = interface.outputs.iter().map(|port| port.name.as_str()).collect();
    if names != kernel.outputs {
        return Err(format!("outputs {names:?}, not {:?}", kernel.outputs));
    }
    let rst = at("rst");
    let mut uut = (kernel.run)();
    let mut trace = Trace::default();
    for row in &stimulus.rows {
        let inputs: Vec<&Value> = order.iter().map(|&at| &row[at]).collect();
        let outputs = uut.cycle(&inputs)?;
        trace.rows.push(outputs.into_iter().map(Sample::Known).collect());
        if rst.is_some_and(|rst| row[rst].bit(0)) {
            uut = (kernel.run)();
        }
    }
    Ok(trace)
}

/// Makes a [`Kernel`] of a block and its port names.
macro_rules! kernel {
    ($name:literal, $top:ty, clocked, $($rest:tt)*) => {
        kernel!(@ $name, $top, Some(|top, level| top.clock.next = Clock { clk: level }), $($rest)*)
    };
    ($name:literal, $top:ty, clockless, $($rest:tt)*) => {
        kernel!(@ $name, $top, None, $($rest)*)
    };
    (@ $name:literal, $top:ty, $clock:expr, $resets:ident,
     [$($input:ident),*] -> [$($output:ident),*]) => {
        $crate::harness::Kernel {
            name: $name,
            inputs: &[$(stringify!($input)),*],
            outputs: &[$(stringify!($output)),*],
            resets: stringify!($resets).len() == "resets".len(),
            block: || {
                let mut block = <$top>::default();
                block.connect_all();
                Box::new(block)
            },
            run: || {
                let mut block = <$top>::default();
                block.connect_all();
                Box::new($crate::harness::Uut::<$top> {
                    block,
                    set: |top, values| {
                        let mut values = values.iter();
                        $(if let Some(value) = values.next() {
                            top.$input.next = $crate::harness::PortType::from_value(value);
                        })*
                    },
                    get: |top| vec![$($crate::harness::PortType::to_value(top.$output.val())),*],
                    clock: $clock,
                })
            },
        }
    };
}
pub(crate) use kernel;
