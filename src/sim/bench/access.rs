//! Accesses that wait for their answer.

use crate::sim::axi::{Resp, Ticket};
use crate::sim::error::SimError;

use super::{Bench, LiteMasterId, MasterId};

impl Bench {
    /// Sets how many cycles an access of [`Bench::read_register`] and its like may take; at first
    /// 10,000.
    pub fn set_patience(&mut self, cycles: u64) {
        self.patience = cycles;
    }

    /// Runs until a register is read, and gives its value.
    ///
    /// # Errors
    /// See [`Bench::cycle`]; when the answer is not `OKAY` or does not come; when there can be no such
    /// register.
    pub fn read_register(&mut self, master: LiteMasterId, addr: u64) -> Result<u64, SimError> {
        let ticket = self[master].read(addr)?;
        let what = format!("the read of register {addr:#x}");
        self.wait(&what, |tb| tb[master].transfer(ticket).is_some())?;
        let Some(done) = self[master].take(ticket) else { return Ok(0) };
        self.expect_okay(self[master].prefix().to_string(), &what, done.resp)?;
        Ok(done.value)
    }

    /// Runs until a register is written.
    ///
    /// # Errors
    /// See [`Bench::read_register`]; also when the value is too wide.
    pub fn write_register(
        &mut self,
        master: LiteMasterId,
        addr: u64,
        value: u64,
    ) -> Result<(), SimError> {
        let ticket = self[master].write(addr, value)?;
        let what = format!("the write of register {addr:#x}");
        self.wait(&what, |tb| tb[master].transfer(ticket).is_some())?;
        let resp = self[master].take(ticket).map(|done| done.resp).unwrap_or_default();
        self.expect_okay(self[master].prefix().to_string(), &what, resp)
    }

    /// Runs until some bytes are read, and gives them.
    ///
    /// # Errors
    /// See [`Bench::cycle`]; when an answer is not `OKAY` or does not come; when the port cannot carry
    /// the access.
    pub fn read_bytes(
        &mut self,
        master: MasterId,
        addr: u64,
        bytes: usize,
    ) -> Result<Vec<u8>, SimError> {
        let ticket = self[master].read(addr, bytes)?;
        self.finish(master, ticket, &format!("the read of {bytes} bytes from {addr:#x}"))
    }

    /// Runs until some bytes are written.
    ///
    /// # Errors
    /// See [`Bench::read_bytes`].
    pub fn write_bytes(
        &mut self,
        master: MasterId,
        addr: u64,
        data: &[u8],
    ) -> Result<(), SimError> {
        let ticket = self[master].write(addr, data)?;
        let what = format!("the write of {} bytes to {addr:#x}", data.len());
        self.finish(master, ticket, &what).map(|_| ())
    }

    fn finish(
        &mut self,
        master: MasterId,
        ticket: Ticket,
        what: &str,
    ) -> Result<Vec<u8>, SimError> {
        self.wait(what, |tb| tb[master].transfer(ticket).is_some())?;
        let done = self[master].take(ticket).unwrap_or_default();
        self.expect_okay(self[master].prefix().to_string(), what, done.resp)?;
        Ok(done.data)
    }

    fn wait(&mut self, what: &str, done: impl Fn(&Self) -> bool) -> Result<(), SimError> {
        for _ in 0..self.patience {
            if done(self) {
                return Ok(());
            }
            self.cycle()?;
        }
        if done(self) {
            return Ok(());
        }
        let message = format!("{what} was not answered in {} cycles", self.patience);
        Err(self.sim.error("bench", message))
    }

    fn expect_okay(&self, path: String, what: &str, resp: Resp) -> Result<(), SimError> {
        if resp == Resp::Okay {
            return Ok(());
        }
        let error = self.sim.error(path, format!("{what} was refused"));
        Err(error.with_values(Resp::Okay, resp))
    }
}
