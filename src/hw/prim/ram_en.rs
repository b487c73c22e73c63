//! A RAM whose read port can hold its answer.

use rust_hdl::core::prelude::*;

use super::PRIM_MARK;
use super::ram::AddressIndex;

/// As [`Ram`](super::Ram) with one write enable, and with a read enable: while `read_en` is 0 the
/// read data keep their value. A read that meets a write to the same word sees the old word.
#[derive(Clone, Debug)]
pub struct RamEn<const A: usize, const D: usize> {
    /// Read address.
    pub read_addr: Signal<In, Bits<A>>,
    /// Read data, one cycle after the address.
    pub read_data: Signal<Out, Bits<D>>,
    /// When 0, the read data keep their value.
    pub read_en: Signal<In, Bit>,
    /// Write address; ignored unless `write_en` is 1.
    pub write_addr: Signal<In, Bits<A>>,
    /// Write data; ignored unless `write_en` is 1.
    pub write_data: Signal<In, Bits<D>>,
    /// Write enable.
    pub write_en: Signal<In, Bit>,
    /// Clock.
    pub clock: Signal<In, Clock>,
    words: Vec<Bits<D>>,
}

impl<const A: usize, const D: usize> Default for RamEn<A, D> {
    fn default() -> Self {
        Self::new(1 << A)
    }
}

impl<const A: usize, const D: usize> RamEn<A, D> {
    /// A RAM of `depth` words, all zero at the start of a simulation.
    ///
    /// # Panics
    /// When `depth` is below 2 or above `2^A`.
    #[must_use]
    pub fn new(depth: usize) -> Self {
        assert!(depth >= 2 && depth <= 1 << A, "depth {depth}: 2 to {}", 1u64 << A);
        Self {
            read_addr: Signal::default(),
            read_data: Signal::default(),
            read_en: Signal::default(),
            write_addr: Signal::default(),
            write_data: Signal::default(),
            write_en: Signal::default(),
            clock: Signal::default(),
            words: vec![Bits::default(); depth],
        }
    }
}

impl<const A: usize, const D: usize> Logic for RamEn<A, D> {
    fn update(&mut self) {
        if self.clock.pos_edge() {
            if self.read_en.val() {
                let read = self.read_addr.val().to_u64_index();
                self.read_data.next = self.words.get(read).copied().unwrap_or_default();
            }
            let write = self.write_addr.val().to_u64_index();
            if self.write_en.val()
                && let Some(word) = self.words.get_mut(write)
            {
                *word = self.write_data.val();
            }
        }
    }
    fn connect(&mut self) {
        self.read_data.connect();
    }
    fn hdl(&self) -> Verilog {
        let depth = self.words.len();
        Verilog::Custom(format!(
            "{PRIM_MARK} ram depth={depth} rdw=old hold=1\nreg [{}:0] mem [0:{}];\nalways \
             @(posedge clock) begin\n   if (read_en) read_data <= mem[read_addr];\n   if \
             (write_en) mem[write_addr] <= write_data;\nend\n",
            D - 1,
            depth - 1,
        ))
    }
    fn timing(&self) -> Vec<TimingInfo> {
        let inputs = ["read_addr", "read_en", "write_addr", "write_data", "write_en"];
        vec![TimingInfo {
            name: "ram".into(),
            clock: "clock".into(),
            inputs: inputs.map(Into::into).into(),
            outputs: vec!["read_data".into()],
        }]
    }
}

impl<const A: usize, const D: usize> Block for RamEn<A, D> {
    fn connect_all(&mut self) {
        self.connect();
    }
    fn update_all(&mut self) {
        self.update();
        self.read_addr.update_all();
        self.read_data.update_all();
        self.read_en.update_all();
        self.write_addr.update_all();
        self.write_data.update_all();
        self.write_en.update_all();
        self.clock.update_all();
    }
    fn has_changed(&self) -> bool {
        self.read_addr.has_changed()
            || self.read_data.has_changed()
            || self.read_en.has_changed()
            || self.write_addr.has_changed()
            || self.write_data.has_changed()
            || self.write_en.has_changed()
            || self.clock.has_changed()
    }
    fn accept(&self, name: &str, probe: &mut dyn Probe) {
        probe.visit_start_scope(name, self);
        self.read_addr.accept("read_addr", probe);
        self.read_data.accept("read_data", probe);
        self.read_en.accept("read_en", probe);
        self.write_addr.accept("write_addr", probe);
        self.write_data.accept("write_data", probe);
        self.write_en.accept("write_en", probe);
        self.clock.accept("clock", probe);
        probe.visit_end_scope(name, self);
    }
}
