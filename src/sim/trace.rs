//! Waves: value change dump (VCD, IEEE 1364-2005 section 18) of a running simulation.

use std::io::{self, Write};
use std::sync::Arc;

use vcd::{IdCode, TimescaleUnit, Value as Bit, VarType, Writer};

use super::handle::Handle;
use super::model::{ScopeInfo, SignalInfo};

/// Time units of a clock cycle.
const CYCLE: u64 = 10;

struct Var {
    id: IdCode,
    handle: Handle,
    states: Option<Arc<[String]>>,
    /// First word in `Tracer::old`.
    old: usize,
}

/// Writes the changes of the chosen signals.
pub(crate) struct Tracer {
    writer: Writer<Box<dyn Write + Send>>,
    clk: Option<IdCode>,
    vars: Vec<Var>,
    old: Vec<u64>,
    started: bool,
    error: Option<io::Error>,
}

impl Tracer {
    /// Writes the header.
    pub(crate) fn new(
        writer: Box<dyn Write + Send>,
        scopes: &[ScopeInfo],
        signals: &[SignalInfo],
        clk: Option<Handle>,
        filter: &str,
    ) -> Result<Self, io::Error> {
        let mut tracer = Self {
            writer: Writer::new(writer),
            clk: None,
            vars: Vec::new(),
            old: Vec::new(),
            started: false,
            error: None,
        };
        tracer.writer.timescale(1, TimescaleUnit::NS)?;
        tracer.declare(scopes, 0, signals, clk, filter)?;
        tracer.writer.enddefinitions()?;
        Ok(tracer)
    }

    fn declare(
        &mut self,
        scopes: &[ScopeInfo],
        index: usize,
        signals: &[SignalInfo],
        clk: Option<Handle>,
        filter: &str,
    ) -> Result<(), io::Error> {
        let scope = &scopes[index];
        let wanted = scope.path.starts_with(filter);
        if !wanted && !filter.starts_with(&scope.path) {
            return Ok(());
        }
        self.writer.add_module(&scope.name)?;
        for signal in &signals[scope.signals.clone()] {
            if clk.is_some_and(|clk| signal.handle.class == clk.class) {
                let id = match self.clk {
                    Some(id) => {
                        self.writer.var_def(VarType::Wire, 1, id, &signal.name, None)?;
                        id
                    }
                    None => self.writer.add_wire(1, &signal.name)?,
                };
                self.clk = Some(id);
            } else if wanted {
                let kind = if signal.states.is_some() { VarType::String } else { VarType::Wire };
                let width = signal.handle.width();
                let id = self.writer.add_var(kind, width, &signal.name, None)?;
                let old = self.old.len();
                self.old.resize(old + signal.handle.words(), 0);
                self.vars.push(Var {
                    id,
                    handle: signal.handle,
                    states: signal.states.clone(),
                    old,
                });
            }
        }
        for &child in &scope.children {
            self.declare(scopes, child, signals, clk, filter)?;
        }
        self.writer.upscope()
    }

    /// What it looks at.
    pub(crate) fn handles(&self) -> impl Iterator<Item = Handle> {
        self.vars.iter().map(|var| var.handle)
    }

    /// Writes what changed, as the rising edge of a cycle takes it in.
    pub(crate) fn sample(&mut self, cycle: u64, words: &[u64]) {
        if self.error.is_none()
            && let Err(error) = self.write(cycle, words)
        {
            self.error = Some(error);
        }
    }

    fn write(&mut self, cycle: u64, words: &[u64]) -> Result<(), io::Error> {
        let time = cycle.saturating_mul(CYCLE);
        self.writer.timestamp(time)?;
        if let Some(id) = self.clk {
            self.writer.change_scalar(id, Bit::V1)?;
        }
        let mut now = Vec::new();
        for var in &self.vars {
            now.resize(var.handle.words(), 0);
            var.handle.read(words, &mut now);
            let old = &mut self.old[var.old..var.old + now.len()];
            if self.started && old == &now[..] {
                continue;
            }
            old.copy_from_slice(&now);
            let state = var
                .states
                .as_ref()
                .map(|states| usize::try_from(now[0]).ok().and_then(|index| states.get(index)));
            match state {
                Some(name) => {
                    self.writer.change_string(var.id, name.map_or("?", String::as_str))?;
                }
                None if var.handle.width() == 1 => {
                    self.writer.change_scalar(var.id, now[0] != 0)?;
                }
                None => {
                    let bits = (0..var.handle.width()).rev();
                    let bit = |i: u32| Bit::from((now[(i / 64) as usize] >> (i % 64)) & 1 == 1);
                    self.writer.change_vector(var.id, bits.map(bit))?;
                }
            }
        }
        self.started = true;
        if let Some(id) = self.clk {
            self.writer.timestamp(time.saturating_add(CYCLE / 2))?;
            self.writer.change_scalar(id, Bit::V0)?;
        }
        Ok(())
    }

    /// Writes the last values; tells the first thing that went wrong.
    pub(crate) fn finish(mut self, cycle: u64, words: &[u64]) -> Result<(), io::Error> {
        self.sample(cycle, words);
        if let Some(error) = self.error {
            return Err(error);
        }
        self.writer.flush()
    }
}
