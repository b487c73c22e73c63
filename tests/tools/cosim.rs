//! Icarus and Verilator on the Verilog we write, against our own simulator.

use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::Design;
use ctxnic::netlist::verilog::write;
use ctxnic::tool::ToolError;
use ctxnic::tool::cosim::{
    Interface, Job, Stimulus, Trace, compare, cxxrtl, icarus, reference, verilator,
};
use ctxnic::tool::verilator::Optimise;
use libtest_mimic::{Failed, Trial};

use super::kernels;
use super::mutants;
use super::random_design::random_design;
use super::sample;
use super::trial::{Need, trial};

/// Seed of the stimulus for the sample and its mutants.
const SEED_SAMPLE: u64 = 0x5a3b_1e01;

/// First seed of the random designs, and how many there are in each simulator.
const SEED_RANDOM: u64 = 0x7a11_0000;
const RANDOM: u64 = 40;

/// Seed of the stimulus for the kernels.
const SEED_KERNELS: u64 = 0x6b65_0001;

/// Cycles in reset, and cycles compared, for the sample and its mutants.
const RESET: usize = 3;
const CYCLES: usize = 400;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        trial("cosim/sample/icarus", &[Need::Icarus], || {
            agree_icarus("icarus", &[sample::design()], SEED_SAMPLE, CYCLES)
        }),
        trial("cosim/sample/verilator", &[Need::Verilator], || {
            // Twice in one build: the second copy's modules are renamed.
            let twice = [sample::design(), sample::design()];
            agree_verilator("verilator", &twice, SEED_SAMPLE, CYCLES)
        }),
        trial("cosim/random/icarus", &[Need::Icarus], || {
            agree_icarus("icarus", &random_designs(), SEED_RANDOM, 200)
        }),
        trial("cosim/random/verilator", &[Need::Verilator], || {
            agree_verilator("verilator", &random_designs(), SEED_RANDOM, 200)
        }),
        trial("cosim/kernels/icarus", &[Need::Icarus], || {
            agree_icarus("icarus", &kernels()?, SEED_KERNELS, 300)
        }),
        trial("cosim/kernels/verilator", &[Need::Verilator], || {
            agree_verilator("verilator", &kernels()?, SEED_KERNELS, 300)
        }),
        trial("cosim/sample/cxxrtl", &[Need::Cxxrtl], || {
            agree_cxxrtl(&[sample::design()], SEED_SAMPLE, CYCLES)
        }),
        trial("cosim/random/cxxrtl", &[Need::Cxxrtl], || {
            agree_cxxrtl(&random_designs(), SEED_RANDOM, 200)
        }),
        trial("cosim/kernels/cxxrtl", &[Need::Cxxrtl], || {
            agree_cxxrtl(&kernels()?, SEED_KERNELS, 300)
        }),
        trial("mutant/verilator/all-ir", &[Need::Verilator], || {
            mutants_unseen("verilator", |jobs| verilator::simulate(jobs, Optimise::ForBuild))
        }),
        trial("mutant/cxxrtl/all-ir", &[Need::Cxxrtl], || {
            mutants_unseen("cxxrtl", cxxrtl::simulate)
        }),
    ];
    for mutant in mutants::ir::ALL {
        let name = format!("mutant/icarus/{}", mutant.name);
        trials.push(trial(name, &[Need::Icarus], || mutant_icarus(mutant)));
    }
    trials
}

/// The random designs; the seed is in the name of the top, so that a message tells which it was.
fn random_designs() -> Vec<Design> {
    let make = |number| {
        let mut design = random_design(SEED_RANDOM + number);
        let top = design.top.index();
        design.modules[top].name = format!("random_{:x}", SEED_RANDOM + number);
        design
    };
    (0..RANDOM).map(make).collect()
}

/// The kernels that rust-hdl's own back end is known to translate wrongly, and the others.
fn kernels() -> Result<Vec<Design>, Failed> {
    let mut designs = Vec::new();
    for kernel in kernels::all() {
        designs.push(elaborate(&kernel.name, kernel.block.as_ref())?);
    }
    Ok(designs)
}

/// A random stimulus and what our simulator makes of it.
pub(crate) fn expected(
    design: &Design,
    seed: u64,
    cycles: usize,
) -> Result<(Stimulus, Trace), Failed> {
    let stimulus = Stimulus::random(&Interface::of(design), seed, RESET, cycles);
    let job = Job { design, files: &[], stimulus: &stimulus };
    let trace = reference(&job)?;
    Ok((stimulus, trace))
}

/// Icarus agrees with our simulator on every design.
pub(crate) fn agree_icarus(
    lane: &str,
    designs: &[Design],
    seed: u64,
    cycles: usize,
) -> Result<(), Failed> {
    for (number, design) in (0u64..).zip(designs) {
        let (stimulus, want) = expected(design, seed + number, cycles)?;
        let files = write(design);
        let got = icarus::simulate(&Job { design, files: &files, stimulus: &stimulus })?;
        compare(lane, &Interface::of(design), &stimulus, &want, &got)?;
    }
    Ok(())
}

/// Verilator agrees with our simulator on every design; one build for all.
pub(crate) fn agree_verilator(
    lane: &str,
    designs: &[Design],
    seed: u64,
    cycles: usize,
) -> Result<(), Failed> {
    let simulate = |jobs: &[Job<'_>]| verilator::simulate(jobs, Optimise::ForBuild);
    agree_together(lane, designs, seed, cycles, simulate)
}

/// CXXRTL agrees with our simulator on every design; one build for all.
pub(crate) fn agree_cxxrtl(designs: &[Design], seed: u64, cycles: usize) -> Result<(), Failed> {
    agree_together("cxxrtl", designs, seed, cycles, cxxrtl::simulate)
}

/// A simulator that takes all designs at once agrees with ours on every one.
fn agree_together(
    lane: &str,
    designs: &[Design],
    seed: u64,
    cycles: usize,
    simulate: impl FnOnce(&[Job<'_>]) -> Result<Vec<Trace>, ToolError>,
) -> Result<(), Failed> {
    let mut runs = Vec::new();
    for (number, design) in (0u64..).zip(designs) {
        let (stimulus, want) = expected(design, seed + number, cycles)?;
        runs.push((design, write(design), stimulus, want));
    }
    let jobs: Vec<Job<'_>> =
        runs.iter().map(|(design, files, stimulus, _)| Job { design, files, stimulus }).collect();
    let traces = simulate(&jobs)?;
    for ((design, _, stimulus, want), got) in runs.iter().zip(&traces) {
        compare(lane, &Interface::of(design), stimulus, want, got)?;
    }
    Ok(())
}

/// The sample with a bug in it.
fn plant(mutant: &mutants::ir::Mutant) -> Result<Design, Failed> {
    let mut design = sample::design();
    if (mutant.plant)(&mut design) { Ok(design) } else { Err("it could not be planted".into()) }
}

/// Icarus on the Verilog of the mutant must differ from our simulator on the sample.
fn mutant_icarus(mutant: &mutants::ir::Mutant) -> Result<(), Failed> {
    let design = sample::design();
    let (stimulus, want) = expected(&design, SEED_SAMPLE, CYCLES)?;
    let files = write(&plant(mutant)?);
    let got = icarus::simulate(&Job { design: &design, files: &files, stimulus: &stimulus })?;
    match compare("icarus", &Interface::of(&design), &stimulus, &want, &got) {
        Err(_) => Ok(()),
        Ok(()) => Err(format!("{} went unseen", mutant.name).into()),
    }
}

/// The same in a simulator that takes all mutants at once.
fn mutants_unseen(
    lane: &str,
    simulate: impl FnOnce(&[Job<'_>]) -> Result<Vec<Trace>, ToolError>,
) -> Result<(), Failed> {
    let design = sample::design();
    let (stimulus, want) = expected(&design, SEED_SAMPLE, CYCLES)?;
    let mut files = Vec::new();
    for mutant in mutants::ir::ALL {
        files.push(write(&plant(mutant)?));
    }
    let jobs: Vec<Job<'_>> =
        files.iter().map(|files| Job { design: &design, files, stimulus: &stimulus }).collect();
    let traces = simulate(&jobs)?;
    let interface = Interface::of(&design);
    let unseen: Vec<&str> = mutants::ir::ALL
        .iter()
        .zip(&traces)
        .filter(|(_, got)| compare(lane, &interface, &stimulus, &want, got).is_ok())
        .map(|(mutant, _)| mutant.name)
        .collect();
    if unseen.is_empty() { Ok(()) } else { Err(format!("went unseen: {unseen:?}").into()) }
}
