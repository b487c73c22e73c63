//! Levelises: puts the combinational nodes into an order in which each comes after what it reads.

use crate::diag::{Diagnostic, Diagnostics};
use crate::netlist::ir::{Dir, DriverKind, Expr, ExprKind, NetId, Stmt};

use super::flat::{Flat, Origin};

/// The nodes in order.
pub(crate) struct Order {
    /// Indices into [`Flat::nodes`].
    pub(crate) nodes: Vec<usize>,
    /// For each of `nodes`: whether it depends on an input of the top.
    pub(crate) from_inputs: Vec<bool>,
}

/// Levelises; reports loops and nets that are read but never driven.
pub(crate) fn levelise(flat: &Flat<'_>) -> Result<Order, Diagnostics> {
    let mut errors = Diagnostics::new();
    let reads: Vec<Vec<usize>> = (0..flat.nodes.len()).map(|node| reads_of(flat, node)).collect();
    report_undriven(flat, &reads, &mut errors);
    let mut mark = vec![Mark::New; flat.nodes.len()];
    let mut nodes = Vec::with_capacity(flat.nodes.len());
    for start in 0..flat.nodes.len() {
        visit(flat, &reads, start, &mut mark, &mut nodes, &mut errors);
    }
    let from_inputs = mark_inputs(flat, &reads, &nodes);
    errors.into_result(Order { nodes, from_inputs })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    New,
    Open,
    Done,
}

/// Depth-first from one node, with a stack of its own: (node, next read to look at).
fn visit(
    flat: &Flat<'_>,
    reads: &[Vec<usize>],
    start: usize,
    mark: &mut [Mark],
    out: &mut Vec<usize>,
    errors: &mut Diagnostics,
) {
    if mark[start] != Mark::New || flat.is_joined(start) {
        return;
    }
    let mut stack = vec![(start, 0)];
    mark[start] = Mark::Open;
    while let Some((node, next)) = stack.last_mut() {
        let Some(&class) = reads[*node].get(*next) else {
            mark[*node] = Mark::Done;
            out.push(*node);
            stack.pop();
            continue;
        };
        *next += 1;
        let Origin::Node(from) = flat.origin[class] else { continue };
        match mark[from] {
            Mark::Done => {}
            Mark::New => {
                mark[from] = Mark::Open;
                stack.push((from, 0));
            }
            Mark::Open => {
                let path: Vec<usize> =
                    stack.iter().map(|&(n, _)| n).skip_while(|&n| n != from).collect();
                errors.push(loop_found(flat, &path));
            }
        }
    }
}

/// `nodes` is the way along the reads: each reads the next, the last reads the first.
fn loop_found(flat: &Flat<'_>, nodes: &[usize]) -> Diagnostic {
    let path_of = |&node: &usize| {
        let placed = flat.nodes[node];
        flat.path(flat.signal(placed.scope, placed.item.target))
    };
    let mut path: Vec<String> = nodes.iter().rev().map(path_of).collect();
    if let Some(first) = path.first().cloned() {
        path.push(first);
    }
    Diagnostic::error("H804", format!("a combinational loop: {}", path.join(" -> ")))
        .with_place(path[0].clone())
        .with_help("put a register into the loop, or split the net so that no part feeds itself")
}

fn report_undriven(flat: &Flat<'_>, reads: &[Vec<usize>], errors: &mut Diagnostics) {
    let mut used: Vec<usize> = reads.iter().flatten().copied().collect();
    for register in &flat.registers {
        let item = register.item;
        let rst = if item.reset { flat.scopes[register.scope].module.rst } else { None };
        let nets = [Some(item.d), item.enable, rst];
        used.extend(nets.iter().flatten().map(|&net| flat.class_of(register.scope, net)));
    }
    for memory in &flat.memories {
        let item = memory.item;
        let write = item.write.as_ref();
        let nets = [
            Some(item.read_addr),
            item.read_enable,
            write.map(|port| port.addr),
            write.map(|port| port.data),
            write.map(|port| port.enable),
        ];
        used.extend(nets.iter().flatten().map(|&net| flat.class_of(memory.scope, net)));
    }
    for (index, scope) in flat.scopes.iter().enumerate() {
        let properties = scope.module.properties.iter();
        used.extend(properties.map(|property| flat.class_of(index, property.holds)));
    }
    let outputs = flat.scopes[0].module.ports.iter().filter(|port| port.dir == Dir::Out);
    used.extend(outputs.map(|port| flat.class_of(0, port.net)));
    used.sort_unstable();
    used.dedup();
    for class in used {
        if flat.origin[class] == Origin::None {
            errors.push(
                Diagnostic::error("H803", "a net that is read but has no driver")
                    .with_place(flat.path(class))
                    .with_help("drive it, or stop reading it"),
            );
        }
    }
}

fn mark_inputs(flat: &Flat<'_>, reads: &[Vec<usize>], nodes: &[usize]) -> Vec<bool> {
    let mut tainted = vec![false; flat.class.len()];
    for (class, origin) in flat.origin.iter().enumerate() {
        tainted[class] = *origin == Origin::Input;
    }
    nodes
        .iter()
        .map(|&node| {
            let hit = reads[node].iter().any(|&class| tainted[class]);
            let placed = flat.nodes[node];
            tainted[flat.class_of(placed.scope, placed.item.target)] = hit;
            hit
        })
        .collect()
}

/// The classes a node reads, each once, in order of appearance. A joined copy reads nothing.
fn reads_of(flat: &Flat<'_>, node: usize) -> Vec<usize> {
    if flat.is_joined(node) {
        return Vec::new();
    }
    let placed = flat.nodes[node];
    let mut nets = Vec::new();
    match &placed.item.kind {
        DriverKind::Assign(expr) => expr_reads(expr, &mut nets),
        DriverKind::Process(body) => body_reads(body, &mut nets),
    }
    let mut classes: Vec<usize> =
        nets.into_iter().map(|net| flat.class_of(placed.scope, net)).collect();
    let mut seen = std::collections::BTreeSet::new();
    classes.retain(|&class| seen.insert(class));
    classes
}

fn body_reads(body: &[Stmt], out: &mut Vec<NetId>) {
    for statement in body {
        match statement {
            Stmt::Assign(value) | Stmt::AssignSlice { value, .. } => expr_reads(value, out),
            Stmt::If { cond, then, otherwise } => {
                expr_reads(cond, out);
                body_reads(then, out);
                body_reads(otherwise, out);
            }
            Stmt::Case { sel, arms, default } => {
                expr_reads(sel, out);
                for (pattern, arm) in arms {
                    expr_reads(pattern, out);
                    body_reads(arm, out);
                }
                body_reads(default, out);
            }
            Stmt::Comment(_) => {}
        }
    }
}

fn expr_reads(expr: &Expr, out: &mut Vec<NetId>) {
    match &expr.kind {
        ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) => {}
        ExprKind::Net(id) => out.push(*id),
        ExprKind::Unary(_, a)
        | ExprKind::Slice(a, _)
        | ExprKind::ZeroExtend(a)
        | ExprKind::SignExtend(a) => expr_reads(a, out),
        ExprKind::Binary(_, a, b) | ExprKind::SliceAt(a, b) => {
            expr_reads(a, out);
            expr_reads(b, out);
        }
        ExprKind::Mux(cond, a, b) => {
            expr_reads(cond, out);
            expr_reads(a, out);
            expr_reads(b, out);
        }
        ExprKind::Concat(parts) => parts.iter().for_each(|part| expr_reads(part, out)),
    }
}
