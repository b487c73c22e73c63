//! Prints properties and what only they need, for proofs: yosys, and tools that read SystemVerilog.

use crate::netlist::ir::PropertyKind;
use crate::netlist::usage::claim;

use super::print::{Part, Printer, comment, declare};

impl Printer<'_> {
    /// The part between `` `ifdef FORMAL `` and `` `endif ``; nothing without properties.
    pub(super) fn formal(&mut self, top: bool) -> String {
        let module = self.module;
        // The top begins in reset for the claims of its children too.
        let below = top && self.design.modules.iter().any(|module| !module.properties.is_empty());
        if module.properties.is_empty() && !(below && module.rst.is_some()) {
            return String::new();
        }
        let before = self.exprs.used_constants();
        let outside = std::mem::take(&mut self.body);
        let declarations = self.declarations(Part::Formal);
        self.logic(Part::Formal);
        self.registers(Part::Formal);
        self.print_memories(Part::Formal);
        self.properties(top);
        let body = std::mem::replace(&mut self.body, outside);
        let mut constants = self.exprs.used_constants();
        constants.retain(|constant| !before.contains(constant));

        let mut out = String::from("\n`ifdef FORMAL\n");
        out.push_str(&super::print::constants(&constants));
        out.push_str(&declare(&declarations));
        let first = constants.is_empty() && declarations.is_empty();
        out.push_str(if first { body.trim_start_matches('\n') } else { &body });
        out.push_str("`endif\n");
        out
    }

    fn properties(&mut self, top: bool) {
        let module = self.module;
        let (Some(clk), Some(rst)) = (module.clk, module.rst) else { return };
        let (clk, rst) = (self.exprs.net(clk), self.exprs.net(rst));
        if top {
            self.body.push_str(&format!("\n    initial assume ({rst});\n"));
        }
        if module.properties.is_empty() {
            return;
        }
        self.body
            .push_str(&format!("\n    always @(posedge {clk}) begin\n        if (!{rst}) begin\n"));
        for property in &module.properties {
            let word = match property.kind {
                PropertyKind::Assume if top => "assume",
                PropertyKind::Assert | PropertyKind::Assume => "assert",
                PropertyKind::Cover => "cover",
            };
            if !property.message.is_empty() {
                self.body.push_str(&comment("            ", &property.message));
            }
            let head = format!("            {}: {word} (", property.name);
            let holds = match claim(module, property) {
                Some(expr) if !self.claims.is_live(property.holds) => {
                    self.exprs.laid_out(expr, head.len(), 2)
                }
                _ => self.exprs.net(property.holds).to_string(),
            };
            self.body.push_str(&format!("{head}{holds});\n"));
        }
        self.body.push_str("        end\n    end\n");
    }
}
