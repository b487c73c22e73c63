//! The meaning of rules and of the NIC-wide lookup, written on the typed header fields.
//!
//! This is the reference: the interpreter, the tables and the hardware are all compared with it. It
//! shares nothing with them, neither key words nor cubes.

use super::model::{
    CLASSIFIER_SLOTS_LIMIT, Decision, Field, Interface, Match, Outcome, Pattern, Policy, Rule,
    RuleSet, VlanMode,
};
use crate::net::header::Header;

/// The broadcast address, 48 bits.
pub const BROADCAST: u64 = 0xffff_ffff_ffff;
/// The bit of a 48-bit address that marks a group address.
pub const GROUP_BIT: u64 = 1 << 40;
/// [`Outcome::rule`] of a frame that belongs to no interface.
pub const NO_RULE: u16 = 0xffff;

const VID: u16 = 0x0fff;

impl Field {
    /// The value of the field in a header, in host order; `None` when it is absent.
    #[must_use]
    pub fn value(self, header: &Header) -> Option<u64> {
        match self {
            Self::DstMac => header.eth.map(|eth| eth.dst),
            Self::SrcMac => header.eth.map(|eth| eth.src),
            Self::EthType => header.eth.map(|eth| u64::from(eth.eth_type)),
            Self::VlanId => header.vlan.map(|tci| u64::from(tci & VID)),
            Self::VlanPrio => header.vlan.map(|tci| u64::from(tci >> 13)),
            Self::InnerVlanId => header.inner_vlan.map(|tci| u64::from(tci & VID)),
            Self::SrcIp => header.ipv4.map(|ip| u64::from(ip.src)),
            Self::DstIp => header.ipv4.map(|ip| u64::from(ip.dst)),
            Self::IpProto => header.ipv4.map(|ip| u64::from(ip.proto)),
            Self::SrcPort => header.ports.map(|ports| u64::from(ports.src)),
            Self::DstPort => header.ports.map(|ports| u64::from(ports.dst)),
        }
    }
}

impl Pattern {
    /// Whether a value of the field is in the set.
    #[must_use]
    pub fn contains(&self, value: u64) -> bool {
        match *self {
            Self::Masked { value: wanted, mask } => value & mask == wanted & mask,
            Self::Range { low, high } => (low..=high).contains(&value),
        }
    }
}

impl Match {
    /// Whether the field is present and has one of the values.
    #[must_use]
    pub fn holds(&self, header: &Header) -> bool {
        self.field
            .value(header)
            .is_some_and(|value| self.any_of.iter().any(|pattern| pattern.contains(value)))
    }
}

impl Rule {
    /// Whether all lines of the match hold.
    #[must_use]
    pub fn matches(&self, header: &Header) -> bool {
        self.matches.iter().all(|line| line.holds(header))
    }
}

impl RuleSet {
    /// First match, else the default.
    #[must_use]
    pub fn decide(&self, header: &Header) -> Decision {
        let found = self.rules.iter().position(|rule| rule.matches(header));
        let index = found.unwrap_or(self.rules.len());
        let action = found.map_or(&self.default, |index| &self.rules[index].action);
        Decision {
            verdict: action.verdict,
            rule: u16::try_from(index).unwrap_or(NO_RULE),
            mark: action.mark,
        }
    }
}

impl VlanMode {
    /// Whether the outer tag of a frame fits.
    #[must_use]
    pub fn fits(self, outer_tci: Option<u16>) -> bool {
        match (self, outer_tci) {
            (Self::Untagged, None) => true,
            (Self::Untagged, Some(tci)) => tci & VID == 0,
            (Self::Access(_), None) => false,
            (Self::Access(vid), Some(tci)) => tci & VID == vid,
        }
    }
}

/// The three kinds of destination.
enum Destination {
    Broadcast,
    Multicast,
    Unicast,
}

fn destination(address: u64) -> Destination {
    if address == BROADCAST {
        Destination::Broadcast
    } else if address & GROUP_BIT != 0 {
        Destination::Multicast
    } else {
        Destination::Unicast
    }
}

impl Interface {
    /// Whether a frame whose VLAN fits is for this interface, unknown unicast aside.
    fn wants(&self, address: u64) -> bool {
        self.promiscuous
            || match destination(address) {
                Destination::Broadcast => self.broadcast,
                Destination::Multicast => self.multicast.contains(&address),
                Destination::Unicast => self.mac == address,
            }
    }
}

impl Policy {
    /// The interfaces a frame belongs to: bit `s` is slot `s`. Slots from
    /// [`CLASSIFIER_SLOTS_LIMIT`] on are never members. See [`Policy`] for the rules; "none of them
    /// has that `mac`" looks only at interfaces whose VLAN fits.
    #[must_use]
    pub fn members(&self, header: &Header) -> u64 {
        let Some(eth) = header.eth else { return 0 };
        let mut members = 0;
        let mut known = false;
        for (slot, interface) in self.interfaces.iter().take(CLASSIFIER_SLOTS_LIMIT).enumerate() {
            if interface.vlan.fits(header.vlan) {
                known |= interface.mac == eth.dst;
                if interface.wants(eth.dst) {
                    members |= 1 << slot;
                }
            }
        }
        if !known
            && matches!(destination(eth.dst), Destination::Unicast)
            && let Some(slot) = self.unknown_unicast.filter(|&slot| slot < CLASSIFIER_SLOTS_LIMIT)
            && self.interfaces.get(slot).is_some_and(|other| other.vlan.fits(header.vlan))
        {
            members |= 1 << slot;
        }
        members
    }

    /// What the whole card says: the lookup, then the rules of each member.
    #[must_use]
    pub fn classify(&self, header: &Header) -> Outcome {
        let members = self.members(header);
        let decisions: Vec<(usize, Decision)> = self
            .interfaces
            .iter()
            .enumerate()
            .filter(|(slot, _)| *slot < CLASSIFIER_SLOTS_LIMIT && members >> slot & 1 == 1)
            .map(|(slot, interface)| (slot, interface.rx.decide(header)))
            .collect();
        Outcome::from_decisions(members, decisions)
    }
}

impl Outcome {
    /// Sums up the decisions of the members, which come lowest slot first.
    #[must_use]
    pub fn from_decisions(members: u64, decisions: Vec<(usize, Decision)>) -> Self {
        use super::model::Verdict;
        let accepted = decisions
            .iter()
            .filter(|(_, decision)| decision.verdict == Verdict::Deliver)
            .fold(0, |set, (slot, _)| set | 1 << slot);
        let first = decisions.first().map(|(_, decision)| *decision);
        Self {
            members,
            accepted,
            rule: first.map_or(NO_RULE, |decision| decision.rule),
            mark: first.map_or(0, |decision| decision.mark),
            decisions,
        }
    }
}
