//! Reports of failed tests.

use ctxnic::sim::{Bench, Check, EngineKind, Failure, Model, Sim, SimError, check};

use crate::claims::two;
use crate::kept_waves::{kept, kept_in};
use crate::small;
use crate::wave_file::{File, read};

fn light() -> Sim {
    Sim::new(&small::light()).unwrap()
}

/// Presses the button in some cycle and wants the light to turn green with it, which it does later.
fn impatient(tb: &mut Bench, seed: u64) -> Result<(), Failure> {
    tb.sim.reset(2);
    tb.run(40 + seed)?;
    tb.sim.poke("go", 2)?;
    tb.sim.eval();
    let phase = tb.sim.peek_text("phase_q")?;
    if phase == "Green" {
        return Ok(());
    }
    Err(tb.sim.error("phase_q", "the light does not follow").with_values("Green", phase).into())
}

fn failing(test: &str) -> Failure {
    let check = Check::new(0x2a).target("sim").test(test);
    check.run(Bench::new(light()), impatient).unwrap_err()
}

#[test]
fn a_failure_tells_where_what_and_how_to_run_it_again() {
    let failure = failing("report::impatient");
    assert_eq!(format!("{failure:?}"), failure.to_string(), "`cargo test` prints `Debug`");
    insta::assert_snapshot!("report_failure", failure.to_string());
}

#[test]
fn the_name_of_the_test_is_that_of_its_thread() {
    let failure = check(1, light(), |_, _| Err("no".into())).unwrap_err();
    let name = std::thread::current().name().filter(|name| *name != "main").map(str::to_owned);
    assert_eq!(failure.test(), name.as_deref());
    if let Some(name) = name {
        assert!(name.ends_with("report::the_name_of_the_test_is_that_of_its_thread"));
        let command = format!("CTXNIC_SEED=0x1 cargo test {name} -- --exact");
        assert!(failure.to_string().contains(&command), "{failure}");
    }
}

#[test]
fn a_panic_is_reported_with_the_waves() {
    let run = |tb: &mut Bench, _| {
        tb.run(5)?;
        assert_eq!(tb.sim.cycle(), 6, "one too few");
        Ok(())
    };
    let failure = Check::new(1).run(Bench::new(light()), run).unwrap_err();
    let text = failure.to_string();
    assert!(text.starts_with("cycle 5: the test panicked: "), "{text}");
    assert!(text.contains("one too few") && text.contains("^ here"), "{text}");
    assert_eq!(failure.window().unwrap().cycles(), 0..6);
}

#[test]
fn a_report_shows_the_scope_of_the_path_and_what_changes_in_it() {
    let mut sim = Sim::new(&small::two_counters(4)).unwrap();
    sim.keep_last(8, "").unwrap();
    sim.poke("en", 1).unwrap();
    for _ in 0..12 {
        sim.step();
    }
    let error = sim.error("counters_0.count_q", "too large").with_values(3, 12);
    let text = sim.failure(error).to_string();
    assert!(text.contains("counters_0\n") && !text.contains("counters_1"), "{text}");
    assert!(text.contains("count_d") && !text.contains("wrap"), "{text}");
    assert!(text.contains("more signals of this scope"), "{text}");
}

#[test]
fn errors_of_all_kinds_become_failures() {
    let design = {
        let mut design = small::light();
        design.modules[0].drivers.clear();
        design
    };
    let refused = |design| -> Result<(), Failure> { check(1, Sim::new(design)?, |_, _| Ok(())) };
    assert!(refused(&design).unwrap_err().to_string().contains("H803"));
    let seeded = SimError::new(3, "x", "wrong").with_seed(9);
    let failure = check(1, light(), |_, _| Err(seeded.into())).unwrap_err();
    assert_eq!(failure.error().unwrap().seed, Some(9));
    assert!(failure.to_string().contains("seed       0x9"), "the seed of the error wins");
    assert!(check(1, light(), |_, _| Ok(())).is_ok());
    let kept = Check::new(1).keep(4, "lihgt").run(light(), |_, _| Ok(()));
    assert!(kept.unwrap_err().to_string().contains("lihgt"));
}

#[test]
fn the_waves_of_a_failure_are_kept_where_they_are_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let failure = kept_in(folder.path(), failing("report::waves"));
    let path = folder.path().join("report.waves.fst");
    assert!(failure.to_string().contains(&path.display().to_string()), "{failure}");
    let waves = read(std::fs::read(&path).unwrap());
    let window = failure.window().unwrap();
    assert_eq!(waves["phase_d"].last().unwrap().0, 10 * (window.cycles().end - 1));
    assert_eq!(waves["phase_d"].last().unwrap().1, "Green");

    let blocked = kept_in(&path, failing("report::waves")).to_string();
    assert!(blocked.contains("report.waves.fst: "), "{blocked}");
    let without = Check::new(1).keep(0, "").run(light(), |_, _| Err("no".into())).unwrap_err();
    assert!(kept_in(folder.path(), without).to_string().contains("none were kept"));
    if std::env::var_os("CTXNIC_WAVES").is_none() {
        let told = kept(Err(failing("x"))).unwrap_err().to_string();
        assert!(told.contains("CTXNIC_WAVES=DIR"), "{told}");
    }
    assert!(kept(Ok(())).is_ok());
}

/// A property that fails long after an engine may have compiled the design.
fn broken(kind: EngineKind) -> Failure {
    let model = Model::with_engine(&two(), kind).unwrap();
    let check = Check::new(0x2a).target("sim").test("report::broken");
    let failure = check.run(Bench::new(model.sim()), |tb, seed| {
        tb.reset(2);
        tb.run(400 + seed)?;
        tb.sim.poke("en", 1)?;
        tb.run(100)?;
        Ok(())
    });
    assert_eq!(model.is_compiled(), matches!(kind, EngineKind::Auto | EngineKind::Compiled));
    failure.unwrap_err()
}

/// A value that differs in a compiled run.
fn wrong(kind: EngineKind) -> Failure {
    let model = Model::with_engine(&small::light(), kind).unwrap();
    let check = Check::new(0x2a).target("sim").test("report::wrong");
    check
        .run(Bench::new(model.sim()), |tb, seed| {
            tb.sim.poke("go", 2)?;
            tb.run(300 + seed)?;
            let got = tb.sim.peek_text("phase_d")?;
            Err(tb.sim.error("phase_d", "not what was meant").with_values("Blue", got).into())
        })
        .unwrap_err()
}

/// What a report does not say of all it has to say.
fn missing(text: &str, failure: &Failure) -> Vec<&'static str> {
    let error = failure.error().unwrap();
    let mut lines = text.lines();
    let first = lines.next().unwrap_or("");
    let has = |part: &str| text.lines().any(|line| line.trim_start() == part);
    let command =
        format!("CTXNIC_SEED=0x2a cargo test --test sim {} -- --exact", failure.test().unwrap());
    let name = error.path.rsplit('.').next().unwrap();
    // The column of the cycle in the head of the wave is that of the pointer below it.
    let head = text.lines().find(|line| line.starts_with("cycle  "));
    let column = head.and_then(|line| line.find(&format!(" {}", error.cycle)));
    let pointer = text.lines().find_map(|line| line.strip_suffix("^ here"));
    let row = text.lines().any(|line| line.trim_start().starts_with(&format!("{name} ")));
    let values = !error.expected.is_empty();
    [
        (first.starts_with(&format!("cycle {}: ", error.cycle)), "cycle"),
        (first.contains(&format!(" {}: ", error.path)), "path"),
        (first.ends_with(&error.message), "message"),
        (!values || has(&format!("expected   {}", error.expected)), "expected"),
        (!values || has(&format!("got        {}", error.got)), "got"),
        (has("seed       0x2a"), "seed"),
        (has(&format!("run again  {command}")), "command"),
        (column.is_some(), "cycles of the wave"),
        (pointer.is_some(), "pointer"),
        (row || !values, "the signal in the wave"),
    ]
    .into_iter()
    .filter_map(|(said, what)| (!said).then_some(what))
    .collect()
}

#[test]
fn a_report_has_every_item_and_is_the_same_in_all_engines() {
    for fail in [broken, wrong] {
        let expected = fail(EngineKind::Interpreter);
        for kind in EngineKind::ALL {
            let failure = fail(kind);
            let text = failure.to_string();
            assert_eq!(missing(&text, &failure), Vec::<&str>::new(), "{kind:?}\n{text}");
            assert_eq!(text, expected.to_string(), "{kind:?}");
            // The waves of the window: as text, and as FST for another reader.
            let window = failure.window().unwrap();
            assert_eq!(window.text(), expected.window().unwrap().text(), "{kind:?}");
            let (have, want) = (File::default(), File::default());
            assert!(failure.write_fst(have.clone()).unwrap());
            assert!(expected.write_fst(want.clone()).unwrap());
            let have = read(have.bytes());
            assert!(have == read(want.bytes()), "{kind:?}");
            for cycle in window.cycles() {
                for (path, changes) in have.iter().filter(|(path, _)| !path.ends_with("clk")) {
                    let value = window.value(path, cycle).unwrap();
                    let now = changes.iter().rev().find(|(time, _)| *time <= cycle * 10).unwrap();
                    let digits = crate::wave_file::bits(&value);
                    let names = ["Red", "Green", "Amber"];
                    let name = names.get(usize::try_from(value.low_u64()).unwrap_or(9));
                    assert!(now.1 == digits || Some(&now.1.as_str()) == name, "{path} at {cycle}");
                }
            }
        }
    }
    let last = broken(EngineKind::Compiled);
    assert_eq!(last.error().unwrap().path, "first_counter.stops");
    let window = last.window().unwrap();
    // The counter runs 0, 1, 2, 3, 4 and breaks its assumption there.
    let counts = window.cycles().map(|cycle| window.value("first", cycle).unwrap().low_u64());
    let counts: Vec<u64> = counts.collect();
    assert_eq!(counts[counts.len() - 6..], [0, 1, 2, 3, 4, 5]);
}

#[test]
fn a_report_without_one_of_its_lines_is_noticed() {
    for failure in [broken(EngineKind::Auto), wrong(EngineKind::Auto)] {
        let text = failure.to_string();
        let is_item = |line: &&str| {
            let items = ["cycle", "expected", "got", "seed", "run again", "^ here", "phase_d "];
            items.iter().any(|item| line.trim_start().starts_with(item))
        };
        let items: Vec<&str> = text.lines().filter(is_item).collect();
        assert!(items.len() >= 5, "{text}");
        for item in items {
            let rest: Vec<&str> = text.lines().filter(|line| *line != item).collect();
            assert!(!missing(&rest.join("\n"), &failure).is_empty(), "without `{item}`");
        }
        // report-cycle-off-by-one, report-other-seed, report-other-test
        let cycle = failure.error().unwrap().cycle;
        for (from, to) in [
            (format!("cycle {cycle}:"), format!("cycle {}:", cycle + 1)),
            ("0x2a".into(), "0x2b".into()),
            ("report::".into(), "other::".into()),
        ] {
            let mutant = text.replace(&from, &to);
            assert!(mutant != text && !missing(&mutant, &failure).is_empty(), "{from}");
        }
    }
}
