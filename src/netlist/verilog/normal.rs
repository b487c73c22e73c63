//! Brings a module into the form that the printer takes.
//!
//! Afterwards: slices and sign extensions (of more than one bit) are of nets; a variable slice is
//! one bit of a net whose every index exists; shift amounts have at most 31 bits, and no shift shifts a
//! shift of the same direction; what is constant
//! by its form is a constant, and stands in place of the nets it drives; every process reads
//! something; a `case` that covers all values without a default has one. What needs a name for that
//! gets a wire.

use indexmap::IndexMap;

use super::chained;
use crate::netlist::ir::{
    BinaryOp, Driver, DriverKind, Expr, ExprKind, Module, NetId, Stmt, UnaryOp,
};
use crate::netlist::names::Namer;
use crate::netlist::passes::algebra::{deep, slice};
use crate::netlist::passes::fold;
use crate::netlist::value::Value;

/// Widest shift amount: all the tools take 32 bits, but a plain number has 32 bits too, and amounts
/// of one width are what `chained` is about.
const AMOUNT_BITS_MAX: u32 = 31;

/// Most rounds. Two are usual: what got a wire may let something else be folded.
const ROUNDS_MAX: usize = 8;

/// The module in normal form: the same ports, and the same behaviour.
pub(super) fn normalise(module: &Module) -> Module {
    let mut normal = module.clone();
    for _ in 0..ROUNDS_MAX {
        let mut next = normal.clone();
        fold::module(&mut next);
        chained::join(&mut next);
        let next = legalise(next);
        if next == normal {
            break;
        }
        normal = next;
    }
    normal
}

/// Goes through a folded module once.
fn legalise(mut module: Module) -> Module {
    let drivers = std::mem::take(&mut module.drivers);
    let mut normal =
        Normal { namer: names(&module), module, wires: IndexMap::new(), hint: String::new() };
    for Driver { target, kind } in drivers {
        normal.hint = format!("{}_part", normal.module.net(target).name);
        let kind = match kind {
            DriverKind::Assign(expr) => DriverKind::Assign(normal.legal(expr)),
            DriverKind::Process(body) => DriverKind::Process(normal.body(body)),
        };
        normal.module.drivers.push(Driver { target, kind });
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

struct Normal {
    /// The new module; its drivers grow.
    module: Module,
    namer: Namer,
    /// Expressions that got a wire.
    wires: IndexMap<Expr, NetId>,
    /// Name for the next wire.
    hint: String,
}

impl Normal {
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

    /// A folded expression in legal form.
    fn legal(&mut self, expr: Expr) -> Expr {
        let Expr { width, kind } = expr;
        let kind = match kind {
            leaf @ (ExprKind::Const(_)
            | ExprKind::Param(_)
            | ExprKind::Variant(..)
            | ExprKind::Net(_)) => leaf,
            ExprKind::Unary(op, a) => ExprKind::Unary(op, Box::new(self.legal(*a))),
            ExprKind::Binary(op, a, b) => {
                let a = self.legal(*a);
                let b = match op {
                    BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar => self.amount(*b),
                    _ => self.legal(*b),
                };
                ExprKind::Binary(op, Box::new(a), Box::new(b))
            }
            ExprKind::Mux(cond, a, b) => {
                let (cond, a, b) = (self.legal(*cond), self.legal(*a), self.legal(*b));
                ExprKind::Mux(Box::new(cond), Box::new(a), Box::new(b))
            }
            ExprKind::Slice(a, lo) => {
                let a = self.legal(*a);
                ExprKind::Slice(Box::new(self.as_net(a)), lo)
            }
            ExprKind::SliceAt(a, at) => return self.slice_at(*a, *at, width),
            ExprKind::ZeroExtend(a) => ExprKind::ZeroExtend(Box::new(self.legal(*a))),
            ExprKind::SignExtend(a) => {
                let a = self.legal(*a);
                let is_slice = matches!(&a.kind, ExprKind::Slice(..));
                let a = if a.width == 1 || is_slice { a } else { self.as_net(a) };
                ExprKind::SignExtend(Box::new(a))
            }
            ExprKind::Concat(parts) => {
                ExprKind::Concat(parts.into_iter().map(|part| self.legal(part)).collect())
            }
        };
        Expr { width, kind }
    }

    /// A shift amount of at most [`AMOUNT_BITS_MAX`] bits; one that does not fit becomes the
    /// greatest, which shifts everything out just as well.
    fn amount(&mut self, amount: Expr) -> Expr {
        if amount.width <= AMOUNT_BITS_MAX {
            return self.legal(amount);
        }
        let greatest = Expr::constant(Value::ones(AMOUNT_BITS_MAX));
        if let Some(value) = amount.as_constant(&self.module) {
            let low = value.resized(AMOUNT_BITS_MAX);
            let fits = low.resized(amount.width) == value;
            return if fits { Expr::constant(low) } else { greatest };
        }
        let rest = amount.width - AMOUNT_BITS_MAX;
        let high = slice(&self.module, amount.clone(), AMOUNT_BITS_MAX, rest);
        let low = slice(&self.module, amount, 0, AMOUNT_BITS_MAX);
        let over = if rest == 1 { high } else { Expr::unary(UnaryOp::Any, high) };
        let short = deep(&self.module, Expr::mux(over, greatest, low));
        self.legal(short)
    }

    fn slice_at(&mut self, a: Expr, at: Expr, width: u32) -> Expr {
        if width == 1 && at.width < 32 && a.width == 1 << at.width {
            let (a, at) = (self.legal(a), self.legal(at));
            let a = self.as_net(a);
            return Expr { width, kind: ExprKind::SliceAt(Box::new(a), Box::new(at)) };
        }
        let shifted = Expr::binary(BinaryOp::Shr, a, at);
        let part = deep(&self.module, Expr::slice(shifted, 0, width));
        self.legal(part)
    }

    fn body(&mut self, body: Vec<Stmt>) -> Vec<Stmt> {
        body.into_iter().map(|statement| self.statement(statement)).collect()
    }

    fn statement(&mut self, statement: Stmt) -> Stmt {
        match statement {
            Stmt::Assign(value) => Stmt::Assign(self.legal(value)),
            Stmt::AssignSlice { lo, value } => Stmt::AssignSlice { lo, value: self.legal(value) },
            Stmt::If { cond, then, otherwise } => Stmt::If {
                cond: self.legal(cond),
                then: self.body(then),
                otherwise: self.body(otherwise),
            },
            Stmt::Case { sel, arms, default } => Stmt::Case {
                sel: self.legal(sel),
                arms: arms.into_iter().map(|(pattern, arm)| (pattern, self.body(arm))).collect(),
                default: self.body(default),
            },
            comment @ Stmt::Comment(_) => comment,
        }
    }
}
