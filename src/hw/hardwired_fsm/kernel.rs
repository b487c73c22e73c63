//! The kernel of a hardwired FSM: rust-hdl statements built from a [`Plan`].

use rust_hdl::core::ast::{
    VerilogBlock, VerilogCase, VerilogExpression, VerilogMatch, VerilogOp, VerilogOpUnary,
    VerilogStatement,
};
use rust_hdl::core::prelude::VerilogLiteral;

use super::plan::{Level, Plan};
use super::wire::{Register, Wire};
use crate::fsm::ir::{Kind, Leaf};
use crate::fsm::lower::SLOT;
use crate::rules::model::Verdict;
use crate::rules::set16::Set16;

/// The parts of a block with run-time names, in order of declaration, and its statements.
#[derive(Clone, Debug, Default)]
pub(super) struct Kernel {
    /// Local signals.
    pub(super) locals: Vec<(String, Wire)>,
    /// Registers.
    pub(super) registers: Vec<(String, Register)>,
    /// Statements.
    pub(super) code: VerilogBlock,
}

type Expression = VerilogExpression;

fn signal(name: &str) -> Expression {
    Expression::Signal(name.to_owned())
}

fn number(value: u64) -> Expression {
    Expression::Literal(VerilogLiteral::from(value))
}

fn binary(left: Expression, op: VerilogOp, right: Expression) -> Expression {
    let inner = Expression::Binary(Box::new(left), op, Box::new(right));
    Expression::Paren(Box::new(inner))
}

/// Or of many, as a balanced tree; `None` for none.
fn any_of(mut parts: Vec<Expression>) -> Option<Expression> {
    while parts.len() > 1 {
        let mut joined = Vec::with_capacity(parts.len().div_ceil(2));
        let mut rest = parts.into_iter();
        while let Some(left) = rest.next() {
            joined.push(match rest.next() {
                Some(right) => binary(left, VerilogOp::BitOr, right),
                None => left,
            });
        }
        parts = joined;
    }
    parts.pop()
}

fn assign(target: &str, value: Expression) -> VerilogStatement {
    VerilogStatement::Assignment(signal(&format!("{target}$next")), value)
}

fn case(condition: &str, block: VerilogBlock) -> VerilogCase {
    VerilogCase { condition: condition.to_owned(), block }
}

/// One interval of a slice as a condition.
fn span(value: &str, low: u16, high: u16, limit: u16) -> Expression {
    let compare = |op, bound: u16| binary(signal(value), op, number(u64::from(bound)));
    if low == high {
        compare(VerilogOp::Eq, low)
    } else if low == 0 {
        compare(VerilogOp::Le, high)
    } else if high == limit {
        compare(VerilogOp::Ge, low)
    } else {
        binary(compare(VerilogOp::Ge, low), VerilogOp::LogicalAnd, compare(VerilogOp::Le, high))
    }
}

/// Whether a slice has one of the values.
fn within(value: &str, set: &Set16, limit: u16) -> Option<Expression> {
    if set.spans().len() > 1
        && let Some((wanted, mask)) = set.as_masked()
    {
        let bits = binary(signal(value), VerilogOp::BitAnd, number(u64::from(mask & limit)));
        return Some(binary(bits, VerilogOp::Eq, number(u64::from(wanted))));
    }
    any_of(set.spans().iter().map(|(low, high)| span(value, *low, *high, limit)).collect())
}

impl Kernel {
    /// The kernel of a plan.
    pub(super) fn new(plan: &Plan) -> Self {
        let mut kernel = Self::default();
        kernel.local("go", 1);
        let stalled = Expression::Unary(VerilogOpUnary::Not, Box::new(signal("stall")));
        kernel.code.push(assign("go", stalled));
        for (number, level) in plan.levels.iter().enumerate() {
            kernel.classify(number, level);
        }
        kernel.pipe(plan, 0, signal("in_valid"), signal("in_tag"), signal("in_slot"));
        for (number, level) in plan.levels.iter().enumerate() {
            kernel.decide(plan, number, level);
        }
        kernel.deliver(plan);
        kernel
    }

    fn comment(&mut self, text: String) {
        self.code.push(VerilogStatement::Comment(text));
    }

    fn local(&mut self, name: &str, bits: usize) {
        self.locals.push((name.to_owned(), Wire::local(bits)));
    }

    /// Declares a register and ties it; the caller gives `d`.
    fn register(&mut self, name: &str, bits: usize, reset: bool) {
        self.registers.push((name.to_owned(), Register::new(bits, reset)));
        self.code.push(assign(&format!("{name}$clock"), signal("clk")));
        self.code.push(assign(&format!("{name}$en"), signal("go")));
    }

    fn register_of(&mut self, name: &str, bits: usize, value: Expression) {
        self.register(name, bits, false);
        self.code.push(assign(&format!("{name}$d"), value));
    }

    /// First stage: the class of the level's slice.
    fn classify(&mut self, number_of: usize, level: &Level) {
        let (slice, value) = (level.slice, format!("value_{number_of}"));
        let from_slot = slice == SLOT;
        self.comment(if from_slot { "slot".to_owned() } else { slice.to_string() });
        self.local(&value, usize::from(slice.bits));
        let offset = 16 * u64::from(slice.word) + u64::from(slice.shift);
        self.code.push(assign(
            &value,
            if from_slot {
                signal("in_slot")
            } else {
                let key = Box::new(signal("in_key"));
                Expression::Slice(key, usize::from(slice.bits), Box::new(number(offset)))
            },
        ));
        let bits = level.class_bits();
        let mut ones: Vec<Vec<Expression>> = vec![Vec::new(); bits];
        for (class, set) in level.classes.iter().enumerate().skip(1) {
            let Some(condition) = within(&value, set, slice.limit()) else { continue };
            let name = format!("is_{number_of}_{class}");
            self.local(&name, 1);
            self.code.push(assign(&name, condition));
            for (bit, ones) in ones.iter_mut().enumerate() {
                if class >> bit & 1 == 1 {
                    ones.push(signal(&name));
                }
            }
        }
        let parts = ones.into_iter().enumerate().filter_map(|(bit, ones)| {
            let wide = Expression::Cast(Box::new(any_of(ones)?), bits);
            Some(if bit == 0 { wide } else { binary(wide, VerilogOp::Shl, number(bit as u64)) })
        });
        let class = any_of(parts.collect()).unwrap_or_else(|| number(0));
        self.register_of(&class_name(number_of, 0), bits, class);
    }

    /// Valid, tag and, for rules, slot of a stage.
    fn pipe(
        &mut self,
        plan: &Plan,
        stage: usize,
        valid: Expression,
        tag: Expression,
        slot: Expression,
    ) {
        self.register(&format!("valid_{stage}"), 1, true);
        self.code.push(assign(&format!("valid_{stage}$d"), valid));
        self.register_of(&format!("tag_{stage}"), 8, tag);
        if plan.kind == Kind::Rules {
            self.register_of(&format!("slot_{stage}"), 6, slot);
        }
    }

    fn pipe_on(&mut self, plan: &Plan, stage: usize) {
        let before = |what: &str| signal(&format!("{what}_{}$q", stage - 1));
        self.pipe(plan, stage, before("valid"), before("tag"), before("slot"));
    }

    /// The stage of a level: the next code by code and class; later classes are carried along.
    fn decide(&mut self, plan: &Plan, number_of: usize, level: &Level) {
        let stage = number_of + 1;
        self.pipe_on(plan, stage);
        let name = format!("code_{stage}");
        self.register(&name, plan.code_bits, false);
        let target = format!("{name}$d");
        let class = signal(&format!("{}$q", class_name(number_of, number_of)));
        let by_class = |next: &[u64]| {
            let mut cases: Vec<VerilogCase> = next[1..]
                .iter()
                .enumerate()
                .filter(|(_, code)| **code != next[0])
                .map(|(at, code)| case(&(at + 1).to_string(), vec![assign(&target, number(*code))]))
                .collect();
            if cases.is_empty() {
                return vec![assign(&target, number(next[0]))];
            }
            cases.push(case("default", vec![assign(&target, number(next[0]))]));
            vec![VerilogStatement::Match(VerilogMatch { test: class.clone(), cases })]
        };
        if number_of == 0 {
            let only = level.arms.first().map_or_else(Vec::new, |arm| by_class(&arm.next));
            self.code.extend(only);
        } else {
            let before = signal(&format!("code_{number_of}$q"));
            let mut cases: Vec<VerilogCase> = level
                .arms
                .iter()
                .map(|arm| case(&arm.code.to_string(), by_class(&arm.next)))
                .chain(level.renumbered.iter().map(|(code, next)| {
                    case(&code.to_string(), vec![assign(&target, number(*next))])
                }))
                .collect();
            cases.push(case("default", vec![assign(&target, before.clone())]));
            self.code.push(VerilogStatement::Match(VerilogMatch { test: before, cases }));
        }
        for (later, level) in plan.levels.iter().enumerate().skip(stage) {
            let before = signal(&format!("{}$q", class_name(later, number_of)));
            self.register_of(&class_name(later, stage), level.class_bits(), before);
        }
    }

    /// Last stage: the leaf behind the code.
    fn deliver(&mut self, plan: &Plan) {
        let stage = plan.levels.len() + 1;
        self.pipe_on(plan, stage);
        let outputs: &[(&str, usize)] = match plan.kind {
            Kind::Lookup => &[("set", 64)],
            Kind::Rules => &[("deliver", 1), ("mark", 8), ("rule", 16)],
        };
        for (name, bits) in outputs {
            self.register(name, *bits, false);
        }
        let leaf = |leaf: &Leaf| -> VerilogBlock {
            match *leaf {
                Leaf::Members(set) => vec![assign("set$d", number(set))],
                Leaf::Verdict { rule, verdict, mark } => vec![
                    assign("deliver$d", number(u64::from(verdict == Verdict::Deliver))),
                    assign("mark$d", number(u64::from(mark))),
                    assign("rule$d", number(u64::from(rule))),
                ],
            }
        };
        if let Some((last, others)) = plan.leaves.split_last() {
            if plan.levels.is_empty() || others.is_empty() {
                self.code.extend(leaf(&last.1));
            } else {
                let mut cases: Vec<VerilogCase> =
                    others.iter().map(|(code, of)| case(&code.to_string(), leaf(of))).collect();
                cases.push(case("default", leaf(&last.1)));
                let test = signal(&format!("code_{}$q", stage - 1));
                self.code.push(VerilogStatement::Match(VerilogMatch { test, cases }));
            }
        }
        for (name, _) in outputs {
            self.code.push(assign(&format!("out_{name}"), signal(&format!("{name}$q"))));
        }
        let mut out = |name: &str| {
            let value = signal(&format!("{name}_{stage}$q"));
            self.code.push(assign(&format!("out_{name}"), value));
        };
        out("valid");
        out("tag");
        if plan.kind == Kind::Rules {
            out("slot");
        }
    }
}

/// The register that holds the class of a level after a stage.
fn class_name(level: usize, stage: usize) -> String {
    format!("class_{level}_{stage}")
}
