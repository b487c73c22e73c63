//! The context cache and the switch controller before other people's tools: four linters, and the
//! simulators that read their Verilog, with inputs at random.

use ctxnic::hw::context_cache::directory::Geometry;
use ctxnic::hw::context_cache::fetch_engine::Shape;
use ctxnic::hw::context_cache::replacement::Policy;
use ctxnic::hw::context_cache::{ContextCache, Params};
use ctxnic::hw::switch_controller::SwitchController;
use ctxnic::netlist::ir::Design;
use ctxnic::netlist::verilog::write;
use libtest_mimic::{Failed, Trial};

use super::cosim::{agree_icarus, agree_verilator};
use super::formal::design;
use super::lint::{LINTERS, lint};
use super::trial::{Need, trial};

const SEED_CONTEXT: u64 = 0xcac4_e100;
const CYCLES: usize = 600;

/// A block by name.
type Named = (&'static str, fn() -> Result<Design, Failed>);

/// Entries in registers and in RAMs, every policy; the controller.
const BLOCKS: &[Named] = &[
    ("context_cache_plru", || cache(64, 1, 16, Policy::TreePlru)),
    ("context_cache_sets", || cache(100, 16, 3, Policy::ClassAware)),
    ("context_cache_small", || cache(4, 2, 2, Policy::Fifo)),
    ("switch_controller", || design("switch_controller", &mut SwitchController::new(300, 5, 3))),
];

fn cache(vifs: usize, sets: usize, ways: usize, policy: Policy) -> Result<Design, Failed> {
    let geometry = Geometry { vifs, sets, ways, unpinned: 1, misses: 3, requesters: 3, policy };
    let shape = Shape {
        host_words: 16,
        piece_words: 8,
        base: 0x8000_0000,
        timeout_cycles: 64,
        beats_max: 64,
    };
    design("context_cache", &mut ContextCache::new(Params { geometry, shape, tries: 40 }))
}

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for &(name, make) in BLOCKS {
        for linter in &LINTERS {
            trials.push(trial(format!("lint/{name}/{}", linter.name), linter.needs, move || {
                let design = make()?;
                lint(linter, &design.top().name, &write(&design))
            }));
        }
        trials.push(trial(format!("cosim/{name}/icarus"), &[Need::Icarus], move || {
            agree_icarus("icarus", &[make()?], SEED_CONTEXT, CYCLES)
        }));
    }
    trials.push(trial("cosim/context_blocks/verilator", &[Need::Verilator], || {
        let designs: Result<Vec<Design>, Failed> = BLOCKS.iter().map(|(_, make)| make()).collect();
        agree_verilator("verilator", &designs?, SEED_CONTEXT, CYCLES)
    }));
    trials
}
