//! Walks a connected block with rust-hdl's [`Probe`] and keeps what the elaborator needs.

use rust_hdl::core::ast::Verilog;
use rust_hdl::core::prelude::{
    Atom, AtomKind, Block, NamedPath, Probe, TypeDescriptor, VerilogLiteral,
};

/// A block as rust-hdl shows it: its own signals, its children, its hardware text.
pub(super) struct RawBlock {
    /// Field name in the parent: `lanes$3` for the fourth of a `Vec`.
    pub(super) field: String,
    /// Path for messages: `top.rx.lanes[3]`.
    pub(super) path: String,
    /// Signals and constants in order of declaration; those of an interface as `bus$field`.
    pub(super) atoms: Vec<RawAtom>,
    /// Blocks in order of declaration.
    pub(super) children: Vec<Self>,
    /// What `hdl()` gave.
    pub(super) code: Verilog,
}

/// A signal or a constant.
pub(super) struct RawAtom {
    /// Name in its block, `$` between the parts.
    pub(super) name: String,
    /// Bits.
    pub(super) width: usize,
    /// Direction, or local, or constant.
    pub(super) kind: AtomKind,
    /// Its Rust type.
    pub(super) ty: TypeDescriptor,
    /// Value of a constant.
    pub(super) value: Option<VerilogLiteral>,
    /// Where the signal is in the block, to find it again by reference.
    pub(super) at: usize,
}

impl RawAtom {
    /// True for a `Signal<_, Clock>`.
    pub(super) fn is_clock(&self) -> bool {
        self.ty.name == "clock"
    }
}

/// `lanes$3$q` as people write it: `lanes[3].q`.
pub(super) fn readable(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for part in name.split('$') {
        if !out.is_empty() && !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) {
            out.push_str(&format!("[{part}]"));
        } else {
            if !out.is_empty() {
                out.push('.');
            }
            out.push_str(part);
        }
    }
    out
}

#[derive(Default)]
struct Walker {
    open: Vec<RawBlock>,
    namespace: NamedPath,
    done: Option<RawBlock>,
}

impl Probe for Walker {
    fn visit_start_scope(&mut self, name: &str, node: &dyn Block) {
        let path = match self.open.last() {
            Some(parent) => format!("{}.{}", parent.path, readable(name)),
            None => name.to_string(),
        };
        self.namespace.reset();
        self.open.push(RawBlock {
            field: name.to_string(),
            path,
            atoms: Vec::new(),
            children: Vec::new(),
            code: node.hdl(),
        });
    }

    fn visit_start_namespace(&mut self, name: &str, _node: &dyn Block) {
        self.namespace.push(name);
    }

    fn visit_atom(&mut self, name: &str, signal: &dyn Atom) {
        let Some(block) = self.open.last_mut() else { return };
        let name = if self.namespace.is_empty() {
            name.to_string()
        } else {
            format!("{}${name}", self.namespace.flat("$"))
        };
        let kind = signal.kind();
        block.atoms.push(RawAtom {
            name,
            width: signal.bits(),
            kind,
            ty: signal.descriptor(),
            value: (kind == AtomKind::Constant).then(|| signal.verilog()),
            at: std::ptr::from_ref(signal).cast::<()>().addr(),
        });
    }

    fn visit_end_namespace(&mut self, _name: &str, _node: &dyn Block) {
        if !self.namespace.is_empty() {
            self.namespace.pop();
        }
    }

    fn visit_end_scope(&mut self, _name: &str, _node: &dyn Block) {
        self.namespace.reset();
        if let Some(block) = self.open.pop() {
            match self.open.last_mut() {
                Some(parent) => parent.children.push(block),
                None => self.done = Some(block),
            }
        }
    }
}

/// The tree of blocks under `block`, or `None` when it is no block but a bare signal or interface.
pub(super) fn walk(block: &dyn Block) -> Option<RawBlock> {
    let mut walker = Walker::default();
    block.accept("top", &mut walker);
    walker.done
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn array_elements_read_as_in_rust() {
        assert_eq!(readable("lanes$3$q"), "lanes[3].q");
        assert_eq!(readable("a$b"), "a.b");
        assert_eq!(readable("xs$0$1"), "xs[0][1]");
    }
}
