//! Checks a stream.

use crate::sim::error::SimError;
use crate::sim::port::{Held, Port, is_high, ones, path_of, port};
use crate::sim::{Handle, Sim};

use super::Payload;

/// Checks a stream: what is offered stays as it is until it is taken, and `tkeep`, where it exists,
/// has no holes, is never empty, and is full before the last beat of a frame.
///
/// The rules, as they stand in the messages: `AXI4STREAM_ERRM_TVALID_STABLE`, `.._TDATA_STABLE`,
/// `.._TLAST_STABLE`, `.._TKEEP_STABLE`, `.._TUSER_STABLE`, `.._TKEEP_CONTIGUOUS`, `.._TKEEP_EMPTY`,
/// `.._TKEEP_PARTIAL`.
#[derive(Clone, Debug)]
pub struct Monitor {
    prefix: String,
    pub(super) ports: Payload<Handle>,
    tvalid: Handle,
    tready: Handle,
    held: Vec<Held>,
    waiting: bool,
}

impl Monitor {
    /// A monitor of the stream of that prefix, at any depth of the hierarchy.
    ///
    /// # Errors
    /// When a port is missing or has the wrong width.
    pub fn new(sim: &Sim, prefix: &str) -> Result<Self, SimError> {
        Ok(Self {
            prefix: prefix.to_string(),
            ports: Payload::find(sim, prefix)?,
            tvalid: port(sim, prefix, "tvalid")?,
            tready: port(sim, prefix, "tready")?,
            held: Vec::new(),
            waiting: false,
        })
    }

    /// Checks one cycle; tells whether a beat was taken. Call it between [`Sim::eval`] and
    /// [`Sim::step`].
    ///
    /// # Errors
    /// When a rule is broken: see the page of the type.
    pub fn sample(&mut self, sim: &Sim) -> Result<bool, SimError> {
        let valid = is_high(sim, self.tvalid);
        let ready = is_high(sim, self.tready);
        if self.waiting {
            if !valid {
                let error = self.broken(sim, "tvalid", "STABLE", "fell before tready");
                return Err(error.with_values(1, 0));
            }
            self.check_stable(sim)?;
        } else if valid {
            self.check_keep(sim)?;
        }
        if valid && !ready && !self.waiting {
            self.held.clear();
            self.held.extend(self.named().map(|(_, handle)| Held::of(sim, handle)));
        }
        self.waiting = valid && !ready;
        Ok(valid && ready)
    }

    fn broken(&self, sim: &Sim, signal: &str, rule: &str, text: &str) -> SimError {
        let name = signal.to_uppercase();
        let path = path_of(&self.prefix, signal);
        sim.error(path, format!("AXI4STREAM_ERRM_{name}_{rule}: {text}"))
    }

    fn named(&self) -> impl Iterator<Item = (&'static str, Handle)> + use<> {
        let ports = self.ports;
        [
            Some(("tdata", ports.tdata)),
            Some(("tlast", ports.tlast)),
            ports.tkeep.map(|handle| ("tkeep", handle)),
            ports.tuser.map(|handle| ("tuser", handle)),
        ]
        .into_iter()
        .flatten()
    }

    fn check_stable(&self, sim: &Sim) -> Result<(), SimError> {
        for ((name, handle), was) in self.named().zip(&self.held) {
            let now = Held::of(sim, handle);
            if *was != now {
                let error = self.broken(sim, name, "STABLE", "changed before tready");
                let width = handle.bits();
                return Err(error.with_values(was.value(width), now.value(width)));
            }
        }
        Ok(())
    }

    fn check_keep(&self, sim: &Sim) -> Result<(), SimError> {
        let Some(tkeep) = self.ports.tkeep else { return Ok(()) };
        let keep = sim.peek_value(tkeep);
        let count = keep.words().iter().map(|word| word.count_ones()).sum::<u32>();
        let contiguous =
            ones(count as usize).iter().zip(keep.words()).all(|(want, got)| want == got);
        let (rule, text, expected) = if count == 0 {
            ("EMPTY", "a beat without a byte", "1 byte or more")
        } else if !contiguous {
            ("CONTIGUOUS", "not the bytes of a frame without holes", "low bits set")
        } else if count < tkeep.width() && !is_high(sim, self.ports.tlast) {
            ("PARTIAL", "a beat that is not full inside of a frame", "all bits set before tlast")
        } else {
            return Ok(());
        };
        Err(self.broken(sim, "tkeep", rule, text).with_values(expected, keep))
    }

    /// Bytes in the present beat.
    pub(super) fn bytes(&self, sim: &Sim) -> usize {
        match self.ports.tkeep {
            Some(tkeep) => {
                let keep = sim.peek_value(tkeep);
                keep.words().iter().map(|word| word.count_ones() as usize).sum()
            }
            None => (self.ports.tdata.width() / 8) as usize,
        }
    }

    /// Forgets what was offered, as a reset does.
    pub fn clear(&mut self) {
        self.waiting = false;
    }
}
