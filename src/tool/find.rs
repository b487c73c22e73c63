//! Where a tool is, and which version it has.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::error::ToolError;
use super::process::Child;

/// A version by its numbers: `5.048` is `[5, 48]`, `0.70` is `[0, 70]`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub Vec<u32>);

impl Version {
    /// The first number with a dot in a text, read to its last digit: `Verilator 5.048 x` is
    /// `[5, 48]`, `TShark 4.0.17 (Git` is `[4, 0, 17]`. `None` when there is none.
    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        text.split(|c: char| !(c.is_ascii_digit() || c == '.')).find_map(|word| {
            let word = word.trim_matches('.');
            let numbers: Option<Vec<u32>> = word.split('.').map(|n| n.parse().ok()).collect();
            numbers.filter(|n| n.len() > 1).map(Self)
        })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self.0.iter().map(u32::to_string).collect();
        f.write_str(&words.join("."))
    }
}

/// An external tool: how it is called and what is the least version that will do.
#[derive(Clone, Copy, Debug)]
pub struct Tool {
    /// Name of the executable.
    pub name: &'static str,
    /// The argument that makes it print its version.
    pub version_flag: &'static str,
    /// The least version, number by number; empty when the tool names none.
    pub minimum: &'static [u32],
}

/// A tool that is there and new enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Name of the executable.
    pub name: &'static str,
    /// Where it is.
    pub path: PathBuf,
    /// Its version; empty for a tool that names none.
    pub version: Version,
}

impl Found {
    /// A child process of this tool, in a working directory.
    #[must_use]
    pub fn child(&self, dir: &Path) -> Child {
        Child::new(&self.path, dir)
    }
}

/// The environment variable that overrides the place of a tool: `nextpnr-ecp5` is
/// `CTXNIC_NEXTPNR_ECP5`.
#[must_use]
pub fn variable(tool: &str) -> String {
    let upper: String =
        tool.chars().map(|c| if c == '-' { '_' } else { c.to_ascii_uppercase() }).collect();
    format!("CTXNIC_{upper}")
}

/// The environment variable that, set to `none`, hides every tool, wherever it lies.
pub const SWITCH: &str = "CTXNIC_TOOLS";

/// Obeys the value of [`SWITCH`].
///
/// # Errors
/// [`ToolError::Hidden`] when it has one: `none` hides the tools, anything else is a mistake.
pub fn switched_on(name: &'static str, value: Option<&OsStr>) -> Result<(), ToolError> {
    match value.filter(|value| !value.is_empty()) {
        None => Ok(()),
        Some(value) => {
            let value = value.to_string_lossy().into_owned();
            Err(ToolError::Hidden { tool: name, value })
        }
    }
}

/// The folders `tools/install-eda` may have filled, best first: below the current directory, below
/// the crate this program was built from.
#[must_use]
pub fn env_bins() -> Vec<PathBuf> {
    let mut list = Vec::new();
    if let Ok(dir) = std::env::current_dir() {
        list.push(dir.join("tools/.env/bin"));
    }
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("tools/.env/bin");
    if !list.contains(&built) {
        list.push(built);
    }
    list
}

/// `PATH` for children: the installed tools first, because some call others by name.
#[must_use]
pub fn child_path() -> OsString {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let bins = env_bins().into_iter().filter(|dir| dir.is_dir());
    std::env::join_paths(bins.chain(std::env::split_paths(&old))).unwrap_or(old)
}

/// Looks for an executable: the value of its variable when set (and nothing else then), the
/// `folders` in order.
///
/// # Errors
/// [`ToolError::Missing`] with all the places.
pub fn locate(
    name: &'static str,
    variable_value: Option<OsString>,
    folders: &[PathBuf],
) -> Result<PathBuf, ToolError> {
    if let Some(value) = variable_value.filter(|v| !v.is_empty()) {
        let path = PathBuf::from(value);
        if is_executable(&path) {
            return Ok(path);
        }
        let looked = vec![format!("${} = {}", variable(name), path.display())];
        return Err(ToolError::Missing { tool: name, looked });
    }
    folders.iter().map(|dir| dir.join(name)).find(|path| is_executable(path)).ok_or_else(|| {
        ToolError::Missing {
            tool: name,
            looked: vec![format!("${}", variable(name)), "tools/.env/bin".into(), "PATH".into()],
        }
    })
}

/// True for a file that may be executed.
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0)
}

impl Tool {
    /// Finds the tool and asks for its version, unless [`SWITCH`] hides it. Each call starts the tool once; the tools' own
    /// `available()` remember the answer.
    ///
    /// # Errors
    /// [`ToolError::Hidden`], [`ToolError::Missing`], [`ToolError::NoVersion`],
    /// [`ToolError::TooOld`], or the failure of the process.
    pub fn find(&self) -> Result<Found, ToolError> {
        switched_on(self.name, std::env::var_os(SWITCH).as_deref())?;
        let old = std::env::var_os("PATH").unwrap_or_default();
        let folders: Vec<PathBuf> =
            env_bins().into_iter().chain(std::env::split_paths(&old)).collect();
        let path = locate(self.name, std::env::var_os(variable(self.name)), &folders)?;
        self.check(path)
    }

    /// Asks the executable at `path` for its version and compares it with the minimum.
    ///
    /// # Errors
    /// As [`Tool::find`].
    pub fn check(&self, path: PathBuf) -> Result<Found, ToolError> {
        let here = std::env::temp_dir();
        let output = Child::new(&path, &here)
            .arg(self.version_flag)
            .limit(Duration::from_mins(2))
            .run_any()?;
        if self.minimum.is_empty() {
            return Ok(Found { name: self.name, path, version: Version(Vec::new()) });
        }
        let printed = output.text();
        let Some(found) = Version::find(&printed) else {
            return Err(ToolError::NoVersion { tool: self.name, path, printed });
        };
        let found = Found { name: self.name, path, version: found };
        found.at_least(self.minimum)?;
        Ok(found)
    }
}

impl Found {
    /// The tool, when its version is at least `needed`.
    ///
    /// # Errors
    /// [`ToolError::TooOld`].
    pub fn at_least(&self, needed: &[u32]) -> Result<&Self, ToolError> {
        let needed = Version(needed.to_vec());
        if self.version >= needed {
            return Ok(self);
        }
        let (path, found) = (self.path.clone(), self.version.clone());
        Err(ToolError::TooOld { tool: self.name, path, found, needed })
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn a_version_is_the_first_dotted_number() {
        let version = |text: &str| Version::find(text).map(|v| v.0);
        assert_eq!(version("Verilator 5.048 2026-05-16 rev v5"), Some(vec![5, 48]));
        assert_eq!(version("Yosys 0.70 (git sha1 28ba3cb92, Release)"), Some(vec![0, 70]));
        assert_eq!(version("TShark (Wireshark) 4.0.17 (Git v4"), Some(vec![4, 0, 17]));
        assert_eq!(version("version 11"), None);
        assert_eq!(version(""), None);
    }

    #[test]
    fn versions_compare_by_number_not_by_text() {
        assert!(Version(vec![5, 6]) < Version(vec![5, 48]));
        assert!(Version(vec![0, 70]) > Version(vec![0, 23]));
        assert!(Version(vec![11, 0]) >= Version(vec![11]));
    }

    #[test]
    fn a_variable_that_names_no_executable_is_an_error_not_a_hint() {
        let bin = vec![PathBuf::from("/bin")];
        let error = locate("sh", Some("/nowhere/sh".into()), &bin).unwrap_err();
        assert_eq!(error.to_string(), "sh not found; looked at $CTXNIC_SH = /nowhere/sh");
        assert_eq!(locate("sh", None, &bin), Ok(PathBuf::from("/bin/sh")));
        assert_eq!(locate("sh", Some(OsString::new()), &bin), Ok(PathBuf::from("/bin/sh")));
    }

    #[test]
    fn a_missing_tool_names_the_places_looked_at() {
        let error = locate("no-such-tool", None, &[PathBuf::from("/bin")]).unwrap_err();
        assert!(error.is_missing());
        assert_eq!(
            error.to_string(),
            "no-such-tool not found; looked at $CTXNIC_NO_SUCH_TOOL, tools/.env/bin, PATH"
        );
    }

    #[test]
    fn the_switch_hides_every_tool_and_says_so() {
        let told = |value: &str| switched_on("sh", Some(OsStr::new(value)));
        assert_eq!(switched_on("sh", None), Ok(()));
        assert_eq!(told(""), Ok(()));
        let hidden = told("none").unwrap_err();
        assert!(hidden.is_missing());
        assert_eq!(hidden.to_string(), "sh not looked for: CTXNIC_TOOLS is `none`");
        let mistake = told("all").unwrap_err();
        assert_eq!(
            mistake.to_string(),
            "sh not looked for: CTXNIC_TOOLS is `all`, it may only be `none`"
        );
    }

    #[test]
    fn a_tool_that_is_too_old_or_silent_is_refused() {
        let dir = super::super::Scratch::new("find").unwrap();
        let script = |text: &str| {
            let path = dir.write("fake", text).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
            path
        };
        let tool = Tool { name: "fake", version_flag: "-V", minimum: &[2, 1] };
        let old = tool.check(script("#!/bin/sh\necho fake 2.0.9\n")).unwrap_err();
        assert_eq!(old.code(), "T002");
        assert!(old.to_string().ends_with("is version 2.0.9, need 2.1"), "{old}");
        let silent = tool.check(script("#!/bin/sh\necho no number\n")).unwrap_err();
        assert_eq!(silent.code(), "T003");
        let good = tool.check(script("#!/bin/sh\necho fake 2.1\n")).unwrap();
        assert_eq!(good.version, Version(vec![2, 1]));
    }
}
