//! Reads of a memory model: from the address to the last beat.

use crate::sim::port::noise;

use super::super::fault::Verdict;
use super::super::ports::DataBeat;
use super::super::{Address, Resp};
use super::{Common, Served, Turns};

struct Job {
    burst: Address,
    verdict: Verdict,
    request: u64,
    due: u64,
    /// Next beat to offer.
    next: u32,
    /// The beats, when they were read with the address.
    early: Option<Vec<DataBeat>>,
    first_data: u64,
    memory: u64,
    resp: Resp,
}

/// Reads in the order of their addresses.
#[derive(Default)]
pub(super) struct ReadQueue {
    jobs: Vec<Job>,
    /// Which of them offers a beat.
    offered: Option<(usize, DataBeat)>,
    turns: Turns,
}

impl ReadQueue {
    pub(super) fn outstanding(&self) -> usize {
        self.jobs.len()
    }

    pub(super) fn offered(&self) -> Option<&DataBeat> {
        self.offered.as_ref().map(|(_, beat)| beat)
    }

    pub(super) fn take_address(&mut self, common: &mut Common, burst: Address, now: u64) {
        let verdict = Verdict::of(&mut common.faults, &burst, false);
        let due = now + common.latency(false);
        let early = common.timing.early_read && common.rng.chance(1, 2);
        let early = early.then(|| {
            (0..burst.beats()).map(|index| fetch(common, &burst, &verdict, index, now)).collect()
        });
        self.jobs.push(Job {
            burst,
            verdict,
            request: now,
            due,
            next: 0,
            early,
            first_data: now,
            memory: now,
            resp: Resp::Okay,
        });
    }

    /// Offers a beat if one is due; tells whether it does.
    pub(super) fn offer(&mut self, common: &mut Common, now: u64) -> bool {
        let Turns { ids, ready } = &mut self.turns;
        ids.clear();
        ready.clear();
        for (index, job) in self.jobs.iter().enumerate() {
            let first = !ids.contains(&job.burst.id);
            ids.push(job.burst.id);
            if first && job.due <= now && !job.verdict.silent {
                ready.push(index);
            }
        }
        let begun = ready.iter().find(|&&index| self.jobs[index].next > 0);
        let chosen = match begun {
            Some(_) if !common.timing.interleave => begun,
            _ if common.timing.reorder => common.rng.pick(ready),
            _ => ready.first(),
        };
        let Some(&index) = chosen else { return false };
        let job = &mut self.jobs[index];
        let early = job.early.as_mut().and_then(|beats| beats.get_mut(job.next as usize));
        let beat = if let Some(beat) = early {
            std::mem::take(beat)
        } else {
            job.memory = now;
            fetch(common, &job.burst, &job.verdict, job.next, now)
        };
        self.offered = Some((index, beat));
        true
    }

    /// The beat was taken; tells about its burst when that was the last.
    pub(super) fn taken(&mut self, now: u64) -> Option<Served> {
        let (index, beat) = self.offered.take()?;
        let job = self.jobs.get_mut(index)?;
        if job.next == 0 {
            job.first_data = now;
        }
        job.next += 1;
        job.resp = job.resp.max(beat.resp);
        if !beat.last {
            return None;
        }
        let job = self.jobs.remove(index);
        Some(Served {
            burst: job.burst,
            resp: job.resp,
            request: job.request,
            first_data: job.first_data,
            last_data: now,
            memory: job.memory,
            done: now,
        })
    }
}

/// Takes a beat from the memory.
fn fetch(
    common: &mut Common,
    burst: &Address,
    verdict: &Verdict,
    index: u32,
    now: u64,
) -> DataBeat {
    common.hook(false, burst, index, now);
    let mut resp = verdict.beat(burst, index);
    let mut bytes = noise(&mut common.noise, common.bytes);
    // An answer that says no carries no data: whoever uses them uses noise.
    if resp == Resp::Okay {
        let lanes = burst.lanes(index, common.bytes);
        let read = bytes.get_mut(lanes).map(|to| common.ram.read_into(burst.beat_addr(index), to));
        if !matches!(read, Some(Ok(()))) {
            resp = Resp::DecErr;
        }
    }
    DataBeat { id: burst.id, bytes, strobe: 0, resp, last: index == burst.len }
}
