//! Registers: with an initial value, an optional enable, and an optional reset.

use rust_hdl::core::prelude::*;

use super::PRIM_MARK;

/// A register: `q` takes `d` at each rising edge; `init` at reset.
///
/// `dff_setup!(self, clk, state)` ties its clock and gives `d` its default, the old value.
#[derive(Clone, Debug)]
pub struct Reg<T: Synth> {
    /// Next value.
    pub d: Signal<In, T>,
    /// Value, 1 cycle after `d`.
    pub q: Signal<Out, T>,
    /// Clock.
    pub clock: Signal<In, Clock>,
    init: T,
    reset: bool,
}

impl<T: Synth> Default for Reg<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Synth> Reg<T> {
    /// A register that holds `init` after reset.
    #[must_use]
    pub fn new(init: T) -> Self {
        Self {
            d: Signal::default(),
            q: Signal::new_with_default(init),
            clock: Signal::default(),
            init,
            reset: true,
        }
    }

    /// A register that `rst` leaves alone: for data whose valid bit is kept elsewhere.
    #[must_use]
    pub fn without_reset() -> Self {
        Self { reset: false, ..Self::new(T::default()) }
    }
}

fn text<T: Synth>(kind: &str, init: T, reset: bool, condition: &str) -> Verilog {
    let init = init.verilog();
    Verilog::Custom(format!(
        "{PRIM_MARK} {kind} init={init:x} reset={}\ninitial q = {init:x};\nalways @(posedge clock) {condition}q <= d;\n",
        u8::from(reset)
    ))
}

impl<T: Synth> Logic for Reg<T> {
    fn update(&mut self) {
        if self.clock.pos_edge() {
            self.q.next = self.d.val();
        }
    }
    fn connect(&mut self) {
        self.q.connect();
    }
    fn hdl(&self) -> Verilog {
        text("reg", self.init, self.reset, "")
    }
    fn timing(&self) -> Vec<TimingInfo> {
        vec![TimingInfo {
            name: "reg".into(),
            clock: "clock".into(),
            inputs: vec!["d".into()],
            outputs: vec!["q".into()],
        }]
    }
}

impl<T: Synth> Block for Reg<T> {
    fn connect_all(&mut self) {
        self.connect();
    }
    fn update_all(&mut self) {
        self.update();
        self.d.update_all();
        self.q.update_all();
        self.clock.update_all();
    }
    fn has_changed(&self) -> bool {
        self.d.has_changed() || self.q.has_changed() || self.clock.has_changed()
    }
    fn accept(&self, name: &str, probe: &mut dyn Probe) {
        probe.visit_start_scope(name, self);
        self.d.accept("d", probe);
        self.q.accept("q", probe);
        self.clock.accept("clock", probe);
        probe.visit_end_scope(name, self);
    }
}

/// A register that takes `d` only while `en` is 1.
#[derive(Clone, Debug)]
pub struct RegEn<T: Synth> {
    /// Next value; ignored unless `en`.
    pub d: Signal<In, T>,
    /// 1 bit: take `d`.
    pub en: Signal<In, Bit>,
    /// Value, 1 cycle after an enabled `d`.
    pub q: Signal<Out, T>,
    /// Clock.
    pub clock: Signal<In, Clock>,
    init: T,
    reset: bool,
}

impl<T: Synth> Default for RegEn<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Synth> RegEn<T> {
    /// A register that holds `init` after reset.
    #[must_use]
    pub fn new(init: T) -> Self {
        Self {
            d: Signal::default(),
            en: Signal::default(),
            q: Signal::new_with_default(init),
            clock: Signal::default(),
            init,
            reset: true,
        }
    }

    /// A register that `rst` leaves alone.
    #[must_use]
    pub fn without_reset() -> Self {
        Self { reset: false, ..Self::new(T::default()) }
    }
}

impl<T: Synth> Logic for RegEn<T> {
    fn update(&mut self) {
        if self.clock.pos_edge() && self.en.val() {
            self.q.next = self.d.val();
        }
    }
    fn connect(&mut self) {
        self.q.connect();
    }
    fn hdl(&self) -> Verilog {
        text("regen", self.init, self.reset, "if (en) ")
    }
    fn timing(&self) -> Vec<TimingInfo> {
        vec![TimingInfo {
            name: "regen".into(),
            clock: "clock".into(),
            inputs: vec!["d".into(), "en".into()],
            outputs: vec!["q".into()],
        }]
    }
}

impl<T: Synth> Block for RegEn<T> {
    fn connect_all(&mut self) {
        self.connect();
    }
    fn update_all(&mut self) {
        self.update();
        self.d.update_all();
        self.en.update_all();
        self.q.update_all();
        self.clock.update_all();
    }
    fn has_changed(&self) -> bool {
        self.d.has_changed()
            || self.en.has_changed()
            || self.q.has_changed()
            || self.clock.has_changed()
    }
    fn accept(&self, name: &str, probe: &mut dyn Probe) {
        probe.visit_start_scope(name, self);
        self.d.accept("d", probe);
        self.en.accept("en", probe);
        self.q.accept("q", probe);
        self.clock.accept("clock", probe);
        probe.visit_end_scope(name, self);
    }
}
