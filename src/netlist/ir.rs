//! The typed module IR: what a connected rust-hdl block is lowered to, what the Verilog writer
//! prints, and what the simulator runs.
//!
//! # Invariants (checked by `netlist::check`)
//! 1. Every expression knows its width, and widths are exact: both operands of an arithmetic,
//!    bitwise or comparing operator have the same width, an assigned expression has the width of
//!    its target. Nothing is ever extended or cut without a [`ExprKind::ZeroExtend`],
//!    [`ExprKind::SignExtend`] or [`ExprKind::Slice`]. This is why the Verilog, whose own rules
//!    widen operands to the context, means the same as the IR.
//! 2. Every net has exactly one driver: a port (inputs), a [`Driver`], a [`Register`], a read port
//!    of a [`Memory`], or an output of an [`Instance`].
//! 3. A [`Driver`] is combinational and drives one whole net. A process gives its target a value on
//!    every path. A process never reads its own target.
//! 4. No combinational loop.
//! 5. All registers and memories share one clock, [`Module::clk`]; [`Module::rst`] is synchronous
//!    and active high. Both are present when the module or a child of it is sequential; a module
//!    with a property is. Where all state was found to be dead they stay, because ports do.

use super::value::Value;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The index into the table that holds the thing.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            fn from(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
        }
    };
}

id!(/** A module of a [`Design`]. */ ModuleId);
id!(/** A net of a [`Module`]. */ NetId);
id!(/** An enumeration of a [`Module`]. */ EnumId);
id!(/** A named constant of a [`Module`]. */ ParamId);

/// A whole design. Children come before their parents; the top is the last module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Design {
    /// All modules, each once: structurally equal instances share one.
    pub modules: Vec<Module>,
    /// The top module.
    pub top: ModuleId,
}

impl Design {
    /// The module behind an id.
    #[must_use]
    pub fn module(&self, id: ModuleId) -> &Module {
        &self.modules[id.index()]
    }

    /// The top module.
    #[must_use]
    pub fn top(&self) -> &Module {
        self.module(self.top)
    }
}

/// One module.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Module {
    /// Legal and unique Verilog name.
    pub name: String,
    /// Path of the first block that gave rise to this module, for messages: `top.rx.parser`.
    pub block: String,
    /// Comment lines above the module.
    pub doc: Vec<String>,
    /// All nets: ports, wires, register outputs.
    pub nets: Vec<Net>,
    /// Ports in order of declaration; `clk` and `rst` first when present.
    pub ports: Vec<Port>,
    /// Clock input.
    pub clk: Option<NetId>,
    /// Reset input, synchronous, active high.
    pub rst: Option<NetId>,
    /// Enumerations used by the nets.
    pub enums: Vec<EnumType>,
    /// Named constants (`Constant<T>` fields).
    pub params: Vec<Param>,
    /// Combinational logic, one entry per driven net.
    pub drivers: Vec<Driver>,
    /// Registers owned by this module.
    pub registers: Vec<Register>,
    /// Memories owned by this module.
    pub memories: Vec<Memory>,
    /// Children.
    pub instances: Vec<Instance>,
    /// What is claimed of the module; no hardware.
    pub properties: Vec<Property>,
}

impl Module {
    /// The net behind an id.
    #[must_use]
    pub fn net(&self, id: NetId) -> &Net {
        &self.nets[id.index()]
    }

    /// Adds a net and returns its id.
    pub fn add_net(&mut self, name: impl Into<String>, width: u32) -> NetId {
        self.nets.push(Net { name: name.into(), width, ty: NetType::Bits });
        NetId::from(self.nets.len() - 1)
    }

    /// The port of a given name.
    #[must_use]
    pub fn port(&self, name: &str) -> Option<&Port> {
        self.ports.iter().find(|p| self.net(p.net).name == name)
    }
}

/// How the bits of a net are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NetType {
    /// Unsigned bits.
    Bits,
    /// Two's complement.
    Signed,
    /// A state of an enumeration.
    Enum(EnumId),
}

/// A named bundle of bits.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Net {
    /// Legal Verilog name, unique in the module.
    pub name: String,
    /// Bits, at least 1.
    pub width: u32,
    /// How the bits are read.
    pub ty: NetType,
}

/// Direction of a port, seen from inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dir {
    /// Driven by the parent.
    In,
    /// Driven by this module.
    Out,
}

/// A port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Port {
    /// The net it is.
    pub net: NetId,
    /// Direction.
    pub dir: Dir,
}

/// An enumeration: variant `i` has the value `i`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EnumType {
    /// Name of the Rust type.
    pub name: String,
    /// Names of the variants, without the type.
    pub variants: Vec<String>,
    /// Bits.
    pub width: u32,
}

/// A named constant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Param {
    /// Legal Verilog name, unique in the module.
    pub name: String,
    /// Its value.
    pub value: Value,
}

/// The combinational driver of one net.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Driver {
    /// The net driven.
    pub target: NetId,
    /// What it is given.
    pub kind: DriverKind,
}

/// What drives a net.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum DriverKind {
    /// `assign target = expr;`
    Assign(Expr),
    /// `always @*` with statements that write the target only.
    Process(Vec<Stmt>),
}

/// A statement of a process. All writes go to the process's one target.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Stmt {
    /// Writes the whole target.
    Assign(Expr),
    /// Writes `expr.width` bits of the target from bit `lo` on; the other bits keep what earlier
    /// statements gave them.
    AssignSlice {
        /// Lowest bit written.
        lo: u32,
        /// Value written.
        value: Expr,
    },
    /// Two branches; the condition has one bit.
    If {
        /// One bit.
        cond: Expr,
        /// When it is 1.
        then: Vec<Stmt>,
        /// When it is 0.
        otherwise: Vec<Stmt>,
    },
    /// First arm whose pattern equals the selector, else the default.
    Case {
        /// What is looked at.
        sel: Expr,
        /// Patterns (constants of the selector's width, disjoint) and their statements.
        arms: Vec<(Expr, Vec<Stmt>)>,
        /// When no pattern fits; may be empty only where that cannot leave the target unwritten.
        default: Vec<Stmt>,
    },
    /// A comment from the kernel.
    Comment(String),
}

/// An expression with its exact width.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Expr {
    /// Bits, at least 1.
    pub width: u32,
    /// What it is.
    pub kind: ExprKind,
}

/// Unary operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UnaryOp {
    /// Bitwise complement, same width.
    Not,
    /// Two's complement negation, same width.
    Neg,
    /// One bit: all bits are 1.
    All,
    /// One bit: some bit is 1.
    Any,
    /// One bit: parity.
    Xor,
}

/// Binary operators. Comparisons give one bit; shifts take the width of the left side, and the
/// shift amount may have any width.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BinaryOp {
    /// Modulo the width.
    Add,
    /// Modulo the width.
    Sub,
    /// Modulo the width.
    Mul,
    /// Bitwise.
    And,
    /// Bitwise.
    Or,
    /// Bitwise.
    Xor,
    /// Zeros come in; an amount of the width or more gives 0.
    Shl,
    /// Zeros come in; an amount of the width or more gives 0.
    Shr,
    /// Arithmetic: the sign bit comes in.
    Sar,
    /// Equal.
    Eq,
    /// Not equal.
    Ne,
    /// Unsigned less than.
    Lt,
    /// Unsigned less or equal.
    Le,
    /// Unsigned greater than.
    Gt,
    /// Unsigned greater or equal.
    Ge,
    /// Signed less than.
    LtS,
    /// Signed less or equal.
    LeS,
    /// Signed greater than.
    GtS,
    /// Signed greater or equal.
    GeS,
}

impl BinaryOp {
    /// True for operators that compare and give one bit.
    #[must_use]
    pub const fn is_compare(self) -> bool {
        !matches!(
            self,
            Self::Add
                | Self::Sub
                | Self::Mul
                | Self::And
                | Self::Or
                | Self::Xor
                | Self::Shl
                | Self::Shr
                | Self::Sar
        )
    }
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum ExprKind {
    /// A number.
    Const(Value),
    /// A named constant.
    Param(ParamId),
    /// A state of an enumeration.
    Variant(EnumId, u32),
    /// The value of a net.
    Net(NetId),
    /// One operand.
    Unary(UnaryOp, Box<Expr>),
    /// Two operands.
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `cond ? then : otherwise`; the condition has one bit.
    Mux(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `width` bits from a constant bit on; wholly inside the operand.
    Slice(Box<Expr>, u32),
    /// `width` bits, at most all of them, from a variable bit on; bits beyond the end read 0.
    SliceAt(Box<Expr>, Box<Expr>),
    /// Zeros above.
    ZeroExtend(Box<Expr>),
    /// Copies of the top bit above.
    SignExtend(Box<Expr>),
    /// Joined, most significant first.
    Concat(Vec<Expr>),
}

impl Expr {
    /// A number.
    #[must_use]
    pub fn constant(value: Value) -> Self {
        Self { width: value.width(), kind: ExprKind::Const(value) }
    }

    /// A number of up to 64 bits.
    #[must_use]
    pub fn number(width: u32, value: u64) -> Self {
        Self::constant(Value::from_u64(width, value))
    }

    /// The value of an expression that is constant by its form: a number, a named constant, a
    /// state.
    #[must_use]
    pub fn as_constant(&self, module: &Module) -> Option<Value> {
        match &self.kind {
            ExprKind::Const(value) => Some(value.clone()),
            ExprKind::Param(id) => module.params.get(id.index()).map(|param| param.value.clone()),
            ExprKind::Variant(_, index) => {
                Some(Value::from_u64(self.width.max(1), u64::from(*index)))
            }
            _ => None,
        }
    }

    /// A net of a module.
    #[must_use]
    pub fn net(module: &Module, id: NetId) -> Self {
        Self { width: module.net(id).width, kind: ExprKind::Net(id) }
    }

    /// A unary operator; reductions give one bit.
    #[must_use]
    pub fn unary(op: UnaryOp, operand: Self) -> Self {
        let width = match op {
            UnaryOp::Not | UnaryOp::Neg => operand.width,
            UnaryOp::All | UnaryOp::Any | UnaryOp::Xor => 1,
        };
        Self { width, kind: ExprKind::Unary(op, Box::new(operand)) }
    }

    /// A binary operator; comparisons give one bit.
    #[must_use]
    pub fn binary(op: BinaryOp, left: Self, right: Self) -> Self {
        let width = if op.is_compare() { 1 } else { left.width };
        Self { width, kind: ExprKind::Binary(op, Box::new(left), Box::new(right)) }
    }

    /// `cond ? then : otherwise`.
    #[must_use]
    pub fn mux(cond: Self, then: Self, otherwise: Self) -> Self {
        Self {
            width: then.width,
            kind: ExprKind::Mux(Box::new(cond), Box::new(then), Box::new(otherwise)),
        }
    }

    /// `width` bits from bit `lo` on; the operand itself when that is all of it.
    #[must_use]
    pub fn slice(operand: Self, lo: u32, width: u32) -> Self {
        if lo == 0 && width == operand.width {
            return operand;
        }
        Self { width, kind: ExprKind::Slice(Box::new(operand), lo) }
    }

    /// Zero-extended, cut, or left alone.
    #[must_use]
    pub fn resize(operand: Self, width: u32) -> Self {
        match width.cmp(&operand.width) {
            std::cmp::Ordering::Equal => operand,
            std::cmp::Ordering::Less => Self::slice(operand, 0, width),
            std::cmp::Ordering::Greater => {
                Self { width, kind: ExprKind::ZeroExtend(Box::new(operand)) }
            }
        }
    }
}

/// A register: `q` takes `d` at the rising edge of `clk` when enabled; `init` at reset.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Register {
    /// Output.
    pub q: NetId,
    /// Next value.
    pub d: NetId,
    /// One bit; absent means always.
    pub enable: Option<NetId>,
    /// Value after reset, and at the start of a simulation.
    pub init: Value,
    /// Whether `rst` sets it to `init`.
    pub reset: bool,
}

/// What a read sees that meets a write to the same address in the same cycle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReadDuringWrite {
    /// The word before the write.
    Old,
    /// The design never does it; the Verilog says so to the synthesizer (`no_rw_check`) and the
    /// simulators answer with the old word.
    Never,
}

/// A memory: one synchronous read port (latency 1 cycle) and one write port. It is not reset; it
/// starts with its image, or zero in simulation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Memory {
    /// Legal Verilog name, unique among the nets and memories of the module.
    pub name: String,
    /// Bits of a word.
    pub width: u32,
    /// Number of words, at least 2. An address beyond it reads 0 and writes nothing.
    pub depth: u32,
    /// What a simultaneous read and write of one word gives.
    pub read_during_write: ReadDuringWrite,
    /// First contents, `depth` words; a memory without a write port and with contents is a ROM.
    pub image: Option<Vec<Value>>,
    /// Read address.
    pub read_addr: NetId,
    /// Read data, changes one cycle after the address.
    pub read_data: NetId,
    /// One bit: when 0 the read data keep their value; absent means always.
    pub read_enable: Option<NetId>,
    /// Write port; absent for a ROM.
    pub write: Option<WritePort>,
}

/// The write port of a memory.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WritePort {
    /// Address.
    pub addr: NetId,
    /// Data.
    pub data: NetId,
    /// One bit, or one bit per `width / enable.width` data bits (byte enables).
    pub enable: NetId,
}

/// What a property claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PropertyKind {
    /// Holds in every cycle; the design is wrong otherwise.
    Assert,
    /// Holds in every cycle; what drives the inputs is wrong otherwise.
    Assume,
    /// Holds in some cycle of some run; nothing is proved about a case that never comes.
    Cover,
}

/// A claim about a module. It is looked at just before each rising edge of `clk` at which `rst` is
/// 0. Synthesis does not see it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Property {
    /// Legal Verilog name, unique among the names of the module: the field of the block.
    pub name: String,
    /// What is claimed of `holds`.
    pub kind: PropertyKind,
    /// One bit.
    pub holds: NetId,
    /// What it means that it holds, for people; may be empty.
    pub message: String,
}

/// A child.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Instance {
    /// Name in this module: the field of the block, `lanes[3]` becomes `lanes_3`.
    pub name: String,
    /// What it is an instance of.
    pub module: ModuleId,
    /// For each port of the child, in its order: the net of this module it is tied to.
    pub connections: Vec<NetId>,
}
