//! Widths are exact: nothing is extended or cut but by an operator that says so.

use super::{at, codes, net_name, visit};
use crate::diag::Diagnostics;
use crate::netlist::ir::{
    BinaryOp, Design, DriverKind, Expr, ExprKind, Module, NetId, Stmt, UnaryOp,
};

/// Reports every place where a width is not what it must be.
pub(super) fn check(design: &Design, module: &Module, found: &mut Diagnostics) {
    let mut report = |thing: &str, what: String| {
        found.push(at(
            module,
            thing,
            codes::WIDTH_MISMATCH,
            what,
            "extend or cut with `Expr::resize` where it is meant",
        ));
    };
    for driver in &module.drivers {
        let name = net_name(module, driver.target);
        visit::expressions(&driver.kind, |expr| {
            if let Some(what) = expression(module, expr) {
                report(name, what);
            }
        });
        let width = module.net(driver.target).width;
        match &driver.kind {
            DriverKind::Assign(value) if value.width != width => {
                report(name, format!("a value of {} bits for a net of {width}", value.width));
            }
            DriverKind::Assign(_) => {}
            DriverKind::Process(block) => {
                statements(block, width, &mut |what| report(name, what));
            }
        }
    }
    let width = |net: NetId| module.net(net).width;
    let mut same = |thing: &str, what: &str, got: u32, want: u32| {
        if got != want {
            report(thing, format!("{what} of {got} bits instead of {want}"));
        }
    };
    for register in &module.registers {
        let name = net_name(module, register.q);
        same(name, "a next value", width(register.d), width(register.q));
        same(name, "an initial value", register.init.width(), width(register.q));
        if let Some(enable) = register.enable {
            same(name, "an enable", width(enable), 1);
        }
    }
    for memory in &module.memories {
        let name = memory.name.as_str();
        same(name, "read data", width(memory.read_data), memory.width);
        if let Some(enable) = memory.read_enable {
            same(name, "a read enable", width(enable), 1);
        }
        if let Some(write) = &memory.write {
            same(name, "write data", width(write.data), memory.width);
            let lanes = width(write.enable);
            if !memory.width.is_multiple_of(lanes) {
                same(name, "a write enable", lanes, 1);
            }
        }
        for word in memory.image.iter().flatten() {
            same(name, "a word of the image", word.width(), memory.width);
        }
    }
    for property in &module.properties {
        same(&property.name, "a property", width(property.holds), 1);
    }
    for instance in &module.instances {
        let child = design.module(instance.module);
        for (port, net) in child.ports.iter().zip(&instance.connections) {
            let inner = child.net(port.net);
            let what = format!("the connection of port `{}`", inner.name);
            same(&instance.name, &what, width(*net), inner.width);
        }
    }
}

/// What is wrong with the width of one expression, its operands taken as they say.
fn expression(module: &Module, expr: &Expr) -> Option<String> {
    let width = expr.width;
    let is = |want: u32, what: &str| {
        (width != want).then(|| format!("{what} of {width} bits that has {want}"))
    };
    match &expr.kind {
        ExprKind::Const(value) => is(value.width(), "a number"),
        ExprKind::Param(id) => is(module.params[id.index()].value.width(), "a constant"),
        ExprKind::Variant(id, _) => is(module.enums[id.index()].width, "a state"),
        ExprKind::Net(id) => is(module.net(*id).width, "a net"),
        ExprKind::Unary(UnaryOp::Not | UnaryOp::Neg, a) => is(a.width, "a unary operator"),
        ExprKind::Unary(_, _) => is(1, "a reduction"),
        ExprKind::Binary(op, a, b) => binary(*op, width, a.width, b.width),
        ExprKind::Mux(cond, a, b) => {
            if cond.width != 1 || a.width != b.width {
                return Some(format!(
                    "a choice by {} bits between {} and {} bits",
                    cond.width, a.width, b.width
                ));
            }
            is(a.width, "a choice")
        }
        ExprKind::Slice(a, lo) => lo
            .checked_add(width)
            .is_none_or(|end| end > a.width)
            .then(|| format!("bits {lo} to {} of {}", lo.saturating_add(width - 1), a.width)),
        ExprKind::SliceAt(a, _) => {
            (width > a.width).then(|| format!("{width} bits taken from {}", a.width))
        }
        ExprKind::ZeroExtend(a) | ExprKind::SignExtend(a) => {
            (width <= a.width).then(|| format!("an extension of {} bits to {width}", a.width))
        }
        ExprKind::Concat(parts) => {
            let sum = parts.iter().fold(0u32, |sum, part| sum.saturating_add(part.width));
            is(sum, "a concatenation")
        }
    }
}

fn binary(op: BinaryOp, width: u32, left: u32, right: u32) -> Option<String> {
    let shift = matches!(op, BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar);
    if !shift && left != right {
        return Some(format!("{op:?} between {left} and {right} bits"));
    }
    let want = if op.is_compare() { 1 } else { left };
    (width != want).then(|| format!("{op:?} of {left} bits that claims {width}"))
}

fn statements(block: &[Stmt], width: u32, report: &mut impl FnMut(String)) {
    for statement in block {
        match statement {
            Stmt::Assign(value) if value.width != width => {
                report(format!("a value of {} bits for a net of {width}", value.width));
            }
            Stmt::AssignSlice { lo, value }
                if lo.checked_add(value.width).is_none_or(|end| end > width) =>
            {
                report(format!("{} bits from bit {lo} on of a net of {width}", value.width));
            }
            Stmt::Assign(_) | Stmt::AssignSlice { .. } | Stmt::Comment(_) => {}
            Stmt::If { cond, then, otherwise } => {
                if cond.width != 1 {
                    report(format!("a condition of {} bits", cond.width));
                }
                statements(then, width, report);
                statements(otherwise, width, report);
            }
            Stmt::Case { sel, arms, default } => {
                for (pattern, body) in arms {
                    if pattern.width != sel.width {
                        report(format!("a pattern of {} bits for {}", pattern.width, sel.width));
                    }
                    statements(body, width, report);
                }
                statements(default, width, report);
            }
        }
    }
}
