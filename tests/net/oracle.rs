//! The golden parser against the crate `etherparse`, which knows nothing of ours.
//!
//! Where the two define a field differently, [`Difference`] names it; everything else must be equal,
//! field by field and flag included.

use std::collections::BTreeMap;

use ctxnic::golden::parser::parse;
use ctxnic::net::capture;
use ctxnic::net::header::{Ethernet, Header, Ipv4, Ports};
use ctxnic::net::rng::Rng;
use ctxnic::net::target::targets_of;
use ctxnic::net::traffic::Traffic;
use etherparse::{
    ArpHardwareId, EtherType, LaxIpv4Slice, LaxLinkExtSlice, LaxNetSlice, LaxSlicedPacket,
    LinkSlice, TransportSlice, UdpHeaderSlice,
};

use crate::random_frame::FrameShaper;
use crate::sample;

const SEED_ORACLE: u64 = 0x0e7e_2026;

/// Where the two parsers mean different things, and what ours does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Difference {
    /// `etherparse` takes TPID 0x9100 for a tag; for us it is a type we do not parse.
    Tpid9100,
    /// `etherparse` reads a third tag; for us its TPID is a type we do not parse.
    ThirdTag,
    /// `etherparse` reads MACsec; for us it is a type we do not parse.
    Macsec,
    /// `etherparse` goes by the version nibble; we ask for both EtherType and version.
    VersionAgainstType,
    /// `etherparse` reads any ARP; we read only IPv4 over Ethernet.
    ArpFormat,
    /// On a wrong total length `etherparse` (lax) takes all bytes of the frame; we take none.
    TotalLength,
    /// `etherparse` leaves the ports of a first fragment alone; we read them.
    FirstFragment,
    /// `etherparse` looks behind an authentication header; for us it is an unknown protocol.
    Authentication,
    /// `etherparse` refuses a TCP data offset below 5 or past the end; we do not look at it.
    TcpDataOffset,
    /// `etherparse` reads ICMP and IGMP; for us they are protocols that we do not parse.
    OtherProtocol,
}

/// What our parser must say, told from what `etherparse` says.
fn expected(frame: &[u8], seen: &mut BTreeMap<Difference, u32>) -> Header {
    let mut header = Header { length: frame.len() as u32, not_parsed: true, ..Header::default() };
    let Ok(packet) = LaxSlicedPacket::from_ethernet(frame) else { return header };
    let Some(LinkSlice::Ethernet2(link)) = &packet.link else { panic!("no link") };
    let mut eth_type = link.ether_type();
    let mut differs = |difference| *seen.entry(difference).or_insert(0) += 1;
    let mut stopped = None;
    for (index, ext) in packet.link_exts.iter().enumerate() {
        let LaxLinkExtSlice::Vlan(vlan) = ext else {
            stopped = Some(Difference::Macsec);
            break;
        };
        if eth_type == EtherType(0x9100) {
            stopped = Some(Difference::Tpid9100);
            break;
        }
        if index == 2 {
            stopped = Some(Difference::ThirdTag);
            break;
        }
        let tci = (u16::from(vlan.priority_code_point().value()) << 13)
            | (u16::from(vlan.drop_eligible_indicator()) << 12)
            | vlan.vlan_identifier().value();
        *(if index == 0 { &mut header.vlan } else { &mut header.inner_vlan }) = Some(tci);
        eth_type = vlan.ether_type();
    }
    let mac = |bytes: [u8; 6]| bytes.iter().fold(0, |mac, &byte| (mac << 8) | u64::from(byte));
    header.eth = Some(Ethernet {
        dst: mac(link.destination()),
        src: mac(link.source()),
        eth_type: eth_type.0,
    });
    if let Some(difference) = stopped {
        differs(difference);
        return header;
    }
    match &packet.net {
        Some(LaxNetSlice::Arp(arp)) => {
            let sizes = (arp.hw_addr_size(), arp.proto_addr_size());
            let types = (arp.hw_addr_type(), arp.proto_addr_type());
            if types == (ArpHardwareId::ETHERNET, EtherType::IPV4) && sizes == (6, 4) {
                header.arp_op = Some(arp.operation().0);
                header.not_parsed = false;
            } else {
                differs(Difference::ArpFormat);
            }
        }
        Some(LaxNetSlice::Ipv4(_)) if eth_type != EtherType::IPV4 => {
            differs(Difference::VersionAgainstType);
        }
        Some(LaxNetSlice::Ipv6(_)) if eth_type == EtherType::IPV4 => {
            differs(Difference::VersionAgainstType);
        }
        Some(LaxNetSlice::Ipv4(ip)) => {
            expect_ipv4(ip, packet.transport.as_ref(), &mut header, &mut differs);
        }
        Some(LaxNetSlice::Ipv6(_)) | None => {}
    }
    header
}

fn expect_ipv4(
    ip: &LaxIpv4Slice<'_>,
    transport: Option<&TransportSlice<'_>>,
    header: &mut Header,
    differs: &mut impl FnMut(Difference),
) {
    let fixed = ip.header();
    header.ipv4 = Some(Ipv4 {
        src: u32::from_be_bytes(fixed.source()),
        dst: u32::from_be_bytes(fixed.destination()),
        proto: fixed.protocol().0,
    });
    if fixed.payload_len().is_err() || ip.payload().incomplete {
        differs(Difference::TotalLength);
        return;
    }
    if fixed.fragments_offset().value() != 0 {
        assert!(transport.is_none());
        header.not_parsed = false;
        return;
    }
    if fixed.protocol().0 == 51 {
        differs(Difference::Authentication);
        return;
    }
    let payload = ip.payload().payload;
    header.ports = match transport {
        Some(TransportSlice::Udp(udp)) => {
            Some(Ports { src: udp.source_port(), dst: udp.destination_port() })
        }
        Some(TransportSlice::Tcp(tcp)) => {
            Some(Ports { src: tcp.source_port(), dst: tcp.destination_port() })
        }
        Some(_) => {
            differs(Difference::OtherProtocol);
            None
        }
        None => {
            let smallest = match fixed.protocol().0 {
                6 => 20,
                17 => 8,
                _ => usize::MAX,
            };
            (payload.len() >= smallest).then(|| {
                differs(if fixed.more_fragments() {
                    Difference::FirstFragment
                } else {
                    Difference::TcpDataOffset
                });
                // The ports stand at the same place in both headers.
                let ports = UdpHeaderSlice::from_slice(payload).unwrap();
                Ports { src: ports.source_port(), dst: ports.destination_port() }
            })
        }
    };
    header.not_parsed = header.ports.is_none();
}

fn check(frame: &[u8], seen: &mut BTreeMap<Difference, u32>) {
    let want = expected(frame, seen);
    let got = parse(frame);
    assert_eq!(got, want, "frame {frame:02x?}");
}

/// Bytes that start like a frame of a type and go on at random.
fn noise(rng: &mut Rng) -> Vec<u8> {
    let length = rng.index(90);
    let mut frame = rng.bytes(length);
    for offset in [12, 16, 20] {
        let types = [
            0x0800, 0x0800, 0x0800, 0x0806, 0x8100, 0x8100, 0x88a8, 0x9100, 0x88e5, 0x86dd, 0x0042,
        ];
        let kind: u16 = rng.choose(types);
        if let Some(field) = frame.get_mut(offset..offset + 2) {
            field.copy_from_slice(&kind.to_be_bytes());
        }
        // Sometimes a plausible start of what follows.
        let start: &[u8] = match kind {
            0x0800 => &[0x45, 0, 0, 40, 0, 0, 0, 0, 64],
            0x0806 => &[0, 1, 8, 0, 6, 4, 0],
            0x86dd => &[0x60],
            _ => continue,
        };
        let proto = rng.choose([1, 2, 6, 6, 17, 17, 51, 51, 132]);
        if rng.one_in(4) {
            continue;
        }
        for (index, &byte) in start.iter().chain([&proto]).enumerate() {
            if let Some(place) = frame.get_mut(offset + 2 + index) {
                *place = byte;
            }
        }
    }
    frame
}

/// The generated frames of this page: traffic, shaped frames, noise, in turn.
fn generated(count: usize) -> impl Iterator<Item = Vec<u8>> {
    let policy = sample::policy();
    let mut rng = Rng::new(SEED_ORACLE);
    let mut traffic = Traffic::new(SEED_ORACLE, &targets_of(&policy));
    (0..count).map(move |number| match number % 3 {
        0 => traffic.next_frame().frame.data,
        1 => FrameShaper::new(&policy).frame(&mut rng),
        _ => noise(&mut rng),
    })
}

#[test]
fn generated_frames_are_parsed_as_etherparse_parses_them() {
    let mut seen = BTreeMap::new();
    let (mut same, mut with_ports, mut whole) = (0, 0, 0);
    let count = 36_000;
    for frame in generated(count as usize) {
        let before = seen.values().sum::<u32>();
        check(&frame, &mut seen);
        same += u32::from(seen.values().sum::<u32>() == before);
        let header = parse(&frame);
        with_ports += u32::from(header.ports.is_some());
        whole += u32::from(!header.not_parsed);
    }
    for difference in [
        Difference::Tpid9100,
        Difference::ThirdTag,
        Difference::Macsec,
        Difference::VersionAgainstType,
        Difference::ArpFormat,
        Difference::TotalLength,
        Difference::FirstFragment,
        Difference::Authentication,
        Difference::TcpDataOffset,
        Difference::OtherProtocol,
    ] {
        assert!(
            seen.get(&difference).is_some_and(|&count| count >= 10),
            "{difference:?}: {seen:?}"
        );
    }
    eprintln!(
        "{count} frames, {same} without a difference, {with_ports} with ports, {whole} parsed to the end; {seen:?}"
    );
    assert!(same > count / 3 * 2, "only {same} frames are defined the same way by both: {seen:?}");
    assert!(with_ports > count / 4 && whole > count / 4 && whole < count / 4 * 3);
}

#[test]
fn every_prefix_of_every_frame_is_parsed_as_etherparse_parses_it() {
    let mut seen = BTreeMap::new();
    let targets = targets_of(&sample::policy());
    for traffic in Traffic::new(SEED_ORACLE + 1, &targets).take(150) {
        let frame = traffic.frame.data;
        for length in 0..=frame.len().min(120) {
            check(&frame[..length], &mut seen);
        }
    }
}

#[test]
fn captures_are_parsed_as_etherparse_parses_them() {
    let mut seen = BTreeMap::new();
    let mut frames = 0;
    for (name, bytes) in sample::captures() {
        let capture = capture::read(&name, &bytes).unwrap();
        for frame in &capture.frames {
            check(&frame.data, &mut seen);
            frames += 1;
        }
    }
    eprintln!("{frames} captured frames, differences {seen:?}");
}

/// Each is a parser with one mistake; the comparison above must find it.
#[test]
fn planted_bugs_are_caught() {
    type Parser = fn(&[u8]) -> Header;
    let bugs: [(&str, Parser); 9] = [
        ("the last byte is not looked at", |f| Header {
            length: f.len() as u32,
            ..parse(&f[..f.len().saturating_sub(1)])
        }),
        ("padding counts as payload", |f| {
            let mut longer = f.to_vec();
            if f.get(12..14) == Some(&[8, 0])
                && let Some(length) = longer.get_mut(16..18)
            {
                length.copy_from_slice(&((f.len() - 14) as u16).to_be_bytes());
            }
            parse(&longer)
        }),
        ("options are not skipped", |f| {
            let mut shorter = f.to_vec();
            if f.get(12..14) == Some(&[8, 0]) && f.get(14).is_some_and(|first| *first > 0x45) {
                shorter[14] = 0x45;
            }
            parse(&shorter)
        }),
        ("later fragments have ports", |f| {
            let mut whole = f.to_vec();
            if f.get(12..14) == Some(&[8, 0])
                && let Some(fragment) = whole.get_mut(20..22)
            {
                fragment.fill(0);
            }
            parse(&whole)
        }),
        ("service tags are no tags", |f| {
            let mut other = f.to_vec();
            if f.get(12..14) == Some(&[0x88, 0xa8]) {
                other[13] = 0xa9;
            }
            let mut header = parse(&other);
            if let (Some(eth), true) = (&mut header.eth, other != f) {
                eth.eth_type = 0x88a8;
            }
            header
        }),
        ("tags are swapped", |f| {
            let header = parse(f);
            match header.inner_vlan {
                Some(_) => Header { vlan: header.inner_vlan, inner_vlan: header.vlan, ..header },
                None => header,
            }
        }),
        ("ports are swapped", |f| {
            let header = parse(f);
            let ports = header.ports.map(|ports| Ports { src: ports.dst, dst: ports.src });
            Header { ports, ..header }
        }),
        ("an unknown protocol is no matter", |f| {
            let header = parse(f);
            Header { not_parsed: header.not_parsed && header.ipv4.is_none(), ..header }
        }),
        ("any ARP is read", |f| {
            let header = parse(f);
            let arp = f.get(12..14) == Some(&[8, 6]) && f.len() >= 42;
            let arp_op = arp.then(|| u16::from_be_bytes([f[20], f[21]])).or(header.arp_op);
            Header { arp_op, ..header }
        }),
    ];
    let frames: Vec<Vec<u8>> = generated(6_000).collect();
    for (name, parser) in bugs {
        let caught =
            frames.iter().filter(|frame| parser(frame) != expected(frame, &mut BTreeMap::new()));
        assert!(caught.count() >= 10, "not caught: {name}");
    }
}
