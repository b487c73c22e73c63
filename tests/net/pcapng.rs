//! pcapng: files of the crate `pcap-file`, and blocks put together by hand.

use std::borrow::Cow;
use std::time::Duration;

use ctxnic::net::capture::{CapturedFrame, read, read_partial};
use ctxnic::net::rng::Rng;
use ctxnic::net::traffic::Traffic;
use pcap_file::pcapng::PcapNgWriter;
use pcap_file::pcapng::blocks::enhanced_packet::{EnhancedPacketBlock, EnhancedPacketOption};
use pcap_file::pcapng::blocks::interface_description::{
    InterfaceDescriptionBlock, InterfaceDescriptionOption,
};
use pcap_file::{DataLink, Endianness};

const SECTION: &[u8] =
    &[0x1a, 0x2b, 0x3c, 0x4d, 0, 1, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
const ETHERNET: &[u8] = &[0, 1, 0, 0, 0, 0, 0, 0];

/// A big-endian block.
fn block(kind: u32, body: &[u8]) -> Vec<u8> {
    let mut padded = body.to_vec();
    padded.resize(body.len().next_multiple_of(4), 0);
    let length = (padded.len() as u32 + 12).to_be_bytes();
    [&kind.to_be_bytes()[..], &length, &padded, &length].concat()
}

/// A file of one section with these blocks.
fn file(blocks: &[Vec<u8>]) -> Vec<u8> {
    [block(0x0a0d_0d0a, SECTION), blocks.concat()].concat()
}

/// The body of an enhanced packet of interface 0.
fn packet(time: u64, captured: u32, wire: u32, data: &[u8]) -> Vec<u8> {
    let fixed = [0, (time >> 32) as u32, time as u32, captured, wire];
    let mut body: Vec<u8> = fixed.iter().flat_map(|word| word.to_be_bytes()).collect();
    body.extend(data);
    body.resize(body.len().next_multiple_of(4), 0);
    body
}

fn interface(options: &[u8]) -> Vec<u8> {
    block(1, &[ETHERNET, options].concat())
}

fn times(options: &[u8], raw: u64) -> u64 {
    let bytes = file(&[interface(options), block(6, &packet(raw, 1, 1, &[9]))]);
    read("x.pcapng", &bytes).unwrap().frames[0].time_ns
}

#[test]
fn files_of_another_writer_are_read_in_both_byte_orders() {
    let frames: Vec<CapturedFrame> = Traffic::new(6, &[]).take(40).map(|f| f.frame).collect();
    for endianness in [Endianness::Big, Endianness::Little] {
        let mut writer = PcapNgWriter::with_endianness(Vec::new(), endianness).unwrap();
        let mut interface = InterfaceDescriptionBlock::new(DataLink::ETHERNET, 0xffff);
        interface.options.push(InterfaceDescriptionOption::IfName(Cow::Borrowed("eth0")));
        interface.options.push(InterfaceDescriptionOption::IfTsResol(9));
        writer.write_pcapng_block(interface).unwrap();
        for frame in &frames {
            let options = vec![EnhancedPacketOption::Comment(Cow::Borrowed("odd"))];
            let block = EnhancedPacketBlock {
                interface_id: 0,
                timestamp: Duration::from_nanos(frame.time_ns),
                original_len: frame.wire_bytes,
                data: Cow::Borrowed(&frame.data),
                options,
            };
            writer.write_pcapng_block(block).unwrap();
        }
        let bytes = writer.into_inner();
        assert_eq!(read("x.pcapng", &bytes).unwrap().frames, frames);
        // Cut anywhere: the whole blocks are there, and the end is an error unless it is clean.
        let mut clean = 0;
        for length in 4..bytes.len() {
            let (capture, problems) = read_partial("x.pcapng", &bytes[..length]);
            assert_eq!(capture.frames, frames[..capture.frames.len()]);
            assert!(problems.list.iter().all(|diagnostic| diagnostic.code == "T022"));
            clean += usize::from(problems.list.is_empty());
        }
        assert_eq!(clean, 1 + frames.len());
    }
}

#[test]
fn timestamps_follow_the_resolution_and_the_offset() {
    assert_eq!(times(&[], 1_500_000), 1_500_000_000);
    assert_eq!(times(&[0, 9, 0, 1, 9, 0, 0, 0], 1_500_000), 1_500_000);
    assert_eq!(times(&[0, 9, 0, 1, 0, 0, 0, 0], 3), 3_000_000_000);
    assert_eq!(times(&[0, 9, 0, 1, 0x8a, 0, 0, 0], 512), 500_000_000);
    assert_eq!(times(&[0, 9, 0, 1, 0x7f, 0, 0, 0], u64::MAX), 0);
    assert_eq!(times(&[0, 9, 0, 1, 0xff, 0, 0, 0], u64::MAX), 0);
    assert_eq!(times(&[0, 14, 0, 8, 0, 0, 0, 0, 0, 0, 0, 2], 1), 2_000_001_000);
    let minus_one = [0, 14, 0, 8, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
    assert_eq!(times(&minus_one, 3_000_000), 2_000_000_000);
    assert_eq!(times(&minus_one, 1), 0);
    assert_eq!(times(&[0, 9, 0, 1, 0, 0, 0, 0], u64::MAX), u64::MAX);
}

/// What `pcap-file` refuses and the format allows: options without an end mark, a time zone, a
/// comment that is not UTF-8, unknown blocks.
#[test]
fn legal_oddities_are_read() {
    let zone = [0, 10, 0, 4, 0, 0, 0, 1];
    let mut odd = packet(1_000_000, 2, 2, &[8, 9]);
    odd.extend([0, 1, 0, 2, 0xff, 0xfe, 0, 0]);
    let bytes = file(&[block(0xbad, b"what"), interface(&zone), block(6, &odd)]);
    let frames = read("x.pcapng", &bytes).unwrap().frames;
    assert_eq!(frames, [CapturedFrame::new(1_000_000_000, vec![8, 9])]);
}

#[test]
fn old_and_simple_packets_are_read() {
    let mut old = packet(2_000_000, 3, 5, &[1, 2, 3]);
    old[..4].copy_from_slice(&[0, 0, 0, 7]);
    let snap_of_4 = [0, 1, 0, 0, 0, 0, 0, 4];
    let simple = [0, 0, 0, 6, 1, 2, 3, 4];
    let bytes = file(&[block(1, &snap_of_4), block(2, &old), block(3, &simple)]);
    let frames = read("x.pcapng", &bytes).unwrap().frames;
    let frame = |wire_bytes, data: &[u8]| CapturedFrame {
        time_ns: 2_000_000_000,
        wire_bytes,
        data: data.to_vec(),
    };
    assert_eq!(frames, [frame(5, &[1, 2, 3]), frame(6, &[1, 2, 3, 4])]);
}

#[test]
fn an_announced_check_sequence_is_removed() {
    let data: Vec<u8> = (0..64).collect();
    let plain = packet(0, 64, 64, &data);
    let length = |options: &[u8], body: &[u8]| {
        let bytes = file(&[interface(options), block(6, body)]);
        read("x.pcapng", &bytes).map(|capture| capture.frames[0].data.len())
    };
    assert_eq!(length(&[], &plain).unwrap(), 64);
    assert_eq!(length(&[0, 13, 0, 1, 32, 0, 0, 0], &plain).unwrap(), 60);
    assert_eq!(length(&[0, 13, 0, 1, 4, 0, 0, 0], &plain).unwrap(), 60);
    assert_eq!(length(&[0, 13, 0, 1, 16, 0, 0, 0], &plain).unwrap_err().list[0].code, "T024");
    let with_flags = |flags: u32| {
        let mut body = plain.clone();
        body.extend([0, 2, 0, 4]);
        body.extend(flags.to_be_bytes());
        body
    };
    assert_eq!(length(&[], &with_flags(4 << 5)).unwrap(), 60);
    assert_eq!(length(&[], &with_flags(1)).unwrap(), 64);
    assert_eq!(length(&[], &with_flags(2 << 5)).unwrap_err().list[0].code, "T024");
}

#[test]
fn every_section_has_its_own_interfaces() {
    let raw_ip = [0, 101, 0, 0, 0, 0, 0, 0];
    let first = file(&[block(1, &raw_ip), interface(&[]), block(6, &packet(0, 1, 1, &[1]))]);
    let second = file(&[interface(&[]), block(6, &packet(0, 1, 1, &[2]))]);
    let (capture, problems) = read_partial("x.pcapng", &[first, second].concat());
    assert_eq!(capture.frames.len(), 1);
    assert_eq!(capture.frames[0].data, [2]);
    assert_eq!(problems.list.len(), 1);
    assert!(problems.to_string().starts_with("error[T021]: the link type is 101 (RAW)"));
}

#[test]
fn problems_are_told_in_full() {
    let told = |blocks: &[Vec<u8>]| {
        let problems = read("x.pcapng", &file(blocks)).unwrap_err();
        assert_eq!(problems.list.len(), 1);
        problems.to_string()
    };
    let all = [
        told(&[block(6, &packet(0, 1, 1, &[1]))]),
        told(&[interface(&[]), block(6, &packet(0, 9, 9, &[1]))]),
        told(&[interface(&[]), block(6, &[0; 16])]),
        told(&[block(1, &[0; 4])]),
        told(&[vec![0, 0, 0, 6, 0, 0, 0, 9, 0, 0, 0, 9]]),
        told(&[vec![0, 0, 0, 6, 0, 0, 0, 12, 0, 0, 0, 16]]),
        told(&[vec![0, 0, 0, 6, 0xff, 0xff, 0xff, 0xfc, 0, 0, 0, 16]]),
    ];
    insta::assert_snapshot!("pcapng_problems", all.concat());
}

#[test]
fn damaged_files_never_panic() {
    let data: Vec<u8> = (0..64).collect();
    let good = file(&[
        interface(&[0, 9, 0, 1, 6, 0, 0, 0, 0, 0, 0, 0]),
        block(6, &packet(5, 64, 64, &data)),
        block(3, &[0, 0, 0, 2, 1, 2, 0, 0]),
        block(2, &packet(5, 64, 64, &data)),
    ]);
    let mut rng = Rng::new(98);
    let mut refused = 0;
    for _ in 0..3_000 {
        let mut bad = good.clone();
        for _ in 0..rng.range(1, 4) {
            let index = rng.index(bad.len());
            bad[index] = rng.choose([0, 1, 2, 0x7f, 0x80, 0xff, rng.clone().next_u8()]);
        }
        let (capture, problems) = read_partial("bad", &bad);
        assert!(capture.frames.iter().all(|frame| !frame.data.is_empty()));
        refused += u32::from(problems.has_errors());
    }
    assert!((300..2_900).contains(&refused), "{refused}");
}
