//! The bytes behind a memory model, shared with the test.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::sim::error::SimError;
use crate::sim::stimulus::Rng;

/// Bytes that are made at a time.
const PAGE: u64 = 4096;
const PAGE_LEN: usize = 4096;

/// Bytes at addresses: what a [`Memory`](super::Memory) serves and a test looks into.
///
/// A clone is the same memory. Only regions that were added exist; a page of 4 KiB takes space from
/// its first write on, so a region may be as large as the address space. All numbers are little
/// endian.
#[derive(Clone, Debug, Default)]
pub struct Ram {
    inner: Arc<Mutex<Inner>>,
}

#[derive(Debug, Default)]
struct Inner {
    /// First and last address of each region.
    regions: Vec<(u64, u64)>,
    pages: BTreeMap<u64, Box<[u8]>>,
    noise: Option<u64>,
}

impl Inner {
    /// How many bytes from an address on exist, at most `len`.
    fn present(&self, addr: u64, len: u64) -> u64 {
        let mut have = 0;
        while have < len {
            let Some(at) = addr.checked_add(have) else { break };
            let Some(&(_, last)) =
                self.regions.iter().find(|(low, high)| (*low..=*high).contains(&at))
            else {
                break;
            };
            have = have.saturating_add((last - at).saturating_add(1));
        }
        have.min(len)
    }

    fn fresh_page(noise: Option<u64>, index: u64) -> Box<[u8]> {
        let bytes = match noise {
            Some(seed) => Rng::new(seed).fork(index).bytes(PAGE_LEN),
            None => vec![0; PAGE_LEN],
        };
        bytes.into_boxed_slice()
    }

    /// Offset in its page, and bytes up to its end.
    fn place(addr: u64, len: usize) -> (usize, usize) {
        let offset = (addr % PAGE) as usize;
        (offset, len.min(PAGE_LEN - offset))
    }

    fn read(&self, addr: u64, out: &mut [u8]) {
        let mut done = 0;
        while done < out.len() {
            let at = addr.wrapping_add(done as u64);
            let (offset, count) = Self::place(at, out.len() - done);
            let to = &mut out[done..done + count];
            match (self.pages.get(&(at / PAGE)), self.noise) {
                (Some(page), _) => to.copy_from_slice(&page[offset..offset + count]),
                (None, None) => to.fill(0),
                (None, noise) => {
                    let page = Self::fresh_page(noise, at / PAGE);
                    to.copy_from_slice(&page[offset..offset + count]);
                }
            }
            done += count;
        }
    }

    fn write(&mut self, addr: u64, bytes: &[u8]) {
        let mut done = 0;
        let noise = self.noise;
        while done < bytes.len() {
            let at = addr.wrapping_add(done as u64);
            let (offset, count) = Self::place(at, bytes.len() - done);
            let page =
                self.pages.entry(at / PAGE).or_insert_with(|| Self::fresh_page(noise, at / PAGE));
            page[offset..offset + count].copy_from_slice(&bytes[done..done + count]);
            done += count;
        }
    }
}

impl Ram {
    /// A memory without any address.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A memory of `bytes` zeros from `base` on; what is beyond the address space does not exist.
    #[must_use]
    pub fn with_region(base: u64, bytes: u64) -> Self {
        let ram = Self::new();
        if let Some(last) = bytes.checked_sub(1) {
            ram.lock().regions.push((base, base.saturating_add(last)));
        }
        ram
    }

    /// A memory of zeros at every address.
    #[must_use]
    pub fn everywhere() -> Self {
        let ram = Self::new();
        ram.lock().regions.push((0, u64::MAX));
        ram
    }

    /// Makes every byte that was never written random instead of zero.
    #[must_use]
    pub fn with_noise(self, seed: u64) -> Self {
        self.lock().noise = Some(seed);
        self
    }

    /// Adds a region.
    ///
    /// # Errors
    /// When it is empty, beyond the address space, or overlaps another.
    pub fn add_region(&self, base: u64, bytes: u64) -> Result<(), SimError> {
        let mut inner = self.lock();
        let Some(last) = bytes.checked_sub(1).and_then(|rest| base.checked_add(rest)) else {
            let error = SimError::new(0, "ram", "a region that cannot be");
            return Err(error.with_values(
                "1 byte or more within 64 bits of address",
                format!("{bytes} bytes from {base:#x}"),
            ));
        };
        let overlaps = |(low, high): &&(u64, u64)| base <= *high && *low <= last;
        if let Some((low, high)) = inner.regions.iter().find(overlaps) {
            let error = SimError::new(0, "ram", "a region that overlaps another");
            return Err(error.with_values(
                format!("nothing of {low:#x}..={high:#x}"),
                format!("{base:#x}..={last:#x}"),
            ));
        }
        inner.regions.push((base, last));
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// True when all these addresses exist.
    #[must_use]
    pub fn holds(&self, addr: u64, bytes: u64) -> bool {
        self.lock().present(addr, bytes) == bytes
    }

    fn check(inner: &Inner, addr: u64, bytes: usize) -> Result<(), SimError> {
        let have = inner.present(addr, bytes as u64);
        if have == bytes as u64 {
            return Ok(());
        }
        let text = format!("no memory at {:#x}", addr.wrapping_add(have));
        let error = SimError::new(0, "ram", text);
        let regions: Vec<String> =
            inner.regions.iter().map(|(low, high)| format!("{low:#x}..={high:#x}")).collect();
        let regions = if regions.is_empty() { "no region".into() } else { regions.join(", ") };
        Err(error.with_values(regions, format!("{bytes} bytes from {addr:#x}")))
    }

    /// Fills a buffer.
    ///
    /// # Errors
    /// When an address does not exist.
    pub fn read_into(&self, addr: u64, out: &mut [u8]) -> Result<(), SimError> {
        let inner = self.lock();
        Self::check(&inner, addr, out.len())?;
        inner.read(addr, out);
        Ok(())
    }

    /// Some bytes.
    ///
    /// # Errors
    /// When an address does not exist.
    pub fn read(&self, addr: u64, bytes: usize) -> Result<Vec<u8>, SimError> {
        let inner = self.lock();
        Self::check(&inner, addr, bytes)?;
        let mut out = vec![0; bytes];
        inner.read(addr, &mut out);
        Ok(out)
    }

    /// Sets some bytes, in no time.
    ///
    /// # Errors
    /// When an address does not exist; nothing is changed then.
    pub fn write(&self, addr: u64, bytes: &[u8]) -> Result<(), SimError> {
        let mut inner = self.lock();
        Self::check(&inner, addr, bytes.len())?;
        inner.write(addr, bytes);
        Ok(())
    }

    /// Sets those bytes whose bit in the mask is 1.
    pub(super) fn write_masked(&self, addr: u64, bytes: &[u8], mask: u128) -> Result<(), SimError> {
        let mut inner = self.lock();
        Self::check(&inner, addr, bytes.len())?;
        let set = |index: usize| mask >> index & 1 == 1;
        let mut at = 0;
        while at < bytes.len() {
            let end = (at..bytes.len()).find(|&index| set(index) != set(at)).unwrap_or(bytes.len());
            if set(at) {
                inner.write(addr.wrapping_add(at as u64), &bytes[at..end]);
            }
            at = end;
        }
        Ok(())
    }
}

macro_rules! numbers {
    ($($ty:ty, $read:ident, $write:ident);+) => {
        impl Ram {
            $(
                /// A number, lowest byte first.
                ///
                /// # Errors
                /// When an address does not exist.
                pub fn $read(&self, addr: u64) -> Result<$ty, SimError> {
                    let mut bytes = [0; size_of::<$ty>()];
                    self.read_into(addr, &mut bytes)?;
                    Ok(<$ty>::from_le_bytes(bytes))
                }

                /// Sets a number, lowest byte first.
                ///
                /// # Errors
                /// When an address does not exist; nothing is changed then.
                pub fn $write(&self, addr: u64, value: $ty) -> Result<(), SimError> {
                    self.write(addr, &value.to_le_bytes())
                }
            )+
        }
    };
}

numbers!(
    u8, read_u8, write_u8;
    u16, read_u16, write_u16;
    u32, read_u32, write_u32;
    u64, read_u64, write_u64
);

#[cfg(test)]
mod tests {
    use super::Ram;

    #[test]
    fn numbers_are_little_endian_and_may_cross_pages() {
        let ram = Ram::with_region(0x1000, 0x2000);
        ram.write_u64(0x1ffc, 0x0807_0605_0403_0201).unwrap();
        assert_eq!(ram.read(0x1ffc, 8).unwrap(), [1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(ram.read_u16(0x1fff).unwrap(), 0x0504);
        assert_eq!(ram.clone().read_u32(0x2000).unwrap(), 0x0807_0605, "a clone is the same");
    }

    #[test]
    fn what_does_not_exist_is_refused_with_what_does() {
        let ram = Ram::with_region(0x1000, 0x10);
        ram.add_region(0x1010, 0x10).unwrap();
        ram.write(0x1008, &[9; 16]).unwrap();
        let error = ram.read_u64(0x101c).unwrap_err().to_string();
        assert_eq!(
            error,
            "cycle 0: ram: no memory at 0x1020: expected 0x1000..=0x100f, 0x1010..=0x101f, got 8 \
             bytes from 0x101c"
        );
        assert!(ram.add_region(0x100f, 1).is_err());
        assert!(ram.add_region(0x4000, 0).is_err());
        assert!(ram.add_region(u64::MAX, 2).is_err());
        assert!(Ram::new().write_u8(0, 1).is_err());
        let all = Ram::everywhere();
        all.write_u8(u64::MAX, 7).unwrap();
        assert!(all.write_u16(u64::MAX, 7).is_err());
    }

    #[test]
    fn noise_stands_only_where_nothing_was_written() {
        let ram = Ram::with_region(0, 1 << 40).with_noise(3);
        let before = ram.read(0x5000, 64).unwrap();
        assert!(before.iter().any(|&byte| byte != 0));
        ram.write_u8(0x5001, before[1] ^ 0xff).unwrap();
        let after = ram.read(0x5000, 64).unwrap();
        assert_eq!((after[0], after[1] ^ 0xff, &after[2..]), (before[0], before[1], &before[2..]));
    }

    #[test]
    fn a_mask_leaves_bytes_alone() {
        let ram = Ram::with_region(0, 16);
        ram.write(0, &[0xff; 8]).unwrap();
        ram.write_masked(0, &[1, 2, 3, 4], 0b1010).unwrap();
        assert_eq!(ram.read(0, 5).unwrap(), [0xff, 2, 0xff, 4, 0xff]);
    }
}
