//! Counters of a context record: they stop at their maximum, so a large number is never a small one.
//!
//! Widths are those of the record: frames and bytes 48 bits, drops 24, faults 16; times are 48 bits of
//! a counter of clock cycles that wraps, so only differences of times mean something.

use crate::context::layout::{Field, ctl};
use crate::context::record::Ctl;

/// Bits of a time stamp.
pub const TIME_BITS: u32 = 48;

/// A counter of `width` bits (1 to 64) after an increment; it stops at its maximum.
pub fn count(value: u64, increment: u64, width: usize) -> u64 {
    let most = u64::MAX >> (64 - width.clamp(1, 64));
    value.saturating_add(increment).min(most)
}

/// A time stamp after some cycles.
pub fn later(time: u64, cycles: u64) -> u64 {
    time.wrapping_add(cycles) & (u64::MAX >> (64 - TIME_BITS))
}

/// Cycles from one time stamp to another, at most 2^48 - 1: longer spans lose their high bits.
pub fn elapsed(from: u64, to: u64) -> u64 {
    to.wrapping_sub(from) & (u64::MAX >> (64 - TIME_BITS))
}

fn add(value: u64, increment: u64, field: &Field) -> u64 {
    count(value, increment, field.width)
}

fn add_short(value: u32, field: &Field) -> u32 {
    u32::try_from(add(u64::from(value), 1, field)).unwrap_or(u32::MAX)
}

/// A frame of `bytes` (without FCS) was delivered to the guest.
pub fn received(state: &mut Ctl, bytes: u64) {
    state.rx_frames = add(state.rx_frames, 1, &ctl::RX_FRAMES);
    state.rx_bytes = add(state.rx_bytes, bytes, &ctl::RX_BYTES);
}

/// A frame of `bytes` (without FCS) of the guest was sent.
pub fn sent(state: &mut Ctl, bytes: u64) {
    state.tx_frames = add(state.tx_frames, 1, &ctl::TX_FRAMES);
    state.tx_bytes = add(state.tx_bytes, bytes, &ctl::TX_BYTES);
}

/// A frame for the guest was dropped.
pub fn receive_dropped(state: &mut Ctl) {
    state.rx_drops = add_short(state.rx_drops, &ctl::RX_DROPS);
}

/// A frame of the guest was dropped.
pub fn send_dropped(state: &mut Ctl) {
    state.tx_drops = add_short(state.tx_drops, &ctl::TX_DROPS);
}

/// A fault of the interface at a time.
pub fn fault(state: &mut Ctl, time: u64) {
    let faults = add(u64::from(state.faults), 1, &ctl::FAULTS);
    state.faults = u16::try_from(faults).unwrap_or(u16::MAX);
    state.fault_time = later(time, 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counters_stop_at_their_maximum() {
        assert_eq!(count(0xff_fffe, 1, 24), 0xff_ffff);
        assert_eq!(count(0xff_ffff, 1, 24), 0xff_ffff);
        assert_eq!(count(0, u64::MAX, 48), (1 << 48) - 1);
        assert_eq!(count(u64::MAX, u64::MAX, 64), u64::MAX);
        assert_eq!(count(5, 0, 24), 5);
        let mut state = Ctl {
            rx_frames: (1 << 48) - 1,
            rx_bytes: (1 << 48) - 60,
            tx_drops: (1 << 24) - 1,
            faults: u16::MAX,
            ..Ctl::default()
        };
        received(&mut state, 64);
        send_dropped(&mut state);
        receive_dropped(&mut state);
        sent(&mut state, 1514);
        fault(&mut state, 1 << 48 | 7);
        let wanted = Ctl {
            rx_frames: (1 << 48) - 1,
            rx_bytes: (1 << 48) - 1,
            rx_drops: 1,
            tx_drops: (1 << 24) - 1,
            tx_frames: 1,
            tx_bytes: 1514,
            faults: u16::MAX,
            fault_time: 7,
            ..Ctl::default()
        };
        assert_eq!(state, wanted);
        assert!(state.pack().is_ok(), "all still fit their fields");
    }

    #[test]
    fn times_wrap_and_their_differences_do_not_care() {
        let last = (1 << 48) - 1;
        assert_eq!(later(last, 1), 0);
        assert_eq!(elapsed(last, 4), 5);
        assert_eq!(elapsed(4, 4), 0);
        assert_eq!(elapsed(later(123, 0), later(123, 77)), 77);
    }
}
