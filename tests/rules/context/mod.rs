//! The context record: layout, packing, images, other languages, placement, analysis.

mod analysis;
mod emit;
mod faults;
mod image;
#[path = "../../mutants/context.rs"]
mod mutants;
mod packer;
mod record;

use ctxnic::flow::card::card_of;
use ctxnic::flow::memory::{Memory, memory};
use ctxnic::net::rng::Rng;
use ctxnic::spec::{self, Spec};

/// Fixed start of the random records of this suite.
const SEED_RECORDS: u64 = 0x5eed_c047;

/// A specification with what a record can hold: pinned and not, windows, limits, messages, VLANs.
const SPEC: &str = "
version: 1
nic: { name: node, max_interfaces: 8, context_base: 0x8000_0000, mtu: 9000, cache: { sets: 2, ways: 4 } }
classes:
  - { name: control, kind: hard-real-time }
  - { name: office, kind: best-effort, weight: 3 }
interfaces:
  - name: motor
    id: 5
    class: control
    mac: 02:00:00:00:10:03
    vlan: 10
    broadcast: no
    dma: { guest: 0x4000_0000, host: 0x9000_0000, size: 64 MiB }
    irq: { address: 0x0802_0040, data: 0xdead_beef }
    rx:
      queue: 64
      rate: 10 Mbit/s
      burst: 32 KiB
      rules: [{ name: ptp, match: { eth_type: ptp }, action: deliver }]
      default: drop
    tx: { queue: 512, rate: 100 Mbit/s }
  - name: desk
    id: 0
    class: office
    mac: 02:00:00:00:00:01
    promiscuous: yes
    rx: { default: deliver }
  - name: twin
    id: 2
    class: office
    mac: 02:00:00:00:00:02
    rx: { default: deliver }
";

fn loaded(text: &str) -> Spec {
    spec::load("x.yaml", text).unwrap_or_else(|list| panic!("{list}")).0
}

/// The memory of a specification.
fn memory_of(spec: &Spec) -> Memory {
    let card = card_of(spec, false).unwrap_or_else(|list| panic!("{list}"));
    memory(spec, &card.compiled).unwrap_or_else(|list| panic!("{list}"))
}

fn rng() -> Rng {
    Rng::new(SEED_RECORDS)
}
