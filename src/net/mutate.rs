//! Breaks frames in the ways that links, buggy stacks and attackers do.

use super::rng::Rng;

/// A way to break a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mutation {
    /// The frame ends at any byte, also before its first header is complete.
    Truncate,
    /// One to four bits of the first 64 bytes are inverted.
    FlipHeaderBits,
    /// The IP version is any other.
    WrongVersion,
    /// The IPv4 header length is below 5 words, or any other than it was.
    BadIhl,
    /// The IPv4 total length is shorter than the headers it must hold.
    ShortTotalLength,
    /// The IPv4 total length is longer than the frame.
    LongTotalLength,
    /// The EtherType is that of a header that does not follow.
    WrongEthType,
    /// The ARP packet announces other address types or sizes.
    WrongArpFormat,
    /// Bytes follow after the end of the packet.
    Trailer,
}

impl Mutation {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Truncate,
        Self::FlipHeaderBits,
        Self::WrongVersion,
        Self::BadIhl,
        Self::ShortTotalLength,
        Self::LongTotalLength,
        Self::WrongEthType,
        Self::WrongArpFormat,
        Self::Trailer,
    ];
}

/// Breaks a frame in one way. A mutation of a header that the frame does not have does nothing.
/// The result has at least one byte if the frame had.
pub fn mutate(frame: &mut Vec<u8>, mutation: Mutation, rng: &mut Rng) {
    let l3 = network_offset(frame);
    let is_ipv4 = eth_type(frame, l3) == Some(0x0800);
    match mutation {
        Mutation::Truncate => {
            if frame.len() > 1 {
                frame.truncate(1 + rng.index(frame.len() - 1));
            }
        }
        Mutation::FlipHeaderBits => {
            for _ in 0..rng.range(1, 4) {
                let index = rng.index(frame.len().min(64));
                flip(frame, index, 1 << rng.below(8));
            }
        }
        Mutation::WrongVersion => flip(frame, l3, rng.choose([0x10, 0x20, 0x40, 0x80, 0xf0])),
        Mutation::BadIhl if is_ipv4 => {
            let ihl = rng.choose([0, 1, 4, 6, 7, 14, 15]);
            put(frame, l3, 0x40 | ihl);
        }
        Mutation::ShortTotalLength if is_ipv4 => {
            let [high, low] = rng.choose::<u16, 8>([0, 1, 19, 20, 21, 27, 28, 39]).to_be_bytes();
            put(frame, l3 + 2, high);
            put(frame, l3 + 3, low);
        }
        Mutation::LongTotalLength if is_ipv4 => {
            let end = u16::try_from(frame.len().saturating_sub(l3)).unwrap_or(u16::MAX);
            let more = rng.choose([1, 2, 4, 40, 0xffff]);
            let [high, low] = end.saturating_add(more).to_be_bytes();
            put(frame, l3 + 2, high);
            put(frame, l3 + 3, low);
        }
        Mutation::WrongEthType => {
            let wrong =
                [0x0800, 0x0806, 0x8100, 0x88a8, 0x86dd, 0x9100, 0x05dc, 0x88e5, 0x88f7, 0x0000];
            let [high, low] = rng.choose::<u16, 10>(wrong).to_be_bytes();
            put(frame, l3.saturating_sub(2), high);
            put(frame, l3.saturating_sub(1), low);
        }
        Mutation::WrongArpFormat if eth_type(frame, l3) == Some(0x0806) => {
            flip(frame, l3 + rng.index(6), rng.choose([0x01, 0x02, 0x08, 0x80]));
        }
        Mutation::Trailer => {
            let length = 1 + rng.index(18);
            frame.extend(rng.bytes(length));
        }
        Mutation::BadIhl
        | Mutation::ShortTotalLength
        | Mutation::LongTotalLength
        | Mutation::WrongArpFormat => {}
    }
}

fn put(frame: &mut [u8], index: usize, value: u8) {
    if let Some(byte) = frame.get_mut(index) {
        *byte = value;
    }
}

fn flip(frame: &mut [u8], index: usize, bits: u8) {
    if let Some(byte) = frame.get_mut(index) {
        *byte ^= bits;
    }
}

fn eth_type(frame: &[u8], l3: usize) -> Option<u16> {
    let bytes = frame.get(l3.checked_sub(2)?..l3)?;
    Some(u16::from_be_bytes([bytes[0], bytes[1]]))
}

/// Where the network header starts: after up to two tags.
fn network_offset(frame: &[u8]) -> usize {
    let mut l3 = 14;
    while l3 < 22 && matches!(eth_type(frame, l3), Some(0x8100 | 0x88a8)) {
        l3 += 4;
    }
    l3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::golden::parser::parse;
    use crate::net::frame::{Ip, Link, Tag, arp, udp};

    #[test]
    fn every_mutation_changes_what_the_parser_sees_of_some_frame() {
        let tags = vec![Tag { tpid: 0x8100, tci: 5 }];
        let link = Link { dst: 1, src: 2, tags };
        let originals = [udp(&link, &Ip::new(1, 2), 3, 4, b"12345678"), arp(&link, 1, 1, 2, 3)];
        let mut rng = Rng::new(3);
        for mutation in Mutation::ALL {
            let mut changed = 0;
            for round in 0..100 {
                let original = &originals[round % 2];
                let mut frame = original.clone();
                mutate(&mut frame, mutation, &mut rng);
                assert!(!frame.is_empty());
                changed += u32::from(parse(&frame) != parse(original));
            }
            assert!(changed >= 20, "{mutation:?} changed {changed} of 100");
        }
    }

    #[test]
    fn no_frame_is_too_short_to_mutate() {
        let mut rng = Rng::new(4);
        for mutation in Mutation::ALL {
            for length in 0..40 {
                let mut frame = rng.bytes(length);
                mutate(&mut frame, mutation, &mut rng);
                assert!(length == 0 || !frame.is_empty());
            }
        }
    }
}
