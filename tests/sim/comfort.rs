//! Values by other means than words, and sweeps.

use bitvec::prelude::*;
use ctxnic::netlist::value::Value;
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::{EngineKind, Model, Sim, SimError, sweep_seeds};

use crate::small;

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

/// One run of a sweep: some are long enough to be compiled, some fail.
fn one(sim: &mut Sim, seed: u64) -> Result<Vec<Value>, SimError> {
    sim.run(seed * 10);
    let values = trace(sim, seed, 30 + seed);
    if seed % 7 == 3 { Err(sim.error("here", "seven")) } else { Ok(values) }
}

#[test]
fn a_sweep_gives_what_runs_one_by_one_give_on_any_number_of_threads() {
    let design = small::two_counters(4);
    let alone = |seed: u64| {
        let mut sim = Model::with_engine(&design, EngineKind::Interpreter).unwrap().sim();
        one(&mut sim, seed).map_err(|error| error.with_seed(seed))
    };
    let expected: Vec<_> = (0..40).map(alone).collect();
    for threads in [1, 4] {
        let model = Model::new(&design).unwrap();
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let results = pool.install(|| sweep_seeds(&model, 0..40, one));
        assert!(results == expected, "{threads} threads");
        assert!(model.is_compiled());
    }
    // sweep-order-lost, sweep-one-seed-for-all, sweep-state-shared
    let mut mutant = expected.clone();
    mutant.swap(8, 9);
    assert!(mutant != expected);
    mutant = vec![expected[0].clone(); 40];
    assert!(mutant != expected);
    let model = Model::new(&design).unwrap();
    let mut sim = model.sim();
    mutant = (0..40).map(|seed| one(&mut sim, seed).map_err(|e| e.with_seed(seed))).collect();
    assert!(mutant != expected);
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
