//! Numbers of a kernel: they have a value and take their width from where they stand.

use rust_hdl::core::prelude::{Synth, VerilogLiteral};

use crate::netlist::value::Value;

/// A whole number of any size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Below zero.
    pub(super) negative: bool,
    /// The number without its sign.
    pub(super) magnitude: Value,
}

impl Number {
    /// From a machine integer.
    pub(super) fn from_i128(value: i128) -> Self {
        Self { negative: value < 0, magnitude: Value::from_u128(128, value.unsigned_abs()) }
    }

    /// As a machine integer.
    pub(super) fn to_i128(&self) -> Option<i128> {
        let words = self.magnitude.words();
        if words.iter().skip(2).any(|&w| w != 0) {
            return None;
        }
        let high = words.get(1).copied().unwrap_or(0);
        let value = (u128::from(high) << 64) | u128::from(words[0]);
        let value = i128::try_from(value).ok()?;
        Some(if self.negative { -value } else { value })
    }

    /// Bits the magnitude needs, at least 1.
    pub(super) fn bits(&self) -> u32 {
        (0..self.magnitude.width()).rev().find(|&i| self.magnitude.bit(i)).map_or(1, |i| i + 1)
    }

    /// The other sign.
    pub(super) fn negated(mut self) -> Self {
        self.negative = !self.negative && !self.magnitude.is_zero();
        self
    }

    /// As `width` bits, or `None` when it does not fit: unsigned `0 ..= 2^width - 1`, signed
    /// `-2^(width-1) ..= 2^(width-1) - 1`.
    pub(super) fn fit(&self, width: u32, signed: bool) -> Option<Value> {
        let bits = self.bits();
        if !self.negative {
            let room = if signed { width - 1 } else { width };
            return (self.magnitude.is_zero() || bits <= room)
                .then(|| self.magnitude.resized(width));
        }
        let smallest = (0..bits - 1).all(|i| !self.magnitude.bit(i));
        if !signed || bits > width || (bits == width && !smallest) {
            return None;
        }
        let mut words: Vec<u64> = self.magnitude.resized(width).words().to_vec();
        let mut carry = true;
        for word in &mut words {
            let (sum, over) = (!*word).overflowing_add(u64::from(carry));
            *word = sum;
            carry = over;
        }
        Some(Value::from_words(width, words))
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.to_i128() {
            Some(value) => write!(f, "{value}"),
            None => write!(f, "{}0x{:x}", if self.negative { "-" } else { "" }, self.magnitude),
        }
    }
}

/// Value and declared width of rust-hdl's literal. Its fields are private, its hexadecimal text
/// `8'h-1f` is not.
pub(super) fn literal(literal: &VerilogLiteral) -> Option<(Number, u32)> {
    parse_hex(&format!("{literal:x}"))
}

/// The bits of a value of a Rust type, `None` when the type's `BITS` do not hold its literal.
pub(crate) fn value_of<T: Synth>(value: T) -> Option<Value> {
    let width = u32::try_from(T::BITS).ok().filter(|&width| width > 0)?;
    let (number, _) = literal(&value.verilog())?;
    number.fit(width, false).or_else(|| number.fit(width, true))
}

/// Reads `<width>'h[-]<digits>`.
pub(super) fn parse_hex(text: &str) -> Option<(Number, u32)> {
    let (width, digits) = text.split_once("'h")?;
    let width: u32 = width.parse().ok()?;
    let (negative, digits) = match digits.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, digits),
    };
    let room = u32::try_from(digits.len()).ok()?.checked_mul(4)?;
    if digits.is_empty() {
        return None;
    }
    Some((Number { negative, magnitude: Value::from_hex(room, digits)? }, width))
}

/// A number as Rust writes it, suffix and all: `0x1F_u8`, `12`, `0b01`, `true`.
pub(super) fn parse_rust(text: &str) -> Option<i128> {
    match text {
        "true" => return Some(1),
        "false" => return Some(0),
        _ => {}
    }
    let (negative, text) = match text.trim().strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.trim()),
    };
    let clean: String = text.chars().filter(|&c| c != '_').collect();
    let (radix, digits) = match clean.get(..2) {
        Some("0x") => (16, &clean[2..]),
        Some("0b") => (2, &clean[2..]),
        Some("0o") => (8, &clean[2..]),
        _ => (10, clean.as_str()),
    };
    let digits = ["usize", "isize", "u128", "i128", "u64", "i64", "u32", "i32", "u16", "i16"]
        .iter()
        .chain(["u8", "i8"].iter())
        .find_map(|suffix| digits.strip_suffix(suffix))
        .unwrap_or(digits);
    if digits.is_empty() || !digits.chars().all(|c| c.is_digit(radix)) {
        return None;
    }
    let value = i128::from_str_radix(digits, radix).ok()?;
    Some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::{Number, literal, parse_rust};
    use crate::netlist::value::Value;
    use rust_hdl::core::prelude::{Bits, VerilogLiteral};

    #[test]
    fn a_number_fits_exactly_the_widths_that_hold_it() {
        let n = Number::from_i128;
        assert_eq!(n(3).fit(2, false), Some(Value::from_u64(2, 3)));
        assert_eq!(n(4).fit(2, false), None);
        assert_eq!(n(0).fit(1, true), Some(Value::zero(1)));
        assert_eq!(n(1).fit(1, true), None);
        assert_eq!(n(-1).fit(1, true), Some(Value::ones(1)));
        assert_eq!(n(-1).fit(4, false), None);
        assert_eq!(n(127).fit(8, true), Some(Value::from_u64(8, 127)));
        assert_eq!(n(128).fit(8, true), None);
        assert_eq!(n(-128).fit(8, true), Some(Value::from_u64(8, 0x80)));
        assert_eq!(n(-129).fit(8, true), None);
        assert_eq!(n(-1).fit(65, true), Some(Value::ones(65)));
    }

    #[test]
    fn rust_hdl_literals_keep_value_and_width() {
        let (number, width) = literal(&VerilogLiteral::from(0xabu8)).unwrap();
        assert_eq!((number.to_i128(), width), (Some(0xab), 8));
        let (number, width) = literal(&VerilogLiteral::from(-3i32)).unwrap();
        assert_eq!((number.to_i128(), width), (Some(-3), 32));
        let wide: Bits<200> = Bits::<200>::from(1) << 180u64;
        let (number, width) = literal(&VerilogLiteral::from(wide)).unwrap();
        assert_eq!((number.bits(), number.to_i128(), width), (181, None, 200));
    }

    #[test]
    fn rust_numbers_are_read_with_radix_and_suffix() {
        assert_eq!(parse_rust("0x1F_u8"), Some(31));
        assert_eq!(parse_rust("12usize"), Some(12));
        assert_eq!(parse_rust("0b0101"), Some(5));
        assert_eq!(parse_rust("- 4"), Some(-4));
        assert_eq!(parse_rust("0xu8"), None);
        assert_eq!(parse_rust("x"), None);
    }
}
