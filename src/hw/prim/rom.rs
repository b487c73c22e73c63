//! A ROM with one synchronous read port.

use rust_hdl::core::prelude::*;

use super::PRIM_MARK;
use super::ram::AddressIndex;

/// One read port, latency 1 cycle. `A` address bits, `D` data bits; the depth is the length of the
/// contents. An address beyond them reads 0.
#[derive(Clone, Debug)]
pub struct Rom<const A: usize, const D: usize> {
    /// Read address.
    pub read_addr: Signal<In, Bits<A>>,
    /// Read data, one cycle after the address.
    pub read_data: Signal<Out, Bits<D>>,
    /// Clock.
    pub clock: Signal<In, Clock>,
    words: Vec<Bits<D>>,
}

impl<const A: usize, const D: usize> Rom<A, D> {
    /// A ROM with these words.
    ///
    /// # Panics
    /// With fewer than 2 words or more than `2^A`.
    #[must_use]
    pub fn new(words: Vec<Bits<D>>) -> Self {
        assert!(words.len() >= 2 && words.len() <= 1 << A, "2 to {} words", 1u64 << A);
        Self {
            read_addr: Signal::default(),
            read_data: Signal::default(),
            clock: Signal::default(),
            words,
        }
    }
}

impl<const A: usize, const D: usize> Logic for Rom<A, D> {
    fn update(&mut self) {
        if self.clock.pos_edge() {
            let read = self.read_addr.val().to_u64_index();
            self.read_data.next = self.words.get(read).copied().unwrap_or_default();
        }
    }
    fn connect(&mut self) {
        self.read_data.connect();
    }
    fn hdl(&self) -> Verilog {
        let words: Vec<String> =
            self.words.iter().map(|word| format!("{:x}", VerilogLiteral::from(*word))).collect();
        let mut body = String::new();
        for (index, word) in words.iter().enumerate() {
            body.push_str(&format!("   mem[{index}] = {word};\n"));
        }
        Verilog::Custom(format!(
            "{PRIM_MARK} rom image={}\nreg [{}:0] mem [0:{}];\ninitial begin\n{body}end\nalways @(posedge clock) read_data <= mem[read_addr];\n",
            words.join(","),
            D - 1,
            words.len() - 1,
        ))
    }
    fn timing(&self) -> Vec<TimingInfo> {
        vec![TimingInfo {
            name: "rom".into(),
            clock: "clock".into(),
            inputs: vec!["read_addr".into()],
            outputs: vec!["read_data".into()],
        }]
    }
}

impl<const A: usize, const D: usize> Block for Rom<A, D> {
    fn connect_all(&mut self) {
        self.connect();
    }
    fn update_all(&mut self) {
        self.update();
        self.read_addr.update_all();
        self.read_data.update_all();
        self.clock.update_all();
    }
    fn has_changed(&self) -> bool {
        self.read_addr.has_changed() || self.read_data.has_changed() || self.clock.has_changed()
    }
    fn accept(&self, name: &str, probe: &mut dyn Probe) {
        probe.visit_start_scope(name, self);
        self.read_addr.accept("read_addr", probe);
        self.read_data.accept("read_data", probe);
        self.clock.accept("clock", probe);
        probe.visit_end_scope(name, self);
    }
}
