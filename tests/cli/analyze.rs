//! `ctxnic analyze`: the table, the files, what is refused.

use std::ffi::OsString;

use super::{ctxnic, ctxnic_json, path};

fn args(more: &[&str]) -> Vec<OsString> {
    let spec = path("specs/edge-gateway.yaml").into_os_string();
    ["analyze".into(), spec].into_iter().chain(more.iter().map(OsString::from)).collect()
}

#[test]
fn the_table_is_shown_with_formulas_and_nothing_measured() {
    let said = ctxnic(args(&[]));
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    // Rows of the hardware change with every block; the others change with the design only.
    let stable: Vec<&str> = said.out.lines().filter(|line| !line.starts_with("23")).collect();
    insta::assert_snapshot!("analyze-table", stable.join("\n"));
    let (code, json) = ctxnic_json(args(&["--latency", "40", "--frame", "128"]));
    assert_eq!((code, json["result"]["latency_cycles"].as_u64()), (0, Some(40)));
    let rows = json["result"]["rows"].as_array().unwrap();
    let row = |number: &str| rows.iter().find(|row| row["number"] == number).unwrap();
    assert_eq!(row("11a")["value"], 76.0);
    assert_eq!(row("1")["value"], 1184.0);
    assert!(rows.iter().all(|row| row["measured"].is_null()));
}

#[test]
fn sweeps_are_written_as_csv_and_svg_the_same_every_time() {
    let dir = tempfile::tempdir().unwrap();
    let read = |name: &str| {
        let out = dir.path().join(name);
        let said = ctxnic(args(&["-o", out.to_str().unwrap()]));
        assert_eq!(said.code, 0, "{}", said.err);
        let mut files: Vec<(OsString, Vec<u8>)> = std::fs::read_dir(out)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| (path.file_name().unwrap().into(), std::fs::read(path).unwrap()))
            .collect();
        files.sort();
        files
    };
    let (one, two) = (read("one"), read("two"));
    assert_eq!(one, two);
    let names: Vec<&str> = one.iter().map(|(name, _)| name.to_str().unwrap()).collect();
    assert_eq!(
        names,
        [
            "contexts.csv",
            "contexts.svg",
            "interfaces.csv",
            "interfaces.svg",
            "latency.csv",
            "latency.svg",
            "rule-store.csv",
            "rule-store.svg",
            "table.csv"
        ]
    );
    for (name, bytes) in &one {
        let text = std::str::from_utf8(bytes).unwrap();
        let svg = name.to_str().unwrap().strip_suffix(".svg").is_some();
        assert_eq!(svg, text.starts_with("<svg"), "{}", name.display());
        assert!(!text.contains(env!("CARGO_MANIFEST_DIR")));
    }
}

#[test]
fn impossible_assumptions_and_bad_specifications_are_refused() {
    for more in [&["--latency", "0"][..], &["--frame", "63"], &["--latency", "x"]] {
        assert_eq!(ctxnic(args(more)).code, 2, "{more:?}");
    }
    let bad = path("tests/spec/bad/unknown-class.yaml").into_os_string();
    assert_eq!(ctxnic(["analyze".into(), bad]).code, 1);
}
