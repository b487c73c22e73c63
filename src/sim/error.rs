//! What went wrong while simulating: when, where, what was expected, what came.

use std::fmt;

/// An error of a running simulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SimError {
    /// Rising clock edges since the start.
    pub cycle: u64,
    /// Hierarchical path of the signal, memory or bus: `parser.state_q`.
    pub path: String,
    /// What is wrong, lower case, one line.
    pub message: String,
    /// What should have come; empty when that says nothing.
    pub expected: String,
    /// What came; empty when that says nothing.
    pub got: String,
    /// Seed of the stimulus, where one is known.
    pub seed: Option<u64>,
}

impl SimError {
    /// An error at a place; fill in the rest with the `with_*` methods.
    #[must_use]
    pub fn new(cycle: u64, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            cycle,
            path: path.into(),
            message: message.into(),
            expected: String::new(),
            got: String::new(),
            seed: None,
        }
    }

    /// Adds what should have come and what came.
    #[must_use]
    pub fn with_values(mut self, expected: impl fmt::Display, got: impl fmt::Display) -> Self {
        self.expected = expected.to_string();
        self.got = got.to_string();
        self
    }

    /// Adds the seed of the stimulus.
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }
}

/// `cycle 12: parser.state_q: message: expected 2'h1, got 2'h3 (seed 0x2a)`.
impl fmt::Display for SimError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cycle {}: {}: {}", self.cycle, self.path, self.message)?;
        if !self.expected.is_empty() || !self.got.is_empty() {
            write!(f, ": expected {}, got {}", self.expected, self.got)?;
        }
        if let Some(seed) = self.seed {
            write!(f, " (seed {seed:#x})")?;
        }
        Ok(())
    }
}

impl std::error::Error for SimError {}
