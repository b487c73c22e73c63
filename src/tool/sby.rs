//! sby (SymbiYosys): formal proofs by yosys, `yosys-smtbmc` and yices.

use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use super::error::ToolError;
use super::find::{Found, Tool, Version};
use super::process::Output;
use super::yosys;

/// sby. It names no version of its own; yosys's stands for it.
pub const SBY: Tool = Tool { name: "sby", version_flag: "--version", minimum: &[] };

/// The least yosys that the proofs run with (Debian's 0.23 lacks commands sby uses).
const YOSYS_MINIMUM: [u32; 2] = [0, 70];

/// sby, looked up once, with a yosys that is new enough for it.
///
/// # Errors
/// As [`Tool::find`], for sby and for yosys.
pub fn available() -> Result<&'static Found, ToolError> {
    static FOUND: OnceLock<Result<Found, ToolError>> = OnceLock::new();
    FOUND
        .get_or_init(|| {
            yosys::available()?.at_least(&YOSYS_MINIMUM)?;
            SBY.find()
        })
        .as_ref()
        .map_err(Clone::clone)
}

/// Version of the yosys that sby runs.
///
/// # Errors
/// As [`available`].
pub fn version() -> Result<Version, ToolError> {
    available()?;
    yosys::version()
}

/// How a proof ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The property holds (or, in `cover` mode, is reached).
    Pass,
    /// There is a counter-example (or the cover is out of reach).
    Fail,
    /// The engine gave up, for instance because the induction step fails.
    Unknown,
}

/// Runs a task file in `dir`, at most `limit` long, and reads the verdict.
///
/// # Errors
/// [`ToolError::Failed`] when sby ended without a verdict, otherwise as [`super::Child::run_any`].
pub fn run(dir: &Path, task: &str, limit: Duration) -> Result<(Verdict, Output), ToolError> {
    let output = available()?.child(dir).args(["-f", task]).limit(limit).run_any()?;
    let text = output.text();
    match verdict(&text) {
        Some(verdict) => Ok((verdict, output)),
        None => {
            Err(ToolError::Failed { tool: "sby".into(), code: output.status.code(), output: text })
        }
    }
}

/// The verdict in sby's last `DONE (...)` line.
fn verdict(text: &str) -> Option<Verdict> {
    let line = text.lines().rev().find(|l| l.contains("DONE ("))?;
    if line.contains("DONE (PASS") {
        Some(Verdict::Pass)
    } else if line.contains("DONE (FAIL") {
        Some(Verdict::Fail)
    } else if line.contains("DONE (UNKNOWN") {
        Some(Verdict::Unknown)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_done_line_is_a_verdict() {
        assert_eq!(verdict("SBY 1:2:3 [x] DONE (PASS, rc=0)\n"), Some(Verdict::Pass));
        assert_eq!(verdict("SBY [x] DONE (FAIL, rc=2)\nmore"), Some(Verdict::Fail));
        assert_eq!(verdict("SBY [x] DONE (UNKNOWN, rc=4)"), Some(Verdict::Unknown));
        assert_eq!(verdict("SBY [x] DONE (ERROR, rc=16)"), None);
        assert_eq!(verdict("ERROR: PASS"), None);
    }
}
