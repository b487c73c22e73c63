//! The checks of the passes find every bug planted in one.

use ctxnic::netlist::check::verify;
use ctxnic::netlist::ir::Design;

use super::examples::example;
use super::law::{agree, ports};
use super::{SEED, SEED_RANDOM, source};
use crate::planted::passes::{ALL, Mutant};

/// Random designs that a bug is tried on.
const DESIGNS: u64 = 40;

/// What the checks say of a design with the bug in it; nothing where it could not be planted.
fn verdict(mutant: &Mutant, design: &Design) -> Option<Result<(), String>> {
    let mut after = design.clone();
    (mutant.plant)(&mut after).then(|| {
        verify(&after).map_err(|found| found.to_string())?;
        ports(design, &after)?;
        agree(design, &after, SEED, 60)
    })
}

#[test]
fn every_planted_bug_is_found_by_name() {
    for mutant in ALL {
        let small = (String::from("example"), example(mutant.pass));
        let designs = std::iter::once(small).chain(source::random(SEED_RANDOM, DESIGNS));
        let verdicts: Vec<_> = designs.filter_map(|(_, d)| verdict(mutant, &d)).collect();
        assert!(!verdicts.is_empty(), "{} fits nowhere", mutant.name);
        assert!(verdicts.iter().any(Result::is_err), "{} went unseen", mutant.name);
    }
}

#[test]
fn every_pass_has_a_planted_bug() {
    for pass in ctxnic::netlist::passes::ALL {
        assert!(ALL.iter().any(|mutant| mutant.pass == pass.name), "{}", pass.name);
    }
    for mutant in ALL {
        assert!(mutant.name.starts_with(&format!("{}-", mutant.pass)), "{}", mutant.name);
    }
}
