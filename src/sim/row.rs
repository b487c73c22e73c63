//! Many signals at once: the rows of a table of stimuli and of what came of them.

use super::handle::{Handle, Input};
use super::run::Sim;

/// Where one 64-bit word of a row is in the state.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) at: u32,
    pub(super) shift: u8,
    pub(super) mask: u64,
}

impl Cell {
    #[inline]
    pub(super) fn get(self, state: &[u64]) -> u64 {
        (state[self.at as usize] >> self.shift) & self.mask
    }

    /// Sets the bits; gives those that changed.
    #[inline]
    pub(super) fn set(self, state: &mut [u64], value: u64) -> u64 {
        let word = &mut state[self.at as usize];
        let change = ((*word >> self.shift) ^ value) & self.mask;
        *word ^= change << self.shift;
        change
    }
}

fn cells(handle: Handle) -> impl Iterator<Item = Cell> {
    let place = handle.place;
    (0..place.width.div_ceil(64)).map(move |word| {
        let bits = (place.width - 64 * word).min(64);
        Cell { at: place.at + word, shift: place.shift, mask: u64::MAX >> (64 - bits) }
    })
}

/// Signals that are read together, by [`Sim::peek_row`].
#[derive(Clone, Debug)]
pub struct Row {
    pub(super) cells: Vec<Cell>,
    pub(super) handles: Vec<Handle>,
    /// The simulation that keeps them.
    pub(super) kept_by: u64,
}

impl Row {
    /// Words of a row: those of each signal, one signal after the other.
    #[must_use]
    pub fn words(&self) -> usize {
        self.cells.len()
    }
}

/// Inputs that are set together, by [`Sim::poke_row`].
#[derive(Clone, Debug)]
pub struct InputRow {
    pub(super) cells: Vec<Cell>,
    /// One of them is a register.
    pub(super) registers: bool,
}

impl InputRow {
    /// Words of a row: those of each input, one input after the other.
    #[must_use]
    pub fn words(&self) -> usize {
        self.cells.len()
    }
}

impl Sim {
    /// Signals to be read together. The row is for this simulation; another one of the same model
    /// takes it too, more slowly.
    #[must_use]
    pub fn row(&self, handles: &[Handle]) -> Row {
        let row = Row {
            cells: handles.iter().flat_map(|&handle| cells(handle)).collect(),
            handles: handles.to_vec(),
            kept_by: self.id,
        };
        self.keep_row(&row);
        row
    }

    /// Inputs to be set together.
    #[must_use]
    pub fn input_row(&self, inputs: &[Input]) -> InputRow {
        InputRow {
            cells: inputs.iter().flat_map(|input| cells(input.handle)).collect(),
            registers: inputs.iter().any(|input| input.register),
        }
    }
}
