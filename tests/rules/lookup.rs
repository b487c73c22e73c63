//! The NIC-wide lookup, sentence by sentence of its documentation.

use ctxnic::net::header::{Ethernet, Header};
use ctxnic::rules::model::{Action, Interface, Policy, RuleSet, Verdict, VlanMode};

const A: u64 = 0x0200_0000_000a;
const B: u64 = 0x0200_0000_000b;
const GROUP: u64 = 0x011b_1900_0000;
const BROADCAST: u64 = 0xffff_ffff_ffff;

fn interface(mac: u64, vlan: VlanMode) -> Interface {
    Interface {
        name: String::new(),
        id: 0,
        class: 0,
        mac,
        vlan,
        broadcast: true,
        multicast: vec![GROUP],
        promiscuous: false,
        rx: RuleSet {
            rules: Vec::new(),
            default: Action { verdict: Verdict::Deliver, mark: 3, counter: None },
        },
    }
}

fn policy() -> Policy {
    let mut quiet = interface(B, VlanMode::Access(10));
    quiet.broadcast = false;
    quiet.multicast.clear();
    Policy {
        interfaces: vec![
            interface(A, VlanMode::Untagged),
            interface(A, VlanMode::Access(10)),
            quiet,
        ],
        unknown_unicast: None,
    }
}

fn to(dst: u64, vlan: Option<u16>) -> Header {
    Header {
        length: 60,
        eth: Some(Ethernet { dst, src: 1, eth_type: 0x0800 }),
        vlan,
        ..Header::default()
    }
}

#[test]
fn a_frame_without_an_ethernet_header_belongs_to_none() {
    let mut policy = policy();
    policy.interfaces[0].promiscuous = true;
    policy.unknown_unicast = Some(0);
    assert_eq!(policy.members(&Header::default()), 0);
    assert_eq!(policy.classify(&Header::default()).rule, 0xffff);
}

#[test]
fn the_vlan_must_fit_and_a_priority_tag_counts_as_untagged() {
    let policy = policy();
    assert_eq!(policy.members(&to(A, None)), 0b001);
    assert_eq!(policy.members(&to(A, Some(0xe000))), 0b001);
    assert_eq!(policy.members(&to(A, Some(0xe00a))), 0b010);
    assert_eq!(policy.members(&to(A, Some(11))), 0);
}

#[test]
fn groups_go_to_those_who_want_them() {
    let mut policy = policy();
    assert_eq!(policy.members(&to(BROADCAST, Some(10))), 0b010);
    assert_eq!(policy.members(&to(GROUP, Some(10))), 0b010);
    assert_eq!(policy.members(&to(GROUP + 1, Some(10))), 0);
    policy.interfaces[2].promiscuous = true;
    assert_eq!(policy.members(&to(GROUP + 1, Some(10))), 0b100);
    assert_eq!(policy.members(&to(BROADCAST, Some(10))), 0b110);
}

#[test]
fn unknown_unicast_goes_to_its_slot_only_when_nobody_in_the_vlan_has_the_address() {
    let mut policy = policy();
    policy.unknown_unicast = Some(1);
    assert_eq!(policy.members(&to(0x0200_0000_0001, Some(10))), 0b010);
    assert_eq!(policy.members(&to(B, Some(10))), 0b100);
    // Slot 1 is not in this VLAN.
    assert_eq!(policy.members(&to(0x0200_0000_0001, None)), 0);
    assert_eq!(policy.members(&to(GROUP + 1, Some(10))), 0);
    // A promiscuous interface does not make an address known.
    policy.interfaces[2].promiscuous = true;
    assert_eq!(policy.members(&to(0x0200_0000_0001, Some(10))), 0b110);
}

#[test]
fn the_outcome_is_that_of_the_lowest_member() {
    let policy = policy();
    let outcome = policy.classify(&to(BROADCAST, Some(10)));
    assert_eq!((outcome.members, outcome.accepted), (0b010, 0b010));
    assert_eq!((outcome.rule, outcome.mark), (0, 3));
}
