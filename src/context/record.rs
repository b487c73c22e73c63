//! The pieces of a record as Rust structs, packed and unpacked by [`super::layout`].
//!
//! A struct has one member per field, under the same name; what a field means stands in the layout.
//! `crc`, `magic` and `layout` have no member: packing writes them, unpacking checks them.

use super::layout::{self, Field, LAYOUT_VERSION, MAGIC, Piece};

/// Why words are no record, or not the record that was wanted. The card quarantines the interface,
/// and reports the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The magic number is another one.
    Magic,
    /// The layout has a version that is not known.
    Layout,
    /// The record belongs to another interface.
    Id,
    /// The CRC is wrong.
    Crc,
    /// A code that means nothing: `state`, `vlan_mode` or `irq_mode` is 3.
    Code,
    /// The DMA window goes beyond the last address, on either side.
    Window,
    /// A rule table has an address without a length, the reverse, or is not 8-byte aligned.
    Table,
    /// The VLAN cannot be: 0 or 4095 as access VLAN, a trunk without a map, a map not 512-byte aligned.
    Vlan,
    /// `mac` is a group address.
    Mac,
}

impl Fault {
    /// All faults, by code.
    pub const ALL: [Self; 9] = [
        Self::Magic,
        Self::Layout,
        Self::Id,
        Self::Crc,
        Self::Code,
        Self::Window,
        Self::Table,
        Self::Vlan,
        Self::Mac,
    ];

    /// Its number, from 1.
    pub fn code(self) -> u8 {
        let index = Self::ALL.iter().position(|fault| *fault == self);
        index.and_then(|index| u8::try_from(index + 1).ok()).unwrap_or(u8::MAX)
    }

    /// What is wrong, in a few words.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Magic => "the magic number is another one",
            Self::Layout => "the layout has another version",
            Self::Id => "it belongs to another interface",
            Self::Crc => "the CRC is wrong",
            Self::Code => "state, vlan_mode or irq_mode is 3, which means nothing",
            Self::Window => "the DMA window goes beyond the last address",
            Self::Table => "a rule table has no length, no address, or is not 8-byte aligned",
            Self::Vlan => "the VLAN or the map of VLANs cannot be",
            Self::Mac => "the MAC address is a group address",
        }
    }
}

/// A member does not fit the bits of its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooWide {
    /// The field.
    pub field: Field,
    /// The value.
    pub value: u64,
}

impl std::fmt::Display for TooWide {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { field, value } = self;
        write!(f, "{}.{} is {value}, at most {}", field.piece.name(), field.name, field.mask())
    }
}

impl std::error::Error for TooWide {}

/// State of an interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// There is no such interface.
    #[default]
    Free,
    /// It takes no frames.
    Stopped,
    /// It runs.
    Running,
}

/// VLAN membership.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum VlanMode {
    /// Untagged frames only.
    #[default]
    None,
    /// One VLAN, the guest sees no tag.
    Access,
    /// Several VLANs, the guest sees tags.
    Trunk,
}

/// How the guest is interrupted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IrqMode {
    /// Not at all.
    #[default]
    None,
    /// By the line of its register page.
    Line,
    /// By a write to memory.
    Message,
}

/// A type whose values fill a field. The code 3 of the enumerations has no value.
trait Value: Copy {
    fn to_bits(self) -> u64;
    fn from_bits(bits: u64) -> Option<Self>;
}

macro_rules! number_value {
    ($($kind:ty),*) => {
        $(impl Value for $kind {
            fn to_bits(self) -> u64 {
                u64::from(self)
            }
            fn from_bits(bits: u64) -> Option<Self> {
                Self::try_from(bits).ok()
            }
        })*
    };
}

number_value!(u8, u16, u32, u64);

impl Value for bool {
    fn to_bits(self) -> u64 {
        u64::from(self)
    }
    fn from_bits(bits: u64) -> Option<Self> {
        Some(bits != 0)
    }
}

macro_rules! code_value {
    ($kind:ident: $zero:ident, $one:ident, $two:ident) => {
        impl Value for $kind {
            fn to_bits(self) -> u64 {
                match self {
                    Self::$zero => 0,
                    Self::$one => 1,
                    Self::$two => 2,
                }
            }
            fn from_bits(bits: u64) -> Option<Self> {
                [Self::$zero, Self::$one, Self::$two].get(usize::try_from(bits).ok()?).copied()
            }
        }
    };
}

code_value!(State: Free, Stopped, Running);
code_value!(VlanMode: None, Access, Trunk);
code_value!(IrqMode: None, Line, Message);

/// A struct with a member per field, and its packing.
macro_rules! piece_struct {
    ($(#[$page:meta])* $name:ident, $words:literal, $module:ident;
     $($member:ident: $kind:ty = $field:ident;)*) => {
        $(#[$page])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            $(#[doc = concat!("See [`layout::", stringify!($module), "::", stringify!($field), "`].")]
            pub $member: $kind,)*
        }

        impl $name {
            /// The members' fields.
            fn put(&self, words: &mut [u64; $words]) -> Result<(), TooWide> {
                $(put(words, &layout::$module::$field, self.$member.to_bits())?;)*
                Ok(())
            }

            /// The members from their fields; none if a code means nothing.
            fn get(words: &[u64; $words]) -> Option<Self> {
                Some(Self { $($member: Value::from_bits(layout::$module::$field.of(words))?,)* })
            }
        }
    };
}

fn put(words: &mut [u64], field: &Field, value: u64) -> Result<(), TooWide> {
    if value > field.mask() {
        return Err(TooWide { field: *field, value });
    }
    field.put(words, value);
    Ok(())
}

piece_struct! {
    /// The host's piece, 16 words.
    Host, 16, host;
    id: u16 = ID;
    version: u16 = VERSION;
    state: State = STATE;
    class: u8 = CLASS;
    pinned: bool = PINNED;
    promiscuous: bool = PROMISCUOUS;
    broadcast: bool = BROADCAST;
    spoof_check: bool = SPOOF_CHECK;
    rx_enable: bool = RX_ENABLE;
    tx_enable: bool = TX_ENABLE;
    mac: u64 = MAC;
    vlan_mode: VlanMode = VLAN_MODE;
    vlan_id: u16 = VLAN_ID;
    trunk_address: u64 = TRUNK_ADDRESS;
    dma_guest: u64 = DMA_GUEST;
    dma_host: u64 = DMA_HOST;
    dma_size: u64 = DMA_SIZE;
    rx_table_address: u64 = RX_TABLE_ADDRESS;
    rx_table_crc: u32 = RX_TABLE_CRC;
    rx_table_words: u16 = RX_TABLE_WORDS;
    rx_counter: u16 = RX_COUNTER;
    tx_table_address: u64 = TX_TABLE_ADDRESS;
    tx_table_crc: u32 = TX_TABLE_CRC;
    tx_table_words: u16 = TX_TABLE_WORDS;
    tx_counter: u16 = TX_COUNTER;
    rx_rate: u32 = RX_RATE;
    rx_burst: u32 = RX_BURST;
    rx_queue: u8 = RX_QUEUE;
    tx_rate: u32 = TX_RATE;
    tx_burst: u32 = TX_BURST;
    tx_queue: u8 = TX_QUEUE;
    irq_address: u64 = IRQ_ADDRESS;
    irq_data: u32 = IRQ_DATA;
    irq_mode: IrqMode = IRQ_MODE;
    mtu: u16 = MTU;
    features: u64 = FEATURES;
}

piece_struct! {
    /// The piece of a queue, 8 words: rx and tx have the same fields.
    Queue, 8, rx;
    desc: u64 = DESC;
    avail: u64 = AVAIL;
    used: u64 = USED;
    avail_index: u16 = AVAIL_INDEX;
    used_index: u16 = USED_INDEX;
    size: u8 = SIZE;
    ready: bool = READY;
    event_idx: bool = EVENT_IDX;
    indirect: bool = INDIRECT;
    signalled: u16 = SIGNALLED;
    tokens: u64 = TOKENS;
    next_head: u16 = NEXT_HEAD;
    time: u64 = TIME;
    next_valid: bool = NEXT_VALID;
    next_address: u64 = NEXT_ADDRESS;
    next_length: u32 = NEXT_LENGTH;
    error: u8 = ERROR;
    error_info: u32 = ERROR_INFO;
}

piece_struct! {
    /// The piece of the device, 8 words.
    Ctl, 8, ctl;
    status: u8 = STATUS;
    device_features_sel: u8 = DEVICE_FEATURES_SEL;
    driver_features_sel: u8 = DRIVER_FEATURES_SEL;
    queue_sel: u8 = QUEUE_SEL;
    interrupt_status: u8 = INTERRUPT_STATUS;
    config_generation: u16 = CONFIG_GENERATION;
    error: u8 = ERROR;
    faults: u16 = FAULTS;
    driver_features: u64 = DRIVER_FEATURES;
    rx_frames: u64 = RX_FRAMES;
    rx_bytes: u64 = RX_BYTES;
    tx_frames: u64 = TX_FRAMES;
    tx_bytes: u64 = TX_BYTES;
    rx_drops: u32 = RX_DROPS;
    tx_drops: u32 = TX_DROPS;
    fault_time: u64 = FAULT_TIME;
}

/// CRC-32 of a host's piece: IEEE 802.3 (reflected polynomial 0xEDB88320, initial value and final
/// complement all ones, as `crc32fast`) over its 128 bytes, the field `crc` taken as zero.
pub fn host_crc(words: &[u64; 16]) -> u32 {
    let mut plain = *words;
    layout::host::CRC.put(&mut plain, 0);
    table_crc(&plain)
}

/// CRC-32 of words in little-endian byte order: that of a rule table.
pub fn table_crc(words: &[u64]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    for word in words {
        hasher.update(&word.to_le_bytes());
    }
    hasher.finalize()
}

/// Puts the right CRC into a host's piece.
pub fn seal(words: &mut [u64; 16]) {
    let crc = host_crc(words);
    layout::host::CRC.put(words, u64::from(crc));
}

impl Host {
    /// The words, with magic number, layout version and CRC.
    ///
    /// # Errors
    /// A member that is wider than its field.
    pub fn pack(&self) -> Result<[u64; 16], TooWide> {
        let mut words = [0; 16];
        self.put(&mut words)?;
        layout::host::MAGIC.put(&mut words, MAGIC);
        layout::host::LAYOUT.put(&mut words, LAYOUT_VERSION);
        seal(&mut words);
        Ok(words)
    }

    /// Reads the record of the interface `id`.
    ///
    /// # Errors
    /// The first fault, in the order of [`Fault::ALL`].
    pub fn unpack(words: &[u64; 16], id: u16) -> Result<Self, Fault> {
        let is = |field: Field, value: u64| field.of(words) == value;
        let own_crc = u64::from(host_crc(words));
        let tests = [
            (Fault::Magic, is(layout::host::MAGIC, MAGIC)),
            (Fault::Layout, is(layout::host::LAYOUT, LAYOUT_VERSION)),
            (Fault::Id, is(layout::host::ID, u64::from(id))),
            (Fault::Crc, is(layout::host::CRC, own_crc)),
        ];
        if let Some((fault, _)) = tests.iter().find(|(_, good)| !good) {
            return Err(*fault);
        }
        let host = Self::get(words).ok_or(Fault::Code)?;
        match host.faults().first() {
            Some(fault) => Err(*fault),
            None => Ok(host),
        }
    }

    /// What a card would refuse about the values, by code. A free record is never refused.
    pub fn faults(&self) -> Vec<Fault> {
        if self.state == State::Free {
            return Vec::new();
        }
        let window =
            |base: u64| self.dma_size == 0 || base.checked_add(self.dma_size - 1).is_some();
        let table =
            |address: u64, words: u16| (address == 0) == (words == 0) && address.is_multiple_of(8);
        let vlan = match self.vlan_mode {
            VlanMode::None => true,
            VlanMode::Access => (1..=4094).contains(&self.vlan_id),
            VlanMode::Trunk => {
                self.trunk_address != 0
                    && self.trunk_address.is_multiple_of(512)
                    && self.vlan_id <= 4094
            }
        };
        let tests = [
            (Fault::Window, window(self.dma_guest) && window(self.dma_host)),
            (
                Fault::Table,
                table(self.rx_table_address, self.rx_table_words)
                    && table(self.tx_table_address, self.tx_table_words),
            ),
            (Fault::Vlan, vlan),
            (Fault::Mac, self.mac >> 40 & 1 == 0),
        ];
        tests.iter().filter(|(_, good)| !good).map(|(fault, _)| *fault).collect()
    }
}

impl Queue {
    /// The words.
    ///
    /// # Errors
    /// A member that is wider than its field.
    pub fn pack(&self) -> Result<[u64; 8], TooWide> {
        let mut words = [0; 8];
        self.put(&mut words)?;
        Ok(words)
    }

    /// Reads the words; every value means something.
    pub fn unpack(words: &[u64; 8]) -> Self {
        Self::get(words).unwrap_or_default()
    }
}

impl Ctl {
    /// The words.
    ///
    /// # Errors
    /// A member that is wider than its field.
    pub fn pack(&self) -> Result<[u64; 8], TooWide> {
        let mut words = [0; 8];
        self.put(&mut words)?;
        Ok(words)
    }

    /// Reads the words; every value means something.
    pub fn unpack(words: &[u64; 8]) -> Self {
        Self::get(words).unwrap_or_default()
    }
}

/// Where a piece lies in the words of a record; `copy_b` chooses the host's copy.
pub fn range(piece: Piece, copy_b: bool) -> std::ops::Range<usize> {
    let copy = if piece == Piece::Host && copy_b { layout::HOST_COPY_B_WORD } else { 0 };
    let start = piece.first_word() + copy;
    start..start + piece.words()
}
