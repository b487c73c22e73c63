//! Bytes that are not UTF-8 text are answered with a diagnostic.

use ctxnic::spec::{self, limits};

fn refused(bytes: &[u8]) -> String {
    let list = spec::decode("x.yaml", bytes).unwrap_err();
    assert_eq!(list.list.len(), 1);
    assert_eq!(list.list[0].code, "S001");
    list.to_string()
}

#[test]
fn utf16_utf32_and_byte_order_marks_are_named() {
    let text = "version: 1\n";
    let utf16 = |big: bool| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(text.encode_utf16());
        units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    };
    assert!(refused(&utf16(false)).contains("UTF-16 (little endian)"));
    assert!(refused(&utf16(true)).contains("UTF-16 (big endian)"));
    assert!(refused(&[0xff, 0xfe, 0, 0, b'v', 0, 0, 0]).contains("UTF-32 (little endian)"));
    assert!(refused(&[0, 0, 0xfe, 0xff, 0, 0, 0, b'v']).contains("UTF-32 (big endian)"));
    assert!(refused("\u{feff}version: 1\n".as_bytes()).contains("byte order mark of UTF-8"));
    let list = spec::load("x.yaml", "\u{feff}version: 1\n").unwrap_err();
    assert_eq!(list.list[0].code, "S001");
}

#[test]
fn the_first_byte_that_is_not_utf8_is_told_with_its_line() {
    assert!(refused(b"version: 1\nnic: {name: caf\xe9}\n").contains("byte 26 (0xe9, in line 2)"));
    assert!(refused(b"\xff").contains("byte 0 (0xff, in line 1)"));
    assert!(refused(b"x: \xc3").contains("byte 3"));
}

#[test]
fn a_file_over_the_limit_is_refused_by_size() {
    assert!(refused(&vec![b' '; limits::FILE_BYTES + 1]).contains("16777217 bytes"));
    assert!(spec::decode("x.yaml", &vec![b' '; limits::FILE_BYTES]).is_ok());
}

#[test]
fn text_that_is_no_specification_is_refused_without_panic() {
    for text in [
        "",
        " ",
        "#\n",
        "---\n",
        "---\n...\n---\n",
        "\0",
        "\u{1b}[0m",
        "%YAML 9.9\n---\n",
        "\t- x",
        "- - - -",
        "a",
        "[",
        "{",
        "\"",
        "'",
        "&a *a",
        "*a",
        "!!binary x",
        "!x {}",
        "? ? ?",
        ": : :",
        "|\n",
        ">-\n\n\n x",
        "\u{2028}",
        "\u{85}",
        "a: \u{10ffff}",
        "<<: {a: b}",
        "1: 2",
        "[a]: b",
        "{a: b}: c",
        "~: ~",
    ] {
        let list = spec::load("x.yaml", text).unwrap_err();
        assert!(list.has_errors(), "{text:?}");
        let sources = ctxnic::diag::Sources::one("x.yaml", text);
        assert!(ctxnic::diag::render(&list, &sources).contains("error["), "{text:?}");
    }
}
