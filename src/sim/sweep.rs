//! Many simulations of one model, on all cores.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::error::SimError;
use super::model::Model;
use super::run::Sim;

/// Runs `run` once per parameter, each on a simulation of its own, and gives the results in the order
/// of the parameters: the same for any number of threads. What the engine compiles is compiled once.
///
/// ```
/// # use ctxnic::netlist::ir::Design;
/// # fn doc(design: &Design) -> Result<(), Box<dyn std::error::Error>> {
/// use ctxnic::sim::{Model, sweep};
///
/// let model = Model::new(design)?;
/// let highest = sweep(&model, &[10_u64, 100, 1000], |sim, &cycles| {
///     sim.reset(1);
///     sim.run(cycles);
///     sim.peek("count")
/// });
/// assert_eq!(highest.len(), 3);
/// # Ok(())
/// # }
/// ```
pub fn sweep<P: Sync, T: Send>(
    model: &Model,
    params: &[P],
    run: impl Fn(&mut Sim, &P) -> Result<T, SimError> + Sync,
) -> Vec<Result<T, SimError>> {
    params.par_iter().map(|param| run(&mut model.sim(), param)).collect()
}

/// [`sweep`] over seeds; an error that names no seed gets its own.
pub fn sweep_seeds<T: Send>(
    model: &Model,
    seeds: impl IntoIterator<Item = u64>,
    run: impl Fn(&mut Sim, u64) -> Result<T, SimError> + Sync,
) -> Vec<Result<T, SimError>> {
    let seeds: Vec<u64> = seeds.into_iter().collect();
    sweep(model, &seeds, |sim, &seed| {
        run(sim, seed).map_err(|mut error| {
            error.seed.get_or_insert(seed);
            error
        })
    })
}
