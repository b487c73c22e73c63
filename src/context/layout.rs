//! The context record, described once: which bits hold what.
//!
//! A record is 64 words of 64 bits (512 bytes) at `context_base + 512 * id`, little-endian. It has
//! five pieces, each at a fixed place, none across a 128-byte boundary, so one AXI4 burst of at most
//! 16 beats moves a piece:
//!
//! | piece | bytes | words | owner |
//! |---|---|---|---|
//! | host, copy A | 0 to 127 | 0 to 15 | host; the card only reads it |
//! | host, copy B | 128 to 255 | 16 to 31 | host; the card only reads it |
//! | rx | 256 to 319 | 32 to 39 | card; the host reads it after FLUSH |
//! | tx | 320 to 383 | 40 to 47 | card |
//! | ctl | 384 to 447 | 48 to 55 | card |
//! | (zero) | 448 to 511 | 56 to 63 | nobody |
//!
//! A miss for reception fetches host, rx and ctl (32 beats), one for transmission host, tx and ctl
//! (32 beats; tx and ctl are neighbours).
//!
//! Everything else that knows the layout is made from the constants here: the Rust structs
//! ([`super::record`]), the constants of hardware blocks, Verilog, C, `no_std` Rust and the page of
//! documentation ([`super::emit`]). Bits that no field names are zero.

use std::ops::Range;

use bitvec::prelude::*;

/// Bytes from one record to the next.
pub const STRIDE_BYTES: usize = 512;
/// 64-bit words from one record to the next.
pub const STRIDE_WORDS: usize = 64;
/// Version of this layout, in the field `layout` of every record.
pub const LAYOUT_VERSION: u64 = 1;
/// Magic number of a record, "CR" (the low byte is `C`).
pub const MAGIC: u64 = 0x5243;

/// A part of the record that is fetched or written back as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Piece {
    /// What the host decides: 16 words, kept twice.
    Host,
    /// State of reception: 8 words.
    Rx,
    /// State of transmission: 8 words.
    Tx,
    /// State of the device and counters: 8 words.
    Ctl,
}

impl Piece {
    /// All pieces, in the order of their addresses.
    pub const ALL: [Self; 4] = [Self::Host, Self::Rx, Self::Tx, Self::Ctl];

    /// Name in documents and generated files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Rx => "rx",
            Self::Tx => "tx",
            Self::Ctl => "ctl",
        }
    }

    /// Who writes it.
    pub const fn owner(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Rx | Self::Tx | Self::Ctl => "card",
        }
    }

    /// First word within the record (host: of copy A).
    pub const fn first_word(self) -> usize {
        match self {
            Self::Host => 0,
            Self::Rx => 32,
            Self::Tx => 40,
            Self::Ctl => 48,
        }
    }

    /// Length in 64-bit words, which is its length in beats.
    pub const fn words(self) -> usize {
        match self {
            Self::Host => 16,
            Self::Rx | Self::Tx | Self::Ctl => 8,
        }
    }
}

/// First word of copy B of the host's piece; copy A starts at word 0.
pub const HOST_COPY_B_WORD: usize = 16;

/// A field: some bits of one word of one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Piece it belongs to.
    pub piece: Piece,
    /// Name, unique within the piece.
    pub name: &'static str,
    /// Word within the piece.
    pub word: usize,
    /// Lowest bit within the word.
    pub lo: usize,
    /// Width in bits, 1 to 64.
    pub width: usize,
    /// Unit or kind of the value; empty for codes.
    pub unit: &'static str,
    /// Meaning, one sentence without full stop.
    pub meaning: &'static str,
}

impl Field {
    /// Mask of the value, from bit 0.
    pub const fn mask(&self) -> u64 {
        u64::MAX >> (64 - self.width)
    }

    /// The field's value in the words of its piece; 0 if the slice is too short.
    pub fn of(&self, words: &[u64]) -> u64 {
        words.view_bits::<Lsb0>().get(self.bits()).map_or(0, bitvec::field::BitField::load_le)
    }

    /// Puts the low bits of a value into the words of the piece; does nothing if the slice is too
    /// short.
    pub fn put(&self, words: &mut [u64], value: u64) {
        if let Some(bits) = words.view_bits_mut::<Lsb0>().get_mut(self.bits()) {
            bits.store_le(value & self.mask());
        }
    }

    /// Its bits, counted from bit 0 of word 0 of the piece.
    pub const fn bits(&self) -> Range<usize> {
        let start = self.word * 64 + self.lo;
        start..start + self.width
    }

    /// Word within the record (host: of copy A).
    pub const fn record_word(&self) -> usize {
        self.piece.first_word() + self.word
    }
}

/// Declares the fields of one piece as constants of a module, and their list.
macro_rules! piece {
    ($(#[$page:meta])* $module:ident, $piece:expr;
     $($upper:ident $name:ident: $word:literal, $lo:literal, $width:literal, $unit:literal, $meaning:literal;)*) => {
        $(#[$page])*
        pub mod $module {
            use super::{Field, Piece};
            $(
                #[doc = concat!("`", stringify!($name), "`, ", stringify!($width), " bits: ", $meaning, ".")]
                pub const $upper: Field = Field {
                    piece: $piece, name: stringify!($name), word: $word, lo: $lo, width: $width,
                    unit: $unit, meaning: $meaning,
                };
            )*
            /// All fields of the piece, by word and bit.
            pub const FIELDS: &[Field] = &[$($upper),*];
        }
    };
}

piece! {
    /// The host's piece.
    host, Piece::Host;
    ID id: 0, 0, 12, "id", "number of the interface, as in the record's address";
    LAYOUT layout: 0, 12, 4, "version", "version of this layout, 1";
    VERSION version: 0, 16, 16, "count", "counts the host's updates of this record, wraps";
    STATE state: 0, 32, 2, "", "0 free, 1 stopped (takes no frames), 2 running, 3 impossible";
    CLASS class: 0, 34, 3, "class", "service class, 0 is the highest";
    PINNED pinned: 0, 37, 1, "flag", "stays in the context cache";
    PROMISCUOUS promiscuous: 0, 38, 1, "flag", "receives frames for every address of its VLANs";
    BROADCAST broadcast: 0, 39, 1, "flag", "receives broadcast frames";
    SPOOF_CHECK spoof_check: 0, 40, 1, "flag", "sent frames must carry the interface's MAC and VLAN";
    RX_ENABLE rx_enable: 0, 41, 1, "flag", "reception is on";
    TX_ENABLE tx_enable: 0, 42, 1, "flag", "transmission is on";
    MAGIC magic: 0, 48, 16, "", "0x5243";
    MAC mac: 1, 0, 48, "mac", "unicast address, the first byte on the wire in the highest bits";
    VLAN_MODE vlan_mode: 1, 48, 2, "", "0 none, 1 access, 2 trunk, 3 impossible";
    VLAN_ID vlan_id: 1, 50, 12, "vlan", "access: the VLAN; trunk: the native VLAN, 0 if there is none";
    TRUNK_ADDRESS trunk_address: 2, 0, 64, "address", "trunk: map of 4096 bits (512 bytes, 512-byte aligned) of the VLANs allowed, bit `v % 64` of word `v / 64`; else 0";
    DMA_GUEST dma_guest: 3, 0, 64, "address", "first address of the window as the guest sees it";
    DMA_HOST dma_host: 4, 0, 64, "address", "first address of the window in system memory";
    DMA_SIZE dma_size: 5, 0, 64, "byte", "size of the window; 0 allows nothing";
    RX_TABLE_ADDRESS rx_table_address: 6, 0, 64, "address", "rule table of reception, 8-byte aligned; 0: none, every frame is delivered";
    RX_TABLE_CRC rx_table_crc: 7, 0, 32, "crc", "CRC-32 of the table's bytes";
    RX_TABLE_WORDS rx_table_words: 7, 32, 16, "word", "length of the table in 64-bit words; 0 if there is none";
    RX_COUNTER rx_counter: 7, 48, 16, "index", "the card's counter of the table's rule 0; rule n has the n-th after it";
    TX_TABLE_ADDRESS tx_table_address: 8, 0, 64, "address", "rule table of transmission, 8-byte aligned; 0: none, every frame is delivered";
    TX_TABLE_CRC tx_table_crc: 9, 0, 32, "crc", "CRC-32 of the table's bytes";
    TX_TABLE_WORDS tx_table_words: 9, 32, 16, "word", "length of the table in 64-bit words; 0 if there is none";
    TX_COUNTER tx_counter: 9, 48, 16, "index", "the card's counter of the table's rule 0";
    RX_RATE rx_rate: 10, 0, 32, "2^-24 byte/cycle", "rate of the receive token bucket; 0: no limit";
    RX_BURST rx_burst: 10, 32, 24, "byte", "depth of the receive token bucket";
    RX_QUEUE rx_queue: 10, 56, 4, "log2", "largest receive queue offered to the guest, 2^n descriptors";
    TX_RATE tx_rate: 11, 0, 32, "2^-24 byte/cycle", "rate of the transmit token bucket; 0: no limit";
    TX_BURST tx_burst: 11, 32, 24, "byte", "depth of the transmit token bucket";
    TX_QUEUE tx_queue: 11, 56, 4, "log2", "largest transmit queue offered to the guest, 2^n descriptors";
    IRQ_ADDRESS irq_address: 12, 0, 64, "address", "where an interrupt message is written, 4-byte aligned";
    IRQ_DATA irq_data: 13, 0, 32, "", "what is written there";
    IRQ_MODE irq_mode: 13, 32, 2, "", "0 none, 1 line, 2 message, 3 impossible";
    MTU mtu: 13, 48, 16, "byte", "largest payload after the Ethernet header, told to the guest";
    FEATURES features: 14, 0, 64, "map", "VIRTIO feature bits offered to the guest";
    CRC crc: 15, 32, 32, "crc", "CRC-32 of the piece's 128 bytes with these four taken as zero";
}

/// Declares a queue's piece: reception and transmission have the same fields.
macro_rules! queue_piece {
    ($(#[$page:meta])* $module:ident, $piece:expr) => {
        piece! {
            $(#[$page])*
            $module, $piece;
            DESC desc: 0, 0, 64, "address", "descriptor table, guest address, 16-byte aligned";
            AVAIL avail: 1, 0, 64, "address", "available ring, guest address, 2-byte aligned";
            USED used: 2, 0, 64, "address", "used ring, guest address, 4-byte aligned";
            AVAIL_INDEX avail_index: 3, 0, 16, "index", "next entry of the available ring to take, wraps";
            USED_INDEX used_index: 3, 16, 16, "index", "next entry of the used ring to write, wraps";
            SIZE size: 3, 32, 4, "log2", "descriptors of the queue, 2^n";
            READY ready: 3, 36, 1, "flag", "the guest has set the queue up";
            EVENT_IDX event_idx: 3, 37, 1, "flag", "VIRTIO_F_EVENT_IDX is in use";
            INDIRECT indirect: 3, 38, 1, "flag", "VIRTIO_F_INDIRECT_DESC is in use";
            SIGNALLED signalled: 3, 48, 16, "index", "used index at the last interrupt";
            TOKENS tokens: 4, 0, 48, "2^-24 byte", "level of the token bucket";
            NEXT_HEAD next_head: 4, 48, 16, "index", "head of the next descriptor chain, if `next_valid`";
            TIME time: 5, 0, 48, "cycle", "when the level was brought up to date: time of the last frame";
            NEXT_VALID next_valid: 5, 48, 1, "flag", "`next_head`, `next_address` and `next_length` hold a descriptor already read";
            NEXT_ADDRESS next_address: 6, 0, 64, "address", "guest address of its first buffer";
            NEXT_LENGTH next_length: 7, 0, 32, "byte", "length of its first buffer";
            ERROR error: 7, 32, 8, "", "why the queue stopped, 0 if it did not";
            ERROR_INFO error_info: 7, 40, 24, "", "what the error is about: descriptor index, or low bits of an address";
        }
    };
}

queue_piece! {
    /// The piece of reception.
    rx, Piece::Rx
}

queue_piece! {
    /// The piece of transmission.
    tx, Piece::Tx
}

piece! {
    /// The piece of the device: VIRTIO registers and counters. Counters stop at their maximum.
    ctl, Piece::Ctl;
    STATUS status: 0, 0, 8, "map", "VIRTIO device status";
    DEVICE_FEATURES_SEL device_features_sel: 0, 8, 2, "word", "DeviceFeaturesSel: 0, 1, or 2 for anything above";
    DRIVER_FEATURES_SEL driver_features_sel: 0, 10, 2, "word", "DriverFeaturesSel: 0, 1, or 2 for anything above";
    QUEUE_SEL queue_sel: 0, 12, 2, "queue", "QueueSel: 0 receive, 1 transmit, or 2 for anything above";
    INTERRUPT_STATUS interrupt_status: 0, 14, 2, "map", "VIRTIO InterruptStatus: bit 0 used buffers, bit 1 configuration";
    CONFIG_GENERATION config_generation: 0, 16, 16, "count", "VIRTIO ConfigGeneration, wraps";
    ERROR error: 0, 32, 8, "", "why the device needs a reset, 0 if it does not";
    FAULTS faults: 0, 48, 16, "count", "faults of this interface, stops at its maximum";
    DRIVER_FEATURES driver_features: 1, 0, 64, "map", "VIRTIO feature bits the guest has taken";
    RX_FRAMES rx_frames: 2, 0, 48, "frame", "frames delivered to the guest";
    RX_BYTES rx_bytes: 3, 0, 48, "byte", "their bytes, without FCS";
    TX_FRAMES tx_frames: 4, 0, 48, "frame", "frames of the guest that were sent";
    TX_BYTES tx_bytes: 5, 0, 48, "byte", "their bytes, without FCS";
    RX_DROPS rx_drops: 6, 0, 24, "frame", "frames for this guest that were dropped";
    TX_DROPS tx_drops: 6, 24, 24, "frame", "frames of the guest that were dropped";
    FAULT_TIME fault_time: 7, 0, 48, "cycle", "time of the last fault";
}

/// The fields of a piece, by word and bit.
pub const fn fields(piece: Piece) -> &'static [Field] {
    match piece {
        Piece::Host => host::FIELDS,
        Piece::Rx => rx::FIELDS,
        Piece::Tx => tx::FIELDS,
        Piece::Ctl => ctl::FIELDS,
    }
}

/// Compile-time check: fields are in order, do not overlap and lie within their piece.
const fn is_sound(piece: Piece) -> bool {
    let list = fields(piece);
    let mut next_free = 0;
    let mut index = 0;
    while index < list.len() {
        let field = &list[index];
        let start = field.word * 64 + field.lo;
        if start < next_free || field.width == 0 || field.lo + field.width > 64 {
            return false;
        }
        next_free = start + field.width;
        index += 1;
    }
    next_free <= piece.words() * 64
}

const _: () = assert!(is_sound(Piece::Host) && is_sound(Piece::Rx));
const _: () = assert!(is_sound(Piece::Tx) && is_sound(Piece::Ctl));
