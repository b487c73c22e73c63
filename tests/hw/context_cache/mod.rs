//! The context cache against its golden model, with a memory that makes life hard; its figures.
#![allow(clippy::cast_possible_truncation, reason = "small fields of records as indices")]

mod bench;
mod exact;
mod memory;

use ctxnic::golden::context_cache::{Command, Status};
use ctxnic::hw::context_cache::Params;
use ctxnic::hw::context_cache::directory::Geometry;
use ctxnic::hw::context_cache::fetch_engine::Shape;
use ctxnic::hw::context_cache::replacement::Policy;

use self::bench::{Appetite, BASE, Bench};
use self::memory::Manners;

const SEED_CACHE: u64 = 0xcac4_e001;
const CALM: Manners = Manners { latency: 25, jitter: 0, pauses: 0 };
const HARSH: Manners = Manners { latency: 12, jitter: 30, pauses: 30 };

const fn params(geometry: Geometry, host_words: usize, piece_words: usize) -> Params {
    Params {
        geometry,
        shape: Shape { host_words, piece_words, base: BASE, timeout_cycles: 2000, beats_max: 64 },
        tries: 4000,
    }
}

const SIXTEEN: Geometry = Geometry {
    vifs: 64,
    sets: 1,
    ways: 16,
    unpinned: 2,
    misses: 4,
    requesters: 4,
    policy: Policy::Fifo,
};

fn appetites(bench: &mut Bench, vifs: usize, hold: u64) {
    for appetite in &mut bench.appetite {
        *appetite = Appetite { rate: 40, vifs, hold, frames: 4 };
    }
}

/// Requests, releases, commands and updates at random, then a quiesce: all must be in memory.
fn random_run(params: Params, manners: Manners, operations: u64, seed: u64) -> Bench {
    let mut bench = Bench::new(params, manners, seed);
    let vifs = params.geometry.vifs;
    let check = |bench: &Bench, outcome: Result<(), ctxnic::golden::context_cache::Broken>| {
        if let Err(broken) = outcome {
            panic!("cycle {}, seed {seed:#x}: {}", bench.cycle, broken.0);
        }
    };
    for vif in 0..vifs {
        let status = bench.run(Command::Create, vif).map(drop);
        check(&bench, status);
    }
    bench.operations = 0;
    let used = vifs.min(params.geometry.sets * params.geometry.ways * 3);
    appetites(&mut bench, used, 60);
    while bench.operations < operations {
        let outcome = bench.cycle();
        check(&bench, outcome);
        if bench.command.is_none() && bench.rng.one_in(60) {
            let vif = bench.rng.index(used);
            let command = match bench.rng.below(20) {
                0 => Command::Create,
                1 => Command::Destroy,
                2..6 => Command::Pin,
                6..9 => Command::Unpin,
                9..15 => Command::Update,
                15..19 => Command::Flush,
                _ => Command::FlushAll,
            };
            if command == Command::Update {
                bench.new_version(vif);
            }
            bench.begin(command, vif);
        }
    }
    while bench.command.is_some() {
        let outcome = bench.cycle();
        check(&bench, outcome);
    }
    let outcome = bench.drain();
    check(&bench, outcome);
    let outcome = bench.run(Command::Quiesce, 0).map(drop);
    check(&bench, outcome);
    assert_eq!(bench.last_status, Some(Status::Ok));
    let outcome = bench.model.at_rest();
    check(&bench, outcome);
    // Few ways and many frames: most answers are to ask again.
    assert!(bench.model.grants > operations / 40, "{} grants", bench.model.grants);
    bench
}

#[test]
fn a_small_cache_keeps_its_promises() {
    let geometry = Geometry {
        vifs: 4,
        sets: 2,
        ways: 2,
        unpinned: 1,
        misses: 2,
        requesters: 2,
        policy: Policy::Fifo,
    };
    random_run(params(geometry, 2, 2), HARSH, 3000, SEED_CACHE);
}

#[test]
fn every_geometry_keeps_its_promises_for_twenty_thousand_operations() {
    let at = |vifs, sets, ways, misses, requesters, policy| Geometry {
        vifs,
        sets,
        ways,
        unpinned: 1,
        misses,
        requesters,
        policy,
    };
    let cases = [
        (at(2, 1, 1, 1, 1, Policy::Fifo), 16, 8, 2000),
        (at(13, 1, 3, 2, 4, Policy::TreePlru), 16, 8, 4000),
        (at(40, 4, 3, 3, 4, Policy::ClassAware), 16, 8, 4000),
        (at(100, 1, 32, 8, 4, Policy::TreePlru), 16, 8, 4000),
        (at(64, 16, 4, 4, 7, Policy::ClassAware), 5, 3, 4000),
        (at(4096, 256, 8, 8, 4, Policy::Fifo), 16, 8, 3000),
    ];
    for (index, (geometry, host, piece, operations)) in cases.into_iter().enumerate() {
        let manners = [HARSH, CALM, Manners { latency: 0, jitter: 3, pauses: 5 }][index % 3];
        random_run(params(geometry, host, piece), manners, operations, SEED_CACHE + index as u64);
    }
}

#[test]
fn a_hit_takes_two_cycles_and_a_miss_latency_and_beats_and_four() {
    for latency in [1, 10, 25, 60] {
        let manners = Manners { latency, jitter: 0, pauses: 0 };
        let mut bench = Bench::new(params(SIXTEEN, 16, 8), manners, SEED_CACHE);
        for vif in 0..32 {
            bench.run(Command::Create, vif).unwrap();
        }
        // Reception and transmission want host, their piece and ctl: 32 beats.
        for (source, vif, pieces) in [(0, 3, 5), (1, 4, 6)] {
            assert_eq!(bench.ask(source, vif, pieces), (Status::Ok, latency + 32 + 4));
            bench.give_back(source, vif, pieces, 0);
            assert_eq!(bench.ask(source, vif, pieces), (Status::Ok, 2));
            bench.give_back(source, vif, pieces, 0);
        }
        // Only the piece that is not here: 8 beats.
        assert_eq!(bench.ask(1, 3, 6), (Status::Ok, latency + 8 + 4));
        bench.give_back(1, 3, 6, 0);
    }
}

#[test]
fn a_grant_every_two_cycles_and_a_lookup_every_cycle() {
    let mut bench = Bench::new(params(SIXTEEN, 16, 8), CALM, SEED_CACHE);
    bench.run(Command::Create, 1).unwrap();
    bench.ask(0, 1, 5);
    bench.give_back(0, 1, 5, 0);
    let (lookups, answers) = bench.stream(0, 1, false, 100);
    assert_eq!((lookups, answers), (100, 100), "a lookup every cycle");
    let (operations, grants) = bench.stream(0, 1, true, 100);
    assert_eq!((operations, grants), (100, 50), "a grant and its end, each a cycle");
}

#[test]
fn a_host_update_at_every_cycle_of_a_fetch_is_seen_whole_or_not_at_all() {
    for moment in 0..70 {
        let geometry = Geometry { requesters: 2, ..SIXTEEN };
        let manners = Manners { latency: 6, jitter: 0, pauses: 20 };
        let mut bench = Bench::new(params(geometry, 16, 8), manners, SEED_CACHE + moment);
        bench.run(Command::Create, 1).unwrap();
        bench.appetite[0] = Appetite { rate: 100, vifs: 2, hold: 5, frames: 2 };
        bench.run(Command::Create, 0).unwrap();
        bench.drain().unwrap();
        bench.run(Command::Destroy, 1).unwrap();
        bench.run(Command::Create, 1).unwrap();
        bench.appetite[0] = Appetite { rate: 100, vifs: 2, hold: 5, frames: 3 };
        for _ in 0..moment {
            bench.cycle().unwrap();
        }
        // Twice: after the first answer the host may write the copy that was valid before.
        for _ in 0..3 {
            bench.new_version(1);
            bench.run(Command::Update, 1).unwrap();
        }
        for _ in 0..100 {
            bench.cycle().unwrap();
        }
        bench.drain().unwrap();
    }
}

#[test]
fn a_pinned_context_never_misses_under_attack() {
    for policy in [Policy::Fifo, Policy::TreePlru, Policy::ClassAware] {
        let geometry = Geometry { policy, ways: 4, unpinned: 2, misses: 2, ..SIXTEEN };
        let mut bench = Bench::new(params(geometry, 16, 8), HARSH, SEED_CACHE);
        for vif in 0..40 {
            bench.run(Command::Create, vif).unwrap();
        }
        assert_eq!(bench.run(Command::Pin, 7).unwrap(), Status::Ok);
        assert_eq!(bench.run(Command::Pin, 9).unwrap(), Status::Ok);
        // A third one would leave one way for all others.
        assert_eq!(bench.run(Command::Pin, 11).unwrap(), Status::Other);
        appetites(&mut bench, 40, 20);
        for _ in 0..4000 {
            bench.cycle().unwrap();
        }
        assert!(bench.status("status_misses") > 40, "{}", bench.status("status_misses"));
        assert_eq!(bench.status("status_pinned_misses"), 0);
        bench.drain().unwrap();
    }
}

#[test]
fn a_fault_quarantines_one_vif_and_the_others_go_on() {
    let mut bench = Bench::new(params(SIXTEEN, 16, 8), HARSH, SEED_CACHE);
    for vif in 0..12 {
        bench.run(Command::Create, vif).unwrap();
    }
    // A bit of the record for every fault that a bit can make, a bus error on each piece.
    bench.memory.words[64] ^= 1 << 50;
    bench.memory.words[2 * 64] ^= 1;
    bench.memory.words[3 * 64 + 10] ^= 1 << 9;
    bench.memory.bad_reads.extend([4 * 64 + 15, 5 * 64 + 32, 6 * 64 + 48]);
    for vif in 1..=6 {
        bench.model.may_fail(vif);
    }
    let faults: Vec<(Status, u64)> =
        (1..=6).map(|vif| (bench.ask(0, vif, 5).0, bench.status("status_fault"))).collect();
    let codes = [1, 3, 4, 10, 10, 10].map(|code| (Status::Quarantined, code));
    assert_eq!(faults, codes);
    assert_eq!(bench.status("status_quarantines"), 6);
    appetites(&mut bench, 12, 20);
    for _ in 0..4000 {
        bench.cycle().unwrap();
    }
    bench.drain().unwrap();
    assert_eq!(bench.status("status_quarantines"), 6);
    // Mended, destroyed and created again.
    bench.memory.words[3 * 64 + 10] ^= 1 << 9;
    assert_eq!(bench.run(Command::Destroy, 3).unwrap(), Status::Ok);
    assert_eq!(bench.run(Command::Create, 3).unwrap(), Status::Ok);
    assert_eq!(bench.ask(0, 3, 5).0, Status::Ok);
    bench.give_back(0, 3, 5, 0);
}

#[test]
fn a_dead_bus_quarantines_who_waits_and_hits_go_on() {
    let mut bench = Bench::new(params(SIXTEEN, 16, 8), CALM, SEED_CACHE);
    for vif in 0..4 {
        bench.run(Command::Create, vif).unwrap();
    }
    bench.ask(0, 1, 5);
    bench.give_back(0, 1, 5, 0);
    bench.memory.dead = true;
    bench.model.may_fail(2);
    assert_eq!(bench.ask(0, 2, 5).0, Status::Quarantined);
    assert_eq!(bench.status("status_fault"), 11);
    assert_eq!(bench.ask(0, 1, 5), (Status::Ok, 2));
    bench.give_back(0, 1, 5, 0);
    // What comes late belongs to nobody.
    bench.memory.dead = false;
    assert_eq!(bench.ask(0, 3, 5).0, Status::Ok);
    bench.give_back(0, 3, 5, 0);
}
