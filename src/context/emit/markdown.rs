//! The layout as a page of documentation with bit-exact tables.

use crate::context::layout::{Field, HOST_COPY_B_WORD, MAGIC, Piece, STRIDE_BYTES, fields};
use crate::context::record::Fault;

const RULES: &str = "\
## Rules

- Words have 64 bits, in little-endian byte order. Bits that no table names are zero; the card does not
  look at them.
- The host writes the copy of `host` that is not in use, seals it (magic number, layout, CRC), then
  issues UPDATE. The card changes over between fetches, so no half-written record is ever seen.
- The card writes `rx`, `tx` and `ctl`. The host reads them after FLUSH, and writes them only while the
  interface is not known to the card.
- `host.crc` is the CRC-32 of IEEE 802.3 (reflected polynomial 0xEDB88320, initial value and final
  complement all ones) over the 128 bytes of the copy, the four bytes of `crc` taken as zero.
- Counters of `ctl` stop at their maximum. Indices and `config_generation` wrap. Times are those of one
  counter of clock cycles of 48 bits, which wraps.

## What is refused

A record whose `host` fails a test quarantines its interface, and no other. The first failing test
counts. Tests 5 to 9 are not made for a record whose `state` is 0.

| code | test |
|---|---|
";

/// The text of `record.md`.
pub fn markdown() -> String {
    let mut text = format!(
        "# Context record\n\n\
         The record of interface `id` starts at `context_base + {STRIDE_BYTES} * id` and has {STRIDE_BYTES} bytes.\n\n\
         | piece | bytes | 64-bit words | written by |\n|---|---|---|---|\n"
    );
    for piece in Piece::ALL {
        let copies: &[(&str, usize)] = match piece {
            Piece::Host => &[(", copy A", 0), (", copy B", HOST_COPY_B_WORD)],
            Piece::Rx | Piece::Tx | Piece::Ctl => &[("", 0)],
        };
        for (copy, offset) in copies {
            let first = piece.first_word() + offset;
            let end = first + piece.words();
            text.push_str(&format!(
                "| {}{copy} | {} to {} | {first} to {} | {} |\n",
                piece.name(),
                8 * first,
                8 * end - 1,
                end - 1,
                piece.owner()
            ));
        }
    }
    text.push_str(&format!("\nThe magic number is 0x{MAGIC:04x}.\n\n{RULES}"));
    for fault in Fault::ALL {
        text.push_str(&format!("| {} | {} |\n", fault.code(), fault.text()));
    }
    for piece in Piece::ALL {
        text.push_str(&format!("\n## {}\n\n", piece.name()));
        text.push_str(
            "| word | bits | field | width | unit | meaning |\n|---|---|---|---|---|---|\n",
        );
        for field in fields(piece) {
            text.push_str(&row(field));
        }
    }
    text
}

fn row(field: &Field) -> String {
    let high = field.lo + field.width - 1;
    let bits = if field.width == 1 { high.to_string() } else { format!("{high}:{}", field.lo) };
    format!(
        "| {} | {bits} | `{}` | {} | {} | {} |\n",
        field.word, field.name, field.width, field.unit, field.meaning
    )
}
