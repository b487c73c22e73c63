//! Blocks built at run time: large ones are fast, strange ones never panic; modules are shared and
//! named.

use std::time::Instant;

use ctxnic::netlist::check;
use proptest::prelude::*;
use rust_hdl::core::ast::{Verilog, VerilogExpression as E, VerilogOp as Op, VerilogOpUnary as Un};
use rust_hdl::core::ast::{VerilogLink, VerilogLinkDetails, VerilogStatement};
use rust_hdl::core::prelude::VerilogLiteral;

use crate::built::{Built, bin, choose, driver, lit, register, repeat, set, sig, when};

/// `count` targets, each with a default and an `if` that reads its neighbour.
fn chain(count: usize) -> Built {
    let mut signals = "in a 16, in f 1".to_string();
    let mut code = Vec::new();
    for i in 0..count {
        signals.push_str(&format!(", out y{i} 16"));
        let before = if i == 0 { sig("a") } else { sig(&format!("y{}", i - 1)) };
        code.push(set(&format!("y{i}"), lit(0)));
        code.push(when(
            sig("f"),
            vec![set(&format!("y{i}"), bin(before, Op::Add, lit(1)))],
            vec![],
        ));
    }
    Built::new(&signals, code)
}

/// One state register's worth of `match`: `count` states, each writing 4 targets.
fn machine(count: usize) -> Built {
    let mut cases: Vec<(String, Vec<VerilogStatement>)> = Vec::new();
    for i in 0..count {
        let value = lit(i32::try_from(i).unwrap());
        let body = (0..4).map(|t| set(&format!("y{t}"), value.clone())).collect();
        cases.push((i.to_string(), body));
    }
    cases.push(("default".to_string(), vec![]));
    let mut code: Vec<_> = (0..4).map(|t| set(&format!("y{t}"), lit(0))).collect();
    code.push(choose(sig("s"), cases.iter().map(|(p, b)| (p.as_str(), b.clone())).collect()));
    Built::new("in s 16, out y0 16, out y1 16, out y2 16, out y3 16", code)
}

#[test]
fn time_grows_with_the_number_of_statements_not_with_its_square() {
    let time = |block: &Built| {
        let start = Instant::now();
        let design = block.elaborate().unwrap();
        assert!(!design.top().drivers.is_empty());
        start.elapsed().as_secs_f64()
    };
    for make in [chain as fn(usize) -> Built, machine] {
        let (small, large) = (make(2_500), make(20_000));
        // A busy machine may spoil a measurement, but not five in a row.
        let fast = (0..5).any(|_| {
            let (few, many) = (time(&small), time(&large));
            // 8 times the statements; a quadratic cost would be 64 times.
            few < 1.0 && many < 30.0 * few.max(0.002)
        });
        assert!(
            fast,
            "5,000 statements take {} s, 8 times as many {} s",
            time(&small),
            time(&large)
        );
    }
}

#[test]
fn equal_blocks_share_a_module_and_others_get_a_name_of_their_own() {
    let lane = |add: i32| {
        Built::new(
            "in clock clock, in x 4, out y 4",
            vec![
                set("r$clock", sig("clock")),
                set("r$d", bin(sig("x"), Op::Add, lit(add))),
                set("y", sig("r$q")),
            ],
        )
        .with_child("r", register(4))
    };
    let mut code = Vec::new();
    for name in ["lanes$0", "lanes$1", "lanes$2", "other"] {
        code.push(set(&format!("{name}$clock"), sig("clock")));
        code.push(set(&format!("{name}$x"), sig("x")));
    }
    code.push(set("y", bin(sig("lanes[0]$y"), Op::BitXor, sig("other$y"))));
    let top = Built::new("in clock clock, in x 4, out y 4", code)
        .with_child("lanes$0", lane(1))
        .with_child("lanes$1", lane(1))
        .with_child("lanes$2", lane(2))
        .with_child("other", lane(1));
    let design = top.elaborate().unwrap();
    let names: Vec<&str> = design.modules.iter().map(|m| m.name.as_str()).collect();
    assert_eq!(names, ["dut_lanes", "dut_lanes_2", "dut"]);
    assert_eq!(design.modules[0].block, "top.lanes[0]");
    let top = design.top();
    let instances: Vec<(&str, usize)> =
        top.instances.iter().map(|i| (i.name.as_str(), i.module.index())).collect();
    assert_eq!(instances, [("lanes_0", 0), ("lanes_1", 0), ("lanes_2", 1), ("other", 0)]);
    let ports = |m: &ctxnic::netlist::ir::Module| {
        m.ports.iter().map(|p| m.net(p.net).name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ports(&design.modules[0]), ["clk", "rst", "x", "y"]);
    assert_eq!(ports(top), ["clk", "rst", "x", "y"]);
    let lane = &design.modules[0];
    let register = &lane.registers[0];
    assert_eq!(lane.net(register.d).name, "r_d");
    assert_eq!(lane.net(register.q).name, "r_q");
    assert_eq!(register.init.to_string(), "4'h1");
    assert_eq!(driver(lane, "r_d"), "assign Add(x, 4'h1)");
    assert_eq!(driver(lane, "y"), "assign r_q");
}

#[test]
fn names_are_legal_and_do_not_collide() {
    let top = Built::new(
        "in reg 4, in c_a 4, out y 4, local c$a_x 4",
        vec![
            set("c$a", sig("reg")),
            set("c$a_x", sig("c_a")),
            set("y", bin(sig("c$y"), Op::Add, sig("c$a_x"))),
        ],
    )
    .with_child("c", Built::new("in a 4, out y 4", vec![set("y", sig("a"))]));
    let design = top.elaborate().unwrap();
    let names: Vec<&str> = design.top().nets.iter().map(|n| n.name.as_str()).collect();
    assert_eq!(names, ["reg_", "c_a", "y", "c_a_x", "c_a_2", "c_y"]);
    assert_eq!(design.top().instances[0].name, "c");
}

#[test]
fn elaboration_is_the_same_every_time() {
    for mut kernel in crate::kernels::all() {
        let elaborate = |k: &crate::kernels::Kernel| {
            ctxnic::netlist::elaborate::elaborate(&k.name, &*k.block).unwrap()
        };
        let first = elaborate(&kernel);
        let row = crate::kernels::stimulus(&kernel, 1, 3).remove(0);
        (kernel.cycle)(&row);
        assert_eq!(first, elaborate(&kernel), "{}", kernel.name);
    }
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(vec![
            "a", "b", "w", "f", "s", "st", "y", "z", "x", "ys", "k", "clock", "c$a", "c$y",
            "c$clock", "r$d", "r$q", "r$clock", "State$Idle", "State$Stop", "xs[i]", "xs[i+1]",
            "i", "wd",
        ]).prop_map(String::from),
        1 => "[a-zA-Z$:.\\[\\]()+*-]{0,12}",
    ]
}

fn expression() -> impl Strategy<Value = E> {
    let leaf = prop_oneof![
        4 => name().prop_map(E::Signal),
        2 => (-300i32..300).prop_map(|v| E::Literal(v.into())),
        1 => any::<bool>().prop_map(|v| E::Literal(v.into())),
        1 => any::<u128>().prop_map(|v| E::Literal(VerilogLiteral::from(v))),
    ];
    let op = prop::sample::select(vec![
        Op::Add,
        Op::Sub,
        Op::Mul,
        Op::LogicalAnd,
        Op::LogicalOr,
        Op::BitXor,
        Op::BitAnd,
        Op::BitOr,
        Op::Shl,
        Op::Shr,
        Op::Eq,
        Op::Lt,
        Op::Le,
        Op::Ne,
        Op::Ge,
        Op::Gt,
    ]);
    let unary = prop::sample::select(vec![Un::Not, Un::Neg, Un::All, Un::Any, Un::Xor]);
    leaf.prop_recursive(4, 24, 3, move |inner| {
        let boxed = || inner.clone().prop_map(Box::new);
        prop_oneof![
            6 => (boxed(), op.clone(), boxed()).prop_map(|(l, o, r)| E::Binary(l, o, r)),
            2 => (unary.clone(), boxed()).prop_map(|(o, e)| E::Unary(o, e)),
            1 => boxed().prop_map(E::Paren),
            2 => (boxed(), 0usize..40).prop_map(|(e, n)| E::Cast(e, n)),
            1 => (boxed(), 65_537usize..70_000).prop_map(|(e, n)| E::Cast(e, n)),
            1 => boxed().prop_map(E::Signed),
            1 => boxed().prop_map(E::Unsigned),
            2 => (boxed(), boxed()).prop_map(|(e, i)| E::Index(e, i)),
            2 => (boxed(), 0usize..20, boxed()).prop_map(|(e, w, i)| E::Slice(e, w, i)),
            1 => (boxed(), boxed(), boxed()).prop_map(|(e, i, b)| E::IndexReplace(e, i, b)),
        ]
    })
}

fn statement() -> impl Strategy<Value = VerilogStatement> {
    let slice =
        (name(), 0usize..20, expression(), expression()).prop_map(|(n, width, offset, e)| {
            VerilogStatement::SliceAssignment { base: sig(&n), width, offset, replacement: e }
        });
    let link = (name(), name(), 0..3).prop_map(|(a, b, kind)| {
        let details = VerilogLinkDetails { my_name: ".a".into(), owner_name: a, other_name: b };
        VerilogStatement::Link(vec![match kind {
            0 => VerilogLink::Forward(details),
            1 => VerilogLink::Backward(details),
            _ => VerilogLink::Bidirectional(details),
        }])
    });
    let leaf = prop_oneof![
        8 => (name(), expression()).prop_map(|(n, e)| set(&n, e)),
        1 => slice,
        1 => link,
        1 => ".*".prop_map(VerilogStatement::Comment),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        let block = || prop::collection::vec(inner.clone(), 0..4);
        let pattern = prop::sample::select(vec![
            "default",
            "0",
            "1",
            "0x3",
            "true",
            "State$Idle",
            "State$Run",
            "State$Stop",
            "other",
            "-1",
            "",
        ]);
        let cases = prop::collection::vec((pattern, block()), 0..5);
        prop_oneof![
            3 => (expression(), block(), block()).prop_map(|(c, t, e)| when(c, t, e)),
            2 => (expression(), cases).prop_map(|(e, c)| choose(e, c)),
            1 => (-2i32..3, -2i32..5, block()).prop_map(|(f, t, b)| repeat("i", f, t, b)),
            1 => block().prop_map(VerilogStatement::Macro),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_500,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Any tree at all gives a sound design or findings with a code and a hint.
    #[test]
    fn any_kernel_is_lowered_soundly_or_refused(
        code in prop::collection::vec(statement(), 0..8),
        text in "// ctxnic-prim (reg|regen|ram|rom|x) [a-z0-9=' ]{0,40}",
        broken in any::<bool>(),
    ) {
        let mut child = register(4);
        if broken {
            child.code = Verilog::Custom(text);
        }
        let signals = "in clock clock, in a 4, in b 4, in w 8, in f 1, in s s4, in st State, \
                       in wd Word, in xs$0 4, in xs$1 4, out y 4, out z 1, local x 4, out ys s8, \
                       const k 4 = 9";
        let mut all = vec![
            set("c$clock", sig("clock")), set("c$a", lit(1)), set("r$clock", sig("clock")),
            set("r$d", lit(0)), set("y", lit(0)), set("z", lit(0)), set("x", lit(0)),
            set("ys", lit(0)),
        ];
        all.extend(code);
        let block = Built::new(signals, all)
            .with_child("c", Built::new("in clock clock, in a 4, out y 4", vec![set("y", sig("a"))]))
            .with_child("r", child);
        match block.elaborate() {
            Ok(design) => {
                check::verify(&design).unwrap();
                let mut eval = crate::eval::Eval::new(&design);
                eval.edge();
            }
            Err(found) => {
                prop_assert!(found.has_errors());
                for d in &found.list {
                    prop_assert!(d.code.starts_with('H') && d.code != "H030", "{}", d);
                    prop_assert!(d.help.is_some() && d.place.is_some(), "{}", d);
                }
            }
        }
    }
}
