//! A fast hasher without secret: for the compiler's own tables of small numbers.
//!
//! Multiply and fold, as in the compilers' well-known "Fx" hash. Inputs come from a specification, not
//! from the network, so nobody gains by colliding them; the same input takes the same time always.

use std::hash::{BuildHasherDefault, Hasher};

/// Hasher state.
#[derive(Clone, Copy, Default)]
pub(super) struct Fold(u64);

impl Fold {
    fn add(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Fold {
    fn finish(&self) -> u64 {
        // The table takes the low bits; the product mixes upwards.
        self.0 ^ self.0 >> 32
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.add(u64::from(*byte));
        }
    }
    fn write_u8(&mut self, value: u8) {
        self.add(u64::from(value));
    }
    fn write_u16(&mut self, value: u16) {
        self.add(u64::from(value));
    }
    fn write_u32(&mut self, value: u32) {
        self.add(u64::from(value));
    }
    fn write_u64(&mut self, value: u64) {
        self.add(value);
    }
    fn write_usize(&mut self, value: usize) {
        self.add(value as u64);
    }
}

/// A map in order of insertion.
pub(super) type Map<K, V> = indexmap::IndexMap<K, V, BuildHasherDefault<Fold>>;
/// A set in order of insertion.
pub(super) type Set<T> = indexmap::IndexSet<T, BuildHasherDefault<Fold>>;
