//! Operators on constants, and operators whose result a constant operand settles.

use crate::netlist::ir::{BinaryOp, Expr, Module, UnaryOp};
use crate::netlist::value::Value;

/// The operator applied to a number.
pub(super) fn unary(op: UnaryOp, a: &Value) -> Value {
    let width = a.width();
    let bit = |bit: bool| Value::from_u64(1, u64::from(bit));
    match op {
        UnaryOp::Not => not(a),
        UnaryOp::Neg => add(&Value::zero(width), &not(a), true),
        UnaryOp::All => bit(*a == Value::ones(width)),
        UnaryOp::Any => bit(!a.is_zero()),
        UnaryOp::Xor => bit(a.words().iter().map(|word| word.count_ones()).sum::<u32>() % 2 == 1),
    }
}

/// The operator applied to two numbers.
pub(super) fn binary(op: BinaryOp, a: &Value, b: &Value) -> Value {
    let width = a.width();
    let zip = |f: fn(u64, u64) -> u64| {
        let words = a.words().iter().zip(b.words()).map(|(&a, &b)| f(a, b)).collect();
        Value::from_words(width, words)
    };
    let amount = b.to_u64().and_then(|b| u32::try_from(b).ok()).map_or(width, |b| b.min(width));
    match op {
        BinaryOp::Add => add(a, b, false),
        BinaryOp::Sub => add(a, &not(b), true),
        BinaryOp::Mul => (0..width)
            .filter(|&place| b.bit(place))
            .fold(Value::zero(width), |sum, place| add(&sum, &shift_left(a, place), false)),
        BinaryOp::And => zip(|a, b| a & b),
        BinaryOp::Or => zip(|a, b| a | b),
        BinaryOp::Xor => zip(|a, b| a ^ b),
        BinaryOp::Shl => shift_left(a, amount),
        BinaryOp::Shr => a.slice(amount, width),
        BinaryOp::Sar => {
            let mut out = a.slice(amount, width);
            for place in width - amount..width {
                out.set_bit(place, a.bit(width - 1));
            }
            out
        }
        _ => Value::from_u64(1, u64::from(compare(op, a, b))),
    }
}

fn not(a: &Value) -> Value {
    Value::from_words(a.width(), a.words().iter().map(|word| !word).collect())
}

fn add(a: &Value, b: &Value, mut carry: bool) -> Value {
    let mut words = Vec::with_capacity(a.words().len());
    for (&a, &b) in a.words().iter().zip(b.words()) {
        let (sum, over) = a.overflowing_add(b);
        let (sum, again) = sum.overflowing_add(u64::from(carry));
        carry = over || again;
        words.push(sum);
    }
    Value::from_words(a.width(), words)
}

fn shift_left(a: &Value, amount: u32) -> Value {
    let mut out = Value::zero(a.width());
    for place in amount..a.width() {
        out.set_bit(place, a.bit(place - amount));
    }
    out
}

/// Compares two numbers of one width.
fn compare(op: BinaryOp, a: &Value, b: &Value) -> bool {
    let order = |signed: bool| {
        let top = |value: &Value| signed && value.bit(value.width() - 1);
        let words = a.words().iter().rev().cmp(b.words().iter().rev());
        top(b).cmp(&top(a)).then(words)
    };
    match op {
        BinaryOp::Ne => a != b,
        BinaryOp::Lt => order(false).is_lt(),
        BinaryOp::Le => order(false).is_le(),
        BinaryOp::Gt => order(false).is_gt(),
        BinaryOp::Ge => order(false).is_ge(),
        BinaryOp::LtS => order(true).is_lt(),
        BinaryOp::LeS => order(true).is_le(),
        BinaryOp::GtS => order(true).is_gt(),
        BinaryOp::GeS => order(true).is_ge(),
        _ => a == b,
    }
}

/// What an operator gives when a constant operand settles it: a constant, or the other operand.
pub(super) fn settled(module: &Module, op: BinaryOp, a: &Expr, b: &Expr) -> Option<Expr> {
    let (left, right) = (a.as_constant(module), b.as_constant(module));
    if let (Some(left), Some(right)) = (&left, &right) {
        return Some(Expr::constant(binary(op, left, right)));
    }
    let zero = || Some(Expr::constant(Value::zero(a.width)));
    let is = |side: &Option<Value>, value: fn(u32) -> Value| {
        side.as_ref().is_some_and(|side| *side == value(side.width()))
    };
    let either = |value: fn(u32) -> Value| is(&left, value) || is(&right, value);
    let other = || Some(if left.is_some() { b.clone() } else { a.clone() });
    match op {
        BinaryOp::And | BinaryOp::Mul if either(Value::zero) => zero(),
        BinaryOp::Or if either(Value::ones) => Some(Expr::constant(Value::ones(a.width))),
        BinaryOp::And if either(Value::ones) => other(),
        BinaryOp::Mul if either(one) => other(),
        BinaryOp::Or | BinaryOp::Xor | BinaryOp::Add if either(Value::zero) => other(),
        BinaryOp::Sub | BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar
            if is(&right, Value::zero) =>
        {
            Some(a.clone())
        }
        BinaryOp::Shl | BinaryOp::Shr | BinaryOp::Sar if is(&left, Value::zero) => zero(),
        BinaryOp::Shl | BinaryOp::Shr
            if right
                .as_ref()
                .is_some_and(|by| by.to_u64().is_none_or(|by| by >= u64::from(a.width))) =>
        {
            zero()
        }
        _ => known_compare(op, a.width, left.as_ref(), right.as_ref())
            .map(|result| Expr::number(1, u64::from(result))),
    }
}

fn one(width: u32) -> Value {
    Value::from_u64(width, 1)
}

/// A comparison with the least or greatest number of its width, whose result is known.
fn known_compare(
    op: BinaryOp,
    width: u32,
    left: Option<&Value>,
    right: Option<&Value>,
) -> Option<bool> {
    let mut sign = Value::zero(width);
    sign.set_bit(width - 1, true);
    let signed = matches!(op, BinaryOp::LtS | BinaryOp::LeS | BinaryOp::GtS | BinaryOp::GeS);
    let greatest = if signed { not(&sign) } else { Value::ones(width) };
    let least = if signed { sign } else { Value::zero(width) };
    let left_least = left == Some(&least) || right == Some(&greatest);
    let left_greatest = left == Some(&greatest) || right == Some(&least);
    match op {
        BinaryOp::Lt | BinaryOp::LtS if left_greatest => Some(false),
        BinaryOp::Ge | BinaryOp::GeS if left_greatest => Some(true),
        BinaryOp::Gt | BinaryOp::GtS if left_least => Some(false),
        BinaryOp::Le | BinaryOp::LeS if left_least => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{binary, unary};
    use crate::netlist::ir::{BinaryOp, UnaryOp};
    use crate::netlist::value::Value;

    #[test]
    fn four_bit_operators_agree_with_machine_arithmetic() {
        let signed = |n: u64| i64::try_from(n).unwrap() - if n >= 8 { 16 } else { 0 };
        let wrap = |n: i64| u64::try_from(n.rem_euclid(16)).unwrap();
        for a in 0..16u64 {
            let value = Value::from_u64(4, a);
            assert_eq!(unary(UnaryOp::Neg, &value).low_u64(), (16 - a) % 16);
            assert_eq!(unary(UnaryOp::Not, &value).low_u64(), 15 - a);
            assert_eq!(unary(UnaryOp::All, &value).low_u64(), u64::from(a == 15));
            assert_eq!(unary(UnaryOp::Xor, &value).low_u64(), u64::from(a.count_ones() % 2));
            for b in 0..16u64 {
                let of = |op| binary(op, &value, &Value::from_u64(4, b)).low_u64();
                assert_eq!(of(BinaryOp::Add), (a + b) % 16);
                assert_eq!(of(BinaryOp::Sub), (16 + a - b) % 16);
                assert_eq!(of(BinaryOp::Mul), (a * b) % 16);
                assert_eq!(of(BinaryOp::Xor), a ^ b);
                assert_eq!(of(BinaryOp::Shl), (a << b) % 16);
                assert_eq!(of(BinaryOp::Shr), a >> b);
                assert_eq!(of(BinaryOp::Sar), wrap(signed(a) >> b));
                assert_eq!(of(BinaryOp::Lt), u64::from(a < b));
                assert_eq!(of(BinaryOp::Ge), u64::from(a >= b));
                assert_eq!(of(BinaryOp::LtS), u64::from(signed(a) < signed(b)));
                assert_eq!(of(BinaryOp::GeS), u64::from(signed(a) >= signed(b)));
            }
        }
    }

    #[test]
    fn carries_cross_words() {
        let big = Value::from_words(130, vec![u64::MAX, u64::MAX, 1]);
        assert_eq!(binary(BinaryOp::Add, &big, &Value::from_u64(130, 1)).words(), [0, 0, 2]);
        assert_eq!(binary(BinaryOp::Mul, &big, &big).words(), [1, 0, 0]);
    }
}
