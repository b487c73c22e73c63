//! Runs a classifier in the cycle simulation: loads its tables, feeds it frames, gathers verdicts
//! and counters.

use crate::sim::axis::Pause;
use crate::sim::bench::{SinkId, SourceId};
use crate::sim::{Bench, Sim, SimError};

use super::tuser::Verdicts;

/// A frame that came out, with its verdict and its times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classified {
    /// The bytes, as they left.
    pub bytes: Vec<u8>,
    /// What the classifier says of it.
    pub verdicts: Verdicts,
    /// Cycle in which its first beat was taken.
    pub first_in: u64,
    /// Cycle in which its last beat was taken.
    pub last_in: u64,
    /// Cycle in which its first beat left.
    pub first_out: u64,
    /// Cycle in which its last beat left.
    pub last_out: u64,
}

impl Classified {
    /// Cycles from the last beat in to the first beat out: what the verdict took.
    #[must_use]
    pub fn verdict_cycles(&self) -> u64 {
        self.first_out.saturating_sub(self.last_in)
    }
}

/// Counters over all frames, in the order of the ports.
pub const STATUS: [&str; 8] = [
    "frames",
    "octets",
    "delivered",
    "dropped",
    "not_parsed",
    "no_interface",
    "oversize",
    "table_errors",
];

/// Cycles a run may go on without anything moving before it counts as hung.
const QUIET_CYCLES: u64 = 100_000;

/// A classifier under simulation.
pub struct ClassifierRun {
    /// The simulation and its models, for waves and peeks.
    pub bench: Bench,
    source: SourceId,
    sink: SinkId,
    table: Option<SourceId>,
    sent_before: usize,
}

impl ClassifierRun {
    /// Resets the classifier and waits until it takes frames; the table engine still wants its
    /// tables, see [`Self::load`].
    ///
    /// # Errors
    /// When the design lacks a port of a classifier, or does not become ready.
    pub fn new(sim: Sim) -> Result<Self, SimError> {
        Self::on(Bench::new(sim))
    }

    /// As [`Self::new`], on a bench that may hold models of its own, which see every cycle.
    ///
    /// # Errors
    /// As [`Self::new`].
    pub fn on(mut bench: Bench) -> Result<Self, SimError> {
        let source = bench.add_source("s_axis_rx")?;
        let sink = bench.add_sink("m_axis_rx")?;
        let table = if bench.sim.handle("s_axis_table_tdata").is_ok() {
            Some(bench.add_source("s_axis_table")?)
        } else {
            None
        };
        bench.reset(2);
        let ready = bench.sim.handle("ready")?;
        bench.run_until(QUIET_CYCLES, |bench| bench.sim.peek_u64(ready) == 1)?;
        Ok(Self { bench, source, sink, table, sent_before: 0 })
    }

    /// When the frames hold back on their way in, and out.
    pub fn set_pauses(&mut self, input: Pause, output: Pause) {
        self.bench[self.source].set_pause(input);
        self.bench[self.sink].set_pause(output);
    }

    /// Whether the classifier has a table engine.
    #[must_use]
    pub fn wants_tables(&self) -> bool {
        self.table.is_some()
    }

    /// Loads the words of a bundle and waits for the answer of the hardware.
    ///
    /// # Errors
    /// When the classifier has no table engine, or refuses the bundle (with its cause, see
    /// [`crate::hw::table_store`]).
    pub fn load(&mut self, words: &[u64]) -> Result<(), SimError> {
        let Some(table) = self.table else {
            return Err(self
                .bench
                .sim
                .error("s_axis_table_tdata", "no table engine in this design"));
        };
        let loads = self.bench.sim.handle("status_loads")?;
        let refused = self.bench.sim.handle("status_refused")?;
        let before = (self.bench.sim.peek_u64(loads), self.bench.sim.peek_u64(refused));
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        self.bench[table].send(bytes)?;
        let cycles = words.len() as u64 + QUIET_CYCLES;
        self.bench.run_until(cycles, |bench| {
            (bench.sim.peek_u64(loads), bench.sim.peek_u64(refused)) != before
        })?;
        if self.bench.sim.peek_u64(refused) == before.1 {
            return Ok(());
        }
        let cause = self.bench.sim.peek("status_cause")?;
        Err(self
            .bench
            .sim
            .error("status_cause", "the hardware refuses the tables")
            .with_values(0, cause.low_u64()))
    }

    /// Sends the frames and gathers as many as come out, in order. Empty frames are not possible on
    /// a stream.
    ///
    /// # Errors
    /// A broken protocol, or nothing coming out for long.
    pub fn run(&mut self, frames: &[Vec<u8>]) -> Result<Vec<Classified>, SimError> {
        for frame in frames {
            self.bench[self.source].send(frame.clone())?;
        }
        let sink = self.sink;
        while self.bench[sink].frames().len() < frames.len() {
            let have = self.bench[sink].frames().len();
            self.bench.run_until(QUIET_CYCLES, |bench| bench[sink].frames().len() > have)?;
        }
        let sent = &self.bench[self.source].sent()[self.sent_before..];
        let times: Vec<(u64, u64)> = sent.iter().map(|s| (s.first_cycle, s.last_cycle)).collect();
        self.sent_before += times.len();
        let received = self.bench[sink].take();
        Ok(received
            .into_iter()
            .zip(times)
            .filter_map(|(frame, (first_in, last_in))| {
                Some(Classified {
                    verdicts: Verdicts::decode(frame.first_user.as_ref()?),
                    bytes: frame.bytes,
                    first_in,
                    last_in,
                    first_out: frame.first_cycle,
                    last_out: frame.last_cycle,
                })
            })
            .collect())
    }

    /// As [`Self::run`], with a bundle on its way into the table engine at the same time.
    ///
    /// # Errors
    /// As [`Self::run`]; also when there is no table engine.
    pub fn run_while_loading(
        &mut self,
        frames: &[Vec<u8>],
        words: &[u64],
    ) -> Result<Vec<Classified>, SimError> {
        let Some(table) = self.table else {
            return Err(self
                .bench
                .sim
                .error("s_axis_table_tdata", "no table engine in this design"));
        };
        self.bench[table]
            .send(words.iter().flat_map(|word| word.to_le_bytes()).collect::<Vec<u8>>())?;
        self.run(frames)
    }

    /// The counters over all frames, in the order of [`STATUS`].
    ///
    /// # Errors
    /// When the design lacks one.
    pub fn status(&self) -> Result<Vec<(&'static str, u64)>, SimError> {
        STATUS
            .iter()
            .map(|&name| Ok((name, self.bench.sim.peek(&format!("status_{name}"))?.low_u64())))
            .collect()
    }

    /// Matched packets and matched octets of a rule counter, read through the ports.
    ///
    /// # Errors
    /// When no answer comes.
    pub fn rule_counter(&mut self, index: u16) -> Result<(u64, u64), SimError> {
        let sim = &mut self.bench.sim;
        let ready = sim.handle("read_ready")?;
        let done = sim.handle("read_done")?;
        sim.poke("read_valid", 1)?;
        sim.poke("read_index", u64::from(index))?;
        self.bench.run_until(QUIET_CYCLES, |bench| bench.sim.peek_u64(ready) == 1)?;
        self.bench.cycle()?;
        self.bench.sim.poke("read_valid", 0)?;
        self.bench.run_until(QUIET_CYCLES, |bench| bench.sim.peek_u64(done) == 1)?;
        let packets = self.bench.sim.peek("read_packets")?.low_u64();
        Ok((packets, self.bench.sim.peek("read_octets")?.low_u64()))
    }
}
