//! The command line: one file per subcommand. The only module that touches files.

mod analyze;
mod build;
mod check;
mod context;
mod engine;
mod explain;
mod files;
mod input;
mod regen;
mod sim;
mod wave;
mod write;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use serde_json::Value;

use crate::diag::{self, Diagnostic, Diagnostics, Sources};

/// Generates and verifies a network interface card from one YAML file.
#[derive(Debug, Parser)]
#[command(
    name = "ctxnic",
    version,
    about,
    propagate_version = true,
    after_help = "Exit codes: 0 done; 1 the input is refused, two images differ, or a file cannot be read or written; 2 wrong usage.\n\n\
        Examples:\n  ctxnic build specs/edge-gateway.yaml\n  \
        ctxnic explain specs/edge-gateway.yaml --pcap tests/data/gateway.pcap"
)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// Options of every subcommand.
#[derive(Clone, Debug, Args)]
struct Global {
    /// Form of results and diagnostics.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Colour in diagnostics.
    #[arg(long, global = true)]
    color: bool,
}

/// Form of results and diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs: one JSON object.
    Json,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Checks a specification and reports every problem.
    Check(check::Args),
    /// Writes everything generated for a specification.
    Build(build::Args),
    /// Runs the generated hardware on a capture.
    Sim(sim::Args),
    /// Says what happens to a frame, and which rule decides.
    Explain(explain::Args),
    /// Computes what a card costs and how long it takes.
    Analyze(analyze::Args),
    /// Reads memory images of contexts.
    Context(context::Args),
    /// Writes `generated/` anew from `specs/`, or checks that it is fresh.
    Regen(regen::Args),
}

/// What a subcommand has to say when it succeeds.
#[derive(Debug, Default)]
struct Answer {
    /// For people.
    text: String,
    /// For programs: an object.
    json: Value,
    /// Shown on standard error with the texts they point into.
    warnings: Diagnostics,
    /// Texts of the warnings.
    sources: Sources,
    /// Exit code: 0, or 1 when what was asked for was found wanting.
    code: u8,
}

/// Why a subcommand failed.
#[derive(Debug)]
struct Failure {
    diagnostics: Diagnostics,
    sources: Sources,
}

impl Failure {
    /// The input is refused.
    fn refused(diagnostics: Diagnostics, sources: Sources) -> Self {
        Self { diagnostics, sources }
    }

    /// A file or a tool cannot be used.
    fn unusable(diagnostic: Diagnostic) -> Self {
        Self { diagnostics: diagnostic.into(), sources: Sources::new() }
    }
}

/// Runs the command and returns its exit code: 0 done, 1 the input is refused or a file cannot be
/// used, 2 wrong usage.
#[must_use]
pub fn main() -> ExitCode {
    let (mut out, mut err) = (std::io::stdout(), std::io::stderr());
    ExitCode::from(run(std::env::args_os(), &mut out, &mut err))
}

/// As [`main`], with the arguments (the first is the name of the program) and the two outputs
/// given. Errors of the outputs are ignored: there is nobody left to tell.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            let text = error.render().to_string();
            let to: &mut dyn Write = if error.use_stderr() { err } else { out };
            let _ = to.write_all(text.as_bytes());
            return u8::try_from(error.exit_code()).unwrap_or(2);
        }
    };
    let global = cli.global;
    let result = match cli.command {
        Command::Check(args) => check::run(&args),
        Command::Build(args) => build::run(&args),
        Command::Regen(args) => regen::run(&args),
        Command::Sim(args) => sim::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Analyze(args) => analyze::run(&args),
        Command::Context(args) => context::run(&args),
    };
    match result {
        Ok(answer) => {
            print_answer(&global, &answer, out, err);
            answer.code
        }
        Err(failure) => {
            print_failure(&global, &failure, out, err);
            1
        }
    }
}

fn print_answer(global: &Global, answer: &Answer, out: &mut dyn Write, err: &mut dyn Write) {
    match global.format {
        Format::Text => {
            let _ = out.write_all(answer.text.as_bytes());
            if !answer.warnings.list.is_empty() {
                let text =
                    diag::render::render_with(&answer.warnings, &answer.sources, global.color);
                let _ = err.write_all(text.as_bytes());
            }
        }
        Format::Json => {
            print_json(out, answer.code == 0, &answer.json, &answer.warnings, &answer.sources);
        }
    }
    let _ = out.flush();
}

fn print_failure(global: &Global, failure: &Failure, out: &mut dyn Write, err: &mut dyn Write) {
    let (list, sources) = (&failure.diagnostics, &failure.sources);
    match global.format {
        Format::Text => {
            let text = diag::render::render_with(list, sources, global.color);
            let _ = err.write_all(text.as_bytes());
        }
        Format::Json => print_json(out, false, &Value::Null, list, sources),
    }
    let _ = out.flush();
}

/// One object: `ok`, `result`, and the keys of [`diag::json`].
fn print_json(
    out: &mut dyn Write,
    ok: bool,
    result: &Value,
    list: &Diagnostics,
    sources: &Sources,
) {
    let mut object = serde_json::Map::new();
    object.insert("ok".into(), ok.into());
    object.insert("result".into(), result.clone());
    if let Value::Object(more) = diag::json(list, sources) {
        object.extend(more);
    }
    let text = format!("{:#}\n", Value::Object(object));
    let _ = out.write_all(text.as_bytes());
}
