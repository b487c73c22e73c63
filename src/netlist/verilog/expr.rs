//! Prints expressions of a module in normal form.

use std::collections::{BTreeMap, BTreeSet};

use crate::netlist::ir::{
    BinaryOp, EnumId, Expr, ExprKind, Module, NetId, Param, ParamId, UnaryOp,
};
use crate::netlist::names::Namer;
use crate::netlist::value::Value;

/// Prints expressions; remembers which named constants they used.
pub(super) struct Exprs<'m> {
    pub(super) module: &'m Module,
    /// Names of all states.
    states: BTreeMap<(EnumId, u32), String>,
    /// States used.
    used: BTreeSet<(EnumId, u32)>,
    /// Names of the named constants.
    params: Vec<String>,
    /// Named constants used, by index.
    used_params: BTreeSet<usize>,
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

/// The names of the constants as they are printed: in capitals, unless something has that name.
fn constants(module: &Module) -> Vec<String> {
    let nets = module.nets.iter().map(|net| net.name.clone());
    let params = module.params.iter().map(|param| param.name.clone());
    let memories = module.memories.iter().map(|memory| memory.name.clone());
    let instances = module.instances.iter().map(|instance| instance.name.clone());
    let properties = module.properties.iter().map(|property| property.name.clone());
    let mut taken: BTreeSet<String> =
        nets.chain(params).chain(memories).chain(instances).chain(properties).collect();
    let capital = |param: &Param| {
        let name = param.name.to_ascii_uppercase();
        if taken.insert(name.clone()) { name } else { param.name.clone() }
    };
    module.params.iter().map(capital).collect()
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
        let (used, used_params) = (BTreeSet::new(), BTreeSet::new());
        Self { module, states, used, params: constants(module), used_params }
    }

    /// The name of a state, which is used from now on; nothing for a number that is no state.
    pub(super) fn state(&mut self, ty: EnumId, variant: u32) -> Option<String> {
        let name = self.states.get(&(ty, variant))?;
        self.used.insert((ty, variant));
        Some(name.clone())
    }

    /// The name of a constant, which is used now.
    fn param(&mut self, id: ParamId) -> String {
        self.used_params.insert(id.index());
        self.params[id.index()].clone()
    }

    /// The constants and states used, with their values.
    pub(super) fn used_constants(&self) -> Vec<(String, Value)> {
        let mut out = Vec::new();
        for &index in &self.used_params {
            out.push((self.params[index].clone(), self.module.params[index].value.clone()));
        }
        for key @ &(ty, variant) in &self.used {
            if let Some(name) = self.states.get(key) {
                let width = self.module.enums[ty.index()].width;
                out.push((name.clone(), Value::from_u64(width, variant.into())));
            }
        }
        out
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
        self.within(expr, Context::Alone)
    }

    /// An expression on one line, in parentheses where its surroundings call for them.
    pub(super) fn within(&mut self, expr: &Expr, context: Context) -> String {
        let text = self.text(expr);
        if context.wraps(expr) { format!("({text})") } else { text }
    }

    fn text(&mut self, expr: &Expr) -> String {
        match &expr.kind {
            ExprKind::Const(value) => number(value),
            ExprKind::Param(id) => self.param(*id),
            ExprKind::Variant(id, variant) => self
                .state(*id, *variant)
                .unwrap_or_else(|| number(&Value::from_u64(expr.width, (*variant).into()))),
            ExprKind::Net(net) => self.net(*net).to_string(),
            ExprKind::Unary(op, a) => self.unary(*op, a),
            ExprKind::Binary(BinaryOp::Sar, a, b) => {
                let (a, b) = (self.print(a), self.amount(b));
                format!("$unsigned($signed({a}) >>> {b})")
            }
            ExprKind::Binary(op, a, b) => {
                let sign = sign(*op, expr);
                if matches!(op, BinaryOp::LtS | BinaryOp::LeS | BinaryOp::GtS | BinaryOp::GeS) {
                    let (a, b) = (self.print(a), self.print(b));
                    return format!("$signed({a}) {sign} $signed({b})");
                }
                let context = Context::operand_of(expr);
                let left = self.within(a, context);
                let right = match op {
                    BinaryOp::Shl | BinaryOp::Shr => self.amount(b),
                    _ => self.within(b, context.on_the_right()),
                };
                format!("{left} {sign} {right}")
            }
            ExprKind::Mux(cond, a, b) => {
                let cond = self.within(cond, Context::Condition);
                let (a, b) = (self.within(a, Context::Branch), self.within(b, Context::Branch));
                format!("{cond} ? {a} : {b}")
            }
            ExprKind::Slice(a, lo) => match a.kind {
                ExprKind::Net(net) => self.bits(net, *lo, expr.width),
                _ => self.within(a, Context::Unary),
            },
            ExprKind::SliceAt(a, at) => {
                let (a, at) = (self.within(a, Context::Unary), self.print(at));
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
                        _ => self.within(a, Context::Unary),
                    },
                    _ => self.within(a, Context::Unary),
                };
                format!("{{{{{more}{{{sign}}}}}, {}}}", self.print(a))
            }
            ExprKind::Concat(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| self.print(part)).collect();
                format!("{{{}}}", parts.join(", "))
            }
        }
    }

    fn unary(&mut self, op: UnaryOp, a: &Expr) -> String {
        // `!(a == b)` is `a != b`.
        if let (UnaryOp::Not, ExprKind::Binary(inner @ (BinaryOp::Eq | BinaryOp::Ne), b, c)) =
            (op, &a.kind)
        {
            let other = if *inner == BinaryOp::Eq { "!=" } else { "==" };
            let context = Context::operand_of(a);
            return format!("{} {other} {}", self.within(b, context), self.within(c, context));
        }
        let sign = unary_sign(op, a);
        // `^~a` and the like are operators of their own.
        match a.kind {
            ExprKind::Unary(..) => format!("{sign}({})", self.print(a)),
            _ => format!("{sign}{}", self.within(a, Context::Unary)),
        }
    }

    /// A shift amount: a plain number where it is one, as in `x << 9`.
    pub(super) fn amount(&mut self, amount: &Expr) -> String {
        match &amount.kind {
            ExprKind::Const(value) if value.to_u64().is_some_and(|v| v < 1 << 31) => {
                value.low_u64().to_string()
            }
            _ => self.within(amount, Context::Unary),
        }
    }
}

/// What stands around an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// Nothing: a whole right side, or parentheses and commas of its own.
    Alone,
    /// The condition of `?:`.
    Condition,
    /// A choice of `?:`.
    Branch,
    /// `&&` or `||`.
    Logic(BinaryOp),
    /// An operator of which several in a row need no parentheses.
    Chain(BinaryOp),
    /// Any other binary operator.
    Binary,
    /// A unary operator or an index.
    Unary,
}

impl Context {
    /// The context of the operands of a binary operator.
    pub(super) fn operand_of(expr: &Expr) -> Self {
        match &expr.kind {
            ExprKind::Binary(op @ (BinaryOp::And | BinaryOp::Or), ..) if expr.width == 1 => {
                Self::Logic(*op)
            }
            ExprKind::Binary(op, ..) if op.chains() => Self::Chain(*op),
            _ => Self::Binary,
        }
    }

    /// The context of the right operand of the same operator.
    fn on_the_right(self) -> Self {
        match self {
            // `a + (b + c)`: as it was written.
            Self::Chain(BinaryOp::Add) => Self::Binary,
            context => context,
        }
    }

    /// Whether an expression stands in parentheses. None are left out where a reader would have to
    /// know more than that comparisons bind tighter than `&&`, and `!` tighter than all.
    pub(super) fn wraps(self, expr: &Expr) -> bool {
        if self == Self::Alone {
            return false;
        }
        match &expr.kind {
            ExprKind::Unary(UnaryOp::Not, a) => match &a.kind {
                ExprKind::Binary(BinaryOp::Eq | BinaryOp::Ne, ..) => {
                    !matches!(self, Self::Logic(_))
                }
                _ => false,
            },
            ExprKind::Unary(..) => self != Self::Branch,
            ExprKind::Mux(..) => true,
            ExprKind::Binary(BinaryOp::Sar, ..) => false,
            ExprKind::Binary(op, ..) if op.is_compare() => !matches!(self, Self::Logic(_)),
            ExprKind::Binary(op, ..) => match self {
                Self::Logic(outer) => *op != outer || expr.width != 1,
                Self::Chain(outer) => *op != outer,
                Self::Branch => !matches!(op, BinaryOp::Add | BinaryOp::Sub),
                _ => true,
            },
            _ => false,
        }
    }
}

impl BinaryOp {
    /// True for an operator of which several in a row need no parentheses.
    pub(super) const fn chains(self) -> bool {
        matches!(self, Self::And | Self::Or | Self::Xor | Self::Add)
    }
}

/// How a unary operator on `a` is written.
pub(super) const fn unary_sign(op: UnaryOp, a: &Expr) -> &'static str {
    match op {
        UnaryOp::Not if a.width == 1 => "!",
        UnaryOp::Not => "~",
        UnaryOp::Neg => "-",
        UnaryOp::All => "&",
        UnaryOp::Any => "|",
        UnaryOp::Xor => "^",
    }
}

/// How a binary operator is written, in the expression it makes.
pub(super) const fn sign(op: BinaryOp, expr: &Expr) -> &'static str {
    match op {
        BinaryOp::Add => "+",
        BinaryOp::Sub => "-",
        BinaryOp::Mul => "*",
        BinaryOp::And if expr.width == 1 => "&&",
        BinaryOp::Or if expr.width == 1 => "||",
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
    }
}
