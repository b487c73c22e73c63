//! The switch controller at the last request port of the cache: demands come in, contexts come, and
//! nobody who is there is disturbed.

use std::collections::BTreeMap;

use ctxnic::golden::context_cache::{Broken, Command, Request, Status};
use ctxnic::golden::switch_controller::{Inputs, Want};
use ctxnic::hw::context_cache::Params;
use ctxnic::hw::context_cache::directory::Geometry;
use ctxnic::hw::context_cache::replacement::Policy;
use ctxnic::sim::{EngineKind, Handle};

use super::bench::{Appetite, Bench, status};
use super::memory::Manners;
use super::records::CLASS_OF;
use super::scenario::{Build, HARSH, Outcome, SEED_CACHE, expect, params};
use crate::switch_controller::{self as switch, Size};

/// Reception, doorbells, the look-ahead of transmission, management.
const SOURCES: usize = 4;
const ASKED: usize = 4;

/// The controller, its model beside it, and what it has asked for.
struct Controller {
    bench: switch::Bench,
    open: BTreeMap<u64, Want>,
    ended: [u64; 2],
}

impl Controller {
    fn new(vifs: usize) -> Self {
        let size = Size { vifs, sources: SOURCES, asked: ASKED };
        let bench = switch::Bench::new(&switch::design(size), size, EngineKind::Auto);
        Self { bench, open: BTreeMap::new(), ended: [0; 2] }
    }
}

/// What a victim looks like in the cycle in which it is decided, against the request that takes its
/// place: looked up in the directory itself, not in the block that chooses.
struct Victims {
    alloc: Handle,
    take_way: Handle,
    gone: Handle,
    op: Handle,
    /// Contexts of the same or a lower class that made room for a prefetch.
    seen: u64,
}

impl Victims {
    fn new(bench: &Bench) -> Self {
        let handle = |name: &str| bench.sim.handle(&format!("directory.{name}")).unwrap();
        Self {
            alloc: handle("alloc"),
            take_way: handle("take_way"),
            gone: handle("gone"),
            op: handle("op_q"),
            seen: 0,
        }
    }

    fn look(&mut self, bench: &Bench) -> Outcome {
        let get = |handle| bench.sim.peek_u64(handle);
        let (gone, op) = (get(self.gone), get(self.op));
        let prefetch = op >> 34 & 1 == 1;
        if get(self.alloc) & get(self.take_way) == 0 || gone % 4 == 0 || !prefetch {
            return Ok(());
        }
        self.seen += 1;
        let (vif, class, users) = (gone >> 2 & 0xfff, gone >> 14 & 7, gone >> 24);
        let asked = op >> 24 & 7;
        if users != 0 || gone >> 17 & 1 == 1 || class < asked {
            return Err(Broken(format!(
                "VIF {vif} of class {class}, in use {users:#x}, makes room for class {asked}"
            )));
        }
        Ok(())
    }
}

/// Random demands through the controller while other requesters use contexts.
pub fn demands_under_load(build: Build<'_>) -> Outcome {
    for (policy, manners) in [
        (Policy::Fifo, HARSH),
        (Policy::TreePlru, HARSH),
        (Policy::ClassAware, Manners { axi: true, ..HARSH }),
    ] {
        let geometry =
            Geometry { vifs: 48, sets: 2, ways: 4, unpinned: 2, misses: 3, requesters: 4, policy };
        one_run(build, params(geometry, 16, 8), manners)?;
    }
    Ok(())
}

fn one_run(build: Build<'_>, params: Params, manners: Manners) -> Outcome {
    let vifs = params.geometry.vifs;
    let mut bench = Bench::of(&build(params), params, manners, SEED_CACHE);
    for vif in 0..vifs {
        expect("create", bench.run(Command::Create, vif)?, Status::Ok)?;
    }
    for appetite in &mut bench.appetite[..3] {
        *appetite = Appetite { rate: 10, vifs, hold: 60, frames: 2 };
    }
    let mut victims = Victims::new(&bench);
    let mut controller = Controller::new(vifs);
    let mut demands: Vec<Option<Want>> = vec![None; SOURCES];
    for cycle in 0..8000u64 {
        for demand in &mut demands {
            if demand.is_none() && cycle < 6000 && bench.rng.one_in(30) {
                let vif = bench.rng.below(vifs as u64);
                let class = CLASS_OF(vif as usize) as usize;
                *demand = Some(Want { vif, class, pieces: bench.rng.choose([1, 2, 3]) });
            }
        }
        step(&mut bench, &mut controller, &mut demands, &mut victims)?;
        if cycle == 6000 {
            bench.appetite.iter_mut().for_each(|appetite| appetite.rate = 0);
        }
    }
    let [here, not] = controller.ended;
    println!("{here} contexts came, {not} did not; {} made room", victims.seen);
    expect("contexts came", here > 50, true)?;
    expect("contexts made room", victims.seen > 20, true)?;
    expect("none failed", not, 0)?;
    // Nobody uses a context any more. One of a low class may find no place among idle ones of higher
    // classes; one of class 0 always does.
    expect("demands that wait", demands.iter().flatten().count(), 0)?;
    expect("of class 0", controller.open.values().any(|want| want.class == 0), false)?;
    bench.begin(Command::Quiesce, 0);
    for _ in 0..20_000 {
        step(&mut bench, &mut controller, &mut demands, &mut victims)?;
        if bench.command.is_none() {
            expect("quiesce", bench.last_status, Some(Status::Ok))?;
            return bench.model.at_rest();
        }
    }
    Err(Broken("a quiesce that does not end".into()))
}

/// One cycle of both: the controller's outputs come from registers, so they are known first.
fn step(
    bench: &mut Bench,
    controller: &mut Controller,
    demands: &mut [Option<Want>],
    victims: &mut Victims,
) -> Outcome {
    let source = bench.appetite.len() - 1;
    let offered = controller.bench.offered();
    bench.outside = Some(offered.map_or([0; 9], |(want, tag)| {
        let pieces = want.pieces | 4;
        [1, 0, tag, want.vif, want.class as u64, pieces, 0, 0, 1]
    }));
    bench.cycle_with(&mut |bench| {
        victims.look(bench)?;
        let get = |name: &str| bench.sim.peek(&format!("{name}_{source}")).unwrap().to_u64();
        let ready = get("req_ready") == Some(1) && offered.is_some();
        let answer = (get("rsp_valid") == Some(1)).then(|| bench.answer());
        if let Some((tag, code, slot)) = answer {
            bench.model.answer(source, tag as u32, status(code), slot)?;
            controller.open.remove(&tag);
        }
        if let (true, Some((want, tag))) = (ready, offered) {
            let pieces = want.pieces as u32 | 4;
            let vif = want.vif as usize;
            let request = Request { vif, pieces, user: false, prefetch: true };
            bench.model.request(source, tag as u32, request)?;
            controller.open.insert(tag, want);
        }
        let inputs = Inputs {
            demands: demands.to_vec(),
            ready: get("req_ready") == Some(1),
            answer: answer.map(|(tag, code, _)| (tag, code)),
        };
        let seen = controller.bench.cycle(&inputs).map_err(Broken)?;
        if let Some(taken) = seen.taken {
            demands[taken] = None;
        }
        if let Some((_, code)) = seen.event {
            controller.ended[usize::from(code != 0)] += 1;
        }
        Ok(())
    })
}
