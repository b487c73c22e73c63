//! Ties children and memories directly to the nets they take their inputs from and give their
//! outputs to.
//!
//! The elaborator gives every port of a child a net of its own, tied by an `assign`. By hand one
//! writes `.enable (ready)`. A net that only stands between a port and another net goes away here;
//! the design computes the same.

use crate::netlist::ir::{Design, Dir, Driver, DriverKind, Expr, ExprKind, Module, NetId};

use super::super::check::reads;

/// How often each net of a module is read: by logic, state, children, properties, the outside.
pub(super) fn readers(design: &Design, module: &Module) -> Vec<u32> {
    let mut count = vec![0u32; module.nets.len()];
    let mut read = |net: NetId| count[net.index()] += 1;
    for driver in &module.drivers {
        reads(&driver.kind, &mut read);
    }
    for register in &module.registers {
        read(register.d);
        register.enable.into_iter().for_each(&mut read);
    }
    for memory in &module.memories {
        read(memory.read_addr);
        memory.read_enable.into_iter().for_each(&mut read);
        if let Some(port) = &memory.write {
            [port.addr, port.data, port.enable].into_iter().for_each(&mut read);
        }
    }
    for instance in &module.instances {
        let ports = &design.module(instance.module).ports;
        for (port, &net) in ports.iter().zip(&instance.connections) {
            if port.dir == Dir::In {
                read(net);
            }
        }
    }
    module.properties.iter().for_each(|property| read(property.holds));
    module.ports.iter().filter(|port| port.dir == Dir::Out).for_each(|port| read(port.net));
    module.clk.into_iter().chain(module.rst).for_each(&mut read);
    count
}

/// The net that an `assign` copies.
fn copied(driver: &Driver) -> Option<NetId> {
    match &driver.kind {
        DriverKind::Assign(Expr { kind: ExprKind::Net(source), .. }) => Some(*source),
        _ => None,
    }
}

/// The module with direct ties.
pub(super) fn direct(design: &Design, module: Module) -> Module {
    let mut module = module;
    let readers = readers(design, &module);
    let mut is_port = vec![false; module.nets.len()];
    module.ports.iter().for_each(|port| is_port[port.net.index()] = true);
    // For each net, the driver that makes it a copy, and the one that is its only reader.
    let mut copy = vec![None; module.nets.len()];
    let mut onward = vec![None; module.nets.len()];
    for (at, driver) in module.drivers.iter().enumerate() {
        if let Some(source) = copied(driver) {
            copy[driver.target.index()] = Some((at, source));
            onward[source.index()] = Some((at, driver.target));
        }
    }
    let mut gone = vec![false; module.drivers.len()];
    let mut source_of = |net: &mut NetId| {
        while !is_port[net.index()]
            && readers[net.index()] == 1
            && let Some((at, source)) = copy[net.index()]
        {
            gone[at] = true;
            *net = source;
        }
    };
    for memory in &mut module.memories {
        source_of(&mut memory.read_addr);
        memory.read_enable.iter_mut().for_each(&mut source_of);
        if let Some(port) = &mut memory.write {
            [&mut port.addr, &mut port.data, &mut port.enable].into_iter().for_each(&mut source_of);
        }
    }
    for instance in &mut module.instances {
        let ports = &design.module(instance.module).ports;
        for (port, net) in ports.iter().zip(&mut instance.connections) {
            if port.dir == Dir::In {
                source_of(net);
            }
        }
    }
    for instance in &mut module.instances {
        let ports = &design.module(instance.module).ports;
        for (port, net) in ports.iter().zip(&mut instance.connections) {
            if port.dir == Dir::Out
                && !is_port[net.index()]
                && readers[net.index()] == 1
                && let Some((at, target)) = onward[net.index()]
                && !gone[at]
            {
                gone[at] = true;
                *net = target;
            }
        }
    }
    let mut at = 0;
    module.drivers.retain(|_| {
        at += 1;
        !gone[at - 1]
    });
    module
}
