//! Quantities over one parameter, as columns: CSV, and the input of a plot.

use super::bounds::{
    beats, context_traffic, fetches_in_flight, float, frame_interval_cycles,
    higher_class_wait_cycles, miss_cycles,
};
use super::hit_rate;
use super::setting::{Assumed, Setting};
use super::table::{on_chip_bits, switches};

/// A column of a sweep.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Name with unit.
    pub name: &'static str,
    /// A value for every point.
    pub values: Vec<f64>,
}

/// Columns over one parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Sweep {
    /// Name of its files.
    pub name: &'static str,
    /// Title of the plot.
    pub title: &'static str,
    /// Name of the parameter with unit.
    pub over: &'static str,
    /// Its values, ascending.
    pub points: Vec<u64>,
    /// What depends on it.
    pub columns: Vec<Column>,
}

/// All sweeps.
pub fn sweeps(of: &Setting) -> [Sweep; 4] {
    [interfaces(of), contexts(of), store(of), latency(of)]
}

/// From 1 to a maximum: every number up to 16, then eight to the octave.
fn steps(most: u64) -> Vec<u64> {
    let mut list = Vec::new();
    let mut next = 1_u64;
    while next < most {
        list.push(next);
        next += ((1 << next.ilog2()) / 8).max(1);
    }
    list.push(most.max(1));
    list
}

fn column(name: &'static str, points: &[u64], value: impl Fn(u64) -> f64) -> Column {
    Column { name, values: points.iter().map(|point| value(*point)).collect() }
}

/// Hit rates and traffic over the number of interfaces.
fn interfaces(of: &Setting) -> Sweep {
    let points = steps(of.interfaces_max);
    let cached = of.contexts();
    let traffic = |hit: f64| {
        let (fetched, written) = (of.fetched_bytes(), of.written_bytes());
        100.0 * context_traffic(1.0 - hit, fetched, 1.0, written, of.assumed.frame_bytes)
    };
    let columns = vec![
        column("hit rate uniform (%)", &points, |n| 100.0 * hit_rate::uniform(cached, n)),
        column("hit rate Zipf 1 (%)", &points, |n| 100.0 * hit_rate::zipf(1.0, cached, n)),
        column("hit rate bursts of 8 (%)", &points, |n| 100.0 * hit_rate::bursts(8.0, cached, n)),
        column("context traffic over payload, bursts of 8 (%)", &points, |n| {
            traffic(hit_rate::bursts(8.0, cached, n))
        }),
    ];
    Sweep {
        name: "interfaces",
        title: "Hit rate over interfaces",
        over: "interfaces",
        points,
        columns,
    }
}

/// Hit rates and bits on the card over the contexts in the cache.
fn contexts(of: &Setting) -> Sweep {
    let all = of.interfaces_max;
    let points = steps(all);
    let columns = vec![
        column("hit rate uniform (%)", &points, |m| 100.0 * hit_rate::uniform(m, all)),
        column("hit rate Zipf 1 (%)", &points, |m| 100.0 * hit_rate::zipf(1.0, m, all)),
        column("bits on the card over all contexts (%)", &points, |m| {
            let (cached, full) = on_chip_bits(of, m);
            100.0 * cached / full
        }),
    ];
    Sweep {
        name: "contexts",
        title: "Hit rate and size over cached contexts",
        over: "cached contexts",
        points,
        columns,
    }
}

/// Hit rate of the rule store over its size, in 32 steps up to twice all different tables.
fn store(of: &Setting) -> Sweep {
    let most = (2 * of.different_tables).max(64);
    let points: Vec<u64> = (1..=32).map(|step| (step * most).div_ceil(32)).collect();
    let hit = |bytes: u64| hit_rate::store(bytes, of.different_tables);
    let (clean, table, _) = switches(of);
    let columns = vec![
        column("rule store hit rate (%)", &points, |bytes| 100.0 * hit(bytes)),
        column("mean switch (cycles)", &points, |bytes| {
            float(clean) + (1.0 - hit(bytes)) * float(table - clean)
        }),
    ];
    Sweep {
        name: "rule-store",
        title: "Rule store: hit rate and mean switch",
        over: "rule store (bytes)",
        points,
        columns,
    }
}

/// Times over the latency of memory.
fn latency(of: &Setting) -> Sweep {
    let points: Vec<u64> = (1..=40).map(|step| 5 * step).collect();
    let at = |latency: u64| Setting { assumed: Assumed { latency, ..of.assumed }, ..of.clone() };
    let record = beats(of.fetched_bytes());
    let interval = frame_interval_cycles(of.assumed.frame_bytes, of.line_rate, of.clock_hz);
    let columns = vec![
        column("context miss (cycles)", &points, |l| float(miss_cycles(l, record))),
        column("switch with largest table (cycles)", &points, |l| float(switches(&at(l)).1)),
        column("worst switch (cycles)", &points, |l| float(switches(&at(l)).2)),
        column("longest wait for lower classes (cycles)", &points, |l| {
            float(higher_class_wait_cycles(l, record))
        }),
        column("frame interval (cycles)", &points, |_| interval),
        column("fetches in flight for worst switches", &points, |l| {
            float(fetches_in_flight(switches(&at(l)).2, interval))
        }),
    ];
    Sweep {
        name: "latency",
        title: "Times over memory latency",
        over: "memory latency (cycles)",
        points,
        columns,
    }
}

impl Sweep {
    /// A line of names, then a line for each point; numbers with at most four decimals.
    pub fn to_csv(&self) -> String {
        let quoted = |name: &str| format!("\"{name}\"");
        let names: Vec<String> = std::iter::once(self.over)
            .chain(self.columns.iter().map(|c| c.name))
            .map(quoted)
            .collect();
        let mut text = names.join(",") + "\n";
        for (index, point) in self.points.iter().enumerate() {
            let mut line = point.to_string();
            for column in &self.columns {
                let value = column.values.get(index).copied().unwrap_or(f64::NAN);
                line.push_str(&format!(",{}", number(value)));
            }
            text.push_str(&line);
            text.push('\n');
        }
        text
    }
}

/// A number with at most four decimals and no zeros at its end.
pub fn number(value: f64) -> String {
    let text = format!("{value:.4}");
    let text =
        if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    text.to_owned()
}
