//! Application messages as gateways see them: enough of each protocol for a dissector to name it.

use super::frame::mac_bytes;
use super::rng::Rng;

/// UDP and TCP ports of the protocols.
pub mod port {
    /// SSH.
    pub const SSH: u16 = 22;
    /// DNS.
    pub const DNS: u16 = 53;
    /// DHCP server.
    pub const DHCP_SERVER: u16 = 67;
    /// DHCP client.
    pub const DHCP_CLIENT: u16 = 68;
    /// NTP.
    pub const NTP: u16 = 123;
    /// PTP event messages.
    pub const PTP_EVENT: u16 = 319;
    /// HTTPS.
    pub const HTTPS: u16 = 443;
    /// Modbus/TCP.
    pub const MODBUS: u16 = 502;
    /// Syslog.
    pub const SYSLOG: u16 = 514;
    /// MQTT.
    pub const MQTT: u16 = 1883;
    /// OPC UA.
    pub const OPC_UA: u16 = 4840;
    /// Multicast DNS.
    pub const MDNS: u16 = 5353;
}

/// A DNS query for one A record of a host of the plant.
#[must_use]
pub fn dns_query(rng: &mut Rng) -> Vec<u8> {
    let host = rng.choose(["plc", "scada", "historian", "broker", "camera"]);
    let mut message = rng.next_u16().to_be_bytes().to_vec();
    message.extend([0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 0]);
    for label in [host, "plant", "example"] {
        message.push(u8::try_from(label.len()).unwrap_or(0));
        message.extend(label.as_bytes());
    }
    message.extend([0, 0, 1, 0, 1]);
    message
}

/// An NTP version 4 request, 48 bytes.
#[must_use]
pub fn ntp_request(rng: &mut Rng) -> Vec<u8> {
    let mut message = vec![0; 48];
    message[..4].copy_from_slice(&[0x23, 0, 6, 0xec]);
    message[40..].copy_from_slice(&rng.next_u64().to_be_bytes());
    message
}

/// An MQTT PUBLISH with a reading of a sensor.
#[must_use]
pub fn mqtt_publish(rng: &mut Rng) -> Vec<u8> {
    let topic = rng.choose(["line1/temp", "line1/rpm", "line2/pressure", "door/state"]);
    let reading = format!("{{\"v\":{}}}", rng.below(1_000));
    let length = 2 + topic.len() + reading.len();
    let mut message = vec![0x30, u8::try_from(length).unwrap_or(0)];
    message.extend(u16::try_from(topic.len()).unwrap_or(0).to_be_bytes());
    message.extend(topic.as_bytes());
    message.extend(reading.as_bytes());
    message
}

/// An OPC UA message chunk of a secure channel, `body` bytes long.
#[must_use]
pub fn opc_ua_chunk(rng: &mut Rng, body: usize) -> Vec<u8> {
    let mut message = b"MSGF".to_vec();
    message.extend(u32::try_from(24 + body).unwrap_or(0).to_le_bytes());
    message.extend(1_u32.to_le_bytes());
    message.extend(1_u32.to_le_bytes());
    message.extend(rng.next_u32().to_le_bytes());
    message.extend(rng.next_u32().to_le_bytes());
    message.extend(rng.bytes(body));
    message
}

/// A Modbus/TCP request to read holding registers, 12 bytes.
#[must_use]
pub fn modbus_read(rng: &mut Rng) -> Vec<u8> {
    let mut message = rng.next_u16().to_be_bytes().to_vec();
    message.extend([0, 0, 0, 6, 1, 3]);
    message.extend(rng.choose::<u16, 3>([0, 100, 40]).to_be_bytes());
    message.extend([0, 8]);
    message
}

/// The first line of an SSH connection.
#[must_use]
pub fn ssh_banner() -> Vec<u8> {
    b"SSH-2.0-OpenSSH_9.6\r\n".to_vec()
}

/// A syslog line.
#[must_use]
pub fn syslog_line(rng: &mut Rng) -> Vec<u8> {
    format!("<134>1 - plc{} app - - - cycle {}", rng.below(8), rng.below(100_000)).into_bytes()
}

/// A PTP version 2 Sync message, 44 bytes; `seq` is its sequence number.
#[must_use]
pub fn ptp_sync(clock_mac: u64, seq: u16) -> Vec<u8> {
    let mut message = vec![0x00, 0x02, 0, 44, 0, 0, 0x02, 0];
    message.extend([0; 12]);
    let [a, b, c, d, e, f] = mac_bytes(clock_mac);
    message.extend([a, b, c, 0xff, 0xfe, d, e, f, 0, 1]);
    message.extend(seq.to_be_bytes());
    message.extend([0, 0]);
    message.resize(44, 0);
    message
}

/// LLDP TLVs: chassis, port, time to live, end.
#[must_use]
pub fn lldp_tlvs(chassis_mac: u64) -> Vec<u8> {
    let mut message = vec![0x02, 7, 4];
    message.extend(mac_bytes(chassis_mac));
    message.extend([0x04, 5, 7, b'p', b'o', b'r', b't', 0x06, 2, 0, 120, 0, 0]);
    message
}

/// An LLC header and a rapid spanning tree BPDU; its length goes into the type field.
#[must_use]
pub fn spanning_tree_bpdu(bridge_mac: u64) -> Vec<u8> {
    let mut message = vec![0x42, 0x42, 0x03, 0, 0, 2, 2, 0x3c, 0x80, 0];
    message.extend(mac_bytes(bridge_mac));
    message.extend([0, 0, 0, 0, 0x80, 0]);
    message.extend(mac_bytes(bridge_mac));
    message.extend([0x80, 1, 0, 0, 20, 0, 2, 0, 15, 0, 0]);
    message
}

/// A DHCP DISCOVER of a client.
#[must_use]
pub fn dhcp_discover(rng: &mut Rng, client_mac: u64) -> Vec<u8> {
    let mut message = vec![1, 1, 6, 0];
    message.extend(rng.next_u32().to_be_bytes());
    message.resize(28, 0);
    message.extend(mac_bytes(client_mac));
    message.resize(236, 0);
    message.extend([0x63, 0x82, 0x53, 0x63, 53, 1, 1, 255]);
    message
}

/// What a client sends to a service at this port: the message of its protocol, or `length` random
/// bytes for a port without one here.
#[must_use]
pub fn for_port(rng: &mut Rng, to: u16, length: usize) -> Vec<u8> {
    match to {
        port::SSH => ssh_banner(),
        port::DNS | port::MDNS => dns_query(rng),
        port::NTP => ntp_request(rng),
        port::PTP_EVENT => ptp_sync(0x001b_2100_0000, rng.next_u16()),
        port::MODBUS => modbus_read(rng),
        port::SYSLOG => syslog_line(rng),
        port::MQTT => mqtt_publish(rng),
        port::OPC_UA => opc_ua_chunk(rng, length),
        _ => rng.bytes(length),
    }
}
