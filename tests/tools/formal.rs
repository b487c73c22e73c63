//! The proof lane's own check: sby proves a true property, refutes a false one, and place and route
//! gives a clock. The blocks' properties come with the blocks.

use std::time::Duration;

use ctxnic::tool::sby::{Verdict, run};
use ctxnic::tool::{Scratch, nextpnr, yosys};
use libtest_mimic::{Failed, Trial};

use super::trial::{Need, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("formal/counter", &[Need::Sby], || {
            expect("count <= 4'd9", "prove", Verdict::Pass)?;
            expect("count == 4'd9", "cover", Verdict::Pass)
        }),
        trial("mutant/sby/formal-off-by-one", &[Need::Sby], || {
            expect("count <= 4'd8", "prove", Verdict::Fail)?;
            expect("count == 4'd10", "cover", Verdict::Fail)
        }),
        trial("pnr/counter", &[Need::Yosys, Need::Nextpnr], place_and_route),
    ]
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
