//! Sets of 16-bit numbers as sorted, disjoint, non-adjacent intervals.

/// A set of numbers from 0 to 65535. Equal sets have equal representations.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Set16 {
    spans: Vec<(u16, u16)>,
}

impl Set16 {
    /// No number.
    #[must_use]
    pub fn empty() -> Self {
        Self::default()
    }

    /// All numbers.
    #[must_use]
    pub fn full() -> Self {
        Self { spans: vec![(0, u16::MAX)] }
    }

    /// One number.
    #[must_use]
    pub fn single(value: u16) -> Self {
        Self { spans: vec![(value, value)] }
    }

    /// From `low` to `high`, both included; empty when `low > high`.
    #[must_use]
    pub fn range(low: u16, high: u16) -> Self {
        if low > high { Self::empty() } else { Self { spans: vec![(low, high)] } }
    }

    /// All `v` with `v & mask == value & mask`.
    #[must_use]
    pub fn masked(value: u16, mask: u16) -> Self {
        // The free bits below the lowest one that counts make runs; each choice of the free bits
        // above gives one run. Subsets of the upper free bits come in ascending order.
        let run = u16::MAX.checked_shr(16 - mask.trailing_zeros().min(16)).unwrap_or(0);
        let upper_free = !mask & !run;
        let base = value & mask;
        let mut spans = Vec::with_capacity(1 << upper_free.count_ones());
        let mut subset = 0u16;
        loop {
            let low = base | subset;
            spans.push((low, low | run));
            subset = subset.wrapping_sub(upper_free) & upper_free;
            if subset == 0 {
                break;
            }
        }
        Self::from_spans(spans)
    }

    /// The union of intervals `(low, high)` in any order; those with `low > high` are empty.
    #[must_use]
    pub fn from_spans(mut spans: Vec<(u16, u16)>) -> Self {
        spans.retain(|(low, high)| low <= high);
        spans.sort_unstable();
        let mut joined: Vec<(u16, u16)> = Vec::with_capacity(spans.len());
        for (low, high) in spans {
            match joined.last_mut() {
                Some(last) if u32::from(low) <= u32::from(last.1) + 1 => last.1 = last.1.max(high),
                _ => joined.push((low, high)),
            }
        }
        Self { spans: joined }
    }

    /// The intervals, ascending, both ends included.
    #[must_use]
    pub fn spans(&self) -> &[(u16, u16)] {
        &self.spans
    }

    /// How many numbers, 0 to 65536.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.spans.iter().map(|(low, high)| u32::from(high - low) + 1).sum()
    }

    /// True for the empty set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// True for the set of all numbers.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.spans == [(0, u16::MAX)]
    }

    /// Whether a number is in the set.
    #[must_use]
    pub fn contains(&self, value: u16) -> bool {
        let above = self.spans.partition_point(|(low, _)| *low <= value);
        above > 0 && self.spans[above - 1].1 >= value
    }

    /// Numbers in one or the other.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self::from_spans(self.spans.iter().chain(&other.spans).copied().collect())
    }

    /// Numbers in both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let (mut left, mut right) = (self.spans.iter().peekable(), other.spans.iter().peekable());
        let mut spans = Vec::new();
        while let (Some(&&a), Some(&&b)) = (left.peek(), right.peek()) {
            let (low, high) = (a.0.max(b.0), a.1.min(b.1));
            if low <= high {
                spans.push((low, high));
            }
            if a.1 < b.1 {
                left.next();
            } else {
                right.next();
            }
        }
        Self { spans }
    }

    /// Numbers from 0 to 65535 that are not in the set.
    #[must_use]
    pub fn complement(&self) -> Self {
        let mut spans = Vec::with_capacity(self.spans.len() + 1);
        let mut next = Some(0u16);
        for &(low, high) in &self.spans {
            if let Some(from) = next
                && from < low
            {
                spans.push((from, low - 1));
            }
            next = high.checked_add(1);
        }
        if let Some(from) = next {
            spans.push((from, u16::MAX));
        }
        Self { spans }
    }

    /// Numbers of this set that are not in the other.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        self.intersection(&other.complement())
    }

    /// `(value, mask)` when the set is exactly the numbers with `v & mask == value`.
    #[must_use]
    pub fn as_masked(&self) -> Option<(u16, u16)> {
        let (mut all, mut any) = (u16::MAX, 0u16);
        for &(low, high) in &self.spans {
            // Bits that change between low and high take both values somewhere in between.
            let changing = u16::MAX.checked_shr((low ^ high).leading_zeros()).unwrap_or(0);
            all &= low & !changing;
            any |= low | changing;
        }
        let free = all ^ any;
        (!self.is_empty() && self.count() == 1 << free.count_ones()).then_some((all, !free))
    }
}

#[cfg(test)]
mod tests {
    use super::Set16;

    #[test]
    fn a_mask_without_bits_is_everything_and_a_full_mask_is_one_number() {
        assert!(Set16::masked(7, 0).is_full());
        assert_eq!(Set16::masked(7, u16::MAX), Set16::single(7));
        assert_eq!(Set16::masked(0x1200, 0xff00), Set16::range(0x1200, 0x12ff));
    }

    #[test]
    fn the_ends_of_the_number_line_survive_complement() {
        assert!(Set16::full().complement().is_empty());
        assert!(Set16::empty().complement().is_full());
        assert_eq!(Set16::single(0).complement(), Set16::range(1, u16::MAX));
        assert_eq!(Set16::single(u16::MAX).complement(), Set16::range(0, u16::MAX - 1));
    }

    #[test]
    fn a_mask_is_found_again() {
        for (value, mask) in [(0, 0), (1, 1), (0x0a0a, 0x0fff), (0x8000, 0x8001), (5, u16::MAX)] {
            assert_eq!(Set16::masked(value, mask).as_masked(), Some((value, mask)));
        }
        assert_eq!(Set16::range(1, 3).as_masked(), None);
        assert_eq!(Set16::empty().as_masked(), None);
    }
}
