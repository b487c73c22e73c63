//! Registers that take the value of one another, as in a delay line: they stand one after the other
//! in the state, and an edge moves them together.

use std::collections::{BTreeMap, BTreeSet};

use super::build::Model;
use super::graph::Op;

/// Registers of a shorter chain go one by one.
const LINKS_MIN: usize = 3;

/// Finds chains: limbs of which each but the first always takes the value of the one before.
pub(super) fn find(model: &Model, taken: &BTreeSet<u32>) -> Vec<Vec<u32>> {
    let width = |limb: u32| {
        let (class, _, width) = model.limbs[limb as usize];
        let whole = model.nets[class].as_ref().is_some_and(|limbs| limbs.len() == 1);
        (whole && !taken.contains(&limb)).then(|| width.div_ceil(8).next_power_of_two())
    };
    let mut next: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut fed = BTreeSet::new();
    for &(to, value) in &model.updates {
        if let Op::Load(from) = model.graph.op(value)
            && from != to
            && width(from).is_some()
            && width(from) == width(to)
        {
            next.entry(from).or_default().push(to);
            fed.insert(to);
        }
    }
    // From the registers that nothing feeds, then round what rings there are.
    let heads = next.keys().filter(|limb| !fed.contains(limb)).chain(next.keys());
    let mut seen = BTreeSet::new();
    let mut chains = Vec::new();
    for &head in heads {
        let mut chain = Vec::new();
        let mut at = Some(head).filter(|head| !seen.contains(head));
        while let Some(limb) = at {
            seen.insert(limb);
            chain.push(limb);
            at = next.get(&limb).into_iter().flatten().copied().find(|to| !seen.contains(to));
        }
        if chain.len() > LINKS_MIN {
            chains.push(chain);
        }
    }
    chains.sort_by_key(|chain| chain.first().and_then(|&limb| width(limb)).map(std::cmp::Reverse));
    chains
}
