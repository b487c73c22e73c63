//! Designs that the passes are tried on.

use std::path::Path;

use ctxnic::flow::card::{CardParams, unoptimised};
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::{Design, ModuleId};
use ctxnic::spec::model::Engine;

use crate::random_design::random_design;
use crate::random_patterns::with_patterns;

/// Every module of both classifiers of the smallest specification, each as a top of its own.
pub fn blocks() -> Vec<(String, Design)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/minimal.yaml");
    let text = std::fs::read_to_string(path).unwrap();
    let (spec, _) = ctxnic::spec::load("specs/minimal.yaml", &text).unwrap();
    let mut out = Vec::new();
    for (label, engine) in [("table", Engine::Table), ("hardwired", Engine::Hardwired)] {
        let params = CardParams { engine, ..CardParams::from(&spec.nic) };
        let design = unoptimised(&spec.policy, params).unwrap().design;
        for at in 0..design.modules.len() {
            let modules = design.modules[..=at].to_vec();
            let name = format!("{label} {}", design.modules[at].name);
            out.push((name, Design { modules, top: ModuleId::from(at) }));
        }
    }
    out
}

/// All kernels.
pub fn kernels() -> Vec<(String, Design)> {
    let kernels = crate::kernels::all();
    let design = |kernel: &crate::kernels::Kernel| {
        (kernel.name.clone(), elaborate(&kernel.name, &*kernel.block).unwrap())
    };
    kernels.iter().map(design).collect()
}

/// Random designs; every other one has what the passes look for put in.
pub fn random(first: u64, count: u64) -> impl Iterator<Item = (String, Design)> {
    (0..count).map(move |index| {
        let seed = first + index;
        let plain = random_design(seed);
        let design = if index % 2 == 0 { plain } else { with_patterns(plain, seed) };
        (format!("seed {seed:#x}"), design)
    })
}
