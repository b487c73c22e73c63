//! Verilator and CXXRTL, at their best flags, on the Verilog of the same design.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use ctxnic::netlist::ir::Design;
use ctxnic::netlist::verilog;
use ctxnic::tool::cosim::{Interface, PortSpec};
use ctxnic::tool::{Child, Scratch, ToolError, cxxrtl, verilator, yosys};

use super::Outcome;
use super::designs::{Case, RESET, Stimulus};

/// A simulator to compare with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rival {
    Verilator,
    Cxxrtl,
}

impl Rival {
    pub const ALL: [Self; 2] = [Self::Verilator, Self::Cxxrtl];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Verilator => "verilator",
            Self::Cxxrtl => "cxxrtl",
        }
    }
}

/// An executable in its folder.
pub struct Built {
    pub rival: Rival,
    dir: Scratch,
    program: PathBuf,
}

impl Built {
    /// One run.
    pub fn run(&self, cycles: u64) -> Outcome {
        let output = Child::new(&self.program, self.dir.path())
            .arg(cycles.to_string())
            .limit(Duration::from_mins(10))
            .run()
            .expect("it runs");
        Outcome::parse(&output.text()).expect("five numbers")
    }
}

/// Builds a rival's simulation.
pub fn build(
    rival: Rival,
    name: &str,
    design: &Design,
    stimulus: &Stimulus,
) -> Result<Built, ToolError> {
    let dir = Scratch::new(&format!("{name}-{}", rival.name()))?;
    let files = verilog::write(design);
    let paths: Vec<PathBuf> =
        files.iter().map(|file| dir.write(&file.name, &file.text)).collect::<Result<_, _>>()?;
    let interface = Interface::of(design);
    let mut bytes = Vec::new();
    for row in stimulus.words.chunks_exact(stimulus.stride) {
        let mut rest = row;
        for port in &interface.inputs {
            let (value, after) = rest.split_at(port.width.div_ceil(64) as usize);
            rest = after;
            let value = value.iter().flat_map(|word| word.to_le_bytes());
            bytes.extend(value.take(port.width.div_ceil(32) as usize * 4));
        }
    }
    dir.write("stimulus.bin", bytes)?;
    let main = dir.write("main.cpp", main_cpp(rival, &interface, stimulus))?;
    let program = match rival {
        Rival::Verilator => build_verilator(dir.path(), &interface, &paths, &main)?,
        Rival::Cxxrtl => build_cxxrtl(dir.path(), &interface, &paths, &main)?,
    };
    Ok(Built { rival, dir, program })
}

/// Most memory of any process, in KiB, while a rival's simulation is built: by this program with
/// `--build`, watched by a few lines of Python.
pub fn build_kib(rival: Rival, case: &Case, stimulus: &Path) -> Result<u64, ToolError> {
    let program = std::env::current_exe().map_err(|e| ToolError::file(Path::new("bench"), &e))?;
    let watch = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); \
                 print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)";
    let output = Child::new(Path::new("python3"), Path::new("."))
        .args(["-c".as_ref(), watch.as_ref(), program.as_os_str(), "--build".as_ref()])
        .args([rival.name(), case.name])
        .arg(stimulus)
        .limit(Duration::from_mins(15))
        .run()?;
    Ok(output.text().split_whitespace().next_back().and_then(|kib| kib.parse().ok()).unwrap_or(0))
}

/// Seconds from the Verilog to the end of some cycles.
pub fn start(
    rival: Rival,
    case: &Case,
    stimulus: &Stimulus,
    cycles: u64,
) -> Result<f64, ToolError> {
    let design = case.design();
    let begin = Instant::now();
    let built = build(rival, case.name, &design, stimulus)?;
    built.run(cycles);
    Ok(begin.elapsed().as_secs_f64())
}

/// As the figures of the comparison ask for, without a cache of objects.
fn build_verilator(
    dir: &Path,
    interface: &Interface,
    files: &[PathBuf],
    main: &Path,
) -> Result<PathBuf, ToolError> {
    verilator::available()?
        .child(dir)
        .args(["--cc", "--exe", "--build", "-j", "2", "-O3", "--language", "1364-2005"])
        .args(["-Wno-fatal", "-Wno-lint", "-Wno-style"])
        .args([
            "-MAKEFLAGS",
            "OPT_FAST=-O3 OPT_SLOW=-O1 OPT_GLOBAL=-O3",
            "-CFLAGS",
            "-march=native",
        ])
        .args(["--top-module", interface.top.as_str(), "--prefix", "Vtop", "-Mdir", "obj"])
        .args(files)
        .arg(main)
        .var("OBJCACHE", "")
        .limit(Duration::from_mins(15))
        .run()?;
    Ok(dir.join("obj/Vtop"))
}

fn build_cxxrtl(
    dir: &Path,
    interface: &Interface,
    files: &[PathBuf],
    main: &Path,
) -> Result<PathBuf, ToolError> {
    let runtime = cxxrtl::runtime()?;
    let mut script = "read_verilog".to_owned();
    for file in files {
        write!(script, " {}", file.display()).ok();
    }
    let top = &interface.top;
    write!(script, "; hierarchy -check -top {top}; rename {top} bench_top; ").ok();
    script.push_str("write_cxxrtl -O6 -g0 top.inc");
    yosys::run(dir, ["-q", "-p", &script])?;
    let program = dir.join("simulation");
    cxxrtl::compiler()?
        .child(dir)
        .args(["-std=c++17", "-O3", "-march=native", "-w", "-DNDEBUG"])
        .args(["-I".as_ref(), runtime.as_os_str()])
        .args(["-I".as_ref(), dir.as_os_str()])
        .args(["-o".as_ref(), program.as_os_str()])
        .arg(main)
        .limit(Duration::from_mins(15))
        .run()?;
    Ok(program)
}

/// How each rival is spoken to.
struct Dialect {
    head: &'static str,
    eval: &'static str,
    put: fn(&PortSpec, usize) -> String,
    get: fn(&PortSpec, usize) -> String,
    clock: fn(&str, u32) -> String,
}

fn dialect(rival: Rival) -> Dialect {
    match rival {
        Rival::Verilator => Dialect {
            head: "#include \"Vtop.h\"\n#include \"verilated.h\"\nusing Top = Vtop;\n",
            eval: "top.eval();",
            put: |port, word| {
                let field = &port.name;
                match port.width {
                    0..=32 => format!("top.{field} = in[{word}];"),
                    33..=64 => {
                        format!("top.{field} = in[{word}] | std::uint64_t(in[{}]) << 32;", word + 1)
                    }
                    width => {
                        let words = width.div_ceil(32);
                        format!(
                            "for (int i = 0; i < {words}; ++i) top.{field}[i] = in[{word} + i];"
                        )
                    }
                }
            },
            get: |port, _| {
                let field = &port.name;
                match port.width {
                    0..=32 => format!("fold(top.{field});"),
                    33..=64 => {
                        format!("fold(std::uint32_t(top.{field})); fold(top.{field} >> 32);")
                    }
                    width => {
                        format!(
                            "for (int i = 0; i < {}; ++i) fold(top.{field}[i]);",
                            width.div_ceil(32)
                        )
                    }
                }
            },
            clock: |name, level| format!("top.{name} = {level};"),
        },
        Rival::Cxxrtl => Dialect {
            head: "#include \"top.inc\"\nusing Top = cxxrtl_design::p_bench__top;\n",
            eval: "top.step();",
            put: |port, word| {
                let (field, words) = (mangled(&port.name), port.width.div_ceil(32));
                format!("for (int i = 0; i < {words}; ++i) top.{field}.data[i] = in[{word} + i];")
            },
            get: |port, _| {
                let (field, words) = (mangled(&port.name), port.width.div_ceil(32));
                format!("for (int i = 0; i < {words}; ++i) fold(of(top.{field})[i]);")
            },
            clock: |name, level| format!("top.{}.data[0] = {level};", mangled(name)),
        },
    }
}

/// The name of a port in the C++ of CXXRTL.
fn mangled(name: &str) -> String {
    format!("p_{}", name.replace('_', "__"))
}

fn main_cpp(rival: Rival, interface: &Interface, stimulus: &Stimulus) -> String {
    let speak = dialect(rival);
    let mut word = 0;
    let mut put = String::new();
    for port in &interface.inputs {
        writeln!(put, "    {}", (speak.put)(port, word)).ok();
        word += port.width.div_ceil(32) as usize;
    }
    let mut get = String::new();
    for port in &interface.outputs {
        writeln!(get, "    {}", (speak.get)(port, 0)).ok();
    }
    let clk = interface.clk.as_deref().unwrap_or("clk");
    let (low, high) = ((speak.clock)(clk, 0), (speak.clock)(clk, 1));
    let eval = speak.eval;
    let (put_each, get_each) = if stimulus.free_running { ("", "") } else { ("put();", "get();") };
    let put_free = if stimulus.free_running { "put();" } else { "" };
    let rows = stimulus.words.len() / stimulus.stride;
    format!(
        "{head}{PRELUDE}static Top top;\nstatic std::vector<std::uint32_t> words;\nstatic std::size_t row;\n\
         static void put() {{\n    const std::uint32_t* in = &words[row * {word}];\n{put}    \
         if (++row == {rows}) row = {RESET};\n}}\nstatic void get() {{\n{get}}}\n\
         static void play(std::uint64_t cycles) {{\n    for (std::uint64_t i = 0; i < cycles; ++i) {{\n        \
         {low} {put_each} {eval} {get_each}\n        {high} {eval}\n    }}\n}}\n\
         int main(int, char** argv) {{\n    words = load();\n    \
         for (int i = 0; i < {RESET}; ++i) {{ {low} put(); {eval} {high} {eval} }}\n    {put_free}\n    \
         play(2000);\n    const std::uint64_t cycles = std::strtoull(argv[1], nullptr, 10);\n    \
         const auto begin = std::chrono::steady_clock::now();\n    play(cycles);\n    \
         const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;\n    \
         {low} {eval} get();\n    report(cycles, took.count());\n}}\n",
        head = speak.head,
    )
}

/// The fixed part of the C++.
const PRELUDE: &str = r#"
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>
static std::uint64_t checksum = 0;
static inline void fold(std::uint32_t word) { checksum = (checksum ^ word) * 0x100000001b3ull; }
template <class T> static auto of(T& port) -> decltype(port.curr.data)& { return port.curr.data; }
template <class T> static auto of(T& port) -> decltype(port.data)& { return port.data; }
static std::vector<std::uint32_t> load() {
    std::vector<std::uint32_t> words;
    std::FILE* file = std::fopen("stimulus.bin", "rb");
    std::uint32_t word;
    while (file && std::fread(&word, 4, 1, file) == 1) words.push_back(word);
    return words;
}
static void report(std::uint64_t cycles, double seconds) {
    long kib = 0, own = 0;
    char line[256];
    std::FILE* status = std::fopen("/proc/self/status", "r");
    while (status && std::fgets(line, sizeof line, status))
        if (!std::strncmp(line, "VmHWM:", 6)) kib = std::atol(line + 6);
        else if (!std::strncmp(line, "RssAnon:", 8)) own = std::atol(line + 8);
    std::printf("%llu %llu %.9f %ld %ld\n", (unsigned long long)checksum,
                (unsigned long long)cycles, seconds, kib, own);
}
"#;
