//! Match-action semantics: what a rule set means.

pub mod cube;
pub mod model;
pub mod semantics;
pub mod set16;
