//! Readable forms: one state per line, values in the notation of the specification.
//!
//! ```text
//! rules fsm, 3 states
//! s0: ip_proto[15:0] { 0x0006 -> s1; } else s2
//! s1: rule 0 deliver mark 7
//! s2: rule 1 drop
//! ```

use std::fmt;

use super::ir::{Fsm, Kind, Leaf, State};
use crate::net::key::word;
use crate::rules::cube::Slice;
use crate::rules::model::Verdict;
use crate::rules::set16::Set16;

/// Name of a key word: `dst_port`, `dst_mac0` (high word) and so on; `word18` for a reserved one.
#[must_use]
pub fn word_name(index: u8) -> String {
    let at = usize::from(index);
    match at {
        word::FLAGS => "flags".into(),
        1..=3 => format!("dst_mac{}", at - word::DST_MAC),
        4..=6 => format!("src_mac{}", at - word::SRC_MAC),
        word::ETH_TYPE => "eth_type".into(),
        word::VLAN => "vlan".into(),
        word::INNER_VLAN => "inner_vlan".into(),
        word::IP_PROTO => "ip_proto".into(),
        word::ARP_OP => "arp_op".into(),
        12 | 13 => format!("src_ip{}", at - word::SRC_IP),
        14 | 15 => format!("dst_ip{}", at - word::DST_IP),
        word::SRC_PORT => "src_port".into(),
        word::DST_PORT => "dst_port".into(),
        _ => format!("word{at}"),
    }
}

impl fmt::Display for Slice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let low = u16::from(self.shift);
        let high = (low + u16::from(self.bits)).saturating_sub(1);
        write!(f, "{}[{high}:{low}]", word_name(self.word))
    }
}

/// `0x0006`, `0x1388-0x1392`, joined with `,`.
impl fmt::Display for Set16 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("nothing");
        }
        for (index, (low, high)) in self.spans().iter().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            write!(f, "{low:#06x}")?;
            if low != high {
                write!(f, "-{high:#06x}")?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Verdict { rule, verdict, mark } => {
                let word = match verdict {
                    Verdict::Deliver => "deliver",
                    Verdict::Drop => "drop",
                };
                write!(f, "rule {rule} {word}")?;
                if mark != 0 {
                    write!(f, " mark {mark}")?;
                }
                Ok(())
            }
            Self::Members(0) => f.write_str("no interface"),
            Self::Members(set) => {
                f.write_str("slots")?;
                for slot in (0..64).filter(|slot| set >> slot & 1 == 1) {
                    write!(f, " {slot}")?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Test { slice, arcs, default } => {
                write!(f, "{slice} {{")?;
                for arc in arcs {
                    write!(f, " {} -> {};", arc.set, arc.next)?;
                }
                write!(f, " }} else {default}")
            }
            Self::Leaf(leaf) => leaf.fmt(f),
        }
    }
}

impl fmt::Display for Fsm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::Rules => "rules",
            Kind::Lookup => "lookup",
        };
        writeln!(f, "{kind} fsm, {} states", self.states.len())?;
        for (index, state) in self.states.iter().enumerate() {
            writeln!(f, "s{index}: {state}")?;
        }
        Ok(())
    }
}
