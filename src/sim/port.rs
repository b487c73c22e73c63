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
    if sim.has(&path) { P::find(sim, &path).map(Some) } else { Ok(None) }
}

/// What some signals held at some time.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    words: Vec<u64>,
}

/// A signal, by its place in a list, that does not hold what it held.
#[derive(Clone, Debug)]
pub(super) struct Changed {
    pub(super) index: usize,
    pub(super) was: Value,
    pub(super) now: Value,
}

impl Held {
    /// Takes what the signals hold now.
    pub(super) fn take<T>(&mut self, sim: &Sim, fields: &[(T, Handle)]) {
        self.words.clear();
        for &(_, handle) in fields {
            if handle.width() <= 64 {
                self.words.push(sim.peek_u64(handle));
            } else {
                with_words(sim, handle, |words| self.words.extend_from_slice(words));
            }
        }
    }

    /// The first of the same signals that changed since.
    pub(super) fn changed<T>(&self, sim: &Sim, fields: &[(T, Handle)]) -> Option<Changed> {
        let mut at = 0;
        for (index, &(_, handle)) in fields.iter().enumerate() {
            let first = at;
            at += handle.words();
            let same = if handle.width() <= 64 {
                sim.peek_u64(handle) == self.words[first]
            } else {
                with_words(sim, handle, |now| now == &self.words[first..at])
            };
            if !same {
                let was = &self.words[first..at];
                let was = Value::from_words(handle.width(), was.to_vec());
                return Some(Changed { index, was, now: sim.peek_value(handle) });
            }
        }
        None
    }
}

/// Most words of a signal that need no allocation: 1,024 bits, the widest bus.
const FEW: usize = 16;

/// Gives a function so many words.
fn buffer<R>(count: usize, with: impl FnOnce(&mut [u64]) -> R) -> R {
    if count <= FEW { with(&mut [0; FEW][..count]) } else { with(&mut vec![0; count]) }
}

/// Gives the words of a signal to a function, the least significant first.
pub(super) fn with_words<R>(sim: &Sim, handle: Handle, with: impl FnOnce(&[u64]) -> R) -> R {
    if handle.width() <= 64 {
        return with(&[sim.peek_u64(handle)]);
    }
    buffer(handle.words(), |words| {
        sim.peek_words(handle, words);
        with(words)
    })
}

/// True when a one-bit signal is 1.
pub(super) fn is_high(sim: &Sim, handle: Handle) -> bool {
    sim.peek_u64(handle) != 0
}

/// The low 64 bits of a signal, or 0 where there is none.
pub(super) fn number(sim: &Sim, handle: Option<Handle>) -> u64 {
    handle.map_or(0, |handle| sim.peek_u64(handle))
}

/// Adds the first `count` bytes of a signal, lowest first; all when it has no more.
pub(super) fn extend_bytes(sim: &Sim, handle: Handle, count: usize, out: &mut Vec<u8>) {
    if handle.width() <= 64 {
        let count = count.min((handle.width() / 8) as usize);
        return out.extend_from_slice(&sim.peek_u64(handle).to_le_bytes()[..count]);
    }
    with_words(sim, handle, |words| {
        let mut left = count.min((handle.width() / 8) as usize);
        for word in words {
            let bytes = left.min(8);
            out.extend_from_slice(&word.to_le_bytes()[..bytes]);
            left -= bytes;
        }
    });
}

/// The bytes of a signal, lowest first.
pub(super) fn bytes_of(sim: &Sim, handle: Handle) -> Vec<u8> {
    let len = (handle.width() / 8) as usize;
    let mut bytes = Vec::with_capacity(len);
    extend_bytes(sim, handle, len, &mut bytes);
    bytes
}

/// How many bits of a signal are 1, and whether these are its lowest.
pub(super) fn ones_of(sim: &Sim, handle: Handle) -> (usize, bool) {
    with_words(sim, handle, |words| {
        let (mut sum, mut ended, mut low) = (0, false, true);
        for &word in words {
            sum += word.count_ones() as usize;
            // A word of a mask has no 1 above a 0; after a word that is not all 1 there is only 0.
            low &= word & word.wrapping_add(1) == 0 && (word == 0 || !ended);
            ended |= word != u64::MAX;
        }
        (sum, low)
    })
}

/// A signal of up to 128 bits.
pub(super) fn mask_of(sim: &Sim, handle: Handle) -> u128 {
    with_words(sim, handle, |words| {
        let high = words.get(1).copied().unwrap_or(0);
        (u128::from(high) << 64) | u128::from(words[0])
    })
}

/// The low `count` bits of a mask.
pub(super) const fn low_mask(count: usize) -> u128 {
    if count >= 128 { u128::MAX } else { (1 << count) - 1 }
}

/// Drives words that a function makes out of zeros, least significant first; the bits above the
/// width do not matter.
fn put(sim: &mut Sim, input: Input, make: impl FnOnce(&mut [u64])) {
    if input.width() <= 64 {
        let mut word = [0];
        make(&mut word);
        return sim.poke_u64(input, word[0]);
    }
    buffer(input.handle().words(), |words| {
        make(words);
        let spare = words.len() * 64 - input.width() as usize;
        if let Some(last) = words.last_mut() {
            *last &= u64::MAX >> spare;
        }
        sim.poke_words(input, words);
    });
}

/// Drives a mask.
pub(super) fn put_mask(sim: &mut Sim, input: Input, mask: u128) {
    put(sim, input, |words| {
        words[0] = low_word(mask);
        if let Some(high) = words.get_mut(1) {
            *high = low_word(mask >> 64);
        }
    });
}

fn low_word(mask: u128) -> u64 {
    u64::try_from(mask & u128::from(u64::MAX)).unwrap_or(0)
}

/// Drives a signal of which the low `count` bits are 1.
pub(super) fn put_ones(sim: &mut Sim, input: Input, count: usize) {
    put(sim, input, |words| {
        let mut left = count;
        for word in words {
            *word = match left {
                0 => 0,
                bits @ 1..64 => (1 << bits) - 1,
                _ => u64::MAX,
            };
            left = left.saturating_sub(64);
        }
    });
}

/// Lays bytes over words, lowest first; what has no room is left out.
fn lay(words: &mut [u64], bytes: &[u8]) {
    let mut chunks = bytes.chunks_exact(8);
    let mut at = 0;
    for chunk in &mut chunks {
        let (Some(word), Ok(chunk)) = (words.get_mut(at), chunk.try_into()) else { return };
        *word = u64::from_le_bytes(chunk);
        at += 1;
    }
    let Some(word) = words.get_mut(at) else { return };
    let mut shift = 0;
    for &byte in chunks.remainder() {
        *word = (*word & !(0xff << shift)) | (u64::from(byte) << shift);
        shift += 8;
    }
}

/// Drives bytes, lowest first.
pub(super) fn put_bytes(sim: &mut Sim, input: Input, bytes: &[u8]) {
    put(sim, input, |words| lay(words, bytes));
}

/// Drives bytes, and random bits, or zeros without a generator, beyond them.
pub(super) fn put_bytes_in_noise(sim: &mut Sim, input: Input, bytes: &[u8], rng: &mut Option<Rng>) {
    if input.width() <= 64 {
        let mut word = [noise_word(rng)];
        lay(&mut word, bytes);
        return sim.poke_u64(input, word[0]);
    }
    put(sim, input, |words| {
        fill(words, rng);
        lay(words, bytes);
    });
}

/// Drives random bits, or zeros without a generator.
pub(super) fn put_noise(sim: &mut Sim, input: Input, rng: &mut Option<Rng>) {
    if input.width() <= 64 {
        return sim.poke_u64(input, noise_word(rng));
    }
    put(sim, input, |words| fill(words, rng));
}

fn noise_word(rng: &mut Option<Rng>) -> u64 {
    match rng {
        Some(rng) => rng.next_u64(),
        None => 0,
    }
}

fn fill(words: &mut [u64], rng: &mut Option<Rng>) {
    for word in words {
        *word = noise_word(rng);
    }
}

/// So many bytes of noise, or zeros.
pub(super) fn noise(rng: &mut Option<Rng>, bytes: usize) -> Vec<u8> {
    rng.as_mut().map_or_else(|| vec![0; bytes], |rng| rng.bytes(bytes))
}
