//! Bugs planted in elaborated designs: rust-hdl's simulation of some kernel must show each.

use ctxnic::netlist::ir::Design;
use libtest_mimic::{Failed, Trial};

use crate::batches;
use crate::ir;
use crate::lanes::case;

pub(crate) fn trials() -> Vec<Trial> {
    ir::ALL
        .iter()
        // Elaboration makes `if`s, never conditional expressions.
        .filter(|mutant| mutant.name != "ir-swap-mux-arms")
        .map(|mutant| Trial::test(format!("mutant/{}", mutant.name), || caught(mutant)))
        .collect()
}

/// At least one kernel that has what the bug needs behaves otherwise with it.
fn caught(mutant: &ir::Mutant) -> Result<(), Failed> {
    let mut planted = 0;
    for kernel in batches::ALL.iter().flat_map(|(_, kernels)| kernels()) {
        let fits = std::cell::Cell::new(false);
        let plant = |design: &mut Design| fits.set((mutant.plant)(design));
        let case = case(&kernel, 1, &plant).map_err(|e| e.text)?;
        if fits.get() {
            planted += 1;
            if case.simulate().is_err() {
                return Ok(());
            }
        }
    }
    Err(format!("went unseen in {planted} kernels").into())
}
