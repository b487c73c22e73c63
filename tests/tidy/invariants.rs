//! What a module of the tree must not know: the table of the architecture, enforced on the code
//! (comments and strings do not count, nor do unit tests at the end of a file).

use super::code::without_tests;
use super::files::{none, rust};

/// Folder of `src`, words its code must not hold, and why.
const FORBIDDEN: &[(&str, &[&str], &str)] = &[
    (
        "src/diag/",
        &[
            "crate::cli",
            "crate::fsm",
            "crate::hw",
            "crate::net",
            "crate::rules",
            "crate::sim",
            "crate::spec",
            "crate::tool",
        ],
        "diagnostics know nothing of the rest",
    ),
    (
        "src/spec/",
        &["netlist::verilog", "std::fs", "crate::hw", "crate::sim"],
        "the specification is a pure reader: no files, no hardware",
    ),
    (
        "src/context/",
        &["crate::spec", "crate::hw", "crate::netlist", "std::fs", "serde_yaml", "rust_hdl"],
        "the context record knows neither specifications nor hardware",
    ),
    (
        "src/analysis/",
        &["crate::cli", "crate::tool", "crate::hw", "std::fs", "rust_hdl"],
        "an analysis computes, it neither writes nor runs anything",
    ),
    (
        "src/rules/",
        &["crate::spec", "crate::hw", "crate::netlist", "serde_saphyr", "serde_yaml"],
        "the semantics know neither YAML nor hardware",
    ),
    (
        "src/fsm/",
        &["crate::spec", "crate::hw", "verilog", "serde_saphyr", "serde_yaml"],
        "the FSM compiler knows neither YAML nor Verilog",
    ),
    (
        "src/netlist/",
        &["crate::hw::", "crate::net::", "crate::rules", "crate::spec", "crate::fsm"],
        "the netlist knows nothing of the NIC",
    ),
    (
        "src/sim/",
        &["crate::hw", "crate::net::", "crate::rules", "crate::spec", "crate::fsm"],
        "the simulator knows nothing of the NIC",
    ),
    (
        "src/hw/",
        &["crate::spec", "std::fs", "serde_saphyr", "serde_yaml"],
        "blocks get tables and parameters, never a specification",
    ),
    ("src/golden/", &["crate::hw", "rust_hdl"], "a golden model shares no code with the hardware"),
    ("src/net/", &["crate::hw", "crate::netlist", "rust_hdl"], "frames know nothing of hardware"),
];

/// What an entry of [`FORBIDDEN`] excuses: file, word, reason.
const EXCUSED: &[(&str, &str, &str)] = &[(
    "src/netlist/",
    "crate::hw::prim",
    "elaboration has to recognise the primitives by their mark",
)];

#[test]
fn modules_know_only_what_the_architecture_allows() {
    let mut bad = Vec::new();
    for (folder, words, why) in FORBIDDEN {
        let files = rust(folder);
        assert!(!files.is_empty(), "{folder} exists");
        for file in files {
            for (number, line) in without_tests(&file.text).iter().enumerate() {
                let excuse = |(path, word, _): &&(&str, &str, &str)| {
                    file.path.starts_with(path) && line.contains(word)
                };
                let found = words.iter().find(|word| line.contains(**word));
                if let Some(word) = found.filter(|_| !EXCUSED.iter().any(|e| excuse(&e))) {
                    bad.push(format!("{}:{}: `{word}`: {why}", file.path, number + 1));
                }
            }
        }
    }
    none("modules keep apart", &bad);
}

#[test]
fn only_tool_starts_processes_and_only_cli_and_tool_touch_files() {
    let mut bad = Vec::new();
    for file in rust("src/") {
        let tool = file.path.starts_with("src/tool/");
        let cli = file.path.starts_with("src/cli/");
        for (number, line) in without_tests(&file.text).iter().enumerate() {
            let at = format!("{}:{}", file.path, number + 1);
            if !tool && (line.contains("process::Command") || line.contains("Command::new(")) {
                bad.push(format!("{at}: starts a process"));
            }
            if !tool && !cli && (line.contains("std::fs") || line.contains("File::open")) {
                bad.push(format!("{at}: touches files"));
            }
        }
    }
    none("side effects have their places", &bad);
}

#[test]
fn nothing_depends_on_clock_hash_order_or_entropy() {
    let words = ["HashMap", "HashSet", "SystemTime", "thread_rng", "from_entropy", "RandomState"];
    let mut bad = Vec::new();
    for file in rust("src/") {
        for (number, line) in without_tests(&file.text).iter().enumerate() {
            if let Some(word) = words.iter().find(|word| line.contains(**word)) {
                bad.push(format!("{}:{}: `{word}`", file.path, number + 1));
            }
        }
    }
    none("the same input gives the same output, always", &bad);
}
