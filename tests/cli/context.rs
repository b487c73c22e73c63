//! `ctxnic context`: images shown, compared, refused.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::{Said, ctxnic, ctxnic_json, path};

/// The image that `build` writes for a specification.
fn image(dir: &Path) -> PathBuf {
    let args: [OsString; 4] =
        ["build".into(), path("specs/minimal.yaml").into(), "-o".into(), dir.into()];
    assert_eq!(ctxnic(args).code, 0);
    dir.join("memory/image.bin")
}

fn run(words: &[&str], files: &[&Path]) -> Said {
    let words = words.iter().map(OsString::from);
    ctxnic(words.chain(files.iter().map(|file| file.as_os_str().to_owned())))
}

#[test]
fn a_dump_shows_records_by_line_and_one_record_by_field() {
    let dir = tempfile::tempdir().unwrap();
    let image = image(dir.path());
    let said = run(&["context", "dump", "--base", "0x8000_0000"], &[&image]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    insta::assert_snapshot!("dump-summary", said.out);
    let said = run(&["context", "dump", "--vif", "1"], &[&image]);
    assert_eq!(said.code, 0, "{}", said.err);
    insta::assert_snapshot!("dump-fields", said.out);
    let args = ["context".into(), "dump".into(), image.clone().into_os_string()];
    let (code, json) = ctxnic_json(args);
    assert_eq!(code, 0);
    let records = json["result"]["records"].as_array().unwrap();
    assert_eq!(records.len(), 2);
    assert_eq!(records[0]["host_a"]["magic"], 0x5243);
    assert_eq!(records[0]["host_a"].as_object().unwrap().len(), 39);
    assert!(records[0].get("host_b").is_none());
    assert_eq!(records[0]["rx"]["tokens"], 16384_u64 << 24);
}

#[test]
fn what_is_wrong_with_an_image_is_told_with_exit_code_1() {
    let dir = tempfile::tempdir().unwrap();
    let image = image(dir.path());
    let good = std::fs::read(&image).unwrap();
    let id = if good[512] == 0 { 2 } else { 1 };
    let case = |name: &str, change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = good.clone();
        change(&mut bytes);
        let file = dir.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        let said = run(&["context", "dump"], &[&file]);
        (said.code, said.err.replace(&dir.path().display().to_string(), "DIR"), said.out)
    };
    let (code, err, out) = case("short", &|bytes| bytes.truncate(100));
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("error[T050]: DIR/short: an image of 100 bytes"), "{err}");
    let (code, err, _) = case("zeros", &|bytes| *bytes = vec![0; 1024]);
    assert_eq!(code, 1);
    assert!(err.contains("but no record"), "{err}");
    let (code, err, out) = case("magic", &|bytes| bytes[512 * id + 6] ^= 1);
    assert_eq!(code, 1);
    let told =
        format!("error[T051]: the record of interface {id} (copy A) is refused: the magic number");
    assert!(err.contains(&told), "{err}");
    assert!(out.lines().any(|line| line.ends_with("fault 1")), "{out}");
    let (code, err, _) = case("crc", &|bytes| bytes[512 * id + 20] ^= 1);
    assert_eq!(code, 1);
    assert!(err.contains("the CRC is wrong"), "{err}");
    let (code, err, _) = case("table-word", &|bytes| *bytes.last_mut().unwrap() ^= 1);
    assert_eq!(code, 1);
    assert!(err.contains("error[F014]"), "{err}");
    let said = run(&["context", "dump", "--vif", "200"], &[&image]);
    assert_eq!(said.code, 1);
    assert!(
        said.err.contains("error[T053]: the image has no record of interface 200"),
        "{}",
        said.err
    );
    let said = run(&["context", "dump"], &[&dir.path().join("none")]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("error[T030]"), "{}", said.err);
    for usage in [&["context"][..], &["context", "dump"], &["context", "dump", "x", "--vif", "y"]] {
        assert_eq!(run(usage, &[]).code, 2, "{usage:?}");
    }
    assert_eq!(run(&["context", "dump", "--base", "0xg"], &[&image]).code, 2);
}

#[test]
fn a_difference_is_told_by_field_with_exit_code_1() {
    let dir = tempfile::tempdir().unwrap();
    let image = image(dir.path());
    let said = run(&["context", "diff"], &[&image, &image]);
    assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, "no differences\n", ""));
    let good = std::fs::read(&image).unwrap();
    let id = if good[512] == 0 { 2 } else { 1 };
    let mut bytes = good.clone();
    bytes[512 * id + 384 + 16] = 7; // ctl.rx_frames
    bytes[512 * id + 10] ^= 0xff; // host A, a byte of the MAC
    bytes[512 * id + 128] = 1; // host B, id
    *bytes.last_mut().unwrap() ^= 1;
    let other = dir.path().join("other.bin");
    std::fs::write(&other, &bytes).unwrap();
    let said = run(&["context", "diff"], &[&image, &other]);
    assert_eq!(said.code, 1);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!(lines.len(), 4, "{}", said.out);
    assert!(
        lines[0].starts_with(&format!("interface {id}: host_a.mac: 02:00:00:")),
        "{}",
        said.out
    );
    assert_eq!(lines[1], format!("interface {id}: host_b.id: 0 -> 1"));
    assert_eq!(lines[2], format!("interface {id}: ctl.rx_frames: 0 frames -> 7 frames"));
    assert_eq!(lines[3], "the table images differ");
    let gone = dir.path().join("gone.bin");
    let mut bytes = good;
    bytes[512 * id..512 * (id + 1)].fill(0);
    std::fs::write(&gone, &bytes).unwrap();
    let (code, json) = ctxnic_json([
        "context".into(),
        "diff".into(),
        image.into_os_string(),
        gone.into_os_string(),
    ]);
    assert_eq!((code, json["ok"].as_bool()), (1, Some(false)));
    assert_eq!(json["result"]["only_in_one"][0]["id"], id);
    assert_eq!(json["result"]["tables_differ"], false);
}
