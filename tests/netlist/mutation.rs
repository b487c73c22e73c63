//! Mutation: every small change of the netlist of every kernel is run against what rust-hdl did,
//! and at least nine of ten are caught. Those that are not are listed, with the reason.
//!
//! `cargo test` runs a sample and holds it against the list. All of them, and the list again:
//! `CTXNIC_MUTANTS=all CTXNIC_REGEN=1 cargo test --test netlist mutation`.

mod equal;
mod logic;
mod sat;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use ctxnic::netlist::check::verify;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::{Design, Module, Property};
use ctxnic::netlist::value::Value;
use ctxnic::sim::Sim;

use crate::kernels::{self, Kernel};
use crate::mutants::{Planted, plant};
use equal::{Verdict, compare};

/// The committed list of survivors.
const LIST: &str = "tests/netlist/mutants.txt";
/// In `cargo test` one kernel in this many is taken, and one mutant in this many of it.
const SAMPLE_KERNELS: usize = 4;
const SAMPLE_MUTANTS: usize = 3;
/// Cycles of random stimulus; then so many resets, and cycles after each.
const CYCLES: usize = 400;
const RESETS: usize = 8;
const CYCLES_AFTER: usize = 25;
/// Least share caught, in percent.
const CAUGHT_MIN: usize = 90;

/// What a kernel does: inputs, and rust-hdl's outputs; then, after a reset, inputs and outputs of
/// the netlist as it was elaborated, because rust-hdl knows no reset. What a property looks at is
/// an output too, told by the netlist as it was elaborated.
struct Recorded {
    design: Design,
    inputs: Vec<String>,
    /// Ports, then what the properties look at.
    outputs: Vec<String>,
    rows: Vec<Vec<Value>>,
    expected: Vec<Vec<Value>>,
    rows_after: Vec<Vec<Value>>,
    expected_after: Vec<Vec<Value>>,
}

fn record(mut kernel: Kernel) -> Recorded {
    let design = elaborate(&kernel.name, &*kernel.block).unwrap();
    let rows = kernels::stimulus(&kernel, CYCLES, 0x6d75_7461);
    let expected = rows.iter().map(|row| (kernel.cycle)(row)).collect();
    let rows_after = kernels::stimulus(&kernel, RESETS * CYCLES_AFTER, 0x6e74_7321);
    let name = |(name, _): &(String, u32)| name.clone();
    let mut recorded = Recorded {
        inputs: kernel.inputs.iter().map(name).collect(),
        outputs: kernel.outputs.iter().map(name).collect(),
        design,
        rows,
        expected,
        rows_after,
        expected_after: Vec::new(),
    };
    let ports = recorded.outputs.len();
    looked_at(&recorded.design, recorded.design.top(), "", &mut recorded.outputs);
    let mut after = Vec::new();
    let mut claimed = Vec::new();
    let mut sim = Sim::new(&recorded.design).unwrap();
    run(&recorded, &mut sim, |_, got| {
        claimed.push(got[ports..].to_vec());
        true
    });
    for (row, claimed) in recorded.expected.iter_mut().zip(claimed) {
        row.extend(claimed);
    }
    run_after(&recorded, &mut sim, |_, got| {
        after.push(got);
        true
    });
    recorded.expected_after = after;
    recorded
}

/// The nets that properties look at, by path.
fn looked_at(design: &Design, module: &Module, path: &str, out: &mut Vec<String>) {
    let net = |property: &Property| format!("{path}{}", module.net(property.holds).name);
    out.extend(module.properties.iter().map(net));
    for instance in &module.instances {
        let below = format!("{path}{}.", instance.name);
        looked_at(design, design.module(instance.module), &below, out);
    }
}

/// Runs rows; `seen` gets the row's number and the outputs, and says whether to go on.
fn cycles(
    recorded: &Recorded,
    sim: &mut Sim,
    rows: &[Vec<Value>],
    mut seen: impl FnMut(usize, Vec<Value>) -> bool,
) -> bool {
    let inputs: Vec<_> = recorded.inputs.iter().map(|name| sim.input(name).unwrap()).collect();
    let outputs: Vec<_> = recorded.outputs.iter().map(|name| sim.handle(name).unwrap()).collect();
    let sequential = recorded.design.top().clk.is_some();
    for (at, row) in rows.iter().enumerate() {
        for (&input, value) in inputs.iter().zip(row) {
            sim.poke_value(input, value);
        }
        sim.eval();
        if !seen(at, outputs.iter().map(|&output| sim.peek_value(output)).collect()) {
            return false;
        }
        if sequential {
            sim.step();
        }
    }
    true
}

fn run(recorded: &Recorded, sim: &mut Sim, seen: impl FnMut(usize, Vec<Value>) -> bool) -> bool {
    cycles(recorded, sim, &recorded.rows, seen)
}

fn run_after(
    recorded: &Recorded,
    sim: &mut Sim,
    mut seen: impl FnMut(usize, Vec<Value>) -> bool,
) -> bool {
    for (number, rows) in recorded.rows_after.chunks(CYCLES_AFTER).enumerate() {
        if recorded.design.top().clk.is_some() {
            sim.reset(1);
        }
        let first = number * CYCLES_AFTER;
        if !cycles(recorded, sim, rows, |at, got| seen(first + at, got)) {
            return false;
        }
    }
    true
}

/// What became of a mutant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// The checks of the netlist refuse it.
    Refused,
    /// Its outputs differ.
    Caught,
    Survived,
}

fn fate(recorded: &Recorded, mutant: &Design) -> Fate {
    if verify(mutant).is_err() {
        return Fate::Refused;
    }
    let Ok(mut sim) = Sim::new(mutant) else { return Fate::Refused };
    let same = run(recorded, &mut sim, |at, got| got == recorded.expected[at])
        && run_after(recorded, &mut sim, |at, got| got == recorded.expected_after[at]);
    if same { Fate::Survived } else { Fate::Caught }
}

#[derive(Default)]
struct Tally {
    refused: usize,
    caught: usize,
    survivors: Vec<String>,
}

impl Tally {
    fn all(&self) -> usize {
        self.refused + self.caught + self.survivors.len()
    }
}

/// Runs one kernel in so many, and one mutant in so many of each.
fn tally(every_kernel: usize, every: usize) -> Tally {
    let mut tally = Tally::default();
    let mut number = 0usize;
    for kernel in kernels::all().into_iter().step_by(every_kernel) {
        let name = kernel.name.clone();
        let recorded = record(kernel);
        let untouched = fate(&recorded, &recorded.design);
        assert_eq!(untouched, Fate::Survived, "{name} itself differs from its record");
        for change in 0.. {
            number += 1;
            let run = number.is_multiple_of(every);
            let mut mutant = recorded.design.clone();
            let Some(planted) = plant(&mut mutant, change) else { break };
            if !run {
                continue;
            }
            match fate(&recorded, &mutant) {
                Fate::Refused => tally.refused += 1,
                Fate::Caught => tally.caught += 1,
                Fate::Survived => {
                    tally.survivors.push(survivor(&name, change, &planted, &recorded, &mutant));
                }
            }
        }
    }
    tally
}

fn survivor(
    name: &str,
    change: usize,
    planted: &Planted,
    recorded: &Recorded,
    mutant: &Design,
) -> String {
    let proved = sat::equal(&recorded.design, mutant);
    let verdict = if proved {
        Verdict::Equal("SAT proves the outputs equal, and the state they depend on")
    } else {
        compare(&recorded.design, mutant, &recorded.inputs, &recorded.outputs)
    };
    let why = match verdict {
        Verdict::Equal(how) => format!("equivalent: {how}"),
        Verdict::Different => "stimulus: it does differ, but not in this run".to_string(),
        Verdict::Unknown(why) => format!("not decided: {why}"),
    };
    format!("{name} {change} at {}: {}; {why}", planted.site, planted.operator)
}

/// The proof can fail: of those that simulation catches, it proves none equal.
#[test]
fn mutation_caught_mutants_are_not_proved_equal() {
    let mut tried = 0;
    for kernel in kernels::all().into_iter().step_by(5) {
        let recorded = record(kernel);
        assert!(sat::equal(&recorded.design, &recorded.design));
        for change in (0..).step_by(5) {
            let mut mutant = recorded.design.clone();
            let Some(planted) = plant(&mut mutant, change) else { break };
            if fate(&recorded, &mutant) == Fate::Caught {
                tried += 1;
                assert!(!sat::equal(&recorded.design, &mutant), "{planted:?}");
            }
        }
    }
    assert!(tried > 50, "only {tried} caught");
}

#[test]
fn mutation_nine_of_ten_netlist_mutants_are_caught() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(LIST);
    let all = std::env::var("CTXNIC_MUTANTS").is_ok_and(|what| what == "all");
    let tally = if all { tally(1, 1) } else { tally(SAMPLE_KERNELS, SAMPLE_MUTANTS) };
    let percent = (tally.refused + tally.caught) * 1000 / tally.all();
    let percent = format!("{}.{}", percent / 10, percent % 10);
    let sample = if all { "" } else { "_sample" };
    println!("figure netlist_mutants_caught{sample} {percent} %");
    // Those that nobody can catch.
    let equal = tally.survivors.iter().filter(|s| s.contains("; equivalent")).count();
    let real = (tally.refused + tally.caught) * 1000 / (tally.all() - equal);
    let real = format!("{}.{}", real / 10, real % 10);
    println!("figure netlist_mutants_caught_of_different{sample} {real} %");
    if all {
        let mut text = format!(
            "Mutants of the netlists of all kernels: {}.\nRefused by the checks: {}. Caught in \
             simulation: {}. Survivors: {}, of which proved equivalent: {equal}.\nCaught: {percent} % \
             of all, {real} % of those not proved equivalent.\n\n",
            tally.all(),
            tally.refused,
            tally.caught,
            tally.survivors.len(),
        );
        for survivor in &tally.survivors {
            writeln!(text, "{survivor}").unwrap();
        }
        if std::env::var_os("CTXNIC_REGEN").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap();
        assert!(committed == text, "{LIST} is stale; run with CTXNIC_MUTANTS=all CTXNIC_REGEN=1");
    } else {
        let committed = std::fs::read_to_string(&path).unwrap();
        let known: BTreeSet<&str> = committed.lines().collect();
        for survivor in &tally.survivors {
            assert!(
                known.contains(survivor.as_str()),
                "a survivor that {LIST} does not know: {survivor}"
            );
        }
    }
    assert!(tally.all() > 100, "only {} mutants", tally.all());
    // A sample may have more than its share of those that nobody can catch.
    let counted = if all { tally.all() } else { tally.all() - equal };
    assert!(
        (tally.refused + tally.caught) * 100 >= counted * CAUGHT_MIN,
        "{percent} % of {} caught:\n{}",
        tally.all(),
        tally.survivors.join("\n")
    );
}
