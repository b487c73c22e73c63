//! Names: legal in Verilog and SystemVerilog, free of collisions.
//!
//! [`legal`] turns any text into an identifier that Verilog-2005 and SystemVerilog-2017 both take
//! without escaping; [`Namer`] also keeps the names of one scope apart.

use std::collections::BTreeSet;

/// Reserved words of Verilog-2005 (IEEE 1364-2005) and SystemVerilog-2017 (IEEE 1800-2017), sorted.
const RESERVED: &[&str] = &[
    "accept_on",
    "alias",
    "always",
    "always_comb",
    "always_ff",
    "always_latch",
    "and",
    "assert",
    "assign",
    "assume",
    "automatic",
    "before",
    "begin",
    "bind",
    "bins",
    "binsof",
    "bit",
    "break",
    "buf",
    "bufif0",
    "bufif1",
    "byte",
    "case",
    "casex",
    "casez",
    "cell",
    "chandle",
    "checker",
    "class",
    "clocking",
    "cmos",
    "config",
    "const",
    "constraint",
    "context",
    "continue",
    "cover",
    "covergroup",
    "coverpoint",
    "cross",
    "deassign",
    "default",
    "defparam",
    "design",
    "disable",
    "dist",
    "do",
    "edge",
    "else",
    "end",
    "endcase",
    "endchecker",
    "endclass",
    "endclocking",
    "endconfig",
    "endfunction",
    "endgenerate",
    "endgroup",
    "endinterface",
    "endmodule",
    "endpackage",
    "endprimitive",
    "endprogram",
    "endproperty",
    "endsequence",
    "endspecify",
    "endtable",
    "endtask",
    "enum",
    "event",
    "eventually",
    "expect",
    "export",
    "extends",
    "extern",
    "final",
    "first_match",
    "for",
    "force",
    "foreach",
    "forever",
    "fork",
    "forkjoin",
    "function",
    "generate",
    "genvar",
    "global",
    "highz0",
    "highz1",
    "if",
    "iff",
    "ifnone",
    "ignore_bins",
    "illegal_bins",
    "implements",
    "implies",
    "import",
    "incdir",
    "include",
    "initial",
    "inout",
    "input",
    "inside",
    "instance",
    "int",
    "integer",
    "interconnect",
    "interface",
    "intersect",
    "join",
    "join_any",
    "join_none",
    "large",
    "let",
    "liblist",
    "library",
    "local",
    "localparam",
    "logic",
    "longint",
    "macromodule",
    "matches",
    "medium",
    "modport",
    "module",
    "nand",
    "negedge",
    "nettype",
    "new",
    "nexttime",
    "nmos",
    "nor",
    "noshowcancelled",
    "not",
    "notif0",
    "notif1",
    "null",
    "or",
    "output",
    "package",
    "packed",
    "parameter",
    "pmos",
    "posedge",
    "primitive",
    "priority",
    "program",
    "property",
    "protected",
    "pull0",
    "pull1",
    "pulldown",
    "pullup",
    "pulsestyle_ondetect",
    "pulsestyle_onevent",
    "pure",
    "rand",
    "randc",
    "randcase",
    "randsequence",
    "rcmos",
    "real",
    "realtime",
    "ref",
    "reg",
    "reject_on",
    "release",
    "repeat",
    "restrict",
    "return",
    "rnmos",
    "rpmos",
    "rtran",
    "rtranif0",
    "rtranif1",
    "s_always",
    "s_eventually",
    "s_nexttime",
    "s_until",
    "s_until_with",
    "scalared",
    "sequence",
    "shortint",
    "shortreal",
    "showcancelled",
    "signed",
    "small",
    "soft",
    "solve",
    "specify",
    "specparam",
    "static",
    "string",
    "strong",
    "strong0",
    "strong1",
    "struct",
    "super",
    "supply0",
    "supply1",
    "sync_accept_on",
    "sync_reject_on",
    "table",
    "tagged",
    "task",
    "this",
    "throughout",
    "time",
    "timeprecision",
    "timeunit",
    "tran",
    "tranif0",
    "tranif1",
    "tri",
    "tri0",
    "tri1",
    "triand",
    "trior",
    "trireg",
    "type",
    "typedef",
    "union",
    "unique",
    "unique0",
    "unsigned",
    "until",
    "until_with",
    "untyped",
    "use",
    "uwire",
    "var",
    "vectored",
    "virtual",
    "void",
    "wait",
    "wait_order",
    "wand",
    "weak",
    "weak0",
    "weak1",
    "while",
    "wildcard",
    "wire",
    "with",
    "within",
    "wor",
    "xnor",
    "xor",
];

/// True for a word that Verilog-2005 or SystemVerilog-2017 keeps for itself.
#[must_use]
pub fn is_reserved(name: &str) -> bool {
    RESERVED.binary_search(&name).is_ok()
}

/// The nearest legal identifier: letters, digits and `_`, not led by a digit, not reserved.
///
/// What is not allowed becomes `_`, runs of it and those at an end are dropped (`lanes[3].q` gives
/// `lanes_3_q`); a leading digit gets `n` before it; a reserved word gets `_` behind it.
#[must_use]
pub fn legal(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || c == '_' {
            if gap && !out.is_empty() && !out.ends_with('_') && c != '_' {
                out.push('_');
            }
            gap = false;
            out.push(c);
        } else {
            gap = true;
        }
    }
    if out.is_empty() || out.starts_with(|c: char| c.is_ascii_digit()) {
        out.insert(0, 'n');
    }
    if is_reserved(&out) {
        out.push('_');
    }
    out
}

/// Gives out legal names, each once.
///
/// Names that differ in case only count as one name, because module names become file names.
#[derive(Clone, Debug, Default)]
pub struct Namer {
    taken: BTreeSet<String>,
}

impl Namer {
    /// A scope without names.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a name as it is; false when it is taken already.
    pub fn reserve(&mut self, name: &str) -> bool {
        self.taken.insert(name.to_ascii_lowercase())
    }

    /// True when the name was given out or reserved.
    #[must_use]
    pub fn is_taken(&self, name: &str) -> bool {
        self.taken.contains(&name.to_ascii_lowercase())
    }

    /// The legal form of `wanted`, with `_2`, `_3` ... behind it when that is taken.
    pub fn unique(&mut self, wanted: &str) -> String {
        let base = legal(wanted);
        if self.reserve(&base) {
            return base;
        }
        let stem = base.trim_end_matches('_');
        let mut number = 2u64;
        loop {
            let name = format!("{stem}_{number}");
            if self.reserve(&name) {
                return name;
            }
            number += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Namer, RESERVED, is_reserved, legal};

    #[test]
    fn the_reserved_words_are_sorted_and_distinct() {
        assert!(RESERVED.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn reserved_words_of_both_languages_get_an_underscore() {
        assert_eq!(legal("reg"), "reg_");
        assert_eq!(legal("logic"), "logic_");
        assert_eq!(legal("context"), "context_");
        assert_eq!(legal("Reg"), "Reg");
    }

    #[test]
    fn what_verilog_does_not_take_becomes_an_underscore() {
        assert_eq!(legal("lanes[3].q"), "lanes_3_q");
        assert_eq!(legal("state$d"), "state_d");
        assert_eq!(legal("3com"), "n3com");
        assert_eq!(legal("a b"), "a_b");
        assert_eq!(legal("größe"), "gr_e");
        assert_eq!(legal(""), "n");
        assert_eq!(legal("$"), "n");
        assert_eq!(legal("_x__y_"), "_x__y_");
    }

    #[test]
    fn every_legal_name_is_legal_again() {
        for name in ["reg", "a[0]", "0", "", "$display", "end.module", "x_"] {
            let once = legal(name);
            assert_eq!(legal(&once), once);
            assert!(!is_reserved(&once));
        }
    }

    #[test]
    fn a_taken_name_gets_the_next_free_number() {
        let mut namer = Namer::new();
        assert_eq!(namer.unique("a"), "a");
        assert_eq!(namer.unique("a_2"), "a_2");
        assert_eq!(namer.unique("a"), "a_3");
        assert_eq!(namer.unique("A"), "A_4");
        assert_eq!(namer.unique("wire"), "wire_");
        assert_eq!(namer.unique("wire"), "wire_2");
    }
}
