//! What the classifier says of a frame, taken from `m_axis_rx_tuser`.
//!
//! The layout stands in [`crate::hw::rx_back`].

use crate::netlist::value::Value;

/// A classifier's result for one frame.
#[allow(clippy::struct_excessive_bools, reason = "one bit each in the word it is decoded from")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdicts {
    /// Interfaces the lookup chose: bit `s` is slot `s`.
    pub members: u64,
    /// Members whose rules deliver the frame.
    pub accepted: u64,
    /// Some member accepts the frame.
    pub deliver: bool,
    /// Mark of the lowest member.
    pub mark: u8,
    /// Rule that decided for the lowest member; 0xFFFF without a member.
    pub rule: u16,
    /// Some header was not parsed.
    pub not_parsed: bool,
    /// No interface wants the frame.
    pub no_interface: bool,
    /// The frame was too long and was cut.
    pub oversize: bool,
    /// Table error.
    pub table_error: bool,
}

impl Verdicts {
    /// Decodes a `tuser` of `32 + 2 V` bits.
    #[must_use]
    pub fn decode(tuser: &Value) -> Self {
        let sets = (tuser.width() - 32) / 2;
        let field = |low: u32, width: u32| tuser.slice(low, width).low_u64();
        Self {
            members: field(32 + sets, sets),
            accepted: field(32, sets),
            deliver: tuser.bit(0),
            mark: u8::try_from(field(1, 8)).unwrap_or(0),
            rule: u16::try_from(field(9, 16)).unwrap_or(0),
            not_parsed: tuser.bit(25),
            no_interface: tuser.bit(26),
            oversize: tuser.bit(27),
            table_error: tuser.bit(28),
        }
    }
}
