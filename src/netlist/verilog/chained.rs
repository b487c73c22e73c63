//! Shifts of shifts, for Verilator.
//!
//! `(x >> a) >> b` is rewritten by Verilator 5.048 to `x >> (a + b)` with a sum in the width of the
//! amounts: 10 bits for two amounts of 10 bits, and the carry is lost (5.006 and Icarus do not). It
//! does so through wires too. Where a module shifts what was shifted, all its shift amounts are
//! therefore printed in 32 bits, in which no sum is lost.

use std::collections::BTreeSet;

use crate::netlist::ir::{BinaryOp, DriverKind, Expr, ExprKind, Module, NetId};
use crate::netlist::passes::rewrite::{bottom_up, operands, replace, roots};

/// Bits of the amounts.
const WIDE: u32 = 32;

const fn is_shift(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar)
}

/// Gives all shift amounts of a module [`WIDE`] bits when some shift is shifted again.
pub(super) fn widen_amounts(module: &mut Module) {
    if !has_chain(module) {
        return;
    }
    for driver in &mut module.drivers {
        roots(&mut driver.kind, &mut |root| replace(root, &mut |e| bottom_up(e, &mut widened)));
    }
}

fn widened(expr: Expr) -> Expr {
    let width = expr.width;
    match expr.kind {
        ExprKind::Binary(op, a, b) if is_shift(op) && b.width < WIDE => {
            let b = match &b.kind {
                ExprKind::Const(value) => Expr::constant(value.resized(WIDE)),
                _ => Expr::resize(*b, WIDE),
            };
            Expr { width, kind: ExprKind::Binary(op, a, Box::new(b)) }
        }
        kind => Expr { width, kind },
    }
}

/// True when a shift stands on the left of a shift, at once or as the value of a net.
fn has_chain(module: &Module) -> bool {
    let shift = |expr: &Expr| matches!(expr.kind, ExprKind::Binary(op, ..) if is_shift(op));
    let mut shifted: BTreeSet<NetId> = BTreeSet::new();
    for driver in &module.drivers {
        if let DriverKind::Assign(expr) = &driver.kind
            && shift(expr)
        {
            shifted.insert(driver.target);
        }
    }
    let mut found = false;
    let mut look = |expr: &Expr| {
        let mut stack = vec![expr];
        while let Some(expr) = stack.pop() {
            if let ExprKind::Binary(op, a, _) = &expr.kind
                && is_shift(*op)
            {
                let through = matches!(a.kind, ExprKind::Net(net) if shifted.contains(&net));
                found |= shift(a) || through;
            }
            stack.extend(operands(expr));
        }
    };
    for driver in &module.drivers {
        crate::netlist::check::visit::roots(&driver.kind, &mut look);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{WIDE, widen_amounts};
    use crate::netlist::ir::{BinaryOp, Driver, DriverKind, Expr, ExprKind, Module};
    use crate::netlist::value::Value;

    fn module(direct: bool) -> Module {
        let mut module = Module::default();
        let (x, by) = (module.add_net("x", 8), module.add_net("by", 3));
        let (t, y) = (module.add_net("t", 8), module.add_net("y", 8));
        let shift = |a| Expr::binary(BinaryOp::Shr, a, Expr { width: 3, kind: ExprKind::Net(by) });
        let once = shift(Expr::net(&module, x));
        let left = if direct { once.clone() } else { Expr::net(&module, t) };
        let twice = Expr::binary(BinaryOp::Shr, left, Expr::constant(Value::from_u64(2, 3)));
        for (target, expr) in [(t, once), (y, twice)] {
            module.drivers.push(Driver { target, kind: DriverKind::Assign(expr) });
        }
        module
    }

    #[test]
    fn amounts_are_wide_where_a_shift_is_shifted_again() {
        for direct in [true, false] {
            let mut chain = module(direct);
            widen_amounts(&mut chain);
            for driver in &chain.drivers {
                let DriverKind::Assign(expr) = &driver.kind else { panic!("an assignment") };
                let ExprKind::Binary(_, _, by) = &expr.kind else { panic!("a shift") };
                assert_eq!(by.width, WIDE);
            }
        }
        let mut single = module(false);
        single.drivers.pop();
        let before = single.clone();
        widen_amounts(&mut single);
        assert_eq!(single, before);
    }
}
