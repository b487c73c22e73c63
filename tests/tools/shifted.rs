//! Shifts of shifts: every simulator takes them as they are meant, as they are printed; as they would
//! be printed without care, Verilator does not.

use ctxnic::netlist::ir::Design;
use ctxnic::netlist::verilog::{VerilogFile, write};
use ctxnic::tool::cosim::{Interface, Job, compare, icarus, verilator};
use ctxnic::tool::verilator::{Optimise, version};
use libtest_mimic::{Failed, Trial};

use super::cosim::{agree_cxxrtl, agree_icarus, agree_verilator, expected};
use super::lint::{LINTERS, lint};
use super::rtlil::all_equal;
use super::shifted_twice::{PROVED, SHAPES, shifted_twice};
use super::trial::{Need, trial};

/// Seed of the stimulus.
const SEED: u64 = 0x5f17_0001;
const CYCLES: usize = 600;

/// The Verilator that is known to lose the carry.
const KNOWN: [u32; 2] = [5, 48];

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        trial("shifted/icarus", &[Need::Icarus], || {
            agree_icarus("icarus", &designs(), SEED, CYCLES)
        }),
        trial("shifted/verilator", &[Need::Verilator], || {
            agree_verilator("verilator", &designs(), SEED, CYCLES)
        }),
        trial("shifted/cxxrtl", &[Need::Cxxrtl], || agree_cxxrtl(&designs(), SEED, CYCLES)),
        trial("shifted/rtlil", &[Need::Yosys], || {
            let name = |design: Design| (design.top().name.clone(), design);
            all_equal(&designs().into_iter().take(PROVED).map(name).collect::<Vec<_>>())
        }),
        trial("mutant/shifted/old-form", &[Need::Icarus, Need::Verilator], old_form),
    ];
    for linter in &LINTERS {
        trials.push(trial(format!("shifted/lint/{}", linter.name), linter.needs, || {
            designs().iter().try_for_each(|design| lint(linter, &design.top().name, &write(design)))
        }));
    }
    trials
}

fn designs() -> Vec<Design> {
    SHAPES.map(|(width, amount)| shifted_twice(width, amount)).into()
}

/// The printed design with the joined and guarded shifts written as one would.
fn plain(files: &[VerilogFile]) -> Result<Vec<VerilogFile>, Failed> {
    let joined = [
        ("x >> ({1'b0, a} + {1'b0, b})", "(x >> a) >> b"),
        ("x << ({1'b0, a} + {1'b0, b})", "(x << a) << b"),
        ("(|a) ? (x >> a) : x", "x >> a"),
        ("(|a) ? (x << a) : x", "x << a"),
    ];
    let mut out = files.to_vec();
    for (ours, plain) in joined {
        let mut found = 0;
        for file in &mut out {
            found += file.text.matches(ours).count();
            file.text = file.text.replace(ours, plain);
        }
        if found == 0 {
            return Err(format!("`{ours}` is not printed any more").into());
        }
    }
    Ok(out)
}

/// Verilator gets the plain form wrong, if it is the one that is known to; Icarus does not.
fn old_form() -> Result<(), Failed> {
    let design = shifted_twice(8, 3);
    let (stimulus, want) = expected(&design, SEED, CYCLES)?;
    let files = plain(&write(&design))?;
    let job = Job { design: &design, files: &files, stimulus: &stimulus };
    let interface = Interface::of(&design);
    compare("icarus", &interface, &stimulus, &want, &icarus::simulate(&job)?)?;
    let got = verilator::simulate(&[job], Optimise::ForBuild)?;
    let wrong = got.iter().any(|got| compare("", &interface, &stimulus, &want, got).is_err());
    if version()?.0.starts_with(&KNOWN) && !wrong {
        return Err("Verilator takes the plain form as it is meant".into());
    }
    Ok(())
}
