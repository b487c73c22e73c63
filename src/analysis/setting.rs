//! The numbers that the formulas need: from the specification, the compiled rules, the elaborated
//! hardware, and two assumptions about the system.

use crate::context::layout::Piece;
use crate::context::placement::FRAMES_IN_FLIGHT;
use crate::fsm::compile::Compiled;
use crate::netlist::ir::{Design, Module};
use crate::spec::Spec;
use crate::spec::model::{ClassKind, Engine};

use super::bounds::BEAT_BYTES;

/// Memory latency assumed unless told otherwise, in cycles.
pub const LATENCY_CYCLES: u64 = 25;
/// Frame length assumed unless told otherwise, in bytes with FCS.
pub const FRAME_BYTES: u64 = 64;

/// What the system is assumed to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumed {
    /// Cycles from a request to memory to its first beat.
    pub latency: u64,
    /// Bytes of every frame, FCS included.
    pub frame_bytes: u64,
}

impl Default for Assumed {
    fn default() -> Self {
        Self { latency: LATENCY_CYCLES, frame_bytes: FRAME_BYTES }
    }
}

/// A service class.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassSetting {
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: ClassKind,
    /// Share against classes of its kind.
    pub weight: u64,
    /// Sum of the transmit rates of its interfaces in bit/s; none if one of them has no limit.
    pub limit: Option<u64>,
}

/// The numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Name of the card.
    pub name: String,
    /// Clock in Hz.
    pub clock_hz: u64,
    /// Line rate in bit/s.
    pub line_rate: u64,
    /// Assumptions.
    pub assumed: Assumed,
    /// Entries of the context table.
    pub interfaces_max: u64,
    /// Interfaces of the specification.
    pub interfaces: u64,
    /// Those with pinned contexts.
    pub pinned: u64,
    /// Sets of the context cache.
    pub sets: u64,
    /// Ways of the context cache.
    pub ways: u64,
    /// Frames in flight.
    pub frames_in_flight: u64,
    /// Bytes of the rule store.
    pub store_bytes: u64,
    /// Bytes of the largest rule table.
    pub largest_table: u64,
    /// Bytes of all different rule tables.
    pub different_tables: u64,
    /// Most table words that a frame reads; none for the hardwired engine.
    pub table_reads: Option<u64>,
    /// Bytes of the longest frame without FCS.
    pub longest_frame: u64,
    /// Most descriptors of the receive and the transmit queue of one interface, together.
    pub queue_entries: u64,
    /// Flip-flops of the elaborated hardware.
    pub flip_flops: u64,
    /// Memory bits of the elaborated hardware.
    pub memory_bits: u64,
    /// Classes, the highest first.
    pub classes: Vec<ClassSetting>,
}

fn count(items: usize) -> u64 {
    u64::try_from(items).unwrap_or(u64::MAX)
}

impl Setting {
    /// The numbers of a specification, its compiled rules and its hardware.
    pub fn of(spec: &Spec, compiled: &Compiled, design: &Design, assumed: Assumed) -> Self {
        let slots = 0..spec.policy.interfaces.len();
        let mut tables: Vec<u16> =
            slots.filter_map(|slot| compiled.image.directory(slot)).map(|(at, _)| at).collect();
        tables.sort_unstable();
        tables.dedup();
        let sizes: Vec<u64> = tables
            .iter()
            .filter_map(|at| compiled.image.table(*at))
            .map(|(_, words)| BEAT_BYTES * count(words.len()))
            .collect();
        let (flip_flops, memory_bits) = storage(design, design.top());
        let table = spec.nic.engine == Engine::Table;
        Self {
            name: spec.nic.name.clone(),
            clock_hz: spec.nic.clock_hz,
            line_rate: spec.nic.line_rate,
            assumed,
            interfaces_max: u64::from(spec.nic.max_interfaces),
            interfaces: count(spec.interfaces.len()),
            pinned: count(spec.interfaces.iter().filter(|info| info.pinned).count()),
            sets: u64::from(spec.nic.cache.sets),
            ways: u64::from(spec.nic.cache.ways),
            frames_in_flight: u64::from(FRAMES_IN_FLIGHT),
            store_bytes: spec.nic.rule_store_bytes,
            largest_table: sizes.iter().copied().max().unwrap_or(0),
            different_tables: sizes.iter().sum(),
            table_reads: table.then_some(u64::from(compiled.figures.reads_max)),
            longest_frame: u64::from(spec.nic.longest_frame()),
            queue_entries: spec
                .interfaces
                .iter()
                .map(|info| (1 << info.rx.size_log2) + (1 << info.tx.size_log2))
                .max()
                .unwrap_or(0),
            flip_flops,
            memory_bits,
            classes: classes(spec),
        }
    }

    /// Contexts in the cache.
    pub const fn contexts(&self) -> u64 {
        self.sets * self.ways
    }

    /// Bytes that a miss fetches: the host's half, the piece of a queue, that of the device.
    pub const fn fetched_bytes(&self) -> u64 {
        BEAT_BYTES * (Piece::Host.words() + Piece::Rx.words() + Piece::Ctl.words()) as u64
    }

    /// Bytes that are written back at most: all the card's pieces.
    pub const fn written_bytes(&self) -> u64 {
        BEAT_BYTES * (Piece::Rx.words() + Piece::Tx.words() + Piece::Ctl.words()) as u64
    }

    /// Bytes of a context in the cache.
    pub const fn context_bytes(&self) -> u64 {
        BEAT_BYTES * Piece::Host.words() as u64 + self.written_bytes()
    }
}

/// Flip-flops and memory bits of a module with all its instances.
fn storage(design: &Design, module: &Module) -> (u64, u64) {
    let registers: u64 =
        module.registers.iter().map(|register| u64::from(module.net(register.q).width)).sum();
    let memories: u64 =
        module.memories.iter().map(|of| u64::from(of.width) * u64::from(of.depth)).sum();
    module.instances.iter().fold((registers, memories), |(flip_flops, bits), instance| {
        let (more, more_bits) = storage(design, design.module(instance.module));
        (flip_flops + more, bits + more_bits)
    })
}

fn classes(spec: &Spec) -> Vec<ClassSetting> {
    let limit = |index: usize| {
        let members = spec.policy.interfaces.iter().zip(&spec.interfaces);
        members
            .filter(|(interface, _)| interface.class == index)
            .map(|(_, info)| info.tx.rate)
            .try_fold(0u64, |sum, rate| Some(sum + rate?))
    };
    spec.classes
        .iter()
        .enumerate()
        .map(|(index, class)| ClassSetting {
            name: class.name.clone(),
            kind: class.kind,
            weight: u64::from(class.weight),
            limit: limit(index),
        })
        .collect()
}
