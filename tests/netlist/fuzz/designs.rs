//! Random netlists with something broken in them, or nothing.

use ctxnic::netlist::ir::{
    Design, Dir, DriverKind, EnumId, Expr, ExprKind, Memory, Module, ModuleId, NetId, NetType,
    Param, ParamId, Port, Property, PropertyKind, ReadDuringWrite, Register, Stmt,
};
use ctxnic::netlist::value::Value;
use ctxnic::sim::stimulus::Rng;

use crate::random_design::random_design;

/// A random design with up to three things changed.
pub fn broken_design(rng: &mut Rng, seed: u64) -> Design {
    let mut design = random_design(seed);
    for _ in 0..rng.index(4) {
        let at = rng.index(design.modules.len());
        let modules = design.modules.len();
        let module = &mut design.modules[at];
        match rng.index(8) {
            0 => break_nets(module, rng),
            1 => break_ports(module, rng),
            2 => break_drivers(module, rng),
            3 => break_state(module, rng),
            4 => break_instances(module, modules, rng),
            5 => break_names(module, rng),
            6 => break_expression(module, rng),
            _ => match rng.index(4) {
                0 => design.top = ModuleId::from(rng.index(modules + 2)),
                1 => design.modules.swap(0, at),
                2 => {
                    design.modules.remove(at);
                }
                _ => module.clk = some_net(module, rng),
            },
        }
        if design.modules.is_empty() {
            break;
        }
    }
    design
}

/// An id, sometimes of nothing.
fn net(module: &Module, rng: &mut Rng) -> NetId {
    match rng.index(12) {
        0 => NetId(u32::MAX),
        1 => NetId::from(module.nets.len()),
        _ => NetId::from(rng.index(module.nets.len())),
    }
}

fn some_net(module: &Module, rng: &mut Rng) -> Option<NetId> {
    rng.chance(1, 2).then(|| net(module, rng))
}

fn width(rng: &mut Rng) -> u32 {
    [0, 1, 1, 2, 5, 64, 65, 65_537][rng.index(8)]
}

fn value(rng: &mut Rng) -> Value {
    let width = width(rng).min(200);
    if width == 0 { Value::zero(1) } else { rng.value(width) }
}

fn break_nets(module: &mut Module, rng: &mut Rng) {
    let at = rng.index(module.nets.len());
    match rng.index(3) {
        0 => module.nets[at].width = width(rng),
        1 => module.nets[at].ty = NetType::Enum(EnumId::from(rng.index(4))),
        _ => {
            module.add_net("spare", width(rng));
        }
    }
}

fn break_ports(module: &mut Module, rng: &mut Rng) {
    let dir = if rng.chance(1, 2) { Dir::In } else { Dir::Out };
    match rng.index(3) {
        0 => module.ports.push(Port { net: net(module, rng), dir }),
        1 => {
            module.ports.pop();
        }
        _ => {
            let at = rng.index(module.ports.len());
            module.ports[at].dir = dir;
        }
    }
}

fn break_drivers(module: &mut Module, rng: &mut Rng) {
    if module.drivers.is_empty() {
        return;
    }
    let at = rng.index(module.drivers.len());
    match rng.index(5) {
        0 => {
            module.drivers.remove(at);
        }
        1 => module.drivers.push(module.drivers[at].clone()),
        2 => module.drivers[at].target = net(module, rng),
        3 => module.drivers[at].kind = DriverKind::Process(Vec::new()),
        _ => {
            let value = Expr::constant(value(rng));
            let lo = width(rng);
            module.drivers[at].kind = DriverKind::Process(vec![Stmt::AssignSlice { lo, value }]);
        }
    }
}

fn break_state(module: &mut Module, rng: &mut Rng) {
    match rng.index(6) {
        0 => {
            module.registers.pop();
        }
        1 => {
            let (q, d) = (net(module, rng), net(module, rng));
            let enable = some_net(module, rng);
            let (init, reset) = (value(rng), rng.chance(1, 2));
            module.registers.push(Register { q, d, enable, init, reset });
        }
        2 => {
            module.memories.pop();
        }
        3 => {
            let memory = Memory {
                name: "broken".into(),
                width: width(rng),
                depth: [0, 1, 3, 1_000][rng.index(4)],
                read_during_write: ReadDuringWrite::Old,
                image: rng.chance(1, 2).then(|| vec![value(rng); rng.index(4)]),
                read_addr: net(module, rng),
                read_data: net(module, rng),
                read_enable: some_net(module, rng),
                write: None,
            };
            module.memories.push(memory);
        }
        4 => {
            let addr = net(module, rng);
            if let Some(write) = module.memories.iter_mut().find_map(|m| m.write.as_mut()) {
                write.enable = addr;
            }
        }
        _ => {
            let holds = net(module, rng);
            let kind = PropertyKind::Assert;
            module.properties.push(Property {
                name: "claim".into(),
                kind,
                holds,
                message: String::new(),
            });
        }
    }
}

fn break_instances(module: &mut Module, modules: usize, rng: &mut Rng) {
    if module.instances.is_empty() {
        return;
    }
    let at = rng.index(module.instances.len());
    let other = net(module, rng);
    let instance = &mut module.instances[at];
    match rng.index(3) {
        0 => instance.module = ModuleId::from(rng.index(modules + 2)),
        1 => {
            instance.connections.pop();
        }
        _ => {
            let port = rng.index(instance.connections.len());
            if let Some(connection) = instance.connections.get_mut(port) {
                *connection = other;
            }
        }
    }
}

fn break_names(module: &mut Module, rng: &mut Rng) {
    let name = ["", "a b", "module", "ß", "1x", "clk"][rng.index(6)].to_string();
    match rng.index(4) {
        0 => module.name = name,
        1 => {
            let at = rng.index(module.nets.len());
            module.nets[at].name = name;
        }
        2 => module.params.push(Param { name, value: value(rng) }),
        _ => {
            for instance in &mut module.instances {
                instance.name.clone_from(&name);
            }
        }
    }
}

/// Changes an expression at the root of a driver.
fn break_expression(module: &mut Module, rng: &mut Rng) {
    let (other, at) = (net(module, rng), rng.index(module.drivers.len()));
    let new_width = width(rng);
    let constant = Expr::constant(value(rng));
    let Some(driver) = module.drivers.get_mut(at) else { return };
    let DriverKind::Assign(expr) = &mut driver.kind else { return };
    let old = expr.clone();
    let width = old.width;
    let kind = match rng.index(10) {
        0 => {
            expr.width = new_width;
            return;
        }
        1 => ExprKind::Net(other),
        2 => ExprKind::Param(ParamId::from(rng.index(5))),
        3 => ExprKind::Variant(EnumId::from(rng.index(3)), u32::MAX),
        4 => ExprKind::Concat(Vec::new()),
        5 => ExprKind::Slice(Box::new(old), new_width),
        6 => ExprKind::ZeroExtend(Box::new(old)),
        7 => ExprKind::Mux(Box::new(old.clone()), Box::new(constant), Box::new(old)),
        8 => ExprKind::SliceAt(Box::new(constant), Box::new(old)),
        _ => ExprKind::SignExtend(Box::new(constant)),
    };
    *expr = Expr { width, kind };
}
