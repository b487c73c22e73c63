//! The ports of an AXI bus, seen from the master, from the slave, or from beside.

use crate::sim::error::SimError;
use crate::sim::port::{Port, number, optional, path_of, port, put_bytes, put_mask, put_noise};
use crate::sim::stimulus::Rng;
use crate::sim::{Handle, Input, Sim};

use super::{Address, Burst, Resp};

/// AXI4 or its small sister.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    /// Bursts, IDs.
    Axi4,
    /// One beat of the full width, in order, no ID.
    Lite,
}

/// Ports that carry nothing a model looks at, but that must be stable.
const REST: [&str; 6] = ["prot", "cache", "lock", "qos", "region", "user"];

/// An address channel.
#[derive(Clone, Debug)]
pub(super) struct AddressPorts<P> {
    id: Option<P>,
    addr: P,
    len: Option<P>,
    size: Option<P>,
    burst: Option<P>,
    rest: Vec<(&'static str, P)>,
    /// What `size` is where there is no port for it.
    full_size: u32,
}

impl<P: Port> AddressPorts<P> {
    fn find(sim: &Sim, bus: &Bus<'_>, channel: &str) -> Result<Self, SimError> {
        let name = |signal: &str| format!("{channel}{signal}");
        let mut rest = Vec::new();
        for signal in REST {
            rest.extend(optional(sim, bus.prefix, &name(signal))?.map(|port: P| (signal, port)));
        }
        let burst = |signal: &str, width: u32| match bus.protocol {
            Protocol::Axi4 => bus.exactly(sim, &name(signal), width).map(Some),
            Protocol::Lite => Ok(None),
        };
        Ok(Self {
            id: bus.id(sim, &name("id"))?,
            addr: bus.at_most(sim, &name("addr"), 64)?,
            len: burst("len", 8)?,
            size: burst("size", 3)?,
            burst: burst("burst", 2)?,
            rest,
            full_size: 0,
        })
    }

    /// All fields with their names.
    pub(super) fn named(&self) -> Vec<(&'static str, Handle)> {
        let fields = [
            ("id", self.id),
            ("addr", Some(self.addr)),
            ("len", self.len),
            ("size", self.size),
            ("burst", self.burst),
        ];
        named(&fields).chain(self.rest.iter().map(|(name, port)| (*name, port.handle()))).collect()
    }

    /// What the channel says now.
    pub(super) fn read(&self, sim: &Sim) -> Address {
        let narrow = |port: Option<P>, absent: u32| {
            port.map_or(absent, |port| {
                u32::try_from(sim.peek_u64(port.handle())).unwrap_or(u32::MAX)
            })
        };
        Address {
            id: number(sim, self.id.map(Port::handle)),
            addr: sim.peek_u64(self.addr.handle()),
            len: narrow(self.len, 0),
            size: narrow(self.size, self.full_size),
            burst: self
                .burst
                .map_or(Burst::Incr, |port| Burst::from_bits(sim.peek_u64(port.handle()))),
        }
    }

    /// Bits of the address and of the ID.
    pub(super) fn widths(&self) -> (u32, u32) {
        (self.addr.bits(), self.id.map_or(0, Port::bits))
    }
}

impl AddressPorts<Input> {
    pub(super) fn drive(&self, sim: &mut Sim, address: &Address) {
        let fields = [
            (self.id, address.id),
            (Some(self.addr), address.addr),
            (self.len, address.len.into()),
            (self.size, address.size.into()),
            (self.burst, address.burst.bits()),
        ];
        for (port, value) in fields {
            if let Some(port) = port {
                sim.poke_u64(port, value);
            }
        }
        for &(_, port) in &self.rest {
            sim.poke_u64(port, 0);
        }
    }

    pub(super) fn drive_noise(&self, sim: &mut Sim, rng: &mut Option<Rng>) {
        let fields = [self.id, Some(self.addr), self.len, self.size, self.burst];
        for port in fields {
            noise_on(sim, port, rng);
        }
        for &(_, port) in &self.rest {
            put_noise(sim, port, rng);
        }
    }
}

/// The other three channels: what they have of these.
#[derive(Clone, Copy, Debug)]
pub(super) struct DataPorts<P> {
    pub(super) id: Option<P>,
    pub(super) data: Option<P>,
    pub(super) strb: Option<P>,
    pub(super) resp: Option<P>,
    pub(super) last: Option<P>,
    pub(super) user: Option<P>,
}

impl<P: Port> DataPorts<P> {
    /// All fields with their names.
    pub(super) fn named(&self) -> Vec<(&'static str, Handle)> {
        let fields = [
            ("id", self.id),
            ("data", self.data),
            ("strb", self.strb),
            ("resp", self.resp),
            ("last", self.last),
            ("user", self.user),
        ];
        named(&fields).collect()
    }

    pub(super) fn read_id(&self, sim: &Sim) -> u64 {
        number(sim, self.id.map(Port::handle))
    }

    pub(super) fn read_resp(&self, sim: &Sim) -> Resp {
        Resp::from_bits(number(sim, self.resp.map(Port::handle)))
    }

    /// Without a port for it, every beat is the last.
    pub(super) fn read_last(&self, sim: &Sim) -> bool {
        self.last.is_none_or(|port| sim.peek_u64(port.handle()) != 0)
    }
}

fn noise_on(sim: &mut Sim, port: Option<Input>, rng: &mut Option<Rng>) {
    if let Some(port) = port {
        put_noise(sim, port, rng);
    }
}

/// What stands on one of these channels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DataBeat {
    pub(super) id: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) strobe: u128,
    pub(super) resp: Resp,
    pub(super) last: bool,
}

impl DataPorts<Input> {
    pub(super) fn drive(&self, sim: &mut Sim, beat: &DataBeat) {
        if let Some(port) = self.data {
            put_bytes(sim, port, &beat.bytes);
        }
        if let Some(port) = self.strb {
            put_mask(sim, port, beat.strobe);
        }
        let numbers = [
            (self.id, beat.id),
            (self.resp, beat.resp.bits()),
            (self.last, beat.last.into()),
            (self.user, 0),
        ];
        for (port, value) in numbers {
            if let Some(port) = port {
                sim.poke_u64(port, value);
            }
        }
    }

    pub(super) fn drive_noise(&self, sim: &mut Sim, rng: &mut Option<Rng>) {
        let fields = [self.id, self.data, self.strb, self.resp, self.last, self.user];
        for port in fields {
            noise_on(sim, port, rng);
        }
    }
}

fn named<P: Port>(
    fields: &[(&'static str, Option<P>)],
) -> impl Iterator<Item = (&'static str, Handle)> {
    fields.iter().filter_map(|&(name, port)| Some((name, port?.handle())))
}

/// `M`: what the master drives; `S`: what the slave drives.
#[derive(Clone, Debug)]
pub(super) struct WriteSide<M, S> {
    pub(super) aw: AddressPorts<M>,
    pub(super) awvalid: M,
    pub(super) awready: S,
    pub(super) w: DataPorts<M>,
    pub(super) wdata: M,
    pub(super) wvalid: M,
    pub(super) wready: S,
    pub(super) b: DataPorts<S>,
    pub(super) bvalid: S,
    pub(super) bready: M,
}

#[derive(Clone, Debug)]
pub(super) struct ReadSide<M, S> {
    pub(super) ar: AddressPorts<M>,
    pub(super) arvalid: M,
    pub(super) arready: S,
    pub(super) r: DataPorts<S>,
    pub(super) rdata: S,
    pub(super) rvalid: S,
    pub(super) rready: M,
}

/// All ports of a bus.
#[derive(Clone, Debug)]
pub(super) struct Ports<M, S> {
    pub(super) protocol: Protocol,
    pub(super) prefix: String,
    pub(super) write: Option<WriteSide<M, S>>,
    pub(super) read: Option<ReadSide<M, S>>,
    /// Bytes of the data bus.
    pub(super) bytes: usize,
}

impl<M: Port, S: Port> Ports<M, S> {
    /// Finds the ports of that prefix.
    pub(super) fn find(sim: &Sim, prefix: &str, protocol: Protocol) -> Result<Self, SimError> {
        let bus = Bus { prefix, protocol };
        bus.check_protocol(sim)?;
        let is_there = |signal: &str| sim.has(&path_of(prefix, signal));
        let (has_write, has_read) = (is_there("awvalid"), is_there("arvalid"));
        if !has_write && !has_read {
            let error = sim.error(prefix, "no AXI bus of this prefix");
            return Err(error.with_values("ports _awvalid or _arvalid", "neither"));
        }
        let mut write = if has_write { Some(bus.write_side(sim)?) } else { None };
        let mut read = if has_read { Some(bus.read_side(sim)?) } else { None };
        let bytes = bus.bytes(
            sim,
            write.as_ref().map(|side: &WriteSide<M, S>| side.wdata.bits()),
            read.as_ref().map(|side: &ReadSide<M, S>| side.rdata.bits()),
        )?;
        let full_size = bytes.trailing_zeros();
        if let Some(side) = &mut write {
            side.aw.full_size = full_size;
        }
        if let Some(side) = &mut read {
            side.ar.full_size = full_size;
        }
        Ok(Self { protocol, prefix: prefix.to_string(), write, read, bytes })
    }

    /// The path of one of the signals.
    pub(super) fn path(&self, signal: &str) -> String {
        path_of(&self.prefix, signal)
    }
}

/// Looks ports up.
struct Bus<'a> {
    prefix: &'a str,
    protocol: Protocol,
}

impl Bus<'_> {
    fn check_protocol(&self, sim: &Sim) -> Result<(), SimError> {
        if self.protocol == Protocol::Axi4 {
            return Ok(());
        }
        for signal in ["awlen", "arlen", "wlast", "rlast"] {
            let path = path_of(self.prefix, signal);
            if sim.has(&path) {
                let error = sim.error(path, "a port of AXI4 on a bus used as AXI4-Lite");
                return Err(error.with_values("none of _awlen, _arlen, _wlast, _rlast", signal));
            }
        }
        Ok(())
    }

    fn write_side<M: Port, S: Port>(&self, sim: &Sim) -> Result<WriteSide<M, S>, SimError> {
        let wdata: M = port(sim, self.prefix, "wdata")?;
        Ok(WriteSide {
            aw: AddressPorts::find(sim, self, "aw")?,
            awvalid: self.exactly(sim, "awvalid", 1)?,
            awready: self.exactly(sim, "awready", 1)?,
            w: DataPorts {
                id: None,
                data: Some(wdata),
                strb: Some(self.exactly(sim, "wstrb", (wdata.bits() / 8).max(1))?),
                resp: None,
                last: self.last(sim, "wlast")?,
                user: optional(sim, self.prefix, "wuser")?,
            },
            wdata,
            wvalid: self.exactly(sim, "wvalid", 1)?,
            wready: self.exactly(sim, "wready", 1)?,
            b: DataPorts {
                id: self.id(sim, "bid")?,
                data: None,
                strb: None,
                resp: Some(self.exactly(sim, "bresp", 2)?),
                last: None,
                user: optional(sim, self.prefix, "buser")?,
            },
            bvalid: self.exactly(sim, "bvalid", 1)?,
            bready: self.exactly(sim, "bready", 1)?,
        })
    }

    fn read_side<M: Port, S: Port>(&self, sim: &Sim) -> Result<ReadSide<M, S>, SimError> {
        let rdata: S = port(sim, self.prefix, "rdata")?;
        Ok(ReadSide {
            ar: AddressPorts::find(sim, self, "ar")?,
            arvalid: self.exactly(sim, "arvalid", 1)?,
            arready: self.exactly(sim, "arready", 1)?,
            r: DataPorts {
                id: self.id(sim, "rid")?,
                data: Some(rdata),
                strb: None,
                resp: Some(self.exactly(sim, "rresp", 2)?),
                last: self.last(sim, "rlast")?,
                user: optional(sim, self.prefix, "ruser")?,
            },
            rdata,
            rvalid: self.exactly(sim, "rvalid", 1)?,
            rready: self.exactly(sim, "rready", 1)?,
        })
    }

    fn last<P: Port>(&self, sim: &Sim, signal: &str) -> Result<Option<P>, SimError> {
        match self.protocol {
            Protocol::Axi4 => self.exactly(sim, signal, 1).map(Some),
            Protocol::Lite => Ok(None),
        }
    }

    fn id<P: Port>(&self, sim: &Sim, signal: &str) -> Result<Option<P>, SimError> {
        let found: Option<P> = optional(sim, self.prefix, signal)?;
        if let Some(port) = found {
            self.check(sim, signal, port.bits() <= 64, "at most 64 bits", port.bits())?;
        }
        Ok(found)
    }

    fn exactly<P: Port>(&self, sim: &Sim, signal: &str, bits: u32) -> Result<P, SimError> {
        let found: P = port(sim, self.prefix, signal)?;
        self.check(sim, signal, found.bits() == bits, &format!("{bits} bits"), found.bits())?;
        Ok(found)
    }

    fn at_most<P: Port>(&self, sim: &Sim, signal: &str, bits: u32) -> Result<P, SimError> {
        let found: P = port(sim, self.prefix, signal)?;
        let expected = format!("at most {bits} bits");
        self.check(sim, signal, found.bits() <= bits, &expected, found.bits())?;
        Ok(found)
    }

    fn bytes(&self, sim: &Sim, write: Option<u32>, read: Option<u32>) -> Result<usize, SimError> {
        for (signal, bits) in [("wdata", write), ("rdata", read)] {
            if let Some(bits) = bits {
                let legal = bits.is_power_of_two() && (8..=1024).contains(&bits);
                self.check(sim, signal, legal, "8, 16, 32, .. 1024 bits", bits)?;
            }
        }
        if let (Some(write), Some(read)) = (write, read) {
            self.check(sim, "rdata", read == write, &format!("{write} bits as _wdata"), read)?;
        }
        Ok((write.or(read).unwrap_or(8) / 8) as usize)
    }

    fn check(
        &self,
        sim: &Sim,
        signal: &str,
        legal: bool,
        expected: &str,
        bits: u32,
    ) -> Result<(), SimError> {
        if legal {
            return Ok(());
        }
        let error = sim.error(path_of(self.prefix, signal), "a port of the wrong width");
        Err(error.with_values(expected, format!("{bits} bits")))
    }
}
