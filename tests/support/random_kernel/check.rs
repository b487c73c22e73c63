//! Whether a kernel is Rust that compiles and that `simulate()` can run: types, widths, ranges.
//! The order of writes and reads is left to the elaborator.

use super::types::{
    At, BinOp, Block, CmpOp, Expr, FieldKind, Index, Kernel, Literal, Pattern, Place, Register,
    Stmt, Ty, UnOp,
};

/// Checks a kernel.
///
/// # Errors
/// The first thing that is wrong.
pub(crate) fn check(kernel: &Kernel) -> Result<(), String> {
    for (id, block) in kernel.blocks.iter().enumerate() {
        let mut checker = Checker { kernel, block, id, loops: Vec::new(), in_cast: false };
        for field in &block.fields {
            checker
                .field(&field.kind)
                .map_err(|e| format!("{}.{}: {e}", block.name, field.name))?;
        }
        checker.body(&block.body).map_err(|e| format!("{}: {e}", block.name))?;
    }
    let top = kernel.top();
    let has = |wanted: fn(&FieldKind) -> bool| top.fields.iter().any(|f| wanted(&f.kind));
    let ports = has(|k| matches!(k, FieldKind::In(_))) && has(|k| matches!(k, FieldKind::Out(_)));
    if ports { Ok(()) } else { Err("no input or no output".into()) }
}

/// What a place is.
pub(super) struct Resolved {
    pub(super) ty: Ty,
    pub(super) written: bool,
    pub(super) read: bool,
}

/// Finds the signal behind a field and a port.
pub(super) fn resolve(kernel: &Kernel, block: &Block, field: &str, port: &str) -> Option<Resolved> {
    let found = |ty: &Ty, written, read| Some(Resolved { ty: ty.clone(), written, read });
    match (block.field(field)?, port) {
        (FieldKind::In(ty) | FieldKind::Constant(ty, _), "")
        | (FieldKind::Register(_, ty, _), "q") => found(ty, false, true),
        (FieldKind::Out(ty) | FieldKind::Local(ty) | FieldKind::Array(ty, _), "") => {
            found(ty, true, true)
        }
        (FieldKind::Register(_, ty, _), "d") => found(ty, true, false),
        (FieldKind::Register(register, ..), "en") if register.enabled() => {
            found(&Ty::Bit, true, false)
        }
        (FieldKind::Ram(a, ..), "read_addr" | "write_addr")
        | (FieldKind::Rom(a, ..), "read_addr") => found(&Ty::Bits(*a), true, false),
        (FieldKind::Ram(_, d, ..) | FieldKind::Rom(_, d, _), "read_data") => {
            found(&Ty::Bits(*d), false, true)
        }
        (FieldKind::Ram(_, d, ..), "write_data") => found(&Ty::Bits(*d), true, false),
        (FieldKind::Ram(_, _, e, ..), "write_en") => found(&Ty::Bits(*e), true, false),
        (FieldKind::Child(id) | FieldKind::Children(id, _), port) => {
            match kernel.blocks.get(*id)?.field(port)? {
                FieldKind::In(ty) => found(ty, true, false),
                FieldKind::Out(ty) => found(ty, false, true),
                _ => None,
            }
        }
        (FieldKind::Bus(id, master), port) => {
            let def = kernel.types.buses.get(*id)?;
            match port {
                "there" => found(&def.there, *master, !*master),
                "back" => found(&def.back, !*master, *master),
                _ => None,
            }
        }
        _ => None,
    }
}

struct Checker<'a> {
    kernel: &'a Kernel,
    block: &'a Block,
    id: usize,
    loops: Vec<(String, usize, usize)>,
    /// The macro repeats what is in a cast in `hdl()`, where loop variables do not exist.
    in_cast: bool,
}

type Found = Result<(), String>;

fn need(holds: bool, what: &str) -> Found {
    if holds { Ok(()) } else { Err(what.to_owned()) }
}

/// Whether a number fits so many bits.
fn fits(value: u64, width: u32) -> bool {
    width >= 64 || value >> width == 0
}

fn literal(ty: &Ty, Literal(value): Literal) -> Found {
    match ty {
        Ty::Bits(n) | Ty::Signed(n) => need(fits(value, *n), "a constant is too large"),
        Ty::Enum(_) | Ty::Struct(_) | Ty::Bit => Ok(()),
    }
}

impl Checker<'_> {
    fn field(&self, kind: &FieldKind) -> Found {
        match kind {
            FieldKind::Clock => Ok(()),
            FieldKind::In(ty) | FieldKind::Out(ty) | FieldKind::Local(ty) => self.ty(ty),
            FieldKind::Array(ty, count) => {
                self.ty(ty)?;
                need((1..=32).contains(count), "array length")
            }
            FieldKind::Constant(ty, value) | FieldKind::Register(_, ty, value) => {
                let xor = matches!(ty, Ty::Bits(_) | Ty::Bit);
                let init = matches!(kind, FieldKind::Register(Register::DffInit, ..));
                need(xor || !init, "DFFWithInit needs `^`")?;
                self.ty(ty)?;
                literal(ty, *value)
            }
            FieldKind::Ram(a, d, e, depth, _) => {
                let depths = (1..=6).contains(a) && (2..=1 << a).contains(depth);
                need(depths && *d >= 1 && *e >= 1 && d % e == 0, "shape of a RAM")
            }
            FieldKind::Rom(a, d, words) => {
                let depths = (1..=6).contains(a) && (2..=1 << a).contains(&words.len());
                need(depths && *d >= 1 && words.iter().all(|w| fits(*w, *d)), "shape of a ROM")
            }
            FieldKind::Child(id) => need(*id < self.id, "a child comes first"),
            FieldKind::Children(id, count) => need(*id < self.id && *count > 0, "children"),
            FieldKind::Bus(id, _) => {
                let def = self.kernel.types.buses.get(*id).ok_or("no such bus")?;
                self.ty(&def.there)?;
                self.ty(&def.back)
            }
        }
    }

    fn ty(&self, ty: &Ty) -> Found {
        match ty {
            Ty::Bit => Ok(()),
            Ty::Bits(n) | Ty::Signed(n) => need((1..=1024).contains(n), "width"),
            Ty::Enum(id) => {
                need(self.kernel.types.enums.get(*id).is_some_and(|e| e.variants.len() > 1), "enum")
            }
            Ty::Struct(id) => {
                let def = self.kernel.types.structs.get(*id).ok_or("no such struct")?;
                need(!def.fields.is_empty(), "a struct without fields")?;
                def.fields.iter().try_for_each(|(_, ty)| match ty {
                    Ty::Struct(_) | Ty::Signed(_) => Err("field of a struct".into()),
                    other => self.ty(other),
                })
            }
        }
    }

    fn body(&mut self, body: &[Stmt]) -> Found {
        body.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Found {
        match stmt {
            Stmt::Assign(place, e) => {
                let ty = self.place(place, true)?;
                self.typed(e, &ty)
            }
            Stmt::AssignField(place, name, e) => {
                let Ty::Struct(id) = self.place(place, true)? else {
                    return Err("a field of no struct".into());
                };
                need(place.index.is_none(), "a field of an element")?;
                let def = &self.kernel.types.structs[id];
                let (_, ty) = def.fields.iter().find(|(n, _)| n == name).ok_or("no such field")?;
                self.typed(e, ty)
            }
            Stmt::If(arms, otherwise) => {
                need(!arms.is_empty(), "an `if` without a condition")?;
                for (cond, body) in arms {
                    self.typed(cond, &Ty::Bit)?;
                    self.body(body)?;
                }
                self.body(otherwise)
            }
            Stmt::Match(on, arms) => self.choice(on, arms),
            Stmt::For(var, from, to, body) => {
                need(from < to && *to <= 64, "bounds of a loop")?;
                self.loops.push((var.clone(), *from, *to));
                let found = self.body(body);
                self.loops.pop();
                found
            }
            Stmt::Comment(text) => need(!text.contains(['"', '\\']), "a comment"),
            Stmt::Setup(dff, fields) => {
                need(!fields.is_empty(), "an empty setup")?;
                fields.iter().try_for_each(|name| match self.block.field(name) {
                    Some(FieldKind::Register(..)) => Ok(()),
                    Some(FieldKind::Ram(..) | FieldKind::Rom(..)) if !dff => Ok(()),
                    _ => Err(format!("setup of {name}")),
                })
            }
            Stmt::TieClock(place) => {
                let child = match self.block.field(&place.field) {
                    Some(FieldKind::Child(id)) if place.index.is_none() => *id,
                    Some(FieldKind::Children(id, count)) => {
                        self.index(place.index.as_ref().ok_or("no index")?, *count)?;
                        *id
                    }
                    _ => return Err("the clock of no child".into()),
                };
                need(self.kernel.blocks[child].clocked() && place.port == "clock", "no clock")
            }
            Stmt::Connect(..) => Ok(()),
        }
    }

    fn choice(&mut self, on: &Expr, arms: &[(Pattern, Vec<Stmt>)]) -> Found {
        let ty = self.expr(on)?;
        need(!on.is_bare() && arms.len() > 1, "a `match` on nothing")?;
        let mut seen: Vec<&Pattern> = Vec::new();
        for (number, (pattern, body)) in arms.iter().enumerate() {
            need(!seen.contains(&pattern), "a pattern twice")?;
            seen.push(pattern);
            let fine = match (pattern, &ty) {
                (Pattern::Variant(at), Ty::Enum(id)) => {
                    *at < self.kernel.types.enums[*id].variants.len()
                }
                (Pattern::Number(n), Ty::Bits(width)) => *width <= 32 && fits(*n, *width),
                (Pattern::Bool(_), Ty::Bit) => true,
                (Pattern::Rest, _) => number + 1 == arms.len(),
                _ => false,
            };
            need(fine, "a pattern")?;
            self.body(body)?;
        }
        let all = match &ty {
            Ty::Enum(id) => self.kernel.types.enums[*id].variants.len(),
            Ty::Bit => 2,
            _ => usize::MAX,
        };
        need(seen.contains(&&Pattern::Rest) || seen.len() == all, "patterns are missing")
    }

    /// The type of a place that is written, or read.
    fn place(&self, place: &Place, write: bool) -> Result<Ty, String> {
        let bad = || format!("the place {place}");
        let found = resolve(self.kernel, self.block, &place.field, &place.port).ok_or_else(bad)?;
        need(if write { found.written } else { found.read }, &bad())?;
        let count = match self.block.field(&place.field) {
            Some(FieldKind::Array(_, count) | FieldKind::Children(_, count)) => Some(*count),
            _ => None,
        };
        match (&place.index, count) {
            (Some(index), Some(count)) => self.index(index, count)?,
            (None, None) => {}
            _ => return Err(bad()),
        }
        Ok(found.ty)
    }

    /// Every value of an index is below `count`.
    fn index(&self, index: &Index, count: usize) -> Found {
        let mut most = index.plus;
        for (var, factor) in &index.terms {
            need(!self.in_cast, "a loop variable in a cast")?;
            let (.., to) =
                self.loops.iter().rev().find(|(name, ..)| name == var).ok_or("no such variable")?;
            most += (to - 1) * factor;
        }
        need(most < count, "an index beyond the end")
    }

    fn at(&mut self, at: &At, width: u32) -> Found {
        match at {
            At::Number(n) => need(*n < width, "a bit beyond the end"),
            At::Loop(index) => self.index(index, width as usize),
            At::Signal(e) => match self.expr(e)? {
                Ty::Bits(n) => need(!e.is_bare() && n <= 10 && 1 << n <= width, "a bit index"),
                _ => Err("a bit index of another type".into()),
            },
        }
    }

    fn typed(&mut self, e: &Expr, ty: &Ty) -> Found {
        let found = match e {
            Expr::SignedResize(to, from, inner) => {
                need((3..=32).contains(from), "width of a resized value")?;
                self.cast(inner, *from - 1)?;
                Ty::Signed(*to)
            }
            _ => self.expr(e)?,
        };
        need(found == *ty, "a value of another type")
    }

    /// An expression of the same type on both sides, at most one of them bare.
    fn both(&mut self, a: &Expr, b: &Expr) -> Result<Ty, String> {
        let (left, right) = (self.expr(a)?, self.expr(b)?);
        need(left == right && !(a.is_bare() && b.is_bare()), "two operands")?;
        Ok(left)
    }

    fn solid(&mut self, e: &Expr) -> Result<Ty, String> {
        need(!e.is_bare(), "a bare number")?;
        self.expr(e)
    }

    fn cast(&mut self, e: &Expr, from: u32) -> Found {
        let outer = std::mem::replace(&mut self.in_cast, true);
        let ty = self.solid(e);
        self.in_cast = outer;
        need(ty? == Ty::Bits(from), "the operand of a cast")
    }

    fn width(&mut self, e: &Expr) -> Result<u32, String> {
        match self.solid(e)? {
            Ty::Bits(n) | Ty::Signed(n) => Ok(n),
            _ => Err("an operand without bits".into()),
        }
    }

    fn variable(&self, var: &str) -> Result<usize, String> {
        need(!self.in_cast, "a loop variable in a cast")?;
        let found = self.loops.iter().rev().find(|(name, ..)| name == var);
        Ok(found.ok_or("no such variable")?.2)
    }

    fn expr(&mut self, e: &Expr) -> Result<Ty, String> {
        match e {
            Expr::Read(place, ty) => {
                let found = self.place(place, false)?;
                need(found == *ty, "a read of another type")?;
            }
            Expr::ReadField(place, id, field) => {
                need(place.index.is_none(), "a field of an element")?;
                need(self.place(place, false)? == Ty::Struct(*id), "a field of no struct")?;
                let def = self.kernel.types.structs.get(*id).ok_or("no such struct")?;
                need(*field < def.fields.len(), "no such field")?;
            }
            Expr::Bits(width, v) | Expr::Number(width, v, _) => {
                need(*width >= 1 && fits(*v, *width), "a number is too large")?;
            }
            Expr::SignedNumber(width, v) => {
                let half = 1i64 << (width - 1).min(40);
                need((-half..half).contains(v), "a signed number is too large")?;
            }
            Expr::Bool(_) => {}
            Expr::Variant(id, at) => {
                let def = self.kernel.types.enums.get(*id).ok_or("no such enum")?;
                need(*at < def.variants.len(), "no such variant")?;
            }
            Expr::LoopBits(width, var) => {
                let most = self.variable(var)? - 1;
                need(fits(most as u64, *width), "a loop variable is too large")?;
            }
            Expr::LoopCompare(_, var, _) => {
                self.variable(var)?;
            }
            Expr::SignedResize(..) => return Err("a resized value inside".into()),
            _ => return self.operator(e),
        }
        Ok(e.ty(&self.kernel.types))
    }

    fn operator(&mut self, e: &Expr) -> Result<Ty, String> {
        match e {
            Expr::Unary(op, a) => {
                let ty = self.solid(a)?;
                let fine = match op {
                    UnOp::Not => matches!(ty, Ty::Bits(_) | Ty::Bit),
                    UnOp::Neg => matches!(ty, Ty::Signed(_)),
                    UnOp::All | UnOp::Any | UnOp::Xor => matches!(ty, Ty::Bits(_)),
                };
                need(fine, "the operand of a unary operator")?;
            }
            Expr::Binary(op, a, b) => {
                let fine = match self.both(a, b)? {
                    Ty::Bits(_) => true,
                    Ty::Bit => matches!(op, BinOp::And | BinOp::Or | BinOp::Xor),
                    Ty::Signed(_) => matches!(op, BinOp::Add | BinOp::Sub),
                    _ => false,
                };
                // `(-3).into() + a`: nothing tells Rust the type on the left.
                need(fine && !matches!(**a, Expr::SignedNumber(..)), "an operator")?;
            }
            Expr::AddBit(a, b) => {
                need(matches!(self.solid(a)?, Ty::Bits(_)), "bits plus a bit")?;
                need(self.expr(b)? == Ty::Bit, "bits plus a bit")?;
            }
            Expr::Multiply(a, b) => {
                let ty = self.both(a, b)?;
                need(matches!(ty, Ty::Bits(16) | Ty::Signed(16)), "factors")?;
                need(!a.is_bare() && !b.is_bare(), "factors")?;
            }
            Expr::Logic(_, a, b) => {
                need(self.both(a, b)? == Ty::Bit, "a logical operator")?;
            }
            Expr::Compare(op, a, b) => {
                let fine = match self.both(a, b)? {
                    Ty::Enum(_) | Ty::Struct(_) => matches!(op, CmpOp::Eq | CmpOp::Ne),
                    _ => true,
                };
                need(fine && !matches!(**a, Expr::SignedNumber(..)), "a comparison")?;
            }
            Expr::ShiftNumber(_, a, _) => {
                need(matches!(self.solid(a)?, Ty::Bits(_)), "a shift")?;
            }
            Expr::Shift(_, a, b) => {
                need(matches!(self.solid(a)?, Ty::Bits(_)), "a shift")?;
                need(matches!(self.solid(b)?, Ty::Bits(1..=10)), "a shift amount")?;
            }
            Expr::Cast(to, from, a) => {
                need(*to >= 1, "a cast")?;
                self.cast(a, *from)?;
            }
            Expr::Slice(to, a, at) => {
                let width = self.width(a)?;
                need(*to >= 1, "a slice")?;
                self.at(at, width)?;
            }
            Expr::GetBit(a, at) => {
                let width = self.width(a)?;
                self.at(at, width)?;
            }
            Expr::Replace(a, at, bit) => {
                need(matches!(self.solid(a)?, Ty::Bits(_)), "a replaced bit")?;
                let width = self.width(a)?;
                self.at(at, width)?;
                need(self.expr(bit)? == Ty::Bit, "a replaced bit")?;
            }
            Expr::ToSigned(a) => need(matches!(self.solid(a)?, Ty::Bits(_)), "a signed cast")?,
            Expr::ToUnsigned(a) => {
                need(matches!(self.solid(a)?, Ty::Signed(_)), "an unsigned cast")?;
            }
            _ => return Err("not an operator".into()),
        }
        Ok(e.ty(&self.kernel.types))
    }
}
