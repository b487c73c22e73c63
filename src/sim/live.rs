//! What changes in a simulation: the words of the state, and what of them is up to date.

use super::engine::Engine;
use super::handle::{Handle, Input};
use super::row::{InputRow, Row};

/// What may be out of date among the nets that are kept.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stale {
    Nothing,
    /// What depends on inputs of the top.
    Inputs,
    /// Nets that are kept only from now on.
    Wanted,
    All,
}

/// What was set from outside without the engine being told.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Touched {
    #[default]
    Nothing,
    Inputs,
    State,
}

/// The words of a state and the engine that computes them.
pub(super) struct Live {
    engine: Box<dyn Engine>,
    pub(super) words: Vec<u64>,
    stale: Stale,
    touched: Touched,
    /// Whether the engine looks at claims by itself.
    pub(super) looks: bool,
    /// Whether the engine keeps all nets, and those it keeps otherwise.
    keeps_all: bool,
    kept: Vec<bool>,
}

impl Live {
    pub(super) fn new(engine: Box<dyn Engine>, words: Vec<u64>) -> Self {
        let (looks, keeps_all) = (engine.looks(), engine.keeps_all());
        let (stale, kept) = (Stale::All, Vec::new());
        Self { engine, words, stale, touched: Touched::Nothing, looks, keeps_all, kept }
    }

    #[inline]
    fn is_kept(&self, class: usize) -> bool {
        self.keeps_all || self.kept.get(class).is_some_and(|&kept| kept)
    }

    /// Tells the engine of what was set.
    #[inline]
    fn tell(&mut self) {
        let touched = std::mem::take(&mut self.touched);
        if touched != Touched::Nothing {
            self.engine.touch(touched == Touched::State);
        }
    }

    /// Gives the nets that are kept their values.
    pub(super) fn settle(&mut self) {
        if self.stale != Stale::Nothing {
            let inputs_only = self.stale == Stale::Inputs;
            self.tell();
            self.engine.settle(&mut self.words, inputs_only);
            self.stale = Stale::Nothing;
        }
    }

    /// See [`Engine::edges`].
    pub(super) fn edges(&mut self, cycles: u64, skip: bool) -> u64 {
        self.tell();
        let done = self.engine.edges(&mut self.words, cycles, skip);
        self.stale = Stale::All;
        done
    }

    /// Keeps a net from now on.
    pub(super) fn keep(&mut self, class: usize) {
        if !self.is_kept(class) {
            self.kept.resize(self.kept.len().max(class + 1), false);
            self.kept[class] = true;
            self.engine.want(class);
            self.stale = self.stale.max(Stale::Wanted);
        }
    }

    /// Keeps a signal from now on, if it has to be computed.
    pub(super) fn want(&mut self, handle: Handle) {
        if handle.computed {
            self.keep(handle.class as usize);
        }
    }

    /// The low 64 bits of a signal.
    #[inline]
    pub(super) fn low(&mut self, handle: Handle) -> u64 {
        let ready =
            !handle.computed || self.stale == Stale::Nothing && self.is_kept(handle.class as usize);
        if ready { handle.place.low(&self.words) } else { self.low_of_stale(handle) }
    }

    fn low_of_stale(&mut self, handle: Handle) -> u64 {
        if self.is_kept(handle.class as usize) {
            self.settle();
            return handle.place.low(&self.words);
        }
        let mut out = vec![0; handle.words()];
        self.peek(handle, &mut out);
        out[0]
    }

    /// The words of a signal.
    pub(super) fn peek(&mut self, handle: Handle, out: &mut [u64]) {
        if !handle.computed {
            return handle.read(&self.words, out);
        }
        if self.is_kept(handle.class as usize) {
            self.settle();
            return handle.read(&self.words, out);
        }
        self.tell();
        self.engine.peek(&self.words, handle.class as usize, out);
        self.want(handle);
    }

    /// The words of a signal into as many as there are; more become 0.
    #[inline]
    pub(super) fn peek_cut(&mut self, handle: Handle, out: &mut [u64]) {
        if handle.computed && !(self.stale == Stale::Nothing && self.is_kept(handle.class as usize))
        {
            let mut all = vec![0; handle.words()];
            self.peek(handle, &mut all);
            let copied = all.len().min(out.len());
            out[..copied].copy_from_slice(&all[..copied]);
            out[copied..].fill(0);
        } else {
            handle.place.read_cut(&self.words, out);
        }
    }

    /// Reads a row of signals that are kept.
    pub(super) fn peek_row(&mut self, row: &Row, out: &mut [u64]) {
        self.settle();
        for (to, cell) in out.iter_mut().zip(&row.cells) {
            *to = cell.get(&self.words);
        }
    }

    /// Sets a row of inputs.
    pub(super) fn set_row(&mut self, inputs: &InputRow, row: &[u64]) {
        let mut changed = 0;
        for (cell, &value) in inputs.cells.iter().zip(row) {
            changed |= cell.set(&mut self.words, value);
        }
        if changed != 0 {
            self.changed(inputs.registers);
        }
    }

    /// Sets a signal of at most 64 bits to the low bits of a number.
    #[inline]
    pub(super) fn set_low(&mut self, input: Input, value: u64) {
        if input.handle.place.write_low(&mut self.words, value) {
            self.changed(input.register);
        }
    }

    /// Sets a signal to words without bits above its width.
    pub(super) fn set(&mut self, input: Input, words: &[u64]) {
        if input.handle.place.write(&mut self.words, words) {
            self.changed(input.register);
        }
    }

    /// Sets a signal to the low bits of words.
    #[inline]
    pub(super) fn set_cut(&mut self, input: Input, words: &[u64]) {
        if input.handle.place.write_cut(&mut self.words, words) {
            self.changed(input.register);
        }
    }

    #[inline]
    fn changed(&mut self, state: bool) {
        self.stale = self.stale.max(if state { Stale::All } else { Stale::Inputs });
        self.touched = self.touched.max(if state { Touched::State } else { Touched::Inputs });
    }

    /// The words were changed by other ways.
    pub(super) fn changed_all(&mut self) {
        self.stale = Stale::All;
        self.touched = Touched::State;
    }

    /// How often cover `index` held, where the engine counts.
    pub(super) fn counted(&self, index: usize) -> u64 {
        self.engine.counted(&self.words, index)
    }
}
