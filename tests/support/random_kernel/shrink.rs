//! Makes a failing kernel small: tries every way to take something away, many candidates at once,
//! and goes on from the smallest that still fails, until none does.

use super::check::check;
use super::types::{At, Block, Expr, FieldKind, Kernel, Literal, Stmt, Style, Ty, Types};
use super::visit::{each_body, each_expr_mut, each_stmt};

/// Tells for each candidate whether it still fails in the same way.
pub(crate) type Fails<'a> = dyn FnMut(&[Kernel]) -> Vec<bool> + 'a;

/// Shrinks a kernel that fails; at most `at_once` candidates are judged together.
pub(crate) fn shrink(kernel: &Kernel, at_once: usize, fails: &mut Fails<'_>) -> Kernel {
    let mut best = kernel.clone();
    'smaller: loop {
        let candidates = candidates(&best);
        for some in candidates.chunks(at_once.max(1)) {
            let verdicts = fails(some);
            let found = some.iter().zip(verdicts).find(|(_, fails)| *fails);
            if let Some((smaller, _)) = found {
                best = smaller.clone();
                continue 'smaller;
            }
        }
        return best;
    }
}

/// How large a kernel is: what it is made of first, then its widths.
pub(crate) fn size(kernel: &Kernel) -> usize {
    let mut nodes = 0;
    let mut bits = 0;
    for block in &kernel.blocks {
        nodes += 4 + 3 * block.fields.len();
        for field in &block.fields {
            for ty in types_of(&field.kind) {
                if let Ty::Bits(n) | Ty::Signed(n) = ty {
                    bits += *n as usize;
                }
            }
            if let FieldKind::Constant(_, Literal(v)) | FieldKind::Register(_, _, Literal(v)) =
                field.kind
            {
                bits += usize::from(v != 0);
            }
        }
        each_stmt(&block.body, &mut |stmt| {
            nodes += 3;
            if let Stmt::For(_, from, to, _) = stmt {
                nodes += to - from;
            }
            for e in stmt.exprs() {
                e.each(&mut |e| {
                    // A signal is more than a number.
                    nodes += 1 + usize::from(matches!(e, Expr::Read(..) | Expr::ReadField(..)));
                    bits += match e {
                        Expr::Cast(to, ..) | Expr::Slice(to, ..) => *to as usize,
                        Expr::Bits(_, v) | Expr::Number(_, v, _) => usize::from(*v > 0),
                        _ => 0,
                    };
                });
            }
        });
    }
    let fields: usize = kernel.types.structs.iter().map(|s| s.fields.len()).sum();
    let variants: usize = kernel.types.enums.iter().map(|e| e.variants.len()).sum();
    (nodes + fields + variants) * 4096 + bits.min(4095)
}

fn types_of(kind: &FieldKind) -> Vec<&Ty> {
    match kind {
        FieldKind::In(ty) | FieldKind::Out(ty) | FieldKind::Local(ty) => vec![ty],
        FieldKind::Array(ty, _) | FieldKind::Constant(ty, _) | FieldKind::Register(_, ty, _) => {
            vec![ty]
        }
        _ => Vec::new(),
    }
}

/// Every legal kernel that has one thing less, the smallest first.
fn candidates(kernel: &Kernel) -> Vec<Kernel> {
    let mut all = Vec::new();
    for id in 0..kernel.blocks.len() {
        for field in &kernel.blocks[id].fields {
            if field.kind != FieldKind::Clock {
                all.push(without_field(kernel, id, &field.name));
            }
        }
        let mut bodies = 0;
        each_body(&mut kernel.blocks[id].body.clone(), &mut |body| bodies += body.len());
        for number in 0..bodies {
            statements(kernel, id, number, &mut all);
        }
        let mut exprs = 0;
        each_expr_mut(&mut kernel.blocks[id].clone(), &mut |_| exprs += 1);
        for number in 0..exprs {
            expressions(kernel, id, number, &mut all);
        }
    }
    widths(kernel, &mut all);
    let before = size(kernel);
    for candidate in &mut all {
        clean(candidate);
    }
    all.retain(|k| size(k) < before && check(k).is_ok());
    all.sort_by_key(size);
    all.dedup();
    all
}

/// Drops what is empty or of no use.
fn clean(kernel: &mut Kernel) {
    for block in &mut kernel.blocks {
        each_body(&mut block.body, &mut |body| {
            for stmt in body.iter_mut() {
                if let Stmt::If(arms, otherwise) = stmt
                    && otherwise.is_empty()
                {
                    while arms.len() > 1 && arms.last().is_some_and(|(_, body)| body.is_empty()) {
                        arms.pop();
                    }
                }
            }
        });
        // From the inside out: what becomes empty is found in the next round.
        for _ in 0..4 {
            each_body(&mut block.body, &mut |body| {
                body.retain(|stmt| match stmt {
                    Stmt::Setup(_, fields) => !fields.is_empty(),
                    Stmt::If(..) | Stmt::Match(..) | Stmt::For(..) => {
                        stmt.bodies().iter().any(|b| !b.is_empty())
                    }
                    _ => true,
                });
            });
        }
    }
    kernel.tidy();
    let clocked: Vec<bool> = kernel
        .blocks
        .iter()
        .map(|block| {
            let mut ties = false;
            each_stmt(&block.body, &mut |s| {
                ties |= matches!(s, Stmt::TieClock(_) | Stmt::Setup(..));
            });
            ties
        })
        .collect();
    for (id, needed) in clocked.iter().enumerate() {
        if !needed && kernel.blocks[id].clocked() {
            kernel.blocks[id].fields.retain(|f| f.kind != FieldKind::Clock);
            for block in &mut kernel.blocks {
                let children = children_of(block, id);
                each_body(&mut block.body, &mut |body| {
                    body.retain(
                        |stmt| !matches!(stmt, Stmt::TieClock(p) if children.contains(&p.field)),
                    );
                });
            }
        }
    }
}

fn children_of(block: &Block, id: usize) -> Vec<String> {
    let is = |kind: &FieldKind| matches!(kind, FieldKind::Child(c) | FieldKind::Children(c, _) if *c == id);
    block.fields.iter().filter(|f| is(&f.kind)).map(|f| f.name.clone()).collect()
}

/// A constant of a type.
fn constant(ty: &Ty, value: u64) -> Option<Expr> {
    match ty {
        Ty::Bit => Some(Expr::Bool(value != 0)),
        Ty::Bits(n) => Some(Expr::Bits(*n, value)),
        Ty::Signed(n) => Some(Expr::ToSigned(Box::new(Expr::Bits(*n, value)))),
        Ty::Enum(id) => Some(Expr::Variant(*id, usize::try_from(value).unwrap_or(0))),
        Ty::Struct(_) => None,
    }
}

/// Removes the signals a block's own field stands for: writes vanish, reads become 0.
fn forget(block: &mut Block, types: &Types, gone: &dyn Fn(&str, &str) -> bool) {
    each_expr_mut(block, &mut |e| {
        let (Expr::Read(place, _) | Expr::ReadField(place, ..)) = &*e else { return };
        if gone(&place.field, &place.port)
            && let Some(zero) = constant(&e.ty(types), 0)
        {
            *e = zero;
        }
    });
    each_body(&mut block.body, &mut |body| {
        body.retain(|stmt| match stmt {
            Stmt::Connect(_, _, a, b) => {
                !gone(&a.field, "") && !gone(&b.field, "") && !gone(&a.field, &a.port)
            }
            _ => stmt.target().is_none_or(|place| !gone(&place.field, &place.port)),
        });
        for stmt in body {
            if let Stmt::Setup(_, fields) = stmt {
                fields.retain(|name| !gone(name, ""));
            }
        }
    });
}

fn without_field(kernel: &Kernel, id: usize, name: &str) -> Kernel {
    let mut out = kernel.clone();
    let types = out.types.clone();
    forget(&mut out.blocks[id], &types, &|field, _| field == name);
    out.blocks[id].fields.retain(|f| f.name != name);
    for block in &mut out.blocks {
        let children = children_of(block, id);
        forget(block, &types, &|field, port| port == name && children.iter().any(|c| c == field));
    }
    out
}

/// Applies a change to the statement `number` of a block: the list it stands in and its place.
fn at_statement(
    kernel: &Kernel,
    id: usize,
    number: usize,
    change: &mut dyn FnMut(&mut Vec<Stmt>, usize),
) -> Kernel {
    let mut out = kernel.clone();
    let mut count = 0;
    let mut done = false;
    each_body(&mut out.blocks[id].body, &mut |body| {
        if !done && number < count + body.len() {
            change(body, number - count);
            done = true;
        }
        count += body.len();
    });
    out
}

/// A statement less, a branch instead of the whole, a loop of one turn.
fn statements(kernel: &Kernel, id: usize, number: usize, all: &mut Vec<Kernel>) {
    let mut branches = 0;
    all.push(at_statement(kernel, id, number, &mut |body, at| {
        branches = body.remove(at).bodies().len();
    }));
    for branch in 0..branches {
        all.push(at_statement(kernel, id, number, &mut |body, at| {
            let whole = body.remove(at);
            if !matches!(whole, Stmt::For(..)) {
                let inner = whole.bodies()[branch].clone();
                body.splice(at..at, inner);
            }
        }));
        all.push(at_statement(kernel, id, number, &mut |body, at| match &mut body[at] {
            Stmt::If(arms, _) if arms.len() > 1 && branch < arms.len() => {
                arms.remove(branch);
            }
            Stmt::If(_, otherwise) => otherwise.clear(),
            Stmt::Match(_, arms) if branch + 1 < arms.len() => {
                arms.remove(branch);
            }
            Stmt::For(_, from, to, _) => *to = *from + 1,
            _ => {}
        }));
    }
}

/// A part of an expression instead of the whole, or a constant.
fn expressions(kernel: &Kernel, id: usize, number: usize, all: &mut Vec<Kernel>) {
    let mut found = None;
    let mut count = 0;
    each_expr_mut(&mut kernel.blocks[id].clone(), &mut |e| {
        if count == number {
            found = Some(e.clone());
        }
        count += 1;
    });
    let Some(whole) = found else { return };
    let ty = whole.ty(&kernel.types);
    let mut instead: Vec<Expr> = Vec::new();
    whole.each(&mut |part| {
        if *part != whole && part.ty(&kernel.types) == ty && !part.is_bare() {
            instead.push(part.clone());
        }
    });
    if !whole.parts().is_empty() || matches!(whole, Expr::Read(..) | Expr::ReadField(..)) {
        instead.extend([0, 1].iter().filter_map(|v| constant(&ty, *v)));
        if let Ty::Bits(n) = ty {
            let block = &kernel.blocks[id];
            // A plain input instead of something computed.
            for field in block.fields.iter().filter(|f| f.kind == FieldKind::In(Ty::Bits(n))) {
                let place = super::types::Place::own(&field.name);
                instead.push(Expr::Read(place, Ty::Bits(n)));
            }
        }
    }
    if let Expr::Number(n, _, _) = whole {
        instead.push(Expr::Number(n, 1, Style::Decimal));
    }
    for new in instead {
        let mut out = kernel.clone();
        let mut count = 0;
        each_expr_mut(&mut out.blocks[id], &mut |e| {
            if count == number {
                *e = new.clone();
            }
            count += 1;
        });
        all.push(out);
    }
}

/// One width less everywhere.
fn widths(kernel: &Kernel, all: &mut Vec<Kernel>) {
    let mut found: Vec<u32> = Vec::new();
    for field in kernel.blocks.iter().flat_map(|b| &b.fields) {
        for ty in types_of(&field.kind) {
            if let Ty::Bits(n) | Ty::Signed(n) = ty {
                found.push(*n);
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    for from in found {
        for to in [1, 2, 3, 4, 8, from / 2, from - 1] {
            if to > 0 && to < from {
                all.push(with_width(kernel, from, to));
            }
        }
    }
}

fn with_width(kernel: &Kernel, from: u32, to: u32) -> Kernel {
    let mut out = kernel.clone();
    let width = |n: &mut u32| {
        if *n == from {
            *n = to;
        }
    };
    let mask = |v: &mut u64, n: u32| {
        if n < 64 {
            *v &= (1 << n) - 1;
        }
    };
    let ty = |ty: &mut Ty| {
        if let Ty::Bits(n) | Ty::Signed(n) = ty {
            width(n);
        }
    };
    for def in &mut out.types.structs {
        for (_, field) in &mut def.fields {
            ty(field);
        }
    }
    for def in &mut out.types.buses {
        ty(&mut def.there);
        ty(&mut def.back);
    }
    for field in out.blocks.iter_mut().flat_map(|b| &mut b.fields) {
        match &mut field.kind {
            FieldKind::In(t) | FieldKind::Out(t) | FieldKind::Local(t) | FieldKind::Array(t, _) => {
                ty(t);
            }
            FieldKind::Constant(t, v) | FieldKind::Register(_, t, v) => {
                ty(t);
                if let Ty::Bits(n) | Ty::Signed(n) = t {
                    mask(&mut v.0, *n);
                }
            }
            FieldKind::Ram(_, d, ..) => width(d),
            FieldKind::Rom(_, d, words) => {
                width(d);
                for word in words {
                    mask(word, *d);
                }
            }
            _ => {}
        }
    }
    for id in 0..out.blocks.len() {
        let types = out.types.clone();
        each_expr_mut(&mut out.blocks[id], &mut |e| match e {
            Expr::Read(_, t) => ty(t),
            Expr::Bits(n, v) | Expr::Number(n, v, _) => {
                width(n);
                mask(v, *n);
            }
            Expr::SignedNumber(n, v) => {
                width(n);
                *v = 0;
            }
            Expr::LoopBits(n, _) => width(n),
            Expr::Cast(a, b, _) | Expr::SignedResize(a, b, _) => {
                width(a);
                width(b);
            }
            Expr::Slice(..) | Expr::GetBit(..) | Expr::Replace(..) => {
                if let Expr::Slice(n, ..) = e {
                    width(n);
                }
                if let Expr::Slice(_, of, at) | Expr::GetBit(of, at) | Expr::Replace(of, at, _) = e
                    && let (Ty::Bits(n) | Ty::Signed(n), At::Number(lo)) = (of.ty(&types), at)
                {
                    *lo = (*lo).min(n - 1);
                }
            }
            _ => {}
        });
    }
    out
}
