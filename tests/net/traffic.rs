//! The generated traffic: every kind occurs, looks like what it is, and never changes.

use std::collections::{BTreeMap, BTreeSet};

use ctxnic::golden::parser::parse;
use ctxnic::net::frame::{FRAME_BYTES_MAX, FRAME_BYTES_MIN};
use ctxnic::net::mutate::Mutation;
use ctxnic::net::target::{Subnet, targets_of};
use ctxnic::net::traffic::{Kind, START_NS, Traffic, TrafficFrame};

use crate::sample;

const SEED_TRAFFIC: u64 = 7;

fn frames(seed: u64, count: usize) -> Vec<TrafficFrame> {
    Traffic::new(seed, &targets_of(&sample::policy())).take(count).collect()
}

#[test]
fn the_seed_decides_everything() {
    assert_eq!(frames(1, 300), frames(1, 300));
    assert_ne!(frames(1, 300), frames(2, 300));
}

#[test]
fn targets_know_what_the_rules_of_their_interface_name() {
    let targets = targets_of(&sample::policy());
    assert_eq!(targets.len(), 3);
    assert_eq!((targets[0].mac, targets[0].vid), (0x0200_0000_0001, None));
    assert_eq!(targets[0].peers, [Subnet { value: 0x0a00_0000, mask: 0xff00_0000 }]);
    let lines: Vec<usize> = targets[0].flows.iter().map(|flow| flow.lines.len()).collect();
    assert_eq!(lines, [3, 2, 1]);
    assert_eq!((targets[1].vid, targets[1].ip & 0xffff_0000), (Some(10), 0x0a0a_0000));
}

#[test]
fn every_kind_and_every_mutation_occurs_and_whole_frames_have_legal_sizes() {
    let frames = frames(SEED_TRAFFIC, 4_000);
    let kinds: BTreeSet<Kind> = frames.iter().map(|frame| frame.kind).collect();
    assert_eq!(kinds.len(), Kind::ALL.len());
    let mutations: BTreeSet<Mutation> = frames.iter().filter_map(|f| f.mutation).collect();
    assert_eq!(mutations.len(), Mutation::ALL.len());
    let whole: Vec<usize> =
        frames.iter().filter(|f| f.mutation.is_none()).map(|f| f.frame.data.len()).collect();
    assert!(whole.iter().all(|length| (FRAME_BYTES_MIN..=FRAME_BYTES_MAX).contains(length)));
    assert!(whole.contains(&FRAME_BYTES_MIN) && whole.iter().any(|&length| length > 1_500));
    assert!(frames.iter().any(|frame| frame.frame.data.len() < 14));
}

#[test]
fn timestamps_leave_room_for_the_frames_at_1_gbit_s() {
    let frames = frames(SEED_TRAFFIC, 1_000);
    assert_eq!(frames[0].frame.time_ns, START_NS);
    for pair in frames.windows(2) {
        let busy = (u64::from(pair[0].frame.wire_bytes) + 24) * 8;
        assert!(pair[1].frame.time_ns >= pair[0].frame.time_ns + busy);
    }
}

#[test]
fn whole_frames_of_a_kind_show_its_fields() {
    let mut checked = BTreeMap::new();
    for frame in frames(SEED_TRAFFIC + 1, 4_000).iter().filter(|frame| frame.mutation.is_none()) {
        let header = parse(&frame.frame.data);
        let eth_type = header.eth.unwrap().eth_type;
        let dst_port = header.ports.map(|ports| ports.dst);
        let proto = header.ipv4.map(|ip| ip.proto);
        let right = match frame.kind {
            Kind::Arp => header.arp_op.is_some() && !header.not_parsed,
            Kind::PtpEthernet => eth_type == 0x88f7,
            Kind::PtpUdp => dst_port == Some(319),
            Kind::Dns => dst_port == Some(53) && proto == Some(17),
            Kind::Ntp => dst_port == Some(123),
            Kind::Mqtt => dst_port == Some(1883) && proto == Some(6),
            Kind::OpcUa => dst_port == Some(4840),
            Kind::Ssh => dst_port == Some(22),
            Kind::Modbus => dst_port == Some(502),
            Kind::Https => dst_port == Some(443),
            Kind::Syslog => dst_port == Some(514),
            Kind::IcmpEcho => proto == Some(1) && header.not_parsed,
            Kind::Igmp => proto == Some(2),
            Kind::Sctp => proto == Some(132),
            Kind::Ipv6Udp | Kind::Ipv6Echo => eth_type == 0x86dd && header.not_parsed,
            Kind::Dhcp => dst_port == Some(67),
            Kind::Mdns => dst_port == Some(5353),
            Kind::Multicast => header.eth.unwrap().dst >> 40 & 1 == 1,
            Kind::UnknownUnicast => header.eth.unwrap().dst >> 16 == 0x0200_00ff,
            Kind::PriorityTagged => header.vlan.map(|tci| tci & 0xfff) == Some(0),
            Kind::QinQ => header.inner_vlan.is_some(),
            Kind::ManyTags => header.inner_vlan.is_some() && header.not_parsed,
            Kind::Lldp => eth_type == 0x88cc,
            Kind::SpanningTree => eth_type < 0x0600 && header.not_parsed,
            Kind::Fieldbus => [0x8892, 0x88a4].contains(&eth_type),
            Kind::Fragment => proto.is_some(),
            Kind::Bulk => dst_port == Some(5000) && !header.not_parsed,
            // These follow the rules of the target, which may be about anything.
            Kind::Service | Kind::Stranger | Kind::WrongVlan | Kind::Ipv4Options => true,
        };
        assert!(right, "{:?}: {header:?}", frame.kind);
        *checked.entry(frame.kind).or_insert(0) += 1;
    }
    assert!(checked.len() == Kind::ALL.len() && checked.values().all(|&count| count >= 5));
}
