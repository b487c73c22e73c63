//! The CXXRTL lane: yosys' C++ of each job, all in one executable that plays the stimuli in turn.
//!
//! A state without an initial value starts at 0 there; the values that [`crate::sim`] starts with
//! are given to yosys as `init` attributes of the registers.

use std::fmt::Write as _;
use std::time::Duration;

use super::harness::{check, halves, initial_registers};
use super::{Interface, Job, PortSpec, Sample, Trace};
use crate::netlist::value::{Value, words_for};
use crate::tool::error::ToolError;
use crate::tool::{Scratch, cxxrtl, yosys};

/// Name of the top module in the C++.
const TOP: &str = "ctxnic_cosim_top";

/// Time a simulation gets.
const LIMIT: Duration = Duration::from_mins(10);

/// Runs jobs in CXXRTL, all in one executable.
///
/// # Errors
/// [`ToolError`]: missing tool, Verilog it does not accept, or output of another form.
pub fn simulate(jobs: &[Job<'_>]) -> Result<Vec<Trace>, ToolError> {
    if jobs.is_empty() {
        return Ok(Vec::new());
    }
    let dir = Scratch::new("cxxrtl")?;
    let interfaces: Vec<Interface> = jobs.iter().map(|job| Interface::of(job.design)).collect();
    let mut script = String::new();
    for (number, (job, interface)) in jobs.iter().zip(&interfaces).enumerate() {
        check("cxxrtl", interface, job)?;
        script.push_str("design -reset\nread_verilog");
        for file in job.files {
            // One folder for all: a job's files carry its number.
            let path = dir.write(&format!("{number}_{}", file.name), &file.text)?;
            write!(script, " {}", path.display()).ok();
        }
        writeln!(script, "\nhierarchy -check -top {}\nproc", interface.top).ok();
        for (module, register, value) in initial_registers(job.design) {
            writeln!(script, "setattr -set init {value} {module}/w:{register}").ok();
        }
        // The class of a module must not have the name of a field, which ports become.
        writeln!(script, "rename {} {TOP}", interface.top).ok();
        writeln!(script, "write_cxxrtl -O6 -g4 -namespace job_{number} job_{number}.inc").ok();
        let rows = job.stimulus.rows.iter().flatten().flat_map(halves);
        let bytes: Vec<u8> = rows.flat_map(u32::to_le_bytes).collect();
        dir.write(&format!("stimulus_{number}.bin"), bytes)?;
    }
    dir.write("convert.ys", &script)?;
    yosys::run(dir.path(), ["-q", "-s", "convert.ys"])?;
    let main = dir.write("main.cpp", main_cpp(jobs, &interfaces))?;
    let program = cxxrtl::build(dir.path(), &main)?;
    cxxrtl::simulate(dir.path(), &program, LIMIT)?;
    let mut traces = Vec::new();
    for (number, (job, interface)) in jobs.iter().zip(&interfaces).enumerate() {
        let path = dir.path().join(format!("outputs_{number}.bin"));
        let bytes = std::fs::read(&path).map_err(|e| ToolError::file(&path, &e))?;
        traces.push(rows(interface, &bytes, job.stimulus.rows.len())?);
    }
    Ok(traces)
}

/// 32-bit words of all ports together.
fn words(ports: &[PortSpec]) -> usize {
    ports.iter().map(|port| port.width.div_ceil(32) as usize).sum()
}

/// The outputs of all cycles from the words the executable wrote.
fn rows(interface: &Interface, bytes: &[u8], cycles: usize) -> Result<Trace, ToolError> {
    let row_bytes = 4 * words(&interface.outputs);
    if bytes.len() != row_bytes * cycles {
        let reason = format!("need {} bytes of outputs, found {}", row_bytes * cycles, bytes.len());
        return Err(ToolError::unreadable("cxxrtl", reason));
    }
    let row = |row: &[u8]| {
        let mut rest = row;
        let mut values = Vec::new();
        for port in &interface.outputs {
            let (own, next) = rest.split_at(4 * port.width.div_ceil(32) as usize);
            rest = next;
            let mut words = vec![0u64; words_for(port.width)];
            for (index, &byte) in own.iter().enumerate() {
                words[index / 8] |= u64::from(byte) << (index % 8 * 8);
            }
            values.push(Sample::Known(Value::from_words(port.width, words)));
        }
        values
    };
    Ok(Trace { rows: bytes.chunks_exact(row_bytes.max(1)).map(row).collect() })
}

/// The C++ main: one job after the other.
fn main_cpp(jobs: &[Job<'_>], interfaces: &[Interface]) -> String {
    let (mut includes, mut runs) = (String::new(), String::new());
    let list = |ports: &[PortSpec]| {
        let names: Vec<String> = ports.iter().map(|port| format!("\"{}\"", port.name)).collect();
        format!("{{{}}}", names.join(", "))
    };
    for (number, (job, interface)) in jobs.iter().zip(interfaces).enumerate() {
        writeln!(includes, "#include \"job_{number}.inc\"").ok();
        writeln!(
            runs,
            "    ok = play(job_{number}_create(), \"{number}\", {}, \"{}\", {}, {}) && ok;",
            job.stimulus.rows.len(),
            interface.clk.as_deref().unwrap_or(""),
            list(&interface.inputs),
            list(&interface.outputs),
        )
        .ok();
    }
    format!(
        "{includes}{PRELUDE}int main() {{\n    bool ok = true;\n{runs}    return ok ? 0 : 1;\n}}\n"
    )
}

/// The fixed part of the C++ main.
const PRELUDE: &str = r#"
#include <cxxrtl/capi/cxxrtl_capi.h>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

typedef std::vector<std::string> Names;

static cxxrtl_object* find(cxxrtl_handle handle, const std::string& name) {
    cxxrtl_object* object = cxxrtl_get(handle, name.c_str());
    if (!object) std::fprintf(stderr, "no signal `%s`\n", name.c_str());
    return object;
}

static bool play(cxxrtl_toplevel top, const std::string& job, std::size_t cycles,
                 const std::string& clock, const Names& inputs, const Names& outputs) {
    cxxrtl_handle handle = cxxrtl_create(top);
    std::vector<cxxrtl_object*> in, out;
    for (const std::string& name : inputs) in.push_back(find(handle, name));
    for (const std::string& name : outputs) out.push_back(find(handle, name));
    cxxrtl_object* clk = clock.empty() ? nullptr : find(handle, clock);
    for (cxxrtl_object* object : in) if (!object) return false;
    for (cxxrtl_object* object : out) if (!object) return false;
    if (!clock.empty() && !clk) return false;
    std::FILE* stimulus = std::fopen(("stimulus_" + job + ".bin").c_str(), "rb");
    std::FILE* result = std::fopen(("outputs_" + job + ".bin").c_str(), "wb");
    if (!stimulus || !result) return false;
    bool ok = true;
    for (std::size_t t = 0; t < cycles; ++t) {
        for (cxxrtl_object* object : in) {
            std::size_t words = (object->width + 31) / 32;
            std::uint32_t* place = object->next ? object->next : object->curr;
            ok = std::fread(place, 4, words, stimulus) == words && ok;
        }
        if (clk) (clk->next ? clk->next : clk->curr)[0] = 0;
        cxxrtl_step(handle);
        for (cxxrtl_object* object : out) {
            if (object->outline) cxxrtl_outline_eval(object->outline);
            std::size_t words = (object->width + 31) / 32;
            ok = std::fwrite(object->curr, 4, words, result) == words && ok;
        }
        if (clk) {
            (clk->next ? clk->next : clk->curr)[0] = 1;
            cxxrtl_step(handle);
        }
    }
    std::fclose(stimulus);
    ok = std::fclose(result) == 0 && ok;
    cxxrtl_destroy(handle);
    return ok;
}

"#;
