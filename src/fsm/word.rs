//! Word format version 1: what the table engine reads.
//!
//! A table image ("bundle") is a list of 64-bit words; addresses count words from its start.
//!
//! | address | word |
//! |---|---|
//! | 0 | `[15:0]` magic 0x4358, `[23:16]` version 1, `[31:24]` zero, `[47:32]` length of the bundle in words, `[63:48]` address of the lookup table |
//! | 1 | `[31:0]` CRC-32 (IEEE 802.3, reflected, as `crc32fast`) over all words in little-endian byte order with these 32 bits taken as zero, `[47:32]` address of the directory, `[63:48]` number of interfaces |
//! | directory, one per slot | `[63:60]` 12 (dir), `[15:0]` address of the interface's rule table, `[31:16]` its first counter |
//! | sets | plain 64-bit maps of slots, bit 0 is slot 0; pointed to by `setn` |
//! | tables | word 0 of a table is a `jump` to its root that also carries `[31:16]` length in words, `[39:32]` version 1, `[47:40]` kind (0 rules, 1 lookup), `[59:48]` 0x7AB |
//!
//! Rule tables of equal content are stored once. All `next`, `base` and `root` pointers are
//! relative to the start of their table; pointer 0 is the header. `[63:60]` is the operation,
//! `[53:48]` the number of a [key](crate::net::key) word (`field`):
//!
//! | op | name | layout | meaning |
//! |---|---|---|---|
//! | 0 | | | illegal: the walk ends with a table error |
//! | 1 | leaf | `[0]` deliver, `[15:8]` mark, `[31:16]` rule | verdict of a rule table; `rule` is the index in the interface's list, its length for the default |
//! | 2 | set1 | `[11:0]` slot | lookup result: one interface |
//! | 3 | setn | `[15:0]` address in the bundle of a set word | lookup result: several interfaces |
//! | 4 | none | | lookup result: no interface |
//! | 5 | jump | `[15:0]` next | always |
//! | 6 | exact | `[15:0]` value, `[31:16]` next if equal, `[47:32]` next if not, field | |
//! | 7 | mask | `[15:0]` value, `[31:16]` mask, `[47:32]` next if `key & mask == value`, field | else the next address |
//! | 8 | range | `[15:0]` low, `[31:16]` high, `[47:32]` next if `low <= key <= high`, field | else the next address |
//! | 9 | less | `[15:0]` value, `[31:16]` next if `key < value`, `[47:32]` next if not, field | |
//! | 10 | multi | `[15:0]` base, `[19:16]` shift, `[22:20]` bits - 1, `[23]` packed, `[31:24]` last, `[47:32]` default, field | `i = (key >> shift) & (2^bits - 1)`; `i > last`: default; not packed: `base + i`; packed: lane `i % 4` (16 bits each, lane 0 lowest) of the word at `base + i / 4` |
//! | 12 | dir | see above | |
//!
//! A walk that reads more than [`STEP_LIMIT`] words, meets an illegal word or an operation that
//! does not belong there, or leaves the bundle, ends with a table error: the frame is dropped and
//! counted.

/// Magic number of a bundle, "CX".
pub const MAGIC: u16 = 0x4358;
/// Magic number in the first word of a table.
pub const TABLE_MAGIC: u16 = 0x7ab;
/// Version of the word format.
pub const VERSION: u8 = 1;
/// Most words one frame may read.
pub const STEP_LIMIT: u32 = 1023;
/// Most words of a bundle (pointers have 16 bits).
pub const BUNDLE_WORDS_LIMIT: usize = 65_535;

/// Operation codes, bits `[63:60]`.
pub mod op {
    /// Verdict of a rule table.
    pub const LEAF: u8 = 1;
    /// Lookup result: one interface.
    pub const SET1: u8 = 2;
    /// Lookup result: several interfaces.
    pub const SETN: u8 = 3;
    /// Lookup result: no interface.
    pub const NONE: u8 = 4;
    /// Always.
    pub const JUMP: u8 = 5;
    /// Equal or not.
    pub const EXACT: u8 = 6;
    /// Equal under a mask, else the next word.
    pub const MASK: u8 = 7;
    /// Within a range, else the next word.
    pub const RANGE: u8 = 8;
    /// Less than or not.
    pub const LESS: u8 = 9;
    /// Many ways by some bits of a word.
    pub const MULTI: u8 = 10;
    /// Entry of the directory.
    pub const DIR: u8 = 12;
}
