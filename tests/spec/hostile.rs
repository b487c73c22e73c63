//! Files made to exhaust the reader, and files broken at random: a diagnostic, soon, no panic.

use std::time::{Duration, Instant};

use ctxnic::diag::{Sources, json, render};
use ctxnic::spec;

fn refused_soon(what: &str, text: &str) -> String {
    let start = Instant::now();
    let list = spec::load("x.yaml", text).unwrap_err();
    let sources = Sources::one("x.yaml", text);
    let shown = render(&list, &sources);
    let _ = json(&list, &sources);
    assert!(start.elapsed() < Duration::from_secs(20), "{what}: {:?}", start.elapsed());
    shown
}

#[test]
fn deep_nesting_is_refused_by_the_budget() {
    for (open, close) in [("[", "]"), ("{a: ", "}")] {
        let text = format!("{}{}", open.repeat(100_000), close.repeat(100_000));
        assert!(refused_soon("flow", &text).contains("S002"));
    }
    let mut block = String::new();
    for level in 0..2000 {
        block.push_str(&" ".repeat(level));
        block.push_str("a:\n");
    }
    assert!(refused_soon("block", &block).contains("S002"));
    assert!(refused_soon("dashes", &"- ".repeat(100_000)).contains("S002"));
}

#[test]
fn an_alias_bomb_is_refused_by_the_budget() {
    let mut text = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let before = format!("*a{}, ", level - 1).repeat(10);
        text.push_str(&format!("a{level}: &a{level} [{}]\n", before.trim_end_matches(", ")));
    }
    assert!(refused_soon("bomb", &text).contains("S002"));
    assert!(refused_soon("self", "a: &a [*a]\n").contains("S002"));
}

#[test]
fn very_many_nodes_and_very_long_lines_are_refused() {
    assert!(refused_soon("nodes", &format!("[{}]", "1,".repeat(600_000))).contains("S002"));
    assert!(
        refused_soon("line", &format!("version: {}\n", "9".repeat(2_000_000))).contains("S010")
    );
    let keys = (0..50_000).fold(String::new(), |text, n| text + &format!("k{n}: 1\n"));
    let shown = refused_soon("keys", &keys);
    assert!(
        shown.contains("S004") && shown.contains("and 49904 more"),
        "{}",
        &shown[shown.len() - 200..]
    );
    assert!(refused_soon("many keys twice", &"version: 1\n".repeat(50_000)).contains("S005"));
}

/// A fixed sequence of numbers (xorshift).
struct Rng(u64);

impl Rng {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

const SEED_BROKEN: u64 = 0x5eed_0001;

#[test]
fn specifications_broken_at_random_never_panic_and_keep_spans_inside_the_text() {
    let good = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/specs/minimal.yaml"))
        .unwrap();
    let pieces = [
        "-",
        ":",
        " ",
        "\n",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "&a ",
        "*a",
        "!",
        "0",
        "ü",
        "\t",
        "|",
        "#",
        "~",
        "<<: ",
        "9999999999999999999999",
        "a-b",
        "/",
    ];
    let mut rng = Rng(SEED_BROKEN);
    let (mut refused, mut accepted) = (0, 0);
    for round in 0..3000 {
        let mut text: Vec<char> = good.chars().collect();
        for _ in 0..=rng.below(4) {
            let at = rng.below(text.len());
            match rng.below(3) {
                0 => drop(text.remove(at)),
                1 => drop(text.splice(at..at, pieces[rng.below(pieces.len())].chars())),
                _ => {
                    let end = (at + rng.below(30)).min(text.len());
                    text.drain(at..end);
                }
            }
        }
        let text: String = text.into_iter().collect();
        let list = match spec::load("x.yaml", &text) {
            Ok((_, warnings)) => {
                accepted += 1;
                warnings
            }
            Err(list) => {
                refused += 1;
                list
            }
        };
        for label in list.list.iter().flat_map(|d| d.primary.iter().chain(&d.secondary)) {
            assert!(
                text.get(label.span.clone()).is_some(),
                "seed {SEED_BROKEN:#x} round {round}: {label:?}\n{text}"
            );
        }
        let sources = Sources::one("x.yaml", text);
        let _ = (render(&list, &sources), json(&list, &sources));
    }
    assert!(refused > 1000 && accepted > 10, "{refused} refused, {accepted} accepted");
}
