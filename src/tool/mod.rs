//! Finds and runs external tools; the only module that starts processes.
//!
//! One file per tool, each with `available()`, `version()` and a `run` of its own. A tool is looked
//! up in `$CTXNIC_<TOOL>`, then in the folder that `tools/install-eda` fills, then on `PATH`, and has
//! a minimum version ([`find`]); `CTXNIC_TOOLS=none` hides all of them. Every child runs in its own
//! process group, has no standard input and a time limit, and is killed with all its children when
//! the limit passes ([`process`]). A missing tool is an error that says so; what to make of it
//! (ignore, fail) is the caller's choice.

pub mod cosim;
pub mod cxxrtl;
pub mod equivalence;
pub mod error;
pub mod find;
pub mod icarus;
pub mod nextpnr;
pub mod process;
pub mod sby;
pub mod scratch;
pub mod slang;
pub mod tshark;
pub mod verilator;
pub mod yosys;

pub use error::ToolError;
pub use find::{Found, Tool, Version};
pub use process::{Child, Output};
pub use scratch::Scratch;
