//! What can go wrong with an external tool, and how it reads as a diagnostic.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use super::find::{SWITCH, Version};
use crate::diag::Diagnostic;

/// A failure of an external tool or of the files exchanged with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToolError {
    /// `T001`: the tool is in none of the places looked at.
    Missing {
        /// Name of the executable.
        tool: &'static str,
        /// The places, in the order they were tried.
        looked: Vec<String>,
    },
    /// `T001` too: `CTXNIC_TOOLS` hides all tools.
    Hidden {
        /// Name of the executable.
        tool: &'static str,
        /// Value of the variable.
        value: String,
    },
    /// `T002`: the tool is older than what is needed.
    TooOld {
        /// Name of the executable.
        tool: &'static str,
        /// Where it was found.
        path: PathBuf,
        /// Its version.
        found: Version,
        /// The least version needed.
        needed: Version,
    },
    /// `T003`: the tool does not say a version that can be read.
    NoVersion {
        /// Name of the executable.
        tool: &'static str,
        /// Where it was found.
        path: PathBuf,
        /// What it printed.
        printed: String,
    },
    /// `T004`: the process could not be started.
    Spawn {
        /// The command.
        tool: String,
        /// The system's reason.
        reason: String,
    },
    /// `T005`: the tool ended with an error, or reported a finding where none is allowed.
    Failed {
        /// The command.
        tool: String,
        /// Exit code; `None` after a signal.
        code: Option<i32>,
        /// What it printed, standard output first.
        output: String,
    },
    /// `T006`: the tool did not end in time and was killed.
    TimedOut {
        /// The command.
        tool: String,
        /// The limit.
        limit: Duration,
    },
    /// `T007`: a file exchanged with the tool could not be read or written.
    File {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        reason: String,
    },
    /// `T008`: the tool's output does not have the expected form.
    Unreadable {
        /// The command.
        tool: String,
        /// What was expected, and what was there.
        reason: String,
    },
}

impl ToolError {
    /// The stable diagnostic code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } | Self::Hidden { .. } => "T001",
            Self::TooOld { .. } => "T002",
            Self::NoVersion { .. } => "T003",
            Self::Spawn { .. } => "T004",
            Self::Failed { .. } => "T005",
            Self::TimedOut { .. } => "T006",
            Self::File { .. } => "T007",
            Self::Unreadable { .. } => "T008",
        }
    }

    /// True when the tool is absent or unusable, so that nothing was checked at all.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        matches!(
            self,
            Self::Missing { .. }
                | Self::Hidden { .. }
                | Self::TooOld { .. }
                | Self::NoVersion { .. }
        )
    }

    /// A [`ToolError::Failed`] about findings a tool printed although it ended well.
    #[must_use]
    pub fn findings(tool: &str, output: impl Into<String>) -> Self {
        Self::Failed { tool: tool.to_owned(), code: Some(0), output: output.into() }
    }

    /// A [`ToolError::File`] from an I/O error.
    #[must_use]
    pub fn file(path: impl Into<PathBuf>, error: &std::io::Error) -> Self {
        Self::File { path: path.into(), reason: error.to_string() }
    }

    /// A [`ToolError::Unreadable`].
    #[must_use]
    pub fn unreadable(tool: &str, reason: impl Into<String>) -> Self {
        Self::Unreadable { tool: tool.to_owned(), reason: reason.into() }
    }
}

impl fmt::Display for ToolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { tool, looked } => {
                write!(f, "{tool} not found; looked at {}", looked.join(", "))
            }
            Self::Hidden { tool, value } => {
                write!(f, "{tool} not looked for: {SWITCH} is `{value}`")?;
                if value == "none" { Ok(()) } else { f.write_str(", it may only be `none`") }
            }
            Self::TooOld { tool, path, found, needed } => {
                write!(f, "{tool} at {} is version {found}, need {needed}", path.display())
            }
            Self::NoVersion { tool, path, printed } => write!(
                f,
                "{tool} at {} names no version, it printed `{}`",
                path.display(),
                printed.lines().next().unwrap_or("")
            ),
            Self::Spawn { tool, reason } => write!(f, "{tool} could not be started: {reason}"),
            Self::Failed { tool, code, output } => {
                match code {
                    Some(0) => write!(f, "{tool} has findings:")?,
                    Some(code) => write!(f, "{tool} ended with exit code {code}:")?,
                    None => write!(f, "{tool} was killed by a signal:")?,
                }
                write!(f, "\n{}", output.trim_end())
            }
            Self::TimedOut { tool, limit } => {
                write!(f, "{tool} did not end within {} s and was killed", limit.as_secs())
            }
            Self::File { path, reason } => write!(f, "{}: {reason}", path.display()),
            Self::Unreadable { tool, reason } => write!(f, "{tool}: {reason}"),
        }
    }
}

impl std::error::Error for ToolError {}

impl From<ToolError> for Diagnostic {
    fn from(error: ToolError) -> Self {
        let help = match &error {
            ToolError::Missing { tool, .. } | ToolError::TooOld { tool, .. } => Some(format!(
                "run tools/install-eda, or set {} to the executable",
                super::find::variable(tool)
            )),
            ToolError::Hidden { .. } => Some(format!("unset {SWITCH} to look for tools")),
            ToolError::TimedOut { .. } => {
                Some("the machine may be overloaded; run it again alone".to_owned())
            }
            _ => None,
        };
        let diagnostic = Self::error(error.code(), error.to_string());
        match help {
            Some(help) => diagnostic.with_help(help),
            None => diagnostic,
        }
    }
}
