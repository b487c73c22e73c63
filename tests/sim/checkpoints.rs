//! Checkpoints: what goes back, in every engine and across the change to compiled code.

use ctxnic::netlist::ir::{BinaryOp, Design, Expr, ExprKind, Property, PropertyKind};
use ctxnic::netlist::value::Value;
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::{Checkpoint, EngineKind, Model, OutOfRange, Sim, SimError};

use crate::{random_design, small};

/// A memory of 5 words of 72 bits, a counter, an assertion, an assumption, a cover, and an index that
/// may point beyond; all of them happen often under random inputs.
fn store() -> Design {
    let mut design = small::memory();
    let m = &mut design.modules[0];
    let net = |m: &ctxnic::netlist::ir::Module, name: &str| {
        let index = m.nets.iter().position(|net| net.name == name).unwrap();
        Expr::net(m, index.into())
    };
    let count = m.add_net("count_q", 70);
    let sum =
        Expr::binary(BinaryOp::Add, Expr::net(m, count), Expr::resize(net(m, "write_en"), 70));
    let next = small::wire(m, "count_d", sum);
    small::register(m, count, next, None, 0);
    let data = Expr::slice(net(m, "read_data"), 0, 5);
    let bit = ExprKind::SliceAt(Box::new(data.clone()), Box::new(net(m, "read_addr")));
    small::wire(m, "picked", Expr { width: 1, kind: bit });
    for (name, kind, op, of, number) in [
        ("no_nine", PropertyKind::Assert, BinaryOp::Ne, Expr::slice(data, 0, 4), 9),
        ("addressed", PropertyKind::Assume, BinaryOp::Lt, net(m, "write_addr"), 7),
        ("enabled", PropertyKind::Cover, BinaryOp::Eq, Expr::slice(net(m, "write_en"), 0, 2), 3),
    ] {
        let width = of.width;
        let claim = Expr::binary(op, of, Expr::number(width, number));
        let holds = small::wire(m, &format!("{name}_holds"), claim);
        m.properties.push(Property { name: name.into(), kind, holds, message: String::new() });
    }
    design
}

/// Everything that a stretch of a run shows.
#[derive(Clone, Debug, PartialEq)]
struct Record {
    cycle: u64,
    /// All signals, before every edge.
    values: Vec<Value>,
    memory: Vec<Value>,
    violations: (Vec<SimError>, u64),
    covered: Vec<(String, u64)>,
    out_of_range: (Vec<OutOfRange>, u64),
}

impl Record {
    /// The first part that differs.
    fn difference(&self, other: &Self) -> Option<&'static str> {
        [
            (self.cycle != other.cycle, "cycle"),
            (self.values != other.values, "values"),
            (self.memory != other.memory, "memory"),
            (self.violations != other.violations, "violations"),
            (self.covered != other.covered, "covers"),
            (self.out_of_range != other.out_of_range, "indices out of range"),
        ]
        .into_iter()
        .find_map(|(differs, what)| differs.then_some(what))
    }
}

/// Some cycles of random inputs; the first one with the inputs as they are.
fn stretch(sim: &mut Sim, seed: u64, cycles: u64) -> Record {
    let mut rng = Rng::new(seed);
    let inputs: Vec<_> = sim.inputs().map(|(_, input)| input).collect();
    let paths: Vec<_> = sim.paths().map(|(_, handle)| handle).collect();
    let mut values = Vec::new();
    for cycle in 0..cycles {
        for &input in inputs.iter().filter(|_| cycle > 0) {
            let value = rng.value(input.width());
            sim.poke_value(input, &value);
        }
        values.extend(paths.iter().map(|&handle| sim.peek_value(handle)));
        sim.step();
    }
    let words = if sim.memory("mem").is_ok() { 5 } else { 0 };
    Record {
        cycle: sim.cycle(),
        values,
        memory: (0..words).map(|word| sim.mem_peek("mem", word).unwrap()).collect(),
        violations: (sim.violations().to_vec(), sim.violation_count()),
        covered: sim.covered().map(|(path, hits)| (path.to_owned(), hits)).collect(),
        out_of_range: (sim.out_of_range().to_vec(), sim.out_of_range_count()),
    }
}

/// Cycles before the checkpoint: of the graph alone, and beyond what `Auto` evaluates at first.
const EARLY: u64 = 20;
const LATE: u64 = 260;

/// A run with a checkpoint after some cycles; gives it and what came after it.
fn begun(model: &Model, before: u64) -> (Sim, Checkpoint, Record) {
    let mut sim = model.sim();
    stretch(&mut sim, 1, before);
    let checkpoint = sim.checkpoint();
    let record = stretch(&mut sim, 2, 40);
    (sim, checkpoint, record)
}

#[test]
fn a_restored_state_runs_on_as_before_in_every_tier_with_memories_and_properties() {
    let design = store();
    for before in [EARLY, LATE] {
        // What no checkpoint had a part in.
        let mut plain = Model::with_engine(&design, EngineKind::Interpreter).unwrap().sim();
        stretch(&mut plain, 1, before);
        let expected = stretch(&mut plain, 2, 40);
        assert!(expected.violations.1 > 0 && expected.out_of_range.1 > 0);
        for kind in EngineKind::ALL {
            let model = Model::with_engine(&design, kind).unwrap();
            let (mut sim, checkpoint, first) = begun(&model, before);
            let compiled = match kind {
                EngineKind::Auto => before == LATE,
                kind => kind == EngineKind::Compiled,
            };
            assert_eq!(model.is_compiled(), compiled, "{kind:?} after {before} cycles");
            assert_eq!(checkpoint.cycle(), before);
            assert_eq!(first.difference(&expected), None, "{kind:?} without a restore");
            // Far enough for another tier.
            stretch(&mut sim, 3, LATE);
            sim.restore(&checkpoint).unwrap();
            assert_eq!(sim.cycle(), before);
            let again = stretch(&mut sim, 2, 40);
            assert_eq!(again.difference(&expected), None, "{kind:?} from {before}");
            let mut other = model.sim();
            other.restore(&checkpoint).unwrap();
            let again = stretch(&mut other, 2, 40);
            assert_eq!(again.difference(&expected), None, "another run, {kind:?} from {before}");
        }
    }
}

#[test]
fn random_designs_run_on_as_before() {
    for seed in 0..10 {
        let design = random_design::random_design(seed);
        for kind in EngineKind::ALL {
            let model = Model::with_engine(&design, kind).unwrap();
            let before = if seed < 2 { LATE } else { EARLY };
            let (mut sim, checkpoint, first) = begun(&model, before);
            sim.restore(&checkpoint).unwrap();
            let again = stretch(&mut sim, 2, 40);
            assert_eq!(again.difference(&first), None, "seed {seed}, {kind:?}");
        }
    }
}

type Tamper = fn(&mut Sim);
type Keep = fn(&mut Record, &Record);

/// What a restore that forgets a part would leave behind.
const TAMPERED: [(&str, &str, Tamper); 4] = [
    ("checkpoint-input-forgotten", "values", |sim| sim.poke("read_addr", 6).unwrap()),
    ("checkpoint-register-forgotten", "values", |sim| {
        let word = Value::from_words(70, vec![0, 5]);
        sim.poke("count_q", word).unwrap();
    }),
    ("checkpoint-memory-forgotten", "memory", |sim| {
        // A word that nobody reads or writes in the one cycle that follows.
        sim.mem_load("mem", &[Value::ones(72)]).unwrap();
    }),
    ("checkpoint-cycle-forgotten", "cycle", Sim::step),
];

#[test]
fn mutants_of_a_restore_are_found() {
    for kind in EngineKind::ALL {
        let model = Model::with_engine(&store(), kind).unwrap();
        let (mut sim, checkpoint, _) = begun(&model, LATE);
        let later = stretch(&mut sim, 3, 100);
        sim.restore(&checkpoint).unwrap();
        let expected = stretch(&mut sim, 2, 1);
        for (name, part, tamper) in TAMPERED {
            sim.restore(&checkpoint).unwrap();
            tamper(&mut sim);
            let found = stretch(&mut sim, 2, 1).difference(&expected);
            assert!(found.is_some(), "{name}, {kind:?}");
            // The first difference, unless what is set shows elsewhere first.
            assert!(found == Some(part) || part == "memory", "{name}: {found:?}, {kind:?}");
        }
        let kept: [(&str, Keep); 3] = [
            ("checkpoint-violations-kept", |r, later| r.violations = later.violations.clone()),
            ("checkpoint-covers-kept", |r, later| r.covered = later.covered.clone()),
            ("checkpoint-indices-kept", |r, later| r.out_of_range = later.out_of_range.clone()),
        ];
        for (name, keep) in kept {
            let mut mutant = expected.clone();
            keep(&mut mutant, &later);
            assert!(mutant.difference(&expected).is_some(), "{name}, {kind:?}");
        }
    }
}

#[test]
fn a_checkpoint_of_another_model_is_refused() {
    let design = store();
    let checkpoint = Model::new(&design).unwrap().sim().checkpoint();
    let error = Model::new(&design).unwrap().sim().restore(&checkpoint).unwrap_err();
    assert!(error.message.starts_with("a checkpoint of another model"), "{error}");
}
