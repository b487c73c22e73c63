//! # RxFront: frames in; keys to the engine, frames to the verdict
//!
//! Wires only: [`FrameGate`], [`HeaderParser`] and [`FrameFifo`]. A beat is taken when the parser and
//! the FIFO both take it.
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | enable | in | 1 | always | take frames |
//! | s_axis_rx_* | in | 64 + 8 | s_axis_rx_tvalid | frames from the MAC, without FCS |
//! | m_key_* | out | 512 + 17 | m_key_valid | one key per frame |
//! | m_axis_* | out | 64 + 8 | m_axis_tvalid | the frames, in the same order |
//!
//! ## Parameters
//! `F`: `2^F - 1` beats of FIFO; `max_beats`: longest frame. A key comes only with the last beat, so
//! the FIFO must hold the longest frame.
//!
//! ## Timing
//! One beat per cycle. ## Reset: empty.

use rust_hdl::core::prelude::*;

use super::bus::KeyBus;
use super::frame_fifo::FrameFifo;
use super::frame_gate::FrameGate;
use super::header_parser::HeaderParser;

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct RxFront<const F: usize> {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 1 bit: take frames.
    pub enable: Signal<In, Bit>,
    /// 64 bits: frame bytes.
    pub s_axis_rx_tdata: Signal<In, Bits<64>>,
    /// 8 bits: bytes that count in the last beat.
    pub s_axis_rx_tkeep: Signal<In, Bits<8>>,
    /// 1 bit: a beat is offered.
    pub s_axis_rx_tvalid: Signal<In, Bit>,
    /// 1 bit: the beat is taken.
    pub s_axis_rx_tready: Signal<Out, Bit>,
    /// 1 bit: last beat of the frame.
    pub s_axis_rx_tlast: Signal<In, Bit>,
    /// 1 bit: a key is offered.
    pub m_key_valid: Signal<Out, Bit>,
    /// 1 bit: the key is taken.
    pub m_key_ready: Signal<In, Bit>,
    /// 512 bits: the key.
    pub m_key: Signal<Out, KeyBus>,
    /// 16 bits: bytes of the frame.
    pub m_key_length: Signal<Out, Bits<16>>,
    /// 1 bit: the frame was cut.
    pub m_key_oversize: Signal<Out, Bit>,
    /// 64 bits: frame bytes.
    pub m_axis_tdata: Signal<Out, Bits<64>>,
    /// 8 bits: bytes that count.
    pub m_axis_tkeep: Signal<Out, Bits<8>>,
    /// 1 bit: a beat is offered.
    pub m_axis_tvalid: Signal<Out, Bit>,
    /// 1 bit: the beat is taken.
    pub m_axis_tready: Signal<In, Bit>,
    /// 1 bit: last beat of the frame.
    pub m_axis_tlast: Signal<Out, Bit>,
    gate: FrameGate,
    parser: HeaderParser,
    fifo: FrameFifo<F>,
}

impl<const F: usize> RxFront<F> {
    /// A front for frames of at most `max_beats` beats.
    #[must_use]
    pub fn new(max_beats: u64) -> Self {
        Self {
            clk: Signal::default(),
            enable: Signal::default(),
            s_axis_rx_tdata: Signal::default(),
            s_axis_rx_tkeep: Signal::default(),
            s_axis_rx_tvalid: Signal::default(),
            s_axis_rx_tready: Signal::default(),
            s_axis_rx_tlast: Signal::default(),
            m_key_valid: Signal::default(),
            m_key_ready: Signal::default(),
            m_key: Signal::default(),
            m_key_length: Signal::default(),
            m_key_oversize: Signal::default(),
            m_axis_tdata: Signal::default(),
            m_axis_tkeep: Signal::default(),
            m_axis_tvalid: Signal::default(),
            m_axis_tready: Signal::default(),
            m_axis_tlast: Signal::default(),
            gate: FrameGate::new(max_beats),
            parser: HeaderParser::new(),
            fifo: FrameFifo::default(),
        }
    }
}

impl<const F: usize> Logic for RxFront<F> {
    #[hdl_gen]
    fn update(&mut self) {
        self.gate.clk.next = self.clk.val();
        self.parser.clk.next = self.clk.val();
        self.fifo.clk.next = self.clk.val();
        self.gate.s_axis_tdata.next = self.s_axis_rx_tdata.val();
        self.gate.s_axis_tkeep.next = self.s_axis_rx_tkeep.val();
        self.gate.s_axis_tvalid.next = self.s_axis_rx_tvalid.val() && self.enable.val();
        self.gate.s_axis_tlast.next = self.s_axis_rx_tlast.val();
        self.s_axis_rx_tready.next = self.gate.s_axis_tready.val() && self.enable.val();
        self.gate.m_axis_tready.next =
            self.parser.s_axis_tready.val() && self.fifo.s_axis_tready.val();
        self.parser.s_axis_tdata.next = self.gate.m_axis_tdata.val();
        self.parser.s_axis_tkeep.next = self.gate.m_axis_tkeep.val();
        self.parser.s_axis_tlast.next = self.gate.m_axis_tlast.val();
        self.parser.s_axis_tuser.next = self.gate.m_axis_tuser.val();
        self.parser.s_axis_tvalid.next =
            self.gate.m_axis_tvalid.val() && self.fifo.s_axis_tready.val();
        self.fifo.s_axis_tdata.next = self.gate.m_axis_tdata.val();
        self.fifo.s_axis_tkeep.next = self.gate.m_axis_tkeep.val();
        self.fifo.s_axis_tlast.next = self.gate.m_axis_tlast.val();
        self.fifo.s_axis_tvalid.next =
            self.gate.m_axis_tvalid.val() && self.parser.s_axis_tready.val();
        self.m_key_valid.next = self.parser.m_key_valid.val();
        self.parser.m_key_ready.next = self.m_key_ready.val();
        self.m_key.next = self.parser.m_key.val();
        self.m_key_length.next = self.parser.m_key_length.val();
        self.m_key_oversize.next = self.parser.m_key_oversize.val();
        self.m_axis_tdata.next = self.fifo.m_axis_tdata.val();
        self.m_axis_tkeep.next = self.fifo.m_axis_tkeep.val();
        self.m_axis_tvalid.next = self.fifo.m_axis_tvalid.val();
        self.m_axis_tlast.next = self.fifo.m_axis_tlast.val();
        self.fifo.m_axis_tready.next = self.m_axis_tready.val();
    }
}
