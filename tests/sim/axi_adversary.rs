//! The memory's bad manners, each seen to happen; its good ones, each measured.

use std::ops::RangeInclusive;
use std::sync::{Arc, Mutex};

use ctxnic::sim::axi::{
    Bandwidth, Channel, Duplex, Fault, Pauses, Ram, Request, Resp, Rules, Served, Timing, Visible,
};
use ctxnic::sim::bench::{MasterId, MemoryId};
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::{Bench, Pause, Sim};

use crate::axi_traffic::draw;
use crate::axi_wires::{Bug, Shape, Trace, pass};

const BASE: u64 = 0x8000_0000;

fn bench(timing: Timing) -> (Bench, MasterId, MemoryId, Ram) {
    let ram = Ram::with_region(BASE, 0x1_0000);
    let mut tb = Bench::new(Sim::new(&pass(Shape::AXI, false, Bug::None)).unwrap());
    let master = tb.add_master("s_axi").unwrap();
    let memory = tb.add_memory("m_axi", &ram, timing).unwrap();
    tb.reset(1);
    tb[master].set_outstanding(64);
    (tb, master, memory, ram)
}

/// A burst of 16 beats with each ID in turn.
fn burst(index: u64, write: bool) -> Request {
    let addr = BASE + (index % 32) * 128;
    let request =
        if write { Request::write(addr, vec![0xa5; 128]) } else { Request::read(addr, 128) };
    request.with_id(index % 8)
}

fn run(tb: &mut Bench, master: MasterId, requests: impl IntoIterator<Item = Request>) {
    for request in requests {
        tb[master].submit(request).unwrap();
    }
    tb.run_until(100_000, |tb| tb[master].is_idle()).unwrap();
}

fn order_of(served: &[Served]) -> Vec<u64> {
    served.iter().map(|served| served.request).collect()
}

#[test]
fn a_write_is_seen_before_its_response_in_pieces_and_never_before_its_last_data() {
    let (mut tb, master, memory, ram) = bench(Timing::adversarial(3));
    // In each cycle: how many of the 16 beats can be read, from outside.
    let counts = Arc::new(Mutex::new(Vec::new()));
    let (seen, shared) = (counts.clone(), ram.clone());
    tb.on_sample(move |sim| {
        let bytes = shared.read(BASE, 128)?;
        let beats = bytes.chunks(8).filter(|beat| beat == &[0xa5; 8]).count();
        seen.lock().unwrap().push((sim.cycle(), beats));
        Ok(())
    });
    let (mut early, mut torn, mut with_response) = (0, 0, 0);
    for _ in 0..40 {
        ram.write(BASE, &[0; 128]).unwrap();
        counts.lock().unwrap().clear();
        run(&mut tb, master, [burst(0, true)]);
        let served = tb[memory].writes().last().unwrap().clone();
        for &(cycle, beats) in counts.lock().unwrap().iter() {
            assert!(beats == 0 || cycle > served.last_data, "seen before the last data");
            assert!(beats == 16 || cycle < served.done, "not seen with the response");
            early += usize::from(beats == 16 && cycle < served.done);
            torn += usize::from((1..16).contains(&beats));
        }
        with_response += usize::from(served.memory + 2 >= served.done);
    }
    assert!(early > 20 && torn > 20 && with_response > 2, "{early} {torn} {with_response}");
}

#[test]
fn reads_of_different_ids_overtake_and_mix_while_those_of_one_id_keep_their_order() {
    let (mut tb, master, memory, _) = bench(Timing::adversarial(4));
    let trace = Trace::record(&mut tb, "m_axi", Shape::AXI);
    run(&mut tb, master, (0..64).map(|index| burst(index, false)));
    let served = tb[memory].reads();
    assert!(!order_of(served).is_sorted(), "some overtake");
    for id in 0..8 {
        let mine: Vec<Served> =
            served.iter().filter(|served| served.burst.id == id).cloned().collect();
        assert_eq!(mine.len(), 8);
        assert!(order_of(&mine).is_sorted(), "ID {id}");
    }
    let trace = trace.lock().unwrap();
    let beats = trace.transfers("r");
    let mixed = beats
        .windows(2)
        .filter(|pair| {
            let (this, next) = (*pair[0].end(), *pair[1].end());
            trace.get(this, "rlast") == 0 && trace.get(this, "rid") != trace.get(next, "rid")
        })
        .count();
    assert!(mixed > 100, "{mixed} of {}", beats.len());
}

#[test]
fn responses_of_different_ids_overtake_while_those_of_one_id_keep_their_order() {
    let (mut tb, master, memory, _) = bench(Timing::adversarial(5));
    run(&mut tb, master, (0..64).map(|index| burst(index, true)));
    let served = tb[memory].writes();
    assert!(!order_of(served).is_sorted());
    for id in 0..8 {
        let mine: Vec<Served> =
            served.iter().filter(|served| served.burst.id == id).cloned().collect();
        assert!(order_of(&mine).is_sorted() && mine.len() == 8, "ID {id}");
        assert!(mine.is_sorted_by_key(|served| served.memory), "visible in order: ID {id}");
    }
}

#[test]
fn a_read_takes_its_bytes_with_its_address_or_with_its_beats() {
    let (mut tb, master, memory, ram) = bench(Timing::adversarial(6));
    let mut kinds = [0; 2];
    for _ in 0..40 {
        ram.write(BASE, &[1; 128]).unwrap();
        let ticket = tb[master].submit(burst(0, false)).unwrap();
        let before = tb[memory].reads().len();
        tb.run_until(1000, |tb| !tb[memory].is_idle()).unwrap();
        ram.write(BASE, &[2; 128]).unwrap();
        tb.run_until(1000, |tb| tb[memory].reads().len() > before).unwrap();
        let done = tb[master].take(ticket).unwrap();
        let first = done.data[0];
        assert!(done.data.iter().all(|&byte| byte == first));
        kinds[usize::from(first) - 1] += 1;
    }
    assert!(kinds.iter().all(|&count| count > 8), "{kinds:?}");
}

#[test]
fn a_test_can_change_the_memory_at_every_beat_of_a_fetch() {
    let (mut tb, master, memory, ram) =
        bench(Timing { early_read: false, ..Timing::adversarial(7) });
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = seen.clone();
    tb[memory].on_beat(move |ram, beat| {
        log.lock().unwrap().push((beat.write, beat.index, beat.addr));
        let mark = u8::try_from(beat.index).unwrap() + 1;
        ram.write(BASE, &[mark; 128]).unwrap();
    });
    let data = tb.read_bytes(master, BASE, 128).unwrap();
    let expected: Vec<u8> = (1..=16).flat_map(|mark| [mark; 8]).collect();
    assert_eq!(data, expected, "beat n shows what was written just before it");
    let expected: Vec<_> = (0..16).map(|beat| (false, beat, BASE + u64::from(beat) * 8)).collect();
    assert_eq!(*seen.lock().unwrap(), expected);

    seen.lock().unwrap().clear();
    tb.write_bytes(master, BASE + 0x100, &[9; 16]).unwrap();
    assert_eq!(seen.lock().unwrap().len(), 2, "writes call too");
    assert_eq!(ram.read(BASE + 0x100, 16).unwrap(), [9; 16]);
}

fn cycles(timing: Timing, requests: impl IntoIterator<Item = Request>) -> u64 {
    let (mut tb, master, _, _) = bench(timing);
    let start = tb.sim.cycle();
    run(&mut tb, master, requests);
    tb.sim.cycle() - start
}

#[test]
fn a_benign_memory_answers_after_25_cycles_and_is_pipelined_in_both_directions() {
    let (mut tb, master, memory, _) = bench(Timing::benign());
    run(&mut tb, master, (0..32).flat_map(|index| [burst(index, false), burst(index, true)]));
    for (index, read) in tb[memory].reads().iter().enumerate() {
        let due = read.request + 25;
        assert!(read.first_data == due || index > 0, "{read:?}");
        assert_eq!(read.last_data - read.first_data, 15);
    }
    for write in tb[memory].writes() {
        assert_eq!(write.done - write.last_data, 25);
    }
    let ends = |served: &[Served]| served.last().unwrap().last_data - served[0].first_data + 1;
    assert_eq!(ends(tb[memory].reads()), 32 * 16, "a beat in every cycle");
    assert_eq!(ends(tb[memory].writes()), 32 * 16, "at the same time");
    assert!(order_of(tb[memory].reads()).is_sorted());
}

#[test]
fn bandwidth_duplex_and_limits_are_what_was_set() {
    let both = || (0..32).flat_map(|index| [burst(index, false), burst(index, true)]);
    let full = cycles(Timing::benign(), both());
    let half = cycles(Timing { duplex: Duplex::Half, ..Timing::benign() }, both());
    assert!((512..600).contains(&full), "{full}");
    assert!((1024..1110).contains(&half), "{half}");
    let third = Bandwidth { beats: 1, cycles: 3 };
    let slow = cycles(Timing { bandwidth: third, ..Timing::benign() }, both());
    assert!((1536..1630).contains(&slow), "{slow}");
    // One read at a time: latency and beats for each.
    let one = Timing { max_reads: 1, ..Timing::benign() };
    let alone = cycles(one, (0..10).map(|index| burst(index, false)));
    assert!((400..440).contains(&alone), "{alone}");

    // Read data that nobody takes hold no write back.
    let (mut tb, master, memory, _) = bench(Timing { duplex: Duplex::Half, ..Timing::benign() });
    tb[master].set_pause(Channel::R, Pause::Always);
    for request in both() {
        tb[master].submit(request).unwrap();
    }
    tb.run_until(1500, |tb| tb[memory].writes().len() == 32).unwrap();
    assert!(tb[memory].reads().is_empty());

    let limited = Timing { max_reads: 2, max_writes: 3, ..Timing::adversarial(8) };
    let (mut tb, master, _, _) = bench(limited);
    tb.add_checker("m_axi", Rules { max_reads: 2, max_writes: 3, ..Rules::default() }).unwrap();
    run(&mut tb, master, both());
}

#[test]
fn data_can_come_before_their_address_as_far_as_the_memory_lets_them() {
    for (early_data, expected) in [(0, 0), (5, 5)] {
        let (mut tb, master, _, _) = bench(Timing { early_data, ..Timing::benign() });
        let trace = Trace::record(&mut tb, "m_axi", Shape::AXI);
        tb[master].set_pause(Channel::Aw, Pause::Every { pause: 30, of: 1000 });
        run(&mut tb, master, [burst(0, true)]);
        let trace = trace.lock().unwrap();
        let address = *trace.transfers("aw")[0].end();
        let before = trace.transfers("w").iter().filter(|beat| *beat.end() < address).count();
        assert_eq!(before, expected);
    }
}

#[test]
fn faults_hit_the_accesses_they_name() {
    let range: RangeInclusive<u64> = BASE + 0x20..=BASE + 0x2f;
    let (mut tb, master, memory, ram) = bench(Timing::adversarial(9));
    let resp = |tb: &mut Bench, request: Request| {
        let ticket = tb[master].submit(request).unwrap();
        tb.run_until(5000, |tb| tb[master].transfer(ticket).is_some()).unwrap();
        tb[master].take(ticket).unwrap().resp
    };
    tb[memory].add_fault(Fault::slverr().at(range.clone()).reads());
    let trace = Trace::record(&mut tb, "m_axi", Shape::AXI);
    assert_eq!(resp(&mut tb, Request::read(BASE, 64)), Resp::SlvErr);
    {
        let trace = trace.lock().unwrap();
        let beats: Vec<u64> =
            trace.transfers("r").iter().map(|beat| trace.get(*beat.end(), "rresp")).collect();
        assert_eq!(beats, [0, 0, 0, 0, 2, 2, 0, 0], "the beats of the range only");
    }
    assert_eq!(resp(&mut tb, Request::read(BASE + 0x30, 8)), Resp::Okay);
    assert_eq!(resp(&mut tb, Request::write(BASE + 0x20, vec![1; 8])), Resp::Okay);

    tb[memory].clear_faults();
    tb[memory].add_fault(Fault::decerr().nth(2).writes());
    let write = |value: u8| Request::write(BASE + 0x40, vec![value; 8]);
    let answers: Vec<Resp> = (1..4).map(|value| resp(&mut tb, write(value))).collect();
    assert_eq!(answers, [Resp::Okay, Resp::DecErr, Resp::Okay]);
    tb[memory].add_fault(Fault::slverr().writes());
    assert_eq!(resp(&mut tb, write(9)), Resp::SlvErr);
    assert_eq!(ram.read(BASE + 0x40, 8).unwrap(), [3; 8], "what is refused changes nothing");

    tb[memory].clear_faults();
    tb[memory].add_fault(Fault::slverr().percent(25, 7));
    let bad = (0..200).filter(|_| resp(&mut tb, Request::read(BASE, 8)) == Resp::SlvErr).count();
    assert!((30..70).contains(&bad), "{bad} of 200");

    tb[memory].clear_faults();
    assert_eq!(resp(&mut tb, Request::read(BASE - 8, 8)), Resp::DecErr, "nothing is there");
    assert_eq!(resp(&mut tb, Request::write(BASE + 0x1_0000, vec![1])), Resp::DecErr);
    let error = tb.read_bytes(master, 0, 4).unwrap_err().to_string();
    assert!(error.ends_with("the read of 4 bytes from 0x0 was refused: expected OKAY, got DECERR"));
}

#[test]
fn a_silent_bus_ends_in_an_error_and_holds_back_one_id_only() {
    let (mut tb, master, memory, _) = bench(Timing::adversarial(10));
    tb[memory].add_fault(Fault::silence().nth(1).reads());
    let dead = tb[master].submit(Request::read(BASE, 8).with_id(1)).unwrap();
    let behind = tb[master].submit(Request::read(BASE, 8).with_id(1)).unwrap();
    let beside = tb[master].submit(Request::read(BASE, 8).with_id(2)).unwrap();
    tb.run(2000).unwrap();
    assert!(tb[master].transfer(beside).is_some());
    assert!(tb[master].transfer(dead).is_none() && tb[master].transfer(behind).is_none());
    tb.set_patience(300);
    tb[master].set_id(1);
    let error = tb.read_bytes(master, BASE, 8).unwrap_err();
    assert_eq!(error.message, "the read of 8 bytes from 0x80000000 was not answered in 300 cycles");
    // After a reset nothing is left of it.
    tb.reset(2);
    assert!(tb[master].is_idle() && tb[memory].is_idle());
    tb.read_bytes(master, BASE, 8).unwrap();

    let rules = Rules { max_response: Some(400), ..Rules::default() };
    tb.add_checker("s_axi", rules).unwrap();
    tb[memory].add_fault(Fault::silence().writes());
    tb[master].write(BASE, &[1]).unwrap();
    let error = tb.run(2000).unwrap_err();
    assert!(error.message.starts_with("AXI4_ERRS_BVALID_MAX_WAIT"), "{error}");

    let (mut tb, master, memory, _) = bench(Timing::benign());
    tb.add_checker("s_axi", Rules { max_wait: Some(100), ..Rules::default() }).unwrap();
    tb[memory].set_pause(Channel::Ar, Pause::Always);
    tb[master].read(BASE, 1).unwrap();
    let error = tb.run(2000).unwrap_err();
    assert!(error.message.starts_with("AXI4_ERRS_ARREADY_MAX_WAIT"), "{error}");
}

fn recorded(seed: u64, pauses: u64) -> Trace {
    let (mut tb, master, _, _) = bench(Timing::adversarial(seed));
    let trace = Trace::record(&mut tb, "m_axi", Shape::AXI);
    tb[master].set_pauses(&Pauses::random(40, pauses));
    let mut rng = Rng::new(11);
    let requests: Vec<Request> = (0..60).map(|_| draw(&mut rng, BASE, 8, 8).request()).collect();
    run(&mut tb, master, requests);
    trace.lock().unwrap().clone()
}

#[test]
fn the_same_seeds_give_the_same_signals_in_every_cycle() {
    let first = recorded(1, 2);
    assert!(first.rows.len() > 500);
    assert!(first == recorded(1, 2));
    assert!(first != recorded(3, 2) && first != recorded(1, 4));
}

#[test]
fn visibility_can_be_fixed_to_either_end() {
    for (visible, lag) in [(Visible::AfterData, 1), (Visible::WithResponse, 25)] {
        let (mut tb, master, memory, _) = bench(Timing { visible, ..Timing::benign() });
        run(&mut tb, master, (0..8).map(|index| burst(index, true)));
        assert!(tb[memory].writes().iter().all(|write| write.memory - write.last_data == lag));
    }
}
