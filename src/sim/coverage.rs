//! Coverage: which states and changes of state, which toggles of bits, and which covers were seen.
//!
//! Signals are looked at just before each rising edge outside of reset, as properties are. A change
//! counts from one such cycle to the next; a reset or a [`Sim::restore`] in between starts anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use super::error::SimError;
use super::handle::Handle;
use super::run::Sim;

/// How often a bit changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Toggle {
    /// From 0 to 1.
    pub rises: u64,
    /// From 1 to 0.
    pub falls: u64,
}

/// A change of state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Transition {
    /// The state before; a code that is no state as `2'h3`.
    pub from: String,
    /// The state after.
    pub to: String,
    /// How often.
    pub count: u64,
}

/// What an enum signal went through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StateCoverage {
    /// The states, in order of declaration.
    pub states: Vec<String>,
    /// Cycles in each.
    pub cycles: Vec<u64>,
    /// Cycles with a code that is no state.
    pub outside: u64,
    /// The changes that were seen, sorted by name.
    pub transitions: Vec<Transition>,
}

/// What was seen in one run or, merged, in many. Prints as a table, serialises as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Cycles that were looked at.
    pub cycles: u64,
    /// Enum signals by path.
    pub states: BTreeMap<String, StateCoverage>,
    /// Other signals by path: their bits, the least significant first.
    pub toggles: BTreeMap<String, Vec<Toggle>>,
    /// Covers by path, with the number of cycles in which they held.
    pub covers: BTreeMap<String, u64>,
}

impl Coverage {
    /// Adds what another run of the design saw. The order of runs does not matter.
    ///
    /// # Errors
    /// When both have a signal of one path that differs in its states or bits. Nothing is added then.
    pub fn merge(&mut self, other: &Self) -> Result<(), SimError> {
        let differs = |path: &str, mine: String, other: String| {
            SimError::new(0, path, "coverage of another design").with_values(mine, other)
        };
        for (path, theirs) in &other.states {
            if let Some(mine) = self.states.get(path).filter(|mine| mine.states != theirs.states) {
                return Err(differs(path, mine.states.join(", "), theirs.states.join(", ")));
            }
        }
        for (path, theirs) in &other.toggles {
            if let Some(mine) = self.toggles.get(path).filter(|mine| mine.len() != theirs.len()) {
                let bits = |toggles: &[Toggle]| format!("{} bits", toggles.len());
                return Err(differs(path, bits(mine), bits(theirs)));
            }
        }
        self.cycles += other.cycles;
        for (path, theirs) in &other.states {
            match self.states.get_mut(path) {
                Some(mine) => mine.add(theirs),
                None => drop(self.states.insert(path.clone(), theirs.clone())),
            }
        }
        for (path, theirs) in &other.toggles {
            let mine = self.toggles.entry(path.clone()).or_default();
            mine.resize(theirs.len(), Toggle::default());
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                mine.rises += theirs.rises;
                mine.falls += theirs.falls;
            }
        }
        for (path, hits) in &other.covers {
            *self.covers.entry(path.clone()).or_default() += hits;
        }
        Ok(())
    }

    /// The same as JSON, keys in a fixed order.
    ///
    /// # Errors
    /// None that is known; what the serialiser says.
    pub fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self)
    }
}

impl StateCoverage {
    fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.cycles.iter_mut().zip(&other.cycles) {
            *mine += theirs;
        }
        self.outside += other.outside;
        for theirs in &other.transitions {
            let key = |t: &Transition| (t.from.clone(), t.to.clone());
            match self.transitions.binary_search_by_key(&key(theirs), key) {
                Ok(at) => self.transitions[at].count += theirs.count,
                Err(at) => self.transitions.insert(at, theirs.clone()),
            }
        }
    }
}

/// `3 of 4  75 %`.
fn share(seen: usize, all: usize) -> String {
    let percent = (seen * 100).checked_div(all).unwrap_or(100);
    format!("{seen} of {all}, {percent} %")
}

/// Totals, then signal by signal what was seen, and what was not.
impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seen = |counts: &[u64]| counts.iter().filter(|&&count| count > 0).count();
        let toggled = |bits: &[Toggle]| {
            bits.iter().map(|bit| usize::from(bit.rises > 0) + usize::from(bit.falls > 0)).sum()
        };
        let states_seen = self.states.values().map(|s| seen(&s.cycles)).sum();
        let states_all = self.states.values().map(|s| s.states.len()).sum();
        let bits_seen: usize = self.toggles.values().map(|bits| -> usize { toggled(bits) }).sum();
        let bits_all: usize = self.toggles.values().map(|bits| 2 * bits.len()).sum();
        let hits: Vec<u64> = self.covers.values().copied().collect();
        writeln!(f, "cycles       {}", self.cycles)?;
        writeln!(f, "states       {}", share(states_seen, states_all))?;
        writeln!(
            f,
            "transitions  {}",
            self.states.values().map(|s| s.transitions.len()).sum::<usize>()
        )?;
        writeln!(f, "toggles      {}", share(bits_seen, bits_all))?;
        writeln!(f, "covers       {}", share(seen(&hits), hits.len()))?;
        let paths = self.states.keys().chain(self.toggles.keys()).chain(self.covers.keys());
        let column = paths.map(String::len).max().unwrap_or(0);
        for (path, signal) in &self.states {
            let counts = signal.states.iter().zip(&signal.cycles);
            let mut parts: Vec<String> =
                counts.map(|(name, cycles)| format!("{name} {cycles}")).collect();
            if signal.outside > 0 {
                parts.push(format!("outside {}", signal.outside));
            }
            writeln!(f, "state        {path:column$}  {}", parts.join(", "))?;
            for Transition { from, to, count } in &signal.transitions {
                writeln!(f, "transition   {path:column$}  {from} -> {to} {count}")?;
            }
        }
        for (path, bits) in &self.toggles {
            write!(f, "toggle       {path:column$}  {}", share(toggled(bits), 2 * bits.len()))?;
            never(f, "rises", bits, |bit| bit.rises)?;
            never(f, "falls", bits, |bit| bit.falls)?;
            writeln!(f)?;
        }
        for (path, hits) in &self.covers {
            writeln!(f, "cover        {path:column$}  {hits}")?;
        }
        Ok(())
    }
}

/// The bits that never changed one way, as ranges: `; never rises: 3, 5..7`.
fn never(
    f: &mut fmt::Formatter<'_>,
    what: &str,
    bits: &[Toggle],
    count: impl Fn(&Toggle) -> u64,
) -> fmt::Result {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for (at, _) in bits.iter().enumerate().filter(|(_, bit)| count(bit) == 0) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == at => *last = at,
            _ => ranges.push((at, at)),
        }
    }
    if ranges.is_empty() {
        return Ok(());
    }
    let text = |(low, high): &(usize, usize)| {
        if low == high { low.to_string() } else { format!("{low}..{high}") }
    };
    let ranges: Vec<String> = ranges.iter().map(text).collect();
    write!(f, "; never {what}: {}", ranges.join(", "))
}

/// What is counted of one signal.
enum Counts {
    States {
        names: Arc<[String]>,
        cycles: BTreeMap<u64, u64>,
        transitions: BTreeMap<(u64, u64), u64>,
    },
    Bits(Vec<Toggle>),
}

struct Probe {
    path: String,
    handle: Handle,
    /// First word in `Sampler::old`.
    old: usize,
    counts: Counts,
}

/// Counts while a simulation runs.
pub(crate) struct Sampler {
    probes: Vec<Probe>,
    old: Vec<u64>,
    /// `old` is of the cycle before.
    follows: bool,
    cycles: u64,
}

impl Sampler {
    fn new(signals: impl Iterator<Item = (String, Handle, Option<Arc<[String]>>)>) -> Self {
        let mut sampler = Self { probes: Vec::new(), old: Vec::new(), follows: false, cycles: 0 };
        for (path, handle, names) in signals {
            let counts = match names {
                Some(names) => {
                    Counts::States { names, cycles: BTreeMap::new(), transitions: BTreeMap::new() }
                }
                None => Counts::Bits(vec![Toggle::default(); handle.width() as usize]),
            };
            let old = sampler.old.len();
            sampler.old.resize(old + handle.words(), 0);
            sampler.probes.push(Probe { path, handle, old, counts });
        }
        sampler
    }

    /// What comes next does not follow what was.
    pub(crate) fn forget(&mut self) {
        self.follows = false;
    }

    /// Looks at the settled values just before an edge.
    pub(crate) fn sample(&mut self, words: &[u64]) {
        self.cycles += 1;
        let mut now = Vec::new();
        for probe in &mut self.probes {
            now.clear();
            now.resize(probe.handle.words(), 0);
            probe.handle.read(words, &mut now);
            let old = &mut self.old[probe.old..probe.old + now.len()];
            match &mut probe.counts {
                Counts::States { cycles, transitions, .. } => {
                    *cycles.entry(now[0]).or_default() += 1;
                    if self.follows && old[0] != now[0] {
                        *transitions.entry((old[0], now[0])).or_default() += 1;
                    }
                }
                Counts::Bits(bits) if self.follows => {
                    for ((&new, &old), bits) in now.iter().zip(&*old).zip(bits.chunks_mut(64)) {
                        count_changes(old, new, bits);
                    }
                }
                Counts::Bits(_) => {}
            }
            old.copy_from_slice(&now);
        }
        self.follows = true;
    }
}

/// Counts the bits of one word that changed.
fn count_changes(old: u64, new: u64, bits: &mut [Toggle]) {
    let mut changed = old ^ new;
    while changed != 0 {
        let at = changed.trailing_zeros() as usize;
        if (new >> at) & 1 == 1 {
            bits[at].rises += 1;
        } else {
            bits[at].falls += 1;
        }
        changed &= changed - 1;
    }
}

impl Probe {
    fn states(&self) -> Option<StateCoverage> {
        let Counts::States { names, cycles, transitions } = &self.counts else { return None };
        let known = |code: u64| usize::try_from(code).ok().filter(|&code| code < names.len());
        let name = |code: u64| match known(code) {
            Some(index) => names[index].clone(),
            None => format!("{}'h{code:x}", self.handle.width()),
        };
        let mut out = StateCoverage {
            states: names.to_vec(),
            cycles: vec![0; names.len()],
            ..StateCoverage::default()
        };
        for (&code, &count) in cycles {
            match known(code) {
                Some(index) => out.cycles[index] += count,
                None => out.outside += count,
            }
        }
        let changes = transitions.iter();
        out.transitions = changes
            .map(|(&(from, to), &count)| Transition { from: name(from), to: name(to), count })
            .collect();
        out.transitions.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
        Some(out)
    }
}

impl Sim {
    /// Counts states, transitions and toggles from now on, of the signal `filter`, or of all signals
    /// of the instance `filter` and below (empty: of all). Clock and reset are left out; of signals
    /// that are copies of each other the one nearest to the top stands for all. Costs time only from
    /// here on. A second call starts anew.
    ///
    /// # Errors
    /// When there is nothing of that name.
    pub fn cover(&mut self, filter: &str) -> Result<(), SimError> {
        let inner = &self.model.0;
        let special = [inner.clk, inner.rst.map(|rst| rst.handle)];
        let special: BTreeSet<u32> = special.iter().flatten().map(|h| h.class).collect();
        let chosen = |path: &str| {
            let rest = path.strip_prefix(filter);
            filter.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        // By class: a signal that knows its states, then the nearest to the top, then by name.
        let mut best = BTreeMap::new();
        for (path, &signal) in inner.index.iter().filter(|(path, _)| chosen(path)) {
            let info = &inner.signals[signal];
            if special.contains(&info.handle.class) {
                continue;
            }
            let rank = (info.states.is_none(), path.matches('.').count(), path, signal);
            let entry = best.entry(info.handle.class).or_insert(rank);
            *entry = rank.min(*entry);
        }
        if best.is_empty() {
            return Err(self.no_such(filter, "signal or instance", inner.index.keys()));
        }
        let mut chosen: Vec<(&String, usize)> =
            best.values().map(|&(_, _, path, signal)| (path, signal)).collect();
        chosen.sort_unstable();
        let sampler = Sampler::new(chosen.into_iter().map(|(path, signal)| {
            let info = &inner.signals[signal];
            (path.clone(), info.handle, info.states.clone())
        }));
        self.keep(sampler.probes.iter().map(|probe| probe.handle));
        self.coverage = Some(Box::new(sampler));
        Ok(())
    }

    /// What was seen since [`Sim::cover`]; covers are counted in any case, from the start.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        let mut out = Coverage::default();
        for (path, hits) in self.covered() {
            *out.covers.entry(path.to_string()).or_default() += hits;
        }
        let Some(sampler) = &self.coverage else { return out };
        out.cycles = sampler.cycles;
        for probe in &sampler.probes {
            if let Counts::Bits(bits) = &probe.counts {
                out.toggles.insert(probe.path.clone(), bits.clone());
            }
            if let Some(states) = probe.states() {
                out.states.insert(probe.path.clone(), states);
            }
        }
        out
    }
}
