//! Reports of failures: what a person at `cargo test` wants to know.
//!
//! ```
//! # use ctxnic::netlist::ir::Design;
//! use ctxnic::sim::stimulus::Rng;
//! use ctxnic::sim::{Bench, Failure, Sim, check};
//!
//! fn every_frame_comes_out(design: &Design) -> Result<(), Failure> {
//!     let bench = Bench::new(Sim::new(design)?);
//!     check(7, bench, |tb, seed| {
//!         let mut rng = Rng::new(seed);
//!         tb.sim.poke("go", rng.below(16))?;
//!         tb.run(100)?;
//!         Ok(())
//!     })
//! }
//! # let _ = every_frame_comes_out;
//! ```
//!
//! As a `#[test]` that returns a `Result`, this prints cycle, path, expected and got value, seed, the
//! command that runs exactly this test again, and a text wave of the cycles before the failure. A
//! panic in the closure, as of `assert_eq!`, is reported in the same way. [`Check`] has the choices:
//! what is kept, and the name of the test binary for the command.
//!
//! The seed is that of the call, or the value of the variable `CTXNIC_SEED`. [`Failure::write_fst`]
//! writes the waves to where a test wants them.

use std::any::Any;
use std::fmt;
use std::io::{self, Seek, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::diag::Diagnostics;

use super::bench::Bench;
use super::error::SimError;
use super::run::Sim;
use super::waves::{Scopes, WaveError, Window};

/// Cycles that are kept, and of them the most that a report shows.
const KEPT_CYCLES: usize = 64;
const SHOWN_CYCLES: u64 = 24;
/// Most signals that a report shows.
const SHOWN_SIGNALS: usize = 24;
/// The variable that replaces the seed of a test.
const SEED: &str = "CTXNIC_SEED";

/// Why a test failed, with all that helps to find out. Its `Display` and `Debug` are the report.
#[derive(Clone)]
pub struct Failure(Box<Facts>);

#[derive(Clone)]
struct Facts {
    what: What,
    seed: Option<u64>,
    test: Option<String>,
    target: Option<String>,
    window: Option<Window>,
    notes: Vec<String>,
}

#[derive(Clone)]
enum What {
    /// At a place of a simulation.
    Sim(SimError),
    /// Anywhere else.
    Other(String),
}

impl Failure {
    fn new(what: What) -> Self {
        let (seed, test, target) = (None, None, None);
        Self(Box::new(Facts { what, seed, test, target, window: None, notes: Vec::new() }))
    }

    /// Adds the last cycles, unless it has some.
    #[must_use]
    pub fn with_window(mut self, window: Option<Window>) -> Self {
        self.0.window = self.0.window.or(window);
        self
    }

    /// Adds the seed of the stimulus, unless it has one.
    #[must_use]
    pub fn with_seed(mut self, seed: u64) -> Self {
        self.0.seed = self.0.seed.or(Some(seed));
        self
    }

    /// Adds the name of the test, as `cargo test` prints it, for the command that runs it again.
    #[must_use]
    pub fn with_test(mut self, name: impl Into<String>) -> Self {
        self.0.test = Some(name.into());
        self
    }

    /// Adds the name of the test binary: `--test NAME` in the command.
    #[must_use]
    pub fn with_target(mut self, name: impl Into<String>) -> Self {
        self.0.target = Some(name.into());
        self
    }

    /// Adds a line at the end, such as where the waves went.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.0.notes.push(note.into());
        self
    }

    /// The last cycles before it.
    #[must_use]
    pub fn window(&self) -> Option<&Window> {
        self.0.window.as_ref()
    }

    /// What the simulation says, when it was the simulation.
    #[must_use]
    pub fn error(&self) -> Option<&SimError> {
        match &self.0.what {
            What::Sim(error) => Some(error),
            What::Other(_) => None,
        }
    }

    /// The name of the test, where it is known.
    #[must_use]
    pub fn test(&self) -> Option<&str> {
        self.0.test.as_deref()
    }

    /// Writes the waves of the last cycles; tells whether there are any.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write_fst(&self, writer: impl Write + Seek + Send + 'static) -> io::Result<bool> {
        self.window().map_or(Ok(false), |window| window.write_fst(writer).map(|()| true))
    }

    /// The command that runs exactly this test again.
    fn command(&self) -> Option<String> {
        let test = self.test()?;
        let seed = self.0.seed.map_or(String::new(), |seed| format!("{SEED}={seed:#x} "));
        let target = self.0.target.as_ref().map_or(String::new(), |name| format!("--test {name} "));
        Some(format!("{seed}cargo test {target}{test} -- --exact"))
    }

    /// The text wave around what failed.
    fn waves(&self) -> String {
        let Some(window) = self.window() else { return String::new() };
        let (cycle, path) = match &self.0.what {
            What::Sim(error) => (error.cycle, error.path.as_str()),
            What::Other(_) => (window.cycles().end.saturating_sub(1), ""),
        };
        let start = (cycle + 1).saturating_sub(SHOWN_CYCLES);
        let shown = window.during(start..cycle.saturating_add(2));
        let (shown, left_out) = shown.near(path, SHOWN_SIGNALS);
        let mut text = shown.last_text_at(cycle);
        if left_out > 0 {
            text.push_str(&format!(
                "({left_out} more signals of this scope: unchanged, or no room)\n"
            ));
        }
        text
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.what {
            What::Sim(error) => {
                writeln!(f, "cycle {}: {}: {}", error.cycle, error.path, error.message)?;
                if !error.expected.is_empty() || !error.got.is_empty() {
                    writeln!(f, "  expected   {}", error.expected)?;
                    writeln!(f, "  got        {}", error.got)?;
                }
            }
            What::Other(text) => writeln!(f, "{}", text.trim_end())?,
        }
        if let Some(seed) = self.0.seed {
            writeln!(f, "  seed       {seed:#x}")?;
        }
        if let Some(command) = self.command() {
            writeln!(f, "  run again  {command}")?;
        }
        for note in &self.0.notes {
            writeln!(f, "  {note}")?;
        }
        let waves = self.waves();
        if !waves.is_empty() {
            write!(f, "\n{waves}")?;
        }
        Ok(())
    }
}

/// The report: `cargo test` prints a returned error by its `Debug`.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Failure {}

impl From<SimError> for Failure {
    fn from(error: SimError) -> Self {
        let seed = error.seed;
        let mut failure = Self::new(What::Sim(error));
        failure.0.seed = seed;
        failure
    }
}

impl From<Diagnostics> for Failure {
    fn from(list: Diagnostics) -> Self {
        Self::new(What::Other(list.to_string()))
    }
}

impl From<WaveError> for Failure {
    fn from(error: WaveError) -> Self {
        match error {
            WaveError::Choice(error) => error.into(),
            WaveError::Io(_) => Self::new(What::Other(error.to_string())),
        }
    }
}

impl From<String> for Failure {
    fn from(text: String) -> Self {
        Self::new(What::Other(text))
    }
}

impl From<&str> for Failure {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl AsMut<Self> for Sim {
    fn as_mut(&mut self) -> &mut Self {
        self
    }
}

impl AsMut<Sim> for Bench {
    fn as_mut(&mut self) -> &mut Sim {
        &mut self.sim
    }
}

impl Sim {
    /// An error as a failure, with the cycles kept by [`Sim::keep_last`]:
    /// `tb.run(100).map_err(|error| tb.sim.failure(error))?`.
    pub fn failure(&mut self, error: SimError) -> Failure {
        Failure::from(error).with_window(self.window())
    }
}

/// How a test is run, and what its report says.
#[derive(Clone, Debug)]
pub struct Check {
    seed: u64,
    test: Option<String>,
    target: Option<String>,
    keep: usize,
    scopes: Scopes,
}

impl Check {
    /// A test with a seed; the variable `CTXNIC_SEED` replaces it.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let (test, target) = (None, None);
        Self { seed, test, target, keep: KEPT_CYCLES, scopes: Scopes::all() }
    }

    /// Name of the test binary, for the command that runs the test again.
    #[must_use]
    pub fn target(mut self, name: impl Into<String>) -> Self {
        self.target = Some(name.into());
        self
    }

    /// Name of the test, where it is not that of the thread: `cargo test` names its threads so.
    #[must_use]
    pub fn test(mut self, name: impl Into<String>) -> Self {
        self.test = Some(name.into());
        self
    }

    /// Cycles and signals that are kept, in place of 64 cycles of all signals. It costs time in every
    /// cycle; 0 cycles cost nothing.
    #[must_use]
    pub fn keep(mut self, cycles: usize, scopes: impl Into<Scopes>) -> Self {
        (self.keep, self.scopes) = (cycles, scopes.into());
        self
    }

    /// Runs a test on a [`Sim`] or a [`Bench`] with the seed.
    ///
    /// # Errors
    /// What the test returns, or its panic; also a seed in the variable that is no number.
    pub fn run<T: AsMut<Sim>>(
        self,
        mut tb: T,
        test: impl FnOnce(&mut T, u64) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let seed = seed_from(self.seed, std::env::var(SEED).ok().as_deref())?;
        tb.as_mut().keep_last(self.keep, self.scopes)?;
        let result = catch_unwind(AssertUnwindSafe(|| test(&mut tb, seed)))
            .unwrap_or_else(|panic| Err(panicked(tb.as_mut().cycle(), panic.as_ref())));
        result.map_err(|failure| {
            let mut failure = failure.with_window(tb.as_mut().window()).with_seed(seed);
            let thread =
                std::thread::current().name().filter(|name| *name != "main").map(Into::into);
            failure.0.test = failure.0.test.or(self.test).or(thread);
            failure.0.target = failure.0.target.or(self.target);
            failure
        })
    }
}

/// Runs a test on a [`Sim`] or a [`Bench`] with a seed, and reports its failure with all that helps:
/// see [the module](self) for an example, [`Check`] for choices.
///
/// # Errors
/// See [`Check::run`].
pub fn check<T: AsMut<Sim>>(
    seed: u64,
    tb: T,
    test: impl FnOnce(&mut T, u64) -> Result<(), Failure>,
) -> Result<(), Failure> {
    Check::new(seed).run(tb, test)
}

/// The seed to use: that of the variable, decimal or with `0x`, where it is set.
fn seed_from(own: u64, variable: Option<&str>) -> Result<u64, Failure> {
    let Some(text) = variable.map(str::trim).filter(|text| !text.is_empty()) else {
        return Ok(own);
    };
    let number = match text.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16),
        None => text.parse(),
    };
    number.map_err(|_| {
        format!("{SEED} is `{text}`; a seed is a number of 64 bits such as 42 or 0x2a").into()
    })
}

fn panicked(cycle: u64, panic: &(dyn Any + Send)) -> Failure {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| panic.downcast_ref::<String>().cloned());
    let text = text.unwrap_or_else(|| "of an unknown kind".into());
    format!("cycle {cycle}: the test panicked: {text}").into()
}

#[cfg(test)]
mod tests {
    use super::seed_from;

    #[test]
    fn a_seed_is_decimal_or_hexadecimal_and_nothing_else() {
        assert_eq!(seed_from(7, None).ok(), Some(7));
        assert_eq!(seed_from(7, Some("")).ok(), Some(7));
        assert_eq!(seed_from(7, Some("42")).ok(), Some(42));
        assert_eq!(seed_from(7, Some("0x2a")).ok(), Some(42));
        for bad in ["x", "-1", "0x", "18446744073709551616"] {
            assert!(seed_from(7, Some(bad)).is_err_and(|e| e.to_string().contains(bad)), "{bad}");
        }
    }
}
