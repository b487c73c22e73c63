//! yosys proves two descriptions of a module equal, or names the signals that may differ.
//!
//! Both sides are flattened and their memories made of registers; signals of one name are taken as
//! pairs, and each pair is proved from the pairs before it: by structure, by SAT over the logic
//! between registers, and by induction over a few cycles. The method is sound and not complete: a
//! pair that is not proved need not differ.

use std::path::{Path, PathBuf};

use super::error::ToolError;
use super::{Scratch, yosys};
use crate::netlist::verilog::VerilogFile;

/// Text that yosys reads.
#[derive(Clone, Debug)]
enum Text {
    Rtlil(String),
    Verilog(Vec<VerilogFile>),
}

/// A side of a comparison.
#[derive(Clone, Debug)]
pub struct Side {
    text: Text,
    /// Commands of yosys in the flattened module, one per line.
    after: String,
}

impl Side {
    /// RTLIL text.
    #[must_use]
    pub fn rtlil(text: String) -> Self {
        Self { text: Text::Rtlil(text), after: String::new() }
    }

    /// Verilog files.
    #[must_use]
    pub fn verilog(files: Vec<VerilogFile>) -> Self {
        Self { text: Text::Verilog(files), after: String::new() }
    }

    /// Commands of yosys that are run in the flattened module: renamings, inputs that are tied.
    #[must_use]
    pub fn with_commands(mut self, commands: impl IntoIterator<Item = String>) -> Self {
        for command in commands {
            self.after.push_str(&command);
            self.after.push('\n');
        }
        self
    }
}

/// Two descriptions of a module.
#[derive(Clone, Debug)]
pub struct Pair {
    /// What it is called in messages.
    pub name: String,
    /// Name of the top module on both sides.
    pub top: String,
    /// What is right.
    pub gold: Side,
    /// What is compared with it.
    pub gate: Side,
}

/// What became of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Proved equal, in this number of signal bits.
    Equal {
        /// Pairs of bits that were proved, those found equal by structure left out.
        bits: u64,
    },
    /// The report on what was not proved.
    Unproven(String),
}

/// Cycles that induction looks back.
const CYCLES: u32 = 4;

/// Proves pairs, all in one run of yosys.
///
/// # Errors
/// [`ToolError`]: missing tool, text it does not accept, or a report of another form.
pub fn prove(pairs: &[Pair]) -> Result<Vec<Verdict>, ToolError> {
    let dir = Scratch::new("equivalence")?;
    let mut script = String::new();
    for (number, pair) in pairs.iter().enumerate() {
        for (name, side) in [("gold", &pair.gold), ("gate", &pair.gate)] {
            script.push_str("design -reset\n");
            script.push_str(&read(dir.path(), number, name, side)?);
            // `insbuf`: an output that is another signal's wire on one side only would be a pair of its
            // own with that signal, which is no longer known to be equal once it is proved.
            script.push_str(&format!(
                "hierarchy -check -top {0}\nchformal -remove\nproc\nflatten\ncd {0}\n{1}cd ..\n\
                 opt_expr\nopt_clean\nmemory_map\nopt_expr\nopt_clean\ninsbuf\nrename {0} {name}\n\
                 design -stash {name}\n",
                pair.top, side.after
            ));
        }
        script.push_str(&format!(
            "design -reset\ndesign -copy-from gold -as gold gold\n\
             design -copy-from gate -as gate gate\nequiv_make gold gate equiv\n\
             hierarchy -top equiv\nopt_clean\nequiv_struct\nequiv_simple -seq 1\n\
             equiv_induct -seq {CYCLES}\ntee -q -o status_{number}.txt equiv_status\n"
        ));
    }
    dir.write("prove.ys", &script)?;
    yosys::run(dir.path(), ["-q", "-s", "prove.ys"])?;
    let mut verdicts = Vec::new();
    for number in 0..pairs.len() {
        verdicts.push(verdict(&dir.read(&format!("status_{number}.txt"))?)?);
    }
    Ok(verdicts)
}

/// Writes the files of a side; the commands that read them.
fn read(dir: &Path, number: usize, name: &str, side: &Side) -> Result<String, ToolError> {
    let folder = dir.join(format!("{name}_{number}"));
    std::fs::create_dir(&folder).map_err(|e| ToolError::file(&folder, &e))?;
    let put = |file: &str, text: &str| -> Result<PathBuf, ToolError> {
        let path = folder.join(file);
        std::fs::write(&path, text).map_err(|e| ToolError::file(&path, &e))?;
        Ok(path)
    };
    match &side.text {
        Text::Rtlil(text) => {
            Ok(format!("read_rtlil {}\n", put(&format!("{name}.il"), text)?.display()))
        }
        Text::Verilog(files) => {
            let mut command = String::from("read_verilog");
            for file in files {
                command.push_str(&format!(" {}", put(&file.name, &file.text)?.display()));
            }
            command.push('\n');
            Ok(command)
        }
    }
}

/// Reads a report of `equiv_status`.
fn verdict(report: &str) -> Result<Verdict, ToolError> {
    let bad = || ToolError::unreadable("yosys equiv_status", format!("no summary in `{report}`"));
    let number_before = |line: &str, word: &str| -> Option<u64> {
        line.split_once(word)?.0.split_whitespace().next_back()?.parse().ok()
    };
    let line = report.lines().find(|line| line.contains("are proven"));
    let Some(line) = line else {
        // Without any cell to prove there is another text.
        let found = report.lines().find_map(|line| number_before(line, " $equiv cells"));
        return if found == Some(0) { Ok(Verdict::Equal { bits: 0 }) } else { Err(bad()) };
    };
    let proven = number_before(line, " are proven").ok_or_else(bad)?;
    let unproven = number_before(line, " are unproven").ok_or_else(bad)?;
    if unproven == 0 {
        return Ok(Verdict::Equal { bits: proven });
    }
    let open: Vec<&str> = report.lines().filter(|line| line.contains("Unproven")).take(8).collect();
    Ok(Verdict::Unproven(format!("{unproven} of {} bits\n{}", proven + unproven, open.join("\n"))))
}

#[cfg(test)]
mod tests {
    use super::{Verdict, verdict};

    #[test]
    fn reports_are_read_whole() {
        let text = "Found 7 $equiv cells in equiv:\n  Of those cells 5 are proven and 2 are \
                    unproven.\n  Unproven $equiv $auto$equiv_make.cc:1: \\a_gold \\a_gate\n";
        assert!(matches!(verdict(text).unwrap(), Verdict::Unproven(t) if t.contains("\\a_gold")));
        let text = "Found 7 $equiv cells in equiv:\n  Of those cells 7 are proven and 0 are \
                    unproven.\n  Equivalence successfully proven!\n";
        assert_eq!(verdict(text).unwrap(), Verdict::Equal { bits: 7 });
        let text = "Found 0 $equiv cells in equiv:\n";
        assert_eq!(verdict(text).unwrap(), Verdict::Equal { bits: 0 });
        assert_eq!(verdict("").unwrap_err().code(), "T008");
    }
}
