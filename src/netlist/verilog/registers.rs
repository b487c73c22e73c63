//! Prints registers: those with the same reset and enable in one `always` block.

use crate::netlist::ir::{NetId, NetType, Register};

use super::expr::number;
use super::print::{Part, Printer};

impl Printer<'_> {
    /// All registers of a part.
    pub(super) fn registers(&mut self, part: Part) {
        let module = self.module;
        let registers: Vec<&Register> =
            module.registers.iter().filter(|register| self.is_in(register.q, part)).collect();
        let mut done = vec![false; registers.len()];
        let clk = module.clk.map_or("clk", |clk| self.exprs.net(clk));
        for first in 0..registers.len() {
            if done[first] {
                continue;
            }
            let key = |register: &Register| (register.reset, register.enable);
            let (reset, enable) = key(registers[first]);
            let mut group = Vec::new();
            for index in first..registers.len() {
                if !done[index] && key(registers[index]) == (reset, enable) {
                    done[index] = true;
                    group.push(registers[index]);
                }
            }
            self.body.push_str(&format!("\n    always @(posedge {clk}) begin\n"));
            self.register_group(&group, reset, enable);
            self.body.push_str("    end\n");
        }
    }

    fn register_group(&mut self, group: &[&Register], reset: bool, enable: Option<NetId>) {
        let rst = self.module.rst.filter(|_| reset).map(|rst| self.exprs.net(rst));
        let enable = enable.map(|enable| self.exprs.net(enable));
        let open = match (rst, enable) {
            (Some(rst), _) => {
                self.body.push_str(&format!("        if ({rst}) begin\n"));
                for register in group {
                    let init = self.initial(register);
                    let q = self.exprs.net(register.q);
                    self.body.push_str(&format!("            {q} <= {init};\n"));
                }
                match enable {
                    Some(enable) => format!("        end else if ({enable}) begin\n"),
                    None => "        end else begin\n".to_string(),
                }
            }
            (None, Some(enable)) => format!("        if ({enable}) begin\n"),
            (None, None) => String::new(),
        };
        self.body.push_str(&open);
        let indent = if open.is_empty() { "        " } else { "            " };
        for register in group {
            let q = self.exprs.net(register.q);
            let text = match self.next_value(register.d) {
                Some(value) => self.assignment(indent, q, "<=", value),
                None => format!("{indent}{q} <= {};\n", self.exprs.net(register.d)),
            };
            self.body.push_str(&text);
        }
        if !open.is_empty() {
            self.body.push_str("        end\n");
        }
    }

    /// The initial value of a register, by name where it is a state.
    fn initial(&mut self, register: &Register) -> String {
        let value = register.init.to_u64().and_then(|value| u32::try_from(value).ok());
        if let (NetType::Enum(id), Some(variant)) = (self.module.net(register.q).ty, value)
            && let Some(name) = self.exprs.state(id, variant)
        {
            return name;
        }
        number(&register.init)
    }
}
