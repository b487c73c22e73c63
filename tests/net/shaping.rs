//! The shaped frames reach every rule of a policy, and miss every rule narrowly.

use ctxnic::golden::parser::parse;
use ctxnic::net::header::Header;
use ctxnic::net::rng::Rng;
use ctxnic::rules::model::{Field, Match, Pattern, Policy};

use crate::random_frame::FrameShaper;
use crate::sample;

const SEED_SHAPING: u64 = 0x5a9e;

/// The value of a field, straight from the meaning of its name.
fn value(header: &Header, field: Field) -> Option<u64> {
    let eth = header.eth?;
    match field {
        Field::DstMac => Some(eth.dst),
        Field::SrcMac => Some(eth.src),
        Field::EthType => Some(u64::from(eth.eth_type)),
        Field::VlanId => header.vlan.map(|tci| u64::from(tci & 0xfff)),
        Field::VlanPrio => header.vlan.map(|tci| u64::from(tci >> 13)),
        Field::InnerVlanId => header.inner_vlan.map(|tci| u64::from(tci & 0xfff)),
        Field::SrcIp => header.ipv4.map(|ip| u64::from(ip.src)),
        Field::DstIp => header.ipv4.map(|ip| u64::from(ip.dst)),
        Field::IpProto => header.ipv4.map(|ip| u64::from(ip.proto)),
        Field::SrcPort => header.ports.map(|ports| u64::from(ports.src)),
        Field::DstPort => header.ports.map(|ports| u64::from(ports.dst)),
    }
}

fn holds(line: &Match, header: &Header) -> bool {
    value(header, line.field).is_some_and(|value| {
        line.any_of.iter().any(|pattern| match *pattern {
            Pattern::Masked { value: wanted, mask } => value & mask == wanted,
            Pattern::Range { low, high } => (low..=high).contains(&value),
        })
    })
}

#[test]
fn every_rule_is_hit_and_narrowly_missed() {
    let policy = sample::policy();
    let shaper = FrameShaper::new(&policy);
    let mut rng = Rng::new(SEED_SHAPING);
    let headers: Vec<Header> = (0..4_000).map(|_| parse(&shaper.frame(&mut rng))).collect();
    for interface in &policy.interfaces {
        for (number, rule) in interface.rx.rules.iter().enumerate() {
            let broken =
                |header: &Header| rule.matches.iter().filter(|line| !holds(line, header)).count();
            let to_it =
                headers.iter().filter(|h| h.eth.is_some_and(|eth| eth.dst == interface.mac));
            let hits = to_it.filter(|header| broken(header) == 0).count();
            let misses = headers.iter().filter(|header| broken(header) == 1).count();
            assert!(hits >= 40, "{} rule {number}: {hits} hits", interface.name);
            assert!(misses >= 100, "{} rule {number}: {misses} narrow misses", interface.name);
        }
    }
}

#[test]
fn both_ends_of_a_range_and_both_values_beside_it_occur() {
    let policy = sample::policy();
    let shaper = FrameShaper::new(&policy);
    let mut rng = Rng::new(SEED_SHAPING + 1);
    let ports: Vec<u16> = (0..4_000)
        .filter_map(|_| parse(&shaper.frame(&mut rng)).ports.map(|ports| ports.dst))
        .collect();
    for port in [4_999, 5_000, 5_010, 5_011, 52, 53, 54, 122, 123, 124, 4_839, 4_840, 4_841] {
        let count = ports.iter().filter(|&&seen| seen == port).count();
        assert!(count >= 5, "port {port}: {count} times");
    }
}

#[test]
fn an_empty_policy_still_gives_frames() {
    let policy = Policy { interfaces: Vec::new(), unknown_unicast: None };
    let shaper = FrameShaper::new(&policy);
    let mut rng = Rng::new(SEED_SHAPING + 2);
    let frames: Vec<Vec<u8>> = (0..200).map(|_| shaper.frame(&mut rng)).collect();
    assert!(frames.iter().all(|frame| !frame.is_empty()));
    assert!(frames.iter().any(|frame| parse(frame).ports.is_some()));
}
