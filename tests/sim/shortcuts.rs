//! What compiled code does not do each cycle: registers behind a node that does not change, delay
//! lines that move at once, decoders that are tables, choices made by one jump. Whatever is done to
//! the state from outside, every signal is what the interpreter says.

use ctxnic::hw::prim::Reg;
use ctxnic::net::rng::Rng;
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::netlist::ir::Design;
use ctxnic::netlist::value::Value;
use ctxnic::sim::{EngineKind, Model, Sim};
use rust_hdl::core::prelude::*;
use rust_hdl::widgets::dff_setup;

const CYCLES: usize = 6_000;
const SEED: u64 = 0x51_0e_7c;

/// A key that is seldom loaded and always decoded, a delay line, and a machine of many states.
#[derive(LogicBlock, Default)]
struct Shortcuts {
    clock: Signal<In, Clock>,
    load: Signal<In, Bit>,
    value: Signal<In, Bits<16>>,
    step: Signal<In, Bits<5>>,
    late: Signal<Out, Bits<6>>,
    found: Signal<Out, Bits<3>>,
    at: Signal<Out, Bits<7>>,
    sum: Signal<Out, Bits<16>>,
    mixed: Signal<Out, Bits<16>>,
    first: Signal<Local, Bits<16>>,
    middle: Signal<Local, Bits<16>>,
    /// No reset, so what is decoded from it is lost while it stays.
    key: Reg<Bits<16>>,
    code: Reg<Bits<3>>,
    line: [Reg<Bits<6>>; 21],
    state: Reg<Bits<7>>,
    add: Reg<Bits<16>>,
    rotated: Reg<Bits<16>>,
}

impl Logic for Shortcuts {
    #[hdl_gen]
    fn update(&mut self) {
        dff_setup!(self, clock, key, code, state, add, rotated);
        if self.load.val() {
            self.key.d.next = self.value.val();
        }
        self.code.d.next = 0.into();
        if (self.key.q.val() == 22) | (self.key.q.val() == 80) | (self.key.q.val() == 443) {
            self.code.d.next = 1.into();
        }
        if (self.key.q.val() == 53) | (self.key.q.val() == 123) | (self.key.q.val() == 161) {
            self.code.d.next = 2.into();
        }
        if (self.key.q.val() > 0x7fff) & (self.key.q.val() < 0xc000) {
            self.code.d.next = 3.into();
        }
        if (self.key.q.val() > 0xbfff) & (self.key.q.val() < 0xd000) {
            self.code.d.next = 4.into();
        }
        for i in 0..21 {
            self.line[i].clock.next = self.clock.val();
        }
        self.line[0].d.next = bit_cast::<6, 5>(self.step.val()) << 1;
        for i in 1..21 {
            self.line[i].d.next = self.line[i - 1].q.val();
        }
        self.state.d.next = self.state.q.val();
        if (self.state.q.val() == 0) & (self.step.val() > 3) {
            self.state.d.next = 17.into();
        }
        if (self.state.q.val() == 17) & (self.step.val() == 4) {
            self.state.d.next = 0.into();
        }
        if (self.state.q.val() == 17) & (self.step.val() != 4) {
            self.state.d.next = 98.into();
        }
        if self.state.q.val() == 98 {
            self.state.d.next = 64.into();
        }
        if (self.state.q.val() == 64) & (self.step.val() < 9) {
            self.state.d.next = 65.into();
        }
        if (self.state.q.val() > 64) & (self.state.q.val() < 96) {
            self.state.d.next = self.state.q.val() + 1;
        }
        if self.state.q.val() > 120 {
            self.state.d.next = 1.into();
        }
        if self.load.val() {
            self.add.d.next = self.add.q.val() + self.value.val() + (self.key.q.val() ^ 0x5a5a);
            self.rotated.d.next = (self.rotated.q.val() << 1)
                | (self.rotated.q.val() >> 15)
                | (self.value.val() & 0x1111);
        } else {
            self.add.d.next = (self.add.q.val() ^ self.key.q.val()) - 3;
            self.rotated.d.next = (self.rotated.q.val() >> 3) + (self.add.q.val() << 2);
        }
        // The second choice needs what the first one chose.
        if self.load.val() {
            self.first.next = (self.value.val() << 2) + (self.key.q.val() ^ 0x0ff0) + 77;
        } else {
            self.first.next = (self.add.q.val() >> 2) + (self.value.val() ^ 0x00ff) - 99;
        }
        self.middle.next = self.first.val() + self.rotated.q.val();
        if self.load.val() {
            self.mixed.next = (self.middle.val() ^ self.key.q.val()) + (self.middle.val() << 3) + 1;
        } else {
            self.mixed.next = (self.middle.val() >> 5) + (self.middle.val() ^ self.add.q.val());
        }
        self.late.next = self.line[20].q.val();
        self.found.next = self.code.q.val();
        self.at.next = self.state.q.val();
        self.sum.next = self.add.q.val() + self.rotated.q.val();
    }
}

fn design() -> Design {
    let mut block = Shortcuts { key: Reg::without_reset(), ..Shortcuts::default() };
    block.connect_all();
    elaborate("shortcuts", &block).unwrap()
}

/// Everything that can be seen.
fn all(sim: &Sim) -> Vec<String> {
    sim.paths().map(|(path, handle)| format!("{path} = {}", sim.peek_value(handle))).collect()
}

/// What may happen to a state between edges.
#[derive(Clone, Copy, Debug)]
enum Meddling {
    Nothing,
    /// Registers are set.
    Pokes,
    /// Resets come.
    Resets,
    /// An earlier state comes back.
    Restores,
}

/// The same in two engines; the first signal that differs, if any. With `deaf` the second one is not
/// meddled with.
fn compare(design: &Design, kind: EngineKind, meddling: Meddling, deaf: bool) -> Option<String> {
    let start = |kind| Model::with_engine(design, kind).unwrap().sim();
    let mut sims = [start(EngineKind::Interpreter), start(kind)];
    let mut kept = sims.each_ref().map(Sim::checkpoint);
    let registers = ["code_q", "key_q", "state_q", "line_7_q", "add_q"];
    let mut rng = Rng::new(SEED);
    for cycle in 0..CYCLES {
        let load = rng.below(9) == 0;
        let interesting =
            [22, 80, 443, 53, 123, 161, 0x7fff, 0x8000, 0xbfff, 0xc000, 0xcfff, 0xd000];
        let value = match rng.below(3) {
            0 => rng.below(1 << 16),
            _ => interesting[usize::try_from(rng.below(12)).unwrap()],
        };
        let step = rng.below(32);
        let (event, target) = (rng.below(23), rng.below(5));
        let poked = rng.below(8);
        for (number, (sim, kept)) in sims.iter_mut().zip(&mut kept).enumerate() {
            sim.poke("load", load).unwrap();
            sim.poke("value", value).unwrap();
            sim.poke("step", step).unwrap();
            match meddling {
                _ if deaf && number == 1 => {}
                Meddling::Pokes if event == 0 => {
                    let path = registers[usize::try_from(target).unwrap()];
                    sim.poke(path, poked).unwrap();
                }
                Meddling::Resets if event == 0 => sim.reset(1),
                Meddling::Restores if event == 0 => sim.restore(kept).unwrap(),
                Meddling::Restores if event == 1 => *kept = sim.checkpoint(),
                _ => {}
            }
            sim.step();
        }
        // Looking at everything each cycle would leave nothing to be left out.
        if cycle % 7 == 0 {
            let (expected, got) = (all(&sims[0]), all(&sims[1]));
            assert_eq!(expected.len(), got.len());
            if let Some((a, b)) = expected.iter().zip(&got).find(|(a, b)| a != b) {
                return Some(format!("cycle {cycle}: {a}, not {b}"));
            }
        }
    }
    None
}

#[test]
fn what_compiled_code_leaves_out_changes_nothing() {
    let design = design();
    for kind in [EngineKind::Auto, EngineKind::Compiled, EngineKind::Graph] {
        for meddling in [Meddling::Nothing, Meddling::Pokes, Meddling::Resets, Meddling::Restores] {
            let different = compare(&design, kind, meddling, false);
            assert_eq!(different, None, "{kind:?}, {meddling:?}");
        }
    }
}

/// The comparison sees an engine that does not hear of what was done to its state.
#[test]
fn mutant_an_engine_that_is_deaf_to_meddling_is_found() {
    let design = design();
    for meddling in [Meddling::Pokes, Meddling::Resets, Meddling::Restores] {
        assert!(compare(&design, EngineKind::Compiled, meddling, true).is_some(), "{meddling:?}");
    }
}

/// Rows say what single signals say, also of wide ones, and set no more than they have.
#[test]
fn rows_are_the_words_of_the_signals_one_after_the_other() {
    let design = design();
    for kind in [EngineKind::Interpreter, EngineKind::Compiled] {
        let model = Model::with_engine(&design, kind).unwrap();
        let (mut sim, other) = (model.sim(), model.sim());
        let names = ["load", "value", "step"];
        let inputs: Vec<_> = names.iter().map(|name| sim.input(name).unwrap()).collect();
        let inputs = sim.input_row(&inputs);
        assert_eq!(inputs.words(), 3);
        let paths: Vec<String> = sim.paths().map(|(path, _)| path.to_owned()).collect();
        let handles: Vec<_> = paths.iter().map(|path| sim.handle(path).unwrap()).collect();
        let row = sim.row(&handles);
        assert_eq!(row.words(), handles.len());
        let mut rng = Rng::new(SEED);
        let mut seen = vec![0; row.words()];
        for _ in 0..300 {
            // Bits above the width of `step` do not count.
            sim.poke_row(&inputs, &[rng.below(2), rng.below(1 << 16), rng.below(32) | 0xff00]);
            sim.peek_row(&row, &mut seen);
            for (path, &word) in paths.iter().zip(&seen) {
                assert_eq!(sim.peek(path).unwrap().to_u64(), Some(word), "{path}");
            }
            sim.step();
        }
        // A short row leaves the rest as it is.
        sim.poke_row(&inputs, &[0, 7, 9]);
        sim.poke_row(&inputs, &[1]);
        assert_eq!(sim.peek("value").unwrap(), Value::from_u64(16, 7));
        // Another simulation of the model keeps the signals when it is asked.
        other.peek_row(&row, &mut seen);
        let start = model.sim();
        for (path, &word) in paths.iter().zip(&seen) {
            assert_eq!(start.peek(path).unwrap().to_u64(), Some(word), "{path}");
        }
    }
}
