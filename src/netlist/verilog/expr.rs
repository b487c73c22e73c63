//! Prints expressions of a module in normal form.

use std::collections::{BTreeMap, BTreeSet};

use crate::netlist::ir::{BinaryOp, EnumId, Expr, ExprKind, Module, NetId, UnaryOp};
use crate::netlist::names::Namer;
use crate::netlist::value::Value;

/// Prints expressions; remembers which named constants they used.
pub(super) struct Exprs<'m> {
    pub(super) module: &'m Module,
    /// Names of all states.
    states: BTreeMap<(EnumId, u32), String>,
    /// States used.
    used: BTreeSet<(EnumId, u32)>,
    /// Named constants used, by index.
    pub(super) params: BTreeSet<usize>,
}

/// A sized number: short ones below ten in decimal, else hexadecimal; one bit in binary.
pub(super) fn number(value: &Value) -> String {
    match (value.width(), value.to_u64()) {
        (1, _) => format!("1'b{}", value.low_u64()),
        (width, Some(small @ 0..10)) => format!("{width}'d{small}"),
        _ => value.to_string(),
    }
}

/// `CamelCase` as `CAMEL_CASE`.
fn screaming(name: &str) -> String {
    let mut out = String::new();
    let mut small_before = false;
    for c in name.chars() {
        if c.is_ascii_uppercase() && small_before {
            out.push('_');
        }
        small_before = c.is_ascii_lowercase() || c.is_ascii_digit();
        out.push(c.to_ascii_uppercase());
    }
    out
}

impl<'m> Exprs<'m> {
    /// Gives all states of the module names that `namer` has free.
    pub(super) fn new(module: &'m Module, namer: &mut Namer) -> Self {
        let mut states = BTreeMap::new();
        for (index, ty) in module.enums.iter().enumerate() {
            for (variant, name) in (0u32..).zip(&ty.variants) {
                let wanted = format!("{}_{}", screaming(&ty.name), screaming(name));
                states.insert((EnumId::from(index), variant), namer.unique(&wanted));
            }
        }
        Self { module, states, used: BTreeSet::new(), params: BTreeSet::new() }
    }

    /// The name of a state, which is used from now on; nothing for a number that is no state.
    pub(super) fn state(&mut self, ty: EnumId, variant: u32) -> Option<String> {
        let name = self.states.get(&(ty, variant))?;
        self.used.insert((ty, variant));
        Some(name.clone())
    }

    /// The states used, with their names.
    pub(super) fn used_states(&self) -> impl Iterator<Item = (EnumId, u32, &str)> {
        self.used.iter().filter_map(|key| Some((key.0, key.1, self.states.get(key)?.as_str())))
    }

    /// Name of a net.
    pub(super) fn net(&self, net: NetId) -> &'m str {
        &self.module.net(net).name
    }

    /// Bits of a net; a net of one bit takes no index.
    pub(super) fn bits(&self, net: NetId, lo: u32, width: u32) -> String {
        let name = self.net(net);
        if self.module.net(net).width == 1 {
            name.to_string()
        } else if width == 1 {
            format!("{name}[{lo}]")
        } else {
            format!("{name}[{}:{lo}]", lo + width - 1)
        }
    }

    /// An expression that stands alone: no parentheses around it.
    pub(super) fn print(&mut self, expr: &Expr) -> String {
        self.expr(expr, false)
    }

    /// An expression as an operand.
    pub(super) fn operand(&mut self, expr: &Expr) -> String {
        self.expr(expr, true)
    }

    fn expr(&mut self, expr: &Expr, inner: bool) -> String {
        let wrap = |text: String| if inner { format!("({text})") } else { text };
        match &expr.kind {
            ExprKind::Const(value) => number(value),
            ExprKind::Param(id) => {
                self.params.insert(id.index());
                self.module.params[id.index()].name.clone()
            }
            ExprKind::Variant(id, variant) => self
                .state(*id, *variant)
                .unwrap_or_else(|| number(&Value::from_u64(expr.width, (*variant).into()))),
            ExprKind::Net(net) => self.net(*net).to_string(),
            ExprKind::Unary(op, a) => {
                let sign = match op {
                    UnaryOp::Not if a.width == 1 => "!",
                    UnaryOp::Not => "~",
                    UnaryOp::Neg => "-",
                    UnaryOp::All => "&",
                    UnaryOp::Any => "|",
                    UnaryOp::Xor => "^",
                };
                // `^~a` and the like are operators of their own.
                let text = match a.kind {
                    ExprKind::Unary(..) => format!("{sign}({})", self.print(a)),
                    _ => format!("{sign}{}", self.operand(a)),
                };
                if *op == UnaryOp::Not { text } else { wrap(text) }
            }
            ExprKind::Binary(BinaryOp::Sar, a, b) => {
                let (a, b) = (self.print(a), self.operand(b));
                format!("$unsigned($signed({a}) >>> {b})")
            }
            ExprKind::Binary(op, a, b) => wrap(self.binary(*op, a, b)),
            ExprKind::Mux(cond, a, b) => {
                let (cond, a, b) = (self.operand(cond), self.operand(a), self.operand(b));
                wrap(format!("{cond} ? {a} : {b}"))
            }
            ExprKind::Slice(a, lo) => match a.kind {
                ExprKind::Net(net) => self.bits(net, *lo, expr.width),
                _ => self.operand(a),
            },
            ExprKind::SliceAt(a, at) => {
                let (a, at) = (self.operand(a), self.print(at));
                format!("{a}[{at}]")
            }
            ExprKind::ZeroExtend(a) => {
                let zeros = number(&Value::zero(expr.width - a.width));
                format!("{{{zeros}, {}}}", self.print(a))
            }
            ExprKind::SignExtend(a) => {
                let more = expr.width - a.width;
                let sign = match &a.kind {
                    _ if a.width == 1 => return format!("{{{}{{{}}}}}", expr.width, self.print(a)),
                    ExprKind::Net(net) => self.bits(*net, a.width - 1, 1),
                    ExprKind::Slice(of, lo) => match of.kind {
                        ExprKind::Net(net) => self.bits(net, lo + a.width - 1, 1),
                        _ => self.operand(a),
                    },
                    _ => self.operand(a),
                };
                format!("{{{{{more}{{{sign}}}}}, {}}}", self.print(a))
            }
            ExprKind::Concat(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| self.print(part)).collect();
                format!("{{{}}}", parts.join(", "))
            }
        }
    }

    fn binary(&mut self, op: BinaryOp, a: &Expr, b: &Expr) -> String {
        let sign = match op {
            BinaryOp::Add => "+",
            BinaryOp::Sub => "-",
            BinaryOp::Mul => "*",
            BinaryOp::And if a.width == 1 => "&&",
            BinaryOp::Or if a.width == 1 => "||",
            BinaryOp::And => "&",
            BinaryOp::Or => "|",
            BinaryOp::Xor => "^",
            BinaryOp::Shl => "<<",
            BinaryOp::Shr => ">>",
            BinaryOp::Sar => ">>>",
            BinaryOp::Eq => "==",
            BinaryOp::Ne => "!=",
            BinaryOp::Lt | BinaryOp::LtS => "<",
            BinaryOp::Le | BinaryOp::LeS => "<=",
            BinaryOp::Gt | BinaryOp::GtS => ">",
            BinaryOp::Ge | BinaryOp::GeS => ">=",
        };
        if matches!(op, BinaryOp::LtS | BinaryOp::LeS | BinaryOp::GtS | BinaryOp::GeS) {
            let (a, b) = (self.print(a), self.print(b));
            return format!("$signed({a}) {sign} $signed({b})");
        }
        let same = |side: &Expr| {
            let chains = matches!(op, BinaryOp::And | BinaryOp::Or | BinaryOp::Xor | BinaryOp::Add);
            chains && matches!(&side.kind, ExprKind::Binary(inner, ..) if *inner == op)
        };
        let a = if same(a) { self.print(a) } else { self.operand(a) };
        format!("{a} {sign} {}", self.operand(b))
    }
}
