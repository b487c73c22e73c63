//! How a memory model behaves: latencies, order, bandwidth, pauses.

use std::ops::RangeInclusive;

use crate::sim::pause::Pause;

use super::Channel;

/// When the bytes of a write can be read: always after its last data beat is taken, and at the latest
/// with its response.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visible {
    /// Each beat at a random cycle of its own, so that half of a burst can be seen. Beats of one ID
    /// keep their order from burst to burst.
    #[default]
    Random,
    /// In the cycle after the last data beat.
    AfterData,
    /// In the cycle in which the response is offered.
    WithResponse,
}

/// Whether reads and writes share the bandwidth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Duplex {
    /// Each has all of it.
    #[default]
    Full,
    /// A beat read and a beat written cost the same budget.
    Half,
}

/// Data beats in a number of cycles, on the average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bandwidth {
    /// Beats, at least 1.
    pub beats: u32,
    /// Cycles, at least 1.
    pub cycles: u32,
}

impl Bandwidth {
    /// A beat in every cycle, all the bus can carry.
    pub const FULL: Self = Self { beats: 1, cycles: 1 };
}

/// When each channel holds back: `ready` of `aw`, `w`, `ar`, a new `valid` of `b`, `r` for a slave;
/// the other way round for a master.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pauses {
    /// Write addresses.
    pub aw: Pause,
    /// Write data.
    pub w: Pause,
    /// Write responses.
    pub b: Pause,
    /// Read addresses.
    pub ar: Pause,
    /// Read data.
    pub r: Pause,
}

impl Pauses {
    /// Random pauses in `percent` of the cycles, each channel for itself.
    #[must_use]
    pub fn random(percent: u32, seed: u64) -> Self {
        let pause = |channel: u64| Pause::Random {
            percent,
            seed: seed.wrapping_mul(8).wrapping_add(channel),
        };
        Self { aw: pause(0), w: pause(1), b: pause(2), ar: pause(3), r: pause(4) }
    }

    /// That of one channel.
    #[must_use]
    pub fn of(&self, channel: Channel) -> &Pause {
        match channel {
            Channel::Aw => &self.aw,
            Channel::W => &self.w,
            Channel::B => &self.b,
            Channel::Ar => &self.ar,
            Channel::R => &self.r,
        }
    }
}

/// How a [`Memory`](super::Memory) behaves. Start from [`Timing::adversarial`] or
/// [`Timing::benign`] and change what matters:
///
/// ```
/// use ctxnic::sim::axi::{Duplex, Timing};
///
/// let slow = Timing { read_latency: 100..=100, duplex: Duplex::Half, ..Timing::benign() };
/// # assert_eq!(slow.write_latency, 25..=25);
/// ```
#[allow(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timing {
    /// Cycles from the address handshake to the first beat offered, at least 1.
    pub read_latency: RangeInclusive<u64>,
    /// Cycles from the handshake of the last data beat to the response offered, at least 1.
    pub write_latency: RangeInclusive<u64>,
    /// When a write can be read.
    pub visible: Visible,
    /// Whether a read may take its bytes from the memory when its address is taken (a coin decides),
    /// or always takes each beat's when that beat is offered.
    pub early_read: bool,
    /// Whether responses of different IDs overtake each other; those of one ID never do.
    pub reorder: bool,
    /// Whether read beats of different IDs mix.
    pub interleave: bool,
    /// Reads accepted and not yet complete, at most; no address is taken beyond.
    pub max_reads: usize,
    /// Writes accepted and not yet answered, at most.
    pub max_writes: usize,
    /// Data beats taken before their address is; 0 makes data wait for it.
    pub early_data: usize,
    /// Whether an address is taken only once its data are offered, as AXI allows: a master that
    /// waits for `awready` before it offers data hangs then.
    pub data_first: bool,
    /// Data beats per cycle.
    pub bandwidth: Bandwidth,
    /// Whether reads and writes share it.
    pub duplex: Duplex,
    /// When channels hold back.
    pub pauses: Pauses,
    /// Whether random bits stand on `b` and `r` while they are not valid, and on the lanes of a beat
    /// that it does not use.
    pub noise: bool,
    /// Seed of all choices but the pauses.
    pub seed: u64,
}

impl Timing {
    /// As unkind as AXI allows: latencies of 1 to 60 cycles, writes that become visible beat by
    /// beat at random, responses and read beats of different IDs out of order and mixed, eight bursts
    /// at a time in each direction, pauses on every channel. Only `data_first`, which many masters in
    /// use do not bear, is left to whoever wants it.
    #[must_use]
    pub fn adversarial(seed: u64) -> Self {
        Self {
            read_latency: 1..=60,
            write_latency: 1..=60,
            visible: Visible::Random,
            early_read: true,
            reorder: true,
            interleave: true,
            max_reads: 8,
            max_writes: 8,
            early_data: 4,
            data_first: false,
            bandwidth: Bandwidth::FULL,
            duplex: Duplex::Full,
            pauses: Pauses::random(30, seed),
            noise: true,
            seed,
        }
    }

    /// As kind as can be measured with: 25 cycles to the first beat, 25 from the last data to the
    /// response, in order, pipelined without limit, a beat read and a beat written in every cycle.
    #[must_use]
    pub fn benign() -> Self {
        Self {
            read_latency: 25..=25,
            write_latency: 25..=25,
            visible: Visible::WithResponse,
            early_read: false,
            reorder: false,
            interleave: false,
            max_reads: usize::MAX,
            max_writes: usize::MAX,
            early_data: 256,
            data_first: false,
            bandwidth: Bandwidth::FULL,
            duplex: Duplex::Full,
            pauses: Pauses::default(),
            noise: true,
            seed: 0,
        }
    }
}

/// Adversarial, with seed 0.
impl Default for Timing {
    fn default() -> Self {
        Self::adversarial(0)
    }
}

/// Beats that may be moved now.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    bandwidth: Bandwidth,
    credit: i64,
}

impl Budget {
    pub(super) fn new(bandwidth: Bandwidth) -> Self {
        let Bandwidth { beats, cycles } = bandwidth;
        let bandwidth = Bandwidth { beats: beats.max(1), cycles: cycles.max(1) };
        Self { bandwidth, credit: 0 }
    }

    /// A cycle has begun.
    pub(super) fn tick(&mut self) {
        let Bandwidth { beats, cycles } = self.bandwidth;
        // What is not used is not saved, but for what is left of one beat.
        let most = i64::from(beats) + i64::from(cycles) - 1;
        self.credit = (self.credit + i64::from(beats)).min(most);
    }

    pub(super) fn has_beat(&self) -> bool {
        self.credit >= i64::from(self.bandwidth.cycles)
    }

    /// A beat is moved, even on credit.
    pub(super) fn charge(&mut self) {
        self.credit -= i64::from(self.bandwidth.cycles);
    }
}

#[cfg(test)]
mod tests {
    use super::{Bandwidth, Budget};

    #[test]
    fn a_budget_gives_its_share_of_beats_and_saves_nothing() {
        for (beats, cycles, expected) in [(1, 1, 60), (1, 2, 30), (2, 3, 40), (5, 1, 60)] {
            let mut budget = Budget::new(Bandwidth { beats, cycles });
            for _ in 0..100 {
                budget.tick();
            }
            let mut moved = 0;
            for _ in 0..60 {
                budget.tick();
                if budget.has_beat() {
                    budget.charge();
                    moved += 1;
                }
            }
            assert!((expected..=expected + 1).contains(&moved), "{beats}/{cycles}: {moved}");
        }
    }
}
