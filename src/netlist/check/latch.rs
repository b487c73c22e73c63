//! A process gives its target a value on every path.

use super::{at, codes, net_name};
use crate::diag::Diagnostics;
use crate::netlist::ir::{DriverKind, Module, Stmt};
use crate::netlist::value::Value;

/// The bits of the target that are written for certain.
#[derive(Clone, PartialEq, Eq)]
enum Cover {
    None,
    Some(Value),
    All,
}

impl Cover {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, _) | (_, Self::None) => Self::None,
            (Self::All, other) => other,
            (some, Self::All) => some,
            (Self::Some(a), Self::Some(b)) => {
                let words = a.words().iter().zip(b.words()).map(|(a, b)| a & b).collect();
                Self::of(Value::from_words(a.width(), words))
            }
        }
    }

    fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::All, _) | (_, Self::All) => Self::All,
            (Self::None, other) => other,
            (some, Self::None) => some,
            (Self::Some(a), Self::Some(b)) => {
                let words = a.words().iter().zip(b.words()).map(|(a, b)| a | b).collect();
                Self::of(Value::from_words(a.width(), words))
            }
        }
    }

    fn of(bits: Value) -> Self {
        if bits.is_zero() {
            Self::None
        } else if bits == Value::ones(bits.width()) {
            Self::All
        } else {
            Self::Some(bits)
        }
    }
}

/// Reports targets that keep their old value on some path.
pub(super) fn check(module: &Module, found: &mut Diagnostics) {
    for driver in &module.drivers {
        let DriverKind::Process(block) = &driver.kind else { continue };
        let width = module.net(driver.target).width;
        let name = net_name(module, driver.target);
        let missing = match cover(block, width) {
            Cover::All => continue,
            Cover::None => "it".to_string(),
            Cover::Some(bits) => {
                let bit = (0..width).find(|&i| !bits.bit(i)).unwrap_or(0);
                format!("bit {bit} of it")
            }
        };
        found.push(at(
            module,
            name,
            codes::LATCH,
            format!("`{name}` is a latch: on some path nothing is assigned to {missing}"),
            "assign a default value before the `if` or `match`",
        ));
    }
}

fn cover(block: &[Stmt], width: u32) -> Cover {
    let mut sum = Cover::None;
    for statement in block {
        let one = match statement {
            Stmt::Assign(_) => return Cover::All,
            Stmt::AssignSlice { lo, value } => {
                let mut bits = Value::zero(width);
                for bit in *lo..lo.saturating_add(value.width).min(width) {
                    bits.set_bit(bit, true);
                }
                Cover::of(bits)
            }
            Stmt::If { then, otherwise, .. } => cover(then, width).and(cover(otherwise, width)),
            Stmt::Case { sel, arms, default } => {
                let all = 1usize.checked_shl(sel.width).is_some_and(|n| arms.len() == n);
                let start = if all { Cover::All } else { cover(default, width) };
                arms.iter().fold(start, |sum, (_, body)| sum.and(cover(body, width)))
            }
            Stmt::Comment(_) => continue,
        };
        sum = sum.or(one);
        if sum == Cover::All {
            return sum;
        }
    }
    sum
}
