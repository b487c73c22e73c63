//! Master and memory, wired through a block, against a plain array of bytes.

use std::collections::BTreeSet;

use ctxnic::sim::axi::{Master, Pauses, Protocol, Ram, Request, Resp, Rules, Ticket, Timing};
use ctxnic::sim::bench::{MasterId, MemoryId};
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::{Bench, Sim, SimError};

use crate::axi_traffic::{Drawn, draw, timing};
use crate::axi_wires::{Bug, Shape, pass};

const SEED_TRAFFIC: u64 = 0x7a1f;
const BASE: u64 = 0x8000_0000;

struct Setup {
    tb: Bench,
    master: MasterId,
    memory: MemoryId,
    ram: Ram,
    shape: Shape,
}

fn setup(shape: Shape, staged: bool, bug: Bug, timing: Timing) -> Setup {
    let ram = Ram::with_region(BASE, 0x1_0000);
    let mut tb = Bench::new(Sim::new(&pass(shape, staged, bug)).unwrap());
    let master = tb.add_master("s_axi").unwrap();
    let memory = tb.add_memory("m_axi", &ram, timing).unwrap();
    tb.add_checker("engine.m_axi", Rules::default()).unwrap();
    tb.reset(2);
    Setup { tb, master, memory, ram, shape }
}

/// Bursts that touch nothing of each other, then all again: every read is exact.
fn apart(setup: &mut Setup, rng: &mut Rng, rounds: usize) -> Result<usize, String> {
    let mut model = setup.ram.read(BASE, 0x1_0000).unwrap();
    let text = |error: SimError| error.to_string();
    let ids = 1 << setup.shape.id_bits;
    let mut count = 0;
    for _ in 0..rounds {
        let bus = setup.tb[setup.master].bus_bytes();
        let mut asked: Vec<(Drawn, Ticket)> = Vec::new();
        for slot in 0..16 {
            let base = BASE + slot * 0x1000 + 0x400 * rng.below(4);
            let drawn = draw(rng, base, bus, ids);
            let ticket = setup.tb[setup.master].submit(drawn.request()).map_err(text)?;
            asked.push((drawn, ticket));
        }
        setup.tb[setup.master]
            .set_pauses(&Pauses::random(u32::try_from(rng.below(60)).unwrap(), rng.next_u64()));
        let master = setup.master;
        setup.tb.run_until(60_000, |tb| tb[master].is_idle()).map_err(text)?;
        count += asked.len();
        for (drawn, ticket) in asked {
            let done = setup.tb[master].take(ticket).unwrap();
            assert_eq!(done.resp, Resp::Okay);
            let places = drawn.places();
            let at = |place: &u64| usize::try_from(place - BASE).unwrap();
            if drawn.write {
                for (index, place) in places.iter().enumerate() {
                    if drawn.enable[index] {
                        model[at(place)] = drawn.data[index];
                    }
                }
            } else {
                let expected: Vec<u8> = places.iter().map(|place| model[at(place)]).collect();
                if done.data != expected {
                    return Err(format!("{drawn:x?} read {:x?}, not {expected:x?}", done.data));
                }
            }
        }
        if setup.ram.read(BASE, 0x1_0000).unwrap() != model {
            return Err("the memory differs from the model".into());
        }
    }
    Ok(count)
}

#[test]
fn ten_thousand_random_bursts_do_what_the_plain_model_does_and_break_no_rule() {
    let mut count = 0;
    for case in 0..42 {
        let mut rng = Rng::new(SEED_TRAFFIC).fork(case);
        let shape = Shape {
            bytes: [8, 4, 1, 16, 64, 2][usize::try_from(case % 6).unwrap()],
            id_bits: [3, 0, 4][usize::try_from(case % 3).unwrap()],
            ..Shape::AXI
        };
        let timing = if case < 6 { Timing::adversarial(case) } else { timing(&mut rng) };
        let mut setup = setup(shape, case % 2 == 0, Bug::None, timing.clone());
        count += apart(&mut setup, &mut rng, 15)
            .unwrap_or_else(|error| panic!("case {case}, {timing:?}: {error}"));
        let (reads, writes) = (setup.tb[setup.memory].reads(), setup.tb[setup.memory].writes());
        assert_eq!(reads.len() + writes.len(), 15 * 16);
        assert!(writes.iter().all(|w| w.last_data < w.memory && w.memory <= w.done), "case {case}");
        assert!(reads.iter().all(|r| r.request < r.first_data && r.first_data <= r.last_data));
    }
    assert!(count >= 10_000, "{count}");
}

#[test]
fn a_bus_with_a_bug_differs_from_the_plain_model() {
    for bug in [Bug::StrobesOne, Bug::LanesSwapped, Bug::AddressBitLost, Bug::BurstLost] {
        let mut setup = setup(Shape::AXI, true, bug, Timing::adversarial(1));
        let found = apart(&mut setup, &mut Rng::new(SEED_TRAFFIC), 20);
        assert!(found.is_err(), "{bug:?}");
    }
}

/// Reads and writes of the same bytes at the same time: a byte read is one that was there or that
/// was being written; of the writes with one ID the last one stays.
#[test]
fn reads_that_meet_writes_see_the_old_byte_or_a_new_one_and_nothing_else() {
    let mut seen = [0usize; 2];
    for case in 0..12 {
        let mut rng = Rng::new(SEED_TRAFFIC).fork(1000 + case);
        let mut setup = setup(Shape::AXI, true, Bug::None, Timing::adversarial(case));
        let (tb, master) = (&mut setup.tb, setup.master);
        for _ in 0..20 {
            let before = setup.ram.read(BASE, 1024).unwrap();
            let asked: Vec<(Drawn, Ticket)> = (0..12)
                .map(|_| {
                    let drawn = draw(&mut rng, BASE, 8, 3);
                    let ticket = tb[master].submit(drawn.request()).unwrap();
                    (drawn, ticket)
                })
                .collect();
            tb.run_until(20_000, |tb| tb[master].is_idle()).unwrap();
            // For each byte, what may be read at any time, and the last write of each ID.
            let mut may: Vec<BTreeSet<u8>> = before.iter().map(|&b| BTreeSet::from([b])).collect();
            let mut last = vec![[None; 3]; 1024];
            for (drawn, _) in asked.iter().filter(|(drawn, _)| drawn.write) {
                for (index, place) in drawn.places().into_iter().enumerate() {
                    if drawn.enable[index] {
                        let at = usize::try_from(place - BASE).unwrap();
                        may[at].insert(drawn.data[index]);
                        last[at][usize::try_from(drawn.id).unwrap()] = Some(drawn.data[index]);
                    }
                }
            }
            for (drawn, ticket) in &asked {
                let done = tb[master].take(*ticket).unwrap();
                for (place, byte) in drawn.places().iter().zip(&done.data) {
                    let at = usize::try_from(place - BASE).unwrap();
                    assert!(may[at].contains(byte), "case {case}: {place:#x} was {byte:#x}");
                    seen[usize::from(*byte != before[at])] += 1;
                }
            }
            for (at, byte) in setup.ram.read(BASE, 1024).unwrap().into_iter().enumerate() {
                let lasts: Vec<u8> = last[at].into_iter().flatten().collect();
                let stays = if lasts.is_empty() { vec![before[at]] } else { lasts };
                assert!(stays.contains(&byte), "case {case}: byte {at} is {byte:#x} at the end");
            }
        }
    }
    assert!(seen.iter().all(|&count| count > 1000), "both happen: {seen:?}");
}

#[test]
fn long_accesses_are_cut_into_legal_bursts_and_come_back_whole() {
    let mut setup = setup(Shape::AXI, true, Bug::None, Timing::adversarial(5));
    let mut rng = Rng::new(SEED_TRAFFIC);
    let (tb, master) = (&mut setup.tb, setup.master);
    for _ in 0..20 {
        let addr = BASE + rng.below(0x4000);
        let bytes = {
            let len = 1 + rng.index(9000);
            rng.bytes(len)
        };
        tb.write_bytes(master, addr, &bytes).unwrap();
        assert_eq!(setup.ram.read(addr, bytes.len()).unwrap(), bytes);
        assert_eq!(tb.read_bytes(master, addr, bytes.len()).unwrap(), bytes);
    }
    tb[master].set_id(5);
    tb.read_bytes(master, BASE + 0xff8, 16).unwrap();
    let served = &tb[setup.memory].reads();
    let last: Vec<(u64, u32)> =
        served[served.len() - 2..].iter().map(|s| (s.burst.addr - BASE, s.burst.len)).collect();
    assert_eq!(last, [(0xff8, 0), (0x1000, 0)]);
    assert!(served.last().unwrap().burst.id == 5);
}

#[test]
fn ports_that_are_missing_or_wrong_are_refused_with_their_names() {
    let sim = Sim::new(&pass(Shape::AXI, true, Bug::None)).unwrap();
    let lite = Sim::new(&pass(Shape::LITE, true, Bug::None)).unwrap();
    let odd = Sim::new(&pass(Shape { bytes: 3, ..Shape::AXI }, true, Bug::None)).unwrap();
    let ram = Ram::new();
    let memory = |sim: &Sim, prefix: &str| {
        ctxnic::sim::axi::Memory::new(sim, prefix, &ram, Timing::benign()).unwrap_err()
    };
    let mut tb = Bench::new(Sim::new(&pass(Shape::AXI, true, Bug::None)).unwrap());
    let master = tb.add_master("s_axi").unwrap();
    let text = [
        Master::new(&sim, "m_axi").unwrap_err(),
        memory(&sim, "s_axi"),
        memory(&sim, "nowhere"),
        Master::new(&lite, "s_axi").unwrap_err(),
        Master::for_protocol(&sim, "s_axi", Protocol::Lite).unwrap_err(),
        memory(&odd, "m_axi"),
        tb[master].submit(Request::read(0xff8, 16)).unwrap_err(),
        tb[master].submit(Request::read(0, 17 * 8)).unwrap_err(),
        tb[master].submit(Request::read(0, 0)).unwrap_err(),
        tb[master].submit(Request::read(0, 8).with_size(4)).unwrap_err(),
        tb[master]
            .submit(Request::read(4, 16).with_burst(ctxnic::sim::axi::Burst::Wrap))
            .unwrap_err(),
        tb[master]
            .submit(Request::read(0, 8).with_burst(ctxnic::sim::axi::Burst::Reserved))
            .unwrap_err(),
        tb[master].submit(Request::write(0, vec![1]).with_id(8)).unwrap_err(),
        tb[master].read(0x1_0000_0000, 1).unwrap_err(),
        tb[master].write(u64::MAX, &[1, 2]).unwrap_err(),
        tb[master].read(0, 0).unwrap_err(),
    ]
    .map(|error| error.to_string());
    insta::assert_snapshot!("axi_refusals", text.join("\n"));
}
