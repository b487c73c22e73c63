//! # Parser: which header fields a frame shows to the rules
//!
//! Defines the behaviour of the hardware header parser, for a frame without frame check sequence
//! and of any length. "Present" below means `Some` in [`Header`]; a field that is not present reads
//! 0 in the [key](crate::net::key). All offsets and lengths are in bytes.
//!
//! | layer | announced by | offset | present when | else |
//! |---|---|---|---|---|
//! | Ethernet | always | 0 | the frame has 14 bytes | N, nothing more |
//! | outer tag | type 0x8100 or 0x88A8 | 14 | its 4 bytes (TCI, next type) are in the frame | N; the type is the TPID |
//! | inner tag | the same, after an outer tag | 18 | as above | N; the type is the TPID |
//! | IPv4 | type 0x0800 | `l3` | 20 bytes follow, version is 4, IHL is 5 or more, and IHL * 4 bytes follow | N |
//! | ARP | type 0x0806 | `l3` | 28 bytes follow, hardware type 1, protocol type 0x0800, lengths 6 and 4 | N |
//! | TCP ports | protocol 6 | `l4` | the datagram is usable, and has 20 bytes after its header | N |
//! | UDP ports | protocol 17 | `l4` | the datagram is usable, and has 8 bytes after its header | N |
//!
//! N sets [`Header::not_parsed`]: something was announced that was not parsed. The flag says no more
//! than that; such a frame is classified by the fields it has, and is never lost for it.
//!
//! - `l3` is 14, 18 or 22: after the tags. `l4` is `l3` + IHL * 4.
//! - A third tag is no tag: its TPID is the type. A type below 0x0600 is an IEEE 802.3 length.
//!   Every type that is not in the table sets N, whatever follows.
//! - A datagram is *usable* when its total length is at least IHL * 4 and ends inside the frame; if
//!   not, N and no ports, but the IPv4 fields are present. Bytes after the total length are padding
//!   and belong to no header.
//! - A usable datagram whose fragment offset is not 0 has no ports and does not set N: nothing was
//!   announced that is missing. A first fragment (offset 0, more to come) is read like a whole one.
//! - A usable datagram of any other protocol has no ports and sets N.
//! - Not looked at: all checksums, the reserved flag, options, the TCP data offset, the UDP length.
//!
//! ## Source
//! IEEE 802.3 and 802.1Q for the tags, RFC 791 (IPv4), RFC 826 (ARP), RFC 768 (UDP), RFC 9293 (TCP).
//!
//! ## Not here
//! IPv6 and its extension headers, ICMP types, TCP flags, payload bytes, tunnels.

use crate::net::header::{Ethernet, Header, Ipv4, Ports};

/// EtherTypes the parser knows.
mod ether_type {
    pub(super) const IPV4: u16 = 0x0800;
    pub(super) const ARP: u16 = 0x0806;
    pub(super) const TAG: u16 = 0x8100;
    pub(super) const SERVICE_TAG: u16 = 0x88a8;
}

/// Bytes of the Ethernet header.
const ETHERNET_BYTES: usize = 14;
/// Bytes of an ARP packet for IPv4 over Ethernet.
const ARP_BYTES: usize = 28;
/// Bytes of an IPv4 header without options.
const IPV4_BYTES: usize = 20;
/// Smallest IHL, in 32-bit words.
const IHL_MIN: u8 = 5;
/// Bytes of a TCP header without options.
const TCP_BYTES: usize = 20;
/// Bytes of a UDP header.
const UDP_BYTES: usize = 8;

/// The header of a frame (without frame check sequence). Never fails: what cannot be parsed is
/// absent from the result and [`Header::not_parsed`] is set, as the table of this page says.
///
/// ```
/// let frame = [0xff; 13];
/// let header = ctxnic::golden::parser::parse(&frame);
/// assert_eq!((header.eth, header.not_parsed, header.length), (None, true, 13));
/// ```
#[must_use]
pub fn parse(frame: &[u8]) -> Header {
    let mut header =
        Header { length: u32::try_from(frame.len()).unwrap_or(u32::MAX), ..Header::default() };
    header.not_parsed = ethernet(frame, &mut header).is_none();
    header
}

// Each function below reads one layer at the start of `bytes`, fills in its fields, and hands over
// to the next. `None` means that a layer was announced and could not be parsed.

fn ethernet(frame: &[u8], header: &mut Header) -> Option<()> {
    let mut rest = frame.get(ETHERNET_BYTES..)?;
    let mut eth_type = be16(frame, 12)?;
    let dst = (u64::from(be16(frame, 0)?) << 32) | u64::from(be32(frame, 2)?);
    let src = (u64::from(be16(frame, 6)?) << 32) | u64::from(be32(frame, 8)?);
    for tag in [&mut header.vlan, &mut header.inner_vlan] {
        if !matches!(eth_type, ether_type::TAG | ether_type::SERVICE_TAG) {
            break;
        }
        // A tag cut short leaves its TPID as the type, which `network` then refuses.
        let (Some(tci), Some(next)) = (be16(rest, 0), be16(rest, 2)) else { break };
        *tag = Some(tci);
        eth_type = next;
        rest = rest.get(4..)?;
    }
    header.eth = Some(Ethernet { dst, src, eth_type });
    network(eth_type, rest, header)
}

fn network(eth_type: u16, bytes: &[u8], header: &mut Header) -> Option<()> {
    match eth_type {
        ether_type::IPV4 => ipv4(bytes, header),
        ether_type::ARP => arp(bytes, header),
        _ => None,
    }
}

fn arp(bytes: &[u8], header: &mut Header) -> Option<()> {
    let packet = bytes.get(..ARP_BYTES)?;
    let over_ethernet = be16(packet, 0)? == 1 && packet[4] == 6;
    let for_ipv4 = be16(packet, 2)? == ether_type::IPV4 && packet[5] == 4;
    if !(over_ethernet && for_ipv4) {
        return None;
    }
    header.arp_op = Some(be16(packet, 6)?);
    Some(())
}

fn ipv4(bytes: &[u8], header: &mut Header) -> Option<()> {
    let fixed = bytes.get(..IPV4_BYTES)?;
    let (version, ihl) = (fixed[0] >> 4, fixed[0] & 0xf);
    if version != 4 || ihl < IHL_MIN {
        return None;
    }
    let header_bytes = usize::from(ihl) * 4;
    if bytes.len() < header_bytes {
        return None;
    }
    let proto = fixed[9];
    header.ipv4 = Some(Ipv4 { src: be32(fixed, 12)?, dst: be32(fixed, 16)?, proto });
    // Both ends of the payload: inside the frame, and not before the end of the header.
    let payload = bytes.get(header_bytes..usize::from(be16(fixed, 2)?))?;
    let fragment_offset = be16(fixed, 6)? & 0x1fff;
    if fragment_offset != 0 {
        return Some(());
    }
    transport(proto, payload, header)
}

fn transport(proto: u8, payload: &[u8], header: &mut Header) -> Option<()> {
    let header_bytes = match proto {
        6 => TCP_BYTES,
        17 => UDP_BYTES,
        _ => return None,
    };
    let fixed = payload.get(..header_bytes)?;
    header.ports = Some(Ports { src: be16(fixed, 0)?, dst: be16(fixed, 2)? });
    Some(())
}

/// The 16 bits at `offset`, high byte first; `None` past the end.
fn be16(bytes: &[u8], offset: usize) -> Option<u16> {
    let (word, _) = bytes.get(offset..)?.split_first_chunk::<2>()?;
    Some(u16::from_be_bytes(*word))
}

/// The 32 bits at `offset`, high byte first; `None` past the end.
fn be32(bytes: &[u8], offset: usize) -> Option<u32> {
    let (word, _) = bytes.get(offset..)?.split_first_chunk::<4>()?;
    Some(u32::from_be_bytes(*word))
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::net::header::Ports;

    /// Untagged UDP 1000 -> 2000 in 42 bytes, no payload.
    fn udp() -> Vec<u8> {
        let mut frame = vec![2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2, 8, 0];
        frame.extend([0x45, 0, 0, 28, 0, 0, 0, 0, 64, 17, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2]);
        frame.extend([0x03, 0xe8, 0x07, 0xd0, 0, 8, 0, 0]);
        frame
    }

    #[test]
    fn every_prefix_of_a_frame_shows_exactly_the_whole_layers() {
        let frame = udp();
        for length in 0..=frame.len() {
            let header = parse(&frame[..length]);
            assert_eq!(header.length as usize, length);
            assert_eq!(header.eth.is_some(), length >= 14, "{length}");
            assert_eq!(header.ipv4.is_some(), length >= 34, "{length}");
            assert_eq!(header.ports.is_some(), length >= 42, "{length}");
            assert_eq!(header.not_parsed, length < 42, "{length}");
        }
        let header = parse(&frame);
        assert_eq!(header.ports, Some(Ports { src: 1000, dst: 2000 }));
        assert_eq!(
            header.eth.map(|eth| (eth.dst, eth.src)),
            Some((0x0200_0000_0001, 0x0200_0000_0002))
        );
    }

    #[test]
    fn padding_belongs_to_no_header_and_is_no_error() {
        let mut frame = udp();
        frame.resize(60, 0);
        assert_eq!(parse(&frame).ports, Some(Ports { src: 1000, dst: 2000 }));
        assert!(!parse(&frame).not_parsed);
        // Total length 27: the last byte of the UDP header is padding, so there are no ports.
        frame[17] = 27;
        let header = parse(&frame);
        assert_eq!((header.ports, header.not_parsed), (None, true));
        assert!(header.ipv4.is_some());
    }

    #[test]
    fn a_third_tag_is_a_type() {
        for (tags, vlan, inner, eth_type) in [
            (&[0x8100_0005_u32][..], Some(5), None, 0x0800),
            (&[0x88a8_0006, 0x8100_0007], Some(6), Some(7), 0x0800),
            (&[0x88a8_0006, 0x8100_0007, 0x8100_0008], Some(6), Some(7), 0x8100),
        ] {
            let mut frame = udp();
            let tail = frame.split_off(12);
            frame.extend(tags.iter().flat_map(|tag| tag.to_be_bytes()));
            frame.extend(tail);
            let header = parse(&frame);
            assert_eq!((header.vlan, header.inner_vlan), (vlan, inner));
            assert_eq!(header.eth.map(|eth| eth.eth_type), Some(eth_type));
            assert_eq!(header.not_parsed, tags.len() == 3);
            assert_eq!(header.ports.is_some(), tags.len() < 3);
        }
    }

    #[test]
    fn a_tag_cut_short_is_not_present() {
        let mut frame = vec![0xff; 12];
        frame.extend([0x81, 0x00, 0x00, 0x05, 0x88, 0xa8, 0x00, 0x06, 0x08, 0x00]);
        for length in 14..=22 {
            let header = parse(&frame[..length]);
            assert_eq!(header.vlan.is_some(), length >= 18, "{length}");
            assert_eq!(header.inner_vlan.is_some(), length >= 22, "{length}");
            let expected = [0x8100, 0x88a8, 0x0800][(length - 14) / 4];
            assert_eq!(header.eth.map(|eth| eth.eth_type), Some(expected), "{length}");
            assert!(header.not_parsed);
        }
    }

    #[test]
    fn a_later_fragment_has_no_ports_and_is_no_error() {
        let mut frame = udp();
        frame[20..22].copy_from_slice(&[0x00, 0x01]);
        let header = parse(&frame);
        assert_eq!((header.ports, header.not_parsed), (None, false));
        assert!(header.ipv4.is_some());
        frame[20..22].copy_from_slice(&[0x20, 0x00]);
        assert!(parse(&frame).ports.is_some(), "a first fragment has ports");
        // The length is checked first: a bad fragment is an error.
        frame[20..22].copy_from_slice(&[0x00, 0x01]);
        frame[17] = 29;
        assert!(parse(&frame).not_parsed);
    }

    #[test]
    fn ipv4_is_refused_for_a_wrong_version_or_header_length() {
        for (first, present) in
            [(0x45, true), (0x65, false), (0x44, false), (0x40, false), (0x47, true), (0x48, false)]
        {
            let mut frame = udp();
            frame[14] = first;
            let header = parse(&frame);
            assert_eq!(header.ipv4.is_some(), present, "{first:#x}");
            assert_eq!(header.not_parsed, first != 0x45, "{first:#x}");
            assert_eq!(header.ports.is_some(), first == 0x45, "{first:#x}");
        }
    }

    #[test]
    fn arp_must_be_ipv4_over_ethernet() {
        let mut frame = vec![0xff; 12];
        frame.extend([0x08, 0x06, 0, 1, 8, 0, 6, 4, 0, 2]);
        frame.extend([0; 20]);
        assert_eq!((parse(&frame).arp_op, parse(&frame).not_parsed), (Some(2), false));
        assert_eq!(parse(&frame[..41]).arp_op, None);
        for offset in 14..20 {
            let mut wrong = frame.clone();
            wrong[offset] ^= 1;
            assert_eq!((parse(&wrong).arp_op, parse(&wrong).not_parsed), (None, true), "{offset}");
        }
    }
}
