//! `Set16` against a bitmap of all 65536 numbers.

use ctxnic::rules::set16::Set16;
use proptest::prelude::*;

fn bitmap(set: &Set16) -> Vec<bool> {
    (0..=u16::MAX).map(|value| set.contains(value)).collect()
}

fn set() -> impl Strategy<Value = Set16> {
    let edge = prop_oneof![Just(0u16), Just(u16::MAX), any::<u16>(), 0u16..64];
    let spans = proptest::collection::vec((edge.clone(), edge), 0..8);
    prop_oneof![
        spans.prop_map(Set16::from_spans),
        (any::<u16>(), any::<u16>()).prop_map(|(value, mask)| Set16::masked(value, mask)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn operations_are_those_of_sets(left in set(), right in set()) {
        let (a, b) = (bitmap(&left), bitmap(&right));
        let both = |op: fn(bool, bool) -> bool| -> Vec<bool> {
            a.iter().zip(&b).map(|(a, b)| op(*a, *b)).collect()
        };
        prop_assert_eq!(bitmap(&left.union(&right)), both(|a, b| a || b));
        prop_assert_eq!(bitmap(&left.intersection(&right)), both(|a, b| a && b));
        prop_assert_eq!(bitmap(&left.difference(&right)), both(|a, b| a && !b));
        prop_assert_eq!(bitmap(&left.complement()), a.iter().map(|a| !a).collect::<Vec<_>>());
        prop_assert_eq!(left.count() as usize, a.iter().filter(|a| **a).count());
        prop_assert_eq!(left.is_empty(), !a.contains(&true));
        prop_assert_eq!(left.is_full(), !a.contains(&false));
        prop_assert_eq!(left == right, a == b);
    }

    #[test]
    fn spans_are_sorted_and_apart(set in set()) {
        for pair in set.spans().windows(2) {
            prop_assert!(u32::from(pair[0].1) + 1 < u32::from(pair[1].0));
        }
        prop_assert!(set.spans().iter().all(|(low, high)| low <= high));
    }

    #[test]
    fn a_mask_means_what_it_says_and_is_found_again(value: u16, mask: u16) {
        let set = Set16::masked(value, mask);
        for number in 0..=u16::MAX {
            prop_assert_eq!(set.contains(number), number & mask == value & mask);
        }
        prop_assert_eq!(set.as_masked(), Some((value & mask, mask)));
    }

    #[test]
    fn only_masks_are_taken_for_masks(set in set()) {
        let all = (0..=u16::MAX).filter(|value| set.contains(*value));
        let (and, or) = all.fold((u16::MAX, 0), |(and, or), value| (and & value, or | value));
        let (value, mask) = (and, !(and ^ or));
        let is_mask = !set.is_empty() && Set16::masked(value, mask) == set;
        prop_assert_eq!(set.as_masked(), is_mask.then_some((value, mask)));
    }
}
