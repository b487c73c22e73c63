//! The read channels under the rules.

use crate::sim::error::SimError;
use crate::sim::{Handle, Sim};

use super::super::ports::ReadSide;
use super::super::watch::{Name, Side, Watch};
use super::super::{Address, Resp, Rules};
use super::{Limits, check_address};

type Ports = ReadSide<Handle, Handle>;

/// A read under way.
#[derive(Clone, Copy, Debug)]
struct Open {
    address: Address,
    seen: u32,
    /// When its last beat came, or its address was taken.
    since: u64,
}

#[derive(Clone, Debug)]
pub(super) struct ReadCheck {
    ports: Ports,
    ar: Watch,
    r: Watch,
    open: Vec<Open>,
    /// Cycles in which the slave had its way: those do not count in which a beat waited.
    time: u64,
}

impl ReadCheck {
    pub(super) fn new(ports: Ports, rules: &Rules) -> Self {
        let watch = |channel, side, valid, ready, fields| {
            Watch::new(channel, side, valid, ready, fields, rules.max_wait)
        };
        Self {
            ar: watch("ar", Side::Master, ports.arvalid, ports.arready, ports.ar.named()),
            r: watch("r", Side::Slave, ports.rvalid, ports.rready, ports.r.named()),
            open: Vec::new(),
            time: 0,
            ports,
        }
    }

    pub(super) fn outstanding(&self) -> usize {
        self.open.len()
    }

    pub(super) fn sample(&mut self, sim: &Sim, name: &Name, bus: &Limits) -> Result<(), SimError> {
        let ar = self.ar.look(sim, name)?;
        let r = self.r.look(sim, name)?;
        if ar.offered {
            check_address(sim, name, "ar", &self.ports.ar.read(sim), bus)?;
        }
        if ar.taken {
            let address = self.ports.ar.read(sim);
            self.open.push(Open { address, seen: 0, since: self.time });
            self.check_limit(sim, name, bus)?;
        }
        if r.offered {
            self.check_beat(sim, name, bus)?;
        }
        if r.taken {
            self.take_beat(sim);
        }
        if !r.waiting {
            self.time += 1;
        }
        self.check_patience(sim, name, bus)
    }

    fn check_limit(&self, sim: &Sim, name: &Name, bus: &Limits) -> Result<(), SimError> {
        let most = bus.rules.max_reads;
        if self.open.len() <= most {
            return Ok(());
        }
        let error = name.broken(sim, Side::Master, "arvalid", "LIMIT", "too many reads under way");
        Err(error.with_values(format!("at most {most}"), self.open.len()))
    }

    /// The read that a beat of this ID belongs to.
    fn find(&self, id: u64) -> Option<usize> {
        self.open.iter().position(|open| open.address.id == id)
    }

    fn check_beat(&self, sim: &Sim, name: &Name, bus: &Limits) -> Result<(), SimError> {
        if self.ports.r.read_resp(sim) == Resp::ExOkay {
            let text = "EXOKAY for a read that is not exclusive";
            return Err(name.broken(sim, Side::Slave, "rresp", "EXOKAY", text));
        }
        let id = self.ports.r.read_id(sim);
        let Some(open) = self.find(id).map(|index| self.open[index]) else {
            let signal = if self.ports.r.id.is_some() { "rid" } else { "rvalid" };
            let text = "data for no read under way";
            let error = name.broken(sim, Side::Slave, signal, "UNKNOWN", text);
            let ids: Vec<String> =
                self.open.iter().map(|open| format!("{:#x}", open.address.id)).collect();
            let expected = if ids.is_empty() { "no data".into() } else { ids.join(" or ") };
            return Err(error.with_values(expected, format!("{id:#x}")));
        };
        let begun = self.open.iter().find(|open| open.seen > 0);
        if let Some(begun) = begun
            && begun.address.id != id
            && !bus.rules.interleave
        {
            let text = "a beat amid the burst of another ID";
            let error = name.broken(sim, Side::Slave, "rid", "INTERLEAVED", text);
            let expected = format!("{:#x}", begun.address.id);
            return Err(error.with_values(expected, format!("{id:#x}")));
        }
        let is_last = open.seen == open.address.len;
        if self.ports.r.read_last(sim) == is_last {
            return Ok(());
        }
        let (rule, text) = if is_last {
            ("MISSING", "the last beat of the burst is not marked")
        } else {
            ("EARLY", "a beat before the last of the burst is marked")
        };
        let beats = open.address.beats();
        let error = name.broken(sim, Side::Slave, "rlast", rule, text);
        let expected = format!("rlast with beat {beats} of {beats}");
        Err(error.with_values(expected, format!("beat {}", open.seen + 1)))
    }

    fn take_beat(&mut self, sim: &Sim) {
        let Some(index) = self.find(self.ports.r.read_id(sim)) else { return };
        let open = &mut self.open[index];
        open.seen += 1;
        open.since = self.time;
        if open.seen == open.address.beats() {
            self.open.remove(index);
        }
    }

    fn check_patience(&self, sim: &Sim, name: &Name, bus: &Limits) -> Result<(), SimError> {
        let oldest = self.open.iter().min_by_key(|open| open.since);
        let (Some(most), Some(oldest)) = (bus.rules.max_response, oldest) else { return Ok(()) };
        let waited = self.time - oldest.since;
        if waited <= most {
            return Ok(());
        }
        let text = format!("no data for the read with ID {:#x}", oldest.address.id);
        let error = name.broken(sim, Side::Slave, "rvalid", "MAX_WAIT", &text);
        Err(error.with_values(format!("at most {most} cycles"), waited))
    }

    pub(super) fn clear(&mut self) {
        self.open.clear();
        self.ar.clear();
        self.r.clear();
    }
}
