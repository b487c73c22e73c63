//! The passes over the IR: each keeps its law on every block, every kernel and random designs, and
//! the checks that say so find a bug planted in each pass.

mod examples;
mod law;
mod mutants;
pub mod sat;
mod scale;
mod source;

use ctxnic::netlist::check::verify;
use ctxnic::netlist::dump::dump;
use ctxnic::netlist::ir::Design;
use ctxnic::netlist::passes::{ALL, Pass, named, optimise};

use law::{agree, complete, ports};
use source::{blocks, kernels, random};

/// Seed of the stimulus.
const SEED: u64 = 0x9a55_0001;
/// First seed of the random designs, and how many.
const SEED_RANDOM: u64 = 0x9a55_1000;
const RANDOM: u64 = 300;
/// Most failures that are shown.
const SHOWN: usize = 30;
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
    settled(&after, &passed(pass, &after))
}

/// The first line in which a design that should have stayed changed.
fn settled(was: &Design, is: &Design) -> Result<(), String> {
    if was == is {
        return Ok(());
    }
    let (was, is) = (dump(was), dump(is));
    let line = was.lines().zip(is.lines()).find(|(was, is)| was != is);
    let (was, is) = line.unwrap_or_default();
    Err(format!("not idempotent:\n  {}\n  {}", was.trim(), is.trim()))
}

/// What is wrong on one design: of each pass alone, of each after those before it, of all.
fn failures(name: &str, design: &Design, cycles: u64) -> Vec<String> {
    let mut out = Vec::new();
    for pass in ALL {
        if let Err(error) = keeps_law(pass, design, cycles) {
            out.push(format!("{} on {name}: {error}", pass.name));
        }
    }
    // What a pass leaves is what the next one meets.
    let mut after = design.clone();
    for pass in ALL {
        if let Err(error) = keeps_law(pass, &after, cycles) {
            out.push(format!("{} on {name} after those before it: {error}", pass.name));
        }
        (pass.run)(&mut after);
    }
    let mut all = design.clone();
    optimise(&mut all);
    if let Err(found) = verify(&all) {
        out.push(format!("all on {name}: {found}"));
        return out;
    }
    if let Err(error) = agree(design, &all, SEED + 1, cycles) {
        out.push(format!("all on {name}: {error}"));
    }
    for pass in ALL {
        if let Err(error) = settled(&all, &passed(pass, &all)) {
            out.push(format!("{} after all on {name}: {error}", pass.name));
        }
    }
    out
}

fn each(designs: impl IntoIterator<Item = (String, Design)>, cycles: u64) {
    let mut out = Vec::new();
    for (name, design) in designs {
        out.extend(failures(&name, &design, cycles));
    }
    let count = out.len();
    out.truncate(SHOWN);
    assert!(count == 0, "{count} failures, the first are\n{}", out.join("\n"));
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
