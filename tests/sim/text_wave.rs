//! The last cycles in memory: as text, as values, as a file.

use std::collections::BTreeMap;

use ctxnic::netlist::value::Value;
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::{Sim, Window};

use crate::small;
use crate::wave_file::{File, Log, bits, difference, read};

/// A traffic light with random pokes; a log of everything; the window of the last cycles.
fn light(seed: u64, cycles: u64, keep: usize) -> (Log, Window) {
    let mut sim = Sim::new(&small::light()).unwrap();
    sim.keep_last(keep, "*").unwrap();
    let mut log = Log::new(&sim, &["clk"]);
    let mut rng = Rng::new(seed);
    for _ in 0..cycles {
        if rng.chance(1, 3) {
            sim.poke("go", rng.below(16)).unwrap();
        }
        sim.poke("rst", rng.chance(1, 8)).unwrap();
        sim.eval();
        log.note(&sim);
        sim.step();
    }
    log.note(&sim);
    (log, sim.window().unwrap())
}

#[test]
fn the_text_wave_of_a_traffic_light() {
    let (_, window) = light(2, 70, 40);
    insta::assert_snapshot!("text_wave_light", window.text_at(51));
}

#[test]
fn scopes_wide_values_and_long_names_have_their_place() {
    let mut sim = Sim::new(&small::two_counters(70)).unwrap();
    sim.keep_last(20, "").unwrap();
    sim.reset(2);
    for cycle in 0..12u64 {
        sim.poke("en", cycle % 4 != 0).unwrap();
        if cycle == 6 {
            sim.poke("counters_0.count_q", Value::ones(70)).unwrap();
        }
        sim.step();
    }
    let text = sim.window().unwrap().to_string();
    assert!(text.lines().all(|line| line.len() <= 100), "{text}");
    insta::assert_snapshot!("text_wave_counters", text);
}

/// Reads a text wave back: the digits or names of every signal where they begin.
fn parse(text: &str, cell: usize) -> BTreeMap<(String, u64), String> {
    let mut out = BTreeMap::new();
    for block in text.split("\n\n") {
        let mut lines = block.lines();
        let ruler = lines.next().unwrap();
        let names = lines.clone().filter_map(|line| line.split_whitespace().next());
        let start = names.map(str::len).max().unwrap().max("cycle".len()) + 1;
        // The first number of the ruler tells the cycle of its column.
        let number = ruler[start..].split_whitespace().next().unwrap();
        let column = ruler[start..].find(number).unwrap() / cell;
        let first = number.parse::<u64>().unwrap() - column as u64;
        for line in lines.by_ref().filter(|line| line.len() > start) {
            let (name, body) = (line[..start].trim(), &line[start..]);
            if body.starts_with('|') {
                let starts: Vec<usize> = body.match_indices('|').map(|(at, _)| at).collect();
                let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
                for (&from, to) in starts.iter().zip(ends) {
                    assert_eq!(from % cell, 0, "{line}");
                    let value = body[from + 1..to.min(body.len())].trim_end();
                    let cycle = first + (from / cell) as u64;
                    out.insert((name.into(), cycle), value.into());
                }
            } else {
                for (at, drawn) in body.as_bytes().chunks(cell).enumerate() {
                    assert!(drawn.iter().all(|byte| *byte == drawn[0]), "{line}");
                    let bit = if drawn[0] == b'#' { "1" } else { "0" };
                    out.insert((name.into(), first + at as u64), bit.into());
                }
            }
        }
    }
    out
}

/// As a text wave shows a value that the log has as digits or name.
fn shown(noted: &str) -> String {
    match u128::from_str_radix(noted, 2) {
        Ok(number) => format!("{number:x}"),
        Err(_) => noted.to_owned(),
    }
}

fn disagreement(text: &str, log: &Log, cell: usize) -> Option<String> {
    let mut standing: BTreeMap<String, String> = BTreeMap::new();
    let drawn = parse(text, cell);
    let cycles: std::collections::BTreeSet<u64> = drawn.keys().map(|(_, cycle)| *cycle).collect();
    for cycle in cycles {
        for (path, noted) in &log.rows[usize::try_from(cycle - log.first).unwrap()] {
            if path.ends_with("clk") {
                continue;
            }
            if let Some(value) = drawn.get(&(path.clone(), cycle)) {
                standing.insert(path.clone(), value.clone());
            }
            let have = standing.get(path).map(String::as_str);
            let noted = shown(noted);
            let same = have.is_some_and(|have| match have.split_once('~') {
                Some((start, end)) => noted.starts_with(start) && noted.ends_with(end),
                None => have == noted,
            });
            if !same {
                return Some(format!("cycle {cycle}: {path}: drawn {have:?}, was {noted}"));
            }
        }
    }
    None
}

/// Columns of a cell, from two numbers of the ruler.
fn cell_of(text: &str) -> usize {
    let ruler = text.lines().next().unwrap();
    let numbers: Vec<&str> = ruler.split_whitespace().skip(1).take(2).collect();
    let columns = ruler.find(numbers[1]).unwrap() - ruler.find(numbers[0]).unwrap();
    columns / numbers[1].parse::<usize>().unwrap().abs_diff(numbers[0].parse().unwrap())
}

#[test]
fn what_is_drawn_is_what_was_peeked() {
    for seed in 1..20 {
        let (log, window) = light(seed, 90, 30);
        let text = window.text();
        assert_eq!(disagreement(&text, &log, cell_of(&text)), None, "seed {seed}\n{text}");
    }
}

#[test]
fn a_drawing_that_is_wrong_in_one_cell_or_late_is_found() {
    let (log, window) = light(3, 90, 30);
    let text = window.text();
    let cell = cell_of(&text);
    assert_eq!(disagreement(&text, &log, cell), None);
    for broken in [
        text.replacen(&"#".repeat(cell), &"_".repeat(cell), 1),
        text.replacen("|Green", "|Amber", 1),
        text.replacen("|Red", "    ", 2),
    ] {
        assert_ne!(broken, text);
        assert!(disagreement(&broken, &log, cell).is_some(), "{broken}");
    }
    let mut late = log.clone();
    late.rows.remove(0);
    assert!(disagreement(&text, &late, cell).is_some());
}

#[test]
fn a_window_has_the_last_cycles_and_the_present_one() {
    for (cycles, keep) in [(0, 5), (3, 5), (5, 5), (6, 5), (13, 5), (90, 1)] {
        let (log, window) = light(4, cycles, keep);
        let kept = cycles.min(keep as u64);
        assert_eq!(window.cycles(), cycles - kept..cycles + 1);
        for cycle in window.cycles() {
            let row = &log.rows[usize::try_from(cycle).unwrap()];
            let lamps = window.value("lamps", cycle).unwrap();
            assert_eq!(bits(&lamps), row["lamps"], "cycle {cycle} of {cycles}");
        }
        assert_eq!(window.value("lamps", cycles + 1), None);
        assert_eq!(window.value("lamp", cycles), None);
    }
}

#[test]
fn a_window_is_cut_and_written_like_a_run() {
    let (log, window) = light(6, 50, 20);
    let part = window.during(35..40).choose("phase_*");
    assert_eq!(part.cycles(), 35..40);
    // The file ends with the window: nothing is unknown after it.
    let mut want = log.changes(|path| path.starts_with("phase_"), &[35..40]);
    for changes in want.values_mut() {
        changes.retain(|(time, _)| *time < 400);
    }
    for fst in [false, true] {
        let file = File::default();
        let write = if fst { part.write_fst(file.clone()) } else { part.write_vcd(file.clone()) };
        write.unwrap();
        assert_eq!(difference(&read(file.bytes()), &want), None, "fst: {fst}");
    }
    assert!(window.during(90..).cycles().is_empty());
    assert!(window.during(90..).text().is_empty());
    assert!(!window.choose("nothing").text().contains("lamps"));
}

#[test]
fn keeping_nothing_costs_nothing_and_gives_nothing() {
    let mut sim = Sim::new(&small::light()).unwrap();
    assert!(sim.window().is_none());
    sim.keep_last(4, "").unwrap();
    assert!(sim.window().is_some());
    sim.keep_last(0, "").unwrap();
    assert!(sim.window().is_none());
}
