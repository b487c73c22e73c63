//! What is refused about a record, and that the first failing test counts.

use ctxnic::context::layout::{self, MAGIC};
use ctxnic::context::record::{Fault, Host, IrqMode, State, VlanMode, host_crc, seal};

fn good() -> Host {
    Host { id: 7, state: State::Running, mac: 0x0200_0000_0001, ..Host::default() }
}

/// A good record with one field changed, then sealed again.
fn changed(field: &layout::Field, value: u64) -> [u64; 16] {
    let mut words = good().pack().unwrap();
    field.put(&mut words, value);
    seal(&mut words);
    words
}

#[test]
fn every_test_of_a_record_can_fail_and_each_has_its_code() {
    let host = layout::host::FIELDS;
    let field = |name: &str| host.iter().find(|field| field.name == name).unwrap();
    let mut torn = good().pack().unwrap();
    torn[1] ^= 1;
    let cases = [
        (changed(field("magic"), MAGIC ^ 1), Fault::Magic, 1),
        (changed(field("layout"), 2), Fault::Layout, 2),
        (changed(field("id"), 8), Fault::Id, 3),
        (torn, Fault::Crc, 4),
        (changed(field("state"), 3), Fault::Code, 5),
        (changed(field("vlan_mode"), 3), Fault::Code, 5),
        (changed(field("irq_mode"), 3), Fault::Code, 5),
        (window(0, u64::MAX - 4094, 4096), Fault::Window, 6),
        (window(u64::MAX, 0, 2), Fault::Window, 6),
        (changed(field("rx_table_words"), 4), Fault::Table, 7),
        (changed(field("tx_table_address"), 8), Fault::Table, 7),
        (table(12, 4), Fault::Table, 7),
        (changed(field("vlan_mode"), 1), Fault::Vlan, 8),
        (changed(field("vlan_mode"), 2), Fault::Vlan, 8),
        (changed(field("mac"), 0x0300_0000_0001), Fault::Mac, 9),
    ];
    for (words, fault, code) in cases {
        assert_eq!(Host::unpack(&words, 7), Err(fault));
        assert_eq!(fault.code(), code);
    }
    assert_eq!(Host::unpack(&good().pack().unwrap(), 7), Ok(good()));
    assert_eq!(Host::unpack(&[0; 16], 7), Err(Fault::Magic), "never written");
}

fn window(guest: u64, host: u64, size: u64) -> [u64; 16] {
    Host { dma_guest: guest, dma_host: host, dma_size: size, ..good() }.pack().unwrap()
}

fn table(address: u64, words: u16) -> [u64; 16] {
    Host { rx_table_address: address, rx_table_words: words, ..good() }.pack().unwrap()
}

#[test]
fn the_last_address_and_the_last_vlan_are_allowed() {
    let all = [
        Host { dma_host: u64::MAX - 4095, dma_guest: u64::MAX, dma_size: 1, ..good() },
        Host { vlan_mode: VlanMode::Access, vlan_id: 4094, ..good() },
        Host { vlan_mode: VlanMode::Trunk, trunk_address: 512, ..good() },
        Host { rx_table_address: 8, rx_table_words: 1, irq_mode: IrqMode::Message, ..good() },
        // Nothing about a free record is looked at.
        Host { state: State::Free, mac: 1 << 40, dma_guest: u64::MAX, dma_size: 2, ..good() },
    ];
    for host in all {
        assert_eq!(Host::unpack(&host.pack().unwrap(), 7), Ok(host));
    }
}

#[test]
fn a_change_of_any_bit_is_noticed() {
    let words = good().pack().unwrap();
    for bit in 0..1024 {
        let mut wrong = words;
        wrong[bit / 64] ^= 1 << (bit % 64);
        assert!(Host::unpack(&wrong, 7).is_err(), "bit {bit}");
    }
    assert_ne!(host_crc(&words), 0);
}
