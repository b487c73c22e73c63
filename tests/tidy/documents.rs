//! Documents, snapshots and diagnostic codes agree with the files they speak of.

use std::collections::{BTreeMap, BTreeSet};

use super::files::{all, none, root, rust};

#[test]
fn the_changelog_has_a_place_for_the_next_release() {
    let text = std::fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    assert!(text.lines().any(|line| line == "## [Unreleased]"));
}

#[test]
fn paths_in_the_readme_exist() {
    let text = std::fs::read_to_string(root().join("README.md")).unwrap();
    let mut bad = Vec::new();
    for path in named_paths(&text) {
        if !root().join(&path).exists() {
            bad.push(path);
        }
    }
    none("README.md names files that are there", &bad);
}

/// The repository's paths that a text names: in back-ticks or as the target of a link.
fn named_paths(text: &str) -> BTreeSet<String> {
    const TOPS: [&str; 9] =
        ["src/", "specs/", "generated/", "tests/", "benches/", "examples/", "tools/", ".ci/", "./"];
    let breaks = |c: char| c.is_whitespace() || "`()[]\"',;<>".contains(c);
    text.split(breaks)
        .map(|word| word.trim_end_matches(['.', ':', '/']))
        .filter(|word| TOPS.iter().any(|top| word.starts_with(top)))
        .filter(|word| !word.contains(['*', '{', '$', '…']) && !word.starts_with("tools/.env"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn paths_are_found_in_prose_links_and_commands() {
    let text = "run `cargo run -- build specs/a.yaml`, see [b](src/b.rs) and `tools/install-eda`.\n\
                `generated/*.v` or src/lib.rs. not/this";
    let found: Vec<String> = named_paths(text).into_iter().collect();
    assert_eq!(found, ["specs/a.yaml", "src/b.rs", "src/lib.rs", "tools/install-eda"]);
}

#[test]
fn no_snapshot_is_without_its_test() {
    let files = all();
    let sources: BTreeMap<&str, &str> =
        files.iter().map(|f| (f.path.as_str(), f.text.as_str())).collect();
    let mut bad = Vec::new();
    for snapshot in files.iter().filter(|f| f.extension() == "snap") {
        let source = snapshot.text.lines().find_map(|l| l.strip_prefix("source: ")).unwrap_or("");
        let Some(text) = sources.get(source.trim_matches('"')) else {
            bad.push(format!("{}: its source `{source}` is gone", snapshot.path));
            continue;
        };
        let stem = snapshot.path.rsplit('/').next().unwrap().trim_end_matches(".snap");
        let stem = stem.split('@').next().unwrap();
        // `<module path>__<name>`; a name made at run time has its constant words in the source.
        let name = stem.rsplit("__").next().unwrap();
        let words = name.split(['-', '_', '.']).filter(|w| w.len() > 3);
        let computed =
            text.contains("assert_snapshot!(name") || text.contains("assert_snapshot!(format!");
        if !text.contains(name) && !computed && !words.clone().all(|w| text.contains(w)) {
            bad.push(format!("{}: no `{name}` in {source}", snapshot.path));
        }
    }
    none("every snapshot belongs to a test", &bad);
}

#[test]
fn diagnostic_codes_used_and_documented_are_the_same() {
    let files = rust("src/");
    let Some(table) = files.iter().find(|f| f.path == "src/diag/code.rs") else {
        // The table is not there yet; the codes still have to be well formed.
        return;
    };
    let documented = codes(&table.text);
    let used: BTreeSet<String> =
        files.iter().filter(|f| f.path != table.path).flat_map(|f| codes(&f.text)).collect();
    let bad: Vec<String> = used.symmetric_difference(&documented).cloned().collect();
    none("codes are used and documented", &bad);
}

/// Codes of tools and files that no test draws, each with the reason.
const UNDRAWN: [(&str, &str); 1] =
    [("T034", "the drawing library refuses nothing that we give it: all numbers are finite")];

/// Whether a test speaks of a code: a file of `tests/`, or the tests of a source file.
fn is_drawn(code: &str, files: &[super::files::File]) -> bool {
    files.iter().filter(|f| f.path != "tests/tidy/documents.rs").any(|f| {
        if f.path.starts_with("tests/") {
            return f.text.contains(code);
        }
        let tests = f.text.split_once("#[cfg(test)]").map_or("", |(_, tests)| tests);
        f.path.starts_with("src/") && tests.contains(code)
    })
}

#[test]
fn every_code_of_tools_and_files_is_drawn_by_a_test() {
    let files = all();
    let table = files.iter().find(|f| f.path == "src/diag/code.rs").unwrap();
    let mut bad = Vec::new();
    for code in codes(&table.text).into_iter().filter(|code| code.starts_with('T')) {
        let excused = UNDRAWN.iter().any(|(name, _)| *name == code);
        match (is_drawn(&code, &files), excused) {
            (false, false) => bad.push(format!("{code}: no test draws it")),
            (true, true) => bad.push(format!("{code}: has a test now, take it off the list")),
            _ => {}
        }
    }
    none("codes of tools and files have a test each", &bad);
    // A code that nobody knows is not found: the check can fail.
    assert!(!is_drawn(&format!("T{}", 900 + 99), &files));
}

/// The diagnostic codes that stand as string literals: a stage letter and three digits.
fn codes(text: &str) -> BTreeSet<String> {
    let code = |word: &&str| {
        word.len() == 4
            && word.starts_with(['S', 'R', 'F', 'H', 'T'])
            && word[1..].bytes().all(|b| b.is_ascii_digit())
    };
    text.split('"').filter(code).map(str::to_owned).collect()
}
