//! Context record of ctxnic. Needs only `core`.
//!
//! A field is read with `HOST_STATE.get(&words)` and written with `HOST_STATE.set(&mut words, 2)`;
//! `words` are those of its piece, read from memory in little-endian byte order.
#![allow(dead_code)]

/// A field: some bits of one word of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Word within the piece.
    pub word: usize,
    /// Lowest bit.
    pub lo: u32,
    /// Mask of the value, from bit 0.
    pub mask: u64,
}

impl Field {
    /// The field's value; 0 if the slice is too short.
    pub const fn get(self, words: &[u64]) -> u64 {
        if self.word < words.len() { (words[self.word] >> self.lo) & self.mask } else { 0 }
    }

    /// Puts the low bits of a value into the field; does nothing if the slice is too short.
    pub fn set(self, words: &mut [u64], value: u64) {
        if let Some(word) = words.get_mut(self.word) {
            *word = *word & !(self.mask << self.lo) | (value & self.mask) << self.lo;
        }
    }
}

/// CRC-32 (IEEE 802.3) of a host's piece, its own four bytes taken as zero.
pub const fn host_crc(words: &[u64; HOST_WORDS]) -> u32 {
    let mut crc = u32::MAX;
    let mut index = 0;
    while index < HOST_WORDS {
        let mut word = words[index];
        if index == HOST_CRC.word {
            word &= !(HOST_CRC.mask << HOST_CRC.lo);
        }
        let mut bit = 0;
        while bit < 64 {
            let low = (crc as u64 ^ word >> bit) & 1;
            crc = crc >> 1 ^ if low == 1 { 0xEDB8_8320 } else { 0 };
            bit += 1;
        }
        index += 1;
    }
    !crc
}

/// Writes magic number, layout version and CRC.
pub fn host_seal(words: &mut [u64; HOST_WORDS]) {
    HOST_MAGIC.set(words, MAGIC as u64);
    HOST_LAYOUT.set(words, LAYOUT as u64);
    let crc = host_crc(words);
    HOST_CRC.set(words, crc as u64);
}

/// bytes from one record to the next
pub const STRIDE_BYTES: usize = 512;
/// the same in 64-bit words
pub const STRIDE_WORDS: usize = 64;
/// version of the layout, in `host.layout`
pub const LAYOUT: usize = 1;
/// magic number, in `host.magic`
pub const MAGIC: usize = 21059;
/// first word of copy B of the host's piece
pub const HOST_B_WORD: usize = 16;
/// first word of the piece host, copy A
pub const HOST_WORD: usize = 0;
/// words of the piece host
pub const HOST_WORDS: usize = 16;
/// first word of the piece rx
pub const RX_WORD: usize = 32;
/// words of the piece rx
pub const RX_WORDS: usize = 8;
/// first word of the piece tx
pub const TX_WORD: usize = 40;
/// words of the piece tx
pub const TX_WORDS: usize = 8;
/// first word of the piece ctl
pub const CTL_WORD: usize = 48;
/// words of the piece ctl
pub const CTL_WORDS: usize = 8;
/// number of the interface, as in the record's address, 12 bits
pub const HOST_ID: Field = Field { word: 0, lo: 0, mask: 0xfff };
/// version of this layout, 1, 4 bits
pub const HOST_LAYOUT: Field = Field { word: 0, lo: 12, mask: 0xf };
/// counts the host's updates of this record, wraps, 16 bits
pub const HOST_VERSION: Field = Field { word: 0, lo: 16, mask: 0xffff };
/// 0 free, 1 stopped (takes no frames), 2 running, 3 impossible, 2 bits
pub const HOST_STATE: Field = Field { word: 0, lo: 32, mask: 0x3 };
/// service class, 0 is the highest, 3 bits
pub const HOST_CLASS: Field = Field { word: 0, lo: 34, mask: 0x7 };
/// stays in the context cache, 1 bits
pub const HOST_PINNED: Field = Field { word: 0, lo: 37, mask: 0x1 };
/// receives frames for every address of its VLANs, 1 bits
pub const HOST_PROMISCUOUS: Field = Field { word: 0, lo: 38, mask: 0x1 };
/// receives broadcast frames, 1 bits
pub const HOST_BROADCAST: Field = Field { word: 0, lo: 39, mask: 0x1 };
/// sent frames must carry the interface's MAC and VLAN, 1 bits
pub const HOST_SPOOF_CHECK: Field = Field { word: 0, lo: 40, mask: 0x1 };
/// reception is on, 1 bits
pub const HOST_RX_ENABLE: Field = Field { word: 0, lo: 41, mask: 0x1 };
/// transmission is on, 1 bits
pub const HOST_TX_ENABLE: Field = Field { word: 0, lo: 42, mask: 0x1 };
/// 0x5243, 16 bits
pub const HOST_MAGIC: Field = Field { word: 0, lo: 48, mask: 0xffff };
/// unicast address, the first byte on the wire in the highest bits, 48 bits
pub const HOST_MAC: Field = Field { word: 1, lo: 0, mask: 0xffffffffffff };
/// 0 none, 1 access, 2 trunk, 3 impossible, 2 bits
pub const HOST_VLAN_MODE: Field = Field { word: 1, lo: 48, mask: 0x3 };
/// access: the VLAN; trunk: the native VLAN, 0 if there is none, 12 bits
pub const HOST_VLAN_ID: Field = Field { word: 1, lo: 50, mask: 0xfff };
/// trunk: map of 4096 bits (512 bytes, 512-byte aligned) of the VLANs allowed, bit `v % 64` of word `v / 64`; else 0, 64 bits
pub const HOST_TRUNK_ADDRESS: Field = Field { word: 2, lo: 0, mask: 0xffffffffffffffff };
/// first address of the window as the guest sees it, 64 bits
pub const HOST_DMA_GUEST: Field = Field { word: 3, lo: 0, mask: 0xffffffffffffffff };
/// first address of the window in system memory, 64 bits
pub const HOST_DMA_HOST: Field = Field { word: 4, lo: 0, mask: 0xffffffffffffffff };
/// size of the window; 0 allows nothing, 64 bits
pub const HOST_DMA_SIZE: Field = Field { word: 5, lo: 0, mask: 0xffffffffffffffff };
/// rule table of reception, 8-byte aligned; 0: none, every frame is delivered, 64 bits
pub const HOST_RX_TABLE_ADDRESS: Field = Field { word: 6, lo: 0, mask: 0xffffffffffffffff };
/// CRC-32 of the table's bytes, 32 bits
pub const HOST_RX_TABLE_CRC: Field = Field { word: 7, lo: 0, mask: 0xffffffff };
/// length of the table in 64-bit words; 0 if there is none, 16 bits
pub const HOST_RX_TABLE_WORDS: Field = Field { word: 7, lo: 32, mask: 0xffff };
/// the card's counter of the table's rule 0; rule n has the n-th after it, 16 bits
pub const HOST_RX_COUNTER: Field = Field { word: 7, lo: 48, mask: 0xffff };
/// rule table of transmission, 8-byte aligned; 0: none, every frame is delivered, 64 bits
pub const HOST_TX_TABLE_ADDRESS: Field = Field { word: 8, lo: 0, mask: 0xffffffffffffffff };
/// CRC-32 of the table's bytes, 32 bits
pub const HOST_TX_TABLE_CRC: Field = Field { word: 9, lo: 0, mask: 0xffffffff };
/// length of the table in 64-bit words; 0 if there is none, 16 bits
pub const HOST_TX_TABLE_WORDS: Field = Field { word: 9, lo: 32, mask: 0xffff };
/// the card's counter of the table's rule 0, 16 bits
pub const HOST_TX_COUNTER: Field = Field { word: 9, lo: 48, mask: 0xffff };
/// rate of the receive token bucket; 0: no limit, 32 bits
pub const HOST_RX_RATE: Field = Field { word: 10, lo: 0, mask: 0xffffffff };
/// depth of the receive token bucket, 24 bits
pub const HOST_RX_BURST: Field = Field { word: 10, lo: 32, mask: 0xffffff };
/// largest receive queue offered to the guest, 2^n descriptors, 4 bits
pub const HOST_RX_QUEUE: Field = Field { word: 10, lo: 56, mask: 0xf };
/// rate of the transmit token bucket; 0: no limit, 32 bits
pub const HOST_TX_RATE: Field = Field { word: 11, lo: 0, mask: 0xffffffff };
/// depth of the transmit token bucket, 24 bits
pub const HOST_TX_BURST: Field = Field { word: 11, lo: 32, mask: 0xffffff };
/// largest transmit queue offered to the guest, 2^n descriptors, 4 bits
pub const HOST_TX_QUEUE: Field = Field { word: 11, lo: 56, mask: 0xf };
/// where an interrupt message is written, 4-byte aligned, 64 bits
pub const HOST_IRQ_ADDRESS: Field = Field { word: 12, lo: 0, mask: 0xffffffffffffffff };
/// what is written there, 32 bits
pub const HOST_IRQ_DATA: Field = Field { word: 13, lo: 0, mask: 0xffffffff };
/// 0 none, 1 line, 2 message, 3 impossible, 2 bits
pub const HOST_IRQ_MODE: Field = Field { word: 13, lo: 32, mask: 0x3 };
/// largest payload after the Ethernet header, told to the guest, 16 bits
pub const HOST_MTU: Field = Field { word: 13, lo: 48, mask: 0xffff };
/// VIRTIO feature bits offered to the guest, 64 bits
pub const HOST_FEATURES: Field = Field { word: 14, lo: 0, mask: 0xffffffffffffffff };
/// CRC-32 of the piece's 128 bytes with these four taken as zero, 32 bits
pub const HOST_CRC: Field = Field { word: 15, lo: 32, mask: 0xffffffff };
/// descriptor table, guest address, 16-byte aligned, 64 bits
pub const RX_DESC: Field = Field { word: 0, lo: 0, mask: 0xffffffffffffffff };
/// available ring, guest address, 2-byte aligned, 64 bits
pub const RX_AVAIL: Field = Field { word: 1, lo: 0, mask: 0xffffffffffffffff };
/// used ring, guest address, 4-byte aligned, 64 bits
pub const RX_USED: Field = Field { word: 2, lo: 0, mask: 0xffffffffffffffff };
/// next entry of the available ring to take, wraps, 16 bits
pub const RX_AVAIL_INDEX: Field = Field { word: 3, lo: 0, mask: 0xffff };
/// next entry of the used ring to write, wraps, 16 bits
pub const RX_USED_INDEX: Field = Field { word: 3, lo: 16, mask: 0xffff };
/// descriptors of the queue, 2^n, 4 bits
pub const RX_SIZE: Field = Field { word: 3, lo: 32, mask: 0xf };
/// the guest has set the queue up, 1 bits
pub const RX_READY: Field = Field { word: 3, lo: 36, mask: 0x1 };
/// VIRTIO_F_EVENT_IDX is in use, 1 bits
pub const RX_EVENT_IDX: Field = Field { word: 3, lo: 37, mask: 0x1 };
/// VIRTIO_F_INDIRECT_DESC is in use, 1 bits
pub const RX_INDIRECT: Field = Field { word: 3, lo: 38, mask: 0x1 };
/// used index at the last interrupt, 16 bits
pub const RX_SIGNALLED: Field = Field { word: 3, lo: 48, mask: 0xffff };
/// level of the token bucket, 48 bits
pub const RX_TOKENS: Field = Field { word: 4, lo: 0, mask: 0xffffffffffff };
/// head of the next descriptor chain, if `next_valid`, 16 bits
pub const RX_NEXT_HEAD: Field = Field { word: 4, lo: 48, mask: 0xffff };
/// when the level was brought up to date: time of the last frame, 48 bits
pub const RX_TIME: Field = Field { word: 5, lo: 0, mask: 0xffffffffffff };
/// `next_head`, `next_address` and `next_length` hold a descriptor already read, 1 bits
pub const RX_NEXT_VALID: Field = Field { word: 5, lo: 48, mask: 0x1 };
/// guest address of its first buffer, 64 bits
pub const RX_NEXT_ADDRESS: Field = Field { word: 6, lo: 0, mask: 0xffffffffffffffff };
/// length of its first buffer, 32 bits
pub const RX_NEXT_LENGTH: Field = Field { word: 7, lo: 0, mask: 0xffffffff };
/// why the queue stopped, 0 if it did not, 8 bits
pub const RX_ERROR: Field = Field { word: 7, lo: 32, mask: 0xff };
/// what the error is about: descriptor index, or low bits of an address, 24 bits
pub const RX_ERROR_INFO: Field = Field { word: 7, lo: 40, mask: 0xffffff };
/// descriptor table, guest address, 16-byte aligned, 64 bits
pub const TX_DESC: Field = Field { word: 0, lo: 0, mask: 0xffffffffffffffff };
/// available ring, guest address, 2-byte aligned, 64 bits
pub const TX_AVAIL: Field = Field { word: 1, lo: 0, mask: 0xffffffffffffffff };
/// used ring, guest address, 4-byte aligned, 64 bits
pub const TX_USED: Field = Field { word: 2, lo: 0, mask: 0xffffffffffffffff };
/// next entry of the available ring to take, wraps, 16 bits
pub const TX_AVAIL_INDEX: Field = Field { word: 3, lo: 0, mask: 0xffff };
/// next entry of the used ring to write, wraps, 16 bits
pub const TX_USED_INDEX: Field = Field { word: 3, lo: 16, mask: 0xffff };
/// descriptors of the queue, 2^n, 4 bits
pub const TX_SIZE: Field = Field { word: 3, lo: 32, mask: 0xf };
/// the guest has set the queue up, 1 bits
pub const TX_READY: Field = Field { word: 3, lo: 36, mask: 0x1 };
/// VIRTIO_F_EVENT_IDX is in use, 1 bits
pub const TX_EVENT_IDX: Field = Field { word: 3, lo: 37, mask: 0x1 };
/// VIRTIO_F_INDIRECT_DESC is in use, 1 bits
pub const TX_INDIRECT: Field = Field { word: 3, lo: 38, mask: 0x1 };
/// used index at the last interrupt, 16 bits
pub const TX_SIGNALLED: Field = Field { word: 3, lo: 48, mask: 0xffff };
/// level of the token bucket, 48 bits
pub const TX_TOKENS: Field = Field { word: 4, lo: 0, mask: 0xffffffffffff };
/// head of the next descriptor chain, if `next_valid`, 16 bits
pub const TX_NEXT_HEAD: Field = Field { word: 4, lo: 48, mask: 0xffff };
/// when the level was brought up to date: time of the last frame, 48 bits
pub const TX_TIME: Field = Field { word: 5, lo: 0, mask: 0xffffffffffff };
/// `next_head`, `next_address` and `next_length` hold a descriptor already read, 1 bits
pub const TX_NEXT_VALID: Field = Field { word: 5, lo: 48, mask: 0x1 };
/// guest address of its first buffer, 64 bits
pub const TX_NEXT_ADDRESS: Field = Field { word: 6, lo: 0, mask: 0xffffffffffffffff };
/// length of its first buffer, 32 bits
pub const TX_NEXT_LENGTH: Field = Field { word: 7, lo: 0, mask: 0xffffffff };
/// why the queue stopped, 0 if it did not, 8 bits
pub const TX_ERROR: Field = Field { word: 7, lo: 32, mask: 0xff };
/// what the error is about: descriptor index, or low bits of an address, 24 bits
pub const TX_ERROR_INFO: Field = Field { word: 7, lo: 40, mask: 0xffffff };
/// VIRTIO device status, 8 bits
pub const CTL_STATUS: Field = Field { word: 0, lo: 0, mask: 0xff };
/// DeviceFeaturesSel: 0, 1, or 2 for anything above, 2 bits
pub const CTL_DEVICE_FEATURES_SEL: Field = Field { word: 0, lo: 8, mask: 0x3 };
/// DriverFeaturesSel: 0, 1, or 2 for anything above, 2 bits
pub const CTL_DRIVER_FEATURES_SEL: Field = Field { word: 0, lo: 10, mask: 0x3 };
/// QueueSel: 0 receive, 1 transmit, or 2 for anything above, 2 bits
pub const CTL_QUEUE_SEL: Field = Field { word: 0, lo: 12, mask: 0x3 };
/// VIRTIO InterruptStatus: bit 0 used buffers, bit 1 configuration, 2 bits
pub const CTL_INTERRUPT_STATUS: Field = Field { word: 0, lo: 14, mask: 0x3 };
/// VIRTIO ConfigGeneration, wraps, 16 bits
pub const CTL_CONFIG_GENERATION: Field = Field { word: 0, lo: 16, mask: 0xffff };
/// why the device needs a reset, 0 if it does not, 8 bits
pub const CTL_ERROR: Field = Field { word: 0, lo: 32, mask: 0xff };
/// faults of this interface, stops at its maximum, 16 bits
pub const CTL_FAULTS: Field = Field { word: 0, lo: 48, mask: 0xffff };
/// VIRTIO feature bits the guest has taken, 64 bits
pub const CTL_DRIVER_FEATURES: Field = Field { word: 1, lo: 0, mask: 0xffffffffffffffff };
/// frames delivered to the guest, 48 bits
pub const CTL_RX_FRAMES: Field = Field { word: 2, lo: 0, mask: 0xffffffffffff };
/// their bytes, without FCS, 48 bits
pub const CTL_RX_BYTES: Field = Field { word: 3, lo: 0, mask: 0xffffffffffff };
/// frames of the guest that were sent, 48 bits
pub const CTL_TX_FRAMES: Field = Field { word: 4, lo: 0, mask: 0xffffffffffff };
/// their bytes, without FCS, 48 bits
pub const CTL_TX_BYTES: Field = Field { word: 5, lo: 0, mask: 0xffffffffffff };
/// frames for this guest that were dropped, 24 bits
pub const CTL_RX_DROPS: Field = Field { word: 6, lo: 0, mask: 0xffffff };
/// frames of the guest that were dropped, 24 bits
pub const CTL_TX_DROPS: Field = Field { word: 6, lo: 24, mask: 0xffffff };
/// time of the last fault, 48 bits
pub const CTL_FAULT_TIME: Field = Field { word: 7, lo: 0, mask: 0xffffffffffff };
