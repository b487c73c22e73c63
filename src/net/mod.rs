//! Frames, captures, traffic generators: nothing here knows of hardware.

pub mod capture;
pub mod frame;
pub mod header;
pub mod key;
pub mod latency;
pub mod mutate;
pub mod payload;
mod pcapng;
pub mod rng;
pub mod target;
pub mod traffic;
