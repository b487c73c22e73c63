//! The trials of the committed kernels: a trial per file and simulator.

use ctxnic::netlist::ir::Design;
use libtest_mimic::{Failed, Trial};

use crate::batches;
use crate::harness::Kernel;
use crate::lanes::{Case, Failure, case, verilate};
use crate::trial::{Need, trial};

/// Seed of the stimuli.
const SEED: u64 = 0x6b65_0200;
/// Files that share one Verilator build.
const PER_BUILD: usize = 5;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for &(name, kernels) in batches::ALL {
        trials.push(Trial::test(format!("simulate/{name}"), move || {
            each(&kernels(), Case::simulate)
        }));
        trials.push(trial(format!("icarus/{name}"), &[Need::Icarus], move || {
            each(&kernels(), Case::icarus)
        }));
    }
    for (number, files) in batches::ALL.chunks(PER_BUILD).enumerate() {
        trials.push(trial(format!("verilator/{number}"), &[Need::Verilator], move || {
            all_verilated(&files.iter().flat_map(|(_, kernels)| kernels()).collect::<Vec<_>>())
        }));
    }
    trials
}

fn cases(kernels: &[Kernel], bad: &mut Vec<String>) -> Vec<Case> {
    let mut cases = Vec::new();
    for (kernel, seed) in kernels.iter().zip(SEED..) {
        match case(kernel, seed, &|_: &mut Design| {}) {
            Ok(case) => cases.push(case),
            Err(e) => bad.push(told(kernel.name, &e)),
        }
    }
    cases
}

fn told(kernel: &str, e: &Failure) -> String {
    format!("{kernel}: {}: {}", e.lane, e.text)
}

fn verdict(bad: &[String]) -> Result<(), Failed> {
    if bad.is_empty() { Ok(()) } else { Err(bad.join("\n").into()) }
}

/// Every kernel passes.
fn each(kernels: &[Kernel], run: fn(&Case) -> Result<(), Failure>) -> Result<(), Failed> {
    let mut bad = Vec::new();
    for case in cases(kernels, &mut bad) {
        if let Err(e) = run(&case) {
            bad.push(told(&case.interface.top, &e));
        }
    }
    verdict(&bad)
}

fn all_verilated(kernels: &[Kernel]) -> Result<(), Failed> {
    let mut bad = Vec::new();
    let cases = cases(kernels, &mut bad);
    for (case, result) in cases.iter().zip(verilate(&cases.iter().collect::<Vec<_>>())) {
        if let Err(e) = result {
            bad.push(told(&case.interface.top, &e));
        }
    }
    verdict(&bad)
}
