//! The generator: a seed and a few wishes give a kernel.

mod block;
mod bus;
mod expr;
mod stmt;

use ctxnic::sim::stimulus::Rng;

use super::types::{EnumDef, FieldKind, Kernel, StructDef, Ty, Types};

/// What a kernel is to be like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Of the module, lower case.
    pub(crate) name: String,
    pub(crate) seed: u64,
    /// A width that must occur at the ports.
    pub(crate) width: u32,
}

impl Plan {
    /// Kernel number `number` of a series: the widths 1 to 65 in turn, every eleventh kernel 66 to
    /// 200 bits, a few about 600.
    pub(crate) fn of(prefix: &str, seed: u64, number: u32) -> Self {
        let mut rng = Rng::new(seed).fork(u64::from(number));
        let wide = number / 11;
        let width = if number % 11 == 10 {
            if wide % 8 == 7 {
                590 + wide % 21
            } else {
                u32::try_from(rng.range(66, 200)).unwrap_or(66)
            }
        } else {
            1 + (number - wide) % 65
        };
        Self { name: format!("{prefix}{number:04}"), seed: rng.next_u64(), width }
    }
}

/// Names of states.
const NAMES: [&str; 6] = ["Idle", "Load", "Run", "Wait", "Done", "Fail"];

/// Everything the parts of the generator share.
pub(super) struct Gen {
    pub(super) rng: Rng,
    pub(super) types: Types,
    /// Widths of signals.
    pub(super) pool: Vec<u32>,
    /// Prefix of all Rust names.
    pub(super) prefix: String,
    /// The signals are wide: rust-hdl is slow, and the Verilog long.
    pub(super) wide: bool,
}

/// Makes a kernel; the same plan always gives the same one.
pub(crate) fn generate(plan: &Plan) -> Kernel {
    let rng = Rng::new(plan.seed);
    let prefix: String = plan
        .name
        .char_indices()
        .map(|(at, c)| if at == 0 { c.to_ascii_uppercase() } else { c })
        .collect();
    let mut generator =
        Gen { rng, types: Types::default(), pool: Vec::new(), prefix, wide: plan.width > 65 };
    generator.declare(plan.width);
    let mut blocks = Vec::new();
    let children = match generator.rng.below(6) {
        0 if !generator.wide => 2,
        1 | 2 if !generator.wide => 1,
        _ => 0,
    };
    for number in 0..children {
        // The second child may hold the first.
        let name = format!("{}Child{number}", generator.prefix);
        let block = generator.block(&name, &blocks, None);
        blocks.push(block);
    }
    if !generator.wide && generator.rng.chance(1, 10) {
        generator.bus(&mut blocks);
    }
    let name = format!("{}Top", generator.prefix);
    let top = generator.block(&name, &blocks, Some(plan.width));
    blocks.push(top);
    let mut kernel = Kernel { name: plan.name.clone(), types: generator.types, blocks };
    kernel.tidy();
    kernel
}

impl Gen {
    /// Widths and types.
    fn declare(&mut self, width: u32) {
        self.pool.push(width);
        let rng = &mut self.rng;
        if self.wide {
            self.pool.push(u32::try_from(rng.range(1, 12)).unwrap_or(1));
        } else {
            for _ in 0..2 {
                let other = match rng.below(6) {
                    0 => width + 1,
                    1 => width.saturating_sub(1).max(1),
                    2 => (width / 2).max(1),
                    3 => rng.pick(&[16, 32, 33, 64]).copied().unwrap_or(32),
                    _ => u32::try_from(rng.range(1, 12)).unwrap_or(1),
                };
                self.pool.push(other);
            }
            self.pool.push(u32::try_from(rng.range(2, 8)).unwrap_or(2));
        }
        if self.rng.chance(1, 3) {
            let variants = 2 + self.rng.index(5);
            self.types.enums.push(EnumDef {
                name: format!("{}State", self.prefix),
                variants: NAMES[..variants].iter().map(|v| (*v).to_owned()).collect(),
            });
        }
        if self.rng.chance(1, 4) {
            let mut fields = vec![("valid".to_owned(), Ty::Bit)];
            let data = self.width();
            fields.push(("data".to_owned(), Ty::Bits(data)));
            if !self.types.enums.is_empty() && self.rng.chance(1, 2) {
                fields.push(("state".to_owned(), Ty::Enum(0)));
            } else if self.rng.chance(1, 2) {
                let tag = self.width();
                fields.insert(0, ("tag".to_owned(), Ty::Bits(tag)));
            }
            self.types.structs.push(StructDef { name: format!("{}Word", self.prefix), fields });
        }
    }

    /// One of the widths.
    pub(super) fn width(&mut self) -> u32 {
        self.rng.pick(&self.pool).copied().unwrap_or(1)
    }

    /// A type for a port of the top or a register.
    pub(super) fn plain_ty(&mut self) -> Ty {
        match self.rng.below(10) {
            0 | 1 => Ty::Bit,
            2 if !self.wide => Ty::Signed(self.width().max(2)),
            _ => Ty::Bits(self.width()),
        }
    }

    /// A type for a signal inside.
    pub(super) fn any_ty(&mut self) -> Ty {
        match self.rng.below(8) {
            0 | 1 if !self.types.enums.is_empty() => Ty::Enum(0),
            2 | 3 if !self.types.structs.is_empty() => Ty::Struct(0),
            _ => self.plain_ty(),
        }
    }
}

impl Kernel {
    /// Drops blocks and types that nothing uses.
    pub(in super::super) fn tidy(&mut self) {
        loop {
            let used = |id: usize| {
                id + 1 == self.blocks.len()
                    || self.blocks.iter().flat_map(|b| &b.fields).any(|f| {
                        matches!(f.kind, FieldKind::Child(c) | FieldKind::Children(c, _) if c == id)
                    })
            };
            let Some(gone) = (0..self.blocks.len()).find(|&id| !used(id)) else { break };
            self.blocks.remove(gone);
            for field in self.blocks.iter_mut().flat_map(|b| &mut b.fields) {
                if let FieldKind::Child(id) | FieldKind::Children(id, _) = &mut field.kind
                    && *id > gone
                {
                    *id -= 1;
                }
            }
        }
        let text = format!("{:?}", self.blocks);
        if !self.types.structs.is_empty() && !text.contains("Struct(") {
            self.types.structs.clear();
        }
        let text = format!("{text}{:?}", self.types.structs);
        if !self.types.enums.is_empty() && !text.contains("Enum(") {
            self.types.enums.clear();
        }
        if !self.types.buses.is_empty() && !text.contains("Bus(") {
            self.types.buses.clear();
        }
    }
}
