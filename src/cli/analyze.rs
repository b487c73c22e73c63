//! `ctxnic analyze`: what a card costs and how long it takes, from its specification.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Answer, Failure, input, write};
use crate::analysis::plot;
use crate::analysis::setting::{Assumed, FRAME_BYTES, LATENCY_CYCLES, Setting};
use crate::analysis::sweep::{number, sweeps};
use crate::analysis::table::{Row, rows};
use crate::diag::Diagnostic;
use crate::flow::card::card_of;

/// Arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  ctxnic analyze specs/edge-gateway.yaml\n  \
    ctxnic analyze specs/edge-gateway.yaml --latency 40 -o out/analysis")]
pub(super) struct Args {
    /// Specification (YAML).
    spec: PathBuf,
    /// Folder for the table and the sweeps (CSV, SVG); without it nothing is written.
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Memory latency in cycles.
    #[arg(long, value_name = "CYCLES", default_value_t = LATENCY_CYCLES,
        value_parser = clap::value_parser!(u64).range(1..=10_000))]
    latency: u64,
    /// Length of every frame in bytes, with FCS.
    #[arg(long, value_name = "BYTES", default_value_t = FRAME_BYTES,
        value_parser = clap::value_parser!(u64).range(64..=9022))]
    frame: u64,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let loaded = input::load(&args.spec)?;
    let card = card_of(&loaded.spec, true)
        .map_err(|list| Failure::refused(list, loaded.sources.clone()))?;
    let assumed = Assumed { latency: args.latency, frame_bytes: args.frame };
    let setting = Setting::of(&loaded.spec, &card.compiled, &card.design, assumed);
    let rows = rows(&setting);
    let mut text = format!(
        "{}: memory latency {} cycles, frames of {} bytes\n\n{}",
        setting.name,
        assumed.latency,
        assumed.frame_bytes,
        table_text(&rows)
    );
    let mut written = Vec::new();
    if let Some(dir) = &args.output {
        let files = files(&setting, &rows)?;
        write::write_all(dir, &files)?;
        text.push_str(&format!("\n{}: {} files\n", dir.display(), files.len()));
        written.extend(files.into_keys());
    }
    let json = json!({
        "name": setting.name,
        "latency_cycles": assumed.latency,
        "frame_bytes": assumed.frame_bytes,
        "rows": rows.iter().map(row_json).collect::<Vec<_>>(),
        "files": written,
    });
    Ok(Answer { text, json, warnings: loaded.warnings, sources: loaded.sources, code: 0 })
}

fn row_json(row: &Row) -> Value {
    json!({
        "number": row.number,
        "name": row.name,
        "formula": row.formula,
        "value": row.value,
        "unit": row.unit,
        "measured": row.measured,
        "deviation": row.deviation(),
    })
}

fn cell(value: Option<f64>) -> String {
    value.map_or_else(|| "-".into(), number)
}

/// The table for people.
fn table_text(rows: &[Row]) -> String {
    let mut text = format!(
        "{:<4} {:<50} {:>14} {:<8} {:>10}  {}\n",
        "no", "quantity", "value", "unit", "measured", "formula"
    );
    for row in rows {
        text.push_str(&format!(
            "{:<4} {:<50} {:>14} {:<8} {:>10}  {}\n",
            row.number,
            row.name,
            cell(row.value),
            row.unit,
            cell(row.measured),
            row.formula
        ));
    }
    text
}

/// The table and the sweeps.
fn files(setting: &Setting, rows: &[Row]) -> Result<write::Files, Failure> {
    let mut files = write::Files::new();
    let mut csv = String::from("number,quantity,value,unit,measured,formula\n");
    for row in rows {
        csv.push_str(&format!(
            "{},\"{}\",{},{},{},\"{}\"\n",
            row.number,
            row.name,
            row.value.map_or_else(String::new, number),
            row.unit,
            row.measured.map_or_else(String::new, number),
            row.formula
        ));
    }
    files.insert("table.csv".into(), csv.into_bytes());
    for sweep in sweeps(setting) {
        files.insert(format!("{}.csv", sweep.name), sweep.to_csv().into_bytes());
        let svg = plot::svg(&sweep).map_err(|why| {
            let what = format!("the plot `{}` cannot be drawn: {why}", sweep.name);
            Failure::unusable(
                Diagnostic::error("T034", what).with_help("leave out -o to see the table alone"),
            )
        })?;
        files.insert(format!("{}.svg", sweep.name), svg.into_bytes());
    }
    Ok(files)
}
