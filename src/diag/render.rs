//! Diagnostics as text with the source line and a caret, and as JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

use super::{Diagnostic, Diagnostics, Label, Severity};

/// Most diagnostics shown in full; the others are counted.
pub const SHOWN_LIMIT: usize = 100;

/// Texts that labels point into, by the file names used in the labels.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    texts: BTreeMap<String, String>,
}

impl Sources {
    /// No texts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One text.
    #[must_use]
    pub fn one(file: impl Into<String>, text: impl Into<String>) -> Self {
        let mut sources = Self::new();
        sources.insert(file, text);
        sources
    }

    /// Adds or replaces a text.
    pub fn insert(&mut self, file: impl Into<String>, text: impl Into<String>) {
        self.texts.insert(file.into(), text.into());
    }

    /// Adds all texts of others.
    pub fn extend(&mut self, others: Self) {
        self.texts.extend(others.texts);
    }

    /// The text of a file.
    #[must_use]
    pub fn text(&self, file: &str) -> Option<&str> {
        self.texts.get(file).map(String::as_str)
    }

    /// Line and column (characters), both from 1, of a byte offset; none for an unknown file.
    #[must_use]
    pub fn line_column(&self, file: &str, offset: usize) -> Option<(usize, usize)> {
        self.text(file).map(|text| line_column(text, offset))
    }
}

/// Line and column (characters), both from 1, of a byte offset in a text.
#[must_use]
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let offset = floor(text, offset);
    let before = &text[..offset];
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    (line, before[start..].chars().count() + 1)
}

/// The nearest character boundary at or before `offset`.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The findings in the order they are shown: by file, place, code; those without a file last.
fn ordered(diagnostics: &Diagnostics) -> Vec<&Diagnostic> {
    let mut list: Vec<&Diagnostic> = diagnostics.list.iter().collect();
    list.sort_by(|a, b| order_key(a).cmp(&order_key(b)));
    list
}

fn order_key(d: &Diagnostic) -> (bool, &str, usize, usize, &str, &str) {
    match &d.primary {
        Some(label) => {
            (false, &label.file, label.span.start, label.span.end, d.code, d.message.as_str())
        }
        None => (true, d.place.as_deref().unwrap_or(""), 0, 0, d.code, d.message.as_str()),
    }
}

/// The lines of a text that some spans touch: their text, the number of the first, its offset.
fn window<'a>(text: &'a str, spans: &[Range<usize>]) -> (&'a str, usize, usize) {
    let low = floor(text, spans.iter().map(|s| s.start).min().unwrap_or(0));
    let high = floor(text, spans.iter().map(|s| s.end).max().unwrap_or(0)).max(low);
    let start = text[..low].rfind('\n').map_or(0, |at| at + 1);
    let end = text[high..].find('\n').map_or(text.len(), |at| high + at);
    let line = text[..start].bytes().filter(|byte| *byte == b'\n').count() + 1;
    (&text[start..end], line, start)
}

/// A span cut to its first line and to character boundaries, moved by `base`.
fn one_line(text: &str, span: &Range<usize>, base: usize) -> Range<usize> {
    let start = floor(text, span.start);
    let end = floor(text, span.end).max(start);
    let end = text[start..end].find('\n').map_or(end, |at| start + at);
    start - base..end - base
}

/// A text for a terminal: control characters are shown as U+FFFD.
fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        let shown = text.chars().map(|c| match c {
            '\n' | '\t' => c,
            c if c.is_control() => '\u{fffd}',
            c => c,
        });
        Cow::Owned(shown.collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn labels_by_file(d: &Diagnostic) -> Vec<(&str, Vec<(&Label, bool)>)> {
    let mut files: Vec<(&str, Vec<(&Label, bool)>)> = Vec::new();
    let labels = d.primary.iter().map(|l| (l, true)).chain(d.secondary.iter().map(|l| (l, false)));
    for (label, primary) in labels {
        match files.iter_mut().find(|(file, _)| *file == label.file) {
            Some((_, list)) => list.push((label, primary)),
            None => files.push((&label.file, vec![(label, primary)])),
        }
    }
    files
}

/// Most bytes of source text shown with one finding; of longer stretches only the places are told.
const SHOWN_BYTES_LIMIT: usize = 16 << 10;

fn snippets<'a>(d: &'a Diagnostic, sources: &'a Sources) -> Vec<Element<'a>> {
    let mut elements = Vec::new();
    for (file, labels) in labels_by_file(d) {
        let Some(text) = sources.text(file) else {
            elements.push(Element::from(Origin::path(file)));
            continue;
        };
        if let Some(snippet) = snippet(file, text, &labels) {
            elements.push(snippet);
            continue;
        }
        for (index, (label, _)) in labels.iter().enumerate() {
            let (line, column) = line_column(text, label.span.start);
            if index == 0 {
                let alone = snippet(file, text, &labels[..1]);
                let origin = || Origin::path(file).line(line).char_column(column).into();
                elements.push(alone.unwrap_or_else(origin));
            } else {
                let what = if label.text.is_empty() { "see" } else { label.text.as_str() };
                let place = format!("{}: {file}:{line}:{column}", printable(what));
                elements.push(Level::NOTE.message(place).into());
            }
        }
    }
    elements
}

/// The lines of some labels with carets; none when that is too long, or has control characters
/// (replacing those would move the carets).
fn snippet<'a>(file: &'a str, text: &'a str, labels: &[(&'a Label, bool)]) -> Option<Element<'a>> {
    let spans: Vec<Range<usize>> = labels.iter().map(|(l, _)| l.span.clone()).collect();
    let (part, line, base) = window(text, &spans);
    let long = part.len() > SHOWN_BYTES_LIMIT;
    if long || part.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return None;
    }
    let mut snippet = Snippet::source(part).line_start(line).path(file);
    for (label, primary) in labels {
        let kind = if *primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let text_of = (!label.text.is_empty()).then_some(label.text.as_str());
        snippet = snippet.annotation(kind.span(one_line(text, &label.span, base)).label(text_of));
    }
    Some(snippet.into())
}

fn report<'a>(d: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match d.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group =
        level.primary_title(printable(&d.message)).id(d.code).elements(snippets(d, sources));
    for (name, text) in [("at", &d.place), ("allowed", &d.allowed)]
        .into_iter()
        .filter_map(|(n, t)| Some((n, t.as_ref()?)))
    {
        group = group.element(Level::NOTE.with_name(name).message(printable(text)));
    }
    if let Some(help) = &d.help {
        group = group.element(Level::HELP.message(printable(help)));
    }
    group
}

/// Rendering for people: message, source line with caret, what is allowed, what to do; at most
/// [`SHOWN_LIMIT`] findings and a last line with the totals. Without colour.
#[must_use]
pub fn render(diagnostics: &Diagnostics, sources: &Sources) -> String {
    render_with(diagnostics, sources, false)
}

/// As [`render`], with terminal colours if `color`.
#[must_use]
pub fn render_with(diagnostics: &Diagnostics, sources: &Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(120);
    let mut out = String::new();
    let list = ordered(diagnostics);
    for diagnostic in list.iter().take(SHOWN_LIMIT) {
        out.push_str(&renderer.render(&[report(diagnostic, sources)]));
        out.push_str("\n\n");
    }
    if list.len() > SHOWN_LIMIT {
        out.push_str(&format!("and {} more\n\n", list.len() - SHOWN_LIMIT));
    }
    out.push_str(&totals(diagnostics));
    out.push('\n');
    out
}

fn totals(diagnostics: &Diagnostics) -> String {
    let (errors, warnings) = counts(diagnostics);
    let plural = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    match (errors, warnings) {
        (0, w) => plural(w, "warning"),
        (e, 0) => plural(e, "error"),
        (e, w) => format!("{}, {}", plural(e, "error"), plural(w, "warning")),
    }
}

fn counts(diagnostics: &Diagnostics) -> (usize, usize) {
    let errors = diagnostics.list.iter().filter(|d| d.severity == Severity::Error).count();
    (errors, diagnostics.list.len() - errors)
}

/// The findings as JSON: an object with `diagnostics` (at most [`SHOWN_LIMIT`], ordered as in
/// [`render`]), `errors`, `warnings` (totals) and `omitted`.
#[must_use]
pub fn json(diagnostics: &Diagnostics, sources: &Sources) -> Value {
    let (errors, warnings) = counts(diagnostics);
    let list = ordered(diagnostics);
    let shown: Vec<Value> = list.iter().take(SHOWN_LIMIT).map(|d| json_one(d, sources)).collect();
    let omitted = list.len() - shown.len();
    json!({ "diagnostics": shown, "errors": errors, "warnings": warnings, "omitted": omitted })
}

fn json_one(d: &Diagnostic, sources: &Sources) -> Value {
    let severity = match d.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let secondary: Vec<Value> = d.secondary.iter().map(|l| json_label(l, sources)).collect();
    json!({
        "code": d.code,
        "severity": severity,
        "message": d.message,
        "primary": d.primary.as_ref().map(|l| json_label(l, sources)),
        "secondary": secondary,
        "path": d.place,
        "allowed": d.allowed,
        "help": d.help,
    })
}

fn json_label(label: &Label, sources: &Sources) -> Value {
    let start = sources.line_column(&label.file, label.span.start);
    let end = sources.line_column(&label.file, label.span.end);
    json!({
        "file": label.file,
        "start": label.span.start,
        "end": label.span.end,
        "line": start.map(|p| p.0),
        "column": start.map(|p| p.1),
        "end_line": end.map(|p| p.0),
        "end_column": end.map(|p| p.1),
        "text": label.text,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two() -> (Diagnostics, Sources) {
        let mut list = Diagnostics::new();
        list.push(
            Diagnostic::error("S011", "`id` is 9")
                .with_span("a.yaml", 9..10, "found here")
                .with_secondary("a.yaml", 0..1, "first use")
                .with_allowed("0 to 7")
                .with_help("choose another")
                .with_place("interfaces[0].id"),
        );
        list.push(Diagnostic::warning("T001", "no such file"));
        (list, Sources::one("a.yaml", "x: ä\nid: 9\n"))
    }

    #[test]
    fn a_finding_shows_place_line_caret_allowed_and_help() {
        let (list, sources) = two();
        insta::assert_snapshot!(render(&list, &sources), @r"
        error[S011]: `id` is 9
         --> a.yaml:2:4
          |
        1 | x: ä
          | - first use
        2 | id: 9
          |    ^ found here
          |
          = at: interfaces[0].id
          = allowed: 0 to 7
          = help: choose another

        warning[T001]: no such file

        1 error, 1 warning
        ");
    }

    #[test]
    fn json_has_lines_and_columns_in_characters() {
        let (list, sources) = two();
        let value = json(&list, &sources);
        assert_eq!(value["errors"], 1);
        assert_eq!(value["warnings"], 1);
        let primary = &value["diagnostics"][0]["primary"];
        assert_eq!((primary["line"].as_u64(), primary["column"].as_u64()), (Some(2), Some(4)));
        assert_eq!(value["diagnostics"][1]["primary"], Value::Null);
    }

    #[test]
    fn the_order_is_that_of_the_file_and_does_not_depend_on_the_order_of_discovery() {
        let (mut list, sources) = two();
        let first = render(&list, &sources);
        list.list.reverse();
        assert_eq!(render(&list, &sources), first);
    }

    #[test]
    fn more_than_the_limit_are_counted() {
        let mut list = Diagnostics::new();
        for index in 0..SHOWN_LIMIT + 7 {
            list.push(Diagnostic::error("S001", format!("problem {index:04}")));
        }
        let text = render(&list, &Sources::new());
        assert!(text.contains("problem 0099") && !text.contains("problem 0100"));
        assert!(text.ends_with("and 7 more\n\n107 errors\n"), "{text}");
        assert_eq!(json(&list, &Sources::new())["omitted"], 7);
    }

    #[test]
    fn spans_outside_the_text_or_inside_a_character_do_not_panic() {
        let sources = Sources::one("a", "ä\nö");
        for (start, end) in [(0, 1), (1, 2), (1, 99), (50, 60), (4, 4), (5, 3), (3, 5)] {
            let d = Diagnostic::error("S001", "x").with_span("a", start..end, "");
            assert!(render(&d.clone().into(), &sources).contains("--> a:"), "{d:?}");
            let _ = json(&d.into(), &sources);
        }
    }

    #[test]
    fn places_far_apart_or_in_endless_lines_are_told_without_the_text_between() {
        let text = format!("id: 0\n{}id: 1\n", "# comment\n".repeat(100_000));
        let at = text.len() - 6;
        let d = Diagnostic::error("S005", "twice").with_span("a", at..at + 2, "").with_secondary(
            "a",
            0..2,
            "first here",
        );
        let shown = render(&d.clone().into(), &Sources::one("a", text));
        assert!(shown.contains("--> a:100002:1") && shown.contains("100002 | id: 1"), "{shown}");
        assert!(shown.contains("= note: first here: a:1:1") && shown.len() < 400, "{shown}");
        let shown = render(&d.into(), &Sources::one("a", "x".repeat(at + 2)));
        assert!(shown.contains("--> a:1:") && shown.len() < 400, "{shown}");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let sources = Sources::one("a", "x\u{1b}[31m: 1");
        let d = Diagnostic::error("S001", "key x\u{1b}[31m").with_span("a", 0..3, "");
        assert!(!render(&d.into(), &sources).contains('\u{1b}'));
    }
}
