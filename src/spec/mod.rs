//! YAML to a checked model of the card.
//!
//! The way of a file: [`decode`] makes text of bytes, `raw` a tree of the text in which every node
//! knows its place, `check` the [`Spec`] of the tree. Every problem is reported, not only the
//! first.
//!
//! # Keys
//!
//! | key | value | default |
//! |---|---|---|
//! | `version` | 1 | required |
//! | `nic.name` | prefix of every generated module | required |
//! | `nic.data_width` | 64 bits (wider is planned) | 64 |
//! | `nic.clock` | 1 MHz to 1 GHz; carries the line rate | 125 MHz |
//! | `nic.line_rate` | 10 Mbit/s to 100 Gbit/s | 1 Gbit/s |
//! | `nic.max_interfaces` | entries of the context table, 1 to 4096 | 256 |
//! | `nic.cache` | `{ contexts: N }` up to 32, or `{ sets, ways }` up to 256 and 8, sets a power of two | 16 contexts |
//! | `nic.rule_store` | 1 KiB to 1 MiB | 16 KiB |
//! | `nic.engine` | `table`, `hardwired` | `table` |
//! | `nic.context_base` | address of the context table, a multiple of 4096 | 0x8000_0000 |
//! | `nic.mtu` | 68 to 9000 bytes | 1500 |
//! | `nic.unknown_unicast` | `drop`, or the name of an interface | `drop` |
//! | `nic.local_switching` | yes, no | yes |
//! | `nic.replication` | `{ rate: 10 kframe/s, burst: 32 }` | as here |
//! | `classes[]` | up to 8, the highest first: `name`, `kind` (`hard-real-time`, `soft-real-time`, `best-effort`), `weight` (1 to 255) | weight 1 |
//! | `interfaces[].name` | once | required |
//! | `interfaces[].id` | below `max_interfaces`, once | required |
//! | `interfaces[].class` | name of a class | required |
//! | `interfaces[].mac` | unicast; once per VLAN | required |
//! | `interfaces[].vlan` | 1 to 4094, or `none` | `none` |
//! | `interfaces[].multicast` | list of group addresses | none |
//! | `interfaces[].broadcast` | yes, no | yes |
//! | `interfaces[].promiscuous` | yes, no | no |
//! | `interfaces[].pinned` | yes, no | yes for hard-real-time |
//! | `interfaces[].dma` | `{ guest, host, size }`: memory the card may use for it, as the guest sees it and where it is | none |
//! | `interfaces[].irq` | `line`, or `{ address, data }` | `line` |
//! | `interfaces[].rx.queue`, `tx.queue` | most descriptors, a power of two up to 32768 | 256 |
//! | `interfaces[].rx.rate`, `tx.rate` | 10 kbit/s up to the line rate | no limit |
//! | `interfaces[].rx.burst`, `tx.burst` | the longest frame (MTU + 22 bytes) up to 8 MiB; only with `rate` | 16 KiB |
//! | `interfaces[].rx.rules[]` | `match`, `action`, and if wanted `name`, `priority` (0 to 65535, the lowest first; on all rules of a list or on none) | none |
//! | `interfaces[].rx.default` | an action | required |
//!
//! A context that is pinned takes a way of its set of the cache for good. The set is the id modulo
//! `sets`; every set keeps two ways that are not pinned, because 8 frames may be in flight
//! ([`crate::context::placement`]).
//!
//! An action is `deliver`, `drop`, `{ deliver: { mark: N }, count: NAME }` or
//! `{ drop: {}, count: NAME }`; a mark is 1 to 255. The first rule that matches decides. Keys of later
//! releases are refused by name.
//!
//! # Values of a match
//!
//! | form | example | meaning |
//! |---|---|---|
//! | exact | `4840`, `0x88f7`, `ptp`, `10.0.0.1`, `01:1b:19:00:00:00` | this value |
//! | range | `5000-5010`, `10.0.0.1-10.0.0.9` | both ends included |
//! | prefix | `10.0.0.0/8`, `01:1b:19:00:00:00/24`, `0x8800/8` | the first n bits; the others are zero |
//! | mask | `10.0.0.1/255.0.0.255`, `0x8000/0xff00` | the bits set in the mask; a mask of a number is written in hexadecimal |
//! | list | `[tcp, udp]`, `[80, 8000-8080]` | any of these |
//!
//! A line of a match holds only if the frame has the field. What a field needs (`dst_port` a TCP or
//! UDP header over IPv4, `src_ip` an IPv4 header) is therefore part of the line; it need not be
//! written, and [`RuleInfo::implied`](model::RuleInfo::implied) tells it.
//!
//! # Example
//!
//! ```
//! let text = "
//! version: 1
//! nic: { name: tiny }
//! classes: [{ name: office, kind: best-effort }]
//! interfaces:
//!   - name: host
//!     id: 0
//!     class: office
//!     mac: 02:00:00:00:00:01
//!     rx: { default: deliver }
//! ";
//! let (spec, warnings) = ctxnic::spec::load("tiny.yaml", text)?;
//! assert_eq!(spec.nic.clock_hz, 125_000_000);
//! assert_eq!(spec.policy.interfaces[0].mac, 0x0200_0000_0001);
//! assert!(warnings.list.is_empty());
//! # Ok::<(), ctxnic::diag::Diagnostics>(())
//! ```

mod check;
pub mod limits;
pub mod model;
mod names;
mod raw;
mod value;

pub use model::Spec;
pub use names::{eth_type_name, ip_proto_name};
pub use raw::decode;

use crate::diag::Diagnostics;

/// Reads and checks a specification; `file_name` is the name shown in diagnostics. The second part
/// of the result holds the warnings.
///
/// # Errors
/// All problems found (codes `S...`), warnings included.
pub fn load(file_name: &str, text: &str) -> Result<(Spec, Diagnostics), Diagnostics> {
    let tree = raw::parse(file_name, text)?;
    check::check(file_name, text, &tree)
}

/// The tree of a text as JSON, all scalars as strings: what the reader saw, before any check.
///
/// # Errors
/// When the text is not YAML or exceeds a limit.
pub fn tree(file_name: &str, text: &str) -> Result<serde_json::Value, Diagnostics> {
    raw::parse(file_name, text).map(|node| node.to_json())
}
