//! A memory image of contexts, read back: records by id, then the card's tables if they are there.
//!
//! The image is what lies in memory from `context_base` on: records of 512 bytes, the one of id 0
//! first, then (in an image made by `build`) the table image of [`crate::fsm::image`]. It has no header;
//! where the records end is told by the magic number of the table image, which no record can have
//! at its start.

use super::layout::{HOST_COPY_B_WORD, Piece, STRIDE_BYTES, STRIDE_WORDS};
use super::record::{Fault, Host, range, table_crc};
use crate::diag::{Diagnostic, Diagnostics};
use crate::fsm::image::Image;
use crate::fsm::word;

/// Most records of an image: ids have 12 bits.
pub const RECORDS_LIMIT: usize = 4096;

/// An image, cut into its parts. Its records may still be wrong, see [`Contents::check`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    words: Vec<u64>,
    records: usize,
}

/// One record of an image.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    /// Id by its place.
    pub id: u16,
    words: &'a [u64],
}

impl<'a> Record<'a> {
    /// The words of a piece; `copy_b` chooses the host's copy.
    pub fn piece(&self, piece: Piece, copy_b: bool) -> &'a [u64] {
        &self.words[range(piece, copy_b)]
    }

    /// Whether all of it is zero: there is no such interface.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The host's piece; none if that copy was never written.
    pub fn host(&self, copy_b: bool) -> Option<Result<Host, Fault>> {
        let words: &[u64; 16] = self.piece(Piece::Host, copy_b).try_into().ok()?;
        let written = words.iter().any(|word| *word != 0);
        written.then(|| Host::unpack(words, self.id))
    }

    /// What is wrong with it: the copy (B if true) and the fault. A record that is not empty has a copy.
    pub fn faults(&self) -> Vec<(bool, Fault)> {
        let copies = [(false, self.host(false)), (true, self.host(true))];
        let mut found: Vec<(bool, Fault)> = copies
            .iter()
            .filter_map(|(copy, host)| Some((*copy, host.as_ref()?.as_ref().err().copied()?)))
            .collect();
        if !self.is_empty() && copies.iter().all(|(_, host)| host.is_none()) {
            found.push((false, Fault::Magic));
        }
        found
    }
}

fn refuse(what: String) -> Diagnostics {
    Diagnostic::error("T050", what)
        .with_allowed(format!(
            "records of {STRIDE_BYTES} bytes, at least one and at most {RECORDS_LIMIT}, then tables or nothing"
        ))
        .with_help("give the image that `ctxnic build` wrote to `memory/`, or memory from `context_base` on")
        .into()
}

impl Contents {
    /// Cuts an image into records and tables.
    ///
    /// # Errors
    /// `T050` when the bytes are too few, of an odd number, or hold no record.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Diagnostics> {
        if bytes.len() < STRIDE_BYTES || !bytes.len().is_multiple_of(8) {
            return Err(refuse(format!("an image of {} bytes", bytes.len())));
        }
        let words: Vec<u64> = bytes
            .chunks_exact(8)
            .map(|bytes| bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)))
            .collect();
        let strides = words.chunks(STRIDE_WORDS);
        let tables = strides.clone().position(|chunk| chunk[0] & 0xffff == u64::from(word::MAGIC));
        if tables.is_none() && !words.len().is_multiple_of(STRIDE_WORDS) {
            return Err(refuse(format!("an image of {} bytes without tables", bytes.len())));
        }
        let records = tables.unwrap_or(words.len() / STRIDE_WORDS);
        let found = Self { words, records };
        if records > RECORDS_LIMIT {
            return Err(refuse(format!("an image of {records} records")));
        }
        let magic = |record: &Record<'_>| {
            let faults = record.faults();
            !record.is_empty() && !faults.contains(&(false, Fault::Magic))
        };
        if !found.records().any(|record| magic(&record)) {
            return Err(refuse(format!("{records} places for records, but no record")));
        }
        Ok(found)
    }

    /// The records by id, empty ones included.
    pub fn records(&self) -> impl Iterator<Item = Record<'_>> {
        let strides = self.words.chunks_exact(STRIDE_WORDS).take(self.records);
        strides.zip(0..).map(|(words, id)| Record { id, words })
    }

    /// The record of an id; none beyond the end.
    pub fn record(&self, id: u16) -> Option<Record<'_>> {
        self.records().nth(usize::from(id))
    }

    /// Words after the records; empty if there are none.
    pub fn table_words(&self) -> &[u64] {
        &self.words[self.records * STRIDE_WORDS..]
    }

    /// What is wrong with the records, or with one of them: `T051` for each copy that a card would
    /// refuse, with the address of the image also `T052` for each rule table that is not what a
    /// record says. Of the whole image also what is wrong with its table image.
    pub fn check(&self, base: Option<u64>, only: Option<u16>) -> Diagnostics {
        let mut found = Diagnostics::new();
        for record in self.records().filter(|record| only.is_none_or(|id| record.id == id)) {
            for (copy_b, fault) in record.faults() {
                found.push(record_fault(record.id, copy_b, fault));
            }
            for host in [false, true].iter().filter_map(|copy_b| record.host(*copy_b)) {
                if let (Ok(host), Some(base)) = (host, base) {
                    self.check_table(record.id, &host, base, &mut found);
                }
            }
        }
        if only.is_none()
            && !self.table_words().is_empty()
            && let Err(list) = Image::from_words(self.table_words().to_vec())
        {
            found.extend(list);
        }
        found
    }

    fn check_table(&self, id: u16, host: &Host, base: u64, found: &mut Diagnostics) {
        let tables = [
            ("rx", host.rx_table_address, host.rx_table_words, host.rx_table_crc),
            ("tx", host.tx_table_address, host.tx_table_words, host.tx_table_crc),
        ];
        for (name, address, words, crc) in tables.into_iter().filter(|(_, at, ..)| *at != 0) {
            let problem = match self.table_at(base, address, words) {
                None => format!("lies outside of the image at 0x{base:x}"),
                Some(table) if table_crc(table) != crc => {
                    format!("has CRC 0x{:08x}, the record says 0x{crc:08x}", table_crc(table))
                }
                Some(_) => continue,
            };
            let what = format!("the {name} table of interface {id} at 0x{address:x} {problem}");
            found.push(
                Diagnostic::error("T052", what)
                    .with_allowed("a table with the length and CRC of the record")
                    .with_help("check the address given as base, or build the image again"),
            );
        }
    }

    /// The words of a table at an address of system memory.
    fn table_at(&self, base: u64, address: u64, words: u16) -> Option<&[u64]> {
        let start = usize::try_from(address.checked_sub(base)? / 8).ok()?;
        self.words.get(start..start.checked_add(usize::from(words))?)
    }
}

fn record_fault(id: u16, copy_b: bool, fault: Fault) -> Diagnostic {
    let copy = if copy_b { "B" } else { "A" };
    let start = usize::from(id) * STRIDE_WORDS + if copy_b { HOST_COPY_B_WORD } else { 0 };
    Diagnostic::error(
        "T051",
        format!("the record of interface {id} (copy {copy}) is refused: {}", fault.text()),
    )
    .with_place(format!("byte 0x{:x}", 8 * start))
    .with_allowed("a record that the host has sealed, for the id of its place")
    .with_help(format!("write the copy again and seal it; a card reports fault {}", fault.code()))
}
