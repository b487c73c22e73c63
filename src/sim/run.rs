//! A simulation: state, paths, cycles.

use std::cell::RefCell;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::diag::Diagnostics;
use crate::netlist::ir::Design;
use crate::netlist::value::Value;

use super::claims::Claims;
use super::coverage::Sampler;
use super::error::SimError;
use super::handle::{Handle, Input, MemHandle, Number, Poke};
use super::live::Live;
use super::model::{MemInfo, Model, ScopeInfo, SignalInfo};
use super::row::{InputRow, Row};
use super::waves::Taps;

/// Simulations that were started.
static SIMULATIONS: AtomicU64 = AtomicU64::new(0);

/// A running simulation of a design.
///
/// Paths are those of the hierarchy below the top: `s_axis_rx_tvalid`, `parser.state_q`.
/// Combinational signals follow at once what was poked.
pub struct Sim {
    pub(super) model: Model,
    live: RefCell<Live>,
    cycle: u64,
    /// Another one for each simulation of a process.
    pub(super) id: u64,
    pub(super) taps: Option<Box<Taps>>,
    pub(super) coverage: Option<Box<Sampler>>,
    pub(super) claims: Claims,
}

impl Sim {
    /// Prepares a design and starts a simulation of it. Registers hold their initial values, memories
    /// their images or zero, inputs zero.
    ///
    /// # Errors
    /// See [`Model::with_engine`].
    pub fn new(design: &Design) -> Result<Self, Diagnostics> {
        Ok(Model::new(design)?.sim())
    }

    pub(super) fn start(model: Model) -> Self {
        let engine = model.engine();
        let words = model.0.start.clone();
        let claims = model.0.claims.clone();
        let live = RefCell::new(Live::new(engine, words));
        let id = SIMULATIONS.fetch_add(1, Ordering::Relaxed);
        Self { model, live, cycle: 0, id, taps: None, coverage: None, claims }
    }

    /// Rising clock edges so far.
    #[must_use]
    pub fn cycle(&self) -> u64 {
        self.cycle
    }

    /// An error at the present cycle.
    #[must_use]
    pub fn error(&self, path: impl Into<String>, message: impl Into<String>) -> SimError {
        SimError::new(self.cycle, path, message)
    }

    /// Whether there is a signal of that path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.model.0.index.contains_key(path)
    }

    fn find(&self, path: &str) -> Result<&SignalInfo, SimError> {
        match self.model.0.index.get(path) {
            Some(&signal) => Ok(&self.model.0.signals[signal]),
            None => Err(self.no_such(path, "signal", self.model.0.index.keys())),
        }
    }

    /// The handle of a signal.
    ///
    /// # Errors
    /// When no signal has that path.
    pub fn handle(&self, path: &str) -> Result<Handle, SimError> {
        let handle = self.find(path)?.handle;
        self.live.borrow_mut().want(handle);
        Ok(handle)
    }

    /// The handle of an input of the top.
    ///
    /// # Errors
    /// When no signal has that path, or when it is no input.
    pub fn input(&self, path: &str) -> Result<Input, SimError> {
        let info = self.find(path)?;
        if info.is_input {
            return Ok(Input { handle: info.handle, register: false });
        }
        let error = self.error(path, "no input of the top: `handle` is for reading");
        Err(error.with_values("an input of the top", info.kind()))
    }

    /// The handle of the output net of a register, for setting it.
    ///
    /// # Errors
    /// When no signal has that path, or when it is no register.
    pub fn register(&self, path: &str) -> Result<Input, SimError> {
        let info = self.find(path)?;
        if info.is_register {
            return Ok(Input { handle: info.handle, register: true });
        }
        let error = self.error(path, "no register: `input` and `handle` are for other signals");
        Err(error.with_values("the output net of a register", info.kind()))
    }

    pub(super) fn settable(&self, path: &str) -> Result<Input, SimError> {
        let info = self.find(path)?;
        if info.is_input || info.is_register {
            return Ok(Input { handle: info.handle, register: !info.is_input });
        }
        Err(self.cannot_be_set(path, info.kind()))
    }

    /// Inputs of the top with their names, without clock and reset.
    pub fn inputs(&self) -> impl Iterator<Item = (&str, Input)> {
        let special =
            [self.model.0.clk, self.model.0.rst.map(|rst| rst.handle)].map(|h| h.map(|h| h.class));
        self.top_signals()
            .filter(move |info| info.is_input && !special.contains(&Some(info.handle.class)))
            .map(|info| (info.name.as_str(), Input { handle: info.handle, register: false }))
    }

    fn top_signals(&self) -> impl Iterator<Item = &SignalInfo> {
        self.model.0.signals[self.model.0.scopes[0].signals.clone()].iter()
    }

    /// All paths with their handles, sorted.
    pub fn paths(&self) -> impl Iterator<Item = (&str, Handle)> {
        self.model
            .0
            .index
            .iter()
            .map(|(path, &signal)| (path.as_str(), self.model.0.signals[signal].handle))
    }

    /// Sets an input of the top or a register.
    ///
    /// # Errors
    /// When there is no such input, or the number does not fit its width.
    pub fn poke(&mut self, path: &str, value: impl Into<Poke>) -> Result<(), SimError> {
        let input = self.settable(path)?;
        let width = input.width();
        let refuse = |got: String| {
            self.error(path, "a number that does not fit")
                .with_values(format!("at most {width} bits"), got)
        };
        match value.into().0 {
            Number::Word(word) if width >= 64 || word >> width == 0 => self.poke_u64(input, word),
            Number::Word(word) => return Err(refuse(format!("{word:#x}"))),
            Number::Negative(number) => return Err(refuse(number.to_string())),
            Number::Value(value) if value.resized(width).resized(value.width()) == value => {
                self.poke_value(input, &value);
            }
            Number::Value(value) => return Err(refuse(value.to_string())),
        }
        Ok(())
    }

    /// Sets an input to the low bits of a number; bits above 64 become 0.
    #[inline]
    pub fn poke_u64(&mut self, input: Input, value: u64) {
        if input.width() <= 64 {
            self.live.get_mut().set_low(input, value);
        } else {
            let mut words = vec![0; input.handle.words()];
            words[0] = value;
            self.live.get_mut().set(input, &words);
        }
    }

    /// Sets an input to the low bits of a value.
    pub fn poke_value(&mut self, input: Input, value: &Value) {
        if value.width() == input.width() {
            self.live.get_mut().set(input, value.words());
        } else {
            self.live.get_mut().set(input, value.resized(input.width()).words());
        }
    }

    /// Sets an input to the low bits of words, least significant first; missing ones are 0. Allocates
    /// nothing.
    pub fn poke_words(&mut self, input: Input, words: &[u64]) {
        self.live.get_mut().set_cut(input, words);
    }

    /// Sets inputs to a row of stimuli: the 64-bit words of each, least significant first, one input
    /// after the other. Bits above a width do not count; inputs for which the row is too short stay.
    pub fn poke_row(&mut self, inputs: &InputRow, row: &[u64]) {
        self.live.get_mut().set_row(inputs, row);
    }

    /// Reads signals into a row like that of [`Sim::poke_row`], as far as it goes.
    pub fn peek_row(&self, row: &Row, out: &mut [u64]) {
        if row.kept_by != self.id {
            self.keep_row(row);
        }
        self.live.borrow_mut().peek_row(row, out);
    }

    pub(super) fn keep_row(&self, row: &Row) {
        let mut live = self.live.borrow_mut();
        row.handles.iter().for_each(|&handle| live.want(handle));
    }

    /// The value of a signal.
    ///
    /// # Errors
    /// When no signal has that path.
    pub fn peek(&self, path: &str) -> Result<Value, SimError> {
        Ok(self.peek_value(self.find(path)?.handle))
    }

    /// The value of a signal as a person reads it: the name of a state, else `8'h1f`.
    ///
    /// # Errors
    /// When no signal has that path.
    pub fn peek_text(&self, path: &str) -> Result<String, SimError> {
        let info = self.find(path)?;
        let value = self.peek_value(info.handle);
        let state = info
            .states
            .as_ref()
            .and_then(|states| states.get(usize::try_from(value.to_u64()?).ok()?).cloned());
        Ok(state.unwrap_or_else(|| value.to_string()))
    }

    /// The low 64 bits of a signal.
    #[inline]
    #[must_use]
    pub fn peek_u64(&self, handle: Handle) -> u64 {
        self.live.borrow_mut().low(handle)
    }

    /// Copies the words of a signal, least significant first, into as many as there are in `out`;
    /// words beyond the signal become 0. Allocates nothing for a signal that was looked at before.
    pub fn peek_words(&self, handle: Handle, out: &mut [u64]) {
        self.live.borrow_mut().peek_cut(handle, out);
    }

    /// The value of a signal.
    #[must_use]
    pub fn peek_value(&self, handle: Handle) -> Value {
        let mut out = vec![0; handle.words()];
        self.peek_words(handle, &mut out);
        Value::from_words(handle.width(), out)
    }

    /// Brings the combinational signals up to date with what was poked. Reading one does so too.
    pub fn eval(&mut self) {
        self.live.get_mut().settle();
    }

    /// One rising clock edge: combinational signals settle, the properties are looked at unless
    /// `rst` is 1, registers and memories take their new values.
    pub fn step(&mut self) {
        self.run(1);
    }

    /// Some rising clock edges with the inputs as they are.
    pub fn run(&mut self, cycles: u64) {
        let mut left = cycles;
        while left > 0 {
            let live = self.live.get_mut();
            let quiet = self.taps.as_ref().map_or(u64::MAX, |taps| taps.quiet_for(self.cycle));
            if live.looks && quiet > 0 && self.coverage.is_none() {
                let done = live.edges(left.min(quiet), false);
                self.cycle += done;
                left -= done;
                if left == 0 {
                    return;
                }
                if done == quiet {
                    continue;
                }
            }
            self.look();
            self.cycle += self.live.get_mut().edges(1, true);
            left -= 1;
        }
    }

    /// Looks at what there is to look at just before an edge.
    fn look(&mut self) {
        let live = self.live.get_mut();
        self.claims.classes().for_each(|class| live.keep(class));
        live.settle();
        if self.taps.is_some() {
            self.sample_waves();
        }
        let live = self.live.get_mut();
        if self.model.0.rst.is_none_or(|rst| rst.handle.place.low(&live.words) == 0) {
            self.claims.look(self.cycle, &live.words, !live.looks);
            if let Some(coverage) = &mut self.coverage {
                coverage.sample(&live.words);
            }
        } else if let Some(coverage) = &mut self.coverage {
            coverage.forget();
        }
    }

    /// A copy of the words of the state.
    pub(super) fn words(&self) -> Vec<u64> {
        self.live.borrow().words.clone()
    }

    /// Takes the words of another state of the same model.
    pub(super) fn put_back(&mut self, words: &[u64], cycle: u64) -> Result<(), SimError> {
        if self.taps.as_ref().is_some_and(|taps| taps.is_tracing()) {
            return Err(self
                .error("top", "waves are being written")
                .with_values("`finish_trace` first", "a change of the time"));
        }
        let live = self.live.get_mut();
        live.words.copy_from_slice(words);
        live.changed_all();
        self.cycle = cycle;
        Ok(())
    }

    /// How often each cover held while the engine looked by itself.
    pub(crate) fn counted_by_engine(&self) -> Vec<u64> {
        let live = self.live.borrow();
        let count = self.claims.looks().counted.len();
        (0..count).map(|index| live.counted(index)).collect()
    }

    /// Holds `rst` for some cycles, then releases it. Without a reset input just steps.
    pub fn reset(&mut self, cycles: u64) {
        if let Some(rst) = self.model.0.rst {
            self.poke_u64(rst, 1);
        }
        for _ in 0..cycles {
            self.step();
        }
        if let Some(rst) = self.model.0.rst {
            self.poke_u64(rst, 0);
        }
        self.eval();
    }

    /// Steps until a condition holds; tells how many steps that took (0 when it holds already).
    ///
    /// # Errors
    /// When it does not hold after `max_cycles` steps.
    pub fn run_until(
        &mut self,
        max_cycles: u64,
        mut done: impl FnMut(&Self) -> bool,
    ) -> Result<u64, SimError> {
        self.eval();
        for count in 0..=max_cycles {
            if done(self) {
                return Ok(count);
            }
            if count < max_cycles {
                self.step();
            }
        }
        Err(self.error("top", format!("what was waited for did not come in {max_cycles} cycles")))
    }

    /// The handle of a memory.
    ///
    /// # Errors
    /// When no memory has that path.
    pub fn memory(&self, path: &str) -> Result<MemHandle, SimError> {
        match self.model.0.memories.iter().position(|memory| memory.path == path) {
            Some(index) => Ok(MemHandle(index)),
            None => {
                Err(self.no_such(path, "memory", self.model.0.memories.iter().map(|m| &m.path)))
            }
        }
    }

    /// Sets the first words of a memory, in no time.
    ///
    /// # Errors
    /// When there is no such memory, or the words are too many or of another width.
    pub fn mem_load(&mut self, path: &str, words: &[Value]) -> Result<(), SimError> {
        let MemHandle(index) = self.memory(path)?;
        let MemInfo { width, at, stride, depth, .. } = self.model.0.memories[index];
        if words.len() > depth as usize {
            return Err(self
                .error(path, "too many words")
                .with_values(format!("at most {depth}"), words.len()));
        }
        if let Some(word) = words.iter().find(|word| word.width() != width) {
            return Err(self
                .error(path, "a word of another width")
                .with_values(format!("{width} bits"), word));
        }
        let live = self.live.get_mut();
        let contents = live.words[at as usize..].chunks_exact_mut(stride as usize);
        for (to, word) in contents.zip(words) {
            to.copy_from_slice(word.words());
        }
        live.changed_all();
        Ok(())
    }

    /// One word of a memory.
    ///
    /// # Errors
    /// When there is no such memory or word.
    pub fn mem_peek(&self, path: &str, address: usize) -> Result<Value, SimError> {
        let MemHandle(index) = self.memory(path)?;
        let MemInfo { width, at, stride, depth, .. } = self.model.0.memories[index];
        if address >= depth as usize {
            let allowed = format!("below {depth}");
            return Err(self.error(path, "no such word").with_values(allowed, address));
        }
        let first = at as usize + address * stride as usize;
        let words = &self.live.borrow().words[first..first + stride as usize];
        Ok(Value::from_words(width, words.to_vec()))
    }

    /// For what looks just before each edge: keeps signals from now on, settled after [`Sim::eval`].
    pub(super) fn keep(&mut self, handles: impl Iterator<Item = Handle>) {
        let live = self.live.get_mut();
        handles.for_each(|handle| live.want(handle));
        live.settle();
    }

    /// For waves: gives what [`Handle::read`] reads from to a function.
    pub(super) fn with_words<R>(&self, read: impl FnOnce(&[u64]) -> R) -> R {
        read(&self.live.borrow().words)
    }

    /// For waves: all instances, the top first.
    pub(super) fn scope_infos(&self) -> &[ScopeInfo] {
        &self.model.0.scopes
    }

    /// For waves: all signals.
    pub(super) fn signal_infos(&self) -> &[SignalInfo] {
        &self.model.0.signals
    }

    /// For waves: whether a signal is the clock.
    pub(super) fn is_clk(&self, handle: Handle) -> bool {
        self.model.0.clk.is_some_and(|clk| clk.class == handle.class)
    }

    /// Names of the states of a signal that is an enumeration.
    pub(super) fn states(&self, path: &str) -> Result<Option<&[String]>, SimError> {
        Ok(self.find(path)?.states.as_deref())
    }
}

impl fmt::Debug for Sim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sim")
            .field("top", &self.model.0.scopes[0].name)
            .field("cycle", &self.cycle)
            .field("signals", &self.model.0.signals.len())
            .finish_non_exhaustive()
    }
}
