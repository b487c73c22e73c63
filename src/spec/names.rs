//! Names of EtherTypes and IP protocols.

/// EtherTypes by name (IEEE 802 Numbers, IANA).
pub(crate) const ETH_TYPES: &[(&str, u64)] = &[
    ("ipv4", 0x0800),
    ("arp", 0x0806),
    ("wol", 0x0842),
    ("avtp", 0x22f0),
    ("ipv6", 0x86dd),
    ("mpls", 0x8847),
    ("eapol", 0x888e),
    ("profinet", 0x8892),
    ("ethercat", 0x88a4),
    ("powerlink", 0x88ab),
    ("goose", 0x88b8),
    ("sv", 0x88ba),
    ("lldp", 0x88cc),
    ("sercos3", 0x88cd),
    ("mrp", 0x88e3),
    ("macsec", 0x88e5),
    ("ptp", 0x88f7),
    ("prp", 0x88fb),
    ("cfm", 0x8902),
    ("rtag", 0xf1c1),
];

/// IP protocols by name (IANA Protocol Numbers).
pub(crate) const IP_PROTOS: &[(&str, u64)] = &[
    ("icmp", 1),
    ("igmp", 2),
    ("tcp", 6),
    ("udp", 17),
    ("gre", 47),
    ("esp", 50),
    ("ah", 51),
    ("ospf", 89),
    ("pim", 103),
    ("vrrp", 112),
    ("sctp", 132),
    ("udplite", 136),
];

/// The name of an EtherType, if it has one here.
#[must_use]
pub fn eth_type_name(value: u16) -> Option<&'static str> {
    name_of(ETH_TYPES, u64::from(value))
}

/// The name of an IP protocol, if it has one here.
#[must_use]
pub fn ip_proto_name(value: u8) -> Option<&'static str> {
    name_of(IP_PROTOS, u64::from(value))
}

fn name_of(table: &[(&'static str, u64)], value: u64) -> Option<&'static str> {
    table.iter().find(|(_, known)| *known == value).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_have_no_name_or_number_twice() {
        for table in [ETH_TYPES, IP_PROTOS] {
            for (i, (name, value)) in table.iter().enumerate() {
                assert!(table[..i].iter().all(|(n, v)| n != name && v != value), "{name}");
            }
        }
        assert_eq!(eth_type_name(0x88f7), Some("ptp"));
        assert_eq!(ip_proto_name(6), Some("tcp"));
        assert_eq!(ip_proto_name(255), None);
    }
}
