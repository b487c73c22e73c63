//! Verilator: lint (`--lint-only -Wall`), and compiled two-state simulation.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use super::error::ToolError;
use super::find::{Found, Tool, Version, child_path};
use super::process::{Child, Output};

/// Verilator; 5.006 is what Debian 12 has.
pub const VERILATOR: Tool = Tool { name: "verilator", version_flag: "--version", minimum: &[5, 6] };

/// Verilator, looked up once.
///
/// # Errors
/// As [`Tool::find`].
pub fn available() -> Result<&'static Found, ToolError> {
    static FOUND: OnceLock<Result<Found, ToolError>> = OnceLock::new();
    FOUND.get_or_init(|| VERILATOR.find()).as_ref().map_err(Clone::clone)
}

/// Version of Verilator.
///
/// # Errors
/// As [`available`].
pub fn version() -> Result<Version, ToolError> {
    Ok(available()?.version.clone())
}

/// Runs Verilator with any arguments.
///
/// # Errors
/// As [`available`] and [`super::Child::run`].
pub fn run<A: AsRef<OsStr>>(
    dir: &Path,
    args: impl IntoIterator<Item = A>,
) -> Result<Output, ToolError> {
    available()?.child(dir).args(args).run()
}

/// Lints with all warnings on and no waiver; any warning is a finding.
///
/// # Errors
/// [`ToolError::Failed`] with the findings; otherwise as [`run`].
pub fn lint(dir: &Path, top: &str, files: &[PathBuf]) -> Result<(), ToolError> {
    let output = available()?
        .child(dir)
        .args(["--lint-only", "-Wall", "--language", "1364-2005", "--top-module", top])
        .args(files)
        .run()?;
    let text = output.text();
    // Newer versions close with a report of their own run, which is no finding.
    if text.contains("%Warning") || text.contains("%Error") {
        return Err(ToolError::findings("verilator -Wall", text));
    }
    Ok(())
}

/// How much the C++ compiler optimises: compile time against speed of the simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Optimise {
    /// `-O0`: for a few thousand cycles.
    ForBuild,
    /// `-O2`: for long runs.
    ForSpeed,
}

/// Compiles Verilog and a C++ main into an executable; returns its path. Uses `ccache` when there
/// is one. Warnings are not looked at: [`lint`] is for that.
///
/// # Errors
/// As [`run`].
pub fn build(
    dir: &Path,
    top: &str,
    files: &[PathBuf],
    main: &Path,
    optimise: Optimise,
) -> Result<PathBuf, ToolError> {
    let flags = match optimise {
        Optimise::ForBuild => "OPT_FAST=-O0 OPT_SLOW=-O0 OPT_GLOBAL=-O1",
        Optimise::ForSpeed => "OPT_FAST=-O2 OPT_GLOBAL=-O2",
    };
    let mut child = available()?
        .child(dir)
        .args(["--cc", "--exe", "--build", "-j", "2", "--language", "1364-2005"])
        .args(["-Wno-fatal", "-Wno-lint", "-Wno-style"])
        // What a design leaves undefined takes random values, so that nothing can lean on zeros.
        .args(["--x-assign", "unique", "--x-initial", "unique"])
        .args(["-MAKEFLAGS", flags, "--top-module", top, "--prefix", "Vtop", "-Mdir", "obj"])
        .args(files)
        .arg(main)
        .limit(Duration::from_mins(15));
    if std::env::split_paths(&child_path()).any(|p| p.join("ccache").is_file()) {
        // Preprocessed lines name the folder, which is a new one every time.
        child = child.var("OBJCACHE", "ccache").var("CCACHE_NOHASHDIR", "1");
        child = child.var("CCACHE_BASEDIR", dir);
    }
    child.run()?;
    Ok(dir.join("obj/Vtop"))
}

/// Runs a built executable, at most `limit` long; `seed` chooses the values of undefined state.
///
/// # Errors
/// As [`super::Child::run`].
pub fn simulate(
    dir: &Path,
    program: &Path,
    seed: u32,
    limit: Duration,
) -> Result<Output, ToolError> {
    let seed = format!("+verilator+seed+{}", seed % 0x7fff_ffff + 1);
    Child::new(program, dir).args(["+verilator+rand+reset+2", seed.as_str()]).limit(limit).run()
}
