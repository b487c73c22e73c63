//! # TableCrc: CRC-32 of a stream of 64-bit words, one word per cycle
//!
//! The CRC of IEEE 802.3 (reflected, initial value and final complement all ones) over the bytes of
//! each word, lowest byte first. The next state is linear in state and word, so each of its bits is
//! the parity of two masked words; the masks are computed when the block is built.
//!
//! ## Ports
//! | name | dir | width | valid when | meaning |
//! |---|---|---|---|---|
//! | clear | in | 1 | always | start again; wins over `word_valid` |
//! | word_valid | in | 1 | always | take `word` |
//! | word | in | 64 | word_valid | next word |
//! | crc | out | 32 | always | CRC of the words taken before this cycle |
//!
//! ## Timing
//! Latency 1 cycle, one word per cycle. ## Reset: as `clear`.

use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

use super::prim::Reg;

/// The block. See the module page.
#[derive(LogicBlock)]
pub struct TableCrc {
    /// Clock.
    pub clk: Signal<In, Clock>,
    /// 1 bit: start again.
    pub clear: Signal<In, Bit>,
    /// 1 bit: take `word`.
    pub word_valid: Signal<In, Bit>,
    /// 64 bits: next word; ignored unless `word_valid`.
    pub word: Signal<In, Bits<64>>,
    /// 32 bits: CRC so far.
    pub crc: Signal<Out, Bits<32>>,
    state: Reg<Bits<32>>,
    state_mask: [Constant<Bits<32>>; 32],
    word_mask: [Constant<Bits<64>>; 32],
    bit: [Signal<Local, Bit>; 32],
    join: [Signal<Local, Bits<32>>; 33],
}

/// One step of the bitwise CRC: 64 bits of `word` through `state`.
fn step(mut state: u32, word: u64) -> u32 {
    for index in 0..64 {
        let low = (u64::from(state) ^ (word >> index)) & 1;
        state = (state >> 1) ^ if low == 1 { 0xEDB8_8320 } else { 0 };
    }
    state
}

impl Default for TableCrc {
    fn default() -> Self {
        let state_mask = |bit: usize| {
            (0..32)
                .filter(|&from| (step(1 << from, 0) >> bit) & 1 == 1)
                .fold(0, |m, f| m | 1u64 << f)
        };
        let word_mask = |bit: usize| {
            (0..64)
                .filter(|&from| (step(0, 1 << from) >> bit) & 1 == 1)
                .fold(0, |m, f| m | 1u64 << f)
        };
        Self {
            clk: Signal::default(),
            clear: Signal::default(),
            word_valid: Signal::default(),
            word: Signal::default(),
            crc: Signal::default(),
            state: Reg::new(0xFFFF_FFFF_u64.to_bits()),
            state_mask: std::array::from_fn(|bit| Constant::new(state_mask(bit).to_bits())),
            word_mask: std::array::from_fn(|bit| Constant::new(word_mask(bit).to_bits())),
            bit: Default::default(),
            join: std::array::from_fn(|_| Signal::default()),
        }
    }
}

impl Logic for TableCrc {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clk, state);
        self.join[0].next = 0.into();
        for i in 0..32 {
            self.bit[i].next = (self.state.q.val() & self.state_mask[i].val()).xor()
                ^ (self.word.val() & self.word_mask[i].val()).xor();
            self.join[i + 1].next = self.join[i].val().replace_bit(i, self.bit[i].val());
        }
        if self.word_valid.val() {
            self.state.d.next = self.join[32].val();
        }
        if self.clear.val() {
            self.state.d.next = 0xFFFF_FFFF_u64.into();
        }
        self.crc.next = !self.state.q.val();
    }
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn the_linear_step_is_the_crc_of_the_library() {
        let words = [0x0123_4567_89ab_cdef_u64, u64::MAX, 0, 42];
        let bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
        let state = words.iter().fold(u32::MAX, |state, &word| step(state, word));
        assert_eq!(!state, crc32fast::hash(&bytes));
    }
}
