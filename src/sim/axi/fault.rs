//! Accesses that a slave refuses, or never answers.

use std::ops::RangeInclusive;

use crate::sim::stimulus::Rng;

use super::{Address, Resp};

/// Which bursts of a [`Memory`](super::Memory) fail, and how.
///
/// All conditions must hold. A read that meets one at some addresses only fails in those beats; a
/// write fails as a whole and changes nothing.
///
/// ```
/// use ctxnic::sim::axi::Fault;
///
/// let broken = Fault::slverr().at(0x1000..=0x1fff);
/// let third_read = Fault::decerr().nth(3).reads();
/// let sometimes = Fault::slverr().percent(5, 0x5eed).writes();
/// let dead = Fault::silence().nth(10);
/// # let _ = (broken, third_read, sometimes, dead);
/// ```
#[derive(Clone, Debug)]
pub struct Fault {
    answer: Option<Resp>,
    range: Option<RangeInclusive<u64>>,
    nth: Option<u64>,
    percent: Option<(u64, Rng)>,
    reads: bool,
    writes: bool,
    /// Bursts so far that met the other conditions.
    seen: u64,
}

impl Fault {
    const fn new(answer: Option<Resp>) -> Self {
        Self { answer, range: None, nth: None, percent: None, reads: true, writes: true, seen: 0 }
    }

    /// Bursts answered with `SLVERR`.
    #[must_use]
    pub const fn slverr() -> Self {
        Self::new(Some(Resp::SlvErr))
    }

    /// Bursts answered with `DECERR`.
    #[must_use]
    pub const fn decerr() -> Self {
        Self::new(Some(Resp::DecErr))
    }

    /// Bursts that are taken and never answered; nor are later ones of the same ID and direction.
    #[must_use]
    pub const fn silence() -> Self {
        Self::new(None)
    }

    /// Only at these addresses.
    #[must_use]
    pub fn at(mut self, range: RangeInclusive<u64>) -> Self {
        self.range = Some(range);
        self
    }

    /// Only the `n`th burst, from 1, of those that meet the other conditions.
    #[must_use]
    pub fn nth(mut self, n: u64) -> Self {
        self.nth = Some(n);
        self
    }

    /// Only so many of a hundred, at random.
    #[must_use]
    pub fn percent(mut self, percent: u64, seed: u64) -> Self {
        self.percent = Some((percent, Rng::new(seed)));
        self
    }

    /// Only reads.
    #[must_use]
    pub fn reads(mut self) -> Self {
        self.writes = false;
        self
    }

    /// Only writes.
    #[must_use]
    pub fn writes(mut self) -> Self {
        self.reads = false;
        self
    }

    /// Looks at a burst; tells whether it fails.
    fn meets(&mut self, address: &Address, write: bool) -> bool {
        let direction = if write { self.writes } else { self.reads };
        let touches = |range: &RangeInclusive<u64>| {
            (0..address.beats()).any(|beat| touches(range, address, beat))
        };
        if !direction || !self.range.as_ref().is_none_or(touches) {
            return false;
        }
        if let Some((percent, rng)) = &mut self.percent
            && !rng.chance(*percent, 100)
        {
            return false;
        }
        self.seen += 1;
        self.nth.is_none_or(|n| n == self.seen)
    }
}

fn touches(range: &RangeInclusive<u64>, address: &Address, beat: u32) -> bool {
    let first = address.beat_addr(beat);
    let last = (first & !(address.beat_bytes() - 1)).saturating_add(address.beat_bytes() - 1);
    first <= *range.end() && last >= *range.start()
}

/// What becomes of one burst.
#[derive(Clone, Debug, Default)]
pub(super) struct Verdict {
    /// It is never answered.
    pub(super) silent: bool,
    /// Answers, and where they hold; everywhere without a range.
    answers: Vec<(Resp, Option<RangeInclusive<u64>>)>,
}

impl Verdict {
    pub(super) fn of(faults: &mut [Fault], address: &Address, write: bool) -> Self {
        let mut verdict = Self::default();
        for fault in faults.iter_mut() {
            if fault.meets(address, write) {
                match fault.answer {
                    Some(resp) => verdict.answers.push((resp, fault.range.clone())),
                    None => verdict.silent = true,
                }
            }
        }
        verdict
    }

    /// The answer for one beat.
    pub(super) fn beat(&self, address: &Address, beat: u32) -> Resp {
        let holds = |range: &Option<RangeInclusive<u64>>| {
            range.as_ref().is_none_or(|range| touches(range, address, beat))
        };
        let answers = self.answers.iter().filter(|(_, range)| holds(range));
        answers.map(|(resp, _)| *resp).max().unwrap_or_default()
    }

    /// The answer for all of it.
    pub(super) fn whole(&self) -> Resp {
        self.answers.iter().map(|(resp, _)| *resp).max().unwrap_or_default()
    }
}
