//! Random designs for tests of whatever takes the module IR: every operator, statement, register
//! and memory form, instances, widths of 1 to 70 bits and some of 130; legal and without loops.

use ctxnic::netlist::ir::{
    BinaryOp, Design, Dir, Driver, DriverKind, EnumId, EnumType, Expr, ExprKind, Instance, Memory,
    Module, ModuleId, NetId, NetType, Param, ParamId, Port, ReadDuringWrite, Register, Stmt,
    UnaryOp, WritePort,
};
use ctxnic::netlist::value::Value;
use ctxnic::sim::stimulus::Rng;

/// A random design; the same seed always gives the same one.
pub fn random_design(seed: u64) -> Design {
    let mut rng = Rng::new(seed);
    let count = 1 + rng.index(3);
    let mut modules: Vec<Module> = Vec::new();
    for index in 0..count {
        let is_top = index + 1 == count;
        let module =
            Builder::new(format!("{}{index}", if is_top { "top" } else { "sub" }), &mut rng)
                .build(&modules);
        modules.push(module);
    }
    Design { top: ModuleId::from(modules.len() - 1), modules }
}

const ARITHMETIC: [BinaryOp; 6] =
    [BinaryOp::Add, BinaryOp::Sub, BinaryOp::Mul, BinaryOp::And, BinaryOp::Or, BinaryOp::Xor];
const SHIFTS: [BinaryOp; 3] = [BinaryOp::Shl, BinaryOp::Shr, BinaryOp::Sar];
const COMPARES: [BinaryOp; 10] = [
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
const REDUCTIONS: [UnaryOp; 3] = [UnaryOp::All, UnaryOp::Any, UnaryOp::Xor];

struct Builder<'r> {
    rng: &'r mut Rng,
    m: Module,
    /// Nets that may be read: each was made before what reads it.
    readable: Vec<NetId>,
}

impl<'r> Builder<'r> {
    fn new(name: String, rng: &'r mut Rng) -> Self {
        let mut m = Module { block: name.clone(), name, ..Module::default() };
        m.doc.push("A random module.".into());
        Self { rng, m, readable: Vec::new() }
    }

    fn build(mut self, children: &[Module]) -> Module {
        self.m.clk = Some(self.port("clk", 1, Dir::In));
        self.m.rst = Some(self.port("rst", 1, Dir::In));
        let states = 2 + self.rng.below(4);
        self.m.enums.push(EnumType {
            name: "State".into(),
            variants: (0..states).map(|index| format!("Case{index}")).collect(),
            width: 64 - (states - 1).leading_zeros(),
        });
        for index in 0..2 {
            let width = self.width();
            let value = self.rng.value(width);
            self.m.params.push(Param { name: format!("LIMIT_{index}"), value });
        }
        for index in 0..2 + self.rng.below(4) {
            let width = self.width();
            let net = self.port(&format!("in_{index}"), width, Dir::In);
            self.readable.push(net);
        }
        let registers: Vec<NetId> = (0..=self.rng.below(4))
            .map(|index| {
                let width = self.width();
                self.new_net(&format!("r{index}_q"), width)
            })
            .collect();
        let memories: Vec<NetId> = (0..self.rng.below(3))
            .map(|index| {
                let width = self.width();
                self.new_net(&format!("mem{index}_data"), width)
            })
            .collect();
        self.readable.extend(registers.iter().chain(&memories));
        for index in 0..3 + self.rng.below(8) {
            self.wire(&format!("w{index}"), None);
        }
        for index in 0..if children.is_empty() { 0 } else { self.rng.below(3) } {
            self.instance(index, children);
        }
        for index in 0..self.rng.below(5) {
            self.wire(&format!("v{index}"), None);
        }
        for (index, &q) in registers.iter().enumerate() {
            self.register(index, q);
        }
        for (index, &data) in memories.iter().enumerate() {
            self.memory(index, data);
        }
        for index in 0..=self.rng.below(4) {
            let width = self.width();
            let target = self.port(&format!("out_{index}"), width, Dir::Out);
            self.drive(target);
        }
        self.m
    }

    fn width(&mut self) -> u32 {
        let width = match self.rng.below(10) {
            0..4 => self.rng.range(1, 8),
            4..8 => self.rng.range(1, 70),
            8 => *self.rng.pick(&[1, 31, 32, 33, 63, 64, 65, 128]).unwrap(),
            _ => 130,
        };
        u32::try_from(width).unwrap()
    }

    fn new_net(&mut self, name: &str, width: u32) -> NetId {
        let net = self.m.add_net(name, width);
        if self.rng.chance(1, 6) {
            self.m.nets[net.index()].ty = NetType::Signed;
        } else if width == self.m.enums.first().map_or(0, |ty| ty.width) && self.rng.chance(1, 2) {
            self.m.nets[net.index()].ty = NetType::Enum(EnumId(0));
        }
        net
    }

    fn port(&mut self, name: &str, width: u32, dir: Dir) -> NetId {
        let net = self.m.add_net(name, width);
        self.m.ports.push(Port { net, dir });
        net
    }

    /// A wire of its own, readable from now on.
    fn wire(&mut self, name: &str, width: Option<u32>) -> NetId {
        let width = width.unwrap_or_else(|| self.width());
        let net = self.new_net(name, width);
        self.drive(net);
        self.readable.push(net);
        net
    }

    fn drive(&mut self, target: NetId) {
        let width = self.m.net(target).width;
        let kind = if self.rng.chance(2, 3) {
            DriverKind::Assign(self.expr(width, 3))
        } else {
            DriverKind::Process(self.process(width))
        };
        self.m.drivers.push(Driver { target, kind });
    }

    fn register(&mut self, index: usize, q: NetId) {
        let width = self.m.net(q).width;
        // Sometimes straight from another register: both must move at one edge.
        let d = match self.readable.iter().find(|&&net| net != q && self.m.net(net).width == width)
        {
            Some(&net) if self.rng.chance(1, 2) => net,
            _ => self.wire(&format!("r{index}_d"), Some(width)),
        };
        let enable = self.rng.chance(1, 2).then(|| self.wire(&format!("r{index}_en"), Some(1)));
        let init = self.rng.value(width);
        let reset = self.rng.chance(3, 4);
        self.m.registers.push(Register { q, d, enable, init, reset });
    }

    fn memory(&mut self, index: usize, read_data: NetId) {
        let width = self.m.net(read_data).width;
        let depth = u32::try_from(self.rng.range(2, 20)).unwrap();
        // Wide enough for every word, sometimes for more than there are.
        let addr_width = 32 - (depth - 1).leading_zeros() + u32::from(self.rng.chance(1, 4));
        let read_addr = self.wire(&format!("mem{index}_raddr"), Some(addr_width));
        let read_enable =
            self.rng.chance(1, 2).then(|| self.wire(&format!("mem{index}_ren"), Some(1)));
        let write = self.rng.chance(4, 5).then(|| {
            let lanes: Vec<u32> =
                (1..=width).filter(|lanes| width.is_multiple_of(*lanes)).collect();
            let lanes = *self.rng.pick(&lanes).unwrap();
            WritePort {
                addr: self.wire(&format!("mem{index}_waddr"), Some(addr_width)),
                data: self.wire(&format!("mem{index}_wdata"), Some(width)),
                enable: self.wire(&format!("mem{index}_wen"), Some(lanes)),
            }
        });
        let image = (write.is_none() || self.rng.chance(1, 3))
            .then(|| (0..depth).map(|_| self.rng.value(width)).collect());
        self.m.memories.push(Memory {
            name: format!("mem{index}"),
            width,
            depth,
            read_during_write: ReadDuringWrite::Old,
            image,
            read_addr,
            read_data,
            read_enable,
            write,
        });
    }

    fn instance(&mut self, index: u64, children: &[Module]) {
        let which = self.rng.index(children.len());
        let child = &children[which];
        let mut connections = Vec::new();
        let mut outputs = Vec::new();
        for port in &child.ports {
            let inner = child.net(port.net);
            let name = format!("u{index}_{}", inner.name);
            connections.push(if Some(port.net) == child.clk {
                self.m.clk.unwrap()
            } else if Some(port.net) == child.rst {
                self.m.rst.unwrap()
            } else if port.dir == Dir::In {
                self.wire(&name, Some(inner.width))
            } else {
                let net = self.new_net(&name, inner.width);
                outputs.push(net);
                net
            });
        }
        self.readable.extend(outputs);
        self.m.instances.push(Instance {
            name: format!("u{index}"),
            module: ModuleId::from(which),
            connections,
        });
    }

    fn process(&mut self, width: u32) -> Vec<Stmt> {
        let mut body = Vec::new();
        if self.rng.chance(1, 4) {
            let cond = self.expr(1, 2);
            let then = vec![Stmt::Assign(self.expr(width, 2))];
            let otherwise = vec![Stmt::Assign(self.expr(width, 2))];
            body.push(Stmt::If { cond, then, otherwise });
        } else {
            body.push(Stmt::Assign(self.expr(width, 2)));
        }
        for _ in 0..=self.rng.below(3) {
            let statement = self.statement(width, 3);
            body.push(statement);
        }
        body
    }

    fn block(&mut self, width: u32, depth: u32) -> Vec<Stmt> {
        (0..self.rng.below(3)).map(|_| self.statement(width, depth)).collect()
    }

    fn statement(&mut self, width: u32, depth: u32) -> Stmt {
        let choice = if depth == 0 { self.rng.below(3) } else { self.rng.below(6) };
        match choice {
            0 => Stmt::Assign(self.expr(width, 2)),
            1 => {
                let part = self.up_to(width);
                let lo = self.below(width - part + 1);
                Stmt::AssignSlice { lo, value: self.expr(part, 2) }
            }
            2 => Stmt::Comment("nothing to do".into()),
            3 | 4 => Stmt::If {
                cond: self.expr(1, 2),
                then: self.block(width, depth - 1),
                otherwise: self.block(width, depth - 1),
            },
            _ => self.case(width, depth),
        }
    }

    fn case(&mut self, width: u32, depth: u32) -> Stmt {
        let sel_width = match self.rng.below(6) {
            0 => self.width(),
            1 => self.m.enums[0].width,
            _ => self.up_to(5),
        };
        let sel = self.expr(sel_width, 1);
        let mut patterns: Vec<Expr> = Vec::new();
        for _ in 0..self.rng.below(9) {
            let value = match self.rng.below(3) {
                0 => self.rng.value(sel_width),
                _ => Value::from_u64(sel_width, self.rng.below(12)),
            };
            let as_state = sel_width == self.m.enums[0].width
                && value.low_u64() < self.m.enums[0].variants.len() as u64
                && self.rng.chance(1, 2);
            if patterns.iter().any(|p| value_of(p) == value) {
                continue;
            }
            patterns.push(if as_state {
                let index = u32::try_from(value.low_u64()).unwrap();
                Expr { width: sel_width, kind: ExprKind::Variant(EnumId(0), index) }
            } else {
                Expr::constant(value)
            });
        }
        let arms =
            patterns.into_iter().map(|pattern| (pattern, self.block(width, depth - 1))).collect();
        Stmt::Case { sel, arms, default: self.block(width, depth - 1) }
    }

    fn up_to(&mut self, limit: u32) -> u32 {
        1 + self.below(limit)
    }

    fn below(&mut self, limit: u32) -> u32 {
        u32::try_from(self.rng.below(u64::from(limit))).unwrap()
    }

    fn boxed(&mut self, width: u32, depth: u32) -> Box<Expr> {
        Box::new(self.expr(width, depth))
    }

    fn leaf(&mut self, width: u32) -> Expr {
        let fitting: Vec<NetId> =
            self.readable.iter().copied().filter(|&net| self.m.net(net).width == width).collect();
        let params: Vec<usize> =
            (0..self.m.params.len()).filter(|&i| self.m.params[i].value.width() == width).collect();
        match self.rng.below(12) {
            0 => Expr::constant(self.rng.value(width)),
            1 => Expr::number(width, self.rng.below(4)),
            2 if !params.is_empty() => {
                let id = ParamId::from(*self.rng.pick(&params).unwrap());
                Expr { width, kind: ExprKind::Param(id) }
            }
            3 if width == self.m.enums[0].width => {
                let index = self.rng.index(self.m.enums[0].variants.len());
                let index = u32::try_from(index).unwrap();
                Expr { width, kind: ExprKind::Variant(EnumId(0), index) }
            }
            4..8 if !fitting.is_empty() => {
                let net = *self.rng.pick(&fitting).unwrap();
                Expr::net(&self.m, net)
            }
            _ => match self.rng.pick(&self.readable) {
                Some(&net) => Expr::resize(Expr::net(&self.m, net), width),
                None => Expr::constant(self.rng.value(width)),
            },
        }
    }

    fn expr(&mut self, width: u32, depth: u32) -> Expr {
        if depth == 0 {
            return self.leaf(width);
        }
        let depth = depth - 1;
        let kind = match self.rng.below(20) {
            0 => ExprKind::Unary(UnaryOp::Not, self.boxed(width, depth)),
            1 => ExprKind::Unary(UnaryOp::Neg, self.boxed(width, depth)),
            2..6 => {
                let op = *self.rng.pick(&ARITHMETIC).unwrap();
                ExprKind::Binary(op, self.boxed(width, depth), self.boxed(width, depth))
            }
            6 | 7 => {
                let op = *self.rng.pick(&SHIFTS).unwrap();
                let amount = if self.rng.chance(1, 8) { self.width() } else { self.up_to(8) };
                ExprKind::Binary(op, self.boxed(width, depth), self.boxed(amount, depth))
            }
            8..10 => ExprKind::Mux(
                self.boxed(1, depth),
                self.boxed(width, depth),
                self.boxed(width, depth),
            ),
            10 | 11 => {
                let operand = width + self.below(70);
                let lo = self.below(operand - width + 1);
                return Expr::slice(self.expr(operand, depth), lo, width);
            }
            12 => {
                let operand = width + self.below(70);
                let at = if self.rng.chance(1, 8) { self.width() } else { self.up_to(8) };
                ExprKind::SliceAt(self.boxed(operand, depth), self.boxed(at, depth))
            }
            13 => {
                let operand = self.up_to(width);
                let operand = self.boxed(operand, depth);
                // An extension makes something longer.
                if operand.width == width { operand.kind } else { ExprKind::ZeroExtend(operand) }
            }
            14 => {
                let operand = self.up_to(width);
                let operand = self.boxed(operand, depth);
                // An extension makes something longer.
                if operand.width == width { operand.kind } else { ExprKind::SignExtend(operand) }
            }
            15 if width > 1 => {
                let mut parts = Vec::new();
                let mut left = width;
                while left > 0 {
                    let part = self.up_to(left);
                    parts.push(self.expr(part, depth));
                    left -= part;
                }
                ExprKind::Concat(parts)
            }
            16..19 if width == 1 => {
                let operand = self.width();
                if self.rng.chance(1, 3) {
                    let op = *self.rng.pick(&REDUCTIONS).unwrap();
                    ExprKind::Unary(op, self.boxed(operand, depth))
                } else {
                    let op = *self.rng.pick(&COMPARES).unwrap();
                    ExprKind::Binary(op, self.boxed(operand, depth), self.boxed(operand, depth))
                }
            }
            _ => return self.leaf(width),
        };
        Expr { width, kind }
    }
}

fn value_of(pattern: &Expr) -> Value {
    match &pattern.kind {
        ExprKind::Const(value) => value.clone(),
        ExprKind::Variant(_, index) => Value::from_u64(pattern.width, u64::from(*index)),
        other => panic!("{other:?} is no pattern"),
    }
}
