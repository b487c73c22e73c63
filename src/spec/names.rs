//! Names of EtherTypes and IP protocols, and the nearest of some names.

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

/// The known name that differs least from `found`, if it differs by no more than a third of its
/// letters (at least one); the first in the list among equals.
pub(crate) fn nearest<'a>(
    found: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    if found.chars().count() > 64 {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for name in known {
        let away = distance(&found.to_lowercase(), name);
        let limit = (name.chars().count() / 3).max(1);
        if away <= limit && best.is_none_or(|(least, _)| away < least) {
            best = Some((away, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Insertions, deletions, substitutions and swaps of neighbours that make `b` of `a` (optimal
/// string alignment).
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let same = usize::from(a[i - 1] != b[j - 1]);
            let mut least =
                (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + same);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_finds_typing_errors_and_nothing_far_away() {
        let known = ["dst_port", "src_port", "dst_ip", "eth_type"];
        assert_eq!(nearest("dst_prot", known), Some("dst_port"));
        assert_eq!(nearest("dstport", known), Some("dst_port"));
        assert_eq!(nearest("Src_Port", known), Some("src_port"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest(&"x".repeat(1_000_000), known), None);
        assert_eq!(nearest("", known), None);
    }

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
