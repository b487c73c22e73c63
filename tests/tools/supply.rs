//! Where the dependencies come from and what their licences allow: the core of what `cargo deny`
//! checks, from `cargo metadata` and the very `deny.toml` that cargo-deny reads.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use ctxnic::tool::Child;
use libtest_mimic::{Failed, Trial};
use serde_json::Value;

/// The only registry dependencies may come from, as cargo writes it.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("supply/licences-and-sources", licences_and_sources),
        Trial::test("mutant/supply/licence-expressions", expressions),
    ]
}

fn licences_and_sources() -> Result<(), Failed> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let cargo = |args: &[&str]| {
        Child::new(Path::new(&cargo), root).args(args).limit(Duration::from_mins(1)).run()
    };
    // Only what is built here: what only other systems need may never have been downloaded.
    let version = cargo(&["-vV"])?.stdout;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or("cargo -vV names no host")?;
    let metadata = ["metadata", "--format-version", "1", "--locked", "--offline"];
    let output = cargo(&[&metadata[..], &["--filter-platform", host]].concat())?;
    let json: Value = serde_json::from_str(&output.stdout)?;
    let allowed = allowed(&std::fs::read_to_string(root.join("deny.toml"))?)?;
    let packages = json["packages"].as_array().ok_or("cargo metadata lists no packages")?;
    let mut bad = Vec::new();
    for package in packages {
        let name = format!("{} {}", package["name"], package["version"]);
        let licence = package["license"].as_str().unwrap_or("");
        if !satisfied(licence, &allowed) {
            bad.push(format!("{name}: licence `{licence}`"));
        }
        match package["source"].as_str() {
            None if package["name"] == "ctxnic" => {}
            Some(REGISTRY) => {}
            source => bad.push(format!("{name}: source {source:?}")),
        }
    }
    if packages.len() < 20 {
        bad.push(format!("only {} packages: is this the whole list?", packages.len()));
    }
    // Where they come from is written down for all of them.
    let lock = std::fs::read_to_string(root.join("Cargo.lock"))?;
    let sources = lock.lines().filter_map(|line| line.strip_prefix("source = "));
    let strange = sources.filter(|source| source.trim_matches('"') != REGISTRY);
    bad.extend(strange.map(|source| format!("Cargo.lock: source {source}")));
    if bad.is_empty() { Ok(()) } else { Err(bad.join("\n").into()) }
}

/// The strings of `allow = [ ... ]` under `[licenses]`.
fn allowed(deny: &str) -> Result<BTreeSet<String>, Failed> {
    let section = deny.split("[licenses]").nth(1).ok_or("deny.toml has no [licenses]")?;
    let list = section.split("allow = [").nth(1).and_then(|s| s.split(']').next());
    let list = list.ok_or("deny.toml has no `allow = [` under [licenses]")?;
    Ok(list.split('"').skip(1).step_by(2).map(str::to_owned).collect())
}

/// True when an SPDX expression can be met with the allowed licences. `/` is the old form of `OR`.
fn satisfied(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    any(&words, &mut at, allowed) == Some(true) && at == words.len()
}

fn any(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> Option<bool> {
    let mut value = all(words, at, allowed)?;
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        value |= all(words, at, allowed)?;
    }
    Some(value)
}

fn all(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> Option<bool> {
    let mut value = one(words, at, allowed)?;
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        value &= one(words, at, allowed)?;
    }
    Some(value)
}

fn one(words: &[&str], at: &mut usize, allowed: &BTreeSet<String>) -> Option<bool> {
    let word = *words.get(*at)?;
    *at += 1;
    if word == "(" {
        let value = any(words, at, allowed)?;
        *at += 1;
        return (words.get(*at - 1) == Some(&")")).then_some(value);
    }
    if words.get(*at) == Some(&"WITH") {
        let exception = words.get(*at + 1)?;
        *at += 2;
        return Some(allowed.contains(&format!("{word} WITH {exception}")));
    }
    Some(allowed.contains(word))
}

fn expressions() -> Result<(), Failed> {
    let allowed: BTreeSet<String> =
        ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "Unicode-3.0"]
            .map(str::to_owned)
            .into();
    let good = [
        "MIT",
        "MIT/GPL-3.0",
        "GPL-3.0 OR MIT",
        "(MIT OR GPL-2.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception OR GPL-3.0",
    ];
    let bad = [
        "",
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "GPL-2.0 WITH Classpath-exception-2.0",
        "(MIT OR Apache-2.0) AND AGPL-3.0",
        "MIT OR",
        "(MIT",
        "MIT MIT",
    ];
    let wrong: Vec<&str> = good
        .into_iter()
        .filter(|e| !satisfied(e, &allowed))
        .chain(bad.into_iter().filter(|e| satisfied(e, &allowed)))
        .collect();
    if wrong.is_empty() { Ok(()) } else { Err(format!("misjudged: {wrong:?}").into()) }
}
