//! # Directory: who is here, who may have what, who has to come
//!
//! The control of the cache without its data. Everything that can change an entry is an operation of
//! one pipeline, and an operation changes at most one entry, in one cycle: so operations are atomic
//! and in one order.
//!
//! ```text
//! cycle 0  arbiter chooses an operation; its set and VIF go to the stores
//! cycle 1  tags compared; decision; entry, VIF word, miss register and replacement state written
//! cycle 2  answer on rsp_*
//! ```
//!
//! ## Ports
//! As at the [context cache](super), and those of the [miss unit](super::miss_unit) for the engines.
//!
//! ## Proved
//! See the page of the [context cache](super).

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::entry::{Entry, Op, WAYS_MAX};
use super::miss_unit::MissUnit;
use super::op_arbiter::OpArbiter;
use super::replacement::{Policy, Replacement};
use super::small_store::SmallStore;
use super::tag_store::TagStore;
use crate::hw::prim::{Assert, Assume, Cover, Reg};

/// Geometry and limits of a cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Geometry {
    /// VIFs, 2 to 4096.
    pub vifs: usize,
    /// Sets, a power of two up to 256.
    pub sets: usize,
    /// Ways, 1 to 32.
    pub ways: usize,
    /// Ways of a set that are never pinned.
    pub unpinned: usize,
    /// Outstanding misses, 1 to 8.
    pub misses: usize,
    /// Requesters, 1 to 7.
    pub requesters: usize,
    /// How a victim is chosen.
    pub policy: Policy,
}

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct Directory {
    /// Clock.
    pub clk: Signal<In, Clock>,
    // Requesters.
    /// 1 bit each: a request.
    pub req_valid: Vec<Signal<In, Bit>>,
    /// 1 bit each: it is taken.
    pub req_ready: Vec<Signal<Out, Bit>>,
    /// 1 bit each: give back instead of look up.
    pub req_release: Vec<Signal<In, Bit>>,
    /// 4 bits each: comes back with the answer.
    pub req_tag: Vec<Signal<In, Bits<4>>>,
    /// 12 bits each.
    pub req_vif: Vec<Signal<In, Bits<12>>>,
    /// 3 bits each: service class, if it has to be fetched.
    pub req_class: Vec<Signal<In, Bits<3>>>,
    /// 3 bits each: rx, tx, ctl.
    pub req_pieces: Vec<Signal<In, Bits<3>>>,
    /// 3 bits each: pieces that were changed; ignored unless `req_release`.
    pub req_dirty: Vec<Signal<In, Bits<3>>>,
    /// 1 bit each: take, or give back, a use.
    pub req_user: Vec<Signal<In, Bit>>,
    /// 1 bit each: fetch only.
    pub req_prefetch: Vec<Signal<In, Bit>>,
    /// 1 bit each: an answer for this requester.
    pub rsp_valid: Vec<Signal<Out, Bit>>,
    /// 4 bits: tag of the request.
    pub rsp_tag: Signal<Out, Bits<4>>,
    /// 4 bits: see [`status`](super::entry::status).
    pub rsp_status: Signal<Out, Bits<4>>,
    /// 11 bits: place of the context in the store; ignored unless the status is OK.
    pub rsp_slot: Signal<Out, Bits<11>>,
    // Command unit.
    /// 4 bits: operation; 0: none.
    pub cmd_kind: Signal<In, Bits<4>>,
    /// 12 bits.
    pub cmd_vif: Signal<In, Bits<12>>,
    /// 1 bit: it is taken.
    pub cmd_take: Signal<Out, Bit>,
    /// 1 bit: an answer for the command unit, with `rsp_status`.
    pub cmd_done: Signal<Out, Bit>,
    /// 1 bit: no new uses, nothing is fetched.
    pub quiesce: Signal<In, Bit>,
    // Fetch engine.
    /// 1 bit: a fetch can start.
    pub job_valid: Signal<Out, Bit>,
    /// 1 bit: it is taken.
    pub job_take: Signal<In, Bit>,
    /// 3 bits: its miss register.
    pub job_mshr: Signal<Out, Bits<3>>,
    /// 12 bits.
    pub job_vif: Signal<Out, Bits<12>>,
    /// 11 bits.
    pub job_slot: Signal<Out, Bits<11>>,
    /// 4 bits: host, rx, tx, ctl.
    pub job_fetch: Signal<Out, Bits<4>>,
    /// 1 bit: copy B of the host's piece.
    pub job_copy: Signal<Out, Bit>,
    /// 3 bits.
    pub job_class: Signal<Out, Bits<3>>,
    /// 1 bit: a fetch is over.
    pub fill_valid: Signal<In, Bit>,
    /// 3 bits: its miss register.
    pub fill_mshr: Signal<In, Bits<3>>,
    /// 1 bit: it was good; in the cycle after `fill_valid`.
    pub fill_ok: Signal<In, Bit>,
    /// 3 bits: class in the record; in the cycle after `fill_valid`, ignored without host's piece.
    pub fill_class: Signal<In, Bits<3>>,
    // Write-back engine.
    /// 1 bit: a write-back can start.
    pub write_valid: Signal<Out, Bit>,
    /// 1 bit: it is taken.
    pub write_take: Signal<In, Bit>,
    /// 3 bits: its miss register.
    pub write_mshr: Signal<Out, Bits<3>>,
    /// 12 bits.
    pub write_vif: Signal<Out, Bits<12>>,
    /// 11 bits.
    pub write_slot: Signal<Out, Bits<11>>,
    /// 3 bits: rx, tx, ctl.
    pub write_dirty: Signal<Out, Bits<3>>,
    /// 1 bit: all pieces were read out of the store.
    pub write_read: Signal<In, Bit>,
    /// 3 bits: register of `write_read` and `done_valid`.
    pub done_mshr: Signal<In, Bits<3>>,
    /// 1 bit: all writes are answered.
    pub done_valid: Signal<In, Bit>,
    /// 1 bit: one with an error.
    pub done_failed: Signal<In, Bit>,
    /// 1 bit: taken.
    pub done_ready: Signal<Out, Bit>,
    // Status.
    /// 1 bit: the walk after reset is over.
    pub ready: Signal<Out, Bit>,
    /// 1 bit: a lookup was granted without a fetch.
    pub hit_strobe: Signal<Out, Bit>,
    /// 1 bit: a fetch was decided.
    pub miss_strobe: Signal<Out, Bit>,
    /// 1 bit: it was for a pinned context.
    pub pinned_miss_strobe: Signal<Out, Bit>,
    /// 1 bit: a context was given away.
    pub evict_strobe: Signal<Out, Bit>,
    /// 1 bit: a VIF was quarantined.
    pub quarantine_strobe: Signal<Out, Bit>,
    /// 1 bit: the quarantine comes from a fetch; else from a write-back.
    pub strobe_fetched: Signal<Out, Bit>,
    /// 12 bits: the VIF of the strobes.
    pub strobe_vif: Signal<Out, Bits<12>>,
    arbiter: OpArbiter,
    tags: TagStore,
    vifs: SmallStore<12, 3>,
    turns: SmallStore<8, 32>,
    replacement: Replacement,
    misses: MissUnit,
    op: Reg<Op>,
    walked: Reg<Bit>,
    walk: Reg<Bits<12>>,
    answer: Reg<Bit>,
    answer_source: Reg<Bits<3>>,
    answer_tag: Reg<Bits<4>>,
    answer_status: Reg<Bits<4>>,
    answer_slot: Reg<Bits<11>>,
    hit_q: Reg<Bit>,
    miss_q: Reg<Bit>,
    pinned_miss_q: Reg<Bit>,
    evict_q: Reg<Bit>,
    quarantine_q: Reg<Bit>,
    fetched_q: Reg<Bit>,
    strobe_q: Reg<Bits<12>>,
    set_mask: Constant<Bits<8>>,
    way_bits: Constant<Bits<4>>,
    last_walk: Constant<Bits<12>>,
    vif_count: Constant<Bits<13>>,
    pins: Constant<Bits<6>>,
    next_set: Signal<Local, Bits<8>>,
    set: Signal<Local, Bits<8>>,
    vif: Signal<Local, Bits<12>>,
    // Entries of the set: the one that matches, the victim, and masks over the ways.
    matched: Vec<Signal<Local, Bits<32>>>,
    away: Vec<Signal<Local, Bits<32>>>,
    idle: Vec<Signal<Local, Bits<32>>>,
    empty: Vec<Signal<Local, Bits<32>>>,
    pinned_count: Vec<Signal<Local, Bits<6>>>,
    way_of: Vec<Signal<Local, Bits<5>>>,
    found: Signal<Local, Entry>,
    gone: Signal<Local, Entry>,
    hit: Signal<Local, Bit>,
    victim_any: Signal<Local, Bit>,
    // What the operation is.
    is_lookup: Signal<Local, Bit>,
    is_release: Signal<Local, Bit>,
    is_fill: Signal<Local, Bit>,
    fill_good: Signal<Local, Bit>,
    fill_bad: Signal<Local, Bit>,
    exists: Signal<Local, Bit>,
    quarantined: Signal<Local, Bit>,
    // The entry as the decision sees it.
    here: Signal<Local, Entry>,
    valid: Signal<Local, Bit>,
    missing: Signal<Local, Bits<2>>,
    crowd: Signal<Local, Bit>,
    unused: Signal<Local, Bit>,
    can_fetch: Signal<Local, Bit>,
    // The decision.
    want: Signal<Local, Bit>,
    fetch: Signal<Local, Bits<4>>,
    status: Signal<Local, Bits<4>>,
    wait: Signal<Local, Bit>,
    grant: Signal<Local, Bit>,
    take_way: Signal<Local, Bit>,
    write_back: Signal<Local, Bit>,
    keep: Signal<Local, Bit>,
    write_found: Signal<Local, Bit>,
    next_entry: Signal<Local, Entry>,
    next_word: Signal<Local, Bits<3>>,
    write_word: Signal<Local, Bit>,
    quarantine: Signal<Local, Bit>,
    alloc: Signal<Local, Bit>,
    // Changed pieces that go to memory.
    leaving: Signal<Local, Bits<3>>,
    way: Signal<Local, Bits<5>>,
    // For the properties only.
    engines: Assume,
    commands: Assume,
    no_way_in_use_goes: Assert,
    no_pinned_goes: Assert,
    no_grant_in_quarantine: Assert,
    no_fetch_during_write_back: Assert,
    filling_has_register: Assert,
    exclusive: Assert,
    victim_is_written: Assert,
    dirty_is_kept: Assert,
    quarantine_lasts: Assert,
    bad: Reg<Bit>,
    bad_vif: Reg<Bits<12>>,
    grants: Cover,
    evicts: Cover,
    writes: Cover,
}

fn signals<D: Direction, T: Synth>(count: usize) -> Vec<Signal<D, T>> {
    (0..count).map(|_| Signal::default()).collect()
}

/// Bits that number `count` things.
pub(super) fn bits_for(count: usize) -> u64 {
    u64::from(count.next_power_of_two().trailing_zeros())
}

impl Directory {
    /// The directory of a cache.
    ///
    /// # Panics
    /// When a number of the geometry is outside its range.
    #[must_use]
    pub fn new(geometry: Geometry) -> Self {
        assert!(geometry.sets <= geometry.vifs, "{} sets: at most as many as VIFs", geometry.sets);
        Self {
            clk: Signal::default(),
            req_valid: signals(geometry.requesters),
            req_ready: signals(geometry.requesters),
            req_release: signals(geometry.requesters),
            req_tag: signals(geometry.requesters),
            req_vif: signals(geometry.requesters),
            req_class: signals(geometry.requesters),
            req_pieces: signals(geometry.requesters),
            req_dirty: signals(geometry.requesters),
            req_user: signals(geometry.requesters),
            req_prefetch: signals(geometry.requesters),
            rsp_valid: signals(geometry.requesters),
            rsp_tag: Signal::default(),
            rsp_status: Signal::default(),
            rsp_slot: Signal::default(),
            cmd_kind: Signal::default(),
            cmd_vif: Signal::default(),
            cmd_take: Signal::default(),
            cmd_done: Signal::default(),
            quiesce: Signal::default(),
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
            ready: Signal::default(),
            hit_strobe: Signal::default(),
            miss_strobe: Signal::default(),
            pinned_miss_strobe: Signal::default(),
            evict_strobe: Signal::default(),
            quarantine_strobe: Signal::default(),
            strobe_fetched: Signal::default(),
            strobe_vif: Signal::default(),
            arbiter: OpArbiter::new(geometry.requesters),
            tags: TagStore::new(geometry.sets, geometry.ways),
            vifs: SmallStore::new(geometry.vifs),
            turns: SmallStore::new(geometry.sets),
            replacement: Replacement::new(geometry.ways, geometry.policy),
            misses: MissUnit::new(geometry.misses, geometry.requesters),
            op: Reg::default(),
            walked: Reg::default(),
            walk: Reg::default(),
            answer: Reg::default(),
            answer_source: Reg::without_reset(),
            answer_tag: Reg::without_reset(),
            answer_status: Reg::without_reset(),
            answer_slot: Reg::without_reset(),
            hit_q: Reg::default(),
            miss_q: Reg::default(),
            pinned_miss_q: Reg::default(),
            evict_q: Reg::default(),
            quarantine_q: Reg::default(),
            fetched_q: Reg::default(),
            strobe_q: Reg::without_reset(),
            set_mask: Constant::new((geometry.sets as u64 - 1).to_bits()),
            way_bits: Constant::new(bits_for(geometry.ways).to_bits()),
            last_walk: Constant::new((geometry.sets.max(geometry.vifs) as u64 - 1).to_bits()),
            vif_count: Constant::new((geometry.vifs as u64).to_bits()),
            pins: Constant::new((geometry.ways.saturating_sub(geometry.unpinned) as u64).to_bits()),
            next_set: Signal::default(),
            set: Signal::default(),
            vif: Signal::default(),
            matched: signals(WAYS_MAX + 1),
            away: signals(WAYS_MAX + 1),
            idle: signals(WAYS_MAX + 1),
            empty: signals(WAYS_MAX + 1),
            pinned_count: signals(WAYS_MAX + 1),
            way_of: signals(WAYS_MAX + 1),
            found: Signal::default(),
            gone: Signal::default(),
            hit: Signal::default(),
            victim_any: Signal::default(),
            is_lookup: Signal::default(),
            is_release: Signal::default(),
            is_fill: Signal::default(),
            fill_good: Signal::default(),
            fill_bad: Signal::default(),
            exists: Signal::default(),
            quarantined: Signal::default(),
            here: Signal::default(),
            valid: Signal::default(),
            missing: Signal::default(),
            crowd: Signal::default(),
            unused: Signal::default(),
            can_fetch: Signal::default(),
            want: Signal::default(),
            fetch: Signal::default(),
            status: Signal::default(),
            wait: Signal::default(),
            grant: Signal::default(),
            take_way: Signal::default(),
            write_back: Signal::default(),
            keep: Signal::default(),
            write_found: Signal::default(),
            next_entry: Signal::default(),
            next_word: Signal::default(),
            write_word: Signal::default(),
            quarantine: Signal::default(),
            alloc: Signal::default(),
            leaving: Signal::default(),
            way: Signal::default(),
            engines: Assume::new("the engines take what is offered and end what they took"),
            commands: Assume::new("the command unit offers commands and nothing else"),
            no_way_in_use_goes: Assert::new("a context in use is not given away"),
            no_pinned_goes: Assert::new("a pinned context is not given away"),
            no_grant_in_quarantine: Assert::new("a quarantined VIF gets no grant"),
            no_fetch_during_write_back: Assert::new(
                "nothing is fetched for a VIF that is being written back",
            ),
            filling_has_register: Assert::new("an entry that is filled has a miss register"),
            exclusive: Assert::new("no piece is granted twice"),
            victim_is_written: Assert::new("a victim's changed pieces are written back"),
            dirty_is_kept: Assert::new("a changed piece stays, or a miss register writes it back"),
            quarantine_lasts: Assert::new("no grant between a quarantine and the next create"),
            bad: Reg::default(),
            bad_vif: Reg::without_reset(),
            grants: Cover::new("a request is granted"),
            evicts: Cover::new("a context is given away"),
            writes: Cover::new("a dirty context is given away"),
        }
    }
}

impl Logic for Directory {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, op, walked, walk, answer, answer_source, answer_tag, answer_status);
        dff_setup!(self, clk, answer_slot, hit_q, miss_q, pinned_miss_q, evict_q, quarantine_q);
        dff_setup!(self, clk, strobe_q, fetched_q);
        self.arbiter.clk.next = self.clk.val();
        self.tags.clk.next = self.clk.val();
        self.vifs.clk.next = self.clk.val();
        self.turns.clk.next = self.clk.val();
        self.replacement.clk.next = self.clk.val();
        self.misses.clk.next = self.clk.val();

        // Cycle 0: an operation enters.
        for i in 0..self.req_valid.len() {
            self.arbiter.req_valid[i].next = self.req_valid[i].val();
            self.arbiter.req_release[i].next = self.req_release[i].val();
            self.arbiter.req_tag[i].next = self.req_tag[i].val();
            self.arbiter.req_vif[i].next = self.req_vif[i].val();
            self.arbiter.req_class[i].next = self.req_class[i].val();
            self.arbiter.req_pieces[i].next = self.req_pieces[i].val();
            self.arbiter.req_dirty[i].next = self.req_dirty[i].val();
            self.arbiter.req_user[i].next = self.req_user[i].val();
            self.arbiter.req_prefetch[i].next = self.req_prefetch[i].val();
            self.req_ready[i].next = self.arbiter.req_ready[i].val();
        }
        self.arbiter.enable.next = self.walked.q.val();
        self.arbiter.cmd_kind.next = self.cmd_kind.val();
        self.arbiter.cmd_vif.next = self.cmd_vif.val();
        self.cmd_take.next = self.arbiter.cmd_take.val();
        self.arbiter.fill_valid.next = self.fill_valid.val();
        self.arbiter.fill_op.next = self.misses.fill_op.val();
        self.arbiter.done_valid.next = self.misses.done_op_valid.val();
        self.arbiter.done_op.next = self.misses.done_op.val();
        self.misses.done_op_take.next = self.arbiter.done_take.val();
        self.arbiter.replay_valid.next = self.misses.replay_valid.val();
        self.arbiter.replay_op.next = self.misses.replay_op.val();
        self.misses.replay_take.next = self.arbiter.replay_take.val();
        self.op.d.next = self.arbiter.op.val();
        self.next_set.next = self.arbiter.op.val().vif.get_bits::<8>(0) & self.set_mask.val();
        self.tags.next_set.next = self.next_set.val();
        self.turns.next_addr.next = self.next_set.val();
        self.vifs.next_addr.next = self.arbiter.op.val().vif;

        // The walk after reset clears the stores.
        self.vif.next = self.op.q.val().vif;
        self.set.next = self.op.q.val().vif.get_bits::<8>(0) & self.set_mask.val();
        if !self.walked.q.val() {
            self.walk.d.next = self.walk.q.val() + 1;
            self.walked.d.next = self.walk.q.val() == self.last_walk.val();
            self.vif.next = self.walk.q.val();
            self.set.next = self.walk.q.val().get_bits::<8>(0) & self.set_mask.val();
        }
        self.ready.next = self.walked.q.val();

        // Cycle 1: the entries of the set.
        self.tags.set.next = self.set.val();
        self.tags.vif.next = self.vif.val();
        self.turns.addr.next = self.set.val();
        self.vifs.addr.next = self.vif.val();
        self.matched[0].next = 0.into();
        self.idle[0].next = 0.into();
        self.empty[0].next = 0.into();
        self.pinned_count[0].next = 0.into();
        for w in 0..self.tags.entry.len() {
            self.replacement.class[w].next = self.tags.entry[w].val().get_bits::<3>(14);
            self.matched[w + 1].next = self.matched[w].val();
            if self.tags.matches.val().get_bit(w) {
                self.matched[w + 1].next = self.matched[w].val() | self.tags.entry[w].val();
            }
            self.empty[w + 1].next =
                self.empty[w].val().replace_bit(w, self.tags.entry[w].val().get_bits::<2>(0) == 0);
            // Not being filled, not pinned, no lock, no user.
            self.idle[w + 1].next = self.idle[w].val().replace_bit(
                w,
                (self.tags.entry[w].val().get_bits::<2>(0) != 2)
                    && !self.tags.entry[w].val().get_bit(17)
                    && (self.tags.entry[w].val().get_bits::<8>(24) == 0),
            );
            self.pinned_count[w + 1].next = self.pinned_count[w].val();
            if self.tags.entry[w].val().get_bit(17) {
                self.pinned_count[w + 1].next = self.pinned_count[w].val() + 1;
            }
        }
        for w in self.tags.entry.len()..32 {
            self.matched[w + 1].next = self.matched[w].val();
            self.empty[w + 1].next = self.empty[w].val();
            self.idle[w + 1].next = self.idle[w].val();
            self.pinned_count[w + 1].next = self.pinned_count[w].val();
        }
        self.hit.next = self.tags.matches.val().any();
        self.found.next.state = self.matched[32].val().get_bits::<2>(0);
        self.found.next.vif = self.matched[32].val().get_bits::<12>(2);
        self.found.next.class = self.matched[32].val().get_bits::<3>(14);
        self.found.next.pinned = self.matched[32].val().get_bits::<1>(17);
        self.found.next.stale = self.matched[32].val().get_bits::<1>(18);
        self.found.next.have = self.matched[32].val().get_bits::<2>(19);
        self.found.next.dirty = self.matched[32].val().get_bits::<3>(21);
        self.found.next.lock = self.matched[32].val().get_bits::<3>(24);
        self.found.next.users = self.matched[32].val().get_bits::<5>(27);
        self.replacement.may.next = self.idle[32].val();
        self.replacement.empty.next = self.empty[32].val();
        self.replacement.limited.next = self.op.q.val().prefetch.any();
        self.replacement.limit.next = self.op.q.val().class;
        self.replacement.now.next = self.turns.word.val();
        self.victim_any.next = self.replacement.victim.val().any();
        self.away[0].next = 0.into();
        for w in 0..self.tags.entry.len() {
            self.away[w + 1].next = self.away[w].val();
            if self.replacement.victim.val().get_bit(w) {
                self.away[w + 1].next = self.away[w].val() | self.tags.entry[w].val();
            }
        }
        for w in self.tags.entry.len()..32 {
            self.away[w + 1].next = self.away[w].val();
        }
        self.gone.next.state = self.away[32].val().get_bits::<2>(0);
        self.gone.next.vif = self.away[32].val().get_bits::<12>(2);
        self.gone.next.class = self.away[32].val().get_bits::<3>(14);
        self.gone.next.pinned = self.away[32].val().get_bits::<1>(17);
        self.gone.next.stale = self.away[32].val().get_bits::<1>(18);
        self.gone.next.have = self.away[32].val().get_bits::<2>(19);
        self.gone.next.dirty = self.away[32].val().get_bits::<3>(21);
        self.gone.next.lock = self.away[32].val().get_bits::<3>(24);
        self.gone.next.users = self.away[32].val().get_bits::<5>(27);

        // The operation, and the entry after what a fetch brought.
        self.misses.probe.next = self.op.q.val().vif;
        self.misses.wait_op.next = self.op.q.val();
        self.is_release.next = self.op.q.val().kind == 2;
        self.is_fill.next = self.op.q.val().kind == 3;
        self.fill_good.next = false;
        self.fill_bad.next = false;
        if self.op.q.val().kind == 3 {
            self.fill_good.next = self.fill_ok.val();
            self.fill_bad.next = !self.fill_ok.val();
            if self.op.q.val().fetched == 0 {
                self.fill_good.next = !self.op.q.val().failed.any();
                self.fill_bad.next = self.op.q.val().failed.any();
            }
        }
        self.is_lookup.next = (self.op.q.val().kind == 1)
            || (self.fill_good.val()
                && self.op.q.val().answer.any()
                && (self.op.q.val().fetched != 0)
                && (self.op.q.val().source != 7));
        self.exists.next = self.vifs.word.val().get_bit(0)
            && (bit_cast::<13, 12>(self.op.q.val().vif) < self.vif_count.val());
        self.quarantined.next = self.vifs.word.val().get_bit(1);
        self.here.next = self.found.val();
        if self.fill_good.val() && (self.op.q.val().fetched != 0) {
            self.here.next.state = 1.into();
            self.here.next.have = self.found.val().have | self.op.q.val().fetched.get_bits::<2>(1);
            if self.op.q.val().fetched.get_bit(0) {
                self.here.next.class = self.fill_class.val();
            }
        }
        self.valid.next = self.hit.val() && (self.here.val().state == 1);
        self.missing.next = self.op.q.val().pieces.get_bits::<2>(0) & !self.here.val().have;
        if self.op.q.val().kind == 9 {
            self.missing.next = !self.here.val().have;
        }
        self.crowd.next = self.pinned_count[32].val() >= self.pins.val();
        self.unused.next = (self.here.val().users == 0) && (self.here.val().lock == 0);
        self.can_fetch.next = self.misses.any_free.val() && !self.misses.any_holds.val();

        // The decision. Nothing said: ask again.
        self.want.next = false;
        self.fetch.next = 0.into();
        self.status.next = 1.into();
        self.wait.next = false;
        self.grant.next = false;
        self.take_way.next = false;
        self.write_back.next = false;
        self.keep.next = false;
        if self.is_lookup.val() {
            if self.quarantined.val() {
                self.status.next = 3.into();
            } else if !self.exists.val() && (self.op.q.val().user.any() || !self.hit.val()) {
                self.status.next = 2.into();
            } else if self.quiesce.val()
                && (self.op.q.val().user.any() || !self.valid.val() || (self.here.val().users == 0))
            {
                // Frames in flight end; what nobody uses is not changed any more.
                self.status.next = 1.into();
            } else if !self.hit.val() {
                self.want.next = self.can_fetch.val() && self.victim_any.val();
                self.take_way.next = true;
                self.fetch.next =
                    (bit_cast::<4, 2>(self.op.q.val().pieces.get_bits::<2>(0)) << 1) | 9;
            } else if !self.valid.val() {
                self.wait.next = self.misses.any_joins.val() && !self.misses.waits_already.val();
            } else if self.here.val().stale.any() && self.unused.val() {
                self.want.next = self.can_fetch.val();
                self.fetch.next = (bit_cast::<4, 2>(self.missing.val()) << 1) | 1;
            } else if self.here.val().stale.any() && self.op.q.val().user.any() {
                self.status.next = 1.into();
            } else if self.missing.val().any() {
                self.want.next = self.can_fetch.val();
                self.fetch.next = bit_cast::<4, 2>(self.missing.val()) << 1;
            } else if self.op.q.val().prefetch.any() {
                self.status.next = 0.into();
            } else if (self.here.val().lock & self.op.q.val().pieces).any()
                || (self.op.q.val().user.any() && self.here.val().users.all())
            {
                self.status.next = 1.into();
            } else {
                self.grant.next = true;
                self.status.next = 0.into();
            }
        }
        match self.op.q.val().kind.index() {
            3 => {
                if self.fill_bad.val() {
                    self.status.next = 3.into();
                } else if self.op.q.val().fetched == 0 {
                    self.status.next = 0.into();
                }
            }
            5 => {
                if self.exists.val() {
                    self.status.next = 5.into();
                } else if bit_cast::<13, 12>(self.op.q.val().vif) >= self.vif_count.val() {
                    self.status.next = 2.into();
                } else if !self.hit.val() && !self.misses.any_holds.val() {
                    self.status.next = 0.into();
                }
            }
            6 => {
                self.status.next = 2.into();
                if self.exists.val() {
                    self.status.next = 0.into();
                }
            }
            7 => {
                if !self.hit.val() {
                    if !self.misses.any_holds.val() {
                        self.status.next = 0.into();
                    }
                } else if !self.valid.val() {
                    self.wait.next =
                        self.misses.any_joins.val() && !self.misses.waits_already.val();
                } else if self.unused.val() {
                    if self.here.val().dirty.any() {
                        self.write_back.next = self.can_fetch.val();
                    } else {
                        self.status.next = 0.into();
                    }
                }
            }
            8 => {
                if !self.hit.val() {
                    if !self.misses.any_holds.val() {
                        self.status.next = 0.into();
                    }
                } else if !self.valid.val() {
                    self.wait.next =
                        self.misses.any_joins.val() && !self.misses.waits_already.val();
                } else if (self.here.val().lock == 0)
                    && ((self.here.val().users == 0) || !self.quiesce.val())
                {
                    if self.here.val().dirty.any() {
                        self.write_back.next = self.can_fetch.val();
                        self.keep.next = true;
                    } else {
                        self.status.next = 0.into();
                    }
                }
            }
            9 => {
                if self.quarantined.val() {
                    self.status.next = 3.into();
                } else if !self.exists.val() {
                    self.status.next = 2.into();
                } else if self.crowd.val() && !self.here.val().pinned.any() {
                    self.status.next = 4.into();
                } else if self.hit.val() && !self.valid.val() {
                    self.wait.next =
                        self.misses.any_joins.val() && !self.misses.waits_already.val();
                } else if !self.quiesce.val() {
                    if !self.hit.val() {
                        self.want.next = self.can_fetch.val() && self.victim_any.val();
                        self.take_way.next = true;
                        self.fetch.next = 15.into();
                    } else if self.here.val().stale.any() && self.unused.val() {
                        self.want.next = self.can_fetch.val();
                        self.fetch.next = (bit_cast::<4, 2>(self.missing.val()) << 1) | 1;
                    } else if self.missing.val().any() {
                        self.want.next = self.can_fetch.val();
                        self.fetch.next = bit_cast::<4, 2>(self.missing.val()) << 1;
                    } else {
                        self.status.next = 0.into();
                    }
                }
            }
            10 => {
                self.status.next = 2.into();
                if self.exists.val() {
                    self.status.next = 0.into();
                }
            }
            11 => {
                self.status.next = 2.into();
                if self.exists.val() {
                    self.status.next = 0.into();
                }
            }
            12 => {
                if self.hit.val() && !self.valid.val() {
                    self.wait.next =
                        self.misses.any_joins.val() && !self.misses.waits_already.val();
                } else if self.valid.val()
                    && self.here.val().stale.any()
                    && self.unused.val()
                    && !self.quarantined.val()
                    && !self.quiesce.val()
                {
                    self.want.next = self.can_fetch.val();
                    self.fetch.next = 1.into();
                } else {
                    self.status.next = 0.into();
                }
            }
            _ => {}
        }
        self.alloc.next = self.want.val() || self.write_back.val();
        self.quarantine.next = self.fill_bad.val() || (self.op.q.val().kind == 4);

        // The entry afterwards.
        self.next_entry.next = self.here.val();
        if self.grant.val() {
            self.next_entry.next.lock = self.here.val().lock | self.op.q.val().pieces;
            self.next_entry.next.users =
                self.here.val().users + bit_cast::<5, 1>(self.op.q.val().user);
        }
        if self.is_release.val() {
            self.next_entry.next.lock = self.here.val().lock & !self.op.q.val().pieces;
            self.next_entry.next.dirty = self.here.val().dirty
                | (self.op.q.val().dirty & self.op.q.val().pieces & self.here.val().lock);
            if self.here.val().users != 0 {
                self.next_entry.next.users =
                    self.here.val().users - bit_cast::<5, 1>(self.op.q.val().user);
            }
        }
        if self.alloc.val() {
            self.next_entry.next.state = 2.into();
            if self.write_back.val() {
                self.next_entry.next.dirty = 0.into();
            }
            if self.fetch.val().get_bit(0) {
                self.next_entry.next.stale = 0.into();
            }
            if self.take_way.val() {
                self.next_entry.next.vif = self.op.q.val().vif;
                self.next_entry.next.class = self.op.q.val().class;
                self.next_entry.next.pinned = (self.op.q.val().kind == 9).into();
            }
        } else {
            match self.op.q.val().kind.index() {
                3 => {
                    if self.fill_bad.val() {
                        self.next_entry.next.state = 1.into();
                        self.next_entry.next.pinned = 0.into();
                    }
                    if self.op.q.val().fetched == 0 {
                        self.next_entry.next.state = 1.into();
                    }
                    // Nothing was here before, or nothing is to stay.
                    if (self.fill_bad.val() && self.op.q.val().fetched.get_bit(3))
                        || ((self.op.q.val().fetched == 0) && !self.op.q.val().keep.any())
                    {
                        self.next_entry.next.state = 0.into();
                        self.next_entry.next.vif = 0.into();
                        self.next_entry.next.class = 0.into();
                        self.next_entry.next.pinned = 0.into();
                        self.next_entry.next.stale = 0.into();
                        self.next_entry.next.have = 0.into();
                        self.next_entry.next.dirty = 0.into();
                        self.next_entry.next.lock = 0.into();
                        self.next_entry.next.users = 0.into();
                    }
                }
                4 => self.next_entry.next.pinned = 0.into(),
                6 => self.next_entry.next.pinned = 0.into(),
                7 => {
                    if self.status.val() == 0 {
                        self.next_entry.next.state = 0.into();
                        self.next_entry.next.vif = 0.into();
                        self.next_entry.next.class = 0.into();
                        self.next_entry.next.pinned = 0.into();
                        self.next_entry.next.stale = 0.into();
                        self.next_entry.next.have = 0.into();
                    }
                }
                9 => {
                    if self.status.val() == 0 {
                        self.next_entry.next.pinned = 1.into();
                    }
                }
                10 => self.next_entry.next.pinned = 0.into(),
                11 => self.next_entry.next.stale = 1.into(),
                _ => {}
            }
        }
        self.write_found.next = self.op.q.val().kind != 0;
        self.tags.write_entry.next = self.next_entry.val().into();
        self.tags.write_en.next = 0.into();
        if self.alloc.val() && self.take_way.val() {
            self.tags.write_en.next = self.replacement.victim.val();
        } else if self.write_found.val() {
            self.tags.write_en.next = self.tags.matches.val();
        }
        self.turns.write_en.next = self.write_found.val();
        self.turns.write_word.next = self.replacement.then.val();
        self.replacement.given.next = self.alloc.val() && self.take_way.val();
        self.replacement.used.next = 0.into();
        if self.grant.val() || self.is_fill.val() {
            self.replacement.used.next = self.tags.matches.val();
        }

        // The VIF's word afterwards.
        self.next_word.next = self.vifs.word.val();
        self.write_word.next = false;
        if self.quarantine.val() {
            self.next_word.next = self.vifs.word.val() | 2;
            self.write_word.next = true;
        }
        if self.status.val() == 0 {
            if self.op.q.val().kind == 5 {
                self.next_word.next = 1.into();
                self.write_word.next = true;
            }
            if self.op.q.val().kind == 6 {
                self.next_word.next = self.vifs.word.val() & 6;
                self.write_word.next = true;
            }
            if self.op.q.val().kind == 11 {
                self.next_word.next = self.vifs.word.val() ^ 4;
                self.write_word.next = true;
            }
        }
        self.vifs.write_en.next = self.write_word.val();
        self.vifs.write_word.next = self.next_word.val();
        if !self.walked.q.val() {
            self.tags.write_en.next = 0xFFFF_FFFF_u64.into();
            self.tags.write_entry.next = 0.into();
            self.turns.write_en.next = true;
            self.turns.write_word.next = 0.into();
            self.vifs.write_en.next = true;
            self.vifs.write_word.next = 0.into();
        }

        // The miss registers and the engines.
        self.way_of[0].next = 0.into();
        for w in 0..self.tags.entry.len() {
            self.way_of[w + 1].next = self.way_of[w].val();
            if (self.take_way.val() && self.replacement.victim.val().get_bit(w))
                || (!self.take_way.val() && self.tags.matches.val().get_bit(w))
            {
                self.way_of[w + 1].next = self.way_of[w].val() | w.to_bits();
            }
        }
        for w in self.tags.entry.len()..32 {
            self.way_of[w + 1].next = self.way_of[w].val();
        }
        self.way.next = self.way_of[32].val();
        self.misses.alloc.next = self.alloc.val();
        self.misses.alloc_slot.next = (bit_cast::<11, 8>(self.set.val()) << self.way_bits.val())
            | bit_cast::<11, 5>(self.way.val());
        self.misses.alloc_fetch.next = self.fetch.val();
        self.misses.alloc_copy.next = self.vifs.word.val().get_bit(2);
        self.misses.alloc_class.next = self.op.q.val().class;
        self.misses.alloc_victim.next = self.op.q.val().vif;
        self.leaving.next = 0.into();
        self.misses.alloc_keep.next = self.keep.val();
        if self.take_way.val() {
            self.misses.alloc_victim.next = self.gone.val().vif;
            self.leaving.next = self.gone.val().dirty;
        } else if self.write_back.val() {
            self.leaving.next = self.here.val().dirty;
        }
        self.misses.alloc_dirty.next = self.leaving.val();
        self.misses.join.next =
            (self.wait.val() || self.alloc.val()) && self.op.q.val().answer.any();
        self.misses.filled.next = self.is_fill.val();
        self.job_valid.next = self.misses.job_valid.val();
        self.misses.job_take.next = self.job_take.val();
        self.job_mshr.next = self.misses.job_mshr.val();
        self.job_vif.next = self.misses.job_vif.val();
        self.job_slot.next = self.misses.job_slot.val();
        self.job_fetch.next = self.misses.job_fetch.val();
        self.job_copy.next = self.misses.job_copy.val();
        self.job_class.next = self.misses.job_class.val();
        self.misses.fill_valid.next = self.fill_valid.val();
        self.misses.fill_mshr.next = self.fill_mshr.val();
        self.write_valid.next = self.misses.write_valid.val();
        self.misses.write_take.next = self.write_take.val();
        self.write_mshr.next = self.misses.write_mshr.val();
        self.write_vif.next = self.misses.write_vif.val();
        self.write_slot.next = self.misses.write_slot.val();
        self.write_dirty.next = self.misses.write_dirty.val();
        self.misses.write_read.next = self.write_read.val();
        self.misses.done_mshr.next = self.done_mshr.val();
        self.misses.done_valid.next = self.done_valid.val();
        self.misses.done_failed.next = self.done_failed.val();
        self.done_ready.next = self.misses.done_ready.val();

        // Cycle 2: the answer.
        self.answer.d.next = (self.op.q.val().kind != 0)
            && (self.op.q.val().kind != 2)
            && self.op.q.val().answer.any()
            && !self.wait.val()
            && !self.alloc.val();
        self.answer_source.d.next = self.op.q.val().source;
        self.answer_tag.d.next = self.op.q.val().tag;
        self.answer_status.d.next = self.status.val();
        self.answer_slot.d.next = (bit_cast::<11, 8>(self.set.val()) << self.way_bits.val())
            | bit_cast::<11, 5>(self.way.val());
        for i in 0..self.rsp_valid.len() {
            self.rsp_valid[i].next =
                self.answer.q.val() && (self.answer_source.q.val() == i.to_bits());
        }
        self.cmd_done.next = self.answer.q.val() && (self.answer_source.q.val() == 7);
        self.rsp_tag.next = self.answer_tag.q.val();
        self.rsp_status.next = self.answer_status.q.val();
        self.rsp_slot.next = self.answer_slot.q.val();
        self.hit_q.d.next = self.grant.val() && (self.op.q.val().kind == 1);
        self.miss_q.d.next = self.want.val();
        self.pinned_miss_q.d.next =
            self.want.val() && self.is_lookup.val() && self.found.val().pinned.any();
        self.evict_q.d.next =
            self.alloc.val() && self.take_way.val() && (self.gone.val().state != 0);
        self.quarantine_q.d.next = self.quarantine.val() && !self.quarantined.val();
        self.fetched_q.d.next = self.op.q.val().fetched != 0;
        self.strobe_q.d.next = self.op.q.val().vif;
        self.strobe_fetched.next = self.fetched_q.q.val();
        self.hit_strobe.next = self.hit_q.q.val();
        self.miss_strobe.next = self.miss_q.q.val();
        self.pinned_miss_strobe.next = self.pinned_miss_q.q.val();
        self.evict_strobe.next = self.evict_q.q.val();
        self.quarantine_strobe.next = self.quarantine_q.q.val();
        self.strobe_vif.next = self.strobe_q.q.val();

        // Properties.
        clock!(self, clk, no_way_in_use_goes, no_pinned_goes, no_grant_in_quarantine);
        clock!(self, clk, no_fetch_during_write_back, filling_has_register, exclusive);
        clock!(self, clk, engines, commands, grants, evicts, writes);
        clock!(self, clk, victim_is_written, dirty_is_kept, quarantine_lasts);
        self.engines.holds.next = self.misses.legal.val();
        self.commands.holds.next = (self.cmd_kind.val() == 0)
            || ((self.cmd_kind.val() >= 5) && (self.cmd_kind.val() <= 12));
        self.no_way_in_use_goes.holds.next = (!self.alloc.val()
            || !self.take_way.val()
            || ((self.gone.val().users == 0)
                && (self.gone.val().lock == 0)
                && (self.gone.val().state != 2)))
            && (!self.want.val()
                || self.take_way.val()
                || !self.fetch.val().get_bit(0)
                || ((self.found.val().users == 0) && (self.found.val().lock == 0)));
        self.no_pinned_goes.holds.next =
            !self.alloc.val() || !self.take_way.val() || !self.gone.val().pinned.any();
        self.no_grant_in_quarantine.holds.next = !self.grant.val() || !self.quarantined.val();
        self.no_fetch_during_write_back.holds.next =
            !self.want.val() || !self.misses.any_holds.val();
        self.filling_has_register.holds.next = (self.op.q.val().kind == 0)
            || !self.hit.val()
            || ((self.found.val().state == 2) == self.misses.any_joins.val());
        self.exclusive.holds.next =
            !self.grant.val() || ((self.found.val().lock & self.op.q.val().pieces) == 0);
        // The victim's pieces; those that the entry had and has no more.
        self.victim_is_written.holds.next = !self.alloc.val()
            || !self.take_way.val()
            || (self.leaving.val() == self.gone.val().dirty);
        self.dirty_is_kept.holds.next = !self.hit.val()
            || !self.write_found.val()
            || ((self.found.val().dirty & !self.next_entry.val().dirty & !self.leaving.val()) == 0);
        // One VIF that was quarantined is remembered.
        dff_setup!(self, clk, bad, bad_vif);
        if self.quarantine.val() && !self.bad.q.val() {
            self.bad.d.next = true;
            self.bad_vif.d.next = self.op.q.val().vif;
        }
        if (self.op.q.val().kind == 5)
            && (self.status.val() == 0)
            && (self.op.q.val().vif == self.bad_vif.q.val())
        {
            self.bad.d.next = false;
        }
        self.quarantine_lasts.holds.next =
            !self.grant.val() || !self.bad.q.val() || (self.op.q.val().vif != self.bad_vif.q.val());
        self.grants.holds.next = self.grant.val();
        self.evicts.holds.next =
            self.alloc.val() && self.take_way.val() && (self.gone.val().state != 0);
        self.writes.holds.next =
            self.alloc.val() && self.take_way.val() && self.gone.val().dirty.any();
    }
}
