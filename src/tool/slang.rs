//! slang: an independent parser and elaborator, used as a lint (through `pyslang`).

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::error::ToolError;
use super::find::{Found, Tool, Version};
use super::process::Output;

/// The command that `tools/install-eda` makes over the Python library; a real `slang` works too.
pub const SLANG: Tool = Tool { name: "slang", version_flag: "--version", minimum: &[7, 0] };

/// slang, looked up once.
///
/// # Errors
/// As [`Tool::find`].
pub fn available() -> Result<&'static Found, ToolError> {
    static FOUND: OnceLock<Result<Found, ToolError>> = OnceLock::new();
    FOUND.get_or_init(|| SLANG.find()).as_ref().map_err(Clone::clone)
}

/// Version of slang.
///
/// # Errors
/// As [`available`].
pub fn version() -> Result<Version, ToolError> {
    Ok(available()?.version.clone())
}

/// Runs slang with any arguments.
///
/// # Errors
/// As [`available`] and [`super::Child::run`].
pub fn run<A: AsRef<OsStr>>(
    dir: &Path,
    args: impl IntoIterator<Item = A>,
) -> Result<Output, ToolError> {
    available()?.child(dir).args(args).run()
}

/// Parses, elaborates and analyses with the extra warnings on; any warning is a finding.
///
/// # Errors
/// [`ToolError::Failed`] with the findings; otherwise as [`run`].
pub fn lint(dir: &Path, top: &str, files: &[PathBuf]) -> Result<(), ToolError> {
    let output = available()?
        .child(dir)
        .args(["-Wextra", "-Wconversion", "--std", "1364-2005", "--top", top])
        .args(files)
        .run()?;
    let text = output.text();
    if text.contains("0 errors, 0 warnings") {
        return Ok(());
    }
    Err(ToolError::findings("slang -Wextra", text))
}
