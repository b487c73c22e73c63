//! What every pass keeps, and what each one leaves.

use std::collections::BTreeMap;

use ctxnic::netlist::ir::{
    Design, Dir, Driver, DriverKind, Expr, ExprKind, Module, NetId, NetType, Stmt,
};
use ctxnic::netlist::value::Value;
use ctxnic::sim::Sim;
use ctxnic::sim::stimulus::Rng;

/// The ports of every module that stays are those it had.
pub fn ports(before: &Design, after: &Design) -> Result<(), String> {
    let list = |module: &Module| -> Vec<(String, u32, Dir)> {
        let port = |port: &ctxnic::netlist::ir::Port| {
            let net = module.net(port.net);
            (net.name.clone(), net.width, port.dir)
        };
        module.ports.iter().map(port).collect()
    };
    let old: BTreeMap<&str, _> =
        before.modules.iter().map(|module| (module.name.as_str(), list(module))).collect();
    for module in &after.modules {
        if old.get(module.name.as_str()) != Some(&list(module)) {
            return Err(format!("the ports of {} changed", module.name));
        }
    }
    if before.top().name == after.top().name { Ok(()) } else { Err("another top".into()) }
}

/// Same outputs, and same nets of the top as far as both have them, under a random stimulus.
pub fn agree(before: &Design, after: &Design, seed: u64, cycles: u64) -> Result<(), String> {
    let mut sims = [before, after].map(|design| Sim::new(design).unwrap());
    let mut rng = Rng::new(seed);
    let top = before.top();
    let common: Vec<&str> = top
        .nets
        .iter()
        .map(|net| net.name.as_str())
        .filter(|name| after.top().nets.iter().any(|other| other.name == *name))
        .collect();
    let same = |sims: &[Sim; 2], when: &str| {
        for name in &common {
            let values = sims.each_ref().map(|sim| sim.peek(name).unwrap());
            let width = values[0].width().max(values[1].width());
            if values[0].resized(width) != values[1].resized(width) {
                let cycle = sims[0].cycle();
                return Err(format!(
                    "cycle {cycle}, {when}: {name} is {} instead of {}",
                    values[1], values[0]
                ));
            }
        }
        Ok(())
    };
    for cycle in 0..cycles {
        for port in top.ports.iter().filter(|port| port.dir == Dir::In) {
            if Some(port.net) == top.clk {
                continue;
            }
            let net = top.net(port.net);
            let value = if Some(port.net) == top.rst {
                Value::from_u64(1, u64::from(cycle < 1 || rng.chance(1, 16)))
            } else if rng.chance(1, 4) {
                Value::from_u64(net.width, rng.below(4))
            } else {
                rng.value(net.width)
            };
            for sim in &mut sims {
                sim.poke(&net.name, &value).unwrap();
            }
        }
        sims.iter_mut().for_each(Sim::eval);
        same(&sims, "before the edge")?;
        sims.iter_mut().for_each(Sim::step);
        same(&sims, "after the edge")?;
    }
    Ok(())
}

/// What a pass promises of the design it leaves.
pub fn complete(pass: &str, before: &Design, after: &Design) -> Result<(), String> {
    match pass {
        "fold" => each(after, folded),
        "narrow" => narrowed(before, after),
        "enums" => each(after, named),
        "shape" => each(after, shaped),
        "dead" => dead(after),
        "share" => shared(after),
        other => Err(format!("nothing is known of the pass {other}")),
    }
}

fn each(design: &Design, check: fn(&Module) -> Result<(), String>) -> Result<(), String> {
    design.modules.iter().try_for_each(|module| {
        check(module).map_err(|error| format!("{error} in {}", module.block))
    })
}

/// The direct operands of an expression.
pub fn operands(expr: &Expr) -> Vec<&Expr> {
    match &expr.kind {
        ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) | ExprKind::Net(_) => {
            Vec::new()
        }
        ExprKind::Unary(_, a)
        | ExprKind::Slice(a, _)
        | ExprKind::ZeroExtend(a)
        | ExprKind::SignExtend(a) => vec![a],
        ExprKind::Binary(_, a, b) | ExprKind::SliceAt(a, b) => vec![a, b],
        ExprKind::Mux(a, b, c) => vec![a, b, c],
        ExprKind::Concat(parts) => parts.iter().collect(),
    }
}

/// All expressions of a driver, and whether each stands at a root.
pub fn expressions(driver: &Driver) -> Vec<(&Expr, bool)> {
    fn body<'a>(list: &'a [Stmt], out: &mut Vec<(&'a Expr, bool)>) {
        for statement in list {
            match statement {
                Stmt::Assign(value) | Stmt::AssignSlice { value, .. } => out.push((value, true)),
                Stmt::If { cond, then, otherwise } => {
                    out.push((cond, true));
                    body(then, out);
                    body(otherwise, out);
                }
                Stmt::Case { sel, arms, default } => {
                    out.push((sel, true));
                    for (_, arm) in arms {
                        body(arm, out);
                    }
                    body(default, out);
                }
                Stmt::Comment(_) => {}
            }
        }
    }
    let mut out = Vec::new();
    match &driver.kind {
        DriverKind::Assign(value) => out.push((value, true)),
        DriverKind::Process(list) => body(list, &mut out),
    }
    let mut at = 0;
    while at < out.len() {
        let inner = operands(out[at].0);
        out.extend(inner.into_iter().map(|operand| (operand, false)));
        at += 1;
    }
    out
}

fn is_constant(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..))
}

/// Nothing is computed from constants alone, and no net is read that a constant drives.
fn folded(module: &Module) -> Result<(), String> {
    let constant: Vec<NetId> = module
        .drivers
        .iter()
        .filter(|d| matches!(&d.kind, DriverKind::Assign(value) if is_constant(value)))
        .map(|driver| driver.target)
        .collect();
    for driver in &module.drivers {
        let name = &module.net(driver.target).name;
        for (expr, _) in expressions(driver) {
            let inner = operands(expr);
            if !inner.is_empty() && inner.iter().all(|operand| is_constant(operand)) {
                return Err(format!("a constant is computed for {name}: {expr:?}"));
            }
            if matches!(expr.kind, ExprKind::Net(net) if constant.contains(&net)) {
                return Err(format!("{name} reads a net that a constant drives"));
            }
        }
    }
    Ok(())
}

/// No net gained bits; nothing but local nets lost any.
fn narrowed(before: &Design, after: &Design) -> Result<(), String> {
    for (old, new) in before.modules.iter().zip(&after.modules) {
        for (was, is) in old.nets.iter().zip(&new.nets) {
            let kept = was.width == is.width || matches!(is.ty, NetType::Bits);
            if was.name != is.name || is.width > was.width || !kept {
                return Err(format!("{} of {} bits became {:?}", was.name, was.width, is));
            }
        }
        if new.registers.len() != old.registers.len() {
            return Err("registers came or went".into());
        }
    }
    Ok(())
}

/// No number stands where a state does.
fn named(module: &Module) -> Result<(), String> {
    let states = |expr: &Expr| match expr.kind {
        ExprKind::Net(net) => match module.net(net).ty {
            NetType::Enum(ty) => Some(module.enums[ty.index()].variants.len() as u64),
            NetType::Bits | NetType::Signed => None,
        },
        _ => None,
    };
    for driver in &module.drivers {
        for (expr, _) in expressions(driver) {
            if let ExprKind::Binary(op, a, b) = &expr.kind
                && op.is_compare()
                && let Some(count) = states(a).or_else(|| states(b))
                && let ExprKind::Const(value) = &b.kind
                && value.to_u64().is_some_and(|value| value < count)
            {
                let name = &module.net(driver.target).name;
                return Err(format!("{name} compares a state with the number {value}"));
            }
        }
    }
    Ok(())
}

/// No tree of three choices is left at the root of a value.
fn shaped(module: &Module) -> Result<(), String> {
    fn choices(expr: &Expr) -> usize {
        match &expr.kind {
            ExprKind::Mux(_, a, b) => 1 + choices(a) + choices(b),
            _ => 0,
        }
    }
    for driver in &module.drivers {
        for (expr, root) in expressions(driver) {
            let assigned = root && choices(expr) >= 3;
            // A condition is one bit; it is no value that statements could take over.
            if assigned && matches!(driver.kind, DriverKind::Assign(_)) {
                return Err(format!("{} has nested choices", module.net(driver.target).name));
            }
        }
    }
    Ok(())
}

/// Everything that is there is read, from the outputs and properties back.
fn dead(design: &Design) -> Result<(), String> {
    let mut reached = vec![false; design.modules.len()];
    reached[design.top.index()] = true;
    for (at, module) in design.modules.iter().enumerate().rev() {
        if !reached[at] {
            return Err(format!("{} is nowhere below the top", module.name));
        }
        module.instances.iter().for_each(|child| reached[child.module.index()] = true);
    }
    each(design, |module| {
        let mut read = vec![false; module.nets.len()];
        let mut mark = |net: NetId| read[net.index()] = true;
        module.ports.iter().for_each(|port| mark(port.net));
        module.instances.iter().flat_map(|child| &child.connections).for_each(|&net| mark(net));
        module.properties.iter().for_each(|property| mark(property.holds));
        for register in &module.registers {
            [Some(register.d), register.enable].into_iter().flatten().for_each(&mut mark);
        }
        for memory in &module.memories {
            let write = memory.write.as_ref().map(|port| [port.addr, port.data, port.enable]);
            let read = [Some(memory.read_addr), memory.read_enable];
            read.into_iter().flatten().chain(write.into_iter().flatten()).for_each(&mut mark);
        }
        for (expr, _) in module.drivers.iter().flat_map(expressions) {
            if let ExprKind::Net(net) = expr.kind {
                mark(net);
            }
        }
        match module.nets.iter().zip(&read).find(|(_, read)| !**read) {
            Some((net, _)) => Err(format!("nothing reads {}", net.name)),
            None => Ok(()),
        }
    })
}

/// No two modules below the top differ in their names only.
fn shared(design: &Design) -> Result<(), String> {
    let bare = |module: &Module| Module {
        name: String::new(),
        block: String::new(),
        doc: Vec::new(),
        ..module.clone()
    };
    for (at, module) in design.modules.iter().enumerate() {
        for other in &design.modules[..at] {
            if at != design.top.index() && bare(module) == bare(other) {
                return Err(format!("{} and {} are equal", other.name, module.name));
            }
        }
    }
    Ok(())
}
