//! # Counters: what the classifier counts
//!
//! Defines the classifier's counters from what the card says about each frame. All count from 0 after
//! reset; octets are bytes of frames without frame check sequence.
//!
//! | counter | counts |
//! |---|---|
//! | `rx_frames`, `rx_bytes` | every frame, whatever becomes of it |
//! | `delivered` | frames that at least one interface accepts; once each, however many do |
//! | `dropped` | all other frames |
//! | `no_interface` | dropped frames that belong to no interface |
//! | `table_error` | dropped frames without a verdict: the table walk met a word it cannot follow |
//! | `not_parsed` | frames with [`Header::not_parsed`] set, delivered or dropped |
//! | `matched_packets`, `matched_octets` | per slot and rule: frames of that interface this rule decided |
//!
//! The rule after the last one of an interface is its default. A frame for three interfaces counts
//! once in each of their rule counters.
//!
//! ## Invariants
//! - I1 `delivered + dropped = rx_frames`
//! - I2 `no_interface + table_error <= dropped`
//! - I3 `not_parsed <= rx_frames`
//! - I4 every interface's `matched_packets` sum to at most `rx_frames - no_interface - table_error`,
//!   its `matched_octets` to at most `rx_bytes`
//!
//! ## Source
//! Names of the rule counters: RFC 8519, "matched-packets" and "matched-octets".

use std::collections::BTreeMap;

use crate::net::header::Header;
use crate::rules::model::Outcome;

/// How often one rule of one interface decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RuleCounter {
    /// Frames.
    pub matched_packets: u64,
    /// Bytes of these frames, without frame check sequence.
    pub matched_octets: u64,
}

/// All counters of a classifier; see the table of this page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Frames received.
    pub rx_frames: u64,
    /// Bytes received, without frame check sequences.
    pub rx_bytes: u64,
    /// Frames that at least one interface accepts.
    pub delivered: u64,
    /// All other frames.
    pub dropped: u64,
    /// Frames with something announced that was not parsed.
    pub not_parsed: u64,
    /// Frames that belong to no interface.
    pub no_interface: u64,
    /// Frames without a verdict.
    pub table_error: u64,
    /// By slot and index of the rule; rules that never decided are not listed.
    pub rules: BTreeMap<(usize, u16), RuleCounter>,
}

impl Counters {
    /// All zero.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts one frame; `None` is a frame without a verdict, because of a table error.
    pub fn record(&mut self, header: &Header, outcome: Option<&Outcome>) {
        let octets = u64::from(header.length);
        self.rx_frames += 1;
        self.rx_bytes += octets;
        self.not_parsed += u64::from(header.not_parsed);
        let accepted = outcome.is_some_and(|outcome| outcome.accepted != 0);
        self.delivered += u64::from(accepted);
        self.dropped += u64::from(!accepted);
        let Some(outcome) = outcome else {
            self.table_error += 1;
            return;
        };
        self.no_interface += u64::from(outcome.members == 0);
        for &(slot, decision) in &outcome.decisions {
            let counter = self.rules.entry((slot, decision.rule)).or_default();
            counter.matched_packets += 1;
            counter.matched_octets += octets;
        }
    }

    /// The first invariant that does not hold, with its figures; `None` when all hold. For counters
    /// read from hardware, too.
    #[must_use]
    pub fn imbalance(&self) -> Option<String> {
        let Self { rx_frames, rx_bytes, delivered, dropped, not_parsed, .. } = self;
        let unmatched = self.no_interface + self.table_error;
        if delivered + dropped != *rx_frames {
            return Some(format!(
                "I1: delivered {delivered} + dropped {dropped} is not {rx_frames}"
            ));
        }
        if unmatched > *dropped {
            return Some(format!("I2: {unmatched} frames without a rule, but {dropped} dropped"));
        }
        if not_parsed > rx_frames {
            return Some(format!("I3: {not_parsed} not parsed of {rx_frames} frames"));
        }
        let mut slots: BTreeMap<usize, RuleCounter> = BTreeMap::new();
        for (&(slot, _), rule) in &self.rules {
            let sum = slots.entry(slot).or_default();
            sum.matched_packets += rule.matched_packets;
            sum.matched_octets += rule.matched_octets;
        }
        slots.iter().find_map(|(slot, sum)| {
            let RuleCounter { matched_packets, matched_octets } = sum;
            (*matched_packets > rx_frames - unmatched || matched_octets > rx_bytes).then(|| {
                format!(
                    "I4: slot {slot} has {matched_packets} packets and {matched_octets} octets \
                     of {rx_frames} and {rx_bytes}, {unmatched} frames without a rule"
                )
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Counters, RuleCounter};
    use crate::net::header::Header;
    use crate::rules::model::{Decision, Outcome, Verdict};

    fn header(length: u32, not_parsed: bool) -> Header {
        Header { length, not_parsed, ..Header::default() }
    }

    fn outcome(decisions: &[(usize, Verdict, u16)]) -> Outcome {
        let set = |keep: &dyn Fn(Verdict) -> bool| {
            decisions.iter().filter(|(_, verdict, _)| keep(*verdict)).fold(0, |s, d| s | 1 << d.0)
        };
        let decision = |verdict, rule| Decision { verdict, rule, mark: 0 };
        Outcome {
            members: set(&|_| true),
            accepted: set(&|verdict| verdict == Verdict::Deliver),
            rule: decisions.first().map_or(0xffff, |first| first.2),
            mark: 0,
            decisions: decisions.iter().map(|&(s, v, r)| (s, decision(v, r))).collect(),
        }
    }

    /// One frame each: to nobody, to one, to two of whom one refuses, refused, without a verdict.
    fn five() -> Counters {
        let mut counters = Counters::new();
        counters.record(&header(60, true), Some(&outcome(&[])));
        counters.record(&header(61, false), Some(&outcome(&[(0, Verdict::Deliver, 2)])));
        let two = outcome(&[(0, Verdict::Deliver, 2), (5, Verdict::Drop, 0)]);
        counters.record(&header(62, true), Some(&two));
        counters.record(&header(63, false), Some(&outcome(&[(5, Verdict::Drop, 1)])));
        counters.record(&header(64, false), None);
        counters
    }

    #[test]
    fn every_frame_counts_where_the_table_says() {
        let counters = five();
        let rule =
            |matched_packets, matched_octets| RuleCounter { matched_packets, matched_octets };
        let expected = Counters {
            rx_frames: 5,
            rx_bytes: 310,
            delivered: 2,
            dropped: 3,
            not_parsed: 2,
            no_interface: 1,
            table_error: 1,
            rules: [((0, 2), rule(2, 123)), ((5, 0), rule(1, 62)), ((5, 1), rule(1, 63))].into(),
        };
        assert_eq!(counters, expected);
        assert_eq!(counters.imbalance(), None);
    }

    #[test]
    fn a_wrong_counter_is_found() {
        type Change = fn(&mut Counters);
        let changes: [(&str, Change); 7] = [
            ("I1", |c| c.delivered += 1),
            ("I1", |c| c.rx_frames += 1),
            ("I2", |c| c.no_interface += 2),
            ("I2", |c| c.table_error += 2),
            ("I3", |c| c.not_parsed = 6),
            ("I4", |c| c.rules.entry((0, 3)).or_default().matched_packets = 2),
            ("I4", |c| c.rules.entry((5, 0)).or_default().matched_octets = 400),
        ];
        for (invariant, change) in changes {
            let mut counters = five();
            change(&mut counters);
            let found = counters.imbalance().unwrap();
            assert!(found.starts_with(invariant), "{found}");
        }
    }
}
