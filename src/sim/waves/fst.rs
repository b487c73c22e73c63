//! Fast signal trace (FST), the binary form that GTKWave and Surfer open at once.
//!
//! Enumerations are strings of the names, padded with spaces to the longest one: every viewer shows
//! them without a table.

use std::io::{self, BufWriter, Seek, Write};
use std::sync::Arc;

use fst_writer::{
    FstBodyWriter, FstFileType, FstHeaderWriter, FstInfo, FstScopeType, FstSignalId, FstSignalType,
    FstVarDirection, FstVarType, FstWriteError,
};

use super::plan::{Node, Plan, Source, Var};
use super::record::{Format, digits};

/// Bytes of changes that are gathered before they are written.
const BLOCK_BYTES: usize = 1 << 20;
/// Longest name the format allows.
const NAME_BYTES: usize = 512;

/// Writes FST.
pub(crate) struct Fst<W: Write + Seek> {
    /// None when it is finished.
    body: Option<FstBodyWriter<BufWriter<W>>>,
    plan: Arc<Plan>,
    clk: Option<FstSignalId>,
    /// Of every value of the plan that has a name.
    ids: Vec<Option<FstSignalId>>,
    text: Vec<u8>,
}

fn error(error: FstWriteError) -> io::Error {
    match error {
        FstWriteError::Io(error) => error,
        other => io::Error::other(other),
    }
}

/// Characters of a value.
fn length(var: &Var) -> usize {
    match &var.states {
        // A single character would be taken for a bit.
        Some(states) => states.iter().map(String::len).max().unwrap_or(0).max(2),
        None => var.width() as usize,
    }
}

impl<W: Write + Seek + Send> Fst<W> {
    /// Writes the header. Whoever cuts the file afterwards cuts it at its end.
    pub(crate) fn new(writer: W, plan: &Arc<Plan>) -> io::Result<Self> {
        let mut writer = BufWriter::new(writer);
        if writer.stream_position()? != 0 {
            return Err(io::Error::other("FST has to begin at the beginning of a file"));
        }
        let info = FstInfo {
            start_time: 0,
            timescale_exponent: -9,
            version: concat!("ctxnic ", env!("CARGO_PKG_VERSION")).into(),
            // A date would make every run another file.
            date: String::new(),
            file_type: FstFileType::Verilog,
        };
        let mut header = FstHeaderWriter::new(writer, &info).map_err(error)?;
        let (mut clk, mut ids) = (None, vec![None; plan.vars.len()]);
        declare(&mut header, &plan.top, plan, &mut clk, &mut ids)?;
        let body = header.finish().map_err(error)?;
        let mut fst = Self { body: Some(body), plan: Arc::clone(plan), clk, ids, text: Vec::new() };
        fst.unknown()?;
        Ok(fst)
    }

    fn emit(&mut self, id: FstSignalId) -> io::Result<()> {
        match &mut self.body {
            Some(body) => body.signal_change(id, &self.text).map_err(error),
            None => Ok(()),
        }
    }
}

fn declare<W: Write + Seek>(
    header: &mut FstHeaderWriter<W>,
    node: &Node,
    plan: &Plan,
    clk: &mut Option<FstSignalId>,
    ids: &mut [Option<FstSignalId>],
) -> io::Result<()> {
    let fits = |name: &str| match name.len() {
        0..NAME_BYTES => Ok(()),
        _ => Err(io::Error::other(format!("FST takes names below {NAME_BYTES} bytes, not {name}"))),
    };
    fits(&node.name)?;
    header.scope(&node.name, "", FstScopeType::Module).map_err(error)?;
    for (name, source) in &node.signals {
        fits(name)?;
        let (kind, width, id) = match *source {
            Source::Clock => (FstVarType::Wire, 1, &mut *clk),
            Source::Var(var) => {
                let known = &plan.vars[var];
                let named = known.states.is_some();
                let kind = if named { FstVarType::GenericString } else { FstVarType::Wire };
                (kind, length(known), &mut ids[var])
            }
        };
        let form = FstSignalType::bit_vec(u32::try_from(width).unwrap_or(u32::MAX - 1));
        let direction = FstVarDirection::Implicit;
        *id = Some(header.var(name, form, kind, direction, *id).map_err(error)?);
    }
    for child in &node.children {
        declare(header, child, plan, clk, ids)?;
    }
    header.up_scope().map_err(error)
}

impl<W: Write + Seek + Send> Format for Fst<W> {
    fn at(&mut self, time: u64) -> io::Result<()> {
        let Some(body) = &mut self.body else { return Ok(()) };
        // A block may only end right before a new time.
        if body.size() > BLOCK_BYTES {
            body.flush().map_err(error)?;
        }
        body.time_change(time).map_err(error)
    }

    fn clock(&mut self, high: bool) -> io::Result<()> {
        self.text.clear();
        self.text.push(b'0' + u8::from(high));
        self.clk.map_or(Ok(()), |id| self.emit(id))
    }

    fn change(&mut self, var: usize, words: &[u64]) -> io::Result<()> {
        let (Some(id), known) = (self.ids[var], &self.plan.vars[var]) else {
            return Ok(());
        };
        self.text.clear();
        if let Some(name) = known.state(words) {
            self.text.extend_from_slice(name.as_bytes());
            self.text.resize(length(known), b' ');
        } else {
            digits(words, known.width(), &mut self.text);
        }
        self.emit(id)
    }

    fn unknown(&mut self) -> io::Result<()> {
        if let Some(id) = self.clk {
            self.text.clear();
            self.text.push(b'x');
            self.emit(id)?;
        }
        for var in 0..self.ids.len() {
            let known = &self.plan.vars[var];
            let Some(id) = self.ids[var] else { continue };
            self.text.clear();
            let rest = if known.states.is_some() { b' ' } else { b'x' };
            self.text.push(b'x');
            self.text.resize(length(known), rest);
            self.emit(id)?;
        }
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        match self.body.take() {
            Some(body) => body.finish().map_err(error)?.flush(),
            None => Ok(()),
        }
    }
}
