//! Typed signals, values, checkpoints, sweeps, coverage.

use bitvec::prelude::*;
use ctxnic::hw::frame_fifo::FrameFifo;
use ctxnic::netlist::value::Value;
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::typed::BlockSim;
use ctxnic::sim::{Coverage, EngineKind, Model, Sim, sweep_seeds};
use rust_hdl::core::prelude::*;

use crate::{random_design, small};

/// All nets of the top after each of some cycles of random inputs.
fn trace(sim: &mut Sim, seed: u64, cycles: u64) -> Vec<Value> {
    let mut rng = Rng::new(seed);
    let inputs: Vec<_> = sim.inputs().map(|(_, input)| input).collect();
    let paths: Vec<_> = sim.paths().map(|(_, handle)| handle).collect();
    let mut out = Vec::new();
    for _ in 0..cycles {
        for &input in &inputs {
            let value = rng.value(input.width());
            sim.poke_value(input, &value);
        }
        sim.step();
        out.extend(paths.iter().map(|&handle| sim.peek_value(handle)));
    }
    out
}

#[test]
fn after_a_restore_everything_runs_as_before_in_all_engines() {
    for seed in 0..10 {
        let design = random_design::random_design(seed);
        for kind in EngineKind::ALL {
            let model = Model::with_engine(&design, kind).unwrap();
            let mut sim = model.sim();
            trace(&mut sim, 1, 20);
            let checkpoint = sim.checkpoint();
            let first = trace(&mut sim, 2, 30);
            let covered: Vec<_> = sim.covered().map(|(_, hits)| hits).collect();
            sim.restore(&checkpoint).unwrap();
            assert_eq!(sim.cycle(), 20);
            assert!(trace(&mut sim, 2, 30) == first, "seed {seed}, {kind:?}");
            assert_eq!(sim.covered().map(|(_, hits)| hits).collect::<Vec<_>>(), covered);
            let mut other = model.sim();
            other.restore(&checkpoint).unwrap();
            assert!(trace(&mut other, 2, 30) == first, "another simulation, {seed}, {kind:?}");
            let error = Model::new(&design).unwrap().sim().restore(&checkpoint).unwrap_err();
            assert_eq!(error.message, "a checkpoint of another model");
        }
    }
}

#[test]
fn a_sweep_gives_the_same_on_one_thread_and_on_four() {
    let model = Model::new(&small::two_counters(4)).unwrap();
    let run = || {
        sweep_seeds(&model, 0..40, |sim, seed| {
            let values = trace(sim, seed, 30 + seed);
            if seed % 7 == 3 { Err(sim.error("here", "seven")) } else { Ok(values) }
        })
    };
    let on = |threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let (one, four) = (on(1).install(run), on(4).install(run));
    assert!(one == four);
    assert_eq!(one[10].as_ref().unwrap_err().seed, Some(10));
    assert_ne!(one[0], one[1]);
}

#[test]
fn ports_of_a_block_are_found_by_reference_and_typed() {
    let mut sim = BlockSim::new("fifo", FrameFifo::<4>::default()).unwrap();
    let tdata = sim.port(|fifo| &fifo.s_axis_tdata).unwrap();
    let tkeep = sim.port(|fifo| &fifo.s_axis_tkeep).unwrap();
    let tvalid = sim.port(|fifo| &fifo.s_axis_tvalid).unwrap();
    let out = sim.port(|fifo| &fifo.m_axis_tdata).unwrap();
    let out_valid = sim.port(|fifo| &fifo.m_axis_tvalid).unwrap();
    assert_eq!((tdata.path(), out.path()), ("s_axis_tdata", "m_axis_tdata"));
    sim.reset(2);
    sim.set(&tdata, 0xfeed_u64.into()).unwrap();
    sim.set(&tkeep, 0xff_u64.into()).unwrap();
    sim.set(&tvalid, true).unwrap();
    sim.step();
    sim.set(&tvalid, false).unwrap();
    sim.step();
    assert!(sim.get(&out_valid).unwrap() && sim.is(&out, 0xfeed_u64.into()));
    assert_eq!(sim.get(&out).unwrap(), Bits::<64>::from(0xfeed));
    let errors = [
        sim.typed::<Bits<8>>("s_axis_tdata").unwrap_err(),
        sim.set(&out, 0_u64.into()).unwrap_err(),
        sim.port(|fifo| &fifo.clk).unwrap_err(),
    ];
    let text: Vec<String> = errors.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("comfort_typed_refusals", text.join("\n"));
}

#[test]
fn values_are_bits_integers_and_states() {
    let mut sim = Sim::new(&small::memory()).unwrap();
    let mut bits = bitvec![u64, Lsb0; 0; 72];
    bits.set(71, true);
    bits.set(3, true);
    sim.poke_bits("write_data", &bits).unwrap();
    assert_eq!(sim.peek_bits("write_data").unwrap(), bits);
    assert_eq!(sim.peek_as::<u128>("write_data").unwrap(), (1 << 71) | 8);
    let mut light = Sim::new(&small::light()).unwrap();
    light.poke_state("phase_q", "Amber").unwrap();
    assert_eq!(light.peek_text("phase_q").unwrap(), "Amber");
    let errors = [
        sim.peek_as::<u64>("write_data").unwrap_err(),
        sim.poke_bits("write_data", &bits[1..]).unwrap_err(),
        sim.poke("write_data", 1_u128 << 72).unwrap_err(),
        light.poke_state("phase_q", "Blue").unwrap_err(),
        light.poke_state("go", "Red").unwrap_err(),
    ];
    let text: Vec<String> = errors.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("comfort_value_refusals", text.join("\n"));
}

/// Runs the light and counts naively what coverage counts.
fn covered_light(kind: EngineKind, seed: u64) -> (Coverage, [u64; 3], [u64; 4]) {
    let mut sim = Model::with_engine(&small::light(), kind).unwrap().sim();
    sim.cover("").unwrap();
    let mut rng = Rng::new(seed);
    let (mut cycles, mut rises) = ([0; 3], [0; 4]);
    let mut last = None;
    for cycle in 0..100 {
        let in_reset = cycle < 2 || cycle == 50;
        sim.poke("rst", in_reset).unwrap();
        let go = rng.below(16);
        sim.poke("go", go).unwrap();
        if in_reset {
            last = None;
        } else {
            let state = sim.peek("phase_q").unwrap().low_u64();
            cycles[usize::try_from(state).unwrap()] += 1;
            for (bit, count) in rises.iter_mut().enumerate() {
                let before = last.is_some_and(|last: u64| (last >> bit) & 1 == 0);
                *count += u64::from(before && (go >> bit) & 1 == 1);
            }
            last = Some(go);
        }
        sim.step();
    }
    (sim.coverage(), cycles, rises)
}

#[test]
fn coverage_counts_what_a_naive_count_counts() {
    let mut reports = Vec::new();
    for kind in EngineKind::ALL {
        let (coverage, cycles, rises) = covered_light(kind, 5);
        assert_eq!(coverage.cycles, 97);
        assert_eq!(coverage.states["phase_q"].cycles, cycles);
        let seen: Vec<u64> = coverage.toggles["go"].iter().map(|bit| bit.rises).collect();
        assert_eq!(seen, rises);
        let mut merged = coverage.clone();
        let more = covered_light(kind, 6).0;
        merged.merge(&more).unwrap();
        let mut other_way = more;
        other_way.merge(&coverage).unwrap();
        assert_eq!(merged, other_way);
        reports.push((merged.to_string(), merged.to_json().unwrap()));
    }
    assert!(reports.windows(2).all(|pair| pair[0] == pair[1]));
    insta::assert_snapshot!("comfort_coverage", reports[0].0);
}
