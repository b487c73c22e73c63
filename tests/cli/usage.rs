//! Wrong usage, help, files that cannot be read.

use super::{ctxnic, ctxnic_json, path, portable};

#[test]
fn wrong_usage_exits_with_2_and_says_so_on_standard_error() {
    for args in [
        &["frobnicate"][..],
        &[],
        &["check"],
        &["check", "a", "b"],
        &["check", "--format", "xml", "a"],
    ] {
        let said = ctxnic(args.iter().copied());
        assert_eq!(said.code, 2, "{args:?}");
        assert!(said.out.is_empty(), "{args:?}");
        let told = said.err.contains("Usage: ctxnic") || said.err.contains("try '--help'");
        assert!(told, "{args:?}: {}", said.err);
    }
}

#[test]
fn help_has_examples_for_every_subcommand() {
    let said = ctxnic(["--help"]);
    assert_eq!(said.code, 0);
    assert!(said.out.contains("Exit codes:") && said.out.contains("Examples:"));
    let commands: Vec<&str> = said
        .out
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .collect();
    assert!(commands.contains(&"check"), "{commands:?}");
    for command in commands {
        let said = ctxnic([command, "--help"]);
        assert_eq!(said.code, 0);
        assert!(
            said.out.contains(&format!("Examples:\n  ctxnic {command}")),
            "{command}: {}",
            said.out
        );
    }
}

#[test]
fn the_version_is_that_of_the_crate() {
    let said = ctxnic(["--version"]);
    assert_eq!(
        (said.code, said.out.as_str()),
        (0, concat!("ctxnic ", env!("CARGO_PKG_VERSION"), "\n"))
    );
}

#[test]
fn a_file_that_cannot_be_read_exits_with_1() {
    let said = ctxnic(["check".into(), path("specs/none.yaml").into_os_string()]);
    assert_eq!(said.code, 1);
    insta::assert_snapshot!(portable(&said.err), @r"
    error[T030]: cannot read specs/none.yaml: there is no such file or folder
     |
     = help: check the name and the permissions of the file

    1 error
    ");
    let (code, json) = ctxnic_json(["check".into(), path("specs").into_os_string()]);
    assert_eq!((code, json["ok"].as_bool()), (1, Some(false)));
    assert_eq!(json["diagnostics"][0]["code"], "T030");
}
