//! # Mshr: one miss, from the decision until nobody waits for it any more
//!
//! A miss status holding register keeps what has to be written back and fetched for one way, and who
//! waits for it. It is also used for a write-back that a command asked for (no fetch then).
//!
//! ```text
//! alloc -> [wait -> read -> response]    write-back, if a victim's piece is dirty
//!       -> [wait -> run] -> fill         fetch, once the dirty pieces were read out of the store
//! free when the fill is done, the write-back is answered and nobody waits
//! ```
//!
//! ## Ports
//! Grouped below by who drives them. `job_valid` and `write_valid` offer work to the engines,
//! `replay_valid` a request that waited to the pipeline.
//!
//! ## Timing
//! All outputs come from registers. A job is offered one cycle after `alloc`.
//!
//! ## Reset
//! Free.
//!
//! ## Proved
//! A fetch is never offered before the way's old pieces were read out (`order`).

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use crate::hw::prim::{Assert, Reg};

/// A write-back: none, waiting for the engine, read out by it, waiting for the response.
#[derive(Clone, Copy, Debug, PartialEq, LogicState)]
pub enum WriteBack {
    /// Nothing to write, or written and answered.
    None,
    /// The engine is not there yet.
    Wait,
    /// The engine reads the pieces.
    Read,
    /// All were read; not all are answered.
    Response,
}

/// A fetch: none, waiting for the engine, running.
#[derive(Clone, Copy, Debug, PartialEq, LogicState)]
pub enum Fetch {
    /// Nothing to fetch, or fetched.
    None,
    /// The engine is not there yet, or a write-back comes first.
    Wait,
    /// The engine has it.
    Run,
    /// Only a write-back, by a command.
    Plain,
}

/// The block. See the module page.
#[derive(LogicBlock, Default)]
pub struct Mshr {
    /// Clock.
    pub clk: Signal<In, Clock>,
    // The pipeline takes it.
    /// 1 bit: take all that follows.
    pub alloc: Signal<In, Bit>,
    /// 12 bits: VIF to fetch.
    pub alloc_vif: Signal<In, Bits<12>>,
    /// 11 bits: place in the store.
    pub alloc_slot: Signal<In, Bits<11>>,
    /// 4 bits: host, rx, tx, ctl are fetched; 0: only a write-back.
    pub alloc_fetch: Signal<In, Bits<4>>,
    /// 1 bit: copy B of the host's piece is the valid one.
    pub alloc_copy: Signal<In, Bit>,
    /// 3 bits: class of the fetch.
    pub alloc_class: Signal<In, Bits<3>>,
    /// 12 bits: VIF to write back.
    pub alloc_victim: Signal<In, Bits<12>>,
    /// 3 bits: its dirty pieces.
    pub alloc_dirty: Signal<In, Bits<3>>,
    /// 1 bit: after a write-back only: the context stays.
    pub alloc_keep: Signal<In, Bit>,
    // Somebody waits for it.
    /// 1 bit: `wait_*` joins.
    pub join: Signal<In, Bit>,
    /// 3 bits: who.
    pub wait_source: Signal<In, Bits<3>>,
    /// 4 bits: tag of the request.
    pub wait_tag: Signal<In, Bits<4>>,
    /// 3 bits: pieces of the request.
    pub wait_pieces: Signal<In, Bits<3>>,
    /// 1 bit: the request takes a use.
    pub wait_user: Signal<In, Bit>,
    /// 1 bit: the request locks nothing.
    pub wait_prefetch: Signal<In, Bit>,
    /// 1 bit: the first that waits is taken into the pipeline.
    pub pop: Signal<In, Bit>,
    /// 1 bit: the command unit does not wait any more.
    pub pop_command: Signal<In, Bit>,
    /// 12 bits: VIF of the operation in the pipeline.
    pub probe: Signal<In, Bits<12>>,
    // The engines and the end.
    /// 1 bit: the fetch engine takes the job.
    pub job_take: Signal<In, Bit>,
    /// 1 bit: the fill is in the pipeline.
    pub filled: Signal<In, Bit>,
    /// 1 bit: the write-back engine takes the write-back.
    pub write_take: Signal<In, Bit>,
    /// 1 bit: all pieces were read.
    pub write_read: Signal<In, Bit>,
    /// 1 bit: all writes are answered.
    pub write_done: Signal<In, Bit>,
    /// 1 bit: may be taken.
    pub free: Signal<Out, Bit>,
    /// 1 bit: `probe` is filled here.
    pub joins: Signal<Out, Bit>,
    /// 1 bit: `probe` is written back here, not yet answered.
    pub holds: Signal<Out, Bit>,
    /// 8 bits: who waits.
    pub waiting: Signal<Out, Bits<8>>,
    /// 12 bits.
    pub vif: Signal<Out, Bits<12>>,
    /// 11 bits.
    pub slot: Signal<Out, Bits<11>>,
    /// 4 bits.
    pub fetch: Signal<Out, Bits<4>>,
    /// 1 bit.
    pub copy: Signal<Out, Bit>,
    /// 3 bits.
    pub class: Signal<Out, Bits<3>>,
    /// 1 bit.
    pub keep: Signal<Out, Bit>,
    /// 12 bits.
    pub victim: Signal<Out, Bits<12>>,
    /// 3 bits.
    pub dirty: Signal<Out, Bits<3>>,
    /// 1 bit: a fetch can start.
    pub job_valid: Signal<Out, Bit>,
    /// 1 bit: a write-back can start.
    pub write_valid: Signal<Out, Bit>,
    /// 1 bit: only a write-back, by a command.
    pub plain: Signal<Out, Bit>,
    /// 1 bit: the fetch engine has the job.
    pub fetching: Signal<Out, Bit>,
    /// 1 bit: the write-back engine reads.
    pub reading: Signal<Out, Bit>,
    /// 1 bit: it waits for responses.
    pub responding: Signal<Out, Bit>,
    /// 1 bit: the fill is done and somebody waits.
    pub replay_valid: Signal<Out, Bit>,
    /// 1 bit: somebody waits: `first_*`.
    pub first_valid: Signal<Out, Bit>,
    /// 3 bits.
    pub first_source: Signal<Out, Bits<3>>,
    /// 4 bits.
    pub first_tag: Signal<Out, Bits<4>>,
    /// 3 bits.
    pub first_pieces: Signal<Out, Bits<3>>,
    /// 1 bit.
    pub first_user: Signal<Out, Bit>,
    /// 1 bit.
    pub first_prefetch: Signal<Out, Bit>,
    write_state: Reg<WriteBack>,
    fetch_state: Reg<Fetch>,
    vif_q: Reg<Bits<12>>,
    slot_q: Reg<Bits<11>>,
    fetch_q: Reg<Bits<4>>,
    copy_q: Reg<Bit>,
    class_q: Reg<Bits<3>>,
    keep_q: Reg<Bit>,
    victim_q: Reg<Bits<12>>,
    dirty_q: Reg<Bits<3>>,
    waits: Reg<Bits<8>>,
    // By source.
    tag: Vec<Reg<Bits<4>>>,
    pieces: Vec<Reg<Bits<3>>>,
    user: Vec<Reg<Bit>>,
    prefetch: Vec<Reg<Bit>>,
    lowest: Signal<Local, Bits<8>>,
    left: Signal<Local, Bits<8>>,
    one: Signal<Local, Bits<8>>,
    order: Assert,
}

impl Mshr {
    /// For `requesters` requesters; source 7, the command unit, has no tag.
    ///
    /// # Panics
    /// Outside 1 to 7.
    #[must_use]
    pub fn new(requesters: usize) -> Self {
        assert!((1..=7).contains(&requesters), "{requesters} requesters: 1 to 7");
        Self {
            vif_q: Reg::without_reset(),
            slot_q: Reg::without_reset(),
            copy_q: Reg::without_reset(),
            class_q: Reg::without_reset(),
            keep_q: Reg::without_reset(),
            victim_q: Reg::without_reset(),
            dirty_q: Reg::without_reset(),
            tag: (0..requesters).map(|_| Reg::without_reset()).collect(),
            pieces: (0..requesters).map(|_| Reg::without_reset()).collect(),
            user: (0..requesters).map(|_| Reg::without_reset()).collect(),
            prefetch: (0..requesters).map(|_| Reg::without_reset()).collect(),
            order: Assert::new("a fetch starts after the way's old pieces were read"),
            ..Self::default()
        }
    }
}

impl Logic for Mshr {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, write_state, fetch_state, vif_q, slot_q, fetch_q, copy_q, class_q);
        dff_setup!(self, clk, keep_q, victim_q, dirty_q, waits);

        // Who waits: the lowest source first.
        self.lowest.next = self.waits.q.val() & (!self.waits.q.val() + 1);
        self.left.next = self.waits.q.val();
        if self.pop.val() {
            self.left.next = self.waits.q.val() & !self.lowest.val();
        }
        if self.pop_command.val() {
            self.left.next = self.waits.q.val() & 0x7F;
        }
        self.one.next = 0.into();
        if self.join.val() {
            self.one.next = bits::<8>(1) << self.wait_source.val();
        }
        self.waits.d.next = self.left.val() | self.one.val();
        self.first_source.next = 7.into();
        self.first_tag.next = 0.into();
        self.first_pieces.next = 0.into();
        self.first_user.next = false;
        self.first_prefetch.next = false;
        for s in 0..self.tag.len() {
            self.tag[s].clock.next = self.clk.val();
            self.pieces[s].clock.next = self.clk.val();
            self.user[s].clock.next = self.clk.val();
            self.prefetch[s].clock.next = self.clk.val();
            self.tag[s].d.next = self.tag[s].q.val();
            self.pieces[s].d.next = self.pieces[s].q.val();
            self.user[s].d.next = self.user[s].q.val();
            self.prefetch[s].d.next = self.prefetch[s].q.val();
            if self.one.val().get_bit(s) {
                self.tag[s].d.next = self.wait_tag.val();
                self.pieces[s].d.next = self.wait_pieces.val();
                self.user[s].d.next = self.wait_user.val();
                self.prefetch[s].d.next = self.wait_prefetch.val();
            }
            if self.lowest.val().get_bit(s) {
                self.first_source.next = s.to_bits();
                self.first_tag.next = self.tag[s].q.val();
                self.first_pieces.next = self.pieces[s].q.val();
                self.first_user.next = self.user[s].q.val();
                self.first_prefetch.next = self.prefetch[s].q.val();
            }
        }
        self.first_valid.next = self.waits.q.val().any();
        self.waiting.next = self.waits.q.val();

        // The engines.
        if self.job_take.val() {
            self.fetch_state.d.next = Fetch::Run;
        }
        if self.filled.val() {
            self.fetch_state.d.next = Fetch::None;
        }
        if self.write_take.val() {
            self.write_state.d.next = WriteBack::Read;
        }
        if self.write_read.val() {
            self.write_state.d.next = WriteBack::Response;
        }
        if self.write_done.val() {
            self.write_state.d.next = WriteBack::None;
        }
        if self.alloc.val() {
            self.vif_q.d.next = self.alloc_vif.val();
            self.slot_q.d.next = self.alloc_slot.val();
            self.fetch_q.d.next = self.alloc_fetch.val();
            self.copy_q.d.next = self.alloc_copy.val();
            self.class_q.d.next = self.alloc_class.val();
            self.victim_q.d.next = self.alloc_victim.val();
            self.dirty_q.d.next = self.alloc_dirty.val();
            self.keep_q.d.next = self.alloc_keep.val();
            self.fetch_state.d.next = Fetch::Wait;
            if self.alloc_fetch.val() == 0 {
                self.fetch_state.d.next = Fetch::Plain;
            }
            if self.alloc_dirty.val().any() {
                self.write_state.d.next = WriteBack::Wait;
            }
        }

        self.free.next = (self.fetch_state.q.val() == Fetch::None)
            && (self.write_state.q.val() == WriteBack::None)
            && !self.waits.q.val().any();
        self.joins.next =
            (self.fetch_state.q.val() != Fetch::None) && (self.vif_q.q.val() == self.probe.val());
        self.holds.next = (self.write_state.q.val() != WriteBack::None)
            && (self.victim_q.q.val() == self.probe.val());
        self.job_valid.next = (self.fetch_state.q.val() == Fetch::Wait)
            && ((self.write_state.q.val() == WriteBack::None)
                || (self.write_state.q.val() == WriteBack::Response));
        self.write_valid.next = self.write_state.q.val() == WriteBack::Wait;
        self.plain.next = self.fetch_state.q.val() == Fetch::Plain;
        self.fetching.next = self.fetch_state.q.val() == Fetch::Run;
        self.reading.next = self.write_state.q.val() == WriteBack::Read;
        self.responding.next = self.write_state.q.val() == WriteBack::Response;
        self.replay_valid.next =
            (self.fetch_state.q.val() == Fetch::None) && self.waits.q.val().any();
        self.vif.next = self.vif_q.q.val();
        self.slot.next = self.slot_q.q.val();
        self.fetch.next = self.fetch_q.q.val();
        self.copy.next = self.copy_q.q.val();
        self.class.next = self.class_q.q.val();
        self.keep.next = self.keep_q.q.val();
        self.victim.next = self.victim_q.q.val();
        self.dirty.next = self.dirty_q.q.val();

        // Properties.
        clock!(self, clk, order);
        self.order.holds.next = (self.fetch_state.q.val() != Fetch::Run)
            || (self.write_state.q.val() == WriteBack::None)
            || (self.write_state.q.val() == WriteBack::Response);
    }
}
