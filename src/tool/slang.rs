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

/// Parses, elaborates and analyses with every warning on; any warning is a finding, but for the one
/// allowed idiom: a net `unused_<port>` that takes the unused bits of a port and is read by nothing.
///
/// # Errors
/// [`ToolError::Failed`] with the findings; otherwise as [`run`].
pub fn lint(dir: &Path, top: &str, files: &[PathBuf]) -> Result<(), ToolError> {
    let output = available()?
        .child(dir)
        .args(["-Weverything", "--std", "1364-2005", "--top", top])
        .args(files)
        .run()?;
    let text = output.text();
    // "Build succeeded" says that all files were read; without it there is no verdict.
    let done = text.contains("Build succeeded: 0 errors");
    if done && !text.lines().any(is_finding) {
        return Ok(());
    }
    Err(ToolError::findings("slang -Weverything", text))
}

/// True for a line that reports something not allowed.
fn is_finding(line: &str) -> bool {
    let unused = line.contains("[-Wunused-but-set-net]") || line.contains("[-Wunused-net]");
    let idiom = unused && line.contains(" net 'unused_");
    (line.contains(": warning: ") || line.contains(": error: ")) && !idiom
}

#[cfg(test)]
mod tests {
    use super::is_finding;

    #[test]
    fn only_the_nets_that_take_unused_bits_may_be_unused() {
        let line = |name: &str, flag: &str| {
            is_finding(&format!("a.v:8:8: warning: unused net '{name}' [-W{flag}]"))
        };
        assert!(!line("unused_a", "unused-net"));
        assert!(!line("unused_a", "unused-but-set-net"));
        assert!(line("a", "unused-net"));
        assert!(line("unused_a", "undriven-net"));
        assert!(is_finding("a.v:1:1: error: expected expression"));
        assert!(!is_finding("Build succeeded: 0 errors, 1 warning"));
    }
}
