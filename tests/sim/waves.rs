//! Waves in files say what the simulation said: every change of every signal, in both formats.

use std::ops::Range;

use ctxnic::netlist::ir::{Design, Expr, Instance, NetId};
use ctxnic::netlist::value::Value;
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::{Scopes, Sim, WaveError, Waves, When};

use crate::small;
use crate::wave_file::{Changes, File, Log, difference, read};

/// A wide counter, a traffic light and a memory, all below one top.
pub fn mixed() -> Design {
    let mut modules = vec![small::counter(100)];
    for design in [small::light(), small::memory()] {
        modules.extend(design.modules);
    }
    let mut m = small::sequential("mixed");
    for (index, name) in ["wide", "light", "store"].into_iter().enumerate() {
        let module = &modules[index];
        let mut connections: Vec<NetId> = vec![m.clk.unwrap(), m.rst.unwrap()];
        for port in &module.ports[2..] {
            let net = module.net(port.net);
            let port_name = format!("{name}_{}", net.name);
            connections.push(match port.dir {
                ctxnic::netlist::ir::Dir::In => small::input(&mut m, &port_name, net.width),
                ctxnic::netlist::ir::Dir::Out => small::output(&mut m, &port_name, net.width),
            });
        }
        m.instances.push(Instance { name: name.into(), module: index.into(), connections });
    }
    let wrap = m.nets.iter().position(|net| net.name == "wide_wrap").map(NetId::from).unwrap();
    let spare = Expr::net(&m, wrap);
    small::wire(&mut m, "spare", spare);
    modules.push(m);
    small::design(modules)
}

pub const CLKS: [&str; 4] = ["clk", "wide.clk", "light.clk", "store.clk"];

pub fn poke(sim: &mut Sim, rng: &mut Rng) {
    let inputs: Vec<(String, u32)> =
        sim.inputs().map(|(name, input)| (name.to_owned(), input.width())).collect();
    for (name, width) in inputs {
        if rng.chance(1, 2) {
            let value = Value::from_words(width, vec![rng.next_u64(); width.div_ceil(64) as usize]);
            sim.poke(&name, value).unwrap();
        }
    }
    if rng.chance(1, 6) {
        let words = vec![rng.next_u64(), rng.next_u64()];
        sim.poke("wide.count_q", Value::from_words(100, words)).unwrap();
    }
    sim.poke("rst", rng.chance(1, 20)).unwrap();
}

/// A run that notes what `peek` says before every edge and at the end.
fn run(seed: u64, cycles: u64, waves: Waves) -> Log {
    let mut sim = Sim::new(&mixed()).unwrap();
    sim.trace(waves).unwrap();
    let mut log = Log::new(&sim, &CLKS);
    let mut rng = Rng::new(seed);
    for _ in 0..cycles {
        poke(&mut sim, &mut rng);
        sim.eval();
        log.note(&sim);
        sim.step();
    }
    log.note(&sim);
    sim.finish_trace().unwrap();
    log
}

type Configure = fn(Waves) -> Waves;

/// Runs with both formats and compares them with the log.
#[track_caller]
fn agrees(configure: Configure, takes: impl Fn(&str) -> bool, windows: &[Range<u64>]) {
    for seed in 1..4 {
        for fst in [false, true] {
            let file = File::default();
            let waves = if fst { Waves::fst(file.clone()) } else { Waves::vcd(file.clone()) };
            let log = run(seed, 60, configure(waves));
            let found = difference(&read(file.bytes()), &log.changes(&takes, windows));
            assert_eq!(found, None, "fst: {fst}, seed {seed}");
        }
    }
}

#[test]
fn every_change_is_in_the_file_at_its_time() {
    agrees(|waves| waves, |_| true, &[0..u64::MAX]);
}

#[test]
fn only_the_chosen_signals_are_in_the_file() {
    agrees(|waves| waves.scope("light.*"), |path| path.starts_with("light."), &[0..u64::MAX]);
    agrees(
        |waves| waves.scope("store").scope("*count_q").without("*_en"),
        |path| (path.starts_with("store.") || path.ends_with("count_q")) && !path.ends_with("_en"),
        &[0..u64::MAX],
    );
    agrees(|waves| waves.depth(1), |path| !path.contains('.'), &[0..u64::MAX]);
    agrees(|waves| waves.without("*clk"), |path| !path.ends_with("clk"), &[0..u64::MAX]);
}

#[test]
fn windows_by_cycle_are_recorded_and_the_rest_is_unknown() {
    agrees(|waves| waves.cycles(10..20), |_| true, &[10..20]);
    agrees(|waves| waves.cycles(..=4).cycles(7..8).cycles(50..), |_| true, &[0..5, 7..8, 50..99]);
    agrees(
        |waves| waves.cycles(3..9).scope("wide").without("*clk"),
        |path| path.starts_with("wide.") && !path.ends_with("clk"),
        &[3..9],
    );
}

/// The cycles that conditions leave, from the log alone.
fn windows(log: &Log, from: Option<(&str, &str)>, until: Option<(&str, &str)>) -> Vec<Range<u64>> {
    let mut out = Vec::new();
    let mut open = from.is_none();
    for (cycle, row) in (0..).zip(&log.rows) {
        open |= from.is_some_and(|(path, value)| row[path] == value);
        if open {
            out.push(cycle..cycle + 1);
            open &= until.is_none_or(|(path, value)| row[path] != value);
        }
    }
    out
}

#[test]
fn conditions_open_and_close_windows() {
    let green: (&str, &str) = ("light.phase_q", "Green");
    let red = ("light.phase_q", "Red");
    let cases: [(Configure, Option<_>, Option<_>); 4] = [
        (|w| w.from(When::is("light.phase_q", "Green")), Some(green), None),
        (|w| w.until(When::is("light.phase_q", "Green")), None, Some(green)),
        (
            |w| w.from(When::is("light.phase_q", "Green")).until(When::is("light.phase_q", 0)),
            Some(green),
            Some(red),
        ),
        (
            |w| w.from(When::test(|sim| sim.peek_text("light.phase_q").unwrap() == "Green")),
            Some(green),
            None,
        ),
    ];
    for (number, (configure, from, until)) in cases.into_iter().enumerate() {
        let mut parts = 0;
        for seed in 1..4 {
            for fst in [false, true] {
                let file = File::default();
                let waves = if fst { Waves::fst(file.clone()) } else { Waves::vcd(file.clone()) };
                let log = run(seed, 60, configure(waves));
                let windows = windows(&log, from, until);
                parts += windows.windows(2).filter(|pair| pair[0].end != pair[1].start).count();
                let found = difference(&read(file.bytes()), &log.changes(|_| true, &windows));
                assert_eq!(found, None, "case {number}, fst: {fst}, seed {seed}");
            }
        }
        assert_eq!(
            parts > 0,
            until.is_some() && from.is_some(),
            "case {number} has several windows"
        );
    }
}

#[test]
fn a_long_run_fills_several_blocks() {
    let file = File::default();
    let log = run(9, 20_000, Waves::fst(file.clone()).scope("wide").scope("store"));
    // Sections of changes, in the header of the file.
    let sections = u64::from_be_bytes(file.bytes()[65..73].try_into().unwrap());
    assert!(sections > 1, "{sections} sections");
    let takes = Scopes::only("wide").and("store");
    let want = log.changes(|path| takes.takes(path), &[0..u64::MAX]);
    assert_eq!(difference(&read(file.bytes()), &want), None);
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_seed_others() {
    let bytes = |fst: bool, seed: u64| {
        let file = File::default();
        let waves = if fst { Waves::fst(file.clone()) } else { Waves::vcd(file.clone()) };
        run(seed, 100, waves);
        file.bytes()
    };
    for fst in [false, true] {
        assert!(bytes(fst, 3) == bytes(fst, 3), "fst: {fst}");
        assert!(bytes(fst, 3) != bytes(fst, 4), "fst: {fst}");
    }
}

#[test]
fn waves_that_are_dropped_can_be_read() {
    for fst in [false, true] {
        let file = File::default();
        let waves = if fst { Waves::fst(file.clone()) } else { Waves::vcd(file.clone()) };
        let mut sim = Sim::new(&mixed()).unwrap();
        sim.trace(waves).unwrap();
        let mut log = Log::new(&sim, &CLKS);
        for _ in 0..5 {
            log.note(&sim);
            sim.step();
        }
        drop(sim);
        assert_eq!(difference(&read(file.bytes()), &log.changes(|_| true, &[0..5])), None);
    }
}

/// The comparison above has to see what a broken writer would do.
#[test]
fn a_writer_that_loses_a_change_or_is_late_is_found() {
    let file = File::default();
    let log = run(5, 60, Waves::vcd(file.clone()).without("*clk"));
    let want = log.changes(|path| !path.ends_with("clk"), &[0..u64::MAX]);
    let text = file.text();
    let mutant = |text: String| difference(&read(text.into_bytes()), &want);
    assert_eq!(mutant(text.clone()), None);

    let body = text.find("$enddefinitions").unwrap() + "$enddefinitions $end\n".len();
    let lines: Vec<&str> = text[body..].lines().collect();
    let changes: Vec<usize> = (0..lines.len()).filter(|&at| !lines[at].starts_with('#')).collect();
    for &lost in changes.iter().step_by(changes.len() / 60) {
        let rest: Vec<&str> =
            lines.iter().enumerate().filter(|(at, _)| *at != lost).map(|(_, line)| *line).collect();
        let broken = format!("{}{}\n", &text[..body], rest.join("\n"));
        assert!(mutant(broken).is_some(), "without `{}`", lines[lost]);
    }
    let late = |line: &str| match line.strip_prefix('#') {
        Some(time) => format!("#{}\n", time.parse::<u64>().unwrap() + 10),
        None => format!("{line}\n"),
    };
    let late: String = lines.iter().map(|line| late(line)).collect();
    assert!(mutant(format!("{}{late}", &text[..body])).is_some());

    // FST has no text to edit: here what is expected moves by a cycle, and loses a row.
    let file = File::default();
    let log = run(5, 60, Waves::fst(file.clone()));
    let have: Changes = read(file.bytes());
    let mut early = log.clone();
    early.rows.remove(0);
    let mut poorer = log.clone();
    poorer.rows[30] = poorer.rows[29].clone();
    let all = |log: &Log| log.changes(|_| true, &[0..u64::MAX]);
    assert_eq!(difference(&have, &all(&log)), None);
    assert!(difference(&have, &all(&early)).is_some());
    assert!(difference(&have, &all(&poorer)).is_some());
}

#[test]
fn waves_hold_what_each_edge_takes_in() {
    let file = File::default();
    let mut sim = Sim::new(&small::light()).unwrap();
    sim.trace(Waves::vcd(file.clone())).unwrap();
    sim.reset(1);
    sim.poke("go", 2).unwrap();
    for _ in 0..4 {
        sim.step();
    }
    sim.finish_trace().unwrap();
    insta::assert_snapshot!("waves_vcd", file.text());
    let lamps = &read(file.bytes())["lamps"];
    let lamps: Vec<(u64, &str)> = lamps.iter().map(|(at, bits)| (*at, bits.as_str())).collect();
    assert_eq!(lamps, [(0, "001"), (20, "010"), (30, "100"), (40, "001"), (50, "010")]);
}

#[test]
fn a_value_that_is_no_state_is_shown_as_such() {
    for fst in [false, true] {
        let file = File::default();
        let waves = if fst { Waves::fst(file.clone()) } else { Waves::vcd(file.clone()) };
        let mut sim = Sim::new(&small::light()).unwrap();
        sim.trace(waves.scope("phase_q")).unwrap();
        sim.poke("phase_q", 3).unwrap();
        sim.finish_trace().unwrap();
        assert_eq!(read(file.bytes())["phase_q"].last().unwrap().1, "?");
    }
}

#[test]
fn a_design_without_a_clock_has_waves_too() {
    for fst in [false, true] {
        let file = File::default();
        let waves = if fst { Waves::fst(file.clone()) } else { Waves::vcd(file.clone()) };
        let mut sim = Sim::new(&small::traps()).unwrap();
        sim.trace(waves).unwrap();
        let mut log = Log::new(&sim, &[]);
        for a in [1, 2] {
            sim.poke("a", a).unwrap();
            sim.eval();
            log.note(&sim);
            sim.step();
        }
        log.note(&sim);
        sim.finish_trace().unwrap();
        let want = log.changes(|_| true, &[0..u64::MAX]);
        assert_eq!(difference(&read(file.bytes()), &want), None, "fst: {fst}");
    }
}

struct Full;

impl std::io::Write for Full {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(std::io::Error::other("no space left"))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn what_cannot_be_written_or_found_is_told() {
    let mut sim = Sim::new(&mixed()).unwrap();
    let vcd = || Waves::vcd(File::default());
    let mut text = Vec::new();
    for waves in [
        vcd().scope("lihgt.*"),
        vcd().from(When::is("light.phase", "Green")),
        vcd().until(When::is("light.phase_q", "Blue")),
        vcd().until(When::is("light.phase_q", 4)),
        vcd().until(When::is("light.lamps", "Blue")),
        vcd().until(When::is("light.lamps", -1)),
    ] {
        let error = sim.trace(waves).unwrap_err();
        assert!(matches!(error, WaveError::Choice(_)));
        text.push(error.to_string());
    }
    text.push(sim.keep_last(8, "lihgt").unwrap_err().to_string());
    insta::assert_snapshot!("waves_refusals", text.join("\n"));

    let mut begun = File::default();
    std::io::Write::write_all(&mut begun, b"something").unwrap();
    assert!(matches!(sim.trace(Waves::fst(begun)), Err(WaveError::Io(_))));
    sim.trace(Waves::vcd(Full)).unwrap();
    sim.step();
    let error = sim.finish_trace().unwrap_err();
    assert_eq!(error.to_string(), "waves cannot be written: no space left");
    assert!(sim.finish_trace().is_ok(), "nothing is traced any more");
}
