//! How often a context is in the cache, or a rule table in the store.
//!
//! The closed forms are models of traffic, not of a replacement: they say what any cache of `cached`
//! places can reach when the interfaces' next frames are as described. [`trace`] replays a list of
//! ids through a real geometry.

use crate::context::placement::set_of;

use super::bounds::float;

/// All of `total` interfaces equally likely for every frame.
pub fn uniform(cached: u64, total: u64) -> f64 {
    if total == 0 { 1.0 } else { (float(cached) / float(total)).min(1.0) }
}

/// The k-th most active interface sends in proportion to `1 / k^skew`; the most active are cached.
pub fn zipf(skew: f64, cached: u64, total: u64) -> f64 {
    let weight = |count: u64| (1..=count).map(|k| float(k).powf(-skew)).sum::<f64>();
    if total == 0 { 1.0 } else { weight(cached.min(total)) / weight(total) }
}

/// Frames come in bursts of `burst` for one interface, bursts uniformly: at most one miss a burst.
pub fn bursts(burst: f64, cached: u64, total: u64) -> f64 {
    1.0 - (1.0 - uniform(cached, total)) / burst.max(1.0)
}

/// With pinned contexts: `pinned_share` of the frames are theirs and always hit, the others have what
/// is left of the cache, with a model of their own.
pub fn with_pins(pinned_share: f64, others: f64) -> f64 {
    pinned_share + (1.0 - pinned_share) * others
}

/// A rule store: the share of tables needed after a miss that are there. Tables of equal content are
/// one; when all fit, every one is there after its first use, else as [`uniform`] over bytes.
pub fn store(store_bytes: u64, different_tables_bytes: u64) -> f64 {
    uniform(store_bytes, different_tables_bytes)
}

/// Hit rate of a trace of ids in a cache of `sets * ways` contexts with FIFO replacement, empty at
/// first; the first `skip` accesses do not count.
pub fn trace(sets: u16, ways: u16, ids: impl IntoIterator<Item = u16>, skip: usize) -> f64 {
    let mut cache: Vec<Vec<u16>> = vec![Vec::new(); usize::from(sets.max(1))];
    let (mut hits, mut all) = (0, 0);
    for (index, id) in ids.into_iter().enumerate() {
        let Some(set) = cache.get_mut(usize::from(set_of(id, sets))) else { continue };
        let hit = set.contains(&id);
        if !hit {
            if set.len() >= usize::from(ways.max(1)) {
                set.remove(0);
            }
            set.push(id);
        }
        if index >= skip {
            all += 1;
            hits += u64::from(hit);
        }
    }
    if all == 0 { 1.0 } else { float(hits) / float(all) }
}
