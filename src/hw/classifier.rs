//! Chooses the classifier that fits: rust-hdl wants widths at compile time, so each comes in a few
//! sizes, and the smallest that holds what is asked for is taken.

use rust_hdl::core::prelude::Block;

use super::classifier_hardwired::ClassifierHardwired;
use super::classifier_table::ClassifierTable;
use super::hardwired_engine::HardwiredEngine;
use super::hardwired_fsm::HardwiredFsm;
use crate::diag::Diagnostics;
use crate::fsm::ir::Fsm;

/// What a classifier must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Interfaces.
    pub slots: usize,
    /// Rule counters.
    pub counters: usize,
    /// Longest frame, in bytes without FCS.
    pub frame_bytes: usize,
    /// Words of a table bank (table engine only).
    pub bank_words: usize,
}

/// Sizes that exist; the largest of each is the limit.
pub mod sizes {
    /// Interfaces.
    pub const SLOTS: [usize; 2] = [16, 64];
    /// Rule counters, `2^10`.
    pub const COUNTERS: [usize; 1] = [1024];
    /// Beats of frame FIFO, `2^9` and `2^12`: half of it must hold the longest frame.
    pub const FIFO_BEATS: [usize; 2] = [512, 4096];
    /// Table words of a bank, `2^11` (16 KiB) and `2^13` (64 KiB).
    pub const BANK_WORDS: [usize; 2] = [2048, 8192];
}

/// The size chosen of each kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Width of a set of interfaces.
    pub slots: usize,
    /// Width of `m_axis_rx_tuser`.
    pub tuser_bits: usize,
    /// Rule counters.
    pub counters: usize,
    /// Beats of frame FIFO.
    pub fifo_beats: usize,
    /// Words of a table bank.
    pub bank_words: usize,
    /// Longest frame in beats of 8 bytes; longer ones are cut there.
    pub max_beats: usize,
}

fn smallest(sizes: &[usize], wanted: usize) -> Option<usize> {
    sizes.iter().copied().find(|&size| size >= wanted)
}

impl Shape {
    /// The sizes that hold it.
    ///
    /// # Errors
    /// What is too large, with what is asked for and the limit.
    pub fn choose(&self) -> Result<Chosen, TooLarge> {
        let pick = |what, sizes: &[usize], given| {
            smallest(sizes, given).ok_or(TooLarge {
                what,
                given,
                limit: sizes.last().copied().unwrap_or(0),
            })
        };
        let max_beats = self.frame_bytes.div_ceil(8);
        let slots = pick("interfaces", &sizes::SLOTS, self.slots)?;
        Ok(Chosen {
            slots,
            tuser_bits: 32 + 2 * slots,
            counters: pick("rule counters", &sizes::COUNTERS, self.counters)?,
            fifo_beats: pick("beats of frame FIFO", &sizes::FIFO_BEATS, 2 * max_beats)?,
            bank_words: pick("table words", &sizes::BANK_WORDS, self.bank_words)?,
            max_beats,
        })
    }
}

/// Something is larger than the largest size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// What.
    pub what: &'static str,
    /// How much is asked for.
    pub given: usize,
    /// The limit.
    pub limit: usize,
}

macro_rules! by_size {
    ($chosen:expr, $make:ident $(, $argument:expr)*) => {
        match ($chosen.slots, $chosen.fifo_beats) {
            (16, 512) => $make!(16, 64, 9, $chosen $(, $argument)*),
            (16, _) => $make!(16, 64, 12, $chosen $(, $argument)*),
            (_, 512) => $make!(64, 160, 9, $chosen $(, $argument)*),
            (_, _) => $make!(64, 160, 12, $chosen $(, $argument)*),
        }
    };
}

macro_rules! table {
    ($v:literal, $t:literal, $f:literal, $chosen:expr) => {
        if $chosen.bank_words == 2048 {
            connected(ClassifierTable::<$v, $t, 11, $f, 10>::new($chosen.max_beats as u64))
        } else {
            connected(ClassifierTable::<$v, $t, 13, $f, 10>::new($chosen.max_beats as u64))
        }
    };
}

macro_rules! hardwired {
    ($v:literal, $t:literal, $f:literal, $chosen:expr, $machines:expr) => {
        connected(ClassifierHardwired::<$v, $t, $f, 10>::new(
            $chosen.max_beats as u64,
            HardwiredEngine::new(
                HardwiredFsm::lookup($machines.lookup)?,
                HardwiredFsm::rules($machines.rules)?,
                $machines.first_counter,
            ),
        ))
    };
}

fn connected<B: Block + 'static>(mut block: B) -> Box<dyn Block> {
    block.connect_all();
    Box::new(block)
}

/// A classifier with the table engine, connected.
#[must_use]
pub fn with_table_engine(chosen: &Chosen) -> Box<dyn Block> {
    by_size!(chosen, table)
}

/// What the hardwired engine is made of.
#[derive(Clone, Copy, Debug)]
pub struct Machines<'a> {
    /// The NIC-wide lookup.
    pub lookup: &'a Fsm,
    /// The rules of all interfaces, over interface and header.
    pub rules: &'a Fsm,
    /// First counter of each slot.
    pub first_counter: &'a [u16],
}

/// A classifier with the hardwired engine, connected.
///
/// # Errors
/// When a machine is not of its kind, see [`HardwiredFsm::lookup`].
pub fn with_hardwired_engine(
    chosen: &Chosen,
    machines: &Machines<'_>,
) -> Result<Box<dyn Block>, Diagnostics> {
    Ok(by_size!(chosen, hardwired, machines))
}
