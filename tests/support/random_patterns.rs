//! Puts into a random design what passes over the IR look for and chance seldom makes: equal
//! operands, nested choices, states as numbers, high bits that are always 0, logic that nothing
//! reads, twins and near twins of modules.

use ctxnic::netlist::ir::{
    BinaryOp, Design, Dir, Driver, DriverKind, EnumId, Expr, ExprKind, Module, ModuleId, NetId,
    NetType, Port, Register, Stmt, UnaryOp,
};
use ctxnic::netlist::value::Value;
use ctxnic::sim::stimulus::Rng;

/// The design with the patterns in it; the same seed always gives the same one.
pub fn with_patterns(mut design: Design, seed: u64) -> Design {
    let mut rng = Rng::new(seed).fork(7);
    for at in 0..design.modules.len() {
        let mut added = Vec::new();
        let mut maker = Maker { m: &mut design.modules[at], rng: &mut rng, added: &mut added };
        maker.all();
        let widths = added;
        for parent in &mut design.modules[at + 1..] {
            let spare: Vec<usize> = (0..parent.instances.len())
                .filter(|&child| parent.instances[child].module.index() == at)
                .collect();
            for child in spare {
                for (index, &width) in widths.iter().enumerate() {
                    let net = parent.add_net(format!("u{child}_pattern_{index}"), width);
                    parent.instances[child].connections.push(net);
                }
            }
        }
    }
    twins(&mut design, &mut rng);
    design
}

/// A copy of the first module, and one that differs in an initial value; instances are dealt out
/// among the three.
fn twins(design: &mut Design, rng: &mut Rng) {
    if design.modules.len() < 2 {
        return;
    }
    let mut twin = design.modules[0].clone();
    let mut near = twin.clone();
    twin.name.push_str("_twin");
    near.name.push_str("_near");
    for register in &mut near.registers {
        let flipped = !register.init.bit(0);
        register.init.set_bit(0, flipped);
    }
    for instance in design.modules.iter_mut().flat_map(|module| &mut module.instances) {
        let id = match instance.module.index() {
            0 => rng.index(3),
            other => other + 2,
        };
        instance.module = ModuleId::from(id);
    }
    design.modules.splice(0..0, [twin, near]);
    design.top = ModuleId::from(design.top.index() + 2);
}

struct Maker<'a> {
    m: &'a mut Module,
    rng: &'a mut Rng,
    /// Widths of the ports added.
    added: &'a mut Vec<u32>,
}

impl Maker<'_> {
    fn all(&mut self) {
        let (x, y, z) = (self.value(12), self.value(12), self.value(12));
        let same = self.same(&x);
        self.output(same);
        let extended = self.extended(&x);
        self.output(extended);
        let small = self.value(3);
        let chain = self.chain(&small, [&x, &y, &z]);
        self.output(chain);
        self.ifs(&small, [&x, &y, &z]);
        self.states(&x);
        self.low_register(&small, &x);
        self.unread(&y);
        self.constants(&z);
    }

    /// Some value of a width, from what is a port or state: never from logic that is added here.
    fn value(&mut self, width: u32) -> Expr {
        let mut sources: Vec<NetId> = self
            .m
            .ports
            .iter()
            .filter(|port| port.dir == Dir::In && Some(port.net) != self.m.clk)
            .map(|port| port.net)
            .collect();
        sources.extend(self.m.registers.iter().map(|register| register.q));
        let net = *self.rng.pick(&sources).unwrap();
        Expr::resize(Expr::net(self.m, net), width)
    }

    fn wire(&mut self, value: Expr) -> NetId {
        let name = format!("pattern_w{}", self.m.nets.len());
        let net = self.m.add_net(name, value.width);
        self.m.drivers.push(Driver { target: net, kind: DriverKind::Assign(value) });
        net
    }

    fn port(&mut self, width: u32) -> NetId {
        let net = self.m.add_net(format!("pattern_{}", self.m.nets.len()), width);
        self.m.ports.push(Port { net, dir: Dir::Out });
        self.added.push(width);
        net
    }

    fn output(&mut self, value: Expr) {
        let target = self.port(value.width);
        self.m.drivers.push(Driver { target, kind: DriverKind::Assign(value) });
    }

    fn register(&mut self, d: NetId, init: u64) -> NetId {
        let width = self.m.net(d).width;
        let q = self.m.add_net(format!("pattern_q{}", self.m.nets.len()), width);
        let init = Value::from_u64(width, init);
        self.m.registers.push(Register { q, d, enable: None, init, reset: true });
        q
    }

    /// Operators on one value and itself, or its complement.
    fn same(&mut self, x: &Expr) -> Expr {
        let op =
            *self.rng.pick(&[BinaryOp::Sub, BinaryOp::Xor, BinaryOp::And, BinaryOp::Or]).unwrap();
        let other = match self.rng.below(3) {
            0 => Expr::unary(UnaryOp::Not, x.clone()),
            _ => x.clone(),
        };
        let compare =
            *self.rng.pick(&[BinaryOp::Eq, BinaryOp::Lt, BinaryOp::GeS, BinaryOp::Ne]).unwrap();
        let bit = Expr::binary(compare, x.clone(), other.clone());
        let value = Expr::binary(op, x.clone(), other);
        Expr { width: 13, kind: ExprKind::Concat(vec![bit, value]) }
    }

    /// Sums, shifts, fields and comparisons of a value with zeros above.
    fn extended(&mut self, x: &Expr) -> Expr {
        let (a, b) = (Expr::resize(x.clone(), 30), Expr::resize(self.value(5), 30));
        let sum = Expr::binary(BinaryOp::Add, a.clone(), b.clone());
        let by = Expr::number(5, self.rng.below(20));
        let field = Expr::binary(BinaryOp::Or, Expr::binary(BinaryOp::Shl, a.clone(), by), b);
        let mask = Expr::number(30, self.rng.next_u64());
        let masked = Expr::binary(BinaryOp::And, a.clone(), mask);
        let limit = 1 << self.rng.below(14);
        let limit = Expr::number(30, limit - self.rng.below(2));
        let compare =
            *self.rng.pick(&[BinaryOp::Lt, BinaryOp::GtS, BinaryOp::Le, BinaryOp::Eq]).unwrap();
        let bit = Expr::binary(compare, a, limit);
        let shown = *self.rng.pick(&[0u64, 1, 2]).unwrap();
        let value = [sum, field, masked][usize::try_from(shown).unwrap()].clone();
        Expr { width: 31, kind: ExprKind::Concat(vec![bit, value]) }
    }

    fn is(sel: &Expr, value: u64) -> Expr {
        Expr::binary(BinaryOp::Eq, sel.clone(), Expr::number(sel.width, value))
    }

    /// A nested choice by one selector.
    fn chain(&mut self, sel: &Expr, values: [&Expr; 3]) -> Expr {
        let count = self.rng.range(1, 5);
        let start = values[0].clone();
        (0..count).fold(start, |rest, at| {
            let value = values[self.rng.index(3)].clone();
            let cond = match self.rng.below(4) {
                0 => Expr::unary(UnaryOp::Not, Self::is(sel, at)),
                _ => Self::is(sel, at),
            };
            Expr::mux(cond, value, rest)
        })
    }

    /// A default and `if`s on one selector, some with equal parts.
    fn ifs(&mut self, sel: &Expr, values: [&Expr; 3]) {
        let target = self.port(12);
        let mut body = vec![Stmt::Assign(values[0].clone())];
        for at in 0..self.rng.range(1, 6) {
            let cond = match self.rng.below(8) {
                0 => Self::is(sel, 0),
                1 => Expr::unary(UnaryOp::Not, Self::is(sel, at)),
                _ => Self::is(sel, at),
            };
            let first = Stmt::Assign(values[self.rng.index(3)].clone());
            let part = Stmt::AssignSlice { lo: 4, value: Expr::resize(values[1].clone(), 5) };
            let (then, otherwise) = match self.rng.below(5) {
                0 => (vec![first.clone(), part.clone()], vec![first]),
                1 => (vec![part.clone()], vec![Stmt::Assign(values[2].clone()), part]),
                2 => (
                    vec![Stmt::If { cond: cond.clone(), then: vec![first], otherwise: vec![] }],
                    vec![],
                ),
                _ => (vec![first], vec![]),
            };
            body.push(Stmt::If { cond, then, otherwise });
        }
        self.m.drivers.push(Driver { target, kind: DriverKind::Process(body) });
    }

    /// A register of states whose next state is a number here and there.
    fn states(&mut self, x: &Expr) {
        let ty = self.m.enums[0].clone();
        let (width, last) = (ty.width, ty.variants.len() as u64 - 1);
        let q = self.m.add_net("pattern_state", width);
        self.m.nets[q.index()].ty = NetType::Enum(EnumId(0));
        let now = Expr::net(self.m, q);
        let state = |value: u64| Expr::number(width, value);
        let go = Expr::slice(x.clone(), 0, 1);
        let at_last = Expr::binary(BinaryOp::Eq, now.clone(), state(last));
        let d = Expr::mux(go, Expr::mux(at_last.clone(), state(0), state(last)), now);
        let d = self.wire(d);
        let init = Value::zero(width);
        self.m.registers.push(Register { q, d, enable: None, init, reset: true });
        self.output(at_last);
    }

    /// A register whose high bits stay 0, added to and compared.
    fn low_register(&mut self, small: &Expr, x: &Expr) {
        let d = self.wire(Expr::resize(small.clone(), 9));
        let q = self.register(d, 5);
        let q = Expr::net(self.m, q);
        let sum = Expr::binary(BinaryOp::Add, q.clone(), Expr::resize(x.clone(), 9));
        let less = Expr::binary(BinaryOp::Lt, q.clone(), Expr::number(9, 7));
        let double = Expr::binary(BinaryOp::Add, q.clone(), q);
        self.output(Expr { width: 19, kind: ExprKind::Concat(vec![sum, less, double]) });
    }

    /// Logic and a register that nothing reads; one that only an enable reads.
    fn unread(&mut self, y: &Expr) {
        let wire = self.wire(Expr::unary(UnaryOp::Neg, y.clone()));
        self.register(wire, 3);
        let gate = self.wire(Expr::unary(UnaryOp::Xor, y.clone()));
        let gate = self.register(gate, 1);
        let held = self.wire(y.clone());
        let q = self.register(held, 9);
        if let Some(register) = self.m.registers.last_mut() {
            register.enable = Some(gate);
        }
        let q = Expr::net(self.m, q);
        self.output(q);
    }

    /// Constants through nets and through an output.
    fn constants(&mut self, z: &Expr) {
        let zero = self.wire(Expr::number(12, 0));
        let also = Expr::net(self.m, zero);
        let one = self.wire(Expr::binary(BinaryOp::Add, also, Expr::number(12, 1)));
        let one = Expr::net(self.m, one);
        self.output(Expr::binary(BinaryOp::Mul, z.clone(), one.clone()));
        self.output(one);
    }
}
