//! Blocks built at run time: signals and statements from lists.

use ctxnic::diag::Diagnostics;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::{Design, DriverKind, Expr, ExprKind, Module, Stmt};
use rust_hdl::core::ast::{
    Verilog, VerilogBlockOrConditional, VerilogCase, VerilogConditional, VerilogExpression,
    VerilogLoop, VerilogMatch, VerilogOp, VerilogStatement,
};
use rust_hdl::core::prelude::*;

/// A block made of lists.
#[derive(Default)]
pub struct Built {
    pub atoms: Vec<(String, FakeAtom)>,
    pub children: Vec<(String, Built)>,
    pub code: Verilog,
}

/// A signal without a Rust type.
#[derive(Clone)]
pub struct FakeAtom {
    pub kind: AtomKind,
    pub ty: TypeDescriptor,
    pub bits: usize,
    pub value: u64,
}

impl Atom for FakeAtom {
    fn bits(&self) -> usize {
        self.bits
    }
    fn connected(&self) -> bool {
        true
    }
    fn changed(&self) -> bool {
        false
    }
    fn kind(&self) -> AtomKind {
        self.kind
    }
    fn descriptor(&self) -> TypeDescriptor {
        self.ty.clone()
    }
    fn vcd(&self) -> VCDValue {
        VCDValue::String(String::new())
    }
    fn id(&self) -> usize {
        0
    }
    fn verilog(&self) -> VerilogLiteral {
        self.value.into()
    }
    fn constraints(&self) -> Vec<PinConstraint> {
        Vec::new()
    }
}

impl Logic for Built {
    fn update(&mut self) {}
    fn hdl(&self) -> Verilog {
        self.code.clone()
    }
}

impl Block for Built {
    fn connect_all(&mut self) {}
    fn update_all(&mut self) {}
    fn has_changed(&self) -> bool {
        false
    }
    fn accept(&self, name: &str, probe: &mut dyn Probe) {
        probe.visit_start_scope(name, self);
        for (name, atom) in &self.atoms {
            probe.visit_atom(name, atom);
        }
        for (name, child) in &self.children {
            child.accept(name, probe);
        }
        probe.visit_end_scope(name, self);
    }
}

/// A type by a short name: `4` bits, `s8` signed, `clock`, `State` (Idle, Run, Stop), `Word` (a bit,
/// a State, 5 bits).
pub fn descriptor(text: &str) -> (TypeDescriptor, usize) {
    let state = TypeDescriptor {
        name: "State".into(),
        kind: TypeKind::Enum(["Idle", "Run", "Stop"].map(|v| format!("State::{v}")).into()),
    };
    let bits = |n| TypeDescriptor { name: format!("Bits::<{n}>"), kind: TypeKind::Bits(n) };
    let field = |name: &str, kind| Box::new(TypeField { fieldname: name.into(), kind });
    match text {
        "clock" => (TypeDescriptor { name: "clock".into(), kind: TypeKind::Bits(1) }, 1),
        "State" => (state, 2),
        "Mode" => {
            let kind = TypeKind::Enum(vec!["Mode::Off".into(), "Mode::On".into()]);
            (TypeDescriptor { name: "Mode".into(), kind }, 1)
        }
        "Word" => {
            let fields =
                vec![field("valid", bits(1)), field("state", state), field("data", bits(5))];
            (TypeDescriptor { name: "Word".into(), kind: TypeKind::Composite(fields) }, 8)
        }
        signed if signed.starts_with('s') => {
            let n = signed[1..].parse().unwrap();
            (TypeDescriptor { name: format!("Signed::<{n}>"), kind: TypeKind::Signed(n) }, n)
        }
        n => (bits(n.parse().unwrap()), n.parse().unwrap()),
    }
}

impl Built {
    /// A kernel with signals from a text: `in a 4, out y 4, local t 4, const k 4 = 9`.
    pub fn new(signals: &str, code: Vec<VerilogStatement>) -> Self {
        let mut atoms = Vec::new();
        for signal in signals.split(',').map(str::trim).filter(|s| !s.is_empty()) {
            let words: Vec<&str> = signal.split_whitespace().collect();
            let kind = match words[0] {
                "in" => AtomKind::InputParameter,
                "out" => AtomKind::OutputParameter,
                "local" => AtomKind::LocalSignal,
                "const" => AtomKind::Constant,
                "inout" => AtomKind::InOutParameter,
                other => panic!("{other}"),
            };
            let (ty, bits) = descriptor(words[2]);
            let value = words.get(4).map_or(0, |v| v.parse().unwrap());
            atoms.push((words[1].to_string(), FakeAtom { kind, ty, bits, value }));
        }
        Self { atoms, children: Vec::new(), code: Verilog::Combinatorial(code) }
    }

    pub fn with_child(mut self, name: &str, child: Built) -> Self {
        self.children.push((name.to_string(), child));
        self
    }

    pub fn elaborate(&self) -> Result<Design, Diagnostics> {
        elaborate("dut", self)
    }
}

/// A register as `hw::prim::Reg` describes itself.
pub fn register(width: usize) -> Built {
    let mut block = Built::new(&format!("in d {width}, out q {width}, in clock clock"), Vec::new());
    block.code = Verilog::Custom(format!("// ctxnic-prim reg init={width}'h1 reset=1\n"));
    block
}

pub fn sig(name: &str) -> VerilogExpression {
    VerilogExpression::Signal(name.to_string())
}

pub fn lit(value: i32) -> VerilogExpression {
    VerilogExpression::Literal(value.into())
}

pub fn bin(l: VerilogExpression, op: VerilogOp, r: VerilogExpression) -> VerilogExpression {
    VerilogExpression::Binary(Box::new(l), op, Box::new(r))
}

pub fn set(name: &str, value: VerilogExpression) -> VerilogStatement {
    VerilogStatement::Assignment(sig(&format!("{name}$next")), value)
}

pub fn when(
    test: VerilogExpression,
    then: Vec<VerilogStatement>,
    otherwise: Vec<VerilogStatement>,
) -> VerilogStatement {
    let otherwise = if otherwise.is_empty() {
        VerilogBlockOrConditional::None
    } else {
        VerilogBlockOrConditional::Block(otherwise)
    };
    VerilogStatement::If(VerilogConditional { test, then, otherwise })
}

pub fn choose(
    test: VerilogExpression,
    cases: Vec<(&str, Vec<VerilogStatement>)>,
) -> VerilogStatement {
    let cases = cases
        .into_iter()
        .map(|(condition, block)| VerilogCase { condition: condition.to_string(), block })
        .collect();
    VerilogStatement::Match(VerilogMatch { test, cases })
}

pub fn repeat(index: &str, from: i32, to: i32, block: Vec<VerilogStatement>) -> VerilogStatement {
    VerilogStatement::Loop(VerilogLoop {
        index: index.to_string(),
        from: from.into(),
        to: to.into(),
        block,
    })
}

/// An expression in prefix form with all its extensions and cuts.
pub fn show(module: &Module, e: &Expr) -> String {
    let s = |e: &Expr| show(module, e);
    let w = e.width;
    match &e.kind {
        ExprKind::Const(value) => value.to_string(),
        ExprKind::Param(id) => module.params[id.index()].name.clone(),
        ExprKind::Variant(id, at) => {
            let e = &module.enums[id.index()];
            format!("{}::{}", e.name, e.variants[*at as usize])
        }
        ExprKind::Net(id) => module.net(*id).name.clone(),
        ExprKind::Unary(op, a) => format!("{op:?}({})", s(a)),
        ExprKind::Binary(op, a, b) => format!("{op:?}({}, {})", s(a), s(b)),
        ExprKind::Mux(c, a, b) => format!("({} ? {} : {})", s(c), s(a), s(b)),
        ExprKind::Slice(a, lo) => format!("{}[{}:{lo}]", s(a), lo + w - 1),
        ExprKind::SliceAt(a, at) => format!("{}[{} +: {w}]", s(a), s(at)),
        ExprKind::ZeroExtend(a) => format!("zero{w}({})", s(a)),
        ExprKind::SignExtend(a) => format!("sign{w}({})", s(a)),
        ExprKind::Concat(parts) => {
            format!("{{{}}}", parts.iter().map(s).collect::<Vec<_>>().join(", "))
        }
    }
}

fn show_block(module: &Module, block: &[Stmt]) -> String {
    let s = |e: &Expr| show(module, e);
    let b = |block: &[Stmt]| show_block(module, block);
    let mut out = Vec::new();
    for statement in block {
        out.push(match statement {
            Stmt::Assign(value) => format!("= {};", s(value)),
            Stmt::AssignSlice { lo, value } => {
                format!("[{}:{lo}] = {};", lo + value.width - 1, s(value))
            }
            Stmt::If { cond, then, otherwise } => {
                format!("if {} {{ {} }} else {{ {} }}", s(cond), b(then), b(otherwise))
            }
            Stmt::Case { sel, arms, default } => {
                let arms: Vec<String> =
                    arms.iter().map(|(p, body)| format!("{} => {{ {} }}", s(p), b(body))).collect();
                format!("case {} {{ {} _ => {{ {} }} }}", s(sel), arms.join(" "), b(default))
            }
            Stmt::Comment(text) => format!("// {text}"),
        });
    }
    out.join(" ")
}

/// The driver of a net in one line.
pub fn driver(module: &Module, name: &str) -> String {
    let found = module.drivers.iter().find(|d| module.net(d.target).name == name);
    match found.map(|d| &d.kind) {
        Some(DriverKind::Assign(value)) => format!("assign {}", show(module, value)),
        Some(DriverKind::Process(block)) => show_block(module, block),
        None => "none".to_string(),
    }
}
