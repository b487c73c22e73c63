//! Flattens a design: one table of signals over all instances, with what drives each.
//!
//! A port of a child and the net it is tied to are one *class* and share their storage; so do the
//! two sides of a plain `assign a = b`.

use std::collections::BTreeMap;

use crate::diag::{Diagnostic, Diagnostics};
use crate::netlist::ir::{
    Design, Dir, Driver, DriverKind, ExprKind, Memory, Module, NetId, NetType, Register,
};

use super::watch::watched;

/// One instance of a module.
pub(crate) struct Scope<'d> {
    /// What it is an instance of.
    pub(crate) module: &'d Module,
    /// Hierarchical path; empty for the top.
    pub(crate) path: String,
    /// Name in its parent; the module's name for the top.
    pub(crate) name: String,
    /// The scopes inside, in order.
    pub(crate) children: Vec<usize>,
    /// Signal of net 0; net `n` is signal `base + n`.
    pub(crate) base: usize,
}

impl Scope<'_> {
    /// The path of a thing of this scope.
    pub(crate) fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_string() } else { format!("{}.{name}", self.path) }
    }
}

/// What gives a class its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// Nothing.
    None,
    /// A port of the top.
    Input,
    /// A combinational driver, by index into [`Flat::nodes`].
    Node(usize),
    /// A register or the read port of a memory.
    State,
}

/// A thing of a module together with the instance it belongs to.
pub(crate) struct Placed<'d, T> {
    /// Index of the scope.
    pub(crate) scope: usize,
    /// The thing.
    pub(crate) item: &'d T,
}

impl<T> Clone for Placed<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Placed<'_, T> {}

/// A flattened design.
pub(crate) struct Flat<'d> {
    pub(crate) scopes: Vec<Scope<'d>>,
    /// Scope of each signal.
    pub(crate) scope_of: Vec<usize>,
    /// Representative of each signal's class.
    pub(crate) class: Vec<usize>,
    /// What drives each class (meaningful at representatives).
    pub(crate) origin: Vec<Origin>,
    pub(crate) nodes: Vec<Placed<'d, Driver>>,
    pub(crate) registers: Vec<Placed<'d, Register>>,
    pub(crate) memories: Vec<Placed<'d, Memory>>,
}

impl<'d> Flat<'d> {
    /// Flattens a design; joins the two sides of copies when asked to.
    pub(crate) fn new(design: &'d Design, join: bool) -> Result<Self, Diagnostics> {
        super::shape::check(design)?;
        let mut flat = Self {
            scopes: Vec::new(),
            scope_of: Vec::new(),
            class: Vec::new(),
            origin: Vec::new(),
            nodes: Vec::new(),
            registers: Vec::new(),
            memories: Vec::new(),
        };
        let top = design.top();
        flat.add_scope(design, top, String::new(), top.name.clone());
        let mut errors = Diagnostics::new();
        flat.tie_clocks(&mut errors);
        flat.origin = vec![Origin::None; flat.class.len()];
        flat.set_origins(&mut errors);
        if join {
            flat.join_copies();
        }
        for signal in 0..flat.class.len() {
            flat.class[signal] = flat.find(signal);
        }
        errors.into_result(flat)
    }

    /// The signal of a net.
    pub(crate) fn signal(&self, scope: usize, net: NetId) -> usize {
        self.scopes[scope].base + net.index()
    }

    /// The representative of a net.
    pub(crate) fn class_of(&self, scope: usize, net: NetId) -> usize {
        self.class[self.signal(scope, net)]
    }

    /// The full path of a signal.
    pub(crate) fn path(&self, signal: usize) -> String {
        let scope = &self.scopes[self.scope_of[signal]];
        scope.path_of(&scope.module.nets[signal - scope.base].name)
    }

    /// Bits of a signal.
    pub(crate) fn width(&self, signal: usize) -> u32 {
        let scope = &self.scopes[self.scope_of[signal]];
        scope.module.nets[signal - scope.base].width
    }

    /// How the bits of a signal are read.
    pub(crate) fn net_type(&self, signal: usize) -> NetType {
        let scope = &self.scopes[self.scope_of[signal]];
        scope.module.nets[signal - scope.base].ty
    }

    /// All paths with their signals; the hidden ones have none.
    pub(crate) fn index(&self) -> BTreeMap<String, usize> {
        let mut index = BTreeMap::new();
        for scope in &self.scopes {
            for (signal, net) in (scope.base..).zip(&scope.module.nets) {
                if watched(&net.name).is_none() {
                    index.insert(scope.path_of(&net.name), signal);
                }
            }
        }
        index
    }

    fn add_scope(
        &mut self,
        design: &'d Design,
        module: &'d Module,
        path: String,
        name: String,
    ) -> usize {
        let scope = self.scopes.len();
        let base = self.class.len();
        self.class.extend(base..base + module.nets.len());
        self.scope_of.resize(self.class.len(), scope);
        self.scopes.push(Scope { module, path, name, children: Vec::new(), base });
        self.nodes.extend(module.drivers.iter().map(|item| Placed { scope, item }));
        self.registers.extend(module.registers.iter().map(|item| Placed { scope, item }));
        self.memories.extend(module.memories.iter().map(|item| Placed { scope, item }));
        for instance in &module.instances {
            let child_module = design.module(instance.module);
            let child_path = self.scopes[scope].path_of(&instance.name);
            let child = self.add_scope(design, child_module, child_path, instance.name.clone());
            self.scopes[scope].children.push(child);
            let child_base = self.scopes[child].base;
            for (port, net) in child_module.ports.iter().zip(&instance.connections) {
                self.join(child_base + port.net.index(), base + net.index());
            }
        }
        scope
    }

    fn find(&mut self, signal: usize) -> usize {
        let mut root = signal;
        while self.class[root] != root {
            root = self.class[root];
        }
        let mut at = signal;
        while self.class[at] != root {
            at = std::mem::replace(&mut self.class[at], root);
        }
        root
    }

    /// Makes the class of `from` part of the class of `into`.
    fn join(&mut self, from: usize, into: usize) {
        let (from, into) = (self.find(from), self.find(into));
        self.class[from] = into;
    }

    fn tie_clocks(&mut self, errors: &mut Diagnostics) {
        let Some(top) = self.scopes[0].module.clk.map(|clk| self.signal(0, clk)) else {
            if let Some(scope) = self.scopes.iter().find(|s| s.module.clk.is_some()) {
                errors.push(
                    Diagnostic::error("H806", "the top has no clock, but a child has one")
                        .with_place(scope.path.clone())
                        .with_allowed("one clock, `clk` of the top"),
                );
            }
            return;
        };
        for scope in 1..self.scopes.len() {
            let Some(clk) = self.scopes[scope].module.clk else { continue };
            let signal = self.signal(scope, clk);
            if self.find(signal) != self.find(top) {
                errors.push(
                    Diagnostic::error("H806", "a clock that is not the top's clock")
                        .with_place(self.path(signal))
                        .with_allowed("one clock, `clk` of the top"),
                );
            }
        }
    }

    fn set_origins(&mut self, errors: &mut Diagnostics) {
        let mut claims: Vec<(usize, Origin)> = Vec::new();
        let inputs = self.scopes[0].module.ports.iter().filter(|p| p.dir == Dir::In);
        claims.extend(inputs.map(|p| (self.signal(0, p.net), Origin::Input)));
        for (index, node) in self.nodes.iter().enumerate() {
            claims.push((self.signal(node.scope, node.item.target), Origin::Node(index)));
        }
        let registers = self.registers.iter().map(|r| self.signal(r.scope, r.item.q));
        claims.extend(registers.map(|signal| (signal, Origin::State)));
        let memories = self.memories.iter().map(|m| self.signal(m.scope, m.item.read_data));
        claims.extend(memories.map(|signal| (signal, Origin::State)));
        for (signal, origin) in claims {
            let class = self.find(signal);
            if self.origin[class] == Origin::None {
                self.origin[class] = origin;
            } else {
                errors.push(
                    Diagnostic::error("H802", "a net with two drivers")
                        .with_place(self.path(signal))
                        .with_allowed("one driver per net"),
                );
            }
        }
    }

    /// Joins both sides of each plain copy, unless that would close a loop: then the copy stays a
    /// node, and levelising reports the loop.
    fn join_copies(&mut self) {
        for index in 0..self.nodes.len() {
            let Placed { scope, item } = self.nodes[index];
            let DriverKind::Assign(expr) = &item.kind else { continue };
            let ExprKind::Net(source) = expr.kind else { continue };
            let (target, source) = (self.signal(scope, item.target), self.signal(scope, source));
            let (target, source) = (self.find(target), self.find(source));
            if self.width(target) == self.width(source)
                && target != source
                && self.origin[target] == Origin::Node(index)
            {
                self.class[target] = source;
            }
        }
    }

    /// True for a copy that [`Flat::join_copies`] made into one class: nothing is left to compute.
    pub(crate) fn is_joined(&self, node: usize) -> bool {
        let Placed { scope, item } = self.nodes[node];
        self.origin[self.class_of(scope, item.target)] != Origin::Node(node)
    }
}
