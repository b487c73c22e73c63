//! The cache, a memory around it, requesters that want contexts, a host that commands; every event is
//! reported to the golden model.

use std::collections::VecDeque;

use ctxnic::context::layout::{self, Piece};
use ctxnic::golden::context_cache::{Broken, Command, Model, Request, Status};
use ctxnic::hw::context_cache::{ContextCache, Params};
use ctxnic::net::rng::Rng;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::Design;
use ctxnic::sim::{Handle, Input, Sim};
use rust_hdl::prelude::Block;

use super::memory::{Event, Manners, Memory};
use super::records::{BASE, CLASS_OF, host_piece};

pub fn design(params: Params) -> Design {
    let mut block = ContextCache::new(params);
    block.connect_all();
    elaborate("context_cache", &block).unwrap_or_else(|found| panic!("{found}"))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Ask,
    Answer,
    Work,
    GiveBack,
    Use(u64),
    EndUse,
    Over,
}

#[derive(Clone, Debug)]
struct Frame {
    tag: u32,
    vif: usize,
    pieces: u32,
    user: bool,
    prefetch: bool,
    step: Step,
    slot: u64,
    plan: VecDeque<(usize, usize, Option<u64>)>,
    dirty: u32,
    host: Vec<u64>,
    not_before: u64,
    // Cycles in which it first asked, and in which its last request was taken.
    born: u64,
    asked: u64,
}

struct Requester {
    frames: Vec<Frame>,
    // Frame of the read whose data come now, its piece and word.
    reading: Option<(u32, usize, usize)>,
    next_tag: u32,
}

/// Which VIFs a requester wants.
#[derive(Clone, Copy, Debug)]
pub struct Appetite {
    /// Percent of cycles in which a new frame may come.
    pub rate: u64,
    /// VIFs it chooses from, the low ones more often.
    pub vifs: usize,
    /// Most cycles a frame keeps its use.
    pub hold: u64,
    /// Most frames at a time.
    pub frames: usize,
}

pub struct Bench {
    pub sim: Sim,
    pub memory: Memory,
    pub model: Model,
    pub rng: Rng,
    params: Params,
    requesters: Vec<Requester>,
    pub appetite: Vec<Appetite>,
    pub command: Option<(Command, usize)>,
    pub last_status: Option<Status>,
    pub last_command: Option<(Command, usize)>,
    pub cycle: u64,
    /// Most cycles a request waited for its answer, by class.
    pub answer_cycles_max: [u64; 8],
    pub operations: u64,
    pub version: u64,
    pub finished: u64,
    /// Bursts that were fetched, by VIF.
    pub fetches: Vec<u64>,
    /// Grants that came with the first answer or later: VIF, and cycles from the first request.
    pub waits: Vec<(usize, u64)>,
    inputs: Vec<Vec<Input>>,
    outputs: Vec<Vec<Handle>>,
    cmd: Vec<Input>,
    common: Vec<Handle>,
    // Releases take effect two cycles after they were taken.
    releases: VecDeque<(u64, usize, u32, bool)>,
    offered: bool,
    pub classes: Vec<u64>,
    /// The request port of the last requester, when somebody else drives it.
    pub outside: Option<[u64; 9]>,
}

const REQ: [&str; 14] = [
    "req_valid",
    "req_release",
    "req_tag",
    "req_vif",
    "req_class",
    "req_pieces",
    "req_dirty",
    "req_user",
    "req_prefetch",
    "acc_valid",
    "acc_write",
    "acc_piece",
    "acc_addr",
    "acc_wdata",
];
const RSP: [&str; 4] = ["req_ready", "rsp_valid", "acc_ready", "acc_rdata"];
const COMMON: [&str; 7] =
    ["rsp_tag", "rsp_status", "rsp_slot", "cmd_ready", "cmd_done", "cmd_status", "ready"];

pub fn status(code: u64) -> Status {
    match code {
        0 => Status::Ok,
        1 => Status::Again,
        2 => Status::Absent,
        3 => Status::Quarantined,
        4 => Status::Crowded,
        5 => Status::Exists,
        6 => Status::InUse,
        _ => Status::Other,
    }
}

impl Bench {
    pub fn of(design: &Design, params: Params, manners: Manners, seed: u64) -> Self {
        let mut sim = Sim::new(design).unwrap_or_else(|found| panic!("{found}"));
        let mut rng = Rng::new(seed);
        let (vifs, shape) = (params.geometry.vifs, params.shape);
        let mut words = vec![0; vifs * layout::STRIDE_WORDS];
        let mut records = Vec::new();
        for vif in 0..vifs {
            let host = host_piece(vif, 0, CLASS_OF(vif), shape.host_words);
            let pieces: [Vec<u64>; 3] = std::array::from_fn(|_| {
                (0..shape.piece_words).map(|_| rng.next_u32().into()).collect()
            });
            let record = &mut words[vif * 64..][..64];
            record[..host.len()].copy_from_slice(&host);
            record[16..16 + host.len()].copy_from_slice(&host);
            for (piece, data) in pieces.iter().enumerate() {
                record[32 + 8 * piece..][..data.len()].copy_from_slice(data);
            }
            records.push((host, pieces));
        }
        let memory = Memory::new(&sim, BASE, words, manners, seed ^ 0x5eed);
        let count = params.geometry.requesters;
        let per = |names: &[&str], i: usize| -> Vec<String> {
            names.iter().map(|name| format!("{name}_{i}")).collect()
        };
        let inputs = (0..count)
            .map(|i| per(&REQ, i).iter().map(|n| sim.input(n).unwrap()).collect())
            .collect();
        let outputs = (0..count)
            .map(|i| per(&RSP, i).iter().map(|n| sim.handle(n).unwrap()).collect())
            .collect();
        let cmd = ["cmd_valid", "cmd_code", "cmd_vif"].map(|n| sim.input(n).unwrap()).to_vec();
        let common = COMMON.iter().map(|n| sim.handle(n).unwrap()).collect();
        sim.reset(2);
        let new = |_| Requester { frames: Vec::new(), reading: None, next_tag: 0 };
        let none = Appetite { rate: 0, vifs: 1, hold: 0, frames: 0 };
        let mut bench = Self {
            sim,
            memory,
            model: Model::new(
                records,
                params.geometry.sets,
                params.geometry.ways.saturating_sub(params.geometry.unpinned),
            ),
            rng,
            params,
            requesters: (0..count).map(new).collect(),
            appetite: vec![none; count],
            command: None,
            last_status: None,
            last_command: None,
            cycle: 0,
            answer_cycles_max: [0; 8],
            operations: 0,
            version: 0,
            finished: 0,
            fetches: vec![0; vifs],
            waits: Vec::new(),
            inputs,
            outputs,
            cmd,
            common,
            releases: VecDeque::new(),
            offered: false,
            classes: (0..vifs).map(CLASS_OF).collect(),
            outside: None,
        };
        while bench.sim.peek_u64(bench.common[6]) == 0 {
            bench.cycle().unwrap();
        }
        bench
    }

    /// Runs a command to its end.
    pub fn run(&mut self, command: Command, vif: usize) -> Result<Status, Broken> {
        self.begin(command, vif);
        for _ in 0..200_000 {
            self.cycle()?;
            if self.command.is_none() {
                return Ok(self.last_status.unwrap());
            }
        }
        Err(Broken(format!("{command:?} of VIF {vif} does not end")))
    }

    pub fn begin(&mut self, command: Command, vif: usize) {
        assert!(self.command.is_none());
        self.model.command(command, vif);
        self.command = Some((command, vif));
        self.offered = false;
        self.operations += 1;
    }

    /// The host writes a new version into the idle copy.
    pub fn new_version(&mut self, vif: usize) {
        self.version += 1;
        let words = self.params.shape.host_words;
        let piece = host_piece(vif, self.version, self.classes[vif], words);
        let at = vif * 64 + 16 * (1 - self.model.valid_copy(vif));
        self.memory.put(at, &piece);
        self.model.host_writes(vif, piece);
    }

    fn new_frame(&mut self, source: usize) {
        let appetite = self.appetite[source];
        let requester = &self.requesters[source];
        if requester.frames.len() >= appetite.frames || self.rng.below(100) >= appetite.rate {
            return;
        }
        let most = appetite.vifs as u64;
        let vif = self.rng.below(most).min(self.rng.below(most)) as usize;
        let pieces = match source {
            0 => self.rng.choose([5, 5, 1, 4]),
            1 => self.rng.choose([6, 6, 2, 4]),
            _ => self.rng.choose([1, 2, 4, 5, 6, 7, 0]),
        };
        let prefetch = source > 1 && self.rng.one_in(4);
        let user = !prefetch && self.rng.one_in(2);
        let mut plan = VecDeque::new();
        let shape = self.params.shape;
        for piece in (0..3).filter(|p| pieces >> p & 1 == 1) {
            for _ in 0..=self.rng.below(2) {
                plan.push_back((piece, self.rng.index(shape.piece_words), None));
            }
            if self.rng.one_in(2) {
                let data = self.rng.next_u32().into();
                plan.push_back((piece, self.rng.index(shape.piece_words), Some(data)));
            }
        }
        if (user || pieces != 0) && self.rng.one_in(3) {
            // The host's piece, as piece 3.
            plan.extend((0..shape.host_words).map(|word| (3, word, None)));
        }
        let tag = requester.next_tag;
        let taken = |frame: &Frame| frame.tag == tag;
        if requester.frames.iter().any(taken) {
            return;
        }
        let frame = Frame {
            tag,
            vif,
            pieces,
            user,
            prefetch,
            step: Step::Ask,
            slot: 0,
            plan,
            dirty: 0,
            host: Vec::new(),
            not_before: 0,
            born: self.cycle,
            asked: 0,
        };
        let requester = &mut self.requesters[source];
        requester.next_tag = (tag + 1) % 16;
        requester.frames.push(frame);
    }

    /// A frame of this requester begins, if it has a tag for it: a use of rx or tx and ctl, with a word
    /// read and one written; or a prefetch.
    pub fn begin_frame(&mut self, source: usize, vif: usize, prefetch: bool) {
        let requester = &mut self.requesters[source];
        let tag = requester.next_tag;
        if requester.frames.iter().any(|frame| frame.tag == tag) {
            return;
        }
        requester.next_tag = (tag + 1) % 16;
        let piece = source % 2;
        let plan = if prefetch {
            VecDeque::new()
        } else {
            VecDeque::from([(piece, 0, None), (piece, 0, Some(self.cycle))])
        };
        requester.frames.push(Frame {
            tag,
            vif,
            pieces: if prefetch { 3 } else { 4 | 1 << piece },
            user: !prefetch,
            prefetch,
            step: Step::Ask,
            slot: 0,
            plan,
            dirty: 0,
            host: Vec::new(),
            not_before: 0,
            born: self.cycle,
            asked: 0,
        });
    }

    /// Frames of a requester that are not over.
    pub fn frames(&self, source: usize) -> usize {
        self.requesters[source].frames.len()
    }

    /// The frame that uses the request port, and the one that uses the access port.
    fn chosen(&self, source: usize) -> (Option<usize>, Option<usize>) {
        let frames = &self.requesters[source].frames;
        let asks = |f: &Frame| {
            f.not_before <= self.cycle
                && matches!(f.step, Step::Ask | Step::GiveBack | Step::EndUse)
        };
        let request = frames.iter().position(|f| asks(f) && f.step != Step::Ask);
        let request = request.or_else(|| frames.iter().position(asks));
        let work = frames.iter().position(|f| f.step == Step::Work && !f.plan.is_empty());
        (request, work)
    }

    fn drive(&mut self) {
        for source in 0..self.requesters.len() {
            self.new_frame(source);
            let (request, work) = self.chosen(source);
            let mut values = [0u64; 14];
            if let Some(at) = request {
                let frame = &self.requesters[source].frames[at];
                let release = frame.step != Step::Ask;
                // A use is kept after the pieces were given back.
                let user = match frame.step {
                    Step::GiveBack => false,
                    Step::EndUse => true,
                    _ => frame.user,
                };
                let pieces = if frame.step == Step::EndUse { 0 } else { frame.pieces };
                values[..9].copy_from_slice(&[
                    1,
                    release.into(),
                    frame.tag.into(),
                    frame.vif as u64,
                    self.classes[frame.vif],
                    pieces.into(),
                    frame.dirty.into(),
                    user.into(),
                    frame.prefetch.into(),
                ]);
            }
            if let Some(at) = work {
                let frame = &self.requesters[source].frames[at];
                let (piece, word, data) = frame.plan[0];
                let bank = if piece == 3 { 0 } else { piece as u64 + 1 };
                values[9..].copy_from_slice(&[
                    1,
                    data.is_some().into(),
                    bank,
                    frame.slot * 16 + word as u64,
                    data.unwrap_or_default(),
                ]);
            }
            if let Some(outside) = self.outside
                && source + 1 == self.requesters.len()
            {
                values[..9].copy_from_slice(&outside);
            }
            for (input, value) in self.inputs[source].iter().zip(values) {
                self.sim.poke_u64(*input, value);
            }
        }
        let (code, vif) = match self.command {
            Some((command, vif)) if !self.offered => (1 + command as u64, vif as u64),
            _ => (0, 0),
        };
        self.sim.poke_u64(self.cmd[0], u64::from(code != 0));
        self.sim.poke_u64(self.cmd[1], code);
        self.sim.poke_u64(self.cmd[2], vif);
    }

    fn sample_requester(&mut self, source: usize) -> Result<(), Broken> {
        let get = |sim: &Sim, handle: Handle| sim.peek_u64(handle);
        let (request, work) = self.chosen(source);
        // Data of a read, then the next access.
        if let Some((tag, piece, word)) = self.requesters[source].reading.take() {
            let data = get(&self.sim, self.outputs[source][3]);
            let frame = self.requesters[source].frames.iter_mut().find(|f| f.tag == tag).unwrap();
            let vif = frame.vif;
            if piece == 3 {
                frame.host.push(data);
                if frame.host.len() == self.params.shape.host_words {
                    let words = std::mem::take(&mut frame.host);
                    self.model.reads_host(vif, &words)?;
                }
            } else {
                self.model.reads(vif, piece, word, data)?;
            }
        }
        if let Some(at) = work
            && get(&self.sim, self.outputs[source][2]) == 1
        {
            let frame = &mut self.requesters[source].frames[at];
            let (piece, word, data) = frame.plan.pop_front().unwrap();
            match data {
                Some(data) => {
                    frame.dirty |= 1 << piece;
                    let vif = frame.vif;
                    self.model.writes(vif, piece, word, data);
                }
                None => self.requesters[source].reading = Some((frame.tag, piece, word)),
            }
        }
        // Answers.
        if get(&self.sim, self.outputs[source][1]) == 1 {
            let tag = get(&self.sim, self.common[0]) as u32;
            let code = status(get(&self.sim, self.common[1]));
            let slot = get(&self.sim, self.common[2]);
            self.model.answer(source, tag, code, slot)?;
            self.operations += 1;
            let again = self.cycle + 1 + self.rng.below(12);
            // There may be no place for a prefetch, ever.
            let gives_up = self.rng.one_in(8);
            let frames = &mut self.requesters[source].frames;
            let frame = frames.iter_mut().find(|f| f.tag == tag).unwrap();
            let longest = &mut self.answer_cycles_max[self.classes[frame.vif] as usize];
            *longest = (*longest).max(self.cycle - frame.asked);
            if code == Status::Ok {
                self.waits.push((frame.vif, self.cycle - frame.born));
            }
            (frame.step, frame.slot) = match code {
                Status::Ok if frame.prefetch => (Step::Over, 0),
                Status::Ok => (Step::Work, slot),
                Status::Again if frame.prefetch && gives_up => (Step::Over, 0),
                Status::Again => (Step::Ask, 0),
                _ => (Step::Over, 0),
            };
            frame.not_before = again;
        }
        // The request port.
        if let Some(at) = request
            && get(&self.sim, self.outputs[source][0]) == 1
        {
            let hold = self.appetite[source].hold;
            let until = self.cycle + self.rng.below(hold + 1);
            let frame = &mut self.requesters[source].frames[at];
            let what = Request {
                vif: frame.vif,
                pieces: frame.pieces,
                user: frame.user,
                prefetch: frame.prefetch,
            };
            let (tag, due) = (frame.tag, self.cycle + 3);
            match frame.step {
                Step::Ask => {
                    frame.step = Step::Answer;
                    frame.asked = self.cycle;
                    self.model.request(source, tag, what)?;
                }
                Step::GiveBack => {
                    frame.step = if frame.user { Step::Use(until) } else { Step::Over };
                    self.releases.push_back((due, frame.vif, frame.pieces, false));
                }
                _ => {
                    frame.step = Step::Over;
                    self.releases.push_back((due, frame.vif, 0, true));
                }
            }
        }
        let (cycle, reading) = (self.cycle, self.requesters[source].reading);
        for frame in &mut self.requesters[source].frames {
            let busy = reading.is_some_and(|(tag, ..)| tag == frame.tag);
            match frame.step {
                Step::Work if frame.plan.is_empty() && !busy => frame.step = Step::GiveBack,
                Step::Use(until) if until <= cycle => frame.step = Step::EndUse,
                _ => {}
            }
        }
        let before = self.requesters[source].frames.len();
        self.requesters[source].frames.retain(|frame| frame.step != Step::Over);
        self.finished += (before - self.requesters[source].frames.len()) as u64;
        Ok(())
    }

    pub fn sample_memory(&mut self) -> Result<(), Broken> {
        let piece_of = |word: usize| match word % 64 {
            0 => (None, 0),
            16 => (None, 1),
            at => (Some((at - Piece::Rx.first_word()) / 8), 0),
        };
        for event in self.memory.sample(&self.sim).map_err(Broken)? {
            match event {
                Event::Read { word } => {
                    self.fetches[word / 64] += 1;
                    let (piece, copy) = piece_of(word);
                    self.model.fetches(word / 64, piece, copy)?;
                }
                Event::ReadOver { word } => self.model.fetched(word / 64, piece_of(word).0),
                Event::Write { word } => self.model.write_in_flight(word / 64, 1),
                Event::Written { word, data } => {
                    self.model.writes_back(word / 64, piece_of(word).0.unwrap(), &data)?;
                }
                Event::Response { word } => self.model.write_in_flight(word / 64, -1),
            }
        }
        Ok(())
    }

    /// Tag, status and slot of the answer of this cycle.
    pub fn answer(&self) -> (u64, u64, u64) {
        let get = |at: usize| self.sim.peek_u64(self.common[at]);
        (get(0), get(1), get(2))
    }

    /// One cycle.
    pub fn cycle(&mut self) -> Result<(), Broken> {
        self.cycle_with(&mut |_| Ok(()))
    }

    /// One cycle, in which somebody else looks at the settled signals, after the memory and before the
    /// requesters.
    pub fn cycle_with(
        &mut self,
        look: &mut dyn FnMut(&mut Self) -> Result<(), Broken>,
    ) -> Result<(), Broken> {
        self.memory.drive(&mut self.sim);
        self.drive();
        self.sim.eval();
        while self.releases.front().is_some_and(|(due, ..)| *due <= self.cycle) {
            let (_, vif, pieces, user) = self.releases.pop_front().unwrap();
            self.model.releases(vif, pieces, user);
        }
        self.sample_memory()?;
        look(self)?;
        let own = self.requesters.len() - usize::from(self.outside.is_some());
        for source in 0..own {
            self.sample_requester(source)?;
        }
        if self.command.is_some() {
            if !self.offered && self.sim.peek_u64(self.common[3]) == 1 {
                self.offered = true;
            } else if self.sim.peek_u64(self.common[4]) == 1 {
                let (command, vif) = self.command.take().unwrap();
                let code = status(self.sim.peek_u64(self.common[5]));
                self.last_status = Some(code);
                self.last_command = Some((command, vif));
                self.model.done(command, vif, code)?;
            }
        }
        self.sim.step();
        self.cycle += 1;
        match self.sim.violations().first() {
            None => Ok(()),
            Some(claim) => Err(Broken(format!("a property of the block: {claim:?}"))),
        }
    }

    /// No frame is left.
    pub fn is_quiet(&self) -> bool {
        self.requesters.iter().all(|requester| requester.frames.is_empty())
    }

    /// Stops all requesters and waits for the last frame.
    pub fn drain(&mut self) -> Result<(), Broken> {
        self.appetite.iter_mut().for_each(|appetite| appetite.rate = 0);
        for _ in 0..100_000 {
            if self.is_quiet() && self.releases.is_empty() {
                return Ok(());
            }
            self.cycle()?;
        }
        let left = self.requesters.iter().flat_map(|r| &r.frames).next();
        Err(Broken(format!("a frame does not end: {left:?}")))
    }
}
