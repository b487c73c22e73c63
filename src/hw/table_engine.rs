//! # TableEngine: walks loadable tables, four frames in turn
//!
//! ```text
//!              +--------------------- ring of four stages ---------------------+
//!  key --> key |  A address --> B table word --> C key word --> D compare, next | --> results
//!          RAM |      ^                                             |          |     in order
//!              +------+---------------------------------------------+----------+
//! ```
//!
//! A frame's walk reads one table word per turn of the ring (4 cycles); four frames are in the ring,
//! so the table memory is read every cycle. Keys wait in eight slots; results leave in the order
//! the keys came. The word format is that of [`crate::fsm::word`].
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | s_key_* | in | 512 + 17 | s_key_valid | key, frame length, oversize mark |
//! | s_axis_table_* | in | 64 | s_axis_table_tvalid | bundle to load, see [`super::table_store`] |
//! | m_result_* | out | 2V + 28 | m_result_valid | one result per key, in order |
//! | m_count_* | out | 32 | m_count_valid | a rule decided: counter number, frame length |
//! | status_* | out | | always | see [`super::table_store`] |
//!
//! ## Parameters
//! `V`: interfaces (width of a set). `A`: `2^A` table words in each of two banks.
//!
//! ## Timing
//! Latency: 8 cycles to take the key, 4 cycles per table word and 4 per further member of a set, 2
//! to hand out. Throughput: one table word per cycle over all frames; at most one key per 9 cycles.
//!
//! ## Back-pressure
//! `s_key_ready` is 0 while a key is copied and while all eight slots are taken.
//!
//! ## Reset
//! No frame in flight, no table: until a bundle is loaded every frame ends with a table error.
//!
//! ## Hazards
//! A frame uses one bank from its first word to its last; the store swaps only for later frames and
//! is not written while a frame reads the idle bank.
//!
//! ## Errors
//! An illegal word, an address beyond the bundle, a slot of `V` or more, or more than 1023 words:
//! the frame gets no member and `m_result_flags[3]`.

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::bus::KeyBus;
use super::one_hot::index_mask;
use super::prim::{Ram, Reg, RegEn};
use super::table_store::TableStore;

/// What a frame in the ring does with the word it reads.
#[derive(Clone, Copy, Debug, PartialEq, LogicState)]
pub enum Phase {
    /// Walks the lookup table.
    Lookup,
    /// Reads a set of interfaces.
    Set,
    /// Takes the lowest member that is left; reads nothing.
    Pick,
    /// Reads the directory entry of a member.
    Dir,
    /// Walks the rule table of a member.
    Rules,
}

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct TableEngine<const V: usize, const A: usize> {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 1 bit: a key is offered.
    pub s_key_valid: Signal<In, Bit>,
    /// 1 bit: the key is taken.
    pub s_key_ready: Signal<Out, Bit>,
    /// 512 bits: the key.
    pub s_key: Signal<In, KeyBus>,
    /// 16 bits: bytes of the frame.
    pub s_key_length: Signal<In, Bits<16>>,
    /// 1 bit: the frame was cut.
    pub s_key_oversize: Signal<In, Bit>,
    /// 64 bits: next word of a bundle.
    pub s_axis_table_tdata: Signal<In, Bits<64>>,
    /// 1 bit: a word is offered.
    pub s_axis_table_tvalid: Signal<In, Bit>,
    /// 1 bit: the word is taken.
    pub s_axis_table_tready: Signal<Out, Bit>,
    /// 1 bit: last word of the bundle.
    pub s_axis_table_tlast: Signal<In, Bit>,
    /// 1 bit: a result is offered.
    pub m_result_valid: Signal<Out, Bit>,
    /// 1 bit: the result is taken.
    pub m_result_ready: Signal<In, Bit>,
    /// `V` bits: interfaces the lookup chose.
    pub m_result_members: Signal<Out, Bits<V>>,
    /// `V` bits: members whose rules deliver the frame.
    pub m_result_accepted: Signal<Out, Bits<V>>,
    /// 16 bits: rule that decided for the lowest member; 0xFFFF without one.
    pub m_result_rule: Signal<Out, Bits<16>>,
    /// 8 bits: its mark.
    pub m_result_mark: Signal<Out, Bits<8>>,
    /// 4 bits: not parsed, no interface, oversize, table error.
    pub m_result_flags: Signal<Out, Bits<4>>,
    /// 1 bit: a rule decided.
    pub m_count_valid: Signal<Out, Bit>,
    /// 16 bits: its counter.
    pub m_count_index: Signal<Out, Bits<16>>,
    /// 16 bits: bytes of the frame.
    pub m_count_length: Signal<Out, Bits<16>>,
    /// 16 bits: bundles accepted.
    pub status_loads: Signal<Out, Bits<16>>,
    /// 16 bits: bundles refused.
    pub status_refused: Signal<Out, Bits<16>>,
    /// 3 bits: why the last one was refused.
    pub status_cause: Signal<Out, Bits<3>>,
    store: TableStore<A>,
    keys: Ram<6, 64, 1>,
    // Keys that wait: one slot each, copied eight rows a key.
    loading: Reg<Bit>,
    row: Reg<Bits<3>>,
    shift: Reg<Bits<512>>,
    head: Reg<Bits<3>>,
    start: Reg<Bits<3>>,
    tail: Reg<Bits<3>>,
    taken: Reg<Bits<4>>,
    waiting: Reg<Bits<4>>,
    done: Reg<Bits<8>>,
    offered: Reg<Bit>,
    event_valid: Reg<Bit>,
    event_index: Reg<Bits<16>>,
    event_length: Reg<Bits<16>>,
    slot_length: [RegEn<Bits<16>>; 8],
    slot_flags: [RegEn<Bits<2>>; 8],
    // The ring: index 0 is stage A.
    busy: [Reg<Bit>; 4],
    slot: [Reg<Bits<3>>; 4],
    bank: [Reg<Bit>; 4],
    phase: [Reg<Phase>; 4],
    base: [Reg<Bits<16>>; 4],
    ptr: [Reg<Bits<16>>; 4],
    packed: [Reg<Bit>; 4],
    way: [Reg<Bits<2>>; 4],
    left: [Reg<Bits<V>>; 4],
    hot: [Reg<Bits<V>>; 4],
    members: [Reg<Bits<V>>; 4],
    accepted: [Reg<Bits<V>>; 4],
    counter: [Reg<Bits<16>>; 4],
    steps: [Reg<Bits<10>>; 4],
    length: [Reg<Bits<16>>; 4],
    rule: [Reg<Bits<16>>; 4],
    mark: [Reg<Bits<8>>; 4],
    got: [Reg<Bit>; 4],
    // Between stages: index 0 feeds stage B.
    bad: [Reg<Bit>; 3],
    word: [Reg<Bits<64>>; 2],
    low_hot: [Reg<Bits<V>>; 3],
    pick: [Reg<Bits<6>>; 2],
    hit: [Reg<Bit>; 1],
    offset: [Reg<Bits<8>>; 1],
    over: [Reg<Bit>; 1],
    // Results wait here for their turn.
    result_members: Ram<3, V, 1>,
    result_accepted: Ram<3, V, 1>,
    result_rule: Ram<3, 25, 1>,
    pick_mask: [Constant<Bits<V>>; 6],
    slots: Constant<Bits<13>>,
    one: Constant<Bits<V>>,
    one_slot: Constant<Bits<8>>,
    // Wires.
    members_next: Signal<Local, Bits<V>>,
    accepted_next: Signal<Local, Bits<V>>,
    rule_next: Signal<Local, Bits<16>>,
    mark_next: Signal<Local, Bits<8>>,
    members_out: Signal<Local, Bits<V>>,
    accepted_out: Signal<Local, Bits<V>>,
    set_done: Signal<Local, Bits<8>>,
    clear_done: Signal<Local, Bits<8>>,
    accept: Signal<Local, Bit>,
    address: Signal<Local, Bits<17>>,
    bank_length: Signal<Local, Bits<16>>,
    isolated: Signal<Local, Bits<V>>,
    index_join: [Signal<Local, Bits<6>>; 7],
    index_bit: [Signal<Local, Bit>; 6],
    key_row: Signal<Local, Bits<64>>,
    key_lane: Signal<Local, Bits<16>>,
    key_word: Signal<Local, Bits<16>>,
    way_bits: Signal<Local, Bits<16>>,
    field_of: Signal<Local, Bits<6>>,
    op_of: Signal<Local, Bits<4>>,
    now: Signal<Local, Bits<64>>,
    op: Signal<Local, Bits<4>>,
    next_slot: Signal<Local, Bits<13>>,
    follow: Signal<Local, Bits<16>>,
    walks: Signal<Local, Bit>,
    reads: Signal<Local, Bit>,
    wrong: Signal<Local, Bit>,
    finish: Signal<Local, Bit>,
    leaf: Signal<Local, Bit>,
    lane_ptr: Signal<Local, Bits<16>>,
    left_after: Signal<Local, Bits<V>>,
    lookup_of: Signal<Local, Bits<16>>,
    directory_of: Signal<Local, Bits<16>>,
    insert: Signal<Local, Bit>,
    start_length: Signal<Local, Bits<16>>,
    out_flags: Signal<Local, Bits<2>>,
    fresh: Signal<Local, Bit>,
    loaded_one: Signal<Local, Bit>,
    pop: Signal<Local, Bit>,
    error_out: Signal<Local, Bit>,
    result_word: Signal<Local, Bits<25>>,
    set_word: Signal<Local, Bits<V>>,
    multi_index: Signal<Local, Bits<16>>,
    old_busy: Signal<Local, Bit>,
}

impl<const V: usize, const A: usize> Default for TableEngine<V, A> {
    fn default() -> Self {
        Self {
            clk: Signal::default(),
            s_key_valid: Signal::default(),
            s_key_ready: Signal::default(),
            s_key: Signal::default(),
            s_key_length: Signal::default(),
            s_key_oversize: Signal::default(),
            s_axis_table_tdata: Signal::default(),
            s_axis_table_tvalid: Signal::default(),
            s_axis_table_tready: Signal::default(),
            s_axis_table_tlast: Signal::default(),
            m_result_valid: Signal::default(),
            m_result_ready: Signal::default(),
            m_result_members: Signal::default(),
            m_result_accepted: Signal::default(),
            m_result_rule: Signal::default(),
            m_result_mark: Signal::default(),
            m_result_flags: Signal::default(),
            m_count_valid: Signal::default(),
            m_count_index: Signal::default(),
            m_count_length: Signal::default(),
            status_loads: Signal::default(),
            status_refused: Signal::default(),
            status_cause: Signal::default(),
            store: TableStore::new(V as u64),
            keys: Ram::new(64).never_collides(),
            loading: Reg::default(),
            row: Reg::default(),
            shift: Reg::without_reset(),
            head: Reg::default(),
            start: Reg::default(),
            tail: Reg::default(),
            taken: Reg::default(),
            waiting: Reg::default(),
            done: Reg::default(),
            offered: Reg::default(),
            event_valid: Reg::default(),
            event_index: Reg::without_reset(),
            event_length: Reg::without_reset(),
            slot_length: std::array::from_fn(|_| RegEn::without_reset()),
            slot_flags: std::array::from_fn(|_| RegEn::without_reset()),
            busy: Default::default(),
            slot: std::array::from_fn(|_| Reg::without_reset()),
            bank: Default::default(),
            phase: std::array::from_fn(|_| Reg::without_reset()),
            base: std::array::from_fn(|_| Reg::without_reset()),
            ptr: std::array::from_fn(|_| Reg::without_reset()),
            packed: std::array::from_fn(|_| Reg::without_reset()),
            way: std::array::from_fn(|_| Reg::without_reset()),
            left: std::array::from_fn(|_| Reg::without_reset()),
            hot: std::array::from_fn(|_| Reg::without_reset()),
            members: std::array::from_fn(|_| Reg::without_reset()),
            accepted: std::array::from_fn(|_| Reg::without_reset()),
            counter: std::array::from_fn(|_| Reg::without_reset()),
            steps: std::array::from_fn(|_| Reg::without_reset()),
            length: std::array::from_fn(|_| Reg::without_reset()),
            rule: std::array::from_fn(|_| Reg::without_reset()),
            mark: std::array::from_fn(|_| Reg::without_reset()),
            got: std::array::from_fn(|_| Reg::without_reset()),
            bad: std::array::from_fn(|_| Reg::without_reset()),
            word: std::array::from_fn(|_| Reg::without_reset()),
            low_hot: std::array::from_fn(|_| Reg::without_reset()),
            pick: std::array::from_fn(|_| Reg::without_reset()),
            hit: std::array::from_fn(|_| Reg::without_reset()),
            offset: std::array::from_fn(|_| Reg::without_reset()),
            over: std::array::from_fn(|_| Reg::without_reset()),
            result_members: Ram::new(8).never_collides(),
            result_accepted: Ram::new(8).never_collides(),
            result_rule: Ram::new(8).never_collides(),
            pick_mask: std::array::from_fn(|bit| Constant::new(index_mask::<V>(bit))),
            slots: Constant::new((V as u64).to_bits()),
            one: Constant::new(1u64.to_bits()),
            one_slot: Constant::new(1u64.to_bits()),
            accept: Signal::default(),
            members_next: Signal::default(),
            accepted_next: Signal::default(),
            rule_next: Signal::default(),
            mark_next: Signal::default(),
            members_out: Signal::default(),
            accepted_out: Signal::default(),
            set_done: Signal::default(),
            clear_done: Signal::default(),
            address: Signal::default(),
            bank_length: Signal::default(),
            isolated: Signal::default(),
            index_join: Default::default(),
            index_bit: Default::default(),
            key_row: Signal::default(),
            key_lane: Signal::default(),
            key_word: Signal::default(),
            way_bits: Signal::default(),
            field_of: Signal::default(),
            op_of: Signal::default(),
            now: Signal::default(),
            op: Signal::default(),
            next_slot: Signal::default(),
            follow: Signal::default(),
            walks: Signal::default(),
            reads: Signal::default(),
            wrong: Signal::default(),
            finish: Signal::default(),
            leaf: Signal::default(),
            lane_ptr: Signal::default(),
            left_after: Signal::default(),
            lookup_of: Signal::default(),
            directory_of: Signal::default(),
            insert: Signal::default(),
            start_length: Signal::default(),
            out_flags: Signal::default(),
            fresh: Signal::default(),
            loaded_one: Signal::default(),
            pop: Signal::default(),
            error_out: Signal::default(),
            result_word: Signal::default(),
            set_word: Signal::default(),
            multi_index: Signal::default(),
            old_busy: Signal::default(),
        }
    }
}

impl<const V: usize, const A: usize> Logic for TableEngine<V, A> {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, loading, row, shift, head, start);
        dff_setup!(self, clk, tail, taken, waiting, done, offered);
        dff_setup!(self, clk, event_valid, event_index, event_length);
        clock!(self, clk, keys, result_members, result_accepted, result_rule);
        self.store.clk.next = self.clk.val();
        self.store.s_axis_table_tdata.next = self.s_axis_table_tdata.val();
        self.store.s_axis_table_tvalid.next = self.s_axis_table_tvalid.val();
        self.store.s_axis_table_tlast.next = self.s_axis_table_tlast.val();
        self.s_axis_table_tready.next = self.store.s_axis_table_tready.val();
        self.status_loads.next = self.store.status_loads.val();
        self.status_refused.next = self.store.status_refused.val();
        self.status_cause.next = self.store.status_cause.val();

        // Keys come in: a slot each, eight rows of four key words.
        self.s_key_ready.next = !self.loading.q.val() && (self.taken.q.val() != 8);
        self.accept.next =
            self.s_key_valid.val() && !self.loading.q.val() && (self.taken.q.val() != 8);
        self.loaded_one.next = self.loading.q.val() && self.row.q.val().all();
        self.keys.write_addr.next =
            (bit_cast::<6, 3>(self.head.q.val()) << 3) | bit_cast::<6, 3>(self.row.q.val());
        self.keys.write_data.next = self.shift.q.val().get_bits::<64>(0);
        self.keys.write_en.next = self.loading.q.val().into();
        if self.loading.q.val() {
            self.row.d.next = self.row.q.val() + 1;
            self.shift.d.next = self.shift.q.val() >> 64;
        }
        if self.loaded_one.val() {
            self.loading.d.next = false;
            self.head.d.next = self.head.q.val() + 1;
        }
        if self.accept.val() {
            self.loading.d.next = true;
            self.shift.d.next = self.s_key.val().into();
        }
        for i in 0..8 {
            self.slot_length[i].clock.next = self.clk.val();
            self.slot_length[i].d.next = self.s_key_length.val();
            self.slot_length[i].en.next =
                self.accept.val() && (self.head.q.val() == i.to_bits::<3>());
            self.slot_flags[i].clock.next = self.clk.val();
            self.slot_flags[i].d.next = bit_cast::<2, 1>(self.s_key.val().flags.get_bits::<1>(6))
                | (bit_cast::<2, 1>(self.s_key_oversize.val().into()) << 1);
            self.slot_flags[i].en.next =
                self.accept.val() && (self.head.q.val() == i.to_bits::<3>());
        }

        // The ring moves every cycle.
        for i in 0..4 {
            self.busy[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.busy[i + 1].d.next = self.busy[i].q.val();
        }
        for i in 0..4 {
            self.slot[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.slot[i + 1].d.next = self.slot[i].q.val();
        }
        for i in 0..4 {
            self.bank[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.bank[i + 1].d.next = self.bank[i].q.val();
        }
        for i in 0..4 {
            self.phase[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.phase[i + 1].d.next = self.phase[i].q.val();
        }
        for i in 0..4 {
            self.base[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.base[i + 1].d.next = self.base[i].q.val();
        }
        for i in 0..4 {
            self.ptr[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.ptr[i + 1].d.next = self.ptr[i].q.val();
        }
        for i in 0..4 {
            self.packed[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.packed[i + 1].d.next = self.packed[i].q.val();
        }
        for i in 0..4 {
            self.way[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.way[i + 1].d.next = self.way[i].q.val();
        }
        for i in 0..4 {
            self.left[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.left[i + 1].d.next = self.left[i].q.val();
        }
        for i in 0..4 {
            self.hot[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.hot[i + 1].d.next = self.hot[i].q.val();
        }
        for i in 0..4 {
            self.members[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.members[i + 1].d.next = self.members[i].q.val();
        }
        for i in 0..4 {
            self.accepted[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.accepted[i + 1].d.next = self.accepted[i].q.val();
        }
        for i in 0..4 {
            self.counter[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.counter[i + 1].d.next = self.counter[i].q.val();
        }
        for i in 0..4 {
            self.steps[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.steps[i + 1].d.next = self.steps[i].q.val();
        }
        for i in 0..4 {
            self.length[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.length[i + 1].d.next = self.length[i].q.val();
        }
        for i in 0..4 {
            self.rule[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.rule[i + 1].d.next = self.rule[i].q.val();
        }
        for i in 0..4 {
            self.mark[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.mark[i + 1].d.next = self.mark[i].q.val();
        }
        for i in 0..4 {
            self.got[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.got[i + 1].d.next = self.got[i].q.val();
        }
        for i in 0..3 {
            self.bad[i].clock.next = self.clk.val();
        }
        for i in 0..2 {
            self.word[i].clock.next = self.clk.val();
        }
        for i in 0..3 {
            self.low_hot[i].clock.next = self.clk.val();
        }
        for i in 0..2 {
            self.pick[i].clock.next = self.clk.val();
        }
        for i in 0..1 {
            self.hit[i].clock.next = self.clk.val();
        }
        for i in 0..1 {
            self.offset[i].clock.next = self.clk.val();
        }
        for i in 0..1 {
            self.over[i].clock.next = self.clk.val();
        }

        // Stage A: address of the word; lowest member that is left.
        self.address.next =
            bit_cast::<17, 16>(self.base[0].q.val()) + bit_cast::<17, 16>(self.ptr[0].q.val());
        self.bank_length.next = self.store.length_0.val();
        if self.bank[0].q.val() {
            self.bank_length.next = self.store.length_1.val();
        }
        self.bad[0].d.next = self.address.val() >= bit_cast::<17, 16>(self.bank_length.val());
        self.store.read_addr.next = self.address.val().get_bits::<A>(0);
        self.store.read_bank.next = self.bank[0].q.val();
        self.isolated.next = self.left[0].q.val() & (!self.left[0].q.val() + 1);
        self.low_hot[0].d.next = self.isolated.val();
        self.old_busy.next = (self.busy[0].q.val()
            && (self.bank[0].q.val() ^ self.store.active.val()))
            || (self.busy[1].q.val() && (self.bank[1].q.val() ^ self.store.active.val()))
            || (self.busy[2].q.val() && (self.bank[2].q.val() ^ self.store.active.val()))
            || (self.busy[3].q.val() && (self.bank[3].q.val() ^ self.store.active.val()));
        self.store.old_busy.next = self.old_busy.val();

        // Stage B: the word is there; fetch its key word; number of the picked member.
        self.bad[1].d.next = self.bad[0].q.val();
        self.word[0].d.next = self.store.read_data.val();
        self.field_of.next = self.store.read_data.val().get_bits::<6>(48);
        self.keys.read_addr.next = (bit_cast::<6, 3>(self.slot[1].q.val()) << 3)
            | bit_cast::<6, 3>(self.field_of.val().get_bits::<3>(2));
        self.low_hot[1].d.next = self.low_hot[0].q.val();
        self.index_join[0].next = 0.into();
        for i in 0..6 {
            self.index_bit[i].next = (self.low_hot[0].q.val() & self.pick_mask[i].val()).any();
            self.index_join[i + 1].next =
                self.index_join[i].val().replace_bit(i, self.index_bit[i].val());
        }
        self.pick[0].d.next = self.index_join[6].val();

        // Stage C: compare.
        self.bad[2].d.next = self.bad[1].q.val();
        self.word[1].d.next = self.word[0].q.val();
        self.low_hot[2].d.next = self.low_hot[1].q.val();
        self.pick[1].d.next = self.pick[0].q.val();
        self.key_row.next = self.keys.read_data.val();
        self.key_lane.next = self.key_row.val().get_bits::<16>(0);
        if self.word[0].q.val().get_bits::<2>(48) == 1 {
            self.key_lane.next = self.key_row.val().get_bits::<16>(16);
        }
        if self.word[0].q.val().get_bits::<2>(48) == 2 {
            self.key_lane.next = self.key_row.val().get_bits::<16>(32);
        }
        if self.word[0].q.val().get_bits::<2>(48) == 3 {
            self.key_lane.next = self.key_row.val().get_bits::<16>(48);
        }
        self.key_word.next = self.key_lane.val();
        if self.word[0].q.val().get_bit(53) {
            self.key_word.next = 0.into();
        }
        self.op_of.next = self.word[0].q.val().get_bits::<4>(60);
        self.hit[0].d.next = self.key_word.val() == self.word[0].q.val().get_bits::<16>(0);
        if self.op_of.val() == 7 {
            self.hit[0].d.next = (self.key_word.val() & self.word[0].q.val().get_bits::<16>(16))
                == self.word[0].q.val().get_bits::<16>(0);
        }
        if self.op_of.val() == 8 {
            self.hit[0].d.next = (self.key_word.val() >= self.word[0].q.val().get_bits::<16>(0))
                && (self.key_word.val() <= self.word[0].q.val().get_bits::<16>(16));
        }
        if self.op_of.val() == 9 {
            self.hit[0].d.next = self.key_word.val() < self.word[0].q.val().get_bits::<16>(0);
        }
        self.multi_index.next = self.key_word.val() >> self.word[0].q.val().get_bits::<4>(16);
        self.way_bits.next = self.multi_index.val() & 0xFF;
        if self.word[0].q.val().get_bits::<3>(20) == 0 {
            self.way_bits.next = self.multi_index.val() & 0x01;
        }
        if self.word[0].q.val().get_bits::<3>(20) == 1 {
            self.way_bits.next = self.multi_index.val() & 0x03;
        }
        if self.word[0].q.val().get_bits::<3>(20) == 2 {
            self.way_bits.next = self.multi_index.val() & 0x07;
        }
        if self.word[0].q.val().get_bits::<3>(20) == 3 {
            self.way_bits.next = self.multi_index.val() & 0x0F;
        }
        if self.word[0].q.val().get_bits::<3>(20) == 4 {
            self.way_bits.next = self.multi_index.val() & 0x1F;
        }
        if self.word[0].q.val().get_bits::<3>(20) == 5 {
            self.way_bits.next = self.multi_index.val() & 0x3F;
        }
        if self.word[0].q.val().get_bits::<3>(20) == 6 {
            self.way_bits.next = self.multi_index.val() & 0x7F;
        }
        self.offset[0].d.next = self.way_bits.val().get_bits::<8>(0);
        self.over[0].d.next =
            self.way_bits.val().get_bits::<8>(0) > self.word[0].q.val().get_bits::<8>(24);

        // Stage D: where the walk goes. First the next state of a walk within a table.
        self.now.next = self.word[1].q.val();
        self.op.next = self.now.val().get_bits::<4>(60);
        self.walks.next = true;
        self.follow.next = self.now.val().get_bits::<16>(0);
        self.packed[0].d.next = false;
        self.way[0].d.next = self.offset[0].q.val().get_bits::<2>(0);
        self.lane_ptr.next = self.now.val().get_bits::<16>(0);
        if self.way[3].q.val() == 1 {
            self.lane_ptr.next = self.now.val().get_bits::<16>(16);
        }
        if self.way[3].q.val() == 2 {
            self.lane_ptr.next = self.now.val().get_bits::<16>(32);
        }
        if self.way[3].q.val() == 3 {
            self.lane_ptr.next = self.now.val().get_bits::<16>(48);
        }
        if self.packed[3].q.val() {
            self.follow.next = self.lane_ptr.val();
        } else if self.op.val() == 5 {
            self.follow.next = self.now.val().get_bits::<16>(0);
        } else if (self.op.val() == 6) || (self.op.val() == 9) {
            self.follow.next = self.now.val().get_bits::<16>(32);
            if self.hit[0].q.val() {
                self.follow.next = self.now.val().get_bits::<16>(16);
            }
        } else if (self.op.val() == 7) || (self.op.val() == 8) {
            self.follow.next = self.ptr[3].q.val() + 1;
            if self.hit[0].q.val() {
                self.follow.next = self.now.val().get_bits::<16>(32);
            }
        } else if self.op.val() == 10 {
            if self.over[0].q.val() {
                self.follow.next = self.now.val().get_bits::<16>(32);
            } else if self.now.val().get_bit(23) {
                self.follow.next = self.now.val().get_bits::<16>(0)
                    + bit_cast::<16, 8>(self.offset[0].q.val() >> 2);
                self.packed[0].d.next = true;
            } else {
                self.follow.next =
                    self.now.val().get_bits::<16>(0) + bit_cast::<16, 8>(self.offset[0].q.val());
            }
        } else {
            self.walks.next = false;
        }

        // Then what that means in this phase.
        self.lookup_of.next = self.store.lookup_0.val();
        if self.store.active.val() {
            self.lookup_of.next = self.store.lookup_1.val();
        }
        self.directory_of.next = self.store.directory_0.val();
        if self.bank[3].q.val() {
            self.directory_of.next = self.store.directory_1.val();
        }
        self.reads.next = true;
        self.wrong.next = false;
        self.finish.next = false;
        self.leaf.next = false;
        self.set_word.next = bit_cast::<V, 64>(self.now.val());
        self.next_slot.next = bit_cast::<13, 12>(self.now.val().get_bits::<12>(0));
        self.left_after.next = self.left[3].q.val() & !self.low_hot[2].q.val();
        self.phase[0].d.next = self.phase[3].q.val();
        self.base[0].d.next = self.base[3].q.val();
        self.ptr[0].d.next = self.follow.val();
        self.left[0].d.next = self.left[3].q.val();
        self.hot[0].d.next = self.hot[3].q.val();
        self.members_next.next = self.members[3].q.val();
        self.accepted_next.next = self.accepted[3].q.val();
        self.counter[0].d.next = self.counter[3].q.val();
        self.rule_next.next = self.rule[3].q.val();
        self.mark_next.next = self.mark[3].q.val();
        self.got[0].d.next = self.got[3].q.val();
        self.bank[0].d.next = self.bank[3].q.val();
        self.slot[0].d.next = self.slot[3].q.val();
        self.length[0].d.next = self.length[3].q.val();
        self.steps[0].d.next = self.steps[3].q.val() + 1;
        match self.phase[3].q.val() {
            Phase::Lookup => {
                if !self.walks.val() {
                    if self.op.val() == 2 {
                        self.hot[0].d.next = self.one.val() << self.now.val().get_bits::<6>(0);
                        self.members_next.next = self.one.val() << self.now.val().get_bits::<6>(0);
                        self.left[0].d.next = 0.into();
                        self.base[0].d.next = self.directory_of.val();
                        self.ptr[0].d.next = bit_cast::<16, 12>(self.now.val().get_bits::<12>(0));
                        self.phase[0].d.next = Phase::Dir;
                        self.wrong.next = self.next_slot.val() >= self.slots.val();
                    } else if self.op.val() == 3 {
                        self.base[0].d.next = 0.into();
                        self.ptr[0].d.next = self.now.val().get_bits::<16>(0);
                        self.phase[0].d.next = Phase::Set;
                    } else if self.op.val() == 4 {
                        self.finish.next = true;
                    } else {
                        self.wrong.next = true;
                    }
                }
            }
            Phase::Set => {
                self.members_next.next = self.set_word.val();
                self.left[0].d.next = self.set_word.val();
                self.packed[0].d.next = false;
                self.phase[0].d.next = Phase::Pick;
                self.finish.next = !self.set_word.val().any();
            }
            Phase::Pick => {
                self.reads.next = false;
                self.packed[0].d.next = false;
                self.steps[0].d.next = self.steps[3].q.val();
                self.hot[0].d.next = self.low_hot[2].q.val();
                self.left[0].d.next = self.left_after.val();
                self.base[0].d.next = self.directory_of.val();
                self.ptr[0].d.next = bit_cast::<16, 6>(self.pick[1].q.val());
                self.phase[0].d.next = Phase::Dir;
            }
            Phase::Dir => {
                self.packed[0].d.next = false;
                self.base[0].d.next = self.now.val().get_bits::<16>(0);
                self.ptr[0].d.next = 0.into();
                self.counter[0].d.next = self.now.val().get_bits::<16>(16);
                self.phase[0].d.next = Phase::Rules;
                self.wrong.next = self.op.val() != 12;
            }
            Phase::Rules => {
                if !self.walks.val() {
                    if self.op.val() == 1 {
                        self.leaf.next = true;
                        self.got[0].d.next = true;
                        if !self.got[3].q.val() {
                            self.rule_next.next = self.now.val().get_bits::<16>(16);
                            self.mark_next.next = self.now.val().get_bits::<8>(8);
                        }
                        if self.now.val().get_bit(0) {
                            self.accepted_next.next =
                                self.accepted[3].q.val() | self.hot[3].q.val();
                        }
                        self.phase[0].d.next = Phase::Pick;
                        self.finish.next = !self.left[3].q.val().any();
                    } else {
                        self.wrong.next = true;
                    }
                }
            }
        }

        // A frame ends: its result waits in its slot.
        self.error_out.next = self.reads.val()
            && (self.wrong.val() || self.bad[2].q.val() || self.steps[3].q.val().all());
        self.fresh.next = self.busy[3].q.val() && (self.finish.val() || self.error_out.val());
        self.members_out.next = self.members_next.val();
        self.accepted_out.next = self.accepted_next.val();
        self.result_word.next = bit_cast::<25, 16>(self.rule_next.val())
            | (bit_cast::<25, 8>(self.mark_next.val()) << 16);
        if self.error_out.val() {
            self.members_out.next = 0.into();
            self.accepted_out.next = 0.into();
            self.result_word.next = 0x100_FFFF.into();
        }
        self.result_members.write_addr.next = self.slot[3].q.val();
        self.result_members.write_data.next = self.members_out.val();
        self.result_members.write_en.next = self.fresh.val().into();
        self.result_accepted.write_addr.next = self.slot[3].q.val();
        self.result_accepted.write_data.next = self.accepted_out.val();
        self.result_accepted.write_en.next = self.fresh.val().into();
        self.result_rule.write_addr.next = self.slot[3].q.val();
        self.result_rule.write_data.next = self.result_word.val();
        self.result_rule.write_en.next = self.fresh.val().into();
        self.event_valid.d.next = self.busy[3].q.val() && self.leaf.val() && !self.error_out.val();
        self.event_index.d.next = self.counter[3].q.val() + self.now.val().get_bits::<16>(16);
        self.event_length.d.next = self.length[3].q.val();
        self.m_count_valid.next = self.event_valid.q.val();
        self.m_count_index.next = self.event_index.q.val();
        self.m_count_length.next = self.event_length.q.val();

        // The ring position goes on with its frame, takes a waiting one, or stays free.
        self.start_length.next = self.slot_length[0].q.val();
        for i in 1..8 {
            if self.start.q.val() == i.to_bits::<3>() {
                self.start_length.next = self.slot_length[i].q.val();
            }
        }
        self.insert.next =
            (!self.busy[3].q.val() || self.fresh.val()) && (self.waiting.q.val() != 0);
        self.busy[0].d.next = self.busy[3].q.val() && !self.fresh.val();
        self.members[0].d.next = self.members_next.val();
        self.accepted[0].d.next = self.accepted_next.val();
        self.rule[0].d.next = self.rule_next.val();
        self.mark[0].d.next = self.mark_next.val();
        if self.insert.val() {
            self.busy[0].d.next = true;
            self.slot[0].d.next = self.start.q.val();
            self.bank[0].d.next = self.store.active.val();
            self.phase[0].d.next = Phase::Lookup;
            self.base[0].d.next = self.lookup_of.val();
            self.ptr[0].d.next = 0.into();
            self.packed[0].d.next = false;
            self.left[0].d.next = 0.into();
            self.hot[0].d.next = 0.into();
            self.members[0].d.next = 0.into();
            self.accepted[0].d.next = 0.into();
            self.counter[0].d.next = 0.into();
            self.steps[0].d.next = 0.into();
            self.length[0].d.next = self.start_length.val();
            self.rule[0].d.next = 0xFFFF.into();
            self.mark[0].d.next = 0.into();
            self.got[0].d.next = false;
            self.start.d.next = self.start.q.val() + 1;
        }
        self.waiting.d.next = self.waiting.q.val() + bit_cast::<4, 1>(self.loaded_one.val().into())
            - bit_cast::<4, 1>(self.insert.val().into());

        // Results leave in order.
        self.pop.next = self.offered.q.val() && self.m_result_ready.val();
        self.result_members.read_addr.next = self.tail.q.val();
        self.result_accepted.read_addr.next = self.tail.q.val();
        self.result_rule.read_addr.next = self.tail.q.val();
        self.offered.d.next =
            !self.pop.val() && self.done.q.val().get_bit(self.tail.q.val().index());
        self.set_done.next = 0.into();
        if self.fresh.val() {
            self.set_done.next = self.one_slot.val() << self.slot[3].q.val();
        }
        self.clear_done.next = 0.into();
        if self.pop.val() {
            self.clear_done.next = self.one_slot.val() << self.tail.q.val();
            self.tail.d.next = self.tail.q.val() + 1;
        }
        self.done.d.next = (self.done.q.val() | self.set_done.val()) & !self.clear_done.val();
        self.taken.d.next = self.taken.q.val() + bit_cast::<4, 1>(self.accept.val().into())
            - bit_cast::<4, 1>(self.pop.val().into());
        self.out_flags.next = self.slot_flags[0].q.val();
        for i in 1..8 {
            if self.tail.q.val() == i.to_bits::<3>() {
                self.out_flags.next = self.slot_flags[i].q.val();
            }
        }
        self.m_result_valid.next = self.offered.q.val();
        self.m_result_members.next = self.result_members.read_data.val();
        self.m_result_accepted.next = self.result_accepted.read_data.val();
        self.m_result_rule.next = self.result_rule.read_data.val().get_bits::<16>(0);
        self.m_result_mark.next = self.result_rule.read_data.val().get_bits::<8>(16);
        self.m_result_flags.next = bit_cast::<4, 2>(self.out_flags.val() & 1)
            | (bit_cast::<4, 1>(
                (!self.result_members.read_data.val().any()
                    && !self.out_flags.val().get_bit(1)
                    && !self.result_rule.read_data.val().get_bit(24))
                .into(),
            ) << 1)
            | (bit_cast::<4, 1>(self.out_flags.val().get_bit(1).into()) << 2)
            | (bit_cast::<4, 1>(self.result_rule.read_data.val().get_bit(24).into()) << 3);
    }
}
