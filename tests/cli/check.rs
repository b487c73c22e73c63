//! `ctxnic check`.

use std::ffi::OsString;

use super::{ctxnic, ctxnic_json, path, portable};

fn check(file: &str) -> Vec<OsString> {
    vec!["check".into(), path(file).into_os_string()]
}

#[test]
fn a_good_specification_is_summed_up() {
    let said = ctxnic(check("specs/edge-gateway.yaml"));
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let wanted =
        "specs/edge-gateway.yaml: edge_gateway: 16 interfaces, 3 classes, 82 rules: no errors\n";
    assert_eq!(portable(&said.out), wanted);
    let (code, json) = ctxnic_json(check("specs/edge-gateway.yaml"));
    assert_eq!((code, json["ok"].as_bool(), json["errors"].as_u64()), (0, Some(true), Some(0)));
    assert_eq!(json["result"]["interfaces"], 16);
}

#[test]
fn verbose_shows_what_the_lines_imply() {
    let mut args = check("specs/minimal.yaml");
    args.push("--verbose".into());
    let said = ctxnic(args.clone());
    assert_eq!(said.code, 0);
    insta::assert_snapshot!("check__verbose", portable(&said.out));
    let (_, json) = ctxnic_json(args);
    let rule = &json["result"]["policy"][0]["rules"][0];
    assert_eq!(rule["implied"][0], "eth_type: ipv4");
    assert_eq!(rule["name"], "no-telnet");
}

#[test]
fn a_bad_specification_exits_with_1_and_reports_everything() {
    let said = ctxnic(check("tests/spec/bad/unknown-class.yaml"));
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    insta::assert_snapshot!("check__unknown-class", portable(&said.err));
    let (code, json) = ctxnic_json(check("tests/spec/bad/unknown-class.yaml"));
    assert_eq!((code, json["errors"].as_u64()), (1, Some(2)));
    let first = &json["diagnostics"][0];
    assert_eq!(
        (first["code"].as_str(), first["path"].as_str()),
        (Some("S031"), Some("interfaces[0].class"))
    );
    assert_eq!(
        (first["primary"]["line"].as_u64(), first["primary"]["column"].as_u64()),
        (Some(9), Some(12))
    );
    assert_eq!(first["help"], "did you mean `control`?");
}

#[test]
fn warnings_do_not_refuse() {
    let said = ctxnic(check("tests/spec/bad/never-matches.yaml"));
    assert_eq!(said.code, 0);
    assert!(said.out.contains("no errors") && said.err.contains("5 warnings"), "{}", said.err);
}

#[test]
fn colour_only_when_asked() {
    let mut args = check("tests/spec/bad/unknown-class.yaml");
    assert!(!ctxnic(args.clone()).err.contains('\u{1b}'));
    args.push("--color".into());
    assert!(ctxnic(args).err.contains('\u{1b}'));
}

#[test]
fn a_specification_in_another_encoding_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("latin1.yaml");
    std::fs::write(&file, b"version: 1 # caf\xe9\n").unwrap();
    let said = ctxnic(vec!["check".into(), file.into_os_string()]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("error[S001]") && said.err.contains("not UTF-8"), "{}", said.err);
}
