//! Reports of failed tests.

use ctxnic::sim::{Bench, Check, Failure, Sim, SimError, check};

use crate::kept_waves::{kept, kept_in};
use crate::small;
use crate::wave_file::read;

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
