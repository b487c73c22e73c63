//! The write channels under the rules.

use std::collections::VecDeque;

use crate::sim::error::SimError;
use crate::sim::port::{low_mask, mask_of};
use crate::sim::{Handle, Sim};

use super::super::ports::WriteSide;
use super::super::watch::{Name, Side, Watch};
use super::super::{Address, Resp, Rules};
use super::{Limits, check_address};

type Ports = WriteSide<Handle, Handle>;

/// A beat whose address is not known yet.
#[derive(Clone, Copy, Debug)]
struct Beat {
    strobe: u128,
    last: bool,
}

#[derive(Clone, Debug)]
pub(super) struct WriteCheck {
    ports: Ports,
    aw: Watch,
    w: Watch,
    b: Watch,
    /// Addresses whose data are not complete, and how many beats there were.
    open: VecDeque<(Address, u32)>,
    data: VecDeque<Beat>,
    /// IDs of complete writes without a response, and when they became that.
    closed: Vec<(u64, u64)>,
    /// Cycles in which the slave had its way: those do not count in which a response waited.
    time: u64,
}

impl WriteCheck {
    pub(super) fn new(ports: Ports, rules: &Rules) -> Self {
        let watch = |channel, side, valid, ready, fields| {
            Watch::new(channel, side, valid, ready, fields, rules.max_wait)
        };
        Self {
            aw: watch("aw", Side::Master, ports.awvalid, ports.awready, ports.aw.named()),
            w: watch("w", Side::Master, ports.wvalid, ports.wready, ports.w.named()),
            b: watch("b", Side::Slave, ports.bvalid, ports.bready, ports.b.named()),
            open: VecDeque::new(),
            data: VecDeque::new(),
            closed: Vec::new(),
            time: 0,
            ports,
        }
    }

    pub(super) fn outstanding(&self) -> usize {
        self.open.len() + self.closed.len()
    }

    pub(super) fn sample(&mut self, sim: &Sim, name: &Name, bus: &Limits) -> Result<(), SimError> {
        let aw = self.aw.look(sim, name)?;
        let w = self.w.look(sim, name)?;
        let b = self.b.look(sim, name)?;
        if aw.offered {
            check_address(sim, name, "aw", &self.ports.aw.read(sim), bus)?;
        }
        if aw.taken {
            self.open.push_back((self.ports.aw.read(sim), 0));
            self.check_limit(sim, name, bus)?;
        }
        if w.taken {
            let strobe = self.ports.w.strb.map_or(0, |port| mask_of(sim, port));
            self.data.push_back(Beat { strobe, last: self.ports.w.read_last(sim) });
        }
        if aw.taken || w.taken {
            self.join(sim, name, bus)?;
        }
        if b.offered {
            self.check_response(sim, name)?;
        }
        if b.taken {
            let id = self.ports.b.read_id(sim);
            if let Some(index) = self.closed.iter().position(|&(closed, _)| closed == id) {
                self.closed.remove(index);
            }
        }
        if !b.waiting {
            self.time += 1;
        }
        self.check_patience(sim, name, bus)
    }

    fn check_limit(&self, sim: &Sim, name: &Name, bus: &Limits) -> Result<(), SimError> {
        let most = bus.rules.max_writes;
        if self.outstanding() <= most {
            return Ok(());
        }
        let error = name.broken(sim, Side::Master, "awvalid", "LIMIT", "too many writes under way");
        Err(error.with_values(format!("at most {most}"), self.outstanding()))
    }

    /// Gives the beats to their addresses.
    fn join(&mut self, sim: &Sim, name: &Name, bus: &Limits) -> Result<(), SimError> {
        while let Some((address, seen)) = self.open.front_mut()
            && let Some(beat) = self.data.pop_front()
        {
            let lanes = address.lanes(*seen, bus.bytes);
            let allowed = low_mask(lanes.len()) << lanes.start;
            if beat.strobe & !allowed != 0 {
                let text = "a strobe beside the lanes of the beat";
                let error = name.broken(sim, Side::Master, "wstrb", "LANES", text);
                let expected = format!("none but {allowed:#x} in beat {seen}");
                return Err(error.with_values(expected, format!("{:#x}", beat.strobe)));
            }
            let is_last = *seen == address.len;
            if beat.last != is_last {
                let (rule, text) = if is_last {
                    ("MISSING", "the last beat of the burst is not marked")
                } else {
                    ("EARLY", "a beat before the last of the burst is marked")
                };
                let error = name.broken(sim, Side::Master, "wlast", rule, text);
                let expected =
                    format!("wlast with beat {} of {}", address.beats(), address.beats());
                return Err(error.with_values(expected, format!("beat {}", *seen + 1)));
            }
            *seen += 1;
            if is_last {
                self.closed.push((address.id, self.time));
                self.open.pop_front();
            }
        }
        Ok(())
    }

    fn check_response(&self, sim: &Sim, name: &Name) -> Result<(), SimError> {
        if self.ports.b.read_resp(sim) == Resp::ExOkay {
            let text = "EXOKAY for a write that is not exclusive";
            return Err(name.broken(sim, Side::Slave, "bresp", "EXOKAY", text));
        }
        let id = self.ports.b.read_id(sim);
        if self.closed.iter().any(|&(closed, _)| closed == id) {
            return Ok(());
        }
        if self.open.iter().any(|(address, _)| address.id == id) || !self.data.is_empty() {
            let text = "a response before the address and the last data are taken";
            return Err(name.broken(sim, Side::Slave, "bvalid", "EARLY", text));
        }
        let text = "a response to no write under way";
        let signal = if self.ports.b.id.is_some() { "bid" } else { "bvalid" };
        let error = name.broken(sim, Side::Slave, signal, "UNKNOWN", text);
        let ids: Vec<String> = self.closed.iter().map(|(id, _)| format!("{id:#x}")).collect();
        let expected = if ids.is_empty() { "no response".into() } else { ids.join(" or ") };
        Err(error.with_values(expected, format!("{id:#x}")))
    }

    fn check_patience(&self, sim: &Sim, name: &Name, bus: &Limits) -> Result<(), SimError> {
        let (Some(most), Some(&(id, since))) = (bus.rules.max_response, self.closed.first()) else {
            return Ok(());
        };
        let waited = self.time - since;
        if waited <= most {
            return Ok(());
        }
        let text = format!("no response to the write with ID {id:#x}");
        let error = name.broken(sim, Side::Slave, "bvalid", "MAX_WAIT", &text);
        Err(error.with_values(format!("at most {most} cycles"), waited))
    }

    pub(super) fn clear(&mut self) {
        self.open.clear();
        self.data.clear();
        self.closed.clear();
        for watch in [&mut self.aw, &mut self.w, &mut self.b] {
            watch.clear();
        }
    }
}
