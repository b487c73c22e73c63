//! Keeps the waves of a failed test where the variable `CTXNIC_WAVES` says.

use std::path::Path;

use ctxnic::sim::Failure;

/// Writes `DIR/TEST.fst` when the test failed and `CTXNIC_WAVES` is `DIR`; the report says where.
pub fn kept(result: Result<(), Failure>) -> Result<(), Failure> {
    let folder = std::env::var_os("CTXNIC_WAVES").filter(|folder| !folder.is_empty());
    result.map_err(|failure| match &folder {
        Some(folder) => kept_in(Path::new(folder), failure),
        None => failure.with_note("CTXNIC_WAVES=DIR writes the waves to DIR"),
    })
}

/// Writes the waves of a failure into a folder.
pub fn kept_in(folder: &Path, failure: Failure) -> Failure {
    let name = failure.test().unwrap_or("failure").replace("::", ".");
    let path = folder.join(format!("{name}.fst"));
    let written = std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::File::create(&path))
        .and_then(|file| failure.write_fst(file));
    match written {
        Ok(true) => failure.with_note(format!("waves      {}", path.display())),
        Ok(false) => failure.with_note("waves      none were kept"),
        Err(error) => failure.with_note(format!("waves      {}: {error}", path.display())),
    }
}
