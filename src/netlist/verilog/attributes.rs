//! Recognises AXI interfaces among the ports of a module, and writes the attributes by which Vivado
//! and IP-XACT packagers find them.
//!
//! An interface is a set of ports with one prefix and the signal names of the AMBA specifications:
//! `s_axis_rx_tdata`, `s_axis_rx_tvalid`, ... The names alone decide what it is, the direction of
//! its valid signals which side it is. A set that lacks a signal it needs, or has one of the wrong
//! direction or width, is no interface: its ports stay plain.
//!
//! Only the top module gets attributes, because only it is packaged.

use indexmap::IndexMap;

use crate::netlist::ir::{Dir, Module};

/// What an interface speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Protocol {
    /// AXI4-Stream.
    Stream,
    /// AXI4-Lite.
    Lite,
    /// AXI4.
    Full,
}

/// A signal of a protocol: its name in ports, whether the side that starts transfers drives it, and
/// whether an interface needs it.
type Signal = (&'static str, bool, bool);

/// AXI4-Stream.
const STREAM: &[Signal] = &[
    ("tdata", true, true),
    ("tvalid", true, true),
    ("tready", false, false),
    ("tlast", true, false),
    ("tkeep", true, false),
    ("tstrb", true, false),
    ("tuser", true, false),
    ("tid", true, false),
    ("tdest", true, false),
];

/// Write channels of AXI4-Lite.
const LITE_WRITE: &[Signal] = &[
    ("awaddr", true, true),
    ("awprot", true, false),
    ("awvalid", true, true),
    ("awready", false, true),
    ("wdata", true, true),
    ("wstrb", true, true),
    ("wvalid", true, true),
    ("wready", false, true),
    ("bresp", false, true),
    ("bvalid", false, true),
    ("bready", true, true),
];

/// Read channels of AXI4-Lite.
const LITE_READ: &[Signal] = &[
    ("araddr", true, true),
    ("arprot", true, false),
    ("arvalid", true, true),
    ("arready", false, true),
    ("rdata", false, true),
    ("rresp", false, true),
    ("rvalid", false, true),
    ("rready", true, true),
];

/// What the write channels of AXI4 have besides.
const FULL_WRITE: &[Signal] = &[
    ("awid", true, false),
    ("awlen", true, true),
    ("awsize", true, true),
    ("awburst", true, true),
    ("awlock", true, false),
    ("awcache", true, false),
    ("awqos", true, false),
    ("awregion", true, false),
    ("awuser", true, false),
    ("wlast", true, true),
    ("wuser", true, false),
    ("bid", false, false),
    ("buser", false, false),
];

/// What the read channels of AXI4 have besides.
const FULL_READ: &[Signal] = &[
    ("arid", true, false),
    ("arlen", true, true),
    ("arsize", true, true),
    ("arburst", true, true),
    ("arlock", true, false),
    ("arcache", true, false),
    ("arqos", true, false),
    ("arregion", true, false),
    ("aruser", true, false),
    ("rid", false, false),
    ("rlast", false, true),
    ("ruser", false, false),
];

/// An interface found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Interface {
    /// What the names of its ports begin with, without the last `_`.
    pub(super) name: String,
    /// What it speaks.
    pub(super) protocol: Protocol,
    /// True for the side that starts transfers.
    pub(super) starts: bool,
    /// Its ports by their signal: index into the module's ports, in their order.
    pub(super) ports: Vec<(&'static str, usize)>,
}

impl Interface {
    /// A line for people.
    pub(super) fn describe(&self) -> String {
        let what = match (self.protocol, self.starts) {
            (Protocol::Stream, true) => "AXI4-Stream out",
            (Protocol::Stream, false) => "AXI4-Stream in",
            (Protocol::Lite, true) => "AXI4-Lite manager",
            (Protocol::Lite, false) => "AXI4-Lite subordinate",
            (Protocol::Full, true) => "AXI4 manager",
            (Protocol::Full, false) => "AXI4 subordinate",
        };
        format!("{}: {what}", self.name)
    }

    fn port(&self, signal: &str) -> Option<usize> {
        self.ports.iter().find(|(name, _)| *name == signal).map(|&(_, port)| port)
    }

    fn width(&self, module: &Module, signal: &str) -> Option<u32> {
        self.port(signal).map(|port| module.net(module.ports[port].net).width)
    }

    /// The parameters that go with its first port.
    fn parameters(&self, module: &Module) -> String {
        let has = |signal: &str| u8::from(self.port(signal).is_some());
        let width = |signal: &str| self.width(module, signal).unwrap_or(0);
        match self.protocol {
            Protocol::Stream => format!(
                "TDATA_NUM_BYTES {}, TUSER_WIDTH {}, TID_WIDTH {}, TDEST_WIDTH {}, HAS_TREADY {}, \
                 HAS_TLAST {}, HAS_TKEEP {}, HAS_TSTRB {}",
                width("tdata") / 8,
                width("tuser"),
                width("tid"),
                width("tdest"),
                has("tready"),
                has("tlast"),
                has("tkeep"),
                has("tstrb"),
            ),
            Protocol::Lite | Protocol::Full => {
                let protocol = if self.protocol == Protocol::Lite { "AXI4LITE" } else { "AXI4" };
                let mode = match (self.port("awaddr"), self.port("araddr")) {
                    (Some(_), Some(_)) => "READ_WRITE",
                    (Some(_), None) => "WRITE_ONLY",
                    _ => "READ_ONLY",
                };
                format!(
                    "PROTOCOL {protocol}, DATA_WIDTH {}, ADDR_WIDTH {}, READ_WRITE_MODE {mode}",
                    width("wdata").max(width("rdata")),
                    width("awaddr").max(width("araddr")),
                )
            }
        }
    }
}

/// All interfaces of a module, in the order of their first ports.
pub(super) fn interfaces(module: &Module) -> Vec<Interface> {
    let mut groups: IndexMap<&str, IndexMap<&str, usize>> = IndexMap::new();
    for (at, port) in module.ports.iter().enumerate() {
        if let Some((prefix, signal)) = module.net(port.net).name.rsplit_once('_')
            && !prefix.is_empty()
        {
            groups.entry(prefix).or_default().insert(signal, at);
        }
    }
    groups.iter().filter_map(|(prefix, ports)| interface(module, prefix, ports)).collect()
}

fn interface(module: &Module, prefix: &str, ports: &IndexMap<&str, usize>) -> Option<Interface> {
    if ports.contains_key("tvalid") {
        return complete(module, prefix, ports, Protocol::Stream, &[STREAM]);
    }
    let burst = ports.contains_key("awlen") || ports.contains_key("arlen");
    let (write, read) = (ports.contains_key("awvalid"), ports.contains_key("arvalid"));
    let mut channels = Vec::new();
    match (burst, write, read) {
        (false, true, true) => {
            let both = [LITE_WRITE, LITE_READ];
            return complete(module, prefix, ports, Protocol::Lite, &both);
        }
        (true, _, _) => {
            if write {
                channels.extend([LITE_WRITE, FULL_WRITE]);
            }
            if read {
                channels.extend([LITE_READ, FULL_READ]);
            }
        }
        (false, _, _) => {}
    }
    if channels.is_empty() {
        return None;
    }
    complete(module, prefix, ports, Protocol::Full, &channels)
}

/// The interface, when all that is needed is there and nothing contradicts.
fn complete(
    module: &Module,
    prefix: &str,
    ports: &IndexMap<&str, usize>,
    protocol: Protocol,
    channels: &[&[Signal]],
) -> Option<Interface> {
    let signals = || channels.iter().copied().flatten();
    let dir = |signal: &str| ports.get(signal).map(|&at| module.ports[at].dir);
    let lead = ["tvalid", "awvalid", "arvalid"].iter().find_map(|&valid| dir(valid))?;
    let starts = lead == Dir::Out;
    for &(signal, driven_by_starter, needed) in signals() {
        match dir(signal) {
            None if needed => return None,
            None => {}
            Some(dir) if (dir == Dir::Out) == (driven_by_starter == starts) => {}
            Some(_) => return None,
        }
    }
    // A name the protocol does not know means that the ports were meant for something else.
    if ports.keys().any(|name| signals().all(|(signal, ..)| signal != name)) {
        return None;
    }
    let mut found: Vec<(&'static str, usize)> =
        signals().filter_map(|&(signal, ..)| ports.get(signal).map(|&at| (signal, at))).collect();
    found.sort_by_key(|&(_, at)| at);
    let new = Interface { name: prefix.to_string(), protocol, starts, ports: found };
    widths_agree(module, &new).then_some(new)
}

fn widths_agree(module: &Module, interface: &Interface) -> bool {
    let width = |signal: &str| interface.width(module, signal);
    let bytes = |data: &str, lanes: &str| match (width(data), width(lanes)) {
        (Some(data), Some(lanes)) => data == 8 * lanes,
        _ => true,
    };
    let data = ["tdata", "wdata", "rdata"]
        .iter()
        .all(|&data| width(data).is_none_or(|w| w.is_multiple_of(8)));
    let one_bit = interface.ports.iter().all(|(signal, _)| {
        let flag =
            signal.ends_with("valid") || signal.ends_with("ready") || signal.ends_with("last");
        !flag || width(signal) == Some(1)
    });
    let both = match (width("wdata"), width("rdata")) {
        (Some(write), Some(read)) => write == read,
        _ => true,
    };
    data && one_bit
        && both
        && bytes("tdata", "tkeep")
        && bytes("tdata", "tstrb")
        && bytes("wdata", "wstrb")
}

/// For each port of a top module, the attributes it gets, each a line.
pub(super) fn attributes(module: &Module, interfaces: &[Interface]) -> Vec<Vec<String>> {
    let mut out: Vec<Vec<String>> = vec![Vec::new(); module.ports.len()];
    let info = |vlnv: &str, name: &str, logical: &str| {
        format!("(* X_INTERFACE_INFO = \"xilinx.com:{vlnv}:1.0 {name} {logical}\" *)")
    };
    let parameter = |text: &str| format!("(* X_INTERFACE_PARAMETER = \"{text}\" *)");
    for interface in interfaces {
        let vlnv = match interface.protocol {
            Protocol::Stream => "interface:axis",
            Protocol::Lite | Protocol::Full => "interface:aximm",
        };
        for (number, &(signal, at)) in interface.ports.iter().enumerate() {
            out[at].push(info(vlnv, &interface.name, &signal.to_ascii_uppercase()));
            if number == 0 {
                out[at].push(parameter(&interface.parameters(module)));
            }
        }
    }
    let name = |net| &module.net(net).name;
    for (at, port) in module.ports.iter().enumerate() {
        if Some(port.net) == module.clk {
            out[at].push(info("signal:clock", name(port.net), "CLK"));
            let mut about = Vec::new();
            if !interfaces.is_empty() {
                let names: Vec<&str> = interfaces.iter().map(|i| i.name.as_str()).collect();
                about.push(format!("ASSOCIATED_BUSIF {}", names.join(":")));
            }
            about.extend(module.rst.map(|rst| format!("ASSOCIATED_RESET {}", name(rst))));
            if !about.is_empty() {
                out[at].push(parameter(&about.join(", ")));
            }
        } else if Some(port.net) == module.rst {
            out[at].push(info("signal:reset", name(port.net), "RST"));
            out[at].push(parameter("POLARITY ACTIVE_HIGH"));
        }
    }
    out
}
