//! The kernel dialect, line by line: what is accepted, and what becomes of it.

use rust_hdl::core::ast::{VerilogExpression as E, VerilogOp as Op, VerilogOpUnary as Un};
use rust_hdl::core::ast::{VerilogLink, VerilogLinkDetails, VerilogStatement};

use crate::built::{Built, bin, choose, driver, lit, repeat, set, sig, when};

const SIGNALS: &str = "in a 4, in b 4, in w 8, in f 1, in s s4, in t s4, in st State, in wd Word, \
                       out y 4, out y1 1, out y8 8, out ys s8, const k 4 = 9, const m 8 = 200, \
                       local x 4";

/// A kernel over the usual signals that writes those it must.
pub fn kernel(code: Vec<VerilogStatement>) -> Built {
    let mut all = vec![set("y", lit(0)), set("y1", lit(0)), set("y8", lit(0)), set("ys", lit(0))];
    all.push(set("x", lit(0)));
    all.extend(code);
    Built::new(SIGNALS, all)
}

fn accepted(name: &str, code: Vec<VerilogStatement>) -> String {
    let design = kernel(code).elaborate().unwrap_or_else(|e| panic!("{e}"));
    driver(design.top(), name)
}

pub fn slice(e: E, width: usize, at: E) -> E {
    E::Slice(Box::new(e), width, Box::new(at))
}

pub fn cast(e: E, width: usize) -> E {
    E::Cast(Box::new(e), width)
}

#[test]
fn numbers_take_the_width_of_what_they_meet() {
    let assign = |name, value| accepted(name, vec![set(name, value)]);
    assert_eq!(assign("y", lit(9)), "assign 4'h9");
    assert_eq!(assign("y", bin(sig("a"), Op::Add, lit(1))), "assign Add(a, 4'h1)");
    assert_eq!(assign("y", bin(lit(1), Op::Sub, sig("a"))), "assign Sub(4'h1, a)");
    assert_eq!(
        assign("y1", bin(E::Paren(Box::new(bin(sig("a"), Op::Add, lit(1)))), Op::Eq, sig("b"))),
        "assign Eq(Add(a, 4'h1), b)"
    );
    assert_eq!(assign("ys", E::Unary(Un::Neg, Box::new(lit(3)))), "assign 8'hfd");
    assert_eq!(
        assign("y1", bin(sig("s"), Op::Lt, E::Unary(Un::Neg, Box::new(lit(8))))),
        "assign LtS(s, 4'h8)"
    );
    assert_eq!(assign("y8", cast(lit(5), 8)), "assign 8'h5");
    assert_eq!(
        assign("y", E::Literal(rust_hdl::core::prelude::VerilogLiteral::from(3u128))),
        "assign 4'h3"
    );
}

#[test]
fn casts_act_on_the_finished_value() {
    let assign = |name, value| accepted(name, vec![set(name, value)]);
    let sum = || bin(sig("a"), Op::Add, sig("b"));
    assert_eq!(assign("y8", cast(sum(), 8)), "assign zero8(Add(a, b))");
    assert_eq!(assign("y", cast(sig("w"), 4)), "assign w[3:0]");
    assert_eq!(assign("y", cast(sig("a"), 4)), "assign a");
    let signed = |e| E::Signed(Box::new(e));
    assert_eq!(assign("ys", signed(sig("s"))), "assign sign8(s)");
    assert_eq!(assign("ys", signed(sig("w"))), "assign w");
    assert_eq!(assign("y", E::Unsigned(Box::new(sig("s")))), "assign s");
    assert_eq!(assign("y8", bin(sig("a"), Op::Mul, sig("b"))), "assign Mul(zero8(a), zero8(b))");
    assert_eq!(assign("ys", bin(sig("s"), Op::Mul, sig("t"))), "assign Mul(sign8(s), sign8(t))");
}

#[test]
fn operators_keep_their_widths() {
    let assign = |name, value| accepted(name, vec![set(name, value)]);
    assert_eq!(assign("y", bin(sig("a"), Op::Add, sig("f"))), "assign Add(a, zero4(f))");
    assert_eq!(assign("y", bin(sig("a"), Op::Shl, sig("w"))), "assign Shl(a, w)");
    assert_eq!(assign("y", bin(sig("a"), Op::Shr, lit(3))), "assign Shr(a, 2'h3)");
    assert_eq!(assign("y", bin(sig("s"), Op::Shr, lit(1))), "assign Sar(s, 1'h1)");
    assert_eq!(assign("y1", bin(sig("s"), Op::Ge, sig("t"))), "assign GeS(s, t)");
    assert_eq!(
        assign("y1", bin(E::Unary(Un::Not, Box::new(sig("f"))), Op::LogicalAnd, sig("f"))),
        "assign And(Not(f), f)"
    );
    assert_eq!(assign("y1", E::Unary(Un::Any, Box::new(sig("a")))), "assign Any(a)");
    assert_eq!(assign("y", bin(sig("a"), Op::BitXor, sig("k"))), "assign Xor(a, k)");
}

#[test]
fn bits_are_taken_and_replaced() {
    let assign = |name, value| accepted(name, vec![set(name, value)]);
    let index = |e, at| E::Index(Box::new(e), Box::new(at));
    assert_eq!(assign("y1", index(sig("a"), lit(3))), "assign a[3:3]");
    assert_eq!(assign("y1", index(sig("w"), sig("a"))), "assign w[a +: 1]");
    assert_eq!(assign("y", slice(sig("w"), 4, lit(2))), "assign w[5:2]");
    assert_eq!(assign("y", slice(sig("w"), 4, lit(6))), "assign zero4(w[7:6])");
    assert_eq!(assign("y", slice(sig("w"), 4, sig("b"))), "assign w[b +: 4]");
    let replace = |at| E::IndexReplace(Box::new(sig("a")), Box::new(at), Box::new(sig("f")));
    assert_eq!(assign("y", replace(lit(2))), "assign Or(And(a, 4'hb), Shl(zero4(f), 2'h2))");
    assert_eq!(
        assign("y", replace(sig("b"))),
        "assign Or(And(a, Not(Shl(4'h1, b))), Shl(zero4(f), b))"
    );
}

#[test]
fn each_signal_keeps_only_the_structure_that_decides_about_it() {
    let code = || {
        vec![
            when(sig("f"), vec![set("y", sig("a")), set("y8", sig("w"))], vec![set("y", sig("b"))]),
            set("y1", sig("f")),
        ]
    };
    assert_eq!(accepted("y", code()), "= 4'h0; if f { = a; } else { = b; }");
    assert_eq!(accepted("y8", code()), "= 8'h0; if f { = w; } else {  }");
    assert_eq!(accepted("y1", code()), "assign f", "the default before it is dead");
    assert_eq!(accepted("x", code()), "assign 4'h0");
}

#[test]
fn the_last_arm_is_the_default() {
    let states = || {
        choose(
            sig("st"),
            vec![
                ("State$Idle", vec![set("y", lit(1)), set("y8", lit(1))]),
                ("State$Run", vec![set("y", lit(2))]),
                ("State$Stop", vec![set("y", lit(3))]),
            ],
        )
    };
    assert_eq!(
        accepted("y", vec![states()]),
        "= 4'h0; case st { State::Idle => { = 4'h1; } State::Run => { = 4'h2; } _ => { = 4'h3; } }"
    );
    assert_eq!(
        accepted("y8", vec![states()]),
        "= 8'h0; case st { State::Idle => { = 8'h1; } _ => {  } }"
    );
    let last = choose(sig("st"), vec![("State$Idle", vec![]), ("default", vec![set("y", lit(7))])]);
    assert_eq!(
        accepted("y", vec![last]),
        "= 4'h0; case st { State::Idle => {  } _ => { = 4'h7; } }",
        "an arm that writes nothing still keeps the default away"
    );
    let numbers = choose(
        sig("a"),
        vec![("0x3", vec![set("y", lit(1))]), ("4u8", vec![set("y", lit(2))]), ("default", vec![])],
    );
    assert_eq!(
        accepted("y", vec![numbers]),
        "= 4'h0; case a { 4'h3 => { = 4'h1; } 4'h4 => { = 4'h2; } _ => {  } }"
    );
    let only = choose(sig("a"), vec![("default", vec![set("y", sig("b"))])]);
    assert_eq!(accepted("y", vec![only]), "assign b");
    let bit =
        choose(sig("f"), vec![("true", vec![set("y", lit(1))]), ("false", vec![set("y", lit(2))])]);
    assert_eq!(accepted("y", vec![bit]), "= 4'h0; case f { 1'h1 => { = 4'h1; } _ => { = 4'h2; } }");
}

#[test]
fn fields_of_a_struct_are_slices_and_keep_their_types() {
    let field = |width, lo| slice(sig("wd"), width, lit(lo));
    assert_eq!(accepted("y1", vec![set("y1", field(1, 0))]), "assign wd[0:0]");
    let on_state = choose(
        field(2, 1),
        vec![
            ("State$Idle", vec![set("y", lit(1))]),
            ("State$Run", vec![]),
            ("State$Stop", vec![set("y", lit(2))]),
        ],
    );
    assert_eq!(
        accepted("y", vec![on_state]),
        "= 4'h0; case wd[2:1] { State::Idle => { = 4'h1; } State::Run => {  } _ => { = 4'h2; } }"
    );
    let part = |width, lo, value| VerilogStatement::SliceAssignment {
        base: sig("y8"),
        width,
        offset: lit(lo),
        replacement: value,
    };
    let parts = vec![part(4, 0, sig("a")), part(4, 4, sig("b"))];
    assert_eq!(accepted("y8", parts.clone()), "= 8'h0; [3:0] = a; [7:4] = b;");
    let alone = Built::new("in a 4, in b 4, out y8 8", parts).elaborate().unwrap();
    assert_eq!(driver(alone.top(), "y8"), "[3:0] = a; [7:4] = b;", "both halves cover the whole");
}

#[test]
fn loops_are_unrolled_and_indices_evaluated() {
    let block = Built::new(
        "in xs$0 4, in xs$1 4, in xs$2 4, out ys$0 4, out ys$1 4, out ys$2 4, out n 4",
        vec![
            repeat("i", 0, 3, vec![set("ys[2-i]", bin(sig("xs[i]"), Op::Add, sig("i")))]),
            set("n", lit(0)),
            repeat(
                "i",
                0,
                3,
                vec![when(
                    bin(sig("i"), Op::Eq, lit(1)),
                    vec![set("n", bin(sig("i"), Op::Mul, lit(5)))],
                    vec![],
                )],
            ),
        ],
    );
    let design = block.elaborate().unwrap();
    let top = design.top();
    assert_eq!(driver(top, "ys_2"), "assign Add(xs_0, 4'h0)");
    assert_eq!(driver(top, "ys_0"), "assign Add(xs_2, 4'h2)");
    assert_eq!(driver(top, "n"), "assign 4'h5", "an `if` on a loop variable is decided here");
}

#[test]
fn links_and_comments_become_assignments_and_remarks() {
    let details = |owner: &str, other: &str| VerilogLinkDetails {
        my_name: ".v".into(),
        owner_name: owner.into(),
        other_name: other.into(),
    };
    let block = Built::new(
        "in i$v 4, out o$v 4, in p$v 4, out q$v 4, out z 4, in f 1",
        vec![
            VerilogStatement::Link(vec![
                VerilogLink::Forward(details("i", "o")),
                VerilogLink::Backward(details("q", "p")),
            ]),
            VerilogStatement::Comment("first\nline".into()),
            set("z", lit(1)),
            VerilogStatement::Comment("second".into()),
            when(
                sig("f"),
                vec![VerilogStatement::Comment("third".into()), set("z", lit(2))],
                vec![],
            ),
            VerilogStatement::Comment("last".into()),
        ],
    );
    let design = block.elaborate().unwrap();
    let top = design.top();
    assert_eq!(driver(top, "o_v"), "assign i_v");
    assert_eq!(driver(top, "q_v"), "assign p_v");
    assert_eq!(
        driver(top, "z"),
        "// first line = 4'h1; // second if f { // third = 4'h2; } else {  }"
    );
    assert_eq!(top.doc, ["last"]);
}

#[test]
fn all_errors_are_reported_together() {
    let block = Built::new(
        "in a 4, in w 8, in f 1, out y 4, out z 4, out u 4",
        vec![
            set("y", sig("w")),
            when(sig("f"), vec![set("z", sig("gone"))], vec![]),
            set("a", lit(1)),
        ],
    );
    let found = block.elaborate().unwrap_err();
    let codes: Vec<&str> = found.list.iter().map(|d| d.code).collect();
    assert_eq!(codes, ["H007", "H009", "H013", "H001", "H003"], "{found}");
}

#[test]
fn exclusive_branches_may_read_and_write_in_any_order() {
    let code = vec![
        when(sig("f"), vec![set("x", sig("a")), set("y", sig("x"))], vec![set("x", sig("b"))]),
        set("y8", cast(sig("x"), 8)),
    ];
    let mut all = vec![set("y", lit(0)), set("y1", lit(0)), set("ys", lit(0))];
    all.extend(code);
    let design = Built::new(SIGNALS, all).elaborate().unwrap();
    assert_eq!(driver(design.top(), "x"), "if f { = a; } else { = b; }");
    assert_eq!(driver(design.top(), "y"), "= 4'h0; if f { = x; } else {  }");
}
