//! Two older context records, packed and unpacked: fixed points of what the idea was, and vectors that
//! never change.
//!
//! Source: the test programs of the OpTiMSoC "ethernet tile" (TU München, 2013; repository
//! `optimsoc/optimsoc`, commit 1d957a86, `et_sc.c` and `et_rar.c`, read for their field lists). The
//! message's bit positions are those of its shifts. The record is a C structure of bit-fields for a
//! big-endian processor, so the first of four bytes is taken as the highest: that order is our
//! reading, the program does not state it.

/// Set-up message of the receive path, 96 bits in three 32-bit words, filled from the lowest bit up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetupMessage {
    /// 4 bits: 1 is set-up, 2 the release of slots.
    pub kind: u8,
    /// 3 bits: service level.
    pub priority: u8,
    /// 6 bits: compute tile to notify.
    pub ct_index: u8,
    /// 32 bits: address of its notification word.
    pub ct_addr: u32,
    /// 6 bits: memory tile with the receive slots.
    pub mt_index: u8,
    /// 32 bits: address of the slots.
    pub mt_addr: u32,
    /// 13 bits: key of the receive classifier.
    pub hash: u16,
}

/// Widths of the message's fields, lowest first.
const MESSAGE_WIDTHS: [u32; 7] = [4, 3, 6, 32, 6, 32, 13];

/// The low bits of a number.
fn low(value: u128, width: u32) -> u32 {
    let [a, b, c, d, ..] = value.to_le_bytes();
    u32::from_le_bytes([a, b, c, d]) & (u32::MAX >> (32 - width))
}

/// The lowest byte of a word.
fn byte(word: u32) -> u8 {
    word.to_le_bytes()[0]
}

impl SetupMessage {
    /// The three words; none if a member is wider than its field.
    pub fn pack(&self) -> Option<[u32; 3]> {
        let values = [
            u32::from(self.kind),
            u32::from(self.priority),
            u32::from(self.ct_index),
            self.ct_addr,
            u32::from(self.mt_index),
            self.mt_addr,
            u32::from(self.hash),
        ];
        let (mut all, mut at) = (0u128, 0);
        for (value, width) in values.into_iter().zip(MESSAGE_WIDTHS) {
            if value > u32::MAX >> (32 - width) {
                return None;
            }
            all |= u128::from(value) << at;
            at += width;
        }
        Some([low(all, 32), low(all >> 32, 32), low(all >> 64, 32)])
    }

    /// The message of three words; every value means something.
    pub fn unpack(words: [u32; 3]) -> Self {
        let [a, b, c] = words.map(u128::from);
        let mut rest = a | b << 32 | c << 64;
        let mut next = |width: u32| {
            let value = low(rest, width);
            rest >>= width;
            value
        };
        let [kind, priority, ct_index, ct_addr, mt_index, mt_addr, hash] =
            MESSAGE_WIDTHS.map(&mut next);
        Self {
            kind: byte(kind),
            priority: byte(priority),
            ct_index: byte(ct_index),
            ct_addr,
            mt_index: byte(mt_index),
            mt_addr,
            hash: u16::try_from(hash).unwrap_or_default(),
        }
    }
}

/// Set-up record of an interface, 224 bits in seven 32-bit words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SetupRecord {
    /// Receive slots.
    pub rx_buf_addr: u32,
    /// Transmit slots.
    pub tx_buf_addr: u32,
    /// Lengths of the transmit slots.
    pub tx_len_addr: u32,
    /// Notification word of reception.
    pub rx_ntf_addr: u32,
    /// Notification word of transmission.
    pub tx_ntf_addr: u32,
    /// Tile of the receive slots.
    pub rx_buf_tid: u8,
    /// Tile of the transmit slots and their lengths.
    pub tx_buf_len_tid: u8,
    /// Tile of the notification word of reception.
    pub rx_ntf_tid: u8,
    /// Tile of the notification word of transmission.
    pub tx_ntf_tid: u8,
    /// Service level.
    pub prio: u8,
    /// Reception is on.
    pub rx_flag: u8,
    /// Transmission is on.
    pub tx_flag: u8,
    /// Number of the interface.
    pub vif_id: u8,
}

impl SetupRecord {
    /// The seven words.
    pub fn pack(&self) -> [u32; 7] {
        let tiles = [self.rx_buf_tid, self.tx_buf_len_tid, self.rx_ntf_tid, self.tx_ntf_tid];
        let rest = [self.prio, self.rx_flag, self.tx_flag, self.vif_id];
        [
            self.rx_buf_addr,
            self.tx_buf_addr,
            self.tx_len_addr,
            self.rx_ntf_addr,
            self.tx_ntf_addr,
            u32::from_be_bytes(tiles),
            u32::from_be_bytes(rest),
        ]
    }

    /// The record of seven words; every value means something.
    pub fn unpack(words: [u32; 7]) -> Self {
        let [rx_buf_addr, tx_buf_addr, tx_len_addr, rx_ntf_addr, tx_ntf_addr, tiles, rest] = words;
        let [rx_buf_tid, tx_buf_len_tid, rx_ntf_tid, tx_ntf_tid] = tiles.to_be_bytes();
        let [prio, rx_flag, tx_flag, vif_id] = rest.to_be_bytes();
        Self {
            rx_buf_addr,
            tx_buf_addr,
            tx_len_addr,
            rx_ntf_addr,
            tx_ntf_addr,
            rx_buf_tid,
            tx_buf_len_tid,
            rx_ntf_tid,
            tx_ntf_tid,
            prio,
            rx_flag,
            tx_flag,
            vif_id,
        }
    }
}

/// The doorbell of that system: which of eight slots are filled, and whose.
pub fn doorbell(slots: u8, vif_id: u8) -> u32 {
    u32::from(slots) << 8 | u32::from(vif_id)
}

/// Lengths of eight transmit slots as that system keeps them: two in a word, the first one high.
pub fn slot_lengths(lengths: [u16; 8]) -> [u32; 4] {
    std::array::from_fn(|word| {
        u32::from(lengths[2 * word]) << 16 | u32::from(lengths[2 * word + 1])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_messages_of_2013_have_their_bits() {
        // Bit by bit from the list of positions, not by the packing above.
        let message = SetupMessage {
            kind: 1,
            priority: 5,
            ct_index: 0x2a,
            ct_addr: 0x8000_0001,
            mt_index: 0x15,
            mt_addr: 0xdead_beef,
            hash: 0x1fff,
        };
        let w0 = 1 | 5 << 4 | 0x2a << 7 | (0x8000_0001_u32 & 0x7_ffff) << 13;
        let w1 = (0x8000_0001_u32 >> 19) | 0x15 << 13 | (0xdead_beef_u32 & 0x1fff) << 19;
        let w2 = (0xdead_beef_u32 >> 13) | 0x1fff << 19;
        assert_eq!(message.pack(), Some([w0, w1, w2]));
        assert_eq!(SetupMessage::unpack([w0, w1, w2]), message);
        assert_eq!(SetupMessage { kind: 16, ..message }.pack(), None);
        assert_eq!(SetupMessage { hash: 0x2000, ..message }.pack(), None);
    }

    #[test]
    fn the_records_of_2013_have_their_words() {
        let record = SetupRecord {
            tx_buf_addr: 0x2100,
            tx_len_addr: 0x2300,
            tx_ntf_addr: 0x2400,
            tx_buf_len_tid: 2,
            tx_ntf_tid: 2,
            prio: 1,
            tx_flag: 1,
            vif_id: 3,
            ..SetupRecord::default()
        };
        let words = [0, 0x2100, 0x2300, 0, 0x2400, 0x0002_0002, 0x0100_0103];
        assert_eq!(record.pack(), words);
        assert_eq!(SetupRecord::unpack(words), record);
        assert_eq!(size_of_val(&words), 28);
        assert_eq!(doorbell(0xff, 3), 0xff03);
        let lengths = slot_lengths([4, 8, 12, 16, 20, 4, 8, 12]);
        assert_eq!(lengths, [0x0004_0008, 0x000c_0010, 0x0014_0004, 0x0008_000c]);
    }
}
