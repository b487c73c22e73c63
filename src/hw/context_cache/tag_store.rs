//! # TagStore: the entries of all ways, and which of them is the VIF's
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | next_set | in | 8 | always | set of the operation that comes next |
//! | set, vif | in | 8, 12 | always | set and VIF of the operation that is here |
//! | entry_n | out | 32 | always | entry of way n of `set`, see [`Entry`](super::entry::Entry) |
//! | matches | out | 32 | always | way n holds `vif` |
//! | write_en | in | 32 | always | write way n of `set` |
//! | write_entry | in | 32 | write_en | new entry |
//!
//! ## Parameters
//! `sets` 1 to 256, a power of two; `ways` 1 to 32. Up to [`SETS_IN_REGISTERS`] sets the entries are
//! registers; above, one RAM per way.
//!
//! ## Timing
//! An operation is here one cycle after `next_set` named its set. A write is seen by the next operation.
//!
//! ## Reset
//! Registers: all entries empty. RAMs are not cleared: the owner writes 0 to every set.
//!
//! ## Hazards
//! A set that is read while it is written: the RAM would answer the old word, so the new one is kept aside.
//!
//! ## Proved
//! Together with the pipeline around it: at most one way holds a VIF (`apart`, for all entries that are
//! registers; `unique`, for the VIF that is looked for), and a VIF is in its own set (`at_home`).

use rust_hdl::core::prelude::*;

use super::entry::WAYS_MAX;
use crate::hw::prim::{Assert, Cover, Ram, Reg};

/// Most sets whose entries are registers.
pub const SETS_IN_REGISTERS: usize = 2;

/// The block. See the module page.
#[derive(LogicBlock, Default)]
pub struct TagStore {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 8 bits: set of the next operation.
    pub next_set: Signal<In, Bits<8>>,
    /// 8 bits: set of this operation.
    pub set: Signal<In, Bits<8>>,
    /// 12 bits: VIF of this operation.
    pub vif: Signal<In, Bits<12>>,
    /// 32 bits: ways to write.
    pub write_en: Signal<In, Bits<32>>,
    /// 32 bits: new entry; ignored unless a bit of `write_en` is 1.
    pub write_entry: Signal<In, Bits<32>>,
    /// 32 bits: the ways that hold `vif`.
    pub matches: Signal<Out, Bits<32>>,
    /// 32 bits each: the entries of `set`.
    pub entry: Vec<Signal<Out, Bits<32>>>,
    // By set and way.
    cell: Vec<Vec<Reg<Bits<32>>>>,
    ram: Vec<Ram<8, 32, 1>>,
    forward: Vec<Reg<Bit>>,
    forward_entry: Vec<Reg<Bits<32>>>,
    found: Vec<Signal<Local, Bits<32>>>,
    join: Vec<Signal<Local, Bits<32>>>,
    // For the properties only.
    seen: Vec<Signal<Local, Bits<2>>>,
    home_mask: Vec<Constant<Bits<12>>>,
    unique: Assert,
    apart: Assert,
    at_home: Assert,
    hits: Cover,
}

impl TagStore {
    /// A store of `sets` times `ways` entries.
    ///
    /// # Panics
    /// When `sets` is no power of two up to 256, or `ways` is 0 or above 32.
    #[must_use]
    pub fn new(sets: usize, ways: usize) -> Self {
        assert!(sets.is_power_of_two() && sets <= 256, "{sets} sets: a power of two up to 256");
        assert!((1..=WAYS_MAX).contains(&ways), "{ways} ways: 1 to {WAYS_MAX}");
        let (rows, rams) = if sets <= SETS_IN_REGISTERS { (sets, 0) } else { (0, ways) };
        let row = || (0..ways).map(|_| Reg::default()).collect();
        Self {
            entry: (0..ways).map(|_| Signal::default()).collect(),
            cell: (0..rows).map(|_| row()).collect(),
            ram: (0..rams).map(|_| Ram::new(sets)).collect(),
            forward: (0..rams).map(|_| Reg::default()).collect(),
            forward_entry: (0..rams).map(|_| Reg::without_reset()).collect(),
            found: (0..ways).map(|_| Signal::default()).collect(),
            join: (0..=WAYS_MAX).map(|_| Signal::default()).collect(),
            seen: (0..=WAYS_MAX).map(|_| Signal::default()).collect(),
            unique: Assert::new("at most one way of a set holds the VIF"),
            home_mask: (0..rows).map(|_| Constant::new((sets as u64 - 1).to_bits())).collect(),
            apart: Assert::new("no VIF is in two ways"),
            at_home: Assert::new("a VIF is in the set of its low bits"),
            hits: Cover::new("a VIF is found"),
            ..Self::default()
        }
    }
}

impl Logic for TagStore {
    #[hdl_gen]
    fn update(&mut self) {
        for w in 0..self.found.len() {
            self.found[w].next = 0.into();
        }
        for s in 0..self.cell.len() {
            for w in 0..self.entry.len() {
                self.cell[s][w].clock.next = self.clk.val();
                self.cell[s][w].d.next = self.cell[s][w].q.val();
                if self.set.val() == s.to_bits() {
                    self.found[w].next = self.cell[s][w].q.val();
                    if self.write_en.val().get_bit(w) {
                        self.cell[s][w].d.next = self.write_entry.val();
                    }
                }
            }
        }
        for w in 0..self.ram.len() {
            self.ram[w].clock.next = self.clk.val();
            self.forward[w].clock.next = self.clk.val();
            self.forward_entry[w].clock.next = self.clk.val();
            self.ram[w].read_addr.next = self.next_set.val();
            self.ram[w].write_addr.next = self.set.val();
            self.ram[w].write_data.next = self.write_entry.val();
            self.ram[w].write_en.next = self.write_en.val().get_bits::<1>(w);
            self.forward[w].d.next =
                self.write_en.val().get_bit(w) && (self.next_set.val() == self.set.val());
            self.forward_entry[w].d.next = self.write_entry.val();
            self.found[w].next = self.ram[w].read_data.val();
            if self.forward[w].q.val() {
                self.found[w].next = self.forward_entry[w].q.val();
            }
        }
        self.join[0].next = 0.into();
        self.seen[0].next = 0.into();
        for w in 0..self.found.len() {
            self.entry[w].next = self.found[w].val();
            self.join[w + 1].next = self.join[w].val();
            self.seen[w + 1].next = self.seen[w].val();
            if (self.found[w].val().get_bits::<2>(0) != 0)
                && (self.found[w].val().get_bits::<12>(2) == self.vif.val())
            {
                self.join[w + 1].next = self.join[w].val().replace_bit(w, true);
                self.seen[w + 1].next = (self.seen[w].val() << 1) | 1;
            }
        }
        for w in self.found.len()..32 {
            self.join[w + 1].next = self.join[w].val();
            self.seen[w + 1].next = self.seen[w].val();
        }
        self.matches.next = self.join[32].val();

        // Properties.
        clock!(self, clk, unique, apart, at_home, hits);
        self.apart.holds.next = true;
        self.at_home.holds.next = true;
        for s in 0..self.cell.len() {
            for v in 0..self.entry.len() {
                if (self.cell[s][v].q.val().get_bits::<2>(0) != 0)
                    && ((self.cell[s][v].q.val().get_bits::<12>(2) & self.home_mask[s].val())
                        != s.to_bits())
                {
                    self.at_home.holds.next = false;
                }
                for w in 0..self.entry.len() {
                    if v < w {
                        if (self.cell[s][v].q.val().get_bits::<2>(0) != 0)
                            && (self.cell[s][w].q.val().get_bits::<2>(0) != 0)
                            && (self.cell[s][v].q.val().get_bits::<12>(2)
                                == self.cell[s][w].q.val().get_bits::<12>(2))
                        {
                            self.apart.holds.next = false;
                        }
                    }
                }
            }
        }
        self.unique.holds.next = !self.seen[32].val().get_bit(1);
        self.hits.holds.next = self.seen[32].val().get_bit(0);
    }
}
