//! The table image as a C header: words, sizes, names, counter map.
//!
//! The text is C99 and C++; it needs `<stdint.h>` only, and is the same for the same policy.

use super::compile::Compiled;
use super::word::VERSION;
use crate::rules::model::Policy;

/// A name as a C identifier: other characters become `_`, a leading digit gets one before it.
fn identifier(name: &str) -> String {
    let mut text: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if text.is_empty() || text.starts_with(|c: char| c.is_ascii_digit()) {
        text.insert(0, '_');
    }
    text
}

/// A name as a C string literal; what is not printable ASCII becomes `?`.
fn string(name: &str) -> String {
    let text: String = name
        .chars()
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            // A trigraph begins with two question marks.
            '?' => "\\?".to_owned(),
            ' '..='~' => c.to_string(),
            _ => "\\?".to_owned(),
        })
        .collect();
    format!("\"{text}\"")
}

/// The header; `name` prefixes every identifier.
///
/// For each interface: its slot as a macro, its name, its identifier in the context table, its first
/// counter. For each counter: interface, rule, name. Interfaces whose names become the same
/// identifier get their slot behind it.
#[must_use]
pub fn c_header(name: &str, policy: &Policy, compiled: &Compiled) -> String {
    let lower = identifier(name).to_ascii_lowercase();
    let upper = lower.to_ascii_uppercase();
    let image = &compiled.image;
    let mut text = format!(
        "/* Table image of {lower}: format version {VERSION}. Generated, do not edit. */\n\
         #ifndef {upper}_TABLES_H\n#define {upper}_TABLES_H\n\n#include <stdint.h>\n\n\
         #define {upper}_TABLES_VERSION {VERSION}u\n\
         #define {upper}_TABLES_WORDS {words}u /* of 64 bits */\n\
         #define {upper}_TABLES_BYTES {bytes}u\n\
         #define {upper}_TABLES_CRC 0x{crc:08x}u /* CRC-32, in word 1 */\n\
         #define {upper}_INTERFACES {interfaces}u\n\
         #define {upper}_COUNTERS {counters}u\n\n",
        words = image.words().len(),
        bytes = 8 * image.words().len(),
        crc = image.crc(),
        interfaces = policy.interfaces.len(),
        counters = compiled.counters.len(),
    );
    text.push_str("/* Slots: bit numbers in sets of interfaces. */\n");
    let mut taken = std::collections::BTreeSet::new();
    for (slot, interface) in policy.interfaces.iter().enumerate() {
        let mut own = identifier(&interface.name).to_ascii_uppercase();
        if !taken.insert(own.clone()) {
            own = format!("{own}_{slot}");
            taken.insert(own.clone());
        }
        text.push_str(&format!("#define {upper}_SLOT_{own} {slot}u\n"));
    }
    text.push_str(&format!(
        "\nstruct {lower}_interface {{\n    const char *name;\n    uint16_t id; /* in the context table */\n    \
         uint16_t first_counter;\n    uint16_t rules; /* its default counts at first_counter + rules */\n}};\n\n\
         struct {lower}_counter {{\n    uint16_t slot;\n    uint16_t rule;\n    const char *name;\n}};\n\n"
    ));
    list(&mut text, &format!("struct {lower}_interface {lower}_interfaces"), {
        policy.interfaces.iter().enumerate().map(|(slot, interface)| {
            let (_, first) = image.directory(slot).unwrap_or((0, 0));
            let rules = interface.rx.rules.len();
            format!("{{ {}, {}u, {first}u, {rules}u }}", string(&interface.name), interface.id)
        })
    });
    list(&mut text, &format!("struct {lower}_counter {lower}_counters"), {
        compiled.counters.iter().map(|counter| {
            format!("{{ {}u, {}u, {} }}", counter.slot, counter.rule, string(&counter.name))
        })
    });
    list(&mut text, &format!("uint64_t {lower}_tables"), {
        image.words().iter().map(|word| format!("UINT64_C(0x{word:016x})"))
    });
    text.push_str(&format!("#endif /* {upper}_TABLES_H */\n"));
    text
}

/// A constant array; C has no empty ones, so nothing is written for an empty list.
fn list(text: &mut String, declaration: &str, items: impl Iterator<Item = String>) {
    let items: Vec<String> = items.collect();
    if items.is_empty() {
        return;
    }
    text.push_str(&format!("static const {declaration}[{}] = {{\n", items.len()));
    for item in items {
        text.push_str(&format!("    {item},\n"));
    }
    text.push_str("};\n\n");
}

#[cfg(test)]
mod tests {
    use super::{identifier, string};

    #[test]
    fn names_become_legal_identifiers_and_literals() {
        assert_eq!(identifier("edge-gateway 2"), "edge_gateway_2");
        assert_eq!(identifier("2nd"), "_2nd");
        assert_eq!(identifier(""), "_");
        assert_eq!(string("a\"b\\c\u{e9}"), "\"a\\\"b\\\\c\\?\"");
    }
}
