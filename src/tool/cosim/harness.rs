//! What both simulators' test benches have in common: packed rows, deposits, unique module names.

use std::collections::{BTreeMap, BTreeSet};

use super::{Interface, Job, PortSpec, PowerUp};
use crate::netlist::ir::{Design, ModuleId};
use crate::netlist::value::Value;
use crate::netlist::verilog::{InitialValue, VerilogFile, initial_state};
use crate::tool::error::ToolError;

/// Bits of all ports together.
pub(super) fn bits(ports: &[PortSpec]) -> u32 {
    ports.iter().map(|p| p.width).sum()
}

/// Checks that a job can be run: it has inputs and outputs, and every row has a value of the right
/// width for every input.
pub(super) fn check(tool: &str, interface: &Interface, job: &Job<'_>) -> Result<(), ToolError> {
    let bad = |what: String| Err(ToolError::unreadable(tool, format!("{}: {what}", interface.top)));
    if interface.inputs.is_empty() || interface.outputs.is_empty() {
        return bad("a design without inputs or outputs cannot be co-simulated".into());
    }
    for (cycle, row) in job.stimulus.rows.iter().enumerate() {
        let have: Vec<u32> = row.iter().map(Value::width).collect();
        let want: Vec<u32> = interface.inputs.iter().map(|p| p.width).collect();
        if have != want {
            return bad(format!("cycle {cycle}: inputs have {want:?} bits, stimulus {have:?}"));
        }
    }
    Ok(())
}

/// Joins values, the first most significant, as a Verilog concatenation does.
pub(super) fn pack(row: &[Value]) -> Value {
    let width = row.iter().map(Value::width).sum::<u32>().max(1);
    let mut packed = Value::zero(width);
    let mut hi = width;
    for value in row {
        hi -= value.width();
        for bit in (0..value.width()).filter(|&bit| value.bit(bit)) {
            packed.set_bit(hi + bit, true);
        }
    }
    packed
}

/// The 32-bit words of a value, least significant first: what the simulators in C++ keep.
pub(super) fn halves(value: &Value) -> Vec<u32> {
    let halves = value.words().iter().flat_map(|&w| [w & 0xffff_ffff, w >> 32]);
    let count = value.width().div_ceil(32) as usize;
    halves.take(count).map(|w| u32::try_from(w).unwrap_or(u32::MAX)).collect()
}

/// Splits what [`pack`] joined.
pub(super) fn unpack(ports: &[PortSpec], packed: &Value) -> Vec<Value> {
    let mut hi = packed.width();
    let split = |port: &PortSpec| {
        hi -= port.width;
        packed.slice(hi, port.width)
    };
    ports.iter().map(split).collect()
}

/// Port connections `.name(vector[hi:lo])` for ports packed as [`pack`] does.
pub(super) fn connections(ports: &[PortSpec], vector: &str) -> Vec<String> {
    let mut hi = bits(ports);
    let connect = |port: &PortSpec| {
        hi -= port.width;
        format!(".{}({vector}[{}:{hi}])", port.name, hi + port.width - 1)
    };
    ports.iter().map(connect).collect()
}

/// Statements for an `initial` block that set the state as [`PowerUp`] says. `dut` is the path of the
/// top; `index` names an `integer` the loops may use.
pub(super) fn deposits(job: &Job<'_>, dut: &str, index: &str) -> Vec<String> {
    let mut with_reset = BTreeSet::new();
    if job.stimulus.power_up == PowerUp::UnknownUntilReset {
        collect_reset(job.design, job.design.top, "", &mut with_reset);
    }
    let mut out = Vec::new();
    let mut words = Run::default();
    for state in initial_state(job.design) {
        if with_reset.contains(&state.path) {
            continue;
        }
        if words.take(&state) {
            continue;
        }
        words.flush(dut, index, &mut out);
        if !words.take(&state) {
            out.push(format!("{dut}.{} = {};", state.path, state.value));
        }
    }
    words.flush(dut, index, &mut out);
    out
}

/// The registers of all modules with their initial values: module, register, value.
pub(super) fn initial_registers(design: &Design) -> Vec<(String, String, Value)> {
    let modules = design.modules.iter().enumerate().flat_map(|(id, module)| {
        let alone = Design { modules: design.modules.clone(), top: ModuleId::from(id) };
        initial_state(&alone)
            .into_iter()
            .filter(|state| !state.path.contains(['.', '[']))
            .map(|state| (module.name.clone(), state.path, state.value))
    });
    modules.collect()
}

/// Paths of the registers that reset sets.
fn collect_reset(design: &Design, id: ModuleId, prefix: &str, out: &mut BTreeSet<String>) {
    let module = design.module(id);
    for register in module.registers.iter().filter(|r| r.reset) {
        out.insert(format!("{prefix}{}", module.net(register.q).name));
    }
    for instance in &module.instances {
        collect_reset(design, instance.module, &format!("{prefix}{}.", instance.name), out);
    }
}

/// Words of one memory that follow each other and have one value.
#[derive(Default)]
struct Run {
    memory: String,
    value: Option<Value>,
    words: usize,
}

impl Run {
    /// Takes the next word of the run, or the first of a new one; `false` when it is neither.
    fn take(&mut self, state: &InitialValue) -> bool {
        let Some((memory, word)) = state.path.strip_suffix(']').and_then(|p| p.rsplit_once('['))
        else {
            return false;
        };
        let next = word.parse() == Ok(self.words);
        let same =
            self.words == 0 || (memory == self.memory && self.value.as_ref() == Some(&state.value));
        if next && same {
            memory.clone_into(&mut self.memory);
            self.value = Some(state.value.clone());
            self.words += 1;
        }
        next && same
    }

    /// Writes the run as a loop and forgets it.
    fn flush(&mut self, dut: &str, index: &str, out: &mut Vec<String>) {
        if let Some(value) = self.value.take() {
            let (memory, words) = (&self.memory, self.words);
            out.push(format!(
                "for ({index} = 0; {index} < {words}; {index} = {index} + 1) \
                 {dut}.{memory}[{index}] = {value};"
            ));
        }
        *self = Self::default();
    }
}

/// The Verilog of several jobs for one build: modules of a name an earlier job uses too are renamed
/// with the prefix `j<job>_`. Returns for each job its files and its renamings.
pub(super) fn without_collisions(jobs: &[Job<'_>]) -> Vec<(Vec<VerilogFile>, Renamed)> {
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut out = Vec::new();
    for (number, job) in jobs.iter().enumerate() {
        let names: BTreeSet<String> =
            job.files.iter().map(|f| f.name.trim_end_matches(".v").to_owned()).collect();
        let mut renamed = Renamed::default();
        if names.iter().any(|name| used.contains(name)) {
            let new = |name: &String| (name.clone(), format!("j{number}_{name}"));
            renamed.0 = names.iter().map(new).collect();
        }
        let files = job.files.iter().map(|file| VerilogFile {
            name: format!("{}.v", renamed.apply(file.name.trim_end_matches(".v"))),
            text: renamed.apply(&file.text),
        });
        out.push((files.collect(), renamed));
        used.extend(names);
    }
    out
}

/// New names of the modules of one job.
#[derive(Clone, Debug, Default)]
pub(super) struct Renamed(BTreeMap<String, String>);

impl Renamed {
    /// The text with every identifier that is a module's old name replaced. A net of the same name
    /// changes with it, in all files of the job alike.
    pub(super) fn apply(&self, text: &str) -> String {
        if self.0.is_empty() {
            return text.to_owned();
        }
        let word_char = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let mut out = String::with_capacity(text.len() + text.len() / 8);
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.find(|c| !word_char(c)).unwrap_or(rest.len());
            let (head, tail) = rest.split_at(word);
            out.push_str(self.0.get(head).map_or(head, String::as_str));
            let gap = tail.find(word_char).unwrap_or(tail.len());
            out.push_str(&tail[..gap]);
            rest = &tail[gap..];
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn port(name: &str, width: u32) -> PortSpec {
        PortSpec { name: name.into(), width }
    }

    #[test]
    fn rows_pack_like_a_concatenation_and_come_apart_again() {
        let ports = [port("a", 3), port("b", 130), port("c", 1)];
        let row = vec![Value::from_u64(3, 5), Value::ones(130), Value::from_u64(1, 0)];
        let packed = pack(&row);
        assert_eq!(packed.width(), 134);
        assert_eq!((packed.bit(133), packed.bit(132), packed.bit(131)), (true, false, true));
        assert!(!packed.bit(0) && packed.bit(1));
        assert_eq!(unpack(&ports, &packed), row);
        assert_eq!(
            connections(&ports, "in_0"),
            [".a(in_0[133:131])", ".b(in_0[130:1])", ".c(in_0[0:0])"]
        );
    }

    #[test]
    fn renaming_replaces_whole_identifiers_only() {
        let renamed = Renamed([("top".to_owned(), "j1_top".to_owned())].into());
        assert_eq!(
            renamed.apply("module top(topper, a_top); top_x top(.top(8'h1f)); // top"),
            "module j1_top(topper, a_top); top_x j1_top(.j1_top(8'h1f)); // j1_top"
        );
    }
}
