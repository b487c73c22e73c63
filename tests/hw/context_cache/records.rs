//! The records in memory: where they are, their classes, their words.

use ctxnic::context::{layout, record};

pub const BASE: u64 = 0x8000_0000;

/// All eight classes, spread over the VIFs.
pub const CLASS_OF: fn(usize) -> u64 = |vif| (vif as u64 * 5 + 3) % 8;

/// A host's piece that is in order, whose words all tell its version.
pub fn host_piece(vif: usize, version: u64, class: u64, words: usize) -> Vec<u64> {
    let mut piece = [0u64; 16];
    layout::host::ID.put(&mut piece, vif as u64);
    layout::host::LAYOUT.put(&mut piece, layout::LAYOUT_VERSION);
    layout::host::MAGIC.put(&mut piece, layout::MAGIC);
    layout::host::VERSION.put(&mut piece, version);
    layout::host::STATE.put(&mut piece, 2);
    layout::host::CLASS.put(&mut piece, class);
    for (word, value) in piece.iter_mut().enumerate().skip(1) {
        // Free bits only: the tests of the record leave these alone.
        *value = match word {
            1 => 2 << 32 | version & 0xffff,
            10 | 11 | 12 | 14 => version.wrapping_mul(0x9e37_79b9_7f4a_7c15),
            _ => 0,
        };
    }
    record::seal(&mut piece);
    piece[..words].to_vec()
}
