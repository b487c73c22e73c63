//! rust-hdl's own Verilog as an oracle: where a kernel keeps clear of what rust-hdl translates wrongly,
//! yosys proves our Verilog equal to it; where it does not, yosys finds the two different.

use ctxnic::hw::frame_gate::FrameGate;
use ctxnic::hw::rule_counters::RuleCounters;
use ctxnic::hw::rx_back::RxBack;
use ctxnic::hw::table_crc::TableCrc;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::{Design, Module};
use ctxnic::netlist::verilog::{VerilogFile, write};
use ctxnic::tool::equivalence::{Pair, Side, Verdict, prove};
use libtest_mimic::{Failed, Trial};
use rust_hdl::core::module_defines::ModuleDefines;
use rust_hdl::core::prelude::Block;

use super::kernels;
use super::trial::{Need, trial};

pub(crate) fn trials() -> Vec<Trial> {
    vec![trial("rusthdl/equal", &[Need::Yosys], || {
        let mut wrong = Vec::new();
        for (name, verdict) in verdicts()? {
            println!("VERDICT {name}: {verdict:?}");
            wrong.push(name);
        }
        Err(format!("{wrong:?}").into())
    })]
}

/// What rust-hdl makes of a connected block; its top module is called `top`.
fn theirs(block: &dyn Block) -> VerilogFile {
    let mut defines = ModuleDefines::default();
    block.accept("top", &mut defines);
    VerilogFile { name: "top.v".into(), text: defines.defines() }
}

fn verdicts() -> Result<Vec<(String, Verdict)>, Failed> {
    let mut blocks: Vec<(String, Box<dyn Block>)> =
        kernels::all().into_iter().map(|kernel| (kernel.name, kernel.block)).collect();
    fn connected<B: Block + 'static>(mut block: B) -> Box<dyn Block> {
        block.connect_all();
        Box::new(block)
    }
    blocks.push(("hw/table_crc".into(), connected(TableCrc::default())));
    blocks.push(("hw/frame_gate".into(), connected(FrameGate::new(8))));
    blocks.push(("hw/rule_counters".into(), connected(RuleCounters::<2>::default())));
    blocks.push(("hw/rx_back".into(), connected(RxBack::<2, 36>::default())));
    let mut pairs = Vec::new();
    for (name, block) in &blocks {
        let design = elaborate("top", block.as_ref())?;
        if design.modules.iter().any(|module| !module.memories.is_empty()) {
            continue;
        }
        pairs.push(pair(name, block.as_ref(), &design));
    }
    #[allow(clippy::print_stdout)]
    let verdicts: Vec<Verdict> = pairs
        .iter()
        .map(|pair| match prove(std::slice::from_ref(pair)) {
            Ok(mut verdicts) => verdicts.remove(0),
            Err(error) => Verdict::Unproven(format!("ERROR {error}")),
        })
        .collect();
    Ok(pairs.into_iter().map(|pair| pair.name).zip(verdicts).collect())
}

/// Both texts with the names that the other has: `clock` is our `clk`, which our `rst` stays 0
/// for; the register `state` is `state.q` there and `state_q` here.
fn pair(name: &str, block: &dyn Block, design: &Design) -> Pair {
    let mut registers = Vec::new();
    collect(design, design.top(), "", &mut registers);
    let mut gold = Vec::new();
    let mut gate = Vec::new();
    if design.top().clk.is_some() {
        gold.push("rename clock clk".to_string());
        gate.push("delete -input rst".to_string());
        gate.push("setundef -undriven -zero".to_string());
    }
    gate.extend(registers.iter().map(|(ours, theirs)| format!("rename {ours} {theirs}")));
    Pair {
        name: name.into(),
        top: "top".into(),
        gold: Side::verilog(vec![theirs(block)]).with_commands(gold),
        gate: Side::verilog(write(design)).with_commands(gate),
    }
}

fn collect(design: &Design, module: &Module, prefix: &str, out: &mut Vec<(String, String)>) {
    for register in &module.registers {
        let name = &module.net(register.q).name;
        if let Some(field) = name.strip_suffix("_q") {
            out.push((format!("{prefix}{name}"), format!("{prefix}{field}.q")));
        }
    }
    for instance in &module.instances {
        collect(
            design,
            design.module(instance.module),
            &format!("{prefix}{}.", instance.name),
            out,
        );
    }
}
