//! The proof of passes and printer: yosys finds the shipped Verilog of every module equal to the RTLIL
//! of the module as it was elaborated.

use ctxnic::flow::card::card_of;
use ctxnic::netlist::check::verify;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::{Design, DriverKind, ModuleId};
use ctxnic::netlist::rtlil;
use ctxnic::netlist::verilog::write;
use ctxnic::spec::model::Engine;
use ctxnic::tool::equivalence::{Pair, Side, Verdict, prove};
use libtest_mimic::{Failed, Trial};

use super::kernels;
use super::mutants;
use super::opened::{effort, opened, with_small_memories};
use super::random_design::random_design;
use super::sample;
use super::trial::{Need, trial};

/// First seed of the random designs, and how many there are.
const SEED: u64 = 0x7211_0000;
const RANDOM: usize = 40;

/// What the logic of a random design may cost to compare, see [`effort`].
const EFFORT: u64 = 1_500;

/// Words left of each memory: the proof makes registers of them.
const WORDS: u32 = 5;

pub(crate) fn trials() -> Vec<Trial> {
    let needs = &[Need::Yosys];
    let mut trials = vec![
        trial("rtlil/sample", needs, || {
            all_equal(&[("sample".into(), with_small_memories(sample::design(), WORDS))])
        }),
        trial("rtlil/kernels", needs, || all_equal(&kernels()?)),
        trial("rtlil/random", needs, || all_equal(&random_designs())),
        trial("mutant/rtlil/all-ir", needs, mutants_are_seen),
    ];
    for engine in [Engine::Table, Engine::Hardwired] {
        trials.push(trial(format!("rtlil/card/{engine:?}"), needs, move || {
            all_equal(&modules_of_card(engine)?)
        }));
    }
    trials
}

fn pair(name: &str, raw: &Design, shipped: &Design) -> Pair {
    Pair {
        name: name.into(),
        top: raw.top().name.clone(),
        gold: Side::rtlil(rtlil::write(raw)),
        gate: Side::verilog(write(shipped)),
    }
}

/// Verilog and RTLIL of every design are equal.
pub(crate) fn all_equal(designs: &[(String, Design)]) -> Result<(), Failed> {
    let pairs: Vec<Pair> = designs.iter().map(|(name, d)| pair(name, d, d)).collect();
    let verdicts = prove(&pairs)?;
    let open = designs.iter().zip(&verdicts).filter_map(|((name, _), verdict)| match verdict {
        Verdict::Equal { .. } => None,
        Verdict::Unproven(report) => Some(format!("{name}: {report}")),
    });
    let open: Vec<String> = open.collect();
    if open.is_empty() { Ok(()) } else { Err(open.join("\n").into()) }
}

fn kernels() -> Result<Vec<(String, Design)>, Failed> {
    let mut designs = Vec::new();
    for kernel in kernels::all() {
        let design = elaborate(&kernel.name, kernel.block.as_ref())?;
        designs.push((kernel.name, with_small_memories(design, WORDS)));
    }
    Ok(designs)
}

/// The first designs that SAT can compare in little time.
fn random_designs() -> Vec<(String, Design)> {
    let make = |seed| (format!("seed {seed:#x}"), with_small_memories(random_design(seed), WORDS));
    let easy = |(_, design): &(String, Design)| effort(design) <= EFFORT && !writes_nowhere(design);
    (SEED..).map(make).filter(easy).take(RANDOM).collect()
}

/// True where a memory has one constant address to write to: beyond its end, nothing is ever
/// written, which yosys finds on one side and induction cannot find on the other.
fn writes_nowhere(design: &Design) -> bool {
    design.modules.iter().any(|module| {
        let addresses =
            module.memories.iter().filter_map(|memory| Some(memory.write.as_ref()?.addr));
        let constant = |net| {
            let mut drivers = module.drivers.iter().filter(|driver| driver.target == net);
            drivers.any(|driver| match &driver.kind {
                DriverKind::Assign(expr) => expr.as_constant(module).is_some(),
                DriverKind::Process(_) => false,
            })
        };
        addresses.into_iter().any(constant)
    })
}

/// Every module of the classifier, one at a time.
fn modules_of_card(engine: Engine) -> Result<Vec<(String, Design)>, Failed> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/minimal.yaml");
    let text = std::fs::read_to_string(path)?;
    let (mut spec, _) = ctxnic::spec::load("specs/minimal.yaml", &text)?;
    spec.nic.engine = engine;
    let design = card_of(&spec, true)?.design;
    let mut modules = Vec::new();
    for id in (0..design.modules.len()).map(ModuleId::from) {
        let one = with_small_memories(opened(&design, id), WORDS);
        verify(&one)?;
        modules.push((one.top().name.clone(), one));
    }
    Ok(modules)
}

/// The Verilog of a design with a bug is not proved equal to the RTLIL of the one without.
fn mutants_are_seen() -> Result<(), Failed> {
    let sound = with_small_memories(sample::design(), WORDS);
    let mut pairs = Vec::new();
    for mutant in mutants::ir::ALL {
        let mut design = sample::design();
        if !(mutant.plant)(&mut design) {
            return Err(format!("{} could not be planted", mutant.name).into());
        }
        pairs.push(pair(mutant.name, &sound, &with_small_memories(design, WORDS)));
    }
    let verdicts = prove(&pairs)?;
    let unseen: Vec<&str> = pairs
        .iter()
        .zip(&verdicts)
        .filter(|(_, verdict)| matches!(verdict, Verdict::Equal { .. }))
        .map(|(pair, _)| pair.name.as_str())
        .collect();
    if unseen.is_empty() { Ok(()) } else { Err(format!("went unseen: {unseen:?}").into()) }
}
