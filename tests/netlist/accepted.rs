//! What the dialect accepts is lowered to hardware that does what the Rust text does.

use ctxnic::netlist::elaborate::elaborate;
use ctxnic::sim::Sim;

use crate::eval::Eval;
use crate::kernels::{self, Kernel};

fn agrees_with_rust(kernel: &mut Kernel, cycles: usize) {
    let name = &kernel.name;
    let design = elaborate(name, &*kernel.block).unwrap_or_else(|e| panic!("{name}:\n{e}"));
    assert_eq!(design.top().name, *name);
    assert_eq!(design.top().clk.is_some(), kernel.sequential, "{name}");
    let mut eval = Eval::new(&design);
    let mut sim = Sim::new(&design).unwrap_or_else(|e| panic!("{name}:\n{e}"));
    for (cycle, row) in kernels::stimulus(kernel, cycles, 1).into_iter().enumerate() {
        let expected = (kernel.cycle)(&row);
        for ((input, _), value) in kernel.inputs.iter().zip(&row) {
            eval.poke(input, value);
            let input = sim.input(input).unwrap();
            sim.poke_value(input, value);
        }
        eval.settle();
        sim.eval();
        for ((output, width), expected) in kernel.outputs.iter().zip(&expected) {
            let got = eval.peek(output);
            assert_eq!(got.width(), *width);
            assert_eq!(
                &got, expected,
                "{}: output {output} in cycle {cycle}, inputs {row:?}",
                kernel.name
            );
            let simulated = sim.peek(output).unwrap();
            assert_eq!(&simulated, expected, "{}: {output}, cycle {cycle}", kernel.name);
        }
        if kernel.sequential {
            sim.step();
            eval.edge();
        }
    }
}

#[test]
fn known_miscompiles_of_rust_hdl_come_out_as_in_rust() {
    for mut kernel in kernels::miscompiles() {
        agrees_with_rust(&mut kernel, 400);
    }
}

#[test]
fn every_construct_does_what_rust_does() {
    for mut kernel in kernels::all() {
        agrees_with_rust(&mut kernel, 1_000);
    }
}
