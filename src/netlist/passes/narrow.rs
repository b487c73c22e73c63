//! Width narrowing.
//!
//! Law: every output, memory and instance input has the same value in every cycle from reset on; a
//! local net may lose high bits that are 0 from reset on, and never gains one. Ports, enumerations
//! and what is tied to an instance or a memory keep their widths. Afterwards sums, products, bitwise
//! operators, choices and comparisons of values with zeros above are done in the bits they need,
//! where that takes no name for a part of them; a value that is 0 is the number. Rests on registers
//! with reset only (`bounds`). Cost: linear.

use super::Pass;
use super::algebra::{binary, deep, is_clean, mux, node, slice, unary, zero_extend};
use super::bounds::{self, Bounds};
use super::rewrite::{operands, replace, roots};
use crate::netlist::ir::{
    BinaryOp, Design, Driver, DriverKind, Expr, ExprKind, Module, NetId, NetType, Stmt, UnaryOp,
};
use crate::netlist::names::Namer;
use crate::netlist::value::Value;

/// The pass.
pub(super) const PASS: Pass = Pass {
    name: "narrow",
    law: "every output keeps its value in every cycle from reset on; operators work in the bits \
          they need, and local nets lose high bits that are always 0",
    run,
};

/// Most rounds over a module; two are usual.
const ROUNDS_MAX: usize = 8;

fn run(design: &mut Design) {
    let mut ports: Vec<Vec<u32>> = Vec::with_capacity(design.modules.len());
    for module in &mut design.modules {
        for _ in 0..ROUNDS_MAX {
            let before = module.clone();
            let bounds = Bounds::new(module, &ports);
            narrow_nets(module, &bounds);
            let bounds = Bounds::new(module, &ports);
            expressions(module, &bounds);
            if *module == before {
                break;
            }
        }
        ports.push(Bounds::new(module, &ports).ports(module));
    }
}

/// Nets that keep their widths.
fn fixed(module: &Module) -> Vec<bool> {
    let mut fixed: Vec<bool> =
        module.nets.iter().map(|net| matches!(net.ty, NetType::Enum(_))).collect();
    let mut fix = |net: NetId| fixed[net.index()] = true;
    module.ports.iter().for_each(|port| fix(port.net));
    module.instances.iter().flat_map(|instance| &instance.connections).for_each(|&net| fix(net));
    for memory in &module.memories {
        fix(memory.read_addr);
        fix(memory.read_data);
        if let Some(port) = &memory.write {
            [port.addr, port.data, port.enable].into_iter().for_each(&mut fix);
        }
    }
    fixed
}

/// Gives local nets the width they need.
fn narrow_nets(module: &mut Module, bounds: &Bounds) {
    let fixed = fixed(module);
    let mut new: Vec<u32> = module.nets.iter().map(|net| net.width).collect();
    let mut wanted = |net: NetId| {
        if !fixed[net.index()] {
            new[net.index()] = bounds.net(net).max(1);
        }
    };
    for driver in &module.drivers {
        if can_cut(module, &driver.kind, bounds.net(driver.target).max(1)) {
            wanted(driver.target);
        }
    }
    module.registers.iter().for_each(|register| wanted(register.q));
    // A next value is at least as wide as the widest register that takes it, and may be a register.
    let mut register_of = vec![None; module.nets.len()];
    for (at, register) in module.registers.iter().enumerate() {
        register_of[register.q.index()] = Some(at);
    }
    let mut waiting: Vec<usize> = (0..module.registers.len()).collect();
    while let Some(at) = waiting.pop() {
        let (q, d) = (module.registers[at].q.index(), module.registers[at].d.index());
        if new[d] < new[q] {
            new[d] = new[q];
            waiting.extend(register_of[d]);
        }
    }
    if new.iter().zip(&module.nets).all(|(&new, net)| new == net.width) {
        return;
    }
    let old: Vec<u32> = module.nets.iter().map(|net| net.width).collect();
    for (net, &width) in module.nets.iter_mut().zip(&new) {
        if net.width != width {
            *net = crate::netlist::ir::Net { width, ty: NetType::Bits, ..net.clone() };
        }
    }
    let mut drivers = std::mem::take(&mut module.drivers);
    for Driver { target, kind } in &mut drivers {
        roots(kind, &mut |root| {
            replace(root, &mut |expr| deep(module, widened(expr, &old, &new)));
        });
        let width = new[target.index()];
        if width < old[target.index()] {
            match kind {
                DriverKind::Assign(expr) => {
                    replace(expr, &mut |expr| deep(module, slice(module, expr, 0, width)));
                }
                DriverKind::Process(body) => cut(module, body, width),
            }
        }
    }
    module.drivers = drivers;
    registers(module);
}

/// Reads of nets that got narrower give the old width.
fn widened(expr: Expr, old: &[u32], new: &[u32]) -> Expr {
    super::rewrite::bottom_up(expr, &mut |inner| match inner.kind {
        ExprKind::Net(net) if new[net.index()] < old[net.index()] => {
            Expr::resize(Expr { width: new[net.index()], ..inner }, old[net.index()])
        }
        _ => inner,
    })
}

/// Registers that got narrower take the low bits of a next value that did not.
fn registers(module: &mut Module) {
    let mut names = Namer::new();
    let nets = module.nets.iter().map(|net| &net.name);
    let params = module.params.iter().map(|param| &param.name);
    let memories = module.memories.iter().map(|memory| &memory.name);
    let instances = module.instances.iter().map(|instance| &instance.name);
    let properties = module.properties.iter().map(|property| &property.name);
    for name in nets.chain(params).chain(memories).chain(instances).chain(properties) {
        names.reserve(name);
    }
    for at in 0..module.registers.len() {
        let (q, d) = (module.registers[at].q, module.registers[at].d);
        let width = module.net(q).width;
        let register = &mut module.registers[at];
        register.init = register.init.resized(width);
        if module.net(d).width > width {
            let name = names.unique(&format!("{}_low", module.net(d).name));
            let low = module.add_net(name, width);
            let value = Expr::slice(Expr::net(module, d), 0, width);
            module.drivers.push(Driver { target: low, kind: DriverKind::Assign(value) });
            module.registers[at].d = low;
        }
    }
}

/// True when the low bits of all that is assigned can be taken without a name for the whole.
fn can_cut(module: &Module, kind: &DriverKind, width: u32) -> bool {
    let clean = |expr: &Expr, width: u32| {
        width >= expr.width || is_clean(&slice(module, expr.clone(), 0, width))
    };
    match kind {
        DriverKind::Assign(expr) => clean(expr, width),
        DriverKind::Process(body) => body_can_cut(body, width, &clean),
    }
}

fn body_can_cut(body: &[Stmt], width: u32, clean: &dyn Fn(&Expr, u32) -> bool) -> bool {
    body.iter().all(|statement| match statement {
        Stmt::Assign(value) => clean(value, width),
        Stmt::AssignSlice { lo, value } => *lo >= width || clean(value, width - lo),
        Stmt::If { then, otherwise, .. } => {
            body_can_cut(then, width, clean) && body_can_cut(otherwise, width, clean)
        }
        Stmt::Case { arms, default, .. } => {
            body_can_cut(default, width, clean)
                && arms.iter().all(|(_, arm)| body_can_cut(arm, width, clean))
        }
        Stmt::Comment(_) => true,
    })
}

/// Statements for the low bits of their target.
fn cut(module: &Module, body: &mut Vec<Stmt>, width: u32) {
    body.retain(|statement| !matches!(statement, Stmt::AssignSlice { lo, .. } if *lo >= width));
    for statement in body {
        match statement {
            Stmt::Assign(value) => {
                replace(value, &mut |expr| deep(module, slice(module, expr, 0, width)));
            }
            Stmt::AssignSlice { lo, value } => {
                let room = width - *lo;
                if value.width > room {
                    replace(value, &mut |expr| deep(module, slice(module, expr, 0, room)));
                }
            }
            Stmt::If { then, otherwise, .. } => {
                cut(module, then, width);
                cut(module, otherwise, width);
            }
            Stmt::Case { arms, default, .. } => {
                for (_, arm) in arms {
                    cut(module, arm, width);
                }
                cut(module, default, width);
            }
            Stmt::Comment(_) => {}
        }
    }
}

/// Does what operators do in the bits they need.
fn expressions(module: &mut Module, bounds: &Bounds) {
    let mut drivers = std::mem::take(&mut module.drivers);
    let narrower = Narrower { module, bounds };
    for driver in &mut drivers {
        roots(&mut driver.kind, &mut |root| {
            replace(root, &mut |expr| deep(module, narrower.expr(expr)));
        });
    }
    module.drivers = drivers;
}

struct Narrower<'a> {
    module: &'a Module,
    bounds: &'a Bounds,
}

impl Narrower<'_> {
    fn bound(&self, expr: &Expr) -> u32 {
        self.bounds.expr(self.module, expr)
    }

    fn expr(&self, expr: Expr) -> Expr {
        super::rewrite::bottom_up(expr, &mut |inner| self.node(node(self.module, inner)))
    }

    fn node(&self, expr: Expr) -> Expr {
        let width = expr.width;
        if operands(&expr).iter().any(|operand| named(operand)) {
            return expr;
        }
        let narrower = match &expr.kind {
            ExprKind::Net(_) | ExprKind::Slice(..) if self.bound(&expr) == 0 => {
                Some(Expr::constant(Value::zero(width)))
            }
            ExprKind::Unary(op, a) => self.unary(*op, a),
            ExprKind::Binary(op, a, b) if op.is_compare() => self.compare(*op, a, b),
            ExprKind::Binary(op, a, b) => self.binary(*op, a, b),
            ExprKind::Mux(cond, a, b) => {
                let need = self.bound(a).max(self.bound(b)).max(1);
                (need < width).then(|| {
                    let (a, b) = (self.low(a, need), self.low(b, need));
                    zero_extend(self.module, mux(self.module, (**cond).clone(), a, b), width)
                })
            }
            _ => None,
        };
        match narrower {
            Some(narrower) if is_clean(&narrower) => narrower,
            _ => expr,
        }
    }

    /// The low bits; the value has no others.
    fn low(&self, expr: &Expr, width: u32) -> Expr {
        slice(self.module, expr.clone(), 0, width)
    }

    fn unary(&self, op: UnaryOp, a: &Expr) -> Option<Expr> {
        let need = self.bound(a);
        if need >= a.width {
            return None;
        }
        match op {
            UnaryOp::All => Some(Expr::number(1, 0)),
            UnaryOp::Any | UnaryOp::Xor => Some(unary(self.module, op, self.low(a, need.max(1)))),
            UnaryOp::Not | UnaryOp::Neg => None,
        }
    }

    fn compare(&self, op: BinaryOp, a: &Expr, b: &Expr) -> Option<Expr> {
        let need = self.bound(a).max(self.bound(b)).max(1);
        let op = match op {
            BinaryOp::LtS => BinaryOp::Lt,
            BinaryOp::LeS => BinaryOp::Le,
            BinaryOp::GtS => BinaryOp::Gt,
            BinaryOp::GeS => BinaryOp::Ge,
            op => op,
        };
        (need < a.width).then(|| binary(self.module, op, self.low(a, need), self.low(b, need)))
    }

    fn binary(&self, op: BinaryOp, a: &Expr, b: &Expr) -> Option<Expr> {
        let width = a.width;
        let (left, right) = (self.bound(a), self.bound(b));
        let need = bounds::binary(self.module, op, (left, right), b, width).max(1);
        if need >= width {
            return None;
        }
        let b = match op {
            BinaryOp::Add | BinaryOp::Mul | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor => {
                self.low(b, need)
            }
            BinaryOp::Shr if left < width => b.clone(),
            _ => return None,
        };
        // A shift to the right needs what it shifts, not only what comes out.
        let keep = if op == BinaryOp::Shr { left.max(1) } else { need };
        let short = binary(self.module, op, self.low(a, keep), b);
        Some(zero_extend(self.module, short, width))
    }
}

/// True for what a named constant stands in, which would lose its name.
fn named(expr: &Expr) -> bool {
    matches!(expr.kind, ExprKind::Param(_) | ExprKind::Variant(..))
        || operands(expr).into_iter().any(named)
}
