//! Specifications: what is accepted, and the full diagnostic of what is not.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "tests")]

mod bad;
mod codes;
mod encodings;
mod good;
mod hostile;
mod readers;

use std::path::{Path, PathBuf};

/// Files of a folder of the crate with an ending, in order of name.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut list: Vec<PathBuf> = std::fs::read_dir(root)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    list.sort();
    list
}

/// Name of a file without folders.
fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}
