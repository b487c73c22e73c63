//! Reads the blocks of a pcapng file (`draft-ietf-opsawg-pcapng`).
//!
//! The reader of the crate `pcap-file` is not used here: it refuses legal files (option lists
//! without an end mark, a time zone option, comments that are not UTF-8) and ignores the resolution
//! and offset of timestamps. Its writer is the oracle in the tests.
//!
//! Block lengths are checked before anything is read, and no length leads to an allocation, so a
//! hostile file costs no more memory than it has bytes.

use super::capture::{RECORD_BYTES_MAX, Reading};

/// Type of the section header block; reads the same in both byte orders.
pub(super) const SECTION_HEADER: u32 = 0x0a0d_0d0a;
const INTERFACE_DESCRIPTION: u32 = 1;
const PACKET: u32 = 2;
const SIMPLE_PACKET: u32 = 3;
const ENHANCED_PACKET: u32 = 6;

const LINK_TYPE_ETHERNET: u16 = 1;

/// Options of an interface description block.
mod interface_option {
    pub(super) const TIME_RESOLUTION: u16 = 9;
    pub(super) const FCS_LENGTH: u16 = 13;
    pub(super) const TIME_OFFSET: u16 = 14;
}

/// The option of an enhanced packet block that holds its flags.
const PACKET_FLAGS: u16 = 2;

#[derive(Clone, Copy)]
enum ByteOrder {
    Big,
    Little,
}

impl ByteOrder {
    fn u16(self, bytes: &[u8], offset: usize) -> Option<u16> {
        let (word, _) = bytes.get(offset..)?.split_first_chunk::<2>()?;
        Some(match self {
            Self::Big => u16::from_be_bytes(*word),
            Self::Little => u16::from_le_bytes(*word),
        })
    }

    fn u32(self, bytes: &[u8], offset: usize) -> Option<u32> {
        let (word, _) = bytes.get(offset..)?.split_first_chunk::<4>()?;
        Some(match self {
            Self::Big => u32::from_be_bytes(*word),
            Self::Little => u32::from_le_bytes(*word),
        })
    }

    fn i64(self, bytes: &[u8], offset: usize) -> Option<i64> {
        let (word, _) = bytes.get(offset..)?.split_first_chunk::<8>()?;
        Some(match self {
            Self::Big => i64::from_be_bytes(*word),
            Self::Little => i64::from_le_bytes(*word),
        })
    }

    /// Code and value of each option, up to the end mark or the first that does not fit.
    fn options(self, mut bytes: &[u8]) -> Vec<(u16, &[u8])> {
        let mut options = Vec::new();
        while let (Some(code), Some(length)) = (self.u16(bytes, 0), self.u16(bytes, 2)) {
            let length = usize::from(length);
            let Some(value) = bytes.get(4..4 + length) else { break };
            if code == 0 {
                break;
            }
            options.push((code, value));
            bytes = bytes.get(4 + length.next_multiple_of(4)..).unwrap_or_default();
        }
        options
    }
}

struct Interface {
    link_type: u16,
    /// Whether a frame of it was already refused.
    refused: bool,
    snap_bytes: u32,
    fcs_bytes: u32,
    /// Units of its timestamps per second; `None` when more than 128 bits can hold.
    units_per_second: Option<u128>,
    offset_seconds: i64,
}

impl Interface {
    fn time_ns(&self, raw: u64) -> u64 {
        let since = self
            .units_per_second
            .map_or(0, |units| u128::from(raw).saturating_mul(1_000_000_000) / units);
        let since = i128::try_from(since).unwrap_or(i128::MAX);
        let offset = i128::from(self.offset_seconds) * 1_000_000_000;
        u64::try_from(since.saturating_add(offset).max(0)).unwrap_or(u64::MAX)
    }
}

/// What a packet block says, whatever its kind.
struct Packet<'a> {
    interface: u32,
    /// Raw timestamp; a simple packet has none.
    time: Option<u64>,
    captured: u32,
    wire: u32,
    /// From the first byte of the frame to the end of the block body.
    body: &'a [u8],
    has_flags: bool,
}

/// Reads all blocks; stops at the first that is malformed or cut short.
pub(super) fn read(bytes: &[u8], reading: &mut Reading<'_>) {
    let mut order = ByteOrder::Little;
    let mut interfaces: Vec<Interface> = Vec::new();
    let mut offset = 0;
    while offset < bytes.len() {
        let rest = &bytes[offset..];
        let Some(kind) = order.u32(rest, 0) else {
            return reading.truncated(offset, "a block header", bytes.len());
        };
        if kind == SECTION_HEADER {
            match ByteOrder::Big.u32(rest, 8) {
                Some(0x1a2b_3c4d) => order = ByteOrder::Big,
                Some(0x4d3c_2b1a) => order = ByteOrder::Little,
                Some(magic) => {
                    let found = format!("a section header has byte-order magic {magic:08x}");
                    return reading.malformed(offset, found, "1a2b3c4d in either byte order");
                }
                None => return reading.truncated(offset, "a section header", bytes.len()),
            }
            interfaces.clear();
        }
        let Some(length) = order.u32(rest, 4) else {
            return reading.truncated(offset, "a block header", bytes.len());
        };
        if length < 12 || length % 4 != 0 {
            let found = format!("a block claims {length} bytes");
            return reading.malformed(offset, found, "a multiple of 4 from 12 on");
        }
        let Some(block) = usize::try_from(length).ok().and_then(|length| rest.get(..length)) else {
            return reading.truncated(offset, "a block", bytes.len());
        };
        let (body, trailer) = block[8..].split_at(block.len() - 12);
        if order.u32(trailer, 0) != Some(length) {
            let found = "a block does not repeat its length at its end".to_owned();
            return reading.malformed(offset, found, &format!("{length} at both ends"));
        }
        if !read_block(kind, body, order, &mut interfaces, offset, reading) {
            return;
        }
        offset += block.len();
    }
}

/// Reads one block; false when reading cannot go on.
fn read_block(
    kind: u32,
    body: &[u8],
    order: ByteOrder,
    interfaces: &mut Vec<Interface>,
    offset: usize,
    reading: &mut Reading<'_>,
) -> bool {
    let packet = match kind {
        INTERFACE_DESCRIPTION => {
            let interface = read_interface(body, order, offset, reading);
            let read = interface.is_some();
            interfaces.extend(interface);
            return read;
        }
        ENHANCED_PACKET => enhanced_packet(body, order),
        PACKET => old_packet(body, order),
        SIMPLE_PACKET => simple_packet(body, order, interfaces.first()),
        _ => return true,
    };
    let Some(packet) = packet else {
        let found = format!("a packet block has {} bytes", body.len());
        reading.malformed(offset, found, "its fixed fields first");
        return false;
    };
    let described = interfaces.len();
    let interface = usize::try_from(packet.interface).ok().and_then(|i| interfaces.get_mut(i));
    let Some(interface) = interface else {
        let found = format!("a packet names interface {}", packet.interface);
        reading.malformed(
            offset,
            found,
            &format!("an interface described before it (here {described})"),
        );
        return false;
    };
    if interface.link_type != LINK_TYPE_ETHERNET {
        if !interface.refused {
            interface.refused = true;
            reading.not_ethernet(offset, u32::from(interface.link_type));
        }
        return true;
    }
    let data = usize::try_from(packet.captured).ok().and_then(|length| packet.body.get(..length));
    let Some(data) = data.filter(|_| packet.captured <= RECORD_BYTES_MAX) else {
        let found = format!(
            "a packet claims {} bytes in a block with room for {}",
            packet.captured,
            packet.body.len()
        );
        reading.malformed(offset, found, &format!("what fits, up to {RECORD_BYTES_MAX}"));
        return false;
    };
    let mut fcs_bytes = interface.fcs_bytes;
    if packet.has_flags {
        let options = packet.body.get(data.len().next_multiple_of(4)..).unwrap_or_default();
        let flags = order.options(options).into_iter().find(|&(code, _)| code == PACKET_FLAGS);
        let bytes = flags.and_then(|(_, value)| order.u32(value, 0)).map_or(0, |f| (f >> 5) & 0xf);
        if bytes != 0 {
            match reading.check_fcs(offset, bytes * 8) {
                Some(bytes) => fcs_bytes = bytes,
                None => return false,
            }
        }
    }
    let time_ns = packet.time.map_or_else(|| reading.last_time_ns(), |raw| interface.time_ns(raw));
    reading.record(time_ns, data, packet.wire, fcs_bytes);
    true
}

fn read_interface(
    body: &[u8],
    order: ByteOrder,
    offset: usize,
    reading: &mut Reading<'_>,
) -> Option<Interface> {
    let (Some(link_type), Some(snap_bytes)) = (order.u16(body, 0), order.u32(body, 4)) else {
        let found = format!("an interface description has {} bytes", body.len());
        reading.malformed(offset, found, "8 or more");
        return None;
    };
    let mut interface = Interface {
        link_type,
        refused: false,
        snap_bytes,
        fcs_bytes: 0,
        units_per_second: Some(1_000_000),
        offset_seconds: 0,
    };
    for (code, value) in order.options(body.get(8..).unwrap_or_default()) {
        match (code, value) {
            (interface_option::TIME_RESOLUTION, &[resolution]) => {
                let exponent = u32::from(resolution & 0x7f);
                let base: u128 = if resolution & 0x80 == 0 { 10 } else { 2 };
                interface.units_per_second = base.checked_pow(exponent);
            }
            (interface_option::TIME_OFFSET, value) => {
                interface.offset_seconds = order.i64(value, 0).unwrap_or(0);
            }
            // Written in bits by the format's rules, and in bytes by some tools: 4 can only be bytes.
            (interface_option::FCS_LENGTH, &[length]) => {
                let bits = if length == 4 { 32 } else { u32::from(length) };
                interface.fcs_bytes = reading.check_fcs(offset, bits)?;
            }
            _ => {}
        }
    }
    Some(interface)
}

fn enhanced_packet(body: &[u8], order: ByteOrder) -> Option<Packet<'_>> {
    let (high, low) = (order.u32(body, 4)?, order.u32(body, 8)?);
    Some(Packet {
        interface: order.u32(body, 0)?,
        time: Some((u64::from(high) << 32) | u64::from(low)),
        captured: order.u32(body, 12)?,
        wire: order.u32(body, 16)?,
        body: body.get(20..)?,
        has_flags: true,
    })
}

/// The block that enhanced packets replaced.
fn old_packet(body: &[u8], order: ByteOrder) -> Option<Packet<'_>> {
    Some(Packet {
        interface: u32::from(order.u16(body, 0)?),
        has_flags: true,
        ..enhanced_packet(body, order)?
    })
}

/// A packet without time, interface and captured length: it belongs to the first interface, and is
/// cut at that one's snapshot length.
fn simple_packet<'a>(
    body: &'a [u8],
    order: ByteOrder,
    first: Option<&Interface>,
) -> Option<Packet<'a>> {
    let wire = order.u32(body, 0)?;
    let snap_bytes = first.map_or(0, |interface| interface.snap_bytes);
    let captured = if snap_bytes == 0 { wire } else { wire.min(snap_bytes) };
    let body = body.get(4..)?;
    Some(Packet { interface: 0, time: None, captured, wire, body, has_flags: false })
}
