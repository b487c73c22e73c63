//! `ctxnic sim`: the captures of the interfaces hold exactly the frames the rules give them.

use std::ffi::OsString;
use std::path::Path;

use ctxnic::fsm::compile::compile;
use ctxnic::fsm::interp;
use ctxnic::golden::parser::parse;
use ctxnic::net::capture;
use ctxnic::net::key::key_of;
use ctxnic::spec::{self, Spec};
use serde_json::Value;

use crate::capture_spec::spec_for;
use crate::{ctxnic, ctxnic_json, path};

fn sim(spec: &Path, capture: &Path, output: &Path, more: &[&str]) -> Vec<OsString> {
    let mut args: Vec<OsString> = vec!["sim".into(), spec.into(), "--pcap".into(), capture.into()];
    args.extend(["-o".into(), output.into()]);
    args.extend(more.iter().map(OsString::from));
    args
}

fn loaded(file: &Path) -> Spec {
    let text = std::fs::read_to_string(file).unwrap();
    spec::load("spec.yaml", &text).unwrap_or_else(|found| panic!("{found}")).0
}

/// Longest frame in bytes that is not cut: the MTU and the longest header, in whole beats.
fn longest(spec: &Spec) -> usize {
    (usize::from(spec.nic.mtu_bytes) + 22).div_ceil(8) * 8
}

/// Every frame of the capture is where the rules put it, byte for byte, and nowhere else.
fn check_captures(spec: &Spec, input: &Path, output: &Path) {
    let frames = capture::read("in", &std::fs::read(input).unwrap()).unwrap().frames;
    let compiled = compile(&spec.policy).unwrap();
    for frame in &frames {
        let header = parse(&frame.data);
        let (key, outcome) = (key_of(&header), spec.policy.classify(&header));
        let members = interp::run(&compiled.lookup, &key).unwrap().members();
        assert_eq!(members, Some(outcome.members), "{}", input.display());
        for (slot, decision) in outcome.decisions {
            let leaf = interp::run(&compiled.rules[slot], &key).unwrap();
            assert_eq!(leaf.decision(), Some(decision), "{}", input.display());
        }
    }
    for (slot, interface) in spec.policy.interfaces.iter().enumerate() {
        let bytes = std::fs::read(output.join(format!("{}.pcap", interface.name))).unwrap();
        let have = capture::read("out", &bytes).unwrap().frames;
        let want: Vec<_> = frames
            .iter()
            .filter(|frame| frame.data.len() <= longest(spec))
            .filter(|frame| spec.policy.classify(&parse(&frame.data)).accepted >> slot & 1 == 1)
            .map(|frame| (frame.time_ns / 1000, &frame.data))
            .collect();
        let have: Vec<_> = have.iter().map(|frame| (frame.time_ns / 1000, &frame.data)).collect();
        assert_eq!(have, want, "{}: {}", input.display(), interface.name);
    }
}

fn check_counters(report: &Value, frames: usize) {
    let status = |name: &str| report["status"][name].as_u64().unwrap();
    assert_eq!(status("frames"), frames as u64);
    assert_eq!(status("delivered") + status("dropped"), status("frames"));
    assert_eq!(status("table_errors"), 0);
    assert!(status("no_interface") + status("oversize") <= status("dropped"));
    assert_eq!(report["frames"], frames);
}

#[test]
fn both_engines_give_every_interface_the_frames_its_rules_deliver() {
    let spec = loaded(&path("specs/edge-gateway.yaml"));
    let capture = path("tests/data/gateway.pcap");
    let mut reports = Vec::new();
    for engine in ["table", "hardwired"] {
        let dir = tempfile::tempdir().unwrap();
        let args =
            sim(&path("specs/edge-gateway.yaml"), &capture, dir.path(), &["--engine", engine]);
        let (code, report) = ctxnic_json(args);
        assert_eq!(code, 0, "{report:#}");
        check_captures(&spec, &capture, dir.path());
        check_counters(&report["result"], 400);
        let written = std::fs::read(dir.path().join("sim.json")).unwrap();
        let mut written: Value = serde_json::from_slice(&written).unwrap();
        assert!(
            written["latency_cycles"]["max"].as_u64() >= written["latency_cycles"]["min"].as_u64()
        );
        for timing in ["cycles", "latency_cycles"] {
            written[timing] = Value::Null;
        }
        reports.push(written);
    }
    assert_eq!(reports[0], reports[1], "the engines differ only in time");
}

#[test]
#[allow(clippy::print_stderr, reason = "a test that did not run says so")]
fn real_captures_some_malformed_are_split_as_the_rules_say() {
    let Some(data) = std::env::var_os("CTXNIC_DATA").filter(|value| !value.is_empty()) else {
        eprintln!("SKIPPED: CTXNIC_DATA is not set");
        return;
    };
    let mut files: Vec<_> = std::fs::read_dir(Path::new(&data).join("pcap"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|file| file.extension().is_some_and(|ending| ending == "pcap"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no captures");
    for (index, file) in files.iter().enumerate() {
        let frames = capture::read("in", &std::fs::read(file).unwrap()).unwrap().frames;
        let bytes: Vec<Vec<u8>> = frames.iter().map(|frame| frame.data.clone()).collect();
        let dir = tempfile::tempdir().unwrap();
        let spec = dir.path().join("spec.yaml");
        let engine = ["table", "hardwired"][index % 2];
        std::fs::write(&spec, spec_for(&bytes, engine)).unwrap();
        let output = dir.path().join("out");
        let (code, report) = ctxnic_json(sim(&spec, file, &output, &[]));
        assert_eq!(code, 0, "{}: {report:#}", file.display());
        check_captures(&loaded(&spec), file, &output);
        check_counters(&report["result"], frames.len());
    }
}

/// Runs with waves into a file of that name; the waves are read back.
fn waves(name: &str, more: &[&str]) -> wellen::simple::Waveform {
    let dir = tempfile::tempdir().unwrap();
    let wave = dir.path().join("new").join(name);
    let mut options = vec!["--wave", wave.to_str().unwrap()];
    options.extend(more);
    let args = sim(
        &path("specs/minimal.yaml"),
        &path("tests/data/gateway.pcap"),
        &dir.path().join("out"),
        &options,
    );
    let said = ctxnic(args);
    assert_eq!(said.code, 0, "{}", said.err);
    let folder: Vec<_> = std::fs::read_dir(dir.path().join("new")).unwrap().collect();
    assert_eq!(folder.len(), 1, "nothing but the waves");
    let bytes = std::fs::read(&wave).unwrap();
    wellen::simple::read_from_reader(std::io::Cursor::new(bytes)).unwrap()
}

/// Paths and changes of all signals of a file.
fn changes(mut wave: wellen::simple::Waveform) -> Vec<(String, Vec<(u64, String)>)> {
    let hierarchy = wave.hierarchy();
    let vars: Vec<_> = hierarchy
        .all_vars()
        .map(|var| (hierarchy[var].full_name(hierarchy), hierarchy[var].signal_ref()))
        .collect();
    let ids: Vec<_> = vars.iter().map(|(_, id)| *id).collect();
    wave.load_signals(&ids);
    let times = wave.time_table().to_vec();
    let of = |id| {
        let changes = wave.get_signal(id).unwrap().iter_changes();
        changes
            .map(|(at, value)| (times[at as usize], value.to_string().trim_end().to_owned()))
            .filter(|(time, value)| *time > 0 || !value.starts_with('x'))
            .collect()
    };
    vars.into_iter().map(|(name, id)| (name, of(id))).collect()
}

#[test]
fn waves_are_written_in_both_formats_and_say_the_same() {
    let vcd = changes(waves("out.vcd", &[]));
    let data = vcd.iter().find(|(name, _)| name == "minimal.s_axis_rx_tdata").unwrap();
    assert!(data.1.len() > 100, "{} changes", data.1.len());
    let fst = changes(waves("out.fst", &[]));
    assert!(vcd == fst, "the formats differ");
}

#[test]
fn waves_can_be_of_some_signals_in_some_cycles() {
    let options = ["--wave-scope", "s_axis_rx_*", "--wave-scope", "*_q", "--wave-cycles"];
    let some = changes(waves("out.fst", &[&options[..], &["100..140"]].concat()));
    let fits = |name: &str| name.starts_with("minimal.s_axis_rx_") || name.ends_with("_q");
    assert!(some.iter().all(|(name, _)| fits(name)), "{some:?}");
    for (name, changes) in &some {
        let inside = |time: u64| (1000..1400).contains(&time);
        let (last, before) = changes.split_last().unwrap();
        assert!(before.iter().all(|(time, _)| inside(*time)), "{name}: {changes:?}");
        assert!(last.0 == 1400 && last.1.starts_with('x'), "{name}: {changes:?}");
    }
}

#[test]
fn waves_that_are_not_possible_are_refused_with_what_is() {
    let dir = tempfile::tempdir().unwrap();
    let refuse = |more: &[&str]| {
        let (spec, capture) = (path("specs/minimal.yaml"), path("tests/data/gateway.pcap"));
        ctxnic(sim(&spec, &capture, &dir.path().join("out"), more))
    };
    for (options, told) in [
        (&["--wave", "x.ghw"][..], ".vcd or .fst"),
        (&["--wave", "vcd"], ".vcd or .fst"),
        (&["--wave", "x.vcd", "--wave-cycles", "9"], "A..B"),
        (&["--wave", "x.vcd", "--wave-cycles", "9..9"], "A < B"),
        (&["--wave", "x.vcd", "--wave-cycles", "a.."], "A..B"),
        (&["--wave-cycles", "1..2"], "--wave <FILE>"),
        (&["--wave-scope", "x"], "--wave <FILE>"),
    ] {
        let said = refuse(options);
        assert_eq!(said.code, 2, "{options:?}");
        assert!(said.err.contains(told), "{options:?}: {}", said.err);
    }
    let wave = dir.path().join("x.vcd");
    let said = refuse(&["--wave", wave.to_str().unwrap(), "--wave-scope", "lihgt"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("T041") && said.err.contains("lihgt"), "{}", said.err);
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0, "nothing was written");
}

#[test]
fn a_capture_that_is_cut_short_is_refused_and_nothing_is_written() {
    let dir = tempfile::tempdir().unwrap();
    let output = dir.path().join("out");
    let args = sim(&path("specs/minimal.yaml"), &path("tests/data/truncated.pcap"), &output, &[]);
    let said = ctxnic(args);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("T022"), "{}", said.err);
    assert!(!output.exists());
}

#[test]
fn an_output_that_cannot_be_written_is_reported() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    std::fs::write(&file, "in the way").unwrap();
    let args = sim(&path("specs/minimal.yaml"), &path("tests/data/gateway.pcap"), &file, &[]);
    let said = ctxnic(args);
    assert_ne!(said.code, 0);
    assert!(said.err.contains("T031"), "{}", said.err);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "in the way");
}

#[test]
fn tables_larger_than_the_rule_store_are_refused_with_both_sizes() {
    let dir = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(path("specs/edge-gateway.yaml")).unwrap();
    let spec = dir.path().join("spec.yaml");
    let small: String = text
        .lines()
        .map(|line| {
            if line.trim_start().starts_with("rule_store:") { "  rule_store: 2 KiB" } else { line }
        })
        .fold(String::new(), |all, line| all + line + "\n");
    std::fs::write(&spec, small).unwrap();
    let said = ctxnic(sim(&spec, &path("tests/data/gateway.pcap"), &dir.path().join("out"), &[]));
    assert_eq!(said.code, 1);
    assert!(said.err.contains("H051") && said.err.contains("2048 bytes"), "{}", said.err);
}

#[test]
fn the_committed_generated_files_are_fresh() {
    let said =
        ctxnic(["regen".into(), "--check".into(), "--root".into(), path("").into_os_string()]);
    assert_eq!(said.code, 0, "{}", said.err);
}
