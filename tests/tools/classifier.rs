//! Both classifiers in Icarus and Verilator: the Verilog gives, cycle for cycle, what our simulation
//! gives, while every verdict of that simulation is the one the rules mean.

use ctxnic::flow::card::{Card, CardParams, card};
use ctxnic::flow::classifier_run::ClassifierRun;
use ctxnic::golden::parser::parse;
use ctxnic::net::rng::Rng;
use ctxnic::netlist::verilog::write;
use ctxnic::rules::model::Policy;
use ctxnic::sim::axis::Pause;
use ctxnic::sim::{Bench, Sim};
use ctxnic::spec::model::Engine;
use ctxnic::tool::cosim::{
    Interface, Job, PowerUp, Recorder, Stimulus, Trace, compare, icarus, verilator,
};
use ctxnic::tool::verilator::Optimise;
use libtest_mimic::{Failed, Trial};

use super::random_frame::FrameShaper;
use super::random_policy::{self, Shape};
use super::trial::{Need, trial};

/// Seed of the policies and frames.
const SEED_COSIM: u64 = 0xc051_0001;

/// Interfaces, rules and frames of each case; 2,000 frames for each engine.
const CASES: [(usize, usize, usize); 2] = [(5, 6, 1000), (16, 8, 1000)];

/// Cycles in reset.
const RESET: usize = 4;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("classifier/verdicts/icarus", &[Need::Icarus], || {
            for run in runs()? {
                let got = icarus::simulate(&run.job())?;
                compare("icarus", &run.interface, &run.stimulus, &run.trace, &got)?;
            }
            Ok(())
        }),
        trial("classifier/verdicts/verilator", &[Need::Verilator], || {
            let runs = runs()?;
            let jobs: Vec<Job<'_>> = runs.iter().map(Run::job).collect();
            let traces = verilator::simulate(&jobs, Optimise::ForBuild)?;
            for (run, got) in runs.iter().zip(&traces) {
                compare("verilator", &run.interface, &run.stimulus, &run.trace, got)?;
            }
            Ok(())
        }),
    ]
}

/// A classifier, what was done to it, and what it did in our simulation.
struct Run {
    card: Card,
    files: Vec<ctxnic::netlist::verilog::VerilogFile>,
    interface: Interface,
    stimulus: Stimulus,
    trace: Trace,
}

impl Run {
    fn job(&self) -> Job<'_> {
        Job { design: &self.card.design, files: &self.files, stimulus: &self.stimulus }
    }
}

fn runs() -> Result<Vec<Run>, Failed> {
    let mut runs = Vec::new();
    for (number, (interfaces, rules, frames)) in (0u64..).zip(CASES) {
        let seed = SEED_COSIM + number;
        let mut random = random_policy::Rng::new(seed);
        let policy = random_policy::policy(&mut random, Shape { interfaces, rules });
        let shaper = FrameShaper::new(&policy);
        let mut random = Rng::new(seed);
        let frames: Vec<Vec<u8>> = (0..frames).map(|_| shaper.frame(&mut random)).collect();
        for engine in [Engine::Table, Engine::Hardwired] {
            runs.push(run(&policy, engine, &frames, seed)?);
        }
    }
    Ok(runs)
}

fn run(policy: &Policy, engine: Engine, frames: &[Vec<u8>], seed: u64) -> Result<Run, Failed> {
    let name = format!("classifier_{}_{seed:x}", if engine == Engine::Table { "t" } else { "h" });
    let card = card(policy, CardParams { name, engine, frame_bytes: 1522, store_words: 8192 })?;
    let interface = Interface::of(&card.design);
    let mut bench = Bench::new(Sim::new(&card.design)?);
    let (recorder, recording) = Recorder::new(&bench.sim, &interface)?;
    bench.add_agent(recorder);
    let mut run = ClassifierRun::on(bench)?;
    if run.wants_tables() {
        run.load(card.compiled.image.words())?;
    }
    run.set_pauses(Pause::Random { percent: 20, seed }, Pause::Random { percent: 30, seed });
    for (frame, seen) in frames.iter().zip(run.run(frames)?) {
        let outcome = policy.classify(&parse(frame));
        let want = (outcome.members, outcome.accepted, outcome.rule, outcome.mark);
        let verdicts = seen.verdicts;
        let have = (verdicts.members, verdicts.accepted, verdicts.rule, verdicts.mark);
        if want != have || &seen.bytes != frame {
            return Err(
                format!("seed {seed:#x}: {frame:02x?}: want {want:?}, have {have:?}").into()
            );
        }
    }
    let (mut stimulus, trace) = recording.finish(&interface, seed, RESET);
    stimulus.power_up = PowerUp::Known;
    let files = write(&card.design);
    Ok(Run { card, files, interface, stimulus, trace })
}
