//! Seeded random policies and headers shaped to hurt: rules overlap and share values, headers sit
//! on and beside the boundaries of rules.

use ctxnic::net::header::{Ethernet, Header, Ipv4, Ports};
use ctxnic::rules::model::{
    Action, Field, Interface, Match, Pattern, Policy, Rule, RuleSet, Verdict, VlanMode,
};

/// SplitMix64 (Steele, Lea, Flood 2014).
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    /// A generator; equal seeds give equal numbers.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// 64 random bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`, which is not 0.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).unwrap()
    }

    /// True in `of` of 100 cases.
    pub fn percent(&mut self, of: usize) -> bool {
        self.below(100) < of
    }

    /// One of them.
    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Sizes of a random policy.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Interfaces, 0 to 64.
    pub interfaces: usize,
    /// Most rules per interface.
    pub rules: usize,
}

/// The unicast address of a slot: slots share high words in groups.
fn mac(rng: &mut Rng, slot: usize) -> u64 {
    match rng.below(4) {
        0 => 0x0200_0000_0000 + slot as u64,
        1 => 0x0200_0000_0000 + ((slot as u64) << 16),
        2 => 0x0250_c2aa_0000 | (rng.next() & 0xffff),
        _ => 0x0200_0000_0000 + ((slot as u64) << 8),
    }
}

const GROUPS: [u64; 5] =
    [0x011b_1900_0000, 0x0100_5e00_00fb, 0x0180_c200_000e, 0x0100_5e7f_fffa, 0x3333_0000_0001];
const VIDS: [u16; 7] = [0, 1, 10, 11, 20, 100, 4095];

/// Values of a field that rules like; few, so that rules share them.
fn liked(rng: &mut Rng, field: Field) -> u64 {
    match field {
        Field::DstMac => *rng.pick(&[0x0200_0000_0001, 0x0200_0000_0100, GROUPS[0], GROUPS[1]]),
        Field::SrcMac => 0x0202_0000_0000 + (rng.next() & 0x3_0003),
        Field::EthType => *rng.pick(&[0x0800, 0x0806, 0x86dd, 0x88f7, 0x0000, 0x88e5]),
        Field::VlanId | Field::InnerVlanId => u64::from(*rng.pick(&VIDS)),
        Field::VlanPrio => rng.next() & 7,
        Field::SrcIp | Field::DstIp => {
            0x0a00_0000 | *rng.pick(&[0u64, 1, 0x0001_0000, 0x0001_ff00, 0x00ff_fffe, 0x0002_0304])
        }
        Field::IpProto => *rng.pick(&[0, 1, 6, 17, 89, 255]),
        Field::SrcPort | Field::DstPort => {
            *rng.pick(&[0, 22, 53, 123, 319, 320, 1883, 4840, 5000, 5010, 8883, 49152, 65535])
        }
    }
}

fn all(field: Field) -> u64 {
    (1 << field.width()) - 1
}

/// A pattern of a field.
pub fn pattern(rng: &mut Rng, field: Field) -> Pattern {
    let value = liked(rng, field);
    let (width, all) = (field.width(), all(field));
    match rng.below(10) {
        0..=4 => Pattern::Masked { value, mask: all },
        5 | 6 => {
            let mask = all & !((1u64 << rng.below(width as usize + 1)) - 1);
            Pattern::Masked { value: value & mask, mask }
        }
        7 => {
            let mask = rng.next() & rng.next() & all;
            Pattern::Masked { value: value & mask, mask }
        }
        _ => {
            let span = rng.next() & ((1 << rng.below(width as usize + 1)) - 1);
            Pattern::Range { low: value, high: (value + span).min(all) }
        }
    }
}

fn action(rng: &mut Rng) -> Action {
    Action {
        verdict: if rng.percent(60) { Verdict::Deliver } else { Verdict::Drop },
        mark: if rng.percent(40) { u8::try_from(rng.below(256)).unwrap() } else { 0 },
        counter: rng.percent(20).then(|| "telemetry".to_owned()),
    }
}

/// A rule of up to four lines.
pub fn rule(rng: &mut Rng) -> Rule {
    let mut matches: Vec<Match> = Vec::new();
    for _ in 0..rng.below(5) {
        let field = *rng.pick(&[
            Field::DstMac,
            Field::SrcMac,
            Field::EthType,
            Field::VlanId,
            Field::VlanPrio,
            Field::InnerVlanId,
            Field::SrcIp,
            Field::DstIp,
            Field::DstIp,
            Field::IpProto,
            Field::IpProto,
            Field::SrcPort,
            Field::DstPort,
            Field::DstPort,
            Field::DstPort,
        ]);
        if matches.iter().any(|line| line.field == field) {
            continue;
        }
        let count = if rng.percent(25) { 1 + rng.below(6) } else { 1 };
        let any_of = (0..count).map(|_| pattern(rng, field)).collect();
        matches.push(Match { field, any_of });
    }
    Rule { name: None, matches, action: action(rng) }
}

/// A rule set of up to `rules` rules.
pub fn rule_set(rng: &mut Rng, rules: usize) -> RuleSet {
    let count = rng.below(rules + 1);
    RuleSet { rules: (0..count).map(|_| rule(rng)).collect(), default: action(rng) }
}

/// A policy.
pub fn policy(rng: &mut Rng, shape: Shape) -> Policy {
    let mut interfaces: Vec<Interface> = Vec::new();
    for slot in 0..shape.interfaces {
        let shared = (slot > 0 && rng.percent(15)).then(|| interfaces[slot - 1].rx.clone());
        interfaces.push(Interface {
            name: format!("vif{slot}"),
            id: u16::try_from(slot).unwrap(),
            class: 0,
            mac: if rng.percent(2) { 0 } else { mac(rng, slot) },
            vlan: if rng.percent(40) {
                VlanMode::Untagged
            } else {
                VlanMode::Access(*rng.pick(&VIDS))
            },
            broadcast: rng.percent(70),
            multicast: (0..rng.below(3)).map(|_| *rng.pick(&GROUPS)).collect(),
            promiscuous: rng.percent(8),
            rx: shared.unwrap_or_else(|| rule_set(rng, shape.rules)),
        });
    }
    let unknown_unicast =
        (shape.interfaces > 0 && rng.percent(50)).then(|| rng.below(shape.interfaces));
    Policy { interfaces, unknown_unicast }
}

/// A value of a field near the edge of a pattern, inside or just beside it.
fn near(rng: &mut Rng, field: Field, pattern: &Pattern) -> u64 {
    let all = all(field);
    let (low, high) = match *pattern {
        Pattern::Masked { value, mask } => (value, value | (!mask & all)),
        Pattern::Range { low, high } => (low, high),
    };
    let value = match rng.below(8) {
        0 => low.wrapping_sub(1),
        1 => high.wrapping_add(1),
        2 => high,
        3 => low.wrapping_add(rng.next() % (high.wrapping_sub(low).wrapping_add(1)).max(1)),
        4 => low ^ (1 << rng.below(field.width() as usize)),
        _ => low,
    };
    value & all
}

fn low16(value: u64) -> u16 {
    u16::try_from(value & 0xffff).unwrap()
}

fn low32(value: u64) -> u32 {
    u32::try_from(value & 0xffff_ffff).unwrap()
}

/// Sets a field of a header, making the header it belongs to present.
pub fn set_field(header: &mut Header, field: Field, value: u64) {
    let none = Ethernet { dst: 0, src: 0, eth_type: 0 };
    match field {
        Field::DstMac => header.eth.get_or_insert(none).dst = value,
        Field::SrcMac => header.eth.get_or_insert(none).src = value,
        Field::EthType => header.eth.get_or_insert(none).eth_type = low16(value),
        Field::VlanId => {
            let tci = header.vlan.unwrap_or(0);
            header.vlan = Some((tci & 0xf000) | low16(value));
        }
        Field::VlanPrio => {
            let tci = header.vlan.unwrap_or(0);
            header.vlan = Some((tci & 0x1fff) | (low16(value) << 13));
        }
        Field::InnerVlanId => {
            let tci = header.inner_vlan.unwrap_or(0);
            header.inner_vlan = Some((tci & 0xf000) | low16(value));
        }
        Field::SrcIp => ip(header).src = low32(value),
        Field::DstIp => ip(header).dst = low32(value),
        Field::IpProto => ip(header).proto = u8::try_from(value & 0xff).unwrap(),
        Field::SrcPort => ports(header).src = low16(value),
        Field::DstPort => ports(header).dst = low16(value),
    }
}

fn ip(header: &mut Header) -> &mut Ipv4 {
    header.ipv4.get_or_insert(Ipv4 { src: 0, dst: 0, proto: 0 })
}

fn ports(header: &mut Header) -> &mut Ports {
    header.ports.get_or_insert(Ports { src: 0, dst: 0 })
}

/// A header that belongs to one of the interfaces most of the time and nearly fits one of its
/// rules.
pub fn header(rng: &mut Rng, policy: &Policy) -> Header {
    let mut header = Header { length: 60, ..Header::default() };
    if rng.percent(2) {
        return header;
    }
    let fields = Field::ALL.map(|field| (field, rng.percent(40)));
    for (field, wanted) in fields {
        if wanted {
            let value = liked(rng, field);
            set_field(&mut header, field, value);
        }
    }
    if header.eth.is_none() && rng.percent(95) {
        set_field(&mut header, Field::EthType, 0x0800);
    }
    if rng.percent(10) {
        header.arp_op = Some(low16(rng.next() & 3));
    }
    header.not_parsed = rng.percent(10);
    if policy.interfaces.is_empty() {
        return header;
    }
    let interface = rng.pick(&policy.interfaces);
    if let VlanMode::Access(vid) = interface.vlan {
        set_field(&mut header, Field::VlanId, u64::from(vid));
    } else if rng.percent(70) {
        header.vlan = rng.percent(30).then_some(low16(rng.next() & 7) << 13);
    }
    let mut destination = match rng.below(10) {
        0 => 0xffff_ffff_ffff,
        1 => *rng.pick(&GROUPS),
        2 if !interface.multicast.is_empty() => *rng.pick(&interface.multicast),
        3 => interface.mac ^ (1 << rng.below(48)),
        _ => interface.mac,
    };
    if !interface.rx.rules.is_empty() {
        let rule = rng.pick(&interface.rx.rules);
        for line in &rule.matches {
            let pattern = rng.pick(&line.any_of);
            let value = near(rng, line.field, pattern);
            if line.field == Field::DstMac && rng.percent(50) {
                destination = value;
            }
            set_field(&mut header, line.field, value);
        }
    }
    if header.eth.is_some() || rng.percent(90) {
        set_field(&mut header, Field::DstMac, destination);
    }
    if rng.percent(10) {
        match rng.below(4) {
            0 => header.vlan = None,
            1 => header.ipv4 = None,
            2 => header.ports = None,
            _ => header.inner_vlan = None,
        }
    }
    header
}
