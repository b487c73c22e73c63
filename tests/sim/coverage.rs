//! Coverage against a count of what another engine says, cycle by cycle.

use std::collections::BTreeMap;

use ctxnic::netlist::ir::{BinaryOp, Design, Expr, Property, PropertyKind};
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::{Coverage, EngineKind, Model, Sim, Toggle};

use crate::waves::{mixed, poke};
use crate::{small, wave_file};

/// The traffic light with two covers, of which one cannot hold.
fn light() -> Design {
    let mut design = small::light();
    let m = &mut design.modules[0];
    let phase = m.nets.iter().position(|net| net.name == "phase_q").unwrap().into();
    for (name, code) in [("is_green", 1), ("is_blue", 3)] {
        let is = Expr::binary(BinaryOp::Eq, Expr::net(m, phase), Expr::number(2, code));
        let holds = small::wire(m, &format!("{name}_holds"), is);
        let kind = PropertyKind::Cover;
        m.properties.push(Property { name: name.into(), kind, holds, message: String::new() });
    }
    design
}

/// What a run does in each cycle.
#[derive(Clone, Copy, PartialEq)]
enum Event {
    Step,
    /// Goes back to where it was ten cycles ago.
    Back,
}

const SEED: u64 = 5;
const CYCLES: u64 = 300;

/// Plays the same stimulus to any simulation; calls back before each edge.
fn play(
    sim: &mut Sim,
    seed: u64,
    drive: fn(&mut Sim, &mut Rng),
    mut look: impl FnMut(&Sim, Event),
) {
    let mut rng = Rng::new(seed);
    let mut start = sim.checkpoint();
    for cycle in 0..CYCLES {
        if cycle % 50 == 20 {
            start = sim.checkpoint();
        }
        if cycle % 50 == 30 {
            sim.restore(&start).unwrap();
            look(sim, Event::Back);
        }
        drive(sim, &mut rng);
        sim.eval();
        look(sim, Event::Step);
        sim.step();
    }
}

fn drive_light(sim: &mut Sim, rng: &mut Rng) {
    sim.poke("rst", rng.chance(1, 20)).unwrap();
    sim.poke("go", rng.below(16)).unwrap();
    if rng.chance(1, 30) {
        sim.poke("phase_q", 3).unwrap();
    }
}

/// A count without handles, classes or words: texts of values, from the interpreter.
fn naive(design: &Design, seed: u64, drive: fn(&mut Sim, &mut Rng)) -> Coverage {
    let mut sim = Model::with_engine(design, EngineKind::Interpreter).unwrap().sim();
    let mut out = Coverage::default();
    let mut last: Option<BTreeMap<String, (String, String)>> = None;
    play(&mut sim, seed, drive, |sim, event| {
        if event == Event::Back || sim.peek("rst").unwrap().low_u64() == 1 {
            last = None;
            return;
        }
        out.cycles += 1;
        let mut now = BTreeMap::new();
        for (path, handle) in sim.paths() {
            let text = sim.peek_text(path).unwrap();
            now.insert(path.to_owned(), (text, wave_file::bits(&sim.peek_value(handle))));
        }
        for (path, (text, bits)) in &now {
            let before = last.as_ref().map(|last| &last[path]);
            // Lowest bit first.
            let toggles = out.toggles.entry(path.clone()).or_default();
            toggles.resize(bits.len(), Toggle::default());
            for (at, toggle) in toggles.iter_mut().rev().enumerate() {
                let bit = |bits: &str| bits.as_bytes()[at];
                match before.map(|(_, old)| (bit(old), bit(bits))) {
                    Some((b'0', b'1')) => toggle.rises += 1,
                    Some((b'1', b'0')) => toggle.falls += 1,
                    _ => {}
                }
            }
            let states = out.states.entry(path.clone()).or_default();
            if let Some(index) = states.states.iter().position(|state| state == text) {
                states.cycles[index] += 1;
            } else {
                states.states.push(text.clone());
                states.cycles.push(1);
            }
            if let Some((old, _)) = before.filter(|(old, _)| old != text) {
                let known = states.transitions.iter_mut().find(|t| t.from == *old && t.to == *text);
                match known {
                    Some(known) => known.count += 1,
                    None => states.transitions.push(ctxnic::sim::Transition {
                        from: old.clone(),
                        to: text.clone(),
                        count: 1,
                    }),
                }
            }
        }
        last = Some(now);
    });
    out
}

/// The first thing in which coverage and the naive count differ, looked at from the coverage.
fn difference(coverage: &Coverage, naive: &Coverage) -> Option<String> {
    if coverage.cycles != naive.cycles {
        return Some(format!("cycles {}, expected {}", coverage.cycles, naive.cycles));
    }
    for (path, toggles) in &coverage.toggles {
        if *toggles != naive.toggles[path] {
            return Some(format!("{path}: {toggles:?}, expected {:?}", naive.toggles[path]));
        }
    }
    for (path, seen) in &coverage.states {
        let expected = &naive.states[path];
        let cycles = |name: &str| {
            let index = expected.states.iter().position(|state| state == name);
            index.map_or(0, |index| expected.cycles[index])
        };
        let named: u64 = seen.states.iter().map(|name| cycles(name)).sum();
        if seen.cycles != seen.states.iter().map(|name| cycles(name)).collect::<Vec<_>>() {
            return Some(format!("{path}: {:?} in {:?}", seen.cycles, seen.states));
        }
        if seen.outside != naive.cycles - named {
            return Some(format!("{path}: {} cycles outside", seen.outside));
        }
        let mut transitions = expected.transitions.clone();
        transitions.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
        if seen.transitions != transitions {
            return Some(format!("{path}: {:?}, expected {transitions:?}", seen.transitions));
        }
    }
    None
}

/// The coverage of a run that nobody looks at otherwise.
fn covered(
    design: &Design,
    kind: EngineKind,
    seed: u64,
    drive: fn(&mut Sim, &mut Rng),
) -> Coverage {
    let mut sim = Model::with_engine(design, kind).unwrap().sim();
    sim.cover("").unwrap();
    play(&mut sim, seed, drive, |_, _| {});
    sim.coverage()
}

#[test]
fn states_transitions_and_both_directions_of_every_bit_are_counted_in_all_engines() {
    let (light, mixed) = (light(), mixed());
    for kind in EngineKind::ALL {
        let coverage = covered(&light, kind, SEED, drive_light);
        assert_eq!(coverage.states.keys().collect::<Vec<_>>(), ["phase_d", "phase_q"]);
        let paths: Vec<&String> = coverage.toggles.keys().collect();
        assert_eq!(paths, ["go", "is_blue_holds", "is_green_holds", "lamps"]);
        let expected = naive(&light, SEED, drive_light);
        assert_eq!(difference(&coverage, &expected), None, "{kind:?}");
        // The run has everything that can be counted wrong.
        let phase = &coverage.states["phase_q"];
        assert!(phase.outside > 0 && phase.transitions.iter().any(|t| t.to == "2'h3"));
        assert!(coverage.toggles["go"].iter().all(|bit| bit.rises != bit.falls || bit.rises > 9));

        // Wide values, and three levels of copies.
        let coverage = covered(&mixed, kind, SEED, poke);
        let expected = naive(&mixed, SEED, poke);
        assert_eq!(difference(&coverage, &expected), None, "{kind:?}");
        assert_eq!(coverage.toggles["wide_count"].len(), 100);
        // Each value once: whatever has no entry is a copy of what has one.
        let have: Vec<_> = coverage.toggles.keys().chain(coverage.states.keys()).collect();
        for (path, toggles) in expected.toggles.iter().filter(|(path, _)| !path.ends_with("clk")) {
            let is_copy = have.iter().any(|other| expected.toggles[*other] == *toggles);
            assert!(is_copy || path.ends_with("rst"), "{path} is not counted");
        }
    }
}

#[test]
fn covers_that_hold_and_that_do_not_are_told_apart_in_all_engines() {
    for kind in EngineKind::ALL {
        let coverage = covered(&light(), kind, SEED, drive_light);
        let phase = &coverage.states["phase_q"];
        let green = phase.cycles[1];
        assert!(green > 0);
        // A state is put back three times: what the covers counted goes with it.
        assert!(coverage.covers["is_green"] <= green && coverage.covers["is_green"] > 0);
        let mut sim = Model::with_engine(&light(), kind).unwrap().sim();
        sim.cover("").unwrap();
        sim.reset(2);
        sim.poke("go", 2).unwrap();
        sim.run(300);
        let coverage = sim.coverage();
        assert_eq!(coverage.covers["is_green"], coverage.states["phase_q"].cycles[1]);
        assert_eq!((coverage.covers["is_green"], coverage.covers["is_blue"]), (100, 0));
        assert!(coverage.to_string().contains("covers       1 of 2, 50 %"));
    }
}

type Mutate = fn(&mut Coverage);

/// What a broken count would say.
const MUTANTS: [(&str, Mutate); 11] = [
    ("coverage-cycle-too-many", |c| c.cycles += 1),
    ("coverage-falls-lost", |c| {
        c.toggles.get_mut("go").unwrap().iter_mut().for_each(|bit| bit.falls = 0);
    }),
    ("coverage-one-fall-too-many", |c| c.toggles.get_mut("lamps").unwrap()[2].falls += 1),
    ("coverage-one-rise-lost", |c| c.toggles.get_mut("lamps").unwrap()[0].rises -= 1),
    ("coverage-directions-swapped", |c| {
        for bit in c.toggles.values_mut().flatten() {
            std::mem::swap(&mut bit.rises, &mut bit.falls);
        }
    }),
    ("coverage-bits-reversed", |c| c.toggles.get_mut("go").unwrap().reverse()),
    ("coverage-states-rotated", |c| c.states.get_mut("phase_q").unwrap().cycles.rotate_left(1)),
    ("coverage-outside-lost", |c| c.states.get_mut("phase_d").unwrap().outside += 1),
    ("coverage-transition-lost", |c| drop(c.states.get_mut("phase_q").unwrap().transitions.pop())),
    ("coverage-transition-counted-twice", |c| {
        c.states.get_mut("phase_q").unwrap().transitions[0].count *= 2;
    }),
    ("coverage-transition-backwards", |c| {
        let change = &mut c.states.get_mut("phase_q").unwrap().transitions[0];
        std::mem::swap(&mut change.from, &mut change.to);
    }),
];

#[test]
fn mutants_of_the_count_are_found() {
    let coverage = covered(&light(), EngineKind::default(), SEED, drive_light);
    let expected = naive(&light(), SEED, drive_light);
    for (name, mutate) in MUTANTS {
        let mut mutant = coverage.clone();
        mutate(&mut mutant);
        assert!(difference(&mutant, &expected).is_some(), "{name}");
    }
}

#[test]
fn merged_coverage_is_the_sum_whatever_the_order() {
    let parts = [5, 6, 7].map(|seed| covered(&light(), EngineKind::default(), seed, drive_light));
    let merged = |order: [usize; 3]| {
        let mut sum = Coverage::default();
        for at in order {
            sum.merge(&parts[at]).unwrap();
        }
        sum
    };
    let sum = merged([0, 1, 2]);
    assert!(sum == merged([2, 0, 1]) && sum == merged([1, 2, 0]));
    assert_eq!(sum.cycles, parts.iter().map(|part| part.cycles).sum::<u64>());
    for (path, bits) in &sum.toggles {
        for (at, bit) in bits.iter().enumerate() {
            let of = |count: fn(&Toggle) -> u64| -> u64 {
                parts.iter().map(|part| count(&part.toggles[path][at])).sum()
            };
            assert_eq!(
                (bit.rises, bit.falls),
                (of(|bit| bit.rises), of(|bit| bit.falls)),
                "{path}"
            );
        }
    }
    for (path, states) in &sum.states {
        for change in &states.transitions {
            let counts = parts.iter().flat_map(|part| &part.states[path].transitions);
            let same = counts.filter(|t| (&t.from, &t.to) == (&change.from, &change.to));
            assert_eq!(change.count, same.map(|t| t.count).sum::<u64>(), "{path}: {change:?}");
        }
    }
    for (path, hits) in &sum.covers {
        assert_eq!(*hits, parts.iter().map(|part| part.covers[path]).sum::<u64>(), "{path}");
    }
    // Nothing of another design is added, not even in part.
    let before = sum.clone();
    let mut text = Vec::new();
    let others: [fn(&mut Coverage); 2] = [
        |c| c.states.get_mut("phase_q").unwrap().states.push("Blue".into()),
        |c| c.toggles.get_mut("go").unwrap().truncate(3),
    ];
    for change in others {
        let (mut sum, mut other) = (sum.clone(), parts[0].clone());
        change(&mut other);
        text.push(sum.merge(&other).unwrap_err().to_string());
        assert_eq!(sum, before);
    }
    insta::assert_snapshot!("coverage_refusals", text.join("\n"));
}

#[test]
fn what_was_never_seen_is_named() {
    let mut sim = Sim::new(&light()).unwrap();
    sim.cover("").unwrap();
    sim.reset(2);
    sim.poke("go", 0b1010).unwrap();
    sim.run(2);
    sim.poke("go", 0b0001).unwrap();
    sim.run(1);
    insta::assert_snapshot!("coverage_with_gaps", sim.coverage().to_string());
    let error = sim.cover("phase").unwrap_err();
    assert_eq!(error.message, "no such signal or instance");
    sim.cover("phase_q").unwrap();
    sim.run(1);
    assert!(sim.coverage().toggles.is_empty() && sim.coverage().states.len() == 1);
}
