//! Values of 65 to 600 bits in every engine, against the simulator that keeps single bits: every operator,
//! shifts and slices at variable places, registers with enables, a memory with lanes that is read while
//! it is written, reset in mid-run.

use ctxnic::netlist::ir::{
    BinaryOp, Design, Expr, ExprKind, Memory, Module, NetId, ReadDuringWrite, UnaryOp, WritePort,
};
use ctxnic::sim::EngineKind;
use ctxnic::sim::stimulus::Rng;

use crate::random::compare;
use crate::small::{assign, design, input, output, register, sequential, wire};

const SEED_WIDE: u64 = 0x3_1de0;
const DESIGNS: u64 = 24;
const CYCLES: u64 = 24;

const BINARY: [BinaryOp; 19] = [
    BinaryOp::Add,
    BinaryOp::Sub,
    BinaryOp::Mul,
    BinaryOp::And,
    BinaryOp::Or,
    BinaryOp::Xor,
    BinaryOp::Shl,
    BinaryOp::Shr,
    BinaryOp::Sar,
    BinaryOp::Eq,
    BinaryOp::Ne,
    BinaryOp::Lt,
    BinaryOp::Le,
    BinaryOp::Gt,
    BinaryOp::Ge,
    BinaryOp::LtS,
    BinaryOp::LeS,
    BinaryOp::GtS,
    BinaryOp::GeS,
];

const UNARY: [UnaryOp; 5] = [UnaryOp::Not, UnaryOp::Neg, UnaryOp::All, UnaryOp::Any, UnaryOp::Xor];

fn expr(width: u32, kind: ExprKind) -> Expr {
    Expr { width, kind }
}

/// One output for each operation on `a` and `b`.
fn operations(m: &mut Module, rng: &mut Rng, [a, b, amount, bit]: [NetId; 4]) {
    let net = |m: &Module, id: NetId| Expr::net(m, id);
    let width = m.net(a).width;
    let mut values: Vec<Expr> = Vec::new();
    for op in BINARY {
        let shift = matches!(op, BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar);
        let right = net(m, if shift { amount } else { b });
        values.push(Expr::binary(op, net(m, a), right));
    }
    values.extend(UNARY.map(|op| Expr::unary(op, net(m, a))));
    values.push(Expr::mux(net(m, bit), net(m, a), net(m, b)));
    let lo = u32::try_from(rng.below(u64::from(width - 1))).unwrap();
    let part = 1 + u32::try_from(rng.below(u64::from(width - lo))).unwrap().min(width - lo - 1);
    values.push(Expr::slice(net(m, a), lo, part));
    values.push(expr(part, ExprKind::SliceAt(net(m, a).into(), net(m, amount).into())));
    values.push(expr(width + 77, ExprKind::ZeroExtend(net(m, a).into())));
    values.push(expr(width + 77, ExprKind::SignExtend(net(m, b).into())));
    let parts = vec![net(m, a), net(m, bit), net(m, amount), net(m, b)];
    values.push(expr(2 * width + 1 + m.net(amount).width, ExprKind::Concat(parts)));
    for (index, value) in values.into_iter().enumerate() {
        let y = output(m, &format!("y{index}"), value.width);
        assign(m, y, value);
    }
}

/// A register that is turned and added to, and a memory of wide words.
fn state(m: &mut Module, rng: &mut Rng, [a, b, amount, bit]: [NetId; 4]) {
    let width = m.net(a).width;
    let q = m.add_net("sum_q", width);
    let shifted = Expr::binary(BinaryOp::Shl, Expr::net(m, q), Expr::number(3, 5));
    let sum = Expr::binary(BinaryOp::Add, shifted, Expr::net(m, b));
    let d = wire(m, "sum_d", sum);
    register(m, q, d, Some(bit), 1);
    let lanes = 4;
    let word = (width / lanes) * lanes;
    let data = wire(m, "data", Expr::slice(Expr::net(m, q), 0, word));
    let enable = wire(m, "lanes", Expr::slice(Expr::net(m, a), 3, lanes));
    let write = wire(m, "write_addr", Expr::slice(Expr::net(m, b), 0, 3));
    let read = wire(m, "read_addr", Expr::slice(Expr::net(m, amount), 0, 3));
    let read_data = output(m, "read_data", word);
    m.memories.push(Memory {
        name: "store".into(),
        width: word,
        depth: 5 + u32::try_from(rng.below(3)).unwrap(),
        read_during_write: ReadDuringWrite::Old,
        image: None,
        read_addr: read,
        read_data,
        read_enable: (rng.below(2) == 0).then_some(bit),
        write: Some(WritePort { addr: write, data, enable }),
    });
    let shown = output(m, "sum", width);
    assign(m, shown, Expr::net(m, q));
}

fn wide_design(seed: u64) -> Design {
    let mut rng = Rng::new(seed);
    let corners = [65, 127, 128, 129, 192, 600];
    let width = match usize::try_from(rng.below(12)).unwrap() {
        at if at < corners.len() => corners[at],
        _ => 65 + u32::try_from(rng.below(536)).unwrap(),
    };
    let mut m = sequential("wide");
    let amounts = [7, 10, 70];
    let nets = [
        input(&mut m, "a", width),
        input(&mut m, "b", width),
        input(&mut m, "amount", amounts[usize::try_from(rng.below(3)).unwrap()]),
        input(&mut m, "bit", 1),
    ];
    operations(&mut m, &mut rng, nets);
    state(&mut m, &mut rng, nets);
    design(vec![m])
}

#[test]
fn wide_values_are_the_same_in_all_engines_and_the_naive_one() {
    for seed in SEED_WIDE..SEED_WIDE + DESIGNS {
        let design = wide_design(seed);
        for kind in EngineKind::ALL {
            if let Err(error) = compare(kind, &design, seed, CYCLES) {
                panic!("seed {seed:#x}, {kind:?}: {error}");
            }
        }
    }
}
