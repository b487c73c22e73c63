//! Shifts of shifts in all the ways they come: at once, through wires, through the low bits, from
//! and into a child. See `netlist::verilog`'s `chained`.

use ctxnic::netlist::ir::{
    BinaryOp, Design, Dir, Driver, DriverKind, Expr, Instance, Module, ModuleId, NetId, Port,
};

fn port(m: &mut Module, name: &str, width: u32, dir: Dir) -> NetId {
    let net = m.add_net(name, width);
    m.ports.push(Port { net, dir });
    net
}

fn assign(m: &mut Module, target: NetId, expr: Expr) {
    m.drivers.push(Driver { target, kind: DriverKind::Assign(expr) });
}

/// `y = x op a`, in a module of its own.
fn child(name: &str, op: BinaryOp, width: u32, amount: u32) -> Module {
    let mut m = Module { name: name.into(), block: name.into(), ..Module::default() };
    let x = port(&mut m, "x", width, Dir::In);
    let a = port(&mut m, "a", amount, Dir::In);
    let y = port(&mut m, "y", width, Dir::Out);
    let shifted = Expr::binary(op, Expr::net(&m, x), Expr::net(&m, a));
    assign(&mut m, y, shifted);
    m
}

/// Values of `width` bits shifted by two amounts of `amount` bits and one of one bit more.
pub fn shifted_twice(width: u32, amount: u32) -> Design {
    let name = format!("shifted_twice_{width}_{amount}");
    let mut m = Module { name: name.clone(), block: name, ..Module::default() };
    let (x, w) = (port(&mut m, "x", width, Dir::In), port(&mut m, "w", width, Dir::In));
    let (a, b) = (port(&mut m, "a", amount, Dir::In), port(&mut m, "b", amount, Dir::In));
    let c = port(&mut m, "c", amount + 1, Dir::In);
    let [x, w, a, b, c] = [x, w, a, b, c].map(|net| Expr::net(&m, net));
    let mut modules = Vec::new();
    for (label, op) in [("shl", BinaryOp::Shl), ("shr", BinaryOp::Shr), ("sar", BinaryOp::Sar)] {
        let shift = |value: &Expr, by: &Expr| Expr::binary(op, value.clone(), by.clone());
        let wire = |m: &mut Module, name: &str, expr: Expr| {
            let net = m.add_net(format!("{label}_{name}"), expr.width);
            assign(m, net, expr);
            Expr::net(m, net)
        };
        let mut outputs = vec![
            ("at_once", shift(&shift(&x, &a), &b)),
            ("thrice", shift(&shift(&shift(&x, &a), &c), &b)),
        ];
        let once = wire(&mut m, "once", shift(&x, &a));
        outputs.push(("in_turn", shift(&once, &b)));
        let sum =
            wire(&mut m, "sum", shift(&Expr::binary(BinaryOp::Xor, x.clone(), w.clone()), &a));
        let copy = wire(&mut m, "copy", sum.clone());
        outputs.push(("copied", shift(&copy, &b)));
        outputs.push(("also", sum));
        let low = wire(&mut m, "low", shift(&w, &b));
        outputs.push(("low_bits", shift(&Expr::slice(low, 0, width - 1), &a)));
        let opposite = if op == BinaryOp::Shl { BinaryOp::Shr } else { BinaryOp::Shl };
        outputs.push(("back", shift(&Expr::binary(opposite, x.clone(), a.clone()), &b)));
        // Out of one child and into the next one, and shifted once more there and here.
        modules.push(child(&format!("{}_{label}", m.name), op, width, amount));
        let module = ModuleId::from(modules.len() - 1);
        let mut value = wire(&mut m, "into", w.clone());
        for (name, by) in [("first", &a), ("second", &b)] {
            let y = m.add_net(format!("{label}_{name}_y"), width);
            let tied = wire(&mut m, &format!("{name}_a"), by.clone());
            let connections = [&value, &tied].map(net).into_iter().chain([y]).collect();
            m.instances.push(Instance { name: format!("{label}_{name}"), module, connections });
            value = Expr::net(&m, y);
        }
        outputs.push(("onward", shift(&value, &b)));
        for (name, expr) in outputs {
            let target = port(&mut m, &format!("y_{label}_{name}"), expr.width, Dir::Out);
            assign(&mut m, target, expr);
        }
    }
    modules.push(m);
    Design { top: ModuleId::from(modules.len() - 1), modules }
}

fn net(expr: &Expr) -> NetId {
    match expr.kind {
        ctxnic::netlist::ir::ExprKind::Net(net) => net,
        _ => unreachable!("a wire"),
    }
}

/// Widths of values and amounts worth trying. Proofs take the first ones: two shifters in a row and
/// one behind an adder look very different to SAT.
pub const SHAPES: [(u32, u32); 5] = [(2, 1), (8, 3), (5, 4), (66, 10), (5, 31)];
pub const PROVED: usize = 3;
