//! What `build` and `regen` write for a specification: the files by name, nothing is written here.

use serde_json::{Value, json};

use super::write::Files;
use crate::context::emit;
use crate::diag::Diagnostics;
use crate::flow::card::{Card, card_of};
use crate::flow::memory::memory;
use crate::fsm::c_header::c_header;
use crate::fsm::compile::{Compiled, Figures, TableFigures};
use crate::hw::classifier::Chosen;
use crate::netlist::{dot, verilog};
use crate::spec::Spec;
use crate::spec::model::Engine;

/// Everything generated for a specification.
pub(super) struct Generated {
    /// Contents by relative path.
    pub(super) files: Files,
    /// Figures, as in `report.json`.
    pub(super) report: Value,
    /// The compiled policy.
    pub(super) compiled: Compiled,
}

/// Generates all files. They depend on what the specification says and on nothing else: not on its
/// place, the time or the machine. The hardware goes through the passes when `optimise`.
///
/// # Errors
/// What the compiler refuses.
pub(super) fn generate(spec: &Spec, optimise: bool) -> Result<Generated, Diagnostics> {
    let Card { compiled, design, chosen, .. } = card_of(spec, optimise)?;
    let name = &spec.nic.name;
    let mut files = Files::new();
    let mut put = |path: String, text: String| files.insert(path, text.into_bytes());
    put(format!("tables/{name}.hex"), compiled.image.to_hex());
    put("fsm/lookup.fsm".into(), compiled.lookup.to_string());
    for (interface, fsm) in spec.policy.interfaces.iter().zip(&compiled.rules) {
        put(format!("fsm/rules_{}.fsm", interface.name), fsm.to_string());
    }
    put(format!("sw/{name}.h"), c_header(name, &spec.policy, &compiled));
    let modules = verilog::write(&design);
    put("rtl/files.f".into(), verilog::file_list(&modules));
    put("rtl/hierarchy.dot".into(), dot::write(&design));
    for module in modules {
        put(format!("rtl/{}", module.name), module.text);
    }
    let memory = memory(spec, &compiled)?;
    put("memory/image.hex".into(), memory.to_hex());
    put("memory/map.json".into(), format!("{:#}\n", memory.map_json()));
    put("memory/map.md".into(), memory.map_markdown(spec));
    put("memory/record.md".into(), emit::markdown());
    put("sw/ctxnic_context.h".into(), emit::c_header());
    put("sw/ctxnic_context.rs".into(), emit::rust_module());
    put("rtl/ctxnic_context.vh".into(), emit::verilog_include());
    let report = report(spec, &compiled, &chosen);
    put("report.json".into(), format!("{report:#}\n"));
    files.insert("memory/image.bin".into(), memory.to_bin());
    files.insert(format!("tables/{name}.bin"), compiled.image.to_bin());
    Ok(Generated { files, report, compiled })
}

fn table_json(figures: &TableFigures) -> Value {
    json!({
        "states": figures.states,
        "edges": figures.edges,
        "words": figures.words,
        "reads_max": figures.reads_max,
    })
}

fn report(spec: &Spec, compiled: &Compiled, chosen: &Chosen) -> Value {
    let Figures { lookup, rules, states, words, bytes, reads_max, reads_max_group } =
        &compiled.figures;
    let interfaces: Vec<Value> = spec
        .policy
        .interfaces
        .iter()
        .zip(rules)
        .enumerate()
        .map(|(slot, (interface, figures))| {
            json!({
                "name": interface.name,
                "slot": slot,
                "id": interface.id,
                "rules": interface.rx.rules.len(),
                "table": table_json(figures),
            })
        })
        .collect();
    let counters: Vec<Value> = compiled
        .counters
        .iter()
        .map(|counter| {
            let interface = spec.policy.interfaces.get(counter.slot).map(|found| &found.name);
            json!({
                "index": counter.index,
                "interface": interface,
                "rule": counter.rule,
                "name": counter.name,
            })
        })
        .collect();
    json!({
        "name": spec.nic.name,
        "engine": match spec.nic.engine {
            Engine::Table => "table",
            Engine::Hardwired => "hardwired",
        },
        "hardware": {
            "interfaces": chosen.slots,
            "tuser_bits": chosen.tuser_bits,
            "counters": chosen.counters,
            "fifo_beats": chosen.fifo_beats,
            "bank_words": chosen.bank_words,
            "frame_bytes_max": 8 * chosen.max_beats,
        },
        "tables": {
            "words": words,
            "bytes": bytes,
            "crc": format!("{:08x}", compiled.image.crc()),
            "states": states,
            "reads_max": reads_max,
            "reads_max_group": reads_max_group,
        },
        "lookup": table_json(lookup),
        "interfaces": interfaces,
        "counters": counters,
    })
}
