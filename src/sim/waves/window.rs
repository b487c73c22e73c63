//! The last cycles of a run, kept in memory.

use std::fmt;
use std::io::{self, Seek, Write};
use std::ops::{Range, RangeBounds};
use std::sync::Arc;

use crate::netlist::value::Value;
use crate::sim::error::SimError;
use crate::sim::{Handle, Sim};

use super::fst::Fst;
use super::gate::Wish;
use super::plan::{Plan, Source, Var};
use super::record::{Format, Recorder};
use super::scopes::Scopes;
use super::text::{self, Amount};
use super::vcd::Vcd;

/// A ring of rows of values, one for each cycle.
pub(crate) struct Ring {
    plan: Arc<Plan>,
    most: usize,
    rows: Vec<u64>,
    /// Rows in use; row of the oldest cycle.
    count: usize,
    oldest: usize,
    /// Cycle after the newest one.
    next: u64,
}

impl Ring {
    pub(crate) fn new(plan: Plan, most: usize) -> Self {
        Self { plan: Arc::new(plan), most, rows: Vec::new(), count: 0, oldest: 0, next: 0 }
    }

    /// Signals that have to be settled before [`Self::sample`] and [`Self::window`].
    pub(crate) fn handles(&self) -> impl Iterator<Item = Handle> {
        self.plan.vars.iter().map(|var| var.handle)
    }

    /// Keeps the settled cycle, just before its edge.
    pub(crate) fn sample(&mut self, sim: &Sim) {
        let (cycle, words) = (sim.cycle(), self.plan.words);
        if self.count > 0 && cycle != self.next {
            // A state was put back: what was kept belongs to another run.
            (self.count, self.oldest) = (0, 0);
            self.rows.clear();
        }
        self.next = cycle.saturating_add(1);
        let row = if self.count < self.most {
            self.count += 1;
            self.count - 1
        } else {
            let row = self.oldest;
            self.oldest = (self.oldest + 1) % self.most;
            row
        };
        if self.rows.len() < (row + 1) * words {
            self.rows.resize((row + 1) * words, 0);
        }
        let kept = &mut self.rows[row * words..(row + 1) * words];
        sim.with_words(|state| self.plan.read(state, kept));
    }

    /// The kept cycles, and the present settled one.
    pub(crate) fn window(&self, sim: &Sim) -> Window {
        let words = self.plan.words;
        // The clock stands in front of the edge of the present cycle, unless a state was put back.
        let kept = if sim.cycle() == self.next { self.count } else { 0 };
        let mut rows = Vec::with_capacity((kept + 1) * words);
        for index in 0..kept {
            let row = (self.oldest + index) % self.most;
            rows.extend_from_slice(&self.rows[row * words..(row + 1) * words]);
        }
        let present = rows.len();
        rows.resize(present + words, 0);
        sim.with_words(|state| self.plan.read(state, &mut rows[present..]));
        let first = sim.cycle() - kept as u64;
        Window { plan: Arc::clone(&self.plan), first, count: kept + 1, rows }
    }
}

/// Some cycles of some signals: what [`Sim::window`] hands out. Its `Display` is the text wave.
#[derive(Clone)]
pub struct Window {
    plan: Arc<Plan>,
    first: u64,
    count: usize,
    rows: Vec<u64>,
}

impl Window {
    /// The cycles it has.
    #[must_use]
    pub fn cycles(&self) -> Range<u64> {
        self.first..self.first + self.count as u64
    }

    /// The value of a signal as the edge of a cycle took it in; nothing when the window does not
    /// have it. The clock has no value.
    #[must_use]
    pub fn value(&self, path: &str, cycle: u64) -> Option<Value> {
        let (_, source) = self.plan.paths().find(|(name, _)| name == path)?;
        let (Source::Var(var), Some(row)) = (source, self.row(cycle)) else { return None };
        let var = &self.plan.vars[var];
        Some(Value::from_words(var.width(), var.of(row).to_vec()))
    }

    /// The chosen signals only; none when nothing fits.
    #[must_use]
    pub fn choose(&self, scopes: impl Into<Scopes>) -> Self {
        let scopes = scopes.into();
        Self { plan: Arc::new(self.plan.only(|path| scopes.takes(path))), ..self.clone() }
    }

    /// The cycles of a range only, such as `120..` or `120..=131`.
    #[must_use]
    pub fn during(&self, range: impl RangeBounds<u64>) -> Self {
        let mut wish = Wish::default();
        wish.add(&range);
        let (first, last) = wish.ranges[0];
        let own = self.cycles();
        let start = first.clamp(own.start, own.end);
        let end = last.saturating_add(1).clamp(start, own.end);
        let words = self.plan.words;
        let index = |cycle: u64| usize::try_from(cycle - own.start).unwrap_or(self.count);
        Self {
            plan: Arc::clone(&self.plan),
            first: start,
            count: index(end) - index(start),
            rows: self.rows[index(start) * words..index(end) * words].to_vec(),
        }
    }

    /// The text wave, 100 columns wide; see [`super`] for how to read it.
    #[must_use]
    pub fn text(&self) -> String {
        text::draw(self, None, Amount::All)
    }

    /// As [`Self::text`], with a line that points at a cycle.
    #[must_use]
    pub fn text_at(&self, cycle: u64) -> String {
        text::draw(self, Some(cycle), Amount::All)
    }

    /// As [`Self::text_at`], of the last cycles only, as many as fit side by side.
    pub(crate) fn last_text_at(&self, cycle: u64) -> String {
        text::draw(self, Some(cycle), Amount::Last)
    }

    /// Writes the window as VCD.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write_vcd(&self, writer: impl Write + Send + 'static) -> io::Result<()> {
        self.write(Box::new(Vcd::new(writer, &self.plan)?))
    }

    /// Writes the window as FST. The writer has to stand at the beginning.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write_fst(&self, writer: impl Write + Seek + Send + 'static) -> io::Result<()> {
        self.write(Box::new(Fst::new(writer, &self.plan)?))
    }

    fn write(&self, format: Box<dyn Format>) -> io::Result<()> {
        let mut recorder = Recorder::new(format, Arc::clone(&self.plan));
        for cycle in self.cycles() {
            recorder.write(cycle, self.row(cycle).unwrap_or_default())?;
        }
        recorder.finish(self.cycles().end)
    }

    /// The values of a cycle.
    pub(crate) fn row(&self, cycle: u64) -> Option<&[u64]> {
        let index = usize::try_from(cycle.checked_sub(self.first)?).ok()?;
        let words = self.plan.words;
        (index < self.count).then(|| &self.rows[index * words..(index + 1) * words])
    }

    pub(crate) fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The words of a value in every cycle.
    pub(crate) fn values<'a>(&'a self, var: &'a Var) -> impl Iterator<Item = &'a [u64]> {
        self.cycles().filter_map(|cycle| self.row(cycle)).map(|row| var.of(row))
    }

    /// The signals that tell most about a path, at most so many: those of its bus, and those of its
    /// scope that change. With it how many signals of the scope are left out.
    pub(crate) fn near(&self, path: &str, most: usize) -> (Self, usize) {
        let nodes = self.plan.top.all();
        let inside = |scope: &str| {
            scope.is_empty() || path.strip_prefix(scope).is_some_and(|rest| rest.starts_with('.'))
        };
        let scope = nodes.iter().filter(|node| inside(&node.path)).max_by_key(|n| n.path.len());
        let Some(scope) = scope else { return (self.clone(), 0) };
        let local = path.strip_prefix(&scope.path).unwrap_or(path).trim_start_matches('.');
        let bus = local.rsplit_once('_').map_or(local, |(bus, _)| bus);
        let mut ranked: Vec<(u8, &str)> = Vec::new();
        for (name, source) in &scope.signals {
            let Source::Var(var) = *source else { continue };
            let rest = |stem: &str| name.strip_prefix(stem).map(|rest| rest.starts_with('_'));
            let mut values = self.values(&self.plan.vars[var]);
            let first = values.next();
            let rank = match () {
                () if name == local => 0,
                () if rest(local) == Some(true) || rest(bus) == Some(true) => 1,
                () if values.any(|value| Some(value) != first) => 2,
                () => 3,
            };
            ranked.push((rank, name));
        }
        ranked.sort_by_key(|(rank, _)| *rank);
        let left_out =
            ranked.iter().skip(most).chain(ranked.iter().take(most).filter(|r| r.0 == 3));
        let left_out = left_out.count();
        let shown: Vec<String> = ranked
            .iter()
            .take(most)
            .filter(|(rank, _)| *rank < 3)
            .map(|(_, name)| scope.path_of(name))
            .collect();
        let plan = self.plan.only(|path| shown.iter().any(|name| name == path));
        (Self { plan: Arc::new(plan), ..self.clone() }, left_out)
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl fmt::Debug for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Window")
            .field("cycles", &self.cycles())
            .field("signals", &self.plan.paths().count())
            .finish_non_exhaustive()
    }
}

/// A ring of the chosen signals.
///
/// # Errors
/// When a pattern chooses nothing.
pub(crate) fn ring(sim: &Sim, cycles: usize, scopes: &Scopes) -> Result<Option<Ring>, SimError> {
    let plan = Plan::new(sim, scopes)?;
    Ok((cycles > 0).then(|| Ring::new(plan, cycles)))
}
