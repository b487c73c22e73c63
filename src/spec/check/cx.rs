//! What all checks share: the list of findings, and typed access to nodes with the usual findings.

use std::ops::Range;

use crate::diag::nearest;
use crate::diag::{Diagnostic, Diagnostics};
use crate::spec::limits;
use crate::spec::model::Place;
use crate::spec::raw::{Kind, Node, shorten};
use crate::spec::value::{self, Units, quantity_text};

/// A node with its path from the root.
#[derive(Clone, Debug)]
pub(super) struct At<'n> {
    pub(super) node: &'n Node,
    pub(super) path: String,
}

impl<'n> At<'n> {
    pub(super) fn root(node: &'n Node) -> Self {
        Self { node, path: String::new() }
    }

    fn key(&self, key: &str, node: &'n Node) -> Self {
        let dot = if self.path.is_empty() { "" } else { "." };
        Self { node, path: format!("{}{dot}{}", self.path, shorten(key)) }
    }
}

/// A checked value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Sp<T> {
    pub(super) value: T,
    pub(super) span: Range<usize>,
    pub(super) path: String,
}

/// The entries of a mapping whose keys are known and not repeated.
pub(super) struct Fields<'n> {
    entries: Vec<(&'n str, At<'n>)>,
    /// The mapping itself.
    pub(super) at: At<'n>,
}

impl<'n> Fields<'n> {
    /// The value of a key.
    pub(super) fn get(&self, key: &str) -> Option<At<'n>> {
        self.entries.iter().find(|(name, _)| *name == key).map(|(_, at)| at.clone())
    }
}

/// Findings so far.
pub(super) struct Cx<'a> {
    pub(super) file: &'a str,
    /// Offset at which each line starts.
    lines: Vec<usize>,
    text: &'a str,
    pub(super) out: Diagnostics,
}

impl<'a> Cx<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        let starts = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        Self { file, lines, text, out: Diagnostics::new() }
    }

    /// Line and column of a byte offset.
    pub(super) fn place(&self, offset: usize) -> Place {
        let line = self.lines.partition_point(|start| *start <= offset).max(1);
        let start = self.lines.get(line - 1).copied().unwrap_or(0);
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count());
        Place { line, column: column + 1 }
    }

    /// An error at a node; the caller adds what is allowed and what to do.
    pub(super) fn error(&self, code: &'static str, at: &At<'_>, what: String) -> Diagnostic {
        self.error_span(code, &at.node.span, &at.path, what)
    }

    /// An error at a place.
    pub(super) fn error_span(
        &self,
        code: &'static str,
        span: &Range<usize>,
        path: &str,
        what: String,
    ) -> Diagnostic {
        let d = Diagnostic::error(code, what).with_span(self.file, span.clone(), "");
        if path.is_empty() { d } else { d.with_place(path) }
    }

    /// A warning at a place.
    pub(super) fn warning_span(
        &self,
        code: &'static str,
        span: &Range<usize>,
        path: &str,
        what: String,
    ) -> Diagnostic {
        Diagnostic {
            severity: crate::diag::Severity::Warning,
            ..self.error_span(code, span, path, what)
        }
    }

    /// Reports a node of another shape.
    pub(super) fn shape(&mut self, at: &At<'_>, wanted: &str) {
        let name = if at.path.is_empty() { "the file" } else { leaf(&at.path) };
        let d = self
            .error("S003", at, format!("`{name}` is {}", at.node.kind.describe()))
            .with_allowed(wanted.to_owned())
            .with_help(match wanted {
                "a mapping" => "write keys and values: { key: value }".to_owned(),
                "a list" => "write it in brackets: [a, b]".to_owned(),
                _ => format!("write {wanted} here"),
            });
        self.out.push(d);
    }

    /// The entries of a mapping: reports another shape, unknown keys, keys of later releases and
    /// repeated keys.
    pub(super) fn mapping<'n>(
        &mut self,
        at: &At<'n>,
        known: &[&str],
        later: &[&str],
    ) -> Option<Fields<'n>> {
        let Kind::Map(list) = &at.node.kind else {
            self.shape(at, "a mapping");
            return None;
        };
        let mut entries: Vec<(&'n str, At<'n>)> = Vec::new();
        let mut keys: Vec<&'n Node> = Vec::new();
        for (key, node) in list {
            let Kind::Scalar(name) = &key.kind else {
                let what = format!("a key is {}", key.kind.describe());
                let d = self.error_span("S003", &key.span, &at.path, what);
                self.out.push(d.with_allowed("a word").with_help("write a plain key"));
                continue;
            };
            if let Some(first) = entries.iter().position(|(known, _)| known == name) {
                let d = self
                    .error_span(
                        "S005",
                        &key.span,
                        &at.path,
                        format!("`{}` is given twice", shorten(name)),
                    )
                    .with_secondary(self.file, keys[first].span.clone(), "first here")
                    .with_allowed("every key once")
                    .with_help("remove one of the two");
                self.out.push(d);
                continue;
            }
            if known.contains(&name.as_str()) {
                entries.push((name, at.key(name, node)));
                keys.push(key);
            } else {
                self.unknown_key(at, key, name, known, later);
            }
        }
        Some(Fields { entries, at: at.clone() })
    }

    fn unknown_key(&mut self, at: &At<'_>, key: &Node, name: &str, known: &[&str], later: &[&str]) {
        if later.contains(&name) {
            self.later(&key.span, &at.key(name, key).path, &format!("`{name}`"));
            return;
        }
        let d = self
            .error_span("S004", &key.span, &at.path, format!("unknown key `{}`", shorten(name)))
            .with_allowed(if known.is_empty() {
                "an empty mapping: {}".into()
            } else {
                known.join(", ")
            });
        let d = if name == "<<" {
            d.with_help(
                "merge keys are not read; repeat the entries, or use an alias for a whole value",
            )
        } else {
            match nearest(name, known.iter().chain(later).copied()) {
                Some(near) => d.with_help(format!("did you mean `{near}`?")),
                None => d.with_help("remove the key"),
            }
        };
        self.out.push(d);
    }

    /// Reports a construct of a later release.
    pub(super) fn later(&mut self, span: &Range<usize>, path: &str, what: &str) {
        let d = self
            .error_span("S007", span, path, format!("{what} is not in this release"))
            .with_help("remove it; nothing is ignored silently, so it cannot stay");
        self.out.push(d);
    }

    /// The value of a key that must be there.
    pub(super) fn required<'n>(&mut self, fields: &Fields<'n>, key: &str) -> Option<At<'n>> {
        let found = fields.get(key);
        if found.is_none() {
            let d = self
                .error("S006", &fields.at, format!("`{key}` is missing"))
                .with_help(format!("add `{key}:` to this mapping"));
            self.out.push(d);
        }
        found
    }

    /// The items of a list of at most `limit`.
    pub(super) fn list<'n>(
        &mut self,
        at: &At<'n>,
        limit: usize,
        what: &str,
    ) -> Option<Vec<At<'n>>> {
        let Kind::Seq(items) = &at.node.kind else {
            self.shape(at, "a list");
            return None;
        };
        if items.len() > limit {
            let d = self
                .error("S033", at, format!("{} {what}", items.len()))
                .with_allowed(format!("at most {limit}"))
                .with_help("split the specification, or merge entries");
            self.out.push(d);
            return None;
        }
        let item = |(index, node)| At { node, path: format!("{}[{index}]", at.path) };
        Some(items.iter().enumerate().map(item).collect())
    }

    /// The text of a scalar.
    pub(super) fn scalar<'n>(&mut self, at: &At<'n>, wanted: &str) -> Option<&'n str> {
        if let Kind::Scalar(text) = &at.node.kind {
            return Some(text);
        }
        self.shape(at, wanted);
        None
    }

    /// A number from `low` to `high`.
    pub(super) fn number(&mut self, at: &At<'_>, low: u64, high: u64) -> Option<u64> {
        self.number_or(at, low, high, "")
    }

    /// A number from `low` to `high`; `or` is what else is allowed, to be told.
    pub(super) fn number_or(&mut self, at: &At<'_>, low: u64, high: u64, or: &str) -> Option<u64> {
        let text = self.scalar(at, "a number")?;
        let found = value::number(text);
        if let Some(number) = found
            && (low..=high).contains(&number)
        {
            return Some(number);
        }
        let name = leaf(&at.path);
        let what = match found {
            Some(_) => format!("`{name}` is {}", shorten(text)),
            None => format!("`{name}` is `{}`, which is not a number", shorten(text)),
        };
        let allowed = if low == high { low.to_string() } else { format!("{low} to {high}{or}") };
        let help = match found {
            Some(_) if low == high => format!("write {low}"),
            Some(number) if number < low => format!("use {low} or more"),
            Some(_) => format!("use {high} or less"),
            None => {
                "write a decimal number without leading zeros, or a hexadecimal one with 0x".into()
            }
        };
        let d = self.error("S010", at, what).with_allowed(allowed).with_help(help);
        self.out.push(d);
        None
    }

    /// One of some words; gives its index.
    pub(super) fn word(&mut self, at: &At<'_>, words: &[&str], later: &[&str]) -> Option<usize> {
        let text = self.scalar(at, &format!("one of {}", words.join(", ")))?;
        if let Some(index) = words.iter().position(|word| *word == text) {
            return Some(index);
        }
        let name = leaf(&at.path);
        if later.contains(&text) {
            self.later(&at.node.span, &at.path, &format!("`{name}: {text}`"));
            return None;
        }
        let d = self
            .error("S011", at, format!("`{name}` is `{}`", shorten(text)))
            .with_allowed(words.join(", "));
        let d = match nearest(text, words.iter().copied()) {
            Some(near) => d.with_help(format!("did you mean `{near}`?")),
            None => d.with_help("use one of the allowed words"),
        };
        self.out.push(d);
        None
    }

    /// Yes or no.
    pub(super) fn truth(&mut self, at: &At<'_>) -> Option<bool> {
        let text = self.scalar(at, "yes or no")?;
        let found = value::truth(text);
        if found.is_none() {
            let d = self
                .error("S011", at, format!("`{}` is `{}`", leaf(&at.path), shorten(text)))
                .with_allowed("yes, no, true, false, on, off")
                .with_help("write yes or no");
            self.out.push(d);
        }
        found
    }

    /// A name: a lower-case letter, then lower-case letters, digits and `_` (and `-` if allowed).
    pub(super) fn name(&mut self, at: &At<'_>, dash: bool) -> Option<String> {
        let text = self.scalar(at, "a name")?;
        let mut chars = text.chars();
        let good = chars.next().is_some_and(|c| c.is_ascii_lowercase())
            && chars.all(|c| {
                c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || (dash && c == '-')
            })
            && text.len() <= limits::NAME_CHARS;
        if good {
            return Some(text.into());
        }
        let others = if dash {
            "lower-case letters, digits, `_` and `-`"
        } else {
            "lower-case letters, digits and `_`"
        };
        let d = self.error("S012", at, format!("`{}` is not a name", shorten(text))).with_allowed(
            format!(
                "a lower-case letter, then {others}; at most {} characters",
                limits::NAME_CHARS
            ),
        );
        let fixed =
            text.to_lowercase().replace([' ', '.'], "_").replace('-', if dash { "-" } else { "_" });
        let clean = fixed.starts_with(|c: char| c.is_ascii_lowercase())
            && fixed.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
            && fixed.len() <= limits::NAME_CHARS;
        let help = if clean { format!("write `{fixed}`") } else { "choose another name".into() };
        self.out.push(d.with_help(help));
        None
    }

    /// A quantity with a unit, from `low` to `high` in the unit of factor 1.
    pub(super) fn quantity(&mut self, at: &At<'_>, units: Units, range: (u64, u64)) -> Option<u64> {
        let text = self.scalar(at, "a number with a unit")?;
        let (low, high) = range;
        let why = match value::quantity(text, units) {
            Ok(found) if (low..=high).contains(&found) => return Some(found),
            Ok(_) => "it is out of range".into(),
            Err(why) => why,
        };
        let names: Vec<&str> = units.iter().map(|(name, _)| *name).collect();
        let d = self
            .error("S013", at, format!("`{}` is `{}`: {why}", leaf(&at.path), shorten(text)))
            .with_allowed(format!(
                "{} to {}",
                quantity_text(low, units),
                quantity_text(high, units)
            ))
            .with_help(format!("write a number and one of the units {}", names.join(", ")));
        self.out.push(d);
        None
    }

    /// A MAC address, 48 bits.
    pub(super) fn mac(&mut self, at: &At<'_>) -> Option<u64> {
        let text = self.scalar(at, "a MAC address")?;
        let found = value::mac(text);
        if found.is_none() {
            let d = self
                .error("S014", at, format!("`{}` is not a MAC address", shorten(text)))
                .with_allowed("six pairs of hexadecimal digits with colons")
                .with_help("write it like 02:00:00:00:00:01");
            self.out.push(d);
        }
        found
    }
}

/// The last key of a path.
pub(super) fn leaf(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}
