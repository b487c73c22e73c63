//! The rules of AXI4 and AXI4-Lite, checked at any prefix.

mod read;
mod write;

use crate::sim::bench::Agent;
use crate::sim::error::SimError;
use crate::sim::{Handle, Sim};

use super::ports::Ports;
use super::watch::{Name, Side};
use super::{Address, Burst, Protocol, Rules};
use read::ReadCheck;
use write::WriteCheck;

/// Fails at the first broken rule, with the cycle, the signal and the name of the rule.
///
/// It only looks, so it may stand at any prefix: at ports of the top, or inside (`engine.m_axi`).
/// `ERRM` rules bind the master, `ERRS` rules the slave. In the names below `x` is `w` or `r`;
/// AXI4-Lite has the same rules under `AXI4LITE_`, as far as it has the signals.
///
/// | rule (`AXI4_` + ..) | what must hold |
/// |---|---|
/// | `ERRM_AxVALID_STABLE`, `ERRM_WVALID_STABLE`, `ERRS_BVALID_STABLE`, `ERRS_RVALID_STABLE` | `valid` stays until `ready` |
/// | `.._<SIGNAL>_STABLE`, e.g. `ERRM_AWADDR_STABLE` | so does everything offered with it |
/// | `ERRM_AxADDR_BOUNDARY` | no burst has bytes of two pages of 4 KiB |
/// | `ERRM_AxADDR_ALIGN` | a `WRAP` address is a multiple of the beat; all are, with [`Rules::aligned`] |
/// | `ERRM_AxBURST_RESERVED` | the fourth burst code is not used |
/// | `ERRM_AxLEN_LIMIT` | at most [`Rules::max_beats`] |
/// | `ERRM_AxLEN_FIXED` | `FIXED`: at most 16 beats |
/// | `ERRM_AxLEN_WRAP` | `WRAP`: 2, 4, 8 or 16 beats |
/// | `ERRM_AxSIZE_WIDTH` | a beat is not wider than the bus |
/// | `ERRM_AxVALID_LIMIT` | at most [`Rules::max_writes`], [`Rules::max_reads`] under way |
/// | `ERRM_WLAST_EARLY`, `ERRM_WLAST_MISSING` | `AWLEN` + 1 beats, the last one marked |
/// | `ERRM_WSTRB_LANES` | strobes only on the lanes of the beat |
/// | `ERRS_BVALID_EARLY` | no response before address and last data are taken |
/// | `ERRS_BID_UNKNOWN`, `ERRS_RID_UNKNOWN` | an answer has the ID of something asked (`BVALID`, `RVALID` where there is no ID) |
/// | `ERRS_BRESP_EXOKAY`, `ERRS_RRESP_EXOKAY` | no `EXOKAY`: nothing here is exclusive |
/// | `ERRS_RLAST_EARLY`, `ERRS_RLAST_MISSING` | `ARLEN` + 1 beats, the last one marked; reads of one ID in order |
/// | `ERRS_RID_INTERLEAVED` | without [`Rules::interleave`]: beats of a burst stay together |
/// | `.._<CHANNEL>READY_MAX_WAIT` | with [`Rules::max_wait`] |
/// | `ERRS_BVALID_MAX_WAIT`, `ERRS_RVALID_MAX_WAIT` | with [`Rules::max_response`] |
///
/// Two reads of one ID and one length that change places cannot be told from here; their data can,
/// by who knows them.
///
/// Source: the rules are those of AMBA AXI (ARM IHI 0022); the names follow the style of ARM's own
/// assertions, but are not theirs.
#[derive(Clone, Debug)]
pub struct Checker {
    name: Name,
    bus: Limits,
    write: Option<WriteCheck>,
    read: Option<ReadCheck>,
}

/// What the bus and the settings allow.
#[derive(Clone, Copy, Debug)]
struct Limits {
    rules: Rules,
    bytes: usize,
}

impl Checker {
    /// A checker of the AXI4 bus of that prefix, at any depth of the hierarchy.
    ///
    /// # Errors
    /// When a port is missing or has the wrong width.
    pub fn new(sim: &Sim, prefix: &str, rules: Rules) -> Result<Self, SimError> {
        Self::for_protocol(sim, prefix, Protocol::Axi4, rules)
    }

    /// A checker of a bus of AXI4 or AXI4-Lite.
    ///
    /// # Errors
    /// See [`Checker::new`].
    pub fn for_protocol(
        sim: &Sim,
        prefix: &str,
        protocol: Protocol,
        rules: Rules,
    ) -> Result<Self, SimError> {
        let ports: Ports<Handle, Handle> = Ports::find(sim, prefix, protocol)?;
        Ok(Self {
            name: Name { prefix: ports.prefix, protocol },
            bus: Limits { rules, bytes: ports.bytes },
            write: ports.write.map(|side| WriteCheck::new(side, &rules)),
            read: ports.read.map(|side| ReadCheck::new(side, &rules)),
        })
    }

    /// Bursts that were taken and have no complete answer yet: writes, reads.
    #[must_use]
    pub fn outstanding(&self) -> (usize, usize) {
        let writes = self.write.as_ref().map_or(0, WriteCheck::outstanding);
        (writes, self.read.as_ref().map_or(0, ReadCheck::outstanding))
    }

    /// Checks one cycle. Call it between [`Sim::eval`] and [`Sim::step`].
    ///
    /// # Errors
    /// When a rule is broken.
    pub fn sample(&mut self, sim: &Sim) -> Result<(), SimError> {
        if let Some(write) = &mut self.write {
            write.sample(sim, &self.name, &self.bus)?;
        }
        if let Some(read) = &mut self.read {
            read.sample(sim, &self.name, &self.bus)?;
        }
        Ok(())
    }

    /// Forgets what is under way, as a reset does.
    pub fn clear(&mut self) {
        if let Some(write) = &mut self.write {
            write.clear();
        }
        if let Some(read) = &mut self.read {
            read.clear();
        }
    }
}

impl Agent for Checker {
    fn drive(&mut self, _: &mut Sim) {}

    fn sample(&mut self, sim: &Sim) -> Result<(), SimError> {
        Self::sample(self, sim)
    }

    fn reset(&mut self, _: &mut Sim) {
        self.clear();
    }
}

/// Checks what an address channel (`aw`, `ar`) offers.
fn check_address(
    sim: &Sim,
    name: &Name,
    channel: &str,
    address: &Address,
    bus: &Limits,
) -> Result<(), SimError> {
    let fail = |field: &str, rule: &str, text: &str, expected: String, got: String| {
        let signal = format!("{channel}{field}");
        let error = name.broken(sim, Side::Master, &signal, rule, text);
        Err(error.with_values(expected, got))
    };
    let beats = address.beats();
    if address.beat_bytes() > bus.bytes as u64 {
        let text = "a beat is wider than the bus";
        let got = format!("{} bytes", address.beat_bytes());
        return fail("size", "WIDTH", text, format!("at most {} bytes", bus.bytes), got);
    }
    match address.burst {
        Burst::Reserved => {
            let text = "the reserved burst code";
            return fail("burst", "RESERVED", text, "0, 1 or 2".into(), "3".into());
        }
        Burst::Fixed if beats > 16 => {
            let text = "a FIXED burst is too long";
            return fail("len", "FIXED", text, "at most 16 beats".into(), beats.to_string());
        }
        Burst::Wrap if ![2, 4, 8, 16].contains(&beats) => {
            let text = "a WRAP burst of an illegal length";
            return fail("len", "WRAP", text, "2, 4, 8 or 16 beats".into(), beats.to_string());
        }
        _ => {}
    }
    if beats > bus.rules.max_beats {
        let expected = format!("at most {} beats", bus.rules.max_beats);
        return fail("len", "LIMIT", "a burst is too long", expected, beats.to_string());
    }
    if !address.is_aligned() && (bus.rules.aligned || address.burst == Burst::Wrap) {
        let expected = format!("a multiple of {}", address.beat_bytes());
        let got = format!("{:#x}", address.addr);
        return fail("addr", "ALIGN", "the address is not that of a beat", expected, got);
    }
    if address.crosses_page() {
        let text = "a burst crosses a boundary of 4 KiB";
        let end = address.addr | 0xfff;
        let got = format!("{:#x}..={:#x}", address.addr, address.last_addr());
        return fail("addr", "BOUNDARY", text, format!("an end of at most {end:#x}"), got);
    }
    Ok(())
}
