//! Which net each signal of a block became: what [`super::module`] made, read back in the order in
//! which it makes it.

use rust_hdl::core::ast::Verilog;
use rust_hdl::core::prelude::{AtomKind, TypeDescriptor};

use super::walk::{RawAtom, RawBlock, readable};
use crate::netlist::ir::{Design, ModuleId};

/// A signal of a block and its net.
pub(crate) struct FieldNet {
    /// Address of the signal in the block.
    pub(crate) at: usize,
    /// Where a person finds it: `top.lanes[3].q`.
    pub(crate) field: String,
    /// Path of the net below the top: `lanes_3_q`.
    pub(crate) path: String,
    /// Its Rust type.
    pub(crate) ty: TypeDescriptor,
}

/// The nets of all signals; clocks and constants have none.
pub(super) fn fields(raw: &RawBlock, design: &Design) -> Vec<FieldNet> {
    let mut out = Vec::new();
    block(raw, design, design.top, "", &mut out);
    out
}

fn is_port(atom: &RawAtom) -> bool {
    matches!(atom.kind, AtomKind::InputParameter | AtomKind::OutputParameter)
}

/// Nets are made for `clk` and `rst`, the block's own signals, then the ports of its children.
fn block(raw: &RawBlock, design: &Design, module: ModuleId, prefix: &str, out: &mut Vec<FieldNet>) {
    let module = design.module(module);
    let special = if module.clk.is_some() { 2 } else { 0 };
    let mut nets = module.nets.iter().skip(special);
    let mut take = |atom: &RawAtom, owner: &str| {
        let net = nets.next()?;
        let field = format!("{owner}.{}", readable(&atom.name));
        let path = format!("{prefix}{}", net.name);
        Some(FieldNet { at: atom.at, field, path, ty: atom.ty.clone() })
    };
    let own = |atom: &&RawAtom| is_port(atom) || atom.kind == AtomKind::LocalSignal;
    for atom in raw.atoms.iter().filter(own).filter(|atom| !atom.is_clock()) {
        out.extend(take(atom, &raw.path));
    }
    let is_instance = |child: &RawBlock| matches!(child.code, Verilog::Combinatorial(_));
    for child in &raw.children {
        for atom in child.atoms.iter().filter(|atom| is_port(atom) && !atom.is_clock()) {
            // The ports of an instance have nets of its own module, found below.
            let net = take(atom, &child.path);
            out.extend(net.filter(|_| !is_instance(child)));
        }
    }
    let instances = raw.children.iter().filter(|child| is_instance(child));
    for (child, instance) in instances.zip(&module.instances) {
        block(child, design, instance.module, &format!("{prefix}{}.", instance.name), out);
    }
}
