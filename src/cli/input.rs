//! Files that are read.

use std::path::Path;

use super::Failure;
use crate::diag::{Diagnostic, Diagnostics, Sources};
use crate::spec::{self, Spec};

/// A specification that was read and checked.
#[derive(Debug)]
pub(super) struct Loaded {
    pub(super) spec: Spec,
    pub(super) warnings: Diagnostics,
    pub(super) sources: Sources,
}

/// The bytes of a file, or `T030`.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| cannot_read(path, &error))
}

/// `T030`: a file or folder cannot be read.
pub(super) fn cannot_read(path: &Path, error: &std::io::Error) -> Failure {
    Failure::unusable(
        Diagnostic::error("T030", format!("cannot read {}: {}", path.display(), why(error)))
            .with_help("check the name and the permissions of the file"),
    )
}

/// Reads and checks a specification.
pub(super) fn load(path: &Path) -> Result<Loaded, Failure> {
    let bytes = read(path)?;
    let file = path.display().to_string();
    let text =
        spec::decode(&file, &bytes).map_err(|list| Failure::refused(list, Sources::new()))?;
    let sources = Sources::one(file.clone(), text.clone());
    match spec::load(&file, &text) {
        Ok((spec, warnings)) => Ok(Loaded { spec, warnings, sources }),
        Err(list) => Err(Failure::refused(list, sources)),
    }
}

/// An error of the operating system in words that do not differ between systems where possible.
pub(super) fn why(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".into(),
        ErrorKind::PermissionDenied => "permission denied".into(),
        ErrorKind::AlreadyExists => "it exists already".into(),
        ErrorKind::IsADirectory => "it is a folder".into(),
        ErrorKind::NotADirectory => "a part of the path is not a folder".into(),
        ErrorKind::StorageFull => "no space left".into(),
        ErrorKind::ReadOnlyFilesystem => "the file system is read-only".into(),
        _ => error.to_string(),
    }
}
