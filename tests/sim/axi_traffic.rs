//! Random AXI traffic and a plain model of what it must do.

use ctxnic::sim::axi::{Bandwidth, Burst, Duplex, Pauses, Request, Timing, Visible};
use ctxnic::sim::stimulus::Rng;

/// A burst as drawn: enough to submit it and to know what it does, without asking the models.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub write: bool,
    pub id: u64,
    pub addr: u64,
    pub size: u32,
    pub burst: Burst,
    pub data: Vec<u8>,
    pub enable: Vec<bool>,
}

impl Drawn {
    pub fn request(&self) -> Request {
        let request = if self.write {
            Request::write(self.addr, self.data.clone()).with_enable(self.enable.clone())
        } else {
            Request::read(self.addr, self.data.len())
        };
        request.with_id(self.id).with_size(self.size).with_burst(self.burst)
    }

    /// The address of each of its bytes, in the order of the data. Written from the text of the
    /// specification, one byte at a time.
    pub fn places(&self) -> Vec<u64> {
        let width = 1u64 << self.size;
        let len = self.data.len() as u64;
        match self.burst {
            Burst::Incr | Burst::Reserved => (0..len).map(|byte| self.addr + byte).collect(),
            Burst::Wrap => {
                let low = self.addr - self.addr % len;
                (0..len).map(|byte| low + (self.addr - low + byte) % len).collect()
            }
            Burst::Fixed => {
                let per_beat = width - self.addr % width;
                (0..len).map(|byte| self.addr + byte % per_beat).collect()
            }
        }
    }
}

/// A legal burst with all its bytes in `base..base + 1024`, which is in one page.
pub fn draw(rng: &mut Rng, base: u64, bus_bytes: usize, ids: u64) -> Drawn {
    let full = bus_bytes.trailing_zeros();
    let size = u32::try_from(rng.range(0, u64::from(full))).unwrap();
    let width = 1usize << size;
    let burst =
        *rng.pick(&[Burst::Incr, Burst::Incr, Burst::Incr, Burst::Wrap, Burst::Fixed]).unwrap();
    let (addr, len) = match burst {
        Burst::Wrap => {
            let beats = *rng.pick(&[2usize, 4, 8, 16]).unwrap();
            let slots = 1024 / width as u64;
            (base + rng.below(slots) * width as u64, beats * width)
        }
        Burst::Fixed => {
            let addr = base + rng.below(1024 - width as u64);
            let per_beat = width - usize::try_from(addr).unwrap() % width;
            (addr, per_beat * (1 + rng.index(16)))
        }
        _ => {
            let addr = base + rng.below(512);
            let before = usize::try_from(addr).unwrap() % width;
            let most = (16 * width - before).min(512);
            (addr, 1 + rng.index(most))
        }
    };
    let write = rng.chance(1, 2);
    let enable = (0..len).map(|_| rng.chance(7, 8)).collect();
    Drawn { write, id: rng.below(ids), addr, size, burst, data: rng.bytes(len), enable }
}

/// A memory that behaves in some legal way.
pub fn timing(rng: &mut Rng) -> Timing {
    let seed = rng.next_u64();
    let range = |rng: &mut Rng| {
        let low = rng.range(1, 30);
        low..=low + rng.below(60)
    };
    Timing {
        read_latency: range(rng),
        write_latency: range(rng),
        visible: *rng.pick(&[Visible::Random, Visible::AfterData, Visible::WithResponse]).unwrap(),
        early_read: rng.chance(1, 2),
        reorder: rng.chance(1, 2),
        interleave: rng.chance(1, 2),
        max_reads: 1 + rng.index(8),
        max_writes: 1 + rng.index(8),
        early_data: rng.index(6),
        data_first: rng.chance(1, 3),
        bandwidth: Bandwidth {
            beats: u32::try_from(rng.range(1, 2)).unwrap(),
            cycles: u32::try_from(rng.range(1, 3)).unwrap(),
        },
        duplex: *rng.pick(&[Duplex::Full, Duplex::Half]).unwrap(),
        pauses: Pauses::random(u32::try_from(rng.below(80)).unwrap(), seed),
        noise: true,
        seed,
    }
}
