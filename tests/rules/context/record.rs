//! Records: packed, unpacked, and against the packer that reads the documentation.

use ctxnic::context::emit::markdown;
use ctxnic::context::layout::{Field, Piece, fields};
use ctxnic::context::record::{Ctl, Host, IrqMode, Queue, State, VlanMode};
use ctxnic::net::rng::Rng;

use super::mutants;
use super::packer;

/// A random number of some bits, often with all or only the lowest of them set.
fn bits(rng: &mut Rng, width: u32) -> u64 {
    let all = u64::MAX >> (64 - width);
    match rng.below(8) {
        0 => all,
        1 => 0,
        2 => 1,
        _ => rng.next_u64() & all,
    }
}

fn short(rng: &mut Rng, width: u32) -> u16 {
    u16::try_from(bits(rng, width)).unwrap()
}

fn byte(rng: &mut Rng, width: u32) -> u8 {
    u8::try_from(bits(rng, width)).unwrap()
}

fn long(rng: &mut Rng, width: u32) -> u32 {
    u32::try_from(bits(rng, width)).unwrap()
}

fn flag(rng: &mut Rng) -> bool {
    rng.below(2) == 1
}

/// A host's piece that no card would refuse.
pub(super) fn random_host(rng: &mut Rng) -> Host {
    let dma_size = bits(rng, 40);
    let base = |rng: &mut Rng| bits(rng, 64).min(u64::MAX - dma_size);
    let (dma_guest, dma_host) = (base(rng), base(rng));
    let table = |rng: &mut Rng| match short(rng, 16) {
        0 => (0, 0),
        words => ((bits(rng, 61) << 3).max(8), words),
    };
    let ((rx_table_address, rx_table_words), (tx_table_address, tx_table_words)) =
        (table(rng), table(rng));
    let (vlan_mode, vlan_id, trunk_address) = match rng.below(3) {
        0 => (VlanMode::None, short(rng, 12), bits(rng, 64)),
        1 => (VlanMode::Access, short(rng, 12).clamp(1, 4094), bits(rng, 64)),
        _ => (VlanMode::Trunk, short(rng, 12).min(4094), (bits(rng, 55) << 9).max(512)),
    };
    Host {
        id: short(rng, 12),
        version: short(rng, 16),
        state: [State::Free, State::Stopped, State::Running][byte(rng, 2).min(2) as usize],
        class: byte(rng, 3),
        pinned: flag(rng),
        promiscuous: flag(rng),
        broadcast: flag(rng),
        spoof_check: flag(rng),
        rx_enable: flag(rng),
        tx_enable: flag(rng),
        mac: bits(rng, 48) & !(1 << 40),
        vlan_mode,
        vlan_id,
        trunk_address,
        dma_guest,
        dma_host,
        dma_size,
        rx_table_address,
        rx_table_crc: long(rng, 32),
        rx_table_words,
        rx_counter: short(rng, 16),
        tx_table_address,
        tx_table_crc: long(rng, 32),
        tx_table_words,
        tx_counter: short(rng, 16),
        rx_rate: long(rng, 32),
        rx_burst: long(rng, 24),
        rx_queue: byte(rng, 4),
        tx_rate: long(rng, 32),
        tx_burst: long(rng, 24),
        tx_queue: byte(rng, 4),
        irq_address: bits(rng, 64),
        irq_data: long(rng, 32),
        irq_mode: [IrqMode::None, IrqMode::Line, IrqMode::Message][byte(rng, 2).min(2) as usize],
        mtu: short(rng, 16),
        features: bits(rng, 64),
    }
}

/// Its values by the names of the documentation.
pub(super) fn host_values(host: &Host) -> Vec<(&'static str, u64)> {
    vec![
        ("id", host.id.into()),
        ("version", host.version.into()),
        (
            "state",
            match host.state {
                State::Free => 0,
                State::Stopped => 1,
                State::Running => 2,
            },
        ),
        ("class", host.class.into()),
        ("pinned", host.pinned.into()),
        ("promiscuous", host.promiscuous.into()),
        ("broadcast", host.broadcast.into()),
        ("spoof_check", host.spoof_check.into()),
        ("rx_enable", host.rx_enable.into()),
        ("tx_enable", host.tx_enable.into()),
        ("mac", host.mac),
        (
            "vlan_mode",
            match host.vlan_mode {
                VlanMode::None => 0,
                VlanMode::Access => 1,
                VlanMode::Trunk => 2,
            },
        ),
        ("vlan_id", host.vlan_id.into()),
        ("trunk_address", host.trunk_address),
        ("dma_guest", host.dma_guest),
        ("dma_host", host.dma_host),
        ("dma_size", host.dma_size),
        ("rx_table_address", host.rx_table_address),
        ("rx_table_crc", host.rx_table_crc.into()),
        ("rx_table_words", host.rx_table_words.into()),
        ("rx_counter", host.rx_counter.into()),
        ("tx_table_address", host.tx_table_address),
        ("tx_table_crc", host.tx_table_crc.into()),
        ("tx_table_words", host.tx_table_words.into()),
        ("tx_counter", host.tx_counter.into()),
        ("rx_rate", host.rx_rate.into()),
        ("rx_burst", host.rx_burst.into()),
        ("rx_queue", host.rx_queue.into()),
        ("tx_rate", host.tx_rate.into()),
        ("tx_burst", host.tx_burst.into()),
        ("tx_queue", host.tx_queue.into()),
        ("irq_address", host.irq_address),
        ("irq_data", host.irq_data.into()),
        (
            "irq_mode",
            match host.irq_mode {
                IrqMode::None => 0,
                IrqMode::Line => 1,
                IrqMode::Message => 2,
            },
        ),
        ("mtu", host.mtu.into()),
        ("features", host.features),
    ]
}

fn random_queue(rng: &mut Rng) -> Queue {
    Queue {
        desc: bits(rng, 64),
        avail: bits(rng, 64),
        used: bits(rng, 64),
        avail_index: short(rng, 16),
        used_index: short(rng, 16),
        size: byte(rng, 4),
        ready: flag(rng),
        event_idx: flag(rng),
        indirect: flag(rng),
        signalled: short(rng, 16),
        tokens: bits(rng, 48),
        next_head: short(rng, 16),
        time: bits(rng, 48),
        next_valid: flag(rng),
        next_address: bits(rng, 64),
        next_length: long(rng, 32),
        error: byte(rng, 8),
        error_info: long(rng, 24),
    }
}

fn queue_values(queue: &Queue) -> Vec<(&'static str, u64)> {
    vec![
        ("desc", queue.desc),
        ("avail", queue.avail),
        ("used", queue.used),
        ("avail_index", queue.avail_index.into()),
        ("used_index", queue.used_index.into()),
        ("size", queue.size.into()),
        ("ready", queue.ready.into()),
        ("event_idx", queue.event_idx.into()),
        ("indirect", queue.indirect.into()),
        ("signalled", queue.signalled.into()),
        ("tokens", queue.tokens),
        ("next_head", queue.next_head.into()),
        ("time", queue.time),
        ("next_valid", queue.next_valid.into()),
        ("next_address", queue.next_address),
        ("next_length", queue.next_length.into()),
        ("error", queue.error.into()),
        ("error_info", queue.error_info.into()),
    ]
}

fn random_ctl(rng: &mut Rng) -> Ctl {
    Ctl {
        status: byte(rng, 8),
        device_features_sel: byte(rng, 2),
        driver_features_sel: byte(rng, 2),
        queue_sel: byte(rng, 2),
        interrupt_status: byte(rng, 2),
        config_generation: short(rng, 16),
        error: byte(rng, 8),
        faults: short(rng, 16),
        driver_features: bits(rng, 64),
        rx_frames: bits(rng, 48),
        rx_bytes: bits(rng, 48),
        tx_frames: bits(rng, 48),
        tx_bytes: bits(rng, 48),
        rx_drops: long(rng, 24),
        tx_drops: long(rng, 24),
        fault_time: bits(rng, 48),
    }
}

fn ctl_values(ctl: &Ctl) -> Vec<(&'static str, u64)> {
    vec![
        ("status", ctl.status.into()),
        ("device_features_sel", ctl.device_features_sel.into()),
        ("driver_features_sel", ctl.driver_features_sel.into()),
        ("queue_sel", ctl.queue_sel.into()),
        ("interrupt_status", ctl.interrupt_status.into()),
        ("config_generation", ctl.config_generation.into()),
        ("error", ctl.error.into()),
        ("faults", ctl.faults.into()),
        ("driver_features", ctl.driver_features),
        ("rx_frames", ctl.rx_frames),
        ("rx_bytes", ctl.rx_bytes),
        ("tx_frames", ctl.tx_frames),
        ("tx_bytes", ctl.tx_bytes),
        ("rx_drops", ctl.rx_drops.into()),
        ("tx_drops", ctl.tx_drops.into()),
        ("fault_time", ctl.fault_time),
    ]
}

#[test]
fn random_records_survive_packing_and_agree_with_the_documentation() {
    let (page, mut rng) = (markdown(), super::rng());
    for round in 0..200 {
        let host = random_host(&mut rng);
        let words = host.pack().unwrap();
        assert_eq!(Host::unpack(&words, host.id), Ok(host), "round {round}");
        assert_eq!(words.to_vec(), packer::pack(&page, "host", &host_values(&host)), "{round}");
        let queue = random_queue(&mut rng);
        let words = queue.pack().unwrap();
        assert_eq!(Queue::unpack(&words), queue, "round {round}");
        for piece in ["rx", "tx"] {
            assert_eq!(words.to_vec(), packer::pack(&page, piece, &queue_values(&queue)));
        }
        let ctl = random_ctl(&mut rng);
        let words = ctl.pack().unwrap();
        assert_eq!(Ctl::unpack(&words), ctl, "round {round}");
        assert_eq!(words.to_vec(), packer::pack(&page, "ctl", &ctl_values(&ctl)), "{round}");
    }
}

#[test]
fn a_documentation_that_is_wrong_by_one_bit_is_noticed_in_every_field() {
    let mut rng = super::rng();
    let hosts: Vec<Host> = (0..40).map(|_| random_host(&mut rng)).collect();
    let page = markdown();
    let mut planted = 0;
    for mutant in mutants::page_mutants(&page) {
        let agrees = |host: &Host| {
            let words = packer::pack(&mutant.page, "host", &host_values(host));
            words == host.pack().unwrap()
        };
        if mutant.piece == "host" && mutant.field != "crc" {
            assert!(!hosts.iter().all(agrees), "{} goes unnoticed", mutant.name);
            planted += 1;
        }
    }
    assert!(planted >= 30, "{planted} bugs planted");
}

#[test]
fn every_bit_belongs_to_one_field_or_none() {
    for piece in Piece::ALL {
        for bit in 0..64 * piece.words() {
            let mut words = vec![0; piece.words()];
            words[bit / 64] = 1 << (bit % 64);
            let seen: Vec<&Field> =
                fields(piece).iter().filter(|field| field.of(&words) != 0).collect();
            let owners: Vec<&Field> =
                fields(piece).iter().filter(|field| field.bits().contains(&bit)).collect();
            assert!(owners.len() <= 1, "{owners:?}");
            assert_eq!(seen, owners, "{} bit {bit}", piece.name());
            if let Some(field) = owners.first() {
                let value = 1 << (bit - field.bits().start);
                assert_eq!(field.of(&words), value);
                let mut written = vec![0; piece.words()];
                field.put(&mut written, value);
                assert_eq!(written, words);
                let mut cleared = vec![u64::MAX; piece.words()];
                field.put(&mut cleared, !value);
                words = words.iter().map(|word| !word).collect();
                assert_eq!(cleared, words, "all other bits stay");
            }
        }
    }
}

#[test]
fn a_value_too_wide_for_its_field_is_refused_by_name() {
    let said = Host { id: 4096, ..Host::default() }.pack().unwrap_err().to_string();
    assert_eq!(said, "host.id is 4096, at most 4095");
    let said = Ctl { rx_drops: 1 << 24, ..Ctl::default() }.pack().unwrap_err().to_string();
    assert_eq!(said, "ctl.rx_drops is 16777216, at most 16777215");
    assert!(Queue { tokens: 1 << 48, ..Queue::default() }.pack().is_err());
    assert_eq!(Field { width: 1, ..fields(Piece::Rx)[0] }.of(&[]), 0, "short slices read as zero");
}
