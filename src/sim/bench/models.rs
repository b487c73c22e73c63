//! The models of a bench and the names they go by.

use std::ops::{Index, IndexMut};

use crate::sim::axi::{
    Checker, LiteMaster, LiteSlave, Master, Memory, Protocol, Ram, Registers, Rules, Timing,
};
use crate::sim::axis::{Monitor, Sink, Source};
use crate::sim::error::SimError;

use super::Bench;

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident => $model:ident in $field:ident);+ $(;)?) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub struct $id(usize);

            impl Index<$id> for Bench {
                type Output = $model;

                fn index(&self, id: $id) -> &$model {
                    &self.$field[id.0]
                }
            }

            impl IndexMut<$id> for Bench {
                fn index_mut(&mut self, id: $id) -> &mut $model {
                    &mut self.$field[id.0]
                }
            }
        )+
    };
}

ids! {
    /// A [`Source`] of a bench.
    SourceId => Source in sources;
    /// A [`Sink`] of a bench.
    SinkId => Sink in sinks;
    /// A [`Master`] of a bench.
    MasterId => Master in masters;
    /// A [`LiteMaster`] of a bench.
    LiteMasterId => LiteMaster in lite_masters;
    /// A [`Memory`] of a bench.
    MemoryId => Memory in memories;
    /// A [`LiteSlave`] of a bench.
    LiteSlaveId => LiteSlave in lite_slaves;
}

impl Bench {
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

    /// Adds a check of an AXI4 bus, also inside the design: `engine.m_axi`.
    ///
    /// # Errors
    /// See [`Checker::new`].
    pub fn add_checker(&mut self, prefix: &str, rules: Rules) -> Result<(), SimError> {
        self.checkers.push(Checker::new(&self.sim, prefix, rules)?);
        Ok(())
    }

    /// Adds a check of an AXI4-Lite bus.
    ///
    /// # Errors
    /// See [`Checker::for_protocol`].
    pub fn add_lite_checker(&mut self, prefix: &str, rules: Rules) -> Result<(), SimError> {
        let checker = Checker::for_protocol(&self.sim, prefix, Protocol::Lite, rules)?;
        self.checkers.push(checker);
        Ok(())
    }

    /// Adds a master for an AXI4 slave port of the design, and a check of that port for bursts of up
    /// to 256 beats.
    ///
    /// # Errors
    /// See [`Master::new`].
    pub fn add_master(&mut self, prefix: &str) -> Result<MasterId, SimError> {
        self.masters.push(Master::new(&self.sim, prefix)?);
        self.add_checker(prefix, Rules { max_beats: 256, ..Rules::default() })?;
        Ok(MasterId(self.masters.len() - 1))
    }

    /// Adds a master for an AXI4-Lite slave port of the design, and a check of that port.
    ///
    /// # Errors
    /// See [`LiteMaster::new`].
    pub fn add_lite_master(&mut self, prefix: &str) -> Result<LiteMasterId, SimError> {
        self.lite_masters.push(LiteMaster::new(&self.sim, prefix)?);
        self.add_lite_checker(prefix, Rules::default())?;
        Ok(LiteMasterId(self.lite_masters.len() - 1))
    }

    /// Adds a memory behind an AXI4 master port of the design, and a check of that port with the
    /// default [`Rules`]: bursts of at most 16 beats. For other rules add a [`Memory`] with
    /// [`Bench::add_bare_memory`] and a checker.
    ///
    /// # Errors
    /// See [`Memory::new`].
    pub fn add_memory(
        &mut self,
        prefix: &str,
        ram: &Ram,
        timing: Timing,
    ) -> Result<MemoryId, SimError> {
        let id = self.add_bare_memory(prefix, ram, timing)?;
        self.add_checker(prefix, Rules::default())?;
        Ok(id)
    }

    /// As [`Bench::add_memory`], without a check.
    ///
    /// # Errors
    /// See [`Memory::new`].
    pub fn add_bare_memory(
        &mut self,
        prefix: &str,
        ram: &Ram,
        timing: Timing,
    ) -> Result<MemoryId, SimError> {
        self.memories.push(Memory::new(&self.sim, prefix, ram, timing)?);
        Ok(MemoryId(self.memories.len() - 1))
    }

    /// Adds registers behind an AXI4-Lite master port of the design, and a check of that port.
    ///
    /// # Errors
    /// See [`LiteSlave::new`].
    pub fn add_lite_slave(
        &mut self,
        prefix: &str,
        registers: impl Registers + Send + 'static,
    ) -> Result<LiteSlaveId, SimError> {
        self.lite_slaves.push(LiteSlave::new(&self.sim, prefix, registers)?);
        self.add_lite_checker(prefix, Rules::default())?;
        Ok(LiteSlaveId(self.lite_slaves.len() - 1))
    }
}
