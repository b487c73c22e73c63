//! `ctxnic sim`: runs the generated hardware on a capture.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::engine::EngineChoice;
use super::wave::{Wave, WaveArgs};
use super::{Answer, Failure, input, write};
use crate::diag::{Diagnostic, Diagnostics, Sources};
use crate::flow::card::{Card, card_of};
use crate::flow::classifier_run::{Classified, ClassifierRun};
use crate::net::capture::{self, Capture, CapturedFrame};
use crate::net::latency::{Latency, Summary};
use crate::sim::{OutOfRange, Sim, SimError};
use crate::spec::Spec;

/// Arguments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    ctxnic sim specs/edge-gateway.yaml --pcap tests/data/gateway.pcap -o out\n  \
    ctxnic sim specs/minimal.yaml --pcap frames.pcapng -o out --wave out.vcd\n  \
    ctxnic sim specs/minimal.yaml --pcap frames.pcapng -o out --wave out.fst \\\n      \
        --wave-scope 'parser.*' --wave-scope '*_axis_rx_*' --wave-cycles 1000..1200\n\n\
    Writes DIR/NAME.pcap for every interface, with the frames its rules deliver, and DIR/sim.json.")]
pub(super) struct Args {
    /// Specification (YAML).
    spec: PathBuf,
    /// Frames to send, back to back (pcap or pcapng).
    #[arg(long, value_name = "FILE")]
    pcap: PathBuf,
    /// Folder to write to.
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    #[command(flatten)]
    wave: WaveArgs,
    /// Simulates the hardware as it was elaborated, so that the waves have every net of the blocks.
    #[arg(long)]
    no_optimise: bool,
    #[command(flatten)]
    engine: EngineChoice,
}

/// What a run gave.
struct Run {
    frames: Vec<Classified>,
    status: Vec<(&'static str, u64)>,
    rules: Vec<(u16, u64, u64)>,
    cycles: u64,
    /// Indices that pointed beyond what they index: how often, and the first.
    out_of_range: (u64, Option<OutOfRange>),
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let mut loaded = input::load(&args.spec)?;
    args.engine.apply(&mut loaded.spec);
    let spec = &loaded.spec;
    let bytes = input::read(&args.pcap)?;
    let capture = capture::read(&args.pcap.display().to_string(), &bytes)
        .map_err(|list| Failure::refused(list, Sources::new()))?;
    let card = card_of(spec, !args.no_optimise)
        .map_err(|list| Failure::refused(list, loaded.sources.clone()))?;
    let run = simulate(&card, &capture, &args.wave)?;
    let latency = latency(&run.frames);
    let report = report(spec, &card, &capture, &run, latency.as_ref());
    let mut files = captures(spec, &capture, &run.frames)?;
    files.insert("sim.json".into(), format!("{report:#}\n").into_bytes());
    write::write_all(&args.output, &files)?;
    let text = text(spec, &args.output, &card, &run, latency.as_ref(), capture.empty_records);
    Ok(Answer { text, json: report, warnings: loaded.warnings, sources: loaded.sources, code: 0 })
}

/// A failure of the simulated hardware: a defect of this program, never of the input.
fn broken(error: &SimError, advice: &str) -> Failure {
    let message = format!("the simulated hardware misbehaves: {error}");
    let help = "this is a defect of ctxnic; report it with the specification and capture";
    Failure::refused(
        Diagnostic::error("T040", message).with_help(format!("{help}; {advice}")).into(),
        Sources::new(),
    )
}

fn simulate(card: &Card, capture: &Capture, wave: &WaveArgs) -> Result<Run, Failure> {
    let mut sim = Sim::new(&card.design).map_err(|list| Failure::refused(list, Sources::new()))?;
    let mut wave = Wave::new(wave);
    wave.before_reset(&mut sim)?;
    let mut run = match ClassifierRun::new(sim) {
        Ok(run) => run,
        Err(error) => {
            wave.keep()?;
            return Err(broken(&error, &wave.advice(&error)));
        }
    };
    let done = frames(&mut run, card, capture, &mut wave);
    let ended = wave.end(&mut run.bench.sim);
    let run = done?.map_err(|error| broken(&error, &wave.advice(&error)))?;
    ended.map(|()| run)
}

/// Loads the tables and sends the frames.
fn frames(
    run: &mut ClassifierRun,
    card: &Card,
    capture: &Capture,
    wave: &mut Wave<'_>,
) -> Result<Result<Run, SimError>, Failure> {
    if run.wants_tables()
        && let Err(error) = run.load(card.compiled.image.words())
    {
        return Ok(Err(error));
    }
    wave.before_frames(&mut run.bench.sim)?;
    Ok(counted(run, card, capture))
}

fn counted(run: &mut ClassifierRun, card: &Card, capture: &Capture) -> Result<Run, SimError> {
    let start = run.bench.sim.cycle();
    let frames: Vec<Vec<u8>> = capture.frames.iter().map(|frame| frame.data.clone()).collect();
    let frames = run.run(&frames)?;
    let cycles = run.bench.sim.cycle() - start;
    let status = run.status()?;
    let mut rules = Vec::with_capacity(card.compiled.counters.len());
    for counter in &card.compiled.counters {
        let (packets, octets) = run.rule_counter(counter.index)?;
        rules.push((counter.index, packets, octets));
    }
    let sim = &run.bench.sim;
    let out_of_range = (sim.out_of_range_count(), sim.out_of_range().first().cloned());
    Ok(Run { frames, status, rules, cycles, out_of_range })
}

/// Cycles from the last beat of a frame in to its first beat out.
fn latency(frames: &[Classified]) -> Option<Summary> {
    let mut latency = Latency::default();
    for frame in frames {
        latency.record(frame.verdict_cycles());
    }
    latency.summary()
}

fn captures(
    spec: &Spec,
    capture: &Capture,
    frames: &[Classified],
) -> Result<write::Files, Failure> {
    let mut files = write::Files::new();
    for (slot, interface) in spec.policy.interfaces.iter().enumerate() {
        let own: Vec<CapturedFrame> = capture
            .frames
            .iter()
            .zip(frames)
            .filter(|(_, seen)| seen.verdicts.accepted >> slot & 1 == 1)
            .map(|(sent, seen)| CapturedFrame::new(sent.time_ns, seen.bytes.clone()))
            .collect();
        let bytes = capture::write(&own)
            .map_err(|list: Diagnostics| Failure::refused(list, Sources::new()))?;
        files.insert(format!("{}.pcap", interface.name), bytes);
    }
    Ok(files)
}

fn report(
    spec: &Spec,
    card: &Card,
    capture: &Capture,
    run: &Run,
    latency: Option<&Summary>,
) -> Value {
    let status: serde_json::Map<String, Value> =
        run.status.iter().map(|&(name, value)| (name.to_owned(), json!(value))).collect();
    let rules: Vec<Value> = card
        .compiled
        .counters
        .iter()
        .zip(&run.rules)
        .map(|(counter, &(_, packets, octets))| {
            json!({
                "interface": spec.policy.interfaces.get(counter.slot).map(|i| &i.name),
                "rule": counter.rule,
                "name": counter.name,
                "matched-packets": packets,
                "matched-octets": octets,
            })
        })
        .collect();
    let interfaces: Vec<Value> = spec
        .policy
        .interfaces
        .iter()
        .enumerate()
        .map(|(slot, interface)| json!({ "name": interface.name, "frames": delivered(run, slot) }))
        .collect();
    json!({
        "name": spec.nic.name,
        "frames": capture.frames.len(),
        "empty_records": capture.empty_records,
        "cycles": run.cycles,
        "indices_out_of_range": run.out_of_range.0,
        "latency_cycles": latency.map(|l| json!({
            "min": l.min, "median": l.median, "p99": l.p99, "max": l.max,
        })),
        "status": status,
        "interfaces": interfaces,
        "rules": rules,
    })
}

fn delivered(run: &Run, slot: usize) -> usize {
    run.frames.iter().filter(|seen| seen.verdicts.accepted >> slot & 1 == 1).count()
}

fn text(
    spec: &Spec,
    folder: &Path,
    card: &Card,
    run: &Run,
    latency: Option<&Summary>,
    empty: u64,
) -> String {
    let mut text = format!(
        "{}: {} frames in {} cycles, results in {}\n",
        spec.nic.name,
        run.frames.len(),
        run.cycles,
        folder.display()
    );
    if empty > 0 {
        text.push_str(&format!("  {empty} empty records skipped\n"));
    }
    if let (count @ 1.., Some(first)) = &run.out_of_range {
        text.push_str(&format!(
            "  {count} indices out of range, which read 0; the first in cycle {}: {}\n",
            first.cycle, first.path
        ));
    }
    for (name, value) in &run.status {
        text.push_str(&format!("  {name:<14} {value:>10}\n"));
    }
    if let Some(latency) = latency {
        text.push_str(&format!("verdict latency, last beat in to first beat out: {latency}\n"));
    }
    text.push_str("interface             frames  rules that decided (matched-packets)\n");
    for (slot, interface) in spec.policy.interfaces.iter().enumerate() {
        let hits: Vec<String> = card
            .compiled
            .counters
            .iter()
            .zip(&run.rules)
            .filter(|(counter, hit)| counter.slot == slot && hit.1 > 0)
            .map(|(counter, hit)| format!("{} {}", counter.name, hit.1))
            .collect();
        text.push_str(&format!(
            "  {:<18} {:>8}  {}\n",
            interface.name,
            delivered(run, slot),
            hits.join(", ")
        ));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::netlist::ir::{Expr, Module, Property, PropertyKind};

    /// A card whose hardware claims what never holds.
    fn misbehaving() -> Card {
        let mut loaded = input::load(Path::new("specs/minimal.yaml")).unwrap();
        loaded.spec.nic.name = "misbehaving".into();
        let mut card = card_of(&loaded.spec, true).unwrap();
        let top = card.design.top.index();
        let module: &mut Module = &mut card.design.modules[top];
        let holds = module.add_net("planted_holds", 1);
        let kind = crate::netlist::ir::DriverKind::Assign(Expr::number(1, 0));
        module.drivers.push(crate::netlist::ir::Driver { target: holds, kind });
        module.properties.push(Property {
            name: "planted".into(),
            kind: PropertyKind::Assert,
            holds,
            message: "what never holds".into(),
        });
        card
    }

    #[test]
    fn hardware_that_misbehaves_is_reported_with_cycle_path_and_what_to_do() {
        #[derive(clap::Parser)]
        struct Waves {
            #[command(flatten)]
            wave: WaveArgs,
        }
        let bytes = std::fs::read("tests/data/gateway.pcap").unwrap();
        let capture = capture::read("gateway.pcap", &bytes).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("out.fst");
        for options in [vec!["x".into()], vec!["x".into(), "--wave".into(), file.clone().into()]] {
            let with_waves = options.len() > 1;
            let options: Vec<std::ffi::OsString> = options;
            let waves = <Waves as clap::Parser>::try_parse_from(options).unwrap();
            let failure = simulate(&misbehaving(), &capture, &waves.wave).err().unwrap();
            let found = &failure.diagnostics.list[0];
            assert_eq!(found.code, "T040");
            let message = &found.message;
            assert!(message.contains("planted: an assertion fails: what never holds"), "{message}");
            assert!(message.contains("cycle "), "{message}");
            let help = found.help.as_deref().unwrap_or_default();
            assert!(help.contains("report it"), "{help}");
            assert_eq!(help.contains("--wave-cycles"), !with_waves, "{help}");
            assert_eq!(help.contains("out.fst"), with_waves, "{help}");
        }
    }
}
