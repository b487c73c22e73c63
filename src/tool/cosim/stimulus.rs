//! What the inputs of a design are given, cycle by cycle.

use super::Interface;
use crate::netlist::value::Value;
use crate::sim::stimulus::Rng;

/// What state a design has before its first cycle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PowerUp {
    /// Everything as [`crate::sim`] starts: registers at `init`, memories at their image or zero.
    #[default]
    Known,
    /// Registers that reset sets are unknown (X in Icarus, random in Verilator); the rest as in
    /// `Known`. For designs whose unreset state takes nothing lasting from the others in reset.
    UnknownUntilReset,
}

/// A value for every input in every cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stimulus {
    /// The seed it was made from, for messages; 0 for one written by hand.
    pub seed: u64,
    /// Cycles at the start in which the design is in reset: their outputs are not compared.
    pub reset_cycles: usize,
    /// State before the first cycle.
    pub power_up: PowerUp,
    /// For each cycle the values of [`Interface::inputs`], in their order.
    pub rows: Vec<Vec<Value>>,
}

impl Stimulus {
    /// `reset_cycles` cycles with `rst` at 1, then `cycles` cycles with `rst` at 0 but for a rare
    /// pulse; all other inputs random with a bias to all zeros, all ones, small and repeated values.
    /// The same seed gives the same stimulus.
    #[must_use]
    pub fn random(interface: &Interface, seed: u64, reset_cycles: usize, cycles: usize) -> Self {
        let mut random = Rng::new(seed);
        let mut rows: Vec<Vec<Value>> = Vec::with_capacity(reset_cycles + cycles);
        for cycle in 0..reset_cycles + cycles {
            let row = interface.inputs.iter().enumerate().map(|(index, port)| {
                if port.name == "rst" {
                    let high = cycle < reset_cycles || random.below(61) == 0;
                    return Value::from_u64(1, u64::from(high));
                }
                let before = rows.last().and_then(|row| row.get(index));
                biased(&mut random, port.width, before)
            });
            let row = row.collect();
            rows.push(row);
        }
        Self { seed, reset_cycles, power_up: PowerUp::Known, rows }
    }
}

/// A value with a bias to zeros, ones, small numbers and repetition.
fn biased(random: &mut Rng, width: u32, before: Option<&Value>) -> Value {
    match (random.below(8), before) {
        (0, _) => Value::zero(width),
        (1, _) => Value::ones(width),
        (2, _) => Value::from_u64(width, random.below(4)),
        (3, Some(before)) => before.clone(),
        _ => random.value(width),
    }
}

#[cfg(test)]
mod tests {
    use super::super::PortSpec;
    use super::*;

    fn interface() -> Interface {
        let port = |name: &str, width| PortSpec { name: name.into(), width };
        Interface {
            top: "t".into(),
            clk: Some("clk".into()),
            inputs: vec![port("rst", 1), port("a", 7), port("b", 512)],
            outputs: vec![],
        }
    }

    #[test]
    fn a_seed_fixes_the_stimulus_and_reset_comes_first() {
        let one = Stimulus::random(&interface(), 7, 3, 200);
        assert_eq!(one, Stimulus::random(&interface(), 7, 3, 200));
        assert_ne!(one.rows, Stimulus::random(&interface(), 8, 3, 200).rows);
        assert_eq!(one.rows.len(), 203);
        assert!(one.rows[..3].iter().all(|row| row[0].low_u64() == 1));
        assert!(one.rows.iter().all(|row| row[1].width() == 7 && row[2].width() == 512));
        let pulses = one.rows[3..].iter().filter(|row| row[0].low_u64() == 1).count();
        assert!((1..20).contains(&pulses), "{pulses} reset pulses");
    }
}
