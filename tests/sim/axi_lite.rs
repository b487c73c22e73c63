//! AXI4-Lite: a register block of the design, registers of the test, pauses and refusals.

use std::sync::{Arc, Mutex};

use ctxnic::netlist::elaborate::elaborate;
use ctxnic::sim::axi::{Channel, LiteMaster, Pauses, RegisterFile, Registers, Resp, Rules};
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::{Bench, EngineKind, Model, Pause, Sim};
use rust_hdl::core::prelude::Block;

use crate::axi_blocks::LiteRegs;
use crate::axi_wires::{Bug, Shape, pass};

fn register_block() -> Bench {
    let mut block = LiteRegs::new();
    block.connect_all();
    Bench::new(Sim::new(&elaborate("registers", &block).unwrap()).unwrap())
}

#[test]
fn registers_of_a_block_are_read_and_written_by_name_of_their_address() {
    let mut tb = register_block();
    let regs = tb.add_lite_master("s_axil").unwrap();
    tb.reset(2);
    tb.write_register(regs, 0x4, 0x1234_5678).unwrap();
    tb.write_register(regs, 0x8, 7).unwrap();
    assert_eq!(tb.read_register(regs, 0x4).unwrap(), 0x1234_5678);
    assert_eq!(tb.read_register(regs, 0x8).unwrap(), 7);
    assert_eq!(tb.read_register(regs, 0x0).unwrap(), 0);

    let ticket = tb[regs].write_bytes(0x4, 0xaabb_ccdd, 0b0110).unwrap();
    tb.run_until(100, |tb| tb[regs].transfer(ticket).is_some()).unwrap();
    let done = tb[regs].take(ticket).unwrap();
    assert!(done.issued < done.done && done.resp == Resp::Okay);
    assert_eq!(tb.read_register(regs, 0x4).unwrap(), 0x12bb_cc78);

    let error = tb.read_register(regs, 0x10).unwrap_err().to_string();
    assert!(
        error.ends_with("s_axil: the read of register 0x10 was refused: expected OKAY, got SLVERR"),
        "{error}"
    );
    assert!(tb.write_register(regs, 0x20, 1).is_err());
}

#[test]
fn a_register_block_holds_its_words_under_every_pause() {
    for case in 0..10 {
        let mut tb = register_block();
        let regs = tb.add_lite_master("s_axil").unwrap();
        tb.reset(2);
        let mut rng = Rng::new(case);
        let mut model = [0u64; 4];
        tb[regs].set_pauses(&Pauses::random(60, case));
        for _ in 0..200 {
            let index = rng.index(4);
            let addr = index as u64 * 4;
            if rng.chance(1, 2) {
                model[index] = rng.below(1 << 32);
                tb.write_register(regs, addr, model[index]).unwrap();
            } else {
                assert_eq!(tb.read_register(regs, addr).unwrap(), model[index], "case {case}");
            }
        }
    }
}

#[test]
fn a_register_slave_answers_the_designs_master_through_pauses_and_latencies() {
    for case in 0..8 {
        let mut tb = Bench::new(Sim::new(&pass(Shape::LITE, case % 2 == 0, Bug::None)).unwrap());
        let master = tb.add_lite_master("s_axi").unwrap();
        let file = RegisterFile::new();
        (0..16).for_each(|index| file.set(index * 4, 0));
        let slave = tb.add_lite_slave("m_axi", file.clone()).unwrap();
        tb.add_lite_checker("engine.m_axi", Rules::default()).unwrap();
        tb.reset(2);
        tb[slave].set_latency(1..=20, case);
        for (index, channel) in Channel::ALL.into_iter().enumerate() {
            let seed = case * 5 + index as u64;
            tb[slave].set_pause(channel, Pause::Random { percent: 40, seed });
        }
        tb[master].set_outstanding(4);
        let mut rng = Rng::new(case);
        let mut model = [0u64; 16];
        for _ in 0..60 {
            // Eight different registers at a time: reads and writes are not ordered.
            let mut indices: Vec<usize> = (0..16).collect();
            rng.shuffle(&mut indices);
            let mut reads = Vec::new();
            for &index in &indices[..8] {
                let addr = index as u64 * 4;
                if rng.chance(1, 2) {
                    model[index] = rng.below(1 << 32);
                    tb[master].write(addr, model[index]).unwrap();
                } else {
                    reads.push((index, tb[master].read(addr).unwrap()));
                }
            }
            tb.run_until(5000, |tb| tb[master].is_idle()).unwrap();
            for (index, ticket) in reads {
                assert_eq!(tb[master].take(ticket).unwrap().value, model[index]);
            }
            assert!((0..16).all(|index| file.get(index as u64 * 4) == Some(model[index])));
        }
        assert!(tb[slave].is_idle());
        let error = tb.read_register(master, 0x100).unwrap_err();
        assert_eq!((error.expected.as_str(), error.got.as_str()), ("OKAY", "DECERR"));
    }
}

/// Registers behind a bus, written byte by byte and read back; the first thing that is not as in a
/// plain model.
fn difference(bug: Bug, kind: EngineKind) -> Option<String> {
    let model = Model::with_engine(&pass(Shape::LITE, true, bug), kind).unwrap();
    let mut tb = Bench::new(model.sim());
    let master = tb.add_lite_master("s_axi").unwrap();
    let file = RegisterFile::new();
    (0..16).for_each(|index| file.set(index * 4, 0));
    tb.add_lite_slave("m_axi", file.clone()).unwrap();
    tb.reset(2);
    let mut rng = Rng::new(11);
    let mut words = [0u64; 16];
    for _ in 0..60 {
        let index = rng.index(16);
        let addr = index as u64 * 4;
        let (value, strobe) = (rng.below(1 << 32), u8::try_from(rng.below(16)).unwrap());
        let bits = (0..32).filter(|bit| strobe >> (bit / 8) & 1 == 1);
        let mask = bits.fold(0u64, |mask, bit| mask | 1 << bit);
        words[index] = words[index] & !mask | value & mask;
        let ticket = tb[master].write_bytes(addr, value, strobe).unwrap();
        tb.run_until(100, |tb| tb[master].transfer(ticket).is_some()).unwrap();
        if file.get(addr) != Some(words[index]) {
            return Some(format!("{addr:#x}: holds {:x?}", file.get(addr)));
        }
        let got = tb.read_register(master, addr).unwrap();
        if got != words[index] {
            return Some(format!("{addr:#x}: read {got:#x}, expected {:#x}", words[index]));
        }
    }
    assert_eq!(model.is_compiled(), matches!(kind, EngineKind::Auto | EngineKind::Compiled));
    None
}

#[test]
fn a_bus_of_registers_with_a_bug_differs_from_the_plain_model() {
    for kind in EngineKind::ALL {
        assert_eq!(difference(Bug::None, kind), None, "{kind:?}");
        for bug in [Bug::StrobesOne, Bug::LanesSwapped, Bug::AddressBitLost] {
            assert!(difference(bug, kind).is_some(), "{bug:?}, {kind:?}");
        }
    }
}

struct Log(Arc<Mutex<Vec<(u64, u64, u8)>>>);

impl Registers for Log {
    fn read(&mut self, addr: u64) -> Result<u64, Resp> {
        if addr == 0x40 { Err(Resp::SlvErr) } else { Ok(addr + 1) }
    }

    fn write(&mut self, addr: u64, value: u64, strobe: u8) -> Result<(), Resp> {
        self.0.lock().unwrap().push((addr, value, strobe));
        if addr == 0x40 { Err(Resp::SlvErr) } else { Ok(()) }
    }
}

#[test]
fn callbacks_see_every_access_and_refuse_what_they_like() {
    let mut tb = Bench::new(Sim::new(&pass(Shape::LITE, true, Bug::None)).unwrap());
    let master = tb.add_lite_master("s_axi").unwrap();
    let log = Arc::new(Mutex::new(Vec::new()));
    let slave = tb.add_lite_slave("m_axi", Log(log.clone())).unwrap();
    tb.reset(2);
    assert_eq!(tb.read_register(master, 0x20).unwrap(), 0x21);
    tb.write_register(master, 0x24, 5).unwrap();
    assert!(tb.read_register(master, 0x40).is_err() && tb.write_register(master, 0x40, 6).is_err());
    tb[master].write_bytes(0x28, 0x700, 0b10).unwrap();
    tb.run_until(100, |tb| tb[master].is_idle()).unwrap();
    let log = log.lock().unwrap();
    assert_eq!(log[..2], [(0x24, 5, 0xf), (0x40, 6, 0xf)]);
    assert_eq!((log[2].0, log[2].1 & 0xff00, log[2].2), (0x28, 0x700, 0b10));
    drop(log);

    tb[slave].set_pause(Channel::R, Pause::Always);
    tb.set_patience(200);
    let error = tb.read_register(master, 0).unwrap_err();
    assert_eq!(error.message, "the read of register 0x0 was not answered in 200 cycles");
}

#[test]
fn accesses_that_are_no_registers_are_refused() {
    let mut tb = Bench::new(Sim::new(&pass(Shape::LITE, true, Bug::None)).unwrap());
    let master = tb.add_lite_master("s_axi").unwrap();
    let wide = Sim::new(&pass(Shape { bytes: 16, ..Shape::LITE }, true, Bug::None)).unwrap();
    let text = [
        tb[master].read(2).unwrap_err(),
        tb[master].write(0, 0x1_0000_0000).unwrap_err(),
        tb[master].write_bytes(0, 1, 0x10).unwrap_err(),
        tb[master].read(0x1000).unwrap_err(),
        LiteMaster::new(&wide, "s_axi").unwrap_err(),
    ]
    .map(|error| error.to_string());
    insta::assert_snapshot!("axi_lite_refusals", text.join("\n"));
}
