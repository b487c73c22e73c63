//! The parsed header of a frame: what rules may look at.
//!
//! A field is present only when the frame holds all of the header it belongs to and that header
//! is well formed; an absent field reads `None` here and 0 in the [key](super::key).

/// What the parser found in one frame. Numbers are in host order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// Bytes of the frame, without FCS.
    pub length: u32,
    /// The Ethernet header; absent for frames under 14 bytes.
    pub eth: Option<Ethernet>,
    /// Outer VLAN tag (TCI: PCP 3, DEI 1, VID 12), TPID 0x8100 or 0x88A8.
    pub vlan: Option<u16>,
    /// Second VLAN tag.
    pub inner_vlan: Option<u16>,
    /// IPv4 header.
    pub ipv4: Option<Ipv4>,
    /// ARP operation, of an Ethernet/IPv4 ARP packet.
    pub arp_op: Option<u16>,
    /// TCP or UDP ports.
    pub ports: Option<Ports>,
    /// Some header was announced that was not parsed: unknown, cut short or malformed.
    pub not_parsed: bool,
}

/// Ethernet II header; `eth_type` is the one after the VLAN tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ethernet {
    /// Destination, 48 bits.
    pub dst: u64,
    /// Source, 48 bits.
    pub src: u64,
    /// Type of the payload after up to two VLAN tags; a value below 0x0600 is an 802.3 length.
    pub eth_type: u16,
}

/// IPv4 header fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ipv4 {
    /// Source address.
    pub src: u32,
    /// Destination address.
    pub dst: u32,
    /// Protocol.
    pub proto: u8,
}

/// TCP or UDP ports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ports {
    /// Source port.
    pub src: u16,
    /// Destination port.
    pub dst: u16,
}
