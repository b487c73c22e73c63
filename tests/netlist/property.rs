//! Properties from Rust: lowered, printed, and counted by rust-hdl's own simulation.

#![allow(missing_docs, reason = "tests")]

use ctxnic::comment;
use ctxnic::hw::prim::{Assert, Assume, Cover, Ram, Reg};
use ctxnic::netlist::check::codes;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::{Design, PropertyKind};
use ctxnic::netlist::verilog;
use ctxnic::sim::Sim;
use rust_hdl::prelude::*;

/// Counts to 9 and round; remembers the digit before for its properties only.
#[derive(LogicBlock)]
struct Decade {
    clk: Signal<In, Clock>,
    step: Signal<In, Bit>,
    digit: Signal<Out, Bits<4>>,
    count: Reg<Bits<4>>,
    last: Constant<Bits<4>>,
    before: Reg<Bits<4>>,
    stepped: Reg<Bit>,
    // A memory that only a property reads.
    seen: Ram<4, 1, 1>,
    decimal: Assert,
    slow: Assume,
    wraps: Cover,
    again: Cover,
}

impl Decade {
    fn new() -> Self {
        Self {
            clk: Signal::default(),
            step: Signal::default(),
            digit: Signal::default(),
            count: Reg::default(),
            last: Constant::new(9.into()),
            before: Reg::default(),
            stepped: Reg::default(),
            seen: Ram::new(16),
            decimal: Assert::new("the digit is below ten"),
            slow: Assume::new("no two steps in a row"),
            wraps: Cover::new("it goes round"),
            again: Cover::new(""),
        }
    }
}

impl Logic for Decade {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, count, before, stepped);
        clock!(self, clk, seen, decimal, slow, wraps, again);
        comment!("One digit, and round.");
        if self.step.val() {
            self.count.d.next = self.count.q.val() + 1;
            if self.count.q.val() == self.last.val() {
                self.count.d.next = 0.into();
            }
        }
        comment!("what is shown");
        self.digit.next = self.count.q.val();
        self.decimal.holds.next = self.count.q.val() <= self.last.val();
        self.before.d.next = self.count.q.val();
        self.stepped.d.next = self.step.val();
        self.slow.holds.next = !(self.stepped.q.val() && self.step.val());
        self.wraps.holds.next = (self.before.q.val() == 9) && (self.count.q.val() == 0);
        self.seen.read_addr.next = self.count.q.val();
        self.seen.write_addr.next = self.count.q.val();
        self.seen.write_data.next = 1.into();
        self.seen.write_en.next = 1.into();
        self.again.holds.next = self.seen.read_data.val().any();
    }
}

/// Steps its decade all the time, against its assumption, and uses nothing of it.
#[derive(LogicBlock)]
struct Hasty {
    clk: Signal<In, Clock>,
    out: Signal<Out, Bit>,
    decade: Decade,
    low: Assert,
}

impl Logic for Hasty {
    #[hdl_gen]
    fn update(&mut self) {
        clock!(self, clk, low);
        self.decade.clk.next = self.clk.val();
        self.out.next = false;
        self.decade.step.next = true;
        self.low.holds.next = !self.decade.digit.val().get_bit(3);
    }
}

fn clocked() -> Hasty {
    Hasty {
        clk: Signal::default(),
        out: Signal::default(),
        decade: Decade::new(),
        low: Assert::new("the digit is below eight"),
    }
}

fn decade() -> Design {
    let mut block = Decade::new();
    block.connect_all();
    elaborate("decade", &block).unwrap_or_else(|e| panic!("{e}"))
}

fn text(design: &Design) -> String {
    verilog::write(design).into_iter().map(|file| file.text).collect()
}

#[test]
fn properties_become_part_of_the_module() {
    let design = decade();
    let found: Vec<_> =
        design.top().properties.iter().map(|p| (&p.name[..], p.kind, &p.message[..])).collect();
    assert_eq!(
        found,
        [
            ("decimal", PropertyKind::Assert, "the digit is below ten"),
            ("slow", PropertyKind::Assume, "no two steps in a row"),
            ("wraps", PropertyKind::Cover, "it goes round"),
            ("again", PropertyKind::Cover, ""),
        ]
    );
}

#[test]
fn what_only_properties_need_is_printed_with_them() {
    insta::assert_snapshot!("property_decade", text(&decade()));
}

#[test]
fn an_assumption_below_the_top_is_for_the_design_to_keep() {
    let mut block = clocked();
    block.clk.connect();
    block.connect_all();
    let design = elaborate("hasty", &block).unwrap_or_else(|e| panic!("{e}"));
    let text = text(&design);
    assert!(text.contains("slow: assert ("), "{text}");
    assert!(!text.contains("slow: assume ("), "{text}");
    // The top alone starts in reset.
    assert_eq!(text.matches("initial assume (rst);").count(), 1, "{text}");
    // The output that only the property reads is a net of the hardware, named as unused there.
    assert!(text.contains("unused_decade_digit"), "{text}");

    let mut sim = Sim::new(&design).unwrap();
    sim.reset(1);
    for _ in 0..20 {
        sim.step();
    }
    let paths: Vec<&str> = sim.violations().iter().map(|e| e.path.as_str()).collect();
    assert!(paths.contains(&"decade.slow") && paths.contains(&"low"), "{paths:?}");
    assert!(!paths.contains(&"decade.decimal"), "{paths:?}");
}

#[test]
fn without_properties_nothing_of_them_is_in_the_hardware() {
    let design = decade();
    let text = text(&design);
    let hardware = text.split("`ifdef FORMAL").next().unwrap();
    for name in ["before", "stepped", "seen"] {
        assert!(!hardware.contains(name), "{name} is hardware:\n{hardware}");
    }
    let state: Vec<String> =
        verilog::initial_state(&design).into_iter().map(|value| value.path).collect();
    assert_eq!(state, ["count_q"]);
}

#[test]
fn a_property_nobody_feeds_or_clocks_is_an_error() {
    #[derive(LogicBlock, Default)]
    struct Open {
        clk: Signal<In, Clock>,
        out: Signal<Out, Bit>,
        claim: Assert,
    }
    impl Logic for Open {
        #[hdl_gen]
        fn update(&mut self) {
            self.out.next = true;
        }
    }
    let mut block = Open::default();
    block.connect_all();
    let errors = elaborate("open", &block).unwrap_err();
    let places: Vec<_> = errors
        .list
        .iter()
        .filter(|d| d.code == codes::CHILD_INPUT_OPEN)
        .filter_map(|d| d.place.clone())
        .collect();
    assert_eq!(places, ["top.claim.holds", "top.claim.clock"]);
}

#[test]
fn rust_hdl_counts_them_itself() {
    let mut block = Decade::new();
    block.connect_all();
    for cycle in 0..25 {
        block.step.next = true;
        for level in [false, true] {
            block.clk.next = Clock { clk: level };
            for _ in 0..20 {
                block.update_all();
                if !block.has_changed() {
                    break;
                }
            }
        }
        assert_eq!(block.decimal.violations(), 0, "cycle {cycle}");
    }
    assert_eq!(block.wraps.hits(), 2);
    assert_eq!(block.slow.violations(), 24);
}
