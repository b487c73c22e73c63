//! The text wave: a line for each signal, a cell for each cycle.

use super::plan::{Source, Var};
use super::window::Window;

/// Columns.
const WIDTH: usize = 100;
/// Longest name; what is longer loses its beginning.
const NAME_MAX: usize = 32;
/// Narrowest and widest cell, in columns.
const CELL: (usize, usize) = (2, 8);
/// Stands for what there was no room for.
const CUT: char = '~';

/// How much to draw.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amount {
    /// All cycles, in blocks below each other where they do not fit.
    All,
    /// The last cycles, as many as fit into a block; into two, when that would be few.
    Last,
}

/// Fewer cycles than these do not tell much.
const FEW_CYCLES: usize = 12;

/// Draws a window.
pub(crate) fn draw(window: &Window, mark: Option<u64>, amount: Amount) -> String {
    let lines = lines(window);
    let widest = lines.iter().map(|line| line.label().chars().count()).max().unwrap_or(0);
    let label = widest.max("cycle".len()) + 1;
    let cycles: Vec<u64> = window.cycles().collect();
    let columns = WIDTH.saturating_sub(label);
    let cell = cell_width(window, &lines, columns / cycles.len().max(1));
    let most = (columns / cell).max(1);
    let kept = match amount {
        Amount::All => cycles.len(),
        Amount::Last if most < FEW_CYCLES => 2 * most,
        Amount::Last => most,
    };
    let mut out = String::new();
    for block in cycles[cycles.len().saturating_sub(kept)..].chunks(most) {
        if !out.is_empty() {
            out.push('\n');
        }
        put(&mut out, "cycle", label, &ruler(block, cell));
        for line in &lines {
            let body = line.var.map_or(String::new(), |var| body(window, var, block, cell));
            put(&mut out, &line.label(), label, &body);
        }
        if let Some(at) = mark.and_then(|mark| block.iter().position(|&cycle| cycle == mark)) {
            put(&mut out, "", label, &format!("{}^ here", " ".repeat(at * cell)));
        }
    }
    out
}

struct Line<'a> {
    name: String,
    indent: usize,
    /// None for the heading of a scope.
    var: Option<&'a Var>,
}

impl Line<'_> {
    fn label(&self) -> String {
        format!("{}{}", " ".repeat(self.indent), self.name)
    }
}

fn lines(window: &Window) -> Vec<Line<'_>> {
    let plan = window.plan();
    let mut lines = Vec::new();
    for node in plan.top.all() {
        let indent = if node.path.is_empty() { 0 } else { 2 };
        let mut signals = Vec::new();
        for (name, source) in &node.signals {
            if let Source::Var(var) = *source {
                let name = tail(name, NAME_MAX);
                signals.push(Line { name, indent, var: Some(&plan.vars[var]) });
            }
        }
        if indent > 0 && !signals.is_empty() {
            lines.push(Line { name: tail(&node.path, WIDTH - 2), indent: 0, var: None });
        }
        lines.append(&mut signals);
    }
    lines
}

fn put(out: &mut String, label: &str, width: usize, body: &str) {
    out.push_str(format!("{label:<width$}{body}").trim_end());
    out.push('\n');
}

/// The end of a text, with [`CUT`] for what came before.
fn tail(text: &str, most: usize) -> String {
    let count = text.chars().count();
    if count <= most {
        return text.to_owned();
    }
    let kept = text.chars().skip(count + 1 - most.max(1));
    std::iter::once(CUT).chain(kept).collect()
}

fn is_bit(var: &Var) -> bool {
    var.width() == 1 && var.states.is_none()
}

/// Stretches of equal values in a row of cycles: the value and how many cycles.
fn runs<'a>(window: &'a Window, var: &'a Var, cycles: &[u64]) -> Vec<(&'a [u64], usize)> {
    let mut runs: Vec<(&[u64], usize)> = Vec::new();
    for row in cycles.iter().filter_map(|&cycle| window.row(cycle)) {
        let value = var.of(row);
        match runs.last_mut() {
            Some((last, length)) if *last == value => *length += 1,
            _ => runs.push((value, 1)),
        }
    }
    runs
}

/// Columns of a cell: enough for all states, and for three of four numbers; for all of these too when
/// `free` columns suffice, with which all cycles stand in one block.
fn cell_width(window: &Window, lines: &[Line<'_>], free: usize) -> usize {
    let cycles: Vec<u64> = window.cycles().collect();
    let (mut states, mut numbers) = (CELL.0, Vec::new());
    for var in lines.iter().filter_map(|line| line.var.filter(|var| !is_bit(var))) {
        for (value, length) in runs(window, var, &cycles) {
            // The bar in front of a value takes a column.
            let wanted = (var.text(value).chars().count() + 1).div_ceil(length);
            match var.states {
                Some(_) => states = states.max(wanted),
                None => numbers.push(wanted),
            }
        }
    }
    numbers.sort_unstable();
    let all = numbers.last().copied().unwrap_or(CELL.0);
    let most = numbers.get(numbers.len() * 3 / 4).copied().unwrap_or(CELL.0);
    states.max(most).max(all.min(free)).clamp(CELL.0, CELL.1)
}

/// Numbers of cycles above their cells, as many as have room.
fn ruler(cycles: &[u64], cell: usize) -> String {
    let digits = cycles.last().map_or(1, |last| last.to_string().len());
    let fits = |step: &usize| step * cell > digits;
    let step = [1, 2, 5, 10, 20, 50].into_iter().find(fits).unwrap_or(100) as u64;
    let mut out = String::new();
    for (index, cycle) in cycles.iter().enumerate() {
        let column = index * cell;
        if cycle % step == 0 && column >= out.len() {
            out.push_str(&" ".repeat(column - out.len()));
            out.push_str(&cycle.to_string());
        }
    }
    out
}

/// The cells of a signal.
fn body(window: &Window, var: &Var, cycles: &[u64], cell: usize) -> String {
    let mut out = String::new();
    for (value, length) in runs(window, var, cycles) {
        let columns = length * cell;
        if is_bit(var) {
            out.push_str(&if value[0] == 0 { "_" } else { "#" }.repeat(columns));
            continue;
        }
        let room = columns - 1;
        let text = var.text(value);
        let shown = match text.chars().count() {
            count if count <= room => text,
            _ if var.states.is_some() => {
                text.chars().take(room - 1).chain([CUT]).collect::<String>()
            }
            _ => tail(&text, room),
        };
        out.push_str(&format!("|{shown:<room$}"));
    }
    out
}
