//! Bugs planted in blocks of the card: what a slip of the hand in a kernel would do. The properties
//! of the block must find each.

use ctxnic::netlist::ir::{
    BinaryOp, Design, DriverKind, Expr, ExprKind, Module, NetId, Stmt, UnaryOp,
};

/// A bug by name, in the top module of a design.
pub(crate) struct Mutant {
    /// `hw-<block>-...`.
    pub(crate) name: &'static str,
    /// The block it goes into.
    pub(crate) block: &'static str,
    /// The property that finds it.
    pub(crate) property: &'static str,
    /// Plants it; `false` when it does not fit.
    pub(crate) plant: fn(&mut Design) -> bool,
}

/// All of them.
pub(crate) const ALL: &[Mutant] = &[
    Mutant {
        name: "hw-fifo-push-when-full",
        block: "frame_fifo",
        property: "counted",
        plant: |design| assign(design, "push", |m| Some(net(m, "s_axis_tvalid"))),
    },
    Mutant {
        name: "hw-fifo-offer-before-written",
        block: "frame_fifo",
        property: "steady",
        plant: |design| {
            assign(design, "valid", |m| {
                Some(Expr::binary(BinaryOp::Ne, net(m, "write_q"), net(m, "read_q")))
            })
        },
    },
    Mutant {
        name: "hw-fifo-written-runs-ahead",
        block: "frame_fifo",
        property: "visible",
        plant: |design| assign(design, "written_d", |m| Some(net(m, "after_write"))),
    },
    Mutant {
        name: "hw-gate-limit-off-by-one",
        block: "frame_gate",
        property: "in_limit",
        plant: |design| {
            assign(design, "at_limit", |m| {
                let one = Expr::number(16, 1);
                let before = Expr::binary(BinaryOp::Sub, net(m, "count_q"), one);
                let last = m.params.iter().position(|p| p.name == "last_allowed")?;
                let last = Expr { width: 16, kind: ExprKind::Param(last.into()) };
                Some(Expr::binary(BinaryOp::Eq, before, last))
            })
        },
    },
    Mutant {
        name: "hw-gate-swallows-without-ready",
        block: "frame_gate",
        property: "steady_out",
        plant: swallow_without_ready,
    },
    Mutant {
        name: "hw-back-drop-uncounted",
        block: "rx_back",
        property: "sums",
        plant: |design| assign(design, "dropped_d", |m| Some(net(m, "dropped_q"))),
    },
    Mutant {
        name: "hw-back-result-taken-early",
        block: "rx_back",
        property: "together",
        plant: |design| assign(design, "s_result_ready", |m| Some(net(m, "go"))),
    },
    Mutant {
        name: "hw-counters-no-forwarding",
        block: "rule_counters",
        property: "exact",
        plant: |design| {
            // The memory alone: what is still on its way to it is not seen.
            assign(design, "old", |m| Some(net(m, "memory_read_data")))
        },
    },
];

fn find(module: &Module, name: &str) -> NetId {
    let at = module.nets.iter().position(|net| net.name == name);
    NetId::from(at.unwrap_or_else(|| panic!("no net {name}")))
}

fn net(module: &Module, name: &str) -> Expr {
    Expr::net(module, find(module, name))
}

/// Gives a net of the top another value.
fn assign(design: &mut Design, name: &str, value: impl Fn(&Module) -> Option<Expr>) -> bool {
    let top = design.top.index();
    let module = &mut design.modules[top];
    let target = find(module, name);
    let Some(value) = value(module) else { return false };
    let Some(driver) = module.drivers.iter_mut().find(|d| d.target == target) else { return false };
    let kind = DriverKind::Assign(value);
    let differs = driver.kind != kind;
    driver.kind = kind;
    differs
}

/// The gate's tail begins whether or not the cut beat was taken.
fn swallow_without_ready(design: &mut Design) -> bool {
    let top = design.top.index();
    let module = &mut design.modules[top];
    let target = find(module, "swallow_d");
    let offered = net(module, "s_axis_tvalid");
    let cut = Expr::binary(
        BinaryOp::And,
        Expr::binary(BinaryOp::And, offered, net(module, "at_limit")),
        Expr::unary(UnaryOp::Not, net(module, "s_axis_tlast")),
    );
    let Some(driver) = module.drivers.iter_mut().find(|d| d.target == target) else { return false };
    let DriverKind::Process(body) = &mut driver.kind else { return false };
    body.push(Stmt::If {
        cond: cut,
        then: vec![Stmt::Assign(Expr::number(1, 1))],
        otherwise: Vec::new(),
    });
    true
}
