//! The designs, and what their inputs are given.

use std::path::Path;

use ctxnic::flow::card::{Card, CardParams, card};
use ctxnic::flow::classifier_run::ClassifierRun;
use ctxnic::hw::prim::Reg;
use ctxnic::net::capture;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::Design;
use ctxnic::netlist::passes::optimise;
use ctxnic::netlist::value::Value;
use ctxnic::sim::{Bench, Sim};
use ctxnic::spec::{self, model::Engine};
use ctxnic::tool::cosim::{Interface, Recorder};
use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::rivals::Rival;

/// Cycles of reset before each stimulus.
pub const RESET: usize = 4;

/// What the inputs are given.
pub struct Stimulus {
    /// For each cycle the values of the inputs, each in 64-bit words, least significant first; after
    /// the last the row after the reset comes again.
    pub words: Vec<u64>,
    /// Words of a cycle.
    pub stride: usize,
    /// One row for all cycles, outputs looked at only after the last.
    pub free_running: bool,
}

impl Stimulus {
    fn of(rows: &[Vec<Value>], free_running: bool) -> Self {
        let words: Vec<u64> = rows.iter().flatten().flat_map(Value::words).copied().collect();
        let stride = words.len() / rows.len();
        Self { words, stride, free_running }
    }

    /// Keeps it in a file.
    pub fn save(&self, file: &Path) {
        let head = [self.stride as u64, u64::from(self.free_running)];
        let bytes = head.iter().chain(&self.words).flat_map(|word| word.to_le_bytes());
        std::fs::write(file, bytes.collect::<Vec<u8>>()).expect("a file can be written");
    }

    /// From a file that was kept.
    pub fn load(file: &Path) -> Self {
        let bytes = std::fs::read(file).expect("it was kept");
        let word = |bytes: &[u8]| u64::from_le_bytes(bytes.try_into().expect("8 bytes"));
        let mut words = bytes.chunks_exact(8).map(word);
        let stride = usize::try_from(words.next().expect("a head")).expect("a small number");
        let free_running = words.next().expect("a head") != 0;
        Self { words: words.collect(), stride, free_running }
    }
}

/// A design of the comparison.
pub struct Case {
    pub name: &'static str,
    pub cycles: u64,
    /// Whether the time of a start is compared.
    pub starts: bool,
    /// Those it is compared with: CXXRTL's 1,024 lanes are long in the making, and nobody asks for them.
    pub rivals: &'static [Rival],
    kind: Kind,
}

#[derive(Clone, Copy)]
enum Kind {
    Lanes(usize),
    Classifier(Engine),
}

impl Case {
    /// All of them.
    pub fn all() -> Vec<Self> {
        let case = |name, cycles, starts, kind| Self {
            name,
            cycles,
            starts,
            rivals: if name == "lane1024" { &[Rival::Verilator] } else { &Rival::ALL },
            kind,
        };
        vec![
            case("lane32", 10_000_000, true, Kind::Lanes(32)),
            case("lane1024", 400_000, false, Kind::Lanes(1024)),
            case("classifier_table", 200_000, false, Kind::Classifier(Engine::Table)),
            case("classifier_hard", 200_000, false, Kind::Classifier(Engine::Hardwired)),
        ]
    }

    /// The one of a name.
    pub fn find(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|case| case.name == name)
    }

    /// Elaborated and optimised: what is printed as Verilog.
    pub fn design(&self) -> Design {
        match self.kind {
            Kind::Lanes(count) => {
                let mut chain = Chain::new(count);
                chain.connect_all();
                let mut design = elaborate("chain", &chain).expect("it elaborates");
                optimise(&mut design);
                design
            }
            Kind::Classifier(engine) => {
                // The rivals get none either: in Verilog they stand under `ifdef FORMAL`.
                let mut design = gateway(engine).design;
                design.modules.iter_mut().for_each(|module| module.properties.clear());
                design
            }
        }
    }

    /// What the inputs are given.
    pub fn stimulus(&self) -> Stimulus {
        match self.kind {
            Kind::Lanes(_) => {
                let row = |rst| vec![Value::from_u64(1, rst), Value::from_u64(32, 0x1234_5678)];
                let mut rows = vec![row(1); RESET];
                rows.push(row(0));
                Stimulus::of(&rows, true)
            }
            Kind::Classifier(engine) => Stimulus::of(&traffic(engine), false),
        }
    }
}

/// One lane: a 32-bit and an 8-bit register.
#[derive(LogicBlock, Default)]
struct Lane {
    pub x: Signal<In, Bits<32>>,
    pub y: Signal<Out, Bits<32>>,
    pub z: Signal<Out, Bits<8>>,
    pub clock: Signal<In, Clock>,
    r: Reg<Bits<32>>,
    s: Reg<Bits<8>>,
}

impl Logic for Lane {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, r, s);
        self.r.d.next = (self.r.q.val() ^ (self.r.q.val() >> 3)) + self.x.val() + 1;
        if self.r.q.val().get_bit(4) {
            self.s.d.next = self.s.q.val() + 1;
        } else {
            self.s.d.next = self.s.q.val() ^ 0x5A;
        }
        self.y.next = self.r.q.val();
        self.z.next = self.s.q.val();
    }
}

/// Lanes in a chain: each takes the output of the one before.
#[derive(LogicBlock)]
struct Chain {
    pub x: Signal<In, Bits<32>>,
    pub y: Signal<Out, Bits<32>>,
    pub z: Signal<Out, Bits<8>>,
    pub clock: Signal<In, Clock>,
    lanes: Vec<Lane>,
    links: Vec<Signal<Local, Bits<32>>>,
    folds: Vec<Signal<Local, Bits<8>>>,
}

impl Chain {
    fn new(count: usize) -> Self {
        Self {
            x: Signal::default(),
            y: Signal::default(),
            z: Signal::default(),
            clock: Signal::default(),
            lanes: (0..count).map(|_| Lane::default()).collect(),
            links: (0..=count).map(|_| Signal::default()).collect(),
            folds: (0..=count).map(|_| Signal::default()).collect(),
        }
    }
}

impl Logic for Chain {
    #[hdl_gen]
    fn update(&mut self) {
        self.links[0].next = self.x.val();
        self.folds[0].next = 0.into();
        for i in 0..self.lanes.len() {
            self.lanes[i].clock.next = self.clock.val();
            self.lanes[i].x.next = self.links[i].val();
            self.links[i + 1].next = self.lanes[i].y.val();
            self.folds[i + 1].next = self.folds[i].val() ^ self.lanes[i].z.val();
        }
        for i in self.lanes.len()..self.links.len() {
            self.y.next = self.links[i].val();
            self.z.next = self.folds[i].val();
        }
    }
}

fn gateway(engine: Engine) -> Card {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/edge-gateway.yaml");
    let text = std::fs::read_to_string(file).expect("the shipped specification");
    let (spec, _) = spec::load("specs/edge-gateway.yaml", &text).expect("it is right");
    card(&spec.policy, CardParams { engine, ..CardParams::from(&spec.nic) }).expect("it fits")
}

/// Every cycle of a classifier that takes the shipped capture at line rate.
fn traffic(engine: Engine) -> Vec<Vec<Value>> {
    let card = gateway(engine);
    let interface = Interface::of(&card.design);
    let mut bench = Bench::new(Sim::new(&card.design).expect("a sound design"));
    let (recorder, recording) = Recorder::new(&bench.sim, &interface).expect("its own ports");
    bench.add_agent(recorder);
    let mut run = ClassifierRun::on(bench).expect("a classifier");
    if run.wants_tables() {
        run.load(card.compiled.image.words()).expect("good tables");
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/gateway.pcap");
    let bytes = std::fs::read(file).expect("the shipped capture");
    let capture = capture::read("gateway.pcap", &bytes).expect("a capture");
    let frames: Vec<Vec<u8>> = capture.frames.iter().map(|frame| frame.data.clone()).collect();
    run.run(&frames).expect("a sound classifier");
    recording.finish(&interface, 0, RESET).0.rows
}
