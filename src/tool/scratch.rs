//! Temporary folders that vanish with their owner.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::error::ToolError;

/// A fresh folder below the system's temporary folder, removed with all it holds when dropped. Set
/// `CTXNIC_KEEP` (to anything) to keep it and look into it.
#[derive(Debug)]
pub struct Scratch {
    path: PathBuf,
}

static NEXT: AtomicU32 = AtomicU32::new(0);

impl Scratch {
    /// Makes a folder whose name holds `what`, the process and a running number.
    ///
    /// # Errors
    /// [`ToolError::File`] when it cannot be made.
    pub fn new(what: &str) -> Result<Self, ToolError> {
        let base = std::env::temp_dir();
        loop {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = base.join(format!("ctxnic-{what}-{}-{number}", std::process::id()));
            match std::fs::create_dir(&path) {
                Ok(()) => return Ok(Self { path }),
                // Left over by a killed process of the same number.
                Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists && number < 10_000 => {}
                Err(e) => return Err(ToolError::file(path, &e)),
            }
        }
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file into it and returns its path.
    ///
    /// # Errors
    /// [`ToolError::File`].
    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> Result<PathBuf, ToolError> {
        let path = self.path.join(name);
        std::fs::write(&path, text).map_err(|e| ToolError::file(&path, &e))?;
        Ok(path)
    }

    /// Reads a text file in it.
    ///
    /// # Errors
    /// [`ToolError::File`].
    pub fn read(&self, name: &str) -> Result<String, ToolError> {
        let path = self.path.join(name);
        std::fs::read_to_string(&path).map_err(|e| ToolError::file(&path, &e))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if std::env::var_os("CTXNIC_KEEP").is_none() {
            // Nothing useful can be done about a failure here; the system cleans its own folder.
            drop(std::fs::remove_dir_all(&self.path));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Scratch;

    #[test]
    fn a_folder_is_fresh_and_goes_with_its_owner() {
        let one = Scratch::new("unit").unwrap();
        let two = Scratch::new("unit").unwrap();
        assert_ne!(one.path(), two.path());
        one.write("a.txt", "text").unwrap();
        assert_eq!(one.read("a.txt").unwrap(), "text");
        assert_eq!(two.read("a.txt").unwrap_err().code(), "T007");
        let path = one.path().to_owned();
        drop(one);
        assert!(!path.exists());
    }
}
