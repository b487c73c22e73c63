//! A small design with one of everything the lanes have to carry: a child, registers with reset,
//! with enable, without reset, a memory with byte enables, a 512-bit port, a process, a multiplexer.

use ctxnic::netlist::ir::{
    BinaryOp, Design, Dir, Driver, DriverKind, Expr, ExprKind, Instance, Memory, Module, ModuleId,
    NetId, Port, ReadDuringWrite, Register, Stmt, UnaryOp, WritePort,
};
use ctxnic::netlist::value::Value;

/// The design; top module `sample`.
pub(crate) fn design() -> Design {
    Design { modules: vec![child(), top()], top: ModuleId(1) }
}

fn port(module: &mut Module, name: &str, width: u32, dir: Dir) -> NetId {
    let net = module.add_net(name, width);
    module.ports.push(Port { net, dir });
    net
}

fn assign(module: &mut Module, target: NetId, expr: Expr) {
    module.drivers.push(Driver { target, kind: DriverKind::Assign(expr) });
}

/// `sum = a + b` and `less = a < b`, in 8 bits.
fn child() -> Module {
    let mut m =
        Module { name: "sample_child".into(), block: "sample.child".into(), ..Module::default() };
    let a = port(&mut m, "a", 8, Dir::In);
    let b = port(&mut m, "b", 8, Dir::In);
    let sum = port(&mut m, "sum", 8, Dir::Out);
    let less = port(&mut m, "less", 1, Dir::Out);
    let binary = |m: &Module, op| Expr::binary(op, Expr::net(m, a), Expr::net(m, b));
    let (add, lt) = (binary(&m, BinaryOp::Add), binary(&m, BinaryOp::Lt));
    assign(&mut m, sum, add);
    assign(&mut m, less, lt);
    m
}

/// The parent.
fn top() -> Module {
    let mut m = Module { name: "sample".into(), block: "sample".into(), ..Module::default() };
    let clk = port(&mut m, "clk", 1, Dir::In);
    let rst = port(&mut m, "rst", 1, Dir::In);
    (m.clk, m.rst) = (Some(clk), Some(rst));
    let a = port(&mut m, "a", 8, Dir::In);
    let b = port(&mut m, "b", 8, Dir::In);
    let sel = port(&mut m, "sel", 1, Dir::In);
    let we = port(&mut m, "we", 2, Dir::In);
    let wide = port(&mut m, "wide", 512, Dir::In);
    let less = port(&mut m, "less", 1, Dir::Out);
    let held = port(&mut m, "held", 8, Dir::Out);
    let count = port(&mut m, "count", 8, Dir::Out);
    let word = port(&mut m, "word", 16, Dir::Out);
    let shifted = port(&mut m, "shifted", 512, Dir::Out);
    let picked = port(&mut m, "picked", 8, Dir::Out);

    let sum = m.add_net("sum", 8);
    let connections = vec![a, b, sum, less];
    m.instances.push(Instance { name: "child".into(), module: ModuleId(0), connections });

    // A register with reset and enable, one with reset only, one without reset.
    let held_d = m.add_net("held_d", 8);
    let expr = Expr::mux(Expr::net(&m, sel), Expr::net(&m, sum), Expr::net(&m, b));
    assign(&mut m, held_d, expr);
    let init = Value::from_u64(8, 0x5a);
    m.registers.push(Register { q: held, d: held_d, enable: Some(sel), init, reset: true });
    let count_d = m.add_net("count_d", 8);
    let one = Expr::binary(BinaryOp::Add, Expr::net(&m, count), Expr::number(8, 1));
    assign(&mut m, count_d, one);
    let init = Value::from_u64(8, 0xfe);
    m.registers.push(Register { q: count, d: count_d, enable: None, init, reset: true });
    let wide_q = m.add_net("wide_q", 512);
    let init = Value::from_u64(512, 3);
    m.registers.push(Register { q: wide_q, d: wide, enable: Some(sel), init, reset: false });
    let expr = Expr::binary(BinaryOp::Shl, Expr::net(&m, wide_q), Expr::net(&m, a));
    assign(&mut m, shifted, expr);

    // A memory of 12 words: its address can point beyond the end.
    let addr = m.add_net("addr", 4);
    let expr = Expr::slice(Expr::net(&m, a), 2, 4);
    assign(&mut m, addr, expr);
    let data = m.add_net("data", 16);
    let kind = ExprKind::Concat(vec![Expr::net(&m, a), Expr::net(&m, b)]);
    assign(&mut m, data, Expr { width: 16, kind });
    m.memories.push(Memory {
        name: "store".into(),
        width: 16,
        depth: 12,
        read_during_write: ReadDuringWrite::Old,
        image: None,
        read_addr: addr,
        read_data: word,
        read_enable: Some(sel),
        write: Some(WritePort { addr, data, enable: we }),
    });

    // A process with a default, a branch and a partial write.
    let kind = DriverKind::Process(vec![
        Stmt::Assign(Expr::net(&m, a)),
        Stmt::If {
            cond: Expr::net(&m, sel),
            then: vec![Stmt::AssignSlice { lo: 2, value: Expr::slice(Expr::net(&m, b), 3, 4) }],
            otherwise: vec![Stmt::Assign(Expr::unary(UnaryOp::Not, Expr::net(&m, b)))],
        },
    ]);
    m.drivers.push(Driver { target: picked, kind });
    m
}
