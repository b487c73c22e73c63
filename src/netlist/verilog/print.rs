//! Prints a module in normal form.

use crate::netlist::ir::{Design, Dir, DriverKind, Expr, ExprKind, Memory, Module, NetId};
use crate::netlist::names::Namer;
use crate::netlist::usage::{Roots, Usage};
use crate::netlist::value::Value;

use super::expr::{Exprs, number};
use super::group;
use super::memory::{self, MemoryNames};
use super::normal::names;
use super::wiring::readers;

/// Longest next value of a register that stands in the register's own block.
const NEXT_VALUE_NODES: usize = 8;

/// The text of one module; the top carries attributes, and its proofs start in reset.
pub(super) fn module(design: &Design, module: &Module, top: bool) -> String {
    let hardware = Usage::of(design, module, Roots::Hardware);
    let claims = Usage::of(design, module, Roots::Claims);
    let mut namer = names(module);
    let exprs = Exprs::new(module, &mut namer);
    let mut from_child = vec![false; module.nets.len()];
    for instance in &module.instances {
        let ports = &design.module(instance.module).ports;
        for (port, &net) in ports.iter().zip(&instance.connections) {
            from_child[net.index()] |= port.dir == Dir::Out;
        }
    }
    let mut printer = Printer {
        design,
        module,
        hardware,
        claims,
        from_child,
        inlined: vec![None; module.nets.len()],
        memories: Vec::new(),
        namer,
        exprs,
        body: String::new(),
    };
    printer.inline();
    printer.text(top)
}

/// Where something is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What becomes hardware.
    Hardware,
    /// What only properties need.
    Formal,
}

pub(super) struct Printer<'m> {
    pub(super) design: &'m Design,
    pub(super) module: &'m Module,
    /// What the hardware needs.
    pub(super) hardware: Usage,
    /// What hardware and properties need.
    pub(super) claims: Usage,
    /// Nets that a child drives.
    from_child: Vec<bool>,
    /// Next values that stand in the block of their register.
    inlined: Vec<Option<&'m Expr>>,
    memories: Vec<(&'m Memory, MemoryNames)>,
    pub(super) namer: Namer,
    pub(super) exprs: Exprs<'m>,
    pub(super) body: String,
}

/// A declaration: kind, width, name and what follows it. Without a kind it is an empty line.
pub(super) type Declaration = (String, u32, String);

impl<'m> Printer<'m> {
    /// True for a net that is printed in a part.
    pub(super) fn is_in(&self, net: NetId, part: Part) -> bool {
        let needed = self.claims.is_live(net);
        let hardware = self.hardware.is_live(net) || (needed && self.from_child[net.index()]);
        match part {
            Part::Hardware => hardware,
            Part::Formal => needed && !hardware,
        }
    }

    /// True for a net that gets no declaration because its value stands where it is used.
    pub(super) fn is_inlined(&self, net: NetId) -> bool {
        self.inlined[net.index()].is_some()
    }

    /// The next value of a register, where it stands in its block.
    pub(super) fn next_value(&self, d: NetId) -> Option<&'m Expr> {
        self.inlined[d.index()]
    }

    /// Finds the next values that are short and read by one register only.
    fn inline(&mut self) {
        let module = self.module;
        let readers = readers(self.design, module);
        for register in &module.registers {
            let is_port = module.ports.iter().any(|port| port.net == register.d);
            if readers[register.d.index()] != 1 || is_port {
                continue;
            }
            let Some(driver) = module.drivers.iter().find(|driver| driver.target == register.d)
            else {
                continue;
            };
            if let DriverKind::Assign(value) = &driver.kind
                && nodes(value) <= NEXT_VALUE_NODES
            {
                self.inlined[register.d.index()] = Some(value);
            }
        }
    }

    fn text(&mut self, top: bool) -> String {
        let module = self.module;
        for part in [Part::Hardware, Part::Formal] {
            for memory in &module.memories {
                if self.is_in(memory.read_data, part) {
                    let names = MemoryNames::new(module, memory, &mut self.namer);
                    self.memories.push((memory, names));
                }
            }
        }
        let mut declarations = self.declarations(Part::Hardware);
        self.instances(&mut declarations);
        self.logic(Part::Hardware);
        self.registers(Part::Hardware);
        self.print_memories(Part::Hardware);
        self.unused();
        let used = self.exprs.used_constants();
        let formal = self.formal(top);

        let mut out = self.header();
        let ports = super::ports::ports(module, top, |at| self.is_reg(module.ports[at].net));
        out.push_str(&format!("module {}{ports}\n", module.name));
        let constants = constants(&used);
        if !constants.is_empty() {
            out.push('\n');
            out.push_str(&constants);
        }
        if !declarations.is_empty() {
            out.push('\n');
            out.push_str(&declare(&declarations));
        }
        out.push_str(&self.body);
        out.push_str(&formal);
        out.push_str("endmodule\n");
        out
    }

    /// What the module is, its memories, and the remarks of its kernel.
    fn header(&self) -> String {
        let module = self.module;
        let mut out = String::from("// Generated by ctxnic; do not edit.\n//\n");
        out.push_str(&comment("", &format!("{}: block {}", module.name, module.block)));
        for (memory, _) in &self.memories {
            if self.is_in(memory.read_data, Part::Hardware) {
                out.push_str(&comment("", &format!("    {}", memory::describe(memory))));
            }
        }
        if !module.doc.is_empty() {
            out.push_str("//\n");
        }
        for text in &module.doc {
            out.push_str(&comment("", text));
        }
        out
    }

    /// True for a net that an `always` block writes.
    fn is_reg(&self, net: NetId) -> bool {
        let module = self.module;
        let memory =
            |(m, names): &(&Memory, MemoryNames)| m.read_data == net && names.guard.is_none();
        module.registers.iter().any(|register| register.q == net)
            || self.memories.iter().any(memory) || module.drivers.iter().any(|driver| {
            driver.target == net
                && matches!(&driver.kind, DriverKind::Process(body) if group::plain(body).is_none())
        })
    }

    /// Nets, then registers with their next values, then memories.
    pub(super) fn declarations(&self, part: Part) -> Vec<Declaration> {
        let module = self.module;
        let mut is_port = vec![false; module.nets.len()];
        module.ports.iter().for_each(|port| is_port[port.net.index()] = true);
        let printed =
            |net: NetId| self.is_in(net, part) && !is_port[net.index()] && !self.is_inlined(net);
        let mut of_register = vec![false; module.nets.len()];
        let mut registers = Vec::new();
        for register in module.registers.iter().filter(|register| printed(register.q)) {
            let (q, d) = (register.q, register.d);
            of_register[q.index()] = true;
            let width = module.net(q).width;
            let mut names = self.exprs.net(q).to_string();
            let own = self.exprs.net(d).strip_suffix("_d") == self.exprs.net(q).strip_suffix("_q");
            let pairs = own && printed(d) && !of_register[d.index()] && self.is_reg(d);
            if pairs {
                of_register[d.index()] = true;
                names = format!("{names}, {}", self.exprs.net(d));
            }
            registers.push(("reg".to_string(), width, names));
        }
        let mut out: Vec<Declaration> = (0..module.nets.len())
            .map(NetId::from)
            .filter(|&net| printed(net) && !of_register[net.index()])
            .map(|net| {
                let kind = if self.is_reg(net) { "reg" } else { "wire" };
                (kind.to_string(), module.net(net).width, module.net(net).name.clone())
            })
            .collect();
        let mut section = |more: Vec<Declaration>| {
            if !out.is_empty() && !more.is_empty() {
                out.push((String::new(), 1, String::new()));
            }
            out.extend(more);
        };
        section(registers);
        let memories =
            self.memories.iter().filter(|(memory, _)| self.is_in(memory.read_data, part));
        section(memories.flat_map(|(memory, names)| memory::declare(memory, names)).collect());
        out
    }

    /// The memories of a part.
    pub(super) fn print_memories(&mut self, part: Part) {
        for (memory, names) in &self.memories {
            if self.is_in(memory.read_data, part) {
                self.body.push('\n');
                self.body.push_str(&memory::print(&self.exprs, memory, names));
            }
        }
    }

    /// Children. An output that nothing reads is tied to a wire whose name says so.
    fn instances(&mut self, declarations: &mut Vec<Declaration>) {
        for instance in &self.module.instances {
            let child = self.design.module(instance.module);
            let column = child.ports.iter().map(|p| child.net(p.net).name.len()).max().unwrap_or(0);
            let mut lines = Vec::new();
            for (port, &net) in child.ports.iter().zip(&instance.connections) {
                let inner = child.net(port.net);
                let is_port = self.module.ports.iter().any(|port| port.net == net);
                let outer = if self.is_in(net, Part::Hardware) || is_port {
                    self.exprs.net(net).to_string()
                } else {
                    let wanted = format!("unused_{}_{}", instance.name, inner.name);
                    let name = self.namer.unique(&wanted);
                    declarations.push(("wire".into(), inner.width, name.clone()));
                    name
                };
                lines.push(format!("        .{:column$} ({outer})", inner.name));
            }
            self.body.push_str(&format!("\n    {} {} (", child.name, instance.name));
            if !lines.is_empty() {
                self.body.push_str(&format!("\n{}\n    ", lines.join(",\n")));
            }
            self.body.push_str(");\n");
        }
    }

    /// Bits that no hardware reads: one wire per net, with a name that linters know.
    fn unused(&mut self) {
        let module = self.module;
        let mut lines = String::new();
        for net in (0..module.nets.len()).map(NetId::from) {
            let is_input = module.ports.iter().any(|port| port.net == net && port.dir == Dir::In);
            if !is_input && !self.is_in(net, Part::Hardware) {
                continue;
            }
            let parts: Vec<String> = self
                .hardware
                .unread(net)
                .into_iter()
                .map(|(high, low)| {
                    if high - low + 1 == module.net(net).width {
                        self.exprs.net(net).to_string()
                    } else {
                        self.exprs.bits(net, low, high - low + 1)
                    }
                })
                .collect();
            if parts.is_empty() {
                continue;
            }
            let name = self.namer.unique(&format!("unused_{}", module.net(net).name));
            lines.push_str(&format!("    wire {name} = &{{1'b0, {}}};\n", parts.join(", ")));
        }
        if !lines.is_empty() {
            self.body.push('\n');
            self.body.push_str(&lines);
        }
    }
}

/// Nodes of an expression, up to a few more than matter.
fn nodes(expr: &Expr) -> usize {
    let mut stack = vec![expr];
    let mut count = 0;
    while let Some(expr) = stack.pop() {
        count += 1;
        if count > NEXT_VALUE_NODES {
            break;
        }
        match &expr.kind {
            ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) | ExprKind::Net(_) => {}
            ExprKind::Unary(_, a)
            | ExprKind::Slice(a, _)
            | ExprKind::ZeroExtend(a)
            | ExprKind::SignExtend(a) => stack.push(a),
            ExprKind::Binary(_, a, b) | ExprKind::SliceAt(a, b) => stack.extend([&**a, &**b]),
            ExprKind::Mux(a, b, c) => stack.extend([&**a, &**b, &**c]),
            ExprKind::Concat(parts) => stack.extend(parts),
        }
    }
    count
}

/// Comment lines. A line that ended in `\` would join the next one in some tools.
pub(super) fn comment(indent: &str, text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let line = line.trim_end_matches(|c: char| c.is_whitespace() || c == '\\');
        out.push_str(format!("{indent}// {line}").trim_end());
        out.push('\n');
    }
    out
}

/// Named constants, aligned.
pub(super) fn constants(used: &[(String, Value)]) -> String {
    let ranges = used.iter().map(|(_, value)| range(value.width()).len()).max().unwrap_or(0);
    let names = used.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for (name, value) in used {
        let range = range(value.width());
        let space = if ranges == 0 { "" } else { " " };
        let value = number(value);
        out.push_str(&format!("    localparam {range:ranges$}{space}{name:names$} = {value};\n"));
    }
    out
}

/// `[7:0]`, or nothing for one bit.
pub(super) fn range(width: u32) -> String {
    if width == 1 { String::new() } else { format!("[{}:0]", width - 1) }
}

/// Declarations, aligned.
pub(super) fn declare(declarations: &[Declaration]) -> String {
    let kind = |(kind, ..): &Declaration| if kind.len() > 4 { 0 } else { kind.len() };
    let kinds = declarations.iter().map(kind).max().unwrap_or(0);
    let ranges = declarations.iter().map(|&(_, width, _)| range(width).len()).max().unwrap_or(0);
    let mut out = String::new();
    for (kind, width, name) in declarations {
        let range = range(*width);
        if kind.is_empty() {
            out.push('\n');
        } else if ranges == 0 {
            out.push_str(&format!("    {kind:kinds$} {name};\n"));
        } else {
            out.push_str(&format!("    {kind:kinds$} {range:ranges$} {name};\n"));
        }
    }
    out
}
