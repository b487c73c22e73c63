//! Bugs planted in context records: in the page that documents them, and in memory images. What a
//! wrong packer, a host that forgets to seal, or a builder that ignores a key would do.

use ctxnic::context::layout::{Field, Piece, ctl, host};
use ctxnic::context::record::{range, seal};

/// A page whose table has one field a bit higher, or lower if it is the highest of its word.
pub(crate) struct PageMutant {
    /// `context-shift-<piece>-<field>`.
    pub(crate) name: String,
    /// Piece of the field.
    pub(crate) piece: String,
    /// The field.
    pub(crate) field: String,
    /// The page.
    pub(crate) page: String,
}

/// One for every row of the page whose field can move within its word.
pub(crate) fn page_mutants(page: &str) -> Vec<PageMutant> {
    let lines: Vec<&str> = page.lines().collect();
    let (mut piece, mut list) = ("", Vec::new());
    for (at, line) in lines.iter().enumerate() {
        piece = line.strip_prefix("## ").unwrap_or(piece);
        let cells: Vec<&str> = line.split(" | ").collect();
        let [word, bits, name, ..] = cells.as_slice() else { continue };
        let (high, low) = bits.split_once(':').unwrap_or((bits, bits));
        let (Ok(high), Ok(low)) = (high.parse::<u32>(), low.parse::<u32>()) else { continue };
        let (high, low) = match (high, low) {
            (63, 0) => continue,
            (63, low) => (62, low - 1),
            (high, low) => (high + 1, low + 1),
        };
        let moved = if high == low { format!("{high}") } else { format!("{high}:{low}") };
        let from = format!("{word} | {bits} | {name}");
        let row = line.replacen(&from, &format!("{word} | {moved} | {name}"), 1);
        let mut text = lines.clone();
        text[at] = &row;
        let field = name.trim_matches('`').to_owned();
        list.push(PageMutant {
            name: format!("context-shift-{piece}-{field}"),
            piece: piece.to_owned(),
            field,
            page: text.join("\n"),
        });
    }
    list
}

/// A bug in the words of an image whose record 5 is a pinned interface with a table and a window.
pub(crate) struct ImageMutant {
    /// `context-...`.
    pub(crate) name: &'static str,
    /// Whether the check of an image has to refuse it; else it is well formed, but not what was asked.
    pub(crate) refused: bool,
    /// Plants it; `false` when there is nothing to plant it in.
    pub(crate) plant: fn(&mut Vec<u64>) -> bool,
}

/// The record in which bugs are planted.
const ID: usize = 5;

/// Changes the host's piece of the record.
fn with_host(words: &mut [u64], change: impl FnOnce(&mut [u64; 16])) -> bool {
    let at = range(Piece::Host, false);
    let Some(piece) = words.get_mut(64 * ID + at.start..64 * ID + at.end) else { return false };
    let Ok(mut host) = <[u64; 16]>::try_from(&*piece) else { return false };
    change(&mut host);
    piece.copy_from_slice(&host);
    true
}

fn set(words: &mut [u64; 16], field: &Field, change: impl FnOnce(u64) -> u64) {
    let value = field.of(words);
    field.put(words, change(value));
}

/// All of them.
pub(crate) const IMAGE: &[ImageMutant] = &[
    ImageMutant {
        name: "context-field-shifted",
        refused: false,
        plant: |words| {
            with_host(words, |host| {
                set(host, &host::IRQ_DATA, |data| data << 1);
                seal(host);
            })
        },
    },
    ImageMutant {
        name: "context-crc-skipped",
        refused: true,
        plant: |words| with_host(words, |host| set(host, &host::CRC, |_| 0)),
    },
    ImageMutant {
        name: "context-crc-includes-itself",
        refused: true,
        plant: |words| {
            with_host(words, |host| {
                let bytes: Vec<u8> = host.iter().flat_map(|word| word.to_le_bytes()).collect();
                let crc = bytes.iter().fold(u32::MAX, |crc, byte| {
                    (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                        if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 }
                    })
                });
                set(host, &host::CRC, |_| u64::from(!crc));
            })
        },
    },
    ImageMutant {
        name: "context-pin-ignored",
        refused: false,
        plant: |words| {
            with_host(words, |host| {
                set(host, &host::PINNED, |_| 0);
                seal(host);
            })
        },
    },
    ImageMutant {
        name: "context-id-of-the-neighbour",
        refused: true,
        plant: |words| {
            with_host(words, |host| {
                set(host, &host::ID, |id| id + 1);
                seal(host);
            })
        },
    },
    ImageMutant {
        name: "context-table-a-word-too-far",
        refused: true,
        plant: |words| {
            with_host(words, |host| {
                set(host, &host::RX_TABLE_ADDRESS, |address| address + 8);
                seal(host);
            })
        },
    },
    ImageMutant {
        name: "context-table-crc-skipped",
        refused: true,
        plant: |words| {
            with_host(words, |host| {
                set(host, &host::RX_TABLE_CRC, |_| 0);
                seal(host);
            })
        },
    },
    ImageMutant {
        name: "context-window-without-host-address",
        refused: false,
        plant: |words| {
            with_host(words, |host| {
                set(host, &host::DMA_HOST, |_| 0);
                seal(host);
            })
        },
    },
    ImageMutant {
        name: "context-buckets-empty",
        refused: false,
        plant: |words| {
            let at = 64 * ID + Piece::Rx.first_word() + 4;
            words.get_mut(at).is_some_and(|word| std::mem::take(word) != 0)
        },
    },
    ImageMutant {
        name: "context-records-swapped",
        refused: true,
        plant: |words| {
            let reached = words.len() >= 64 * (ID + 1);
            for word in 0..64 {
                words.swap(word, 64 * ID + word);
            }
            reached
        },
    },
];

/// Where the text of an emitted language has the lowest bit of a field, one too high: `text` with the
/// number after `before` raised by one.
pub(crate) fn raised(text: &str, before: &str) -> Option<String> {
    let at = text.find(before)? + before.len();
    let digits: String = text[at..].chars().take_while(char::is_ascii_digit).collect();
    let value: u32 = digits.parse().ok()?;
    Some(format!("{}{}{}", &text[..at], value + 1, &text[at + digits.len()..]))
}

/// The field whose place is planted wrong in other languages.
pub(crate) const RAISED: Field = ctl::TX_DROPS;
