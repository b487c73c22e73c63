//! Which set of the context cache an interface belongs to, and which contexts may be pinned.
//!
//! The set of an interface is its id's low bits: `id % sets`, and `sets` is a power of two. A pinned
//! context keeps a way of its set for good, so every set has to keep ways that are not pinned, or the
//! others could never be served: one, and two when more than [`FRAMES_FOR_ONE_WAY`] frames may be in
//! flight, because a way with frames in flight cannot be given away.

use std::collections::BTreeMap;

/// Up to so many frames in flight one way that is not pinned is enough for a set.
pub const FRAMES_FOR_ONE_WAY: u16 = 4;
/// Frames in flight unless somebody says otherwise.
pub const FRAMES_IN_FLIGHT: u16 = 8;

/// Geometry of a cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Geometry {
    /// Sets, a power of two.
    pub sets: u16,
    /// Ways of a set.
    pub ways: u16,
    /// Frames that may be in flight.
    pub frames_in_flight: u16,
}

/// The set of an interface.
pub fn set_of(id: u16, sets: u16) -> u16 {
    id % sets.max(1)
}

impl Geometry {
    /// Ways of every set that must not be pinned.
    pub fn reserve(&self) -> u16 {
        if self.frames_in_flight > FRAMES_FOR_ONE_WAY { 2 } else { 1 }
    }

    /// Contexts that may be pinned in one set.
    pub fn pins_per_set(&self) -> u16 {
        self.ways.saturating_sub(self.reserve())
    }
}

/// A set with too many pinned contexts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crowded {
    /// The set.
    pub set: u16,
    /// Its pinned ids, ascending.
    pub ids: Vec<u16>,
    /// The lowest free id below the limit whose set has room for one more; none if there is none.
    pub free: Option<u16>,
}

/// The sets that hold more pinned contexts than they may, ascending.
///
/// `pinned` are the ids of pinned interfaces, `used` all ids (those included), `max_interfaces` the
/// number of ids.
pub fn crowded(
    geometry: Geometry,
    pinned: &[u16],
    used: &[u16],
    max_interfaces: u16,
) -> Vec<Crowded> {
    let mut sets: BTreeMap<u16, Vec<u16>> = BTreeMap::new();
    for &id in pinned {
        sets.entry(set_of(id, geometry.sets)).or_default().push(id);
    }
    let most = usize::from(geometry.pins_per_set());
    let count = |set: u16| sets.get(&set).map_or(0, Vec::len);
    let free = (0..max_interfaces)
        .find(|id| !used.contains(id) && count(set_of(*id, geometry.sets)) < most);
    let crowded = sets.iter().filter(|(_, ids)| ids.len() > most);
    crowded
        .map(|(&set, ids)| {
            let mut ids = ids.clone();
            ids.sort_unstable();
            Crowded { set, ids, free }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOUR_BY_TWO: Geometry = Geometry { sets: 4, ways: 2, frames_in_flight: 4 };

    #[test]
    fn a_set_keeps_one_way_or_two_for_those_that_are_not_pinned() {
        assert!(crowded(FOUR_BY_TWO, &[0, 1, 2, 3], &[0, 1, 2, 3], 16).is_empty());
        let found = crowded(FOUR_BY_TWO, &[9, 1, 2], &[1, 2, 9, 0], 16);
        assert_eq!(found, [Crowded { set: 1, ids: vec![1, 9], free: Some(3) }]);
        let more = Geometry { frames_in_flight: 5, ..FOUR_BY_TWO };
        let sets: Vec<u16> = crowded(more, &[1, 2], &[1, 2], 16).iter().map(|c| c.set).collect();
        assert_eq!(sets, [1, 2]);
        assert_eq!(crowded(more, &[1], &[1], 16)[0].free, None);
    }

    #[test]
    fn one_set_has_no_other_id() {
        let one = Geometry { sets: 1, ways: 4, frames_in_flight: 8 };
        assert!(crowded(one, &[5, 7], &[5, 7, 8], 16).is_empty());
        assert_eq!(
            crowded(one, &[5, 7, 9], &[5, 7, 9], 16),
            [Crowded { set: 0, ids: vec![5, 7, 9], free: None }]
        );
    }
}
