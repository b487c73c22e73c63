//! The Icarus lane: a generated Verilog test bench plays the stimulus and prints every output.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use super::harness::{bits, check, deposits, pack};
use super::{Interface, Job, Trace};
use crate::tool::error::ToolError;
use crate::tool::{Scratch, icarus};

/// Name of the test bench module.
const BENCH: &str = "ctxnic_cosim_bench";

/// Time a simulation gets.
const LIMIT: Duration = Duration::from_mins(10);

/// Runs one job in Icarus Verilog.
///
/// # Errors
/// [`ToolError`]: missing tool, Verilog it does not accept, or output of another form.
pub fn simulate(job: &Job<'_>) -> Result<Trace, ToolError> {
    let interface = Interface::of(job.design);
    check("iverilog", &interface, job)?;
    let dir = Scratch::new("icarus")?;
    let mut files: Vec<PathBuf> = vec![dir.write("bench.v", bench(&interface, job))?];
    for file in job.files {
        files.push(dir.write(&file.name, &file.text)?);
    }
    let mut stimulus = String::new();
    for row in &job.stimulus.rows {
        writeln!(stimulus, "{:x}", pack(row)).ok();
    }
    dir.write("stimulus.hex", stimulus)?;
    icarus::compile(dir.path(), BENCH, &files, "bench.vvp")?;
    let output = icarus::simulate(dir.path(), "bench.vvp", LIMIT)?;
    let noise = output.text();
    if !noise.trim().is_empty() {
        return Err(ToolError::findings("vvp", noise));
    }
    let text = dir.read("outputs.txt")?;
    Trace::parse("vvp", &interface, text.lines(), job.stimulus.rows.len())
}

/// The test bench: inputs from `stimulus.hex`, outputs to `outputs.txt`, one line per cycle.
fn bench(interface: &Interface, job: &Job<'_>) -> String {
    let cycles = job.stimulus.rows.len();
    let mut v = format!("module {BENCH};\n");
    for port in &interface.inputs {
        writeln!(v, "  reg [{}:0] i_{};", port.width - 1, port.name).ok();
    }
    for port in &interface.outputs {
        writeln!(v, "  wire [{}:0] o_{};", port.width - 1, port.name).ok();
    }
    writeln!(v, "  reg [{}:0] rows [0:{}];", bits(&interface.inputs) - 1, cycles.max(1) - 1).ok();
    v.push_str("  reg clk;\n  integer file, cycle, word;\n");
    let mut pins: Vec<String> =
        interface.inputs.iter().map(|p| format!(".{0}(i_{0})", p.name)).collect();
    pins.extend(interface.outputs.iter().map(|p| format!(".{0}(o_{0})", p.name)));
    if let Some(clk) = &interface.clk {
        pins.insert(0, format!(".{clk}(clk)"));
    }
    writeln!(v, "  {} dut ({});", interface.top, pins.join(", ")).ok();
    v.push_str("  initial begin\n");
    for statement in deposits(job, "dut", "word") {
        writeln!(v, "    {statement}").ok();
    }
    let names = |ports: &[super::PortSpec], prefix: &str| {
        let list: Vec<String> = ports.iter().map(|p| format!("{prefix}{}", p.name)).collect();
        list.join(", ")
    };
    let format = vec!["%h"; interface.outputs.len()].join(" ");
    write!(
        v,
        "    clk = 1'b0;\n    file = $fopen(\"outputs.txt\", \"w\");\n    \
         $readmemh(\"stimulus.hex\", rows);\n    \
         for (cycle = 0; cycle < {cycles}; cycle = cycle + 1) begin\n      \
         {{{}}} = rows[cycle];\n      #1 $fdisplay(file, \"{format}\", {});\n      \
         #1 clk = 1'b1;\n      #1 clk = 1'b0;\n    end\n    \
         $fclose(file);\n    $finish(0);\n  end\nendmodule\n",
        names(&interface.inputs, "i_"),
        names(&interface.outputs, "o_"),
    )
    .ok();
    v
}
