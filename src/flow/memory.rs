//! The memory a card starts from: a record for every interface, then the table image.
//!
//! ```text
//! context_base                       record of id 0
//! context_base + 512 * id            record of that id, zero if there is no such interface
//! context_base + 512 * max_interfaces  table image: lookup, sets, rule tables (equal ones once)
//! ```
//!
//! A record names its rule table by address, length and CRC, so interfaces with equal rules name the
//! same one. Copy A of the host's half is filled; copy B is zero until the host writes it.

use indexmap::IndexMap;
use serde_json::{Value, json};

use crate::context::layout::{Piece, STRIDE_BYTES, STRIDE_WORDS};
use crate::context::record::{Host, IrqMode, Queue, State, TooWide, VlanMode, range, table_crc};
use crate::diag::{Diagnostic, Diagnostics};
use crate::fsm::compile::Compiled;
use crate::fsm::image::Image;
use crate::rules::model::{self, Interface};
use crate::spec::Spec;
use crate::spec::model::{InterfaceInfo, Irq, Window, mac_text};

/// VIRTIO feature bits that every interface offers: VIRTIO_NET_F_MTU, VIRTIO_NET_F_MAC,
/// VIRTIO_F_VERSION_1.
pub const FEATURES: u64 = 1 << 3 | 1 << 5 | 1 << 32;

/// A rule table in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableHandle {
    /// Address in system memory.
    pub address: u64,
    /// 64-bit words.
    pub words: u16,
    /// CRC-32 of its bytes.
    pub crc: u32,
    /// The card's counter of its rule 0.
    pub first_counter: u16,
}

/// The initial memory of a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memory {
    /// Address of the first word.
    pub base: u64,
    /// All words: records, then tables.
    pub words: Vec<u64>,
    /// Names and ids of the interfaces, with the handles of their tables.
    pub interfaces: Vec<(String, u16, TableHandle)>,
    /// Records, those without interface included.
    pub records: usize,
}

/// Rate in bytes per clock cycle with 24 fraction bits, rounded down, at least 1.
pub fn rate_bits(bit_per_s: u64, clock_hz: u64) -> u32 {
    let scaled = (u128::from(bit_per_s) << 24) / (8 * u128::from(clock_hz.max(1)));
    u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
}

/// The initial memory of a specification.
///
/// # Errors
/// `H052` a rule table larger than the rule store; `S034` a DMA window that covers the tables;
/// `H053` a value that does not fit its field (the limits of a specification exclude that).
pub fn memory(spec: &Spec, compiled: &Compiled) -> Result<Memory, Diagnostics> {
    let records = usize::from(spec.nic.max_interfaces);
    let base = spec.nic.context_base;
    let tables = compiled.image.words();
    let tables_at = base + bytes(records * STRIDE_WORDS);
    let mut found = Diagnostics::new();
    windows(spec, tables_at, tables.len(), &mut found);
    let mut words = vec![0; records * STRIDE_WORDS];
    let mut interfaces = Vec::new();
    for (slot, (interface, info)) in spec.policy.interfaces.iter().zip(&spec.interfaces).enumerate()
    {
        let Some(table) = handle(&compiled.image, slot, tables_at) else { continue };
        if u64::from(table.words) * 8 > spec.nic.rule_store_bytes {
            found.push(too_large(interface, table, spec.nic.rule_store_bytes));
        }
        let start = usize::from(interface.id) * STRIDE_WORDS;
        match record(spec, interface, info, table) {
            Ok(record) => words[start..start + STRIDE_WORDS].copy_from_slice(&record),
            Err(error) => found.push(
                Diagnostic::error("H053", error.to_string())
                    .with_place(format!("interface {}", interface.name))
                    .with_allowed("values of the record's fields")
                    .with_help("lower the value"),
            ),
        }
        interfaces.push((interface.name.clone(), interface.id, table));
    }
    found.into_result(())?;
    words.extend_from_slice(tables);
    Ok(Memory { base, words, interfaces, records })
}

fn bytes(words: usize) -> u64 {
    u64::try_from(8 * words).unwrap_or(u64::MAX)
}

fn handle(image: &Image, slot: usize, tables_at: u64) -> Option<TableHandle> {
    let (at, first_counter) = image.directory(slot)?;
    let (_, words) = image.table(at)?;
    Some(TableHandle {
        address: tables_at + bytes(usize::from(at)),
        words: u16::try_from(words.len()).ok()?,
        crc: table_crc(words),
        first_counter,
    })
}

fn too_large(interface: &Interface, table: TableHandle, store: u64) -> Diagnostic {
    let what =
        format!("the rule table of `{}` has {} bytes", interface.name, 8 * u64::from(table.words));
    Diagnostic::error("H052", what)
        .with_place("nic.rule_store")
        .with_allowed(format!("the rule store of {store} bytes"))
        .with_help("give `nic.rule_store` more, or the interface fewer rules")
}

/// A guest must not write rule tables.
fn windows(spec: &Spec, tables_at: u64, words: usize, found: &mut Diagnostics) {
    let tables = Window { guest: 0, host: tables_at, size: bytes(words).max(1) };
    for (interface, info) in spec.policy.interfaces.iter().zip(&spec.interfaces) {
        if info.dma.is_some_and(|window| window.meets(&tables)) {
            let what = format!("the DMA window of `{}` covers rule tables", interface.name);
            found.push(
                Diagnostic::error("S034", what)
                    .with_place(format!("{}:{}", spec.file, info.place.line))
                    .with_allowed(format!(
                        "memory outside of 0x{:x} to 0x{:x}",
                        spec.nic.context_base,
                        tables.last()
                    ))
                    .with_help("move the window or `context_base`"),
            );
        }
    }
}

/// The host's piece of an interface.
fn host(spec: &Spec, interface: &Interface, info: &InterfaceInfo, table: TableHandle) -> Host {
    let window = info.dma.unwrap_or(Window { guest: 0, host: 0, size: 0 });
    let (irq_mode, irq_address, irq_data) = match info.irq {
        Irq::Line => (IrqMode::Line, 0, 0),
        Irq::Message { address, data } => (IrqMode::Message, address, data),
    };
    let (vlan_mode, vlan_id) = match interface.vlan {
        model::VlanMode::Untagged => (VlanMode::None, 0),
        model::VlanMode::Access(id) => (VlanMode::Access, id),
    };
    let rate = |rate: Option<u64>| rate.map_or(0, |rate| rate_bits(rate, spec.nic.clock_hz));
    Host {
        id: interface.id,
        state: State::Running,
        class: u8::try_from(interface.class).unwrap_or(u8::MAX),
        pinned: info.pinned,
        promiscuous: interface.promiscuous,
        broadcast: interface.broadcast,
        spoof_check: true,
        rx_enable: true,
        tx_enable: true,
        mac: interface.mac,
        vlan_mode,
        vlan_id,
        dma_guest: window.guest,
        dma_host: window.host,
        dma_size: window.size,
        rx_table_address: table.address,
        rx_table_crc: table.crc,
        rx_table_words: table.words,
        rx_counter: table.first_counter,
        rx_rate: rate(info.rx.rate),
        rx_burst: info.rx.burst_bytes,
        rx_queue: info.rx.size_log2,
        tx_rate: rate(info.tx.rate),
        tx_burst: info.tx.burst_bytes,
        tx_queue: info.tx.size_log2,
        irq_address,
        irq_data,
        irq_mode,
        mtu: spec.nic.mtu_bytes,
        features: FEATURES,
        ..Host::default()
    }
}

/// A record: copy A, no copy B, queues that are not set up, full token buckets.
fn record(
    spec: &Spec,
    interface: &Interface,
    info: &InterfaceInfo,
    table: TableHandle,
) -> Result<[u64; STRIDE_WORDS], TooWide> {
    let mut words = [0; STRIDE_WORDS];
    let host = host(spec, interface, info, table).pack()?;
    words[range(Piece::Host, false)].copy_from_slice(&host);
    for (piece, queue) in [(Piece::Rx, info.rx), (Piece::Tx, info.tx)] {
        let full = Queue { tokens: u64::from(queue.burst_bytes) << 24, ..Queue::default() };
        words[range(piece, false)].copy_from_slice(&full.pack()?);
    }
    Ok(words)
}

impl Memory {
    /// Address of the table image.
    pub fn tables_at(&self) -> u64 {
        self.base + bytes(self.records * STRIDE_WORDS)
    }

    /// Little-endian bytes.
    pub fn to_bin(&self) -> Vec<u8> {
        self.words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    /// For `$readmemh` of an array of 64-bit words whose first lies at the base: zero words are left
    /// out, so clear the array first.
    pub fn to_hex(&self) -> String {
        let mut text = format!(
            "// ctxnic memory image: {} words of 64 bits from address 0x{:x}; words not named are zero\n",
            self.words.len(),
            self.base
        );
        let mut follows = false;
        for (index, word) in self.words.iter().enumerate() {
            if *word == 0 {
                follows = false;
                continue;
            }
            if !follows {
                text.push_str(&format!("@{index:x}\n"));
            }
            follows = true;
            text.push_str(&format!("{word:016x}\n"));
        }
        text
    }

    /// The different rule tables by address, each with the ids that use it.
    pub fn tables(&self) -> IndexMap<u64, (TableHandle, Vec<u16>)> {
        let mut tables: IndexMap<u64, (TableHandle, Vec<u16>)> = IndexMap::new();
        for (_, id, table) in &self.interfaces {
            tables.entry(table.address).or_insert((*table, Vec::new())).1.push(*id);
        }
        tables.sort_unstable_keys();
        tables
    }

    /// The map for programs.
    pub fn map_json(&self) -> Value {
        let hex = |address: u64| format!("0x{address:x}");
        let record = |id: u16| hex(self.base + u64::from(id) * bytes(STRIDE_WORDS));
        let interfaces: Vec<Value> = self
            .interfaces
            .iter()
            .map(|(name, id, table)| {
                json!({
                    "name": name,
                    "id": id,
                    "record": record(*id),
                    "rx_table": hex(table.address),
                })
            })
            .collect();
        let tables: Vec<Value> = self
            .tables()
            .values()
            .map(|(table, ids)| {
                json!({
                    "address": hex(table.address),
                    "words": table.words,
                    "crc": format!("{:08x}", table.crc),
                    "interfaces": ids,
                })
            })
            .collect();
        json!({
            "base": hex(self.base),
            "bytes": bytes(self.words.len()),
            "records": { "address": hex(self.base), "count": self.records, "stride": STRIDE_BYTES },
            "table_image": {
                "address": hex(self.tables_at()),
                "bytes": bytes(self.words.len() - self.records * STRIDE_WORDS),
            },
            "interfaces": interfaces,
            "tables": tables,
        })
    }

    /// The map for people.
    pub fn map_markdown(&self, spec: &Spec) -> String {
        let mut text = format!(
            "# Memory of {}\n\n{} bytes from 0x{:x}: {} records of {STRIDE_BYTES} bytes, then the table image at 0x{:x}.\n\n\
             | id | interface | MAC | record | rule table | words | CRC |\n|---|---|---|---|---|---|---|\n",
            spec.nic.name,
            bytes(self.words.len()),
            self.base,
            self.records,
            self.tables_at()
        );
        for ((name, id, table), interface) in self.interfaces.iter().zip(&spec.policy.interfaces) {
            text.push_str(&format!(
                "| {id} | {name} | {} | 0x{:x} | 0x{:x} | {} | {:08x} |\n",
                mac_text(interface.mac),
                self.base + u64::from(*id) * bytes(STRIDE_WORDS),
                table.address,
                table.words,
                table.crc
            ));
        }
        text
    }
}
