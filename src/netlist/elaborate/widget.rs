//! Widgets of rust-hdl that bring their own Verilog: taken when the text is exactly the known one.
//!
//! A text that differs in one character may do something else, so it is no widget but custom text.

use std::collections::BTreeMap;

use super::expr::bits;
use super::literal::{self, Number};
use super::prim::Prim;
use crate::netlist::ir::{
    Driver, DriverKind, Expr, Memory, Module, NetId, ReadDuringWrite, Stmt, WritePort,
};
use crate::netlist::value::Value;

/// Words of a memory by their addresses.
type Words = Vec<(Number, Number)>;

/// A memory of rust-hdl.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Widget {
    /// `RAM`: one read port, one write port; a read that meets a write sees the old word.
    Ram { shape: Shape, words: Words },
    /// `SyncROM`: read data one cycle after the address.
    SyncRom { shape: Shape, words: Words },
    /// `ROM`: a table without a clock.
    Rom { words: Words, default: Number },
}

/// Size of a memory as its text declares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shape {
    /// Bits of a word.
    width: u32,
    /// Words.
    depth: u32,
}

/// The widget with this text.
pub(super) fn parse(text: &str) -> Option<Prim> {
    let text = text.trim_end();
    if let Some(init) = dff(text) {
        return Some(Prim::Register { init, reset: true, enable: false });
    }
    let widget = ram(text).or_else(|| sync_rom(text)).or_else(|| rom(text))?;
    Some(Prim::Widget(widget))
}

/// `DFF` and `EdgeDFF`: the value at the start.
fn dff(text: &str) -> Option<Number> {
    let (init, rest) = text.strip_prefix("initial begin\n   q = ")?.split_once(';')?;
    let (number, _) = literal::parse_hex(init)?;
    let known = [
        "\nend\n\nalways @(posedge clock) begin\n   q <= d;\nend",
        "\nend\n\nalways @(posedge clk) q <= d;",
    ];
    known.contains(&rest).then_some(number)
}

fn ram(text: &str) -> Option<Widget> {
    let rest = text.strip_suffix(
        "\n\nalways @(posedge read_clock) begin\n   read_data <= mem[read_address];\nend\n\nalways \
         @(posedge write_clock) begin\n   if (write_enable) begin\n      mem[write_address] <= \
         write_data;\n   end\nend",
    )?;
    let (head, init) = rest.split_once(";\n\n")?;
    let shape = shape(head, "mem[")?;
    let words = match init {
        "" => Vec::new(),
        _ => words(init.strip_prefix("initial begin\n")?.strip_suffix(";\nend\n")?)?,
    };
    Some(Widget::Ram { shape, words })
}

fn sync_rom(text: &str) -> Option<Widget> {
    let rest =
        text.strip_suffix("\nend\n\nalways @(posedge clock) begin\n   data <= mem[address];\nend")?;
    let (head, init) = rest.split_once(";\n\ninitial begin\n")?;
    let words = match init.strip_suffix(';')? {
        "" => Vec::new(),
        init => words(init)?,
    };
    Some(Widget::SyncRom { shape: shape(head, "mem [")?, words })
}

fn rom(text: &str) -> Option<Widget> {
    let rest = text.strip_prefix("always @*\ncase (address)\n  ")?.strip_suffix(";\nendcase")?;
    let (cases, default) = rest.rsplit_once("\n  default: data = ")?;
    let (default, _) = number(default)?;
    let mut words = Vec::new();
    for line in cases.split('\n').filter(|_| !cases.is_empty()) {
        let (at, value) = line.strip_prefix("  ")?.strip_suffix(';')?.split_once(": data = ")?;
        words.push((number(at)?.0, number(value)?.0));
    }
    Some(Widget::Rom { words, default })
}

/// `reg[7:0] mem[15:0]`.
fn shape(text: &str, memory: &str) -> Option<Shape> {
    let (width, rest) = text.strip_prefix("reg[")?.split_once(":0] ")?;
    let depth = rest.strip_prefix(memory)?.strip_suffix(":0]")?;
    let size = |last: &str| last.parse::<u32>().ok()?.checked_add(1);
    Some(Shape { width: size(width)?, depth: size(depth)? })
}

/// `mem[2'b01] = 8'h3` and so on.
fn words(text: &str) -> Option<Words> {
    let word = |line: &str| {
        let (at, value) = line.strip_prefix("mem[")?.split_once("] = ")?;
        Some((number(at)?.0, number(value)?.0))
    };
    text.split(";\n").map(word).collect()
}

/// A literal as rust-hdl prints it: hexadecimal, or binary for odd widths.
fn number(text: &str) -> Option<(Number, u32)> {
    let Some((width, digits)) = text.split_once("'b") else { return literal::parse_hex(text) };
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", digits),
    };
    let value = u32::from_str_radix(digits, 2).ok().filter(|_| !digits.starts_with('+'))?;
    literal::parse_hex(&format!("{width}'h{sign}{value:x}"))
}

/// Makes the widget a part of `module`; `ports` are its signals there by their names.
pub(super) fn place(
    widget: &Widget,
    name: &str,
    ports: &BTreeMap<&str, NetId>,
    module: &mut Module,
) -> Result<(), String> {
    let port = |key: &str| {
        ports.get(key).copied().ok_or_else(|| format!("a memory without a signal `{key}`"))
    };
    match widget {
        Widget::Ram { shape, words } => {
            let (read_addr, read_data) = (port("read_address")?, port("read_data")?);
            let write = WritePort {
                addr: port("write_address")?,
                data: port("write_data")?,
                enable: port("write_enable")?,
            };
            let image = if words.is_empty() { None } else { Some(image(words, *shape)?) };
            let memory = memory(*shape, image, read_addr, read_data, Some(write));
            push(memory, name, module)
        }
        Widget::SyncRom { shape, words } => {
            let (read_addr, read_data) = (port("address")?, port("data")?);
            let image = Some(image(words, *shape)?);
            push(memory(*shape, image, read_addr, read_data, None), name, module)
        }
        Widget::Rom { words, default } => {
            let (address, data) = (port("address")?, port("data")?);
            let kind = DriverKind::Process(vec![table(words, default, address, data, module)?]);
            module.drivers.push(Driver { target: data, kind });
            Ok(())
        }
    }
}

fn memory(
    shape: Shape,
    image: Option<Vec<Value>>,
    read_addr: NetId,
    read_data: NetId,
    write: Option<WritePort>,
) -> Memory {
    Memory {
        name: String::new(),
        width: shape.width,
        depth: shape.depth,
        read_during_write: if write.is_some() {
            ReadDuringWrite::Old
        } else {
            ReadDuringWrite::Never
        },
        image,
        read_addr,
        read_data,
        read_enable: None,
        write,
    }
}

fn push(memory: Memory, name: &str, module: &mut Module) -> Result<(), String> {
    let width = module.net(memory.read_data).width;
    let addresses = 1u64.checked_shl(module.net(memory.read_addr).width).unwrap_or(u64::MAX);
    if width != memory.width || addresses != u64::from(memory.depth) {
        return Err(format!(
            "its text says {} words of {}, its signals {addresses} words of {}",
            memory.depth,
            bits(memory.width),
            bits(width)
        ));
    }
    if memory.depth < 2 {
        return Err("a memory of 1 word".to_string());
    }
    module.memories.push(Memory { name: name.to_string(), ..memory });
    Ok(())
}

/// All words of a memory; those not given are 0.
fn image(words: &Words, shape: Shape) -> Result<Vec<Value>, String> {
    let mut image = vec![Value::zero(shape.width); shape.depth as usize];
    for (at, value) in words {
        let place = at.to_i128().and_then(|at| image.get_mut(usize::try_from(at).ok()?));
        *place.ok_or_else(|| format!("a word at {at} of {}", shape.depth))? =
            word(value, shape.width)?;
    }
    Ok(image)
}

fn word(value: &Number, width: u32) -> Result<Value, String> {
    value
        .fit(width, false)
        .or_else(|| value.fit(width, true))
        .ok_or_else(|| format!("a word {value} in {}", bits(width)))
}

/// The `case` of a table without a clock.
fn table(
    words: &Words,
    default: &Number,
    address: NetId,
    data: NetId,
    module: &Module,
) -> Result<Stmt, String> {
    let (address, width) = (Expr::net(module, address), module.net(data).width);
    let mut arms: BTreeMap<Vec<u64>, (Expr, Vec<Stmt>)> = BTreeMap::new();
    for (at, value) in words {
        let at = word(at, address.width)?;
        let assign = Stmt::Assign(Expr::constant(word(value, width)?));
        arms.insert(at.words().to_vec(), (Expr::constant(at), vec![assign]));
    }
    let mut arms: Vec<(Expr, Vec<Stmt>)> = arms.into_values().collect();
    let full = 1u64.checked_shl(address.width).is_some_and(|all| arms.len() as u64 == all);
    let last = if full { arms.pop().map(|(_, last)| last) } else { None };
    let default = match last {
        Some(last) => last,
        None => vec![Stmt::Assign(Expr::constant(word(default, width)?))],
    };
    if arms.is_empty() {
        return default.into_iter().next().ok_or_else(|| "a table of nothing".to_string());
    }
    Ok(Stmt::Case { sel: address, arms, default })
}
