//! A simulation: state, paths, cycles.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use crate::diag::Diagnostics;
use crate::netlist::ir::{Design, NetType};
use crate::netlist::value::{Value, words_for};

use super::claims::Claims;
use super::code::At;
use super::compile::compile;
use super::engine::{Engine, State};
use super::error::SimError;
use super::flat::{Flat, Origin};
use super::interp::Interpreter;
use super::order::levelise;
use super::watch;
use super::waves::Taps;

/// A signal that can be read without looking up its path again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Handle {
    at: At,
    width: u32,
}

impl Handle {
    /// Bits.
    #[must_use]
    pub const fn width(self) -> u32 {
        self.width
    }

    fn range(self) -> std::ops::Range<usize> {
        self.at as usize..self.at as usize + words_for(self.width)
    }
}

/// An input of the top, or a register: what may be set from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Input {
    handle: Handle,
    register: bool,
}

impl Input {
    /// The same signal for reading.
    #[must_use]
    pub const fn handle(self) -> Handle {
        self.handle
    }

    /// Bits.
    #[must_use]
    pub const fn width(self) -> u32 {
        self.handle.width
    }
}

/// A memory whose path was looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemHandle(usize);

/// A number for [`Sim::poke`]: any unsigned integer, a `bool`, or a [`Value`].
#[derive(Clone, Debug)]
pub struct Poke(Number);

#[derive(Clone, Debug)]
enum Number {
    Word(u64),
    Negative(i64),
    Value(Value),
}

impl From<u64> for Poke {
    fn from(word: u64) -> Self {
        Self(Number::Word(word))
    }
}

impl From<u32> for Poke {
    fn from(word: u32) -> Self {
        Self(Number::Word(word.into()))
    }
}

/// For literals; a negative number fits no signal.
impl From<i32> for Poke {
    fn from(number: i32) -> Self {
        Self(u64::try_from(number).map_or(Number::Negative(number.into()), Number::Word))
    }
}

impl From<bool> for Poke {
    fn from(bit: bool) -> Self {
        Self(Number::Word(bit.into()))
    }
}

impl From<Value> for Poke {
    fn from(value: Value) -> Self {
        Self(Number::Value(value))
    }
}

impl From<&Value> for Poke {
    fn from(value: &Value) -> Self {
        Self(Number::Value(value.clone()))
    }
}

/// What the simulation knows about a signal besides its bits.
pub(crate) struct SignalInfo {
    pub(crate) name: String,
    pub(crate) handle: Handle,
    pub(crate) states: Option<Arc<[String]>>,
    /// It is an input of the top, or tied to one.
    is_input: bool,
    /// It is the output net of a register.
    is_register: bool,
}

/// One instance, for waves.
pub(crate) struct ScopeInfo {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) children: Vec<usize>,
    pub(crate) signals: std::ops::Range<usize>,
}

struct MemInfo {
    path: String,
    width: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stale {
    Nothing,
    Inputs,
    All,
}

/// A running simulation of a design.
///
/// Paths are those of the hierarchy below the top: `s_axis_rx_tvalid`, `parser.state_q`.
/// Combinational signals show what was poked only after [`Sim::eval`] or [`Sim::step`].
pub struct Sim {
    engine: Box<dyn Engine>,
    state: State,
    cycle: u64,
    stale: Stale,
    signals: Vec<SignalInfo>,
    scopes: Vec<ScopeInfo>,
    index: BTreeMap<String, usize>,
    memories: Vec<MemInfo>,
    clk: Option<At>,
    rst: Option<Input>,
    pub(super) taps: Option<Box<Taps>>,
    pub(super) claims: Option<Box<Claims>>,
}

impl Sim {
    /// Compiles a design. Registers hold their initial values, memories their images or zero,
    /// inputs zero.
    ///
    /// # Errors
    /// Every reason why the design cannot be simulated: `H801` malformed, `H802` two drivers,
    /// `H803` no driver, `H804` combinational loop, `H806` a second clock.
    pub fn new(design: &Design) -> Result<Self, Diagnostics> {
        super::shape::check(design)?;
        let with_watches = watch::with_watches(design);
        let design = with_watches.as_ref().unwrap_or(design);
        let flat = Flat::new(design, true)?;
        // With copies left alone, a loop is reported with every net on it.
        let order = match levelise(&flat) {
            Ok(order) => order,
            Err(errors) => {
                levelise(&Flat::new(design, false)?)?;
                return Err(errors);
            }
        };
        let compiled = compile(&flat, &order);
        let handle = |signal: usize| Handle {
            at: compiled.slots[flat.class[signal]],
            width: flat.width(signal),
        };
        let registers: BTreeSet<usize> =
            flat.registers.iter().map(|placed| flat.signal(placed.scope, placed.item.q)).collect();
        let signals: Vec<SignalInfo> = (0..flat.class.len())
            .map(|signal| {
                let scope = &flat.scopes[flat.scope_of[signal]];
                let states = match flat.net_type(signal) {
                    NetType::Enum(id) => {
                        scope.module.enums.get(id.index()).map(|ty| ty.variants.clone().into())
                    }
                    NetType::Bits | NetType::Signed => None,
                };
                SignalInfo {
                    name: scope.module.nets[signal - scope.base].name.clone(),
                    handle: handle(signal),
                    states,
                    is_input: flat.origin[flat.class[signal]] == Origin::Input,
                    is_register: registers.contains(&signal),
                }
            })
            .collect();
        let scopes = flat.scopes.iter().map(|scope| {
            let nets = &scope.module.nets;
            let shown = nets.iter().position(|net| watch::watched(&net.name).is_some());
            ScopeInfo {
                name: scope.name.clone(),
                path: scope.path.clone(),
                children: scope.children.clone(),
                signals: scope.base..scope.base + shown.unwrap_or(nets.len()),
            }
        });
        let memories = flat.memories.iter().map(|placed| MemInfo {
            path: flat.scopes[placed.scope].path_of(&placed.item.name),
            width: placed.item.width,
        });
        let claims = Claims::new(&flat, &compiled.slots);
        let top = design.top();
        let input = |id| Input { handle: handle(flat.signal(0, id)), register: false };
        let mut sim = Self {
            scopes: scopes.collect(),
            index: flat.index(),
            memories: memories.collect(),
            clk: top.clk.map(|id| handle(flat.signal(0, id)).at),
            rst: top.rst.map(input),
            engine: Box::new(Interpreter::new(compiled.program)),
            state: compiled.state,
            cycle: 0,
            stale: Stale::All,
            signals,
            taps: None,
            claims: (!claims.is_empty()).then(|| Box::new(claims)),
        };
        sim.eval();
        Ok(sim)
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

    fn find(&self, path: &str) -> Result<&SignalInfo, SimError> {
        match self.index.get(path) {
            Some(&signal) => Ok(&self.signals[signal]),
            None => Err(self.error(path, "no such signal")),
        }
    }

    /// The handle of a signal.
    ///
    /// # Errors
    /// When no signal has that path.
    pub fn handle(&self, path: &str) -> Result<Handle, SimError> {
        Ok(self.find(path)?.handle)
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
        Err(self.error(path, "no input of the top"))
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
        Err(self.error(path, "no register"))
    }

    fn settable(&self, path: &str) -> Result<Input, SimError> {
        self.input(path).or_else(|error| match self.find(path) {
            Ok(_) => self
                .register(path)
                .map_err(|_| self.error(path, "only inputs of the top and registers can be set")),
            Err(_) => Err(error),
        })
    }

    /// Inputs of the top with their names, without clock and reset.
    pub fn inputs(&self) -> impl Iterator<Item = (&str, Input)> {
        let special = [self.clk, self.rst.map(|rst| rst.handle.at)];
        self.top_signals()
            .filter(move |info| info.is_input && !special.contains(&Some(info.handle.at)))
            .map(|info| (info.name.as_str(), Input { handle: info.handle, register: false }))
    }

    fn top_signals(&self) -> impl Iterator<Item = &SignalInfo> {
        self.signals[self.scopes[0].signals.clone()].iter()
    }

    /// All paths with their handles, sorted.
    pub fn paths(&self) -> impl Iterator<Item = (&str, Handle)> {
        self.index.iter().map(|(path, &signal)| (path.as_str(), self.signals[signal].handle))
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
    pub fn poke_u64(&mut self, input: Input, value: u64) {
        let Handle { at, width } = input.handle;
        let value = if width < 64 { value & ((1 << width) - 1) } else { value };
        let words = &mut self.state.words[input.handle.range()];
        if words[0] != value || words[1..].iter().any(|&word| word != 0) {
            words.fill(0);
            self.state.words[at as usize] = value;
            self.touch(input);
        }
    }

    /// Sets an input to the low bits of a value.
    pub fn poke_value(&mut self, input: Input, value: &Value) {
        let resized;
        let value = if value.width() == input.width() {
            value
        } else {
            resized = value.resized(input.width());
            &resized
        };
        let words = &mut self.state.words[input.handle.range()];
        if words != value.words() {
            words.copy_from_slice(value.words());
            self.touch(input);
        }
    }

    fn touch(&mut self, input: Input) {
        let stale = if input.register { Stale::All } else { Stale::Inputs };
        self.stale = self.stale.max(stale);
    }

    /// The value of a signal.
    ///
    /// # Errors
    /// When no signal has that path.
    pub fn peek(&self, path: &str) -> Result<Value, SimError> {
        Ok(self.peek_value(self.handle(path)?))
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
    #[must_use]
    pub fn peek_u64(&self, handle: Handle) -> u64 {
        self.state.words[handle.at as usize]
    }

    /// The words of a signal, least significant first.
    #[must_use]
    pub fn peek_words(&self, handle: Handle) -> &[u64] {
        &self.state.words[handle.range()]
    }

    /// The value of a signal.
    #[must_use]
    pub fn peek_value(&self, handle: Handle) -> Value {
        Value::from_words(handle.width, self.peek_words(handle).to_vec())
    }

    /// Brings the combinational signals up to date with what was poked.
    pub fn eval(&mut self) {
        match self.stale {
            Stale::Nothing => {}
            Stale::Inputs => self.engine.settle_inputs(&mut self.state),
            Stale::All => self.engine.settle(&mut self.state),
        }
        self.stale = Stale::Nothing;
    }

    /// One rising clock edge: combinational signals settle, the properties are looked at unless
    /// `rst` is 1, registers and memories take their new values, combinational signals settle again.
    pub fn step(&mut self) {
        self.eval();
        if self.taps.is_some() {
            self.sample_waves();
        }
        if let Some(claims) = &mut self.claims
            && self.rst.is_none_or(|rst| self.state.words[rst.handle.at as usize] == 0)
        {
            claims.look(self.cycle, &self.state.words);
        }
        self.engine.edge(&mut self.state);
        self.engine.settle(&mut self.state);
        self.cycle += 1;
    }

    /// Holds `rst` for some cycles, then releases it. Without a reset input just steps.
    pub fn reset(&mut self, cycles: u64) {
        if let Some(rst) = self.rst {
            self.poke_u64(rst, 1);
        }
        for _ in 0..cycles {
            self.step();
        }
        if let Some(rst) = self.rst {
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
        match self.memories.iter().position(|memory| memory.path == path) {
            Some(index) => Ok(MemHandle(index)),
            None => Err(self.error(path, "no such memory")),
        }
    }

    /// Sets the first words of a memory, in no time.
    ///
    /// # Errors
    /// When there is no such memory, or the words are too many or of another width.
    pub fn mem_load(&mut self, path: &str, words: &[Value]) -> Result<(), SimError> {
        let MemHandle(index) = self.memory(path)?;
        let width = self.memories[index].width;
        let depth = self.state.memories[index].len() / words_for(width);
        if words.len() > depth {
            return Err(self
                .error(path, "too many words")
                .with_values(format!("at most {depth}"), words.len()));
        }
        if let Some(word) = words.iter().find(|word| word.width() != width) {
            return Err(self
                .error(path, "a word of another width")
                .with_values(format!("{width} bits"), word));
        }
        let contents = self.state.memories[index].chunks_exact_mut(words_for(width));
        for (to, word) in contents.zip(words) {
            to.copy_from_slice(word.words());
        }
        Ok(())
    }

    /// One word of a memory.
    ///
    /// # Errors
    /// When there is no such memory or word.
    pub fn mem_peek(&self, path: &str, address: usize) -> Result<Value, SimError> {
        let MemHandle(index) = self.memory(path)?;
        let width = self.memories[index].width;
        let mut words = self.state.memories[index].chunks_exact(words_for(width));
        let depth = words.len();
        match words.nth(address) {
            Some(word) => Ok(Value::from_words(width, word.to_vec())),
            None => {
                Err(self.error(path, "no such word").with_values(format!("below {depth}"), address))
            }
        }
    }

    /// For waves: what [`Handle::read`] reads from.
    pub(super) fn state_words(&self) -> &[u64] {
        &self.state.words
    }

    /// For waves: all instances, the top first.
    pub(super) fn scope_infos(&self) -> &[ScopeInfo] {
        &self.scopes
    }

    /// For waves: all signals.
    pub(super) fn signal_infos(&self) -> &[SignalInfo] {
        &self.signals
    }

    /// For waves: whether a signal is the clock.
    pub(super) fn is_clk(&self, handle: Handle) -> bool {
        self.clk == Some(handle.at)
    }

    /// For waves: names of the states of a signal that is an enumeration.
    pub(super) fn states(&self, path: &str) -> Result<Option<&[String]>, SimError> {
        Ok(self.find(path)?.states.as_deref())
    }
}

impl fmt::Debug for Sim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sim")
            .field("top", &self.scopes[0].name)
            .field("cycle", &self.cycle)
            .field("signals", &self.signals.len())
            .finish_non_exhaustive()
    }
}

impl Handle {
    /// Copies the words of the signal.
    pub(crate) fn read(self, state_words: &[u64], out: &mut [u64]) {
        out.copy_from_slice(&state_words[self.range()]);
    }
}
