//! Where everything is in the words of the state: narrow values share words, each in its natural
//! size, so that a word of the cache holds many.

use crate::netlist::value::words_for;
use crate::sim::flat::{Flat, Origin};
use crate::sim::state::Place;

use super::build::Model;

/// Natural sizes in bytes, largest first.
const SIZES: [u8; 4] = [8, 4, 2, 1];

/// The bytes of a limb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    /// Offset from the start of the state.
    pub(super) byte: i32,
    /// 1, 2, 4 or 8.
    pub(super) bytes: u8,
}

/// The words of a memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    /// First word.
    pub(super) at: u32,
    /// 64-bit words per memory word.
    pub(super) stride: u32,
    pub(super) depth: u32,
}

impl Area {
    /// Offset of a limb of word 0.
    pub(super) fn limb_byte(self, limb: u32) -> i32 {
        byte_of(self.at + limb)
    }
}

fn byte_of(word: u32) -> i32 {
    i32::try_from(u64::from(word) * 8).unwrap_or(i32::MAX)
}

/// The layout of a design.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    limbs: Vec<Slot>,
    areas: Vec<Area>,
    /// Place of each class.
    pub(super) places: Vec<Place>,
    /// First word of the counters.
    pub(super) counters: u32,
    /// First word of what is kept of necks, one each; then the one that says that it is worth nothing.
    pub(super) necks: u32,
    pub(super) cold: u32,
    /// First word of the tables.
    pub(super) tables: u32,
    /// Words in all.
    pub(super) words: u32,
}

impl Layout {
    /// Lays a design out; `first` are the classes of registers that stand together, in this order,
    /// each in its number of bytes; `necks` are the widths of necks, which get limbs after all others, and
    /// `tables` the words of tables, which are memories after all others.
    pub(super) fn new(
        flat: &Flat<'_>,
        model: &Model,
        first: &[(usize, u8)],
        counters: usize,
        necks: &[u8],
        tables: impl Iterator<Item = usize>,
    ) -> Self {
        let none = Place { at: 0, shift: 0, width: 0 };
        let mut layout = Self { places: vec![none; flat.class.len()], ..Self::default() };
        let mut end = 0;
        for &(class, bytes) in first {
            end = layout.place(class, flat.width(class), end, bytes);
        }
        // State and inputs first: what a cycle touches stays together.
        for state in [true, false] {
            let mut classes: Vec<(u8, usize)> = (0..flat.class.len())
                .filter(|&class| flat.class[class] == class && layout.places[class].width == 0)
                .filter(|&class| {
                    state == matches!(flat.origin[class], Origin::Input | Origin::State)
                })
                .map(|class| (size_of(flat.width(class)), class))
                .collect();
            classes.sort_by_key(|&(bytes, class)| (std::cmp::Reverse(bytes), class));
            for (bytes, class) in classes {
                end = layout.place(class, flat.width(class), end, bytes);
            }
        }
        let mut word = end.div_ceil(8);
        layout.counters = word;
        word += u32::try_from(counters).unwrap_or(u32::MAX);
        layout.necks = word;
        layout.cold = word + u32::try_from(necks.len()).unwrap_or(u32::MAX);
        word = layout.cold + 1;
        for placed in &flat.memories {
            let stride = u32::try_from(words_for(placed.item.width)).unwrap_or(u32::MAX);
            let depth = placed.item.depth;
            layout.areas.push(Area { at: word, stride, depth });
            word = word.saturating_add(stride.saturating_mul(depth));
        }
        layout.tables = word;
        for words in tables {
            let depth = u32::try_from(words).unwrap_or(u32::MAX);
            layout.areas.push(Area { at: word, stride: 1, depth });
            word = word.saturating_add(depth);
        }
        // Vectors may read beyond the last limb.
        layout.words = word.saturating_add(2);
        layout.limbs = model
            .limbs
            .iter()
            .map(|&(class, index, _)| {
                let place = layout.places[class];
                let index = u32::try_from(index).unwrap_or(u32::MAX);
                let byte = byte_of(place.at + index) + i32::from(place.shift / 8);
                let grouped = first.iter().find(|&&(grouped, _)| grouped == class);
                let bytes = grouped.map_or(size_of(place.width), |&(_, bytes)| bytes);
                Slot { byte, bytes }
            })
            .collect();
        let kept = (layout.necks..).zip(necks.iter().chain(&[1]));
        let kept =
            kept.map(|(word, &width)| Slot { byte: byte_of(word), bytes: size_of(width.into()) });
        layout.limbs.extend(kept);
        layout
    }

    fn place(&mut self, class: usize, width: u32, end: u32, bytes: u8) -> u32 {
        let size = u32::from(bytes);
        let byte = end.next_multiple_of(size);
        let shift = u8::try_from(byte % 8 * 8).unwrap_or(0);
        self.places[class] = Place { at: byte / 8, shift, width };
        let words = u32::try_from(words_for(width)).unwrap_or(u32::MAX);
        if width > 64 { byte + words * 8 } else { byte + size }
    }

    /// The bytes of a limb.
    pub(super) fn limb(&self, limb: u32) -> Slot {
        self.limbs[limb as usize]
    }

    /// The bytes of limb `index` of a class.
    pub(super) fn class(&self, class: usize, index: u32) -> Slot {
        let place = self.places[class];
        let byte = byte_of(place.at + index) + i32::from(place.shift / 8);
        Slot { byte, bytes: size_of(place.width) }
    }

    /// The words of a memory.
    pub(super) fn memory(&self, memory: u32) -> Area {
        self.areas[memory as usize]
    }

    /// All memories, in order of the design.
    pub(super) fn areas(&self) -> &[Area] {
        &self.areas
    }
}

/// The natural size in bytes of a limb of a width.
fn size_of(width: u32) -> u8 {
    let fits = |&bytes: &u8| width <= u32::from(bytes) * 8;
    SIZES.into_iter().rev().find(fits).unwrap_or(8)
}
