//! What an address channel says, and which bytes that means.
//!
//! Source: AMBA AXI and ACE protocol specification, ARM IHI 0022, section "Address structure".

use std::ops::Range;

/// Bytes that no burst may cross.
pub(crate) const PAGE_BYTES: u64 = 4096;

/// How the address moves from beat to beat.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Burst {
    /// It stays.
    Fixed,
    /// It counts up.
    #[default]
    Incr,
    /// It counts up and wraps at a multiple of the length of the burst.
    Wrap,
    /// The fourth code, which means nothing.
    Reserved,
}

impl Burst {
    /// From the two bits on the bus.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        match bits & 3 {
            0 => Self::Fixed,
            1 => Self::Incr,
            2 => Self::Wrap,
            _ => Self::Reserved,
        }
    }

    /// The two bits on the bus.
    #[must_use]
    pub const fn bits(self) -> u64 {
        match self {
            Self::Fixed => 0,
            Self::Incr => 1,
            Self::Wrap => 2,
            Self::Reserved => 3,
        }
    }
}

/// One burst as its address channel describes it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// ID; 0 where there is none.
    pub id: u64,
    /// Address of the first byte.
    pub addr: u64,
    /// Number of beats less one, as on the bus.
    pub len: u32,
    /// Bytes per beat as a power of two, as on the bus.
    pub size: u32,
    /// How the address moves.
    pub burst: Burst,
}

impl Address {
    /// Number of beats.
    #[must_use]
    pub const fn beats(&self) -> u32 {
        self.len + 1
    }

    /// Bytes of a full beat.
    #[must_use]
    pub const fn beat_bytes(&self) -> u64 {
        1 << (self.size & 7)
    }

    const fn aligned(&self) -> u64 {
        self.addr & !(self.beat_bytes() - 1)
    }

    /// True when the address is a multiple of the beat.
    #[must_use]
    pub const fn is_aligned(&self) -> bool {
        self.aligned() == self.addr
    }

    /// Bytes of all beats together.
    #[must_use]
    pub fn total_bytes(&self) -> u64 {
        self.beat_bytes() * u64::from(self.beats())
    }

    /// Address of a beat's first byte.
    #[must_use]
    pub fn beat_addr(&self, beat: u32) -> u64 {
        let moved = self.aligned().wrapping_add(u64::from(beat) * self.beat_bytes());
        match self.burst {
            Burst::Fixed => self.addr,
            Burst::Wrap => {
                let total = self.total_bytes();
                let low = self.addr / total * total;
                low + (moved - low) % total
            }
            Burst::Incr | Burst::Reserved if beat == 0 => self.addr,
            Burst::Incr | Burst::Reserved => moved,
        }
    }

    /// The byte lanes of a beat on a bus of so many bytes.
    #[must_use]
    pub fn lanes(&self, beat: u32, bus_bytes: usize) -> Range<usize> {
        let bus = bus_bytes.max(1) as u64;
        let addr = self.beat_addr(beat);
        let low = addr % bus;
        let end = ((addr & !(self.beat_bytes() - 1)) % bus + self.beat_bytes()).min(bus);
        let index = |number| usize::try_from(number).unwrap_or(bus_bytes);
        index(low)..index(end)
    }

    /// Address of the last byte.
    #[must_use]
    pub fn last_addr(&self) -> u64 {
        let container = match self.burst {
            Burst::Fixed => self.aligned(),
            Burst::Wrap => {
                let total = self.total_bytes();
                return (self.addr / total * total).wrapping_add(total - 1);
            }
            Burst::Incr | Burst::Reserved => self.beat_addr(self.len) & !(self.beat_bytes() - 1),
        };
        container.wrapping_add(self.beat_bytes() - 1)
    }

    /// True when its bytes are not all in one page of 4 KiB.
    #[must_use]
    pub fn crosses_page(&self) -> bool {
        self.addr / PAGE_BYTES != self.last_addr() / PAGE_BYTES
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, Burst};

    fn beats(address: &Address, bus: usize) -> Vec<(u64, std::ops::Range<usize>)> {
        (0..address.beats())
            .map(|beat| (address.beat_addr(beat), address.lanes(beat, bus)))
            .collect()
    }

    #[test]
    fn an_unaligned_burst_is_short_in_its_first_beat_only() {
        let address =
            Address { addr: 0x1003, len: 2, size: 2, burst: Burst::Incr, ..Address::default() };
        assert_eq!(beats(&address, 8), [(0x1003, 3..4), (0x1004, 4..8), (0x1008, 0..4)]);
        assert_eq!(address.last_addr(), 0x100b);
    }

    #[test]
    fn a_wrapping_burst_goes_round_its_own_block() {
        let address =
            Address { addr: 0x28, len: 3, size: 3, burst: Burst::Wrap, ..Address::default() };
        let addrs: Vec<u64> = (0..4).map(|beat| address.beat_addr(beat)).collect();
        assert_eq!(addrs, [0x28, 0x30, 0x38, 0x20]);
        assert_eq!(address.last_addr(), 0x3f);
    }

    #[test]
    fn a_fixed_burst_uses_the_same_lanes_for_every_beat() {
        let address =
            Address { addr: 0x6, len: 1, size: 1, burst: Burst::Fixed, ..Address::default() };
        assert_eq!(beats(&address, 4), [(6, 2..4), (6, 2..4)]);
    }

    #[test]
    fn a_page_is_crossed_by_the_last_byte() {
        let inside = Address { addr: 0x0ff8, len: 0, size: 3, ..Address::default() };
        assert!(!inside.crosses_page());
        assert!(Address { len: 1, ..inside }.crosses_page());
        let unaligned = Address { addr: 0x0ffd, len: 1, size: 2, ..inside };
        assert!(unaligned.crosses_page());
    }
}
