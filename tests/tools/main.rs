//! The lanes that need tools of others: lint, co-simulation, read-back, supply chain. A trial whose
//! tool is missing or too old is reported as *ignored, needs X*; with `CTXNIC_REQUIRE_TOOLS=1` it fails. A lane
//! that passes without having run does not exist here.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, unreachable_pub, reason = "tests")]

mod attributes;
mod capture;
#[path = "../support/capture_spec.rs"]
mod capture_spec;
mod classifier;
mod context;
mod context_blocks;
mod cosim;
mod equivalence;
mod formal;
mod formal_context;
#[path = "../kernels/mod.rs"]
mod kernels;
mod lint;
#[path = "../mutants/mod.rs"]
mod mutants;
#[path = "../support/opened.rs"]
mod opened;
#[path = "../support/random_design.rs"]
mod random_design;
#[path = "../support/random_frame.rs"]
mod random_frame;
#[path = "../support/random_patterns.rs"]
mod random_patterns;
#[allow(dead_code, reason = "this suite makes frames, not headers")]
#[path = "../support/random_policy.rs"]
mod random_policy;
mod rtlil;
mod rusthdl;
mod rusthdl_blocks;
mod sample;
mod shifted;
#[path = "../support/shifted_twice.rs"]
mod shifted_twice;
mod sim_captures;
mod supply;
mod trial;
mod versions;

use libtest_mimic::Arguments;

fn main() {
    let mut trials = Vec::new();
    trials.extend(lint::trials());
    trials.extend(context::trials());
    trials.extend(context_blocks::trials());
    trials.extend(cosim::trials());
    trials.extend(equivalence::trials());
    trials.extend(capture::trials());
    trials.extend(classifier::trials());
    trials.extend(sim_captures::trials());
    trials.extend(formal::trials());
    trials.extend(formal_context::trials());
    trials.extend(rtlil::trials());
    trials.extend(rusthdl::trials());
    trials.extend(rusthdl_blocks::trials());
    trials.extend(shifted::trials());
    trials.extend(attributes::trials());
    trials.extend(supply::trials());
    trials.extend(versions::trials());
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
