//! # ContextCache: contexts in memory, a few of them here

pub mod directory;
pub mod entry;
pub mod miss_unit;
pub mod mshr;
pub mod op_arbiter;
pub mod replacement;
pub mod small_store;
pub mod tag_store;
