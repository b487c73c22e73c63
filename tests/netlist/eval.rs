//! A second, slow evaluator of the IR: bits in vectors, nets settled by repetition. It shares no
//! code with `sim`.

use std::collections::BTreeMap;

use ctxnic::netlist::ir::{
    BinaryOp, Design, Dir, DriverKind, Expr, ExprKind, Module, ModuleId, Stmt, UnaryOp,
};
use ctxnic::netlist::value::Value;

type Bits = Vec<bool>;

/// A design with its state.
pub struct Eval<'a> {
    design: &'a Design,
    top: Node,
}

struct Node {
    module: ModuleId,
    nets: Vec<Bits>,
    memories: Vec<Vec<Bits>>,
    children: Vec<Node>,
}

fn bits_of(value: &Value) -> Bits {
    (0..value.width()).map(|i| value.bit(i)).collect()
}

fn value_of(bits: &Bits) -> Value {
    let mut value = Value::zero(bits.len() as u32);
    for (i, bit) in bits.iter().enumerate() {
        value.set_bit(i as u32, *bit);
    }
    value
}

fn number(bits: &[bool]) -> usize {
    // Large enough amounts and addresses are all the same: out of range.
    bits.iter().enumerate().fold(0usize, |sum, (i, b)| {
        if !*b {
            sum
        } else if i < 32 {
            sum | (1 << i)
        } else {
            sum | (1 << 40)
        }
    })
}

impl<'a> Eval<'a> {
    pub fn new(design: &'a Design) -> Self {
        Self { design, top: Node::new(design, design.top) }
    }

    /// Sets an input of the top, settles.
    pub fn poke(&mut self, name: &str, value: &Value) {
        let module = self.design.top();
        let net = module.port(name).unwrap_or_else(|| panic!("no port {name}")).net;
        assert_eq!(module.net(net).width, value.width(), "{name}");
        self.top.nets[net.index()] = bits_of(value);
    }

    pub fn peek(&self, name: &str) -> Value {
        let module = self.design.top();
        let net = module.port(name).unwrap_or_else(|| panic!("no port {name}")).net;
        value_of(&self.top.nets[net.index()])
    }

    pub fn settle(&mut self) {
        for _ in 0..10_000 {
            if !self.top.settle(self.design) {
                return;
            }
        }
        panic!("does not settle");
    }

    /// A rising edge with settled inputs.
    pub fn edge(&mut self) {
        self.settle();
        self.top.edge(self.design);
        self.settle();
    }
}

impl Node {
    fn new(design: &Design, id: ModuleId) -> Self {
        let module = design.module(id);
        let mut nets: Vec<Bits> =
            module.nets.iter().map(|n| vec![false; n.width as usize]).collect();
        for register in &module.registers {
            nets[register.q.index()] = bits_of(&register.init);
        }
        let memories = module
            .memories
            .iter()
            .map(|m| match &m.image {
                Some(image) => image.iter().map(bits_of).collect(),
                None => vec![vec![false; m.width as usize]; m.depth as usize],
            })
            .collect();
        let children = module.instances.iter().map(|i| Self::new(design, i.module)).collect();
        Self { module: id, nets, memories, children }
    }

    fn settle(&mut self, design: &Design) -> bool {
        let module = design.module(self.module);
        let mut changed = false;
        for driver in &module.drivers {
            let mut target = vec![false; module.net(driver.target).width as usize];
            match &driver.kind {
                DriverKind::Assign(value) => target = self.expr(module, value),
                DriverKind::Process(block) => self.block(module, block, &mut target),
            }
            let net = &mut self.nets[driver.target.index()];
            changed |= *net != target;
            *net = target;
        }
        for (instance, child) in module.instances.iter().zip(&mut self.children) {
            let ports = &design.module(instance.module).ports;
            for (port, net) in ports.iter().zip(&instance.connections) {
                let (inner, outer) = (port.net.index(), net.index());
                if port.dir == Dir::In {
                    child.nets[inner].clone_from(&self.nets[outer]);
                }
            }
            changed |= child.settle(design);
            for (port, net) in ports.iter().zip(&instance.connections) {
                let (inner, outer) = (port.net.index(), net.index());
                if port.dir == Dir::Out && self.nets[outer] != child.nets[inner] {
                    self.nets[outer].clone_from(&child.nets[inner]);
                    changed = true;
                }
            }
        }
        changed
    }

    fn edge(&mut self, design: &Design) {
        let module = design.module(self.module);
        let mut next = BTreeMap::new();
        for r in &module.registers {
            if r.enable.is_none_or(|e| self.nets[e.index()][0]) {
                next.insert(r.q.index(), self.nets[r.d.index()].clone());
            }
        }
        for (m, words) in module.memories.iter().zip(&mut self.memories) {
            let at = number(&self.nets[m.read_addr.index()]);
            if m.read_enable.is_none_or(|e| self.nets[e.index()][0]) {
                let word = words.get(at).cloned().unwrap_or(vec![false; m.width as usize]);
                next.insert(m.read_data.index(), word);
            }
            if let Some(w) = &m.write {
                let at = number(&self.nets[w.addr.index()]);
                let (data, enable) = (&self.nets[w.data.index()], &self.nets[w.enable.index()]);
                let lane = m.width as usize / enable.len();
                if let Some(word) = words.get_mut(at) {
                    for bit in 0..word.len() {
                        if enable[bit / lane] {
                            word[bit] = data[bit];
                        }
                    }
                }
            }
        }
        for (net, bits) in next {
            self.nets[net] = bits;
        }
        for child in &mut self.children {
            child.edge(design);
        }
    }

    fn block(&self, module: &Module, block: &[Stmt], target: &mut Bits) {
        for statement in block {
            match statement {
                Stmt::Assign(value) => *target = self.expr(module, value),
                Stmt::AssignSlice { lo, value } => {
                    for (i, bit) in self.expr(module, value).into_iter().enumerate() {
                        target[*lo as usize + i] = bit;
                    }
                }
                Stmt::If { cond, then, otherwise } => {
                    let branch = if self.expr(module, cond)[0] { then } else { otherwise };
                    self.block(module, branch, target);
                }
                Stmt::Case { sel, arms, default } => {
                    let sel = self.expr(module, sel);
                    let arm = arms.iter().find(|(p, _)| self.expr(module, p) == sel);
                    self.block(module, arm.map_or(default, |(_, body)| body), target);
                }
                Stmt::Comment(_) => {}
            }
        }
    }

    fn expr(&self, module: &Module, expr: &Expr) -> Bits {
        let bits = self.raw(module, expr);
        assert_eq!(bits.len(), expr.width as usize, "{expr:?}");
        bits
    }

    fn raw(&self, module: &Module, expr: &Expr) -> Bits {
        let width = expr.width as usize;
        let eval = |e: &Expr| self.expr(module, e);
        match &expr.kind {
            ExprKind::Const(value) => bits_of(value),
            ExprKind::Param(id) => bits_of(&module.params[id.index()].value),
            ExprKind::Variant(_, at) => (0..width).map(|i| (at >> i) & 1 == 1).collect(),
            ExprKind::Net(id) => self.nets[id.index()].clone(),
            ExprKind::Unary(op, a) => {
                let a = eval(a);
                match op {
                    UnaryOp::Not => a.iter().map(|b| !b).collect(),
                    UnaryOp::Neg => {
                        let inverse: Bits = a.iter().map(|b| !b).collect();
                        add(&inverse, &vec![false; inverse.len()], true)
                    }
                    UnaryOp::All => vec![a.iter().all(|b| *b)],
                    UnaryOp::Any => vec![a.iter().any(|b| *b)],
                    UnaryOp::Xor => vec![a.iter().filter(|b| **b).count() % 2 == 1],
                }
            }
            ExprKind::Binary(op, a, b) => binary(*op, &eval(a), &eval(b)),
            ExprKind::Mux(c, a, b) => {
                if eval(c)[0] {
                    eval(a)
                } else {
                    eval(b)
                }
            }
            ExprKind::Slice(a, lo) => eval(a)[*lo as usize..*lo as usize + width].to_vec(),
            ExprKind::SliceAt(a, at) => {
                let (a, at) = (eval(a), number(&eval(at)));
                (0..width).map(|i| a.get(at + i).copied().unwrap_or(false)).collect()
            }
            ExprKind::ZeroExtend(a) => {
                let mut a = eval(a);
                a.resize(width, false);
                a
            }
            ExprKind::SignExtend(a) => {
                let mut a = eval(a);
                let sign = *a.last().unwrap();
                a.resize(width, sign);
                a
            }
            ExprKind::Concat(parts) => parts.iter().rev().flat_map(eval).collect(),
        }
    }
}

fn add(a: &[bool], b: &[bool], mut carry: bool) -> Bits {
    let mut out = Bits::new();
    for (a, b) in a.iter().zip(b) {
        out.push(a ^ b ^ carry);
        carry = u8::from(*a) + u8::from(*b) + u8::from(carry) > 1;
    }
    out
}

fn less(a: &[bool], b: &[bool], signed: bool) -> bool {
    let top = a.len() - 1;
    if signed && a[top] != b[top] {
        return a[top];
    }
    a.iter().rev().zip(b.iter().rev()).find(|(a, b)| a != b).is_some_and(|(a, _)| !a)
}

fn binary(op: BinaryOp, a: &Bits, b: &Bits) -> Bits {
    let each = |f: fn(bool, bool) -> bool| a.iter().zip(b).map(|(a, b)| f(*a, *b)).collect();
    let not = |b: &Bits| b.iter().map(|b| !b).collect::<Bits>();
    let width = a.len();
    match op {
        BinaryOp::Add => add(a, b, false),
        BinaryOp::Sub => add(a, &not(b), true),
        BinaryOp::Mul => {
            let mut sum = vec![false; width];
            for (i, _) in b.iter().enumerate().filter(|(_, b)| **b) {
                let shifted: Bits = (0..width).map(|j| j >= i && a[j - i]).collect();
                sum = add(&sum, &shifted, false);
            }
            sum
        }
        BinaryOp::And => each(|a, b| a & b),
        BinaryOp::Or => each(|a, b| a | b),
        BinaryOp::Xor => each(|a, b| a ^ b),
        BinaryOp::Shl => {
            let by = number(b);
            (0..width).map(|i| i >= by && a[i - by]).collect()
        }
        BinaryOp::Shr => {
            let by = number(b);
            (0..width).map(|i| a.get(i + by).copied().unwrap_or(false)).collect()
        }
        BinaryOp::Sar => {
            let by = number(b);
            (0..width).map(|i| a.get(i + by).copied().unwrap_or(a[width - 1])).collect()
        }
        BinaryOp::Eq => vec![a == b],
        BinaryOp::Ne => vec![a != b],
        BinaryOp::Lt => vec![less(a, b, false)],
        BinaryOp::Le => vec![!less(b, a, false)],
        BinaryOp::Gt => vec![less(b, a, false)],
        BinaryOp::Ge => vec![!less(a, b, false)],
        BinaryOp::LtS => vec![less(a, b, true)],
        BinaryOp::LeS => vec![!less(b, a, true)],
        BinaryOp::GtS => vec![less(b, a, true)],
        BinaryOp::GeS => vec![!less(a, b, true)],
    }
}
