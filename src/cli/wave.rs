//! The options `--wave*`: waves of a simulated card, into a file of its own.

use std::fs::File;
use std::path::{Path, PathBuf};

use super::{Failure, write};
use crate::diag::{Diagnostic, Sources};
use crate::sim::{Sim, SimError, WaveError, Waves};

/// Waves.
#[derive(Debug, clap::Args)]
pub(super) struct WaveArgs {
    /// Also writes waves, as the ending says: .vcd (text, for any viewer) or .fst (small, for GTKWave
    /// and Surfer). Without --wave-cycles from the first frame on, when the tables are loaded.
    #[arg(long, value_name = "FILE", value_parser = wave_file)]
    wave: Option<WaveFile>,
    /// Only these signals and what is below these instances; * is any text. May be repeated.
    #[arg(long, value_name = "PATTERN", requires = "wave")]
    wave_scope: Vec<String>,
    /// Only cycles A to B - 1 since the start, the loading of tables included; A or B may be absent.
    #[arg(long, value_name = "A..B", requires = "wave", value_parser = cycles)]
    wave_cycles: Option<Cycles>,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Vcd,
    Fst,
}

/// A file for waves.
#[derive(Clone, Debug)]
struct WaveFile {
    path: PathBuf,
    kind: Kind,
}

/// The first cycle, and the first no longer wanted.
#[derive(Clone, Copy, Debug)]
struct Cycles {
    start: u64,
    end: u64,
}

fn wave_file(text: &str) -> Result<WaveFile, String> {
    let path = PathBuf::from(text);
    let kind = match path.extension().and_then(|ending| ending.to_str()) {
        Some("vcd") => Kind::Vcd,
        Some("fst") => Kind::Fst,
        _ => return Err("waves are written to a file that ends in .vcd or .fst".into()),
    };
    Ok(WaveFile { path, kind })
}

fn cycles(text: &str) -> Result<Cycles, String> {
    let wrong = || "cycles are A..B, A.. or ..B, with numbers A < B: 1000..1200".to_string();
    let (start, end) = text.split_once("..").ok_or_else(wrong)?;
    let number = |text: &str, open: u64| match text {
        "" => Ok(open),
        digits => digits.parse::<u64>().map_err(|_| wrong()),
    };
    let cycles = Cycles { start: number(start, 0)?, end: number(end, u64::MAX)? };
    if cycles.start < cycles.end { Ok(cycles) } else { Err(wrong()) }
}

/// Waves under way: they are in a file next to the one wanted until they are complete.
pub(super) struct Wave<'a> {
    args: &'a WaveArgs,
    part: Option<PathBuf>,
}

impl<'a> Wave<'a> {
    /// No file yet.
    pub(super) fn new(args: &'a WaveArgs) -> Self {
        Self { args, part: None }
    }

    /// Begins with the simulation, if cycles are asked for: they count from there.
    pub(super) fn before_reset(&mut self, sim: &mut Sim) -> Result<(), Failure> {
        if self.args.wave_cycles.is_some() { self.begin(sim) } else { Ok(()) }
    }

    /// Begins when the tables are loaded, unless cycles are asked for.
    pub(super) fn before_frames(&mut self, sim: &mut Sim) -> Result<(), Failure> {
        if self.args.wave_cycles.is_none() { self.begin(sim) } else { Ok(()) }
    }

    fn begin(&mut self, sim: &mut Sim) -> Result<(), Failure> {
        let Some(wave) = &self.args.wave else { return Ok(()) };
        let part = wave.path.with_extension("part");
        write::make_parent(&part).map_err(|error| write::cannot(&part, &error))?;
        let file = File::create(&part).map_err(|error| write::cannot(&part, &error))?;
        let mut waves = match wave.kind {
            Kind::Vcd => Waves::vcd(file),
            Kind::Fst => Waves::fst(file),
        };
        for pattern in &self.args.wave_scope {
            waves = waves.scope(pattern);
        }
        if let Some(Cycles { start, end }) = self.args.wave_cycles {
            waves = waves.cycles(start..end);
        }
        if let Err(error) = sim.trace(waves) {
            // Nothing is in it; a file that stays behind is no reason to say something else.
            let _ = std::fs::remove_file(&part);
            return Err(failure(&part, &error));
        }
        self.part = Some(part);
        Ok(())
    }

    /// Completes the file. After an error of the simulation too: then it is wanted most.
    pub(super) fn end(&mut self, sim: &mut Sim) -> Result<(), Failure> {
        let Some(part) = &self.part else { return Ok(()) };
        sim.finish_trace().map_err(|error| failure(part, &error))?;
        self.keep()
    }

    /// Gives the file its name when its simulation has ended.
    pub(super) fn keep(&mut self) -> Result<(), Failure> {
        let (Some(part), Some(wave)) = (self.part.take(), &self.args.wave) else { return Ok(()) };
        std::fs::rename(&part, &wave.path).map_err(|error| write::cannot(&wave.path, &error))
    }

    /// What to do to see why the simulation fails.
    pub(super) fn advice(&self, error: &SimError) -> String {
        if let Some(wave) = &self.args.wave {
            return format!("the waves up to there are in {}", wave.path.display());
        }
        let (start, end) = (error.cycle.saturating_sub(100), error.cycle.saturating_add(2));
        format!("--wave FILE.fst --wave-cycles {start}..{end} writes the cycles before")
    }
}

fn failure(path: &Path, error: &WaveError) -> Failure {
    match error {
        WaveError::Io(error) => write::cannot(path, error),
        WaveError::Choice(error) => Failure::refused(
            Diagnostic::error("T041", format!("no signal for waves: {}", error.message))
                .with_help(format!("`{}`: expected {}", error.path, error.expected))
                .into(),
            Sources::new(),
        ),
    }
}
