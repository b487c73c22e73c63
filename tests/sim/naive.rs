//! A second simulator, slow and obvious: single bits, ripple carries, and going round until nothing
//! changes. It shares nothing with the real one but the module IR.

use ctxnic::netlist::ir::{
    BinaryOp, Design, Dir, DriverKind, Expr, ExprKind, Module, NetId, Stmt, UnaryOp,
};
use ctxnic::netlist::value::Value;

/// Bits, least significant first.
pub type Bits = Vec<bool>;

pub fn bits(value: &Value) -> Bits {
    (0..value.width()).map(|index| value.bit(index)).collect()
}

pub fn value(bits: &[bool]) -> Value {
    let mut out = Value::zero(u32::try_from(bits.len()).unwrap());
    for (index, &bit) in bits.iter().enumerate() {
        out.set_bit(u32::try_from(index).unwrap(), bit);
    }
    out
}

/// One instance with all it holds.
pub struct Naive<'d> {
    module: &'d Module,
    pub nets: Vec<Bits>,
    memories: Vec<Vec<Bits>>,
    children: Vec<Naive<'d>>,
}

impl<'d> Naive<'d> {
    pub fn new(design: &'d Design) -> Self {
        let mut top = Self::instance(design, design.top());
        top.settle();
        top
    }

    fn instance(design: &'d Design, module: &'d Module) -> Self {
        let mut nets: Vec<Bits> =
            module.nets.iter().map(|net| vec![false; net.width as usize]).collect();
        for register in &module.registers {
            nets[register.q.index()] = bits(&register.init);
        }
        let memories = module.memories.iter().map(|memory| {
            let mut words = vec![vec![false; memory.width as usize]; memory.depth as usize];
            for (word, image) in words.iter_mut().zip(memory.image.iter().flatten()) {
                *word = bits(image);
            }
            words
        });
        let children = module
            .instances
            .iter()
            .map(|instance| Self::instance(design, design.module(instance.module)));
        Self { module, nets, memories: memories.collect(), children: children.collect() }
    }

    pub fn set(&mut self, net: NetId, bits: Bits) {
        self.nets[net.index()] = bits;
    }

    /// Goes round until nothing changes.
    pub fn settle(&mut self) {
        loop {
            let before = self.nets.clone();
            for driver in &self.module.drivers {
                self.nets[driver.target.index()] = match &driver.kind {
                    DriverKind::Assign(expr) => self.eval(expr),
                    DriverKind::Process(body) => {
                        let width = self.module.net(driver.target).width as usize;
                        let mut target = vec![None; width];
                        self.run(body, &mut target);
                        target.into_iter().map(|bit| bit.expect("written on every path")).collect()
                    }
                };
            }
            for (index, instance) in self.module.instances.iter().enumerate() {
                let child = &mut self.children[index];
                for (port, net) in child.module.ports.iter().zip(&instance.connections) {
                    if port.dir == Dir::In {
                        child.nets[port.net.index()].clone_from(&self.nets[net.index()]);
                    }
                }
                child.settle();
                for (port, net) in child.module.ports.iter().zip(&instance.connections) {
                    if port.dir == Dir::Out {
                        self.nets[net.index()].clone_from(&child.nets[port.net.index()]);
                    }
                }
            }
            if self.nets == before {
                return;
            }
        }
    }

    /// A rising edge of settled nets; leaves the combinational nets for `settle`.
    pub fn edge(&mut self) {
        self.children.iter_mut().for_each(Naive::edge);
        let old = self.nets.clone();
        let is_set = |net: NetId| old[net.index()][0];
        for register in &self.module.registers {
            if register.reset && self.module.rst.is_some_and(is_set) {
                self.nets[register.q.index()] = bits(&register.init);
            } else if register.enable.is_none_or(is_set) {
                self.nets[register.q.index()].clone_from(&old[register.d.index()]);
            }
        }
        for (index, memory) in self.module.memories.iter().enumerate() {
            let words = &mut self.memories[index];
            if memory.read_enable.is_none_or(is_set) {
                let word = number(&old[memory.read_addr.index()]).and_then(|at| words.get(at));
                self.nets[memory.read_data.index()] =
                    word.cloned().unwrap_or_else(|| vec![false; memory.width as usize]);
            }
            let Some(port) = &memory.write else { continue };
            let enable = &old[port.enable.index()];
            let lane = memory.width as usize / enable.len();
            let at = number(&old[port.addr.index()]);
            if let Some(word) = at.and_then(|at| words.get_mut(at)) {
                for (bit, &new) in old[port.data.index()].iter().enumerate() {
                    if enable[bit / lane] {
                        word[bit] = new;
                    }
                }
            }
        }
    }

    fn run(&self, body: &[Stmt], target: &mut [Option<bool>]) {
        let mut write = |lo: usize, bits: Bits| {
            for (index, bit) in bits.into_iter().enumerate() {
                target[lo + index] = Some(bit);
            }
        };
        let Some((first, rest)) = body.split_first() else { return };
        match first {
            Stmt::Assign(value) => write(0, self.eval(value)),
            Stmt::AssignSlice { lo, value } => write(*lo as usize, self.eval(value)),
            Stmt::If { cond, then, otherwise } => {
                let branch = if self.eval(cond)[0] { then } else { otherwise };
                self.run(branch, target);
            }
            Stmt::Case { sel, arms, default } => {
                let sel = self.eval(sel);
                let arm = arms.iter().find(|(pattern, _)| self.eval(pattern) == sel);
                self.run(arm.map_or(default, |(_, body)| body), target);
            }
            Stmt::Comment(_) => {}
        }
        self.run(rest, target);
    }

    fn eval(&self, expr: &Expr) -> Bits {
        let width = expr.width as usize;
        let out = match &expr.kind {
            ExprKind::Const(value) => bits(value),
            ExprKind::Param(id) => bits(&self.module.params[id.index()].value),
            ExprKind::Variant(_, index) => (0..width).map(|bit| (index >> bit) & 1 == 1).collect(),
            ExprKind::Net(id) => self.nets[id.index()].clone(),
            ExprKind::Unary(op, a) => {
                let a = self.eval(a);
                match op {
                    UnaryOp::Not => a.iter().map(|bit| !bit).collect(),
                    UnaryOp::Neg => add(&vec![false; a.len()], &a, true),
                    UnaryOp::All => vec![a.iter().all(|&bit| bit)],
                    UnaryOp::Any => vec![a.contains(&true)],
                    UnaryOp::Xor => vec![a.iter().filter(|&&bit| bit).count() % 2 == 1],
                }
            }
            ExprKind::Binary(op, a, b) => binary(*op, &self.eval(a), &self.eval(b)),
            ExprKind::Mux(cond, a, b) => self.eval(if self.eval(cond)[0] { a } else { b }),
            ExprKind::Slice(a, lo) => self.eval(a)[*lo as usize..][..width].to_vec(),
            ExprKind::SliceAt(a, at) => {
                let (a, at) = (self.eval(a), number(&self.eval(at)));
                let bit = |i: usize| at.and_then(|at| a.get(at.checked_add(i)?).copied());
                (0..width).map(|i| bit(i).unwrap_or(false)).collect()
            }
            ExprKind::ZeroExtend(a) => {
                let mut a = self.eval(a);
                a.resize(width, false);
                a
            }
            ExprKind::SignExtend(a) => {
                let mut a = self.eval(a);
                let sign = *a.last().unwrap();
                a.resize(width, sign);
                a
            }
            ExprKind::Concat(parts) => {
                parts.iter().rev().flat_map(|part| self.eval(part)).collect()
            }
        };
        assert_eq!(out.len(), width, "{expr:?}");
        out
    }
}

/// `a + b`, or `a - b`.
fn add(a: &[bool], b: &[bool], subtract: bool) -> Bits {
    let mut carry = subtract;
    let mut out = Bits::new();
    for (&a, &b) in a.iter().zip(b) {
        let b = b != subtract;
        out.push(a ^ b ^ carry);
        carry = (a && b) || (carry && (a || b));
    }
    out
}

/// The number when it is below a million, which is more than anything here has.
fn number(bits: &[bool]) -> Option<usize> {
    let mut sum = 0;
    for (index, _) in bits.iter().enumerate().filter(|&(_, &bit)| bit) {
        if index >= 20 {
            return None;
        }
        sum |= 1 << index;
    }
    Some(sum)
}

fn less(a: &[bool], b: &[bool]) -> bool {
    for (a, b) in a.iter().zip(b).rev() {
        if a != b {
            return *b;
        }
    }
    false
}

fn less_signed(a: &[bool], b: &[bool]) -> bool {
    let flip = |bits: &[bool]| {
        let mut bits = bits.to_vec();
        let sign = bits.last_mut().unwrap();
        *sign = !*sign;
        bits
    };
    less(&flip(a), &flip(b))
}

fn shift(a: &[bool], at: impl Fn(usize) -> Option<usize>, fill: bool) -> Bits {
    let bit = |i| at(i).is_some_and(|from| a.get(from).copied().unwrap_or(fill));
    (0..a.len()).map(bit).collect()
}

fn binary(op: BinaryOp, a: &[bool], b: &[bool]) -> Bits {
    let zip = |f: fn(bool, bool) -> bool| a.iter().zip(b).map(|(&a, &b)| f(a, b)).collect();
    let sign = *a.last().unwrap();
    let amount = number(b).unwrap_or(1 << 20);
    match op {
        BinaryOp::Add => add(a, b, false),
        BinaryOp::Sub => add(a, b, true),
        BinaryOp::Mul => {
            let mut sum = vec![false; a.len()];
            for (place, _) in b.iter().enumerate().filter(|&(_, &bit)| bit) {
                sum = add(&sum, &shift(a, |i| i.checked_sub(place), false), false);
            }
            sum
        }
        BinaryOp::And => zip(|a, b| a && b),
        BinaryOp::Or => zip(|a, b| a || b),
        BinaryOp::Xor => zip(|a, b| a != b),
        BinaryOp::Shl => shift(a, |i| i.checked_sub(amount), false),
        BinaryOp::Shr => shift(a, |i| Some(i + amount), false),
        BinaryOp::Sar => shift(a, |i| Some(i + amount), sign),
        BinaryOp::Eq => vec![a == b],
        BinaryOp::Ne => vec![a != b],
        BinaryOp::Lt => vec![less(a, b)],
        BinaryOp::Le => vec![!less(b, a)],
        BinaryOp::Gt => vec![less(b, a)],
        BinaryOp::Ge => vec![!less(a, b)],
        BinaryOp::LtS => vec![less_signed(a, b)],
        BinaryOp::LeS => vec![!less_signed(b, a)],
        BinaryOp::GtS => vec![less_signed(b, a)],
        BinaryOp::GeS => vec![!less_signed(a, b)],
    }
}
