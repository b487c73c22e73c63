//! `ctxnic explain`.

use std::ffi::OsString;

use ctxnic::golden::parser;
use ctxnic::net::capture;

use super::{ctxnic, ctxnic_json, path, portable};

fn explain(spec: &str, option: &str, value: impl Into<OsString>) -> Vec<OsString> {
    vec!["explain".into(), path(spec).into_os_string(), option.into(), value.into()]
}

/// Modbus from 192.168.1.9 to the sensor of `minimal.yaml`: Ethernet, IPv4, TCP.
const MODBUS: &str = "020000000002 020000000009 0800 4500 0028 0001 0000 40 06 0000 c0a80109 c0a80102 \
                      c001 01f6 00000001 00000000 5002 0000 0000 0000";

#[test]
fn a_frame_gets_its_fields_its_path_its_rule_and_the_line_of_the_rule() {
    let said = ctxnic(explain("specs/minimal.yaml", "--frame", MODBUS));
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    insta::assert_snapshot!("explain__modbus", portable(&said.out));
    let (code, json) = ctxnic_json(explain("specs/minimal.yaml", "--frame", MODBUS));
    assert_eq!(code, 0);
    let frame = &json["result"]["frames"][0];
    assert_eq!(frame["fields"]["dst_port"], "502");
    let member = &frame["members"][0];
    assert_eq!(
        (member["interface"].as_str(), member["rule"].as_str()),
        (Some("sensor"), Some("modbus"))
    );
    assert_eq!((member["verdict"].as_str(), member["mark"].as_u64()), (Some("deliver"), Some(1)));
    assert!(member["place"].as_str().unwrap().ends_with("specs/minimal.yaml:32"));
    assert!(!frame["lookup"].as_array().unwrap().is_empty());
}

#[test]
fn frames_of_all_kinds_are_explained() {
    let frames = [
        (
            "broadcast-arp",
            "ffffffffffff 020000000009 0806 0001 0800 06 04 0001 020000000009 c0a80109 000000000000 c0a80102",
        ),
        ("two-tags", "020000000007 020000000009 88a8 600a 8100 3014 88f7 0002"),
        ("unknown-address", "020000000099 020000000009 0800 45"),
        ("cut-short", "0200000000"),
        ("length-802.3", "020000000001 020000000009 0010 4242 03"),
    ];
    let mut all = String::new();
    for (name, hex) in frames {
        let said = ctxnic(explain("specs/edge-gateway.yaml", "--frame", hex));
        assert_eq!(said.code, 0, "{name}: {}", said.err);
        all.push_str(&format!("# {name}\n{}\n", portable(&said.out)));
    }
    insta::assert_snapshot!("explain__kinds", all);
}

#[test]
fn every_frame_of_a_capture_is_explained_as_the_rules_say() {
    let file = path("tests/data/gateway.pcap");
    let (code, json) = ctxnic_json(explain("specs/edge-gateway.yaml", "--pcap", file.clone()));
    assert_eq!(code, 0);
    let capture = capture::read("x", &std::fs::read(file).unwrap()).unwrap();
    let text = std::fs::read_to_string(path("specs/edge-gateway.yaml")).unwrap();
    let policy = ctxnic::spec::load("x", &text).unwrap().0.policy;
    let frames = json["result"]["frames"].as_array().unwrap();
    assert_eq!(frames.len(), capture.frames.len());
    let mut delivered = 0;
    for (told, frame) in frames.iter().zip(&capture.frames) {
        let outcome = policy.classify(&parser::parse(&frame.data));
        let members = told["members"].as_array().unwrap();
        let slots: Vec<u64> = members.iter().map(|m| m["slot"].as_u64().unwrap()).collect();
        let wanted: Vec<u64> = outcome.decisions.iter().map(|(slot, _)| *slot as u64).collect();
        assert_eq!(slots, wanted, "{told}");
        for (member, (_, decision)) in members.iter().zip(&outcome.decisions) {
            assert_eq!(member["rule_index"].as_u64(), Some(u64::from(decision.rule)), "{told}");
            assert_eq!(member["mark"].as_u64(), Some(u64::from(decision.mark)), "{told}");
            delivered += u32::from(member["verdict"] == "deliver");
        }
    }
    assert!(delivered > 50, "{delivered}");
}

#[test]
fn text_that_is_no_frame_is_refused() {
    let mut all = String::new();
    for hex in ["", " :- ", "020", "02 0g", "0x02", "é", &"00".repeat(65_536)] {
        let said = ctxnic(explain("specs/minimal.yaml", "--frame", hex));
        assert_eq!(said.code, 1, "{hex}");
        assert!(said.err.contains("error[T032]"), "{hex}");
        all.push_str(said.err.lines().next().unwrap());
        all.push('\n');
    }
    insta::assert_snapshot!("explain__no-frame", all);
}

#[test]
fn a_capture_that_is_cut_short_is_refused_with_the_number_of_good_frames() {
    let said = ctxnic(explain("specs/minimal.yaml", "--pcap", path("tests/data/truncated.pcap")));
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    insta::assert_snapshot!("explain__truncated", portable(&said.err));
    let said = ctxnic(explain("specs/minimal.yaml", "--pcap", path("specs/minimal.yaml")));
    assert_eq!(said.code, 1);
    assert!(said.err.contains("error[T020]"), "{}", said.err);
    let said = ctxnic(explain("specs/minimal.yaml", "--pcap", path("none.pcap")));
    assert_eq!(said.code, 1);
}

#[test]
fn exactly_one_source_of_frames_is_wanted() {
    let mut both = explain("specs/minimal.yaml", "--frame", "00");
    both.extend(["--pcap".into(), "x".into()]);
    assert_eq!(ctxnic(both).code, 2);
    assert_eq!(ctxnic(["explain".into(), path("specs/minimal.yaml").into_os_string()]).code, 2);
}
