//! The trials under other tools than those they are proved with: this very program, run with fake ones.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use ctxnic::tool::{Child, Scratch};
use libtest_mimic::{Failed, Trial};

/// A tool that says a version and does nothing else.
fn fake(dir: &Scratch, name: &str, printed: &str) -> Result<PathBuf, Failed> {
    let path = dir.write(name, format!("#!/bin/sh\necho '{printed}'\n"))?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755))?;
    Ok(path)
}

/// Runs trials whose names hold `filter`, with variables; gives the lines printed.
fn run(filter: &[&str], vars: &[(&str, &Path)]) -> Result<String, Failed> {
    let this = std::env::current_exe()?;
    let mut child = Child::new(&this, Path::new(env!("CARGO_MANIFEST_DIR"))).args(filter);
    for name in ["CTXNIC_REQUIRE_TOOLS", "CTXNIC_TOOLS"] {
        child = child.var(name, "");
    }
    for (name, value) in vars {
        child = child.var(name, value);
    }
    Ok(child.run_any()?.text())
}

/// The output has all of the texts.
fn says(output: &str, texts: &[&str]) -> Result<(), Failed> {
    match texts.iter().find(|text| !output.contains(**text)) {
        None => Ok(()),
        Some(text) => Err(format!("no `{text}` in\n{output}").into()),
    }
}

/// One lint with Verilator, and one proof with yosys.
const LINT: [&str; 2] = ["--exact", "lint/random-200/verilator"];
const PROOF: [&str; 2] = ["--exact", "rtlil/random"];

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("versions/too-old-is-ignored-by-name", too_old),
        Trial::test("versions/too-old-fails-where-tools-are-required", required),
        Trial::test("versions/new-enough-is-run", new_enough),
        Trial::test("versions/the-switch-hides-tools", hidden),
    ]
}

fn too_old() -> Result<(), Failed> {
    let dir = Scratch::new("versions")?;
    let verilator = fake(&dir, "verilator", "Verilator 5.006 2023-01-22 rev (Debian 5.006-3)")?;
    let yosys = fake(&dir, "yosys", "Yosys 0.23 (git sha1 7ce5011c24b)")?;
    let vars: [(&str, &Path); 2] = [("CTXNIC_VERILATOR", &verilator), ("CTXNIC_YOSYS", &yosys)];
    says(&run(&LINT, &vars)?, &["[needs verilator 5.036]", "0 passed; 0 failed; 1 ignored"])?;
    says(&run(&PROOF, &vars)?, &["[needs yosys 0.70]", "0 passed; 0 failed; 1 ignored"])
}

fn required() -> Result<(), Failed> {
    let dir = Scratch::new("versions")?;
    let verilator = fake(&dir, "verilator", "Verilator 5.006 2023-01-22 rev (Debian 5.006-3)")?;
    let yosys = fake(&dir, "yosys", "Yosys 0.23 (git sha1 7ce5011c24b)")?;
    let vars: [(&str, &Path); 3] = [
        ("CTXNIC_VERILATOR", &verilator),
        ("CTXNIC_YOSYS", &yosys),
        ("CTXNIC_REQUIRE_TOOLS", Path::new("1")),
    ];
    let failed = ["run tools/install-eda", "0 passed; 1 failed; 0 ignored"];
    let lint = run(&LINT, &vars)?;
    says(&lint, &failed)?;
    says(&lint, &["is version 5.6, need 5.36"])?;
    let proof = run(&PROOF, &vars)?;
    says(&proof, &failed)?;
    says(&proof, &["is version 0.23, need 0.70"])
}

/// A new version is believed, and the trial runs: into the fake, which it finds out.
fn new_enough() -> Result<(), Failed> {
    let dir = Scratch::new("versions")?;
    let yosys = fake(&dir, "yosys", "Yosys 0.70 (git sha1 28ba3cb92)")?;
    says(&run(&PROOF, &[("CTXNIC_YOSYS", &yosys)])?, &["0 passed; 1 failed; 0 ignored"])
}

fn hidden() -> Result<(), Failed> {
    let none = ("CTXNIC_TOOLS", Path::new("none"));
    let ignored = run(&LINT, &[none])?;
    says(&ignored, &["[needs verilator 5.036]", "0 passed; 0 failed; 1 ignored"])?;
    let failed = run(&LINT, &[none, ("CTXNIC_REQUIRE_TOOLS", Path::new("1"))])?;
    says(&failed, &["verilator not looked for: CTXNIC_TOOLS is `none`", "1 failed"])
}
