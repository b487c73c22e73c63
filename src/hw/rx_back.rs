//! # RxBack: every frame leaves with its verdict, and is counted
//!
//! Joins the frames of the FIFO with the results of the engine, in order; `m_axis_rx_tuser` holds
//! the result from the first beat of a frame to the last.
//!
//! | bits of m_axis_rx_tuser | meaning |
//! |---|---|
//! | 0 | some member accepts the frame |
//! | 8:1 | mark of the lowest member |
//! | 24:9 | rule that decided for the lowest member; its number of rules for the default; 0xFFFF without a member |
//! | 25 | some header was not parsed |
//! | 26 | no interface wants the frame |
//! | 27 | the frame was too long and was cut |
//! | 28 | table error |
//! | 31:29 | 0 |
//! | 32+V-1:32 | interfaces that accept the frame |
//! | 32+2V-1:32+V | interfaces the lookup chose |
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | s_axis_* | in | 64 + 8 | s_axis_tvalid | frames |
//! | s_result_* | in | 2V + 28 | s_result_valid | one result per frame |
//! | m_axis_rx_* | out | 64 + 8 + T | m_axis_rx_tvalid | frames with results |
//! | status_* | out | 48 | always | counters over all frames that have left; saturate |
//!
//! ## Parameters
//! `V`: interfaces. `T`: `32 + 2 V`.
//!
//! ## Timing
//! Combinational from FIFO to output; one beat per cycle.
//!
//! ## Back-pressure
//! A frame waits for its result; `m_axis_rx_tready` holds it.
//!
//! ## Invariants
//! delivered + dropped = frames until a counter is at its end (`sums`); a frame is counted when its
//! last beat leaves, in the cycle in which its result is taken (`together`). Proved by induction,
//! without assumptions on the inputs.

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::prim::{Assert, Cover, Reg};

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct RxBack<const V: usize, const T: usize> {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 64 bits: frame bytes.
    pub s_axis_tdata: Signal<In, Bits<64>>,
    /// 8 bits: bytes that count.
    pub s_axis_tkeep: Signal<In, Bits<8>>,
    /// 1 bit: a beat is offered.
    pub s_axis_tvalid: Signal<In, Bit>,
    /// 1 bit: the beat is taken.
    pub s_axis_tready: Signal<Out, Bit>,
    /// 1 bit: last beat of the frame.
    pub s_axis_tlast: Signal<In, Bit>,
    /// 1 bit: a result is offered.
    pub s_result_valid: Signal<In, Bit>,
    /// 1 bit: the result is taken.
    pub s_result_ready: Signal<Out, Bit>,
    /// `V` bits: interfaces the lookup chose.
    pub s_result_members: Signal<In, Bits<V>>,
    /// `V` bits: members that accept.
    pub s_result_accepted: Signal<In, Bits<V>>,
    /// 16 bits: rule of the lowest member.
    pub s_result_rule: Signal<In, Bits<16>>,
    /// 8 bits: its mark.
    pub s_result_mark: Signal<In, Bits<8>>,
    /// 4 bits: not parsed, no interface, oversize, table error.
    pub s_result_flags: Signal<In, Bits<4>>,
    /// 64 bits: frame bytes.
    pub m_axis_rx_tdata: Signal<Out, Bits<64>>,
    /// 8 bits: bytes that count.
    pub m_axis_rx_tkeep: Signal<Out, Bits<8>>,
    /// 1 bit: a beat is offered.
    pub m_axis_rx_tvalid: Signal<Out, Bit>,
    /// 1 bit: the beat is taken.
    pub m_axis_rx_tready: Signal<In, Bit>,
    /// 1 bit: last beat of the frame.
    pub m_axis_rx_tlast: Signal<Out, Bit>,
    /// `T` bits: the result.
    pub m_axis_rx_tuser: Signal<Out, Bits<T>>,
    /// 48 bits: frames.
    pub status_frames: Signal<Out, Bits<48>>,
    /// 48 bits: bytes of these frames.
    pub status_octets: Signal<Out, Bits<48>>,
    /// 48 bits: frames some member accepted.
    pub status_delivered: Signal<Out, Bits<48>>,
    /// 48 bits: frames nobody accepted.
    pub status_dropped: Signal<Out, Bits<48>>,
    /// 48 bits: frames with a header not parsed.
    pub status_not_parsed: Signal<Out, Bits<48>>,
    /// 48 bits: frames no interface wants.
    pub status_no_interface: Signal<Out, Bits<48>>,
    /// 48 bits: frames cut.
    pub status_oversize: Signal<Out, Bits<48>>,
    /// 48 bits: frames that met a table error.
    pub status_table_errors: Signal<Out, Bits<48>>,
    frames: Reg<Bits<48>>,
    octets: Reg<Bits<48>>,
    delivered: Reg<Bits<48>>,
    dropped: Reg<Bits<48>>,
    not_parsed: Reg<Bits<48>>,
    no_interface: Reg<Bits<48>>,
    oversize: Reg<Bits<48>>,
    table_errors: Reg<Bits<48>>,
    go: Signal<Local, Bit>,
    end: Signal<Local, Bit>,
    bytes: Signal<Local, Bits<4>>,
    octets_sum: Signal<Local, Bits<49>>,
    deliver: Signal<Local, Bit>,
    members_at: Constant<Bits<8>>,
    sums: Assert,
    together: Assert,
    delivers: Cover,
    drops: Cover,
}

impl<const V: usize, const T: usize> Default for RxBack<V, T> {
    fn default() -> Self {
        Self {
            clk: Signal::default(),
            s_axis_tdata: Signal::default(),
            s_axis_tkeep: Signal::default(),
            s_axis_tvalid: Signal::default(),
            s_axis_tready: Signal::default(),
            s_axis_tlast: Signal::default(),
            s_result_valid: Signal::default(),
            s_result_ready: Signal::default(),
            s_result_members: Signal::default(),
            s_result_accepted: Signal::default(),
            s_result_rule: Signal::default(),
            s_result_mark: Signal::default(),
            s_result_flags: Signal::default(),
            m_axis_rx_tdata: Signal::default(),
            m_axis_rx_tkeep: Signal::default(),
            m_axis_rx_tvalid: Signal::default(),
            m_axis_rx_tready: Signal::default(),
            m_axis_rx_tlast: Signal::default(),
            m_axis_rx_tuser: Signal::default(),
            status_frames: Signal::default(),
            status_octets: Signal::default(),
            status_delivered: Signal::default(),
            status_dropped: Signal::default(),
            status_not_parsed: Signal::default(),
            status_no_interface: Signal::default(),
            status_oversize: Signal::default(),
            status_table_errors: Signal::default(),
            frames: Reg::default(),
            octets: Reg::default(),
            delivered: Reg::default(),
            dropped: Reg::default(),
            not_parsed: Reg::default(),
            no_interface: Reg::default(),
            oversize: Reg::default(),
            table_errors: Reg::default(),
            go: Signal::default(),
            end: Signal::default(),
            bytes: Signal::default(),
            octets_sum: Signal::default(),
            deliver: Signal::default(),
            members_at: Constant::new((32 + V as u64).to_bits()),
            sums: Assert::new("every frame was delivered or dropped"),
            together: Assert::new(
                "a result is taken with the last beat of its frame, and only then",
            ),
            delivers: Cover::new("a frame is delivered"),
            drops: Cover::new("a frame is dropped"),
        }
    }
}

impl<const V: usize, const T: usize> Logic for RxBack<V, T> {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, frames, octets, delivered, dropped);
        dff_setup!(self, clk, not_parsed, no_interface, oversize, table_errors);

        // Join.
        self.m_axis_rx_tvalid.next = self.s_axis_tvalid.val() && self.s_result_valid.val();
        self.m_axis_rx_tdata.next = self.s_axis_tdata.val();
        self.m_axis_rx_tkeep.next = self.s_axis_tkeep.val();
        self.m_axis_rx_tlast.next = self.s_axis_tlast.val();
        self.deliver.next = self.s_result_accepted.val().any();
        self.m_axis_rx_tuser.next = bit_cast::<T, 1>(self.deliver.val().into())
            | (bit_cast::<T, 8>(self.s_result_mark.val()) << 1)
            | (bit_cast::<T, 16>(self.s_result_rule.val()) << 9)
            | (bit_cast::<T, 4>(self.s_result_flags.val()) << 25)
            | (bit_cast::<T, V>(self.s_result_accepted.val()) << 32)
            | (bit_cast::<T, V>(self.s_result_members.val()) << self.members_at.val());
        self.go.next =
            self.s_axis_tvalid.val() && self.s_result_valid.val() && self.m_axis_rx_tready.val();
        self.end.next = self.go.val() && self.s_axis_tlast.val();
        self.s_axis_tready.next = self.s_result_valid.val() && self.m_axis_rx_tready.val();
        self.s_result_ready.next = self.end.val();

        // Count.
        self.bytes.next = 8.into();
        if !self.s_axis_tkeep.val().get_bit(7) {
            self.bytes.next = 7.into();
        }
        if !self.s_axis_tkeep.val().get_bit(6) {
            self.bytes.next = 6.into();
        }
        if !self.s_axis_tkeep.val().get_bit(5) {
            self.bytes.next = 5.into();
        }
        if !self.s_axis_tkeep.val().get_bit(4) {
            self.bytes.next = 4.into();
        }
        if !self.s_axis_tkeep.val().get_bit(3) {
            self.bytes.next = 3.into();
        }
        if !self.s_axis_tkeep.val().get_bit(2) {
            self.bytes.next = 2.into();
        }
        if !self.s_axis_tkeep.val().get_bit(1) {
            self.bytes.next = 1.into();
        }
        self.octets_sum.next =
            bit_cast::<49, 48>(self.octets.q.val()) + bit_cast::<49, 4>(self.bytes.val());
        if self.go.val() {
            self.octets.d.next = self.octets_sum.val().get_bits::<48>(0);
            if self.octets_sum.val().get_bit(48) {
                self.octets.d.next = 0xFFFF_FFFF_FFFF_u64.into();
            }
        }
        if self.end.val() && !self.frames.q.val().all() {
            self.frames.d.next = self.frames.q.val() + 1;
        }
        if self.end.val() && self.deliver.val() && !self.delivered.q.val().all() {
            self.delivered.d.next = self.delivered.q.val() + 1;
        }
        if self.end.val() && !self.deliver.val() && !self.dropped.q.val().all() {
            self.dropped.d.next = self.dropped.q.val() + 1;
        }
        if self.end.val() && self.s_result_flags.val().get_bit(0) && !self.not_parsed.q.val().all()
        {
            self.not_parsed.d.next = self.not_parsed.q.val() + 1;
        }
        if self.end.val()
            && self.s_result_flags.val().get_bit(1)
            && !self.no_interface.q.val().all()
        {
            self.no_interface.d.next = self.no_interface.q.val() + 1;
        }
        if self.end.val() && self.s_result_flags.val().get_bit(2) && !self.oversize.q.val().all() {
            self.oversize.d.next = self.oversize.q.val() + 1;
        }
        if self.end.val()
            && self.s_result_flags.val().get_bit(3)
            && !self.table_errors.q.val().all()
        {
            self.table_errors.d.next = self.table_errors.q.val() + 1;
        }
        self.status_frames.next = self.frames.q.val();
        self.status_octets.next = self.octets.q.val();
        self.status_delivered.next = self.delivered.q.val();
        self.status_dropped.next = self.dropped.q.val();
        self.status_not_parsed.next = self.not_parsed.q.val();
        self.status_no_interface.next = self.no_interface.q.val();
        self.status_oversize.next = self.oversize.q.val();
        self.status_table_errors.next = self.table_errors.q.val();

        // Properties.
        clock!(self, clk, sums, together, delivers, drops);
        self.sums.holds.next = self.frames.q.val().all()
            || ((bit_cast::<49, 48>(self.delivered.q.val())
                + bit_cast::<49, 48>(self.dropped.q.val()))
                == bit_cast::<49, 48>(self.frames.q.val()));
        self.together.holds.next =
            (self.s_axis_tvalid.val() && self.s_axis_tready.val() && self.s_axis_tlast.val())
                == (self.s_result_valid.val() && self.s_result_ready.val());
        self.delivers.holds.next = self.end.val() && self.deliver.val();
        self.drops.holds.next = self.end.val() && !self.deliver.val();
    }
}
