//! Functions of a few bits as tables: what a state machine decodes from its state and a key, however
//! many comparisons that takes, is one constant shifted by the state, or one word of a table.
//!
//! The *sources* of a node are the one or two nodes of few bits that it depends on. Where such a
//! function ends, because something looks at it that depends on more, its values for all values of
//! its sources are worked out: up to 64 bits of them in a constant, more in words of the state.

use std::collections::{BTreeMap, BTreeSet};

use super::build::Model;
use super::eval::{self, Source};
use super::graph::{Graph, Id, Op};
use super::place::cost_of;

/// Most bits of a source, and of two.
const SOURCE_MAX: u8 = 8;
const SOURCES_MAX: u8 = 12;
/// Functions that cost less stay as they are: those that fit a constant, and others.
const CONSTANT_COST_MIN: u32 = 6;
const WORDS_COST_MIN: u32 = 24;
/// Most bits of an entry of a table in words.
const ENTRY_MAX: u32 = 16;
/// Most words of all tables, and values worked out for them.
const WORDS_MAX: usize = 8192;
const VALUES_MAX: usize = 8_000_000;

/// What a node is a function of, and what it costs to compute it from there.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Of {
    /// At most two nodes; none for a constant.
    Few(Vec<Id>, u32),
    More,
}

/// A function that becomes a table.
#[derive(Clone, Debug)]
struct Table {
    node: Id,
    sources: Vec<Id>,
    /// All nodes between, in order, the node last.
    between: Vec<Id>,
    /// Bits of an entry, a power of two.
    entry: u32,
    /// Bits of all sources.
    index: u32,
}

impl Table {
    fn bits(&self) -> u32 {
        self.entry << self.index
    }

    fn words(&self) -> usize {
        (self.bits() as usize).div_ceil(64)
    }

    fn values(&self) -> usize {
        self.between.len() << self.index
    }
}

/// The tables of a design that stand in words of the state.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    all: Vec<Table>,
}

impl Tables {
    /// Words of each.
    pub(super) fn words(&self) -> impl Iterator<Item = usize> {
        self.all.iter().map(Table::words)
    }

    /// The words of all; `model` is the design they were found in.
    pub(super) fn fill(&self, model: &Model) -> Vec<u64> {
        self.all.iter().flat_map(|table| fill(&model.graph, table)).collect()
    }
}

/// The same design with tables; those in words of the state are memories from `first_memory` on.
pub(super) fn with_tables(model: &Model, first_memory: u32) -> (Model, Tables) {
    let found = find(model);
    let (constants, mut all): (Vec<Table>, Vec<Table>) =
        found.into_iter().partition(|table| table.bits() <= 64);
    let (mut words, mut values) = (WORDS_MAX, VALUES_MAX);
    all.retain(|table| {
        match (words.checked_sub(table.words()), values.checked_sub(table.values())) {
            (Some(words_left), Some(values_left)) => {
                (words, values) = (words_left, values_left);
                true
            }
            _ => false,
        }
    });
    let constants: BTreeMap<Id, (Table, u64)> = constants
        .into_iter()
        .map(|table| (table.node, (fill(&model.graph, &table)[0], table)))
        .map(|(node, (word, table))| (node, (table, word)))
        .collect();
    let memories: BTreeMap<Id, u32> =
        all.iter().zip(first_memory..).map(|(table, memory)| (table.node, memory)).collect();
    let by_node: BTreeMap<Id, &Table> = all.iter().map(|table| (table.node, table)).collect();
    let new = model.rebuilt(|g, id, map| {
        let width = model.graph.width(id);
        if let Some((table, word)) = constants.get(&id) {
            let word = g.constant(64, *word);
            let index = index(g, &table.sources, map);
            let amount = g.shl_by(index, table.entry.trailing_zeros());
            let moved = g.shr(word, amount);
            return Some(g.bits(moved, 0, width));
        }
        let (table, &memory) = (by_node.get(&id)?, memories.get(&id)?);
        let index = index(g, &table.sources, map);
        let in_word = u8::try_from((64 / table.entry).trailing_zeros()).unwrap_or(0);
        let address = g.bits(index, in_word, 16 - in_word);
        let word = g.fetch(memory, 0, address, 64);
        let low = g.bits(index, 0, in_word);
        let low = g.zero_extend(low, 8);
        let amount = g.shl_by(low, table.entry.trailing_zeros());
        let moved = g.shr(word, amount);
        Some(g.bits(moved, 0, width))
    });
    (new, Tables { all })
}

/// The sources side by side, the first in the low bits.
fn index(g: &mut Graph, sources: &[Id], map: &[Id]) -> Id {
    let mut index = g.constant(16, 0);
    let mut by = 0;
    for &source in sources {
        let source = map[source as usize];
        let width = g.width(source);
        let wide = g.zero_extend(source, 16);
        let moved = g.shl_by(wide, by);
        index = g.or(index, moved);
        by += u32::from(width);
    }
    index
}

fn of(graph: &Graph) -> Vec<Of> {
    let mut all: Vec<Of> = Vec::with_capacity(graph.len());
    for number in 0..graph.len() {
        let id = Id::try_from(number).unwrap_or(Id::MAX);
        let op = graph.op(id);
        let joined = match op {
            Op::Load(_) | Op::Fetch(..) => None,
            _ => join(graph, op, &all),
        };
        all.push(match joined {
            Some(few) => few,
            None if graph.width(id) <= SOURCE_MAX => Of::Few(vec![id], 0),
            None => Of::More,
        });
    }
    all
}

fn join(graph: &Graph, op: Op, all: &[Of]) -> Option<Of> {
    let mut sources = BTreeSet::new();
    let mut cost = cost_of(op);
    for operand in op.operands() {
        let Of::Few(of, below) = &all[operand as usize] else { return None };
        sources.extend(of.iter().copied());
        cost = cost.saturating_add(*below);
    }
    let bits: u8 = sources.iter().map(|&source| graph.width(source)).fold(0, u8::saturating_add);
    let few = sources.len() <= 2 && bits <= SOURCES_MAX;
    let cost = if sources.is_empty() { 0 } else { cost };
    few.then(|| Of::Few(sources.into_iter().collect(), cost))
}

/// All functions that are worth a table, where they end.
fn find(model: &Model) -> Vec<Table> {
    let graph = &model.graph;
    let of = of(graph);
    let mut ends = vec![false; graph.len()];
    let roots = model.updates.iter().map(|&(_, id)| id);
    let written = model.writes.iter().flat_map(|write| {
        let masks = write.masks.iter().flatten();
        [write.address, write.enable].into_iter().chain(write.data.iter().chain(masks).copied())
    });
    roots.chain(written).for_each(|id| ends[id as usize] = true);
    let sources = |id: Id| match &of[id as usize] {
        Of::Few(sources, cost) if *cost > 0 => Some(sources),
        _ => None,
    };
    for number in 0..graph.len() {
        let id = Id::try_from(number).unwrap_or(Id::MAX);
        for operand in graph.op(id).operands() {
            ends[operand as usize] |= sources(id).is_none() || sources(operand) != sources(id);
        }
    }
    let table = |number: usize| {
        let id = Id::try_from(number).ok().filter(|_| ends[number])?;
        let Of::Few(sources, cost) = &of[number] else { return None };
        let index = sources.iter().map(|&source| u32::from(graph.width(source))).sum();
        let entry = u32::from(graph.width(id)).next_power_of_two();
        let pays = match entry.checked_shl(index) {
            Some(bits) if bits <= 64 => *cost >= CONSTANT_COST_MIN,
            _ => *cost >= WORDS_COST_MIN && entry <= ENTRY_MAX,
        };
        let entry = if entry << index > 64 { entry.max(8) } else { entry };
        pays.then(|| Table {
            node: id,
            between: between(graph, id, sources),
            sources: sources.clone(),
            entry,
            index,
        })
    };
    (0..graph.len()).filter_map(table).collect()
}

/// The nodes between sources and a node, in order, the node last.
fn between(graph: &Graph, node: Id, sources: &[Id]) -> Vec<Id> {
    let mut seen = BTreeSet::new();
    let mut stack = vec![node];
    while let Some(id) = stack.pop() {
        let known = graph.known(id).is_some() || sources.contains(&id);
        if !known && seen.insert(id) {
            stack.extend(graph.op(id).operands());
        }
    }
    seen.into_iter().collect()
}

/// The words of a table.
fn fill(graph: &Graph, table: &Table) -> Vec<u64> {
    let mut values = vec![0; table.node as usize + 1];
    for &id in &table.between {
        for operand in graph.op(id).operands() {
            values[operand as usize] = graph.known(operand).unwrap_or(0);
        }
    }
    let mut words = vec![0; table.words()];
    for index in 0..1usize << table.index {
        let mut rest = index as u64;
        for &source in &table.sources {
            let width = graph.width(source);
            values[source as usize] = rest & super::graph::ones(width);
            rest >>= width;
        }
        for &id in &table.between {
            values[id as usize] = eval::node(graph, &Nowhere, &values, id);
        }
        let bit = index * table.entry as usize;
        words[bit / 64] |= values[table.node as usize] << (bit % 64);
    }
    words
}

/// Nothing between sources and a node reads the state.
struct Nowhere;

impl Source for Nowhere {
    fn limb(&self, _limb: u32) -> u64 {
        0
    }

    fn fetch(&self, _memory: u32, _limb: u32, _address: u64) -> u64 {
        0
    }
}
