//! Four parsers and linters that are not ours, on every Verilog file we write.

use std::path::{Path, PathBuf};

use ctxnic::netlist::passes::optimise;
use ctxnic::netlist::verilog::{VerilogFile, write};
use ctxnic::tool::cosim::Interface;
use ctxnic::tool::{Scratch, ToolError, icarus, slang, verilator, yosys};
use libtest_mimic::{Failed, Trial};

use super::mutants;
use super::random_design::random_design;
use super::sample;
use super::trial::{Need, trial};

/// What is done with a top module and its files.
type Check<'a> = &'a dyn Fn(&str, &[VerilogFile]) -> Result<(), Failed>;

/// A linter: its name, what it needs, how it is run.
pub(crate) struct Linter {
    pub(crate) name: &'static str,
    pub(crate) needs: &'static [Need],
    lint: fn(&Path, &str, &[PathBuf]) -> Result<(), ToolError>,
}

pub(crate) const LINTERS: [Linter; 4] = [
    Linter { name: "icarus", needs: &[Need::Icarus], lint: icarus::lint },
    Linter { name: "verilator", needs: &[Need::Verilator], lint: verilator::lint },
    Linter { name: "yosys", needs: &[Need::Yosys], lint: yosys::lint },
    Linter { name: "slang", needs: &[Need::Slang], lint: slang::lint },
];

/// Random designs that must draw no warning.
const RANDOM: u64 = 400;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for linter in &LINTERS {
        trials.push(trial(format!("lint/sample/{}", linter.name), linter.needs, || {
            lint(linter, "sample", &write(&sample::design()))
        }));
        for spec in specs() {
            let name = format!("lint/{}/{}", spec.name, linter.name);
            trials.push(trial(name, linter.needs, move || {
                spec.each_top(&|top, files| lint(linter, top, files))
            }));
        }
        for mutant in mutants::lint::ALL {
            if mutant.caught_by.contains(&linter.name) {
                let name = format!("mutant/{}/{}", linter.name, mutant.name);
                trials.push(trial(name, linter.needs, || planted(linter, mutant)));
            }
        }
    }
    for first in (0..RANDOM).step_by(100) {
        let name = format!("lint/random-{first}/verilator");
        trials.push(trial(name, &[Need::Verilator], move || {
            (first..first + 100).try_for_each(random)
        }));
    }
    trials
        .push(trial("synth/sample", &[Need::Yosys], || synth("sample", &write(&sample::design()))));
    for spec in specs() {
        let name = format!("synth/{}", spec.name);
        trials.push(trial(name, &[Need::Yosys], move || spec.each_top(&synth)));
    }
    trials
}

/// Verilator has nothing against a random design as it is made; every tenth is optimised first.
fn random(seed: u64) -> Result<(), Failed> {
    let mut design = random_design(seed);
    if seed.is_multiple_of(10) {
        optimise(&mut design);
    }
    let linted = lint(&LINTERS[1], &design.top().name, &write(&design));
    linted.map_err(|error| format!("seed {seed}: {error:?}").into())
}

/// The Verilog that `generated/` holds for one specification.
struct Generated {
    name: String,
    folder: PathBuf,
}

/// All folders of `generated/` that hold Verilog.
fn specs() -> Vec<Generated> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("generated");
    let Ok(entries) = std::fs::read_dir(&root) else {
        return Vec::new();
    };
    let mut list: Vec<Generated> = entries
        .map(|entry| entry.expect("generated/ can be listed"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| Generated {
            name: entry.file_name().to_string_lossy().into_owned(),
            folder: entry.path(),
        })
        .collect();
    list.sort_by(|a, b| a.name.cmp(&b.name));
    list
}

impl Generated {
    /// Calls `check` with every top module (one that no other file instantiates) and the files it
    /// may need: all of its folder.
    fn each_top(&self, check: Check<'_>) -> Result<(), Failed> {
        let mut folders = vec![self.folder.clone()];
        let mut tops = 0;
        while let Some(folder) = folders.pop() {
            let mut files = Vec::new();
            for entry in std::fs::read_dir(&folder)? {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|e| e == "v") {
                    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                    files.push(VerilogFile { name, text: std::fs::read_to_string(&path)? });
                }
            }
            files.sort_by(|a, b| a.name.cmp(&b.name));
            for top in roots(&files) {
                check(&top, &reachable(&top, &files))?;
                tops += 1;
            }
        }
        if tops == 0 {
            Err(format!("no Verilog below {}", self.folder.display()).into())
        } else {
            Ok(())
        }
    }
}

/// The module of a file, by its name.
fn module(file: &VerilogFile) -> &str {
    file.name.trim_end_matches(".v")
}

/// True when the text instantiates the module: its name as a word, followed by an instance name.
fn uses(file: &VerilogFile, name: &str) -> bool {
    file.text.lines().any(|line| {
        let mut words = line.split_ascii_whitespace();
        words.next() == Some(name) && words.next().is_some()
    })
}

/// Modules that no other file instantiates.
fn roots(files: &[VerilogFile]) -> Vec<String> {
    let used = |f: &VerilogFile| files.iter().any(|other| uses(other, module(f)));
    files.iter().filter(|f| !used(f)).map(|f| module(f).to_owned()).collect()
}

/// The files of a top and all it instantiates.
fn reachable(top: &str, files: &[VerilogFile]) -> Vec<VerilogFile> {
    let mut list: Vec<VerilogFile> = Vec::new();
    let mut wanted = vec![top.to_owned()];
    while let Some(name) = wanted.pop() {
        let Some(file) = files.iter().find(|f| module(f) == name) else { continue };
        if !list.contains(file) {
            list.push(file.clone());
            wanted.extend(files.iter().map(module).filter(|m| uses(file, m)).map(str::to_owned));
        }
    }
    list
}

/// Writes the files out and runs one linter on them.
pub(crate) fn lint(linter: &Linter, top: &str, files: &[VerilogFile]) -> Result<(), Failed> {
    let (dir, paths) = spread(files)?;
    (linter.lint)(dir.path(), top, &paths).map_err(|e| format!("{top}: {e}").into())
}

/// Synthesizes for ECP5: no latch, and something comes out.
fn synth(top: &str, files: &[VerilogFile]) -> Result<(), Failed> {
    let (dir, paths) = spread(files)?;
    let ecp5 = yosys::synth_ecp5(dir.path(), top, &paths).map_err(|e| format!("{top}: {e}"))?;
    if ecp5.cells.is_empty() {
        Err(format!("{top}: synthesis left nothing").into())
    } else {
        Ok(())
    }
}

fn spread(files: &[VerilogFile]) -> Result<(Scratch, Vec<PathBuf>), ToolError> {
    let dir = Scratch::new("lint")?;
    let paths: Result<_, _> = files.iter().map(|f| dir.write(&f.name, &f.text)).collect();
    Ok((dir, paths?))
}

/// The linter must object to the mutant, and to the mutant only.
fn planted(linter: &Linter, mutant: &mutants::lint::Mutant) -> Result<(), Failed> {
    let design = sample::design();
    let mut files = write(&design);
    if !mutant.plant(&Interface::of(&design), &mut files) {
        return Err("the bug could not be planted".into());
    }
    let (dir, paths) = spread(&files)?;
    match (linter.lint)(dir.path(), "sample", &paths) {
        Err(ToolError::Failed { .. }) => Ok(()),
        Err(other) => Err(other.into()),
        Ok(()) => Err(format!("{} has nothing against {}", linter.name, mutant.name).into()),
    }
}
