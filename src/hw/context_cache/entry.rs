//! The words that go between the blocks of the context cache: an entry of the tag store, an operation
//! of the pipeline, and the codes in them.

#![allow(missing_docs, reason = "LogicStruct derives public methods that cannot be documented")]

use rust_hdl::core::prelude::*;

/// The command unit as a source of operations; requesters are 0 to 6.
pub const COMMAND_SOURCE: u64 = 7;
/// Most ways of a set.
pub const WAYS_MAX: usize = 32;

/// Codes of [`Op::kind`].
pub mod kind {
    /// Look a context up, and lock pieces of it.
    pub const LOOKUP: u64 = 1;
    /// Give locks and a use back.
    pub const RELEASE: u64 = 2;
    /// A fetch, or a write-back that a command asked for, is over.
    pub const FILL: u64 = 3;
    /// No grant any more to this VIF.
    pub const QUARANTINE: u64 = 4;
    /// A new VIF.
    pub const CREATE: u64 = 5;
    /// No new use of a VIF: first step of destroying it.
    pub const CLOSE: u64 = 6;
    /// Write back and forget: second step.
    pub const EVICT: u64 = 7;
    /// Write back and keep.
    pub const FLUSH: u64 = 8;
    /// Load and keep for good.
    pub const PIN: u64 = 9;
    /// Pinned no longer.
    pub const UNPIN: u64 = 10;
    /// The other copy of the host's piece is the valid one.
    pub const UPDATE: u64 = 11;
    /// Fetch the host's piece again if it is out of date: second step of an update.
    pub const REFRESH: u64 = 12;
    /// What the command unit waited for is over: it looks again.
    pub const NUDGE: u64 = 13;
}

/// Codes of an answer.
pub mod status {
    /// Granted, or done.
    pub const OK: u64 = 0;
    /// Not now: a piece is locked, no fetch can start, or the VIF drains. Ask again.
    pub const AGAIN: u64 = 1;
    /// There is no such VIF.
    pub const ABSENT: u64 = 2;
    /// The VIF is quarantined.
    pub const QUARANTINED: u64 = 3;
    /// One more pinned context would leave too few ways of the set.
    pub const CROWDED: u64 = 4;
    /// The VIF exists already.
    pub const EXISTS: u64 = 5;
    /// The command waited too long for frames in flight.
    pub const IN_USE: u64 = 6;
    /// No such command.
    pub const UNKNOWN: u64 = 7;
}

/// States of an entry.
pub mod state {
    /// Nothing is there; all other bits are 0.
    pub const EMPTY: u64 = 0;
    /// A context.
    pub const VALID: u64 = 1;
    /// Pieces are fetched or written back: no grant.
    pub const FILLING: u64 = 2;
}

/// An entry of the tag store, 32 bits. The positions stand below.
#[derive(Clone, Copy, Debug, Default, PartialEq, LogicStruct)]
pub struct Entry {
    /// 2 bits: see [`state`].
    pub state: Bits<2>,
    /// 12 bits: whose context it is.
    pub vif: Bits<12>,
    /// 3 bits: service class, 0 is the highest.
    pub class: Bits<3>,
    /// 1 bit: never a victim.
    pub pinned: Bits<1>,
    /// 1 bit: the host's piece is out of date.
    pub stale: Bits<1>,
    /// 2 bits: the rx (bit 0) and tx piece are here.
    pub have: Bits<2>,
    /// 3 bits: rx, tx, ctl were changed.
    pub dirty: Bits<3>,
    /// 3 bits: rx, tx, ctl are granted to somebody.
    pub lock: Bits<3>,
    /// 5 bits: frames in flight.
    pub users: Bits<5>,
}

/// An operation of the pipeline, 43 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, LogicStruct)]
pub struct Op {
    /// 4 bits: see [`kind`]; 0: nothing.
    pub kind: Bits<4>,
    /// 3 bits: who gets the answer.
    pub source: Bits<3>,
    /// 1 bit: somebody does.
    pub answer: Bits<1>,
    /// 4 bits: returned with the answer.
    pub tag: Bits<4>,
    /// 12 bits.
    pub vif: Bits<12>,
    /// 3 bits: service class.
    pub class: Bits<3>,
    /// 3 bits: rx, tx, ctl are wanted, or given back.
    pub pieces: Bits<3>,
    /// 3 bits: which of them were changed.
    pub dirty: Bits<3>,
    /// 1 bit: take, or give back, a use.
    pub user: Bits<1>,
    /// 1 bit: fetch only, lock nothing.
    pub prefetch: Bits<1>,
    /// 3 bits: fill: the miss register.
    pub mshr: Bits<3>,
    /// 4 bits: fill: what was fetched (host, rx, tx, ctl); 0: it was a write-back.
    pub fetched: Bits<4>,
    /// 1 bit: fill after a write-back: the context stays.
    pub keep: Bits<1>,
    /// 1 bit: fill after a write-back: it failed.
    pub failed: Bits<1>,
}
