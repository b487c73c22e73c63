//! When a bus model holds back: the one answer for all models.

use super::stimulus::Rng;

/// When a model holds back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Pause {
    /// It never does.
    #[default]
    Never,
    /// It always does: a bus that hangs.
    Always,
    /// In the first `pause` of every `of` cycles; always when both are equal.
    Every {
        /// Cycles to hold back.
        pause: u32,
        /// Length of the period in cycles, at least 1.
        of: u32,
    },
    /// In `percent` of the cycles, at random.
    Random {
        /// 0 to 100.
        percent: u32,
        /// Seed of the choice.
        seed: u64,
    },
    /// Where the pattern says true; it repeats. An empty one never holds back.
    Pattern(Vec<bool>),
}

#[derive(Clone, Debug)]
pub(super) struct Pauser {
    pause: Pause,
    at: u64,
    rng: Rng,
}

impl Pauser {
    pub(super) fn new(pause: Pause) -> Self {
        let seed = if let Pause::Random { seed, .. } = pause { seed } else { 0 };
        Self { pause, at: 0, rng: Rng::new(seed) }
    }

    /// Whether to hold back in the next cycle.
    pub(super) fn next(&mut self) -> bool {
        let at = self.at;
        self.at += 1;
        match &self.pause {
            Pause::Never => false,
            Pause::Always => true,
            Pause::Every { pause, of } => at % u64::from((*of).max(1)) < u64::from(*pause),
            Pause::Random { percent, .. } => self.rng.chance(u64::from(*percent), 100),
            Pause::Pattern(pattern) if pattern.is_empty() => false,
            Pause::Pattern(pattern) => {
                let len = pattern.len() as u64;
                usize::try_from(at % len).is_ok_and(|index| pattern[index])
            }
        }
    }
}
