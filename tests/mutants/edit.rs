//! Edits of a netlist, to plant a bug in one block: another value for a net, another expression in its
//! logic, a register more or less.

use ctxnic::netlist::ir::{
    BinaryOp, Design, DriverKind, Expr, ExprKind, Module, NetId, Register, Stmt, UnaryOp,
};
use ctxnic::netlist::value::Value;

/// The block whose name ends so.
pub(crate) fn block<'a>(design: &'a mut Design, end: &str) -> &'a mut Module {
    let module = design.modules.iter_mut().find(|module| module.name.ends_with(end));
    module.unwrap_or_else(|| panic!("no block {end}"))
}

pub(crate) fn find(module: &Module, name: &str) -> NetId {
    let at = module.nets.iter().position(|net| net.name == name);
    NetId::from(at.unwrap_or_else(|| panic!("no net {name} in {}", module.name)))
}

pub(crate) fn net(module: &Module, name: &str) -> Expr {
    Expr::net(module, find(module, name))
}

pub(crate) fn bits(of: &Expr, lo: u32, width: u32) -> Expr {
    Expr::slice(of.clone(), lo, width)
}

pub(crate) fn eq(left: Expr, right: Expr) -> Expr {
    Expr::binary(BinaryOp::Eq, left, right)
}

pub(crate) fn and(left: Expr, right: Expr) -> Expr {
    Expr::binary(BinaryOp::And, left, right)
}

pub(crate) fn not(of: Expr) -> Expr {
    Expr::unary(UnaryOp::Not, of)
}

pub(crate) fn not_filling(entry: &Expr) -> Expr {
    Expr::binary(BinaryOp::Ne, bits(entry, 0, 2), Expr::number(2, 2))
}

/// A state of the enumeration of a net.
pub(crate) fn variant(module: &Module, name: &str, index: u32) -> Expr {
    let net = module.net(find(module, name));
    match net.ty {
        ctxnic::netlist::ir::NetType::Enum(id) => {
            Expr { width: net.width, kind: ExprKind::Variant(id, index) }
        }
        _ => Expr::number(net.width, u64::from(index)),
    }
}

/// A mask over the 32 ways: those whose entry is so.
pub(crate) fn ways(module: &Module, is: impl Fn(&Expr) -> Expr) -> Expr {
    let entries = (0..32).map(|way| {
        let name = format!("tags_entry_{way}");
        module.nets.iter().any(|net| net.name == name).then(|| net(module, &name))
    });
    let bits = entries.rev().map(|entry| entry.map_or(Expr::number(1, 0), |entry| is(&entry)));
    Expr { width: 32, kind: ExprKind::Concat(bits.collect()) }
}

/// Gives a net another value.
pub(crate) fn assign(
    design: &mut Design,
    end: &str,
    name: &str,
    value: impl Fn(&Module) -> Option<Expr>,
) -> bool {
    let module = block(design, end);
    let target = find(module, name);
    let Some(value) = value(module) else { return false };
    let Some(driver) = module.drivers.iter_mut().find(|d| d.target == target) else { return false };
    let kind = DriverKind::Assign(value);
    let differs = driver.kind != kind;
    driver.kind = kind;
    differs
}

/// In the logic of a net puts one expression in the place of another, wherever it stands.
pub(crate) fn replace(
    design: &mut Design,
    end: &str,
    name: &str,
    from: impl Fn(&Module) -> Expr,
    to: impl Fn(&Module) -> Expr,
) -> bool {
    let module = block(design, end);
    let target = find(module, name);
    let (from, to) = (from(module), to(module));
    let Some(driver) = module.drivers.iter_mut().find(|d| d.target == target) else { return false };
    let mut count = 0;
    match &mut driver.kind {
        DriverKind::Assign(expr) => in_expr(expr, &from, &to, &mut count),
        DriverKind::Process(body) => in_body(body, &from, &to, &mut count),
    }
    count > 0
}

fn in_body(body: &mut [Stmt], from: &Expr, to: &Expr, count: &mut usize) {
    for stmt in body {
        match stmt {
            Stmt::Assign(expr) | Stmt::AssignSlice { value: expr, .. } => {
                in_expr(expr, from, to, count);
            }
            Stmt::If { cond, then, otherwise } => {
                in_expr(cond, from, to, count);
                in_body(then, from, to, count);
                in_body(otherwise, from, to, count);
            }
            Stmt::Case { sel, arms, default } => {
                in_expr(sel, from, to, count);
                for (_, body) in arms {
                    in_body(body, from, to, count);
                }
                in_body(default, from, to, count);
            }
            Stmt::Comment(_) => {}
        }
    }
}

fn in_expr(expr: &mut Expr, from: &Expr, to: &Expr, count: &mut usize) {
    if expr == from {
        *expr = to.clone();
        *count += 1;
        return;
    }
    match &mut expr.kind {
        ExprKind::Unary(_, a)
        | ExprKind::Slice(a, _)
        | ExprKind::ZeroExtend(a)
        | ExprKind::SignExtend(a) => in_expr(a, from, to, count),
        ExprKind::Binary(_, a, b) | ExprKind::SliceAt(a, b) => {
            in_expr(a, from, to, count);
            in_expr(b, from, to, count);
        }
        ExprKind::Mux(a, b, c) => {
            in_expr(a, from, to, count);
            in_expr(b, from, to, count);
            in_expr(c, from, to, count);
        }
        ExprKind::Concat(list) => list.iter_mut().for_each(|e| in_expr(e, from, to, count)),
        ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) | ExprKind::Net(_) => {}
    }
}

/// Puts a register in front of a net: its value comes one cycle later.
pub(crate) fn delay(module: &mut Module, name: &str) -> bool {
    let q = find(module, name);
    let width = module.net(q).width;
    let d = module.add_net(format!("planted_{name}"), width);
    let Some(driver) = module.drivers.iter_mut().find(|d| d.target == q) else { return false };
    driver.target = d;
    let init = Value::from_u64(width, 0);
    module.registers.push(Register { q, d, enable: None, init, reset: true });
    true
}

/// Takes a register away: its value comes one cycle earlier.
pub(crate) fn undelay(module: &mut Module, name: &str) -> bool {
    let q = find(module, name);
    let Some(at) = module.registers.iter().position(|r| r.q == q) else { return false };
    let register = module.registers.remove(at);
    let value = Expr::net(module, register.d);
    module.drivers.push(ctxnic::netlist::ir::Driver { target: q, kind: DriverKind::Assign(value) });
    true
}
