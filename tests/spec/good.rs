//! What accepted specifications mean.

use ctxnic::rules::model::{Action, Field, Match, Pattern, Verdict, VlanMode};
use ctxnic::spec::model::{Cache, ClassKind, Engine, Place, Replication, match_text};
use ctxnic::spec::{self, Spec};

fn shipped(name: &str) -> Spec {
    let path = format!("{}/specs/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let (spec, warnings) = spec::load(name, &text).unwrap_or_else(|list| panic!("{list}"));
    assert!(warnings.list.is_empty(), "{warnings}");
    spec
}

/// A specification with one interface and these lines under `rx`, indented by 6.
fn with_rx(rx: &str) -> Spec {
    let text = format!(
        "version: 1\nnic: {{ name: n }}\nclasses: [{{ name: c, kind: best-effort }}]\ninterfaces:\n  \
         - name: i\n    id: 0\n    class: c\n    mac: 02:00:00:00:00:01\n    rx:\n{rx}"
    );
    spec::load("x.yaml", &text).unwrap_or_else(|list| panic!("{list}\n{text}")).0
}

#[test]
fn the_gateway_is_what_its_header_says() {
    let spec = shipped("edge-gateway.yaml");
    assert_eq!(spec.policy.interfaces.len(), 16);
    assert_eq!(spec.classes.len(), 3);
    assert!(spec.policy.interfaces.iter().map(|i| i.rx.rules.len()).sum::<usize>() >= 60);
    assert!(spec.policy.interfaces.windows(2).all(|pair| pair[0].id < pair[1].id));
    assert!(spec.policy.interfaces.iter().any(|i| i.promiscuous));
    for (interface, info) in spec.policy.interfaces.iter().zip(&spec.interfaces) {
        assert_eq!(interface.rx.rules.len(), info.rules.len());
        let hard = spec.classes[interface.class].kind == ClassKind::HardRealTime;
        assert_eq!(info.pinned, hard, "{}", interface.name);
    }
    assert_eq!(spec.nic.cache, Cache { contexts: 16, sets: 1, ways: 16 });
    assert_eq!(spec.nic.engine, Engine::Table);
    assert_eq!(spec.nic.context_base, 0x8000_0000);
    assert_eq!(spec.nic.replication, Replication { frames_per_s: 10_000, burst: 32 });
}

#[test]
fn every_rule_of_the_shipped_files_stands_in_the_line_it_names() {
    for file in ["edge-gateway.yaml", "minimal.yaml"] {
        let spec = shipped(file);
        let path = format!("{}/specs/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for (slot, interface) in spec.policy.interfaces.iter().enumerate() {
            let info = &spec.interfaces[slot];
            assert!(lines[info.place.line - 1].contains(&interface.name));
            for (rule, place) in interface.rx.rules.iter().zip(&info.rules) {
                let line = lines[place.place.line - 1];
                assert!(line.contains(rule.name.as_ref().unwrap()), "{}: {line}", place.place.line);
                assert!(line[place.place.column - 1..].starts_with("name:"), "{line}");
            }
            assert!(lines[info.default_place.line - 1].contains("default:"));
        }
    }
}

#[test]
fn a_rule_knows_its_name_and_place() {
    let spec = shipped("minimal.yaml");
    assert_eq!(spec.rule_name(1, 0).as_deref(), Some("modbus"));
    assert_eq!(spec.rule_place(1, 0).as_deref(), Some("minimal.yaml:32"));
    assert_eq!(spec.rule_name(1, 2).as_deref(), Some("default"));
    assert_eq!(spec.rule_place(1, 2).as_deref(), Some("minimal.yaml:38"));
    assert_eq!(spec.rule_name(2, 0), None);
    assert_eq!(spec.interfaces[1].rules[0].place, Place { line: 32, column: 11 });
}

#[test]
fn defaults_are_those_of_the_documentation() {
    let spec = with_rx("      default: deliver\n");
    let nic = &spec.nic;
    assert_eq!((nic.data_width, nic.clock_hz, nic.line_rate), (64, 125_000_000, 1_000_000_000));
    assert_eq!((nic.max_interfaces, nic.rule_store_bytes, nic.mtu_bytes), (256, 16384, 1500));
    assert!(nic.local_switching);
    assert_eq!(spec.policy.unknown_unicast, None);
    let interface = &spec.policy.interfaces[0];
    assert!(interface.broadcast && !interface.promiscuous && interface.multicast.is_empty());
    assert_eq!(interface.vlan, VlanMode::Untagged);
    assert_eq!(interface.rx.default, Action { verdict: Verdict::Deliver, mark: 0, counter: None });
    assert!(!spec.interfaces[0].pinned);
}

#[test]
fn values_of_a_match_in_all_forms() {
    let spec = with_rx(
        "      rules:\n        - match: { ip_proto: [tcp, 17], dst_port: [80, 8000-8080, 0x4000/0xc001], \
         src_ip: 10.0.0.0/8, dst_mac: 02:00:00:00:00:00/40 }\n          action: drop\n      default: deliver\n",
    );
    let exact = |value, mask| Pattern::Masked { value, mask };
    let line = |field, any_of| Match { field, any_of };
    assert_eq!(
        spec.policy.interfaces[0].rx.rules[0].matches,
        [
            line(Field::DstMac, vec![exact(0x0200_0000_0000, 0xffff_ffff_ff00)]),
            line(Field::SrcIp, vec![exact(10 << 24, 0xff00_0000)]),
            line(Field::IpProto, vec![exact(6, 0xff), exact(17, 0xff)]),
            line(
                Field::DstPort,
                vec![
                    exact(80, 0xffff),
                    Pattern::Range { low: 8000, high: 8080 },
                    exact(0x4000, 0xc001)
                ]
            ),
        ]
    );
}

#[test]
fn prerequisites_are_inferred_and_not_added_to_the_match() {
    let spec = with_rx(
        "      rules:\n        - { match: { dst_port: 22 }, action: drop }\n        \
         - { match: { src_ip: 10.0.0.1 }, action: drop }\n        \
         - { match: { eth_type: ipv4, ip_proto: udp, dst_port: 53 }, action: drop }\n        \
         - { match: {}, action: drop }\n      default: deliver\n",
    );
    let implied: Vec<Vec<String>> = spec.interfaces[0]
        .rules
        .iter()
        .map(|rule| rule.implied.iter().map(match_text).collect())
        .collect();
    assert_eq!(implied[0], ["eth_type: ipv4", "ip_proto: [tcp, udp]"]);
    assert_eq!(implied[1], ["eth_type: ipv4"]);
    assert!(implied[2].is_empty() && implied[3].is_empty());
    assert_eq!(spec.policy.interfaces[0].rx.rules[0].matches.len(), 1);
    assert!(spec.policy.interfaces[0].rx.rules[3].matches.is_empty());
}

#[test]
fn priorities_order_the_rules_the_lowest_first_and_equal_ones_by_file() {
    let spec = with_rx(
        "      rules:\n        - { name: c, match: { vlan_prio: 1 }, action: drop, priority: 30 }\n        \
         - { name: a, match: { vlan_prio: 2 }, action: deliver, priority: 10 }\n        \
         - { name: d, match: { vlan_prio: 3 }, action: drop, priority: 30 }\n        \
         - { name: b, match: { vlan_prio: 4 }, action: drop, priority: 20 }\n      default: drop\n",
    );
    let rules = &spec.policy.interfaces[0].rx.rules;
    let names: Vec<&str> = rules.iter().map(|rule| rule.name.as_deref().unwrap()).collect();
    assert_eq!(names, ["a", "b", "c", "d"]);
    let lines: Vec<usize> = spec.interfaces[0].rules.iter().map(|rule| rule.place.line).collect();
    assert_eq!(lines, [12, 14, 11, 13]);
}

#[test]
fn actions_in_all_forms() {
    let spec = with_rx(
        "      rules:\n        - { match: {}, action: deliver }\n        - { match: {}, action: { deliver: {} } }\n        \
         - { match: {}, action: { deliver: { mark: 0xff }, count: seen } }\n        \
         - { match: {}, action: { drop: {}, count: gone } }\n      default: { deliver: { mark: 3 } }\n",
    );
    let rx = &spec.policy.interfaces[0].rx;
    let action = |verdict, mark, counter: Option<&str>| Action {
        verdict,
        mark,
        counter: counter.map(str::to_owned),
    };
    let found: Vec<&Action> = rx.rules.iter().map(|rule| &rule.action).collect();
    assert_eq!(*found[0], action(Verdict::Deliver, 0, None));
    assert_eq!(*found[1], action(Verdict::Deliver, 0, None));
    assert_eq!(*found[2], action(Verdict::Deliver, 255, Some("seen")));
    assert_eq!(*found[3], action(Verdict::Drop, 0, Some("gone")));
    assert_eq!(rx.default, action(Verdict::Deliver, 3, None));
}

#[test]
fn interfaces_are_ordered_by_id_and_names_are_resolved_to_slots() {
    let text = "
version: 1
nic: { name: n, unknown_unicast: late, cache: { sets: 4, ways: 8 }, engine: hardwired, local_switching: off }
classes: [{ name: hard, kind: hard-real-time }, { name: soft, kind: soft-real-time, weight: 9 }]
interfaces:
  - { name: late, id: 200, class: soft, mac: 02:00:00:00:00:01, vlan: 4094, pinned: yes, rx: { default: drop } }
  - { name: early, id: 7, class: hard, mac: 02:00:00:00:00:01, vlan: 1, rx: { default: drop } }
";
    let (spec, warnings) = spec::load("x.yaml", text).unwrap_or_else(|list| panic!("{list}"));
    assert!(warnings.list.is_empty());
    let names: Vec<&str> = spec.policy.interfaces.iter().map(|i| i.name.as_str()).collect();
    assert_eq!(names, ["early", "late"]);
    assert_eq!(spec.policy.unknown_unicast, Some(1));
    assert_eq!(spec.policy.interfaces[1].class, 1);
    assert_eq!(spec.policy.interfaces[1].vlan, VlanMode::Access(4094));
    assert!(spec.interfaces.iter().all(|info| info.pinned));
    assert_eq!(spec.nic.cache, Cache { contexts: 32, sets: 4, ways: 8 });
    assert_eq!((spec.nic.engine, spec.nic.local_switching), (Engine::Hardwired, false));
}

#[test]
fn a_frame_that_meets_a_rule_has_all_that_the_rule_implies() {
    let spec = shipped("edge-gateway.yaml");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/gateway.pcap");
    let capture = ctxnic::net::capture::read("x", &std::fs::read(path).unwrap()).unwrap();
    let mut checked = 0;
    for frame in &capture.frames {
        let header = ctxnic::golden::parser::parse(&frame.data);
        for (interface, info) in spec.policy.interfaces.iter().zip(&spec.interfaces) {
            for (rule, info) in interface.rx.rules.iter().zip(&info.rules) {
                if rule.matches(&header) {
                    assert!(
                        info.implied.iter().all(|line| line.holds(&header)),
                        "{rule:?} {header:?}"
                    );
                    checked += info.implied.len();
                }
            }
        }
    }
    assert!(checked > 100, "{checked}");
}
