//! The simulator beside Verilator and CXXRTL on the same designs, stimuli and outputs.
//!
//! ```text
//! cargo bench --bench simulator              all designs
//! cargo bench --bench simulator -- lane32    those whose name begins so
//! cargo bench --bench simulator -- waves     what waves and models of buses cost
//! ```
//!
//! Each simulator runs three times, in turn with the others; the best run counts. Verilator gets
//! `-O3`, `OPT_FAST=-O3` and `-march=native`; CXXRTL `-O6`, `g++ -O3 -march=native`. All outputs go
//! into a checksum that must be the same everywhere. Rates are cycles per second; a `start` is the
//! time from the source of the design to the end of 100,000 cycles. `_mib` is the most memory of the
//! process that simulates, which for ours takes the design from its source too, and `_own_mib` what it
//! has at the end without the pages of its program; `_start_mib` is that of
//! the largest process of a rival from the Verilog on, compilers and all. A tool that is missing is reported
//! as SKIPPED.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::cast_precision_loss,
    missing_docs,
    unreachable_pub,
    reason = "a bench prints, and stops when it cannot go on"
)]

mod designs;
mod ours;
mod rivals;
mod waves;

use std::fmt::Display;
use std::path::Path;

use ctxnic::tool::Scratch;
use designs::{Case, Stimulus};
use rivals::{Built, Rival};

/// Runs of each simulator.
const RUNS: usize = 3;
/// Cycles of a start.
const START_CYCLES: u64 = 100_000;

fn figure(name: &str, value: impl Display, unit: &str) {
    println!("figure {name} {value} {unit}");
}

/// What one run says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// Of all outputs that were looked at.
    pub checksum: u64,
    pub cycles: u64,
    /// Of the cycles alone.
    pub seconds: f64,
    /// Most memory the process had, its program's file included.
    pub kib: u64,
    /// Memory at the end that is no file's.
    pub own_kib: u64,
}

impl Outcome {
    /// From `checksum cycles seconds kib own_kib`.
    fn parse(text: &str) -> Option<Self> {
        let mut words = text.split_whitespace();
        Some(Self {
            checksum: words.next()?.parse().ok()?,
            cycles: words.next()?.parse().ok()?,
            seconds: words.next()?.parse().ok()?,
            kib: words.next()?.parse().ok()?,
            own_kib: words.next()?.parse().ok()?,
        })
    }

    fn rate(self) -> f64 {
        self.cycles as f64 / self.seconds
    }
}

/// A line of what the system says of this process, in KiB.
fn status_kib(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    // A run of ours in a process of its own, as the rivals' are.
    if let [flag, name, cycles, stimulus] = &args[..]
        && flag == "--ours"
    {
        let case = Case::find(name).expect("a design");
        let stimulus = Stimulus::load(Path::new(stimulus));
        let outcome = ours::run(&case.design(), &stimulus, cycles.parse().expect("a number"));
        let Outcome { checksum, cycles, seconds, kib, own_kib } = outcome;
        println!("{checksum} {cycles} {seconds} {kib} {own_kib}");
        return;
    }
    if let [flag, rival, name, stimulus] = &args[..]
        && flag == "--build"
    {
        let case = Case::find(name).expect("a design");
        let rival = Rival::ALL.into_iter().find(|known| known.name() == rival).expect("a rival");
        let stimulus = Stimulus::load(Path::new(stimulus));
        rivals::build(rival, name, &case.design(), &stimulus).expect("it can be built");
        return;
    }
    let wanted = |case: &Case| args.is_empty() || args.iter().any(|arg| case.name.starts_with(arg));
    for case in Case::all().into_iter().filter(wanted) {
        compare(&case);
    }
    if args.is_empty() || args.iter().any(|arg| arg == "threads") {
        ours::threads();
    }
    if args.is_empty() || args.iter().any(|arg| arg == "waves") {
        waves::costs();
    }
}

/// All simulators on one design.
fn compare(case: &Case) {
    let design = case.design();
    let stimulus = case.stimulus();
    let kept = Scratch::new(case.name).expect("a folder");
    let file = kept.path().join("stimulus");
    stimulus.save(&file);
    let mut built: Vec<Built> = Vec::new();
    for &rival in case.rivals {
        match rivals::build(rival, case.name, &design, &stimulus) {
            Ok(ready) => built.push(ready),
            Err(why) => println!("SKIPPED {} of {}: {why}", rival.name(), case.name),
        }
    }
    let mut best: Vec<Option<Outcome>> = vec![None; built.len() + 1];
    for _ in 0..RUNS {
        for (index, best) in best.iter_mut().enumerate() {
            let run = match built.get(index) {
                Some(rival) => rival.run(case.cycles),
                None => ours::in_own_process(case.name, &file, case.cycles),
            };
            if best.is_none_or(|before| run.rate() > before.rate()) {
                *best = Some(run);
            }
        }
    }
    let ours = best.pop().flatten().expect("it ran");
    run_figures(case.name, ours);
    for (rival, run) in built.iter().zip(best.into_iter().flatten()) {
        assert_eq!(run.checksum, ours.checksum, "{}: {}", case.name, rival.rival.name());
        let name = format!("{}_{}", case.name, rival.rival.name());
        run_figures(&name, run);
        let over = format!("{}_vs_{}", case.name, rival.rival.name());
        figure(&over, format!("{:.2}", ours.rate() / run.rate()), "x");
    }
    if case.starts {
        starts(case, &stimulus, &file);
    }
}

fn run_figures(name: &str, run: Outcome) {
    figure(&format!("{name}_mcycles_s"), format!("{:.3}", run.rate() / 1e6), "Mcycles/s");
    figure(&format!("{name}_mib"), format!("{:.1}", run.kib as f64 / 1024.0), "MiB");
    figure(&format!("{name}_own_mib"), format!("{:.1}", run.own_kib as f64 / 1024.0), "MiB");
}

/// Time from the source to the end of 100,000 cycles.
fn starts(case: &Case, stimulus: &Stimulus, file: &Path) {
    let least =
        |run: &mut dyn FnMut() -> f64| (0..RUNS).map(|_| run()).fold(f64::INFINITY, f64::min);
    let ours = least(&mut || ours::start(case, stimulus, START_CYCLES));
    figure(&format!("{}_start_ms", case.name), format!("{:.1}", ours * 1e3), "ms");
    for rival in Rival::ALL {
        let mut failed = None;
        let theirs = least(&mut || {
            rivals::start(rival, case, stimulus, START_CYCLES).unwrap_or_else(|why| {
                failed = Some(why);
                f64::INFINITY
            })
        });
        if let Some(why) = failed {
            println!("SKIPPED start of {}: {why}", rival.name());
            continue;
        }
        let name = format!("{}_start_vs_{}", case.name, rival.name());
        figure(&name, format!("{:.1}", theirs / ours), "x");
        match rivals::build_kib(rival, case, file) {
            Ok(kib) => {
                let name = format!("{}_{}_start_mib", case.name, rival.name());
                figure(&name, format!("{:.1}", kib as f64 / 1024.0), "MiB");
            }
            Err(why) => println!("SKIPPED memory of {}: {why}", rival.name()),
        }
    }
}
