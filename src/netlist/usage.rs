//! What of a module is read, bit by bit: the rest is not printed, or named as unused.

use crate::netlist::ir::{Design, Dir, DriverKind, Expr, ExprKind, Module, NetId, Property, Stmt};
use crate::netlist::value::Value;

use super::verilog::memory::address_bits;

/// What makes a net needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::netlist) enum Roots {
    /// Outputs and the inputs of children: what becomes hardware.
    Hardware,
    /// Properties too. What a property claims counts as part of it: a net that only properties read
    /// is not needed, what it is made of is.
    Claims,
}

/// What gives a net its value, by index into the module's tables.
#[derive(Clone, Copy)]
enum Source {
    Driver(usize),
    Register(usize),
    Memory(usize),
}

/// Which nets a module needs.
pub(in crate::netlist) struct Usage {
    /// For each net, the bits that something alive reads.
    read: Vec<Value>,
    /// For each net, whether it is printed at all.
    live: Vec<bool>,
    /// Nets that gave themselves up to the walk and wait for it.
    waiting: Vec<NetId>,
}

impl Usage {
    /// Walks from the roots to all they depend on. The module is in normal form.
    pub(in crate::netlist) fn of(design: &Design, module: &Module, roots: Roots) -> Self {
        let mut usage = Self {
            read: module.nets.iter().map(|net| Value::zero(net.width)).collect(),
            live: vec![false; module.nets.len()],
            waiting: Vec::new(),
        };
        for port in module.ports.iter().filter(|port| port.dir == Dir::Out) {
            usage.whole(module, port.net);
        }
        for instance in &module.instances {
            let ports = &design.module(instance.module).ports;
            for (port, &net) in ports.iter().zip(&instance.connections) {
                if port.dir == Dir::In {
                    usage.whole(module, net);
                }
            }
        }
        let sources = sources(module);
        let properties = if roots == Roots::Hardware { &[] } else { &module.properties[..] };
        for property in properties {
            let nets = [module.clk, module.rst];
            nets.into_iter().flatten().for_each(|net| usage.whole(module, net));
            match claim(module, property) {
                Some(claim) => usage.expr(module, claim),
                None => usage.whole(module, property.holds),
            }
        }
        while let Some(net) = usage.waiting.pop() {
            usage.follow(module, &sources, net);
        }
        usage
    }

    /// True when the net is printed.
    pub(in crate::netlist) fn is_live(&self, net: NetId) -> bool {
        self.live[net.index()]
    }

    /// Stretches of bits that nothing reads, from the top down: (highest, lowest).
    pub(in crate::netlist) fn unread(&self, net: NetId) -> Vec<(u32, u32)> {
        let read = &self.read[net.index()];
        let mut out: Vec<(u32, u32)> = Vec::new();
        for bit in (0..read.width()).rev().filter(|&bit| !read.bit(bit)) {
            match out.last_mut() {
                Some((_, low)) if *low == bit + 1 => *low = bit,
                _ => out.push((bit, bit)),
            }
        }
        out
    }

    fn touch(&mut self, net: NetId) {
        if !self.live[net.index()] {
            self.live[net.index()] = true;
            self.waiting.push(net);
        }
    }

    fn whole(&mut self, module: &Module, net: NetId) {
        self.touch(net);
        self.read[net.index()] = Value::ones(module.net(net).width);
    }

    fn part(&mut self, net: NetId, lo: u32, width: u32) {
        self.touch(net);
        for bit in lo..lo + width {
            self.read[net.index()].set_bit(bit, true);
        }
    }

    /// What a live net depends on is read.
    fn follow(&mut self, module: &Module, sources: &[Option<Source>], net: NetId) {
        match sources[net.index()] {
            None => {}
            Some(Source::Driver(at)) => match &module.drivers[at].kind {
                DriverKind::Assign(expr) => self.expr(module, expr),
                DriverKind::Process(body) => self.body(module, body),
            },
            Some(Source::Register(at)) => {
                let register = &module.registers[at];
                let rst = if register.reset { module.rst } else { None };
                let nets = [module.clk, rst, Some(register.d), register.enable];
                nets.into_iter().flatten().for_each(|net| self.whole(module, net));
            }
            Some(Source::Memory(at)) => {
                let memory = &module.memories[at];
                let nets = [module.clk, memory.read_enable];
                nets.into_iter().flatten().for_each(|net| self.whole(module, net));
                let bits = address_bits(module, memory, memory.read_addr);
                self.part(memory.read_addr, 0, bits);
                if let Some(port) = &memory.write {
                    self.part(port.addr, 0, address_bits(module, memory, port.addr));
                    self.whole(module, port.data);
                    self.whole(module, port.enable);
                }
            }
        }
    }

    fn body(&mut self, module: &Module, body: &[Stmt]) {
        for statement in body {
            match statement {
                Stmt::Assign(value) | Stmt::AssignSlice { value, .. } => self.expr(module, value),
                Stmt::If { cond, then, otherwise } => {
                    self.expr(module, cond);
                    self.body(module, then);
                    self.body(module, otherwise);
                }
                Stmt::Case { sel, arms, default } => {
                    self.expr(module, sel);
                    for (_, arm) in arms {
                        self.body(module, arm);
                    }
                    self.body(module, default);
                }
                Stmt::Comment(_) => {}
            }
        }
    }

    fn expr(&mut self, module: &Module, expr: &Expr) {
        match &expr.kind {
            ExprKind::Const(_) | ExprKind::Param(_) | ExprKind::Variant(..) => {}
            ExprKind::Net(net) => self.whole(module, *net),
            ExprKind::Slice(a, lo) => match a.kind {
                ExprKind::Net(net) => self.part(net, *lo, expr.width),
                _ => self.expr(module, a),
            },
            ExprKind::Unary(_, a) | ExprKind::ZeroExtend(a) | ExprKind::SignExtend(a) => {
                self.expr(module, a);
            }
            ExprKind::Binary(_, a, b) | ExprKind::SliceAt(a, b) => {
                self.expr(module, a);
                self.expr(module, b);
            }
            ExprKind::Mux(c, a, b) => {
                self.expr(module, c);
                self.expr(module, a);
                self.expr(module, b);
            }
            ExprKind::Concat(parts) => parts.iter().for_each(|part| self.expr(module, part)),
        }
    }
}

/// What a property claims, as one expression, where an `assign` says it.
pub(in crate::netlist) fn claim<'m>(module: &'m Module, property: &Property) -> Option<&'m Expr> {
    let is_port = module.ports.iter().any(|port| port.net == property.holds);
    let driver = module.drivers.iter().find(|driver| driver.target == property.holds)?;
    match &driver.kind {
        DriverKind::Assign(expr) if !is_port => Some(expr),
        _ => None,
    }
}

/// For each net, what drives it inside the module.
fn sources(module: &Module) -> Vec<Option<Source>> {
    let mut sources = vec![None; module.nets.len()];
    for (at, driver) in module.drivers.iter().enumerate() {
        sources[driver.target.index()] = Some(Source::Driver(at));
    }
    for (at, register) in module.registers.iter().enumerate() {
        sources[register.q.index()] = Some(Source::Register(at));
    }
    for (at, memory) in module.memories.iter().enumerate() {
        sources[memory.read_data.index()] = Some(Source::Memory(at));
    }
    sources
}
