//! Compiled simulation: a design as native code.
//!
//! ```text
//! Flat, Order --> build --> graph (fold, limbs) --> eval (first cycles, single nets)
//!                             |
//!                             v  while reset is 0
//!                           table, lanes, chain, memo    what is done together or left out
//!                             |
//!                             v
//!                           plan (guards, order) --> place, group (regions, jumps)
//!                                                      |
//!                                                      v
//!                                        layout --> emit, value, vector --> code
//! ```
//!
//! The whole edge of a design is one function that keeps all combinational values in registers of
//! the machine and stores only state. What a person looks at besides (outputs, waves) is computed
//! by a second function for just those nets, when it is looked at. Until a design has run for a
//! while nothing is compiled: the graph is evaluated node by node.

mod build;
mod chain;
mod code;
mod emit;
mod eval;
mod fold;
mod graph;
mod group;
mod lanes;
mod layout;
mod limbs;
mod memo;
mod place;
mod plan;
mod table;
mod value;
mod vector;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use super::claims::Looks;
use super::engine::Engine;
use super::flat::{Flat, Origin};
use super::order::Order;
use super::state::Place;

use build::{Model, build};
use code::Code;
use eval::Source;
use graph::{Graph, Id, Op};
use lanes::Lanes;
use layout::Layout;
use memo::Memo;
use table::Tables;

/// Evaluations of the whole graph after which compiling pays.
pub(crate) const PASSES_MAX: u32 = 200;

/// What all simulations of a design share.
pub(crate) struct Shared {
    model: Model,
    layout: Layout,
    /// The state before the first edge.
    start: Vec<u64>,
    /// The design while reset is 0, and its vectors.
    running: Model,
    lanes: Lanes,
    tables: Tables,
    /// The design that the tables were found in.
    plain: Model,
    memos: Vec<Memo>,
    chains: Vec<Vec<u32>>,
    /// The top's reset, where it has one.
    rst: Option<Place>,
    looks: Looks,
    /// Evaluations of the graph before anything is compiled.
    passes_max: u32,
    /// Compiled when it first pays.
    edges: OnceLock<Option<(Code, Vec<u64>)>>,
}

impl Shared {
    /// Prepares a design.
    pub(crate) fn new(flat: &Flat<'_>, order: &Order, looks: Looks, passes_max: u32) -> Self {
        let model = build(flat, order);
        let rst = flat.scopes[0].module.rst.and_then(|rst| {
            let class = flat.class_of(0, rst);
            let limb = model.limbs.iter().position(|&(of, ..)| of == class)?;
            (flat.origin[class] == Origin::Input).then_some((u32::try_from(limb).ok()?, class))
        });
        let plain = model.outside_of_reset(rst.map(|(limb, _)| limb));
        let first_table = u32::try_from(flat.memories.len()).unwrap_or(u32::MAX);
        let (running, tables) = table::with_tables(&plain, first_table);
        let lanes = lanes::find(&running);
        let mut taken: BTreeSet<u32> = lanes.first.iter().map(|&(limb, _)| limb).collect();
        let chains = chain::find(&running, &taken);
        let class = |limb: u32| model.limbs[limb as usize].0;
        let mut together: Vec<(usize, u8)> =
            lanes.first.iter().map(|&(limb, bytes)| (class(limb), bytes)).collect();
        together.extend(chains.iter().flatten().map(|&limb| {
            let bytes = model.limbs[limb as usize].2.div_ceil(8).next_power_of_two();
            (class(limb), bytes)
        }));
        taken.extend(chains.iter().flat_map(|chain| &chain[1..]));
        let memos = memo::find(&running, &taken, first_table);
        let necks: Vec<u8> = memos.iter().map(|memo| running.graph.width(memo.neck)).collect();
        let layout =
            Layout::new(flat, &model, &together, looks.counted.len(), &necks, tables.words());
        let mut start = vec![0; layout.words as usize];
        for placed in &flat.registers {
            let class = flat.class_of(placed.scope, placed.item.q);
            layout.places[class].write(&mut start, placed.item.init.words());
        }
        for (placed, area) in flat.memories.iter().zip(layout.areas()) {
            let words = start[area.at as usize..].chunks_exact_mut(area.stride as usize);
            for (to, word) in words.zip(placed.item.image.iter().flatten()) {
                to.copy_from_slice(word.words());
            }
        }
        let rst = rst.map(|(_, class)| layout.places[class]);
        let edges = OnceLock::new();
        Self {
            model,
            layout,
            start,
            running,
            lanes,
            tables,
            plain,
            memos,
            chains,
            rst,
            looks,
            passes_max,
            edges,
        }
    }

    /// Where a class is.
    pub(crate) fn place(&self, class: usize) -> Place {
        self.layout.places[class]
    }

    /// First word, words per word, and depth of each memory.
    pub(crate) fn memories(&self) -> impl Iterator<Item = (u32, u32, u32)> {
        self.layout.areas().iter().map(|area| (area.at, area.stride, area.depth))
    }

    /// The state before the first edge.
    pub(crate) fn start(&self) -> &[u64] {
        &self.start
    }

    /// Whether the edges run as native code by now.
    pub(crate) fn is_compiled(&self) -> bool {
        self.edges.get().is_some_and(Option::is_some)
    }

    /// The function of the edge outside of reset.
    fn compile_edges(&self) -> Option<(Code, Vec<u64>)> {
        let mut model = self.running.clone();
        let zero = model.graph.constant(1, 0);
        let bit = |model: &Model, class: usize| model.nets[class].as_ref().map(|limbs| limbs[0]);
        let mut alarm = zero;
        for &class in &self.looks.must_hold {
            let Some(holds) = bit(&model, class) else { continue };
            let fails = model.graph.not(holds);
            alarm = model.graph.or(alarm, fails);
        }
        for &class in &self.looks.must_not {
            let Some(beyond) = bit(&model, class) else { continue };
            alarm = model.graph.or(alarm, beyond);
        }
        let counted = self.looks.counted.iter().map(|&class| bit(&model, class).unwrap_or(zero));
        let counted: Vec<Id> = counted.collect();
        let alarm = (model.graph.known(alarm) != Some(0)).then_some(alarm);
        let Self { lanes, memos, chains, .. } = self;
        let together = plan::Together { vectors: &lanes.vectors, memos, chains };
        let plan = plan::plan(&mut model, &together, alarm, counted);
        let code = Code::compile(self.layout.words as usize, |b| {
            emit::edges(b, &model, &self.layout, &plan);
        })?;
        Some((code, self.tables.fill(&self.plain)))
    }
}

/// One simulation.
pub(crate) struct Native {
    shared: Arc<Shared>,
    /// Evaluations of the graph so far.
    passes: u32,
    /// The value of every node, when `fresh`.
    values: Vec<u64>,
    fresh: bool,
    /// Classes that are kept in the state when settled.
    wanted: Vec<usize>,
    /// Settles the first so many of `wanted`.
    settle: Option<(usize, Code)>,
    no_compiler: bool,
    /// Registers were changed by other ways than an edge of compiled code.
    cold: bool,
}

impl Native {
    /// A simulation of a design.
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        Self {
            shared,
            passes: 0,
            values: Vec::new(),
            fresh: false,
            wanted: Vec::new(),
            settle: None,
            no_compiler: false,
            cold: true,
        }
    }

    fn evaluate(&mut self, words: &[u64]) {
        if !self.fresh {
            let source =
                Words { layout: &self.shared.layout, model: &self.shared.model, state: words };
            eval::evaluate(&self.shared.model.graph, &source, &mut self.values);
            self.fresh = true;
            self.passes = self.passes.saturating_add(1);
        }
    }

    /// One edge by evaluating the graph.
    fn slow_edge(&mut self, words: &mut [u64]) {
        self.evaluate(words);
        let Shared { model, layout, .. } = &*self.shared;
        let value = |id: Id| self.values[id as usize];
        for write in &model.writes {
            let address = value(write.address);
            if value(write.enable) == 0 || address >= u64::from(write.depth) {
                continue;
            }
            let area = layout.memory(write.memory);
            let index = u32::try_from(address).unwrap_or(u32::MAX);
            let first = (area.at + index * area.stride) as usize;
            for (limb, &data) in write.data.iter().enumerate() {
                let mask = write.masks.as_ref().map_or(u64::MAX, |masks| value(masks[limb]));
                let word = &mut words[first + limb];
                *word = (*word & !mask) | (value(data) & mask);
            }
        }
        for &(limb, next) in &model.updates {
            let (class, index, width) = model.limbs[limb as usize];
            layout.places[class].limb(index, width).write(words, &[value(next)]);
        }
        self.fresh = false;
    }
}

impl Engine for Native {
    fn settle(&mut self, words: &mut [u64], _inputs_only: bool) {
        if self.wanted.is_empty() {
            return;
        }
        if self.no_compiler || self.fresh || self.passes < self.shared.passes_max {
            self.evaluate(words);
            let Shared { model, layout, .. } = &*self.shared;
            for &class in &self.wanted {
                let limbs = model.nets[class].iter().flatten().enumerate();
                for (index, &id) in limbs {
                    let place = layout.places[class].limb(index, model.graph.width(id));
                    place.write(words, &[self.values[id as usize]]);
                }
            }
            return;
        }
        let count = self.wanted.len();
        if self.settle.as_ref().is_none_or(|&(have, _)| have != count) {
            let Shared { model, layout, .. } = &*self.shared;
            let wanted = &self.wanted;
            let code = Code::compile(layout.words as usize, |b| {
                emit::settle(b, model, layout, wanted);
            });
            let Some(code) = code else {
                self.no_compiler = true;
                return self.settle(words, false);
            };
            self.settle = Some((count, code));
        }
        if let Some((_, code)) = &self.settle {
            code.call(words, 0, false);
        }
    }

    fn edges(&mut self, words: &mut [u64], cycles: u64, skip: bool) -> u64 {
        let mut done = 0;
        while done < cycles {
            let in_reset = self.shared.rst.is_some_and(|place| place.low(words) != 0);
            let skip = skip && done == 0;
            if !in_reset && self.passes >= self.shared.passes_max {
                let edges = self.shared.edges.get_or_init(|| self.shared.compile_edges());
                if let Some((code, tables)) = edges {
                    self.fresh = false;
                    if std::mem::take(&mut self.cold) {
                        let Layout { cold, tables: at, .. } = self.shared.layout;
                        words[cold as usize] = 1;
                        words[at as usize..][..tables.len()].copy_from_slice(tables);
                    }
                    return done + code.call(words, cycles - done, skip);
                }
            }
            self.evaluate(words);
            if !in_reset {
                if !skip && self.alarm() {
                    return done;
                }
                self.count(words);
            }
            self.slow_edge(words);
            self.cold = true;
            done += 1;
        }
        done
    }

    fn touch(&mut self, state: bool) {
        self.fresh = false;
        self.cold |= state;
    }

    fn want(&mut self, class: usize) {
        self.wanted.push(class);
    }

    fn keeps_all(&self) -> bool {
        false
    }

    fn peek(&mut self, words: &[u64], class: usize, out: &mut [u64]) {
        self.evaluate(words);
        for (to, &id) in out.iter_mut().zip(self.shared.model.nets[class].iter().flatten()) {
            *to = self.values[id as usize];
        }
    }

    fn looks(&self) -> bool {
        true
    }

    fn counted(&self, words: &[u64], index: usize) -> u64 {
        words[self.shared.layout.counters as usize + index]
    }
}

impl Native {
    fn bit(&self, class: usize) -> u64 {
        let limbs = self.shared.model.nets[class].as_ref();
        limbs.map_or(0, |limbs| self.values[limbs[0] as usize])
    }

    fn alarm(&self) -> bool {
        let looks = &self.shared.looks;
        looks.must_hold.iter().any(|&class| self.bit(class) == 0)
            || looks.must_not.iter().any(|&class| self.bit(class) != 0)
    }

    fn count(&self, words: &mut [u64]) {
        let first = self.shared.layout.counters as usize;
        for (index, &class) in self.shared.looks.counted.iter().enumerate() {
            words[first + index] += self.bit(class);
        }
    }
}

/// The words of a state as the graph reads them.
struct Words<'a> {
    layout: &'a Layout,
    model: &'a Model,
    state: &'a [u64],
}

impl Source for Words<'_> {
    fn limb(&self, limb: u32) -> u64 {
        let (class, index, width) = self.model.limbs[limb as usize];
        self.layout.places[class].limb(index, width).low(self.state)
    }

    fn fetch(&self, memory: u32, limb: u32, address: u64) -> u64 {
        let area = self.layout.memory(memory);
        match u32::try_from(address) {
            Ok(index) if index < area.depth => {
                self.state[(area.at + index * area.stride + limb) as usize]
            }
            _ => 0,
        }
    }
}

impl Model {
    /// The same design while reset is 0, folded anew.
    fn outside_of_reset(&self, rst: Option<u32>) -> Self {
        self.rebuilt(|g, id, _| match self.graph.op(id) {
            Op::Load(limb) if Some(limb) == rst => Some(g.constant(self.graph.width(id), 0)),
            _ => None,
        })
    }

    /// The same design with some nodes replaced, folded anew. `new` gets a node and the nodes that
    /// stand for those below it.
    fn rebuilt(&self, mut new: impl FnMut(&mut Graph, Id, &[Id]) -> Option<Id>) -> Self {
        let mut out = Self { graph: Graph::default(), ..self.clone() };
        let mut map: Vec<Id> = Vec::with_capacity(self.graph.len());
        for index in 0..self.graph.len() {
            let id = Id::try_from(index).unwrap_or(Id::MAX);
            let (op, width) = (self.graph.op(id), self.graph.width(id));
            let g = &mut out.graph;
            let new = new(g, id, &map);
            map.push(new.unwrap_or_else(|| g.again(op, width, |id| map[id as usize])));
        }
        let at = |id: &mut Id| *id = map[*id as usize];
        out.nets.iter_mut().flatten().flatten().for_each(at);
        out.updates.iter_mut().for_each(|(_, id)| at(id));
        for write in &mut out.writes {
            at(&mut write.address);
            at(&mut write.enable);
            write.data.iter_mut().for_each(at);
            write.masks.iter_mut().flatten().for_each(at);
        }
        out
    }
}
