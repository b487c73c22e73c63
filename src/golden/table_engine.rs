//! The table engine in plain Rust: walks a table image word by word, written from the description
//! of the [word format](crate::fsm::word) alone. `hw::table_engine` must give the same result for
//! every image, sound or damaged.
//!
//! Every word read counts: header, tests, jumps, lanes, leaves, set words, directory entries; not
//! the two words at the start of the image, which the engine keeps in registers. All walks of one
//! frame together may read [`STEP_LIMIT`] words.

use crate::fsm::word::{STEP_LIMIT, TABLE_MAGIC};
use crate::net::key::{Key, WORDS};
use crate::rules::model::{Decision, Outcome, Verdict};

/// Why a walk ended without a result: the frame is dropped and counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableError {
    /// More than [`STEP_LIMIT`] words were read.
    TooLong,
    /// An address outside the image.
    Outside {
        /// The address, in words from the start of the image.
        address: usize,
    },
    /// An unknown operation, or one that does not belong there.
    Illegal {
        /// The address, in words from the start of the image.
        address: usize,
    },
}

/// The result of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classified {
    /// What the tables say.
    pub outcome: Outcome,
    /// Words read.
    pub reads: u32,
}

/// Reads words of an image and counts.
struct Reader<'a> {
    words: &'a [u64],
    reads: u32,
}

impl Reader<'_> {
    fn read(&mut self, address: usize) -> Result<u64, TableError> {
        if self.reads >= STEP_LIMIT {
            return Err(TableError::TooLong);
        }
        self.reads += 1;
        self.words.get(address).copied().ok_or(TableError::Outside { address })
    }
}

/// What ends a walk, and where it stood.
enum End {
    Leaf(u64),
    One(u64),
    Several(u64),
    Nobody,
}

fn bits(word: u64, low: u32, count: u32) -> u64 {
    (word >> low) & ((1 << count) - 1)
}

fn index(word: u64, low: u32, count: u32) -> usize {
    usize::try_from(bits(word, low, count)).unwrap_or(usize::MAX)
}

/// Walks the table at `table`; gives the ending word and its address.
fn walk(reader: &mut Reader<'_>, table: usize, key: &Key) -> Result<(End, usize), TableError> {
    let header = reader.read(table)?;
    if bits(header, 60, 4) != 5 || bits(header, 48, 12) != u64::from(TABLE_MAGIC) {
        return Err(TableError::Illegal { address: table });
    }
    let mut at = table + index(header, 0, 16);
    loop {
        let word = reader.read(at)?;
        let field = index(word, 48, 6);
        let value = u64::from(if field < WORDS { key[field] } else { 0 });
        let (low, middle, high) = (bits(word, 0, 16), bits(word, 16, 16), bits(word, 32, 16));
        let to = |pointer: usize| table + pointer;
        at = match bits(word, 60, 4) {
            1 => return Ok((End::Leaf(word), at)),
            2 => return Ok((End::One(word), at)),
            3 => return Ok((End::Several(word), at)),
            4 => return Ok((End::Nobody, at)),
            5 => to(index(word, 0, 16)),
            6 => to(index(word, if value == low { 16 } else { 32 }, 16)),
            7 if value & middle == low => to(index(word, 32, 16)),
            8 if low <= value && value <= middle => to(index(word, 32, 16)),
            7 | 8 => at + 1,
            9 => to(index(word, if value < low { 16 } else { 32 }, 16)),
            10 => {
                let count = bits(word, 20, 3) + 1;
                let lane = (value >> bits(word, 16, 4)) & ((1 << count) - 1);
                let lane = usize::try_from(lane).unwrap_or(usize::MAX);
                let base = to(index(word, 0, 16));
                if lane > index(word, 24, 8) {
                    to(usize::try_from(high).unwrap_or(usize::MAX))
                } else if bits(word, 23, 1) == 0 {
                    base + lane
                } else {
                    let lanes = reader.read(base + lane / 4)?;
                    let shift = u32::try_from(16 * (lane % 4)).unwrap_or(0);
                    to(index(lanes, shift, 16))
                }
            }
            _ => return Err(TableError::Illegal { address: at }),
        };
    }
}

fn lookup(reader: &mut Reader<'_>, key: &Key) -> Result<u64, TableError> {
    let first = reader.words.first().ok_or(TableError::Outside { address: 0 })?;
    match walk(reader, index(*first, 48, 16), key)? {
        (End::Nobody, _) => Ok(0),
        (End::One(word), address) => {
            let slot = u32::try_from(bits(word, 0, 12)).unwrap_or(u32::MAX);
            1u64.checked_shl(slot).ok_or(TableError::Illegal { address })
        }
        (End::Several(word), _) => reader.read(index(word, 0, 16)),
        (End::Leaf(_), address) => Err(TableError::Illegal { address }),
    }
}

fn decide(reader: &mut Reader<'_>, slot: usize, key: &Key) -> Result<Decision, TableError> {
    let second = *reader.words.get(1).ok_or(TableError::Outside { address: 1 })?;
    let address = index(second, 32, 16) + slot;
    if slot >= index(second, 48, 16) {
        return Err(TableError::Outside { address });
    }
    let entry = reader.read(address)?;
    if bits(entry, 60, 4) != 12 {
        return Err(TableError::Illegal { address });
    }
    match walk(reader, index(entry, 0, 16), key)? {
        (End::Leaf(word), address) => {
            let narrow = |low, count| u16::try_from(bits(word, low, count));
            match (narrow(16, 16), u8::try_from(bits(word, 8, 8))) {
                (Ok(rule), Ok(mark)) => {
                    let deliver = bits(word, 0, 1) == 1;
                    let verdict = if deliver { Verdict::Deliver } else { Verdict::Drop };
                    Ok(Decision { verdict, rule, mark })
                }
                _ => Err(TableError::Illegal { address }),
            }
        }
        (_, address) => Err(TableError::Illegal { address }),
    }
}

/// The interfaces a key belongs to (bit `s` is slot `s`), and the words read.
///
/// # Errors
/// How the walk went wrong.
pub fn members(words: &[u64], key: &Key) -> Result<(u64, u32), TableError> {
    let mut reader = Reader { words, reads: 0 };
    let set = lookup(&mut reader, key)?;
    Ok((set, reader.reads))
}

/// What the rules of one slot say, and the words read, the directory entry included.
///
/// # Errors
/// How the walk went wrong.
pub fn decision(words: &[u64], slot: usize, key: &Key) -> Result<(Decision, u32), TableError> {
    let mut reader = Reader { words, reads: 0 };
    let decision = decide(&mut reader, slot, key)?;
    Ok((decision, reader.reads))
}

/// The whole classification of a key: the lookup, then the rules of each member, lowest slot first.
///
/// # Errors
/// How the first walk that failed went wrong; the frame then goes to no interface.
pub fn classify(words: &[u64], key: &Key) -> Result<Classified, TableError> {
    let mut reader = Reader { words, reads: 0 };
    let members = lookup(&mut reader, key)?;
    let mut decisions = Vec::new();
    for slot in (0..64).filter(|slot| members >> slot & 1 == 1) {
        decisions.push((slot, decide(&mut reader, slot, key)?));
    }
    Ok(Classified { outcome: Outcome::from_decisions(members, decisions), reads: reader.reads })
}
