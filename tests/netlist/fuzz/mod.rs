//! Fuzzing: random blocks, also senseless ones, and random netlists, also broken ones. Nothing
//! panics; what is refused is refused with a known code and a help; what is accepted keeps the
//! invariants, is printed, and runs.
//!
//! `CTXNIC_FUZZ=500000 cargo test --test netlist fuzz` runs longer.

mod blocks;
mod designs;

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use ctxnic::diag::Diagnostics;
use ctxnic::diag::code::TABLE;
use ctxnic::netlist::check::codes::MALFORMED;
use ctxnic::netlist::check::verify;
use ctxnic::netlist::dump::dump;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::Design;
use ctxnic::netlist::verilog::write;
use ctxnic::sim::Sim;
use ctxnic::sim::stimulus::Rng;

use crate::built::Built;

/// First seeds.
const SEED_BLOCKS: u64 = 0xb10c_0000_0000;
const SEED_DESIGNS: u64 = 0xde51_0000_0000;

/// Cases in `cargo test`.
const BLOCKS: u64 = 20_000;
const DESIGNS: u64 = 3_000;

/// How many cases to run, and how many there are by default.
fn cases(default: u64) -> u64 {
    let asked = std::env::var("CTXNIC_FUZZ").ok().and_then(|n| n.parse().ok());
    asked.unwrap_or(default).max(default)
}

/// What came of all cases: how many were accepted, how often each code, what went wrong.
#[derive(Default)]
struct Harvest {
    accepted: u64,
    codes: BTreeMap<&'static str, u64>,
    wrong: Vec<String>,
}

impl Harvest {
    /// Runs one case; a panic is a finding of its own.
    fn case(&mut self, seed: u64, run: impl FnOnce() -> Result<Result<(), Diagnostics>, String>) {
        let wrong = match catch_unwind(AssertUnwindSafe(run)) {
            Ok(Ok(Ok(()))) => {
                self.accepted += 1;
                return;
            }
            Ok(Ok(Err(found))) => match refusal(&found) {
                Ok(()) => {
                    for diagnostic in found.list {
                        *self.codes.entry(diagnostic.code).or_default() += 1;
                    }
                    return;
                }
                Err(why) => why,
            },
            Ok(Err(why)) => why,
            Err(panic) => {
                let text = panic.downcast_ref::<String>().cloned();
                let text = text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
                format!("panicked: {}", text.unwrap_or_default())
            }
        };
        self.wrong.push(format!("seed {seed:#x}: {wrong}"));
    }

    fn assert_clean(&self) {
        let shown = self.wrong.iter().take(5).cloned().collect::<Vec<_>>().join("\n");
        assert!(self.wrong.is_empty(), "{} cases:\n{shown}", self.wrong.len());
    }
}

/// A refusal says what, where, and what to do.
fn refusal(found: &Diagnostics) -> Result<(), String> {
    if found.list.is_empty() {
        return Err("refused without a word".into());
    }
    for diagnostic in &found.list {
        if !TABLE.iter().any(|(code, _)| *code == diagnostic.code) {
            return Err(format!("an unknown code: {diagnostic}"));
        }
        let said = |part: &Option<String>| part.as_ref().is_some_and(|text| !text.is_empty());
        if !said(&diagnostic.help) || !said(&diagnostic.place) || diagnostic.message.is_empty() {
            return Err(format!("something is left unsaid: {diagnostic}"));
        }
    }
    Ok(())
}

/// What is accepted keeps the invariants, is printed, and runs.
fn works(design: &Design, rng: &mut Rng) -> Result<(), String> {
    verify(design).map_err(|found| format!("accepted, but {found}"))?;
    let files = write(design);
    if files.iter().any(|file| file.text.is_empty()) || dump(design).is_empty() {
        return Err("an empty text".into());
    }
    let mut sim = Sim::new(design).map_err(|found| format!("not simulated: {found}"))?;
    let inputs: Vec<_> = sim.inputs().map(|(_, input)| input).collect();
    for _ in 0..3 {
        for &input in &inputs {
            let value = rng.value(input.width());
            sim.poke_value(input, &value);
        }
        sim.step();
    }
    Ok(())
}

/// Gives random blocks to an elaborator.
fn hunt_blocks(cases: u64, elaborator: impl Fn(&Built) -> Result<Design, Diagnostics>) -> Harvest {
    let mut harvest = Harvest::default();
    for seed in (SEED_BLOCKS..).take(usize::try_from(cases).unwrap()) {
        let mut rng = Rng::new(seed);
        let block = blocks::random_block(&mut rng);
        harvest.case(seed, || match elaborator(&block) {
            Ok(design) => works(&design, &mut rng).map(Ok),
            // The elaborator makes nothing malformed, and says what is wrong in its own words.
            Err(found) if found.list.iter().any(|d| d.code == MALFORMED) => {
                Err(format!("malformed: {found}"))
            }
            Err(found) => Ok(Err(found)),
        });
    }
    harvest
}

/// Gives random netlists, most of them broken, to a checker.
fn hunt_designs(cases: u64, checker: impl Fn(&Design) -> Result<(), Diagnostics>) -> Harvest {
    let mut harvest = Harvest::default();
    for seed in (SEED_DESIGNS..).take(usize::try_from(cases).unwrap()) {
        let mut rng = Rng::new(seed);
        let design = designs::broken_design(&mut rng, seed);
        harvest.case(seed, || {
            // The simulator looks for itself, and answers in its own words.
            if Sim::new(&design).is_err_and(|found| found.list.is_empty()) {
                return Err("refused without a word".into());
            }
            match checker(&design) {
                Ok(()) => works(&design, &mut rng).map(Ok),
                Err(found) => Ok(Err(found)),
            }
        });
    }
    harvest
}

#[test]
fn fuzz_no_block_makes_the_elaborator_panic() {
    let cases = cases(BLOCKS);
    let harvest = hunt_blocks(cases, |block| elaborate("dut", block));
    harvest.assert_clean();
    // The generator reaches what it is for: much is accepted, and every code is met.
    assert!(harvest.accepted * 8 > cases, "{} accepted of {cases}", harvest.accepted);
    let met: BTreeSet<&str> = harvest.codes.keys().copied().collect();
    let wanted: BTreeSet<&str> = TABLE
        .iter()
        .map(|(code, _)| *code)
        .filter(|code| code.starts_with("H0") && *code <= "H021" && *code != "H002")
        .collect();
    let missed: Vec<_> = wanted.difference(&met).collect();
    assert!(missed.is_empty(), "codes never met: {missed:?} in {:?}", harvest.codes);
}

#[test]
fn fuzz_no_netlist_makes_the_checks_panic() {
    let cases = cases(DESIGNS);
    let harvest = hunt_designs(cases, verify);
    harvest.assert_clean();
    let (accepted, codes) = (harvest.accepted, &harvest.codes);
    assert!(accepted * 8 > cases, "{accepted} accepted of {cases}: {codes:?}");
    assert!(harvest.codes.len() >= 5, "codes met: {:?}", harvest.codes);
}

/// An elaborator with a panic in a corner, one without help texts, one that accepts a broken
/// netlist: the hunt finds each.
#[test]
fn fuzz_finds_planted_bugs() {
    let panics = hunt_blocks(2_000, |block| {
        let result = elaborate("dut", block);
        if let Err(found) = &result
            && found.list.iter().any(|d| d.code == "H017")
        {
            panic!("planted: an index out of range");
        }
        result
    });
    assert!(panics.wrong.iter().any(|wrong| wrong.contains("planted")), "the panic went unseen");
    let silent = hunt_blocks(200, |block| {
        elaborate("dut", block).map_err(|mut found| {
            found.list.iter_mut().for_each(|d| d.help = None);
            found
        })
    });
    assert!(!silent.wrong.is_empty(), "the missing help went unseen");
    let careless = hunt_blocks(500, |block| {
        elaborate("dut", block).map(|mut design| {
            design.modules[0].drivers.clear();
            design
        })
    });
    assert!(!careless.wrong.is_empty(), "the broken netlist went unseen");
    let blind = hunt_designs(100, |_| Ok(()));
    assert!(!blind.wrong.is_empty(), "a check that accepts everything went unseen");
}

/// What is broken on purpose was whole before.
#[test]
fn fuzz_designs_are_well_formed_before_they_are_broken() {
    for seed in 0..50 {
        let design = crate::random_design::random_design(seed);
        verify(&design).unwrap_or_else(|found| panic!("seed {seed}: {found}"));
    }
}
