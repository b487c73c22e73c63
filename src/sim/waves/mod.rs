//! Waves: of a whole run into a file, of the last cycles in memory, as text.
//!
//! # Into a file
//! [`Sim::trace`] records from now on, [`Sim::finish_trace`] ends the file. VCD is text and opens
//! everywhere, FST is many times smaller. Signals that are not chosen cost nothing, cycles outside of
//! [`Waves::cycles`] hardly anything; a condition is looked at in every cycle.
//!
//! ```
//! # use ctxnic::netlist::ir::Design;
//! # fn run(design: &Design) -> Result<(), Box<dyn std::error::Error>> {
//! use ctxnic::sim::{Sim, Waves, When};
//!
//! let mut sim = Sim::new(design)?;
//! let file = std::fs::File::create("run.fst")?;
//! sim.trace(
//!     Waves::fst(file)
//!         .scope("parser.*")
//!         .scope("s_axis_rx_*")
//!         .without("*.crc_*")
//!         .cycles(100..)
//!         .from(When::is("parser.state_q", "Ipv6"))
//!         .until(When::is("verdict_valid", 1)),
//! )?;
//! sim.reset(2);
//! sim.finish_trace()?;
//! # Ok(())
//! # }
//! ```
//!
//! A cycle is 10 ns: cycle `n` begins with the rising edge at `10 n` ns, and the values from there on
//! are those that this edge takes in. Between windows everything is unknown (`x`). The same run
//! gives the same bytes.
//!
//! # In memory
//! [`Sim::keep_last`] keeps the last cycles; [`Sim::window`] hands them out, as text
//! ([`Window::text`]) or for a file ([`Window::write_fst`]). Reports of failures
//! ([`super::report`]) use them.
//!
//! # As text
//! ```text
//! cycle   12    14    16    18
//! valid   ___######______###
//! data    |0 |3f    |0
//! parser
//!   state |Idle  |Eth   |Done
//!            ^ here
//! ```
//! A cell for each cycle. Single bits are `_` for 0 and `#` for 1. All else begins with `|` where it
//! changes: hexadecimal digits, or the name of a state. `~` stands for digits in front, or letters at
//! the end, that have no room. The clock is not drawn.

mod fst;
mod gate;
mod plan;
mod record;
mod scopes;
mod text;
mod vcd;
mod window;

use std::fmt;
use std::io::{self, Seek, Write};
use std::ops::RangeBounds;
use std::sync::Arc;

use super::error::SimError;
use super::handle::Handle;
use super::run::Sim;

use gate::{Gate, Wish};
use plan::Plan;
use record::{Format, Recorder, Tracer};
use window::Ring;

pub use gate::{Wanted, When};
pub use scopes::Scopes;
pub use window::Window;

/// Opens a file format for the chosen signals: writes its header.
type Open = dyn FnOnce(&Arc<Plan>) -> io::Result<Box<dyn Format>>;

/// Waves to write: where to, of what, and when.
#[must_use = "waves are written by `Sim::trace`"]
pub struct Waves {
    open: Box<Open>,
    scopes: Scopes,
    wish: Wish,
}

impl Waves {
    /// Value change dump (IEEE 1364-2005 section 18); states of enumerations are strings.
    pub fn vcd(writer: impl Write + Send + 'static) -> Self {
        Self::with(move |plan| Ok(Box::new(vcd::Vcd::new(writer, plan)?)))
    }

    /// Fast signal trace, the format of GTKWave; states of enumerations are strings, padded with
    /// spaces. The writer has to stand at its beginning.
    pub fn fst(writer: impl Write + Seek + Send + 'static) -> Self {
        Self::with(move |plan| Ok(Box::new(fst::Fst::new(writer, plan)?)))
    }

    fn with(open: impl FnOnce(&Arc<Plan>) -> io::Result<Box<dyn Format>> + 'static) -> Self {
        Self { open: Box::new(open), scopes: Scopes::all(), wish: Wish::default() }
    }

    /// Adds the signals that a pattern chooses, see [`Scopes`]; without any, all are recorded.
    pub fn scope(mut self, pattern: impl Into<String>) -> Self {
        self.scopes = self.scopes.and(pattern);
        self
    }

    /// Takes away the signals that a pattern chooses.
    pub fn without(mut self, pattern: impl Into<String>) -> Self {
        self.scopes = self.scopes.without(pattern);
        self
    }

    /// Levels below each scope, see [`Scopes::depth`].
    pub fn depth(mut self, levels: usize) -> Self {
        self.scopes = self.scopes.depth(levels);
        self
    }

    /// The signals of a choice, in place of what was said before.
    pub fn signals(mut self, scopes: impl Into<Scopes>) -> Self {
        self.scopes = scopes.into();
        self
    }

    /// Only the cycles of a range; several ranges are several windows.
    pub fn cycles(mut self, range: impl RangeBounds<u64>) -> Self {
        self.wish.add(&range);
        self
    }

    /// Begins in the cycle in which a condition holds; after [`Self::until`] whenever it holds again.
    pub fn from(mut self, when: When) -> Self {
        self.wish.from = Some(when);
        self
    }

    /// Ends after the cycle in which a condition holds; for good unless there is a [`Self::from`].
    pub fn until(mut self, when: When) -> Self {
        self.wish.until = Some(when);
        self
    }
}

impl fmt::Debug for Waves {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waves")
            .field("scopes", &self.scopes)
            .field("wish", &self.wish)
            .finish_non_exhaustive()
    }
}

/// Why waves cannot be written.
#[derive(Debug)]
pub enum WaveError {
    /// A path, pattern or value that the design does not have.
    Choice(SimError),
    /// What the writer says.
    Io(io::Error),
}

impl fmt::Display for WaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Choice(error) => error.fmt(f),
            Self::Io(error) => write!(f, "waves cannot be written: {error}"),
        }
    }
}

impl std::error::Error for WaveError {}

impl From<SimError> for WaveError {
    fn from(error: SimError) -> Self {
        Self::Choice(error)
    }
}

impl From<io::Error> for WaveError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// What looks at every cycle just before its edge.
#[derive(Default)]
pub(crate) struct Taps {
    tracer: Option<Tracer>,
    ring: Option<Ring>,
}

impl Taps {
    /// Whether a file is being written.
    pub(crate) fn is_tracing(&self) -> bool {
        self.tracer.is_some()
    }

    /// How many cycles from this one on need not be looked at.
    pub(crate) fn quiet_for(&self, cycle: u64) -> u64 {
        if self.ring.is_some() {
            return 0;
        }
        self.tracer.as_ref().map_or(u64::MAX, |tracer| tracer.quiet_for(cycle))
    }

    /// Signals that have to be settled before [`Sim::sample_waves`], [`Sim::window`] and
    /// [`Sim::finish_trace`]; some more than once.
    fn handles(&self) -> impl Iterator<Item = Handle> {
        let traced = self.tracer.iter().flat_map(Tracer::handles);
        traced.chain(self.ring.iter().flat_map(Ring::handles))
    }
}

impl Sim {
    /// Writes waves from now on. Waves begun before end where they are.
    ///
    /// # Errors
    /// When a pattern chooses no signal, a condition names no signal or state, or the writer fails.
    pub fn trace(&mut self, waves: Waves) -> Result<(), WaveError> {
        let gate = Gate::new(waves.wish, self)?;
        let plan = Arc::new(Plan::new(self, &waves.scopes)?);
        let recorder = Recorder::new((waves.open)(&plan)?, Arc::clone(&plan));
        self.taps.get_or_insert_default().tracer = Some(Tracer::new(recorder, plan, gate));
        self.keep_tapped();
        Ok(())
    }

    /// Ends the waves: writes the present values and flushes. Waves that are dropped instead can be
    /// read as well, but errors of their writer stay unknown.
    ///
    /// # Errors
    /// The first thing that went wrong while writing since [`Self::trace`].
    pub fn finish_trace(&mut self) -> Result<(), WaveError> {
        self.eval();
        let tracer = self.taps.as_mut().and_then(|taps| taps.tracer.take());
        self.drop_idle_taps();
        tracer.map_or(Ok(()), |tracer| Ok(tracer.finish(self)?))
    }

    /// Keeps the last cycles of the chosen signals in memory, for [`Self::window`]; 0 cycles end it.
    ///
    /// # Errors
    /// When a pattern chooses no signal.
    pub fn keep_last(&mut self, cycles: usize, scopes: impl Into<Scopes>) -> Result<(), SimError> {
        let ring = window::ring(self, cycles, &scopes.into())?;
        self.taps.get_or_insert_default().ring = ring;
        self.keep_tapped();
        self.drop_idle_taps();
        Ok(())
    }

    /// The cycles kept by [`Self::keep_last`] and the present one; nothing when none are kept.
    pub fn window(&mut self) -> Option<Window> {
        self.eval();
        let ring = self.taps.as_ref()?.ring.as_ref()?;
        Some(ring.window(self))
    }

    /// Shows the settled cycle to the waves. They are taken out meanwhile, as conditions look at the
    /// simulation.
    pub(super) fn sample_waves(&mut self) {
        if let Some(mut taps) = self.taps.take() {
            if let Some(tracer) = &mut taps.tracer {
                tracer.sample(self);
            }
            if let Some(ring) = &mut taps.ring {
                ring.sample(self);
            }
            self.taps = Some(taps);
        }
    }

    fn keep_tapped(&mut self) {
        let handles: Vec<Handle> = self.taps.iter().flat_map(|taps| taps.handles()).collect();
        self.keep(handles.into_iter());
    }

    fn drop_idle_taps(&mut self) {
        self.taps.take_if(|taps| taps.tracer.is_none() && taps.ring.is_none());
    }
}
