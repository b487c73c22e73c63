//! Seeded traffic of an industrial gateway: what its port sees in a day, in a few hundred frames.
//!
//! The traffic is meant for [targets](super::target), for others, and for nobody: right and wrong
//! VLANs, known and unknown addresses, every header the parser knows and those it does not, and one
//! frame in eight broken by [`mutate`].
//!
//! The same seed and targets give the same frames, for ever: committed captures depend on it.

use super::capture::CapturedFrame;
use super::frame::{self, BROADCAST, Ip, Link, Tag, ether_type, protocol, tcp_flag};
use super::mutate::{Mutation, mutate};
use super::payload::{self, port};
use super::rng::Rng;
use super::target::{Flow, Subnet, Target};
use crate::rules::model::Field;

/// First timestamp, in nanoseconds since 1970.
pub const START_NS: u64 = 1_700_000_000_000_000_000;

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident = $weight:literal,)*) => {
        /// What a frame is, before it is broken.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind { $($(#[$doc])* $kind,)* }

        impl Kind {
            /// All kinds.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];
            const WEIGHTS: &[u32] = &[$($weight,)*];
        }
    };
}

kinds! {
    /// ARP request (broadcast) or reply.
    Arp = 5,
    /// What a rule of the target names: peer, protocol, ports, priority.
    Service = 24,
    /// As `Service`, but the peer is outside all named subnets.
    Stranger = 6,
    /// PTP over Ethernet, multicast.
    PtpEthernet = 4,
    /// PTP over UDP, to the target.
    PtpUdp = 2,
    /// DNS query.
    Dns = 3,
    /// NTP request.
    Ntp = 3,
    /// MQTT publish.
    Mqtt = 4,
    /// OPC UA over TCP.
    OpcUa = 5,
    /// SSH.
    Ssh = 3,
    /// Modbus/TCP.
    Modbus = 3,
    /// HTTPS with a large segment.
    Https = 3,
    /// Syslog.
    Syslog = 2,
    /// ICMP echo.
    IcmpEcho = 3,
    /// IGMP report.
    Igmp = 1,
    /// SCTP, a protocol without ports for the parser.
    Sctp = 1,
    /// UDP over IPv6.
    Ipv6Udp = 3,
    /// ICMPv6 echo.
    Ipv6Echo = 2,
    /// DHCP discover, broadcast.
    Dhcp = 2,
    /// Multicast DNS.
    Mdns = 2,
    /// A group the target listens to, or its neighbour.
    Multicast = 3,
    /// UDP to an address nobody has.
    UnknownUnicast = 4,
    /// Right address, wrong or no VLAN.
    WrongVlan = 4,
    /// VID 0: a priority tag.
    PriorityTagged = 2,
    /// Two tags.
    QinQ = 3,
    /// Three tags, or a TPID that is none.
    ManyTags = 1,
    /// UDP with IPv4 options.
    Ipv4Options = 3,
    /// First, middle or last fragment.
    Fragment = 4,
    /// LLDP.
    Lldp = 2,
    /// Spanning tree: an IEEE 802.3 length instead of a type.
    SpanningTree = 2,
    /// Profinet or EtherCAT.
    Fieldbus = 2,
    /// UDP with a payload of any size up to the MTU.
    Bulk = 5,
}

/// A generated frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrafficFrame {
    /// What it was meant to be.
    pub kind: Kind,
    /// How it was broken, if it was.
    pub mutation: Option<Mutation>,
    /// Time and bytes.
    pub frame: CapturedFrame,
}

/// An endless generator of frames.
#[derive(Clone, Debug)]
pub struct Traffic {
    rng: Rng,
    targets: Vec<Target>,
    time_ns: u64,
    seq: u16,
}

impl Traffic {
    /// Traffic for these targets (one made-up target if there are none).
    #[must_use]
    pub fn new(seed: u64, targets: &[Target]) -> Self {
        let mut targets = targets.to_vec();
        if targets.is_empty() {
            targets.push(Target::new(0x0200_0000_0001, None, 0x0a00_000a));
        }
        Self { rng: Rng::new(seed), targets, time_ns: START_NS, seq: 0 }
    }

    /// Makes the next frame: right after the last one at 1 Gbit/s, or up to 50 microseconds later.
    pub fn next_frame(&mut self) -> TrafficFrame {
        let index = self.rng.weighted(Kind::WEIGHTS);
        let kind = Kind::ALL.get(index).copied().unwrap_or(Kind::Arp);
        self.seq = self.seq.wrapping_add(1);
        let mut data = frame::padded(self.build(kind));
        let mutation = self.rng.one_in(8).then(|| self.rng.choose(Mutation::ALL));
        if let Some(mutation) = mutation {
            mutate(&mut data, mutation, &mut self.rng);
        }
        let frame = CapturedFrame::new(self.time_ns, data);
        // 8 ns a byte; preamble, check sequence and gap take 24 bytes.
        self.time_ns += (u64::from(frame.wire_bytes) + 24) * 8;
        if self.rng.one_in(2) {
            self.time_ns += self.rng.below(50_000);
        }
        TrafficFrame { kind, mutation, frame }
    }

    fn target(&mut self) -> Target {
        let index = self.rng.index(self.targets.len());
        self.targets[index].clone()
    }

    /// Address of a machine on the wire.
    fn station(&mut self) -> u64 {
        0x001b_2100_0000 | self.rng.below(12)
    }

    /// From a station to `dst`, with the tag of the target.
    fn link(&mut self, target: &Target, dst: u64) -> Link {
        let prio = self.rng.choose::<u16, 4>([0, 0, 3, 6]) << 13;
        let tag = target.vid.map(|vid| Tag { tpid: ether_type::TAG, tci: prio | vid });
        Link { dst, src: self.station(), tags: tag.into_iter().collect() }
    }

    /// From an address in a subnet the target's rules name (or beside it) to the target.
    fn ip(&mut self, target: &Target) -> Ip {
        let src = match self.rng.pick(&target.peers).copied() {
            Some(Subnet { value, mask }) => value | (self.rng.next_u32() & !mask),
            None => (target.ip & 0xffff_ff00) | (self.rng.next_u32() & 0xff),
        };
        let mut ip = Ip::new(src, target.ip);
        ip.identification = self.rng.next_u16();
        ip.dscp = self.rng.choose([0, 0, 26, 46]);
        ip
    }

    fn high_port(&mut self) -> u16 {
        self.rng.next_u16() | 0xc000
    }

    fn build(&mut self, kind: Kind) -> Vec<u8> {
        let target = self.target();
        let link = self.link(&target, target.mac);
        match kind {
            Kind::Arp
            | Kind::PtpEthernet
            | Kind::Lldp
            | Kind::SpanningTree
            | Kind::Fieldbus
            | Kind::Ipv6Udp
            | Kind::Ipv6Echo => self.link_frame(kind, link, &target),
            Kind::Dhcp | Kind::Mdns | Kind::Multicast | Kind::Igmp => {
                self.group_frame(kind, link, &target)
            }
            Kind::UnknownUnicast
            | Kind::WrongVlan
            | Kind::PriorityTagged
            | Kind::QinQ
            | Kind::ManyTags => self.stray_frame(kind, link, &target),
            _ => self.target_frame(kind, &link, &target),
        }
    }

    fn link_frame(&mut self, kind: Kind, mut link: Link, target: &Target) -> Vec<u8> {
        let global = |host: u32| (0x2001_0db8_u128 << 96) | u128::from(host);
        let (src6, dst6) = (global(self.rng.next_u32()), global(target.ip));
        match kind {
            Kind::Arp => {
                let sender = self.ip(target).src;
                if self.rng.one_in(2) {
                    link.dst = BROADCAST;
                    frame::arp(&link, 1, sender, 0, target.ip)
                } else {
                    frame::arp(&link, 2, sender, target.mac, target.ip)
                }
            }
            Kind::PtpEthernet => {
                link.dst = self.rng.choose([0x011b_1900_0000, 0x0180_c200_000e]);
                frame::raw(&link, ether_type::PTP, &payload::ptp_sync(link.src, self.seq))
            }
            Kind::Lldp => {
                link.dst = 0x0180_c200_000e;
                link.tags.clear();
                frame::raw(&link, ether_type::LLDP, &payload::lldp_tlvs(link.src))
            }
            Kind::SpanningTree => {
                link.dst = 0x0180_c200_0000;
                link.tags.clear();
                let bpdu = payload::spanning_tree_bpdu(link.src);
                frame::raw(&link, u16::try_from(bpdu.len()).unwrap_or(0), &bpdu)
            }
            Kind::Ipv6Udp => {
                let ports = (self.high_port(), port::DNS);
                let query = payload::dns_query(&mut self.rng);
                frame::udp6(&link, (src6, dst6), ports, &query)
            }
            Kind::Ipv6Echo => frame::icmp6_echo(&link, src6, dst6, self.seq, b"ctxnic"),
            _ => {
                let eth_type = self.rng.choose([ether_type::PROFINET, ether_type::ETHERCAT]);
                let process_data = self.rng.bytes(40);
                frame::raw(&link, eth_type, &process_data)
            }
        }
    }

    fn group_frame(&mut self, kind: Kind, mut link: Link, target: &Target) -> Vec<u8> {
        let group_mac = |ip: u32| 0x0100_5e00_0000 | u64::from(ip & 0x007f_ffff);
        let mut ip = self.ip(target);
        ip.ttl = 1;
        match kind {
            Kind::Dhcp => {
                link.dst = BROADCAST;
                (ip.src, ip.dst) = (0, u32::MAX);
                let discover = payload::dhcp_discover(&mut self.rng, link.src);
                frame::udp(&link, &ip, port::DHCP_CLIENT, port::DHCP_SERVER, &discover)
            }
            Kind::Mdns => {
                ip.dst = 0xe000_00fb;
                link.dst = group_mac(ip.dst);
                let query = payload::dns_query(&mut self.rng);
                frame::udp(&link, &ip, port::MDNS, port::MDNS, &query)
            }
            Kind::Igmp => {
                ip.dst = 0xe000_0016;
                link.dst = group_mac(ip.dst);
                ip.options = vec![0x94, 4, 0, 0];
                frame::ipv4(&link, &ip, protocol::IGMP, &[0x16, 0, 9, 4, 0xe0, 0, 0, 0xfb])
            }
            _ => {
                let listed = self.rng.pick(&target.groups).copied();
                let group = listed.unwrap_or(0x0100_5e01_0101);
                // One in four goes to the neighbour of a group, which nobody may get.
                link.dst = group ^ u64::from(self.rng.one_in(4));
                ip.dst = 0xef01_0101;
                let line = payload::syslog_line(&mut self.rng);
                frame::udp(&link, &ip, self.high_port(), 5_000, &line)
            }
        }
    }

    fn stray_frame(&mut self, kind: Kind, mut link: Link, target: &Target) -> Vec<u8> {
        let vid = target.vid.unwrap_or(1);
        let tag = |tpid, tci| Tag { tpid, tci };
        match kind {
            Kind::UnknownUnicast => link.dst = 0x0200_00ff_0000 | self.rng.below(0x1_0000),
            Kind::PriorityTagged => link.tags = vec![tag(ether_type::TAG, 0xa000)],
            Kind::QinQ => {
                let outer = self.rng.choose([vid, 100]);
                link.tags = vec![
                    tag(ether_type::SERVICE_TAG, outer),
                    tag(ether_type::TAG, self.rng.choose([vid, 7])),
                ];
            }
            Kind::ManyTags => {
                let last = self.rng.choose([ether_type::TAG, ether_type::SERVICE_TAG, 0x9100]);
                link.tags = vec![tag(ether_type::TAG, vid), tag(ether_type::TAG, 7), tag(last, 8)];
            }
            _ => {
                link.tags = match (target.vid, self.rng.below(3)) {
                    (Some(_), 0) => Vec::new(),
                    (_, 1) => vec![tag(ether_type::TAG, vid ^ 1)],
                    _ => vec![tag(ether_type::TAG, (vid + 1) & 0xfff)],
                };
            }
        }
        let ip = self.ip(target);
        let lost = Target { flows: without(Field::DstMac, &target.flows), ..target.clone() };
        self.service(link, &lost, ip)
    }

    fn target_frame(&mut self, kind: Kind, link: &Link, target: &Target) -> Vec<u8> {
        let mut ip = self.ip(target);
        let from = self.high_port();
        let data = tcp_flag::PSH | tcp_flag::ACK;
        match kind {
            Kind::Service => self.service(link.clone(), target, ip),
            Kind::Stranger => {
                // 198.51.100.0/24 is kept for documentation.
                ip.src = 0xc633_6400 | (self.rng.next_u32() & 0xff);
                let strange =
                    Target { flows: without(Field::SrcIp, &target.flows), ..target.clone() };
                self.service(link.clone(), &strange, ip)
            }
            Kind::PtpUdp => {
                let sync = payload::ptp_sync(link.src, self.seq);
                frame::udp(link, &ip, port::PTP_EVENT, port::PTP_EVENT, &sync)
            }
            Kind::Dns => frame::udp(link, &ip, from, port::DNS, &payload::dns_query(&mut self.rng)),
            Kind::Ntp => {
                frame::udp(link, &ip, from, port::NTP, &payload::ntp_request(&mut self.rng))
            }
            Kind::Syslog => {
                frame::udp(link, &ip, from, port::SYSLOG, &payload::syslog_line(&mut self.rng))
            }
            Kind::Mqtt => {
                let publish = payload::mqtt_publish(&mut self.rng);
                frame::tcp(link, &ip, (from, port::MQTT), data, &publish)
            }
            Kind::OpcUa => {
                let body = self.rng.index(200);
                let chunk = payload::opc_ua_chunk(&mut self.rng, body);
                frame::tcp(link, &ip, (from, port::OPC_UA), data, &chunk)
            }
            Kind::Ssh => {
                let opening = self.rng.one_in(2);
                let (flags, banner) = if opening {
                    (tcp_flag::SYN, Vec::new())
                } else {
                    (data, payload::ssh_banner())
                };
                frame::tcp(link, &ip, (from, port::SSH), flags, &banner)
            }
            Kind::Modbus => {
                let read = payload::modbus_read(&mut self.rng);
                frame::tcp(link, &ip, (from, port::MODBUS), data, &read)
            }
            Kind::Https => {
                let segment = self.rng.bytes(1_460);
                frame::tcp(link, &ip, (from, port::HTTPS), tcp_flag::ACK, &segment)
            }
            Kind::IcmpEcho => {
                frame::icmp_echo(link, &ip, self.rng.one_in(2), self.seq, b"abcdefghijklmnop")
            }
            Kind::Sctp => {
                let chunk = self.rng.bytes(28);
                frame::ipv4(link, &ip, protocol::SCTP, &chunk)
            }
            Kind::Ipv4Options => {
                let words = self.rng.range(1, 10);
                ip.options = vec![1; usize::try_from(words * 4).unwrap_or(4)];
                self.service(link.clone(), target, ip)
            }
            Kind::Fragment => {
                (ip.fragment_offset, ip.more_fragments) = self.rng.choose([
                    (0, true),
                    (1, true),
                    (185, true),
                    (370, false),
                    (0x1fff, false),
                ]);
                let proto = self.rng.choose([protocol::UDP, protocol::TCP, protocol::ICMP]);
                let part = self.rng.bytes(96);
                frame::ipv4(link, &ip, proto, &part)
            }
            _ => {
                let length = self.rng.index(1_473);
                let bulk = self.rng.bytes(length);
                frame::udp(link, &ip, from, 5_000, &bulk)
            }
        }
    }

    /// What a rule of the target names; without rules, an NTP request. Lines of the rule decide over
    /// `link` and `ip`, except that the tags of `link` stay.
    fn service(&mut self, mut link: Link, target: &Target, mut ip: Ip) -> Vec<u8> {
        let flow = self.rng.pick(&target.flows).cloned().unwrap_or_default();
        // Of the groups a rule is about, those that the target listens to.
        let group = flow.one_of(Field::DstMac, &target.groups, &mut self.rng);
        let mut value = |field| flow.value(field, &mut self.rng);
        let narrow = |value: Option<u64>| value.and_then(|value| u16::try_from(value).ok());
        let wide = |value: Option<u64>| value.and_then(|value| u32::try_from(value).ok());
        link.dst = group.or(value(Field::DstMac)).unwrap_or(link.dst);
        link.src = value(Field::SrcMac).unwrap_or(link.src);
        ip.src = wide(value(Field::SrcIp)).unwrap_or(ip.src);
        ip.dst = wide(value(Field::DstIp)).unwrap_or(ip.dst);
        if let (Some(prio), Some(tag)) = (narrow(value(Field::VlanPrio)), link.tags.first_mut()) {
            tag.tci = (tag.tci & 0x1fff) | (prio << 13);
        }
        let ports = (narrow(value(Field::SrcPort)), narrow(value(Field::DstPort)));
        let eth_type = narrow(value(Field::EthType)).unwrap_or(ether_type::IPV4);
        let proto = value(Field::IpProto).and_then(|proto| u8::try_from(proto).ok());
        let default = if flow.names(Field::SrcPort) || flow.names(Field::DstPort) {
            self.rng.choose([protocol::TCP, protocol::UDP])
        } else {
            protocol::UDP
        };
        let from = ports.0.unwrap_or_else(|| self.high_port());
        let to = match (ports.1, ports.0, proto) {
            (Some(to), _, _) => to,
            // An answer goes to the port that asked.
            (None, Some(_), _) | (None, None, Some(_)) => self.high_port(),
            (None, None, None) => port::NTP,
        };
        let length = self.rng.choose([0, 1, 18, 64, 200]);
        let body = payload::for_port(&mut self.rng, to, length);
        match (eth_type, proto.unwrap_or(default)) {
            (ether_type::IPV4, protocol::TCP) => {
                frame::tcp(&link, &ip, (from, to), tcp_flag::PSH | tcp_flag::ACK, &body)
            }
            (ether_type::IPV4, protocol::UDP) => frame::udp(&link, &ip, from, to, &body),
            (ether_type::IPV4, protocol::ICMP) => {
                frame::icmp_echo(&link, &ip, false, self.seq, b"abcdefghijklmnop")
            }
            (ether_type::IPV4, proto) => frame::ipv4(&link, &ip, proto, &body),
            (ether_type::ARP, _) => frame::arp(&link, 2, ip.src, target.mac, ip.dst),
            (eth_type, _) => {
                if !flow.names(Field::DstMac)
                    && self.rng.one_in(2)
                    && let Some(&group) = self.rng.pick(&target.groups)
                {
                    link.dst = group;
                }
                if eth_type == ether_type::PTP {
                    frame::raw(&link, eth_type, &payload::ptp_sync(link.src, self.seq))
                } else {
                    let process_data = self.rng.bytes(46);
                    frame::raw(&link, eth_type, &process_data)
                }
            }
        }
    }
}

/// The same flows with any value of a field.
fn without(field: Field, flows: &[Flow]) -> Vec<Flow> {
    flows.iter().map(|flow| flow.without(field)).collect()
}

impl Iterator for Traffic {
    type Item = TrafficFrame;

    /// Never `None`.
    fn next(&mut self) -> Option<TrafficFrame> {
        Some(self.next_frame())
    }
}
