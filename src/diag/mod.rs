//! Diagnostics: what was found, where, what is allowed, and what to do.
//!
//! Everything that can refuse an input returns [`Diagnostics`]: all the problems it found, not the
//! first. A diagnostic points either into a text file (a [`Label`] with a byte span) or into a
//! design (a block path in [`Diagnostic::place`]).

pub mod code;
mod nearest;
pub mod render;

use std::fmt;
use std::ops::Range;

pub(crate) use nearest::nearest;
pub use render::{Sources, json, render};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The input is refused.
    Error,
    /// The input is accepted, but is probably not what was meant.
    Warning,
}

/// A stretch of a source text with a short remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Name of the file as the user gave it.
    pub file: String,
    /// Byte range in that file.
    pub span: Range<usize>,
    /// What to say beside the caret; may be empty.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code: a letter for the stage (`S` specification, `R` rules, `F` FSM, `H` hardware,
    /// `T` tools and files) and three digits.
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// What is wrong, lower case, one line, with what was found.
    pub message: String,
    /// Where in a text, the place to show first.
    pub primary: Option<Label>,
    /// Other places that take part.
    pub secondary: Vec<Label>,
    /// Where in the tree: a YAML path (`interfaces[3].mac`) or a block path (`top.parser.state`).
    pub place: Option<String>,
    /// What is allowed instead.
    pub allowed: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error with a code and a message; fill in the rest with the `with_*` methods.
    #[must_use]
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: Severity::Error,
            message: message.into(),
            primary: None,
            secondary: Vec::new(),
            place: None,
            allowed: None,
            help: None,
        }
    }

    /// A warning with a code and a message.
    #[must_use]
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Adds the place in the source text.
    #[must_use]
    pub fn with_span(
        mut self,
        file: impl Into<String>,
        span: Range<usize>,
        text: impl Into<String>,
    ) -> Self {
        self.primary = Some(Label { file: file.into(), span, text: text.into() });
        self
    }

    /// Adds another place that takes part in the finding.
    #[must_use]
    pub fn with_secondary(
        mut self,
        file: impl Into<String>,
        span: Range<usize>,
        text: impl Into<String>,
    ) -> Self {
        self.secondary.push(Label { file: file.into(), span, text: text.into() });
        self
    }

    /// Adds the YAML path or the block path.
    #[must_use]
    pub fn with_place(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }

    /// Adds what is allowed.
    #[must_use]
    pub fn with_allowed(mut self, allowed: impl Into<String>) -> Self {
        self.allowed = Some(allowed.into());
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Plain one-line form, without source text: `error[S001]: message (at place)`.
impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{kind}[{}]: {}", self.code, self.message)?;
        if let Some(place) = &self.place {
            write!(f, " (at {place})")?;
        }
        if let Some(allowed) = &self.allowed {
            write!(f, "; allowed: {allowed}")?;
        }
        if let Some(help) = &self.help {
            write!(f, "; help: {help}")?;
        }
        Ok(())
    }
}

/// All findings about one input, in the order they were pushed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diagnostics {
    /// The findings.
    pub list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds all findings of another list.
    pub fn extend(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// True when at least one finding is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// `Ok(value)` without errors, else all the findings.
    ///
    /// # Errors
    /// The list itself, when it holds an error.
    pub fn into_result<T>(self, value: T) -> Result<T, Self> {
        if self.has_errors() { Err(self) } else { Ok(value) }
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self { list: vec![diagnostic] }
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in &self.list {
            writeln!(f, "{diagnostic}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Diagnostics {}
