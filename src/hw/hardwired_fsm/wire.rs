//! Signals and registers whose width is known only at run time.
//!
//! rust-hdl's `Signal` has its width in its type. Hardware built from data needs other widths, so
//! these implement rust-hdl's `Atom` and `Block` themselves; the elaborator sees no difference. They
//! hold no value: the block that owns them models its own behaviour.

use rust_hdl::core::prelude::*;

use crate::hw::prim::PRIM_MARK;

/// A signal of a run-time width.
#[derive(Clone, Debug)]
pub(super) struct Wire {
    bits: usize,
    kind: AtomKind,
    id: usize,
}

impl Wire {
    fn new(bits: usize, kind: AtomKind) -> Self {
        // An identifier of rust-hdl's own numbering.
        let id = Atom::id(&Signal::<Local, Bit>::default());
        Self { bits, kind, id }
    }

    /// A local signal.
    pub(super) fn local(bits: usize) -> Self {
        Self::new(bits, AtomKind::LocalSignal)
    }
}

impl Atom for Wire {
    fn bits(&self) -> usize {
        self.bits
    }
    fn connected(&self) -> bool {
        true
    }
    fn changed(&self) -> bool {
        false
    }
    fn kind(&self) -> AtomKind {
        self.kind
    }
    fn descriptor(&self) -> TypeDescriptor {
        TypeDescriptor { name: format!("Bits::<{}>", self.bits), kind: TypeKind::Bits(self.bits) }
    }
    fn vcd(&self) -> VCDValue {
        VCDValue::String(String::new())
    }
    fn id(&self) -> usize {
        self.id
    }
    fn verilog(&self) -> VerilogLiteral {
        VerilogLiteral::from(0u32)
    }
    fn constraints(&self) -> Vec<PinConstraint> {
        Vec::new()
    }
}

/// A register with an enable, of a run-time width: `hw::prim::RegEn` in hardware.
#[derive(Clone, Debug)]
pub(super) struct Register {
    d: Wire,
    en: Wire,
    q: Wire,
    clock: Signal<In, Clock>,
    reset: bool,
}

impl Register {
    /// A register of `bits` bits; with `reset`, `rst` clears it.
    pub(super) fn new(bits: usize, reset: bool) -> Self {
        Self {
            d: Wire::new(bits, AtomKind::InputParameter),
            en: Wire::new(1, AtomKind::InputParameter),
            q: Wire::new(bits, AtomKind::OutputParameter),
            clock: Signal::default(),
            reset,
        }
    }
}

impl Logic for Register {
    fn update(&mut self) {}
    fn hdl(&self) -> Verilog {
        let zero = format!("{}'h0", self.q.bits);
        Verilog::Custom(format!(
            "{PRIM_MARK} regen init={zero} reset={}\ninitial q = {zero};\nalways @(posedge clock) if (en) q <= d;\n",
            u8::from(self.reset)
        ))
    }
    fn timing(&self) -> Vec<TimingInfo> {
        vec![TimingInfo {
            name: "reg".into(),
            clock: "clock".into(),
            inputs: vec!["d".into(), "en".into()],
            outputs: vec!["q".into()],
        }]
    }
}

impl Block for Register {
    fn connect_all(&mut self) {}
    fn update_all(&mut self) {
        self.clock.update_all();
    }
    fn has_changed(&self) -> bool {
        self.clock.has_changed()
    }
    fn accept(&self, name: &str, probe: &mut dyn Probe) {
        probe.visit_start_scope(name, self);
        probe.visit_atom("d", &self.d);
        probe.visit_atom("en", &self.en);
        probe.visit_atom("q", &self.q);
        self.clock.accept("clock", probe);
        probe.visit_end_scope(name, self);
    }
}
