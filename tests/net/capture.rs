//! Classic pcap, good and bad.

use std::borrow::Cow;
use std::time::Duration;

use ctxnic::net::capture::{Capture, CapturedFrame, RECORD_BYTES_MAX, read, read_partial, write};
use ctxnic::net::rng::Rng;
use ctxnic::net::traffic::Traffic;
use pcap_file::pcap::{PcapHeader, PcapWriter, RawPcapPacket};
use pcap_file::{DataLink, Endianness, TsResolution};

use crate::sample;

fn frames(count: usize) -> Vec<CapturedFrame> {
    Traffic::new(5, &[])
        .take(count)
        .map(|frame| CapturedFrame { time_ns: frame.frame.time_ns / 1000 * 1000, ..frame.frame })
        .collect()
}

/// A capture with any link type field, and records (captured bytes, length on the wire).
fn made(link_field: u32, records: &[(&[u8], u32)]) -> Vec<u8> {
    let datalink = DataLink::from(link_field);
    let header = PcapHeader { datalink, endianness: Endianness::Little, ..PcapHeader::default() };
    let mut writer = PcapWriter::with_header(Vec::new(), header).unwrap();
    for &(data, orig_len) in records {
        let incl_len = data.len() as u32;
        let data = Cow::Borrowed(data);
        let record = RawPcapPacket { ts_sec: 1, ts_frac: 2, incl_len, orig_len, data };
        writer.write_raw_packet(&record).unwrap();
    }
    writer.into_writer()
}

fn problem(bytes: &[u8]) -> String {
    let problems = read("x.pcap", bytes).unwrap_err();
    assert_eq!(problems.list.len(), 1, "{problems}");
    problems.to_string()
}

#[test]
fn what_is_written_is_read_back() {
    let frames = frames(200);
    let bytes = write(&frames).unwrap();
    let capture = read("x.pcap", &bytes).unwrap();
    assert_eq!(capture, Capture { frames, empty_records: 0 });
    assert_eq!(write(&capture.frames).unwrap(), bytes);
    assert_eq!(read("x.pcap", &write(&[]).unwrap()).unwrap(), Capture::default());
}

#[test]
fn the_file_header_is_that_of_the_format() {
    let bytes = write(&[CapturedFrame::new(3_000_004_999, vec![0xaa; 3])]).unwrap();
    let expected = [
        0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0,
        0, // file
        3, 0, 0, 0, 4, 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 0xaa, 0xaa, 0xaa, // record
    ];
    assert_eq!(bytes, expected);
}

#[test]
fn both_byte_orders_and_both_resolutions_are_read() {
    let frames = frames(20);
    for endianness in [Endianness::Big, Endianness::Little] {
        for ts_resolution in [TsResolution::MicroSecond, TsResolution::NanoSecond] {
            let header = PcapHeader { endianness, ts_resolution, ..PcapHeader::default() };
            let mut writer = PcapWriter::with_header(Vec::new(), header).unwrap();
            for frame in &frames {
                let packet = pcap_file::pcap::PcapPacket::new(
                    Duration::from_nanos(frame.time_ns),
                    frame.wire_bytes,
                    &frame.data,
                );
                writer.write_packet(&packet).unwrap();
            }
            assert_eq!(read("x.pcap", &writer.into_writer()).unwrap().frames, frames);
        }
    }
}

#[test]
fn a_file_cut_anywhere_gives_its_whole_frames_and_says_where_it_ends() {
    let frames = frames(5);
    let bytes = write(&frames).unwrap();
    let mut ends = vec![24];
    for frame in &frames {
        ends.push(ends.last().unwrap() + 16 + frame.data.len());
    }
    for length in 0..bytes.len() {
        let (capture, problems) = read_partial("cut.pcap", &bytes[..length]);
        let whole = ends.iter().filter(|&&end| end <= length).count();
        assert_eq!(capture.frames, frames[..whole.saturating_sub(1)]);
        assert_eq!(problems.list.len(), usize::from(!ends.contains(&length)), "{length}");
        for diagnostic in &problems.list {
            assert_eq!(diagnostic.code, if length == 0 { "T020" } else { "T022" });
            let start = ends.iter().rev().find(|&&end| end <= length).unwrap_or(&0);
            assert_eq!(diagnostic.place, Some(format!("cut.pcap, byte {start}")));
        }
    }
}

#[test]
fn problems_are_told_in_full() {
    let mut cut = write(&vec![CapturedFrame::new(0, vec![1; 60]); 3]).unwrap();
    cut.truncate(cut.len() - 1);
    let mut huge = made(1, &[(&[1, 2, 3], 3)]);
    huge[32..36].copy_from_slice(&0xffff_fff0_u32.to_le_bytes());
    let told: String = [
        cut,
        Vec::new(),
        b"GIF89a...................".to_vec(),
        made(101, &[]),
        made(0x1234, &[]),
        made(0x1400_0001, &[]),
        huge,
    ]
    .iter()
    .map(|bytes| problem(bytes))
    .collect();
    insta::assert_snapshot!("capture_problems", told);
}

#[test]
fn a_record_of_the_greatest_length_is_read_and_one_more_byte_is_not() {
    let data = vec![7; RECORD_BYTES_MAX as usize + 1];
    let most = &data[1..];
    assert_eq!(read("x", &made(1, &[(most, 9)])).unwrap().frames[0].data, most);
    assert!(problem(&made(1, &[(&data, 9)])).starts_with("error[T023]"));
    assert!(
        write(&[CapturedFrame::new(0, data)]).unwrap_err().to_string().starts_with("error[T025]")
    );
    assert!(write(&[CapturedFrame::new(u64::MAX, vec![0])]).unwrap_err().has_errors());
}

#[test]
fn empty_records_are_counted_and_skipped() {
    let capture = read("x", &made(1, &[(&[], 0), (&[1], 1), (&[], 60)])).unwrap();
    assert_eq!((capture.frames.len(), capture.empty_records), (1, 2));
}

/// Bit 26 of the link type field says that bits 28 to 31 count 16-bit words of check sequence.
#[test]
fn an_announced_check_sequence_is_removed_as_far_as_it_was_captured() {
    let data: Vec<u8> = (0..70).collect();
    let records: &[(&[u8], u32)] =
        &[(&data, 70), (&data[..67], 70), (&data[..60], 70), (&data[..4], 4)];
    let lengths = |field: u32| -> Vec<(usize, u32)> {
        let capture = read("x", &made(field, records)).unwrap();
        capture.frames.iter().map(|frame| (frame.data.len(), frame.wire_bytes)).collect()
    };
    assert_eq!(lengths(0x2400_0001), [(66, 66), (66, 66), (60, 66)]);
    // Without bit 26 the length is unknown, whatever the upper bits say.
    for field in [0x0000_0001, 0x3000_0001, 0x2000_0001, 0x0400_0001, 0x0801_0001] {
        assert_eq!(lengths(field), [(70, 70), (67, 70), (60, 70), (4, 4)], "{field:#x}");
    }
}

#[test]
fn an_odd_time_or_length_on_the_wire_is_no_error() {
    let mut bytes = made(1, &[(&[1, 2, 3], 1)]);
    bytes[28..32].copy_from_slice(&2_500_000_u32.to_le_bytes());
    let frame = &read("x", &bytes).unwrap().frames[0];
    assert_eq!((frame.time_ns, frame.wire_bytes), (3_500_000_000, 3));
}

#[test]
fn damaged_files_never_panic() {
    let good = write(&frames(4)).unwrap();
    let mut rng = Rng::new(99);
    let mut refused = 0;
    for _ in 0..3_000 {
        let mut bad = good.clone();
        for _ in 0..rng.range(1, 5) {
            let index = if rng.one_in(2) { rng.index(64) } else { rng.index(bad.len()) };
            bad[index] = rng.choose([0, 1, 0x7f, 0x80, 0xff, rng.clone().next_u8()]);
        }
        let (capture, problems) = read_partial("bad", &bad);
        assert!(capture.frames.iter().all(|frame| !frame.data.is_empty()));
        refused += u32::from(problems.has_errors());
    }
    assert!((300..2_900).contains(&refused), "{refused}");
}

#[test]
fn real_captures_are_read_and_written_without_loss() {
    let mut frames = 0;
    for (name, bytes) in sample::captures() {
        let capture = read(&name, &bytes).unwrap();
        assert!(!capture.frames.is_empty(), "{name}");
        frames += capture.frames.len();
        let again = read(&name, &write(&capture.frames).unwrap()).unwrap();
        assert_eq!(again.frames, capture.frames, "{name}");
    }
    eprintln!("{frames} frames in real captures");
}
