//! Lowers statements: unrolls loops and cuts the kernel into one process per signal.
//!
//! Every read of a signal means its final value (a signal is not read before its last write, which
//! is checked here), so the statements of one signal can stand alone: of the kernel's `if`s and
//! `match`es each signal keeps only those that decide about it.

use std::collections::BTreeMap;

use rust_hdl::core::ast::{
    VerilogBlockOrConditional, VerilogConditional, VerilogExpression, VerilogLink,
    VerilogLinkDetails, VerilogLoop, VerilogMatch, VerilogStatement,
};

use super::expr::{Lookup, Val, bits};
use super::kernel::{DEPTH_MAX, Kernel, Kind, Role, STATEMENTS_MAX, Symbol};
use super::literal;
use super::walk::readable;
use crate::netlist::check::codes;
use crate::netlist::ir::{Expr, ExprKind, NetId, Stmt};
use crate::netlist::value::Value;

/// The statements of each signal written, in order.
pub(super) type Slices = BTreeMap<NetId, Vec<Stmt>>;

/// A pattern of a `match`.
enum Pattern {
    Value(Expr),
    Default,
}

impl Kernel<'_> {
    /// Lowers a kernel or a branch of it into `out`.
    pub(super) fn block(&mut self, block: &[VerilogStatement], out: &mut Slices, depth: usize) {
        if depth > DEPTH_MAX {
            self.error(
                codes::LIMIT,
                format!("statements nested deeper than {DEPTH_MAX} levels"),
                "use a `match`, or compute the conditions in `Local` signals",
            );
            return;
        }
        for statement in block {
            self.statement(statement, out, depth);
        }
        let left = std::mem::take(&mut self.comments);
        self.module.doc.extend(left);
    }

    fn statement(&mut self, statement: &VerilogStatement, out: &mut Slices, depth: usize) {
        self.statements += 1;
        if self.statements > STATEMENTS_MAX {
            self.error(
                codes::LIMIT,
                format!("more than {STATEMENTS_MAX} statements after unrolling the loops"),
                "make the loops shorter or split the block",
            );
            return;
        }
        match statement {
            VerilogStatement::Assignment(target, value) => self.assignment(target, value, out),
            VerilogStatement::SliceAssignment { base, width, offset, replacement } => {
                self.slice_assignment(base, *width, offset, replacement, out);
            }
            VerilogStatement::If(conditional) => self.conditional(conditional, out, depth + 1),
            VerilogStatement::Match(choice) => self.choice(choice, out, depth + 1),
            VerilogStatement::Loop(repeat) => self.repeat(repeat, out, depth + 1),
            VerilogStatement::Comment(text) => {
                let text = text.replace(|c: char| c.is_control(), " ");
                // rust-hdl's macro cuts the call's name off only as older compilers spell it.
                let spelled = ["comment! (\"", "comment!(\"", "comment ! (\""];
                let cut = spelled.iter().find_map(|call| text.trim().strip_prefix(call));
                self.comments.push(cut.unwrap_or(&text).trim().to_string());
            }
            VerilogStatement::Link(links) => {
                for link in links {
                    self.link(link, out);
                }
            }
            VerilogStatement::Macro(block) => {
                for statement in block {
                    self.statement(statement, out, depth + 1);
                }
            }
        }
    }

    /// Adds a statement to the slice of a signal, the waiting comments above it.
    fn push(&mut self, out: &mut Slices, net: NetId, statement: Stmt) {
        let slice = out.entry(net).or_default();
        if matches!(statement, Stmt::Assign(_)) {
            slice.retain(|s| matches!(s, Stmt::Comment(_)));
        }
        slice.extend(self.comments.drain(..).map(Stmt::Comment));
        slice.push(statement);
    }

    fn target_name(&mut self, e: &VerilogExpression) -> Option<String> {
        match e {
            VerilogExpression::Paren(inner) => match &**inner {
                VerilogExpression::Signal(text) => self.name(text),
                _ => self.bad_target(),
            },
            VerilogExpression::Signal(text) => self.name(text),
            _ => self.bad_target(),
        }
    }

    fn bad_target(&mut self) -> Option<String> {
        self.error(
            codes::UNSUPPORTED,
            "an assignment to something that is no signal".to_string(),
            "assign to `signal.next`, or to one field of it",
        );
        None
    }

    /// The net behind a name that is written.
    fn target(&mut self, name: &str) -> Option<(NetId, Kind)> {
        let symbols = self.symbols;
        let (what, help) = match symbols.get(name) {
            Some(Symbol::Net(id, Role::Output | Role::Local | Role::ChildInput, kind)) => {
                return Some((*id, kind.clone()));
            }
            Some(Symbol::Net(_, Role::Input, _)) => {
                ("an input of the block", "inputs are driven by the parent; use a `Local` signal")
            }
            Some(Symbol::Net(_, Role::ChildOutput, _)) => {
                ("an output of a child", "outputs of a child are driven by the child")
            }
            Some(Symbol::Param(..)) => ("a constant", "constants do not change"),
            Some(Symbol::Clock(_)) => ("a clock", "clocks are only tied to the clock of the block"),
            None => {
                self.unknown(name);
                return None;
            }
        };
        self.error(codes::WRITES_INPUT, format!("writes `{}`, {what}", readable(name)), help);
        None
    }

    /// Reports a write to a signal that was read on the way here.
    fn check_order(&mut self, net: NetId, name: &str) {
        if self.read.get(net.index()).copied().unwrap_or(false) {
            self.error(
                codes::READ_BEFORE_WRITE,
                format!("`{}` is read before this write of it", readable(name)),
                "write a signal on every path before it is read, and not again afterwards; use a \
                 second `Local` signal for the value in between",
            );
        }
    }

    fn assignment(
        &mut self,
        target: &VerilogExpression,
        value: &VerilogExpression,
        out: &mut Slices,
    ) {
        let Some(name) = self.target_name(target) else { return };
        self.target = Some(name);
        self.assign_named(value, out);
        self.target = None;
    }

    fn assign_named(&mut self, value: &VerilogExpression, out: &mut Slices) {
        let name = self.target.clone().unwrap_or_default();
        if let Some(Symbol::Clock(role)) = self.symbols.get(&name) {
            let role = *role;
            self.tie_clock(&name, role, value);
            return;
        }
        let Some((net, kind)) = self.target(&name) else { return };
        let width = self.module.net(net).width;
        let value = self.sized(value, width, &kind);
        self.check_order(net, &name);
        // A value that was reported counts as written, so that it is not reported again as missing.
        let value = value.unwrap_or_else(|| Expr::constant(Value::zero(width)));
        self.push(out, net, Stmt::Assign(value));
    }

    /// Clocks may only be passed on, as they are and always.
    fn tie_clock(&mut self, name: &str, role: Role, value: &VerilogExpression) {
        let source = match value {
            VerilogExpression::Signal(text) => self.name(text),
            _ => None,
        };
        let passes_on = source.is_some_and(|source| match self.symbols.get(&source) {
            Some(Symbol::Clock(Role::Input)) => true,
            Some(Symbol::Clock(Role::Local)) => self.clocked.contains(&source),
            // A child passes on the clock it got: that is the clock, once the child has it.
            Some(Symbol::Clock(Role::ChildOutput)) => {
                let child = |name: &str| name.rsplit_once('$').map(|(child, _)| child.to_string());
                let of_child = |(name, symbol): &(&String, &Symbol)| {
                    matches!(symbol, Symbol::Clock(Role::ChildInput))
                        && child(name) == child(&source)
                };
                let mut inputs = self.symbols.iter().filter(of_child).peekable();
                inputs.peek().is_some() && inputs.all(|(name, _)| self.clocked.contains(name))
            }
            _ => false,
        });
        let may_take = matches!(role, Role::ChildInput | Role::Local | Role::Output);
        if may_take && passes_on && self.conditions == 0 {
            self.clocked.insert(name.to_string());
            return;
        }
        self.error(
            codes::CLOCK,
            format!("`{}` is not simply tied to the clock of the block", readable(name)),
            "there is one clock: write `self.child.clock.next = self.clock.val()` outside of any \
             `if` and use an enable to hold registers",
        );
        self.clocked.insert(name.to_string());
    }

    fn slice_assignment(
        &mut self,
        base: &VerilogExpression,
        width: usize,
        offset: &VerilogExpression,
        replacement: &VerilogExpression,
        out: &mut Slices,
    ) {
        let Some(name) = self.target_name(base) else { return };
        self.target = Some(name.clone());
        if let Some((net, kind)) = self.target(&name) {
            let statement = self.slice_value(net, &kind, width, offset, replacement);
            self.check_order(net, &name);
            let whole = self.module.net(net).width;
            let statement =
                statement.unwrap_or_else(|| Stmt::Assign(Expr::constant(Value::zero(whole))));
            self.push(out, net, statement);
        }
        self.target = None;
    }

    fn slice_value(
        &mut self,
        net: NetId,
        kind: &Kind,
        width: usize,
        offset: &VerilogExpression,
        replacement: &VerilogExpression,
    ) -> Option<Stmt> {
        let width = self.width(width)?;
        let whole = self.module.net(net).width;
        let number = match self.expr(offset, 0)? {
            Val::Number(number, _) => number,
            Val::Typed(..) | Val::SignCast(_) => {
                self.error(
                    codes::UNSUPPORTED,
                    "an assignment to bits chosen by a signal".to_string(),
                    "build the whole value with `replace_bit` or shifts and assign that",
                );
                return None;
            }
        };
        let lo = number.to_i128().and_then(|v| u32::try_from(v).ok());
        let Some(lo) = lo.filter(|lo| lo.checked_add(width).is_some_and(|end| end <= whole)) else {
            self.error(
                codes::INDEX,
                format!("{} from bit {number} on of a signal of {}", bits(width), bits(whole)),
                "stay inside the signal",
            );
            return None;
        };
        let field = match kind {
            Kind::Struct(fields) => fields
                .iter()
                .find(|f| f.lo == lo && f.width == width)
                .map_or(Kind::Bits, |f| f.kind.clone()),
            _ => Kind::Bits,
        };
        let value = self.sized(replacement, width, &field)?;
        Some(if width == whole { Stmt::Assign(value) } else { Stmt::AssignSlice { lo, value } })
    }

    /// Lowers one branch: what it reads is hidden from its siblings, and handed back.
    fn branch(&mut self, block: &[VerilogStatement], depth: usize) -> (Slices, Vec<NetId>) {
        let since = self.read_log.len();
        let mut out = Slices::new();
        self.conditions += 1;
        self.block(block, &mut out, depth);
        self.conditions -= 1;
        (out, self.hide_reads(since))
    }

    fn conditional(&mut self, c: &VerilogConditional, out: &mut Slices, depth: usize) {
        let cond = self.condition(&c.test);
        if let Some(Expr { kind: ExprKind::Const(value), .. }) = &cond {
            // Decided when the hardware is built: the other branch does not exist.
            if !value.is_zero() {
                self.block(&c.then, out, depth);
                return;
            }
            match &c.otherwise {
                VerilogBlockOrConditional::Block(block) => self.block(block, out, depth),
                VerilogBlockOrConditional::Conditional(next) => self.statement(next, out, depth),
                VerilogBlockOrConditional::None => {}
            }
            return;
        }
        let cond = cond.unwrap_or_else(|| Expr::number(1, 0));
        let above = std::mem::take(&mut self.comments);
        let (mut then, then_reads) = self.branch(&c.then, depth);
        let (mut otherwise, else_reads) = match &c.otherwise {
            VerilogBlockOrConditional::Block(block) => self.branch(block, depth),
            VerilogBlockOrConditional::Conditional(next) if depth < DEPTH_MAX => {
                self.branch(std::slice::from_ref(&**next), depth)
            }
            VerilogBlockOrConditional::Conditional(_) => self.branch(&[], DEPTH_MAX + 1),
            VerilogBlockOrConditional::None => (Slices::new(), Vec::new()),
        };
        for net in then_reads.into_iter().chain(else_reads) {
            self.mark_read(net);
        }
        let mut targets: Vec<NetId> = then.keys().chain(otherwise.keys()).copied().collect();
        targets.sort_unstable();
        targets.dedup();
        self.comments = above;
        for net in targets {
            let statement = Stmt::If {
                cond: cond.clone(),
                then: then.remove(&net).unwrap_or_default(),
                otherwise: otherwise.remove(&net).unwrap_or_default(),
            };
            self.push(out, net, statement);
        }
    }

    fn choice(&mut self, m: &VerilogMatch, out: &mut Slices, depth: usize) {
        let above = std::mem::take(&mut self.comments);
        let sel = match self.expr(&m.test, 0) {
            Some(Val::Typed(sel, kind)) => Some((sel, kind)),
            Some(_) => {
                self.error(
                    codes::UNKNOWN_WIDTH,
                    "a `match` on a value without a width".to_string(),
                    "match on a signal; decide on a loop variable with `if`",
                );
                None
            }
            None => None,
        };
        let mut patterns = match &sel {
            Some((sel, kind)) => self.patterns(m, sel, kind),
            None => None,
        };
        let mut arms: BTreeMap<NetId, BTreeMap<usize, Vec<Stmt>>> = BTreeMap::new();
        let mut reads = Vec::new();
        for (index, case) in m.cases.iter().enumerate() {
            let (slices, read) = self.branch(&case.block, depth);
            reads.extend(read);
            for (net, statements) in slices {
                arms.entry(net).or_default().insert(index, statements);
            }
        }
        for net in reads {
            self.mark_read(net);
        }
        self.comments = above;
        let broken = patterns.is_none();
        let patterns = patterns.take().unwrap_or_default();
        let sel = sel.map_or_else(|| Expr::number(1, 0), |(sel, _)| sel);
        for (net, mut written) in arms {
            if broken {
                let width = self.module.net(net).width;
                self.push(out, net, Stmt::Assign(Expr::constant(Value::zero(width))));
                continue;
            }
            if patterns.len() == 1 {
                let only = written.remove(&0).unwrap_or_default();
                for statement in only {
                    self.push(out, net, statement);
                }
                continue;
            }
            let statement = case_of(&sel, &patterns, &mut written);
            self.push(out, net, statement);
        }
    }

    /// The patterns in order, or `None` when they were reported as wrong.
    fn patterns(&mut self, m: &VerilogMatch, sel: &Expr, kind: &Kind) -> Option<Vec<Pattern>> {
        let mut patterns = Vec::new();
        let mut seen = BTreeMap::new();
        for case in &m.cases {
            if matches!(patterns.last(), Some(Pattern::Default)) {
                self.bad_pattern(
                    format!("the pattern `{}` stands behind `_`", case.condition),
                    "put `_` last",
                );
                return None;
            }
            if matches!(case.condition.as_str(), "default" | "_") {
                patterns.push(Pattern::Default);
                continue;
            }
            let pattern = self.pattern(&case.condition, sel, kind)?;
            let key = match &pattern.kind {
                ExprKind::Variant(_, at) => u128::from(*at),
                ExprKind::Const(value) => value
                    .words()
                    .iter()
                    .take(2)
                    .rev()
                    .fold(0, |sum, &w| (sum << 64) | u128::from(w)),
                _ => return None,
            };
            if let Some(first) = seen.insert(key, case.condition.clone()) {
                self.bad_pattern(
                    format!("the pattern `{}` is the same as `{first}`", case.condition),
                    "give each value one arm",
                );
                return None;
            }
            patterns.push(Pattern::Value(pattern));
        }
        if !matches!(patterns.last(), Some(Pattern::Default)) {
            let needed = match kind {
                Kind::Enum(id) => {
                    self.module.enums.get(id.index()).map_or(0, |e| e.variants.len() as u128)
                }
                _ => 1u128.checked_shl(sel.width).unwrap_or(u128::MAX),
            };
            if (patterns.len() as u128) < needed {
                self.bad_pattern(
                    format!("{} patterns for {needed} values and no `_`", patterns.len()),
                    "end the `match` with `_`",
                );
                return None;
            }
            if let Some(last) = patterns.last_mut() {
                *last = Pattern::Default;
            }
        }
        Some(patterns)
    }

    fn bad_pattern(&mut self, message: String, help: &str) {
        self.error(codes::PATTERN, message, help);
    }

    fn pattern(&mut self, text: &str, sel: &Expr, kind: &Kind) -> Option<Expr> {
        if let Some(number) = literal::parse_rust(text) {
            let value = Val::Number(literal::Number::from_i128(number), false);
            return self.resolve(value, sel.width, *kind == Kind::Signed);
        }
        let name = self.name(text)?;
        match self.variant(&name) {
            Lookup::Found(pattern, found) => {
                if pattern.width != sel.width || matches!(kind, Kind::Enum(own) if *own != found) {
                    self.bad_pattern(
                        format!("the pattern `{}` is of another type", readable(&name)),
                        "use the variants of the matched signal's own type",
                    );
                    return None;
                }
                Some(pattern)
            }
            Lookup::Reported => None,
            Lookup::Unknown => {
                self.bad_pattern(
                    format!(
                        "the pattern `{}` is neither a number nor an enum variant",
                        readable(&name)
                    ),
                    "use numbers, `Type::Variant`, or `_`",
                );
                None
            }
        }
    }

    fn repeat(&mut self, repeat: &VerilogLoop, out: &mut Slices, depth: usize) {
        let bound = |l| literal::literal(l).and_then(|(n, _)| n.to_i128());
        let (Some(from), Some(to)) = (bound(&repeat.from), bound(&repeat.to)) else {
            self.error(
                codes::INDEX,
                format!("the bounds of the loop over `{}` cannot be read", repeat.index),
                "loop from a number to a number",
            );
            return;
        };
        if self.symbols.contains_key(&repeat.index) {
            // The kernel's text says `i` for both of them.
            self.error(
                codes::UNSUPPORTED,
                format!("the loop variable `{}` has the name of a field", repeat.index),
                "give the loop variable another name",
            );
            return;
        }
        let mut value = from;
        while value < to && self.statements <= STATEMENTS_MAX {
            self.statements += 1;
            self.loops.push((repeat.index.clone(), value));
            self.block(&repeat.block, out, depth);
            self.loops.pop();
            value += 1;
        }
    }

    fn link(&mut self, link: &VerilogLink, out: &mut Slices) {
        let (details, forward) = match link {
            VerilogLink::Forward(details) => (details, true),
            VerilogLink::Backward(details) => (details, false),
            VerilogLink::Bidirectional(details) => {
                self.error(
                    codes::UNSUPPORTED,
                    format!("a link of two-way signals of `{}`", details.owner_name),
                    "use one signal in and one signal out",
                );
                return;
            }
        };
        let side = |side: &str, details: &VerilogLinkDetails| {
            let field = details.my_name.trim_start_matches('.');
            if field.is_empty() { side.to_string() } else { format!("{side}${field}") }
        };
        let owner = VerilogExpression::Signal(side(&details.owner_name, details));
        let other = VerilogExpression::Signal(side(&details.other_name, details));
        if forward {
            self.assignment(&other, &owner, out);
        } else {
            self.assignment(&owner, &other, out);
        }
    }
}

/// The `case` of one signal: arms that do not write it are left out where that changes nothing.
fn case_of(sel: &Expr, patterns: &[Pattern], written: &mut BTreeMap<usize, Vec<Stmt>>) -> Stmt {
    let default_at = patterns.iter().position(|p| matches!(p, Pattern::Default));
    let default = default_at.and_then(|at| written.remove(&at));
    let mut arms = Vec::new();
    if default.is_some() {
        for (at, pattern) in patterns.iter().enumerate() {
            if let Pattern::Value(value) = pattern {
                arms.push((value.clone(), written.remove(&at).unwrap_or_default()));
            }
        }
    } else {
        for (at, statements) in std::mem::take(written) {
            if let Some(Pattern::Value(value)) = patterns.get(at) {
                arms.push((value.clone(), statements));
            }
        }
    }
    Stmt::Case { sel: sel.clone(), arms, default: default.unwrap_or_default() }
}
