//! Captures: reads pcap and pcapng from bytes, writes classic pcap. Touches no file itself.
//!
//! What is read:
//! - classic pcap of either byte order with microseconds or nanoseconds, and pcapng;
//! - only Ethernet. In classic pcap the link type is the low 16 bits of its field; when bit 26 is
//!   set, bits 28 to 31 say how many 16-bit words of frame check sequence end every frame. Without
//!   bit 26 the length is not known and nothing is removed, as in `draft-ietf-opsawg-pcap`;
//! - a frame check sequence that the file announces is removed: frames here never have one;
//! - records without a byte are counted and skipped;
//! - a frame that was cut when it was captured stays cut; [`CapturedFrame::wire_bytes`] tells.

use std::borrow::Cow;

use pcap_file::pcap::{PcapHeader, PcapPacket, PcapParser, PcapWriter};
use pcap_file::{DataLink, Endianness, PcapError, TsResolution};

use super::pcapng;
use crate::diag::{Diagnostic, Diagnostics};

/// Longest record that is accepted, in bytes: the largest snapshot length of the usual tools.
pub const RECORD_BYTES_MAX: u32 = 262_144;

/// Bytes of the file header of classic pcap.
const FILE_HEADER_BYTES: usize = 24;
/// Bytes of an Ethernet frame check sequence.
const FCS_BYTES: u32 = 4;

/// One frame of a capture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapturedFrame {
    /// When, in nanoseconds since 1970-01-01 00:00 UTC.
    pub time_ns: u64,
    /// Bytes the frame had on the wire, without frame check sequence; at least those of `data`.
    pub wire_bytes: u32,
    /// The frame, without frame check sequence; never empty after reading.
    pub data: Vec<u8>,
}

impl CapturedFrame {
    /// A whole frame.
    #[must_use]
    pub fn new(time_ns: u64, data: Vec<u8>) -> Self {
        Self { time_ns, wire_bytes: u32::try_from(data.len()).unwrap_or(u32::MAX), data }
    }
}

/// The content of a capture file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capture {
    /// Frames in the order of the file.
    pub frames: Vec<CapturedFrame>,
    /// Records without a byte, which are skipped.
    pub empty_records: u64,
}

/// Reads a capture. `file` is its name in diagnostics.
///
/// # Errors
/// Every problem found, each with its byte offset:
/// T020 not a capture, T021 not Ethernet, T022 cut short (with the number of good frames),
/// T023 malformed, T024 a frame check sequence of unusual length.
pub fn read(file: &str, bytes: &[u8]) -> Result<Capture, Diagnostics> {
    let (capture, problems) = read_partial(file, bytes);
    problems.into_result(capture)
}

/// As [`read`], but also gives the good frames of a bad file: those before the first problem (of a
/// pcapng file with several interfaces: those of Ethernet interfaces).
#[must_use]
pub fn read_partial(file: &str, bytes: &[u8]) -> (Capture, Diagnostics) {
    let mut reading = Reading::new(file);
    if bytes.starts_with(&pcapng::SECTION_HEADER.to_be_bytes()) {
        pcapng::read(bytes, &mut reading);
    } else {
        read_classic(bytes, &mut reading);
    }
    (reading.capture, reading.problems)
}

/// Writes frames as classic pcap: little endian, microseconds (fractions are cut off), Ethernet.
/// The same frames give the same bytes.
///
/// # Errors
/// T025 for a frame that the format cannot hold: after the year 2106, or longer than
/// [`RECORD_BYTES_MAX`].
pub fn write(frames: &[CapturedFrame]) -> Result<Vec<u8>, Diagnostics> {
    let header = PcapHeader {
        snaplen: RECORD_BYTES_MAX,
        datalink: DataLink::ETHERNET,
        ts_resolution: TsResolution::MicroSecond,
        endianness: Endianness::Little,
        ..PcapHeader::default()
    };
    let fail = |what: String| {
        Diagnostics::from(
            Diagnostic::error("T025", what)
                .with_allowed(format!("frames up to {RECORD_BYTES_MAX} bytes, times up to 2106"))
                .with_help("leave this frame out of the capture"),
        )
    };
    let total: usize = frames.iter().map(|frame| frame.data.len() + 16).sum();
    let buffer = Vec::with_capacity(FILE_HEADER_BYTES + total);
    let mut writer = PcapWriter::with_header(buffer, header)
        .map_err(|error| fail(format!("the capture cannot be written: {error}")))?;
    for (index, frame) in frames.iter().enumerate() {
        let packet = PcapPacket {
            timestamp: std::time::Duration::from_nanos(frame.time_ns),
            orig_len: frame.wire_bytes.max(u32::try_from(frame.data.len()).unwrap_or(u32::MAX)),
            data: Cow::Borrowed(&frame.data),
        };
        writer
            .write_packet(&packet)
            .map_err(|error| fail(format!("frame {index} cannot be written: {error}")))?;
    }
    Ok(writer.into_writer())
}

/// A capture in the making: what both readers fill in.
pub(super) struct Reading<'a> {
    file: &'a str,
    capture: Capture,
    problems: Diagnostics,
}

impl<'a> Reading<'a> {
    fn new(file: &'a str) -> Self {
        Self { file, capture: Capture::default(), problems: Diagnostics::new() }
    }

    /// Takes one record; the last `fcs_bytes` of its `wire_bytes` are no part of the frame.
    pub(super) fn record(&mut self, time_ns: u64, data: &[u8], wire_bytes: u32, fcs_bytes: u32) {
        let captured = u32::try_from(data.len()).unwrap_or(u32::MAX);
        let wire_bytes = wire_bytes.max(captured).saturating_sub(fcs_bytes);
        let keep = data.len().min(usize::try_from(wire_bytes).unwrap_or(usize::MAX));
        if keep == 0 {
            self.capture.empty_records += 1;
        } else {
            self.capture.frames.push(CapturedFrame {
                time_ns,
                wire_bytes,
                data: data[..keep].to_vec(),
            });
        }
    }

    /// Time of the last frame so far, 0 without one.
    pub(super) fn last_time_ns(&self) -> u64 {
        self.capture.frames.last().map_or(0, |frame| frame.time_ns)
    }

    fn problem(&mut self, offset: usize, diagnostic: Diagnostic) {
        let place = format!("{}, byte {offset}", self.file);
        self.problems.push(diagnostic.with_place(place));
    }

    /// The file ends inside the record that starts at `offset`.
    pub(super) fn truncated(&mut self, offset: usize, what: &str, file_bytes: usize) {
        let frames = self.capture.frames.len();
        let message = format!(
            "the file ends inside {what}: {frames} good frames before it, {} bytes after them",
            file_bytes.saturating_sub(offset)
        );
        let help = format!("capture again, or cut the file off after byte {offset}");
        self.problem(offset, Diagnostic::error("T022", message).with_help(help));
    }

    /// The record at `offset` says something impossible.
    pub(super) fn malformed(&mut self, offset: usize, found: String, allowed: &str) {
        let frames = self.capture.frames.len();
        let help = format!("capture again, or cut the file off here ({frames} good frames before)");
        self.problem(
            offset,
            Diagnostic::error("T023", found).with_allowed(allowed).with_help(help),
        );
    }

    /// The frames are no Ethernet frames.
    pub(super) fn not_ethernet(&mut self, offset: usize, link_type: u32) {
        let name = match DataLink::from(link_type) {
            DataLink::Unknown(_) => "unknown".to_owned(),
            known => format!("{known:?}"),
        };
        self.problem(
            offset,
            Diagnostic::error("T021", format!("the link type is {link_type} ({name})"))
                .with_allowed("1 (ETHERNET)")
                .with_help("capture on an Ethernet interface, not on a loopback, tunnel or `any`"),
        );
    }

    /// The number of bytes to remove from the end of each frame, when it can be one of Ethernet.
    pub(super) fn check_fcs(&mut self, offset: usize, bits: u32) -> Option<u32> {
        if bits == 0 || bits == FCS_BYTES * 8 {
            return Some(bits / 8);
        }
        let found = format!("frames end with a check sequence of {bits} bits");
        self.problem(
            offset,
            Diagnostic::error("T024", found)
                .with_allowed("0 or 32 bits")
                .with_help("remove the check sequence when capturing"),
        );
        None
    }
}

fn read_classic(bytes: &[u8], reading: &mut Reading<'_>) {
    let (mut rest, parser) = match PcapParser::new(bytes) {
        Ok(start) => start,
        Err(PcapError::IncompleteBuffer) if is_classic(bytes) => {
            return reading.truncated(0, "the file header", bytes.len());
        }
        Err(_) => {
            let found = match bytes.get(..4) {
                Some(magic) => format!("not a capture: the file starts with bytes {magic:02x?}"),
                None => format!("not a capture: the file has {} bytes", bytes.len()),
            };
            let diagnostic = Diagnostic::error("T020", found)
                .with_allowed("pcap (a1b2c3d4 or a1b23c4d, either byte order) or pcapng")
                .with_help("give a capture written by tcpdump, dumpcap or Wireshark");
            return reading.problem(0, diagnostic);
        }
    };
    let header = parser.header();
    let field = u32::from(header.datalink);
    let link_type = field & 0xffff;
    if link_type != u32::from(DataLink::ETHERNET) {
        return reading.not_ethernet(20, link_type);
    }
    let fcs_words = if field & 0x0400_0000 == 0 { 0 } else { field >> 28 };
    let Some(fcs_bytes) = reading.check_fcs(20, fcs_words * 16) else { return };
    let fraction_ns = match header.ts_resolution {
        TsResolution::MicroSecond => 1_000,
        TsResolution::NanoSecond => 1,
    };
    while !rest.is_empty() {
        let offset = bytes.len() - rest.len();
        if let Some(length) = record_length(rest, header.endianness)
            && length > RECORD_BYTES_MAX
        {
            let found = format!("a record claims {length} bytes");
            let allowed = format!("up to {RECORD_BYTES_MAX}");
            return reading.malformed(offset, found, &allowed);
        }
        let Ok((next, record)) = parser.next_raw_packet(rest) else {
            return reading.truncated(offset, "a record", bytes.len());
        };
        // A fraction of a second or more is read as it stands: it carries into the seconds.
        let time_ns =
            u64::from(record.ts_sec) * 1_000_000_000 + u64::from(record.ts_frac) * fraction_ns;
        reading.record(time_ns, &record.data, record.orig_len, fcs_bytes);
        rest = next;
    }
}

/// Whether the start of a file can be that of classic pcap.
fn is_classic(bytes: &[u8]) -> bool {
    let magics: [[u8; 4]; 4] = [
        [0xa1, 0xb2, 0xc3, 0xd4],
        [0xd4, 0xc3, 0xb2, 0xa1],
        [0xa1, 0xb2, 0x3c, 0x4d],
        [0x4d, 0x3c, 0xb2, 0xa1],
    ];
    let length = bytes.len().min(4);
    length > 0 && magics.iter().any(|magic| magic[..length] == bytes[..length])
}

/// The captured length in a record header.
fn record_length(record: &[u8], endianness: Endianness) -> Option<u32> {
    let (bytes, _) = record.get(8..16)?.split_first_chunk::<4>()?;
    Some(match endianness {
        Endianness::Big => u32::from_be_bytes(*bytes),
        Endianness::Little => u32::from_le_bytes(*bytes),
    })
}
