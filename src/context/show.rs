//! Records as text for people.

use super::layout::{Field, Piece, ctl, fields, host};
use super::memory::Record;

/// Words for the codes of a field, from 0.
fn code_words(field: &Field) -> Option<&'static [&'static str]> {
    Some(match *field {
        host::STATE => &["free", "stopped", "running", "impossible"],
        host::VLAN_MODE => &["none", "access", "trunk", "impossible"],
        host::IRQ_MODE => &["none", "line", "message", "impossible"],
        _ => return None,
    })
}

/// A value as one would write it, with its unit.
pub fn value(field: &Field, value: u64) -> String {
    if let Some(words) = code_words(field) {
        let word = usize::try_from(value).ok().and_then(|index| words.get(index));
        return word.map_or_else(|| value.to_string(), |word| (*word).to_owned());
    }
    if matches!(*field, host::RX_RATE | host::TX_RATE) && value == 0 {
        return "no limit".into();
    }
    match field.unit {
        "flag" => if value == 0 { "no" } else { "yes" }.into(),
        "mac" => {
            let [_, _, bytes @ ..] = value.to_be_bytes();
            bytes.map(|byte| format!("{byte:02x}")).join(":")
        }
        "address" | "map" => format!("0x{value:x}"),
        "crc" => format!("{value:08x}"),
        "log2" => format!("{}", 1u64 << (value & 63)),
        unit if unit.starts_with("2^-24") => {
            format!("{} {}", fixed(value), unit.trim_start_matches("2^-24 "))
        }
        unit @ ("byte" | "cycle" | "frame" | "word") => format!("{value} {unit}{}", plural(value)),
        _ if *field == host::MAGIC => format!("0x{value:04x}"),
        _ => value.to_string(),
    }
}

fn plural(value: u64) -> &'static str {
    if value == 1 { "" } else { "s" }
}

/// A number with 24 fraction bits, to six decimals, rounded down.
fn fixed(value: u64) -> String {
    let fraction = ((value & 0xff_ffff) * 1_000_000) >> 24;
    format!("{}.{fraction:06}", value >> 24)
}

/// A table of some columns, each as wide as its widest cell.
fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max()
    };
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(width - cell.chars().count() + 2));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// One line for each record: what the host says (of copy A, or of B if only that is written), and what the
/// card counted.
pub fn summary(records: &[Record<'_>]) -> String {
    let head = [
        "id",
        "state",
        "class",
        "pinned",
        "MAC",
        "VLAN",
        "rx table",
        "tx rate",
        "status",
        "rx frames",
        "tx frames",
        "drops",
        "faults",
        "record",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    for record in records {
        let copy_b = record.host(false).is_none();
        let words = record.piece(Piece::Host, copy_b);
        let of = |field: &Field| value(field, field.of(words));
        let device = record.piece(Piece::Ctl, false);
        let vlan = match host::VLAN_MODE.of(words) {
            1 => host::VLAN_ID.of(words).to_string(),
            _ => of(&host::VLAN_MODE),
        };
        let drops = ctl::RX_DROPS.of(device) + ctl::TX_DROPS.of(device);
        let faults = record.faults();
        let good =
            if faults.is_empty() { "good".into() } else { format!("fault {}", faults[0].1.code()) };
        rows.push(vec![
            record.id.to_string(),
            of(&host::STATE),
            of(&host::CLASS),
            of(&host::PINNED),
            of(&host::MAC),
            vlan,
            of(&host::RX_TABLE_ADDRESS),
            of(&host::TX_RATE),
            value(&ctl::STATUS, ctl::STATUS.of(device)),
            ctl::RX_FRAMES.of(device).to_string(),
            ctl::TX_FRAMES.of(device).to_string(),
            drops.to_string(),
            ctl::FAULTS.of(device).to_string(),
            good,
        ]);
    }
    table(&rows)
}

/// Every field of a record; the host's copies side by side.
pub fn record(record: &Record<'_>) -> String {
    let mut text = format!("interface {}\n", record.id);
    for (copy_b, fault) in record.faults() {
        let copy = if copy_b { 'B' } else { 'A' };
        text.push_str(&format!(
            "copy {copy} is refused, fault {}: {}\n",
            fault.code(),
            fault.text()
        ));
    }
    for piece in Piece::ALL {
        let second = (piece == Piece::Host && record.host(true).is_some())
            .then(|| record.piece(Piece::Host, true));
        let words = record.piece(piece, false);
        let mut rows = Vec::new();
        for field in fields(piece) {
            let mut row = vec![format!("  {}", field.name), value(field, field.of(words))];
            row.extend(second.map(|words| value(field, field.of(words))));
            rows.push(row);
        }
        let title = if second.is_some() { " (copy A, copy B)" } else { "" };
        text.push_str(&format!("\n{}{title}\n{}", piece.name(), table(&rows)));
    }
    text
}
