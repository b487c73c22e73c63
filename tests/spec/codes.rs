//! The table of codes is complete: every code used in `src` is in it, and every `S` code of the
//! table is used and is shown by a bad specification or another test here.

use std::collections::BTreeSet;
use std::path::Path;

use ctxnic::diag::code::{TABLE, meaning};

fn codes_in(text: &str) -> BTreeSet<String> {
    let bytes = text.as_bytes();
    let mut out = BTreeSet::new();
    for at in 0..bytes.len().saturating_sub(5) {
        let word = &bytes[at..at + 6];
        let quoted = word[0] == b'"' && word[5] == b'"';
        if quoted && b"SRFHT".contains(&word[1]) && word[2..5].iter().all(u8::is_ascii_digit) {
            out.insert(text[at + 1..at + 5].to_owned());
        }
    }
    out
}

fn walk(folder: &Path, out: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("diag/code.rs") {
            out.extend(codes_in(&std::fs::read_to_string(path).unwrap()));
        }
    }
}

#[test]
fn every_code_in_the_sources_is_in_the_table_and_every_code_in_the_table_is_used() {
    let mut used = BTreeSet::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut used);
    let known: BTreeSet<String> = TABLE.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert!(used.len() > 10, "the search finds nothing: {used:?}");
    let missing: Vec<_> = used.difference(&known).collect();
    assert!(missing.is_empty(), "add to src/diag/code.rs: {missing:?}");
    let dead: Vec<_> = known.difference(&used).collect();
    assert!(dead.is_empty(), "used nowhere: {dead:?}");
}

#[test]
fn the_table_is_ordered_and_has_a_meaning_for_every_code() {
    assert!(TABLE.windows(2).all(|pair| pair[0].0 < pair[1].0));
    assert!(TABLE.iter().all(|(code, text)| code.len() == 4 && !text.is_empty()));
    assert_eq!(meaning("S004"), Some("unknown key"));
    assert_eq!(meaning("S999"), None);
}

#[test]
fn every_code_of_the_specification_is_shown_by_a_snapshot() {
    let mut shown = String::new();
    for path in super::files("tests/spec/snapshots", "snap") {
        shown.push_str(&std::fs::read_to_string(path).unwrap());
    }
    for (code, _) in TABLE.iter().filter(|(code, _)| code.starts_with('S')) {
        if *code == "S001" {
            continue; // bytes that are not text: see `encodings`
        }
        assert!(shown.contains(&format!("[{code}]")), "no bad specification shows {code}");
    }
}
