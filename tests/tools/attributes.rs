//! The attributes by which packagers find AXI interfaces, as yosys reads them, against the rules of
//! the bus definitions: which logical ports there are, which are required, which way they go.
//!
//! The tables here were written from the AMBA specifications and AMD's guide UG994 ("Inferring
//! Signals"), not from the writer.

use std::collections::BTreeMap;

use ctxnic::hw::frame_gate::FrameGate;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::{Design, Dir, Driver, DriverKind, Expr, Module, ModuleId, Port};
use ctxnic::netlist::value::Value;
use ctxnic::netlist::verilog::write;
use ctxnic::tool::{Scratch, yosys};
use libtest_mimic::{Failed, Trial};
use rust_hdl::prelude::Block;
use serde_json::Value as Json;

use super::trial::{Need, trial};

/// Required and other ports of AXI4-Stream; `>` goes out of a master, `<` into it.
const AXIS: &str = "TVALID> ? TREADY< TDATA> TSTRB> TKEEP> TLAST> TID> TDEST> TUSER>";

/// Ports of an address and data map. `#` marks those that only AXI4 has and requires.
const AXIMM: &str = "AWADDR> AWVALID> AWREADY< WDATA> WSTRB> WVALID> WREADY< BRESP< BVALID< BREADY> \
    ARADDR> ARVALID> ARREADY< RDATA< RRESP< RVALID< RREADY> \
    #AWLEN> #AWSIZE> #AWBURST> #WLAST> #ARLEN> #ARSIZE> #ARBURST> #RLAST< \
    ? AWID> AWLOCK> AWCACHE> AWPROT> AWQOS> AWREGION> AWUSER> WUSER> BID< BUSER< \
    ARID> ARLOCK> ARCACHE> ARPROT> ARQOS> ARREGION> ARUSER> RID< RUSER<";

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        trial("attributes/stream", &[Need::Yosys], || {
            let found = check(&stream()?, |text| text)?;
            same(&found, &["m_axis axis master 6", "s_axis axis slave 5"])
        }),
        trial("attributes/memory-mapped", &[Need::Yosys], || {
            let found = check(&mapped(), |text| text)?;
            same(&found, &["m_axi aximm master 29", "s_axil aximm slave 17"])
        }),
        trial("attributes/generated", &[Need::Yosys], generated),
    ];
    for &(name, from, to) in MUTANTS {
        trials.push(trial(format!("mutant/attributes/{name}"), &[Need::Yosys], move || {
            let mut planted = false;
            let found = check(&mapped(), |text| {
                planted = text.contains(from);
                text.replacen(from, to, 1)
            });
            match (planted, found) {
                (false, _) => Err("the bug could not be planted".into()),
                (true, Err(_)) => Ok(()),
                (true, Ok(_)) => Err(format!("{name} went unseen").into()),
            }
        }));
    }
    trials
}

/// Name, what is in the text, what stands there instead.
const MUTANTS: &[(&str, &str, &str)] = &[
    ("signal-twice", "m_axi WLAST\"", "m_axi WVALID\""),
    ("signal-unknown", "s_axil BRESP\"", "s_axil BRSP\""),
    (
        "signal-missing",
        "(* X_INTERFACE_INFO = \"xilinx.com:interface:aximm:1.0 s_axil RVALID\" *)",
        "",
    ),
    ("wrong-way", "s_axil AWVALID\"", "m_axi AWVALID\""),
    ("clock-without-bus", "ASSOCIATED_BUSIF s_axil:m_axi", "ASSOCIATED_BUSIF s_axil"),
    ("reset-active-low", "POLARITY ACTIVE_HIGH", "POLARITY ACTIVE_LOW"),
    ("wrong-protocol", "PROTOCOL AXI4LITE", "PROTOCOL AXI4"),
    ("wrong-width", "DATA_WIDTH 64", "DATA_WIDTH 32"),
];

fn same(found: &[String], wanted: &[&str]) -> Result<(), Failed> {
    if found == wanted { Ok(()) } else { Err(format!("{found:?}, expected {wanted:?}").into()) }
}

fn stream() -> Result<Design, Failed> {
    let mut gate = FrameGate::new(8);
    gate.connect_all();
    Ok(elaborate("gate", &gate)?)
}

/// Ports of an AXI4-Lite subordinate, of an AXI4 manager, of one that lacks a signal, and of one
/// with a signal that goes the wrong way.
fn mapped() -> Design {
    let mut m = Module { name: "mapped".into(), block: "top".into(), ..Module::default() };
    let mut port = |name: &str, width: u32, dir: Dir| {
        let net = m.add_net(name, width);
        m.ports.push(Port { net, dir });
        net
    };
    let (clk, rst) = (port("clk", 1, Dir::In), port("rst", 1, Dir::In));
    let lite = "awaddr> awvalid> awready< wdata> wstrb> wvalid> wready< bresp< bvalid< bready> \
        araddr> arvalid> arready< rdata< rresp< rvalid< rready>";
    let full = "awlen> awsize> awburst> awid> awaddr> awvalid> awready< wdata> wstrb> wlast> \
        wvalid> wready< bid< bresp< bvalid< bready> arlen> arsize> arburst> arid> araddr> arvalid> \
        arready< rid< rdata< rresp< rlast< rvalid< rready>";
    let width = |name: &str| match name.trim_end_matches(['<', '>']) {
        "awaddr" | "araddr" => 32,
        "wdata" | "rdata" => 64,
        "wstrb" | "awlen" | "arlen" => 8,
        "awsize" | "arsize" => 3,
        "awburst" | "arburst" | "bresp" | "rresp" => 2,
        "awid" | "arid" | "bid" | "rid" => 4,
        _ => 1,
    };
    let lacking = lite.replace("awready< ", "");
    let turned = lite.replace("rvalid<", "rvalid>");
    for (prefix, starts, list) in [
        ("s_axil", false, lite),
        ("m_axi", true, full),
        ("lacking", true, lacking.as_str()),
        ("turned", true, turned.as_str()),
    ] {
        for signal in list.split_whitespace() {
            let name = signal.trim_end_matches(['<', '>']);
            let out = signal.ends_with('>') == starts;
            port(&format!("{prefix}_{name}"), width(signal), if out { Dir::Out } else { Dir::In });
        }
    }
    (m.clk, m.rst) = (Some(clk), Some(rst));
    for at in 0..m.ports.len() {
        if m.ports[at].dir == Dir::Out {
            let target = m.ports[at].net;
            let zero = Expr::constant(Value::zero(m.net(target).width));
            m.drivers.push(Driver { target, kind: DriverKind::Assign(zero) });
        }
    }
    Design { modules: vec![m], top: ModuleId(0) }
}

/// Every top of `generated/` has exactly the streams that its names tell.
fn generated() -> Result<(), Failed> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("generated");
    let mut tops = 0;
    for entry in std::fs::read_dir(&root)? {
        let folder = entry?.path();
        let name = folder.file_name().unwrap_or_default().to_string_lossy().replace('-', "_");
        let path = folder.join("rtl").join(format!("{name}.v"));
        let text = std::fs::read_to_string(&path)?;
        let found = interfaces(&name, &text)?;
        let streams = text.lines().filter(|line| {
            line.trim_end_matches(',').ends_with("_tvalid") && line.contains("put  wire")
                || line.trim_end_matches(',').ends_with("_tvalid") && line.contains("put wire")
        });
        if found.is_empty() || found.len() != streams.count() {
            return Err(format!("{name}: {found:?}").into());
        }
        tops += 1;
    }
    if tops == 0 { Err("nothing is generated".into()) } else { Ok(()) }
}

fn check(design: &Design, change: impl FnOnce(String) -> String) -> Result<Vec<String>, Failed> {
    let files = write(design);
    let file = files.last().ok_or("no file")?;
    interfaces(&design.top().name, &change(file.text.clone()))
}

/// What the attributes of a top say, one line per interface: name, bus, side, number of ports. An
/// error where they break a rule.
fn interfaces(top: &str, text: &str) -> Result<Vec<String>, Failed> {
    let dir = Scratch::new("attributes")?;
    dir.write("top.v", text)?;
    // Children do not matter here.
    yosys::script(dir.path(), "read_verilog top.v; proc; write_json top.json")?;
    let json: Json = serde_json::from_str(&std::fs::read_to_string(dir.path().join("top.json"))?)?;
    let module = &json["modules"][top];
    let ports = module["ports"].as_object().ok_or("no ports")?;

    let mut buses: BTreeMap<String, Bus> = BTreeMap::new();
    let (mut clock, mut reset) = (None, None);
    for (port, about) in ports {
        let attributes = &module["netnames"][port]["attributes"];
        let Some(info) = attributes["X_INTERFACE_INFO"].as_str() else { continue };
        let parameter = attributes["X_INTERFACE_PARAMETER"].as_str().unwrap_or("");
        let [vlnv, name, logical] = info.split(' ').collect::<Vec<_>>()[..] else {
            return Err(format!("{port}: {info}").into());
        };
        match vlnv {
            "xilinx.com:signal:clock:1.0" => clock = Some(parameter.to_owned()),
            "xilinx.com:signal:reset:1.0" => reset = Some(parameter.to_owned()),
            "xilinx.com:interface:axis:1.0" | "xilinx.com:interface:aximm:1.0" => {
                let kind = vlnv.split(':').nth(2).unwrap_or_default();
                let bus = buses.entry(name.to_owned()).or_default();
                bus.kinds.push(kind.to_owned());
                bus.parameters.push_str(parameter);
                let width = about["bits"].as_array().map_or(0, Vec::len);
                let out = about["direction"] == "output";
                if bus.ports.insert(logical.to_owned(), (out, width)).is_some() {
                    return Err(format!("{name} has {logical} twice").into());
                }
            }
            other => return Err(format!("unknown bus definition {other}").into()),
        }
    }
    let mut found = Vec::new();
    for (name, bus) in &buses {
        found.push(bus.verdict(name)?);
    }
    let names = |text: &str| {
        let list = text.split(", ").find_map(|part| part.strip_prefix("ASSOCIATED_BUSIF "));
        let mut names: Vec<String> =
            list.into_iter().flat_map(|list| list.split(':')).map(str::to_owned).collect();
        names.sort();
        names
    };
    let clock = clock.ok_or("no clock")?;
    if names(&clock) != buses.keys().cloned().collect::<Vec<_>>() {
        return Err(format!("the clock goes with other buses: {clock}").into());
    }
    if reset.as_deref() != Some("POLARITY ACTIVE_HIGH") || !clock.contains("ASSOCIATED_RESET rst") {
        return Err("the reset is not told, or with the wrong level".into());
    }
    Ok(found)
}

/// An interface as the attributes tell it.
#[derive(Default)]
struct Bus {
    kinds: Vec<String>,
    parameters: String,
    /// Whether it goes out, and its width, by logical name.
    ports: BTreeMap<String, (bool, usize)>,
}

impl Bus {
    fn parameter(&self, key: &str) -> Option<&str> {
        self.parameters.split(", ").find_map(|part| part.strip_prefix(key)?.strip_prefix(' '))
    }

    fn verdict(&self, name: &str) -> Result<String, Failed> {
        let kind = self.kinds.first().cloned().unwrap_or_default();
        if self.kinds.iter().any(|other| *other != kind) {
            return Err(format!("{name} is of two kinds").into());
        }
        let full = self.parameter("PROTOCOL") == Some("AXI4");
        let table = if kind == "axis" { AXIS } else { AXIMM };
        let (valid, data) = if kind == "axis" { ("TVALID", "TDATA") } else { ("AWVALID", "WDATA") };
        let Some(&(master, _)) = self.ports.get(valid) else {
            return Err(format!("{name} lacks {valid}").into());
        };
        let mut known = Vec::new();
        let mut required = true;
        for word in table.split_whitespace() {
            if word == "?" {
                required = false;
                continue;
            }
            let only_full = word.starts_with('#');
            let logical = word.trim_matches(['#', '<', '>']);
            known.push(logical);
            match self.ports.get(logical) {
                Some(_) if only_full && !full => {
                    return Err(format!("{name} has {logical}, but is AXI4-Lite").into());
                }
                Some(&(out, _)) if out != (word.ends_with('>') == master) => {
                    return Err(format!("{logical} of {name} goes the wrong way").into());
                }
                None if required && (!only_full || full) => {
                    return Err(format!("{name} lacks {logical}").into());
                }
                _ => {}
            }
        }
        if let Some(other) = self.ports.keys().find(|port| !known.contains(&port.as_str())) {
            return Err(format!("{name} has {other}, which is no logical port").into());
        }
        let told = match &kind[..] {
            "axis" => {
                self.parameter("TDATA_NUM_BYTES").and_then(|n| n.parse().ok()).map(|n: usize| 8 * n)
            }
            _ => self.parameter("DATA_WIDTH").and_then(|n| n.parse().ok()),
        };
        let width = self.ports.get(data).map(|&(_, width)| width);
        if told != width {
            return Err(format!("{name}: {told:?} bits told, {width:?} there").into());
        }
        let side = if master { "master" } else { "slave" };
        Ok(format!("{name} {kind} {side} {}", self.ports.len()))
    }
}
