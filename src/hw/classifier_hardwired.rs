//! # ClassifierHardwired: frames in, frames with their verdict out
//!
//! Wires only: [`RxFront`], the hardwired engine: rules are part of the hardware, [`RxBack`] and [`RuleCounters`].
//! No frame is lost, doubled or reordered; frames that are dropped leave too, marked so.
//!
//! ```text
//!  s_axis_rx --> RxFront --frames--------------------> RxBack --> m_axis_rx (tuser: verdict)
//!                   |                                    ^
//!                   +--keys--> HardwiredEngine --results--+
//!                                  |
//!                                  +--counts--> RuleCounters --> read_*
//! ```
//!
//! ## Parameters
//! `V`: interfaces (16 or 64). `T`: `32 + 2 V`. `F`: `2^F - 1`
//! beats of frame FIFO. `C`: `2^C` rule counters.
//!
//! ## Timing
//! One beat per cycle. A frame leaves when its result is there; see the engine.
//!
//! ## Reset
//! Synchronous, at least 1 cycle; then `2^C` cycles until `ready`, when the first beat is taken.

use rust_hdl::core::prelude::*;

use super::hardwired_engine::HardwiredEngine;
use super::rule_counters::RuleCounters;
use super::rx_back::RxBack;
use super::rx_front::RxFront;

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct ClassifierHardwired<const V: usize, const T: usize, const F: usize, const C: usize> {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 64 bits: frame bytes, the first in the lowest bits.
    pub s_axis_rx_tdata: Signal<In, Bits<64>>,
    /// 8 bits: bytes that count in the last beat.
    pub s_axis_rx_tkeep: Signal<In, Bits<8>>,
    /// 1 bit: a beat is offered.
    pub s_axis_rx_tvalid: Signal<In, Bit>,
    /// 1 bit: the beat is taken.
    pub s_axis_rx_tready: Signal<Out, Bit>,
    /// 1 bit: last beat of the frame.
    pub s_axis_rx_tlast: Signal<In, Bit>,
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
    /// `T` bits: the result, see [`super::rx_back`].
    pub m_axis_rx_tuser: Signal<Out, Bits<T>>,
    /// 1 bit: a rule counter is asked for.
    pub read_valid: Signal<In, Bit>,
    /// 1 bit: the request is taken.
    pub read_ready: Signal<Out, Bit>,
    /// 16 bits: which one.
    pub read_index: Signal<In, Bits<16>>,
    /// 1 bit: the answer is there.
    pub read_done: Signal<Out, Bit>,
    /// 48 bits: matched packets.
    pub read_packets: Signal<Out, Bits<48>>,
    /// 48 bits: matched octets.
    pub read_octets: Signal<Out, Bits<48>>,
    /// 1 bit: the walk after reset is over, frames are taken.
    pub ready: Signal<Out, Bit>,
    /// 48 bits: frames that have left.
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
    front: RxFront<F>,
    engine: HardwiredEngine<V>,
    back: RxBack<V, T>,
    counters: RuleCounters<C>,
}

impl<const V: usize, const T: usize, const F: usize, const C: usize>
    ClassifierHardwired<V, T, F, C>
{
    /// A classifier for frames of at most `max_beats` beats of 8 bytes.
    #[must_use]
    pub fn new(max_beats: u64, engine: HardwiredEngine<V>) -> Self {
        Self {
            clk: Signal::default(),
            s_axis_rx_tdata: Signal::default(),
            s_axis_rx_tkeep: Signal::default(),
            s_axis_rx_tvalid: Signal::default(),
            s_axis_rx_tready: Signal::default(),
            s_axis_rx_tlast: Signal::default(),
            m_axis_rx_tdata: Signal::default(),
            m_axis_rx_tkeep: Signal::default(),
            m_axis_rx_tvalid: Signal::default(),
            m_axis_rx_tready: Signal::default(),
            m_axis_rx_tlast: Signal::default(),
            m_axis_rx_tuser: Signal::default(),
            read_valid: Signal::default(),
            read_ready: Signal::default(),
            read_index: Signal::default(),
            read_done: Signal::default(),
            read_packets: Signal::default(),
            read_octets: Signal::default(),
            ready: Signal::default(),
            status_frames: Signal::default(),
            status_octets: Signal::default(),
            status_delivered: Signal::default(),
            status_dropped: Signal::default(),
            status_not_parsed: Signal::default(),
            status_no_interface: Signal::default(),
            status_oversize: Signal::default(),
            status_table_errors: Signal::default(),
            front: RxFront::new(max_beats),
            engine,
            back: RxBack::default(),
            counters: RuleCounters::default(),
        }
    }
}

impl<const V: usize, const T: usize, const F: usize, const C: usize> Logic
    for ClassifierHardwired<V, T, F, C>
{
    #[hdl_gen]
    fn update(&mut self) {
        self.front.clk.next = self.clk.val();
        self.engine.clk.next = self.clk.val();
        self.back.clk.next = self.clk.val();
        self.counters.clk.next = self.clk.val();
        self.front.enable.next = self.counters.ready.val();
        self.ready.next = self.counters.ready.val();
        self.front.s_axis_rx_tdata.next = self.s_axis_rx_tdata.val();
        self.front.s_axis_rx_tkeep.next = self.s_axis_rx_tkeep.val();
        self.front.s_axis_rx_tvalid.next = self.s_axis_rx_tvalid.val();
        self.s_axis_rx_tready.next = self.front.s_axis_rx_tready.val();
        self.front.s_axis_rx_tlast.next = self.s_axis_rx_tlast.val();
        // Keys to the engine.
        self.engine.s_key_valid.next = self.front.m_key_valid.val();
        self.engine.s_key.next = self.front.m_key.val();
        self.engine.s_key_length.next = self.front.m_key_length.val();
        self.engine.s_key_oversize.next = self.front.m_key_oversize.val();
        self.front.m_key_ready.next = self.engine.s_key_ready.val();
        // Results and frames meet.
        self.back.s_result_valid.next = self.engine.m_result_valid.val();
        self.back.s_result_members.next = self.engine.m_result_members.val();
        self.back.s_result_accepted.next = self.engine.m_result_accepted.val();
        self.back.s_result_rule.next = self.engine.m_result_rule.val();
        self.back.s_result_mark.next = self.engine.m_result_mark.val();
        self.back.s_result_flags.next = self.engine.m_result_flags.val();
        self.engine.m_result_ready.next = self.back.s_result_ready.val();
        self.back.s_axis_tdata.next = self.front.m_axis_tdata.val();
        self.back.s_axis_tkeep.next = self.front.m_axis_tkeep.val();
        self.back.s_axis_tvalid.next = self.front.m_axis_tvalid.val();
        self.back.s_axis_tlast.next = self.front.m_axis_tlast.val();
        self.front.m_axis_tready.next = self.back.s_axis_tready.val();
        self.m_axis_rx_tdata.next = self.back.m_axis_rx_tdata.val();
        self.m_axis_rx_tkeep.next = self.back.m_axis_rx_tkeep.val();
        self.m_axis_rx_tvalid.next = self.back.m_axis_rx_tvalid.val();
        self.back.m_axis_rx_tready.next = self.m_axis_rx_tready.val();
        self.m_axis_rx_tlast.next = self.back.m_axis_rx_tlast.val();
        self.m_axis_rx_tuser.next = self.back.m_axis_rx_tuser.val();
        // Counters.
        self.counters.count_valid.next = self.engine.m_count_valid.val();
        self.counters.count_index.next = self.engine.m_count_index.val();
        self.counters.count_length.next = self.engine.m_count_length.val();
        self.counters.read_valid.next = self.read_valid.val();
        self.read_ready.next = self.counters.read_ready.val();
        self.counters.read_index.next = self.read_index.val();
        self.read_done.next = self.counters.read_done.val();
        self.read_packets.next = self.counters.read_packets.val();
        self.read_octets.next = self.counters.read_octets.val();
        self.status_frames.next = self.back.status_frames.val();
        self.status_octets.next = self.back.status_octets.val();
        self.status_delivered.next = self.back.status_delivered.val();
        self.status_dropped.next = self.back.status_dropped.val();
        self.status_not_parsed.next = self.back.status_not_parsed.val();
        self.status_no_interface.next = self.back.status_no_interface.val();
        self.status_oversize.next = self.back.status_oversize.val();
        self.status_table_errors.next = self.back.status_table_errors.val();
    }
}
