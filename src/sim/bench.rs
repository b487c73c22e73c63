//! A bench: a simulation together with the models around it, in step.
//!
//! ```no_run
//! # use ctxnic::netlist::ir::Design;
//! # fn bench(design: Design) -> Result<(), Box<dyn std::error::Error>> {
//! use ctxnic::sim::axis::Pause;
//! use ctxnic::sim::{Bench, Sim};
//!
//! let mut tb = Bench::new(Sim::new(&design)?);
//! let rx = tb.add_source("s_axis_rx")?;
//! let out = tb.add_sink("m_axis_rx")?;
//! tb.reset(2);
//! tb[out].set_pause(Pause::Random { percent: 30, seed: 1 });
//! tb[rx].send(vec![0u8; 64])?;
//! tb.run_until(1000, |tb| tb[out].frames().len() == 1)?;
//! # Ok(())
//! # }
//! ```

use std::ops::{Index, IndexMut};

use super::axis::{Monitor, Sink, Source};
use super::error::SimError;
use super::run::Sim;

/// A model of anything around the design.
pub trait Agent {
    /// Sets inputs for this cycle. The outputs it may look at are those after the last edge.
    fn drive(&mut self, sim: &mut Sim);

    /// Looks at the settled signals just before the edge.
    ///
    /// # Errors
    /// When the design does what it must not.
    fn sample(&mut self, sim: &Sim) -> Result<(), SimError>;
}

/// A [`Source`] of a bench.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceId(usize);

/// A [`Sink`] of a bench.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SinkId(usize);

/// A simulation and its models.
pub struct Bench {
    /// The simulation; whoever steps it by hand leaves the models out.
    pub sim: Sim,
    sources: Vec<Source>,
    sinks: Vec<Sink>,
    monitors: Vec<Monitor>,
    agents: Vec<Box<dyn Agent>>,
}

impl Bench {
    /// A bench without models.
    #[must_use]
    pub fn new(sim: Sim) -> Self {
        Self {
            sim,
            sources: Vec::new(),
            sinks: Vec::new(),
            monitors: Vec::new(),
            agents: Vec::new(),
        }
    }

    /// Adds a source for a stream input.
    ///
    /// # Errors
    /// See [`Source::new`].
    pub fn add_source(&mut self, prefix: &str) -> Result<SourceId, SimError> {
        self.sources.push(Source::new(&self.sim, prefix)?);
        Ok(SourceId(self.sources.len() - 1))
    }

    /// Adds a sink for a stream output.
    ///
    /// # Errors
    /// See [`Sink::new`].
    pub fn add_sink(&mut self, prefix: &str) -> Result<SinkId, SimError> {
        self.sinks.push(Sink::new(&self.sim, prefix)?);
        Ok(SinkId(self.sinks.len() - 1))
    }

    /// Adds a check of a stream inside the design: `parser.m_axis`.
    ///
    /// # Errors
    /// See [`Monitor::new`].
    pub fn add_monitor(&mut self, prefix: &str) -> Result<(), SimError> {
        self.monitors.push(Monitor::new(&self.sim, prefix)?);
        Ok(())
    }

    /// Adds any other model.
    pub fn add_agent(&mut self, agent: impl Agent + 'static) {
        self.agents.push(Box::new(agent));
    }

    /// One cycle: the models drive, the design settles, the models look, the clock rises.
    ///
    /// # Errors
    /// The first thing a model complains about; the cycle is not completed then. The first assertion
    /// or assumption of the design that failed in this cycle, which is completed then.
    pub fn cycle(&mut self) -> Result<(), SimError> {
        let sim = &mut self.sim;
        self.sources.iter_mut().for_each(|source| source.drive(sim));
        self.sinks.iter_mut().for_each(|sink| sink.drive(sim));
        self.agents.iter_mut().for_each(|agent| agent.drive(sim));
        sim.eval();
        self.sources.iter_mut().for_each(|source| source.sample(sim));
        for sink in &mut self.sinks {
            sink.sample(sim)?;
        }
        for monitor in &mut self.monitors {
            monitor.sample(sim)?;
        }
        for agent in &mut self.agents {
            agent.sample(sim)?;
        }
        let before = sim.violation_count();
        sim.step();
        if sim.violation_count() == before {
            return Ok(());
        }
        // A run that goes on after many failures finds the list full; the last one stands for it.
        let cycle = sim.cycle() - 1;
        let violations = sim.violations();
        let new = violations.iter().find(|error| error.cycle == cycle).or(violations.last());
        new.cloned().map_or(Ok(()), Err)
    }

    /// Some cycles.
    ///
    /// # Errors
    /// See [`Bench::cycle`].
    pub fn run(&mut self, cycles: u64) -> Result<(), SimError> {
        (0..cycles).try_for_each(|_| self.cycle())
    }

    /// Cycles until a condition holds; tells how many.
    ///
    /// # Errors
    /// See [`Bench::cycle`]; also when it does not hold after `max_cycles`.
    pub fn run_until(
        &mut self,
        max_cycles: u64,
        mut done: impl FnMut(&Self) -> bool,
    ) -> Result<u64, SimError> {
        for count in 0..=max_cycles {
            if done(self) {
                return Ok(count);
            }
            if count < max_cycles {
                self.cycle()?;
            }
        }
        let message = format!("what was waited for did not come in {max_cycles} cycles");
        Err(self.sim.error("bench", message))
    }

    /// Resets design and models: what was queued or under way is dropped.
    pub fn reset(&mut self, cycles: u64) {
        self.sources.iter_mut().for_each(Source::clear);
        self.sinks.iter_mut().for_each(Sink::clear);
        self.monitors.iter_mut().for_each(Monitor::clear);
        for source in &mut self.sources {
            source.drive(&mut self.sim);
        }
        self.sim.reset(cycles);
    }
}

impl Index<SourceId> for Bench {
    type Output = Source;

    fn index(&self, id: SourceId) -> &Source {
        &self.sources[id.0]
    }
}

impl IndexMut<SourceId> for Bench {
    fn index_mut(&mut self, id: SourceId) -> &mut Source {
        &mut self.sources[id.0]
    }
}

impl Index<SinkId> for Bench {
    type Output = Sink;

    fn index(&self, id: SinkId) -> &Sink {
        &self.sinks[id.0]
    }
}

impl IndexMut<SinkId> for Bench {
    fn index_mut(&mut self, id: SinkId) -> &mut Sink {
        &mut self.sinks[id.0]
    }
}
