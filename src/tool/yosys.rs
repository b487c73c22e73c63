//! yosys: structural checks and synthesis for figures.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use super::error::ToolError;
use super::find::{Found, Tool, Version};
use super::process::Output;

/// yosys; 0.23 is what Debian 12 has and does for checks and synthesis.
pub const YOSYS: Tool = Tool { name: "yosys", version_flag: "-V", minimum: &[0, 23] };

/// yosys, looked up once.
///
/// # Errors
/// As [`Tool::find`].
pub fn available() -> Result<&'static Found, ToolError> {
    static FOUND: OnceLock<Result<Found, ToolError>> = OnceLock::new();
    FOUND.get_or_init(|| YOSYS.find()).as_ref().map_err(Clone::clone)
}

/// Version of yosys.
///
/// # Errors
/// As [`available`].
pub fn version() -> Result<Version, ToolError> {
    Ok(available()?.version.clone())
}

/// Runs yosys with any arguments.
///
/// # Errors
/// As [`available`] and [`super::Child::run`].
pub fn run<A: AsRef<OsStr>>(
    dir: &Path,
    args: impl IntoIterator<Item = A>,
) -> Result<Output, ToolError> {
    available()?.child(dir).args(args).limit(Duration::from_mins(15)).run()
}

/// Runs a script, quietly: what comes back is errors and warnings only.
///
/// # Errors
/// As [`run`].
pub fn script(dir: &Path, text: &str) -> Result<Output, ToolError> {
    run(dir, ["-q", "-p", text])
}

/// `read_verilog` for a list of files.
fn read(files: &[PathBuf]) -> String {
    let names: Vec<String> = files.iter().map(|f| f.display().to_string()).collect();
    format!("read_verilog {}", names.join(" "))
}

/// Reads, checks the hierarchy, translates the processes and runs `check -assert`: no undriven or
/// doubly driven net, no combinational loop, no latch; any warning is a finding.
///
/// # Errors
/// [`ToolError::Failed`] with the findings; otherwise as [`run`].
pub fn lint(dir: &Path, top: &str, files: &[PathBuf]) -> Result<(), ToolError> {
    let check = format!(
        "{}; hierarchy -check -top {top}; proc; select -assert-none t:$dlatch t:$adlatch \
         t:$dlatchsr t:$sr; check -assert",
        read(files)
    );
    let output = script(dir, &check)?;
    let text = output.text();
    if text.trim().is_empty() { Ok(()) } else { Err(ToolError::findings("yosys check", text)) }
}

/// What a synthesis for Lattice ECP5 needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ecp5 {
    /// Number of cells by type, as yosys names them.
    pub cells: BTreeMap<String, u64>,
}

impl Ecp5 {
    fn count(&self, name: &str) -> u64 {
        self.cells.get(name).copied().unwrap_or(0)
    }

    /// 4-input look-up tables: plain ones, two for each carry cell, four for each 16 x 4 RAM (two
    /// tables hold the bits, two the write port).
    #[must_use]
    pub fn lut4(&self) -> u64 {
        self.count("LUT4") + 2 * self.count("CCU2C") + 4 * self.count("TRELLIS_DPR16X4")
    }

    /// Flip-flops.
    #[must_use]
    pub fn ff(&self) -> u64 {
        self.count("TRELLIS_FF")
    }

    /// Block RAMs of 18 kbit.
    #[must_use]
    pub fn bram(&self) -> u64 {
        self.count("DP16KD") + self.count("PDPW16KD")
    }

    /// Latches of any kind, which a design must not have.
    #[must_use]
    pub fn latches(&self) -> u64 {
        let latch = |name: &str| name.to_ascii_uppercase().contains("LATCH");
        self.cells.iter().filter(|(name, _)| latch(name)).map(|(_, n)| n).sum()
    }
}

/// Synthesizes for Lattice ECP5 and counts the cells; a latch is an error.
///
/// # Errors
/// [`ToolError::Failed`] for a latch, [`ToolError::Unreadable`] for a strange report, otherwise as
/// [`run`].
pub fn synth_ecp5(dir: &Path, top: &str, files: &[PathBuf]) -> Result<Ecp5, ToolError> {
    let text = format!(
        "{}; synth_ecp5 -top {top} -json ecp5.json; tee -q -o stat.json stat -json -top {top}",
        read(files)
    );
    script(dir, &text)?;
    let path = dir.join("stat.json");
    let report = std::fs::read_to_string(&path).map_err(|e| ToolError::file(&path, &e))?;
    let ecp5 = parse_stat(&report)?;
    if ecp5.latches() > 0 {
        return Err(ToolError::findings("yosys synth_ecp5", format!("latches: {:?}", ecp5.cells)));
    }
    Ok(ecp5)
}

/// Reads the `stat -json` report: the cells of the whole design.
fn parse_stat(report: &str) -> Result<Ecp5, ToolError> {
    let bad = |what: &str| ToolError::unreadable("yosys stat", what);
    let json: serde_json::Value = serde_json::from_str(report).map_err(|e| bad(&e.to_string()))?;
    let types = json
        .pointer("/design/num_cells_by_type")
        .and_then(serde_json::Value::as_object)
        .ok_or_else(|| bad("no `design.num_cells_by_type` in the report"))?;
    let mut cells = BTreeMap::new();
    for (name, count) in types {
        let count = count.as_u64().ok_or_else(|| bad(&format!("`{name}` has no count")))?;
        cells.insert(name.clone(), count);
    }
    Ok(Ecp5 { cells })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_from_the_cell_counts() {
        let report = r#"{"design": {"num_cells": 9, "num_cells_by_type":
            {"LUT4": 10, "CCU2C": 2, "TRELLIS_DPR16X4": 1, "TRELLIS_FF": 7, "DP16KD": 3}}}"#;
        let ecp5 = parse_stat(report).unwrap();
        assert_eq!((ecp5.lut4(), ecp5.ff(), ecp5.bram(), ecp5.latches()), (18, 7, 3, 0));
        assert_eq!(parse_stat("{}").unwrap_err().code(), "T008");
        assert_eq!(parse_stat("no json").unwrap_err().code(), "T008");
    }
}
