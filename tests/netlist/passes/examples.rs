//! A small module before and after each pass, as Verilog would show it; and the pipeline.

use ctxnic::netlist::dump::dump;
use ctxnic::netlist::ir::{
    BinaryOp, Design, Dir, Driver, DriverKind, EnumId, EnumType, Expr, ExprKind, Instance, Module,
    ModuleId, NetId, NetType, Port, Register, Stmt, UnaryOp,
};
use ctxnic::netlist::passes::{named, optimise};
use ctxnic::netlist::value::Value;
use ctxnic::netlist::verilog::write;

use super::law::agree;

/// A module under construction.
struct Maker(Module);

impl Maker {
    fn new(name: &str) -> Self {
        let mut maker = Self(Module { name: name.into(), block: name.into(), ..Module::default() });
        let clk = maker.port("clk", 1, Dir::In);
        let rst = maker.port("rst", 1, Dir::In);
        maker.0.clk = Some(clk);
        maker.0.rst = Some(rst);
        maker
    }

    fn port(&mut self, name: &str, width: u32, dir: Dir) -> NetId {
        let net = self.0.add_net(name, width);
        self.0.ports.push(Port { net, dir });
        net
    }

    fn input(&mut self, name: &str, width: u32) -> Expr {
        let net = self.port(name, width, Dir::In);
        Expr::net(&self.0, net)
    }

    fn drive(&mut self, target: NetId, kind: DriverKind) -> Expr {
        self.0.drivers.push(Driver { target, kind });
        Expr::net(&self.0, target)
    }

    fn wire(&mut self, name: &str, value: Expr) -> Expr {
        let net = self.0.add_net(name, value.width);
        self.drive(net, DriverKind::Assign(value))
    }

    fn output(&mut self, name: &str, value: Expr) -> NetId {
        let net = self.port(name, value.width, Dir::Out);
        self.drive(net, DriverKind::Assign(value));
        net
    }

    fn process(&mut self, name: &str, width: u32, body: Vec<Stmt>) {
        let net = self.port(name, width, Dir::Out);
        self.drive(net, DriverKind::Process(body));
    }

    fn register(&mut self, name: &str, width: u32, init: u64) -> Expr {
        let q = self.0.add_net(format!("{name}_q"), width);
        let d = self.0.add_net(format!("{name}_d"), width);
        let init = Value::from_u64(width, init);
        self.0.registers.push(Register { q, d, enable: None, init, reset: true });
        Expr::net(&self.0, q)
    }

    /// The next value of a register made before.
    fn next(&mut self, name: &str, value: Expr) {
        let d = self.0.nets.iter().position(|net| net.name == format!("{name}_d")).unwrap();
        self.drive(NetId::from(d), DriverKind::Assign(value));
    }

    fn done(self) -> Design {
        Design { modules: vec![self.0], top: ModuleId(0) }
    }
}

fn bin(op: BinaryOp, a: &Expr, b: &Expr) -> Expr {
    Expr::binary(op, a.clone(), b.clone())
}

fn is(a: &Expr, value: u64) -> Expr {
    Expr::binary(BinaryOp::Eq, a.clone(), Expr::number(a.width, value))
}

fn when(cond: Expr, then: &Expr) -> Stmt {
    Stmt::If { cond, then: vec![Stmt::Assign(then.clone())], otherwise: Vec::new() }
}

/// Snapshots the dump before and after, and the Verilog after; behaviour is the same.
fn shows(pass: &str, design: &Design) {
    let mut after = design.clone();
    match named(pass) {
        Some(pass) => (pass.run)(&mut after),
        None => optimise(&mut after),
    }
    agree(design, &after, 5, 200).unwrap();
    let text: String = write(&after).into_iter().map(|file| file.text).collect();
    let shown = format!(
        "{}\n=== after {pass} ===\n{}\n=== printed ===\n{text}",
        dump(design),
        dump(&after)
    );
    insta::assert_snapshot!(format!("pass_{pass}"), shown);
}

fn fields() -> Design {
    let mut m = Maker::new("fields");
    let (a, b, c) = (m.input("a", 8), m.input("b", 4), m.input("c", 16));
    let zero = m.wire("zero", bin(BinaryOp::Sub, &a, &a));
    m.output("same", bin(BinaryOp::Eq, &c, &c));
    m.output("sum", bin(BinaryOp::Add, &a, &zero));
    let four = Expr::number(4, 4);
    let wide = Expr::resize(a.clone(), 12);
    let up = bin(BinaryOp::Shl, &wide, &four);
    m.output("joined", bin(BinaryOp::Or, &up, &Expr::resize(b.clone(), 12)));
    let (up, down) =
        (bin(BinaryOp::Shl, &c, &Expr::number(4, 8)), bin(BinaryOp::Shr, &c, &Expr::number(4, 8)));
    m.output("swapped", bin(BinaryOp::Or, &up, &down));
    let long = Expr::resize(b, 9);
    m.output("decided", bin(BinaryOp::Lt, &long, &Expr::number(9, 16)));
    m.output("shorter", bin(BinaryOp::Lt, &long, &Expr::number(9, 9)));
    m.output("differs", Expr::unary(UnaryOp::Not, is(&a, 3)));
    m.output("masked", bin(BinaryOp::And, &c, &Expr::number(16, 0xff0)));
    m.done()
}

fn widths() -> Design {
    let mut m = Maker::new("widths");
    let (a, b) = (m.input("a", 4), m.input("b", 4));
    let count = m.register("count", 16, 3);
    let (long_a, long_b) = (Expr::resize(a, 16), Expr::resize(b, 16));
    m.next("count", bin(BinaryOp::Add, &long_a, &long_b));
    let own = m.register("own", 8, 0);
    m.next("own", bin(BinaryOp::Add, &own, &Expr::number(8, 1)));
    m.output("total", bin(BinaryOp::Add, &count, &long_a));
    m.output("less", bin(BinaryOp::LtS, &count, &long_b));
    m.output("turns", own);
    m.done()
}

fn states() -> Design {
    let mut m = Maker::new("states");
    m.0.enums.push(EnumType {
        name: "Phase".into(),
        variants: vec!["Idle".into(), "Run".into(), "Stop".into()],
        width: 2,
    });
    let go = m.input("go", 1);
    let phase = m.register("phase", 2, 0);
    let ExprKind::Net(q) = phase.kind else { panic!("a register is a net") };
    m.0.nets[q.index()].ty = NetType::Enum(EnumId(0));
    let next = Expr::mux(is(&phase, 0), Expr::number(2, 1), Expr::number(2, 0));
    m.next("phase", Expr::mux(go, next, phase.clone()));
    m.output("running", is(&phase, 1));
    m.output("unknown", is(&phase, 3));
    m.done()
}

fn choices() -> Design {
    let mut m = Maker::new("choices");
    let (sel, a, b) = (m.input("sel", 3), m.input("a", 8), m.input("b", 8));
    let (en, hard) = (m.input("en", 1), m.input("hard", 1));
    let chain = Expr::mux(is(&sel, 2), bin(BinaryOp::Add, &a, &b), a.clone());
    let chain = Expr::mux(is(&sel, 1), b.clone(), chain);
    m.output("chained", Expr::mux(is(&sel, 0), a.clone(), chain));
    let runs = (1..5).map(|at| when(is(&sel, at), &Expr::number(8, at * 3)));
    let body = std::iter::once(Stmt::Assign(a.clone())).chain(runs).collect();
    m.process("picked", 8, body);
    let inner =
        Stmt::If { cond: hard.clone(), then: vec![Stmt::Assign(b.clone())], otherwise: vec![] };
    let outer = Stmt::If { cond: en.clone(), then: vec![inner], otherwise: vec![] };
    let sum = bin(BinaryOp::Add, &bin(BinaryOp::Sub, &a, &b), &Expr::number(8, 1));
    m.process("nested", 8, vec![Stmt::Assign(sum), outer]);
    let bit = |value| vec![Stmt::Assign(Expr::number(1, value))];
    let not_en = Expr::unary(UnaryOp::Not, en.clone());
    m.process("flag", 1, vec![Stmt::If { cond: not_en, then: bit(0), otherwise: bit(1) }]);
    let part = Stmt::AssignSlice { lo: 0, value: Expr::slice(b.clone(), 4, 4) };
    let left = vec![Stmt::Assign(a.clone()), part.clone()];
    let right = vec![Stmt::Assign(bin(BinaryOp::Xor, &a, &b)), part];
    m.process(
        "tail",
        8,
        vec![Stmt::Assign(b), Stmt::If { cond: en, then: left, otherwise: right }],
    );
    m.done()
}

fn unread() -> Design {
    let mut m = Maker::new("unread");
    let a = m.input("a", 4);
    let lost = m.register("lost", 4, 0);
    m.next("lost", bin(BinaryOp::Add, &lost, &a));
    let kept = m.register("kept", 4, 1);
    m.next("kept", a.clone());
    m.wire("spare", bin(BinaryOp::Mul, &a, &a));
    m.output("y", kept);
    m.done()
}

/// Three children: two equal, one with another initial value.
fn family() -> Design {
    let child = |name: &str, init: u64| {
        let mut m = Maker::new(name);
        let d = m.input("d", 4);
        let hold = m.register("hold", 4, init);
        m.next("hold", d);
        m.output("q", hold);
        m.0
    };
    let mut top = Maker::new("family");
    let d = top.port("d", 4, Dir::In);
    for (at, name) in ["left", "right", "other"].into_iter().enumerate() {
        let q = top.port(name, 4, Dir::Out);
        let connections = vec![NetId(0), NetId(1), d, q];
        let instance =
            Instance { name: format!("u_{name}"), module: ModuleId::from(at), connections };
        top.0.instances.push(instance);
    }
    let modules =
        vec![child("family_left", 1), child("family_right", 1), child("family_other", 2), top.0];
    Design { modules, top: ModuleId(3) }
}

/// The example of each pass, by its name.
pub fn example(pass: &str) -> Design {
    match pass {
        "fold" => fields(),
        "narrow" => widths(),
        "enums" => states(),
        "shape" => choices(),
        "dead" => unread(),
        "share" => family(),
        other => panic!("{other} has no example"),
    }
}

#[test]
fn examples_before_and_after() {
    for pass in ctxnic::netlist::passes::ALL {
        shows(pass.name, &example(pass.name));
    }
}

#[test]
fn an_example_of_all_passes() {
    shows("all", &fields());
}
