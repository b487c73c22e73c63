//! One request at a time, with its cycles counted.

use ctxnic::golden::context_cache::{Broken, Request, Status};

use super::bench::{Bench, status};

impl Bench {
    fn set(&mut self, source: usize, name: &str, value: u64) {
        self.sim.poke(&format!("{name}_{source}"), value).unwrap();
    }

    fn get(&self, name: &str) -> u64 {
        self.sim.peek(name).unwrap().to_u64().unwrap()
    }

    pub fn status(&self, name: &str) -> u64 {
        self.get(name)
    }

    fn offer(&mut self, source: usize, vif: usize, pieces: u32, release: bool, prefetch: bool) {
        for (name, value) in [
            ("req_valid", 1),
            ("req_release", release.into()),
            ("req_tag", 0),
            ("req_vif", vif as u64),
            ("req_class", self.classes[vif]),
            ("req_pieces", pieces.into()),
            ("req_dirty", 0),
            ("req_user", 0),
            ("req_prefetch", prefetch.into()),
        ] {
            self.set(source, name, value);
        }
    }

    /// The memory alone goes on.
    fn tick(&mut self) -> Result<(), Broken> {
        self.memory.drive(&mut self.sim);
        self.sim.eval();
        self.sample_memory()?;
        self.sim.step();
        self.cycle += 1;
        Ok(())
    }

    /// Asks, with the requesters at rest; the answer and the cycles from its acceptance.
    pub fn ask(&mut self, source: usize, vif: usize, pieces: u32) -> Result<(Status, u64), Broken> {
        self.ask_for(source, vif, pieces, false)
    }

    /// The same, or a prefetch, which locks nothing.
    pub fn ask_for(
        &mut self,
        source: usize,
        vif: usize,
        pieces: u32,
        prefetch: bool,
    ) -> Result<(Status, u64), Broken> {
        assert!(self.is_quiet());
        self.offer(source, vif, pieces, false, prefetch);
        self.sim.eval();
        assert_eq!(self.get(&format!("req_ready_{source}")), 1);
        let request = Request { vif, pieces, user: false, prefetch };
        self.model.request(source, 0, request)?;
        for cycles in 0..10_000 {
            self.sim.eval();
            if self.get(&format!("rsp_valid_{source}")) == 1 {
                let (code, slot) = (status(self.get("rsp_status")), self.get("rsp_slot"));
                self.model.answer(source, 0, code, slot)?;
                // The last fault is told with the answer or a cycle later.
                self.tick()?;
                return Ok((code, cycles));
            }
            self.tick()?;
            self.set(source, "req_valid", 0);
        }
        Err(Broken(format!("no answer for VIF {vif}")))
    }

    pub fn give_back(
        &mut self,
        source: usize,
        vif: usize,
        pieces: u32,
        dirty: u64,
    ) -> Result<(), Broken> {
        self.offer(source, vif, pieces, true, false);
        self.set(source, "req_dirty", dirty);
        self.tick()?;
        self.set(source, "req_valid", 0);
        self.model.releases(vif, pieces, false);
        self.tick()?;
        self.tick()
    }

    /// A request in every cycle: prefetches, or grants and releases in turn; how many were taken
    /// and how many answers came.
    pub fn stream(
        &mut self,
        source: usize,
        vif: usize,
        grants: bool,
        cycles: u64,
    ) -> Result<(u64, u64), Broken> {
        let (mut taken, mut answers) = (0, 0);
        for cycle in 0..cycles + 2 {
            if cycle < cycles {
                self.offer(source, vif, 1, grants && cycle % 2 == 1, !grants);
            } else {
                self.set(source, "req_valid", 0);
            }
            self.sim.eval();
            taken += u64::from(cycle < cycles) * self.get(&format!("req_ready_{source}"));
            let good = self.get(&format!("rsp_valid_{source}")) == 1 && self.get("rsp_status") == 0;
            answers += u64::from(good);
            self.tick()?;
        }
        Ok((taken, answers))
    }
}
