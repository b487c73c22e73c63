//! # HeaderParser: one key per frame, one beat per cycle, whatever the frame holds
//!
//! ```text
//!             +---------------+
//!  s_axis --->| raw | L2 | L3 |---> m_key (key, length, oversize)
//!             +---------------+
//! ```
//!
//! The first 48 bytes of a frame are kept as they come (six beats hold every field down to the
//! destination address behind two VLAN tags); the ports are caught in passing, at the place the
//! IPv4 header length tells. When the last beat is in, two stages select the fields and check the
//! announced lengths against the length of the frame.
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | s_axis_tdata | in | 64 | s_axis_tvalid | frame bytes, first byte in the lowest bits |
//! | s_axis_tkeep | in | 8 | s_axis_tlast | bytes that count; ignored (all count) on other beats |
//! | s_axis_tvalid | in | 1 | always | a beat is offered |
//! | s_axis_tready | out | 1 | always | the beat is taken |
//! | s_axis_tlast | in | 1 | s_axis_tvalid | last beat of the frame |
//! | s_axis_tuser | in | 1 | s_axis_tlast | the frame was cut: too long |
//! | m_key_valid | out | 1 | always | a key is offered |
//! | m_key_ready | in | 1 | always | the key is taken |
//! | m_key | out | 512 | m_key_valid | layout in [`crate::net::key`] |
//! | m_key_length | out | 16 | m_key_valid | bytes of the frame |
//! | m_key_oversize | out | 1 | m_key_valid | the frame was cut: the key is all zero |
//!
//! ## Timing
//! Latency: 4 cycles from the last beat to `m_key_valid`. Throughput: one beat per cycle, one key
//! per frame, also for frames of a single beat.
//!
//! ## Back-pressure
//! A key that is not taken freezes the whole pipeline and takes `s_axis_tready` away.
//! `s_axis_tready` depends combinationally on `m_key_ready`.
//!
//! ## Reset
//! Valid bits, first-beat marker and counters go to their start; data registers are not reset.
//! First beat accepted in the first cycle after reset.
//!
//! ## Errors
//! None here: a malformed frame is a key with `NOT_PARSED` set. What counts as parsed is defined in
//! [`crate::golden::parser`].
//!
//! ## Not here
//! IPv6, checksums, 802.2 LLC: flagged "not parsed".

use rust_hdl::core::prelude::*;

use super::bus::KeyBus;
use super::prim::RegEn;

/// Beats whose bytes are kept: 48 bytes; the last one used is byte 41 (destination address behind
/// two tags).
const RAW_BEATS: usize = 6;

/// The block. See the module page.
#[derive(LogicBlock, Default)]
pub struct HeaderParser {
    /// Clock.
    pub clk: Signal<In, Clock>,
    // Frame stream.
    /// 64 bits: frame bytes, the first in the lowest bits.
    pub s_axis_tdata: Signal<In, Bits<64>>,
    /// 8 bits: bytes that count; ignored unless `s_axis_tlast`.
    pub s_axis_tkeep: Signal<In, Bits<8>>,
    /// 1 bit: a beat is offered.
    pub s_axis_tvalid: Signal<In, Bit>,
    /// 1 bit: the beat is taken.
    pub s_axis_tready: Signal<Out, Bit>,
    /// 1 bit: last beat of the frame.
    pub s_axis_tlast: Signal<In, Bit>,
    /// 1 bit: the frame was cut; ignored unless `s_axis_tlast`.
    pub s_axis_tuser: Signal<In, Bit>,
    // Key.
    /// 1 bit: a key is offered.
    pub m_key_valid: Signal<Out, Bit>,
    /// 1 bit: the key is taken.
    pub m_key_ready: Signal<In, Bit>,
    /// 512 bits: the key.
    pub m_key: Signal<Out, KeyBus>,
    /// 16 bits: bytes of the frame.
    pub m_key_length: Signal<Out, Bits<16>>,
    /// 1 bit: the frame was cut, the key is all zero.
    pub m_key_oversize: Signal<Out, Bit>,
    // The pipeline moves.
    go: Signal<Local, Bit>,
    // Stage 1: the beat.
    beat_valid: RegEn<Bit>,
    beat_data: RegEn<Bits<64>>,
    beat_bytes: RegEn<Bits<4>>,
    beat_last: RegEn<Bit>,
    beat_cut: RegEn<Bit>,
    bytes: Signal<Local, Bits<4>>,
    // Stage 2: what has come of the frame so far. `index` counts beats and stops at 31.
    take: Signal<Local, Bit>,
    index: RegEn<Bits<5>>,
    length: RegEn<Bits<16>>,
    raw: [RegEn<Bits<64>>; RAW_BEATS],
    src_port: RegEn<Bits<16>>,
    dst_port: RegEn<Bits<16>>,
    done: RegEn<Bit>,
    cut: RegEn<Bit>,
    lane: [Signal<Local, Bits<16>>; 4],
    // Number of the first 16-bit word of L4 in the frame.
    l4_word: RegEn<Bits<6>>,
    l4_beat: Signal<Local, Bits<5>>,
    l4_high: Signal<Local, Bit>,
    l4_after: Signal<Local, Bits<5>>,
    src_hit: Signal<Local, Bit>,
    half: [Signal<Local, Bits<16>>; 4 * RAW_BEATS],
    word: [Signal<Local, Bits<16>>; 4 * RAW_BEATS],
    outer_tpid: Signal<Local, Bit>,
    inner_tpid: Signal<Local, Bit>,
    ihl_word: Signal<Local, Bits<16>>,
    l3_word: Signal<Local, Bits<6>>,
    // Stage 3: L2 decoded, L3 words selected. `l3[r]` is word r from the start of L3.
    l2_valid: RegEn<Bit>,
    l2_length: RegEn<Bits<16>>,
    l2_cut: RegEn<Bit>,
    l2_eth: RegEn<Bit>,
    l2_outer: RegEn<Bit>,
    l2_inner: RegEn<Bit>,
    l2_mac: [RegEn<Bits<16>>; 6],
    l2_type: RegEn<Bits<16>>,
    l2_outer_tci: RegEn<Bits<16>>,
    l2_inner_tci: RegEn<Bits<16>>,
    l2_rest: RegEn<Bits<16>>,
    l3: [RegEn<Bits<16>>; 10],
    l2_src_port: RegEn<Bits<16>>,
    l2_dst_port: RegEn<Bits<16>>,
    has_outer: Signal<Local, Bit>,
    has_inner: Signal<Local, Bit>,
    // Stage 4: the key.
    key_valid: RegEn<Bit>,
    key: RegEn<KeyBus>,
    key_length: RegEn<Bits<16>>,
    key_cut: RegEn<Bit>,
    header_bytes: Signal<Local, Bits<16>>,
    l4_bytes: Signal<Local, Bits<16>>,
    proto: Signal<Local, Bits<8>>,
    is_ipv4: Signal<Local, Bit>,
    is_arp: Signal<Local, Bit>,
    length_ok: Signal<Local, Bit>,
    first_fragment: Signal<Local, Bit>,
    has_ports: Signal<Local, Bit>,
    not_parsed: Signal<Local, Bit>,
    flags: Signal<Local, Bits<16>>,
    key_bus: Signal<Local, KeyBus>,
}

impl HeaderParser {
    /// The block with its data registers left out of the reset.
    #[must_use]
    pub fn new() -> Self {
        Self {
            beat_data: RegEn::without_reset(),
            beat_bytes: RegEn::without_reset(),
            beat_last: RegEn::without_reset(),
            beat_cut: RegEn::without_reset(),
            length: RegEn::without_reset(),
            raw: std::array::from_fn(|_| RegEn::without_reset()),
            src_port: RegEn::without_reset(),
            dst_port: RegEn::without_reset(),
            cut: RegEn::without_reset(),
            l4_word: RegEn::without_reset(),
            l2_length: RegEn::without_reset(),
            l2_cut: RegEn::without_reset(),
            l2_eth: RegEn::without_reset(),
            l2_outer: RegEn::without_reset(),
            l2_inner: RegEn::without_reset(),
            l2_mac: std::array::from_fn(|_| RegEn::without_reset()),
            l2_type: RegEn::without_reset(),
            l2_outer_tci: RegEn::without_reset(),
            l2_inner_tci: RegEn::without_reset(),
            l2_rest: RegEn::without_reset(),
            l3: std::array::from_fn(|_| RegEn::without_reset()),
            l2_src_port: RegEn::without_reset(),
            l2_dst_port: RegEn::without_reset(),
            key: RegEn::without_reset(),
            key_length: RegEn::without_reset(),
            key_cut: RegEn::without_reset(),
            ..Self::default()
        }
    }
}

impl Logic for HeaderParser {
    #[hdl_gen]
    fn update(&mut self) {
        // The pipeline moves unless a key waits to be taken.
        self.go.next = !self.key_valid.q.val() || self.m_key_ready.val();
        self.s_axis_tready.next = self.go.val();

        // Stage 1: take the beat.
        self.bytes.next = 8.into();
        if self.s_axis_tlast.val() && !self.s_axis_tkeep.val().get_bit(7) {
            self.bytes.next = 7.into();
            if !self.s_axis_tkeep.val().get_bit(6) {
                self.bytes.next = 6.into();
            }
            if !self.s_axis_tkeep.val().get_bit(5) {
                self.bytes.next = 5.into();
            }
            if !self.s_axis_tkeep.val().get_bit(4) {
                self.bytes.next = 4.into();
            }
            if !self.s_axis_tkeep.val().get_bit(3) {
                self.bytes.next = 3.into();
            }
            if !self.s_axis_tkeep.val().get_bit(2) {
                self.bytes.next = 2.into();
            }
            if !self.s_axis_tkeep.val().get_bit(1) {
                self.bytes.next = 1.into();
            }
        }
        self.beat_valid.clock.next = self.clk.val();
        self.beat_valid.en.next = self.go.val();
        self.beat_valid.d.next = self.s_axis_tvalid.val();
        self.beat_data.clock.next = self.clk.val();
        self.beat_data.en.next = self.go.val();
        self.beat_data.d.next = self.s_axis_tdata.val();
        self.beat_bytes.clock.next = self.clk.val();
        self.beat_bytes.en.next = self.go.val();
        self.beat_bytes.d.next = self.bytes.val();
        self.beat_last.clock.next = self.clk.val();
        self.beat_last.en.next = self.go.val();
        self.beat_last.d.next = self.s_axis_tlast.val();
        self.beat_cut.clock.next = self.clk.val();
        self.beat_cut.en.next = self.go.val();
        self.beat_cut.d.next = self.s_axis_tuser.val();

        // Stage 2: keep the first beats, count, catch the ports in passing.
        self.take.next = self.go.val() && self.beat_valid.q.val();
        self.index.clock.next = self.clk.val();
        self.index.en.next = self.take.val();
        self.index.d.next = self.index.q.val() + 1;
        if self.index.q.val().all() {
            self.index.d.next = self.index.q.val();
        }
        if self.beat_last.q.val() {
            self.index.d.next = 0.into();
        }
        self.length.clock.next = self.clk.val();
        self.length.en.next = self.take.val();
        self.length.d.next = self.length.q.val() + bit_cast::<16, 4>(self.beat_bytes.q.val());
        if self.index.q.val() == 0 {
            self.length.d.next = bit_cast::<16, 4>(self.beat_bytes.q.val());
        }
        for i in 0..RAW_BEATS {
            self.raw[i].clock.next = self.clk.val();
            self.raw[i].en.next = self.take.val() && (self.index.q.val() == i.to_bits::<5>());
            self.raw[i].d.next = self.beat_data.q.val();
        }
        for i in 0..4 {
            self.lane[i].next = (self.beat_data.q.val().get_bits::<16>(16 * i) << 8)
                | (self.beat_data.q.val().get_bits::<16>(16 * i) >> 8);
        }
        for i in 0..RAW_BEATS {
            for j in 0..4 {
                self.half[4 * i + j].next = self.raw[i].q.val().get_bits::<16>(16 * j);
                self.word[4 * i + j].next =
                    (self.half[4 * i + j].val() << 8) | (self.half[4 * i + j].val() >> 8);
            }
        }
        self.outer_tpid.next = (self.word[6].val() == 0x8100) || (self.word[6].val() == 0x88A8);
        self.inner_tpid.next = (self.word[8].val() == 0x8100) || (self.word[8].val() == 0x88A8);
        self.l3_word.next = 7.into();
        self.ihl_word.next = self.word[7].val();
        if self.outer_tpid.val() {
            self.l3_word.next = 9.into();
            self.ihl_word.next = self.word[9].val();
            if self.inner_tpid.val() {
                self.l3_word.next = 11.into();
                self.ihl_word.next = self.word[11].val();
            }
        }
        self.l4_word.clock.next = self.clk.val();
        self.l4_word.en.next = self.go.val();
        self.l4_word.d.next =
            self.l3_word.val() + (bit_cast::<6, 4>(self.ihl_word.val().get_bits::<4>(8)) << 1);
        // L4 starts at an odd word: in lane 1, or in lane 3 with the second port in the next beat.
        self.l4_beat.next = bit_cast::<5, 4>(self.l4_word.q.val().get_bits::<4>(2));
        self.l4_high.next = self.l4_word.q.val().get_bit(1);
        self.l4_after.next = self.l4_beat.val() + 1;
        self.src_hit.next = self.take.val() && (self.index.q.val() == self.l4_beat.val());
        self.src_port.clock.next = self.clk.val();
        self.src_port.en.next = self.src_hit.val();
        self.src_port.d.next = self.lane[1].val();
        self.dst_port.clock.next = self.clk.val();
        self.dst_port.en.next = self.src_hit.val();
        self.dst_port.d.next = self.lane[2].val();
        if self.l4_high.val() {
            self.src_port.d.next = self.lane[3].val();
            self.dst_port.en.next = self.take.val() && (self.index.q.val() == self.l4_after.val());
            self.dst_port.d.next = self.lane[0].val();
        }
        self.done.clock.next = self.clk.val();
        self.done.en.next = self.go.val();
        self.done.d.next = self.beat_valid.q.val() && self.beat_last.q.val();
        self.cut.clock.next = self.clk.val();
        self.cut.en.next = self.go.val();
        self.cut.d.next = self.beat_cut.q.val();

        // Stage 3: decode L2, select the words of L3.
        self.has_outer.next = self.outer_tpid.val() && (self.length.q.val() >= 18);
        self.has_inner.next =
            self.has_outer.val() && self.inner_tpid.val() && (self.length.q.val() >= 22);
        self.l2_valid.clock.next = self.clk.val();
        self.l2_valid.en.next = self.go.val();
        self.l2_valid.d.next = self.done.q.val();
        self.l2_length.clock.next = self.clk.val();
        self.l2_length.en.next = self.go.val();
        self.l2_length.d.next = self.length.q.val();
        self.l2_cut.clock.next = self.clk.val();
        self.l2_cut.en.next = self.go.val();
        self.l2_cut.d.next = self.cut.q.val();
        self.l2_eth.clock.next = self.clk.val();
        self.l2_eth.en.next = self.go.val();
        self.l2_eth.d.next = self.length.q.val() >= 14;
        self.l2_outer.clock.next = self.clk.val();
        self.l2_outer.en.next = self.go.val();
        self.l2_outer.d.next = self.has_outer.val();
        self.l2_inner.clock.next = self.clk.val();
        self.l2_inner.en.next = self.go.val();
        self.l2_inner.d.next = self.has_inner.val();
        for i in 0..6 {
            self.l2_mac[i].clock.next = self.clk.val();
            self.l2_mac[i].en.next = self.go.val();
            self.l2_mac[i].d.next = self.word[i].val();
        }
        self.l2_type.clock.next = self.clk.val();
        self.l2_type.en.next = self.go.val();
        self.l2_type.d.next = self.word[6].val();
        self.l2_outer_tci.clock.next = self.clk.val();
        self.l2_outer_tci.en.next = self.go.val();
        self.l2_outer_tci.d.next = 0.into();
        self.l2_inner_tci.clock.next = self.clk.val();
        self.l2_inner_tci.en.next = self.go.val();
        self.l2_inner_tci.d.next = 0.into();
        self.l2_rest.clock.next = self.clk.val();
        self.l2_rest.en.next = self.go.val();
        self.l2_rest.d.next = self.length.q.val() - 14;
        for i in 0..10 {
            self.l3[i].clock.next = self.clk.val();
            self.l3[i].en.next = self.go.val();
            self.l3[i].d.next = self.word[7 + i].val();
            if self.has_inner.val() {
                self.l3[i].d.next = self.word[11 + i].val();
            } else if self.has_outer.val() {
                self.l3[i].d.next = self.word[9 + i].val();
            }
        }
        if self.has_outer.val() {
            self.l2_type.d.next = self.word[8].val();
            self.l2_outer_tci.d.next = self.word[7].val();
            self.l2_rest.d.next = self.length.q.val() - 18;
        }
        if self.has_inner.val() {
            self.l2_type.d.next = self.word[10].val();
            self.l2_inner_tci.d.next = self.word[9].val();
            self.l2_rest.d.next = self.length.q.val() - 22;
        }
        self.l2_src_port.clock.next = self.clk.val();
        self.l2_src_port.en.next = self.go.val();
        self.l2_src_port.d.next = self.src_port.q.val();
        self.l2_dst_port.clock.next = self.clk.val();
        self.l2_dst_port.en.next = self.go.val();
        self.l2_dst_port.d.next = self.dst_port.q.val();

        // Stage 4: check the announced lengths, build the key.
        self.header_bytes.next = bit_cast::<16, 4>(self.l3[0].q.val().get_bits::<4>(8)) << 2;
        self.proto.next = self.l3[4].q.val().get_bits::<8>(0);
        self.is_ipv4.next = self.l2_eth.q.val()
            && (self.l2_type.q.val() == 0x0800)
            && (self.l2_rest.q.val() >= 20)
            && (self.l3[0].q.val().get_bits::<4>(12) == 4)
            && (self.header_bytes.val() >= 20)
            && (self.l2_rest.q.val() >= self.header_bytes.val());
        self.is_arp.next = self.l2_eth.q.val()
            && (self.l2_type.q.val() == 0x0806)
            && (self.l2_rest.q.val() >= 28)
            && (self.l3[0].q.val() == 1)
            && (self.l3[1].q.val() == 0x0800)
            && (self.l3[2].q.val() == 0x0604);
        self.length_ok.next = (self.l3[1].q.val() >= self.header_bytes.val())
            && (self.l3[1].q.val() <= self.l2_rest.q.val());
        self.first_fragment.next = self.l3[3].q.val().get_bits::<13>(0) == 0;
        self.l4_bytes.next = self.header_bytes.val() + 20;
        if self.proto.val() == 17 {
            self.l4_bytes.next = self.header_bytes.val() + 8;
        }
        self.has_ports.next = self.is_ipv4.val()
            && self.length_ok.val()
            && self.first_fragment.val()
            && ((self.proto.val() == 6) || (self.proto.val() == 17))
            && (self.l3[1].q.val() >= self.l4_bytes.val());
        self.not_parsed.next = !(self.is_arp.val()
            || (self.is_ipv4.val()
                && self.length_ok.val()
                && (self.has_ports.val() || !self.first_fragment.val())));
        self.flags.next = bit_cast::<16, 1>(self.l2_eth.q.val().into())
            | (bit_cast::<16, 1>(self.l2_outer.q.val().into()) << 1)
            | (bit_cast::<16, 1>(self.l2_inner.q.val().into()) << 2)
            | (bit_cast::<16, 1>(self.is_ipv4.val().into()) << 3)
            | (bit_cast::<16, 1>(self.is_arp.val().into()) << 4)
            | (bit_cast::<16, 1>(self.has_ports.val().into()) << 5)
            | (bit_cast::<16, 1>(self.not_parsed.val().into()) << 6);
        self.key_bus.next.flags = 0.into();
        self.key_bus.next.dst_mac_2 = 0.into();
        self.key_bus.next.dst_mac_1 = 0.into();
        self.key_bus.next.dst_mac_0 = 0.into();
        self.key_bus.next.src_mac_2 = 0.into();
        self.key_bus.next.src_mac_1 = 0.into();
        self.key_bus.next.src_mac_0 = 0.into();
        self.key_bus.next.eth_type = 0.into();
        self.key_bus.next.vlan = 0.into();
        self.key_bus.next.inner_vlan = 0.into();
        self.key_bus.next.ip_proto = 0.into();
        self.key_bus.next.arp_op = 0.into();
        self.key_bus.next.src_ip_1 = 0.into();
        self.key_bus.next.src_ip_0 = 0.into();
        self.key_bus.next.dst_ip_1 = 0.into();
        self.key_bus.next.dst_ip_0 = 0.into();
        self.key_bus.next.src_port = 0.into();
        self.key_bus.next.dst_port = 0.into();
        self.key_bus.next.reserved = 0.into();
        if !self.l2_cut.q.val() {
            self.key_bus.next.flags = self.flags.val();
            if self.l2_eth.q.val() {
                self.key_bus.next.dst_mac_2 = self.l2_mac[0].q.val();
                self.key_bus.next.dst_mac_1 = self.l2_mac[1].q.val();
                self.key_bus.next.dst_mac_0 = self.l2_mac[2].q.val();
                self.key_bus.next.src_mac_2 = self.l2_mac[3].q.val();
                self.key_bus.next.src_mac_1 = self.l2_mac[4].q.val();
                self.key_bus.next.src_mac_0 = self.l2_mac[5].q.val();
                self.key_bus.next.eth_type = self.l2_type.q.val();
                self.key_bus.next.vlan = self.l2_outer_tci.q.val();
                self.key_bus.next.inner_vlan = self.l2_inner_tci.q.val();
            }
            if self.is_ipv4.val() {
                self.key_bus.next.ip_proto = bit_cast::<16, 8>(self.proto.val());
                self.key_bus.next.src_ip_1 = self.l3[6].q.val();
                self.key_bus.next.src_ip_0 = self.l3[7].q.val();
                self.key_bus.next.dst_ip_1 = self.l3[8].q.val();
                self.key_bus.next.dst_ip_0 = self.l3[9].q.val();
            }
            if self.is_arp.val() {
                self.key_bus.next.arp_op = self.l3[3].q.val();
            }
            if self.has_ports.val() {
                self.key_bus.next.src_port = self.l2_src_port.q.val();
                self.key_bus.next.dst_port = self.l2_dst_port.q.val();
            }
        }
        self.key_valid.clock.next = self.clk.val();
        self.key_valid.en.next = self.go.val();
        self.key_valid.d.next = self.l2_valid.q.val();
        self.key.clock.next = self.clk.val();
        self.key.en.next = self.go.val();
        self.key.d.next = self.key_bus.val();
        self.key_length.clock.next = self.clk.val();
        self.key_length.en.next = self.go.val();
        self.key_length.d.next = self.l2_length.q.val();
        self.key_cut.clock.next = self.clk.val();
        self.key_cut.en.next = self.go.val();
        self.key_cut.d.next = self.l2_cut.q.val();
        self.m_key_valid.next = self.key_valid.q.val();
        self.m_key.next = self.key.q.val();
        self.m_key_length.next = self.key_length.q.val();
        self.m_key_oversize.next = self.key_cut.q.val();
    }
}
