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
        names: impl Iterator<Item = &'a String> + Clone,
    ) -> SimError {
        let error = self.error(path, format!("no such {what}"));
        let known = || names.clone().map(String::as_str);
        let count = known().count();
        let allowed = match nearest(path, known()) {
            Some(name) => format!("perhaps {name}"),
            None if count == 0 => format!("nothing: the design has no {what}"),
            None if count <= LISTED_MAX => known().collect::<Vec<_>>().join(", "),
            None => format!("one of the {count} paths of `Sim::paths`"),
        };
        error.with_values(allowed, path)
    }

    /// The signal is only read.
    pub(super) fn cannot_be_set(&self, path: &str, kind: &str) -> SimError {
        let error = self.error(path, "this signal cannot be set: set what it follows from");
        error.with_values("an input of the top or a register", kind)
    }
}
