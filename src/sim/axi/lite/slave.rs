//! Registers for a master in the design.

use std::collections::VecDeque;
use std::fmt;
use std::ops::RangeInclusive;

use crate::sim::bench::Agent;
use crate::sim::error::SimError;
use crate::sim::pause::{Pause, Pauser};
use crate::sim::port::{is_high, mask_of, number};
use crate::sim::stimulus::Rng;
use crate::sim::{Handle, Input, Sim};

use super::super::ports::{DataBeat, Ports};
use super::super::{Channel, Protocol, Resp};
use super::Registers;

/// Accesses of one channel that wait in the slave.
const DEPTH: usize = 4;

/// Seed of what it drives where nobody may look.
const SEED_IDLE: u64 = 0x1d1e_1173;

/// Answers an AXI4-Lite master of the design from [`Registers`], in order.
///
/// A register is read or written in the cycle in which its answer is offered. For a bus that hangs:
/// `set_pause(Channel::R, Pause::Always)`.
pub struct LiteSlave {
    ports: Ports<Handle, Input>,
    registers: Box<dyn Registers + Send>,
    pausers: [Pauser; 5],
    latency: RangeInclusive<u64>,
    rng: Rng,
    noise: Option<Rng>,
    addresses: VecDeque<u64>,
    /// Words and strobes.
    data: VecDeque<(u64, u8)>,
    /// When the first write is due: chosen when both its halves are there.
    write_due: Option<u64>,
    /// Addresses, and when each is due.
    reads: VecDeque<(u64, u64)>,
    answering: Option<DataBeat>,
    reading: Option<DataBeat>,
}

impl LiteSlave {
    /// A slave for the master port of that prefix; data of 8 to 64 bits. It answers in the next cycle
    /// and never pauses.
    ///
    /// # Errors
    /// When a port is missing or has the wrong width or direction, or belongs to AXI4.
    pub fn new(
        sim: &Sim,
        prefix: &str,
        registers: impl Registers + Send + 'static,
    ) -> Result<Self, SimError> {
        let ports: Ports<Handle, Input> = Ports::find(sim, prefix, Protocol::Lite)?;
        if ports.bytes > 8 {
            let error = sim.error(prefix, "registers wider than the model knows");
            return Err(error.with_values("at most 8 bytes", ports.bytes));
        }
        Ok(Self {
            ports,
            registers: Box::new(registers),
            pausers: Channel::ALL.map(|_| Pauser::new(Pause::Never)),
            latency: 1..=1,
            rng: Rng::new(0),
            noise: Some(Rng::new(SEED_IDLE)),
            addresses: VecDeque::new(),
            data: VecDeque::new(),
            write_due: None,
            reads: VecDeque::new(),
            answering: None,
            reading: None,
        })
    }

    /// Sets when a channel holds back; what is already offered stays.
    pub fn set_pause(&mut self, channel: Channel, pause: Pause) {
        self.pausers[channel as usize] = Pauser::new(pause);
    }

    /// Sets the cycles from a complete request to its answer, at least 1, each at random from a range.
    pub fn set_latency(&mut self, cycles: RangeInclusive<u64>, seed: u64) {
        self.latency = cycles;
        self.rng = Rng::new(seed);
    }

    /// True when everything that was taken is answered.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.addresses.is_empty()
            && self.data.is_empty()
            && self.reads.is_empty()
            && self.answering.is_none()
            && self.reading.is_none()
    }

    fn due(&mut self, now: u64) -> u64 {
        now + self.rng.range((*self.latency.start()).max(1), *self.latency.end())
    }

    fn answer_write(&mut self, now: u64) {
        if self.write_due.is_some_and(|due| due <= now)
            && let (Some(addr), Some((value, strobe))) =
                (self.addresses.pop_front(), self.data.pop_front())
        {
            self.write_due = None;
            let resp = self.registers.write(addr, value, strobe).err().unwrap_or_default();
            self.answering = Some(DataBeat { resp, ..DataBeat::default() });
        }
    }

    fn answer_read(&mut self, now: u64) {
        if self.reads.front().is_some_and(|&(_, due)| due <= now)
            && let Some((addr, _)) = self.reads.pop_front()
        {
            let (value, resp) = match self.registers.read(addr) {
                Ok(value) => (value, Resp::Okay),
                Err(resp) => (self.noise.as_mut().map_or(0, Rng::next_u64), resp),
            };
            let bytes = value.to_le_bytes()[..self.ports.bytes].to_vec();
            self.reading = Some(DataBeat { bytes, resp, ..DataBeat::default() });
        }
    }

    fn drive_write(&mut self, sim: &mut Sim) {
        let hold = self.pausers[Channel::B as usize].next();
        if self.answering.is_none() && !hold && self.ports.write.is_some() {
            self.answer_write(sim.cycle());
        }
        let Some(side) = &self.ports.write else { return };
        match &self.answering {
            Some(beat) => side.b.drive(sim, beat),
            None => side.b.drive_noise(sim, &mut self.noise),
        }
        sim.poke_u64(side.bvalid, u64::from(self.answering.is_some()));
        let hold = self.pausers[Channel::Aw as usize].next();
        let take = !hold && self.addresses.len() < DEPTH;
        sim.poke_u64(side.awready, u64::from(take));
        let hold = self.pausers[Channel::W as usize].next();
        let take = !hold && self.data.len() < DEPTH;
        sim.poke_u64(side.wready, u64::from(take));
    }

    fn drive_read(&mut self, sim: &mut Sim) {
        let hold = self.pausers[Channel::R as usize].next();
        if self.reading.is_none() && !hold && self.ports.read.is_some() {
            self.answer_read(sim.cycle());
        }
        let Some(side) = &self.ports.read else { return };
        match &self.reading {
            Some(beat) => side.r.drive(sim, beat),
            None => side.r.drive_noise(sim, &mut self.noise),
        }
        sim.poke_u64(side.rvalid, u64::from(self.reading.is_some()));
        let hold = self.pausers[Channel::Ar as usize].next();
        let take = !hold && self.reads.len() < DEPTH;
        sim.poke_u64(side.arready, u64::from(take));
    }

    fn sample_write(&mut self, sim: &Sim) {
        let Some(side) = &self.ports.write else { return };
        let now = sim.cycle();
        if is_high(sim, side.bready) {
            self.answering = None;
        }
        if is_high(sim, side.awvalid) && is_high(sim, side.awready.handle()) {
            self.addresses.push_back(side.aw.read(sim).addr);
        }
        if is_high(sim, side.wvalid) && is_high(sim, side.wready.handle()) {
            let value = number(sim, Some(side.wdata));
            let strobe = side.w.strb.map_or(0, |port| mask_of(sim, port));
            let strobe = u8::try_from(strobe).unwrap_or(u8::MAX);
            self.data.push_back((value, strobe));
        }
        if self.write_due.is_none() && !self.addresses.is_empty() && !self.data.is_empty() {
            self.write_due = Some(self.due(now));
        }
    }

    fn sample_read(&mut self, sim: &Sim) {
        let Some(side) = &self.ports.read else { return };
        if is_high(sim, side.rready) {
            self.reading = None;
        }
        if is_high(sim, side.arvalid) && is_high(sim, side.arready.handle()) {
            let addr = side.ar.read(sim).addr;
            let due = self.due(sim.cycle());
            self.reads.push_back((addr, due));
        }
    }

    /// Forgets everything under way, as a reset does; the registers stay.
    pub fn clear(&mut self) {
        self.addresses.clear();
        self.data.clear();
        self.reads.clear();
        self.write_due = None;
        self.answering = None;
        self.reading = None;
    }
}

impl Agent for LiteSlave {
    fn drive(&mut self, sim: &mut Sim) {
        self.drive_write(sim);
        self.drive_read(sim);
    }

    fn sample(&mut self, sim: &Sim) -> Result<(), SimError> {
        self.sample_write(sim);
        self.sample_read(sim);
        Ok(())
    }

    fn reset(&mut self, sim: &mut Sim) {
        self.clear();
        if let Some(side) = &self.ports.write {
            for port in [side.awready, side.wready, side.bvalid] {
                sim.poke_u64(port, 0);
            }
        }
        if let Some(side) = &self.ports.read {
            for port in [side.arready, side.rvalid] {
                sim.poke_u64(port, 0);
            }
        }
    }
}

impl fmt::Debug for LiteSlave {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LiteSlave").field("prefix", &self.ports.prefix).finish_non_exhaustive()
    }
}
