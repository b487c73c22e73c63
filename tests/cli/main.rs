//! The command: output, exit codes, files, help.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, unreachable_pub, reason = "tests")]

mod analyze;
mod build;
#[path = "../support/capture_spec.rs"]
mod capture_spec;
mod check;
mod context;
mod explain;
mod sim;
mod usage;

use std::ffi::OsString;
use std::path::PathBuf;

/// What a run of the command said.
struct Said {
    code: u8,
    out: String,
    err: String,
}

/// Runs the command in this process.
fn ctxnic<S: Into<OsString>>(args: impl IntoIterator<Item = S>) -> Said {
    let args = std::iter::once("ctxnic".into()).chain(args.into_iter().map(Into::into));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = ctxnic::cli::run(args, &mut out, &mut err);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code, out: text(out), err: text(err) }
}

/// As [`ctxnic`], with `--format json`; the output must be one JSON object.
fn ctxnic_json<S: Into<OsString>>(args: impl IntoIterator<Item = S>) -> (u8, serde_json::Value) {
    let more = ["--format", "json"].map(OsString::from);
    let said = ctxnic(args.into_iter().map(Into::into).chain(more));
    assert_eq!(said.err, "", "JSON alone tells everything");
    (said.code, serde_json::from_str(&said.out).unwrap())
}

/// A file of the crate.
fn path(relative: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// A text with the folder of the crate taken away.
fn portable(text: &str) -> String {
    text.replace(concat!(env!("CARGO_MANIFEST_DIR"), "/"), "")
}
