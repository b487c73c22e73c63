//! Small bugs at every place of a netlist, one at a time: each operator, number, slice, branch,
//! pattern, register, memory and connection is changed to its neighbour.

use ctxnic::netlist::ir::{
    BinaryOp, Design, DriverKind, Expr, ExprKind, Memory, Module, NetId, Stmt, UnaryOp,
};

/// A change that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Planted {
    /// What kind of change.
    pub(crate) operator: &'static str,
    /// Module and net, register, memory or instance.
    pub(crate) site: String,
}

/// Makes change number `number` of all that are possible; `None` when there are fewer.
pub(crate) fn plant(design: &mut Design, number: usize) -> Option<Planted> {
    let children: Vec<Vec<u32>> = design
        .modules
        .iter()
        .map(|m| m.ports.iter().map(|port| m.net(port.net).width).collect())
        .collect();
    let mut planter = Planter { left: number, done: None, site: String::new(), twins: Vec::new() };
    for module in &mut design.modules {
        planter.module(module, &children);
        if planter.done.is_some() {
            break;
        }
    }
    planter.done
}

struct Planter {
    /// Changes to pass over.
    left: usize,
    done: Option<Planted>,
    site: String,
    /// For each net of the module another of the same width.
    twins: Vec<Option<NetId>>,
}

/// The next net of the same width that is not only another name of it; not the clock, not the
/// reset.
fn twins(module: &Module) -> Vec<Option<NetId>> {
    let count = module.nets.len();
    let fixed = |id: NetId| module.clk == Some(id) || module.rst == Some(id);
    let roots: Vec<NetId> = (0..count).map(|at| root(module, NetId::from(at))).collect();
    (0..count)
        .map(|at| {
            let width = module.nets[at].width;
            (1..count)
                .map(|step| NetId::from((at + step) % count))
                .filter(|other| roots[other.index()] != roots[at])
                .find(|&other| module.net(other).width == width && !fixed(other))
                .filter(|_| !fixed(NetId::from(at)))
        })
        .collect()
}

/// Where the value of a net that is only passed on comes from.
fn root(module: &Module, mut net: NetId) -> NetId {
    for _ in 0..module.nets.len() {
        let driver = module.drivers.iter().find(|driver| driver.target == net);
        match driver.map(|driver| &driver.kind) {
            Some(DriverKind::Assign(Expr { kind: ExprKind::Net(from), .. })) => net = *from,
            _ => break,
        }
    }
    net
}

impl Planter {
    /// True when the change at hand is the one to make.
    fn here(&mut self, operator: &'static str) -> bool {
        if self.done.is_some() {
            return false;
        }
        if self.left > 0 {
            self.left -= 1;
            return false;
        }
        self.done = Some(Planted { operator, site: self.site.clone() });
        true
    }

    fn module(&mut self, module: &mut Module, children: &[Vec<u32>]) {
        self.twins = twins(module);
        let mut drivers = std::mem::take(&mut module.drivers);
        for driver in &mut drivers {
            self.site = format!("{}.{}", module.name, module.net(driver.target).name);
            match &mut driver.kind {
                DriverKind::Assign(expr) => self.expr(expr, module),
                DriverKind::Process(block) => self.block(block, module),
            }
        }
        module.drivers = drivers;
        for at in 0..module.registers.len() {
            self.register(module, at);
        }
        let mut memories = std::mem::take(&mut module.memories);
        for memory in &mut memories {
            self.site = format!("{}.{}", module.name, memory.name);
            self.memory(memory);
        }
        module.memories = memories;
        self.instances(module, children);
    }

    fn register(&mut self, module: &mut Module, at: usize) {
        let q = module.registers[at].q;
        self.site = format!("{}.{}", module.name, module.net(q).name);
        let twin = self.twins[module.registers[at].d.index()];
        let register = &mut module.registers[at];
        if self.here("initial value") {
            let flipped = !register.init.bit(0);
            register.init.set_bit(0, flipped);
        }
        if register.reset && self.here("no reset") {
            register.reset = false;
        }
        if register.enable.is_some() && self.here("no enable") {
            register.enable = None;
        }
        if let Some(twin) = twin
            && self.here("another input")
        {
            register.d = twin;
        }
    }

    fn memory(&mut self, memory: &mut Memory) {
        if let Some(write) = &mut memory.write {
            let twin = |net: NetId| self.twins[net.index()];
            let (addr, data, enable) = (twin(write.addr), twin(write.data), twin(write.enable));
            if let Some(other) = addr
                && self.here("another write address")
            {
                write.addr = other;
            }
            if let Some(other) = data
                && self.here("another data input")
            {
                write.data = other;
            }
            if let Some(other) = enable
                && self.here("another write enable")
            {
                write.enable = other;
            }
            if self.here("no write port") {
                memory.write = None;
            }
        }
        if let Some(other) = self.twins[memory.read_addr.index()]
            && self.here("another read address")
        {
            memory.read_addr = other;
        }
        if memory.read_enable.is_some() && self.here("no read enable") {
            memory.read_enable = None;
        }
        if memory.depth > 2 && self.here("one word less") {
            memory.depth -= 1;
            if let Some(image) = &mut memory.image {
                image.pop();
            }
        }
        let words = memory.image.as_ref().map_or(0, Vec::len);
        for word in 0..words.min(8) {
            if self.here("a wrong word")
                && let Some(image) = &mut memory.image
            {
                let flipped = !image[word].bit(0);
                image[word].set_bit(0, flipped);
            }
        }
    }

    /// Neighbouring connections of one width change places.
    fn instances(&mut self, module: &mut Module, children: &[Vec<u32>]) {
        for at in 0..module.instances.len() {
            self.site = format!("{}.{}", module.name, module.instances[at].name);
            let widths = &children[module.instances[at].module.index()];
            let sequential = module.clk.is_some();
            for port in 1..widths.len() {
                let same = widths[port] == widths[port - 1];
                let clock = sequential && port < 3;
                if same && !clock && self.here("connections changed places") {
                    module.instances[at].connections.swap(port - 1, port);
                }
            }
        }
    }

    fn block(&mut self, block: &mut Vec<Stmt>, module: &Module) {
        for at in 0..block.len() {
            if !matches!(block[at], Stmt::Comment(_)) && self.here("a statement is missing") {
                block.remove(at);
                return;
            }
            self.statement(&mut block[at], module);
        }
    }

    fn statement(&mut self, statement: &mut Stmt, module: &Module) {
        match statement {
            Stmt::Assign(value) => self.expr(value, module),
            Stmt::AssignSlice { lo, value } => {
                if self.here("a slice one bit higher") {
                    *lo += 1;
                }
                if *lo > 0 && self.here("a slice one bit lower") {
                    *lo -= 1;
                }
                self.expr(value, module);
            }
            Stmt::If { cond, then, otherwise } => {
                if self.here("a condition the other way round") {
                    *cond = Expr::unary(UnaryOp::Not, cond.clone());
                }
                if self.here("a condition that always holds") {
                    *cond = Expr::number(1, 1);
                }
                self.expr(cond, module);
                self.block(then, module);
                self.block(otherwise, module);
            }
            Stmt::Case { sel, arms, default } => {
                self.expr(sel, module);
                for at in 0..arms.len() {
                    if self.here("an arm is missing") {
                        arms.remove(at);
                        return;
                    }
                    if self.here("another pattern") {
                        next_number(&mut arms[at].0, module);
                        return;
                    }
                    self.block(&mut arms[at].1, module);
                }
                self.block(default, module);
            }
            Stmt::Comment(_) => {}
        }
    }

    fn expr(&mut self, expr: &mut Expr, module: &Module) {
        let width = expr.width;
        match &mut expr.kind {
            ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) => {
                if self.here("a number one larger") {
                    next_number(expr, module);
                } else if width > 1
                    && let ExprKind::Const(value) = &mut expr.kind
                    && self.here("a number with another top bit")
                {
                    let flipped = !value.bit(width - 1);
                    value.set_bit(width - 1, flipped);
                }
            }
            ExprKind::Net(net) => {
                if let Some(Some(twin)) = self.twins.get(net.index()).copied()
                    && self.here("another net")
                {
                    *net = twin;
                }
            }
            ExprKind::Unary(op, operand) => {
                let other = match op {
                    UnaryOp::Not => UnaryOp::Neg,
                    UnaryOp::Neg => UnaryOp::Not,
                    UnaryOp::All | UnaryOp::Xor => UnaryOp::Any,
                    UnaryOp::Any => UnaryOp::All,
                };
                // On one bit these are all the same.
                if operand.width > 1 && self.here("another unary operator") {
                    *op = other;
                }
                self.expr(operand, module);
            }
            ExprKind::Binary(op, left, right) => {
                for other in neighbours(*op) {
                    if self.here("another operator") {
                        *op = *other;
                    }
                }
                self.expr(left, module);
                self.expr(right, module);
            }
            ExprKind::Mux(cond, then, otherwise) => {
                if self.here("the arms of a mux changed places") {
                    std::mem::swap(then, otherwise);
                }
                self.expr(cond, module);
                self.expr(then, module);
                self.expr(otherwise, module);
            }
            ExprKind::Slice(operand, lo) => {
                if *lo + width < operand.width && self.here("a slice one bit higher") {
                    *lo += 1;
                }
                if *lo > 0 && self.here("a slice one bit lower") {
                    *lo -= 1;
                }
                self.expr(operand, module);
            }
            ExprKind::SliceAt(operand, at) => {
                self.expr(operand, module);
                self.expr(at, module);
            }
            ExprKind::ZeroExtend(_) | ExprKind::SignExtend(_) => {
                if self.here("the other extension") {
                    let old = std::mem::replace(&mut expr.kind, ExprKind::Net(NetId(0)));
                    expr.kind = match old {
                        ExprKind::ZeroExtend(operand) => ExprKind::SignExtend(operand),
                        ExprKind::SignExtend(operand) => ExprKind::ZeroExtend(operand),
                        kind => kind,
                    };
                }
                if let ExprKind::ZeroExtend(operand) | ExprKind::SignExtend(operand) =
                    &mut expr.kind
                {
                    self.expr(operand, module);
                }
            }
            ExprKind::Concat(parts) => {
                let same = parts.len() > 1 && parts[0].width == parts[1].width;
                if same && self.here("parts changed places") {
                    parts.swap(0, 1);
                }
                for part in parts {
                    self.expr(part, module);
                }
            }
        }
    }
}

/// The constant plus 1, as a number.
fn next_number(expr: &mut Expr, module: &Module) {
    let Some(mut value) = expr.as_constant(module) else { return };
    for bit in 0..value.width() {
        let was = value.bit(bit);
        value.set_bit(bit, !was);
        if !was {
            break;
        }
    }
    *expr = Expr::constant(value);
}

/// What an operator is easily mistaken for.
#[allow(clippy::match_same_arms, reason = "a table")]
fn neighbours(op: BinaryOp) -> &'static [BinaryOp] {
    use BinaryOp as B;
    match op {
        B::Add => &[B::Sub, B::Or],
        B::Sub => &[B::Add],
        B::Mul => &[B::Add],
        B::And => &[B::Or],
        B::Or => &[B::And, B::Xor],
        B::Xor => &[B::Or],
        B::Shl => &[B::Shr],
        B::Shr => &[B::Shl, B::Sar],
        B::Sar => &[B::Shr],
        B::Eq => &[B::Ne],
        B::Ne => &[B::Eq],
        B::Lt => &[B::Le, B::LtS],
        B::Le => &[B::Lt, B::LeS],
        B::Gt => &[B::Ge, B::GtS],
        B::Ge => &[B::Gt, B::GeS],
        B::LtS => &[B::LeS, B::Lt],
        B::LeS => &[B::LtS, B::Le],
        B::GtS => &[B::GeS, B::Gt],
        B::GeS => &[B::GtS, B::Ge],
    }
}
