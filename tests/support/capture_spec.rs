//! A specification made for a capture: its stations become interfaces, so that real traffic meets
//! real rules.

use std::collections::BTreeSet;

use ctxnic::golden::parser::parse;

/// Most interfaces made from addresses.
const STATIONS: usize = 12;

/// A specification in YAML: an interface for each unicast destination (up to 12) in its VLAN, and
/// a promiscuous one per VLAN.
pub fn spec_for(frames: &[Vec<u8>], engine: &str) -> String {
    let mut stations = BTreeSet::new();
    let mut vlans = BTreeSet::new();
    for frame in frames {
        let header = parse(frame);
        let Some(eth) = header.eth else { continue };
        let vid = header.vlan.map_or(0, |tci| tci & 0xfff);
        vlans.insert(vid);
        if eth.dst >> 40 & 1 == 0 && eth.dst != 0 && stations.len() < STATIONS {
            stations.insert((eth.dst, vid));
        }
    }
    let mut text = format!(
        "version: 1\nnic: {{ name: capture, engine: {engine}, max_interfaces: 64 }}\n\
         classes: [{{ name: any, kind: best-effort }}]\ninterfaces:\n"
    );
    let vlan = |vid: u16| if vid == 0 { "none".to_owned() } else { vid.to_string() };
    for (id, (mac, vid)) in stations.iter().enumerate() {
        let mac: Vec<String> = mac.to_be_bytes()[2..].iter().map(|b| format!("{b:02x}")).collect();
        text.push_str(&format!(
            "  - name: station{id}\n    id: {id}\n    class: any\n    mac: \"{}\"\n    vlan: {}\n    \
             rx:\n      rules:\n        - match: {{ ip_proto: udp, dst_port: [53, 69, 123, 500-600] }}\n          \
             action: {{ deliver: {{ mark: 5 }} }}\n        - match: {{ ip_proto: tcp, src_port: 0-1023 }}\n          \
             action: drop\n        - match: {{ eth_type: ipv4, src_ip: 192.168.0.0/16 }}\n          \
             action: deliver\n        - match: {{ eth_type: [arp, ipv6] }}\n          action: deliver\n      \
             default: drop\n",
            mac.join(":"),
            vlan(*vid),
        ));
    }
    for (index, vid) in vlans.iter().enumerate().take(4) {
        text.push_str(&format!(
            "  - name: watch{index}\n    id: {}\n    class: any\n    mac: 02:77:00:00:00:{index:02x}\n    \
             vlan: {}\n    promiscuous: yes\n    rx: {{ rules: [{{ match: {{ ip_proto: tcp }}, \
             action: drop }}], default: deliver }}\n",
            40 + index,
            vlan(*vid),
        ));
    }
    text
}
