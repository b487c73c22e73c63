//! Every file of `bad/` is refused (or warned about) with exactly the diagnostic of its snapshot.

use ctxnic::diag::{Diagnostics, Sources, render};
use ctxnic::spec;

fn findings(file: &str, text: &str) -> Diagnostics {
    match spec::load(file, text) {
        Ok((_, warnings)) => warnings,
        Err(list) => list,
    }
}

#[test]
fn every_bad_specification_gets_its_diagnostic() {
    let list = super::files("tests/spec/bad", "yaml");
    assert!(list.len() >= 15, "{} files", list.len());
    for path in list {
        let file = super::name(&path);
        let text = std::fs::read_to_string(&path).unwrap();
        let found = findings(&file, &text);
        assert!(!found.list.is_empty(), "{file} is accepted");
        for d in &found.list {
            assert!(d.help.as_ref().is_some_and(|help| !help.is_empty()), "{file}: no help: {d}");
            let label = d.primary.as_ref().expect("a place");
            assert!(text.get(label.span.clone()).is_some(), "{file}: {d}");
        }
        let rendered = render(&found, &Sources::one(file.clone(), text));
        let name = file.trim_end_matches(".yaml");
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(format!("bad__{name}"), rendered);
        });
    }
}

#[test]
fn snapshots_without_a_specification_are_removed() {
    for path in super::files("tests/spec/snapshots", "snap") {
        let file = super::name(&path);
        let name = file.trim_start_matches("bad__").trim_end_matches(".snap");
        let source = format!("{}/tests/spec/bad/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
        assert!(std::path::Path::new(&source).exists(), "{file} has no {name}.yaml");
    }
}

#[test]
fn the_diagnostics_do_not_depend_on_the_run() {
    for path in super::files("tests/spec/bad", "yaml") {
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(findings("x", &text), findings("x", &text));
    }
}
