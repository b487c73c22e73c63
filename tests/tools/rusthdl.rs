//! rust-hdl's own Verilog as an oracle: where a kernel keeps clear of what rust-hdl translates wrongly,
//! yosys proves our Verilog equal to it; where it does not, yosys finds the two different.

use std::collections::BTreeSet;

use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::{Design, Module};
use ctxnic::netlist::verilog::{VerilogFile, initial_state, write};
use ctxnic::tool::equivalence::{Pair, Side, Verdict, prove};
use libtest_mimic::{Failed, Trial};
use rust_hdl::core::module_defines::ModuleDefines;
use rust_hdl::core::prelude::Block;

use super::kernels;
use super::trial::{Need, trial};

/// Kernels that rust-hdl translates rightly, each with registers of the names that the proof expects.
const EQUAL: &[&str] = &[
    "compare_sum_32",
    "compare_sum_33",
    "compare_sum_64",
    "compare_difference_33",
    "shift_sum_64",
    "compare_inverse_64",
    "machine",
    "lanes",
    "bit_work",
    "buses",
    "numbers",
    "operators",
    "compared",
    "shifted",
    "product",
    "signed_widths",
    "taken_bits",
    "replaced_bits",
    "reduced",
    "wide",
    "states",
    "decisions",
    "locals",
    "structs",
    "nested_structs",
    "remarks",
    "loops",
    "chain",
    "interfaces",
    "registers",
    "flip_flops",
    "fifo_reducer",
    "edge_detector",
    "strobe",
    "shot",
    "pulser",
    "pwm",
    "auto_reset",
    "lfsr",
    "bit_synchronizer",
    "sync_sender",
    "sync_receiver",
];

/// Kernels that rust-hdl translates wrongly: its simulation and its Verilog disagree. They show that
/// this lane can say no.
const DIFFERENT: &[&str] = &[
    "compare_sum_2",
    "compare_difference_4",
    "cast_sum_31",
    "cast_sum_64",
    "shift_sum_31",
    "precedence_2",
    "precedence_64",
    "compare_inverse_31",
];

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        trial("rusthdl/equal", &[Need::Yosys], || {
            let wrong = names_of(EQUAL, |verdict| !matches!(verdict, Verdict::Equal { .. }))?;
            if wrong.is_empty() { Ok(()) } else { Err(format!("not proved: {wrong:?}").into()) }
        }),
        trial("rusthdl/different", &[Need::Yosys], || {
            let wrong = names_of(DIFFERENT, |verdict| matches!(verdict, Verdict::Equal { .. }))?;
            if wrong.is_empty() { Ok(()) } else { Err(format!("proved: {wrong:?}").into()) }
        }),
    ]
}

/// The kernels of a list whose verdict is of some kind.
fn names_of(wanted: &[&str], is_wrong: impl Fn(&Verdict) -> bool) -> Result<Vec<String>, Failed> {
    let mut pairs = Vec::new();
    for name in wanted {
        let kernel = kernels::all().into_iter().find(|kernel| kernel.name == *name);
        let kernel = kernel.ok_or_else(|| format!("no kernel `{name}`"))?;
        let design = elaborate("top", kernel.block.as_ref())?;
        pairs.push(pair(name, kernel.block.as_ref(), "clock", &design));
    }
    let verdicts = prove(&pairs)?;
    let wrong = pairs.into_iter().zip(&verdicts).filter(|(_, verdict)| is_wrong(verdict));
    Ok(wrong.map(|(pair, _)| pair.name).collect())
}

/// What rust-hdl makes of a connected block; its top module is called `top`.
pub(crate) fn theirs(block: &dyn Block) -> VerilogFile {
    let mut defines = ModuleDefines::default();
    block.accept("top", &mut defines);
    VerilogFile { name: "top.v".into(), text: defines.defines() }
}

/// Both texts with the names that the other has: their clock is our `clk`, which our `rst` stays 0
/// for; the register `state` is `state.q` there and `state_q` here, the memory `ram` is `ram.mem`.
pub(crate) fn pair(name: &str, block: &dyn Block, clock: &str, design: &Design) -> Pair {
    let mut design = design.clone();
    let their_file = theirs(block);
    let mut registers = Vec::new();
    collect(&design, design.top(), ("", ""), &their_file.text, &mut registers);
    let mut gold = Vec::new();
    let mut gate = Vec::new();
    // What only properties read is not printed for hardware.
    let printed: BTreeSet<String> =
        initial_state(&design).into_iter().map(|value| value.path).collect();
    registers.retain(|(ours, _)| printed.contains(ours));
    if design.top().clk.is_some() {
        if clock != "clk" {
            gold.push(format!("rename {clock} clk"));
        }
        gate.push("delete -input rst".to_string());
        gate.push("connect -set rst 1'0".to_string());
    }
    gate.extend(registers.iter().map(|(ours, theirs)| format!("rename {ours} {theirs}")));
    for memory in design.modules.iter_mut().flat_map(|module| &mut module.memories) {
        // An escaped name of Verilog, with the space that ends it.
        memory.name = format!("\\{}.mem ", memory.name);
    }
    Pair {
        name: name.into(),
        top: "top".into(),
        gold: Side::verilog(vec![their_file]).with_commands(gold),
        gate: Side::verilog(write(&design)).with_commands(gate),
    }
}

/// The text of one of their modules: the one of the instance `store.checksum` is `top$store$checksum`.
fn module_text<'t>(text: &'t str, path: &str) -> &'t str {
    let name = format!("top.{path}").trim_end_matches('.').replace('.', "$");
    let from = text.split_once(&format!("module {name}(")).map_or("", |(_, rest)| rest);
    from.split_once("endmodule").map_or(from, |(module, _)| module)
}

/// The name that an instance has there: of an array, `lanes_3` is `lanes$3`.
fn instance(text: &str, ours: &str) -> String {
    let there = |name: &str| text.contains(&format!(" {name}("));
    match ours.rsplit_once('_') {
        Some((array, index)) if !there(ours) && there(&format!("{array}${index}")) => {
            format!("{array}${index}")
        }
        _ => ours.to_owned(),
    }
}

/// Our names of what is kept from cycle to cycle, and theirs, below two prefixes.
fn collect(
    design: &Design,
    module: &Module,
    (ours, theirs): (&str, &str),
    text: &str,
    out: &mut Vec<(String, String)>,
) {
    let within = module_text(text, theirs);
    for register in &module.registers {
        let name = &module.net(register.q).name;
        if let Some(field) = name.strip_suffix("_q") {
            out.push((format!("{ours}{name}"), format!("{theirs}{}.q", instance(within, field))));
        }
    }
    for memory in &module.memories {
        let name = &module.net(memory.read_data).name;
        out.push((format!("{ours}{name}"), format!("{theirs}{}.read_data", memory.name)));
    }
    for child in &module.instances {
        let below = format!("{theirs}{}.", instance(within, &child.name));
        let prefixes = (format!("{ours}{}.", child.name), below);
        let module = design.module(child.module);
        collect(design, module, (&prefixes.0, &prefixes.1), text, out);
    }
}
