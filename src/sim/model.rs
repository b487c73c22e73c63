//! A design that is ready to be simulated, any number of times.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use crate::diag::Diagnostics;
use crate::netlist::ir::{Design, NetType};

use super::claims::Claims;
use super::code::Program;
use super::compile::compile;
use super::engine::Engine;
use super::flat::{Flat, Origin};
use super::handle::{Handle, Input};
use super::interp::Interpreter;
use super::native::{self, Native};
use super::order::{Order, levelise};
use super::run::Sim;
use super::state::Place;
use super::watch;

/// What computes a simulation. The results are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EngineKind {
    /// The graph of the design is evaluated at first, and compiled when a run lasts.
    #[default]
    Auto,
    /// Native code from the first cycle on. Where there is no compiler for the machine it is as
    /// `Graph`.
    Compiled,
    /// The graph of the design, node by node.
    Graph,
    /// Bytecode, made from the netlist by other code than all the above.
    Interpreter,
}

impl EngineKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Auto, Self::Compiled, Self::Graph, Self::Interpreter];
}

/// What the simulation knows about a signal besides its bits.
pub(crate) struct SignalInfo {
    pub(crate) name: String,
    pub(crate) handle: Handle,
    pub(crate) states: Option<Arc<[String]>>,
    /// It is an input of the top, or tied to one.
    pub(crate) is_input: bool,
    /// It is the output net of a register.
    pub(crate) is_register: bool,
}

impl SignalInfo {
    /// What it is, for messages.
    pub(crate) const fn kind(&self) -> &'static str {
        if self.is_input {
            "an input of the top"
        } else if self.is_register {
            "a register"
        } else {
            "a signal that follows from others"
        }
    }
}

/// One instance, for waves.
pub(crate) struct ScopeInfo {
    pub(crate) name: String,
    pub(crate) path: String,
    pub(crate) children: Vec<usize>,
    pub(crate) signals: std::ops::Range<usize>,
}

/// A memory of the design.
pub(crate) struct MemInfo {
    pub(crate) path: String,
    pub(crate) width: u32,
    /// First word of the state.
    pub(crate) at: u32,
    /// 64-bit words per memory word.
    pub(crate) stride: u32,
    pub(crate) depth: u32,
}

enum Code {
    Interpreter(Arc<Program>),
    Native(Arc<native::Shared>),
}

pub(crate) struct Inner {
    code: Code,
    pub(crate) start: Vec<u64>,
    pub(crate) signals: Vec<SignalInfo>,
    pub(crate) scopes: Vec<ScopeInfo>,
    pub(crate) index: BTreeMap<String, usize>,
    pub(crate) memories: Vec<MemInfo>,
    pub(crate) clk: Option<Handle>,
    pub(crate) rst: Option<Input>,
    pub(crate) claims: Claims,
}

/// A design that was prepared for simulation. Cheap to clone; [`Model::sim`] starts a simulation, on
/// any thread. What is compiled is compiled once.
#[derive(Clone)]
pub struct Model(pub(crate) Arc<Inner>);

impl Model {
    /// Prepares a design for the default engine.
    ///
    /// # Errors
    /// See [`Model::with_engine`].
    pub fn new(design: &Design) -> Result<Self, Diagnostics> {
        Self::with_engine(design, EngineKind::default())
    }

    /// Prepares a design.
    ///
    /// # Errors
    /// Every reason why the design cannot be simulated: `H801` malformed, `H802` two drivers,
    /// `H803` no driver, `H804` combinational loop, `H806` a second clock.
    pub fn with_engine(design: &Design, kind: EngineKind) -> Result<Self, Diagnostics> {
        super::shape::check(design)?;
        let with_watches = watch::with_watches(design);
        let design = with_watches.as_ref().unwrap_or(design);
        let flat = Flat::new(design, true)?;
        // With copies left alone, a loop is reported with every net on it.
        let order = match levelise(&flat) {
            Ok(order) => order,
            Err(errors) => {
                levelise(&Flat::new(design, false)?)?;
                return Err(errors);
            }
        };
        Ok(Self(Arc::new(Inner::new(&flat, &order, kind))))
    }

    /// A simulation from the start: registers hold their initial values, memories their images or
    /// zero, inputs zero.
    #[must_use]
    pub fn sim(&self) -> Sim {
        Sim::start(self.clone())
    }

    /// Whether the edges of its simulations run as native code by now: with [`EngineKind::Auto`]
    /// once one of them has lasted for a while.
    #[must_use]
    pub fn is_compiled(&self) -> bool {
        match &self.0.code {
            Code::Interpreter(_) => false,
            Code::Native(shared) => shared.is_compiled(),
        }
    }

    /// Whether both are one preparation of one design.
    pub(crate) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    pub(crate) fn engine(&self) -> Box<dyn Engine> {
        match &self.0.code {
            Code::Interpreter(program) => Box::new(Interpreter::new(program.clone())),
            Code::Native(shared) => Box::new(Native::new(shared.clone())),
        }
    }
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Model")
            .field("top", &self.0.scopes[0].name)
            .field("signals", &self.0.signals.len())
            .finish_non_exhaustive()
    }
}

impl Inner {
    fn new(flat: &Flat<'_>, order: &Order, kind: EngineKind) -> Self {
        let mut claims = Claims::new(flat);
        let places: Vec<Place>;
        let areas: Vec<(u32, u32, u32)>;
        let start;
        let code = match kind {
            EngineKind::Interpreter => {
                let compiled = compile(flat, order);
                let words = flat.class.iter().enumerate();
                places = words
                    .map(|(signal, &class)| Place::word(compiled.slots[class], flat.width(signal)))
                    .collect();
                let memories = compiled.program.memories.iter();
                areas = memories.map(|op| (op.at, op.stride, op.depth)).collect();
                start = compiled.state;
                Code::Interpreter(Arc::new(compiled.program))
            }
            EngineKind::Auto | EngineKind::Compiled | EngineKind::Graph => {
                let passes = match kind {
                    EngineKind::Compiled => 0,
                    EngineKind::Graph => u32::MAX,
                    _ => native::PASSES_MAX,
                };
                let looks = claims.looks().clone();
                let shared = native::Shared::new(flat, order, looks, passes);
                places = flat.class.iter().map(|&class| shared.place(class)).collect();
                areas = shared.memories().collect();
                start = shared.start().to_vec();
                Code::Native(Arc::new(shared))
            }
        };
        claims.locate(|class| places[class]);
        let handle = |signal: usize| {
            let class = flat.class[signal];
            Handle {
                place: places[signal],
                class: u32::try_from(class).unwrap_or(u32::MAX),
                computed: !matches!(flat.origin[class], Origin::Input | Origin::State),
            }
        };
        let memories = flat.memories.iter().zip(areas).map(|(placed, (at, stride, depth))| {
            let path = flat.scopes[placed.scope].path_of(&placed.item.name);
            MemInfo { path, width: placed.item.width, at, stride, depth }
        });
        let top = flat.scopes[0].module;
        let input = |id| Input { handle: handle(flat.signal(0, id)), register: false };
        Self {
            signals: signals(flat, handle),
            scopes: scopes(flat),
            index: flat.index(),
            memories: memories.collect(),
            clk: top.clk.map(|id| handle(flat.signal(0, id))),
            rst: top.rst.map(input),
            code,
            start,
            claims,
        }
    }
}

fn signals(flat: &Flat<'_>, handle: impl Fn(usize) -> Handle) -> Vec<SignalInfo> {
    let registers: BTreeSet<usize> =
        flat.registers.iter().map(|placed| flat.signal(placed.scope, placed.item.q)).collect();
    (0..flat.class.len())
        .map(|signal| {
            let scope = &flat.scopes[flat.scope_of[signal]];
            let states = match flat.net_type(signal) {
                NetType::Enum(id) => {
                    scope.module.enums.get(id.index()).map(|ty| ty.variants.clone().into())
                }
                NetType::Bits | NetType::Signed => None,
            };
            SignalInfo {
                name: scope.module.nets[signal - scope.base].name.clone(),
                handle: handle(signal),
                states,
                is_input: flat.origin[flat.class[signal]] == Origin::Input,
                is_register: registers.contains(&signal),
            }
        })
        .collect()
}

fn scopes(flat: &Flat<'_>) -> Vec<ScopeInfo> {
    flat.scopes
        .iter()
        .map(|scope| {
            let nets = &scope.module.nets;
            let shown = nets.iter().position(|net| watch::watched(&net.name).is_some());
            ScopeInfo {
                name: scope.name.clone(),
                path: scope.path.clone(),
                children: scope.children.clone(),
                signals: scope.base..scope.base + shown.unwrap_or(nets.len()),
            }
        })
        .collect()
}
