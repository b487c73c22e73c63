//! Random typed expressions: what they are worth is computed beside the tree, in 128-bit integers,
//! by the rules of the dialect; the lowered hardware must give the same, in both evaluators.

use ctxnic::netlist::value::Value;
use ctxnic::sim::{EngineKind, Model};
use rust_hdl::core::ast::{VerilogExpression as E, VerilogOp as Op, VerilogOpUnary as Un};
use rust_hdl::core::prelude::{Bits, VerilogLiteral};

use crate::built::{Built, bin, set, sig};
use crate::eval::Eval;

const INPUTS: [(&str, u32); 8] =
    [("a", 1), ("b", 2), ("c", 7), ("d", 7), ("e", 31), ("f", 32), ("g", 33), ("h", 64)];

type Worth = Box<dyn Fn(&[u128]) -> u128>;

/// A tree and what it is worth for given inputs.
struct Tree {
    ast: E,
    worth: Worth,
}

fn mask(width: u32) -> u128 {
    if width >= 128 { u128::MAX } else { (1 << width) - 1 }
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u32) -> u32 {
        (self.next() % u64::from(limit)) as u32
    }

    /// A value of a width, corners often.
    fn value(&mut self, width: u32) -> u128 {
        let random = (u128::from(self.next()) << 64) | u128::from(self.next());
        mask(width)
            & match self.below(6) {
                0 => 0,
                1 => u128::MAX,
                2 => 1,
                3 => 1 << (width - 1),
                _ => random,
            }
    }

    fn width(&mut self) -> u32 {
        [1, 2, 7, 31, 32, 33, 64, 5][self.below(8) as usize]
    }

    /// A literal as the macro makes it: wider than its place, or a bit.
    fn literal(&mut self, width: u32) -> Tree {
        let value = self.value(width);
        let ast = match u64::try_from(value) {
            Ok(0 | 1) if width == 1 => E::Literal((value == 1).into()),
            Ok(v) if v < 1 << 31 => E::Literal(i32::try_from(v).unwrap().into()),
            Ok(v) => E::Literal(v.into()),
            Err(_) => E::Literal(VerilogLiteral::from(value)),
        };
        Tree { ast, worth: Box::new(move |_| value) }
    }

    fn leaf(&mut self, width: u32) -> Tree {
        let fits: Vec<usize> = (0..INPUTS.len()).filter(|&i| INPUTS[i].1 == width).collect();
        if let [first, ..] = fits[..] {
            let at = if fits.len() > 1 { fits[self.below(2) as usize] } else { first };
            return Tree { ast: sig(INPUTS[at].0), worth: Box::new(move |v| v[at]) };
        }
        let at = self.below(8) as usize;
        let ast = E::Cast(Box::new(sig(INPUTS[at].0)), width as usize);
        Tree { ast, worth: Box::new(move |v| v[at] & mask(width)) }
    }

    /// Two operands of one width, one of them a number now and then.
    fn two(&mut self, width: u32, depth: u32) -> (Tree, Tree) {
        let tree = self.tree(width, depth);
        match self.below(6) {
            0 => (self.literal(width), tree),
            1 | 2 => (tree, self.literal(width)),
            _ => (tree, self.tree(width, depth)),
        }
    }

    fn tree(&mut self, width: u32, depth: u32) -> Tree {
        if depth == 0 {
            return self.leaf(width);
        }
        let below = depth - 1;
        if width == 1 && self.below(3) > 0 {
            return self.bit(below);
        }
        match self.below(9) {
            0..=3 => {
                let (l, r) = self.two(width, below);
                let (op, f): (Op, fn(u128, u128) -> u128) = match self.below(5) {
                    0 => (Op::Add, u128::wrapping_add),
                    1 => (Op::Sub, u128::wrapping_sub),
                    2 => (Op::BitAnd, |a, b| a & b),
                    3 => (Op::BitOr, |a, b| a | b),
                    _ => (Op::BitXor, |a, b| a ^ b),
                };
                let worth = move |v: &[u128]| f((l.worth)(v), (r.worth)(v)) & mask(width);
                Tree { ast: bin(l.ast, op, r.ast), worth: Box::new(worth) }
            }
            4 => {
                let t = self.tree(width, below);
                let worth = move |v: &[u128]| !(t.worth)(v) & mask(width);
                Tree { ast: E::Unary(Un::Not, Box::new(t.ast)), worth: Box::new(worth) }
            }
            5 => {
                let from = self.width();
                let t = self.tree(from, below);
                let worth = move |v: &[u128]| (t.worth)(v) & mask(width);
                Tree { ast: E::Cast(Box::new(t.ast), width as usize), worth: Box::new(worth) }
            }
            6 => {
                let t = self.tree(width, below);
                let by = if self.below(2) == 0 { self.literal(3) } else { self.tree(7, below) };
                let left = self.below(2) == 0;
                let op = if left { Op::Shl } else { Op::Shr };
                let worth = move |v: &[u128]| {
                    let (value, by) = ((t.worth)(v), (by.worth)(v));
                    let by = u32::try_from(by).unwrap();
                    if by >= width {
                        0
                    } else if left {
                        (value << by) & mask(width)
                    } else {
                        value >> by
                    }
                };
                Tree { ast: bin(t.ast, op, by.ast), worth: Box::new(worth) }
            }
            7 => {
                let from = self.width();
                let t = self.tree(from, below);
                let at = if self.below(2) == 0 {
                    let at = self.below(from);
                    let ast = E::Literal(at.into());
                    Tree { ast, worth: Box::new(move |_| u128::from(at)) }
                } else {
                    self.tree(2, below)
                };
                let worth = move |v: &[u128]| {
                    ((t.worth)(v) >> u32::try_from((at.worth)(v)).unwrap()) & mask(width)
                };
                let ast = E::Slice(Box::new(t.ast), width as usize, Box::new(at.ast));
                Tree { ast, worth: Box::new(worth) }
            }
            _ if (2..=64).contains(&width) => {
                let left = 1 + self.below(width - 1);
                let (l, r) = (self.tree(left, below), self.tree(width - left, below));
                let worth = move |v: &[u128]| (l.worth)(v).wrapping_mul((r.worth)(v)) & mask(width);
                Tree { ast: bin(l.ast, Op::Mul, r.ast), worth: Box::new(worth) }
            }
            _ => self.leaf(width),
        }
    }

    /// A tree of one bit.
    fn bit(&mut self, depth: u32) -> Tree {
        let from = self.width();
        match self.below(4) {
            0 | 1 => {
                let (l, r) = self.two(from, depth);
                let (op, f): (Op, fn(&u128, &u128) -> bool) = match self.below(6) {
                    0 => (Op::Eq, u128::eq),
                    1 => (Op::Ne, u128::ne),
                    2 => (Op::Lt, u128::lt),
                    3 => (Op::Le, u128::le),
                    4 => (Op::Gt, u128::gt),
                    _ => (Op::Ge, u128::ge),
                };
                let worth = move |v: &[u128]| u128::from(f(&(l.worth)(v), &(r.worth)(v)));
                Tree { ast: bin(l.ast, op, r.ast), worth: Box::new(worth) }
            }
            2 => {
                let t = self.tree(from, depth);
                let (op, kind) = match self.below(3) {
                    0 => (Un::All, 0),
                    1 => (Un::Any, 1),
                    _ => (Un::Xor, 2),
                };
                let worth = move |v: &[u128]| {
                    let value = (t.worth)(v);
                    u128::from(match kind {
                        0 => value == mask(from),
                        1 => value != 0,
                        _ => value.count_ones() % 2 == 1,
                    })
                };
                Tree { ast: E::Unary(op, Box::new(t.ast)), worth: Box::new(worth) }
            }
            _ => {
                let (l, r) = (self.tree(1, depth), self.tree(1, depth));
                let and = self.below(2) == 0;
                let op = if and { Op::LogicalAnd } else { Op::LogicalOr };
                let worth = move |v: &[u128]| {
                    let (l, r) = ((l.worth)(v), (r.worth)(v));
                    if and { l & r } else { l | r }
                };
                Tree { ast: bin(l.ast, op, r.ast), worth: Box::new(worth) }
            }
        }
    }
}

#[test]
fn random_expressions_are_worth_what_the_dialect_says() {
    const KERNELS: u32 = 400;
    const OUTPUTS: usize = 6;
    const VECTORS: usize = 12;
    let mut random = Random(0x5eed);
    let mut nonzero = 0;
    for kernel in 0..KERNELS {
        let mut signals: Vec<String> =
            INPUTS.iter().map(|(name, width)| format!("in {name} {width}")).collect();
        let mut code = Vec::new();
        let mut outputs = Vec::new();
        for at in 0..OUTPUTS {
            let width = random.width();
            let tree = random.tree(width, 4);
            signals.push(format!("out y{at} {width}"));
            code.push(set(&format!("y{at}"), tree.ast));
            outputs.push((format!("y{at}"), width, tree.worth));
        }
        let block = Built::new(&signals.join(", "), code);
        let design = block.elaborate().unwrap_or_else(|e| panic!("kernel {kernel}:\n{e}"));
        let mut eval = Eval::new(&design);
        let mut sims = EngineKind::ALL.map(|kind| Model::with_engine(&design, kind).unwrap().sim());
        for _ in 0..VECTORS {
            let values: Vec<u128> = INPUTS.iter().map(|(_, width)| random.value(*width)).collect();
            for ((name, width), value) in INPUTS.iter().zip(&values) {
                let value = Value::from_u128(*width, *value);
                eval.poke(name, &value);
                for sim in &mut sims {
                    let input = sim.input(name).unwrap();
                    sim.poke_value(input, &value);
                }
            }
            eval.settle();
            for (name, width, worth) in &outputs {
                let expected = Value::from_u128(*width, worth(&values));
                nonzero += usize::from(!expected.is_zero());
                assert_eq!(eval.peek(name), expected, "kernel {kernel}, {name}, {values:x?}");
                for (sim, kind) in sims.iter().zip(EngineKind::ALL) {
                    let got = sim.peek(name).unwrap();
                    assert_eq!(got, expected, "kernel {kernel}, {kind:?}, {name}, {values:x?}");
                }
            }
        }
    }
    assert!(nonzero > 10_000, "{nonzero} values that are not 0 are too few to tell anything");
}

#[test]
fn a_literal_of_any_size_keeps_its_value() {
    let wide = (Bits::<200>::from(0xdead_beef_u64) << 150_u64) + 5;
    let block = Built::new(
        "out y 200, out z 200",
        vec![
            set("y", E::Literal(wide.into())),
            set("z", E::Cast(Box::new(E::Literal(VerilogLiteral::from(u128::MAX))), 200)),
        ],
    );
    let design = block.elaborate().unwrap();
    let mut eval = Eval::new(&design);
    eval.settle();
    let mut expected = Value::from_u64(200, 5);
    for bit in 0..32 {
        expected.set_bit(150 + bit, (0xdead_beef_u64 >> bit) & 1 == 1);
    }
    assert_eq!(eval.peek("y"), expected);
    assert_eq!(eval.peek("z"), Value::from_words(200, vec![u64::MAX, u64::MAX]));
}
