//! One word of a table: typed form and 64 bits, both ways, from one description of the layout.

use std::ops::Range;

use bitvec::field::BitField;
use bitvec::order::Lsb0;
use bitvec::view::BitView;

use super::word::{TABLE_MAGIC, VERSION, op};

/// Bit ranges of [word format version 1](super::word).
mod at {
    use super::Range;

    pub(super) const OP: Range<usize> = 60..64;
    pub(super) const FIELD: Range<usize> = 48..54;
    pub(super) const LOW: Range<usize> = 0..16;
    pub(super) const MIDDLE: Range<usize> = 16..32;
    pub(super) const HIGH: Range<usize> = 32..48;
    pub(super) const DELIVER: Range<usize> = 0..1;
    pub(super) const MARK: Range<usize> = 8..16;
    pub(super) const SLOT: Range<usize> = 0..12;
    pub(super) const SHIFT: Range<usize> = 16..20;
    pub(super) const BITS: Range<usize> = 20..23;
    pub(super) const PACKED: Range<usize> = 23..24;
    pub(super) const LAST: Range<usize> = 24..32;
    pub(super) const TABLE_VERSION: Range<usize> = 32..40;
    pub(super) const TABLE_KIND: Range<usize> = 40..48;
    pub(super) const TABLE_MAGIC: Range<usize> = 48..60;
}

/// What a table decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// Rules of an interface (0).
    Rules,
    /// The NIC-wide lookup (1).
    Lookup,
}

/// A word that means an operation. Pointers count words from the start of the table, except
/// `SetN::address` and `Dir::table`, which count from the start of the bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the fields are those of the table in `fsm::word`")]
pub enum Word {
    /// Verdict of a rule table.
    Leaf { deliver: bool, mark: u8, rule: u16 },
    /// One interface.
    Set1 { slot: u16 },
    /// Several interfaces.
    SetN { address: u16 },
    /// No interface.
    Nobody,
    /// Always.
    Jump { next: u16 },
    /// First word of a table: a jump that says how long the table is.
    Header { root: u16, length: u16, kind: TableKind },
    /// Equal or not.
    Exact { field: u8, value: u16, equal: u16, other: u16 },
    /// Equal under a mask, else the next word.
    Mask { field: u8, value: u16, mask: u16, next: u16 },
    /// Within a range, else the next word.
    Range { field: u8, low: u16, high: u16, next: u16 },
    /// Less than or not.
    Less { field: u8, value: u16, less: u16, other: u16 },
    /// Many ways; `bits` is 1 to 8.
    Multi { field: u8, base: u16, shift: u8, bits: u8, packed: bool, last: u8, default: u16 },
    /// Entry of the directory.
    Dir { table: u16, first_counter: u16 },
}

fn build(op: u8, parts: &[(Range<usize>, u16)]) -> u64 {
    let mut word = 0u64;
    let bits = word.view_bits_mut::<Lsb0>();
    bits[at::OP].store_le(op);
    for (range, value) in parts {
        bits[range.clone()].store_le(*value);
    }
    word
}

impl Word {
    /// The 64 bits. Fields wider than their place are cut; the compiler makes none.
    #[must_use]
    pub fn pack(self) -> u64 {
        let field_of = |field: u8| (at::FIELD, u16::from(field));
        match self {
            Self::Leaf { deliver, mark, rule } => build(
                op::LEAF,
                &[
                    (at::DELIVER, u16::from(deliver)),
                    (at::MARK, u16::from(mark)),
                    (at::MIDDLE, rule),
                ],
            ),
            Self::Set1 { slot } => build(op::SET1, &[(at::SLOT, slot)]),
            Self::SetN { address } => build(op::SETN, &[(at::LOW, address)]),
            Self::Nobody => build(op::NONE, &[]),
            Self::Jump { next } => build(op::JUMP, &[(at::LOW, next)]),
            Self::Header { root, length, kind } => build(
                op::JUMP,
                &[
                    (at::LOW, root),
                    (at::MIDDLE, length),
                    (at::TABLE_VERSION, u16::from(VERSION)),
                    (at::TABLE_KIND, u16::from(kind == TableKind::Lookup)),
                    (at::TABLE_MAGIC, TABLE_MAGIC),
                ],
            ),
            Self::Exact { field, value, equal, other } => build(
                op::EXACT,
                &[(at::LOW, value), (at::MIDDLE, equal), (at::HIGH, other), field_of(field)],
            ),
            Self::Mask { field, value, mask, next } => build(
                op::MASK,
                &[(at::LOW, value), (at::MIDDLE, mask), (at::HIGH, next), field_of(field)],
            ),
            Self::Range { field, low, high, next } => build(
                op::RANGE,
                &[(at::LOW, low), (at::MIDDLE, high), (at::HIGH, next), field_of(field)],
            ),
            Self::Less { field, value, less, other } => build(
                op::LESS,
                &[(at::LOW, value), (at::MIDDLE, less), (at::HIGH, other), field_of(field)],
            ),
            Self::Multi { field, base, shift, bits, packed, last, default } => build(
                op::MULTI,
                &[
                    (at::LOW, base),
                    (at::SHIFT, u16::from(shift)),
                    (at::BITS, u16::from(bits.wrapping_sub(1))),
                    (at::PACKED, u16::from(packed)),
                    (at::LAST, u16::from(last)),
                    (at::HIGH, default),
                    field_of(field),
                ],
            ),
            Self::Dir { table, first_counter } => {
                build(op::DIR, &[(at::LOW, table), (at::MIDDLE, first_counter)])
            }
        }
    }

    /// The operation in 64 bits; `None` for an unknown operation code. A jump that carries the magic
    /// number of tables is read as [`Word::Header`]. Bits without a meaning are ignored.
    #[must_use]
    pub fn unpack(word: u64) -> Option<Self> {
        let bits = word.view_bits::<Lsb0>();
        let half = |range: Range<usize>| bits[range].load_le::<u16>();
        let byte = |range: Range<usize>| bits[range].load_le::<u8>();
        let (low, middle, high) = (half(at::LOW), half(at::MIDDLE), half(at::HIGH));
        let field = byte(at::FIELD);
        Some(match byte(at::OP) {
            op::LEAF => Self::Leaf { deliver: bits[0], mark: byte(at::MARK), rule: middle },
            op::SET1 => Self::Set1 { slot: half(at::SLOT) },
            op::SETN => Self::SetN { address: low },
            op::NONE => Self::Nobody,
            op::JUMP if half(at::TABLE_MAGIC) == TABLE_MAGIC => {
                let kind = match byte(at::TABLE_KIND) {
                    0 => TableKind::Rules,
                    1 => TableKind::Lookup,
                    _ => return None,
                };
                if byte(at::TABLE_VERSION) != VERSION {
                    return None;
                }
                Self::Header { root: low, length: middle, kind }
            }
            op::JUMP => Self::Jump { next: low },
            op::EXACT => Self::Exact { field, value: low, equal: middle, other: high },
            op::MASK => Self::Mask { field, value: low, mask: middle, next: high },
            op::RANGE => Self::Range { field, low, high: middle, next: high },
            op::LESS => Self::Less { field, value: low, less: middle, other: high },
            op::MULTI => Self::Multi {
                field,
                base: low,
                shift: byte(at::SHIFT),
                bits: byte(at::BITS) + 1,
                packed: bits[at::PACKED.start],
                last: byte(at::LAST),
                default: high,
            },
            op::DIR => Self::Dir { table: low, first_counter: middle },
            _ => return None,
        })
    }
}

/// Four 16-bit pointers of a packed multi-way word, lane 0 lowest.
#[must_use]
pub fn pack_lanes(lanes: [u16; 4]) -> u64 {
    lanes.iter().rev().fold(0, |word, lane| word << 16 | u64::from(*lane))
}

/// The four 16-bit pointers of a word, lane 0 lowest.
#[must_use]
pub fn unpack_lanes(word: u64) -> [u16; 4] {
    let bits = word.view_bits::<Lsb0>();
    [0, 1, 2, 3].map(|lane| bits[16 * lane..16 * lane + 16].load_le::<u16>())
}

#[cfg(test)]
mod tests {
    use super::{TableKind, Word, pack_lanes, unpack_lanes};

    #[test]
    fn words_lie_where_the_format_says() {
        // Written out by hand from the table in `fsm::word`.
        let cases = [
            (Word::Leaf { deliver: true, mark: 7, rule: 0x1234 }, 0x1000_0000_1234_0701),
            (Word::Set1 { slot: 0xabc }, 0x2000_0000_0000_0abc),
            (Word::SetN { address: 0x0102 }, 0x3000_0000_0000_0102),
            (Word::Nobody, 0x4000_0000_0000_0000),
            (Word::Jump { next: 0x99 }, 0x5000_0000_0000_0099),
            (
                Word::Header { root: 1, length: 0x22, kind: TableKind::Lookup },
                0x57ab_0101_0022_0001,
            ),
            (Word::Exact { field: 17, value: 0x12e8, equal: 3, other: 4 }, 0x6011_0004_0003_12e8),
            (Word::Mask { field: 8, value: 10, mask: 0xfff, next: 5 }, 0x7008_0005_0fff_000a),
            (Word::Range { field: 16, low: 1, high: 9, next: 6 }, 0x8010_0006_0009_0001),
            (Word::Less { field: 3, value: 8, less: 1, other: 2 }, 0x9003_0002_0001_0008),
            (
                Word::Multi {
                    field: 8,
                    base: 0x40,
                    shift: 4,
                    bits: 8,
                    packed: true,
                    last: 0xfe,
                    default: 9,
                },
                0xa008_0009_fef4_0040,
            ),
            (Word::Dir { table: 0x33, first_counter: 0x44 }, 0xc000_0000_0044_0033),
        ];
        for (word, bits) in cases {
            assert_eq!(word.pack(), bits, "{word:?}");
            assert_eq!(Word::unpack(bits), Some(word));
        }
        assert_eq!(Word::unpack(0), None);
        assert_eq!(unpack_lanes(pack_lanes([1, 2, 3, 0xffff])), [1, 2, 3, 0xffff]);
        assert_eq!(pack_lanes([1, 2, 3, 4]), 0x0004_0003_0002_0001);
    }
}
