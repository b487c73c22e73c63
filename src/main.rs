//! The command `ctxnic`: argument parsing and exit code only.

use std::process::ExitCode;

fn main() -> ExitCode {
    ctxnic::cli::main()
}
