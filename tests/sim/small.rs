//! Small hand-made modules.

use ctxnic::netlist::ir::{
    BinaryOp, Design, Dir, Driver, DriverKind, EnumType, Expr, ExprKind, Instance, Memory, Module,
    ModuleId, NetId, NetType, Port, ReadDuringWrite, Register, Stmt, UnaryOp, WritePort,
};
use ctxnic::netlist::value::Value;

/// A module with clock and reset.
pub fn sequential(name: &str) -> Module {
    let mut module = Module { name: name.into(), block: name.into(), ..Module::default() };
    module.clk = Some(input(&mut module, "clk", 1));
    module.rst = Some(input(&mut module, "rst", 1));
    module
}

pub fn input(module: &mut Module, name: &str, width: u32) -> NetId {
    let net = module.add_net(name, width);
    module.ports.push(Port { net, dir: Dir::In });
    net
}

pub fn output(module: &mut Module, name: &str, width: u32) -> NetId {
    let net = module.add_net(name, width);
    module.ports.push(Port { net, dir: Dir::Out });
    net
}

pub fn assign(module: &mut Module, target: NetId, expr: Expr) {
    module.drivers.push(Driver { target, kind: DriverKind::Assign(expr) });
}

pub fn wire(module: &mut Module, name: &str, expr: Expr) -> NetId {
    let net = module.add_net(name, expr.width);
    assign(module, net, expr);
    net
}

pub fn register(module: &mut Module, q: NetId, d: NetId, enable: Option<NetId>, init: u64) {
    let init = Value::from_u64(module.net(q).width, init);
    module.registers.push(Register { q, d, enable, init, reset: true });
}

pub fn design(modules: Vec<Module>) -> Design {
    let top = ModuleId::from(modules.len() - 1);
    Design { modules, top }
}

/// Counts while `en`; `wrap` shows the largest value.
pub fn counter(width: u32) -> Module {
    let mut m = sequential("counter");
    m.doc.push("Counts while `en`.".into());
    let en = input(&mut m, "en", 1);
    let count = output(&mut m, "count", width);
    let wrap = output(&mut m, "wrap", 1);
    let count_q = m.add_net("count_q", width);
    let sum = Expr::binary(BinaryOp::Add, Expr::net(&m, count_q), Expr::number(width, 1));
    let count_d = wire(&mut m, "count_d", sum);
    register(&mut m, count_q, count_d, Some(en), 0);
    let q = Expr::net(&m, count_q);
    assign(&mut m, count, q.clone());
    assign(&mut m, wrap, Expr::unary(UnaryOp::All, q));
    m
}

/// Two counters, the second counts the wraps of the first.
pub fn two_counters(width: u32) -> Design {
    let child = counter(width);
    let mut m = sequential("two_counters");
    let (clk, rst) = (m.clk.unwrap(), m.rst.unwrap());
    let en = input(&mut m, "en", 1);
    let low = output(&mut m, "low", width);
    let high = output(&mut m, "high", width);
    let low_wrap = m.add_net("low_wrap", 1);
    let carry = Expr::binary(BinaryOp::And, Expr::net(&m, low_wrap), Expr::net(&m, en));
    let carry = wire(&mut m, "carry", carry);
    let high_wrap = m.add_net("high_wrap", 1);
    let instance =
        |name: &str, connections| Instance { name: name.into(), module: ModuleId(0), connections };
    m.instances.push(instance("counters_0", vec![clk, rst, en, low, low_wrap]));
    m.instances.push(instance("counters_1", vec![clk, rst, carry, high, high_wrap]));
    design(vec![child, m])
}

/// A traffic light: an enumeration, a `case`, a slice assigned, an unused input bit.
pub fn light() -> Design {
    let mut m = sequential("light");
    m.enums.push(EnumType {
        name: "Phase".into(),
        variants: vec!["Red".into(), "Green".into(), "Amber".into()],
        width: 2,
    });
    let phase_ty = NetType::Enum(ctxnic::netlist::ir::EnumId(0));
    let variant =
        |index| Expr { width: 2, kind: ExprKind::Variant(ctxnic::netlist::ir::EnumId(0), index) };
    let go = input(&mut m, "go", 4);
    let lamps = output(&mut m, "lamps", 3);
    let phase_q = m.add_net("phase_q", 2);
    let phase_d = m.add_net("phase_d", 2);
    m.nets[phase_q.index()].ty = phase_ty;
    m.nets[phase_d.index()].ty = phase_ty;
    register(&mut m, phase_q, phase_d, None, 0);
    let selected = Expr::slice(Expr::net(&m, go), 1, 1);
    let phase = Expr::net(&m, phase_q);
    m.drivers.push(Driver {
        target: phase_d,
        kind: DriverKind::Process(vec![
            Stmt::Assign(phase.clone()),
            Stmt::Case {
                sel: phase.clone(),
                arms: vec![
                    (
                        variant(0),
                        vec![
                            Stmt::Comment("wait for the button".into()),
                            Stmt::If {
                                cond: selected,
                                then: vec![Stmt::Assign(variant(1))],
                                otherwise: vec![],
                            },
                        ],
                    ),
                    (variant(1), vec![Stmt::Assign(variant(2))]),
                ],
                default: vec![Stmt::Assign(variant(0))],
            },
        ]),
    });
    let is = |index| Expr::binary(BinaryOp::Eq, phase.clone(), variant(index));
    m.drivers.push(Driver {
        target: lamps,
        kind: DriverKind::Process(vec![
            Stmt::AssignSlice { lo: 0, value: is(0) },
            Stmt::AssignSlice { lo: 1, value: is(1) },
            Stmt::AssignSlice { lo: 2, value: is(2) },
        ]),
    });
    design(vec![m])
}

/// A memory of 5 words with byte enables and a read enable.
pub fn memory() -> Design {
    let mut m = sequential("store");
    let read_addr = input(&mut m, "read_addr", 3);
    let read_en = input(&mut m, "read_en", 1);
    let write_addr = input(&mut m, "write_addr", 3);
    let write_data = input(&mut m, "write_data", 72);
    let write_en = input(&mut m, "write_en", 9);
    let read_data = output(&mut m, "read_data", 72);
    m.memories.push(Memory {
        name: "mem".into(),
        width: 72,
        depth: 5,
        read_during_write: ReadDuringWrite::Old,
        image: None,
        read_addr,
        read_data,
        read_enable: Some(read_en),
        write: Some(WritePort { addr: write_addr, data: write_data, enable: write_en }),
    });
    design(vec![m])
}

/// Expressions that say something else in Verilog when printed carelessly.
pub fn traps() -> Design {
    let mut m = Module { name: "traps".into(), block: "traps".into(), ..Module::default() };
    m.params.push(ctxnic::netlist::ir::Param { name: "STEP".into(), value: Value::from_u64(4, 3) });
    let a = input(&mut m, "a", 4);
    let b = input(&mut m, "b", 4);
    let wide = input(&mut m, "wide", 40);
    let (a, b, wide) = (Expr::net(&m, a), Expr::net(&m, b), Expr::net(&m, wide));
    let step = Expr { width: 4, kind: ExprKind::Param(ctxnic::netlist::ir::ParamId(0)) };
    let sum = Expr::binary(BinaryOp::Add, a.clone(), step);
    let less = Expr::binary(BinaryOp::Sub, a.clone(), b.clone());
    let sar = Expr::binary(BinaryOp::Sar, a.clone(), b.clone());
    let masked = Expr::binary(BinaryOp::And, a.clone(), b.clone());
    let not_a = Expr::unary(UnaryOp::Not, a.clone());
    let at = |width, of: &Expr, at: &Expr| Expr {
        width,
        kind: ExprKind::SliceAt(Box::new(of.clone()), Box::new(at.clone())),
    };
    let one_bit = Expr::slice(b.clone(), 0, 2);
    let outputs = [
        ("sum_equal", Expr::binary(BinaryOp::Eq, sum.clone(), b.clone())),
        ("less_small", Expr::binary(BinaryOp::Lt, less, Expr::number(4, 2))),
        ("never_less", Expr::binary(BinaryOp::Lt, a.clone(), Expr::number(4, 0))),
        ("sum_wide", Expr::resize(sum.clone(), 8)),
        ("sum_top", Expr::slice(sum, 2, 2)),
        ("sar_in_sum", Expr::binary(BinaryOp::Add, sar, b.clone())),
        ("masked_equal", Expr::binary(BinaryOp::Eq, masked, a.clone())),
        ("parity_of_not", Expr::unary(UnaryOp::Xor, not_a)),
        ("signed_less", Expr::binary(BinaryOp::LtS, a.clone(), b.clone())),
        ("sign", Expr { width: 6, kind: ExprKind::SignExtend(Box::new(a.clone())) }),
        ("picked_bit", at(1, &a, &one_bit)),
        ("picked_bits", at(2, &a, &b)),
        ("far_shift", Expr::binary(BinaryOp::Shl, a.clone(), wide)),
    ];
    for (name, expr) in outputs {
        let target = output(&mut m, name, expr.width);
        assign(&mut m, target, expr);
    }
    let target = output(&mut m, "fixed", 2);
    m.drivers.push(Driver {
        target,
        kind: DriverKind::Process(vec![
            Stmt::Assign(Expr::number(2, 1)),
            Stmt::AssignSlice { lo: 1, value: Expr::number(1, 1) },
        ]),
    });
    design(vec![m])
}
