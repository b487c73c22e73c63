//! The checked form of a card's rules: what `spec` builds, and what `fsm` compiles.

/// A field a rule may look at. Names are those of Linux `tc flower`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Destination MAC, 48 bits.
    DstMac,
    /// Source MAC, 48 bits.
    SrcMac,
    /// EtherType after the VLAN tags, 16 bits.
    EthType,
    /// VID of the outer tag, 12 bits; a frame without a tag never matches.
    VlanId,
    /// PCP of the outer tag, 3 bits; a frame without a tag never matches.
    VlanPrio,
    /// VID of the second tag, 12 bits.
    InnerVlanId,
    /// IPv4 source address, 32 bits.
    SrcIp,
    /// IPv4 destination address, 32 bits.
    DstIp,
    /// IP protocol, 8 bits.
    IpProto,
    /// TCP or UDP source port, 16 bits.
    SrcPort,
    /// TCP or UDP destination port, 16 bits.
    DstPort,
}

impl Field {
    /// All fields, in the order of the headers.
    pub const ALL: [Self; 11] = [
        Self::DstMac,
        Self::SrcMac,
        Self::EthType,
        Self::VlanId,
        Self::VlanPrio,
        Self::InnerVlanId,
        Self::SrcIp,
        Self::DstIp,
        Self::IpProto,
        Self::SrcPort,
        Self::DstPort,
    ];

    /// The key in a specification.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::DstMac => "dst_mac",
            Self::SrcMac => "src_mac",
            Self::EthType => "eth_type",
            Self::VlanId => "vlan_id",
            Self::VlanPrio => "vlan_prio",
            Self::InnerVlanId => "inner_vlan_id",
            Self::SrcIp => "src_ip",
            Self::DstIp => "dst_ip",
            Self::IpProto => "ip_proto",
            Self::SrcPort => "src_port",
            Self::DstPort => "dst_port",
        }
    }

    /// Bits of the field.
    #[must_use]
    pub const fn width(self) -> u32 {
        match self {
            Self::DstMac | Self::SrcMac => 48,
            Self::EthType | Self::SrcPort | Self::DstPort => 16,
            Self::VlanId | Self::InnerVlanId => 12,
            Self::VlanPrio => 3,
            Self::SrcIp | Self::DstIp => 32,
            Self::IpProto => 8,
        }
    }
}

/// A set of values of one field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pattern {
    /// `value & mask == pattern & mask`; an exact value has a mask of all ones, a prefix has ones on
    /// top. Bits of `value` outside the mask are zero.
    Masked {
        /// Value, zero outside the mask.
        value: u64,
        /// Bits that count.
        mask: u64,
    },
    /// From `low` to `high`, both included; `low <= high`.
    Range {
        /// Lowest value.
        low: u64,
        /// Highest value.
        high: u64,
    },
}

/// One line of a rule's `match`: the field is present and has one of the values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Match {
    /// Field.
    pub field: Field,
    /// Any of these; not empty.
    pub any_of: Vec<Pattern>,
}

/// What happens to a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It goes to the interface.
    Deliver,
    /// It does not.
    Drop,
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Action {
    /// Deliver or drop.
    pub verdict: Verdict,
    /// Mark given to the frame; 0 without one.
    pub mark: u8,
    /// Name of the counter in reports, if the rule names one.
    pub counter: Option<String>,
}

/// A rule: all lines of the match must hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rule {
    /// Name in the specification, or none.
    pub name: Option<String>,
    /// All must hold; none means the rule always matches.
    pub matches: Vec<Match>,
    /// What it does.
    pub action: Action,
}

/// An ordered rule set: the first rule that matches decides, else the default.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleSet {
    /// First match wins.
    pub rules: Vec<Rule>,
    /// When none matches.
    pub default: Action,
}

/// VLAN membership of an interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VlanMode {
    /// Untagged frames only; a priority tag (VID 0) counts as untagged.
    Untagged,
    /// Frames tagged with this VID only.
    Access(u16),
}

/// A virtual interface, as the classifier sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interface {
    /// Name.
    pub name: String,
    /// Identifier in the context table.
    pub id: u16,
    /// Index of its class, 0 is the highest.
    pub class: usize,
    /// Own unicast address, 48 bits.
    pub mac: u64,
    /// VLAN membership.
    pub vlan: VlanMode,
    /// Whether it gets broadcast frames of its VLAN.
    pub broadcast: bool,
    /// Multicast addresses it gets, in its VLAN.
    pub multicast: Vec<u64>,
    /// Whether it gets every frame of its VLAN.
    pub promiscuous: bool,
    /// Receive rules.
    pub rx: RuleSet,
}

/// All interfaces of a card, in ascending order of `id`. The *slot* of an interface is its index
/// here: bit number in sets of interfaces.
///
/// Which interfaces a frame belongs to (the NIC-wide lookup):
/// - A frame without an Ethernet header belongs to none.
/// - The VLAN must fit, always: [`VlanMode::Untagged`] wants no tag or VID 0, [`VlanMode::Access`]
///   wants that VID in the outer tag.
/// - Broadcast (all ones): those with `broadcast` or `promiscuous`.
/// - Multicast (bit 40 of the address set): those that list the address, or `promiscuous`.
/// - Unicast: those whose `mac` it is, or `promiscuous`; when none of them has that `mac`, also
///   `unknown_unicast`, if its VLAN fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Interfaces in order of id.
    pub interfaces: Vec<Interface>,
    /// Slot that gets unicast frames no interface wants; none: they are dropped.
    pub unknown_unicast: Option<usize>,
}

/// Most interfaces one classifier serves: sets of interfaces are 64-bit maps.
pub const CLASSIFIER_SLOTS_LIMIT: usize = 64;

/// What the rules of one interface say about a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Deliver or drop.
    pub verdict: Verdict,
    /// Index of the rule that decided, in the interface's list; the length of the list for the
    /// default.
    pub rule: u16,
    /// Mark.
    pub mark: u8,
}

/// What the whole card says about a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Interfaces the lookup chose: bit `s` is slot `s`.
    pub members: u64,
    /// Members whose rules deliver the frame.
    pub accepted: u64,
    /// Rule that decided for the lowest member; 0xFFFF without a member.
    pub rule: u16,
    /// Mark given by that rule; 0 without a member.
    pub mark: u8,
    /// The decision of each member, lowest slot first.
    pub decisions: Vec<(usize, Decision)>,
}
