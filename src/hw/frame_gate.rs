//! # FrameGate: no frame behind it is longer than the limit
//!
//! A frame of more than `max_beats` beats is cut at that beat (`m_axis_tlast` with `m_axis_tuser`
//! 1) and the rest of it is swallowed, so that a stream that never ends cannot block the card.
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | s_axis_* | in | 64 + 8 | s_axis_tvalid | frames of any length |
//! | m_axis_* | out | 64 + 8 | m_axis_tvalid | frames of at most `max_beats` beats |
//! | m_axis_tuser | out | 1 | m_axis_tlast | the frame was cut |
//!
//! ## Timing
//! Combinational, 0 cycles. ## Back-pressure: `s_axis_tready` follows `m_axis_tready`, and is 1
//! while a tail is swallowed.
//!
//! ## Reset
//! Waits for a first beat.
//!
//! ## Proved
//! No frame of more than `max_beats` beats leaves (`in_limit`, `fresh`), and an offered beat stays as
//! it is until it is taken (`steady_out`), when the same holds of the beats that come (`steady_in`).

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::prim::{Assert, Assume, Cover, Reg};

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct FrameGate {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 64 bits: frame bytes.
    pub s_axis_tdata: Signal<In, Bits<64>>,
    /// 8 bits: bytes that count in the last beat.
    pub s_axis_tkeep: Signal<In, Bits<8>>,
    /// 1 bit: a beat is offered.
    pub s_axis_tvalid: Signal<In, Bit>,
    /// 1 bit: the beat is taken.
    pub s_axis_tready: Signal<Out, Bit>,
    /// 1 bit: last beat of the frame.
    pub s_axis_tlast: Signal<In, Bit>,
    /// 64 bits: frame bytes.
    pub m_axis_tdata: Signal<Out, Bits<64>>,
    /// 8 bits: bytes that count in the last beat.
    pub m_axis_tkeep: Signal<Out, Bits<8>>,
    /// 1 bit: a beat is offered.
    pub m_axis_tvalid: Signal<Out, Bit>,
    /// 1 bit: the beat is taken.
    pub m_axis_tready: Signal<In, Bit>,
    /// 1 bit: last beat of the frame.
    pub m_axis_tlast: Signal<Out, Bit>,
    /// 1 bit: the frame was cut here; ignored unless `m_axis_tlast`.
    pub m_axis_tuser: Signal<Out, Bit>,
    // Beats of the frame passed on so far.
    count: Reg<Bits<16>>,
    swallow: Reg<Bit>,
    last_allowed: Constant<Bits<16>>,
    at_limit: Signal<Local, Bit>,
    // For the properties only.
    held_in: Reg<Bit>,
    past_data: Reg<Bits<64>>,
    past_keep: Reg<Bits<8>>,
    past_last: Reg<Bit>,
    held_out: Reg<Bit>,
    past_out_last: Reg<Bit>,
    past_out_user: Reg<Bit>,
    steady_in: Assume,
    steady_out: Assert,
    in_limit: Assert,
    fresh: Assert,
    cuts: Cover,
    recovers: Cover,
}

impl FrameGate {
    /// A gate for frames of at most `max_beats` beats of 8 bytes.
    ///
    /// # Panics
    /// Outside 8 to 65,535 beats.
    #[must_use]
    pub fn new(max_beats: u64) -> Self {
        assert!((8..=65_535).contains(&max_beats), "{max_beats} beats: 8 to 65535");
        Self {
            clk: Signal::default(),
            s_axis_tdata: Signal::default(),
            s_axis_tkeep: Signal::default(),
            s_axis_tvalid: Signal::default(),
            s_axis_tready: Signal::default(),
            s_axis_tlast: Signal::default(),
            m_axis_tdata: Signal::default(),
            m_axis_tkeep: Signal::default(),
            m_axis_tvalid: Signal::default(),
            m_axis_tready: Signal::default(),
            m_axis_tlast: Signal::default(),
            m_axis_tuser: Signal::default(),
            count: Reg::default(),
            swallow: Reg::default(),
            last_allowed: Constant::new((max_beats - 1).to_bits()),
            at_limit: Signal::default(),
            held_in: Reg::default(),
            past_data: Reg::without_reset(),
            past_keep: Reg::without_reset(),
            past_last: Reg::without_reset(),
            held_out: Reg::default(),
            past_out_last: Reg::without_reset(),
            past_out_user: Reg::without_reset(),
            steady_in: Assume::new("a beat that is offered to the gate stays until it is taken"),
            steady_out: Assert::new("a beat that the gate offers stays until it is taken"),
            in_limit: Assert::new("no frame is longer than the limit"),
            fresh: Assert::new("nothing of a frame is counted while its tail is swallowed"),
            cuts: Cover::new("a frame is cut"),
            recovers: Cover::new("the last beat of a tail is swallowed"),
        }
    }
}

impl Logic for FrameGate {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, count, swallow);
        self.at_limit.next = self.count.q.val() == self.last_allowed.val();
        self.m_axis_tdata.next = self.s_axis_tdata.val();
        self.m_axis_tkeep.next = self.s_axis_tkeep.val();
        self.m_axis_tvalid.next = self.s_axis_tvalid.val() && !self.swallow.q.val();
        self.m_axis_tlast.next = self.s_axis_tlast.val() || self.at_limit.val();
        self.m_axis_tuser.next = self.at_limit.val() && !self.s_axis_tlast.val();
        self.s_axis_tready.next = self.m_axis_tready.val() || self.swallow.q.val();
        if self.s_axis_tvalid.val() && (self.m_axis_tready.val() || self.swallow.q.val()) {
            self.count.d.next = self.count.q.val() + 1;
            if self.at_limit.val() && !self.s_axis_tlast.val() {
                self.swallow.d.next = true;
                self.count.d.next = 0.into();
            }
            if self.swallow.q.val() {
                self.count.d.next = 0.into();
            }
            if self.s_axis_tlast.val() {
                self.swallow.d.next = false;
                self.count.d.next = 0.into();
            }
        }

        // Properties.
        dff_setup!(self, clk, held_in, past_data, past_keep, past_last);
        dff_setup!(self, clk, held_out, past_out_last, past_out_user);
        clock!(self, clk, steady_in, steady_out, in_limit, fresh, cuts, recovers);
        self.held_in.d.next =
            self.s_axis_tvalid.val() && !self.m_axis_tready.val() && !self.swallow.q.val();
        self.past_data.d.next = self.s_axis_tdata.val();
        self.past_keep.d.next = self.s_axis_tkeep.val();
        self.past_last.d.next = self.s_axis_tlast.val();
        self.steady_in.holds.next = !self.held_in.q.val()
            || (self.s_axis_tvalid.val()
                && (self.s_axis_tdata.val() == self.past_data.q.val())
                && (self.s_axis_tkeep.val() == self.past_keep.q.val())
                && (self.s_axis_tlast.val() == self.past_last.q.val()));
        self.held_out.d.next =
            self.s_axis_tvalid.val() && !self.swallow.q.val() && !self.m_axis_tready.val();
        self.past_out_last.d.next = self.s_axis_tlast.val() || self.at_limit.val();
        self.past_out_user.d.next = self.at_limit.val() && !self.s_axis_tlast.val();
        self.steady_out.holds.next = !self.held_out.q.val()
            || (self.s_axis_tvalid.val()
                && !self.swallow.q.val()
                && ((self.s_axis_tlast.val() || self.at_limit.val())
                    == self.past_out_last.q.val())
                && ((self.at_limit.val() && !self.s_axis_tlast.val())
                    == self.past_out_user.q.val()));
        self.in_limit.holds.next = self.count.q.val() <= self.last_allowed.val();
        self.fresh.holds.next = !self.swallow.q.val() || (self.count.q.val() == 0);
        self.cuts.holds.next = self.s_axis_tvalid.val()
            && self.at_limit.val()
            && !self.s_axis_tlast.val()
            && self.m_axis_tready.val();
        self.recovers.holds.next =
            self.swallow.q.val() && self.s_axis_tvalid.val() && self.s_axis_tlast.val();
    }
}
