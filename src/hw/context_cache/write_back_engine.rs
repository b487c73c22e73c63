//! # WriteBackEngine: writes dirty pieces of a context to memory
//!
//! ## Ports
//! | group | meaning |
//! |---|---|
//! | write_* | next write-back; taken with `write_take` |
//! | read_* | a word out of the store; its data one cycle after `read_ready` |
//! | write_read | pulse: all pieces are on the bus, the place in the store may be overwritten |
//! | done_* | all responses are here; held until `done_ready` |
//! | m_axi_aw*, m_axi_w*, m_axi_b* | AXI4 write channels, 64 bits |
//!
//! ## Timing
//! One write-back at a time: per piece an address, then its words, two in three cycles.
//!
//! ## Back-pressure
//! Waits for the store and for the bus. `m_axi_bready` is always 1.
//!
//! ## Errors
//! SLVERR, DECERR or no response for `timeout_cycles`: `done_failed`. An address or a word that is
//! not accepted cannot be taken back: then `status_stuck` is 1 until it is.
//!
//! ## Reset
//! Idle.

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::fetch_engine::Shape;
use crate::context::layout::Piece;
use crate::hw::prim::{Assert, Assume, Cover, Reg};

/// What the engine does.
#[derive(Clone, Copy, Debug, PartialEq, LogicState)]
pub enum Doing {
    /// Nothing.
    Idle,
    /// Offers an address.
    Address,
    /// Sends the words of a piece.
    Words,
    /// Waits for responses.
    Responses,
    /// Tells the end.
    End,
}

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct WriteBackEngine {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 1 bit: a write-back.
    pub write_valid: Signal<In, Bit>,
    /// 1 bit: it is taken.
    pub write_take: Signal<Out, Bit>,
    /// 3 bits: miss register.
    pub write_mshr: Signal<In, Bits<3>>,
    /// 12 bits.
    pub write_vif: Signal<In, Bits<12>>,
    /// 11 bits.
    pub write_slot: Signal<In, Bits<11>>,
    /// 3 bits: rx, tx, ctl; not 0.
    pub write_dirty: Signal<In, Bits<3>>,
    /// 1 bit: the place in the store may be overwritten.
    pub write_read: Signal<Out, Bit>,
    /// 3 bits: miss register of `write_read` and `done_valid`.
    pub done_mshr: Signal<Out, Bits<3>>,
    /// 1 bit: the end.
    pub done_valid: Signal<Out, Bit>,
    /// 1 bit: a write failed.
    pub done_failed: Signal<Out, Bit>,
    /// 1 bit: the end is heard.
    pub done_ready: Signal<In, Bit>,
    /// 1 bit: the bus does not accept what is offered.
    pub status_stuck: Signal<Out, Bit>,
    /// 3 bits: piece to read (rx, tx, ctl), or 0.
    pub read_en: Signal<Out, Bits<3>>,
    /// 11 bits.
    pub read_slot: Signal<Out, Bits<11>>,
    /// 4 bits.
    pub read_word: Signal<Out, Bits<4>>,
    /// 1 bit: the read is taken.
    pub read_ready: Signal<In, Bit>,
    /// 64 bits: one cycle later.
    pub read_data: Signal<In, Bits<64>>,
    /// 64 bits.
    pub m_axi_awaddr: Signal<Out, Bits<64>>,
    /// 8 bits: beats less one.
    pub m_axi_awlen: Signal<Out, Bits<8>>,
    /// 1 bit.
    pub m_axi_awvalid: Signal<Out, Bit>,
    /// 1 bit.
    pub m_axi_awready: Signal<In, Bit>,
    /// 64 bits.
    pub m_axi_wdata: Signal<Out, Bits<64>>,
    /// 1 bit.
    pub m_axi_wlast: Signal<Out, Bit>,
    /// 1 bit.
    pub m_axi_wvalid: Signal<Out, Bit>,
    /// 1 bit.
    pub m_axi_wready: Signal<In, Bit>,
    /// 2 bits.
    pub m_axi_bresp: Signal<In, Bits<2>>,
    /// 1 bit.
    pub m_axi_bvalid: Signal<In, Bit>,
    /// 1 bit.
    pub m_axi_bready: Signal<Out, Bit>,
    doing: Reg<Doing>,
    mshr: Reg<Bits<3>>,
    record: Reg<Bits<64>>,
    slot: Reg<Bits<11>>,
    // Pieces that were not sent yet.
    left: Reg<Bits<3>>,
    // Words of the piece asked of the store, and sent.
    asked: Reg<Bits<4>>,
    sent: Reg<Bits<4>>,
    // Words that are here: the older in `first`.
    level: Reg<Bits<2>>,
    pending: Reg<Bit>,
    first: Reg<Bits<64>>,
    second: Reg<Bits<64>>,
    // Responses that are due, and those of write-backs that were given up.
    due: Reg<Bits<3>>,
    drop: Reg<Bits<4>>,
    failed: Reg<Bit>,
    idle: Reg<Bits<20>>,
    base: Constant<Bits<64>>,
    piece_words: Constant<Bits<4>>,
    piece_last: Constant<Bits<4>>,
    rx_offset: Constant<Bits<64>>,
    tx_offset: Constant<Bits<64>>,
    ctl_offset: Constant<Bits<64>>,
    timeout: Constant<Bits<20>>,
    piece: Signal<Local, Bits<3>>,
    address: Signal<Local, Bit>,
    beat: Signal<Local, Bit>,
    response: Signal<Local, Bit>,
    late: Signal<Local, Bit>,
    expired: Signal<Local, Bit>,
    ask: Signal<Local, Bit>,
    last: Signal<Local, Bit>,
    room: Signal<Local, Bits<2>>,
    due_next: Signal<Local, Bits<3>>,
    drop_next: Signal<Local, Bits<4>>,
    // For the properties only.
    held: Reg<Bit>,
    past_data: Reg<Bits<64>>,
    steady: Assert,
    counted: Assert,
    balanced: Assert,
    answered: Assert,
    something: Assume,
    no_surprise: Assume,
    ends: Cover,
}

fn offset(piece: Piece) -> Bits<64> {
    (8 * piece.first_word() as u64).to_bits()
}

impl WriteBackEngine {
    /// An engine for records of this shape.
    #[must_use]
    pub fn new(shape: Shape) -> Self {
        Self {
            clk: Signal::default(),
            write_valid: Signal::default(),
            write_take: Signal::default(),
            write_mshr: Signal::default(),
            write_vif: Signal::default(),
            write_slot: Signal::default(),
            write_dirty: Signal::default(),
            write_read: Signal::default(),
            done_mshr: Signal::default(),
            done_valid: Signal::default(),
            done_failed: Signal::default(),
            done_ready: Signal::default(),
            status_stuck: Signal::default(),
            read_en: Signal::default(),
            read_slot: Signal::default(),
            read_word: Signal::default(),
            read_ready: Signal::default(),
            read_data: Signal::default(),
            m_axi_awaddr: Signal::default(),
            m_axi_awlen: Signal::default(),
            m_axi_awvalid: Signal::default(),
            m_axi_awready: Signal::default(),
            m_axi_wdata: Signal::default(),
            m_axi_wlast: Signal::default(),
            m_axi_wvalid: Signal::default(),
            m_axi_wready: Signal::default(),
            m_axi_bresp: Signal::default(),
            m_axi_bvalid: Signal::default(),
            m_axi_bready: Signal::default(),
            doing: Reg::new(Doing::Idle),
            mshr: Reg::without_reset(),
            record: Reg::without_reset(),
            slot: Reg::without_reset(),
            left: Reg::default(),
            asked: Reg::default(),
            sent: Reg::default(),
            level: Reg::default(),
            pending: Reg::default(),
            first: Reg::without_reset(),
            second: Reg::without_reset(),
            due: Reg::default(),
            drop: Reg::default(),
            failed: Reg::default(),
            idle: Reg::default(),
            base: Constant::new(shape.base.to_bits()),
            piece_words: Constant::new((shape.piece_words as u64).to_bits()),
            piece_last: Constant::new((shape.piece_words as u64 - 1).to_bits()),
            rx_offset: Constant::new(offset(Piece::Rx)),
            tx_offset: Constant::new(offset(Piece::Tx)),
            ctl_offset: Constant::new(offset(Piece::Ctl)),
            timeout: Constant::new(shape.timeout_cycles.to_bits()),
            piece: Signal::default(),
            address: Signal::default(),
            beat: Signal::default(),
            response: Signal::default(),
            late: Signal::default(),
            expired: Signal::default(),
            ask: Signal::default(),
            last: Signal::default(),
            room: Signal::default(),
            due_next: Signal::default(),
            drop_next: Signal::default(),
            held: Reg::default(),
            past_data: Reg::without_reset(),
            steady: Assert::new("a word that is offered stays until it is taken"),
            counted: Assert::new("no more words are here than were asked for"),
            balanced: Assert::new("each word that was asked for was sent, is here, or comes"),
            answered: Assert::new("a write-back is over when all its responses are here"),
            something: Assume::new("a write-back has a piece"),
            no_surprise: Assume::new("no response comes that is not due"),
            ends: Cover::new("a write-back is over"),
        }
    }
}

impl Logic for WriteBackEngine {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, doing, mshr, record, slot, left, asked, sent, level, pending);
        dff_setup!(self, clk, first, second, due, drop, failed, idle);
        self.piece.next = self.left.q.val() & (!self.left.q.val() + 1);
        self.m_axi_awvalid.next = self.doing.q.val() == Doing::Address;
        self.m_axi_awlen.next = bit_cast::<8, 4>(self.piece_last.val());
        self.m_axi_awaddr.next = self.record.q.val() + self.ctl_offset.val();
        if self.piece.val().get_bit(0) {
            self.m_axi_awaddr.next = self.record.q.val() + self.rx_offset.val();
        }
        if self.piece.val().get_bit(1) {
            self.m_axi_awaddr.next = self.record.q.val() + self.tx_offset.val();
        }
        self.address.next = (self.doing.q.val() == Doing::Address) && self.m_axi_awready.val();

        // Words: from the store into two registers, from there onto the bus.
        self.room.next = self.level.q.val() + bit_cast::<2, 1>(self.pending.q.val().into());
        self.ask.next = (self.doing.q.val() == Doing::Words)
            && (self.asked.q.val() != self.piece_words.val())
            && !self.room.val().get_bit(1);
        self.read_en.next = 0.into();
        if self.ask.val() {
            self.read_en.next = self.piece.val();
        }
        self.read_slot.next = self.slot.q.val();
        self.read_word.next = self.asked.q.val();
        self.pending.d.next = self.ask.val() && self.read_ready.val();
        if self.ask.val() && self.read_ready.val() {
            self.asked.d.next = self.asked.q.val() + 1;
        }
        self.m_axi_wvalid.next = self.level.q.val() != 0;
        self.m_axi_wdata.next = self.first.q.val();
        self.last.next = self.sent.q.val() == self.piece_last.val();
        self.m_axi_wlast.next = self.last.val();
        self.beat.next = (self.level.q.val() != 0) && self.m_axi_wready.val();
        if self.beat.val() {
            self.first.d.next = self.second.q.val();
            self.sent.d.next = self.sent.q.val() + 1;
        }
        if self.pending.q.val() {
            if self.beat.val() {
                if self.level.q.val() == 1 {
                    self.first.d.next = self.read_data.val();
                } else {
                    self.second.d.next = self.read_data.val();
                }
            } else {
                self.level.d.next = self.level.q.val() + 1;
                if self.level.q.val() == 0 {
                    self.first.d.next = self.read_data.val();
                } else {
                    self.second.d.next = self.read_data.val();
                }
            }
        } else if self.beat.val() {
            self.level.d.next = self.level.q.val() - 1;
        }

        // Responses come in the order of the addresses.
        self.m_axi_bready.next = true;
        self.response.next = self.m_axi_bvalid.val() && (self.drop.q.val() == 0);
        self.expired.next = self.idle.q.val() == self.timeout.val();
        self.late.next = self.expired.val() && (self.doing.q.val() == Doing::Responses);
        self.due_next.next = self.due.q.val() + bit_cast::<3, 1>(self.address.val().into())
            - bit_cast::<3, 1>(self.response.val().into());
        self.drop_next.next = self.drop.q.val();
        if self.m_axi_bvalid.val() && (self.drop.q.val() != 0) {
            self.drop_next.next = self.drop.q.val() - 1;
        }
        self.due.d.next = self.due_next.val();
        self.drop.d.next = self.drop_next.val();
        if self.late.val() {
            self.due.d.next = 0.into();
            self.drop.d.next = self.drop_next.val() + bit_cast::<4, 3>(self.due_next.val());
        }
        if (self.response.val() && self.m_axi_bresp.val().get_bit(1)) || self.late.val() {
            self.failed.d.next = true;
        }
        self.idle.d.next = 0.into();
        if (self.doing.q.val() != Doing::Idle)
            && (self.doing.q.val() != Doing::End)
            && !self.address.val()
            && !self.beat.val()
            && !self.m_axi_bvalid.val()
        {
            self.idle.d.next = self.idle.q.val() + 1;
            if self.expired.val() {
                self.idle.d.next = self.idle.q.val();
            }
        }
        self.status_stuck.next = self.expired.val() && (self.doing.q.val() != Doing::Responses);

        self.write_take.next = self.write_valid.val() && (self.doing.q.val() == Doing::Idle);
        self.write_read.next = false;
        self.done_mshr.next = self.mshr.q.val();
        self.done_valid.next = self.doing.q.val() == Doing::End;
        self.done_failed.next = self.failed.q.val();
        match self.doing.q.val() {
            Doing::Idle => {
                if self.write_valid.val() {
                    self.doing.d.next = Doing::Address;
                    self.mshr.d.next = self.write_mshr.val();
                    self.record.d.next =
                        self.base.val() + (bit_cast::<64, 12>(self.write_vif.val()) << 9);
                    self.slot.d.next = self.write_slot.val();
                    self.left.d.next = self.write_dirty.val();
                    self.failed.d.next = false;
                }
            }
            Doing::Address => {
                self.asked.d.next = 0.into();
                self.sent.d.next = 0.into();
                if self.m_axi_awready.val() {
                    self.doing.d.next = Doing::Words;
                }
            }
            Doing::Words => {
                if self.beat.val() && self.last.val() {
                    self.left.d.next = self.left.q.val() & !self.piece.val();
                    if self.left.q.val() == self.piece.val() {
                        self.write_read.next = true;
                        self.doing.d.next = Doing::Responses;
                    } else {
                        self.doing.d.next = Doing::Address;
                    }
                }
            }
            Doing::Responses => {
                if (self.due.q.val() == 0) || self.late.val() {
                    self.doing.d.next = Doing::End;
                }
            }
            Doing::End => {
                if self.done_ready.val() {
                    self.doing.d.next = Doing::Idle;
                }
            }
        }

        // Properties.
        dff_setup!(self, clk, held, past_data);
        clock!(self, clk, steady, counted, balanced, answered, something, no_surprise, ends);
        self.balanced.holds.next = (self.doing.q.val() != Doing::Words)
            || ((self.asked.q.val()
                == self.sent.q.val()
                    + bit_cast::<4, 2>(self.level.q.val())
                    + bit_cast::<4, 1>(self.pending.q.val().into()))
                && (self.asked.q.val() <= self.piece_words.val()));
        self.something.holds.next = !self.write_valid.val() || self.write_dirty.val().any();
        self.no_surprise.holds.next =
            !self.m_axi_bvalid.val() || (self.due.q.val() != 0) || (self.drop.q.val() != 0);
        self.held.d.next = (self.level.q.val() != 0) && !self.m_axi_wready.val();
        self.past_data.d.next = self.first.q.val();
        self.steady.holds.next = !self.held.q.val()
            || ((self.level.q.val() != 0) && (self.first.q.val() == self.past_data.q.val()));
        self.counted.holds.next = (self.level.q.val() != 3)
            && !((self.level.q.val() == 2) && self.pending.q.val())
            && ((self.doing.q.val() == Doing::Words)
                || ((self.level.q.val() == 0) && !self.pending.q.val()));
        self.answered.holds.next = (self.doing.q.val() != Doing::End) || (self.due.q.val() == 0);
        self.ends.holds.next = (self.doing.q.val() == Doing::End) && !self.failed.q.val();
    }
}
