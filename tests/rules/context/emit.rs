//! The layout in other languages: every field with its place, the same bytes every time.

use ctxnic::context::emit::{c_header, markdown, rust_module, verilog_include};
use ctxnic::context::layout::{Field, Piece, fields};

use super::{mutants, packer};

fn all() -> impl Iterator<Item = &'static Field> {
    Piece::ALL.into_iter().flat_map(|piece| fields(piece).iter())
}

fn upper(field: &Field) -> String {
    format!("{}_{}", field.piece.name(), field.name).to_uppercase()
}

/// The first number after a text, decimal or hexadecimal.
fn number_after(text: &str, before: &str) -> Option<u64> {
    let rest = text.split_once(before)?.1.trim_start_matches("UINT64_C(");
    let word: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    match word.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16).ok(),
        None => word.parse().ok(),
    }
}

/// Fields whose place in a text is not that of the layout.
fn wrong(c: &str, verilog: &str, rust: &str) -> Vec<String> {
    let mut list = Vec::new();
    for field in all() {
        let name = upper(field);
        let (word, lo) = (Some(field.word as u64), Some(field.lo as u64));
        let mask = Some(field.mask());
        let width = Some(field.width as u64);
        let found = [
            (number_after(c, &format!("#define CTXNIC_{name}_WORD ")), word),
            (number_after(c, &format!("#define CTXNIC_{name}_LO ")), lo),
            (number_after(c, &format!("#define CTXNIC_{name}_MASK ")), mask),
            (number_after(verilog, &format!("CTX_{name}_WORD = ")), word),
            (number_after(verilog, &format!("CTX_{name}_LO = ")), lo),
            (number_after(verilog, &format!("CTX_{name}_W = ")), width),
            (number_after(rust, &format!("const {name}: Field = Field {{ word: ")), word),
            (
                number_after(
                    rust,
                    &format!("const {name}: Field = Field {{ word: {}, lo: ", field.word),
                ),
                lo,
            ),
            (
                number_after(
                    rust,
                    &format!(
                        "const {name}: Field = Field {{ word: {}, lo: {}, mask: ",
                        field.word, field.lo
                    ),
                ),
                mask,
            ),
        ];
        if found.iter().any(|(found, wanted)| found != wanted) {
            list.push(name);
        }
    }
    list
}

#[test]
fn every_field_has_its_place_in_every_language() {
    let (c, verilog, rust) = (c_header(), verilog_include(), rust_module());
    assert_eq!(wrong(&c, &verilog, &rust), Vec::<String>::new());
    let places = packer::places(&markdown());
    assert_eq!(places.len(), all().count());
    for field in all() {
        let key = (field.piece.name().to_owned(), field.name.to_owned());
        assert_eq!(places[&key], (field.word, field.lo, field.width), "{key:?}");
    }
    assert_eq!((c, verilog, rust), (c_header(), verilog_include(), rust_module()));
}

#[test]
fn a_place_wrong_by_one_bit_is_noticed_in_each_language() {
    let (c, verilog, rust) = (c_header(), verilog_include(), rust_module());
    let only = [upper(&mutants::RAISED)];
    let name = &only[0];
    let bad = |text: &str, before: String| mutants::raised(text, &before).unwrap();
    let wrong_c = bad(&c, format!("#define CTXNIC_{name}_LO "));
    assert_eq!(wrong(&wrong_c, &verilog, &rust), only);
    let wrong_verilog = bad(&verilog, format!("CTX_{name}_LO = "));
    assert_eq!(wrong(&c, &wrong_verilog, &rust), only);
    let wrong_rust = bad(&rust, format!("const {name}: Field = Field {{ word: "));
    assert_eq!(wrong(&c, &verilog, &wrong_rust), only);
}

#[test]
fn the_first_lines_of_a_page_are_readable() {
    let page = markdown();
    let head: Vec<&str> = page.lines().take(13).collect();
    insta::assert_snapshot!("markdown-head", head.join("\n"));
    let ctl: Vec<&str> = page.lines().skip_while(|line| *line != "## ctl").collect();
    insta::assert_snapshot!("markdown-ctl", ctl.join("\n"));
}
