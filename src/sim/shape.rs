//! Refuses a design that is not well formed, so that the simulator can rely on it: ids exist,
//! widths are exact (invariant 1 of the IR), children come before parents.
//!
//! Not here: what needs the whole design at once (drivers, loops); levelising finds that.

use crate::diag::{Diagnostic, Diagnostics};
use crate::netlist::ir::{
    BinaryOp, Design, DriverKind, Expr, ExprKind, Instance, Memory, Module, NetId, Register, Stmt,
    UnaryOp,
};

/// Checks every module.
pub(crate) fn check(design: &Design) -> Result<(), Diagnostics> {
    let mut errors = Diagnostics::new();
    if design.top.index() >= design.modules.len() {
        errors.push(Diagnostic::error("H801", "the top is no module of the design"));
    }
    for (index, module) in design.modules.iter().enumerate() {
        Shape { design, module, index, errors: &mut errors }.module();
    }
    errors.into_result(())
}

struct Shape<'a> {
    design: &'a Design,
    module: &'a Module,
    index: usize,
    errors: &'a mut Diagnostics,
}

impl Shape<'_> {
    fn fail(&mut self, place: &str, message: impl Into<String>) {
        let place = format!("{}.{place}", self.module.name);
        self.errors.push(Diagnostic::error("H801", message).with_place(place));
    }

    fn width(&mut self, place: &str, id: NetId) -> Option<u32> {
        let width = self.module.nets.get(id.index()).map(|net| net.width);
        if width.is_none() {
            self.fail(place, format!("net {} does not exist", id.0));
        }
        width
    }

    fn expect(&mut self, place: &str, what: &str, got: u32, want: u32) {
        if got != want {
            self.fail(place, format!("{what} has {got} bits, {want} are needed"));
        }
    }

    fn expect_net(&mut self, place: &str, what: &str, id: NetId, want: u32) {
        if let Some(got) = self.width(place, id) {
            self.expect(place, what, got, want);
        }
    }

    fn module(&mut self) {
        let module = self.module;
        for net in module.nets.iter().filter(|net| net.width == 0) {
            self.fail(&net.name, "a net without bits");
        }
        for port in &module.ports {
            self.width("ports", port.net);
        }
        for (what, id) in [("clk", module.clk), ("rst", module.rst)] {
            if let Some(id) = id {
                self.expect_net(what, what, id, 1);
            }
        }
        for register in &module.registers {
            self.register(register);
        }
        for memory in &module.memories {
            self.memory(memory);
        }
        for instance in &module.instances {
            self.instance(instance);
        }
        for property in &module.properties {
            self.expect_net(&property.name, "what a property claims", property.holds, 1);
            if module.clk.is_none() || module.rst.is_none() {
                self.fail(&property.name, "a property in a module without clock or reset");
            }
        }
        for driver in &module.drivers {
            let Some(width) = self.width("drivers", driver.target) else { continue };
            let place = module.net(driver.target).name.clone();
            match &driver.kind {
                DriverKind::Assign(expr) => {
                    self.expr(&place, expr);
                    self.expect(&place, "the assigned value", expr.width, width);
                }
                DriverKind::Process(body) => self.body(&place, width, body),
            }
        }
    }

    fn register(&mut self, register: &Register) {
        let Some(width) = self.width("registers", register.q) else { return };
        let place = self.module.net(register.q).name.clone();
        self.expect_net(&place, "the next value", register.d, width);
        self.expect(&place, "the initial value", register.init.width(), width);
        if let Some(enable) = register.enable {
            self.expect_net(&place, "the enable", enable, 1);
        }
        if self.module.clk.is_none() || (register.reset && self.module.rst.is_none()) {
            self.fail(&place, "a register in a module without clock or reset");
        }
    }

    fn memory(&mut self, memory: &Memory) {
        let place = memory.name.clone();
        self.width(&place, memory.read_addr);
        if memory.width == 0 || memory.depth == 0 || self.module.clk.is_none() {
            return self.fail(&place, "a memory without bits, words or clock");
        }
        self.expect_net(&place, "the read data", memory.read_data, memory.width);
        if let Some(enable) = memory.read_enable {
            self.expect_net(&place, "the read enable", enable, 1);
        }
        if let Some(port) = &memory.write {
            self.width(&place, port.addr);
            self.expect_net(&place, "the write data", port.data, memory.width);
            if let Some(lanes) = self.width(&place, port.enable)
                && (lanes == 0 || !memory.width.is_multiple_of(lanes))
            {
                self.fail(
                    &place,
                    format!("{lanes} write enables do not divide {} bits", memory.width),
                );
            }
        }
        let image = memory.image.iter().flatten();
        if memory.image.as_ref().is_some_and(|image| image.len() > memory.depth as usize)
            || image.clone().any(|word| word.width() != memory.width)
        {
            self.fail(&place, "an image that does not fit the memory");
        }
    }

    fn instance(&mut self, instance: &Instance) {
        if instance.module.index() >= self.index {
            return self.fail(&instance.name, "a child that does not come before its parent");
        }
        let child = self.design.module(instance.module);
        if child.ports.len() != instance.connections.len() {
            return self.fail(
                &instance.name,
                format!("{} connections, {} ports", instance.connections.len(), child.ports.len()),
            );
        }
        for (port, &net) in child.ports.iter().zip(&instance.connections) {
            if let Some(port_net) = child.nets.get(port.net.index()) {
                let place = format!("{}.{}", instance.name, port_net.name);
                self.expect_net(&place, "the connected net", net, port_net.width);
            }
        }
    }

    fn body(&mut self, place: &str, width: u32, body: &[Stmt]) {
        for statement in body {
            match statement {
                Stmt::Assign(value) => {
                    self.expr(place, value);
                    self.expect(place, "the assigned value", value.width, width);
                }
                Stmt::AssignSlice { lo, value } => {
                    self.expr(place, value);
                    if lo.checked_add(value.width).is_none_or(|end| end > width) {
                        self.fail(place, format!("a slice beyond the {width} bits of its target"));
                    }
                }
                Stmt::If { cond, then, otherwise } => {
                    self.expr(place, cond);
                    self.expect(place, "a condition", cond.width, 1);
                    self.body(place, width, then);
                    self.body(place, width, otherwise);
                }
                Stmt::Case { sel, arms, default } => {
                    self.expr(place, sel);
                    for (pattern, arm) in arms {
                        self.expr(place, pattern);
                        self.expect(place, "a pattern", pattern.width, sel.width);
                        if pattern.as_constant(self.module).is_none() {
                            self.fail(place, "a pattern that is no constant");
                        }
                        self.body(place, width, arm);
                    }
                    self.body(place, width, default);
                }
                Stmt::Comment(_) => {}
            }
        }
    }

    fn expr(&mut self, place: &str, expr: &Expr) {
        if expr.width == 0 {
            return self.fail(place, "an expression without bits");
        }
        let width = expr.width;
        match &expr.kind {
            ExprKind::Const(value) => self.expect(place, "a number", value.width(), width),
            ExprKind::Param(id) => match self.module.params.get(id.index()) {
                Some(param) => self.expect(place, "a constant", param.value.width(), width),
                None => self.fail(place, format!("constant {} does not exist", id.0)),
            },
            ExprKind::Variant(id, variant) => match self.module.enums.get(id.index()) {
                Some(ty) if (*variant as usize) < ty.variants.len() => {
                    self.expect(place, "a state", ty.width, width);
                }
                _ => self.fail(place, "a state of no enumeration"),
            },
            ExprKind::Net(id) => self.expect_net(place, "a net", *id, width),
            ExprKind::Unary(op, a) => {
                let result = match op {
                    UnaryOp::Not | UnaryOp::Neg => a.width,
                    UnaryOp::All | UnaryOp::Any | UnaryOp::Xor => 1,
                };
                self.expect(place, "an operator", width, result);
                self.expr(place, a);
            }
            ExprKind::Binary(op, a, b) => {
                if !matches!(op, BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar) {
                    self.expect(place, "the right operand", b.width, a.width);
                }
                let result = if op.is_compare() { 1 } else { a.width };
                self.expect(place, "an operator", width, result);
                self.expr(place, a);
                self.expr(place, b);
            }
            ExprKind::Mux(cond, then, otherwise) => {
                self.expect(place, "a condition", cond.width, 1);
                self.expect(place, "a choice", then.width, width);
                self.expect(place, "a choice", otherwise.width, width);
                self.expr(place, cond);
                self.expr(place, then);
                self.expr(place, otherwise);
            }
            ExprKind::Slice(a, lo) => {
                if lo.checked_add(width).is_none_or(|end| end > a.width) {
                    self.fail(place, format!("a slice beyond the {} bits of its operand", a.width));
                }
                self.expr(place, a);
            }
            ExprKind::SliceAt(a, at) => {
                if width > a.width {
                    self.fail(place, format!("a slice wider than its {}-bit operand", a.width));
                }
                self.expr(place, a);
                self.expr(place, at);
            }
            ExprKind::ZeroExtend(a) | ExprKind::SignExtend(a) => {
                if a.width > width {
                    self.fail(place, "an extension to fewer bits");
                }
                self.expr(place, a);
            }
            ExprKind::Concat(parts) => {
                let sum = parts.iter().fold(0u32, |sum, part| sum.saturating_add(part.width));
                self.expect(place, "a concatenation", width, sum);
                for part in parts {
                    self.expr(place, part);
                }
            }
        }
    }
}
