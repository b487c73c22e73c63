//! Brings a module into the form that the printer takes.
//!
//! Afterwards: slices and sign extensions (of more than one bit) are of nets; a variable slice is
//! one bit of a net whose every index exists; shift amounts have at most 32 bits; what is constant
//! by its form is a constant, and stands in place of the nets it drives; every process reads
//! something; a `case` that covers all values without a default has one. What needs a name for that
//! gets a wire.

use indexmap::IndexMap;

use crate::netlist::ir::{
    BinaryOp, Driver, DriverKind, Expr, ExprKind, Module, NetId, Stmt, UnaryOp,
};
use crate::netlist::names::Namer;
use crate::netlist::value::Value;

use super::fold;
use super::simplify::{concat, slice};

/// Widest shift amount that all the tools take.
const AMOUNT_BITS_MAX: u32 = 32;

/// The module in normal form: the same ports, and the same behaviour.
pub(super) fn normalise(module: &Module) -> Module {
    let mut normal = pass(module, &IndexMap::new());
    // Each round makes something constant or shorter, or is the last.
    for _ in 0..=module.nets.len() {
        let next = pass(&normal, &constant_nets(&normal));
        if next == normal {
            break;
        }
        normal = next;
    }
    normal
}

/// The nets that constants drive, with those.
fn constant_nets(module: &Module) -> IndexMap<NetId, Expr> {
    let constant = |driver: &Driver| match &driver.kind {
        DriverKind::Assign(expr) if expr.as_constant(module).is_some() => {
            Some((driver.target, expr.clone()))
        }
        _ => None,
    };
    module.drivers.iter().filter_map(constant).collect()
}

/// Goes through a module once, with what is known of its nets.
fn pass(module: &Module, constants: &IndexMap<NetId, Expr>) -> Module {
    let mut normal = Normal {
        module: Module { drivers: Vec::new(), ..module.clone() },
        namer: names(module),
        constants,
        wires: IndexMap::new(),
        hint: String::new(),
    };
    for driver in &module.drivers {
        normal.hint = format!("{}_part", module.net(driver.target).name);
        let kind = match &driver.kind {
            DriverKind::Assign(expr) => DriverKind::Assign(normal.expr(expr)),
            DriverKind::Process(body) => normal.process(body, module.net(driver.target).width),
        };
        normal.module.drivers.push(Driver { target: driver.target, kind });
    }
    normal.module
}

/// All names of a module that stand in one scope.
pub(super) fn names(module: &Module) -> Namer {
    let mut namer = Namer::new();
    let nets = module.nets.iter().map(|net| &net.name);
    let params = module.params.iter().map(|param| &param.name);
    let memories = module.memories.iter().map(|memory| &memory.name);
    let instances = module.instances.iter().map(|instance| &instance.name);
    let properties = module.properties.iter().map(|property| &property.name);
    for name in nets.chain(params).chain(memories).chain(instances).chain(properties) {
        namer.reserve(name);
    }
    namer
}

struct Normal<'a> {
    /// The new module; its drivers grow.
    module: Module,
    namer: Namer,
    /// Nets that are known to be constant.
    constants: &'a IndexMap<NetId, Expr>,
    /// Expressions that got a wire.
    wires: IndexMap<Expr, NetId>,
    /// Name for the next wire.
    hint: String,
}

impl Normal<'_> {
    /// The expression as a net.
    fn as_net(&mut self, expr: Expr) -> Expr {
        if matches!(expr.kind, ExprKind::Net(_)) {
            return expr;
        }
        let width = expr.width;
        if let Some(&net) = self.wires.get(&expr) {
            return Expr { width, kind: ExprKind::Net(net) };
        }
        let name = self.namer.unique(&self.hint);
        let net = self.module.add_net(name, width);
        self.module.drivers.push(Driver { target: net, kind: DriverKind::Assign(expr.clone()) });
        self.wires.insert(expr, net);
        Expr { width, kind: ExprKind::Net(net) }
    }

    fn slice(&mut self, expr: Expr, lo: u32, width: u32) -> Expr {
        let sliced = slice(&self.module, expr, lo, width);
        self.name_slices(sliced)
    }

    /// Gives a wire to what is sliced and is no net. Only slices just made can be in that state, and
    /// they stand below operators that slicing goes through.
    fn name_slices(&mut self, expr: Expr) -> Expr {
        let width = expr.width;
        let kind = match expr.kind {
            ExprKind::Slice(a, lo) => ExprKind::Slice(Box::new(self.as_net(*a)), lo),
            ExprKind::ZeroExtend(a) => ExprKind::ZeroExtend(Box::new(self.name_slices(*a))),
            ExprKind::Unary(op, a) => ExprKind::Unary(op, Box::new(self.name_slices(*a))),
            ExprKind::Binary(op, a, b) => {
                let (a, b) = (self.name_slices(*a), self.name_slices(*b));
                ExprKind::Binary(op, Box::new(a), Box::new(b))
            }
            ExprKind::Mux(cond, a, b) => {
                let (a, b) = (self.name_slices(*a), self.name_slices(*b));
                ExprKind::Mux(cond, Box::new(a), Box::new(b))
            }
            ExprKind::Concat(parts) => {
                ExprKind::Concat(parts.into_iter().map(|part| self.name_slices(part)).collect())
            }
            kind => kind,
        };
        Expr { width, kind }
    }

    fn expr(&mut self, expr: &Expr) -> Expr {
        let width = expr.width;
        match &expr.kind {
            ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) => expr.clone(),
            ExprKind::Net(net) => self.constants.get(net).unwrap_or(expr).clone(),
            ExprKind::Unary(op, a) => {
                let a = self.expr(a);
                if let Some(value) = a.as_constant(&self.module) {
                    return Expr::constant(fold::unary(*op, &value));
                }
                if let Some(reduced) = fold::reduced(*op, &a) {
                    return reduced;
                }
                if a.width == 1 && matches!(op, UnaryOp::All | UnaryOp::Any | UnaryOp::Xor) {
                    return a;
                }
                Expr::unary(*op, a)
            }
            ExprKind::Binary(op, a, b) => {
                let (a, b) = (self.expr(a), self.expr(b));
                self.binary(*op, a, b)
            }
            ExprKind::Mux(cond, a, b) => {
                let cond = self.expr(cond);
                if let Some(value) = cond.as_constant(&self.module) {
                    return self.expr(if value.is_zero() { b } else { a });
                }
                let (a, b) = (self.expr(a), self.expr(b));
                if a == b { a } else { Expr::mux(cond, a, b) }
            }
            ExprKind::Slice(a, lo) => {
                let a = self.expr(a);
                self.slice(a, *lo, width)
            }
            ExprKind::SliceAt(a, at) => {
                let (a, at) = (self.expr(a), self.expr(at));
                self.slice_at(a, at, width)
            }
            ExprKind::ZeroExtend(a) => {
                let a = self.expr(a);
                match a.as_constant(&self.module) {
                    Some(value) => Expr::constant(value.resized(width)),
                    None => Expr::resize(a, width),
                }
            }
            ExprKind::SignExtend(a) => {
                let a = self.expr(a);
                self.sign_extend(a, width)
            }
            ExprKind::Concat(parts) => {
                let mut flat = Vec::new();
                for part in parts {
                    match self.expr(part) {
                        Expr { kind: ExprKind::Concat(inner), .. } => flat.extend(inner),
                        part => flat.push(part),
                    }
                }
                let constants = flat.iter().map(|part| part.as_constant(&self.module));
                match constants.collect::<Option<Vec<Value>>>() {
                    Some(values) => Expr::constant(join(&values, width)),
                    None => concat(flat, width),
                }
            }
        }
    }

    fn binary(&mut self, op: BinaryOp, a: Expr, mut b: Expr) -> Expr {
        if let Some(settled) = fold::settled(&self.module, op, &a, &b) {
            return settled;
        }
        if matches!(op, BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar) {
            b = self.amount(b);
        }
        Expr::binary(op, a, b)
    }

    /// A shift amount of at most [`AMOUNT_BITS_MAX`] bits; one that does not fit becomes the
    /// greatest, which shifts everything out just as well.
    fn amount(&mut self, amount: Expr) -> Expr {
        if amount.width <= AMOUNT_BITS_MAX {
            return amount;
        }
        let greatest = Expr::constant(Value::ones(AMOUNT_BITS_MAX));
        if let Some(value) = amount.as_constant(&self.module) {
            let low = value.resized(AMOUNT_BITS_MAX);
            let fits = low.resized(amount.width) == value;
            return if fits { Expr::constant(low) } else { greatest };
        }
        let rest = amount.width - AMOUNT_BITS_MAX;
        let high = self.slice(amount.clone(), AMOUNT_BITS_MAX, rest);
        let low = self.slice(amount, 0, AMOUNT_BITS_MAX);
        let over = if rest == 1 { high } else { Expr::unary(UnaryOp::Any, high) };
        Expr::mux(over, greatest, low)
    }

    fn slice_at(&mut self, a: Expr, at: Expr, width: u32) -> Expr {
        if let Some(value) = at.as_constant(&self.module) {
            let lo = value.to_u64().and_then(|lo| u32::try_from(lo).ok());
            let Some(lo) = lo.filter(|&lo| lo < a.width) else {
                return Expr::constant(Value::zero(width));
            };
            let inside = width.min(a.width - lo);
            return Expr::resize(self.slice(a, lo, inside), width);
        }
        if a.as_constant(&self.module).is_some_and(|value| value.is_zero()) {
            return Expr::constant(Value::zero(width));
        }
        if width == 1 && at.width < 32 && a.width == 1 << at.width {
            let a = self.as_net(a);
            return Expr { width, kind: ExprKind::SliceAt(Box::new(a), Box::new(at)) };
        }
        let shifted = self.binary(BinaryOp::Shr, a, at);
        self.slice(shifted, 0, width)
    }

    fn sign_extend(&mut self, a: Expr, width: u32) -> Expr {
        if a.width == width {
            return a;
        }
        if let Some(value) = a.as_constant(&self.module) {
            let mut out = value.resized(width);
            for bit in a.width..width {
                out.set_bit(bit, value.bit(a.width - 1));
            }
            return Expr::constant(out);
        }
        let is_slice = matches!(&a.kind, ExprKind::Slice(..));
        let a = if a.width == 1 || is_slice { a } else { self.as_net(a) };
        Expr { width, kind: ExprKind::SignExtend(Box::new(a)) }
    }

    fn process(&mut self, body: &[Stmt], width: u32) -> DriverKind {
        let body = self.body(body);
        if let [Stmt::Assign(expr)] = &body[..] {
            return DriverKind::Assign(expr.clone());
        }
        if body_reads(&body) {
            return DriverKind::Process(body);
        }
        // Nothing would ever make an `always @*` run.
        let value = as_expr(&body, Expr::constant(Value::zero(width)));
        DriverKind::Assign(self.expr(&value))
    }

    fn body(&mut self, body: &[Stmt]) -> Vec<Stmt> {
        let mut out = Vec::new();
        for statement in body {
            match statement {
                Stmt::Assign(value) => out.push(Stmt::Assign(self.expr(value))),
                Stmt::AssignSlice { lo, value } => {
                    out.push(Stmt::AssignSlice { lo: *lo, value: self.expr(value) });
                }
                Stmt::If { cond, then, otherwise } => {
                    let cond = self.expr(cond);
                    if let Some(value) = cond.as_constant(&self.module) {
                        out.extend(self.body(if value.is_zero() { otherwise } else { then }));
                        continue;
                    }
                    let (then, otherwise) = (self.body(then), self.body(otherwise));
                    match (acts(&then), acts(&otherwise)) {
                        (false, false) => {}
                        (false, true) => {
                            let cond = Expr::unary(UnaryOp::Not, cond);
                            out.push(Stmt::If { cond, then: otherwise, otherwise: Vec::new() });
                        }
                        _ => out.push(Stmt::If { cond, then, otherwise }),
                    }
                }
                Stmt::Case { sel, arms, default } => {
                    let sel = self.expr(sel);
                    self.case(&sel, arms, default, &mut out);
                }
                Stmt::Comment(text) => out.push(Stmt::Comment(text.clone())),
            }
        }
        out
    }

    fn case(
        &mut self,
        sel: &Expr,
        arms: &[(Expr, Vec<Stmt>)],
        default: &[Stmt],
        out: &mut Vec<Stmt>,
    ) {
        if let Some(value) = sel.as_constant(&self.module) {
            let hit = |pattern: &Expr| pattern.as_constant(&self.module).as_ref() == Some(&value);
            let arm = arms.iter().find(|(pattern, _)| hit(pattern));
            out.extend(self.body(arm.map_or(default, |(_, body)| body)));
            return;
        }
        let arm = |(pattern, body): &(Expr, Vec<Stmt>)| (pattern.clone(), self.body(body));
        let mut arms: Vec<(Expr, Vec<Stmt>)> = arms.iter().map(arm).collect();
        let mut default = self.body(default);
        let all = sel.width < 32 && arms.len() as u64 >= 1 << sel.width;
        if all && let Some((_, last)) = arms.pop() {
            default = last;
        }
        if arms.is_empty() {
            out.extend(default);
        } else if acts(&default) || arms.iter().any(|(_, body)| acts(body)) {
            out.push(Stmt::Case { sel: sel.clone(), arms, default });
        }
    }
}

/// Numbers joined, most significant first.
fn join(parts: &[Value], width: u32) -> Value {
    let mut out = Value::zero(width);
    let mut base = 0;
    for part in parts.iter().rev() {
        for bit in 0..part.width() {
            out.set_bit(base + bit, part.bit(bit));
        }
        base += part.width();
    }
    out
}

/// True when a statement list writes something.
fn acts(body: &[Stmt]) -> bool {
    body.iter().any(|statement| !matches!(statement, Stmt::Comment(_)))
}

/// The value that a process gives its target, as one expression.
fn as_expr(body: &[Stmt], start: Expr) -> Expr {
    body.iter().fold(start, |old, statement| match statement {
        Stmt::Assign(value) => value.clone(),
        Stmt::AssignSlice { lo, value } => {
            let (width, top) = (old.width, lo + value.width);
            let mut parts = Vec::new();
            if top < width {
                parts.push(Expr::slice(old.clone(), top, width - top));
            }
            parts.push(value.clone());
            if *lo > 0 {
                parts.push(Expr::slice(old, 0, *lo));
            }
            concat(parts, width)
        }
        Stmt::If { cond, then, otherwise } => {
            Expr::mux(cond.clone(), as_expr(then, old.clone()), as_expr(otherwise, old))
        }
        Stmt::Case { sel, arms, default } => {
            let last = as_expr(default, old.clone());
            arms.iter().rev().fold(last, |rest, (pattern, body)| {
                let hit = Expr::binary(BinaryOp::Eq, sel.clone(), pattern.clone());
                Expr::mux(hit, as_expr(body, old.clone()), rest)
            })
        }
        Stmt::Comment(_) => old,
    })
}

fn body_reads(body: &[Stmt]) -> bool {
    body.iter().any(|statement| match statement {
        Stmt::Assign(value) | Stmt::AssignSlice { value, .. } => reads(value),
        Stmt::If { cond, then, otherwise } => {
            reads(cond) || body_reads(then) || body_reads(otherwise)
        }
        Stmt::Case { sel, arms, default } => {
            reads(sel) || body_reads(default) || arms.iter().any(|(_, body)| body_reads(body))
        }
        Stmt::Comment(_) => false,
    })
}

fn reads(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) => false,
        ExprKind::Net(_) => true,
        ExprKind::Unary(_, a)
        | ExprKind::Slice(a, _)
        | ExprKind::ZeroExtend(a)
        | ExprKind::SignExtend(a) => reads(a),
        ExprKind::Binary(_, a, b) | ExprKind::SliceAt(a, b) => reads(a) || reads(b),
        ExprKind::Mux(c, a, b) => reads(c) || reads(a) || reads(b),
        ExprKind::Concat(parts) => parts.iter().any(reads),
    }
}
