//! Large designs pass in time that grows with their size.

use std::time::Instant;

use ctxnic::netlist::ir::{
    BinaryOp, Design, Dir, Driver, DriverKind, Expr, Instance, Module, ModuleId, NetId, Port,
};
use ctxnic::netlist::passes::{ALL, optimise};

use super::examples::example;

/// Seconds that a design of 4,096 instances may take on a machine with other work, in a build with
/// checks.
const SECONDS_MAX: f64 = 10.0;

/// A chain of instances of two equal modules, each input the output before it plus one.
fn chain(count: usize) -> Design {
    let mut modules = example("share").modules;
    modules.truncate(2);
    let mut top = Module { name: "chain".into(), block: "chain".into(), ..Module::default() };
    let port = |top: &mut Module, name: &str, width, dir| {
        let net = top.add_net(name, width);
        top.ports.push(Port { net, dir });
        net
    };
    top.clk = Some(port(&mut top, "clk", 1, Dir::In));
    top.rst = Some(port(&mut top, "rst", 1, Dir::In));
    let mut last = port(&mut top, "d", 4, Dir::In);
    for at in 0..count {
        let next = top.add_net(format!("w{at}"), 4);
        let sum = Expr::binary(BinaryOp::Add, Expr::net(&top, last), Expr::number(4, 1));
        top.drivers.push(Driver { target: next, kind: DriverKind::Assign(sum) });
        let q = top.add_net(format!("q{at}"), 4);
        let connections = vec![NetId(0), NetId(1), next, q];
        let name = format!("u{at}");
        top.instances.push(Instance { name, module: ModuleId::from(at % 2), connections });
        last = q;
    }
    let out = port(&mut top, "out", 4, Dir::Out);
    let value = Expr::net(&top, last);
    top.drivers.push(Driver { target: out, kind: DriverKind::Assign(value) });
    modules.push(top);
    Design { top: ModuleId(2), modules }
}

/// Constants that come through a long chain of nets, listed against the order of the data.
fn backwards(count: usize) -> Design {
    let mut top = Module { name: "back".into(), block: "back".into(), ..Module::default() };
    let out = top.add_net("out", 8);
    top.ports.push(Port { net: out, dir: Dir::Out });
    let mut target = out;
    for at in 0..count {
        let next = top.add_net(format!("w{at}"), 8);
        let sum = Expr::binary(BinaryOp::Add, Expr::net(&top, next), Expr::number(8, 1));
        top.drivers.push(Driver { target, kind: DriverKind::Assign(sum) });
        target = next;
    }
    top.drivers.push(Driver { target, kind: DriverKind::Assign(Expr::number(8, 0)) });
    Design { modules: vec![top], top: ModuleId(0) }
}

#[test]
fn four_thousand_instances_pass_in_linear_time() {
    let mut design = chain(4096);
    let start = Instant::now();
    optimise(&mut design);
    let seconds = start.elapsed().as_secs_f64();
    assert_eq!(design.modules.len(), 2, "the twins are one");
    assert!(seconds < SECONDS_MAX, "{seconds} s");
}

#[test]
fn a_constant_comes_through_any_number_of_nets() {
    let mut design = backwards(5_000);
    let start = Instant::now();
    optimise(&mut design);
    let seconds = start.elapsed().as_secs_f64();
    let top = design.top();
    assert_eq!((top.nets.len(), top.drivers.len()), (1, 1));
    let expected = Expr::number(8, 5_000 % 256);
    assert_eq!(top.drivers[0].kind, DriverKind::Assign(expected));
    assert!(seconds < SECONDS_MAX, "{seconds} s");
}

#[test]
fn passes_that_find_nothing_change_nothing() {
    let mut design = chain(3);
    optimise(&mut design);
    for pass in ALL {
        let mut again = design.clone();
        (pass.run)(&mut again);
        assert!(again == design, "{}", pass.name);
    }
}
