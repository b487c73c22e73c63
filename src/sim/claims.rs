//! What is looked at just before each rising edge outside of reset: properties, and indices that
//! point beyond what they index.

use crate::netlist::ir::{NetId, PropertyKind};

use super::error::SimError;
use super::flat::Flat;
use super::run::Sim;
use super::state::Place;
use super::watch;

/// Most violations and most indices out of range that are kept; all are counted.
const KEPT_MAX: usize = 100;

/// The classes that an engine looks at by itself.
#[derive(Clone, Debug, Default)]
pub(crate) struct Looks {
    /// 1 in every cycle.
    pub(crate) must_hold: Vec<usize>,
    /// 0 in every cycle.
    pub(crate) must_not: Vec<usize>,
    /// Cycles with 1 are counted.
    pub(crate) counted: Vec<usize>,
}

/// An assertion or assumption of one instance.
#[derive(Clone)]
struct Claim {
    place: Place,
    path: String,
    message: String,
}

/// A cover of one instance.
#[derive(Clone)]
struct Goal {
    place: Place,
    path: String,
    hits: u64,
}

/// An index that pointed beyond the end of what it indexes; it read 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutOfRange {
    /// Rising clock edges before it.
    pub cycle: u64,
    /// Path of the signal that the value was part of.
    pub path: String,
}

/// Everything that is looked at, and what was found.
#[derive(Clone, Default)]
pub(crate) struct Claims {
    looks: Looks,
    musts: Vec<Claim>,
    goals: Vec<Goal>,
    indices: Vec<(Place, String)>,
    violations: Vec<SimError>,
    violated: u64,
    out_of_range: Vec<OutOfRange>,
    out_of_range_count: u64,
}

impl Claims {
    /// The properties and hidden nets of all instances, in order of the instances.
    pub(crate) fn new(flat: &Flat<'_>) -> Self {
        let mut out = Self::default();
        for (index, scope) in flat.scopes.iter().enumerate() {
            let class_of = |net: NetId| flat.class_of(index, net);
            let none = Place::word(0, 1);
            for property in &scope.module.properties {
                let (class, path) = (class_of(property.holds), scope.path_of(&property.name));
                match property.kind {
                    PropertyKind::Cover => {
                        out.looks.counted.push(class);
                        out.goals.push(Goal { place: none, path, hits: 0 });
                    }
                    kind => {
                        let what = match kind {
                            PropertyKind::Assume => "an assumption fails",
                            _ => "an assertion fails",
                        };
                        let message = match &property.message[..] {
                            "" => what.to_string(),
                            meaning => format!("{what}: {meaning}"),
                        };
                        out.looks.must_hold.push(class);
                        out.musts.push(Claim { place: none, path, message });
                    }
                }
            }
            for (net, target) in scope
                .module
                .nets
                .iter()
                .enumerate()
                .filter_map(|(n, net)| Some((n, watch::watched(&net.name)?)))
            {
                out.looks.must_not.push(class_of(NetId::from(net)));
                out.indices.push((none, scope.path_of(target)));
            }
        }
        out
    }

    /// The classes to look at.
    pub(crate) fn looks(&self) -> &Looks {
        &self.looks
    }

    /// Says where the classes are.
    pub(crate) fn locate(&mut self, place: impl Fn(usize) -> Place) {
        let Looks { must_hold, must_not, counted } = &self.looks;
        for (claim, &class) in self.musts.iter_mut().zip(must_hold) {
            claim.place = place(class);
        }
        for ((at, _), &class) in self.indices.iter_mut().zip(must_not) {
            *at = place(class);
        }
        for (goal, &class) in self.goals.iter_mut().zip(counted) {
            goal.place = place(class);
        }
    }

    /// All classes to look at.
    pub(crate) fn classes(&self) -> impl Iterator<Item = usize> {
        let Looks { must_hold, must_not, counted } = &self.looks;
        must_hold.iter().chain(must_not).chain(counted).copied()
    }

    /// Looks at the settled values just before an edge; counts covers when asked to.
    pub(crate) fn look(&mut self, cycle: u64, words: &[u64], count: bool) {
        for claim in &self.musts {
            if claim.place.low(words) == 0 {
                self.violated += 1;
                if self.violations.len() < KEPT_MAX {
                    self.violations.push(SimError::new(cycle, &claim.path, &claim.message));
                }
            }
        }
        for goal in self.goals.iter_mut().filter(|_| count) {
            goal.hits += goal.place.low(words);
        }
        for (at, path) in &self.indices {
            if at.low(words) != 0 {
                self.out_of_range_count += 1;
                if self.out_of_range.len() < KEPT_MAX {
                    self.out_of_range.push(OutOfRange { cycle, path: path.clone() });
                }
            }
        }
    }

    /// The first violations, and how many there were.
    pub(crate) fn violations(&self) -> (&[SimError], u64) {
        (&self.violations, self.violated)
    }

    /// The first indices out of range, and how many there were.
    pub(crate) fn out_of_range(&self) -> (&[OutOfRange], u64) {
        (&self.out_of_range, self.out_of_range_count)
    }

    /// The path of each cover and how often it held.
    pub(crate) fn covered(&self) -> impl Iterator<Item = (&str, u64)> {
        self.goals.iter().map(|goal| (goal.path.as_str(), goal.hits))
    }
}

impl Sim {
    /// Assertions and assumptions that failed so far, the first hundred.
    #[must_use]
    pub fn violations(&self) -> &[SimError] {
        self.claims.violations().0
    }

    /// How often assertions and assumptions failed so far.
    #[must_use]
    pub fn violation_count(&self) -> u64 {
        self.claims.violations().1
    }

    /// The path of every cover with the number of cycles in which it held.
    pub fn covered(&self) -> impl Iterator<Item = (&str, u64)> {
        let counted = self.counted_by_engine();
        self.claims.covered().zip(counted).map(|((path, hits), more)| (path, hits + more))
    }

    /// Indices of `get_bit` and `get_bits` that pointed beyond the end and so read 0, the first
    /// hundred. One behind a condition that does not hold does not count.
    #[must_use]
    pub fn out_of_range(&self) -> &[OutOfRange] {
        self.claims.out_of_range().0
    }

    /// In how many cycles an index pointed beyond, summed over the signals.
    #[must_use]
    pub fn out_of_range_count(&self) -> u64 {
        self.claims.out_of_range().1
    }
}
