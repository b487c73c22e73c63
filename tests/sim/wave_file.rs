//! Reads wave files back with a reader that shares no code with the writers, and compares them with
//! what the simulation said cycle by cycle.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex};

use ctxnic::netlist::value::Value;
use ctxnic::sim::Sim;

/// A file in memory that its writer shares with whoever looks at it.
#[derive(Clone, Default)]
pub struct File(Arc<Mutex<Cursor<Vec<u8>>>>);

impl File {
    pub fn bytes(&self) -> Vec<u8> {
        self.0.lock().unwrap().get_ref().clone()
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.bytes()).unwrap()
    }
}

impl Write for File {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Read for File {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().read(bytes)
    }
}

impl Seek for File {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.0.lock().unwrap().seek(to)
    }
}

/// Time and value of every change, by the path below the top. Bits are digits, states are names.
pub type Changes = BTreeMap<String, Vec<(u64, String)>>;

/// What a file says.
pub fn read(bytes: Vec<u8>) -> Changes {
    let mut wave = wellen::simple::read_from_reader(Cursor::new(bytes)).unwrap();
    let hierarchy = wave.hierarchy();
    let vars: Vec<(String, wellen::SignalRef)> = hierarchy
        .all_vars()
        .map(|var| &hierarchy[var])
        .map(|var| (var.full_name(hierarchy), var.signal_ref()))
        .collect();
    let ids: Vec<wellen::SignalRef> = vars.iter().map(|(_, id)| *id).collect();
    wave.load_signals(&ids);
    let times = wave.time_table().to_vec();
    let mut out = Changes::new();
    for (name, id) in vars {
        let signal = wave.get_signal(id).unwrap();
        let changes = signal.iter_changes().map(|(at, value)| {
            let text = value.to_string();
            (times[at as usize], text.trim_end().to_owned())
        });
        let path = name.split_once('.').unwrap().1.to_owned();
        assert!(out.insert(path, changes.collect()).is_none(), "{name} twice");
    }
    out
}

/// What a simulation said by path, cycle by cycle from the first on.
#[derive(Clone)]
pub struct Log {
    pub first: u64,
    pub rows: Vec<BTreeMap<String, String>>,
    clk: Vec<String>,
}

/// The digits of a value.
pub fn bits(value: &Value) -> String {
    (0..value.width()).rev().map(|bit| if value.bit(bit) { '1' } else { '0' }).collect()
}

impl Log {
    /// Empty; `clk` are the paths of the clock.
    pub fn new(sim: &Sim, clk: &[&str]) -> Self {
        let clk = clk.iter().map(|&path| path.to_owned()).collect();
        Self { first: sim.cycle(), rows: Vec::new(), clk }
    }

    /// Notes down the present, settled cycle.
    pub fn note(&mut self, sim: &Sim) {
        let look = |(path, handle)| {
            let value = sim.peek_value(handle);
            let text = sim.peek_text(path).unwrap();
            // A number in Verilog's form has no name.
            let named = !text.contains('\'');
            (path.to_owned(), if named { text } else { bits(&value) })
        };
        self.rows.push(sim.paths().map(look).collect());
    }

    /// Every change that a file of the signals has to hold, when the cycles in `windows` are recorded
    /// and the rest is unknown.
    pub fn changes(
        &self,
        takes: impl Fn(&str) -> bool,
        windows: &[std::ops::Range<u64>],
    ) -> Changes {
        let mut out = Changes::new();
        for path in self.rows[0].keys().filter(|path| takes(path)) {
            let mut changes: Vec<(u64, String)> = Vec::new();
            let mut put = |time, value: String| {
                if changes.last().is_none_or(|(_, last)| *last != value) {
                    changes.push((time, value));
                }
            };
            let end = self.first + self.rows.len() as u64;
            for cycle in self.first..end {
                if windows.iter().any(|window| window.contains(&cycle)) {
                    let row = &self.rows[usize::try_from(cycle - self.first).unwrap()];
                    if self.clk.contains(path) {
                        put(10 * cycle, "1".into());
                        put(10 * cycle + 5, "0".into());
                    } else {
                        put(10 * cycle, row[path].clone());
                    }
                } else if cycle > self.first {
                    let plain = row_is_bits(&self.rows[0][path]) || self.clk.contains(path);
                    let width = if plain { self.rows[0][path].len() } else { 1 };
                    put(10 * cycle, "x".repeat(width));
                }
            }
            if changes.first().is_some_and(|(_, value)| value.starts_with('x')) {
                changes.remove(0);
            }
            out.insert(path.clone(), changes);
        }
        out
    }
}

fn row_is_bits(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b'0' | b'1'))
}

/// The first difference between what a file says and what it should say. Unknown values at the
/// beginning say nothing.
pub fn difference(have: &Changes, want: &Changes) -> Option<String> {
    if !have.keys().eq(want.keys()) {
        let (have, want): (Vec<_>, Vec<_>) = (have.keys().collect(), want.keys().collect());
        return Some(format!("signals {have:?}, expected {want:?}"));
    }
    have.iter().zip(want.values()).find_map(|((path, have), want)| {
        let unknown = have.first().is_some_and(|(_, value)| value.starts_with('x'));
        let have = &have[usize::from(unknown)..];
        let at = (0..have.len().max(want.len())).find(|&at| have.get(at) != want.get(at))?;
        Some(format!("{path}: change {at} is {:?}, expected {:?}", have.get(at), want.get(at)))
    })
}
