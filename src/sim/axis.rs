//! AXI4-Stream models: a [`Source`] that sends frames, a [`Sink`] that takes them and checks the
//! protocol.
//!
//! A stream is the ports `<prefix>_tdata`, `_tvalid`, `_tready`, `_tlast`, and, where they exist,
//! `_tkeep` (one bit per byte) and `_tuser`. Byte 0 of a frame is in the low bits of the first beat;
//! every beat but the last of a frame is full.

use std::collections::VecDeque;

use crate::netlist::value::Value;

use super::error::SimError;
use super::handle::{Handle, Input};
use super::run::Sim;
use super::stimulus::Rng;

/// Seed of what a source drives where nobody may look.
const SEED_IDLE: u64 = 0x1d1e_5eed;

/// When a model holds back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pause {
    /// It never does.
    #[default]
    Never,
    /// In the first `pause` of every `of` cycles; always when both are equal.
    Every {
        /// Cycles to hold back.
        pause: u32,
        /// Length of the period in cycles, at least 1.
        of: u32,
    },
    /// In `percent` of the cycles, at random.
    Random {
        /// 0 to 100.
        percent: u32,
        /// Seed of the choice.
        seed: u64,
    },
    /// Where the pattern says true; it repeats. An empty one never holds back.
    Pattern(Vec<bool>),
}

#[derive(Clone, Debug)]
struct Pauser {
    pause: Pause,
    at: u64,
    rng: Rng,
}

impl Pauser {
    fn new(pause: Pause) -> Self {
        let seed = if let Pause::Random { seed, .. } = pause { seed } else { 0 };
        Self { pause, at: 0, rng: Rng::new(seed) }
    }

    /// Whether to hold back in the next cycle.
    fn next(&mut self) -> bool {
        let at = self.at;
        self.at += 1;
        match &self.pause {
            Pause::Never => false,
            Pause::Every { pause, of } => at % u64::from((*of).max(1)) < u64::from(*pause),
            Pause::Random { percent, .. } => self.rng.chance(u64::from(*percent), 100),
            Pause::Pattern(pattern) if pattern.is_empty() => false,
            Pause::Pattern(pattern) => {
                let len = pattern.len() as u64;
                usize::try_from(at % len).is_ok_and(|index| pattern[index])
            }
        }
    }
}

/// The ports of a stream that carry a frame, seen through handles of any kind.
#[derive(Clone, Copy, Debug)]
struct Payload<H> {
    tdata: H,
    tkeep: Option<H>,
    tlast: H,
    tuser: Option<H>,
}

fn path_of(prefix: &str, signal: &str) -> String {
    format!("{prefix}_{signal}")
}

/// Finds the ports of a stream; `find` looks one up, and says no for those that are not there.
fn payload<H: Copy>(
    sim: &Sim,
    prefix: &str,
    find: impl Fn(&str) -> Result<H, SimError>,
    width: impl Fn(H) -> u32,
) -> Result<Payload<H>, SimError> {
    let optional = |signal: &str| {
        let path = path_of(prefix, signal);
        if sim.handle(&path).is_ok() { find(&path).map(Some) } else { Ok(None) }
    };
    let ports = Payload {
        tdata: find(&path_of(prefix, "tdata"))?,
        tkeep: optional("tkeep")?,
        tlast: find(&path_of(prefix, "tlast"))?,
        tuser: optional("tuser")?,
    };
    let bits = width(ports.tdata);
    if !bits.is_multiple_of(8) {
        let path = path_of(prefix, "tdata");
        return Err(sim.error(path, "not whole bytes").with_values("a multiple of 8 bits", bits));
    }
    if let Some(keep) = ports.tkeep.map(&width)
        && keep != bits / 8
    {
        let path = path_of(prefix, "tkeep");
        return Err(sim.error(path, "not one bit per byte").with_values(bits / 8, keep));
    }
    Ok(ports)
}

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
        let ports = payload(sim, prefix, |path| sim.input(path), Input::width)?;
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
                let mut words = noise(&mut self.idle, self.beat_bytes);
                for (index, &byte) in rest[..bytes].iter().enumerate() {
                    let shift = (index % 8) * 8;
                    let word = &mut words[index / 8];
                    *word = (*word & !(0xff << shift)) | (u64::from(byte) << shift);
                }
                put(sim, self.ports.tdata, words);
                if let Some(tkeep) = self.ports.tkeep {
                    put(sim, tkeep, ones(bytes));
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
                    let words = noise(&mut self.idle, (input.width() as usize).div_ceil(8));
                    put(sim, input, words);
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

/// Words of noise for a number of bytes, or zeros.
fn noise(rng: &mut Option<Rng>, bytes: usize) -> Vec<u64> {
    let word = |_| rng.as_mut().map_or(0, Rng::next_u64);
    (0..bytes.div_ceil(8).max(1)).map(word).collect()
}

/// The low `count` bits set.
fn ones(count: usize) -> Vec<u64> {
    let word = |at: usize| match count.saturating_sub(at * 64) {
        0 => 0,
        bits @ 1..64 => (1 << bits) - 1,
        _ => u64::MAX,
    };
    (0..count.div_ceil(64).max(1)).map(word).collect()
}

fn put(sim: &mut Sim, input: Input, words: Vec<u64>) {
    if let [word] = words[..] {
        sim.poke_u64(input, word);
    } else {
        sim.poke_value(input, &Value::from_words(input.width(), words));
    }
}

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

/// Checks a stream: what is offered stays as it is until it is taken.
#[derive(Clone, Debug)]
pub struct Monitor {
    prefix: String,
    ports: Payload<Handle>,
    tvalid: Handle,
    tready: Handle,
    held: Vec<u64>,
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
            ports: payload(sim, prefix, |path| sim.handle(path), Handle::width)?,
            tvalid: sim.handle(&path_of(prefix, "tvalid"))?,
            tready: sim.handle(&path_of(prefix, "tready"))?,
            held: Vec::new(),
            waiting: false,
        })
    }

    /// Checks one cycle; tells whether a beat was taken. Call it between [`Sim::eval`] and
    /// [`Sim::step`].
    ///
    /// # Errors
    /// When `tvalid` fell, or the payload changed, before `tready`.
    pub fn sample(&mut self, sim: &Sim) -> Result<bool, SimError> {
        let valid = sim.peek_u64(self.tvalid) != 0;
        let ready = sim.peek_u64(self.tready) != 0;
        if self.waiting {
            if !valid {
                let path = path_of(&self.prefix, "tvalid");
                let error = sim.error(path, "fell before tready");
                return Err(error.with_values(1, 0));
            }
            self.check_payload(sim)?;
        }
        if valid && !ready && !self.waiting {
            self.held.clear();
            for (_, handle) in self.named() {
                self.held.extend_from_slice(sim.peek_value(handle).words());
            }
        }
        self.waiting = valid && !ready;
        Ok(valid && ready)
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

    fn check_payload(&self, sim: &Sim) -> Result<(), SimError> {
        let mut rest = &self.held[..];
        for (name, handle) in self.named() {
            let now = sim.peek_value(handle);
            let (was, after) = rest.split_at(now.words().len());
            rest = after;
            if was != now.words() {
                let was = Value::from_words(handle.width(), was.to_vec());
                let error = sim.error(path_of(&self.prefix, name), "changed before tready");
                return Err(error.with_values(was, now));
            }
        }
        Ok(())
    }

    /// Forgets what was offered, as a reset does.
    pub fn clear(&mut self) {
        self.waiting = false;
    }
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
    /// When the protocol is broken: see [`Monitor::sample`]; also `tkeep` with holes, without any
    /// byte, or not full before the last beat.
    pub fn sample(&mut self, sim: &Sim) -> Result<(), SimError> {
        if !self.monitor.sample(sim)? {
            return Ok(());
        }
        let ports = self.monitor.ports;
        let last = sim.peek_u64(ports.tlast) != 0;
        let bytes = self.kept(sim, last)?;
        let user = ports.tuser.map(|handle| sim.peek_value(handle));
        let part = self.part.get_or_insert_with(|| Received {
            bytes: Vec::new(),
            first_user: user.clone(),
            last_user: None,
            first_cycle: sim.cycle(),
            last_cycle: 0,
        });
        let data = sim.peek_value(ports.tdata);
        part.bytes.extend(data.words().iter().flat_map(|word| word.to_le_bytes()).take(bytes));
        part.last_user = user;
        part.last_cycle = sim.cycle();
        if last {
            self.received.extend(self.part.take());
        }
        Ok(())
    }

    /// Number of bytes in the beat.
    fn kept(&self, sim: &Sim, last: bool) -> Result<usize, SimError> {
        let ports = self.monitor.ports;
        let full = (ports.tdata.width() / 8) as usize;
        let Some(tkeep) = ports.tkeep else { return Ok(full) };
        let kept = sim.peek_value(tkeep);
        let words = kept.words();
        let count = words.iter().map(|word| word.count_ones() as usize).sum::<usize>();
        let contiguous = ones(count).iter().zip(words).all(|(want, got)| want == got);
        if contiguous && count > 0 && (last || count == full) {
            return Ok(count);
        }
        let path = path_of(&self.monitor.prefix, "tkeep");
        let expected = if last { "low bits set" } else { "all bits set before tlast" };
        let error = sim.error(path, "not the bytes of a frame without holes");
        Err(error.with_values(expected, kept))
    }

    /// Forgets a frame that has begun, as a reset does.
    pub fn clear(&mut self) {
        self.part = None;
        self.monitor.clear();
    }
}
