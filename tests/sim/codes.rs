//! Every diagnostic of the simulator has a design that draws it.

use std::collections::BTreeSet;
use std::path::Path;

use ctxnic::netlist::ir::{Design, Expr};
use ctxnic::sim::{EngineKind, Model};

use crate::small;

type Break = fn(&mut Design);

/// The code, what is wrong, and how to get there from two counters that are right.
const CASES: [(&str, &str, Break); 8] = [
    ("H801", "a driver of another width", |d| {
        let top = &mut d.modules[1];
        top.drivers[0].kind = ctxnic::netlist::ir::DriverKind::Assign(Expr::number(2, 1));
    }),
    ("H801", "a top that is not there", |d| d.top = ctxnic::netlist::ir::ModuleId(7)),
    ("H801", "a property without its net", |d| {
        d.modules[1].properties.push(ctxnic::netlist::ir::Property {
            name: "lost".into(),
            kind: ctxnic::netlist::ir::PropertyKind::Assert,
            holds: ctxnic::netlist::ir::NetId(99),
            message: String::new(),
        });
    }),
    ("H802", "a net with two drivers", |d| {
        let driver = d.modules[1].drivers[0].clone();
        d.modules[1].drivers.push(driver);
    }),
    ("H803", "a net without a driver", |d| d.modules[1].drivers.clear()),
    ("H804", "a net that feeds itself", |d| {
        let top = &mut d.modules[1];
        let value = Expr::net(top, top.drivers[0].target);
        top.drivers[0].kind = ctxnic::netlist::ir::DriverKind::Assign(value);
    }),
    ("H806", "a clock that is computed", |d| {
        let carry = d.modules[1].drivers[0].target;
        d.modules[1].instances[1].connections[0] = carry;
    }),
    ("H806", "a top without a clock", |d| d.modules[1].clk = None),
];

#[test]
fn every_code_has_a_design_that_draws_it_in_all_engines() {
    for (code, what, break_it) in CASES {
        let mut design = small::two_counters(3);
        for kind in EngineKind::ALL {
            assert!(Model::with_engine(&design, kind).is_ok());
        }
        break_it(&mut design);
        for kind in EngineKind::ALL {
            let list = Model::with_engine(&design, kind).unwrap_err();
            let codes: Vec<&str> = list.list.iter().map(|d| d.code).collect();
            assert!(codes.iter().all(|found| *found == code), "{what}, {kind:?}: {list}");
            assert!(!codes.is_empty(), "{what}, {kind:?}");
            // Where, and in words: a person has to find it.
            assert!(list.to_string().len() > 30, "{list}");
        }
    }
}

/// The codes in the text of the source, tests left out.
fn codes_of(folder: &Path, out: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes_of(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            let is_code = |word: &&str| {
                word.len() == 4
                    && word.starts_with(['S', 'R', 'F', 'H', 'T'])
                    && word[1..].bytes().all(|byte| byte.is_ascii_digit())
            };
            out.extend(code.split('"').filter(is_code).map(str::to_owned));
        }
    }
}

#[test]
fn no_code_of_the_simulator_is_without_a_case() {
    let mut used = BTreeSet::new();
    codes_of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sim"), &mut used);
    let cases: BTreeSet<String> = CASES.iter().map(|(code, ..)| (*code).to_owned()).collect();
    assert_eq!(used, cases);
}
