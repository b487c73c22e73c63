//! The outputs of a run, and the first difference between two runs.

use std::fmt;

use super::{Interface, Stimulus};
use crate::netlist::value::Value;
use crate::tool::error::ToolError;

/// One output in one cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sample {
    /// All bits known.
    Known(Value),
    /// Some bit is X or Z; the hexadecimal digits as the simulator printed them.
    Unknown(String),
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(value) => write!(f, "{value}"),
            Self::Unknown(digits) => write!(f, "{digits}"),
        }
    }
}

/// For each cycle the outputs in the order of [`Interface::outputs`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// One row per cycle.
    pub rows: Vec<Vec<Sample>>,
}

impl Trace {
    /// Reads lines of hexadecimal numbers, one line per cycle, one number per output.
    ///
    /// # Errors
    /// [`ToolError::Unreadable`] when a line has another form, or their number is not `cycles`.
    pub fn parse<'a>(
        tool: &str,
        interface: &Interface,
        lines: impl Iterator<Item = &'a str>,
        cycles: usize,
    ) -> Result<Self, ToolError> {
        let mut rows = Vec::with_capacity(cycles);
        for line in lines {
            let bad = |what: &str| {
                ToolError::unreadable(tool, format!("cycle {}: {what}: `{line}`", rows.len()))
            };
            let words: Vec<&str> = line.split_ascii_whitespace().collect();
            if words.len() != interface.outputs.len() {
                let what =
                    format!("need {} values, found {}", interface.outputs.len(), words.len());
                return Err(bad(&what));
            }
            let mut row = Vec::with_capacity(words.len());
            for (port, word) in interface.outputs.iter().zip(words) {
                if word.bytes().any(|c| matches!(c, b'x' | b'X' | b'z' | b'Z')) {
                    row.push(Sample::Unknown(word.to_owned()));
                } else {
                    let value = Value::from_hex(port.width, word).ok_or_else(|| {
                        bad(&format!("`{}` is no {} bits", port.name, port.width))
                    })?;
                    row.push(Sample::Known(value));
                }
            }
            rows.push(row);
        }
        if rows.len() == cycles {
            return Ok(Self { rows });
        }
        Err(ToolError::unreadable(tool, format!("need {cycles} cycles, found {}", rows.len())))
    }
}

/// The first difference of two runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Who differs: `icarus`, `verilator`.
    pub lane: String,
    /// Name of the top module.
    pub top: String,
    /// Cycle, from 0, reset included.
    pub cycle: usize,
    /// Name of the output.
    pub port: String,
    /// What our simulator has.
    pub expected: Sample,
    /// What the other one has.
    pub got: Sample,
    /// Seed of the stimulus.
    pub seed: u64,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} differs at cycle {}: {}.{} expected {}, got {} (seed {})",
            self.lane, self.cycle, self.top, self.port, self.expected, self.got, self.seed
        )
    }
}

impl std::error::Error for Mismatch {}

/// Compares two runs of one stimulus, from the end of reset on. Lengths count: a run that is
/// shorter, or has an X or Z, differs.
///
/// # Errors
/// The first difference, by cycle, then by port.
pub fn compare(
    lane: &str,
    interface: &Interface,
    stimulus: &Stimulus,
    expected: &Trace,
    got: &Trace,
) -> Result<(), Box<Mismatch>> {
    let none = || Sample::Unknown("nothing".into());
    for cycle in stimulus.reset_cycles..stimulus.rows.len() {
        for (index, port) in interface.outputs.iter().enumerate() {
            let at = |trace: &Trace| trace.rows.get(cycle).and_then(|row| row.get(index)).cloned();
            let (want, have) = (at(expected), at(got));
            if want.is_none() || want != have || matches!(have, Some(Sample::Unknown(_))) {
                return Err(Box::new(Mismatch {
                    lane: lane.to_owned(),
                    top: interface.top.clone(),
                    cycle,
                    port: port.name.clone(),
                    expected: want.unwrap_or_else(none),
                    got: have.unwrap_or_else(none),
                    seed: stimulus.seed,
                }));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{PortSpec, PowerUp};
    use super::*;

    fn interface() -> Interface {
        let port = |name: &str, width| PortSpec { name: name.into(), width };
        let outputs = vec![port("x", 4), port("y", 70)];
        Interface { top: "t".into(), clk: None, inputs: vec![port("a", 1)], outputs }
    }

    fn trace(lines: &str) -> Trace {
        Trace::parse("t", &interface(), lines.lines(), lines.lines().count()).unwrap()
    }

    fn stimulus(cycles: usize) -> Stimulus {
        let rows = vec![vec![Value::zero(1)]; cycles];
        Stimulus { seed: 9, reset_cycles: 1, power_up: PowerUp::Known, rows }
    }

    #[test]
    fn malformed_output_is_an_error_not_a_difference() {
        let parse = |text: &str| Trace::parse("t", &interface(), text.lines(), 1).unwrap_err();
        assert!(parse("1").to_string().contains("need 2 values, found 1"));
        assert!(parse("1f 0").to_string().contains("`x` is no 4 bits"));
        assert!(parse("1 0\n1 0").to_string().contains("need 1 cycles, found 2"));
        assert!(parse("").to_string().contains("found 0"));
    }

    #[test]
    fn the_first_difference_after_reset_is_named() {
        let (good, bad) = (trace("1 0\n2 0\n3 0"), trace("7 7\n2 0\n3 f0"));
        let error = compare("lane", &interface(), &stimulus(3), &good, &bad).unwrap_err();
        assert_eq!(
            error.to_string(),
            "lane differs at cycle 2: t.y expected 70'h0, got 70'hf0 (seed 9)"
        );
    }

    #[test]
    fn unknown_bits_and_short_runs_differ_even_from_themselves() {
        let x = trace("1 0\nx 0");
        assert!(compare("lane", &interface(), &stimulus(2), &x, &x).is_err());
        let short = trace("1 0\n1 0");
        assert!(compare("lane", &interface(), &stimulus(3), &short, &short).is_err());
        assert_eq!(compare("lane", &interface(), &stimulus(2), &short, &short), Ok(()));
    }
}
