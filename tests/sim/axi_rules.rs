//! Every rule of the checkers fires on a planted violation, and none on legal traffic.
//!
//! A legal recording is played to a checker on bare wires; each mutant changes it in one place.

use std::sync::OnceLock;

use ctxnic::sim::axi::{Checker, Pauses, Protocol, RegisterFile, Rules, Timing};
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::{Bench, Sim, SimError};

use crate::axi_traffic::draw;
use crate::axi_wires::{Bug, CHANNELS, Shape, Trace, pass};

const WIDE: Rules = Rules {
    max_beats: 256,
    aligned: false,
    interleave: true,
    max_writes: usize::MAX,
    max_reads: usize::MAX,
    max_wait: None,
    max_response: None,
};

/// A recording with pauses on every channel.
fn axi() -> &'static Trace {
    static TRACE: OnceLock<Trace> = OnceLock::new();
    TRACE.get_or_init(|| {
        let ram = ctxnic::sim::axi::Ram::with_region(0, 0x1_0000);
        let mut tb = Bench::new(Sim::new(&pass(Shape::AXI, false, Bug::None)).unwrap());
        let master = tb.add_master("s_axi").unwrap();
        tb.add_memory("m_axi", &ram, Timing::adversarial(1)).unwrap();
        tb.reset(1);
        let trace = Trace::record(&mut tb, "m_axi", Shape::AXI);
        tb[master].set_pauses(&Pauses::random(40, 2));
        let mut rng = Rng::new(3);
        for _ in 0..80 {
            tb[master].submit(draw(&mut rng, 0x1000, 8, 8).request()).unwrap();
        }
        tb.run_until(20_000, |tb| tb[master].is_idle()).unwrap();
        tb.run(5).unwrap();
        trace.lock().unwrap().clone()
    })
}

fn lite() -> &'static Trace {
    static TRACE: OnceLock<Trace> = OnceLock::new();
    TRACE.get_or_init(|| {
        let mut tb = Bench::new(Sim::new(&pass(Shape::LITE, false, Bug::None)).unwrap());
        let master = tb.add_lite_master("s_axi").unwrap();
        let file = RegisterFile::new();
        (0..16).for_each(|index| file.set(index * 4, index));
        let slave = tb.add_lite_slave("m_axi", file).unwrap();
        tb.reset(1);
        let trace = Trace::record(&mut tb, "m_axi", Shape::LITE);
        tb[master].set_pauses(&Pauses::random(50, 2));
        for (index, channel) in ctxnic::sim::axi::Channel::ALL.into_iter().enumerate() {
            let seed = index as u64;
            tb[slave].set_pause(channel, ctxnic::sim::Pause::Random { percent: 50, seed });
        }
        for index in 0..16 {
            tb[master].write(index * 4, index).unwrap();
            tb[master].read(index * 4).unwrap();
        }
        tb.run_until(5000, |tb| tb[master].is_idle()).unwrap();
        tb.run(5).unwrap();
        trace.lock().unwrap().clone()
    })
}

fn check(trace: &Trace, shape: Shape, rules: Rules) -> Result<(), SimError> {
    let protocol = if shape.lite { Protocol::Lite } else { Protocol::Axi4 };
    trace.play(shape, |sim| {
        let mut checker = Checker::for_protocol(sim, "m_axi", protocol, rules).unwrap();
        Box::new(move |sim| checker.sample(sim))
    })
}

/// Plays a mutant; gives the rule that it broke.
fn broken(shape: Shape, rules: Rules, mutate: impl FnOnce(&mut Trace)) -> String {
    let mut trace = if shape.lite { lite() } else { axi() }.clone();
    mutate(&mut trace);
    match check(&trace, shape, rules) {
        Ok(()) => "nothing".into(),
        Err(error) => {
            let rule = error.message.split(':').next().unwrap();
            let (_, name) = rule.split_at(rule.find("_ERR").unwrap());
            // The path is that of the signal that the rule speaks of.
            let signal = error.path.strip_prefix("m_axi_").unwrap().to_uppercase();
            assert!(name[6..].starts_with(&signal), "{error}");
            error.message.split(':').next().unwrap().to_string()
        }
    }
}

/// Changes fields of the first transfer of a channel for which `pick` says yes, as long as it stands.
fn change(
    trace: &mut Trace,
    channel: &str,
    pick: impl Fn(&Trace, usize) -> bool,
    fields: &[(&str, u64)],
) {
    let rows = trace.transfers(channel).into_iter().find(|rows| pick(trace, *rows.end()));
    for row in rows.expect("the recording has such a transfer") {
        for &(field, value) in fields {
            trace.set(row, field, value);
        }
    }
}

#[test]
fn legal_traffic_breaks_no_rule() {
    assert_eq!(check(axi(), Shape::AXI, Rules::default()), Ok(()));
    assert_eq!(check(axi(), Shape::AXI, WIDE), Ok(()));
    assert_eq!(check(lite(), Shape::LITE, Rules::default()), Ok(()));
}

#[test]
fn what_is_offered_and_changes_or_goes_is_reported_by_its_name() {
    for shape in [Shape::AXI, Shape::LITE] {
        let protocol = if shape.lite { "AXI4LITE" } else { "AXI4" };
        for (channel, by_master) in CHANNELS {
            let side = if by_master { "ERRM" } else { "ERRS" };
            let valid = format!("{channel}valid");
            let mut fields: Vec<String> =
                shape.fields(channel).into_iter().map(|(field, _)| field).collect();
            fields.push(valid);
            for field in fields {
                let rule = broken(shape, WIDE, |trace| {
                    let waits = |rows: &std::ops::RangeInclusive<usize>| rows.start() < rows.end();
                    let rows = trace.transfers(channel).into_iter().find(waits).unwrap();
                    let now = trace.get(rows.start() + 1, &field);
                    trace.set(rows.start() + 1, &field, now ^ 1);
                });
                assert_eq!(rule, format!("{protocol}_{side}_{}_STABLE", field.to_uppercase()));
            }
        }
    }
}

type Mutate = fn(&mut Trace);
type Mutant = (&'static str, Rules, Mutate);

fn any(_: &Trace, _: usize) -> bool {
    true
}

fn long_incr(trace: &Trace, row: usize) -> bool {
    trace.get(row, "awburst") == 1 && trace.get(row, "awlen") > 0 && trace.get(row, "awsize") == 3
}

fn long_incr_read(trace: &Trace, row: usize) -> bool {
    trace.get(row, "arburst") == 1 && trace.get(row, "arlen") > 0 && trace.get(row, "arsize") == 3
}

const NARROW: Rules = Rules { max_beats: 16, ..WIDE };

/// The rule that must fire, the settings, the change.
const MUTANTS: [Mutant; 34] = [
    ("AXI4_ERRM_AWADDR_BOUNDARY", WIDE, |t| change(t, "aw", long_incr, &[("awaddr", 0x1ff8)])),
    ("AXI4_ERRM_ARADDR_BOUNDARY", WIDE, |t| change(t, "ar", long_incr_read, &[("araddr", 0x1ff8)])),
    ("AXI4_ERRM_AWADDR_ALIGN", WIDE, |t| {
        change(
            t,
            "aw",
            |t, row| t.get(row, "awburst") == 2 && t.get(row, "awsize") > 0,
            &[("awaddr", 0x1001)],
        );
    }),
    ("AXI4_ERRM_ARADDR_ALIGN", Rules { aligned: true, ..WIDE }, |t| {
        // Before anything else is unaligned.
        change(t, "ar", any, &[("araddr", 0x1001), ("arsize", 2), ("arlen", 0), ("arburst", 1)]);
        align(t, 1);
    }),
    ("AXI4_ERRM_AWBURST_RESERVED", WIDE, |t| change(t, "aw", any, &[("awburst", 3)])),
    ("AXI4_ERRM_ARBURST_RESERVED", WIDE, |t| change(t, "ar", any, &[("arburst", 3)])),
    ("AXI4_ERRM_AWLEN_LIMIT", NARROW, |t| change(t, "aw", any, &[("awlen", 16), ("awburst", 1)])),
    ("AXI4_ERRM_ARLEN_LIMIT", NARROW, |t| change(t, "ar", any, &[("arlen", 16), ("arburst", 1)])),
    ("AXI4_ERRM_AWLEN_FIXED", WIDE, |t| change(t, "aw", any, &[("awlen", 16), ("awburst", 0)])),
    ("AXI4_ERRM_ARLEN_FIXED", WIDE, |t| change(t, "ar", any, &[("arlen", 16), ("arburst", 0)])),
    ("AXI4_ERRM_AWLEN_WRAP", WIDE, |t| change(t, "aw", any, &[("awlen", 2), ("awburst", 2)])),
    ("AXI4_ERRM_ARLEN_WRAP", WIDE, |t| change(t, "ar", any, &[("arlen", 2), ("arburst", 2)])),
    ("AXI4_ERRM_AWSIZE_WIDTH", WIDE, |t| change(t, "aw", any, &[("awsize", 4)])),
    ("AXI4_ERRM_ARSIZE_WIDTH", WIDE, |t| change(t, "ar", any, &[("arsize", 4)])),
    ("AXI4_ERRM_AWVALID_LIMIT", Rules { max_writes: 2, ..WIDE }, |_| {}),
    ("AXI4_ERRM_ARVALID_LIMIT", Rules { max_reads: 2, ..WIDE }, |_| {}),
    ("AXI4_ERRM_WLAST_EARLY", WIDE, |t| {
        change(t, "w", |t, row| t.get(row, "wlast") == 0, &[("wlast", 1)]);
    }),
    ("AXI4_ERRM_WLAST_MISSING", WIDE, |t| {
        change(t, "w", |t, row| t.get(row, "wlast") == 1, &[("wlast", 0)]);
    }),
    // One beat more or less than AWLEN says, with WLAST where the data end.
    ("AXI4_ERRM_WLAST_EARLY", WIDE, |t| {
        change(t, "aw", long_incr, &[("awlen", 0xf), ("awaddr", 0x1000)]);
    }),
    ("AXI4_ERRM_WSTRB_LANES", WIDE, |t| {
        // The first burst becomes narrow in its address only, but all its strobes stand.
        change(t, "aw", any, &[("awsize", 0), ("awburst", 1)]);
        change(t, "w", any, &[("wstrb", 0xff)]);
    }),
    ("AXI4_ERRS_BVALID_EARLY", WIDE, |t| {
        let row = *t.transfers("aw")[0].end();
        let id = t.get(row, "awid");
        let last = t.transfers("w").into_iter().map(|rows| *rows.end());
        let last = last.into_iter().find(|&row| t.get(row, "wlast") == 1).unwrap();
        assert!(last > row + 1, "data last longer than the address");
        offer(t, "b", row + 1, &[("bid", id), ("bresp", 0)]);
    }),
    ("AXI4_ERRS_BID_UNKNOWN", WIDE, |t| {
        let row = t.rows.len() - 1;
        offer(t, "b", row, &[("bid", 3), ("bresp", 0)]);
    }),
    ("AXI4_ERRS_RID_UNKNOWN", WIDE, |t| {
        let row = t.rows.len() - 1;
        offer(t, "r", row, &[("rid", 3), ("rresp", 0), ("rlast", 1)]);
    }),
    ("AXI4_ERRS_BRESP_EXOKAY", WIDE, |t| change(t, "b", any, &[("bresp", 1)])),
    ("AXI4_ERRS_RRESP_EXOKAY", WIDE, |t| change(t, "r", any, &[("rresp", 1)])),
    ("AXI4_ERRS_RLAST_EARLY", WIDE, |t| {
        change(t, "r", |t, row| t.get(row, "rlast") == 0, &[("rlast", 1)]);
    }),
    ("AXI4_ERRS_RLAST_MISSING", WIDE, |t| {
        change(t, "r", |t, row| t.get(row, "rlast") == 1, &[("rlast", 0)]);
    }),
    // Two reads of one ID change places.
    ("AXI4_ERRS_RLAST_MISSING", WIDE, |t| swap_reads(t, true)),
    ("AXI4_ERRS_RLAST_EARLY", WIDE, |t| swap_reads(t, false)),
    ("AXI4_ERRS_RID_INTERLEAVED", Rules { interleave: false, ..WIDE }, |_| {}),
    ("AXI4_ERRS_AWREADY_MAX_WAIT", Rules { max_wait: Some(20), ..WIDE }, |t| starve(t, "aw")),
    ("AXI4_ERRM_RREADY_MAX_WAIT", Rules { max_wait: Some(20), ..WIDE }, |t| starve(t, "r")),
    ("AXI4_ERRS_BVALID_MAX_WAIT", Rules { max_response: Some(3), ..WIDE }, |t| silence(t, "ar")),
    ("AXI4_ERRS_RVALID_MAX_WAIT", Rules { max_response: Some(3), ..WIDE }, |t| silence(t, "aw")),
];

/// Makes every later read address one that is aligned.
fn align(t: &mut Trace, from: usize) {
    for rows in t.transfers("ar").into_iter().skip(from) {
        for row in rows {
            t.set(row, "arsize", 0);
        }
    }
    for rows in t.transfers("aw") {
        for row in rows {
            t.set(row, "awvalid", 0);
        }
    }
    for channel in ["w", "b"] {
        for row in 0..t.rows.len() {
            t.set(row, &format!("{channel}valid"), 0);
        }
    }
}

/// Offers something and takes it in one row.
fn offer(t: &mut Trace, channel: &str, row: usize, fields: &[(&str, u64)]) {
    assert!(!t.is_valid(row, channel) && (row == 0 || !t.is_valid(row - 1, channel)));
    t.set(row, &format!("{channel}valid"), 1);
    t.set(row, &format!("{channel}ready"), 1);
    for &(field, value) in fields {
        t.set(row, field, value);
    }
}

/// Exchanges the lengths of two reads of one ID that are under way together.
fn swap_reads(t: &mut Trace, longer_first: bool) {
    let reads = t.transfers("ar");
    let len = |t: &Trace, index: usize| t.get(*reads[index].end(), "arlen");
    let id = |t: &Trace, index: usize| t.get(*reads[index].end(), "arid");
    for first in 0..reads.len() {
        let second = (first + 1..reads.len()).find(|&second| id(t, second) == id(t, first));
        let Some(second) = second else { continue };
        let (a, b) = (len(t, first), len(t, second));
        if (a > b) == longer_first && a != b {
            // What comes first is the data of the other one.
            for (index, value) in [(first, b), (second, a)] {
                for row in reads[index].clone() {
                    t.set(row, "arlen", value);
                    t.set(row, "arburst", 1);
                    t.set(row, "arsize", 0);
                    t.set(row, "araddr", 0);
                }
            }
            return;
        }
    }
    panic!("the recording has such a pair");
}

/// Nothing is taken from the first offer of a channel on; the other channels fall silent.
fn starve(t: &mut Trace, channel: &str) {
    let rows = t.transfers(channel).into_iter().find(|rows| *rows.start() > 0).unwrap();
    let start = *rows.start();
    t.rows.truncate(start + 1);
    let mut last = t.rows[start].clone();
    for (name, _) in CHANNELS {
        last[t.column(&format!("{name}ready"))] = 0;
    }
    t.rows[start].clone_from(&last);
    for row in start.saturating_sub(1)..=start {
        for (name, _) in CHANNELS {
            if name != channel && !t.is_valid(row, name) {
                t.set(row, &format!("{name}ready"), 0);
            }
        }
    }
    let quiet: Vec<usize> = CHANNELS
        .iter()
        .filter(|(name, _)| *name != channel)
        .map(|(name, _)| t.column(&format!("{name}valid")))
        .collect();
    // What others offer is taken first.
    let mut taken = last.clone();
    for (name, _) in CHANNELS {
        if name != channel {
            taken[t.column(&format!("{name}ready"))] = 1;
        }
    }
    t.rows[start] = taken;
    for &column in &quiet {
        last[column] = 0;
    }
    t.rows.extend(std::iter::repeat_n(last, 40));
}

/// One direction only, so that the patience of the other is tried.
fn silence(t: &mut Trace, address: &str) {
    let channels: &[&str] = if address == "aw" { &["aw", "w", "b"] } else { &["ar", "r"] };
    for row in 0..t.rows.len() {
        for channel in channels {
            t.set(row, &format!("{channel}valid"), 0);
        }
    }
}

#[test]
fn every_other_rule_fires_on_its_mutant() {
    let mut wrong = Vec::new();
    for (index, (rule, rules, mutate)) in MUTANTS.into_iter().enumerate() {
        let found = broken(Shape::AXI, rules, mutate);
        if found != rule {
            wrong.push(format!("{index}: {rule}: found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_rules_of_axi4_lite_fire_too() {
    let mutants: [(&str, Mutate); 5] = [
        ("AXI4LITE_ERRS_BRESP_EXOKAY", |t| change(t, "b", any, &[("bresp", 1)])),
        ("AXI4LITE_ERRS_RRESP_EXOKAY", |t| change(t, "r", any, &[("rresp", 1)])),
        ("AXI4LITE_ERRM_WSTRB_LANES", |t| change(t, "aw", any, &[("awaddr", 1)])),
        ("AXI4LITE_ERRS_BVALID_UNKNOWN", |t| {
            let row = t.rows.len() - 1;
            offer(t, "b", row, &[("bresp", 0)]);
        }),
        ("AXI4LITE_ERRS_RVALID_UNKNOWN", |t| {
            let row = t.rows.len() - 1;
            offer(t, "r", row, &[("rresp", 0)]);
        }),
    ];
    for (rule, mutate) in mutants {
        let found = broken(Shape::LITE, WIDE, mutate);
        assert_eq!(found, rule);
    }
}

#[test]
fn messages_name_cycle_signal_rule_and_both_values() {
    let cases: [(Rules, Mutate); 6] = [
        (WIDE, |t| change(t, "aw", long_incr, &[("awaddr", 0x1ff8)])),
        (NARROW, |t| change(t, "ar", any, &[("arlen", 31), ("arburst", 1)])),
        (WIDE, |t| change(t, "w", |t, row| t.get(row, "wlast") == 1, &[("wlast", 0)])),
        (WIDE, |t| change(t, "r", |t, row| t.get(row, "rlast") == 0, &[("rlast", 1)])),
        (WIDE, |t| change(t, "b", any, &[("bresp", 1)])),
        (Rules { max_reads: 2, ..WIDE }, |_| {}),
    ];
    let text: Vec<String> = cases
        .into_iter()
        .map(|(rules, mutate)| {
            let mut trace = axi().clone();
            mutate(&mut trace);
            check(&trace, Shape::AXI, rules).unwrap_err().to_string()
        })
        .collect();
    insta::assert_snapshot!("axi_rules_messages", text.join("\n"));
}
