//! Makes a module of each block: nets for its signals, registers and memories for its primitives,
//! instances for its children; equal modules are shared.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rust_hdl::core::ast::Verilog;
use rust_hdl::core::prelude::AtomKind;

use super::kernel::{Kernel, Kind, Role, Symbol, WIDTH_MAX};
use super::literal;
use super::prim::{self, Prim};
use super::stmt::Slices;
use super::walk::{RawAtom, RawBlock, readable};
use crate::diag::{Diagnostic, Diagnostics};
use crate::netlist::check::codes;
use crate::netlist::ir::{
    Dir, Driver, DriverKind, Expr, Instance, Module, ModuleId, NetId, NetType, Param, ParamId,
    Port, Stmt,
};
use crate::netlist::names::Namer;
use crate::netlist::passes::share::{hash, shape};
use crate::netlist::value::Value;

/// What a child of a block becomes.
enum Child {
    Instance(ModuleId),
    Primitive(Prim),
    /// Was reported.
    Broken,
}

/// A child and the nets of its ports in the parent, by the port's name.
struct Placed<'a> {
    raw: &'a RawBlock,
    child: Child,
    ports: BTreeMap<&'a str, NetId>,
}

/// Builds the modules of a design, children first.
pub(super) struct Builder {
    prefix: String,
    names: Namer,
    by_shape: BTreeMap<u64, Vec<ModuleId>>,
    pub(super) modules: Vec<Module>,
    pub(super) found: Diagnostics,
}

impl Builder {
    pub(super) fn new(name: &str) -> Self {
        let mut names = Namer::new();
        let prefix = names.unique(name);
        Self {
            prefix,
            names,
            by_shape: BTreeMap::new(),
            modules: Vec::new(),
            found: Diagnostics::new(),
        }
    }

    fn error(&mut self, code: &'static str, place: &str, message: String, help: &str) {
        self.found.push(Diagnostic::error(code, message).with_place(place).with_help(help));
    }

    /// The module of the top block.
    pub(super) fn top(&mut self, raw: &RawBlock) -> Option<ModuleId> {
        match self.child(raw, true) {
            Child::Instance(id) => Some(id),
            Child::Primitive(_) => {
                self.error(
                    codes::UNSUPPORTED_BLOCK,
                    &raw.path,
                    "a primitive cannot be the top".to_string(),
                    "wrap it in a block with a kernel",
                );
                None
            }
            Child::Broken => None,
        }
    }

    fn child(&mut self, raw: &RawBlock, top: bool) -> Child {
        match &raw.code {
            Verilog::Combinatorial(_) => Child::Instance(self.module(raw, top)),
            Verilog::Custom(text) => match prim::parse(text) {
                Some(Ok(prim)) => Child::Primitive(prim),
                Some(Err(why)) => {
                    self.error(
                        codes::PRIMITIVE,
                        &raw.path,
                        format!("a primitive whose text cannot be read: {why}"),
                        "use the primitives of `hw::prim`",
                    );
                    Child::Broken
                }
                None => self.refuse(raw, "custom Verilog text"),
            },
            Verilog::Blackbox(b) => self.refuse(raw, &format!("the black box `{}`", b.name)),
            Verilog::Wrapper(_) => self.refuse(raw, "a wrapper around foreign Verilog"),
            Verilog::Empty => self.refuse(raw, "a block without `hdl()`"),
        }
    }

    fn refuse(&mut self, raw: &RawBlock, what: &str) -> Child {
        let two_way = raw.atoms.iter().find(|a| a.kind == AtomKind::InOutParameter);
        if let Some(atom) = two_way {
            self.error(
                codes::UNSUPPORTED_BLOCK,
                &raw.path,
                format!("a block with the two-way signal `{}`", readable(&atom.name)),
                "nothing inside a chip drives a wire from two sides: bring one signal in, one out, \
                 and one that says which, and make the pin around the top",
            );
            return Child::Broken;
        }
        self.error(
            codes::UNSUPPORTED_BLOCK,
            &raw.path,
            format!("{what} is not simulated and so not taken"),
            "write it as a `#[hdl_gen]` kernel, or use the primitives of `hw::prim`; `DFF`, \
             `EdgeDFF`, `RAM`, `ROM` and `SyncROM` of rust-hdl 0.46 are taken with their exact text",
        );
        Child::Broken
    }

    fn module(&mut self, raw: &RawBlock, top: bool) -> ModuleId {
        let children: Vec<Child> = raw.children.iter().map(|c| self.child(c, false)).collect();
        let sequential = children.iter().any(|child| match child {
            Child::Instance(id) => self.modules[id.index()].clk.is_some(),
            Child::Primitive(prim) => prim.has_clock(),
            Child::Broken => false,
        });
        let mut scope = Scope {
            path: &raw.path,
            module: Module { block: raw.path.clone(), ..Module::default() },
            names: Namer::new(),
            symbols: BTreeMap::new(),
            found: &mut self.found,
        };
        scope.names.reserve("clk");
        scope.names.reserve("rst");
        if sequential {
            scope.clock_ports();
        }
        for atom in &raw.atoms {
            scope.atom(atom);
        }
        let placed: Vec<Placed<'_>> = raw
            .children
            .iter()
            .zip(children)
            .map(|(raw, child)| Placed { raw, child, ports: scope.child_ports(raw) })
            .collect();
        let (slices, clocked) = scope.kernel(raw);
        scope.clocks(raw, &clocked, top);
        scope.drivers(slices);
        scope.children(&placed, &clocked, &self.modules);
        let module = scope.module;
        self.share(module, raw, top)
    }

    /// The id of an equal module, or of this one under a name of its own.
    fn share(&mut self, mut module: Module, raw: &RawBlock, top: bool) -> ModuleId {
        let twins = self.by_shape.entry(hash(&module)).or_default();
        if !top
            && let Some(id) =
                twins.iter().find(|id| shape(&self.modules[id.index()]) == shape(&module))
        {
            return *id;
        }
        let id = ModuleId::from(self.modules.len());
        twins.push(id);
        module.name = if top { self.prefix.clone() } else { self.module_name(raw) };
        self.modules.push(module);
        id
    }

    /// `<top>_<path of the block>`, array indices left out unless needed.
    fn module_name(&mut self, raw: &RawBlock) -> String {
        let path = raw.path.split_once('.').map_or(raw.path.as_str(), |(_, rest)| rest);
        let mut short = String::new();
        let mut inside = false;
        for c in path.chars() {
            match c {
                '[' => inside = true,
                ']' => inside = false,
                _ if inside => {}
                '.' => short.push('_'),
                c => short.push(c),
            }
        }
        let short = format!("{}_{short}", self.prefix);
        if self.names.is_taken(&crate::netlist::names::legal(&short)) && path.contains('[') {
            return self.names.unique(&format!("{}_{path}", self.prefix));
        }
        self.names.unique(&short)
    }
}

/// One module while it is built.
pub(super) struct Scope<'a> {
    path: &'a str,
    pub(super) module: Module,
    names: Namer,
    symbols: BTreeMap<String, Symbol>,
    found: &'a mut Diagnostics,
}

impl Scope<'_> {
    pub(super) fn error(&mut self, code: &'static str, place: &str, message: String, help: &str) {
        let place = format!("{}.{}", self.path, readable(place));
        self.found.push(Diagnostic::error(code, message).with_place(place).with_help(help));
    }

    fn clock_ports(&mut self) {
        let clk = self.module.add_net("clk", 1);
        let rst = self.module.add_net("rst", 1);
        self.module.clk = Some(clk);
        self.module.rst = Some(rst);
        self.module
            .ports
            .extend([Port { net: clk, dir: Dir::In }, Port { net: rst, dir: Dir::In }]);
    }

    /// A net for a signal, or `None` when its width was reported.
    fn net(&mut self, name: &str, atom: &RawAtom) -> Option<(NetId, Kind)> {
        let width = u32::try_from(atom.width).ok().filter(|&w| w > 0 && atom.width <= WIDTH_MAX);
        let Some(width) = width else {
            self.error(
                codes::LIMIT,
                name,
                format!("a signal of {} bits", atom.width),
                "use 1 to 65536 bits; an enum needs at least 2 variants",
            );
            return None;
        };
        self.same_width(name, atom, width);
        let kind = self.kind(&atom.ty);
        let id = self.module.add_net(self.names.unique(name), width);
        self.module.nets[id.index()].ty = match kind {
            Kind::Signed => NetType::Signed,
            Kind::Enum(id) => NetType::Enum(id),
            Kind::Bits | Kind::Struct(_) => NetType::Bits,
        };
        Some((id, kind))
    }

    /// A signal or constant of the block itself.
    fn atom(&mut self, atom: &RawAtom) {
        if atom.name == "rst" || (atom.name == "clk" && !atom.is_clock()) {
            self.error(
                codes::RESERVED_FIELD,
                &atom.name,
                format!("a field named `{}`", atom.name),
                "every sequential module gets `clk` and `rst` by itself; take another name, and \
                 leave the reset to the registers' initial values",
            );
        }
        let role = match atom.kind {
            AtomKind::InputParameter => Role::Input,
            AtomKind::OutputParameter => Role::Output,
            AtomKind::LocalSignal => Role::Local,
            AtomKind::Constant => return self.constant(atom),
            _ => {
                self.error(
                    codes::UNSUPPORTED,
                    &atom.name,
                    "a two-way signal".to_string(),
                    "use one signal in and one signal out",
                );
                return;
            }
        };
        if atom.is_clock() {
            self.symbols.insert(atom.name.clone(), Symbol::Clock(role));
            return;
        }
        let Some((net, kind)) = self.net(&atom.name, atom) else { return };
        match role {
            Role::Input => self.module.ports.push(Port { net, dir: Dir::In }),
            Role::Output => self.module.ports.push(Port { net, dir: Dir::Out }),
            _ => {}
        }
        self.symbols.insert(atom.name.clone(), Symbol::Net(net, role, kind));
    }

    fn constant(&mut self, atom: &RawAtom) {
        let width = u32::try_from(atom.width).ok().filter(|&w| w > 0 && atom.width <= WIDTH_MAX);
        let value = atom.value.as_ref().and_then(literal::literal).map(|(n, _)| n);
        let value = width.zip(value).and_then(|(w, n)| n.fit(w, false).or_else(|| n.fit(w, true)));
        let Some(value) = value else {
            self.error(
                codes::LIMIT,
                &atom.name,
                format!("a constant of {} bits", atom.width),
                "use 1 to 65536 bits",
            );
            return;
        };
        self.same_width(&atom.name, atom, value.width());
        let kind = self.kind(&atom.ty);
        self.module.params.push(Param { name: self.names.unique(&atom.name), value });
        let id = ParamId::from(self.module.params.len() - 1);
        self.symbols.insert(atom.name.clone(), Symbol::Param(id, kind));
    }

    /// Nets for the ports of a child.
    fn child_ports<'r>(&mut self, raw: &'r RawBlock) -> BTreeMap<&'r str, NetId> {
        let mut ports = BTreeMap::new();
        for atom in &raw.atoms {
            let role = match atom.kind {
                AtomKind::InputParameter => Role::ChildInput,
                AtomKind::OutputParameter => Role::ChildOutput,
                _ => continue,
            };
            let name = format!("{}${}", raw.field, atom.name);
            if atom.is_clock() {
                self.symbols.insert(name, Symbol::Clock(role));
                continue;
            }
            if let Some((net, kind)) = self.net(&name, atom) {
                self.symbols.insert(name, Symbol::Net(net, role, kind));
                ports.insert(atom.name.as_str(), net);
            }
        }
        ports
    }

    /// Lowers the kernel; also gives the clock inputs that it tied.
    fn kernel(&mut self, raw: &RawBlock) -> (Slices, BTreeSet<String>) {
        let mut slices = Slices::new();
        let Verilog::Combinatorial(block) = &raw.code else {
            return (slices, BTreeSet::new());
        };
        let nets = self.module.nets.len();
        let mut kernel = Kernel {
            module: &mut self.module,
            symbols: &self.symbols,
            path: &raw.path,
            found: self.found,
            count: 0,
            loops: Vec::new(),
            target: None,
            read: vec![false; nets],
            read_log: Vec::new(),
            clocked: BTreeSet::new(),
            conditions: 0,
            statements: 0,
            comments: Vec::new(),
        };
        kernel.block(block, &mut slices, 0);
        let clocked = kernel.clocked;
        (slices, clocked)
    }

    /// There is one clock: the top has at most one, and a clock that goes out is the one that came
    /// in.
    fn clocks(&mut self, raw: &RawBlock, clocked: &BTreeSet<String>, top: bool) {
        let clocks = || raw.atoms.iter().filter(|a| a.is_clock());
        for atom in clocks().filter(|a| a.kind == AtomKind::OutputParameter) {
            if !clocked.contains(&atom.name) {
                self.error(
                    codes::CLOCK,
                    &atom.name,
                    "a clock made by a block".to_string(),
                    "there is one clock, that of the top: pass it on as it is, or leave this \
                     output away",
                );
            }
        }
        let inputs = clocks().filter(|a| a.kind == AtomKind::InputParameter);
        for atom in inputs.skip(1).filter(|_| top) {
            self.error(
                codes::CLOCK,
                &atom.name,
                "a second clock".to_string(),
                "there is one clock: drive everything from it, and bring signals of other clocks \
                 in through a synchronizer outside of this block",
            );
        }
    }

    fn drivers(&mut self, slices: Slices) {
        for (target, mut statements) in slices {
            // A remark above the only assignment keeps its place: it stays a process.
            let kind = match statements.pop() {
                Some(Stmt::Assign(value)) if statements.is_empty() => DriverKind::Assign(value),
                last => {
                    statements.extend(last);
                    DriverKind::Process(statements)
                }
            };
            self.module.drivers.push(Driver { target, kind });
        }
    }

    /// Ties the children in, and reports inputs left open.
    fn children(&mut self, placed: &[Placed<'_>], clocked: &BTreeSet<String>, modules: &[Module]) {
        let mut driven = vec![false; self.module.nets.len()];
        for driver in &self.module.drivers {
            driven[driver.target.index()] = true;
        }
        for Placed { raw, child, ports } in placed {
            for atom in raw.atoms.iter().filter(|a| a.kind == AtomKind::InputParameter) {
                let name = format!("{}${}", raw.field, atom.name);
                let open = if atom.is_clock() {
                    !clocked.contains(&name)
                } else {
                    ports.get(atom.name.as_str()).is_some_and(|net| !driven[net.index()])
                };
                if open {
                    self.error(
                        codes::CHILD_INPUT_OPEN,
                        &name,
                        "an input of a child that the kernel does not drive".to_string(),
                        if atom.is_clock() {
                            "tie it with `clock!` or `dff_setup!`"
                        } else {
                            "assign to it in the parent's kernel"
                        },
                    );
                    if let Some(net) = ports.get(atom.name.as_str()) {
                        self.ground(*net);
                    }
                }
            }
            match child {
                Child::Instance(id) => self.instance(raw, *id, ports, &modules[id.index()]),
                Child::Primitive(prim) => {
                    let name =
                        if prim.is_named() { self.names.unique(&raw.field) } else { String::new() };
                    if let Err(why) = prim::place(prim, &name, ports, &mut self.module) {
                        self.error(
                            codes::PRIMITIVE,
                            &raw.field,
                            why,
                            "use the primitives of `hw::prim` as they are",
                        );
                        self.ground_outputs(raw, ports);
                    }
                }
                Child::Broken => self.ground_outputs(raw, ports),
            }
        }
    }

    fn instance(
        &mut self,
        raw: &RawBlock,
        id: ModuleId,
        ports: &BTreeMap<&str, NetId>,
        module: &Module,
    ) {
        let mut connections = Vec::new();
        connections.extend(module.clk.and(self.module.clk));
        connections.extend(module.rst.and(self.module.rst));
        for atom in &raw.atoms {
            if matches!(atom.kind, AtomKind::InputParameter | AtomKind::OutputParameter) {
                connections.extend(ports.get(atom.name.as_str()));
            }
        }
        let name = self.names.unique(&raw.field);
        self.module.instances.push(Instance { name, module: id, connections });
    }

    /// Gives a net whose lack of a driver was reported a driver, so that nothing else stumbles.
    fn ground(&mut self, net: NetId) {
        let width = self.module.net(net).width;
        let kind = DriverKind::Assign(Expr::constant(Value::zero(width)));
        self.module.drivers.push(Driver { target: net, kind });
    }

    fn ground_outputs(&mut self, raw: &RawBlock, ports: &BTreeMap<&str, NetId>) {
        for atom in raw.atoms.iter().filter(|a| a.kind == AtomKind::OutputParameter) {
            if let Some(net) = ports.get(atom.name.as_str()) {
                self.ground(*net);
            }
        }
    }
}
