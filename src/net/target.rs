//! Whom traffic is made for: virtual interfaces as the network sees them.

use super::rng::Rng;
use crate::rules::model::{Field, Interface, Match, Pattern, Policy, VlanMode};

/// Addresses under a prefix (or another mask): `value` with the bits outside `mask` free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subnet {
    /// Address, zero outside the mask.
    pub value: u32,
    /// Bits that are fixed.
    pub mask: u32,
}

/// Frames that one rule is about: its match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// Lines of the match; a field has at most one.
    pub lines: Vec<Match>,
}

impl Flow {
    /// Whether the rule has a line about this field.
    #[must_use]
    pub fn names(&self, field: Field) -> bool {
        self.lines.iter().any(|line| line.field == field)
    }

    /// A value the rule accepts for this field; `None` when it does not name it.
    pub fn value(&self, field: Field, rng: &mut Rng) -> Option<u64> {
        let line = self.lines.iter().find(|line| line.field == field)?;
        let ones = (1 << field.width()) - 1;
        rng.pick(&line.any_of).copied().map(|pattern| match pattern {
            Pattern::Masked { value, mask } => value | (rng.next_u64() & ones & !mask),
            Pattern::Range { low, high } => rng.range(low, high),
        })
    }

    /// One of these values that the rule accepts for this field; `None` without one.
    pub fn one_of(&self, field: Field, values: &[u64], rng: &mut Rng) -> Option<u64> {
        let line = self.lines.iter().find(|line| line.field == field)?;
        let accepted: Vec<u64> = values
            .iter()
            .copied()
            .filter(|value| line.any_of.iter().any(|pattern| pattern.contains(*value)))
            .collect();
        rng.pick(&accepted).copied()
    }

    /// The same flow with any value of this field.
    #[must_use]
    pub fn without(&self, field: Field) -> Self {
        let lines = self.lines.iter().filter(|line| line.field != field).cloned().collect();
        Self { lines }
    }
}

/// An interface that traffic is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Address, 48 bits.
    pub mac: u64,
    /// VID of its tag; none: untagged.
    pub vid: Option<u16>,
    /// IPv4 address.
    pub ip: u32,
    /// Where its peers are.
    pub peers: Vec<Subnet>,
    /// What its rules name.
    pub flows: Vec<Flow>,
    /// Multicast groups it listens to, 48 bits.
    pub groups: Vec<u64>,
}

impl Target {
    /// A target without peers, flows and groups of its own.
    #[must_use]
    pub const fn new(mac: u64, vid: Option<u16>, ip: u32) -> Self {
        Self { mac, vid, ip, peers: Vec::new(), flows: Vec::new(), groups: Vec::new() }
    }
}

/// The targets of a policy, in the order of its slots. An interface whose rules name no destination
/// address gets 10.*vlan*.0.*slot + 10*.
#[must_use]
pub fn targets_of(policy: &Policy) -> Vec<Target> {
    policy.interfaces.iter().zip(10_u8..=u8::MAX).map(|(i, host)| target_of(i, host)).collect()
}

fn target_of(interface: &Interface, host: u8) -> Target {
    let vid = match interface.vlan {
        VlanMode::Untagged => None,
        VlanMode::Access(vid) => Some(vid),
    };
    let [_, zone] = vid.unwrap_or(0).to_be_bytes();
    let mut target = Target::new(interface.mac, vid, u32::from_be_bytes([10, zone, 0, host]));
    target.groups.clone_from(&interface.multicast);
    for rule in &interface.rx.rules {
        for line in &rule.matches {
            let mut subnets = line.any_of.iter().filter_map(subnet_of);
            match line.field {
                Field::SrcIp => target.peers.extend(subnets),
                Field::DstIp => {
                    if let Some(own) = subnets.next() {
                        target.ip = own.value | (u32::from(host) & !own.mask);
                    }
                }
                _ => {}
            }
        }
        if !rule.matches.is_empty() {
            target.flows.push(Flow { lines: rule.matches.clone() });
        }
    }
    target
}

/// The addresses of a pattern of an IPv4 field; of a range the lowest.
fn subnet_of(pattern: &Pattern) -> Option<Subnet> {
    let (value, mask) = match *pattern {
        Pattern::Masked { value, mask } => (value, mask),
        Pattern::Range { low, .. } => (low, u64::from(u32::MAX)),
    };
    Some(Subnet { value: u32::try_from(value).ok()?, mask: u32::try_from(mask).ok()? })
}
