//! The passes over the IR: each keeps its law on every block, every kernel and random designs, and
//! the checks that say so find a bug planted in each pass.

mod examples;
mod law;
mod mutants;
mod sat;
mod scale;
mod source;

use ctxnic::netlist::check::verify;
use ctxnic::netlist::ir::Design;
use ctxnic::netlist::passes::{ALL, Pass, named, optimise};

use law::{agree, complete, ports};
use source::{blocks, kernels, random};

/// Seed of the stimulus.
const SEED: u64 = 0x9a55_0001;
/// First seed of the random designs, and how many.
const SEED_RANDOM: u64 = 0x9a55_1000;
const RANDOM: u64 = 300;
/// Cycles compared.
const CYCLES: u64 = 25;

fn passed(pass: &Pass, design: &Design) -> Design {
    let mut after = design.clone();
    (pass.run)(&mut after);
    after
}

/// All that must hold of a pass on a design.
fn keeps_law(pass: &Pass, design: &Design, cycles: u64) -> Result<(), String> {
    verify(design).map_err(|found| format!("before: {found}"))?;
    let after = passed(pass, design);
    verify(&after).map_err(|found| format!("after: {found}"))?;
    ports(design, &after)?;
    agree(design, &after, SEED, cycles)?;
    complete(pass.name, design, &after)?;
    if passed(pass, &after) == after { Ok(()) } else { Err("not idempotent".into()) }
}

fn each(designs: impl IntoIterator<Item = (String, Design)>, cycles: u64) {
    for (name, design) in designs {
        for pass in ALL {
            if let Err(error) = keeps_law(pass, &design, cycles) {
                panic!("{} on {name}: {error}", pass.name);
            }
        }
        // One after the other: what a pass leaves is what the next one meets.
        let mut after = design.clone();
        for pass in ALL {
            if let Err(error) = keeps_law(pass, &after, cycles) {
                panic!("{} on {name} after those before it: {error}", pass.name);
            }
            (pass.run)(&mut after);
        }
        let mut all = design.clone();
        optimise(&mut all);
        verify(&all).unwrap_or_else(|found| panic!("{name}: {found}"));
        agree(&design, &all, SEED + 1, cycles).unwrap_or_else(|e| panic!("all on {name}: {e}"));
        for pass in ALL {
            let again = passed(pass, &all);
            assert!(again == all, "{name}: {} finds more after all rounds", pass.name);
        }
    }
}

#[test]
fn passes_keep_their_laws_on_random_designs() {
    each(random(SEED_RANDOM, RANDOM), CYCLES);
}

#[test]
fn passes_keep_their_laws_on_kernels() {
    each(kernels(), 60);
}

#[test]
fn passes_keep_their_laws_on_every_block_of_the_card() {
    each(blocks(), 40);
}

#[test]
fn passes_have_names_and_laws_of_their_own() {
    for (at, pass) in ALL.iter().enumerate() {
        assert_eq!(named(pass.name).map(|found| found.law), Some(pass.law));
        assert!(pass.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", pass.name);
        assert!(!ALL[..at].iter().any(|other| other.name == pass.name || other.law == pass.law));
    }
    assert!(named("nothing").is_none());
}
