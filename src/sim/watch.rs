//! Finds indices that can point beyond what they index, and gives each driver that has some a
//! hidden net that says when one does.
//!
//! An index counts only where it matters: under the conditions of the `if`s and `case`s around it,
//! in the chosen side of a choice, and behind a 1-bit `and` or `or` that is not settled before it.
//! Where every value of an index lies inside, nothing is added.

use crate::netlist::ir::{
    BinaryOp, Design, Driver, DriverKind, Expr, ExprKind, Module, NetId, Stmt, UnaryOp,
};
use crate::netlist::value::Value;

/// What the name of a hidden net begins with: no name of a checked design does. The rest of it is
/// the name of the net whose value the index goes into.
const MARK: char = '?';

/// The name of the net that a hidden net watches; `None` for a net of the design itself.
pub(crate) fn watched(name: &str) -> Option<&str> {
    name.strip_prefix(MARK)
}

/// The design with hidden nets at the end of each module's, or `None` when there is nothing to
/// watch.
pub(crate) fn with_watches(design: &Design) -> Option<Design> {
    let mut out: Option<Design> = None;
    for (index, module) in design.modules.iter().enumerate() {
        for driver in &module.drivers {
            let mut finder = Finder { found: None, module };
            match &driver.kind {
                DriverKind::Assign(expr) => finder.expr(expr, None),
                DriverKind::Process(body) => finder.body(body, None),
            }
            let Some(beyond) = finder.found else { continue };
            let target = &mut out.get_or_insert_with(|| design.clone()).modules[index];
            let name = format!("{MARK}{}", module.net(driver.target).name);
            let hidden: NetId = target.add_net(name, 1);
            target.drivers.push(Driver { target: hidden, kind: DriverKind::Assign(beyond) });
        }
    }
    out
}

struct Finder<'m> {
    module: &'m Module,
    /// One bit: some index points beyond.
    found: Option<Expr>,
}

/// Both, where `None` is "always".
fn and(under: Option<&Expr>, more: Expr) -> Expr {
    match under {
        Some(under) => Expr::binary(BinaryOp::And, under.clone(), more),
        None => more,
    }
}

impl Finder<'_> {
    fn body(&mut self, body: &[Stmt], under: Option<&Expr>) {
        for statement in body {
            match statement {
                Stmt::Assign(value) | Stmt::AssignSlice { value, .. } => self.expr(value, under),
                Stmt::If { cond, then, otherwise } => {
                    self.expr(cond, under);
                    if has_index(then) {
                        self.body(then, Some(&and(under, cond.clone())));
                    }
                    if has_index(otherwise) {
                        let not = Expr::unary(UnaryOp::Not, cond.clone());
                        self.body(otherwise, Some(&and(under, not)));
                    }
                }
                Stmt::Case { sel, arms, default } => {
                    self.expr(sel, under);
                    for (pattern, arm) in arms.iter().filter(|(_, arm)| has_index(arm)) {
                        let hit = Expr::binary(BinaryOp::Eq, sel.clone(), pattern.clone());
                        self.body(arm, Some(&and(under, hit)));
                    }
                    if has_index(default) {
                        let misses = arms.iter().map(|(pattern, _)| {
                            Expr::binary(BinaryOp::Ne, sel.clone(), pattern.clone())
                        });
                        let under = misses
                            .fold(under.cloned(), |under, miss| Some(and(under.as_ref(), miss)));
                        self.body(default, under.as_ref());
                    }
                }
                Stmt::Comment(_) => {}
            }
        }
    }

    fn expr(&mut self, expr: &Expr, under: Option<&Expr>) {
        if !indexes(expr) {
            return;
        }
        match &expr.kind {
            ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) | ExprKind::Net(_) => {}
            ExprKind::Unary(_, a)
            | ExprKind::Slice(a, _)
            | ExprKind::ZeroExtend(a)
            | ExprKind::SignExtend(a) => self.expr(a, under),
            ExprKind::Binary(op @ (BinaryOp::And | BinaryOp::Or), a, b) if a.width == 1 => {
                self.expr(a, under);
                if indexes(b) {
                    let open = match op {
                        BinaryOp::And => (**a).clone(),
                        _ => Expr::unary(UnaryOp::Not, (**a).clone()),
                    };
                    self.expr(b, Some(&and(under, open)));
                }
            }
            ExprKind::Binary(_, a, b) => {
                self.expr(a, under);
                self.expr(b, under);
            }
            ExprKind::Mux(cond, a, b) => {
                self.expr(cond, under);
                if indexes(a) {
                    self.expr(a, Some(&and(under, (**cond).clone())));
                }
                if indexes(b) {
                    let not = Expr::unary(UnaryOp::Not, (**cond).clone());
                    self.expr(b, Some(&and(under, not)));
                }
            }
            ExprKind::SliceAt(a, at) => {
                self.expr(a, under);
                self.expr(at, under);
                self.index(a.width - expr.width, at, under);
            }
            ExprKind::Concat(parts) => parts.iter().for_each(|part| self.expr(part, under)),
        }
    }

    /// `at > last`, where that can be.
    fn index(&mut self, last: u32, at: &Expr, under: Option<&Expr>) {
        if at.width < u32::BITS && last >= (1 << at.width) - 1 {
            return;
        }
        let fixed = at.as_constant(self.module).and_then(|at| at.to_u64());
        if fixed.is_some_and(|at| at <= u64::from(last)) {
            return;
        }
        let last = Value::from_u64(at.width, last.into());
        let beyond = Expr::binary(BinaryOp::Gt, at.clone(), Expr::constant(last));
        let beyond = and(under, beyond);
        self.found = Some(match self.found.take() {
            Some(found) => Expr::binary(BinaryOp::Or, found, beyond),
            None => beyond,
        });
    }
}

/// True when there is a variable index somewhere in an expression.
fn indexes(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::SliceAt(..) => true,
        ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) | ExprKind::Net(_) => false,
        ExprKind::Unary(_, a)
        | ExprKind::Slice(a, _)
        | ExprKind::ZeroExtend(a)
        | ExprKind::SignExtend(a) => indexes(a),
        ExprKind::Binary(_, a, b) => indexes(a) || indexes(b),
        ExprKind::Mux(cond, a, b) => indexes(cond) || indexes(a) || indexes(b),
        ExprKind::Concat(parts) => parts.iter().any(indexes),
    }
}

/// True when there is one somewhere in statements.
fn has_index(body: &[Stmt]) -> bool {
    body.iter().any(|statement| match statement {
        Stmt::Assign(value) | Stmt::AssignSlice { value, .. } => indexes(value),
        Stmt::If { cond, then, otherwise } => {
            indexes(cond) || has_index(then) || has_index(otherwise)
        }
        Stmt::Case { sel, arms, default } => {
            indexes(sel) || arms.iter().any(|(_, arm)| has_index(arm)) || has_index(default)
        }
        Stmt::Comment(_) => false,
    })
}
