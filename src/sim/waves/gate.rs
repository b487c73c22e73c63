//! When to record: ranges of cycles, and conditions that open and close a window.

use std::fmt;
use std::ops::{Bound, RangeBounds};

use crate::netlist::value::Value;
use crate::sim::error::SimError;
use crate::sim::{Handle, Sim};

/// A condition of waves.
///
/// ```
/// use ctxnic::sim::waves::When;
/// let valid = When::is("s_axis_rx_tvalid", 1);
/// let deep = When::is("parser.state_q", "Ipv6");
/// let late = When::test(|sim| sim.cycle() > 1000);
/// # let _ = (valid, deep, late);
/// ```
pub struct When(Condition);

enum Condition {
    Is(String, Wanted),
    Test(Test),
}

type Test = Box<dyn FnMut(&Sim) -> bool + Send>;

impl When {
    /// The signal of a path has a value: a number, a [`Value`], or the name of a state.
    pub fn is(path: impl Into<String>, value: impl Into<Wanted>) -> Self {
        Self(Condition::Is(path.into(), value.into()))
    }

    /// A closure says so. It sees the settled signals of a cycle, just before its edge.
    pub fn test(test: impl FnMut(&Sim) -> bool + Send + 'static) -> Self {
        Self(Condition::Test(Box::new(test)))
    }
}

impl fmt::Debug for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Condition::Is(path, value) => write!(f, "When::is({path:?}, {value:?})"),
            Condition::Test(_) => write!(f, "When::test(..)"),
        }
    }
}

/// A value to compare with, for [`When::is`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted(Want);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Want {
    Name(String),
    Number(Value),
    Negative(i32),
}

impl From<&str> for Wanted {
    fn from(name: &str) -> Self {
        Self(Want::Name(name.into()))
    }
}

impl From<u64> for Wanted {
    fn from(number: u64) -> Self {
        Self(Want::Number(Value::from_u64(64, number)))
    }
}

/// For literals; no signal has a negative value.
impl From<i32> for Wanted {
    fn from(number: i32) -> Self {
        Self(u64::try_from(number).map_or(Want::Negative(number), |n| Self::from(n).0))
    }
}

impl From<bool> for Wanted {
    fn from(bit: bool) -> Self {
        Self::from(u64::from(bit))
    }
}

impl From<Value> for Wanted {
    fn from(value: Value) -> Self {
        Self(Want::Number(value))
    }
}

/// A condition whose path was looked up.
enum Ready {
    Is(Handle, Value),
    Test(Test),
}

impl Ready {
    fn new(when: When, sim: &Sim) -> Result<Self, SimError> {
        let (path, wanted) = match when.0 {
            Condition::Test(test) => return Ok(Self::Test(test)),
            Condition::Is(path, wanted) => (path, wanted.0),
        };
        let handle = sim.handle(&path)?;
        let width = handle.width();
        let refuse = |message: &str, expected: String, got: String| {
            Err(sim.error(&path, message).with_values(expected, got))
        };
        match wanted {
            Want::Negative(number) => {
                refuse("a number that does not fit", format!("{width} bits"), number.to_string())
            }
            Want::Number(value) if value.resized(width).resized(value.width()) == value => {
                Ok(Self::Is(handle, value.resized(width)))
            }
            Want::Number(value) => {
                refuse("a number that does not fit", format!("{width} bits"), value.to_string())
            }
            Want::Name(name) => {
                let states = sim.states(&path)?.unwrap_or_default();
                match (0u64..).zip(states).find(|(_, state)| **state == name) {
                    Some((index, _)) => Ok(Self::Is(handle, Value::from_u64(width, index))),
                    None if states.is_empty() => {
                        refuse("no enumeration", "a number".into(), format!("`{name}`"))
                    }
                    None => refuse("no such state", states.join(", "), format!("`{name}`")),
                }
            }
        }
    }

    fn holds(&mut self, sim: &Sim) -> bool {
        match self {
            Self::Is(handle, value) if handle.width() <= 64 => {
                sim.peek_u64(*handle) == value.low_u64()
            }
            Self::Is(handle, value) => sim.peek_value(*handle) == *value,
            Self::Test(test) => test(sim),
        }
    }
}

/// When to record, as asked for.
#[derive(Debug, Default)]
pub(crate) struct Wish {
    /// First and last cycle of each range.
    pub(crate) ranges: Vec<(u64, u64)>,
    pub(crate) from: Option<When>,
    pub(crate) until: Option<When>,
}

impl Wish {
    pub(crate) fn add(&mut self, range: &impl RangeBounds<u64>) {
        let first = match range.start_bound() {
            Bound::Included(&first) => Some(first),
            Bound::Excluded(&before) => before.checked_add(1),
            Bound::Unbounded => Some(0),
        };
        let last = match range.end_bound() {
            Bound::Included(&last) => Some(last),
            Bound::Excluded(&end) => end.checked_sub(1),
            Bound::Unbounded => Some(u64::MAX),
        };
        // An empty range is kept: it stands for no cycle, where no range at all stands for all.
        self.ranges.push(first.zip(last).unwrap_or((1, 0)));
    }
}

/// Says cycle by cycle whether to record.
pub(crate) struct Gate {
    ranges: Vec<(u64, u64)>,
    from: Option<Ready>,
    until: Option<Ready>,
    open: bool,
}

impl Gate {
    pub(crate) fn new(wish: Wish, sim: &Sim) -> Result<Self, SimError> {
        let ready = |when: Option<When>| when.map(|when| Ready::new(when, sim)).transpose();
        let (from, until) = (ready(wish.from)?, ready(wish.until)?);
        Ok(Self { ranges: wish.ranges, open: from.is_none(), from, until })
    }

    /// Whether this cycle is recorded. Conditions are looked at only within the ranges; the cycles
    /// in which they hold are recorded, the one that closes too.
    pub(crate) fn wants(&mut self, sim: &Sim) -> bool {
        let cycle = sim.cycle();
        let inside = |&(first, last): &(u64, u64)| (first..=last).contains(&cycle);
        if !self.ranges.is_empty() && !self.ranges.iter().any(inside) {
            return false;
        }
        if !self.open {
            self.open = self.from.as_mut().is_some_and(|from| from.holds(sim));
        }
        let wants = self.open;
        if wants && self.until.as_mut().is_some_and(|until| until.holds(sim)) {
            self.open = false;
        }
        wants
    }

    /// How many cycles from this one on need not be asked about: none of them is recorded, and no
    /// condition is looked at.
    pub(crate) fn quiet_for(&self, cycle: u64) -> u64 {
        if !self.open && self.from.is_none() {
            return u64::MAX;
        }
        let mut next = if self.ranges.is_empty() { cycle } else { u64::MAX };
        for &(first, last) in self.ranges.iter().filter(|(first, last)| first <= last) {
            if cycle <= last {
                next = next.min(first.max(cycle));
            }
        }
        if next == u64::MAX { next } else { next - cycle }
    }

    /// Signals that have to be settled before [`Self::wants`].
    pub(crate) fn handles(&self) -> impl Iterator<Item = Handle> {
        [&self.from, &self.until].into_iter().flatten().filter_map(|ready| match ready {
            Ready::Is(handle, _) => Some(*handle),
            Ready::Test(_) => None,
        })
    }
}
