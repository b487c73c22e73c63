//! The layout as Verilog: `localparam`s for a file that is included in a module.

use super::{constants, named};

/// The text of `ctxnic_context.vh`: for each field `CTX_<PIECE>_<FIELD>_WORD` (within the piece),
/// `_LO` and `_W`.
pub fn verilog_include() -> String {
    let mut text = String::from(
        "// Context record of ctxnic: include this inside a module. A field is\n\
         // word[CTX_<F>_WORD][CTX_<F>_LO +: CTX_<F>_W], words counted from the start of its piece.\n\n",
    );
    for (name, value, meaning) in constants() {
        text.push_str(&format!("// {meaning}\nlocalparam CTX_{name} = {value};\n"));
    }
    for (name, field) in named() {
        text.push_str(&format!(
            "\n// {}\nlocalparam CTX_{name}_WORD = {};\nlocalparam CTX_{name}_LO = {};\nlocalparam CTX_{name}_W = {};\n",
            field.meaning, field.word, field.lo, field.width
        ));
    }
    text
}
