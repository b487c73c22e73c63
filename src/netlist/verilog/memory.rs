//! Prints memories so that synthesis makes block RAM of them.
//!
//! The read data register is plain. Where the address can point beyond the last word, a flag is
//! registered beside it and the answer is cut to 0 behind it; writes beyond are held back.

use crate::netlist::ir::{DriverKind, Memory, Module, NetId, ReadDuringWrite};
use crate::netlist::names::Namer;
use crate::netlist::value::Value;

use super::expr::{Exprs, number};

/// Names and shapes that printing a memory needs.
pub(super) struct MemoryNames {
    /// The read data register and the flag, where the address can point beyond.
    pub(super) guard: Option<(String, String)>,
}

/// Bits of an index of any word.
fn index_bits(memory: &Memory) -> u32 {
    (u32::BITS - memory.depth.saturating_sub(1).leading_zeros()).max(1)
}

/// True when an address can point beyond the last word.
fn can_exceed(module: &Module, memory: &Memory, addr: NetId) -> bool {
    let bits = module.net(addr).width;
    match fixed(module, addr) {
        Some(address) => address.to_u64().is_none_or(|at| at >= u64::from(memory.depth)),
        None => bits >= u32::BITS || 1u64 << bits > u64::from(memory.depth),
    }
}

/// Low bits of an address that the printed text reads.
pub(in crate::netlist) fn address_bits(module: &Module, memory: &Memory, addr: NetId) -> u32 {
    let have = module.net(addr).width;
    if fixed(module, addr).is_some() { have.min(index_bits(memory)) } else { have }
}

/// The value of a net that a constant drives.
fn fixed(module: &Module, net: NetId) -> Option<Value> {
    let driver = module.drivers.iter().find(|driver| driver.target == net)?;
    match &driver.kind {
        DriverKind::Assign(expr) => expr.as_constant(module),
        DriverKind::Process(_) => None,
    }
}

impl MemoryNames {
    pub(super) fn new(module: &Module, memory: &Memory, namer: &mut Namer) -> Self {
        let exceeds = can_exceed(module, memory, memory.read_addr);
        let guard = exceeds.then(|| {
            let data = namer.unique(&format!("{}_q", memory.name));
            let flag = namer.unique(&format!("{}_hit_q", memory.name));
            (data, flag)
        });
        Self { guard }
    }
}

/// The address as an index: neither more nor fewer bits than the memory needs.
fn index(exprs: &Exprs<'_>, memory: &Memory, addr: NetId) -> String {
    let (have, need) = (exprs.module.net(addr).width, index_bits(memory));
    let name = exprs.net(addr);
    match need.checked_sub(have) {
        None => exprs.bits(addr, 0, need),
        Some(0) => name.to_string(),
        Some(more) => format!("{{{}, {name}}}", number(&Value::zero(more))),
    }
}

/// `addr < depth`, in the width of the address, for one that can exceed.
fn in_range(exprs: &Exprs<'_>, memory: &Memory, addr: NetId) -> String {
    if fixed(exprs.module, addr).is_some() {
        return "1'b0".into();
    }
    let width = exprs.module.net(addr).width;
    let depth = Value::from_u64(width, u64::from(memory.depth));
    format!("{} < {}", exprs.net(addr), number(&depth))
}

/// A line for people.
pub(super) fn describe(memory: &Memory) -> String {
    let kind = if memory.write.is_some() { "" } else { ", read only" };
    let plural = if memory.width == 1 { "" } else { "s" };
    let (name, depth, width) = (&memory.name, memory.depth, memory.width);
    format!("{name}: {depth} words of {width} bit{plural}{kind}")
}

/// Declarations.
pub(super) fn declare(memory: &Memory, names: &MemoryNames) -> Vec<(String, u32, String)> {
    let mut out = Vec::new();
    let kind = match memory.read_during_write {
        ReadDuringWrite::Never if memory.write.is_some() => "(* no_rw_check *) reg",
        _ => "reg",
    };
    let array = format!("{} [0:{}]", memory.name, memory.depth - 1);
    out.push((kind.to_string(), memory.width, array));
    if let Some((data, flag)) = &names.guard {
        out.push(("reg".into(), memory.width, data.clone()));
        out.push(("reg".into(), 1, flag.clone()));
    }
    out
}

/// The body: image, ports.
pub(super) fn print(exprs: &Exprs<'_>, memory: &Memory, names: &MemoryNames) -> String {
    let mut out = format!("    // {}\n", describe(memory));
    if let Some(image) = &memory.image {
        out.push_str("    initial begin\n");
        let zero = Value::zero(memory.width);
        for word in 0..memory.depth as usize {
            let value = image.get(word).unwrap_or(&zero);
            out.push_str(&format!("        {}[{word}] = {};\n", memory.name, number(value)));
        }
        out.push_str("    end\n");
    }
    let clk = exprs.module.clk.map_or("clk", |clk| exprs.net(clk));
    out.push_str(&format!("    always @(posedge {clk}) begin\n"));
    write_port(exprs, memory, &mut out);
    let data = exprs.net(memory.read_data);
    let from = format!("{}[{}]", memory.name, index(exprs, memory, memory.read_addr));
    let reads = match &names.guard {
        None => vec![format!("{data} <= {from};")],
        Some((register, flag)) => vec![
            format!("{register} <= {from};"),
            format!("{flag} <= {};", in_range(exprs, memory, memory.read_addr)),
        ],
    };
    let mut indent = "        ";
    if let Some(enable) = memory.read_enable {
        out.push_str(&format!("        if ({}) begin\n", exprs.net(enable)));
        indent = "            ";
    }
    for line in &reads {
        out.push_str(&format!("{indent}{line}\n"));
    }
    if memory.read_enable.is_some() {
        out.push_str("        end\n");
    }
    out.push_str("    end\n");
    if let Some((register, flag)) = &names.guard {
        let zero = number(&Value::zero(memory.width));
        out.push_str(&format!("    assign {data} = {flag} ? {register} : {zero};\n"));
    }
    out
}

fn write_port(exprs: &Exprs<'_>, memory: &Memory, out: &mut String) {
    let Some(port) = &memory.write else { return };
    let enables = exprs.module.net(port.enable).width;
    let lane = memory.width / enables.max(1);
    let index = index(exprs, memory, port.addr);
    let mut indent = "        ";
    let guarded = can_exceed(exprs.module, memory, port.addr);
    if guarded {
        out.push_str(&format!("        if ({}) begin\n", in_range(exprs, memory, port.addr)));
        indent = "            ";
    }
    for at in 0..enables {
        let to = match (enables, lane) {
            (1, _) => String::new(),
            (_, 1) => format!("[{at}]"),
            _ => format!("[{}:{}]", at * lane + lane - 1, at * lane),
        };
        out.push_str(&format!(
            "{indent}if ({}) {}[{index}]{to} <= {};\n",
            exprs.bits(port.enable, at, 1),
            memory.name,
            if enables == 1 {
                exprs.net(port.data).to_string()
            } else {
                exprs.bits(port.data, at * lane, lane)
            },
        ));
    }
    if guarded {
        out.push_str("        end\n");
    }
}
