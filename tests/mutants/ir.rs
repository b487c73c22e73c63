//! Bugs planted in the netlist: what a wrong elaboration or a wrong Verilog writer would do.

use ctxnic::netlist::ir::{BinaryOp, Design, DriverKind, Expr, ExprKind, Stmt};

/// A bug by name.
pub(crate) struct Mutant {
    /// `ir-...`.
    pub(crate) name: &'static str,
    /// Plants it everywhere it fits; `false` when it fits nowhere.
    pub(crate) plant: fn(&mut Design) -> bool,
}

/// All of them.
pub(crate) const ALL: &[Mutant] = &[
    Mutant { name: "ir-swap-mux-arms", plant: swap_mux_arms },
    Mutant { name: "ir-add-becomes-sub", plant: add_becomes_sub },
    Mutant { name: "ir-unsigned-becomes-signed", plant: unsigned_becomes_signed },
    Mutant { name: "ir-drop-reset", plant: drop_reset },
    Mutant { name: "ir-wrong-reset-value", plant: wrong_reset_value },
    Mutant { name: "ir-drop-enable", plant: drop_enable },
    Mutant { name: "ir-drop-byte-enable", plant: drop_byte_enable },
    Mutant { name: "ir-swap-if-branches", plant: swap_if_branches },
    Mutant { name: "ir-slice-off-by-one", plant: slice_off_by_one },
];

fn swap_mux_arms(design: &mut Design) -> bool {
    each_expr(design, &mut |expr| match &mut expr.kind {
        ExprKind::Mux(_, then, otherwise) => {
            std::mem::swap(then, otherwise);
            true
        }
        _ => false,
    })
}

fn add_becomes_sub(design: &mut Design) -> bool {
    each_expr(design, &mut |expr| match &mut expr.kind {
        ExprKind::Binary(op @ BinaryOp::Add, ..) => {
            *op = BinaryOp::Sub;
            true
        }
        _ => false,
    })
}

fn unsigned_becomes_signed(design: &mut Design) -> bool {
    each_expr(design, &mut |expr| match &mut expr.kind {
        ExprKind::Binary(op @ BinaryOp::Lt, ..) => {
            *op = BinaryOp::LtS;
            true
        }
        _ => false,
    })
}

fn drop_reset(design: &mut Design) -> bool {
    let registers = design.modules.iter_mut().flat_map(|m| &mut m.registers);
    registers.map(|r| std::mem::replace(&mut r.reset, false)).filter(|&had| had).count() > 0
}

fn wrong_reset_value(design: &mut Design) -> bool {
    let mut planted = false;
    for register in design.modules.iter_mut().flat_map(|m| &mut m.registers) {
        if register.reset {
            let flipped = !register.init.bit(0);
            register.init.set_bit(0, flipped);
            planted = true;
        }
    }
    planted
}

fn drop_enable(design: &mut Design) -> bool {
    let registers = design.modules.iter_mut().flat_map(|m| &mut m.registers);
    registers.filter_map(|r| r.enable.take()).count() > 0
}

/// The lowest byte enable then writes the whole word.
fn drop_byte_enable(design: &mut Design) -> bool {
    let mut planted = false;
    for module in &mut design.modules {
        for index in 0..module.memories.len() {
            let Some(enable) = module.memories[index].write.as_ref().map(|w| w.enable) else {
                continue;
            };
            let width = module.net(enable).width;
            if width < 2 {
                continue;
            }
            let all = module.add_net(format!("planted_{index}"), width);
            let bit = Expr::slice(Expr::net(module, enable), 0, 1);
            let value = Expr { width, kind: ExprKind::SignExtend(Box::new(bit)) };
            let kind = DriverKind::Assign(value);
            module.drivers.push(ctxnic::netlist::ir::Driver { target: all, kind });
            if let Some(write) = &mut module.memories[index].write {
                write.enable = all;
            }
            planted = true;
        }
    }
    planted
}

fn swap_if_branches(design: &mut Design) -> bool {
    each_stmt(design, &mut |stmt| match stmt {
        Stmt::If { then, otherwise, .. } if !otherwise.is_empty() => {
            std::mem::swap(then, otherwise);
            true
        }
        _ => false,
    })
}

fn slice_off_by_one(design: &mut Design) -> bool {
    each_expr(design, &mut |expr| match &mut expr.kind {
        ExprKind::Slice(_, lo) if *lo > 0 => {
            *lo -= 1;
            true
        }
        _ => false,
    })
}

/// Applies a change to every expression; true when one was made.
pub(crate) fn each_expr(design: &mut Design, change: &mut dyn FnMut(&mut Expr) -> bool) -> bool {
    let mut planted = false;
    for driver in design.modules.iter_mut().flat_map(|m| &mut m.drivers) {
        match &mut driver.kind {
            DriverKind::Assign(expr) => planted |= visit_expr(expr, change),
            DriverKind::Process(body) => {
                for stmt in body {
                    planted |= visit_stmt_exprs(stmt, change);
                }
            }
        }
    }
    planted
}

fn visit_expr(expr: &mut Expr, change: &mut dyn FnMut(&mut Expr) -> bool) -> bool {
    let mut planted = change(expr);
    match &mut expr.kind {
        ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) | ExprKind::Net(_) => {}
        ExprKind::Unary(_, a)
        | ExprKind::Slice(a, _)
        | ExprKind::ZeroExtend(a)
        | ExprKind::SignExtend(a) => planted |= visit_expr(a, change),
        ExprKind::Binary(_, a, b) | ExprKind::SliceAt(a, b) => {
            planted |= visit_expr(a, change);
            planted |= visit_expr(b, change);
        }
        ExprKind::Mux(a, b, c) => {
            for part in [a, b, c] {
                planted |= visit_expr(part, change);
            }
        }
        ExprKind::Concat(list) => {
            for part in list {
                planted |= visit_expr(part, change);
            }
        }
    }
    planted
}

fn visit_stmt_exprs(stmt: &mut Stmt, change: &mut dyn FnMut(&mut Expr) -> bool) -> bool {
    match stmt {
        Stmt::Assign(value) | Stmt::AssignSlice { value, .. } => visit_expr(value, change),
        Stmt::If { cond, then, otherwise } => {
            let mut planted = visit_expr(cond, change);
            for inner in then.iter_mut().chain(otherwise) {
                planted |= visit_stmt_exprs(inner, change);
            }
            planted
        }
        Stmt::Case { sel, arms, default } => {
            let mut planted = visit_expr(sel, change);
            for inner in arms.iter_mut().flat_map(|(_, body)| body).chain(default) {
                planted |= visit_stmt_exprs(inner, change);
            }
            planted
        }
        Stmt::Comment(_) => false,
    }
}

pub(crate) fn each_stmt(design: &mut Design, change: &mut dyn FnMut(&mut Stmt) -> bool) -> bool {
    let mut planted = false;
    for driver in design.modules.iter_mut().flat_map(|m| &mut m.drivers) {
        if let DriverKind::Process(body) = &mut driver.kind {
            for stmt in body {
                planted |= visit_stmt(stmt, change);
            }
        }
    }
    planted
}

fn visit_stmt(stmt: &mut Stmt, change: &mut dyn FnMut(&mut Stmt) -> bool) -> bool {
    let mut planted = change(stmt);
    let inner: Vec<&mut Stmt> = match stmt {
        Stmt::If { then, otherwise, .. } => then.iter_mut().chain(otherwise).collect(),
        Stmt::Case { arms, default, .. } => {
            arms.iter_mut().flat_map(|(_, body)| body).chain(default).collect()
        }
        Stmt::Assign(_) | Stmt::AssignSlice { .. } | Stmt::Comment(_) => Vec::new(),
    };
    for stmt in inner {
        planted |= visit_stmt(stmt, change);
    }
    planted
}
