//! One-hot words and their numbers.

use rust_hdl::core::prelude::Bits;

/// The indices below `V` whose bit `bit` is set, as a mask: a one-hot word meets it exactly when
/// that bit of its index is 1.
pub(super) fn index_mask<const V: usize>(bit: usize) -> Bits<V> {
    (0..V)
        .filter(|index| (index >> bit) & 1 == 1)
        .fold(Bits::default(), |mask, index| mask.replace_bit(index, true))
}
