//! A memory behind a master port of the design.

mod read;
mod write;

use std::fmt;

use crate::sim::bench::Agent;
use crate::sim::error::SimError;
use crate::sim::pause::{Pause, Pauser};
use crate::sim::port::is_high;
use crate::sim::stimulus::Rng;
use crate::sim::{Handle, Input, Sim};

use super::ports::Ports;
use super::timing::Budget;
use super::{Address, Channel, Duplex, Fault, Protocol, Ram, Resp, Timing};
use read::ReadQueue;
use write::WriteQueue;

/// One beat at the moment at which it meets the memory: see [`Memory::on_beat`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beat {
    /// It writes.
    pub write: bool,
    /// The burst.
    pub burst: Address,
    /// Which of its beats, from 0.
    pub index: u32,
    /// Address of the beat's first byte.
    pub addr: u64,
    /// The cycle.
    pub cycle: u64,
}

/// A burst that is done: its history in cycles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Served {
    /// The burst.
    pub burst: Address,
    /// The answer, the worst of all beats.
    pub resp: Resp,
    /// Address handshake.
    pub request: u64,
    /// First data handshake.
    pub first_data: u64,
    /// Last data handshake.
    pub last_data: u64,
    /// Writes: the last of its bytes could be read from this cycle on. Reads: the last of its bytes
    /// were taken from the memory in this cycle.
    pub memory: u64,
    /// Writes: handshake of the response. Reads: as `last_data`.
    pub done: u64,
}

type Hook = Box<dyn FnMut(&Ram, &Beat) + Send>;

/// What both directions need.
struct Common {
    ram: Ram,
    timing: Timing,
    faults: Vec<Fault>,
    rng: Rng,
    noise: Option<Rng>,
    hook: Option<Hook>,
    bytes: usize,
}

impl Common {
    fn latency(&mut self, write: bool) -> u64 {
        let range = if write { &self.timing.write_latency } else { &self.timing.read_latency };
        let (low, high) = ((*range.start()).max(1), *range.end());
        self.rng.range(low, high)
    }

    fn hook(&mut self, write: bool, burst: &Address, index: u32, cycle: u64) {
        if let Some(hook) = &mut self.hook {
            let addr = burst.beat_addr(index);
            hook(&self.ram, &Beat { write, burst: *burst, index, addr, cycle });
        }
    }
}

/// Whose turn it may be, made anew in every cycle in the same place.
#[derive(Default)]
struct Turns {
    /// The IDs that were met.
    ids: Vec<u64>,
    /// The first job of each ID, when it is due.
    ready: Vec<usize>,
}

/// Serves a master port of the design from a [`Ram`].
///
/// How it behaves is its [`Timing`]; which accesses fail are its [`Fault`]s. What is not in the
/// [`Ram`] is answered with `DECERR`. Reads and writes are ordered as AXI orders them, that is, not
/// at all but by waiting for a response; those of one ID and direction keep their order.
///
/// It takes what the design does as it comes and checks nothing; [`Bench::add_memory`] puts a
/// [`Checker`](super::Checker) beside it.
///
/// [`Bench::add_memory`]: crate::sim::Bench::add_memory
pub struct Memory {
    ports: Ports<Handle, Input>,
    common: Common,
    pausers: [Pauser; 5],
    writes: WriteQueue,
    reads: ReadQueue,
    /// That of reads, or of both.
    budget: Budget,
    write_budget: Option<Budget>,
    /// The direction that had the last beat, for taking turns in half duplex.
    read_was_last: bool,
    write_log: Vec<Served>,
    read_log: Vec<Served>,
    keep_log: bool,
}

impl Memory {
    /// A memory for the AXI4 master port of that prefix.
    ///
    /// # Errors
    /// When a port is missing or has the wrong width or direction.
    pub fn new(sim: &Sim, prefix: &str, ram: &Ram, timing: Timing) -> Result<Self, SimError> {
        Self::for_protocol(sim, prefix, Protocol::Axi4, ram, timing)
    }

    /// A memory for a port of AXI4 or AXI4-Lite.
    ///
    /// # Errors
    /// See [`Memory::new`].
    pub fn for_protocol(
        sim: &Sim,
        prefix: &str,
        protocol: Protocol,
        ram: &Ram,
        timing: Timing,
    ) -> Result<Self, SimError> {
        let ports = Ports::find(sim, prefix, protocol)?;
        let pauser = |channel| Pauser::new(timing.pauses.of(channel).clone());
        let full = timing.duplex == Duplex::Full;
        let budget = Budget::new(timing.bandwidth);
        let rng = Rng::new(timing.seed);
        Ok(Self {
            pausers: Channel::ALL.map(pauser),
            writes: WriteQueue::default(),
            reads: ReadQueue::default(),
            budget,
            write_budget: full.then_some(budget),
            read_was_last: false,
            write_log: Vec::new(),
            read_log: Vec::new(),
            keep_log: true,
            common: Common {
                ram: ram.clone(),
                faults: Vec::new(),
                noise: timing.noise.then(|| rng.fork(1)),
                rng,
                hook: None,
                bytes: ports.bytes,
                timing,
            },
            ports,
        })
    }

    /// Its bytes; a clone of this is the same memory.
    #[must_use]
    pub fn ram(&self) -> &Ram {
        &self.common.ram
    }

    /// Makes some accesses fail from now on.
    pub fn add_fault(&mut self, fault: Fault) {
        self.common.faults.push(fault);
    }

    /// Takes all faults away; a burst that has met one keeps it.
    pub fn clear_faults(&mut self) {
        self.common.faults.clear();
    }

    /// Sets when a channel holds back; what is already offered stays.
    pub fn set_pause(&mut self, channel: Channel, pause: Pause) {
        self.pausers[channel as usize] = Pauser::new(pause);
    }

    /// Calls back at every beat: of a read just before its bytes are taken from the memory, of a
    /// write just before they become visible. So a test can change the memory between any two beats
    /// of a fetch. One callback at a time; a new one takes the place of the old.
    pub fn on_beat(&mut self, hook: impl FnMut(&Ram, &Beat) + Send + 'static) {
        self.common.hook = Some(Box::new(hook));
    }

    /// True when everything that was taken is answered.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.reads.outstanding() == 0 && self.writes.is_idle()
    }

    /// The reads that are done, in the order in which they ended.
    #[must_use]
    pub fn reads(&self) -> &[Served] {
        &self.read_log
    }

    /// The writes that are done, in the order in which they were answered.
    #[must_use]
    pub fn writes(&self) -> &[Served] {
        &self.write_log
    }

    /// Whether to keep the lists of what is done (as at first); for very long runs.
    pub fn keep_log(&mut self, keep: bool) {
        self.keep_log = keep;
        if !keep {
            self.read_log.clear();
            self.write_log.clear();
        }
    }

    fn drive_writes(&mut self, sim: &mut Sim, now: u64) {
        let Some(side) = &self.ports.write else { return };
        let mut pause = |channel: Channel| self.pausers[channel as usize].next();
        let hold = pause(Channel::B);
        if self.writes.offered().is_none() {
            if !hold {
                self.writes.offer(&mut self.common, now);
            }
            match self.writes.offered() {
                Some(answer) => side.b.drive(sim, &answer),
                None => side.b.drive_noise(sim, &mut self.common.noise),
            }
        }
        sim.poke_u64(side.bvalid, u64::from(self.writes.offered().is_some()));
        let room = self.writes.outstanding() < self.common.timing.max_writes;
        let waits = self.common.timing.data_first
            && !self.writes.has_early_data()
            && !is_high(sim, side.wvalid);
        let take = !pause(Channel::Aw) && room && !waits;
        sim.poke_u64(side.awready, u64::from(take));
        let budget = self.write_budget.unwrap_or(self.budget);
        let wanted = self.writes.takes_data(self.common.timing.early_data);
        let take = !pause(Channel::W) && wanted && budget.has_beat();
        sim.poke_u64(side.wready, u64::from(take));
    }

    fn drive_reads(&mut self, sim: &mut Sim, now: u64) {
        let Some(side) = &self.ports.read else { return };
        let mut pause = |channel: Channel| self.pausers[channel as usize].next();
        let hold = pause(Channel::R);
        if self.reads.offered().is_none() {
            // Half duplex: who had the last beat lets the other go first.
            let writer = self.ports.write.as_ref().map(|side| side.wvalid);
            let yields = self.write_budget.is_none()
                && self.read_was_last
                && writer.is_some_and(|wvalid| is_high(sim, wvalid))
                && self.writes.takes_data(self.common.timing.early_data);
            if !hold && !yields && self.budget.has_beat() && self.reads.offer(&mut self.common, now)
            {
                self.budget.charge();
                self.read_was_last = true;
            }
            match self.reads.offered() {
                Some(beat) => side.r.drive(sim, beat),
                None => side.r.drive_noise(sim, &mut self.common.noise),
            }
        }
        sim.poke_u64(side.rvalid, u64::from(self.reads.offered().is_some()));
        let room = self.reads.outstanding() < self.common.timing.max_reads;
        let take = !pause(Channel::Ar) && room;
        sim.poke_u64(side.arready, u64::from(take));
    }

    fn sample_writes(&mut self, sim: &Sim) {
        let Some(side) = &self.ports.write else { return };
        let now = sim.cycle();
        let taken = |valid, ready| is_high(sim, valid) && is_high(sim, ready);
        if taken(side.awvalid, side.awready.handle()) {
            self.writes.take_address(&mut self.common, side.aw.read(sim), now);
        }
        if taken(side.wvalid, side.wready.handle()) {
            self.writes.take_data(&side.w, sim, now);
            match &mut self.write_budget {
                Some(budget) => budget.charge(),
                None => self.budget.charge(),
            }
            self.read_was_last = false;
        }
        self.writes.close(&mut self.common, now);
        if self.writes.offered().is_some()
            && is_high(sim, side.bready)
            && let Some(served) = self.writes.answered(now)
            && self.keep_log
        {
            self.write_log.push(served);
        }
    }

    fn sample_reads(&mut self, sim: &Sim) {
        let Some(side) = &self.ports.read else { return };
        let now = sim.cycle();
        if self.reads.offered().is_some()
            && is_high(sim, side.rready)
            && let Some(served) = self.reads.taken(now)
            && self.keep_log
        {
            self.read_log.push(served);
        }
        if is_high(sim, side.arvalid) && is_high(sim, side.arready.handle()) {
            self.reads.take_address(&mut self.common, side.ar.read(sim), now);
        }
    }

    /// Forgets everything under way, as a reset does. Writes that are not visible yet are lost.
    pub fn clear(&mut self) {
        self.writes = WriteQueue::default();
        self.reads = ReadQueue::default();
    }
}

impl Agent for Memory {
    fn drive(&mut self, sim: &mut Sim) {
        let now = sim.cycle();
        self.budget.tick();
        if let Some(budget) = &mut self.write_budget {
            budget.tick();
        }
        self.writes.commit(&mut self.common, now);
        self.drive_reads(sim, now);
        self.drive_writes(sim, now);
    }

    fn sample(&mut self, sim: &Sim) -> Result<(), SimError> {
        self.sample_writes(sim);
        self.sample_reads(sim);
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

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memory")
            .field("prefix", &self.ports.prefix)
            .field("timing", &self.common.timing)
            .finish_non_exhaustive()
    }
}
