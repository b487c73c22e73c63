//! Values by other means than paths and words: bit slices, integers, names of states.

use bitvec::order::{BitOrder, Lsb0};
use bitvec::slice::BitSlice;
use bitvec::store::BitStore;
use bitvec::vec::BitVec;

use crate::netlist::value::Value;

use super::error::SimError;
use super::handle::{Number, Poke};
use super::run::Sim;

impl Value {
    /// The bits, the least significant first.
    #[must_use]
    pub fn to_bits(&self) -> BitVec<u64, Lsb0> {
        let mut bits = BitVec::from_slice(self.words());
        bits.truncate(self.width() as usize);
        bits
    }

    /// From bits, the least significant first; `None` for no bits, or more than 2^32 - 1.
    #[must_use]
    pub fn from_bits<T: BitStore, O: BitOrder>(bits: &BitSlice<T, O>) -> Option<Self> {
        let width = u32::try_from(bits.len()).ok().filter(|&width| width > 0)?;
        let mut value = Self::zero(width);
        for (at, bit) in (0..width).zip(bits) {
            value.set_bit(at, *bit);
        }
        Some(value)
    }

    /// The value when it fits 128 bits.
    #[must_use]
    pub fn to_u128(&self) -> Option<u128> {
        let words = self.words();
        let high = words.get(1).copied().unwrap_or(0);
        let fits = words.iter().skip(2).all(|&word| word == 0);
        fits.then(|| (u128::from(high) << 64) | u128::from(words[0]))
    }
}

impl From<u8> for Poke {
    fn from(word: u8) -> Self {
        Self(Number::Word(word.into()))
    }
}

impl From<u16> for Poke {
    fn from(word: u16) -> Self {
        Self(Number::Word(word.into()))
    }
}

impl From<usize> for Poke {
    fn from(word: usize) -> Self {
        Self(Number::Word(word as u64))
    }
}

impl From<u128> for Poke {
    fn from(number: u128) -> Self {
        Self(Number::Value(Value::from_u128(128, number)))
    }
}

impl Sim {
    /// A number as a value of `width` bits.
    pub(super) fn fitted(&self, path: &str, width: u32, number: Poke) -> Result<Value, SimError> {
        let refuse = |got: String| {
            let error = self.error(path, "a number that does not fit");
            Err(error.with_values(format!("at most {width} bits"), got))
        };
        match number.0 {
            Number::Negative(number) => refuse(number.to_string()),
            Number::Word(word) if width < 64 && word >> width != 0 => refuse(format!("{word:#x}")),
            Number::Word(word) => Ok(Value::from_u64(width, word)),
            Number::Value(value) => {
                let out = value.resized(width);
                if out.resized(value.width()) == value {
                    Ok(out)
                } else {
                    refuse(value.to_string())
                }
            }
        }
    }

    /// The bits of a signal, the least significant first.
    ///
    /// # Errors
    /// When no signal has that path.
    pub fn peek_bits(&self, path: &str) -> Result<BitVec<u64, Lsb0>, SimError> {
        Ok(self.peek(path)?.to_bits())
    }

    /// Sets all bits of an input or register, the least significant first.
    ///
    /// # Errors
    /// When there is no such input, or the slice has more or fewer bits.
    pub fn poke_bits<T: BitStore, O: BitOrder>(
        &mut self,
        path: &str,
        bits: &BitSlice<T, O>,
    ) -> Result<(), SimError> {
        let width = self.settable(path)?.width();
        match Value::from_bits(bits) {
            Some(value) if value.width() == width => self.poke(path, value),
            _ => Err(self
                .error(path, "the slice has another width than the signal")
                .with_values(format!("{width} bits"), format!("{} bits", bits.len()))),
        }
    }

    /// A signal as an integer: `sim.peek_as::<u128>("key")`.
    ///
    /// # Errors
    /// When no signal has that path, or the value does not fit the integer.
    pub fn peek_as<T: TryFrom<u128>>(&self, path: &str) -> Result<T, SimError> {
        let value = self.peek(path)?;
        value.to_u128().and_then(|number| T::try_from(number).ok()).ok_or_else(|| {
            let name = std::any::type_name::<T>();
            self.error(path, format!("a value that does not fit {name}"))
                .with_values(format!("a number of {name}"), value)
        })
    }

    /// Sets an input or register to a state of its enum, by name.
    ///
    /// # Errors
    /// When there is no such input, it is no enum, or has no such state.
    pub fn poke_state(&mut self, path: &str, state: &str) -> Result<(), SimError> {
        self.settable(path)?;
        let Some(states) = self.states(path)? else {
            let error = self.error(path, "no enum: `poke` takes numbers");
            return Err(error.with_values("a number", state));
        };
        if let Some(code) = states.iter().position(|name| name == state) {
            return self.poke(path, code);
        }
        let allowed = states.join(", ");
        Err(self.error(path, "no such state").with_values(allowed, state))
    }
}
