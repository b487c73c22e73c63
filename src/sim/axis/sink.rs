//! Takes frames from a stream.

use crate::netlist::value::Value;
use crate::sim::error::SimError;
use crate::sim::pause::{Pause, Pauser};
use crate::sim::port::{extend_bytes, is_high, path_of};
use crate::sim::{Input, Sim};

use super::Monitor;

/// A frame that came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// `tuser` with the first beat.
    pub first_user: Option<Value>,
    /// `tuser` with the last beat.
    pub last_user: Option<Value>,
    /// Cycle of the handshake of its first beat.
    pub first_cycle: u64,
    /// Cycle of the handshake of its last beat.
    pub last_cycle: u64,
}

/// Takes frames from a stream output of the top.
#[derive(Clone, Debug)]
pub struct Sink {
    monitor: Monitor,
    tready: Input,
    pauser: Pauser,
    part: Option<Received>,
    received: Vec<Received>,
}

impl Sink {
    /// A sink for the stream of that prefix, always ready at first.
    ///
    /// # Errors
    /// When a port is missing or has the wrong width.
    pub fn new(sim: &Sim, prefix: &str) -> Result<Self, SimError> {
        Ok(Self {
            monitor: Monitor::new(sim, prefix)?,
            tready: sim.input(&path_of(prefix, "tready"))?,
            pauser: Pauser::new(Pause::Never),
            part: None,
            received: Vec::new(),
        })
    }

    /// Sets when the sink is not ready.
    pub fn set_pause(&mut self, pause: Pause) {
        self.pauser = Pauser::new(pause);
    }

    /// The frames that are complete, in order.
    #[must_use]
    pub fn frames(&self) -> &[Received] {
        &self.received
    }

    /// Takes the complete frames out.
    pub fn take(&mut self) -> Vec<Received> {
        std::mem::take(&mut self.received)
    }

    /// True when a frame has begun and not ended.
    #[must_use]
    pub fn in_frame(&self) -> bool {
        self.part.is_some()
    }

    /// Drives `tready` for this cycle.
    pub fn drive(&mut self, sim: &mut Sim) {
        let ready = !self.pauser.next();
        sim.poke_u64(self.tready, u64::from(ready));
    }

    /// Takes a beat if there is one; call it between [`Sim::eval`] and [`Sim::step`].
    ///
    /// # Errors
    /// When the protocol is broken: see [`Monitor`].
    pub fn sample(&mut self, sim: &Sim) -> Result<(), SimError> {
        if !self.monitor.sample(sim)? {
            return Ok(());
        }
        let ports = self.monitor.ports;
        let last = is_high(sim, ports.tlast);
        let bytes = self.monitor.beat_bytes();
        // Only the first and the last are kept.
        let ends = self.part.is_none() || last;
        let user = ports.tuser.filter(|_| ends).map(|handle| sim.peek_value(handle));
        let part = self.part.get_or_insert_with(|| Received {
            bytes: Vec::new(),
            first_user: user.clone(),
            last_user: None,
            first_cycle: sim.cycle(),
            last_cycle: 0,
        });
        extend_bytes(sim, ports.tdata, bytes, &mut part.bytes);
        part.last_user = user;
        part.last_cycle = sim.cycle();
        if last {
            self.received.extend(self.part.take());
        }
        Ok(())
    }

    /// Forgets a frame that has begun, as a reset does.
    pub fn clear(&mut self) {
        self.part = None;
        self.monitor.clear();
    }
}
