//! A random block: its fields, and a body that writes each signal before it is read.

use super::super::types::{
    BinOp, Block, Expr, Field, FieldKind, Index, Literal, Place, Register, Stmt, Ty,
};
use super::Gen;
use super::expr::{Readable, Scope};
use super::stmt::Target;

/// A piece of the body still to be written.
#[derive(Clone, Debug)]
enum Task {
    /// Signals written one by one, together with others of this kind.
    Signal(Target),
    Array(String, Ty, usize),
    /// A child: its clock and inputs; then its outputs may be read.
    Child(String, usize),
    Children(String, usize, usize),
    /// Addresses and data of a memory.
    Ram(String, u32, u32, u32, bool),
    Rom(String, u32),
    /// `join` of two children.
    Join(usize, String, usize, String, usize),
}

/// A block under construction.
#[derive(Default)]
struct Draft {
    fields: Vec<Field>,
    scope: Scope,
    tasks: Vec<Task>,
    dffs: Vec<String>,
    clocks: Vec<String>,
    body: Vec<Stmt>,
    clocked: bool,
}

impl Draft {
    fn field(&mut self, name: &str, kind: FieldKind) {
        self.fields.push(Field { name: name.to_owned(), kind });
    }

    fn readable(&mut self, field: &str, port: &str, ty: &Ty, count: Option<usize>) {
        let (field, port) = (field.to_owned(), port.to_owned());
        self.scope.readable.push(Readable { field, port, ty: ty.clone(), count });
    }

    /// The outputs of a child may be read from now on.
    fn outputs(&mut self, below: &[Block], name: &str, id: usize, count: Option<usize>) {
        for field in &below[id].fields {
            if let FieldKind::Out(ty) = &field.kind {
                self.readable(name, &field.name, ty, count);
            }
        }
    }

    fn signal(&mut self, place: Place, ty: &Ty, kept: bool) {
        self.tasks.push(Task::Signal(Target { place, ty: ty.clone(), kept }));
    }
}

impl Gen {
    /// A block that may hold the given ones; the top has a port of the width asked for.
    pub(super) fn block(&mut self, name: &str, below: &[Block], top: Option<u32>) -> Block {
        let mut draft = Draft::default();
        let is_top = top.is_some();
        self.ports(&mut draft, top);
        self.state(&mut draft, is_top);
        self.children(&mut draft, below, is_top);
        self.locals(&mut draft);
        draft.clocked |= !draft.dffs.is_empty() || !draft.clocks.is_empty();
        if draft.clocked {
            let clock = Field { name: "clock".into(), kind: FieldKind::Clock };
            draft.fields.insert(0, clock);
        }
        if self.rng.chance(1, 4) {
            let notes = ["wraps on purpose", "last one wins", "held while idle"];
            let note = self.rng.pick(&notes).copied().unwrap_or("");
            draft.body.push(Stmt::Comment(note.into()));
        }
        if !draft.clocks.is_empty() {
            draft.body.push(Stmt::Setup(false, draft.clocks.clone()));
        }
        if !draft.dffs.is_empty() {
            draft.body.push(Stmt::Setup(true, draft.dffs.clone()));
        }
        self.work(&mut draft, below);
        Block { name: name.to_owned(), fields: draft.fields, body: draft.body }
    }

    fn ports(&mut self, draft: &mut Draft, top: Option<u32>) {
        let inputs = if top.is_some() { 2 + self.rng.index(2) } else { 1 + self.rng.index(2) };
        for (number, name) in ["a", "b", "c", "d"].iter().take(inputs).enumerate() {
            let ty = match top {
                Some(width) if number == 0 => Ty::Bits(width),
                Some(_) => self.plain_ty(),
                None => self.any_ty(),
            };
            draft.field(name, FieldKind::In(ty.clone()));
            draft.readable(name, "", &ty, None);
        }
        let outputs = 1 + self.rng.index(2);
        for (number, name) in ["w", "x", "y", "z"].iter().take(outputs).enumerate() {
            let ty = match top {
                Some(width) if number == 0 => Ty::Bits(width),
                Some(_) => self.plain_ty(),
                None => self.any_ty(),
            };
            draft.field(name, FieldKind::Out(ty.clone()));
            draft.signal(Place::own(name), &ty, false);
        }
        if self.rng.chance(1, 4) {
            let ty = Ty::Bits(self.width());
            let Ty::Bits(width) = ty else { return };
            let value = Literal(self.value(width));
            draft.field("limit", FieldKind::Constant(ty.clone(), value));
            draft.readable("limit", "", &ty, None);
        }
    }

    /// Registers and memories.
    fn state(&mut self, draft: &mut Draft, is_top: bool) {
        let registers = match (is_top, self.rng.below(5)) {
            (_, 0) => 0,
            (false, _) => self.rng.index(2),
            (true, _) => 1 + self.rng.index(2),
        };
        let kinds = [
            Register::Reg,
            Register::Reg,
            Register::Reg,
            Register::RegEn,
            Register::RegEn,
            Register::Dff,
            Register::DffInit,
            Register::RegNoReset,
            Register::RegEnNoReset,
        ];
        for number in 0..registers {
            let name = format!("r{number}");
            let ty = self.any_ty();
            let mut kind = self.rng.pick(&kinds).copied().unwrap_or(Register::Reg);
            if kind == Register::DffInit && !matches!(ty, Ty::Bits(_) | Ty::Bit) {
                // It needs `^`.
                kind = Register::Dff;
            }
            let literal = match ty {
                Ty::Bits(n) | Ty::Signed(n) => Literal(self.value(n)),
                _ => Literal(self.rng.below(2)),
            };
            draft.field(&name, FieldKind::Register(kind, ty.clone(), literal));
            draft.readable(&name, "q", &ty, None);
            // With `dff_setup!` the register keeps its value unless it is written.
            let kept = self.rng.chance(3, 4);
            if kept {
                draft.dffs.push(name.clone());
            } else {
                draft.clocks.push(name.clone());
            }
            draft.signal(Place::of(&name, "d"), &ty, kept);
            if kind.enabled() {
                draft.signal(Place::of(&name, "en"), &Ty::Bit, false);
            }
        }
        if is_top && self.rng.chance(1, 5) {
            let a = 1 + u32::try_from(self.rng.index(4)).unwrap_or(0);
            let mut d = self.width();
            let enables: Vec<u32> = (1..=4).filter(|e| d.is_multiple_of(*e)).collect();
            let e = self.rng.pick(&enables).copied().unwrap_or(1);
            if d > 128 {
                d = e * 16;
            }
            let depth =
                if self.rng.chance(1, 2) { 1 << a } else { 2 + self.rng.index((1 << a) - 1) };
            let never = self.rng.chance(1, 3);
            draft.field("ram", FieldKind::Ram(a, d, e, depth, never));
            draft.readable("ram", "read_data", &Ty::Bits(d), None);
            draft.clocks.push("ram".into());
            draft.tasks.push(Task::Ram("ram".into(), a, d, e, never));
        }
        if self.rng.chance(1, 10) {
            let a = 1 + u32::try_from(self.rng.index(4)).unwrap_or(0);
            let d = self.width().min(128);
            let depth = 2 + self.rng.index((1 << a) - 1);
            let words = (0..depth).map(|_| self.value(d)).collect();
            draft.field("rom", FieldKind::Rom(a, d, words));
            draft.readable("rom", "read_data", &Ty::Bits(d), None);
            draft.clocks.push("rom".into());
            draft.tasks.push(Task::Rom("rom".into(), a));
        }
    }

    fn children(&mut self, draft: &mut Draft, below: &[Block], is_top: bool) {
        let mut ends = Vec::new();
        for (id, block) in below.iter().enumerate() {
            let bus = block.fields.iter().find_map(|f| match &f.kind {
                FieldKind::Bus(bus, master) => Some((*bus, *master)),
                _ => None,
            });
            let wanted = bus.is_some_and(|_| is_top && !is_inner(below, id)) || {
                bus.is_none() && (is_top || self.rng.chance(1, 2))
            };
            if !wanted {
                continue;
            }
            let name = format!("c{id}");
            draft.clocked |= block.clocked();
            if let Some((bus, master)) = bus {
                draft.field(&name, FieldKind::Child(id));
                ends.push((bus, master, name, id));
            } else if is_top && !takes_struct(block) && self.rng.chance(1, 2) {
                let count = 2 + self.rng.index(2);
                draft.field(&name, FieldKind::Children(id, count));
                draft.tasks.push(Task::Children(name, id, count));
            } else {
                draft.field(&name, FieldKind::Child(id));
                draft.tasks.push(Task::Child(name, id));
            }
        }
        if let [(bus, master, a, id), (_, _, b, other)] = &ends[..] {
            let (first, second) =
                if *master { ((a, *id), (b, *other)) } else { ((b, *other), (a, *id)) };
            draft.tasks.push(Task::Join(
                *bus,
                first.0.clone(),
                first.1,
                second.0.clone(),
                second.1,
            ));
        }
    }

    fn locals(&mut self, draft: &mut Draft) {
        for number in 0..self.rng.index(3) {
            let name = format!("l{number}");
            let ty = self.any_ty();
            draft.field(&name, FieldKind::Local(ty.clone()));
            draft.signal(Place::own(&name), &ty, false);
        }
        if self.rng.chance(1, 4) && !self.wide {
            let ty = self.plain_ty();
            let count = 2 + self.rng.index(3);
            draft.field("part", FieldKind::Array(ty.clone(), count));
            draft.tasks.push(Task::Array("part".into(), ty, count));
        }
    }

    /// Does the tasks in random order; what is done may be read from then on.
    fn work(&mut self, draft: &mut Draft, below: &[Block]) {
        let mut tasks = std::mem::take(&mut draft.tasks);
        self.rng.shuffle(&mut tasks);
        // The outputs rather at the end, so that what comes before has a use.
        tasks.sort_by_cached_key(|task| match task {
            Task::Signal(t) if t.place.port.is_empty() && t.place.field.len() == 1 => {
                self.rng.below(2) + 1
            }
            _ => self.rng.below(2),
        });
        let mut group: Vec<Target> = Vec::new();
        let mut wanted = 1 + self.rng.index(2);
        for task in tasks {
            match task {
                Task::Signal(target) => {
                    group.push(target);
                    if group.len() >= wanted {
                        self.flush(&mut group, draft);
                        wanted = 1 + self.rng.index(2);
                    }
                }
                Task::Array(name, ty, count) => {
                    let stmts = self.array(&name, &ty, count, &draft.scope);
                    draft.body.extend(stmts);
                    draft.readable(&name, "", &ty, Some(count));
                }
                Task::Child(name, id) => {
                    self.drive(draft, below, id, &|port| Place::of(&name, port));
                    draft.outputs(below, &name, id, None);
                }
                Task::Children(name, id, count) => {
                    let mut inner = Draft { scope: draft.scope.clone(), ..Draft::default() };
                    inner.scope.loops.push(("i".into(), count));
                    self.drive(&mut inner, below, id, &|port| {
                        Place::of(&name, port).at(Index::of("i", 1, 0))
                    });
                    draft.body.push(Stmt::For("i".into(), 0, count, inner.body));
                    draft.outputs(below, &name, id, Some(count));
                }
                Task::Ram(name, a, d, e, never) => self.ram(draft, &name, (a, d, e), never),
                Task::Rom(name, a) => {
                    let address = self.right_side(&Ty::Bits(a), &draft.scope);
                    draft.body.push(Stmt::Assign(Place::of(&name, "read_addr"), address));
                }
                Task::Join(bus, a, first, b, second) => {
                    for (name, id) in [(&a, first), (&b, second)] {
                        self.drive(draft, below, id, &|port| Place::of(name, port));
                    }
                    let ends = (Place::of(&a, "bus"), Place::of(&b, "bus"));
                    draft.body.push(Stmt::Connect(true, bus, ends.0, ends.1));
                    draft.outputs(below, &a, first, None);
                    draft.outputs(below, &b, second, None);
                }
            }
        }
        self.flush(&mut group, draft);
    }

    /// Writes what is waiting.
    fn flush(&mut self, group: &mut Vec<Target>, draft: &mut Draft) {
        if group.is_empty() {
            return;
        }
        let depth = if !self.wide && self.rng.chance(1, 4) { 2 } else { 1 };
        let stmts = self.cover(group, depth, &draft.scope);
        draft.body.extend(stmts);
        for target in group.drain(..) {
            if target.place.port.is_empty() {
                draft.readable(&target.place.field, "", &target.ty, None);
            }
        }
    }

    /// Clock and inputs of a child.
    fn drive(
        &mut self,
        draft: &mut Draft,
        below: &[Block],
        id: usize,
        place: &dyn Fn(&str) -> Place,
    ) {
        if below[id].clocked() {
            draft.body.push(Stmt::TieClock(place("clock")));
        }
        for field in &below[id].fields {
            if let FieldKind::In(ty) = &field.kind {
                let target = Target { place: place(&field.name), ty: ty.clone(), kept: false };
                let mut stmts = Vec::new();
                self.assign(&target, &draft.scope, &mut stmts);
                draft.body.extend(stmts);
            }
        }
    }

    fn ram(&mut self, draft: &mut Draft, name: &str, (a, d, e): (u32, u32, u32), never: bool) {
        let place = |port: &str| Place::of(name, port);
        let address = self.expr(&Ty::Bits(a), 1, &draft.scope);
        let other = if never {
            // Never the word that is written.
            let one = Box::new(Expr::Bits(a, 1));
            Expr::Binary(BinOp::Xor, Box::new(address.clone()), one)
        } else if self.rng.chance(1, 2) {
            address.clone()
        } else {
            self.expr(&Ty::Bits(a), 1, &draft.scope)
        };
        draft.body.push(Stmt::Assign(place("read_addr"), address));
        draft.body.push(Stmt::Assign(place("write_addr"), other));
        for (port, width) in [("write_data", d), ("write_en", e)] {
            let target = Target { place: place(port), ty: Ty::Bits(width), kept: false };
            let stmts = self.cover(&[target], 1, &draft.scope);
            draft.body.extend(stmts);
        }
    }
}

/// Whether a block of the list is a child of another one of it.
fn is_inner(below: &[Block], id: usize) -> bool {
    below.iter().flat_map(|b| &b.fields).any(|f| f.kind == FieldKind::Child(id))
}

/// Whether an input is a struct: the fields of an element chosen by a loop variable cannot be
/// written.
fn takes_struct(block: &Block) -> bool {
    block.fields.iter().any(|f| matches!(f.kind, FieldKind::In(Ty::Struct(_))))
}
