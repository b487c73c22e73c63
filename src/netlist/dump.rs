//! Text form of the module IR, for people and snapshots.
//!
//! One line per thing, widths everywhere, nothing left out: two designs with the same text are the
//! same but for comments. Expressions are in prefix form, so that no rule of precedence is needed.
//!
//! ```text
//! module counter (from top.rx.counter)
//!   in  clk : 1  clock
//!   out count : 4
//!   net count_q : 4
//!   assign count = count_q
//!   register count_q <= count_d if en else keep, init 4'h0, reset
//! ```

use super::ir::{
    BinaryOp, Design, Dir, DriverKind, Expr, ExprKind, Instance, Memory, Module, NetId, NetType,
    PropertyKind, ReadDuringWrite, Register, Stmt, UnaryOp,
};

/// The text of a whole design, children first.
#[must_use]
pub fn dump(design: &Design) -> String {
    let mut out = format!("top {}\n", design.top().name);
    for module in &design.modules {
        out.push('\n');
        out.push_str(&Dump { design, module }.text());
    }
    out
}

struct Dump<'a> {
    design: &'a Design,
    module: &'a Module,
}

impl Dump<'_> {
    fn name(&self, net: NetId) -> &str {
        &self.module.net(net).name
    }

    fn text(&self) -> String {
        let module = self.module;
        let mut out = format!("module {} (from {})\n", module.name, module.block);
        for line in &module.doc {
            out.push_str(&format!("  doc {line}\n"));
        }
        for ty in &module.enums {
            let variants = ty.variants.join(" ");
            out.push_str(&format!("  enum {} : {} = {variants}\n", ty.name, ty.width));
        }
        for param in &module.params {
            out.push_str(&format!("  param {} = {}\n", param.name, param.value));
        }
        for port in &module.ports {
            let dir = if port.dir == Dir::In { "in " } else { "out" };
            let role = match Some(port.net) {
                net if net == module.clk => "  clock",
                net if net == module.rst => "  reset",
                _ => "",
            };
            out.push_str(&format!("  {dir} {}{role}\n", self.typed(port.net)));
        }
        for net in (0..module.nets.len()).map(NetId::from) {
            if !module.ports.iter().any(|port| port.net == net) {
                out.push_str(&format!("  net {}\n", self.typed(net)));
            }
        }
        for instance in &module.instances {
            out.push_str(&self.instance(instance));
        }
        for driver in &module.drivers {
            let target = self.name(driver.target);
            match &driver.kind {
                DriverKind::Assign(expr) => {
                    out.push_str(&format!("  assign {target} = {}\n", self.expr(expr)));
                }
                DriverKind::Process(body) => {
                    out.push_str(&format!("  process {target}\n"));
                    self.body(body, 2, &mut out);
                }
            }
        }
        for register in &module.registers {
            out.push_str(&self.register(register));
        }
        for memory in &module.memories {
            out.push_str(&self.memory(memory));
        }
        for property in &module.properties {
            let kind = match property.kind {
                PropertyKind::Assert => "assert",
                PropertyKind::Assume => "assume",
                PropertyKind::Cover => "cover",
            };
            let (name, holds) = (&property.name, self.name(property.holds));
            out.push_str(&format!("  {kind} {name} : {holds} {:?}\n", property.message));
        }
        out
    }

    fn typed(&self, net: NetId) -> String {
        let net = self.module.net(net);
        let ty = match net.ty {
            NetType::Bits => String::new(),
            NetType::Signed => " signed".into(),
            NetType::Enum(id) => format!(" {}", self.module.enums[id.index()].name),
        };
        format!("{} : {}{ty}", net.name, net.width)
    }

    fn instance(&self, instance: &Instance) -> String {
        let child = self.design.module(instance.module);
        let ties = child.ports.iter().zip(&instance.connections).map(|(port, &net)| {
            let arrow = if port.dir == Dir::In { "<-" } else { "->" };
            format!("{} {arrow} {}", child.net(port.net).name, self.name(net))
        });
        let ties: Vec<String> = ties.collect();
        format!("  instance {} of {} ({})\n", instance.name, child.name, ties.join(", "))
    }

    fn register(&self, register: &Register) -> String {
        let (q, d) = (self.name(register.q), self.name(register.d));
        let enable = register
            .enable
            .map_or(String::new(), |enable| format!(" if {} else keep", self.name(enable)));
        let reset = if register.reset { ", reset" } else { ", no reset" };
        format!("  register {q} <= {d}{enable}, init {}{reset}\n", register.init)
    }

    fn memory(&self, memory: &Memory) -> String {
        let collide = match memory.read_during_write {
            ReadDuringWrite::Old => "old",
            ReadDuringWrite::Never => "never",
        };
        let mut out = format!(
            "  memory {} : {} words of {}, read during write {collide}\n",
            memory.name, memory.depth, memory.width
        );
        let enable =
            memory.read_enable.map_or(String::new(), |enable| format!(" if {}", self.name(enable)));
        let (data, addr) = (self.name(memory.read_data), self.name(memory.read_addr));
        out.push_str(&format!("    read {data} <= [{addr}]{enable}\n"));
        if let Some(port) = &memory.write {
            let (addr, data) = (self.name(port.addr), self.name(port.data));
            out.push_str(&format!("    write [{addr}] <= {data} if {}\n", self.name(port.enable)));
        }
        if let Some(image) = &memory.image {
            let words: Vec<String> = image.iter().map(|word| format!("{word:x}")).collect();
            out.push_str(&format!("    image {}\n", words.join(" ")));
        }
        out
    }

    fn body(&self, body: &[Stmt], depth: usize, out: &mut String) {
        let indent = "  ".repeat(depth);
        for statement in body {
            match statement {
                Stmt::Assign(value) => {
                    out.push_str(&format!("{indent}= {}\n", self.expr(value)));
                }
                Stmt::AssignSlice { lo, value } => {
                    let hi = lo + value.width.saturating_sub(1);
                    out.push_str(&format!("{indent}[{hi}:{lo}] = {}\n", self.expr(value)));
                }
                Stmt::If { cond, then, otherwise } => {
                    out.push_str(&format!("{indent}if {}\n", self.expr(cond)));
                    self.body(then, depth + 1, out);
                    if !otherwise.is_empty() {
                        out.push_str(&format!("{indent}else\n"));
                        self.body(otherwise, depth + 1, out);
                    }
                }
                Stmt::Case { sel, arms, default } => {
                    out.push_str(&format!("{indent}case {}\n", self.expr(sel)));
                    for (pattern, arm) in arms {
                        out.push_str(&format!("{indent}when {}\n", self.expr(pattern)));
                        self.body(arm, depth + 1, out);
                    }
                    out.push_str(&format!("{indent}default\n"));
                    self.body(default, depth + 1, out);
                }
                Stmt::Comment(text) => {
                    for line in text.lines() {
                        out.push_str(&format!("{indent}# {line}\n"));
                    }
                }
            }
        }
    }

    fn expr(&self, expr: &Expr) -> String {
        let width = expr.width;
        match &expr.kind {
            ExprKind::Const(value) => value.to_string(),
            ExprKind::Param(id) => self.module.params[id.index()].name.clone(),
            ExprKind::Variant(id, variant) => {
                let ty = &self.module.enums[id.index()];
                format!("{}::{}", ty.name, ty.variants[*variant as usize])
            }
            ExprKind::Net(net) => self.name(*net).to_string(),
            ExprKind::Unary(op, a) => format!("{}({})", unary_name(*op), self.expr(a)),
            ExprKind::Binary(op, a, b) => {
                format!("{}({}, {})", binary_name(*op), self.expr(a), self.expr(b))
            }
            ExprKind::Mux(cond, a, b) => {
                format!("mux({}, {}, {})", self.expr(cond), self.expr(a), self.expr(b))
            }
            ExprKind::Slice(a, lo) => format!("{}[{}:{lo}]", self.expr(a), lo + width - 1),
            ExprKind::SliceAt(a, at) => format!("{}[{} +: {width}]", self.expr(a), self.expr(at)),
            ExprKind::ZeroExtend(a) => format!("zext{width}({})", self.expr(a)),
            ExprKind::SignExtend(a) => format!("sext{width}({})", self.expr(a)),
            ExprKind::Concat(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| self.expr(part)).collect();
                format!("{{{}}}", parts.join(", "))
            }
        }
    }
}

fn unary_name(op: UnaryOp) -> &'static str {
    match op {
        UnaryOp::Not => "not",
        UnaryOp::Neg => "neg",
        UnaryOp::All => "all",
        UnaryOp::Any => "any",
        UnaryOp::Xor => "parity",
    }
}

fn binary_name(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::Add => "add",
        BinaryOp::Sub => "sub",
        BinaryOp::Mul => "mul",
        BinaryOp::And => "and",
        BinaryOp::Or => "or",
        BinaryOp::Xor => "xor",
        BinaryOp::Shl => "shl",
        BinaryOp::Shr => "shr",
        BinaryOp::Sar => "sar",
        BinaryOp::Eq => "eq",
        BinaryOp::Ne => "ne",
        BinaryOp::Lt => "lt",
        BinaryOp::Le => "le",
        BinaryOp::Gt => "gt",
        BinaryOp::Ge => "ge",
        BinaryOp::LtS => "lt_signed",
        BinaryOp::LeS => "le_signed",
        BinaryOp::GtS => "gt_signed",
        BinaryOp::GeS => "ge_signed",
    }
}
