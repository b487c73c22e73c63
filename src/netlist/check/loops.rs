//! No combinational loop, through instances too.
//!
//! The grain is the net: a net depends on the nets its driver reads. Of each module only the list
//! of inputs that each output depends on is kept for its parents, so that a path through a child
//! exists only where it really does.

use super::{at, codes, net_name, visit};
use crate::diag::Diagnostics;
use crate::netlist::ir::{Design, Dir, Module};

/// For each port of a module, the ports (by index) its value depends on within the same cycle.
type Summary = Vec<Vec<usize>>;

/// Most nets of a loop that a message names.
const NAMED_MAX: usize = 12;

/// Reports every combinational loop once.
pub(super) fn check(design: &Design, found: &mut Diagnostics) {
    let mut summaries: Vec<Summary> = Vec::with_capacity(design.modules.len());
    for module in &design.modules {
        let summary = one(module, &summaries, design, found);
        summaries.push(summary);
    }
}

fn one(
    module: &Module,
    summaries: &[Summary],
    design: &Design,
    found: &mut Diagnostics,
) -> Summary {
    let depends = dependencies(module, summaries, design);
    let order = order(module, &depends, found);
    reach(module, &depends, &order)
}

/// For each net the nets it depends on.
fn dependencies(module: &Module, summaries: &[Summary], design: &Design) -> Vec<Vec<usize>> {
    let mut depends: Vec<Vec<usize>> = vec![Vec::new(); module.nets.len()];
    for driver in &module.drivers {
        let list = &mut depends[driver.target.index()];
        visit::reads(&driver.kind, |net| list.push(net.index()));
    }
    for instance in &module.instances {
        let child = design.module(instance.module);
        for (at, inputs) in summaries[instance.module.index()].iter().enumerate() {
            if child.ports[at].dir == Dir::Out {
                let output = instance.connections[at].index();
                depends[output].extend(inputs.iter().map(|&i| instance.connections[i].index()));
            }
        }
    }
    for list in &mut depends {
        list.sort_unstable();
        list.dedup();
    }
    depends
}

/// All nets, each behind those it depends on; loops are reported and cut.
fn order(module: &Module, depends: &[Vec<usize>], found: &mut Diagnostics) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; depends.len()];
    let mut order = Vec::with_capacity(depends.len());
    for start in 0..depends.len() {
        if marks[start] != Mark::New {
            continue;
        }
        let mut stack = vec![(start, 0)];
        marks[start] = Mark::Open;
        while let Some((net, next)) = stack.last_mut() {
            let net = *net;
            match depends[net].get(*next) {
                None => {
                    marks[net] = Mark::Done;
                    order.push(net);
                    stack.pop();
                }
                Some(&below) => {
                    *next += 1;
                    match marks[below] {
                        Mark::New => {
                            marks[below] = Mark::Open;
                            stack.push((below, 0));
                        }
                        Mark::Open => {
                            let from = stack.iter().position(|(n, _)| *n == below).unwrap_or(0);
                            let nets: Vec<usize> = stack[from..].iter().map(|(n, _)| *n).collect();
                            // A net that reads itself is reported by `own_target`, unless the
                            // way leads through a child.
                            let own = module.drivers.iter().any(|d| d.target.index() == below);
                            if nets.len() > 1 || !own {
                                report(module, &nets, found);
                            }
                        }
                        Mark::Done => {}
                    }
                }
            }
        }
    }
    order
}

fn report(module: &Module, nets: &[usize], found: &mut Diagnostics) {
    // From the smallest net on, in the direction of the data.
    let mut nets: Vec<usize> = nets.iter().rev().copied().collect();
    let first = nets.iter().enumerate().min_by_key(|(_, net)| **net).map_or(0, |(at, _)| at);
    nets.rotate_left(first);
    let name = |net: &usize| net_name(module, (*net).into());
    let mut names: Vec<&str> = nets.iter().take(NAMED_MAX).map(name).collect();
    if nets.len() > NAMED_MAX {
        names.push("...");
    }
    let first = nets.first().map_or("?", name);
    names.push(first);
    found.push(at(
        module,
        first,
        codes::COMB_LOOP,
        format!("a combinational loop: {}", names.join(" -> ")),
        "put a register into the loop, or make the path not depend on itself",
    ));
}

/// Which input ports each output port depends on.
fn reach(module: &Module, depends: &[Vec<usize>], order: &[usize]) -> Summary {
    let inputs: Vec<(usize, usize)> = module
        .ports
        .iter()
        .enumerate()
        .filter(|(_, port)| port.dir == Dir::In)
        .map(|(at, port)| (at, port.net.index()))
        .collect();
    let words = inputs.len().div_ceil(64);
    let mut sets = vec![0u64; words * depends.len()];
    for (bit, (_, net)) in inputs.iter().enumerate() {
        sets[net * words + bit / 64] |= 1 << (bit % 64);
    }
    for &net in order {
        for &below in &depends[net] {
            for word in 0..words {
                let bits = sets[below * words + word];
                sets[net * words + word] |= bits;
            }
        }
    }
    let mut summary = Vec::with_capacity(module.ports.len());
    for port in &module.ports {
        let base = port.net.index() * words;
        let reached = |bit: usize| (sets[base + bit / 64] >> (bit % 64)) & 1 == 1;
        let mut list = Vec::new();
        if port.dir == Dir::Out {
            list.extend(
                inputs.iter().enumerate().filter(|(bit, _)| reached(*bit)).map(|(_, (at, _))| *at),
            );
        }
        summary.push(list);
    }
    summary
}
