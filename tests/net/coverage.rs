//! What the generated frames mean to the gateway specification: who gets them, by which rule, and
//! what the counters come to.

use std::collections::BTreeSet;

use ctxnic::golden::counters::Counters;
use ctxnic::golden::parser::parse;
use ctxnic::net::capture;
use ctxnic::net::rng::Rng;
use ctxnic::rules::model::Policy;

use crate::data::{gateway, gateway_policy};
use crate::random_frame::FrameShaper;
use crate::sample;

const SEED_COVERAGE: u64 = 0xc0de;

fn count<'a>(policy: &Policy, frames: impl Iterator<Item = &'a Vec<u8>>) -> Counters {
    let mut counters = Counters::new();
    for frame in frames {
        let header = parse(frame);
        counters.record(&header, Some(&policy.classify(&header)));
        assert_eq!(counters.imbalance(), None);
    }
    counters
}

/// The rules (and the defaults) that decided no frame.
fn idle(policy: &Policy, counters: &Counters) -> Vec<(String, String)> {
    let mut idle = Vec::new();
    for (slot, interface) in policy.interfaces.iter().enumerate() {
        for rule in 0..=interface.rx.rules.len() {
            if !counters.rules.contains_key(&(slot, rule as u16)) {
                let named = interface.rx.rules.get(rule).and_then(|rule| rule.name.clone());
                let name = named.unwrap_or_else(|| format!("rule {rule}"));
                idle.push((interface.name.clone(), name));
            }
        }
    }
    idle
}

fn rules_of(policy: &Policy) -> usize {
    policy.interfaces.iter().map(|interface| interface.rx.rules.len() + 1).sum()
}

#[test]
fn the_gateway_capture_reaches_every_guest_and_most_rules() {
    let policy = gateway_policy();
    let frames = capture::read("gateway.pcap", &gateway()).unwrap().frames;
    let counters = count(&policy, frames.iter().map(|frame| &frame.data));
    let mut accepted = 0;
    for frame in &frames {
        accepted |= policy.classify(&parse(&frame.data)).accepted;
    }
    assert_eq!(accepted.count_ones() as usize, policy.interfaces.len());
    let idle = idle(&policy, &counters);
    eprintln!("gateway capture: {} of {} rules idle: {idle:?}", idle.len(), rules_of(&policy));
    assert!(idle.len() * 4 <= rules_of(&policy), "{idle:?}");
    let frames = counters.rx_frames;
    for (what, part) in [
        ("delivered", counters.delivered),
        ("dropped", counters.dropped),
        ("no interface", counters.no_interface),
        ("not parsed", counters.not_parsed),
    ] {
        assert!((frames / 10..frames * 9 / 10).contains(&part), "{what}: {part} of {frames}");
    }
}

#[test]
fn shaped_frames_reach_every_rule_and_every_default() {
    for (policy, frames) in [(sample::policy(), 3_000), (gateway_policy(), 30_000)] {
        let shaper = FrameShaper::new(&policy);
        let mut rng = Rng::new(SEED_COVERAGE);
        let frames: Vec<Vec<u8>> = (0..frames).map(|_| shaper.frame(&mut rng)).collect();
        let counters = count(&policy, frames.iter());
        let idle = idle(&policy, &counters);
        assert!(idle.is_empty(), "{idle:?}");
        let sets: BTreeSet<u64> =
            frames.iter().map(|frame| policy.classify(&parse(frame)).members).collect();
        assert!(sets.contains(&0));
        // The interfaces of the sample are alone in their VLANs, those of the gateway are not.
        let together = sets.iter().any(|set| set.count_ones() > 1);
        assert_eq!(together, policy.interfaces.len() == 16);
    }
}
