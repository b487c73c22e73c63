//! Writes of a memory model: from the address to the response.

use std::collections::VecDeque;

use crate::sim::port::{bytes_of, low_mask, mask_of};
use crate::sim::{Handle, Sim};

use super::super::fault::Verdict;
use super::super::ports::{DataBeat, DataPorts};
use super::super::{Address, Burst, Resp, Visible};
use super::{Common, Served, Turns};

struct Data {
    bytes: Vec<u8>,
    strobe: u128,
    cycle: u64,
}

struct Job {
    burst: Address,
    verdict: Verdict,
    request: u64,
    data: Vec<Data>,
    /// When each beat becomes visible, and which; in that order.
    commits: VecDeque<(u64, u32)>,
    /// The last of these cycles.
    memory: u64,
    /// When the response may be offered.
    due: u64,
    resp: Resp,
}

impl Job {
    fn served(&self, done: u64) -> Served {
        Served {
            burst: self.burst,
            resp: self.resp,
            request: self.request,
            first_data: self.data.first().map_or(self.request, |data| data.cycle),
            last_data: self.data.last().map_or(self.request, |data| data.cycle),
            memory: self.memory,
            done,
        }
    }
}

/// Data find their addresses in order: bursts are `open` until they have all of them, then `closed`
/// until their response is offered.
#[derive(Default)]
pub(super) struct WriteQueue {
    open: VecDeque<Job>,
    early: VecDeque<Data>,
    closed: Vec<Job>,
    offered: Option<Job>,
    turns: Turns,
}

impl WriteQueue {
    pub(super) fn outstanding(&self) -> usize {
        self.open.len() + self.closed.len() + usize::from(self.offered.is_some())
    }

    pub(super) fn is_idle(&self) -> bool {
        self.outstanding() == 0 && self.early.is_empty()
    }

    pub(super) fn offered(&self) -> Option<DataBeat> {
        let job = self.offered.as_ref()?;
        Some(DataBeat { id: job.burst.id, resp: job.resp, ..DataBeat::default() })
    }

    pub(super) fn has_early_data(&self) -> bool {
        !self.early.is_empty()
    }

    /// Whether there is a place for a beat, when so many may come before their address.
    pub(super) fn takes_data(&self, early: usize) -> bool {
        !self.open.is_empty() || self.early.len() < early
    }

    pub(super) fn take_address(&mut self, common: &mut Common, burst: Address, now: u64) {
        self.open.push_back(Job {
            burst,
            verdict: Verdict::of(&mut common.faults, &burst, true),
            request: now,
            data: Vec::new(),
            commits: VecDeque::new(),
            memory: now,
            due: now,
            resp: Resp::Okay,
        });
    }

    pub(super) fn take_data(&mut self, ports: &DataPorts<Handle>, sim: &Sim, now: u64) {
        let bytes = ports.data.map(|port| bytes_of(sim, port)).unwrap_or_default();
        let strobe = ports.strb.map_or(0, |port| mask_of(sim, port));
        self.early.push_back(Data { bytes, strobe, cycle: now });
    }

    /// Gives the data to their bursts, and closes those that have all.
    pub(super) fn close(&mut self, common: &mut Common, now: u64) {
        while let Some(job) = self.open.front_mut() {
            let missing = (job.burst.beats() as usize).saturating_sub(job.data.len());
            let have = missing.min(self.early.len());
            job.data.extend(self.early.drain(..have));
            if have < missing {
                return;
            }
            if let Some(job) = self.open.pop_front() {
                let job = self.plan(common, job, now);
                self.closed.push(job);
            }
        }
    }

    /// Decides what becomes of a burst and when.
    fn plan(&self, common: &mut Common, mut job: Job, now: u64) -> Job {
        let burst = job.burst;
        job.due = now + common.latency(true);
        job.resp = job.verdict.whole();
        let absent = |beat: u32| {
            let lanes = burst.lanes(beat, common.bytes);
            !common.ram.holds(burst.beat_addr(beat), lanes.len() as u64)
        };
        if (0..burst.beats()).any(absent) {
            job.resp = job.resp.max(Resp::DecErr);
        }
        if job.resp != Resp::Okay || job.verdict.silent {
            return job;
        }
        // The order within an ID: nothing is visible before what was written earlier.
        let same_id =
            self.closed.iter().chain(&self.offered).filter(|old| old.burst.id == burst.id);
        let floor = same_id.map(|old| old.memory).max().unwrap_or(0).max(now + 1);
        job.due = job.due.max(floor);
        let mut at = match common.timing.visible {
            Visible::AfterData => floor,
            Visible::WithResponse => job.due,
            Visible::Random => common.rng.range(floor, job.due),
        };
        let alone = common.timing.visible == Visible::Random && burst.burst != Burst::Fixed;
        let mut commits = Vec::with_capacity(job.data.len());
        for beat in 0..burst.beats() {
            commits.push((at, beat));
            if alone {
                at = common.rng.range(floor, job.due);
            }
        }
        commits.sort_unstable();
        job.memory = commits.last().map_or(floor, |&(cycle, _)| cycle);
        job.commits = commits.into();
        job
    }

    /// Makes visible what is due.
    pub(super) fn commit(&mut self, common: &mut Common, now: u64) {
        for job in &mut self.closed {
            while let Some(&(cycle, beat)) = job.commits.front()
                && cycle <= now
            {
                job.commits.pop_front();
                common.hook(true, &job.burst, beat, now);
                let lanes = job.burst.lanes(beat, common.bytes);
                let Some(data) = job.data.get(beat as usize) else { continue };
                let mask = (data.strobe >> lanes.start) & low_mask(lanes.len());
                if let Some(bytes) = data.bytes.get(lanes) {
                    // All of it was there when the burst was planned, and regions never go.
                    let _ = common.ram.write_masked(job.burst.beat_addr(beat), bytes, mask);
                }
            }
        }
    }

    /// Offers a response if one is due.
    pub(super) fn offer(&mut self, common: &mut Common, now: u64) {
        let Turns { ids, ready } = &mut self.turns;
        ids.clear();
        ready.clear();
        for (index, job) in self.closed.iter().enumerate() {
            let first = !ids.contains(&job.burst.id);
            ids.push(job.burst.id);
            if first && job.due <= now && job.commits.is_empty() && !job.verdict.silent {
                ready.push(index);
            }
        }
        let chosen =
            if common.timing.reorder { common.rng.pick(ready) } else { ready.first() }.copied();
        if let Some(index) = chosen {
            self.offered = Some(self.closed.remove(index));
        }
    }

    /// The response was taken.
    pub(super) fn answered(&mut self, now: u64) -> Option<Served> {
        self.offered.take().map(|job| job.served(now))
    }
}
