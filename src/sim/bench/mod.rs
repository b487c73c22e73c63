//! A bench: a simulation together with the models around it, in step.
//!
//! In each cycle, in this order:
//!
//! 1. *Drive*: sources, sinks, AXI masters, register masters, memories, register slaves, then agents
//!    and callbacks in the order in which they were added. They see the outputs after the last edge.
//! 2. The design settles.
//! 3. *Sample*: monitors and checkers first, so that a broken protocol is reported as what it is,
//!    then the models, agents and callbacks in the order of 1. The first error ends the cycle.
//! 4. The clock rises.
//!
//! A callback for the first kind of work is added with [`Bench::on_drive`], one for the second with
//! [`Bench::on_sample`]. So what one model drives, another cannot take in the same cycle's *drive*;
//! what the design answers combinationally, all see in *sample*.
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

mod access;
mod models;

pub use models::{LiteMasterId, LiteSlaveId, MasterId, MemoryId, SinkId, SourceId};

use super::axi::{Checker, LiteMaster, LiteSlave, Master, Memory};
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

    /// The design is about to be reset: forgets what is under way and sets inputs for that time.
    fn reset(&mut self, sim: &mut Sim) {
        let _ = sim;
    }
}

/// A callback of [`Bench::on_drive`].
struct OnDrive<F>(F);

impl<F: FnMut(&mut Sim)> Agent for OnDrive<F> {
    fn drive(&mut self, sim: &mut Sim) {
        (self.0)(sim);
    }

    fn sample(&mut self, _: &Sim) -> Result<(), SimError> {
        Ok(())
    }
}

/// A callback of [`Bench::on_sample`].
struct OnSample<F>(F);

impl<F: FnMut(&Sim) -> Result<(), SimError>> Agent for OnSample<F> {
    fn drive(&mut self, _: &mut Sim) {}

    fn sample(&mut self, sim: &Sim) -> Result<(), SimError> {
        (self.0)(sim)
    }
}

/// A simulation and its models. It can be sent to another thread with all of them.
pub struct Bench {
    /// The simulation; whoever steps it by hand leaves the models out.
    pub sim: Sim,
    sources: Vec<Source>,
    sinks: Vec<Sink>,
    monitors: Vec<Monitor>,
    checkers: Vec<Checker>,
    masters: Vec<Master>,
    lite_masters: Vec<LiteMaster>,
    memories: Vec<Memory>,
    lite_slaves: Vec<LiteSlave>,
    agents: Vec<Box<dyn Agent + Send>>,
    patience: u64,
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
            checkers: Vec::new(),
            masters: Vec::new(),
            lite_masters: Vec::new(),
            memories: Vec::new(),
            lite_slaves: Vec::new(),
            agents: Vec::new(),
            patience: 10_000,
        }
    }

    /// Adds any other model.
    pub fn add_agent(&mut self, agent: impl Agent + Send + 'static) {
        self.agents.push(Box::new(agent));
    }

    /// Calls back in every cycle to set inputs.
    pub fn on_drive(&mut self, callback: impl FnMut(&mut Sim) + Send + 'static) {
        self.add_agent(OnDrive(callback));
    }

    /// Calls back in every cycle to look at the settled signals; an error ends the run.
    pub fn on_sample(
        &mut self,
        callback: impl FnMut(&Sim) -> Result<(), SimError> + Send + 'static,
    ) {
        self.add_agent(OnSample(callback));
    }

    /// One cycle: the models drive, the design settles, the models look, the clock rises.
    ///
    /// # Errors
    /// The first thing a model complains about; the cycle is not completed then. The first assertion
    /// or assumption of the design that failed in this cycle, which is completed then.
    pub fn cycle(&mut self) -> Result<(), SimError> {
        self.drive();
        self.sim.eval();
        self.sample()?;
        let sim = &mut self.sim;
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

    // Plain loops: these run in every cycle, also in builds that optimise little.
    fn drive(&mut self) {
        let sim = &mut self.sim;
        for source in &mut self.sources {
            source.drive(sim);
        }
        for sink in &mut self.sinks {
            sink.drive(sim);
        }
        for master in &mut self.masters {
            master.drive(sim);
        }
        for master in &mut self.lite_masters {
            master.drive(sim);
        }
        for memory in &mut self.memories {
            memory.drive(sim);
        }
        for slave in &mut self.lite_slaves {
            slave.drive(sim);
        }
        for agent in &mut self.agents {
            agent.drive(sim);
        }
    }

    fn sample(&mut self) -> Result<(), SimError> {
        let sim = &self.sim;
        for monitor in &mut self.monitors {
            monitor.sample(sim)?;
        }
        for checker in &mut self.checkers {
            checker.sample(sim)?;
        }
        for source in &mut self.sources {
            source.sample(sim);
        }
        for sink in &mut self.sinks {
            sink.sample(sim)?;
        }
        for master in &mut self.masters {
            master.sample(sim)?;
        }
        for master in &mut self.lite_masters {
            master.sample(sim)?;
        }
        for memory in &mut self.memories {
            memory.sample(sim)?;
        }
        for slave in &mut self.lite_slaves {
            slave.sample(sim)?;
        }
        for agent in &mut self.agents {
            agent.sample(sim)?;
        }
        Ok(())
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

    /// Resets design and models: what was queued or under way is dropped. Memories keep their bytes.
    pub fn reset(&mut self, cycles: u64) {
        self.sources.iter_mut().for_each(Source::clear);
        self.sinks.iter_mut().for_each(Sink::clear);
        self.monitors.iter_mut().for_each(Monitor::clear);
        self.checkers.iter_mut().for_each(Checker::clear);
        let sim = &mut self.sim;
        self.sources.iter_mut().for_each(|source| source.drive(sim));
        self.masters.iter_mut().for_each(|master| master.reset(sim));
        self.lite_masters.iter_mut().for_each(|master| master.reset(sim));
        self.memories.iter_mut().for_each(|memory| memory.reset(sim));
        self.lite_slaves.iter_mut().for_each(|slave| slave.reset(sim));
        self.agents.iter_mut().for_each(|agent| agent.reset(sim));
        self.sim.reset(cycles);
    }
}
