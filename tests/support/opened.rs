//! Modules taken out of their design, for proofs that take one module at a time.

use ctxnic::netlist::ir::{
    BinaryOp, Design, Dir, DriverKind, Expr, ExprKind, Module, ModuleId, Port, Stmt, UnaryOp,
};
use ctxnic::netlist::value::Value;

/// One module alone: what its children gave comes from inputs, what they took goes to outputs.
pub fn opened(design: &Design, id: ModuleId) -> Design {
    let mut module: Module = design.module(id).clone();
    for instance in std::mem::take(&mut module.instances) {
        let child = design.module(instance.module);
        for (port, &net) in child.ports.iter().zip(&instance.connections) {
            let clocked = Some(net) == module.clk || Some(net) == module.rst;
            if clocked || module.ports.iter().any(|p| p.net == net) {
                continue;
            }
            let dir = if port.dir == Dir::In { Dir::Out } else { Dir::In };
            module.ports.push(Port { net, dir });
        }
    }
    if module.registers.is_empty() && module.memories.is_empty() && module.properties.is_empty() {
        // Nothing sequential is left: the clock and reset become plain inputs.
        module.clk = None;
        module.rst = None;
    }
    Design { modules: vec![module], top: ModuleId(0) }
}

/// The design with memories of at most `words` words, all with a first content; their addresses keep
/// their width, so most of them now point beyond the end.
pub fn with_small_memories(mut design: Design, words: u32) -> Design {
    for memory in design.modules.iter_mut().flat_map(|module| &mut module.memories) {
        memory.depth = memory.depth.min(words);
        // Of a memory that is never written, nothing could be proved otherwise.
        let zeros = vec![Value::zero(memory.width); memory.depth as usize];
        memory.image.get_or_insert(zeros).truncate(memory.depth as usize);
    }
    design
}

/// How hard it is to compare the logic of a design by SAT, roughly: bits of adders and comparisons,
/// bits times stages of shifters, far more for multipliers.
pub fn effort(design: &Design) -> u64 {
    let mut sum = 0;
    for driver in design.modules.iter().flat_map(|module| &module.drivers) {
        match &driver.kind {
            DriverKind::Assign(expr) => sum += effort_of(expr),
            DriverKind::Process(body) => sum += effort_of_all(body),
        }
    }
    sum
}

fn effort_of_all(body: &[Stmt]) -> u64 {
    let of = |statement: &Stmt| match statement {
        Stmt::Assign(value) | Stmt::AssignSlice { value, .. } => effort_of(value),
        Stmt::If { cond, then, otherwise } => {
            effort_of(cond) + effort_of_all(then) + effort_of_all(otherwise)
        }
        Stmt::Case { sel, arms, default } => {
            let arms: u64 = arms.iter().map(|(_, arm)| effort_of_all(arm)).sum();
            effort_of(sel) + arms + effort_of_all(default)
        }
        Stmt::Comment(_) => 0,
    };
    body.iter().map(of).sum()
}

fn effort_of(expr: &Expr) -> u64 {
    let bits = u64::from(expr.width);
    match &expr.kind {
        ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) | ExprKind::Net(_) => 0,
        ExprKind::Unary(op, a) => effort_of(a) + if *op == UnaryOp::Neg { bits } else { 0 },
        ExprKind::Slice(a, _) | ExprKind::ZeroExtend(a) | ExprKind::SignExtend(a) => effort_of(a),
        ExprKind::Binary(op, a, b) => {
            let own = match op {
                BinaryOp::And | BinaryOp::Or | BinaryOp::Xor => 0,
                BinaryOp::Mul => bits * bits * 8,
                BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar => bits * u64::from(b.width.min(8)),
                _ => u64::from(a.width),
            };
            own + effort_of(a) + effort_of(b)
        }
        ExprKind::SliceAt(a, b) => {
            u64::from(a.width) * u64::from(b.width.min(8)) + effort_of(a) + effort_of(b)
        }
        ExprKind::Mux(a, b, c) => effort_of(a) + effort_of(b) + effort_of(c),
        ExprKind::Concat(parts) => parts.iter().map(effort_of).sum(),
    }
}
