//! `ctxnic build` and `ctxnic regen`: what is written, and when nothing is.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::Path;

use ctxnic::fsm::image::Image;

use super::{ctxnic, ctxnic_json, path};

fn build(spec: &Path, output: &Path) -> Vec<OsString> {
    vec!["build".into(), spec.into(), "-o".into(), output.into()]
}

/// Contents of all files below a folder.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    let mut todo = vec![folder.to_owned()];
    while let Some(next) = todo.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                todo.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                out.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    out
}

#[test]
fn the_files_are_those_announced_and_the_image_is_that_of_the_policy() {
    let dir = tempfile::tempdir().unwrap();
    let spec = path("specs/minimal.yaml");
    let (code, json) = ctxnic_json(build(&spec, dir.path()));
    assert_eq!(code, 0, "{json}");
    let found = contents(dir.path());
    let names: Vec<&str> = found.keys().map(String::as_str).collect();
    let announced: Vec<&str> =
        json["result"]["files"].as_array().unwrap().iter().map(|v| v.as_str().unwrap()).collect();
    assert_eq!(names, announced);
    let text = std::fs::read_to_string(&spec).unwrap();
    let policy = ctxnic::spec::load("x", &text).unwrap().0.policy;
    let compiled = ctxnic::fsm::compile::compile(&policy).unwrap();
    assert_eq!(Image::from_bin(&found["tables/minimal.bin"]).unwrap(), compiled.image);
    let hex = String::from_utf8(found["tables/minimal.hex"].clone()).unwrap();
    let words: Vec<u64> = hex
        .lines()
        .map(|line| line.split("//").next().unwrap().trim())
        .filter(|word| !word.is_empty())
        .map(|word| u64::from_str_radix(word, 16).unwrap())
        .collect();
    assert_eq!(words, compiled.image.words());
    let report: serde_json::Value = serde_json::from_slice(&found["report.json"]).unwrap();
    assert_eq!(report["tables"]["bytes"], compiled.figures.bytes);
    assert_eq!(report["counters"].as_array().unwrap().len(), compiled.counters.len());
}

#[test]
fn the_files_depend_on_the_specification_alone() {
    let dir = tempfile::tempdir().unwrap();
    let copy = dir.path().join("elsewhere/other-name.yaml");
    std::fs::create_dir(copy.parent().unwrap()).unwrap();
    std::fs::copy(path("specs/edge-gateway.yaml"), &copy).unwrap();
    let (one, two) = (dir.path().join("one"), dir.path().join("two"));
    assert_eq!(ctxnic(build(&path("specs/edge-gateway.yaml"), &one)).code, 0);
    assert_eq!(ctxnic(build(&copy, &two)).code, 0);
    assert_eq!(contents(&one), contents(&two));
    for (name, bytes) in contents(&one) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(env!("CARGO_MANIFEST_DIR")), "{name} names a place of this machine");
    }
}

#[test]
fn without_the_passes_the_hardware_is_as_elaborated() {
    let dir = tempfile::tempdir().unwrap();
    let (one, two) = (dir.path().join("one"), dir.path().join("two"));
    let spec = path("specs/minimal.yaml");
    assert_eq!(ctxnic(build(&spec, &one)).code, 0);
    let mut args = build(&spec, &two);
    args.push("--no-optimise".into());
    assert_eq!(ctxnic(args).code, 0);
    let (one, two) = (contents(&one), contents(&two));
    let rtl = |files: &BTreeMap<String, Vec<u8>>| -> (Vec<String>, usize) {
        let rtl = files.iter().filter(|(name, _)| name.strip_suffix(".v").is_some());
        rtl.map(|(name, text)| (name.clone(), text.len())).fold((Vec::new(), 0), |mut all, next| {
            all.0.push(next.0);
            (all.0, all.1 + next.1)
        })
    };
    let ((names, short), (same, long)) = (rtl(&one), rtl(&two));
    assert_eq!(names, same);
    assert!(short < long, "{short} bytes with the passes, {long} without");
    for (name, bytes) in one.iter().filter(|(name, _)| !name.starts_with("rtl/")) {
        assert_eq!(two.get(name), Some(bytes), "{name}");
    }
}

#[test]
fn a_bad_specification_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("out");
    assert_eq!(ctxnic(build(&path("tests/spec/bad/unknown-class.yaml"), &out)).code, 1);
    assert!(!out.exists());
}

#[test]
fn an_output_that_cannot_be_written_is_reported_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    std::fs::write(&file, "mine").unwrap();
    for out in [file.clone(), file.join("below"), "/proc/ctxnic".into()] {
        let said = ctxnic(build(&path("specs/minimal.yaml"), &out));
        assert_eq!((said.code, said.out.as_str()), (1, ""), "{}", out.display());
        assert!(said.err.contains("error[T031]: cannot write"), "{}", said.err);
    }
    assert_eq!(std::fs::read(&file).unwrap(), b"mine");
    // One name is taken by a folder: the others stay as they are.
    let out = dir.path().join("out");
    assert_eq!(ctxnic(build(&path("specs/minimal.yaml"), &out)).code, 0);
    std::fs::remove_file(out.join("report.json")).unwrap();
    std::fs::create_dir(out.join("report.json")).unwrap();
    std::fs::write(out.join("fsm/lookup.fsm"), "old").unwrap();
    let said = ctxnic(build(&path("specs/minimal.yaml"), &out));
    assert_eq!(said.code, 1);
    assert!(said.err.contains("report.json: it is a folder"), "{}", said.err);
    assert_eq!(std::fs::read(out.join("fsm/lookup.fsm")).unwrap(), b"old");
}

#[test]
fn regen_writes_removes_and_then_finds_everything_fresh() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::create_dir(dir.path().join("specs")).unwrap();
    std::fs::copy(path("specs/minimal.yaml"), dir.path().join("specs/minimal.yaml")).unwrap();
    let regen = |more: &[&str]| {
        let mut args: Vec<OsString> = vec!["regen".into(), "--root".into(), dir.path().into()];
        args.extend(more.iter().map(OsString::from));
        ctxnic(args)
    };
    let said = regen(&["--check"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("error[T033]: generated/minimal/report.json is stale or missing"));
    assert!(!dir.path().join("generated").exists(), "--check changes nothing");
    assert_eq!(regen(&[]).code, 0);
    assert_eq!(regen(&["--check"]).code, 0, "fresh");
    let report = dir.path().join("generated/minimal/report.json");
    std::fs::write(&report, "{}").unwrap();
    std::fs::write(dir.path().join("generated/minimal/old.v"), "module old; endmodule").unwrap();
    let said = regen(&["--check"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("generated/minimal/old.v is left over"), "{}", said.err);
    assert!(said.err.contains("generated/minimal/report.json is stale"), "{}", said.err);
    assert!(regen(&[]).out.contains("2 changed"));
    assert!(!dir.path().join("generated/minimal/old.v").exists());
    assert_eq!(regen(&["--check"]).code, 0);
}

#[test]
fn regen_reports_a_bad_specification() {
    let dir = tempfile::tempdir().unwrap();
    let args: Vec<OsString> = vec!["regen".into(), "--root".into(), dir.path().into()];
    assert_eq!(ctxnic(args.clone()).code, 1, "no specs");
    std::fs::create_dir(dir.path().join("specs")).unwrap();
    std::fs::write(dir.path().join("specs/bad.yaml"), "version: 2\n").unwrap();
    assert_eq!(ctxnic(args).code, 1);
}
