//! Prints the port list: interfaces and other groups of ports apart, attributes in the top.

use crate::netlist::ir::{Dir, Module};

use super::attributes::{attributes, interfaces};
use super::print::range;

/// What stands between the module's name and its body. `is_reg` tells the ports that an `always`
/// block writes.
pub(super) fn ports(module: &Module, top: bool, is_reg: impl Fn(usize) -> bool) -> String {
    if module.ports.is_empty() {
        return ";".into();
    }
    let found = interfaces(module);
    let notes = if top { attributes(module, &found) } else { vec![Vec::new(); module.ports.len()] };
    let range_of = |at: usize| range(module.net(module.ports[at].net).width);
    let column = (0..module.ports.len()).map(|at| range_of(at).len()).max().unwrap_or(0);
    let keys = keys(module);
    let mut out = String::from(" (\n");
    for (at, port) in module.ports.iter().enumerate() {
        let interface = found.iter().find(|interface| interface.ports[0].1 == at);
        if at > 0 && (keys[at] != keys[at - 1] || interface.is_some()) {
            out.push('\n');
        }
        if let Some(interface) = interface {
            out.push_str(&format!("    // {}\n", interface.describe()));
        }
        for note in &notes[at] {
            out.push_str(&format!("    {note}\n"));
        }
        let dir = if port.dir == Dir::In { "input " } else { "output" };
        let kind = if is_reg(at) { "reg " } else { "wire" };
        let name = &module.net(port.net).name;
        let comma = if at + 1 < module.ports.len() { "," } else { "" };
        let range = range_of(at);
        if column == 0 {
            out.push_str(&format!("    {dir} {kind} {name}{comma}\n"));
        } else {
            out.push_str(&format!("    {dir} {kind} {range:column$} {name}{comma}\n"));
        }
    }
    out.push_str(");");
    out
}

/// Least number of ports that stand apart for their name.
const GROUP_MIN: usize = 3;

/// For each port, a name of the group it stands in: the first part of its name, or `s_` and `m_`
/// with the next part, when enough neighbours have the same; all others are of one group.
fn keys(module: &Module) -> Vec<String> {
    let prefix = |at: usize| {
        let name = &module.net(module.ports.get(at)?.net).name;
        let mut parts = name.split('_');
        let first = parts.next()?;
        let second = parts.next()?;
        parts.next().map_or_else(
            || Some(first.to_string()),
            |_| {
                Some(if first.len() == 1 { format!("{first}_{second}") } else { first.to_string() })
            },
        )
    };
    let mut keys = vec![String::new(); module.ports.len()];
    let mut start = 0;
    for end in 1..=module.ports.len() {
        if prefix(end) == prefix(start) && end < module.ports.len() {
            continue;
        }
        if end - start >= GROUP_MIN
            && let Some(own) = prefix(start)
        {
            keys[start..end].fill(own);
        }
        start = end;
    }
    keys
}
