//! # CommandUnit: what management may ask for, as operations of the pipeline
//!
//! | code | command | operations | effect |
//! |---|---|---|---|
//! | 1 | create | CREATE | the VIF exists, is not quarantined, copy A is valid |
//! | 2 | destroy | CLOSE, EVICT | no new use; when nobody uses it, written back and forgotten |
//! | 3 | pin | PIN | loaded whole, never a victim |
//! | 4 | unpin | UNPIN | may be a victim again |
//! | 5 | update | UPDATE, REFRESH | the other copy is valid; done when the old one is not being fetched |
//! | 6 | flush | FLUSH | dirty pieces are in memory; the context stays |
//! | 7 | flush all | FLUSH of every VIF | |
//! | 8 | quiesce | FLUSH of every VIF | no new use, no fetch, no grant to a VIF that nobody uses; done when no frame is in flight and all is in memory |
//! | 9 | resume | | ends quiesce |
//!
//! ## Ports
//! `cmd_*` takes a command when `cmd_ready`; `cmd_done` is a pulse with `cmd_status`, see
//! [`status`](super::entry::status). `op_*` to and from the directory.
//!
//! ## Timing
//! An operation takes 3 cycles and the memory accesses it needs. One that is told to ask again is
//! repeated, at most `tries` times: then IN_USE. Flush all and quiesce go on with the next VIF after
//! an error and tell the first one.
//!
//! ## Reset
//! Idle, not quiescent.

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use crate::hw::prim::{Assert, Cover, Reg};

/// What the unit does.
#[derive(Clone, Copy, Debug, PartialEq, LogicState)]
pub enum Turn {
    /// Waits for a command.
    Idle,
    /// Offers an operation.
    Offer,
    /// Waits for its answer.
    Answer,
    /// Waits a little before it asks again.
    Pause,
    /// Tells the end.
    End,
}

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct CommandUnit {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 1 bit: a command.
    pub cmd_valid: Signal<In, Bit>,
    /// 1 bit: it is taken.
    pub cmd_ready: Signal<Out, Bit>,
    /// 4 bits: see the module page.
    pub cmd_code: Signal<In, Bits<4>>,
    /// 12 bits: ignored by flush all, quiesce and resume.
    pub cmd_vif: Signal<In, Bits<12>>,
    /// 1 bit: pulse: the command is done.
    pub cmd_done: Signal<Out, Bit>,
    /// 4 bits: how it ended; ignored unless `cmd_done`.
    pub cmd_status: Signal<Out, Bits<4>>,
    /// 4 bits: operation, or 0.
    pub op_kind: Signal<Out, Bits<4>>,
    /// 12 bits.
    pub op_vif: Signal<Out, Bits<12>>,
    /// 1 bit: taken.
    pub op_take: Signal<In, Bit>,
    /// 1 bit: its answer.
    pub op_done: Signal<In, Bit>,
    /// 4 bits.
    pub op_status: Signal<In, Bits<4>>,
    /// 1 bit: no new use, no fetch.
    pub quiesce: Signal<Out, Bit>,
    turn: Reg<Turn>,
    code: Reg<Bits<4>>,
    kind: Reg<Bits<4>>,
    vif: Reg<Bits<12>>,
    tries: Reg<Bits<16>>,
    wait: Reg<Bits<3>>,
    status: Reg<Bits<4>>,
    quiet: Reg<Bit>,
    last_vif: Constant<Bits<12>>,
    most_tries: Constant<Bits<16>>,
    all: Signal<Local, Bit>,
    settled: Signal<Local, Bit>,
    result: Signal<Local, Bits<4>>,
    idle_means_nothing: Assert,
    completes: Cover,
}

impl CommandUnit {
    /// For `vifs` VIFs, each operation at most `tries` times.
    ///
    /// # Panics
    /// When there are no VIFs or more than 4096, or `tries` is 0.
    #[must_use]
    pub fn new(vifs: usize, tries: u16) -> Self {
        assert!((1..=4096).contains(&vifs), "{vifs} VIFs: 1 to 4096");
        assert!(tries > 0, "tries: 1 to 65535");
        Self {
            clk: Signal::default(),
            cmd_valid: Signal::default(),
            cmd_ready: Signal::default(),
            cmd_code: Signal::default(),
            cmd_vif: Signal::default(),
            cmd_done: Signal::default(),
            cmd_status: Signal::default(),
            op_kind: Signal::default(),
            op_vif: Signal::default(),
            op_take: Signal::default(),
            op_done: Signal::default(),
            op_status: Signal::default(),
            quiesce: Signal::default(),
            turn: Reg::new(Turn::Idle),
            code: Reg::default(),
            kind: Reg::default(),
            vif: Reg::default(),
            tries: Reg::default(),
            wait: Reg::default(),
            status: Reg::default(),
            quiet: Reg::default(),
            last_vif: Constant::new((vifs as u64 - 1).to_bits()),
            most_tries: Constant::new(u64::from(tries).to_bits()),
            all: Signal::default(),
            settled: Signal::default(),
            result: Signal::default(),
            idle_means_nothing: Assert::new("no operation is offered without a command"),
            completes: Cover::new("a command is done"),
        }
    }
}

impl Logic for CommandUnit {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, turn, code, kind, vif, tries, wait, status, quiet);
        self.cmd_ready.next = self.turn.q.val() == Turn::Idle;
        self.cmd_done.next = self.turn.q.val() == Turn::End;
        self.cmd_status.next = self.status.q.val();
        self.quiesce.next = self.quiet.q.val();
        self.op_kind.next = 0.into();
        if self.turn.q.val() == Turn::Offer {
            self.op_kind.next = self.kind.q.val();
        }
        self.op_vif.next = self.vif.q.val();
        self.all.next = (self.code.q.val() == 7) || (self.code.q.val() == 8);
        // Too often told to ask again: frames in flight do not end.
        self.result.next = self.op_status.val();
        self.settled.next = self.op_status.val() != 1;
        if (self.op_status.val() == 1) && (self.tries.q.val() == self.most_tries.val()) {
            self.result.next = 6.into();
            self.settled.next = true;
        }
        match self.turn.q.val() {
            Turn::Idle => {
                self.tries.d.next = 1.into();
                self.wait.d.next = 0.into();
                self.status.d.next = 0.into();
                if self.cmd_valid.val() {
                    self.code.d.next = self.cmd_code.val();
                    self.vif.d.next = self.cmd_vif.val();
                    self.turn.d.next = Turn::Offer;
                    match self.cmd_code.val().index() {
                        1 => self.kind.d.next = 5.into(),
                        2 => self.kind.d.next = 6.into(),
                        3 => self.kind.d.next = 9.into(),
                        4 => self.kind.d.next = 10.into(),
                        5 => self.kind.d.next = 11.into(),
                        6 => self.kind.d.next = 8.into(),
                        7 => {
                            self.kind.d.next = 8.into();
                            self.vif.d.next = 0.into();
                        }
                        8 => {
                            self.kind.d.next = 8.into();
                            self.vif.d.next = 0.into();
                            self.quiet.d.next = true;
                        }
                        9 => {
                            self.quiet.d.next = false;
                            self.turn.d.next = Turn::End;
                        }
                        _ => {
                            self.status.d.next = 7.into();
                            self.turn.d.next = Turn::End;
                        }
                    }
                }
            }
            Turn::Offer => {
                if self.op_take.val() {
                    self.turn.d.next = Turn::Answer;
                }
            }
            Turn::Answer => {
                if self.op_done.val() {
                    self.turn.d.next = Turn::End;
                    if !self.settled.val() {
                        self.tries.d.next = self.tries.q.val() + 1;
                        self.turn.d.next = Turn::Pause;
                    } else {
                        self.tries.d.next = 1.into();
                        if self.status.q.val() == 0 {
                            self.status.d.next = self.result.val();
                        }
                        if self.all.val() {
                            if self.vif.q.val() != self.last_vif.val() {
                                self.vif.d.next = self.vif.q.val() + 1;
                                self.turn.d.next = Turn::Offer;
                            }
                        } else if (self.kind.q.val() == 6) && (self.result.val() == 0) {
                            self.kind.d.next = 7.into();
                            self.turn.d.next = Turn::Offer;
                        } else if (self.kind.q.val() == 11) && (self.result.val() == 0) {
                            self.kind.d.next = 12.into();
                            self.turn.d.next = Turn::Offer;
                        }
                    }
                }
            }
            Turn::Pause => {
                self.wait.d.next = self.wait.q.val() + 1;
                if self.wait.q.val().all() {
                    self.turn.d.next = Turn::Offer;
                }
            }
            Turn::End => self.turn.d.next = Turn::Idle,
        }

        // Properties.
        clock!(self, clk, idle_means_nothing, completes);
        self.idle_means_nothing.holds.next =
            (self.turn.q.val() != Turn::Offer) || self.kind.q.val().any();
        self.completes.holds.next = self.turn.q.val() == Turn::End;
    }
}
