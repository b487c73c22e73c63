//! The key: the parsed header as 16-bit words, in the one layout that the compiler, the
//! interpreter, the table engine and the hardwired engine share.
//!
//! | word | holds |
//! |---|---|
//! | 0 | flags, see [`flag`] |
//! | 1..=3 | destination MAC, high word first |
//! | 4..=6 | source MAC, high word first |
//! | 7 | EtherType after the VLAN tags |
//! | 8 | outer VLAN TCI (PCP 3, DEI 1, VID 12) |
//! | 9 | inner VLAN TCI |
//! | 10 | IP protocol, in the low byte |
//! | 11 | ARP operation |
//! | 12, 13 | source IPv4 address, high word first |
//! | 14, 15 | destination IPv4 address, high word first |
//! | 16 | source port |
//! | 17 | destination port |
//! | 18..=31 | zero, kept for IPv6 and payload |
//!
//! Words of absent fields are zero. In hardware the key is a bus of `16 * WORDS` bits, word 0 in
//! the lowest bits.

use super::header::Header;

/// Words of a key.
pub const WORDS: usize = 32;

/// Word numbers.
pub mod word {
    /// Flags.
    pub const FLAGS: usize = 0;
    /// Destination MAC, first of 3.
    pub const DST_MAC: usize = 1;
    /// Source MAC, first of 3.
    pub const SRC_MAC: usize = 4;
    /// EtherType.
    pub const ETH_TYPE: usize = 7;
    /// Outer VLAN TCI.
    pub const VLAN: usize = 8;
    /// Inner VLAN TCI.
    pub const INNER_VLAN: usize = 9;
    /// IP protocol.
    pub const IP_PROTO: usize = 10;
    /// ARP operation.
    pub const ARP_OP: usize = 11;
    /// Source IPv4 address, first of 2.
    pub const SRC_IP: usize = 12;
    /// Destination IPv4 address, first of 2.
    pub const DST_IP: usize = 14;
    /// Source port.
    pub const SRC_PORT: usize = 16;
    /// Destination port.
    pub const DST_PORT: usize = 17;
}

/// Bits of the flags word.
pub mod flag {
    /// Ethernet header present.
    pub const ETH: u16 = 1 << 0;
    /// Outer VLAN tag present.
    pub const VLAN: u16 = 1 << 1;
    /// Inner VLAN tag present.
    pub const INNER_VLAN: u16 = 1 << 2;
    /// IPv4 header present.
    pub const IPV4: u16 = 1 << 3;
    /// ARP packet present.
    pub const ARP: u16 = 1 << 4;
    /// TCP or UDP ports present.
    pub const PORTS: u16 = 1 << 5;
    /// Some header was not parsed.
    pub const NOT_PARSED: u16 = 1 << 6;
}

/// A key.
pub type Key = [u16; WORDS];

const fn part(value: u64, shift: u32) -> u16 {
    ((value >> shift) & 0xffff) as u16
}

/// The key of a header.
#[must_use]
pub fn key_of(header: &Header) -> Key {
    let mut key = [0; WORDS];
    let mut flags = 0;
    if let Some(eth) = header.eth {
        flags |= flag::ETH;
        for (index, shift) in [32, 16, 0].into_iter().enumerate() {
            key[word::DST_MAC + index] = part(eth.dst, shift);
            key[word::SRC_MAC + index] = part(eth.src, shift);
        }
        key[word::ETH_TYPE] = eth.eth_type;
    }
    if let Some(tci) = header.vlan {
        flags |= flag::VLAN;
        key[word::VLAN] = tci;
    }
    if let Some(tci) = header.inner_vlan {
        flags |= flag::INNER_VLAN;
        key[word::INNER_VLAN] = tci;
    }
    if let Some(ip) = header.ipv4 {
        flags |= flag::IPV4;
        key[word::IP_PROTO] = u16::from(ip.proto);
        key[word::SRC_IP] = part(u64::from(ip.src), 16);
        key[word::SRC_IP + 1] = part(u64::from(ip.src), 0);
        key[word::DST_IP] = part(u64::from(ip.dst), 16);
        key[word::DST_IP + 1] = part(u64::from(ip.dst), 0);
    }
    if let Some(op) = header.arp_op {
        flags |= flag::ARP;
        key[word::ARP_OP] = op;
    }
    if let Some(ports) = header.ports {
        flags |= flag::PORTS;
        key[word::SRC_PORT] = ports.src;
        key[word::DST_PORT] = ports.dst;
    }
    if header.not_parsed {
        flags |= flag::NOT_PARSED;
    }
    key[word::FLAGS] = flags;
    key
}
