//! Decision state machines: IR, interpreter, table image.

pub mod word;
