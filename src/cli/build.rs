//! `ctxnic build`: writes everything generated for a specification.

use std::path::PathBuf;

use serde_json::json;

use super::engine::EngineChoice;
use super::{Answer, Failure, files, input, write};

/// Arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  ctxnic build specs/edge-gateway.yaml\n  \
    ctxnic build specs/minimal.yaml -o out/minimal")]
pub(super) struct Args {
    /// Specification (YAML).
    spec: PathBuf,
    /// Folder to write to [default: build/<name of the NIC>].
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Writes the hardware as it was elaborated: longer, with every net of the blocks.
    #[arg(long)]
    no_optimise: bool,
    #[command(flatten)]
    engine: EngineChoice,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let mut loaded = input::load(&args.spec)?;
    args.engine.apply(&mut loaded.spec);
    let spec = &loaded.spec;
    let generated = files::generate(spec, !args.no_optimise)
        .map_err(|list| Failure::refused(list, loaded.sources.clone()))?;
    let dir = args.output.clone().unwrap_or_else(|| PathBuf::from("build").join(&spec.nic.name));
    write::write_all(&dir, &generated.files)?;
    let figures = &generated.compiled.figures;
    let mut text = format!("{}: {} files\n", dir.display(), generated.files.len());
    for (name, bytes) in &generated.files {
        text.push_str(&format!("  {:>8}  {name}\n", bytes.len()));
    }
    text.push_str(&format!(
        "tables: {} states, {} words of 64 bits ({} bytes), at most {} reads for a unicast frame\n",
        figures.states, figures.words, figures.bytes, figures.reads_max
    ));
    let json = json!({
        "folder": dir.display().to_string(),
        "files": generated.files.keys().collect::<Vec<_>>(),
        "report": generated.report,
    });
    Ok(Answer { text, json, warnings: loaded.warnings, sources: loaded.sources, code: 0 })
}
