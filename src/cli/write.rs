//! Files that are written: under a temporary name first, so that nobody sees half a file.
//!
//! A set of files is staged in a folder inside its destination and moved only when all of it could
//! be written: a full disk or a missing permission leaves the old files as they were.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::Failure;
use super::input::why;
use crate::diag::Diagnostic;

/// Contents by relative path with `/` between folders.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Writes all files below a folder, which is made if it is missing, or none of them.
pub(super) fn write_all(dir: &Path, files: &Files) -> Result<(), Failure> {
    let made = std::fs::create_dir_all(dir);
    made.map_err(|error| cannot(dir, &error))?;
    let stage = dir.join(format!(".ctxnic-{}", std::process::id()));
    let result = stage_and_move(dir, &stage, files);
    let _ = std::fs::remove_dir_all(&stage);
    result
}

fn stage_and_move(dir: &Path, stage: &Path, files: &Files) -> Result<(), Failure> {
    std::fs::create_dir_all(stage).map_err(|error| cannot(dir, &error))?;
    for (name, bytes) in files {
        let to = dir.join(name);
        if to.is_dir() {
            return Err(cannot(&to, &io::Error::from(io::ErrorKind::IsADirectory)));
        }
        let from = stage.join(name);
        make_parent(&from).map_err(|error| cannot(&to, &error))?;
        std::fs::write(&from, bytes).map_err(|error| cannot(&to, &error))?;
        make_parent(&to).map_err(|error| cannot(&to, &error))?;
    }
    for name in files.keys() {
        let to = dir.join(name);
        std::fs::rename(stage.join(name), &to).map_err(|error| cannot(&to, &error))?;
    }
    Ok(())
}

/// Makes the folder of a file.
pub(super) fn make_parent(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => std::fs::create_dir_all(parent),
        _ => Ok(()),
    }
}

/// `T031`: a file or folder cannot be written.
pub(super) fn cannot(path: &Path, error: &io::Error) -> Failure {
    Failure::unusable(
        Diagnostic::error("T031", format!("cannot write {}: {}", path.display(), why(error)))
            .with_help("choose another folder with -o, or free the name; nothing was changed"),
    )
}

/// Removes files below a folder.
pub(super) fn remove<'a>(
    dir: &Path,
    names: impl Iterator<Item = &'a String>,
) -> Result<(), Failure> {
    for name in names {
        let path = dir.join(name);
        std::fs::remove_file(&path).map_err(|error| cannot(&path, &error))?;
    }
    Ok(())
}

/// Names of the files below a folder that differ from `files`: missing, other content, or not in
/// it. An absent folder has no files.
pub(super) fn differences(dir: &Path, files: &Files) -> Result<Vec<String>, Failure> {
    let mut present = Vec::new();
    list(dir, Path::new(""), &mut present).map_err(|error| cannot(dir, &error))?;
    let mut out: Vec<String> =
        present.iter().filter(|name| !files.contains_key(*name)).cloned().collect();
    for (name, bytes) in files {
        if !matches!(std::fs::read(dir.join(name)), Ok(found) if found == *bytes) {
            out.push(name.clone());
        }
    }
    out.sort();
    Ok(out)
}

fn list(root: &Path, below: &Path, out: &mut Vec<String>) -> io::Result<()> {
    let entries = match std::fs::read_dir(root.join(below)) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    for entry in entries {
        let entry = entry?;
        let name: PathBuf = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            list(root, &name, out)?;
        } else {
            let parts: Vec<String> =
                name.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
            out.push(parts.join("/"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(name, text)| ((*name).into(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_set_is_written_with_its_folders_and_leaves_no_trace() {
        let dir = tempfile::tempdir().unwrap();
        let out = dir.path().join("a/b");
        let set = files(&[("x.v", "1"), ("hdl/y.v", "2")]);
        write_all(&out, &set).unwrap();
        assert_eq!(differences(&out, &set).unwrap(), Vec::<String>::new());
        let other = files(&[("x.v", "3"), ("z.v", "4")]);
        assert_eq!(differences(&out, &other).unwrap(), ["hdl/y.v", "x.v", "z.v"]);
        write_all(&out, &other).unwrap();
        assert_eq!(std::fs::read(out.join("x.v")).unwrap(), b"3");
    }

    #[test]
    fn one_file_that_cannot_be_written_leaves_all_as_they_were() {
        let dir = tempfile::tempdir().unwrap();
        write_all(dir.path(), &files(&[("a", "old")])).unwrap();
        std::fs::create_dir(dir.path().join("b")).unwrap();
        let failure = write_all(dir.path(), &files(&[("a", "new"), ("b", "new")])).unwrap_err();
        assert_eq!(failure.diagnostics.list[0].code, "T031");
        assert_eq!(std::fs::read(dir.path().join("a")).unwrap(), b"old");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 2, "no staging folder is left");
    }
}
