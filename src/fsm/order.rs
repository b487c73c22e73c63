//! Orders of slices to try for a decision diagram.
//!
//! The size of an ordered diagram depends on the order, and finding the best one is NP-hard
//! (Bollig and Wegener 1996). A few orders are built instead and the smallest result is kept:
//! headers outside in, headers inside out, most used slices first (ties both ways), fewest distinct
//! value sets first. For first-match lists over packet headers one of them is near the best: rules
//! share protocol fields and differ in addresses or ports.

use std::collections::BTreeMap;

use crate::net::key::word;
use crate::rules::cube::{Slice, Term};
use crate::rules::set16::Set16;

/// How often a slice is looked at.
#[derive(Default)]
struct Use<'a> {
    terms: usize,
    sets: std::collections::BTreeSet<&'a Set16>,
}

/// The orders to try for some terms, each once, best guess first. The flags come last in all of
/// them: only patterns that contain zero look at them.
#[must_use]
pub fn candidates<'a>(terms: impl Iterator<Item = &'a Term>) -> Vec<Vec<Slice>> {
    let mut uses: BTreeMap<Slice, Use<'a>> = BTreeMap::new();
    for term in terms {
        let mut here: Vec<Slice> = Vec::new();
        for (slice, set) in term.any_of.iter().flat_map(|cube| &cube.conditions) {
            uses.entry(*slice).or_default().sets.insert(set);
            here.push(*slice);
        }
        here.sort();
        here.dedup();
        for slice in here {
            uses.entry(slice).or_default().terms += 1;
        }
    }
    let is_flag = |slice: &Slice| usize::from(slice.word) == word::FLAGS;
    let outside_in: Vec<Slice> = uses.keys().copied().collect();
    let inside_out: Vec<Slice> = uses.keys().rev().copied().collect();
    let terms = |slice: &Slice| uses.get(slice).map_or(0, |used| used.terms);
    let sets = |slice: &Slice| uses.get(slice).map_or(0, |used| used.sets.len());
    let mut orders: Vec<Vec<Slice>> = Vec::new();
    for base in [&outside_in, &inside_out] {
        let mut popular = base.clone();
        popular.sort_by_key(|slice| (is_flag(slice), std::cmp::Reverse(terms(slice))));
        let mut plain = base.clone();
        plain.sort_by_key(is_flag);
        let mut coarse = base.clone();
        coarse.sort_by_key(|slice| (is_flag(slice), sets(slice)));
        orders.extend([popular, plain, coarse]);
    }
    let mut unique: Vec<Vec<Slice>> = Vec::new();
    for order in orders {
        if !unique.contains(&order) {
            unique.push(order);
        }
    }
    unique
}
