//! The parser in hardware gives the key that the golden parser gives, frame for frame.

use ctxnic::golden::parser::parse;
use ctxnic::hw::header_parser::HeaderParser;
use ctxnic::net::key::{Key, WORDS, key_of};
use ctxnic::netlist::elaborate::elaborate;
use ctxnic::sim::axis::Pause;
use ctxnic::sim::stimulus::Rng;
use ctxnic::sim::{Bench, Sim};
use rust_hdl::core::prelude::Block;

use crate::frames::{hostile, shaped};

const SEED_FRAMES: u64 = 0x9a25_e401;

struct Seen {
    key: Key,
    length: u64,
}

fn run(frames: &[Vec<u8>], pause_in: Pause, ready_percent: u64) -> Vec<Seen> {
    let mut block = HeaderParser::new();
    block.connect_all();
    let design = elaborate("parser", &block).unwrap();
    let mut bench = Bench::new(Sim::new(&design).unwrap());
    let source = bench.add_source("s_axis").unwrap();
    bench.reset(2);
    bench[source].set_pause(pause_in);
    for frame in frames {
        bench[source].send(frame.clone()).unwrap();
    }
    let valid = bench.sim.handle("m_key_valid").unwrap();
    let ready = bench.sim.input("m_key_ready").unwrap();
    let key = bench.sim.handle("m_key").unwrap();
    let length = bench.sim.handle("m_key_length").unwrap();
    let mut rng = Rng::new(SEED_FRAMES);
    let mut seen = Vec::new();
    let mut quiet = 0;
    while seen.len() < frames.len() {
        let take = rng.chance(ready_percent, 100);
        bench.sim.poke_u64(ready, u64::from(take));
        bench.sim.eval();
        if take && bench.sim.peek_u64(valid) == 1 {
            let key = bench.sim.peek_value(key);
            let words = key.words();
            let mut found = [0u16; WORDS];
            for (index, word) in found.iter_mut().enumerate() {
                *word = u16::try_from((words[index / 4] >> (16 * (index % 4))) & 0xffff).unwrap();
            }
            seen.push(Seen { key: found, length: bench.sim.peek_u64(length) });
            quiet = 0;
        }
        bench.cycle().unwrap();
        quiet += 1;
        assert!(quiet < 10_000, "no key for 10,000 cycles after {}", seen.len());
    }
    bench.run(20).unwrap();
    assert_eq!(bench.sim.peek_u64(valid), 0, "a key too many");
    seen
}

fn compare(frames: &[Vec<u8>], pause_in: Pause, ready_percent: u64) {
    let seen = run(frames, pause_in, ready_percent);
    for (index, (frame, seen)) in frames.iter().zip(&seen).enumerate() {
        let header = parse(frame);
        assert_eq!(seen.length, frame.len() as u64, "frame {index}: length");
        assert_eq!(
            seen.key,
            key_of(&header),
            "frame {index}, seed {SEED_FRAMES:#x}: {frame:02x?}\ngolden {header:?}"
        );
    }
}

#[test]
fn keys_equal_the_golden_parser_without_pauses() {
    compare(&shaped(SEED_FRAMES, 3000), Pause::Never, 100);
}

#[test]
fn keys_equal_the_golden_parser_under_pauses_on_both_sides() {
    let frames = shaped(SEED_FRAMES + 1, 1500);
    compare(&frames, Pause::Random { percent: 40, seed: 7 }, 30);
    compare(&frames[..300], Pause::Every { pause: 1, of: 2 }, 100);
}

#[test]
fn malformed_frames_give_the_golden_key_and_the_next_frame_is_right() {
    compare(&hostile(SEED_FRAMES + 2, 3000), Pause::Never, 100);
    compare(&hostile(SEED_FRAMES + 3, 1000), Pause::Random { percent: 20, seed: 9 }, 60);
}
