//! What is printed: Verilog and dump of small modules, and of random ones.

use ctxnic::netlist::dump::dump;
use ctxnic::netlist::ir::Design;
use ctxnic::netlist::names;
use ctxnic::netlist::verilog::{self, file_list};
use ctxnic::sim::Sim;

use crate::random_design::random_design;
use crate::small;

fn verilog_text(design: &Design) -> String {
    let files = verilog::write(design);
    let texts: Vec<String> =
        files.iter().map(|file| format!("==> {} <==\n{}", file.name, file.text)).collect();
    texts.concat()
}

#[test]
fn small_modules_print_as_before() {
    for (name, design) in [
        ("two_counters", small::two_counters(3)),
        ("light", small::light()),
        ("memory", small::memory()),
        ("traps", small::traps()),
    ] {
        insta::assert_snapshot!(format!("{name}@verilog"), verilog_text(&design));
        insta::assert_snapshot!(format!("{name}@dump"), dump(&design));
    }
}

#[test]
fn the_file_list_has_the_children_first_and_the_top_last() {
    let files = verilog::write(&small::two_counters(3));
    assert_eq!(file_list(&files), "counter.v\ntwo_counters.v\n");
}

#[test]
fn what_the_top_does_not_use_is_not_printed() {
    let mut design = small::two_counters(3);
    let mut spare = small::counter(5);
    spare.name = "spare".into();
    design.modules.insert(1, spare);
    design.top = ctxnic::netlist::ir::ModuleId(2);
    assert_eq!(file_list(&verilog::write(&design)), "counter.v\ntwo_counters.v\n");
}

#[test]
fn random_designs_print_the_same_twice_and_only_legal_names() {
    for seed in 0..150 {
        let design = random_design(seed);
        let files = verilog::write(&design);
        assert_eq!(files, verilog::write(&design.clone()), "seed {seed}");
        assert!(!dump(&design).is_empty());
        for file in &files {
            assert!(file.text.ends_with("endmodule\n") && file.text.is_ascii());
            assert!(!file.text.contains('$') || only_sign_functions(&file.text), "seed {seed}");
            let declared = file.text.lines().flat_map(declared_names);
            for name in declared {
                assert_eq!(names::legal(name), name, "seed {seed}");
            }
        }
    }
}

fn only_sign_functions(text: &str) -> bool {
    text.split('$').skip(1).all(|rest| rest.starts_with("signed(") || rest.starts_with("unsigned("))
}

/// The names that a declaration line of the printed text declares.
fn declared_names(line: &str) -> Vec<&str> {
    let kinds = ["wire ", "reg ", "localparam "];
    let Some(rest) = kinds.iter().find_map(|kind| line.trim_start().strip_prefix(kind)) else {
        return Vec::new();
    };
    let rest = rest.trim_start();
    let rest = if rest.starts_with('[') { rest.split_once("] ").map_or("", |r| r.1) } else { rest };
    let name = |text: &'_ str| text.trim_start().split([' ', ';']).next().unwrap_or_default().len();
    let value = rest.find('=').unwrap_or(rest.len());
    rest[..value].split(',').map(|text| &text.trim_start()[..name(text)]).collect()
}

#[test]
fn initial_state_names_what_the_simulator_has() {
    for design in [small::two_counters(3), small::light(), small::memory()] {
        let sim = Sim::new(&design).unwrap();
        let state = verilog::initial_state(&design);
        assert!(!state.is_empty());
        for item in state {
            let is_guard = item.path.ends_with("mem_q") || item.path.ends_with("mem_hit_q");
            if is_guard {
                assert!(item.value.is_zero());
            } else if let Some((memory, rest)) = item.path.split_once('[') {
                let word = rest.trim_end_matches(']').parse().unwrap();
                assert_eq!(sim.mem_peek(memory, word).unwrap(), item.value);
            } else {
                assert_eq!(sim.peek(&item.path).unwrap(), item.value);
            }
        }
    }
}
