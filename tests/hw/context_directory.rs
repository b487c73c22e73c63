//! The directory of the context cache by itself: its timing, and its decisions.

use ctxnic::hw::context_cache::directory::{Directory, Geometry};
use ctxnic::hw::context_cache::replacement::Policy;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::Design;
use rust_hdl::prelude::Block;

pub const SMALL: Geometry = Geometry {
    vifs: 4,
    sets: 2,
    ways: 2,
    unpinned: 1,
    misses: 2,
    requesters: 2,
    policy: Policy::Fifo,
};

pub fn directory(geometry: Geometry) -> Design {
    let mut block = Directory::new(geometry);
    block.connect_all();
    elaborate("context_directory", &block).unwrap_or_else(|found| panic!("{found}"))
}

#[test]
fn every_geometry_elaborates() {
    for policy in [Policy::Fifo, Policy::TreePlru, Policy::ClassAware] {
        for (sets, ways) in [(1, 1), (2, 2), (1, 3), (4, 3), (16, 4), (1, 32)] {
            directory(Geometry { vifs: 64, sets, ways, policy, ..SMALL });
        }
    }
    directory(SMALL);
}
