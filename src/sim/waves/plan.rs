//! What is recorded: the chosen signals in their hierarchy, each value once.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::netlist::value::{Value, words_for};
use crate::sim::error::SimError;
use crate::sim::model::ScopeInfo;
use crate::sim::{Handle, Sim};

use super::scopes::Scopes;

/// A value that is recorded, under however many names.
#[derive(Clone, Debug)]
pub(crate) struct Var {
    pub(crate) handle: Handle,
    /// Names of the states of an enumeration.
    pub(crate) states: Option<Arc<[String]>>,
    /// First word in a row of values.
    pub(crate) at: usize,
}

impl Var {
    /// Bits.
    pub(crate) fn width(&self) -> u32 {
        self.handle.width()
    }

    /// The words of this value in a row.
    pub(crate) fn of<'a>(&self, row: &'a [u64]) -> &'a [u64] {
        &row[self.at..self.at + words_for(self.width())]
    }

    /// The name of the state, `?` where the value is none; nothing for plain bits.
    pub(crate) fn state(&self, words: &[u64]) -> Option<&str> {
        let states = self.states.as_ref()?;
        let index = usize::try_from(words[0]).ok();
        Some(index.and_then(|index| states.get(index)).map_or("?", String::as_str))
    }

    /// A value as a person reads it: the name of a state, else hexadecimal digits.
    pub(crate) fn text(&self, words: &[u64]) -> String {
        match self.state(words) {
            Some(name) => name.to_owned(),
            None => format!("{:x}", Value::from_words(self.width(), words.to_vec())),
        }
    }
}

/// What a name of the hierarchy stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    Clock,
    /// Index into [`Plan::vars`].
    Var(usize),
}

/// An instance with its chosen signals.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) name: String,
    /// Empty for the top.
    pub(crate) path: String,
    pub(crate) signals: Vec<(String, Source)>,
    pub(crate) children: Vec<Node>,
}

impl Node {
    /// The path of a signal of this instance.
    pub(crate) fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) }
    }

    /// This instance and all below, parents first.
    pub(crate) fn all(&self) -> Vec<&Self> {
        let mut all = vec![self];
        for child in &self.children {
            all.append(&mut child.all());
        }
        all
    }

    fn is_empty(&self) -> bool {
        self.signals.is_empty() && self.children.is_empty()
    }

    /// Keeps the signals for which `keep` holds, and the scopes that still hold some.
    fn retain(&mut self, keep: &mut impl FnMut(&str) -> bool) {
        let below = self.path_of("");
        self.signals.retain(|(name, _)| keep(&format!("{below}{name}")));
        for child in &mut self.children {
            child.retain(keep);
        }
        self.children.retain(|child| !child.is_empty());
    }
}

/// The chosen signals.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) top: Node,
    pub(crate) vars: Arc<[Var]>,
    /// Words of a row of values.
    pub(crate) words: usize,
}

type Seen = BTreeMap<(Handle, Option<Arc<[String]>>), usize>;

impl Plan {
    /// The signals of a simulation that are chosen.
    ///
    /// # Errors
    /// When a pattern chooses nothing.
    pub(crate) fn new(sim: &Sim, scopes: &Scopes) -> Result<Self, SimError> {
        let mut paths = Vec::new();
        let mut vars = Vec::new();
        let mut top = node(sim, 0, &mut Seen::new(), &mut vars);
        top.retain(&mut |path| {
            paths.push(path.to_owned());
            scopes.takes(path)
        });
        if let Some(pattern) = scopes.idle(&paths).next() {
            let mut near: Vec<&str> = sim.scope_infos()[0]
                .children
                .iter()
                .map(|&c| sim.scope_infos()[c].name.as_str())
                .collect();
            near.extend(paths.first().map(String::as_str));
            near.truncate(6);
            let found = "no signal is chosen by this pattern";
            return Err(sim.error(pattern, found).with_values(
                format!("paths below the top, `*` for any text, such as {}", near.join(", ")),
                format!("`{pattern}`"),
            ));
        }
        Ok(Self { top, vars: vars.into(), words: 0 }.compact())
    }

    /// The same with fewer signals; rows keep their form.
    pub(crate) fn only(&self, mut keep: impl FnMut(&str) -> bool) -> Self {
        let mut plan = self.clone();
        plan.top.retain(&mut keep);
        plan
    }

    /// Drops the values without a name, and places the rest in the row.
    fn compact(mut self) -> Self {
        let mut new: Vec<Option<usize>> = vec![None; self.vars.len()];
        let mut vars: Vec<Var> = Vec::new();
        let (old, mut words) = (Arc::clone(&self.vars), 0);
        self.top.each(&mut |source| {
            if let Source::Var(var) = source {
                let at = *new[*var].get_or_insert_with(|| {
                    vars.push(Var { at: words, ..old[*var].clone() });
                    words += words_for(old[*var].width());
                    vars.len() - 1
                });
                *var = at;
            }
        });
        Self { top: self.top, vars: vars.into(), words }
    }

    /// Copies the present values into a row.
    pub(crate) fn read(&self, state_words: &[u64], row: &mut [u64]) {
        for var in self.vars.iter() {
            let words = words_for(var.width());
            var.handle.read(state_words, &mut row[var.at..var.at + words]);
        }
    }

    /// All names with their values.
    pub(crate) fn paths(&self) -> impl Iterator<Item = (String, Source)> {
        self.top
            .all()
            .into_iter()
            .flat_map(|node| node.signals.iter().map(|(name, s)| (node.path_of(name), *s)))
    }

    /// Which values have a name.
    pub(crate) fn used(&self) -> Vec<bool> {
        let mut used = vec![false; self.vars.len()];
        for (_, source) in self.paths() {
            if let Source::Var(var) = source {
                used[var] = true;
            }
        }
        used
    }

    /// Whether the clock has a name.
    pub(crate) fn clocked(&self) -> bool {
        self.paths().any(|(_, source)| source == Source::Clock)
    }
}

impl Node {
    fn each(&mut self, act: &mut impl FnMut(&mut Source)) {
        self.signals.iter_mut().for_each(|(_, source)| act(source));
        self.children.iter_mut().for_each(|child| child.each(act));
    }
}

/// An instance with all its signals. Equal values get one [`Var`], whatever they are called.
fn node(sim: &Sim, index: usize, seen: &mut Seen, vars: &mut Vec<Var>) -> Node {
    let ScopeInfo { name, path, children, signals } = &sim.scope_infos()[index];
    let signals = sim.signal_infos()[signals.clone()].iter().filter(|info| info.handle.width() > 0);
    let signals = signals.map(|info| {
        if sim.is_clk(info.handle) {
            return (info.name.clone(), Source::Clock);
        }
        let var = *seen.entry((info.handle, info.states.clone())).or_insert_with(|| {
            vars.push(Var { handle: info.handle, states: info.states.clone(), at: 0 });
            vars.len() - 1
        });
        (info.name.clone(), Source::Var(var))
    });
    let signals = signals.collect();
    let children = children.iter().map(|&child| node(sim, child, seen, vars)).collect();
    Node { name: name.clone(), path: path.clone(), signals, children }
}
