//! The main function of a scratch crate of kernels: runs them in all simulators and prints a line
//! for each start, agreement and failure, fields apart by tabs.

use std::io::Write as _;

use ctxnic::netlist::ir::Design;

use crate::harness::Kernel;
use crate::ir;
use crate::lanes::{Case, Failure, case, verilate};

/// Kernels that share one Verilator build.
const PER_BUILD: usize = 50;
/// Seed of every stimulus: a kernel fails, or not, whatever stands beside it.
const SEED: u64 = 0x6b65_0300;

/// Runs the kernels, one of each list.
pub(crate) fn run(kernels: &[fn() -> Vec<Kernel>]) -> std::io::Result<()> {
    let only = std::env::var("CTXNIC_LANE").unwrap_or_default();
    let bug = std::env::var("CTXNIC_PLANT").unwrap_or_default();
    let plant = |design: &mut Design| {
        if let Some(mutant) = ir::ALL.iter().find(|mutant| mutant.name == bug) {
            (mutant.plant)(design);
        }
    };
    let wanted = |lane: &str| only.is_empty() || only == lane;
    let mut out = std::io::stdout().lock();
    let mut told = |number: usize, lane: &str, result: Result<(), Failure>| match result {
        Ok(()) => writeln!(out, "ok\t{number}\t{lane}"),
        Err(e) => writeln!(out, "bad\t{number}\t{}\t{}", e.lane, e.text.replace('\n', " | ")),
    };
    let mut cases: Vec<(usize, Case)> = Vec::new();
    for (number, list) in kernels.iter().enumerate() {
        for kernel in list() {
            // Should the run end here, the last line tells at which kernel.
            told(number, "start", Ok(()))?;
            match case(&kernel, SEED, &plant) {
                Ok(case) => cases.push((number, case)),
                Err(e) => told(number, "", Err(e))?,
            }
        }
    }
    for (number, case) in &cases {
        if wanted("simulate") {
            told(*number, "simulate", case.simulate())?;
        }
        if wanted("icarus") {
            told(*number, "icarus", case.icarus())?;
        }
    }
    if wanted("verilator") {
        for some in cases.chunks(PER_BUILD) {
            let results = verilate(&some.iter().map(|(_, case)| case).collect::<Vec<_>>());
            for ((number, _), result) in some.iter().zip(results) {
                told(*number, "verilator", result)?;
            }
        }
    }
    told(0, "end", Ok(()))
}
