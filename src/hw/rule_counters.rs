//! # RuleCounters: matched packets and octets of every rule
//!
//! One 96-bit word per counter in block RAM: packets in the low half, octets in the high half, 48
//! bits each, both saturating (names: RFC 8519).
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | count_valid | in | 1 | always | count a frame |
//! | count_index | in | 16 | count_valid | counter; beyond the depth: not counted |
//! | count_length | in | 16 | count_valid | its bytes |
//! | read_valid, read_ready | in, out | 1 | always | a read is asked for, is taken |
//! | read_index | in | 16 | read_valid | counter to read |
//! | read_done | out | 1 | always | the answer is there |
//! | read_packets, read_octets | out | 48 | read_done | matched packets, matched octets |
//! | ready | out | 1 | always | the clearing walk is over |
//!
//! ## Parameters
//! `A`: `2^A` counters.
//!
//! ## Timing
//! One frame per cycle, whichever counters. A read is taken in a cycle without a frame and answered
//! 1 cycle later; it sees every frame counted before it.
//!
//! ## Reset
//! A walk clears all counters: `2^A` cycles, then `ready`. Frames are not counted before.
//!
//! ## Hazards
//! A counter that is read while its last values are on their way to the memory takes them from the
//! pipeline: a read that meets a write is never used.
//!
//! ## Proved
//! A read of counter 0 answers with the frames counted on it (`exact`), whatever frames are near it.
//! The counters are alike, so what holds of one holds of all. Bounded: `A` = 2, the first 14 cycles.

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::prim::{Assert, Cover, Ram, Reg};

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct RuleCounters<const A: usize> {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 1 bit: count a frame.
    pub count_valid: Signal<In, Bit>,
    /// 16 bits: counter.
    pub count_index: Signal<In, Bits<16>>,
    /// 16 bits: bytes of the frame.
    pub count_length: Signal<In, Bits<16>>,
    /// 1 bit: a read is asked for.
    pub read_valid: Signal<In, Bit>,
    /// 1 bit: the read is taken.
    pub read_ready: Signal<Out, Bit>,
    /// 16 bits: counter to read.
    pub read_index: Signal<In, Bits<16>>,
    /// 1 bit: the answer is there.
    pub read_done: Signal<Out, Bit>,
    /// 48 bits: matched packets.
    pub read_packets: Signal<Out, Bits<48>>,
    /// 48 bits: matched octets.
    pub read_octets: Signal<Out, Bits<48>>,
    /// 1 bit: the clearing walk is over.
    pub ready: Signal<Out, Bit>,
    memory: Ram<A, 96, 1>,
    cleared: Reg<Bit>,
    walk: Reg<Bits<A>>,
    read_stage: Reg<Bit>,
    add_stage: Reg<Bit>,
    stage_index: Reg<Bits<A>>,
    stage_length: Reg<Bits<16>>,
    write_stage: Reg<Bit>,
    write_index: Reg<Bits<A>>,
    write_word: Reg<Bits<96>>,
    last_valid: Reg<Bit>,
    last_index: Reg<Bits<A>>,
    last_word: Reg<Bits<96>>,
    depth: Constant<Bits<17>>,
    count: Signal<Local, Bit>,
    read: Signal<Local, Bit>,
    index: Signal<Local, Bits<16>>,
    old: Signal<Local, Bits<96>>,
    packets: Signal<Local, Bits<48>>,
    octets: Signal<Local, Bits<49>>,
    packets_next: Signal<Local, Bits<48>>,
    octets_next: Signal<Local, Bits<48>>,
    // For the properties only: frames counted on counter 0.
    shadow: Reg<Bits<48>>,
    was_ready: Reg<Bit>,
    exact: Assert,
    counts: Cover,
}

impl<const A: usize> Default for RuleCounters<A> {
    fn default() -> Self {
        Self {
            clk: Signal::default(),
            count_valid: Signal::default(),
            count_index: Signal::default(),
            count_length: Signal::default(),
            read_valid: Signal::default(),
            read_ready: Signal::default(),
            read_index: Signal::default(),
            read_done: Signal::default(),
            read_packets: Signal::default(),
            read_octets: Signal::default(),
            ready: Signal::default(),
            memory: Ram::new(1 << A).never_collides(),
            cleared: Reg::default(),
            walk: Reg::default(),
            read_stage: Reg::default(),
            add_stage: Reg::default(),
            stage_index: Reg::without_reset(),
            stage_length: Reg::without_reset(),
            write_stage: Reg::default(),
            write_index: Reg::without_reset(),
            write_word: Reg::without_reset(),
            last_valid: Reg::default(),
            last_index: Reg::without_reset(),
            last_word: Reg::without_reset(),
            depth: Constant::new((1u64 << A).to_bits()),
            count: Signal::default(),
            read: Signal::default(),
            index: Signal::default(),
            old: Signal::default(),
            packets: Signal::default(),
            octets: Signal::default(),
            packets_next: Signal::default(),
            octets_next: Signal::default(),
            shadow: Reg::default(),
            was_ready: Reg::default(),
            exact: Assert::new("a read of counter 0 answers with the frames counted on it"),
            counts: Cover::new("counter 0 is read after two frames"),
        }
    }
}

impl<const A: usize> Logic for RuleCounters<A> {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, cleared, walk, read_stage, add_stage, stage_index, stage_length);
        dff_setup!(self, clk, write_stage, write_index, write_word);
        dff_setup!(self, clk, last_valid, last_index, last_word);
        clock!(self, clk, memory);

        // Stage 1: a frame, or a read when there is none.
        self.count.next = self.count_valid.val()
            && self.cleared.q.val()
            && (bit_cast::<17, 16>(self.count_index.val()) < self.depth.val());
        self.read.next = self.read_valid.val() && !self.count_valid.val();
        self.read_ready.next = !self.count_valid.val();
        self.index.next = self.read_index.val();
        if self.count_valid.val() {
            self.index.next = self.count_index.val();
        }
        self.memory.read_addr.next = self.index.val().get_bits::<A>(0);
        self.stage_index.d.next = self.index.val().get_bits::<A>(0);
        self.stage_length.d.next = self.count_length.val();
        self.add_stage.d.next = self.count.val();
        self.read_stage.d.next = self.read.val();

        // Stage 2: the newest value of the counter, wherever it is, plus this frame.
        self.old.next = self.memory.read_data.val();
        if self.last_valid.q.val() && (self.last_index.q.val() == self.stage_index.q.val()) {
            self.old.next = self.last_word.q.val();
        }
        if self.write_stage.q.val() && (self.write_index.q.val() == self.stage_index.q.val()) {
            self.old.next = self.write_word.q.val();
        }
        self.packets.next = self.old.val().get_bits::<48>(0);
        self.octets.next = bit_cast::<49, 48>(self.old.val().get_bits::<48>(48))
            + bit_cast::<49, 16>(self.stage_length.q.val());
        self.packets_next.next = self.packets.val() + 1;
        if self.packets.val().all() {
            self.packets_next.next = self.packets.val();
        }
        self.octets_next.next = self.octets.val().get_bits::<48>(0);
        if self.octets.val().get_bit(48) {
            self.octets_next.next = 0xFFFF_FFFF_FFFF_u64.into();
        }
        self.write_stage.d.next = self.add_stage.q.val();
        self.write_index.d.next = self.stage_index.q.val();
        self.write_word.d.next = bit_cast::<96, 48>(self.packets_next.val())
            | (bit_cast::<96, 48>(self.octets_next.val()) << 48);
        self.read_done.next = self.read_stage.q.val();
        self.read_packets.next = self.packets.val();
        self.read_octets.next = self.old.val().get_bits::<48>(48);

        // Stage 3: write back; after reset, the walk.
        self.last_valid.d.next = self.write_stage.q.val();
        self.last_index.d.next = self.write_index.q.val();
        self.last_word.d.next = self.write_word.q.val();
        self.memory.write_addr.next = self.write_index.q.val();
        self.memory.write_data.next = self.write_word.q.val();
        self.memory.write_en.next = self.write_stage.q.val().into();
        if !self.cleared.q.val() {
            self.memory.write_addr.next = self.walk.q.val();
            self.memory.write_data.next = 0.into();
            self.memory.write_en.next = 1.into();
            self.walk.d.next = self.walk.q.val() + 1;
            self.cleared.d.next = self.walk.q.val().all();
        }
        self.ready.next = self.cleared.q.val();

        // Properties.
        dff_setup!(self, clk, shadow, was_ready);
        clock!(self, clk, exact, counts);
        if self.count.val() && (self.count_index.val() == 0) && !self.shadow.q.val().all() {
            self.shadow.d.next = self.shadow.q.val() + 1;
        }
        self.was_ready.d.next = self.cleared.q.val();
        self.exact.holds.next = !self.read_stage.q.val()
            || !self.was_ready.q.val()
            || (self.stage_index.q.val() != 0)
            || (self.packets.val() == self.shadow.q.val());
        self.counts.holds.next = self.read_stage.q.val()
            && self.was_ready.q.val()
            && (self.stage_index.q.val() == 0)
            && (self.shadow.q.val() == 2);
    }
}
