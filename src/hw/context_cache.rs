//! # ContextCache: contexts live in memory, a few of them here, and nobody sees the difference
//!
//! ```text
//! req_*_n  --> arbiter --> directory (tags, victims, miss registers) --> rsp_*_n
//! cmd_*    --> command unit --^        | jobs            ^ fills
//! acc_*_n <--> store (4 banks) <--- fetch engine <---+---+--- m_axi_ar, m_axi_r
//!                     +-----------> write-back engine -------- m_axi_aw, m_axi_w, m_axi_b
//! ```
//!
//! A requester asks for pieces (rx, tx, ctl) of a VIF's context, and for a *use* if a frame starts.
//! The answer, with the tag of the request, is a *grant* of these pieces, or a reason why not. It then
//! reads and writes words of them through `acc_*`, and gives them back, saying which it changed. A
//! use keeps the context at its place after the pieces were given back, until it is given back too.
//!
//! ## Ports
//! | group | meaning |
//! |---|---|
//! | req_*_n, req_ready_n | requester n asks, or (`req_release`) gives back: a release has no answer |
//! | rsp_valid_n, rsp_tag, rsp_status, rsp_slot | the answer; each request but a release has one |
//! | acc_*_n | words of granted pieces, and of the host's piece while a piece or a use is held |
//! | cmd_* | commands, see [`command_unit`] |
//! | m_axi_* | AXI4, 64 bits, one ID for reads and one for writes |
//! | status_* | counters and the last fault |
//!
//! `rsp_status`: see [`entry::status`]. *Ask again* means: a piece is granted to somebody else, no
//! fetch can start now (no miss register, no way that may go, a write-back of the VIF without
//! response), the requester waits for this VIF already, or the VIF takes a new host's piece.
//!
//! ## Parameters
//! [`Params`]: see [`Geometry`] and [`Shape`]. The set of a VIF is its low bits. With one or two sets
//! the entries are registers, with more they are one RAM per way.
//!
//! ## Timing
//! ```text
//! cycle        0         1         2
//! req_valid    1                            a hit: taken in cycle 0
//! directory              decide
//! rsp_valid                        1        granted in cycle 2
//!
//! cycle        0    1    2    3    4    5  ...  3+L ... 3+L+B-1=T   T+1   T+2
//! req_valid    1                                                               a miss, clean victim
//! directory         decide                               fill in    decide
//! ar                          host rx   ctl
//! r                                             first    last beat
//! rsp_valid                                                               1
//! ```
//! `L`: cycles from the host's address to its first beat; `B`: beats. So a miss takes L + B + 4
//! cycles. One operation (request, release, fill, command) enters per cycle and none ever waits in the
//! pipeline: hits and other misses go on under a miss. A dirty victim is written out first (2 of 3
//! cycles a word, and an address per piece); its responses are not waited for, except by a miss on
//! that same VIF. The bus is idle for one cycle between two fetches.
//!
//! Fetches and write-backs go by class: one of class 0 waits for those that have begun, at most
//! `beats_max` beats of lower classes and one write-back; one of a lower class as long as higher ones
//! keep coming. To ask again has no bound: where many want few ways, who asks first gets one.
//!
//! ## Back-pressure
//! `req_ready_n` is 0 while another operation is chosen; requesters and the command unit take turns,
//! fills, write-backs that have something to say and replays go first. `acc_ready_n`: see
//! [`context_store`].
//!
//! ## Reset
//! A walk over sets and VIFs clears what the card knows: no VIF exists, nothing is cached; then
//! `ready`. A running cache is quiesced before, or what is dirty is lost.
//!
//! ## Hazards
//! - Two requests in a row on one VIF: every operation changes its entry in one cycle, and the next
//!   one sees it. So no update is lost and no VIF gets two ways.
//! - A second request on a VIF that is fetched waits in its miss register (one per requester): there
//!   is one fetch.
//! - A miss on a VIF whose write-back is not answered is told to ask again.
//! - An update while the old copy is fetched: the entry is marked, and the new copy fetched before the
//!   next grant; the update is answered after the old fetch. A VIF in use keeps its version; no new use
//!   is granted until the last ends, then the new copy is fetched.
//!
//! ## Invariants
//! - I1 a VIF is in at most one way (`tag_store.apart`, `at_home`, `unique`), and in at most one miss
//!   register (`miss_unit.one_fetch`)
//! - I2 a way with a user, a lock or a fetch is no victim, and its host's piece is not fetched
//!   (`no_way_in_use_goes`)
//! - I3 a pinned way is no victim (`no_pinned_goes`)
//! - I4 a victim's dirty pieces are written back (`victim_is_written`, `dirty_is_kept`), read out before
//!   its place is filled (`mshr.order`), and answered (`write_back_engine.answered`) before the VIF is
//!   fetched again (`no_fetch_during_write_back`)
//! - I5 no grant to a quarantined VIF (`no_grant_in_quarantine`, `quarantine_lasts`), no piece to two
//!   (`exclusive`)
//!
//! Proved by induction at 2 sets of 2 ways, 4 VIFs and 2 misses, but `one_fetch`, `dirty_is_kept` and
//! `quarantine_lasts`, which are checked from reset on to a bounded depth.
//!
//! ## Errors
//! SLVERR, DECERR, a record that is not right, a time-out, a failed write-back: the VIF is quarantined,
//! its requests are answered so, `status_quarantines` counts, `status_fault*` tell the last. All others
//! go on. `create` after `destroy` ends it. What a quarantined context still has dirty is written back
//! when its way is given away.
//!
//! ## Source
//! Contexts in memory and a cache of them: Rauchfuss, Wild, Herkersdorf 2010. Miss registers: as in
//! non-blocking processor caches (Kroft 1981).
//!
//! ## Not here
//! The rule store: tables do not follow the record yet.
#![allow(
    clippy::collapsible_match,
    clippy::items_after_statements,
    clippy::range_plus_one,
    reason = "a kernel takes no guards and no inclusive ranges; signals are made where they are named"
)]

pub mod command_unit;
pub mod context_store;
pub mod directory;
pub mod entry;
pub mod fetch_engine;
pub mod miss_unit;
pub mod mshr;
pub mod op_arbiter;
pub mod record_check;
pub mod replacement;
pub mod small_store;
pub mod tag_store;
pub mod write_back_engine;

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use self::command_unit::CommandUnit;
use self::context_store::ContextStore;
use self::directory::{Directory, Geometry, bits_for};
use self::fetch_engine::{FetchEngine, Shape};
use self::write_back_engine::WriteBackEngine;
use crate::hw::prim::Reg;

/// Parameters of a cache.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Params {
    /// VIFs, sets, ways, misses, requesters, policy.
    pub geometry: Geometry,
    /// Records and bus.
    pub shape: Shape,
    /// How often a command's operation is repeated before it is given up.
    pub tries: u16,
}

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct ContextCache {
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
    /// 3 bits each: service class of a fetch, 0 is the highest.
    pub req_class: Vec<Signal<In, Bits<3>>>,
    /// 3 bits each: rx, tx, ctl.
    pub req_pieces: Vec<Signal<In, Bits<3>>>,
    /// 3 bits each: pieces that were changed; ignored unless `req_release`.
    pub req_dirty: Vec<Signal<In, Bits<3>>>,
    /// 1 bit each: take, or give back, a use.
    pub req_user: Vec<Signal<In, Bit>>,
    /// 1 bit each: fetch only, lock nothing.
    pub req_prefetch: Vec<Signal<In, Bit>>,
    /// 1 bit each: an answer.
    pub rsp_valid: Vec<Signal<Out, Bit>>,
    // Answers.
    /// 4 bits: tag of the request.
    pub rsp_tag: Signal<Out, Bits<4>>,
    /// 4 bits: see [`entry::status`].
    pub rsp_status: Signal<Out, Bits<4>>,
    /// 11 bits: place in the store; ignored unless the status is 0.
    pub rsp_slot: Signal<Out, Bits<11>>,
    // Access to the store.
    /// 1 bit each: an access to the store.
    pub acc_valid: Vec<Signal<In, Bit>>,
    /// 1 bit each: it is taken.
    pub acc_ready: Vec<Signal<Out, Bit>>,
    /// 1 bit each: write.
    pub acc_write: Vec<Signal<In, Bit>>,
    /// 2 bits each: host 0, rx 1, tx 2, ctl 3.
    pub acc_piece: Vec<Signal<In, Bits<2>>>,
    /// 15 bits each: slot of the grant times 16, and word of the piece.
    pub acc_addr: Vec<Signal<In, Bits<15>>>,
    /// 64 bits each; ignored unless `acc_write`.
    pub acc_wdata: Vec<Signal<In, Bits<64>>>,
    /// 64 bits each: one cycle after a read was taken.
    pub acc_rdata: Vec<Signal<Out, Bits<64>>>,
    // Commands.
    /// 1 bit: a command.
    pub cmd_valid: Signal<In, Bit>,
    /// 1 bit: it is taken.
    pub cmd_ready: Signal<Out, Bit>,
    /// 4 bits: see [`command_unit`].
    pub cmd_code: Signal<In, Bits<4>>,
    /// 12 bits.
    pub cmd_vif: Signal<In, Bits<12>>,
    /// 1 bit: pulse: the command is done.
    pub cmd_done: Signal<Out, Bit>,
    /// 4 bits: how it ended; ignored unless `cmd_done`.
    pub cmd_status: Signal<Out, Bits<4>>,
    // Memory.
    /// 4 bits: 0.
    pub m_axi_arid: Signal<Out, Bits<4>>,
    /// 64 bits: byte address.
    pub m_axi_araddr: Signal<Out, Bits<64>>,
    /// 8 bits: beats less one.
    pub m_axi_arlen: Signal<Out, Bits<8>>,
    /// 3 bits: 3, 8 bytes.
    pub m_axi_arsize: Signal<Out, Bits<3>>,
    /// 2 bits: 1, INCR.
    pub m_axi_arburst: Signal<Out, Bits<2>>,
    /// 1 bit.
    pub m_axi_arvalid: Signal<Out, Bit>,
    /// 1 bit.
    pub m_axi_arready: Signal<In, Bit>,
    /// 64 bits.
    pub m_axi_rdata: Signal<In, Bits<64>>,
    /// 2 bits.
    pub m_axi_rresp: Signal<In, Bits<2>>,
    /// 1 bit.
    pub m_axi_rlast: Signal<In, Bit>,
    /// 1 bit.
    pub m_axi_rvalid: Signal<In, Bit>,
    /// 1 bit.
    pub m_axi_rready: Signal<Out, Bit>,
    /// 4 bits: 0.
    pub m_axi_awid: Signal<Out, Bits<4>>,
    /// 64 bits: byte address.
    pub m_axi_awaddr: Signal<Out, Bits<64>>,
    /// 8 bits: beats less one.
    pub m_axi_awlen: Signal<Out, Bits<8>>,
    /// 3 bits: 3, 8 bytes.
    pub m_axi_awsize: Signal<Out, Bits<3>>,
    /// 2 bits: 1, INCR.
    pub m_axi_awburst: Signal<Out, Bits<2>>,
    /// 1 bit.
    pub m_axi_awvalid: Signal<Out, Bit>,
    /// 1 bit.
    pub m_axi_awready: Signal<In, Bit>,
    /// 64 bits.
    pub m_axi_wdata: Signal<Out, Bits<64>>,
    /// 8 bits: all ones.
    pub m_axi_wstrb: Signal<Out, Bits<8>>,
    /// 1 bit: last beat of a burst.
    pub m_axi_wlast: Signal<Out, Bit>,
    /// 1 bit.
    pub m_axi_wvalid: Signal<Out, Bit>,
    /// 1 bit.
    pub m_axi_wready: Signal<In, Bit>,
    /// 2 bits.
    pub m_axi_bresp: Signal<In, Bits<2>>,
    /// 1 bit.
    pub m_axi_bvalid: Signal<In, Bit>,
    /// 1 bit.
    pub m_axi_bready: Signal<Out, Bit>,
    // Status.
    /// 1 bit: the walk after reset is over.
    pub ready: Signal<Out, Bit>,
    /// 32 bits: lookups granted without waiting.
    pub status_hits: Signal<Out, Bits<32>>,
    /// 32 bits: fetches.
    pub status_misses: Signal<Out, Bits<32>>,
    /// 32 bits: fetches that a request for a pinned context had to wait for.
    pub status_pinned_misses: Signal<Out, Bits<32>>,
    /// 32 bits: contexts given away.
    pub status_evictions: Signal<Out, Bits<32>>,
    /// 32 bits: VIFs quarantined.
    pub status_quarantines: Signal<Out, Bits<32>>,
    /// 12 bits: the last of them.
    pub status_fault_vif: Signal<Out, Bits<12>>,
    /// 4 bits: why: 1 to 9 [`Fault`](crate::context::record::Fault), 10 bus, 11 time-out, 12 write-back.
    pub status_fault: Signal<Out, Bits<4>>,
    /// 1 bit: the bus does not accept a write.
    pub status_stuck: Signal<Out, Bit>,
    directory: Directory,
    fetch: FetchEngine,
    back: WriteBackEngine,
    store: ContextStore,
    command: CommandUnit,
    hits: Reg<Bits<32>>,
    misses: Reg<Bits<32>>,
    pinned_misses: Reg<Bits<32>>,
    evictions: Reg<Bits<32>>,
    quarantines: Reg<Bits<32>>,
    fault_vif: Reg<Bits<12>>,
    fault: Reg<Bits<4>>,
    fill_fault: Reg<Bits<4>>,
}

fn signals<D: Direction, T: Synth>(count: usize) -> Vec<Signal<D, T>> {
    (0..count).map(|_| Signal::default()).collect()
}

impl ContextCache {
    /// A cache with these parameters.
    ///
    /// # Panics
    /// When a parameter is outside its range.
    #[must_use]
    pub fn new(params: Params) -> Self {
        let n = params.geometry.requesters;
        let slots = params.geometry.sets << bits_for(params.geometry.ways);
        Self {
            clk: Signal::default(),
            req_valid: signals(n),
            req_ready: signals(n),
            req_release: signals(n),
            req_tag: signals(n),
            req_vif: signals(n),
            req_class: signals(n),
            req_pieces: signals(n),
            req_dirty: signals(n),
            req_user: signals(n),
            req_prefetch: signals(n),
            rsp_valid: signals(n),
            rsp_tag: Signal::default(),
            rsp_status: Signal::default(),
            rsp_slot: Signal::default(),
            acc_valid: signals(n),
            acc_ready: signals(n),
            acc_write: signals(n),
            acc_piece: signals(n),
            acc_addr: signals(n),
            acc_wdata: signals(n),
            acc_rdata: signals(n),
            cmd_valid: Signal::default(),
            cmd_ready: Signal::default(),
            cmd_code: Signal::default(),
            cmd_vif: Signal::default(),
            cmd_done: Signal::default(),
            cmd_status: Signal::default(),
            m_axi_arid: Signal::default(),
            m_axi_araddr: Signal::default(),
            m_axi_arlen: Signal::default(),
            m_axi_arsize: Signal::default(),
            m_axi_arburst: Signal::default(),
            m_axi_arvalid: Signal::default(),
            m_axi_arready: Signal::default(),
            m_axi_rdata: Signal::default(),
            m_axi_rresp: Signal::default(),
            m_axi_rlast: Signal::default(),
            m_axi_rvalid: Signal::default(),
            m_axi_rready: Signal::default(),
            m_axi_awid: Signal::default(),
            m_axi_awaddr: Signal::default(),
            m_axi_awlen: Signal::default(),
            m_axi_awsize: Signal::default(),
            m_axi_awburst: Signal::default(),
            m_axi_awvalid: Signal::default(),
            m_axi_awready: Signal::default(),
            m_axi_wdata: Signal::default(),
            m_axi_wstrb: Signal::default(),
            m_axi_wlast: Signal::default(),
            m_axi_wvalid: Signal::default(),
            m_axi_wready: Signal::default(),
            m_axi_bresp: Signal::default(),
            m_axi_bvalid: Signal::default(),
            m_axi_bready: Signal::default(),
            ready: Signal::default(),
            status_hits: Signal::default(),
            status_misses: Signal::default(),
            status_pinned_misses: Signal::default(),
            status_evictions: Signal::default(),
            status_quarantines: Signal::default(),
            status_fault_vif: Signal::default(),
            status_fault: Signal::default(),
            status_stuck: Signal::default(),
            directory: Directory::new(params.geometry),
            fetch: FetchEngine::new(params.shape),
            back: WriteBackEngine::new(params.shape),
            store: ContextStore::new(slots, n),
            command: CommandUnit::new(params.geometry.vifs, params.tries),
            hits: Reg::default(),
            misses: Reg::default(),
            pinned_misses: Reg::default(),
            evictions: Reg::default(),
            quarantines: Reg::default(),
            fault_vif: Reg::default(),
            fault: Reg::default(),
            fill_fault: Reg::default(),
        }
    }
}

impl Logic for ContextCache {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, hits, misses, pinned_misses, evictions, quarantines);
        dff_setup!(self, clk, fault_vif, fault, fill_fault);
        self.directory.clk.next = self.clk.val();
        self.fetch.clk.next = self.clk.val();
        self.back.clk.next = self.clk.val();
        self.store.clk.next = self.clk.val();
        self.command.clk.next = self.clk.val();
        for i in 0..self.req_valid.len() {
            self.directory.req_valid[i].next = self.req_valid[i].val();
            self.req_ready[i].next = self.directory.req_ready[i].val();
            self.directory.req_release[i].next = self.req_release[i].val();
            self.directory.req_tag[i].next = self.req_tag[i].val();
            self.directory.req_vif[i].next = self.req_vif[i].val();
            self.directory.req_class[i].next = self.req_class[i].val();
            self.directory.req_pieces[i].next = self.req_pieces[i].val();
            self.directory.req_dirty[i].next = self.req_dirty[i].val();
            self.directory.req_user[i].next = self.req_user[i].val();
            self.directory.req_prefetch[i].next = self.req_prefetch[i].val();
            self.rsp_valid[i].next = self.directory.rsp_valid[i].val();
            self.store.acc_valid[i].next = self.acc_valid[i].val();
            self.acc_ready[i].next = self.store.acc_ready[i].val();
            self.store.acc_write[i].next = self.acc_write[i].val();
            self.store.acc_piece[i].next = self.acc_piece[i].val();
            self.store.acc_addr[i].next = self.acc_addr[i].val();
            self.store.acc_wdata[i].next = self.acc_wdata[i].val();
            self.acc_rdata[i].next = self.store.acc_rdata[i].val();
        }
        self.rsp_tag.next = self.directory.rsp_tag.val();
        self.rsp_status.next = self.directory.rsp_status.val();
        self.rsp_slot.next = self.directory.rsp_slot.val();

        // Commands.
        self.command.cmd_valid.next = self.cmd_valid.val();
        self.cmd_ready.next = self.command.cmd_ready.val();
        self.command.cmd_code.next = self.cmd_code.val();
        self.command.cmd_vif.next = self.cmd_vif.val();
        self.cmd_done.next = self.command.cmd_done.val();
        self.cmd_status.next = self.command.cmd_status.val();
        self.directory.cmd_kind.next = self.command.op_kind.val();
        self.directory.cmd_vif.next = self.command.op_vif.val();
        self.command.op_take.next = self.directory.cmd_take.val();
        self.command.op_done.next = self.directory.cmd_done.val();
        self.command.op_status.next = self.directory.rsp_status.val();
        self.directory.quiesce.next = self.command.quiesce.val();

        // Engines.
        self.fetch.job_valid.next = self.directory.job_valid.val();
        self.fetch.job_mshr.next = self.directory.job_mshr.val();
        self.fetch.job_vif.next = self.directory.job_vif.val();
        self.fetch.job_slot.next = self.directory.job_slot.val();
        self.fetch.job_fetch.next = self.directory.job_fetch.val();
        self.fetch.job_copy.next = self.directory.job_copy.val();
        self.fetch.job_class.next = self.directory.job_class.val();
        self.directory.job_take.next = self.fetch.job_take.val();
        self.directory.fill_valid.next = self.fetch.fill_valid.val();
        self.directory.fill_mshr.next = self.fetch.fill_mshr.val();
        self.directory.fill_ok.next = self.fetch.fill_ok.val();
        self.directory.fill_class.next = self.fetch.fill_class.val();
        self.back.write_valid.next = self.directory.write_valid.val();
        self.back.write_mshr.next = self.directory.write_mshr.val();
        self.back.write_vif.next = self.directory.write_vif.val();
        self.back.write_slot.next = self.directory.write_slot.val();
        self.back.write_dirty.next = self.directory.write_dirty.val();
        self.directory.write_take.next = self.back.write_take.val();
        self.directory.write_read.next = self.back.write_read.val();
        self.directory.done_mshr.next = self.back.done_mshr.val();
        self.directory.done_valid.next = self.back.done_valid.val();
        self.directory.done_failed.next = self.back.done_failed.val();
        self.back.done_ready.next = self.directory.done_ready.val();
        self.store.fill_en.next = self.fetch.store_en.val();
        self.store.fill_slot.next = self.fetch.store_slot.val();
        self.store.fill_word.next = self.fetch.store_word.val();
        self.store.fill_data.next = self.fetch.store_data.val();
        self.store.back_en.next = self.back.read_en.val();
        self.store.back_slot.next = self.back.read_slot.val();
        self.store.back_word.next = self.back.read_word.val();
        self.back.read_ready.next = self.store.back_ready.val();
        self.back.read_data.next = self.store.back_data.val();

        // Memory.
        self.m_axi_arid.next = 0.into();
        self.m_axi_araddr.next = self.fetch.m_axi_araddr.val();
        self.m_axi_arlen.next = self.fetch.m_axi_arlen.val();
        self.m_axi_arsize.next = 3.into();
        self.m_axi_arburst.next = 1.into();
        self.m_axi_arvalid.next = self.fetch.m_axi_arvalid.val();
        self.fetch.m_axi_arready.next = self.m_axi_arready.val();
        self.fetch.m_axi_rdata.next = self.m_axi_rdata.val();
        self.fetch.m_axi_rresp.next = self.m_axi_rresp.val();
        self.fetch.m_axi_rlast.next = self.m_axi_rlast.val();
        self.fetch.m_axi_rvalid.next = self.m_axi_rvalid.val();
        self.m_axi_rready.next = self.fetch.m_axi_rready.val();
        self.m_axi_awid.next = 0.into();
        self.m_axi_awaddr.next = self.back.m_axi_awaddr.val();
        self.m_axi_awlen.next = self.back.m_axi_awlen.val();
        self.m_axi_awsize.next = 3.into();
        self.m_axi_awburst.next = 1.into();
        self.m_axi_awvalid.next = self.back.m_axi_awvalid.val();
        self.back.m_axi_awready.next = self.m_axi_awready.val();
        self.m_axi_wdata.next = self.back.m_axi_wdata.val();
        self.m_axi_wstrb.next = 0xFF.into();
        self.m_axi_wlast.next = self.back.m_axi_wlast.val();
        self.m_axi_wvalid.next = self.back.m_axi_wvalid.val();
        self.back.m_axi_wready.next = self.m_axi_wready.val();
        self.back.m_axi_bresp.next = self.m_axi_bresp.val();
        self.back.m_axi_bvalid.next = self.m_axi_bvalid.val();
        self.m_axi_bready.next = self.back.m_axi_bready.val();

        // Counters wrap.
        if self.directory.hit_strobe.val() {
            self.hits.d.next = self.hits.q.val() + 1;
        }
        self.status_hits.next = self.hits.q.val();
        if self.directory.miss_strobe.val() {
            self.misses.d.next = self.misses.q.val() + 1;
        }
        self.status_misses.next = self.misses.q.val();
        if self.directory.pinned_miss_strobe.val() {
            self.pinned_misses.d.next = self.pinned_misses.q.val() + 1;
        }
        self.status_pinned_misses.next = self.pinned_misses.q.val();
        if self.directory.evict_strobe.val() {
            self.evictions.d.next = self.evictions.q.val() + 1;
        }
        self.status_evictions.next = self.evictions.q.val();
        if self.directory.quarantine_strobe.val() {
            self.quarantines.d.next = self.quarantines.q.val() + 1;
        }
        self.status_quarantines.next = self.quarantines.q.val();
        // A quarantine is told one cycle after its cause: a bad fill, else a write-back.
        self.fill_fault.d.next = self.fetch.fill_fault.val();
        if self.directory.quarantine_strobe.val() {
            self.fault_vif.d.next = self.directory.strobe_vif.val();
            self.fault.d.next = 12.into();
            if self.directory.strobe_fetched.val() {
                self.fault.d.next = self.fill_fault.q.val();
            }
        }
        self.status_fault_vif.next = self.fault_vif.q.val();
        self.status_fault.next = self.fault.q.val();
        self.status_stuck.next = self.back.status_stuck.val();
        self.ready.next = self.directory.ready.val();
    }
}
