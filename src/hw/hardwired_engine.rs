//! # HardwiredEngine: the rules as hardware, one header per cycle
//!
//! ```text
//!  key --> lookup pipeline --set--> one member per cycle --> rule pipeline --> results, in order
//!   |                                    ^
//!   +------------- key RAM --------------+
//! ```
//!
//! Two [`HardwiredFsm`]s: the NIC-wide lookup, and one machine over interface and header for the
//! rules of all interfaces. A frame takes one cycle of the rule pipeline per member.
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | s_key_* | in | 512 + 17 | s_key_valid | key, frame length, oversize mark |
//! | m_result_* | out | 2V + 28 | m_result_valid | one result per key, in order |
//! | m_count_* | out | 32 | m_count_valid | a rule decided: counter number, frame length |
//!
//! ## Parameters
//! `V`: interfaces (width of a set). The machines and the first counter of each interface come from
//! the compiler.
//!
//! ## Timing
//! Latency: both pipelines + 6 cycles. Throughput: one member per cycle; one result per 2 cycles.
//!
//! ## Back-pressure
//! `s_key_ready` is 0 while 16 frames are inside, and while a set with several members holds up
//! the lookup pipeline.
//!
//! ## Reset
//! Empty.
//!
//! ## Errors
//! None: there is no table to be wrong. `m_result_flags[3]` is 0.

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::bus::KeyBus;
use super::hardwired_fsm::HardwiredFsm;
use super::one_hot::index_mask;
use super::prim::{Ram, Reg, Rom};

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct HardwiredEngine<const V: usize> {
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
    /// 4 bits: not parsed, no interface, oversize, 0.
    pub m_result_flags: Signal<Out, Bits<4>>,
    /// 1 bit: a rule decided.
    pub m_count_valid: Signal<Out, Bit>,
    /// 16 bits: its counter.
    pub m_count_index: Signal<Out, Bits<16>>,
    /// 16 bits: bytes of the frame.
    pub m_count_length: Signal<Out, Bits<16>>,
    lookup: HardwiredFsm,
    rules: HardwiredFsm,
    keys: Ram<4, 512, 1>,
    count_info: Ram<4, 16, 1>,
    result_info: Ram<4, 2, 1>,
    result_members: Ram<4, V, 1>,
    result_accepted: Ram<4, V, 1>,
    result_rule: Ram<4, 24, 1>,
    first_counter: Rom<6, 16>,
    head: Reg<Bits<4>>,
    tail: Reg<Bits<4>>,
    taken: Reg<Bits<5>>,
    finished: Reg<Bits<5>>,
    offered: Reg<Bit>,
    expand: Reg<Bit>,
    expand_tag: Reg<Bits<4>>,
    expand_first: Reg<Bit>,
    left: Reg<Bits<V>>,
    send: Reg<Bit>,
    send_tag: Reg<Bits<8>>,
    send_slot: Reg<Bits<6>>,
    so_far: Reg<Bits<V>>,
    so_far_rule: Reg<Bits<24>>,
    event: Reg<Bit>,
    event_rule: Reg<Bits<16>>,
    pick_mask: [Constant<Bits<V>>; 6],
    one: Constant<Bits<V>>,
    accept: Signal<Local, Bit>,
    room: Signal<Local, Bit>,
    take_set: Signal<Local, Bit>,
    lookup_stall: Signal<Local, Bit>,
    isolated: Signal<Local, Bits<V>>,
    left_after: Signal<Local, Bits<V>>,
    last: Signal<Local, Bit>,
    null: Signal<Local, Bit>,
    index_join: [Signal<Local, Bits<6>>; 7],
    index_bit: [Signal<Local, Bit>; 6],
    tag_flags: Signal<Local, Bits<8>>,
    out_tag: Signal<Local, Bits<8>>,
    out_first: Signal<Local, Bit>,
    out_last: Signal<Local, Bit>,
    out_null: Signal<Local, Bit>,
    accepted: Signal<Local, Bits<V>>,
    rule_word: Signal<Local, Bits<24>>,
    finish: Signal<Local, Bit>,
    pop: Signal<Local, Bit>,
    info: Signal<Local, Bits<2>>,
}

impl<const V: usize> HardwiredEngine<V> {
    /// An engine of these machines; `first_counter[s]` is the first counter of slot `s`.
    #[must_use]
    pub fn new(lookup: HardwiredFsm, rules: HardwiredFsm, first_counter: &[u16]) -> Self {
        let first_counter = (0..64)
            .map(|s| u64::from(first_counter.get(s).copied().unwrap_or(0)).to_bits())
            .collect();
        Self {
            clk: Signal::default(),
            s_key_valid: Signal::default(),
            s_key_ready: Signal::default(),
            s_key: Signal::default(),
            s_key_length: Signal::default(),
            s_key_oversize: Signal::default(),
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
            lookup,
            rules,
            keys: Ram::new(16).never_collides(),
            count_info: Ram::new(16).never_collides(),
            result_info: Ram::new(16).never_collides(),
            result_members: Ram::new(16).never_collides(),
            result_accepted: Ram::new(16).never_collides(),
            result_rule: Ram::new(16).never_collides(),
            first_counter: Rom::new(first_counter),
            head: Reg::default(),
            tail: Reg::default(),
            taken: Reg::default(),
            finished: Reg::default(),
            offered: Reg::default(),
            expand: Reg::default(),
            expand_tag: Reg::without_reset(),
            expand_first: Reg::without_reset(),
            left: Reg::without_reset(),
            send: Reg::default(),
            send_tag: Reg::without_reset(),
            send_slot: Reg::without_reset(),
            so_far: Reg::without_reset(),
            so_far_rule: Reg::without_reset(),
            event: Reg::default(),
            event_rule: Reg::without_reset(),
            pick_mask: std::array::from_fn(|bit| Constant::new(index_mask::<V>(bit))),
            one: Constant::new(1u64.to_bits()),
            accept: Signal::default(),
            room: Signal::default(),
            take_set: Signal::default(),
            lookup_stall: Signal::default(),
            isolated: Signal::default(),
            left_after: Signal::default(),
            last: Signal::default(),
            null: Signal::default(),
            index_join: Default::default(),
            index_bit: Default::default(),
            tag_flags: Signal::default(),
            out_tag: Signal::default(),
            out_first: Signal::default(),
            out_last: Signal::default(),
            out_null: Signal::default(),
            accepted: Signal::default(),
            rule_word: Signal::default(),
            finish: Signal::default(),
            pop: Signal::default(),
            info: Signal::default(),
        }
    }
}

impl<const V: usize> Logic for HardwiredEngine<V> {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, head, tail, taken, finished, offered);
        dff_setup!(self, clk, expand, expand_tag, expand_first, left);
        dff_setup!(self, clk, send, send_tag, send_slot, so_far, so_far_rule, event, event_rule);
        clock!(self, clk, keys, count_info, result_info, result_members, result_accepted);
        clock!(self, clk, result_rule, first_counter);
        self.lookup.clk.next = self.clk.val();
        self.rules.clk.next = self.clk.val();

        // The lowest member that is left.
        self.isolated.next = self.left.q.val() & (!self.left.q.val() + 1);
        self.left_after.next = self.left.q.val() & !self.isolated.val();
        self.last.next = !self.left_after.val().any();
        self.null.next = !self.left.q.val().any();

        // A key comes in: a tag, a place in the key RAM, and off to the lookup.
        self.take_set.next =
            self.lookup.out_valid.val() && (!self.expand.q.val() || self.last.val());
        self.lookup_stall.next = self.lookup.out_valid.val() && !self.take_set.val();
        self.room.next = (self.taken.q.val() != 16) && !self.lookup_stall.val();
        self.s_key_ready.next = self.room.val();
        self.accept.next = self.s_key_valid.val() && self.room.val();
        self.lookup.stall.next = self.lookup_stall.val();
        self.lookup.in_valid.next = self.s_key_valid.val() && (self.taken.q.val() != 16);
        self.lookup.in_key.next = self.s_key.val().into();
        self.lookup.in_slot.next = 0.into();
        self.lookup.in_tag.next = bit_cast::<8, 4>(self.head.q.val());
        self.keys.write_addr.next = self.head.q.val();
        self.keys.write_data.next = self.s_key.val().into();
        self.keys.write_en.next = self.accept.val().into();
        self.count_info.write_addr.next = self.head.q.val();
        self.count_info.write_data.next = self.s_key_length.val();
        self.count_info.write_en.next = self.accept.val().into();
        self.result_info.write_addr.next = self.head.q.val();
        self.result_info.write_data.next =
            bit_cast::<2, 1>(self.s_key.val().flags.get_bits::<1>(6))
                | (bit_cast::<2, 1>(self.s_key_oversize.val().into()) << 1);
        self.result_info.write_en.next = self.accept.val().into();
        if self.accept.val() {
            self.head.d.next = self.head.q.val() + 1;
        }

        // A set of members: one per cycle to the rules, lowest first; an empty set as a null member.
        if self.take_set.val() {
            self.expand.d.next = true;
            self.expand_tag.d.next = self.lookup.out_tag.val().get_bits::<4>(0);
            self.expand_first.d.next = true;
            self.left.d.next = bit_cast::<V, 64>(self.lookup.out_set.val());
        } else if self.expand.q.val() {
            self.expand.d.next = !self.last.val();
            self.expand_first.d.next = false;
            self.left.d.next = self.left_after.val();
        }
        self.result_members.write_addr.next = self.lookup.out_tag.val().get_bits::<4>(0);
        self.result_members.write_data.next = bit_cast::<V, 64>(self.lookup.out_set.val());
        self.result_members.write_en.next = self.take_set.val().into();
        self.index_join[0].next = 0.into();
        for i in 0..6 {
            self.index_bit[i].next = (self.isolated.val() & self.pick_mask[i].val()).any();
            self.index_join[i + 1].next =
                self.index_join[i].val().replace_bit(i, self.index_bit[i].val());
        }
        self.tag_flags.next = bit_cast::<8, 4>(self.expand_tag.q.val())
            | (bit_cast::<8, 1>(self.expand_first.q.val().into()) << 4)
            | (bit_cast::<8, 1>(self.last.val().into()) << 5)
            | (bit_cast::<8, 1>(self.null.val().into()) << 6);
        self.keys.read_addr.next = self.expand_tag.q.val();
        self.send.d.next = self.expand.q.val();
        self.send_tag.d.next = self.tag_flags.val();
        self.send_slot.d.next = self.index_join[6].val();
        self.rules.stall.next = false;
        self.rules.in_valid.next = self.send.q.val();
        self.rules.in_key.next = self.keys.read_data.val();
        self.rules.in_slot.next = self.send_slot.q.val();
        self.rules.in_tag.next = self.send_tag.q.val();

        // Verdicts come back in order: gather those of a frame, count each.
        self.out_tag.next = self.rules.out_tag.val();
        self.out_first.next = self.out_tag.val().get_bit(4);
        self.out_last.next = self.out_tag.val().get_bit(5);
        self.out_null.next = self.out_tag.val().get_bit(6);
        self.accepted.next = self.so_far.q.val();
        self.rule_word.next = self.so_far_rule.q.val();
        if self.out_first.val() {
            self.accepted.next = 0.into();
            self.rule_word.next = bit_cast::<24, 16>(self.rules.out_rule.val())
                | (bit_cast::<24, 8>(self.rules.out_mark.val()) << 16);
            if self.rules.out_deliver.val() {
                self.accepted.next = self.one.val() << self.rules.out_slot.val();
            }
        } else if self.rules.out_deliver.val() {
            self.accepted.next =
                self.so_far.q.val() | (self.one.val() << self.rules.out_slot.val());
        }
        if self.out_null.val() {
            self.accepted.next = 0.into();
            self.rule_word.next = 0xFFFF.into();
        }
        if self.rules.out_valid.val() {
            self.so_far.d.next = self.accepted.val();
            self.so_far_rule.d.next = self.rule_word.val();
        }
        self.finish.next = self.rules.out_valid.val() && self.out_last.val();
        self.result_accepted.write_addr.next = self.out_tag.val().get_bits::<4>(0);
        self.result_accepted.write_data.next = self.accepted.val();
        self.result_accepted.write_en.next = self.finish.val().into();
        self.result_rule.write_addr.next = self.out_tag.val().get_bits::<4>(0);
        self.result_rule.write_data.next = self.rule_word.val();
        self.result_rule.write_en.next = self.finish.val().into();
        self.first_counter.read_addr.next = self.rules.out_slot.val();
        self.count_info.read_addr.next = self.out_tag.val().get_bits::<4>(0);
        self.event.d.next = self.rules.out_valid.val() && !self.out_null.val();
        self.event_rule.d.next = self.rules.out_rule.val();
        self.m_count_valid.next = self.event.q.val();
        self.m_count_index.next = self.first_counter.read_data.val() + self.event_rule.q.val();
        self.m_count_length.next = self.count_info.read_data.val();

        // Results leave in order.
        self.pop.next = self.offered.q.val() && self.m_result_ready.val();
        self.offered.d.next = !self.pop.val() && (self.finished.q.val() != 0);
        self.finished.d.next = self.finished.q.val() + bit_cast::<5, 1>(self.finish.val().into())
            - bit_cast::<5, 1>(self.pop.val().into());
        self.taken.d.next = self.taken.q.val() + bit_cast::<5, 1>(self.accept.val().into())
            - bit_cast::<5, 1>(self.pop.val().into());
        if self.pop.val() {
            self.tail.d.next = self.tail.q.val() + 1;
        }
        self.result_members.read_addr.next = self.tail.q.val();
        self.result_accepted.read_addr.next = self.tail.q.val();
        self.result_rule.read_addr.next = self.tail.q.val();
        self.result_info.read_addr.next = self.tail.q.val();
        self.info.next = self.result_info.read_data.val();
        self.m_result_valid.next = self.offered.q.val();
        self.m_result_members.next = self.result_members.read_data.val();
        self.m_result_accepted.next = self.result_accepted.read_data.val();
        self.m_result_rule.next = self.result_rule.read_data.val().get_bits::<16>(0);
        self.m_result_mark.next = self.result_rule.read_data.val().get_bits::<8>(16);
        self.m_result_flags.next = bit_cast::<4, 2>(self.info.val() & 1)
            | (bit_cast::<4, 1>(
                (!self.result_members.read_data.val().any() && !self.info.val().get_bit(1)).into(),
            ) << 1)
            | (bit_cast::<4, 1>(self.info.val().get_bit(1).into()) << 2);
    }
}
