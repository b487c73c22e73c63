//! Cycle simulation of a netlist: two-state, levelised, without an event queue.
//!
//! ```text
//! Design --> flat (one table of signals) --> order (levelised) --> compile (bytecode)
//!                                                                     |
//!          Bench, axis::{Source, Sink} --> Sim (poke, step, peek) --> Engine
//! ```
//!
//! [`Sim`] owns the state and knows paths; what computes is behind [`Engine`]. The bus models and
//! [`Bench`] drive a [`Sim`] through handles, in this order per cycle: models drive, [`Sim::eval`],
//! models sample, [`Sim::step`].
//!
//! Just before each rising edge outside of reset, the properties of all instances are looked at: a
//! failed assertion or assumption is in [`Sim::violations`] and ends [`Bench::cycle`] with an error,
//! covers are counted in [`Sim::covered`]. An index beyond the end reads 0 and is listed in
//! [`Sim::out_of_range`].
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
mod model;
mod native;
mod order;
mod run;
mod shape;
mod state;
mod sweep;
mod trace;
mod values;
mod watch;
mod wide;

pub mod axis;
pub mod bench;
pub mod guide;
pub mod stimulus;
pub mod typed;

pub use bench::Bench;
pub use checkpoint::Checkpoint;
pub use claims::OutOfRange;
pub use coverage::{Coverage, StateCoverage, Toggle, Transition};
pub use error::SimError;
pub use handle::{Handle, Input, MemHandle, Poke};
pub use model::{EngineKind, Model};
pub use run::Sim;
pub use sweep::{sweep, sweep_seeds};
