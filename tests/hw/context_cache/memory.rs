//! A memory that makes life hard: random readiness and latency, writes that become visible at any
//! cycle between their data and their response. One of its own with exact latencies and buses that die;
//! or the crate's model of AXI at its most adversarial. The rules of AXI are checked either way.

use std::collections::{BTreeSet, VecDeque};

use ctxnic::net::rng::Rng;
use ctxnic::sim::axi::{self, Checker, Ram, Rules, Timing};
use ctxnic::sim::bench::Agent;
use ctxnic::sim::{Handle, Input, Sim};

/// How the memory behaves.
#[derive(Clone, Copy, Debug)]
pub struct Manners {
    /// Least cycles from an address to its first beat.
    pub latency: u64,
    /// Random cycles more.
    pub jitter: u64,
    /// Percent of cycles in which a channel is not ready, or offers nothing.
    pub pauses: u64,
    /// The crate's adversarial model instead of all this.
    pub axi: bool,
}

/// What happened on the bus in a cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A read from a word address.
    Read { word: usize },
    /// Its last beat.
    ReadOver { word: usize },
    /// An address of a write.
    Write { word: usize },
    /// The data of a write are complete.
    Written { word: usize, data: Vec<u64> },
    /// Its response.
    Response { word: usize },
}

struct Pins {
    input: Vec<Input>,
    output: Vec<Handle>,
}

const INPUTS: [&str; 8] =
    ["arready", "rdata", "rresp", "rlast", "rvalid", "awready", "wready", "bresp"];
const OUTPUTS: [&str; 10] = [
    "araddr", "arlen", "arvalid", "rready", "awaddr", "awlen", "awvalid", "wdata", "wlast",
    "wvalid",
];

/// The memory. Words are numbered from `base`.
pub struct Memory {
    pins: Pins,
    bvalid: Input,
    manners: Manners,
    rng: Rng,
    base: u64,
    /// The words.
    pub words: Vec<u64>,
    /// Words whose read or write is answered with SLVERR.
    pub bad_reads: BTreeSet<usize>,
    pub bad_writes: BTreeSet<usize>,
    /// Nothing is answered.
    pub dead: bool,
    cycle: u64,
    reads: VecDeque<(usize, usize, u64)>,
    beat: usize,
    r_valid: bool,
    writes: VecDeque<(usize, usize)>,
    data: Vec<u64>,
    // Address, data, cycle of visibility, cycle of response.
    pending: VecDeque<(usize, Vec<u64>, u64, u64)>,
    b_valid: bool,
    /// Beats read so far.
    pub beats: u64,
    checker: Checker,
    model: Option<axi::Memory>,
}

impl Memory {
    pub fn new(sim: &Sim, base: u64, words: Vec<u64>, manners: Manners, seed: u64) -> Self {
        let pins = Pins {
            input: INPUTS.iter().map(|n| sim.input(&format!("m_axi_{n}")).unwrap()).collect(),
            output: OUTPUTS.iter().map(|n| sim.handle(&format!("m_axi_{n}")).unwrap()).collect(),
        };
        let ram = Ram::with_region(base, 8 * words.len() as u64);
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        ram.write(base, &bytes).unwrap();
        Self {
            pins,
            bvalid: sim.input("m_axi_bvalid").unwrap(),
            manners,
            rng: Rng::new(seed),
            base,
            words,
            bad_reads: BTreeSet::new(),
            bad_writes: BTreeSet::new(),
            dead: false,
            cycle: 0,
            reads: VecDeque::new(),
            beat: 0,
            r_valid: false,
            writes: VecDeque::new(),
            data: Vec::new(),
            pending: VecDeque::new(),
            b_valid: false,
            beats: 0,
            checker: Checker::new(sim, "m_axi", Rules::default()).unwrap(),
            model: manners
                .axi
                .then(|| axi::Memory::new(sim, "m_axi", &ram, Timing::adversarial(seed)).unwrap()),
        }
    }

    /// The host writes words.
    pub fn put(&mut self, at: usize, words: &[u64]) {
        self.words[at..at + words.len()].copy_from_slice(words);
        if let Some(model) = &self.model {
            let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
            model.ram().write(self.base + 8 * at as u64, &bytes).unwrap();
        }
    }

    fn go(&mut self) -> bool {
        !self.dead && self.rng.below(100) >= self.manners.pauses
    }

    /// Sets the inputs of this cycle.
    pub fn drive(&mut self, sim: &mut Sim) {
        if let Some(model) = &mut self.model {
            model.drive(sim);
            return;
        }
        let ready = [self.go(), self.go(), self.go()];
        let head = self.reads.front().copied();
        let due = head.is_some_and(|(.., at)| at <= self.cycle);
        self.r_valid = due && (self.r_valid || self.go());
        for (word, data, visible, _) in &mut self.pending {
            if *visible <= self.cycle {
                self.words[*word..*word + data.len()].copy_from_slice(data);
                *visible = u64::MAX;
            }
        }
        let due = self.pending.front().is_some_and(|(.., at)| *at <= self.cycle);
        self.b_valid = due && (self.b_valid || self.go());
        let set = |sim: &mut Sim, at: usize, value: u64| sim.poke_u64(self.pins.input[at], value);
        set(sim, 0, ready[0].into());
        set(sim, 5, ready[1].into());
        set(sim, 6, ready[2].into());
        let (word, length) = head.map_or((0, 1), |(word, length, _)| (word, length));
        let bad = self.r_valid && self.bad_reads.contains(&(word + self.beat));
        set(sim, 1, if self.r_valid { self.words[word + self.beat] } else { 0xdead });
        set(sim, 2, if bad { 2 } else { 0 });
        set(sim, 3, (self.r_valid && self.beat + 1 == length).into());
        set(sim, 4, self.r_valid.into());
        let bad = self.b_valid && self.bad_writes.contains(&self.pending[0].0);
        set(sim, 7, if bad { 2 } else { 0 });
        sim.poke_u64(self.bvalid, self.b_valid.into());
    }

    fn word_of(&self, address: u64) -> usize {
        usize::try_from(address.checked_sub(self.base).unwrap() / 8).unwrap()
    }

    /// Looks at the settled outputs; an error when a rule of AXI is broken.
    pub fn sample(&mut self, sim: &Sim) -> Result<Vec<Event>, String> {
        let broken = |error: ctxnic::sim::SimError| error.to_string();
        self.checker.sample(sim).map_err(broken)?;
        let mut events = Vec::new();
        self.sample_answers(sim, &mut events);
        self.sample_requests(sim, &mut events);
        if let Some(model) = &mut self.model {
            model.sample(sim).map_err(broken)?;
        }
        self.cycle += 1;
        Ok(events)
    }

    /// Beats of reads and responses to writes.
    fn sample_answers(&mut self, sim: &Sim, events: &mut Vec<Event>) {
        let get = |at: usize| sim.peek_u64(self.pins.output[at]);
        let r_valid = sim.peek_u64(self.pins.input[4].handle()) == 1;
        if r_valid && get(3) == 1 {
            self.beat += 1;
            self.beats += 1;
            self.r_valid = false;
            if self.beat == self.reads[0].1 {
                events.push(Event::ReadOver { word: self.reads[0].0 });
                self.reads.pop_front();
                self.beat = 0;
            }
        }
        if sim.peek_u64(self.bvalid.handle()) == 1 {
            let (word, ..) = self.pending.pop_front().unwrap();
            self.b_valid = false;
            events.push(Event::Response { word });
        }
    }

    /// Addresses, and words of writes.
    fn sample_requests(&mut self, sim: &Sim, events: &mut Vec<Event>) {
        let get = |at: usize| sim.peek_u64(self.pins.output[at]);
        let taken = |at: usize| sim.peek_u64(self.pins.input[at].handle()) == 1;
        if get(2) == 1 && taken(0) {
            let (word, words) = (self.word_of(get(0)), get(1) as usize + 1);
            let jitter = self.rng.below(self.manners.jitter + 1);
            let before = self.reads.back().map_or(0, |(.., at)| *at);
            let at = (self.cycle + self.manners.latency + jitter).max(before);
            self.reads.push_back((word, words, at));
            events.push(Event::Read { word });
        }
        if get(9) == 1 && taken(6) {
            self.data.push(get(7));
            let (word, length) = self.writes[0];
            if self.data.len() == length {
                self.writes.pop_front();
                let data = std::mem::take(&mut self.data);
                let visible = self.cycle + 1 + self.rng.below(self.manners.latency.max(1));
                let answer = visible + self.rng.below(self.manners.jitter + 1);
                events.push(Event::Written { word, data: data.clone() });
                self.pending.push_back((word, data, visible, answer));
            }
        }
        if get(6) == 1 && taken(5) {
            let word = self.word_of(get(4));
            self.writes.push_back((word, get(5) as usize + 1));
            events.push(Event::Write { word });
        }
    }
}
