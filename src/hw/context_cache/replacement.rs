//! # Replacement: which way of a set is given away
//!
//! Combinational; the state of the set comes in and goes out, and is kept by the owner.
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | may | in | 32 | always | ways that may be given away |
//! | empty | in | 32 | always | ways without a context: they go first |
//! | class_n | in | 3 | always | service class of way n |
//! | limit, limited | in | 3, 1 | always | `limited`: only classes that are not above `limit` |
//! | now | in | 32 | always | state of the set |
//! | used | in | 32 | always | way that was used, one-hot, or 0 |
//! | given | in | 1 | always | the victim is really taken |
//! | victim | out | 32 | always | one-hot; 0: no way may go |
//! | then | out | 32 | always | next state of the set |
//!
//! ## Parameters
//! [`Policy`]: *FIFO*, the state is the way after the last victim; *tree-PLRU*, a bit per node of a
//! binary tree over the ways says on which side the next victim is sought, every use turns the bits of
//! its path away; *class-aware*, as FIFO among the ways of the lowest class that may go.
//!
//! A policy seeks among the ways that may go only: a tree-PLRU turns to the other side where its side
//! has none.
//!
//! ## Proved
//! The victim is one of the ways that may go, and there is one if there is such a way (`among`,
//! `found`); exactly one (`single`).
//!
//! ## Source
//! Tree-PLRU as in many level-1 caches; the restriction to candidates is ours.

use rust_hdl::core::prelude::*;

use super::entry::WAYS_MAX;
use crate::hw::prim::{Assert, Assume};

/// How a victim is chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Policy {
    /// In the order of filling.
    #[default]
    Fifo,
    /// By a tree of bits that points away from what was used.
    TreePlru,
    /// The lowest class first, in the order of filling.
    ClassAware,
}

/// The block. See the module page.
#[derive(LogicBlock, Default)]
pub struct Replacement {
    /// Clock, for the properties.
    pub clk: Signal<In, Clock>,
    /// 32 bits: ways that may be given away.
    pub may: Signal<In, Bits<32>>,
    /// 32 bits: ways without a context.
    pub empty: Signal<In, Bits<32>>,
    /// 3 bits each: classes of the ways.
    pub class: Vec<Signal<In, Bits<3>>>,
    /// 1 bit: `limit` counts.
    pub limited: Signal<In, Bit>,
    /// 3 bits: highest class that may be given away.
    pub limit: Signal<In, Bits<3>>,
    /// 32 bits: state of the set.
    pub now: Signal<In, Bits<32>>,
    /// 32 bits: way that was used.
    pub used: Signal<In, Bits<32>>,
    /// 1 bit: the victim is taken.
    pub given: Signal<In, Bit>,
    /// 32 bits: the victim, one-hot.
    pub victim: Signal<Out, Bits<32>>,
    /// 32 bits: next state.
    pub then: Signal<Out, Bits<32>>,
    // Class-aware: one element per bit of the class; else none.
    class_bit: Vec<Vec<Signal<Local, Bits<32>>>>,
    // FIFO and class-aware: one element; tree-PLRU: none.
    turn: Vec<Constant<Bits<32>>>,
    from: Vec<Signal<Local, Bits<32>>>,
    // Tree-PLRU: node 1 is the root, node n has 2n and 2n + 1 below it; else none.
    any: Vec<Signal<Local, Bit>>,
    go: Vec<Signal<Local, Bit>>,
    touched: Vec<Signal<Local, Bit>>,
    right: Vec<Signal<Local, Bit>>,
    state: Vec<Signal<Local, Bits<32>>>,
    pick: Vec<Signal<Local, Bits<32>>>,
    // All policies.
    allowed: Vec<Signal<Local, Bits<32>>>,
    fit: Vec<Signal<Local, Bits<32>>>,
    first: Signal<Local, Bits<32>>,
    chosen: Signal<Local, Bits<32>>,
    of_the_set: Assume,
    among: Assert,
    found: Assert,
    single: Assert,
}

fn signals<D: Direction, T: Synth>(count: usize) -> Vec<Signal<D, T>> {
    (0..count).map(|_| Signal::default()).collect()
}

impl Replacement {
    /// For sets of `ways` ways.
    ///
    /// # Panics
    /// When `ways` is 0 or above 32.
    #[must_use]
    pub fn new(ways: usize, policy: Policy) -> Self {
        assert!((1..=WAYS_MAX).contains(&ways), "{ways} ways: 1 to {WAYS_MAX}");
        let leaves = ways.next_power_of_two();
        let nodes = if policy == Policy::TreePlru { leaves } else { 0 };
        let turns = usize::from(nodes == 0);
        let bits = if policy == Policy::ClassAware { 3 } else { 0 };
        Self {
            class: signals(ways),
            class_bit: (0..bits).map(|_| signals(WAYS_MAX + 1)).collect(),
            turn: (0..turns).map(|_| Constant::new((1u64 << (ways - 1)).to_bits())).collect(),
            from: signals(turns),
            any: signals(2 * nodes),
            go: signals(2 * nodes),
            touched: signals(2 * nodes),
            right: signals(nodes),
            state: signals(nodes),
            pick: signals(if nodes > 0 { nodes + 1 } else { 0 }),
            allowed: signals(WAYS_MAX + 1),
            fit: signals(4),
            of_the_set: Assume::new("only ways of the set may be given away"),
            among: Assert::new("the victim may be given away"),
            found: Assert::new("a victim is found when there is one"),
            single: Assert::new("there is at most one victim"),
            ..Self::default()
        }
    }
}

impl Logic for Replacement {
    #[hdl_gen]
    fn update(&mut self) {
        // Ways of a class above the limit do not go; empty ways always do.
        self.allowed[0].next = self.may.val();
        for w in 0..self.class.len() {
            self.allowed[w + 1].next = self.allowed[w].val();
            if self.limited.val()
                && (self.class[w].val() < self.limit.val())
                && !self.empty.val().get_bit(w)
            {
                self.allowed[w + 1].next = self.allowed[w].val().replace_bit(w, false);
            }
        }
        for w in self.class.len()..32 {
            self.allowed[w + 1].next = self.allowed[w].val();
        }
        self.first.next = self.allowed[32].val();
        if (self.allowed[32].val() & self.empty.val()).any() {
            self.first.next = self.allowed[32].val() & self.empty.val();
        }

        // Of these, those of the lowest class: bit by bit of its number.
        self.fit[0].next = self.first.val();
        for b in 0..3 {
            self.fit[b + 1].next = self.fit[b].val();
            for k in 0..self.class_bit.len() {
                if k == b {
                    self.class_bit[b][0].next = 0.into();
                    for w in 0..self.class.len() {
                        self.class_bit[b][w + 1].next = self.class_bit[b][w]
                            .val()
                            .replace_bit(w, self.class[w].val().get_bit(2 - b));
                    }
                    for w in self.class.len()..32 {
                        self.class_bit[b][w + 1].next = self.class_bit[b][w].val();
                    }
                    if (self.fit[b].val() & self.class_bit[b][32].val()).any() {
                        self.fit[b + 1].next = self.fit[b].val() & self.class_bit[b][32].val();
                    }
                }
            }
        }
        self.chosen.next = 0.into();
        self.then.next = self.now.val();

        // In turn: the first at or after the way the state names, else the first of all.
        for t in 0..self.turn.len() {
            self.from[t].next = self.fit[3].val();
            if self.now.val().any() && (self.fit[3].val() & !(self.now.val() - 1)).any() {
                self.from[t].next = self.fit[3].val() & !(self.now.val() - 1);
            }
            self.chosen.next = self.from[t].val() & (!self.from[t].val() + 1);
        }

        // By the tree: away from what was used, but only to where a way may go.
        for n in self.right.len()..(self.right.len() + 1) {
            for w in 0..self.right.len() {
                self.any[n + w].next = self.first.val().get_bit(w);
                self.touched[n + w].next = self.used.val().get_bit(w);
            }
            for i in 1..self.right.len() {
                self.any[n - i].next =
                    self.any[2 * n - 2 * i].val() || self.any[2 * n - 2 * i + 1].val();
                self.touched[n - i].next =
                    self.touched[2 * n - 2 * i].val() || self.touched[2 * n - 2 * i + 1].val();
            }
            for i in 1..self.right.len() {
                if i == 1 {
                    self.go[1].next = true;
                }
                self.right[i].next = (self.now.val().get_bit(i) || !self.any[2 * i].val())
                    && self.any[2 * i + 1].val();
                self.go[2 * i].next = self.go[i].val() && !self.right[i].val();
                self.go[2 * i + 1].next = self.go[i].val() && self.right[i].val();
            }
            for w in 0..self.right.len() {
                if w == 0 {
                    // There is no node 0.
                    self.any[0].next = false;
                    self.go[0].next = false;
                    self.touched[0].next = false;
                    self.right[0].next = false;
                    self.pick[0].next = 0.into();
                    if n == 1 {
                        self.go[1].next = true;
                    }
                }
                self.pick[w + 1].next = self.pick[w]
                    .val()
                    .replace_bit(w, self.go[n + w].val() && self.any[n + w].val());
                if w + 1 == n {
                    self.chosen.next = self.pick[w + 1].val();
                }
            }
            for i in 0..self.right.len() {
                if i == 0 {
                    self.state[0].next = self.now.val();
                } else {
                    self.state[i].next = self.state[i - 1].val();
                    if self.touched[2 * i].val() {
                        self.state[i].next = self.state[i - 1].val().replace_bit(i, true);
                    }
                    if self.touched[2 * i + 1].val() {
                        self.state[i].next = self.state[i - 1].val().replace_bit(i, false);
                    }
                }
                if i + 1 == n {
                    self.then.next = self.state[i].val();
                }
            }
        }
        for t in 0..self.turn.len() {
            if self.given.val() {
                self.then.next = self.chosen.val() << 1;
                if self.chosen.val() == self.turn[t].val() {
                    self.then.next = 1.into();
                }
            }
        }
        self.victim.next = self.chosen.val();

        // Properties.
        clock!(self, clk, of_the_set, among, found, single);
        self.of_the_set.holds.next = true;
        for w in self.class.len()..32 {
            if self.may.val().get_bit(w) {
                self.of_the_set.holds.next = false;
            }
        }
        self.among.holds.next = (self.chosen.val() & !self.may.val()) == 0;
        self.found.holds.next = self.chosen.val().any() || !self.allowed[32].val().any();
        self.single.holds.next = (self.chosen.val() & (self.chosen.val() - 1)) == 0;
    }
}
