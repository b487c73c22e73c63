//! The committed kernels: which they are, and that the files hold exactly them.

use std::path::PathBuf;

use libtest_mimic::{Failed, Trial};

use crate::random_kernel::{Kernel, Plan, batch, check, generate};

/// Seed of the committed kernels.
pub(crate) const SEED: u64 = 0x6b65_726e_656c_0001;
/// How many there are, and how many in each file.
pub(crate) const COUNT: u32 = 200;
pub(crate) const PER_FILE: u32 = 8;

/// The kernels of a file.
pub(crate) fn kernels(file: u32) -> Vec<Kernel> {
    let numbers = file * PER_FILE..(file + 1) * PER_FILE;
    numbers.map(|number| generate(&Plan::of("k", SEED, number))).collect()
}

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("fresh", fresh),
        Trial::test("generator/legal", legal),
        Trial::test("generator/widths", widths),
    ]
}

/// The committed files are what the generator prints.
fn fresh() -> Result<(), Failed> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/random_kernels");
    for file in 0..COUNT / PER_FILE {
        let (first, last) = (file * PER_FILE, (file + 1) * PER_FILE - 1);
        let head = format!(
            "//! Random kernels {first} to {last} of seed {SEED:#x}, made by\n\
             //! `CTXNIC_REGEN=1 cargo test --test random_kernels fresh`.\n"
        );
        let text = batch(&kernels(file), &head);
        let path = dir.join(format!("batch_{file:02}.rs"));
        if std::env::var_os("CTXNIC_REGEN").is_some() {
            std::fs::write(&path, text)?;
        } else if std::fs::read_to_string(&path)? != text {
            let command = "CTXNIC_REGEN=1 cargo test --test random_kernels fresh";
            return Err(format!("{} is stale; run: {command}", path.display()).into());
        }
    }
    Ok(())
}

/// What the generator makes passes the check that the shrinker relies on.
fn legal() -> Result<(), Failed> {
    for number in 0..3_000 {
        let kernel = generate(&Plan::of("k", SEED ^ 0x1e9a1, number));
        if let Err(e) = check(&kernel) {
            return Err(format!("kernel {number}: {e}").into());
        }
    }
    Ok(())
}

/// Every width from 1 to 65 occurs at an output, and some beyond.
fn widths() -> Result<(), Failed> {
    use crate::random_kernel::port_widths;
    let mut seen = std::collections::BTreeSet::new();
    for file in 0..COUNT / PER_FILE {
        for kernel in kernels(file) {
            seen.extend(port_widths(&kernel));
        }
    }
    let missing: Vec<u32> = (1..=65).filter(|width| !seen.contains(width)).collect();
    let wide = seen.iter().filter(|w| (66..=200).contains(*w)).count();
    let huge = seen.iter().filter(|w| (580..=620).contains(*w)).count();
    if missing.is_empty() && wide >= 5 && huge >= 1 {
        return Ok(());
    }
    Err(format!("missing {missing:?}, {wide} of 66 to 200, {huge} about 600").into())
}
