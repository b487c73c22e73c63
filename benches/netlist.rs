//! Time of elaboration and of the Verilog writer: the largest card, and how both grow with the number
//! of instances.
//!
//! ```text
//! cargo bench --bench netlist
//! ```
//!
//! Each time is the least of several runs. The exponent is the slope of time over instances between
//! the two largest sizes on a logarithmic scale: 1 is linear.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::cast_precision_loss,
    missing_docs,
    reason = "a bench prints, and stops when it cannot go on"
)]

use std::time::{Duration, Instant};

use ctxnic::hw::classifier::{Shape, sizes, with_table_engine};
use ctxnic::hw::prim::Reg;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::Design;
use ctxnic::netlist::verilog;
use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

/// One of many children: a register behind an adder.
#[derive(LogicBlock, Default)]
struct Lane {
    pub x: Signal<In, Bits<16>>,
    pub y: Signal<Out, Bits<16>>,
    pub clock: Signal<In, Clock>,
    sum: Reg<Bits<16>>,
}

impl Logic for Lane {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, sum);
        self.sum.d.next = self.sum.q.val() + self.x.val();
        self.y.next = self.sum.q.val();
    }
}

/// A chain of lanes.
#[derive(LogicBlock)]
struct Chain {
    pub x: Signal<In, Bits<16>>,
    pub y: Signal<Out, Bits<16>>,
    pub clock: Signal<In, Clock>,
    lanes: Vec<Lane>,
    links: Vec<Signal<Local, Bits<16>>>,
}

impl Chain {
    fn new(count: usize) -> Self {
        let mut chain = Self {
            x: Signal::default(),
            y: Signal::default(),
            clock: Signal::default(),
            lanes: (0..count).map(|_| Lane::default()).collect(),
            links: (0..=count).map(|_| Signal::default()).collect(),
        };
        chain.connect_all();
        chain
    }
}

impl Logic for Chain {
    #[hdl_gen]
    fn update(&mut self) {
        self.links[0].next = self.x.val();
        for i in 0..self.lanes.len() {
            self.lanes[i].clock.next = self.clock.val();
            self.lanes[i].x.next = self.links[i].val();
            self.links[i + 1].next = self.lanes[i].y.val();
        }
        for i in self.lanes.len()..self.links.len() {
            self.y.next = self.links[i].val();
        }
    }
}

/// The least time of a few runs, and the last result.
fn least<T>(runs: u32, mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut best: Option<(Duration, T)> = None;
    for _ in 0..runs {
        let start = Instant::now();
        let result = run();
        let time = start.elapsed();
        let better = best.as_ref().is_none_or(|(least, _)| time < *least);
        if better {
            best = Some((time, result));
        }
    }
    best.expect("at least one run")
}

fn milliseconds(time: Duration) -> f64 {
    1e3 * time.as_secs_f64()
}

/// Elaboration and Verilog of a block, in milliseconds, with what came out.
fn times(block: &dyn Block, runs: u32) -> (f64, f64, Design, usize) {
    let (elaboration, design) = least(runs, || elaborate("top", block).expect("elaborates"));
    let (writing, files) = least(runs, || verilog::write(&design));
    let bytes = files.iter().map(|file| file.text.len()).sum();
    (milliseconds(elaboration), milliseconds(writing), design, bytes)
}

fn main() {
    let last = |sizes: &[usize]| sizes.last().copied().unwrap_or(1);
    let largest = Shape {
        slots: last(&sizes::SLOTS),
        counters: last(&sizes::COUNTERS),
        frame_bytes: 4 * last(&sizes::FIFO_BEATS),
        bank_words: last(&sizes::BANK_WORDS),
    };
    let chosen = largest.choose().expect("the largest shape exists");
    let block = with_table_engine(&chosen);
    let (elaboration, writing, design, bytes) = times(block.as_ref(), 5);
    println!("largest card: {} modules, {bytes} bytes of Verilog", design.modules.len());
    println!("figure netlist_largest_elaborate {elaboration:.1} ms");
    println!("figure netlist_largest_verilog {writing:.1} ms");
    println!("figure netlist_largest_total {:.1} ms", elaboration + writing);
    let mut totals = Vec::new();
    for count in [1usize, 16, 256, 1024, 4096] {
        let chain = Chain::new(count);
        let (elaboration, writing, _, bytes) = times(&chain, 3);
        println!(
            "{count} instances: elaboration {elaboration:.2} ms, Verilog {writing:.2} ms, {bytes} bytes"
        );
        println!("figure netlist_instances_{count} {:.2} ms", elaboration + writing);
        totals.push((count as f64, elaboration + writing));
    }
    if let [.., (few, short), (many, long)] = totals[..] {
        println!(
            "figure netlist_scaling_exponent {:.2} 1",
            (long / short).ln() / (many / few).ln()
        );
    }
}
