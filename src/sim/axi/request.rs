//! One burst as a test asks for it, and what is legal.

use crate::sim::error::SimError;

use super::address::PAGE_BYTES;
use super::{Address, Burst};

/// One burst to submit to a [`Master`](super::Master). By default: ID 0, `INCR`, beats as wide as the
/// bus, every byte written.
///
/// ```
/// use ctxnic::sim::axi::{Burst, Request};
///
/// let line = Request::read(0x1010, 32).with_id(3).with_burst(Burst::Wrap);
/// let narrow = Request::write(0x2000, vec![1, 2, 3, 4]).with_size(1);
/// # let _ = (line, narrow);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    addr: u64,
    bytes: usize,
    data: Option<Vec<u8>>,
    enable: Option<Vec<bool>>,
    id: u64,
    size: Option<u32>,
    burst: Burst,
}

impl Request {
    /// A read of so many bytes.
    #[must_use]
    pub fn read(addr: u64, bytes: usize) -> Self {
        Self { addr, bytes, data: None, enable: None, id: 0, size: None, burst: Burst::Incr }
    }

    /// A write of these bytes; those of `FIXED` and `WRAP` bursts are in the order of the beats.
    #[must_use]
    pub fn write(addr: u64, data: Vec<u8>) -> Self {
        Self { data: Some(data), ..Self::read(addr, 0) }
    }

    /// Sets the ID.
    #[must_use]
    pub fn with_id(mut self, id: u64) -> Self {
        self.id = id;
        self
    }

    /// Sets the bytes per beat, as a power of two.
    #[must_use]
    pub fn with_size(mut self, size: u32) -> Self {
        self.size = Some(size);
        self
    }

    /// Sets how the address moves.
    #[must_use]
    pub fn with_burst(mut self, burst: Burst) -> Self {
        self.burst = burst;
        self
    }

    /// Writes only the bytes that say true; those beyond the list are written.
    #[must_use]
    pub fn with_enable(mut self, enable: Vec<bool>) -> Self {
        self.enable = Some(enable);
        self
    }
}

impl Request {
    pub(super) fn is_write(&self) -> bool {
        self.data.is_some()
    }
}

/// What a port can carry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Carries {
    pub(super) bytes: usize,
    pub(super) addr_bits: u32,
    pub(super) id_bits: u32,
    pub(super) max_beats: u32,
}

/// A burst ready for the bus.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    pub(super) address: Address,
    /// Bytes asked for, which may end within the last beat.
    pub(super) bytes: usize,
    /// Writes: bytes and strobe of each beat.
    pub(super) beats: Vec<(Vec<u8>, u128)>,
}

impl Request {
    /// The burst, when it is legal.
    pub(super) fn plan(self, path: &str, port: &Carries) -> Result<Planned, SimError> {
        let bytes = self.data.as_ref().map_or(self.bytes, Vec::len);
        let refuse = |expected: String, got: String| {
            let error = SimError::new(0, path, "a burst that is not legal");
            Err(error.with_values(expected, got))
        };
        let full = port.bytes.trailing_zeros();
        let size = self.size.unwrap_or(full);
        if bytes == 0 || size > full {
            let got = format!("{bytes} bytes, size {size}");
            return refuse(format!("1 byte or more, size at most {full}"), got);
        }
        let mut address = Address { id: self.id, addr: self.addr, len: 0, size, burst: self.burst };
        let beat_bytes = usize::try_from(address.beat_bytes()).unwrap_or(port.bytes);
        let before = address.lanes(0, port.bytes).start % beat_bytes;
        let beats = match self.burst {
            Burst::Incr => (before + bytes).div_ceil(beat_bytes),
            _ => bytes.div_ceil(beat_bytes - before),
        };
        let most = match self.burst {
            Burst::Incr => port.max_beats.min(256),
            _ => port.max_beats.min(16),
        };
        match u32::try_from(beats) {
            Ok(beats @ 1..) if beats <= most => address.len = beats - 1,
            _ => return refuse(format!("1 to {most} beats"), format!("{beats}")),
        }
        if self.burst == Burst::Reserved {
            return refuse("FIXED, INCR or WRAP".into(), "the reserved code".into());
        }
        if self.burst == Burst::Wrap && !([2, 4, 8, 16].contains(&beats) && address.is_aligned()) {
            let got = format!("{beats} beats from {:#x}", self.addr);
            return refuse("WRAP: 2, 4, 8 or 16 beats from an aligned address".into(), got);
        }
        if address.crosses_page() {
            let got = format!("{:#x}..={:#x}", self.addr, address.last_addr());
            return refuse(format!("bytes within one page of {PAGE_BYTES}"), got);
        }
        if !fits(address.last_addr(), port.addr_bits) {
            let expected = format!("addresses of at most {} bits", port.addr_bits);
            return refuse(expected, format!("{:#x}", address.last_addr()));
        }
        if !fits(self.id, port.id_bits) {
            return refuse(format!("an ID of at most {} bits", port.id_bits), self.id.to_string());
        }
        let beats = match &self.data {
            Some(data) => self.beats(&address, data, port.bytes),
            None => Vec::new(),
        };
        Ok(Planned { address, bytes, beats })
    }

    fn beats(&self, address: &Address, data: &[u8], bus: usize) -> Vec<(Vec<u8>, u128)> {
        let mut index = 0;
        let enabled = |index: usize| {
            self.enable.as_ref().and_then(|list| list.get(index)).copied().unwrap_or(true)
        };
        let beat = |beat: u32| {
            let (mut bytes, mut strobe) = (vec![0; bus], 0u128);
            for lane in address.lanes(beat, bus) {
                if let Some(&byte) = data.get(index) {
                    bytes[lane] = byte;
                    strobe |= u128::from(enabled(index)) << lane;
                }
                index += 1;
            }
            (bytes, strobe)
        };
        (0..address.beats()).map(beat).collect()
    }
}

fn fits(number: u64, bits: u32) -> bool {
    bits >= 64 || number >> bits == 0
}
