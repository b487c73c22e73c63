//! What is behind a register slave.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::super::Resp;

/// Registers as a [`LiteSlave`](super::LiteSlave) asks for them.
pub trait Registers {
    /// The word at an address, which is that of the bus, not aligned.
    ///
    /// # Errors
    /// With what the bus answers instead: `SLVERR`, `DECERR`.
    fn read(&mut self, addr: u64) -> Result<u64, Resp>;

    /// Writes the bytes of a word whose bits in `strobe` are 1.
    ///
    /// # Errors
    /// With what the bus answers instead: `SLVERR`, `DECERR`.
    fn write(&mut self, addr: u64, value: u64, strobe: u8) -> Result<(), Resp>;
}

/// Plain registers: they hold what was written. Addresses that were never [`RegisterFile::set`] by
/// the test answer `DECERR`. A clone is the same registers.
#[derive(Clone, Debug, Default)]
pub struct RegisterFile {
    words: Arc<Mutex<BTreeMap<u64, u64>>>,
}

impl RegisterFile {
    /// No register.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<u64, u64>> {
        self.words.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes a register, or changes it.
    pub fn set(&self, addr: u64, value: u64) {
        self.lock().insert(addr, value);
    }

    /// What a register holds.
    #[must_use]
    pub fn get(&self, addr: u64) -> Option<u64> {
        self.lock().get(&addr).copied()
    }
}

impl Registers for RegisterFile {
    fn read(&mut self, addr: u64) -> Result<u64, Resp> {
        self.get(addr).ok_or(Resp::DecErr)
    }

    fn write(&mut self, addr: u64, value: u64, strobe: u8) -> Result<(), Resp> {
        let mut words = self.lock();
        let word = words.get_mut(&addr).ok_or(Resp::DecErr)?;
        let mask = (0..8)
            .filter(|byte| (strobe >> byte) & 1 == 1)
            .fold(0, |mask, byte| mask | (0xff_u64 << (byte * 8)));
        *word = (*word & !mask) | (value & mask);
        Ok(())
    }
}
