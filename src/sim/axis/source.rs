//! Sends frames into a stream.

use std::collections::VecDeque;

use crate::netlist::value::Value;
use crate::sim::error::SimError;
use crate::sim::pause::{Pause, Pauser};
use crate::sim::port::{path_of, put_bytes_in_noise, put_noise, put_ones};
use crate::sim::stimulus::Rng;
use crate::sim::{Handle, Input, Sim};

use super::Payload;

/// Seed of what a source drives where nobody may look.
const SEED_IDLE: u64 = 0x1d1e_5eed;

/// A frame to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Its bytes, at least 1.
    pub bytes: Vec<u8>,
    /// What `tuser` shows with every beat; zero where absent.
    pub user: Option<Value>,
}

impl From<Vec<u8>> for Frame {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, user: None }
    }
}

impl From<&[u8]> for Frame {
    fn from(bytes: &[u8]) -> Self {
        Self { bytes: bytes.to_vec(), user: None }
    }
}

/// When a frame went in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Cycle of the handshake of its first beat.
    pub first_cycle: u64,
    /// Cycle of the handshake of its last beat.
    pub last_cycle: u64,
}

/// Sends frames into a stream input of the top.
#[derive(Clone, Debug)]
pub struct Source {
    prefix: String,
    ports: Payload<Input>,
    tvalid: Input,
    tready: Handle,
    /// Bytes per beat.
    beat_bytes: usize,
    pauser: Pauser,
    idle: Option<Rng>,
    queue: VecDeque<Frame>,
    /// Bytes of the first frame that are through.
    offset: usize,
    /// A beat is offered and not taken yet.
    offered: bool,
    first_cycle: u64,
    sent: Vec<Sent>,
}

impl Source {
    /// A source for the stream of that prefix, which drives `tvalid` to 0 at first.
    ///
    /// # Errors
    /// When a port is missing or has the wrong width.
    pub fn new(sim: &Sim, prefix: &str) -> Result<Self, SimError> {
        let ports = Payload::<Input>::find(sim, prefix)?;
        Ok(Self {
            prefix: prefix.to_string(),
            ports,
            tvalid: sim.input(&path_of(prefix, "tvalid"))?,
            tready: sim.handle(&path_of(prefix, "tready"))?,
            beat_bytes: (ports.tdata.width() / 8) as usize,
            pauser: Pauser::new(Pause::Never),
            idle: Some(Rng::new(SEED_IDLE)),
            queue: VecDeque::new(),
            offset: 0,
            offered: false,
            first_cycle: 0,
            sent: Vec::new(),
        })
    }

    /// Sets when the source holds back; a beat already offered stays.
    pub fn set_pause(&mut self, pause: Pause) {
        self.pauser = Pauser::new(pause);
    }

    /// Whether random bits stand on the payload while `tvalid` is 0, and on the bytes that `tkeep`
    /// leaves out (as they do at first), or zeros.
    pub fn set_noise(&mut self, noise: bool) {
        self.idle = noise.then(|| Rng::new(SEED_IDLE));
    }

    /// Queues a frame.
    ///
    /// # Errors
    /// When it is empty, or its length needs a `tkeep` that the stream does not have.
    pub fn send(&mut self, frame: impl Into<Frame>) -> Result<(), SimError> {
        let frame = frame.into();
        let len = frame.bytes.len();
        if len == 0 || (self.ports.tkeep.is_none() && !len.is_multiple_of(self.beat_bytes)) {
            let allowed = if self.ports.tkeep.is_some() {
                "1 byte or more".to_string()
            } else {
                format!("a multiple of {} bytes", self.beat_bytes)
            };
            let error = SimError::new(0, self.prefix.clone(), "a frame the stream cannot carry");
            return Err(error.with_values(allowed, format!("{len} bytes")));
        }
        self.queue.push_back(frame);
        Ok(())
    }

    /// True when every frame is through.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.queue.is_empty()
    }

    /// The frames that are through, in order.
    #[must_use]
    pub fn sent(&self) -> &[Sent] {
        &self.sent
    }

    /// Drives the ports for this cycle.
    pub fn drive(&mut self, sim: &mut Sim) {
        if self.offered {
            return;
        }
        let pause = self.pauser.next();
        match self.queue.front() {
            Some(frame) if !pause => {
                let rest = &frame.bytes[self.offset..];
                let bytes = rest.len().min(self.beat_bytes);
                let last = rest.len() <= self.beat_bytes;
                put_bytes_in_noise(sim, self.ports.tdata, &rest[..bytes], &mut self.idle);
                if let Some(tkeep) = self.ports.tkeep {
                    put_ones(sim, tkeep, bytes);
                }
                if let Some(tuser) = self.ports.tuser {
                    match &frame.user {
                        Some(user) => sim.poke_value(tuser, user),
                        None => sim.poke_u64(tuser, 0),
                    }
                }
                sim.poke_u64(self.ports.tlast, u64::from(last));
                sim.poke_u64(self.tvalid, 1);
                self.offered = true;
            }
            _ => {
                sim.poke_u64(self.tvalid, 0);
                let ports = self.ports;
                let payload = [Some(ports.tdata), ports.tkeep, Some(ports.tlast), ports.tuser];
                for input in payload.into_iter().flatten() {
                    put_noise(sim, input, &mut self.idle);
                }
            }
        }
    }

    /// Looks whether the beat was taken; call it between [`Sim::eval`] and [`Sim::step`].
    pub fn sample(&mut self, sim: &Sim) {
        if !self.offered || sim.peek_u64(self.tready) == 0 {
            return;
        }
        self.offered = false;
        if self.offset == 0 {
            self.first_cycle = sim.cycle();
        }
        self.offset += self.beat_bytes;
        if self.queue.front().is_some_and(|frame| self.offset >= frame.bytes.len()) {
            self.queue.pop_front();
            self.offset = 0;
            self.sent.push(Sent { first_cycle: self.first_cycle, last_cycle: sim.cycle() });
        }
    }

    /// Drops everything queued and offered, as a reset does.
    pub fn clear(&mut self) {
        self.queue.clear();
        self.offset = 0;
        self.offered = false;
    }
}
