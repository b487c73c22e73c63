//! Our simulator.

use std::path::Path;
use std::time::{Duration, Instant};

use ctxnic::netlist::ir::Design;
use ctxnic::sim::{EngineKind, Handle, Input, InputRow, Model, Row, Sim};
use ctxnic::tool::Child;
use ctxnic::tool::cosim::Interface;
use rayon::prelude::*;

use super::designs::{Case, RESET, Stimulus};
use super::{Outcome, figure, status_kib};

/// Cycles for which a run is warmed up.
const WARM: u64 = 2_000;
/// Runs of the comparison of threads, and cycles of each.
const SEEDS: u64 = 8;
const SEED_CYCLES: u64 = 4_000_000;

/// One more 32-bit word of an output: FNV-1a over words.
fn fold(checksum: u64, word: u64) -> u64 {
    (checksum ^ word).wrapping_mul(0x0000_0100_0000_01b3)
}

/// For each 64-bit word of a width the number of its 32-bit words.
fn halves(width: u32) -> impl Iterator<Item = u8> {
    (0..width.div_ceil(64)).map(move |word| if width - 64 * word > 32 { 2 } else { 1 })
}

/// Plays a stimulus and looks at outputs, as the C++ of the rivals does.
struct Player<'a> {
    sim: Sim,
    stimulus: &'a Stimulus,
    inputs: InputRow,
    outputs: Row,
    /// The words of the outputs, and how many words of 32 bits each of them counts for.
    seen: Vec<u64>,
    halves: Vec<u8>,
    checksum: u64,
    row: usize,
}

impl<'a> Player<'a> {
    fn new(design: &Design, stimulus: &'a Stimulus) -> Self {
        let sim = Model::with_engine(design, EngineKind::Auto).expect("a sound design").sim();
        let interface = Interface::of(design);
        let input = |name: &str| sim.input(name).expect("its own port");
        let inputs: Vec<Input> = interface.inputs.iter().map(|port| input(&port.name)).collect();
        let inputs = sim.input_row(&inputs);
        let output = |name: &str| sim.handle(name).expect("its own port");
        let outputs: Vec<Handle> =
            interface.outputs.iter().map(|port| output(&port.name)).collect();
        let halves: Vec<u8> = outputs.iter().flat_map(|output| halves(output.width())).collect();
        let (outputs, seen) = (sim.row(&outputs), vec![0; halves.len()]);
        Self { sim, stimulus, inputs, outputs, seen, halves, checksum: 0, row: 0 }
    }

    fn put(&mut self) {
        let Stimulus { words, stride, .. } = self.stimulus;
        self.sim.poke_row(&self.inputs, &words[self.row * stride..][..*stride]);
        self.row += 1;
        if self.row * stride == words.len() {
            self.row = RESET;
        }
    }

    fn look(&mut self) {
        self.sim.peek_row(&self.outputs, &mut self.seen);
        for (&word, &halves) in self.seen.iter().zip(&self.halves) {
            self.checksum = fold(self.checksum, word & 0xffff_ffff);
            if halves == 2 {
                self.checksum = fold(self.checksum, word >> 32);
            }
        }
    }

    fn play(&mut self, cycles: u64) {
        if self.stimulus.free_running {
            self.sim.run(cycles);
            return;
        }
        for _ in 0..cycles {
            self.put();
            self.look();
            self.sim.run(1);
        }
    }

    /// Reset, and the first row after it where no other comes.
    fn begin(&mut self) {
        for _ in 0..RESET {
            self.put();
            self.sim.run(1);
        }
        if self.stimulus.free_running {
            self.put();
        }
    }
}

/// One run in this process.
pub fn run(design: &Design, stimulus: &Stimulus, cycles: u64) -> Outcome {
    let mut player = Player::new(design, stimulus);
    player.begin();
    player.play(WARM);
    let begin = Instant::now();
    player.play(cycles);
    let seconds = begin.elapsed().as_secs_f64();
    player.look();
    Outcome {
        checksum: player.checksum,
        cycles,
        seconds,
        kib: status_kib("VmHWM:"),
        own_kib: status_kib("RssAnon:"),
    }
}

/// One run in a process of its own.
pub fn in_own_process(name: &str, stimulus: &Path, cycles: u64) -> Outcome {
    let program = std::env::current_exe().expect("this program");
    let output = Child::new(&program, Path::new("."))
        .args(["--ours", name, &cycles.to_string()])
        .arg(stimulus)
        .limit(Duration::from_mins(10))
        .run()
        .expect("it runs");
    Outcome::parse(&output.text()).expect("five numbers")
}

/// Seconds from the rust-hdl block to the end of some cycles.
pub fn start(case: &Case, stimulus: &Stimulus, cycles: u64) -> f64 {
    let begin = Instant::now();
    let design = case.design();
    let mut player = Player::new(&design, stimulus);
    player.begin();
    player.play(cycles);
    player.look();
    begin.elapsed().as_secs_f64()
}

/// Many runs of one compiled design, on one thread and on two.
pub fn threads() {
    let case = Case::find("lane32").expect("a design");
    let model = Model::new(&case.design()).expect("a sound design");
    let one = |seed: u64| {
        let mut sim = model.sim();
        sim.reset(2);
        sim.poke("x", seed).expect("an input");
        sim.run(SEED_CYCLES);
        sim.peek("y").expect("an output").low_u64()
    };
    let timed = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        let begin = Instant::now();
        let ends: Vec<u64> = pool.install(|| (0..SEEDS).into_par_iter().map(one).collect());
        (begin.elapsed().as_secs_f64(), ends)
    };
    timed(1);
    let (mut single, mut double) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..super::RUNS {
        let (first, ends) = timed(1);
        let (second, same) = timed(2);
        assert_eq!(ends, same, "the number of threads changes nothing");
        (single, double) = (single.min(first), double.min(second));
    }
    figure("threads2_gain", format!("{:.2}", single / double), "x");
}
