//! Prints a kernel as Rust text.

use super::types::{
    At, BinOp, Block, BusDef, CmpOp, Expr, FieldKind, Index, Kernel, Literal, Pattern, Place,
    Register, Stmt, Style, Ty, Types, UnOp,
};
use super::visit::each_stmt;

/// A file of kernels: their text and a function `kernels` that lists them.
pub(crate) fn batch(kernels: &[Kernel], head: &str) -> String {
    let mut out = format!("{head}\nuse super::prelude::*;\n");
    for kernel in kernels {
        out.push('\n');
        out.push_str(&kernel_text(kernel));
    }
    out.push_str("\npub(crate) fn kernels() -> Vec<Kernel> {\n    vec![\n");
    for kernel in kernels {
        out.push_str(&format!("        {},\n", entry(kernel)));
    }
    out.push_str("    ]\n}\n");
    out
}

/// The text of one kernel: its types and blocks.
pub(crate) fn kernel_text(kernel: &Kernel) -> String {
    let mut out = String::new();
    for def in &kernel.types.enums {
        out.push_str(&format!(
            "#[derive(Copy, Clone, Debug, PartialEq, LogicState)]\npub enum {} {{ {} }}\n\n",
            def.name,
            def.variants.join(", ")
        ));
    }
    for def in &kernel.types.structs {
        out.push_str(&format!(
            "#[derive(Copy, Clone, Debug, PartialEq, Default, LogicStruct)]\npub struct {} {{\n",
            def.name
        ));
        for (name, ty) in &def.fields {
            out.push_str(&format!("    pub {name}: {},\n", kernel.types.ty(ty)));
        }
        out.push_str("}\n\n");
    }
    for def in &kernel.types.buses {
        bus(&mut out, def, &kernel.types);
    }
    for block in &kernel.blocks {
        out.push_str(&block_text(block, kernel));
        out.push('\n');
    }
    out.truncate(out.trim_end().len() + 1);
    out
}

fn bus(out: &mut String, def: &BusDef, types: &Types) {
    let (there, back) = (types.ty(&def.there), types.ty(&def.back));
    for (side, other, a, b) in [("Master", "Slave", "Out", "In"), ("Slave", "Master", "In", "Out")]
    {
        out.push_str(&format!(
            "#[derive(LogicInterface, Default, Clone, Debug)]\n#[join = \"{0}{other}\"]\n\
             pub struct {0}{side} {{\n    pub there: Signal<{a}, {there}>,\n    \
             pub back: Signal<{b}, {back}>,\n}}\n\n",
            def.name
        ));
    }
}

/// The row of a kernel in the list.
fn entry(kernel: &Kernel) -> String {
    let top = kernel.top();
    let names = |wanted: fn(&FieldKind) -> bool| {
        let names: Vec<&str> =
            top.fields.iter().filter(|f| wanted(&f.kind)).map(|f| f.name.as_str()).collect();
        names.join(", ")
    };
    format!(
        "kernel!(\"{}\", {}, {}, {}, [{}] -> [{}])",
        kernel.name,
        top.name,
        if top.clocked() { "clocked" } else { "clockless" },
        if kernel.resets() { "resets" } else { "keeps" },
        names(|k| matches!(k, FieldKind::In(_))),
        names(|k| matches!(k, FieldKind::Out(_))),
    )
}

fn block_text(block: &Block, kernel: &Kernel) -> String {
    let types = &kernel.types;
    let plain = block.fields.iter().all(|f| default_of(&f.kind, kernel) == "Default::default()");
    let derive = if plain { "LogicBlock, Default" } else { "LogicBlock" };
    let mut out = format!("#[derive({derive})]\npub struct {} {{\n", block.name);
    for field in &block.fields {
        let public = match field.kind {
            FieldKind::Clock | FieldKind::In(_) | FieldKind::Out(_) | FieldKind::Bus(..) => "pub ",
            _ => "",
        };
        let ty = field_type(&field.kind, kernel);
        out.push_str(&format!("    {public}{}: {ty},\n", field.name));
    }
    out.push_str("}\n\n");
    if !plain {
        out.push_str(&format!(
            "impl Default for {} {{\n    fn default() -> Self {{\n        Self {{\n",
            block.name
        ));
        for field in &block.fields {
            let value = default_of(&field.kind, kernel);
            out.push_str(&format!("            {}: {value},\n", field.name));
        }
        out.push_str("        }\n    }\n}\n\n");
    }
    out.push_str(&format!(
        "impl Logic for {} {{\n    #[hdl_gen]\n    fn update(&mut self) {{\n",
        block.name
    ));
    let printer = Printer { types, out: std::cell::RefCell::new(String::new()) };
    printer.body(&block.body, 2);
    out.push_str(&printer.out.into_inner());
    out.push_str("    }\n}\n");
    out
}

fn field_type(kind: &FieldKind, kernel: &Kernel) -> String {
    let types = &kernel.types;
    match kind {
        FieldKind::Clock => "Signal<In, Clock>".into(),
        FieldKind::In(ty) => format!("Signal<In, {}>", types.ty(ty)),
        FieldKind::Out(ty) => format!("Signal<Out, {}>", types.ty(ty)),
        FieldKind::Local(ty) => format!("Signal<Local, {}>", types.ty(ty)),
        FieldKind::Array(ty, count) => format!("[Signal<Local, {}>; {count}]", types.ty(ty)),
        FieldKind::Constant(ty, _) => format!("Constant<{}>", types.ty(ty)),
        FieldKind::Register(register, ty, _) => {
            let name = match register {
                Register::Reg | Register::RegNoReset => "Reg",
                Register::RegEn | Register::RegEnNoReset => "RegEn",
                Register::Dff => "DFF",
                Register::DffInit => "DFFWithInit",
            };
            format!("{name}<{}>", types.ty(ty))
        }
        FieldKind::Ram(a, d, e, ..) => format!("Ram<{a}, {d}, {e}>"),
        FieldKind::Rom(a, d, _) => format!("Rom<{a}, {d}>"),
        FieldKind::Child(id) => kernel.blocks[*id].name.clone(),
        FieldKind::Children(id, _) => format!("Vec<{}>", kernel.blocks[*id].name),
        FieldKind::Bus(id, master) => {
            format!("{}{}", types.buses[*id].name, if *master { "Master" } else { "Slave" })
        }
    }
}

fn default_of(kind: &FieldKind, kernel: &Kernel) -> String {
    let types = &kernel.types;
    match kind {
        FieldKind::Constant(ty, value) => format!("Constant::new({})", types.literal(ty, *value)),
        FieldKind::Register(register, ty, value) => {
            let init = types.literal(ty, *value);
            match register {
                Register::Dff => "Default::default()".into(),
                Register::Reg => format!("Reg::new({init})"),
                Register::RegEn => format!("RegEn::new({init})"),
                Register::DffInit => format!("DFFWithInit::new({init})"),
                Register::RegNoReset => "Reg::without_reset()".into(),
                Register::RegEnNoReset => "RegEn::without_reset()".into(),
            }
        }
        FieldKind::Ram(.., depth, never) => {
            format!("Ram::new({depth}){}", if *never { ".never_collides()" } else { "" })
        }
        FieldKind::Rom(_, d, words) => {
            let words: Vec<String> = words.iter().map(|w| format!("bits::<{d}>({w})")).collect();
            format!("Rom::new(vec![{}])", words.join(", "))
        }
        FieldKind::Children(id, count) => {
            let name = &kernel.blocks[*id].name;
            format!("(0..{count}).map(|_| {name}::default()).collect()")
        }
        _ => "Default::default()".into(),
    }
}

impl Types {
    /// A type as Rust writes it.
    pub(super) fn ty(&self, ty: &Ty) -> String {
        match ty {
            Ty::Bit => "Bit".into(),
            Ty::Bits(n) => format!("Bits<{n}>"),
            Ty::Signed(n) => format!("Signed<{n}>"),
            Ty::Enum(id) => self.enums[*id].name.clone(),
            Ty::Struct(id) => self.structs[*id].name.clone(),
        }
    }

    fn literal(&self, ty: &Ty, Literal(value): Literal) -> String {
        match ty {
            Ty::Bit => (value != 0).to_string(),
            Ty::Bits(n) => format!("bits::<{n}>({value})"),
            Ty::Signed(n) => format!("signed_cast(bits::<{n}>({value}))"),
            Ty::Enum(id) => {
                let def = &self.enums[*id];
                let at = usize::try_from(value).unwrap_or(0) % def.variants.len();
                format!("{}::{}", def.name, def.variants[at])
            }
            Ty::Struct(_) => "Default::default()".into(),
        }
    }
}

impl std::fmt::Display for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut parts: Vec<String> = self
            .terms
            .iter()
            .map(
                |(var, factor)| {
                    if *factor == 1 { var.clone() } else { format!("{var} * {factor}") }
                },
            )
            .collect();
        if self.plus > 0 || parts.is_empty() {
            parts.push(self.plus.to_string());
        }
        f.write_str(&parts.join(" + "))
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "self.{}", self.field)?;
        if let Some(index) = &self.index {
            write!(f, "[{index}]")?;
        }
        if self.port.is_empty() { Ok(()) } else { write!(f, ".{}", self.port) }
    }
}

struct Printer<'a> {
    types: &'a Types,
    out: std::cell::RefCell<String>,
}

impl Printer<'_> {
    fn line(&self, depth: usize, text: &str) {
        self.out.borrow_mut().push_str(&format!("{}{text}\n", "    ".repeat(depth)));
    }

    fn body(&self, body: &[Stmt], depth: usize) {
        for stmt in body {
            self.stmt(stmt, depth);
        }
    }

    fn stmt(&self, stmt: &Stmt, depth: usize) {
        match stmt {
            Stmt::Assign(place, e) => {
                self.line(depth, &format!("{place}.next = {};", self.right_side(e)));
            }
            Stmt::AssignField(place, field, e) => {
                self.line(depth, &format!("{place}.next.{field} = {};", self.right_side(e)));
            }
            Stmt::If(arms, otherwise) => {
                for (number, (cond, body)) in arms.iter().enumerate() {
                    let head = if number == 0 { "if" } else { "} else if" };
                    self.line(depth, &format!("{head} {} {{", self.expr(cond, 0)));
                    self.body(body, depth + 1);
                }
                if !otherwise.is_empty() {
                    self.line(depth, "} else {");
                    self.body(otherwise, depth + 1);
                }
                self.line(depth, "}");
            }
            Stmt::Match(on, arms) => {
                let ty = on.ty(self.types);
                let index = if matches!(ty, Ty::Bits(_)) { ".index()" } else { "" };
                self.line(depth, &format!("match {}{index} {{", self.expr(on, 100)));
                for (pattern, body) in arms {
                    self.arm(&self.pattern(pattern, &ty), body, depth + 1);
                }
                self.line(depth, "}");
            }
            Stmt::For(var, from, to, body) => {
                // Without an index, nothing but a suffix makes it a `usize`.
                let suffix = if as_bits(body, var) { "_usize" } else { "" };
                self.line(depth, &format!("for {var} in {from}..{to}{suffix} {{"));
                self.body(body, depth + 1);
                self.line(depth, "}");
            }
            Stmt::Comment(text) => self.line(depth, &format!("comment!(\"{text}\");")),
            Stmt::Setup(dff, fields) => {
                let name = if *dff { "dff_setup" } else { "clock" };
                self.line(depth, &format!("{name}!(self, clock, {});", fields.join(", ")));
            }
            Stmt::TieClock(place) => {
                self.line(depth, &format!("{place}.next = self.clock.val();"));
            }
            Stmt::Connect(join, bus, a, b) => {
                let name = &self.types.buses[*bus].name;
                let call = if *join { "Master::join" } else { "Slave::link" };
                self.line(depth, &format!("{name}{call}(&mut {a}, &mut {b});"));
            }
        }
    }

    fn arm(&self, pattern: &str, body: &[Stmt], depth: usize) {
        if body.is_empty() {
            self.line(depth, &format!("{pattern} => {{}}"));
            return;
        }
        self.line(depth, &format!("{pattern} => {{"));
        self.body(body, depth + 1);
        self.line(depth, "}");
    }

    fn pattern(&self, pattern: &Pattern, ty: &Ty) -> String {
        match (pattern, ty) {
            (Pattern::Variant(at), Ty::Enum(id)) => {
                let def = &self.types.enums[*id];
                format!("{}::{}", def.name, def.variants[*at])
            }
            (Pattern::Number(n), _) => n.to_string(),
            (Pattern::Bool(b), _) => b.to_string(),
            _ => "_".into(),
        }
    }

    /// A whole right-hand side: bare numbers have to be turned into bits.
    fn right_side(&self, e: &Expr) -> String {
        match e {
            Expr::Number(_, v, Style::Decimal) => format!("{}.into()", number(*v)),
            Expr::Number(_, v, Style::Hex) => format!("{}.into()", hex(*v)),
            Expr::SignedNumber(width, v) if *width <= 32 && v % 2 != 0 => {
                format!("({v}).to_signed_bits()")
            }
            _ => self.expr(e, 0),
        }
    }

    /// An expression; in parentheses when it binds looser than `min`.
    fn expr(&self, e: &Expr, min: u32) -> String {
        let strength = strength(e);
        let text = self.plain(e, strength);
        if strength < min { format!("({text})") } else { text }
    }

    fn plain(&self, e: &Expr, strength: u32) -> String {
        let call = |e: &Expr| self.expr(e, 100);
        let pair = |op: &str, a: &Expr, b: &Expr| {
            let left = if strength == 20 { 21 } else { strength };
            format!("{} {op} {}", self.expr(a, left), self.expr(b, strength + 1))
        };
        match e {
            Expr::Read(place, _) => format!("{place}.val()"),
            Expr::ReadField(place, id, field) => {
                format!("{place}.val().{}", self.types.structs[*id].fields[*field].0)
            }
            Expr::Bits(width, v) => format!("bits::<{width}>({})", number(*v)),
            Expr::Number(width, v, style) => match style {
                Style::Decimal => number(*v),
                Style::Hex => hex(*v),
                Style::ToBits => format!("{v}_u64.to_bits::<{width}>()"),
            },
            Expr::SignedNumber(_, v) => format!("({v}).into()"),
            Expr::Bool(b) => b.to_string(),
            Expr::Variant(id, at) => {
                let def = &self.types.enums[*id];
                format!("{}::{}", def.name, def.variants[*at])
            }
            Expr::LoopBits(width, var) => format!("{var}.to_bits::<{width}>()"),
            Expr::LoopCompare(op, var, n) => format!("{var} {} {n}", op.text()),
            Expr::Unary(UnOp::Not, e) => format!("!{}", self.expr(e, 90)),
            Expr::Unary(UnOp::Neg, e) => format!("-{}", self.expr(e, 90)),
            Expr::Unary(UnOp::All, e) => format!("{}.all()", call(e)),
            Expr::Unary(UnOp::Any, e) => format!("{}.any()", call(e)),
            Expr::Unary(UnOp::Xor, e) => format!("{}.xor()", call(e)),
            Expr::Binary(op, a, b) => pair(op.text(), a, b),
            Expr::AddBit(a, b) => pair("+", a, b),
            Expr::Multiply(a, b) => pair("*", a, b),
            Expr::Logic(and, a, b) => pair(if *and { "&&" } else { "||" }, a, b),
            Expr::Compare(op, a, b) => pair(op.text(), a, b),
            Expr::ShiftNumber(left, a, n) => {
                format!("{} {} {n}", self.expr(a, strength), shift(*left))
            }
            Expr::Shift(left, a, b) => pair(shift(*left), a, b),
            Expr::Cast(to, from, e) => format!("bit_cast::<{to}, {from}>({})", self.expr(e, 0)),
            Expr::Slice(width, e, at) => {
                format!("{}.get_bits::<{width}>({})", call(e), self.at(at))
            }
            Expr::GetBit(e, at) => format!("{}.get_bit({})", call(e), self.at(at)),
            Expr::Replace(e, at, bit) => {
                format!("{}.replace_bit({}, {})", call(e), self.at(at), self.expr(bit, 0))
            }
            Expr::ToSigned(e) => format!("signed_cast({})", self.expr(e, 0)),
            Expr::ToUnsigned(e) => format!("unsigned_cast({})", self.expr(e, 0)),
            Expr::SignedResize(to, from, e) => format!(
                "signed_bit_cast::<{to}, {from}>(signed_cast(bit_cast::<{from}, {}>({})) - {}.into())",
                from - 1,
                self.expr(e, 0),
                number(1 << (from - 2).min(30)),
            ),
        }
    }

    fn at(&self, at: &At) -> String {
        match at {
            At::Number(n) => n.to_string(),
            At::Loop(index) => index.to_string(),
            At::Signal(e) => format!("{}.index()", self.expr(e, 100)),
        }
    }
}

/// Whether a loop variable is used as a value.
fn as_bits(body: &[Stmt], var: &str) -> bool {
    let mut found = false;
    each_stmt(body, &mut |stmt| {
        for e in stmt.exprs() {
            e.each(&mut |e| found |= matches!(e, Expr::LoopBits(_, name) if name == var));
        }
    });
    found
}

/// How tightly an expression binds in Rust.
fn strength(e: &Expr) -> u32 {
    match e {
        Expr::Unary(UnOp::Not | UnOp::Neg, _) => 90,
        Expr::Multiply(..) => 80,
        Expr::Binary(BinOp::Add | BinOp::Sub, ..) | Expr::AddBit(..) => 70,
        Expr::Shift(..) | Expr::ShiftNumber(..) => 60,
        Expr::Binary(BinOp::And, ..) => 50,
        Expr::Binary(BinOp::Xor, ..) => 40,
        Expr::Binary(BinOp::Or, ..) => 30,
        Expr::Compare(..) | Expr::LoopCompare(..) => 20,
        Expr::Logic(true, ..) => 10,
        Expr::Logic(false, ..) => 5,
        _ => 100,
    }
}

/// A number; beyond `i32` the macro needs a suffix.
fn number(v: u64) -> String {
    if v > 0x7fff_ffff { format!("{v}_u64") } else { v.to_string() }
}

fn hex(v: u64) -> String {
    format!("{v:#x}_u64")
}

const fn shift(left: bool) -> &'static str {
    if left { "<<" } else { ">>" }
}

impl BinOp {
    const fn text(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Sub => "-",
            Self::And => "&",
            Self::Or => "|",
            Self::Xor => "^",
        }
    }
}

impl CmpOp {
    const fn text(self) -> &'static str {
        match self {
            Self::Eq => "==",
            Self::Ne => "!=",
            Self::Lt => "<",
            Self::Le => "<=",
            Self::Gt => ">",
            Self::Ge => ">=",
        }
    }
}
