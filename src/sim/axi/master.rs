//! A master for a slave port of the design.

use std::collections::{BTreeMap, VecDeque};

use crate::sim::bench::Agent;
use crate::sim::error::SimError;
use crate::sim::pause::{Pause, Pauser};
use crate::sim::port::{bytes_of, is_high, low_mask};
use crate::sim::stimulus::Rng;
use crate::sim::{Handle, Input, Sim};

use super::address::PAGE_BYTES;
use super::ports::{DataBeat, Ports};
use super::request::{Carries, Planned};
use super::{Address, Channel, Pauses, Protocol, Request, Resp};

/// Seed of what a master drives where nobody may look.
const SEED_IDLE: u64 = 0x1d1e_a515;

/// An access that was asked for; [`Master::transfer`] tells what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ticket(u64);

/// An access that is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transfer {
    /// The bytes read; empty for a write.
    pub data: Vec<u8>,
    /// The worst answer of all its beats.
    pub resp: Resp,
    /// Cycle of the first address handshake.
    pub issued: u64,
    /// Cycle of the handshake of the first data beat.
    pub first_data: u64,
    /// Cycle of the last response, for a read of the last beat.
    pub done: u64,
}

#[derive(Debug)]
struct Job {
    transfer: Transfer,
    /// Bursts without a response.
    open: usize,
    issued: bool,
    has_data: bool,
}

/// A burst on its way.
#[derive(Debug)]
struct Flight {
    ticket: Ticket,
    address: Address,
    /// Bytes that are still to come, or beats that are still to go.
    rest: usize,
    next: u32,
    accepted: bool,
}

/// One direction: what waits, what has its address out, what waits for an answer.
#[derive(Debug, Default)]
struct Direction {
    queue: VecDeque<(Ticket, Planned)>,
    addresses: VecDeque<(Ticket, Address)>,
    flights: Vec<Flight>,
    address_offered: bool,
}

impl Direction {
    /// Starts what may start; gives the write data.
    fn start(&mut self, limit: usize) -> Vec<(Ticket, Planned)> {
        let mut started = Vec::new();
        while self.flights.len() < limit
            && let Some((ticket, planned)) = self.queue.pop_front()
        {
            let address = planned.address;
            self.addresses.push_back((ticket, address));
            let rest = if planned.beats.is_empty() { planned.bytes } else { planned.beats.len() };
            self.flights.push(Flight { ticket, address, rest, next: 0, accepted: false });
            started.push((ticket, planned));
        }
        started
    }

    /// The offered address was taken.
    fn accepted(&mut self) -> Option<Ticket> {
        self.address_offered = false;
        let (ticket, _) = self.addresses.pop_front()?;
        self.flights.iter_mut().find(|flight| !flight.accepted)?.accepted = true;
        Some(ticket)
    }
}

/// Reads and writes through a slave port of the design.
///
/// ```no_run
/// # use ctxnic::sim::{Bench, SimError, axi::Request};
/// # fn test(mut tb: Bench) -> Result<(), SimError> {
/// let dma = tb.add_master("s_axi")?;
/// tb[dma].set_outstanding(4);
/// let written = tb[dma].write(0x1000, &[7; 100])?; // as many bursts as that takes
/// let line = tb[dma].submit(Request::read(0x2000, 64).with_id(2))?; // exactly one
/// tb.run_until(1000, |tb| tb[dma].is_idle())?;
/// assert_eq!(tb[dma].transfer(line).map(|done| done.data.len()), Some(64));
/// # let _ = written;
/// # Ok(())
/// # }
/// ```
///
/// Addresses and data go out as soon as both may, so data can be taken before their address.
/// Nothing waits for anything else: a read that must see a write is asked for after its response.
#[derive(Debug)]
pub struct Master {
    ports: Ports<Input, Handle>,
    pausers: [Pauser; 5],
    noise: Option<Rng>,
    max_beats: u32,
    limit: usize,
    default_id: u64,
    next_ticket: u64,
    jobs: BTreeMap<Ticket, Job>,
    write: Direction,
    read: Direction,
    data: VecDeque<(Ticket, DataBeat)>,
    data_offered: bool,
}

impl Master {
    /// A master for the AXI4 slave port of that prefix: bursts of at most 16 beats, 8 in flight in each
    /// direction, no pauses.
    ///
    /// # Errors
    /// When a port is missing or has the wrong width or direction.
    pub fn new(sim: &Sim, prefix: &str) -> Result<Self, SimError> {
        Self::for_protocol(sim, prefix, Protocol::Axi4)
    }

    /// A master for a port of AXI4 or AXI4-Lite.
    ///
    /// # Errors
    /// See [`Master::new`].
    pub fn for_protocol(sim: &Sim, prefix: &str, protocol: Protocol) -> Result<Self, SimError> {
        Ok(Self {
            ports: Ports::find(sim, prefix, protocol)?,
            pausers: Channel::ALL.map(|_| Pauser::new(Pause::Never)),
            noise: Some(Rng::new(SEED_IDLE)),
            max_beats: if protocol == Protocol::Axi4 { 16 } else { 1 },
            limit: 8,
            default_id: 0,
            next_ticket: 0,
            jobs: BTreeMap::new(),
            write: Direction::default(),
            read: Direction::default(),
            data: VecDeque::new(),
            data_offered: false,
        })
    }

    /// Sets when a channel holds back; what is already offered stays.
    pub fn set_pause(&mut self, channel: Channel, pause: Pause) {
        self.pausers[channel as usize] = Pauser::new(pause);
    }

    /// Sets when all channels hold back.
    pub fn set_pauses(&mut self, pauses: &Pauses) {
        self.pausers = Channel::ALL.map(|channel| Pauser::new(pauses.of(channel).clone()));
    }

    /// Sets how many bursts may be without an answer in each direction; at least 1.
    pub fn set_outstanding(&mut self, bursts: usize) {
        self.limit = bursts.max(1);
    }

    /// Sets the longest burst in beats: 1 to 256.
    pub fn set_max_beats(&mut self, beats: u32) {
        if self.ports.protocol == Protocol::Axi4 {
            self.max_beats = beats.clamp(1, 256);
        }
    }

    /// Sets the ID of [`Master::read`] and [`Master::write`].
    pub fn set_id(&mut self, id: u64) {
        self.default_id = id;
    }

    /// Whether random bits stand on a channel that is not valid (as at first), or zeros.
    pub fn set_noise(&mut self, noise: bool) {
        self.noise = noise.then(|| Rng::new(SEED_IDLE));
    }

    /// Bytes of the data bus.
    #[must_use]
    pub fn bus_bytes(&self) -> usize {
        self.ports.bytes
    }

    /// The prefix of its ports.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.ports.prefix
    }

    /// Asks for a read of any number of bytes from any address, in as many bursts as it takes.
    ///
    /// # Errors
    /// When the port cannot carry it, or has no read channels.
    pub fn read(&mut self, addr: u64, bytes: usize) -> Result<Ticket, SimError> {
        let parts = self.split(addr, bytes)?;
        let id = self.default_id;
        let request =
            |(at, range): (u64, std::ops::Range<usize>)| Request::read(at, range.len()).with_id(id);
        self.enqueue(parts.into_iter().map(request).collect(), false)
    }

    /// Asks for a write of any number of bytes to any address, in as many bursts as it takes.
    ///
    /// # Errors
    /// When the port cannot carry it, or has no write channels.
    pub fn write(&mut self, addr: u64, data: &[u8]) -> Result<Ticket, SimError> {
        let parts = self.split(addr, data.len())?;
        let id = self.default_id;
        let request = |(at, range): (u64, std::ops::Range<usize>)| {
            Request::write(at, data[range].to_vec()).with_id(id)
        };
        self.enqueue(parts.into_iter().map(request).collect(), true)
    }

    /// Asks for one burst.
    ///
    /// # Errors
    /// When it is not legal: a port that cannot carry it, more beats than [`Master::set_max_beats`]
    /// says, a page of 4 KiB crossed, a `WRAP` of an odd length.
    pub fn submit(&mut self, request: Request) -> Result<Ticket, SimError> {
        let write = request.is_write();
        self.enqueue(vec![request], write)
    }

    /// Cuts at pages and at the longest burst.
    fn split(
        &self,
        addr: u64,
        bytes: usize,
    ) -> Result<Vec<(u64, std::ops::Range<usize>)>, SimError> {
        let end = bytes.checked_sub(1).and_then(|rest| addr.checked_add(rest as u64));
        if end.is_none() {
            let error = SimError::new(0, self.prefix(), "an access that cannot be");
            let got = format!("{bytes} bytes from {addr:#x}");
            return Err(error.with_values("1 byte or more within the address space", got));
        }
        let bus = self.ports.bytes as u64;
        let mut parts = Vec::new();
        let mut at = 0;
        while at < bytes {
            let here = addr + at as u64;
            let to_page = PAGE_BYTES - here % PAGE_BYTES;
            let to_burst = u64::from(self.max_beats) * bus - here % bus;
            let most = usize::try_from(to_page.min(to_burst)).unwrap_or(bytes);
            let end = bytes.min(at + most);
            parts.push((here, at..end));
            at = end;
        }
        Ok(parts)
    }

    fn enqueue(&mut self, requests: Vec<Request>, write: bool) -> Result<Ticket, SimError> {
        let widths = if write {
            self.ports.write.as_ref().map(|side| side.aw.widths())
        } else {
            self.ports.read.as_ref().map(|side| side.ar.widths())
        };
        let path = self.ports.path(if write { "awaddr" } else { "araddr" });
        let Some((addr_bits, id_bits)) = widths else {
            return Err(SimError::new(0, path, "the port has no channels in this direction"));
        };
        let port =
            Carries { bytes: self.ports.bytes, addr_bits, id_bits, max_beats: self.max_beats };
        let plan = |request: Request| request.plan(&path, &port);
        let planned = requests.into_iter().map(plan).collect::<Result<Vec<_>, _>>()?;
        let ticket = Ticket(self.next_ticket);
        self.next_ticket += 1;
        self.jobs.insert(
            ticket,
            Job {
                transfer: Transfer::default(),
                open: planned.len(),
                issued: false,
                has_data: false,
            },
        );
        let direction = if write { &mut self.write } else { &mut self.read };
        direction.queue.extend(planned.into_iter().map(|planned| (ticket, planned)));
        Ok(ticket)
    }

    /// What became of an access; nothing while it is under way.
    #[must_use]
    pub fn transfer(&self, ticket: Ticket) -> Option<&Transfer> {
        self.jobs.get(&ticket).filter(|job| job.open == 0).map(|job| &job.transfer)
    }

    /// As [`Master::transfer`], and forgets it.
    pub fn take(&mut self, ticket: Ticket) -> Option<Transfer> {
        self.transfer(ticket)?;
        self.jobs.remove(&ticket).map(|job| job.transfer)
    }

    /// True when every access is done.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        let idle =
            |direction: &Direction| direction.queue.is_empty() && direction.flights.is_empty();
        idle(&self.write) && idle(&self.read)
    }

    fn drive_write(&mut self, sim: &mut Sim) {
        let Some(side) = &self.ports.write else { return };
        for (ticket, planned) in self.write.start(self.limit) {
            let last = planned.beats.len() - 1;
            for (index, (bytes, strobe)) in planned.beats.into_iter().enumerate() {
                let beat = DataBeat { bytes, strobe, last: index == last, ..DataBeat::default() };
                self.data.push_back((ticket, beat));
            }
        }
        let mut pause = |channel: Channel| self.pausers[channel as usize].next();
        let hold = pause(Channel::Aw);
        if !self.write.address_offered {
            match self.write.addresses.front() {
                Some((_, address)) if !hold => {
                    side.aw.drive(sim, address);
                    self.write.address_offered = true;
                }
                _ => side.aw.drive_noise(sim, &mut self.noise),
            }
            sim.poke_u64(side.awvalid, u64::from(self.write.address_offered));
        }
        let hold = pause(Channel::W);
        if !self.data_offered {
            match self.data.front_mut() {
                Some((_, beat)) if !hold => {
                    fill_unused(beat, &mut self.noise);
                    side.w.drive(sim, beat);
                    self.data_offered = true;
                }
                _ => side.w.drive_noise(sim, &mut self.noise),
            }
            sim.poke_u64(side.wvalid, u64::from(self.data_offered));
        }
        let hold = pause(Channel::B);
        sim.poke_u64(side.bready, u64::from(!hold));
    }

    fn drive_read(&mut self, sim: &mut Sim) {
        let Some(side) = &self.ports.read else { return };
        self.read.start(self.limit);
        let mut pause = |channel: Channel| self.pausers[channel as usize].next();
        let hold = pause(Channel::Ar);
        if !self.read.address_offered {
            match self.read.addresses.front() {
                Some((_, address)) if !hold => {
                    side.ar.drive(sim, address);
                    self.read.address_offered = true;
                }
                _ => side.ar.drive_noise(sim, &mut self.noise),
            }
            sim.poke_u64(side.arvalid, u64::from(self.read.address_offered));
        }
        let hold = pause(Channel::R);
        sim.poke_u64(side.rready, u64::from(!hold));
    }

    fn sample_write(&mut self, sim: &Sim) -> Result<(), SimError> {
        let Some(side) = &self.ports.write else { return Ok(()) };
        let now = sim.cycle();
        if self.write.address_offered
            && is_high(sim, side.awready)
            && let Some(ticket) = self.write.accepted()
        {
            issued(&mut self.jobs, ticket, now);
        }
        if self.data_offered && is_high(sim, side.wready) {
            self.data_offered = false;
            if let Some((ticket, _)) = self.data.pop_front() {
                let flights = &mut self.write.flights;
                if let Some(flight) = flights.iter_mut().find(|flight| flight.rest > 0) {
                    flight.rest -= 1;
                }
                first_data(&mut self.jobs, ticket, now);
            }
        }
        if is_high(sim, side.bvalid) && is_high(sim, side.bready.handle()) {
            let id = side.b.read_id(sim);
            let answers =
                |flight: &Flight| flight.address.id == id && flight.accepted && flight.rest == 0;
            let Some(index) = self.write.flights.iter().position(answers) else {
                return Err(unasked(&self.ports, sim, "bid", id));
            };
            let flight = self.write.flights.remove(index);
            answered(&mut self.jobs, flight.ticket, side.b.read_resp(sim), now, true);
        }
        Ok(())
    }

    fn sample_read(&mut self, sim: &Sim) -> Result<(), SimError> {
        let Some(side) = &self.ports.read else { return Ok(()) };
        let now = sim.cycle();
        if self.read.address_offered
            && is_high(sim, side.arready)
            && let Some(ticket) = self.read.accepted()
        {
            issued(&mut self.jobs, ticket, now);
        }
        if !(is_high(sim, side.rvalid) && is_high(sim, side.rready.handle())) {
            return Ok(());
        }
        let id = side.r.read_id(sim);
        let mine = |flight: &Flight| flight.address.id == id && flight.accepted;
        let Some(index) = self.read.flights.iter().position(mine) else {
            return Err(unasked(&self.ports, sim, "rid", id));
        };
        let flight = &mut self.read.flights[index];
        let lanes = flight.address.lanes(flight.next, self.ports.bytes);
        let count = lanes.len().min(flight.rest);
        flight.rest -= count;
        flight.next += 1;
        let (ticket, last) = (flight.ticket, flight.next == flight.address.beats());
        if let Some(job) = self.jobs.get_mut(&ticket) {
            let bytes = bytes_of(sim, side.rdata);
            job.transfer.data.extend_from_slice(&bytes[lanes.start..lanes.start + count]);
        }
        first_data(&mut self.jobs, ticket, now);
        answered(&mut self.jobs, ticket, side.r.read_resp(sim), now, last);
        if last {
            self.read.flights.remove(index);
        }
        Ok(())
    }

    /// Forgets everything queued and under way, as a reset does; what is done stays.
    pub fn clear(&mut self) {
        self.write = Direction::default();
        self.read = Direction::default();
        self.data.clear();
        self.data_offered = false;
        self.jobs.retain(|_, job| job.open == 0);
    }
}

/// Puts noise on the lanes without a strobe.
fn fill_unused(beat: &mut DataBeat, rng: &mut Option<Rng>) {
    let Some(rng) = rng else { return };
    if beat.strobe == low_mask(beat.bytes.len()) {
        return;
    }
    let noise = rng.bytes(beat.bytes.len());
    for (lane, (byte, noise)) in beat.bytes.iter_mut().zip(noise).enumerate() {
        if (beat.strobe >> lane) & 1 == 0 {
            *byte = noise;
        }
    }
}

fn issued(jobs: &mut BTreeMap<Ticket, Job>, ticket: Ticket, now: u64) {
    if let Some(job) = jobs.get_mut(&ticket)
        && !job.issued
    {
        job.issued = true;
        job.transfer.issued = now;
    }
}

fn first_data(jobs: &mut BTreeMap<Ticket, Job>, ticket: Ticket, now: u64) {
    if let Some(job) = jobs.get_mut(&ticket)
        && !job.has_data
    {
        job.has_data = true;
        job.transfer.first_data = now;
    }
}

/// Notes an answer; `last` when it ends a burst.
fn answered(jobs: &mut BTreeMap<Ticket, Job>, ticket: Ticket, resp: Resp, now: u64, last: bool) {
    if let Some(job) = jobs.get_mut(&ticket) {
        job.transfer.resp = job.transfer.resp.max(resp);
        if last {
            job.open -= 1;
            job.transfer.done = now;
        }
    }
}

fn unasked(ports: &Ports<Input, Handle>, sim: &Sim, signal: &str, id: u64) -> SimError {
    let error = sim.error(ports.path(signal), "an answer to nothing that was asked");
    error.with_values("the ID of an access under way", format!("{id:#x}"))
}

impl Agent for Master {
    fn drive(&mut self, sim: &mut Sim) {
        self.drive_write(sim);
        self.drive_read(sim);
    }

    fn sample(&mut self, sim: &Sim) -> Result<(), SimError> {
        self.sample_write(sim)?;
        self.sample_read(sim)
    }

    fn reset(&mut self, sim: &mut Sim) {
        self.clear();
        if let Some(side) = &self.ports.write {
            for port in [side.awvalid, side.wvalid, side.bready] {
                sim.poke_u64(port, 0);
            }
        }
        if let Some(side) = &self.ports.read {
            for port in [side.arvalid, side.rready] {
                sim.poke_u64(port, 0);
            }
        }
    }
}
