//! The same stimulus in our own simulator.

use super::{Interface, Job, Sample, Trace};
use crate::diag::{Diagnostic, Diagnostics};
use crate::sim::{EngineKind, Handle, Input, Model, SimError};

/// Runs one job in [`crate::sim`].
///
/// # Errors
/// What the simulator says about the design; `T008` for a stimulus that does not fit its ports.
pub fn reference(job: &Job<'_>) -> Result<Trace, Diagnostics> {
    reference_in(job, EngineKind::default())
}

/// Runs one job in an engine of [`crate::sim`].
///
/// # Errors
/// As [`reference()`].
pub fn reference_in(job: &Job<'_>, kind: EngineKind) -> Result<Trace, Diagnostics> {
    let interface = Interface::of(job.design);
    super::harness::check("sim", &interface, job)
        .map_err(|error| Diagnostics::from(Diagnostic::from(error)))?;
    let mut sim = Model::with_engine(job.design, kind)?.sim();
    let unknown = |error: SimError| {
        Diagnostics::from(Diagnostic::error("T008", format!("simulator: {error}")))
    };
    let inputs: Result<Vec<Input>, SimError> =
        interface.inputs.iter().map(|port| sim.input(&port.name)).collect();
    let outputs: Result<Vec<Handle>, SimError> =
        interface.outputs.iter().map(|port| sim.handle(&port.name)).collect();
    let (inputs, outputs) = (inputs.map_err(unknown)?, outputs.map_err(unknown)?);
    let mut trace = Trace::default();
    for row in &job.stimulus.rows {
        for (&input, value) in inputs.iter().zip(row) {
            sim.poke_value(input, value);
        }
        sim.eval();
        trace.rows.push(outputs.iter().map(|&h| Sample::Known(sim.peek_value(h))).collect());
        sim.step();
    }
    Ok(trace)
}
