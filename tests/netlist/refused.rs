//! The kernel dialect, line by line: what is refused, with its full message.

use rust_hdl::core::ast::{BlackBox, VerilogLink, VerilogLinkDetails, VerilogStatement, Wrapper};
use rust_hdl::core::ast::{Verilog, VerilogExpression as E, VerilogOp as Op, VerilogOpUnary as Un};

use crate::built::{Built, bin, choose, lit, register, repeat, set, sig, when};
use crate::dialect::{cast, kernel, slice};

/// A parent with one register; `code` comes after the clock is tied.
fn with_register(code: Vec<VerilogStatement>) -> Built {
    let mut all = vec![set("r$clock", sig("clock"))];
    all.extend(code);
    Built::new("in clock clock, in a 4, out y 4", all).with_child("r", register(4))
}

fn not_kernel(code: Verilog) -> Built {
    let mut child = Built::new("in a 4, out y 4", Vec::new());
    child.code = code;
    Built::new("in a 4, out y 4", vec![set("c$a", sig("a")), set("y", sig("c$y"))])
        .with_child("c", child)
}

/// A memory with this text and every signal that any of them has.
fn memory(text: &str) -> Built {
    let mut child = Built::new(
        "in read_addr 2, in write_addr 2, in write_data 4, in write_en 1, in address 2, \
         out read_data 4, out data 4",
        Vec::new(),
    );
    child.code = Verilog::Custom(text.into());
    let inputs = ["read_addr", "write_addr", "address"].map(|name| (name, sig("at")));
    let data = [("write_data", sig("a")), ("write_en", sig("f"))];
    let mut code = vec![set("y", sig("c$read_data"))];
    code.extend(inputs.into_iter().chain(data).map(|(name, e)| set(&format!("c${name}"), e)));
    Built::new("in at 2, in a 4, in f 1, out y 4", code).with_child("c", child)
}

/// A property of this text, of four bits.
fn claim(text: &str) -> Built {
    let mut child = Built::new("in holds 4", Vec::new());
    child.code = Verilog::Custom(text.into());
    Built::new("in a 4, out y 4", vec![set("c$holds", sig("a")), set("y", sig("a"))])
        .with_child("c", child)
}

fn child() -> Built {
    Built::new("in a 4, out y 4", vec![set("y", sig("a"))])
}

/// Everything the dialect refuses: title, code, block.
#[allow(clippy::too_many_lines, reason = "a table")]
pub fn refused() -> Vec<(&'static str, &'static str, Built)> {
    let one = |target: &str, value| kernel(vec![set(target, value)]);
    let link = VerilogLinkDetails {
        my_name: String::new(),
        owner_name: "a".into(),
        other_name: "y".into(),
    };
    let deep = (0..600).fold(sig("a"), |e, _| E::Unary(Un::Not, Box::new(e)));
    vec![
        ("two numbers", "H006", one("y", bin(lit(1), Op::Add, lit(2)))),
        (
            "two compared numbers",
            "H006",
            kernel(vec![when(bin(lit(1), Op::Lt, lit(2)), vec![], vec![])]),
        ),
        ("a shifted number", "H006", one("y", bin(lit(1), Op::Shl, sig("a")))),
        ("an inverted number", "H006", one("y", E::Unary(Un::Not, Box::new(lit(0))))),
        ("a reduced number", "H006", one("y1", E::Unary(Un::Any, Box::new(lit(3))))),
        ("bits of a number", "H006", one("y", slice(lit(200), 4, lit(0)))),
        (
            "two casts that keep the sign",
            "H006",
            one("y1", bin(E::Signed(Box::new(sig("s"))), Op::Lt, E::Signed(Box::new(sig("t"))))),
        ),
        ("a match on a number", "H006", kernel(vec![choose(lit(1), vec![("default", vec![])])])),
        ("unequal widths", "H007", one("y", bin(sig("a"), Op::Add, sig("w")))),
        ("a value too wide for its target", "H007", one("y", sig("w"))),
        ("a value too narrow for its target", "H007", one("y8", sig("a"))),
        (
            "a condition of 4 bits",
            "H007",
            kernel(vec![when(sig("a"), vec![set("y", lit(1))], vec![])]),
        ),
        ("a number too large", "H008", one("y", lit(16))),
        ("a compared number too large", "H008", one("y1", bin(sig("a"), Op::Eq, lit(99)))),
        (
            "a negative number for an unsigned signal",
            "H008",
            one("y", E::Unary(Un::Neg, Box::new(lit(1)))),
        ),
        (
            "a pattern too large",
            "H008",
            kernel(vec![choose(sig("a"), vec![("77", vec![]), ("default", vec![])])]),
        ),
        ("an unknown name", "H009", one("y", sig("nothing"))),
        ("a const generic", "H009", one("y", sig("WIDTH"))),
        ("an unknown variant", "H009", one("y1", bin(sig("st"), Op::Eq, sig("State$Walk")))),
        (
            "a signal deeper than a child",
            "H009",
            Built::new("out y 4, in a 4", vec![set("c$a", sig("a")), set("y", sig("c$r$q"))])
                .with_child("c", child()),
        ),
        ("a two-way signal", "H010", Built::new("inout z 4", vec![])),
        (
            "a link to nothing",
            "H009",
            kernel(vec![VerilogStatement::Link(vec![VerilogLink::Forward(VerilogLinkDetails {
                my_name: ".data".into(),
                owner_name: "bus".into(),
                other_name: "y".into(),
            })])]),
        ),
        (
            "a two-way link",
            "H010",
            kernel(vec![VerilogStatement::Link(vec![VerilogLink::Bidirectional(link)])]),
        ),
        (
            "an assignment to no signal",
            "H010",
            kernel(vec![VerilogStatement::Assignment(lit(1), sig("a"))]),
        ),
        (
            "bits written at a variable place",
            "H010",
            kernel(vec![VerilogStatement::SliceAssignment {
                base: sig("y8"),
                width: 1,
                offset: sig("a"),
                replacement: sig("f"),
            }]),
        ),
        (
            "a latch",
            "H003",
            Built::new(
                "in f 1, in a 4, out y 4",
                vec![when(sig("f"), vec![set("y", sig("a"))], vec![])],
            ),
        ),
        (
            "a latch in one bit",
            "H003",
            Built::new(
                "in a 3, out y 4",
                vec![VerilogStatement::SliceAssignment {
                    base: sig("y"),
                    width: 3,
                    offset: lit(1),
                    replacement: sig("a"),
                }],
            ),
        ),
        (
            "a latch behind a match",
            "H003",
            Built::new(
                "in st State, out y 4",
                vec![choose(
                    sig("st"),
                    vec![("State$Idle", vec![set("y", lit(1))]), ("default", vec![])],
                )],
            ),
        ),
        (
            "a signal never written",
            "H001",
            Built::new("in a 4, out y 4, local x 4", vec![set("y", sig("x"))]),
        ),
        ("a read before the write", "H004", kernel(vec![set("y", sig("x")), set("x", sig("a"))])),
        (
            "a read between two writes",
            "H004",
            kernel(vec![
                set("x", sig("a")),
                when(sig("f"), vec![set("y", sig("x"))], vec![]),
                set("x", sig("b")),
            ]),
        ),
        (
            "a value built from itself",
            "H004",
            kernel(vec![set("x", bin(sig("x"), Op::Add, lit(1)))]),
        ),
        (
            "a condition read before the write",
            "H004",
            kernel(vec![when(bin(sig("x"), Op::Eq, lit(1)), vec![set("x", lit(2))], vec![])]),
        ),
        (
            "an input of a child read",
            "H011",
            with_register(vec![set("r$d", sig("a")), set("y", sig("r$d"))]),
        ),
        ("an input of a child left open", "H012", with_register(vec![set("y", sig("r$q"))])),
        (
            "a clock of a child left open",
            "H012",
            Built::new(
                "in clock clock, in a 4, out y 4",
                vec![set("r$d", sig("a")), set("y", sig("r$q"))],
            )
            .with_child("r", register(4)),
        ),
        ("a write to an input", "H013", one("a", lit(1))),
        ("a write to a constant", "H013", one("k", lit(1))),
        (
            "a write to an output of a child",
            "H013",
            with_register(vec![set("r$d", sig("a")), set("r$q", sig("a")), set("y", sig("r$q"))]),
        ),
        ("custom text", "H014", not_kernel(Verilog::Custom("assign y = a;".into()))),
        (
            "a widget with a changed text",
            "H014",
            not_kernel(Verilog::Custom(
                "initial begin\n   q = 4'h0;\nend\n\nalways @(negedge clock) begin\n   q <= d;\nend".into(),
            )),
        ),
        (
            "a memory widget with a changed text",
            "H014",
            not_kernel(Verilog::Custom(
                "reg[3:0] mem[3:0];\n\n\n\nalways @(posedge read_clock) begin\n   read_data <= \
                 mem[read_address];\nend\n\nalways @(posedge write_clock) begin\n   \
                 mem[write_address] <= write_data;\nend"
                    .into(),
            )),
        ),
        (
            "a black box",
            "H014",
            not_kernel(Verilog::Blackbox(BlackBox { code: String::new(), name: "PLL".into() })),
        ),
        (
            "a wrapper",
            "H014",
            not_kernel(Verilog::Wrapper(Wrapper { code: String::new(), cores: String::new() })),
        ),
        ("a block without hdl()", "H014", not_kernel(Verilog::Empty)),
        ("a primitive as the top", "H014", register(4)),
        (
            "a clock as data",
            "H015",
            Built::new("in clock clock, out y 1", vec![set("y", sig("clock"))]),
        ),
        (
            "a gated clock",
            "H015",
            Built::new(
                "in clock clock, in f 1, in a 4, out y 4",
                vec![
                    when(sig("f"), vec![set("r$clock", sig("clock"))], vec![]),
                    set("r$d", sig("a")),
                    set("y", sig("r$q")),
                ],
            )
            .with_child("r", register(4)),
        ),
        (
            "an inverted clock",
            "H015",
            Built::new(
                "in clock clock, in a 4, out y 4",
                vec![
                    set("r$clock", E::Unary(Un::Not, Box::new(sig("clock")))),
                    set("r$d", sig("a")),
                    set("y", sig("r$q")),
                ],
            )
            .with_child("r", register(4)),
        ),
        ("a clock made by a block", "H015", Built::new("in clock clock, out c2 clock", vec![])),
        ("a field named rst", "H016", Built::new("in rst 1, out y 1", vec![set("y", sig("rst"))])),
        (
            "a field named clk that is no clock",
            "H016",
            Built::new("in clk 1, out y 1", vec![set("y", sig("clk"))]),
        ),
        (
            "an index from a signal",
            "H017",
            Built::new(
                "in xs$0 4, in xs$1 4, in f 1, out y 4",
                vec![set("y", sig("xs[f$val()$index()]"))],
            ),
        ),
        (
            "an index beyond the array",
            "H017",
            Built::new("in xs$0 4, in xs$1 4, out y 4", vec![set("y", sig("xs[2]"))]),
        ),
        (
            "an index below zero",
            "H017",
            Built::new(
                "in xs$0 4, out ys$0 4",
                vec![repeat("i", 0, 1, vec![set("ys[i]", sig("xs[i-1]"))])],
            ),
        ),
        (
            "a bit that does not exist",
            "H017",
            one("y1", E::Index(Box::new(sig("a")), Box::new(lit(4)))),
        ),
        (
            "a replaced bit that does not exist",
            "H017",
            one("y", E::IndexReplace(Box::new(sig("a")), Box::new(lit(4)), Box::new(sig("f")))),
        ),
        (
            "a field beyond the signal",
            "H017",
            kernel(vec![VerilogStatement::SliceAssignment {
                base: sig("y8"),
                width: 4,
                offset: lit(6),
                replacement: sig("a"),
            }]),
        ),
        (
            "two equal patterns",
            "H018",
            kernel(vec![choose(
                sig("a"),
                vec![("1", vec![]), ("0x1", vec![]), ("default", vec![])],
            )]),
        ),
        (
            "a pattern behind the default",
            "H018",
            kernel(vec![choose(sig("a"), vec![("default", vec![]), ("1", vec![])])]),
        ),
        (
            "a match that leaves values out",
            "H018",
            kernel(vec![choose(sig("a"), vec![("1", vec![set("y", lit(1))])])]),
        ),
        (
            "an enum match that leaves variants out",
            "H018",
            kernel(vec![choose(sig("st"), vec![("State$Idle", vec![])])]),
        ),
        (
            "a pattern that is a name",
            "H018",
            kernel(vec![choose(sig("a"), vec![("other", vec![]), ("default", vec![])])]),
        ),
        (
            "a primitive with a bad text",
            "H019",
            not_kernel(Verilog::Custom("// ctxnic-prim ram depth=1 rdw=old".into())),
        ),
        (
            "a RAM that sees the new word",
            "H019",
            not_kernel(Verilog::Custom("// ctxnic-prim ram depth=4 rdw=new".into())),
        ),
        ("a property of several bits", "H019", claim("// ctxnic-prim assert message=true")),
        ("a property without a message", "H019", claim("// ctxnic-prim assert")),
        (
            "contents of another length",
            "H019",
            memory("// ctxnic-prim ram depth=4 rdw=old image=4'h1,4'h2"),
        ),
        (
            "a read enable that is neither",
            "H019",
            memory("// ctxnic-prim ram depth=4 rdw=old hold=2"),
        ),
        ("a ROM of one word", "H019", memory("// ctxnic-prim rom image=4'h1")),
        (
            "a word that does not fit",
            "H019",
            memory("always @*\ncase (address)\n    2'b01: data = 8'hff;\n  default: data = 4'h0;\nendcase"),
        ),
        (
            "a primitive without its signals",
            "H019",
            not_kernel(Verilog::Custom("// ctxnic-prim reg init=4'h0 reset=1".into())),
        ),
        ("a signal without bits", "H020", Built::new("in a 0, out y 1", vec![set("y", lit(1))])),
        ("a cast to nothing", "H020", one("y", cast(sig("a"), 0))),
        ("an expression nested too deep", "H020", one("y", deep)),
        (
            "a loop without end",
            "H020",
            kernel(vec![repeat("i", 0, i32::MAX, vec![set("y", lit(1))])]),
        ),
        ("signed against unsigned", "H021", one("y1", bin(sig("s"), Op::Lt, sig("a")))),
        ("a product of signed and unsigned", "H021", one("y8", bin(sig("a"), Op::Mul, sig("s")))),
        (
            "states of two enums",
            "H021",
            Built::new(
                "in st State, in mo Mode, out y 1",
                vec![set("y", bin(sig("st"), Op::Eq, sig("mo")))],
            ),
        ),
        (
            "a state of another enum assigned",
            "H021",
            Built::new("in mo Mode, in st State, out so State", vec![set("so", sig("mo"))]),
        ),
        (
            "a loop through two children",
            "H005",
            Built::new(
                "out y 4",
                vec![set("c$a", sig("e$y")), set("e$a", sig("c$y")), set("y", sig("c$y"))],
            )
            .with_child("c", child())
            .with_child("e", child()),
        ),
        (
            "a child that feeds itself",
            "H005",
            Built::new("out y 4", vec![set("c$a", sig("c$y")), set("y", sig("c$y"))])
                .with_child("c", child()),
        ),
    ]
}

#[test]
fn what_is_outside_the_dialect_is_refused_by_name_with_a_hint() {
    let mut text = String::new();
    for (title, code, block) in refused() {
        let found = match block.elaborate() {
            Ok(design) => panic!("{title}: accepted as {design:?}"),
            Err(found) => found,
        };
        assert!(
            found.list.iter().any(|d| d.code == code),
            "{title}: {code} expected, found\n{found}"
        );
        for diagnostic in &found.list {
            assert!(diagnostic.help.as_ref().is_some_and(|h| !h.is_empty()), "{title}: no help");
            assert!(diagnostic.place.is_some(), "{title}: no place");
        }
        text.push_str(&format!("## {title}\n{found}\n"));
    }
    insta::assert_snapshot!("refused", text);
}
