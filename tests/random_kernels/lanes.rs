//! One kernel in four simulators: rust-hdl's, ours, Icarus, Verilator.

use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};

use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::Design;
use ctxnic::netlist::value::Value;
use ctxnic::netlist::verilog::{VerilogFile, write};
use ctxnic::sim::EngineKind;
use ctxnic::tool::cosim::{
    Interface, Job, PowerUp, Stimulus, Trace, compare, icarus, reference_in, verilator,
};
use ctxnic::tool::verilator::Optimise;

use crate::harness::{Kernel, trace};

/// Cycles in reset, and cycles compared.
const RESET: usize = 2;
const CYCLES: usize = 120;
/// Cycles of a kernel with a port of more than 128 bits.
const CYCLES_WIDE: usize = 40;

/// What went wrong, and where.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) lane: &'static str,
    pub(crate) text: String,
}

fn failure(lane: &'static str, text: &dyn Display) -> Failure {
    Failure { lane, text: text.to_string() }
}

/// A kernel with its design, a stimulus, and what rust-hdl makes of it.
pub(crate) struct Case {
    pub(crate) interface: Interface,
    pub(crate) design: Design,
    pub(crate) files: Vec<VerilogFile>,
    pub(crate) stimulus: Stimulus,
    /// The outputs in rust-hdl's `simulate()`: the truth.
    pub(crate) rust: Trace,
}

/// Elaborates a kernel, changes the design by `plant`, and runs rust-hdl's simulation.
///
/// A kernel whose whole state has a reset starts unknown, is reset, and reset again now and then;
/// one with other state starts as rust-hdl starts and is never reset.
pub(crate) fn case(
    kernel: &Kernel,
    seed: u64,
    plant: &dyn Fn(&mut Design),
) -> Result<Case, Failure> {
    let block = (kernel.block)();
    let mut design =
        elaborate(kernel.name, block.as_ref()).map_err(|e| failure("elaborate", &e))?;
    plant(&mut design);
    let interface = Interface::of(&design);
    let wide = interface.inputs.iter().chain(&interface.outputs).any(|port| port.width > 128);
    let cycles = if wide { CYCLES_WIDE } else { CYCLES };
    let resets = kernel.resets && interface.clk.is_some();
    let reset = if resets { RESET } else { 0 };
    let mut stimulus = Stimulus::random(&interface, seed, reset, cycles);
    if resets {
        stimulus.power_up = PowerUp::UnknownUntilReset;
    } else if let Some(rst) = interface.inputs.iter().position(|port| port.name == "rst") {
        for row in &mut stimulus.rows {
            row[rst] = Value::zero(1);
        }
    }
    let run = || trace(kernel, &interface, &stimulus);
    let rust = catch_unwind(AssertUnwindSafe(run))
        .map_err(|panic| failure("rust-hdl", &message(panic.as_ref())))?
        .map_err(|e| failure("rust-hdl", &e))?;
    let files = write(&design);
    Ok(Case { interface, design, files, stimulus, rust })
}

/// The text of a panic.
fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    format!("panic: {}", text.unwrap_or("?"))
}

impl Case {
    fn job(&self) -> Job<'_> {
        Job { design: &self.design, files: &self.files, stimulus: &self.stimulus }
    }

    fn agrees(&self, lane: &'static str, got: &Trace) -> Result<(), Failure> {
        compare(lane, &self.interface, &self.stimulus, &self.rust, got)
            .map_err(|e| failure(lane, &e))
    }

    /// Each engine of our simulator gives what rust-hdl gives.
    pub(crate) fn simulate(&self) -> Result<(), Failure> {
        for kind in EngineKind::ALL {
            let got = reference_in(&self.job(), kind).map_err(|e| failure("simulate", &e))?;
            self.agrees("simulate", &got)?;
        }
        Ok(())
    }

    /// So does Icarus on our Verilog.
    pub(crate) fn icarus(&self) -> Result<(), Failure> {
        let got = icarus::simulate(&self.job()).map_err(|e| failure("icarus", &e))?;
        self.agrees("icarus", &got)
    }
}

/// Verilator gives what rust-hdl gives; one build for all.
pub(crate) fn verilate(cases: &[&Case]) -> Vec<Result<(), Failure>> {
    let jobs: Vec<Job<'_>> = cases.iter().map(|case| case.job()).collect();
    match verilator::simulate(&jobs, Optimise::ForBuild) {
        Ok(traces) => {
            cases.iter().zip(&traces).map(|(case, got)| case.agrees("verilator", got)).collect()
        }
        // One bad design spoils the build of all: find it.
        Err(_) if cases.len() > 1 => {
            let (left, right) = cases.split_at(cases.len() / 2);
            let mut all = verilate(left);
            all.extend(verilate(right));
            all
        }
        Err(e) => vec![Err(failure("verilator", &e))],
    }
}
