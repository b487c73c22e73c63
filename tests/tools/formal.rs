//! Proofs: the lane's own check (sby proves a true property, refutes a false one), the properties of
//! the card's blocks, and bugs planted in these blocks.
//!
//! A proof takes the Verilog of one block as the top, with its `FORMAL` part: a run starts in reset
//! and may be reset again at any time; inputs are free but for the block's own assumptions. The
//! state that no reset clears starts anyhow. `prove` is k-induction and so without a bound, `bmc`
//! is bounded by its depth; every cover is reached, so no assumption leaves nothing to prove.

use std::time::Duration;

use ctxnic::hw::frame_fifo::FrameFifo;
use ctxnic::hw::frame_gate::FrameGate;
use ctxnic::hw::rule_counters::RuleCounters;
use ctxnic::hw::rx_back::RxBack;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::Design;
use ctxnic::netlist::verilog::write;
use ctxnic::tool::sby::{Verdict, run};
use ctxnic::tool::{Scratch, nextpnr, slang, verilator, yosys};
use libtest_mimic::{Failed, Trial};
use rust_hdl::prelude::Block;

use super::mutants;
use super::trial::{Need, trial};

/// A block, how its assertions are proved, and how far its covers are.
struct Proof {
    block: &'static str,
    design: fn() -> Result<Design, Failed>,
    mode: &'static str,
    depth: usize,
    cover_depth: usize,
}

const PROOFS: &[Proof] = &[
    Proof {
        block: "frame_fifo",
        design: || design("frame_fifo", &mut FrameFifo::<2>::default()),
        mode: "prove",
        depth: 4,
        cover_depth: 10,
    },
    Proof {
        block: "frame_gate",
        design: || design("frame_gate", &mut FrameGate::new(8)),
        mode: "prove",
        depth: 4,
        cover_depth: 14,
    },
    Proof {
        block: "rx_back",
        design: || design("rx_back", &mut RxBack::<2, 36>::default()),
        mode: "prove",
        depth: 3,
        cover_depth: 4,
    },
    Proof {
        block: "rule_counters",
        design: || design("rule_counters", &mut RuleCounters::<2>::default()),
        mode: "bmc",
        depth: 14,
        cover_depth: 14,
    },
];

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        trial("formal/counter", &[Need::Sby], || {
            expect("count <= 4'd9", "prove", Verdict::Pass)?;
            expect("count == 4'd9", "cover", Verdict::Pass)
        }),
        trial("mutant/sby/formal-off-by-one", &[Need::Sby], || {
            expect("count <= 4'd8", "prove", Verdict::Fail)?;
            expect("count == 4'd10", "cover", Verdict::Fail)
        }),
        trial("pnr/counter", &[Need::Yosys, Need::Nextpnr], place_and_route),
        trial("lint/formal", &[Need::Yosys, Need::Verilator, Need::Slang], read_by_all),
    ];
    for proof in PROOFS {
        trials.push(trial(format!("formal/{}", proof.block), &[Need::Sby], || {
            let design = (proof.design)()?;
            holds(&design, proof.mode, proof.depth)?;
            holds(&design, "cover", proof.cover_depth)
        }));
    }
    for mutant in mutants::hw::ALL {
        trials.push(trial(format!("mutant/sby/{}", mutant.name), &[Need::Sby], || found(mutant)));
    }
    trials
}

pub(crate) fn design(name: &str, block: &mut dyn Block) -> Result<Design, Failed> {
    block.connect_all();
    Ok(elaborate(name, block)?)
}

/// Runs sby on the Verilog of a design.
pub(crate) fn prove(
    design: &Design,
    mode: &str,
    depth: usize,
) -> Result<(Verdict, String), Failed> {
    let dir = Scratch::new("formal")?;
    let files = write(design);
    for file in &files {
        dir.write(&file.name, &file.text)?;
    }
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    dir.write(
        "proof.sby",
        format!(
            "[options]\nmode {mode}\ndepth {depth}\n[engines]\nsmtbmc yices\n[script]\n\
             read_verilog -formal {}\nprep -flatten -top {}\nmemory_map\nopt -full\n[files]\n{}\n",
            names.join(" "),
            design.top().name,
            names.join("\n"),
        ),
    )?;
    let (verdict, output) = run(dir.path(), "proof.sby", Duration::from_mins(4))?;
    Ok((verdict, output.text()))
}

fn holds(design: &Design, mode: &str, depth: usize) -> Result<(), Failed> {
    match prove(design, mode, depth)? {
        (Verdict::Pass, _) => Ok(()),
        (verdict, text) => Err(format!("{mode} to depth {depth}: {verdict:?}\n{text}").into()),
    }
}

/// The planted bug has a counter-example, and it is the property meant for it that fails.
fn found(mutant: &mutants::hw::Mutant) -> Result<(), Failed> {
    let proof = PROOFS.iter().find(|proof| proof.block == mutant.block);
    let proof = proof.ok_or("a mutant of a block without a proof")?;
    let mut design = (proof.design)()?;
    if !(mutant.plant)(&mut design) {
        return Err("the bug could not be planted".into());
    }
    // Only the property meant for it is left to fail.
    let top = design.top.index();
    let kept = |p: &ctxnic::netlist::ir::Property| {
        p.name == mutant.property || p.kind == ctxnic::netlist::ir::PropertyKind::Assume
    };
    let properties = &mut design.modules[top].properties;
    properties.retain(kept);
    if properties.iter().all(|property| property.name != mutant.property) {
        return Err(format!("no property {}", mutant.property).into());
    }
    match prove(&design, "bmc", 16)? {
        (Verdict::Fail, _) => Ok(()),
        (verdict, text) => {
            Err(format!("{}: {verdict:?} on {}\n{text}", mutant.property, mutant.name).into())
        }
    }
}

/// yosys, Verilator and slang read the part for proofs, with nothing to object.
fn read_by_all() -> Result<(), Failed> {
    for proof in PROOFS {
        let dir = Scratch::new("formal-lint")?;
        let design = (proof.design)()?;
        let name = design.top().name.clone();
        let mut files = Vec::new();
        for file in write(&design) {
            files.push(dir.write(&file.name, &file.text)?);
        }
        let count = design.top().properties.len();
        let script = format!(
            "read_verilog -formal {name}.v; hierarchy -check -top {name}; proc; check -assert; \
             select -assert-count {} t:$assert t:$assume t:$cover t:$check",
            // The assumption that a run starts in reset is one more.
            count + 1
        );
        let output = yosys::script(dir.path(), &script)?;
        if !output.text().trim().is_empty() {
            return Err(format!("{name}: yosys: {}", output.text()).into());
        }
        let path = files[0].display().to_string();
        let args = ["--lint-only", "-Wall", "-DFORMAL", "--top-module", &name, &path];
        let text = verilator::run(dir.path(), args)?.text();
        if text.contains("%Warning") || text.contains("%Error") {
            return Err(format!("{name}: {text}").into());
        }
        let text = slang::run(dir.path(), ["-DFORMAL", "--top", &name, &path])?.text();
        if !text.contains("Build succeeded: 0 errors, 0 warnings") {
            return Err(format!("{name}: {text}").into());
        }
    }
    Ok(())
}
/// Runs sby on a counter that goes round at 9, with one property, and expects a verdict.
fn expect(property: &str, mode: &str, verdict: Verdict) -> Result<(), Failed> {
    let check = if mode == "cover" { "cover" } else { "assert" };
    let dir = Scratch::new("formal")?;
    dir.write(
        "counter.v",
        format!(
            "module counter (input wire clk, input wire rst);\n  reg [3:0] count;\n  \
             initial assume (rst);\n  always @(posedge clk)\n    \
             if (rst) count <= 4'd0;\n    else count <= (count == 4'd9) ? 4'd0 : count + 4'd1;\n  \
             reg past;\n  initial past = 1'b0;\n  always @(posedge clk) past <= 1'b1;\n  \
             always @(posedge clk) if (past && !rst) {check} ({property});\nendmodule\n"
        ),
    )?;
    dir.write(
        "counter.sby",
        format!(
            "[options]\nmode {mode}\ndepth 20\n[engines]\nsmtbmc yices\n[script]\n\
             read -formal counter.v\nprep -top counter\nmemory_map\nopt -full\n[files]\ncounter.v\n"
        ),
    )?;
    let (got, output) = run(dir.path(), "counter.sby", Duration::from_mins(4))?;
    if got == verdict {
        return Ok(());
    }
    Err(format!("{mode} {property}: expected {verdict:?}, got {got:?}\n{}", output.text()).into())
}

fn place_and_route() -> Result<(), Failed> {
    let dir = Scratch::new("pnr")?;
    let file = dir.write(
        "counter.v",
        "module counter (input wire clk, input wire rst, output reg [15:0] count);\n  \
         always @(posedge clk) if (rst) count <= 16'd0; else count <= count + 16'd1;\nendmodule\n",
    )?;
    yosys::synth_ecp5(dir.path(), "counter", &[file])?;
    let mhz = nextpnr::run(dir.path(), 125, 1)?;
    // 16 bits of carry chain on this part: some hundred megahertz, whatever the placement.
    if (125.0..1500.0).contains(&mhz) { Ok(()) } else { Err(format!("{mhz} MHz").into()) }
}
