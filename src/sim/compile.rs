//! Compiles a flattened, levelised design to bytecode and lays out the words of the state.

use crate::netlist::ir::{DriverKind, Expr, NetId, Stmt};
use crate::netlist::value::{Value, words_for};

use super::code::{At, MemOp, NONE, Op, Program, RegOp, Span, Table, WriteOp};
use super::expr::{Constants, Emitter, scratch_words};
use super::flat::{Flat, Origin};
use super::order::Order;

/// With fewer arms a `case` is a chain of comparisons.
const TABLE_ARMS_MIN: usize = 4;
/// A table by value may have this many times as many entries as arms.
const TABLE_SPREAD: u64 = 4;

/// What compiling gives.
pub(crate) struct Compiled {
    pub(crate) program: Program,
    /// The state before the first edge: registers and memories at their initial values, all else 0.
    pub(crate) state: Vec<u64>,
    /// First word of each class.
    pub(crate) slots: Vec<At>,
}

/// Compiles; nothing can go wrong any more.
pub(crate) fn compile(flat: &Flat<'_>, order: &Order) -> Compiled {
    let mut next: At = 0;
    let mut take = |words: usize| {
        let at = next;
        next = next.saturating_add(u32::try_from(words).unwrap_or(u32::MAX));
        at
    };
    let mut slots = vec![NONE; flat.class.len()];
    for (signal, &class) in flat.class.iter().enumerate() {
        if class == signal {
            slots[signal] = take(words_for(flat.width(signal)));
        }
    }
    let scratch_need = flat.nodes.iter().map(|node| driver_scratch(&node.item.kind)).max();
    let scratch = take(scratch_need.unwrap_or(0));
    let staging: Vec<At> = flat
        .registers
        .iter()
        .map(|register| words_for(register.item.init.width()))
        .chain(flat.memories.iter().map(|memory| words_for(memory.item.width)))
        .map(&mut take)
        .collect();

    let mut program = Program::default();
    let mut constants = Constants::new(next);
    for (&node, &from_inputs) in order.nodes.iter().zip(&order.from_inputs) {
        let placed = flat.nodes[node];
        let mut emitter = Emitter {
            flat,
            slots: &slots,
            scope: placed.scope,
            ops: Vec::new(),
            wide: &mut program.wide,
            tables: &mut program.tables,
            constants: &mut constants,
            scratch,
            free: scratch,
        };
        emitter.driver(placed.item.target, &placed.item.kind);
        let ops = emitter.ops;
        if from_inputs {
            program.inputs.extend_from_slice(&ops);
        }
        program.full.extend(ops);
    }
    let layout = Layout { flat, slots: &slots, staging: &staging };
    layout.registers(&mut program, &mut constants);
    let state = layout.memories(&mut program, &constants);
    Compiled { program, state, slots }
}

fn driver_scratch(kind: &DriverKind) -> usize {
    match kind {
        DriverKind::Assign(expr) => scratch_words(expr),
        DriverKind::Process(body) => body_scratch(body),
    }
}

fn body_scratch(body: &[Stmt]) -> usize {
    body.iter()
        .map(|statement| match statement {
            Stmt::Assign(value) | Stmt::AssignSlice { value, .. } => scratch_words(value),
            Stmt::If { cond, then, otherwise } => {
                scratch_words(cond).max(body_scratch(then)).max(body_scratch(otherwise))
            }
            Stmt::Case { sel, arms, default } => arms
                .iter()
                .map(|(_, arm)| body_scratch(arm))
                .chain([scratch_words(sel), body_scratch(default)])
                .max()
                .unwrap_or(0),
            Stmt::Comment(_) => 0,
        })
        .max()
        .unwrap_or(0)
}

impl Emitter<'_, '_> {
    fn driver(&mut self, target: NetId, kind: &DriverKind) {
        let signal = self.flat.signal(self.scope, target);
        let d = Span { at: self.slots[self.flat.class[signal]], width: self.flat.width(signal) };
        match kind {
            DriverKind::Assign(expr) => self.expr_to(expr, d.at),
            DriverKind::Process(body) => self.body(d, body),
        }
    }

    fn body(&mut self, d: Span, body: &[Stmt]) {
        for statement in body {
            self.free = self.scratch;
            match statement {
                Stmt::Assign(value) => self.expr_to(value, d.at),
                Stmt::AssignSlice { lo, value } => self.insert(d, *lo, value),
                Stmt::If { cond, then, otherwise } => {
                    let to_else = self.jump_unless(cond);
                    self.body(d, then);
                    if otherwise.is_empty() {
                        self.land(to_else);
                    } else {
                        let to_end = self.jump();
                        self.land(to_else);
                        self.body(d, otherwise);
                        self.land(to_end);
                    }
                }
                Stmt::Case { sel, arms, default } => self.case(d, sel, arms, default),
                Stmt::Comment(_) => {}
            }
        }
    }

    fn case(&mut self, d: Span, sel: &Expr, arms: &[(Expr, Vec<Stmt>)], default: &[Stmt]) {
        if sel.width <= 64 && arms.len() >= TABLE_ARMS_MIN {
            return self.case_by_table(d, sel, arms, default);
        }
        // The selector must outlive the arms' own scratch: keep it there, comparisons first.
        let span = Span { at: self.expr(sel), width: sel.width };
        let module = self.flat.scopes[self.scope].module;
        let mut bodies = Vec::new();
        for (pattern, arm) in arms {
            let Some(value) = pattern.as_constant(module) else { continue };
            let b = self.constants.place(&value);
            if span.is_narrow() {
                self.ops.push(Op::JumpNe { a: span.at, b, by: 2 });
            } else {
                let equal = self.free;
                let wide = u32::try_from(self.wide.len()).unwrap_or(u32::MAX);
                let pattern = Span { at: b, width: span.width };
                self.wide.push(super::code::WideOp::Eq(equal, span, pattern));
                self.ops.push(Op::Wide(wide));
                self.ops.push(Op::JumpUnless { a: equal, by: 2 });
            }
            bodies.push((self.jump(), arm));
        }
        self.body(d, default);
        let mut ends = vec![self.jump()];
        for (jump, arm) in bodies {
            self.land(jump);
            self.body(d, arm);
            ends.push(self.jump());
        }
        for end in ends {
            self.land(end);
        }
    }

    fn case_by_table(&mut self, d: Span, sel: &Expr, arms: &[(Expr, Vec<Stmt>)], default: &[Stmt]) {
        let module = self.flat.scopes[self.scope].module;
        let a = self.expr(sel);
        let switch = self.ops.len();
        let table = self.tables.len();
        self.tables.push(Table::Sorted { by: Vec::new(), default: 0 });
        self.ops.push(Op::Switch { a, table: u32::try_from(table).unwrap_or(u32::MAX) });
        let here = |ops: &[Op]| u32::try_from(ops.len() - switch).unwrap_or(u32::MAX);
        let mut entries: Vec<(u64, u32)> = Vec::new();
        let mut ends = Vec::new();
        for (pattern, arm) in arms {
            let Some(value) = pattern.as_constant(module) else { continue };
            entries.push((value.low_u64(), here(&self.ops)));
            self.body(d, arm);
            ends.push(self.jump());
        }
        let otherwise = here(&self.ops);
        self.body(d, default);
        for end in ends {
            self.land(end);
        }
        // The sort is stable, so of two equal patterns the first arm stays.
        entries.sort_by_key(|&(key, _)| key);
        entries.dedup_by_key(|&mut (key, _)| key);
        self.tables[table] = table_of(entries, otherwise);
    }
}

fn table_of(entries: Vec<(u64, u32)>, default: u32) -> Table {
    let last = entries.last().map_or(0, |&(key, _)| key);
    if last / TABLE_SPREAD > entries.len() as u64 + TABLE_SPREAD {
        return Table::Sorted { by: entries, default };
    }
    let mut by = Vec::new();
    for (key, target) in entries {
        let Ok(key) = usize::try_from(key) else { continue };
        by.resize(key, default);
        by.push(target);
    }
    Table::Dense { by, default }
}

/// Places registers, memories and initial values.
struct Layout<'a, 'd> {
    flat: &'a Flat<'d>,
    slots: &'a [At],
    /// Scratch of each register, then of each memory.
    staging: &'a [At],
}

impl Layout<'_, '_> {
    fn at(&self, scope: usize, net: NetId) -> At {
        self.slots[self.flat.class_of(scope, net)]
    }

    fn optional(&self, scope: usize, net: Option<NetId>) -> At {
        net.map_or(NONE, |net| self.at(scope, net))
    }

    fn span(&self, scope: usize, net: NetId) -> Span {
        let width = self.flat.width(self.flat.signal(scope, net));
        Span { at: self.at(scope, net), width }
    }

    /// True when an edge changes the net itself.
    fn is_state(&self, scope: usize, net: NetId) -> bool {
        self.flat.origin[self.flat.class_of(scope, net)] == Origin::State
    }

    fn registers(&self, program: &mut Program, constants: &mut Constants) {
        for (placed, &scratch) in self.flat.registers.iter().zip(self.staging) {
            let (scope, item) = (placed.scope, placed.item);
            let rst = if item.reset { self.flat.scopes[scope].module.rst } else { None };
            let q = self.at(scope, item.q);
            let words = u32::try_from(words_for(item.init.width())).unwrap_or(u32::MAX);
            let nets = [Some(item.d), item.enable, rst];
            let staged = nets.iter().flatten().any(|&net| self.is_state(scope, net));
            let to = if staged { scratch } else { q };
            if staged {
                program.commits.push((q, scratch, words));
            }
            program.registers.push(RegOp {
                to,
                q,
                d: self.at(scope, item.d),
                init: constants.place(&item.init),
                words,
                rst: self.optional(scope, rst),
                enable: self.optional(scope, item.enable),
            });
        }
        // Those that read outputs of others come first: the others write their outputs at once.
        program.registers.sort_by_key(|register| register.to == register.q);
    }

    /// The memories come after the constants; gives the state before the first edge.
    fn memories(&self, program: &mut Program, constants: &Constants) -> Vec<u64> {
        let mut words = vec![0; constants.base as usize];
        words.extend_from_slice(&constants.words);
        for placed in &self.flat.registers {
            let at = self.at(placed.scope, placed.item.q) as usize;
            let init = placed.item.init.words();
            words[at..at + init.len()].copy_from_slice(init);
        }
        let scratches = &self.staging[self.flat.registers.len()..];
        for (placed, &scratch) in self.flat.memories.iter().zip(scratches) {
            let (scope, item) = (placed.scope, placed.item);
            let stride = words_for(item.width);
            let read_data = self.at(scope, item.read_data);
            let narrow = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            program.commits.push((read_data, scratch, narrow(stride)));
            program.memories.push(MemOp {
                at: narrow(words.len()),
                stride: narrow(stride),
                depth: item.depth,
                read_addr: self.span(scope, item.read_addr),
                read_data,
                to: scratch,
                read_enable: self.optional(scope, item.read_enable),
                write: item.write.as_ref().map(|port| {
                    let enable = self.span(scope, port.enable);
                    WriteOp {
                        addr: self.span(scope, port.addr),
                        data: self.at(scope, port.data),
                        enable,
                        lane: item.width / enable.width,
                    }
                }),
            });
            let first = words.len();
            words.resize(first + stride * item.depth as usize, 0);
            let image: &[Value] = item.image.as_deref().unwrap_or_default();
            for (to, word) in words[first..].chunks_exact_mut(stride).zip(image) {
                to.copy_from_slice(word.words());
            }
        }
        words
    }
}
