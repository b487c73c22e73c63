//! # OpArbiter: which operation enters the pipeline
//!
//! In this order: a fetch that is over; a write-back that is over and has something to say; a request
//! that waited for a fill; then in turn the requesters and the command unit. One operation per cycle.
//!
//! ## Ports
//! `req_*_n` of requester n as at the context cache; `fill_*`, `done_*`, `replay_*`, `cmd_*` from
//! the engines, the miss registers and the command unit. `op` goes into the first register of the
//! pipeline. Whose `*_take` or `req_ready_n` is 1 was chosen.
//!
//! ## Back-pressure
//! `req_ready_n` depends on all `req_valid` and on the engines, not on the pipeline: that never stops.
//! A requester or the command unit is passed over at most once by each of the others between two
//! cycles without a fill, a write-back or a replay.
//!
//! ## Reset
//! Requester 0 is first. While `enable` is 0 no request and no command is taken.

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::entry::Op;
use crate::hw::prim::Reg;

/// The block. See the module page.
#[derive(LogicBlock, Default)]
pub struct OpArbiter {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 1 bit: requests and commands may enter.
    pub enable: Signal<In, Bit>,
    // Requesters.
    /// 1 bit each: a request.
    pub req_valid: Vec<Signal<In, Bit>>,
    /// 1 bit each: it is taken.
    pub req_ready: Vec<Signal<Out, Bit>>,
    /// 1 bit each: give back instead of look up.
    pub req_release: Vec<Signal<In, Bit>>,
    /// 4 bits each.
    pub req_tag: Vec<Signal<In, Bits<4>>>,
    /// 12 bits each.
    pub req_vif: Vec<Signal<In, Bits<12>>>,
    /// 3 bits each.
    pub req_class: Vec<Signal<In, Bits<3>>>,
    /// 3 bits each.
    pub req_pieces: Vec<Signal<In, Bits<3>>>,
    /// 3 bits each.
    pub req_dirty: Vec<Signal<In, Bits<3>>>,
    /// 1 bit each.
    pub req_user: Vec<Signal<In, Bit>>,
    /// 1 bit each.
    pub req_prefetch: Vec<Signal<In, Bit>>,
    // The command unit.
    /// 4 bits: an operation of the command unit; 0: none.
    pub cmd_kind: Signal<In, Bits<4>>,
    /// 12 bits.
    pub cmd_vif: Signal<In, Bits<12>>,
    /// 1 bit: it is taken.
    pub cmd_take: Signal<Out, Bit>,
    // The end of a fetch, of a write-back, of waiting.
    /// 1 bit: a fetch is over; always taken.
    pub fill_valid: Signal<In, Bit>,
    /// The operation that it makes.
    pub fill_op: Signal<In, Op>,
    /// 1 bit: a write-back is over.
    pub done_valid: Signal<In, Bit>,
    /// The operation that it makes.
    pub done_op: Signal<In, Op>,
    /// 1 bit: it is taken.
    pub done_take: Signal<Out, Bit>,
    /// 1 bit: a request waited long enough.
    pub replay_valid: Signal<In, Bit>,
    /// The operation that it makes.
    pub replay_op: Signal<In, Op>,
    /// 1 bit: it is taken.
    pub replay_take: Signal<Out, Bit>,
    /// The operation that enters.
    pub op: Signal<Out, Op>,
    // One-hot: the source after the one that was chosen last.
    turn: Reg<Bits<8>>,
    asks: Vec<Signal<Local, Bits<8>>>,
    later: Signal<Local, Bits<8>>,
    chosen: Signal<Local, Bits<8>>,
    open: Signal<Local, Bit>,
}

impl OpArbiter {
    /// For `requesters` requesters.
    ///
    /// # Panics
    /// Outside 1 to 7.
    #[must_use]
    pub fn new(requesters: usize) -> Self {
        assert!((1..=7).contains(&requesters), "{requesters} requesters: 1 to 7");
        fn signals<D: Direction, T: Synth>(count: usize) -> Vec<Signal<D, T>> {
            (0..count).map(|_| Signal::default()).collect()
        }
        Self {
            req_valid: signals(requesters),
            req_ready: signals(requesters),
            req_release: signals(requesters),
            req_tag: signals(requesters),
            req_vif: signals(requesters),
            req_class: signals(requesters),
            req_pieces: signals(requesters),
            req_dirty: signals(requesters),
            req_user: signals(requesters),
            req_prefetch: signals(requesters),
            turn: Reg::new(1_u64.to_bits()),
            asks: signals(9),
            ..Self::default()
        }
    }
}

impl Logic for OpArbiter {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, turn);
        self.open.next = self.enable.val()
            && !self.fill_valid.val()
            && !self.done_valid.val()
            && !self.replay_valid.val();
        self.done_take.next = self.done_valid.val() && !self.fill_valid.val();
        self.replay_take.next =
            self.replay_valid.val() && !self.fill_valid.val() && !self.done_valid.val();

        // The first that asks, from the one whose turn it is; source 7 is the command unit.
        self.asks[0].next = 0.into();
        for i in 0..self.req_valid.len() {
            self.asks[i + 1].next = self.asks[i].val().replace_bit(i, self.req_valid[i].val());
        }
        for i in self.req_valid.len()..8 {
            self.asks[i + 1].next = self.asks[i].val();
            if i == 7 {
                self.asks[8].next = self.asks[7].val().replace_bit(7, self.cmd_kind.val().any());
            }
        }
        self.later.next = self.asks[8].val() & !(self.turn.q.val() - 1);
        if !self.later.val().any() {
            self.chosen.next = self.asks[8].val() & (!self.asks[8].val() + 1);
        } else {
            self.chosen.next = self.later.val() & (!self.later.val() + 1);
        }
        if self.open.val() && self.chosen.val().any() {
            self.turn.d.next = self.chosen.val() << 1;
            if self.chosen.val().get_bit(7) {
                self.turn.d.next = 1.into();
            }
        }

        self.op.next.kind = 0.into();
        self.op.next.source = 7.into();
        self.op.next.answer = 1.into();
        self.op.next.tag = 0.into();
        self.op.next.vif = self.cmd_vif.val();
        self.op.next.class = 0.into();
        self.op.next.pieces = 0.into();
        self.op.next.dirty = 0.into();
        self.op.next.user = 0.into();
        self.op.next.prefetch = 0.into();
        self.op.next.mshr = 0.into();
        self.op.next.fetched = 0.into();
        self.op.next.keep = 0.into();
        self.op.next.failed = 0.into();
        self.cmd_take.next = self.open.val() && self.chosen.val().get_bit(7);
        if self.open.val() && self.chosen.val().get_bit(7) {
            self.op.next.kind = self.cmd_kind.val();
        }
        for i in 0..self.req_valid.len() {
            self.req_ready[i].next = self.open.val() && self.chosen.val().get_bit(i);
            if self.chosen.val().get_bit(i) {
                if self.open.val() {
                    self.op.next.kind = 1.into();
                    if self.req_release[i].val() {
                        self.op.next.kind = 2.into();
                    }
                }
                self.op.next.source = i.to_bits();
                self.op.next.tag = self.req_tag[i].val();
                self.op.next.vif = self.req_vif[i].val();
                self.op.next.class = self.req_class[i].val();
                self.op.next.pieces = self.req_pieces[i].val();
                self.op.next.dirty = self.req_dirty[i].val();
                self.op.next.user = self.req_user[i].val().into();
                self.op.next.prefetch = self.req_prefetch[i].val().into();
            }
        }
        if self.replay_valid.val() {
            self.op.next = self.replay_op.val();
        }
        if self.done_valid.val() {
            self.op.next = self.done_op.val();
        }
        if self.fill_valid.val() {
            self.op.next = self.fill_op.val();
        }
    }
}
