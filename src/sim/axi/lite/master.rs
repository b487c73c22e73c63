//! A master for the registers of a design.

use crate::sim::bench::Agent;
use crate::sim::error::SimError;
use crate::sim::pause::Pause;
use crate::sim::run::Sim;

use super::super::{Channel, Master, Pauses, Protocol, Request, Resp, Ticket};

/// A register access that is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LiteTransfer {
    /// The word read; 0 for a write.
    pub value: u64,
    /// The answer.
    pub resp: Resp,
    /// Cycle of the address handshake.
    pub issued: u64,
    /// Cycle of the response.
    pub done: u64,
}

/// Reads and writes registers through an AXI4-Lite slave port of the design, one at a time unless
/// [`LiteMaster::set_outstanding`] says more.
///
/// Most tests use the forms that wait: [`Bench::read_register`], [`Bench::write_register`].
///
/// [`Bench::read_register`]: crate::sim::Bench::read_register
/// [`Bench::write_register`]: crate::sim::Bench::write_register
#[derive(Debug)]
pub struct LiteMaster {
    master: Master,
}

impl LiteMaster {
    /// A master for the port of that prefix; data of 8 to 64 bits.
    ///
    /// # Errors
    /// When a port is missing or has the wrong width or direction, or belongs to AXI4.
    pub fn new(sim: &Sim, prefix: &str) -> Result<Self, SimError> {
        let mut master = Master::for_protocol(sim, prefix, Protocol::Lite)?;
        if master.bus_bytes() > 8 {
            let error = sim.error(prefix, "registers wider than the model knows");
            return Err(error.with_values("at most 8 bytes", master.bus_bytes()));
        }
        master.set_outstanding(1);
        Ok(Self { master })
    }

    /// Sets when a channel holds back; what is already offered stays.
    pub fn set_pause(&mut self, channel: Channel, pause: Pause) {
        self.master.set_pause(channel, pause);
    }

    /// Sets when all channels hold back.
    pub fn set_pauses(&mut self, pauses: &Pauses) {
        self.master.set_pauses(pauses);
    }

    /// Sets how many accesses may be without an answer in each direction.
    pub fn set_outstanding(&mut self, accesses: usize) {
        self.master.set_outstanding(accesses);
    }

    /// The prefix of its ports.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.master.prefix()
    }

    fn check(&self, addr: u64, value: u64, strobe: u8) -> Result<usize, SimError> {
        let bytes = self.master.bus_bytes();
        let refuse = |expected: String, got: String| {
            let error = SimError::new(0, self.master.prefix(), "an access that is no register's");
            Err(error.with_values(expected, got))
        };
        if !addr.is_multiple_of(bytes as u64) {
            return refuse(
                format!("an address that is a multiple of {bytes}"),
                format!("{addr:#x}"),
            );
        }
        let beyond = bytes < 8 && (value >> (bytes * 8) != 0 || strobe >> bytes != 0);
        if beyond {
            let got = format!("{value:#x}, strobe {strobe:#x}");
            return refuse(format!("at most {bytes} bytes"), got);
        }
        Ok(bytes)
    }

    /// Asks for a read of the word at an address, which must be a multiple of the word.
    ///
    /// # Errors
    /// When there can be no such register.
    pub fn read(&mut self, addr: u64) -> Result<Ticket, SimError> {
        let bytes = self.check(addr, 0, 0)?;
        self.master.submit(Request::read(addr, bytes))
    }

    /// Asks for a write of a whole word.
    ///
    /// # Errors
    /// When there can be no such register, or the value is too wide.
    pub fn write(&mut self, addr: u64, value: u64) -> Result<Ticket, SimError> {
        let all = u8::MAX >> (8 - self.master.bus_bytes());
        self.write_bytes(addr, value, all)
    }

    /// Asks for a write of those bytes of a word whose bits in `strobe` are 1.
    ///
    /// # Errors
    /// When there can be no such register, or the value or strobe is too wide.
    pub fn write_bytes(&mut self, addr: u64, value: u64, strobe: u8) -> Result<Ticket, SimError> {
        let bytes = self.check(addr, value, strobe)?;
        let enable = (0..bytes).map(|lane| (strobe >> lane) & 1 == 1).collect();
        let data = value.to_le_bytes()[..bytes].to_vec();
        self.master.submit(Request::write(addr, data).with_enable(enable))
    }

    /// What became of an access; nothing while it is under way.
    #[must_use]
    pub fn transfer(&self, ticket: Ticket) -> Option<LiteTransfer> {
        let done = self.master.transfer(ticket)?;
        let value = done.data.iter().rev().fold(0, |sum, &byte| (sum << 8) | u64::from(byte));
        Some(LiteTransfer { value, resp: done.resp, issued: done.issued, done: done.done })
    }

    /// As [`LiteMaster::transfer`], and forgets it.
    pub fn take(&mut self, ticket: Ticket) -> Option<LiteTransfer> {
        let transfer = self.transfer(ticket)?;
        self.master.take(ticket);
        Some(transfer)
    }

    /// True when every access is done.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.master.is_idle()
    }

    /// Forgets everything queued and under way, as a reset does.
    pub fn clear(&mut self) {
        self.master.clear();
    }
}

impl Agent for LiteMaster {
    fn drive(&mut self, sim: &mut Sim) {
        self.master.drive(sim);
    }

    fn sample(&mut self, sim: &Sim) -> Result<(), SimError> {
        self.master.sample(sim)
    }

    fn reset(&mut self, sim: &mut Sim) {
        self.master.reset(sim);
    }
}
