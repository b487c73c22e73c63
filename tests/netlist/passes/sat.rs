//! Combinational logic before and after the passes that change expressions, proved equal by SAT:
//! for all inputs, not for some.

use std::collections::BTreeMap;

use batsat::{BasicSolver, Lit, SolverInterface, lbool};
use ctxnic::netlist::ir::{
    BinaryOp, Design, Dir, DriverKind, Expr, ExprKind, Module, ModuleId, NetId, Port, Stmt, UnaryOp,
};
use ctxnic::netlist::passes::named;
use ctxnic::netlist::value::Value;

use super::examples::example;
use super::passed;
use super::source::{blocks, kernels, random};
use crate::planted::passes::{ALL as MUTANTS, Mutant};

/// First seed of the random designs, and how many.
const SEED_SAT: u64 = 0x9a55_8000;
const RANDOM: u64 = 300;
/// Widest product that is proved: products are hard.
const PRODUCT_MAX: u32 = 8;
/// Largest module of the card that is proved, in drivers.
const DRIVERS_MAX: usize = 80;

type Bits = Vec<Lit>;

/// Gates with constants known and equal gates shared.
struct Gates {
    solver: BasicSolver,
    one: Lit,
    known: BTreeMap<(bool, Lit, Lit), Lit>,
}

impl Gates {
    fn new() -> Self {
        let mut solver = BasicSolver::default();
        let one = Lit::new(solver.new_var_default(), true);
        solver.add_clause_reuse(&mut vec![one]);
        Self { solver, one, known: BTreeMap::new() }
    }

    fn free(&mut self) -> Lit {
        Lit::new(self.solver.new_var_default(), true)
    }

    fn gate(&mut self, xor: bool, a: Lit, b: Lit) -> Lit {
        let key = (xor, a.min(b), a.max(b));
        if let Some(&out) = self.known.get(&key) {
            return out;
        }
        let y = self.free();
        let clauses: Vec<Vec<Lit>> = if xor {
            vec![vec![!y, a, b], vec![!y, !a, !b], vec![y, !a, b], vec![y, a, !b]]
        } else {
            vec![vec![!y, a], vec![!y, b], vec![y, !a, !b]]
        };
        for mut clause in clauses {
            self.solver.add_clause_reuse(&mut clause);
        }
        self.known.insert(key, y);
        y
    }

    fn and(&mut self, a: Lit, b: Lit) -> Lit {
        let one = self.one;
        match () {
            () if a == !one || b == !one || a == !b => !one,
            () if a == one || a == b => b,
            () if b == one => a,
            () => self.gate(false, a, b),
        }
    }

    fn or(&mut self, a: Lit, b: Lit) -> Lit {
        !self.and(!a, !b)
    }

    fn xor(&mut self, a: Lit, b: Lit) -> Lit {
        let one = self.one;
        match () {
            () if a == one => !b,
            () if a == !one => b,
            () if b == one => !a,
            () if b == !one => a,
            () if a == b => !one,
            () if a == !b => one,
            () => self.gate(true, a, b),
        }
    }

    fn mux(&mut self, cond: Lit, a: Lit, b: Lit) -> Lit {
        if a == b {
            return a;
        }
        let (then, otherwise) = (self.and(cond, a), self.and(!cond, b));
        self.or(then, otherwise)
    }

    fn choose(&mut self, cond: Lit, a: &[Lit], b: &[Lit]) -> Bits {
        a.iter().zip(b).map(|(&a, &b)| self.mux(cond, a, b)).collect()
    }

    fn add(&mut self, a: &[Lit], b: &[Lit], mut carry: Lit) -> (Bits, Lit) {
        let mut out = Bits::new();
        for (&a, &b) in a.iter().zip(b) {
            let half = self.xor(a, b);
            out.push(self.xor(half, carry));
            let (both, through) = (self.and(a, b), self.and(half, carry));
            carry = self.or(both, through);
        }
        (out, carry)
    }

    fn less(&mut self, a: &[Lit], b: &[Lit]) -> Lit {
        let not: Bits = b.iter().map(|&bit| !bit).collect();
        // b <= a exactly when a + !b + 1 carries.
        let one = self.one;
        let (_, carry) = self.add(a, &not, one);
        !carry
    }

    fn equal(&mut self, a: &[Lit], b: &[Lit]) -> Lit {
        let mut all = self.one;
        for (&a, &b) in a.iter().zip(b) {
            let differ = self.xor(a, b);
            all = self.and(all, !differ);
        }
        all
    }

    /// Shifted to the right by a variable amount; `fill` comes in.
    fn right(&mut self, a: &[Lit], by: &[Lit], fill: Lit) -> Bits {
        let mut out = a.to_vec();
        for (place, &bit) in by.iter().enumerate() {
            let far = u32::try_from(place).ok().and_then(|place| 1usize.checked_shl(place));
            let at = |from: usize| {
                let from = far.and_then(|far| from.checked_add(far));
                from.and_then(|from| out.get(from).copied()).unwrap_or(fill)
            };
            let moved: Bits = (0..out.len()).map(at).collect();
            out = self.choose(bit, &moved, &out);
        }
        out
    }

    fn value(&self, value: &Value) -> Bits {
        let bit = |at| if value.bit(at) { self.one } else { !self.one };
        (0..value.width()).map(bit).collect()
    }
}

/// A module as gates: what drives each net.
struct Blaster<'a> {
    gates: &'a mut Gates,
    module: &'a Module,
    nets: BTreeMap<NetId, Bits>,
}

impl Blaster<'_> {
    fn net(&mut self, net: NetId) -> Bits {
        if let Some(bits) = self.nets.get(&net) {
            return bits.clone();
        }
        let driver = self.module.drivers.iter().find(|driver| driver.target == net).unwrap();
        let bits = match &driver.kind {
            DriverKind::Assign(expr) => self.expr(expr),
            DriverKind::Process(body) => {
                let zero = !self.gates.one;
                let start = vec![zero; self.module.net(net).width as usize];
                self.body(body, start)
            }
        };
        self.nets.insert(net, bits.clone());
        bits
    }

    fn body(&mut self, body: &[Stmt], mut target: Bits) -> Bits {
        for statement in body {
            match statement {
                Stmt::Assign(value) => target = self.expr(value),
                Stmt::AssignSlice { lo, value } => {
                    let value = self.expr(value);
                    target.splice(*lo as usize..*lo as usize + value.len(), value);
                }
                Stmt::If { cond, then, otherwise } => {
                    let cond = self.expr(cond)[0];
                    let (a, b) =
                        (self.body(then, target.clone()), self.body(otherwise, target.clone()));
                    target = self.gates.choose(cond, &a, &b);
                }
                Stmt::Case { sel, arms, default } => {
                    let sel = self.expr(sel);
                    let mut out = self.body(default, target.clone());
                    for (pattern, arm) in arms.iter().rev() {
                        let pattern = self.expr(pattern);
                        let hit = self.gates.equal(&sel, &pattern);
                        let arm = self.body(arm, target.clone());
                        out = self.gates.choose(hit, &arm, &out);
                    }
                    target = out;
                }
                Stmt::Comment(_) => {}
            }
        }
        target
    }

    fn expr(&mut self, expr: &Expr) -> Bits {
        let width = expr.width as usize;
        if let Some(value) = expr.as_constant(self.module) {
            return self.gates.value(&value);
        }
        let zero = !self.gates.one;
        match &expr.kind {
            ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) => Bits::new(),
            ExprKind::Net(net) => self.net(*net),
            ExprKind::Unary(op, a) => {
                let a = self.expr(a);
                self.unary(*op, a)
            }
            ExprKind::Binary(op, a, b) => {
                let (a, b) = (self.expr(a), self.expr(b));
                self.binary(*op, &a, &b)
            }
            ExprKind::Mux(cond, a, b) => {
                let (cond, a, b) = (self.expr(cond)[0], self.expr(a), self.expr(b));
                self.gates.choose(cond, &a, &b)
            }
            ExprKind::Slice(a, lo) => self.expr(a)[*lo as usize..][..width].to_vec(),
            ExprKind::SliceAt(a, at) => {
                let (a, at) = (self.expr(a), self.expr(at));
                let mut moved = self.gates.right(&a, &at, zero);
                moved.truncate(width);
                moved
            }
            ExprKind::ZeroExtend(a) => {
                let mut a = self.expr(a);
                a.resize(width, zero);
                a
            }
            ExprKind::SignExtend(a) => {
                let mut a = self.expr(a);
                let sign = a[a.len() - 1];
                a.resize(width, sign);
                a
            }
            ExprKind::Concat(parts) => {
                parts.iter().rev().flat_map(|part| self.expr(part)).collect()
            }
        }
    }

    fn unary(&mut self, op: UnaryOp, a: Bits) -> Bits {
        let gates = &mut *self.gates;
        let one = gates.one;
        let not: Bits = a.iter().map(|&bit| !bit).collect();
        match op {
            UnaryOp::Not => not,
            UnaryOp::Neg => gates.add(&vec![!one; a.len()], &not, one).0,
            UnaryOp::All => vec![a.into_iter().fold(one, |all, bit| gates.and(all, bit))],
            UnaryOp::Any => vec![a.into_iter().fold(!one, |any, bit| gates.or(any, bit))],
            UnaryOp::Xor => vec![a.into_iter().fold(!one, |odd, bit| gates.xor(odd, bit))],
        }
    }

    fn binary(&mut self, op: BinaryOp, a: &[Lit], b: &[Lit]) -> Bits {
        let gates = &mut *self.gates;
        let one = gates.one;
        let flipped = |side: &[Lit]| {
            let mut side = side.to_vec();
            let last = side.len() - 1;
            side[last] = !side[last];
            side
        };
        match op {
            BinaryOp::Add => gates.add(a, b, !one).0,
            BinaryOp::Sub => {
                let not: Bits = b.iter().map(|&bit| !bit).collect();
                gates.add(a, &not, one).0
            }
            BinaryOp::Mul => {
                let mut sum = vec![!one; a.len()];
                for (place, &bit) in b.iter().enumerate() {
                    let mut part = vec![!one; place];
                    for &other in &a[..a.len() - place] {
                        part.push(gates.and(bit, other));
                    }
                    sum = gates.add(&sum, &part, !one).0;
                }
                sum
            }
            BinaryOp::And => a.iter().zip(b).map(|(&a, &b)| gates.and(a, b)).collect(),
            BinaryOp::Or => a.iter().zip(b).map(|(&a, &b)| gates.or(a, b)).collect(),
            BinaryOp::Xor => a.iter().zip(b).map(|(&a, &b)| gates.xor(a, b)).collect(),
            BinaryOp::Shr => gates.right(a, b, !one),
            BinaryOp::Sar => gates.right(a, b, a[a.len() - 1]),
            BinaryOp::Shl => {
                let turned: Bits = a.iter().rev().copied().collect();
                let mut out = gates.right(&turned, b, !one);
                out.reverse();
                out
            }
            BinaryOp::Eq => vec![gates.equal(a, b)],
            BinaryOp::Ne => vec![!gates.equal(a, b)],
            BinaryOp::Lt => vec![gates.less(a, b)],
            BinaryOp::Ge => vec![!gates.less(a, b)],
            BinaryOp::Gt => vec![gates.less(b, a)],
            BinaryOp::Le => vec![!gates.less(b, a)],
            BinaryOp::LtS => vec![gates.less(&flipped(a), &flipped(b))],
            BinaryOp::GeS => vec![!gates.less(&flipped(a), &flipped(b))],
            BinaryOp::GtS => vec![gates.less(&flipped(b), &flipped(a))],
            BinaryOp::LeS => vec![!gates.less(&flipped(b), &flipped(a))],
        }
    }
}

/// One module with everything that is not combinational turned into ports.
pub fn combinational(module: &Module) -> Design {
    let mut m = module.clone();
    let mut inputs: Vec<NetId> = Vec::new();
    let mut outputs: Vec<NetId> = Vec::new();
    for register in std::mem::take(&mut m.registers) {
        inputs.push(register.q);
        outputs.push(register.d);
        outputs.extend(register.enable);
    }
    for memory in std::mem::take(&mut m.memories) {
        inputs.push(memory.read_data);
        outputs.push(memory.read_addr);
        outputs.extend(memory.read_enable);
        outputs.extend(memory.write.iter().flat_map(|port| [port.addr, port.data, port.enable]));
    }
    let driven: Vec<NetId> = m.drivers.iter().map(|driver| driver.target).collect();
    for instance in std::mem::take(&mut m.instances) {
        for net in instance.connections {
            if driven.contains(&net) { outputs.push(net) } else { inputs.push(net) }
        }
    }
    outputs.extend(std::mem::take(&mut m.properties).iter().map(|property| property.holds));
    for (dir, list) in [(Dir::In, inputs), (Dir::Out, outputs)] {
        for net in list {
            let is_port = m.ports.iter().any(|port| port.net == net);
            if !is_port && driven.contains(&net) == (dir == Dir::Out) {
                m.ports.push(Port { net, dir });
            }
        }
    }
    Design { modules: vec![m], top: ModuleId(0) }
}

/// The first output on which the two differ for some inputs.
pub fn difference(before: &Module, after: &Module) -> Option<String> {
    let mut gates = Gates::new();
    let mut inputs: Vec<(String, Bits)> = Vec::new();
    for port in before.ports.iter().filter(|port| port.dir == Dir::In) {
        let net = before.net(port.net);
        let bits = (0..net.width).map(|_| gates.free()).collect();
        inputs.push((net.name.clone(), bits));
    }
    let mut outputs = Vec::new();
    for module in [before, after] {
        let bound = |(name, bits): &(String, Bits)| (module.port(name).unwrap().net, bits.clone());
        let nets = inputs.iter().map(bound).collect();
        let mut blaster = Blaster { gates: &mut gates, module, nets };
        let out = module.ports.iter().filter(|port| port.dir == Dir::Out);
        let values: Vec<(String, Bits)> =
            out.map(|port| (module.net(port.net).name.clone(), blaster.net(port.net))).collect();
        outputs.push(values);
    }
    let (old, new) = (&outputs[0], &outputs[1]);
    assert_eq!(old.len(), new.len());
    for ((name, a), (other, b)) in old.iter().zip(new) {
        assert_eq!((name, a.len()), (other, b.len()));
        let equal = gates.equal(a, b);
        if equal != gates.one && gates.solver.solve_limited(&[!equal]) != lbool::FALSE {
            return Some(name.clone());
        }
    }
    None
}

/// True when the module has a product that is too wide to prove.
fn is_hard(module: &Module) -> bool {
    fn hard(expr: &Expr) -> bool {
        let wide = matches!(&expr.kind, ExprKind::Binary(BinaryOp::Mul, ..));
        (wide && expr.width > PRODUCT_MAX) || super::law::operands(expr).into_iter().any(hard)
    }
    module.drivers.iter().flat_map(super::law::expressions).any(|(expr, _)| hard(expr))
}

const PROVED: [&str; 4] = ["fold", "narrow", "enums", "shape"];

#[test]
fn the_logic_before_and_after_is_the_same_for_all_inputs() {
    let designs = random(SEED_SAT, RANDOM).chain(kernels()).chain(blocks());
    let mut proved = 0;
    for (name, design) in designs {
        let bare = combinational(design.top());
        if is_hard(bare.top()) || bare.top().drivers.len() > DRIVERS_MAX {
            continue;
        }
        let mut now = bare.clone();
        for pass in PROVED.map(|pass| named(pass).unwrap()) {
            now = passed(pass, &now);
            if let Some(output) = difference(bare.top(), now.top()) {
                panic!("{name}: {} changes {output}", pass.name);
            }
        }
        proved += 1;
    }
    assert!(proved > 60, "{proved} designs were proved");
}

#[test]
fn sat_finds_the_planted_bugs_of_expressions() {
    // A bug in what is known of registers cannot be seen where there are none.
    let visible = |mutant: &&Mutant| mutant.name != "narrow-trusts-initial-value";
    let proved = MUTANTS.iter().filter(|mutant| PROVED.contains(&mutant.pass));
    for mutant in proved.filter(visible) {
        let small = (String::from("example"), example(mutant.pass));
        let found = std::iter::once(small).chain(random(SEED_SAT, 40)).any(|(_, design)| {
            let bare = combinational(design.top());
            let mut bad = bare.clone();
            let planted = !is_hard(bare.top()) && (mutant.plant)(&mut bad);
            planted && difference(bare.top(), bad.top()).is_some()
        });
        assert!(found, "{} went unseen", mutant.name);
    }
}

#[test]
fn gates_agree_with_the_simulator() {
    // The blaster itself: every output of random logic for fixed inputs, as the simulator says.
    use ctxnic::sim::{Sim, stimulus::Rng};
    for (name, design) in random(SEED_SAT + 500, 40) {
        let bare = combinational(design.top());
        let top = bare.top();
        let mut rng = Rng::new(SEED_SAT);
        let mut sim = Sim::new(&bare).unwrap();
        let mut gates = Gates::new();
        let mut nets = BTreeMap::new();
        for port in top.ports.iter().filter(|port| port.dir == Dir::In) {
            let value = rng.value(top.net(port.net).width);
            if Some(port.net) != top.clk {
                sim.poke(&top.net(port.net).name, &value).unwrap();
            }
            nets.insert(port.net, gates.value(&value));
        }
        sim.eval();
        let one = gates.one;
        let mut blaster = Blaster { gates: &mut gates, module: top, nets };
        for port in top.ports.iter().filter(|port| port.dir == Dir::Out) {
            let expected = sim.peek(&top.net(port.net).name).unwrap();
            for (at, bit) in (0u32..).zip(blaster.net(port.net)) {
                let want = if expected.bit(at) { one } else { !one };
                assert!(bit == want, "{name}: {} bit {at}", top.net(port.net).name);
            }
        }
    }
}
