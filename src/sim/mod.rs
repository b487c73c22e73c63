//! Cycle simulation of a netlist: two-state, levelised, without an event queue.
//!
//! ```text
//! Design --> flat (one table of signals) --> order (levelised) --+--> native (compiled code)
//!                                                                +--> compile (bytecode) --> interp
//!                                                                              |
//!     Bench, axis::{..}, axi::{..} --> Sim (poke, run, peek) --> Model --> engine
//! ```
//!
//! A [`Model`] is a design that was prepared once; [`Model::sim`] starts any number of runs of it, on
//! any thread. [`Sim`] owns the state of a run and knows paths; what computes is an engine, chosen by
//! [`EngineKind`]. By default the first cycles are evaluated node by node and a run that lasts is
//! compiled to native code. Signals that nobody looks at are not computed for their own sake, so
//! [`Sim::run`] over many cycles is the fastest way through a stretch that needs no attention.
//!
//! The bus models and [`Bench`] drive a [`Sim`] through handles, in this order per cycle: models drive,
//! [`Sim::eval`], models sample, [`Sim::step`].
//!
//! Just before each rising edge outside of reset, the properties of all instances are looked at: a
//! failed assertion or assumption is in [`Sim::violations`] and ends [`Bench::cycle`] with an error,
//! covers are counted in [`Sim::covered`]. An index beyond the end reads 0 and is listed in
//! [`Sim::out_of_range`].
//!
//! Nothing is recorded unless asked for. [`Sim::trace`] writes [`waves`] of chosen signals and cycles
//! as VCD or FST, [`Sim::keep_last`] keeps the last cycles in memory. [`check`] runs a test and reports
//! its failure with seed, command and a text wave of the cycles before it ([`report`]):
//!
//! ```text
//! cycle 84: phase_q: the light does not follow
//!   expected   Green
//!   got        Red
//!   seed       0x2a
//!   run again  CTXNIC_SEED=0x2a cargo test --test sim report::impatient -- --exact
//!
//! cycle   80    81    82    83    84
//! go      |0                      |2
//! phase_q |Red
//! phase_d |Red                    |Green
//!                                 ^ here
//! ```
//!
//! How to use it, from a block to a report: [`guide`]. [`typed`] knows signals by their Rust type,
//! [`sweep`] runs many seeds at once, [`Sim::cover`] counts states and toggles, [`Sim::checkpoint`]
//! keeps a state to go back to.
//!
//! Not here: four-state values, delays, more than one clock.

mod checkpoint;
mod claims;
mod code;
mod compile;
mod coverage;
mod engine;
mod error;
mod expr;
mod flat;
mod handle;
mod interp;
mod live;
mod model;
mod native;
mod order;
mod pause;
mod port;
mod refusal;
mod row;
mod run;
mod shape;
mod state;
mod sweep;
mod values;
mod watch;
mod wide;

pub mod axi;
pub mod axis;
pub mod bench;
pub mod guide;
pub mod report;
pub mod stimulus;
pub mod typed;
pub mod waves;

pub use bench::Bench;
pub use checkpoint::Checkpoint;
pub use claims::OutOfRange;
pub use coverage::{Coverage, StateCoverage, Toggle, Transition};
pub use error::SimError;
pub use handle::{Handle, Input, MemHandle, Poke};
pub use model::{EngineKind, Model};
pub use pause::Pause;
pub use report::{Check, Failure, check};
pub use row::{InputRow, Row};
pub use run::Sim;
pub use sweep::{sweep, sweep_seeds};
pub use waves::{Scopes, WaveError, Waves, When, Window};
