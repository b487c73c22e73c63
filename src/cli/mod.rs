//! The command line: one file per subcommand. The only module that touches files.

use std::process::ExitCode;

/// Runs the command and returns its exit code: 0 done, 1 the input is refused, 2 wrong usage.
#[must_use]
pub fn main() -> ExitCode {
    ExitCode::from(2)
}
