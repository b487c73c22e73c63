//! Bytes to text, text to a tree whose nodes know their place: no check of meaning yet.
//!
//! Scalars keep the text they have in the file (`010`, `no`, `1e3`): what they are is decided by
//! the key they belong to, never by YAML's guess. Repeated keys are kept for `check` to report.

use std::fmt;
use std::ops::Range;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy, Spanned};

use super::limits;
use crate::diag::{Diagnostic, Diagnostics};

/// A node of the tree.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// Bytes of the text it comes from; for an alias, the alias.
    pub(crate) span: Range<usize>,
    /// What it is.
    pub(crate) kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar, by its text.
    Scalar(String),
    /// A list.
    Seq(Vec<Node>),
    /// A mapping in file order; keys may repeat.
    Map(Vec<(Node, Node)>),
}

impl Kind {
    /// "a list" and so on, for messages.
    pub(crate) fn describe(&self) -> String {
        match self {
            Self::Null => "nothing".into(),
            Self::Scalar(text) => format!("`{}`", shorten(text)),
            Self::Seq(_) => "a list".into(),
            Self::Map(_) => "a mapping".into(),
        }
    }
}

/// At most 60 characters of a text, for messages.
pub(crate) fn shorten(text: &str) -> String {
    let mut out: String = text.chars().take(60).collect();
    if out.len() < text.len() {
        out.push_str("...");
    }
    out
}

impl Node {
    /// The tree as JSON, scalars as strings; a repeated key keeps its last value.
    pub(crate) fn to_json(&self) -> serde_json::Value {
        use serde_json::Value;
        match &self.kind {
            Kind::Null => Value::Null,
            Kind::Scalar(text) => Value::String(text.clone()),
            Kind::Seq(items) => Value::Array(items.iter().map(Self::to_json).collect()),
            Kind::Map(entries) => Value::Object(
                entries.iter().map(|(key, value)| (key.key_text(), value.to_json())).collect(),
            ),
        }
    }

    fn key_text(&self) -> String {
        match &self.kind {
            Kind::Scalar(text) => text.clone(),
            _ => self.to_json().to_string(),
        }
    }
}

/// As read: scalars that YAML would guess to be something other than a string have no text yet.
struct Raw(Spanned<RawKind>);

enum RawKind {
    Null,
    /// Number or truth value: its text is in the source.
    Guessed,
    Text(String),
    Seq(Vec<Raw>),
    Map(Vec<(Raw, Raw)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(Self)
    }
}

impl<'de> Deserialize<'de> for RawKind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(KindVisitor)
    }
}

struct KindVisitor;

impl<'de> Visitor<'de> for KindVisitor {
    type Value = RawKind;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping, a list or a scalar")
    }

    fn visit_unit<E: de::Error>(self) -> Result<RawKind, E> {
        Ok(RawKind::Null)
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<RawKind, E> {
        Ok(RawKind::Guessed)
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<RawKind, E> {
        Ok(RawKind::Guessed)
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<RawKind, E> {
        Ok(RawKind::Guessed)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<RawKind, E> {
        Ok(RawKind::Guessed)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<RawKind, E> {
        Ok(RawKind::Text(text.into()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<RawKind, E> {
        Ok(RawKind::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawKind, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(RawKind::Seq(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawKind, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(RawKind::Map(entries))
    }
}

/// Bytes of a location; `None` without one.
fn bytes_of(location: &serde_saphyr::Location, text: &str) -> Option<Range<usize>> {
    let span = location.span();
    let start = usize::try_from(span.byte_offset()?).ok()?;
    let end = start.checked_add(usize::try_from(span.byte_len()?).ok()?)?;
    let fits = location.line() > 0 && text.is_char_boundary(start) && text.is_char_boundary(end);
    fits.then_some(start..end)
}

/// `parent` stands in for a node without a place; `alias` is the alias the node is below.
fn finish(raw: Raw, text: &str, parent: usize, alias: Option<&Range<usize>>) -> Node {
    let Spanned { value, referenced, defined } = raw.0;
    let own = bytes_of(&defined, text);
    let used = bytes_of(&referenced, text).filter(|used| own.as_ref() != Some(used));
    // Below an alias every node refers to the alias: there the definition is the better place.
    let used = used.filter(|used| alias != Some(used));
    let mut span = used.clone().or_else(|| own.clone()).unwrap_or(parent..parent);
    let (at, alias) = (span.start, used.as_ref().or(alias));
    let kind = match value {
        RawKind::Null => Kind::Null,
        RawKind::Text(found) => Kind::Scalar(found),
        RawKind::Guessed => {
            Kind::Scalar(own.and_then(|own| text.get(own)).unwrap_or_default().trim().into())
        }
        RawKind::Seq(items) => {
            Kind::Seq(items.into_iter().map(|item| finish(item, text, at, alias)).collect())
        }
        RawKind::Map(entries) => {
            let pair =
                |(key, value)| (finish(key, text, at, alias), finish(value, text, at, alias));
            Kind::Map(entries.into_iter().map(pair).collect())
        }
    };
    // A mapping in block style has no text of its own: its first key stands for it.
    if let Kind::Map(entries) = &kind
        && span.is_empty()
        && let Some((key, _)) = entries.first()
        && key.span.start >= span.start
    {
        span = key.span.clone();
    }
    Node { span, kind }
}

/// Text of the bytes of a file.
///
/// # Errors
/// `S001` when it is larger than [`limits::FILE_BYTES`], starts with a byte order mark, or is not
/// UTF-8.
pub fn decode(file: &str, bytes: &[u8]) -> Result<String, Diagnostics> {
    let refuse = |message: String| -> Diagnostics {
        Diagnostic::error("S001", message)
            .with_span(file, 0..0, "")
            .with_allowed(format!(
                "UTF-8 without byte order mark, at most {} MiB",
                limits::FILE_BYTES >> 20
            ))
            .with_help("save the file as UTF-8")
            .into()
    };
    if bytes.len() > limits::FILE_BYTES {
        return Err(refuse(format!("the file has {} bytes", bytes.len())));
    }
    let mark = match bytes {
        [0xff, 0xfe, 0, 0, ..] => Some("UTF-32 (little endian)"),
        [0, 0, 0xfe, 0xff, ..] => Some("UTF-32 (big endian)"),
        [0xff, 0xfe, ..] => Some("UTF-16 (little endian)"),
        [0xfe, 0xff, ..] => Some("UTF-16 (big endian)"),
        [0xef, 0xbb, 0xbf, ..] => Some("UTF-8"),
        _ => None,
    };
    if let Some(mark) = mark {
        return Err(refuse(format!("the file starts with the byte order mark of {mark}")));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.into()),
        Err(error) => {
            let at = error.valid_up_to();
            let line = bytes[..at].split(|byte| *byte == b'\n').count();
            let byte = bytes.get(at).copied().unwrap_or(0);
            Err(refuse(format!("byte {at} (0x{byte:02x}, in line {line}) is not UTF-8")))
        }
    }
}

fn options() -> serde_saphyr::Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_depth: limits::DEPTH,
            max_nodes: limits::NODES,
            max_events: 4 * limits::NODES,
            max_total_scalar_bytes: limits::FILE_BYTES,
            max_documents: 1,
        },
        alias_limits: serde_saphyr::alias_limits! {
            max_total_replayed_events: limits::NODES / 2,
        },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        with_snippet: false,
    }
}

/// The tree of a text.
///
/// # Errors
/// `S001` for a text that is too large or starts with a byte order mark, `S002` when it is not
/// YAML or exceeds a limit of the reader.
pub(crate) fn parse(file: &str, text: &str) -> Result<Node, Diagnostics> {
    if text.len() > limits::FILE_BYTES || text.starts_with('\u{feff}') {
        decode(file, text.as_bytes())?;
    }
    let raw: Raw = serde_saphyr::from_str_with_options(text, options())
        .map_err(|error| reader_error(file, text, error.without_snippet()))?;
    Ok(finish(raw, text, 0, None))
}

fn reader_error(file: &str, text: &str, error: &serde_saphyr::Error) -> Diagnostics {
    let span = error.location().and_then(|at| place_of(&at, text)).unwrap_or(0..0);
    let whole = error.to_string();
    let mut message = whole.lines().next().unwrap_or("unreadable").to_owned();
    if let Some(at) = message.rfind(" at line ") {
        message.truncate(at);
    }
    let mut help = "check indentation, quotes and brackets up to this place";
    if let serde_saphyr::Error::Budget { breach, .. } = error {
        message = budget_text(breach);
        help = "split the file, or write it flatter";
    }
    let d = Diagnostic::error("S002", format!("not readable as YAML: {message}"))
        .with_span(file, span, "")
        .with_allowed(format!(
            "one YAML document, at most {} levels deep and of {} nodes",
            limits::DEPTH,
            limits::NODES
        ));
    d.with_help(help).into()
}

/// What limit of the reader was exceeded.
fn budget_text(breach: &serde_saphyr::budget::BudgetBreach) -> String {
    use serde_saphyr::budget::BudgetBreach;
    match breach {
        BudgetBreach::Documents { documents } => format!("it has {documents} documents or more"),
        BudgetBreach::Depth { depth } => format!("it is {depth} levels deep or more"),
        BudgetBreach::Nodes { nodes } => format!("it has {nodes} nodes or more"),
        other => format!("a limit of the reader is exceeded ({other:?})"),
    }
}

/// Bytes of a location, from its line and column if it has no byte offset.
fn place_of(location: &serde_saphyr::Location, text: &str) -> Option<Range<usize>> {
    if let Some(span) = bytes_of(location, text) {
        return Some(span);
    }
    let line = usize::try_from(location.line()).ok()?.checked_sub(1)?;
    let column = usize::try_from(location.column()).ok()?.saturating_sub(1);
    let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = text.get(start..)?.split('\n').next()?;
    let at = start + rest.chars().take(column).map(char::len_utf8).sum::<usize>();
    Some(at..at)
}
