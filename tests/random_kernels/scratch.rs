//! A scratch crate that compiles kernels and runs them in all simulators.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use ctxnic::tool::process::Child;
use libtest_mimic::Failed;

use crate::random_kernel::{Kernel, batch};

/// Time a build, or a run, gets.
const LIMIT: Duration = Duration::from_hours(1);

/// What became of a kernel.
#[derive(Clone, Debug, Default)]
pub(crate) struct Verdict {
    /// The simulators that agree with rust-hdl.
    pub(crate) agree: Vec<String>,
    /// The first that does not, or the step that failed, and what it says.
    pub(crate) failure: Option<(String, String)>,
}

/// The folder of the crate.
pub(crate) struct Scratch {
    dir: PathBuf,
    root: PathBuf,
    /// A bug to plant in every design.
    pub(crate) plant: String,
}

impl Scratch {
    /// A crate under `target/nightly/kernels`.
    pub(crate) fn new(plant: &str) -> Result<Self, Failed> {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let dir = root.join("target/nightly/kernels/crate");
        std::fs::create_dir_all(dir.join("src"))?;
        std::fs::write(
            dir.join("Cargo.toml"),
            format!(
                "[package]\nname = \"kernels\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                 [dependencies]\nctxnic = {{ path = \"{}\" }}\nrust-hdl = \"0.46\"\n\n\
                 [profile.dev]\nopt-level = 1\ndebug = \"line-tables-only\"\n\
                 overflow-checks = true\ndebug-assertions = true\n\n\
                 [profile.dev.package.kernels]\nopt-level = 0\ndebug = false\n\n[workspace]\n",
                root.display()
            ),
        )?;
        std::fs::copy(root.join("Cargo.lock"), dir.join("Cargo.lock"))?;
        Ok(Self { dir, root, plant: plant.to_owned() })
    }

    /// Compiles the kernels and runs them in one simulator, or in all when `lane` is empty.
    pub(crate) fn judge(&self, kernels: &[Kernel], lane: &str) -> Result<Vec<Verdict>, Failed> {
        let mut verdicts = vec![Verdict::default(); kernels.len()];
        let mut left: Vec<usize> = (0..kernels.len()).collect();
        while !left.is_empty() {
            self.write(kernels, &left)?;
            let Some(errors) = self.build()? else {
                self.run(&left, lane, &mut verdicts)?;
                break;
            };
            // What does not compile is left out.
            let bad = |number: &usize| errors.contains(&format!("src/k_{number:04}.rs"));
            let (broken, fine): (Vec<usize>, Vec<usize>) = left.iter().partition(|n| bad(n));
            if broken.is_empty() {
                return Err(errors.into());
            }
            for number in broken {
                verdicts[number].failure = Some(("rustc".into(), errors.clone()));
            }
            left = fine;
        }
        Ok(verdicts)
    }

    fn write(&self, kernels: &[Kernel], numbers: &[usize]) -> Result<(), Failed> {
        let src = self.dir.join("src");
        for entry in std::fs::read_dir(&src)? {
            std::fs::remove_file(entry?.path())?;
        }
        let tests = self.root.join("tests");
        let mut main = String::from("#![allow(warnings)]\n");
        for (name, path) in [
            ("harness", "random_kernels/harness.rs"),
            ("ir", "mutants/ir.rs"),
            ("lanes", "random_kernels/lanes.rs"),
            ("prelude", "random_kernels/prelude.rs"),
            ("report", "random_kernels/report.rs"),
        ] {
            writeln!(main, "#[path = \"{}\"]\nmod {name};", tests.join(path).display())?;
        }
        let mut list = Vec::new();
        for &number in numbers {
            writeln!(main, "mod k_{number:04};")?;
            list.push(format!("k_{number:04}::kernels"));
            let text = batch(&kernels[number..=number], "//! A random kernel.\n");
            std::fs::write(src.join(format!("k_{number:04}.rs")), text)?;
        }
        writeln!(
            main,
            "fn main() -> std::io::Result<()> {{\n    report::run(&[{}])\n}}",
            list.join(", ")
        )?;
        std::fs::write(src.join("main.rs"), main)?;
        Ok(())
    }

    /// That of the repository: with the profile of its tests, the dependencies are there already.
    fn target(&self) -> PathBuf {
        match std::env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => self.root.join(dir),
            None => self.root.join("target"),
        }
    }

    /// Builds; gives what the compiler says when it refuses.
    fn build(&self) -> Result<Option<String>, Failed> {
        let output = Child::new(Path::new(env!("CARGO")), &self.dir)
            .args(["build", "--offline", "--color=never"])
            .var("CARGO_TARGET_DIR", self.target())
            .limit(LIMIT)
            .run_any()?;
        Ok((!output.status.success()).then_some(output.stderr))
    }

    fn run(&self, left: &[usize], lane: &str, verdicts: &mut [Verdict]) -> Result<(), Failed> {
        let output = Child::new(&self.target().join("debug/kernels"), &self.dir)
            .var("CTXNIC_LANE", lane)
            .var("CTXNIC_PLANT", &self.plant)
            .limit(LIMIT)
            .run_any()?;
        let mut started = None;
        let mut ended = false;
        for line in output.stdout.lines() {
            let fields: Vec<&str> = line.splitn(4, '\t').collect();
            let [kind, number, lane, ..] = fields[..] else { continue };
            let at = number.parse::<usize>().ok().and_then(|number| left.get(number).copied());
            let Some(at) = at else { continue };
            match (kind, lane) {
                ("ok", "start") => started = Some(at),
                ("ok", "end") => ended = true,
                ("ok", _) => verdicts[at].agree.push(lane.to_owned()),
                _ if verdicts[at].failure.is_none() => {
                    let text = fields.get(3).copied().unwrap_or_default();
                    verdicts[at].failure = Some((lane.to_owned(), text.to_owned()));
                }
                _ => {}
            }
        }
        if ended {
            return Ok(());
        }
        // It ended in the middle of a kernel: that one failed, the ones after it were not run.
        let at = started.ok_or_else(|| Failed::from(output.text()))?;
        verdicts[at].failure = Some(("crash".into(), output.stderr));
        Ok(())
    }
}

/// How many verdicts name each simulator.
pub(crate) fn count(verdicts: &[Verdict], counts: &mut BTreeMap<String, usize>) {
    for lane in verdicts.iter().flat_map(|v| &v.agree) {
        *counts.entry(lane.clone()).or_default() += 1;
    }
}
