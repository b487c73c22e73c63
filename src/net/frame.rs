//! Builds well-formed Ethernet frames, without frame check sequence, with right lengths and checksums.
//!
//! Headers are laid out by the crate `etherparse`; this file adds tags of any kind, padding, IPv4
//! options and fragments. Broken frames come from [`mutate`](super::mutate), not from here. A
//! payload that does not fit is cut to what fits: the functions cannot fail.

use etherparse::{
    ArpHardwareId, ArpOperation, ArpPacket, EtherType, Ethernet2Header, Icmpv4Header, Icmpv4Type,
    Icmpv6Header, Icmpv6Type, IpDscp, IpFragOffset, IpNumber, Ipv4Header, Ipv6Header, TcpHeader,
    UdpHeader,
};

/// Shortest frame on the wire, in bytes without frame check sequence.
pub const FRAME_BYTES_MIN: usize = 60;
/// Longest frame of the default MTU of 1500, with two tags, in bytes without frame check sequence.
pub const FRAME_BYTES_MAX: usize = 1522;
/// The broadcast address, 48 bits.
pub const BROADCAST: u64 = 0xffff_ffff_ffff;

/// EtherTypes used by gateway traffic.
pub mod ether_type {
    /// IPv4.
    pub const IPV4: u16 = 0x0800;
    /// ARP.
    pub const ARP: u16 = 0x0806;
    /// VLAN tag (IEEE 802.1Q).
    pub const TAG: u16 = 0x8100;
    /// Service VLAN tag (IEEE 802.1ad).
    pub const SERVICE_TAG: u16 = 0x88a8;
    /// IPv6.
    pub const IPV6: u16 = 0x86dd;
    /// Profinet.
    pub const PROFINET: u16 = 0x8892;
    /// EtherCAT.
    pub const ETHERCAT: u16 = 0x88a4;
    /// LLDP (IEEE 802.1AB).
    pub const LLDP: u16 = 0x88cc;
    /// PTP (IEEE 1588) over Ethernet.
    pub const PTP: u16 = 0x88f7;
}

/// IP protocol numbers.
pub mod protocol {
    /// ICMP.
    pub const ICMP: u8 = 1;
    /// IGMP.
    pub const IGMP: u8 = 2;
    /// TCP.
    pub const TCP: u8 = 6;
    /// UDP.
    pub const UDP: u8 = 17;
    /// SCTP.
    pub const SCTP: u8 = 132;
}

/// Flags of a TCP header, as they stand in its byte 13.
pub mod tcp_flag {
    /// No more data from the sender.
    pub const FIN: u8 = 0x01;
    /// Synchronise sequence numbers.
    pub const SYN: u8 = 0x02;
    /// Reset the connection.
    pub const RST: u8 = 0x04;
    /// Push.
    pub const PSH: u8 = 0x08;
    /// The acknowledgement number counts.
    pub const ACK: u8 = 0x10;
}

/// A VLAN tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Tag protocol identifier, 16 bits.
    pub tpid: u16,
    /// Tag control information: PCP 3, DEI 1, VID 12 bits.
    pub tci: u16,
}

/// Ethernet addresses and tags.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Destination, 48 bits.
    pub dst: u64,
    /// Source, 48 bits.
    pub src: u64,
    /// Tags, outermost first.
    pub tags: Vec<Tag>,
}

/// IPv4 header, without the protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ip {
    /// Source address.
    pub src: u32,
    /// Destination address.
    pub dst: u32,
    /// Time to live, in hops.
    pub ttl: u8,
    /// Differentiated services code point, 6 bits; more bits are ignored.
    pub dscp: u8,
    /// Identification.
    pub identification: u16,
    /// Options, cut to a multiple of 4 bytes and at most 40.
    pub options: Vec<u8>,
    /// Offset of this fragment in units of 8 bytes, 13 bits; more bits are ignored.
    pub fragment_offset: u16,
    /// Whether more fragments follow.
    pub more_fragments: bool,
}

impl Ip {
    /// A plain header between two addresses: no options, no fragment, TTL 64.
    #[must_use]
    pub const fn new(src: u32, dst: u32) -> Self {
        Self {
            src,
            dst,
            ttl: 64,
            dscp: 0,
            identification: 0,
            options: Vec::new(),
            fragment_offset: 0,
            more_fragments: false,
        }
    }
}

/// A frame with any type and payload.
#[must_use]
pub fn raw(link: &Link, eth_type: u16, payload: &[u8]) -> Vec<u8> {
    let first = link.tags.first().map_or(eth_type, |tag| tag.tpid);
    let ethernet = Ethernet2Header {
        source: mac_bytes(link.src),
        destination: mac_bytes(link.dst),
        ether_type: EtherType(first),
    };
    let mut frame = ethernet.to_bytes().to_vec();
    let next_types = link.tags.iter().skip(1).map(|tag| tag.tpid).chain([eth_type]);
    for (tag, next) in link.tags.iter().zip(next_types) {
        frame.extend(tag.tci.to_be_bytes());
        frame.extend(next.to_be_bytes());
    }
    frame.extend(payload);
    frame
}

/// An ARP packet: `op` is 1 for a request, 2 for a reply.
#[must_use]
pub fn arp(link: &Link, op: u16, sender_ip: u32, target_mac: u64, target_ip: u32) -> Vec<u8> {
    let packet = ArpPacket::new(
        ArpHardwareId::ETHERNET,
        EtherType::IPV4,
        ArpOperation(op),
        &mac_bytes(link.src),
        &sender_ip.to_be_bytes(),
        &mac_bytes(target_mac),
        &target_ip.to_be_bytes(),
    );
    let body = packet.map(|packet| packet.to_bytes().to_vec()).unwrap_or_default();
    raw(link, ether_type::ARP, &body)
}

/// An IPv4 datagram with any protocol and payload.
#[must_use]
pub fn ipv4(link: &Link, ip: &Ip, proto: u8, payload: &[u8]) -> Vec<u8> {
    let mut header = Ipv4Header {
        time_to_live: ip.ttl,
        protocol: IpNumber(proto),
        source: ip.src.to_be_bytes(),
        destination: ip.dst.to_be_bytes(),
        identification: ip.identification,
        more_fragments: ip.more_fragments,
        dscp: IpDscp::try_new(ip.dscp & 0x3f).unwrap_or_default(),
        fragment_offset: IpFragOffset::try_new(ip.fragment_offset & 0x1fff).unwrap_or_default(),
        ..Ipv4Header::default()
    };
    let options = ip.options.len().min(40) & !3;
    if let Ok(options) = ip.options[..options].try_into() {
        header.options = options;
    }
    let payload = &payload[..payload.len().min(usize::from(header.max_payload_len()))];
    if let Ok(total) = u16::try_from(header.header_len() + payload.len()) {
        header.total_len = total;
    }
    header.header_checksum = header.calc_header_checksum();
    let mut packet = header.to_bytes().to_vec();
    packet.extend(payload);
    raw(link, ether_type::IPV4, &packet)
}

/// A UDP datagram over IPv4.
#[must_use]
pub fn udp(link: &Link, ip: &Ip, src_port: u16, dst_port: u16, payload: &[u8]) -> Vec<u8> {
    let payload = &payload[..payload.len().min(9_000)];
    let (src, dst) = (ip.src.to_be_bytes(), ip.dst.to_be_bytes());
    let mut packet = Vec::new();
    if let Ok(mut header) = UdpHeader::without_ipv4_checksum(src_port, dst_port, payload.len()) {
        header.checksum = header.calc_checksum_ipv4_raw(src, dst, payload).unwrap_or_default();
        packet.extend(header.to_bytes());
    }
    packet.extend(payload);
    ipv4(link, ip, protocol::UDP, &packet)
}

/// A TCP segment over IPv4; `flags` are those of [`tcp_flag`].
#[must_use]
pub fn tcp(link: &Link, ip: &Ip, ports: (u16, u16), flags: u8, payload: &[u8]) -> Vec<u8> {
    let payload = &payload[..payload.len().min(9_000)];
    let mut header = TcpHeader::new(ports.0, ports.1, 0x1000, 0xfaf0);
    header.fin = flags & tcp_flag::FIN != 0;
    header.syn = flags & tcp_flag::SYN != 0;
    header.rst = flags & tcp_flag::RST != 0;
    header.psh = flags & tcp_flag::PSH != 0;
    header.ack = flags & tcp_flag::ACK != 0;
    let (src, dst) = (ip.src.to_be_bytes(), ip.dst.to_be_bytes());
    header.checksum = header.calc_checksum_ipv4_raw(src, dst, payload).unwrap_or_default();
    let mut packet = header.to_bytes().to_vec();
    packet.extend(payload);
    ipv4(link, ip, protocol::TCP, &packet)
}

/// An ICMP echo request or reply.
#[must_use]
pub fn icmp_echo(link: &Link, ip: &Ip, reply: bool, seq: u16, payload: &[u8]) -> Vec<u8> {
    let echo = etherparse::IcmpEchoHeader { id: 0x0c7c, seq };
    let kind = if reply { Icmpv4Type::EchoReply(echo) } else { Icmpv4Type::EchoRequest(echo) };
    let mut packet = Icmpv4Header::with_checksum(kind, payload).to_bytes().to_vec();
    packet.extend(payload);
    ipv4(link, ip, protocol::ICMP, &packet)
}

/// An IPv6 packet with any next header and payload.
#[must_use]
pub fn ipv6(link: &Link, src: u128, dst: u128, next_header: u8, payload: &[u8]) -> Vec<u8> {
    let payload = &payload[..payload.len().min(9_000)];
    let header = Ipv6Header {
        payload_length: u16::try_from(payload.len()).unwrap_or(u16::MAX),
        next_header: IpNumber(next_header),
        hop_limit: 64,
        source: src.to_be_bytes(),
        destination: dst.to_be_bytes(),
        ..Ipv6Header::default()
    };
    let mut packet = header.to_bytes().to_vec();
    packet.extend(payload);
    raw(link, ether_type::IPV6, &packet)
}

/// A UDP datagram over IPv6.
#[must_use]
pub fn udp6(link: &Link, addresses: (u128, u128), ports: (u16, u16), payload: &[u8]) -> Vec<u8> {
    let payload = &payload[..payload.len().min(8_000)];
    let (src, dst) = (addresses.0.to_be_bytes(), addresses.1.to_be_bytes());
    let mut packet = Vec::new();
    if let Ok(mut header) = UdpHeader::without_ipv4_checksum(ports.0, ports.1, payload.len()) {
        header.checksum = header.calc_checksum_ipv6_raw(src, dst, payload).unwrap_or_default();
        packet.extend(header.to_bytes());
    }
    packet.extend(payload);
    ipv6(link, addresses.0, addresses.1, protocol::UDP, &packet)
}

/// An ICMPv6 echo request.
#[must_use]
pub fn icmp6_echo(link: &Link, src: u128, dst: u128, seq: u16, payload: &[u8]) -> Vec<u8> {
    let kind = Icmpv6Type::EchoRequest(etherparse::IcmpEchoHeader { id: 0x0c7c, seq });
    let (from, to) = (src.to_be_bytes(), dst.to_be_bytes());
    let mut packet = Vec::new();
    if let Ok(header) = Icmpv6Header::with_checksum(kind, from, to, payload) {
        packet.extend(header.to_bytes());
    }
    packet.extend(payload);
    ipv6(link, src, dst, 58, &packet)
}

/// Pads a frame with zeroes to [`FRAME_BYTES_MIN`], as a sender on the wire must.
#[must_use]
pub fn padded(mut frame: Vec<u8>) -> Vec<u8> {
    if frame.len() < FRAME_BYTES_MIN {
        frame.resize(FRAME_BYTES_MIN, 0);
    }
    frame
}

/// The 6 bytes of an address, in the order of the wire; bits above 48 are ignored.
#[must_use]
pub const fn mac_bytes(mac: u64) -> [u8; 6] {
    let [_, _, a, b, c, d, e, f] = mac.to_be_bytes();
    [a, b, c, d, e, f]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::golden::parser::parse;
    use crate::net::header::{Ipv4, Ports};
    use etherparse::{NetSlice, SlicedPacket, TransportSlice};

    fn link() -> Link {
        Link {
            dst: 0x0200_0000_0001,
            src: 0x0200_0000_0002,
            tags: vec![Tag { tpid: ether_type::TAG, tci: 0x600a }],
        }
    }

    #[test]
    fn checksums_and_lengths_are_right() {
        let ip = Ip { options: vec![7, 4, 4, 0, 1, 1, 1, 0], ..Ip::new(0x0a00_0001, 0x0a00_0002) };
        for frame in [
            udp(&link(), &ip, 1000, 53, b"abc"),
            tcp(&link(), &ip, (1000, 22), tcp_flag::SYN, b""),
            icmp_echo(&link(), &ip, false, 1, b"ping"),
        ] {
            let packet = SlicedPacket::from_ethernet(&frame).unwrap();
            let Some(NetSlice::Ipv4(net)) = packet.net else { panic!("no IPv4") };
            let header = net.header().to_header();
            assert_eq!(header.header_checksum, header.calc_header_checksum());
            assert_eq!(header.options.as_slice(), ip.options);
            match packet.transport {
                Some(TransportSlice::Udp(udp)) => {
                    let header = udp.to_header();
                    assert_eq!(
                        header.checksum,
                        header
                            .calc_checksum_ipv4(&net.header().to_header(), udp.payload())
                            .unwrap()
                    );
                    assert_eq!(usize::from(header.length), 11);
                }
                Some(TransportSlice::Tcp(tcp)) => {
                    let sum =
                        tcp.calc_checksum_ipv4(net.header().source(), net.header().destination());
                    assert_eq!(tcp.checksum(), sum.unwrap());
                    assert!(tcp.syn() && !tcp.ack());
                }
                Some(TransportSlice::Icmpv4(icmp)) => assert_eq!(icmp.payload(), b"ping"),
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn what_is_built_is_what_the_golden_parser_reads() {
        let header = parse(&udp(&link(), &Ip::new(1, 2), 3, 4, b""));
        assert_eq!(header.vlan, Some(0x600a));
        assert_eq!(header.ipv4, Some(Ipv4 { src: 1, dst: 2, proto: 17 }));
        assert_eq!(header.ports, Some(Ports { src: 3, dst: 4 }));
        assert_eq!(parse(&arp(&link(), 2, 1, BROADCAST, 2)).arp_op, Some(2));
        let header = parse(&udp6(&link(), (1, 2), (3, 4), b""));
        assert_eq!(header.eth.map(|eth| eth.eth_type), Some(ether_type::IPV6));
        assert!(header.not_parsed);
    }

    #[test]
    fn too_much_is_cut_and_too_little_is_padded() {
        let ip = Ip { options: vec![0; 99], ..Ip::new(1, 2) };
        let frame = ipv4(&link(), &ip, 99, &vec![0; 70_000]);
        assert_eq!(frame.len(), 18 + 65_535);
        assert_eq!(padded(raw(&link(), 0, b"")).len(), FRAME_BYTES_MIN);
        assert_eq!(padded(frame).len(), 18 + 65_535);
    }
}
