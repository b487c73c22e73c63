//! ctxnic generates and verifies a network interface card for embedded systems that share one
//! Ethernet port among many guests.
//!
//! The modules follow the way of the data:
//!
//! ```text
//! specs/*.yaml --> spec --> rules --> fsm --------+--> table image, C header
//!                   |                             |
//!                   |                             v
//!                   +--> hw (rust-hdl blocks) --> netlist --+--> Verilog
//!                                                           +--> cycle simulation (+ waves)
//!                              golden (plain-Rust models) <-+-> verdicts, pcap in/out
//! ```

pub mod analysis;
pub mod cli;
pub mod context;
pub mod diag;
pub mod flow;
pub mod fsm;
pub mod golden;
pub mod hw;
pub mod net;
pub mod netlist;
pub mod rules;
pub mod sim;
pub mod spec;
pub mod tool;
