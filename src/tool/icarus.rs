//! Icarus Verilog: lint (`iverilog -Wall`), and event-driven simulation (`iverilog`, `vvp`).

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use super::error::ToolError;
use super::find::{Found, Tool, Version, locate, variable};
use super::process::{Child, Output};

/// The compiler. 11.0 is what Debian 12 has.
pub const IVERILOG: Tool = Tool { name: "iverilog", version_flag: "-V", minimum: &[11, 0] };

/// The compiler, looked up once.
///
/// # Errors
/// As [`Tool::find`].
pub fn available() -> Result<&'static Found, ToolError> {
    static FOUND: OnceLock<Result<Found, ToolError>> = OnceLock::new();
    FOUND.get_or_init(|| IVERILOG.find()).as_ref().map_err(Clone::clone)
}

/// Version of the compiler.
///
/// # Errors
/// As [`available`].
pub fn version() -> Result<Version, ToolError> {
    Ok(available()?.version.clone())
}

/// Runs the compiler with any arguments.
///
/// # Errors
/// As [`available`] and [`super::Child::run`].
pub fn run<A: AsRef<OsStr>>(
    dir: &Path,
    args: impl IntoIterator<Item = A>,
) -> Result<Output, ToolError> {
    available()?.child(dir).args(args).run()
}

/// Parses and elaborates Verilog-2005 with all warnings on; any warning is a finding.
///
/// # Errors
/// [`ToolError::Failed`] with the findings; otherwise as [`run`].
pub fn lint(dir: &Path, top: &str, files: &[PathBuf]) -> Result<(), ToolError> {
    let output = available()?
        .child(dir)
        .args(["-g2005", "-Wall", "-t", "null", "-s", top])
        .args(files)
        .run()?;
    let text = output.text();
    if text.trim().is_empty() { Ok(()) } else { Err(ToolError::findings("iverilog -Wall", text)) }
}

/// Compiles Verilog-2005 into a program for [`simulate`].
///
/// # Errors
/// As [`run`].
pub fn compile(dir: &Path, top: &str, files: &[PathBuf], program: &str) -> Result<(), ToolError> {
    available()?.child(dir).args(["-g2005", "-s", top, "-o", program]).args(files).run().map(drop)
}

/// Runs a compiled program, at most `limit` long. It never waits at a prompt.
///
/// # Errors
/// As [`run`].
pub fn simulate(dir: &Path, program: &str, limit: Duration) -> Result<Output, ToolError> {
    let vvp = runner()?;
    Child::new(&vvp, dir).args(["-n", program]).limit(limit).run()
}

/// `vvp`: by its variable, else beside the compiler, else on `PATH`.
fn runner() -> Result<PathBuf, ToolError> {
    let mut folders: Vec<PathBuf> =
        available()?.path.parent().map(Path::to_owned).into_iter().collect();
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    locate("vvp", std::env::var_os(variable("vvp")), &folders)
}
