//! `ctxnic context`: reads memory images of contexts.

use std::path::{Path, PathBuf};

use clap::Subcommand;
use serde_json::{Map, Value, json};

use super::{Answer, Failure, input};
use crate::context::layout::{Field, Piece, fields};
use crate::context::memory::{Contents, Record};
use crate::context::show;
use crate::diag::{Diagnostic, Diagnostics, Sources};

/// Arguments.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  ctxnic context dump generated/edge-gateway/memory/image.bin\n  \
    ctxnic context dump image.bin --vif 3\n  ctxnic context diff before.bin after.bin\n\n\
    An image is what lies in memory from `context_base` on, such as memory/image.bin of `ctxnic build`."
)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Shows the records of an image, and checks magic number, id, CRC and values.
    Dump {
        /// Memory image.
        image: PathBuf,
        /// Only this interface, with every field.
        #[arg(long, value_name = "ID")]
        vif: Option<u16>,
        /// Address of the image (such as 0x8000_0000): also checks the rule tables that records name.
        #[arg(long, value_name = "ADDRESS", value_parser = address)]
        base: Option<u64>,
    },
    /// Shows the fields in which two images differ; exit code 1 if there are any.
    Diff {
        /// Memory image.
        before: PathBuf,
        /// Another one.
        after: PathBuf,
    },
}

/// A number, decimal or hexadecimal with `0x`.
fn address(text: &str) -> Result<u64, String> {
    let plain = text.replace('_', "");
    let found = match plain.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16),
        None => plain.parse(),
    };
    found.map_err(|_| "not an address: write 0x80000000, or a decimal number".into())
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    match &args.command {
        Command::Dump { image, vif, base } => dump(image, *vif, *base),
        Command::Diff { before, after } => diff(before, after),
    }
}

fn load(path: &Path) -> Result<Contents, Failure> {
    Contents::from_bytes(&input::read(path)?).map_err(|mut list| {
        for found in &mut list.list {
            found.message = format!("{}: {}", path.display(), found.message);
        }
        Failure::refused(list, Sources::new())
    })
}

fn dump(image: &Path, vif: Option<u16>, base: Option<u64>) -> Result<Answer, Failure> {
    let contents = load(image)?;
    let findings = contents.check(base, vif);
    let records: Vec<Record<'_>> = contents.records().filter(|r| !r.is_empty()).collect();
    let shown: Vec<Record<'_>> = match vif {
        None => records.clone(),
        Some(id) => {
            let record = records.iter().find(|record| record.id == id);
            vec![*record.ok_or_else(|| no_such(id, &records))?]
        }
    };
    let text = match vif {
        None => show::summary(&shown),
        Some(_) => shown.iter().map(show::record).collect(),
    };
    let json = json!({
        "records": shown.iter().map(record_json).collect::<Vec<_>>(),
        "table_image_words": contents.table_words().len(),
    });
    let code = u8::from(findings.has_errors());
    Ok(Answer { text, json, warnings: findings, sources: Sources::new(), code })
}

fn no_such(id: u16, records: &[Record<'_>]) -> Failure {
    let ids: Vec<String> = records.iter().map(|record| record.id.to_string()).collect();
    let found = Diagnostic::error("T053", format!("the image has no record of interface {id}"))
        .with_allowed(ids.join(", "))
        .with_help("name one of these, or leave out --vif");
    Failure::refused(found.into(), Sources::new())
}

/// Copies and pieces of a record with their names; copy B only if it was written.
fn parts<'a>(record: &Record<'a>) -> Vec<(&'static str, Piece, &'a [u64])> {
    let mut list = vec![("host_a", Piece::Host, record.piece(Piece::Host, false))];
    if record.host(true).is_some() {
        list.push(("host_b", Piece::Host, record.piece(Piece::Host, true)));
    }
    for piece in [Piece::Rx, Piece::Tx, Piece::Ctl] {
        list.push((piece.name(), piece, record.piece(piece, false)));
    }
    list
}

fn record_json(record: &Record<'_>) -> Value {
    let mut object = Map::new();
    object.insert("id".into(), record.id.into());
    let faults: Vec<Value> = record
        .faults()
        .iter()
        .map(|(copy_b, fault)| {
            json!({
                "copy": if *copy_b { "B" } else { "A" },
                "code": fault.code(),
                "text": fault.text(),
            })
        })
        .collect();
    object.insert("faults".into(), faults.into());
    for (name, piece, words) in parts(record) {
        let values: Map<String, Value> = fields(piece)
            .iter()
            .map(|field| (field.name.to_owned(), field.of(words).into()))
            .collect();
        object.insert(name.into(), values.into());
    }
    object.into()
}

/// A difference: interface, part, field, both values.
struct Change {
    id: u16,
    part: &'static str,
    field: Field,
    before: u64,
    after: u64,
}

/// Fields in which two records of one id differ.
fn changes(before: &Record<'_>, after: &Record<'_>) -> Vec<Change> {
    let places = [
        ("host_a", Piece::Host, false),
        ("host_b", Piece::Host, true),
        ("rx", Piece::Rx, false),
        ("tx", Piece::Tx, false),
        ("ctl", Piece::Ctl, false),
    ];
    let mut list = Vec::new();
    for (part, piece, copy_b) in places {
        let (one, two) = (before.piece(piece, copy_b), after.piece(piece, copy_b));
        for field in fields(piece) {
            let (one, two) = (field.of(one), field.of(two));
            if one != two {
                list.push(Change { id: before.id, part, field: *field, before: one, after: two });
            }
        }
    }
    list
}

fn diff(before: &Path, after: &Path) -> Result<Answer, Failure> {
    let (one, two) = (load(before)?, load(after)?);
    let count = one.records().count().max(two.records().count());
    let (mut list, mut lonely) = (Vec::new(), Vec::new());
    for id in (0..count).filter_map(|id| u16::try_from(id).ok()) {
        let written = |contents: &'_ Contents| contents.record(id).is_some_and(|r| !r.is_empty());
        match (written(&one), written(&two)) {
            (true, false) => lonely.push((id, "only in the first")),
            (false, true) => lonely.push((id, "only in the second")),
            (true, true) => {
                if let (Some(one), Some(two)) = (one.record(id), two.record(id)) {
                    list.extend(changes(&one, &two));
                }
            }
            (false, false) => {}
        }
    }
    let tables = one.table_words() != two.table_words();
    let mut text = String::new();
    for (id, what) in &lonely {
        text.push_str(&format!("interface {id}: {what} image\n"));
    }
    for Change { id, part, field, before, after } in &list {
        let (before, after) = (show::value(field, *before), show::value(field, *after));
        text.push_str(&format!("interface {id}: {part}.{}: {before} -> {after}\n", field.name));
    }
    if tables {
        text.push_str("the table images differ\n");
    }
    if text.is_empty() {
        text.push_str("no differences\n");
    }
    let json = json!({
        "fields": list.iter().map(|change| json!({
            "id": change.id, "part": change.part, "field": change.field.name,
            "before": change.before, "after": change.after,
        })).collect::<Vec<_>>(),
        "only_in_one": lonely.iter().map(|(id, what)| json!({ "id": id, "where": what })).collect::<Vec<_>>(),
        "tables_differ": tables,
    });
    let code = u8::from(!list.is_empty() || !lonely.is_empty() || tables);
    let warnings = Diagnostics::new();
    Ok(Answer { text, json, warnings, sources: Sources::new(), code })
}
