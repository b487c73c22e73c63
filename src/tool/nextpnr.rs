//! nextpnr for Lattice ECP5: the clock a design reaches.

use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use super::error::ToolError;
use super::find::{Found, Tool, Version};

/// nextpnr for ECP5; 0.4 is the first release with the JSON report.
pub const NEXTPNR: Tool =
    Tool { name: "nextpnr-ecp5", version_flag: "--version", minimum: &[0, 4] };

/// nextpnr, looked up once.
///
/// # Errors
/// As [`Tool::find`].
pub fn available() -> Result<&'static Found, ToolError> {
    static FOUND: OnceLock<Result<Found, ToolError>> = OnceLock::new();
    FOUND.get_or_init(|| NEXTPNR.find()).as_ref().map_err(Clone::clone)
}

/// Version of nextpnr.
///
/// # Errors
/// As [`available`].
pub fn version() -> Result<Version, ToolError> {
    Ok(available()?.version.clone())
}

/// Places and routes `ecp5.json` (as [`super::yosys::synth_ecp5`] leaves it in `dir`) on an
/// LFE5U-45, speed grade 6, out of context, with a fixed seed; returns the clock reached in MHz.
///
/// # Errors
/// [`ToolError::Unreadable`] for a strange report, otherwise as [`super::Child::run`].
pub fn run(dir: &Path, target_mhz: u32, seed: u32) -> Result<f64, ToolError> {
    let (freq, seed) = (target_mhz.to_string(), seed.to_string());
    available()?
        .child(dir)
        .args(["--45k", "--package", "CABGA381", "--speed", "6", "--json", "ecp5.json"])
        .args(["--out-of-context", "--timing-allow-fail", "--freq", &freq, "--seed", &seed])
        .args(["--report", "pnr.json"])
        .limit(Duration::from_mins(30))
        .run()?;
    let path = dir.join("pnr.json");
    let report = std::fs::read_to_string(&path).map_err(|e| ToolError::file(&path, &e))?;
    parse(&report)
}

/// The lowest clock in the report, in MHz.
fn parse(report: &str) -> Result<f64, ToolError> {
    let bad = |what: &str| ToolError::unreadable("nextpnr-ecp5", what);
    let json: serde_json::Value = serde_json::from_str(report).map_err(|e| bad(&e.to_string()))?;
    let clocks = json.get("fmax").and_then(serde_json::Value::as_object);
    clocks
        .into_iter()
        .flatten()
        .filter_map(|(_, clock)| clock.get("achieved")?.as_f64())
        .reduce(f64::min)
        .ok_or_else(|| bad("no clock under `fmax` in the report"))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn the_slowest_clock_counts() {
        let report = r#"{"fmax": {"a": {"achieved": 120.5}, "b": {"achieved": 99.25}}}"#;
        assert_eq!(parse(report).unwrap().to_string(), "99.25");
        assert_eq!(parse(r#"{"fmax": {}}"#).unwrap_err().code(), "T008");
    }
}
