//! The ports of a bus by name, and what is on them: bytes, masks, noise.

use crate::netlist::value::Value;

use super::error::SimError;
use super::stimulus::Rng;
use super::{Handle, Input, Sim};

/// A signal of a bus: one that a model reads, or one that it drives.
pub(super) trait Port: Copy {
    /// Looks up a path.
    fn find(sim: &Sim, path: &str) -> Result<Self, SimError>;

    /// The same for reading.
    fn handle(self) -> Handle;

    /// Bits.
    fn bits(self) -> u32 {
        self.handle().width()
    }
}

impl Port for Handle {
    fn find(sim: &Sim, path: &str) -> Result<Self, SimError> {
        sim.handle(path)
    }

    fn handle(self) -> Handle {
        self
    }
}

impl Port for Input {
    fn find(sim: &Sim, path: &str) -> Result<Self, SimError> {
        sim.input(path)
    }

    fn handle(self) -> Handle {
        Input::handle(self)
    }
}

/// `<prefix>_<signal>`.
pub(super) fn path_of(prefix: &str, signal: &str) -> String {
    format!("{prefix}_{signal}")
}

/// A port that must be there.
pub(super) fn port<P: Port>(sim: &Sim, prefix: &str, signal: &str) -> Result<P, SimError> {
    P::find(sim, &path_of(prefix, signal))
}

/// A port that may be missing; one that is there but of the wrong direction is an error.
pub(super) fn optional<P: Port>(
    sim: &Sim,
    prefix: &str,
    signal: &str,
) -> Result<Option<P>, SimError> {
    let path = path_of(prefix, signal);
    if sim.handle(&path).is_ok() { P::find(sim, &path).map(Some) } else { Ok(None) }
}

/// What a signal held at some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Held {
    Word(u64),
    Wide(Value),
}

impl Held {
    /// What the signal holds now.
    pub(super) fn of(sim: &Sim, handle: Handle) -> Self {
        if handle.width() <= 64 {
            Self::Word(sim.peek_u64(handle))
        } else {
            Self::Wide(sim.peek_value(handle))
        }
    }

    /// For messages.
    pub(super) fn value(&self, width: u32) -> Value {
        match self {
            Self::Word(word) => Value::from_u64(width, *word),
            Self::Wide(value) => value.clone(),
        }
    }
}

/// True when a one-bit signal is 1.
pub(super) fn is_high(sim: &Sim, handle: Handle) -> bool {
    sim.peek_u64(handle) != 0
}

/// The low 64 bits of a signal, or 0 where there is none.
pub(super) fn number(sim: &Sim, handle: Option<Handle>) -> u64 {
    handle.map_or(0, |handle| sim.peek_u64(handle))
}

/// The bytes of a signal, lowest first.
pub(super) fn bytes_of(sim: &Sim, handle: Handle) -> Vec<u8> {
    let len = (handle.width() / 8) as usize;
    let mut bytes = Vec::with_capacity(len + 8);
    if handle.width() <= 64 {
        bytes.extend(sim.peek_u64(handle).to_le_bytes());
    } else {
        let value = sim.peek_value(handle);
        bytes.extend(value.words().iter().flat_map(|word| word.to_le_bytes()));
    }
    bytes.truncate(len);
    bytes
}

/// A signal of up to 128 bits.
pub(super) fn mask_of(sim: &Sim, handle: Handle) -> u128 {
    if handle.width() <= 64 {
        return sim.peek_u64(handle).into();
    }
    let value = sim.peek_value(handle);
    value.words().iter().take(2).rev().fold(0, |mask, &word| (mask << 64) | u128::from(word))
}

/// The low `count` bits of a mask.
pub(super) const fn low_mask(count: usize) -> u128 {
    if count >= 128 { u128::MAX } else { (1 << count) - 1 }
}

/// Drives a mask.
pub(super) fn put_mask(sim: &mut Sim, input: Input, mask: u128) {
    sim.poke_value(input, &Value::from_u128(input.width(), mask));
}

/// Drives bytes, lowest first.
pub(super) fn put_bytes(sim: &mut Sim, input: Input, bytes: &[u8]) {
    let word = |chunk: &[u8]| chunk.iter().rev().fold(0, |sum, &byte| (sum << 8) | u64::from(byte));
    put(sim, input, bytes.chunks(8).map(word).collect());
}

/// Drives words, least significant first.
pub(super) fn put(sim: &mut Sim, input: Input, words: Vec<u64>) {
    if let [word] = words[..] {
        sim.poke_u64(input, word);
    } else {
        sim.poke_value(input, &Value::from_words(input.width(), words));
    }
}

/// Drives random bits, or zeros without a generator.
pub(super) fn put_noise(sim: &mut Sim, input: Input, rng: &mut Option<Rng>) {
    let words = noise(rng, (input.width() as usize).div_ceil(8));
    put(sim, input, words);
}

/// Words of noise for a number of bytes, or zeros.
pub(super) fn noise(rng: &mut Option<Rng>, bytes: usize) -> Vec<u64> {
    let word = |_| rng.as_mut().map_or(0, Rng::next_u64);
    (0..bytes.div_ceil(8).max(1)).map(word).collect()
}

/// The low `count` bits set.
pub(super) fn ones(count: usize) -> Vec<u64> {
    let word = |at: usize| match count.saturating_sub(at * 64) {
        0 => 0,
        bits @ 1..64 => (1 << bits) - 1,
        _ => u64::MAX,
    };
    (0..count.div_ceil(64).max(1)).map(word).collect()
}
