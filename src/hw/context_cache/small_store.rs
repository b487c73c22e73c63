//! # SmallStore: a word for every VIF, or for every set
//!
//! The operation in the pipeline reads a word and may write it in the same cycle.
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | next_addr | in | A | always | word of the operation that comes next |
//! | addr | in | A | always | word of the operation that is here |
//! | word | out | D | always | it |
//! | write_en, write_word | in | 1, D | always | its new value |
//!
//! ## Parameters
//! `depth`. Up to [`WORDS_IN_REGISTERS`] words are registers; above, they are a RAM.
//!
//! ## Timing, hazards, reset
//! As [`TagStore`](super::tag_store::TagStore).

use rust_hdl::core::prelude::*;

use crate::hw::prim::{Ram, Reg};

/// Most words that are registers.
pub const WORDS_IN_REGISTERS: usize = 4;

/// The block. See the module page.
#[derive(LogicBlock, Default)]
pub struct SmallStore<const A: usize, const D: usize> {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// `A` bits: word of the next operation.
    pub next_addr: Signal<In, Bits<A>>,
    /// `A` bits: word of this operation.
    pub addr: Signal<In, Bits<A>>,
    /// 1 bit: write.
    pub write_en: Signal<In, Bit>,
    /// `D` bits: new word; ignored unless `write_en`.
    pub write_word: Signal<In, Bits<D>>,
    /// `D` bits: the word.
    pub word: Signal<Out, Bits<D>>,
    cell: Vec<Reg<Bits<D>>>,
    ram: Vec<Ram<A, D, 1>>,
    forward: Vec<Reg<Bit>>,
    forward_word: Vec<Reg<Bits<D>>>,
}

impl<const A: usize, const D: usize> SmallStore<A, D> {
    /// A store of `depth` words.
    ///
    /// # Panics
    /// When `depth` is 0 or above `2^A`.
    #[must_use]
    pub fn new(depth: usize) -> Self {
        assert!(depth >= 1 && depth <= 1 << A, "depth {depth}: 1 to {}", 1u64 << A);
        let (cells, rams) = if depth <= WORDS_IN_REGISTERS { (depth, 0) } else { (0, 1) };
        Self {
            cell: (0..cells).map(|_| Reg::default()).collect(),
            ram: (0..rams).map(|_| Ram::new(depth)).collect(),
            forward: (0..rams).map(|_| Reg::default()).collect(),
            forward_word: (0..rams).map(|_| Reg::without_reset()).collect(),
            ..Self::default()
        }
    }
}

impl<const A: usize, const D: usize> Logic for SmallStore<A, D> {
    #[hdl_gen]
    fn update(&mut self) {
        self.word.next = 0.into();
        for v in 0..self.cell.len() {
            self.cell[v].clock.next = self.clk.val();
            self.cell[v].d.next = self.cell[v].q.val();
            if self.addr.val() == v.to_bits() {
                self.word.next = self.cell[v].q.val();
                if self.write_en.val() {
                    self.cell[v].d.next = self.write_word.val();
                }
            }
        }
        for r in 0..self.ram.len() {
            self.ram[r].clock.next = self.clk.val();
            self.forward[r].clock.next = self.clk.val();
            self.forward_word[r].clock.next = self.clk.val();
            self.ram[r].read_addr.next = self.next_addr.val();
            self.ram[r].write_addr.next = self.addr.val();
            self.ram[r].write_data.next = self.write_word.val();
            self.ram[r].write_en.next = self.write_en.val().into();
            self.forward[r].d.next =
                self.write_en.val() && (self.next_addr.val() == self.addr.val());
            self.forward_word[r].d.next = self.write_word.val();
            self.word.next = self.ram[r].read_data.val();
            if self.forward[r].q.val() {
                self.word.next = self.forward_word[r].q.val();
            }
        }
    }
}
