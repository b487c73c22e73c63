//! How the Verilog is laid out: what shares an `always` block, what is tied directly, where lines
//! break.

use ctxnic::netlist::ir::{
    BinaryOp, Design, Dir, Driver, DriverKind, Expr, Instance, Module, ModuleId, NetId, Param,
    Stmt, UnaryOp,
};
use ctxnic::netlist::value::Value;
use ctxnic::netlist::verilog;

use crate::small::{assign, design, input, output, wire};

fn text(design: &Design) -> String {
    verilog::write(design).pop().unwrap().text
}

fn blocks(m: Module) -> usize {
    text(&design(vec![m])).matches("always @*").count()
}

fn plain(name: &str) -> Module {
    Module { name: name.into(), block: "top".into(), ..Module::default() }
}

/// `if (cond) target = value; else target = 0;`, the `else` as a default before it.
fn chosen(m: &mut Module, target: NetId, cond: Expr, value: Expr) {
    let zero = Expr::number(m.net(target).width, 0);
    let then = vec![Stmt::Assign(value)];
    let kind = DriverKind::Process(vec![
        Stmt::Assign(zero),
        Stmt::If { cond, then, otherwise: Vec::new() },
    ]);
    m.drivers.push(Driver { target, kind });
}

/// Two outputs chosen by the same input, the second with a value that `second` makes.
fn pair(second: impl Fn(&Module, NetId, NetId) -> Expr, negate: bool) -> Module {
    let mut m = plain("pair");
    let go = input(&mut m, "go", 1);
    let x = input(&mut m, "x", 4);
    let (a, b) = (output(&mut m, "a", 4), output(&mut m, "b", 4));
    let (go, value) = (Expr::net(&m, go), Expr::net(&m, x));
    chosen(&mut m, a, go.clone(), value);
    let value = second(&m, a, x);
    let go = if negate { Expr::unary(UnaryOp::Not, go) } else { go };
    chosen(&mut m, b, go, value);
    m
}

#[test]
fn the_same_decision_is_printed_once() {
    let m = pair(|m, _, x| Expr::unary(UnaryOp::Not, Expr::net(m, x)), false);
    let text = text(&design(vec![m.clone()]));
    assert!(
        text.contains("        if (go) begin\n            a = x;\n            b = ~x;\n"),
        "{text}"
    );
    assert_eq!(blocks(m), 1);
}

#[test]
fn both_sides_of_a_decision_meet() {
    let m = pair(|m, _, x| Expr::unary(UnaryOp::Not, Expr::net(m, x)), true);
    let text = text(&design(vec![m]));
    let wanted =
        "        if (go) begin\n            a = x;\n        end else begin\n            b = ~x;\n";
    assert!(text.contains(wanted), "{text}");
}

#[test]
fn what_depends_on_the_other_stays_apart() {
    // At once, and through an `assign`.
    assert_eq!(blocks(pair(|m, a, _| Expr::net(m, a), false)), 2);
    let mut m = plain("through");
    let go = input(&mut m, "go", 1);
    let (a, b) = (output(&mut m, "a", 1), output(&mut m, "b", 1));
    let go = Expr::net(&m, go);
    chosen(&mut m, a, go.clone(), Expr::number(1, 1));
    let not_a = Expr::unary(UnaryOp::Not, Expr::net(&m, a));
    let between = wire(&mut m, "between", not_a);
    let value = Expr::net(&m, between);
    chosen(&mut m, b, go, value);
    assert_eq!(blocks(m), 2);
}

#[test]
fn no_two_blocks_feed_each_other() {
    // a follows c, and d follows b: {a, b} and {c, d} as blocks would form a ring.
    let mut m = plain("ring");
    let (go, on) = (input(&mut m, "go", 1), input(&mut m, "on", 1));
    let nets: Vec<NetId> = ["a", "b", "c", "d"].iter().map(|n| output(&mut m, n, 1)).collect();
    let (go, on) = (Expr::net(&m, go), Expr::net(&m, on));
    let (b, c) = (Expr::net(&m, nets[1]), Expr::net(&m, nets[2]));
    let one = Expr::number(1, 1);
    chosen(&mut m, nets[0], go.clone(), c);
    chosen(&mut m, nets[1], go, one.clone());
    chosen(&mut m, nets[2], on.clone(), one);
    chosen(&mut m, nets[3], on, b);
    assert_eq!(blocks(m), 3);
}

#[test]
fn a_net_between_two_ports_is_not_printed() {
    let mut child = plain("child");
    let x = input(&mut child, "x", 4);
    let y = output(&mut child, "y", 4);
    let value = Expr::unary(UnaryOp::Not, Expr::net(&child, x));
    assign(&mut child, y, value);
    let mut m = plain("parent");
    let (into, out) = (input(&mut m, "into", 4), output(&mut m, "out", 4));
    let source = Expr::net(&m, into);
    let first_x = wire(&mut m, "first_x", source);
    let first_y = m.add_net("first_y", 4);
    let source = Expr::net(&m, first_y);
    let second_x = wire(&mut m, "second_x", source);
    let second_y = m.add_net("second_y", 4);
    let result = Expr::net(&m, second_y);
    assign(&mut m, out, result);
    for (name, connections) in [("first", [first_x, first_y]), ("second", [second_x, second_y])] {
        let connections = connections.to_vec();
        m.instances.push(Instance { name: name.into(), module: ModuleId(0), connections });
    }
    let text = text(&design(vec![child, m]));
    assert!(!text.contains("assign"), "{text}");
    for tie in [".x (into)", ".y (first_y)", ".x (first_y)", ".y (out)"] {
        assert!(text.contains(tie), "{tie}: {text}");
    }
}

#[test]
fn long_lines_break_before_an_operator() {
    let mut m = plain("long");
    let names: Vec<String> = (0..9).map(|n| format!("a_rather_long_name_{n}")).collect();
    let inputs: Vec<NetId> = names.iter().map(|name| input(&mut m, name, 8)).collect();
    let sum = inputs.iter().map(|&net| Expr::net(&m, net));
    let sum = sum.reduce(|a, b| Expr::binary(BinaryOp::Add, a, b)).unwrap();
    let small = inputs
        .iter()
        .map(|&net| Expr::binary(BinaryOp::Lt, Expr::net(&m, net), Expr::number(8, 9)));
    let all = small.reduce(|a, b| Expr::binary(BinaryOp::And, a, b)).unwrap();
    let total = output(&mut m, "total", 8);
    let small = output(&mut m, "small", 1);
    let picked = output(&mut m, "picked", 8);
    assign(&mut m, total, sum);
    assign(&mut m, small, all.clone());
    let value = Expr::net(&m, inputs[0]);
    chosen(&mut m, picked, all, value);
    let text = text(&design(vec![m]));
    assert!(text.lines().all(|line| line.len() <= 100), "{text}");
    assert!(text.contains("\n                 + a_rather_long_name_8;\n"), "{text}");
    assert!(text.contains("\n         && a_rather_long_name_8 < 8'd9) begin\n"), "{text}");
}

#[test]
fn constants_stand_in_capitals_unless_that_name_is_taken() {
    let mut m = plain("constants");
    for (name, value) in [("limit", 3), ("size", 5)] {
        m.params.push(Param { name: name.into(), value: Value::from_u64(4, value) });
    }
    let x = input(&mut m, "SIZE", 4);
    let out = output(&mut m, "out", 4);
    let param =
        |at: usize| Expr { width: 4, kind: ctxnic::netlist::ir::ExprKind::Param(at.into()) };
    let value = Expr::binary(BinaryOp::Add, Expr::net(&m, x), param(0));
    let value = Expr::binary(BinaryOp::Add, value, param(1));
    assign(&mut m, out, value);
    let text = text(&design(vec![m]));
    assert!(text.contains("localparam [3:0] LIMIT = 4'd3;"), "{text}");
    assert!(text.contains("localparam [3:0] size  = 4'd5;"), "{text}");
    assert!(text.contains("assign out = SIZE + LIMIT + size;"), "{text}");
}

#[test]
fn only_the_top_and_only_whole_interfaces_get_attributes() {
    let mut child = plain("child");
    let mut m = plain("top");
    for module in [&mut child, &mut m] {
        for (name, width) in [("tdata", 16), ("tvalid", 1), ("tlast", 1)] {
            input(module, &format!("s_axis_{name}"), width);
        }
        // No whole bytes, and a name that the protocol does not know.
        for (name, width) in [("odd_tdata", 15), ("odd_tvalid", 1), ("own_tvalid", 1), ("own_x", 8)]
        {
            input(module, name, width);
        }
    }
    let connections = m.ports.iter().map(|port| port.net).collect();
    m.instances.push(Instance { name: "inner".into(), module: ModuleId(0), connections });
    assert!(m.ports.iter().all(|port| port.dir == Dir::In));
    let files = verilog::write(&design(vec![child, m]));
    assert!(!files[0].text.contains("X_INTERFACE"), "{}", files[0].text);
    assert!(files[0].text.contains("    // s_axis: AXI4-Stream in\n"), "{}", files[0].text);
    assert_eq!(files[1].text.matches("X_INTERFACE_INFO").count(), 3, "{}", files[1].text);
    assert!(files[1].text.contains("TDATA_NUM_BYTES 2"), "{}", files[1].text);
}
