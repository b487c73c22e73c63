//! Records what a bench does to a design, so that the other simulators can play the same.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Interface, PowerUp, Sample, Stimulus, Trace};
use crate::netlist::value::Value;
use crate::sim::bench::Agent;
use crate::sim::{Handle, Sim, SimError};

/// An agent of a [`crate::sim::Bench`] that writes down all inputs and outputs of every cycle. The
/// models of a bench react to the outputs, so playing the inputs again is meaningful only as long
/// as the outputs agree: the first difference is the finding.
#[derive(Debug)]
pub struct Recorder {
    inputs: Vec<Handle>,
    outputs: Vec<Handle>,
    log: Recording,
}

/// What a [`Recorder`] has written down; a clone looks at the same record.
#[derive(Clone, Debug, Default)]
pub struct Recording {
    rows: Arc<Mutex<(Vec<Vec<Value>>, Trace)>>,
}

impl Recorder {
    /// A recorder of all ports of the top.
    ///
    /// # Errors
    /// When the simulation has no such ports: it is of another design.
    pub fn new(sim: &Sim, interface: &Interface) -> Result<(Self, Recording), SimError> {
        let handles = |ports: &[super::PortSpec]| {
            ports.iter().map(|port| sim.handle(&port.name)).collect::<Result<Vec<_>, _>>()
        };
        let log = Recording::default();
        let (inputs, outputs) = (handles(&interface.inputs)?, handles(&interface.outputs)?);
        Ok((Self { inputs, outputs, log: log.clone() }, log))
    }
}

impl Agent for Recorder {
    fn drive(&mut self, _: &mut Sim) {}

    fn sample(&mut self, sim: &Sim) -> Result<(), SimError> {
        let inputs = self.inputs.iter().map(|&h| sim.peek_value(h)).collect();
        let outputs = self.outputs.iter().map(|&h| Sample::Known(sim.peek_value(h))).collect();
        let mut log = self.log.rows.lock().unwrap_or_else(PoisonError::into_inner);
        log.0.push(inputs);
        log.1.rows.push(outputs);
        Ok(())
    }
}

impl Recording {
    /// The cycles so far as a stimulus, and the outputs our simulator gave. `reset_cycles` cycles
    /// of reset with the first row's other inputs are put in front: a bench resets outside its
    /// cycles. Their outputs are placeholders that are not compared.
    #[must_use]
    pub fn finish(
        &self,
        interface: &Interface,
        seed: u64,
        reset_cycles: usize,
    ) -> (Stimulus, Trace) {
        let log = self.rows.lock().unwrap_or_else(PoisonError::into_inner);
        let (mut rows, mut trace) = log.clone();
        if let (Some(inputs), Some(outputs)) = (rows.first().cloned(), trace.rows.first().cloned())
        {
            let row: Vec<Value> = interface
                .inputs
                .iter()
                .zip(inputs)
                .map(|(port, value)| if port.name == "rst" { Value::from_u64(1, 1) } else { value })
                .collect();
            rows.splice(0..0, vec![row; reset_cycles]);
            trace.rows.splice(0..0, vec![outputs; reset_cycles]);
        }
        (Stimulus { seed, reset_cycles, power_up: PowerUp::UnknownUntilReset, rows }, trace)
    }
}
