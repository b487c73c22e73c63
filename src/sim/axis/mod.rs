//! AXI4-Stream models: a [`Source`] that sends frames, a [`Sink`] that takes them, a [`Monitor`]
//! that checks the protocol anywhere in the design.
//!
//! A stream is the ports `<prefix>_tdata`, `_tvalid`, `_tready`, `_tlast`, and, where they exist,
//! `_tkeep` (one bit per byte) and `_tuser`. Byte 0 of a frame is in the low bits of the first beat;
//! every beat but the last of a frame is full.

mod monitor;
mod sink;
mod source;

pub use super::pause::Pause;
pub use monitor::Monitor;
pub use sink::{Received, Sink};
pub use source::{Frame, Sent, Source};

use super::error::SimError;
use super::port::{Port, optional, path_of, port};
use super::run::Sim;

/// The ports of a stream that carry a frame, seen through handles of any kind.
#[derive(Clone, Copy, Debug)]
struct Payload<P> {
    tdata: P,
    tkeep: Option<P>,
    tlast: P,
    tuser: Option<P>,
}

impl<P: Port> Payload<P> {
    /// Finds the ports of a stream.
    fn find(sim: &Sim, prefix: &str) -> Result<Self, SimError> {
        let ports: Self = Self {
            tdata: port(sim, prefix, "tdata")?,
            tkeep: optional(sim, prefix, "tkeep")?,
            tlast: port(sim, prefix, "tlast")?,
            tuser: optional(sim, prefix, "tuser")?,
        };
        let bits = ports.tdata.bits();
        if !bits.is_multiple_of(8) {
            let path = path_of(prefix, "tdata");
            let error = sim.error(path, "not whole bytes");
            return Err(error.with_values("a multiple of 8 bits", bits));
        }
        if let Some(keep) = ports.tkeep.map(Port::bits)
            && keep != bits / 8
        {
            let path = path_of(prefix, "tkeep");
            return Err(sim.error(path, "not one bit per byte").with_values(bits / 8, keep));
        }
        Ok(ports)
    }
}
