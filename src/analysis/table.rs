//! The table of quantities: number, name, formula, value, and beside it what was measured.
//!
//! Numbers 1 to 24 are those of the list of quantities that an analysis of such a card has to give;
//! letters part a number into several rows. A row whose value has no formula yet has no value.

use super::bounds::{
    FCS_BYTES, HIT_CYCLES, beats, context_traffic, fetches_in_flight, float, frame_interval_cycles,
    frame_interval_ns, higher_class_wait_cycles, interfaces_max, miss_cycles, receive_buffer_bytes,
    receive_cycles, switch_cycles,
};
use super::hit_rate;
use super::setting::Setting;
use crate::context::layout::{Piece, STRIDE_BYTES, fields};
use crate::spec::model::ClassKind;

/// A quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Number, such as `11b`.
    pub number: String,
    /// Name.
    pub name: String,
    /// Formula in words and signs.
    pub formula: &'static str,
    /// Its value; none if it has none here, then the formula says why.
    pub value: Option<f64>,
    /// Unit of the value.
    pub unit: &'static str,
    /// What somebody measured, in the same unit.
    pub measured: Option<f64>,
}

impl Row {
    /// Puts a measured value beside the formula's.
    pub fn measure(&mut self, value: f64) {
        self.measured = Some(value);
    }

    /// Measured over computed, less 1; none without both, or for a value of zero.
    pub fn deviation(&self) -> Option<f64> {
        let (value, measured) = (self.value?, self.measured?);
        (value != 0.0).then(|| measured / value - 1.0)
    }
}

/// Puts measured values into a table.
///
/// # Errors
/// The first number that no row has.
pub fn measure(rows: &mut [Row], values: &[(&str, f64)]) -> Result<(), String> {
    for (number, value) in values {
        match rows.iter_mut().find(|row| row.number == *number) {
            Some(row) => row.measure(*value),
            None => return Err((*number).to_owned()),
        }
    }
    Ok(())
}

/// Rows in the making.
struct Rows<'a> {
    of: &'a Setting,
    list: Vec<Row>,
}

impl Rows<'_> {
    fn add(
        &mut self,
        number: &str,
        name: &str,
        formula: &'static str,
        value: impl Into<Option<f64>>,
        unit: &'static str,
    ) {
        self.list.push(Row {
            number: number.into(),
            name: name.into(),
            formula,
            value: value.into(),
            unit,
            measured: None,
        });
    }
}

/// Cycles of a switch: nothing to write back and the table in the store; with the largest table; the
/// worst, with all pieces dirty.
pub fn switches(of: &Setting) -> (u64, u64, u64) {
    let (latency, record) = (of.assumed.latency, beats(of.fetched_bytes()));
    let (table, dirty) = (beats(of.largest_table), beats(of.written_bytes()));
    (
        switch_cycles(latency, 0, record, 0),
        switch_cycles(latency, 0, record, table),
        switch_cycles(latency, dirty, record, table),
    )
}

/// Cycles of a verdict at most: 4 for each table word. None for the hardwired engine.
pub fn classify_cycles(of: &Setting) -> Option<u64> {
    of.table_reads.map(|reads| 4 * reads)
}

/// Longest time of a frame of a pinned interface, from its last header byte to its last byte in
/// memory or on the wire, in cycles: classification, hit, one block by lower classes, the data, one
/// frame of a lower class on the wire.
pub fn pinned_bound_cycles(of: &Setting) -> Option<f64> {
    let latency = of.assumed.latency;
    let longest = of.longest_frame;
    let fixed = classify_cycles(of)?
        + HIT_CYCLES
        + higher_class_wait_cycles(latency, beats(of.fetched_bytes()))
        + miss_cycles(latency, beats(longest));
    let wire = frame_interval_cycles(longest + FCS_BYTES, of.line_rate, of.clock_hz);
    Some(float(fixed) + wire)
}

/// As [`pinned_bound_cycles`] for an interface on demand: also the worst switch, after those of all
/// other frames in flight.
pub fn demand_bound_cycles(of: &Setting) -> Option<f64> {
    let (_, _, worst) = switches(of);
    Some(pinned_bound_cycles(of)? + float(of.frames_in_flight * worst))
}

/// Bandwidth that each class gets in any case, in bit/s: hard-real-time classes in order take up to
/// their interfaces' limits; soft-real-time, then best-effort classes share what is left by weight.
pub fn guaranteed(of: &Setting) -> Vec<f64> {
    let mut left = float(of.line_rate);
    let mut list = vec![0.0; of.classes.len()];
    for kind in [ClassKind::HardRealTime, ClassKind::SoftRealTime, ClassKind::BestEffort] {
        let group: Vec<usize> =
            (0..of.classes.len()).filter(|index| of.classes[*index].kind == kind).collect();
        let weights: u64 = group.iter().map(|index| of.classes[*index].weight).sum();
        let before = left;
        for index in group {
            let class = &of.classes[index];
            let limit = class.limit.map_or(f64::INFINITY, float);
            let share = if kind == ClassKind::HardRealTime {
                left
            } else {
                before * float(class.weight) / float(weights.max(1))
            };
            list[index] = share.min(limit);
            left = (left - limit).max(0.0);
        }
    }
    list
}

/// All rows.
pub fn rows(of: &Setting) -> Vec<Row> {
    let mut rows = Rows { of, list: Vec::new() };
    line(&mut rows);
    memory(&mut rows);
    switching(&mut rows);
    traffic(&mut rows);
    latency(&mut rows);
    shares(&mut rows);
    cost(&mut rows);
    rows.list
}

fn line(rows: &mut Rows<'_>) {
    let of = rows.of;
    let (frame, rate) = (of.assumed.frame_bytes, of.line_rate);
    let interval = frame_interval_ns(frame, rate);
    rows.add("1", "frame inter-arrival", "8 (L + 20) / R", interval, "ns");
    rows.add("2", "frame rate", "1 / T_ia", 1e9 / interval, "frame/s");
    let cycles = frame_interval_cycles(frame, rate, of.clock_hz);
    rows.add("3", "cycle budget per frame", "T_ia f", cycles, "cycle");
}

fn memory(rows: &mut Rows<'_>) {
    let of = rows.of;
    let used: usize =
        Piece::ALL.iter().flat_map(|piece| fields(*piece)).map(|field| field.width).sum();
    let used = float(u64::try_from(used).unwrap_or(u64::MAX));
    rows.add("4a", "context, bits with a meaning", "sum of the fields", used, "bit");
    let context = 8 * of.context_bytes();
    rows.add("4b", "context size S", "host + rx + tx + ctl", float(context), "bit");
    rows.add("5", "contexts N", "max_interfaces", float(of.interfaces_max), "");
    let stride = u64::try_from(STRIDE_BYTES).unwrap_or(u64::MAX);
    let table = float(of.interfaces_max * stride);
    rows.add("6", "context table in memory", "N stride", table, "byte");
    // Descriptor 16, available 2, used 8; two ring headers of 6; each buffer with a 12-byte header.
    let buffers = of.queue_entries * (16 + 2 + 8 + 12 + of.longest_frame) + 2 * 12;
    let formula = "q (26 + 12 + Lmax) + 24, q descriptors of both queues";
    rows.add("7", "buffers and rings of one interface", formula, float(buffers), "byte");
    rows.add("8", "cached contexts M", "sets ways", float(of.contexts()), "");
    let (cached, full) = on_chip_bits(of, of.contexts());
    rows.add("9a", "context bits on the card", "M (S + tag + state)", cached, "bit");
    rows.add("9b", "the same without a cache", "N S", full, "bit");
    rows.add("9c", "saved", "1 - 9a / 9b", 100.0 * (1.0 - cached / full), "%");
}

/// Bits of a cache of some contexts (S, tag, and for each 3 pieces valid, 3 dirty, pinned, a use count
/// of 4 bits, which host copy), and of all contexts.
pub fn on_chip_bits(of: &Setting, contexts: u64) -> (f64, f64) {
    const STATE_BITS: u64 = 3 + 3 + 1 + 4 + 1;
    let tag = u64::from(of.interfaces_max.next_power_of_two().trailing_zeros());
    let context = 8 * of.context_bytes();
    (float(contexts * (context + tag + STATE_BITS)), float(of.interfaces_max * context))
}

fn switching(rows: &mut Rows<'_>) {
    let of = rows.of;
    let (latency, record) = (of.assumed.latency, beats(of.fetched_bytes()));
    let interval = frame_interval_cycles(of.assumed.frame_bytes, of.line_rate, of.clock_hz);
    let (clean, table, worst) = switches(of);
    let fetch = float(latency + record);
    rows.add("10", "fetch of a record", "L_mem + S / W", fetch, "cycle");
    let formula = "L_mem + S / W + 4 at most";
    rows.add("11a", "switch, table in the store", formula, float(clean), "cycle");
    let formula = "11a + L_mem + S_table / W + 4";
    rows.add("11b", "switch with the largest table", formula, float(table), "cycle");
    let formula = "11b + L_mem + S_wb / W + 4";
    rows.add("11c", "switch, worst: all pieces dirty", formula, float(worst), "cycle");
    let hidden = |cycles: u64| f64::from(u8::from(float(cycles) <= interval));
    let formula = "T_switch <= T_ia";
    rows.add("12a", "switch hidden, table in the store", formula, hidden(clean), "1 = yes");
    rows.add("12b", "switch hidden, worst", formula, hidden(worst), "1 = yes");
    let formula = "T_switch / T_ia, rounded up";
    let needed = float(fetches_in_flight(clean, interval));
    rows.add("13a", "fetches in flight needed", formula, needed, "");
    let needed = float(fetches_in_flight(worst, interval));
    rows.add("13b", "fetches in flight needed, worst", formula, needed, "");
    let buffer = receive_buffer_bytes(worst, of.line_rate, of.clock_hz, of.longest_frame);
    let formula = "T_switch R / 8 + Lmax";
    rows.add("14", "receive buffer to absorb a miss", formula, float(buffer), "byte");
}

/// Share of frames that find their context when the N interfaces of the specification send uniformly.
pub fn uniform_hit(of: &Setting) -> f64 {
    let (others, places) =
        (of.interfaces - of.pinned, of.contexts() - of.pinned.min(of.contexts()));
    let pinned = if of.interfaces == 0 { 0.0 } else { float(of.pinned) / float(of.interfaces) };
    hit_rate::with_pins(pinned, hit_rate::uniform(places, others))
}

fn traffic(rows: &mut Rows<'_>) {
    let of = rows.of;
    let (contexts, all) = (of.contexts(), of.interfaces_max);
    let hit = uniform_hit(of);
    let formula = "pinned share + rest min(1, (M - P) / (n - P))";
    rows.add("15a", "hit rate, uniform, interfaces of the file", formula, hit, "");
    let formula = "min(1, M / N)";
    rows.add("15b", "hit rate, uniform, full table", formula, hit_rate::uniform(contexts, all), "");
    let formula = "H(M) / H(N), skew 1";
    rows.add("15c", "hit rate, Zipf, full table", formula, hit_rate::zipf(1.0, contexts, all), "");
    let formula = "1 - (1 - M / N) / b, b = 8";
    rows.add(
        "15d",
        "hit rate, bursts of 8, full table",
        formula,
        hit_rate::bursts(8.0, contexts, all),
        "",
    );
    let store = hit_rate::store(of.store_bytes, of.different_tables);
    let formula = "min(1, store / different tables)";
    rows.add("15e", "rule store hit rate", formula, store, "");
    let (fetched, written) = (of.fetched_bytes(), of.written_bytes());
    let frame = of.assumed.frame_bytes;
    let formula = "miss (S_f + p_dirty S_wb) / L";
    let now = context_traffic(1.0 - hit, fetched, 1.0, written, frame);
    rows.add("16a", "context traffic over payload, uniform", formula, 100.0 * now, "%");
    let worst = context_traffic(1.0, fetched, 1.0, written, frame);
    rows.add(
        "16b",
        "context traffic over payload, every frame misses",
        formula,
        100.0 * worst,
        "%",
    );
    // Descriptor 16, available entry 2 and index 2, used entry 8 and index 2, event index 2.
    let per_frame = float(frame + 32) + now * float(frame);
    let rate = 1e9 / frame_interval_ns(frame, of.line_rate);
    let formula = "(L + 32 + context bytes) frame rate";
    rows.add(
        "17",
        "memory bandwidth, one direction at line rate",
        formula,
        per_frame * rate / 1e6,
        "MB/s",
    );
}

fn latency(rows: &mut Rows<'_>) {
    let of = rows.of;
    let ns = |cycles: f64| cycles * 1e9 / float(of.clock_hz);
    let (_, _, worst) = switches(of);
    let block = higher_class_wait_cycles(of.assumed.latency, beats(of.fetched_bytes()));
    let formula = "4 reads + 2 + (L_mem + 64 + S / W) + (L_mem + Lmax / W + 4) + Lmax on the wire";
    rows.add(
        "18a",
        "latency bound, pinned interface",
        formula,
        pinned_bound_cycles(of).map(ns),
        "ns",
    );
    let formula = "L_mem + 64 + own beats";
    rows.add("18b", "longest wait for lower classes", formula, float(block), "cycle");
    let formula = "18a + K T_switch, K frames in flight";
    rows.add(
        "19",
        "latency bound, interface on demand",
        formula,
        demand_bound_cycles(of).map(ns),
        "ns",
    );
    rows.add("20a", "jitter of a pinned interface", "B_block", ns(float(block)), "ns");
    let formula = "B_block + T_switch";
    rows.add("20b", "jitter of an interface on demand", formula, ns(float(block + worst)), "ns");
    let interval = frame_interval_cycles(of.assumed.frame_bytes, of.line_rate, of.clock_hz);
    let service = receive_cycles(of.assumed.latency, of.assumed.frame_bytes - FCS_BYTES);
    let most = |frames: u64| {
        let most = interfaces_max(interval, frames, service, worst, of.contexts());
        float(most.map_or(of.interfaces_max, |most| most.min(of.interfaces_max)))
    };
    let formula = "largest N with T_service + miss(N) T_switch <= T_ia";
    rows.add("21a", "interfaces at line rate, one frame at a time", formula, most(1), "");
    let formula = "the same <= K T_ia, K frames in flight, at most max_interfaces";
    rows.add("21b", "interfaces at line rate", formula, most(of.frames_in_flight), "");
}

fn shares(rows: &mut Rows<'_>) {
    let of = rows.of;
    for (index, share) in guaranteed(of).into_iter().enumerate() {
        let number = format!("22{}", char::from(b'a' + u8::try_from(index).unwrap_or(0)));
        let name = format!("guaranteed to class {}", of.classes[index].name);
        let formula = "min(limits, what higher classes leave, by weight within a kind)";
        rows.add(&number, &name, formula, share / 1e6, "Mbit/s");
    }
}

fn cost(rows: &mut Rows<'_>) {
    let of = rows.of;
    let formula = "registers of the elaborated hardware of this release";
    rows.add("23a", "flip-flops", formula, float(of.flip_flops), "");
    let formula = "memories of the elaborated hardware of this release";
    rows.add("23b", "memory bits", formula, float(of.memory_bits), "bit");
    rows.add("23c", "LUT4", "from synthesis only", None, "");
    let (cached, full) = on_chip_bits(of, of.contexts());
    let always = float(8 * 7 * of.interfaces_max);
    let formula = "9a + 56 N, the latter kept for every interface";
    rows.add("24a", "state on the card", formula, cached + always, "bit");
    let formula = "N S, as functions that keep all state on the card";
    rows.add("24b", "state on the card, no context in memory", formula, full, "bit");
}
