//! Equal modules share one.
//!
//! Law: every net of every instance has the same value in every cycle from every state; the first
//! of equal modules stays, under its name, the top is never another's twin. Equal are modules that
//! differ in name, origin and comments at most, and whose children are equal. Afterwards no two
//! modules below the top are equal. Cost: linear, by hash.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Pass;
use super::dead::keep_modules;
use crate::netlist::ir::{Design, Module, ModuleId};

/// The pass.
pub(super) const PASS: Pass = Pass {
    name: "share",
    law: "every net of every instance keeps its value in every cycle from every state; no two \
          modules below the top are equal but for name, origin and comments",
    run,
};

fn run(design: &mut Design) {
    let mut twins: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    let mut stands_for: Vec<ModuleId> = Vec::with_capacity(design.modules.len());
    let mut kept = Vec::with_capacity(design.modules.len());
    for at in 0..design.modules.len() {
        // Children come first: theirs are settled.
        for instance in &mut design.modules[at].instances {
            instance.module = stands_for[instance.module.index()];
        }
        let mut first = at;
        if at != design.top.index() {
            let same = twins.entry(hash(&design.modules[at])).or_default();
            let module = &design.modules[at];
            match same.iter().find(|&&other| shape(&design.modules[other]) == shape(module)) {
                Some(&other) => first = other,
                None => same.push(at),
            }
        }
        kept.push(first == at);
        stands_for.push(ModuleId::from(first));
    }
    keep_modules(design, &kept);
}

/// Equal for equal modules.
pub(in crate::netlist) fn hash(module: &Module) -> u64 {
    let mut hasher = DefaultHasher::new();
    shape(module).hash(&mut hasher);
    hasher.finish()
}

/// All of a module but its names and comments.
pub(in crate::netlist) fn shape(module: &Module) -> impl Hash + PartialEq + '_ {
    let Module {
        name: _,
        block: _,
        doc: _,
        nets,
        ports,
        clk,
        rst,
        enums,
        params,
        drivers,
        registers,
        memories,
        instances,
        properties,
    } = module;
    ((nets, ports, clk, rst, enums, params), (drivers, registers, memories, instances, properties))
}
