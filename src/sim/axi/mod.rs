//! AXI4 and AXI4-Lite models: a [`Master`] that reads and writes, a [`Memory`] that answers and
//! misbehaves as far as the protocol allows, a [`LiteMaster`] and a [`LiteSlave`] for registers, a
//! [`Checker`] that knows the rules.
//!
//! ```text
//!              design's slave port             design's master port
//!  Master     ---- s_axi_* ---->  +--------+  ---- m_axi_* ---->  Memory ---- Ram
//!  LiteMaster ---- s_axil_* --->  | design |  ---- m_axil_* --->  LiteSlave -- Registers
//!                                 +--------+
//!                                      ^ Checker, at any prefix: `engine.m_axi`
//! ```
//!
//! ```no_run
//! # use ctxnic::netlist::ir::Design;
//! # fn test(design: Design) -> Result<(), Box<dyn std::error::Error>> {
//! use ctxnic::sim::axi::{Fault, Ram, Timing};
//! use ctxnic::sim::{Bench, Sim};
//!
//! let ram = Ram::with_region(0x8000_0000, 1 << 20);
//! ram.write(0x8000_0100, b"a descriptor")?;
//!
//! let mut tb = Bench::new(Sim::new(&design)?);
//! let memory = tb.add_memory("m_axi", &ram, Timing::adversarial(7))?;
//! let registers = tb.add_lite_master("s_axil")?;
//! tb.reset(2);
//! tb[memory].add_fault(Fault::slverr().at(0x8000_2000..=0x8000_2fff).reads());
//!
//! tb.write_register(registers, 0x10, 0x8000_0100)?; // returns when the response is there
//! tb.run_until(1000, |tb| tb[memory].is_idle())?;
//! assert_eq!(ram.read_u32(0x8000_0200)?, 12);
//! # Ok(())
//! # }
//! ```
//!
//! Ports are `<prefix>_awaddr`, `_awvalid` and so on, with the names and widths of the AXI
//! specification. All of the write channels may be missing, or all of the read channels. IDs and
//! `prot`, `cache`, `lock`, `qos`, `region`, `user` may be missing: an absent one is 0. Everything
//! else of AXI4 must be there. Data are 8 to 1,024 bits.
//!
//! **The memory is adversarial by default** ([`Timing::adversarial`]): a write becomes visible at
//! some cycle between its last data and its response, beat by beat; reads of different IDs overtake
//! each other and mix their beats; every latency varies; every channel pauses. A design that is right
//! only with a polite memory fails. [`Timing::benign`] is polite, for measuring.
//!
//! Everything random has a seed; the same seeds give the same cycles on every machine.
//!
//! Not here: exclusive accesses (`EXOKAY` is refused by the checker), AXI3 write interleaving,
//! AXI5, coherency.

mod address;
mod checker;
mod fault;
mod lite;
mod master;
mod memory;
mod ports;
mod ram;
mod request;
mod rules;
mod timing;
mod watch;

pub use address::{Address, Burst};
pub use checker::Checker;
pub use fault::Fault;
pub use lite::{LiteMaster, LiteSlave, LiteTransfer, RegisterFile, Registers};
pub use master::{Master, Ticket, Transfer};
pub use memory::{Beat, Memory, Served};
pub use ports::Protocol;
pub use ram::Ram;
pub use request::Request;
pub use rules::Rules;
pub use timing::{Bandwidth, Duplex, Pauses, Timing, Visible};

use std::fmt;

/// What a slave answers. The order is that of severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Resp {
    /// It worked.
    #[default]
    Okay,
    /// An exclusive access worked.
    ExOkay,
    /// The slave says no.
    SlvErr,
    /// There is no slave at this address.
    DecErr,
}

impl Resp {
    /// From the two bits on the bus.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Self {
        match bits & 3 {
            0 => Self::Okay,
            1 => Self::ExOkay,
            2 => Self::SlvErr,
            _ => Self::DecErr,
        }
    }

    /// The two bits on the bus.
    #[must_use]
    pub const fn bits(self) -> u64 {
        match self {
            Self::Okay => 0,
            Self::ExOkay => 1,
            Self::SlvErr => 2,
            Self::DecErr => 3,
        }
    }
}

impl fmt::Display for Resp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Okay => "OKAY",
            Self::ExOkay => "EXOKAY",
            Self::SlvErr => "SLVERR",
            Self::DecErr => "DECERR",
        })
    }
}

/// One of the five channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// Write addresses, from the master.
    Aw,
    /// Write data, from the master.
    W,
    /// Write responses, from the slave.
    B,
    /// Read addresses, from the master.
    Ar,
    /// Read data, from the slave.
    R,
}

impl Channel {
    /// All five.
    pub const ALL: [Self; 5] = [Self::Aw, Self::W, Self::B, Self::Ar, Self::R];
}
