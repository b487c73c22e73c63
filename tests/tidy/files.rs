//! The files of the repository, as a commit would hold them.

use std::path::{Path, PathBuf};

/// A text file.
pub(crate) struct File {
    /// Path from the top of the repository, with `/`.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

impl File {
    /// What follows the last dot of the path.
    pub(crate) fn extension(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, extension)| extension)
    }
}

/// The top of the repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All text files git would not ignore, by path.
pub(crate) fn all() -> Vec<File> {
    let mut files = Vec::new();
    visit(&root(), "", &mut files);
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(files.iter().any(|f| f.path == "Cargo.toml"), "the walk finds the repository");
    files
}

/// The Rust files below a folder.
pub(crate) fn rust(folder: &str) -> Vec<File> {
    let inside = |f: &File| f.path.starts_with(folder) && f.extension() == "rs";
    all().into_iter().filter(inside).collect()
}

fn visit(dir: &Path, prefix: &str, files: &mut Vec<File>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{prefix}{name}");
        if ignored(&path, &name) {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            visit(&entry.path(), &format!("{path}/"), files);
        } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
            files.push(File { path, text });
        }
    }
}

/// What `.gitignore` says (names, `*` in front, or paths from the top), and git's own folder.
fn ignored(path: &str, name: &str) -> bool {
    let list = std::fs::read_to_string(root().join(".gitignore")).unwrap();
    path == ".git"
        || list.lines().any(|pattern| match pattern.strip_prefix('*') {
            Some(suffix) => name.ends_with(suffix),
            None => path == pattern.trim_start_matches('/') || name == pattern,
        })
}

/// Fails with all findings, one per line.
#[track_caller]
pub(crate) fn none(rule: &str, findings: &[String]) {
    assert!(findings.is_empty(), "{rule}:\n  {}", findings.join("\n  "));
}
