//! The Verilator lane: several jobs in one build, a generated C++ main plays all stimuli at once.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use super::harness::{
    Renamed, bits, check, connections, deposits, halves, pack, unpack, without_collisions,
};
use super::{Interface, Job, Sample, Trace};
use crate::netlist::value::{Value, words_for};
use crate::tool::error::ToolError;
use crate::tool::verilator::Optimise;
use crate::tool::{Scratch, verilator};

/// Name of the module that holds the tops of all jobs.
const BATCH: &str = "ctxnic_cosim_batch";

/// Time a simulation gets.
const LIMIT: Duration = Duration::from_mins(10);

/// Runs jobs in Verilator, all in one executable (a build costs seconds, whatever its size). Modules
/// whose names occur in more than one job are renamed.
///
/// # Errors
/// [`ToolError`]: missing tool, Verilog it does not accept, or output of another form.
pub fn simulate(jobs: &[Job<'_>], optimise: Optimise) -> Result<Vec<Trace>, ToolError> {
    if jobs.is_empty() {
        return Ok(Vec::new());
    }
    let interfaces: Vec<Interface> = jobs.iter().map(|job| Interface::of(job.design)).collect();
    let dir = Scratch::new("verilator")?;
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut renamings = Vec::new();
    for (number, ((job, interface), (files, renamed))) in
        jobs.iter().zip(&interfaces).zip(without_collisions(jobs)).enumerate()
    {
        check("verilator", interface, job)?;
        for file in files {
            paths.push(dir.write(&file.name, &file.text)?);
        }
        renamings.push(renamed);
        let rows = job.stimulus.rows.iter().flat_map(|row| halves(&pack(row)));
        let bytes: Vec<u8> = rows.flat_map(u32::to_le_bytes).collect();
        dir.write(&format!("stimulus_{number}.bin"), bytes)?;
    }
    paths.push(dir.write(&format!("{BATCH}.v"), batch(jobs, &interfaces, &renamings))?);
    let main = dir.write("main.cpp", main_cpp(jobs, &interfaces))?;
    let program = verilator::build(dir.path(), BATCH, &paths, &main, optimise)?;
    let seed = u32::try_from(jobs[0].stimulus.seed & 0xffff_ffff).unwrap_or(1);
    verilator::simulate(dir.path(), &program, seed, LIMIT)?;
    let mut traces = Vec::new();
    for (number, (job, interface)) in jobs.iter().zip(&interfaces).enumerate() {
        let path = dir.path().join(format!("outputs_{number}.bin"));
        let bytes = std::fs::read(&path).map_err(|e| ToolError::file(&path, &e))?;
        traces.push(unpack_rows(interface, &bytes, job.stimulus.rows.len())?);
    }
    Ok(traces)
}

/// The outputs of all cycles from the words the executable wrote.
fn unpack_rows(interface: &Interface, bytes: &[u8], cycles: usize) -> Result<Trace, ToolError> {
    let width = bits(&interface.outputs);
    let row_bytes = width.div_ceil(32) as usize * 4;
    if bytes.len() != row_bytes * cycles {
        let reason = format!("need {} bytes of outputs, found {}", row_bytes * cycles, bytes.len());
        return Err(ToolError::unreadable("verilator", reason));
    }
    let mut rows = Vec::with_capacity(cycles);
    for row in bytes.chunks_exact(row_bytes) {
        let mut packed = vec![0u64; words_for(width)];
        for (index, &byte) in row.iter().enumerate() {
            packed[index / 8] |= u64::from(byte) << (index % 8 * 8);
        }
        let values = unpack(&interface.outputs, &Value::from_words(width, packed));
        rows.push(values.into_iter().map(Sample::Known).collect());
    }
    Ok(Trace { rows })
}

/// The module that holds all tops: `clk_<n>`, packed inputs `in_<n>`, packed outputs `out_<n>`.
fn batch(jobs: &[Job<'_>], interfaces: &[Interface], renamings: &[Renamed]) -> String {
    let mut ports = Vec::new();
    let mut body = String::new();
    for (number, (job, interface)) in jobs.iter().zip(interfaces).enumerate() {
        let mut pins = connections(&interface.inputs, &format!("in_{number}"));
        pins.extend(connections(&interface.outputs, &format!("out_{number}")));
        if let Some(clk) = &interface.clk {
            ports.push(format!("input wire clk_{number}"));
            pins.insert(0, format!(".{clk}(clk_{number})"));
        }
        ports.push(format!("input wire [{}:0] in_{number}", bits(&interface.inputs) - 1));
        ports.push(format!("output wire [{}:0] out_{number}", bits(&interface.outputs) - 1));
        let mut text = format!("  {} dut_{number} ({});\n", interface.top, pins.join(", "));
        let statements = deposits(job, &format!("dut_{number}"), &format!("word_{number}"));
        if !statements.is_empty() {
            writeln!(text, "  integer word_{number};\n  initial begin").ok();
            for statement in statements {
                writeln!(text, "    {statement}").ok();
            }
            text.push_str("  end\n");
        }
        body.push_str(&renamings[number].apply(&text));
    }
    format!("module {BATCH} (\n  {}\n);\n{body}endmodule\n", ports.join(",\n  "))
}

/// The C++ main: reads `stimulus_<n>.bin`, steps all tops together, writes `outputs_<n>.bin`.
fn main_cpp(jobs: &[Job<'_>], interfaces: &[Interface]) -> String {
    let (mut open, mut put, mut fall, mut rise, mut get, mut close) = Default::default();
    let line = |out: &mut String, text: String| writeln!(out, "    {text}").unwrap_or(());
    for (n, (job, interface)) in jobs.iter().zip(interfaces).enumerate() {
        let cycles = job.stimulus.rows.len();
        let (ins, outs) =
            (bits(&interface.inputs).div_ceil(32), bits(&interface.outputs).div_ceil(32));
        line(&mut open, format!("Job j{n}(\"{n}\", {cycles}, {ins}, {outs});"));
        line(&mut put, format!("if (t < {cycles}) put(top->in_{n}, j{n}.row(t));"));
        line(&mut get, format!("if (t < {cycles}) get(top->out_{n}, j{n}.result(t));"));
        line(&mut close, format!("ok = j{n}.save() && ok;"));
        if interface.clk.is_some() {
            line(&mut fall, format!("top->clk_{n} = 0;"));
            line(&mut rise, format!("if (t < {cycles}) top->clk_{n} = 1;"));
        }
    }
    let longest = jobs.iter().map(|job| job.stimulus.rows.len()).max().unwrap_or(0);
    format!(
        "{PRELUDE}int main(int argc, char** argv) {{\n    \
         VerilatedContext context;\n    context.commandArgs(argc, argv);\n    \
         std::unique_ptr<Vtop> top(new Vtop(&context));\n{open}    \
         for (std::size_t t = 0; t < {longest}; ++t) {{\n{put}{fall}    top->eval();\n{get}{rise}    \
         top->eval();\n    }}\n    top->final();\n    bool ok = true;\n{close}    \
         return ok ? 0 : 1;\n}}\n"
    )
}

/// The fixed part of the C++ main.
const PRELUDE: &str = r#"#include "Vtop.h"
#include "verilated.h"
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

double sc_time_stamp() { return 0; }

static void put(CData& port, const std::uint32_t* row) { port = static_cast<CData>(row[0]); }
static void put(SData& port, const std::uint32_t* row) { port = static_cast<SData>(row[0]); }
static void put(IData& port, const std::uint32_t* row) { port = row[0]; }
static void put(QData& port, const std::uint32_t* row) {
    port = (static_cast<QData>(row[1]) << 32) | row[0];
}
template <std::size_t N> static void put(VlWide<N>& port, const std::uint32_t* row) {
    for (std::size_t i = 0; i < N; ++i) port[i] = row[i];
}
static void get(const CData& port, std::uint32_t* row) { row[0] = port; }
static void get(const SData& port, std::uint32_t* row) { row[0] = port; }
static void get(const IData& port, std::uint32_t* row) { row[0] = port; }
static void get(const QData& port, std::uint32_t* row) {
    row[0] = static_cast<std::uint32_t>(port);
    row[1] = static_cast<std::uint32_t>(port >> 32);
}
template <std::size_t N> static void get(const VlWide<N>& port, std::uint32_t* row) {
    for (std::size_t i = 0; i < N; ++i) row[i] = port[i];
}

struct Job {
    std::string name;
    std::size_t ins, outs;
    std::vector<std::uint32_t> stimulus, outputs;
    Job(const char* n, std::size_t cycles, std::size_t i, std::size_t o)
        : name(n), ins(i), outs(o), stimulus(cycles * i), outputs(cycles * o) {
        std::FILE* file = std::fopen(("stimulus_" + name + ".bin").c_str(), "rb");
        if (!file || std::fread(stimulus.data(), 4, stimulus.size(), file) != stimulus.size()) {
            std::fprintf(stderr, "stimulus_%s.bin is short\n", n);
            std::exit(1);
        }
        std::fclose(file);
    }
    const std::uint32_t* row(std::size_t t) const { return &stimulus[t * ins]; }
    std::uint32_t* result(std::size_t t) { return &outputs[t * outs]; }
    bool save() const {
        std::FILE* file = std::fopen(("outputs_" + name + ".bin").c_str(), "wb");
        if (!file) return false;
        bool ok = std::fwrite(outputs.data(), 4, outputs.size(), file) == outputs.size();
        return std::fclose(file) == 0 && ok;
    }
};

"#;
