//! Bugs planted in Verilog text: each is legal enough to be parsed, and one of the four tools must
//! object to it.

use ctxnic::netlist::verilog::VerilogFile;
use ctxnic::tool::cosim::Interface;

/// A bug by name.
pub(crate) struct Mutant {
    /// `lint-...`.
    pub(crate) name: &'static str,
    /// The tools that must object, of `icarus`, `verilator`, `yosys`, `slang`.
    pub(crate) caught_by: &'static [&'static str],
    /// Lines to add at the end of the top module, made from an input of it.
    lines: fn(input: &str) -> String,
}

/// All of them.
pub(crate) const ALL: &[Mutant] = &[
    Mutant {
        name: "lint-unused-wire",
        caught_by: &["verilator", "slang"],
        lines: |input| format!("  wire planted;\n  assign planted = {input}[0];\n"),
    },
    Mutant {
        name: "lint-latch",
        caught_by: &["verilator", "yosys"],
        lines: |input| {
            format!("  reg planted;\n  always @* if ({input}[0]) planted = {input}[1];\n{USE}")
        },
    },
    Mutant {
        name: "lint-implicit-net",
        caught_by: &["icarus", "verilator", "slang"],
        lines: |input| format!("  assign planted = {input}[0];\n{USE}"),
    },
    Mutant {
        name: "lint-undriven",
        caught_by: &["verilator", "yosys", "slang"],
        lines: |input| {
            format!(
                "  wire planted;\n  wire unused_planted;\n  \
                 assign unused_planted = planted ^ {input}[0];\n"
            )
        },
    },
    Mutant {
        name: "lint-width",
        caught_by: &["verilator", "slang"],
        lines: |input| format!("  wire [2:0] planted;\n  assign planted = {input}[1:0];\n{USE}"),
    },
    Mutant {
        name: "lint-loop",
        caught_by: &["yosys"],
        lines: |input| {
            format!(
                "  wire planted;\n  wire planted_2;\n  assign planted = ~planted_2 & {input}[0];\n  \
                 assign planted_2 = ~planted & {input}[1];\n{USE}"
            )
        },
    },
    Mutant {
        name: "lint-two-drivers",
        caught_by: &["yosys"],
        lines: |input| {
            format!(
                "  wire planted;\n  assign planted = {input}[0];\n  assign planted = {input}[1];\n{USE}"
            )
        },
    },
];

/// Reads the planted net in the way that no tool calls unused.
const USE: &str = "  wire unused_planted;\n  assign unused_planted = &{1'b0, planted};\n";

impl Mutant {
    /// Plants it in the top module; `false` when the top has no input of two bits or more.
    pub(crate) fn plant(&self, interface: &Interface, files: &mut [VerilogFile]) -> bool {
        let Some(input) = interface.inputs.iter().find(|p| p.width > 1) else {
            return false;
        };
        let name = format!("{}.v", interface.top);
        let Some(file) = files.iter_mut().find(|f| f.name == name) else {
            return false;
        };
        let Some(end) = file.text.rfind("endmodule") else {
            return false;
        };
        file.text.insert_str(end, &(self.lines)(&input.name));
        true
    }
}
