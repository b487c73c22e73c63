//! Random frames shaped by a policy: values at and beside the boundaries of its rules, so that few
//! frames are enough to reach every rule and to miss every rule narrowly.
//!
//! A frame starts from one interface and one of its rules. Every line of that rule's match gets a
//! value on an edge of one of its patterns; then, half of the time, one line is moved just outside.
//! The fields that the rule leaves open get values from other rules or random ones. The VLAN is
//! right two times out of three. One frame in ten is broken afterwards.

use std::collections::BTreeMap;

use ctxnic::net::frame::{self, Ip, Link, Tag, ether_type, protocol};
use ctxnic::net::mutate::{Mutation, mutate};
use ctxnic::net::rng::Rng;
use ctxnic::rules::model::{Field, Interface, Match, Pattern, Policy, VlanMode};

/// Makes frames for one policy.
pub struct FrameShaper<'a> {
    policy: &'a Policy,
    /// Every pattern of every rule, by field.
    patterns: BTreeMap<Field, Vec<Pattern>>,
}

impl<'a> FrameShaper<'a> {
    /// A shaper for this policy; it may have no interface and no rule.
    pub fn new(policy: &'a Policy) -> Self {
        let mut patterns: BTreeMap<Field, Vec<Pattern>> = BTreeMap::new();
        let rules = policy.interfaces.iter().flat_map(|interface| &interface.rx.rules);
        for line in rules.flat_map(|rule| &rule.matches) {
            patterns.entry(line.field).or_default().extend(&line.any_of);
        }
        Self { policy, patterns }
    }

    /// The next frame, without frame check sequence; at least one byte.
    pub fn frame(&self, rng: &mut Rng) -> Vec<u8> {
        let interface = rng.pick(&self.policy.interfaces);
        let rule = interface.and_then(|interface| rng.pick(&interface.rx.rules));
        let lines = rule.map_or(&[][..], |rule| &rule.matches);
        let mut values = BTreeMap::new();
        for line in lines {
            if let Some(pattern) = rng.pick(&line.any_of) {
                values.insert(line.field, edge(*pattern, line.field, rng));
            }
        }
        if rng.one_in(2)
            && let Some(line) = rng.pick(lines)
        {
            values.insert(line.field, self.beside(line, rng));
        }
        for field in Field::ALL {
            if let std::collections::btree_map::Entry::Vacant(entry) = values.entry(field) {
                let open = self.open_value(field, rng);
                entry.insert(open);
            }
        }
        let named = |field: Field| lines.iter().any(|line| line.field == field);
        if !named(Field::EthType) && !rng.one_in(8) {
            values.insert(Field::EthType, 0x0800);
        }
        if !named(Field::IpProto) && !rng.one_in(6) {
            values.insert(Field::IpProto, u64::from(rng.choose([6_u8, 17])));
        }
        let listed: Vec<u64> =
            interface.map_or_else(Vec::new, |interface| interface.multicast.clone());
        let wanted = lines.iter().find(|line| line.field == Field::DstMac);
        let group = wanted.and_then(|line| {
            let accepted =
                |group: &&u64| line.any_of.iter().any(|pattern| pattern.contains(**group));
            listed.iter().find(accepted)
        });
        if let (Some(&group), false) = (group, rng.one_in(4)) {
            values.insert(Field::DstMac, group);
        }
        if wanted.is_none() {
            values.insert(Field::DstMac, self.destination(interface, rng));
        }
        let mut tags = self.tags_for(interface, &values, rng);
        let of = |field: Field| u16::try_from(values[&field]).unwrap_or(0);
        if (named(Field::VlanId) || named(Field::VlanPrio) || named(Field::InnerVlanId))
            && tags.is_empty()
        {
            tags.push(Tag { tpid: tpid(rng), tci: of(Field::VlanPrio) << 13 });
        }
        if named(Field::VlanId) {
            tags[0].tci = (tags[0].tci & 0xf000) | of(Field::VlanId);
        }
        if named(Field::InnerVlanId) {
            tags.truncate(1);
            tags.push(Tag { tpid: tpid(rng), tci: of(Field::InnerVlanId) });
        }
        let mut frame = build(&values, tags, rng);
        if rng.one_in(10) {
            let mutation = rng.choose(Mutation::ALL);
            mutate(&mut frame, mutation, rng);
        }
        frame
    }

    /// A value near a line of a match, most often just outside.
    fn beside(&self, line: &Match, rng: &mut Rng) -> u64 {
        let Some(&pattern) = rng.pick(&line.any_of) else { return 0 };
        let all = ones(line.field);
        let value = match pattern {
            Pattern::Range { low, high } => {
                rng.choose([low.wrapping_sub(1), high.wrapping_add(1), low, high])
            }
            Pattern::Masked { value, mask } => {
                let lowest = mask & mask.wrapping_neg();
                let last = value | (all & !mask);
                let one_bit = 1 << rng.below(u64::from(line.field.width()));
                rng.choose([
                    value.wrapping_sub(1),
                    last.wrapping_add(1),
                    value ^ lowest,
                    value ^ one_bit,
                ])
            }
        };
        if rng.one_in(4) { self.open_value(line.field, rng) } else { value & all }
    }

    /// A value for a field that the rule does not name: from another rule, or any.
    fn open_value(&self, field: Field, rng: &mut Rng) -> u64 {
        let patterns = self.patterns.get(&field).map_or(&[][..], Vec::as_slice);
        match rng.pick(patterns) {
            Some(&pattern) if rng.one_in(2) => edge(pattern, field, rng),
            _ => rng.next_u64() & ones(field),
        }
    }

    fn destination(&self, interface: Option<&Interface>, rng: &mut Rng) -> u64 {
        let own = interface.map_or(0x0200_0000_0001, |interface| interface.mac);
        let other = rng.pick(&self.policy.interfaces).map_or(own, |other| other.mac);
        let listed = interface.and_then(|interface| rng.pick(&interface.multicast)).copied();
        match rng.below(16) {
            0 => frame::BROADCAST,
            1 => listed.unwrap_or(0x0100_5e00_0001),
            2 => listed.unwrap_or(0x0100_5e00_0001) ^ 1,
            3 => other,
            4 => own ^ (1 << rng.below(48)),
            5 => rng.next_u64() & ones(Field::DstMac),
            _ => own,
        }
    }

    fn tags_for(
        &self,
        interface: Option<&Interface>,
        values: &BTreeMap<Field, u64>,
        rng: &mut Rng,
    ) -> Vec<Tag> {
        let mut mode = interface.map_or(VlanMode::Untagged, |interface| interface.vlan);
        if rng.one_in(3) {
            mode = match (rng.below(4), mode) {
                (0, _) => VlanMode::Untagged,
                (1, VlanMode::Access(vid)) => VlanMode::Access(vid ^ 1),
                (2, _) => rng.pick(&self.policy.interfaces).map_or(mode, |other| other.vlan),
                _ => VlanMode::Access(rng.next_u16() & 0xfff),
            };
        }
        let prio = u16::try_from(values.get(&Field::VlanPrio).copied().unwrap_or(0)).unwrap_or(0);
        let vid = match mode {
            VlanMode::Untagged if rng.one_in(4) => 0,
            VlanMode::Untagged => return Vec::new(),
            VlanMode::Access(vid) => vid,
        };
        let dei = rng.choose([0, 0, 0x1000]);
        let mut tags = vec![Tag { tpid: tpid(rng), tci: (prio << 13) | dei | vid }];
        if rng.one_in(8) {
            tags.push(Tag { tpid: tpid(rng), tci: rng.next_u16() });
        }
        tags
    }
}

fn tpid(rng: &mut Rng) -> u16 {
    rng.choose([ether_type::TAG, ether_type::TAG, ether_type::SERVICE_TAG])
}

/// All values of a field: ones in its width.
fn ones(field: Field) -> u64 {
    (1 << field.width()) - 1
}

/// A value of a pattern: its lowest, its highest, or any between them.
fn edge(pattern: Pattern, field: Field, rng: &mut Rng) -> u64 {
    let any = rng.next_u64();
    match pattern {
        Pattern::Range { low, high } => rng.choose([low, high, low + any % (high - low + 1)]),
        Pattern::Masked { value, mask } => {
            let free = ones(field) & !mask;
            value | rng.choose([0, free, any & free])
        }
    }
}

fn build(values: &BTreeMap<Field, u64>, tags: Vec<Tag>, rng: &mut Rng) -> Vec<u8> {
    let of = |field: Field| values.get(&field).copied().unwrap_or(0);
    let narrow = |field: Field| u16::try_from(of(field)).unwrap_or(0);
    let link = Link { dst: of(Field::DstMac), src: of(Field::SrcMac), tags };
    let address = |field: Field| u32::try_from(of(field)).unwrap_or(0);
    let mut ip = Ip::new(address(Field::SrcIp), address(Field::DstIp));
    if rng.one_in(8) {
        ip.options = vec![1; rng.choose([4, 8, 20, 40])];
    }
    if rng.one_in(16) {
        (ip.fragment_offset, ip.more_fragments) = rng.choose([(0, true), (1, true), (99, false)]);
    }
    let body = rng.choose([0, 1, 7, 8, 9, 26, 64]);
    let body = rng.bytes(body);
    let ports = (narrow(Field::SrcPort), narrow(Field::DstPort));
    let proto = u8::try_from(of(Field::IpProto)).unwrap_or(0);
    let built = match (narrow(Field::EthType), proto) {
        (ether_type::IPV4, protocol::TCP) => frame::tcp(&link, &ip, ports, 0x10, &body),
        (ether_type::IPV4, protocol::UDP) => frame::udp(&link, &ip, ports.0, ports.1, &body),
        (ether_type::IPV4, proto) => frame::ipv4(&link, &ip, proto, &body),
        (ether_type::ARP, _) => frame::arp(&link, rng.choose([1, 2]), ip.src, link.dst, ip.dst),
        (eth_type, _) => frame::raw(&link, eth_type, &body),
    };
    // Short frames are legal inside the card, and a padded end must not change the verdict.
    if rng.one_in(3) { built } else { frame::padded(built) }
}
