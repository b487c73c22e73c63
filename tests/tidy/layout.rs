//! Files: how they open, how long they are, what they must not hold.

use super::code;
use super::files::{all, none, rust};

/// Files longer than the limit, each with the reason.
const LONG: [(&str, &str); 2] = [
    ("src/hw/table_engine.rs", "one kernel: the dialect has no helper functions"),
    ("src/hw/context_cache/directory.rs", "one kernel: the dialect has no helper functions"),
];

/// Beginnings of the paths of files that a program writes: nobody reads them from top to bottom.
const GENERATED: [(&str, &str); 1] =
    [("tests/random_kernels/batch_", "random kernels, eight in each file")];

/// Longest file in lines.
const LIMIT: usize = 600;

/// Files that may use `unsafe`, each with the reason (at most two, ever).
const UNSAFE: [(&str, &str); 1] =
    [("src/sim/native/code.rs", "the call into compiled simulation code")];

#[test]
fn every_rust_file_opens_with_a_module_comment() {
    let open = |text: &str| text.starts_with("//! ") && text.lines().next().unwrap().len() > 10;
    let bad: Vec<String> = ["src/", "tests/", "benches/", "examples/"]
        .iter()
        .flat_map(|folder| rust(folder))
        .filter(|f| !open(&f.text))
        .map(|f| f.path)
        .collect();
    none("a file opens with `//! ` and a sentence about its one job", &bad);
}

#[test]
fn no_rust_file_is_too_long() {
    let mut bad = Vec::new();
    for file in all().iter().filter(|f| f.extension() == "rs") {
        let lines = file.text.lines().count();
        let excused = LONG.iter().any(|(path, _)| *path == file.path);
        if GENERATED.iter().any(|(start, _)| file.path.starts_with(start)) {
            continue;
        }
        if lines > LIMIT && !excused {
            bad.push(format!("{}: {lines} lines, allowed {LIMIT}", file.path));
        }
        if lines <= LIMIT && excused {
            bad.push(format!("{}: is short now, take it off the list", file.path));
        }
    }
    none("files have one job", &bad);
}

#[test]
fn unsafe_code_is_only_where_the_list_says() {
    let mut bad = Vec::new();
    for file in all().iter().filter(|f| f.extension() == "rs") {
        let word = |line: &String| {
            line.split(|c: char| !(c.is_alphanumeric() || c == '_')).any(|w| w == "unsafe")
        };
        let used = code::lines(&file.text).iter().any(word);
        let listed = UNSAFE.iter().any(|(path, _)| *path == file.path);
        if used != listed {
            bad.push(format!("{}: uses unsafe: {used}, listed: {listed}", file.path));
        }
    }
    none("unsafe code is listed with a reason", &bad);
}

#[test]
fn no_file_names_a_folder_of_one_machine() {
    // Spelled in pieces so that this file passes its own rule.
    let roots = ["work", "home", "root", "tmp"].map(|dir| format!("/{dir}"));
    let mut bad = Vec::new();
    for file in all() {
        for (number, line) in file.text.lines().enumerate() {
            if roots.iter().any(|root| names_root(line, root)) {
                bad.push(format!("{}:{}: {}", file.path, number + 1, line.trim()));
            }
        }
    }
    none("committed files name no machine's folders", &bad);
}

/// True when `line` has `root` as the first component of an absolute path.
fn names_root(line: &str, root: &str) -> bool {
    line.match_indices(root).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + root.len()..].chars().next();
        let starts = before.is_none_or(|c| !(c.is_alphanumeric() || "._-/~}$)*<>".contains(c)));
        let ends = after.is_none_or(|c| c == '/' || c.is_whitespace() || "\"'`),;:".contains(c));
        starts && ends
    })
}

#[test]
fn absolute_folders_are_told_from_parts_of_names() {
    let root = format!("/{}", "work");
    assert!(names_root(&format!("see {root}/x"), &root));
    assert!(names_root(&format!("\"{root}\""), &root));
    assert!(!names_root(&format!("net{root}/x"), &root));
    assert!(!names_root(&format!("{root}load"), &root));
}
