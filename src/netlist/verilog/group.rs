//! Puts processes with the same control flow into one `always` block.
//!
//! The elaborator gives each signal a process of its own, cut out of one kernel. Two of them are
//! printed as one when the decisions of one are, in order, among those of the other, and when no
//! target of the block depends on another, however far around: so the order of their statements does
//! not matter. "Around" counts other blocks as one thing each, so that no tool that does so sees a
//! loop.

use indexmap::{IndexMap, IndexSet};

use crate::netlist::ir::{
    Design, Dir, Driver, DriverKind, Expr, ExprKind, Module, NetId, Stmt, UnaryOp,
};

use super::super::check::reads;

/// A statement of a block with several targets.
pub(super) enum Line<'m> {
    /// Writes a target, or part of it from a bit on.
    Assign { target: NetId, lo: Option<u32>, value: &'m Expr },
    /// Two branches; the first may be empty.
    If { cond: &'m Expr, then: Vec<Line<'m>>, otherwise: Vec<Line<'m>> },
    /// First arm that fits.
    Case { sel: &'m Expr, arms: Vec<(&'m Expr, Vec<Line<'m>>)>, default: Vec<Line<'m>> },
    /// A remark.
    Comment(&'m str),
}

/// Combinational logic in the order it is printed.
pub(super) enum Logic<'m> {
    /// An `assign`, with the remarks above it.
    Assign { target: NetId, value: &'m Expr, remarks: Vec<&'m str> },
    /// An `always` block.
    Block(Vec<Line<'m>>),
}

/// The value of a process that only gives its target one, with the remarks above it.
pub(super) fn plain(body: &[Stmt]) -> Option<(&Expr, Vec<&str>)> {
    let (last, above) = body.split_last()?;
    let Stmt::Assign(value) = last else { return None };
    Some((value, above.iter().map(remark).collect::<Option<_>>()?))
}

fn remark(statement: &Stmt) -> Option<&str> {
    match statement {
        Stmt::Comment(text) => Some(text),
        _ => None,
    }
}

/// A block that grows.
struct Growing<'m> {
    lines: Vec<Line<'m>>,
    /// Its first target.
    target: NetId,
    /// Place among the drivers.
    at: usize,
}

/// Groups those drivers whose targets `wanted` names.
pub(super) fn group<'m>(
    design: &Design,
    module: &'m Module,
    wanted: impl Fn(NetId) -> bool,
) -> Vec<Logic<'m>> {
    let mut sources = Sources::of(design, module);
    let mut growing: Vec<Growing<'m>> = Vec::new();
    let mut by_condition: IndexMap<&Expr, Vec<usize>> = IndexMap::new();
    let mut logic: Vec<(usize, Logic<'m>)> = Vec::new();
    for (at, driver) in module.drivers.iter().enumerate().filter(|(_, d)| wanted(d.target)) {
        let target = driver.target;
        let body = match &driver.kind {
            DriverKind::Assign(value) => {
                logic.push((at, Logic::Assign { target, value, remarks: Vec::new() }));
                continue;
            }
            DriverKind::Process(body) => body,
        };
        if let Some((value, remarks)) = plain(body) {
            logic.push((at, Logic::Assign { target, value, remarks }));
            continue;
        }
        let lines = lines(target, body);
        let conditions: Vec<&Expr> = lines.iter().filter_map(condition).collect();
        let candidates: IndexSet<usize> =
            conditions.iter().filter_map(|c| by_condition.get(*c)).flatten().copied().collect();
        let home = candidates.into_iter().find(|&index| {
            let group = &growing[index];
            same_flow(&group.lines, &lines)
                && !sources.depends(group.target, target)
                && !sources.depends(target, group.target)
        });
        let index = home.unwrap_or(growing.len());
        match home {
            Some(index) => {
                let group = &mut growing[index];
                group.lines = merge(std::mem::take(&mut group.lines), lines);
                sources.join(target, group.target);
            }
            None => growing.push(Growing { lines, target, at }),
        }
        for condition in conditions {
            let known = by_condition.entry(condition).or_default();
            if !known.contains(&index) {
                known.push(index);
            }
        }
    }
    logic.extend(growing.into_iter().map(|group| (group.at, Logic::Block(group.lines))));
    logic.sort_by_key(|&(at, _)| at);
    logic.into_iter().map(|(_, logic)| logic).collect()
}

fn lines(target: NetId, body: &[Stmt]) -> Vec<Line<'_>> {
    body.iter().map(|statement| line(target, statement)).collect()
}

fn line(target: NetId, statement: &Stmt) -> Line<'_> {
    match statement {
        Stmt::Assign(value) => Line::Assign { target, lo: None, value },
        Stmt::AssignSlice { lo, value } => Line::Assign { target, lo: Some(*lo), value },
        Stmt::If { cond, then, otherwise } => {
            let (then, otherwise) = (lines(target, then), lines(target, otherwise));
            // Every condition in its plain form, so that both branches of one `if` meet.
            match &cond.kind {
                ExprKind::Unary(UnaryOp::Not, cond) if cond.width == 1 => {
                    Line::If { cond, then: otherwise, otherwise: then }
                }
                _ => Line::If { cond, then, otherwise },
            }
        }
        Stmt::Case { sel, arms, default } => Line::Case {
            sel,
            arms: arms.iter().map(|(pattern, arm)| (pattern, lines(target, arm))).collect(),
            default: lines(target, default),
        },
        Stmt::Comment(text) => Line::Comment(text),
    }
}

/// What a statement decides on.
fn condition<'m>(line: &Line<'m>) -> Option<&'m Expr> {
    match line {
        Line::If { cond, .. } => Some(cond),
        Line::Case { sel, .. } => Some(sel),
        Line::Assign { .. } | Line::Comment(_) => None,
    }
}

/// True for two statements that decide alike.
fn alike(a: &Line<'_>, b: &Line<'_>) -> bool {
    match (a, b) {
        (Line::If { cond: a, .. }, Line::If { cond: b, .. }) => a == b,
        (Line::Case { sel: a, arms: in_a, .. }, Line::Case { sel: b, arms: in_b, .. }) => {
            a == b
                && in_a.len() == in_b.len()
                && in_a.iter().zip(in_b).all(|((a, _), (b, _))| a == b)
        }
        _ => false,
    }
}

/// True when the decisions of one are, in order, among those of the other.
fn same_flow(a: &[Line<'_>], b: &[Line<'_>]) -> bool {
    fn decisions<'a, 'm>(lines: &'a [Line<'m>]) -> impl Iterator<Item = &'a Line<'m>> {
        lines.iter().filter(|line| condition(line).is_some())
    }
    let (some, all) = if decisions(a).count() < decisions(b).count() { (a, b) } else { (b, a) };
    let mut all = decisions(all);
    decisions(some).all(|wanted| all.any(|line| alike(line, wanted)))
}

/// One list of statements that does what both do; decisions they share are made once.
fn merge<'m>(a: Vec<Line<'m>>, b: Vec<Line<'m>>) -> Vec<Line<'m>> {
    let mut out = Vec::with_capacity(a.len() + b.len());
    let mut b: Vec<Option<Line<'m>>> = b.into_iter().map(Some).collect();
    let mut next = 0;
    for line in a {
        let is_decision = condition(&line).is_some();
        let meets = |other: &Option<Line<'m>>| other.as_ref().is_some_and(|o| alike(&line, o));
        let twin = if is_decision { b[next..].iter().position(meets) } else { None };
        let Some(twin) = twin else {
            out.push(line);
            continue;
        };
        out.extend(b[next..next + twin].iter_mut().filter_map(Option::take));
        if let Some(twin) = b[next + twin].take() {
            out.push(unite(line, twin));
        }
        next += twin + 1;
    }
    out.extend(b.into_iter().flatten());
    out
}

fn unite<'m>(a: Line<'m>, b: Line<'m>) -> Line<'m> {
    match (a, b) {
        (
            Line::If { cond, then, otherwise },
            Line::If { then: more, otherwise: more_otherwise, .. },
        ) => {
            Line::If { cond, then: merge(then, more), otherwise: merge(otherwise, more_otherwise) }
        }
        (Line::Case { sel, arms, default }, Line::Case { arms: more, default: other, .. }) => {
            let arms = arms.into_iter().zip(more).map(|((p, a), (_, b))| (p, merge(a, b)));
            Line::Case { sel, arms: arms.collect(), default: merge(default, other) }
        }
        (a, _) => a,
    }
}

/// For each block, the nets that its values follow at once.
struct Sources {
    /// For each net, the first target of its block; itself at first.
    block: Vec<NetId>,
    /// For each first target, what the block reads.
    from: Vec<Vec<NetId>>,
}

impl Sources {
    fn of(design: &Design, module: &Module) -> Self {
        let mut from: Vec<Vec<NetId>> = vec![Vec::new(); module.nets.len()];
        for Driver { target, kind } in &module.drivers {
            reads(kind, |net| from[target.index()].push(net));
        }
        // Through a child everything is taken to depend on everything.
        for instance in &module.instances {
            let ports = &design.module(instance.module).ports;
            let ties = || ports.iter().zip(&instance.connections);
            let inputs: Vec<NetId> =
                ties().filter(|(port, _)| port.dir == Dir::In).map(|(_, &net)| net).collect();
            for (_, net) in ties().filter(|(port, _)| port.dir == Dir::Out) {
                from[net.index()].extend(&inputs);
            }
        }
        for sources in &mut from {
            sources.sort_unstable();
            sources.dedup();
        }
        Self { block: (0..module.nets.len()).map(NetId::from).collect(), from }
    }

    /// True when something in the block of `net` follows something in the block of `on`.
    fn depends(&self, net: NetId, on: NetId) -> bool {
        let (start, goal) = (self.block[net.index()], self.block[on.index()]);
        let mut seen = vec![false; self.from.len()];
        let mut waiting = vec![start];
        while let Some(block) = waiting.pop() {
            for source in &self.from[block.index()] {
                let source = self.block[source.index()];
                if source == goal {
                    return true;
                }
                if !std::mem::replace(&mut seen[source.index()], true) {
                    waiting.push(source);
                }
            }
        }
        false
    }

    /// Makes `net` part of the block of `first`.
    fn join(&mut self, net: NetId, first: NetId) {
        self.block[net.index()] = first;
        let more = std::mem::take(&mut self.from[net.index()]);
        self.from[first.index()].extend(more);
    }
}
