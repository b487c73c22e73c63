//! # FrameFifo: frames wait here for their verdict, in order
//!
//! A block-RAM FIFO of beats with first-word fall-through.
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | s_axis_* | in | 64 + 8 | s_axis_tvalid | frames |
//! | m_axis_* | out | 64 + 8 | m_axis_tvalid | the same frames |
//!
//! ## Parameters
//! `A`: the FIFO holds `2^A - 1` beats.
//!
//! ## Timing
//! A beat can leave 2 cycles after it came. One beat per cycle in and out.
//!
//! ## Back-pressure
//! `s_axis_tready` is 0 while full and does not depend on `m_axis_tready`.
//!
//! ## Reset
//! Empty. The memory is not cleared: a beat is read only after it was written.
//!
//! ## Hazards
//! Read and write of one word in one cycle happen only on an empty FIFO, where the word read is
//! ignored.
//!
//! ## Proved
//! As many beats are inside as came and did not leave, so none is lost or made (`counted`); a beat
//! is offered only after its word was written (`visible`); an offered beat stays as it is until it
//! is taken (`steady`). By induction, for `A` = 2, without assumptions on the inputs.

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::bus::Beat;
use super::prim::{Assert, Cover, Ram, Reg};

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct FrameFifo<const A: usize> {
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
    /// 8 bits: bytes that count; all ones before the last beat.
    pub m_axis_tkeep: Signal<Out, Bits<8>>,
    /// 1 bit: a beat is offered.
    pub m_axis_tvalid: Signal<Out, Bit>,
    /// 1 bit: the beat is taken.
    pub m_axis_tready: Signal<In, Bit>,
    /// 1 bit: last beat of the frame.
    pub m_axis_tlast: Signal<Out, Bit>,
    memory: Ram<A, 68, 1>,
    write: Reg<Bits<A>>,
    read: Reg<Bits<A>>,
    // Write pointer one cycle ago: what the memory holds for the read in flight.
    written: Reg<Bits<A>>,
    beat_in: Signal<Local, Beat>,
    beat_out: Signal<Local, Beat>,
    after_write: Signal<Local, Bits<A>>,
    full: Signal<Local, Bit>,
    valid: Signal<Local, Bit>,
    push: Signal<Local, Bit>,
    pop: Signal<Local, Bit>,
    // For the properties only.
    level: Reg<Bits<16>>,
    held: Reg<Bit>,
    past_data: Reg<Bits<64>>,
    past_end: Reg<Bits<4>>,
    counted: Assert,
    visible: Assert,
    steady: Assert,
    fills: Cover,
    passes: Cover,
}

impl<const A: usize> Default for FrameFifo<A> {
    fn default() -> Self {
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
            memory: Ram::new(1 << A).never_collides(),
            write: Reg::default(),
            read: Reg::default(),
            written: Reg::default(),
            beat_in: Signal::default(),
            beat_out: Signal::default(),
            after_write: Signal::default(),
            full: Signal::default(),
            valid: Signal::default(),
            push: Signal::default(),
            pop: Signal::default(),
            level: Reg::default(),
            held: Reg::default(),
            past_data: Reg::without_reset(),
            past_end: Reg::without_reset(),
            counted: Assert::new("as many beats are inside as came and did not leave"),
            visible: Assert::new("no beat is offered before its word is written"),
            steady: Assert::new("a beat that is offered stays until it is taken"),
            fills: Cover::new("it gets full"),
            passes: Cover::new("a beat comes while one leaves"),
        }
    }
}

impl<const A: usize> Logic for FrameFifo<A> {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, write, read, written);
        clock!(self, clk, memory);
        self.written.d.next = self.write.q.val();
        self.after_write.next = self.write.q.val() + 1;
        self.full.next = self.after_write.val() == self.read.q.val();
        self.valid.next = self.written.q.val() != self.read.q.val();

        // Write side: `end` codes last beat and byte count in four bits.
        self.s_axis_tready.next = !self.full.val();
        self.push.next = self.s_axis_tvalid.val() && !self.full.val();
        self.beat_in.next.data = self.s_axis_tdata.val();
        self.beat_in.next.end = 0.into();
        if self.s_axis_tlast.val() {
            self.beat_in.next.end = 8.into();
            if !self.s_axis_tkeep.val().get_bit(7) {
                self.beat_in.next.end = 7.into();
            }
            if !self.s_axis_tkeep.val().get_bit(6) {
                self.beat_in.next.end = 6.into();
            }
            if !self.s_axis_tkeep.val().get_bit(5) {
                self.beat_in.next.end = 5.into();
            }
            if !self.s_axis_tkeep.val().get_bit(4) {
                self.beat_in.next.end = 4.into();
            }
            if !self.s_axis_tkeep.val().get_bit(3) {
                self.beat_in.next.end = 3.into();
            }
            if !self.s_axis_tkeep.val().get_bit(2) {
                self.beat_in.next.end = 2.into();
            }
            if !self.s_axis_tkeep.val().get_bit(1) {
                self.beat_in.next.end = 1.into();
            }
        }
        self.memory.write_addr.next = self.write.q.val();
        self.memory.write_data.next = self.beat_in.val().into();
        self.memory.write_en.next = self.push.val().into();
        if self.push.val() {
            self.write.d.next = self.after_write.val();
        }

        // Read side: the next word is fetched while this one leaves.
        self.beat_out.next.data = self.memory.read_data.val().get_bits::<64>(0);
        self.beat_out.next.end = self.memory.read_data.val().get_bits::<4>(64);
        self.m_axis_tvalid.next = self.valid.val();
        self.m_axis_tdata.next = self.beat_out.val().data;
        self.m_axis_tlast.next = self.beat_out.val().end != 0;
        self.m_axis_tkeep.next = 0xFF.into();
        if self.beat_out.val().end == 1 {
            self.m_axis_tkeep.next = 0x01.into();
        }
        if self.beat_out.val().end == 2 {
            self.m_axis_tkeep.next = 0x03.into();
        }
        if self.beat_out.val().end == 3 {
            self.m_axis_tkeep.next = 0x07.into();
        }
        if self.beat_out.val().end == 4 {
            self.m_axis_tkeep.next = 0x0F.into();
        }
        if self.beat_out.val().end == 5 {
            self.m_axis_tkeep.next = 0x1F.into();
        }
        if self.beat_out.val().end == 6 {
            self.m_axis_tkeep.next = 0x3F.into();
        }
        if self.beat_out.val().end == 7 {
            self.m_axis_tkeep.next = 0x7F.into();
        }
        self.pop.next = self.valid.val() && self.m_axis_tready.val();
        if self.pop.val() {
            self.read.d.next = self.read.q.val() + 1;
            self.memory.read_addr.next = self.read.q.val() + 1;
        } else {
            self.memory.read_addr.next = self.read.q.val();
        }

        // Properties.
        dff_setup!(self, clk, level, held, past_data, past_end);
        clock!(self, clk, counted, visible, steady, fills, passes);
        if self.push.val() && !self.pop.val() {
            self.level.d.next = self.level.q.val() + 1;
        }
        if self.pop.val() && !self.push.val() {
            self.level.d.next = self.level.q.val() - 1;
        }
        self.counted.holds.next =
            self.level.q.val() == bit_cast::<16, A>(self.write.q.val() - self.read.q.val());
        self.visible.holds.next =
            (self.written.q.val() - self.read.q.val()) <= (self.write.q.val() - self.read.q.val());
        self.held.d.next = self.valid.val() && !self.m_axis_tready.val();
        self.past_data.d.next = self.beat_out.val().data;
        self.past_end.d.next = self.beat_out.val().end;
        self.steady.holds.next = !self.held.q.val()
            || (self.valid.val()
                && (self.beat_out.val().data == self.past_data.q.val())
                && (self.beat_out.val().end == self.past_end.q.val()));
        self.fills.holds.next = self.full.val();
        self.passes.holds.next = self.push.val() && self.pop.val();
    }
}
