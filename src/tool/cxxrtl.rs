//! CXXRTL: yosys turns a design into C++; a C++ compiler makes a simulation of it.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use super::error::ToolError;
use super::find::{Found, Tool, env_bins};
use super::process::Output;
use super::{Child, yosys};

/// A C++17 compiler.
pub const COMPILER: Tool = Tool { name: "g++", version_flag: "--version", minimum: &[8, 0] };

/// The header that every simulation includes, below the folder of the runtime.
const HEADER: &str = "cxxrtl/cxxrtl.h";

/// The compiler, looked up once.
///
/// # Errors
/// As [`Tool::find`].
pub fn compiler() -> Result<&'static Found, ToolError> {
    static FOUND: OnceLock<Result<Found, ToolError>> = OnceLock::new();
    FOUND.get_or_init(|| COMPILER.find()).as_ref().map_err(Clone::clone)
}

/// The folder of the runtime's headers: `$CTXNIC_CXXRTL`, the link that `tools/install-eda` makes, or
/// where a system's yosys keeps it.
///
/// # Errors
/// [`ToolError::Missing`].
pub fn runtime() -> Result<PathBuf, ToolError> {
    let mut places: Vec<PathBuf> = Vec::new();
    places.extend(std::env::var_os("CTXNIC_CXXRTL").filter(|v| !v.is_empty()).map(PathBuf::from));
    places.extend(env_bins().iter().filter_map(|bin| Some(bin.parent()?.join("cxxrtl"))));
    for share in ["/usr/share", "/usr/local/share"] {
        places.push(Path::new(share).join("yosys/include/backends/cxxrtl/runtime"));
    }
    if let Some(found) = places.iter().find(|place| place.join(HEADER).is_file()) {
        return Ok(found.clone());
    }
    let looked = places.iter().map(|place| place.display().to_string()).collect();
    Err(ToolError::Missing { tool: "cxxrtl", looked })
}

/// Everything that is needed is there.
///
/// # Errors
/// What is missing first.
pub fn available() -> Result<&'static Found, ToolError> {
    yosys::available()?;
    runtime()?;
    compiler()
}

/// Compiles a C++ main into an executable; returns its path.
///
/// # Errors
/// As [`available`] and [`Child::run`].
pub fn build(dir: &Path, main: &Path) -> Result<PathBuf, ToolError> {
    let runtime = runtime()?;
    let program = dir.join("simulation");
    // NDEBUG: an address beyond a memory is no fault; the design looks at a flag beside the data.
    compiler()?
        .child(dir)
        .args(["-std=c++17", "-O0", "-w", "-DNDEBUG"])
        .args(["-I".as_ref(), runtime.as_os_str()])
        .args(["-I".as_ref(), dir.as_os_str()])
        .args(["-o".as_ref(), program.as_os_str()])
        .arg(main)
        .arg(runtime.join("cxxrtl/capi/cxxrtl_capi.cc"))
        .limit(Duration::from_mins(15))
        .run()?;
    Ok(program)
}

/// Runs a built executable, at most `limit` long.
///
/// # Errors
/// As [`Child::run`].
pub fn simulate(dir: &Path, program: &Path, limit: Duration) -> Result<Output, ToolError> {
    Child::new(program, dir).limit(limit).run()
}
