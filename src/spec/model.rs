//! The checked specification. Only `check` builds it, so whoever has one may rely on what the
//! fields promise.

use crate::rules::model::{Match, Policy};

/// A specification that passed all checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// Name of the file, as shown in diagnostics.
    pub file: String,
    /// Settings of the whole card.
    pub nic: Nic,
    /// Classes, the highest first; at most 8.
    pub classes: Vec<Class>,
    /// What the classifier does: interfaces in ascending order of id, with their rules in the
    /// order in which they are tried.
    pub policy: Policy,
    /// What `policy` leaves out about each interface, in the same order.
    pub interfaces: Vec<InterfaceInfo>,
}

/// Settings of the whole card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nic {
    /// Prefix of every generated module: a lower-case letter, then lower-case letters, digits, `_`.
    pub name: String,
    /// Width of the data path in bits: 64.
    pub data_width: u32,
    /// Clock in Hz.
    pub clock_hz: u64,
    /// Line rate in bit/s; the data path carries it at this clock.
    pub line_rate: u64,
    /// Entries of the context table, 1 to 4096; all ids are below.
    pub max_interfaces: u16,
    /// Context cache.
    pub cache: Cache,
    /// Size of the rule store in bytes, a multiple of 8.
    pub rule_store_bytes: u64,
    /// Kind of classifier.
    pub engine: Engine,
    /// Address of the context table, a multiple of 4096 bytes.
    pub context_base: u64,
    /// Most payload bytes of a frame.
    pub mtu_bytes: u16,
    /// Whether frames between interfaces stay on the card.
    pub local_switching: bool,
    /// Limit on copies of broadcast and multicast frames.
    pub replication: Replication,
}

/// Bytes of an Ethernet header with two VLAN tags.
const LONGEST_HEADER: u16 = 14 + 4 + 4;

impl Nic {
    /// Bytes of the longest frame, two VLAN tags included, without FCS.
    #[must_use]
    pub fn longest_frame(&self) -> u32 {
        u32::from(self.mtu_bytes) + u32::from(LONGEST_HEADER)
    }
}

/// Geometry of the context cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cache {
    /// Contexts held: `sets * ways`.
    pub contexts: u16,
    /// Sets, a power of two; 1 is fully associative.
    pub sets: u16,
    /// Ways of a set.
    pub ways: u16,
}

/// Kind of classifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Tables, loadable at run time.
    Table,
    /// One state machine in logic.
    Hardwired,
}

/// Limit on copies of broadcast and multicast frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replication {
    /// Copies per second.
    pub frames_per_s: u64,
    /// Copies at once.
    pub burst: u16,
}

/// A service class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: ClassKind,
    /// Share against classes of the same kind, 1 to 255.
    pub weight: u8,
}

/// Kind of a service class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClassKind {
    /// Its contexts are pinned.
    HardRealTime,
    /// Weighted.
    SoftRealTime,
    /// What is left.
    BestEffort,
}

impl ClassKind {
    /// The word in a specification.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::HardRealTime => "hard-real-time",
            Self::SoftRealTime => "soft-real-time",
            Self::BestEffort => "best-effort",
        }
    }
}

/// What the classifier need not know about an interface.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InterfaceInfo {
    /// Where it starts in the file.
    pub place: Place,
    /// Whether its context never leaves the cache.
    pub pinned: bool,
    /// Memory that the card may use for it; none: it has no access to memory.
    pub dma: Option<Window>,
    /// How its guest is interrupted.
    pub irq: Irq,
    /// Receive queue.
    pub rx: Queue,
    /// Transmit queue.
    pub tx: Queue,
    /// One per rule, in the order of the policy.
    pub rules: Vec<RuleInfo>,
    /// Where the default action stands.
    pub default_place: Place,
}

/// A window of memory that the card may use for an interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// First address as the guest sees it.
    pub guest: u64,
    /// First address in system memory.
    pub host: u64,
    /// Bytes, 1 or more; neither end goes beyond the last address.
    pub size: u64,
}

impl Window {
    /// Last address in system memory.
    #[must_use]
    pub const fn last(&self) -> u64 {
        self.host + (self.size - 1)
    }

    /// Whether two windows share an address of system memory.
    #[must_use]
    pub const fn meets(&self, other: &Self) -> bool {
        self.host <= other.last() && other.host <= self.last()
    }
}

/// How a guest is interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Irq {
    /// By the line of its register page.
    Line,
    /// By a write of 32 bits to memory.
    Message {
        /// A multiple of 4.
        address: u64,
        /// What is written.
        data: u32,
    },
}

/// A queue of an interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Queue {
    /// Most descriptors, as a power of two, 0 to 15.
    pub size_log2: u8,
    /// Limit in bit/s; none without limit.
    pub rate: Option<u64>,
    /// Bytes that may pass at once, at least the longest frame.
    pub burst_bytes: u32,
}

/// What the classifier need not know about a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// Where it starts in the file.
    pub place: Place,
    /// What the written lines need and imply (`dst_port` implies TCP or UDP, and IPv4).
    pub implied: Vec<Match>,
}

/// A place in the file, both numbers from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line.
    pub line: usize,
    /// Column, in characters.
    pub column: usize,
}

impl Spec {
    /// Where a rule stands, as `file:line`; a number past the last rule means the default. None
    /// when there is no such interface.
    #[must_use]
    pub fn rule_place(&self, slot: usize, rule: usize) -> Option<String> {
        let info = self.interfaces.get(slot)?;
        let place = info.rules.get(rule).map_or(info.default_place, |rule| rule.place);
        Some(format!("{}:{}", self.file, place.line))
    }

    /// What to call a rule: its name, else `rule N` counted from 0, or `default`. None when there
    /// is no such interface.
    #[must_use]
    pub fn rule_name(&self, slot: usize, rule: usize) -> Option<String> {
        let interface = self.policy.interfaces.get(slot)?;
        Some(match interface.rx.rules.get(rule) {
            Some(found) => found.name.clone().unwrap_or_else(|| format!("rule {rule}")),
            None => "default".into(),
        })
    }
}

/// A line of a match as one would write it: `dst_port: [80, 8000-8080]`.
#[must_use]
pub fn match_text(line: &Match) -> String {
    let values: Vec<String> =
        line.any_of.iter().map(|p| super::value::pattern_text(line.field, p)).collect();
    match values.as_slice() {
        [one] => format!("{}: {one}", line.field.name()),
        many => format!("{}: [{}]", line.field.name(), many.join(", ")),
    }
}

/// A 48-bit MAC address as text: `02:00:00:00:00:01`.
#[must_use]
pub fn mac_text(address: u64) -> String {
    super::value::mac_text(address)
}

/// An IPv4 address as text: `10.0.0.1`.
#[must_use]
pub fn ipv4_text(address: u32) -> String {
    std::net::Ipv4Addr::from(address).to_string()
}
