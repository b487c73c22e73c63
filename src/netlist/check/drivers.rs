//! Every net has exactly one driver.

use super::{at, codes};
use crate::diag::Diagnostics;
use crate::netlist::ir::{Design, Dir, Module, NetId};

/// Reports nets without a driver and nets with more than one.
pub(super) fn check(design: &Design, module: &Module, found: &mut Diagnostics) {
    let mut drivers: Vec<Vec<String>> = vec![Vec::new(); module.nets.len()];
    let mut add = |net: NetId, what: String| {
        if let Some(list) = drivers.get_mut(net.index()) {
            list.push(what);
        }
    };
    for port in module.ports.iter().filter(|p| p.dir == Dir::In) {
        add(port.net, "an input port".to_string());
    }
    for driver in &module.drivers {
        add(driver.target, "combinational logic".to_string());
    }
    for register in &module.registers {
        add(register.q, "a register".to_string());
    }
    for memory in &module.memories {
        add(memory.read_data, format!("the memory `{}`", memory.name));
    }
    for instance in &module.instances {
        let child = design.module(instance.module);
        for (port, net) in child.ports.iter().zip(&instance.connections) {
            if port.dir == Dir::Out {
                add(*net, format!("the instance `{}`", instance.name));
            }
        }
    }
    for (net, list) in module.nets.iter().zip(&drivers) {
        match list.as_slice() {
            [] => found.push(at(
                module,
                &net.name,
                codes::UNDRIVEN,
                format!("`{}` has no driver", net.name),
                "assign to it on every path of the kernel, or remove it",
            )),
            [_] => {}
            many => found.push(at(
                module,
                &net.name,
                codes::DOUBLY_DRIVEN,
                format!("`{}` is driven by {}", net.name, many.join(" and by ")),
                "leave one driver",
            )),
        }
    }
}
