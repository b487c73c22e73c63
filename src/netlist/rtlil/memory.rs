//! Memories: an array that is read without a clock, and a register behind the read.

use super::cells::Cells;
use super::net;
use super::sig::Sig;
use crate::netlist::ir::{Memory, NetId};
use crate::netlist::value::Value;

/// Prints one memory.
pub(super) fn print(cells: &mut Cells<'_>, memory: &Memory) {
    let id = format!("\"\\\\{}\"", memory.name);
    cells.out.push_str(&format!(
        "  memory width {} size {} \\{}\n",
        memory.width, memory.depth, memory.name
    ));
    contents(cells, memory, &id);
    read(cells, memory, &id);
    write(cells, memory, &id);
}

fn contents(cells: &mut Cells<'_>, memory: &Memory, id: &str) {
    let Some(image) = &memory.image else { return };
    for (word, value) in image.iter().enumerate() {
        let address = Sig::constant(Value::from_u64(32, word as u64));
        let parameters = [
            ("MEMID", id.to_string()),
            ("ABITS", "32".to_string()),
            ("WIDTH", memory.width.to_string()),
            ("WORDS", "1".to_string()),
            ("PRIORITY", word.to_string()),
        ];
        let data = Sig::constant(value.clone());
        cells.cell("$meminit", &parameters, &[("ADDR", &address), ("DATA", &data)]);
    }
}

/// Bits of an index of any word.
fn index_bits(memory: &Memory) -> u32 {
    (u32::BITS - memory.depth.saturating_sub(1).leading_zeros()).max(1)
}

/// The index behind an address, and one bit that tells whether it has a word.
fn index(cells: &mut Cells<'_>, memory: &Memory, address: NetId) -> (Sig, Sig) {
    let bits = index_bits(memory);
    let address = net(cells.module, address);
    // One bit more than both, so that the depth itself can be written.
    let width = bits.max(address.width()) + 1;
    let wide = address.clone().zero_extended(width);
    let depth = Sig::constant(Value::from_u64(width, u64::from(memory.depth)));
    let inside = cells.less(&wide, &depth);
    (wide.slice(0, bits), inside)
}

fn parameters(memory: &Memory, id: &str, clocked: bool) -> Vec<(&'static str, String)> {
    vec![
        ("MEMID", id.to_string()),
        ("ABITS", index_bits(memory).to_string()),
        ("WIDTH", memory.width.to_string()),
        ("CLK_ENABLE", u8::from(clocked).to_string()),
        ("CLK_POLARITY", "1".to_string()),
    ]
}

fn read(cells: &mut Cells<'_>, memory: &Memory, id: &str) {
    let (index, inside) = index(cells, memory, memory.read_addr);
    let word = cells.temporary(memory.width);
    let mut all = parameters(memory, id, false);
    all.push(("TRANSPARENT", "0".to_string()));
    let (no, yes) = (Sig::zeros(1), Sig::constant(Value::ones(1)));
    cells.cell("$memrd", &all, &[("CLK", &no), ("EN", &yes), ("ADDR", &index), ("DATA", &word)]);
    let mut next = cells.mux(&inside, &word, &Sig::zeros(memory.width));
    let data = net(cells.module, memory.read_data);
    if let Some(enable) = memory.read_enable {
        let enable = net(cells.module, enable);
        next = cells.mux(&enable, &next, &data);
    }
    cells.dff(&next, &data);
}

fn write(cells: &mut Cells<'_>, memory: &Memory, id: &str) {
    let (Some(port), Some(clk)) = (&memory.write, cells.module.clk) else { return };
    let (index, inside) = index(cells, memory, port.addr);
    let enable = net(cells.module, port.enable);
    let lane = memory.width / enable.width().max(1);
    let lanes = (0..enable.width())
        .fold(Sig::default(), |low, at| low.below(&enable.slice(at, 1).repeat(lane)));
    let enable = cells.mux(&inside, &lanes, &Sig::zeros(memory.width));
    let mut all = parameters(memory, id, true);
    all.push(("PRIORITY", "0".to_string()));
    let (clk, data) = (net(cells.module, clk), net(cells.module, port.data));
    cells.cell(
        "$memwr",
        &all,
        &[("CLK", &clk), ("EN", &enable), ("ADDR", &index), ("DATA", &data)],
    );
}

#[cfg(test)]
mod tests {
    use super::index_bits;
    use crate::netlist::ir::{Memory, NetId, ReadDuringWrite};

    #[test]
    fn an_index_has_just_the_bits_for_the_last_word() {
        let bits = |depth| {
            index_bits(&Memory {
                name: "m".into(),
                width: 1,
                depth,
                read_during_write: ReadDuringWrite::Old,
                image: None,
                read_addr: NetId(0),
                read_data: NetId(0),
                read_enable: None,
                write: None,
            })
        };
        assert_eq!([2, 3, 4, 5, 256, 257].map(bits), [1, 2, 2, 3, 8, 9]);
    }
}
