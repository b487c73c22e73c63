//! The dialect page of the documentation, `src/netlist/elaborate/dialect.md`: made of the kernels in
//! `tests/kernels/dialect`, of what they become, and of the messages for what is refused. To write
//! it again after a change of any of these:
//! `CTXNIC_REGEN=1 cargo test --test netlist page`.

mod lines;

use std::collections::BTreeSet;

use ctxnic::diag::Diagnostics;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::verilog::write;

use crate::kernels::dialect::{self, SOURCES};
use crate::refused;
use lines::{CHAPTERS, INTRO, LEFT_OUT, Line};

const PAGE: &str = "src/netlist/elaborate/dialect.md";

/// Most lines of Verilog shown for one kernel.
const VERILOG_LINES: usize = 24;

/// `new_word_ram` is the struct `NewWordRam`.
fn struct_name(kernel: &str) -> String {
    let mut out = String::new();
    for word in kernel.split('_') {
        let mut letters = word.chars();
        out.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        out.push_str(letters.as_str());
    }
    out
}

/// The text of a block as a reader needs it: fields and kernel.
fn source(name: &str) -> String {
    let found = SOURCES.iter().find_map(|text| {
        let start = format!("block! {{ {name} {{\n");
        let text = text.split_once(&start)?.1;
        Some(text.split_once("\n} }\n")?.0)
    });
    let body = match found {
        Some(body) => body.replace("}\n#[hdl_gen]\n", "}\n\n#[hdl_gen]\n"),
        None => return plain_source(name),
    };
    format!("struct {name} {{\n{body}\n}}\n")
}

/// The text of a block that is written without the macro.
fn plain_source(name: &str) -> String {
    let start = format!("pub struct {name} {{\n");
    let found = SOURCES.iter().find_map(|text| Some(text.split_once(&start)?.1));
    let body = found.unwrap_or_else(|| panic!("no block {name} in tests/kernels/dialect"));
    let fields = body.split_once("\n}\n").map_or(body, |(fields, _)| fields).replace("pub ", "");
    let kernel = body.split_once("    #[hdl_gen]\n").map_or("", |(_, rest)| rest);
    let kernel =
        kernel.split_once("\n}\n").map_or("", |(kernel, _)| kernel).replace("\n    ", "\n");
    format!("struct {name} {{\n{fields}\n}}\n\n#[hdl_gen]\n{}\n", kernel.trim_start())
}

/// The body of the top module.
fn verilog(kernel: &crate::kernels::Kernel) -> String {
    let design = elaborate(&kernel.name, &*kernel.block).unwrap_or_else(|e| panic!("{e}"));
    let files = write(&design);
    let text = &files.last().unwrap().text;
    let body = text.split_once(");\n").unwrap().1.split_once("endmodule").unwrap().0;
    let mut out = String::new();
    let lines: Vec<&str> = body.lines().filter(|line| !line.trim().is_empty()).collect();
    for line in lines.iter().take(VERILOG_LINES) {
        out.push_str(line.strip_prefix("    ").unwrap_or(line));
        out.push('\n');
    }
    if lines.len() > VERILOG_LINES {
        out.push_str(&format!("// and {} more lines\n", lines.len() - VERILOG_LINES));
    }
    out
}

/// Every part of each finding on a line of its own.
fn complete(found: &Diagnostics) -> String {
    let mut out = String::new();
    for diagnostic in &found.list {
        out.push_str(&format!("error[{}]: {}\n", diagnostic.code, diagnostic.message));
        out.push_str(&format!("   at: {}\n", diagnostic.place.as_deref().unwrap()));
        out.push_str(&format!(" help: {}\n", diagnostic.help.as_deref().unwrap()));
    }
    out
}

fn line(line: &Line, out: &mut String) {
    out.push_str(&format!("## {}\n\n{}\n\n", line.title, line.rule));
    let kernels = dialect::all();
    for name in line.accepted {
        let kernel = kernels.iter().find(|k| k.name == *name);
        let kernel = kernel.unwrap_or_else(|| panic!("no kernel {name}"));
        out.push_str(&format!("```text\n{}```\n\nbecomes\n\n", source(&struct_name(name))));
        out.push_str(&format!("```verilog\n{}```\n\n", verilog(kernel)));
    }
    let refused_kernels = dialect::refused();
    for name in line.refused {
        let (_, block) = refused_kernels
            .iter()
            .find(|(n, _)| *n == *name)
            .unwrap_or_else(|| panic!("no refused kernel {name}"));
        let Err(found) = elaborate("dut", &**block) else { panic!("{name} is accepted") };
        out.push_str(&format!("Refused:\n\n```text\n{}```\n\n", source(name)));
        out.push_str(&format!("```text\n{}```\n\n", complete(&found)));
    }
    let built = refused::refused();
    let mut text = String::new();
    for title in line.built {
        let (_, _, block) = built
            .iter()
            .find(|(t, ..)| *t == *title)
            .unwrap_or_else(|| panic!("nothing refused is called `{title}`"));
        let Err(found) = block.elaborate() else { panic!("{title} is accepted") };
        text.push_str(&format!("{title}:\n{}", complete(&found)));
    }
    if !text.is_empty() {
        out.push_str(&format!("Also refused:\n\n```text\n{text}```\n\n"));
    }
}

/// The table of all lines: the first statement of the first example, and the first refusal.
fn table(out: &mut String) {
    out.push_str("\n| Construct | Example | Otherwise |\n|---|---|---|\n");
    let (kernels, built) = (dialect::refused(), refused::refused());
    for line in CHAPTERS.iter().flat_map(|(_, _, lines)| lines.iter()) {
        let shown = line
            .accepted
            .iter()
            .any(|name| source(&struct_name(name)).lines().any(|text| text.trim() == line.example));
        assert!(shown || line.example.is_empty(), "{}: the example is in no kernel", line.title);
        let example = match line.example {
            "" => String::new(),
            text => format!("`{}`", text.replace('|', "\\|")),
        };
        let kernel = line.refused.first().map(|name| {
            let (_, block) = kernels.iter().find(|(n, _)| *n == *name).unwrap();
            elaborate("dut", &**block).unwrap_err()
        });
        let found = kernel.or_else(|| {
            let title = line.built.first()?;
            let (_, _, block) = built.iter().find(|(t, ..)| *t == *title).unwrap();
            Some(block.elaborate().unwrap_err())
        });
        let found = found.unwrap_or_else(|| panic!("{}: no refusal", line.title));
        let first = &found.list[0];
        let otherwise = format!("{} {}", first.code, first.message.replace('|', "\\|"));
        out.push_str(&format!("| {} | {example} | {otherwise} |\n", line.title));
    }
}

fn widgets(out: &mut String) {
    out.push_str("| Widget | |\n|---|---|\n");
    for (name, block) in dialect::widgets::widgets() {
        let result = match elaborate("dut", &*block) {
            Ok(_) => "accepted".to_string(),
            Err(found) => {
                let first = &found.list[0];
                format!("`{}` {}: {}", first.code, first.place.as_deref().unwrap(), first.message)
            }
        };
        out.push_str(&format!("| `{name}` | {} |\n", result.replace('|', "\\|")));
    }
    out.push('\n');
}

fn page() -> String {
    let mut out = INTRO.to_string();
    table(&mut out);
    for (title, text, lines) in CHAPTERS {
        out.push_str(&format!("\n# {title}\n\n{text}\n"));
        for one in *lines {
            line(one, &mut out);
        }
        if title.starts_with("Widgets") {
            widgets(&mut out);
        }
    }
    out.push_str(LEFT_OUT);
    out
}

#[test]
fn dialect_page_is_fresh() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let made = page();
    if std::env::var_os("CTXNIC_REGEN").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap();
    assert!(
        committed == made,
        "{PAGE} is stale; run: CTXNIC_REGEN=1 cargo test --test netlist page"
    );
}

/// Nothing of the dialect is missing on the page: every kernel, everything refused, every code.
#[test]
fn dialect_page_is_complete() {
    let lines: Vec<&Line> = CHAPTERS.iter().flat_map(|(_, _, lines)| lines.iter()).collect();
    let shown = |pick: fn(&Line) -> &'static [&'static str]| {
        let all: Vec<&str> = lines.iter().flat_map(|l| pick(l).iter().copied()).collect();
        let set: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(set.len(), all.len(), "something is shown twice");
        set
    };
    let widgets: BTreeSet<String> =
        dialect::widgets::all().into_iter().map(|kernel| kernel.name).collect();
    let kernels: BTreeSet<String> =
        dialect::all().into_iter().map(|k| k.name).filter(|k| !widgets.contains(k)).collect();
    let accepted = shown(|line| line.accepted);
    assert!(kernels.iter().map(String::as_str).eq(accepted), "kernels: {kernels:?}");
    let refused: BTreeSet<&str> = dialect::refused().into_iter().map(|(name, _)| name).collect();
    assert_eq!(refused, shown(|line| line.refused));
    let built: BTreeSet<&str> = refused::refused().into_iter().map(|(title, ..)| title).collect();
    assert_eq!(built, shown(|line| line.built));
    for line in &lines {
        let examples = line.accepted.len() + line.refused.len() + line.built.len();
        assert!(examples > 0, "{}: no example", line.title);
    }
    let page = page();
    for (code, _) in ctxnic::diag::code::TABLE {
        let number: u32 = code[1..].parse().unwrap();
        if code.starts_with('H') && number <= 21 && *code != "H002" {
            assert!(page.contains(&format!("error[{code}]")), "{code} has no example");
        }
    }
}

/// The oracle of the page can fail: another kernel, another text.
#[test]
fn dialect_page_shows_what_is_refused() {
    let numbers = source("NumberTooLarge");
    assert!(numbers.contains("== 99"), "{numbers}");
    assert!(page().contains(&numbers));
    assert!(source("TwoWay").contains("pad: Signal<InOut"));
}
