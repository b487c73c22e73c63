//! Times and worst cases. All are in cycles unless named otherwise; a bus is as wide as a word of
//! 64 bits and carries one beat per cycle.

/// Bytes of a beat.
pub const BEAT_BYTES: u64 = 8;
/// Cycles from a lookup to its grant when the context is there.
pub const HIT_CYCLES: u64 = 2;
/// Most cycles that one access to memory takes beside its latency and its beats, on an idle bus.
pub const MISS_OVERHEAD_CYCLES: u64 = 4;
/// Most beats of lower classes in flight, which a higher class waits for.
pub const LOWER_BEATS_IN_FLIGHT: u64 = 64;
/// Bytes that a frame takes on the wire beside itself: preamble, start, gap.
pub const WIRE_OVERHEAD_BYTES: u64 = 20;
/// Bytes of the frame check sequence.
pub const FCS_BYTES: u64 = 4;
/// Accesses to memory of one received frame, one after the other: available ring, descriptor, data,
/// used entry, used index, event index.
pub const RX_ACCESSES: u64 = 6;
/// Beats of those accesses but the data.
pub const RX_OTHER_BEATS: u64 = 8;

/// Beats of some bytes.
pub const fn beats(bytes: u64) -> u64 {
    bytes.div_ceil(BEAT_BYTES)
}

/// Time between two frames of `frame_bytes` (FCS included) back to back on a line, in ns.
pub fn frame_interval_ns(frame_bytes: u64, line_rate: u64) -> f64 {
    float(8 * (frame_bytes + WIRE_OVERHEAD_BYTES)) * 1e9 / float(line_rate)
}

/// The same in cycles.
pub fn frame_interval_cycles(frame_bytes: u64, line_rate: u64, clock_hz: u64) -> f64 {
    frame_interval_ns(frame_bytes, line_rate) * float(clock_hz) / 1e9
}

/// A context miss, from the lookup to the grant, on an idle bus: memory latency, the beats that the
/// requester needs, and at most [`MISS_OVERHEAD_CYCLES`].
pub const fn miss_cycles(latency: u64, beats: u64) -> u64 {
    latency + beats + MISS_OVERHEAD_CYCLES
}

/// Longest switch to another context on an idle bus: what must be written back first, the record,
/// then its rule table unless the store has it. A part of no beats is not accessed.
pub const fn switch_cycles(
    latency: u64,
    write_back_beats: u64,
    record_beats: u64,
    table_beats: u64,
) -> u64 {
    let write_back = if write_back_beats == 0 { 0 } else { miss_cycles(latency, write_back_beats) };
    let table = if table_beats == 0 { 0 } else { miss_cycles(latency, table_beats) };
    write_back + miss_cycles(latency, record_beats) + table
}

/// Longest wait of an access of a higher class to memory that lower classes keep busy: the latency,
/// the beats of lower classes in flight, its own beats.
pub const fn higher_class_wait_cycles(latency: u64, own_beats: u64) -> u64 {
    latency + LOWER_BEATS_IN_FLIGHT + own_beats
}

/// From a demand that the switch controller takes to its request for the context, when nothing of its
/// class or a higher one waits and the cache takes requests at once.
pub const DEMAND_TO_REQUEST_CYCLES: u64 = 6;
/// Work of the switch controller for one demand, one request to be asked again, and one request without
/// the cycles until it is taken.
pub const SWITCH_TURN_CYCLES: u64 = 10;

/// Longest time until the switch controller hears a source, of `sources` that all demand without end,
/// when the cache takes a request within `accept` cycles.
pub const fn demand_wait_cycles(sources: u64, accept: u64) -> u64 {
    sources * (SWITCH_TURN_CYCLES + accept)
}

/// Longest time from a demand of class 0 to its request, whatever others demand: it is heard, and the
/// request goes next.
pub const fn first_class_request_cycles(sources: u64, accept: u64) -> u64 {
    demand_wait_cycles(sources, accept) + DEMAND_TO_REQUEST_CYCLES + accept
}

/// Accesses of one received frame of `frame_bytes` (without FCS) in a row, its context being there.
pub const fn receive_cycles(latency: u64, frame_bytes: u64) -> u64 {
    RX_ACCESSES * latency + beats(frame_bytes) + RX_OTHER_BEATS
}

/// Fetches that must be in flight so that a switch on every frame keeps up with the line.
pub fn fetches_in_flight(switch_cycles: u64, interval_cycles: f64) -> u64 {
    whole((float(switch_cycles) / interval_cycles).ceil())
}

/// Bytes that arrive while a context is switched, and the longest frame, which is stored whole.
pub fn receive_buffer_bytes(
    switch_cycles: u64,
    line_rate: u64,
    clock_hz: u64,
    longest_frame: u64,
) -> u64 {
    let seconds = float(switch_cycles) / float(clock_hz);
    whole((seconds * float(line_rate) / 8.0).ceil()) + longest_frame
}

/// Context traffic over payload traffic: `miss_rate * (fetched + dirty_share * written) / frame`.
pub fn context_traffic(
    miss_rate: f64,
    fetched_bytes: u64,
    dirty_share: f64,
    written_bytes: u64,
    frame_bytes: u64,
) -> f64 {
    miss_rate * (float(fetched_bytes) + dirty_share * float(written_bytes)) / float(frame_bytes)
}

/// Most interfaces that share a line evenly with frames every `interval_cycles`, `frames` of them in
/// flight, when a miss costs a switch and the hit rate is [`super::hit_rate::uniform`]: the largest N
/// with `service + miss(N) * switch <= frames * interval`. None when every frame may miss; `Some(0)`
/// when the service alone is too slow.
pub fn interfaces_max(
    interval_cycles: f64,
    frames: u64,
    service_cycles: u64,
    switch_cycles: u64,
    contexts: u64,
) -> Option<u64> {
    let room = interval_cycles * float(frames) - float(service_cycles);
    if room < 0.0 {
        return Some(0);
    }
    let miss = room / float(switch_cycles.max(1));
    // Misses are 1 - M/N, so N is M / (1 - miss).
    (miss < 1.0).then(|| whole((float(contexts) / (1.0 - miss) + 1e-9).floor()))
}

/// A count as a number with fraction; counts here are far below 2^53.
#[allow(clippy::cast_precision_loss, reason = "counts of cycles and bytes are far below 2^53")]
pub const fn float(count: u64) -> f64 {
    count as f64
}

/// A number without fraction, from 0 to 2^53, as a count.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to what a count of cycles can be"
)]
pub fn whole(value: f64) -> u64 {
    value.clamp(0.0, 9_007_199_254_740_992.0) as u64
}
