//! Planted bugs, by name: `<place>-<what is wrong>`. A lane of verification is worth something when
//! it fails on them; the trials that assert so are called `mutant/<lane>/<name>`.
//!
//! Places: `context` (records in memory, and the context cache), `hw` (a block of the card), `ir` (the netlist, before the Verilog writer), `lint` (Verilog
//! text that is legal but bad), `pcap` (captures), the name of a pass over the IR (`fold`, `narrow`,
//! ...). A mutant says where it could not be planted by returning `false`, and the trial fails then:
//! a bug that was not planted proves nothing.

#[allow(dead_code, reason = "not every suite plants all of them")]
pub(crate) mod context;
#[allow(dead_code, reason = "not every suite plants all of them")]
pub(crate) mod context_cache;
#[allow(dead_code, reason = "not every suite plants bugs with them")]
mod edit;
pub(crate) mod hw;
pub(crate) mod ir;
pub(crate) mod lint;
#[allow(dead_code, reason = "the suite of the tools plants none of them")]
pub(crate) mod passes;
pub(crate) mod pcap;
