//! Random blocks as rust-hdl's macro could never make them, and as it does.

use ctxnic::sim::stimulus::Rng;
use rust_hdl::core::ast::{
    BlackBox, Verilog, VerilogExpression as E, VerilogLink, VerilogLinkDetails, VerilogOp as Op,
    VerilogOpUnary as Un, VerilogStatement as S, Wrapper,
};
use rust_hdl::core::prelude::{AtomKind, TypeDescriptor, TypeField, TypeKind, VerilogLiteral};

use crate::built::{Built, FakeAtom, bin, choose, descriptor, repeat, sig, when};

/// Names as nobody would choose them.
const NAMES: [&str; 25] = [
    "c0$d",
    "",
    "a",
    "b",
    "lanes[i]",
    "lanes[i+1]$q",
    "lanes[99]",
    "x[[",
    "y]",
    "a$b$c",
    "State$Idle",
    "State$Nowhere",
    "WIDTH",
    "module",
    "rst",
    "clk",
    "clock",
    "größe",
    "a b",
    "$",
    "$next",
    "w$val()$f$g",
    "lanes[-1]",
    "lanes[(((i))*2)%3]",
    "lanes[a$val()$index()]",
];

const PATTERNS: [&str; 10] =
    ["default", "0", "0x3", "1u8", "true", "State$Idle", "State$Run", "-1", "nobody", "0b"];

/// A signal that the kernel can use.
#[derive(Clone)]
struct Signal {
    name: String,
    width: u32,
    signed: bool,
}

struct Random<'r> {
    rng: &'r mut Rng,
    /// One in this many expressions and statements is senseless; 0 for none.
    wild: u64,
    readable: Vec<Signal>,
}

/// A random block.
pub fn random_block(rng: &mut Rng) -> Built {
    let wild = [0, 0, 60, 8][rng.index(4)];
    let mut random = Random { rng, wild, readable: Vec::new() };
    random.block(0)
}

fn boxed(e: E) -> Box<E> {
    Box::new(e)
}

impl Random<'_> {
    fn chance(&mut self, one_in: u64) -> bool {
        self.rng.chance(1, one_in)
    }

    fn senseless(&mut self) -> bool {
        self.wild > 0 && self.rng.chance(1, self.wild)
    }

    fn width(&mut self) -> u32 {
        [1, 1, 2, 3, 4, 4, 8, 8, 33, 64, 65, 130][self.rng.index(12)]
    }

    fn block(&mut self, depth: u32) -> Built {
        let mut block = Built::default();
        let mut code = Vec::new();
        self.readable.clear();
        let mut driven = Vec::new();
        for index in 0..=self.rng.index(4) {
            let width = self.width();
            let signal = self.signal(&mut block, &format!("in{index}"), "in", width);
            self.readable.push(signal);
        }
        if self.chance(3) {
            self.array(&mut block, &mut code);
        }
        if self.chance(3) {
            let (ty, bits) = descriptor(if self.chance(2) { "State" } else { "Word" });
            let kind = AtomKind::InputParameter;
            block.atoms.push(("State".into(), FakeAtom { kind, ty, bits, value: 0 }));
        }
        if self.chance(3) {
            let width = self.width();
            let signal = self.signal(&mut block, "k", "const", width);
            self.readable.push(signal);
        }
        for index in 0..self.rng.index(3) {
            let width = self.width();
            driven.push(self.signal(&mut block, &format!("t{index}"), "local", width));
        }
        for index in 0..=self.rng.index(3) {
            let width = self.width();
            driven.push(self.signal(&mut block, &format!("out{index}"), "out", width));
        }
        let children = if depth < 2 { self.rng.index(3) } else { 0 };
        for index in 0..children {
            self.child(index, depth, &mut block, &mut code);
        }
        if self.senseless() {
            self.odd_atom(&mut block);
        }
        for target in driven {
            self.drive(&target, &mut code);
            self.readable.push(target);
        }
        if self.chance(60) {
            code.push(S::Comment("a\nremark */ `".into()));
        }
        block.code = Verilog::Combinatorial(code);
        if self.senseless() && self.chance(3) {
            block.code = self.foreign();
        }
        block
    }

    /// Adds a signal.
    fn signal(&mut self, block: &mut Built, name: &str, kind: &str, width: u32) -> Signal {
        let signed = width > 1 && self.chance(8);
        let ty = format!("{}{width}", if signed { "s" } else { "" });
        let made = Built::new(&format!("{kind} {name} {ty} = 1"), Vec::new());
        block.atoms.extend(made.atoms);
        Signal { name: name.to_string(), width, signed }
    }

    /// An array of locals, written and read in a loop.
    fn array(&mut self, block: &mut Built, code: &mut Vec<S>) {
        let (width, count) = (self.width(), 2 + self.rng.index(3));
        for index in 0..count {
            let made = Built::new(&format!("local lanes${index} {width}"), Vec::new());
            block.atoms.extend(made.atoms);
        }
        let count = i32::try_from(count).unwrap() + i32::from(self.senseless());
        let value = self.expr(width, false, 2);
        code.push(repeat("i", 0, count, vec![S::Assignment(sig("lanes[i]$next"), value)]));
        let from = self.rng.index(2);
        self.readable.push(Signal { name: format!("lanes[{from}]"), width, signed: false });
    }

    /// An atom of a kind, type or width that no macro makes.
    fn odd_atom(&mut self, block: &mut Built) {
        let kind = match self.rng.index(5) {
            0 => AtomKind::InOutParameter,
            1 => AtomKind::Constant,
            2 => AtomKind::OutputParameter,
            3 => AtomKind::LocalSignal,
            _ => AtomKind::InputParameter,
        };
        let ty = self.odd_type(0);
        let bits = [0, 1, 3, 8, 600, 65_536, 65_537, usize::MAX][self.rng.index(8)];
        let name = NAMES[self.rng.index(NAMES.len())].to_string();
        let value = self.rng.next_u64();
        block.atoms.push((name, FakeAtom { kind, ty, bits, value }));
    }

    fn odd_type(&mut self, depth: u32) -> TypeDescriptor {
        let kind = match self.rng.index(if depth > 3 { 4 } else { 6 }) {
            0 => TypeKind::Bits(usize::MAX),
            1 => TypeKind::Signed(self.rng.index(9)),
            2 => TypeKind::Enum(Vec::new()),
            3 => TypeKind::Enum(vec!["Lone::One".into()]),
            4 => TypeKind::Enum(vec!["State::Idle".into(); 1 + self.rng.index(300)]),
            _ => TypeKind::Composite(
                (0..self.rng.index(4))
                    .map(|_| {
                        let kind = self.odd_type(depth + 1);
                        Box::new(TypeField { fieldname: "f".into(), kind })
                    })
                    .collect(),
            ),
        };
        let name = ["State", "clock", "", "Bits"][self.rng.index(4)];
        TypeDescriptor { name: name.into(), kind }
    }

    fn foreign(&mut self) -> Verilog {
        let text = String::from("assign y = a;");
        match self.rng.index(5) {
            0 => Verilog::Empty,
            1 => Verilog::Custom(text),
            2 => Verilog::Blackbox(BlackBox { code: text, name: "PLL".into() }),
            3 => Verilog::Wrapper(Wrapper { code: text.clone(), cores: text }),
            _ => Verilog::Custom(self.primitive("")),
        }
    }

    /// A first line of a primitive, or the text of a widget, sometimes with a character changed.
    fn primitive(&mut self, good: &str) -> String {
        let texts = [
            "// ctxnic-prim reg init=4'h0 reset=1",
            "// ctxnic-prim regen init=99999'hzz reset=9",
            "// ctxnic-prim ram depth=4294967295 rdw=never image=1'h1",
            "// ctxnic-prim ram depth=3 rdw=old image=",
            "// ctxnic-prim rom image=4'h1,4'h2,8'hff",
            "reg[7:0] mem[4294967295:0];\n\n\n\nalways",
            "always @*\ncase (address)\n  \n  default: data = 4'h0;\nendcase",
            "initial begin\n   q = 4'h-1;\nend\n\nalways @(posedge clock) q <= d;",
        ];
        let text = if good.is_empty() { texts[self.rng.index(texts.len())] } else { good };
        let mut text: Vec<char> = text.chars().collect();
        if self.senseless() || (good.is_empty() && self.chance(2)) {
            let at = self.rng.index(text.len());
            text[at] = ['0', ' ', '=', '\'', 'é', '9', '\n'][self.rng.index(7)];
        }
        text.into_iter().collect()
    }

    /// A child and the statements that drive it: a register, or a block.
    fn child(&mut self, index: usize, depth: u32, block: &mut Built, code: &mut Vec<S>) {
        let name = format!("c{index}");
        let own = std::mem::take(&mut self.readable);
        let child = if self.chance(2) {
            let width = self.width();
            let mut child =
                Built::new(&format!("in d {width}, out q {width}, in clock clock"), Vec::new());
            let good = match self.rng.index(3) {
                0 => format!("// ctxnic-prim reg init={width}'h1 reset=0"),
                1 => format!(
                    "initial begin\n   q = {width}'h1;\nend\n\nalways @(posedge clock) begin\n   q <= d;\nend"
                ),
                _ => format!("// ctxnic-prim reg init={width}'h0 reset=1"),
            };
            child.code = Verilog::Custom(self.primitive(&good));
            child
        } else {
            self.block(depth + 1)
        };
        self.readable = own;
        let has_clock = block.atoms.iter().any(|(name, _)| name == "clock");
        let mut outputs = Vec::new();
        for (port, atom) in &child.atoms {
            let full = format!("{name}${port}");
            match atom.kind {
                AtomKind::InputParameter if atom.ty.name == "clock" => {
                    if !has_clock {
                        let made = Built::new("in clock clock", Vec::new());
                        if !block.atoms.iter().any(|(name, _)| name == "clock") {
                            block.atoms.extend(made.atoms);
                        }
                    }
                    let tie = S::Assignment(sig(&format!("{full}$next")), sig("clock"));
                    code.push(S::Macro(vec![tie]));
                }
                AtomKind::InputParameter => {
                    if self.senseless() {
                        continue;
                    }
                    let width = u32::try_from(atom.bits).unwrap_or(1).clamp(1, 200);
                    let signed = matches!(atom.ty.kind, TypeKind::Signed(_));
                    let value = self.expr(width, signed, 1);
                    code.push(S::Assignment(sig(&format!("{full}$next")), value));
                }
                AtomKind::OutputParameter if atom.ty.name != "clock" => {
                    let signed = matches!(atom.ty.kind, TypeKind::Signed(_));
                    let width = u32::try_from(atom.bits).unwrap_or(1);
                    outputs.push(Signal { name: full, width, signed });
                }
                _ => {}
            }
        }
        self.readable.extend(outputs);
        block.children.push((name, child));
    }

    /// Statements that give a signal a value on every path.
    fn drive(&mut self, target: &Signal, code: &mut Vec<S>) {
        if self.senseless() {
            code.push(self.wild_statement(0));
        }
        let assign = |random: &mut Self| {
            let value = random.expr(target.width, target.signed, 3);
            S::Assignment(sig(&format!("{}$next", target.name)), value)
        };
        match self.rng.index(6) {
            0 => {
                let test = self.expr(1, false, 2);
                let then = vec![assign(self)];
                let otherwise = if self.senseless() { Vec::new() } else { vec![assign(self)] };
                code.push(when(test, then, otherwise));
            }
            1 => {
                code.push(assign(self));
                let test = self.expr(1, false, 2);
                let then = vec![assign(self)];
                code.push(when(test, then, Vec::new()));
            }
            2 => {
                let width = self.width();
                let test = self.expr(width, false, 1);
                let wild = self.senseless();
                let pattern = if wild { PATTERNS[self.rng.index(10)] } else { "0" };
                let (some, rest) = (vec![assign(self)], vec![assign(self)]);
                code.push(choose(test, vec![(pattern, some), ("default", rest)]));
            }
            3 if target.width > 1 => {
                code.push(assign(self));
                let width = 1 + self.rng.index(target.width as usize - 1);
                let lo = self.rng.index(target.width as usize - width + 1);
                let value = self.expr(u32::try_from(width).unwrap(), false, 2);
                code.push(S::SliceAssignment {
                    base: sig(&target.name),
                    width,
                    offset: E::Literal(lo.into()),
                    replacement: value,
                });
            }
            4 => {
                code.push(assign(self));
                let statement = assign(self);
                code.push(repeat("j", 0, 3, vec![statement]));
            }
            _ => code.push(assign(self)),
        }
    }

    /// An expression of a width.
    fn expr(&mut self, width: u32, signed: bool, depth: u32) -> E {
        if self.senseless() {
            return self.wild_expression(0);
        }
        let w = width as usize;
        let fitting = |s: &&Signal| s.width == width && s.signed == signed;
        let signals: Vec<Signal> = self.readable.iter().filter(fitting).cloned().collect();
        if depth == 0 || self.chance(4) {
            if !signals.is_empty() {
                return sig(&signals[self.rng.index(signals.len())].name);
            }
            let inner = match self.rng.pick(&self.readable) {
                None => E::Literal(1u64.into()),
                Some(signal) => sig(&signal.name),
            };
            let cast = E::Cast(boxed(inner), w);
            return if signed { E::Signed(boxed(cast)) } else { cast };
        }
        let d = depth - 1;
        if signed {
            let pick = self.rng.index(4);
            let mut part = || self.expr(width, true, d);
            return match pick {
                0 => bin(part(), Op::Add, part()),
                1 => E::Unary(Un::Neg, boxed(part())),
                2 => bin(part(), Op::Sub, part()),
                _ => E::Signed(boxed(self.expr(width, false, d))),
            };
        }
        let ops = [Op::Add, Op::Sub, Op::BitAnd, Op::BitOr, Op::BitXor];
        let compares = [Op::Eq, Op::Ne, Op::Lt, Op::Le, Op::Gt, Op::Ge];
        let other = self.width();
        match self.rng.index(10) {
            0 if width == 1 => {
                let sign = other > 1 && self.chance(3);
                let op = compares[self.rng.index(6)].clone();
                bin(self.expr(other, sign, d), op, self.expr(other, sign, d))
            }
            1 if width == 1 => {
                let op = [Un::All, Un::Any, Un::Xor][self.rng.index(3)].clone();
                E::Unary(op, boxed(self.expr(other, false, d)))
            }
            2 if width == 1 => {
                let at = self.expr(other.min(8), false, 0);
                E::Index(boxed(self.expr(other, false, d)), boxed(at))
            }
            3 => E::Cast(boxed(self.expr(other, false, d)), w),
            4 => {
                let op = if self.chance(2) { Op::Shl } else { Op::Shr };
                bin(self.expr(width, false, d), op, self.expr(other, false, 0))
            }
            5 => {
                let at = self.expr(4, false, 0);
                E::Slice(boxed(self.expr(other, false, d)), w, boxed(at))
            }
            6 => {
                let (value, at) = (self.expr(width, false, d), self.expr(3, false, 0));
                E::IndexReplace(boxed(value), boxed(at), boxed(self.expr(1, false, d)))
            }
            7 => E::Unary(Un::Not, boxed(E::Paren(boxed(self.expr(width, false, d))))),
            8 => {
                let small = E::Literal(1u32.into());
                bin(self.expr(width, false, d), Op::BitXor, small)
            }
            _ => {
                let op = ops[self.rng.index(5)].clone();
                bin(self.expr(width, false, d), op, self.expr(width, false, d))
            }
        }
    }

    fn wild_literal(&mut self) -> VerilogLiteral {
        match self.rng.index(5) {
            0 => true.into(),
            1 => (-5i32).into(),
            2 => u128::MAX.into(),
            3 => 0u8.into(),
            _ => self.rng.next_u64().into(),
        }
    }

    fn wild_name(&mut self) -> String {
        if !self.readable.is_empty() && self.chance(2) {
            return self.readable[self.rng.index(self.readable.len())].name.clone();
        }
        NAMES[self.rng.index(NAMES.len())].to_string()
    }

    fn wild_expression(&mut self, depth: u32) -> E {
        if depth > 4 || self.chance(3) {
            return match self.rng.index(2) {
                0 => E::Literal(self.wild_literal()),
                _ => sig(&self.wild_name()),
            };
        }
        if depth == 0 && self.chance(300) {
            let levels = [100, 499, 501, 2_000][self.rng.index(4)];
            return (0..levels).fold(sig("in0"), |e, _| E::Unary(Un::Not, boxed(e)));
        }
        let width = [0, 1, 4, 600, 65_537, usize::MAX][self.rng.index(6)];
        let pick = self.rng.index(10);
        let op = self.wild_operator();
        let mut part = || boxed(self.wild_expression(depth + 1));
        match pick {
            0 => E::Cast(part(), width),
            1 => E::Signed(part()),
            2 => E::Unsigned(part()),
            3 => E::Paren(part()),
            4 => E::Unary(Un::Neg, part()),
            5 => E::Unary(Un::All, part()),
            6 => E::Index(part(), part()),
            7 => E::Slice(part(), width, part()),
            8 => E::IndexReplace(part(), part(), part()),
            _ => E::Binary(part(), op, part()),
        }
    }

    fn wild_operator(&mut self) -> Op {
        [
            Op::Add,
            Op::Sub,
            Op::Mul,
            Op::LogicalAnd,
            Op::LogicalOr,
            Op::BitXor,
            Op::BitAnd,
            Op::BitOr,
            Op::Shl,
            Op::Shr,
            Op::Eq,
            Op::Lt,
            Op::Le,
            Op::Ne,
            Op::Ge,
            Op::Gt,
        ][self.rng.index(16)]
        .clone()
    }

    fn wild_statement(&mut self, depth: u32) -> S {
        if depth > 3 {
            return S::Comment(String::new());
        }
        let target = self.wild_name();
        match self.rng.index(8) {
            0 => S::Assignment(self.wild_expression(3), self.wild_expression(1)),
            1 => S::SliceAssignment {
                base: sig(&target),
                width: [0, 1, 3, 70_000, usize::MAX][self.rng.index(5)],
                offset: self.wild_expression(3),
                replacement: self.wild_expression(2),
            },
            2 => {
                let test = self.wild_expression(2);
                when(
                    test,
                    vec![self.wild_statement(depth + 1)],
                    vec![self.wild_statement(depth + 1)],
                )
            }
            3 => {
                let patterns: Vec<&str> =
                    (0..self.rng.index(4)).map(|_| PATTERNS[self.rng.index(10)]).collect();
                let test = self.wild_expression(2);
                let arms = patterns
                    .into_iter()
                    .map(|pattern| (pattern, vec![self.wild_statement(depth + 1)]))
                    .collect();
                choose(test, arms)
            }
            4 => {
                let index = ["i", "j", "", "in0"][self.rng.index(4)];
                let (from, to) = [(0, 3), (5, 2), (-2, 2), (0, 1_000)][self.rng.index(4)];
                repeat(index, from, to, vec![self.wild_statement(depth + 1)])
            }
            5 => {
                let details = VerilogLinkDetails {
                    my_name: [".a", "", "x", ".."][self.rng.index(4)].into(),
                    owner_name: target,
                    other_name: self.wild_name(),
                };
                S::Link(vec![match self.rng.index(3) {
                    0 => VerilogLink::Forward(details),
                    1 => VerilogLink::Backward(details),
                    _ => VerilogLink::Bidirectional(details),
                }])
            }
            6 => S::Macro(vec![self.wild_statement(depth + 1), self.wild_statement(depth + 1)]),
            _ => S::Assignment(sig(&format!("{target}$next")), self.wild_expression(1)),
        }
    }
}
