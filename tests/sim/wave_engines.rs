//! Waves of every engine: also when they begin in the middle of a compiled run that had no need of
//! the signals so far.

use std::ops::Range;

use ctxnic::netlist::ir::Design;
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::{EngineKind, Model, Sim, Waves, When};

use crate::random_design::random_design;
use crate::wave_file::{Changes, File, Log, difference, read};
use crate::waves::{CLKS, mixed, poke};

/// Beyond what `Auto` evaluates before it compiles.
const BEFORE: u64 = 260;
const DURING: u64 = 50;

type Configure = fn(Waves) -> Waves;

fn new_waves(file: &File, fst: bool) -> Waves {
    if fst { Waves::fst(file.clone()) } else { Waves::vcd(file.clone()) }
}

/// What the interpreter says of every signal, cycle by cycle.
fn log(design: &Design, clks: &[&str], seed: u64, drive: fn(&mut Sim, &mut Rng)) -> Log {
    let mut sim = Model::with_engine(design, EngineKind::Interpreter).unwrap().sim();
    let mut rng = Rng::new(seed);
    for _ in 0..BEFORE {
        drive(&mut sim, &mut rng);
        sim.step();
    }
    let mut log = Log::new(&sim, clks);
    for _ in 0..DURING {
        drive(&mut sim, &mut rng);
        sim.eval();
        log.note(&sim);
        sim.step();
    }
    log.note(&sim);
    log
}

/// The same run with nobody looking, until waves are switched on.
fn traced(model: &Model, seed: u64, drive: fn(&mut Sim, &mut Rng), waves: Waves) {
    let mut sim = model.sim();
    let mut rng = Rng::new(seed);
    for _ in 0..BEFORE {
        drive(&mut sim, &mut rng);
        sim.step();
    }
    sim.trace(waves).unwrap();
    for _ in 0..DURING {
        drive(&mut sim, &mut rng);
        sim.step();
    }
    sim.finish_trace().unwrap();
    // The run goes on as if nothing had been.
    sim.run(20);
}

fn is_native(kind: EngineKind) -> bool {
    matches!(kind, EngineKind::Auto | EngineKind::Compiled)
}

/// The windows of a condition on one signal, from the log alone.
fn windows(log: &Log, from: (&str, &str), until: (&str, &str)) -> Vec<Range<u64>> {
    let mut out = Vec::new();
    let mut open = false;
    for (cycle, row) in (log.first..).zip(&log.rows) {
        open |= row[from.0] == from.1;
        if open {
            out.push(cycle..cycle + 1);
            open = row[until.0] != until.1;
        }
    }
    out
}

/// A choice of signals with a way to say so, and the windows of cycles that are recorded.
type Case = (Configure, fn(&str) -> bool, fn(&Log) -> Vec<Range<u64>>);

const CASES: [Case; 5] = [
    (|w| w, |_| true, |_| vec![0..u64::MAX]),
    // Registers, wires that only feed others, and a value of 100 bits.
    (
        |w| w.scope("light").scope("wide.count_d").scope("spare"),
        |path| path.starts_with("light.") || path == "wide.count_d" || path == "spare",
        |_| vec![0..u64::MAX],
    ),
    (|w| w.cycles(270..280).cycles(290..295), |_| true, |_| vec![270..280, 290..295]),
    (
        |w| w.from(When::is("light.phase_d", "Amber")).until(When::is("light.phase_q", "Red")),
        |_| true,
        |log| windows(log, ("light.phase_d", "Amber"), ("light.phase_q", "Red")),
    ),
    (
        |w| {
            w.from(When::test(|sim| sim.peek_text("light.phase_d").unwrap() == "Amber"))
                .until(When::is("light.phase_q", 0))
                .scope("store.read_data")
                .scope("light.*")
                .without("*clk")
        },
        |path| path == "store.read_data" || path.starts_with("light.") && !path.ends_with("clk"),
        |log| windows(log, ("light.phase_d", "Amber"), ("light.phase_q", "Red")),
    ),
];

#[test]
fn waves_begun_in_the_middle_of_a_run_say_what_the_interpreter_says() {
    for seed in 1..3 {
        let log = log(&mixed(), &CLKS, seed, poke);
        for kind in EngineKind::ALL {
            let model = Model::with_engine(&mixed(), kind).unwrap();
            for (number, (configure, takes, recorded)) in CASES.into_iter().enumerate() {
                let windows = recorded(&log);
                assert!(!windows.is_empty(), "case {number} records something");
                for fst in [false, true] {
                    let file = File::default();
                    traced(&model, seed, poke, configure(new_waves(&file, fst)));
                    let found = difference(&read(file.bytes()), &log.changes(takes, &windows));
                    assert_eq!(found, None, "case {number}, {kind:?}, fst: {fst}, seed {seed}");
                }
            }
            assert_eq!(model.is_compiled(), is_native(kind));
        }
    }
}

fn drive_all(sim: &mut Sim, rng: &mut Rng) {
    let inputs: Vec<_> = sim.inputs().map(|(_, input)| input).collect();
    for input in inputs {
        let value = rng.value(input.width());
        sim.poke_value(input, &value);
    }
    sim.poke("rst", rng.chance(1, 30)).unwrap();
}

#[test]
fn what_the_compiler_dropped_is_right_in_the_waves_of_random_designs() {
    for seed in 0..8 {
        let design = random_design(seed);
        let sim = Sim::new(&design).unwrap();
        let is_clk = |path: &&str| path.rsplit('.').next() == Some("clk");
        let clks: Vec<&str> = sim.paths().map(|(path, _)| path).filter(is_clk).collect();
        let log = log(&design, &clks, seed, drive_all);
        let want = log.changes(|_| true, &[0..u64::MAX]);
        for kind in [EngineKind::Auto, EngineKind::Compiled] {
            let model = Model::with_engine(&design, kind).unwrap();
            for fst in [false, true] {
                let file = File::default();
                traced(&model, seed, drive_all, new_waves(&file, fst));
                let found = difference(&read(file.bytes()), &want);
                assert_eq!(found, None, "{kind:?}, fst: {fst}, seed {seed}");
            }
        }
    }
}

#[test]
fn waves_can_be_switched_on_and_off_and_on_again() {
    let log = log(&mixed(), &CLKS, 7, poke);
    for kind in EngineKind::ALL {
        let mut sim = Model::with_engine(&mixed(), kind).unwrap().sim();
        let mut rng = Rng::new(7);
        let mut files: Vec<(File, Range<u64>)> = Vec::new();
        for cycle in 0..BEFORE + DURING {
            let window = [260..270, 275..276, 290..310].into_iter().find(|w| w.start == cycle);
            if let Some(window) = window {
                let file = File::default();
                sim.trace(new_waves(&file, files.len().is_multiple_of(2))).unwrap();
                files.push((file, window));
            }
            poke(&mut sim, &mut rng);
            // `finish_trace` writes the present cycle as the last.
            if files.last().is_some_and(|(_, window)| window.end == cycle + 1) {
                sim.finish_trace().unwrap();
            }
            sim.step();
        }
        assert_eq!(files.len(), 3);
        for (file, window) in files {
            let have = read(file.bytes());
            let first = window.start * 10;
            let mut want = log.changes(|_| true, std::slice::from_ref(&window));
            for changes in want.values_mut() {
                changes.retain(|(time, value)| *time >= first && !value.starts_with('x'));
            }
            assert_eq!(difference(&have, &want), None, "{kind:?}, {window:?}");
        }
    }
}

/// Both comparisons have to see what a broken engine would write.
#[test]
fn mutants_of_waves_in_compiled_runs_are_found() {
    let model = Model::with_engine(&mixed(), EngineKind::Compiled).unwrap();
    let log = log(&mixed(), &CLKS, 3, poke);
    let file = File::default();
    traced(&model, 3, poke, Waves::fst(file.clone()));
    let have = read(file.bytes());
    let all = |log: &Log| log.changes(|_| true, &[0..u64::MAX]);
    assert_eq!(difference(&have, &all(&log)), None);
    // waves-begin-late: the first cycle is missing.
    let mut late = log.clone();
    (late.first, _) = (late.first + 1, late.rows.remove(0));
    assert!(difference(&have, &all(&late)).is_some());
    // waves-signal-stale: a signal shows in each cycle what it was in the one before.
    let paths: Vec<String> = log.rows[0].keys().cloned().collect();
    let mut seen = 0;
    for path in &paths {
        let mut stale = log.clone();
        for row in (1..stale.rows.len()).rev() {
            stale.rows[row].insert(path.clone(), log.rows[row - 1][path].clone());
        }
        let moves = log.rows.windows(2).any(|rows| rows[0][path] != rows[1][path]);
        let is_clk = path.ends_with("clk");
        assert_eq!(difference(&have, &all(&stale)).is_some(), moves && !is_clk, "{path}");
        seen += usize::from(moves);
    }
    assert!(seen > 15, "{seen} of {} signals move", paths.len());
    // waves-signal-dropped, waves-name-lost
    let mutant = |change: fn(&mut Changes)| {
        let mut have = have.clone();
        change(&mut have);
        difference(&have, &all(&log))
    };
    assert!(mutant(|have| drop(have.remove("wide.count_d"))).is_some());
    let rename = |have: &mut Changes| {
        have.get_mut("light.phase_q").unwrap()[1].1 = "1".into();
    };
    assert!(mutant(rename).is_some());
}

#[test]
fn waves_that_wait_for_a_cycle_leave_the_run_to_the_engine_until_then() {
    for kind in EngineKind::ALL {
        let mut sim = Model::with_engine(&mixed(), kind).unwrap().sim();
        let file = File::default();
        let waves = Waves::vcd(file.clone()).cycles(1_000..1_003).cycles(500..502).cycles(9..9);
        sim.trace(waves.scope("wide_count").scope("light.phase_q")).unwrap();
        sim.poke("wide_en", 1).unwrap();
        sim.run(2_000);
        sim.finish_trace().unwrap();
        assert_eq!(sim.cycle(), 2_000);
        let count = |cycle: u64| format!("{cycle:0100b}");
        let have = read(file.bytes());
        let unknown = |time| (time, "x".repeat(100));
        let want = vec![
            (5_000, count(500)),
            (5_010, count(501)),
            unknown(5_020),
            (10_000, count(1_000)),
            (10_010, count(1_001)),
            (10_020, count(1_002)),
            unknown(10_030),
        ];
        assert_eq!(have["wide_count"], want, "{kind:?}");
    }
}
