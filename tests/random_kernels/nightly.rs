//! The nightly run: many more kernels than are committed, each shrunk when it fails. Asked for by
//! `CTXNIC_KERNELS=<count>`; `tools/nightly kernels` sets it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Instant;

use libtest_mimic::{Failed, Trial};

use crate::random_kernel::{Kernel, Plan, generate, kernel_text, shrink, size};
use crate::scratch::{Scratch, count};
use crate::trial::{Need, trial};

/// Kernels compiled together.
const AT_ONCE: u32 = 100;
/// Candidates compiled together while a failing kernel is made smaller.
const CANDIDATES: usize = 24;
/// Failing kernels that are made smaller; the others are written as they are.
const SHRUNK: usize = 5;

pub(crate) fn trials() -> Vec<Trial> {
    let wanted = std::env::var("CTXNIC_KERNELS").ok().and_then(|text| text.parse().ok());
    let needs = &[Need::Icarus, Need::Verilator];
    let run = |wanted| trial("nightly", needs, move || nightly(wanted));
    wanted.map(run).into_iter().collect()
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn nightly(wanted: u32) -> Result<(), Failed> {
    let begin = Instant::now();
    let seed = number("CTXNIC_SEED", 0x6e69_6768);
    let plant = std::env::var("CTXNIC_PLANT").unwrap_or_default();
    let scratch = Scratch::new(&plant)?;
    let home = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/nightly/kernels");
    std::fs::create_dir_all(home.join("failures"))?;
    let mut agree = BTreeMap::new();
    let mut failed: Vec<(Kernel, String, String)> = Vec::new();
    let mut first = u32::try_from(number("CTXNIC_FIRST", 0)).unwrap_or(0);
    let (begin_at, wanted) = (first, first + wanted);
    while first < wanted {
        let last = (first + AT_ONCE).min(wanted);
        let kernels: Vec<Kernel> =
            (first..last).map(|number| generate(&Plan::of("n", seed, number))).collect();
        let verdicts = scratch.judge(&kernels, "")?;
        count(&verdicts, &mut agree);
        for (kernel, verdict) in kernels.into_iter().zip(verdicts) {
            match verdict.failure {
                Some((lane, text)) => failed.push((kernel, lane, text)),
                None if verdict.agree.len() == 3 => continue,
                None => failed.push((kernel, "not run".into(), String::new())),
            }
            // At once and as it is, should the run not live to make it small.
            if let Some(new) = failed.last() {
                keep(&home, new, &new.0)?;
            }
        }
        first = last;
        let lanes: Vec<String> =
            agree.iter().map(|(lane, count)| format!("\"{lane}\": {count}")).collect();
        std::fs::write(
            home.join("counts.json"),
            format!(
                "{{ \"kernels\": {}, \"seed\": {seed}, \"agree\": {{ {} }}, \"failed\": {}, \
                 \"seconds\": {} }}\n",
                last - begin_at,
                lanes.join(", "),
                failed.len(),
                begin.elapsed().as_secs()
            ),
        )?;
    }
    let mut told = Vec::new();
    for (at, case) in failed.iter().enumerate() {
        let (kernel, lane, _) = case;
        let small = if at < SHRUNK { smaller(&scratch, kernel, lane)? } else { kernel.clone() };
        told.push(format!("{}: {}", kernel.name, keep(&home, case, &small)?));
    }
    if told.is_empty() { Ok(()) } else { Err(told.join("\n").into()) }
}

/// Writes a failing kernel, made small or not, and gives what it wrote.
fn keep(
    home: &Path,
    (kernel, lane, text): &(Kernel, String, String),
    small: &Kernel,
) -> Result<String, Failed> {
    let sizes = format!("// size {} of {}", size(small), size(kernel));
    let source = format!("// {lane}: {text}\n{sizes}\n\n{}", kernel_text(small));
    std::fs::write(home.join(format!("failures/{}.rs", kernel.name)), &source)?;
    Ok(source)
}

/// The kernel made small while it fails in the same simulator.
fn smaller(scratch: &Scratch, kernel: &Kernel, lane: &str) -> Result<Kernel, Failed> {
    let run = match lane {
        "simulate" | "icarus" | "verilator" => lane,
        _ => "simulate",
    };
    let mut broken = None;
    let small = shrink(kernel, CANDIDATES, &mut |candidates| {
        let verdicts = scratch.judge(candidates, run).unwrap_or_else(|e| {
            broken = Some(e);
            Vec::new()
        });
        verdicts.iter().map(|v| v.failure.as_ref().is_some_and(|(l, _)| l == lane)).collect()
    });
    broken.map_or(Ok(small), Err)
}
