//! Random statements that write given signals.

use super::super::types::{CmpOp, Expr, Index, Pattern, Place, Stmt, Ty};
use super::Gen;
use super::expr::Scope;

/// A signal to be written.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) place: Place,
    pub(super) ty: Ty,
    /// It has a value already (`dff_setup!`): writing it is optional.
    pub(super) kept: bool,
}

impl Gen {
    /// Writes every target on every path.
    pub(super) fn cover(&mut self, targets: &[Target], depth: u32, scope: &Scope) -> Vec<Stmt> {
        let style = if depth == 0 { 0 } else { self.rng.below(8) };
        let mut out = Vec::new();
        match style {
            0..=3 => {
                for target in targets {
                    if !target.kept || self.rng.chance(3, 4) {
                        self.assign(target, scope, &mut out);
                    }
                }
            }
            4 | 5 => {
                for target in targets.iter().filter(|t| !t.kept) {
                    self.assign(target, scope, &mut out);
                }
                out.extend(self.maybe(targets, depth - 1, scope));
            }
            6 => {
                let mut arms = Vec::new();
                for _ in 0..=self.rng.index(2) {
                    let cond = self.bit(1, scope);
                    arms.push((cond, self.cover(targets, depth - 1, scope)));
                }
                let otherwise = self.cover(targets, depth - 1, scope);
                out.push(Stmt::If(arms, otherwise));
            }
            _ => {
                let (on, patterns) = self.choice(scope);
                let arms = patterns
                    .into_iter()
                    .map(|pattern| (pattern, self.cover(targets, 0, scope)))
                    .collect();
                out.push(Stmt::Match(on, arms));
            }
        }
        out
    }

    /// Writes some targets on some paths.
    fn maybe(&mut self, targets: &[Target], depth: u32, scope: &Scope) -> Vec<Stmt> {
        let mut out = Vec::new();
        match self.rng.below(4) {
            0 | 1 => {
                let mut arms = Vec::new();
                for _ in 0..=self.rng.index(2) {
                    let cond = self.bit(2, scope);
                    arms.push((cond, self.some(targets, depth, scope)));
                }
                out.push(Stmt::If(arms, Vec::new()));
            }
            2 => {
                let (on, patterns) = self.choice(scope);
                let mut arms = Vec::new();
                for pattern in patterns {
                    let empty = pattern == Pattern::Rest && self.rng.chance(1, 2);
                    let body = if empty { Vec::new() } else { self.some(targets, 0, scope) };
                    arms.push((pattern, body));
                }
                out.push(Stmt::Match(on, arms));
            }
            _ => out.push(self.decisions_in_a_loop(targets, scope)),
        }
        out
    }

    /// A loop whose later turns win.
    fn decisions_in_a_loop(&mut self, targets: &[Target], scope: &Scope) -> Stmt {
        let (var, from, to, inner) = self.open_loop(scope, 4);
        let cond = self.bit(1, &inner);
        let body = self.some(targets, 0, &inner);
        let mut body = vec![Stmt::If(vec![(cond, body)], Vec::new())];
        if self.rng.chance(1, 3) {
            let op = if self.rng.chance(1, 2) { CmpOp::Ne } else { CmpOp::Lt };
            let cond = Expr::LoopCompare(op, var.clone(), to - 1);
            body = vec![Stmt::If(vec![(cond, body)], Vec::new())];
        }
        Stmt::For(var, from, to, body)
    }

    /// A new loop variable: name, bounds, scope inside.
    pub(super) fn open_loop(
        &mut self,
        scope: &Scope,
        most: usize,
    ) -> (String, usize, usize, Scope) {
        let var = ["i", "j", "k"][scope.loops.len().min(2)].to_owned();
        let to = 2 + self.rng.index(most - 1);
        let from = usize::from(self.rng.chance(1, 4));
        let mut inner = scope.clone();
        inner.loops.push((var.clone(), to));
        (var, from, to, inner)
    }

    /// One or more of the targets, written.
    fn some(&mut self, targets: &[Target], depth: u32, scope: &Scope) -> Vec<Stmt> {
        let first = self.rng.index(targets.len());
        let mut picked = Vec::new();
        for (at, target) in targets.iter().enumerate() {
            if at == first || self.rng.chance(1, 3) {
                picked.push(Target { kept: false, ..target.clone() });
            }
        }
        if depth > 0 && self.rng.chance(1, 3) {
            return self.maybe(&picked, depth - 1, scope);
        }
        let mut out = Vec::new();
        for target in &picked {
            match &target.ty {
                Ty::Struct(id) if self.rng.chance(1, 2) => {
                    let field = self.types.structs[*id].fields.clone();
                    if let Some((name, ty)) = self.rng.pick(&field).cloned() {
                        let value = self.right_side(&ty, scope);
                        out.push(Stmt::AssignField(target.place.clone(), name, value));
                    }
                }
                _ => self.assign(target, scope, &mut out),
            }
        }
        out
    }

    /// Something to `match` on, with patterns that take every value.
    fn choice(&mut self, scope: &Scope) -> (Expr, Vec<Pattern>) {
        if self.rng.chance(3, 4)
            && let Some(id) = (!self.types.enums.is_empty()).then_some(0)
            && let Some(read) = self.read(&Ty::Enum(id), scope)
        {
            let variants = self.types.enums[id].variants.len();
            let mut patterns: Vec<Pattern> = (0..variants).map(Pattern::Variant).collect();
            if variants > 2 && self.rng.chance(1, 2) {
                let keep = 1 + self.rng.index(variants - 2);
                self.rng.shuffle(&mut patterns);
                patterns.truncate(keep);
                patterns.push(Pattern::Rest);
            }
            return (read, patterns);
        }
        let widths: Vec<Ty> = scope
            .readable
            .iter()
            .filter(|r| matches!(r.ty, Ty::Bits(2..=32)))
            .map(|r| r.ty.clone())
            .collect();
        if let Some(ty) = self.rng.pick(&widths).cloned()
            && let Some(read) = self.read(&ty, scope)
            && let Ty::Bits(width) = ty
        {
            let mut patterns: Vec<Pattern> = Vec::new();
            for _ in 0..=1 + self.rng.index(2) {
                let limit = (1u64 << width).min(6);
                let number =
                    if self.rng.chance(1, 6) { self.value(width) } else { self.rng.below(limit) };
                let pattern = Pattern::Number(number);
                if !patterns.contains(&pattern) {
                    patterns.push(pattern);
                }
            }
            patterns.push(Pattern::Rest);
            return (read, patterns);
        }
        (self.bit(1, scope), vec![Pattern::Bool(true), Pattern::Bool(false)])
    }

    /// One target written; a struct at once or field by field.
    pub(super) fn assign(&mut self, target: &Target, scope: &Scope, out: &mut Vec<Stmt>) {
        if let Ty::Struct(id) = &target.ty {
            let whole = scope.readable.iter().any(|r| r.ty == target.ty);
            if whole
                && self.rng.chance(1, 2)
                && let Some(e) = self.read(&target.ty, scope)
            {
                out.push(Stmt::Assign(target.place.clone(), e));
                return;
            }
            for (name, ty) in self.types.structs[*id].fields.clone() {
                let value = self.right_side(&ty, scope);
                out.push(Stmt::AssignField(target.place.clone(), name, value));
            }
            return;
        }
        out.push(Stmt::Assign(target.place.clone(), self.right_side(&target.ty, scope)));
    }

    /// All elements of an array: one by one in a loop, or each from the one before.
    pub(super) fn array(&mut self, field: &str, ty: &Ty, count: usize, scope: &Scope) -> Vec<Stmt> {
        let mut inner = scope.clone();
        let place = |index: Index| Place::own(field).at(index);
        if count > 1 && self.rng.chance(1, 2) {
            let first = Target { place: place(Index::number(0)), ty: ty.clone(), kept: false };
            let mut out = Vec::new();
            self.assign(&first, scope, &mut out);
            inner.loops.push(("i".into(), count - 1));
            let before = Expr::Read(place(Index::of("i", 1, 0)), ty.clone());
            let next = self.combine(before, ty, &inner);
            let body = vec![Stmt::Assign(place(Index::of("i", 1, 1)), next)];
            out.push(Stmt::For("i".into(), 0, count - 1, body));
            return out;
        }
        if count == 4 && self.rng.chance(1, 2) {
            let two = [("i".to_owned(), 2), ("j".to_owned(), 2)];
            inner.loops.extend(two);
            let index = Index { terms: vec![("i".into(), 2), ("j".into(), 1)], plus: 0 };
            let body = vec![Stmt::Assign(place(index), self.right_side(ty, &inner))];
            return vec![Stmt::For("i".into(), 0, 2, vec![Stmt::For("j".into(), 0, 2, body)])];
        }
        inner.loops.push(("i".into(), count));
        let target = Target { place: place(Index::of("i", 1, 0)), ty: ty.clone(), kept: false };
        let body = self.cover(&[target], 1, &inner);
        vec![Stmt::For("i".into(), 0, count, body)]
    }

    /// A value with another one mixed in.
    fn combine(&mut self, e: Expr, ty: &Ty, scope: &Scope) -> Expr {
        use super::super::types::BinOp;
        let ops = match ty {
            Ty::Bits(_) => vec![BinOp::Add, BinOp::Sub, BinOp::Xor, BinOp::Or],
            Ty::Signed(_) => vec![BinOp::Add, BinOp::Sub],
            _ => vec![BinOp::Xor, BinOp::And],
        };
        let op = self.rng.pick(&ops).copied().unwrap_or(BinOp::Xor);
        Expr::Binary(op, Box::new(e), Box::new(self.expr(ty, 1, scope)))
    }
}
