//! Ids point to something, names are legal and unique, children come first, patterns are disjoint
//! constants, one clock: what all other checks and everything behind them rely on.

use std::collections::BTreeSet;

use super::{codes, visit};
use crate::diag::{Diagnostic, Diagnostics};
use crate::netlist::ir::{
    Design, Dir, DriverKind, Expr, ExprKind, Memory, Module, NetId, NetType, Stmt,
};
use crate::netlist::names;
use crate::netlist::value::Value;

/// Deepest nesting of an expression or statement that readers of the IR must bear.
const DEPTH_MAX: usize = 2_000;

/// Reports everything malformed.
pub(super) fn check(design: &Design, found: &mut Diagnostics) {
    if design.top.index() >= design.modules.len() {
        found.push(
            Diagnostic::error(codes::MALFORMED, "the top is no module of the design")
                .with_place("design")
                .with_help("the top is the last module"),
        );
        return;
    }
    let mut module_names = BTreeSet::new();
    for (index, module) in design.modules.iter().enumerate() {
        let mut check = Check { module, found: &mut *found };
        if !module_names.insert(module.name.to_ascii_lowercase()) {
            check.report(&module.name, "a second module of this name");
        }
        check.names();
        check.ports();
        check.parts();
        check.instances(design, index);
        check.drivers();
    }
}

/// True for a module that needs a clock for something of its own.
fn owns_state(module: &Module) -> bool {
    !module.registers.is_empty() || !module.memories.is_empty() || !module.properties.is_empty()
}

struct Check<'a> {
    module: &'a Module,
    found: &'a mut Diagnostics,
}

impl Check<'_> {
    fn report(&mut self, thing: &str, what: &str) {
        self.found.push(super::at(
            self.module,
            thing,
            codes::MALFORMED,
            what.to_string(),
            "this is a fault of what built the netlist, not of the hardware described",
        ));
    }

    fn names(&mut self) {
        let module = self.module;
        let mut taken = BTreeSet::new();
        let all = module
            .nets
            .iter()
            .map(|n| &n.name)
            .chain(module.params.iter().map(|p| &p.name))
            .chain(module.memories.iter().map(|m| &m.name))
            .chain(module.instances.iter().map(|i| &i.name))
            .chain(module.properties.iter().map(|p| &p.name));
        for name in all {
            if names::legal(name) != *name {
                self.report(name, "a name that Verilog or SystemVerilog does not take");
            }
            if !taken.insert(name) {
                self.report(name, "a second thing of this name in the module");
            }
        }
        if names::legal(&module.name) != module.name {
            self.report(&module.name, "a module name that Verilog or SystemVerilog does not take");
        }
        for net in &module.nets {
            if net.width == 0 {
                self.report(&net.name, "a net without bits");
            }
            if let NetType::Enum(id) = net.ty {
                match module.enums.get(id.index()) {
                    Some(e) if e.width == net.width => {}
                    Some(_) => self.report(&net.name, "an enum net of another width than its type"),
                    None => self.report(&net.name, "a net of an unknown enum"),
                }
            }
        }
        for e in &module.enums {
            let room = 1u128.checked_shl(e.width).unwrap_or(u128::MAX);
            if e.width == 0 || e.variants.is_empty() || e.variants.len() as u128 > room {
                self.report(&e.name, "an enum whose variants do not fit its width");
            }
        }
    }

    fn known(&self, net: NetId) -> bool {
        net.index() < self.module.nets.len()
    }

    fn ports(&mut self) {
        let module = self.module;
        for port in &module.ports {
            if !self.known(port.net) {
                self.report("ports", "a port without a net");
            }
        }
        let first: Vec<_> = module.ports.iter().take(2).map(|p| (p.net, p.dir)).collect();
        match (module.clk, module.rst) {
            (Some(clk), Some(rst)) => {
                if first != [(clk, Dir::In), (rst, Dir::In)] {
                    self.report("clk", "`clk` and `rst` are not the first two ports");
                } else if self.known(clk)
                    && self.known(rst)
                    && (module.net(clk).width, module.net(rst).width) != (1, 1)
                {
                    self.report("clk", "a clock or reset of more than one bit");
                }
            }
            (None, None) => {}
            _ => self.report("clk", "only one of `clk` and `rst`"),
        }
    }

    fn parts(&mut self) {
        let module = self.module;
        for register in &module.registers {
            if ![Some(register.q), Some(register.d), register.enable]
                .into_iter()
                .flatten()
                .all(|net| self.known(net))
            {
                self.report("registers", "a register without its nets");
            }
        }
        for memory in &module.memories {
            self.memory(memory);
        }
        for property in &module.properties {
            if !self.known(property.holds) {
                self.report(&property.name, "a property without its net");
            }
        }
        if owns_state(module) && module.clk.is_none() {
            self.report("clk", "registers, memories or properties without a clock");
        }
    }

    fn memory(&mut self, memory: &Memory) {
        let nets = [Some(memory.read_addr), Some(memory.read_data), memory.read_enable];
        let write = memory.write.as_ref().map(|w| [w.addr, w.data, w.enable]);
        if !nets.into_iter().flatten().chain(write.into_iter().flatten()).all(|n| self.known(n)) {
            self.report(&memory.name, "a memory without its nets");
        }
        if memory.width == 0 || memory.depth < 2 {
            self.report(&memory.name, "a memory of fewer than 1 bit or 2 words");
        }
        if memory.image.as_ref().is_some_and(|image| image.len() != memory.depth as usize) {
            self.report(&memory.name, "an image of another length than the memory");
        }
        if memory.image.is_none() && memory.write.is_none() {
            self.report(&memory.name, "a memory without contents and without a write port");
        }
    }

    fn instances(&mut self, design: &Design, index: usize) {
        let module = self.module;
        let mut sequential = owns_state(module);
        for instance in &module.instances {
            if instance.module.index() >= index {
                self.report(&instance.name, "an instance of a module that does not come before");
                continue;
            }
            let child = design.module(instance.module);
            sequential |= child.clk.is_some();
            if instance.connections.len() != child.ports.len()
                || !instance.connections.iter().all(|net| self.known(*net))
            {
                self.report(&instance.name, "an instance whose connections do not match its ports");
                continue;
            }
            for (port, net) in child.ports.iter().zip(&instance.connections) {
                if (Some(port.net) == child.clk && Some(*net) != module.clk)
                    || (Some(port.net) == child.rst && Some(*net) != module.rst)
                {
                    self.report(&instance.name, "an instance on another clock or reset");
                }
            }
        }
        if sequential && module.clk.is_none() {
            self.report("clk", "no clock where something is sequential");
        }
    }

    fn drivers(&mut self) {
        let module = self.module;
        for driver in &module.drivers {
            if !self.known(driver.target) {
                self.report("drivers", "a driver without a target");
                continue;
            }
            let name = module.net(driver.target).name.clone();
            let mut wrong = BTreeSet::new();
            let mut depth = 0;
            visit::roots(&driver.kind, |root| depth = depth.max(self::depth(root)));
            if depth > DEPTH_MAX {
                self.report(&name, "an expression nested too deep");
                continue;
            }
            visit::expressions(&driver.kind, |expr| {
                wrong.extend(malformed(module, expr));
            });
            for what in wrong {
                self.report(&name, what);
            }
            if let DriverKind::Process(block) = &driver.kind {
                self.statements(&name, block);
            }
        }
    }

    fn statements(&mut self, name: &str, block: &[Stmt]) {
        let mut blocks = vec![(block, 0)];
        while let Some((block, depth)) = blocks.pop() {
            if depth > DEPTH_MAX {
                self.report(name, "statements nested too deep");
                return;
            }
            for statement in block {
                match statement {
                    Stmt::If { then, otherwise, .. } => {
                        blocks.extend([(&then[..], depth + 1), (&otherwise[..], depth + 1)]);
                    }
                    Stmt::Case { arms, default, .. } => {
                        self.patterns(name, arms);
                        blocks.extend(arms.iter().map(|(_, body)| (&body[..], depth + 1)));
                        blocks.push((default, depth + 1));
                    }
                    Stmt::Assign(_) | Stmt::AssignSlice { .. } | Stmt::Comment(_) => {}
                }
            }
        }
    }

    fn patterns(&mut self, name: &str, arms: &[(Expr, Vec<Stmt>)]) {
        let mut seen: BTreeSet<Value> = BTreeSet::new();
        for (pattern, _) in arms {
            let value = match &pattern.kind {
                ExprKind::Const(value) => Some(value.clone()),
                ExprKind::Param(id) => {
                    self.module.params.get(id.index()).map(|param| param.value.clone())
                }
                ExprKind::Variant(_, index) if pattern.width > 0 => {
                    Some(Value::from_u64(pattern.width, u64::from(*index)))
                }
                _ => None,
            };
            match value {
                None => self.report(name, "a pattern that is no constant"),
                Some(value) => {
                    if !seen.insert(value) {
                        self.report(name, "two equal patterns in one case");
                    }
                }
            }
        }
    }
}

/// What one expression has that nothing may have.
fn malformed(module: &Module, expr: &Expr) -> Option<&'static str> {
    if expr.width == 0 {
        return Some("an expression without bits");
    }
    match &expr.kind {
        ExprKind::Net(id) if id.index() >= module.nets.len() => Some("an unknown net"),
        ExprKind::Param(id) if id.index() >= module.params.len() => Some("an unknown constant"),
        ExprKind::Variant(id, variant) => match module.enums.get(id.index()) {
            None => Some("an unknown enum"),
            Some(e) if *variant as usize >= e.variants.len() => Some("an unknown variant"),
            Some(_) => None,
        },
        ExprKind::Concat(parts) if parts.is_empty() => Some("an empty concatenation"),
        _ => None,
    }
}

/// Levels of an expression.
fn depth(root: &Expr) -> usize {
    let mut deepest = 0;
    let mut stack = vec![(root, 1)];
    let mut operands = Vec::new();
    while let Some((expr, level)) = stack.pop() {
        deepest = deepest.max(level);
        visit::operands(expr, &mut operands);
        stack.extend(operands.drain(..).map(|operand| (operand, level + 1)));
    }
    deepest
}
