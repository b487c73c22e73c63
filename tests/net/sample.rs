//! A small policy with every kind of field and pattern, and the captures of the test data.

use std::path::PathBuf;

use ctxnic::rules::model::{
    Action, Field, Interface, Match, Pattern, Policy, Rule, RuleSet, Verdict, VlanMode,
};

pub fn exact(field: Field, value: u64) -> Match {
    let mask = (1 << field.width()) - 1;
    Match { field, any_of: vec![Pattern::Masked { value, mask }] }
}

fn masked(field: Field, value: u64, mask: u64) -> Match {
    Match { field, any_of: vec![Pattern::Masked { value, mask }] }
}

fn range(field: Field, low: u64, high: u64) -> Match {
    Match { field, any_of: vec![Pattern::Range { low, high }] }
}

fn rule(matches: Vec<Match>) -> Rule {
    let action = Action { verdict: Verdict::Deliver, mark: 0, counter: None };
    Rule { name: None, matches, action }
}

fn interface(id: u16, vlan: VlanMode, rules: Vec<Rule>) -> Interface {
    Interface {
        name: format!("vif{id}"),
        id,
        class: 0,
        mac: 0x0200_0000_0000 | u64::from(id),
        vlan,
        broadcast: id != 2,
        multicast: vec![0x011b_1900_0000],
        promiscuous: false,
        rx: RuleSet { rules, default: Action { verdict: Verdict::Drop, mark: 0, counter: None } },
    }
}

/// Three interfaces; their rules name every field, with exact values, prefixes, other masks, ranges
/// and lists.
pub fn policy() -> Policy {
    let udp = exact(Field::IpProto, 17);
    let dns_or_ntp = Match {
        field: Field::DstPort,
        any_of: vec![
            Pattern::Masked { value: 53, mask: 0xffff },
            Pattern::Masked { value: 123, mask: 0xffff },
        ],
    };
    Policy {
        interfaces: vec![
            interface(
                1,
                VlanMode::Untagged,
                vec![
                    rule(vec![
                        exact(Field::IpProto, 6),
                        exact(Field::DstPort, 4840),
                        masked(Field::SrcIp, 0x0a00_0000, 0xff00_0000),
                    ]),
                    rule(vec![udp.clone(), range(Field::DstPort, 5000, 5010)]),
                    rule(vec![exact(Field::EthType, 0x0806)]),
                ],
            ),
            interface(
                2,
                VlanMode::Access(10),
                vec![
                    rule(vec![udp, dns_or_ntp, masked(Field::DstIp, 0x0a0a_0000, 0xffff_0000)]),
                    rule(vec![masked(Field::SrcPort, 0x4000, 0xc001)]),
                    rule(vec![exact(Field::VlanPrio, 6)]),
                ],
            ),
            interface(
                3,
                VlanMode::Access(20),
                vec![
                    rule(vec![exact(Field::VlanId, 20), range(Field::InnerVlanId, 100, 199)]),
                    rule(vec![masked(Field::SrcMac, 0x001b_2100_0000, 0xffff_ff00_0000)]),
                    rule(vec![exact(Field::DstMac, 0x0200_0000_0003)]),
                ],
            ),
        ],
        unknown_unicast: None,
    }
}

/// The capture files of `CTXNIC_DATA/pcap`, sorted by name; none when the variable is not set.
pub fn captures() -> Vec<(String, Vec<u8>)> {
    let Some(folder) = std::env::var_os("CTXNIC_DATA").map(|data| PathBuf::from(data).join("pcap"))
    else {
        eprintln!("SKIPPED: captures, needs CTXNIC_DATA");
        return Vec::new();
    };
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty(), "CTXNIC_DATA is set, but there are no captures");
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), std::fs::read(path).unwrap())).collect()
}
