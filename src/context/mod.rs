//! Contexts of virtual interfaces in system memory: the record, described once, and what follows
//! from it.

pub mod layout;
