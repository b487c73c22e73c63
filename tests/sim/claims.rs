//! Properties and indices out of range, as the simulation sees them.

use ctxnic::netlist::ir::{
    BinaryOp, Design, Driver, DriverKind, Expr, ExprKind, Instance, Module, ModuleId, NetId,
    Property, PropertyKind, Stmt, UnaryOp,
};
use ctxnic::sim::{Bench, EngineKind, Model, OutOfRange, Sim};

use crate::small::{assign, design, input, output, register, sequential, wire};

/// Adds 1 while `en`; claims to stay below 5, that `en` is not given at 4, and covers 3.
fn counter() -> Module {
    let mut m = sequential("counter");
    let en = input(&mut m, "en", 1);
    let count = output(&mut m, "count", 3);
    let sum = Expr::binary(BinaryOp::Add, Expr::net(&m, count), Expr::number(3, 1));
    let d = wire(&mut m, "count_d", sum);
    register(&mut m, count, d, Some(en), 0);
    let number =
        |m: &Module, op, value| Expr::binary(op, Expr::net(m, count), Expr::number(3, value));
    let below = number(&m, BinaryOp::Lt, 5);
    let not_four = number(&m, BinaryOp::Ne, 4);
    let three = number(&m, BinaryOp::Eq, 3);
    let idle = Expr::unary(UnaryOp::Not, Expr::net(&m, en));
    let held = Expr::binary(BinaryOp::Or, idle, not_four);
    for (name, kind, claim, message) in [
        ("below_5", PropertyKind::Assert, below, "the count is below 5"),
        ("stops", PropertyKind::Assume, held, ""),
        ("at_3", PropertyKind::Cover, three, "it gets to 3"),
    ] {
        let holds = wire(&mut m, &format!("{name}_holds"), claim);
        m.properties.push(Property { name: name.into(), kind, holds, message: message.into() });
    }
    m
}

/// Two counters; the second counts one cycle after the first.
pub fn two() -> Design {
    let child = counter();
    let mut m = sequential("two");
    let en = input(&mut m, "en", 1);
    let en_q = m.add_net("en_q", 1);
    register(&mut m, en_q, en, None, 0);
    for (name, enable) in [("first", en), ("second", en_q)] {
        let count = output(&mut m, name, 3);
        let connections = vec![m.clk.unwrap(), m.rst.unwrap(), enable, count];
        let name = format!("{name}_counter");
        m.instances.push(Instance { name, module: ModuleId(0), connections });
    }
    design(vec![child, m])
}

#[test]
fn properties_of_every_instance_are_checked_before_each_edge() {
    let mut sim = Sim::new(&two()).unwrap();
    sim.reset(2);
    sim.poke("en", 1).unwrap();
    for _ in 0..4 {
        sim.step();
    }
    assert_eq!(sim.violations(), []);
    assert_eq!(
        sim.covered().collect::<Vec<_>>(),
        [("first_counter.at_3", 1), ("second_counter.at_3", 0)]
    );
    for _ in 0..3 {
        sim.step();
    }
    let found: Vec<String> = sim.violations().iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "cycle 6: first_counter.stops: an assumption fails",
            "cycle 7: first_counter.below_5: an assertion fails: the count is below 5",
            "cycle 7: second_counter.stops: an assumption fails",
            "cycle 8: first_counter.below_5: an assertion fails: the count is below 5",
            "cycle 8: second_counter.below_5: an assertion fails: the count is below 5",
        ]
    );
    assert_eq!(sim.violation_count(), 5);
    // In reset nothing is claimed.
    let before = sim.violation_count();
    sim.reset(3);
    assert_eq!(sim.violation_count(), before);
}

/// Cycles without anything to report before those that have something: none, and more than `Auto`
/// evaluates before it compiles.
const QUIET: [u64; 2] = [0, 300];

/// What is found when the counters run for seven cycles, in steps of `by` cycles.
fn found(design: &Design, kind: EngineKind, quiet: u64, by: u64) -> (Vec<String>, Vec<u64>) {
    let model = Model::with_engine(design, kind).unwrap();
    let mut sim = model.sim();
    sim.reset(2);
    sim.run(quiet);
    sim.poke("en", 1).unwrap();
    let mut left = 7;
    while left > 0 {
        let now = left.min(by);
        sim.run(now);
        left -= now;
    }
    let compiled = kind == EngineKind::Compiled || (kind == EngineKind::Auto && quiet > 200);
    assert_eq!(model.is_compiled(), compiled);
    let text = sim.violations().iter().map(ToString::to_string).collect();
    (text, sim.covered().map(|(_, hits)| hits).collect())
}

fn expected(quiet: u64) -> Vec<String> {
    let at = |cycle: u64, text: &str| format!("cycle {}: {text}", cycle + quiet);
    vec![
        at(6, "first_counter.stops: an assumption fails"),
        at(7, "first_counter.below_5: an assertion fails: the count is below 5"),
        at(7, "second_counter.stops: an assumption fails"),
        at(8, "first_counter.below_5: an assertion fails: the count is below 5"),
        at(8, "second_counter.below_5: an assertion fails: the count is below 5"),
    ]
}

#[test]
fn all_engines_find_the_same_in_the_same_cycle_whether_stepped_or_run() {
    for kind in EngineKind::ALL {
        for quiet in QUIET {
            for by in [1, 2, 100] {
                let (text, covered) = found(&two(), kind, quiet, by);
                assert_eq!(text, expected(quiet), "{kind:?}, {quiet} cycles, {by} at a time");
                assert_eq!(covered, [1, 1], "{kind:?}, {quiet} cycles, {by} at a time");
            }
        }
    }
}

type Plant = fn(&mut Module);

/// What a property could be by mistake; each must change what is found, in every engine.
const MUTANTS: [(&str, Plant); 6] = [
    ("claims-assertion-lost", |m| drop(m.properties.remove(0))),
    ("claims-assumption-lost", |m| drop(m.properties.remove(1))),
    ("claims-cover-lost", |m| drop(m.properties.remove(2))),
    ("claims-assumption-taken-for-assertion", |m| m.properties[1].kind = PropertyKind::Assert),
    ("claims-assertion-taken-for-assumption", |m| m.properties[0].kind = PropertyKind::Assume),
    ("claims-negated", |m| {
        let claim = m.drivers.iter_mut().find(|d| d.target == m.properties[2].holds).unwrap();
        let DriverKind::Assign(value) = &mut claim.kind else { panic!("an assignment") };
        *value = Expr::unary(UnaryOp::Not, value.clone());
    }),
];

#[test]
fn mutants_of_properties_are_found_in_all_engines() {
    for (name, plant) in MUTANTS {
        let mut mutant = two();
        plant(&mut mutant.modules[0]);
        for kind in EngineKind::ALL {
            let (text, covered) = found(&mutant, kind, 300, 100);
            assert!(text != expected(300) || covered != [1, 1], "{name}, {kind:?}");
        }
    }
}

/// A broken assumption is the fault of whoever drives the inputs, a failed assertion that of the
/// design: a report must say which, in all engines and at whatever speed.
#[test]
fn a_broken_assumption_is_told_apart_from_a_failed_assertion() {
    for (kind_of, text) in [
        (PropertyKind::Assume, "first_counter.stops: an assumption fails"),
        (PropertyKind::Assert, "first_counter.stops: an assertion fails"),
    ] {
        let mut design = two();
        design.modules[0].properties[1].kind = kind_of;
        for kind in EngineKind::ALL {
            for quiet in QUIET {
                let mut tb = Bench::new(Model::with_engine(&design, kind).unwrap().sim());
                tb.reset(2);
                tb.run(quiet).unwrap();
                tb.sim.poke("en", 1).unwrap();
                let error = tb.run(20).unwrap_err();
                assert_eq!(error.to_string(), format!("cycle {}: {text}", 6 + quiet), "{kind:?}");
                assert_eq!(tb.sim.cycle(), 7 + quiet, "the cycle is completed");
            }
        }
    }
}

#[test]
fn a_bench_ends_with_the_first_violation() {
    let mut tb = Bench::new(Sim::new(&two()).unwrap());
    tb.reset(2);
    tb.sim.poke("en", 1).unwrap();
    tb.run(4).unwrap();
    let error = tb.run(4).unwrap_err();
    assert_eq!(error.to_string(), "cycle 6: first_counter.stops: an assumption fails");
}

#[test]
fn the_list_of_violations_is_capped_and_the_count_is_not() {
    let mut sim = Sim::new(&design(vec![counter()])).unwrap();
    sim.poke("count", 6).unwrap();
    for _ in 0..1_000 {
        sim.step();
    }
    assert_eq!((sim.violations().len(), sim.violation_count()), (100, 1_000));
}

/// `picked = sel ? word[at] : 0` for a word of 5 bits, in each form a condition can take.
fn pick(form: &str) -> Design {
    let mut m = sequential("pick");
    let sel = input(&mut m, "sel", 1);
    let at = input(&mut m, "at", 3);
    let word = input(&mut m, "word", 5);
    let picked = output(&mut m, "picked", 1);
    let (sel, at, word) = (Expr::net(&m, sel), Expr::net(&m, at), Expr::net(&m, word));
    let bit = Expr { width: 1, kind: ExprKind::SliceAt(Box::new(word), Box::new(at)) };
    let zero = Expr::number(1, 0);
    let not = |e: &Expr| Expr::unary(UnaryOp::Not, e.clone());
    let kind = match form {
        "mux" => DriverKind::Assign(Expr::mux(sel, bit, zero)),
        "mux-else" => DriverKind::Assign(Expr::mux(not(&sel), zero, bit)),
        "and" => DriverKind::Assign(Expr::binary(BinaryOp::And, sel, bit)),
        "or" => DriverKind::Assign(Expr::binary(BinaryOp::Or, not(&sel), bit)),
        "if" => DriverKind::Process(vec![
            Stmt::Assign(zero),
            Stmt::If { cond: sel, then: vec![Stmt::Assign(bit)], otherwise: Vec::new() },
        ]),
        "else" => DriverKind::Process(vec![Stmt::If {
            cond: not(&sel),
            then: vec![Stmt::Assign(zero)],
            otherwise: vec![Stmt::Assign(bit)],
        }]),
        "case" => DriverKind::Process(vec![Stmt::Case {
            sel,
            arms: vec![(Expr::number(1, 1), vec![Stmt::Assign(bit)])],
            default: vec![Stmt::Assign(zero)],
        }]),
        _ => DriverKind::Process(vec![Stmt::Case {
            sel,
            arms: vec![(Expr::number(1, 0), vec![Stmt::Assign(zero)])],
            default: vec![Stmt::Assign(bit)],
        }]),
    };
    m.drivers.push(Driver { target: picked, kind });
    design(vec![m])
}

#[test]
fn an_index_out_of_range_is_reported_where_it_matters() {
    let forms = ["mux", "mux-else", "and", "or", "if", "else", "case", "default"];
    for (form, kind) in forms.iter().flat_map(|form| EngineKind::ALL.map(|kind| (*form, kind))) {
        let mut sim = Model::with_engine(&pick(form), kind).unwrap().sim();
        sim.poke("word", 0x1f).unwrap();
        for (sel, at) in [(1, 4), (0, 5), (1, 5), (0, 7), (1, 7)] {
            sim.poke("sel", sel).unwrap();
            sim.poke("at", at).unwrap();
            sim.step();
        }
        let at = |cycle| OutOfRange { cycle, path: "picked".into() };
        assert_eq!(sim.out_of_range(), [at(2), at(4)], "{form}");
        assert_eq!(sim.out_of_range_count(), 2, "{form}");
        assert_eq!(sim.peek("picked").unwrap().low_u64(), 0);
        // The hidden net has no path.
        assert!(sim.paths().all(|(path, _)| !path.contains('?')), "{form}");
    }
}

#[test]
fn an_index_that_always_fits_is_not_watched() {
    let mut m = sequential("fits");
    let at = input(&mut m, "at", 2);
    let word = input(&mut m, "word", 5);
    let out = output(&mut m, "out", 2);
    let kind = ExprKind::SliceAt(Box::new(Expr::net(&m, word)), Box::new(Expr::net(&m, at)));
    assign(&mut m, out, Expr { width: 2, kind });
    let mut sim = Sim::new(&design(vec![m])).unwrap();
    sim.poke("at", 3).unwrap();
    sim.step();
    assert_eq!(sim.out_of_range_count(), 0);
}

#[test]
fn a_property_without_its_net_is_refused() {
    let mut m = counter();
    m.properties[0].holds = NetId(99);
    let errors = Sim::new(&design(vec![m])).unwrap_err();
    assert!(errors.to_string().contains("below_5"), "{errors}");
    let mut m = counter();
    m.properties[0].holds = NetId::from(m.nets.iter().position(|n| n.name == "count").unwrap());
    let errors = Sim::new(&design(vec![m])).unwrap_err();
    assert!(errors.to_string().contains("H801"), "{errors}");
}
