//! Rust types as rust-hdl describes them: how the bits of a signal are read.

use std::rc::Rc;

use rust_hdl::core::prelude::{TypeDescriptor, TypeKind};

use super::kernel::{Field, Kind};
use super::module::Scope;
use super::walk::RawAtom;
use crate::netlist::check::codes;
use crate::netlist::ir::{EnumId, EnumType};

impl Scope<'_> {
    /// Reports a type that says another width than its signal: a wrong `impl Synth`.
    pub(super) fn same_width(&mut self, name: &str, atom: &RawAtom, width: u32) {
        let told = width_of(&atom.ty);
        if told != width {
            self.error(
                codes::WIDTH_MISMATCH,
                name,
                format!("{width} bits of the type `{}`, which has {told}", atom.ty.name),
                "let `BITS` and `descriptor()` of the type agree: derive `LogicState` or \
                 `LogicStruct`",
            );
        }
    }

    pub(super) fn kind(&mut self, ty: &TypeDescriptor) -> Kind {
        match &ty.kind {
            TypeKind::Bits(_) => Kind::Bits,
            TypeKind::Signed(_) => Kind::Signed,
            TypeKind::Enum(variants) if variants.len() < 2 => Kind::Bits,
            TypeKind::Enum(variants) => Kind::Enum(self.enumeration(&ty.name, variants)),
            TypeKind::Composite(fields) => {
                let mut lo = 0;
                let mut out = Vec::new();
                for field in fields {
                    let width = width_of(&field.kind);
                    out.push(Field { lo, width, kind: self.kind(&field.kind) });
                    lo = lo.saturating_add(width);
                }
                Kind::Struct(Rc::from(out))
            }
        }
    }

    fn enumeration(&mut self, name: &str, variants: &[String]) -> EnumId {
        let variants: Vec<String> =
            variants.iter().map(|v| v.rsplit("::").next().unwrap_or(v).to_string()).collect();
        let same_name = |e: &EnumType| {
            e.name == name || e.name.strip_prefix(name).is_some_and(|r| r.starts_with('_'))
        };
        let known = self.module.enums.iter().position(|e| same_name(e) && e.variants == variants);
        if let Some(known) = known {
            return EnumId::from(known);
        }
        let homonyms = self.module.enums.iter().filter(|e| same_name(e)).count();
        let name =
            if homonyms == 0 { name.to_string() } else { format!("{name}_{}", homonyms + 1) };
        let width = bits_for(variants.len());
        self.module.enums.push(EnumType { name, variants, width });
        EnumId::from(self.module.enums.len() - 1)
    }
}

/// Bits that tell `count` values apart.
fn bits_for(count: usize) -> u32 {
    count.saturating_sub(1).checked_ilog2().map_or(0, |log| log + 1)
}

/// Bits of a type.
pub(crate) fn width_of(ty: &TypeDescriptor) -> u32 {
    match &ty.kind {
        TypeKind::Bits(width) | TypeKind::Signed(width) => u32::try_from(*width).unwrap_or(0),
        TypeKind::Enum(variants) => bits_for(variants.len()),
        TypeKind::Composite(fields) => {
            fields.iter().fold(0, |sum: u32, f| sum.saturating_add(width_of(&f.kind)))
        }
    }
}
