//! Names of things in a simulation that were looked up, and numbers for them.

use crate::netlist::value::Value;

use super::state::Place;

/// A signal that can be read without looking up its path again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Handle {
    pub(crate) place: Place,
    pub(crate) class: u32,
    /// It is neither an input nor state: it has a value only after settling.
    pub(crate) computed: bool,
}

impl Handle {
    /// Bits.
    #[inline]
    #[must_use]
    pub const fn width(self) -> u32 {
        self.place.width
    }

    /// Copies the words of the value, least significant first; `out` has as many as the value.
    pub(crate) fn read(self, words: &[u64], out: &mut [u64]) {
        self.place.read(words, out);
    }

    /// Number of words.
    pub(crate) const fn words(self) -> usize {
        self.place.words()
    }
}

/// An input of the top, or a register: what may be set from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Input {
    pub(crate) handle: Handle,
    pub(crate) register: bool,
}

impl Input {
    /// The same signal for reading.
    #[inline]
    #[must_use]
    pub const fn handle(self) -> Handle {
        self.handle
    }

    /// Bits.
    #[inline]
    #[must_use]
    pub const fn width(self) -> u32 {
        self.handle.width()
    }
}

/// A memory whose path was looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MemHandle(pub(crate) usize);

/// A number for [`Sim::poke`](super::Sim::poke): any unsigned integer, a `bool`, or a [`Value`].
#[derive(Clone, Debug)]
pub struct Poke(pub(crate) Number);

#[derive(Clone, Debug)]
pub(crate) enum Number {
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
