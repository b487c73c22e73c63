//! `verify` finds every broken invariant: a sound design is changed in one place at a time.

use ctxnic::netlist::check::verify;
use ctxnic::netlist::ir::{
    BinaryOp, Design, Dir, DriverKind, EnumId, Expr, ExprKind, Memory, Module, ModuleId, NetId,
    NetType, ParamId, Port, ReadDuringWrite, Register, Stmt, UnaryOp,
};
use ctxnic::netlist::value::Value;

use crate::built::{Built, bin, choose, lit, register, set, sig, when};
use rust_hdl::core::ast::VerilogOp as Op;

/// A child with a register, an enum, a constant and a case; a parent with two of them.
fn sound() -> Design {
    let child = Built::new(
        "in clock clock, in x 4, in st State, out y 4, out z 8, local t 4, const k 4 = 9",
        vec![
            set("r$clock", sig("clock")),
            set("r$d", bin(sig("x"), Op::Add, lit(1))),
            set("t", lit(0)),
            when(bin(sig("x"), Op::Gt, sig("k")), vec![set("t", sig("x"))], vec![]),
            choose(
                sig("st"),
                vec![("State$Idle", vec![set("z", lit(3))]), ("default", vec![set("z", lit(4))])],
            ),
            set("y", bin(sig("r$q"), Op::BitXor, sig("t"))),
        ],
    )
    .with_child("r", register(4));
    let parent = Built::new(
        "in clock clock, in x 4, in st State, out y 4",
        vec![
            set("c$clock", sig("clock")),
            set("c$x", sig("x")),
            set("c$st", sig("st")),
            set("y", sig("c$y")),
        ],
    )
    .with_child("c", child);
    parent.elaborate().unwrap()
}

fn net(module: &Module, name: &str) -> NetId {
    module.nets.iter().position(|n| n.name == name).unwrap().into()
}

fn process<'a>(module: &'a mut Module, name: &str) -> &'a mut Vec<Stmt> {
    let target = net(module, name);
    let driver = module.drivers.iter_mut().find(|d| d.target == target).unwrap();
    match &mut driver.kind {
        DriverKind::Process(block) => block,
        DriverKind::Assign(_) => panic!("{name} is no process"),
    }
}

fn assign(module: &mut Module, name: &str, value: Expr) {
    let target = net(module, name);
    module.drivers.iter_mut().find(|d| d.target == target).unwrap().kind =
        DriverKind::Assign(value);
}

fn memory(child: &Module) -> Memory {
    Memory {
        name: "store".into(),
        width: 4,
        depth: 2,
        read_during_write: ReadDuringWrite::Old,
        image: Some(vec![Value::zero(4), Value::ones(4)]),
        read_addr: net(child, "x"),
        read_data: net(child, "r_q"),
        read_enable: None,
        write: None,
    }
}

/// Replaces the register of the child by a memory.
fn with_memory(design: &mut Design, change: impl FnOnce(&mut Memory, &Module)) {
    let mut memory = memory(&design.modules[0]);
    change(&mut memory, &design.modules[0]);
    design.modules[0].registers.clear();
    design.modules[0].memories.push(memory);
}

type Mutant = (&'static str, &'static str, Box<dyn Fn(&mut Design)>);

/// A mutation of the child: title, code, change.
fn child(
    title: &'static str,
    code: &'static str,
    change: impl Fn(&mut Module) + 'static,
) -> Mutant {
    (title, code, Box::new(move |d: &mut Design| change(&mut d.modules[0])))
}

fn binary(op: BinaryOp, left: Expr, right: Expr, width: u32) -> Expr {
    Expr { width, kind: ExprKind::Binary(op, Box::new(left), Box::new(right)) }
}

#[allow(clippy::too_many_lines, reason = "a table")]
fn mutants() -> Vec<Mutant> {
    let n = Expr::number;
    let boxed = |w, v| Box::new(Expr::number(w, v));
    let value = |title: &'static str, code: &'static str, e: Expr| {
        child(title, code, move |m| assign(m, "y", e.clone()))
    };
    let kind = |width, kind| Expr { width, kind };
    vec![
        // Structure.
        ("top of nothing", "H030", Box::new(|d| d.top = ModuleId(7))),
        (
            "a child after its parent",
            "H030",
            Box::new(|d| d.modules[1].instances[0].module = ModuleId(1)),
        ),
        (
            "a connection missing",
            "H030",
            Box::new(|d| {
                d.modules[1].instances[0].connections.pop();
            }),
        ),
        (
            "a connection to nothing",
            "H030",
            Box::new(|d| d.modules[1].instances[0].connections[3] = NetId(99)),
        ),
        (
            "a child on another clock",
            "H030",
            Box::new(|d| {
                let x = net(&d.modules[1], "x");
                d.modules[1].instances[0].connections[0] = x;
            }),
        ),
        ("two modules of one name", "H030", Box::new(|d| d.modules[1].name = "DUT_c".into())),
        ("an illegal module name", "H030", Box::new(|d| d.modules[1].name = "end".into())),
        child("an illegal net name", "H030", |m| m.nets[3].name = "a$b".into()),
        child("two nets of one name", "H030", |m| m.nets[3].name = m.nets[2].name.clone()),
        child("a net without bits", "H030", |m| m.nets[2].width = 0),
        child("an enum net of another width", "H030", |m| {
            let st = net(m, "st");
            m.nets[st.index()].width = 3;
        }),
        child("a net of an unknown enum", "H030", |m| m.nets[2].ty = NetType::Enum(EnumId(4))),
        child("an enum too narrow", "H030", |m| {
            m.enums[0].variants.extend(["A".into(), "B".into()]);
        }),
        child("a port without a net", "H030", |m| {
            m.ports.push(Port { net: NetId(80), dir: Dir::In });
        }),
        child("only a clock", "H030", |m| m.rst = None),
        child("clock and reset not first", "H030", |m| m.ports.swap(0, 2)),
        child("a register without a clock", "H030", |m| {
            m.clk = None;
            m.rst = None;
            m.ports.drain(..2);
        }),
        child("a register without its net", "H030", |m| m.registers[0].d = NetId(50)),
        child("a driver without a target", "H030", |m| m.drivers[0].target = NetId(50)),
        value("an unknown net", "H030", kind(4, ExprKind::Net(NetId(70)))),
        value("an unknown constant", "H030", kind(4, ExprKind::Param(ParamId(7)))),
        value("an unknown enum", "H030", kind(4, ExprKind::Variant(EnumId(7), 0))),
        value("an unknown variant", "H030", kind(2, ExprKind::Variant(EnumId(0), 3))),
        value("an empty concatenation", "H030", kind(4, ExprKind::Concat(vec![]))),
        value("an expression without bits", "H030", kind(0, ExprKind::Concat(vec![n(4, 0)]))),
        value(
            "an expression nested too deep",
            "H030",
            (0..3_000).fold(n(4, 0), |e, _| Expr::unary(UnaryOp::Not, e)),
        ),
        child("a pattern that is a net", "H030", |m| {
            let st = Expr::net(m, net(m, "st"));
            let Stmt::Case { arms, .. } = &mut process(m, "z")[0] else { panic!("a case") };
            arms[0].0 = st;
        }),
        child("two equal patterns", "H030", |m| {
            let Stmt::Case { arms, .. } = &mut process(m, "z")[0] else { panic!("a case") };
            arms.push((Expr::number(2, 0), vec![]));
        }),
        ("a memory of one word", "H030", Box::new(|d| with_memory(d, |m, _| m.depth = 1))),
        ("an image too short", "H030", Box::new(|d| with_memory(d, |m, _| m.depth = 3))),
        ("a memory nobody fills", "H030", Box::new(|d| with_memory(d, |m, _| m.image = None))),
        (
            "a memory without its net",
            "H030",
            Box::new(|d| with_memory(d, |m, _| m.read_addr = NetId(60))),
        ),
        // Widths.
        (
            "a word of the image too wide",
            "H007",
            Box::new(|d| {
                with_memory(d, |m, _| m.image = Some(vec![Value::zero(4), Value::zero(5)]));
            }),
        ),
        (
            "read data of another width",
            "H007",
            Box::new(|d| {
                with_memory(d, |m, _| {
                    m.width = 5;
                    m.image = Some(vec![Value::zero(5); 2]);
                });
            }),
        ),
        (
            "a wide read enable",
            "H007",
            Box::new(|d| with_memory(d, |m, c| m.read_enable = Some(net(c, "x")))),
        ),
        value("a value too narrow", "H007", n(3, 0)),
        value("a number of another width", "H007", kind(4, ExprKind::Const(Value::zero(5)))),
        value("a constant of another width", "H007", kind(5, ExprKind::Param(ParamId(0)))),
        value("a state of another width", "H007", kind(4, ExprKind::Variant(EnumId(0), 0))),
        value("a net of another width", "H007", kind(4, ExprKind::Net(NetId(0)))),
        value(
            "a complement of another width",
            "H007",
            kind(4, ExprKind::Unary(UnaryOp::Not, boxed(5, 0))),
        ),
        value("a wide reduction", "H007", kind(4, ExprKind::Unary(UnaryOp::Any, boxed(4, 0)))),
        value("unequal operands", "H007", binary(BinaryOp::Add, n(4, 0), n(5, 0), 4)),
        value(
            "a sum with its carry",
            "H007",
            Expr::slice(binary(BinaryOp::Add, n(4, 0), n(4, 0), 5), 0, 4),
        ),
        value("a comparison of 4 bits", "H007", binary(BinaryOp::Eq, n(4, 0), n(4, 0), 4)),
        value("a shift of another width", "H007", binary(BinaryOp::Shl, n(5, 0), n(2, 0), 4)),
        value("a choice by 2 bits", "H007", Expr::mux(n(2, 0), n(4, 0), n(4, 0))),
        value("a choice between widths", "H007", Expr::mux(n(1, 0), n(4, 0), n(5, 0))),
        value("a slice beyond the end", "H007", kind(4, ExprKind::Slice(boxed(8, 0), 5))),
        value(
            "a slice far beyond the end",
            "H007",
            kind(4, ExprKind::Slice(boxed(8, 0), u32::MAX)),
        ),
        value(
            "more bits than there are",
            "H007",
            kind(4, ExprKind::SliceAt(boxed(3, 0), boxed(1, 0))),
        ),
        value("an extension that cuts", "H007", kind(4, ExprKind::ZeroExtend(boxed(5, 0)))),
        value("an extension to the same", "H007", kind(4, ExprKind::SignExtend(boxed(4, 0)))),
        value(
            "a concatenation of another width",
            "H007",
            kind(4, ExprKind::Concat(vec![n(2, 0), n(3, 0)])),
        ),
        child("a condition of 4 bits", "H007", |m| {
            let Stmt::If { cond, .. } = &mut process(m, "t")[1] else { panic!("an if") };
            *cond = Expr::number(4, 1);
        }),
        child("a pattern of another width", "H007", |m| {
            let Stmt::Case { arms, .. } = &mut process(m, "z")[0] else { panic!("a case") };
            arms[0].0 = Expr::number(3, 0);
        }),
        child("an assigned value too wide", "H007", |m| {
            process(m, "t")[0] = Stmt::Assign(Expr::number(5, 0));
        }),
        child("a part beyond the end", "H007", |m| {
            process(m, "t").push(Stmt::AssignSlice { lo: 3, value: Expr::number(2, 0) });
        }),
        child("a next value of another width", "H007", |m| m.registers[0].d = net(m, "z")),
        child("an initial value of another width", "H007", |m| {
            m.registers[0].init = Value::zero(3);
        }),
        child("an enable of 4 bits", "H007", |m| m.registers[0].enable = Some(net(m, "x"))),
        (
            "a connection of another width",
            "H007",
            Box::new(|d| {
                let st = net(&d.modules[1], "st");
                d.modules[1].instances[0].connections[2] = st;
            }),
        ),
        // Drivers, latches, order, loops.
        child("a net without a driver", "H001", |m| {
            m.add_net("lonely", 1);
        }),
        child("a net driven twice", "H002", |m| {
            let first = m.drivers[0].clone();
            m.drivers.push(first);
        }),
        child("a register that drives an input", "H002", |m| {
            let (x, d) = (net(m, "x"), net(m, "r_d"));
            m.registers.push(Register { q: x, d, enable: None, init: Value::zero(4), reset: true });
        }),
        child("a default removed", "H003", |m| {
            process(m, "t").remove(0);
        }),
        child("a default arm emptied", "H003", |m| {
            let Stmt::Case { default, .. } = &mut process(m, "z")[0] else { panic!("a case") };
            default.clear();
        }),
        child("a process that reads its target", "H004", |m| {
            let t = Expr::net(m, net(m, "t"));
            process(m, "t")[0] = Stmt::Assign(t);
        }),
        child("a loop of two nets", "H005", |m| {
            let y = Expr::net(m, net(m, "y"));
            process(m, "t")[0] = Stmt::Assign(y);
        }),
        (
            "a loop through a child",
            "H005",
            Box::new(|d| {
                let top = &mut d.modules[1];
                let y = Expr::net(top, net(top, "y"));
                assign(top, "c_x", y);
            }),
        ),
    ]
}

#[test]
fn every_broken_invariant_is_found() {
    verify(&sound()).unwrap();
    for (title, code, change) in mutants() {
        let mut design = sound();
        change(&mut design);
        let found = match verify(&design) {
            Ok(()) => panic!("{title}: not found"),
            Err(found) => found,
        };
        assert!(found.list.iter().any(|d| d.code == code), "{title}: {code} expected\n{found}");
        assert!(found.list.iter().all(|d| d.help.is_some()), "{title}");
    }
}

#[test]
fn a_memory_in_place_of_the_register_is_sound() {
    let mut design = sound();
    with_memory(&mut design, |_, _| {});
    verify(&design).unwrap();
}

#[test]
fn a_case_over_all_codes_needs_no_default() {
    let mut design = sound();
    let module = &mut design.modules[0];
    let arm = |v| (Expr::number(2, v), vec![Stmt::Assign(Expr::number(8, v))]);
    let Stmt::Case { arms, default, .. } = &mut process(module, "z")[0] else { panic!("a case") };
    *arms = (0..4).map(arm).collect();
    default.clear();
    verify(&design).unwrap();
}

#[test]
fn a_path_through_a_register_of_a_child_is_no_loop() {
    let mut design = sound();
    // Without the combinational path x -> t -> y the way back leads through the register only.
    let module = &mut design.modules[0];
    let q = Expr::net(module, net(module, "r_q"));
    assign(module, "y", q);
    let top = &mut design.modules[1];
    let y = Expr::net(top, net(top, "y"));
    assign(top, "c_x", y);
    verify(&design).unwrap();
}
