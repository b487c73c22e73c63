//! Stream models against streams with a bug: each rule of the monitor, and each thing that a source
//! or a sink says, has one that shows it to be wrong.

use std::sync::{Arc, Mutex};

use ctxnic::netlist::ir::{BinaryOp, Design, DriverKind, Expr, UnaryOp};
use ctxnic::sim::axis::{Frame, Monitor};
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::{Bench, EngineKind, Model, Pause, Sim, SimError};

use crate::small::{design, input, sequential};
use crate::streams::{Bug, stage};

/// Bare wires of a stream of so many bytes.
fn wires(bytes: u32) -> Design {
    let mut m = sequential("wires");
    let ports = [
        ("tdata", bytes * 8),
        ("tkeep", bytes),
        ("tuser", 3),
        ("tlast", 1),
        ("tvalid", 1),
        ("tready", 1),
    ];
    for (port, width) in ports {
        input(&mut m, &format!("m_axis_{port}"), width);
    }
    design(vec![m])
}

/// One cycle on the wires.
#[derive(Clone, Copy)]
struct Row {
    data: u64,
    keep: u64,
    user: u64,
    last: bool,
    valid: bool,
    ready: bool,
}

/// A frame of two beats, each offered for two cycles, and an idle cycle with noise.
const LEGAL: [Row; 5] = {
    let beat = Row { data: 0x11, keep: 0xf, user: 5, last: false, valid: true, ready: false };
    let end = Row { data: 0x22, keep: 0x3, user: 1, last: true, ..beat };
    let idle = Row { data: 0x99, keep: 0x5, user: 7, last: true, valid: false, ready: true };
    [beat, Row { ready: true, ..beat }, end, Row { ready: true, ..end }, idle]
};

/// Plays rows to a monitor of a stream of 4 bytes.
fn played(rows: &[Row], kind: EngineKind) -> Result<(), SimError> {
    let mut sim = Model::with_engine(&wires(4), kind).unwrap().sim();
    let mut monitor = Monitor::new(&sim, "m_axis")?;
    for row in rows {
        let values = [
            ("tdata", row.data),
            ("tkeep", row.keep),
            ("tuser", row.user),
            ("tlast", row.last.into()),
            ("tvalid", row.valid.into()),
            ("tready", row.ready.into()),
        ];
        for (port, value) in values {
            sim.poke(&format!("m_axis_{port}"), value)?;
        }
        sim.eval();
        monitor.sample(&sim)?;
        sim.step();
    }
    Ok(())
}

type Mutate = fn(&mut [Row]);

/// The rule that must fire, the cycle, the change.
const MUTANTS: [(&str, u64, Mutate); 11] = [
    ("TVALID_STABLE", 1, |rows| rows[1].valid = false),
    ("TVALID_STABLE", 3, |rows| rows[3].valid = false),
    ("TDATA_STABLE", 1, |rows| rows[1].data ^= 0x8000_0000),
    ("TDATA_STABLE", 3, |rows| rows[3].data ^= 1),
    ("TLAST_STABLE", 1, |rows| rows[1].last = true),
    ("TKEEP_STABLE", 3, |rows| rows[3].keep = 0xf),
    ("TUSER_STABLE", 1, |rows| rows[1].user = 4),
    ("TKEEP_EMPTY", 2, |rows| (rows[2].keep, rows[3].keep) = (0, 0)),
    ("TKEEP_CONTIGUOUS", 2, |rows| (rows[2].keep, rows[3].keep) = (6, 6)),
    ("TKEEP_CONTIGUOUS", 0, |rows| (rows[0].keep, rows[1].keep) = (0xb, 0xb)),
    ("TKEEP_PARTIAL", 0, |rows| (rows[0].keep, rows[1].keep) = (7, 7)),
];

#[test]
fn every_rule_of_the_monitor_fires_on_its_mutant_in_all_engines() {
    for kind in EngineKind::ALL {
        assert_eq!(played(&LEGAL, kind), Ok(()));
        for (rule, cycle, mutate) in MUTANTS {
            let mut rows = LEGAL;
            mutate(&mut rows);
            let error = played(&rows, kind).unwrap_err();
            let name = error.message.split(':').next().unwrap();
            assert_eq!(name, format!("AXI4STREAM_ERRM_{rule}"), "{kind:?}");
            let signal = rule.split('_').next().unwrap().to_lowercase();
            assert_eq!((error.cycle, error.path), (cycle, format!("m_axis_{signal}")));
        }
    }
    // The page of the monitor names these rules and no other.
    let page = include_str!("../../src/sim/axis/monitor.rs");
    let page: String = page.lines().filter(|line| line.starts_with("///")).collect();
    let rules = ["TVALID", "TDATA", "TLAST", "TKEEP", "TUSER"].map(|name| format!("{name}_STABLE"));
    let rules = rules
        .into_iter()
        .chain(["TKEEP_CONTIGUOUS", "TKEEP_EMPTY", "TKEEP_PARTIAL"].map(Into::into));
    for rule in rules {
        assert!(page.contains(&rule), "{rule}");
        assert!(MUTANTS.iter().any(|(name, ..)| *name == rule), "{rule} has a mutant");
    }
    assert_eq!(page.matches("`..").count() + 1, 8, "rules on the page");
}

/// A mask that is wider than a word: 72 bytes.
#[test]
fn the_rules_of_tkeep_hold_beyond_64_bytes() {
    let beat = |keep: u128, last: bool| {
        let mut sim = Sim::new(&wires(72)).unwrap();
        let mut monitor = Monitor::new(&sim, "m_axis").unwrap();
        let keep = ctxnic::netlist::value::Value::from_u128(72, keep);
        sim.poke("m_axis_tkeep", keep).unwrap();
        sim.poke("m_axis_tlast", last).unwrap();
        sim.poke("m_axis_tvalid", 1).unwrap();
        let found = monitor.sample(&sim);
        found.map_err(|error| error.message.split(':').next().unwrap()[22..].to_owned())
    };
    let all = (1_u128 << 72) - 1;
    for bytes in 1..=72 {
        let keep = (1_u128 << bytes) - 1;
        assert_eq!(beat(keep, true), Ok(false), "{bytes} bytes");
        let inside = if bytes == 72 { Ok(false) } else { Err("PARTIAL".into()) };
        assert_eq!(beat(keep, false), inside, "{bytes} bytes");
    }
    assert_eq!(beat(0, true), Err("EMPTY".into()));
    for hole in 0..71 {
        assert_eq!(beat(all & !(1 << hole), true), Err("CONTIGUOUS".into()), "hole {hole}");
    }
    assert_eq!(beat(1 << 64, true), Err("CONTIGUOUS".into()));
}

/// What a stream does wrong without breaking the protocol.
#[derive(Clone, Copy, Debug)]
enum Fault {
    BitFlipped,
    UserLost,
    KeepWidened,
    NeverLast,
    AlwaysLast,
    BeatLost,
    BeatTwice,
}

const FAULTS: [Fault; 7] = [
    Fault::BitFlipped,
    Fault::UserLost,
    Fault::KeepWidened,
    Fault::NeverLast,
    Fault::AlwaysLast,
    Fault::BeatLost,
    Fault::BeatTwice,
];

/// The stage of the other tests, with its fault.
fn faulty(fault: Option<Fault>, bytes: u32) -> Design {
    let mut design = stage(bytes, true, Bug::None);
    let m = &mut design.modules[0];
    let Some(fault) = fault else { return design };
    let (target, change): (&str, fn(Expr) -> Expr) = match fault {
        Fault::BitFlipped => ("m_axis_tdata", |value| {
            let one = Expr::number(value.width, 1);
            Expr::binary(BinaryOp::Xor, value, one)
        }),
        Fault::UserLost => ("m_axis_tuser", |value| Expr::number(value.width, 0)),
        Fault::KeepWidened => {
            ("m_axis_tkeep", |value| Expr::unary(UnaryOp::Not, Expr::number(value.width, 0)))
        }
        Fault::NeverLast => ("m_axis_tlast", |_| Expr::number(1, 0)),
        Fault::AlwaysLast => ("m_axis_tlast", |_| Expr::number(1, 1)),
        // A beat is taken that is not there any more in the next cycle; one stays that was taken.
        Fault::BeatLost => ("s_axis_tready", |_| Expr::number(1, 1)),
        Fault::BeatTwice => ("s_axis_tready", |_| Expr::number(1, 0)),
    };
    let driver = m.drivers.iter_mut().find(|driver| m.nets[driver.target.index()].name == target);
    let DriverKind::Assign(value) = &mut driver.unwrap().kind else { panic!("an assignment") };
    *value = change(value.clone());
    design
}

/// Sends frames; what is wrong with what comes out.
fn sent_and_received(design: &Design, kind: EngineKind, seed: u64) -> Result<(), String> {
    let sim = Model::with_engine(design, kind).map_err(|list| list.to_string())?.sim();
    let mut tb = Bench::new(sim);
    let text = |error: SimError| error.to_string();
    let (source, sink) =
        (tb.add_source("s_axis").map_err(text)?, tb.add_sink("m_axis").map_err(text)?);
    tb.reset(2);
    tb[sink].set_pause(Pause::Random { percent: 40, seed });
    let mut rng = Rng::new(seed);
    let frames: Vec<Frame> = (0..12)
        .map(|_| {
            let len = 1 + rng.index(90);
            Frame { bytes: rng.bytes(len), user: Some(rng.value(9)) }
        })
        .collect();
    for frame in &frames {
        tb[source].send(frame.clone()).map_err(text)?;
    }
    tb.run_until(3_000, |tb| tb[sink].frames().len() >= frames.len()).map_err(text)?;
    tb.run(30).map_err(text)?;
    let received = tb[sink].take();
    if received.len() != frames.len() || tb[sink].in_frame() {
        return Err(format!("{} frames, expected {}", received.len(), frames.len()));
    }
    for (index, (frame, got)) in frames.iter().zip(received).enumerate() {
        if frame.bytes != got.bytes {
            return Err(format!("frame {index}: bytes"));
        }
        if frame.user != got.first_user || frame.user != got.last_user {
            return Err(format!("frame {index}: user"));
        }
    }
    Ok(())
}

#[test]
fn faults_that_break_no_rule_are_found_by_the_frames() {
    for bytes in [4, 24] {
        for kind in EngineKind::ALL {
            assert_eq!(sent_and_received(&faulty(None, bytes), kind, 3), Ok(()));
        }
        for fault in FAULTS {
            let found = sent_and_received(&faulty(Some(fault), bytes), EngineKind::Auto, 3);
            assert!(found.is_err(), "{fault:?} with beats of {bytes} bytes");
        }
    }
}

/// When a sink is ready, cycle by cycle, for each kind of pause.
#[test]
fn a_pause_holds_back_in_exactly_the_cycles_it_says() {
    let held_back = |pause: Pause| {
        let mut tb = Bench::new(Sim::new(&stage(1, true, Bug::None)).unwrap());
        let sink = tb.add_sink("m_axis").unwrap();
        tb[sink].set_pause(pause);
        let (log, ready) =
            (Arc::new(Mutex::new(Vec::new())), tb.sim.handle("m_axis_tready").unwrap());
        let seen = log.clone();
        tb.on_sample(move |sim| {
            seen.lock().unwrap().push(sim.peek_u64(ready) == 0);
            Ok(())
        });
        tb.run(40).unwrap();
        log.lock().unwrap().clone()
    };
    let by = |f: fn(usize) -> bool| (0..40).map(f).collect::<Vec<bool>>();
    assert_eq!(held_back(Pause::Never), by(|_| false));
    assert_eq!(held_back(Pause::Always), by(|_| true));
    assert_eq!(held_back(Pause::Every { pause: 2, of: 5 }), by(|cycle| cycle % 5 < 2));
    assert_eq!(held_back(Pause::Every { pause: 3, of: 3 }), by(|_| true));
    assert_eq!(held_back(Pause::Every { pause: 0, of: 0 }), by(|_| false));
    let pattern = vec![true, false, false, true];
    assert_eq!(held_back(Pause::Pattern(pattern)), by(|cycle| cycle % 4 == 0 || cycle % 4 == 3));
    assert_eq!(held_back(Pause::Pattern(Vec::new())), by(|_| false));
    let random = |percent, seed| held_back(Pause::Random { percent, seed });
    assert_eq!(random(0, 1), by(|_| false));
    assert_eq!(random(100, 1), by(|_| true));
    assert!(random(50, 1) == random(50, 1) && random(50, 1) != random(50, 2));
    let share = random(50, 1).iter().filter(|&&paused| paused).count();
    assert!((10..=30).contains(&share), "{share} of 40");
}
