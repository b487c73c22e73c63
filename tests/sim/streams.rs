//! AXI4-Stream models and bench.

use ctxnic::netlist::ir::{BinaryOp, Design, Expr, ExprKind, Module, NetId, UnaryOp};
use ctxnic::sim::axis::{Frame, Monitor, Pause, Received};
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::{Bench, Sim, SimError};

use crate::small::{assign, design, input, output, register, sequential, wire};

const SEED_FRAMES: u64 = 0xf4a3;

#[derive(Clone, Copy, PartialEq)]
pub enum Bug {
    None,
    /// `tvalid` falls when the sink waits.
    DropsValid,
    /// The data change while the sink waits.
    ChangesData,
    /// Every beat says that all its bytes count but the lowest.
    HoleInKeep,
}

/// One register stage for a stream: takes a beat when it is empty or is being emptied.
pub fn stage(bytes: u32, keep: bool, bug: Bug) -> Design {
    let mut m = sequential("stage");
    let payload = |m: &mut Module, prefix: &str, make: fn(&mut Module, &str, u32) -> NetId| {
        let mut nets = vec![
            make(m, &format!("{prefix}_tdata"), bytes * 8),
            make(m, &format!("{prefix}_tlast"), 1),
        ];
        if keep {
            nets.push(make(m, &format!("{prefix}_tkeep"), bytes));
            nets.push(make(m, &format!("{prefix}_tuser"), 9));
        }
        nets
    };
    let from = payload(&mut m, "s_axis", input);
    let s_valid = input(&mut m, "s_axis_tvalid", 1);
    let s_ready = output(&mut m, "s_axis_tready", 1);
    let to = payload(&mut m, "m_axis", output);
    let m_valid = output(&mut m, "m_axis_tvalid", 1);
    let m_ready = input(&mut m, "m_axis_tready", 1);

    let full = m.add_net("full_q", 1);
    let (full_net, m_ready_net) = (Expr::net(&m, full), Expr::net(&m, m_ready));
    let empty = Expr::unary(UnaryOp::Not, full_net.clone());
    let ready = wire(&mut m, "ready", Expr::binary(BinaryOp::Or, empty, m_ready_net.clone()));
    let ready_net = Expr::net(&m, ready);
    assign(&mut m, s_ready, ready_net);
    let waiting = Expr::unary(UnaryOp::Not, m_ready_net);
    let shown = match bug {
        Bug::DropsValid => {
            let toggle = m.add_net("toggle_q", 1);
            let not = Expr::unary(UnaryOp::Not, Expr::net(&m, toggle));
            let toggle_d = wire(&mut m, "toggle_d", not);
            register(&mut m, toggle, toggle_d, None, 0);
            let hide = Expr::binary(BinaryOp::And, Expr::net(&m, toggle), waiting.clone());
            Expr::binary(BinaryOp::And, full_net.clone(), Expr::unary(UnaryOp::Not, hide))
        }
        _ => full_net,
    };
    assign(&mut m, m_valid, shown);
    register(&mut m, full, s_valid, Some(ready), 0);
    for (index, (&from, &to)) in from.iter().zip(&to).enumerate() {
        let width = m.net(from).width;
        let name = format!("stage{index}_q");
        let held = m.add_net(name, width);
        register(&mut m, held, from, Some(ready), 0);
        let held = Expr::net(&m, held);
        let value = match (bug, index) {
            (Bug::ChangesData, 0) => {
                let spread = Expr { width, kind: ExprKind::SignExtend(Box::new(waiting.clone())) };
                Expr::binary(BinaryOp::Xor, held, spread)
            }
            (Bug::HoleInKeep, 2) => Expr::binary(BinaryOp::Shl, held, Expr::number(1, 1)),
            _ => held,
        };
        assign(&mut m, to, value);
    }
    design(vec![m])
}

fn frames(rng: &mut Rng, count: usize, unit: usize) -> Vec<Frame> {
    let frame = |_| {
        let len = (1 + rng.index(40)) * unit;
        Frame { bytes: rng.bytes(len), user: Some(rng.value(9)) }
    };
    (0..count).map(frame).collect()
}

fn run(
    design: &Design,
    frames: &[Frame],
    source_pause: &Pause,
    sink_pause: &Pause,
) -> Result<(Vec<Received>, u64), SimError> {
    let mut tb = Bench::new(Sim::new(design).unwrap());
    let input = tb.add_source("s_axis")?;
    let output = tb.add_sink("m_axis")?;
    tb.add_monitor("s_axis")?;
    tb.reset(2);
    tb[input].set_pause(source_pause.clone());
    tb[output].set_pause(sink_pause.clone());
    for frame in frames {
        tb[input].send(frame.clone())?;
    }
    let cycles = tb.run_until(20_000, |tb| tb[output].frames().len() == frames.len())?;
    assert!(tb[input].is_idle() && !tb[output].in_frame());
    for (sent, received) in tb[input].sent().iter().zip(tb[output].frames()) {
        assert!(received.first_cycle > sent.first_cycle);
        assert!(received.last_cycle > sent.last_cycle);
    }
    tb.run(20)?;
    let received = tb[output].take();
    assert_eq!(received.len(), frames.len(), "nothing comes after the last frame");
    Ok((received, cycles))
}

#[test]
fn frames_of_any_width_come_out_as_they_went_in_under_every_pause() {
    let pauses = [
        Pause::Never,
        Pause::Every { pause: 1, of: 3 },
        Pause::Random { percent: 60, seed: 5 },
        Pause::Pattern(vec![true, false, false, true, true]),
    ];
    for (bytes, keep) in [(1, true), (1, false), (3, true), (8, true), (8, false), (20, true)] {
        let design = stage(bytes, keep, Bug::None);
        let unit = if keep { 1 } else { bytes as usize };
        let sent = frames(&mut Rng::new(SEED_FRAMES), 25, unit);
        for source in &pauses {
            for sink in &pauses {
                let (received, _) = run(&design, &sent, source, sink).unwrap();
                for (sent, received) in sent.iter().zip(&received) {
                    assert_eq!(sent.bytes, received.bytes, "{bytes} bytes a beat");
                    let user = keep.then(|| sent.user.clone().unwrap());
                    assert_eq!(received.first_user, user);
                    assert_eq!(received.last_user, user);
                }
            }
        }
    }
}

#[test]
fn without_pauses_a_beat_goes_through_every_cycle() {
    let sent: Vec<Frame> = (0..10).map(|_| vec![7u8; 64].into()).collect();
    let design = stage(8, true, Bug::None);
    let (received, cycles) = run(&design, &sent, &Pause::Never, &Pause::Never).unwrap();
    assert_eq!(cycles, 10 * 8 + 1);
    assert_eq!(received[9].last_cycle - received[0].first_cycle, 79);
    let slow = Pause::Every { pause: 3, of: 4 };
    let (_, cycles) = run(&design, &sent, &Pause::Never, &slow).unwrap();
    assert_eq!(cycles, 4 * 80);
}

#[test]
fn broken_protocol_is_reported_with_cycle_and_signal() {
    let sent: Vec<Frame> = vec![vec![1u8; 20].into(), vec![2u8; 20].into()];
    let pause = Pause::Every { pause: 2, of: 3 };
    let text: Vec<String> = [Bug::DropsValid, Bug::ChangesData, Bug::HoleInKeep]
        .into_iter()
        .map(|bug| run(&stage(8, true, bug), &sent, &Pause::Never, &pause).unwrap_err().to_string())
        .collect();
    insta::assert_snapshot!("streams_protocol_errors", text.join("\n"));
}

/// Bare wires: a test plays what it likes to a monitor.
fn played(beats: &[(u64, u64, bool)]) -> Result<u64, SimError> {
    let mut m = sequential("wires");
    for (port, width) in [("tdata", 32), ("tkeep", 4), ("tlast", 1), ("tvalid", 1), ("tready", 1)] {
        input(&mut m, &format!("m_axis_{port}"), width);
    }
    let mut sim = Sim::new(&design(vec![m])).unwrap();
    let mut monitor = Monitor::new(&sim, "m_axis")?;
    sim.poke("m_axis_tvalid", 1)?;
    sim.poke("m_axis_tready", 1)?;
    let mut taken = 0;
    for &(data, keep, last) in beats {
        sim.poke("m_axis_tdata", data)?;
        sim.poke("m_axis_tkeep", keep)?;
        sim.poke("m_axis_tlast", last)?;
        sim.eval();
        taken += u64::from(monitor.sample(&sim)?);
        sim.step();
    }
    Ok(taken)
}

#[test]
fn a_monitor_knows_the_rules_of_tkeep() {
    let frame = [(1, 0xf, false), (2, 0xf, false), (3, 0x3, true), (4, 0xf, true)];
    assert_eq!(played(&frame), Ok(4));
    let mutants = [
        ("AXI4STREAM_ERRM_TKEEP_PARTIAL", (1, 0x7)),
        ("AXI4STREAM_ERRM_TKEEP_EMPTY", (1, 0x0)),
        ("AXI4STREAM_ERRM_TKEEP_EMPTY", (2, 0x0)),
        ("AXI4STREAM_ERRM_TKEEP_CONTIGUOUS", (2, 0xd)),
        ("AXI4STREAM_ERRM_TKEEP_CONTIGUOUS", (2, 0x6)),
    ];
    for (rule, (index, keep)) in mutants {
        let mut mutant = frame;
        mutant[index].1 = keep;
        let error = played(&mutant).unwrap_err();
        assert_eq!((error.message.split(':').next(), error.cycle), (Some(rule), index as u64));
        assert_eq!(error.path, "m_axis_tkeep");
    }
}

#[test]
fn frames_and_streams_that_do_not_fit_are_refused() {
    let mut tb = Bench::new(Sim::new(&stage(8, false, Bug::None)).unwrap());
    let source = tb.add_source("s_axis").unwrap();
    let sim = Sim::new(&stage(8, true, Bug::None)).unwrap();
    let text = [
        tb[source].send(vec![0u8; 7]).unwrap_err(),
        tb[source].send(vec![]).unwrap_err(),
        tb.add_source("m_axis").unwrap_err(),
        tb.add_sink("s_axis").unwrap_err(),
        tb.add_sink("x_axis").unwrap_err(),
        Monitor::new(&sim, "inner.m_axis").unwrap_err(),
    ]
    .map(|error| error.to_string());
    insta::assert_snapshot!("streams_refusals", text.join("\n"));
}
