//! A kernel as a tree: types, fields, statements, expressions.

/// Type of a signal or expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Ty {
    /// `Bit`.
    Bit,
    /// `Bits<N>`.
    Bits(u32),
    /// `Signed<N>`.
    Signed(u32),
    /// A `LogicState`, by its place in [`Types::enums`].
    Enum(usize),
    /// A `LogicStruct`, by its place in [`Types::structs`].
    Struct(usize),
}

/// A `LogicState`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EnumDef {
    pub(crate) name: String,
    pub(crate) variants: Vec<String>,
}

/// A `LogicStruct`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StructDef {
    pub(crate) name: String,
    pub(crate) fields: Vec<(String, Ty)>,
}

/// A pair of `LogicInterface`s: `<name>Master` with `there` out and `back` in, `<name>Slave`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BusDef {
    pub(crate) name: String,
    pub(crate) there: Ty,
    pub(crate) back: Ty,
}

/// A kernel: a block with everything it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kernel {
    /// Name of the module, lower case.
    pub(crate) name: String,
    pub(crate) types: Types,
    /// Children before their parents; the last is the top.
    pub(crate) blocks: Vec<Block>,
}

/// One struct with its `update`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) name: String,
    pub(crate) fields: Vec<Field>,
    pub(crate) body: Vec<Stmt>,
}

/// A field of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) kind: FieldKind,
}

/// What a field is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FieldKind {
    Clock,
    In(Ty),
    Out(Ty),
    Local(Ty),
    /// `[Signal<Local, _>; count]`.
    Array(Ty, usize),
    Constant(Ty, Literal),
    Register(Register, Ty, Literal),
    /// Address bits, data bits, enables, depth, `never_collides`.
    Ram(u32, u32, u32, usize, bool),
    /// Address bits, data bits, words.
    Rom(u32, u32, Vec<u64>),
    /// A block, by its place in [`Kernel::blocks`].
    Child(usize),
    /// `Vec` of a block.
    Children(usize, usize),
    /// A side of a bus: master or slave.
    Bus(usize, bool),
}

/// Which register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Register {
    Reg,
    RegNoReset,
    RegEn,
    RegEnNoReset,
    Dff,
    DffInit,
}

impl Register {
    /// Whether it has `en`.
    pub(crate) const fn enabled(self) -> bool {
        matches!(self, Self::RegEn | Self::RegEnNoReset)
    }

    /// Whether `rst` acts on it.
    pub(crate) const fn resets(self) -> bool {
        !matches!(self, Self::RegNoReset | Self::RegEnNoReset)
    }
}

/// A constant of a type: number, or place of the variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Literal(pub(crate) u64);

/// `+`-arithmetic of loop variables and a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Index {
    /// Variables with their factors.
    pub(crate) terms: Vec<(String, usize)>,
    pub(crate) plus: usize,
}

/// A signal: `self.field[index].port`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) field: String,
    pub(crate) index: Option<Index>,
    /// Empty for a signal of the block itself.
    pub(crate) port: String,
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stmt {
    Assign(Place, Expr),
    /// One field of a struct.
    AssignField(Place, String, Expr),
    /// `if`, `else if`, ..., `else`.
    If(Vec<(Expr, Vec<Stmt>)>, Vec<Stmt>),
    /// Arms with their patterns; the last is `_` when it has none.
    Match(Expr, Vec<(Pattern, Vec<Stmt>)>),
    /// Variable, bounds, body.
    For(String, usize, usize, Vec<Stmt>),
    Comment(String),
    /// `dff_setup!` (true) or `clock!` of these fields.
    Setup(bool, Vec<String>),
    /// Ties the clock of a child.
    TieClock(Place),
    /// `Master::join(a, b)` (true) or `Slave::link(a, b)` of two bus places.
    Connect(bool, usize, Place, Place),
}

/// A pattern of a `match`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pattern {
    Variant(usize),
    Number(u64),
    Bool(bool),
    Rest,
}

/// Where bits are taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum At {
    Number(u32),
    Loop(Index),
    Signal(Box<Expr>),
}

/// Two operands of one type give that type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BinOp {
    Add,
    Sub,
    And,
    Or,
    Xor,
}

/// Two operands of one type give a bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CmpOp {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// One operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnOp {
    /// `!` of `Bits` and `Bit`.
    Not,
    /// `-` of `Signed`.
    Neg,
    All,
    Any,
    Xor,
}

/// How a bare number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Decimal,
    Hex,
    ToBits,
}

/// An expression. What holds between the parts is in [`super::check`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expr {
    /// `place.val()`.
    Read(Place, Ty),
    /// `place.val().field`, by the places of struct and field.
    ReadField(Place, usize, usize),
    /// `bits::<N>(v)`.
    Bits(u32, u64),
    /// A number that takes the width of its neighbour or target.
    Number(u32, u64, Style),
    /// The same, signed: `(v).into()`.
    SignedNumber(u32, i64),
    Bool(bool),
    Variant(usize, usize),
    /// `i.to_bits::<N>()`.
    LoopBits(u32, String),
    /// A loop variable against a number.
    LoopCompare(CmpOp, String, usize),
    Unary(UnOp, Box<Expr>),
    Binary(BinOp, Box<Expr>, Box<Expr>),
    /// `bits + bit`.
    AddBit(Box<Expr>, Box<Expr>),
    /// 16 by 16 bits.
    Multiply(Box<Expr>, Box<Expr>),
    /// `&&` (true) or `||`.
    Logic(bool, Box<Expr>, Box<Expr>),
    Compare(CmpOp, Box<Expr>, Box<Expr>),
    /// `<<` (true) or `>>` by a number.
    ShiftNumber(bool, Box<Expr>, u32),
    /// `<<` (true) or `>>` by bits.
    Shift(bool, Box<Expr>, Box<Expr>),
    /// `bit_cast::<TO, FROM>`.
    Cast(u32, u32, Box<Expr>),
    /// `get_bits::<N>`.
    Slice(u32, Box<Expr>, At),
    GetBit(Box<Expr>, At),
    Replace(Box<Expr>, At, Box<Expr>),
    /// `signed_cast`.
    ToSigned(Box<Expr>),
    /// `unsigned_cast`.
    ToUnsigned(Box<Expr>),
    /// `signed_bit_cast::<TO, FROM>(signed_cast(bit_cast::<FROM, FROM - 1>(e)) - half)`: a signed
    /// value that is never the smallest number, resized; only as a whole right-hand side.
    SignedResize(u32, u32, Box<Expr>),
}

impl Index {
    /// A number.
    pub(crate) fn number(plus: usize) -> Self {
        Self { terms: Vec::new(), plus }
    }

    /// `var * factor + plus`.
    pub(crate) fn of(var: &str, factor: usize, plus: usize) -> Self {
        Self { terms: vec![(var.to_owned(), factor)], plus }
    }
}

impl Place {
    /// A signal of the block itself.
    pub(crate) fn own(field: &str) -> Self {
        Self { field: field.to_owned(), index: None, port: String::new() }
    }

    /// A signal of a field.
    pub(crate) fn of(field: &str, port: &str) -> Self {
        Self { port: port.to_owned(), ..Self::own(field) }
    }

    /// The same of one element.
    pub(crate) fn at(mut self, index: Index) -> Self {
        self.index = Some(index);
        self
    }
}

impl Expr {
    /// Width and form come from the neighbour or the target.
    pub(crate) const fn is_bare(&self) -> bool {
        matches!(self, Self::Number(..) | Self::SignedNumber(..) | Self::LoopBits(..))
    }

    /// Its type.
    pub(crate) fn ty(&self, kernel: &Types) -> Ty {
        match self {
            Self::Read(_, ty) => ty.clone(),
            Self::ReadField(_, id, field) => kernel.structs[*id].fields[*field].1.clone(),
            Self::Bits(width, _)
            | Self::Number(width, ..)
            | Self::LoopBits(width, _)
            | Self::Cast(width, ..)
            | Self::Slice(width, ..) => match self {
                Self::Slice(width, of, _) if matches!(of.ty(kernel), Ty::Signed(_)) => {
                    Ty::Signed(*width)
                }
                _ => Ty::Bits(*width),
            },
            Self::SignedNumber(width, _) | Self::SignedResize(width, ..) => Ty::Signed(*width),
            Self::Variant(id, _) => Ty::Enum(*id),
            Self::Bool(_)
            | Self::LoopCompare(..)
            | Self::Logic(..)
            | Self::Compare(..)
            | Self::GetBit(..)
            | Self::Unary(UnOp::All | UnOp::Any | UnOp::Xor, _) => Ty::Bit,
            Self::Unary(_, e)
            | Self::AddBit(e, _)
            | Self::ShiftNumber(_, e, _)
            | Self::Shift(_, e, _)
            | Self::Replace(e, ..) => e.ty(kernel),
            Self::Binary(_, a, b) => {
                if a.is_bare() {
                    b.ty(kernel)
                } else {
                    a.ty(kernel)
                }
            }
            Self::Multiply(a, _) => match a.ty(kernel) {
                Ty::Signed(n) => Ty::Signed(2 * n),
                Ty::Bits(n) => Ty::Bits(2 * n),
                other => other,
            },
            Self::ToSigned(e) => match e.ty(kernel) {
                Ty::Bits(n) => Ty::Signed(n),
                other => other,
            },
            Self::ToUnsigned(e) => match e.ty(kernel) {
                Ty::Signed(n) => Ty::Bits(n),
                other => other,
            },
        }
    }
}

/// The types a kernel declares.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Types {
    pub(crate) enums: Vec<EnumDef>,
    pub(crate) structs: Vec<StructDef>,
    pub(crate) buses: Vec<BusDef>,
}

impl Kernel {
    /// Whether every bit of state has a reset.
    pub(crate) fn resets(&self) -> bool {
        self.blocks.iter().flat_map(|b| &b.fields).all(|field| match &field.kind {
            FieldKind::Register(register, ..) => register.resets(),
            FieldKind::Ram(..) | FieldKind::Rom(..) => false,
            _ => true,
        })
    }

    /// The top.
    pub(crate) fn top(&self) -> &Block {
        &self.blocks[self.blocks.len() - 1]
    }
}

impl Block {
    /// A field by name.
    pub(crate) fn field(&self, name: &str) -> Option<&FieldKind> {
        self.fields.iter().find(|f| f.name == name).map(|f| &f.kind)
    }

    /// Whether it has a clock.
    pub(crate) fn clocked(&self) -> bool {
        self.fields.iter().any(|f| f.kind == FieldKind::Clock)
    }
}

/// Widths of the outputs of the top.
pub(crate) fn port_widths(kernel: &Kernel) -> Vec<u32> {
    let outputs = kernel.top().fields.iter().filter_map(|f| match &f.kind {
        FieldKind::Out(Ty::Bits(n) | Ty::Signed(n)) => Some(*n),
        _ => None,
    });
    outputs.collect()
}
