//! Frames for the hardware tests.

use ctxnic::net::mutate::{Mutation, mutate};
use ctxnic::net::rng::Rng;
use ctxnic::net::traffic::Traffic;

/// Gateway traffic, some of it broken.
pub fn shaped(seed: u64, count: usize) -> Vec<Vec<u8>> {
    let mut traffic = Traffic::new(seed, &[]);
    (0..count).map(|_| traffic.next_frame().frame.data).collect()
}

/// Traffic broken in several ways at once, cut anywhere, and very short frames of plausible bytes.
pub fn hostile(seed: u64, count: usize) -> Vec<Vec<u8>> {
    let mut traffic = Traffic::new(seed, &[]);
    let mut rng = Rng::new(seed);
    (0..count)
        .map(|_| {
            let mut frame = traffic.next_frame().frame.data;
            for _ in 0..rng.below(3) {
                mutate(&mut frame, rng.choose(Mutation::ALL), &mut rng);
            }
            if rng.one_in(2) {
                let longest = frame.len().min(90) as u64;
                frame.truncate(1 + usize::try_from(rng.below(longest)).unwrap());
            }
            for at in [12, 16, 20, 14, 18, 22] {
                if rng.one_in(12) && frame.len() > at + 1 {
                    let value: [u8; 2] = rng.choose([
                        [0x81, 0x00],
                        [0x88, 0xa8],
                        [0x08, 0x00],
                        [0x08, 0x06],
                        [0x45, 0x00],
                        [0x4f, 0x00],
                        [0x44, 0x00],
                    ]);
                    frame[at..at + 2].copy_from_slice(&value);
                }
            }
            frame
        })
        .collect()
}
