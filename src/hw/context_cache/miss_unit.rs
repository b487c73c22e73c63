//! # MissUnit: the miss registers, and which of their jobs comes first
//!
//! ## Ports
//! | group | meaning |
//! |---|---|
//! | probe, any_free, any_holds, any_joins, waits_already | the pipeline asks about its VIF |
//! | alloc_*, join, wait_* | the pipeline takes a register, or has its request wait |
//! | filled, filled_mshr | a fill is in the pipeline |
//! | job_* | the next fetch, to the fetch engine |
//! | fill_valid, fill_mshr | a fetch is over; makes `fill_op` in the same cycle |
//! | write_* | the next write-back, to its engine |
//! | done_* | a write-back is over |
//! | fill_op, done_op, replay_op | operations for the pipeline |
//!
//! ## Parameters
//! 1 to 8 registers.
//!
//! ## Timing
//! A job is offered one cycle after its `alloc`. The highest class goes first (0 is the highest), of
//! one class in turn; write-backs likewise, by the class of the fetch they make room for.
//!
//! ## Back-pressure
//! `job_take` and `write_take` take a job. `done_ready` takes the end of a write-back: at once if
//! nobody has to hear of it, else when the pipeline takes `done_op`.

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::entry::Op;
use super::mshr::Mshr;
use crate::hw::prim::{Assert, Cover, Reg};

/// The block. See the module page.
#[derive(LogicBlock, Default)]
pub struct MissUnit {
    /// Clock.
    pub clk: Signal<In, Clock>,
    // Questions of the pipeline.
    /// 12 bits: VIF of the operation.
    pub probe: Signal<In, Bits<12>>,
    /// 1 bit: a register is free.
    pub any_free: Signal<Out, Bit>,
    /// 1 bit: `probe` is being written back.
    pub any_holds: Signal<Out, Bit>,
    /// 1 bit: `probe` is being filled.
    pub any_joins: Signal<Out, Bit>,
    /// 1 bit: the source waits for that fill already.
    pub waits_already: Signal<Out, Bit>,
    // Answers of the pipeline.
    /// 1 bit: take a free register.
    pub alloc: Signal<In, Bit>,
    /// 11 bits: place in the store.
    pub alloc_slot: Signal<In, Bits<11>>,
    /// 4 bits: pieces to fetch.
    pub alloc_fetch: Signal<In, Bits<4>>,
    /// 1 bit: copy B of the host's piece.
    pub alloc_copy: Signal<In, Bit>,
    /// 3 bits.
    pub alloc_class: Signal<In, Bits<3>>,
    /// 12 bits: VIF to write back.
    pub alloc_victim: Signal<In, Bits<12>>,
    /// 3 bits: its dirty pieces.
    pub alloc_dirty: Signal<In, Bits<3>>,
    /// 1 bit: the context stays.
    pub alloc_keep: Signal<In, Bit>,
    /// 1 bit: the request waits: for the register that is taken, else for that of its VIF.
    pub join: Signal<In, Bit>,
    /// The operation that waits.
    pub wait_op: Signal<In, Op>,
    /// 1 bit: a fill is in the pipeline.
    pub filled: Signal<In, Bit>,
    // The fetch engine.
    /// 1 bit: a fetch can start.
    pub job_valid: Signal<Out, Bit>,
    /// 1 bit: it is taken.
    pub job_take: Signal<In, Bit>,
    /// 3 bits: its register.
    pub job_mshr: Signal<Out, Bits<3>>,
    /// 12 bits.
    pub job_vif: Signal<Out, Bits<12>>,
    /// 11 bits.
    pub job_slot: Signal<Out, Bits<11>>,
    /// 4 bits: host, rx, tx, ctl.
    pub job_fetch: Signal<Out, Bits<4>>,
    /// 1 bit.
    pub job_copy: Signal<Out, Bit>,
    /// 3 bits.
    pub job_class: Signal<Out, Bits<3>>,
    /// 1 bit: a fetch is over.
    pub fill_valid: Signal<In, Bit>,
    /// 3 bits: its register.
    pub fill_mshr: Signal<In, Bits<3>>,
    /// What it does to the entry.
    pub fill_op: Signal<Out, Op>,
    // The write-back engine.
    /// 1 bit: a write-back can start.
    pub write_valid: Signal<Out, Bit>,
    /// 1 bit: it is taken.
    pub write_take: Signal<In, Bit>,
    /// 3 bits: its register.
    pub write_mshr: Signal<Out, Bits<3>>,
    /// 12 bits.
    pub write_vif: Signal<Out, Bits<12>>,
    /// 11 bits.
    pub write_slot: Signal<Out, Bits<11>>,
    /// 3 bits: rx, tx, ctl.
    pub write_dirty: Signal<Out, Bits<3>>,
    /// 1 bit: the engine has read all pieces of the write-back it took.
    pub write_read: Signal<In, Bit>,
    /// 3 bits: register of `write_read` and of `done_valid`.
    pub done_mshr: Signal<In, Bits<3>>,
    /// 1 bit: all its writes are answered.
    pub done_valid: Signal<In, Bit>,
    /// 1 bit: one of them with an error.
    pub done_failed: Signal<In, Bit>,
    /// 1 bit: taken.
    pub done_ready: Signal<Out, Bit>,
    // To the arbiter.
    /// 1 bit: the pipeline has to hear of it.
    pub done_op_valid: Signal<Out, Bit>,
    /// What it does to the entry.
    pub done_op: Signal<Out, Op>,
    /// 1 bit: the pipeline takes it.
    pub done_op_take: Signal<In, Bit>,
    /// 1 bit: a request waited long enough.
    pub replay_valid: Signal<Out, Bit>,
    /// The request.
    pub replay_op: Signal<Out, Op>,
    /// 1 bit: the pipeline takes it.
    pub replay_take: Signal<In, Bit>,
    // For properties.
    /// 1 bit: the engines take what is offered and end what they took.
    pub legal: Signal<Out, Bit>,
    mshr: Vec<Mshr>,
    // One-hot: the register after the one that was served last.
    job_turn: Reg<Bits<8>>,
    write_turn: Reg<Bits<8>>,
    free: Vec<Signal<Local, Bits<8>>>,
    jobs: Vec<Signal<Local, Bits<8>>>,
    class_bit: Vec<Vec<Signal<Local, Bits<8>>>>,
    fit: Vec<Signal<Local, Bits<8>>>,
    write_fit: Vec<Signal<Local, Bits<8>>>,
    writes: Vec<Signal<Local, Bits<8>>>,
    replays: Vec<Signal<Local, Bits<8>>>,
    free_one: Signal<Local, Bits<8>>,
    job_later: Signal<Local, Bits<8>>,
    job_one: Signal<Local, Bits<8>>,
    write_later: Signal<Local, Bits<8>>,
    write_one: Signal<Local, Bits<8>>,
    replay_one: Signal<Local, Bits<8>>,
    source_one: Signal<Local, Bits<8>>,
    loud: Signal<Local, Bit>,
    done_plain: Signal<Local, Bit>,
    once: Vec<Signal<Local, Bits<2>>>,
    fill_known: Signal<Local, Bit>,
    read_known: Signal<Local, Bit>,
    done_known: Signal<Local, Bit>,
    one_fetch: Assert,
    never_full: Assert,
    merges: Cover,
}

impl MissUnit {
    /// `count` registers for `requesters` requesters.
    ///
    /// # Panics
    /// When `count` is 0 or above 8.
    #[must_use]
    pub fn new(count: usize, requesters: usize) -> Self {
        assert!((1..=8).contains(&count), "{count} outstanding misses: 1 to 8");
        fn signals<T: Synth>(count: usize) -> Vec<Signal<Local, T>> {
            (0..count).map(|_| Signal::default()).collect()
        }
        Self {
            mshr: (0..count).map(|_| Mshr::new(requesters)).collect(),
            job_turn: Reg::new(1_u64.to_bits()),
            write_turn: Reg::new(1_u64.to_bits()),
            free: signals(9),
            jobs: signals(9),
            class_bit: (0..3).map(|_| signals(9)).collect(),
            fit: signals(4),
            write_fit: signals(4),
            writes: signals(9),
            replays: signals(9),
            once: signals(9),
            one_fetch: Assert::new("no VIF is filled in two registers"),
            never_full: Assert::new("a register is taken only if one is free"),
            merges: Cover::new("a second request waits for the same fill"),
            ..Self::default()
        }
    }
}

impl Logic for MissUnit {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, job_turn, write_turn);

        // What the registers say, a bit each.
        self.free[0].next = 0.into();
        self.jobs[0].next = 0.into();
        self.writes[0].next = 0.into();
        self.replays[0].next = 0.into();
        for b in 0..3 {
            self.class_bit[b][0].next = 0.into();
        }
        for k in 0..self.mshr.len() {
            self.free[k + 1].next = self.free[k].val().replace_bit(k, self.mshr[k].free.val());
            self.jobs[k + 1].next = self.jobs[k].val().replace_bit(k, self.mshr[k].job_valid.val());
            self.writes[k + 1].next =
                self.writes[k].val().replace_bit(k, self.mshr[k].write_valid.val());
            self.replays[k + 1].next =
                self.replays[k].val().replace_bit(k, self.mshr[k].replay_valid.val());
            for b in 0..3 {
                self.class_bit[b][k + 1].next = self.class_bit[b][k]
                    .val()
                    .replace_bit(k, self.mshr[k].class.val().get_bit(2 - b));
            }
        }
        for k in self.mshr.len()..8 {
            self.free[k + 1].next = self.free[k].val();
            self.jobs[k + 1].next = self.jobs[k].val();
            self.writes[k + 1].next = self.writes[k].val();
            self.replays[k + 1].next = self.replays[k].val();
            for b in 0..3 {
                self.class_bit[b][k + 1].next = self.class_bit[b][k].val();
            }
        }
        self.free_one.next = self.free[8].val() & (!self.free[8].val() + 1);
        self.replay_one.next = self.replays[8].val() & (!self.replays[8].val() + 1);
        // The highest class has the smallest number.
        self.fit[0].next = self.jobs[8].val();
        self.write_fit[0].next = self.writes[8].val();
        for b in 0..3 {
            self.write_fit[b + 1].next = self.write_fit[b].val();
            if (self.write_fit[b].val() & !self.class_bit[b][8].val()).any() {
                self.write_fit[b + 1].next = self.write_fit[b].val() & !self.class_bit[b][8].val();
            }
            self.fit[b + 1].next = self.fit[b].val();
            if (self.fit[b].val() & !self.class_bit[b][8].val()).any() {
                self.fit[b + 1].next = self.fit[b].val() & !self.class_bit[b][8].val();
            }
        }
        self.job_later.next = self.fit[3].val() & !(self.job_turn.q.val() - 1);
        self.job_one.next = self.fit[3].val() & (!self.fit[3].val() + 1);
        if self.job_later.val().any() {
            self.job_one.next = self.job_later.val() & (!self.job_later.val() + 1);
        }
        self.write_later.next = self.write_fit[3].val() & !(self.write_turn.q.val() - 1);
        self.write_one.next = self.write_fit[3].val() & (!self.write_fit[3].val() + 1);
        if self.write_later.val().any() {
            self.write_one.next = self.write_later.val() & (!self.write_later.val() + 1);
        }
        if self.job_take.val() {
            self.job_turn.d.next = self.job_one.val() << 1;
            if self.job_one.val().get_bit(7) {
                self.job_turn.d.next = 1.into();
            }
        }
        if self.write_take.val() {
            self.write_turn.d.next = self.write_one.val() << 1;
            if self.write_one.val().get_bit(7) {
                self.write_turn.d.next = 1.into();
            }
        }
        self.source_one.next = bits::<8>(1) << self.wait_op.val().source;

        // The chosen ones.
        self.any_free.next = self.free[8].val().any();
        self.any_holds.next = false;
        self.any_joins.next = false;
        self.waits_already.next = false;
        self.job_valid.next = self.jobs[8].val().any();
        self.job_mshr.next = 0.into();
        self.job_vif.next = 0.into();
        self.job_slot.next = 0.into();
        self.job_fetch.next = 0.into();
        self.job_copy.next = false;
        self.job_class.next = 0.into();
        self.write_valid.next = self.writes[8].val().any();
        self.write_mshr.next = 0.into();
        self.write_vif.next = 0.into();
        self.write_slot.next = 0.into();
        self.write_dirty.next = 0.into();
        self.fill_op.next.kind = 3.into();
        self.fill_op.next.source = 7.into();
        self.fill_op.next.answer = 0.into();
        self.fill_op.next.tag = 0.into();
        self.fill_op.next.vif = 0.into();
        self.fill_op.next.class = 0.into();
        self.fill_op.next.pieces = 0.into();
        self.fill_op.next.dirty = 0.into();
        self.fill_op.next.user = 0.into();
        self.fill_op.next.prefetch = 0.into();
        self.fill_op.next.mshr = self.fill_mshr.val();
        self.fill_op.next.fetched = 0.into();
        self.fill_op.next.keep = 0.into();
        self.fill_op.next.failed = 0.into();
        // The command unit waits for a write-back of its own; a failed one of a victim has no answer.
        self.done_plain.next = false;
        self.done_op.next.kind = 4.into();
        self.done_op.next.source = 7.into();
        self.done_op.next.answer = 0.into();
        self.done_op.next.tag = 0.into();
        self.done_op.next.vif = 0.into();
        self.done_op.next.class = 0.into();
        self.done_op.next.pieces = 0.into();
        self.done_op.next.dirty = 0.into();
        self.done_op.next.user = 0.into();
        self.done_op.next.prefetch = 0.into();
        self.done_op.next.mshr = self.done_mshr.val();
        self.done_op.next.fetched = 0.into();
        self.done_op.next.keep = 0.into();
        self.done_op.next.failed = self.done_failed.val().into();
        self.replay_valid.next = self.replays[8].val().any();
        self.replay_op.next.kind = 1.into();
        self.replay_op.next.source = 7.into();
        self.replay_op.next.answer = 1.into();
        self.replay_op.next.tag = 0.into();
        self.replay_op.next.vif = 0.into();
        self.replay_op.next.class = 0.into();
        self.replay_op.next.pieces = 0.into();
        self.replay_op.next.dirty = 0.into();
        self.replay_op.next.user = 0.into();
        self.replay_op.next.prefetch = 0.into();
        self.replay_op.next.mshr = 0.into();
        self.replay_op.next.fetched = 0.into();
        self.replay_op.next.keep = 0.into();
        self.replay_op.next.failed = 0.into();
        for k in 0..self.mshr.len() {
            if self.mshr[k].holds.val() {
                self.any_holds.next = true;
            }
            if self.mshr[k].joins.val() {
                self.any_joins.next = true;
                self.waits_already.next =
                    (self.mshr[k].waiting.val() & self.source_one.val()).any();
            }
            if self.job_one.val().get_bit(k) {
                self.job_mshr.next = k.to_bits();
                self.job_vif.next = self.mshr[k].vif.val();
                self.job_slot.next = self.mshr[k].slot.val();
                self.job_fetch.next = self.mshr[k].fetch.val();
                self.job_copy.next = self.mshr[k].copy.val();
                self.job_class.next = self.mshr[k].class.val();
            }
            if self.write_one.val().get_bit(k) {
                self.write_mshr.next = k.to_bits();
                self.write_vif.next = self.mshr[k].victim.val();
                self.write_slot.next = self.mshr[k].slot.val();
                self.write_dirty.next = self.mshr[k].dirty.val();
            }
            if self.fill_mshr.val() == k.to_bits() {
                self.fill_op.next.source = self.mshr[k].first_source.val();
                self.fill_op.next.answer = self.mshr[k].first_valid.val().into();
                self.fill_op.next.tag = self.mshr[k].first_tag.val();
                self.fill_op.next.vif = self.mshr[k].vif.val();
                self.fill_op.next.class = self.mshr[k].class.val();
                self.fill_op.next.pieces = self.mshr[k].first_pieces.val();
                self.fill_op.next.user = self.mshr[k].first_user.val().into();
                self.fill_op.next.prefetch = self.mshr[k].first_prefetch.val().into();
                self.fill_op.next.fetched = self.mshr[k].fetch.val();
            }
            if self.done_mshr.val() == k.to_bits() {
                self.done_op.next.vif = self.mshr[k].victim.val();
                self.done_plain.next = self.mshr[k].plain.val();
                if self.mshr[k].plain.val() {
                    // Requesters that came meanwhile look again afterwards.
                    self.done_op.next.kind = 3.into();
                    self.done_op.next.answer = self.mshr[k].waiting.val().get_bits::<1>(7);
                    self.done_op.next.keep = self.mshr[k].keep.val().into();
                }
            }
            if self.replay_one.val().get_bit(k) {
                self.replay_op.next.source = self.mshr[k].first_source.val();
                self.replay_op.next.tag = self.mshr[k].first_tag.val();
                self.replay_op.next.vif = self.mshr[k].vif.val();
                self.replay_op.next.class = self.mshr[k].class.val();
                self.replay_op.next.pieces = self.mshr[k].first_pieces.val();
                self.replay_op.next.user = self.mshr[k].first_user.val().into();
                self.replay_op.next.prefetch = self.mshr[k].first_prefetch.val().into();
                if self.mshr[k].first_source.val() == 7 {
                    // A command looks again by itself.
                    self.replay_op.next.kind = 13.into();
                }
            }
        }
        self.loud.next = self.done_valid.val() && (self.done_failed.val() || self.done_plain.val());
        self.done_op_valid.next = self.loud.val();
        self.done_ready.next = !self.loud.val() || self.done_op_take.val();

        for k in 0..self.mshr.len() {
            self.mshr[k].clk.next = self.clk.val();
            self.mshr[k].probe.next = self.probe.val();
            self.mshr[k].alloc.next = self.alloc.val() && self.free_one.val().get_bit(k);
            self.mshr[k].alloc_vif.next = self.probe.val();
            self.mshr[k].alloc_slot.next = self.alloc_slot.val();
            self.mshr[k].alloc_fetch.next = self.alloc_fetch.val();
            self.mshr[k].alloc_copy.next = self.alloc_copy.val();
            self.mshr[k].alloc_class.next = self.alloc_class.val();
            self.mshr[k].alloc_victim.next = self.alloc_victim.val();
            self.mshr[k].alloc_dirty.next = self.alloc_dirty.val();
            self.mshr[k].alloc_keep.next = self.alloc_keep.val();
            self.mshr[k].join.next = self.join.val()
                && ((self.alloc.val() && self.free_one.val().get_bit(k))
                    || (!self.alloc.val() && self.mshr[k].joins.val()));
            self.mshr[k].wait_source.next = self.wait_op.val().source;
            self.mshr[k].wait_tag.next = self.wait_op.val().tag;
            self.mshr[k].wait_pieces.next = self.wait_op.val().pieces;
            self.mshr[k].wait_user.next = self.wait_op.val().user.any();
            self.mshr[k].wait_prefetch.next = self.wait_op.val().prefetch.any();
            self.mshr[k].job_take.next = self.job_take.val() && self.job_one.val().get_bit(k);
            self.mshr[k].write_take.next = self.write_take.val() && self.write_one.val().get_bit(k);
            self.mshr[k].filled.next =
                self.filled.val() && (self.wait_op.val().mshr == k.to_bits());
            self.mshr[k].write_read.next =
                self.write_read.val() && (self.done_mshr.val() == k.to_bits());
            self.mshr[k].write_done.next = self.done_valid.val()
                && (!self.loud.val() || self.done_op_take.val())
                && (self.done_mshr.val() == k.to_bits());
            self.mshr[k].pop_command.next = self.done_op_take.val()
                && self.done_plain.val()
                && (self.done_mshr.val() == k.to_bits());
            self.mshr[k].pop.next = (self.fill_valid.val()
                && (self.fill_mshr.val() == k.to_bits()))
                || (self.replay_take.val() && self.replay_one.val().get_bit(k));
        }

        // Properties.
        clock!(self, clk, one_fetch, never_full, merges);
        self.fill_known.next = !self.fill_valid.val();
        self.read_known.next = !self.write_read.val();
        self.done_known.next = !self.done_valid.val();
        for k in 0..self.mshr.len() {
            if self.fill_mshr.val() == k.to_bits() {
                if self.mshr[k].fetching.val()
                    && !(self.filled.val() && (self.wait_op.val().mshr == k.to_bits()))
                {
                    self.fill_known.next = true;
                }
                if self.job_take.val() && self.job_one.val().get_bit(k) {
                    self.fill_known.next = true;
                }
            }
            if self.done_mshr.val() == k.to_bits() {
                if self.mshr[k].reading.val() {
                    self.read_known.next = true;
                }
                if self.mshr[k].responding.val() {
                    self.done_known.next = true;
                }
            }
        }
        self.legal.next = self.fill_known.val()
            && self.read_known.val()
            && self.done_known.val()
            && (!self.job_take.val() || self.jobs[8].val().any())
            && (!self.write_take.val() || self.writes[8].val().any());
        self.once[0].next = 0.into();
        for k in 0..self.mshr.len() {
            self.once[k + 1].next = self.once[k].val();
            if self.mshr[k].joins.val() {
                self.once[k + 1].next = (self.once[k].val() << 1) | 1;
            }
        }
        for k in self.mshr.len()..8 {
            self.once[k + 1].next = self.once[k].val();
        }
        self.one_fetch.holds.next = !self.once[8].val().get_bit(1);
        self.never_full.holds.next = !self.alloc.val() || self.free[8].val().any();
        self.merges.holds.next = self.join.val() && !self.alloc.val();
    }
}
