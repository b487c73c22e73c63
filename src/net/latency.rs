//! Collects times in clock cycles and reduces them to the four figures a report shows.

use std::collections::BTreeMap;
use std::fmt;

/// Times of many frames, in clock cycles. Memory grows with the number of different times, not with
/// the number of frames; the order of recording does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Latency {
    /// How often each time occurred.
    histogram: BTreeMap<u64, u64>,
    count: u64,
}

/// What a [`Latency`] comes to, in clock cycles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Recorded times.
    pub count: u64,
    /// Shortest.
    pub min: u64,
    /// At least half of all times are no longer than this one; it occurred.
    pub median: u64,
    /// At least 99 of 100 times are no longer than this one; it occurred.
    pub p99: u64,
    /// Longest.
    pub max: u64,
}

impl Latency {
    /// Nothing recorded yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { histogram: BTreeMap::new(), count: 0 }
    }

    /// Records one time.
    pub fn record(&mut self, cycles: u64) {
        *self.histogram.entry(cycles).or_default() += 1;
        self.count += 1;
    }

    /// Recorded times.
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.count
    }

    /// The smallest recorded time that at least `percent` of 100 times do not exceed (the nearest
    /// rank); `None` when nothing is recorded. A `percent` above 100 counts as 100.
    #[must_use]
    pub fn percentile(&self, percent: u8) -> Option<u64> {
        let rank = (u128::from(self.count) * u128::from(percent.min(100))).div_ceil(100).max(1);
        let mut seen = 0_u128;
        self.histogram.iter().find_map(|(&cycles, &times)| {
            seen += u128::from(times);
            (seen >= rank).then_some(cycles)
        })
    }

    /// All the figures; `None` when nothing is recorded.
    #[must_use]
    pub fn summary(&self) -> Option<Summary> {
        Some(Summary {
            count: self.count,
            min: self.percentile(0)?,
            median: self.percentile(50)?,
            p99: self.percentile(99)?,
            max: self.percentile(100)?,
        })
    }
}

/// One line: `cycles min 12, median 14, p99 40, max 55 (400 frames)`.
impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { count, min, median, p99, max } = self;
        write!(f, "cycles min {min}, median {median}, p99 {p99}, max {max} ({count} frames)")
    }
}

/// As [`Summary`], or `cycles: no frames`.
impl fmt::Display for Latency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.summary() {
            Some(summary) => summary.fmt(f),
            None => f.write_str("cycles: no frames"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Latency, Summary};
    use crate::net::rng::Rng;

    #[test]
    fn figures_are_those_of_a_sorted_list() {
        let mut rng = Rng::new(11);
        for length in [1_usize, 2, 3, 99, 100, 101, 1_000] {
            let mut latency = Latency::new();
            let mut list: Vec<u64> = (0..length).map(|_| rng.range(10, 60)).collect();
            for &cycles in &list {
                latency.record(cycles);
            }
            list.sort_unstable();
            let rank = |percent: usize| list[(length * percent).div_ceil(100).max(1) - 1];
            let expected = Summary {
                count: u64::try_from(length).unwrap(),
                min: list[0],
                median: rank(50),
                p99: rank(99),
                max: list[length - 1],
            };
            assert_eq!(latency.summary(), Some(expected));
        }
    }

    #[test]
    fn one_slow_frame_in_a_hundred_is_the_maximum_and_not_the_p99() {
        let mut latency = Latency::new();
        for cycles in 1..=100 {
            latency.record(if cycles == 100 { 9_000 } else { cycles });
        }
        assert_eq!(latency.to_string(), "cycles min 1, median 50, p99 99, max 9000 (100 frames)");
        assert_eq!(Latency::new().to_string(), "cycles: no frames");
        assert_eq!(Latency::new().summary(), None);
    }
}
