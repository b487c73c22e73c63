//! # RecordCheck: whether the words of a host's piece are the record that was wanted
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | clear | in | 1 | always | a new record begins with the next word |
//! | word_valid, word, index | in | 1, 64, 4 | always | word `index` of the piece |
//! | vif | in | 12 | word_valid | whose record it should be |
//! | fault | out | 4 | 1 cycle after the last word | 0: none; else the code of [`Fault`](crate::context::record::Fault) |
//! | class | out | 3 | 1 cycle after word 0 | its service class |
//!
//! ## Parameters
//! `words` of the piece, 2 to 16. Fewer than 16 are for small proofs: then only magic number, layout,
//! id, state and class are checked.
//!
//! ## Timing
//! A word per cycle, from word 0 up, with or without gaps. The order of the faults is that of the
//! codes: the lowest is told.
//!
//! ## Reset
//! As `clear`.
//!
//! ## Source
//! CRC-32 of IEEE 802.3. Tests as [`Host::faults`](crate::context::record::Host::faults).

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use crate::context::layout::{LAYOUT_VERSION, MAGIC};
use crate::hw::prim::Reg;
use crate::hw::table_crc::TableCrc;

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct RecordCheck {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 1 bit: a new record begins.
    pub clear: Signal<In, Bit>,
    /// 1 bit: a word.
    pub word_valid: Signal<In, Bit>,
    /// 64 bits: the word; ignored unless `word_valid`.
    pub word: Signal<In, Bits<64>>,
    /// 4 bits: its number; ignored unless `word_valid`.
    pub index: Signal<In, Bits<4>>,
    /// 12 bits: whose record it should be.
    pub vif: Signal<In, Bits<12>>,
    /// 4 bits: what is wrong.
    pub fault: Signal<Out, Bits<4>>,
    /// 3 bits: class in the record.
    pub class: Signal<Out, Bits<3>>,
    checksum: TableCrc,
    magic_bad: Reg<Bit>,
    layout_bad: Reg<Bit>,
    id_bad: Reg<Bit>,
    code_bad: Reg<Bit>,
    window_bad: Reg<Bit>,
    table_bad: Reg<Bit>,
    vlan_bad: Reg<Bit>,
    mac_bad: Reg<Bit>,
    free: Reg<Bit>,
    class_q: Reg<Bits<3>>,
    wanted_crc: Reg<Bits<32>>,
    // The two ends of the window, and what is known of a table, until the words after them come.
    guest: Reg<Bits<64>>,
    host: Reg<Bits<64>>,
    has_table: Reg<Bit>,
    vlan_mode: Reg<Bits<2>>,
    vlan_id: Reg<Bits<12>>,
    checks_crc: Constant<Bit>,
    magic: Constant<Bits<16>>,
    layout: Constant<Bits<4>>,
    masked: Signal<Local, Bits<64>>,
    guest_end: Signal<Local, Bits<65>>,
    host_end: Signal<Local, Bits<65>>,
}

impl RecordCheck {
    /// For a host's piece of `words` words.
    ///
    /// # Panics
    /// Outside 2 to 16.
    #[must_use]
    pub fn new(words: usize) -> Self {
        assert!((2..=16).contains(&words), "{words} words: 2 to 16");
        Self {
            clk: Signal::default(),
            clear: Signal::default(),
            word_valid: Signal::default(),
            word: Signal::default(),
            index: Signal::default(),
            vif: Signal::default(),
            fault: Signal::default(),
            class: Signal::default(),
            checksum: TableCrc::default(),
            magic_bad: Reg::default(),
            layout_bad: Reg::default(),
            id_bad: Reg::default(),
            code_bad: Reg::default(),
            window_bad: Reg::default(),
            table_bad: Reg::default(),
            vlan_bad: Reg::default(),
            mac_bad: Reg::default(),
            free: Reg::default(),
            class_q: Reg::default(),
            wanted_crc: Reg::without_reset(),
            guest: Reg::without_reset(),
            host: Reg::without_reset(),
            has_table: Reg::without_reset(),
            vlan_mode: Reg::without_reset(),
            vlan_id: Reg::without_reset(),
            checks_crc: Constant::new(words == 16),
            magic: Constant::new(MAGIC.to_bits()),
            layout: Constant::new(LAYOUT_VERSION.to_bits()),
            masked: Signal::default(),
            guest_end: Signal::default(),
            host_end: Signal::default(),
        }
    }
}

impl Logic for RecordCheck {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, magic_bad, layout_bad, id_bad, code_bad, window_bad, table_bad);
        dff_setup!(self, clk, vlan_bad, mac_bad, free, class_q, wanted_crc, guest, host);
        dff_setup!(self, clk, has_table, vlan_mode, vlan_id);
        self.masked.next = self.word.val();
        self.guest_end.next =
            bit_cast::<65, 64>(self.guest.q.val()) + bit_cast::<65, 64>(self.word.val() - 1);
        self.host_end.next =
            bit_cast::<65, 64>(self.host.q.val()) + bit_cast::<65, 64>(self.word.val() - 1);
        if self.word_valid.val() {
            match self.index.val().index() {
                0 => {
                    self.magic_bad.d.next = self.word.val().get_bits::<16>(48) != self.magic.val();
                    self.layout_bad.d.next = self.word.val().get_bits::<4>(12) != self.layout.val();
                    self.id_bad.d.next = self.word.val().get_bits::<12>(0) != self.vif.val();
                    self.code_bad.d.next = self.word.val().get_bits::<2>(32) == 3;
                    self.free.d.next = self.word.val().get_bits::<2>(32) == 0;
                    self.class_q.d.next = self.word.val().get_bits::<3>(34);
                }
                1 => {
                    self.mac_bad.d.next = self.word.val().get_bit(40);
                    self.vlan_mode.d.next = self.word.val().get_bits::<2>(48);
                    self.vlan_id.d.next = self.word.val().get_bits::<12>(50);
                    if self.word.val().get_bits::<2>(48) == 3 {
                        self.code_bad.d.next = true;
                    }
                }
                2 => {
                    if self.vlan_mode.q.val() == 1 {
                        self.vlan_bad.d.next =
                            (self.vlan_id.q.val() == 0) || self.vlan_id.q.val().all();
                    }
                    if self.vlan_mode.q.val() == 2 {
                        self.vlan_bad.d.next = (self.word.val() == 0)
                            || (self.word.val().get_bits::<9>(0) != 0)
                            || self.vlan_id.q.val().all();
                    }
                }
                3 => self.guest.d.next = self.word.val(),
                4 => self.host.d.next = self.word.val(),
                5 => {
                    // The last byte is base + size - 1; a size of 0 allows nothing and is right.
                    self.window_bad.d.next = (self.word.val() != 0)
                        && (self.guest_end.val().get_bit(64) || self.host_end.val().get_bit(64));
                }
                6 => {
                    self.has_table.d.next = self.word.val().any();
                    if self.word.val().get_bits::<3>(0) != 0 {
                        self.table_bad.d.next = true;
                    }
                }
                7 => {
                    if self.has_table.q.val() != self.word.val().get_bits::<16>(32).any() {
                        self.table_bad.d.next = true;
                    }
                }
                8 => {
                    self.has_table.d.next = self.word.val().any();
                    if self.word.val().get_bits::<3>(0) != 0 {
                        self.table_bad.d.next = true;
                    }
                }
                9 => {
                    if self.has_table.q.val() != self.word.val().get_bits::<16>(32).any() {
                        self.table_bad.d.next = true;
                    }
                }
                13 => {
                    if self.word.val().get_bits::<2>(32) == 3 {
                        self.code_bad.d.next = true;
                    }
                }
                15 => {
                    self.masked.next = self.word.val() & 0xFFFF_FFFF_u64;
                    self.wanted_crc.d.next = self.word.val().get_bits::<32>(32);
                }
                _ => {}
            }
        }
        self.checksum.clk.next = self.clk.val();
        self.checksum.clear.next = self.clear.val();
        self.checksum.word_valid.next = self.word_valid.val();
        self.checksum.word.next = self.masked.val();
        if self.clear.val() {
            self.magic_bad.d.next = false;
            self.layout_bad.d.next = false;
            self.id_bad.d.next = false;
            self.code_bad.d.next = false;
            self.window_bad.d.next = false;
            self.table_bad.d.next = false;
            self.vlan_bad.d.next = false;
            self.mac_bad.d.next = false;
            self.free.d.next = false;
        }
        self.class.next = self.class_q.q.val();

        // The first fault; a free record has no wrong values.
        self.fault.next = 0.into();
        if !self.free.q.val() {
            if self.mac_bad.q.val() {
                self.fault.next = 9.into();
            }
            if self.vlan_bad.q.val() {
                self.fault.next = 8.into();
            }
            if self.table_bad.q.val() {
                self.fault.next = 7.into();
            }
            if self.window_bad.q.val() {
                self.fault.next = 6.into();
            }
        }
        if self.code_bad.q.val() {
            self.fault.next = 5.into();
        }
        if self.checks_crc.val() && (self.checksum.crc.val() != self.wanted_crc.q.val()) {
            self.fault.next = 4.into();
        }
        if self.id_bad.q.val() {
            self.fault.next = 3.into();
        }
        if self.layout_bad.q.val() {
            self.fault.next = 2.into();
        }
        if self.magic_bad.q.val() {
            self.fault.next = 1.into();
        }
    }
}
