//! # FetchEngine: reads pieces of records from memory into the store
//!
//! Jobs come from the miss registers. Each is one to four bursts, host first; all carry one ID, so
//! the data come back in the order of the jobs, and jobs are behind each other on the bus without a
//! gap.
//!
//! ## Ports
//! | group | meaning |
//! |---|---|
//! | job_* | next fetch; taken with `job_take` |
//! | m_axi_ar*, m_axi_r* | AXI4 read channels, 64 bits, INCR bursts of at most 16 beats |
//! | store_* | a word for the store; always taken |
//! | fill_valid, fill_mshr | the last beat of a job is here |
//! | fill_ok, fill_class, fill_fault | one cycle later: what came of it |
//!
//! ## Parameters
//! `host_words` 2 to 16, `piece_words` 2 to 8, `base`: address of record 0, a multiple of 512;
//! `timeout_cycles`; `beats_max`: beats in flight above which a job of a class below the highest has
//! to wait.
//!
//! ## Timing
//! A job that is offered in cycle 0 has its first address on the bus in cycle 1 and one more per
//! cycle; a beat is stored in the cycle it comes. `fill_valid` is combinational with the last beat.
//!
//! ## Back-pressure
//! `m_axi_rready` is 1 while beats are due, but for one cycle after the last beat of a job. A job of class 0 starts at once; another one when
//! at most `beats_max` beats are in flight with it.
//!
//! ## Errors
//! | code | condition |
//! |---|---|
//! | 1 to 9 | as [`RecordCheck`] |
//! | 10 | SLVERR, DECERR, or `m_axi_rlast` at the wrong beat |
//! | 11 | no beat for `timeout_cycles` while one is due: the job at the head is given up, its beats are dropped when they come |
//!
//! ## Reset
//! No job. A reset with beats in flight is the business of whoever resets: quiesce first.

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::record_check::RecordCheck;
use crate::context::layout::{HOST_COPY_B_WORD, Piece};
use crate::hw::prim::{Assert, Assume, Cover, Reg};

/// Most jobs in flight.
const JOBS: usize = 8;

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct FetchEngine {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 1 bit: a job.
    pub job_valid: Signal<In, Bit>,
    /// 1 bit: it is taken.
    pub job_take: Signal<Out, Bit>,
    /// 3 bits: miss register.
    pub job_mshr: Signal<In, Bits<3>>,
    /// 12 bits.
    pub job_vif: Signal<In, Bits<12>>,
    /// 11 bits: place in the store.
    pub job_slot: Signal<In, Bits<11>>,
    /// 4 bits: host, rx, tx, ctl; not 0.
    pub job_fetch: Signal<In, Bits<4>>,
    /// 1 bit: copy B of the host's piece.
    pub job_copy: Signal<In, Bit>,
    /// 3 bits.
    pub job_class: Signal<In, Bits<3>>,
    /// 1 bit: the last beat of a job is here, or it is given up.
    pub fill_valid: Signal<Out, Bit>,
    /// 3 bits: its miss register.
    pub fill_mshr: Signal<Out, Bits<3>>,
    /// 1 bit: it was good; one cycle after `fill_valid`.
    pub fill_ok: Signal<Out, Bit>,
    /// 3 bits: class in the record; one cycle after `fill_valid`.
    pub fill_class: Signal<Out, Bits<3>>,
    /// 4 bits: what was wrong; one cycle after `fill_valid`.
    pub fill_fault: Signal<Out, Bits<4>>,
    /// 4 bits: piece to write (host, rx, tx, ctl), or 0.
    pub store_en: Signal<Out, Bits<4>>,
    /// 11 bits.
    pub store_slot: Signal<Out, Bits<11>>,
    /// 4 bits: word of the piece.
    pub store_word: Signal<Out, Bits<4>>,
    /// 64 bits.
    pub store_data: Signal<Out, Bits<64>>,
    /// 64 bits: byte address.
    pub m_axi_araddr: Signal<Out, Bits<64>>,
    /// 8 bits: beats less one.
    pub m_axi_arlen: Signal<Out, Bits<8>>,
    /// 1 bit.
    pub m_axi_arvalid: Signal<Out, Bit>,
    /// 1 bit.
    pub m_axi_arready: Signal<In, Bit>,
    /// 64 bits.
    pub m_axi_rdata: Signal<In, Bits<64>>,
    /// 2 bits: 0 and 1 are good.
    pub m_axi_rresp: Signal<In, Bits<2>>,
    /// 1 bit: last beat of a burst.
    pub m_axi_rlast: Signal<In, Bit>,
    /// 1 bit.
    pub m_axi_rvalid: Signal<In, Bit>,
    /// 1 bit.
    pub m_axi_rready: Signal<Out, Bit>,
    check: RecordCheck,
    // Addresses: the job whose bursts are being asked for.
    ask: Reg<Bits<4>>,
    ask_base: Reg<Bits<64>>,
    ask_copy: Reg<Bit>,
    // Jobs in flight, the oldest first: miss register 0..3, VIF 3..15, slot 15..26, pieces 26..30.
    queue: Vec<Reg<Bits<30>>>,
    count: Reg<Bits<4>>,
    // Of the oldest: pieces done, word of the piece, something was wrong.
    got: Reg<Bits<4>>,
    word: Reg<Bits<4>>,
    bad: Reg<Bit>,
    gap: Reg<Bit>,
    // Bursts of jobs that were given up.
    drop: Reg<Bits<8>>,
    in_flight: Reg<Bits<10>>,
    idle: Reg<Bits<20>>,
    end_checked: Reg<Bit>,
    end_bad: Reg<Bit>,
    end_late: Reg<Bit>,
    base: Constant<Bits<64>>,
    host_last: Constant<Bits<4>>,
    piece_last: Constant<Bits<4>>,
    piece_beats: Constant<Bits<10>>,
    copy_offset: Constant<Bits<64>>,
    rx_offset: Constant<Bits<64>>,
    tx_offset: Constant<Bits<64>>,
    ctl_offset: Constant<Bits<64>>,
    timeout: Constant<Bits<20>>,
    beats_max: Constant<Bits<10>>,
    sum: Vec<Signal<Local, Bits<10>>>,
    ask_one: Signal<Local, Bits<4>>,
    ask_free: Signal<Local, Bit>,
    push: Signal<Local, Bit>,
    entering: Signal<Local, Bits<30>>,
    due: Signal<Local, Bit>,
    dropping: Signal<Local, Bit>,
    expired: Signal<Local, Bit>,
    late: Signal<Local, Bit>,
    refuse: Signal<Local, Bit>,
    open: Signal<Local, Bit>,
    beat: Signal<Local, Bit>,
    take: Signal<Local, Bit>,
    head: Signal<Local, Bits<30>>,
    head_left: Signal<Local, Bits<4>>,
    piece: Signal<Local, Bits<4>>,
    last_word: Signal<Local, Bits<4>>,
    piece_end: Signal<Local, Bit>,
    wrong: Signal<Local, Bit>,
    finish: Signal<Local, Bit>,
    pop: Signal<Local, Bit>,
    tail: Signal<Local, Bits<4>>,
    left: Signal<Local, Bits<8>>,
    flying: Signal<Local, Bits<10>>,
    // For the properties only.
    steady: Assert,
    fill_valid_q: Reg<Bit>,
    held: Reg<Bit>,
    held_ask: Reg<Bits<4>>,
    no_surprise: Assume,
    refills: Cover,
}

/// What the engines know of the records and of the bus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Words of the host's piece, 2 to 16.
    pub host_words: usize,
    /// Words of the rx, tx and ctl piece, 2 to 8.
    pub piece_words: usize,
    /// Address of record 0.
    pub base: u64,
    /// Cycles without an answer after which the bus has failed, below 2^20.
    pub timeout_cycles: u64,
    /// Beats in flight above which a class below the highest waits, below 1024.
    pub beats_max: u64,
}

fn offset(words: usize) -> Bits<64> {
    (8 * words as u64).to_bits()
}

impl FetchEngine {
    /// An engine for records of this shape.
    ///
    /// # Panics
    /// When a number of the shape is outside its range.
    #[must_use]
    pub fn new(shape: Shape) -> Self {
        assert!((2..=8).contains(&shape.piece_words), "{} words: 2 to 8", shape.piece_words);
        assert!(shape.base.is_multiple_of(512), "base {:#x}: a multiple of 512", shape.base);
        assert!((16..1 << 20).contains(&shape.timeout_cycles), "time-out: 16 to 2^20 - 1 cycles");
        assert!((40..1024).contains(&shape.beats_max), "beats in flight: 40 to 1023");
        Self {
            clk: Signal::default(),
            job_valid: Signal::default(),
            job_take: Signal::default(),
            job_mshr: Signal::default(),
            job_vif: Signal::default(),
            job_slot: Signal::default(),
            job_fetch: Signal::default(),
            job_copy: Signal::default(),
            job_class: Signal::default(),
            fill_valid: Signal::default(),
            fill_mshr: Signal::default(),
            fill_ok: Signal::default(),
            fill_class: Signal::default(),
            fill_fault: Signal::default(),
            store_en: Signal::default(),
            store_slot: Signal::default(),
            store_word: Signal::default(),
            store_data: Signal::default(),
            m_axi_araddr: Signal::default(),
            m_axi_arlen: Signal::default(),
            m_axi_arvalid: Signal::default(),
            m_axi_arready: Signal::default(),
            m_axi_rdata: Signal::default(),
            m_axi_rresp: Signal::default(),
            m_axi_rlast: Signal::default(),
            m_axi_rvalid: Signal::default(),
            m_axi_rready: Signal::default(),
            check: RecordCheck::new(shape.host_words),
            ask: Reg::default(),
            ask_base: Reg::without_reset(),
            ask_copy: Reg::without_reset(),
            queue: (0..JOBS).map(|_| Reg::without_reset()).collect(),
            count: Reg::default(),
            got: Reg::default(),
            word: Reg::default(),
            bad: Reg::default(),
            gap: Reg::default(),
            drop: Reg::default(),
            in_flight: Reg::default(),
            idle: Reg::default(),
            end_checked: Reg::default(),
            end_bad: Reg::default(),
            end_late: Reg::default(),
            base: Constant::new(shape.base.to_bits()),
            host_last: Constant::new((shape.host_words as u64 - 1).to_bits()),
            piece_beats: Constant::new((shape.piece_words as u64).to_bits()),
            piece_last: Constant::new((shape.piece_words as u64 - 1).to_bits()),
            copy_offset: Constant::new(offset(HOST_COPY_B_WORD)),
            rx_offset: Constant::new(offset(Piece::Rx.first_word())),
            tx_offset: Constant::new(offset(Piece::Tx.first_word())),
            ctl_offset: Constant::new(offset(Piece::Ctl.first_word())),
            timeout: Constant::new(shape.timeout_cycles.to_bits()),
            beats_max: Constant::new(shape.beats_max.to_bits()),
            sum: (0..5).map(|_| Signal::default()).collect(),
            ask_one: Signal::default(),
            ask_free: Signal::default(),
            push: Signal::default(),
            entering: Signal::default(),
            due: Signal::default(),
            dropping: Signal::default(),
            expired: Signal::default(),
            late: Signal::default(),
            refuse: Signal::default(),
            open: Signal::default(),
            beat: Signal::default(),
            take: Signal::default(),
            head: Signal::default(),
            head_left: Signal::default(),
            piece: Signal::default(),
            last_word: Signal::default(),
            piece_end: Signal::default(),
            wrong: Signal::default(),
            finish: Signal::default(),
            pop: Signal::default(),
            tail: Signal::default(),
            left: Signal::default(),
            flying: Signal::default(),
            steady: Assert::new("an address that is offered stays until it is taken"),
            fill_valid_q: Reg::default(),
            held: Reg::default(),
            held_ask: Reg::without_reset(),
            no_surprise: Assume::new("no beat comes that was not asked for"),
            refills: Cover::new("a fetch is over and was good"),
        }
    }
}

impl Logic for FetchEngine {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, ask, ask_base, ask_copy, count, got, word, bad, drop, gap);
        dff_setup!(self, clk, in_flight, idle, end_checked, end_bad, end_late);

        self.check.clk.next = self.clk.val();
        for q in 0..8 {
            self.queue[q].clock.next = self.clk.val();
        }

        // A job: into the queue, and its bursts one after the other onto the bus.
        self.sum[0].next = self.in_flight.q.val();
        for p in 0..4 {
            self.sum[p + 1].next = self.sum[p].val();
            if self.job_fetch.val().get_bit(p) {
                if p == 0 {
                    self.sum[1].next =
                        self.sum[0].val() + bit_cast::<10, 4>(self.host_last.val()) + 1;
                } else {
                    self.sum[p + 1].next = self.sum[p].val() + self.piece_beats.val();
                }
            }
        }
        self.ask_one.next = self.ask.q.val() & (!self.ask.q.val() + 1);
        self.ask_free.next = (self.ask.q.val() == 0)
            || (self.m_axi_arready.val() && (self.ask.q.val() == self.ask_one.val()));
        self.push.next = self.job_valid.val()
            && self.ask_free.val()
            && (self.count.q.val() != 8)
            && ((self.job_class.val() == 0)
                || (self.in_flight.q.val() == 0)
                || (self.sum[4].val() <= self.beats_max.val()));
        if self.m_axi_arready.val() {
            self.ask.d.next = self.ask.q.val() & !self.ask_one.val();
        }
        if self.push.val() {
            self.ask.d.next = self.job_fetch.val();
            self.ask_copy.d.next = self.job_copy.val();
            self.ask_base.d.next = self.base.val() + (bit_cast::<64, 12>(self.job_vif.val()) << 9);
        }
        self.m_axi_arvalid.next = self.ask.q.val() != 0;
        self.m_axi_araddr.next = self.ask_base.q.val();
        self.m_axi_arlen.next = bit_cast::<8, 4>(self.piece_last.val());
        if self.ask_one.val().get_bit(0) {
            self.m_axi_arlen.next = bit_cast::<8, 4>(self.host_last.val());
            if self.ask_copy.q.val() {
                self.m_axi_araddr.next = self.ask_base.q.val() + self.copy_offset.val();
            }
        }
        if self.ask_one.val().get_bit(1) {
            self.m_axi_araddr.next = self.ask_base.q.val() + self.rx_offset.val();
        }
        if self.ask_one.val().get_bit(2) {
            self.m_axi_araddr.next = self.ask_base.q.val() + self.tx_offset.val();
        }
        if self.ask_one.val().get_bit(3) {
            self.m_axi_araddr.next = self.ask_base.q.val() + self.ctl_offset.val();
        }

        // Beats go to the oldest job, or to nobody when they belong to one that was given up.
        self.due.next = self.count.q.val() != 0;
        self.dropping.next = self.drop.q.val() != 0;
        self.expired.next = self.idle.q.val() == self.timeout.val();
        self.late.next = self.expired.val() && self.due.val() && !self.gap.q.val();
        self.refuse.next = self.expired.val()
            && !self.due.val()
            && self.job_valid.val()
            && !self.gap.q.val()
            && (self.ask.q.val() != 0);
        self.open.next =
            (self.due.val() || self.dropping.val()) && !self.expired.val() && !self.gap.q.val();
        self.m_axi_rready.next = self.open.val();
        self.beat.next = self.m_axi_rvalid.val() && self.open.val();
        self.take.next = self.beat.val() && !self.dropping.val();
        self.head.next = self.queue[0].q.val();
        self.head_left.next = self.queue[0].q.val().get_bits::<4>(26) & !self.got.q.val();
        self.piece.next = self.head_left.val() & (!self.head_left.val() + 1);
        self.last_word.next = self.piece_last.val();
        if self.piece.val().get_bit(0) {
            self.last_word.next = self.host_last.val();
        }
        self.piece_end.next = self.word.q.val() == self.last_word.val();
        self.wrong.next =
            self.m_axi_rresp.val().get_bit(1) || (self.m_axi_rlast.val() != self.piece_end.val());
        self.finish.next =
            self.take.val() && self.piece_end.val() && (self.head_left.val() == self.piece.val());
        self.pop.next = self.finish.val() || self.late.val();
        if self.take.val() {
            self.bad.d.next = self.bad.q.val() || self.wrong.val();
            self.word.d.next = self.word.q.val() + 1;
            if self.piece_end.val() {
                self.word.d.next = 0.into();
                self.got.d.next = self.got.q.val() | self.piece.val();
            }
        }
        if self.pop.val() {
            self.bad.d.next = false;
            self.word.d.next = 0.into();
            self.got.d.next = 0.into();
        }
        self.store_en.next = 0.into();
        if self.take.val() {
            self.store_en.next = self.piece.val();
        }
        self.store_slot.next = self.head.val().get_bits::<11>(15);
        self.store_word.next = self.word.q.val();
        self.store_data.next = self.m_axi_rdata.val();
        self.check.word_valid.next = self.take.val() && self.piece.val().get_bit(0);
        self.check.word.next = self.m_axi_rdata.val();
        self.check.index.next = self.word.q.val();
        self.check.vif.next = self.head.val().get_bits::<12>(3);
        self.check.clear.next = self.gap.q.val();

        // The end of a job. One cycle without a beat follows, for the check to begin anew.
        self.gap.d.next = self.pop.val() || self.refuse.val();
        self.job_take.next = self.push.val() || self.refuse.val();
        self.fill_valid.next = self.pop.val() || self.refuse.val();
        self.fill_mshr.next = self.head.val().get_bits::<3>(0);
        if self.refuse.val() {
            self.fill_mshr.next = self.job_mshr.val();
        }
        self.end_checked.d.next = self.head.val().get_bit(26);
        self.end_bad.d.next = self.bad.q.val() || self.wrong.val();
        self.end_late.d.next = self.late.val() || self.refuse.val();
        self.fill_class.next = self.check.class.val();
        self.fill_fault.next = 0.into();
        if self.end_checked.q.val() {
            self.fill_fault.next = self.check.fault.val();
        }
        if self.end_bad.q.val() {
            self.fill_fault.next = 10.into();
        }
        if self.end_late.q.val() {
            self.fill_fault.next = 11.into();
        }
        self.fill_ok.next = !self.end_bad.q.val()
            && !self.end_late.q.val()
            && (!self.end_checked.q.val() || (self.check.fault.val() == 0));

        // The queue, and what is on its way.
        self.entering.next = bit_cast::<30, 3>(self.job_mshr.val())
            | (bit_cast::<30, 12>(self.job_vif.val()) << 3)
            | (bit_cast::<30, 11>(self.job_slot.val()) << 15)
            | (bit_cast::<30, 4>(self.job_fetch.val()) << 26);
        self.tail.next = self.count.q.val();
        if self.pop.val() {
            self.tail.next = self.count.q.val() - 1;
        }
        self.count.d.next = self.tail.val();
        if self.push.val() {
            self.count.d.next = self.tail.val() + 1;
        }
        for q in 0..8 {
            self.queue[q].d.next = self.queue[q].q.val();
            if q < 7 {
                if self.pop.val() {
                    self.queue[q].d.next = self.queue[q + 1].q.val();
                }
            }
            if self.push.val() && (self.tail.val() == q.to_bits()) {
                self.queue[q].d.next = self.entering.val();
            }
        }
        self.left.next = self.drop.q.val();
        if self.beat.val() && self.dropping.val() && self.m_axi_rlast.val() {
            self.left.next = self.drop.q.val() - 1;
        }
        self.drop.d.next = self.left.val();
        if self.late.val() {
            self.drop.d.next = self.left.val()
                + bit_cast::<8, 1>(self.head_left.val().get_bits::<1>(0))
                + bit_cast::<8, 1>(self.head_left.val().get_bits::<1>(1))
                + bit_cast::<8, 1>(self.head_left.val().get_bits::<1>(2))
                + bit_cast::<8, 1>(self.head_left.val().get_bits::<1>(3));
        }
        self.flying.next = self.in_flight.q.val();
        if self.push.val() {
            self.flying.next = self.sum[4].val();
        }
        self.in_flight.d.next = self.flying.val();
        if self.beat.val() {
            self.in_flight.d.next = self.flying.val() - 1;
        }
        self.idle.d.next = 0.into();
        if !self.beat.val()
            && !self.pop.val()
            && !self.refuse.val()
            && (self.due.val() || (self.job_valid.val() && (self.ask.q.val() != 0)))
        {
            self.idle.d.next = self.idle.q.val() + 1;
            if self.expired.val() {
                self.idle.d.next = self.idle.q.val();
            }
        }

        // Properties.
        dff_setup!(self, clk, held, held_ask, fill_valid_q);
        clock!(self, clk, steady, no_surprise, refills);
        self.held.d.next = (self.ask.q.val() != 0) && !self.m_axi_arready.val();
        self.held_ask.d.next = self.ask_one.val();
        self.steady.holds.next =
            !self.held.q.val() || (self.ask_one.val() == self.held_ask.q.val());
        self.no_surprise.holds.next =
            !self.m_axi_rvalid.val() || self.due.val() || self.dropping.val();
        self.refills.holds.next = self.fill_valid_q.q.val() && !self.end_bad.q.val();
        self.fill_valid_q.d.next = self.pop.val();
    }
}
