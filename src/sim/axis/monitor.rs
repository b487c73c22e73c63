//! Checks a stream.

use crate::sim::error::SimError;
use crate::sim::port::{Changed, Held, is_high, ones_of, path_of, port};
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
    fields: Vec<(&'static str, Handle)>,
    held: Held,
    waiting: bool,
    /// Bytes of the beat that is offered.
    beat_bytes: usize,
}

impl Monitor {
    /// A monitor of the stream of that prefix, at any depth of the hierarchy.
    ///
    /// # Errors
    /// When a port is missing or has the wrong width.
    pub fn new(sim: &Sim, prefix: &str) -> Result<Self, SimError> {
        let ports: Payload<Handle> = Payload::find(sim, prefix)?;
        let mut fields = vec![("tdata", ports.tdata), ("tlast", ports.tlast)];
        fields.extend(ports.tkeep.map(|handle| ("tkeep", handle)));
        fields.extend(ports.tuser.map(|handle| ("tuser", handle)));
        let beat_bytes = (ports.tdata.width() / 8) as usize;
        Ok(Self {
            prefix: prefix.to_string(),
            ports,
            tvalid: port(sim, prefix, "tvalid")?,
            tready: port(sim, prefix, "tready")?,
            fields,
            held: Held::default(),
            waiting: false,
            beat_bytes,
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
            self.held.take(sim, &self.fields);
        }
        self.waiting = valid && !ready;
        Ok(valid && ready)
    }

    fn broken(&self, sim: &Sim, signal: &str, rule: &str, text: &str) -> SimError {
        let name = signal.to_uppercase();
        let path = path_of(&self.prefix, signal);
        sim.error(path, format!("AXI4STREAM_ERRM_{name}_{rule}: {text}"))
    }

    fn check_stable(&self, sim: &Sim) -> Result<(), SimError> {
        if let Some(Changed { index, was, now }) = self.held.changed(sim, &self.fields) {
            let error = self.broken(sim, self.fields[index].0, "STABLE", "changed before tready");
            return Err(error.with_values(was, now));
        }
        Ok(())
    }

    fn check_keep(&mut self, sim: &Sim) -> Result<(), SimError> {
        let Some(tkeep) = self.ports.tkeep else { return Ok(()) };
        let (count, is_low) = ones_of(sim, tkeep);
        self.beat_bytes = count;
        let (rule, text, expected) = if count == 0 {
            ("EMPTY", "a beat without a byte", "1 byte or more")
        } else if !is_low {
            ("CONTIGUOUS", "not the bytes of a frame without holes", "low bits set")
        } else if count < tkeep.width() as usize && !is_high(sim, self.ports.tlast) {
            ("PARTIAL", "a beat that is not full inside of a frame", "all bits set before tlast")
        } else {
            return Ok(());
        };
        Err(self.broken(sim, "tkeep", rule, text).with_values(expected, sim.peek_value(tkeep)))
    }

    /// Bytes of the beat that was offered last.
    pub(super) const fn beat_bytes(&self) -> usize {
        self.beat_bytes
    }

    /// Forgets what was offered, as a reset does.
    pub fn clear(&mut self) {
        self.waiting = false;
    }
}
