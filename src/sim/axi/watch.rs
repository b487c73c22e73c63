//! One channel under watch: what is offered stays as it is until it is taken.

use crate::sim::error::SimError;
use crate::sim::port::{Changed, Held, is_high, path_of};
use crate::sim::{Handle, Sim};

use super::Protocol;

/// Who drives a channel: the letter in the names of its rules.
#[derive(Clone, Copy, Debug)]
pub(super) enum Side {
    Master,
    Slave,
}

/// What a channel did in a cycle.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen {
    /// Something was offered that was not before.
    pub(super) offered: bool,
    /// It was taken.
    pub(super) taken: bool,
    /// It was not taken.
    pub(super) waiting: bool,
}

/// Names broken rules.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) prefix: String,
    pub(super) protocol: Protocol,
}

impl Name {
    /// An error about a signal: `AXI4_ERRM_AWADDR_BOUNDARY: text`.
    pub(super) fn broken(
        &self,
        sim: &Sim,
        side: Side,
        signal: &str,
        rule: &str,
        text: &str,
    ) -> SimError {
        let protocol = match self.protocol {
            Protocol::Axi4 => "AXI4",
            Protocol::Lite => "AXI4LITE",
        };
        let kind = match side {
            Side::Master => "ERRM",
            Side::Slave => "ERRS",
        };
        let name = signal.to_uppercase();
        let message = format!("{protocol}_{kind}_{name}_{rule}: {text}");
        sim.error(path_of(&self.prefix, signal), message)
    }
}

#[derive(Clone, Debug)]
pub(super) struct Watch {
    channel: &'static str,
    side: Side,
    valid: Handle,
    ready: Handle,
    fields: Vec<(&'static str, Handle)>,
    held: Held,
    /// Cycles that what is offered has waited.
    waited: u64,
    waiting: bool,
    max_wait: Option<u64>,
}

impl Watch {
    pub(super) fn new(
        channel: &'static str,
        side: Side,
        valid: Handle,
        ready: Handle,
        fields: Vec<(&'static str, Handle)>,
        max_wait: Option<u64>,
    ) -> Self {
        let (held, waited, waiting) = (Held::default(), 0, false);
        Self { channel, side, valid, ready, fields, held, waited, waiting, max_wait }
    }

    pub(super) fn look(&mut self, sim: &Sim, name: &Name) -> Result<Seen, SimError> {
        let (valid, ready) = (is_high(sim, self.valid), is_high(sim, self.ready));
        if self.waiting {
            self.check_stable(sim, name, valid)?;
        }
        let seen = Seen {
            offered: valid && !self.waiting,
            taken: valid && ready,
            waiting: valid && !ready,
        };
        if seen.offered && !ready {
            self.waited = 0;
            self.held.take(sim, &self.fields);
        }
        self.waiting = valid && !ready;
        if self.waiting {
            self.waited += 1;
            if let Some(most) = self.max_wait
                && self.waited > most
            {
                let signal = format!("{}ready", self.channel);
                let side = match self.side {
                    Side::Master => Side::Slave,
                    Side::Slave => Side::Master,
                };
                let text = "ready did not come in time";
                let error = name.broken(sim, side, &signal, "MAX_WAIT", text);
                return Err(error.with_values(format!("at most {most} cycles"), self.waited));
            }
        }
        Ok(seen)
    }

    fn check_stable(&self, sim: &Sim, name: &Name, valid: bool) -> Result<(), SimError> {
        let broken = |field: &str, text: &str| {
            let signal = format!("{}{field}", self.channel);
            name.broken(sim, self.side, &signal, "STABLE", text)
        };
        if !valid {
            return Err(broken("valid", "valid fell before ready").with_values(1, 0));
        }
        if let Some(Changed { index, was, now }) = self.held.changed(sim, &self.fields) {
            return Err(broken(self.fields[index].0, "changed before ready").with_values(was, now));
        }
        Ok(())
    }

    pub(super) fn clear(&mut self) {
        self.waiting = false;
    }
}
