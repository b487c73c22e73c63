//! The switch controller against its golden model, cycle by cycle, in the interpreter and compiled; its
//! figures, its fairness; and bugs planted in it.
#![allow(clippy::cast_possible_truncation, reason = "small numbers")]

use std::collections::BTreeMap;

use ctxnic::golden::switch_controller::{AGAIN, Inputs, Model, Outputs, Want};
use ctxnic::hw::switch_controller::SwitchController;
use ctxnic::net::rng::Rng;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::Design;
use ctxnic::sim::{EngineKind, Handle, Input, Model as SimModel, Sim};
use rust_hdl::prelude::Block;

use crate::planted::context_cache::named;

const SEED_SWITCH: u64 = 0x5317_c001;
/// Sources: reception, doorbells, the look-ahead of transmission, management.
const FOUR: Size = Size { vifs: 64, sources: 4, asked: 4 };

#[derive(Clone, Copy)]
pub struct Size {
    pub vifs: usize,
    pub sources: usize,
    pub asked: usize,
}

pub fn design(size: Size) -> Design {
    let mut block = SwitchController::new(size.vifs, size.sources, size.asked);
    block.connect_all();
    elaborate("switch_controller", &block).unwrap_or_else(|found| panic!("{found}"))
}

/// A class per VIF, all eight of them.
fn class_of(vif: u64) -> usize {
    (vif as usize * 5 + 3) % 8
}

/// The hardware, driven cycle by cycle and held against the model.
pub struct Bench {
    sim: Sim,
    model: Model,
    cycle: u64,
    demands: Vec<[Input; 4]>,
    taken: Vec<Handle>,
    ins: [Input; 4],
    outs: [Handle; 8],
}

impl Bench {
    pub fn new(design: &Design, size: Size, kind: EngineKind) -> Self {
        let mut sim = SimModel::with_engine(design, kind).unwrap().sim();
        sim.reset(2);
        let demand = |i: usize| {
            ["valid", "vif", "class", "pieces"]
                .map(|name| sim.input(&format!("dem_{name}_{i}")).unwrap())
        };
        let mut bench = Self {
            demands: (0..size.sources).map(demand).collect(),
            taken: (0..size.sources)
                .map(|i| sim.handle(&format!("dem_ready_{i}")).unwrap())
                .collect(),
            ins: ["req_ready", "rsp_valid", "rsp_tag", "rsp_status"]
                .map(|name| sim.input(name).unwrap()),
            outs: [
                "req_valid",
                "req_vif",
                "req_class",
                "req_pieces",
                "req_tag",
                "evt_valid",
                "evt_vif",
                "evt_status",
            ]
            .map(|name| sim.handle(name).unwrap()),
            sim,
            model: Model::new(size.asked as u64),
            cycle: 0,
        };
        let ready = bench.sim.handle("ready").unwrap();
        while bench.sim.peek_u64(ready) == 0 {
            bench.sim.step();
        }
        bench
    }

    /// The request that is offered in this cycle, with its tag: it comes from registers.
    pub fn offered(&self) -> Option<(Want, u64)> {
        let [valid, vif, class, pieces, tag, ..] = self.outs.map(|out| self.sim.peek_u64(out));
        (valid == 1).then_some((Want { vif, class: class as usize, pieces: pieces & 3 }, tag))
    }

    /// One cycle; an error where hardware and model differ.
    pub fn cycle(&mut self, inputs: &Inputs) -> Result<Outputs, String> {
        for (ports, demand) in self.demands.iter().zip(&inputs.demands) {
            let want = demand.unwrap_or(Want { vif: 0, class: 0, pieces: 0 });
            let values = [demand.is_some().into(), want.vif, want.class as u64, want.pieces];
            for (port, value) in ports.iter().zip(values) {
                self.sim.poke_u64(*port, value);
            }
        }
        let (tag, status) = inputs.answer.unwrap_or_default();
        let values = [inputs.ready.into(), inputs.answer.is_some().into(), tag, status];
        for (port, value) in self.ins.iter().zip(values) {
            self.sim.poke_u64(*port, value);
        }
        self.sim.eval();
        let [valid, vif, class, pieces, tag, event, event_vif, event_status] =
            self.outs.map(|out| self.sim.peek_u64(out));
        // The ctl piece is always wanted.
        let want = Want { vif, class: class as usize, pieces: pieces & 3 };
        let got = Outputs {
            taken: self.taken.iter().position(|ready| self.sim.peek_u64(*ready) == 1),
            request: (valid == 1).then_some((want, tag)),
            event: (event == 1).then_some((event_vif, event_status)),
        };
        let due = self.model.cycle(inputs);
        self.sim.step();
        self.cycle += 1;
        if got != due || (valid == 1 && pieces & 4 == 0) {
            return Err(format!("cycle {}: {got:?}, due: {due:?}", self.cycle));
        }
        match self.sim.violations().first() {
            None => Ok(due),
            Some(claim) => Err(format!("a property of the block: {claim:?}")),
        }
    }
}

/// The cache as the controller sees it: takes requests when it likes, answers after a while.
struct Cache {
    rng: Rng,
    answers: BTreeMap<u64, (u64, u64)>,
    /// Percent of answers that are to ask again.
    again: u64,
    latency: u64,
}

impl Cache {
    fn new(seed: u64, again: u64, latency: u64) -> Self {
        Self { rng: Rng::new(seed), answers: BTreeMap::new(), again, latency }
    }

    /// A request was taken in this cycle.
    fn takes(&mut self, cycle: u64, tag: u64) {
        let mut at = cycle + 2 + self.rng.below(self.latency);
        while self.answers.contains_key(&at) {
            at += 1;
        }
        let status = match self.rng.below(100) {
            roll if roll < self.again => AGAIN,
            97.. => 2,
            95.. => 3,
            _ => 0,
        };
        self.answers.insert(at, (tag, status));
    }
}

/// Demands at random, in phases from a trickle to a flood, until `cycles` are over; then all must end.
fn random_run(design: &Design, size: Size, kind: EngineKind, cycles: u64) -> Result<u64, String> {
    let mut bench = Bench::new(design, size, kind);
    let mut rng = Rng::new(SEED_SWITCH ^ size.vifs as u64);
    let mut cache = Cache::new(SEED_SWITCH, 30, 40);
    let mut demands: Vec<Option<Want>> = vec![None; size.sources];
    let (mut ends, mut rate) = (0, 0);
    for cycle in 0..cycles + 100_000 {
        if cycle % 500 == 0 {
            rate = rng.choose([1, 5, 20, 100]);
            cache.again = rng.choose([0, 10, 60]);
        }
        if cycle == cycles {
            cache.again = 0;
        }
        for demand in &mut demands {
            if demand.is_none() && cycle < cycles && rng.below(100) < rate {
                let vif = rng.below(size.vifs as u64);
                let pieces = rng.choose([1, 2, 2, 3]);
                *demand = Some(Want { vif, class: class_of(vif), pieces });
            }
        }
        let answer = cache.answers.remove(&cycle);
        let ready = cache.rng.below(100) < 70;
        let inputs = Inputs { demands: demands.clone(), ready, answer };
        let seen = bench.cycle(&inputs)?;
        if let Some(source) = seen.taken {
            demands[source] = None;
        }
        if let (Some((_, tag)), true) = (seen.request, ready) {
            cache.takes(cycle, tag);
        }
        ends += u64::from(seen.event.is_some());
        if cycle > cycles && bench.model.is_idle() && demands.iter().all(Option::is_none) {
            return Ok(ends);
        }
    }
    Err("demands that never end".into())
}

fn kept<T>(outcome: Result<T, String>) -> T {
    outcome.unwrap_or_else(|broken| panic!("seed {SEED_SWITCH:#x}: {broken}"))
}

#[test]
fn every_size_does_what_the_model_does_in_the_interpreter_and_compiled() {
    let sizes = [(2, 1, 1), (13, 3, 2), (64, 4, 4), (300, 5, 3), (4096, 8, 8)];
    for (vifs, sources, asked) in sizes {
        let size = Size { vifs, sources, asked };
        let design = design(size);
        let interpreted = kept(random_run(&design, size, EngineKind::Interpreter, 8000));
        let compiled = kept(random_run(&design, size, EngineKind::Compiled, 8000));
        assert_eq!(interpreted, compiled);
        assert!(interpreted > 100, "{interpreted} demands over");
    }
}

#[test]
fn a_request_leaves_six_cycles_after_its_demand() {
    let mut bench = Bench::new(&design(FOUR), FOUR, EngineKind::Auto);
    let want = Want { vif: 5, class: 3, pieces: 2 };
    let mut inputs = Inputs { demands: vec![None, Some(want), None, None], ..Inputs::default() };
    assert_eq!(kept(bench.cycle(&inputs)).taken, Some(1));
    inputs.demands[1] = None;
    for _ in 1..6 {
        assert_eq!(kept(bench.cycle(&inputs)), Outputs::default());
    }
    assert_eq!(kept(bench.cycle(&inputs)).request, Some((want, 0)));
    // It is told that the demand is over one cycle after the answer.
    inputs.ready = true;
    kept(bench.cycle(&inputs));
    inputs.answer = Some((0, 0));
    assert_eq!(kept(bench.cycle(&inputs)), Outputs::default());
    inputs.answer = None;
    assert_eq!(kept(bench.cycle(&inputs)).event, Some((5, 0)));
}

/// Every source floods with one VIF; how often each VIF was asked for, and the longest time from a
/// demand to its request.
fn flood(wants: [Want; 4], cycles: u64, again: u64) -> Result<([u64; 4], [u64; 4]), String> {
    let mut bench = Bench::new(&design(FOUR), FOUR, EngineKind::Auto);
    let mut cache = Cache::new(SEED_SWITCH, again, 1);
    let (mut asked, mut longest, mut since) = ([0; 4], [0; 4], [None; 4]);
    for cycle in 0..cycles {
        let answer = cache.answers.remove(&cycle);
        let inputs = Inputs { demands: wants.map(Some).to_vec(), ready: true, answer };
        for (source, since) in since.iter_mut().enumerate() {
            // From when it stands at the port, not already in a list.
            let listed = bench.model.open().values().any(|want| want.vif == wants[source].vif);
            *since = since.or((!listed).then_some(cycle));
        }
        let seen = bench.cycle(&inputs)?;
        if let Some((want, tag)) = seen.request {
            cache.takes(cycle, tag);
            if let Some(source) = wants.iter().position(|w| w.vif == want.vif) {
                asked[source] += 1;
                let start: u64 = since[source].take().unwrap_or(cycle);
                longest[source] = longest[source].max(cycle - start);
            }
        }
    }
    Ok((asked, longest))
}

#[test]
fn of_one_class_all_are_served_alike() {
    let wants = [8, 16, 24, 32].map(|vif| Want { vif, class: 3, pieces: 1 });
    let (asked, _) = kept(flood(wants, 4000, 0));
    let (least, most) = (asked.iter().min().unwrap(), asked.iter().max().unwrap());
    assert!(*least > 100 && most - least <= 1, "{asked:?}");
}

#[test]
fn a_flood_of_low_classes_does_not_hold_back_the_highest() {
    let class = |source: usize| if source == 2 { 0 } else { 7 };
    let wants: [Want; 4] = std::array::from_fn(|source| Want {
        vif: 8 * (source as u64 + 1),
        class: class(source),
        pieces: 1,
    });
    for again in [0, 100] {
        let (asked, longest) = kept(flood(wants, 4000, again));
        // Four turns of a source, each with one request and one to be asked again.
        assert!(longest[2] <= 4 * 10 + 6, "{longest:?}");
        assert!(asked[2] > 4000 / 46, "{asked:?}");
    }
}

#[test]
fn a_context_that_cannot_be_fetched_does_not_shut_out_lower_classes() {
    let mut bench = Bench::new(&design(FOUR), FOUR, EngineKind::Auto);
    let stuck = Want { vif: 1, class: 1, pieces: 1 };
    let low = Want { vif: 2, class: 6, pieces: 1 };
    let (mut due, mut served) = (BTreeMap::new(), 0);
    for cycle in 0..2000u64 {
        let demands = vec![(cycle == 0).then_some(stuck), Some(low), None, None];
        let answer = due.remove(&cycle);
        let inputs = Inputs { demands, ready: true, answer };
        let seen = kept(bench.cycle(&inputs));
        if let Some((want, tag)) = seen.request {
            due.insert(cycle + 2, (tag, if want == stuck { AGAIN } else { 0 }));
            served += u64::from(want == low);
        }
    }
    assert!(served > 80, "{served}");
}

fn noticed(name: &str) {
    let mutant = named(name);
    let size = Size { vifs: 13, sources: 3, asked: 2 };
    let mut design = design(size);
    design.modules.iter_mut().for_each(|module| module.properties.clear());
    mutant.plant(&mut design).unwrap_or_else(|why| panic!("{why}"));
    match random_run(&design, size, EngineKind::Auto, 8000) {
        Ok(_) => panic!("{name}: not noticed"),
        Err(broken) => {
            assert!(broken.contains(mutant.complaint), "{name}: noticed as: {broken}");
        }
    }
}

#[test]
fn a_lower_class_that_goes_first_is_noticed() {
    noticed("switch-lowest-class-first");
}

#[test]
fn the_tag_of_class_0_given_to_another_is_noticed() {
    noticed("switch-no-tag-kept");
}

#[test]
fn a_vif_listed_twice_is_noticed() {
    noticed("switch-listed-twice");
}

#[test]
fn a_demand_for_more_pieces_that_is_forgotten_is_noticed() {
    noticed("switch-pieces-forgotten");
}

#[test]
fn a_request_that_is_not_asked_again_is_noticed() {
    noticed("switch-again-dropped");
}

#[test]
fn a_class_that_does_not_stand_back_is_noticed() {
    noticed("switch-never-stands-back");
}

#[test]
fn a_source_that_is_always_first_is_noticed() {
    noticed("switch-first-source-always");
}
