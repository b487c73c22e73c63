//! Rules as conditions on slices of key words: the form the compiler works on.
//!
//! A [`Slice`] is a run of bits of one 16-bit [key](crate::net::key) word; a [`Cube`] gives some
//! slices a set of values each; a [`Term`] is one line of a rule's match as a union of cubes; a rule
//! is the conjunction of its terms. Nothing is multiplied out, so a rule with two long lists stays
//! as long as its lists.
//!
//! How a pattern becomes cubes:
//! - exact values and prefixes: one interval per word;
//! - other masks: one exact slice per run of bits that count;
//! - a range over `k` words: at most `2k - 1` cubes.
//!
//! A match line also wants its field to be present. Words of absent fields are zero, so a cube that
//! does not contain the value zero implies presence; only one that does gets the condition on the
//! FLAGS word.

use super::model::{Field, Pattern, Rule};
use super::set16::Set16;
use crate::net::key::{Key, flag, word};

/// A run of bits of one key word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slice {
    /// Index of the key word.
    pub word: u8,
    /// Lowest bit of the run.
    pub shift: u8,
    /// Number of bits, 1 to 16; `shift + bits <= 16`.
    pub bits: u8,
}

impl Slice {
    /// A whole word; indices beyond a byte do not occur, a key has 32 words.
    #[must_use]
    pub fn whole(word: usize) -> Self {
        Self { word: u8::try_from(word).unwrap_or(u8::MAX), shift: 0, bits: 16 }
    }

    /// `bits` bits of a word from bit `shift` on.
    #[must_use]
    pub fn part(word: usize, shift: u8, bits: u8) -> Self {
        Self { shift, bits, ..Self::whole(word) }
    }

    /// The slice of the one bit of `flag` in the FLAGS word.
    #[must_use]
    pub fn flag(flag: u16) -> Self {
        let shift = u8::try_from(flag.trailing_zeros()).unwrap_or(15);
        Self::part(word::FLAGS, shift, 1)
    }

    /// The largest value, `2^bits - 1`.
    #[must_use]
    pub fn limit(self) -> u16 {
        u16::MAX >> 16u8.saturating_sub(self.bits).min(15)
    }

    /// The value of the slice in a key; 0 for a word the key does not have.
    #[must_use]
    pub fn of(self, key: &Key) -> u16 {
        let word = key.get(usize::from(self.word)).copied().unwrap_or(0);
        word.checked_shr(u32::from(self.shift)).unwrap_or(0) & self.limit()
    }
}

/// Some slices and the values they may have; the others are free. Conditions are sorted by slice.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cube {
    /// All must hold. Sets are neither empty nor all values of the slice.
    pub conditions: Vec<(Slice, Set16)>,
}

impl Cube {
    /// The cube with one more condition; `None` when it becomes empty.
    #[must_use]
    pub fn and(mut self, slice: Slice, set: &Set16) -> Option<Self> {
        let all = Set16::range(0, slice.limit());
        let set = set.intersection(&all);
        match self.conditions.binary_search_by_key(&slice, |(slice, _)| *slice) {
            Ok(at) => {
                let both = self.conditions[at].1.intersection(&set);
                self.conditions[at].1 = both;
                (!self.conditions[at].1.is_empty()).then_some(self)
            }
            Err(_) if set.is_empty() => None,
            Err(_) if set == all => Some(self),
            Err(at) => {
                self.conditions.insert(at, (slice, set));
                Some(self)
            }
        }
    }

    /// Whether a key is in the cube.
    #[must_use]
    pub fn contains(&self, key: &Key) -> bool {
        self.conditions.iter().all(|(slice, set)| set.contains(slice.of(key)))
    }
}

/// A union of cubes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Term {
    /// Any of these; none means never.
    pub any_of: Vec<Cube>,
}

impl Term {
    /// Whether a key is in one of the cubes.
    #[must_use]
    pub fn contains(&self, key: &Key) -> bool {
        self.any_of.iter().any(|cube| cube.contains(key))
    }

    /// Joins cubes that look at the same single slice; sorts.
    fn normal(cubes: Vec<Cube>) -> Self {
        let mut single: std::collections::BTreeMap<Slice, Set16> =
            std::collections::BTreeMap::new();
        let mut any_of = Vec::new();
        for cube in cubes {
            match cube.conditions.as_slice() {
                [(slice, set)] => {
                    let joined = single.entry(*slice).or_default();
                    *joined = joined.union(set);
                }
                _ => any_of.push(cube),
            }
        }
        for (slice, set) in single {
            any_of.extend(Cube::default().and(slice, &set));
        }
        any_of.sort();
        any_of.dedup();
        if any_of.iter().any(|cube| cube.conditions.is_empty()) {
            any_of = vec![Cube::default()];
        }
        Self { any_of }
    }
}

/// Where a field lies in the key, and the flag that says it is there.
struct Place {
    word: usize,
    words: usize,
    shift: u8,
    bits: u8,
    flag: u16,
}

fn place(field: Field) -> Place {
    let whole = |word, words, flag| Place { word, words, shift: 0, bits: 16, flag };
    match field {
        Field::DstMac => whole(word::DST_MAC, 3, flag::ETH),
        Field::SrcMac => whole(word::SRC_MAC, 3, flag::ETH),
        Field::EthType => whole(word::ETH_TYPE, 1, flag::ETH),
        Field::VlanId => Place { word: word::VLAN, words: 1, shift: 0, bits: 12, flag: flag::VLAN },
        Field::VlanPrio => {
            Place { word: word::VLAN, words: 1, shift: 13, bits: 3, flag: flag::VLAN }
        }
        Field::InnerVlanId => {
            Place { word: word::INNER_VLAN, words: 1, shift: 0, bits: 12, flag: flag::INNER_VLAN }
        }
        Field::SrcIp => whole(word::SRC_IP, 2, flag::IPV4),
        Field::DstIp => whole(word::DST_IP, 2, flag::IPV4),
        Field::IpProto => whole(word::IP_PROTO, 1, flag::IPV4),
        Field::SrcPort => whole(word::SRC_PORT, 1, flag::PORTS),
        Field::DstPort => whole(word::DST_PORT, 1, flag::PORTS),
    }
}

impl Place {
    fn slice(&self, index: usize) -> Slice {
        Slice::part(self.word + index, self.shift, self.bits)
    }

    /// 16 bits of a value, word `index` of the field, high word first.
    fn part(&self, value: u64, index: usize) -> u16 {
        let bytes = value.to_be_bytes();
        let at = 8 - 2 * (self.words - index);
        u16::from_be_bytes([bytes[at], bytes[at + 1]])
    }
}

fn masked_cube(place: &Place, value: u64, mask: u64) -> Option<Cube> {
    let mut cube = Cube::default();
    for index in 0..place.words {
        let slice = place.slice(index);
        let (value, mask) = (place.part(value, index), place.part(mask, index) & slice.limit());
        let free = slice.limit() & !mask;
        if free & free.wrapping_add(1) == 0 {
            cube = cube.and(slice, &Set16::range(value & mask, (value & mask) | free))?;
            continue;
        }
        let mut rest = mask;
        while rest != 0 {
            let low = u8::try_from(rest.trailing_zeros()).unwrap_or(0);
            let run = u8::try_from((rest >> low).trailing_ones()).unwrap_or(16);
            let part = Slice::part(place.word + index, place.shift + low, run);
            cube = cube.and(part, &Set16::single((value >> low) & part.limit()))?;
            rest &= !(part.limit() << low);
        }
    }
    Some(cube)
}

/// All cubes of `low <= field <= high`, over the words from `index` on.
fn range_cubes(place: &Place, low: u64, high: u64, index: usize, prefix: &Cube) -> Vec<Cube> {
    let slice = place.slice(index);
    let (from, to) = (place.part(low, index), place.part(high, index));
    let and = |set: Set16| prefix.clone().and(slice, &set);
    if index + 1 == place.words {
        return and(Set16::range(from, to)).into_iter().collect();
    }
    if from == to {
        return and(Set16::single(from))
            .map_or_else(Vec::new, |prefix| range_cubes(place, low, high, index + 1, &prefix));
    }
    let below = (1u64 << (16 * (place.words - index - 1))) - 1;
    let mut cubes = Vec::new();
    let (mut first, mut last) = (u32::from(from), u32::from(to));
    if low & below != 0 {
        first += 1;
        if let Some(prefix) = and(Set16::single(from)) {
            cubes.extend(range_cubes(place, low, low | below, index + 1, &prefix));
        }
    }
    if high & below != below {
        last -= 1;
        if let Some(prefix) = and(Set16::single(to)) {
            cubes.extend(range_cubes(place, high & !below, high, index + 1, &prefix));
        }
    }
    if let (Ok(first), Ok(last)) = (u16::try_from(first), u16::try_from(last))
        && first <= last
    {
        cubes.extend(and(Set16::range(first, last)));
    }
    cubes
}

/// The cubes of one pattern of a field, presence included.
#[must_use]
pub fn pattern_cubes(field: Field, pattern: &Pattern) -> Vec<Cube> {
    let place = place(field);
    let limit = (1u64 << field.width()) - 1;
    let cubes = match *pattern {
        // A bit beyond the field that must be 1 never is.
        Pattern::Masked { value, mask } if value & mask & !limit != 0 => Vec::new(),
        // Key bits above a field that is narrower than its words are zero: they may be compared too,
        // which makes an exact value one interval of a whole word.
        Pattern::Masked { value, mask } => {
            masked_cube(&place, value & mask & limit, mask | !limit).into_iter().collect()
        }
        Pattern::Range { low, high } if low > high || low > limit => Vec::new(),
        Pattern::Range { low, high } => {
            range_cubes(&place, low, high.min(limit), 0, &Cube::default())
        }
    };
    cubes
        .into_iter()
        .filter_map(|cube| {
            let zero = cube.conditions.iter().all(|(_, set)| set.contains(0));
            if zero { cube.and(Slice::flag(place.flag), &Set16::single(1)) } else { Some(cube) }
        })
        .collect()
}

/// A rule as the conjunction of terms, one per line of its match.
#[must_use]
pub fn terms(rule: &Rule) -> Vec<Term> {
    rule.matches
        .iter()
        .map(|line| {
            let cubes = line.any_of.iter().flat_map(|pattern| pattern_cubes(line.field, pattern));
            Term::normal(cubes.collect())
        })
        .collect()
}

/// A rule multiplied out into cubes; `None` when there are more than `limit`.
#[must_use]
pub fn cubes(rule: &Rule, limit: usize) -> Option<Vec<Cube>> {
    let mut product = vec![Cube::default()];
    for term in terms(rule) {
        let mut next = Vec::new();
        for left in &product {
            for right in &term.any_of {
                let both = right
                    .conditions
                    .iter()
                    .try_fold(left.clone(), |cube, (slice, set)| cube.and(*slice, set));
                next.extend(both);
            }
            if next.len() > limit {
                return None;
            }
        }
        product = next;
    }
    product.sort();
    product.dedup();
    Some(product)
}
