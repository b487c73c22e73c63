//! Value change dump (VCD, IEEE 1364-2005 section 18).

use std::io::{self, BufWriter, Write};
use std::sync::Arc;

use vcd::{IdCode, SimulationCommand, TimescaleUnit, Value as Bit, VarType, Writer};

use super::plan::{Node, Plan, Source};
use super::record::{Format, digits};

/// Writes VCD.
pub(crate) struct Vcd<W: Write> {
    writer: Writer<BufWriter<W>>,
    plan: Arc<Plan>,
    clk: Option<IdCode>,
    /// Of every value of the plan that has a name.
    ids: Vec<Option<IdCode>>,
    line: Vec<u8>,
}

impl<W: Write> Vcd<W> {
    /// Writes the header.
    pub(crate) fn new(writer: W, plan: &Arc<Plan>) -> io::Result<Self> {
        let writer = Writer::new(BufWriter::new(writer));
        let ids = vec![None; plan.vars.len()];
        let mut vcd = Self { writer, plan: Arc::clone(plan), clk: None, ids, line: Vec::new() };
        vcd.writer.timescale(1, TimescaleUnit::NS)?;
        vcd.declare(&plan.top)?;
        vcd.writer.enddefinitions()?;
        Ok(vcd)
    }

    fn declare(&mut self, node: &Node) -> io::Result<()> {
        self.writer.add_module(&node.name)?;
        for (name, source) in &node.signals {
            let (kind, width, id) = match *source {
                Source::Clock => (VarType::Wire, 1, &mut self.clk),
                Source::Var(var) => {
                    let known = &self.plan.vars[var];
                    let named = known.states.is_some();
                    let kind = if named { VarType::String } else { VarType::Wire };
                    (kind, known.width(), &mut self.ids[var])
                }
            };
            match *id {
                Some(id) => self.writer.var_def(kind, width, id, name, None)?,
                None => *id = Some(self.writer.add_var(kind, width, name, None)?),
            }
        }
        node.children.iter().try_for_each(|child| self.declare(child))?;
        self.writer.upscope()
    }
}

impl<W: Write + Send> Format for Vcd<W> {
    fn at(&mut self, time: u64) -> io::Result<()> {
        self.writer.timestamp(time)
    }

    fn clock(&mut self, high: bool) -> io::Result<()> {
        self.clk.map_or(Ok(()), |id| self.writer.change_scalar(id, high))
    }

    fn change(&mut self, var: usize, words: &[u64]) -> io::Result<()> {
        let (Some(id), known) = (self.ids[var], &self.plan.vars[var]) else {
            return Ok(());
        };
        if let Some(name) = known.state(words) {
            return self.writer.change_string(id, name);
        }
        if known.width() == 1 {
            return self.writer.change_scalar(id, words[0] != 0);
        }
        // As the library's `change_vector`, which formats digit by digit, but in one piece.
        self.line.clear();
        self.line.push(b'b');
        digits(words, known.width(), &mut self.line);
        writeln!(self.line, " {id}")?;
        self.writer.writer().write_all(&self.line)
    }

    fn unknown(&mut self) -> io::Result<()> {
        self.writer.begin(SimulationCommand::Dumpoff)?;
        if let Some(id) = self.clk {
            self.writer.change_scalar(id, Bit::X)?;
        }
        for (id, known) in self.ids.iter().zip(self.plan.vars.iter()) {
            match (*id, known.width()) {
                (None, _) => {}
                (Some(id), _) if known.states.is_some() => self.writer.change_string(id, "x")?,
                (Some(id), 1) => self.writer.change_scalar(id, Bit::X)?,
                (Some(id), _) => self.writer.change_vector(id, [Bit::X])?,
            }
        }
        self.writer.end()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}
