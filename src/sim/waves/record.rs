//! Turns settled cycles into changes for a file format.

use std::io;
use std::sync::Arc;

use super::gate::Gate;
use super::plan::Plan;
use crate::sim::{Handle, Sim};

/// Time units (ns) of a clock cycle.
pub(crate) const CYCLE: u64 = 10;

/// Adds the digits of a value, the highest first.
pub(crate) fn digits(words: &[u64], width: u32, out: &mut Vec<u8>) {
    let bit = |i: u32| b'0' + u8::from((words[(i / 64) as usize] >> (i % 64)) & 1 == 1);
    out.extend((0..width).rev().map(bit));
}

/// A file format that takes changes; its header is written.
pub(crate) trait Format: Send {
    /// What follows happens at this time, which is later than the last.
    fn at(&mut self, time: u64) -> io::Result<()>;
    /// The clock changes.
    fn clock(&mut self, high: bool) -> io::Result<()>;
    /// A value of the plan changes.
    fn change(&mut self, var: usize, words: &[u64]) -> io::Result<()>;
    /// Nothing is known any more, until each value changes again.
    fn unknown(&mut self) -> io::Result<()>;
    /// No changes follow.
    fn finish(&mut self) -> io::Result<()>;
}

/// Writes what changes from cycle to cycle.
pub(crate) struct Recorder {
    format: Box<dyn Format>,
    plan: Arc<Plan>,
    used: Vec<bool>,
    clocked: bool,
    old: Vec<u64>,
    /// Values were written, and still stand.
    on: bool,
    /// First cycle that may come.
    next: u64,
    finished: bool,
}

impl Recorder {
    pub(crate) fn new(format: Box<dyn Format>, plan: Arc<Plan>) -> Self {
        let (used, clocked) = (plan.used(), plan.clocked());
        let old = vec![0; plan.words];
        Self { format, plan, used, clocked, old, on: false, next: 0, finished: false }
    }

    /// Writes the changes of a cycle: at its rising edge, the values that the edge takes in.
    pub(crate) fn write(&mut self, cycle: u64, row: &[u64]) -> io::Result<()> {
        if cycle < self.next {
            let message = format!("waves cannot go back from cycle {} to {cycle}", self.next);
            return Err(io::Error::other(message));
        }
        self.next = cycle.saturating_add(1);
        let time = cycle.saturating_mul(CYCLE);
        self.format.at(time)?;
        if self.clocked {
            self.format.clock(true)?;
        }
        for (index, var) in self.plan.vars.iter().enumerate() {
            let now = var.of(row);
            if self.used[index] && !(self.on && var.of(&self.old) == now) {
                self.format.change(index, now)?;
            }
        }
        self.old.copy_from_slice(row);
        self.on = true;
        if self.clocked {
            self.format.at(time.saturating_add(CYCLE / 2))?;
            self.format.clock(false)?;
        }
        Ok(())
    }

    /// Whether values stand that a pause would end.
    pub(crate) const fn is_on(&self) -> bool {
        self.on
    }

    /// Nothing is recorded from this cycle on.
    pub(crate) fn pause(&mut self, cycle: u64) -> io::Result<()> {
        if self.on {
            self.on = false;
            self.format.at(cycle.saturating_mul(CYCLE))?;
            self.format.unknown()?;
        }
        Ok(())
    }

    /// Ends the file; the last cycle before `end` keeps its length.
    pub(crate) fn finish(&mut self, end: u64) -> io::Result<()> {
        if std::mem::replace(&mut self.finished, true) {
            return Ok(());
        }
        if self.on {
            self.format.at(end.saturating_mul(CYCLE))?;
        }
        self.format.finish()
    }
}

/// The waves of a running simulation.
pub(crate) struct Tracer {
    recorder: Recorder,
    plan: Arc<Plan>,
    gate: Gate,
    row: Vec<u64>,
    /// Cycle after the last one seen.
    end: u64,
    error: Option<io::Error>,
}

impl Tracer {
    pub(crate) fn new(recorder: Recorder, plan: Arc<Plan>, gate: Gate) -> Self {
        let row = vec![0; plan.words];
        Self { recorder, plan, gate, row, end: 0, error: None }
    }

    /// Signals that have to be settled before [`Self::sample`].
    pub(crate) fn handles(&self) -> impl Iterator<Item = Handle> {
        self.plan.vars.iter().map(|var| var.handle).chain(self.gate.handles())
    }

    /// How many cycles from this one on need not be sampled.
    pub(crate) fn quiet_for(&self, cycle: u64) -> u64 {
        if self.error.is_some() {
            u64::MAX
        } else if self.recorder.is_on() {
            0
        } else {
            self.gate.quiet_for(cycle)
        }
    }

    /// Writes the settled cycle, just before its edge.
    pub(crate) fn sample(&mut self, sim: &Sim) {
        if self.error.is_some() {
            return;
        }
        let cycle = sim.cycle();
        let written = if self.gate.wants(sim) {
            sim.with_words(|words| self.plan.read(words, &mut self.row));
            self.recorder.write(cycle, &self.row)
        } else {
            self.recorder.pause(cycle)
        };
        self.end = cycle.saturating_add(1);
        self.error = written.err();
    }

    /// Writes the present cycle as the last; tells the first thing that went wrong.
    pub(crate) fn finish(mut self, sim: &Sim) -> io::Result<()> {
        self.sample(sim);
        let finished = self.recorder.finish(self.end);
        self.error.take().map_or(finished, Err)
    }
}

/// A run that ends early, by a panic too, leaves a file that can be read.
impl Drop for Tracer {
    fn drop(&mut self) {
        let _ = self.recorder.finish(self.end);
    }
}
