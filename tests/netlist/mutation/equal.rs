//! Whether two small netlists with the same registers can be told apart: all states that can be
//! reached together are tried with all inputs and with a reset.

use std::collections::{BTreeMap, BTreeSet};

use ctxnic::netlist::ir::{Design, Module};
use ctxnic::netlist::value::Value;
use ctxnic::sim::{Handle, Input, Sim};

/// Most pairs of a state and an input that are tried.
const STEPS_MAX: usize = 300_000;
/// Most bits of input.
const INPUT_BITS_MAX: u32 = 16;

/// What was found.
pub enum Verdict {
    /// They do the same, and why that is known.
    Equal(&'static str),
    Different,
    Unknown(&'static str),
}

/// A register: where it is, its next value, its enable.
struct Register {
    q: Input,
    d: Handle,
    enable: Option<Handle>,
    init: Value,
    reset: bool,
}

struct Machine {
    sim: Sim,
    inputs: Vec<Input>,
    outputs: Vec<Handle>,
    registers: Vec<Register>,
}

/// All registers below a module, by path.
fn registers(
    design: &Design,
    module: &Module,
    prefix: &str,
    sim: &Sim,
    out: &mut Vec<Register>,
) -> Option<()> {
    let path = |net| format!("{prefix}{}", module.net(net).name);
    for register in &module.registers {
        let q = sim.register(&path(register.q)).ok()?;
        let d = sim.handle(&path(register.d)).ok()?;
        let enable = match register.enable {
            Some(net) => Some(sim.handle(&path(net)).ok()?),
            None => None,
        };
        let (init, reset) = (register.init.clone(), register.reset);
        out.push(Register { q, d, enable, init, reset });
    }
    for instance in &module.instances {
        let below = format!("{prefix}{}.", instance.name);
        registers(design, design.module(instance.module), &below, sim, out)?;
    }
    Some(())
}

impl Machine {
    fn new(design: &Design, inputs: &[String], outputs: &[String]) -> Option<Self> {
        let sim = Sim::new(design).ok()?;
        let mut found = Vec::new();
        registers(design, design.top(), "", &sim, &mut found)?;
        let inputs = inputs.iter().map(|n| sim.input(n).ok()).collect::<Option<Vec<_>>>()?;
        let outputs = outputs.iter().map(|n| sim.handle(n).ok()).collect::<Option<Vec<_>>>()?;
        Some(Self { sim, inputs, outputs, registers: found })
    }

    fn start(&self) -> Vec<Value> {
        self.registers.iter().map(|r| r.init.clone()).collect()
    }

    /// Outputs, the next state, and the next state under reset.
    fn step(&mut self, state: &[Value], inputs: &[Value]) -> [Vec<Value>; 3] {
        for (register, value) in self.registers.iter().zip(state) {
            self.sim.poke_value(register.q, value);
        }
        for (&input, value) in self.inputs.iter().zip(inputs) {
            self.sim.poke_value(input, value);
        }
        self.sim.eval();
        let outputs = self.outputs.iter().map(|&o| self.sim.peek_value(o)).collect();
        let next = self.registers.iter().zip(state).map(|(register, now)| match register.enable {
            Some(enable) if self.sim.peek_value(enable).is_zero() => now.clone(),
            _ => self.sim.peek_value(register.d),
        });
        let next: Vec<Value> = next.collect();
        let reset = self.registers.iter().zip(&next).map(|(register, next)| {
            if register.reset { register.init.clone() } else { next.clone() }
        });
        let reset = reset.collect();
        [outputs, next, reset]
    }
}

/// Compares two designs with the same ports.
pub fn compare(a: &Design, b: &Design, inputs: &[String], outputs: &[String]) -> Verdict {
    if a.modules.iter().any(|module| !module.memories.is_empty()) {
        return Verdict::Unknown("it has a memory");
    }
    let machines = (Machine::new(a, inputs, outputs), Machine::new(b, inputs, outputs));
    let (Some(mut a), Some(mut b)) = machines else {
        return Verdict::Unknown("a register cannot be set");
    };
    let widths: Vec<u32> = a.inputs.iter().map(|input| input.width()).collect();
    let bits: u32 = widths.iter().sum();
    if bits > INPUT_BITS_MAX {
        return Verdict::Unknown("too many inputs to try all");
    }
    let start = (a.start(), b.start());
    let mut open = vec![start.clone()];
    let mut known: BTreeSet<Vec<Vec<u64>>> = BTreeSet::from([key(&start)]);
    let mut rows: BTreeMap<u64, Vec<Value>> = BTreeMap::new();
    let mut steps = 0;
    while let Some((state_a, state_b)) = open.pop() {
        for number in 0..1u64 << bits {
            steps += 1;
            if steps > STEPS_MAX {
                return Verdict::Unknown("too many states to try all");
            }
            let row = rows.entry(number).or_insert_with(|| split(number, &widths));
            let [out_a, next_a, reset_a] = a.step(&state_a, row);
            let [out_b, next_b, reset_b] = b.step(&state_b, row);
            if out_a != out_b {
                return Verdict::Different;
            }
            for next in [(next_a, next_b), (reset_a, reset_b)] {
                if known.insert(key(&next)) {
                    open.push(next);
                }
            }
        }
    }
    if a.registers.is_empty() {
        return Verdict::Equal("the same for all inputs");
    }
    Verdict::Equal("the same for all inputs in all states that can be reached")
}

fn key((a, b): &(Vec<Value>, Vec<Value>)) -> Vec<Vec<u64>> {
    a.iter().chain(b).map(|value| value.words().to_vec()).collect()
}

/// The bits of a number as values of these widths.
fn split(number: u64, widths: &[u32]) -> Vec<Value> {
    let mut lo = 0;
    let part = |width: &u32| {
        let value = Value::from_u64(*width, (number >> lo) & ((1 << width) - 1));
        lo += width;
        value
    };
    widths.iter().map(part).collect()
}
