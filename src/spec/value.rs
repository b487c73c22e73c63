//! Scalars of a specification: numbers, addresses, quantities, patterns.

use std::net::Ipv4Addr;

use super::names::{ETH_TYPES, IP_PROTOS};
use crate::rules::model::{Field, Pattern};

/// A number: decimal without leading zeros or hexadecimal with `0x`; `_` between digits.
pub(crate) fn number(text: &str) -> Option<u64> {
    let (digits, radix) = match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(digits) => (digits, 16),
        None => (text, 10),
    };
    let bytes = digits.as_bytes();
    let ends = bytes.first().is_none_or(|b| *b == b'_') || bytes.last() == Some(&b'_');
    if ends || digits.contains("__") || digits.starts_with('+') {
        return None;
    }
    if radix == 10 && digits.len() > 1 && digits.starts_with('0') {
        return None;
    }
    u64::from_str_radix(&digits.replace('_', ""), radix).ok()
}

/// A MAC address: six pairs of hexadecimal digits with colons.
pub(crate) fn mac(text: &str) -> Option<u64> {
    let mut value = 0;
    let mut count = 0;
    for part in text.split(':') {
        if part.len() != 2 || !part.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        value = value << 8 | u64::from_str_radix(part, 16).ok()?;
        count += 1;
        if count > 6 {
            return None;
        }
    }
    (count == 6).then_some(value)
}

/// A MAC address as text.
pub(crate) fn mac_text(value: u64) -> String {
    let [_, _, bytes @ ..] = value.to_be_bytes();
    bytes.map(|byte| format!("{byte:02x}")).join(":")
}

fn ipv4(text: &str) -> Option<u64> {
    text.parse::<Ipv4Addr>().ok().map(|ip| u64::from(u32::from(ip)))
}

/// Yes or no.
pub(crate) fn truth(text: &str) -> Option<bool> {
    match text {
        "yes" | "true" | "on" => Some(true),
        "no" | "false" | "off" => Some(false),
        _ => None,
    }
}

/// Units of a quantity with their factors.
pub(crate) type Units = &'static [(&'static str, u64)];

/// Frequencies, in Hz.
pub(crate) const HERTZ: Units =
    &[("Hz", 1), ("kHz", 1_000), ("MHz", 1_000_000), ("GHz", 1_000_000_000)];
/// Data rates, in bit/s.
pub(crate) const BIT_RATE: Units =
    &[("bit/s", 1), ("kbit/s", 1_000), ("Mbit/s", 1_000_000), ("Gbit/s", 1_000_000_000)];
/// Sizes, in bytes.
pub(crate) const BYTES: Units = &[
    ("B", 1),
    ("kB", 1_000),
    ("MB", 1_000_000),
    ("KiB", 1 << 10),
    ("MiB", 1 << 20),
    ("GiB", 1 << 30),
];
/// Frame rates, in frames per second.
pub(crate) const FRAME_RATE: Units =
    &[("frame/s", 1), ("kframe/s", 1_000), ("Mframe/s", 1_000_000)];

/// A decimal number with a unit, in the unit of factor 1, or why not.
pub(crate) fn quantity(text: &str, units: Units) -> Result<u64, String> {
    let split = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == '_'));
    let Some(split) = split else { return Err("it has no unit".into()) };
    let (digits, unit) = (&text[..split], text[split..].trim_start());
    let Some(factor) = units.iter().find(|(name, _)| *name == unit).map(|(_, factor)| *factor)
    else {
        return Err(format!("`{}` is not a unit of it", super::raw::shorten(unit)));
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let malformed = || "the number is malformed".to_owned();
    let whole = number(whole).ok_or_else(malformed)?;
    if digits.contains('.') && (fraction.is_empty() || fraction.len() > 9) {
        return Err(malformed());
    }
    let mut value = u128::from(whole) * u128::from(factor);
    if !fraction.is_empty() {
        let numerator: u128 = fraction.parse().map_err(|_| malformed())?;
        let mut denominator = 1;
        for _ in fraction.bytes() {
            denominator *= 10;
        }
        let scaled = numerator * u128::from(factor);
        if !scaled.is_multiple_of(denominator) {
            return Err(format!("it is not a whole number of {}", units[0].0));
        }
        value += scaled / denominator;
    }
    u64::try_from(value).map_err(|_| "it is too large".into())
}

/// A number of bits per second and the like, with the largest unit that needs no fraction.
pub(crate) fn quantity_text(value: u64, units: Units) -> String {
    let fits = |&&(_, factor): &&(&str, u64)| value >= factor && value.is_multiple_of(factor);
    match units.iter().filter(fits).max_by_key(|(_, factor)| *factor) {
        Some((unit, factor)) => format!("{} {unit}", value / factor),
        None => format!("{value} {}", units[0].0),
    }
}

/// Why a pattern is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BadPattern {
    /// What is wrong, to stand after the text.
    pub(crate) why: String,
    /// What to do, if something better than the general advice is known.
    pub(crate) help: Option<String>,
}

impl BadPattern {
    fn new(why: impl Into<String>) -> Self {
        Self { why: why.into(), help: None }
    }
}

const fn ones(width: u32) -> u64 {
    u64::MAX >> (64 - width)
}

fn bounded(value: u64, field: Field) -> Result<u64, BadPattern> {
    if value > ones(field.width()) {
        let why = format!(
            "is more than {} (`{}` has {} bits)",
            ones(field.width()),
            field.name(),
            field.width()
        );
        return Err(BadPattern::new(why));
    }
    Ok(value)
}

/// One value of a field.
fn single(field: Field, text: &str) -> Result<u64, BadPattern> {
    let unknown = |what: &str| BadPattern::new(format!("is not {what}"));
    match field {
        Field::DstMac | Field::SrcMac => mac(text).ok_or_else(|| unknown("a MAC address")),
        Field::SrcIp | Field::DstIp => ipv4(text).ok_or_else(|| {
            if text.parse::<std::net::Ipv6Addr>().is_ok() {
                BadPattern::new("is an IPv6 address; these are not in this release")
            } else {
                unknown("an IPv4 address")
            }
        }),
        Field::EthType | Field::IpProto => {
            let table = if field == Field::EthType { ETH_TYPES } else { IP_PROTOS };
            if let Some((_, value)) = table.iter().find(|(name, _)| *name == text) {
                return Ok(*value);
            }
            let Some(value) = number(text) else {
                let near = crate::diag::nearest(text, table.iter().map(|(name, _)| *name));
                let mut bad = unknown("a number or a known name");
                bad.help = near.map(|name| format!("did you mean `{name}`?"));
                return Err(bad);
            };
            bounded(value, field)
        }
        _ => bounded(number(text).ok_or_else(|| unknown("a number"))?, field),
    }
}

/// One pattern of a field, or why not.
pub(crate) fn pattern(field: Field, text: &str) -> Result<Pattern, BadPattern> {
    let all = ones(field.width());
    if let Some((value, mask)) = text.split_once('/') {
        let value = single(field, value.trim())?;
        let mask = mask_of(field, mask.trim())?;
        if value & !mask != 0 {
            let fixed = Pattern::Masked { value: value & mask, mask };
            return Err(BadPattern {
                why: "has bits set outside of its mask".into(),
                help: Some(format!("write `{}`", pattern_text(field, &fixed))),
            });
        }
        return Ok(Pattern::Masked { value, mask });
    }
    if let Some((low, high)) = text.split_once('-') {
        let (low, high) = (single(field, low.trim())?, single(field, high.trim())?);
        if low > high {
            return Err(BadPattern {
                why: "ends before it starts".into(),
                help: Some(format!(
                    "write `{}`",
                    pattern_text(field, &Pattern::Range { low: high, high: low })
                )),
            });
        }
        if low == high {
            return Ok(Pattern::Masked { value: low, mask: all });
        }
        return Ok(Pattern::Range { low, high });
    }
    Ok(Pattern::Masked { value: single(field, text)?, mask: all })
}

/// A mask or the length of a prefix.
fn mask_of(field: Field, text: &str) -> Result<u64, BadPattern> {
    let width = field.width();
    let address = matches!(field, Field::DstMac | Field::SrcMac | Field::SrcIp | Field::DstIp);
    let hexadecimal = text.starts_with("0x") || text.starts_with("0X");
    match number(text) {
        Some(bits) if !hexadecimal => match u32::try_from(bits) {
            Ok(bits) if bits <= width => Ok(ones(width) & !ones_below(width - bits)),
            _ => Err(BadPattern::new(format!("has a prefix longer than {width} bits"))),
        },
        Some(mask) if !address => bounded(mask, field),
        _ if address => single(field, text)
            .map_err(|_| BadPattern::new("has neither a prefix length nor a mask after `/`")),
        _ => Err(BadPattern::new("has neither a prefix length nor a hexadecimal mask after `/`")),
    }
}

const fn ones_below(bits: u32) -> u64 {
    if bits == 0 { 0 } else { ones(bits) }
}

/// A value of a field, as one would write it.
pub(crate) fn value_text(field: Field, value: u64) -> String {
    match field {
        Field::DstMac | Field::SrcMac => mac_text(value),
        Field::SrcIp | Field::DstIp => {
            Ipv4Addr::from(u32::try_from(value).unwrap_or(u32::MAX)).to_string()
        }
        Field::EthType => ETH_TYPES
            .iter()
            .find(|(_, known)| *known == value)
            .map_or_else(|| format!("0x{value:04x}"), |(name, _)| (*name).into()),
        Field::IpProto => IP_PROTOS
            .iter()
            .find(|(_, known)| *known == value)
            .map_or_else(|| value.to_string(), |(name, _)| (*name).into()),
        _ => value.to_string(),
    }
}

/// A pattern of a field, as one would write it.
pub(crate) fn pattern_text(field: Field, pattern: &Pattern) -> String {
    let width = field.width();
    match *pattern {
        Pattern::Range { low, high } => {
            format!("{}-{}", value_text(field, low), value_text(field, high))
        }
        Pattern::Masked { value, mask } if mask == ones(width) => value_text(field, value),
        Pattern::Masked { value, mask } => {
            let plain = match field {
                Field::EthType | Field::IpProto => format!("0x{value:x}"),
                _ => value_text(field, value),
            };
            let zeros = mask.trailing_zeros().min(width);
            if mask == ones(width) & !ones_below(zeros) {
                return format!("{plain}/{}", width - zeros);
            }
            match field {
                Field::DstMac | Field::SrcMac | Field::SrcIp | Field::DstIp => {
                    format!("{plain}/{}", value_text(field, mask))
                }
                _ => format!("0x{value:x}/0x{mask:x}"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_decimal_or_hexadecimal_and_never_octal() {
        for (text, value) in [("0", 0), ("42", 42), ("0x8000_0000", 1 << 31), ("1_000", 1000)] {
            assert_eq!(number(text), Some(value), "{text}");
        }
        for text in [
            "",
            "010",
            "0x",
            "_1",
            "1_",
            "1__0",
            "-1",
            "+1",
            "1.0",
            "1e3",
            "0x+1",
            "٣",
            "18446744073709551616",
        ] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn addresses_have_one_form() {
        assert_eq!(mac("01:1b:19:00:00:0F"), Some(0x011b_1900_000f));
        assert_eq!(mac_text(0x011b_1900_000f), "01:1b:19:00:00:0f");
        for text in [
            "",
            "01:1b:19:00:00",
            "01:1b:19:00:00:0f:00",
            "1:1b:19:00:00:0f",
            "01-1b-19-00-00-0f",
            "0g:1b:19:00:00:0f",
        ] {
            assert_eq!(mac(text), None, "{text}");
        }
    }

    #[test]
    fn quantities_are_exact() {
        assert_eq!(quantity("156.25 MHz", HERTZ), Ok(156_250_000));
        assert_eq!(quantity("2.5Gbit/s", BIT_RATE), Ok(2_500_000_000));
        assert_eq!(quantity("16 KiB", BYTES), Ok(16384));
        assert_eq!(quantity_text(156_250_000, HERTZ), "156250 kHz");
        assert_eq!(quantity_text(16384, BYTES), "16 KiB");
        for (text, why) in [
            ("125", "no unit"),
            ("1 mbit/s", "not a unit"),
            ("1.2.3 bit/s", "malformed"),
            ("1. bit/s", "malformed"),
            ("0.5 bit/s", "not a whole number"),
            (" bit/s", "malformed"),
            ("99999999999999999999 bit/s", "malformed"),
            ("18446744073709551615 Gbit/s", "too large"),
            ("1 ", "not a unit"),
            ("1é", "not a unit"),
        ] {
            let found = quantity(text, BIT_RATE).unwrap_err();
            assert!(found.contains(why), "{text}: {found}");
        }
    }

    #[test]
    fn patterns_in_all_forms() {
        let exact = |value, width| Pattern::Masked { value, mask: ones(width) };
        let cases = [
            (Field::DstPort, "4840", exact(4840, 16)),
            (Field::DstPort, "5000-5010", Pattern::Range { low: 5000, high: 5010 }),
            (Field::DstPort, "7-7", exact(7, 16)),
            (Field::DstPort, "0x8000/0xff00", Pattern::Masked { value: 0x8000, mask: 0xff00 }),
            (Field::DstPort, "0/0", Pattern::Masked { value: 0, mask: 0 }),
            (Field::SrcIp, "10.0.0.0/8", Pattern::Masked { value: 10 << 24, mask: 0xff << 24 }),
            (
                Field::SrcIp,
                "10.0.0.1/255.0.0.255",
                Pattern::Masked { value: 10 << 24 | 1, mask: 0xff00_00ff },
            ),
            (
                Field::DstMac,
                "01:1b:19:00:00:00/24",
                Pattern::Masked { value: 0x011b_1900_0000, mask: 0xffff_ff00_0000 },
            ),
            (Field::EthType, "ptp", exact(0x88f7, 16)),
            (Field::EthType, "0x8800/8", Pattern::Masked { value: 0x8800, mask: 0xff00 }),
            (Field::IpProto, "tcp", exact(6, 8)),
            (Field::VlanPrio, "5-7", Pattern::Range { low: 5, high: 7 }),
        ];
        for (field, text, wanted) in cases {
            let found = pattern(field, text);
            assert_eq!(found, Ok(wanted), "{text}");
            // What is printed reads back as the same.
            assert_eq!(pattern(field, &pattern_text(field, &wanted)), Ok(wanted), "{text}");
        }
    }

    #[test]
    fn bad_patterns_say_why() {
        for (field, text, why) in [
            (Field::DstPort, "70000", "more than 65535"),
            (Field::DstPort, "http", "not a number"),
            (Field::DstPort, "9-3", "ends before it starts"),
            (Field::DstPort, "1-2-3", "not a number"),
            (Field::DstPort, "80/17", "longer than 16"),
            (Field::DstPort, "", "not a number"),
            (Field::VlanPrio, "8", "more than 7"),
            (Field::SrcIp, "10.0.0.1/8", "outside of its mask"),
            (Field::SrcIp, "10.0.0.0/33", "longer than 32"),
            (Field::SrcIp, "10.0.0.0/x", "neither"),
            (Field::SrcIp, "fe80::1", "not in this release"),
            (Field::SrcIp, "10.0.0", "not an IPv4"),
            (Field::EthType, "ipv5", "known name"),
        ] {
            let found = pattern(field, text).unwrap_err();
            assert!(found.why.contains(why), "{text}: {found:?}");
        }
    }
}
