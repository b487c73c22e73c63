//! # ContextStore: the contexts that are here, in four banks of 64-bit words
//!
//! One bank per piece (host, rx, tx, ctl), each with one read and one write port, so that reception
//! and transmission do not meet but at the ctl piece.
//!
//! ## Ports
//! | group | meaning |
//! |---|---|
//! | fill_* | a word from memory; always taken |
//! | back_* | a word for the write-back engine; data one cycle after `back_ready` |
//! | acc_*_n | requester n reads or writes a word; data one cycle after `acc_ready_n` |
//!
//! ## Timing
//! One read and one write per bank and cycle.
//!
//! ## Back-pressure
//! A write waits while a word from memory goes into its bank. Of several requesters the lowest goes
//! first; the write-back engine after them, but before them if it had to wait in the cycle before.
//!
//! ## Hazards
//! None if requesters touch only what was granted to them: no word is read while it is written.
//!
//! ## Reset
//! Not cleared; an entry of the directory says what is there.

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use crate::hw::prim::{Ram, Reg};

/// The block. See the module page.
#[derive(LogicBlock, Default)]
pub struct ContextStore {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 4 bits: bank to fill, or 0.
    pub fill_en: Signal<In, Bits<4>>,
    /// 11 bits.
    pub fill_slot: Signal<In, Bits<11>>,
    /// 4 bits.
    pub fill_word: Signal<In, Bits<4>>,
    /// 64 bits.
    pub fill_data: Signal<In, Bits<64>>,
    /// 3 bits: piece to read (rx, tx, ctl), or 0.
    pub back_en: Signal<In, Bits<3>>,
    /// 11 bits.
    pub back_slot: Signal<In, Bits<11>>,
    /// 4 bits.
    pub back_word: Signal<In, Bits<4>>,
    /// 1 bit: taken.
    pub back_ready: Signal<Out, Bit>,
    /// 64 bits: one cycle later.
    pub back_data: Signal<Out, Bits<64>>,
    /// 1 bit each: an access.
    pub acc_valid: Vec<Signal<In, Bit>>,
    /// 1 bit each: it is taken.
    pub acc_ready: Vec<Signal<Out, Bit>>,
    /// 1 bit each: write.
    pub acc_write: Vec<Signal<In, Bit>>,
    /// 2 bits each: host 0, rx 1, tx 2, ctl 3.
    pub acc_piece: Vec<Signal<In, Bits<2>>>,
    /// 15 bits each: the slot of the grant, times 16, and the word of the piece.
    pub acc_addr: Vec<Signal<In, Bits<15>>>,
    /// 64 bits each; ignored unless `acc_write`.
    pub acc_wdata: Vec<Signal<In, Bits<64>>>,
    /// 64 bits each: one cycle after a read was taken.
    pub acc_rdata: Vec<Signal<Out, Bits<64>>>,
    bank: Vec<Ram<15, 64, 1>>,
    back_bank: Reg<Bits<3>>,
    back_lost: Reg<Bit>,
    acc_bank: Vec<Reg<Bits<2>>>,
    // By bank, then by requester.
    reads: Vec<Vec<Signal<Local, Bit>>>,
    writes: Vec<Vec<Signal<Local, Bit>>>,
    read_free: Vec<Vec<Signal<Local, Bit>>>,
    write_free: Vec<Vec<Signal<Local, Bit>>>,
    long_addr: Vec<Signal<Local, Bits<15>>>,
    short_addr: Vec<Signal<Local, Bits<15>>>,
    back_asks: Vec<Signal<Local, Bit>>,
    back_first: Vec<Signal<Local, Bit>>,
    back_got: Vec<Signal<Local, Bit>>,
}

impl ContextStore {
    /// Places for `slots` contexts, for `requesters` requesters.
    ///
    /// # Panics
    /// When `slots` is 0 or above 2048.
    #[must_use]
    pub fn new(slots: usize, requesters: usize) -> Self {
        assert!((1..=2048).contains(&slots), "{slots} contexts: 1 to 2048");
        fn signals<D: Direction, T: Synth>(count: usize) -> Vec<Signal<D, T>> {
            (0..count).map(|_| Signal::default()).collect()
        }
        let bank = |words: usize| Ram::new(slots * words).never_collides();
        let grid = |count: usize| (0..4).map(|_| signals(count)).collect();
        Self {
            acc_valid: signals(requesters),
            acc_ready: signals(requesters),
            acc_write: signals(requesters),
            acc_piece: signals(requesters),
            acc_addr: signals(requesters),
            acc_wdata: signals(requesters),
            acc_rdata: signals(requesters),
            bank: vec![bank(16), bank(8), bank(8), bank(8)],
            acc_bank: (0..requesters).map(|_| Reg::without_reset()).collect(),
            reads: grid(requesters),
            writes: grid(requesters),
            read_free: grid(9),
            write_free: grid(9),
            long_addr: signals(requesters),
            short_addr: signals(requesters),
            back_asks: signals(4),
            back_first: signals(4),
            back_got: signals(4),
            ..Self::default()
        }
    }
}

impl Logic for ContextStore {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, back_bank, back_lost);
        self.back_ready.next = false;
        self.back_data.next = 0.into();
        self.back_bank.d.next = self.back_en.val();
        for i in 0..self.acc_valid.len() {
            self.acc_bank[i].clock.next = self.clk.val();
            self.acc_bank[i].d.next = self.acc_piece[i].val();
            self.acc_ready[i].next = false;
            self.acc_rdata[i].next = 0.into();
            // 16 words of a host's piece, 8 of another: the place, then the word.
            self.long_addr[i].next = self.acc_addr[i].val();
            self.short_addr[i].next =
                ((self.acc_addr[i].val() >> 4) << 3) | (self.acc_addr[i].val() & 7);
        }
        for b in 0..4 {
            self.bank[b].clock.next = self.clk.val();
            self.back_asks[b].next = false;
            if b != 0 {
                self.back_asks[b].next = self.back_en.val().get_bit(b - 1);
            }
            self.back_first[b].next = self.back_asks[b].val() && self.back_lost.q.val();
            self.read_free[b][0].next = !self.back_first[b].val();
            self.write_free[b][0].next = !self.fill_en.val().get_bit(b);
            self.bank[b].write_en.next = self.fill_en.val().get_bits::<1>(b);
            self.bank[b].write_data.next = self.fill_data.val();
            if b == 0 {
                self.bank[b].read_addr.next = bit_cast::<15, 4>(self.back_word.val());
                self.bank[b].write_addr.next = (bit_cast::<15, 11>(self.fill_slot.val()) << 4)
                    | bit_cast::<15, 4>(self.fill_word.val());
            } else {
                self.bank[b].read_addr.next = (bit_cast::<15, 11>(self.back_slot.val()) << 3)
                    | bit_cast::<15, 3>(self.back_word.val().get_bits::<3>(0));
                self.bank[b].write_addr.next = (bit_cast::<15, 11>(self.fill_slot.val()) << 3)
                    | bit_cast::<15, 3>(self.fill_word.val().get_bits::<3>(0));
            }
            for i in 0..self.acc_valid.len() {
                self.reads[b][i].next = self.acc_valid[i].val()
                    && !self.acc_write[i].val()
                    && (self.acc_piece[i].val() == b.to_bits())
                    && self.read_free[b][i].val();
                self.writes[b][i].next = self.acc_valid[i].val()
                    && self.acc_write[i].val()
                    && (self.acc_piece[i].val() == b.to_bits())
                    && self.write_free[b][i].val();
                self.read_free[b][i + 1].next =
                    self.read_free[b][i].val() && !self.reads[b][i].val();
                self.write_free[b][i + 1].next =
                    self.write_free[b][i].val() && !self.writes[b][i].val();
                if self.reads[b][i].val() {
                    self.acc_ready[i].next = true;
                    if b == 0 {
                        self.bank[b].read_addr.next = self.long_addr[i].val();
                    } else {
                        self.bank[b].read_addr.next = self.short_addr[i].val();
                    }
                }
                if self.writes[b][i].val() {
                    self.acc_ready[i].next = true;
                    if b == 0 {
                        self.bank[b].write_addr.next = self.long_addr[i].val();
                    } else {
                        self.bank[b].write_addr.next = self.short_addr[i].val();
                    }
                    self.bank[b].write_data.next = self.acc_wdata[i].val();
                    self.bank[b].write_en.next = 1.into();
                }
                if self.acc_bank[i].q.val() == b.to_bits() {
                    self.acc_rdata[i].next = self.bank[b].read_data.val();
                }
            }
            for i in self.acc_valid.len()..8 {
                self.read_free[b][i + 1].next = self.read_free[b][i].val();
                self.write_free[b][i + 1].next = self.write_free[b][i].val();
            }
            self.back_got[b].next =
                self.back_asks[b].val() && (self.back_first[b].val() || self.read_free[b][8].val());
            if self.back_got[b].val() {
                self.back_ready.next = true;
            }
            if b != 0 {
                if self.back_bank.q.val().get_bit(b - 1) {
                    self.back_data.next = self.bank[b].read_data.val();
                }
            }
        }
        self.back_lost.d.next = self.back_en.val().any()
            && !self.back_got[1].val()
            && !self.back_got[2].val()
            && !self.back_got[3].val();
    }
}
