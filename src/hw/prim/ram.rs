//! A RAM with one synchronous read port and one write port.

use rust_hdl::core::prelude::*;

use super::PRIM_MARK;

/// One read port (latency 1 cycle), one write port, one clock.
///
/// `A` address bits, `D` data bits, `E` write enables: 1, or `D / E` bits each. The depth is a
/// run-time parameter. A read that meets a write to the same word sees the old word, unless the
/// design promises with [`Ram::never_collides`] that this does not happen (cheaper in an FPGA).
/// Not reset.
#[derive(Clone, Debug)]
pub struct Ram<const A: usize, const D: usize, const E: usize> {
    /// Read address.
    pub read_addr: Signal<In, Bits<A>>,
    /// Read data, one cycle after the address.
    pub read_data: Signal<Out, Bits<D>>,
    /// Write address; ignored unless a bit of `write_en` is 1.
    pub write_addr: Signal<In, Bits<A>>,
    /// Write data; ignored unless a bit of `write_en` is 1.
    pub write_data: Signal<In, Bits<D>>,
    /// Write enables, one per `D / E` bits of data.
    pub write_en: Signal<In, Bits<E>>,
    /// Clock.
    pub clock: Signal<In, Clock>,
    depth: usize,
    never_collides: bool,
    has_contents: bool,
    words: Vec<Bits<D>>,
}

impl<const A: usize, const D: usize, const E: usize> Default for Ram<A, D, E> {
    fn default() -> Self {
        Self::new(1 << A)
    }
}

impl<const A: usize, const D: usize, const E: usize> Ram<A, D, E> {
    /// A RAM of `depth` words, all zero at the start of a simulation.
    ///
    /// # Panics
    /// When `depth` is below 2 or above `2^A`, or `E` does not divide `D`.
    #[must_use]
    pub fn new(depth: usize) -> Self {
        assert!(depth >= 2 && depth <= 1 << A, "depth {depth}: 2 to {}", 1u64 << A);
        assert!(E > 0 && D.is_multiple_of(E), "{E} write enables do not divide {D} bits");
        Self {
            read_addr: Signal::default(),
            read_data: Signal::default(),
            write_addr: Signal::default(),
            write_data: Signal::default(),
            write_en: Signal::default(),
            clock: Signal::default(),
            depth,
            never_collides: false,
            has_contents: false,
            words: vec![Bits::default(); depth],
        }
    }

    /// Promises that no cycle reads the word it writes.
    #[must_use]
    pub fn never_collides(mut self) -> Self {
        self.never_collides = true;
        self
    }
}

impl<const A: usize, const D: usize, const E: usize> Ram<A, D, E> {
    /// A RAM that starts with these words, in an FPGA as in a simulation. Without them it starts
    /// with zeros in a simulation and with anything in an ASIC.
    ///
    /// # Panics
    /// As [`Ram::new`], for as many words as these.
    #[must_use]
    pub fn with_contents(words: Vec<Bits<D>>) -> Self {
        Self { has_contents: true, ..Self::new(words.len()) }.filled(words)
    }

    fn filled(mut self, words: Vec<Bits<D>>) -> Self {
        self.words = words;
        self
    }

    /// The words as Verilog numbers, none when there are no contents.
    fn contents(&self) -> Vec<String> {
        let words = if self.has_contents { self.words.as_slice() } else { &[] };
        words.iter().map(|word| format!("{:x}", VerilogLiteral::from(*word))).collect()
    }
}

impl<const A: usize, const D: usize, const E: usize> Logic for Ram<A, D, E> {
    fn update(&mut self) {
        if self.clock.pos_edge() {
            let read = self.read_addr.val().to_u64_index();
            self.read_data.next = self.words.get(read).copied().unwrap_or_default();
            let write = self.write_addr.val().to_u64_index();
            let lane = D / E;
            if let Some(word) = self.words.get_mut(write) {
                for bit in 0..D {
                    if self.write_en.val().get_bit(bit / lane) {
                        *word = word.replace_bit(bit, self.write_data.val().get_bit(bit));
                    }
                }
            }
        }
    }
    fn connect(&mut self) {
        self.read_data.connect();
    }
    fn hdl(&self) -> Verilog {
        let lane = D / E;
        let mut write = String::new();
        for index in 0..E {
            let (high, low) = (index * lane + lane - 1, index * lane);
            write.push_str(&format!(
                "   if (write_en[{index}]) mem[write_addr][{high}:{low}] <= write_data[{high}:{low}];\n"
            ));
        }
        let contents = self.contents();
        let image = match contents.as_slice() {
            [] => String::new(),
            words => format!(" image={}", words.join(",")),
        };
        let mut initial = String::new();
        for (index, word) in contents.iter().enumerate() {
            initial.push_str(&format!("initial mem[{index}] = {word};\n"));
        }
        Verilog::Custom(format!(
            "{PRIM_MARK} ram depth={} rdw={}{image}\nreg [{}:0] mem [0:{}];\n{initial}always @(posedge clock) begin\n   read_data <= mem[read_addr];\n{write}end\n",
            self.depth,
            if self.never_collides { "never" } else { "old" },
            D - 1,
            self.depth - 1,
        ))
    }
    fn timing(&self) -> Vec<TimingInfo> {
        vec![TimingInfo {
            name: "ram".into(),
            clock: "clock".into(),
            inputs: vec![
                "read_addr".into(),
                "write_addr".into(),
                "write_data".into(),
                "write_en".into(),
            ],
            outputs: vec!["read_data".into()],
        }]
    }
}

impl<const A: usize, const D: usize, const E: usize> Block for Ram<A, D, E> {
    fn connect_all(&mut self) {
        self.connect();
    }
    fn update_all(&mut self) {
        self.update();
        self.read_addr.update_all();
        self.read_data.update_all();
        self.write_addr.update_all();
        self.write_data.update_all();
        self.write_en.update_all();
        self.clock.update_all();
    }
    fn has_changed(&self) -> bool {
        self.read_addr.has_changed()
            || self.read_data.has_changed()
            || self.write_addr.has_changed()
            || self.write_data.has_changed()
            || self.write_en.has_changed()
            || self.clock.has_changed()
    }
    fn accept(&self, name: &str, probe: &mut dyn Probe) {
        probe.visit_start_scope(name, self);
        self.read_addr.accept("read_addr", probe);
        self.read_data.accept("read_data", probe);
        self.write_addr.accept("write_addr", probe);
        self.write_data.accept("write_data", probe);
        self.write_en.accept("write_en", probe);
        self.clock.accept("clock", probe);
        probe.visit_end_scope(name, self);
    }
}

/// The number in a short address, as an index.
pub(crate) trait AddressIndex {
    /// The value as an index; all the bits count.
    fn to_u64_index(&self) -> usize;
}

impl<const N: usize> AddressIndex for Bits<N> {
    fn to_u64_index(&self) -> usize {
        (0..N).filter(|&bit| self.get_bit(bit)).fold(0, |sum, bit| sum | (1 << bit))
    }
}
