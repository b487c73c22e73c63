//! # HardwiredFsm: a decision FSM as a pipeline, one header per cycle
//!
//! ```text
//! in_key --> classify: every slice to a class --> level 0 --> level 1 --> ... --> leaf --> out_*
//! in_slot -->                                     code x class -> code
//! in_valid, in_tag ------------------------------------------------------------------------->
//! ```
//!
//! The first stage compares every slice of the key that the FSM looks at with its constants and
//! keeps only the *class* of the value, a few bits. Each level then is a look-up by the code of the
//! state and one class. The last stage turns the code of the leaf into the outputs.
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | stall | in | 1 | always | 1 freezes all stages; a header offered meanwhile is not taken |
//! | in_valid | in | 1 | not stall | a header is offered |
//! | in_key | in | 512 | in_valid | the [key](crate::net::key) |
//! | in_slot | in | 6 | in_valid | interface; ignored by the lookup |
//! | in_tag | in | 8 | in_valid | carried along |
//! | out_valid | out | 1 | always | a result |
//! | out_tag | out | 8 | out_valid | the tag of the header |
//! | out_set | out | 64 | out_valid, lookup only | interfaces the frame belongs to |
//! | out_deliver | out | 1 | out_valid, rules only | verdict |
//! | out_mark | out | 8 | out_valid, rules only | mark |
//! | out_rule | out | 16 | out_valid, rules only | rule that decided |
//! | out_slot | out | 6 | out_valid, rules only | the slot of the header |
//!
//! ## Parameters
//! The FSM: [`HardwiredFsm::lookup`] of [`fsm::lower::lookup`](crate::fsm::lower::lookup), or
//! [`HardwiredFsm::rules`] of [`fsm::lower::joint_rules`](crate::fsm::lower::joint_rules).
//!
//! ## Timing
//! Latency [`HardwiredFsm::latency`] cycles: the levels and 2. One header per cycle.
//!
//! ## Back-pressure
//! `stall` only; the outputs keep their values while it is 1.
//!
//! ## Reset
//! Clears the valid bits. First header in the cycle after it.
//!
//! ## Errors
//! None: every key leads to a leaf.

mod kernel;
mod plan;
mod wire;

use std::collections::VecDeque;

use rust_hdl::core::prelude::*;

use self::kernel::Kernel;
use self::plan::Plan;
use crate::diag::Diagnostics;
use crate::fsm::interp;
use crate::fsm::ir::{Fsm, Kind, Leaf};
use crate::fsm::lower::SLOT;
use crate::net::key::{Key, WORDS};
use crate::rules::model::Verdict;

/// A header in the pipeline of the rust-hdl model.
#[derive(Clone, Copy, Debug)]
struct Passing {
    tag: Bits<8>,
    slot: Bits<6>,
    leaf: Option<Leaf>,
}

/// The block. See the module page.
#[derive(Clone, Debug)]
pub struct HardwiredFsm {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 1 bit: all stages keep their contents.
    pub stall: Signal<In, Bit>,
    /// 1 bit: a header is offered; not taken while `stall`.
    pub in_valid: Signal<In, Bit>,
    /// 512 bits: the key, word 0 lowest; ignored unless `in_valid`.
    pub in_key: Signal<In, Bits<512>>,
    /// 6 bits: the interface; ignored unless `in_valid`, and by the lookup.
    pub in_slot: Signal<In, Bits<6>>,
    /// 8 bits: carried along; ignored unless `in_valid`.
    pub in_tag: Signal<In, Bits<8>>,
    /// 1 bit: a result.
    pub out_valid: Signal<Out, Bit>,
    /// 8 bits: the tag of the header.
    pub out_tag: Signal<Out, Bits<8>>,
    /// 64 bits: interfaces the frame belongs to; lookup only.
    pub out_set: Signal<Out, Bits<64>>,
    /// 1 bit: the verdict is deliver; rules only.
    pub out_deliver: Signal<Out, Bit>,
    /// 8 bits: mark; rules only.
    pub out_mark: Signal<Out, Bits<8>>,
    /// 16 bits: rule that decided; rules only.
    pub out_rule: Signal<Out, Bits<16>>,
    /// 6 bits: the slot of the header; rules only.
    pub out_slot: Signal<Out, Bits<6>>,
    fsm: Fsm,
    plan: Plan,
    kernel: Kernel,
    passing: VecDeque<Option<Passing>>,
}

impl HardwiredFsm {
    fn new(fsm: &Fsm) -> Result<Self, Diagnostics> {
        let plan = plan::plan(fsm)?;
        let kernel = Kernel::new(&plan);
        let stages = plan.levels.len() + 1;
        Ok(Self {
            clk: Signal::default(),
            stall: Signal::default(),
            in_valid: Signal::default(),
            in_key: Signal::default(),
            in_slot: Signal::default(),
            in_tag: Signal::default(),
            out_valid: Signal::default(),
            out_tag: Signal::default(),
            out_set: Signal::default(),
            out_deliver: Signal::default(),
            out_mark: Signal::default(),
            out_rule: Signal::default(),
            out_slot: Signal::default(),
            fsm: fsm.clone(),
            plan,
            kernel,
            passing: vec![None; stages].into(),
        })
    }

    /// The NIC-wide lookup: has `out_set`.
    ///
    /// # Errors
    /// `F001` for an FSM of another kind or one that breaks its invariants, `F009` for one that
    /// tests its slices in no one order.
    pub fn lookup(fsm: &Fsm) -> Result<Self, Diagnostics> {
        Self::of_kind(fsm, Kind::Lookup)
    }

    /// The rules of all interfaces: has `out_deliver`, `out_mark`, `out_rule`, `out_slot`.
    ///
    /// # Errors
    /// As [`HardwiredFsm::lookup`].
    pub fn rules(fsm: &Fsm) -> Result<Self, Diagnostics> {
        Self::of_kind(fsm, Kind::Rules)
    }

    fn of_kind(fsm: &Fsm, kind: Kind) -> Result<Self, Diagnostics> {
        if fsm.kind == kind {
            return Self::new(fsm);
        }
        let message = format!("an FSM of kind {:?} where {kind:?} is wanted", fsm.kind);
        Err(crate::diag::Diagnostic::error("F001", message)
            .with_help("give the lookup a lookup FSM and the rules a rule FSM")
            .into())
    }

    /// Cycles from a header taken to its result.
    #[must_use]
    pub fn latency(&self) -> usize {
        self.plan.levels.len() + 2
    }

    /// Bits of the code that stands for the state between two levels.
    #[must_use]
    pub fn code_bits(&self) -> usize {
        self.plan.code_bits
    }

    fn taken(&self) -> Passing {
        let bits = self.in_key.val();
        let mut key: Key = [0; WORDS];
        for (index, word) in key.iter_mut().enumerate() {
            *word =
                (0..16).fold(0, |sum, bit| sum | u16::from(bits.get_bit(16 * index + bit)) << bit);
        }
        let slot = self.in_slot.val();
        key[usize::from(SLOT.word)] =
            (0..6).fold(0, |sum, bit| sum | u16::from(slot.get_bit(bit)) << bit);
        Passing { tag: self.in_tag.val(), slot, leaf: interp::run(&self.fsm, &key) }
    }
}

impl Logic for HardwiredFsm {
    fn update(&mut self) {
        if !self.clk.pos_edge() || self.stall.val() {
            return;
        }
        let taken = self.in_valid.val().then(|| self.taken());
        self.passing.push_front(taken);
        let done = self.passing.pop_back().flatten();
        self.out_valid.next = done.is_some();
        let Some(done) = done else { return };
        self.out_tag.next = done.tag;
        self.out_slot.next = done.slot;
        match done.leaf {
            Some(Leaf::Members(set)) => self.out_set.next = set.into(),
            Some(Leaf::Verdict { rule, verdict, mark }) => {
                self.out_deliver.next = verdict == Verdict::Deliver;
                self.out_mark.next = u64::from(mark).into();
                self.out_rule.next = u64::from(rule).into();
            }
            None => {}
        }
    }
    fn connect(&mut self) {
        self.out_valid.connect();
        self.out_tag.connect();
        self.out_set.connect();
        self.out_deliver.connect();
        self.out_mark.connect();
        self.out_rule.connect();
        self.out_slot.connect();
    }
    fn hdl(&self) -> Verilog {
        Verilog::Combinatorial(self.kernel.code.clone())
    }
}

impl Block for HardwiredFsm {
    fn connect_all(&mut self) {
        self.connect();
    }
    fn update_all(&mut self) {
        self.update();
        self.clk.update_all();
        self.stall.update_all();
        self.in_valid.update_all();
        self.in_key.update_all();
        self.in_slot.update_all();
        self.in_tag.update_all();
        self.out_valid.update_all();
        self.out_tag.update_all();
        self.out_set.update_all();
        self.out_deliver.update_all();
        self.out_mark.update_all();
        self.out_rule.update_all();
        self.out_slot.update_all();
    }
    fn has_changed(&self) -> bool {
        self.clk.has_changed()
            || self.stall.has_changed()
            || self.in_valid.has_changed()
            || self.in_key.has_changed()
            || self.in_slot.has_changed()
            || self.in_tag.has_changed()
            || self.out_valid.has_changed()
            || self.out_tag.has_changed()
            || self.out_set.has_changed()
            || self.out_deliver.has_changed()
            || self.out_mark.has_changed()
            || self.out_rule.has_changed()
            || self.out_slot.has_changed()
    }
    fn accept(&self, name: &str, probe: &mut dyn Probe) {
        probe.visit_start_scope(name, self);
        self.clk.accept("clk", probe);
        self.stall.accept("stall", probe);
        self.in_valid.accept("in_valid", probe);
        self.in_key.accept("in_key", probe);
        self.in_slot.accept("in_slot", probe);
        self.in_tag.accept("in_tag", probe);
        self.out_valid.accept("out_valid", probe);
        self.out_tag.accept("out_tag", probe);
        match self.plan.kind {
            Kind::Lookup => self.out_set.accept("out_set", probe),
            Kind::Rules => {
                self.out_deliver.accept("out_deliver", probe);
                self.out_mark.accept("out_mark", probe);
                self.out_rule.accept("out_rule", probe);
                self.out_slot.accept("out_slot", probe);
            }
        }
        for (name, wire) in &self.kernel.locals {
            probe.visit_atom(name, wire);
        }
        for (name, register) in &self.kernel.registers {
            register.accept(name, probe);
        }
        probe.visit_end_scope(name, self);
    }
}
