//! rust-hdl's own Verilog of the card's blocks as an oracle, as `rusthdl` has it for small kernels.
//!
//! Blocks are small here where they have a size: a memory becomes registers in a proof.
//!
//! The modules that only wire these blocks together are not compared.

use ctxnic::fsm::compile::compile;
use ctxnic::fsm::lower::joint_rules;
use ctxnic::hw::frame_fifo::FrameFifo;
use ctxnic::hw::frame_gate::FrameGate;
use ctxnic::hw::hardwired_engine::HardwiredEngine;
use ctxnic::hw::hardwired_fsm::HardwiredFsm;
use ctxnic::hw::header_parser::HeaderParser;
use ctxnic::hw::rule_counters::RuleCounters;
use ctxnic::hw::rx_back::RxBack;
use ctxnic::hw::rx_front::RxFront;
use ctxnic::hw::table_crc::TableCrc;
use ctxnic::hw::table_engine::TableEngine;
use ctxnic::hw::table_store::TableStore;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::tool::equivalence::{Side, Verdict, prove};
use libtest_mimic::{Failed, Trial};
use rust_hdl::core::prelude::Block;

use super::rusthdl::{pair, theirs};
use super::trial::{Need, trial};

type Made = Result<Box<dyn Block>, Failed>;

/// What is known of rust-hdl's Verilog for a block.
enum Known {
    /// It is right.
    Right,
    /// It is right once the last branch of this `case` stands for the values that no state has, as in
    /// ours: rust-hdl's keeps still there. Nothing but a named state is ever assigned.
    RightWithDefault(&'static str),
    /// It is no Verilog: this line is refused.
    NoVerilog(&'static str),
}

/// A block.
struct Entry {
    name: &'static str,
    block: fn() -> Made,
    known: Known,
}

const BLOCKS: &[Entry] = &[
    Entry { name: "frame_gate", block: || Ok(Box::new(FrameGate::new(8))), known: Known::Right },
    Entry {
        name: "frame_fifo",
        block: || Ok(Box::new(FrameFifo::<2>::default())),
        known: Known::Right,
    },
    Entry {
        name: "header_parser",
        block: || Ok(Box::new(HeaderParser::new())),
        known: Known::Right,
    },
    Entry { name: "rx_front", block: || Ok(Box::new(RxFront::<2>::new(8))), known: Known::Right },
    Entry {
        name: "rx_back",
        block: || Ok(Box::new(RxBack::<2, 36>::default())),
        known: Known::NoVerilog("reg  end;"),
    },
    Entry {
        name: "rule_counters",
        block: || Ok(Box::new(RuleCounters::<2>::default())),
        known: Known::Right,
    },
    Entry { name: "table_crc", block: || Ok(Box::new(TableCrc::default())), known: Known::Right },
    Entry {
        name: "table_store",
        block: || Ok(Box::new(TableStore::<3>::new(2))),
        known: Known::Right,
    },
    Entry {
        name: "table_engine",
        block: || Ok(Box::new(TableEngine::<3, 2>::default())),
        known: Known::RightWithDefault("Phase$Rules:"),
    },
    Entry {
        name: "hardwired_engine",
        block: || {
            let (lookup, rules) = machines()?;
            Ok(Box::new(HardwiredEngine::<2>::new(lookup, rules, &[0, 9])))
        },
        known: Known::Right,
    },
    Entry {
        name: "hardwired_fsm/lookup",
        block: || Ok(Box::new(machines()?.0)),
        known: Known::Right,
    },
    Entry {
        name: "hardwired_fsm/rules",
        block: || Ok(Box::new(machines()?.1)),
        known: Known::Right,
    },
];

/// The machines of the smallest specification: the lookup, and the rules.
fn machines() -> Result<(HardwiredFsm, HardwiredFsm), Failed> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/specs/minimal.yaml");
    let (spec, _) = ctxnic::spec::load("specs/minimal.yaml", &std::fs::read_to_string(path)?)?;
    let lookup = HardwiredFsm::lookup(&compile(&spec.policy)?.lookup)?;
    Ok((lookup, HardwiredFsm::rules(&joint_rules(&spec.policy)?.0)?))
}

pub(crate) fn trials() -> Vec<Trial> {
    let one = |entry: &'static Entry| {
        trial(format!("rusthdl/hw/{}", entry.name), &[Need::Yosys], move || check(entry))
    };
    BLOCKS.iter().map(one).collect()
}

fn check(entry: &Entry) -> Result<(), Failed> {
    let mut block = (entry.block)()?;
    block.connect_all();
    let design = elaborate("top", block.as_ref())?;
    let mut pair = pair(entry.name, block.as_ref(), "clk", &design);
    if let Known::RightWithDefault(branch) = entry.known {
        let mut file = theirs(block.as_ref());
        if file.text.matches(branch).count() != 1 {
            return Err(format!("not one `{branch}`").into());
        }
        file.text = file.text.replace(branch, "default:");
        pair.gold = Side::verilog(vec![file]);
    }
    let proved = prove(&[pair]);
    match (&entry.known, proved) {
        (Known::Right | Known::RightWithDefault(_), proved) => match &proved?[..] {
            [Verdict::Equal { .. }] => Ok(()),
            verdicts => Err(format!("{verdicts:?}").into()),
        },
        // A signal with the name of a keyword, for instance.
        (Known::NoVerilog(line), Err(e)) => {
            let there = theirs(block.as_ref()).text.lines().any(|text| text.trim() == *line);
            if there && e.to_string().contains("syntax error") { Ok(()) } else { Err(e.into()) }
        }
        (Known::NoVerilog(line), Ok(_)) => Err(format!("yosys takes `{line}`").into()),
    }
}
