//! Match-action semantics: what a rule set means.

pub mod model;
