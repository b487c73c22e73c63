//! AXI buses in small designs: a bus of bare wires, and one that passes through a block.

use std::sync::{Arc, Mutex};

use ctxnic::netlist::ir::{BinaryOp, Design, Expr, Instance, Module, ModuleId, NetId, UnaryOp};
use ctxnic::sim::{Bench, Handle, Sim, SimError};

use crate::small::{assign, design, input, output, register, sequential, wire};

/// The widths of a bus.
#[derive(Clone, Copy)]
pub struct Shape {
    pub bytes: u32,
    pub addr_bits: u32,
    /// 0: no ID.
    pub id_bits: u32,
    pub lite: bool,
}

impl Shape {
    pub const AXI: Self = Self { bytes: 8, addr_bits: 32, id_bits: 3, lite: false };
    pub const LITE: Self = Self { bytes: 4, addr_bits: 12, id_bits: 0, lite: true };

    /// The fields of a channel with their widths.
    pub fn fields(self, channel: &str) -> Vec<(String, u32)> {
        let full = !self.lite;
        let id = (full && self.id_bits > 0).then_some(("id", self.id_bits));
        let only = |field, width| full.then_some((field, width));
        let fields = match channel {
            "aw" | "ar" => vec![
                id,
                Some(("addr", self.addr_bits)),
                only("len", 8),
                only("size", 3),
                only("burst", 2),
                Some(("prot", 3)),
            ],
            "w" => {
                vec![Some(("data", self.bytes * 8)), Some(("strb", self.bytes)), only("last", 1)]
            }
            "b" => vec![id, Some(("resp", 2))],
            _ => vec![id, Some(("data", self.bytes * 8)), Some(("resp", 2)), only("last", 1)],
        };
        let named = |(field, width)| (format!("{channel}{field}"), width);
        fields.into_iter().flatten().map(named).collect()
    }
}

/// The channels, and whether the master drives them.
pub const CHANNELS: [(&str, bool); 5] =
    [("aw", true), ("w", true), ("b", false), ("ar", true), ("r", false)];

/// What is wrong with a bus that passes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bug {
    None,
    /// Every byte is written.
    StrobesOne,
    /// The two lowest bytes read change places.
    LanesSwapped,
    /// Bit 3 of the read address is lost.
    AddressBitLost,
    /// Every burst is taken for one that counts up.
    BurstLost,
}

/// Every signal of a bus is an input: a test plays what it likes.
pub fn wires(shape: Shape) -> Design {
    let mut m = sequential("wires");
    for (channel, _) in CHANNELS {
        for (field, width) in shape.fields(channel) {
            input(&mut m, &format!("m_axi_{field}"), width);
        }
        input(&mut m, &format!("m_axi_{channel}valid"), 1);
        input(&mut m, &format!("m_axi_{channel}ready"), 1);
    }
    design(vec![m])
}

/// One channel from one port to another, through a register when `staged`.
fn channel(m: &mut Module, shape: Shape, from: &str, to: &str, name: &str, staged: bool, bug: Bug) {
    let fields = shape.fields(name);
    let ports: Vec<(NetId, NetId)> = fields
        .iter()
        .map(|(field, width)| {
            let source = input(m, &format!("{from}_{field}"), *width);
            (source, output(m, &format!("{to}_{field}"), *width))
        })
        .collect();
    let valid_in = input(m, &format!("{from}_{name}valid"), 1);
    let ready_out = output(m, &format!("{from}_{name}ready"), 1);
    let valid_out = output(m, &format!("{to}_{name}valid"), 1);
    let ready_in = input(m, &format!("{to}_{name}ready"), 1);
    let mut enable = None;
    if staged {
        let full = m.add_net(format!("{name}_full_q"), 1);
        let empty = Expr::unary(UnaryOp::Not, Expr::net(m, full));
        let free = Expr::binary(BinaryOp::Or, empty, Expr::net(m, ready_in));
        let ready = wire(m, &format!("{name}_free"), free);
        register(m, full, valid_in, Some(ready), 0);
        let (ready_net, full_net) = (Expr::net(m, ready), Expr::net(m, full));
        assign(m, ready_out, ready_net);
        assign(m, valid_out, full_net);
        enable = Some(ready);
    } else {
        let (valid, ready) = (Expr::net(m, valid_in), Expr::net(m, ready_in));
        assign(m, valid_out, valid);
        assign(m, ready_out, ready);
    }
    for ((field, width), (source, target)) in fields.into_iter().zip(ports) {
        let mut value = Expr::net(m, source);
        if let Some(enable) = enable {
            let held = m.add_net(format!("{field}_q"), width);
            register(m, held, source, Some(enable), 0);
            value = Expr::net(m, held);
        }
        let value = spoil(&field, width, value, bug);
        assign(m, target, value);
    }
}

fn spoil(field: &str, width: u32, value: Expr, bug: Bug) -> Expr {
    match (bug, field) {
        (Bug::StrobesOne, "wstrb") => {
            Expr::binary(BinaryOp::Or, value, Expr::number(width, (1 << width) - 1))
        }
        (Bug::AddressBitLost, "araddr") => {
            Expr::binary(BinaryOp::And, value, Expr::number(width, ((1 << width) - 1) ^ 8))
        }
        (Bug::BurstLost, "awburst") => Expr::number(width, 1),
        (Bug::LanesSwapped, "rdata") => {
            let byte = |expr: &Expr, mask: u64| {
                Expr::binary(BinaryOp::And, expr.clone(), Expr::number(width, mask))
            };
            let up = Expr::binary(BinaryOp::Shl, byte(&value, 0xff), Expr::number(4, 8));
            let down = Expr::binary(BinaryOp::Shr, byte(&value, 0xff00), Expr::number(4, 8));
            let rest = byte(&value, u64::MAX >> (64 - width) & !0xffff);
            Expr::binary(BinaryOp::Or, Expr::binary(BinaryOp::Or, up, down), rest)
        }
        _ => value,
    }
}

/// From `s_axi` to `m_axi` through a block named `engine`, with a register in every channel when
/// `staged`.
pub fn pass(shape: Shape, staged: bool, bug: Bug) -> Design {
    let mut child = sequential("engine");
    for (name, forward) in CHANNELS {
        let (from, to) = if forward { ("s_axi", "m_axi") } else { ("m_axi", "s_axi") };
        channel(&mut child, shape, from, to, name, staged, bug);
    }
    let mut m = sequential("pass");
    let mut connections = Vec::new();
    for port in &child.ports {
        let net = child.net(port.net);
        connections.push(match (net.name.as_str(), port.dir) {
            ("clk", _) => m.clk.unwrap(),
            ("rst", _) => m.rst.unwrap(),
            (name, ctxnic::netlist::ir::Dir::In) => input(&mut m, name, net.width),
            (name, ctxnic::netlist::ir::Dir::Out) => output(&mut m, name, net.width),
        });
    }
    m.instances.push(Instance { name: "engine".into(), module: ModuleId(0), connections });
    design(vec![child, m])
}

/// What a bus showed, cycle by cycle.
#[derive(Clone, PartialEq, Eq)]
pub struct Trace {
    pub names: Vec<String>,
    pub rows: Vec<Vec<u64>>,
}

impl Trace {
    /// Records the bus of a prefix from now on.
    pub fn record(tb: &mut Bench, prefix: &str, shape: Shape) -> Arc<Mutex<Self>> {
        let mut names = Vec::new();
        for (channel, _) in CHANNELS {
            names.extend(shape.fields(channel).into_iter().map(|(field, _)| field));
            names.extend([format!("{channel}valid"), format!("{channel}ready")]);
        }
        let handle = |name: &String| tb.sim.handle(&format!("{prefix}_{name}")).unwrap();
        let handles: Vec<Handle> = names.iter().map(handle).collect();
        let trace = Arc::new(Mutex::new(Self { names, rows: Vec::new() }));
        let shared = trace.clone();
        tb.on_sample(move |sim| {
            let row = handles.iter().map(|&handle| sim.peek_u64(handle)).collect();
            shared.lock().unwrap().rows.push(row);
            Ok(())
        });
        trace
    }

    pub fn column(&self, name: &str) -> usize {
        self.names.iter().position(|have| have == name).unwrap_or_else(|| panic!("no {name}"))
    }

    pub fn get(&self, row: usize, name: &str) -> u64 {
        self.rows[row][self.column(name)]
    }

    pub fn set(&mut self, row: usize, name: &str, value: u64) {
        let column = self.column(name);
        self.rows[row][column] = value;
    }

    pub fn is_valid(&self, row: usize, channel: &str) -> bool {
        self.get(row, &format!("{channel}valid")) == 1
    }

    pub fn is_taken(&self, row: usize, channel: &str) -> bool {
        self.is_valid(row, channel) && self.get(row, &format!("{channel}ready")) == 1
    }

    /// The rows from the offer to the handshake, for every transfer of a channel.
    pub fn transfers(&self, channel: &str) -> Vec<std::ops::RangeInclusive<usize>> {
        let mut transfers = Vec::new();
        let mut start = None;
        for row in 0..self.rows.len() {
            if self.is_valid(row, channel) {
                let first = *start.get_or_insert(row);
                if self.is_taken(row, channel) {
                    transfers.push(first..=row);
                    start = None;
                }
            }
        }
        transfers
    }

    /// Plays it to a checker, given as a callback for each cycle.
    pub fn play(
        &self,
        shape: Shape,
        check: impl FnOnce(&Sim) -> Box<dyn FnMut(&Sim) -> Result<(), SimError>>,
    ) -> Result<(), SimError> {
        let mut sim = Sim::new(&wires(shape)).unwrap();
        let mut check = check(&sim);
        let input = |name: &String| sim.input(&format!("m_axi_{name}")).unwrap();
        let inputs: Vec<_> = self.names.iter().map(input).collect();
        for row in &self.rows {
            for (&input, &value) in inputs.iter().zip(row) {
                sim.poke_u64(input, value);
            }
            sim.eval();
            check(&sim)?;
            sim.step();
        }
        Ok(())
    }
}
