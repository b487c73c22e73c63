//! Cells: expressions and processes as RTLIL.

use std::fmt::Write as _;

use super::net;
use super::sig::Sig;
use crate::netlist::ir::{BinaryOp, Expr, ExprKind, Module, Stmt, UnaryOp};
use crate::netlist::value::Value;

/// The body of a module while it grows.
pub(super) struct Cells<'m> {
    pub(super) module: &'m Module,
    pub(super) out: String,
    /// Number of the next nameless wire or cell.
    next: u32,
}

impl<'m> Cells<'m> {
    pub(super) fn new(module: &'m Module) -> Self {
        Self { module, out: String::new(), next: 1 }
    }

    fn number(&mut self) -> u32 {
        self.next += 1;
        self.next - 1
    }

    /// A nameless wire.
    pub(super) fn temporary(&mut self, width: u32) -> Sig {
        let name = format!("${}", self.number());
        writeln!(self.out, "  wire width {width} {name}").ok();
        Sig::wire(name, width)
    }

    /// A cell with a name of its own.
    pub(super) fn named(
        &mut self,
        kind: &str,
        name: &str,
        parameters: &[(&str, String)],
        ports: &[(&str, &Sig)],
    ) {
        writeln!(self.out, "  cell {kind} {name}").ok();
        for (key, value) in parameters {
            writeln!(self.out, "    parameter \\{key} {value}").ok();
        }
        for (port, sig) in ports {
            writeln!(self.out, "    connect \\{port} {sig}").ok();
        }
        self.out.push_str("  end\n");
    }

    /// A nameless cell.
    pub(super) fn cell(
        &mut self,
        kind: &str,
        parameters: &[(&str, String)],
        ports: &[(&str, &Sig)],
    ) {
        let name = format!("${}", self.number());
        self.named(kind, &name, parameters, ports);
    }

    /// A child.
    pub(super) fn instance(&mut self, module: &str, name: &str, ports: &[(&str, Sig)]) {
        let ports: Vec<(&str, &Sig)> = ports.iter().map(|(name, sig)| (*name, sig)).collect();
        self.named(&format!("\\{module}"), &format!("\\{name}"), &[], &ports);
    }

    /// Drives a wire.
    pub(super) fn connect(&mut self, target: &Sig, value: &Sig) {
        writeln!(self.out, "  connect {target} {value}").ok();
    }

    fn unary(&mut self, kind: &str, a: &Sig, width: u32) -> Sig {
        let y = self.temporary(width);
        let parameters = [
            ("A_SIGNED", "0".to_string()),
            ("A_WIDTH", a.width().to_string()),
            ("Y_WIDTH", width.to_string()),
        ];
        self.cell(kind, &parameters, &[("A", a), ("Y", &y)]);
        y
    }

    /// `signed` tells of the left and of the right side whether the cell reads it as signed.
    fn binary(&mut self, kind: &str, signed: [bool; 2], a: &Sig, b: &Sig, width: u32) -> Sig {
        let y = self.temporary(width);
        let flag = |signed: bool| u8::from(signed).to_string();
        let parameters = [
            ("A_SIGNED", flag(signed[0])),
            ("A_WIDTH", a.width().to_string()),
            ("B_SIGNED", flag(signed[1])),
            ("B_WIDTH", b.width().to_string()),
            ("Y_WIDTH", width.to_string()),
        ];
        self.cell(kind, &parameters, &[("A", a), ("B", b), ("Y", &y)]);
        y
    }

    /// Complement.
    pub(super) fn not(&mut self, a: &Sig) -> Sig {
        self.unary("$not", a, a.width())
    }

    /// One bit: `a < b`, unsigned.
    pub(super) fn less(&mut self, a: &Sig, b: &Sig) -> Sig {
        self.binary("$lt", [false; 2], a, b, 1)
    }

    /// `cond ? then : otherwise`.
    pub(super) fn mux(&mut self, cond: &Sig, then: &Sig, otherwise: &Sig) -> Sig {
        let width = then.width();
        let y = self.temporary(width);
        self.cell(
            "$mux",
            &[("WIDTH", width.to_string())],
            &[("A", otherwise), ("B", then), ("S", cond), ("Y", &y)],
        );
        y
    }

    /// `q` takes `d` at each rising edge of the clock.
    pub(super) fn dff(&mut self, d: &Sig, q: &Sig) {
        let Some(clk) = self.module.clk else { return };
        let clk = net(self.module, clk);
        self.cell(
            "$dff",
            &[("CLK_POLARITY", "1".to_string()), ("WIDTH", d.width().to_string())],
            &[("CLK", &clk), ("D", d), ("Q", q)],
        );
    }

    /// The value of an expression.
    pub(super) fn expr(&mut self, expr: &Expr) -> Sig {
        let width = expr.width;
        match &expr.kind {
            ExprKind::Const(value) => Sig::constant(value.clone()),
            ExprKind::Param(id) => Sig::constant(self.module.params[id.index()].value.clone()),
            ExprKind::Variant(_, at) => Sig::constant(Value::from_u64(width, u64::from(*at))),
            ExprKind::Net(id) => net(self.module, *id),
            ExprKind::Unary(op, a) => {
                let a = self.expr(a);
                let kind = match op {
                    UnaryOp::Not => "$not",
                    UnaryOp::Neg => "$neg",
                    UnaryOp::All => "$reduce_and",
                    UnaryOp::Any => "$reduce_or",
                    UnaryOp::Xor => "$reduce_xor",
                };
                self.unary(kind, &a, width)
            }
            ExprKind::Binary(op, a, b) => {
                let (a, b) = (self.expr(a), self.expr(b));
                let (kind, signed) = operator(*op);
                self.binary(kind, signed, &a, &b, width)
            }
            ExprKind::Mux(cond, then, otherwise) => {
                let cond = self.expr(cond);
                let (then, otherwise) = (self.expr(then), self.expr(otherwise));
                self.mux(&cond, &then, &otherwise)
            }
            ExprKind::Slice(a, lo) => self.expr(a).slice(*lo, width),
            ExprKind::SliceAt(a, at) => {
                let (a, at) = (self.expr(a), self.expr(at));
                self.binary("$shr", [false; 2], &a, &at, width)
            }
            ExprKind::ZeroExtend(a) => self.expr(a).zero_extended(width),
            ExprKind::SignExtend(a) => {
                let a = self.expr(a);
                let sign = a.slice(a.width().saturating_sub(1), 1);
                let more = sign.repeat(width.saturating_sub(a.width()));
                a.below(&more)
            }
            ExprKind::Concat(parts) => parts.iter().rev().fold(Sig::default(), |low, part| {
                let part = self.expr(part);
                low.below(&part)
            }),
        }
    }

    /// What the target holds after the statements, when it held `now` before them. A value that no
    /// statement gives is 0: invariant 3 of the IR says that no path leaves one.
    pub(super) fn run(&mut self, body: &[Stmt], mut now: Sig) -> Sig {
        for statement in body {
            now = match statement {
                Stmt::Assign(value) => self.expr(value),
                Stmt::AssignSlice { lo, value } => {
                    let above = lo + value.width;
                    let rest = now.slice(above, now.width().saturating_sub(above));
                    let value = self.expr(value);
                    now.slice(0, *lo).below(&value).below(&rest)
                }
                Stmt::If { cond, then, otherwise } => {
                    let cond = self.expr(cond);
                    let then = self.run(then, now.clone());
                    let otherwise = self.run(otherwise, now);
                    self.mux(&cond, &then, &otherwise)
                }
                Stmt::Case { sel, arms, default } => {
                    let sel = self.expr(sel);
                    let last = self.run(default, now.clone());
                    arms.iter().rev().fold(last, |rest, (pattern, arm)| {
                        let pattern = self.expr(pattern);
                        let hit = self.binary("$eq", [false; 2], &sel, &pattern, 1);
                        let arm = self.run(arm, now.clone());
                        self.mux(&hit, &arm, &rest)
                    })
                }
                Stmt::Comment(_) => now,
            };
        }
        now
    }
}

/// The cell of an operator, and which sides it reads as signed.
const fn operator(op: BinaryOp) -> (&'static str, [bool; 2]) {
    let (kind, signed) = match op {
        BinaryOp::Add => ("$add", false),
        BinaryOp::Sub => ("$sub", false),
        BinaryOp::Mul => ("$mul", false),
        BinaryOp::And => ("$and", false),
        BinaryOp::Or => ("$or", false),
        BinaryOp::Xor => ("$xor", false),
        BinaryOp::Shl => ("$shl", false),
        BinaryOp::Shr => ("$shr", false),
        BinaryOp::Sar => return ("$sshr", [true, false]),
        BinaryOp::Eq => ("$eq", false),
        BinaryOp::Ne => ("$ne", false),
        BinaryOp::Lt => ("$lt", false),
        BinaryOp::Le => ("$le", false),
        BinaryOp::Gt => ("$gt", false),
        BinaryOp::Ge => ("$ge", false),
        BinaryOp::LtS => ("$lt", true),
        BinaryOp::LeS => ("$le", true),
        BinaryOp::GtS => ("$gt", true),
        BinaryOp::GeS => ("$ge", true),
    };
    (kind, [signed; 2])
}
