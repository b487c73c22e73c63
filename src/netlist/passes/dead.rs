//! Dead logic.
//!
//! Law: every net that stays has the same value in every cycle from every state; every port stays,
//! of every module that stays. Alive are the outputs of every module, the inputs of children that
//! stay, what properties claim, and what those depend on. A child stays when one of its outputs is
//! alive, or when it or a module below it has properties. Afterwards every driver, register and
//! memory gives something alive, every instance is alive, the top has every module below it, and a
//! net is alive, a port, or tied to an instance. Cost: linear.

use super::Pass;
use super::rewrite::{self, reads};
use crate::netlist::ir::{Design, Dir, Expr, ExprKind, Module, ModuleId, NetId};

/// The pass.
pub(super) const PASS: Pass = Pass {
    name: "dead",
    law: "every net that stays keeps its value in every cycle from every state; drivers, \
          registers, memories and instances that nothing alive reads are gone",
    run,
};

fn run(design: &mut Design) {
    let mut watched = Vec::with_capacity(design.modules.len());
    for at in 0..design.modules.len() {
        let mut module = std::mem::take(&mut design.modules[at]);
        sweep(design, &mut module, &watched);
        let below = module.instances.iter().any(|child| watched[child.module.index()]);
        watched.push(below || !module.properties.is_empty());
        design.modules[at] = module;
    }
    drop_unreached(design);
}

/// What gives a net its value, by index into the module's tables.
#[derive(Clone, Copy)]
enum Source {
    Driver(usize),
    Register(usize),
    Memory(usize),
    Instance(usize),
}

struct Marks {
    live: Vec<bool>,
    waiting: Vec<NetId>,
    instances: Vec<bool>,
}

impl Marks {
    fn touch(&mut self, net: NetId) {
        if !std::mem::replace(&mut self.live[net.index()], true) {
            self.waiting.push(net);
        }
    }

    /// An instance that stays needs its inputs.
    fn instance(&mut self, design: &Design, module: &Module, at: usize) {
        if std::mem::replace(&mut self.instances[at], true) {
            return;
        }
        let instance = &module.instances[at];
        let ports = &design.module(instance.module).ports;
        for (port, &net) in ports.iter().zip(&instance.connections) {
            if port.dir == Dir::In {
                self.touch(net);
            }
        }
    }
}

fn sources(design: &Design, module: &Module) -> Vec<Option<Source>> {
    let mut sources = vec![None; module.nets.len()];
    for (at, driver) in module.drivers.iter().enumerate() {
        sources[driver.target.index()] = Some(Source::Driver(at));
    }
    for (at, register) in module.registers.iter().enumerate() {
        sources[register.q.index()] = Some(Source::Register(at));
    }
    for (at, memory) in module.memories.iter().enumerate() {
        sources[memory.read_data.index()] = Some(Source::Memory(at));
    }
    for (at, instance) in module.instances.iter().enumerate() {
        let ports = &design.module(instance.module).ports;
        for (port, net) in ports.iter().zip(&instance.connections) {
            if port.dir == Dir::Out {
                sources[net.index()] = Some(Source::Instance(at));
            }
        }
    }
    sources
}

/// Marks what is alive. `watched` says of each module before this one whether properties look at it.
fn mark(design: &Design, module: &Module, watched: &[bool]) -> Marks {
    let mut marks = Marks {
        live: vec![false; module.nets.len()],
        waiting: Vec::new(),
        instances: vec![false; module.instances.len()],
    };
    for port in module.ports.iter().filter(|port| port.dir == Dir::Out) {
        marks.touch(port.net);
    }
    for property in &module.properties {
        marks.touch(property.holds);
    }
    for (at, instance) in module.instances.iter().enumerate() {
        if watched[instance.module.index()] {
            marks.instance(design, module, at);
        }
    }
    let sources = sources(design, module);
    while let Some(net) = marks.waiting.pop() {
        match sources[net.index()] {
            None => {}
            Some(Source::Driver(at)) => {
                reads(&module.drivers[at].kind, &mut |net| marks.touch(net));
            }
            Some(Source::Register(at)) => {
                let register = &module.registers[at];
                [Some(register.d), register.enable].into_iter().flatten().for_each(|net| {
                    marks.touch(net);
                });
            }
            Some(Source::Memory(at)) => {
                let memory = &module.memories[at];
                let write = memory.write.as_ref().map(|port| [port.addr, port.data, port.enable]);
                let read = [Some(memory.read_addr), memory.read_enable];
                for net in read.into_iter().flatten().chain(write.into_iter().flatten()) {
                    marks.touch(net);
                }
            }
            Some(Source::Instance(at)) => marks.instance(design, module, at),
        }
    }
    marks
}

/// Takes out of a module what is not alive.
fn sweep(design: &Design, module: &mut Module, watched: &[bool]) {
    let Marks { live, instances, .. } = mark(design, module, watched);
    let is_live = |net: NetId| live[net.index()];
    module.drivers.retain(|driver| is_live(driver.target));
    module.registers.retain(|register| is_live(register.q));
    module.memories.retain(|memory| is_live(memory.read_data));
    let mut instances = instances.into_iter();
    module.instances.retain(|_| instances.next().unwrap_or(true));
    let mut kept = live;
    for port in &module.ports {
        kept[port.net.index()] = true;
    }
    for net in module.instances.iter().flat_map(|instance| &instance.connections) {
        kept[net.index()] = true;
    }
    renumber(module, &kept);
}

/// Drops the nets that are not kept and closes the gaps.
fn renumber(module: &mut Module, kept: &[bool]) {
    if kept.iter().all(|&kept| kept) {
        return;
    }
    let mut next = 0;
    let new: Vec<NetId> = kept
        .iter()
        .map(|&kept| {
            let id = NetId::from(next);
            next += usize::from(kept);
            id
        })
        .collect();
    let mut keep = kept.iter();
    module.nets.retain(|_| keep.next().copied().unwrap_or(true));
    let at = |net: &mut NetId| *net = new[net.index()];
    module.ports.iter_mut().for_each(|port| at(&mut port.net));
    module.clk.iter_mut().chain(&mut module.rst).for_each(at);
    for driver in &mut module.drivers {
        at(&mut driver.target);
        rewrite::roots(&mut driver.kind, &mut |root| expr_nets(root, &at));
    }
    for register in &mut module.registers {
        at(&mut register.q);
        at(&mut register.d);
        register.enable.iter_mut().for_each(at);
    }
    for memory in &mut module.memories {
        at(&mut memory.read_addr);
        at(&mut memory.read_data);
        memory.read_enable.iter_mut().for_each(at);
        if let Some(port) = &mut memory.write {
            [&mut port.addr, &mut port.data, &mut port.enable].into_iter().for_each(at);
        }
    }
    module.properties.iter_mut().for_each(|property| at(&mut property.holds));
    for instance in &mut module.instances {
        instance.connections.iter_mut().for_each(at);
    }
}

fn expr_nets(expr: &mut Expr, at: &dyn Fn(&mut NetId)) {
    match &mut expr.kind {
        ExprKind::Net(net) => at(net),
        ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) => {}
        ExprKind::Unary(_, a)
        | ExprKind::Slice(a, _)
        | ExprKind::ZeroExtend(a)
        | ExprKind::SignExtend(a) => expr_nets(a, at),
        ExprKind::Binary(_, a, b) | ExprKind::SliceAt(a, b) => {
            expr_nets(a, at);
            expr_nets(b, at);
        }
        ExprKind::Mux(c, a, b) => [c, a, b].into_iter().for_each(|part| expr_nets(part, at)),
        ExprKind::Concat(parts) => parts.iter_mut().for_each(|part| expr_nets(part, at)),
    }
}

/// Drops the modules that the top does not have below it.
fn drop_unreached(design: &mut Design) {
    let mut reached = vec![false; design.modules.len()];
    reached[design.top.index()] = true;
    for at in (0..design.modules.len()).rev() {
        if reached[at] {
            for instance in &design.modules[at].instances {
                reached[instance.module.index()] = true;
            }
        }
    }
    keep_modules(design, &reached);
}

/// Drops the modules that are not kept and closes the gaps.
pub(super) fn keep_modules(design: &mut Design, kept: &[bool]) {
    let mut next = 0;
    let new: Vec<ModuleId> = kept
        .iter()
        .map(|&kept| {
            let id = ModuleId::from(next);
            next += usize::from(kept);
            id
        })
        .collect();
    let mut keep = kept.iter();
    design.modules.retain(|_| keep.next().copied().unwrap_or(true));
    for instance in design.modules.iter_mut().flat_map(|module| &mut module.instances) {
        instance.module = new[instance.module.index()];
    }
    design.top = new[design.top.index()];
}
