//! # SwitchController: whose context is fetched next
//!
//! Who will need a context says so early: reception when a frame is classified, a doorbell, the look-
//! ahead of the transmit scheduler, management. The controller keeps one list of VIFs per class and
//! asks the [context cache](super::context_cache) to fetch, the highest class first, of one class in
//! the order of the demands. A VIF stands in a list at most once, however often it is demanded.
//!
//! ```text
//! dem_*_n --> word of the VIF (wants rx, wants tx, is in a list) --> list of its class
//!                                                                      | highest class first
//! evt_* <-- answers <-- context cache <-- req_* (prefetch) <-----------+
//! ```
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | dem_valid_n, dem_ready_n | in, out | 1 | always | a demand, is taken |
//! | dem_vif_n, dem_class_n | in | 12, 3 | dem_valid | VIF, below `vifs`, and its class, 0 is the highest |
//! | dem_pieces_n | in | 2 | dem_valid | rx, tx |
//! | req_valid, req_ready | out, in | 1 | always | a request to the cache, is taken |
//! | req_vif, req_class, req_pieces, req_tag | out | 12, 3, 3, 4 | req_valid | always a prefetch: locks nothing, takes no use |
//! | rsp_valid, rsp_tag, rsp_status | in | 1, 4, 4 | always | its answer |
//! | evt_valid | out | 1 | always | pulse: a demand is over |
//! | evt_vif, evt_status | out | 12, 4 | evt_valid | 0: the context is here; else why not |
//! | ready | out | 1 | always | the walk after reset is over |
//!
//! ## Parameters
//! `vifs` 2 to 4096, `sources` 1 to 8 of demands, `asked` 1 to 8 requests without an answer.
//!
//! ## Timing
//! ```text
//! cycle        0        1     2     3        4     5     6
//! dem_valid    1                                             taken in cycle 0
//! phase        Choose   Read  Act   Choose   Read  Act   Send
//! req_valid                                              1   6 cycles after the demand
//! ```
//! A demand is 3 cycles of work, a request that has to be asked again likewise, a request 3 and those
//! until the cache takes it. They take turns, in this order: request, again, demand. So a flood of one
//! does not hold back the others, and a source is heard within (10 + S) x `sources` cycles, where the
//! cache takes a request within S cycles ([`demand_wait_cycles`](crate::analysis::bounds::demand_wait_cycles)).
//!
//! ## Order
//! The highest class first, of one class in the order of the demands. One exception: a class whose
//! request was told to ask again stands back until a request of a class below it was taken, if there is
//! one, so that a context that cannot be fetched now does not shut out all others.
//!
//! A VIF keeps the class it was demanded with until its demand is over.
//!
//! ## Limits
//! Of `asked` requests one is kept for class 0, if there are at least 2: a demand of class 0 never
//! waits for a fetch of another class to end before it is asked. Beats on the bus are limited by the
//! [fetch engine](super::context_cache::fetch_engine). A prefetch does not evict a context in use or
//! of a higher class: [`Replacement`](super::context_cache::replacement).
//!
//! ## Back-pressure
//! `dem_ready_n` is 1 in the cycle in which the demand is taken. Answers are always taken. A request
//! that is told to ask again goes to the end of its list.
//!
//! ## Errors
//! An answer that is an error ends the demand: `evt_status`.
//!
//! ## Reset
//! No demand. The words of the VIFs are cleared by a walk of `vifs` cycles, then `ready`.
//!
//! ## Proved
//! By induction: a request that is offered stays as it is until it is taken (`steady`); a tag is not used
//! twice (`one_tag`); class 0 finds a free tag whenever only other classes wait (`kept_free`). From
//! reset on, to a bounded depth: a VIF that is taken out of a list was in it (`counted`).
#![allow(clippy::range_plus_one, reason = "a kernel takes no inclusive ranges")]

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::context_cache::small_store::SmallStore;
use super::prim::{Assert, Assume, Cover, Ram, Reg};

/// What the controller does.
#[derive(Clone, Copy, Debug, PartialEq, LogicState)]
pub enum Phase {
    /// Clears the words.
    Walk,
    /// Chooses what is next.
    Choose,
    /// The word of the VIF is read.
    Read,
    /// Puts the VIF into a list, or takes it out.
    Act,
    /// Offers the request.
    Send,
}

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct SwitchController {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 1 bit each: a demand.
    pub dem_valid: Vec<Signal<In, Bit>>,
    /// 1 bit each: it is taken.
    pub dem_ready: Vec<Signal<Out, Bit>>,
    /// 12 bits each.
    pub dem_vif: Vec<Signal<In, Bits<12>>>,
    /// 3 bits each.
    pub dem_class: Vec<Signal<In, Bits<3>>>,
    /// 2 bits each: rx, tx.
    pub dem_pieces: Vec<Signal<In, Bits<2>>>,
    /// 1 bit: a request.
    pub req_valid: Signal<Out, Bit>,
    /// 1 bit: it is taken.
    pub req_ready: Signal<In, Bit>,
    /// 12 bits.
    pub req_vif: Signal<Out, Bits<12>>,
    /// 3 bits.
    pub req_class: Signal<Out, Bits<3>>,
    /// 3 bits: rx, tx, ctl.
    pub req_pieces: Signal<Out, Bits<3>>,
    /// 4 bits.
    pub req_tag: Signal<Out, Bits<4>>,
    /// 1 bit: an answer.
    pub rsp_valid: Signal<In, Bit>,
    /// 4 bits.
    pub rsp_tag: Signal<In, Bits<4>>,
    /// 4 bits.
    pub rsp_status: Signal<In, Bits<4>>,
    /// 1 bit: pulse: a demand is over.
    pub evt_valid: Signal<Out, Bit>,
    /// 12 bits.
    pub evt_vif: Signal<Out, Bits<12>>,
    /// 4 bits: 0 if the context is here.
    pub evt_status: Signal<Out, Bits<4>>,
    /// 1 bit: the walk is over.
    pub ready: Signal<Out, Bit>,
    words: SmallStore<12, 3>,
    next: Ram<12, 12, 1>,
    phase: Reg<Phase>,
    walk: Reg<Bits<12>>,
    // What is being done: a demand, or taking the first out of a list.
    vif: Reg<Bits<12>>,
    class: Reg<Bits<3>>,
    pieces: Reg<Bits<2>>,
    taking: Reg<Bit>,
    tag: Reg<Bits<4>>,
    // One-hot: the source after the one that was taken last.
    turn: Reg<Bits<8>>,
    // What was done last: 0 a demand, 1 a request, 2 again.
    last: Reg<Bits<2>>,
    // By class.
    paused: Vec<Reg<Bit>>,
    filled: Vec<Reg<Bit>>,
    head: Vec<Reg<Bits<12>>>,
    tail: Vec<Reg<Bits<12>>>,
    // By tag: without answer, to be asked again, and what.
    open: Vec<Reg<Bit>>,
    retry: Vec<Reg<Bit>>,
    open_vif: Vec<Reg<Bits<12>>>,
    open_class: Vec<Reg<Bits<3>>>,
    open_pieces: Vec<Reg<Bits<2>>>,
    event: Reg<Bit>,
    event_vif: Reg<Bits<12>>,
    event_status: Reg<Bits<4>>,
    last_vif: Constant<Bits<12>>,
    asks: Vec<Signal<Local, Bits<8>>>,
    retries: Vec<Signal<Local, Bits<8>>>,
    frees: Vec<Signal<Local, Bits<8>>>,
    later: Signal<Local, Bits<8>>,
    chosen: Signal<Local, Bits<8>>,
    retry_one: Signal<Local, Bits<8>>,
    free_one: Signal<Local, Bits<8>>,
    two_free: Signal<Local, Bit>,
    found_any: Signal<Local, Bit>,
    found: Signal<Local, Bit>,
    do_request: Signal<Local, Bit>,
    do_again: Signal<Local, Bit>,
    found_class: Signal<Local, Bits<3>>,
    found_vif: Signal<Local, Bits<12>>,
    addr: Signal<Local, Bits<12>>,
    list_head: Signal<Local, Bits<12>>,
    list_tail: Signal<Local, Bits<12>>,
    list_filled: Signal<Local, Bit>,
    want: Signal<Local, Bits<2>>,
    spare: Signal<Local, Bit>,
    // For the properties only.
    held: Reg<Bit>,
    held_vif: Reg<Bits<12>>,
    held_class: Reg<Bits<3>>,
    held_pieces: Reg<Bits<2>>,
    known: Signal<Local, Bit>,
    answers: Assume,
    demands: Assume,
    steady: Assert,
    one_tag: Assert,
    kept_free: Assert,
    counted: Assert,
    asks_again: Cover,
    ends: Cover,
}

fn signals<D: Direction, T: Synth>(count: usize) -> Vec<Signal<D, T>> {
    (0..count).map(|_| Signal::default()).collect()
}

fn registers<T: Synth>(count: usize) -> Vec<Reg<T>> {
    (0..count).map(|_| Reg::default()).collect()
}

impl SwitchController {
    /// A controller for `vifs` VIFs, `sources` sources of demands and `asked` requests at a time.
    ///
    /// # Panics
    /// When a number is outside its range.
    #[must_use]
    pub fn new(vifs: usize, sources: usize, asked: usize) -> Self {
        assert!((2..=4096).contains(&vifs), "{vifs} VIFs: 2 to 4096");
        assert!((1..=8).contains(&sources), "{sources} sources: 1 to 8");
        assert!((1..=8).contains(&asked), "{asked} requests: 1 to 8");
        Self {
            clk: Signal::default(),
            dem_valid: signals(sources),
            dem_ready: signals(sources),
            dem_vif: signals(sources),
            dem_class: signals(sources),
            dem_pieces: signals(sources),
            req_valid: Signal::default(),
            req_ready: Signal::default(),
            req_vif: Signal::default(),
            req_class: Signal::default(),
            req_pieces: Signal::default(),
            req_tag: Signal::default(),
            rsp_valid: Signal::default(),
            rsp_tag: Signal::default(),
            rsp_status: Signal::default(),
            evt_valid: Signal::default(),
            evt_vif: Signal::default(),
            evt_status: Signal::default(),
            ready: Signal::default(),
            words: SmallStore::new(vifs),
            next: Ram::new(vifs).never_collides(),
            phase: Reg::new(Phase::Walk),
            walk: Reg::default(),
            vif: Reg::default(),
            class: Reg::default(),
            pieces: Reg::default(),
            taking: Reg::default(),
            tag: Reg::default(),
            turn: Reg::new(1_u64.to_bits()),
            last: Reg::default(),
            paused: registers(8),
            filled: registers(8),
            head: registers(8),
            tail: registers(8),
            open: registers(asked),
            retry: registers(asked),
            open_vif: registers(asked),
            open_class: registers(asked),
            open_pieces: registers(asked),
            event: Reg::default(),
            event_vif: Reg::without_reset(),
            event_status: Reg::without_reset(),
            last_vif: Constant::new((vifs as u64 - 1).to_bits()),
            asks: signals(9),
            retries: signals(9),
            frees: signals(9),
            later: Signal::default(),
            chosen: Signal::default(),
            retry_one: Signal::default(),
            free_one: Signal::default(),
            two_free: Signal::default(),
            found_any: Signal::default(),
            found: Signal::default(),
            do_request: Signal::default(),
            do_again: Signal::default(),
            found_class: Signal::default(),
            found_vif: Signal::default(),
            addr: Signal::default(),
            list_head: Signal::default(),
            list_tail: Signal::default(),
            list_filled: Signal::default(),
            want: Signal::default(),
            spare: Signal::default(),
            held: Reg::default(),
            held_vif: Reg::without_reset(),
            held_class: Reg::without_reset(),
            held_pieces: Reg::without_reset(),
            known: Signal::default(),
            answers: Assume::new("the cache answers what was asked"),
            demands: Assume::new("a demand is for a VIF that there is"),
            steady: Assert::new("a request that is offered stays until it is taken"),
            one_tag: Assert::new("a tag is not used twice"),
            kept_free: Assert::new("a tag is kept for class 0"),
            counted: Assert::new("a VIF that is taken out of a list was in it"),
            asks_again: Cover::new("a request has to be asked again"),
            ends: Cover::new("a demand is over"),
        }
    }
}

impl Logic for SwitchController {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, phase, walk, vif, class, pieces, taking, tag, turn);
        dff_setup!(self, clk, event, event_vif, event_status, last);
        clock!(self, clk, next);
        self.words.clk.next = self.clk.val();
        for c in 0..8 {
            self.paused[c].clock.next = self.clk.val();
            self.paused[c].d.next = self.paused[c].q.val();
            self.filled[c].clock.next = self.clk.val();
            self.head[c].clock.next = self.clk.val();
            self.tail[c].clock.next = self.clk.val();
            self.filled[c].d.next = self.filled[c].q.val();
            self.head[c].d.next = self.head[c].q.val();
            self.tail[c].d.next = self.tail[c].q.val();
        }

        // Who demands, which tags are free or have to be asked again.
        self.asks[0].next = 0.into();
        for i in 0..self.dem_valid.len() {
            self.asks[i + 1].next = self.asks[i].val().replace_bit(i, self.dem_valid[i].val());
        }
        for i in self.dem_valid.len()..8 {
            self.asks[i + 1].next = self.asks[i].val();
        }
        self.later.next = self.asks[8].val() & !(self.turn.q.val() - 1);
        self.chosen.next = self.asks[8].val() & (!self.asks[8].val() + 1);
        if self.later.val().any() {
            self.chosen.next = self.later.val() & (!self.later.val() + 1);
        }
        self.retries[0].next = 0.into();
        self.frees[0].next = 0.into();
        for t in 0..self.open.len() {
            self.retries[t + 1].next = self.retries[t].val().replace_bit(t, self.retry[t].q.val());
            self.frees[t + 1].next =
                self.frees[t].val().replace_bit(t, !self.open[t].q.val() && !self.retry[t].q.val());
        }
        for t in self.open.len()..8 {
            self.retries[t + 1].next = self.retries[t].val();
            self.frees[t + 1].next = self.frees[t].val();
        }
        self.retry_one.next = self.retries[8].val() & (!self.retries[8].val() + 1);
        self.free_one.next = self.frees[8].val() & (!self.frees[8].val() + 1);
        self.two_free.next = (self.frees[8].val() & !self.free_one.val()).any();

        // The highest class with a VIF in its list, of those that do not stand back if there is one.
        self.found_any.next = false;
        self.found_class.next = 0.into();
        self.found_vif.next = 0.into();
        for c in 0..8 {
            if self.filled[7 - c].q.val() {
                self.found_any.next = true;
                for k in 0..8 {
                    if k + c == 7 {
                        self.found_class.next = k.to_bits();
                    }
                }
                self.found_vif.next = self.head[7 - c].q.val();
            }
        }
        for c in 0..8 {
            if self.filled[7 - c].q.val() && !self.paused[7 - c].q.val() {
                for k in 0..8 {
                    if k + c == 7 {
                        self.found_class.next = k.to_bits();
                    }
                }
                self.found_vif.next = self.head[7 - c].q.val();
            }
        }
        // One tag is for class 0.
        self.spare.next = self.two_free.val();
        for n in self.open.len()..(self.open.len() + 1) {
            if n == 1 {
                self.spare.next = true;
            }
        }
        self.found.next = self.found_any.val()
            && self.frees[8].val().any()
            && ((self.found_class.val() == 0) || self.spare.val());

        // In turn: request, again, demand.
        self.do_request.next = self.found.val()
            && !((self.last.q.val() == 1)
                && (self.retries[8].val().any() || self.chosen.val().any()))
            && !((self.last.q.val() == 2) && self.chosen.val().any());
        self.do_again.next = self.retries[8].val().any()
            && !self.do_request.val()
            && !((self.last.q.val() == 2) && self.chosen.val().any());

        self.list_head.next = 0.into();
        self.list_tail.next = 0.into();
        self.list_filled.next = false;
        for c in 0..8 {
            if self.class.q.val() == c.to_bits() {
                self.list_head.next = self.head[c].q.val();
                self.list_tail.next = self.tail[c].q.val();
                self.list_filled.next = self.filled[c].q.val();
            }
        }
        for t in 0..self.open.len() {
            self.open[t].clock.next = self.clk.val();
            self.retry[t].clock.next = self.clk.val();
            self.open_vif[t].clock.next = self.clk.val();
            self.open_class[t].clock.next = self.clk.val();
            self.open_pieces[t].clock.next = self.clk.val();
            self.open[t].d.next = self.open[t].q.val();
            self.retry[t].d.next = self.retry[t].q.val();
            self.open_vif[t].d.next = self.open_vif[t].q.val();
            self.open_class[t].d.next = self.open_class[t].q.val();
            self.open_pieces[t].d.next = self.open_pieces[t].q.val();
        }
        for i in 0..self.dem_valid.len() {
            self.dem_ready[i].next = false;
        }
        self.addr.next = self.vif.q.val();
        self.want.next = self.words.word.val().get_bits::<2>(0);
        self.words.write_en.next = false;
        self.words.write_word.next = 0.into();
        self.next.write_en.next = 0.into();
        self.next.write_addr.next = self.list_tail.val();
        self.next.write_data.next = self.vif.q.val();
        match self.phase.q.val() {
            Phase::Walk => {
                self.addr.next = self.walk.q.val();
                self.words.write_en.next = true;
                self.walk.d.next = self.walk.q.val() + 1;
                if self.walk.q.val() == self.last_vif.val() {
                    self.phase.d.next = Phase::Choose;
                }
            }
            Phase::Choose => {
                if self.do_request.val() {
                    self.last.d.next = 1.into();
                    self.phase.d.next = Phase::Read;
                    self.taking.d.next = true;
                    self.vif.d.next = self.found_vif.val();
                    self.class.d.next = self.found_class.val();
                } else if self.do_again.val() {
                    self.last.d.next = 2.into();
                    self.phase.d.next = Phase::Read;
                    self.taking.d.next = false;
                    for t in 0..self.open.len() {
                        if self.retry_one.val().get_bit(t) {
                            self.vif.d.next = self.open_vif[t].q.val();
                            self.class.d.next = self.open_class[t].q.val();
                            self.pieces.d.next = self.open_pieces[t].q.val();
                            self.retry[t].d.next = false;
                            for c in 0..8 {
                                if self.open_class[t].q.val() == c.to_bits() {
                                    self.paused[c].d.next = true;
                                }
                            }
                        }
                    }
                } else if self.chosen.val().any() {
                    self.last.d.next = 0.into();
                    self.phase.d.next = Phase::Read;
                    self.taking.d.next = false;
                    self.turn.d.next = self.chosen.val() << 1;
                    if self.chosen.val().get_bit(7) {
                        self.turn.d.next = 1.into();
                    }
                    for i in 0..self.dem_valid.len() {
                        if self.chosen.val().get_bit(i) {
                            self.dem_ready[i].next = true;
                            self.vif.d.next = self.dem_vif[i].val();
                            self.class.d.next = self.dem_class[i].val();
                            self.pieces.d.next = self.dem_pieces[i].val();
                        }
                    }
                }
            }
            Phase::Read => self.phase.d.next = Phase::Act,
            Phase::Act => {
                self.words.write_en.next = true;
                if self.taking.q.val() {
                    // Out of the list; the word says what to ask for.
                    self.phase.d.next = Phase::Send;
                    self.pieces.d.next = self.want.val();
                    for c in 0..8 {
                        if self.class.q.val() == c.to_bits() {
                            self.head[c].d.next = self.next.read_data.val();
                            if self.list_head.val() == self.list_tail.val() {
                                self.filled[c].d.next = false;
                            }
                        }
                    }
                    self.tag.d.next = 0.into();
                    for t in 0..self.open.len() {
                        if self.free_one.val().get_bit(t) {
                            self.tag.d.next = t.to_bits();
                        }
                    }
                } else {
                    self.phase.d.next = Phase::Choose;
                    self.words.write_word.next =
                        bit_cast::<3, 2>(self.want.val() | self.pieces.q.val()) | 4;
                    if !self.words.word.val().get_bit(2) {
                        if self.list_filled.val() {
                            self.next.write_en.next = 1.into();
                        }
                        for c in 0..8 {
                            if self.class.q.val() == c.to_bits() {
                                self.filled[c].d.next = true;
                                self.tail[c].d.next = self.vif.q.val();
                                if !self.list_filled.val() {
                                    self.head[c].d.next = self.vif.q.val();
                                }
                            }
                        }
                    }
                }
            }
            Phase::Send => {
                if self.req_ready.val() {
                    self.phase.d.next = Phase::Choose;
                    // Classes above this one have let it pass.
                    for c in 0..8 {
                        if self.class.q.val() > c.to_bits() {
                            self.paused[c].d.next = false;
                        }
                    }
                    for t in 0..self.open.len() {
                        if self.tag.q.val() == t.to_bits() {
                            self.open[t].d.next = true;
                            self.open_vif[t].d.next = self.vif.q.val();
                            self.open_class[t].d.next = self.class.q.val();
                            self.open_pieces[t].d.next = self.pieces.q.val();
                        }
                    }
                }
            }
        }
        self.words.next_addr.next = self.addr.val();
        self.words.addr.next = self.addr.val();
        self.next.read_addr.next = self.vif.q.val();
        self.req_valid.next = self.phase.q.val() == Phase::Send;
        self.req_vif.next = self.vif.q.val();
        self.req_class.next = self.class.q.val();
        self.req_pieces.next = bit_cast::<3, 2>(self.pieces.q.val()) | 4;
        self.req_tag.next = self.tag.q.val();
        self.ready.next = self.phase.q.val() != Phase::Walk;

        // Answers.
        self.event.d.next = false;
        for t in 0..self.open.len() {
            if self.rsp_valid.val() && (self.rsp_tag.val() == t.to_bits()) {
                self.open[t].d.next = false;
                self.retry[t].d.next = self.rsp_status.val() == 1;
                self.event.d.next = self.rsp_status.val() != 1;
                self.event_vif.d.next = self.open_vif[t].q.val();
            }
        }
        self.event_status.d.next = self.rsp_status.val();
        self.evt_valid.next = self.event.q.val();
        self.evt_vif.next = self.event_vif.q.val();
        self.evt_status.next = self.event_status.q.val();

        // Properties.
        dff_setup!(self, clk, held, held_vif, held_class, held_pieces);
        clock!(self, clk, demands);
        self.demands.holds.next = true;
        for i in 0..self.dem_valid.len() {
            if self.dem_valid[i].val() && (self.dem_vif[i].val() > self.last_vif.val()) {
                self.demands.holds.next = false;
            }
        }
        clock!(self, clk, answers, steady, one_tag, kept_free, counted, asks_again, ends);
        self.known.next = !self.rsp_valid.val();
        for t in 0..self.open.len() {
            if self.open[t].q.val() && (self.rsp_tag.val() == t.to_bits()) {
                self.known.next = true;
            }
        }
        self.answers.holds.next = self.known.val();
        self.held.d.next = (self.phase.q.val() == Phase::Send) && !self.req_ready.val();
        self.held_vif.d.next = self.vif.q.val();
        self.held_class.d.next = self.class.q.val();
        self.held_pieces.d.next = self.pieces.q.val();
        self.steady.holds.next = !self.held.q.val()
            || ((self.phase.q.val() == Phase::Send)
                && (self.vif.q.val() == self.held_vif.q.val())
                && (self.class.q.val() == self.held_class.q.val())
                && (self.pieces.q.val() == self.held_pieces.q.val()));
        // What is taken out of a list was put into it.
        self.counted.holds.next = !((self.phase.q.val() == Phase::Act) && self.taking.q.val())
            || (self.list_filled.val() && self.words.word.val().get_bit(2));
        self.one_tag.holds.next = true;
        for t in 0..self.open.len() {
            if (self.phase.q.val() == Phase::Send) && (self.tag.q.val() == t.to_bits()) {
                self.one_tag.holds.next = !self.open[t].q.val() && !self.retry[t].q.val();
            }
        }
        // Another tag is free while one of a lower class goes out, if there is more than one.
        self.kept_free.holds.next =
            (self.phase.q.val() != Phase::Send) || (self.class.q.val() == 0) || self.spare.val();
        self.asks_again.holds.next = self.rsp_valid.val() && (self.rsp_status.val() == 1);
        self.ends.holds.next = self.event.q.val();
    }
}
