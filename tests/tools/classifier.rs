//! The classifiers in Icarus and Verilator: the very cycles of our own simulation, whose every
//! verdict is that of the rules, are played to the Verilog, and every output of every cycle agrees.

use std::path::Path;

use ctxnic::flow::card::{Card, CardParams, card};
use ctxnic::flow::classifier_run::ClassifierRun;
use ctxnic::golden::parser::parse;
use ctxnic::net::capture::read;
use ctxnic::net::rng::Rng;
use ctxnic::netlist::verilog::{VerilogFile, write};
use ctxnic::rules::model::Policy;
use ctxnic::sim::axis::Pause;
use ctxnic::sim::{Bench, Sim};
use ctxnic::spec::model::Engine;
use ctxnic::tool::cosim::{
    Interface, Job, PowerUp, Recorder, Stimulus, Trace, compare, icarus, verilator,
};
use ctxnic::tool::verilator::Optimise;
use libtest_mimic::{Failed, Trial};

use super::capture_spec::spec_for;
use super::mutants;
use super::random_frame::FrameShaper;
use super::random_policy::{self, Shape};
use super::trial::{Need, trial};

/// Seed of the frames and of the random policies.
const SEED_CLASSIFIER: u64 = 0xc1a5_5e01;

/// Cycles of reset put in front of a recording.
const RESET: usize = 4;

/// Longest frame of the random cards in bytes.
const FRAME_BYTES: usize = 1522;

/// A policy and how many frames it gets; each engine gives 2,000 verdicts in each simulator.
#[derive(Clone, Copy)]
enum Case {
    /// A file of `specs/`, without extension.
    Spec(&'static str, usize),
    /// Interfaces, rules each.
    Random(usize, usize, usize),
}

const CASES: [Case; 4] = [
    Case::Spec("edge-gateway", 700),
    Case::Spec("minimal", 300),
    Case::Random(5, 6, 500),
    Case::Random(16, 8, 500),
];

impl Case {
    fn name(self) -> String {
        match self {
            Self::Spec(name, _) => name.to_owned(),
            Self::Random(interfaces, rules, _) => format!("random-{interfaces}x{rules}"),
        }
    }

    fn frames(self) -> usize {
        match self {
            Self::Spec(_, frames) | Self::Random(_, _, frames) => frames,
        }
    }

    /// The policy, and the card that carries it out with an engine.
    fn build(self, engine: Engine) -> Result<(Policy, Card), Failed> {
        let (policy, params) = match self {
            Self::Spec(name, _) => {
                let path = format!("specs/{name}.yaml");
                let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(&path);
                let (spec, _) = ctxnic::spec::load(&path, &std::fs::read_to_string(file)?)?;
                let params = CardParams { engine, ..CardParams::from(&spec.nic) };
                (spec.policy, params)
            }
            Self::Random(interfaces, rules, _) => {
                let mut rng = random_policy::Rng::new(SEED_CLASSIFIER + interfaces as u64);
                let policy = random_policy::policy(&mut rng, Shape { interfaces, rules });
                let name = format!("random_{interfaces}_{rules}");
                (policy, CardParams { name, engine, frame_bytes: FRAME_BYTES, store_words: 8192 })
            }
        };
        let card = card(&policy, params)?;
        Ok((policy, card))
    }
}

/// A recorded run.
struct Played {
    card: Card,
    files: Vec<VerilogFile>,
    stimulus: Stimulus,
    trace: Trace,
}

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for (label, engine) in [("table", Engine::Table), ("hardwired", Engine::Hardwired)] {
        for case in CASES {
            let name = format!("cosim/classifier/{label}/{}/icarus", case.name());
            trials.push(trial(name, &[Need::Icarus], move || {
                let played = play(case, engine)?;
                played.agrees("icarus", &icarus::simulate(&played.job())?)
            }));
        }
        let name = format!("cosim/classifier/{label}/verilator");
        trials.push(trial(name, &[Need::Verilator], move || {
            let runs =
                CASES.iter().map(|&case| play(case, engine)).collect::<Result<Vec<_>, _>>()?;
            let jobs: Vec<Job<'_>> = runs.iter().map(Played::job).collect();
            let traces = verilator::simulate(&jobs, Optimise::ForBuild)?;
            runs.iter().zip(&traces).try_for_each(|(run, got)| run.agrees("verilator", got))
        }));
    }
    let captures = |engine, lane: &'static str| {
        let played = play_captures(engine)?;
        let got = match lane {
            "icarus" => icarus::simulate(&played.job())?,
            _ => verilator::simulate(&[played.job()], Optimise::ForBuild)?.remove(0),
        };
        played.agrees(lane, &got)
    };
    for (label, engine) in [("table", Engine::Table), ("hardwired", Engine::Hardwired)] {
        let lanes: [(_, &'static [Need]); 2] = [
            ("icarus", &[Need::Icarus, Need::Data]),
            ("verilator", &[Need::Verilator, Need::Data]),
        ];
        for (lane, needs) in lanes {
            let name = format!("cosim/classifier/{label}/captures/{lane}");
            trials.push(trial(name, needs, move || captures(engine, lane)));
        }
    }
    for mutant in mutants::ir::ALL {
        if !["ir-drop-enable", "ir-swap-if-branches"].contains(&mutant.name) {
            continue;
        }
        let name = format!("mutant/classifier/{}", mutant.name);
        trials.push(trial(name, &[Need::Icarus], || planted(mutant)));
    }
    trials
}

/// Runs the frames of a case through our simulation, checks every verdict against the rules, and
/// returns all cycles.
fn play(case: Case, engine: Engine) -> Result<Played, Failed> {
    let (policy, card) = case.build(engine)?;
    let shaper = FrameShaper::new(&policy);
    let mut rng = Rng::new(SEED_CLASSIFIER);
    let frames: Vec<Vec<u8>> = (0..case.frames()).map(|_| shaper.frame(&mut rng)).collect();
    play_frames(&policy, card, &frames)
}

/// All frames of the captures of other people, through rules made for their stations.
fn play_captures(engine: Engine) -> Result<Played, Failed> {
    let mut frames = Vec::new();
    for file in super::sim_captures::files()? {
        frames.extend(read("capture", &std::fs::read(file)?)?.frames.into_iter().map(|f| f.data));
    }
    let (spec, _) = ctxnic::spec::load("spec.yaml", &spec_for(&frames, "table"))?;
    let params = CardParams { engine, ..CardParams::from(&spec.nic) };
    let card = card(&spec.policy, params)?;
    play_frames(&spec.policy, card, &frames)
}

fn play_frames(policy: &Policy, card: Card, frames: &[Vec<u8>]) -> Result<Played, Failed> {
    let interface = Interface::of(&card.design);
    let mut bench = Bench::new(Sim::new(&card.design)?);
    let (recorder, recording) = Recorder::new(&bench.sim, &interface)?;
    bench.add_agent(recorder);
    let mut run = ClassifierRun::on(bench)?;
    if run.wants_tables() {
        run.load(card.compiled.image.words())?;
    }
    run.set_pauses(
        Pause::Random { percent: 10, seed: SEED_CLASSIFIER },
        Pause::Random { percent: 20, seed: SEED_CLASSIFIER + 1 },
    );
    let out = run.run(frames)?;
    if out.len() != frames.len() {
        return Err(format!("{} frames in, {} out", frames.len(), out.len()).into());
    }
    for (index, (frame, seen)) in frames.iter().zip(&out).enumerate() {
        let outcome = policy.classify(&parse(frame));
        let want = (outcome.members, outcome.accepted, outcome.rule, outcome.mark);
        let have = &seen.verdicts;
        let have = (have.members, have.accepted, have.rule, have.mark);
        if want != have || &seen.bytes != frame {
            return Err(format!("frame {index}: the rules say {want:?}, we say {have:?}").into());
        }
    }
    let (mut stimulus, trace) = recording.finish(&interface, SEED_CLASSIFIER, RESET);
    // Before reset a random write enable may leave a word in a result memory, which nobody reads as
    // long as `tvalid` is 0 but which stands on `tuser`.
    stimulus.power_up = PowerUp::Known;
    let files = write(&card.design);
    Ok(Played { card, files, stimulus, trace })
}

impl Played {
    fn job(&self) -> Job<'_> {
        Job { design: &self.card.design, files: &self.files, stimulus: &self.stimulus }
    }

    fn agrees(&self, lane: &str, got: &Trace) -> Result<(), Failed> {
        let interface = Interface::of(&self.card.design);
        Ok(compare(lane, &interface, &self.stimulus, &self.trace, got)?)
    }
}

/// Icarus on a classifier with a bug must differ from our simulation of the one without.
fn planted(mutant: &mutants::ir::Mutant) -> Result<(), Failed> {
    let played = play(Case::Spec("minimal", 30), Engine::Table)?;
    let mut design = played.card.design.clone();
    if !(mutant.plant)(&mut design) {
        return Err("the bug could not be planted".into());
    }
    let files = write(&design);
    let got = icarus::simulate(&Job { files: &files, ..played.job() })?;
    match played.agrees("icarus", &got) {
        Err(_) => Ok(()),
        Ok(()) => Err(format!("{} went unseen", mutant.name).into()),
    }
}
