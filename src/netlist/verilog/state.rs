//! Where the printed design keeps its state, with the values at the start of a simulation.
//!
//! The Verilog itself leaves registers and memories open until reset or a first write, as hardware
//! does; a test bench that compares with the two-state simulator from the first cycle on sets them.

use crate::netlist::ir::{Design, Module};
use crate::netlist::value::Value;

use super::memory::MemoryNames;
use super::normal::{names, normalise};
use crate::netlist::usage::{Roots, Usage};

/// A register or a word of a memory at the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InitialValue {
    /// Hierarchical path below the top, with the index for a word of a memory: `fifo.mem[3]`.
    pub path: String,
    /// Its value.
    pub value: Value,
}

/// Everything that the printed design keeps from one cycle to the next.
#[must_use]
pub fn initial_state(design: &Design) -> Vec<InitialValue> {
    let mut out = Vec::new();
    collect(design, design.top(), "", &mut out);
    out
}

fn collect(design: &Design, module: &Module, prefix: &str, out: &mut Vec<InitialValue>) {
    let module = &normalise(module);
    let usage = Usage::of(design, module, Roots::Hardware);
    let mut namer = names(module);
    // Takes the names of the states, as printing does.
    let _ = super::expr::Exprs::new(module, &mut namer);
    let mut add = |path: String, value: Value| out.push(InitialValue { path, value });
    for register in module.registers.iter().filter(|register| usage.is_live(register.q)) {
        add(format!("{prefix}{}", module.net(register.q).name), register.init.clone());
    }
    for memory in module.memories.iter().filter(|memory| usage.is_live(memory.read_data)) {
        let zero = Value::zero(memory.width);
        match MemoryNames::new(module, memory, &mut namer).guard {
            None => add(format!("{prefix}{}", module.net(memory.read_data).name), zero.clone()),
            Some((data, flag)) => {
                add(format!("{prefix}{data}"), zero.clone());
                add(format!("{prefix}{flag}"), Value::zero(1));
            }
        }
        if memory.image.is_none() {
            for word in 0..memory.depth {
                add(format!("{prefix}{}[{word}]", memory.name), zero.clone());
            }
        }
    }
    for instance in &module.instances {
        let child = design.module(instance.module);
        collect(design, child, &format!("{prefix}{}.", instance.name), out);
    }
}
