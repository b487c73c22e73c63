//! Walks over the tree.

use super::types::{At, Block, Expr, Kernel, Place, Stmt};

impl At {
    /// The expression in it.
    pub(super) fn expr(&self) -> Option<&Expr> {
        match self {
            Self::Signal(e) => Some(e),
            Self::Number(_) | Self::Loop(_) => None,
        }
    }

    fn expr_mut(&mut self) -> Option<&mut Expr> {
        match self {
            Self::Signal(e) => Some(e),
            Self::Number(_) | Self::Loop(_) => None,
        }
    }
}

impl Expr {
    /// Operands.
    pub(super) fn parts(&self) -> Vec<&Expr> {
        match self {
            Self::Read(..)
            | Self::ReadField(..)
            | Self::Bits(..)
            | Self::Number(..)
            | Self::SignedNumber(..)
            | Self::Bool(_)
            | Self::Variant(..)
            | Self::LoopBits(..)
            | Self::LoopCompare(..) => Vec::new(),
            Self::Unary(_, a)
            | Self::ShiftNumber(_, a, _)
            | Self::Cast(_, _, a)
            | Self::ToSigned(a)
            | Self::ToUnsigned(a)
            | Self::SignedResize(_, _, a) => vec![a],
            Self::Binary(_, a, b)
            | Self::AddBit(a, b)
            | Self::Multiply(a, b)
            | Self::Logic(_, a, b)
            | Self::Compare(_, a, b)
            | Self::Shift(_, a, b) => vec![a, b],
            Self::Slice(_, a, at) | Self::GetBit(a, at) => {
                std::iter::once(&**a).chain(at.expr()).collect()
            }
            Self::Replace(a, at, b) => [&**a].into_iter().chain(at.expr()).chain([&**b]).collect(),
        }
    }

    /// Operands, to be changed.
    pub(super) fn parts_mut(&mut self) -> Vec<&mut Expr> {
        match self {
            Self::Read(..)
            | Self::ReadField(..)
            | Self::Bits(..)
            | Self::Number(..)
            | Self::SignedNumber(..)
            | Self::Bool(_)
            | Self::Variant(..)
            | Self::LoopBits(..)
            | Self::LoopCompare(..) => Vec::new(),
            Self::Unary(_, a)
            | Self::ShiftNumber(_, a, _)
            | Self::Cast(_, _, a)
            | Self::ToSigned(a)
            | Self::ToUnsigned(a)
            | Self::SignedResize(_, _, a) => vec![a],
            Self::Binary(_, a, b)
            | Self::AddBit(a, b)
            | Self::Multiply(a, b)
            | Self::Logic(_, a, b)
            | Self::Compare(_, a, b)
            | Self::Shift(_, a, b) => vec![a, b],
            Self::Slice(_, a, at) | Self::GetBit(a, at) => {
                std::iter::once(&mut **a).chain(at.expr_mut()).collect()
            }
            Self::Replace(a, at, b) => {
                [&mut **a].into_iter().chain(at.expr_mut()).chain([&mut **b]).collect()
            }
        }
    }

    /// This expression and all below it.
    pub(super) fn each(&self, see: &mut dyn FnMut(&Expr)) {
        see(self);
        for part in self.parts() {
            part.each(see);
        }
    }

    /// The same, to be changed, the operands first.
    pub(super) fn each_mut(&mut self, change: &mut dyn FnMut(&mut Expr)) {
        for part in self.parts_mut() {
            part.each_mut(change);
        }
        change(self);
    }
}

impl Stmt {
    /// The lists of statements inside.
    pub(super) fn bodies(&self) -> Vec<&Vec<Stmt>> {
        match self {
            Self::If(arms, otherwise) => {
                arms.iter().map(|(_, body)| body).chain([otherwise]).collect()
            }
            Self::Match(_, arms) => arms.iter().map(|(_, body)| body).collect(),
            Self::For(.., body) => vec![body],
            _ => Vec::new(),
        }
    }

    /// The same, to be changed.
    pub(super) fn bodies_mut(&mut self) -> Vec<&mut Vec<Stmt>> {
        match self {
            Self::If(arms, otherwise) => {
                arms.iter_mut().map(|(_, body)| body).chain([otherwise]).collect()
            }
            Self::Match(_, arms) => arms.iter_mut().map(|(_, body)| body).collect(),
            Self::For(.., body) => vec![body],
            _ => Vec::new(),
        }
    }

    /// The expressions that stand in the statement itself.
    pub(super) fn exprs(&self) -> Vec<&Expr> {
        match self {
            Self::Assign(_, e) | Self::AssignField(_, _, e) | Self::Match(e, _) => vec![e],
            Self::If(arms, _) => arms.iter().map(|(e, _)| e).collect(),
            _ => Vec::new(),
        }
    }

    /// The same, to be changed.
    pub(super) fn exprs_mut(&mut self) -> Vec<&mut Expr> {
        match self {
            Self::Assign(_, e) | Self::AssignField(_, _, e) | Self::Match(e, _) => vec![e],
            Self::If(arms, _) => arms.iter_mut().map(|(e, _)| e).collect(),
            _ => Vec::new(),
        }
    }

    /// The signal it writes.
    pub(super) fn target(&self) -> Option<&Place> {
        match self {
            Self::Assign(place, _) | Self::AssignField(place, ..) | Self::TieClock(place) => {
                Some(place)
            }
            _ => None,
        }
    }
}

/// Shows every statement, at any depth.
pub(super) fn each_stmt(body: &[Stmt], see: &mut dyn FnMut(&Stmt)) {
    for stmt in body {
        see(stmt);
        for inner in stmt.bodies() {
            each_stmt(inner, see);
        }
    }
}

/// Shows every list of statements, the outermost first.
pub(super) fn each_body(body: &mut Vec<Stmt>, change: &mut dyn FnMut(&mut Vec<Stmt>)) {
    change(body);
    for stmt in body {
        for inner in stmt.bodies_mut() {
            each_body(inner, change);
        }
    }
}

/// Every expression of a block, at any depth, operands before what they are part of.
pub(super) fn each_expr_mut(block: &mut Block, change: &mut dyn FnMut(&mut Expr)) {
    each_body(&mut block.body, &mut |body| {
        for stmt in body {
            for e in stmt.exprs_mut() {
                e.each_mut(change);
            }
        }
    });
}

/// Whether some expression of the kernel is as asked.
pub(crate) fn any_expr(kernel: &Kernel, wanted: &dyn Fn(&Expr) -> bool) -> bool {
    let mut found = false;
    for block in &kernel.blocks {
        each_stmt(&block.body, &mut |stmt| {
            for e in stmt.exprs() {
                e.each(&mut |e| found |= wanted(e));
            }
        });
    }
    found
}
