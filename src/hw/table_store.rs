//! # TableStore: two banks of table words; the idle one is loaded, then they swap
//!
//! A [bundle](crate::fsm::word) comes in on `s_axis_table`. Its magic, version, length, number of
//! interfaces and CRC are checked by the hardware; only a good bundle becomes active, in one cycle.
//! A bad one leaves the active bank alone.
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | s_axis_table_* | in | 64 | s_axis_table_tvalid | one bundle per packet, a word per beat |
//! | old_busy | in | 1 | always | a frame still reads the idle bank: it must not be written |
//! | read_addr, read_bank | in | A, 1 | always | word to read |
//! | read_data | out | 64 | 1 cycle later | the word |
//! | active | out | 1 | always | bank for new frames |
//! | lookup_n, directory_n, length_n | out | 16 | always | from the header of bank n; length 0: nothing loaded |
//! | status_loads | out | 16 | always | bundles accepted, wraps |
//! | status_refused | out | 16 | always | bundles refused, wraps |
//! | status_cause | out | 3 | always | why the last one was refused: 1 magic or version, 2 length, 3 CRC, 4 too many interfaces |
//!
//! ## Parameters
//! `A`: a bank has `2^A` words. `slots`: most interfaces a bundle may have.
//!
//! ## Timing
//! A bundle of n words takes n + 2 cycles; the swap happens 2 cycles after the last word.
//!
//! ## Back-pressure
//! `s_axis_table_tready` is 0 while `old_busy` and for 1 cycle after the last word.
//!
//! ## Reset
//! Both banks empty (length 0), bank 0 active.

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::prim::{Ram, Reg};
use super::table_crc::TableCrc;

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct TableStore<const A: usize> {
    /// Clock.
    pub clk: Signal<In, Clock>,
    // Loading.
    /// 64 bits: next word of the bundle.
    pub s_axis_table_tdata: Signal<In, Bits<64>>,
    /// 1 bit: a word is offered.
    pub s_axis_table_tvalid: Signal<In, Bit>,
    /// 1 bit: the word is taken.
    pub s_axis_table_tready: Signal<Out, Bit>,
    /// 1 bit: last word of the bundle.
    pub s_axis_table_tlast: Signal<In, Bit>,
    /// 1 bit: the idle bank is still read.
    pub old_busy: Signal<In, Bit>,
    // Reading.
    /// `A` bits: word to read.
    pub read_addr: Signal<In, Bits<A>>,
    /// 1 bit: bank to read.
    pub read_bank: Signal<In, Bit>,
    /// 64 bits: the word, 1 cycle after its address.
    pub read_data: Signal<Out, Bits<64>>,
    // Status.
    /// 1 bit: bank for new frames.
    pub active: Signal<Out, Bit>,
    /// 16 bits: address of the lookup table of bank 0.
    pub lookup_0: Signal<Out, Bits<16>>,
    /// 16 bits: address of the lookup table of bank 1.
    pub lookup_1: Signal<Out, Bits<16>>,
    /// 16 bits: address of the directory of bank 0.
    pub directory_0: Signal<Out, Bits<16>>,
    /// 16 bits: address of the directory of bank 1.
    pub directory_1: Signal<Out, Bits<16>>,
    /// 16 bits: words of bank 0.
    pub length_0: Signal<Out, Bits<16>>,
    /// 16 bits: words of bank 1.
    pub length_1: Signal<Out, Bits<16>>,
    /// 16 bits: bundles accepted.
    pub status_loads: Signal<Out, Bits<16>>,
    /// 16 bits: bundles refused.
    pub status_refused: Signal<Out, Bits<16>>,
    /// 3 bits: why the last one was refused.
    pub status_cause: Signal<Out, Bits<3>>,
    bank_0: Ram<A, 64, 1>,
    bank_1: Ram<A, 64, 1>,
    checksum: TableCrc,
    bank_read: Reg<Bit>,
    bank_active: Reg<Bit>,
    count: Reg<Bits<16>>,
    overflow: Reg<Bit>,
    check: Reg<Bit>,
    head_ok: Reg<Bit>,
    head_length: Reg<Bits<16>>,
    head_lookup: Reg<Bits<16>>,
    head_crc: Reg<Bits<32>>,
    head_directory: Reg<Bits<16>>,
    head_slots: Reg<Bits<16>>,
    lookup_q0: Reg<Bits<16>>,
    lookup_q1: Reg<Bits<16>>,
    directory_q0: Reg<Bits<16>>,
    directory_q1: Reg<Bits<16>>,
    length_q0: Reg<Bits<16>>,
    length_q1: Reg<Bits<16>>,
    loads: Reg<Bits<16>>,
    refused: Reg<Bits<16>>,
    cause_q: Reg<Bits<3>>,
    slots: Constant<Bits<16>>,
    depth: Constant<Bits<17>>,
    magic: Constant<Bits<16>>,
    version: Constant<Bits<8>>,
    ready: Signal<Local, Bit>,
    take: Signal<Local, Bit>,
    cause: Signal<Local, Bits<3>>,
    crc_word: Signal<Local, Bits<64>>,
}

impl<const A: usize> TableStore<A> {
    /// A store whose bundles may have up to `slots` interfaces.
    #[must_use]
    pub fn new(slots: u64) -> Self {
        Self {
            clk: Signal::default(),
            s_axis_table_tdata: Signal::default(),
            s_axis_table_tvalid: Signal::default(),
            s_axis_table_tready: Signal::default(),
            s_axis_table_tlast: Signal::default(),
            old_busy: Signal::default(),
            read_addr: Signal::default(),
            read_bank: Signal::default(),
            read_data: Signal::default(),
            active: Signal::default(),
            lookup_0: Signal::default(),
            lookup_1: Signal::default(),
            directory_0: Signal::default(),
            directory_1: Signal::default(),
            length_0: Signal::default(),
            length_1: Signal::default(),
            status_loads: Signal::default(),
            status_refused: Signal::default(),
            status_cause: Signal::default(),
            bank_0: Ram::new(1 << A).never_collides(),
            bank_1: Ram::new(1 << A).never_collides(),
            checksum: TableCrc::default(),
            bank_read: Reg::default(),
            bank_active: Reg::default(),
            count: Reg::default(),
            overflow: Reg::default(),
            check: Reg::default(),
            head_ok: Reg::default(),
            head_length: Reg::default(),
            head_lookup: Reg::default(),
            head_crc: Reg::default(),
            head_directory: Reg::default(),
            head_slots: Reg::default(),
            lookup_q0: Reg::default(),
            lookup_q1: Reg::default(),
            directory_q0: Reg::default(),
            directory_q1: Reg::default(),
            length_q0: Reg::default(),
            length_q1: Reg::default(),
            loads: Reg::default(),
            refused: Reg::default(),
            cause_q: Reg::default(),
            slots: Constant::new(slots.to_bits()),
            depth: Constant::new((1u64 << A).to_bits()),
            magic: Constant::new(u64::from(crate::fsm::word::MAGIC).to_bits()),
            version: Constant::new(u64::from(crate::fsm::word::VERSION).to_bits()),
            ready: Signal::default(),
            take: Signal::default(),
            cause: Signal::default(),
            crc_word: Signal::default(),
        }
    }
}

impl<const A: usize> Logic for TableStore<A> {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, bank_read, bank_active, count, overflow, check);
        dff_setup!(self, clk, head_ok, head_length, head_lookup, head_crc, head_directory);
        dff_setup!(self, clk, head_slots, lookup_q0, lookup_q1, directory_q0, directory_q1);
        dff_setup!(self, clk, length_q0, length_q1, loads, refused, cause_q);
        clock!(self, clk, bank_0, bank_1);

        // Loading: words go to the idle bank; the header words are kept aside.
        self.ready.next = !self.check.q.val() && !self.old_busy.val();
        self.s_axis_table_tready.next = self.ready.val();
        self.take.next = self.s_axis_table_tvalid.val() && self.ready.val();
        self.crc_word.next = self.s_axis_table_tdata.val();
        self.check.d.next = false;
        if self.take.val() {
            self.count.d.next = self.count.q.val() + 1;
            if bit_cast::<17, 16>(self.count.q.val()) >= self.depth.val() {
                self.overflow.d.next = true;
                self.count.d.next = self.count.q.val();
            }
            if self.count.q.val() == 0 {
                self.head_ok.d.next = (self.s_axis_table_tdata.val().get_bits::<16>(0)
                    == self.magic.val())
                    && (self.s_axis_table_tdata.val().get_bits::<8>(16) == self.version.val());
                self.head_length.d.next = self.s_axis_table_tdata.val().get_bits::<16>(32);
                self.head_lookup.d.next = self.s_axis_table_tdata.val().get_bits::<16>(48);
            }
            if self.count.q.val() == 1 {
                self.crc_word.next = (self.s_axis_table_tdata.val() >> 32) << 32;
                self.head_crc.d.next = self.s_axis_table_tdata.val().get_bits::<32>(0);
                self.head_directory.d.next = self.s_axis_table_tdata.val().get_bits::<16>(32);
                self.head_slots.d.next = self.s_axis_table_tdata.val().get_bits::<16>(48);
            }
            self.check.d.next = self.s_axis_table_tlast.val();
        }
        self.checksum.clk.next = self.clk.val();
        self.checksum.word.next = self.crc_word.val();
        self.checksum.word_valid.next = self.take.val();
        self.checksum.clear.next = self.check.q.val();
        self.bank_0.write_addr.next = self.count.q.val().get_bits::<A>(0);
        self.bank_1.write_addr.next = self.count.q.val().get_bits::<A>(0);
        self.bank_0.write_data.next = self.s_axis_table_tdata.val();
        self.bank_1.write_data.next = self.s_axis_table_tdata.val();
        self.bank_0.write_en.next =
            (self.take.val() && !self.overflow.q.val() && self.bank_active.q.val()).into();
        self.bank_1.write_en.next =
            (self.take.val() && !self.overflow.q.val() && !self.bank_active.q.val()).into();

        // The cycle after the last word: judge, then swap or refuse.
        self.cause.next = 0.into();
        if self.head_slots.q.val() > self.slots.val() {
            self.cause.next = 4.into();
        }
        if self.checksum.crc.val() != self.head_crc.q.val() {
            self.cause.next = 3.into();
        }
        if (self.head_length.q.val() != self.count.q.val())
            || self.overflow.q.val()
            || (self.count.q.val() < 2)
        {
            self.cause.next = 2.into();
        }
        if !self.head_ok.q.val() {
            self.cause.next = 1.into();
        }
        if self.check.q.val() {
            self.count.d.next = 0.into();
            self.overflow.d.next = false;
            self.head_ok.d.next = false;
            if self.cause.val() == 0 {
                self.loads.d.next = self.loads.q.val() + 1;
                self.bank_active.d.next = !self.bank_active.q.val();
                if self.bank_active.q.val() {
                    self.lookup_q0.d.next = self.head_lookup.q.val();
                    self.directory_q0.d.next = self.head_directory.q.val();
                    self.length_q0.d.next = self.head_length.q.val();
                } else {
                    self.lookup_q1.d.next = self.head_lookup.q.val();
                    self.directory_q1.d.next = self.head_directory.q.val();
                    self.length_q1.d.next = self.head_length.q.val();
                }
            } else {
                self.refused.d.next = self.refused.q.val() + 1;
                self.cause_q.d.next = self.cause.val();
            }
        }

        // Reading.
        self.bank_0.read_addr.next = self.read_addr.val();
        self.bank_1.read_addr.next = self.read_addr.val();
        self.bank_read.d.next = self.read_bank.val();
        self.read_data.next = self.bank_0.read_data.val();
        if self.bank_read.q.val() {
            self.read_data.next = self.bank_1.read_data.val();
        }

        self.active.next = self.bank_active.q.val();
        self.lookup_0.next = self.lookup_q0.q.val();
        self.lookup_1.next = self.lookup_q1.q.val();
        self.directory_0.next = self.directory_q0.q.val();
        self.directory_1.next = self.directory_q1.q.val();
        self.length_0.next = self.length_q0.q.val();
        self.length_1.next = self.length_q1.q.val();
        self.status_loads.next = self.loads.q.val();
        self.status_refused.next = self.refused.q.val();
        self.status_cause.next = self.cause_q.q.val();
    }
}
