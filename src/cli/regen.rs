//! `ctxnic regen`: writes `generated/` anew from `specs/`, or checks that it is fresh.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::{Answer, Failure, files, input, write};
use crate::diag::{Diagnostic, Diagnostics, Sources};

/// Arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  ctxnic regen\n  ctxnic regen --check\n\n\
    For every specs/NAME.yaml there is a folder generated/NAME. Files there that nothing generates \
    are removed.")]
pub(super) struct Args {
    /// Changes nothing; fails when a file is stale, missing or left over.
    #[arg(long)]
    check: bool,
    /// Folder that holds `specs` and `generated`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// The specifications of a folder by name without ending, in order.
fn specifications(folder: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
    let entries = std::fs::read_dir(folder).map_err(|error| input::cannot_read(folder, &error))?;
    let mut list = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| input::cannot_read(folder, &error))?.path();
        if path.extension().is_some_and(|ending| ending == "yaml")
            && let Some(name) = path.file_stem().and_then(|name| name.to_str())
        {
            list.push((name.to_owned(), path));
        }
    }
    list.sort();
    Ok(list)
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let mut all = write::Files::new();
    let (mut warnings, mut sources) = (Diagnostics::new(), Sources::new());
    let specifications = specifications(&args.root.join("specs"))?;
    for (name, path) in &specifications {
        let loaded = input::load(path)?;
        let generated = files::generate(&loaded.spec, true)
            .map_err(|list| Failure::refused(list, loaded.sources.clone()))?;
        for (file, bytes) in generated.files {
            all.insert(format!("{name}/{file}"), bytes);
        }
        warnings.extend(loaded.warnings);
        sources.extend(loaded.sources);
    }
    let folder = args.root.join("generated");
    let stale = write::differences(&folder, &all)?;
    if args.check && !stale.is_empty() {
        let mut list = Diagnostics::new();
        for name in &stale {
            let what = if all.contains_key(name) { "stale or missing" } else { "left over" };
            list.push(
                Diagnostic::error("T033", format!("generated/{name} is {what}"))
                    .with_help("run `cargo run --release -- regen` and commit the result"),
            );
        }
        return Err(Failure::refused(list, Sources::new()));
    }
    if !stale.is_empty() {
        write::write_all(&folder, &all)?;
        write::remove(&folder, stale.iter().filter(|name| !all.contains_key(*name)))?;
    }
    let text = format!(
        "{}: {} specifications, {} files, {} changed\n",
        folder.display(),
        specifications.len(),
        all.len(),
        stale.len()
    );
    let json = json!({
        "folder": folder.display().to_string(),
        "files": all.len(),
        "changed": stale,
    });
    Ok(Answer { text, json, warnings, sources, code: 0 })
}
