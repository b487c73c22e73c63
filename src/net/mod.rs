//! Frames, captures, traffic generators: nothing here knows of hardware.

pub mod header;
pub mod key;
