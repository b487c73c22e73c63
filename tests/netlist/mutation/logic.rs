//! Expressions and processes as gates for a SAT solver.

use std::collections::{BTreeMap, BTreeSet};

use batsat::{BasicSolver, Lit, SolverInterface, lbool};
use ctxnic::netlist::ir::{BinaryOp, Expr, ExprKind, Module, NetId, Stmt, UnaryOp};
use ctxnic::netlist::value::Value;

/// The variable of a literal.
pub fn variable(lit: Lit) -> u32 {
    lit.idx() / 2
}

/// Lowest bit first.
pub type Bits = Vec<Lit>;

/// Gates, equal ones shared.
pub struct Gates {
    pub solver: BasicSolver,
    one: Lit,
    ands: BTreeMap<(u32, u32), Lit>,
    /// The inputs of each gate, by the gate's variable.
    inputs: BTreeMap<u32, (Lit, Lit)>,
}

impl Gates {
    pub fn new() -> Self {
        let mut solver = BasicSolver::default();
        let one = Lit::new(solver.new_var_default(), true);
        solver.add_clause_reuse(&mut vec![one]);
        Self { solver, one, ands: BTreeMap::new(), inputs: BTreeMap::new() }
    }

    pub fn free(&mut self, width: u32) -> Bits {
        (0..width).map(|_| Lit::new(self.solver.new_var_default(), true)).collect()
    }

    pub fn one(&self) -> Lit {
        self.one
    }

    fn bit(&self, bit: bool) -> Lit {
        if bit { self.one } else { !self.one }
    }

    pub fn constant(&self, value: &Value) -> Bits {
        (0..value.width()).map(|i| self.bit(value.bit(i))).collect()
    }

    pub fn and(&mut self, a: Lit, b: Lit) -> Lit {
        let zero = !self.one;
        if a == zero || b == zero || a == !b {
            return zero;
        }
        if a == self.one || a == b {
            return b;
        }
        if b == self.one {
            return a;
        }
        let key = (a.idx().min(b.idx()), a.idx().max(b.idx()));
        if let Some(&known) = self.ands.get(&key) {
            return known;
        }
        let out = Lit::new(self.solver.new_var_default(), true);
        self.solver.add_clause_reuse(&mut vec![!out, a]);
        self.solver.add_clause_reuse(&mut vec![!out, b]);
        self.solver.add_clause_reuse(&mut vec![out, !a, !b]);
        self.ands.insert(key, out);
        self.inputs.insert(variable(out), (a, b));
        out
    }

    pub fn or(&mut self, a: Lit, b: Lit) -> Lit {
        !self.and(!a, !b)
    }

    pub fn xor(&mut self, a: Lit, b: Lit) -> Lit {
        let (left, right) = (self.and(a, !b), self.and(!a, b));
        self.or(left, right)
    }

    pub fn mux(&mut self, cond: Lit, then: Lit, otherwise: Lit) -> Lit {
        if then == otherwise {
            return then;
        }
        let (left, right) = (self.and(cond, then), self.and(!cond, otherwise));
        self.or(left, right)
    }

    pub fn muxes(&mut self, cond: Lit, then: &[Lit], otherwise: &[Lit]) -> Bits {
        then.iter().zip(otherwise).map(|(&t, &o)| self.mux(cond, t, o)).collect()
    }

    fn any(&mut self, bits: &[Lit]) -> Lit {
        bits.iter().fold(!self.one, |sum, &bit| self.or(sum, bit))
    }

    /// `a + b + carry`, and the carry out.
    fn sum(&mut self, a: &[Lit], b: &[Lit], mut carry: Lit) -> (Bits, Lit) {
        let mut out = Vec::new();
        for (&a, &b) in a.iter().zip(b) {
            let half = self.xor(a, b);
            out.push(self.xor(half, carry));
            let (both, through) = (self.and(a, b), self.and(half, carry));
            carry = self.or(both, through);
        }
        (out, carry)
    }

    fn inverse(bits: &[Lit]) -> Bits {
        bits.iter().map(|&bit| !bit).collect()
    }

    fn product(&mut self, a: &[Lit], b: &[Lit]) -> Bits {
        let zero = !self.one;
        let mut out = vec![zero; a.len()];
        for (at, &bit) in b.iter().enumerate() {
            let row: Bits = (0..a.len())
                .map(|i| if i < at { zero } else { self.and(a[i - at], bit) })
                .collect();
            out = self.sum(&out, &row, zero).0;
        }
        out
    }

    /// Moved by a variable amount, `fill` coming in.
    fn shift(&mut self, bits: &[Lit], by: &[Lit], left: bool, fill: Lit) -> Bits {
        let mut out = bits.to_vec();
        for (stage, &bit) in by.iter().enumerate() {
            let step = 1usize.checked_shl(u32::try_from(stage).unwrap()).unwrap_or(usize::MAX);
            let moved: Bits = (0..out.len())
                .map(|i| match if left { i.checked_sub(step) } else { i.checked_add(step) } {
                    Some(from) if from < out.len() => out[from],
                    _ => fill,
                })
                .collect();
            out = self.muxes(bit, &moved, &out);
        }
        out
    }

    fn less(&mut self, a: &[Lit], b: &[Lit]) -> Lit {
        let one = self.one;
        !self.sum(a, &Self::inverse(b), one).1
    }

    /// All bits equal.
    pub fn equal(&mut self, a: &[Lit], b: &[Lit]) -> Lit {
        let differ: Bits = a.iter().zip(b).map(|(&a, &b)| self.xor(a, b)).collect();
        !self.any(&differ)
    }

    fn binary(&mut self, op: BinaryOp, a: &[Lit], b: &[Lit]) -> Bits {
        use BinaryOp as B;
        let (zero, one) = (!self.one, self.one);
        let flipped = |bits: &[Lit]| {
            let mut bits = bits.to_vec();
            if let Some(top) = bits.last_mut() {
                *top = !*top;
            }
            bits
        };
        let (sa, sb) = (flipped(a), flipped(b));
        match op {
            B::Add => self.sum(a, b, zero).0,
            B::Sub => self.sum(a, &Self::inverse(b), one).0,
            B::Mul => self.product(a, b),
            B::And => a.iter().zip(b).map(|(&a, &b)| self.and(a, b)).collect(),
            B::Or => a.iter().zip(b).map(|(&a, &b)| self.or(a, b)).collect(),
            B::Xor => a.iter().zip(b).map(|(&a, &b)| self.xor(a, b)).collect(),
            B::Shl => self.shift(a, b, true, zero),
            B::Shr => self.shift(a, b, false, zero),
            B::Sar => self.shift(a, b, false, a[a.len() - 1]),
            B::Eq => vec![self.equal(a, b)],
            B::Ne => vec![!self.equal(a, b)],
            B::Lt => vec![self.less(a, b)],
            B::Le => vec![!self.less(b, a)],
            B::Gt => vec![self.less(b, a)],
            B::Ge => vec![!self.less(a, b)],
            B::LtS => vec![self.less(&sa, &sb)],
            B::LeS => vec![!self.less(&sb, &sa)],
            B::GtS => vec![self.less(&sb, &sa)],
            B::GeS => vec![!self.less(&sa, &sb)],
        }
    }

    /// An expression, given the bits of the nets.
    pub fn expr(
        &mut self,
        expr: &Expr,
        module: &Module,
        net: &mut dyn FnMut(&mut Self, NetId) -> Bits,
    ) -> Bits {
        let width = expr.width as usize;
        let zero = !self.one;
        match &expr.kind {
            ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) => {
                self.constant(&expr.as_constant(module).unwrap())
            }
            ExprKind::Net(id) => net(self, *id),
            ExprKind::Unary(op, a) => {
                let a = self.expr(a, module, net);
                match op {
                    UnaryOp::Not => Self::inverse(&a),
                    UnaryOp::Neg => {
                        let zeros = vec![zero; a.len()];
                        self.binary(BinaryOp::Sub, &zeros, &a)
                    }
                    UnaryOp::All => vec![!self.any(&Self::inverse(&a))],
                    UnaryOp::Any => vec![self.any(&a)],
                    UnaryOp::Xor => vec![a.iter().fold(zero, |sum, &bit| self.xor(sum, bit))],
                }
            }
            ExprKind::Binary(op, a, b) => {
                let (a, b) = (self.expr(a, module, net), self.expr(b, module, net));
                self.binary(*op, &a, &b)
            }
            ExprKind::Mux(cond, a, b) => {
                let cond = self.expr(cond, module, net)[0];
                let (a, b) = (self.expr(a, module, net), self.expr(b, module, net));
                self.muxes(cond, &a, &b)
            }
            ExprKind::Slice(a, lo) => {
                let a = self.expr(a, module, net);
                a[*lo as usize..*lo as usize + width].to_vec()
            }
            ExprKind::SliceAt(a, at) => {
                let (a, at) = (self.expr(a, module, net), self.expr(at, module, net));
                let mut moved = self.shift(&a, &at, false, zero);
                moved.truncate(width);
                moved
            }
            ExprKind::ZeroExtend(a) => {
                let mut a = self.expr(a, module, net);
                a.resize(width, zero);
                a
            }
            ExprKind::SignExtend(a) => {
                let mut a = self.expr(a, module, net);
                let top = a[a.len() - 1];
                a.resize(width, top);
                a
            }
            ExprKind::Concat(parts) => {
                parts.iter().rev().flat_map(|part| self.expr(part, module, net)).collect()
            }
        }
    }

    /// What a process makes of its target.
    pub fn block(
        &mut self,
        block: &[Stmt],
        module: &Module,
        mut target: Bits,
        net: &mut dyn FnMut(&mut Self, NetId) -> Bits,
    ) -> Bits {
        for statement in block {
            target = match statement {
                Stmt::Comment(_) => target,
                Stmt::Assign(value) => self.expr(value, module, net),
                Stmt::AssignSlice { lo, value } => {
                    let (lo, value) = (*lo as usize, self.expr(value, module, net));
                    target.splice(lo..lo + value.len(), value);
                    target
                }
                Stmt::If { cond, then, otherwise } => {
                    let cond = self.expr(cond, module, net)[0];
                    let then = self.block(then, module, target.clone(), net);
                    let otherwise = self.block(otherwise, module, target, net);
                    self.muxes(cond, &then, &otherwise)
                }
                Stmt::Case { sel, arms, default } => {
                    let sel = self.expr(sel, module, net);
                    let mut out = self.block(default, module, target.clone(), net);
                    for (pattern, arm) in arms.iter().rev() {
                        let pattern = self.expr(pattern, module, net);
                        let fits = self.equal(&sel, &pattern);
                        let arm = self.block(arm, module, target.clone(), net);
                        out = self.muxes(fits, &arm, &out);
                    }
                    out
                }
            };
        }
        target
    }

    /// The free variables that bits depend on.
    pub fn support(&self, bits: &[Lit]) -> BTreeSet<u32> {
        let mut open: Vec<u32> = bits.iter().map(|&bit| variable(bit)).collect();
        let (mut seen, mut out) = (BTreeSet::new(), BTreeSet::new());
        while let Some(at) = open.pop() {
            if !seen.insert(at) {
                continue;
            }
            match self.inputs.get(&at) {
                Some(&(a, b)) => open.extend([variable(a), variable(b)]),
                None => {
                    out.insert(at);
                }
            }
        }
        out
    }

    /// False when the literal cannot be 1.
    pub fn possible(&mut self, lit: Lit) -> bool {
        lit != !self.one && self.solver.solve_limited(&[lit]) != lbool::FALSE
    }
}
