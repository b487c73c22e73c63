//! Bugs planted in the passes over the IR: what a wrong pass would do to a design.

use ctxnic::netlist::ir::{
    BinaryOp, Design, DriverKind, EnumId, Expr, ExprKind, ModuleId, NetId, NetType, Stmt, UnaryOp,
};
use ctxnic::netlist::value::Value;

use super::ir::{each_expr, each_stmt};

/// A bug by name.
pub(crate) struct Mutant {
    /// `<pass>-...`.
    pub(crate) name: &'static str,
    /// The pass that would have it.
    pub(crate) pass: &'static str,
    /// Does what the wrong pass would; `false` when that changes nothing.
    pub(crate) plant: fn(&mut Design) -> bool,
}

/// All of them.
pub(crate) const ALL: &[Mutant] = &[
    Mutant { name: "fold-difference-is-operand", pass: "fold", plant: difference_is_operand },
    Mutant { name: "fold-cuts-limit", pass: "fold", plant: cuts_limit },
    Mutant { name: "narrow-drops-carry", pass: "narrow", plant: drops_carry },
    Mutant { name: "narrow-trusts-initial-value", pass: "narrow", plant: trusts_initial_value },
    Mutant { name: "enums-one-off", pass: "enums", plant: one_off },
    Mutant { name: "shape-swaps-branches", pass: "shape", plant: swaps_branches },
    Mutant { name: "shape-last-to-first", pass: "shape", plant: last_to_first },
    Mutant { name: "dead-forgets-enables", pass: "dead", plant: forgets_enables },
    Mutant { name: "share-ignores-init", pass: "share", plant: ignores_init },
];

/// `x - x` is `x`.
fn difference_is_operand(design: &mut Design) -> bool {
    each_expr(design, &mut |expr| match &expr.kind {
        ExprKind::Binary(BinaryOp::Sub | BinaryOp::Xor, a, b) if a == b => {
            *expr = (**a).clone();
            true
        }
        _ => false,
    })
}

/// A comparison of a value with zeros above is done in its bits, whatever the limit is.
fn cuts_limit(design: &mut Design) -> bool {
    each_expr(design, &mut |expr| {
        let ExprKind::Binary(op, a, b) = &expr.kind else { return false };
        let (ExprKind::ZeroExtend(inner), ExprKind::Const(limit)) = (&a.kind, &b.kind) else {
            return false;
        };
        let limit = Expr::constant(limit.resized(inner.width));
        if !op.is_compare() {
            return false;
        }
        *expr = Expr::binary(*op, (**inner).clone(), limit);
        true
    })
}

/// A sum of values with zeros above is done in their bits.
fn drops_carry(design: &mut Design) -> bool {
    each_expr(design, &mut |expr| {
        let ExprKind::Binary(BinaryOp::Add, a, b) = &expr.kind else { return false };
        let (ExprKind::ZeroExtend(x), ExprKind::ZeroExtend(y)) = (&a.kind, &b.kind) else {
            return false;
        };
        let width = x.width.max(y.width);
        let low = |side: &Expr| Expr::resize(side.clone(), width);
        *expr = Expr::resize(Expr::binary(BinaryOp::Add, low(x), low(y)), expr.width);
        true
    })
}

/// A register never has more bits than its initial value.
fn trusts_initial_value(design: &mut Design) -> bool {
    let mut short: Vec<(NetId, u32)> = Vec::new();
    let module = design.modules.last_mut().expect("a design has a top");
    for register in &module.registers {
        let bits = (0..register.init.width()).rev().find(|&bit| register.init.bit(bit));
        let bits = bits.map_or(1, |bit| bit + 1);
        if bits < register.init.width() {
            short.push((register.q, bits));
        }
    }
    let mut only = Design { modules: vec![std::mem::take(module)], top: ModuleId(0) };
    let planted = each_expr(&mut only, &mut |expr| {
        let ExprKind::Net(net) = expr.kind else { return false };
        let Some((_, bits)) = short.iter().find(|(q, _)| *q == net) else { return false };
        let mask = Value::ones(*bits).resized(expr.width);
        *expr = Expr::binary(BinaryOp::And, expr.clone(), Expr::constant(mask));
        // Its own operand is not looked at again.
        short.retain(|(q, _)| *q != net);
        true
    });
    if let (Some(place), Some(module)) = (design.modules.last_mut(), only.modules.pop()) {
        *place = module;
    }
    planted
}

/// A number becomes the state behind the one it is.
fn one_off(design: &mut Design) -> bool {
    let mut planted = false;
    for module in &mut design.modules {
        let states: Vec<Option<(EnumId, usize)>> = module
            .nets
            .iter()
            .map(|net| match net.ty {
                NetType::Enum(ty) => Some((ty, module.enums[ty.index()].variants.len())),
                NetType::Bits | NetType::Signed => None,
            })
            .collect();
        let mut only = Design { modules: vec![std::mem::take(module)], top: ModuleId(0) };
        planted |= each_expr(&mut only, &mut |expr| {
            let ExprKind::Binary(_, a, b) = &mut expr.kind else { return false };
            let (ExprKind::Net(net), ExprKind::Const(value)) = (&a.kind, &b.kind) else {
                return false;
            };
            let Some((ty, count)) = states[net.index()] else { return false };
            let next = usize::try_from(value.low_u64()).unwrap_or(0) + 1;
            if next >= count {
                return false;
            }
            b.kind = ExprKind::Variant(ty, u32::try_from(next).unwrap_or(0));
            true
        });
        *module = only.modules.pop().expect("it was put in");
    }
    planted
}

/// A negated condition loses its negation, and the branches stay.
fn swaps_branches(design: &mut Design) -> bool {
    each_stmt(design, &mut |stmt| {
        let Stmt::If { cond, otherwise, .. } = stmt else { return false };
        match &cond.kind {
            ExprKind::Unary(UnaryOp::Not, inner) if !otherwise.is_empty() => {
                *cond = (**inner).clone();
                true
            }
            _ => false,
        }
    })
}

/// What both branches end with comes before them.
fn last_to_first(design: &mut Design) -> bool {
    let mut planted = false;
    for driver in design.modules.iter_mut().flat_map(|module| &mut module.drivers) {
        let DriverKind::Process(body) = &mut driver.kind else { continue };
        let mut at = 0;
        while at < body.len() {
            if let Stmt::If { then, otherwise, .. } = &mut body[at]
                && then.len() > 1
                && then.last() == otherwise.last()
                && let Some(last) = then.pop()
            {
                otherwise.pop();
                body.insert(at, last);
                planted = true;
                at += 1;
            }
            at += 1;
        }
    }
    planted
}

/// A register that only enables read is taken for dead.
fn forgets_enables(design: &mut Design) -> bool {
    let mut planted = false;
    for module in &mut design.modules {
        let enables: Vec<NetId> = module.registers.iter().filter_map(|r| r.enable).collect();
        let outputs: Vec<NetId> = module.ports.iter().map(|port| port.net).collect();
        let before = module.registers.len();
        module.registers.retain(|r| !enables.contains(&r.q) || outputs.contains(&r.q));
        planted |= module.registers.len() < before;
    }
    planted
}

/// Modules that differ in initial values only share one.
fn ignores_init(design: &mut Design) -> bool {
    let bare = |at: usize| {
        let mut module = design.modules[at].clone();
        module.name.clear();
        module.block.clear();
        for register in &mut module.registers {
            register.init = Value::zero(register.init.width());
        }
        module
    };
    let bare: Vec<_> = (0..design.modules.len()).map(bare).collect();
    let mut planted = false;
    for module in &mut design.modules {
        for instance in &mut module.instances {
            let own = instance.module.index();
            let first = bare.iter().position(|other| *other == bare[own]).unwrap_or(own);
            planted |= first != own;
            instance.module = ModuleId::from(first);
        }
    }
    planted
}
