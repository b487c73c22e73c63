//! The key as a bus: [`crate::net::key`] in rust-hdl, word 0 in the lowest bits.

#![allow(missing_docs, reason = "LogicStruct derives public methods that cannot be documented")]

use rust_hdl::core::prelude::*;

/// A key, 512 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, LogicStruct)]
pub struct KeyBus {
    /// Flags, see [`crate::net::key::flag`].
    pub flags: Bits<16>,
    /// Destination MAC, bits 47:32.
    pub dst_mac_2: Bits<16>,
    /// Destination MAC, bits 31:16.
    pub dst_mac_1: Bits<16>,
    /// Destination MAC, bits 15:0.
    pub dst_mac_0: Bits<16>,
    /// Source MAC, bits 47:32.
    pub src_mac_2: Bits<16>,
    /// Source MAC, bits 31:16.
    pub src_mac_1: Bits<16>,
    /// Source MAC, bits 15:0.
    pub src_mac_0: Bits<16>,
    /// EtherType after the VLAN tags.
    pub eth_type: Bits<16>,
    /// Outer VLAN TCI.
    pub vlan: Bits<16>,
    /// Inner VLAN TCI.
    pub inner_vlan: Bits<16>,
    /// IP protocol, in the low byte.
    pub ip_proto: Bits<16>,
    /// ARP operation.
    pub arp_op: Bits<16>,
    /// Source IPv4 address, bits 31:16.
    pub src_ip_1: Bits<16>,
    /// Source IPv4 address, bits 15:0.
    pub src_ip_0: Bits<16>,
    /// Destination IPv4 address, bits 31:16.
    pub dst_ip_1: Bits<16>,
    /// Destination IPv4 address, bits 15:0.
    pub dst_ip_0: Bits<16>,
    /// Source port.
    pub src_port: Bits<16>,
    /// Destination port.
    pub dst_port: Bits<16>,
    /// Kept for later fields, zero.
    pub reserved: Bits<224>,
}

/// A beat of a frame as the frame FIFO keeps it, 68 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, LogicStruct)]
pub struct Beat {
    /// Bytes, the first in the lowest bits.
    pub data: Bits<64>,
    /// 0: more beats follow; 1 to 8: the last beat, with so many bytes.
    pub end: Bits<4>,
}
