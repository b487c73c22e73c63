//! A copy engine of the design against memories of every temper.

use ctxnic::netlist::elaborate::elaborate;
use ctxnic::sim::axi::{Fault, Ram, Rules, Timing, Visible};
use ctxnic::sim::bench::MemoryId;
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::{Bench, Sim, SimError};
use rust_hdl::core::prelude::Block;

use crate::axi_blocks::Copier;

const SEED_COPIES: u64 = 0xc0b1;
const BASE: u64 = 0x4000_0000;

struct Dma {
    tb: Bench,
    ram: Ram,
    memory: MemoryId,
}

fn engine(hasty: bool, timing: Timing) -> Dma {
    let mut block = Copier::new(hasty);
    block.connect_all();
    let ram = Ram::with_region(BASE, 0x8000);
    let mut tb = Bench::new(Sim::new(&elaborate("copier", &block).unwrap()).unwrap());
    let memory = tb.add_memory("m_axi", &ram, timing).unwrap();
    let strict = Rules { aligned: true, max_reads: 1, max_writes: 2, ..Rules::default() };
    tb.add_checker("m_axi", strict).unwrap();
    tb.reset(2);
    Dma { tb, ram, memory }
}

impl Dma {
    /// One copy; gives what the engine says of it.
    fn copy(&mut self, src: u64, dst: u64, words: u64) -> Result<bool, SimError> {
        let sim = &mut self.tb.sim;
        sim.poke("src", src)?;
        sim.poke("dst", dst)?;
        sim.poke("beats", words - 1)?;
        sim.poke("start", true)?;
        let (done, failed) = (sim.handle("done")?, sim.handle("failed")?);
        self.tb.run_until(3000, |tb| tb.sim.peek_u64(done) == 1)?;
        // Whoever waits for it looks two cycles later.
        self.tb.run(2)?;
        let failed = self.tb.sim.peek_u64(failed) == 1;
        self.tb.sim.poke("start", false)?;
        Ok(!failed)
    }

    /// Random copies; counts those whose bytes are not all there when the engine says `done`.
    fn copies(&mut self, count: usize) -> usize {
        let mut rng = Rng::new(SEED_COPIES);
        let mut wrong = 0;
        for _ in 0..count {
            let words = 1 + rng.below(16);
            let place = |rng: &mut Rng| rng.below(8) * 0x1000 + rng.below(512 - 16) * 8;
            let (src, dst) = (BASE + place(&mut rng), BASE + place(&mut rng));
            let len = usize::try_from(words * 8).unwrap();
            let bytes = rng.bytes(len);
            self.ram.write(src, &bytes).unwrap();
            assert!(self.copy(src, dst, words).unwrap());
            let came = self.ram.read(dst, len).unwrap();
            // Where the two overlap, the copy is of what was read.
            wrong += usize::from(came != bytes);
            let memory = self.memory;
            self.tb.run_until(200, |tb| tb[memory].is_idle()).unwrap();
            self.tb.run(2).unwrap();
        }
        wrong
    }
}

#[test]
fn copies_are_complete_when_the_engine_says_so_with_every_memory() {
    for seed in 0..4 {
        assert_eq!(engine(false, Timing::adversarial(seed)).copies(60), 0, "seed {seed}");
    }
    assert_eq!(engine(false, Timing::benign()).copies(20), 0);
}

#[test]
fn an_engine_that_does_not_wait_for_the_response_passes_with_a_polite_memory_only() {
    let polite = Timing { visible: Visible::AfterData, ..Timing::benign() };
    assert_eq!(engine(true, polite).copies(60), 0);
    assert!(engine(true, Timing::adversarial(1)).copies(60) > 10);
}

#[test]
fn an_engine_that_offers_data_only_after_its_address_hangs_where_axi_allows_it() {
    let timing = Timing { data_first: true, ..Timing::adversarial(1) };
    let mut dma = engine(false, timing);
    dma.tb.add_checker("m_axi", Rules { max_wait: Some(500), ..Rules::default() }).unwrap();
    let error = dma.copy(BASE, BASE + 0x1000, 4).unwrap_err();
    assert!(error.message.starts_with("AXI4_ERRS_AWREADY_MAX_WAIT"), "{error}");
}

#[test]
fn the_engine_reports_refused_reads_and_writes() {
    let mut dma = engine(false, Timing::adversarial(2));
    let memory = dma.memory;
    dma.tb[memory].add_fault(Fault::slverr().at(BASE + 0x100..=BASE + 0x107));
    assert!(dma.copy(BASE, BASE + 0x1000, 4).unwrap());
    dma.tb.run(2).unwrap();
    assert!(!dma.copy(BASE + 0xf0, BASE + 0x1000, 4).unwrap(), "a read");
    dma.tb.run(2).unwrap();
    assert!(!dma.copy(BASE, BASE + 0x100, 1).unwrap(), "a write");
    dma.tb.run(2).unwrap();
    assert!(!dma.copy(BASE, BASE + 0x8000, 1).unwrap(), "no memory there");
}

#[test]
fn an_engine_that_leaves_its_page_is_caught_with_the_rule() {
    let mut dma = engine(false, Timing::adversarial(2));
    let error = dma.copy(BASE + 0xfc0, BASE, 16).unwrap_err();
    assert_eq!(error.path, "m_axi_araddr");
    assert_eq!(error.message, "AXI4_ERRM_ARADDR_BOUNDARY: a burst crosses a boundary of 4 KiB");
    assert_eq!(error.got, "0x40000fc0..=0x4000103f");
}
