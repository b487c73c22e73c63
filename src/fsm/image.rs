//! The table image ("bundle") of a card: laid out, checked, written and read back.
//!
//! The format is described in [`word`](super::word). Order in the bundle: two header words,
//! directory, sets, lookup table, rule tables (equal ones once, by first slot).

use indexmap::IndexMap;

use super::pack::{TableKind, Word};
use super::table::{Table, longest_walk};
use super::word::{BUNDLE_WORDS_LIMIT, MAGIC, VERSION};
use crate::diag::{Diagnostic, Diagnostics};

/// Words before the directory.
const HEADER_WORDS: usize = 2;
/// Bits of word 1 that hold the CRC.
const CRC_BITS: u64 = 0xffff_ffff;

/// A checked table image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    words: Vec<u64>,
}

fn half(word: u64, shift: u32) -> u16 {
    let bytes = (word >> shift).to_le_bytes();
    u16::from_le_bytes([bytes[0], bytes[1]])
}

/// The CRC-32 of a bundle: over all words in little-endian byte order, its own place taken as zero.
#[must_use]
pub fn crc(words: &[u64]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    for (index, word) in words.iter().enumerate() {
        let word = if index == 1 { word & !CRC_BITS } else { *word };
        hasher.update(&word.to_le_bytes());
    }
    hasher.finalize()
}

/// Puts the right CRC into word 1; a bundle of fewer than two words is left alone.
pub fn seal(words: &mut [u64]) {
    let crc = u64::from(crc(words));
    if let Some(word) = words.get_mut(1) {
        *word = *word & !CRC_BITS | crc;
    }
}

/// Addresses of the sets that a bundle for `interfaces` slots gets, in their order.
#[must_use]
pub(super) fn set_addresses(
    sets: impl Iterator<Item = u64>,
    interfaces: usize,
) -> IndexMap<u64, u16> {
    let mut addresses = IndexMap::new();
    for set in sets {
        let address = HEADER_WORDS + interfaces + addresses.len();
        addresses.entry(set).or_insert(u16::try_from(address).unwrap_or(u16::MAX));
    }
    addresses
}

impl Image {
    /// Lays out a bundle.
    ///
    /// `rules` holds one table per slot and the slot's first counter; `sets` the addresses that
    /// [`set_addresses`] gave and the lookup table uses.
    ///
    /// # Errors
    /// `F007` when the bundle is longer than its format allows.
    pub(super) fn lay_out(
        lookup: &Table,
        rules: &[(&Table, u16)],
        sets: &IndexMap<u64, u16>,
    ) -> Result<Self, Diagnostics> {
        let lookup_at = HEADER_WORDS + rules.len() + sets.len();
        let mut tables: IndexMap<&[u64], usize> = IndexMap::new();
        let mut end = lookup_at + lookup.words.len();
        for (table, _) in rules {
            tables.entry(table.words.as_slice()).or_insert_with(|| {
                let at = end;
                end += table.words.len();
                at
            });
        }
        let too_long = |_| {
            Diagnostic::error("F007", format!("a table image of {end} words"))
                .with_allowed(format!("at most {BUNDLE_WORDS_LIMIT} words"))
                .with_help("use fewer rules, or give interfaces the same rules: they share a table")
        };
        let length = u16::try_from(end).map_err(too_long)?;
        let address = |at: usize| u64::from(u16::try_from(at).unwrap_or(u16::MAX));
        let mut words = vec![
            u64::from(MAGIC)
                | u64::from(VERSION) << 16
                | u64::from(length) << 32
                | address(lookup_at) << 48,
            address(HEADER_WORDS) << 32 | address(rules.len()) << 48,
        ];
        for (table, first_counter) in rules {
            let at = tables.get(table.words.as_slice()).copied().unwrap_or(0);
            let table = u16::try_from(at).unwrap_or(u16::MAX);
            words.push(Word::Dir { table, first_counter: *first_counter }.pack());
        }
        words.extend(sets.keys());
        words.extend(&lookup.words);
        for table in tables.keys() {
            words.extend_from_slice(table);
        }
        seal(&mut words);
        Ok(Self { words })
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// Address of the lookup table, in words.
    #[must_use]
    pub fn lookup_address(&self) -> u16 {
        half(self.words[0], 48)
    }

    /// Address of the directory, in words.
    #[must_use]
    pub fn directory_address(&self) -> u16 {
        half(self.words[1], 32)
    }

    /// Number of interfaces.
    #[must_use]
    pub fn interfaces(&self) -> u16 {
        half(self.words[1], 48)
    }

    /// CRC-32 of the image.
    #[must_use]
    pub fn crc(&self) -> u32 {
        crc(&self.words)
    }

    /// The directory entry of a slot: address of its rule table, its first counter.
    #[must_use]
    pub fn directory(&self, slot: usize) -> Option<(u16, u16)> {
        if slot >= usize::from(self.interfaces()) {
            return None;
        }
        let word = self.words.get(usize::from(self.directory_address()) + slot)?;
        match Word::unpack(*word) {
            Some(Word::Dir { table, first_counter }) => Some((table, first_counter)),
            _ => None,
        }
    }

    /// The table at an address, header first; `None` where there is none.
    #[must_use]
    pub fn table(&self, address: u16) -> Option<(TableKind, &[u64])> {
        let at = usize::from(address);
        match Word::unpack(*self.words.get(at)?)? {
            Word::Header { length, kind, .. } => {
                Some((kind, self.words.get(at..at + usize::from(length))?))
            }
            _ => None,
        }
    }

    /// Little-endian bytes, 8 per word.
    #[must_use]
    pub fn to_bin(&self) -> Vec<u8> {
        self.words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    /// One word per line, 16 hexadecimal digits, as `$readmemh` reads it, with `//` comments.
    #[must_use]
    pub fn to_hex(&self) -> String {
        let mut text = format!(
            "// ctxnic table image: format {VERSION}, {} words of 64 bits, crc 0x{:08x}\n",
            self.words.len(),
            self.crc()
        );
        let mut titles: IndexMap<usize, String> = IndexMap::new();
        titles.insert(0, "header".into());
        titles.insert(usize::from(self.directory_address()), "directory".into());
        titles.insert(usize::from(self.lookup_address()), "lookup table".into());
        for slot in 0..usize::from(self.interfaces()) {
            if let Some((table, _)) = self.directory(slot) {
                let title =
                    titles.entry(usize::from(table)).or_insert_with(|| "rules of slot".into());
                title.push_str(&format!(" {slot}"));
            }
        }
        for (address, word) in self.words.iter().enumerate() {
            if let Some(title) = titles.get(&address) {
                text.push_str(&format!("// {address}: {title}\n"));
            }
            text.push_str(&format!("{word:016x}\n"));
        }
        text
    }

    /// Reads an image from little-endian bytes and checks all of it.
    ///
    /// # Errors
    /// `F010` a length that is no multiple of 8 or too short, and those of [`Image::from_words`].
    pub fn from_bin(bytes: &[u8]) -> Result<Self, Diagnostics> {
        if !bytes.len().is_multiple_of(8) {
            return Err(refuse("F010", format!("an image of {} bytes", bytes.len()))
                .with_allowed("a multiple of 8")
                .into());
        }
        let words = bytes
            .chunks_exact(8)
            .map(|bytes| bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte)));
        Self::from_words(words.collect())
    }

    /// Checks words that claim to be an image.
    ///
    /// # Errors
    /// `F010` too short or too long; `F011` magic number; `F012` version; `F013` length; `F014` CRC;
    /// `F015` directory, sets or tables outside; `F016` no table where one should be; `F017` a walk
    /// that would not end, or leaves its table, or meets a word that does not belong there.
    pub fn from_words(words: Vec<u64>) -> Result<Self, Diagnostics> {
        check_header(&words)?;
        let image = Self { words };
        image.check_tables()?;
        Ok(image)
    }

    fn check_tables(&self) -> Result<(), Diagnostics> {
        let mut found = Diagnostics::new();
        let directory = usize::from(self.directory_address());
        if directory < HEADER_WORDS || directory + usize::from(self.interfaces()) > self.words.len()
        {
            found.push(refuse("F015", format!("a directory at {directory}, outside the image")));
            return Err(found);
        }
        self.check_table("the lookup", self.lookup_address(), TableKind::Lookup, &mut found);
        let mut checked: Vec<u16> = Vec::new();
        for slot in 0..usize::from(self.interfaces()) {
            let name = format!("slot {slot}");
            match self.directory(slot) {
                None => found.push(refuse("F015", format!("no directory entry for {name}"))),
                Some((table, _)) if checked.contains(&table) => {}
                Some((table, _)) => {
                    checked.push(table);
                    self.check_table(&name, table, TableKind::Rules, &mut found);
                }
            }
        }
        found.into_result(())
    }

    fn check_table(&self, name: &str, at: u16, kind: TableKind, found: &mut Diagnostics) {
        let Some((actual, words)) = self.table(at) else {
            found.push(refuse("F016", format!("no table at {at}, where {name} has its own")));
            return;
        };
        if actual != kind {
            found.push(refuse("F016", format!("a table of the wrong kind at {at} for {name}")));
            return;
        }
        if longest_walk(words).is_none() || !self.ends_fit(words, kind) {
            found.push(
                refuse("F017", format!("the table at {at} of {name} has walks that go wrong"))
                    .with_allowed("words of version 1 that lead to a leaf of the table's kind"),
            );
        }
    }

    /// True when every word a walk of the table can reach fits the kind of the table.
    fn ends_fit(&self, words: &[u64], kind: TableKind) -> bool {
        let interfaces = self.interfaces();
        super::table::reachable(words).into_iter().all(|at| match Word::unpack(words[at]) {
            Some(Word::Leaf { .. }) => kind == TableKind::Rules,
            Some(Word::Set1 { slot }) => kind == TableKind::Lookup && slot < interfaces,
            Some(Word::SetN { address }) => {
                let set = self.words.get(usize::from(address));
                let all = 1u64.checked_shl(u32::from(interfaces)).map_or(u64::MAX, |bit| bit - 1);
                kind == TableKind::Lookup && set.is_some_and(|set| set & !all == 0)
            }
            Some(Word::Nobody) => kind == TableKind::Lookup,
            Some(Word::Header { .. }) => at == 0,
            other => other.is_some(),
        })
    }
}

fn refuse(code: &'static str, message: String) -> Diagnostic {
    Diagnostic::error(code, message).with_help("build the image again with `ctxnic build`")
}

fn check_header(words: &[u64]) -> Result<(), Diagnostics> {
    if words.len() < HEADER_WORDS + 2 || words.len() > BUNDLE_WORDS_LIMIT {
        return Err(refuse("F010", format!("an image of {} words", words.len()))
            .with_allowed(format!("{} to {BUNDLE_WORDS_LIMIT} words", HEADER_WORDS + 2))
            .into());
    }
    let magic = half(words[0], 0);
    if magic != MAGIC {
        return Err(refuse("F011", format!("magic number {magic:#06x}"))
            .with_allowed(format!("{MAGIC:#06x}"))
            .into());
    }
    let version = half(words[0], 16);
    if version != u16::from(VERSION) {
        return Err(refuse("F012", format!("format version {version}"))
            .with_allowed(format!("version {VERSION}"))
            .into());
    }
    let length = usize::from(half(words[0], 32));
    if length != words.len() {
        return Err(refuse("F013", format!("{} words, but the header says {length}", words.len()))
            .with_allowed("as many words as the header says")
            .into());
    }
    let (stored, computed) = (words[1] & CRC_BITS, u64::from(crc(words)));
    if stored != computed {
        return Err(refuse("F014", format!("crc 0x{stored:08x}, computed 0x{computed:08x}"))
            .with_allowed("an unchanged image")
            .into());
    }
    Ok(())
}
