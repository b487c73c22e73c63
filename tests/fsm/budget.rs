//! Budgets: words read per frame, and the size of what 64 rules per interface become.

use ctxnic::fsm::compile::{READS_BUDGET, compile};
use ctxnic::rules::model::{
    Action, Field, Interface, Match, Pattern, Policy, Rule, RuleSet, Verdict, VlanMode,
};

use crate::random_policy::{Rng, header};

const SEED_BUDGET: u64 = 0x5eed_0400;

fn exact(field: Field, value: u64) -> Match {
    let mask = (1 << field.width()) - 1;
    Match { field, any_of: vec![Pattern::Masked { value, mask }] }
}

fn prefix(field: Field, value: u64, length: u32) -> Match {
    let mask = ((1u64 << length) - 1) << (field.width() - length);
    Match { field, any_of: vec![Pattern::Masked { value: value & mask, mask }] }
}

fn range(field: Field, low: u64, high: u64) -> Match {
    Match { field, any_of: vec![Pattern::Range { low, high }] }
}

/// 64 rules as a gateway has them: services of subnets, port ranges, blocked hosts, PTP, tags.
fn gateway_rules(rng: &mut Rng) -> RuleSet {
    let ports = [22u64, 53, 80, 102, 123, 443, 502, 1883, 4840, 8883, 20000, 44818];
    let mut rules = Vec::new();
    for index in 0..64u64 {
        let subnet = 0x0a00_0000 + (rng.next() & 0x7) * 0x0001_0000 + (rng.next() & 0xf) * 0x100;
        let mut matches = match index % 8 {
            0 => vec![exact(Field::EthType, 0x88f7), exact(Field::VlanPrio, rng.next() & 7)],
            1 => vec![exact(Field::SrcMac, 0x0202_0000_0000 + (rng.next() & 0xff))],
            2 => vec![
                exact(Field::IpProto, 17),
                range(Field::DstPort, 5000 + 20 * index, 5010 + 20 * index),
            ],
            3 => vec![prefix(Field::SrcIp, subnet, 24), prefix(Field::DstIp, subnet, 16)],
            _ => vec![
                exact(Field::IpProto, if rng.percent(70) { 6 } else { 17 }),
                prefix(Field::SrcIp, subnet, 16 + 8 * u32::try_from(rng.below(3)).unwrap()),
                exact(Field::DstPort, *rng.pick(&ports)),
            ],
        };
        if matches.iter().any(|line| line.field == Field::IpProto) {
            matches.insert(0, exact(Field::EthType, 0x0800));
        }
        let verdict = if rng.percent(80) { Verdict::Deliver } else { Verdict::Drop };
        let mark = u8::try_from(index).unwrap();
        rules.push(Rule { name: None, matches, action: Action { verdict, mark, counter: None } });
    }
    RuleSet { rules, default: Action { verdict: Verdict::Drop, mark: 0, counter: None } }
}

fn gateway(rng: &mut Rng, interfaces: u16) -> Policy {
    let interfaces = (0..interfaces).map(|slot| Interface {
        name: format!("vif{slot}"),
        id: slot,
        class: 0,
        mac: 0x0200_0000_0000 + u64::from(slot),
        vlan: if slot % 4 == 3 {
            VlanMode::Untagged
        } else {
            VlanMode::Access(10 * (slot % 16) + 10)
        },
        broadcast: slot < 8,
        multicast: if slot < 8 { vec![0x011b_1900_0000] } else { Vec::new() },
        promiscuous: slot == 5,
        rx: gateway_rules(rng),
    });
    Policy { interfaces: interfaces.collect(), unknown_unicast: Some(0) }
}

#[test]
fn sixty_four_rules_per_interface_stay_within_84_reads() {
    let mut rng = Rng::new(SEED_BUDGET);
    let mut most_states = 0;
    for interfaces in [1, 4, 16, 16] {
        let policy = gateway(&mut rng, interfaces);
        let compiled = compile(&policy).unwrap();
        let figures = &compiled.figures;
        assert!(figures.reads_max <= READS_BUDGET, "{} reads", figures.reads_max);
        for table in &figures.rules {
            // The rule store of a card has 2048 words by default.
            assert!(table.words <= 2048, "a table of {} words", table.words);
            most_states = most_states.max(table.states);
        }
        for _ in 0..300 {
            let header = header(&mut rng, &policy);
            let walked = ctxnic::golden::table_engine::classify(
                compiled.image.words(),
                &ctxnic::net::key::key_of(&header),
            )
            .unwrap();
            assert_eq!(walked.outcome, policy.classify(&header));
        }
    }
    assert!(most_states > 300, "64 rules that make {most_states} states are no test");
}

#[test]
fn rules_that_would_explode_are_refused_instead() {
    let mut rng = Rng::new(SEED_BUDGET + 1);
    let mut policy = gateway(&mut rng, 1);
    let fields = [Field::SrcIp, Field::DstIp, Field::SrcPort, Field::DstPort, Field::SrcMac];
    policy.interfaces[0].rx.rules = (0..200u8)
        .map(|mark| {
            let matches = fields.map(|field| {
                let all = (1u64 << field.width()) - 1;
                let (a, b) = (rng.next() & all, rng.next() & all);
                range(field, a.min(b), a.max(b))
            });
            let action = Action { verdict: Verdict::Deliver, mark, counter: None };
            Rule { name: None, matches: matches.to_vec(), action }
        })
        .collect();
    let found = compile(&policy).unwrap_err();
    let text = found.to_string();
    assert_eq!(found.list.len(), 1, "{text}");
    assert!(text.starts_with("error[F002]: the decision FSM of the rules of `vif0`"), "{text}");
    assert!(text.contains("1000000 steps") && text.contains("help:"), "{text}");
}
