//! What is said when a name or a type is not that of the design.

use crate::diag::nearest;

use super::error::SimError;
use super::run::Sim;

/// Most names that are listed.
const LISTED_MAX: usize = 8;

impl Sim {
    /// There is no such thing: the name that was meant perhaps, or the names there are.
    pub(super) fn no_such<'a>(
        &self,
        path: &str,
        what: &str,
        names: impl Iterator<Item = &'a String>,
    ) -> SimError {
        let error = self.error(path, format!("no such {what}"));
        let known: Vec<&str> = names.map(String::as_str).collect();
        let allowed = match nearest(path, known.iter().copied()) {
            Some(name) => format!("perhaps {name}"),
            None if known.is_empty() => format!("nothing: the design has no {what}"),
            None if known.len() <= LISTED_MAX => known.join(", "),
            None => format!("one of the {} paths of `Sim::paths`", known.len()),
        };
        error.with_values(allowed, path)
    }

    /// The signal is only read.
    pub(super) fn cannot_be_set(&self, path: &str, kind: &str) -> SimError {
        let error = self.error(path, "this signal cannot be set: set what it follows from");
        error.with_values("an input of the top or a register", kind)
    }
}
