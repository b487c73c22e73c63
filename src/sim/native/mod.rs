//! Compiled simulation: a design as native code.
//!
//! ```text
//! Flat, Order --> build --> graph (fold, limbs) --> plan (guards, order) --> place (regions)
//!                             |                                                |
//!                             +--> eval (first cycles, single nets)            v
//!                                                        layout --> emit, value --> code
//! ```
//!
//! The whole edge of a design is one function that keeps all combinational values in registers of
//! the machine and stores only state. What a person looks at besides (outputs, waves) is computed
//! by a second function for just those nets, when it is looked at. Until a design has run for a
//! while nothing is compiled: the graph is evaluated node by node.

mod build;
mod code;
mod emit;
mod eval;
mod fold;
mod graph;
mod lanes;
mod layout;
mod limbs;
mod place;
mod plan;
mod value;
mod vector;

use std::sync::{Arc, OnceLock};

use super::claims::Looks;
use super::engine::Engine;
use super::flat::{Flat, Origin};
use super::order::Order;
use super::state::Place;

use build::{Model, build};
use code::Code;
use eval::Source;
use graph::{Id, Op};
use lanes::Lanes;
use layout::Layout;

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
    /// The top's reset, where it has one.
    rst: Option<Place>,
    looks: Looks,
    /// Evaluations of the graph before anything is compiled.
    passes_max: u32,
    /// Compiled when it first pays.
    edges: OnceLock<Option<Code>>,
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
        let running = model.outside_of_reset(rst.map(|(limb, _)| limb));
        let lanes = lanes::find(&running);
        let together =
            lanes.first.iter().map(|&(limb, bytes)| (model.limbs[limb as usize].0, bytes));
        let together: Vec<(usize, u8)> = together.collect();
        let layout = Layout::new(flat, &model, &together, looks.counted.len());
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
        Self { model, layout, start, running, lanes, rst, looks, passes_max, edges }
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
    fn compile_edges(&self) -> Option<Code> {
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
        let plan = plan::plan(&mut model, &self.lanes.vectors, alarm, counted);
        Code::compile(self.layout.words as usize, |b| emit::edges(b, &model, &self.layout, &plan))
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
    is_wanted: Vec<bool>,
    /// Settles the first so many of `wanted`.
    settle: Option<(usize, Code)>,
    no_compiler: bool,
}

impl Native {
    /// A simulation of a design.
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        let is_wanted = vec![false; shared.model.nets.len()];
        Self {
            shared,
            passes: 0,
            values: Vec::new(),
            fresh: false,
            wanted: Vec::new(),
            is_wanted,
            settle: None,
            no_compiler: false,
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
                if let Some(code) = edges {
                    self.fresh = false;
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
            done += 1;
        }
        done
    }

    fn touch(&mut self) {
        self.fresh = false;
    }

    fn want(&mut self, class: usize) {
        if !std::mem::replace(&mut self.is_wanted[class], true) {
            self.wanted.push(class);
        }
    }

    fn is_kept(&self, class: usize) -> bool {
        self.is_wanted[class]
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
        let mut out = Self { graph: graph::Graph::default(), ..self.clone() };
        let mut map: Vec<Id> = Vec::with_capacity(self.graph.len());
        for index in 0..self.graph.len() {
            let id = Id::try_from(index).unwrap_or(Id::MAX);
            let (op, width) = (self.graph.op(id), self.graph.width(id));
            let g = &mut out.graph;
            let at = |id: Id| map[id as usize];
            let new = match op {
                Op::Load(limb) if Some(limb) == rst => g.constant(width, 0),
                _ => g.again(op, width, at),
            };
            map.push(new);
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
